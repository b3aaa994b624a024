//! `search`: one name looked up on the lists.

use std::io::{self, Write};

use anyhow::{Result, bail};
use serde::Serialize;

use crate::designation::Identifier;
use crate::party::{Counterparty, PartyName};
use crate::report;
use crate::score::explain::gap;
use crate::screen::{Hit, Outcome, Query, Screener, WhyNot, WhyNotVerdict};

use super::args::{SearchArgs, SearchFormat};
use super::exit::ExitStatus;
use super::load::Wanted;

pub(super) fn run(args: &SearchArgs) -> Result<ExitStatus> {
    let party = counterparty(args);
    let query =
        Query::of(&party).map_err(|reason| anyhow::anyhow!("cannot search for this name: {reason}"))?;
    if args.born.is_some() && query.facts.births.is_empty() {
        bail!("--born: no date; write it as 1985-11-12, 12.11.1985 or 1985");
    }
    if args.country.is_some() && query.facts.countries.is_empty() {
        bail!("--country: no known country; write a code (CN) or a name (China)");
    }
    let wanted = Wanted::of(&args.lists)?;
    let config = wanted.screen_config(&args.score);
    let lists = wanted.open()?;
    lists.check(&config)?;
    let screener = Screener::new(lists.index, config);
    if let Some(wanted) = &args.why_not {
        return why_not(args, wanted, &query, &screener);
    }
    let outcome = screener.screen(&query, &mut screener.worker())?;
    let hits = match &outcome {
        Outcome::Alert(hits) => hits.as_slice(),
        Outcome::Clear(_) | Outcome::NotScreened(_) => &[],
    };
    let mut out = io::stdout().lock();
    match args.format {
        SearchFormat::Table => table(&mut out, args, hits, &screener)?,
        SearchFormat::Jsonl => {
            let hits = hits.iter().map(report::hit_as_json).collect();
            report::write_json_line(&mut out, &Found { query: &args.name, hits })?;
        }
    }
    Ok(if hits.is_empty() { ExitStatus::Clear } else { ExitStatus::Alert })
}

/// Explains one designation, hit or not.
fn why_not(args: &SearchArgs, wanted: &str, query: &Query, screener: &Screener) -> Result<ExitStatus> {
    let Some((list, id)) = wanted.split_once(':') else {
        bail!("--why-not {wanted}: write LIST:ID, for instance ofac-sdn:47814");
    };
    let Some(found) = screener.why_not(query, list, id, &mut screener.worker())? else {
        let lists: Vec<&str> =
            screener.index().manifest().lists.iter().map(|record| record.id.0.as_str()).collect();
        bail!("--why-not {wanted}: no designation {id} on a list {list}; the lists are {}", lists.join(", "));
    };
    let threshold = screener.config().score.threshold;
    let WhyNot { hit, verdict } = &found;
    let (word, why) = match verdict {
        WhyNotVerdict::Hit => ("hit", format!("{:.4} reaches the threshold {threshold}.", hit.score)),
        WhyNotVerdict::BelowThreshold => ("no_hit", gap(&hit.evidence, hit.score, threshold)),
        WhyNotVerdict::WeakAlias => (
            "no_hit",
            "only a weak alias matches, and --weak-aliases lets it raise a hit only where it is matched exactly and \
             has two words or more, or not at all."
                .to_owned(),
        ),
    };
    let mut out = io::stdout().lock();
    match args.format {
        SearchFormat::Table => {
            write_hit(&mut out, hit)?;
            writeln!(out)?;
            writeln!(out, "   {word}: {}", report::for_terminal(&why))?;
        }
        SearchFormat::Jsonl => {
            let hit = report::hit_as_json(hit);
            report::write_json_line(
                &mut out,
                &Explained { query: &args.name, threshold, verdict: word, why, hit },
            )?;
        }
    }
    Ok(if *verdict == WhyNotVerdict::Hit { ExitStatus::Alert } else { ExitStatus::Clear })
}

/// Why a designation is a hit or not, as JSON.
#[derive(Serialize)]
struct Explained<'a, H> {
    query: &'a str,
    threshold: f32,
    verdict: &'static str,
    why: String,
    hit: H,
}

/// What is found, as JSON.
#[derive(Serialize)]
struct Found<'a, H> {
    query: &'a str,
    hits: Vec<H>,
}

fn counterparty(args: &SearchArgs) -> Counterparty {
    Counterparty {
        names: vec![PartyName { text: args.name.clone(), column: "NAME".to_owned() }],
        kind: args.kind.into(),
        births: args.born.iter().cloned().collect(),
        nationalities: args.country.iter().cloned().collect(),
        identifiers: args.identifier.iter().filter_map(|text| Identifier::parse(text)).collect(),
        ..Counterparty::default()
    }
}

fn table(out: &mut impl Write, args: &SearchArgs, hits: &[Hit], screener: &Screener) -> io::Result<()> {
    let escape = report::for_terminal;
    if hits.is_empty() {
        let names = screener.index().manifest().names;
        writeln!(
            out,
            "no hit for {} at threshold {} among {names} listed names",
            escape(&args.name),
            screener.config().score.threshold
        )?;
    }
    for (rank, hit) in hits.iter().enumerate() {
        if rank > 0 {
            writeln!(out)?;
        }
        write!(out, "{}. ", rank + 1)?;
        write_hit(out, hit)?;
    }
    Ok(())
}

/// One designation with the evidence of its score.
fn write_hit(out: &mut impl Write, hit: &Hit) -> io::Result<()> {
    let escape = report::for_terminal;
    let programs: Vec<&str> = hit.programs.iter().map(|program| program.0.as_str()).collect();
    writeln!(out, "{} {}  {}", hit.list, escape(&hit.id.0), escape(&hit.listed_name))?;
    writeln!(
        out,
        "   score {:.4} (name {:.4}, priority {:.4})  {}  {}",
        hit.score,
        hit.name_score,
        hit.priority,
        hit.kind.as_str(),
        escape(&programs.join(", "))
    )?;
    if hit.matched_name != hit.listed_name {
        writeln!(out, "   by its {} name {}", hit.alias_strength.as_str(), escape(&hit.matched_name))?;
    }
    writeln!(out, "   {}", escape(&hit.explanation))?;
    report::write_evidence(out, &hit.evidence)
}
