//! `cases`: looking at the queue and acting on it.

mod act;
mod look;
mod sheet;

use std::io::{self, Write};

use anyhow::Result;
use jiff::SignedDuration;

use crate::case::CaseId;
use crate::report::cases::CaseFormat;
use crate::store::{Author, CaseFilter, Store};

use super::args::{CaseFilterArgs, CaseStoreArgs, CasesCommand, CasesFormat};
use super::exit::ExitStatus;

pub(super) use sheet::{column, day, records, tell};

pub(super) fn run(command: &CasesCommand) -> Result<ExitStatus> {
    match command {
        CasesCommand::List(args) => look::list(args),
        CasesCommand::Show(args) => look::show(args),
        CasesCommand::Stats(args) => look::stats(args),
        CasesCommand::Runs(args) => look::runs(args),
        CasesCommand::Rules(args) => act::rules(args),
        CasesCommand::Assign(args) => act::assign(args),
        CasesCommand::Decide(args) => act::decide(args),
        CasesCommand::Reopen(args) => act::reopen(args),
        CasesCommand::Note(args) => act::note(args),
        CasesCommand::Export(args) => sheet::export(args),
        CasesCommand::Import(args) => sheet::import(args),
    }
}

/// The store that a command names, opened by whoever runs it.
pub(super) fn open(args: &CaseStoreArgs) -> Result<(Store, Author)> {
    let author = Author::of_os();
    Ok((Store::open(&args.store, &author)?, author))
}

/// The cases of the beginnings of their ids.
fn found(store: &Store, ids: &[String]) -> Result<Vec<CaseId>> {
    Ok(ids.iter().map(|id| store.find(id)).collect::<crate::Result<_>>()?)
}

impl CaseFilterArgs {
    /// The filter that the arguments ask for.
    fn filter(&self, store: &Store, author: &Author, limit: usize) -> Result<CaseFilter> {
        let run = self.run.as_ref().map(|id| store.run(id)).transpose()?;
        let age = self.older_than.map(|days| SignedDuration::from_hours(24 * i64::from(days)));
        Ok(CaseFilter {
            dispositions: self.states.iter().flat_map(|states| states.0.iter().copied()).collect(),
            list: self.list.clone(),
            min_score: self.min_score,
            max_score: self.max_score,
            opened_before: age.map(|age| author.at - age),
            assignee: self.assignee.clone(),
            run: run.map(|run| run.number),
            population: self.population.clone(),
            limit,
        })
    }
}

impl From<CasesFormat> for CaseFormat {
    fn from(format: CasesFormat) -> Self {
        match format {
            CasesFormat::Table => Self::Table,
            CasesFormat::Csv => Self::Csv,
            CasesFormat::Jsonl => Self::Jsonl,
        }
    }
}

/// Writes to standard output, in large pieces.
pub(super) fn to_stdout(
    write: impl FnOnce(&mut io::BufWriter<io::StdoutLock<'static>>) -> io::Result<()>,
) -> Result<()> {
    let mut out = io::BufWriter::with_capacity(1 << 16, io::stdout().lock());
    write(&mut out)?;
    Ok(out.flush()?)
}
