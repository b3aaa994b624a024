//! A run that is kept, as people read, sign and file it: what it screened, what it found, and what has become of that.
//!
//! [`RunReport::read`] gathers from a store what every form of the report is made of, all as of one moment; the forms
//! decide nothing and read nothing. Of a run of then a report tells how its cases stand now, and says when now is: the
//! time is given to it. Equal stores and times give equal bytes.
//!
//! | file | gives |
//! |---|---|
//! | `facts` | the run's manifest, of either kind of run, in one shape |
//! | `reconcile` | whether the counts of manifest, log and findings are the same |
//! | `flat` | one case as one line of typed cells, for CSV and the workbook |
//! | `html`, `csv`, `xlsx` | the forms |
//!
//! What a report shows in full is bounded by its [`Extent`]; what is beyond stands as lines, and the report says so.

mod csv;
mod facts;
mod flat;
mod html;
mod reconcile;
mod redact;
mod words;
#[cfg(feature = "xlsx")]
mod xlsx;

pub use csv::write_csv;
pub use facts::{InputFacts, RowAccount, RunFacts};
pub use html::page;
pub use reconcile::Check;
#[cfg(feature = "xlsx")]
pub use xlsx::workbook;

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde_json::Value;

use crate::Result;
use crate::actor::Actor;
use crate::case::{AuditHead, Disposition};
use crate::store::{
    Act, AuditRecord, Author, CaseSummary, Effect, RunCase, RunFinding, RunRecord, Store, StoreErrorKind,
    UnscreenedRow,
};

use super::Redaction;

/// How much of a run stands in its report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Extent {
    /// Cases shown in full, those of the highest priority.
    pub full_cases: usize,
    /// Rows that were not screened, the first ones.
    pub not_screened: usize,
}

impl Extent {
    /// Of a page: what a browser opens in a second or two. A case in full takes some ten kilobytes.
    pub const PAGE: Self = Self { full_cases: 1_000, not_screened: 2_000 };
    /// Of lines alone: no case in full, and as many rows as a sheet has room for.
    pub const LINES: Self = Self { full_cases: 0, not_screened: 1_000_000 };
}

/// A case that a run closed.
#[derive(Debug, Clone, PartialEq)]
pub struct ClosedCase {
    /// The case as it stands now.
    pub summary: CaseSummary,
    /// Where it stood before.
    pub from: Disposition,
    /// The reason's code.
    pub reason: String,
}

/// What became of a case in the run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InRun {
    /// The run opened it.
    Opened,
    /// It was decided or closed, and the run opened it again.
    Reopened,
    /// It was there, and stayed where it was.
    Known,
}

impl InRun {
    /// The word used in output.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Opened => "opened",
            Self::Reopened => "reopened",
            Self::Known => "known",
        }
    }
}

/// Everything that the report of a run is made of.
#[derive(Debug, Clone, PartialEq)]
pub struct RunReport {
    /// The moment that everything is as of.
    pub made_at: Timestamp,
    /// Who made the report.
    pub made_by: Actor,
    /// The run.
    pub run: RunRecord,
    /// What its manifest says.
    pub facts: RunFacts,
    /// The last record of the log at that moment.
    pub log: AuditHead,
    /// What the run did to cases.
    pub effect: Effect,
    /// Whether its counts are the same wherever they stand.
    pub checks: Vec<Check>,
    /// The cases that it hit, by priority.
    pub cases: Vec<RunCase>,
    /// The first of them in full.
    pub findings: Vec<RunFinding>,
    /// The cases that it closed, in the log's order.
    pub closed: Vec<ClosedCase>,
    /// The rows that it did not screen, in order, at most as many as asked for.
    pub not_screened: Vec<UnscreenedRow>,
    /// Whether what counterparties' files say is left out.
    pub redaction: Redaction,
}

impl RunReport {
    /// Reads what a store holds of a finished run; `author` makes the report, and its moment is the one that ages are
    /// counted to.
    ///
    /// ```no_run
    /// use interdict::report::Redaction;
    /// use interdict::report::run::{Extent, RunReport, page};
    /// use interdict::store::{Author, Store};
    ///
    /// let author = Author::of_os();
    /// let store = Store::open("cases.db".as_ref(), &author)?;
    /// let run = store.run("last")?;
    /// let report = RunReport::read(&store, &run, Extent::PAGE, &author, Redaction::None)?;
    /// assert!(report.reconciles());
    /// std::fs::write("run.html", page(&report)).expect("there is room");
    /// # Ok::<(), interdict::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Where the store cannot be read, or holds of the run what this program does not write.
    ///
    /// Cost: some ten microseconds and a kilobyte a case, ten kilobytes for one in full; the log is read once.
    pub fn read(
        store: &Store,
        run: &RunRecord,
        extent: Extent,
        author: &Author,
        redaction: Redaction,
    ) -> Result<Self> {
        let report = store.at_one_moment(|store| Self::gather(store, run, extent, author))?;
        Ok(if redaction.is_on() { redact::redacted(report, redaction) } else { report })
    }

