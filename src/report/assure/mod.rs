//! The effectiveness test as people and programs read it: a page, a CSV file of all queries, JSON, a summary.
//!
//! Nothing is counted here: an [`Assurance`] is written as it comes. No time stands in any of these, so that equal tests
//! give equal bytes; when a test was run stands in its manifest.

mod csv;
mod html;
mod line;
mod table;

pub use csv::write_queries;
pub use html::page;
pub use line::{LinePair, write_line};
pub use table::write_summary;

use serde::Serialize;

use crate::assure::Assurance;
use crate::index::ListRecord;
use crate::name::ANALYSER_VERSION;
use crate::screen::ScreenConfig;

use super::manifest::{CollectionRecord, InputRecord, RunHead, Scope, config_digest};

/// What was tested, and what was found.
#[derive(Debug, Clone, Serialize)]
pub struct AssureReport {
    /// What was tested.
    #[serde(flatten)]
    pub tested: Tested,
    /// What was found.
    #[serde(flatten)]
    pub found: Assurance,
}

/// What was tested: program, settings, lists, and the file of innocent parties.
#[derive(Debug, Clone, Serialize)]
pub struct Tested {
    /// `interdict`.
    pub program: String,
    /// Its version.
    pub version: String,
    /// The version of the name analysis.
    pub analyser_version: u32,
    /// Whether the lists are the bundled ones.
    pub scope: Scope,
    /// The collection, where a configuration file was used.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub collection: Option<CollectionRecord>,
    /// All settings.
    pub config: ScreenConfig,
    /// SHA-256 of the settings, as run manifests have it.
    pub config_sha256: String,
    /// The lists.
    pub lists: Vec<ListRecord>,
    /// Manipulated queries that were asked for; there are fewer where the lists do not give so many.
    pub queries: usize,
    /// The file of innocent parties; `None` where they were made.
    pub clean_file: Option<InputRecord<u64>>,
    /// What the configuration was held against, in words.
    pub against: Option<Against>,
}

/// The configuration that another one is held against.
#[derive(Debug, Clone, Serialize)]
pub struct Against {
    /// The collection, where a configuration file was used.
    pub collection: Option<CollectionRecord>,
    /// Its settings.
    pub config: ScreenConfig,
    /// SHA-256 of its settings.
    pub config_sha256: String,
    /// Its lists.
    pub lists: Vec<ListRecord>,
}

impl Tested {
    /// What was tested, by the head of its run.
    #[must_use]
    pub fn new(
        head: &RunHead,
        lists: Vec<ListRecord>,
        queries: usize,
        clean_file: Option<InputRecord<u64>>,
        against: Option<Against>,
    ) -> Self {
        Self {
            program: head.program.clone(),
            version: head.version.clone(),
            analyser_version: ANALYSER_VERSION,
            scope: head.scope,
            collection: head.collection.clone(),
            config: head.config.clone(),
            config_sha256: head.config_sha256.clone(),
            lists,
            queries,
            clean_file,
            against,
        }
    }
}

impl Against {
    /// The other configuration with its lists.
    #[must_use]
    pub fn new(collection: Option<CollectionRecord>, config: &ScreenConfig, lists: Vec<ListRecord>) -> Self {
        let config = ScreenConfig { score: config.score.rounded(), ..config.clone() };
        Self { collection, config_sha256: config_digest(&config), config, lists }
    }
}

/// A share as a percentage with one decimal, `-` of nothing; never 100 where one is missing, or 0 where there is one.
fn percent(share: Option<f64>) -> String {
    match share {
        None => "-".to_owned(),
        Some(share) if share < 1.0 && share > 0.9995 => "> 99.9 %".to_owned(),
        Some(share) if share > 0.0 && share < 0.0005 => "< 0.1 %".to_owned(),
        Some(share) => format!("{:.1} %", 100.0 * share),
    }
}

/// Wilson's interval as percentages, each end rounded outwards: `99.9-100.0 %` where all of many hit.
fn interval(rate: crate::assure::Rate) -> String {
    let (low, high) = rate.wilson();
    let outwards = ((1000.0 * low).floor() / 10.0, (1000.0 * high).ceil() / 10.0);
    if rate.of == 0 { "-".to_owned() } else { format!("{:.1}-{:.1} %", outwards.0, outwards.1) }
}
