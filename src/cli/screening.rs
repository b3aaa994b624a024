//! One screening from its first row to its last, whoever asks for it: `screen` by its arguments, `replay` by the manifest
//! of an earlier run. What its inputs, lists and settings are is the asker's; there is no other way from rows to output.

use std::cell::RefCell;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::Result;
use jiff::Timestamp;

use crate::Error;
use crate::case::CaseMark;
use crate::party::{PartyReader, Row};
use crate::report::manifest::{InputRecord, OutputRecord};
use crate::report::{self, CaseColumns, ClearRows, Redaction, ReportKind, ReportRow, RowOutcome, RowWriter};
use crate::screen::batch::{Pool, Tally, work_through};
use crate::screen::checked::CheckedScreener;
use crate::screen::{Outcome, Screener};

use super::account::{Account, Proof};
use super::args::OutputArgs;
use super::checkpoint::{Checkpoints, Saved};
use super::exit::ExitStatus;
use super::inputs::{self, input_record};
use super::interrupt;
use super::kept::Kept;
use super::output::{Output, Stored};
use super::progress::Progress;
use super::quality::Quality;

/// How the rows of a run look.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Look {
    /// The format.
    pub(super) format: report::Format,
    /// Whether clear rows are written.
    pub(super) clear: ClearRows,
    /// Whether the cases of hits are written.
    pub(super) cases: CaseColumns,
    /// What of them is left out.
    pub(super) redaction: Redaction,
}

impl Look {
    /// What the arguments ask for.
    pub(super) fn of(args: &OutputArgs) -> Self {
        let clear = if args.all { ClearRows::Write } else { ClearRows::Omit };
        let redaction = if args.redact { Redaction::Values } else { Redaction::None };
        Self { format: args.format.into(), clear, cases: CaseColumns::Omit, redaction }
    }

    /// The same, with the cases of hits where there are any.
    pub(super) fn with_cases(self, there_are: bool) -> Self {
        let cases = if there_are { CaseColumns::Write } else { CaseColumns::Omit };
        Self { cases, ..self }
    }

    /// That of an earlier run.
    pub(super) fn again(output: &OutputRecord) -> Self {
        let clear = if output.all { ClearRows::Write } else { ClearRows::Omit };
        let redaction = if output.redacted { Redaction::Values } else { Redaction::None };
        Self { format: output.format, clear, cases: CaseColumns::Omit, redaction }
    }

    /// A report that looks so.
    pub(super) fn report<'w>(self, out: impl Write + 'w, kind: ReportKind) -> Box<dyn RowWriter + 'w> {
        self.redaction.over(self.format.report(out, kind, self.clear, self.cases))
    }

    /// What the manifest says of the output that looks so and is stored as these bytes; `member_rows` where it was
    /// sealed every so many.
    pub(super) fn record(
        self,
        path: Option<&Path>,
        member_rows: Option<u64>,
        stored: Stored,
    ) -> OutputRecord {
        let record = OutputRecord {
            // JSON is text, and what is no text in a name must not fail a run that is complete.
            path: path.map_or("-".into(), |path| path.to_string_lossy().into_owned().into()),
            format: self.format,
            all: self.clear == ClearRows::Write,
            redacted: self.redaction.is_on(),
            gzip_member_rows: None,
            sha256: stored.sha256,
            bytes: stored.bytes,
        };
        let gzip_member_rows = member_rows.filter(|_| record.is_gzipped());
        OutputRecord { gzip_member_rows, ..record }
    }
}

/// A screening under way.
pub(super) struct Screening {
    /// The names of the inputs as the output gives them, in their order.
    pub(super) names: Vec<String>,
    look: Look,
    /// Where the output goes, for messages.
    to: PathBuf,
    pub(super) account: Account,
    pub(super) checkpoints: Option<Checkpoints>,
    /// Where it is kept.
    pub(super) kept: Option<Kept>,
}

impl Screening {
    /// One that has read nothing yet; `to` is the output's file, if it is one.
    pub(super) fn new(
        names: Vec<String>,
        look: Look,
        to: Option<PathBuf>,
        checkpoints: Option<Checkpoints>,
        began: Timestamp,
    ) -> Self {
        let proof = if checkpoints.is_some() { Proof::Hashed } else { Proof::None };
        let to = to.unwrap_or_else(|| PathBuf::from("standard output"));
        Self { names, look, to, account: Account::new(began, proof), checkpoints, kept: None }
    }

