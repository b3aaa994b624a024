//! `assure`: whether screening with these lists and settings finds what it has to.

mod against;

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context as _, Result, bail};

use crate::Error;
use crate::assure::line::{Labelled, Side, read_labelled};
use crate::assure::packs::{CleanSource, Packs};
use crate::assure::trial::{Answer, ask};
use crate::assure::{Assurance, Settings, assess};
use crate::index::{Index, ListRecord};
use crate::list::ListSnapshot;
use crate::party::RowContent;
use crate::report::assure::{AssureReport, LinePair, Tested, page, write_line, write_queries, write_summary};
use crate::report::manifest::{AssureManifest, ExitRecord, InputRecord};
use crate::screen::batch::Pool;
use crate::screen::{Outcome, Query, ScreenConfig, Screener};

use super::args::{AssureArgs, AssureFormat, Format, LineArgs, OutputArgs, RunArgs};
use super::exit::ExitStatus;
use super::load::{self, Wanted};
use super::output::{Output, same_file};
use super::progress::{Progress, Working};
use super::run::Begun;
use super::run_output::RunOutput;
use super::{inputs, interrupt, messages};
use against::Held;

pub(super) fn run(args: &AssureArgs) -> Result<ExitStatus> {
    let began = Begun::now(&RunArgs { reason: None }, true);
    let (started, clock) = (began.at, began.clock);
    interrupt::install();
    let format = format(args)?;
    let wanted = Wanted::of(&args.lists)?;
    let config = wanted.screen_config(&args.score);
    let compared = Held::of(args, &config)?;
    let settings = settings(args, &config, compared.as_ref());
    let labelled = labelled(&args.line.labelled)?;
    let clean = clean(args)?;
    let mut output = Outputs::open(args, &wanted, compared.as_ref())?;
    let lists = wanted.read()?;
    load::check(&config, lists.iter().map(|list| &list.id))?;
    load::warn_of(&lists, "");
    if lists.iter().all(|list| list.designations.is_empty()) {
        bail!("the lists hold no designation, so there is nothing to ask for");
    }
    let records: Vec<ListRecord> = lists.iter().map(|list| wanted.record(list)).collect();
    let screener = screener(wanted.index(&lists)?, &config, settings.floor());

    let pool = Pool::new(args.threads)?;
    let (source, inputs) = read_clean(args, clean)?;
    let packs = {
        let _working = Working::on("making the queries".to_owned());
        Packs::new(&lists, settings.seed, args.queries, source, &pool)
    };
    let answers = screen(&screener, &packs, &pool)?;
    let after = compared.as_ref().map(|held| held.answers(&lists, &packs, &pool)).transpose()?;
    let after = after.as_ref();
    let other = after.map(|after| after.other(&answers));
    let mut found = assess(&packs, &answers, &lists, &settings, labelled, other.as_ref());
    output.draw(&mut found, &packs, &answers, &lists, &settings, &screener)?;

    let mut record = began.beginning(started, &wanted, &config);
    let clean_file = inputs.first().cloned();
    let against = after.map(|after| after.record(&records));
    let report =
        AssureReport { tested: Tested::new(&record, records, args.queries, clean_file, against), found };
    let text = written(format, &report, &packs, &answers, &lists)?;
    let status = if report.found.is_met() { ExitStatus::Clear } else { ExitStatus::Alert };
    record.exit_status = Some(ExitRecord { name: status.name().to_owned(), code: status.code() });
    output.finish(&text, || AssureManifest {
        head: record,
        lists: report.tested.lists.clone(),
        inputs,
        seed: settings.seed,
        queries: counts(&packs),
        targets: report.found.targets.clone(),
    })?;
    let seconds = clock.elapsed().as_secs_f64();
    summary(&report.found, &packs, seconds, args.output.is_some());
    Ok(status)
}

