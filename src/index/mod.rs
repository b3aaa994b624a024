//! tantivy lives here and nowhere else, with columns of our own beside it: listed names in, listed names that can answer a query out.
//!
//! | file | what |
//! |---|---|
//! | `schema`, `columns`, `keys`, `postings` | what is on disk, and its version |
//! | [`manifest`] | what an index was built from; a stale or foreign one is never read |
//! | `build`, [`location`] | snapshots → a folder, written aside and renamed |
//! | [`resolve`] | span → every listed span that answers it |
//! | [`candidates`] | name → every listed name that reaches a cutoff |
//!
//! Analysing is `name`'s business, points are `score`'s; here are only ways to find quickly what those would find
//! slowly.

mod build;
pub mod candidates;
mod columns;
mod keys;
pub mod location;
pub mod manifest;
mod postings;
pub mod resolve;
mod schema;

use std::path::Path;
use std::sync::Arc;

use tantivy::directory::{Directory, MmapDirectory, RamDirectory};
use tantivy::index::InvertedIndexReader;
use tantivy::schema::{IndexRecordOption, TantivyDocument, Value};
use tantivy::store::StoreReader;
use tantivy::{DocSet as _, TERMINATED, Term};

use crate::designation::{Designation, IdentifierKey, ListId};
use crate::list::{ListSnapshot, Strictness};
use crate::name::SpanKey;
use crate::{Error, Result};

pub use candidates::{Candidate, Scratch};
pub use location::IndexLocation;
pub use manifest::{FileRecord, IndexManifest, ListRecord, fingerprint};
pub use resolve::{Resolution, Resolved};

use build::{COLUMNS, MANIFEST, Record};
use columns::Columns;
use resolve::Resolver;
use schema::{Fields, schema};

/// What can go wrong with an index.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum IndexErrorKind {
    /// tantivy could not write or read it.
    #[error("the index cannot be written or read: {0}")]
    Tantivy(#[from] tantivy::TantivyError),
    /// A file of it could not be written.
    #[error("the index cannot be written: {0}")]
    Write(std::io::Error),
    /// A record could not be put into words, or back.
    #[error("a record of the index cannot be read: {0}")]
    Record(serde_json::Error),
    /// It is damaged, or another program's.
    #[error("the index in {0} is damaged or of another version; remove that folder and run again")]
    Damaged(String),
}

/// An opened index. Shared by all threads.
pub struct Index {
    manifest: IndexManifest,
    columns: Columns,
    resolver: Resolver,
    fields: Fields,
    identifiers: Arc<InvertedIndexReader>,
    store: StoreReader,
}

/// Whether an index was there or had to be built, and what to tell the user.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Opened {
    /// It was there.
    Existing,
    /// It was built.
    Built,
    /// It was built in memory, because its folder cannot be written.
    InMemory,
}

impl Index {
    /// Opens the index of a fingerprint, if it is there, whole and readable by this program.
    #[must_use]
    pub fn open(location: &IndexLocation, fingerprint: &str) -> Option<Self> {
        let IndexLocation::Folder(root) = location else { return None };
        let folder = location::folder_of(root, fingerprint);
        let directory = MmapDirectory::open(&folder).ok()?;
        let index = Self::read(&directory, &folder.display().to_string()).ok()?;
        if index.manifest.fingerprint != fingerprint {
            return None;
        }
        location::mark_used(&folder);
        Some(index)
    }

    /// Builds the index of some lists and opens it. Where the folder cannot be written the index is kept in memory and
    /// the answer says so.
    pub fn build(
        location: &IndexLocation,
        snapshots: &[ListSnapshot],
        strictness: Strictness,
    ) -> Result<(Self, Opened)> {
        if let IndexLocation::Folder(root) = location {
            match Self::build_in(root, snapshots, strictness) {
                Ok(index) => return Ok((index, Opened::Built)),
                Err(BuildFault::Folder) => {}
                Err(BuildFault::Other(error)) => return Err(error),
            }
        }
        let directory = RamDirectory::create();
        build::build(snapshots, strictness, &directory)?;
        let index = Self::read(&directory, "memory")?;
        let in_folder = matches!(location, IndexLocation::Folder(_));
        Ok((index, if in_folder { Opened::InMemory } else { Opened::Built }))
    }

