//! From `--list` and `--config` arguments to lists and their index: the one way all commands come to their lists.

use std::path::PathBuf;

use anyhow::{Context as _, Result, bail};
use etcetera::BaseStrategy as _;
use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::config::{Collection, Config};
use crate::designation::ListId;
use crate::index::{FileRecord, Index, IndexLocation, ListRecord, Opened, fingerprint};
use crate::list::{ListSnapshot, ListSource, Selection, SourceDigest, Strictness, digest_files};
use crate::report::manifest::{CollectionRecord, Scope};
use crate::screen::ScreenConfig;

use super::args::{ListArgs, ScoreArgs};
use super::messages;

const BANNER: &str = "\
DEMONSTRATION: no --list is given, so the two bundled lists of 25 March 2024 are used (three designations).
A clear result against three names clears nobody. See README for screening against the official lists.";

/// The lists that a run is asked to screen against, not yet read.
pub(super) struct Wanted {
    sources: Vec<ListSource>,
    collection: Option<Collection>,
    strictness: Strictness,
    location: IndexLocation,
    pub(super) scope: Scope,
}

/// The lists of a run, indexed.
pub(super) struct Loaded {
    /// Their index.
    pub(super) index: Index,
    /// What the run's manifest says of each, in the order given.
    pub(super) records: Vec<ListRecord>,
}

impl Wanted {
    /// What the arguments ask for: the lists named, those of a collection, or else the bundled ones.
    pub(super) fn of(args: &ListArgs) -> Result<Self> {
        let strictness = if args.lenient { Strictness::Lenient } else { Strictness::Strict };
        let collection = collection(args)?;
        let sources = match &collection {
            Some(collection) => collection.lists.iter().map(source_of).collect::<Result<_>>()?,
            None => expanded(&args.lists)?,
        };
        let (scope, location) = if sources.is_empty() {
            // The bundled lists are not worth an index on disk.
            (Scope::Demonstration, IndexLocation::Memory)
        } else {
            (Scope::Lists, location(args.index_dir.clone()))
        };
        Ok(Self { sources, collection, strictness, location, scope })
    }

    /// The same way of reading and the same part of them, for other lists: those of an earlier edition.
    pub(super) fn instead(&self, lists: &[String]) -> Result<Self> {
        Ok(Self {
            sources: expanded(lists)?,
            collection: self.collection.clone(),
            strictness: self.strictness,
            location: self.location.clone(),
            scope: self.scope,
        })
    }

    /// The settings that the collection and the arguments ask for; the arguments come first.
    pub(super) fn screen_config(&self, args: &ScoreArgs) -> ScreenConfig {
        let base = self.collection.as_ref().map(|collection| collection.screen.clone());
        args.config(base.unwrap_or_default())
    }

    /// What the manifest says of the collection.
    pub(super) fn collection(&self) -> Option<CollectionRecord> {
        self.collection.as_ref().map(CollectionRecord::of)
    }

    /// Every file of the lists, those in folders and those beside others included, and the configuration, so that no
    /// output overwrites one.
    pub(super) fn files(&self) -> Result<Vec<PathBuf>> {
        let mut paths: Vec<PathBuf> =
            self.collection.iter().map(|collection| collection.path.clone()).collect();
        for source in &self.sources {
            paths.extend(source.files()?.files.into_iter().map(|file| file.path));
        }
        Ok(paths)
    }

    /// The lists, read whole, and the part of them that counts.
    pub(super) fn read(&self) -> Result<Vec<ListSnapshot>> {
        if self.scope == Scope::Demonstration {
            messages::note(BANNER);
            return Ok(ListSnapshot::demonstration()?);
        }
        let read = |source| ListSnapshot::read(source, self.strictness);
        let lists = self.sources.iter().map(read).collect::<crate::Result<Vec<_>>>()?;
        distinct(lists.iter().map(|list| &list.id))?;
        match self.selection() {
            Some(selection) => Ok(selection.apply(lists)?),
            None => Ok(lists),
        }
    }

