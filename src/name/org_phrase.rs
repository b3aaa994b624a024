//! Phrases of organisations' names that are abbreviated: `nauchno-proizvodstvennoe predpriyatie` and `NPP`, `joint venture`
//! and `JV`, `information technology` and `IT`.
//!
//! In: the canonical trade words of a name ([`generic`](super::generic)); out: which neighbours are a phrase, and the name of
//! its meaning. Since the words are canonical, one row holds for every form, romanisation and translation of them. Table:
//! `data/org_phrases.tsv`, hand-kept.

use std::sync::LazyLock;

use super::phrases::Phrases;

const TABLE: &str = include_str!("data/org_phrases.tsv");

static PHRASES: LazyLock<Phrases<&'static str>> = LazyLock::new(|| Phrases::of(TABLE, |meaning| meaning));

/// The longest phrase that begins at a canonical word: how many words it takes, and the name of its meaning.
///
/// ```
/// use interdict::name::org_phrase::find;
/// assert_eq!(find(&["science", "production", "enterprise", "almaz"], 0), Some((3, "research-enterprise")));
/// assert_eq!(find(&["npp"], 0), Some((1, "research-enterprise")));
/// assert_eq!(find(&["almaz"], 0), None);
/// ```
#[must_use]
pub fn find(words: &[&str], at: usize) -> Option<(usize, &'static str)> {
    PHRASES.find(words, at)
}

#[cfg(test)]
mod tests {
    use super::super::generic;
    use super::*;

    #[test]
    fn phrases_are_made_of_canonical_words() {
        for row in TABLE.lines().filter(|row| !row.is_empty() && !row.starts_with('#')) {
            let (phrase, meaning) = row.split_once('\t').unwrap();
            assert!(meaning.bytes().all(|b| b.is_ascii_lowercase() || b == b'-'), "{row}");
            for word in phrase.split(' ') {
                let canonical = generic::find(word).map_or(word, |found| found.canonical);
                assert_eq!(canonical, word, "{row}");
            }
        }
    }

    #[test]
    fn a_meaning_has_more_than_one_phrase() {
        let meanings: Vec<&str> = TABLE
            .lines()
            .filter(|row| !row.is_empty() && !row.starts_with('#'))
            .map(|row| row.split('\t').nth(1).unwrap())
            .collect();
        for meaning in &meanings {
            assert!(meanings.iter().filter(|other| *other == meaning).count() > 1, "{meaning}");
        }
    }
}
