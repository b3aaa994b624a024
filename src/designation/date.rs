//! Dates as lists and counterparty files know them: a day, a month, a year, about a year, between two.
//!
//! One grammar reads them all. Lists are read by [`PartialDate::parse_list`] (English month names, ISO, and
//! day before month where only digits are given, as the UK and the EU write); counterparty files by
//! [`PartialDate::parse_counterparty`], which gives every reading an ambiguous text allows, because nothing in
//! a file says whether `12/11/1985` is November or December. What two dates mean to a score is decided later.

use std::fmt;

use jiff::ToSpan as _;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// Years outside this span are not dates of living persons or of listings (a year such as 3017 stands in a
/// real list, and Hijri years are below 1500), so a text holding one is not read as a date.
const YEARS: std::ops::RangeInclusive<i16> = 1800..=2100;

/// Two-digit years up to this one may be of either century; later ones are of the twentieth.
const LAST_SHORT_YEAR_OF_THIS_CENTURY: i16 = 30;

/// Dates at most this far apart are [`DateAgreement::Near`].
const NEAR_YEARS: i16 = 2;

/// The same, where either side is only about right.
const NEAR_YEARS_CIRCA: i16 = 5;

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

/// What two dates say of each other, from agreement to contradiction.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DateAgreement {
    /// The same day, both known to the day.
    SameDay,
    /// The possible days overlap, at least one side known less exactly than to the day.
    Overlap,
    /// The same day once day and month are swapped.
    DayMonthSwapped,
    /// Days that differ in one digit of the ISO form.
    OneDigit,
    /// At most two years (for a `circa` date five) apart.
    Near,
    /// Further apart than that.
    Contradicts,
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
    #[must_use]
    pub fn parse_list(text: &str) -> Option<Self> {
        parse(text, Order::DayFirst).into_iter().next()
    }

    /// Every reading of a date as counterparty files write it; empty for text that is no date.
    ///
    /// `12/11/1985` and `12-11-1985` give two readings (12 November and 11 December), `12.11.1985` one, because
    /// dots are written day first; a two-digit year up to `30` gives both centuries.
    #[must_use]
    pub fn parse_counterparty(text: &str) -> Vec<Self> {
        parse(text, Order::Either)
    }

    /// What this date and another say of each other.
    #[must_use]
    pub fn agreement(&self, other: &Self) -> DateAgreement {
        let exact = self.is_exact() && other.is_exact();
        if exact && self.from == other.from {
            return DateAgreement::SameDay;
        }
        if self.from <= other.to && other.from <= self.to {
            return DateAgreement::Overlap;
        }
        if exact && swapped(self.from, other.from) {
            return DateAgreement::DayMonthSwapped;
        }
        if exact && one_digit(self.from, other.from) {
            return DateAgreement::OneDigit;
        }
        let (earlier, later) =
            if self.to < other.from { (self.to, other.from) } else { (other.to, self.from) };
        let years = if self.circa || other.circa { NEAR_YEARS_CIRCA } else { NEAR_YEARS };
        if earlier.saturating_add(years.years()) >= later {
            DateAgreement::Near
        } else {
            DateAgreement::Contradicts
        }
    }

    /// The best agreement of any date on one side with any on the other; `None` where a side has no date.
    #[must_use]
    pub fn best_agreement(ours: &[Self], theirs: &[Self]) -> Option<DateAgreement> {
        ours.iter().flat_map(|our| theirs.iter().map(|their| our.agreement(their))).min()
    }
}

fn swapped(a: Date, b: Date) -> bool {
    a.year() == b.year() && a.month() == b.day() && a.day() == b.month()
}

/// Whether the eight digits of two days differ in exactly one.
fn one_digit(a: Date, b: Date) -> bool {
    fn number(date: Date) -> i32 {
        i32::from(date.year()) * 10_000 + i32::from(date.month()) * 100 + i32::from(date.day())
    }
    let (mut a, mut b, mut differing) = (number(a), number(b), 0);
    while a > 0 || b > 0 {
        differing += i32::from(a % 10 != b % 10);
        a /= 10;
        b /= 10;
    }
    differing == 1
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

/// Which of two numbers before a year is the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Order {
    /// The first, as in the UK's and the EU's lists.
    DayFirst,
    /// Not known: both readings.
    Either,
}

