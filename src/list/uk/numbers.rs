//! Numbers of the UK's lists: passports, national identifiers, business registrations, ships → identifiers.
//!
//! A passport or national number stands beside a text that may say its country, its dates, or more about it; the text
//! is kept whole in the remarks. Business registrations are one text of labels and numbers:
//! `OGRN: 1247700291200\nKPP: 770701001`, `1027700073466 (Russia). Tax ID No. 7735007358 (Russia)`.

use super::items::items;
use super::{Warnings, note};
use crate::designation::{Designation, Identifier, country_code};
use crate::list::fields::{collapse, extend_new, joined};

/// What a passport number is called.
pub(super) const PASSPORT: &str = "Passport";

/// What a national number is called.
pub(super) const NATIONAL: &str = "National identifier";

/// What a registration is called that says nothing more.
const REGISTRATION: &str = "Business registration number";

/// A number followed by so few digits is written in groups.
const GROUP_DIGITS: usize = 4;

/// Words before digits that are a date.
const DATES: [&str; 8] = ["dated", "issued", "on", "expires", "expired", "expiry", "registered", "valid"];

/// Countries whose short names may stand in a text; other words of two or three letters are none (`No`, `ID`).
const SHORT_COUNTRIES: [&str; 4] = ["UAE", "UK", "USA", "DRC"];

/// No country's name has more words.
const MAX_COUNTRY_WORDS: usize = 8;

/// Adds numbers of a kind with the text beside them; of both, several may be numbered `(1) … (2) …`.
pub(super) fn documents(designation: &mut Designation, kind: &'static str, numbers: &str, details: &str) {
    let listed: Vec<&str> = items(numbers).into_iter().flat_map(sentences).collect();
    let listed_details = items(details);
    if listed.len() > 1 && listed_details.len() != listed.len() {
        for number in listed {
            document(designation, kind, number, "");
        }
        note(designation, kind, details);
        return;
    }
    for place in 0..listed.len().max(listed_details.len()) {
        let number = listed.get(place).copied().unwrap_or_default();
        let detail = listed_details.get(place).copied().unwrap_or_default();
        document(designation, kind, number, detail);
    }
}

/// `765432109. 652758341`: two numbers in two sentences.
fn sentences(text: &str) -> Vec<&str> {
    let parts: Vec<&str> = text.split(". ").map(|part| part.trim_end_matches('.').trim()).collect();
    let numbers = parts
        .iter()
        .all(|part| part.len() >= 5 && !part.contains(' ') && part.bytes().any(|byte| byte.is_ascii_digit()));
    if numbers { parts } else { vec![text.trim().trim_end_matches('.')] }
}

fn document(designation: &mut Designation, kind: &'static str, number: &str, detail: &str) {
    let (number, detail) = (collapse(number), collapse(detail));
    let number = number.trim_matches(['-', ' ', ',', ';']);
    let has_digit = number.bytes().any(|byte| byte.is_ascii_digit());
    if !has_digit {
        return note(designation, kind, &joined([number, detail.as_str()], ", "));
    }
    let (before, digits, after) = worded(number);
    // Rows repeat their documents for each name; finding the country is what costs.
    let known = |id: &Identifier| id.kind == kind && id.number == digits;
    if designation.identifiers.iter().any(known) && designation.remarks.contains(&detail) {
        return;
    }
    let country = [detail.as_str(), before, after].into_iter().find_map(country_in).unwrap_or_default();
    let identifier = Identifier::new(kind, digits, country);
    extend_new(&mut designation.identifiers, [identifier]);
    if digits != number {
        note(designation, kind, number);
    }
    if !detail.is_empty() && detail != "-" {
        note(designation, &format!("{kind} {digits}"), &detail);
    }
}

/// `Kuwait, number 260012001546 (expired)`: the words before a number, the number, and the words after it; a text
/// without a word is all number.
fn worded(text: &str) -> (&str, &str, &str) {
    let is_word = |word: &str| {
        let letters = word.trim_matches(|c: char| !c.is_alphabetic());
        letters.chars().count() >= 3 && letters.chars().any(char::is_lowercase)
    };
    if !text.split(' ').any(is_word) {
        return ("", text, "");
    }
    let Some(digit) = text.find(|c: char| c.is_ascii_digit()) else { return ("", text, "") };
    let start = text[..digit].rfind(' ').map_or(0, |space| space + 1);
    let number = &text[start..];
    // What follows in words or brackets is no part of it.
    let end = number.find(" (").or_else(|| number.find(", ")).unwrap_or(number.len());
    (&text[..start], &number[..end], &number[end..])
}

