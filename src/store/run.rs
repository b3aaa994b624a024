//! A run that is kept: what it finds is staged aside while it goes on, and merged at its end.

use std::collections::BTreeMap;

use rusqlite::{OptionalExtension as _, Transaction, params};
use rustc_hash::{FxHashMap, FxHashSet};

use super::audit::{self, About, Act};
use super::{Author, Head, Store, StoreErrorKind, good_guys, merge, rules, schema, to_json};
use crate::Result;
use crate::case::{CaseId, CaseMark, Disposition, GoodGuys, PartyKey, Quiet, Role, checklist};
use crate::designation::{DesignationId, Fingerprint, ListId};
use crate::index::Index;
use crate::party::{Counterparty, NotScreened, Row, RowContent};
use crate::screen::{Hit, Outcome};

/// Findings that are gathered before they are staged.
const BATCH: usize = 2_000;

/// Which rows a run keeps beside those with hits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Keep {
    /// Those that were not screened; of the clear ones their number.
    NotScreened,
    /// Every row.
    Rows,
}

/// What a run is, before it begins.
#[derive(Debug, Clone)]
pub struct RunStart {
    /// Its id, as its manifest has it.
    pub id: String,
    /// `screen` or `rescreen`.
    pub kind: &'static str,
    /// The counterparties it screens: ids are ids within it.
    pub population: String,
    /// Which rows it keeps.
    pub keep: Keep,
}

/// What a run was, when it ends.
pub struct RunEnd<'a> {
    /// SHA-256 of the settings.
    pub config_sha256: String,
    /// Each list's id with the SHA-256 of its files.
    pub lists: BTreeMap<String, String>,
    /// Each input with its SHA-256.
    pub inputs: Vec<(String, String)>,
    /// The account of its rows.
    pub rows: serde_json::Value,
    /// Whether a designation is still on a list of the run.
    pub listed: &'a mut dyn FnMut(&ListId, &DesignationId) -> Result<bool>,
    /// The manifest, which tells of the log's last record.
    pub manifest: &'a mut dyn FnMut(&Head) -> String,
}

/// Why a hit of an earlier run is none in this one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gone {
    /// Something about designation or counterparty changed.
    Hit,
    /// The counterparty is in the files no more.
    Counterparty,
}

/// A run as the store lists it.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct RunRecord {
    /// Its number in the store, from 1.
    pub number: u64,
    /// Its id, as its manifest has it.
    pub id: String,
    /// `screen` or `rescreen`.
    pub kind: String,
    /// The counterparties it screened.
    pub population: String,
    /// `running`, `finished` or `failed`. One that was killed is `running` for ever.
    pub state: String,
    /// When it began, UTC.
    pub started: String,
    /// When it ended.
    pub ended: Option<String>,
    /// Who ran it.
    pub user: String,
    /// Its manifest, where it has finished.
    #[serde(skip)]
    pub manifest: Option<String>,
}

/// What an earlier run marked its hits with.
#[derive(Debug, Clone)]
pub struct RunMarks {
    marks: FxHashMap<(CaseId, usize, u64), CaseMark>,
}

impl RunMarks {
    /// The marks of a row's hits, in their order; `None` for one that the run did not have.
    #[must_use]
    pub fn of(
        &self,
        population: &str,
        row: &Row,
        party: &Counterparty,
        hits: &[Hit],
    ) -> Vec<Option<CaseMark>> {
        let key = PartyKey::of(party);
        let mark = |hit: &Hit| {
            let case = CaseId::of(population, &key, &hit.list, &hit.id);
            self.marks.get(&(case, row.file, row.number)).cloned()
        };
        hits.iter().map(mark).collect()
    }
}

/// A run under way.
pub struct StoreRun {
    pub(super) store: Store,
    pub(super) number: u64,
    pub(super) start: RunStart,
    good_guys: GoodGuys,
    /// Where the population's cases stand.
    known: FxHashMap<CaseId, Disposition>,
    /// The counterparties with cases that a run may close, and whether it has met them.
    pub(super) to_meet: FxHashMap<PartyKey, bool>,
    /// Cases whose hit is gone, as a rescreening tells.
    pub(super) gone: Vec<(CaseId, Gone)>,
    /// Good guys whose last day was over when it began.
    pub(super) expired: u64,
    /// Designations that were written in this run.
    written: FxHashSet<(ListId, DesignationId, Fingerprint)>,
    hits: Vec<StagedHit>,
    rows: Vec<StagedRow>,
}

