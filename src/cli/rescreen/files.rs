//! Two versions of the counterparty files: which rows changed, and what hits they had.
//!
//! The files are read in passes, so that only digests are held: first both for their digests, then the old ones again
//! for the rows whose former hits are needed, and the new ones by the run itself.

use std::sync::Arc;

use anyhow::{Result, bail};
use rustc_hash::FxHashMap;

use crate::Error;
use crate::party::{InputSource, PartyReader, Row};
use crate::report::manifest::InputRecord;
use crate::screen::batch::{Pool, work_through};
use crate::screen::population::{Former, Marked, Population, PopulationChange, RowKey, RowKeys};
use crate::screen::rescreen::{Formerly, HitChange};
use crate::screen::{Hit, Screener};

use super::super::args::InputArgs;
use super::super::inputs::{self, input_record};
use super::super::interrupt;

/// How the files changed.
#[derive(Default)]
pub(super) struct FileChange {
    change: Arc<PopulationChange>,
    /// The hits of the rows that changed, as they were.
    former: FxHashMap<RowKey, Vec<Hit>>,
    /// The rows that are there no more and had hits.
    pub(super) removed: Vec<Removed>,
    /// What the manifest says of the files as they were.
    pub(super) records: Vec<InputRecord<u64>>,
    /// The digests of the files as they are, when they were compared.
    compared: Vec<String>,
    /// The keys given so far to rows of the files as they are.
    keys: RowKeys,
}

/// A row that is there no more, with the hits that are gone with it.
pub(super) struct Removed {
    pub(super) file: String,
    pub(super) header: Arc<Vec<String>>,
    pub(super) id_column: Option<usize>,
    pub(super) row: Row,
    pub(super) changes: Vec<HitChange>,
}

impl FileChange {
    /// Compares two versions of the files.
    pub(super) fn between(before: &[InputSource], after: &[InputSource], args: &InputArgs) -> Result<Self> {
        let (old, records) = population(before, args)?;
        let (new, after) = population(after, args)?;
        let compared = after.into_iter().map(|record| record.sha256).collect();
        Ok(Self { change: Arc::new(old.changes(&new)), records, compared, ..Self::default() })
    }

    /// How many rows are there no more.
    pub(super) fn removed_rows(&self) -> u64 {
        self.change.removed.len() as u64
    }

    /// Refuses files that were written to between the comparison and the run: a row that nobody compared would be taken
    /// for an unchanged one.
    pub(super) fn check(&self, read: &[InputRecord<u64>]) -> Result<()> {
        let compared = self.compared.iter().zip(read);
        same(compared.map(|(before, record)| (before.as_str(), record)))
    }

    /// Whether any row's former hits are needed.
    pub(super) fn asks_for_hits(&self) -> bool {
        !self.change.changed.is_empty() || !self.change.removed.is_empty()
    }

    /// Finds the hits of the rows that changed or are gone, against the lists as they were.
    pub(super) fn screen_former(
        &mut self,
        screener: Screener,
        pool: &Pool,
        before: &[InputSource],
        args: &InputArgs,
    ) -> Result<()> {
        let work = Arc::new(Formerly(screener));
        let mut keys = RowKeys::default();
        let mut again: Vec<InputRecord<u64>> = Vec::new();
        for (reader, source) in inputs::open(before, args)?.into_iter().zip(before) {
            let header = Arc::new(reader.header().to_vec());
            let id_column = inputs::id_column(&reader);
            let rows = KeyedRows { rows: reader, keys, change: Arc::clone(&self.change) };
            let rows = work_through(&work, pool, rows, interrupt::flag(), |(key, row), hits| {
                if self.change.changed.contains(key) {
                    self.former.insert(*key, hits.clone());
                } else if !hits.is_empty() {
                    self.removed.push(Removed {
                        file: source.name(),
                        header: Arc::clone(&header),
                        id_column,
                        row: row.clone(),
                        changes: hits.iter().cloned().map(HitChange::Gone).collect(),
                    });
                }
                Ok(())
            })?;
            keys = rows.keys;
            let digest = rows.rows.finish()?.sha256;
            again.push(InputRecord { sha256: digest, ..self.records[again.len()].clone() });
        }
        same(self.records.iter().map(|record| record.sha256.as_str()).zip(&again))
    }
}