/// The country a text begins with or names between stops: `Tunisian number, issued …`, `Issued in Kuwait`.
fn country_in(text: &str) -> Option<&str> {
    let text = text.trim_start_matches(['(', ' ']);
    // What brackets hold may be part of the name, as in `Congo (Democratic Republic)`; what follows them is not.
    let whole = |text: &str| match text.find(['(', ')']) {
        Some(bracket) => text[bracket..].starts_with('(') && text.ends_with(')'),
        None => true,
    };
    let is_country = |text: &str| {
        (text.chars().count() > 3 || SHORT_COUNTRIES.contains(&text))
            && whole(text)
            && country_code(text).is_some()
    };
    let ends = text.match_indices([' ', ',', ')', '.']).map(|(end, stop)| end + usize::from(stop == ")"));
    let ends = ends.chain([text.len()]).take(MAX_COUNTRY_WORDS);
    let beginning = ends.map(|end| &text[..end]).filter(|text| is_country(text)).last();
    let found = beginning.or_else(|| {
        text.split(['(', ')', ',', '.', ';']).map(str::trim).find_map(|part| {
            let place = ["issued in ", "Issued in ", "Issued by ", "issued by "]
                .iter()
                .find_map(|before| part.strip_prefix(before));
            Some(place.unwrap_or(part)).filter(|text| is_country(text))
        })
    });
    found.map(|country| country.trim_end_matches(['.', ',', ' ']))
}

/// Adds the numbers of a text of labels and numbers; a text that says more than its numbers stays in the remarks.
pub(super) fn registrations(designation: &mut Designation, text: &str) {
    for item in items(text) {
        let found = registration(item);
        let words =
            |text: &str| text.split([' ', ':', '.']).filter(|word| !word.is_empty()).collect::<String>();
        let said: String = found.iter().map(|id| words(&id.kind) + &words(&id.number)).collect();
        let plain = matches!(found.as_slice(), [only] if only.number == item);
        if !plain && said != words(item) {
            note(designation, REGISTRATION, item);
        }
        extend_new(&mut designation.identifiers, found);
    }
}

/// The numbers of one line, each with the words before it.
fn registration(text: &str) -> Vec<Identifier> {
    let mut found: Vec<Identifier> = Vec::new();
    let mut label: Vec<&str> = Vec::new();
    // Whether the next token goes on with the last number.
    let mut goes_on = false;
    for token in tokens(text) {
        if let Some(inside) = token.strip_prefix('(') {
            let inside = inside.trim_end_matches([')', '.', ',', ';']);
            match found.last_mut() {
                Some(last) if label.is_empty() && country_code(inside).is_some() => {
                    inside.clone_into(&mut last.country);
                }
                _ => {}
            }
            goes_on = false;
            continue;
        }
        let word = token.trim_matches([':', ',', ';']).trim_end_matches('.');
        let digits = word.bytes().filter(u8::is_ascii_digit).count();
        if digits == 0 {
            label.extend((!word.is_empty()).then(|| token.trim_matches([':', ',', ';'])));
            goes_on = false;
            continue;
        }
        let all_digits = digits == word.len();
        let dated = label.last().is_some_and(|word| DATES.contains(&word.to_ascii_lowercase().as_str()));
        match found.last_mut() {
            Some(last) if goes_on && label.is_empty() && all_digits && digits <= GROUP_DIGITS => {
                last.number.push(' ');
                last.number.push_str(word);
            }
            _ if dated || word.matches('/').count() == 2 => {}
            _ => found.push(Identifier::new(kind(&label), word, "")),
        }
        goes_on = all_digits && token.ends_with(word);
        label.clear();
    }
    found
}

/// The words of a text, those in one pair of brackets together.
fn tokens(text: &str) -> Vec<&str> {
    let mut tokens = Vec::new();
    let mut rest = text.trim_start();
    while !rest.is_empty() {
        let end = match (rest.starts_with('('), rest.find(')')) {
            (true, Some(close)) => close + 1,
            _ => rest.find([' ', '\t']).unwrap_or(rest.len()),
        };
        tokens.push(&rest[..end]);
        rest = rest[end..].trim_start_matches(['.', ',', ';']).trim_start();
    }
    tokens
}

fn kind(label: &[&str]) -> String {
    let label = label.join(" ");
    let label = label.trim_matches([':', '.', ',', ' ']);
    if label.is_empty() { REGISTRATION.to_owned() } else { label.to_owned() }
}

