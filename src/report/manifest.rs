//! The run's manifest: what was screened against what, how, and what became of every row.
//!
//! Times stand only here, so that a repeated run gives the same output bytes. Together with the archived lists and
//! inputs it lets a run be repeated: their digests say whether they are the same. It is read back by
//! [`RunManifest::read`]; fields are only ever added, so that a manifest of an earlier version can be read, with `None`
//! where it says nothing.

mod compare;
mod run;

pub use compare::Difference;
pub use run::{Build, ExitRecord, KeptRecord, OutputRecord, Reading, RunId, RunReason};

use std::path::{Path, PathBuf};

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::actor::Actor;
use crate::case::AuditHead;
use crate::config::{Collection, CollectionList};
use crate::designation::ListId;
use crate::digest::hex;
use crate::error::Position;
use crate::index::ListRecord;
use crate::list::Selection;
use crate::party::quality::FileQuality;
use crate::party::{ColumnMapping, Origin};
use crate::screen::ScreenConfig;
use crate::screen::batch::Tally;
use crate::screen::rescreen::RescreenTally;
use crate::{Error, Result};

/// Whether real lists or the bundled demonstration lists were loaded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Scope {
    /// The lists named by the user.
    Lists,
    /// The bundled lists of 25 March 2024: a clear result clears nobody.
    Demonstration,
}

/// One input of a run, with the account of its rows.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct InputRecord<T = Tally> {
    /// The file as named, or `-`.
    pub file: String,
    /// SHA-256 of its stored bytes.
    pub sha256: String,
    /// Its size in bytes.
    pub bytes: u64,
    /// The encoding it was read in.
    pub encoding: String,
    /// The delimiter.
    pub delimiter: char,
    /// Which column was taken for what, and why.
    pub columns: ColumnMapping,
    /// What became of its rows.
    pub rows: T,
    /// What looks wrong in them, where that was looked at.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quality: Option<FileQuality>,
}

/// The collection of a run.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CollectionRecord {
    /// Its name.
    pub name: String,
    /// The configuration file.
    pub file: PathBuf,
    /// The SHA-256 of the file's bytes.
    pub sha256: String,
    /// Which designations count.
    pub selection: Selection,
    /// Its lists with owner and last day, where the file names them.
    pub internal_lists: Vec<InternalList>,
}

/// An internal list of a collection.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InternalList {
    /// Its id.
    pub id: ListId,
    /// Whom to ask about it.
    pub owner: Option<String>,
    /// The last day on which it may be used.
    pub expires: Option<Date>,
}

impl CollectionRecord {
    /// The record of a collection.
    #[must_use]
    pub fn of(collection: &Collection) -> Self {
        let internal = collection.lists.iter().filter(|list| list.owner.is_some() || list.expires.is_some());
        Self {
            name: collection.name.clone(),
            file: collection.path.clone(),
            sha256: collection.digest.clone(),
            selection: collection.selection.clone(),
            internal_lists: internal
                .map(|list| InternalList {
                    id: list.id.clone(),
                    owner: list.owner.clone(),
                    expires: list.expires,
                })
                .collect(),
        }
    }
}

impl CollectionRecord {
    /// The collection again, as far as it says what is screened against: of the lists those with an owner or a last day,
    /// since where the lists were is said by their own records.
    #[must_use]
    pub fn collection(&self) -> Collection {
        let list = |list: &InternalList| CollectionList {
            id: list.id.clone(),
            path: None,
            edition: None,
            owner: list.owner.clone(),
            expires: list.expires,
        };
        Collection {
            name: self.name.clone(),
            lists: self.internal_lists.iter().map(list).collect(),
            selection: self.selection.clone(),
            screen: ScreenConfig::default(),
            max_list_age_hours: None,
            path: self.file.clone(),
            digest: self.sha256.clone(),
        }
    }
}

