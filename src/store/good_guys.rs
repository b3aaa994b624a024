//! Pairs that stay quiet: made when a second person agrees, ended by a change, a day or a person.

use std::collections::BTreeSet;

use jiff::civil::Date;
use rusqlite::{Connection, OptionalExtension as _, Row, Transaction, params};
use serde::{Deserialize, Serialize};

use super::audit::{self, About, Act};
use super::{Author, Store, StoreErrorKind, merge, rules};
use crate::case::{CaseId, Disposition, GoodGuy, Role};
use crate::designation::{Fingerprint, NoFingerprint};
use crate::{Error, Result};

/// That a false positive shall make a good guy.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct GoodGuyWish {
    /// The last day on which it shall hold; by default as many days from its approval as the rules say.
    pub expires: Option<Date>,
    /// Who wishes it.
    #[serde(default)]
    pub author: String,
    /// The reason's code.
    #[serde(default)]
    pub reason: String,
    /// Why, in words.
    #[serde(default)]
    pub note: String,
}

/// A good guy as people see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct GoodGuyRecord {
    /// Its number.
    pub number: u64,
    /// The pair.
    pub case: CaseId,
    /// `active`, `lapsed` or `revoked`.
    pub state: String,
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
    /// Who wanted it.
    pub author: String,
    /// Who agreed.
    pub approver: String,
    /// The reason's code.
    pub reason: String,
    /// Why, in words.
    pub note: String,
    /// When it was made, UTC.
    pub made_at: String,
    /// The last day on which it holds.
    pub expires: String,
    /// When it ended.
    pub ended_at: Option<String>,
    /// Why.
    pub end_reason: Option<String>,
}

/// Those in force, as screening needs them.
pub(super) fn in_force(db: &Connection) -> Result<Vec<(CaseId, GoodGuy)>> {
    let mut select = db.prepare(
        "SELECT case_id, number, parties, designation, expires FROM good_guy WHERE state = 'active'",
    )?;
    let mut rows = select.query([])?;
    let mut pairs = Vec::new();
    while let Some(row) = rows.next()? {
        let (parties, designation, expires): (String, String, String) =
            (row.get(2)?, row.get(3)?, row.get(4)?);
        let damaged = |why: String| Error::from(StoreErrorKind::Damaged { what: "a good guy", why });
        let prints: Result<BTreeSet<Fingerprint>, NoFingerprint> =
            parties.split(' ').map(str::parse).collect();
        pairs.push((
            CaseId(row.get(0)?),
            GoodGuy {
                number: row.get(1)?,
                party: prints.map_err(|error| damaged(error.to_string()))?,
                designation: designation
                    .parse()
                    .map_err(|error: NoFingerprint| damaged(error.to_string()))?,
                expires: expires.parse().map_err(|error: jiff::Error| damaged(error.to_string()))?,
            },
        ));
    }
    Ok(pairs)
}

