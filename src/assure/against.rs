//! Before and after: what another configuration finds of the same queries, what it loses and what it gains.
//!
//! Before is the configuration of the run, after the one it is held against. A hit is lost where a query that has to hit
//! its designation does so before and not after. A list that only one side has counts as well: what is on no list cannot
//! be found.

use std::collections::BTreeMap;

use serde::Serialize;

use super::Miss;
use super::manipulation::Expectation;
use super::packs::{Case, Pack, Packs};
use super::trial::Answer;

/// The other configuration's answers to the same queries.
pub struct Other<'a> {
    /// Its threshold.
    pub threshold: f32,
    /// Its answers, in the order of the queries.
    pub answers: &'a [Answer],
    /// The number that each of the run's designations has there, by its own number; `None` for one that is not on its
    /// lists.
    pub numbers: &'a [Option<u32>],
}

/// What became of the hits of one category.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Change {
    /// Queries.
    pub queries: u64,
    /// Hits before (in the clean pack alerts).
    pub before: u64,
    /// Hits after.
    pub after: u64,
    /// Hits only after.
    pub gained: u64,
    /// Hits only before.
    pub lost: u64,
}

/// Before and after.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Comparison {
    /// The threshold before.
    pub threshold_before: f32,
    /// The threshold after.
    pub threshold_after: f32,
    /// What became of hits that have to be, all categories together.
    pub expected: Change,
    /// The same by category: control, each manipulation, clean.
    pub categories: Vec<Category>,
    /// The hits that are lost.
    pub lost: Vec<Miss>,
}

/// A category with what became of its hits.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Category {
    /// `control`, `weak`, `clean`, or the name of a manipulation.
    pub category: String,
    /// What became of its hits.
    #[serde(flatten)]
    pub change: Change,
}

impl Change {
    fn count(&mut self, before: bool, after: bool) {
        self.queries += 1;
        self.before += u64::from(before);
        self.after += u64::from(after);
        self.gained += u64::from(after && !before);
        self.lost += u64::from(before && !after);
    }

    /// The share of the hits before that is lost, 0..=1.
    #[must_use]
    pub fn lost_share(&self) -> f64 {
        if self.before == 0 { 0.0 } else { self.lost as f64 / self.before as f64 }
    }
}

/// Holds the answers of two configurations against each other.
pub(super) fn compare(
    packs: &Packs<'_>,
    answers: &[Answer],
    threshold: f32,
    other: &Other<'_>,
    miss: impl Fn(usize, &Case) -> Miss,
) -> Comparison {
    let mut comparison =
        Comparison { threshold_before: threshold, threshold_after: other.threshold, ..Comparison::default() };
    let mut categories: BTreeMap<(Pack, Option<usize>), Change> = BTreeMap::new();
    let alert =
        |answer: &Answer, threshold: f32| answer.scores().iter().any(|&(_, score)| score >= threshold);
    for (number, case) in packs.cases.iter().enumerate() {
        let (ours, theirs) = (&answers[number], &other.answers[number]);
        let (before, after) = match case.target {
            Some(target) => {
                let there = other.numbers.get(target as usize).copied().flatten();
                let hits = |score: Option<f32>, threshold: f32| score.is_some_and(|score| score >= threshold);
                let after = there.and_then(|there| theirs.score_of(there));
                (hits(ours.score_of(target), threshold), hits(after, other.threshold))
            }
            None => (alert(ours, threshold), alert(theirs, other.threshold)),
        };
        categories.entry((case.pack, case.generator)).or_default().count(before, after);
        let expected = packs.expectation(case) == Some(Expectation::Hit) && case.pack != Pack::Weak;
        if expected {
            comparison.expected.count(before, after);
            if before && !after {
                comparison.lost.push(miss(number, case));
            }
        }
    }
    let name = |pack: Pack, generator: Option<usize>| {
        generator.map_or_else(|| pack.as_str().to_owned(), |number| packs.generators[number].name.to_owned())
    };
    comparison.categories = categories
        .into_iter()
        .map(|((pack, generator), change)| Category { category: name(pack, generator), change })
        .collect();
    comparison
}