    /// The last checkpoint of an earlier run, if there is one.
    pub(super) fn saved(&self) -> Result<Option<Saved>> {
        self.checkpoints.as_ref().map_or(Ok(None), Checkpoints::saved)
    }

    /// Takes up an earlier run where its last checkpoint stands.
    pub(super) fn resume(
        &mut self,
        saved: &Saved,
        readers: &mut [PartyReader],
        output: &mut Output,
        quality: &mut Quality,
    ) -> Result<()> {
        let Some(checkpoints) = &mut self.checkpoints else { return Ok(()) };
        let progress = Progress::rows();
        let account = Account::resume(saved.clone(), readers, &self.names, |row| {
            progress.row();
            quality.row_again(row)
        })?;
        // Only now that it is known to be good is anything changed.
        checkpoints.resume(saved, output)?;
        self.account = account;
        Ok(())
    }

    /// Screens the rows that are left, and gives what the manifest says of each input.
    pub(super) fn run(
        &mut self,
        readers: Vec<PartyReader>,
        output: &mut Output,
        quality: &mut Quality,
        screener: &Arc<Screener>,
        pool: &Pool,
    ) -> Result<Vec<InputRecord>> {
        let work = Arc::new(CheckedScreener::new(Arc::clone(screener), quality.checks()));
        let failed = |source| Error::io("write", &self.to, source);
        // Shared by the report, which writes to it, and the checkpoints, which see it safely to the disk.
        let output = RefCell::new(output);
        let mut writer = self.look.report(Shared(&output), ReportKind::Screening);
        match self.account.rows() {
            0 => writer.begin(readers[0].header()).map_err(failed)?,
            _ => writer.resume(readers[0].header()),
        }
        let progress = Progress::rows();
        let mut records = Vec::new();
        for (number, (reader, name)) in readers.into_iter().zip(&self.names).enumerate() {
            let header = reader.header().to_vec();
            let id_column = inputs::id_column(&reader);
            self.account.enter(number);
            let (account, checkpoints, kept) = (&mut self.account, &mut self.checkpoints, &mut self.kept);
            let reader = work_through(&work, pool, reader, interrupt::flag(), |row, (outcome, found)| {
                progress.row();
                account.row(row, outcome);
                quality.row(row, found)?;
                let cases =
                    kept.as_mut().map_or(Ok(Vec::new()), |kept| kept.row(row, outcome, screener.index()))?;
                if all_quiet(&cases) {
                    account.suppress(row.file);
                }
                write_row(writer.as_mut(), name, (&header, id_column), row, outcome, &cases)
                    .map_err(failed)?;
                checkpoints.as_mut().map_or(Ok(()), |all| all.row_done(account, writer.as_mut(), &output))
            })?;
            let record = input_record(reader, name.clone(), self.account.file(number).clone())?;
            records.push(self.look.redaction.input(record));
        }
        writer.finish().map_err(failed)?;
        if interrupt::requested() {
            return Err(Error::new(crate::ErrorKind::Interrupted).into());
        }
        Ok(records)
    }
}

/// An output that someone else looks after as well.
struct Shared<'a, 'b>(&'a RefCell<&'b mut Output>);

impl Write for Shared<'_, '_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.borrow_mut().flush()
    }
}

/// How a screening ends whose rows came to this.
pub(super) fn status(tally: &Tally) -> ExitStatus {
    if tally.not_screened > 0 {
        ExitStatus::NotScreened
    } else if tally.alert > 0 {
        ExitStatus::Alert
    } else {
        ExitStatus::Clear
    }
}

fn write_row(
    writer: &mut dyn RowWriter,
    file: &str,
    (header, id_column): (&[String], Option<usize>),
    row: &Row,
    outcome: &Outcome,
    cases: &[CaseMark],
) -> io::Result<()> {
    let outcome = match outcome {
        Outcome::Clear(_) => RowOutcome::Clear,
        Outcome::Alert(hits) if all_quiet(cases) => RowOutcome::Suppressed(hits),
        Outcome::Alert(hits) => RowOutcome::Alert(hits),
        Outcome::NotScreened(reason) => RowOutcome::NotScreened(reason),
    };
    writer.row(&ReportRow {
        file,
        row: row.number,
        header,
        fields: &row.fields,
        id_column,
        name: inputs::name(row),
        outcome,
        cases,
    })
}

/// Whether a row has hits, and good guys keep all of them quiet.
fn all_quiet(cases: &[CaseMark]) -> bool {
    !cases.is_empty() && cases.iter().all(|mark| mark.good_guy().is_some())
}
