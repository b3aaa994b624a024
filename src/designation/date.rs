//! Dates as lists and counterparty files know them: a day, a month, a year, about a year, between two.
//!
//! Lists are read by [`PartialDate::parse_list`] (English month names, ISO, and day before month where only digits
//! are given, as the UK and the EU write); counterparty files by [`PartialDate::parse_counterparty`], which gives every
//! reading an ambiguous text allows, because nothing in a file says whether `12/11/1985` is November or December. Both
//! share one grammar (`parse`), which also takes dates of the Islamic calendar (`hijri`).
//!
//! [`PartialDate::agreement`] says what two dates make of each other: the same day, one of the slips by which one
//! person gets two dates (day and month swapped, a digit, a day, a year off), or a contradiction. What that is worth to
//! a score stands in `score::config`.

mod hijri;
mod parse;

use std::fmt;

use jiff::ToSpan as _;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// Years outside this span are not dates of living persons or of listings (a year such as 3017 stands in a
/// real list, and Hijri years are below 1500), so a text holding one is not read as a date.
const YEARS: std::ops::RangeInclusive<i16> = 1800..=2100;

/// "About 1985" may be as many years earlier or later: what a publisher calls about is an estimate of an age, and such
/// estimates come in fives. Two further years count as near, as they do for any date.
const CIRCA_YEARS: i16 = 3;

/// The same day and month in two years at most this far apart are one birthday with a wrong year. A birthday met by
/// accident is one in 365, a year met within five is one in six.
const SAME_BIRTHDAY_YEARS: i16 = 5;

/// Days at most this far apart are a slip: a birth at night, a day of registration, a time zone.
const FEW_DAYS: i32 = 2;

/// Further apart than this, two dates are those of different generations or of parent and child.
const FAR_YEARS: i16 = 10;

/// A date known to a day, a month, a year or a range: every day from `from` to `to` is possible.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct PartialDate {
    /// The first possible day.
    pub from: Date,
    /// The last possible day, never before `from`.
    pub to: Date,
    /// Whether the publisher says "about" (`circa`, approximately).
    #[serde(default)]
    pub circa: bool,
}

/// What two dates say of each other. The order is the order of their worth: whatever stands earlier speaks more for
/// one person than what stands later.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum DateAgreement {
    /// The same day, both known to the day.
    SameDay,
    /// The same days are possible, the less exact side known to a month.
    SameMonth,
    /// The same day once day and month are swapped.
    DayMonthSwapped,
    /// The same days are possible, the less exact side known to a year (or to 1 January, which stands for one).
    SameYear,
    /// The same days are possible, a side being a longer range or only about right.
    Overlap,
    /// One or two days apart, or the same day of the next month.
    DaysApart,
    /// Days that differ in one digit of the ISO form.
    OneDigit,
    /// Days that differ in two neighbouring digits changing places, within the year, the month or the day.
    DigitsTransposed,
    /// The same day and month, at most five years apart.
    SameBirthday,
    /// At most one year apart (or, where a side is about right, within what "about" allows).
    OneYear,
    /// At most two years apart.
    TwoYears,
    /// More than two and at most ten years apart.
    Contradicts,
    /// More than ten years apart.
    ContradictsFar,
}

impl DateAgreement {
    /// Every agreement, the one that speaks most for one person first.
    pub const ALL: [Self; 13] = [
        Self::SameDay,
        Self::SameMonth,
        Self::DayMonthSwapped,
        Self::SameYear,
        Self::Overlap,
        Self::DaysApart,
        Self::OneDigit,
        Self::DigitsTransposed,
        Self::SameBirthday,
        Self::OneYear,
        Self::TwoYears,
        Self::Contradicts,
        Self::ContradictsFar,
    ];

    /// The agreement in a few words, for an explanation: `day and month swapped`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::SameDay => "same day",
            Self::SameMonth => "same month",
            Self::DayMonthSwapped => "day and month swapped",
            Self::SameYear => "same year",
            Self::Overlap => "within the range",
            Self::DaysApart => "a day, two days or a month apart",
            Self::OneDigit => "one digit differs",
            Self::DigitsTransposed => "two digits transposed",
            Self::SameBirthday => "same day and month of another year",
            Self::OneYear => "about one year apart",
            Self::TwoYears => "about two years apart",
            Self::Contradicts => "more than two years apart",
            Self::ContradictsFar => "more than ten years apart",
        }
    }

    /// Whether the dates are too far apart for a slip.
    #[must_use]
    pub fn is_contradiction(self) -> bool {
        self >= Self::Contradicts
    }
}

