//! What one run found, read again: its cases as it found them and as they stand now, its rows that were not screened,
//! its acts.

use std::collections::BTreeMap;

use jiff::Timestamp;
use rusqlite::{OptionalExtension as _, params};
use serde::Serialize;
use serde_json::Value;

use super::queue::{COLUMNS, summary};
use super::{AuditRecord, CaseSummary, GoodGuyRecord, Store, StoreErrorKind, merge, queue, read_json};
use crate::Result;
use crate::case::{CaseId, ChecklistStep, Disposition};
use crate::designation::Field;

/// Rows of a finding that are told one by one.
const ROWS_TOLD: u64 = 10;

/// A case that a run hit: what the run found, and where the case stands now.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RunCase {
    /// The case as it stands now; names and scores are those of the run's hit.
    pub summary: CaseSummary,
    /// Where it stood before the run; `None` where the run opened it.
    pub before: Option<Disposition>,
    /// The good guy that kept it quiet in the run, in all its rows.
    pub quiet: Option<u64>,
    /// Rows of the run in which it was found.
    pub rows: u64,
    /// The first of them: the input, from 0, and the row, from 1.
    pub first_row: (usize, u64),
    /// The number of the run's hit.
    #[serde(skip)]
    pub hit: u64,
    /// Whether a later run found another hit for the case.
    pub superseded: bool,
    /// The listed name that was matched.
    pub matched_name: String,
    /// The programs of the designation.
    pub programs: Vec<String>,
    /// Why it is a hit, in a sentence.
    pub explanation: String,
    /// What was done with it until now, in order.
    pub history: Vec<AuditRecord>,
}

/// What a run found for a case, in full.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RunFinding {
    /// What the counterparty's record said.
    pub party: Vec<Field>,
    /// What the designation's record said.
    pub designation: Vec<Field>,
    /// The hit, as JSON output has it.
    pub hit: Value,
    /// The steps of the assessment, with what the record shows.
    pub checklist: Vec<ChecklistStep>,
    /// The good guys that the pair has or had.
    pub good_guys: Vec<GoodGuyRecord>,
    /// Where the counterparty stood in the run, the first ten: input, from 0, and row, from 1.
    pub rows: Vec<(usize, u64)>,
}

/// A row that a run did not screen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct UnscreenedRow {
    /// The input, from 0.
    pub file: usize,
    /// The row, from 1.
    pub row: u64,
    /// The counterparty's own id, where it could be read.
    pub party_id: Option<String>,
    /// The code of the reason, such as `no_name`.
    pub reason: String,
}

/// Rows of a run that were hit, as its findings tell.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct RowsHit {
    /// With a hit that is not quiet.
    pub alert: u64,
    /// With hits that good guys keep quiet, all of them.
    pub suppressed: u64,
}

/// A case in the findings of a run.
struct Found {
    case: String,
    hit: u64,
    before: Option<String>,
    rows: u64,
    first_row: (usize, u64),
    good_guy: Option<u64>,
    all_quiet: bool,
}

impl CaseSummary {
    /// How long ago it was opened, as a group: `0-1 days`, `2-7 days`, `8-30 days`, `over 30 days`.
    #[must_use]
    pub fn age(&self, now: Timestamp) -> &'static str {
        queue::age(queue::hours_between(&self.opened_at, &now.to_string()))
    }

    /// Hours from its opening to its decision, where it is decided.
    #[must_use]
    pub fn hours_to_decide(&self) -> Option<f64> {
        self.decided_at.as_ref().map(|decided| queue::hours_between(&self.opened_at, decided))
    }
}

impl Store {
    /// Reads several things as they are at one moment, whatever others write meanwhile.
    ///
    /// # Errors
    ///
    /// Those of the reading, and where the store cannot be read.
    pub fn at_one_moment<T>(&self, read: impl FnOnce(&Self) -> Result<T>) -> Result<T> {
        let tx = self.db.unchecked_transaction()?;
        let done = read(self)?;
        tx.finish()?;
        Ok(done)
    }

