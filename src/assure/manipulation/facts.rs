//! What stands beside the name: dates of birth, nationalities, identifiers; and names in the wrong column.
//!
//! Where a fact is changed, the name is as listed, so that the fact alone is tested. Where an identifier is tested, the
//! name is one that nobody on a list has.

use jiff::ToSpan as _;
use jiff::civil::Date;

use super::Level::{Broad, Close, Precise};
use super::{Excluded, Generator};
use crate::assure::random::Random;
use crate::assure::subject::Subject;
use crate::designation::{EntityKind, Identifier, country_code};
use crate::party::Counterparty;

type Made = Result<Counterparty, Excluded>;

pub(super) const GENERATORS: &[Generator] = &[
    Generator::new("birth-day-month-swapped", 60, Close, "Day and month of birth exchanged", swapped),
    Generator::new("birth-year-off", 61, Close, "The year of birth one off", |subject, random| {
        let years = random.pick(&[-1, 1]).unwrap_or(1);
        born(subject, |date| Some(date.checked_add(i64::from(years).years()).ok()?.to_string()))
    }),
    Generator::new(
        "birth-decade-off",
        61,
        Broad,
        "The year of birth ten off; the name is exact",
        |subject, random| {
            let years = random.pick(&[-10, 10]).unwrap_or(10);
            born(subject, |date| Some(date.checked_add(i64::from(years).years()).ok()?.to_string()))
        },
    ),
    Generator::new("birth-year-only", 62, Precise, "Only the year of birth", |subject, _| {
        born(subject, |date| Some(date.year().to_string()))
    }),
    Generator::new(
        "birth-other-format",
        63,
        Precise,
        "The date of birth as 12/11/1985, 12.11.1985 or 12 Nov 1985",
        other_format,
    ),
    Generator::new("birth-two-digit-year", 63, Close, "The date of birth as 12/11/85", |subject, _| {
        born(subject, |date| Some(date.strftime("%d/%m/%y").to_string()))
    }),
    Generator::new(
        "birth-first-january",
        64,
        Close,
        "1 January for an unknown day of birth",
        |subject, _| {
            born(subject, |date| (date.day_of_year() != 1).then(|| format!("{}-01-01", date.year())))
        },
    ),
    Generator::new("birth-missing", 65, Precise, "Name and nationality, no date of birth", |subject, _| {
        if subject.designation.births.is_empty() {
            return Err(Excluded::NoFact);
        }
        let nationality = nationality(subject)?;
        Ok(Counterparty { nationalities: vec![nationality], ..subject.party(subject.name()) })
    }),
    Generator::new(
        "nationality-missing",
        66,
        Precise,
        "Name and date of birth, no nationality",
        |subject, _| {
            nationality(subject)?;
            born(subject, |date| Some(date.to_string()))
        },
    ),
    Generator::new(
        "nationality-other",
        66,
        Close,
        "Another nationality; the name is exact",
        |subject, random| {
            let listed = nationality(subject)?;
            let other = random.pick(&["Canada", "New Zealand", "Portugal"]).unwrap_or("Canada");
            if listed.contains(other) {
                return Err(Excluded::NothingToChange);
            }
            Ok(Counterparty { nationalities: vec![other.to_owned()], ..subject.party(subject.name()) })
        },
    ),
    Generator::new(
        "nationality-code",
        66,
        Precise,
        "The nationality as a code: IR for Iran",
        |subject, _| {
            let code = country_code(&nationality(subject)?).ok_or(Excluded::NoFact)?;
            Ok(Counterparty {
                nationalities: vec![code.as_str().to_owned()],
                ..subject.party(subject.name())
            })
        },
    ),
    Generator::new(
        "identifier-spaced",
        67,
        Precise,
        "Another name, the identifier in groups of three: 123 456 78",
        |subject, _| identified(subject, |number| Some(grouped(number, ' '))),
    ),
    Generator::new(
        "identifier-hyphenated",
        67,
        Precise,
        "Another name, the identifier with hyphens: 123-456-78",
        |subject, _| identified(subject, |number| Some(grouped(number, '-'))),
    ),
    Generator::new(
        "identifier-lower-case",
        67,
        Precise,
        "Another name, the letters of the identifier small",
        |subject, _| {
            identified(subject, |number| Some(number.to_lowercase()).filter(|lower| lower != number))
        },
    ),
    Generator::new(
        "identifier-digit-wrong",
        67,
        Close,
        "Another name, one digit of the identifier wrong: no hit",
        |subject, random| identified(subject, |number| digit_wrong(number, random)),
    )
    .must_not_hit(),
    Generator::new("vessel-renamed", 49, Broad, "A ship under another name, with its IMO number", renamed),
    Generator::new(
        "columns-exchanged",
        68,
        Close,
        "Family and given name in each other's column",
        columns_exchanged,
    ),
    Generator::new(
        "two-persons",
        69,
        Broad,
        "Two persons in one field: Guangzong ZHAO and Maria Keller",
        two_persons,
    ),
];

