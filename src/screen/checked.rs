//! A row → its outcome and what looks wrong in it, in one piece of work.
//!
//! The two know nothing of each other: a flag changes no outcome, and an outcome remembered from an equal row no flag.

use std::sync::Arc;

use crate::Result;
use crate::party::Row;
use crate::party::quality::{CheckMemory, RowCheck, RowQuality};

use super::batch::Work;
use super::{Outcome, Screener, Worker};

/// Screens rows and checks their quality.
pub struct CheckedScreener {
    screener: Arc<Screener>,
    checks: Arc<[RowCheck]>,
}

/// The reusable memory of one thread.
pub struct CheckedWorker {
    worker: Worker,
    memory: CheckMemory,
}

impl CheckedScreener {
    /// One that holds each row against the checks of its file, by [`Row::file`].
    #[must_use]
    pub fn new(screener: Arc<Screener>, checks: Arc<[RowCheck]>) -> Self {
        Self { screener, checks }
    }
}

impl Work for CheckedScreener {
    type Item = Row;
    type Outcome = (Outcome, RowQuality);
    type Worker = CheckedWorker;

    fn worker(&self) -> CheckedWorker {
        CheckedWorker { worker: self.screener.worker(), memory: CheckMemory::default() }
    }

    fn work(&self, row: &Row, worker: &mut CheckedWorker) -> Result<(Outcome, RowQuality)> {
        let outcome = self.screener.work(row, &mut worker.worker)?;
        let check = self.checks.get(row.file);
        Ok((outcome, check.map(|check| check.row(row, &mut worker.memory)).unwrap_or_default()))
    }

    fn weight(row: &Row) -> usize {
        Screener::weight(row)
    }
}
