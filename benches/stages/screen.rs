//! Screening whole files, rows a second.
//!
//! Every figure begins at the bytes of the file, so that they can be held against each other and against the `floor`
//! bench: `here` screens on the calling thread; `threads_1` and `threads_2` go the way the program goes. `cold` is
//! `here` with an index just opened; the others have seen the file's words before.
//!
//! `screen` has every kind of file against 10,000 names, `screen_names` the mixed file against lists of growing
//! length, `screen_rows` the same list against files of growing length.

use std::cell::LazyCell;

use criterion::measurement::WallTime;
use criterion::{BatchSize, BenchmarkGroup, Criterion, Throughput};
use interdict::screen::batch::{Pool, Tally};
use interdict::screen::{Outcome, Screener};

use crate::support::parties::{Mix, PartyFile, party_file};
use crate::support::pipeline::{Built, built, pools, screen, screen_here};
use crate::support::{SIZES, USUAL, measure};

const ROWS: usize = 10_000;

/// All of it.
pub(crate) fn bench(criterion: &mut Criterion) {
    let usual = LazyCell::new(|| built(USUAL.1));

    let mut group = criterion.benchmark_group("screen");
    group.sample_size(10).throughput(Throughput::Elements(ROWS as u64));
    for mix in Mix::ALL {
        let case = LazyCell::new(|| Case::new(&usual, mix, ROWS));
        let name = |how: &str| format!("{}/{how}", mix.as_str());
        group.bench_function(name("here"), |bencher| {
            measure(bencher, &case.expected, || screen_here(&usual.screener, case.file.open(), |_, _| ()));
        });
        group.bench_function(name("cold"), |bencher| {
            let mut last = None;
            // The screener goes out with the result, so that closing its index takes no part.
            let run = |screener: Screener| {
                last = Some(screen_here(&screener, case.file.open(), |_, _| ()));
                screener
            };
            bencher.iter_batched(|| usual.fresh(), run, BatchSize::PerIteration);
            assert_eq!(last.as_ref(), Some(&case.expected));
        });
        for pool in pools() {
            threads(&mut group, &name(""), &pool, &usual, &case);
        }
    }
    group.finish();
    growing_lists(criterion);
    growing_files(criterion, &usual);
}

fn growing_lists(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("screen_names");
    group.sample_size(10).throughput(Throughput::Elements(ROWS as u64));
    for (size, names) in SIZES {
        let list = LazyCell::new(|| built(names));
        let case = LazyCell::new(|| Case::new(&list, Mix::Mixed, ROWS));
        for pool in pools() {
            threads(&mut group, &format!("{size}/"), &pool, &list, &case);
        }
    }
    group.finish();
}

fn growing_files(criterion: &mut Criterion, usual: &LazyCell<Built, impl FnOnce() -> Built>) {
    let mut group = criterion.benchmark_group("screen_rows");
    group.sample_size(10);
    for (size, rows) in [("001k", 1000), ("010k", 10_000), ("100k", 100_000)] {
        group.throughput(Throughput::Elements(rows as u64));
        let case = LazyCell::new(|| Case::new(usual, Mix::Mixed, rows));
        for pool in pools() {
            threads(&mut group, &format!("{size}/"), &pool, usual, &case);
        }
    }
    group.finish();
}

/// Screens a file on the threads of a pool. List and file are made only where the bench was asked for.
fn threads<B: std::ops::Deref<Target = Built>, C: std::ops::Deref<Target = Case>>(
    group: &mut BenchmarkGroup<'_, WallTime>,
    name: &str,
    pool: &Pool,
    list: &B,
    case: &C,
) {
    group.bench_function(format!("{name}threads_{}", pool.threads()), |bencher| {
        measure(bencher, &case.expected, || screen(&list.screener, pool, case.file.open()));
    });
}

/// A file, and the account that every run over it must give.
struct Case {
    file: PartyFile,
    expected: Tally,
}

impl Case {
    /// The account comes with the proof that each manipulated name is found.
    fn new(list: &Built, mix: Mix, rows: usize) -> Self {
        let file = party_file(mix, rows, &list.designations);
        let mut missed = Vec::new();
        let mut planted = file.planted.iter().peekable();
        let expected = screen_here(&list.screener, file.open(), |row, outcome| {
            if let Some((_, id)) = planted.next_if(|(number, _)| *number == row)
                && !matches!(outcome, Outcome::Alert(hits) if hits.iter().any(|hit| hit.id.0 == *id))
            {
                missed.push((row, id.clone()));
            }
        });
        assert_eq!(planted.next(), None, "every row was screened");
        let text = String::from_utf8_lossy(&file.bytes);
        let shown: Vec<_> = missed
            .iter()
            .map(|(row, id)| {
                let listed = list.designations.iter().find(|listed| listed.id == *id);
                let line = usize::try_from(*row).ok().and_then(|row| text.lines().nth(row));
                (line, listed.map(|listed| listed.name.listed()))
            })
            .collect();
        assert!(shown.is_empty(), "manipulated listed names are found, not missed: {shown:?}");
        let accounted = (expected.rows, expected.not_screened);
        assert_eq!(accounted, (rows as u64, file.nameless as u64), "every row is accounted for");
        Self { file, expected }
    }
}
