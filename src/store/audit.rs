//! The log: every act, in order, each record chained to the one before by its hash.
//!
//! A record is a JSON text that holds its number, the moment, user and machine, the program, the act and the hash of the
//! record before it; its own hash is the SHA-256 of that text. Who edits, removes or moves a record breaks the chain
//! from there on. Who cuts the tail leaves a whole chain, shorter than the head that run manifests and reports outside
//! the store tell of.

use std::collections::BTreeMap;

use rusqlite::{OptionalExtension as _, Transaction, params};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use sha2::{Digest as _, Sha256};

use super::{Author, Effect, Store, read_json, to_json};
use crate::Result;
use crate::case::{AuditHead as Head, CaseId, Disposition, Policy, Verdict};
use crate::designation::FieldChange;
use crate::digest::hex;

/// The hash that stands before the first record.
const NOTHING: &str = "0000000000000000000000000000000000000000000000000000000000000000";

/// What was done.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "act", rename_all = "snake_case")]
#[non_exhaustive]
pub enum Act {
    /// The store was made.
    StoreMade,
    /// Other rules are in force.
    RulesChanged {
        /// The rules.
        rules: Box<Policy>,
    },
    /// A screening began.
    RunStarted {
        /// `screen` or `rescreen`.
        kind: String,
        /// The counterparties screened.
        population: String,
        /// The run's id.
        id: String,
    },
    /// A screening ended, and its findings were merged.
    RunFinished {
        /// The run's id.
        id: String,
        /// SHA-256 of the settings.
        config_sha256: String,
        /// Each list's id with the SHA-256 of its files.
        lists: BTreeMap<String, String>,
        /// Each input with its SHA-256.
        inputs: Vec<(String, String)>,
        /// Rows by what became of them.
        rows: Value,
        /// What it did to cases.
        cases: Effect,
        /// SHA-256 over the ids of the cases it opened, in order.
        opened_sha256: String,
    },
    /// A screening failed.
    RunFailed {
        /// The run's id.
        id: String,
    },
    /// A list is not the one of the run before.
    ListSwitched {
        /// Its id.
        list: String,
        /// SHA-256 before; none where it is new.
        before: Option<String>,
        /// SHA-256 now; none where it is there no more.
        after: Option<String>,
    },
    /// The settings are not those of the run before.
    ConfigurationChanged {
        /// SHA-256 before.
        before: String,
        /// SHA-256 now.
        after: String,
    },
    /// A case was given to somebody.
    Assigned {
        /// To whom.
        to_user: String,
        /// Where it stood.
        from: Disposition,
        /// Where it stands.
        to: Disposition,
    },
    /// A case was decided, or a decision was proposed or agreed to.
    Decided {
        /// The verdict.
        verdict: Verdict,
        /// Where it stood.
        from: Disposition,
        /// Where it stands.
        to: Disposition,
        /// The reason's code.
        reason: String,
        /// Why, in words.
        note: String,
        /// The answers to the checklist's steps.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        answers: Vec<Answer>,
        /// Whom an imported file names as the one who decided.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        said_decided_by: Option<String>,
        /// The number of the hit that was looked at.
        hit: u64,
        /// SHA-256 of the hit.
        hit_digest: String,
        /// SHA-256 of the settings that found it.
        config_sha256: String,
        /// SHA-256 of the list that it is on.
        list_sha256: String,
    },
    /// A case was reopened by a person.
    Reopened {
        /// Where it stood.
        from: Disposition,
        /// Where it stands.
        to: Disposition,
        /// The reason's code.
        reason: String,
        /// Why, in words.
        note: String,
    },
    /// A case was reopened by a run, or because a day has passed.
    Lapsed {
        /// Where it stood.
        from: Disposition,
        /// Where it stands.
        to: Disposition,
        /// The reason's code.
        reason: String,
        /// What differs from what was reviewed.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        changes: Vec<FieldChange>,
    },
    /// A case was closed by a run.
    Closed {
        /// Where it stood.
        from: Disposition,
        /// Where it stands.
        to: Disposition,
        /// The reason's code.
        reason: String,
    },
    /// Somebody wrote something down.
    Noted {
        /// What.
        note: String,
    },
    /// A pair stays quiet from now on.
    GoodGuyMade {
        /// Its number.
        good_guy: u64,
        /// Who wanted it.
        author: String,
        /// The last day on which it holds.
        expires: String,
        /// Fingerprints of the counterparty's records.
        parties: Vec<String>,
        /// Fingerprint of the designation's record.
        designation: String,
    },
    /// A pair stays quiet no more.
    GoodGuyEnded {
        /// Its number.
        good_guy: u64,
        /// `lapsed` or `revoked`.
        state: String,
        /// The reason's code, or why in words.
        reason: String,
    },
    /// Decisions were read from a file.
    SheetImported {
        /// SHA-256 of the file.
        sha256: String,
        /// Decisions taken over.
        decided: u64,
        /// Decisions refused.
        refused: u64,
    },
}

