//! Words that stand where a name should be: `UNKNOWN`, `Test Customer`, `n/a`, `Jane Doe - DO NOT USE`.
//!
//! Table: `data/placeholders.tsv`. Hardly any row begins with such a word, so its first letters are looked up before anything
//! is written down.

use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};

use super::classes::Classes;

const TABLE: &str = include_str!("../data/placeholders.tsv");

/// Longer names are none.
const LONGEST: usize = 60;

/// What a word says of a name that holds nothing but words of the table.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Word {
    /// It is a placeholder by itself.
    Strong,
    /// Only beside one that is.
    Weak,
}

struct Table {
    words: FxHashMap<&'static str, Word>,
    names: FxHashSet<&'static str>,
    /// What stands before or after a name that is not to be used.
    phrases: Vec<&'static str>,
    /// The Latin letters that a placeholder begins with: by the first two, their numbers as bits.
    latin: Vec<u64>,
    /// Other first letters.
    others: FxHashSet<char>,
}

static WORDS: LazyLock<Table> = LazyLock::new(|| {
    let mut table = Table {
        words: FxHashMap::default(),
        names: FxHashSet::default(),
        phrases: Vec::new(),
        latin: vec![0; 26 * 26],
        others: FxHashSet::default(),
    };
    for line in TABLE.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let (kind, text) = line.split_once('\t').expect("two columns");
        match kind {
            "strong" => _ = table.words.insert(text, Word::Strong),
            "weak" => _ = table.words.insert(text, Word::Weak),
            "name" => _ = table.names.insert(text),
            _ => table.phrases.push(text),
        }
        match latin(text.as_bytes()) {
            Some((pair, letters)) => table.latin[pair] |= 1 << letters,
            None => table.others.extend(text.chars().next()),
        }
    }
    table
});

/// The place of the first two Latin letters of a text, a lone one counting twice, and how many it begins with.
fn latin(text: &[u8]) -> Option<(usize, usize)> {
    let letters = text.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
    let place = |byte: u8| usize::from(byte.to_ascii_lowercase() - b'a');
    let (&first, &second) = (text[..letters].first()?, text[..letters].get(1).unwrap_or(&text[0]));
    Some((26 * place(first) + place(second), letters.min(63)))
}

/// Whether a text says that there is no name, or that it is not to be used.
pub(super) fn is_placeholder(text: &str, classes: Classes) -> bool {
    if text.len() > LONGEST {
        return ends_unused(text);
    }
    (!cannot_begin(text, classes) && is_in_table(text)) || ends_unused(text)
}

/// Whether no placeholder begins as a text does: by its first letters and how many of them are Latin.
fn cannot_begin(text: &str, classes: Classes) -> bool {
    if let Some((pair, letters)) = latin(text.as_bytes()) {
        // `xxxxxxx` of any length, and one letter over and over.
        let repeated = || {
            let word = &text.as_bytes()[..letters];
            word.len() > 1 && word.iter().all(|byte| byte.eq_ignore_ascii_case(&word[0]))
        };
        return WORDS.latin[pair] & (1 << letters) == 0 && !repeated();
    }
    // A mark or digit may stand before a placeholder.
    let first = text.chars().next();
    classes.has(Classes::HIGH)
        && first.is_some_and(|first| {
            first.is_alphabetic() && first.to_lowercase().all(|lower| !WORDS.others.contains(&lower))
        })
}

fn is_in_table(text: &str) -> bool {
    let table = &*WORDS;
    let lower = text.to_lowercase();
    let words: Vec<&str> =
        lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let whole = words.join(" ");
    if table.names.contains(&*whole) || table.phrases.iter().any(|phrase| begins(&whole, phrase)) {
        return true;
    }
    let mut strong = false;
    let all =
        words.iter().all(|word| match table.words.get(word.trim_end_matches(|c: char| c.is_ascii_digit())) {
            Some(known) => {
                strong |= *known == Word::Strong;
                true
            }
            None if is_repeated(word) => {
                strong = true;
                true
            }
            None => word.bytes().all(|byte| byte.is_ascii_digit()),
        });
    all && strong
}

