//! The index: built in memory and opened from disk, names a second, at 1,000 to 300,000 listed names.
//!
//! Building in memory leaves out the disk's share, which differs more between machines than between commits; it is not
//! measured at 300,000 names, where ten samples take minutes. Opening is a warm start: the files are in the system's
//! cache.

use std::cell::LazyCell;

use criterion::{Criterion, Throughput};
use interdict::index::IndexLocation;

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
                let expected = list.index().manifest().clone();
                assert_eq!(expected.names, snapshots[0].names_count());
                measure(bencher, &expected, || build(&IndexLocation::Memory, &snapshots).manifest().clone());
            });
        }
        group.bench_function(format!("open/{size}"), |bencher| {
            let expected = list.index().manifest().spans;
            measure(bencher, &expected, || open(&list.location, &list.fingerprint).manifest().spans);
        });
    }
    group.finish();
}
