//! `cases list`, `show`, `stats`, `runs`: nothing is changed.

use anyhow::Result;

use crate::report::cases::{write_case, write_figures, write_queue, write_runs};

use super::super::args::{ListCasesArgs, RunsArgs, ShowCaseArgs, StatsArgs};
use super::super::exit::ExitStatus;
use super::super::messages;
use super::{open, to_stdout};

pub(super) fn list(args: &ListCasesArgs) -> Result<ExitStatus> {
    let (store, author) = open(&args.store)?;
    let filter = args.filter.filter(&store, &author, args.limit)?;
    let cases = store.cases(&filter)?;
    to_stdout(|out| write_queue(out, args.format.into(), &cases))?;
    let all = if args.limit == 0 { cases.len() as u64 } else { store.count(&filter)? };
    let shown = cases.len() as u64;
    let more = if all > shown { "; --limit 0 shows all" } else { "" };
    messages::note(&format!("{shown} of {all} case{}{more}", if all == 1 { "" } else { "s" }));
    Ok(ExitStatus::Clear)
}

pub(super) fn show(args: &ShowCaseArgs) -> Result<ExitStatus> {
    let (store, _) = open(&args.store)?;
    let case = store.case(&store.find(&args.case)?)?;
    to_stdout(|out| write_case(out, args.format.into(), &case))?;
    Ok(ExitStatus::Clear)
}

pub(super) fn stats(args: &StatsArgs) -> Result<ExitStatus> {
    let (store, author) = open(&args.store)?;
    let figures = store.figures(args.population.as_deref(), author.at)?;
    to_stdout(|out| write_figures(out, args.format.into(), &figures))?;
    Ok(ExitStatus::Clear)
}

pub(super) fn runs(args: &RunsArgs) -> Result<ExitStatus> {
    let (store, _) = open(&args.store)?;
    let runs = store.runs()?;
    to_stdout(|out| write_runs(out, args.format.into(), &runs))?;
    Ok(ExitStatus::Clear)
}
