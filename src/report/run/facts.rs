//! What a run's manifest says, in one shape for screenings and rescreenings.

use std::collections::BTreeMap;

use crate::Result;
use crate::index::ListRecord;
use crate::report::manifest::{InputRecord, RescreenManifest, RunHead, RunManifest};
use crate::screen::batch::Tally;
use crate::store::{RunRecord, StoreErrorKind};

/// One input of a run.
#[derive(Debug, Clone, PartialEq)]
pub struct InputFacts {
    /// File, digest, columns, and the number of its rows.
    pub record: InputRecord<u64>,
    /// What became of its rows; `None` in a rescreening, which counts all inputs together.
    pub rows: Option<Tally>,
}

/// What became of all rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowAccount {
    /// Rows read.
    pub rows: u64,
    /// Rows by what became of them: every row is in one.
    pub parts: Vec<(&'static str, u64)>,
    /// Rows that were not screened; one of the parts.
    pub not_screened: u64,
    /// Hits: by list in a screening, by what became of them (`new`, `changed`, `gone`) in a rescreening.
    pub hits: BTreeMap<String, u64>,
    /// Rows that were not screened, by the reason's code.
    pub reasons: BTreeMap<String, u64>,
    /// Rows of the file before that are there no more, in a rescreening.
    pub removed: u64,
}

/// What a run's manifest says.
#[derive(Debug, Clone, PartialEq)]
pub struct RunFacts {
    /// Program, settings, times.
    pub head: RunHead,
    /// The lists, in the order given.
    pub lists: Vec<ListRecord>,
    /// The lists as they were before, in a rescreening.
    pub lists_before: Vec<ListRecord>,
    /// The inputs, in the order given.
    pub inputs: Vec<InputFacts>,
    /// The inputs as they were before, in a rescreening that was given them.
    pub inputs_before: Vec<InputFacts>,
    /// What became of all rows.
    pub rows: RowAccount,
    /// The index's fingerprint.
    pub index_fingerprint: Option<String>,
}

impl RunFacts {
    /// Those of a finished run.
    ///
    /// # Errors
    ///
    /// Where its manifest is none that this program writes.
    pub fn of(run: &RunRecord) -> Result<Self> {
        let damaged = |why: String| StoreErrorKind::Damaged { what: "a run's manifest", why };
        let text = run.manifest.as_deref().ok_or_else(|| damaged("it is not there".to_owned()))?;
        let facts = if run.kind == "rescreen" {
            serde_json::from_str(text).map(Self::of_rescreening)
        } else {
            serde_json::from_str(text).map(Self::of_screening)
        };
        facts.map_err(|error| damaged(error.to_string()).into())
    }

    fn of_screening(manifest: RunManifest) -> Self {
        let Tally { rows, clear, alert, suppressed, not_screened, hits, reasons } = manifest.rows;
        Self {
            head: manifest.head,
            lists: manifest.lists,
            lists_before: Vec::new(),
            inputs: manifest
                .inputs
                .into_iter()
                .map(|input| {
                    let tally = input.rows.clone();
                    InputFacts { record: with_rows(input, tally.rows), rows: Some(tally) }
                })
                .collect(),
            inputs_before: Vec::new(),
            rows: RowAccount {
                rows,
                parts: vec![
                    ("clear", clear),
                    ("alert", alert),
                    ("suppressed", suppressed),
                    ("not screened", not_screened),
                ],
                not_screened,
                hits: hits.into_iter().map(|(list, count)| (list.0, count)).collect(),
                reasons: reasons.into_iter().map(|(code, count)| (code.into_owned(), count)).collect(),
                removed: 0,
            },
            index_fingerprint: manifest.index_fingerprint,
        }
    }

    fn of_rescreening(manifest: RescreenManifest) -> Self {
        let inputs = |records: Vec<InputRecord<u64>>| {
            records.into_iter().map(|record| InputFacts { record, rows: None }).collect()
        };
        let rows = manifest.rows;
        Self {
            head: manifest.head,
            lists: manifest.lists,
            lists_before: manifest.lists_before,
            inputs: inputs(manifest.inputs),
            inputs_before: inputs(manifest.inputs_before),
            rows: RowAccount {
                rows: rows.rows,
                parts: vec![
                    ("unchanged", rows.unchanged),
                    ("changed", rows.changed),
                    ("not screened", rows.not_screened),
                ],
                not_screened: rows.not_screened,
                hits: rows.hits.into_iter().map(|(what, count)| (what.into_owned(), count)).collect(),
                reasons: rows.reasons.into_iter().map(|(code, count)| (code.into_owned(), count)).collect(),
                removed: rows.removed,
            },
            index_fingerprint: None,
        }
    }

    /// Whether it was a rescreening, which looks only at what can have changed.
    #[must_use]
    pub fn is_rescreening(&self) -> bool {
        !self.lists_before.is_empty()
    }

    /// Why it was made, in the word of the command line.
    #[must_use]
    pub fn reason(&self) -> String {
        let reason = self.head.reason.and_then(|reason| serde_json::to_value(reason).ok());
        reason.as_ref().and_then(|word| word.as_str()).unwrap_or("not stated").to_owned()
    }

    /// Who ran it, on which machine.
    #[must_use]
    pub fn actor(&self) -> String {
        let actor = self.head.actor.as_ref();
        actor.map_or_else(|| "not recorded".to_owned(), |actor| format!("{} on {}", actor.user, actor.host))
    }

    /// The record of a list by its id.
    #[must_use]
    pub fn list(&self, id: &str) -> Option<&ListRecord> {
        self.lists.iter().find(|list| list.id.0 == id)
    }
}

fn with_rows(input: InputRecord, rows: u64) -> InputRecord<u64> {
    InputRecord {
        file: input.file,
        sha256: input.sha256,
        bytes: input.bytes,
        encoding: input.encoding,
        delimiter: input.delimiter,
        columns: input.columns,
        rows,
        quality: input.quality,
    }
}
