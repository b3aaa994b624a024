//! Dates of the Islamic (Hijri) calendar, as the few Gregorian days they may be.
//!
//! The arithmetical ("tabular", civil) Islamic calendar: months of 30 and 29 days by turns, eleven leap years in a
//! cycle of thirty (2, 5, 7, 10, 13, 16, 18, 21, 24, 26, 29), 1 Muharram 1 = Friday 16 July 622 (Julian). Source:
//! Reingold and Dershowitz, "Calendrical Calculations", chapter on the Islamic calendar; the same as "islamic-civil" of
//! Unicode CLDR.
//!
//! The months in use begin when the moon is seen, or as Umm al-Qura computes it, so a stated day is meant within about
//! two days of the computed one; hence a range. The Iranian solar calendar (also "hijri", years about 1250 to 1450) is
//! another calendar: a text that says so is not read.

use jiff::ToSpan as _;
use jiff::civil::Date;

use super::PartialDate;

/// How far sighting and computation may part, in days.
const SLACK_DAYS: i64 = 2;

/// Years that may be meant: 1785 to 2077.
const YEARS: std::ops::RangeInclusive<i32> = 1200..=1500;

/// The words that say the calendar, in lower case.
const MARKS: [&str; 6] = ["hijri", "hijra", "islamic", "a.h", "هـ", "هجري"];

/// Words of the Iranian solar calendar.
const SOLAR: [&str; 6] = ["solar", "shamsi", "jalali", "persian", "iranian", "شمسی"];

/// Whether a lower-case text says that its date is of the Islamic calendar.
pub(super) fn is_marked(text: &str) -> bool {
    MARKS.iter().any(|mark| text.contains(mark))
        || text.split(|c: char| !c.is_alphanumeric()).any(|word| {
            word == "ah"
                || word
                    .strip_suffix("ah")
                    .or_else(|| word.strip_suffix('h'))
                    .is_some_and(|year| year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit()))
        })
        || (text.ends_with(" h") || text.ends_with(" h."))
            && text.trim_end_matches(['.', 'h', ' ']).ends_with(|c: char| c.is_ascii_digit())
}

/// The date in a marked text; `either` allows the month before the day.
pub(super) fn read(text: &str, either: bool) -> Vec<PartialDate> {
    if SOLAR.iter().any(|word| text.contains(word)) {
        return Vec::new();
    }
    let runs = text.split(|c: char| !c.is_ascii_digit()).filter(|run| !run.is_empty());
    let numbers: Option<Vec<i32>> =
        runs.map(|run| if run.len() <= 4 { run.parse().ok() } else { None }).collect();
    let Some(numbers) = numbers else { return Vec::new() };
    let is_year = |year: i32| YEARS.contains(&year);
    let days = |year, month, day| match (month, day) {
        (0, _) => whole(year, 1, year + 1, 1),
        (month, 0) => whole(year, month, year + month / 12, month % 12 + 1),
        (month, day) => gregorian(year, month, day).map(|date| widened(date, date)),
    };
    let read = match numbers[..] {
        [year] if is_year(year) => vec![whole(year, 1, year + 1, 1)],
        [first, last] if is_year(first) && is_year(last) && first <= last => {
            vec![whole(first, 1, last + 1, 1)]
        }
        [month, year] | [year, month] if is_year(year) && month <= 12 => vec![days(year, month, 0)],
        [year, month, day] if is_year(year) => vec![days(year, month, day)],
        [day, month, year] if is_year(year) => {
            let month_first = (either && day != month && day != 0).then(|| days(year, day, month));
            vec![days(year, month, day), month_first.flatten()]
        }
        _ => Vec::new(),
    };
    read.into_iter().flatten().collect()
}

/// All days of the months from the first up to, not including, the second.
fn whole(year: i32, month: i32, next_year: i32, next_month: i32) -> Option<PartialDate> {
    let last = gregorian(next_year, next_month, 1)?.checked_sub(1.day()).ok()?;
    let first = gregorian(year, month, 1)?;
    Some(widened(first, last))
}

fn widened(first: Date, last: Date) -> PartialDate {
    PartialDate {
        from: first.saturating_sub(SLACK_DAYS.days()),
        to: last.saturating_add(SLACK_DAYS.days()),
        circa: false,
    }
}

/// The Gregorian day of a day of the civil Islamic calendar; `None` for a month or day that does not exist.
fn gregorian(year: i32, month: i32, day: i32) -> Option<Date> {
    // A thirtieth day of a short month is within what sighting allows.
    if !(YEARS.start() - 1..=YEARS.end() + 1).contains(&year)
        || !(1..=12).contains(&month)
        || !(1..=30).contains(&day)
    {
        return None;
    }
    // 1 Muharram 1 is 19 July 622 of the proleptic Gregorian calendar.
    jiff::civil::date(622, 7, 19).checked_add(i64::from(elapsed(year, month, day)).days()).ok()
}

/// The days since 1 Muharram 1.
fn elapsed(year: i32, month: i32, day: i32) -> i32 {
    (year - 1) * 354 + (3 + 11 * year) / 30 + 29 * (month - 1) + month / 2 + day - 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_of_the_civil_calendar_are_converted() {
        // New year's days and feasts as almanacs give them for the arithmetical calendar.
        let table = [
            ((1400, 1, 1), "1979-11-21"),
            ((1402, 1, 1), "1981-10-30"),
            ((1420, 9, 1), "1999-12-09"),
            ((1421, 1, 1), "2000-04-06"),
            ((1445, 1, 1), "2023-07-19"),
            ((1445, 10, 1), "2024-04-10"),
            ((1446, 1, 1), "2024-07-08"),
        ];
        for ((year, month, day), expected) in table {
            let found = gregorian(year, month, day).unwrap().to_string();
            assert_eq!(found, expected, "{year}-{month}-{day}");
        }
        assert_eq!(elapsed(1, 1, 1), 0, "the epoch");
        assert_eq!(gregorian(1402, 13, 1), None);
        assert_eq!(gregorian(1402, 1, 31), None);
        assert_eq!(gregorian(1985, 1, 1), None);
    }

    #[test]
    fn thirty_years_are_10_631_days_and_no_day_is_met_twice() {
        let first = gregorian(1391, 1, 1).unwrap();
        let next = gregorian(1421, 1, 1).unwrap();
        assert_eq!(first.until(next).unwrap().get_days(), 10_631);
        let mut last = None;
        for year in 1391..1395 {
            for month in 1..=12 {
                let start = gregorian(year, month, 1).unwrap();
                if let Some(last) = last {
                    let days = start.since::<Date>(last).unwrap().get_days();
                    assert!(days == 29 || days == 30, "{year}-{month}: {days}");
                }
                last = Some(start);
            }
        }
    }

    #[test]
    fn observed_days_lie_within_the_slack() {
        // Beginnings announced in Saudi Arabia.
        let table = [
            ((1400, 1, 1), (1979, 11, 20)),
            ((1444, 9, 1), (2023, 3, 23)),
            ((1445, 9, 1), (2024, 3, 11)),
            ((1446, 9, 1), (2025, 3, 1)),
        ];
        for ((year, month, day), (y, m, d)) in table {
            let read = super::read(&format!("{day:02}/{month:02}/{year} (hijri calendar)"), false);
            let observed = PartialDate::day(y, m, d).unwrap().from;
            assert!(read[0].from <= observed && observed <= read[0].to, "{year}-{month}: {}", read[0]);
        }
    }
}
