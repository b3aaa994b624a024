//! Counterparty → alert: the only place that joins index and score.
//!
//! [`Screener::screen`] screens one; [`batch`] streams a file through it in order and in parallel; [`rescreen`] screens
//! again only what can have changed since an earlier run, in the lists or in the file ([`population`]). What a score
//! is worth is `score`'s business, where names are found is `index`'s, how results look is `report`'s.

mod alert;
pub mod batch;
pub mod checked;
pub mod population;
mod query;
mod repeats;
pub mod rescreen;
mod weak;

pub use alert::{Hit, ListedRecord, Nearest, Outcome, WhyNot, WhyNotVerdict};
pub use query::Query;
pub use weak::WeakAliases;

use std::collections::BTreeMap;
use std::collections::hash_map::Entry;

use rustc_hash::FxHashMap;

use crate::Result;
use crate::designation::{AliasStrength, Designation, ListId};
use crate::index::{Candidate, Index, Scratch};
use crate::name::{AnalysedName, analyse};
use crate::party::Counterparty;
use crate::score::config::MAX_BONUS;
use crate::score::cover::round;
use crate::score::{
    Evidence, EvidenceKind, Facts, NameScore, ScoreConfig, Scorer, Verdict, explain::explain, secondary,
};

use repeats::{Repeats, Seen};

/// The settings of screening; `default()` is what the program uses when nothing is said.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(default)]
#[non_exhaustive]
pub struct ScreenConfig {
    /// Points and threshold.
    pub score: ScoreConfig,
    /// What weak aliases do.
    pub weak_aliases: WeakAliases,
    /// What they do on single lists, by list id.
    pub weak_aliases_by_list: BTreeMap<String, WeakAliases>,
}

/// Screens counterparties against an index. Shared by all threads; each brings its own [`Worker`].
pub struct Screener {
    index: Index,
    config: ScreenConfig,
    repeats: Repeats,
    /// The name score from which designations are looked at.
    cutoff: f32,
}

/// The reusable memory of one thread.
#[derive(Default)]
pub struct Worker {
    scorer: Scorer,
    scratch: Scratch,
    best: FxHashMap<u32, Best>,
    /// The facts of designations whose names came close before: common names do so again and again.
    facts: FxHashMap<u32, Facts>,
    /// The best weak alias of a designation that raises no hit by itself.
    weak: FxHashMap<u32, Candidate>,
    /// The designation that came nearest without being a hit.
    nearest: Option<Nearest>,
}

/// Designations whose facts a worker remembers, of some hundred bytes each.
const REMEMBERED: usize = 8192;

/// The best name of a designation.
#[derive(Debug, Clone, Copy)]
struct Best {
    name: Option<u32>,
    score: f32,
    query: usize,
}

impl Screener {
    /// Screens against an index with given settings.
    #[must_use]
    pub fn new(index: Index, config: ScreenConfig) -> Self {
        let cutoff = config.score.threshold - MAX_BONUS;
        Self { index, config, repeats: Repeats::new(), cutoff }
    }

    /// The same, which looks for what came nearest from this name score on, though none of it can be a hit. Outcomes are
    /// the same but for the [`Nearest`] of clear ones.
    ///
    /// Cost: at 0.4, about twice the time.
    #[must_use]
    pub fn nearest_from(mut self, name_score: f32) -> Self {
        self.cutoff = self.cutoff.min(name_score);
        self
    }

    /// The index.
    #[must_use]
    pub fn index(&self) -> &Index {
        &self.index
    }

    /// The settings.
    #[must_use]
    pub fn config(&self) -> &ScreenConfig {
        &self.config
    }

    /// A worker for one thread.
    #[must_use]
    pub fn worker(&self) -> Worker {
        Worker { scorer: Scorer::new(self.config.score.clone()), ..Worker::default() }
    }

    /// Screens one counterparty: every designation whose score reaches the threshold, best first.
    ///
    /// # Errors
    ///
    /// Only where the index cannot be read.
    pub fn screen(&self, query: &Query, worker: &mut Worker) -> Result<Outcome> {
        let hits = self.numbered_hits(query, worker)?;
        if hits.is_empty() {
            return Ok(Outcome::Clear(worker.nearest));
        }
        Ok(Outcome::Alert(hits.into_iter().map(|(_, hit)| hit).collect()))
    }