    /// The lists of an earlier edition. A rule of the selection need not have met anything then, and a list may have
    /// had nothing of what is selected now.
    pub(super) fn read_former(&self) -> Result<Vec<ListSnapshot>> {
        let read = |source| ListSnapshot::read(source, self.strictness);
        let lists = self.sources.iter().map(read).collect::<crate::Result<Vec<_>>>()?;
        distinct(lists.iter().map(|list| &list.id))?;
        Ok(match self.selection() {
            Some(selection) => lists.into_iter().map(|list| selection.part_of(list)).collect(),
            None => lists,
        })
    }

    /// The index of the lists: opened where it is there, built where it is missing or the lists have changed.
    pub(super) fn open(&self) -> Result<Loaded> {
        if self.scope == Scope::Demonstration {
            let index = self.build(&self.read()?)?;
            let records = index.manifest().lists.clone();
            return Ok(Loaded { index, records });
        }
        let digests = self.sources.iter().map(digest_files).collect::<crate::Result<Vec<_>>>()?;
        distinct(digests.iter().map(|list| &list.id))?;
        let part = self.selection().map(Selection::key).unwrap_or_default();
        let editions = digests.iter().map(|list| (&list.id, list.digest.as_str(), part.as_str()));
        if let Some(index) = Index::open(&self.location, &fingerprint(editions, self.strictness)) {
            return Ok(loaded(index, &digests));
        }
        Ok(loaded(self.build(&self.read()?)?, &digests))
    }

    /// The index of lists that have been read.
    pub(super) fn index(&self, lists: &[ListSnapshot]) -> Result<Index> {
        let editions = lists.iter().map(|list| (&list.id, list.digest.as_str(), list.part.as_str()));
        let name = fingerprint(editions, self.strictness);
        Index::open(&self.location, &name).map_or_else(|| self.build(lists), Ok)
    }

    fn build(&self, lists: &[ListSnapshot]) -> Result<Index> {
        let (index, opened) =
            Index::build(&self.location, lists, self.strictness).context("cannot build the index")?;
        if opened == Opened::InMemory {
            messages::warning(
                "the index folder cannot be written, so the index is kept in memory and built again next time; \
                 name a writable folder with --index-dir",
            );
        }
        Ok(index)
    }

    fn selection(&self) -> Option<&Selection> {
        self.collection.as_ref().map(|collection| &collection.selection)
    }
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

/// Says what the reader warned of in lists just read; `which` tells one edition from another.
pub(super) fn warn_of(lists: &[ListSnapshot], which: &str) {
    for list in lists {
        for warning in &list.warnings {
            messages::warning(&format!("{}{which}: {warning}", list.id));
        }
    }
}

fn collection(args: &ListArgs) -> Result<Option<Collection>> {
    let Some(path) = &args.config else { return Ok(None) };
    let today = Timestamp::now().to_zoned(TimeZone::UTC).date();
    Ok(Some(Config::read(path)?.collection(args.collection.as_deref(), today)?))
}

/// Where a list of a collection is.
fn source_of(list: &crate::config::CollectionList) -> Result<ListSource> {
    match &list.path {
        Some(path) => Ok(ListSource { id: Some(list.id.clone()), path: path.clone() }),
        None => bail!("[lists.{}] has no path", list.id),
    }
}

/// Where the lists named are: a folder may hold several, and each is one.
fn expanded(lists: &[String]) -> Result<Vec<ListSource>> {
    let mut sources = Vec::new();
    for list in lists {
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
    // What the lists' readers warned of stays true at every run.
    for list in &records {
        for warning in &list.warnings {
            messages::warning(&format!("{}: {warning}", list.id));
        }
    }
    Loaded { index, records }
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

fn location(folder: Option<PathBuf>) -> IndexLocation {
    folder
        .or_else(|| {
            etcetera::choose_base_strategy().ok().map(|dirs| dirs.cache_dir().join("interdict").join("index"))
        })
        .map_or(IndexLocation::Memory, IndexLocation::Folder)
}
