//! What changed → which hits are new, changed or gone, without screening what cannot have changed.
//!
//! A hit depends on one counterparty, one designation and the settings, and on nothing else: scores never come from the
//! lists loaded. So the hits of an unchanged counterparty can differ only at designations that were added, removed or
//! changed, and only those are indexed and screened, as they were and as they are ([`changed_designations`]). A
//! counterparty that is new or changed is screened against the whole lists. The result is that of two full runs laid
//! side by side ([`difference`]); a property test holds the two against each other.
//!
//! Which counterparties changed is [`population`](super::population)'s; how changes look is `report`'s.

use std::borrow::Cow;
use std::collections::BTreeMap;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::Result;
use crate::designation::{DesignationId, ListId};
use crate::index::{Index, IndexLocation};
use crate::list::{Delta, ListSnapshot, Strictness};
use crate::party::{NotScreened, Row, RowContent};

use super::batch::Work;
use super::population::{Former, Marked, RowKey};
use super::{Hit, Outcome, Query, ScreenConfig, Screener, Worker};

/// What became of a hit between two runs.
#[derive(Debug, Clone, PartialEq)]
pub enum HitChange {
    /// It is raised now and was not before.
    New(Hit),
    /// It was raised before and is now, with another score, name, program or explanation, or of a designation whose record
    /// says something else.
    Changed {
        /// As it was.
        before: Box<Hit>,
        /// As it is.
        after: Box<Hit>,
    },
    /// It was raised before and is not now.
    Gone(Hit),
}

impl HitChange {
    /// The word used in output: `new`, `changed`, `gone`.
    #[must_use]
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::New(_) => "new",
            Self::Changed { .. } => "changed",
            Self::Gone(_) => "gone",
        }
    }

    /// The hit as it is, or as it was where it is gone.
    #[must_use]
    pub fn hit(&self) -> &Hit {
        match self {
            Self::New(hit) | Self::Gone(hit) => hit,
            Self::Changed { after, .. } => after,
        }
    }

    /// The hit as it was, where it was one and is still.
    #[must_use]
    pub fn before(&self) -> Option<&Hit> {
        match self {
            Self::Changed { before, .. } => Some(before),
            Self::New(_) | Self::Gone(_) => None,
        }
    }
}

/// What became of one counterparty's hits.
#[derive(Debug, Clone, PartialEq)]
pub enum RowChange {
    /// What changed.
    Hits(RowHits),
    /// The row could not be screened, and why.
    NotScreened(NotScreened),
}

/// A counterparty's hits, held against those it had.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct RowHits {
    /// What changed; nothing where it is empty.
    pub changes: Vec<HitChange>,
    /// Of a counterparty that itself changed, the hits that did not: they were reviewed on another record.
    pub same: Vec<Hit>,
}

/// The hits of one counterparty before and after → what changed: those there now in their order, then those gone.
#[must_use]
pub fn difference(before: &[Hit], after: &[Hit]) -> Vec<HitChange> {
    fn key(hit: &Hit) -> (&ListId, &DesignationId) {
        (&hit.list, &hit.id)
    }
    let were: FxHashMap<_, &Hit> = before.iter().map(|hit| (key(hit), hit)).collect();
    let are: FxHashMap<_, &Hit> = after.iter().map(|hit| (key(hit), hit)).collect();
    let now = after.iter().filter_map(|hit| match were.get(&key(hit)) {
        None => Some(HitChange::New(hit.clone())),
        Some(&was) if was == hit => None,
        Some(&was) => {
            Some(HitChange::Changed { before: Box::new(was.clone()), after: Box::new(hit.clone()) })
        }
    });
    let gone = before.iter().filter(|hit| !are.contains_key(&key(hit))).cloned().map(HitChange::Gone);
    now.chain(gone).collect()
}

/// The designations that differ between two states of the lists, as they were and as they are: lists of the same ids
/// with only those designations in them. A list in one state only differs in all.
#[must_use]
pub fn changed_designations(
    before: &[ListSnapshot],
    after: &[ListSnapshot],
) -> (Vec<ListSnapshot>, Vec<ListSnapshot>) {
    // In the list's own order, which is that of equal hits.
    let part = |list: &ListSnapshot, differing: &FxHashSet<&str>| {
        let designations = list.designations.iter().filter(|one| differing.contains(one.id.0.as_str()));
        ListSnapshot { designations: designations.cloned().collect(), ..list.without_designations() }
    };
    let mut parts = (Vec::new(), Vec::new());
    for new in after {
        match before.iter().find(|old| old.id == new.id) {
            Some(old) => {
                let delta = Delta::between(old, new);
                let changed = delta.changed.iter().map(|changed| changed.new);
                let differing = delta.added.iter().chain(&delta.removed).copied().chain(changed);
                let differing = differing.map(|one| one.id.0.as_str()).collect();
                parts.0.push(part(old, &differing));
                parts.1.push(part(new, &differing));
            }
            None => parts.1.push(new.clone()),
        }
    }
    let left = before.iter().filter(|old| after.iter().all(|new| new.id != old.id));
    parts.0.extend(left.cloned());
    parts
}

/// Screens what can have changed. Shared by all threads.
pub struct Rescreener {
    /// The designations that changed, as they were and then as they are, in one index: both sides are found at once.
    changed: Screener,
    /// How many of them are as they were.
    before: u32,
    /// The whole lists as they are, where counterparties changed.
    whole: Option<Screener>,
}

/// The reusable memory of one thread.
pub struct RescreenWorker {
    changed: Worker,
    whole: Option<Worker>,
}