/// A word or number of a date's text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    /// A number of one or two digits.
    Short(i8),
    /// A year of four digits.
    Year(i16),
    /// Eight digits at once.
    Eight(i32),
    /// A month by its name.
    Month(i8),
}

/// The longest text worth reading as a date.
const MAX_LENGTH: usize = 80;

fn parse(text: &str, order: Order) -> Vec<PartialDate> {
    let text = text.trim().trim_end_matches(['.', ',', ';']).trim_end();
    if text.is_empty() || text.len() > MAX_LENGTH {
        return Vec::new();
    }
    let lower = text.to_lowercase();
    let (text, circa) = strip_circa(&lower);
    let mut readings = range(text, order).unwrap_or_else(|| point(text, order));
    for reading in &mut readings {
        reading.circa |= circa;
    }
    readings
}

fn strip_circa(text: &str) -> (&str, bool) {
    const WORDS: [&str; 11] =
        ["circa", "approximately", "approx.", "approx", "about", "around", "abt.", "abt", "ca.", "ca", "c."];
    if let Some(rest) = text.strip_prefix('~') {
        return (rest.trim_start(), true);
    }
    for word in WORDS {
        if let Some(rest) = text.strip_prefix(word)
            && rest.starts_with(|c: char| c.is_ascii_digit() || c.is_whitespace() || c == '.')
        {
            return (rest.trim_start_matches('.').trim_start(), true);
        }
    }
    (text, false)
}

/// `A to B`, `between A and B`, `1979-1982`; `None` where the text is no range, empty where it is an impossible one.
fn range(text: &str, order: Order) -> Option<Vec<PartialDate>> {
    let body = text.strip_prefix("between ").or_else(|| text.strip_prefix("from ")).unwrap_or(text);
    let halves = [" to ", " and ", " or ", " - ", " – ", "–"]
        .iter()
        .find_map(|joint| body.split_once(joint))
        .or_else(|| year_pair(body))?;
    let (first, last) = (halves.0.trim(), halves.1.trim());
    let (last, late_circa) = strip_circa(last);
    let lasts = point(last, order);
    let mut firsts = point(first, order);
    if firsts.is_empty()
        && let Some(year) = last.rsplit(|c: char| !c.is_ascii_digit()).find(|part| part.len() == 4)
    {
        // `between Aug. and Sep. 1977`: the year is said once.
        firsts = point(&format!("{first} {year}"), order);
    }
    let mut readings = Vec::new();
    for first in &firsts {
        for last in &lasts {
            if let Some(mut reading) = PartialDate::range(*first, *last) {
                reading.circa |= late_circa;
                push_new(&mut readings, reading);
            }
        }
    }
    Some(readings)
}

/// Two years of four digits joined by a dash or slash: `1979-1982`.
fn year_pair(text: &str) -> Option<(&str, &str)> {
    let (first, last) = text.split_once(['-', '/'])?;
    let is_year = |part: &str| part.len() == 4 && part.bytes().all(|byte| byte.is_ascii_digit());
    (is_year(first.trim()) && is_year(last.trim())).then_some((first, last))
}

