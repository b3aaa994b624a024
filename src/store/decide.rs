//! Acting on cases: assign, decide, reopen, note; each by the rules in force and with its record in the log.

use std::collections::BTreeMap;

use rusqlite::{OptionalExtension as _, Transaction, params};

use super::audit::{self, About, Act, Answer};
use super::{Author, GoodGuyWish, Store, StoreErrorKind, good_guys, merge, read_json, rules, to_json};
use crate::Result;
use crate::case::{CaseErrorKind, CaseId, Decision, Disposition, Role, Standing, Verdict};

/// What somebody decides of a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ruling {
    /// The verdict.
    pub verdict: Verdict,
    /// The reason's code.
    pub reason: String,
    /// Why, in words.
    pub note: String,
    /// Whether the pair shall stay quiet, and how long.
    pub good_guy: Option<GoodGuyWish>,
    /// The answers to the checklist's steps.
    pub answers: Vec<Answer>,
    /// Whom an imported file names as the one who decided: kept as a note.
    pub said_decided_by: Option<String>,
    /// The version of the case that was looked at, where it is known.
    pub version: Option<u64>,
}

/// What a ruling led to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Decided {
    /// Where the case stood.
    pub from: Disposition,
    /// Where it stands.
    pub to: Disposition,
    /// The number of the good guy that was made.
    pub good_guy: Option<u64>,
}

/// A case as it must be known to be acted on.
struct Acted {
    disposition: Disposition,
    score: f64,
    proposed_by: Option<String>,
    wish: Option<GoodGuyWish>,
    hit: u64,
    hit_digest: String,
    version: u64,
    config_sha256: String,
    list_sha256: String,
}

impl Store {
    /// Decides a case, proposes a decision, or agrees to one that another user proposed: as the rules in force say.
    ///
    /// # Errors
    ///
    /// Where the rules do not allow it, the case was acted on since the version given, or the store cannot be written.
    pub fn decide(&mut self, case: &CaseId, ruling: &Ruling, author: &Author) -> Result<Decided> {
        self.write(|tx| decide(tx, case, ruling, author))
    }

    /// Gives a case to a user; an open one is then in review.
    ///
    /// # Errors
    ///
    /// As [`decide`](Self::decide).
    pub fn assign(&mut self, case: &CaseId, to_user: &str, author: &Author) -> Result<Disposition> {
        self.write(|tx| {
            let acted = acted(tx, case)?;
            let to = rules::in_force(tx)?.assign(acted.disposition, &author.actor.user)?;
            tx.execute(
                "UPDATE cases SET assignee = ?, disposition = ?, changed_at = ?, version = version + 1 WHERE id = ?",
                params![to_user, to.as_str(), author.moment(), case.0],
            )?;
            let act = Act::Assigned { to_user: to_user.to_owned(), from: acted.disposition, to };
            audit::append(tx, author, About::case(case), &act)?;
            Ok(to)
        })
    }

    /// Opens a decided case again; a good guy that it had is revoked.
    ///
    /// # Errors
    ///
    /// As [`decide`](Self::decide).
    pub fn reopen(
        &mut self,
        case: &CaseId,
        reason: &str,
        note: &str,
        author: &Author,
    ) -> Result<Disposition> {
        self.write(|tx| {
            let from = acted(tx, case)?.disposition;
            let to = rules::in_force(tx)?.reopen(from, reason, note, &author.actor.user)?;
            good_guys::end(tx, author, case, "revoked", reason)?;
            merge::set(tx, author, case, to)?;
            let act = Act::Reopened { from, to, reason: reason.to_owned(), note: note.to_owned() };
            audit::append(tx, author, About::case(case), &act)?;
            Ok(to)
        })
    }

    /// Writes something down in a case's history.
    ///
    /// # Errors
    ///
    /// As [`decide`](Self::decide).
    pub fn note(&mut self, case: &CaseId, note: &str, author: &Author) -> Result<()> {
        self.write(|tx| {
            rules::in_force(tx)?.require(&author.actor.user, Role::Reviewer, "write in a case's history")?;
            if !note.chars().any(char::is_alphanumeric) {
                return Err(CaseErrorKind::NoNote.into());
            }
            acted(tx, case)?;
            tx.execute("UPDATE cases SET version = version + 1 WHERE id = ?", [&case.0])?;
            audit::append(tx, author, About::case(case), &Act::Noted { note: note.to_owned() })?;
            Ok(())
        })
    }
}