    /// The scores of one counterparty's hits, each with the number of its designation in the index, in the order of the
    /// numbers: what [`screen`](Self::screen) finds, without a word on why.
    ///
    /// The hits at a higher threshold are those of these scores that reach it, so a run at a low threshold says what
    /// every higher one gives.
    ///
    /// # Errors
    ///
    /// Only where the index cannot be read.
    pub fn scores(&self, query: &Query, worker: &mut Worker) -> Result<Vec<(u32, f32)>> {
        self.collect(query, worker);
        let mut found: Vec<(u32, Best)> = worker.best.drain().collect();
        found.sort_unstable_by_key(|&(designation, _)| designation);
        let mut scores = Vec::with_capacity(found.len());
        for (number, best) in found {
            let score = if best.name.is_some() {
                self.weighed(query, number, best.score, &mut worker.facts)?
            } else {
                let hit = self.hit(query, number, best, &mut worker.scorer)?;
                hit.map_or(0.0, |hit| hit.score)
            };
            if score >= self.config.score.threshold {
                scores.push((number, score));
            }
        }
        Ok(scores)
    }

    /// Screens the counterparty of a row, unless one like it was screened a moment ago.
    ///
    /// # Errors
    ///
    /// Only where the index cannot be read.
    pub fn screen_party(&self, party: &Counterparty, worker: &mut Worker) -> Result<Outcome> {
        let seen = Seen::of(party);
        if let Some(outcome) = self.repeats.outcome(&seen) {
            return Ok(outcome);
        }
        let outcome = match Query::of(party) {
            Err(reason) => Outcome::NotScreened(reason),
            Ok(query) => self.screen(&query, worker)?,
        };
        self.repeats.remember(seen, &outcome);
        Ok(outcome)
    }

    /// The hits of one counterparty, best first, each with the number of its designation in the index.
    fn numbered_hits(&self, query: &Query, worker: &mut Worker) -> Result<Vec<(u32, Hit)>> {
        self.collect(query, worker);
        let mut found: Vec<(u32, Best)> = worker.best.drain().collect();
        found.sort_unstable_by_key(|&(designation, _)| designation);
        let mut hits = Vec::new();
        worker.nearest = None;
        for (number, best) in found {
            if best.name.is_some() {
                let score = self.weighed(query, number, best.score, &mut worker.facts)?;
                if score < self.config.score.threshold {
                    if worker.nearest.is_none_or(|nearest| score > nearest.score) {
                        worker.nearest = Some(Nearest { designation: number, score });
                    }
                    continue;
                }
            }
            if let Some(mut hit) = self.hit(query, number, best, &mut worker.scorer)? {
                if let Some(weak) = worker.weak.get(&number) {
                    self.corroborate(&mut hit, number, *weak)?;
                }
                hits.push((number, hit));
            }
        }
        hits.sort_by(|(a_number, a), (b_number, b)| {
            b.score.total_cmp(&a.score).then(b.priority.total_cmp(&a.priority)).then(a_number.cmp(b_number))
        });
        Ok(hits)
    }

    /// The designations that may be hits: by their best name, or by an identifier.
    fn collect(&self, query: &Query, worker: &mut Worker) {
        worker.best.clear();
        worker.weak.clear();
        let cutoff = self.cutoff;
        for (q, name) in query.names.iter().enumerate() {
            for candidate in self.index.candidates(name, cutoff, &mut worker.scorer, &mut worker.scratch) {
                let (designation, _, weak) = self.index.name(candidate.name);
                if weak && !self.weak_raises(designation, candidate.score, name) {
                    let other = worker.weak.entry(designation).or_insert(candidate);
                    if candidate.score > other.score {
                        *other = candidate;
                    }
                    continue;
                }
                let best = Best { name: Some(candidate.name), score: candidate.score, query: q };
                worker
                    .best
                    .entry(designation)
                    .and_modify(|old| {
                        if best.score > old.score {
                            *old = best;
                        }
                    })
                    .or_insert(best);
            }
        }
        for (key, _) in &query.facts.identifiers {
            for designation in self.index.with_identifier(key) {
                worker.best.entry(designation).or_insert(Best { name: None, score: 0.0, query: 0 });
            }
        }
    }

    /// Whether a weak alias with this name score raises a hit by itself.
    fn weak_raises(&self, designation: u32, name_score: f32, query: &AnalysedName) -> bool {
        let list = self.index.list_of(designation);
        self.config
            .weak_aliases_by_list
            .get(&list.0)
            .unwrap_or(&self.config.weak_aliases)
            .raises(name_score, query)
    }

