//! The end of a run: what it found, merged into the cases.
//!
//! A pair that is new opens a case. One that is known keeps it; where a record says something else than what a decision
//! was made on, the decision lapses and the case is open again. A case whose counterparty was screened and whose hit is
//! gone is closed, with the reason: delisted, or no hit any more.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::{OptionalExtension as _, Row, Transaction, params};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use super::Head;
use super::audit::{self, About, Act};
use super::run::{Gone, RunEnd, StoreRun, run_before};
use super::{Author, StoreErrorKind, good_guys, read_json, to_json};
use crate::Result;
use crate::case::{CaseId, Disposition, PartyKey};
use crate::designation::{DesignationId, Field, FieldChange, ListId};
use crate::digest::hex;

/// What a run did to cases.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Effect {
    /// New ones.
    pub opened: u64,
    /// Decided or closed ones that are open again, because a record changed or the hit is back.
    pub reopened: u64,
    /// Ones that still wait and whose hit is another now.
    pub changed: u64,
    /// Ones that are as they were.
    pub unchanged: u64,
    /// Ones that a good guy keeps quiet.
    pub quiet: u64,
    /// Ones that are open again, because their good guy's last day is over.
    #[serde(default)]
    pub expired: u64,
    /// Ones that are closed now, because their designation was delisted.
    pub closed_delisted: u64,
    /// Ones that are closed now, because they are no hit any more.
    pub closed_no_hit: u64,
    /// Ones that are closed now, because their counterparty is there no more.
    pub closed_no_counterparty: u64,
}

/// A hit as staged.
struct Staged {
    case: CaseId,
    file: u64,
    row: u64,
    party_key: String,
    name: String,
    fingerprint: String,
    party: u64,
    designation: u64,
    list: String,
    id: String,
    listed_name: String,
    kind: String,
    score: f64,
    name_score: f64,
    priority: f64,
    evidence: String,
    checklist: String,
    good_guy: Option<u64>,
    designation_fingerprint: String,
}

/// A case as it is, where it is there.
struct Known {
    disposition: Disposition,
    hit: u64,
    reviewed_hit: Option<u64>,
}

/// What a hit was of.
struct Reviewed {
    parties: BTreeSet<String>,
    party: u64,
    designation: u64,
    designation_fingerprint: String,
}

/// The disposition that a word of the store means.
pub(super) fn disposition(word: &str) -> Result<Disposition> {
    Disposition::parse(word)
        .ok_or_else(|| StoreErrorKind::Damaged { what: "a case's state", why: format!("{word:?}") }.into())
}

/// Whether a run may close such a case: one that waits, or one that was found to be the designated party and may be
/// delisted.
pub(super) fn may_close(disposition: Disposition) -> bool {
    disposition.is_live() || disposition == Disposition::TrueMatch
}

pub(super) fn finish(run: StoreRun, end: &mut RunEnd<'_>, author: &Author) -> Result<(Effect, Head)> {
    let StoreRun { mut store, number, start, to_meet, gone, expired, .. } = run;
    store.write(|tx| {
        let mut merge = Merge { tx, author, run: number, effect: Effect { expired, ..Effect::default() }, opened: Sha256::new() };
        merge.findings(&start.population)?;
        let gone = if start.kind == "rescreen" {
            gone
        } else {
            let lists: BTreeSet<&str> = end.lists.keys().map(String::as_str).collect();
            unmet(tx, number, &start.population, &lists, &to_meet)?
        };
        for (case, why) in gone {
            merge.close(&case, why, end.listed)?;
        }
        let (effect, opened) = (merge.effect, merge.opened);
        changed_surroundings(tx, author, number, &start.population, end)?;
        let act = Act::RunFinished {
            id: start.id.clone(),
            config_sha256: end.config_sha256.clone(),
            lists: end.lists.clone(),
            inputs: end.inputs.clone(),
            rows: end.rows.clone(),
            cases: effect,
            opened_sha256: hex(&opened.finalize()),
        };
        let head = audit::append(tx, author, About::run(number), &act)?;
        tx.execute(
            "UPDATE run SET state = 'finished', ended = ?, config_sha256 = ?, lists = ?, manifest = ? WHERE number = ?",
            params![
                author.moment(),
                end.config_sha256,
                to_json(&end.lists),
                (end.manifest)(&head),
                number
            ],
        )?;
        Ok((effect, head))
    })
}

