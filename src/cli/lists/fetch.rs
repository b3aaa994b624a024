//! `lists fetch`: the official lists, downloaded, checked and switched to.

use std::io::{self, Write as _};

use anyhow::{Result, bail};

use crate::config::Config;
use crate::editions::http::Client;
use crate::editions::publisher::{EU_TOKEN, Publications};
use crate::editions::{
    DateSource, FetchConfig, FetchOptions, Fetched, Publication, Store, fetch, publications,
};
use crate::report::for_terminal;

use super::super::args::FetchArgs;
use super::super::exit::ExitStatus;
use super::super::progress::Download;
use super::super::{load, messages};

pub(super) fn run(args: &FetchArgs) -> Result<ExitStatus> {
    if args.accept_shrink.is_some() && args.lists.len() != 1 {
        bail!("--accept-shrink: name the one list that may shrink");
    }
    if args.accept_shrink.as_deref().is_some_and(|reason| reason.trim().is_empty()) {
        bail!("--accept-shrink: give the reason, which is recorded with the edition");
    }
    let mut config = match &args.config {
        Some(path) => Config::read(path)?.fetch().clone(),
        None => FetchConfig::default(),
    };
    config.timeout_s = args.timeout.unwrap_or(config.timeout_s);
    let store = load::store(&args.store)?;
    let token = std::env::var(EU_TOKEN).ok();
    let Publications { lists, without_token } = publications(&args.lists, &config, token.as_deref())?;
    let mut failed = 0;
    for (id, error) in without_token {
        // Nobody asked for it by name; but a list that was fetched before would grow old without a word.
        if store.lists()?.contains(&id) {
            failed += 1;
            messages::error(&anyhow::Error::from(error).context(format!("{id} is not updated")));
        } else {
            messages::warning(&format!("not fetched: {error}"));
        }
    }
    let all = lists.len() + failed;
    let client = Client::new(&config);
    let options = FetchOptions { accept_shrink: args.accept_shrink.clone() };
    for list in &lists {
        match one(&store, &client, list, &options) {
            Ok(line) => writeln!(io::stdout(), "{line}")?,
            Err(error) => {
                failed += 1;
                messages::error(&error.context(format!("{} is not updated", list.id)));
                match store.current(&list.id) {
                    Ok(Some(edition)) => messages::note(&format!(
                        "  the edition {} stays, last confirmed {}",
                        edition.name, edition.confirmed_at
                    )),
                    _ => messages::note("  there is no earlier edition"),
                }
            }
        }
    }
    if failed > 0 {
        messages::note(&format!("{failed} of {all} lists could not be fetched"));
        return Ok(ExitStatus::Failed);
    }
    Ok(ExitStatus::Clear)
}

/// Fetches one list, and says in a line what came of it.
fn one(store: &Store, client: &Client, list: &Publication, options: &FetchOptions) -> Result<String> {
    let bar = Download::new(&list.id.0);
    let fetched = fetch(store, client, list, options, &mut |file, bytes, all| bar.at(file, bytes, all));
    bar.done();
    Ok(match fetched? {
        Fetched::Unchanged(edition) => format!("{}  edition {}: unchanged", list.id, edition.name),
        Fetched::Updated(update) => {
            let edition = &update.edition;
            for warning in &update.warnings {
                messages::warning(&format!("{}: {}", list.id, for_terminal(&warning.to_string())));
            }
            let dated = match edition.date_source {
                DateSource::File => "",
                DateSource::LastModified => ", dated by the server",
                DateSource::Retrieved => ", dated by its retrieval",
            };
            let changes = match update.changes {
                Some((added, removed, changed)) => {
                    format!("{added} added, {removed} removed, {changed} changed")
                }
                None => "the first edition".to_owned(),
            };
            format!(
                "{}  edition {}{dated}: {} designations, {} names; {changes}",
                list.id, edition.name, edition.designations, edition.names
            )
        }
    })
}
