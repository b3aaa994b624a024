//! Dates of birth: unreadable, in the future, too long ago, or one that stands for another or for none.
//!
//! What a date means is [`PartialDate`]'s. Nearly every file writes all its dates in one of two shapes, `1985-11-12` and
//! `12/11/1985`, and those are read here without it, which costs a tenth; a property holds the two against each other.

use jiff::civil::Date;

use super::code::QualityCode;
use super::placeholder::says_nothing;
use crate::designation::{EntityKind, PartialDate};

/// Years after which nobody is alive: the oldest person known reached 122.
const OLDEST: i16 = 120;

/// Days that systems write where they have none: the first of spreadsheets and databases, and of Unix.
const DEFAULTS: [Day; 6] = [
    Day::new(1899, 12, 30),
    Day::new(1899, 12, 31),
    Day::new(1900, 1, 1),
    Day::new(1901, 1, 1),
    Day::new(1970, 1, 1),
    Day::new(1800, 1, 1),
];

/// A day as one number, in the order of days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Day(i32);

impl Day {
    const fn new(year: i32, month: i32, day: i32) -> Self {
        Self(year * 10_000 + month * 100 + day)
    }

    fn of(date: Date) -> Self {
        Self::new(i32::from(date.year()), i32::from(date.month()), i32::from(date.day()))
    }

    fn is_first_of_january(self) -> bool {
        self.0 % 10_000 == 101
    }
}

/// The days between which a date of birth may lie.
#[derive(Debug, Clone, Copy)]
pub(super) struct Window {
    today: Day,
    oldest: Day,
}

/// The days that a date may mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Days {
    first: Day,
    last: Day,
}

/// Which of the first two numbers of a date is the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Order {
    /// The first: it is no month.
    DayFirst,
    /// The second: it is no month.
    MonthFirst,
    /// Either.
    Either,
    /// Nothing to ask: the date is written otherwise, or both numbers are equal.
    Clear,
}

/// How many dates of digits have the day first, the month first, or may have either.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct DayOrMonth {
    /// The day is first: the first number is no month.
    pub day_first: u64,
    /// The month is first: the second number is no month.
    pub month_first: u64,
    /// Both could be: screening takes either.
    pub either: u64,
}

impl DayOrMonth {
    pub(super) fn count(&mut self, order: Order) {
        match order {
            Order::DayFirst => self.day_first += 1,
            Order::MonthFirst => self.month_first += 1,
            Order::Either => self.either += 1,
            Order::Clear => {}
        }
    }

    pub(super) fn add(&mut self, other: Self) {
        self.day_first += other.day_first;
        self.month_first += other.month_first;
        self.either += other.either;
    }

    /// Whether the file itself does not say how dates that allow both are meant: none shows it, or they disagree.
    #[must_use]
    pub fn is_open(self) -> bool {
        self.either > 0 && (self.day_first > 0) == (self.month_first > 0)
    }
}

impl Window {
    pub(super) fn new(today: Date) -> Self {
        let Day(day) = Day::of(today);
        Self { today: Day(day), oldest: Day(day - i32::from(OLDEST) * 10_000) }
    }

    /// What is wrong with a date of birth, and which of its numbers is the day.
    pub(super) fn check(self, text: &str, kind: EntityKind) -> (Option<QualityCode>, Order) {
        let (days, order) = match fast(text.as_bytes()) {
            Some((days, order)) => (Some(days), order),
            None => (slow(text), Order::Clear),
        };
        let code = match days {
            None => (!says_nothing(text)).then_some(QualityCode::UnreadableDate),
            Some(days) => self.judge(days, kind),
        };
        (code, order)
    }

    fn judge(self, Days { first, last }: Days, kind: EntityKind) -> Option<QualityCode> {
        if first > self.today {
            return Some(QualityCode::FutureDate);
        }
        // Companies and ships are as old as they like, and founded on 1 January.
        if !matches!(kind, EntityKind::Person | EntityKind::Unknown) {
            return None;
        }
        if first == last && DEFAULTS.contains(&first) {
            Some(QualityCode::DefaultDate)
        } else if last < self.oldest {
            (kind == EntityKind::Person).then_some(QualityCode::OldDate)
        } else {
            (first == last && first.is_first_of_january()).then_some(QualityCode::JanuaryFirst)
        }
    }
}

fn slow(text: &str) -> Option<Days> {
    let readings = PartialDate::parse_counterparty(text);
    let first = readings.iter().map(|reading| Day::of(reading.from)).min()?;
    let last = readings.iter().map(|reading| Day::of(reading.to)).max()?;
    Some(Days { first, last })
}