/// A row as a run kept it.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct KeptRow {
    /// The counterparty's own id.
    pub party_id: Option<String>,
    /// `clear`, `alert`, `suppressed` or `not_screened`.
    pub outcome: String,
    /// The code of the reason why it was not screened.
    pub reason: Option<String>,
    /// The best score: of the best hit, or of what came nearest.
    pub score: Option<f64>,
    /// The list of that designation.
    pub list: Option<String>,
    /// Its reference.
    pub designation: Option<String>,
}

/// A hit to be staged.
struct StagedHit {
    file: usize,
    row: u64,
    case: CaseId,
    key: PartyKey,
    party: Counterparty,
    hit: Hit,
    good_guy: Option<u64>,
}

/// A row to be kept.
struct StagedRow {
    file: usize,
    row: u64,
    party_id: Option<String>,
    outcome: &'static str,
    reason: Option<String>,
    best: Option<(f32, Option<(String, String)>)>,
}

impl Store {
    /// Begins a run.
    ///
    /// # Errors
    ///
    /// Where the rules do not allow it to the author, or the store cannot be written.
    ///
    /// # Panics
    ///
    /// Never: the numbers of runs count from 1.
    pub fn begin_run(mut self, start: RunStart, author: &Author) -> Result<StoreRun> {
        let (number, expired) = self.write(|tx| {
            rules::in_force(tx)?.require(
                &author.actor.user,
                Role::Screener,
                "run a screening that is kept",
            )?;
            let expired = good_guys::end_expired(tx, author)?;
            tx.execute(
                "INSERT INTO run (id, kind, population, state, started, user, keeps_rows)
                 VALUES (?, ?, ?, 'running', ?, ?, ?)",
                params![
                    start.id,
                    start.kind,
                    start.population,
                    author.moment(),
                    author.actor.user,
                    start.keep == Keep::Rows
                ],
            )?;
            let number = u64::try_from(tx.last_insert_rowid()).expect("numbers count from 1");
            let act = Act::RunStarted {
                kind: start.kind.to_owned(),
                population: start.population.clone(),
                id: start.id.clone(),
            };
            audit::append(tx, author, About::run(number), &act)?;
            Ok((number, expired))
        })?;
        self.db.execute_batch(schema::STAGE)?;
        let good_guys = GoodGuys::new(author.today(), good_guys::in_force(&self.db)?);
        let (known, to_meet) = cases_of(&self, &start.population)?;
        Ok(StoreRun {
            store: self,
            number,
            start,
            good_guys,
            known,
            to_meet,
            gone: Vec::new(),
            expired,
            written: FxHashSet::default(),
            hits: Vec::new(),
            rows: Vec::new(),
        })
    }

    /// The runs, the last one first.
    ///
    /// # Errors
    ///
    /// Where the store cannot be read.
    pub fn runs(&self) -> Result<Vec<RunRecord>> {
        let mut select = self.db.prepare(
            "SELECT number, id, kind, population, state, started, ended, user, manifest FROM run ORDER BY number DESC",
        )?;
        let runs = select.query_map([], |row| {
            Ok(RunRecord {
                number: row.get(0)?,
                id: row.get(1)?,
                kind: row.get(2)?,
                population: row.get(3)?,
                state: row.get(4)?,
                started: row.get(5)?,
                ended: row.get(6)?,
                user: row.get(7)?,
                manifest: row.get(8)?,
            })
        })?;
        Ok(runs.collect::<Result<_, _>>()?)
    }