impl<T> InputRecord<T> {
    /// The roles that the user gave to columns, as `ROLE=FIELD`.
    #[must_use]
    pub fn given_columns(&self) -> Vec<String> {
        let given = self.columns.columns.iter().filter(|column| column.origin == Origin::Given);
        given.map(|column| format!("{}={}", column.role, column.field)).collect()
    }
}

/// What every run's record begins with.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RunHead {
    /// `interdict`.
    pub program: String,
    /// Its version.
    pub version: String,
    /// The version of the name analysis.
    pub analyser_version: u32,
    /// The name of the run.
    #[serde(default)]
    pub run_id: Option<RunId>,
    /// Who made it, as `user` and `host`.
    #[serde(flatten)]
    pub actor: Option<Actor>,
    /// Why it was made; `null` where the user did not say.
    #[serde(default)]
    pub reason: Option<RunReason>,
    /// With which program.
    #[serde(default)]
    pub build: Option<Build>,
    /// Whether the run says anything at all about the official lists.
    pub scope: Scope,
    /// The collection screened against, where a configuration file was used.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub collection: Option<CollectionRecord>,
    /// When it began, UTC.
    pub started: Timestamp,
    /// When its output was complete, UTC.
    pub ended: Timestamp,
    /// How it ended.
    #[serde(default)]
    pub exit_status: Option<ExitRecord>,
    /// What came out.
    #[serde(default)]
    pub output: Option<OutputRecord>,
    /// How the inputs were read.
    #[serde(default)]
    pub reading: Option<Reading>,
    /// Whether designations that could not be read were left out of the lists (`--lenient`).
    #[serde(default)]
    pub lenient: bool,
    /// Where it is kept, and how far the log of acts went then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub store: Option<KeptRecord>,
    /// The last record of that log.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub audit: Option<AuditHead>,
    /// The score from which a hit is raised.
    pub threshold: f32,
    /// All settings.
    pub config: ScreenConfig,
    /// SHA-256 of the settings as JSON: different where any setting is.
    pub config_sha256: String,
}

/// The record of one screening.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RunManifest {
    /// Program, settings, times.
    #[serde(flatten)]
    pub head: RunHead,
    /// What the lists, the part of them that counts and the program's versions come to: the name of the index's folder.
    /// Two indexes of one fingerprint are the same, byte for byte but for paths.
    #[serde(default)]
    pub index_fingerprint: Option<String>,
    /// The lists, in the order given.
    pub lists: Vec<ListRecord>,
    /// The inputs, in the order given.
    pub inputs: Vec<InputRecord>,
    /// What became of all rows; `rows` is the sum of the other three.
    pub rows: Tally,
    /// Where the run was broken off and resumed: the first row that was screened then, counted from 1 over all inputs.
    /// An attempt that did not come as far as its first checkpoint left nothing in the output, and is not told.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub resumed_at_row: Vec<u64>,
}

/// The record of one rescreening.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RescreenManifest {
    /// Program, settings, times.
    #[serde(flatten)]
    pub head: RunHead,
    /// The lists as they were.
    pub lists_before: Vec<ListRecord>,
    /// The lists as they are, in the order given.
    pub lists: Vec<ListRecord>,
    /// Designations that differ between the two: as they were.
    pub designations_before: usize,
    /// Designations that differ between the two: as they are.
    pub designations_after: usize,
    /// The inputs as they were; none where they are taken as unchanged.
    pub inputs_before: Vec<InputRecord<u64>>,
    /// The inputs as they are, each with the number of its rows.
    pub inputs: Vec<InputRecord<u64>>,
    /// What became of all rows.
    pub rows: RescreenTally,
}

/// The record of a run, of either kind.
pub trait Manifest: Serialize {
    /// What it begins with.
    fn head(&mut self) -> &mut RunHead;
}

impl Manifest for RunManifest {
    fn head(&mut self) -> &mut RunHead {
        &mut self.head
    }
}

impl Manifest for RescreenManifest {
    fn head(&mut self) -> &mut RunHead {
        &mut self.head
    }
}

