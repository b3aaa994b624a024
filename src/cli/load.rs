//! From `--list` and `--config` arguments to lists and their index: the one way all commands come to their lists.

mod source;

use std::path::PathBuf;

use anyhow::{Context as _, Result, bail};
use etcetera::BaseStrategy as _;
use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::config::{Collection, Config};
use crate::designation::ListId;
use crate::editions::{Edition, Store};
use crate::index::{FileRecord, Index, IndexLocation, ListRecord, Opened, fingerprint};
use crate::list::{ListSnapshot, ListSource, Selection, SourceDigest, Strictness, digest_files};
use crate::report::manifest::{CollectionRecord, RunHead, Scope};
use crate::screen::ScreenConfig;

use super::args::{ListArgs, ScoreArgs};
use super::messages;
use super::progress::Working;
use source::{Source, edition_source, expanded, fetched, source_of};

pub(super) use source::{source, store};

const BANNER: &str = "\
DEMONSTRATION: no --list is given and no list was fetched, so the two bundled lists of 25 March 2024 are used.
A clear result against three designations clears nobody. See README for screening against the official lists.";

/// A list older than this is said to be, where no other age is asked for: screening is daily in every regime, and at
/// once after a change (Regulation (EU) 260/2012, article 5d).
const OLD_HOURS: u32 = 24;

/// The lists that a run is asked to screen against, not yet read.
pub(super) struct Wanted {
    sources: Vec<Source>,
    collection: Option<Collection>,
    strictness: Strictness,
    location: IndexLocation,
    store: Option<Store>,
    max_age_hours: Option<u32>,
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
    /// What the arguments ask for: the lists named, those of a collection, those fetched last, or else the bundled ones.
    pub(super) fn of(args: &ListArgs) -> Result<Self> {
        let strictness = if args.lenient { Strictness::Lenient } else { Strictness::Strict };
        let collection = collection(args)?;
        let store = store(&args.store).ok();
        let sources = match &collection {
            Some(collection) => {
                let source = |list| source_of(list, store.as_ref());
                collection.lists.iter().map(source).collect::<Result<_>>()?
            }
            None if args.lists.is_empty() => fetched(store.as_ref(), &args.editions)?,
            None => expanded(&args.lists, store.as_ref())?,
        };
        let (scope, location) = if sources.is_empty() {
            // The bundled lists are not worth an index on disk.
            (Scope::Demonstration, IndexLocation::Memory)
        } else {
            (Scope::Lists, location(args.index_dir.clone()))
        };
        let in_file = collection.as_ref().and_then(|collection| collection.max_list_age_hours);
        let max_age_hours = args.max_list_age.or(in_file);
        Ok(Self { sources, collection, strictness, location, store, max_age_hours, scope })
    }

    /// The lists of an earlier run, each where it is now; how old they are is not asked again.
    pub(super) fn again(run: &RunHead, lists: Vec<ListSource>, index_dir: Option<PathBuf>) -> Self {
        let collection = run.collection.as_ref().map(CollectionRecord::collection);
        let location = match run.scope {
            Scope::Demonstration => IndexLocation::Memory,
            Scope::Lists => location(index_dir),
        };
        Self {
            sources: lists.into_iter().map(Source::archived).collect(),
            collection,
            strictness: if run.lenient { Strictness::Lenient } else { Strictness::Strict },
            location,
            store: None,
            max_age_hours: None,
            scope: run.scope,
        }
    }

    /// The same way of reading and the same part of them, for other lists: those of an earlier edition.
    pub(super) fn instead(&self, lists: &[String]) -> Result<Self> {
        Ok(self.with(expanded(lists, self.store.as_ref())?))
    }

    /// The editions before the current ones of the lists that were fetched; `None` where there are none.
    pub(super) fn former(&self) -> Result<Option<Self>> {
        let mut sources = Vec::new();
        for Source { edition, .. } in &self.sources {
            if let (Some(store), Some(edition)) = (&self.store, edition)
                && let Some(before) = &edition.before
            {
                sources.push(edition_source(store, &edition.list, before)?);
            }
        }
        Ok((!sources.is_empty()).then(|| self.with(sources)))
    }

    fn with(&self, sources: Vec<Source>) -> Self {
        Self {
            sources,
            collection: self.collection.clone(),
            strictness: self.strictness,
            location: self.location.clone(),
            store: self.store.clone(),
            max_age_hours: self.max_age_hours,
            scope: self.scope,
        }
    }

    /// The settings that the collection and the arguments ask for; the arguments come first.
    pub(super) fn screen_config(&self, args: &ScoreArgs) -> ScreenConfig {
        let base = self.collection.as_ref().map(|collection| collection.screen.clone());
        args.config(base.unwrap_or_default())
    }