    /// What a run that is kept marked its hits with: by case, input and row.
    ///
    /// # Errors
    ///
    /// Where the store cannot be read.
    pub fn marks(&self, run: u64) -> Result<RunMarks> {
        let mut select =
            self.db.prepare("SELECT case_id, file, row, state, good_guy FROM run_hit WHERE run = ?")?;
        let mut rows = select.query([run])?;
        let mut marks = FxHashMap::default();
        while let Some(row) = rows.next()? {
            let (case, file, number): (String, usize, u64) = (row.get(0)?, row.get(1)?, row.get(2)?);
            let (word, good_guy): (Option<String>, Option<u64>) = (row.get(3)?, row.get(4)?);
            let mark = CaseMark {
                case: CaseId(case.clone()),
                disposition: word.as_deref().map(merge::disposition).transpose()?,
                quiet: good_guy.map_or(Quiet::No, Quiet::By),
            };
            marks.insert((CaseId(case), file, number), mark);
        }
        Ok(RunMarks { marks })
    }

    /// A row of a run, where the run kept it.
    ///
    /// # Errors
    ///
    /// Where the store cannot be read.
    pub fn kept_row(&self, run: u64, file: usize, row: u64) -> Result<Option<KeptRow>> {
        let mut select = self.db.prepare_cached(
            "SELECT party_id, outcome, reason, score, list, designation FROM screened
             WHERE run = ? AND file = ? AND row = ?",
        )?;
        let kept = select.query_row(params![run, file, row], |row| {
            Ok(KeptRow {
                party_id: row.get(0)?,
                outcome: row.get(1)?,
                reason: row.get(2)?,
                score: row.get(3)?,
                list: row.get(4)?,
                designation: row.get(5)?,
            })
        });
        Ok(kept.optional()?)
    }

    /// A finished run by its id, the beginning of it, or its number; `last` is the last one.
    ///
    /// # Errors
    ///
    /// Where there is none.
    pub fn run(&self, id: &str) -> Result<RunRecord> {
        let finished: Vec<RunRecord> =
            self.runs()?.into_iter().filter(|run| run.state == "finished").collect();
        let last = finished.iter().take(3).map(|run| run.id.clone()).collect();
        let is = |run: &&RunRecord| run.id == id || run.number.to_string() == id;
        let begins = |run: &&RunRecord| id.len() >= 4 && run.id.starts_with(id);
        let found = if id == "last" { finished.first() } else { finished.iter().find(is) };
        found
            .or_else(|| finished.iter().find(begins))
            .cloned()
            .ok_or_else(|| StoreErrorKind::NoRun { id: id.to_owned(), last }.into())
    }
}

