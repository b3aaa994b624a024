//! CSV: the input's own columns, then ours; one line a hit, or one for a row without hits.

use std::io::{self, Write};

use csv::Writer;

use super::escape::for_spreadsheet;
use super::{CaseColumns, ClearRows, ReportKind, ReportRow, RowOutcome, RowWriter, reason};
use crate::case::CaseMark;
use crate::screen::Hit;
use crate::screen::rescreen::HitChange;

/// Our columns, behind the input's.
pub(super) const COLUMNS: [&str; 16] = [
    "screening_file",
    "screening_row",
    "screening_outcome",
    "screening_reason",
    "hit_rank",
    "hit_score",
    "hit_name_score",
    "hit_priority",
    "hit_list",
    "hit_id",
    "hit_type",
    "hit_listed_name",
    "hit_matched_name",
    "hit_alias_strength",
    "hit_programs",
    "hit_explanation",
];
const HIT_COLUMNS: usize = 12;

/// Behind those, in a rescreening.
const CHANGE_COLUMNS: [&str; 2] = ["hit_change", "hit_score_before"];

/// Behind those, where the run is kept in a store.
const CASE_COLUMNS: [&str; 3] = ["hit_case", "hit_case_state", "hit_good_guy"];

/// A report as CSV: UTF-8, commas, LF, quoted where needed, whatever the input's delimiter and encoding were.
///
/// The input's columns come first and come back as they were decoded, with one exception in every cell of the report:
/// what a spreadsheet would run as a formula gets a leading `'`, and a NUL is written `\u{0}`
/// ([`for_spreadsheet`]). An analyst opens this file in a spreadsheet program, and the names in it were written by
/// strangers. A row with fewer fields than the header is filled with empty ones; fields beyond the header's stand in
/// `screening_reason`. Scores have four digits; programs are separated by `; `. A rescreening has `hit_change` (new,
/// changed, gone) and `hit_score_before` besides; a gone hit stands as it was. A run that is kept in a store has
/// `hit_case`, where that case stood before the run (`new` where the run opens it) and the number of the good guy that
/// keeps it quiet.
pub struct CsvReport<W: Write> {
    out: Writer<W>,
    kind: ReportKind,
    clear: ClearRows,
    cases: CaseColumns,
    columns: usize,
}

impl<W: Write> CsvReport<W> {
    /// A report on `out`, which need not be buffered.
    pub fn new(out: W, kind: ReportKind, clear: ClearRows, cases: CaseColumns) -> Self {
        Self { out: Writer::from_writer(out), kind, clear, cases, columns: 0 }
    }

    fn line(
        &mut self,
        row: &ReportRow<'_>,
        reason: &str,
        hit: Option<(usize, &Hit)>,
        change: Option<&HitChange>,
    ) -> io::Result<()> {
        for at in 0..self.columns {
            self.cell(row.fields.get(at).map_or("", String::as_str))?;
        }
        self.cell(row.file)?;
        self.cell(&row.row.to_string())?;
        self.cell(row.outcome.as_str())?;
        self.cell(reason)?;
        match hit {
            Some((rank, hit)) => self.hit(rank, hit)?,
            None => (0..HIT_COLUMNS).try_for_each(|_| self.cell(""))?,
        }
        if self.kind == ReportKind::Rescreening {
            self.cell(change.map_or("", HitChange::as_str))?;
            let before = change.and_then(HitChange::before).map(|hit| format!("{:.4}", hit.score));
            self.cell(&before.unwrap_or_default())?;
        }
        if self.cases == CaseColumns::Write {
            let mark = hit.and_then(|(rank, _)| row.cases.get(rank - 1));
            self.cell(mark.map_or("", |mark| &mark.case.0))?;
            self.cell(mark.map_or("", CaseMark::state))?;
            let good_guy = mark.and_then(CaseMark::good_guy).map(|number| number.to_string());
            self.cell(&good_guy.unwrap_or_default())?;
        }
        self.out.write_record(None::<&[u8]>).map_err(writers_own)
    }

    fn hit(&mut self, rank: usize, hit: &Hit) -> io::Result<()> {
        self.cell(&rank.to_string())?;
        for score in [hit.score, hit.name_score, hit.priority] {
            self.cell(&format!("{score:.4}"))?;
        }
        let programs: Vec<&str> = hit.programs.iter().map(|program| program.0.as_str()).collect();
        let texts = [
            hit.list.0.as_str(),
            &hit.id.0,
            hit.kind.as_str(),
            &hit.listed_name,
            &hit.matched_name,
            hit.alias_strength.as_str(),
            &programs.join("; "),
            &hit.explanation,
        ];
        texts.iter().try_for_each(|text| self.cell(text))
    }

    fn cell(&mut self, text: &str) -> io::Result<()> {
        self.out.write_field(for_spreadsheet(text).as_bytes()).map_err(writers_own)
    }
}

impl<W: Write> RowWriter for CsvReport<W> {
    fn begin(&mut self, header: &[String]) -> io::Result<()> {
        self.columns = header.len();
        let changes = if self.kind == ReportKind::Rescreening { &CHANGE_COLUMNS[..] } else { &[] };
        let cases = if self.cases == CaseColumns::Write { &CASE_COLUMNS[..] } else { &[] };
        let ours = COLUMNS.iter().chain(changes).chain(cases).copied();
        for field in header.iter().map(String::as_str).chain(ours) {
            self.cell(field)?;
        }
        self.out.write_record(None::<&[u8]>).map_err(writers_own)
    }

    fn resume(&mut self, header: &[String]) {
        self.columns = header.len();
    }

    fn row(&mut self, row: &ReportRow<'_>) -> io::Result<()> {
        match row.outcome {
            RowOutcome::Clear | RowOutcome::Changes([]) if self.clear == ClearRows::Omit => Ok(()),
            RowOutcome::Alert(hits) | RowOutcome::Suppressed(hits) if !hits.is_empty() => {
                (1..).zip(hits).try_for_each(|hit| self.line(row, "", Some(hit), None))
            }
            RowOutcome::Changes(changes) if !changes.is_empty() => (1..)
                .zip(changes)
                .try_for_each(|(rank, change)| self.line(row, "", Some((rank, change.hit())), Some(change))),
            _ => self.line(row, &reason(row), None, None),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }

    fn finish(&mut self) -> io::Result<()> {
        self.flush()
    }
}

/// The writer's error as it was: the csv crate's own conversion hides its kind, and a closed pipe is told by it.
fn writers_own(error: csv::Error) -> io::Error {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => error,
        kind => io::Error::other(format!("{kind:?}")),
    }
}
