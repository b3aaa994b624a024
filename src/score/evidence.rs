//! What the analyst is shown: every point a score gained or lost, named.
//!
//! The contributions of a score's evidence add up to the score (to four digits). Filled by the scorer; put
//! into a sentence by the explanation; printed as data in JSON.

use serde::Serialize;

use crate::name::{AnalysedName, Reason, WordMask, mask_weight};

use super::config::ScoreConfig;
use super::cover::{Cap, Cover};

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

/// The evidence of a cover, in the order of the query's words, then what is extra, then what is missing, then the rule
/// that limited the score. The contributions add up to the cover's score.
#[must_use]
pub(super) fn of_names(
    cover: &Cover,
    query: &AnalysedName,
    listed: &AnalysedName,
    config: &ScoreConfig,
) -> Vec<Evidence> {
    let raw = cover.cap.map_or(cover.score, |(_, raw)| raw);
    let total: f32 = cover.matched.iter().map(|m| m.weight).sum();
    let mut out: Vec<(WordMask, Evidence)> = Vec::new();
    for matched in &cover.matched {
        let words = query.shape.spans[matched.pair.query as usize];
        let listed_words = listed.shape.spans[matched.pair.listed as usize];
        let gained = if total > 0.0 { matched.weight * matched.pair.similarity / total } else { 0.0 };
        let (query_text, listed_text) = (query.written(words), listed.written(listed_words));
        let reason = refine(matched.pair.reason, words, listed_words, query, listed);
        out.push((
            words,
            Evidence {
                kind: EvidenceKind::Matched,
                query: query_text,
                listed: listed_text,
                reason: Some(reason),
                verdict: None,
                similarity: Some(matched.pair.similarity),
                contribution: gained,
            },
        ));
    }
    out.sort_by_key(|(words, _)| words.trailing_zeros());
    let mut evidence: Vec<Evidence> = out.into_iter().map(|(_, item)| item).collect();

    let gained: f32 = evidence.iter().map(|item| item.contribution).sum();
    let lost = gained - raw;
    let costs = config.costs(listed.shape.person);
    let over_query = mask_weight(&query.shape.weights, cover.unmatched_query) as f32 * costs.extra;
    let over_listed = mask_weight(&listed.shape.weights, cover.unmatched_listed) as f32 * costs.missing;
    let over = over_query + over_listed;
    let mut unmatched = |kind, name: &AnalysedName, mask: WordMask, cost: f32| {
        for word in 0..name.words.len() {
            if mask & (1 << word) != 0 {
                let weight = mask_weight(&name.shape.weights, 1 << word) as f32 * cost;
                let contribution = if over > 0.0 { -lost * weight / over } else { 0.0 };
                let text = name.words[word].written.clone();
                let (query, listed) =
                    if kind == EvidenceKind::Extra { (text, String::new()) } else { (String::new(), text) };
                evidence.push(Evidence {
                    kind,
                    query,
                    listed,
                    reason: None,
                    verdict: None,
                    similarity: None,
                    contribution,
                });
            }
        }
    };
    unmatched(EvidenceKind::Extra, query, cover.unmatched_query, costs.extra);
    unmatched(EvidenceKind::Missing, listed, cover.unmatched_listed, costs.missing);
    if let Some((cap, _)) = cover.cap {
        evidence.push(Evidence {
            kind: EvidenceKind::Rule,
            query: match cap {
                Cap::NothingSolid => "only initials, titles or generic words are matched",
                Cap::OnePart => "only one part of the person's name is matched",
                Cap::NoDistinctive => "the distinctive word of the listed name is not matched",
            }
            .to_owned(),
            listed: String::new(),
            reason: None,
            verdict: None,
            similarity: None,
            contribution: cover.score - raw,
        });
    }
    settle(&mut evidence, cover.score);
    evidence
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
