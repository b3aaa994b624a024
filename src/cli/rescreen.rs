//! `rescreen`: what can have changed since an earlier run, in the lists or in the files, and nothing else.

mod files;

use std::path::PathBuf;
use std::sync::Arc;

use anyhow::{Result, bail};

use crate::Error;
use crate::case::CaseMark;
use crate::designation::ListId;
use crate::index::ListRecord;
use crate::list::ListSnapshot;
use crate::party::{InputSource, PartyReader, Row};
use crate::report::manifest::{InputRecord, RescreenManifest};
use crate::report::{ReportKind, ReportRow, RowOutcome, RowWriter};
use crate::screen::batch::{Pool, work_through};
use crate::screen::rescreen::{RescreenTally, Rescreener, RowChange, RowHits};
use crate::screen::{ScreenConfig, Screener};

use super::args::RescreenArgs;
use super::exit::ExitStatus;
use super::inputs::{self, input_record};
use super::kept::{Ended, Gone, Kept, Listed};
use super::load::Wanted;
use super::progress::Progress;
use super::run::Begun;
use super::run_output::{RunOutput, manifest_path};
use super::screening::Look;
use super::{interrupt, load, messages};
use files::{FileChange, MarkedRows, Removed};

pub(super) fn run(args: &RescreenArgs) -> Result<ExitStatus> {
    let began = Begun::now(&args.run, manifest_path(&args.output).is_some());
    let (started, clock) = (began.at, began.clock);
    interrupt::install();
    let wanted = Wanted::of(&args.lists)?;
    let wanted_before = before(args, &wanted)?;
    let config = wanted.screen_config(&args.score);
    let (sources, sources_before) = (files(&args.files)?, files(&args.before)?);
    // Everything that can fail for a whole file fails here, before output begins.
    let readers = inputs::open(&sources, &args.input)?;
    same_headers(args, &sources, &sources_before)?;
    let mut protected: Vec<PathBuf> = args.files.iter().chain(&args.before).cloned().collect();
    protected.extend(wanted.files()?);
    protected.extend(wanted_before.files()?);
    let mut output = RunOutput::open(&args.output, &protected)?;
    let lists = Lists::read(&wanted, &wanted_before)?;
    load::check(&config, lists.after.iter().map(|list| &list.id))?;
    inputs::describe(&readers, &sources);

    let pool = Pool::new(args.threads)?;
    let (work, mut change) = prepare(args, &wanted, &lists, &config, &pool, &sources_before, &sources)?;
    let (designations_before, designations_after) = work.changed();
    let mut kept = Kept::begin(&args.keep, "rescreen", &began.id, args.lists.config.as_deref())?;
    let look = Look::of(&args.output).with_cases(kept.is_some());
    if kept.is_some() {
        output.record();
    }
    let mut tally = RescreenTally::default();
    let mut rows = Rows { args, look, kept: &mut kept, tally: &mut tally, sources: &sources };
    let done = rows.all(readers, &mut output, &work, &pool, &mut change);
    let status = status(&tally);
    let finished = done.and_then(|inputs| {
        output.finish(|stored| {
            let to = args.output.output.as_deref();
            let output = look.record(to, None, stored);
            let mut manifest = RescreenManifest {
                head: began.head(started, &wanted, &config, &args.input, output, status),
                lists_before: lists.records_before(&wanted, &wanted_before),
                lists: lists.after.iter().map(|list| wanted.record(list)).collect(),
                designations_before,
                designations_after,
                inputs_before: change.records.into_iter().map(|input| look.redaction.input(input)).collect(),
                inputs,
                rows: tally.clone(),
            };
            if let Some(kept) = kept.take() {
                let listed = Listed::Lists(&lists.after);
                let ended = Ended::of(&manifest.lists, &manifest.inputs, &manifest.rows, listed);
                kept.finish(ended, &mut manifest)?;
            }
            Ok(manifest)
        })
    });
    if let Err(error) = finished {
        kept.into_iter().for_each(Kept::fail);
        return Err(error);
    }
    summary(&tally, (designations_before, designations_after), clock.elapsed().as_secs_f64());
    Ok(status)
}

/// The rows of a rescreening on their way to the output and to the store.
struct Rows<'a> {
    args: &'a RescreenArgs,
    look: Look,
    kept: &'a mut Option<Kept>,
    tally: &'a mut RescreenTally,
    sources: &'a [InputSource],
}

