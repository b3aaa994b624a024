//! Checkpoints: from where a run that was broken off can be gone on with, and whether this run is the same one.
//!
//! A checkpoint stands at `OUT.checkpoint.json` and says how many bytes of `OUT.partial` are good, what became of the
//! rows in them, and everything that decides the output's bytes. It is written aside and renamed, when the rows that it
//! speaks of are safely on the disk: whatever happens, there is the last one or the one before.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use crate::Error;
use crate::digest::hex;
use crate::name::ANALYSER_VERSION;
use crate::party::PartyReader;
use crate::report::manifest::config_digest;
use crate::report::{self, RowWriter};
use crate::screen::ScreenConfig;
use crate::screen::batch::Tally;

use super::account::Account;
use super::args::ScreenArgs;
use super::aside::{self, Aside};
use super::messages;
use super::output::Output;

/// The version of the file's layout.
const FORMAT: u32 = 1;
/// Longer values (digests) say nothing to people.
const SHOWN: usize = 24;

/// Everything that decides the bytes of an output, by the words a message calls it by.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct RunKey(BTreeMap<String, String>);

impl RunKey {
    /// The key of a run.
    pub(super) fn of(
        args: &ScreenArgs,
        config: &ScreenConfig,
        lists: &str,
        readers: &[PartyReader],
        names: &[String],
    ) -> Self {
        let columns: Vec<_> = readers.iter().map(|reader| (reader.header(), reader.mapping())).collect();
        let facts = [
            ("version of interdict", env!("CARGO_PKG_VERSION").to_owned()),
            ("version of the name analysis", ANALYSER_VERSION.to_string()),
            ("lists", lists.to_owned()),
            ("threshold", config.score.threshold.to_string()),
            ("settings", config_digest(config)),
            ("format", format!("{:?}", report::Format::from(args.output.format)).to_lowercase()),
            ("--all", args.output.all.to_string()),
            ("inputs", names.join(", ")),
            ("columns", json_digest(&columns)),
            ("rows between checkpoints", args.checkpoint_rows.to_string()),
        ];
        let mut facts = BTreeMap::from(facts.map(|(what, value)| (what.to_owned(), value)));
        if args.output.redact {
            facts.insert("--redact".to_owned(), "true".to_owned());
        }
        if let Some(day) = args.quality.as_of {
            facts.insert("--as-of".to_owned(), day.to_string());
        }
        Self(facts)
    }

    /// What differs from another run, in words; empty where nothing does.
    fn differences(&self, then: &Self) -> Vec<String> {
        let value = |key: &Self, what: &str| key.0.get(what).cloned().unwrap_or_default();
        let mut facts: Vec<&String> = self.0.keys().chain(then.0.keys()).collect();
        facts.sort();
        facts.dedup();
        let difference = |what: &String| {
            let (then, now) = (value(then, what), value(self, what));
            let told = then.len().max(now.len()) <= SHOWN;
            (then != now)
                .then(|| if told { format!("{what} ({then} then, {now} now)") } else { what.clone() })
        };
        facts.into_iter().filter_map(difference).collect()
    }
}

fn json_digest(value: &impl Serialize) -> String {
    hex(&Sha256::digest(serde_json::to_vec(value).expect("names and roles are plain data")))
}

/// What became of the rows of one input.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct FileDone {
    /// How many, and what became of them.
    pub(super) tally: Tally,
    /// SHA-256 over them.
    pub(super) rows_sha256: String,
}

/// A checkpoint.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Saved {
    format: u32,
    /// Which run it belongs to.
    run: RunKey,
    /// When that run began.
    pub(super) started: Timestamp,
    /// How many bytes of the output are good.
    bytes: u64,
    /// The inputs that were begun; all but the last one are done.
    pub(super) files: Vec<FileDone>,
    /// The rows at which it was resumed before.
    pub(super) resumed_at_row: Vec<u64>,
}

impl Saved {
    /// The rows done, over all inputs.
    pub(super) fn rows(&self) -> u64 {
        self.files.iter().map(|file| file.tally.rows).sum()
    }
}

/// The checkpoints that a run leaves.
pub(super) struct Checkpoints {
    out: PathBuf,
    path: PathBuf,
    every: u64,
    /// Which run they belong to; without it none is kept, and the output is sealed all the same.
    key: Option<RunKey>,
    /// The rows of the last one.
    last: Option<u64>,
}

