//! Name → every listed name that can reach the cutoff, with its score.
//!
//! 1. The query's spans are resolved; each word costs the postings of the spans that cover it.
//! 2. The cheapest words lead, just so many that a name which answers none of them stays below the cutoff
//!    ([`QueryBound`], with its proof). Initials never lead unless there is nothing else: resolving them means every
//!    word of a letter.
//! 3. The names that hold a span which answers a span over a leading word are marked with the words they answer; so
//!    are their answers to the other words, but for words that so many names answer that looking costs more than
//!    it saves; and with the words of their own that answer. Names that answer too few words are dropped.
//! 4. Each of the others is bounded by the words answered on both sides, as far as they were looked at, and only those
//!    that may reach the cutoff are scored, exactly.
//!
//! So no hit can hide: nothing is cut by a number of candidates.

use std::sync::Arc;

use crate::name::{AnalysedName, Reason, Shape, SpanClass, WordMask, all_words, similar};
use crate::score::bound::{QueryBound, Weights, may_reach};
use crate::score::cover::Pair;
use crate::score::{ScoreConfig, Scorer};

use super::Index;
use super::columns::{Columns, narrow, widened};
use super::postings::Postings;
use super::resolve::{Resolution, Resolved};

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
    marks: Marks,
    names: Vec<u32>,
    answers: Answers,
    shape: Shape,
    pairs: Vec<Pair>,
}

/// The words that answer each other in the query and in each listed name, for the names that answer a leading word.
#[derive(Default)]
struct Marks {
    /// By name, the query's words and the name's, [`narrow`]ed, so that all fit the processor's cache; none between two
    /// queries.
    words: Vec<(u16, u16)>,
    /// The names that are marked.
    names: Vec<u32>,
    /// Whether they stand in order.
    in_order: bool,
}

/// What names can reach that answer certain words of the query.
#[derive(Clone, Copy, Default)]
struct Reached {
    words: u16,
    may: bool,
    query: Weights,
}

/// The answers to all of a query's spans, by listed span.
#[derive(Default)]
struct Answers {
    /// Listed span, query's span, similarity and reason, sorted.
    flat: Vec<(u32, u16, f32, Reason)>,
    /// A group for each listed span: where its answers stand, and the query's words that it answers.
    groups: Vec<(u32, u32, WordMask)>,
    /// The group of each listed span that has one.
    group_of: Vec<u32>,
    /// A bit for each span that has answers: most spans of most names have none, and a bit says so without a look-up.
    any: Vec<u64>,
}

