//! Where the lists of a run are: files, folders, editions that were fetched; and how old each is.

use std::path::Path;

use anyhow::{Context as _, Result, bail};
use jiff::Timestamp;

use crate::config::CollectionList;
use crate::designation::ListId;
use crate::editions::{Edition, EditionErrorKind, Store};
use crate::error::Position;
use crate::list::ListSource;

use super::super::args::StoreArgs;
use super::super::messages;

/// Where a list is, and which edition of those fetched, where it is one.
#[derive(Clone)]
pub(super) struct Source {
    pub(super) list: ListSource,
    pub(super) edition: Option<Edition>,
    /// Whether the edition was asked for by name, so that its age is the user's wish.
    pub(super) named: bool,
}

/// The store of fetched lists.
pub(in crate::cli) fn store(args: &StoreArgs) -> Result<Store> {
    match &args.store_dir {
        Some(folder) => Ok(Store::new(folder)),
        None => Store::of_user().context("this system names no data folder; name one with --store-dir"),
    }
}

impl Source {
    fn file(list: ListSource) -> Self {
        Self { list, edition: None, named: false }
    }

    /// A list of an earlier run, whose age is that run's.
    pub(super) fn archived(list: ListSource) -> Self {
        Self { list, edition: None, named: true }
    }

    /// What people know it by.
    pub(super) fn name(&self) -> String {
        match &self.list.id {
            Some(id) => id.0.clone(),
            None => self.list.path.display().to_string(),
        }
    }

    /// Refuses an edition whose files are not those that were fetched.
    pub(super) fn check(&self, digest: &str) -> Result<()> {
        match &self.edition {
            Some(edition) if edition.digest != digest => {
                let place = Position::file(&self.list.path);
                Err(crate::Error::new(EditionErrorKind::Altered).at(place).into())
            }
            _ => Ok(()),
        }
    }

    /// Its age in hours, and since when it counts. A file of an in-house list has none: no publisher could have a newer
    /// one, and its owner's `expires` says how long it may be used.
    pub(super) fn age(&self) -> Option<(u32, String)> {
        let (since, what) = if let Some(edition) = &self.edition {
            (edition.confirmed_at, "its publisher last confirmed it at")
        } else {
            let files = self.list.files().ok().filter(|files| !files.format.is_in_house())?;
            let newest = files.files.into_iter().filter_map(|file| file.modified).max()?;
            (Timestamp::try_from(newest).ok()?, "its file was written at")
        };
        let seconds = Timestamp::now().duration_since(since).as_secs();
        let hours = u32::try_from(seconds / 3_600).unwrap_or(0);
        Some((hours, format!("{what} {}", since.round(jiff::Unit::Minute).unwrap_or(since))))
    }
}

/// Where a list of a collection is.
pub(super) fn source_of(list: &CollectionList, store: Option<&Store>) -> Result<Source> {
    if let Some(path) = &list.path {
        return Ok(Source::file(ListSource { id: Some(list.id.clone()), path: path.clone() }));
    }
    let Some(store) = store else {
        bail!("[lists.{}] has no path, and there is no folder of fetched lists", list.id);
    };
    match &list.edition {
        Some(edition) => edition_source(store, &list.id, edition),
        None => match store.current(&list.id)? {
            Some(edition) => {
                Ok(Source { list: store.source(&edition), edition: Some(edition), named: false })
            }
            None => bail!(
                "[lists.{0}] has no path, and {0} was never fetched: run `interdict lists fetch {0}`",
                list.id
            ),
        },
    }
}

/// An edition by name.
pub(super) fn edition_source(store: &Store, list: &ListId, edition: &str) -> Result<Source> {
    let edition = store.edition(list, edition)?;
    Ok(Source { list: store.source(&edition), edition: Some(edition), named: true })
}

/// `ID@EDITION`, where it is that.
fn named_edition(text: &str) -> Option<(ListId, &str)> {
    let (list, edition) = text.split_once('@')?;
    (ListId::is_plain(list) && ListId::is_plain(edition)).then(|| (ListId(list.to_owned()), edition))
}

/// The current editions of all lists that were fetched, some in the editions named.
pub(super) fn fetched(store: Option<&Store>, named: &[String]) -> Result<Vec<Source>> {
    let mut sources = Vec::new();
    let Some(store) = store else {
        return if named.is_empty() {
            Ok(sources)
        } else {
            bail!("--edition: there is no folder of fetched lists")
        };
    };
    for text in named {
        let Some((list, edition)) = named_edition(text) else {
            bail!("--edition {text}: write ID@EDITION, for instance ofac-sdn@2024-05-03");
        };
        sources.push(edition_source(store, &list, edition)?);
    }
    for list in store.lists()? {
        let is_named = sources.iter().any(|source| source.list.id.as_ref() == Some(&list));
        if let (false, Some(edition)) = (is_named, store.current(&list)?) {
            sources.push(Source { list: store.source(&edition), edition: Some(edition), named: false });
        }
    }
    sources.sort_by(|a, b| a.list.id.cmp(&b.list.id));
    Ok(sources)
}

/// One list named on the command line: a file, a folder of one list, or an edition.
pub(in crate::cli) fn source(text: &str, store: Option<&Store>) -> Result<ListSource> {
    match (named_edition(text), store) {
        (Some((list, edition)), Some(store)) if !Path::new(text).exists() => {
            let source = edition_source(store, &list, edition)?;
            if let Some(edition) = &source.edition {
                store.verify(edition)?;
            }
            Ok(source.list)
        }
        _ => Ok(ListSource::parse(text)),
    }
}

/// Where the lists named are: a folder may hold several, and each is one.
pub(super) fn expanded(lists: &[String], store: Option<&Store>) -> Result<Vec<Source>> {
    let mut sources = Vec::new();
    for text in lists {
        if let (Some((list, edition)), Some(store), false) =
            (named_edition(text), store, Path::new(text).exists())
        {
            sources.push(edition_source(store, &list, edition)?);
            continue;
        }
        let (found, ignored) = ListSource::parse(text).expand()?;
        for warning in ignored {
            messages::warning(&format!("{text}: {warning}"));
        }
        sources.extend(found.into_iter().map(Source::file));
    }
    Ok(sources)
}
