//! The best non-overlapping cover of two names by answered spans, and the score it gives.
//!
//! In come two [`Shape`]s (words, weights, spans) and the answers between their spans, whoever found them: `compare`
//! asks [`similar`](crate::name::similar()) for each pair, retrieval knows them from the index. Both get the same
//! answers and hence the same score. No strings here, no distances, no allocation after the first use.
//!
//! With *M* the weight of what is matched (for each matched pair the smaller of the two sides' weights), *L* what the
//! pairs lack to be identical, *C* the smaller and *E* the rest of the two unmatched weights:
//!
//! ```text
//! score = (M - a·L) / (M + conflict·C + extra·E(query) + missing·E(listed))
//! ```
//!
//! with *a* = [`ALONE`] where one word alone carries the match and 1 elsewhere,
//! so 1.0 exactly where every word is matched identically, whatever its weight.

use crate::name::{Reason, Shape, WordMask, all_words, mask_weight};

use super::config::{
    ALONE, CAP_NO_DISTINCTIVE, CAP_NOTHING_SOLID, CAP_ONE_PART, DISTINCTIVE_WEIGHT, NAMING_WEIGHT,
    SOUND_OF_ORGANISATION, ScoreConfig,
};

/// One listed span that answers one span of the query.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pair {
    /// The query's span.
    pub query: u16,
    /// The listed name's span.
    pub listed: u16,
    /// How well, 0..=1.
    pub similarity: f32,
    /// Why.
    pub reason: Reason,
}

/// A matched pair of a cover.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Matched {
    /// Which spans, how well and why.
    pub pair: Pair,
    /// The weight that is matched, in words.
    pub weight: f32,
}

/// A rule that limits a score as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cap {
    /// Nothing that names something is matched.
    NothingSolid,
    /// One of several parts of a person's name is matched.
    OnePart,
    /// The distinctive word of an organisation's name is not matched.
    NoDistinctive,
}

/// The cover and its score.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Cover {
    /// The score, 0..=1, rounded to four digits.
    pub score: f32,
    /// The matched pairs.
    pub matched: Vec<Matched>,
    /// The query's words that nothing answers.
    pub unmatched_query: WordMask,
    /// The listed words that nothing answers.
    pub unmatched_listed: WordMask,
    /// The rule that limited the score, with the score it would have had.
    pub cap: Option<(Cap, f32)>,
}

/// Rounds a score to the four digits that decisions and output use.
#[must_use]
pub fn round(score: f32) -> f32 {
    (score.clamp(0.0, 1.0) * 10_000.0).round() / 10_000.0
}

/// Reusable memory of [`Coverer::cover`].
#[derive(Debug, Default)]
pub struct Coverer {
    order: Vec<Candidate>,
}

#[derive(Debug, Clone, Copy)]
struct Candidate {
    pair: Pair,
    query: WordMask,
    listed: WordMask,
    weight: u32,
    /// The weight it matches, times how well.
    value: f32,
    /// The weight it takes off both names, times how well.
    reach: f32,
}

