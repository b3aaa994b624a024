//! What else is said of a party: its type, its countries, its numbers.
//!
//! Types and countries are few and repeat, so each thread remembers what it made of a word.

use rustc_hash::FxHashMap;

use super::placeholder::says_nothing;
use crate::designation::{Check, Country, Identifier};
use crate::party::row::identifier;

/// Words that a thread remembers; a column of free text holds more, and they are then looked up anew.
const REMEMBERED: usize = 4096;
/// Longer cells are no words worth remembering.
const LONGEST_WORD: usize = 60;

/// What a thread remembers of the words it met: the reusable memory of [`RowCheck::row`](super::RowCheck::row).
#[derive(Debug, Default)]
pub struct CheckMemory {
    countries: FxHashMap<Box<str>, bool>,
}

impl CheckMemory {
    /// Whether a cell says a country that is not known.
    pub(super) fn is_unknown_country(&mut self, text: &str) -> bool {
        if let Some(&unknown) = self.countries.get(text) {
            return unknown;
        }
        let unknown = Country::parse(text).is_none() && !says_none(text);
        if text.len() <= LONGEST_WORD {
            if self.countries.len() >= REMEMBERED {
                self.countries.clear();
            }
            self.countries.insert(text.into(), unknown);
        }
        unknown
    }
}

/// Words for no country that are no countries: `stateless`, `n/a`, codes of ISO 3166 for users.
fn says_none(text: &str) -> bool {
    const NONE: [&str; 13] = [
        "stateless",
        "staatenlos",
        "apatride",
        "apátrida",
        "apolide",
        "без гражданства",
        "无国籍",
        "xxx",
        "xx",
        "zz",
        "xa",
        "undetermined",
        "international",
    ];
    says_nothing(text) || NONE.contains(&text.to_lowercase().as_str())
}

/// A column of identifiers, and whether its header says a scheme.
#[derive(Debug, Clone)]
pub(super) struct IdentifierColumn {
    pub(super) index: usize,
    /// The kind its header states.
    kind: String,
    /// Whether the header alone says the scheme, so that a bare number can break it.
    has_scheme: bool,
}

impl IdentifierColumn {
    pub(super) fn new(index: usize, kind: String) -> Self {
        // Three numbers that keep no scheme's rule: those who say one are wrong of it.
        let says = |number: &str| {
            matches!(Identifier::new(&*kind, number, "").check(), Check::Invalid(_) | Check::Valid(_))
        };
        let has_scheme = ["1234567", "A1234567B", "12345678901234567890"].iter().any(|number| says(number));
        Self { index, kind, has_scheme }
    }

    /// Whether a number breaks the rule of the scheme it is said to be of.
    pub(super) fn is_wrong(&self, value: &str) -> bool {
        // A bare number of no stated scheme cannot; `INN 7707083893` and `LEI:…` state one.
        let states =
            || value.contains(':') || value.starts_with(|c: char| c.is_alphabetic()) && value.contains(' ');
        if !self.has_scheme && !states() {
            return false;
        }
        matches!(identifier(value, &self.kind).check(), Check::Invalid(_)) && !says_nothing(value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn countries_that_are_not_known() {
        let mut memory = CheckMemory::default();
        for _ in 0..2 {
            for text in
                ["Germany", "DE", "Iran; Iraq", "USSR", "n/a", "Unknown", "stateless", "-", "XX", "00"]
            {
                assert_eq!(memory.is_unknown_country(text), text == "00", "{text}");
            }
            for text in ["Ruritania", "QQ", "Moscow, Russia", "1234"] {
                assert!(memory.is_unknown_country(text), "{text}");
            }
        }
    }

    #[test]
    fn numbers_that_break_their_rule() {
        for (kind, value, wrong) in [
            ("IMO", "9074729", false),
            ("IMO", "9074720", true),
            ("IMO", "IMO 9074720", true),
            ("LEI", "5493001KJTIIGC8Y1R12", false),
            ("LEI", "5493001KJTIIGC8Y1R13", true),
            ("lei code", "5493001KJTIIGC8Y1R13", true),
            ("LEI", "n/a", false),
            ("", "5493001KJTIIGC8Y1R13", false),
            ("", "LEI:5493001KJTIIGC8Y1R13", true),
            ("", "INN 7707083894", true),
            ("", "INN 7707083893", false),
            ("INN", "7707083894", true),
            ("INN", "7707083893", false),
            ("Passport No.", "C1234567", false),
            ("Passport No.", "12345678901234567890", false),
            ("", "Passport:C1234567", false),
            ("national id", "1234567", false),
        ] {
            assert_eq!(IdentifierColumn::new(0, kind.to_owned()).is_wrong(value), wrong, "{kind}: {value}");
        }
    }
}