impl Rows<'_> {
    /// All of them: those of the files as they are, then those that are there no more. Gives what the manifest says of
    /// each input.
    fn all(
        &mut self,
        readers: Vec<PartyReader>,
        output: &mut RunOutput,
        work: &Arc<Rescreener>,
        pool: &Pool,
        change: &mut FileChange,
    ) -> Result<Vec<InputRecord<u64>>> {
        let to = self.args.output.output.clone().unwrap_or_else(|| PathBuf::from("standard output"));
        let failed = |source| Error::io("write", to.clone(), source);
        let mut records = Vec::new();
        let mut writer = self.look.report(&mut output.rows, ReportKind::Rescreening);
        writer.begin(readers[0].header()).map_err(failed)?;
        let progress = Progress::rows();
        for (reader, source) in readers.into_iter().zip(self.sources) {
            let (name, header) = (source.name(), reader.header().to_vec());
            let id_column = inputs::id_column(&reader);
            let rows = MarkedRows::new(reader, std::mem::take(change));
            let rows = work_through(work, pool, rows, interrupt::flag(), |item, change| {
                progress.row();
                self.tally.count(change);
                let cases = keep_row(self.kept.as_mut(), &item.row, change, Gone::Hit)?;
                write_row(writer.as_mut(), &name, (&header, id_column), &item.row, change, &cases)
                    .map_err(failed)
            })?;
            let (reader, again) = rows.into_parts();
            *change = again;
            let rows = reader.rows();
            records.push(self.look.redaction.input(input_record(reader, name, rows)?));
        }
        change.check(&records)?;
        for Removed { file, header, id_column, row, changes } in &change.removed {
            self.tally.count_hits(changes);
            let change = RowChange::Hits(RowHits { changes: changes.clone(), same: Vec::new() });
            let cases = keep_row(self.kept.as_mut(), row, &change, Gone::Counterparty)?;
            write_row(writer.as_mut(), file, (header, *id_column), row, &change, &cases).map_err(failed)?;
        }
        self.tally.removed = change.removed_rows();
        writer.finish().map_err(failed)?;
        if interrupt::requested() {
            return Err(Error::new(crate::ErrorKind::Interrupted).into());
        }
        Ok(records)
    }
}

/// The lists as they were: those named, else the editions before those fetched last.
fn before(args: &RescreenArgs, wanted: &Wanted) -> Result<Wanted> {
    if !args.lists_before.is_empty() || !args.before.is_empty() {
        return wanted.instead(&args.lists_before);
    }
    match wanted.former()? {
        Some(former) => Ok(former),
        None => bail!(
            "nothing can have changed: name the lists as they were with --list-before, the files with --before, or \
             fetch the lists anew"
        ),
    }
}

/// Everything that is needed before the first row: the changed designations' index, and where files changed, how.
fn prepare(
    args: &RescreenArgs,
    wanted: &Wanted,
    lists: &Lists,
    config: &ScreenConfig,
    pool: &Pool,
    before: &[InputSource],
    after: &[InputSource],
) -> Result<(Arc<Rescreener>, FileChange)> {
    if before.is_empty() {
        let work = Rescreener::new(&lists.before, &lists.after, config, None)?;
        return Ok((Arc::new(work), FileChange::default()));
    }
    let screener = |side: &[ListSnapshot]| -> Result<Screener> {
        Ok(Screener::new(wanted.index(side)?, config.clone()))
    };
    let mut change = FileChange::between(before, after, &args.input)?;
    if change.asks_for_hits() {
        change.screen_former(screener(&lists.before)?, pool, before, &args.input)?;
    }
    let whole = Some(screener(&lists.after)?);
    Ok((Arc::new(Rescreener::new(&lists.before, &lists.after, config, whole)?), change))
}

/// The files of one side. They are read more than once, so standard input is none.
fn files(paths: &[PathBuf]) -> Result<Vec<InputSource>> {
    let sources = inputs::sources(paths)?;
    if sources.contains(&InputSource::Stdin) {
        bail!("standard input (-) cannot be rescreened: the rows are read more than once; name a file");
    }
    Ok(sources)
}