impl Coverer {
    /// The best cover found. The pairs may come in any order; the result does not depend on it.
    ///
    /// Three orders are tried: the most valuable pair first, single words first, and what takes most off both names first;
    /// the best score is taken:
    /// greedy in *O(a log a)* for *a* answers, exact for all but contrived names.
    pub fn cover(&mut self, query: &Shape, listed: &Shape, pairs: &[Pair], config: &ScoreConfig) -> Cover {
        self.order.clear();
        for &pair in pairs {
            let (Some(&q), Some(&l)) =
                (query.spans.get(pair.query as usize), listed.spans.get(pair.listed as usize))
            else {
                continue;
            };
            let (query_weight, listed_weight) =
                (mask_weight(&query.weights, q), mask_weight(&listed.weights, l));
            let weight = query_weight.min(listed_weight);
            let value = weight as f32 * pair.similarity;
            let reach = (query_weight + listed_weight) as f32 * pair.similarity;
            self.order.push(Candidate { pair, query: q, listed: l, weight, value, reach });
        }
        let tie = |a: &Candidate, b: &Candidate| {
            b.pair
                .similarity
                .total_cmp(&a.pair.similarity)
                .then(a.query.count_ones().cmp(&b.query.count_ones()))
                .then(a.pair.query.cmp(&b.pair.query))
                .then(a.pair.listed.cmp(&b.pair.listed))
                .then(a.pair.reason.cmp(&b.pair.reason))
        };
        self.order.sort_unstable_by(|a, b| b.value.total_cmp(&a.value).then_with(|| tie(a, b)));
        let by_value = take(&self.order, query, listed, config);
        if by_value.score >= 1.0 || self.order.iter().all(Candidate::is_single) {
            return by_value;
        }
        self.order.sort_unstable_by(|a, b| {
            b.is_single()
                .cmp(&a.is_single())
                .then_with(|| b.value.total_cmp(&a.value))
                .then_with(|| tie(a, b))
        });
        let singles_first = take(&self.order, query, listed, config);
        self.order.sort_unstable_by(|a, b| b.reach.total_cmp(&a.reach).then_with(|| tie(a, b)));
        let widest_first = take(&self.order, query, listed, config);
        [singles_first, widest_first]
            .into_iter()
            .fold(by_value, |best, other| if other.score > best.score { other } else { best })
    }
}

impl Candidate {
    fn is_single(&self) -> bool {
        self.query.is_power_of_two() && self.listed.is_power_of_two()
    }
}

fn take(order: &[Candidate], query: &Shape, listed: &Shape, config: &ScoreConfig) -> Cover {
    let (mut used_query, mut used_listed) = (0, 0);
    let (mut matched_weight, mut lost) = (0.0_f32, 0.0_f32);
    let (mut left_query, mut left_listed) = (0, 0);
    let mut naming = 0;
    let mut matched = Vec::new();
    for candidate in order {
        if candidate.query & used_query != 0 || candidate.listed & used_listed != 0 {
            continue;
        }
        used_query |= candidate.query;
        used_listed |= candidate.listed;
        let weight = candidate.weight as f32 / 100.0;
        matched_weight += weight;
        let sounds = candidate.pair.reason == Reason::SameSound && !listed.person;
        let short_of = (1.0 - candidate.pair.similarity) * if sounds { SOUND_OF_ORGANISATION } else { 1.0 };
        lost += weight * short_of.min(1.0);
        if candidate.weight >= NAMING_WEIGHT {
            // A reading of a whole name stands for its words; joined words and acronyms are one word somewhere.
            let one = matches!(candidate.pair.reason, Reason::Joined | Reason::Acronym);
            naming += if one { 1 } else { candidate.query.count_ones().max(candidate.listed.count_ones()) };
        }
        if candidate.pair.reason == Reason::Initial {
            // An initial answers no more than an initial's weight of the word.
            left_query += mask_weight(&query.weights, candidate.query) - candidate.weight;
            left_listed += mask_weight(&listed.weights, candidate.listed) - candidate.weight;
        }
        matched.push(Matched { pair: candidate.pair, weight });
    }
    if naming <= 1 {
        lost *= ALONE;
    }
    let unmatched_query = all_words(query.weights.len()) & !used_query;
    let unmatched_listed = all_words(listed.weights.len()) & !used_listed;
    let over_query = (left_query + mask_weight(&query.weights, unmatched_query)) as f32 / 100.0;
    let over_listed = (left_listed + mask_weight(&listed.weights, unmatched_listed)) as f32 / 100.0;
    let conflict = over_query.min(over_listed);
    let costs = config.costs(listed.person);
    let whole = matched_weight
        + costs.conflict * conflict
        + costs.extra * (over_query - conflict)
        + costs.missing * (over_listed - conflict);
    let raw = if whole > 0.0 { round((matched_weight - lost) / whole) } else { 0.0 };
    let mut cover = Cover { score: raw, matched, unmatched_query, unmatched_listed, cap: None };
    if let Some(cap) = cap(query, listed, used_query, used_listed) {
        let limit = match cap {
            Cap::NothingSolid => CAP_NOTHING_SOLID,
            Cap::OnePart => CAP_ONE_PART,
            Cap::NoDistinctive => CAP_NO_DISTINCTIVE,
        };
        if raw > limit && raw < 1.0 {
            cover.score = limit;
            cover.cap = Some((cap, raw));
        }
    }
    cover
}

