//! Name → every listed name that can reach the cutoff, with its score.
//!
//! 1. The query's spans are resolved; each word costs the postings of the spans that cover it.
//! 2. The cheapest words lead, just so many that a name which answers none of them stays below the cutoff
//!    ([`ceiling`], with its proof). Initials never lead unless there is nothing else: resolving them means every word
//!    of a letter.
//! 3. The names that hold a span which answers a span over a leading word are the candidates. Each is bounded by the
//!    words it answers at all (`bound`), and only those that may reach the cutoff are scored, exactly.
//!
//! So no hit can hide: nothing is cut by a number of candidates.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::name::{AnalysedName, Reason, Shape, SpanClass, WordMask, all_words, mask_weight, similar};
use crate::score::config::{Costs, EXPECTED};
use crate::score::cover::{Pair, ceiling};
use crate::score::{ScoreConfig, Scorer};

use super::Index;
use super::resolve::Resolution;

/// A listed name whose score reaches the cutoff.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Candidate {
    /// The name's number.
    pub name: u32,
    /// Its score against the query, as [`Scorer::compare`] gives it.
    pub score: f32,
}

/// Reusable memory of [`Index::candidates`], one per thread.
#[derive(Default)]
pub struct Scratch {
    resolutions: Vec<Option<Arc<Resolution>>>,
    answers: FxHashMap<u32, (u32, u32)>,
    /// A bit for each span that has answers: most spans of most names have none, and a bit says so without a look-up.
    answered: Vec<u64>,
    flat: Vec<(u32, u16, f32, Reason)>,
    seen: Vec<u32>,
    epoch: u32,
    names: Vec<u32>,
    shape: Shape,
    pairs: Vec<Pair>,
}

/// Added to every upper bound: scores are rounded to four digits, so a bound just below the cutoff may round up to it.
const ROUNDING: f32 = 0.0001;

impl Index {
    /// Every listed name that scores at least `cutoff`, by number.
    ///
    /// # Panics
    ///
    /// When the index's files vanish during the run: stopping is safer than missing a name.
    pub fn candidates(
        &self,
        query: &AnalysedName,
        cutoff: f32,
        scorer: &mut Scorer,
        scratch: &mut Scratch,
    ) -> Vec<Candidate> {
        let config = scorer.config().clone();
        let lead = self.lead(query, cutoff, &config, scratch);
        self.gather(query, lead, scratch);
        let initials: Vec<usize> =
            (0..query.spans.len()).filter(|&q| scratch.resolutions[q].is_none()).collect();
        let always = initials.iter().fold(0, |mask, &q| mask | query.spans[q].words);

        let mut found = Vec::new();
        let names = std::mem::take(&mut scratch.names);
        for &name in &names {
            let listed = self.columns.name(name);
            let (mut query_words, mut listed_words) = (always, if always == 0 { 0 } else { WordMask::MAX });
            for (span, mask) in listed.spans() {
                if scratch.answered[span as usize / 64] & 1 << (span % 64) == 0 {
                    continue;
                }
                if let Some(&(from, to)) = scratch.answers.get(&span) {
                    listed_words |= mask;
                    for &(_, q, _, _) in &scratch.flat[from as usize..to as usize] {
                        query_words |= query.spans[q as usize].words;
                    }
                }
            }
            let costs = config.costs(listed.person());
            if bound(&query.shape.weights, query_words, listed.weights(), listed_words, costs) + ROUNDING
                < cutoff
            {
                continue;
            }
            let mut shape = std::mem::take(&mut scratch.shape);
            listed.shape(&mut shape);
            scratch.pairs.clear();
            for (l, (span, _)) in listed.spans().enumerate() {
                let l = u16::try_from(l).expect("a name of 64 words has fewer than 65,536 spans");
                if let Some(&(from, to)) = scratch.answers.get(&span) {
                    for &(_, query, similarity, reason) in &scratch.flat[from as usize..to as usize] {
                        scratch.pairs.push(Pair { query, listed: l, similarity, reason });
                    }
                }
                for &q in &initials {
                    if let Some(answer) = similar(query.spans[q].key(), self.columns.span(span)) {
                        scratch.pairs.push(Pair {
                            query: u16::try_from(q).expect("a name of 64 words has fewer than 65,536 spans"),
                            listed: l,
                            similarity: answer.similarity,
                            reason: answer.reason,
                        });
                    }
                }
            }
            let score = scorer.cover_shapes(&query.shape, &shape, &scratch.pairs);
            scratch.shape = shape;
            if score >= cutoff {
                found.push(Candidate { name, score });
            }
        }
        scratch.names = names;
        found
    }