/// The format asked for, or that of the output's ending.
fn format(args: &AssureArgs) -> Result<AssureFormat> {
    if let Some(format) = args.format {
        return Ok(format);
    }
    let Some(path) = args.output.as_deref().filter(|path| *path != Path::new("-")) else {
        return Ok(AssureFormat::Table);
    };
    let name = path.file_name().unwrap_or_default().to_string_lossy().to_lowercase();
    let ends = |ending: &str| name.strip_suffix(".gz").unwrap_or(&name).ends_with(ending);
    match () {
        () if ends(".html") || ends(".htm") => Ok(AssureFormat::Html),
        () if ends(".csv") => Ok(AssureFormat::Csv),
        () if ends(".json") => Ok(AssureFormat::Json),
        () if ends(".txt") => Ok(AssureFormat::Table),
        () => {
            bail!("{}: name a file that ends in .html, .csv, .json or .txt, or say --format", path.display())
        }
    }
}

fn settings(args: &AssureArgs, config: &ScreenConfig, held: Option<&Held>) -> Settings {
    Settings {
        seed: args.seed,
        threshold: config.score.threshold,
        alert_budget: args.alert_budget,
        minimum_hit_rate: args.min_hit_rate,
        tolerance: args.against.tolerance,
        band: args.line.band,
        sample: args.line.sample,
        other_threshold: held.and_then(Held::kept_threshold),
    }
}

fn screener(index: Index, config: &ScreenConfig, floor: f32) -> Arc<Screener> {
    let mut config = config.clone();
    config.score.threshold = floor;
    Arc::new(Screener::new(index, config))
}

/// Screens all queries.
fn screen(screener: &Arc<Screener>, packs: &Packs<'_>, pool: &Pool) -> Result<Vec<Answer>> {
    let progress = Progress::queries(packs.cases.len());
    Ok(ask(screener, &packs.cases, pool, interrupt::flag(), || progress.row())?)
}

fn labelled(files: &[PathBuf]) -> Result<Vec<Labelled>> {
    let mut labelled = Vec::new();
    for path in files {
        let file = std::fs::File::open(path).map_err(|error| Error::io("read", path, error))?;
        labelled.extend(read_labelled(file, path)?);
    }
    Ok(labelled)
}

/// The file of innocent parties, opened and described.
fn clean(args: &AssureArgs) -> Result<Option<crate::party::PartyReader>> {
    let Some(path) = &args.clean else { return Ok(None) };
    let sources = inputs::sources(std::slice::from_ref(path))?;
    let mut readers = inputs::open(&sources, &args.input)?;
    inputs::describe(&readers, &sources);
    Ok(readers.pop())
}

/// The rows of the clean file, or how many parties are made instead.
fn read_clean(
    args: &AssureArgs,
    reader: Option<crate::party::PartyReader>,
) -> Result<(CleanSource, Vec<InputRecord<u64>>)> {
    let (Some(mut reader), Some(path)) = (reader, &args.clean) else {
        return Ok((CleanSource::Made(args.clean_rows), Vec::new()));
    };
    let mut rows = Vec::new();
    let progress = Progress::rows();
    for row in reader.by_ref() {
        if interrupt::requested() {
            return Err(Error::new(crate::ErrorKind::Interrupted).into());
        }
        progress.row();
        rows.push(row?);
    }
    if rows.is_empty() {
        bail!("{} has no row; alerts of no row say nothing", path.display());
    }
    let count = rows.len() as u64;
    let record = inputs::input_record(reader, path.display().to_string(), count)?;
    Ok((CleanSource::Rows(rows), vec![record]))
}

/// The report in a format.
fn written(
    format: AssureFormat,
    report: &AssureReport,
    packs: &Packs<'_>,
    answers: &[Answer],
    lists: &[ListSnapshot],
) -> Result<Vec<u8>> {
    let mut text = Vec::new();
    match format {
        AssureFormat::Html => text = page(report).into_bytes(),
        AssureFormat::Csv => write_queries(&mut text, packs, answers, lists, report.found.threshold)?,
        AssureFormat::Json => {
            serde_json::to_writer_pretty(&mut text, report)?;
            text.push(b'\n');
        }
        AssureFormat::Table => write_summary(&mut text, report)?,
    }
    Ok(text)
}

