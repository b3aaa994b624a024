//! rapidfuzz's `cdist` over a sample of the same rows and all listed names, both folded and sorted beforehand, by
//! `benches/rapidfuzz_cdist.py`.
//!
//! It gets the texts as this library folds them, so that it has only to compare: what screening a name with it would
//! cost besides, is not counted against it.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context as _, Result, ensure};
use interdict::name::{AnalysedName, analyse};
use serde::Deserialize;

use super::inputs::{Input, Lists, text};
use super::record::{Peer, median};
use crate::support::designations::Listed;
use crate::support::pipeline;

/// Rows of the sample: some seconds' work.
const ROWS: usize = 2000;
const SCRIPT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/benches/rapidfuzz_cdist.py");

/// rapidfuzz's runs so far.
pub(crate) struct Peers {
    folder: tempfile::TempDir,
    ran: Vec<Answer>,
}

/// What the script prints.
#[derive(Deserialize)]
struct Answer {
    version: String,
    rows: usize,
    rows_per_second: f64,
}

impl Peers {
    /// No run yet.
    ///
    /// # Errors
    ///
    /// Where there is no python3 with rapidfuzz.
    pub(crate) fn new() -> Result<Self> {
        let there = Command::new("python3").args(["-c", "import rapidfuzz, numpy"]).output();
        ensure!(
            there.is_ok_and(|output| output.status.success()),
            "--peer needs python3 with rapidfuzz: pip install 'rapidfuzz==3.14.*' numpy"
        );
        Ok(Self { folder: tempfile::tempdir()?, ran: Vec::new() })
    }

    /// Runs it once.
    pub(crate) fn run(&mut self, input: &Input, lists: &Lists) -> Result<()> {
        let [rows, names] = ["rows.txt", "names.txt"].map(|name| self.folder.path().join(name));
        if self.ran.is_empty() {
            write_rows(&rows, input)?;
            write_names(&names, &lists.designations)?;
        }
        let output = Command::new("python3")
            .args([SCRIPT, &text(&rows), &text(&names)])
            .output()
            .context("python3")?;
        ensure!(output.status.success(), "{SCRIPT}: {}", String::from_utf8_lossy(&output.stderr));
        self.ran.push(serde_json::from_slice(&output.stdout).context("what the script printed")?);
        Ok(())
    }

    /// Its figures beside ours; none where it never ran.
    pub(crate) fn figures(&self, ours: f64) -> Option<Peer> {
        let first = self.ran.first()?;
        let speeds: Vec<f64> = self.ran.iter().map(|run| run.rows_per_second).collect();
        Some(Peer {
            rapidfuzz: first.version.clone(),
            rows: first.rows,
            rows_per_second: median(&speeds),
            ours,
        })
    }
}

/// Rows from all over the file.
fn write_rows(path: &Path, input: &Input) -> Result<()> {
    let apart = (input.rows / ROWS).max(1);
    let sample = pipeline::open_file(&input.path).step_by(apart).take(ROWS);
    write(path, &pipeline::all_names(sample))
}

fn write_names(path: &Path, designations: &[Listed]) -> Result<()> {
    let mut names = Vec::new();
    for listed in designations {
        names.push(analyse(&listed.name.listed(), listed.kind));
        names.extend(listed.aliases.iter().map(|alias| analyse(alias, listed.kind)));
    }
    write(path, &names)
}

/// A name a line: its words folded, in Latin letters, sorted.
fn write(path: &Path, names: &[AnalysedName]) -> Result<()> {
    let mut lines = String::new();
    for name in names {
        let mut words: Vec<&str> = name.words.iter().map(|word| word.text.as_str()).collect();
        words.sort_unstable();
        lines.push_str(&words.join(" "));
        lines.push('\n');
    }
    fs::write(path, lines).with_context(|| text(path))
}
