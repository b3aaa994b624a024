//! Titles and forms of address around a person's name, and the suffixes of generations and degrees.
//!
//! Table: `data/honorifics.tsv`, hand-kept, from knowledge of the forms of address and ranks of the lists' languages
//! (NATO STANAG 2116 for ranks, the UK guide to names and naming practices, 2006). Words that are commonly name parts
//! (`sayyid`, `khan`, `mir`, `prince`) are *not* in it: dropping them would drop the name. A suffix of a generation
//! differs from a title: `Jr` and `Sr` tell two persons apart, so it is told separately.

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
        let titles = "mr mrs ms miss dr prof eng sir lord herr frau mme mlle senor sra don dona lic ing arq dott avv mgr hon hrh \
            esq phd sheikh shaykh cheikh seyh haji hajj alhaj mullah mulla maulvi maulavi mawlawi maulana mowlana qari ustad \
            mufti ayatollah hojjatoleslam gen brig col maj capt cmdr adm sgt cnel gral polkovnik generalmajor president \
            minister director chairman ceo gospodin efendi hanim datuk dato daw comrade mp";
        for title in titles.split_whitespace() {
            assert_eq!(find(&[title], 0), Some((1, Honorific::Title)), "{title}");
        }
        for suffix in ["jr", "sr", "ii", "iii", "iv", "viii", "mba", "kbe", "obe", "kcmg", "msc", "retired"] {
            assert_eq!(find(&[suffix], 0), Some((1, Honorific::Suffix)), "{suffix}");
        }
        assert_eq!(find(&[], 0), None);
    }

    #[test]
    fn the_longest_phrase_is_taken() {
        for (text, len) in [
            ("prime minister ali", 2),
            ("lt gen ali", 2),
            ("lieutenant general ali", 2),
            ("general polkovnik petrov", 2),
            ("tan sri lim", 2),
            ("al haj musa", 2),
            ("grand ayatollah ali", 2),
            ("rt hon smith", 2),
            ("his royal highness ali", 3),
            ("marshal of the soviet union petrov", 5),
            ("teniente coronel perez", 2),
        ] {
            let tokens: Vec<&str> = text.split(' ').collect();
            assert_eq!(find(&tokens, 0), Some((len, Honorific::Title)), "{text}");
        }
    }

    #[test]
    fn names_are_no_titles() {
        for name in [
            "sayyid",
            "khan",
            "mohammed",
            "king",
            "prince",
            "mir",
            "mirza",
            "bey",
            "sultan",
            "malik",
            "agha",
            "begum",
            "pan",
            "pani",
            "ko",
            "he",
            "u",
            "major",
            "coronel",
            "alcalde",
            "muhandis",
            "hauptmann",
            "donna",
            "",
        ] {
            assert_eq!(find(&[name], 0), None, "{name}");
        }
    }

    #[test]
    fn the_table_is_folded_and_says_each_phrase_once() {
        let mut seen = std::collections::BTreeSet::new();
        for line in TABLE.lines().filter(|line| !line.starts_with('#')) {
            let (phrase, kind) = line.split_once('\t').expect("two columns");
            assert!(seen.insert(phrase), "{phrase} twice");
            assert!(kind == "title" || kind == "suffix", "{line}");
            let folded = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b' ';
            assert!(phrase.bytes().all(folded) && !phrase.contains("  "), "{phrase}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_looked_up(words in proptest::collection::vec("\\PC*", 0..5), at in 0_usize..9) {
            let words: Vec<&str> = words.iter().map(String::as_str).collect();
            if let Some((len, _)) = find(&words, at) {
                proptest::prop_assert!(at + len <= words.len());
            }
        }
    }
}