impl PartialDate {
    /// A date known to the day; `None` for a day that does not exist.
    #[must_use]
    pub fn day(year: i16, month: i8, day: i8) -> Option<Self> {
        let date = Date::new(year, month, day).ok().filter(|date| YEARS.contains(&date.year()))?;
        Some(Self { from: date, to: date, circa: false })
    }

    /// A date known to the month; `None` for a month that does not exist.
    #[must_use]
    pub fn month(year: i16, month: i8) -> Option<Self> {
        let first = Self::day(year, month, 1)?.from;
        Some(Self { from: first, to: first.last_of_month(), circa: false })
    }

    /// A date known to the year; `None` outside 1800 to 2100.
    #[must_use]
    pub fn year(year: i16) -> Option<Self> {
        let first = Self::day(year, 1, 1)?.from;
        Some(Self { from: first, to: first.last_of_year(), circa: false })
    }

    /// From the first day of one date to the last of another; `None` where they stand the wrong way round.
    #[must_use]
    pub fn range(first: Self, last: Self) -> Option<Self> {
        (first.from <= last.to).then_some(Self {
            from: first.from,
            to: last.to,
            circa: first.circa || last.circa,
        })
    }

    /// The same date, only about right.
    #[must_use]
    pub fn about(self) -> Self {
        Self { circa: true, ..self }
    }

    /// Whether it is known to the day.
    #[must_use]
    pub fn is_exact(&self) -> bool {
        self.from == self.to && !self.circa
    }

    /// A date as sanctions lists write it, or `None` for text that is none.
    ///
    /// Reads days, months and years, `circa …`, `… to …`, `1979-1982`, ISO dates with or without time and offset,
    /// and `DD/MM/YYYY`, in which a part of zeros or letters (`00/04/1984`, `dd/mm/1945`) is an unknown part.
    /// A date of the Islamic calendar (`24/06/1402 (Hijri Calendar)`) becomes the few days it may be.
    ///
    /// ```
    /// use interdict::designation::PartialDate;
    /// assert_eq!(PartialDate::parse_list("circa 1951").unwrap().to_string(), "about 1951");
    /// assert_eq!(PartialDate::parse_list("30-35 years old"), None);
    /// ```
    #[must_use]
    pub fn parse_list(text: &str) -> Option<Self> {
        parse::parse(text, parse::Order::DayFirst).into_iter().next()
    }

    /// Every reading of a date as counterparty files write it; empty for text that is no date.
    ///
    /// `12/11/1985` and `12-11-1985` give two readings (12 November and 11 December), `12.11.1985` one, because
    /// dots are written day first; a two-digit year up to `30` gives both centuries.
    #[must_use]
    pub fn parse_counterparty(text: &str) -> Vec<Self> {
        parse::parse(text, parse::Order::Either)
    }

    /// What this date and another say of each other; the same from either side.
    ///
    /// 1 January stands for "some day of that year" in too many registers to say more than the year where the other
    /// side has another day. A digit or a birthday in common says nothing then.
    ///
    /// ```
    /// use interdict::designation::{DateAgreement, PartialDate};
    /// let date = |text| PartialDate::parse_list(text).unwrap();
    /// assert_eq!(date("1985-11-12").agreement(&date("1985-12-11")), DateAgreement::DayMonthSwapped);
    /// assert_eq!(date("1985-11-12").agreement(&date("1985-01-01")), DateAgreement::SameYear);
    /// ```
    #[must_use]
    pub fn agreement(&self, other: &Self) -> DateAgreement {
        let apart = self.or_year().apart(&other.or_year());
        if !self.is_exact() || !other.is_exact() {
            return apart;
        }
        let placeholder = self.is_placeholder() || other.is_placeholder();
        slip(self.from, other.from, placeholder).map_or(apart, |slip| slip.min(apart))
    }

    /// The best agreement of any date on one side with any on the other; `None` where a side has no date.
    #[must_use]
    pub fn best_agreement(ours: &[Self], theirs: &[Self]) -> Option<DateAgreement> {
        ours.iter().flat_map(|our| theirs.iter().map(|their| our.agreement(their))).min()
    }

    /// Whether it is 1 January, which files and registers write for a day they do not know.
    fn is_placeholder(&self) -> bool {
        self.from == self.to && self.from.month() == 1 && self.from.day() == 1
    }

    /// The whole year for a placeholder, else itself.
    fn or_year(self) -> Self {
        if self.is_placeholder() { Self { to: self.from.last_of_year(), ..self } } else { self }
    }