/// Where a run leaves checkpoints.
///
/// # Errors
///
/// Where it is to be resumed, and leaves none.
pub(super) fn wanted(args: &ScreenArgs) -> Result<Option<&Path>> {
    let out = args.output.output.as_deref().filter(|out| *out != Path::new("-"));
    let resumable = report::Format::from(args.output.format).resumable();
    match out {
        Some(out) if resumable => Ok(Some(out)),
        _ if !args.resume => Ok(None),
        Some(_) => {
            bail!("a table cannot be resumed: it is for reading on a terminal; use --format csv or jsonl")
        }
        None => bail!("--resume needs an output file to go on with: name it with -o OUT"),
    }
}

impl Checkpoints {
    /// Those of a run on an output.
    pub(super) fn new(out: &Path, key: RunKey, every: u64) -> Self {
        Self { key: Some(key), ..Self::seals_only(out, every) }
    }

    /// None, for a run that is repeated: a gzipped output is sealed where it was sealed then, and so is the same.
    pub(super) fn seals_only(out: &Path, every: u64) -> Self {
        Self { out: out.to_owned(), path: aside::checkpoint(out), every, key: None, last: None }
    }

    /// The last checkpoint of an earlier run, which the output must still have all bytes of; nothing, with a note, where
    /// there is none.
    ///
    /// # Errors
    ///
    /// Where it cannot be read or belongs to another run.
    pub(super) fn saved(&self) -> Result<Option<Saved>> {
        let shown = self.path.display();
        let bytes = match fs::read(&self.path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                messages::note(&format!("nothing to resume: there is no {shown}; beginning at the start"));
                return Ok(None);
            }
            read => read.with_context(|| format!("cannot read {shown}"))?,
        };
        let saved: Saved = serde_json::from_slice(&bytes)
            .ok()
            .filter(|saved: &Saved| saved.format == FORMAT)
            .with_context(|| format!("{shown} is no checkpoint of this version; {ANEW}"))?;
        let differences = self.key.iter().flat_map(|key| key.differences(&saved.run)).collect::<Vec<_>>();
        if !differences.is_empty() {
            bail!("{shown} is that of another run, which differs in: {}; {ANEW}", differences.join(", "));
        }
        let there = fs::metadata(aside::partial(&self.out)).map_or(0, |file| file.len());
        if there < saved.bytes {
            messages::warning(&format!(
                "{} has not all the bytes that {shown} speaks of; beginning at the start",
                aside::partial(&self.out).display()
            ));
            return Ok(None);
        }
        Ok(Some(saved))
    }

    /// Cuts the output to what is good and goes on behind it.
    pub(super) fn resume(&mut self, saved: &Saved, output: &mut Output) -> crate::Result<()> {
        output.resume_at(saved.bytes).map_err(|error| Error::io("write", &self.out, error))?;
        self.last = Some(saved.rows());
        messages::note(&format!("resuming {} at row {}", self.out.display(), saved.rows() + 1));
        Ok(())
    }

    /// Leaves a checkpoint where one is due.
    pub(super) fn row_done(
        &mut self,
        account: &mut Account,
        writer: &mut dyn RowWriter,
        output: &std::cell::RefCell<&mut Output>,
    ) -> crate::Result<()> {
        if !account.rows().is_multiple_of(self.every) {
            return Ok(());
        }
        let failed = |error| Error::io("write", &self.out, error);
        writer.flush().map_err(failed)?;
        let bytes = output.borrow_mut().seal().map_err(failed)?;
        let Some(key) = &self.key else { return Ok(()) };
        let saved = Saved {
            format: FORMAT,
            run: key.clone(),
            started: account.started,
            bytes,
            files: account.files_done(),
            resumed_at_row: account.resumed_at_row.clone(),
        };
        save(&saved, &self.path)?;
        output.borrow_mut().keep();
        self.last = Some(account.rows());
        Ok(())
    }

    /// After a failure: says what is kept and how to go on, where anything is.
    pub(super) fn say_what_is_kept(&self) {
        if let Some(rows) = self.last {
            messages::note(&format!(
                "{rows} rows are kept in {}: the same command with --resume goes on at row {}; to give them up, remove \
                 it and {}",
                aside::partial(&self.out).display(),
                rows + 1,
                self.path.display()
            ));
        }
    }
}

const ANEW: &str = "run without --resume to begin anew";

fn save(saved: &Saved, path: &Path) -> crate::Result<()> {
    let failed = |error| Error::io("write", path, error);
    let mut json = serde_json::to_vec_pretty(saved).expect("a checkpoint is plain data");
    json.push(b'\n');
    let mut file = Aside::open(path)
        .map_err(|error| failed(error.downcast::<io::Error>().unwrap_or_else(io::Error::other)))?;
    file.write_all(&json).and_then(|()| file.finish()).map_err(failed)
}
