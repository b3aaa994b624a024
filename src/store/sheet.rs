//! Decisions as a spreadsheet: the queue out, and what reviewers wrote into it back in.
//!
//! A line names its case and the version that was looked at. A line that is stale, that contradicts another one, or that
//! the rules do not allow is refused with the reason; the others are one transaction. Who decides is who imports: a
//! name in the file is kept as a note and decides nothing.

use std::collections::BTreeMap;

use rusqlite::TransactionBehavior;

use super::audit::{self, About, Act};
use super::decide::{self, Decided, Ruling};
use super::{Author, Store};
use crate::case::CaseId;
use crate::{Error, Result};

/// A line of a sheet with a decision in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetLine {
    /// Its number in the file, from 1, the header not counted.
    pub line: u64,
    /// The case.
    pub case: CaseId,
    /// What was decided.
    pub ruling: Ruling,
}

/// What became of a line, or would.
#[derive(Debug)]
pub struct SheetOutcome {
    /// Its number.
    pub line: u64,
    /// The case.
    pub case: CaseId,
    /// What it led to, or why it was refused.
    pub outcome: Result<Decided>,
}

impl Store {
    /// Takes over the decisions of a sheet; `sha256` is that of the file. Without `apply` nothing is kept: the outcomes
    /// are those that it would have.
    ///
    /// # Errors
    ///
    /// Where the store cannot be read or written. A refused line is an outcome.
    pub fn import_sheet(
        &mut self,
        lines: &[SheetLine],
        sha256: &str,
        apply: bool,
        author: &Author,
    ) -> Result<Vec<SheetOutcome>> {
        let tx = self.db.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let mut seen: BTreeMap<&CaseId, u32> = BTreeMap::new();
        for line in lines {
            *seen.entry(&line.case).or_default() += 1;
        }
        let mut outcomes = Vec::new();
        for line in lines {
            let outcome = if seen[&line.case] > 1 {
                Err(Error::new(crate::case::CaseErrorKind::Policy(
                    "the file decides this case more than once: leave one line".to_owned(),
                )))
            } else {
                // What a refused line has changed is taken back.
                tx.execute_batch("SAVEPOINT line")?;
                let outcome = decide::decide(&tx, &line.case, &line.ruling, author);
                let end = if outcome.is_ok() { "RELEASE line" } else { "ROLLBACK TO line; RELEASE line" };
                tx.execute_batch(end)?;
                outcome
            };
            outcomes.push(SheetOutcome { line: line.line, case: line.case.clone(), outcome });
        }
        if apply {
            let decided = outcomes.iter().filter(|line| line.outcome.is_ok()).count() as u64;
            let refused = outcomes.len() as u64 - decided;
            let act = Act::SheetImported { sha256: sha256.to_owned(), decided, refused };
            audit::append(&tx, author, About::nothing(), &act)?;
            tx.commit()?;
        } else {
            tx.rollback()?;
        }
        Ok(outcomes)
    }
}