    /// What the two spans say, slips aside.
    fn apart(&self, other: &Self) -> DateAgreement {
        let circa = self.circa || other.circa;
        if self.from <= other.to && other.from <= self.to {
            return match self.days().max(other.days()) {
                _ if circa => DateAgreement::Overlap,
                ..=31 => DateAgreement::SameMonth,
                32..=366 => DateAgreement::SameYear,
                _ => DateAgreement::Overlap,
            };
        }
        let (earlier, later) =
            if self.to < other.from { (self.to, other.from) } else { (other.to, self.from) };
        match years_between(earlier, later) - if circa { CIRCA_YEARS } else { 0 } {
            ..=1 => DateAgreement::OneYear,
            2 => DateAgreement::TwoYears,
            3..=FAR_YEARS => DateAgreement::Contradicts,
            _ => DateAgreement::ContradictsFar,
        }
    }

    /// How many days are possible.
    fn days(&self) -> i32 {
        days_between(self.from, self.to) + 1
    }
}

fn days_between(earlier: Date, later: Date) -> i32 {
    // Both lie between 1800 and 2100, or were read from a stored index of such dates.
    earlier.until(later).map_or(i32::MAX - 1, |span| span.get_days())
}

/// The fewest whole years that lead from one day to a later one or past it.
fn years_between(earlier: Date, later: Date) -> i16 {
    let years = later.year() - earlier.year();
    if earlier.saturating_add(i64::from(years).years()) < later { years + 1 } else { years }
}

/// The slip that makes two days of one, the likeliest first.
fn slip(a: Date, b: Date, placeholder: bool) -> Option<DateAgreement> {
    if a == b {
        return Some(DateAgreement::SameDay);
    }
    if a.year() == b.year() && a.month() == b.day() && a.day() == b.month() {
        return Some(DateAgreement::DayMonthSwapped);
    }
    let months = |date: Date| i32::from(date.year()) * 12 + i32::from(date.month());
    if days_between(a.min(b), a.max(b)) <= FEW_DAYS
        || (a.day() == b.day() && months(a).abs_diff(months(b)) == 1)
    {
        return Some(DateAgreement::DaysApart);
    }
    if placeholder {
        return None;
    }
    let (first, second) = (digits(a), digits(b));
    let differing: Vec<usize> = (0..8).filter(|&at| first[at] != second[at]).collect();
    match differing[..] {
        [_] => Some(DateAgreement::OneDigit),
        // Digits 3 | 4 and 5 | 6 belong to different parts of the date.
        [i, j] if j == i + 1 && i != 3 && i != 5 && first[i] == second[j] && first[j] == second[i] => {
            Some(DateAgreement::DigitsTransposed)
        }
        _ if (a.month(), a.day()) == (b.month(), b.day())
            && a.year().abs_diff(b.year()) <= SAME_BIRTHDAY_YEARS.unsigned_abs() =>
        {
            Some(DateAgreement::SameBirthday)
        }
        _ => None,
    }
}

/// The eight digits of a day, year first.
fn digits(date: Date) -> [u8; 8] {
    let mut number = i32::from(date.year()) * 10_000 + i32::from(date.month()) * 100 + i32::from(date.day());
    let mut digits = [0; 8];
    for digit in digits.iter_mut().rev() {
        *digit = u8::try_from(number.rem_euclid(10)).unwrap_or_default();
        number /= 10;
    }
    digits
}

impl fmt::Display for PartialDate {
    /// ISO as far as it is known: `1985-11-12`, `1985-11`, `1985`, `about 1951`, `1951 to 1953`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (from, to) = (self.from, self.to);
        if self.circa {
            f.write_str("about ")?;
        }
        let whole_years = from == from.first_of_year() && to == to.last_of_year();
        let whole_months = from == from.first_of_month() && to == to.last_of_month();
        let same_month = (from.year(), from.month()) == (to.year(), to.month());
        if from == to {
            write!(f, "{from}")
        } else if whole_years && from.year() == to.year() {
            write!(f, "{:04}", from.year())
        } else if whole_years {
            write!(f, "{:04} to {:04}", from.year(), to.year())
        } else if whole_months && same_month {
            write!(f, "{:04}-{:02}", from.year(), from.month())
        } else if whole_months {
            write!(f, "{:04}-{:02} to {:04}-{:02}", from.year(), from.month(), to.year(), to.month())
        } else {
            write!(f, "{from} to {to}")
        }
    }
}

#[cfg(test)]
mod tests;
