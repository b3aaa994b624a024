//! What several readers do with a field's text: collapse it, leave repetitions out, understand a word.
//!
//! Publishers repeat a record once for each of its names, addresses or dates, so most values are added to a
//! designation only where it does not have them yet.

use super::{ListWarning, ParseErrorKind};
use crate::designation::{Alias, AliasKind, Designation, EntityKind, Gender, PartialDate};

/// A text with its white space collapsed to single spaces.
pub(super) fn collapse(text: &str) -> String {
    let mut collapsed = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !collapsed.is_empty() {
            collapsed.push(' ');
        }
        collapsed.push_str(word);
    }
    collapsed
}

/// A text with its white space collapsed and without the characters nobody sees: bidi controls, soft hyphens, byte
/// order marks. Joiners stay, since Persian is written with them.
pub(super) fn visible(text: &str) -> String {
    let hidden = |c: char| {
        matches!(c, '\u{ad}' | '\u{61c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2060}' | '\u{feff}')
            || ('\u{202a}'..='\u{202e}').contains(&c)
            || ('\u{2066}'..='\u{2069}').contains(&c)
    };
    if text.contains(hidden) { collapse(&text.replace(hidden, "")) } else { collapse(text) }
}

/// Whether a text has a letter of another script than Latin, whatever field it stands in.
pub(super) fn is_native_script(text: &str) -> bool {
    text.chars().any(is_native_letter)
}

/// Whether a character is a letter of another script than Latin.
pub(super) fn is_native_letter(c: char) -> bool {
    // Beyond its first blocks, where the letters with marks, those of phonetics and the modifiers stand.
    const LATIN: [std::ops::Range<char>; 9] = [
        '\0'..'\u{370}',
        '\u{1d00}'..'\u{1f00}',
        '\u{2070}'..'\u{20a0}',
        '\u{2100}'..'\u{2190}',
        '\u{2c60}'..'\u{2c80}',
        '\u{a720}'..'\u{a800}',
        '\u{ab30}'..'\u{ab70}',
        '\u{fb00}'..'\u{fb07}',
        '\u{ff21}'..'\u{ff5b}',
    ];
    c.is_alphabetic() && !LATIN.iter().any(|latin| latin.contains(&c))
}

/// A text, unless it is empty: `some(text).into_iter()` reads as "the text, if there is one".
pub(super) fn some<T: AsRef<str>>(text: T) -> Option<T> {
    Some(text).filter(|text| !text.as_ref().is_empty())
}

/// The texts that are not empty, joined.
pub(super) fn joined<T: AsRef<str>>(parts: impl IntoIterator<Item = T>, separator: &str) -> String {
    let mut text = String::new();
    for part in parts {
        if !text.is_empty() && !part.as_ref().is_empty() {
            text.push_str(separator);
        }
        text.push_str(part.as_ref());
    }
    text
}

/// A field of more values is none of a list's: each is compared with all others. The longest seen has some hundreds.
const MAX_VALUES: usize = 10_000;

/// The fault of a field with more values than any list's.
pub(super) fn check_count(count: usize) -> Result<(), ParseErrorKind> {
    if count <= MAX_VALUES {
        return Ok(());
    }
    Err(ParseErrorKind::BadValue {
        value: format!("{count} values"),
        expected: "a field of at most 10,000 values",
    })
}

/// Adds the values that are not there yet.
pub(super) fn extend_new<T: PartialEq>(known: &mut Vec<T>, more: impl IntoIterator<Item = T>) {
    for value in more {
        if !known.contains(&value) {
            known.push(value);
        }
    }
}

/// Adds a text to others joined by `; `, unless it stands there already. It may itself hold the separator.
pub(super) fn join_new(known: &mut String, more: &str) {
    let stands = |at: usize| {
        let (before, after) = (&known[..at], &known[at + more.len()..]);
        (before.is_empty() || before.ends_with("; ")) && (after.is_empty() || after.starts_with("; "))
    };
    if !more.is_empty() && !known.match_indices(more).any(|(at, _)| stands(at)) {
        if !known.is_empty() {
            known.push_str("; ");
        }
        known.push_str(more);
    }
}

