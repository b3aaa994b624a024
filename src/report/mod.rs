//! Alerts → bytes: what became of each row, as CSV, JSON lines or a table for a terminal; a file each.
//!
//! Nothing is decided here: outcomes, hits and their order come from screening, and are written as they come. The
//! bytes depend on nothing else (no clock, no locale, no thread), so that a repeated run gives the same file. Rows
//! that were not screened are always written; clear rows only when [`ClearRows::Write`] asks for them.
//!
//! [`Redaction`] leaves out of any of them what counterparties' files say, for reports that are shared.
//!
//! | format | one line is | escaped are |
//! |---|---|---|
//! | [`CsvReport`] | a hit, or a row without one | formulas, for spreadsheets; NUL |
//! | [`JsonlReport`] | a row with its hits | unseen characters, in JSON's own way |
//! | [`TableReport`] | a hit, or a row without one | control, bidi and zero-width characters, for terminals |
//!
//! [`html`] has what pages for people are put together from; [`assure`] writes the effectiveness test, `run` a kept run with its
//! cases.

mod aligned;
pub mod assure;
#[cfg(feature = "store")]
pub mod cases;
mod csv;
pub mod delta;
pub mod difference;
mod escape;
mod evidence;
pub mod html;
mod jsonl;
pub mod manifest;
pub mod quality;
mod redact;
#[cfg(feature = "store")]
pub mod run;
mod table;

pub use csv::CsvReport;
pub use escape::{for_spreadsheet, for_terminal};
pub use evidence::write_evidence;
pub use jsonl::{JsonlReport, evidence_rounded, four_digits, hit_as_json, write_json_line};
pub use redact::Redaction;
pub use table::TableReport;

use std::io::{self, Write};
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::case::CaseMark;
use crate::party::NotScreened;
use crate::screen::Hit;
use crate::screen::rescreen::HitChange;

/// One row of a counterparty file and what became of it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ReportRow<'a> {
    /// The file, as the user named it; `-` for standard input.
    pub file: &'a str,
    /// The data record, from 1 in its file.
    pub row: u64,
    /// The header of its file.
    pub header: &'a [String],
    /// Its fields as decoded; as many as the header's unless the row was not screened.
    pub fields: &'a [String],
    /// The column of the counterparty's id, from 0, where its file has one.
    pub id_column: Option<usize>,
    /// The counterparty's first name, for people; empty where there is none.
    pub name: &'a str,
    /// What became of it.
    pub outcome: RowOutcome<'a>,
    /// The case of each hit or change, in their order; none where the run is kept in no store.
    pub cases: &'a [CaseMark],
}

/// What became of a row.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum RowOutcome<'a> {
    /// Screened, no hit.
    Clear,
    /// Screened, with hits, best first.
    Alert(&'a [Hit]),
    /// Screened, with hits that good guys keep quiet, all of them.
    Suppressed(&'a [Hit]),
    /// Screened again, with what changed since; nothing where it is empty.
    Changes(&'a [HitChange]),
    /// Not screened, and why.
    NotScreened(&'a NotScreened),
}

impl RowOutcome<'_> {
    /// The word used in output: `clear`, `alert`, `suppressed`, `not_screened`; in a rescreening `unchanged`, `changed`, `not_screened`.
    #[must_use]
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::Clear => "clear",
            Self::Alert(_) => "alert",
            Self::Suppressed(_) => "suppressed",
            Self::Changes([]) => "unchanged",
            Self::Changes(_) => "changed",
            Self::NotScreened(_) => "not_screened",
        }
    }
}

/// What a run reports of its rows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum ReportKind {
    /// Their hits.
    #[default]
    Screening,
    /// What became of their hits since an earlier run.
    Rescreening,
}

/// Whether clear (or unchanged) rows are written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum ClearRows {
    /// Only alerts and rows that were not screened.
    #[default]
    Omit,
    /// Every row (`--all`).
    Write,
}

/// Whether the cases of hits are written: where the run is kept in a store.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum CaseColumns {
    /// There are none.
    #[default]
    Omit,
    /// With their state, and the good guys that keep them quiet.
    Write,
}

/// A report being written: [`begin`](Self::begin) once, then every row in order, then [`finish`](Self::finish).
///
/// Errors are those of the writer beneath, unchanged, so that a closed pipe can be told from a full disk. A report
/// that was not finished is not whole: output may still be buffered.
pub trait RowWriter {
    /// Writes what stands before the rows; `header` is the one all inputs share, or the first input's.
    fn begin(&mut self, header: &[String]) -> io::Result<()>;
    /// Takes the place of [`begin`](Self::begin) in a report that goes on behind the rows of another one, which was
    /// flushed and whose format is [`resumable`](Format::resumable): nothing is written.
    fn resume(&mut self, header: &[String]);
    /// Writes one row.
    fn row(&mut self, row: &ReportRow<'_>) -> io::Result<()>;
    /// Writes what is still held, so that all rows so far have left this report, and flushes.
    fn flush(&mut self) -> io::Result<()>;
    /// Writes what is still held and flushes.
    fn finish(&mut self) -> io::Result<()>;
}

/// A report format by its name on the command line.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Format {
    /// `csv`
    #[default]
    Csv,
    /// `jsonl`
    Jsonl,
    /// `table`
    Table,
}

impl Format {
    /// A report in this format on `out`; it buffers, `out` need not.
    pub fn report<'w>(
        self,
        out: impl Write + 'w,
        kind: ReportKind,
        clear: ClearRows,
        cases: CaseColumns,
    ) -> Box<dyn RowWriter + 'w> {
        match self {
            Self::Csv => Box::new(CsvReport::new(out, kind, clear, cases)),
            Self::Jsonl => Box::new(JsonlReport::new(out, kind, clear)),
            Self::Table => Box::new(TableReport::new(out, clear)),
        }
    }

    /// Whether the inputs of a run must have the same header to share one report.
    #[must_use]
    pub fn needs_one_header(self) -> bool {
        self == Self::Csv
    }

    /// Whether another report can go on behind the rows of one, so that both together are what a single one had been. A
    /// table's columns are as wide as the rows before them were.
    #[must_use]
    pub fn resumable(self) -> bool {
        self != Self::Table
    }
}

impl FromStr for Format {
    type Err = UnknownFormat;

    fn from_str(text: &str) -> Result<Self, UnknownFormat> {
        match text {
            "csv" => Ok(Self::Csv),
            "jsonl" => Ok(Self::Jsonl),
            "table" => Ok(Self::Table),
            _ => Err(UnknownFormat(text.to_owned())),
        }
    }
}

/// A format nobody knows.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("unknown format {0:?}: the formats are csv, jsonl and table")]
pub struct UnknownFormat(pub String);

/// Why a row was not screened, for output: the stable code, a colon, and the sentence for people. Fields beyond the
/// header's, which have no column to stand in, are quoted behind it.
fn reason(row: &ReportRow<'_>) -> String {
    let RowOutcome::NotScreened(why) = row.outcome else { return String::new() };
    let mut reason = format!("{}: {why}", why.code());
    if let Some(surplus) = row.fields.get(row.header.len()..).filter(|surplus| !surplus.is_empty()) {
        let shown: Vec<String> = surplus.iter().take(20).map(|field| format!("{field:?}")).collect();
        reason += "; beyond the header: ";
        reason += &shown.join(", ");
        if surplus.len() > shown.len() {
            reason += ", …";
        }
    }
    reason
}

#[cfg(test)]
mod tests;
