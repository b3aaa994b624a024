//! Looking: the queue, one case with everything about it, and the figures that management asks for.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use jiff::Timestamp;
use rusqlite::{OptionalExtension as _, Row, ToSql, params_from_iter};
use serde::Serialize;
use serde_json::Value;

use super::{AuditRecord, GoodGuyRecord, Store, StoreErrorKind, merge, read_json};
use crate::Result;
use crate::case::{CaseId, ChecklistStep, Disposition};
use crate::designation::Field;

/// Which cases are wanted; everything where nothing is said.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct CaseFilter {
    /// In one of these states.
    pub dispositions: Vec<Disposition>,
    /// On this list.
    pub list: Option<String>,
    /// With this score or more.
    pub min_score: Option<f32>,
    /// With this score or less.
    pub max_score: Option<f32>,
    /// Opened before this moment.
    pub opened_before: Option<Timestamp>,
    /// Given to this user; `-`: to nobody.
    pub assignee: Option<String>,
    /// Hit in the run of this number.
    pub run: Option<u64>,
    /// Of this population.
    pub population: Option<String>,
    /// At most so many; 0 is all.
    pub limit: usize,
}

/// A case in the queue.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CaseSummary {
    /// Its id.
    pub id: CaseId,
    /// The counterparties it belongs to.
    pub population: String,
    /// The counterparty's own id.
    pub party_id: Option<String>,
    /// The counterparty's name.
    pub name: String,
    /// The list.
    pub list: String,
    /// The designation.
    pub designation_id: String,
    /// Its listed name.
    pub listed_name: String,
    /// The designation's type.
    #[serde(rename = "type")]
    pub kind: String,
    /// Where it stands.
    pub disposition: Disposition,
    /// Who proposed, where something is proposed.
    pub proposed_by: Option<String>,
    /// Whose it is.
    pub assignee: Option<String>,
    /// The hit's score.
    pub score: f64,
    /// The names alone.
    pub name_score: f64,
    /// The order of the queue.
    pub priority: f64,
    /// When it was opened, UTC.
    pub opened_at: String,
    /// When it was last acted on.
    pub changed_at: String,
    /// When it was decided or closed, where it is.
    pub decided_at: Option<String>,
    /// How often it was acted on.
    pub version: u64,
}

/// A case with everything about it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CaseView {
    /// As in the queue.
    #[serde(flatten)]
    pub summary: CaseSummary,
    /// What the counterparty's record says.
    pub party: Vec<Field>,
    /// What the designation's record says.
    pub designation: Vec<Field>,
    /// The hit, as JSON output has it.
    pub hit: Value,
    /// The steps of the assessment, with what the record shows.
    pub checklist: Vec<ChecklistStep>,
    /// Where the counterparty stood: the last run's id, file and row.
    pub rows: Vec<(String, u64, u64)>,
    /// What was done, in order.
    pub history: Vec<AuditRecord>,
    /// The good guys that the pair has or had.
    pub good_guys: Vec<GoodGuyRecord>,
}

/// Figures for management.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Figures {
    /// Cases by state.
    pub dispositions: BTreeMap<String, u64>,
    /// Cases that wait, by list.
    pub waiting_by_list: BTreeMap<String, u64>,
    /// Cases by list.
    pub by_list: BTreeMap<String, u64>,
    /// Cases that wait, by whose they are; `-` is nobody's.
    pub waiting_by_assignee: BTreeMap<String, u64>,
    /// Cases that wait, by age: `0-1 days`, `2-7 days`, `8-30 days`, `over 30 days`.
    pub waiting_by_age: BTreeMap<String, u64>,
    /// Cases by score, in steps of 0.05: the step's lower end, and how many.
    pub by_score: BTreeMap<String, u64>,
    /// Decided cases that are false positives, of all decided; nothing where none is.
    pub false_positive_rate: Option<f64>,
    /// Hours from opening to decision: the middle one, and the one below which nine of ten are.
    pub hours_to_decide: Option<(f64, f64)>,
    /// Good guys in force.
    pub good_guys: u64,
}

pub(super) const COLUMNS: &str =
    "id, population, party_id, name, list, designation_id, listed_name, type, disposition, proposed_by,
    assignee, score, name_score, priority, opened_at, changed_at, decided_at, version";

pub(super) fn summary(row: &Row<'_>) -> rusqlite::Result<CaseSummary> {
    let word: String = row.get(8)?;
    let disposition = Disposition::parse(&word).ok_or_else(|| {
        rusqlite::Error::FromSqlConversionFailure(
            8,
            rusqlite::types::Type::Text,
            format!("no state is called {word}").into(),
        )
    })?;
    Ok(CaseSummary {
        id: CaseId(row.get(0)?),
        population: row.get(1)?,
        party_id: row.get(2)?,
        name: row.get(3)?,
        list: row.get(4)?,
        designation_id: row.get(5)?,
        listed_name: row.get(6)?,
        kind: row.get(7)?,
        disposition,
        proposed_by: row.get(9)?,
        assignee: row.get(10)?,
        score: row.get(11)?,
        name_score: row.get(12)?,
        priority: row.get(13)?,
        opened_at: row.get(14)?,
        changed_at: row.get(15)?,
        decided_at: row.get(16)?,
        version: row.get(17)?,
    })
}

