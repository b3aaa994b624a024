//! Dates: a `DatePeriod` starts within one span and ends within another, both with year, month and day.
//!
//! A day is four times the same day; a year starts on its first day and ends on its last; `1951 to 1953` starts within
//! 1951 and ends within 1953. What counts here is the first and the last possible day.

use super::references::{References, Unknown};
use crate::designation::PartialDate;
use crate::list::fields::joined;
use crate::list::xml::Node;

/// What a period says.
pub(super) struct Period {
    /// The days it may be; `None` for a period without a date, or one that does not exist.
    pub(super) date: Option<PartialDate>,
    /// Its first date as numbers, with the calendar where that is not ours.
    pub(super) text: String,
}

/// Reads a `DatePeriod`.
pub(super) fn read(period: &Node, references: &References) -> Result<Period, Unknown> {
    let calendar = references.word(period, "CalendarTypeID")?;
    let (start, end) = (period.first("Start"), period.first("End"));
    let first = [start, end].into_iter().flatten().flat_map(Node::children).next();
    let numbers = joined(
        ["Day", "Month", "Year"].map(|part| first.map(|first| first.get(part)).unwrap_or_default()),
        "/",
    );
    if !calendar.eq_ignore_ascii_case("gregorian") {
        let text = format!("{numbers} ({calendar} calendar)");
        return Ok(Period { date: PartialDate::parse_list(&text), text });
    }
    let edge = |side: Option<&Node>, first: &str, second: &str| {
        side.and_then(|side| side.first(first).and_then(day).or_else(|| side.first(second).and_then(day)))
    };
    let from = edge(start, "From", "To").or_else(|| edge(end, "From", "To"));
    let to = edge(end, "To", "From").or_else(|| edge(start, "To", "From"));
    let date = from.zip(to).and_then(|(from, to)| PartialDate::range(from, to));
    let about = [start, end].into_iter().flatten().any(|side| side.attribute("Approximate") == "true");
    Ok(Period { date: date.map(|date| if about { date.about() } else { date }), text: numbers })
}

/// A date of one to three parts; `None` for one that does not exist.
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