    /// Resolves the query's spans and chooses the words that lead.
    fn lead(
        &self,
        query: &AnalysedName,
        cutoff: f32,
        config: &ScoreConfig,
        scratch: &mut Scratch,
    ) -> WordMask {
        scratch.resolutions.clear();
        for span in &query.spans {
            let resolution = (span.class != SpanClass::Initial).then(|| self.resolve(span.key()));
            scratch.resolutions.push(resolution);
        }
        let weights = &query.shape.weights;
        let whole = mask_weight(weights, all_words(weights.len()));
        let initials: WordMask = query
            .spans
            .iter()
            .filter(|span| span.class == SpanClass::Initial)
            .fold(0, |mask, span| mask | span.words);
        let mut costs = vec![0_u64; weights.len()];
        for (span, resolution) in query.spans.iter().zip(&scratch.resolutions) {
            let names = resolution.as_ref().map_or(0, |resolution| resolution.names);
            for (word, cost) in costs.iter_mut().enumerate() {
                if span.words & (1 << word) != 0 {
                    *cost += names;
                }
            }
        }
        let mut order: Vec<usize> = (0..weights.len()).collect();
        // Cheap for its weight first; words without weight bring nothing.
        order.sort_by_key(|&word| {
            let initial = initials & (1 << word) != 0;
            (initial, costs[word] * 100 / u64::from(weights[word].max(1)), word)
        });
        let mut lead = 0;
        for word in order {
            if ceiling(whole, mask_weight(weights, lead), config) + ROUNDING < cutoff {
                break;
            }
            lead |= 1 << word;
        }
        if lead & initials != 0 {
            // Nothing but initials left to lead: resolve them after all.
            for (span, resolution) in query.spans.iter().zip(&mut scratch.resolutions) {
                if resolution.is_none() {
                    *resolution = Some(self.resolve(span.key()));
                }
            }
        }
        lead
    }

    /// Collects the answers to all spans, and the names that answer a span over a leading word.
    fn gather(&self, query: &AnalysedName, lead: WordMask, scratch: &mut Scratch) {
        for (span, ..) in &scratch.flat {
            scratch.answered[*span as usize / 64] = 0;
        }
        scratch.answered.resize(self.columns.span_count().div_ceil(64), 0);
        scratch.flat.clear();
        scratch.answers.clear();
        scratch.names.clear();
        if scratch.seen.len() != self.columns.name_count() {
            scratch.seen = vec![0; self.columns.name_count()];
            scratch.epoch = 0;
        }
        scratch.epoch = scratch.epoch.wrapping_add(1);
        if scratch.epoch == 0 {
            scratch.seen.fill(0);
            scratch.epoch = 1;
        }
        for (q, resolution) in scratch.resolutions.iter().enumerate() {
            let Some(resolution) = resolution else { continue };
            let leads = query.spans[q].words & lead != 0;
            let q = u16::try_from(q).expect("a name of 64 words has fewer than 65,536 spans");
            for answer in &resolution.spans {
                scratch.flat.push((answer.span, q, answer.similarity, answer.reason));
                if leads {
                    for name in self.columns.names_with(answer.span) {
                        let seen = &mut scratch.seen[name as usize];
                        if *seen != scratch.epoch {
                            *seen = scratch.epoch;
                            scratch.names.push(name);
                        }
                    }
                }
            }
        }
        scratch.flat.sort_unstable_by_key(|&(span, q, _, _)| (span, q));
        let mut from = 0;
        while from < scratch.flat.len() {
            let span = scratch.flat[from].0;
            let to = from + scratch.flat[from..].iter().take_while(|answer| answer.0 == span).count();
            let range = |at: usize| u32::try_from(at).expect("fewer answers than 2^32");
            scratch.answers.insert(span, (range(from), range(to)));
            scratch.answered[span as usize / 64] |= 1 << (span % 64);
            from = to;
        }
        scratch.names.sort_unstable();
    }
}

/// The highest score of a name of which only these words are answered at all.
///
/// *Proof.* What is matched weighs no more than the answered words of either side, and at least the other words stay
/// unmatched. The cost of unmatched weight grows with either side's (`conflict ≥ extra, missing`), so the score is at
/// most *M / (M + cost)* at the smallest cost (all that is missing counted as expected to be) and the largest *M*, with
/// which it grows. ∎
fn bound(query: &[u8], query_words: WordMask, listed: &[u8], listed_words: WordMask, costs: &Costs) -> f32 {
    let sides = |weights: &[u8], answered: WordMask| {
        let all = all_words(weights.len());
        (mask_weight(weights, all & answered) as f32, mask_weight(weights, all & !answered) as f32)
    };
    let (query_matched, query_left) = sides(query, query_words);
    let (listed_matched, listed_left) = sides(listed, listed_words);
    let matched = query_matched.min(listed_matched);
    let conflict = query_left.min(listed_left);
    let cost = costs.conflict * conflict
        + costs.extra * (query_left - conflict)
        + EXPECTED * costs.missing * (listed_left - conflict);
    if matched <= 0.0 { 0.0 } else { matched / (matched + cost) }
}
