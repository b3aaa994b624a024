//! Words of organisation names that say little, their abbreviations and forms, and numbers written as words.
//!
//! Table: `data/generic_words.tsv`, hand-kept. `find` answers for a folded token of an *organisation's* name; in a person's
//! name `eng` or `gen` is something else. A word not in the table is distinctive.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

/// How little a word says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Genericness {
    /// In every third name: trading, international, group.
    VeryGeneric,
    /// A trade or a kind of body: bank, shipping, technology.
    Generic,
    /// Articles, prepositions, `and`.
    Stop,
    /// A word that many take for their name: star, orion, golden, names of countries and cities.
    Familiar,
}

/// A generic word: its canonical form (`intl` → `international`, `electronic` → `electronic`) and how little it says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GenericWord {
    /// The form that all its spellings, numbers and abbreviations share.
    pub canonical: &'static str,
    /// How little it says.
    pub class: Genericness,
}

const TABLE: &str = include_str!("data/generic_words.tsv");

static WORDS: LazyLock<FxHashMap<&'static str, GenericWord>> = LazyLock::new(|| {
    let rows = TABLE.lines().filter(|l| !l.is_empty() && !l.starts_with('#'));
    rows.map(|l| {
        let mut cells = l.split('\t');
        let mut next = || cells.next().expect("three columns");
        let (word, canonical) = (next(), next());
        let class = match next() {
            "1" => Genericness::VeryGeneric,
            "2" => Genericness::Generic,
            "4" => Genericness::Familiar,
            _ => Genericness::Stop,
        };
        (word, GenericWord { canonical, class })
    })
    .collect()
});

/// The generic word a folded token of an organisation's name is, if it is one; `&` is `and`.
///
/// ```
/// use interdict::name::generic::{Genericness, find};
/// assert_eq!(find("intl").map(|w| w.canonical), Some("international"));
/// assert_eq!(find("electronics").map(|w| w.canonical), find("electronic").map(|w| w.canonical));
/// assert_eq!(find("of").map(|w| w.class), Some(Genericness::Stop));
/// assert_eq!(find("xiaoruizhi"), None);
/// ```
#[must_use]
pub fn find(token: &str) -> Option<GenericWord> {
    if token == "&" {
        return Some(GenericWord { canonical: "and", class: Genericness::Stop });
    }
    WORDS.get(token).copied()
}

/// The digits of a number word (`one`…`twenty`, `first`…`tenth`) or Roman numeral (`ii`…`xx`); digits are given back
/// without leading zeros. `i`, `v` and `x` alone are letters, not numbers.
///
/// ```
/// use interdict::name::generic::number;
/// assert_eq!(number("seven").as_deref(), Some("7"));
/// assert_eq!(number("xiv").as_deref(), Some("14"));
/// assert_eq!(number("024").as_deref(), Some("24"));
/// assert_eq!(number("x"), None);
/// ```
#[must_use]
pub fn number(token: &str) -> Option<String> {
    const CARDINALS: [&str; 21] = [
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
        "twenty",
    ];
    const ORDINALS: [&str; 11] = [
        "zeroth", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
        "tenth",
    ];
    const ROMAN: [&str; 21] = [
        "", "", "ii", "iii", "iv", "", "vi", "vii", "viii", "ix", "", "xi", "xii", "xiii", "xiv", "xv",
        "xvi", "xvii", "xviii", "xix", "xx",
    ];
    if token.is_empty() {
        return None;
    }
    if token.bytes().all(|b| b.is_ascii_digit()) {
        let trimmed = token.trim_start_matches('0');
        return Some(if trimmed.is_empty() { "0" } else { trimmed }.to_owned());
    }
    // 1st, 2nd, 3rd, 4th: an ordinal in digits.
    let digits = token.trim_end_matches(|c: char| c.is_ascii_lowercase());
    if !digits.is_empty() && matches!(&token[digits.len()..], "st" | "nd" | "rd" | "th") {
        return number(digits);
    }
    let at = |words: &[&str]| words.iter().position(|w| *w == token).map(|n| n.to_string());
    at(&CARDINALS).or_else(|| at(&ORDINALS)).or_else(|| at(&ROMAN))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_and_canonical_words() {
        let table = [
            ("trading", "trading", Genericness::VeryGeneric),
            ("intl", "international", Genericness::VeryGeneric),
            ("imp", "import", Genericness::VeryGeneric),
            ("exp", "export", Genericness::VeryGeneric),
            ("industry", "industries", Genericness::VeryGeneric),
            ("tech", "technology", Genericness::Generic),
            ("sci", "science", Genericness::Generic),
            ("mfg", "manufacturing", Genericness::Generic),
            ("univ", "university", Genericness::Generic),
            ("bank", "bank", Genericness::Generic),
            ("und", "and", Genericness::Stop),
            ("the", "the", Genericness::Stop),
        ];
        for (word, canonical, class) in table {
            assert_eq!(find(word), Some(GenericWord { canonical, class }), "{word}");
        }
        // A canonical word is its own.
        for line in TABLE.lines().filter(|l| !l.starts_with('#')) {
            let canonical = line.split('\t').nth(1).unwrap();
            assert_eq!(find(canonical).map(|w| w.canonical), Some(canonical), "{line}");
        }
    }

    #[test]
    fn numbers() {
        let table =
            [("one", "1"), ("twenty", "20"), ("tenth", "10"), ("ii", "2"), ("xx", "20"), ("3rd", "3")];
        for (word, want) in table {
            assert_eq!(number(word).as_deref(), Some(want));
        }
        for word in ["", "i", "v", "x", "abc", "th", "bank24"] {
            assert_eq!(number(word), None, "{word}");
        }
    }
}