/// Writes down which lists and settings are not those of the run before.
fn changed_surroundings(
    tx: &Transaction<'_>,
    author: &Author,
    number: u64,
    population: &str,
    end: &RunEnd<'_>,
) -> Result<()> {
    let Some((config, lists)) = run_before(tx, population, number)? else { return Ok(()) };
    let before: BTreeMap<String, String> = read_json("a run's lists", &lists)?;
    let ids: BTreeSet<&String> = before.keys().chain(end.lists.keys()).collect();
    for list in ids {
        let (old, new) = (before.get(list), end.lists.get(list));
        if old != new {
            let act = Act::ListSwitched { list: list.clone(), before: old.cloned(), after: new.cloned() };
            audit::append(tx, author, About::run(number), &act)?;
        }
    }
    if config != end.config_sha256 {
        let act = Act::ConfigurationChanged { before: config, after: end.config_sha256.clone() };
        audit::append(tx, author, About::run(number), &act)?;
    }
    Ok(())
}

/// The cases whose counterparty was screened and that were not hit: all that wait, and true matches.
fn unmet(
    tx: &Transaction<'_>,
    run: u64,
    population: &str,
    lists: &BTreeSet<&str>,
    to_meet: &rustc_hash::FxHashMap<PartyKey, bool>,
) -> Result<Vec<(CaseId, Gone)>> {
    let mut select = tx.prepare(
        "SELECT id, party_key, list, disposition FROM cases WHERE population = ? AND seen_run <> ? ORDER BY id",
    )?;
    let mut rows = select.query(params![population, run])?;
    let mut unmet = Vec::new();
    while let Some(row) = rows.next()? {
        let (key, list, word): (String, String, String) = (row.get(1)?, row.get(2)?, row.get(3)?);
        let met = to_meet.get(&PartyKey(key)).copied().unwrap_or(false);
        if met && lists.contains(list.as_str()) && may_close(disposition(&word)?) {
            unmet.push((CaseId(row.get(0)?), Gone::Hit));
        }
    }
    Ok(unmet)
}

struct Merge<'a, 'tx> {
    tx: &'a Transaction<'tx>,
    author: &'a Author,
    run: u64,
    effect: Effect,
    opened: Sha256,
}

impl Merge<'_, '_> {
    /// All that was staged, a case at a time.
    fn findings(&mut self, population: &str) -> Result<()> {
        let tx = self.tx;
        tx.execute(
            "INSERT OR IGNORE INTO party (population, key, fingerprint, fields)
             SELECT ?, key, fingerprint, fields FROM staged_party",
            [population],
        )?;
        tx.execute_batch(
            "INSERT OR IGNORE INTO designation (list, id, fingerprint, fields)
             SELECT list, id, fingerprint, fields FROM staged_designation",
        )?;
        tx.execute(
            "INSERT INTO screened (run, file, row, party_id, outcome, reason, score, list, designation)
             SELECT ?, file, row, party_id, outcome, reason, score, list, designation FROM staged_row",
            [self.run],
        )?;
        let mut select = tx.prepare(
            "SELECT s.case_id, s.file, s.row, s.party_key, s.name, s.fingerprint, p.number, d.number, s.list, s.id,
                    s.listed_name, s.type, s.score, s.name_score, s.priority, s.evidence, s.checklist, s.good_guy,
                    d.fingerprint
             FROM staged_hit s
                  JOIN party p ON p.population = ?1 AND p.key = s.party_key AND p.fingerprint = s.fingerprint
                  JOIN designation d ON d.list = s.list AND d.id = s.id AND d.fingerprint = s.listed_fingerprint
             ORDER BY s.case_id, s.score DESC, s.file, s.row",
        )?;
        let mut rows = select.query([population])?;
        let mut group: Vec<Staged> = Vec::new();
        while let Some(row) = rows.next()? {
            let staged = staged(row)?;
            if group.first().is_some_and(|first| first.case != staged.case) {
                self.finding(population, &std::mem::take(&mut group))?;
            }
            group.push(staged);
        }
        if group.is_empty() { Ok(()) } else { self.finding(population, &group) }
    }

    /// The hits of one case, the best first.
    fn finding(&mut self, population: &str, group: &[Staged]) -> Result<()> {
        let best = &group[0];
        let parties: BTreeSet<&str> = group.iter().map(|hit| hit.fingerprint.as_str()).collect();
        let parties = parties.into_iter().collect::<Vec<_>>().join(" ");
        let digest = hex(&Sha256::digest(
            [best.evidence.as_str(), &parties, &best.designation_fingerprint].join("\n"),
        ));
        let known = self.known(&best.case)?;
        let (hit, is_new) = self.hit(best, &digest, known.is_none())?;
        let state = known.as_ref().map(|known| known.disposition.as_str());
        match known {
            None => self.open(population, best, hit)?,
            Some(known) => self.meet(&known, best, hit, &parties)?,
        }
        if is_new {
            self.insert_hit(best, hit, &parties, &digest)?;
        }
        for one in group {
            self.tx
                .prepare_cached(
                    "INSERT INTO run_hit (run, case_id, file, row, hit, state, good_guy) VALUES (?, ?, ?, ?, ?, ?, ?)",
                )?
                .execute(params![self.run, one.case.0, one.file, one.row, hit, state, one.good_guy])?;
        }
        if group.iter().all(|one| one.good_guy.is_some()) {
            self.effect.quiet += 1;
        }
        Ok(())
    }