fn counts(packs: &Packs<'_>) -> std::collections::BTreeMap<&'static str, u64> {
    let mut counts = std::collections::BTreeMap::new();
    for case in packs.cases.iter() {
        *counts.entry(case.pack.as_str()).or_default() += 1;
    }
    counts
}

/// All that the command writes: each under its name when it is complete.
struct Outputs {
    report: RunOutput,
    line: Vec<(Side, PathBuf, Output)>,
}

impl Outputs {
    /// Opens them. Fails before anything is read where one cannot be written, is an input, or is another one.
    fn open(args: &AssureArgs, wanted: &Wanted, held: Option<&Held>) -> Result<Self> {
        let mut protected: Vec<PathBuf> = args.clean.iter().chain(&args.line.labelled).cloned().collect();
        protected.extend(wanted.files()?);
        protected.extend(held.map(Held::files).transpose()?.unwrap_or_default());
        let LineArgs { below_the_line, above_the_line, .. } = &args.line;
        let line = [(Side::Below, below_the_line), (Side::Above, above_the_line)];
        let line: Vec<(Side, &PathBuf)> =
            line.into_iter().filter_map(|(side, path)| Some((side, path.as_ref()?))).collect();
        let own = args.output.iter().chain(&args.manifest).chain(line.iter().map(|(_, path)| *path));
        let own: Vec<&PathBuf> = own.collect();
        for (number, path) in own.iter().enumerate() {
            if own[..number].iter().any(|other| same_file(path, other)) {
                bail!("two outputs are written to {}; name another file for one of them", path.display());
            }
        }
        let output = OutputArgs {
            format: Format::Csv,
            output: args.output.clone(),
            manifest: args.manifest.clone(),
            all: false,
            redact: false,
        };
        let report = RunOutput::open(&output, &protected)?;
        let open =
            |(side, path): (Side, &PathBuf)| Ok((side, path.clone(), Output::open(Some(path), &protected)?));
        Ok(Self { report, line: line.into_iter().map(open).collect::<Result<_>>()? })
    }

    /// Draws the samples that are asked for, and writes each to its output.
    fn draw(
        &mut self,
        found: &mut Assurance,
        packs: &Packs<'_>,
        answers: &[Answer],
        lists: &[ListSnapshot],
        settings: &Settings,
        screener: &Screener,
    ) -> Result<()> {
        let mut worker = screener.worker();
        for (side, path, out) in &mut self.line {
            let sampled = found.draw(*side, packs, answers, lists, settings);
            let mut pairs = Vec::with_capacity(sampled.len());
            for sampled in &sampled {
                let case = &packs.cases[sampled.pair.case];
                let RowContent::Party(party) = &case.content else { continue };
                let Ok(query) = Query::of(party) else { continue };
                let Outcome::Alert(hits) = screener.screen(&query, &mut worker)? else { continue };
                let (list, designation) = screener.index().designation(sampled.pair.designation)?;
                let hit = hits.into_iter().find(|hit| hit.list == *list && hit.id == designation.id);
                pairs.extend(hit.map(|hit| LinePair {
                    sampled,
                    query_name: case.name(),
                    query_row: case.row,
                    hit,
                }));
            }
            write_line(out, *side, &pairs).with_context(|| format!("cannot write {}", path.display()))?;
        }
        Ok(())
    }

    /// Completes all of them, the report last.
    fn finish(mut self, text: &[u8], manifest: impl FnOnce() -> AssureManifest) -> Result<()> {
        if interrupt::requested() {
            return Err(Error::new(crate::ErrorKind::Interrupted).into());
        }
        self.report.rows.write_all(text).context("cannot write the report")?;
        for (_, _, out) in self.line {
            out.finish()?;
        }
        self.report.finish(|_| Ok(manifest()))
    }
}

/// Says what the test came to; short, since the report has it all.
fn summary(found: &Assurance, packs: &Packs<'_>, seconds: f64, with_targets: bool) {
    if with_targets {
        for target in &found.targets {
            let met = if target.met { "met" } else { "missed" };
            messages::note(&format!("target {met}: {}: {}", target.target, target.found));
        }
    }
    messages::note(&format!("{} queries, seed {}, {seconds:.1} s", packs.cases.len(), found.seed));
}