    fn build_in(root: &Path, snapshots: &[ListSnapshot], strictness: Strictness) -> Result<Self, BuildFault> {
        let name = build::fingerprint_of(snapshots, strictness);
        let finished = location::folder_of(root, &name);
        if finished.exists() {
            // Another process may have finished it a moment ago; what cannot be read is built anew.
            let directory = MmapDirectory::open(&finished).map_err(|_| BuildFault::Folder)?;
            if let Ok(index) = Self::read(&directory, &finished.display().to_string()) {
                location::mark_used(&finished);
                return Ok(index);
            }
            std::fs::remove_dir_all(&finished).map_err(|_| BuildFault::Folder)?;
        }
        let folder = location::folder_to_build_in(root, &name).map_err(|_| BuildFault::Folder)?;
        let built = MmapDirectory::open(&folder).map_err(|_| BuildFault::Folder).and_then(|directory| {
            build::build(snapshots, strictness, &directory).map_err(|kind| match kind {
                IndexErrorKind::Write(_) | IndexErrorKind::Tantivy(_) => BuildFault::Folder,
                other => BuildFault::Other(other.into()),
            })
        });
        let switched =
            built.and_then(|_| location::switch_in(&folder, &finished).map_err(|_| BuildFault::Folder));
        if switched.is_err() {
            let _ = std::fs::remove_dir_all(&folder);
        }
        switched?;
        location::prune(root, &finished);
        let directory = MmapDirectory::open(&finished).map_err(|_| BuildFault::Folder)?;
        let index = Self::read(&directory, &finished.display().to_string()).map_err(BuildFault::Other)?;
        location::mark_used(&finished);
        Ok(index)
    }

    fn read(directory: &dyn Directory, place: &str) -> Result<Self> {
        let damaged = || Error::new(IndexErrorKind::Damaged(place.to_owned()));
        let manifest = directory.atomic_read(Path::new(MANIFEST)).map_err(|_| damaged())?;
        let manifest: IndexManifest = serde_json::from_slice(&manifest).map_err(|_| damaged())?;
        if !manifest.readable() {
            return Err(damaged());
        }
        let columns = directory.open_read(Path::new(COLUMNS)).map_err(|_| damaged())?;
        let columns = Columns::open(columns.read_bytes().map_err(|_| damaged())?).ok_or_else(damaged)?;
        let index = tantivy::Index::open(directory.box_clone()).map_err(|_| damaged())?;
        // Every byte is checked before any is believed: some 10 ms for the largest lists.
        if !index.validate_checksum().is_ok_and(|broken| broken.is_empty()) {
            return Err(damaged());
        }
        let (expected, fields) = schema();
        if index.schema() != expected {
            return Err(damaged());
        }
        let reader = index
            .reader_builder()
            .reload_policy(tantivy::ReloadPolicy::Manual)
            .try_into()
            .map_err(IndexErrorKind::Tantivy)?;
        let searcher = tantivy::IndexReader::searcher(&reader);
        let [segment] = searcher.segment_readers() else { return Err(damaged()) };
        let whole = manifest.spans == columns.span_count()
            && manifest.names == columns.name_count()
            && segment.max_doc() as usize == manifest.designations;
        if !whole {
            return Err(damaged());
        }
        Ok(Self {
            manifest,
            columns,
            resolver: Resolver::new(),
            fields,
            identifiers: segment.inverted_index(fields.identifier).map_err(IndexErrorKind::Tantivy)?,
            store: segment.get_store_reader(16).map_err(|_| damaged())?,
        })
    }

