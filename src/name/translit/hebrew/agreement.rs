//! Whether a Latin word can be a spelling of a Hebrew one, letter by letter: finer than the key.

use super::{MAX_LETTERS, is_consonant_vav, letters};

/// How a letter may be written in Latin: consonants, and whether it may be silent or a vowel.
fn latin_of(word: &[char], at: usize) -> (&'static [&'static str], bool) {
    let last = at + 1 == word.len();
    match word[at] {
        'א' | 'ע' => (&[], true),
        'ב' => (&["b", "v", "w", "bh"], false),
        'ג' => (&["g", "gh"], false),
        'ד' => (&["d", "dh"], false),
        'ה' => (&["h"], last && at > 0),
        'ו' if is_consonant_vav(word, at) => (&["v", "w"], false),
        'ו' => (&["v", "w"], true),
        'ז' => (&["z"], false),
        'ח' => (&["h", "ch", "kh"], false),
        'ט' => (&["t"], false),
        'י' if at == 0 => (&["y", "j", "i"], false),
        'י' => (&["y", "j"], true),
        'כ' if at == 0 => (&["k", "c", "ch", "kh", "q"], false),
        'כ' if last => (&["ch", "kh", "k", "h"], false),
        'כ' => (&["k", "ch", "kh", "c", "h", "ck"], false),
        'ל' => (&["l"], false),
        'מ' => (&["m"], false),
        'נ' => (&["n"], false),
        'ס' => (&["s"], false),
        'פ' => (&["p", "f", "ph"], false),
        'צ' => (&["ts", "tz", "z", "cz"], false),
        'ק' => (&["k", "q", "c", "ck"], false),
        'ר' => (&["r"], false),
        'ש' => (&["sh", "s", "sch"], false),
        'ת' => (&["t", "th"], false),
        _ => (&[], false),
    }
}

/// Whether a romanised word (folded; apostrophes are skipped) can be a spelling of a Hebrew one: every consonant of each
/// answered by the other, in order. Vowels are not compared, but for a written ו or י in a place of its own.
///
/// ```
/// use interdict::name::translit::hebrew::agree;
/// assert!(agree("חיים", "chaim"));
/// assert!(!agree("חיים", "kayam"));
/// assert!(agree("יונתן", "yonatan"));
/// assert!(!agree("נתן", "yonatan"));
/// ```
///
/// Cost: O(letters²) at worst; words of more than 40 letters agree with nothing.
#[must_use]
pub fn agree(hebrew: &str, latin: &str) -> bool {
    let word = letters(hebrew);
    let mut text: Vec<u8> = Vec::with_capacity(latin.len());
    for b in latin.bytes().filter(|&b| b != b'\'') {
        if text.last() != Some(&b) || matches!(b, b'a' | b'e' | b'o') {
            text.push(b);
        }
    }
    if word.is_empty() || text.is_empty() || word.len() > MAX_LETTERS || text.len() > 2 * MAX_LETTERS {
        return false;
    }
    // reached[j]: the letters so far can have given the first j bytes.
    let mut reached = vec![false; text.len() + 1];
    reached[0] = true;
    pass_vowels(&text, &mut reached, word[0] != 'א' && word[0] != 'ע' && word[0] != 'י');
    for at in 0..word.len() {
        let (consonants, silent) = latin_of(&word, at);
        let mut next = if silent { reached.clone() } else { vec![false; text.len() + 1] };
        for (j, _) in reached.iter().enumerate().filter(|(_, on)| **on) {
            for consonant in consonants {
                if text[j..].starts_with(consonant.as_bytes()) {
                    next[j + consonant.len()] = true;
                }
            }
        }
        pass_vowels(&text, &mut next, false);
        reached = next;
    }
    // A final h lengthens the vowel before it.
    let end = text.len();
    reached[end] || (end > 1 && text[end - 1] == b'h' && is_vowel(text[end - 2]) && reached[end - 1])
}

fn is_vowel(b: u8) -> bool {
    matches!(b, b'a' | b'e' | b'i' | b'o' | b'u')
}

/// Vowels between consonants are free, and y as one of them; at the front of a word they need a letter to stand on.
fn pass_vowels(text: &[u8], reached: &mut [bool], front_is_consonant: bool) {
    if front_is_consonant {
        return;
    }
    for j in 0..text.len() {
        let glide = text[j] == b'y'
            && j > 0
            && (j + 1 == text.len() || !is_vowel(text[j + 1]) || is_vowel(text[j - 1]));
        if reached[j] && (is_vowel(text[j]) || glide) {
            reached[j + 1] = true;
        }
    }
}