/// A filter as SQL.
struct Conditions {
    sql: String,
    values: Vec<Box<dyn ToSql>>,
}

impl Conditions {
    fn of(filter: &CaseFilter) -> Self {
        let mut all = Self { sql: String::from("1"), values: Vec::new() };
        if !filter.dispositions.is_empty() {
            let places = vec!["?"; filter.dispositions.len()].join(", ");
            let _ = write!(all.sql, " AND disposition IN ({places})");
            all.values.extend(filter.dispositions.iter().map(|one| Box::new(one.as_str()) as Box<dyn ToSql>));
        }
        let text = |value: &Option<String>| value.clone().map(|value| Box::new(value) as Box<dyn ToSql>);
        let score = |value: Option<f32>, slack: f64| {
            // A score of four digits, wherever binary rounding puts it.
            value.map(|value| Box::new(f64::from(value) + slack) as Box<dyn ToSql>)
        };
        let moment = |value: Option<Timestamp>| value.map(|at| Box::new(at.to_string()) as Box<dyn ToSql>);
        let run = filter.run.map(|run| Box::new(run) as Box<dyn ToSql>);
        let nobody = filter.assignee.as_deref() == Some("-");
        for (condition, value) in [
            ("list = ?", text(&filter.list)),
            ("score >= ?", score(filter.min_score, -0.000_05)),
            ("score <= ?", score(filter.max_score, 0.000_05)),
            ("opened_at < ?", moment(filter.opened_before)),
            ("assignee = ?", text(&filter.assignee).filter(|_| !nobody)),
            ("population = ?", text(&filter.population)),
            ("id IN (SELECT case_id FROM run_hit WHERE run = ?)", run),
        ] {
            if let Some(value) = value {
                let _ = write!(all.sql, " AND {condition}");
                all.values.push(value);
            }
        }
        if nobody {
            all.sql += " AND assignee IS NULL";
        }
        all
    }
}

impl Store {
    /// The cases of a filter, by priority.
    ///
    /// # Errors
    ///
    /// Where the store cannot be read.
    pub fn cases(&self, filter: &CaseFilter) -> Result<Vec<CaseSummary>> {
        let conditions = Conditions::of(filter);
        let limit = if filter.limit == 0 { -1 } else { i64::try_from(filter.limit).unwrap_or(-1) };
        let mut select = self.db.prepare(&format!(
            "SELECT {COLUMNS} FROM cases WHERE {} ORDER BY priority DESC, id LIMIT {limit}",
            conditions.sql
        ))?;
        let cases = select.query_map(params_from_iter(conditions.values), summary)?;
        Ok(cases.collect::<Result<_, _>>()?)
    }

    /// How many cases a filter has, whatever its limit.
    ///
    /// # Errors
    ///
    /// Where the store cannot be read.
    pub fn count(&self, filter: &CaseFilter) -> Result<u64> {
        let conditions = Conditions::of(filter);
        let sql = format!("SELECT count(*) FROM cases WHERE {}", conditions.sql);
        Ok(self.db.query_row(&sql, params_from_iter(conditions.values), |row| row.get(0))?)
    }

    /// The case of an id, or of the beginning of one that no other has.
    ///
    /// # Errors
    ///
    /// Where there is none, or several.
    pub fn find(&self, id: &str) -> Result<CaseId> {
        let id = id.trim().to_lowercase();
        let digits = !id.is_empty() && id.chars().all(|c| c.is_ascii_hexdigit());
        if digits {
            let mut select =
                self.db.prepare_cached("SELECT id FROM cases WHERE id >= ?1 AND id < ?1 || 'g' LIMIT 100")?;
            let found: Vec<String> = select.query_map([&id], |row| row.get(0))?.collect::<Result<_, _>>()?;
            match found.as_slice() {
                [only] => return Ok(CaseId(only.clone())),
                [] => {}
                several => {
                    let count = several.len();
                    return Err(StoreErrorKind::ManyCases { id, count }.into());
                }
            }
        }
        Err(StoreErrorKind::NoCase { id }.into())
    }