/// Adds a name, unless the designation has it with the same strength already, or it is empty.
pub(super) fn add_name(designation: &mut Designation, name: Alias) {
    let known = designation.names.iter().any(|one| one.name == name.name && one.strength == name.strength);
    if !known && !name.name.is_empty() {
        designation.names.push(name);
    }
}

/// Adds what another record of the same designation says: names, facts, the earlier day of listing, the later update.
pub(super) fn merge(known: &mut Designation, more: Designation) {
    if known.kind == EntityKind::Unknown {
        known.kind = more.kind;
    }
    for mut name in more.names {
        if name.kind == AliasKind::Primary {
            name.kind = AliasKind::Alias;
        }
        add_name(known, name);
    }
    extend_new(&mut known.births, more.births);
    extend_new(&mut known.places_of_birth, more.places_of_birth);
    extend_new(&mut known.nationalities, more.nationalities);
    known.gender = known.gender.or(more.gender);
    extend_new(&mut known.identifiers, more.identifiers);
    extend_new(&mut known.addresses, more.addresses);
    extend_new(&mut known.titles, more.titles);
    extend_new(&mut known.programs, more.programs);
    known.listed_on = [known.listed_on, more.listed_on].into_iter().flatten().min_by_key(|day| day.from);
    known.updated_on = [known.updated_on, more.updated_on].into_iter().flatten().max_by_key(|day| day.to);
    extend_new(&mut known.measures, more.measures);
    extend_new(&mut known.references, more.references);
    for remark in more.remarks.split("; ") {
        join_new(&mut known.remarks, remark);
    }
    join_new(&mut known.source, &more.source);
}

/// A day as lists write it; text that is none is said in a warning.
pub(super) fn day(
    record: &str,
    field: &'static str,
    text: &str,
    warnings: &mut Vec<ListWarning>,
) -> Option<PartialDate> {
    let day = PartialDate::parse_list(text);
    if day.is_none() && !text.is_empty() {
        warnings.push(ListWarning::UnreadValue { record: record.to_owned(), field, value: text.to_owned() });
    }
    day
}

/// Adds a date of birth as lists write it; text that is none is said in a warning and not compared.
pub(super) fn add_birth(
    designation: &mut Designation,
    field: &'static str,
    text: &str,
    warnings: &mut Vec<ListWarning>,
) {
    match PartialDate::parse_list(text) {
        Some(date) => extend_new(&mut designation.births, [date]),
        None if text.trim().is_empty() => {}
        None => warnings.push(ListWarning::UnreadValue {
            record: designation.id.0.clone(),
            field,
            value: text.to_owned(),
        }),
    }
}

/// A gender by its English word or letter.
pub(super) fn gender(word: &str) -> Option<Gender> {
    match word.trim().trim_end_matches('.').to_ascii_lowercase().as_str() {
        "f" | "female" => Some(Gender::Female),
        "m" | "male" => Some(Gender::Male),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_joined_once_even_where_it_holds_the_separator() {
        let mut known = String::new();
        for more in ["a; b", "c", "a; b", "a", "b; c", "", "c"] {
            join_new(&mut known, more);
        }
        assert_eq!(known, "a; b; c");
        join_new(&mut known, "b; c; d");
        assert_eq!(known, "a; b; c; b; c; d");
    }

    #[test]
    fn native_script_is_told_by_its_letters() {
        for text in ["赵光宗", "Янус", "Jin 金", "محمد", "Γιάννης"] {
            assert!(is_native_script(text), "{text}");
        }
        for text in ["António Injai", "Əliyev əli", "Nguyễn Văn", "ʿAbd al-ʿAzīz", "№ 5 (UK)", "ﬁ ＡＢ", ""]
        {
            assert!(!is_native_script(text), "{text}");
        }
    }

    #[test]
    fn what_nobody_sees_is_left_out() {
        assert_eq!(visible("\u{feff}Do\u{ad}e,\u{a0} \u{202b}Janus\u{202c}\n"), "Doe, Janus");
        assert_eq!(visible("ره\u{200c}پيک"), "ره\u{200c}پيک", "a joiner is spelling");
    }
}
