//! Cells that hold several values: `a) 1972 b) 21 Mar. 1974`, `03/02/1963; alt DOB: 01/06/1977`, `German, Moroccan`.

use crate::designation::{Address, Designation, EntityKind, PartialDate, country_code};
use crate::list::ListWarning;
use crate::list::fields::{collapse, extend_new, join_new, visible};

/// Whether a text stands for nothing.
pub(super) fn is_nothing(text: &str) -> bool {
    matches!(text.trim().to_lowercase().as_str(), "" | "na" | "n/a" | "unknown" | "not known" | "-" | "nil")
}

/// The values of a cell that letters or numbers with a bracket set apart, each trimmed; the whole where there are none.
pub(super) fn parts(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut from = 0;
    let mut before = ' ';
    for (at, c) in text.char_indices() {
        let starts = before.is_whitespace() || matches!(before, ';' | ',' | '.');
        if at >= from
            && starts
            && let Some(length) = marker(&text[at..])
        {
            found.push(&text[from..at]);
            from = at + length;
        }
        before = c;
    }
    found.push(&text[from..]);
    found.retain_mut(|part| {
        *part = trimmed(part);
        !is_nothing(part)
    });
    found
}

/// The length of the mark of a value that a text begins with: `a)`, `(b)`, `12)`, `ii)`.
fn marker(text: &str) -> Option<usize> {
    let inner = text.strip_prefix('(').unwrap_or(text);
    let close = inner.bytes().take(4).position(|byte| byte == b')')?;
    let mark = &inner[..close];
    let is_mark = match mark.len() {
        1 => mark.bytes().all(|byte| byte.is_ascii_alphanumeric()),
        _ => {
            mark.len() <= 2 && !mark.is_empty() && mark.bytes().all(|byte| byte.is_ascii_digit())
                || ["ii", "iii", "iv", "vi", "vii", "ix"].contains(&mark)
        }
    };
    is_mark.then_some(text.len() - inner.len() + close + 1)
}

fn trimmed(text: &str) -> &str {
    text.trim().trim_matches([';', ',']).trim()
}

/// What stands between dates, tried in this order where a text is none.
const BETWEEN_DATES: [&str; 9] = [";", "\n", ">>", "alt DOB", "alt born", " or ", ", ", ",", ". "];

/// Adds the dates of a cell: of birth, or of an entity when it was founded. What is no date is said in a warning.
pub(super) fn births(designation: &mut Designation, text: &str, warnings: &mut Vec<ListWarning>) {
    if is_nothing(text) {
        return;
    }
    if !matches!(designation.kind, EntityKind::Person | EntityKind::Unknown) {
        join_new(&mut designation.remarks, &format!("Date: {}", visible(text)));
        return;
    }
    let mut reading = Dates::default();
    for part in parts(text) {
        reading.read(part, &BETWEEN_DATES);
    }
    extend_new(&mut designation.births, reading.found);
    if !(reading.notes.is_empty() && reading.unread.is_empty()) {
        join_new(&mut designation.remarks, &format!("Date of birth: {}", visible(text)));
    }
    for value in reading.unread {
        let record = designation.id.0.clone();
        warnings.push(ListWarning::UnreadValue { record, field: super::BIRTH, value });
    }
}

/// Dates, and what stands among them that is none.
#[derive(Default)]
struct Dates {
    found: Vec<PartialDate>,
    /// Explanations.
    notes: Vec<String>,
    /// What has a number, so that it was most likely meant as a date.
    unread: Vec<String>,
}

impl Dates {
    /// Reads a text as a date, or else what it holds between separators.
    fn read(&mut self, text: &str, separators: &[&str]) {
        let text = collapse_keeping_lines(text);
        let text = text.trim_start_matches([':', ' ']).trim();
        let text = trimmed(text);
        if is_nothing(text) {
            return;
        }
        // `1952 or 4 May 1955` is not the years between.
        let whole = PartialDate::parse_list(text).filter(|_| !text.contains(" or "));
        if let Some(date) = whole.or_else(|| bracketed(text)) {
            self.found.push(date);
            return;
        }
        if let Some(open) = text.find('(') {
            self.read(&text[..open], separators);
            // `1970 (as Jan Doe)`: what stands in brackets is about the date, unless it holds a further one.
            let (inner, after) = text[open + 1..].split_once(')').unwrap_or((&text[open + 1..], ""));
            if inner.contains("alt ") || self.found.is_empty() {
                self.read(inner, separators);
            } else {
                self.notes.push(inner.to_owned());
            }
            self.read(after, separators);
        } else if let Some((place, separator)) =
            separators.iter().enumerate().find(|(_, separator)| text.contains(**separator))
        {
            for part in text.split(separator) {
                self.read(part, &separators[place + 1..]);
            }
        } else if let Some((first, rest)) = adjacent(text) {
            self.found.push(first);
            self.read(rest, separators);
        } else if text.contains(|c: char| c.is_ascii_digit()) {
            self.unread.push(text.to_owned());
        } else {
            self.notes.push(text.to_owned());
        }
    }
}