/// Decides a case as part of a transaction.
pub(super) fn decide(
    tx: &Transaction<'_>,
    case: &CaseId,
    ruling: &Ruling,
    author: &Author,
) -> Result<Decided> {
    let known = acted(tx, case)?;
    if let Some(then) = ruling.version.filter(|then| *then != known.version) {
        return Err(StoreErrorKind::Stale { now: known.version, then }.into());
    }
    let user = author.actor.user.as_str();
    let (from, verdict) = (known.disposition, ruling.verdict);
    let standing =
        Standing { disposition: from, score: known.score, proposed_by: known.proposed_by.as_deref() };
    let decision =
        Decision { verdict, reason: &ruling.reason, note: &ruling.note, good_guy: ruling.good_guy.is_some() };
    let to = rules::in_force(tx)?.decide(&standing, &decision, user)?;
    let wish = ruling.good_guy.as_ref().map(|wish| GoodGuyWish {
        author: user.to_owned(),
        reason: ruling.reason.clone(),
        note: ruling.note.clone(),
        ..wish.clone()
    });
    merge::set(tx, author, case, to)?;
    let proposed = to.proposed().is_some();
    tx.prepare_cached(
        "UPDATE cases SET reviewed_hit = hit, proposed_by = ?, good_guy_wish = ? WHERE id = ?",
    )?
    .execute(params![
        proposed.then_some(user),
        wish.as_ref().filter(|_| proposed).map(to_json),
        case.0
    ])?;
    let act = Act::Decided {
        verdict,
        from,
        to,
        reason: ruling.reason.clone(),
        note: ruling.note.clone(),
        answers: ruling.answers.clone(),
        said_decided_by: ruling.said_decided_by.clone(),
        hit: known.hit,
        hit_digest: known.hit_digest,
        config_sha256: known.config_sha256,
        list_sha256: known.list_sha256,
    };
    audit::append(tx, author, About::case(case), &act)?;
    let good_guy = match (to, known.wish) {
        // What was proposed is what is agreed to; a day that the second user names comes before.
        (Disposition::FalsePositive, Some(proposed)) => {
            let expires = wish.and_then(|wish| wish.expires).or(proposed.expires);
            Some(good_guys::make(tx, author, case, known.hit, &GoodGuyWish { expires, ..proposed })?)
        }
        _ => None,
    };
    Ok(Decided { from, to, good_guy })
}

fn acted(tx: &Transaction<'_>, case: &CaseId) -> Result<Acted> {
    let mut select = tx.prepare_cached(
        "SELECT c.disposition, c.score, c.proposed_by, c.good_guy_wish, c.hit, h.digest, c.version, c.list,
                r.config_sha256, r.lists
         FROM cases c JOIN hit h ON h.number = c.hit JOIN run r ON r.number = c.seen_run WHERE c.id = ?",
    )?;
    let found = select
        .query_row([&case.0], |row| {
            let text = |at| row.get::<_, Option<String>>(at);
            let word: String = row.get(0)?;
            let (wish, lists) = (text(3)?, text(9)?);
            let known = (row.get(1)?, text(2)?, row.get(4)?, row.get(5)?, row.get(6)?, row.get(7)?, text(8)?);
            Ok((word, wish, lists, known))
        })
        .optional()?;
    let Some((word, wish, lists, known)) = found else {
        return Err(StoreErrorKind::NoCase { id: case.0.clone() }.into());
    };
    let (score, proposed_by, hit, hit_digest, version, list, config): (f64, _, u64, String, u64, String, _) =
        known;
    let lists: BTreeMap<String, String> =
        lists.map_or_else(|| Ok(BTreeMap::new()), |lists| read_json("a run's lists", &lists))?;
    Ok(Acted {
        disposition: merge::disposition(&word)?,
        score,
        proposed_by,
        wish: wish.map(|wish| read_json("a wish for a good guy", &wish)).transpose()?,
        hit,
        hit_digest,
        version,
        config_sha256: config.unwrap_or_default(),
        list_sha256: lists.get(&list).cloned().unwrap_or_default(),
    })
}