/// An answer to a step of the checklist.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// The step, from 1.
    pub step: u8,
    /// What the user says to it.
    pub answer: String,
}

impl Act {
    /// Where an act brings its case, where it moves one.
    #[must_use]
    pub fn to(&self) -> Option<Disposition> {
        match self {
            Self::Assigned { to, .. }
            | Self::Decided { to, .. }
            | Self::Reopened { to, .. }
            | Self::Lapsed { to, .. }
            | Self::Closed { to, .. } => Some(*to),
            _ => None,
        }
    }
}

/// A record of the log.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AuditRecord {
    /// Its number, from 1 without a gap.
    pub seq: u64,
    /// The moment, UTC.
    pub at: String,
    /// The user of the operating system.
    pub user: String,
    /// The machine.
    pub host: String,
    /// The program and its version.
    pub program: String,
    /// What was done.
    #[serde(flatten)]
    pub act: Act,
    /// The case it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub case: Option<CaseId>,
    /// The number of the run it is about, or was done by.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub run: Option<u64>,
    /// The hash of the record before.
    pub prev: String,
}

/// What an act is about.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct About<'a> {
    pub(super) case: Option<&'a CaseId>,
    pub(super) run: Option<u64>,
}

impl<'a> About<'a> {
    pub(super) fn nothing() -> Self {
        Self::default()
    }

    pub(super) fn case(case: &'a CaseId) -> Self {
        Self { case: Some(case), run: None }
    }

    pub(super) fn run(run: u64) -> Self {
        Self { case: None, run: Some(run) }
    }
}

/// Writes an act down, as part of the transaction that does it.
pub(super) fn append(tx: &Transaction<'_>, author: &Author, about: About<'_>, act: &Act) -> Result<Head> {
    let head = head(tx)?;
    let seq = head.as_ref().map_or(1, |head| head.seq + 1);
    let record = AuditRecord {
        seq,
        at: author.moment(),
        user: author.actor.user.clone(),
        host: author.actor.host.clone(),
        program: concat!("interdict ", env!("CARGO_PKG_VERSION")).to_owned(),
        act: act.clone(),
        case: about.case.cloned(),
        run: about.run,
        prev: head.map_or_else(|| NOTHING.to_owned(), |head| head.hash),
    };
    let record = to_json(&record);
    let hash = hex(&Sha256::digest(&record));
    let mut insert =
        tx.prepare_cached("INSERT INTO audit (seq, case_id, run, record, hash) VALUES (?, ?, ?, ?, ?)")?;
    insert.execute(params![seq, about.case.map(|case| &case.0), about.run, record, hash])?;
    let head = Head { seq, hash };
    let mut keep = tx.prepare_cached("INSERT OR REPLACE INTO meta (key, value) VALUES ('audit_head', ?)")?;
    keep.execute([to_json(&head)])?;
    Ok(head)
}

/// The last record of the log.
pub(super) fn head(db: &rusqlite::Connection) -> Result<Option<Head>> {
    let mut last = db.prepare_cached("SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1")?;
    Ok(last.query_row([], |row| Ok(Head { seq: row.get(0)?, hash: row.get(1)? })).optional()?)
}

/// What a log is that is as it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verified {
    /// Records.
    pub records: u64,
    /// The last one.
    pub head: Option<Head>,
    /// Heads from outside that were found in it.
    pub anchors: usize,
}