/// The date that brackets are around: `(Aug. 1961)`.
fn bracketed(text: &str) -> Option<PartialDate> {
    PartialDate::parse_list(text.strip_prefix('(')?.strip_suffix(')')?)
}

/// A date followed by nothing but a space and more: `5/06/1953 15/06/1953`.
fn adjacent(text: &str) -> Option<(PartialDate, &str)> {
    text.match_indices(' ').find_map(|(at, _)| {
        let ends = text[..at].ends_with(|c: char| c.is_ascii_digit());
        let date = PartialDate::parse_list(&text[..at]).filter(|_| ends)?;
        Some((date, &text[at + 1..]))
    })
}

fn collapse_keeping_lines(text: &str) -> String {
    text.split('\n').map(collapse).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

/// Places of birth.
pub(super) fn places(text: &str) -> Vec<String> {
    let single =
        parts(text).into_iter().flat_map(|part| part.split(';')).flat_map(|part| split_word(part, "alt POB"));
    let label = |text: &str| {
        let text = visible(text);
        let text = ["alt. POB", "POB"].iter().find_map(|label| without_prefix(&text, label)).unwrap_or(&text);
        trimmed(text.trim_start_matches([':', ' ', '.'])).trim_end_matches('.').to_owned()
    };
    single.map(label).filter(|place| !is_nothing(place)).collect()
}

/// A text cut before a word, whatever its case.
fn split_word<'a>(text: &'a str, word: &str) -> Vec<&'a str> {
    let lower = text.to_ascii_lowercase();
    let mut found = Vec::new();
    let mut from = 0;
    for (at, _) in lower.match_indices(&word.to_ascii_lowercase()) {
        found.push(&text[from..at]);
        from = at + word.len();
    }
    found.push(&text[from..]);
    found
}

fn without_prefix<'a>(text: &'a str, prefix: &str) -> Option<&'a str> {
    let start = text.get(..prefix.len())?;
    start.eq_ignore_ascii_case(prefix).then(|| &text[prefix.len()..])
}

/// Adds nationalities; what is explained in brackets is kept in the remarks.
pub(super) fn nationalities(designation: &mut Designation, text: &str) {
    let mut explained = false;
    for part in parts(text) {
        for single in countries(part) {
            let (name, note) = single.split_once('(').map_or((single, ""), |(name, note)| (name, note));
            explained |= !note.is_empty();
            let name = visible(name);
            let name = trimmed(&name).trim_end_matches('.').to_owned();
            if !is_nothing(&name) {
                extend_new(&mut designation.nationalities, [name]);
            }
        }
    }
    if explained {
        join_new(&mut designation.remarks, &format!("Citizenship: {}", visible(text)));
    }
}

/// The countries of a text: `German, Moroccan`, `Australia and Egypt`; `Trinidad and Tobago` is one.
fn countries(text: &str) -> Vec<&str> {
    if text.contains('(') || country_code(&collapse(text)).is_some() {
        return vec![text];
    }
    let single = text.split([';', ',', '/', '\n']);
    single
        .flat_map(|one| match one.split_once(" and ") {
            Some((first, second))
                if country_code(&collapse(one)).is_none()
                    && [first, second].iter().any(|half| country_code(&collapse(half)).is_some()) =>
            {
                vec![first, second]
            }
            _ => vec![one],
        })
        .collect()
}

/// Addresses, the country apart where it stands last.
pub(super) fn addresses(text: &str) -> Vec<Address> {
    let single = parts(text).into_iter().flat_map(|part| part.split([';', '\u{2028}']));
    single.map(visible).filter(|one| !is_nothing(trimmed(one))).filter_map(|one| address(&one)).collect()
}