    fn known(&self, case: &CaseId) -> Result<Option<Known>> {
        let mut select =
            self.tx.prepare_cached("SELECT disposition, hit, reviewed_hit FROM cases WHERE id = ?")?;
        let found: Option<(String, u64, Option<u64>)> =
            select.query_row([&case.0], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?))).optional()?;
        found
            .map(|(word, hit, reviewed_hit)| {
                Ok(Known { disposition: disposition(&word)?, hit, reviewed_hit })
            })
            .transpose()
    }

    /// The number of this hit, and whether it is yet to be written.
    fn hit(&self, best: &Staged, digest: &str, first: bool) -> Result<(u64, bool)> {
        if !first {
            let mut select =
                self.tx.prepare_cached("SELECT number FROM hit WHERE case_id = ? AND digest = ?")?;
            let found: Option<u64> = select.query_row([&best.case.0, digest], |row| row.get(0)).optional()?;
            if let Some(number) = found {
                return Ok((number, false));
            }
        }
        let mut next = self.tx.prepare_cached("SELECT coalesce(max(number), 0) + 1 FROM hit")?;
        Ok((next.query_row([], |row| row.get(0))?, true))
    }

    fn insert_hit(&self, best: &Staged, number: u64, parties: &str, digest: &str) -> Result<()> {
        self.tx
            .prepare_cached(
                "INSERT INTO hit (number, case_id, digest, parties, party, designation, score, name_score, priority,
                     evidence, checklist, first_run)
                 VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            )?
            .execute(params![
                number,
                best.case.0,
                digest,
                parties,
                best.party,
                best.designation,
                best.score,
                best.name_score,
                best.priority,
                best.evidence,
                best.checklist,
                self.run
            ])?;
        Ok(())
    }

    fn open(&mut self, population: &str, best: &Staged, hit: u64) -> Result<()> {
        let now = self.author.moment();
        self.tx
            .prepare_cached(
                "INSERT INTO cases (id, population, party_key, party_id, list, designation_id, name, listed_name, type,
                     disposition, score, name_score, priority, hit, opened_at, changed_at, opened_run, seen_run, version)
                 VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'open', ?, ?, ?, ?, ?, ?, ?, ?, 0)",
            )?
            .execute(params![
                best.case.0,
                population,
                best.party_key,
                PartyKey(best.party_key.clone()).id(),
                best.list,
                best.id,
                best.name,
                best.listed_name,
                best.kind,
                best.score,
                best.name_score,
                best.priority,
                hit,
                now,
                now,
                self.run,
                self.run
            ])?;
        self.effect.opened += 1;
        self.opened.update(best.case.0.as_bytes());
        Ok(())
    }

    /// A case that was there is hit again.
    fn meet(&mut self, known: &Known, best: &Staged, hit: u64, parties: &str) -> Result<()> {
        self.tx
            .prepare_cached(
                "UPDATE cases SET hit = ?, name = ?, listed_name = ?, type = ?, score = ?, name_score = ?, priority = ?,
                     seen_run = ? WHERE id = ?",
            )?
            .execute(params![
                hit,
                best.name,
                best.listed_name,
                best.kind,
                best.score,
                best.name_score,
                best.priority,
                self.run,
                best.case.0
            ])?;
        if known.disposition == Disposition::Closed {
            return self.lapse(&best.case, known.disposition, "hit-again", Vec::new());
        }
        let decided = !known.disposition.is_live() || known.disposition.proposed().is_some();
        if let (true, Some(number)) = (decided, known.reviewed_hit) {
            let reviewed = self.reviewed(number)?;
            let designation_changed = reviewed.designation_fingerprint != best.designation_fingerprint;
            let party_changed = parties.split(' ').any(|party| !reviewed.parties.contains(party));
            if designation_changed || party_changed {
                let reason = if designation_changed { "designation-changed" } else { "counterparty-changed" };
                let mut changes = self.changes("party", reviewed.party, best.party)?;
                changes.extend(self.changes("designation", reviewed.designation, best.designation)?);
                return self.lapse(&best.case, known.disposition, reason, changes);
            }
        }
        if hit != known.hit && known.disposition.is_live() {
            self.effect.changed += 1;
        } else {
            self.effect.unchanged += 1;
        }
        Ok(())
    }

    /// Opens a decided case again.
    fn lapse(
        &mut self,
        case: &CaseId,
        from: Disposition,
        reason: &str,
        changes: Vec<FieldChange>,
    ) -> Result<()> {
        lapse(self.tx, self.author, (case, Some(self.run)), from, reason, changes)?;
        self.effect.reopened += 1;
        Ok(())
    }

    fn reviewed(&self, hit: u64) -> Result<Reviewed> {
        let mut select = self.tx.prepare_cached(
            "SELECT h.parties, h.party, h.designation, d.fingerprint
             FROM hit h JOIN designation d ON d.number = h.designation WHERE h.number = ?",
        )?;
        Ok(select.query_row([hit], |row| {
            let parties: String = row.get(0)?;
            Ok(Reviewed {
                parties: parties.split(' ').map(str::to_owned).collect(),
                party: row.get(1)?,
                designation: row.get(2)?,
                designation_fingerprint: row.get(3)?,
            })
        })?)
    }

    /// What differs between two records of a table.
    fn changes(&self, table: &str, before: u64, after: u64) -> Result<Vec<FieldChange>> {
        if before == after {
            return Ok(Vec::new());
        }
        let fields = |number: u64| -> Result<Vec<Field>> {
            let mut select =
                self.tx.prepare_cached(&format!("SELECT fields FROM {table} WHERE number = ?"))?;
            let text: String = select.query_row([number], |row| row.get(0))?;
            read_json("a record", &text)
        };
        Ok(FieldChange::between(&fields(before)?, &fields(after)?))
    }

    /// A case whose hit is gone.
    fn close(
        &mut self,
        case: &CaseId,
        why: Gone,
        listed: &mut dyn FnMut(&ListId, &DesignationId) -> Result<bool>,
    ) -> Result<()> {
        let mut select =
            self.tx.prepare_cached("SELECT list, designation_id, disposition FROM cases WHERE id = ?")?;
        let (list, id, word): (String, String, String) =
            select.query_row([&case.0], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
        let from = disposition(&word)?;
        let delisted = !listed(&ListId(list), &DesignationId(id))?;
        let (reason, count) = match (why, delisted) {
            (_, true) => ("designation-delisted", &mut self.effect.closed_delisted),
            (Gone::Hit, false) => ("no-hit-any-more", &mut self.effect.closed_no_hit),
            (Gone::Counterparty, false) => ("counterparty-gone", &mut self.effect.closed_no_counterparty),
        };
        // What people found to be the designated party stays found, as long as it is designated.
        if from == Disposition::TrueMatch && !delisted || !may_close(from) {
            return Ok(());
        }
        *count += 1;
        set(self.tx, self.author, case, Disposition::Closed)?;
        let act = Act::Closed { from, to: Disposition::Closed, reason: reason.to_owned() };
        audit::append(self.tx, self.author, About { case: Some(case), run: Some(self.run) }, &act)?;
        Ok(())
    }
}

