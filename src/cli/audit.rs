//! `audit`: the log of a case store, verified and exported.

use std::io::Write as _;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};

use crate::store::Head;

use super::args::{AuditCommand, ExportLogArgs, VerifyArgs};
use super::cases::{open, to_stdout};
use super::exit::ExitStatus;
use super::output::Output;

pub(super) fn run(command: &AuditCommand) -> Result<ExitStatus> {
    match command {
        AuditCommand::Verify(args) => verify(args),
        AuditCommand::Export(args) => export(args),
    }
}

fn verify(args: &VerifyArgs) -> Result<ExitStatus> {
    let (store, _) = open(&args.store)?;
    let anchors: Vec<(String, Head)> = args
        .against
        .iter()
        .map(|path| Ok((path.display().to_string(), head_in(path)?)))
        .collect::<Result<_>>()?;
    match store.verify(&anchors)? {
        Ok(verified) => {
            let head = verified.head.map(|head| format!("; head {}", head.hash)).unwrap_or_default();
            to_stdout(|out| {
                writeln!(
                    out,
                    "{} records, each as it was written{head}; {} of {} heads from outside found",
                    verified.records,
                    verified.anchors,
                    anchors.len()
                )
            })?;
            Ok(ExitStatus::Clear)
        }
        Err(tampering) => {
            to_stdout(|out| writeln!(out, "TAMPERED WITH: {tampering}"))?;
            Ok(ExitStatus::Alert)
        }
    }
}

/// The head of the log that a file from outside tells of: a run's manifest, or a report.
fn head_in(path: &Path) -> Result<Head> {
    let text = std::fs::read_to_string(path).map_err(|error| crate::Error::io("read", path, error))?;
    let json: Option<serde_json::Value> = serde_json::from_str(&text).ok();
    let found = match json {
        Some(manifest) => manifest.get("audit").cloned().and_then(|head| serde_json::from_value(head).ok()),
        None => in_text(&text),
    };
    found.with_context(|| format!("{} tells of no audit log: it is of a run without --store", path.display()))
}

/// `audit log: record 17, HASH`, as reports have it.
fn in_text(text: &str) -> Option<Head> {
    let (_, rest) = text.split_once("audit log: record ")?;
    let (seq, rest) = rest.split_once(", ")?;
    let hash: String = rest.chars().take_while(char::is_ascii_hexdigit).collect();
    Some(Head { seq: seq.parse().ok()?, hash }).filter(|head| head.hash.len() == 64)
}

fn export(args: &ExportLogArgs) -> Result<ExitStatus> {
    let (store, _) = open(&args.store)?;
    let inputs: [PathBuf; 1] = [args.store.store.clone()];
    let mut output = Output::open(args.output.as_deref(), &inputs)?;
    let mut failed = None;
    store.export_log(|line| {
        // Once is enough to know that nothing more can be written.
        if failed.is_none() {
            failed = writeln!(output, "{line}").err();
        }
        Ok(())
    })?;
    if let Some(error) = failed {
        bail!(error);
    }
    output.finish()?;
    Ok(ExitStatus::Clear)
}
