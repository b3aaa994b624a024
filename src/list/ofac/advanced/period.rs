//! Dates: a `DatePeriod` starts within one span and ends within another, both with year, month and day.
//!
//! A day is four times the same day; a year starts on its first day and ends on its last; `1951 to 1953` starts within
//! 1951 and ends within 1953. What counts here is the first and the last possible day.

use super::references::{References, Unknown};
use crate::designation::PartialDate;
use crate::list::xml::Node;

/// The days a period may be; `None` for one without a date, or of another calendar.
pub(super) fn read(period: &Node, references: &References) -> Result<Option<PartialDate>, Unknown> {
    if !references.word(period, "CalendarTypeID")?.eq_ignore_ascii_case("gregorian") {
        return Ok(None);
    }
    let (start, end) = (period.first("Start"), period.first("End"));
    let edge = |side: Option<&Node>, first: &str, second: &str| {
        side.and_then(|side| side.first(first).and_then(day).or_else(|| side.first(second).and_then(day)))
    };
    let first = edge(start, "From", "To");
    let last = edge(end, "To", "From").or_else(|| edge(start, "To", "From"));
    let Some(date) = first.or(last).and_then(|first| PartialDate::range(first, last.unwrap_or(first))) else {
        return Ok(None);
    };
    let about = [start, end].into_iter().flatten().any(|side| side.attribute("Approximate") == "true");
    Ok(Some(if about { date.about() } else { date }))
}

/// A date of one to three parts.
pub(super) fn day(node: &Node) -> Option<PartialDate> {
    let part = |name: &str| node.get(name).parse::<i16>().ok();
    let small = |name: &str| part(name).and_then(|number| i8::try_from(number).ok());
    let year = part("Year")?;
    match (small("Month"), small("Day")) {
        (Some(month), Some(day)) => PartialDate::day(year, month, day),
        (Some(month), None) => PartialDate::month(year, month),
        _ => PartialDate::year(year),
    }
}