/// Ends those whose last day is over, and opens their cases again; says how many.
pub(super) fn end_expired(tx: &Transaction<'_>, author: &Author) -> Result<u64> {
    let mut select = tx.prepare_cached(
        "SELECT g.case_id, c.disposition FROM good_guy g JOIN cases c ON c.id = g.case_id
         WHERE g.state = 'active' AND g.expires < ? ORDER BY g.number",
    )?;
    let expired: Vec<(String, String)> = select
        .query_map([author.today().to_string()], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<Result<_, _>>()?;
    let count = expired.len() as u64;
    for (case, word) in expired {
        let (case, from) = (CaseId(case), merge::disposition(&word)?);
        merge::lapse(tx, author, (&case, None), from, "good-guy-expired", Vec::new())?;
    }
    Ok(count)
}

/// Ends the one of a case, where one is in force.
pub(super) fn end(
    tx: &Transaction<'_>,
    author: &Author,
    case: &CaseId,
    state: &str,
    reason: &str,
) -> Result<()> {
    let mut select =
        tx.prepare_cached("SELECT number FROM good_guy WHERE case_id = ? AND state = 'active'")?;
    let Some(number) = select.query_row([&case.0], |row| row.get::<_, u64>(0)).optional()? else {
        return Ok(());
    };
    tx.execute(
        "UPDATE good_guy SET state = ?, ended_at = ?, end_reason = ? WHERE number = ?",
        params![state, author.moment(), reason, number],
    )?;
    let act = Act::GoodGuyEnded { good_guy: number, state: state.to_owned(), reason: reason.to_owned() };
    audit::append(tx, author, About::case(case), &act)?;
    Ok(())
}

/// Makes the one of a case, on the records of a hit.
pub(super) fn make(
    tx: &Transaction<'_>,
    approver: &Author,
    case: &CaseId,
    hit: u64,
    wish: &GoodGuyWish,
) -> Result<u64> {
    let days = i64::from(rules::in_force(tx)?.good_guy_days);
    let expires =
        wish.expires.unwrap_or_else(|| approver.today().saturating_add(jiff::Span::new().days(days)));
    let (parties, designation): (String, String) = tx.query_row(
        "SELECT h.parties, d.fingerprint FROM hit h JOIN designation d ON d.number = h.designation WHERE h.number = ?",
        [hit],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )?;
    tx.execute(
        "INSERT INTO good_guy (case_id, state, author, approver, reason, note, made_at, expires, parties, designation)
         VALUES (?, 'active', ?, ?, ?, ?, ?, ?, ?, ?)",
        params![
            case.0,
            wish.author,
            approver.actor.user,
            wish.reason,
            wish.note,
            approver.moment(),
            expires.to_string(),
            parties,
            designation
        ],
    )?;
    let number = u64::try_from(tx.last_insert_rowid()).expect("numbers count from 1");
    let act = Act::GoodGuyMade {
        good_guy: number,
        author: wish.author.clone(),
        expires: expires.to_string(),
        parties: parties.split(' ').map(str::to_owned).collect(),
        designation,
    };
    audit::append(tx, approver, About::case(case), &act)?;
    Ok(number)
}

const SELECT: &str = "
    SELECT g.number, g.case_id, g.state, c.party_id, c.name, c.list, c.designation_id, c.listed_name, g.author,
           g.approver, g.reason, g.note, g.made_at, g.expires, g.ended_at, g.end_reason
    FROM good_guy g JOIN cases c ON c.id = g.case_id";

fn record(row: &Row<'_>) -> rusqlite::Result<GoodGuyRecord> {
    Ok(GoodGuyRecord {
        number: row.get(0)?,
        case: CaseId(row.get(1)?),
        state: row.get(2)?,
        party_id: row.get(3)?,
        name: row.get(4)?,
        list: row.get(5)?,
        designation_id: row.get(6)?,
        listed_name: row.get(7)?,
        author: row.get(8)?,
        approver: row.get(9)?,
        reason: row.get(10)?,
        note: row.get(11)?,
        made_at: row.get(12)?,
        expires: row.get(13)?,
        ended_at: row.get(14)?,
        end_reason: row.get(15)?,
    })
}

impl Store {
    /// All good guys, or those in force, in the order they were made.
    ///
    /// # Errors
    ///
    /// Where the store cannot be read.
    pub fn good_guys(&self, in_force_only: bool) -> Result<Vec<GoodGuyRecord>> {
        let only = if in_force_only { "WHERE g.state = 'active'" } else { "" };
        let mut select = self.db.prepare(&format!("{SELECT} {only} ORDER BY g.number"))?;
        let records = select.query_map([], record)?;
        Ok(records.collect::<Result<_, _>>()?)
    }

    /// The good guys that a case has or had.
    pub(super) fn good_guys_of(&self, case: &CaseId) -> Result<Vec<GoodGuyRecord>> {
        let mut select = self.db.prepare(&format!("{SELECT} WHERE g.case_id = ? ORDER BY g.number"))?;
        let records = select.query_map([&case.0], record)?;
        Ok(records.collect::<Result<_, _>>()?)
    }

    /// Ends a good guy by a person's will; its case is open again.
    ///
    /// # Errors
    ///
    /// Where the rules do not allow it, no such good guy is in force, or the store cannot be written.
    pub fn revoke_good_guy(&mut self, number: u64, note: &str, author: &Author) -> Result<CaseId> {
        self.write(|tx| {
            rules::in_force(tx)?.require(&author.actor.user, Role::Reviewer, "revoke a good guy")?;
            if !note.chars().any(char::is_alphanumeric) {
                return Err(crate::case::CaseErrorKind::NoNote.into());
            }
            let found: Option<(String, String)> = tx
                .query_row(
                    "SELECT g.case_id, c.disposition FROM good_guy g JOIN cases c ON c.id = g.case_id
                     WHERE g.number = ? AND g.state = 'active'",
                    [number],
                    |row| Ok((row.get(0)?, row.get(1)?)),
                )
                .optional()?;
            let Some((case, word)) = found else {
                return Err(StoreErrorKind::NoGoodGuy { number }.into());
            };
            let (case, from) = (CaseId(case), merge::disposition(&word)?);
            end(tx, author, &case, "revoked", note)?;
            merge::set(tx, author, &case, Disposition::Open)?;
            let act = Act::Lapsed {
                from,
                to: Disposition::Open,
                reason: "good-guy-revoked".to_owned(),
                changes: Vec::new(),
            };
            audit::append(tx, author, About::case(&case), &act)?;
            Ok(case)
        })
    }
}