/// From how many postings for each marked name on it is quicker to look each name up among them than to go through all.
const POSTINGS_A_STEP: usize = 16;
/// How many postings take as long as finding those of one answer.
const POSTINGS_AN_ANSWER: usize = 8;
/// How many take as long as looking at a marked name itself; and how many are looked at in any case.
const POSTINGS_A_NAME: usize = 32;
const POSTINGS_MIN: usize = 256;

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
        self.gather(query, cutoff, scorer.config(), scratch);
        if scratch.names.is_empty() {
            return Vec::new();
        }
        scratch.answers.collect(query, &scratch.resolutions, self.columns.span_count());
        let initials = unresolved(query, &scratch.resolutions);
        let names = std::mem::take(&mut scratch.names);
        let found = names
            .iter()
            .filter_map(|&name| {
                let score = self.score(query, name, &initials, cutoff, scorer, scratch)?;
                (score >= cutoff).then_some(Candidate { name, score })
            })
            .collect();
        scratch.names = names;
        found
    }

    /// The score of a name, unless a bound says that it stays below the cutoff.
    fn score(
        &self,
        query: &AnalysedName,
        name: u32,
        initials: &[usize],
        cutoff: f32,
        scorer: &mut Scorer,
        scratch: &mut Scratch,
    ) -> Option<f32> {
        let listed = self.columns.name(name);
        let Scratch { answers, shape, pairs, .. } = scratch;
        let mut query_words = initials.iter().fold(0, |mask, &q| mask | query.spans[q].words);
        let mut listed_words = if initials.is_empty() { 0 } else { WordMask::MAX };
        for (span, mask) in listed.spans() {
            if answers.has(span) {
                listed_words |= mask;
                query_words |= answers.words(span);
            }
        }
        let costs = scorer.config().costs(listed.person());
        let query_weights = Weights::of(&query.shape.weights, query_words);
        if !may_reach(query_weights, Weights::of(listed.weights(), listed_words), costs, cutoff) {
            return None;
        }
        listed.shape(shape);
        pairs.clear();
        for (l, (span, _)) in listed.spans().enumerate() {
            let l = span_number(l);
            let answers = answers.of(span).iter();
            pairs.extend(answers.map(|&(_, query, similarity, reason)| Pair {
                query,
                listed: l,
                similarity,
                reason,
            }));
            for &q in initials {
                if let Some(answer) = similar(query.spans[q].key(), self.columns.span(span)) {
                    let (similarity, reason) = (answer.similarity, answer.reason);
                    pairs.push(Pair { query: span_number(q), listed: l, similarity, reason });
                }
            }
        }
        Some(scorer.cover_shapes(&query.shape, shape, pairs))
    }

    /// Collects the names that answer enough of the query's words to be looked at, in order.
    fn gather(&self, query: &AnalysedName, cutoff: f32, config: &ScoreConfig, scratch: &mut Scratch) {
        scratch.names.clear();
        self.resolve_all(query, &mut scratch.resolutions);
        let bound = QueryBound::of(&query.shape, config);
        let costs = costs(query, &scratch.resolutions);
        let lead = lead(query, &costs, bound, cutoff);
        if lead & words_of(query, SpanClass::Initial) != 0 {
            // Nothing but initials left to lead: resolve them after all.
            for (span, resolution) in query.spans.iter().zip(&mut scratch.resolutions) {
                if resolution.is_none() {
                    *resolution = Some(self.resolve(span.key()));
                }
            }
        }
        let marks = &mut scratch.marks;
        marks.words.resize(self.columns.name_count(), (0, 0));
        let resolved = || {
            let both = query.spans.iter().zip(&scratch.resolutions);
            both.filter_map(|(span, resolution)| Some((span, resolution.as_ref()?)))
        };
        for (span, resolution) in resolved().filter(|(span, _)| span.words & lead != 0) {
            for answer in &resolution.spans {
                marks.lead(self.columns.names_with(answer.span), narrow(span.words));
            }
        }
        let mut taken_as_answered =
            unresolved(query, &scratch.resolutions).iter().fold(0, |mask, &q| mask | query.spans[q].words);
        for (span, resolution) in resolved().filter(|(span, _)| span.words & lead == 0) {
            if !marks.worth_it(&self.columns, resolution) {
                taken_as_answered |= span.words;
                continue;
            }
            for answer in &resolution.spans {
                marks.add(self.columns.names_with(answer.span), narrow(span.words));
            }
        }
        // By kind: most names that are marked answer the same words as the one before.
        let mut last = [Reached::default(); 2];
        for &name in &marks.names {
            let (words, listed) = std::mem::take(&mut marks.words[name as usize]);
            let glance = self.columns.glance(name);
            let last = &mut last[usize::from(glance.person())];
            if last.words != words {
                let all = widened(words) & all_words(query.words.len()) | taken_as_answered;
                *last = Reached {
                    words,
                    may: bound.may_reach(all, glance.person(), cutoff),
                    query: Weights::of(&query.shape.weights, all),
                };
            }
            if !last.may {
                continue;
            }
            // Words that were not looked at may answer any word of a listed name.
            let whole = glance.whole();
            let answered = if taken_as_answered == 0 { glance.weight(widened(listed)) } else { whole };
            let listed = Weights { answered, whole };
            if may_reach(last.query, listed, config.costs(glance.person()), cutoff) {
                scratch.names.push(name);
            }
        }
        marks.clear();
        scratch.names.sort_unstable();
    }

    /// Resolves the query's spans but for initials.
    fn resolve_all(&self, query: &AnalysedName, resolutions: &mut Vec<Option<Arc<Resolution>>>) {
        resolutions.clear();
        resolutions.extend(
            query
                .spans
                .iter()
                .map(|span| (span.class != SpanClass::Initial).then(|| self.resolve(span.key()))),
        );
    }
}

/// The number of a span in its name.
fn span_number(number: usize) -> u16 {
    u16::try_from(number).expect("a name of 64 words has fewer than 65,536 spans")
}

/// The spans that are not resolved: initials.
fn unresolved(query: &AnalysedName, resolutions: &[Option<Arc<Resolution>>]) -> Vec<usize> {
    (0..query.spans.len()).filter(|&q| resolutions[q].is_none()).collect()
}

/// The words under spans of a class.
fn words_of(query: &AnalysedName, class: SpanClass) -> WordMask {
    query.spans.iter().filter(|span| span.class == class).fold(0, |mask, span| mask | span.words)
}

/// How many postings stand behind each word.
fn costs(query: &AnalysedName, resolutions: &[Option<Arc<Resolution>>]) -> Vec<u64> {
    let mut costs = vec![0_u64; query.shape.weights.len()];
    for (span, resolution) in query.spans.iter().zip(resolutions) {
        let Some(names) = resolution.as_ref().map(|resolution| resolution.names).filter(|&names| names > 0)
        else {
            continue;
        };
        for (word, cost) in costs.iter_mut().enumerate() {
            if span.words & (1 << word) != 0 {
                *cost += names;
            }
        }
    }
    costs
}

