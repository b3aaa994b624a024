//! One key for a Hebrew word and its Latin spellings, the consonants they share:
//!
//! - ב, consonantal ו, `b`, `v`, `w` are one; פ, `p`, `f`, `ph` one; ט, ת, `t`, `th` one; ש, ס, `s`, `sh`, `sch` one; ז, צ,
//!   `z`, `ts`, `tz` one; inside a word כ, ק, ח, ה, `k`, `q`, `c`, `ch`, `kh`, `h` one, at its front the hard ones (כ, ק)
//!   apart from the breathed ones (ח, ה);
//! - א and ע are silent; י and vocalic ו are not written, nor `y`, `j` and vowels; a final ה, and a final `h`, are silent;
//! - ו is a consonant at the front, doubled, before a final ה, before י, and at the end after י (Levi, Naveh, Ziv).

#![expect(clippy::match_same_arms, reason = "tables stand in the order of their script, not of its sounds")]

use super::{MAX_LETTERS, is_consonant_vav, letters};

/// The consonant key of a word in Hebrew script; nothing when it has another script's letter, or no consonant.
///
/// ```
/// use interdict::name::translit::hebrew::{consonants, consonants_of_latin};
/// for spelling in ["yitzhak", "itzhak", "yitschak"] {
///     assert_eq!(consonants("יצחק"), consonants_of_latin(spelling));
/// }
/// assert_ne!(consonants("יצחק"), consonants_of_latin("yaakov"));
/// ```
#[must_use]
pub fn consonants(word: &str) -> Option<String> {
    let word = letters(word);
    if word.len() > MAX_LETTERS {
        return None;
    }
    let mut out = String::with_capacity(word.len());
    for (i, &c) in word.iter().enumerate() {
        let first = i == 0;
        let key = match c {
            'ה' if i + 1 == word.len() => continue,
            'א' | 'ע' | 'י' => continue,
            'ו' if !is_consonant_vav(&word, i) => continue,
            'ב' | 'ו' => 'b',
            'ג' => 'g',
            'ד' => 'd',
            'ה' | 'ח' => 'k',
            'כ' | 'ק' if first => 'c',
            'כ' | 'ק' => 'k',
            'ז' | 'צ' => 'z',
            'ט' | 'ת' => 't',
            'ל' => 'l',
            'מ' => 'm',
            'נ' => 'n',
            'ס' | 'ש' => 's',
            'פ' => 'p',
            'ר' => 'r',
            _ => return None,
        };
        out.push(key);
    }
    (!out.is_empty()).then_some(out)
}

/// The consonant key of a romanised Hebrew word (folded; apostrophes are skipped); nothing when it has another letter,
/// or no consonant.
///
/// ```
/// use interdict::name::translit::hebrew::consonants_of_latin;
/// assert_eq!(consonants_of_latin("chaim"), consonants_of_latin("hayim"));
/// assert_eq!(consonants_of_latin("ya'akov").as_deref(), Some("kb"));
/// ```
#[must_use]
pub fn consonants_of_latin(word: &str) -> Option<String> {
    let mut bytes: Vec<u8> = Vec::with_capacity(word.len());
    for b in word.bytes().filter(|&b| b != b'\'') {
        // Doubled letters are one.
        if !b.is_ascii_lowercase() || bytes.len() > 2 * MAX_LETTERS {
            return None;
        }
        if bytes.last() != Some(&b) {
            bytes.push(b);
        }
    }
    let mut out = String::with_capacity(bytes.len());
    let mut i = 0;
    while i < bytes.len() {
        let rest = &bytes[i..];
        let first = i == 0;
        let (key, taken) = match rest {
            [b'a' | b'e' | b'i' | b'o' | b'u' | b'y' | b'j', ..] => ("", 1),
            // A final h lengthens the vowel before it.
            [b'h'] if !first => ("", 1),
            [b't', b's', b'c', b'h', ..] => ("zk", 4),
            [b't', b's' | b'z', ..] | [b'c', b'z', ..] => ("z", 2),
            [b's', b'c', b'h', ..] => ("s", 3),
            [b's', b'h', ..] => ("s", 2),
            [b'c' | b'k', b'h', ..] | [b'c', b'k' | b'q', ..] => ("k", 2),
            [b'p', b'h' | b'f', ..] => ("p", 2),
            [b't', b'h', ..] => ("t", 2),
            [b'q', b'u', ..] => (if first { "c" } else { "k" }, 2),
            [b'h', ..] => ("k", 1),
            [b'k' | b'c' | b'q', ..] => (if first { "c" } else { "k" }, 1),
            [b'x', ..] => ("ks", 1),
            [b'b' | b'v' | b'w', ..] => ("b", 1),
            [b'f' | b'p', ..] => ("p", 1),
            [b'd', ..] => ("d", 1),
            [b'g', ..] => ("g", 1),
            [b'l', ..] => ("l", 1),
            [b'm', ..] => ("m", 1),
            [b'n', ..] => ("n", 1),
            [b'r', ..] => ("r", 1),
            [b's', ..] => ("s", 1),
            [b't', ..] => ("t", 1),
            [b'z', ..] => ("z", 1),
            _ => return None,
        };
        out.push_str(key);
        i += taken;
    }
    (!out.is_empty()).then_some(out)
}
