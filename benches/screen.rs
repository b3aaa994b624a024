//! Screening whole files against 10,000 designations, rows a second.
//!
//! Every figure begins at the bytes of the file, so that they can be held against each other: `floor` reads and
//! analyses and screens nothing; `worker` screens on the calling thread; `threads` runs [`screen_rows`], as the command
//! does. `cold` is `worker` with an index just opened; the others have seen the file's words before.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use criterion::{BatchSize, Criterion, Throughput};
use interdict::index::{Index, IndexLocation};
use interdict::list::Strictness;
use interdict::party::RowContent;
use interdict::screen::batch::{Pool, Tally, screen_rows};
use interdict::screen::{Outcome, Query, ScreenConfig, Screener};

mod support;

use support::{Mix, PartyFile, designations, measure, party_file, snapshot};

const DESIGNATIONS: usize = 10_000;
const ROWS: usize = 10_000;

fn main() {
    let mut criterion = Criterion::default().configure_from_args();
    let listed = designations(DESIGNATIONS);
    let folder = tempfile::tempdir().expect("a folder for temporary files");
    let location = IndexLocation::Folder(folder.path().to_owned());
    let (index, _) =
        Index::build(&location, &[snapshot(&listed)], Strictness::Strict).expect("the index is built");
    let fingerprint = index.manifest().fingerprint.clone();
    let open = || {
        let index = Index::open(&location, &fingerprint).expect("the index was just built");
        Screener::new(index, ScreenConfig::default())
    };
    let screener = Arc::new(Screener::new(index, ScreenConfig::default()));
    let pools = [1, 2].map(|threads| Pool::new(threads).expect("the system gives threads"));

    let mut group = criterion.benchmark_group("screen");
    group.sample_size(10).throughput(Throughput::Elements(ROWS as u64));
    for mix in Mix::ALL {
        let file = party_file(mix, ROWS, &listed);
        let expected = first_run(&screener, &file);
        group.bench_function(format!("floor/{}", mix.as_str()), |bencher| {
            measure(bencher, &ROWS, || read(&file));
        });
        group.bench_function(format!("worker/{}", mix.as_str()), |bencher| {
            measure(bencher, &expected, || one_worker(&screener, &file, |_, _| ()));
        });
        group.bench_function(format!("cold/{}", mix.as_str()), |bencher| {
            let mut last = None;
            // The screener goes out with the result, so that closing its index takes no part.
            let run = |screener: Screener| {
                last = Some(one_worker(&screener, &file, |_, _| ()));
                screener
            };
            bencher.iter_batched(open, run, BatchSize::PerIteration);
            assert_eq!(last.as_ref(), Some(&expected));
        });
        for pool in &pools {
            group.bench_function(format!("threads_{}/{}", pool.threads(), mix.as_str()), |bencher| {
                measure(bencher, &expected, || batch(&screener, pool, &file));
            });
        }
    }
    group.finish();
    criterion.final_summary();
}

/// The account that every run must give, and the proof that each manipulated name is found.
fn first_run(screener: &Screener, file: &PartyFile) -> Tally {
    let mut found = Vec::new();
    let mut planted = file.planted.iter().peekable();
    let tally = one_worker(screener, file, |row, outcome| {
        if let Some((number, id)) = planted.next_if(|(number, _)| *number == row) {
            let hit = matches!(outcome, Outcome::Alert(hits) if hits.iter().any(|hit| hit.id.0 == *id));
            found.push((*number, hit));
        }
    });
    assert_eq!(found.len(), file.planted.len(), "every row was screened");
    assert!(found.iter().all(|(_, hit)| *hit), "manipulated listed names are found: {found:?}");
    assert_eq!((tally.rows, tally.not_screened), (ROWS as u64, 0), "every row is accounted for");
    tally
}

/// Reads and analyses, as screening does before it asks the index.
fn read(file: &PartyFile) -> usize {
    let rows = file.open().map(|row| row.expect("memory can be read"));
    rows.filter(|row| matches!(&row.content, RowContent::Party(party) if Query::of(party).is_ok())).count()
}

fn one_worker(screener: &Screener, file: &PartyFile, mut each: impl FnMut(u64, &Outcome)) -> Tally {
    let mut tally = Tally::default();
    let mut worker = screener.worker();
    for row in file.open() {
        let row = row.expect("memory can be read");
        let outcome = match row.content {
            RowContent::NotScreened(reason) => Outcome::NotScreened(reason),
            RowContent::Party(party) => match Query::of(&party) {
                Err(reason) => Outcome::NotScreened(reason),
                Ok(query) => screener.screen(&query, &mut worker).expect("the index can be read"),
            },
        };
        tally.count(&outcome);
        each(row.number, &outcome);
    }
    tally
}

fn batch(screener: &Arc<Screener>, pool: &Pool, file: &PartyFile) -> Tally {
    screen_rows(screener, pool, file.open(), &AtomicBool::new(false), |_, _| Ok(()))
        .expect("the rows are screened")
        .0
}