/// Opens a case again whose decision holds no more; with a good guy that it had.
pub(super) fn lapse(
    tx: &Transaction<'_>,
    author: &Author,
    (case, run): (&CaseId, Option<u64>),
    from: Disposition,
    reason: &str,
    changes: Vec<FieldChange>,
) -> Result<()> {
    good_guys::end(tx, author, case, "lapsed", reason)?;
    set(tx, author, case, Disposition::Open)?;
    let act = Act::Lapsed { from, to: Disposition::Open, reason: reason.to_owned(), changes };
    audit::append(tx, author, About { case: Some(case), run }, &act)?;
    Ok(())
}

/// Brings a case to a state, and forgets what was proposed.
pub(super) fn set(tx: &Transaction<'_>, author: &Author, case: &CaseId, to: Disposition) -> Result<()> {
    let decided = (!to.is_live()).then(|| author.moment());
    tx.prepare_cached(
        "UPDATE cases SET disposition = ?, proposed_by = NULL, good_guy_wish = NULL, changed_at = ?, decided_at = ?,
             version = version + 1 WHERE id = ?",
    )?
    .execute(params![to.as_str(), author.moment(), decided, case.0])?;
    Ok(())
}

fn staged(row: &Row<'_>) -> rusqlite::Result<Staged> {
    Ok(Staged {
        case: CaseId(row.get(0)?),
        file: row.get(1)?,
        row: row.get(2)?,
        party_key: row.get(3)?,
        name: row.get(4)?,
        fingerprint: row.get(5)?,
        party: row.get(6)?,
        designation: row.get(7)?,
        list: row.get(8)?,
        id: row.get(9)?,
        listed_name: row.get(10)?,
        kind: row.get(11)?,
        score: row.get(12)?,
        name_score: row.get(13)?,
        priority: row.get(14)?,
        evidence: row.get(15)?,
        checklist: row.get(16)?,
        good_guy: row.get(17)?,
        designation_fingerprint: row.get(18)?,
    })
}