/// Every reading of one date that is not a range.
fn point(text: &str, order: Order) -> Vec<PartialDate> {
    let text = without_time(text);
    let Some(parts) = parts(text) else { return Vec::new() };
    let one = |date: Option<PartialDate>| date.into_iter().collect::<Vec<_>>();
    match *parts.as_slice() {
        [Part::Year(year)] => one(PartialDate::year(year)),
        [Part::Eight(number)] => one(eight(number)),
        [Part::Month(month), Part::Year(year)]
        | [Part::Year(year), Part::Month(month)]
        | [Part::Short(0), Part::Month(month), Part::Year(year)] => one(PartialDate::month(year, month)),
        [Part::Short(month), Part::Year(year)] | [Part::Year(year), Part::Short(month)] => {
            one(if month == 0 { PartialDate::year(year) } else { PartialDate::month(year, month) })
        }
        [Part::Short(day), Part::Month(month), Part::Year(year)]
        | [Part::Month(month), Part::Short(day), Part::Year(year)]
        | [Part::Year(year), Part::Month(month), Part::Short(day)] => one(PartialDate::day(year, month, day)),
        [Part::Year(year), Part::Short(month), Part::Short(day)] => one(day_or_less(year, month, day)),
        [Part::Short(a), Part::Short(b), Part::Year(year)] => numbers(a, b, year, text, order),
        [Part::Short(a), Part::Short(b), Part::Short(short)] if order == Order::Either => {
            centuries(short).flat_map(|year| numbers(a, b, year, text, order)).collect()
        }
        [Part::Short(day), Part::Month(month), Part::Short(short)] if order == Order::Either => {
            centuries(short).filter_map(|year| PartialDate::day(year, month, day)).collect()
        }
        _ => Vec::new(),
    }
}

/// A day whose unknown parts are zero.
fn day_or_less(year: i16, month: i8, day: i8) -> Option<PartialDate> {
    match (month, day) {
        (0, 0) => PartialDate::year(year),
        (month, 0) => PartialDate::month(year, month),
        (month, day) => PartialDate::day(year, month, day),
    }
}

/// Two numbers and a year, by the order known or in both.
fn numbers(a: i8, b: i8, year: i16, text: &str, order: Order) -> Vec<PartialDate> {
    let mut readings: Vec<_> = day_or_less(year, b, a).into_iter().collect();
    let month_first = order == Order::Either && a != 0 && (!text.contains('.') || readings.is_empty());
    if month_first && let Some(reading) = day_or_less(year, a, b) {
        push_new(&mut readings, reading);
    }
    readings
}

fn eight(number: i32) -> Option<PartialDate> {
    let part = |n: i32| i8::try_from(n).ok();
    day_or_less(i16::try_from(number / 10_000).ok()?, part(number / 100 % 100)?, part(number % 100)?)
}

fn centuries(short: i8) -> impl Iterator<Item = i16> {
    let short = i16::from(short);
    let later = (short <= LAST_SHORT_YEAR_OF_THIS_CENTURY).then_some(2000 + short);
    std::iter::once(1900 + short).chain(later)
}

fn push_new(readings: &mut Vec<PartialDate>, reading: PartialDate) {
    if !readings.contains(&reading) {
        readings.push(reading);
    }
}

/// The text before a time of day or an offset.
fn without_time(text: &str) -> &str {
    let bytes = text.as_bytes();
    let iso = bytes.len() > 10
        && bytes[..10]
            .iter()
            .enumerate()
            .all(|(i, b)| if i == 4 || i == 7 { *b == b'-' } else { b.is_ascii_digit() })
        && matches!(bytes[10], b't' | b' ' | b'-' | b'+' | b'z');
    if iso {
        return &text[..10];
    }
    match text.find(':') {
        Some(colon) => text[..colon].rfind([' ', 't']).map_or(text, |end| text[..end].trim_end()),
        None => text,
    }
}

/// The words and numbers of a text; `None` where something in it belongs to no date.
fn parts(text: &str) -> Option<Vec<Part>> {
    let mut parts = Vec::with_capacity(3);
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let length = |keep: fn(char) -> bool| rest.find(|c| !keep(c)).unwrap_or(rest.len());
        if first.is_ascii_digit() {
            let (digits, tail) = rest.split_at(length(|c| c.is_ascii_digit()));
            parts.push(number(digits)?);
            rest = tail;
            if let Some(tail) = ["st", "nd", "rd", "th"].iter().find_map(|ending| rest.strip_prefix(ending))
                && !tail.starts_with(char::is_alphabetic)
            {
                rest = tail;
            }
        } else if first.is_alphabetic() {
            let (word, tail) = rest.split_at(length(char::is_alphabetic));
            rest = tail;
            match word {
                "of" | "the" => {}
                "d" | "dd" | "m" | "mm" | "x" | "xx" => parts.push(Part::Short(0)),
                word => parts.push(Part::Month(month(word)?)),
            }
        } else if matches!(first, ' ' | '.' | ',' | '-' | '/' | '\t' | '\n' | '\u{a0}') {
            rest = &rest[first.len_utf8()..];
        } else {
            return None;
        }
        if parts.len() > 3 {
            return None;
        }
    }
    Some(parts)
}

