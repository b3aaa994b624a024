//! A case measured: the program and, on the same file, the floor after each other, so that what else the machine does
//! meets both; a run of each case in every round, so that it meets all cases.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::rc::Rc;
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

/// A case, and what was measured of it so far.
pub(crate) struct Measuring<'a> {
    case: &'a Case,
    lists: Rc<Lists>,
    input: Rc<Input>,
    runs: Vec<f64>,
    peaks: Vec<f64>,
    floors: Vec<f64>,
    found: usize,
}

impl<'a> Measuring<'a> {
    /// Makes the files of a case and, where it does not measure that, its index.
    pub(crate) fn new(case: &'a Case, args: &Args, inputs: &mut Inputs<'_>) -> Result<Self> {
        let lists = inputs.lists(case.group)?;
        let few = Rc::new(inputs.few_rows(case.group)?);
        if !matches!(case.task, Task::Build) {
            // Builds the index, or finds it there.
            screen(case, &lists, inputs, &few, &lists.index)?;
        }
        let input = match case.task.file(args.quick) {
            Some((mix, rows)) => inputs.file(case.group, mix, rows)?,
            None => few,
        };
        Ok(Self { case, lists, input, runs: Vec::new(), peaks: Vec::new(), floors: Vec::new(), found: 0 })
    }

    /// Runs the program and the floor; rapidfuzz, where it is asked for, after them.
    pub(crate) fn round(&mut self, round: u8, inputs: &Inputs<'_>, peers: Option<&mut Peers>) -> Result<()> {
        let times = match self.case.task {
            Task::ScreenOnce(..) if round > 0 => return Ok(()),
            // So short that the machine's moods show.
            Task::Start => 3,
            Task::Screen(..) | Task::ScreenOnce(..) | Task::Build => 1,
        };
        for _ in 0..times {
            let index = match self.case.task {
                Task::Build => inputs.path(&format!("{}-{round}", self.case.name)),
                _ => self.lists.index.clone(),
            };
            let ran = screen(self.case, &self.lists, inputs, &self.input, &index)?;
            self.runs.push(rounded(ran.seconds, 1e6));
            self.peaks.extend(ran.peak_mb.map(|peak| rounded(peak, 10.0)));
            self.found = found(&self.input, &output(inputs))?;
        }
        if matches!(self.case.task, Task::Screen(..) | Task::ScreenOnce(..)) {
            self.floors.push(rounded(floor(&self.input, self.case.threads)?, 1e6));
        }
        if let Some(peers) = peers {
            peers.run(&self.input, &self.lists)?;
        }
        Ok(())
    }

    /// The figures of all rounds.
    pub(crate) fn figures(self) -> Figures {
        Figures {
            case: self.case.name.to_owned(),
            lists: self.lists.what.clone(),
            names: self.lists.names,
            file: self.input.what.clone(),
            rows: self.input.rows,
            threads: self.case.threads,
            seconds: median(&self.runs),
            runs: self.runs,
            peak_mb: self.peaks.into_iter().max_by(f64::total_cmp),
            floor_seconds: (!self.floors.is_empty()).then(|| median(&self.floors)),
            planted: [self.input.planted.len(), self.found],
        }
    }
}

/// A number without digits that mean nothing, so that what is kept is short.
fn rounded(number: f64, parts: f64) -> f64 {
    (number * parts).round() / parts
}

fn output(inputs: &Inputs<'_>) -> PathBuf {
    inputs.path("alerts.csv")
}

/// Runs the program once and holds its account against the file.
fn screen(case: &Case, lists: &Lists, inputs: &Inputs<'_>, input: &Input, index: &Path) -> Result<Ran> {
    let output = output(inputs);
    let mut args = vec!["screen".to_owned(), text(&input.path)];
    args.extend(lists.sources.iter().flat_map(|list| ["--list".to_owned(), list.clone()]));
    args.extend(["--index-dir".to_owned(), text(index), "-o".to_owned(), text(&output)]);
    args.extend(["--threads".to_owned(), case.threads.to_string()]);
    let ran = child::run(&args)?;
    let manifest: Value =
        serde_json::from_str(&fs::read_to_string(format!("{}.manifest.json", text(&output)))?)?;
    let rows = |key: &str| manifest["rows"][key].as_u64();
    ensure!(
        rows("rows") == Some(input.rows as u64) && rows("not_screened") == Some(input.nameless as u64),
        "{}: the account does not fit the file: {}",
        case.name,
        manifest["rows"]
    );
    Ok(ran)
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