/// `1985-11-12` and `12/11/1985` (also with dots and dashes) where the day is one that every month has.
fn fast(text: &[u8]) -> Option<(Days, Order)> {
    let one = |day: Day| Days { first: day, last: day };
    if let [year @ .., b'-', m1, m2, b'-', d1, d2] = text
        && year.len() == 4
    {
        let (year, month, day) = (number(year)?, number(&[*m1, *m2])?, number(&[*d1, *d2])?);
        return (is_year(year) && is_month(month) && is_safe_day(day))
            .then(|| (one(Day::new(year, month, day)), Order::Clear));
    }
    let end = text.iter().position(|byte| !byte.is_ascii_digit())?;
    let (a, rest) = text.split_at(end);
    let (&mark, rest) = rest.split_first()?;
    let end = rest.iter().position(|byte| !byte.is_ascii_digit())?;
    let (b, rest) = rest.split_at(end);
    let (&again, year) = rest.split_first()?;
    let shaped = mark == again && matches!(mark, b'/' | b'.' | b'-') && year.len() == 4;
    if !shaped || !(1..=2).contains(&a.len()) || !(1..=2).contains(&b.len()) {
        return None;
    }
    let (a, b, year) = (number(a)?, number(b)?, number(year)?);
    if !is_year(year) || !is_safe_day(a.max(b)) || a.min(b) == 0 {
        return None;
    }
    let (day_first, month_first) = (Day::new(year, b, a), Day::new(year, a, b));
    match (is_month(a), is_month(b)) {
        (true, true) if a == b => Some((one(day_first), Order::Clear)),
        // Between dots the day is first.
        (true, true) if mark == b'.' => Some((one(day_first), Order::Clear)),
        (true, true) => Some((
            Days { first: day_first.min(month_first), last: day_first.max(month_first) },
            Order::Either,
        )),
        (false, true) => Some((one(day_first), Order::DayFirst)),
        (true, false) => Some((one(month_first), Order::MonthFirst)),
        (false, false) => None,
    }
}

fn number(digits: &[u8]) -> Option<i32> {
    digits.iter().try_fold(0, |sum, byte| byte.is_ascii_digit().then(|| 10 * sum + i32::from(byte - b'0')))
}

/// Later than every year of the Islamic calendar and no later than any that is read.
fn is_year(year: i32) -> bool {
    (1800..=2100).contains(&year)
}

fn is_month(month: i32) -> bool {
    (1..=12).contains(&month)
}

fn is_safe_day(day: i32) -> bool {
    (1..=28).contains(&day)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, kind: EntityKind) -> (&'static str, Order) {
        let (code, order) = Window::new(jiff::civil::date(2026, 11, 24)).check(text, kind);
        (code.map_or("", QualityCode::as_str), order)
    }

    #[test]
    fn dates_that_look_wrong() {
        use EntityKind::{Entity, Person, Unknown};
        for (text, kind, expected) in [
            ("1985-11-12", Person, ""),
            ("12/11/1985", Person, ""),
            ("12 Nov 1985", Person, ""),
            ("1985", Person, ""),
            ("circa 1985", Person, ""),
            ("18/04/1402 AH", Person, ""),
            ("1404-05-06", Person, "unreadable_date"),
            ("2026-11-24", Person, ""),
            ("2026-11-25", Person, "future_date"),
            ("2031", Entity, "future_date"),
            ("12/11/2026", Person, ""),
            ("25/12/2026", Person, "future_date"),
            ("1906-11-24", Person, ""),
            ("1906-11-23", Person, "old_date"),
            ("1885", Person, "old_date"),
            ("1885", Unknown, ""),
            ("1885-03-02", Entity, ""),
            ("1900-01-01", Person, "default_date"),
            ("01.01.1900", Person, "default_date"),
            ("1970-01-01", Unknown, "default_date"),
            ("1970-01-01", Entity, ""),
            ("31/12/1899", Person, "default_date"),
            ("1985-01-01", Person, "january_first"),
            ("1 January 1985", Person, "january_first"),
            ("1985-01-01", Entity, ""),
            ("1985-13-45", Person, "unreadable_date"),
            ("31.02.1990", Person, "unreadable_date"),
            ("0000-00-00", Person, "unreadable_date"),
            ("yesterday", Entity, "unreadable_date"),
            ("9999-12-31", Person, "unreadable_date"),
            ("n/a", Person, ""),
            ("unknown", Person, ""),
            ("-", Person, ""),
        ] {
            assert_eq!(check(text, kind).0, expected, "{text} ({kind:?})");
        }
    }

    #[test]
    fn which_number_is_the_day() {
        for (text, order) in [
            ("12/11/1985", Order::Either),
            ("11/11/1985", Order::Clear),
            ("12.11.1985", Order::Clear),
            ("13/11/1985", Order::DayFirst),
            ("11.13.1985", Order::MonthFirst),
            ("1-2-1985", Order::Either),
            ("1985-11-12", Order::Clear),
            ("12 Nov 1985", Order::Clear),
        ] {
            assert_eq!(check(text, EntityKind::Person).1, order, "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn the_fast_reading_is_the_slow_one(a in 0..40_u16, b in 0..40_u16, year in 1790..2110_u16, mark in "[/.-]", padded: bool) {
            let texts = [
                if padded { format!("{a:02}{mark}{b:02}{mark}{year}") } else { format!("{a}{mark}{b}{mark}{year}") },
                format!("{year}-{a:02}-{b:02}"),
            ];
            for text in texts {
                if let Some((days, _)) = fast(text.as_bytes()) {
                    assert_eq!(Some(days), slow(&text), "{text}");
                }
            }
        }
    }
}