    /// The cases that a run hit, by the priority that its hits have.
    ///
    /// # Errors
    ///
    /// Where the store cannot be read.
    ///
    /// Cost: some ten microseconds and a kilobyte a case.
    pub fn cases_of_run(&self, run: u64) -> Result<Vec<RunCase>> {
        let mut histories = self.histories_of_run(run)?;
        let mut cases = Vec::new();
        for found in self.found_by(run)? {
            let mut summary = self.summary_of(&found.case)?;
            let mut select = self.db.prepare_cached(
                "SELECT p.fields, h.evidence, h.score, h.name_score, h.priority, h.number <> c.hit
                 FROM hit h JOIN party p ON p.number = h.party JOIN cases c ON c.id = h.case_id WHERE h.number = ?",
            )?;
            let (fields, hit): (String, String);
            let superseded: bool;
            (fields, hit, summary.score, summary.name_score, summary.priority, superseded) = select
                .query_row([found.hit], |row| {
                    Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?, row.get(5)?))
                })?;
            let fields: Vec<Field> = read_json("a counterparty's record", &fields)?;
            let hit: HitText = read_json("a hit", &hit)?;
            let name =
                fields.iter().find(|field| field.name == "names").and_then(|names| names.values.first());
            summary.name = name.cloned().unwrap_or_default();
            summary.listed_name = hit.listed_name;
            cases.push(RunCase {
                before: found.before.as_deref().map(merge::disposition).transpose()?,
                quiet: found.good_guy.filter(|_| found.all_quiet),
                rows: found.rows,
                first_row: found.first_row,
                hit: found.hit,
                superseded,
                matched_name: hit.matched_name,
                programs: hit.programs,
                explanation: hit.explanation,
                history: histories.remove(&summary.id).unwrap_or_default(),
                summary,
            });
        }
        cases.sort_by(|a, b| {
            b.summary.priority.total_cmp(&a.summary.priority).then_with(|| a.summary.id.cmp(&b.summary.id))
        });
        Ok(cases)
    }

    /// What a run found for one of its cases, in full.
    ///
    /// # Errors
    ///
    /// Where the run did not hit the case, or the store cannot be read.
    pub fn finding(&self, run: u64, case: &RunCase) -> Result<RunFinding> {
        let id = &case.summary.id;
        let mut select = self.db.prepare_cached(
            "SELECT p.fields, d.fields, h.evidence, h.checklist
             FROM hit h JOIN party p ON p.number = h.party JOIN designation d ON d.number = h.designation
             WHERE h.number = ? AND h.case_id = ?",
        )?;
        let found = select.query_row(params![case.hit, id.0], |row| {
            Ok([row.get::<_, String>(0)?, row.get(1)?, row.get(2)?, row.get(3)?])
        });
        let [party, designation, hit, steps] =
            found.optional()?.ok_or_else(|| StoreErrorKind::NoCase { id: id.0.clone() })?;
        let mut select = self.db.prepare_cached(
            "SELECT file, row FROM run_hit WHERE run = ? AND case_id = ? ORDER BY file, row LIMIT ?",
        )?;
        let rows = select.query_map(params![run, id.0, ROWS_TOLD], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(RunFinding {
            party: read_json("a counterparty's record", &party)?,
            designation: read_json("a designation's record", &designation)?,
            hit: read_json("a hit", &hit)?,
            checklist: ChecklistStep::of_findings(read_json("a checklist", &steps)?),
            good_guys: self.good_guys_of(id)?,
            rows: rows.collect::<Result<_, _>>()?,
        })
    }

    /// The rows that a run did not screen, in order, at most so many.
    ///
    /// # Errors
    ///
    /// Where the store cannot be read.
    pub fn not_screened_in(&self, run: u64, limit: usize) -> Result<Vec<UnscreenedRow>> {
        let mut select = self.db.prepare(
            "SELECT file, row, party_id, reason FROM screened WHERE run = ? AND outcome = 'not_screened'
             ORDER BY file, row LIMIT ?",
        )?;
        let rows = select.query_map(params![run, i64::try_from(limit).unwrap_or(i64::MAX)], |row| {
            Ok(UnscreenedRow {
                file: row.get(0)?,
                row: row.get(1)?,
                party_id: row.get(2)?,
                reason: row.get::<_, Option<String>>(3)?.unwrap_or_default(),
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// How many rows a run did not screen, as it kept them.
    ///
    /// # Errors
    ///
    /// Where the store cannot be read.
    pub fn count_not_screened_in(&self, run: u64) -> Result<u64> {
        let sql = "SELECT count(*) FROM screened WHERE run = ? AND outcome = 'not_screened'";
        Ok(self.db.query_row(sql, [run], |row| row.get(0))?)
    }

    /// How many rows a run hit.
    ///
    /// # Errors
    ///
    /// Where the store cannot be read.
    pub fn rows_hit_in(&self, run: u64) -> Result<RowsHit> {
        let (all, suppressed): (u64, u64) = self.db.query_row(
            "SELECT count(*), coalesce(sum(quiet), 0) FROM
                 (SELECT min(good_guy IS NOT NULL) AS quiet FROM run_hit WHERE run = ? GROUP BY file, row)",
            [run],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )?;
        Ok(RowsHit { alert: all.saturating_sub(suppressed), suppressed })
    }

    /// What a run itself did, in order: its beginning and end, cases it opened again or closed.
    ///
    /// # Errors
    ///
    /// Where the store cannot be read.
    ///
    /// Cost: the whole log is looked through.
    pub fn acts_of_run(&self, run: u64) -> Result<Vec<AuditRecord>> {
        let mut select = self.db.prepare("SELECT record FROM audit WHERE run = ? ORDER BY seq")?;
        let mut rows = select.query([run])?;
        let mut acts = Vec::new();
        while let Some(row) = rows.next()? {
            acts.push(read_json("a record of the log", &row.get::<_, String>(0)?)?);
        }
        Ok(acts)
    }

    /// A case as it stands in the queue.
    ///
    /// # Errors
    ///
    /// Where there is none.
    pub fn summary(&self, case: &CaseId) -> Result<CaseSummary> {
        self.summary_of(&case.0)
    }

    fn summary_of(&self, case: &str) -> Result<CaseSummary> {
        let mut select = self.db.prepare_cached(&format!("SELECT {COLUMNS} FROM cases WHERE id = ?"))?;
        let found = select.query_row([case], summary).optional()?;
        found.ok_or_else(|| StoreErrorKind::NoCase { id: case.to_owned() }.into())
    }

    /// The findings of a run, its rows put together by case.
    fn found_by(&self, run: u64) -> Result<Vec<Found>> {
        let mut select = self.db.prepare(
            "SELECT case_id, file, row, hit, state, good_guy FROM run_hit WHERE run = ? ORDER BY case_id, file, row",
        )?;
        let mut rows = select.query([run])?;
        let mut all: Vec<Found> = Vec::new();
        while let Some(row) = rows.next()? {
            let (case, good_guy): (String, Option<u64>) = (row.get(0)?, row.get(5)?);
            if let Some(last) = all.last_mut().filter(|last| last.case == case) {
                last.rows += 1;
                last.all_quiet &= good_guy.is_some();
                continue;
            }
            all.push(Found {
                case,
                hit: row.get(3)?,
                before: row.get(4)?,
                rows: 1,
                first_row: (row.get(1)?, row.get(2)?),
                good_guy,
                all_quiet: good_guy.is_some(),
            });
        }
        Ok(all)
    }

    /// What was done with the cases of a run, by case.
    fn histories_of_run(&self, run: u64) -> Result<BTreeMap<CaseId, Vec<AuditRecord>>> {
        let mut select = self.db.prepare(
            "SELECT case_id, record FROM audit
             WHERE case_id IN (SELECT case_id FROM run_hit WHERE run = ?) ORDER BY seq",
        )?;
        let mut rows = select.query([run])?;
        let mut histories: BTreeMap<CaseId, Vec<AuditRecord>> = BTreeMap::new();
        while let Some(row) = rows.next()? {
            let record = read_json("a record of the log", &row.get::<_, String>(1)?)?;
            histories.entry(CaseId(row.get(0)?)).or_default().push(record);
        }
        Ok(histories)
    }
}

/// The texts of a hit that a list of cases shows.
#[derive(serde::Deserialize)]
struct HitText {
    listed_name: String,
    matched_name: String,
    #[serde(default)]
    programs: Vec<String>,
    explanation: String,
}