fn address(text: &str) -> Option<Address> {
    let text = ["Address:", "Alternate address:", "Branch address:"]
        .iter()
        .find_map(|label| without_prefix(text, label))
        .unwrap_or(text);
    let text = trimmed(text).trim_end_matches('.').trim();
    // `Branch Office 1:` stands before further addresses.
    if is_nothing(text) || text.ends_with(':') {
        return None;
    }
    // What is said of it in brackets at the end stays with the text: `Libya (previous location)`.
    let (place, note) = match text.rfind('(') {
        Some(open) if text.ends_with(')') => (trimmed(&text[..open]), &text[open..]),
        _ => (text, ""),
    };
    let (before, last) = place.rsplit_once(',').unwrap_or(("", place));
    let (kept, country) =
        if country_code(last.trim()).is_some() { (before.trim(), last.trim()) } else { (place, "") };
    Some(Address { text: collapse(&format!("{kept} {note}")), country: country.to_owned() })
}

/// Words before a day that is not that of listing.
const LATER: [&str; 9] =
    ["after", "amend", "relist", "re-list", "updat", "expir", "declared", "continu", "cease"];

/// The day of listing that a text says: the first day in it, unless what stands before it speaks of a later change.
pub(super) fn listed_on(text: &str) -> Option<PartialDate> {
    if let Some(day) = PartialDate::parse_list(text) {
        return Some(day);
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    let place = |length: usize| {
        let windows = words.windows(length).enumerate();
        let mut days = windows.filter(|(_, window)| is_day(window[0]) == (length == 3));
        days.find_map(|(at, window)| Some((at, day(&window.join(" "))?)))
    };
    let (at, day) = [place(3), place(1)].into_iter().flatten().min_by_key(|(at, _)| *at)?;
    let before = words[at.saturating_sub(2)..at].join(" ").to_lowercase();
    (!LATER.iter().any(|word| before.contains(word))).then_some(day)
}

fn is_day(word: &str) -> bool {
    matches!(word.len(), 1..=2) && word.bytes().all(|byte| byte.is_ascii_digit())
}

/// A date known to the day.
fn day(text: &str) -> Option<PartialDate> {
    let text = text.trim_matches(|c: char| !c.is_alphanumeric());
    PartialDate::parse_list(text).filter(|date| date.from == date.to && !date.circa)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dates(text: &str) -> Vec<String> {
        let mut person = Designation { kind: EntityKind::Person, ..Designation::default() };
        let mut warnings = Vec::new();
        births(&mut person, text, &mut warnings);
        let unread = warnings.iter().map(|warning| match warning {
            ListWarning::UnreadValue { value, .. } => format!("unread {value}"),
            other => panic!("{other}"),
        });
        person.births.iter().map(ToString::to_string).chain(unread).collect()
    }

    #[test]
    fn dates_are_taken_apart() {
        let table: [(&str, &[&str]); 25] = [
            ("1962-08-24", &["1962-08-24"]),
            ("1951-06", &["1951-06"]),
            ("a) Approximately 1955- 1958 b) 1953", &["about 1955 to 1958", "1953"]),
            ("a)1994 b)1993", &["1994", "1993"]),
            (" 1959 f) 1965 g) (Aug. 1961)", &["1959", "1965", "1961-08"]),
            ("a) 15 Mar. 1955; b) 6 Mar. 1955", &["1955-03-15", "1955-03-06"]),
            ("03/02/1963; alt DOB: 01/06/1977", &["1963-02-03", "1977-06-01"]),
            ("17 Aug. 1972;\n1 Jan. 1972", &["1972-08-17", "1972-01-01"]),
            ("01/10/1983,15/10/1983, 01/01/1980", &["1983-10-01", "1983-10-15", "1980-01-01"]),
            ("5/06/1953   15/06/1953", &["1953-06-05", "1953-06-15"]),
            ("1974, 1975 or 1976", &["1974", "1975", "1976"]),
            ("1952 or 4 May 1955", &["1952", "1955-05-04"]),
            ("14 Mar 1974 >> 13 Apr 1974", &["1974-03-14", "1974-04-13"]),
            ("15 May 1968 (as Jan Doe) 1970 (as Yan Doe)", &["1968-05-15", "1970"]),
            ("5 Feb. 1970\u{a0}(this aka only, alt born 6 Feb. 1969", &["1970-02-05", "1969-02-06"]),
            ("27/12/1977 (approx.)", &["about 1977-12-27"]),
            ("Between 1963 to 1968", &["1963 to 1968"]),
            ("April 1, 1978", &["1978-04-01"]),
            ("1938,", &["1938"]),
            ("24/06/1402 (Hijri Calendar)\u{a0}", &["1982-04-17 to 1982-04-21"]),
            ("1965, 29 March ", &["1965", "unread 29 March"]),
            ("10/061962", &["unread 10/061962"]),
            ("Approximately (30-35 years old)", &["unread 30-35 years old"]),
            ("na", &[]),
            ("", &[]),
        ];
        for (text, expected) in table {
            assert_eq!(dates(text), expected, "{text}");
        }
    }

    #[test]
    fn places_nationalities_and_addresses_are_taken_apart() {
        for (text, expected) in [
            ("a) Zenda, Ruritania. B) Strelsau.", &["Zenda, Ruritania", "Strelsau"][..]),
            ("Zenda; alt POB: Strelsau", &["Zenda", "Strelsau"]),
            ("POB: a) Zenda b) Strelsau", &["Zenda", "Strelsau"]),
            ("Zenda (West), Ruritania", &["Zenda (West), Ruritania"]),
            ("na", &[]),
        ] {
            assert_eq!(places(text), expected, "{text}");
        }
        for (text, expected) in [
            ("German, Moroccan", &["German", "Moroccan"][..]),
            ("a) Chad\nb) Mali", &["Chad", "Mali"]),
            ("Australia and Egypt", &["Australia", "Egypt"]),
            ("Trinidad and Tobago", &["Trinidad and Tobago"]),
            ("Indonesian (as at Dec. 2003)", &["Indonesian"]),
            ("Moroccan;", &["Moroccan"]),
            ("na", &[]),
        ] {
            let mut person = Designation::default();
            nationalities(&mut person, text);
            assert_eq!(person.nationalities, expected, "{text}");
            assert_eq!(person.remarks.is_empty(), !text.contains('('), "{text}");
        }
        for (text, expected) in [
            ("a) 1 Market Square, Zenda, Chad b) Mali", &["1 Market Square, Zenda|Chad", "|Mali"][..]),
            ("1) Zenda, Chad; 2) Strelsau", &["Zenda|Chad", "Strelsau|"]),
            ("Chad (at time of listing)", &["(at time of listing)|Chad"]),
            ("Address: Zenda;\nMali.", &["Zenda|", "|Mali"]),
            ("Zenda, Mali, (previous)", &["Zenda (previous)|Mali"]),
            ("a) Branch 1: i) Zenda ii) Strelsau", &["Zenda|", "Strelsau|"]),
            ("NA", &[]),
        ] {
            let found: Vec<_> =
                addresses(text).iter().map(|one| format!("{}|{}", one.text, one.country)).collect();
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn the_day_of_listing_is_the_first_in_the_text() {
        for (text, expected) in [
            ("2014-03-19", Some("2014-03-19")),
            ("Listed on: 4 June. 2008 (amended 13 Dec. 2011)", Some("2008-06-04")),
            ("Resolution 1735 (2006) Listed on 4 Jun. 2008", Some("2008-06-04")),
            (
                "Designated under the Regulations 2011 on 2 March 2012. Relisted 13 January 2021",
                Some("2012-03-02"),
            ),
            ("Listed on 03/04/2015, as amended", Some("2015-04-03")),
            ("Assets received on or after 23 May 2003 are not", None),
            ("List 2001 (updated on 5 Aug. 2004)", None),
            ("Amendment (No. 4) Instrument 2022", None),
            ("", None),
        ] {
            assert_eq!(listed_on(text).map(|day| day.to_string()).as_deref(), expected, "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_cell_is_taken_apart(text in "[a-c1-9(); ,./\n\u{a0}éДalt DOBPr]{0,60}") {
            let mut one = Designation::default();
            births(&mut one, &text, &mut Vec::new());
            nationalities(&mut one, &text);
            let _ = (places(&text), addresses(&text), listed_on(&text));
        }
    }
}
