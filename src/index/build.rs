//! List snapshots → an index: names analysed in parallel, spans numbered in order, one segment, columns beside it.
//!
//! The order of documents and spans follows the order of lists, designations and names, so that the same lists give
//! the same numbers. Writes into a directory that nothing reads yet; [`location`](super::location) switches it in.

use std::collections::hash_map::Entry;
use std::path::Path;
use std::rc::Rc;

use rayon::prelude::*;
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};
use tantivy::directory::Directory;
use tantivy::indexer::SingleSegmentIndexWriter;
use tantivy::schema::TantivyDocument;

use crate::designation::{AliasStrength, Designation};
use crate::list::{ListSnapshot, Strictness};
use crate::name::similar::{KeySide, keys};
use crate::name::{ANALYSER_VERSION, AnalysedName, SpanClass, SpanKey, analyse};

use super::IndexErrorKind;
use super::columns::{ColumnsWriter, NameEntry};
use super::manifest::{IndexManifest, ListRecord, fingerprint};
use super::schema::{SCHEMA_VERSION, schema};

/// A designation as stored, with the number of its list.
#[derive(Serialize, Deserialize)]
pub(super) struct Record {
    pub(super) list: u32,
    pub(super) designation: Designation,
}

/// The file of the columns, beside tantivy's.
pub(super) const COLUMNS: &str = "columns.bin";
/// The file of the manifest; written last.
pub(super) const MANIFEST: &str = "manifest.json";

/// Memory tantivy may plan for while it builds: it holds identifiers only, and writes records as they come.
const BUILD_MEMORY: usize = 20_000_000;

/// Names that are analysed at once.
const NAMES_AT_ONCE: usize = 512;

/// Writes the index of some lists into an empty directory.
pub(super) fn build(
    snapshots: &[ListSnapshot],
    strictness: Strictness,
    directory: &dyn Directory,
) -> Result<IndexManifest, IndexErrorKind> {
    let records: Vec<(u32, &Designation)> = (0_u32..)
        .zip(snapshots)
        .flat_map(|(list, snapshot)| snapshot.designations.iter().map(move |designation| (list, designation)))
        .collect();
    let mut columns = ColumnsWriter::default();
    let mut spans = SpanNumbers::default();
    let mut names = 0;
    // Some at a time: analysed names take more memory than all that is kept of them.
    for some in listed_names(&records).chunks(NAMES_AT_ONCE) {
        let analysed: Vec<AnalysedName> = some
            .par_iter()
            .map(|name| {
                let (_, designation) = records[name.designation as usize];
                analyse(&designation.names[usize::from(name.alias)].name, designation.kind)
            })
            .collect();
        for (&ListedName { designation, alias, weak }, analysed) in some.iter().zip(&analysed) {
            let span_ids = &spans.of(analysed);
            columns.name(&NameEntry { designation, alias, weak, shape: &analysed.shape, span_ids });
        }
        names += some.len();
    }
    let SpanNumbers { order, names: holders, numbers, .. } = spans;
    drop(numbers);
    let span_count = order.len();
    for ((class, text), names) in order.into_iter().zip(holders) {
        let key = SpanKey { class, text: &text };
        keys(key, KeySide::Listed, &mut |key| columns.key(key));
        columns.span(key, names);
    }
    directory.atomic_write(Path::new(COLUMNS), &columns.finish()).map_err(IndexErrorKind::Write)?;

    let (schema, fields) = schema();
    let index = tantivy::Index::builder().schema(schema);
    let mut writer: SingleSegmentIndexWriter =
        index.single_segment_index_writer(directory.box_clone(), BUILD_MEMORY)?;
    for (list, designation) in &records {
        let mut document = TantivyDocument::default();
        for identifier in &designation.identifiers {
            if let Some(key) = identifier.key() {
                document.add_bytes(fields.identifier, key.0.as_bytes());
            }
        }
        let record = Record { list: *list, designation: (*designation).clone() };
        document.add_bytes(fields.record, &serde_json::to_vec(&record).map_err(IndexErrorKind::Record)?);
        writer.add_document(document)?;
    }
    writer.finalize()?;
    let manifest = IndexManifest {
        schema_version: SCHEMA_VERSION,
        analyser_version: ANALYSER_VERSION,
        fingerprint: fingerprint_of(snapshots, strictness),
        lists: snapshots.iter().map(ListRecord::of).collect(),
        spans: span_count,
        names,
        designations: records.len(),
    };
    let json = serde_json::to_vec_pretty(&manifest).map_err(IndexErrorKind::Record)?;
    directory.atomic_write(Path::new(MANIFEST), &json).map_err(IndexErrorKind::Write)?;
    directory.sync_directory().map_err(IndexErrorKind::Write)?;
    Ok(manifest)
}

/// The fingerprint of the index of some snapshots.
pub(super) fn fingerprint_of(snapshots: &[ListSnapshot], strictness: Strictness) -> String {
    fingerprint(snapshots.iter().map(|list| (&list.id, list.digest.as_str(), list.part.as_str())), strictness)
}

/// A listed name: its designation by number, its place among the designation's names, whether it is weak.
struct ListedName {
    designation: u32,
    alias: u16,
    weak: bool,
}

/// Every listed name, in order.
fn listed_names(records: &[(u32, &Designation)]) -> Vec<ListedName> {
    let of_designation = |(designation, (_, record)): (u32, &(u32, &Designation))| {
        let strengths: Vec<bool> =
            record.names.iter().map(|name| name.strength == AliasStrength::Weak).collect();
        (0_u16..).zip(strengths).map(move |(alias, weak)| ListedName { designation, alias, weak })
    };
    (0_u32..).zip(records).flat_map(of_designation).collect()
}

/// Every distinct span, numbered in the order of its first occurrence.
#[derive(Default)]
struct SpanNumbers {
    numbers: FxHashMap<(SpanClass, Rc<str>), u32>,
    order: Vec<(SpanClass, Rc<str>)>,
    /// How many names hold each.
    names: Vec<u32>,
    /// The last name that held each, from 1.
    last: Vec<u32>,
    /// Names so far.
    seen: u32,
}

impl SpanNumbers {
    /// The numbers of the next name's spans, in the order of its analysis.
    fn of(&mut self, name: &AnalysedName) -> Vec<u32> {
        self.seen += 1;
        let mut ids = Vec::with_capacity(name.spans.len());
        for span in &name.spans {
            let key = (span.class, Rc::from(span.text.as_str()));
            let id = match self.numbers.entry(key) {
                Entry::Occupied(known) => *known.get(),
                Entry::Vacant(new) => {
                    let id = u32::try_from(self.order.len()).expect("fewer spans than 2^32");
                    self.order.push(new.key().clone());
                    self.names.push(0);
                    self.last.push(0);
                    *new.insert(id)
                }
            };
            let at = id as usize;
            if self.last[at] != self.seen {
                self.last[at] = self.seen;
                self.names[at] += 1;
            }
            ids.push(id);
        }
        ids
    }
}
