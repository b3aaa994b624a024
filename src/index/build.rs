//! List snapshots → an index: names analysed in parallel, spans numbered in order, one segment, columns beside it.
//!
//! The order of documents and spans follows the order of lists, designations and names, so that the same lists give
//! the same numbers. Writes into a directory that nothing reads yet; [`location`](super::location) switches it in.

use std::path::Path;

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

/// Memory tantivy may plan for while it builds; the whole index of all lists takes less.
const BUILD_MEMORY: usize = 200_000_000;

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
    let names: Vec<(u32, u16, bool, AnalysedName)> = (0_u32..)
        .zip(&records)
        .collect::<Vec<_>>()
        .into_par_iter()
        .flat_map_iter(|(number, (_, designation))| {
            (0_u16..).zip(&designation.names).map(move |(alias, name)| {
                let weak = name.strength == AliasStrength::Weak;
                (number, alias, weak, analyse(&name.name, designation.kind))
            })
        })
        .collect();
    let spans = SpanNumbers::of(&names);

    let (schema, fields) = schema();
    let index = tantivy::Index::builder().schema(schema);
    let mut writer: SingleSegmentIndexWriter =
        index.single_segment_index_writer(directory.box_clone(), BUILD_MEMORY)?;
    let mut columns = ColumnsWriter::default();
    for ((class, text), count) in spans.order.iter().zip(&spans.names) {
        let key = SpanKey { class: *class, text };
        keys(key, KeySide::Listed, &mut |key| columns.key(key));
        columns.span(key, *count);
    }
    for ((designation, alias, weak, name), span_ids) in names.iter().zip(&spans.of_names) {
        let (designation, alias, weak) = (*designation, *alias, *weak);
        columns.name(&NameEntry { designation, alias, weak, shape: &name.shape, span_ids });
    }
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
    directory.atomic_write(Path::new(COLUMNS), &columns.finish()).map_err(IndexErrorKind::Write)?;
    let manifest = IndexManifest {
        schema_version: SCHEMA_VERSION,
        analyser_version: ANALYSER_VERSION,
        fingerprint: fingerprint_of(snapshots, strictness),
        lists: snapshots.iter().map(ListRecord::of).collect(),
        spans: spans.order.len(),
        names: names.len(),
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

/// Every distinct span, numbered in the order of its first occurrence.
struct SpanNumbers<'a> {
    order: Vec<(SpanClass, &'a str)>,
    /// How many names hold each.
    names: Vec<u32>,
    /// The spans of each name, in the order of its analysis.
    of_names: Vec<Vec<u32>>,
}

impl<'a> SpanNumbers<'a> {
    fn of(names: &'a [(u32, u16, bool, AnalysedName)]) -> Self {
        let mut numbers: FxHashMap<(SpanClass, &str), u32> = FxHashMap::default();
        let mut all =
            Self { order: Vec::new(), names: Vec::new(), of_names: Vec::with_capacity(names.len()) };
        let mut last_name: Vec<u32> = Vec::new();
        for (name, (_, _, _, analysed)) in (1_u32..).zip(names) {
            let mut ids = Vec::with_capacity(analysed.spans.len());
            for span in &analysed.spans {
                let key = (span.class, span.text.as_str());
                let id = *numbers.entry(key).or_insert_with(|| {
                    all.order.push(key);
                    all.names.push(0);
                    last_name.push(0);
                    u32::try_from(all.order.len() - 1).expect("fewer spans than 2^32")
                });
                if last_name[id as usize] != name {
                    last_name[id as usize] = name;
                    all.names[id as usize] += 1;
                }
                ids.push(id);
            }
            all.of_names.push(ids);
        }
        all
    }
}
