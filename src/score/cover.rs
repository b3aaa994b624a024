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
//! score = (M - a·L) / (M + d·(conflict·C + extra·E(query) + missing·E(listed) + forms))
//! ```
//!
//! so 1.0 exactly where every word is matched identically, whatever its weight. *a* is above 1 where one word alone
//! carries the match ([`ALONE`]), *d* where what is matched is common ([`COMMON_PERSON`]): agreeing in little that is
//! rare, two names must agree in more. *forms* is what legal forms say of each other ([`FORMS_CONTRADICT`]).

use crate::name::{Reason, Shape, WordMask, all_words, mask_weight};

use super::config::{
    ALONE, ALONE_CONTRADICTED, ALONE_SUPPORTED, BARELY_ALIKE, CAP_CHAIN_SWAPPED, CAP_NO_DISTINCTIVE,
    CAP_NOTHING_SOLID, CAP_ONE_PART, COMMON_ENTITY, COMMON_ENTITY_ALONE, COMMON_PERSON, Costs,
    DISTINCTIVE_WEIGHT, EXPECTED, FIRST_SURNAME, FORMS_CONTRADICT, FORMS_RELATED, INITIAL_REST,
    NAMING_WEIGHT, REVERSED_MIN, SOUND_OF_ORGANISATION, ScoreConfig, UNCARRIED,
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
    /// What the pair lacks to be identical, in words.
    pub lost: f32,
}

/// What is not matched costs, in words of weight: the denominator's share of each.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Bill {
    /// The query's words that nothing answers.
    pub query: f32,
    /// The listed words that nothing answers.
    pub listed: f32,
    /// Legal forms that contradict each other.
    pub forms: f32,
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
    /// The person of one name is a father in the other (`Salman bin Muhammad`, `Muhammad bin Salman`).
    ChainSwapped,
}

/// The cover and its score.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Cover {
    /// The score, 0..=1, rounded to four digits.
    pub score: f32,
    /// The matched pairs.
    pub matched: Vec<Matched>,
    /// What everything else costs.
    pub bill: Bill,
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

/// What has been covered so far.
#[derive(Default)]
struct Covered {
    query: WordMask,
    listed: WordMask,
    /// The weight of what is matched, in words.
    matched: f32,
    /// What initials leave of the words they answer, in hundredths.
    left_query: f32,
    left_listed: f32,
    /// How many words that name somebody are matched, and their weight, in hundredths.
    naming: u32,
    naming_weight: u32,
    pairs: Vec<Matched>,
}

impl Covered {
    fn add(&mut self, candidate: &Candidate, query: &Shape, listed: &Shape) {
        self.query |= candidate.query;
        self.listed |= candidate.listed;
        let weight = candidate.weight as f32 / 100.0;
        self.matched += weight;
        let reason = candidate.pair.reason;
        let sounds = matches!(reason, Reason::SameSound | Reason::Romanised) && !listed.person;
        let short_of = (1.0 - candidate.pair.similarity) * if sounds { SOUND_OF_ORGANISATION } else { 1.0 };
        let lost = weight * short_of.min(1.0);
        if reason == Reason::Initial {
            // An initial answers no more than an initial's weight of the word.
            let left = |shape: &Shape, words| (mask_weight(&shape.weights, words) - candidate.weight) as f32;
            self.left_query += left(query, candidate.query) * INITIAL_REST;
            self.left_listed += left(listed, candidate.listed) * INITIAL_REST;
        } else if candidate.weight >= NAMING_WEIGHT {
            // A reading of a whole name stands for its words; joined words and acronyms are one word somewhere.
            let one = matches!(reason, Reason::Joined | Reason::Acronym);
            let words = if one { 1 } else { candidate.query.count_ones().max(candidate.listed.count_ones()) };
            self.naming += words;
            self.naming_weight += candidate.weight.min(100 * words);
        }
        self.pairs.push(Matched { pair: candidate.pair, weight, lost });
    }

    /// The mean weight of the matched words that name somebody, 0..=1: low where only common names are matched.
    fn rarity(&self) -> f32 {
        if self.naming == 0 { 1.0 } else { (self.naming_weight as f32 / (100 * self.naming) as f32).min(1.0) }
    }
}