fn number(digits: &str) -> Option<Part> {
    match digits.len() {
        1 | 2 => digits.parse().ok().map(Part::Short),
        4 => digits.parse().ok().map(Part::Year),
        8 => digits.parse().ok().map(Part::Eight),
        _ => None,
    }
}

fn month(word: &str) -> Option<i8> {
    const NAMES: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    if word.len() < 3 || (word.len() == 4 && word != "sept" && !NAMES.contains(&word)) {
        return None;
    }
    NAMES
        .iter()
        .position(|name| *name == word || (word.len() <= 4 && name.starts_with(word)))
        .and_then(|index| i8::try_from(index + 1).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counterparty(text: &str) -> String {
        let readings: Vec<_> =
            PartialDate::parse_counterparty(text).iter().map(ToString::to_string).collect();
        readings.join(" | ")
    }

    #[test]
    fn every_shape_of_the_lists_is_read() {
        let table = [
            ("10 Dec 1948", "1948-12-10"),
            ("1946", "1946"),
            ("Sep 1938", "1938-09"),
            ("Sep 1938.", "1938-09"),
            ("circa 1951", "about 1951"),
            ("1951 to 1953", "1951 to 1953"),
            ("01 Jan 1961 to 31 Dec 1962", "1961 to 1962"),
            ("02 Jan 1961 to 31 Dec 1962", "1961-01-02 to 1962-12-31"),
            ("Mar 1962 to Feb 1963", "1962-03 to 1963-02"),
            ("circa 07 Jul 1966", "about 1966-07-07"),
            ("circa 1979-1982", "about 1979 to 1982"),
            ("Nov. 1973 ", "1973-11"),
            ("1985-11-12", "1985-11-12"),
            ("1985-11", "1985-11"),
            ("2015-04-07-04:00", "2015-04-07"),
            ("2026-02-27T00:00:09.554Z", "2026-02-27"),
            ("Between Aug. and Sep. 1977", "1977-08 to 1977-09"),
            ("dd/mm/1945", "1945"),
            ("00/00/1959", "1959"),
            ("00/04/1984", "1984-04"),
            ("28/02/2001", "2001-02-28"),
            ("12/11/1985", "1985-11-12"),
            ("1950 or 1951", "1950 to 1951"),
            ("July 1964", "1964-07"),
        ];
        for (text, expected) in table {
            let read = PartialDate::parse_list(text).map(|date| date.to_string());
            assert_eq!(read.as_deref(), Some(expected), "{text}");
        }
        let no_dates = [
            "",
            "45-55 years old",
            "17/04/1376 (Hijri Calendar)",
            "1376",
            "31 Feb 1970",
            "1953 to 1951",
            "3017-08-22",
            "na",
            "unknown",
            "12 Mayor 1960",
            "1985-13-01",
            "12/11/85",
        ];
        for text in no_dates {
            assert_eq!(PartialDate::parse_list(text), None, "{text}");
        }
    }

    #[test]
    fn every_shape_of_counterparty_files_is_read_and_ambiguous_ones_twice() {
        let table = [
            ("1985-11-12", "1985-11-12"),
            ("12/11/1985", "1985-11-12 | 1985-12-11"),
            ("11/12/1985", "1985-12-11 | 1985-11-12"),
            ("12-11-1985", "1985-11-12 | 1985-12-11"),
            ("27/10/1985", "1985-10-27"),
            ("10/27/1985", "1985-10-27"),
            ("11/11/1985", "1985-11-11"),
            ("12.11.1985", "1985-11-12"),
            ("10.27.1985", "1985-10-27"),
            ("12 Nov 1985", "1985-11-12"),
            ("12-Nov-1985", "1985-11-12"),
            ("12th of November, 1985", "1985-11-12"),
            ("Nov 12, 1985", "1985-11-12"),
            ("19851112", "1985-11-12"),
            ("1985", "1985"),
            ("c. 1985", "about 1985"),
            ("~1985", "about 1985"),
            ("1984-1986", "1984 to 1986"),
            ("1984/1986", "1984 to 1986"),
            ("1985-11-12 00:00:00", "1985-11-12"),
            ("12/11/1985 0:00", "1985-11-12 | 1985-12-11"),
            ("12/11/1985 12:00:00 AM", "1985-11-12 | 1985-12-11"),
            ("12/11/85", "1985-11-12 | 1985-12-11"),
            ("27.10.05", "1905-10-27 | 2005-10-27"),
            ("12-Nov-85", "1985-11-12"),
            ("1985/11/12", "1985-11-12"),
            ("11/1985", "1985-11"),
            ("31/02/1985", ""),
            ("13/13/1985", ""),
            ("20000231", ""),
            ("n/a", ""),
            ("12345", ""),
            ("", ""),
        ];
        for (text, expected) in table {
            assert_eq!(counterparty(text), expected, "{text}");
        }
    }

    #[test]
    fn two_dates_agree_as_far_as_they_are_known() {
        let table = [
            ("1985-11-12", "1985-11-12", DateAgreement::SameDay),
            ("1985-11-12", "1985", DateAgreement::Overlap),
            ("1985-11-12", "about 1985-11-12", DateAgreement::Overlap),
            ("1984 to 1986", "1986-12-31", DateAgreement::Overlap),
            ("1985-11-12", "1985-12-11", DateAgreement::DayMonthSwapped),
            ("1985-11-12", "1985-11-22", DateAgreement::OneDigit),
            ("1985-11-12", "1935-11-12", DateAgreement::OneDigit),
            ("1985-11-12", "1987-11-11", DateAgreement::Near),
            ("1985", "1987", DateAgreement::Near),
            ("1985", "1988", DateAgreement::Contradicts),
            ("about 1985", "1990-06-01", DateAgreement::Near),
            ("about 1985", "1991-06-01", DateAgreement::Contradicts),
            ("1985-11-12", "1991-06-01", DateAgreement::Contradicts),
        ];
        for (a, b, expected) in table {
            let read = |text| PartialDate::parse_list(text).unwrap();
            assert_eq!(read(a).agreement(&read(b)), expected, "{a} and {b}");
            assert_eq!(read(b).agreement(&read(a)), expected, "{b} and {a}");
        }
    }

    #[test]
    fn the_best_of_several_dates_counts() {
        let listed = [PartialDate::year(1960).unwrap(), PartialDate::day(1985, 11, 12).unwrap()];
        let ours = PartialDate::parse_counterparty("12/11/1985");
        assert_eq!(PartialDate::best_agreement(&ours, &listed), Some(DateAgreement::SameDay));
        assert_eq!(PartialDate::best_agreement(&ours, &[]), None);
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_read_without_panic(text in "\\PC{0,40}") {
            let _ = PartialDate::parse_list(&text);
            for reading in PartialDate::parse_counterparty(&text) {
                assert!(reading.from <= reading.to);
            }
        }

        #[test]
        fn what_is_printed_is_read_back(days in 0i32..80_000, span in 0i32..4_000, circa: bool) {
            let from = jiff::civil::date(1800, 1, 1).saturating_add(days.days());
            let date = PartialDate { from, to: from.saturating_add(span.days()), circa };
            assert_eq!(PartialDate::parse_list(&date.to_string()), Some(date));
        }
    }
}