/// Where a log is not as it was written.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Tampering {
    /// A number is missing or comes twice.
    #[error("record {expected} is missing: {found} follows {}", expected - 1)]
    Missing {
        /// The number that should follow.
        expected: u64,
        /// The one that does.
        found: u64,
    },
    /// The text is not that of its hash.
    #[error("record {seq} was edited: its text does not give its hash")]
    Edited {
        /// Its number.
        seq: u64,
    },
    /// The record is not the one that stood there.
    #[error("record {seq} does not follow the one before it: a record was edited, removed or moved")]
    Unchained {
        /// Its number.
        seq: u64,
    },
    /// The table's columns say something else than the record.
    #[error("record {seq} is filed under another case or run than it speaks of")]
    Misfiled {
        /// Its number.
        seq: u64,
    },
    /// The log ends before a head that is known.
    #[error("the log was cut: it ends at record {last}, and {known_from} tells of record {seq}")]
    Cut {
        /// Its last number.
        last: u64,
        /// The number that is known.
        seq: u64,
        /// Where from.
        known_from: String,
    },
    /// The log has another record where a head is known.
    #[error("record {seq} is not the one that {known_from} tells of: the log was written anew")]
    Rewritten {
        /// The number.
        seq: u64,
        /// Where from.
        known_from: String,
    },
    /// A case stands elsewhere than its last act left it.
    #[error("case {case} is {found}, and the log says {logged}: it was changed past the log")]
    Case {
        /// The case.
        case: CaseId,
        /// Where it stands.
        found: String,
        /// Where its last act left it.
        logged: String,
    },
    /// The rules in force are not those that were set last.
    #[error("the rules in force are not those that the log says were set: they were changed past the log")]
    Rules,
    /// A good guy is in force, or not, and the log says otherwise.
    #[error("good guy {good_guy} is {found}, and the log says {logged}: it was changed past the log")]
    GoodGuy {
        /// Its number.
        good_guy: u64,
        /// What it is.
        found: String,
        /// What the log says.
        logged: String,
    },
}

impl Store {
    /// The last record of the log.
    ///
    /// # Errors
    ///
    /// Where the store cannot be read.
    pub fn head(&self) -> Result<Option<Head>> {
        head(&self.db)
    }

    /// Whether the log is as it was written and the cases are where it says; `anchors` are heads known from outside, each
    /// with where it is known from.
    ///
    /// # Errors
    ///
    /// Where the store cannot be read. What was tampered with is no error but the inner result, the first in the log's
    /// order.
    ///
    /// Cost: the whole log is read, some microseconds a record.
    pub fn verify(&self, anchors: &[(String, Head)]) -> Result<std::result::Result<Verified, Tampering>> {
        let mut records =
            self.db.prepare("SELECT seq, case_id, run, record, hash FROM audit ORDER BY seq")?;
        let mut rows = records.query([])?;
        let mut last: Option<Head> = None;
        let mut found = 0;
        let mut replay = Replay::default();
        while let Some(row) = rows.next()? {
            let (seq, text, hash): (u64, String, String) = (row.get(0)?, row.get(3)?, row.get(4)?);
            let expected = last.as_ref().map_or(1, |head| head.seq + 1);
            if seq != expected {
                return Ok(Err(Tampering::Missing { expected, found: seq }));
            }
            if hex(&Sha256::digest(&text)) != hash {
                return Ok(Err(Tampering::Edited { seq }));
            }
            let Ok(record) = serde_json::from_str::<AuditRecord>(&text) else {
                return Ok(Err(Tampering::Edited { seq }));
            };
            let prev = last.as_ref().map_or(NOTHING, |head| &head.hash);
            if record.prev != prev || record.seq != seq {
                return Ok(Err(Tampering::Unchained { seq }));
            }
            let (case, run): (Option<String>, Option<u64>) = (row.get(1)?, row.get(2)?);
            if record.case.as_ref().map(|case| &case.0) != case.as_ref() || record.run != run {
                return Ok(Err(Tampering::Misfiled { seq }));
            }
            for (known_from, anchor) in anchors.iter().filter(|(_, anchor)| anchor.seq == seq) {
                if anchor.hash != hash {
                    return Ok(Err(Tampering::Rewritten { seq, known_from: known_from.clone() }));
                }
                found += 1;
            }
            replay.take(record);
            last = Some(Head { seq, hash });
        }
        let end = last.as_ref().map_or(0, |head| head.seq);
        if let Some((known_from, anchor)) =
            self.all_anchors(anchors)?.into_iter().find(|(_, one)| one.seq > end)
        {
            return Ok(Err(Tampering::Cut { last: end, seq: anchor.seq, known_from }));
        }
        if let Some(tampering) = replay.differs(&self.db)? {
            return Ok(Err(tampering));
        }
        Ok(Ok(Verified { records: end, head: last, anchors: found }))
    }