/// Why a manifest cannot be used.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ManifestErrorKind {
    /// It is no JSON of a run's record.
    #[error("this is no run manifest of interdict: {0}; name the OUT.manifest.json of a `screen` run")]
    Foreign(serde_json::Error),
    /// Nothing was screened, or against nothing, which no run does.
    #[error(
        "this is no run manifest of interdict: it names no {0}; name the OUT.manifest.json of a `screen` run"
    )]
    Nothing(&'static str),
    /// It is the record of a rescreening.
    #[error(
        "this is the manifest of a rescreening, which cannot be replayed: replay the `screen` runs before and after it"
    )]
    Rescreening,
}

/// The record of one effectiveness test.
#[derive(Debug, Clone, Serialize)]
pub struct AssureManifest {
    /// Program, settings, times.
    #[serde(flatten)]
    pub head: RunHead,
    /// The lists, in the order given.
    pub lists: Vec<ListRecord>,
    /// The file of innocent parties, with the number of its rows; none where they were made.
    pub inputs: Vec<InputRecord<u64>>,
    /// The seed of all that is random.
    pub seed: u64,
    /// Queries that were screened, by pack.
    pub queries: std::collections::BTreeMap<&'static str, u64>,
    /// What has to be true, and whether it is.
    pub targets: Vec<crate::assure::Target>,
}

impl RunHead {
    /// SHA-256 of the settings as they stand here; unlike [`config_sha256`](Self::config_sha256) where somebody changed
    /// them since, or another version had other settings.
    #[must_use]
    pub fn settings_digest(&self) -> String {
        config_digest(&self.config)
    }
}

impl RunManifest {
    /// Reads the record of a screening back.
    ///
    /// # Errors
    ///
    /// Where it cannot be read, is no run manifest, or is that of a rescreening.
    pub fn read(path: &Path) -> Result<Self> {
        let bytes = std::fs::read(path).map_err(|error| Error::io("read", path, error))?;
        Self::parse(&bytes).map_err(|kind| {
            let line = match &kind {
                ManifestErrorKind::Foreign(error) if error.line() > 0 => Some(error.line() as u64),
                _ => None,
            };
            Error::new(kind).at(Position { line, ..Position::file(path) })
        })
    }

    /// The record of a screening in a text.
    ///
    /// # Errors
    ///
    /// Where it is no run manifest, or that of a rescreening.
    pub fn parse(bytes: &[u8]) -> Result<Self, ManifestErrorKind> {
        /// What tells the two kinds of records apart.
        #[derive(Deserialize)]
        struct Kind {
            lists_before: Option<serde::de::IgnoredAny>,
        }
        let kind: Kind = serde_json::from_slice(bytes).map_err(ManifestErrorKind::Foreign)?;
        if kind.lists_before.is_some() {
            return Err(ManifestErrorKind::Rescreening);
        }
        let mut manifest: Self = serde_json::from_slice(bytes).map_err(ManifestErrorKind::Foreign)?;
        for (what, none) in [("lists", manifest.lists.is_empty()), ("inputs", manifest.inputs.is_empty())] {
            if none {
                return Err(ManifestErrorKind::Nothing(what));
            }
        }
        let ids: Vec<&str> = manifest.lists.iter().map(|list| list.id.0.as_str()).collect();
        if let Some(collection) = &mut manifest.head.collection {
            collection.selection = collection.selection.among(&ids);
        }
        Ok(manifest)
    }
}

/// SHA-256 of all settings, as a manifest records it: different where any setting is.
pub(crate) fn config_digest(config: &ScreenConfig) -> String {
    let json = serde_json::to_vec(&rounded(config)).expect("settings are plain data");
    hex(&Sha256::digest(json))
}

/// The settings as a manifest records them.
pub(crate) fn rounded(config: &ScreenConfig) -> ScreenConfig {
    ScreenConfig { score: config.score.rounded(), ..config.clone() }
}
