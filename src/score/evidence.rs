//! What the analyst is shown: every point a score gained or lost, named.
//!
//! The contributions of a score's evidence add up to the score (to four digits). Filled by the scorer; put
//! into a sentence by the explanation; printed as data in JSON.

use serde::Serialize;

/// Why two spans answer each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Reason {
    /// The same word after folding.
    Identical,
    /// The same legal form or trade word in another spelling or language (`Ltd`, `Limited`; `Intl`, `International`).
    SameMeaning,
    /// Words written together on one side and apart on the other.
    Joined,
    /// One typing error apart.
    OneEdit,
    /// Two typing errors apart.
    TwoEdits,
    /// The same sound in another spelling.
    SameSound,
    /// An initial and a word that begins with it.
    Initial,
    /// A short or familiar form of the same given name.
    Nickname,
    /// The same Chinese syllables, written in pinyin on both sides.
    Pinyin,
    /// Han characters read as the same syllables.
    Han,
    /// The same Chinese syllables in Wade-Giles.
    WadeGiles,
    /// The same Chinese syllables in Palladius' Cyrillic.
    Palladius,
    /// The same Chinese syllables in a Cantonese or Taiwan spelling.
    Cantonese,
    /// The same name in another script's letters.
    Transliterated,
    /// The initials of the words of the other name.
    Acronym,
}

/// What one item of evidence is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum EvidenceKind {
    /// Words of both names that answer each other.
    Matched,
    /// A word of the counterparty's name that the listed name lacks.
    Extra,
    /// A word of the listed name that the counterparty's name lacks.
    Missing,
    /// The date of birth.
    DateOfBirth,
    /// Nationality or country.
    Country,
    /// Gender.
    Gender,
    /// Place of birth.
    PlaceOfBirth,
    /// Passport, national, tax, company or IMO number, wallet address.
    Identifier,
    /// Person, entity, vessel or aircraft.
    EntityType,
    /// A rule that limits the score as a whole.
    Rule,
}

/// What a secondary identifier says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// It agrees.
    Agrees,
    /// It nearly agrees: a digit off, a year off, day and month swapped.
    Near,
    /// It contradicts.
    Contradicts,
}

/// One item of evidence.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Evidence {
    /// What it is about.
    pub kind: EvidenceKind,
    /// The counterparty's side, as written; empty where it has none.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub query: String,
    /// The list's side, as written; empty where it has none.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub listed: String,
    /// Why the two answer each other, for matched words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<Reason>,
    /// What a secondary identifier says.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub verdict: Option<Verdict>,
    /// How well the two answer each other, 0..=1, for matched words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub similarity: Option<f32>,
    /// Points of the score gained (positive) or lost (negative) by it.
    pub contribution: f32,
}
