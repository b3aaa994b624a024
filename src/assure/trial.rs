//! Asking: every query is screened once, at a threshold below every one that matters, and the scores are kept.
//!
//! A sweep over thresholds, the pairs below the line and the alert load are then counted from the scores; nothing is
//! screened twice. That is exact: a hit at a threshold is a score that reaches it ([`Screener::scores`]).

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use crate::Result;
use crate::party::{NotScreened, RowContent};
use crate::screen::batch::{Pool, Work, work_through};
use crate::screen::{Query, Screener, Worker};

use super::packs::Case;

/// What screening says of a query.
#[derive(Debug, Clone, PartialEq)]
pub enum Answer {
    /// The designations that reach the screener's threshold, by number, with their scores.
    Scores(Box<[(u32, f32)]>),
    /// It could not be screened.
    NotScreened(NotScreened),
}

impl Answer {
    /// The scores; none of a query that was not screened.
    #[must_use]
    pub fn scores(&self) -> &[(u32, f32)] {
        match self {
            Self::Scores(scores) => scores,
            Self::NotScreened(_) => &[],
        }
    }

    /// The score of one designation, where it was found.
    #[must_use]
    pub fn score_of(&self, designation: u32) -> Option<f32> {
        let scores = self.scores();
        let at = scores.binary_search_by_key(&designation, |&(number, _)| number).ok()?;
        Some(scores[at].1)
    }

    /// Whether it was screened.
    #[must_use]
    pub fn is_screened(&self) -> bool {
        matches!(self, Self::Scores(_))
    }
}

/// Screens the queries by number.
struct Trial {
    screener: Arc<Screener>,
    cases: Arc<[Case]>,
}

impl Work for Trial {
    type Item = usize;
    type Outcome = Answer;
    type Worker = Worker;

    fn worker(&self) -> Worker {
        self.screener.worker()
    }

    fn work(&self, number: &usize, worker: &mut Worker) -> Result<Answer> {
        let party = match &self.cases[*number].content {
            RowContent::Party(party) => party,
            RowContent::NotScreened(reason) => return Ok(Answer::NotScreened(reason.clone())),
        };
        Ok(match Query::of(party) {
            Ok(query) => Answer::Scores(self.screener.scores(&query, worker)?.into_boxed_slice()),
            Err(reason) => Answer::NotScreened(reason),
        })
    }

    fn weight(_: &usize) -> usize {
        size_of::<usize>()
    }
}

/// Screens every query, and gives the answers in the order of the queries. `each` is called after each one.
///
/// # Errors
///
/// Where the index cannot be read, or [`Interrupted`](crate::ErrorKind::Interrupted) once `interrupted` is set.
pub fn ask(
    screener: &Arc<Screener>,
    cases: &Arc<[Case]>,
    pool: &Pool,
    interrupted: &AtomicBool,
    each: impl Fn(),
) -> Result<Vec<Answer>> {
    let trial = Arc::new(Trial { screener: Arc::clone(screener), cases: Arc::clone(cases) });
    let mut answers = Vec::with_capacity(cases.len());
    let numbers = (0..cases.len()).map(Ok);
    let _ended = work_through(&trial, pool, numbers, interrupted, |_, answer| {
        answers.push(answer.clone());
        each();
        Ok(())
    })?;
    Ok(answers)
}