    /// The score of a designation with this name score and what all facts say. Most that come close by name do not reach
    /// the threshold, and need not be taken apart.
    fn weighed(
        &self,
        query: &Query,
        number: u32,
        name_score: f32,
        known: &mut FxHashMap<u32, Facts>,
    ) -> Result<f32> {
        if known.len() >= REMEMBERED {
            known.clear();
        }
        let facts = match known.entry(number) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(new) => new.insert(Facts::of(&self.index.designation(number)?.1)),
        };
        Ok(secondary::apply(name_score, &query.facts, facts, &mut Vec::new()))
    }

    /// The full score of a designation with its evidence, if it reaches the threshold.
    fn hit(&self, query: &Query, number: u32, best: Best, scorer: &mut Scorer) -> Result<Option<Hit>> {
        let (list, designation) = self.index.designation(number)?;
        let (alias, name) = match best.name {
            Some(name) => {
                let alias = self.index.name(name).1;
                let listed = analyse(&designation.names[alias].name, designation.kind);
                (alias, scorer.compare(&query.names[best.query], &listed))
            }
            // Found by an identifier: whatever name comes closest is shown.
            None => closest(query, &designation, scorer),
        };
        debug_assert!(
            best.name.is_none() || (name.score - best.score).abs() < 1e-6,
            "index and compare agree"
        );
        let hit = weigh(query, list, designation, alias, name);
        Ok((hit.score >= self.config.score.threshold).then_some(hit))
    }

    /// Tells of a weak alias that matches as well: it raises no hit, but says more about one.
    fn corroborate(&self, hit: &mut Hit, number: u32, weak: Candidate) -> Result<()> {
        if weak.score < self.config.score.threshold {
            return Ok(());
        }
        let (_, designation) = self.index.designation(number)?;
        let alias = &designation.names[self.index.name(weak.name).1].name;
        hit.evidence.push(Evidence {
            query: format!("{:.4}", weak.score),
            listed: alias.clone(),
            verdict: Some(Verdict::Agrees),
            ..Evidence::of(EvidenceKind::WeakAlias)
        });
        hit.explanation = explain(&hit.evidence, hit.score);
        Ok(())
    }

    /// Why a designation is a hit for a counterparty, or why not: its closest name with all evidence, whatever the score.
    /// `None` where no list has it.
    ///
    /// # Errors
    ///
    /// Only where the index cannot be read.
    ///
    /// Cost: every designation is looked at, some tenths of a second.
    pub fn why_not(
        &self,
        query: &Query,
        list: &str,
        id: &str,
        worker: &mut Worker,
    ) -> Result<Option<WhyNot>> {
        let Some(number) = self.index.find(list, id)? else { return Ok(None) };
        let (list, designation) = self.index.designation(number)?;
        let (alias, name) = closest(query, &designation, &mut worker.scorer);
        let weak = designation.names[alias].strength == AliasStrength::Weak
            && !query.names.iter().any(|query| self.weak_raises(number, name.score, query));
        let hit = weigh(query, list, designation, alias, name);
        let verdict = if hit.score < self.config.score.threshold {
            WhyNotVerdict::BelowThreshold
        } else if weak {
            WhyNotVerdict::WeakAlias
        } else {
            WhyNotVerdict::Hit
        };
        Ok(Some(WhyNot { hit, verdict }))
    }
}

/// The hit that a designation is by one of its names, with what all facts say.
fn weigh(query: &Query, list: &ListId, designation: Designation, alias: usize, name: NameScore) -> Hit {
    let mut evidence = name.evidence;
    let score = secondary::apply(name.score, &query.facts, &Facts::of(&designation), &mut evidence);
    let matched = designation.names[alias].clone();
    Hit {
        list: list.clone(),
        priority: priority(score, name.rarity, &evidence),
        explanation: explain(&evidence, score),
        score,
        name_score: name.score,
        kind: designation.kind,
        listed_name: designation.primary_name().to_owned(),
        matched_name: matched.name,
        alias_kind: matched.kind,
        alias_strength: matched.strength,
        id: designation.id.clone(),
        programs: designation.programs.clone(),
        evidence,
        record: ListedRecord::new(designation),
    }
}

fn closest(query: &Query, designation: &Designation, scorer: &mut Scorer) -> (usize, NameScore) {
    let mut best: Option<(usize, NameScore)> = None;
    for (alias, listed) in designation.names.iter().enumerate() {
        let listed = analyse(&listed.name, designation.kind);
        for name in &query.names {
            let score = scorer.compare(name, &listed);
            if best.as_ref().is_none_or(|(_, found)| score.score > found.score) {
                best = Some((alias, score));
            }
        }
    }
    best.expect("a designation has a name and so has a query")
}

/// The order of the queue, 0..=1: mostly the score, then how rare the matched words are and what else agrees.
fn priority(score: f32, rarity: f32, evidence: &[Evidence]) -> f32 {
    let mut agreement = 0.5;
    for verdict in evidence.iter().filter_map(|item| item.verdict) {
        agreement += match verdict {
            Verdict::Agrees => 0.2,
            Verdict::Near => 0.0,
            Verdict::Contradicts => -0.25,
        };
    }
    round(0.80 * score + 0.12 * rarity + 0.08 * f32::clamp(agreement, 0.0, 1.0))
}