    /// What it was built from.
    #[must_use]
    pub fn manifest(&self) -> &IndexManifest {
        &self.manifest
    }

    /// Every listed span that answers a span, with the similarity that [`similar`](crate::name::similar()) gives.
    #[must_use]
    pub fn resolve(&self, span: SpanKey<'_>) -> Arc<Resolution> {
        self.resolver.resolve(&self.columns, span)
    }

    /// A listed span by number, from 0 to [`IndexManifest::spans`].
    #[must_use]
    pub fn span(&self, number: u32) -> SpanKey<'_> {
        self.columns.span(number)
    }

    /// The designation a listed name belongs to, by numbers, with the place of the name among its names and whether the
    /// publisher calls it weak.
    #[must_use]
    pub fn name(&self, number: u32) -> (u32, usize, bool) {
        let name = self.columns.name(number);
        (name.designation(), name.alias(), name.weak())
    }

    /// A designation by number, with its list.
    ///
    /// # Errors
    ///
    /// Where the stored record cannot be read.
    ///
    /// # Panics
    ///
    /// When the number is none that this index gave.
    pub fn designation(&self, number: u32) -> Result<(&ListId, Designation)> {
        let document: TantivyDocument = self.store.get(number).map_err(IndexErrorKind::Tantivy)?;
        let bytes =
            document.get_first(self.fields.record).and_then(|value| value.as_bytes()).unwrap_or_default();
        let record: Record = serde_json::from_slice(bytes).map_err(IndexErrorKind::Record)?;
        Ok((&self.manifest.lists[record.list as usize].id, record.designation))
    }

    /// The list that a designation stands on, by the designation's number.
    ///
    /// # Panics
    ///
    /// When the number is none that this index gave.
    #[must_use]
    pub fn list_of(&self, number: u32) -> &ListId {
        let mut left = number as usize;
        for list in &self.manifest.lists {
            if left < list.designations {
                return &list.id;
            }
            left -= list.designations;
        }
        panic!("designation {number} is none of this index");
    }

    /// The number of the designation that a list publishes under an id.
    ///
    /// # Errors
    ///
    /// Where a stored record cannot be read.
    ///
    /// # Panics
    ///
    /// Never: an index has fewer than 2^32 designations.
    ///
    /// Cost: the list's designations are read one by one, for this is asked by people only.
    pub fn find(&self, list: &str, id: &str) -> Result<Option<u32>> {
        let count = u32::try_from(self.manifest.designations).expect("document numbers are 32 bits");
        for number in (0..count).filter(|&number| self.list_of(number).0 == list) {
            if self.designation(number)?.1.id.0 == id {
                return Ok(Some(number));
            }
        }
        Ok(None)
    }

    /// The numbers of the designations with an identifier.
    ///
    /// # Panics
    ///
    /// When the index's files vanish during the run.
    #[must_use]
    pub fn with_identifier(&self, key: &IdentifierKey) -> Vec<u32> {
        let mut found = Vec::new();
        let term = Term::from_field_bytes(self.fields.identifier, key.0.as_bytes());
        each(&self.identifiers, &term, &mut |doc| found.push(doc));
        found
    }
}

/// Calls `found` with every document of a term.
fn each(reader: &InvertedIndexReader, term: &Term, found: &mut impl FnMut(u32)) {
    // A read error of a mapped file that was read when it was opened is a fault of the machine: stop rather than miss.
    let postings = reader
        .read_postings(term, IndexRecordOption::Basic)
        .expect("the index file was read when it was opened; it must not vanish during a run");
    if let Some(mut postings) = postings {
        let mut doc = postings.doc();
        while doc != TERMINATED {
            found(doc);
            doc = postings.advance();
        }
    }
}

enum BuildFault {
    /// The folder cannot be written: the index goes to memory.
    Folder,
    Other(Error),
}

#[cfg(test)]
mod tests;