/// Where a population's cases stand, and whose cases a run may close.
fn cases_of(
    store: &Store,
    population: &str,
) -> Result<(FxHashMap<CaseId, Disposition>, FxHashMap<PartyKey, bool>)> {
    let mut select = store.db.prepare("SELECT id, party_key, disposition FROM cases WHERE population = ?")?;
    let mut rows = select.query([population])?;
    let (mut known, mut to_meet) = (FxHashMap::default(), FxHashMap::default());
    while let Some(row) = rows.next()? {
        let (id, key, word): (String, String, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
        let disposition = merge::disposition(&word)?;
        if merge::may_close(disposition) {
            to_meet.insert(PartyKey(key), false);
        }
        known.insert(CaseId(id), disposition);
    }
    Ok((known, to_meet))
}

impl StoreRun {
    /// The run's number in the store.
    #[must_use]
    pub fn number(&self) -> u64 {
        self.number
    }

    /// Takes the next row with its outcome by an index; gives a mark for each of its hits, in their order.
    ///
    /// # Errors
    ///
    /// Where the store cannot be written.
    ///
    /// Cost: for a row without a hit next to nothing, unless rows are kept.
    pub fn row(&mut self, row: &Row, outcome: &Outcome, index: &Index) -> Result<Vec<CaseMark>> {
        let (RowContent::Party(party), false) = (&row.content, matches!(outcome, Outcome::NotScreened(_)))
        else {
            if let Outcome::NotScreened(reason) = outcome {
                self.not_screened(row, reason)?;
            }
            return Ok(Vec::new());
        };
        let hits: &[Hit] = if let Outcome::Alert(hits) = outcome { hits } else { &[] };
        if !self.to_meet.is_empty()
            && let Some(met) = self.to_meet.get_mut(&PartyKey::of(party))
        {
            *met = true;
        }
        let marks = self.hits(row, party, hits)?;
        let id = Some(party.id.clone()).filter(|id| !id.is_empty());
        match outcome {
            Outcome::Alert(hits) if self.start.keep == Keep::Rows => {
                let quiet = marks.iter().all(|mark| mark.good_guy().is_some());
                let best = hits.first().map(|hit| (hit.score, Some((hit.list.0.clone(), hit.id.0.clone()))));
                self.keep_row(row, id, if quiet { "suppressed" } else { "alert" }, None, best)?;
            }
            Outcome::Clear(nearest) if self.start.keep == Keep::Rows => {
                let best = nearest.map(|nearest| {
                    let (list, designation) = index.designation(nearest.designation)?;
                    Ok::<_, crate::Error>((nearest.score, Some((list.0.clone(), designation.id.0))))
                });
                self.keep_row(row, id, "clear", None, best.transpose()?)?;
            }
            Outcome::Alert(_) | Outcome::Clear(_) | Outcome::NotScreened(_) => {}
        }
        Ok(marks)
    }

    /// Takes the next row, which was not screened.
    ///
    /// # Errors
    ///
    /// Where the store cannot be written.
    pub fn not_screened(&mut self, row: &Row, reason: &NotScreened) -> Result<()> {
        let id = if let RowContent::Party(party) = &row.content { party.id.clone() } else { String::new() };
        self.keep_row(row, Some(id).filter(|id| !id.is_empty()), "not_screened", Some(reason.code()), None)
    }

    /// Takes hits of a row: those that a rescreening finds new, changed, or still there though the row changed.
    ///
    /// # Errors
    ///
    /// Where the store cannot be written.
    pub fn hits<'h>(
        &mut self,
        row: &Row,
        party: &Counterparty,
        hits: impl IntoIterator<Item = &'h Hit>,
    ) -> Result<Vec<CaseMark>> {
        let mut hits = hits.into_iter().peekable();
        if hits.peek().is_none() {
            return Ok(Vec::new());
        }
        let (key, fingerprint) = (PartyKey::of(party), party.fingerprint());
        let mut marks = Vec::new();
        for hit in hits {
            let case = CaseId::of(&self.start.population, &key, &hit.list, &hit.id);
            let quiet = self.good_guys.ask(&case, fingerprint, hit.record.designation().fingerprint());
            let mark = CaseMark { disposition: self.known.get(&case).copied(), case, quiet };
            self.hits.push(StagedHit {
                file: row.file,
                row: row.number,
                case: mark.case.clone(),
                key: key.clone(),
                party: party.clone(),
                hit: hit.clone(),
                good_guy: mark.good_guy(),
            });
            marks.push(mark);
        }
        if self.hits.len() >= BATCH {
            self.stage()?;
        }
        Ok(marks)
    }

    /// Takes a hit of an earlier run that a rescreening finds gone, and gives its mark.
    pub fn gone(&mut self, party: &Counterparty, hit: &Hit, why: Gone) -> CaseMark {
        let case = CaseId::of(&self.start.population, &PartyKey::of(party), &hit.list, &hit.id);
        let disposition = self.known.get(&case).copied();
        if disposition.is_some_and(merge::may_close) {
            self.gone.push((case.clone(), why));
        }
        CaseMark { case, disposition, quiet: Quiet::No }
    }

    /// Ends the run: merges what it found into the cases, in one transaction with the log.
    ///
    /// # Errors
    ///
    /// Where the store cannot be written: then the cases are as they were.
    pub fn finish(mut self, end: &mut RunEnd<'_>, author: &Author) -> Result<(super::Effect, Head)> {
        self.stage()?;
        merge::finish(self, end, author)
    }

    /// Gives the run up; what it staged goes.
    ///
    /// # Errors
    ///
    /// Where the store cannot be written.
    pub fn fail(mut self, author: &Author) -> Result<()> {
        let (number, id) = (self.number, self.start.id.clone());
        self.store.write(|tx| {
            tx.execute(
                "UPDATE run SET state = 'failed', ended = ? WHERE number = ?",
                params![author.moment(), number],
            )?;
            audit::append(tx, author, About::run(number), &Act::RunFailed { id })?;
            Ok(())
        })
    }

    fn keep_row(
        &mut self,
        row: &Row,
        party_id: Option<String>,
        outcome: &'static str,
        reason: Option<&str>,
        best: Option<(f32, Option<(String, String)>)>,
    ) -> Result<()> {
        let reason = reason.map(str::to_owned);
        self.rows.push(StagedRow { file: row.file, row: row.number, party_id, outcome, reason, best });
        if self.rows.len() >= BATCH { self.stage() } else { Ok(()) }
    }

    /// Writes what was gathered.
    fn stage(&mut self) -> Result<()> {
        let (hits, rows) = (std::mem::take(&mut self.hits), std::mem::take(&mut self.rows));
        if hits.is_empty() && rows.is_empty() {
            return Ok(());
        }
        // Of temporary tables alone, so that nobody waits for it.
        let tx = self.store.db.transaction()?;
        for row in &rows {
            let (score, best) = row.best.clone().map_or((None, None), |(score, best)| (Some(score), best));
            let (list, designation) = best.unzip();
            tx.prepare_cached(
                "INSERT INTO staged_row (file, row, party_id, outcome, reason, score, list, designation)
                 VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            )?
            .execute(params![
                row.file,
                row.row,
                row.party_id,
                row.outcome,
                row.reason,
                score.map(decimal),
                list,
                designation
            ])?;
        }
        for hit in &hits {
            stage_hit(&tx, hit, &mut self.written)?;
        }
        Ok(tx.commit()?)
    }
}

