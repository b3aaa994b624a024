//! `explain`: what became of one row of an earlier run, shown by screening it again against what the run had.

use std::io::{self, Write as _};
use std::path::Path;

use anyhow::{Context as _, Result, bail};

use crate::party::{InputSource, Row, RowContent};
use crate::report::for_terminal;
use crate::report::manifest::RunManifest;
use crate::screen::batch::Work as _;
use crate::screen::{Hit, Outcome, Screener};

use super::archive::{self, Archived};
use super::args::ExplainArgs;
use super::exit::ExitStatus;

/// What comes less near is not shown: below it names are alike by chance.
const FAR: f32 = 0.30;

pub(super) fn run(args: &ExplainArgs) -> Result<ExitStatus> {
    let then = manifest(args)?;
    let file = input(&then, args.file.as_deref())?;
    // Everything that is not as it was is refused before anything is screened.
    let Archived { wanted, paths } = Archived::of(&then, &args.archive)?;
    let lists = archive::open_lists(&then, &wanted)?;
    let sources: Vec<InputSource> = paths.into_iter().map(InputSource::File).collect();
    let (readers, _) = archive::open_inputs(&then, &sources)?;
    let name = for_terminal(&then.inputs[file].file).into_owned();
    let mut reader = readers.into_iter().nth(file).expect("an input of the run");
    let row = reader.by_ref().find(|row| row.as_ref().map_or(true, |row| row.number == args.row));
    let Some(row) = row.transpose()? else {
        bail!("{name} has no row {}: it has {}", args.row, reader.rows())
    };

    // With a low threshold the hits are those of the run, and behind them what came near.
    let mut config = then.head.config.clone();
    let threshold = config.score.threshold;
    config.score.threshold = FAR.min(threshold);
    let screener = Screener::new(lists.index, config);
    let found = match screener.work(&row, &mut screener.worker())? {
        Outcome::NotScreened(reason) => Err(reason),
        Outcome::Clear(_) => Ok(Vec::new()),
        Outcome::Alert(hits) => Ok(hits),
    };
    let mut out = io::stdout().lock();
    let id = then.head.run_id.as_ref().map_or_else(|| "of an unknown id".to_owned(), ToString::to_string);
    writeln!(out, "row {} of {name}, run {id}", args.row)?;
    match found {
        Err(reason) => {
            writeln!(out, "not screened: {}: {}", reason.code(), for_terminal(&reason.to_string()))?;
            kept(args, &then, file, "not_screened", &mut out)?;
            surroundings(&then, threshold, &mut out)?;
            Ok(ExitStatus::NotScreened)
        }
        Ok(found) => {
            let (hits, near): (Vec<Hit>, Vec<Hit>) =
                found.into_iter().partition(|hit| hit.score >= threshold);
            let outcome = if hits.is_empty() { "clear" } else { "alert" };
            writeln!(out, "{outcome}: {}", in_words(&row, &hits))?;
            kept(args, &then, file, outcome, &mut out)?;
            surroundings(&then, threshold, &mut out)?;
            for (what, shown) in [("hits", &hits), ("nearest below the threshold", &near)] {
                let most = if what == "hits" { shown.len() } else { args.nearest };
                if !shown.is_empty() && most > 0 {
                    writeln!(out, "{what}:")?;
                }
                for hit in shown.iter().take(most) {
                    writeln!(
                        out,
                        "  {:.4}  {} {}  {}: {}",
                        hit.score,
                        hit.list,
                        for_terminal(&hit.id.0),
                        for_terminal(&hit.matched_name),
                        for_terminal(&hit.explanation)
                    )?;
                }
            }
            if near.is_empty() {
                writeln!(out, "no other designation reaches {FAR:.2}")?;
            }
            Ok(if hits.is_empty() { ExitStatus::Clear } else { ExitStatus::Alert })
        }
    }
}

/// The names of a row that was screened, and how many hits it has.
fn in_words(row: &Row, hits: &[Hit]) -> String {
    let names: Vec<String> = match &row.content {
        RowContent::Party(party) => {
            party.names.iter().map(|name| format!("“{}”", for_terminal(&name.text))).collect()
        }
        RowContent::NotScreened(_) => Vec::new(),
    };
    let hits = match hits.len() {
        0 => "no hit".to_owned(),
        1 => "1 hit".to_owned(),
        many => format!("{many} hits"),
    };
    format!("{} has {hits}", names.join(", "))
}