fn take(order: &[Candidate], query: &Shape, listed: &Shape, config: &ScoreConfig) -> Cover {
    let mut covered = Covered::default();
    for candidate in order {
        if candidate.query & covered.query == 0 && candidate.listed & covered.listed == 0 {
            covered.add(candidate, query, listed);
        }
    }
    let unmatched_query = all_words(query.weights.len()) & !covered.query;
    let unmatched_listed = all_words(listed.weights.len()) & !covered.listed;
    let over_query = (covered.left_query + mask_weight(&query.weights, unmatched_query) as f32) / 100.0;
    let mut over_listed =
        (covered.left_listed + mask_weight(&listed.weights, unmatched_listed) as f32) / 100.0;
    if unmatched_listed & listed.first_surname != 0 {
        over_listed += FIRST_SURNAME * mask_weight(&listed.weights, listed.first_surname) as f32 / 100.0;
    }
    let forms = forms(query, listed, &covered);
    if covered.naming <= 1 {
        // Letters that stand for words are no typing error that the rest could bear out.
        let short = covered.pairs.iter().any(|matched| matched.pair.reason == Reason::Acronym);
        let supported = unmatched_query == 0 && unmatched_listed == 0 && covered.pairs.len() > 1 && !short;
        let factor = match forms {
            Forms::Related | Forms::Contradict => ALONE_CONTRADICTED,
            Forms::Same if supported => ALONE_SUPPORTED,
            _ => ALONE,
        };
        for pair in &mut covered.pairs {
            pair.lost *= factor;
        }
    } else if listed.person {
        // A pair that is barely alike needs two others that carry it.
        let naming = covered.naming;
        for pair in covered.pairs.iter_mut().filter(|pair| naming <= 2 && pair.pair.similarity < BARELY_ALIKE)
        {
            pair.lost *= UNCARRIED;
        }
    }
    // What a cut field or an acronym leaves out is expected to be missing.
    let brief = query.truncated || covered.pairs.iter().any(|matched| matched.pair.reason == Reason::Acronym);
    let expected = if brief { unmatched_listed } else { unmatched_listed & listed.fathers };
    let expected = mask_weight(&listed.weights, expected) as f32 / 100.0;
    let bill = bill(
        over_query,
        over_listed,
        expected,
        dear(&covered, listed.person),
        forms,
        config.costs(listed.person),
    );
    let lost: f32 = covered.pairs.iter().map(|pair| pair.lost).sum();
    let whole = covered.matched + bill.query + bill.listed + bill.forms;
    let raw = if whole > 0.0 { round((covered.matched - lost) / whole) } else { 0.0 };
    let cap = cap(query, listed, &covered);
    let mut cover =
        Cover { score: raw, matched: covered.pairs, bill, unmatched_query, unmatched_listed, cap: None };
    if let Some(cap) = cap {
        let limit = match cap {
            Cap::NothingSolid => CAP_NOTHING_SOLID,
            Cap::OnePart => CAP_ONE_PART,
            Cap::NoDistinctive => CAP_NO_DISTINCTIVE,
            Cap::ChainSwapped => CAP_CHAIN_SWAPPED,
        };
        if raw > limit && (raw < 1.0 || cap == Cap::ChainSwapped) {
            cover.score = limit;
            cover.cap = Some((cap, raw));
        }
    }
    cover
}

/// How much dearer everything unmatched is because what is matched is common: at least 1.
fn dear(covered: &Covered, person: bool) -> f32 {
    let steepness = match (person, covered.naming) {
        (true, _) => COMMON_PERSON,
        (false, 0..=1) => COMMON_ENTITY_ALONE,
        (false, _) => COMMON_ENTITY,
    };
    1.0 + steepness * (1.0 - covered.rarity())
}

/// What the unmatched weight of both sides costs; the conflict is shared by both.
fn bill(query: f32, listed: f32, expected: f32, dear: f32, forms: Forms, costs: &Costs) -> Bill {
    let conflict = query.min(listed);
    let missing = listed - conflict;
    let missing = missing - (1.0 - EXPECTED) * expected.min(missing);
    Bill {
        query: dear * (costs.conflict * conflict / 2.0 + costs.extra * (query - conflict)),
        listed: dear * (costs.conflict * conflict / 2.0 + costs.missing * missing),
        forms: dear
            * match forms {
                Forms::Contradict => FORMS_CONTRADICT,
                Forms::Related => FORMS_RELATED,
                Forms::Unknown | Forms::Same => 0.0,
            },
    }
}