    /// A case with everything about it.
    ///
    /// # Errors
    ///
    /// Where there is none.
    pub fn case(&self, case: &CaseId) -> Result<CaseView> {
        let mut select = self.db.prepare_cached(&format!("SELECT {COLUMNS} FROM cases WHERE id = ?"))?;
        let found = select.query_row([&case.0], summary).optional()?;
        let summary = found.ok_or_else(|| StoreErrorKind::NoCase { id: case.0.clone() })?;
        let mut select = self.db.prepare_cached(
            "SELECT p.fields, d.fields, h.evidence, h.checklist
             FROM cases c JOIN hit h ON h.number = c.hit JOIN party p ON p.number = h.party
                  JOIN designation d ON d.number = h.designation
             WHERE c.id = ?",
        )?;
        let [party, designation, hit, steps]: [String; 4] =
            select.query_row([&case.0], |row| Ok([row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?]))?;
        let mut select = self.db.prepare_cached(
            "SELECT r.id, h.file, h.row FROM run_hit h JOIN run r ON r.number = h.run
             WHERE h.case_id = ?1 AND h.run = (SELECT seen_run FROM cases WHERE id = ?1) ORDER BY h.file, h.row",
        )?;
        let rows = select.query_map([&case.0], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
        let rows = rows.collect::<Result<_, _>>()?;
        Ok(CaseView {
            summary,
            party: read_json("a counterparty's record", &party)?,
            designation: read_json("a designation's record", &designation)?,
            hit: read_json("a hit", &hit)?,
            checklist: ChecklistStep::of_findings(read_json("a checklist", &steps)?),
            rows,
            history: self.history(case)?,
            good_guys: self.good_guys_of(case)?,
        })
    }

    /// Why a case's hit is one, in a sentence.
    ///
    /// # Errors
    ///
    /// Where there is no such case.
    pub fn explanation(&self, case: &CaseId) -> Result<String> {
        let mut select = self.db.prepare_cached(
            "SELECT json_extract(h.evidence, '$.explanation') FROM cases c JOIN hit h ON h.number = c.hit
             WHERE c.id = ?",
        )?;
        let found: Option<Option<String>> = select.query_row([&case.0], |row| row.get(0)).optional()?;
        let found = found.ok_or_else(|| StoreErrorKind::NoCase { id: case.0.clone() })?;
        Ok(found.unwrap_or_default())
    }

    /// What was done with a case, in order.
    ///
    /// # Errors
    ///
    /// Where the store cannot be read.
    pub fn history(&self, case: &CaseId) -> Result<Vec<AuditRecord>> {
        let mut select = self.db.prepare_cached("SELECT record FROM audit WHERE case_id = ? ORDER BY seq")?;
        let mut rows = select.query([&case.0])?;
        let mut history = Vec::new();
        while let Some(row) = rows.next()? {
            history.push(read_json("a record of the log", &row.get::<_, String>(0)?)?);
        }
        Ok(history)
    }

    /// Figures over all cases of a population, or over all.
    ///
    /// # Errors
    ///
    /// Where the store cannot be read.
    ///
    /// Cost: every case is read once.
    pub fn figures(&self, population: Option<&str>, now: Timestamp) -> Result<Figures> {
        let mut select = self.db.prepare(
            "SELECT disposition, list, assignee, score, opened_at, decided_at FROM cases
             WHERE ?1 IS NULL OR population = ?1",
        )?;
        let mut rows = select.query([population])?;
        let mut figures = Figures::default();
        let mut hours = Vec::new();
        let (mut decided, mut false_positives) = (0_u64, 0_u64);
        let count = |table: &mut BTreeMap<String, u64>, key: String| *table.entry(key).or_default() += 1;
        while let Some(row) = rows.next()? {
            let (word, list, assignee): (String, String, Option<String>) =
                (row.get(0)?, row.get(1)?, row.get(2)?);
            let (score, opened, closed): (f64, String, Option<String>) =
                (row.get(3)?, row.get(4)?, row.get(5)?);
            let disposition = merge::disposition(&word)?;
            count(&mut figures.dispositions, word);
            count(&mut figures.by_list, list.clone());
            count(&mut figures.by_score, format!("{:.2}", ((score + 1e-9) * 20.0).floor() / 20.0));
            if disposition.is_live() {
                count(&mut figures.waiting_by_list, list);
                count(&mut figures.waiting_by_assignee, assignee.unwrap_or_else(|| "-".to_owned()));
                count(&mut figures.waiting_by_age, age(hours_between(&opened, &now.to_string())).to_owned());
            }
            if matches!(disposition, Disposition::TrueMatch | Disposition::FalsePositive) {
                decided += 1;
                false_positives += u64::from(disposition == Disposition::FalsePositive);
                hours.extend(closed.map(|closed| hours_between(&opened, &closed)));
            }
        }
        hours.sort_by(f64::total_cmp);
        figures.false_positive_rate = (decided > 0).then(|| false_positives as f64 / decided as f64);
        figures.hours_to_decide =
            hours.last().map(|_| (hours[(hours.len() - 1) / 2], hours[(hours.len() - 1) * 9 / 10]));
        figures.good_guys =
            self.db
                .query_row("SELECT count(*) FROM good_guy WHERE state = 'active'", [], |row| row.get(0))?;
        Ok(figures)
    }
}

pub(super) fn hours_between(from: &str, to: &str) -> f64 {
    match (from.parse::<Timestamp>(), to.parse::<Timestamp>()) {
        (Ok(from), Ok(to)) => to.duration_since(from).as_secs_f64() / 3600.0,
        _ => 0.0,
    }
}

/// The group of an age in hours.
pub(super) fn age(hours: f64) -> &'static str {
    match hours {
        hours if hours < 48.0 => "0-1 days",
        hours if hours < 8.0 * 24.0 => "2-7 days",
        hours if hours < 31.0 * 24.0 => "8-30 days",
        _ => "over 30 days",
    }
}