/// The name as listed with a date of birth made of the first one listed to the day.
fn born(subject: &Subject<'_>, write: impl Fn(Date) -> Option<String>) -> Made {
    let exact = subject.designation.births.iter().find(|date| date.is_exact()).ok_or(Excluded::NoFact)?;
    let date = write(exact.from).ok_or(Excluded::NothingToChange)?;
    Ok(Counterparty { births: vec![date], ..subject.party(subject.name()) })
}

pub(super) fn swapped(subject: &Subject<'_>, _: &mut Random) -> Made {
    born(subject, |date| {
        let swapped = Date::new(date.year(), date.day(), date.month()).ok()?;
        (swapped != date).then(|| swapped.to_string())
    })
}

fn other_format(subject: &Subject<'_>, random: &mut Random) -> Made {
    let format = random.pick(&["%d/%m/%Y", "%d.%m.%Y", "%d %b %Y", "%m/%d/%Y"]).unwrap_or("%d/%m/%Y");
    born(subject, |date| Some(date.strftime(format).to_string()))
}

fn nationality(subject: &Subject<'_>) -> Result<String, Excluded> {
    subject.designation.nationalities.first().cloned().ok_or(Excluded::NoFact)
}

/// A name that hardly any list has, for what is recognised by its identifier alone.
fn stranger(subject: &Subject<'_>) -> Counterparty {
    subject.party(match subject.designation.kind {
        EntityKind::Person => "Wilhelmina Featherstonehaugh",
        EntityKind::Vessel => "Featherstone Petrel",
        _ => "Featherstonehaugh Marmalade",
    })
}

/// A stranger with the first identifier that identifies by itself, written otherwise. Eight letters and digits or more
/// do so, six of them digits; shorter numbers are anybody's.
fn identified(subject: &Subject<'_>, mut write: impl FnMut(&str) -> Option<String>) -> Made {
    let long = |id: &&Identifier| {
        id.number.bytes().all(|b| b.is_ascii_alphanumeric())
            // Zeros in front make a short number no longer.
            && (8..=20).contains(&id.number.trim_start_matches('0').len())
            && id.number.bytes().filter(u8::is_ascii_digit).count() >= 6
    };
    let listed = &subject.designation.identifiers;
    let identifier = listed.iter().find(long).ok_or(Excluded::NoFact)?;
    let number = write(&identifier.number).ok_or(Excluded::NothingToChange)?;
    let written = Identifier { number, ..identifier.clone() };
    let changed = letters_and_digits(&written.number) != letters_and_digits(&identifier.number);
    if changed
        && listed.iter().any(|other| letters_and_digits(&other.number) == letters_and_digits(&written.number))
    {
        return Err(Excluded::Listed);
    }
    Ok(Counterparty { identifiers: vec![written], ..stranger(subject) })
}

fn letters_and_digits(number: &str) -> String {
    number.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_uppercase).collect()
}

fn grouped(number: &str, between: char) -> String {
    let chars: Vec<char> = number.chars().collect();
    chars
        .chunks(3)
        .map(|group| group.iter().collect::<String>())
        .collect::<Vec<_>>()
        .join(&between.to_string())
}

fn digit_wrong(number: &str, random: &mut Random) -> Option<String> {
    let places: Vec<usize> =
        number.char_indices().filter(|(_, c)| c.is_ascii_digit()).map(|(at, _)| at).collect();
    let at = random.pick(&places)?;
    let digit = u32::from(number.as_bytes()[at] - b'0');
    let other = char::from_digit((digit + 1 + u32::try_from(random.below(8)).ok()?) % 10, 10)?;
    Some(format!("{}{other}{}", &number[..at], &number[at + 1..]))
}

fn renamed(subject: &Subject<'_>, _: &mut Random) -> Made {
    subject.kind(|kind| kind == EntityKind::Vessel)?;
    let is_imo = |id: &&Identifier| id.ship_number().is_some();
    let number = subject.designation.identifiers.iter().find(is_imo).and_then(Identifier::ship_number);
    let number = number.ok_or(Excluded::NoFact)?;
    Ok(Counterparty {
        identifiers: vec![Identifier::new("IMO", number.to_string(), "")],
        ..stranger(subject)
    })
}

fn columns_exchanged(subject: &Subject<'_>, _: &mut Random) -> Made {
    if !subject.says_family() {
        return Err(Excluded::NothingToChange);
    }
    let (family, given) = subject.parts();
    if given.is_empty() {
        return Err(Excluded::TooFewWords);
    }
    // As the reader joins the columns: what it takes for the family name, a comma, the rest.
    Ok(subject.party(format!("{}, {}", given.join(" "), family.join(" "))))
}

