//! `screen`: counterparty files against lists, every row accounted for.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Instant;

use anyhow::Result;
use jiff::Timestamp;

use crate::Error;
use crate::index::ListRecord;
use crate::party::Row;
use crate::report::manifest::{RunHead, RunManifest};
use crate::report::{ReportKind, ReportRow, RowOutcome, RowWriter};
use crate::screen::batch::{Pool, Tally, screen_rows};
use crate::screen::{Outcome, Screener};

use super::args::ScreenArgs;
use super::exit::ExitStatus;
use super::inputs::{self, input_record};
use super::load::Wanted;
use super::progress::Progress;
use super::run_output::RunOutput;
use super::{interrupt, messages};

pub(super) fn run(args: &ScreenArgs) -> Result<ExitStatus> {
    let began = (Timestamp::now(), Instant::now());
    interrupt::install();
    let sources = inputs::sources(&args.files)?;
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
    let screener = Arc::new(Screener::new(lists.index, config.clone()));
    let mut tally = Tally::default();
    let mut records = Vec::new();
    {
        let to = args.output.output.clone().unwrap_or_else(|| PathBuf::from("standard output"));
        let failed = |source| Error::io("write", to.clone(), source);
        let mut writer = args.output.report(&mut output.rows, ReportKind::Screening);
        writer.begin(readers[0].header()).map_err(failed)?;
        let progress = Progress::rows();
        for (reader, source) in readers.drain(..).zip(&sources) {
            let header = reader.header().to_vec();
            let name = source.name();
            let (rows, reader) = screen_rows(&screener, &pool, reader, interrupt::flag(), |row, outcome| {
                progress.row();
                write_row(writer.as_mut(), &name, &header, row, outcome).map_err(failed)
            })?;
            tally.add(&rows);
            records.push(input_record(reader, name, rows)?);
        }
        writer.finish().map_err(failed)?;
    }
    if interrupt::requested() {
        return Err(Error::new(crate::ErrorKind::Interrupted).into());
    }
    output.finish(|| RunManifest {
        head: RunHead::new(wanted.scope, wanted.collection(), &config, began.0, Timestamp::now()),
        lists: lists.records.clone(),
        inputs: records,
        rows: tally.clone(),
    })?;
    summary(&tally, &lists.records, began.1.elapsed().as_secs_f64());
    Ok(status(&tally))
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

fn summary(tally: &Tally, lists: &[ListRecord], seconds: f64) {
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
    let rate = if seconds > 0.0 { tally.rows as f64 / seconds } else { 0.0 };
    messages::note(&format!("{seconds:.2} s, {rate:.0} rows/s"));
}
