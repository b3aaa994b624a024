//! The run's manifest: what was screened against what, how, and what became of every row.
//!
//! Times stand only here, so that a repeated run gives the same output bytes. Together with the archived lists and
//! inputs it lets a run be repeated: their digests say whether they are the same.

use std::path::PathBuf;

use jiff::Timestamp;
use jiff::civil::Date;
use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::config::Collection;
use crate::designation::ListId;
use crate::digest::hex;
use crate::index::ListRecord;
use crate::list::Selection;
use crate::name::ANALYSER_VERSION;
use crate::party::ColumnMapping;
use crate::screen::ScreenConfig;
use crate::screen::batch::Tally;
use crate::screen::rescreen::RescreenTally;

/// Whether real lists or the bundled demonstration lists were loaded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Scope {
    /// The lists named by the user.
    Lists,
    /// The bundled lists of 25 March 2024: a clear result clears nobody.
    Demonstration,
}

/// One input of a run, with the account of its rows.
#[derive(Debug, Clone, Serialize)]
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
}

/// The collection of a run.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
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
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
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

/// What every run's record begins with.
#[derive(Debug, Clone, Serialize)]
pub struct RunHead {
    /// `interdict`.
    pub program: &'static str,
    /// Its version.
    pub version: &'static str,
    /// The version of the name analysis.
    pub analyser_version: u32,
    /// Whether the run says anything at all about the official lists.
    pub scope: Scope,
    /// The collection screened against, where a configuration file was used.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub collection: Option<CollectionRecord>,
    /// When it began, UTC.
    pub started: Timestamp,
    /// When its output was complete, UTC.
    pub ended: Timestamp,
    /// The score from which a hit is raised.
    pub threshold: f32,
    /// All settings.
    pub config: ScreenConfig,
    /// SHA-256 of the settings as JSON: different where any setting is.
    pub config_sha256: String,
}

/// The record of one screening.
#[derive(Debug, Clone, Serialize)]
pub struct RunManifest {
    /// Program, settings, times.
    #[serde(flatten)]
    pub head: RunHead,
    /// The lists, in the order given.
    pub lists: Vec<ListRecord>,
    /// The inputs, in the order given.
    pub inputs: Vec<InputRecord>,
    /// What became of all rows; `rows` is the sum of the other three.
    pub rows: Tally,
    /// Where the run was broken off and resumed: the first row that was screened then, counted from 1 over all inputs.
    /// An attempt that did not come as far as its first checkpoint left nothing in the output, and is not told.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub resumed_at_row: Vec<u64>,
}

/// The record of one rescreening.
#[derive(Debug, Clone, Serialize)]
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

impl RunHead {
    /// The head of a finished run's record.
    #[must_use]
    pub fn new(
        scope: Scope,
        collection: Option<CollectionRecord>,
        config: &ScreenConfig,
        started: Timestamp,
        ended: Timestamp,
    ) -> Self {
        let config = rounded(config);
        Self {
            program: env!("CARGO_PKG_NAME"),
            version: env!("CARGO_PKG_VERSION"),
            analyser_version: ANALYSER_VERSION,
            scope,
            collection,
            started,
            ended,
            threshold: config.score.threshold,
            config_sha256: config_digest(&config),
            config,
        }
    }
}

/// SHA-256 of all settings, as a manifest records it: different where any setting is.
pub(crate) fn config_digest(config: &ScreenConfig) -> String {
    let json = serde_json::to_vec(&rounded(config)).expect("settings are plain data");
    hex(&Sha256::digest(json))
}

fn rounded(config: &ScreenConfig) -> ScreenConfig {
    ScreenConfig { score: config.score.rounded(), ..config.clone() }
}
