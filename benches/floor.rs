//! Files read and analysed and not screened, rows a second: what no screening can do without.
//!
//! `here` is the calling thread; `threads_1` and `threads_2` go the way the program goes, with a thread that reads
//! and a pool that analyses. The `screen` bench has the same files under the same names.

use criterion::{Criterion, Throughput};

mod support;

use support::measure;
use support::parties::{Mix, party_file};
use support::pipeline::{floor, floor_here, pools};

const ROWS: usize = 10_000;

fn main() {
    let mut criterion = Criterion::default().configure_from_args();
    let listed = support::designations::designations_of(support::USUAL.1);
    let mut group = criterion.benchmark_group("floor");
    group.sample_size(10).throughput(Throughput::Elements(ROWS as u64));
    for mix in Mix::ALL {
        let file = party_file(mix, ROWS, &listed);
        let expected = ROWS - file.nameless;
        group.bench_function(format!("{}/here", mix.as_str()), |bencher| {
            measure(bencher, &expected, || floor_here(file.open()));
        });
        for pool in pools() {
            group.bench_function(format!("{}/threads_{}", mix.as_str(), pool.threads()), |bencher| {
                measure(bencher, &expected, || floor(file.open(), &pool));
            });
        }
    }
    group.finish();
    criterion.final_summary();
}
