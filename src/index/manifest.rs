//! What an index was built from: list digests and versions. An index that does not match is never read.

use std::collections::BTreeMap;
use std::path::PathBuf;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::designation::ListId;
use crate::digest::hex;
use crate::editions::EditionNote;
use crate::list::{ListSnapshot, READER_VERSION, Strictness};
use crate::name::ANALYSER_VERSION;

use super::schema::SCHEMA_VERSION;

/// One list in an index, as run manifests repeat it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListRecord {
    /// Its id.
    pub id: ListId,
    /// Its format, as [`lists`](crate::list) names it.
    pub format: String,
    /// The edition date inside the file, where it has one.
    pub published: Option<String>,
    /// Which of the editions fetched it is, where it is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub edition: Option<EditionNote>,
    /// SHA-256 over the raw bytes of its files.
    pub digest: String,
    /// The files it was read from, each with its SHA-256.
    pub files: Vec<FileRecord>,
    /// Designations in it.
    pub designations: usize,
    /// Designations by type: `person`, `entity`, `vessel`, `aircraft`, `unknown`.
    #[serde(default)]
    pub types: BTreeMap<String, usize>,
    /// Designations that the collection leaves out.
    #[serde(default)]
    pub left_out: usize,
    /// Names in it, weak ones included.
    pub names: usize,
    /// Weak aliases among them.
    pub weak: usize,
    /// What the reader warned of.
    pub warnings: Vec<String>,
}

/// One file of a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileRecord {
    /// Its path as given.
    pub path: PathBuf,
    /// Its size.
    pub bytes: u64,
    /// SHA-256 of its raw bytes, in hexadecimal.
    pub sha256: String,
    /// When it was last written, where the file system says so: when it was retrieved, at the latest.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub modified: Option<Timestamp>,
}

impl ListRecord {
    /// The record of a list.
    #[must_use]
    pub fn of(list: &ListSnapshot) -> Self {
        let file = |file: &crate::list::ListFile| FileRecord {
            path: file.path.clone(),
            bytes: file.bytes,
            sha256: file.sha256.clone(),
            modified: None,
        };
        let mut types = BTreeMap::new();
        for designation in &list.designations {
            *types.entry(designation.kind.as_str().to_owned()).or_default() += 1;
        }
        Self {
            id: list.id.clone(),
            format: list.format.as_str().to_owned(),
            published: list.published.clone(),
            edition: None,
            digest: list.digest.clone(),
            files: list.files.iter().map(file).collect(),
            designations: list.designations.len(),
            types,
            left_out: list.left_out,
            names: list.names_count(),
            weak: list.weak_names_count(),
            warnings: list.warnings.iter().map(ToString::to_string).collect(),
        }
    }
}

/// What an index was built from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IndexManifest {
    /// The version of the schema.
    pub schema_version: u32,
    /// The version of the name analysis.
    pub analyser_version: u32,
    /// What the lists, their ids and the versions come to: the name of the index's folder.
    pub fingerprint: String,
    /// The lists in it, in the order given.
    pub lists: Vec<ListRecord>,
    /// Distinct listed spans.
    pub spans: usize,
    /// Listed names.
    pub names: usize,
    /// Designations.
    pub designations: usize,
}

/// The fingerprint of lists (id, digest and the part of it that counts, in order), read in some way, under this program's versions, in hexadecimal.
#[must_use]
pub fn fingerprint<'a>(
    lists: impl IntoIterator<Item = (&'a ListId, &'a str, &'a str)>,
    strictness: Strictness,
) -> String {
    let mut hash = Sha256::new();
    hash.update(format!(
        "schema {SCHEMA_VERSION} analyser {ANALYSER_VERSION} reader {READER_VERSION} {strictness:?}\n"
    ));
    for (id, digest, part) in lists {
        hash.update(format!("{id}\0{digest}\0{part}\n"));
    }
    hex(&hash.finalize()[..16])
}

impl IndexManifest {
    /// Whether the index can be read by this program.
    #[must_use]
    pub fn readable(&self) -> bool {
        self.schema_version == SCHEMA_VERSION && self.analyser_version == ANALYSER_VERSION
    }
}