fn stage_hit(
    tx: &Transaction<'_>,
    staged: &StagedHit,
    written: &mut FxHashSet<(ListId, DesignationId, Fingerprint)>,
) -> Result<()> {
    let StagedHit { file, row, case, key, party, hit, good_guy } = staged;
    let fingerprint = party.fingerprint().to_string();
    tx.prepare_cached("INSERT OR IGNORE INTO staged_party (key, fingerprint, fields) VALUES (?, ?, ?)")?
        .execute(params![key.0, fingerprint, to_json(&party.fields())])?;
    let designation = hit.record.designation();
    let listed = designation.fingerprint();
    if written.insert((hit.list.clone(), hit.id.clone(), listed)) {
        tx.prepare_cached(
            "INSERT OR IGNORE INTO staged_designation (list, id, fingerprint, fields) VALUES (?, ?, ?, ?)",
        )?
        .execute(params![
            hit.list.0,
            hit.id.0,
            listed.to_string(),
            to_json(&designation.fields())
        ])?;
    }
    let findings: Vec<String> = checklist(hit, party.kind).into_iter().map(|step| step.finding).collect();
    tx.prepare_cached(
        "INSERT INTO staged_hit (case_id, file, row, party_key, name, fingerprint, list, id, listed_fingerprint,
             listed_name, type, score, name_score, priority, evidence, checklist, good_guy)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    )?
    .execute(params![
        case.0,
        file,
        row,
        key.0,
        party.names.first().map_or("", |name| &name.text),
        fingerprint,
        hit.list.0,
        hit.id.0,
        listed.to_string(),
        hit.listed_name,
        hit.kind.as_str(),
        decimal(hit.score),
        decimal(hit.name_score),
        decimal(hit.priority),
        to_json(hit),
        to_json(&findings),
        good_guy
    ])?;
    Ok(())
}

/// A score as the decimal number that people read: the nearest `f64` of its four digits.
fn decimal(score: f32) -> f64 {
    (f64::from(score) * 10_000.0).round() / 10_000.0
}

/// The last finished run of a population before one.
pub(super) fn run_before(
    tx: &Transaction<'_>,
    population: &str,
    number: u64,
) -> Result<Option<(String, String)>> {
    Ok(tx
        .query_row(
            "SELECT config_sha256, lists FROM run
             WHERE population = ? AND number < ? AND state = 'finished' ORDER BY number DESC LIMIT 1",
            params![population, number],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )
        .optional()?)
}
