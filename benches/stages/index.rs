//! The index: built in memory and opened from disk, names a second, at 1,000 to 300,000 listed names.
//!
//! Building in memory leaves out the disk's share, which differs more between machines than between commits; it is not
//! measured at 300,000 names, where ten samples take minutes. Opening is a warm start: the files are in the system's
//! cache.

use std::cell::LazyCell;

use criterion::{Criterion, Throughput};
use interdict::index::{Index, IndexLocation};

use crate::support::designations::{designations_of, snapshot};
use crate::support::pipeline::{build, built, open};
use crate::support::{SIZES, measure};

/// All of it.
pub(crate) fn bench(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("index");
    group.sample_size(10);
    for (size, names) in SIZES {
        group.throughput(Throughput::Elements(names as u64));
        let list = LazyCell::new(|| built(names));
        if names < 300_000 {
            group.bench_function(format!("build/{size}"), |bencher| {
                let snapshots = [snapshot(&designations_of(names))];
                let build = || of(&build(&IndexLocation::Memory, &snapshots));
                let expected = build();
                assert_eq!(expected, of(list.index()), "the same list gives the same index");
                measure(bencher, &expected, build);
            });
        }
        group.bench_function(format!("open/{size}"), |bencher| {
            let expected = list.index().manifest().spans;
            measure(bencher, &expected, || open(&list.location, &list.fingerprint).manifest().spans);
        });
    }
    group.finish();
}

/// What an index is told by: its fingerprint, and its spans, names and designations.
fn of(index: &Index) -> (String, [usize; 3]) {
    let manifest = index.manifest();
    (manifest.fingerprint.clone(), [manifest.spans, manifest.names, manifest.designations])
}
