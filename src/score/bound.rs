//! What a score cannot exceed, known from which words are answered at all: for retrieval, which leaves out what cannot
//! reach a cutoff, and nothing else.
//!
//! Every bound has its proof here; the tests of retrieval hold them against scoring everything.

use crate::name::{Shape, WordMask, all_words, mask_weight};

use super::ScoreConfig;
use super::config::{CAP_ONE_PART, Costs, EXPECTED};

/// Added to every bound: scores are rounded to four digits, so a bound just below the cutoff may round up to it.
const ROUNDING: f32 = 0.0001;

/// What the names can reach that answer some of a query's words, whatever else they hold.
#[derive(Debug, Clone, Copy)]
pub struct QueryBound<'a> {
    query: &'a Shape,
    config: &'a ScoreConfig,
    whole: u32,
}

impl<'a> QueryBound<'a> {
    /// The bounds of one query.
    #[must_use]
    pub fn of(query: &'a Shape, config: &'a ScoreConfig) -> Self {
        Self { query, config, whole: mask_weight(&query.weights, all_words(query.weights.len())) }
    }

    /// Whether a person's or another's listed name that answers no word of the query beyond these may score `cutoff` or
    /// more.
    ///
    /// *Proof.* Such a name leaves at least the weight *U* of the other words unmatched on the query's side and matches
    /// at most *M*, that of these words, for a pair's weight never exceeds its query side's. Its conflict costs no less
    /// than the smaller of `conflict` and `extra`, and nothing it misses costs less than zero, so its score is at most
    /// *M / (M + cost·U)*, which grows with *M*. Where that is below 1 and the name is a person's, it is at most
    /// [`CAP_ONE_PART`] as well, if these words hold fewer than two of several that name somebody: what the cover
    /// matches is answered. All other rules only lower a score. ∎
    #[must_use]
    pub fn may_reach(&self, answered: WordMask, person: bool, cutoff: f32) -> bool {
        let matched = mask_weight(&self.query.weights, answered);
        if matched == 0 {
            return ROUNDING >= cutoff;
        }
        let costs = self.config.costs(person);
        let left = (self.whole - matched) as f32;
        let mut most = matched as f32 / (matched as f32 + costs.extra.min(costs.conflict) * left);
        let solid = self.query.solid;
        let one_part = (answered & solid).count_ones() < 2 && solid.count_ones() >= 2;
        if person && one_part && most + ROUNDING < 1.0 {
            most = most.min(CAP_ONE_PART);
        }
        most + ROUNDING >= cutoff
    }
}

/// The weights of one side's words, in hundredths: of those that are answered at all, and of all.
#[derive(Debug, Clone, Copy, Default)]
pub struct Weights {
    /// The answered words', or more.
    pub answered: u32,
    /// All words'.
    pub whole: u32,
}

impl Weights {
    /// The weights of a name's words of which some are answered.
    #[must_use]
    pub fn of(weights: &[u8], answered: WordMask) -> Self {
        let all = all_words(weights.len());
        Self { answered: mask_weight(weights, all & answered), whole: mask_weight(weights, all) }
    }
}

/// Whether a name may score `cutoff` or more of which no more than this is answered, of either side.
///
/// *Proof.* What is matched weighs no more than the answered words of either side, and at least the other words stay
/// unmatched. The cost of unmatched weight grows with either side's (`conflict ≥ extra, missing`), so the score is at
/// most *M / (M + cost)* at the smallest cost (all that is missing counted as expected to be) and the largest *M*, with
/// which it grows. ∎
#[must_use]
pub fn may_reach(query: Weights, listed: Weights, costs: &Costs, cutoff: f32) -> bool {
    let matched = query.answered.min(listed.answered) as f32;
    let query_left = (query.whole - query.answered) as f32;
    let listed_left = (listed.whole - listed.answered) as f32;
    let conflict = query_left.min(listed_left);
    let cost = costs.conflict * conflict
        + costs.extra * (query_left - conflict)
        + EXPECTED * costs.missing * (listed_left - conflict);
    let most = if matched <= 0.0 { 0.0 } else { matched / (matched + cost) };
    most + ROUNDING >= cutoff
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shape(weights: &[u8]) -> Shape {
        Shape { weights: weights.to_vec(), solid: all_words(weights.len()), person: true, ..Shape::default() }
    }

    #[test]
    fn one_of_several_words_reaches_no_usual_cutoff() {
        let config = ScoreConfig::default();
        for (weights, answered, cutoff, person, other) in [
            (vec![100, 100], 0b11, 0.99, true, true),
            (vec![100, 100], 0b01, 0.68, false, false),
            (vec![100, 100], 0b01, 0.60, true, true),
            // What stands beside a heavy word may be missing from an organisation's name.
            (vec![100, 20], 0b01, 0.68, false, true),
            (vec![100, 100, 100], 0b011, 0.68, true, true),
            (vec![100, 100, 100], 0b001, 0.68, false, false),
            (vec![100], 0b1, 1.0, true, true),
            (vec![100, 100], 0, 0.1, false, false),
        ] {
            let shape = shape(&weights);
            let bound = QueryBound::of(&shape, &config);
            let may = [true, false].map(|kind| bound.may_reach(answered, kind, cutoff));
            assert_eq!(may, [person, other], "{weights:?} {answered:b} {cutoff}");
        }
    }
}
