//! A case of a run as one line: the columns that the CSV and the workbook have in common.

use crate::store::{Act, RunCase};

use super::{RunReport, words};

/// What stands in a cell, with its type.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Cell {
    /// Words; never a formula, whatever they begin with.
    Text(String),
    /// A score or another number of four digits behind the point.
    Score(f64),
    /// A number of things, or a number that names one.
    Count(u64),
    /// A moment in UTC, as the store writes it.
    Moment(String),
    /// Nothing.
    Empty,
}

impl Cell {
    pub(super) fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    fn moment(moment: Option<&String>) -> Self {
        moment.map_or(Self::Empty, |moment| Self::Moment(moment.clone()))
    }

    pub(super) fn optional(text: Option<&String>) -> Self {
        text.map_or(Self::Empty, |text| Self::Text(text.clone()))
    }
}

/// A column's heading, and how wide a sheet makes it, in letters.
pub(super) type Column = (&'static str, f64);

/// The columns of [`line`].
pub(super) const COLUMNS: [Column; 37] = [
    ("run", 18.0),
    ("case", 18.0),
    ("in_run", 10.0),
    ("state", 20.0),
    ("score", 8.0),
    ("name_score", 11.0),
    ("priority", 9.0),
    ("threshold", 10.0),
    ("population", 16.0),
    ("counterparty_id", 16.0),
    ("counterparty_name", 30.0),
    ("input", 22.0),
    ("row", 8.0),
    ("rows", 7.0),
    ("list", 12.0),
    ("list_published", 14.0),
    ("designation_id", 15.0),
    ("type", 10.0),
    ("listed_name", 30.0),
    ("matched_name", 30.0),
    ("programs", 20.0),
    ("explanation", 60.0),
    ("good_guy", 10.0),
    ("assignee", 12.0),
    ("proposed_by", 12.0),
    ("opened_at_utc", 19.0),
    ("changed_at_utc", 19.0),
    ("decided_at_utc", 19.0),
    ("waiting", 13.0),
    ("last_verdict", 14.0),
    ("last_verdict_by", 14.0),
    ("last_verdict_at_utc", 19.0),
    ("last_reason", 18.0),
    ("last_note", 40.0),
    ("reopened_because", 24.0),
    ("superseded", 11.0),
    ("as_of_utc", 19.0),
];

/// A case's cells, one for each of the [`COLUMNS`].
pub(super) fn line(report: &RunReport, case: &RunCase) -> Vec<Cell> {
    let summary = &case.summary;
    let list = report.facts.list(&summary.list);
    let (verdict, by, at, reason, note) = last_verdict(case);
    let lapsed = report.lapsed(case).map(|record| &record.act);
    let because = match lapsed {
        Some(Act::Lapsed { reason, .. }) => Cell::text(reason.as_str()),
        _ => Cell::Empty,
    };
    let published = list.and_then(|list| list.published.as_ref());
    let waiting = if summary.disposition.is_live() { summary.age(report.made_at) } else { "" };
    vec![
        Cell::text(report.run.id.as_str()),
        Cell::text(summary.id.0.as_str()),
        Cell::text(report.in_run(case).as_str()),
        Cell::text(summary.disposition.as_str()),
        Cell::Score(summary.score),
        Cell::Score(summary.name_score),
        Cell::Score(summary.priority),
        Cell::Score(words::decimal(report.facts.head.threshold)),
        Cell::text(summary.population.as_str()),
        Cell::optional(summary.party_id.as_ref()),
        Cell::text(summary.name.as_str()),
        Cell::text(report.input(case.first_row.0)),
        Cell::Count(case.first_row.1),
        Cell::Count(case.rows),
        Cell::text(summary.list.as_str()),
        Cell::optional(published),
        Cell::text(summary.designation_id.as_str()),
        Cell::text(summary.kind.as_str()),
        Cell::text(summary.listed_name.as_str()),
        Cell::text(case.matched_name.as_str()),
        Cell::text(case.programs.join("; ")),
        Cell::text(case.explanation.as_str()),
        case.quiet.map_or(Cell::Empty, Cell::Count),
        Cell::optional(summary.assignee.as_ref()),
        Cell::optional(summary.proposed_by.as_ref()),
        Cell::Moment(summary.opened_at.clone()),
        Cell::Moment(summary.changed_at.clone()),
        Cell::moment(summary.decided_at.as_ref()),
        Cell::text(waiting),
        verdict,
        by,
        at,
        reason,
        note,
        because,
        Cell::text(if case.superseded { "yes" } else { "" }),
        Cell::Moment(report.made_at.to_string()),
    ]
}

/// The last thing a person said of a case: verdict, who, when, reason, note.
fn last_verdict(case: &RunCase) -> (Cell, Cell, Cell, Cell, Cell) {
    let last = case.history.iter().rev().find_map(|record| match &record.act {
        Act::Decided { verdict, reason, note, .. } => Some((record, verdict, reason, note)),
        _ => None,
    });
    match last {
        None => (Cell::Empty, Cell::Empty, Cell::Empty, Cell::Empty, Cell::Empty),
        Some((record, verdict, reason, note)) => (
            Cell::text(verdict.as_str()),
            Cell::text(record.user.as_str()),
            Cell::Moment(record.at.clone()),
            Cell::text(reason.as_str()),
            Cell::text(note.as_str()),
        ),
    }
}
