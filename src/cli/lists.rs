//! `lists`: list files looked at by themselves, without a counterparty.

mod check;
mod diff;
mod fetch;
mod prune;
mod show;

use anyhow::Result;

use super::args::ListsCommand;
use super::exit::ExitStatus;

pub(super) fn run(command: &ListsCommand) -> Result<ExitStatus> {
    match command {
        ListsCommand::Show(args) => show::run(args),
        ListsCommand::Check(args) => check::run(args),
        ListsCommand::Diff(args) => diff::run(args),
        ListsCommand::Fetch(args) => fetch::run(args),
        ListsCommand::Prune(args) => prune::run(args),
    }
}