/// Refuses a file whose bytes are not those of an earlier pass.
fn same<'a>(passes: impl Iterator<Item = (&'a str, &'a InputRecord<u64>)>) -> Result<()> {
    for (before, record) in passes {
        if record.sha256 != before {
            bail!("{} was written to while it was read; run again when it is complete", record.file);
        }
    }
    Ok(())
}

/// The counterparties of the files, and what the manifest says of each file.
fn population(sources: &[InputSource], args: &InputArgs) -> Result<(Population, Vec<InputRecord<u64>>)> {
    let mut population = Population::default();
    let mut records = Vec::new();
    for (mut reader, source) in inputs::open(sources, args)?.into_iter().zip(sources) {
        for row in reader.by_ref() {
            population.add(&row?);
            if interrupt::requested() {
                return Err(Error::new(crate::ErrorKind::Interrupted).into());
            }
        }
        let rows = reader.rows();
        records.push(input_record(reader, source.name(), rows)?);
    }
    Ok((population, records))
}

/// The rows of a file as it was whose hits are needed.
struct KeyedRows {
    rows: PartyReader,
    keys: RowKeys,
    change: Arc<PopulationChange>,
}

impl Iterator for KeyedRows {
    type Item = crate::Result<(RowKey, Row)>;

    fn next(&mut self) -> Option<Self::Item> {
        for row in self.rows.by_ref() {
            let row = match row {
                Ok(row) => row,
                Err(error) => return Some(Err(error)),
            };
            let key = self.keys.next(&row);
            if self.change.asks_for(key) {
                return Some(Ok((key, row)));
            }
        }
        None
    }
}

/// The rows of a file as it is, each with what it was.
pub(super) struct MarkedRows {
    rows: PartyReader,
    change: FileChange,
}

impl MarkedRows {
    pub(super) fn new(rows: PartyReader, change: FileChange) -> Self {
        Self { rows, change }
    }

    pub(super) fn into_parts(self) -> (PartyReader, FileChange) {
        (self.rows, self.change)
    }
}

impl Iterator for MarkedRows {
    type Item = crate::Result<Marked>;

    fn next(&mut self) -> Option<Self::Item> {
        let row = match self.rows.next()? {
            Ok(row) => row,
            Err(error) => return Some(Err(error)),
        };
        let FileChange { change, former, keys, .. } = &mut self.change;
        // Without a change no row needs a key, and a key is a digest of the whole row.
        let former = if change.is_empty() { Former::Same } else { change.former(keys.next(&row), former) };
        Some(Ok(Marked { row, former }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_written_to_after_it_was_compared_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let file = |name: &str| InputSource::File(folder.path().join(name));
        std::fs::write(folder.path().join("old.csv"), "id,name\n1,Janus Doe\n").unwrap();
        std::fs::write(folder.path().join("new.csv"), "id,name\n1,Jana Doe\n").unwrap();
        let args = InputArgs { columns: Vec::new(), encoding: None };
        let change = FileChange::between(&[file("old.csv")], &[file("new.csv")], &args).unwrap();
        assert!(change.asks_for_hits());
        let read = || population(&[file("new.csv")], &args).unwrap().1;
        change.check(&read()).unwrap();
        std::fs::write(folder.path().join("new.csv"), "id,name\n1,Jana Roe\n").unwrap();
        let error = change.check(&read()).unwrap_err().to_string();
        assert!(error.contains("new.csv was written to while it was read"), "{error}");
    }
}