/// The words that lead: cheap ones, so many that no name that answers none of them can reach the cutoff.
fn lead(query: &AnalysedName, costs: &[u64], bound: QueryBound<'_>, cutoff: f32) -> WordMask {
    let weights = &query.shape.weights;
    let initials = words_of(query, SpanClass::Initial);
    let mut order: Vec<usize> = (0..weights.len()).collect();
    // Cheap for its weight first; words without weight bring nothing.
    order.sort_by_key(|&word| {
        let initial = initials & (1 << word) != 0;
        (initial, costs[word] * 100 / u64::from(weights[word].max(1)), word)
    });
    let enough = |lead: WordMask| {
        let rest = all_words(weights.len()) & !lead;
        ![true, false].into_iter().any(|person| bound.may_reach(rest, person, cutoff))
    };
    let mut lead = 0;
    for &word in &order {
        if enough(lead) {
            break;
        }
        lead |= 1 << word;
    }
    // What came first may be needless beside what came later.
    for &word in order.iter().rev() {
        let without = lead & !(1 << word);
        if without != lead && costs[word] > 0 && enough(without) {
            lead = without;
        }
    }
    lead
}

impl Marks {
    /// Forgets the names; their words were taken.
    fn clear(&mut self) {
        self.names.clear();
        self.in_order = false;
    }

    /// Marks names that answer a leading word.
    fn lead(&mut self, names: Postings<'_>, words: u16) {
        for (name, listed) in names.iter() {
            let mark = &mut self.words[name as usize];
            if mark.0 == 0 {
                self.names.push(name);
            }
            mark.0 |= words;
            mark.1 |= listed;
        }
    }

    /// Whether marking the names of a word that does not lead costs less than looking at the marked names themselves.
    fn worth_it(&self, columns: &Columns, resolution: &Resolution) -> bool {
        let marked = self.names.len();
        let most = POSTINGS_MIN.max(POSTINGS_A_NAME * marked);
        // As `names` counts a name once an answer, it is the number of postings.
        if resolution.names <= most as u64 {
            return true;
        }
        let cost = |&Resolved { span, .. }: &Resolved| {
            POSTINGS_AN_ANSWER + (columns.span_names(span) as usize).min(POSTINGS_A_STEP * marked)
        };
        let mut left = most;
        resolution.spans.iter().all(|answer| {
            let rest = left.checked_sub(cost(answer));
            left = rest.unwrap_or(0);
            rest.is_some()
        })
    }

    /// Marks those names that are marked already.
    fn add(&mut self, names: Postings<'_>, words: u16) {
        if names.len() > POSTINGS_A_STEP * self.names.len() {
            if !self.in_order {
                #[allow(
                    clippy::stable_sort_primitive,
                    reason = "runs in order, one an answer, which it sees"
                )]
                self.names.sort();
                self.in_order = true;
            }
            let marks = &mut self.words;
            names.among(&self.names, |name, listed| {
                let mark = &mut marks[name as usize];
                mark.0 |= words;
                mark.1 |= listed;
            });
            return;
        }
        for (name, listed) in names.iter() {
            let mark = &mut self.words[name as usize];
            if mark.0 != 0 {
                mark.0 |= words;
                mark.1 |= listed;
            }
        }
    }
}

impl Answers {
    /// Takes the answers to a query's spans in place of the last query's.
    fn collect(
        &mut self,
        query: &AnalysedName,
        resolutions: &[Option<Arc<Resolution>>],
        listed_spans: usize,
    ) {
        for (span, ..) in &self.flat {
            self.any[*span as usize / 64] = 0;
        }
        self.any.resize(listed_spans.div_ceil(64), 0);
        self.group_of.resize(listed_spans, 0);
        self.flat.clear();
        self.groups.clear();
        for (q, resolution) in resolutions.iter().enumerate() {
            let answers = resolution.iter().flat_map(|resolution| &resolution.spans);
            self.flat.extend(
                answers.map(|answer| (answer.span, span_number(q), answer.similarity, answer.reason)),
            );
        }
        self.flat.sort_unstable_by_key(|&(span, q, _, _)| (span, q));
        let number = |at: usize| u32::try_from(at).expect("fewer answers than 2^32");
        let mut from = 0;
        for answers in self.flat.chunk_by(|a, b| a.0 == b.0) {
            let (span, to) = (answers[0].0 as usize, from + answers.len());
            let words = answers.iter().fold(0, |mask, answer| mask | query.spans[answer.1 as usize].words);
            self.group_of[span] = number(self.groups.len());
            self.groups.push((number(from), number(to), words));
            self.any[span / 64] |= 1 << (span % 64);
            from = to;
        }
    }

    /// Whether a listed span answers anything.
    fn has(&self, span: u32) -> bool {
        self.any[span as usize / 64] & 1 << (span % 64) != 0
    }

    /// The words of the query that a listed span with answers answers.
    fn words(&self, span: u32) -> WordMask {
        self.groups[self.group_of[span as usize] as usize].2
    }

    /// The answers that a listed span is.
    fn of(&self, span: u32) -> &[(u32, u16, f32, Reason)] {
        if !self.has(span) {
            return &[];
        }
        let (from, to, _) = self.groups[self.group_of[span as usize] as usize];
        &self.flat[from as usize..to as usize]
    }
}
