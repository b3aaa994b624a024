//! What several readers do with a field's text: collapse it, leave repetitions out, understand a word.
//!
//! Publishers repeat a record once for each of its names, addresses or dates, so most values are added to a
//! designation only where it does not have them yet.

use super::ListWarning;
use crate::designation::{Alias, Designation, Gender, PartialDate};

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

/// Adds the values that are not there yet.
pub(super) fn extend_new<T: PartialEq>(known: &mut Vec<T>, more: impl IntoIterator<Item = T>) {
    for value in more {
        if !known.contains(&value) {
            known.push(value);
        }
    }
}

/// Adds a text to others joined by `; `, unless it stands there already.
pub(super) fn join_new(known: &mut String, more: &str) {
    if !more.is_empty() && !known.split("; ").any(|part| part == more) {
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
