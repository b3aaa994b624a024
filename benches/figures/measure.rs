//! A case measured: the program's runs and those of the floor by turns, so that what else the machine does meets both.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use anyhow::{Context as _, Result, ensure};
use interdict::screen::batch::Pool;
use serde_json::Value;

use super::args::Args;
use super::cases::{Case, Task};
use super::child::{self, Ran};
use super::inputs::{Input, Inputs, Lists, text};
use super::peer::Peers;
use super::record::{Figures, median};
use crate::support::pipeline;

/// Measures one case; rapidfuzz, where it is asked for, runs between the runs.
pub(crate) fn measure(
    case: &Case,
    args: &Args,
    inputs: &mut Inputs<'_>,
    mut peers: Option<&mut Peers>,
) -> Result<Figures> {
    let lists = inputs.lists(case.group)?;
    let few = inputs.few_rows(case.group)?;
    let file = match case.task.file(args.quick) {
        Some((mix, rows)) => Some(inputs.file(case.group, mix, rows)?),
        None => None,
    };
    let input = file.as_deref().unwrap_or(&few);
    let run = Run { case, lists: &lists, inputs };
    if !matches!(case.task, Task::Build) {
        // Builds the index, or finds it there.
        run.screen(&few, &lists.index)?;
    }
    let (mut runs, mut peaks, mut floors) = (Vec::new(), Vec::new(), Vec::new());
    for number in 0..how_many(case.task, args) {
        let index = match case.task {
            Task::Build => inputs.path(&format!("{}-{number}", case.name)),
            _ => lists.index.clone(),
        };
        let ran = run.screen(input, &index)?;
        runs.push(rounded(ran.seconds, 1e6));
        peaks.extend(ran.peak_mb.map(|peak| rounded(peak, 10.0)));
        if file.is_some() {
            floors.push(rounded(floor(input, case.threads)?, 1e6));
        }
        if let Some(peers) = &mut peers {
            peers.run(input, &lists)?;
        }
    }
    Ok(Figures {
        case: case.name.to_owned(),
        lists: lists.what.clone(),
        names: lists.names,
        file: input.what.clone(),
        rows: input.rows,
        threads: case.threads,
        seconds: median(&runs),
        runs,
        peak_mb: peaks.into_iter().max_by(f64::total_cmp),
        floor_seconds: (!floors.is_empty()).then(|| median(&floors)),
        planted: [input.planted.len(), found(input, &run.output())?],
    })
}

/// A number without digits that mean nothing, so that what is kept is short.
fn rounded(number: f64, parts: f64) -> f64 {
    (number * parts).round() / parts
}

fn how_many(task: Task, args: &Args) -> u8 {
    match task {
        Task::ScreenOnce(..) => 1,
        _ if args.quick => 1,
        // So short that the machine's moods show.
        Task::Start => 3 * args.runs,
        Task::Screen(..) | Task::Build => args.runs,
    }
}

/// What the runs of a case have in common.
struct Run<'a> {
    case: &'a Case,
    lists: &'a Lists,
    inputs: &'a Inputs<'a>,
}

impl Run<'_> {
    fn output(&self) -> PathBuf {
        self.inputs.path("alerts.csv")
    }

    /// Runs the program once and holds its account against the file.
    fn screen(&self, input: &Input, index: &Path) -> Result<Ran> {
        let output = self.output();
        let mut args = vec!["screen".to_owned(), text(&input.path)];
        args.extend(self.lists.sources.iter().flat_map(|list| ["--list".to_owned(), list.clone()]));
        args.extend(["--index-dir".to_owned(), text(index), "-o".to_owned(), text(&output)]);
        args.extend(["--threads".to_owned(), self.case.threads.to_string()]);
        let ran = child::run(&args)?;
        let manifest: Value =
            serde_json::from_str(&fs::read_to_string(format!("{}.manifest.json", text(&output)))?)?;
        let rows = |key: &str| manifest["rows"][key].as_u64();
        ensure!(
            rows("rows") == Some(input.rows as u64) && rows("not_screened") == Some(input.nameless as u64),
            "{}: the account does not fit the file: {}",
            self.case.name,
            manifest["rows"]
        );
        Ok(ran)
    }
}

/// Seconds that reading and analysing take, in a pool of its own, which remembers nothing of an earlier run.
fn floor(input: &Input, threads: usize) -> Result<f64> {
    let pool = Pool::new(threads)?;
    let began = Instant::now();
    let could = pipeline::floor(pipeline::open_file(&input.path), &pool);
    let seconds = began.elapsed().as_secs_f64();
    ensure!(could == input.rows - input.nameless, "the floor analysed {could} of {} rows", input.rows);
    Ok(seconds)
}

/// How many of the planted names are among the alerts.
fn found(input: &Input, alerts: &Path) -> Result<usize> {
    let mut reader = csv::Reader::from_path(alerts)?;
    let header = reader.headers()?.clone();
    let place = |name: &str| {
        header.iter().position(|field| field == name).with_context(|| format!("alerts have a column {name}"))
    };
    let (row, id) = (place("screening_row")?, place("hit_id")?);
    let mut hits = BTreeSet::new();
    for record in reader.records() {
        let record = record?;
        hits.insert((record[row].parse::<u64>()?, record[id].to_owned()));
    }
    Ok(input.planted.iter().filter(|planted| hits.contains(planted)).count())
}
