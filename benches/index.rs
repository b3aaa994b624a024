//! The index: built in memory and opened from disk, designations a second, at 1,000 and 10,000 designations.
//!
//! Building in memory leaves out the disk's share, which differs more between machines than between commits. Opening
//! is a warm start: the files are in the system's cache.

use criterion::{Criterion, Throughput};
use interdict::index::{Index, IndexLocation};
use interdict::list::Strictness;

mod support;

use support::{designations, measure, snapshot};

fn main() {
    let mut criterion = Criterion::default().configure_from_args();
    for count in [1000, 10_000] {
        build_and_open(&mut criterion, count);
    }
    criterion.final_summary();
}

fn build_and_open(criterion: &mut Criterion, count: usize) {
    let snapshots = [snapshot(&designations(count))];
    let folder = tempfile::tempdir().expect("a folder for temporary files");
    let location = IndexLocation::Folder(folder.path().to_owned());
    let build = |location: &IndexLocation| {
        Index::build(location, &snapshots, Strictness::Strict)
            .expect("the index is built")
            .0
            .manifest()
            .clone()
    };
    let expected = build(&location);
    assert_eq!(expected.designations, count);
    assert_eq!(expected.names, snapshots[0].names_count());
    assert_eq!(expected, build(&IndexLocation::Memory), "the same list gives the same index");

    let mut group = criterion.benchmark_group("index");
    group.sample_size(10).throughput(Throughput::Elements(count as u64));
    group.bench_function(format!("build/{count}"), |bencher| {
        measure(bencher, &expected, || build(&IndexLocation::Memory));
    });
    group.bench_function(format!("open/{count}"), |bencher| {
        measure(bencher, &expected.spans, || {
            Index::open(&location, &expected.fingerprint).expect("the index was just built").manifest().spans
        });
    });
    group.finish();
}
