//! `lists prune`: old editions of fetched lists, removed.

use std::io::{self, Write as _};

use anyhow::Result;

use crate::designation::ListId;

use super::super::args::PruneArgs;
use super::super::exit::ExitStatus;
use super::super::load;

pub(super) fn run(args: &PruneArgs) -> Result<ExitStatus> {
    let store = load::store(&args.store)?;
    let lists =
        if args.lists.is_empty() { store.lists()? } else { args.lists.iter().cloned().map(ListId).collect() };
    let mut out = io::stdout().lock();
    for list in lists {
        let removed = store.prune(&list, args.keep, args.dry_run)?;
        let verb = if args.dry_run { "would remove" } else { "removed" };
        for edition in removed {
            writeln!(out, "{list}@{edition}: {verb}")?;
        }
    }
    Ok(ExitStatus::Clear)
}
