//! Text → dates: one grammar for lists and counterparty files.
//!
//! Digits of any script, month names of the languages files are written in, Chinese, Japanese and Korean dates
//! (`1985年11月12日`), circa, ranges, decades. Text of which a part belongs to no date is no date, so that prose is not
//! half read: an age (`30-35 years old`) has no reference year and stays unread.

use super::{PartialDate, hijri};
use crate::designation::ascii_digit;

/// Two-digit years up to this one may be of either century; later ones are of the twentieth.
const LAST_SHORT_YEAR_OF_THIS_CENTURY: i16 = 30;

/// Which of two numbers before a year is the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Order {
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

/// Every reading of a text; the first is the one its publisher means by the order given.
pub(super) fn parse(text: &str, order: Order) -> Vec<PartialDate> {
    if text.len() > MAX_LENGTH {
        return Vec::new();
    }
    iso(text).map_or_else(|| by_grammar(text, order), |date| vec![date])
}

/// `1985-11-12`, as most files write every date; a month or day of 00 and impossible days are left to the grammar.
fn iso(text: &str) -> Option<PartialDate> {
    let [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = *text.as_bytes() else { return None };
    let number = |digits: &[u8]| {
        digits.iter().try_fold(0_i16, |sum, b| b.is_ascii_digit().then(|| 10 * sum + i16::from(b - b'0')))
    };
    let two = |digits: &[u8]| number(digits).and_then(|number| i8::try_from(number).ok());
    PartialDate::day(number(&[y1, y2, y3, y4])?, two(&[m1, m2])?, two(&[d1, d2])?)
}

fn by_grammar(text: &str, order: Order) -> Vec<PartialDate> {
    let lower = plain(text);
    let text = lower.trim().trim_end_matches(['.', ',', ';']).trim_end();
    let text = LABELS.iter().find_map(|label| text.strip_prefix(label)).unwrap_or(text);
    let text = text.trim_start_matches([':', ' ', '.']);
    if text.is_empty() {
        return Vec::new();
    }
    if hijri::is_marked(text) {
        // `18 Apr 1982 (24/06/1402 Hijri)` says it twice; the Gregorian day is the exact one.
        let stated = text.split_once('(').map(|(before, _)| point(before.trim(), order));
        let readings = stated
            .filter(|readings| !readings.is_empty())
            .unwrap_or_else(|| hijri::read(text, order == Order::Either));
        if !readings.is_empty() {
            return readings;
        }
    }
    let (text, circa) = strip_circa(text);
    let mut readings = range(text, order).unwrap_or_else(|| point(text, order));
    if readings.is_empty() {
        readings.extend(part_of_period(text));
    }
    for reading in &mut readings {
        reading.circa |= circa;
    }
    readings
}

/// What may stand before a date.
const LABELS: [&str; 6] = ["date of birth", "d.o.b", "dob", "year of birth", "yob", "born"];

/// Lower case, ASCII digits, and the signs of East Asian dates as dashes.
fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for c in text.chars() {
        match (ascii_digit(c), c) {
            (Some(digit), _) => plain.push(digit),
            (None, '年' | '月' | '년' | '월' | '／' | '－' | '‐' | '‑') => {
                plain.push(if c == '／' { '/' } else { '-' });
            }
            (None, '日' | '일' | '\u{200e}' | '\u{200f}') => {}
            (None, '．') => plain.push('.'),
            (None, c) => plain.extend(c.to_lowercase()),
        }
    }
    plain
}

fn strip_circa(text: &str) -> (&str, bool) {
    const BEFORE: [&str; 19] = [
        "circa",
        "approximately",
        "approx.",
        "approx",
        "about",
        "around",
        "estimated",
        "est.",
        "abt.",
        "abt",
        "vers",
        "environ",
        "etwa",
        "hacia",
        "около",
        "приблизительно",
        "ca.",
        "ca",
        "c.",
    ];
    const AFTER: [&str; 8] = [
        "(approximately)",
        "(approximate)",
        "(approx.)",
        "(approx)",
        "(circa)",
        "(estimated)",
        "approximately",
        "?",
    ];
    if let Some(rest) = text.strip_prefix('~') {
        return (rest.trim_start(), true);
    }
    for word in BEFORE {
        if let Some(rest) = text.strip_prefix(word)
            && rest.starts_with(|c: char| c.is_ascii_digit() || c.is_whitespace() || c == '.')
        {
            return (rest.trim_start_matches('.').trim_start(), true);
        }
    }
    for word in AFTER {
        if let Some(rest) = text.strip_suffix(word) {
            return (rest.trim_end(), true);
        }
    }
    (text, false)
}

/// `1980s`, `early 1980s`, `late 1985`, `mid-1985`: a decade, or about the part said.
fn part_of_period(text: &str) -> Option<PartialDate> {
    let parts = [("early", 0, 3), ("mid", 3, 6), ("middle of", 3, 6), ("late", 6, 9), ("end of", 6, 9)];
    let stated = parts.iter().find_map(|(word, from, to)| {
        let rest = text.strip_prefix(word)?;
        rest.starts_with([' ', '-']).then(|| (rest.trim_start_matches([' ', '-']), *from, *to))
    });
    let (rest, from, to) = stated.unwrap_or((text, 0, 9));
    let rest = rest.strip_prefix("the ").unwrap_or(rest);
    let decade = rest.strip_suffix("'s").or_else(|| rest.strip_suffix('s'));
    let digits = decade.unwrap_or(rest);
    let year: i16 = if digits.len() == 4 { digits.parse().ok()? } else { return None };
    match (decade, stated) {
        (Some(_), stated) if year % 10 == 0 => {
            let range = PartialDate::range(PartialDate::year(year + from)?, PartialDate::year(year + to)?)?;
            Some(if stated.is_some() { range.about() } else { range })
        }
        (None, Some(_)) => PartialDate::year(year).map(PartialDate::about),
        _ => None,
    }
}