    /// The heads from outside, and the one that the store itself keeps.
    fn all_anchors(&self, anchors: &[(String, Head)]) -> Result<Vec<(String, Head)>> {
        let mut all = anchors.to_vec();
        let kept: Option<String> = self
            .db
            .query_row("SELECT value FROM meta WHERE key = 'audit_head'", [], |row| row.get(0))
            .optional()?;
        if let Some(kept) = kept {
            all.push(("the store itself".to_owned(), read_json("the head of the log", &kept)?));
        }
        Ok(all)
    }

    /// Hands the log's records, as JSON texts in their order, to `each`.
    ///
    /// # Errors
    ///
    /// Where the store cannot be read; those of `each`.
    pub fn export_log(&self, mut each: impl FnMut(&str) -> Result<()>) -> Result<()> {
        let mut records = self.db.prepare("SELECT record, hash FROM audit ORDER BY seq")?;
        let mut rows = records.query([])?;
        while let Some(row) = rows.next()? {
            let (record, hash): (String, String) = (row.get(0)?, row.get(1)?);
            // The record's own bytes, so that anybody can hash them.
            each(&format!("{{\"record\":{record},\"hash\":\"{hash}\"}}"))?;
        }
        Ok(())
    }
}

/// Where the log leaves everything.
#[derive(Default)]
struct Replay {
    cases: BTreeMap<CaseId, Disposition>,
    good_guys: BTreeMap<u64, String>,
    rules: Option<Box<Policy>>,
}

impl Replay {
    fn take(&mut self, record: AuditRecord) {
        if let (Some(case), Some(to)) = (record.case, record.act.to()) {
            self.cases.insert(case, to);
        }
        match record.act {
            Act::GoodGuyMade { good_guy, .. } => {
                self.good_guys.insert(good_guy, "active".to_owned());
            }
            Act::GoodGuyEnded { good_guy, state, .. } => {
                self.good_guys.insert(good_guy, state);
            }
            Act::RulesChanged { rules } => self.rules = Some(rules),
            _ => {}
        }
    }

    /// The first thing that is not where the log leaves it.
    fn differs(mut self, db: &rusqlite::Connection) -> Result<Option<Tampering>> {
        let mut cases = db.prepare("SELECT id, disposition FROM cases ORDER BY id")?;
        let mut rows = cases.query([])?;
        while let Some(row) = rows.next()? {
            let (case, found): (String, String) = (row.get(0)?, row.get(1)?);
            let case = CaseId(case);
            // A case that nobody acted on is open.
            let logged = self.cases.remove(&case).unwrap_or(Disposition::Open);
            if logged.as_str() != found {
                return Ok(Some(Tampering::Case { case, found, logged: logged.to_string() }));
            }
        }
        if let Some((case, logged)) = self.cases.pop_first() {
            return Ok(Some(Tampering::Case {
                case,
                found: "not there".to_owned(),
                logged: logged.to_string(),
            }));
        }
        let mut good_guys = db.prepare("SELECT number, state FROM good_guy ORDER BY number")?;
        let mut rows = good_guys.query([])?;
        while let Some(row) = rows.next()? {
            let (good_guy, found): (u64, String) = (row.get(0)?, row.get(1)?);
            let logged = self.good_guys.remove(&good_guy).unwrap_or_else(|| "not there".to_owned());
            if logged != found {
                return Ok(Some(Tampering::GoodGuy { good_guy, found, logged }));
            }
        }
        if let Some((good_guy, logged)) = self.good_guys.pop_first() {
            return Ok(Some(Tampering::GoodGuy { good_guy, found: "not there".to_owned(), logged }));
        }
        let rules = super::rules::in_force(db)?;
        let logged = self.rules.map_or_else(Policy::default, |rules| *rules);
        Ok((rules != logged).then_some(Tampering::Rules))
    }
}
