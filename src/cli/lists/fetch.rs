//! `lists fetch`: the official lists, downloaded, checked and switched to.

use std::io::{self, Write as _};

use anyhow::{Result, bail};
use serde::Serialize;

use crate::config::Config;
use crate::designation::ListId;
use crate::editions::http::Client;
use crate::editions::publisher::{EU_TOKEN, Publications};
use crate::editions::{
    DateSource, Edition, FetchConfig, FetchOptions, Fetched, Publication, Store, fetch, publications,
};
use crate::report::{for_terminal, write_json_line};

use super::super::args::{FetchArgs, ShowFormat};
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
        let fetched = one(&store, &client, list, &options);
        match args.format {
            ShowFormat::Text => {
                if let Ok(fetched) = &fetched {
                    writeln!(io::stdout(), "{}", line(&list.id, fetched))?;
                }
            }
            ShowFormat::Json => write_json_line(&mut io::stdout(), &object(&list.id, &fetched, &store))?,
        }
        if let Err(error) = fetched {
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
    if failed > 0 {
        messages::note(&format!("{failed} of {all} lists could not be fetched"));
        return Ok(ExitStatus::Failed);
    }
    Ok(ExitStatus::Clear)
}

/// Fetches one list, with progress and the reader's warnings.
fn one(store: &Store, client: &Client, list: &Publication, options: &FetchOptions) -> Result<Fetched> {
    let bar = Download::new(&list.id.0);
    let fetched = fetch(store, client, list, options, &mut |file, bytes, all| bar.at(file, bytes, all));
    bar.done();
    let fetched = fetched?;
    if let Fetched::Updated(update) = &fetched {
        for warning in &update.warnings {
            messages::warning(&format!("{}: {}", list.id, for_terminal(&warning.to_string())));
        }
    }
    Ok(fetched)
}

/// What came of a list, in a line.
fn line(id: &ListId, fetched: &Fetched) -> String {
    let update = match fetched {
        Fetched::Unchanged(edition) => return format!("{id}  edition {}: unchanged", edition.name),
        Fetched::Updated(update) => update,
    };
    let edition = &update.edition;
    let dated = match edition.date_source {
        DateSource::File => "",
        DateSource::LastModified => ", dated by the server",
        DateSource::Retrieved => ", dated by its retrieval",
    };
    let changes = match update.changes {
        Some((added, removed, changed)) => format!("{added} added, {removed} removed, {changed} changed"),
        None => "the first edition".to_owned(),
    };
    let (designations, names) = (edition.designations, edition.names);
    format!("{id}  edition {}{dated}: {designations} designations, {names} names; {changes}", edition.name)
}

/// What came of a list, as JSON.
#[derive(Serialize)]
struct Object<'a> {
    list: &'a ListId,
    /// `updated`, `unchanged` or `failed`.
    outcome: &'static str,
    /// The edition that is current now.
    edition: Option<Edition>,
    /// Designations added, removed and changed, where there was an edition before.
    changes: Option<Changes>,
    error: Option<String>,
}

#[derive(Serialize)]
struct Changes {
    added: usize,
    removed: usize,
    changed: usize,
}

fn object<'a>(list: &'a ListId, fetched: &Result<Fetched>, store: &Store) -> Object<'a> {
    let of = |outcome, edition| Object { list, outcome, edition, changes: None, error: None };
    match fetched {
        Ok(Fetched::Unchanged(edition)) => of("unchanged", Some((**edition).clone())),
        Ok(Fetched::Updated(update)) => {
            let changes = |(added, removed, changed)| Changes { added, removed, changed };
            Object { changes: update.changes.map(changes), ..of("updated", Some(update.edition.clone())) }
        }
        Err(error) => {
            let current = store.current(list).ok().flatten();
            Object { error: Some(format!("{error:#}")), ..of("failed", current) }
        }
    }
}