/// `A to B`, `between A and B`, `1979-1982`; `None` where the text is no range, empty where it is an impossible one.
fn range(text: &str, order: Order) -> Option<Vec<PartialDate>> {
    if let Some(pair) = short_year_pair(text) {
        return Some(vec![pair]);
    }
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

/// `1985/86`: a year and the two digits of a later one, which no month can be.
fn short_year_pair(text: &str) -> Option<PartialDate> {
    let (first, last) = text.split_once(['-', '/'])?;
    let (first, last) = (first.trim(), last.trim());
    if first.len() != 4 || last.len() != 2 {
        return None;
    }
    let (first, last): (i16, i16) = (first.parse().ok()?, last.parse().ok()?);
    let last = first - first % 100 + last;
    (last % 100 > 12)
        .then(|| PartialDate::range(PartialDate::year(first)?, PartialDate::year(last)?))
        .flatten()
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
            if let Some(tail) =
                ["st", "nd", "rd", "th", "er", "º", "ª"].iter().find_map(|ending| rest.strip_prefix(ending))
                && !tail.starts_with(char::is_alphabetic)
            {
                rest = tail;
            }
        } else if first.is_alphabetic() {
            let (word, tail) = rest.split_at(length(char::is_alphabetic));
            rest = tail;
            match word {
                "of" | "the" | "de" | "del" | "г" | "года" | "р" | "року" => {}
                "d" | "dd" | "m" | "mm" | "x" | "xx" => parts.push(Part::Short(0)),
                word => parts.push(Part::Month(month(word)?)),
            }
        } else if matches!(first, ' ' | '.' | ',' | '-' | '/' | '\'' | '’' | '\t' | '\n' | '\u{a0}') {
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

/// The months of a year in the languages of counterparty files, lower case; a genitive stands with its nominative.
#[rustfmt::skip]
const MONTHS: [[&str; 12]; 12] = [
    ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"],
    ["januar", "februar", "märz", "april", "mai", "juni", "juli", "august", "september", "oktober", "november", "dezember"],
    ["jänner", "feber", "maerz", "april", "mai", "juni", "juli", "august", "september", "oktober", "november", "dezember"],
    ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"],
    ["enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"],
    ["gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno", "luglio", "agosto", "settembre", "ottobre", "novembre", "dicembre"],
    ["janeiro", "fevereiro", "março", "abril", "maio", "junho", "julho", "agosto", "setembro", "outubro", "novembro", "dezembro"],
    ["januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december"],
    ["января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября", "декабря"],
    ["січня", "лютого", "березня", "квітня", "травня", "червня", "липня", "серпня", "вересня", "жовтня", "листопада", "грудня"],
    ["stycznia", "lutego", "marca", "kwietnia", "maja", "czerwca", "lipca", "sierpnia", "września", "października", "listopada", "grudnia"],
    ["ocak", "şubat", "mart", "nisan", "mayıs", "haziran", "temmuz", "ağustos", "eylül", "ekim", "kasım", "aralık"],
];

/// Abbreviations of four letters or without marks, and nominatives that are not the beginning of the genitive.
const MORE_MONTHS: [(&str, i8); 26] = [
    ("janv", 1),
    ("fevrier", 2),
    ("févr", 2),
    ("fevr", 2),
    ("marz", 3),
    ("marco", 3),
    ("avr", 4),
    ("juin", 6),
    ("juil", 7),
    ("aout", 8),
    ("sept", 9),
    ("sett", 9),
    ("decembre", 12),
    ("январь", 1),
    ("февраль", 2),
    ("март", 3),
    ("апрель", 4),
    ("май", 5),
    ("июнь", 6),
    ("июль", 7),
    ("август", 8),
    ("сентябрь", 9),
    ("октябрь", 10),
    ("ноябрь", 11),
    ("декабрь", 12),
    ("subat", 2),
];

/// A month by its name, or by the first three letters of it where they are of one month in every language.
fn month(word: &str) -> Option<i8> {
    if let Some((_, month)) = MORE_MONTHS.iter().find(|(name, _)| *name == word) {
        return Some(*month);
    }
    let abbreviation = word.chars().count() == 3;
    let mut found = None;
    for names in &MONTHS {
        for (month, name) in (1..).zip(names) {
            if *name == word {
                return Some(month);
            }
            if abbreviation && name.starts_with(word) {
                match found {
                    Some(other) if other != month => return None,
                    _ => found = Some(month),
                }
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_iso_day_is_what_the_grammar_reads() {
        for year in [1799, 1800, 1899, 1930, 1985, 2000, 2024, 2100, 2101] {
            for month in 0..=13 {
                for day in 0..=32 {
                    let text = format!("{year}-{month:02}-{day:02}");
                    for order in [Order::DayFirst, Order::Either] {
                        assert_eq!(parse(&text, order), by_grammar(&text, order), "{text}");
                    }
                }
            }
        }
    }
}
