//! Pure functions: two analysed names and what else is known → a score with its evidence.
//!
//! [`Scorer::compare`] is the definition: it asks [`similar()`] for every pair of spans, covers
//! both names ([`cover`]) and itemises the result ([`evidence`]); [`bound`] says what a score cannot exceed. [`secondary`] then says what dates,
//! countries and identifiers add. No index, no files, no locks; the same pair scores the same whatever lists
//! are loaded. Points stand in [`config`] and nowhere else.

pub mod bound;
pub mod config;
pub mod cover;
pub mod evidence;
pub mod explain;
pub mod secondary;

pub use config::ScoreConfig;
pub use evidence::{Evidence, EvidenceKind, Verdict};
pub use secondary::Facts;

use crate::name::{AnalysedName, Shape, mask_weight, similar};
use cover::{Cover, Coverer, Pair};

/// The score of two names, with its evidence.
#[derive(Debug, Clone, PartialEq)]
pub struct NameScore {
    /// 0..=1, rounded to four digits.
    pub score: f32,
    /// Every point of it; the contributions add up to the score.
    pub evidence: Vec<Evidence>,
    /// The mean weight of the matched words, 0..=1: high where rare words matched. Orders equal scores.
    pub rarity: f32,
}

/// Compares names. One per thread: it owns scratch memory and allocates little per call.
#[derive(Debug, Default)]
pub struct Scorer {
    config: ScoreConfig,
    coverer: Coverer,
    pairs: Vec<Pair>,
}

impl Scorer {
    /// A scorer with given settings.
    #[must_use]
    pub fn new(config: ScoreConfig) -> Self {
        Self { config, ..Self::default() }
    }

    /// Its settings.
    #[must_use]
    pub fn config(&self) -> &ScoreConfig {
        &self.config
    }

    /// How well a counterparty's name (`query`) answers a listed name, and why.
    ///
    /// ```
    /// use interdict::designation::EntityKind::Person;
    /// use interdict::{name::analyse, score::Scorer};
    /// let mut scorer = Scorer::default();
    /// let hit = scorer.compare(&analyse("Chao Kuang-tsung", Person), &analyse("ZHAO, Guangzong", Person));
    /// assert!(hit.score > 0.9);
    /// ```
    ///
    /// Cost: the product of the two names' spans, some microseconds.
    pub fn compare(&mut self, query: &AnalysedName, listed: &AnalysedName) -> NameScore {
        let cover = self.cover(query, listed);
        let rarity = rarity(&cover, &query.shape);
        NameScore { score: cover.score, evidence: evidence::of_names(&cover, query, listed), rarity }
    }

    /// The score alone.
    pub fn score(&mut self, query: &AnalysedName, listed: &AnalysedName) -> f32 {
        self.cover(query, listed).score
    }

    fn cover(&mut self, query: &AnalysedName, listed: &AnalysedName) -> Cover {
        self.pairs.clear();
        for (q, query_span) in query.spans.iter().enumerate() {
            for (l, listed_span) in listed.spans.iter().enumerate() {
                if let Some(answer) = similar(query_span.key(), listed_span.key()) {
                    self.pairs.push(Pair {
                        query: u16::try_from(q).expect("a name of 64 words has fewer than 65,536 spans"),
                        listed: u16::try_from(l).expect("a name of 64 words has fewer than 65,536 spans"),
                        similarity: answer.similarity,
                        reason: answer.reason,
                    });
                }
            }
        }
        self.coverer.cover(&query.shape, &listed.shape, &self.pairs, &self.config)
    }

    /// The cover of two shapes by answers found elsewhere (the index): the same score as [`compare`](Self::compare)
    /// gives for the same answers.
    pub fn cover_shapes(&mut self, query: &Shape, listed: &Shape, pairs: &[Pair]) -> f32 {
        self.coverer.cover(query, listed, pairs, &self.config).score
    }
}

fn rarity(cover: &Cover, query: &Shape) -> f32 {
    let mut matched = 0;
    let mut words = 0;
    for pair in &cover.matched {
        let mask = query.spans.get(pair.pair.query as usize).copied().unwrap_or(0) & query.solid;
        matched += mask_weight(&query.weights, mask);
        words += mask.count_ones();
    }
    if words == 0 { 0.0 } else { matched as f32 / (100.0 * words as f32) }
}

#[cfg(test)]
mod tests {
    use crate::designation::EntityKind::Person;
    use crate::name::analyse;

    use super::*;

    #[test]
    fn a_chain_of_fathers_may_be_written_backwards_but_not_swapped() {
        for listed in ["Mounir Ben Tahar Ben Karim HADDAD", "HADDAD, Mounir Ben Tahar Ben Karim"] {
            for (query, is_match) in [
                ("HADDAD Karim Ben Tahar Ben Mounir", true),
                ("Mounir Ben Tahar HADDAD", true),
                ("Tahar Ben Mounir HADDAD", false),
                ("Tahar Ben Mounir Ben Karim HADDAD", false),
            ] {
                let mut scorer = Scorer::default();
                let score = scorer.score(&analyse(query, Person), &analyse(listed, Person));
                assert_eq!(score >= scorer.config().threshold, is_match, "{query} / {listed}: {score}");
            }
        }
    }
}