fn cap(query: &Shape, listed: &Shape, used_query: WordMask, used_listed: WordMask) -> Option<Cap> {
    let (query_solid, listed_solid) = (used_query & query.solid, used_listed & listed.solid);
    if query_solid == 0 && listed_solid == 0 {
        return Some(Cap::NothingSolid);
    }
    if listed.person {
        let one_of_several =
            |used: WordMask, solid: WordMask| used.count_ones() < 2 && solid.count_ones() >= 2;
        let one = one_of_several(query_solid, query.solid)
            || one_of_several(used_listed & listed.solid, listed.solid);
        return one.then_some(Cap::OnePart);
    }
    // The distinctive word of the listed name is missing, and nothing as distinctive is matched.
    let distinctive = |shape: &Shape, words: WordMask| {
        (0..shape.weights.len()).any(|word| {
            words & shape.solid & (1 << word) != 0 && u32::from(shape.weights[word]) >= DISTINCTIVE_WEIGHT
        })
    };
    let missing = distinctive(listed, !used_listed) && !distinctive(listed, used_listed);
    missing.then_some(Cap::NoDistinctive)
}

/// The highest score that any listed name can reach that answers none of the query's words in `unanswered`.
///
/// *Proof.* Such a name leaves at least the weight *U* of those words unmatched on the query's side and matches at most
/// the rest, *M ≤ W − U*, for a pair's weight never exceeds its query side's. Its conflict costs no less than an
/// extra (`conflict ≥ extra`) and nothing it misses costs less than zero, so its score is at most
/// *M / (M + extra·U)* at the smaller of the two kinds' costs, which grows with *M*. Rules and [`ALONE`] only lower it. ∎
#[must_use]
pub fn ceiling(whole: u32, unanswered: u32, config: &ScoreConfig) -> f32 {
    let matched = (whole - unanswered) as f32;
    let cost = [config.person, config.entity].map(|costs| costs.extra.min(costs.conflict));
    let cost = cost[0].min(cost[1]) * unanswered as f32;
    if matched <= 0.0 { 0.0 } else { matched / (matched + cost) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shape(weights: &[u8]) -> Shape {
        Shape {
            weights: weights.to_vec(),
            solid: all_words(weights.len()),
            spans: (0..weights.len()).map(|i| 1 << i).collect(),
            person: true,
        }
    }

    fn pair(query: u16, listed: u16, similarity: f32) -> Pair {
        Pair { query, listed, similarity, reason: Reason::Identical }
    }

    #[test]
    fn all_words_identical_is_one_whatever_their_weights() {
        for weights in [vec![100], vec![5, 20, 100], vec![33, 33, 33]] {
            let s = shape(&weights);
            let pairs: Vec<Pair> = (0..).take(weights.len()).map(|i| pair(i, i, 1.0)).collect();
            let score = Coverer::default().cover(&s, &s, &pairs, &ScoreConfig::default()).score;
            assert!(score >= 1.0, "{score}");
        }
    }

    #[test]
    fn a_conflict_costs_more_than_an_extra_word() {
        let config = ScoreConfig::default();
        let two = shape(&[100, 100]);
        let three = shape(&[100, 100, 100]);
        let both = [pair(0, 0, 1.0), pair(1, 1, 1.0)];
        let extra = Coverer::default().cover(&three, &two, &both, &config).score;
        let conflict = Coverer::default().cover(&three, &three, &both, &config).score;
        assert!(conflict < extra && extra < 1.0);
    }

    #[test]
    fn the_order_of_the_answers_does_not_matter() {
        let s = shape(&[100, 80, 60]);
        let mut pairs = vec![pair(0, 1, 0.9), pair(1, 1, 0.9), pair(1, 0, 0.8), pair(2, 2, 1.0)];
        let forth = Coverer::default().cover(&s, &s, &pairs, &ScoreConfig::default());
        pairs.reverse();
        assert_eq!(Coverer::default().cover(&s, &s, &pairs, &ScoreConfig::default()), forth);
    }
}
