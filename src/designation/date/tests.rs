//! Dates: every shape that is read, every agreement, and the order of their worth.

use super::*;

fn counterparty(text: &str) -> String {
    let readings: Vec<_> = PartialDate::parse_counterparty(text).iter().map(ToString::to_string).collect();
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
        ("approx. 1985", "about 1985"),
        ("1985 (approximately)", "about 1985"),
        ("circa 1985/86", "about 1985 to 1986"),
        ("1980s", "1980 to 1989"),
        ("late 1970s", "about 1976 to 1979"),
        ("early 1985", "about 1985"),
        ("mid-1985", "about 1985"),
        // Tabular day, two days to either side.
        ("24/06/1402 (Hijri Calendar)", "1982-04-17 to 1982-04-21"),
        ("17/04/1376 (Hijri Calendar)", "1956-11-19 to 1956-11-23"),
        ("1402 AH", "1981-10-28 to 1982-10-20"),
        ("1402H", "1981-10-28 to 1982-10-20"),
        ("06/1402 (Hijri)", "1982-03-25 to 1982-04-26"),
        ("1376-1377 A.H.", "1956-08-06 to 1958-07-19"),
        ("18 Apr 1982 (24/06/1402 Hijri)", "1982-04-18"),
    ];
    for (text, expected) in table {
        let read = PartialDate::parse_list(text).map(|date| date.to_string());
        assert_eq!(read.as_deref(), Some(expected), "{text}");
    }
    let no_dates = [
        "",
        "45-55 years old",
        "30-35 years old",
        "45 years",
        "1376",
        "17/04/1376 (Solar Hijri)",
        "32/01/1402 (Hijri Calendar)",
        "before 1985",
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
        ("12 novembre 1985", "1985-11-12"),
        ("12. November 1985", "1985-11-12"),
        ("1er mars 1985", "1985-03-01"),
        ("12 de noviembre de 1985", "1985-11-12"),
        ("12-Dic-85", "1985-12-12"),
        ("12. März 1985", "1985-03-12"),
        ("12 ноября 1985 г.", "1985-11-12"),
        ("12 Kasım 1985", "1985-11-12"),
        ("1985年11月12日", "1985-11-12"),
        ("1985년 11월 12일", "1985-11-12"),
        ("١٢/١١/١٩٨٥", "1985-11-12 | 1985-12-11"),
        ("１９８５", "1985"),
        ("១៩៨៥", "1985"),
        ("Nov '85", ""),
        ("12 Nov '85", "1985-11-12"),
        ("DOB: 1985", "1985"),
        ("born 12 Nov 1985", "1985-11-12"),
        ("1985/86", "1985 to 1986"),
        ("05/06/1402 H", "1982-03-29 to 1982-04-02 | 1982-02-28 to 1982-03-04"),
        ("12 jui 1985", ""),
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

/// Two dates, the agreement that both directions give.
fn meets(table: &[(&str, &str, DateAgreement)]) {
    for (a, b, expected) in table {
        let read = |text: &str| PartialDate::parse_list(text).unwrap();
        assert_eq!(read(a).agreement(&read(b)), *expected, "{a} and {b}");
        assert_eq!(read(b).agreement(&read(a)), *expected, "{b} and {a}");
    }
}

#[test]
fn dates_known_to_the_day_agree_or_differ_by_a_slip() {
    meets(&[
        ("1985-11-12", "1985-11-12", DateAgreement::SameDay),
        ("1985-01-01", "1985-01-01", DateAgreement::SameDay),
        ("1985-11-12", "1985-12-11", DateAgreement::DayMonthSwapped),
        ("1985-11-12", "1985-11-13", DateAgreement::DaysApart),
        ("1985-12-31", "1986-01-01", DateAgreement::DaysApart),
        ("1985-11-12", "1985-11-14", DateAgreement::DaysApart),
        ("1985-11-12", "1985-12-12", DateAgreement::DaysApart),
        ("1985-12-12", "1986-01-12", DateAgreement::DaysApart),
        ("1985-11-12", "1985-11-22", DateAgreement::OneDigit),
        ("1985-11-12", "1935-11-12", DateAgreement::OneDigit),
        ("1985-03-12", "1985-08-12", DateAgreement::OneDigit),
        ("1985-11-12", "1958-11-12", DateAgreement::DigitsTransposed),
        ("1985-11-12", "1985-11-21", DateAgreement::DigitsTransposed),
        ("1985-10-12", "1985-01-12", DateAgreement::DigitsTransposed),
        ("1989-11-12", "1992-11-12", DateAgreement::SameBirthday),
        ("1989-11-12", "1990-11-12", DateAgreement::SameBirthday),
        ("1985-11-12", "1986-06-30", DateAgreement::OneYear),
        ("1985-11-12", "1987-11-11", DateAgreement::TwoYears),
        ("1985-11-12", "1988-03-01", DateAgreement::Contradicts),
        ("1985-11-12", "1991-06-01", DateAgreement::Contradicts),
        ("1985-11-12", "1995-11-11", DateAgreement::Contradicts),
        ("1985-11-12", "1996-03-04", DateAgreement::ContradictsFar),
        // A birthday shared across more than five years, two digits off: chance.
        ("1989-11-12", "1997-11-12", DateAgreement::Contradicts),
    ]);
}

#[test]
fn dates_known_less_exactly_agree_as_far_as_they_are_known() {
    meets(&[
        ("1985-11-12", "1985-11", DateAgreement::SameMonth),
        ("1985-11", "1985-11", DateAgreement::SameMonth),
        ("1982-04-18", "24/06/1402 (Hijri)", DateAgreement::SameMonth),
        ("1985-11-12", "1985", DateAgreement::SameYear),
        ("1985", "1985", DateAgreement::SameYear),
        ("1985-11-12", "Mar 1985 to Feb 1986", DateAgreement::SameYear),
        ("1984 to 1986", "1986-12-31", DateAgreement::Overlap),
        ("1985-11-12", "about 1985-11-12", DateAgreement::Overlap),
        ("about 1985", "1985", DateAgreement::Overlap),
        ("1985-11", "1985-12", DateAgreement::OneYear),
        ("1985", "1986", DateAgreement::OneYear),
        ("1985", "1987", DateAgreement::TwoYears),
        ("1985", "1988", DateAgreement::Contradicts),
        ("1985", "1995", DateAgreement::Contradicts),
        ("1985", "1996", DateAgreement::ContradictsFar),
        ("about 1985", "1988-06-01", DateAgreement::OneYear),
        ("about 1985", "1990-06-01", DateAgreement::TwoYears),
        ("about 1985", "1991-06-01", DateAgreement::Contradicts),
        ("about 1985", "1999-06-01", DateAgreement::ContradictsFar),
        // A digit off says nothing of years alone.
        ("1985", "1958", DateAgreement::ContradictsFar),
    ]);
}

#[test]
fn the_first_of_january_says_only_the_year() {
    meets(&[
        ("1985-01-01", "1985-11-12", DateAgreement::SameYear),
        ("1985-01-01", "1985", DateAgreement::SameYear),
        ("1985-01-01", "1985-11", DateAgreement::SameYear),
        ("1985-01-01", "1985-01-02", DateAgreement::SameYear),
        ("1985-01-01", "1984-12-31", DateAgreement::DaysApart),
        ("1985-01-01", "1986-11-12", DateAgreement::OneYear),
        ("1985-01-01", "1986-01-01", DateAgreement::OneYear),
        ("1985-01-01", "1995-01-01", DateAgreement::Contradicts),
        ("1985-01-01", "1958-01-01", DateAgreement::ContradictsFar),
    ]);
}

#[test]
fn the_order_of_agreements_is_complete_and_that_of_their_worth() {
    assert!(DateAgreement::ALL.is_sorted());
    let words: std::collections::BTreeSet<_> = DateAgreement::ALL.iter().map(|one| one.as_str()).collect();
    assert_eq!(words.len(), DateAgreement::ALL.len());
    assert!(DateAgreement::ContradictsFar.is_contradiction() && !DateAgreement::TwoYears.is_contradiction());
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
    fn agreement_is_the_same_from_either_side(
        a in 0i32..80_000, b in 0i32..80_000, near in -800i32..800, spans in (0i32..900, 0i32..900), circa: bool,
    ) {
        let date = |days: i32, span: i32, circa| {
            let from = jiff::civil::date(1800, 1, 1).saturating_add(days.days());
            PartialDate { from, to: from.saturating_add(span.days()), circa }
        };
        for (a, b) in [
            (date(a, 0, false), date(b, 0, false)),
            (date(a, 0, false), date((a + near).max(0), 0, false)),
            (date(a, spans.0, circa), date((a + near).max(0), spans.1, false)),
        ] {
            assert_eq!(a.agreement(&b), b.agreement(&a));
            let own = a.agreement(&a);
            assert!(own <= DateAgreement::Overlap && own <= a.agreement(&b), "{a} agrees best with itself");
        }
    }

    #[test]
    fn what_is_printed_is_read_back(days in 0i32..80_000, span in 0i32..4_000, circa: bool) {
        let from = jiff::civil::date(1800, 1, 1).saturating_add(days.days());
        let date = PartialDate { from, to: from.saturating_add(span.days()), circa };
        assert_eq!(PartialDate::parse_list(&date.to_string()), Some(date));
    }
}
