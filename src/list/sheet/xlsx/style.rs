//! Which numbers of a workbook are dates, and which days they are.

use jiff::ToSpan as _;
use jiff::civil::Date;

use crate::Result;
use crate::list::file::Content;
use crate::list::xml::records;

/// No workbook has more styles; Excel's own limit is 65,490.
const MAX_STYLES: usize = 100_000;

/// The last day that Excel shows, 31 December 9999.
const LAST_DAY: f64 = 2_958_465.0;

/// What a style shows a number as.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Shown {
    /// A number, or a time of day.
    #[default]
    Number,
    /// A day.
    Day,
    /// A month and its year.
    Month,
    /// A year.
    Year,
}

/// What each style of `styles.xml` shows a number as.
pub(super) fn read(part: &mut Content) -> Result<Vec<Shown>> {
    let mut formats: Vec<(u32, Shown)> = Vec::new();
    let mut styles: Vec<u32> = Vec::new();
    let number = |text: &str| text.parse().unwrap_or_default();
    records(part, 2, |parent, node| {
        match (parent, node.name.as_str()) {
            ("numFmts", "numFmt") if formats.len() < MAX_STYLES => {
                formats.push((number(node.attribute("numFmtId")), shown(node.attribute("formatCode"))));
            }
            ("cellXfs", "xf") if styles.len() < MAX_STYLES => {
                styles.push(number(node.attribute("numFmtId")));
            }
            _ => {}
        }
        Ok(())
    })?;
    formats.sort_by_key(|(id, _)| *id);
    let of = |id: u32| match formats.binary_search_by_key(&id, |(known, _)| *known) {
        Ok(place) => formats[place].1,
        Err(_) => built_in(id),
    };
    Ok(styles.into_iter().map(of).collect())
}

/// What the formats show that have no code in the file (ECMA-376, part 1, 18.8.30; from 27 on those of East Asia).
fn built_in(id: u32) -> Shown {
    match id {
        17 | 55 => Shown::Month,
        14..=16 | 22 | 27..=31 | 36 | 50..=54 | 56..=58 => Shown::Day,
        _ => Shown::Number,
    }
}

/// What a format's code shows: that of `dd\-mmm\-yy;@` a day.
fn shown(code: &str) -> Shown {
    let mut letters = String::new();
    let mut chars = code.chars();
    while let Some(c) = chars.next() {
        match c {
            // What follows is for other numbers than dates.
            ';' => break,
            '"' => drop(chars.by_ref().find(|c| *c == '"')),
            '[' => drop(chars.by_ref().find(|c| *c == ']')),
            '\\' | '_' | '*' => drop(chars.next()),
            c => letters.push(c.to_ascii_lowercase()),
        }
    }
    let has = |letter| letters.contains(letter);
    if has("general") {
        Shown::Number
    } else if has("d") {
        Shown::Day
    } else if has("y") {
        if has("m") { Shown::Month } else { Shown::Year }
    } else {
        Shown::Number
    }
}

/// The date that a number of days is, in ISO form; none for what is shown as a number or is no day.
pub(super) fn date(number: f64, shown: Shown, from_1904: bool) -> Option<String> {
    if shown == Shown::Number || !(0.0..=LAST_DAY).contains(&number) {
        return None;
    }
    #[expect(clippy::cast_possible_truncation, reason = "bounded above; the fraction is the time of day")]
    let days = number as i64;
    let (year, month, day) = match (from_1904, days) {
        (true, _) => (1904, 1, 1),
        // Excel counts a 29 February 1900, which there was not.
        (false, 60..) => (1899, 12, 30),
        (false, _) => (1899, 12, 31),
    };
    let date = Date::new(year, month, day).ok()?.checked_add(days.days()).ok()?;
    Some(match shown {
        Shown::Year => format!("{:04}", date.year()),
        Shown::Month => format!("{:04}-{:02}", date.year(), date.month()),
        Shown::Day | Shown::Number => date.to_string(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_says_whether_a_date_is_shown() {
        for (code, expected) in [
            ("m/d/yy", Shown::Day),
            ("[$-C09]dd\\-mmm\\-yy;@", Shown::Day),
            ("mmm-yy", Shown::Month),
            ("yyyy", Shown::Year),
            ("General", Shown::Number),
            ("0", Shown::Number),
            ("#,##0.00_);[Red](#,##0.00)", Shown::Number),
            ("h:mm AM/PM", Shown::Number),
            ("[h]:mm:ss", Shown::Number),
            ("0\" days\"", Shown::Number),
            ("0;\"yd\"", Shown::Number),
            ("\"", Shown::Number),
            ("\\", Shown::Number),
        ] {
            assert_eq!(shown(code), expected, "{code}");
        }
        assert_eq!([0, 14, 17, 18, 22, 49].map(built_in), {
            use Shown::{Day, Month, Number};
            [Number, Day, Month, Number, Day, Number]
        });
    }

    #[test]
    fn a_number_of_days_is_a_date() {
        let table = [
            (22_882.0, Shown::Day, false, Some("1962-08-24")),
            (22_882.75, Shown::Day, false, Some("1962-08-24")),
            (18_798.0, Shown::Month, false, Some("1951-06")),
            (18_798.0, Shown::Number, false, None),
            (1.0, Shown::Day, false, Some("1900-01-01")),
            (61.0, Shown::Day, false, Some("1900-03-01")),
            (0.0, Shown::Day, true, Some("1904-01-01")),
            (-1.0, Shown::Day, false, None),
            (1e300, Shown::Day, false, None),
            (f64::NAN, Shown::Day, false, None),
            (LAST_DAY, Shown::Year, false, Some("9999")),
            (LAST_DAY, Shown::Day, true, None),
        ];
        for (number, shown, from_1904, expected) in table {
            assert_eq!(date(number, shown, from_1904).as_deref(), expected, "{number} {shown:?} {from_1904}");
        }
    }
}
