//! What screening one counterparty gives: its outcome and, for an alert, the hits in order.

use std::sync::Arc;

use serde::Serialize;

use crate::designation::{AliasKind, AliasStrength, Designation, DesignationId, EntityKind, ListId, Program};
use crate::party::NotScreened;
use crate::score::Evidence;

/// A designation whose score reaches the threshold: one per designation, by its best listed name.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Hit {
    /// The list it stands on.
    pub list: ListId,
    /// The publisher's reference.
    pub id: DesignationId,
    /// What decides against the threshold: names and secondary identifiers, 0..=1, rounded to four digits.
    pub score: f32,
    /// The names alone, 0..=1, rounded to four digits.
    pub name_score: f32,
    /// The order of the analyst's queue, 0..=1: score first, then how rare the matched words are and what else agrees.
    pub priority: f32,
    /// The kind of the designation.
    #[serde(rename = "type")]
    pub kind: EntityKind,
    /// Its primary name.
    pub listed_name: String,
    /// The listed name that was matched.
    pub matched_name: String,
    /// What that name is to the designation.
    pub alias_kind: AliasKind,
    /// How strong the publisher calls that name.
    pub alias_strength: AliasStrength,
    /// The programs it stands under.
    pub programs: Vec<Program>,
    /// Every point of the score.
    pub evidence: Vec<Evidence>,
    /// The evidence as one sentence.
    pub explanation: String,
    /// All that is listed of the designation.
    #[serde(skip)]
    pub record: ListedRecord,
}

/// All that is listed of a designation. Two are equal where their fingerprints are: where the list says the same.
#[derive(Debug, Clone)]
pub struct ListedRecord(Arc<Designation>);

impl ListedRecord {
    /// The record of a designation.
    #[must_use]
    pub fn new(designation: Designation) -> Self {
        Self(Arc::new(designation))
    }

    /// The designation.
    #[must_use]
    pub fn designation(&self) -> &Designation {
        &self.0
    }
}

impl PartialEq for ListedRecord {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0) || self.0.fingerprint() == other.0.fingerprint()
    }
}

/// The designation that came nearest to being a hit, among those whose names came near at all: whatever is further away
/// than what agreement of dates, countries and identifiers can add to a name is not looked at.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Nearest {
    /// Its number in the index.
    pub designation: u32,
    /// Its score, below the threshold, rounded to four digits.
    pub score: f32,
}

/// What became of one counterparty.
#[derive(Debug, Clone, PartialEq)]
pub enum Outcome {
    /// Screened, no hit; with what came nearest.
    Clear(Option<Nearest>),
    /// Screened, with hits, best first.
    Alert(Vec<Hit>),
    /// Not screened, and why.
    NotScreened(NotScreened),
}

/// Why a designation is a hit for a counterparty, or why not.
#[derive(Debug, Clone, PartialEq)]
pub struct WhyNot {
    /// What it would be as a hit, with all evidence.
    pub hit: Hit,
    /// Whether it is one.
    pub verdict: WhyNotVerdict,
}

/// Whether a designation is a hit, and what stands against it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WhyNotVerdict {
    /// It is a hit.
    Hit,
    /// Its score is below the threshold.
    BelowThreshold,
    /// Only a weak alias matches, and weak aliases raise no such hit by the settings.
    WeakAlias,
}