impl Rescreener {
    /// Prepares for two states of the lists; `whole` is a screener of the lists as they are, needed where the file has
    /// counterparties that are not as they were.
    ///
    /// # Errors
    ///
    /// Where an index cannot be built.
    ///
    /// # Panics
    ///
    /// Never: an index has fewer than 2^32 designations.
    ///
    /// Cost: an index of the changed designations, in memory.
    pub fn new(
        before: &[ListSnapshot],
        after: &[ListSnapshot],
        config: &ScreenConfig,
        whole: Option<Screener>,
    ) -> Result<Self> {
        let (mut lists, are) = changed_designations(before, after);
        let before = lists.iter().map(|list| list.designations.len()).sum::<usize>();
        lists.extend(are);
        let (index, _) = Index::build(&IndexLocation::Memory, &lists, Strictness::Strict)?;
        let before = u32::try_from(before).expect("an index has fewer than 2^32 designations");
        Ok(Self { changed: Screener::new(index, config.clone()), before, whole })
    }

    /// How many designations changed: as they were, as they are.
    #[must_use]
    pub fn changed(&self) -> (usize, usize) {
        let all = self.changed.index().manifest().designations;
        (self.before as usize, all - self.before as usize)
    }

    /// What changed for one counterparty.
    ///
    /// # Errors
    ///
    /// Only where the index cannot be read.
    ///
    /// # Panics
    ///
    /// When a counterparty is new or changed and no screener of the whole lists was given.
    pub fn rescreen(&self, query: &Query, former: &Former, worker: &mut RescreenWorker) -> Result<RowHits> {
        let before = match former {
            Former::Same => {
                let hits = self.changed.numbered_hits(query, &mut worker.changed)?;
                let (before, after): (Vec<_>, Vec<_>) =
                    hits.into_iter().partition(|(number, _)| *number < self.before);
                let hits =
                    |numbered: Vec<(u32, Hit)>| numbered.into_iter().map(|(_, hit)| hit).collect::<Vec<_>>();
                let changes = difference(&hits(before), &hits(after));
                return Ok(RowHits { changes, same: Vec::new() });
            }
            Former::None => &Vec::new(),
            Former::Hits(hits) => hits,
        };
        let (Some(whole), Some(worker)) = (&self.whole, &mut worker.whole) else {
            panic!("a changed counterparty is screened against the whole lists");
        };
        let mut after = hits(whole.screen(query, worker)?);
        let changes = difference(before, &after);
        after.retain(|hit| before.contains(hit));
        Ok(RowHits { changes, same: after })
    }
}

/// The hits of counterparties as they were, against the lists as they were.
pub struct Formerly(pub Screener);

impl Work for Formerly {
    type Item = (RowKey, Row);
    type Outcome = Vec<Hit>;
    type Worker = Worker;

    fn worker(&self) -> Worker {
        self.0.worker()
    }

    fn work(&self, (_, row): &(RowKey, Row), worker: &mut Worker) -> Result<Vec<Hit>> {
        Ok(hits(self.0.work(row, worker)?))
    }

    fn weight((_, row): &(RowKey, Row)) -> usize {
        row.text_bytes()
    }
}

fn hits(outcome: Outcome) -> Vec<Hit> {
    match outcome {
        Outcome::Alert(hits) => hits,
        Outcome::Clear(_) | Outcome::NotScreened(_) => Vec::new(),
    }
}

impl Work for Rescreener {
    type Item = Marked;
    type Outcome = RowChange;
    type Worker = RescreenWorker;

    fn worker(&self) -> RescreenWorker {
        RescreenWorker { changed: self.changed.worker(), whole: self.whole.as_ref().map(Screener::worker) }
    }

    fn work(&self, item: &Marked, worker: &mut RescreenWorker) -> Result<RowChange> {
        let query = match &item.row.content {
            RowContent::NotScreened(reason) => Err(reason.clone()),
            RowContent::Party(party) => Query::of(party),
        };
        Ok(match query {
            Ok(query) => RowChange::Hits(self.rescreen(&query, &item.former, worker)?),
            Err(reason) => RowChange::NotScreened(reason),
        })
    }

    fn weight(item: &Marked) -> usize {
        Row::text_bytes(&item.row)
    }
}

/// The account of a rescreening: every row is in exactly one of `unchanged`, `changed` and `not_screened`.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct RescreenTally {
    /// Rows read of the file as it is.
    pub rows: u64,
    /// Rows whose hits are what they were.
    pub unchanged: u64,
    /// Rows with new, changed or gone hits.
    pub changed: u64,
    /// Rows that could not be screened.
    pub not_screened: u64,
    /// Rows of the file as it was that are there no more.
    pub removed: u64,
    /// Hits by what became of them: `new`, `changed`, `gone`.
    pub hits: BTreeMap<Cow<'static, str>, u64>,
    /// Rows that could not be screened, by reason.
    pub reasons: BTreeMap<Cow<'static, str>, u64>,
}

impl RescreenTally {
    /// Counts one row of the file as it is.
    pub fn count(&mut self, change: &RowChange) {
        self.rows += 1;
        match change {
            RowChange::Hits(hits) if hits.changes.is_empty() => self.unchanged += 1,
            RowChange::Hits(hits) => {
                self.changed += 1;
                self.count_hits(&hits.changes);
            }
            RowChange::NotScreened(reason) => {
                self.not_screened += 1;
                *self.reasons.entry(reason.code().into()).or_default() += 1;
            }
        }
    }

    /// Counts hits alone: those of a row that is there no more.
    pub fn count_hits(&mut self, changes: &[HitChange]) {
        for change in changes {
            *self.hits.entry(change.as_str().into()).or_default() += 1;
        }
    }
}

#[cfg(test)]
mod tests;
