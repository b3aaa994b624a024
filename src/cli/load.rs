//! From `--list` arguments to an opened index: the one way all commands come to their lists.

use std::path::PathBuf;

use anyhow::{Context as _, Result, bail};
use etcetera::BaseStrategy as _;

use crate::designation::ListId;
use crate::index::{FileRecord, Index, IndexLocation, ListRecord, Opened, fingerprint};
use crate::list::{ListSnapshot, ListSource, SourceDigest, Strictness, digest_files};

use crate::report::manifest::Scope;
use crate::screen::ScreenConfig;

use super::args::ListArgs;
use super::messages;

const BANNER: &str = "\
DEMONSTRATION: no --list is given, so the two bundled lists of 25 March 2024 are used (three designations).
A clear result against three names clears nobody. See README for screening against the official lists.";

/// The lists of a run.
pub(super) struct Loaded {
    /// Their index.
    pub(super) index: Index,
    /// What the run's manifest says of each, in the order given.
    pub(super) records: Vec<ListRecord>,
    /// Whether they are the user's or the bundled ones.
    pub(super) scope: Scope,
}

impl Loaded {
    /// Refuses settings for a list that is not among these.
    pub(super) fn check(&self, config: &ScreenConfig) -> Result<()> {
        check(config, self.records.iter().map(|record| &record.id))
    }
}

/// Refuses settings for a list that is not among some: a mistyped id would set nothing.
pub(super) fn check<'a>(config: &ScreenConfig, lists: impl Iterator<Item = &'a ListId>) -> Result<()> {
    let ids: Vec<&str> = lists.map(|id| id.0.as_str()).collect();
    match config.weak_aliases_by_list.keys().find(|list| !ids.contains(&list.as_str())) {
        None => Ok(()),
        Some(list) => {
            bail!("--weak-aliases {list}=…: no list is called {list}; the lists are {}", ids.join(", "))
        }
    }
}

/// Opens the index of the lists asked for, building it where it is missing or the lists have changed.
pub(super) fn open(args: &ListArgs) -> Result<Loaded> {
    let location = location(args.index_dir.clone());
    if args.lists.is_empty() {
        messages::note(BANNER);
        let snapshots = ListSnapshot::demonstration()?;
        let (index, _) = Index::build(&IndexLocation::Memory, &snapshots, Strictness::Strict)?;
        let records = index.manifest().lists.clone();
        return Ok(Loaded { index, records, scope: Scope::Demonstration });
    }
    let strictness = strictness(args);
    let sources = sources(args)?;
    let digests = sources.iter().map(digest_files).collect::<crate::Result<Vec<_>>>()?;
    distinct(digests.iter().map(|list| &list.id))?;
    let name = fingerprint(digests.iter().map(|list| (&list.id, list.digest.as_str())), strictness);
    if let Some(index) = Index::open(&location, &name) {
        return Ok(loaded(index, &digests));
    }
    let read = |source| ListSnapshot::read(source, strictness);
    let snapshots = sources.iter().map(read).collect::<crate::Result<Vec<_>>>()?;
    Ok(loaded(build(&location, &snapshots, strictness)?, &digests))
}

/// The index of lists that have been read; the bundled ones are not worth keeping.
pub(super) fn index(args: &ListArgs, lists: &[ListSnapshot]) -> Result<Index> {
    let strictness = strictness(args);
    let location =
        if args.lists.is_empty() { IndexLocation::Memory } else { location(args.index_dir.clone()) };
    let name = fingerprint(lists.iter().map(|list| (&list.id, list.digest.as_str())), strictness);
    Index::open(&location, &name).map_or_else(|| build(&location, lists, strictness), Ok)
}

fn build(location: &IndexLocation, lists: &[ListSnapshot], strictness: Strictness) -> Result<Index> {
    let (index, opened) = Index::build(location, lists, strictness).context("cannot build the index")?;
    if opened == Opened::InMemory {
        messages::warning(
            "the index folder cannot be written, so the index is kept in memory and built again next time; \
             name a writable folder with --index-dir",
        );
    }
    Ok(index)
}

/// The lists asked for, read whole; the bundled ones where none is.
pub(super) fn snapshots(args: &ListArgs) -> Result<Vec<ListSnapshot>> {
    if args.lists.is_empty() {
        messages::note(BANNER);
        return Ok(ListSnapshot::demonstration()?);
    }
    let read = |source: &ListSource| ListSnapshot::read(source, strictness(args));
    let snapshots = sources(args)?.iter().map(read).collect::<crate::Result<Vec<_>>>()?;
    distinct(snapshots.iter().map(|list| &list.id))?;
    Ok(snapshots)
}

fn strictness(args: &ListArgs) -> Strictness {
    if args.lenient { Strictness::Lenient } else { Strictness::Strict }
}

/// Where the lists asked for are: a folder may hold several, and each is one.
fn sources(args: &ListArgs) -> Result<Vec<ListSource>> {
    let mut sources = Vec::new();
    for list in &args.lists {
        let (expanded, ignored) = ListSource::parse(list).expand()?;
        for warning in ignored {
            messages::warning(&format!("{list}: {warning}"));
        }
        sources.extend(expanded);
    }
    Ok(sources)
}

/// An opened index with what this run knows of its lists: an index made from the same bytes at another place is the
/// same index, but the run's manifest names today's files.
fn loaded(index: Index, digests: &[SourceDigest]) -> Loaded {
    let mut records = index.manifest().lists.clone();
    for (record, digest) in records.iter_mut().zip(digests) {
        let today = digest.files.iter().map(|file| FileRecord {
            path: file.path.clone(),
            bytes: file.bytes,
            sha256: file.sha256.clone(),
        });
        record.files = today.collect();
    }
    warn(&records);
    Loaded { index, records, scope: Scope::Lists }
}

/// Refuses two lists of one id: a hit could not say which it is on.
fn distinct<'a>(ids: impl Iterator<Item = &'a ListId>) -> Result<()> {
    let mut seen: Vec<&ListId> = Vec::new();
    for id in ids {
        if seen.contains(&id) {
            bail!("two lists are called {id}; name one of them with --list ID=PATH");
        }
        seen.push(id);
    }
    Ok(())
}

/// Says what the reader warned of in lists just read; `which` tells one edition from another.
pub(super) fn warn_of(lists: &[ListSnapshot], which: &str) {
    for list in lists {
        for warning in &list.warnings {
            messages::warning(&format!("{}{which}: {warning}", list.id));
        }
    }
}

/// Repeats what the lists' readers warned of, at every run, for it stays true.
fn warn(lists: &[ListRecord]) {
    for list in lists {
        for warning in &list.warnings {
            messages::warning(&format!("{}: {warning}", list.id));
        }
    }
}

fn location(folder: Option<PathBuf>) -> IndexLocation {
    folder
        .or_else(|| {
            etcetera::choose_base_strategy().ok().map(|dirs| dirs.cache_dir().join("interdict").join("index"))
        })
        .map_or(IndexLocation::Memory, IndexLocation::Folder)
}