fn two_persons(subject: &Subject<'_>, random: &mut Random) -> Made {
    subject.person()?;
    subject.latin()?;
    subject.at_least(2)?;
    let joined = random.pick(&[" and ", " & ", " / "]).unwrap_or(" and ");
    Ok(subject.party(format!("{}{joined}Maria Keller", subject.in_order().join(" "))))
}

#[cfg(test)]
mod tests {
    use super::super::testing::{PERSON, VESSEL, always, check, listed, party_of};
    use super::*;
    use crate::designation::{Designation, PartialDate};

    fn zhao() -> Designation {
        Designation {
            births: vec![PartialDate::day(1985, 11, 12).unwrap()],
            nationalities: vec!["Iran".to_owned()],
            identifiers: vec![Identifier::new("Passport", "G1234567", "China")],
            ..listed("ZHAO, Guangzong", PERSON)
        }
    }

    #[test]
    fn dates_are_changed_and_the_name_is_not() {
        let births = |generator: &str| {
            let party = party_of(generator, &zhao(), 1).unwrap();
            assert_eq!(party.names[0].text, "ZHAO, Guangzong");
            party.births
        };
        assert_eq!(births("birth-day-month-swapped"), ["1985-12-11"]);
        assert_eq!(births("birth-year-only"), ["1985"]);
        assert_eq!(births("birth-two-digit-year"), ["12/11/85"]);
        assert_eq!(births("birth-first-january"), ["1985-01-01"]);
        assert_eq!(births("nationality-missing"), ["1985-11-12"]);
        assert!(births("birth-missing").is_empty());
        assert!(["1984-11-12", "1986-11-12"].contains(&births("birth-year-off")[0].as_str()));
        assert!(["1975-11-12", "1995-11-12"].contains(&births("birth-decade-off")[0].as_str()));
        let format = births("birth-other-format")[0].clone();
        assert!(
            ["12/11/1985", "12.11.1985", "12 Nov 1985", "11/12/1985"].contains(&format.as_str()),
            "{format}"
        );
        let late = Designation { births: vec![PartialDate::day(1985, 11, 20).unwrap()], ..zhao() };
        assert_eq!(party_of("birth-day-month-swapped", &late, 1), Err(Excluded::NothingToChange));
        assert_eq!(party_of("birth-year-off", &listed("A B", PERSON), 1), Err(Excluded::NoFact));
    }

    #[test]
    fn nationalities_are_other_or_coded() {
        let nationalities = |generator| party_of(generator, &zhao(), 1).unwrap().nationalities;
        assert_eq!(nationalities("nationality-code"), ["IR"]);
        assert_eq!(nationalities("birth-missing"), ["Iran"]);
        assert_ne!(nationalities("nationality-other"), ["Iran"]);
    }

    #[test]
    fn an_identifier_stands_beside_the_name_of_a_stranger() {
        let party = |generator| party_of(generator, &zhao(), 1).unwrap();
        assert_eq!(party("identifier-spaced").identifiers[0].number, "G12 345 67");
        assert_eq!(party("identifier-hyphenated").identifiers[0].number, "G12-345-67");
        assert_eq!(party("identifier-lower-case").identifiers[0].number, "g1234567");
        assert!(!party("identifier-spaced").names[0].text.contains("Zhao"));
        for seed in 0..50 {
            let wrong =
                party_of("identifier-digit-wrong", &zhao(), seed).unwrap().identifiers[0].number.clone();
            assert_eq!(strsim::hamming(&wrong, "G1234567"), Ok(1), "{wrong}");
        }
        let short = Designation { identifiers: vec![Identifier::new("Passport", "123456", "")], ..zhao() };
        assert_eq!(party_of("identifier-spaced", &short, 1), Err(Excluded::NoFact));
        let padded = Designation { identifiers: vec![Identifier::new("Passport", "00278640", "")], ..zhao() };
        assert_eq!(party_of("identifier-spaced", &padded, 1), Err(Excluded::NoFact));
        let ship = Designation {
            identifiers: vec![Identifier::new("IMO", "9074729", "")],
            ..listed("Sea Star", VESSEL)
        };
        let renamed = party_of("vessel-renamed", &ship, 1).unwrap();
        assert_eq!((renamed.identifiers[0].number.as_str(), renamed.kind), ("9074729", VESSEL));
        assert_eq!(party_of("vessel-renamed", &zhao(), 1), Err(Excluded::OtherType));
    }

    #[test]
    fn names_stand_in_the_wrong_place() {
        check(&[
            ("columns-exchanged", "ZHAO, Guangzong", PERSON, Ok("Guangzong, ZHAO")),
            ("columns-exchanged", "Guangzong ZHAO", PERSON, Err(Excluded::NothingToChange)),
        ]);
        always("two-persons", "ZHAO, Guangzong", PERSON, |name| {
            name.starts_with("Guangzong ZHAO") && name.ends_with("Maria Keller")
        });
    }
}
