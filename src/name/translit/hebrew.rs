//! Hebrew words in Latin letters, and the consonants that a Hebrew word and its Latin spellings share.
//!
//! Hebrew is written without vowels but for א ה ו י, which are vowels and consonants. So three things are given:
//!
//! - [`romanise_all`]: spellings. The points are read where they are kept; a usual name is known by its table; else a
//!   guess, `a` between consonants, that is good for a look at and poor for comparing;
//! - [`consonants`] and [`consonants_of_latin`]: one key for a word in either script, for finding. It merges what
//!   spellings confuse, and so also some names that differ (Natan and Yonatan);
//! - [`agree`]: whether a Latin word can be a spelling of a Hebrew one, letter by letter, for deciding.
//!
//! Sources: the Academy of the Hebrew Language's rules of 2006 (UN 2007), BGN/PCGN 1962 and 2018, SI 259-3, ISO 259-2,
//! ALA-LC, and the habits of passports and of German, Polish and French spelling (`ch`, `tz`, `sch`, `w`).
//! What the key merges is told in `key`.
//!
//! Left out: `s` for ז in German family names (Rosenberg), Latin spellings without a written ה (Aron), a final ח
//! written h (Noah), ג׳ as j, translated names (Solomon, Eve).

mod agreement;
mod key;
mod romanise;

pub use agreement::agree;
pub use key::{consonants, consonants_of_latin};
pub use romanise::romanise_all;

/// Longest word read, in letters; a longer one is no name.
const MAX_LETTERS: usize = 40;

/// The letter without its final form.
fn plain(c: char) -> char {
    match c {
        'ך' => 'כ',
        'ם' => 'מ',
        'ן' => 'נ',
        'ף' => 'פ',
        'ץ' => 'צ',
        other => other,
    }
}

fn is_point(c: char) -> bool {
    matches!(c, '\u{591}'..='\u{5bd}' | '\u{5bf}' | '\u{5c1}' | '\u{5c2}' | '\u{5c4}' | '\u{5c5}' | '\u{5c7}')
}

/// The letters of a word, without points and final forms; Yiddish ligatures apart.
fn letters(word: &str) -> Vec<char> {
    let mut out = Vec::with_capacity(word.len() / 2);
    for c in word.chars().filter(|&c| !is_point(c)) {
        match c {
            '\u{5f0}' => out.extend(['ו', 'ו']),
            '\u{5f1}' => out.extend(['ו', 'י']),
            '\u{5f2}' => out.extend(['י', 'י']),
            '\u{5ef}' => out.extend(['י', 'י', 'י']),
            c if c.is_alphabetic() => out.push(plain(c)),
            _ => {}
        }
    }
    out
}

/// Words in which a lone ו between consonants is one.
const CONSONANT_VAV: &[&str] = &["דוד", "סתו", "ענו"];

/// Whether the ו at a place is a consonant.
#[expect(clippy::match_same_arms, reason = "rules in their order")]
fn is_consonant_vav(word: &[char], at: usize) -> bool {
    let last = word.len() - 1;
    let (before, after) = (at.checked_sub(1).map(|i| word[i]), word.get(at + 1).copied());
    match (before, after) {
        (None, _) => last > 0,
        (_, Some('ו')) | (Some('י'), None) => true,
        // The second of two is part of the first.
        (Some('ו'), _) => false,
        (_, Some('ה')) => at + 1 == last,
        (Some('א' | 'ע'), Some('י')) => false,
        (_, Some('י')) => true,
        _ => CONSONANT_VAV.iter().any(|known| word.iter().copied().eq(known.chars())),
    }
}

#[cfg(test)]
mod tests;