/// Adds the IMO numbers of a text: `IMO9562233`, `8628597`.
pub(super) fn imo(designation: &mut Designation, text: &str, warnings: &mut Warnings) {
    for item in items(text).into_iter().flat_map(|item| item.split([',', ';', ' '])) {
        let number = item.trim_matches(|c: char| !c.is_ascii_digit());
        if number.len() == 7 && number.bytes().all(|byte| byte.is_ascii_digit()) {
            extend_new(&mut designation.identifiers, [Identifier::new("IMO", number, "")]);
        } else if !number.is_empty() {
            warnings.unread("IMO number", item);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(identifiers: &[Identifier]) -> Vec<String> {
        identifiers.iter().map(|id| format!("{}|{}|{}", id.kind, id.number, id.country)).collect()
    }

    #[test]
    fn registrations_are_labels_and_numbers() {
        let table: [(&str, &[&str]); 10] = [
            ("59058C", &["Business registration number|59058C|"]),
            ("OGRN: 1247700291200", &["OGRN|1247700291200|"]),
            (
                "1027700073466 (Russia). Tax ID No. 7735007358 (Russia)",
                &["Business registration number|1027700073466|Russia", "Tax ID No|7735007358|Russia"],
            ),
            (
                "License number: 328 INN: 7831000122 OGRN: 1027800000084",
                &["License number|328|", "INN|7831000122|", "OGRN|1027800000084|"],
            ),
            (
                "OGRN 1037739044111 dated 31/01/1994. Tax ID :7725056162",
                &["OGRN|1037739044111|", "Tax ID|7725056162|"],
            ),
            ("1 149 102 007 933", &["Business registration number|1 149 102 007 933|"]),
            (
                "1157746088170. Tax ID 7730018980",
                &["Business registration number|1157746088170|", "Tax ID|7730018980|"],
            ),
            ("1534407 (BVI)", &["Business registration number|1534407|BVI"]),
            ("Strelsau register", &[]),
            ("(", &[]),
        ];
        for (text, expected) in table {
            assert_eq!(shown(&registration(text)), expected, "{text}");
        }
    }

    #[test]
    fn documents_stand_beside_their_details() {
        let table: [(&str, &str, &[&str], &str); 10] = [
            ("A123", "", &["Passport|A123|"], ""),
            (
                "A123",
                "Kuwait number, issued in Iraq",
                &["Passport|A123|Kuwait"],
                "Passport A123: Kuwait number, issued in Iraq",
            ),
            (
                "(1) A123. (2) B456",
                "(1) Tunisian. (2) -",
                &["Passport|A123|Tunisian", "Passport|B456|"],
                "Passport A123: Tunisian",
            ),
            ("(1) A123 (2) B456", "Expired", &["Passport|A123|", "Passport|B456|"], "Passport: Expired"),
            ("765998123. 652758341", "", &["Passport|765998123|", "Passport|652758341|"], ""),
            (
                "Kuwait, number 260012001546",
                "",
                &["Passport|260012001546|Kuwait"],
                "Passport: Kuwait, number 260012001546",
            ),
            (
                "SE 011252",
                "(Afghan) Issued in Kabul",
                &["Passport|SE 011252|Afghan"],
                "Passport SE 011252: (Afghan) Issued in Kabul",
            ),
            (
                "3520025509842-7 (Pakistani)",
                "",
                &["Passport|3520025509842-7|Pakistani"],
                "Passport: 3520025509842-7 (Pakistani)",
            ),
            ("", "Syrian Passport", &[], "Passport: Syrian Passport"),
            ("-", "-", &[], ""),
        ];
        for (number, details, identifiers, remarks) in table {
            let mut designation = Designation::default();
            documents(&mut designation, PASSPORT, number, details);
            assert_eq!(shown(&designation.identifiers), identifiers, "{number} {details}");
            assert_eq!(designation.remarks, remarks);
        }
    }

    #[test]
    fn a_country_is_told_from_words_that_are_also_codes() {
        let table = [
            (
                "United Kingdom of Great Britain and Northern Ireland number, expiry",
                Some("United Kingdom of Great Britain and Northern Ireland"),
            ),
            ("ID card. Issued in Al-Amana, Yemen on 7 Jan 1996", None),
            ("Expires 23 Aug. 2005 (Iraq)", Some("Iraq")),
            ("Issued in Sanaa, Yemen", Some("Yemen")),
            ("USA driving licence, expiry date 15 March 2016", Some("USA")),
            ("No number", None),
            ("(Afghan) (tazkira). Issued in Kabul", Some("Afghan")),
            ("Qatar.", Some("Qatar")),
            ("Congo (Democratic Republic). Expired", Some("Congo (Democratic Republic)")),
            ("Pakistani. Issued in Kuwait", Some("Pakistani")),
        ];
        for (text, expected) in table {
            assert_eq!(country_in(text), expected, "{text}");
        }
    }
}
