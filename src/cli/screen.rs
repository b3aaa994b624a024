//! `screen`: counterparty files against lists, every row accounted for.

use std::cell::RefCell;
use std::io::{self, Write};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Instant;

use anyhow::Result;
use jiff::Timestamp;

use crate::Error;
use crate::index::ListRecord;
use crate::party::{InputSource, PartyReader, Row};
use crate::report::manifest::{InputRecord, RunHead, RunManifest};
use crate::report::{ReportKind, ReportRow, RowOutcome, RowWriter};
use crate::screen::batch::{Pool, Tally, work_through};
use crate::screen::{Outcome, Screener};

use super::account::{Account, Proof};
use super::args::ScreenArgs;
use super::checkpoint::{self, Checkpoints, RunKey};
use super::exit::ExitStatus;
use super::inputs::{self, input_record};
use super::load::Wanted;
use super::output::Output;
use super::progress::Progress;
use super::run_output::RunOutput;
use super::{interrupt, messages};

pub(super) fn run(args: &ScreenArgs) -> Result<ExitStatus> {
    let began = (Timestamp::now(), Instant::now());
    interrupt::install();
    let leaves_checkpoints = checkpoint::wanted(args)?;
    let sources = inputs::sources(&args.files)?;
    let names: Vec<String> = sources.iter().map(InputSource::name).collect();
    let wanted = Wanted::of(&args.lists)?;
    let config = wanted.screen_config(&args.score);
    // Everything that can fail for a whole file fails here, before output begins.
    let mut readers = inputs::open(&sources, &args.input)?;
    let mut protected = args.files.clone();
    protected.extend(wanted.files()?);
    let mut output = RunOutput::open(&args.output, &protected)?;
    inputs::same_headers(&readers, &sources, args.output.format)?;
    let lists = wanted.open()?;
    lists.check(&config)?;
    inputs::describe(&readers, &sources);

    let pool = Pool::new(args.threads)?;
    let checkpoints = leaves_checkpoints.map(|out| {
        let key = RunKey::of(args, &config, &lists.index.manifest().fingerprint, &readers, &names);
        Checkpoints::new(out, key, args.checkpoint_rows)
    });
    let mut run = Run::new(args, names, checkpoints, began.0);
    if args.resume {
        run.resume(&mut readers, &mut output.rows)?;
    }
    let screener = Arc::new(Screener::new(lists.index, config.clone()));
    let inputs = run.screen(readers, &mut output.rows, &screener, &pool);
    let (tally, started) = (run.account.total(), run.account.started);
    let finished = inputs.and_then(|inputs| {
        output.finish(|| RunManifest {
            head: RunHead::new(wanted.scope, wanted.collection(), &config, started, Timestamp::now()),
            lists: lists.records.clone(),
            inputs,
            rows: tally.clone(),
            resumed_at_row: run.account.resumed_at_row.clone(),
        })
    });
    if let Err(error) = finished {
        let status = super::failed(&error);
        run.checkpoints.iter().for_each(Checkpoints::say_what_is_kept);
        return Ok(status);
    }
    summary(&tally, &lists.records, run.account.screened(), began.1.elapsed().as_secs_f64());
    Ok(status(&tally))
}

/// A run from its first row to its last.
struct Run<'a> {
    args: &'a ScreenArgs,
    /// The names of the inputs, in their order.
    names: Vec<String>,
    account: Account,
    checkpoints: Option<Checkpoints>,
}

impl<'a> Run<'a> {
    fn new(
        args: &'a ScreenArgs,
        names: Vec<String>,
        checkpoints: Option<Checkpoints>,
        began: Timestamp,
    ) -> Self {
        let proof = if checkpoints.is_some() { Proof::Hashed } else { Proof::None };
        Self { args, names, account: Account::new(began, proof), checkpoints }
    }

    /// Takes up an earlier run where its last checkpoint stands, if there is one.
    fn resume(&mut self, readers: &mut [PartyReader], output: &mut Output) -> Result<()> {
        let Some(checkpoints) = &mut self.checkpoints else { return Ok(()) };
        let Some(saved) = checkpoints.saved()? else { return Ok(()) };
        let progress = Progress::rows();
        let account = Account::resume(saved.clone(), readers, &self.names, || progress.row())?;
        // Only now that it is known to be good is anything changed.
        checkpoints.resume(&saved, output)?;
        self.account = account;
        Ok(())
    }

    /// Screens the rows that are left, and gives what the manifest says of each input.
    fn screen(
        &mut self,
        readers: Vec<PartyReader>,
        output: &mut Output,
        screener: &Arc<Screener>,
        pool: &Pool,
    ) -> Result<Vec<InputRecord>> {
        let to = self.args.output.output.clone().unwrap_or_else(|| PathBuf::from("standard output"));
        let failed = |source| Error::io("write", to.clone(), source);
        // Shared by the report, which writes to it, and the checkpoints, which see it safely to the disk.
        let output = RefCell::new(output);
        let mut writer = self.args.output.report(Shared(&output), ReportKind::Screening);
        match self.account.rows() {
            0 => writer.begin(readers[0].header()).map_err(failed)?,
            _ => writer.resume(readers[0].header()),
        }
        let progress = Progress::rows();
        let mut records = Vec::new();
        for (number, (reader, name)) in readers.into_iter().zip(&self.names).enumerate() {
            let header = reader.header().to_vec();
            self.account.enter(number);
            let (account, checkpoints) = (&mut self.account, &mut self.checkpoints);
            let reader = work_through(screener, pool, reader, interrupt::flag(), |row, outcome| {
                progress.row();
                account.row(row, outcome);
                write_row(writer.as_mut(), name, &header, row, outcome).map_err(failed)?;
                checkpoints.as_mut().map_or(Ok(()), |all| all.row_done(account, writer.as_mut(), &output))
            })?;
            records.push(input_record(reader, name.clone(), self.account.file(number).clone())?);
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

fn status(tally: &Tally) -> ExitStatus {
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
    header: &[String],
    row: &Row,
    outcome: &Outcome,
) -> std::io::Result<()> {
    let outcome = match outcome {
        Outcome::Clear => RowOutcome::Clear,
        Outcome::Alert(hits) => RowOutcome::Alert(hits),
        Outcome::NotScreened(reason) => RowOutcome::NotScreened(reason),
    };
    writer.row(&ReportRow {
        file,
        row: row.number,
        header,
        fields: &row.fields,
        name: inputs::name(row),
        outcome,
    })
}

/// Says what became of the rows; those that this run screened itself, not an earlier one, make its rate.
fn summary(tally: &Tally, lists: &[ListRecord], screened: u64, seconds: f64) {
    let count = |n: u64, what: &str| format!("{n} {what}{}", if n == 1 { "" } else { "s" });
    messages::note(&format!(
        "{} read: {} clear, {}, {} not screened",
        count(tally.rows, "row"),
        tally.clear,
        count(tally.alert, "alert"),
        tally.not_screened,
    ));
    for (reason, rows) in &tally.reasons {
        messages::note(&format!("  not screened, {reason}: {rows}"));
    }
    for list in lists {
        let hits = tally.hits.get(&list.id).copied().unwrap_or(0);
        messages::note(&format!(
            "  {}: {} against {}, {}",
            list.id,
            count(hits, "hit"),
            count(list.designations as u64, "designation"),
            count(list.names as u64, "name"),
        ));
    }
    let rate = if seconds > 0.0 { screened as f64 / seconds } else { 0.0 };
    messages::note(&format!("{seconds:.2} s, {rate:.0} rows/s"));
}