    fn gather(store: &Store, run: &RunRecord, extent: Extent, author: &Author) -> Result<Self> {
        let damaged = |why: &str| StoreErrorKind::Damaged { what: "a run", why: why.to_owned() };
        let facts = RunFacts::of(run)?;
        let acts = store.acts_of_run(run.number)?;
        let effect = acts.iter().rev().find_map(|record| match &record.act {
            Act::RunFinished { cases, .. } => Some(*cases),
            _ => None,
        });
        let effect = effect.ok_or_else(|| damaged("the log does not tell of its end"))?;
        let mut closed = Vec::new();
        for record in &acts {
            if let (Act::Closed { from, reason, .. }, Some(case)) = (&record.act, &record.case) {
                let summary = store.summary(case)?;
                closed.push(ClosedCase { summary, from: *from, reason: reason.clone() });
            }
        }
        let cases = store.cases_of_run(run.number)?;
        let in_full = cases.iter().take(extent.full_cases);
        let findings =
            in_full.map(|case| store.finding(run.number, case)).collect::<Result<Vec<RunFinding>>>()?;
        let counted = reconcile::Counted {
            rows_hit: store.rows_hit_in(run.number)?,
            not_screened: store.count_not_screened_in(run.number)?,
            cases: cases.len() as u64,
        };
        Ok(Self {
            made_at: author.at,
            made_by: author.actor.clone(),
            checks: reconcile::checks(&facts, &effect, &counted),
            log: store.head()?.ok_or_else(|| damaged("the log is empty"))?,
            not_screened: store.not_screened_in(run.number, extent.not_screened)?,
            run: run.clone(),
            facts,
            effect,
            cases,
            findings,
            closed,
            redaction: Redaction::None,
        })
    }

    /// Whether its counts are the same wherever they stand.
    #[must_use]
    pub fn reconciles(&self) -> bool {
        self.checks.iter().all(|check| check.holds)
    }

    /// What became of a case in the run.
    #[must_use]
    pub fn in_run(&self, case: &RunCase) -> InRun {
        match case.before {
            None => InRun::Opened,
            Some(_) if self.lapsed(case).is_some() => InRun::Reopened,
            Some(_) => InRun::Known,
        }
    }

    /// The record of the log by which the run opened a case again.
    fn lapsed<'a>(&self, case: &'a RunCase) -> Option<&'a AuditRecord> {
        let by_run = |record: &&AuditRecord| record.run == Some(self.run.number);
        case.history.iter().filter(by_run).find(|record| matches!(record.act, Act::Lapsed { .. }))
    }

    /// `audit log: record 17, HASH`: what `audit verify --against` looks for.
    #[must_use]
    pub fn log_in_words(&self) -> String {
        format!("audit log: record {}, {}", self.log.seq, self.log.hash)
    }

    /// How many of its cases stand where, in the order of a case's life.
    #[must_use]
    pub fn by_state(&self) -> Vec<(Disposition, u64)> {
        let count = |state| self.cases.iter().filter(|case| case.summary.disposition == state).count() as u64;
        Disposition::ALL
            .into_iter()
            .map(|state| (state, count(state)))
            .filter(|(_, count)| *count > 0)
            .collect()
    }

    /// How many of its cases are on which list: that a good guy kept quiet in the run, and all.
    #[must_use]
    pub fn by_list(&self) -> BTreeMap<&str, (u64, u64)> {
        let mut lists: BTreeMap<&str, (u64, u64)> = BTreeMap::new();
        for list in &self.facts.lists {
            lists.insert(&list.id.0, (0, 0));
        }
        for case in &self.cases {
            let (quiet, all) = lists.entry(&case.summary.list).or_default();
            *quiet += u64::from(case.quiet.is_some());
            *all += 1;
        }
        lists
    }

    /// How many of its cases that wait are how old, the youngest first.
    #[must_use]
    pub fn waiting_by_age(&self) -> Vec<(&'static str, u64)> {
        let mut groups = ["0-1 days", "2-7 days", "8-30 days", "over 30 days"].map(|group| (group, 0));
        for case in self.cases.iter().filter(|case| case.summary.disposition.is_live()) {
            let age = case.summary.age(self.made_at);
            if let Some((_, count)) = groups.iter_mut().find(|(group, _)| *group == age) {
                *count += 1;
            }
        }
        groups.to_vec()
    }

    /// Of its cases that are decided: how many, how many of them are false positives, and the middle one of the hours
    /// from opening to decision.
    #[must_use]
    pub fn decided(&self) -> (u64, u64, Option<f64>) {
        let decided = |case: &&RunCase| {
            matches!(case.summary.disposition, Disposition::TrueMatch | Disposition::FalsePositive)
        };
        let false_positive = |case: &&RunCase| case.summary.disposition == Disposition::FalsePositive;
        let count = self.cases.iter().filter(decided).count() as u64;
        let false_positives = self.cases.iter().filter(false_positive).count() as u64;
        let mut hours: Vec<f64> =
            self.cases.iter().filter(decided).filter_map(|case| case.summary.hours_to_decide()).collect();
        hours.sort_by(f64::total_cmp);
        (count, false_positives, hours.get(hours.len().saturating_sub(1) / 2).copied())
    }

    /// Every setting of the run, by its path, such as `score.threshold`.
    #[must_use]
    pub fn settings(&self) -> Vec<(String, String)> {
        // By way of a text, whose numbers are as people write them and not as binary has them.
        let text = serde_json::to_string(&self.facts.head.config).unwrap_or_default();
        let tree: Value = serde_json::from_str(&text).unwrap_or_default();
        let mut settings = Vec::new();
        flatten("", &tree, &mut settings);
        settings
    }

    /// An input by its number, as its user named it.
    fn input(&self, number: usize) -> &str {
        self.facts.inputs.get(number).map_or("", |input| input.record.file.as_str())
    }
}

/// The leaves of a JSON tree with their paths.
fn flatten(path: &str, tree: &Value, leaves: &mut Vec<(String, String)>) {
    match tree {
        Value::Object(map) if !map.is_empty() => {
            for (key, value) in map {
                let path = if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
                flatten(&path, value, leaves);
            }
        }
        Value::Object(_) => leaves.push((path.to_owned(), "none".to_owned())),
        Value::String(text) => leaves.push((path.to_owned(), text.clone())),
        other => leaves.push((path.to_owned(), other.to_string())),
    }
}