/// What the legal forms of two names say of each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Forms {
    /// One name states none, or one a translation of the other's.
    Unknown,
    /// The same, or the same in translation; or both state none.
    Same,
    /// Forms that a translator may have exchanged (`Ltd`, `JSC`).
    Related,
    /// Forms of which none answers the other (`GmbH`, `OOO`).
    Contradict,
}

fn forms(query: &Shape, listed: &Shape, covered: &Covered) -> Forms {
    if query.forms == 0 && listed.forms == 0 {
        return Forms::Same;
    }
    let best = covered
        .pairs
        .iter()
        .filter(|matched| {
            query.spans[matched.pair.query as usize] & query.forms != 0
                || listed.spans[matched.pair.listed as usize] & listed.forms != 0
        })
        .map(|matched| matched.pair)
        .max_by(|a, b| a.similarity.total_cmp(&b.similarity));
    match best {
        Some(pair) if pair.reason == Reason::SameMeaning => Forms::Related,
        Some(pair) if pair.similarity < 1.0 && pair.reason == Reason::Identical => Forms::Unknown,
        Some(_) => Forms::Same,
        None if query.forms == 0 || listed.forms == 0 => Forms::Unknown,
        None => Forms::Contradict,
    }
}

fn cap(query: &Shape, listed: &Shape, covered: &Covered) -> Option<Cap> {
    let (query_solid, listed_solid) = (covered.query & query.solid, covered.listed & listed.solid);
    if query_solid == 0 && listed_solid == 0 {
        return Some(Cap::NothingSolid);
    }
    if listed.person {
        let one_of_several =
            |used: WordMask, solid: WordMask| used.count_ones() < 2 && solid.count_ones() >= 2;
        if one_of_several(query_solid, query.solid) || one_of_several(listed_solid, listed.solid) {
            return Some(Cap::OnePart);
        }
        return swapped(query, listed, covered).then_some(Cap::ChainSwapped);
    }
    // The distinctive word of the listed name is missing, and nothing as distinctive is matched.
    let distinctive = |shape: &Shape, words: WordMask| {
        (0..shape.weights.len()).any(|word| {
            words & shape.solid & (1 << word) != 0 && u32::from(shape.weights[word]) >= DISTINCTIVE_WEIGHT
        })
    };
    let missing = distinctive(listed, !covered.listed) && !distinctive(listed, covered.listed);
    missing.then_some(Cap::NoDistinctive)
}

/// Whether the person of one name is a father in the other, and the other way round.
fn swapped(query: &Shape, listed: &Shape, covered: &Covered) -> bool {
    let (own_query, own_listed) = (query.own_name, listed.own_name);
    if own_query == 0 || own_listed == 0 {
        return false;
    }
    let (mut met, mut crossed) = (false, 0);
    for matched in &covered.pairs {
        let q = query.spans[matched.pair.query as usize];
        let l = listed.spans[matched.pair.listed as usize];
        let (own_q, own_l) = (q & own_query != 0, l & own_listed != 0);
        met |= own_q && own_l;
        crossed += u32::from(own_q != own_l);
    }
    !met && crossed > 0 && !reversed(query, listed, covered)
}

/// Whether one name holds the words of the other from the last to the first, as some files write every name.
fn reversed(query: &Shape, listed: &Shape, covered: &Covered) -> bool {
    // Where each word that names somebody stands; particles may answer any of their like.
    let mut places: Vec<(u32, u32)> = covered
        .pairs
        .iter()
        .map(|matched| (query.spans[matched.pair.query as usize], listed.spans[matched.pair.listed as usize]))
        .filter(|(q, l)| q & query.solid != 0 && l & listed.solid != 0)
        .map(|(q, l)| (q.trailing_zeros(), l.trailing_zeros()))
        .collect();
    places.sort_unstable();
    // Backwards from wherever it begins, for a list may put the family's name first: once round it rises once.
    let next = places.iter().cycle().skip(1);
    let rises = places.iter().zip(next).filter(|(here, next)| here.1 < next.1).count();
    places.len() >= REVERSED_MIN && rises == 1
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
            ..Shape::default()
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
