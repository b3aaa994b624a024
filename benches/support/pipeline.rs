//! The library's stages as the benches call them, in one place: reading a counterparty file, analysing its rows,
//! screening them.
//!
//! The floor is reading and analysing without screening, with nothing remembered from row to row: what no screening
//! can do without. It runs on the same threads, through the same chunks, as the program does.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use interdict::index::{Index, IndexLocation};
use interdict::list::{ListSnapshot, Strictness};
use interdict::name::AnalysedName;
use interdict::party::{InputSource, PartyReader, ReadOptions, Row, RowContent};
use interdict::screen::batch::{Pool, Tally, Work, screen_rows, work_through};
use interdict::screen::{Outcome, Query, ScreenConfig, Screener};

use super::designations::{Listed, designations_of, snapshot};

/// A counterparty file on disk, opened.
pub(crate) fn open_file(path: &Path) -> PartyReader {
    PartyReader::open(&InputSource::File(path.to_owned()), &ReadOptions::default())
        .expect("a CSV with a name column")
}

/// The names of a row, analysed; none where it cannot be screened.
pub(crate) fn analysed(row: &Row) -> Option<Vec<AnalysedName>> {
    match &row.content {
        RowContent::Party(party) => Query::of(party).ok().map(|query| query.names),
        RowContent::NotScreened(_) => None,
    }
}

/// Every name of some rows that can be screened, analysed.
pub(crate) fn all_names(rows: impl Iterator<Item = interdict::Result<Row>>) -> Vec<AnalysedName> {
    rows.filter_map(|row| analysed(&row.expect("the file can be read"))).flatten().collect()
}

/// Reading and analysing, as a work.
struct Floor;

impl Work for Floor {
    type Item = Row;
    type Outcome = bool;
    type Worker = ();

    fn worker(&self) {}

    fn work(&self, row: &Row, (): &mut ()) -> interdict::Result<bool> {
        Ok(analysed(row).is_some())
    }

    fn weight(row: &Row) -> usize {
        row.text_bytes()
    }
}

/// Reads and analyses on a number of threads; gives how many rows could be screened.
pub(crate) fn floor(rows: PartyReader, pool: &Pool) -> usize {
    let mut could = 0;
    work_through(&Arc::new(Floor), pool, rows, &AtomicBool::new(false), |_, analysed| {
        could += usize::from(*analysed);
        Ok(())
    })
    .expect("the file can be read");
    could
}

/// Reads and analyses on the calling thread.
pub(crate) fn floor_here(rows: PartyReader) -> usize {
    rows.filter(|row| analysed(row.as_ref().expect("the file can be read")).is_some()).count()
}

/// Pools of one and of two threads.
pub(crate) fn pools() -> [Pool; 2] {
    [1, 2].map(|threads| Pool::new(threads).expect("the system gives threads"))
}

/// The index of a list, built where it is said.
pub(crate) fn build(location: &IndexLocation, snapshots: &[ListSnapshot]) -> Index {
    Index::build(location, snapshots, Strictness::Strict).expect("the index is built").0
}

/// The index of that fingerprint, opened anew.
pub(crate) fn open(location: &IndexLocation, fingerprint: &str) -> Index {
    Index::open(location, fingerprint).expect("the index was just built")
}

/// Screens with the settings that the program has by default.
pub(crate) fn screener(index: Index) -> Screener {
    Screener::new(index, ScreenConfig::default())
}

/// Screens a file as the command does, on the threads of a pool.
pub(crate) fn screen(screener: &Arc<Screener>, pool: &Pool, rows: PartyReader) -> Tally {
    screen_rows(screener, pool, rows, &AtomicBool::new(false), |_, _| Ok(()))
        .expect("the rows are screened")
        .0
}

/// Screens a file on the calling thread.
pub(crate) fn screen_here(
    screener: &Screener,
    rows: PartyReader,
    mut each: impl FnMut(u64, &Outcome),
) -> Tally {
    let mut tally = Tally::default();
    let mut worker = Work::worker(screener);
    for row in rows {
        let row = row.expect("the file can be read");
        let outcome = screener.work(&row, &mut worker).expect("the index can be read");
        tally.count(&outcome);
        each(row.number, &outcome);
    }
    tally
}

/// A made list with its index on disk, open.
pub(crate) struct Built {
    /// Who is on it.
    pub(crate) designations: Vec<Listed>,
    /// Where the index is.
    pub(crate) location: IndexLocation,
    /// By what it is found again.
    pub(crate) fingerprint: String,
    /// What screens against it.
    pub(crate) screener: Arc<Screener>,
    /// Goes in the end.
    _folder: tempfile::TempDir,
}

/// The list of so many names, indexed.
pub(crate) fn built(names: usize) -> Built {
    let designations = designations_of(names);
    let folder = tempfile::tempdir().expect("a folder for temporary files");
    let location = IndexLocation::Folder(folder.path().to_owned());
    let index = build(&location, &[snapshot(&designations)]);
    let fingerprint = index.manifest().fingerprint.clone();
    Built { designations, location, fingerprint, screener: Arc::new(screener(index)), _folder: folder }
}

impl Built {
    /// The index.
    pub(crate) fn index(&self) -> &Index {
        self.screener.index()
    }

    /// The index opened anew, which has seen no word yet.
    pub(crate) fn fresh(&self) -> Screener {
        screener(open(&self.location, &self.fingerprint))
    }
}