/// What it was screened against, which was made sure to be the same.
fn surroundings(then: &RunManifest, threshold: f32, out: &mut impl io::Write) -> io::Result<()> {
    writeln!(
        out,
        "threshold {threshold}, settings SHA-256 {}; {} to {}",
        then.head.config_sha256, then.head.started, then.head.ended
    )?;
    for list in &then.lists {
        let published = list.published.as_ref().map(|day| format!(", published {day}")).unwrap_or_default();
        writeln!(
            out,
            "against {}, {} designations{published}, SHA-256 {}",
            list.id, list.designations, list.digest
        )?;
    }
    writeln!(out, "lists and input are, byte for byte, those of the run")
}

/// Which of the run's inputs is meant.
fn input(then: &RunManifest, named: Option<&str>) -> Result<usize> {
    let files: Vec<&str> = then.inputs.iter().map(|input| input.file.as_str()).collect();
    match named {
        None if files.len() == 1 => Ok(0),
        None => bail!("the run had several inputs; name one with --file: {}", files.join(", ")),
        Some(name) => files
            .iter()
            .position(|file| *file == name || Path::new(file).file_name() == Some(name.as_ref()))
            .with_context(|| format!("the run had no input {name}; its inputs are: {}", files.join(", "))),
    }
}

/// The manifest of the run: a file, or what the store keeps.
fn manifest(args: &ExplainArgs) -> Result<RunManifest> {
    let path = Path::new(&args.run);
    if path.is_file() {
        return Ok(RunManifest::read(path)?);
    }
    from_store(args)
}

#[cfg(feature = "store")]
fn from_store(args: &ExplainArgs) -> Result<RunManifest> {
    use crate::store::{Author, Store};
    let Some(path) = &args.store else {
        bail!("--run {}: there is no such manifest; for a run that is kept name its --store", args.run);
    };
    let run = Store::open(path, &Author::of_os())?.run(&args.run)?;
    let text = run.manifest.context("the store has no manifest of that run")?;
    let read = RunManifest::parse(text.as_bytes()).map_err(crate::Error::from);
    read.with_context(|| format!("run {}", run.id))
}

#[cfg(not(feature = "store"))]
fn from_store(args: &ExplainArgs) -> Result<RunManifest> {
    bail!("--run {}: there is no such manifest", args.run)
}

/// What the store has of the row, where the run kept its rows; it must be the same.
#[cfg(feature = "store")]
fn kept(
    args: &ExplainArgs,
    then: &RunManifest,
    file: usize,
    now: &str,
    out: &mut impl io::Write,
) -> Result<()> {
    use crate::store::{Author, Store};
    let Some(record) = &then.head.store else { return Ok(()) };
    let path = args.store.as_ref().unwrap_or(&record.path);
    if !path.is_file() {
        writeln!(out, "the store that kept the run is not at {}", path.display())?;
        return Ok(());
    }
    let store = Store::open(path, &Author::of_os())?;
    let Some(row) = store.kept_row(record.run, file, args.row)? else {
        writeln!(out, "the store kept the number of such rows, not the rows (--keep-rows)")?;
        return Ok(());
    };
    let best = match (row.score, row.list, row.designation) {
        (Some(best), Some(list), Some(id)) => format!(", best score {best:.4} for {list} {id}"),
        _ if row.outcome == "clear" => ", no name came near".to_owned(),
        _ => String::new(),
    };
    writeln!(out, "kept by the store then: {}{best}", row.outcome)?;
    if row.outcome != now && (row.outcome.as_str(), now) != ("suppressed", "alert") {
        bail!("the store has the row as {}, and it is {now} now: one of the two was changed", row.outcome);
    }
    Ok(())
}

#[cfg(not(feature = "store"))]
#[expect(clippy::unnecessary_wraps, reason = "with stores it may fail")]
fn kept(_: &ExplainArgs, _: &RunManifest, _: usize, _: &str, _: &mut impl io::Write) -> Result<()> {
    Ok(())
}