/// The rows of both sides stand in one output.
fn same_headers(args: &RescreenArgs, after: &[InputSource], before: &[InputSource]) -> Result<()> {
    let sources: Vec<InputSource> = after.iter().chain(before).cloned().collect();
    let readers = inputs::open(&sources, &args.input)?;
    inputs::same_headers(&readers, &sources, args.output.format.into())
}

/// The lists as they were and as they are, of the same ids in the same order.
struct Lists {
    before: Vec<ListSnapshot>,
    after: Vec<ListSnapshot>,
    /// Those of which only one edition is named.
    unchanged: Vec<ListId>,
}

impl Lists {
    fn read(wanted: &Wanted, wanted_before: &Wanted) -> Result<Self> {
        let after = wanted.read()?;
        let mut before = wanted_before.read_former()?;
        if let Some(alone) = before.iter().find(|old| after.iter().all(|new| new.id != old.id)) {
            let ids: Vec<&str> = after.iter().map(|list| list.id.0.as_str()).collect();
            bail!(
                "--list-before has {}, and --list has not ({}); name both editions, with ID= where the ids differ",
                alone.id,
                ids.join(", ")
            );
        }
        load::warn_of(&after, "");
        load::warn_of(&before, ", as it was");
        let is_new = |new: &&ListSnapshot| before.iter().all(|old| old.id != new.id);
        let unchanged: Vec<ListSnapshot> = after.iter().filter(is_new).cloned().collect();
        let ids = unchanged.iter().map(|list| list.id.clone()).collect();
        before.extend(unchanged);
        before.sort_by_key(|old| after.iter().position(|new| new.id == old.id));
        Ok(Self { before, after, unchanged: ids })
    }

    /// What the manifest says of the lists as they were.
    fn records_before(&self, wanted: &Wanted, wanted_before: &Wanted) -> Vec<ListRecord> {
        let record = |list: &ListSnapshot| {
            let asked = if self.unchanged.contains(&list.id) { wanted } else { wanted_before };
            asked.record(list)
        };
        self.before.iter().map(record).collect()
    }
}

/// Tells the store of a row.
fn keep_row(
    kept: Option<&mut Kept>,
    row: &Row,
    change: &RowChange,
    gone: Gone,
) -> crate::Result<Vec<CaseMark>> {
    match (kept, change) {
        (Some(kept), RowChange::Hits(hits)) => kept.changes(row, &hits.changes, &hits.same, gone),
        (Some(kept), RowChange::NotScreened(reason)) => kept.not_screened(row, reason).map(|()| Vec::new()),
        (None, _) => Ok(Vec::new()),
    }
}

fn write_row(
    writer: &mut dyn RowWriter,
    file: &str,
    (header, id_column): (&[String], Option<usize>),
    row: &Row,
    change: &RowChange,
    cases: &[CaseMark],
) -> std::io::Result<()> {
    let outcome = match change {
        RowChange::Hits(hits) => RowOutcome::Changes(&hits.changes),
        RowChange::NotScreened(reason) => RowOutcome::NotScreened(reason),
    };
    let (number, fields, name) = (row.number, &row.fields, inputs::name(row));
    writer.row(&ReportRow { file, row: number, header, fields, id_column, name, outcome, cases })
}

fn status(tally: &RescreenTally) -> ExitStatus {
    if tally.not_screened > 0 {
        ExitStatus::NotScreened
    } else if tally.hits.is_empty() {
        ExitStatus::Clear
    } else {
        ExitStatus::Alert
    }
}

fn summary(tally: &RescreenTally, (before, after): (usize, usize), seconds: f64) {
    let hits = |word| tally.hits.get(word).copied().unwrap_or(0);
    messages::note(&format!(
        "designations that differ: {before} as they were, {after} as they are; hits: {} new, {} changed, {} gone",
        hits("new"),
        hits("changed"),
        hits("gone"),
    ));
    messages::note(&format!(
        "{} rows read: {} unchanged, {} with changes, {} not screened; {} rows are there no more",
        tally.rows, tally.unchanged, tally.changed, tally.not_screened, tally.removed
    ));
    for (reason, rows) in &tally.reasons {
        messages::note(&format!("  not screened, {reason}: {rows}"));
    }
    let rate = if seconds > 0.0 { tally.rows as f64 / seconds } else { 0.0 };
    messages::note(&format!("{seconds:.2} s, {rate:.0} rows/s"));
}