    /// Whether designations that cannot be read are left out.
    pub(super) fn is_lenient(&self) -> bool {
        self.strictness == Strictness::Lenient
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
            paths.extend(source.list.files()?.files.into_iter().map(|file| file.path));
        }
        Ok(paths)
    }

    /// The lists, read whole, and the part of them that counts.
    pub(super) fn read(&self) -> Result<Vec<ListSnapshot>> {
        if self.scope == Scope::Demonstration {
            messages::note(BANNER);
            return Ok(ListSnapshot::demonstration()?);
        }
        self.check_age()?;
        let lists = self.read_all()?;
        match self.selection() {
            Some(selection) => Ok(selection.apply(lists)?),
            None => Ok(lists),
        }
    }

    /// The lists of an earlier edition. A rule of the selection need not have met anything then, and a list may have
    /// had nothing of what is selected now.
    pub(super) fn read_former(&self) -> Result<Vec<ListSnapshot>> {
        let lists = self.read_all()?;
        Ok(match self.selection() {
            Some(selection) => lists.into_iter().map(|list| selection.part_of(list)).collect(),
            None => lists,
        })
    }

    /// Every list, whole; an edition must be what was fetched.
    fn read_all(&self) -> Result<Vec<ListSnapshot>> {
        let mut lists = Vec::new();
        for source in &self.sources {
            let list = ListSnapshot::read(&source.list, self.strictness)?;
            source.check(&list.digest)?;
            lists.push(list);
        }
        distinct(lists.iter().map(|list| &list.id))?;
        Ok(lists)
    }

    /// What the manifest says of a list that has been read.
    pub(super) fn record(&self, list: &ListSnapshot) -> ListRecord {
        let mut record =
            ListRecord { edition: self.edition(&list.id).map(Edition::note), ..ListRecord::of(list) };
        for file in &mut record.files {
            let modified = std::fs::metadata(&file.path).and_then(|file| file.modified()).ok();
            file.modified = modified.and_then(|time| Timestamp::try_from(time).ok());
        }
        record
    }

    /// The edition of a list, where it is one of those fetched.
    pub(super) fn edition(&self, list: &ListId) -> Option<&Edition> {
        self.sources.iter().find(|source| source.list.id.as_ref() == Some(list))?.edition.as_ref()
    }

    /// Warns of lists that are old, or refuses them.
    fn check_age(&self) -> Result<()> {
        for source in self.sources.iter().filter(|source| !source.named) {
            let Some((hours, since)) = source.age() else { continue };
            let name = source.name();
            let age = if hours < 72 { format!("{hours} hours") } else { format!("{} days", hours / 24) };
            match self.max_age_hours {
                Some(most) if hours > most => {
                    bail!("{name} is {age} old ({since}), and a list may be {most} hours old: fetch it again")
                }
                None if hours > OLD_HOURS => messages::warning(&format!(
                    "{name} is {age} old ({since}): designations since then are not screened against"
                )),
                _ => {}
            }
        }
        Ok(())
    }

    /// The index of the lists: opened where it is there, built where it is missing or the lists have changed.
    pub(super) fn open(&self) -> Result<Loaded> {
        if self.scope == Scope::Demonstration {
            let index = self.build(&self.read()?)?;
            let records = index.manifest().lists.clone();
            return Ok(Loaded { index, records });
        }
        self.check_age()?;
        let mut digests = Vec::new();
        for source in &self.sources {
            let digest = digest_files(&source.list)?;
            source.check(&digest.digest)?;
            digests.push(digest);
        }
        distinct(digests.iter().map(|list| &list.id))?;
        let part = self.selection().map(Selection::key).unwrap_or_default();
        let editions = digests.iter().map(|list| (&list.id, list.digest.as_str(), part.as_str()));
        if let Some(index) = Index::open(&self.location, &fingerprint(editions, self.strictness)) {
            return Ok(self.loaded(index, &digests));
        }
        let mut lists = self.read_all()?;
        if let Some(selection) = self.selection() {
            lists = selection.apply(lists)?;
        }
        Ok(self.loaded(self.build(&lists)?, &digests))
    }

    /// The index of lists that have been read.
    pub(super) fn index(&self, lists: &[ListSnapshot]) -> Result<Index> {
        let editions = lists.iter().map(|list| (&list.id, list.digest.as_str(), list.part.as_str()));
        let name = fingerprint(editions, self.strictness);
        Index::open(&self.location, &name).map_or_else(|| self.build(lists), Ok)
    }

    fn build(&self, lists: &[ListSnapshot]) -> Result<Index> {
        let names: usize =
            lists.iter().flat_map(|list| &list.designations).map(|listed| listed.names.len()).sum();
        let _working = Working::on(format!("building the index of {names} names"));
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

    /// An opened index with what this run knows of its lists: an index made from the same bytes at another place is the
    /// same index, but the run's manifest names today's files.
    fn loaded(&self, index: Index, digests: &[SourceDigest]) -> Loaded {
        let mut records = index.manifest().lists.clone();
        for ((record, digest), source) in records.iter_mut().zip(digests).zip(&self.sources) {
            let today = digest.files.iter().zip(&digest.modified).map(|(file, modified)| FileRecord {
                path: file.path.clone(),
                bytes: file.bytes,
                sha256: file.sha256.clone(),
                modified: modified.and_then(|time| Timestamp::try_from(time).ok()),
            });
            record.files = today.collect();
            record.edition = source.edition.as_ref().map(Edition::note);
        }
        // What the lists' readers warned of stays true at every run.
        for list in &records {
            for warning in &list.warnings {
                messages::warning(&format!("{}: {warning}", list.id));
            }
        }
        Loaded { index, records }
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
