//! Files read and analysed and not screened, rows a second: what no screening can do without.
//!
//! `here` is the calling thread; `threads_1` and `threads_2` go the way the program goes, with a thread that reads
//! and a pool that analyses. The `screen` bench has the same files under the same names.

use std::cell::LazyCell;

use criterion::{Criterion, Throughput};

use crate::support::designations::designations_of;
use crate::support::parties::{Mix, party_file};
use crate::support::pipeline::{floor, floor_here, pools};
use crate::support::{USUAL, measure};

const ROWS: usize = 10_000;

/// All of it.
pub(crate) fn bench(criterion: &mut Criterion) {
    let listed = LazyCell::new(|| designations_of(USUAL.1));
    let mut group = criterion.benchmark_group("floor");
    group.sample_size(10).throughput(Throughput::Elements(ROWS as u64));
    for mix in Mix::ALL {
        let file = LazyCell::new(|| party_file(mix, ROWS, &listed));
        group.bench_function(format!("{}/here", mix.as_str()), |bencher| {
            measure(bencher, &(ROWS - file.nameless), || floor_here(file.open()));
        });
        for pool in pools() {
            group.bench_function(format!("{}/threads_{}", mix.as_str(), pool.threads()), |bencher| {
                measure(bencher, &(ROWS - file.nameless), || floor(file.open(), &pool));
            });
        }
    }
    group.finish();
}