fn begins(text: &str, phrase: &str) -> bool {
    text.strip_prefix(phrase).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
}

/// `xx`, `XXXXX`, `aaaa`, `zzzz`.
fn is_repeated(word: &str) -> bool {
    let Some(first) = word.chars().next() else { return false };
    let enough = if first == 'x' { 2 } else { 4 };
    first.is_ascii_alphabetic() && word.len() >= enough && word.chars().all(|c| c == first)
}

/// `Jane Doe - do not use`.
fn ends_unused(text: &str) -> bool {
    let text = text.trim_end_matches([')', ']', '*', '!', '.', ' ']).as_bytes();
    // Both phrases that end a name do so in `use`; the others stand before it.
    let Some((_, last)) = text.split_last_chunk::<3>() else { return false };
    last.eq_ignore_ascii_case(b"use")
        && ["do not use", "don't use"].iter().any(|phrase| {
            text.len() > phrase.len()
                && text[text.len() - phrase.len()..].eq_ignore_ascii_case(phrase.as_bytes())
        })
}

/// Whether a cell that is no name says that there is nothing: `n/a`, `unknown`, `-`.
pub(super) fn says_nothing(text: &str) -> bool {
    text.len() <= LONGEST
        && (!text.chars().any(char::is_alphanumeric) || is_placeholder(text, Classes::of(text)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is(text: &str) -> bool {
        is_placeholder(text, Classes::of(text))
    }

    #[test]
    fn placeholders_are_told_from_names() {
        for text in [
            "UNKNOWN",
            "unknown",
            "Test",
            "TEST CUSTOMER",
            "Test Customer 12",
            "test123 test",
            "N/A",
            "n.a.",
            "#N/A",
            "NULL",
            "none",
            "XXX",
            "xx",
            "XXXXXXXXXX XXXXX",
            "aaaa",
            "Customer Name",
            "Unknown Name",
            "<unknown>",
            "[Not Available]",
            "not applicable",
            "TBD",
            "to be confirmed",
            "DO NOT USE",
            "Do not use - Jane Doe",
            "Jane Doe - DO NOT USE",
            "Jane Doe (do not use)",
            "dummy",
            "Dummy Account",
            "asdf",
            "No Name",
            "unbekannt",
            "Unbekannter Kunde",
            "inconnu",
            "desconocido",
            "неизвестно",
            "Неизвестный",
            "тест",
            "нет данных",
            "未知",
            "测试",
            "不詳",
            "bilinmiyor",
            "nieznany",
            "غير معروف",
            "name",
            "nan",
            "undefined",
        ] {
            assert!(is(text), "{text}");
        }
        for text in [
            "Jane Doe",
            "Na Li",
            "Null Anders",
            "Nadia Null",
            "Tom Tester",
            "Test Rite International",
            "Unknown Pleasures Records Ltd",
            "Nathan",
            "None Such Press",
            "Customer Service Trading",
            "Xi",
            "XL Insurance",
            "X",
            "AAA",
            "III",
            "Noname Fashion House",
            "Tess",
            "Dumas",
            "Blank Jones",
            "Nona Gaprindashvili",
            "Multiuse",
            "Use",
            "Мария",
            "未来",
            "12",
            "",
            "Aaa Bb",
            "Account Services Trading",
            "Na",
        ] {
            assert!(!is(text), "{text}");
        }
    }

    #[test]
    fn the_table_is_written_as_names_are_looked_up() {
        let mut seen = std::collections::BTreeSet::new();
        for line in TABLE.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
            let (kind, text) = line.split_once('\t').unwrap();
            assert!(matches!(kind, "strong" | "weak" | "name" | "phrase"), "{line}");
            assert!(seen.insert((kind == "weak", text)), "{text} stands twice");
            let lower = text.to_lowercase();
            let words: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric()).collect();
            assert_eq!(words.join(" "), text, "one space between words, small letters");
            assert!(matches!(kind, "name" | "phrase") || !text.contains(' '), "{line}");
            if kind != "weak" {
                assert!(is(text), "{text}");
            }
        }
    }
}
