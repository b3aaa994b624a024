//! What the analyst is shown: every point a score gained or lost, named.
//!
//! The contributions of a score's evidence add up to the score (to four digits). Filled by the scorer; put
//! into a sentence by the explanation; printed as data in JSON.

use serde::{Deserialize, Serialize};

use crate::name::{AnalysedName, Reason, WordMask, mask_weight};

use super::cover::{Cap, Cover};

/// What one item of evidence is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
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
    /// Legal forms that are at home in different places, or are not the same.
    LegalForm,
    /// A weak alias that matches as well as the name that raised the hit; it adds no points.
    WeakAlias,
    /// A rule that limits the score as a whole.
    Rule,
}

/// What a secondary identifier says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
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
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Evidence {
    /// What it is about.
    pub kind: EvidenceKind,
    /// The counterparty's side, as written; empty where it has none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub query: String,
    /// The list's side, as written; empty where it has none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub listed: String,
    /// The counterparty's side as it was compared: folded, in Latin letters.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub query_compared: String,
    /// The list's side as it was compared.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub listed_compared: String,
    /// Why the two answer each other, for matched words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<Reason>,
    /// What a secondary identifier says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub verdict: Option<Verdict>,
    /// How well the two answer each other, 0..=1, for matched words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub similarity: Option<f32>,
    /// How much the words say, in words: 1 is a rare word.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub weight: Option<f32>,
    /// Points of the score gained (positive) or lost (negative) by it.
    pub contribution: f32,
}

impl Evidence {
    /// An item about something, with nothing said yet.
    #[must_use]
    pub fn of(kind: EvidenceKind) -> Self {
        Self {
            kind,
            query: String::new(),
            listed: String::new(),
            query_compared: String::new(),
            listed_compared: String::new(),
            reason: None,
            verdict: None,
            similarity: None,
            weight: None,
            contribution: 0.0,
        }
    }
}

/// The evidence of a cover, in the order of the query's words, then what is extra, then what is missing, then the rule
/// that limited the score. The contributions add up to the cover's score.
#[must_use]
pub(super) fn of_names(cover: &Cover, query: &AnalysedName, listed: &AnalysedName) -> Vec<Evidence> {
    let raw = cover.cap.map_or(cover.score, |(_, raw)| raw);
    let total: f32 = cover.matched.iter().map(|m| m.weight).sum();
    // Matched pairs share (M - L) / M; what is unmatched takes the difference to (M - L) / whole, each by its cost.
    let share = |points: f32| if total > 0.0 { points / total } else { 0.0 };
    let mut matched: Vec<(WordMask, Evidence)> = cover
        .matched
        .iter()
        .map(|matched| {
            let words = query.shape.spans[matched.pair.query as usize];
            let listed_words = listed.shape.spans[matched.pair.listed as usize];
            let item = Evidence {
                query: query.written(words),
                listed: listed.written(listed_words),
                query_compared: query.compared(words),
                listed_compared: listed.compared(listed_words),
                reason: Some(refine(matched.pair.reason, words, listed_words, query, listed)),
                similarity: Some(matched.pair.similarity),
                weight: Some(matched.weight),
                contribution: share(matched.weight - matched.lost),
                ..Evidence::of(EvidenceKind::Matched)
            };
            (words, item)
        })
        .collect();
    matched.sort_by_key(|(words, _)| words.trailing_zeros());
    let mut evidence: Vec<Evidence> = matched.into_iter().map(|(_, item)| item).collect();

    let gained: f32 = evidence.iter().map(|item| item.contribution).sum();
    let bill = cover.bill;
    let whole_bill = bill.query + bill.listed + bill.forms;
    let charge = |cost: f32| if whole_bill > 0.0 { (raw - gained) * cost / whole_bill } else { 0.0 };
    unmatched(&mut evidence, EvidenceKind::Extra, query, cover.unmatched_query, charge(bill.query));
    unmatched(&mut evidence, EvidenceKind::Missing, listed, cover.unmatched_listed, charge(bill.listed));
    if bill.forms > 0.0 {
        evidence.push(Evidence {
            query: query.written(query.shape.forms),
            listed: listed.written(listed.shape.forms),
            contribution: charge(bill.forms),
            ..Evidence::of(EvidenceKind::LegalForm)
        });
    }
    if let Some((cap, _)) = cover.cap {
        let rule = match cap {
            Cap::NothingSolid => "only initials, titles or generic words are matched",
            Cap::OnePart => "only one part of the person's name is matched",
            Cap::ChainSwapped => "the person of one name is the father in the other",
            Cap::NoDistinctive => "the distinctive word of the listed name is not matched",
        };
        evidence.push(Evidence {
            query: rule.to_owned(),
            contribution: cover.score - raw,
            ..Evidence::of(EvidenceKind::Rule)
        });
    }
    settle(&mut evidence, cover.score);
    evidence
}

/// An item for each unmatched word, which share a cost by their weights. What initials leave of words they answer is
/// charged to the words around them; with no word left, to none.
fn unmatched(
    evidence: &mut Vec<Evidence>,
    kind: EvidenceKind,
    name: &AnalysedName,
    mask: WordMask,
    cost: f32,
) {
    let weights = &name.shape.weights;
    let whole = mask_weight(weights, mask);
    for word in (0..name.words.len()).filter(|word| mask & (1 << word) != 0) {
        let weight = mask_weight(weights, 1 << word) as f32;
        let written = name.words[word].written.clone();
        let compared = name.words[word].text.clone();
        let mut item = Evidence {
            weight: Some(weight / 100.0),
            contribution: if whole > 0 { cost * weight / whole as f32 } else { 0.0 },
            ..Evidence::of(kind)
        };
        if kind == EvidenceKind::Extra {
            (item.query, item.query_compared) = (written, compared);
        } else {
            (item.listed, item.listed_compared) = (written, compared);
        }
        evidence.push(item);
    }
}

/// Rounds the contributions to four digits and lets the largest take the difference, so that they add up to the score.
pub(super) fn settle(evidence: &mut [Evidence], score: f32) {
    // Whole numbers of ten-thousandths, which f32 holds exactly.
    let mut sum = 0.0;
    for item in evidence.iter_mut() {
        let units = (item.contribution * 10_000.0).round();
        item.contribution = units / 10_000.0;
        sum += units;
    }
    let rest = (score * 10_000.0).round() - sum;
    if let Some(largest) = evidence.iter_mut().max_by(|a, b| a.contribution.total_cmp(&b.contribution)) {
        largest.contribution = ((largest.contribution * 10_000.0).round() + rest) / 10_000.0;
    }
}

/// What a person would call the reason, where the spans alone do not show it.
fn refine(
    reason: Reason,
    words: WordMask,
    listed_words: WordMask,
    query: &AnalysedName,
    listed: &AnalysedName,
) -> Reason {
    if !matches!(reason, Reason::Identical | Reason::Han | Reason::Pinyin) {
        return reason;
    }
    let (a, b) = (query.scripts(words), listed.scripts(listed_words));
    match reason {
        Reason::Identical | Reason::Pinyin
            if a == b && query.folded(words) == listed.folded(listed_words) =>
        {
            Reason::Identical
        }
        Reason::Identical if a != b => Reason::Transliterated,
        Reason::Identical => Reason::SameMeaning,
        Reason::Han if a == b => Reason::Identical,
        other => other,
    }
}
