//! `cases assign`, `decide`, `reopen`, `note`, `rules`: each an act of whoever runs the command.

use std::io::Write as _;

use anyhow::{Context as _, Result, bail};

use crate::case::Disposition;
use crate::config::Config;
use crate::store::{Answer, Decided, GoodGuyWish, Ruling};

use super::super::args::{AssignArgs, DecideArgs, NoteArgs, ReopenArgs, RulesArgs};
use super::super::exit::ExitStatus;
use super::{found, open, to_stdout};

pub(super) fn assign(args: &AssignArgs) -> Result<ExitStatus> {
    let (mut store, author) = open(&args.store)?;
    let to = args.to.clone().unwrap_or_else(|| author.actor.user.clone());
    if to.trim().is_empty() || to == "-" {
        bail!("--to names nobody: write a user of the operating system");
    }
    for case in found(&store, &args.cases)? {
        let state = store.assign(&case, &to, &author).with_context(|| format!("case {case}"))?;
        to_stdout(|out| writeln!(out, "{case}: {state}, {to}'s"))?;
    }
    Ok(ExitStatus::Clear)
}

pub(super) fn decide(args: &DecideArgs) -> Result<ExitStatus> {
    let (mut store, author) = open(&args.store)?;
    let case = store.find(&args.case)?;
    let ruling = Ruling {
        verdict: args.verdict,
        reason: args.reason.clone(),
        note: args.note.clone(),
        good_guy: args.good_guy.then(|| GoodGuyWish { expires: args.expires, ..GoodGuyWish::default() }),
        answers: args
            .steps
            .iter()
            .map(|(step, answer)| Answer { step: *step, answer: answer.clone() })
            .collect(),
        said_decided_by: None,
        version: args.version,
    };
    if args.expires.is_some_and(|day| day < author.today()) {
        bail!("--expires names a day that is over");
    }
    let decided = store.decide(&case, &ruling, &author).with_context(|| format!("case {case}"))?;
    to_stdout(|out| writeln!(out, "{case}: {}", told(&decided)))?;
    Ok(ExitStatus::Clear)
}

/// What a decision led to, in words.
pub(super) fn told(decided: &Decided) -> String {
    let waits = if decided.to.proposed().is_some() { ", waits for a second, different user" } else { "" };
    let quiet = decided.good_guy.map(|number| format!(", good guy {number}")).unwrap_or_default();
    format!("{} -> {}{waits}{quiet}", decided.from, decided.to)
}

pub(super) fn reopen(args: &ReopenArgs) -> Result<ExitStatus> {
    let (mut store, author) = open(&args.store)?;
    let case = store.find(&args.case)?;
    let state: Disposition =
        store.reopen(&case, &args.reason, &args.note, &author).with_context(|| format!("case {case}"))?;
    to_stdout(|out| writeln!(out, "{case}: {state}"))?;
    Ok(ExitStatus::Clear)
}

pub(super) fn note(args: &NoteArgs) -> Result<ExitStatus> {
    let (mut store, author) = open(&args.store)?;
    let case = store.find(&args.case)?;
    store.note(&case, &args.note, &author).with_context(|| format!("case {case}"))?;
    to_stdout(|out| writeln!(out, "{case}: noted"))?;
    Ok(ExitStatus::Clear)
}

pub(super) fn rules(args: &RulesArgs) -> Result<ExitStatus> {
    let (mut store, author) = open(&args.store)?;
    if let Some(path) = &args.set {
        let Some(rules) = Config::read(path)?.cases()? else {
            bail!("{} has no [cases]: there are no rules to set", path.display());
        };
        let word = if store.set_rules(&rules, &author)? { "set" } else { "in force already" };
        to_stdout(|out| writeln!(out, "rules of {}: {word}", path.display()))?;
        return Ok(ExitStatus::Clear);
    }
    let rules = store.rules()?;
    to_stdout(|out| {
        writeln!(out, "four_eyes_score = {}", rules.four_eyes_score)?;
        writeln!(out, "good_guy_days = {}", rules.good_guy_days)?;
        if rules.roles.is_empty() {
            writeln!(out, "no roles: everybody who can write the store may do everything")?;
        }
        for (role, users) in &rules.roles {
            writeln!(out, "{}: {}", role.as_str(), users.join(", "))?;
        }
        for (what, codes) in &rules.reasons {
            writeln!(out, "reasons for {what}:")?;
            for (code, words) in codes {
                writeln!(out, "  {code:<24}{words}")?;
            }
        }
        Ok(())
    })?;
    Ok(ExitStatus::Clear)
}
