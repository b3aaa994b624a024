//! What stands in a name column and is another column's: the id, an e-mail address, a postal address, a text.
//!
//! Companies are named after streets and domains (`10 Downing Street Cafe Ltd`, `Booking.com`), so an address needs a house
//! number beside a word for a street and no word of companies; a domain alone is none.

use memchr::memchr;

use super::classes::Classes;
use super::code::QualityCode;
use super::words::is_company;
use crate::designation::EntityKind;

/// Characters of a name, beyond which it is hardly one: the longest on the lists of OFAC, the UN, the EU and the UK that is no
/// list of names has some 150.
const LONG: usize = 180;

/// Words for a street that stand before the number or behind it, lower case.
const STREETS: [&str; 37] = [
    "street",
    "st",
    "str",
    "road",
    "rd",
    "avenue",
    "ave",
    "lane",
    "drive",
    "boulevard",
    "blvd",
    "square",
    "strasse",
    "straße",
    "platz",
    "weg",
    "gasse",
    "allee",
    "rue",
    "place",
    "quai",
    "calle",
    "avenida",
    "carrera",
    "plaza",
    "rua",
    "via",
    "viale",
    "piazza",
    "straat",
    "laan",
    "ulica",
    "улица",
    "ул",
    "проспект",
    "sokak",
    "caddesi",
];
/// Ends of one word that say the same.
const STREET_ENDS: [&str; 6] = ["strasse", "straße", "str", "straat", "gatan", "gade"];

pub(super) fn check(
    text: &str,
    classes: Classes,
    kind: EntityKind,
    id: &str,
    mut flag: impl FnMut(QualityCode),
) {
    if text == id && !text.is_empty() {
        flag(QualityCode::NameIsId);
    }
    if classes.has(Classes::NET) && has_contact(text) {
        flag(QualityCode::ContactInName);
    }
    if classes.has(Classes::DIGIT) && classes.has(Classes::SPACE | Classes::BREAK) && has_address(text, kind)
    {
        flag(QualityCode::AddressInName);
    }
    if text.len() > LONG && text.chars().count() > LONG {
        flag(QualityCode::OverlongName);
    }
}

/// `jane@example.com`, `https://example.com`.
fn has_contact(text: &str) -> bool {
    let bytes = text.as_bytes();
    let mail = memchr(b'@', bytes).is_some_and(|at| {
        let word = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_' | b'+');
        let domain = bytes[at + 1..].iter().take_while(|byte| word(byte)).count();
        at > 0
            && word(&bytes[at - 1])
            && memchr(b'.', &bytes[at + 1..at + 1 + domain]).is_some_and(|dot| dot > 0 && dot + 1 < domain)
    });
    mail || text.contains("http://") || text.contains("https://")
}

/// A house number beside a word for a street, or a post office box.
fn has_address(text: &str, kind: EntityKind) -> bool {
    let lower = text.to_lowercase();
    let words: Vec<&str> = lower
        .split(|c: char| c.is_whitespace() || matches!(c, ',' | '.' | ';'))
        .filter(|word| !word.is_empty())
        .collect();
    let number = |word: &&str| {
        let digits = word.bytes().take_while(u8::is_ascii_digit).count();
        // `12`, `12a`, `12-14`; not `21st` nor a year.
        (1..=5).contains(&digits) && word.len() <= digits + 1
            || (digits > 0
                && word[digits..]
                    .strip_prefix(['-', '/'])
                    .is_some_and(|rest| rest.bytes().all(|b| b.is_ascii_digit())))
    };
    let boxed = words.windows(2).any(|pair| pair[0] == "postfach" && number(&pair[1]))
        || words.windows(3).any(|three| three[0] == "po" && three[1] == "box" && number(&three[2]))
        || words.windows(4).any(|four| four[..3] == ["p", "o", "box"] && number(&four[3]));
    let street = |word: &&str| {
        STREETS.contains(word)
            || STREET_ENDS.iter().any(|end| word.len() > end.len() + 3 && word.ends_with(end))
    };
    // `12 High Street`, `Hauptstrasse 12`, `rue de la Paix 12`.
    let near = words.iter().enumerate().any(|(at, word)| {
        number(word) && words[at.saturating_sub(4)..(at + 4).min(words.len())].iter().any(street)
    });
    let maybe_company = kind != EntityKind::Person && is_company_besides(&words, street);
    boxed || (near && !maybe_company)
}

/// Whether a word besides those of streets is a company's.
fn is_company_besides(words: &[&str], street: impl Fn(&&str) -> bool) -> bool {
    let rest: Vec<&str> = words.iter().copied().filter(|word| !street(word)).collect();
    is_company(&rest.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(text: &str, kind: EntityKind) -> Vec<&'static str> {
        let mut codes = Vec::new();
        check(text, Classes::of(text), kind, "C-17", |code| codes.push(code.as_str()));
        codes
    }

    #[test]
    fn what_is_no_name_is_told_from_names_of_streets_and_domains() {
        use EntityKind::{Entity, Person, Unknown};
        let long = "Jane ".repeat(50);
        for (text, kind, expected) in [
            ("C-17", Entity, "name_is_id"),
            ("jane.doe@example.com", Person, "contact_in_name"),
            ("Jane Doe <jane@example.com>", Unknown, "contact_in_name"),
            ("Harbour https://example.com", Entity, "contact_in_name"),
            ("12 High Street", Unknown, "address_in_name"),
            ("Jane Doe, 12a High St, Nowhere", Person, "address_in_name"),
            ("Hauptstraße 5", Unknown, "address_in_name"),
            ("Bahnhofstrasse 12-14", Unknown, "address_in_name"),
            ("Jane Doe, P.O. Box 123", Person, "address_in_name"),
            ("PO Box 99", Entity, "address_in_name"),
            ("ул. Ленина, 5", Unknown, "address_in_name"),
            (&long, Person, "overlong_name"),
        ] {
            assert_eq!(codes(text, kind), [expected], "{text}");
        }
        for (text, kind) in [
            ("10 Downing Street Trading Ltd", Unknown),
            ("Wall Street 30 Fund", Entity),
            ("Booking.com", Unknown),
            ("Studio @ Home", Unknown),
            ("Harbour: Bakery", Unknown),
            ("21st Century Lane Films", Unknown),
            ("3M Company", Entity),
            ("UL JI BONG 6", Entity),
            ("Jane Street", Person),
            ("Jane St. Claire", Person),
            ("Via 2000 Trading", Entity),
            ("C-18", Entity),
            ("@", Unknown),
            ("a@", Unknown),
            ("a@.", Unknown),
        ] {
            assert_eq!(codes(text, kind), [""; 0], "{text}");
        }
    }
}
