//! Titles and forms of address around a person's name, and the suffixes of generations and degrees.
//!
//! Table: `data/honorifics.tsv`, hand-kept. Words that are commonly name parts (`sayyid`, `khan`, `mir`, `prince`) are
//! *not* in it: dropping them would drop the name. A suffix of a generation differs from a title: `Jr` and `Sr` tell two
//! persons apart, so it is told separately.

use std::sync::LazyLock;

use super::phrases::Phrases;

/// What a word beside a name is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Honorific {
    /// A title or form of address: `dr`, `sheikh`, `general`.
    Title,
    /// A generational suffix or a degree after the name: `jr`, `iii`, `md`.
    Suffix,
}

const TABLE: &str = include_str!("data/honorifics.tsv");

static WORDS: LazyLock<Phrases<Honorific>> = LazyLock::new(|| {
    Phrases::of(TABLE, |kind| if kind == "suffix" { Honorific::Suffix } else { Honorific::Title })
});

/// The longest honorific that begins at token `at`: how many tokens it takes, and its kind.
///
/// The caller decides where one may stand: titles before the name or after a comma, suffixes at the end; a name's last
/// two tokens are never all titles.
///
/// ```
/// use interdict::name::honorific::{Honorific, find};
/// assert_eq!(find(&["lieutenant", "general", "ali"], 0), Some((2, Honorific::Title)));
/// assert_eq!(find(&["ali", "jr"], 1), Some((1, Honorific::Suffix)));
/// assert_eq!(find(&["sayyid"], 0), None);
/// ```
#[must_use]
pub fn find(tokens: &[&str], at: usize) -> Option<(usize, Honorific)> {
    WORDS.find(tokens, at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_and_suffixes() {
        for title in
            ["mr", "mrs", "dr", "prof", "sheikh", "haji", "mullah", "maulavi", "gen", "col", "eng", "sir"]
        {
            assert_eq!(find(&[title], 0), Some((1, Honorific::Title)), "{title}");
        }
        for suffix in ["jr", "sr", "ii", "iii", "iv"] {
            assert_eq!(find(&[suffix], 0), Some((1, Honorific::Suffix)), "{suffix}");
        }
        for name in ["sayyid", "khan", "mohammed", "king", "prince", "mir", ""] {
            assert_eq!(find(&[name], 0), None, "{name}");
        }
        assert_eq!(find(&["prime", "minister"], 0), Some((2, Honorific::Title)));
        assert_eq!(find(&[], 0), None);
    }
}
