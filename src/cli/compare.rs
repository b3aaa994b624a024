//! `compare`: two names, or every pair of a CSV file.

use std::io::{self, Write};
use std::path::Path;

use anyhow::{Context as _, Result, bail};
use serde::Serialize;

use crate::designation::EntityKind;
use crate::name::analyse;
use crate::report::{
    evidence_rounded, for_terminal as terminal, four_digits as number, write_evidence, write_json_line,
};
use crate::score::{
    Evidence, NameScore, Scorer,
    explain::{explain, gap},
};
use crate::screen::ScreenConfig;

use super::args::{CompareArgs, SearchFormat};
use super::exit::ExitStatus;

pub(super) fn run(args: &CompareArgs) -> Result<ExitStatus> {
    let mut scorer = Scorer::new(args.score.config(ScreenConfig::default()).score);
    match &args.listed {
        Some(listed) => pair(args, listed, &mut scorer),
        None => pairs(Path::new(&args.query), args.kind.into(), &mut scorer),
    }
}

fn pair(args: &CompareArgs, listed: &str, scorer: &mut Scorer) -> Result<ExitStatus> {
    let kind = args.kind.into();
    for (name, side) in [(args.query.as_str(), "first"), (listed, "second")] {
        if analyse(name, kind).words.is_empty() {
            bail!("the {side} name has no letter or digit");
        }
    }
    let result = scorer.compare(&analyse(&args.query, kind), &analyse(listed, kind));
    let threshold = scorer.config().threshold;
    let is_match = result.score >= threshold;
    let mut out = io::stdout().lock();
    match args.format {
        SearchFormat::Table => table(&mut out, &args.query, listed, &result, threshold)?,
        SearchFormat::Jsonl => {
            let compared = Compared {
                query: &args.query,
                listed,
                score: number(result.score),
                threshold: number(threshold),
                verdict: verdict(is_match),
                evidence: &evidence_rounded(&result.evidence),
                explanation: explain(&result.evidence, result.score),
            };
            write_json_line(&mut out, &compared)?;
        }
    }
    Ok(if is_match { ExitStatus::Alert } else { ExitStatus::Clear })
}

/// A comparison as JSON.
#[derive(Serialize)]
struct Compared<'a> {
    query: &'a str,
    listed: &'a str,
    score: f32,
    threshold: f32,
    verdict: &'static str,
    evidence: &'a [Evidence],
    explanation: String,
}

fn verdict(is_match: bool) -> &'static str {
    if is_match { "match" } else { "no_match" }
}

fn table(
    out: &mut impl Write,
    query: &str,
    listed: &str,
    result: &NameScore,
    threshold: f32,
) -> io::Result<()> {
    writeln!(out, "query      {}", terminal(query))?;
    writeln!(out, "listed     {}", terminal(listed))?;
    writeln!(out, "score      {:.4}", result.score)?;
    writeln!(out, "verdict    {} (threshold {threshold})", verdict(result.score >= threshold))?;
    writeln!(out)?;
    write_evidence(out, &result.evidence)?;
    writeln!(out)?;
    writeln!(out, "{}", terminal(&explain(&result.evidence, result.score)))?;
    if result.score < threshold {
        writeln!(out, "{}", terminal(&gap(&result.evidence, result.score, threshold)))?;
    }
    Ok(())
}

/// Compares every pair of a CSV file: the same rows with `score` and `verdict` added, on stdout.
fn pairs(path: &Path, default_kind: EntityKind, scorer: &mut Scorer) -> Result<ExitStatus> {
    let bytes = std::fs::read(path).with_context(|| {
        // What is called like no file is a name, and names are not told here.
        let file = path.extension().map_or_else(String::new, |_| format!(" {}", path.display()));
        format!("cannot read the file of pairs{file}; compare takes two names, or one CSV file of pairs")
    })?;
    let text = String::from_utf8(bytes)
        .with_context(|| format!("{} is not UTF-8; save it as UTF-8 and try again", path.display()))?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    let mut reader = csv::ReaderBuilder::new().from_reader(text.as_bytes());
    let header = reader.headers().with_context(|| format!("cannot read {}", path.display()))?.clone();
    let column = |names: &[&str]| {
        header.iter().position(|field| names.iter().any(|name| field.trim().eq_ignore_ascii_case(name)))
    };
    let (Some(a), Some(b)) = (column(&["name_a"]), column(&["name_b"])) else {
        // The first line may be a pair, in a file without a header line, and is not shown.
        let missing = ["name_a", "name_b"].map(|name| column(&[name]).map_or(name, |_| ""));
        let missing: Vec<&str> = missing.into_iter().filter(|name| !name.is_empty()).collect();
        bail!(
            "{}: columns name_a and name_b are needed; its first line lacks {}",
            path.display(),
            missing.join(" and ")
        );
    };
    let kind = column(&["kind", "type"]);
    let threshold = scorer.config().threshold;
    // Everything is compared before anything is written: a damaged row leaves no half output.
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(header.iter().chain(["score", "verdict"]))?;
    for record in reader.records() {
        let record = record.with_context(|| format!("cannot read {}", path.display()))?;
        let kind = kind.and_then(|at| record.get(at)).map_or(default_kind, crate::party::entity_kind);
        let query = analyse(record.get(a).unwrap_or_default(), kind);
        let listed = analyse(record.get(b).unwrap_or_default(), kind);
        let score = scorer.score(&query, &listed);
        let score_text = format!("{score:.4}");
        writer.write_record(record.iter().chain([score_text.as_str(), verdict(score >= threshold)]))?;
    }
    let bytes = writer.into_inner().map_err(csv::IntoInnerError::into_error)?;
    let mut out = io::stdout().lock();
    out.write_all(&bytes)?;
    out.flush()?;
    Ok(ExitStatus::Clear)
}
