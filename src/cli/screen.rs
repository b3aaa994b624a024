//! `screen`: counterparty files against lists, every row accounted for.

use std::sync::Arc;

use anyhow::Result;

use crate::index::ListRecord;
use crate::party::InputSource;
use crate::report::manifest::RunManifest;
use crate::screen::Screener;
use crate::screen::batch::{Pool, Tally};

use super::args::ScreenArgs;
use super::checkpoint::{self, Checkpoints, RunKey};
use super::exit::ExitStatus;
use super::kept::{Ended, Kept, Listed};
use super::load::Wanted;
use super::quality::{self, Quality};
use super::run::Begun;
use super::run_output::{RunOutput, manifest_path};
use super::screening::{Look, Screening, status};
use super::{inputs, interrupt, messages};

/// Where every row is kept, the name score from which its nearest designation is looked for.
const NEAR: f32 = 0.4;

pub(super) fn run(args: &ScreenArgs) -> Result<ExitStatus> {
    let began = Begun::now(&args.run, manifest_path(&args.output).is_some());
    let clock = began.clock;
    interrupt::install();
    // A run that is kept cannot be gone on with: what it found so far goes with the process.
    let leaves_checkpoints = checkpoint::wanted(args)?.filter(|_| !Kept::is_wanted(&args.keep));
    let sources = inputs::sources(&args.files)?;
    let names: Vec<String> = sources.iter().map(InputSource::name).collect();
    let wanted = Wanted::of(&args.lists)?;
    let config = wanted.screen_config(&args.score);
    // Everything that can fail for a whole file fails here, before output begins.
    let mut readers = inputs::open(&sources, &args.input)?;
    let mut protected = args.files.clone();
    protected.extend(wanted.files()?);
    let mut output = RunOutput::open(&args.output, &protected)?.with_quality(
        args.quality.quality.as_deref(),
        &args.output,
        &protected,
    )?;
    inputs::same_headers(&readers, &sources, args.output.format.into())?;
    let lists = wanted.open()?;
    lists.check(&config)?;
    inputs::describe(&readers, &sources);

    let pool = Pool::new(args.threads)?;
    let fingerprint = lists.index.manifest().fingerprint.clone();
    let checkpoints = leaves_checkpoints.map(|out| {
        let key = RunKey::of(args, &config, &fingerprint, &readers, &names);
        Checkpoints::new(out, key, args.checkpoint_rows)
    });
    let look = Look::of(&args.output).with_cases(Kept::is_wanted(&args.keep));
    let to = args.output.output.clone();
    let mut run = Screening::new(names, look, to, checkpoints, began.at);
    let saved = if args.resume { run.saved()? } else { None };
    // A resumed run holds dates against the day on which it began first.
    let as_of = quality::as_of(&args.quality, saved.as_ref().map_or(began.at, |saved| saved.started));
    let mut quality = Quality::new(&readers, &run.names, as_of, output.quality.take())?;
    if let Some(saved) = saved {
        run.resume(&saved, &mut readers, &mut output.rows, &mut quality)?;
    }
    // Last, so that a run is under way in the store only where nothing but its rows can fail.
    run.kept = Kept::begin(&args.keep, "screen", &began.id, args.lists.config.as_deref())?;
    if run.kept.is_some() {
        output.record();
    }
    let mut screener = Screener::new(lists.index, config.clone());
    if run.kept.as_ref().is_some_and(Kept::keeps_rows) {
        screener = screener.nearest_from(NEAR);
    }
    let screener = Arc::new(screener);
    let inputs = run.run(readers, &mut output.rows, &mut quality, &screener, &pool);
    let (files, flagged) = quality.finish();
    let tally = run.account.total();
    let mut kept = run.kept.take();
    let finished = inputs.and_then(|mut inputs| {
        for (input, file) in inputs.iter_mut().zip(&files) {
            input.quality = Some(file.clone());
        }
        output.finish_with(flagged, |stored| {
            let mut manifest = RunManifest {
                head: began.head(
                    run.account.started,
                    &wanted,
                    &config,
                    &args.input,
                    look.record(
                        args.output.output.as_deref(),
                        run.checkpoints.is_some().then_some(args.checkpoint_rows),
                        stored,
                    ),
                    status(&tally),
                ),
                index_fingerprint: Some(fingerprint),
                lists: lists.records.clone(),
                inputs,
                rows: tally.clone(),
                resumed_at_row: run.account.resumed_at_row.clone(),
            };
            if let Some(kept) = kept.take() {
                let listed = Listed::Index(screener.index());
                let ended = Ended::of(&manifest.lists, &manifest.inputs, &manifest.rows, listed);
                kept.finish(ended, &mut manifest)?;
            }
            Ok(manifest)
        })
    });
    if let Err(error) = finished {
        let status = super::failed(&error);
        kept.into_iter().for_each(Kept::fail);
        run.checkpoints.iter().for_each(Checkpoints::say_what_is_kept);
        return Ok(status);
    }
    summary(&tally, &lists.records, run.account.screened(), clock.elapsed().as_secs_f64());
    quality::tell(&run.names, &files);
    Ok(status(&tally))
}

/// Says what became of the rows; those that this run screened itself, not an earlier one, make its rate.
fn summary(tally: &Tally, lists: &[ListRecord], screened: u64, seconds: f64) {
    let count = |n: u64, what: &str| format!("{n} {what}{}", if n == 1 { "" } else { "s" });
    messages::note(&format!(
        "{} read: {} clear, {}, {}{} not screened",
        count(tally.rows, "row"),
        tally.clear,
        count(tally.alert, "alert"),
        if tally.suppressed > 0 { format!("{} suppressed, ", tally.suppressed) } else { String::new() },
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
