//! A key under which a Western name meets its katakana: `donald` and ドナルド.
//!
//! The katakana is by Cabinet Notice No. 2 of 1991 (loan words), the sounds of Latin letters by the habits of English first,
//! then German, Spanish and Russian.

use super::{MAX_WORD, is_vowel};

/// Consonants of romanised katakana, and the classes of [`foreign_key`] they are.
const KANA_ONSETS: &[(&str, &str)] = &[
    ("ky", "ky"),
    ("gy", "gy"),
    ("sh", "s"),
    ("ch", "C"),
    ("ts", "s"),
    ("ty", "t"),
    ("dy", "d"),
    ("ny", "ny"),
    ("hy", "hy"),
    ("fy", "f"),
    ("vy", "b"),
    ("by", "by"),
    ("py", "py"),
    ("my", "my"),
    ("ry", "ry"),
    ("kw", "kw"),
    ("gw", "gw"),
    ("k", "k"),
    ("g", "g"),
    ("s", "s"),
    ("z", "s"),
    ("j", "j"),
    ("t", "t"),
    ("d", "d"),
    ("n", "n"),
    ("h", "h"),
    ("f", "f"),
    ("v", "b"),
    ("b", "b"),
    ("p", "p"),
    ("m", "m"),
    ("r", "r"),
    ("w", "w"),
    ("y", "y"),
    ("", ""),
];

/// The sounds of romanised katakana in classes; none where the word is no kana.
fn of_kana(word: &[u8]) -> Option<Vec<u8>> {
    let at = |k: usize| word.get(k).copied().unwrap_or(0);
    // Giovanni and Giulia look like kana and are not.
    if word.windows(3).any(|w| matches!(w, [b'g', b'i', b'a' | b'o' | b'u'])) {
        return None;
    }
    let mut out: Vec<u8> = Vec::with_capacity(word.len());
    // ホワイト
    let mut i = if word.starts_with(b"howa") { 2 } else { 0 };
    let mut left_out = false;
    while i < word.len() {
        let (c, next) = (at(i), at(i + 1));
        if c == b'n' && !is_vowel(next) && !(next == b'y' && is_vowel(at(i + 2))) {
            out.push(b'n');
            i += 1;
            continue;
        }
        if i > 0 && is_vowel(at(i - 1)) && !is_vowel(c) && (next == c || c == b't' && next == b'c') {
            i += 1;
            continue;
        }
        let rest = &word[i..];
        let (spelling, onset) = KANA_ONSETS.iter().find(|(s, _)| {
            rest.starts_with(s.as_bytes()) && rest.get(s.len()).is_some_and(|&v| is_vowel(v))
        })?;
        let vowel = at(i + spelling.len());
        i += spelling.len() + 1;
        // ル before a consonant is l or r there, which English kana leave out; after another u it may be ru.
        let was_left_out = std::mem::take(&mut left_out);
        let is_bare_r = *spelling == "r" && vowel == b'u' && i < word.len() && !is_vowel(at(i));
        if is_bare_r
            && !was_left_out
            && !is_final_nasal(word, i)
            && let Some(before @ (b'a' | b'e' | b'i' | b'o')) = out.last_mut()
        {
            if *before == b'e' {
                *before = b'a';
            }
            left_out = true;
            continue;
        }
        out.extend(onset.bytes());
        // Diphthongs by what Latin letters they stand for: マイケル, ブラウン.
        if onset.is_empty()
            && let Some(last) = out.last_mut()
        {
            let one = match (*last, vowel) {
                (b'a', b'i') => Some(b'i'),
                (b'e', b'i') => Some(b'e'),
                (b'a', b'u') | (b'o', b'u' | b'i') => Some(b'o'),
                _ => None,
            };
            if let Some(one) = one {
                *last = one;
                continue;
            }
        }
        out.push(vowel);
    }
    Some(out)
}

/// Whether ン stands at `i`.
fn is_final_nasal(word: &[u8], i: usize) -> bool {
    word[i] == b'n' && word.get(i + 1).is_none_or(|&c| !is_vowel(c) && c != b'y')
}

/// The sounds of Latin letters in classes, as kana would have them.
#[allow(clippy::match_same_arms, reason = "rules in their order")]
fn of_latin(word: &[u8]) -> Vec<u8> {
    let mut w: Vec<u8> = Vec::with_capacity(word.len() + 1);
    for &c in word {
        if is_vowel(c) || w.last() != Some(&c) {
            w.push(c);
        }
    }
    if w.starts_with(b"mc") {
        w.splice(1..2, *b"ak");
    }
    let len = w.len();
    let at = |k: usize| w.get(k).copied().unwrap_or(0);
    // y is a vowel but at the front and between vowels.
    let sounds_open = |k: usize| {
        is_vowel(at(k)) || at(k) == b'y' && !(is_vowel(at(k + 1)) && (k == 0 || is_vowel(at(k - 1))))
    };
    let mut out: Vec<u8> = Vec::with_capacity(len);
    let mut i = 0;
    while i < len {
        let rest = &w[i..];
        if !sounds_open(i) {
            let (classes, used): (&[u8], usize) = match rest {
                [b'k', b'n', ..] if i == 0 => (b"n", 2),
                [b'w', b'r', ..] if i == 0 => (b"r", 2),
                // Владимир is ウラジーミル.
                [b'v', b'l' | b'r', ..] if i == 0 => (b"u", 1),
                [b'x', ..] if i == 0 => (b"s", 1),
                [b't', b's', b'c', b'h', ..] => (b"C", 4),
                [b't', b'c', b'h', ..] => (b"C", 3),
                [b's', b'c', b'h', ..] => (b"s", 3),
                [b's' | b't', b'z', ..] | [b't', b's', ..] | [b's', b'h', ..] => (b"s", 2),
                [b'c', b'z', ..] => (b"C", 2),
                [b'c', b'h', b'r' | b'l', ..]
                | [b'c', b'h', b'a', b'e', ..]
                | [b'c', b'h', b'o', b'l', ..] => (b"k", 2),
                [b'c', b'h', ..] => (b"C", 2),
                [b't', b'h', b'o', b'm', ..] => (b"t", 2),
                [b't', b'h', ..] => (b"s", 2),
                [b'p', b'h', ..] => (b"f", 2),
                [b'z', b'h', ..] | [b'd', b'j', ..] => (b"j", 2),
                [b'd', b'g', b'e', ..] => (b"j", 2),
                [b'd', b't', ..] => (b"t", 2),
                [b'd', b's'] => (b"s", 2),
                [b'g', b'h', b't', ..] | [b'g', b'h'] => (b"", 2),
                [b'c', b'k', ..] => (b"k", 2),
                [b'q', b'u', ..] => (b"kw", 2),
                [b'p', b'b', ..] => (b"", 1),
                [b'c', b'e' | b'i' | b'y', ..] => (b"s", 1),
                [b'c' | b'q' | b'k', ..] => (b"k", 1),
                [b'g', b'u', b'e' | b'i', ..] => (b"g", 2),
                [b'g', b'e', b'o', ..] => (b"jo", 3),
                [b'g', b'i', b'a' | b'o' | b'u', ..] => (b"j", 2),
                [b'g', b'e' | b'y', ..] => (b"j", 1),
                // Spanish: Hernandez.
                [b'h', .., b'e', b'z'] if i == 0 => (b"", 1),
                [b'g', b'i', ..] if i > 0 => (b"j", 1),
                [b'x', ..] => (b"ks", 1),
                [b'z', b'i' | b'y', ..] => (b"j", 1),
                [b'z', ..] => (b"s", 1),
                [b'v'] => (b"f", 1),
                [b'v', ..] => (b"b", 1),
                [b'l', ..] => (b"r", 1),
                [b'w', b'h', ..] => (b"w", 2),
                [b'w', ..] if !sounds_open(i + 1) => (b"", 1),
                // Sarah, Johnson, Rhodes, Ghani.
                [b'h', ..] if !sounds_open(i + 1) || i > 0 && !sounds_open(i - 1) => (b"", 1),
                [c, ..] => (std::slice::from_ref(c), 1),
                [] => (b"", 1),
            };
            out.extend_from_slice(classes);
            i += used;
            // George: the vowel has its r yet.
            if !(classes == b"jo" && at(i) == b'r' && !sounds_open(i + 1)) {
                continue;
            }
            i += 1;
            continue;
        }
        let is_last = |used: usize| i + used == len;
        let (vowels, mut used): (&[u8], usize) = match rest {
            [b'e', b'e' | b'i' | b'y', ..] => (b"i", 2),
            [b'e', b'a', _, ..] => (b"i", 2),
            [b'i', b'e', b'l' | b'r' | b't'] => (b"ie", 2),
            [b'i', b'e', ..] => (b"i", 2),
            [b'a', b'i' | b'y' | b'e', ..] => (b"e", 2),
            [b'a', b'a', ..] => (b"a", 2),
            [b'a', b'u', ..] => (b"o", 2),
            [b'a' | b'o', b'w', ..] if !sounds_open(i + 2) => (b"o", 2),
            [b'o', b'w', b'a', ..] => (b"a", 1),
            [b'o', b'w', ..] => (b"o", 2),
            [b'o', b'u', next, ..] if is_vowel(*next) => (b"u", 2),
            [b'o', b'u' | b'i' | b'y', ..] | [b'o', b'a', _, ..] => (b"o", 2),
            [b'o', b'o', ..] | [b'e', b'w', ..] => (b"u", 2),
            [b'e', b'u', ..] if i == 0 => (b"yu", 2),
            [b'e', b'u', ..] => (b"u", 2),
            // James, Blake; Steve: the e at the end is heard in the vowel before.
            [b'a', c, b'e'] if !is_vowel(*c) => (b"e", 1),
            [b'a', b'm' | b'k', b'e', b's'] => (b"e", 1),
            [b'e', c, b'e'] if !is_vowel(*c) => (b"i", 1),
            // David and his sons.
            [b'a', b'v', b'i', b'd' | b's' | b'e', ..] => (b"e", 1),
            // Jones, Charles.
            [b'e', b's'] if matches!(out.last(), Some(b'm' | b'n' | b'k')) => (b"", 1),
            [b'e', b's'] if w.ends_with(b"rles") || w.ends_with(b"iles") => (b"", 1),
            // u before two consonants is English: Duncan, Hunter.
            [b'u', b'n' | b'm' | b'c' | b'b' | b'd' | b'g' | b't' | b'x', c, ..]
                if !sounds_open(i + 2) && *c != b'h' =>
            {
                (b"a", 1)
            }
            [b'y', ..] => (b"i", 1),
            [c, ..] => (std::slice::from_ref(c), 1),
            [] => (b"", 1),
        };
        let mut vowels = vowels.to_vec();
        if at(i + used) == b'h' && !sounds_open(i + used + 1) {
            used += 1;
        }
        let follows = at(i + used);
        if follows == b'r' && is_last(used + 1) && out.iter().any(|c| !is_vowel(*c)) {
            match vowels.as_slice() {
                [b'a' | b'e' | b'o' | b'u'] => {
                    vowels = vec![b'a'];
                    used += 1;
                }
                [b'i'] if used > 1 => {
                    vowels.push(b'a');
                    used += 1;
                }
                _ => {}
            }
        } else if matches!(follows, b'r' | b'l') && !is_last(used + 1) && !sounds_open(i + used + 1) {
            if let Some(vowel) = vowels.last_mut()
                && (*vowel == b'e' || follows == b'r' && matches!(*vowel, b'i' | b'u'))
            {
                *vowel = b'a';
            }
            used += 1;
            // Charles: both are left out.
            if at(i + used) == b'l' && w[i + used..] == *b"les" {
                used += 2;
            }
        }
        out.append(&mut vowels);
        i += used;
    }
    out
}

/// The key of a row of sound classes.
fn settle(sounds: &[u8]) -> Option<String> {
    let mut s: Vec<u8> = Vec::with_capacity(sounds.len());
    for (i, &c) in sounds.iter().enumerate() {
        let next = sounds.get(i + 1).copied().unwrap_or(0);
        let after = sounds.get(i + 2).copied().unwrap_or(0);
        let last = s.last().copied().unwrap_or(0);
        let c = match c {
            b'm' if matches!(next, b'p' | b'b') => b'n',
            b'n' if next == b'm' => continue,
            // Washington has no g in kana, King has.
            b'g' if last == b'n' && next != 0 && !is_vowel(next) => continue,
            b'u' if i == 0 && matches!(next, b'i' | b'e' | b'o' | b'a') => b'w',
            b'u' if last == b'k' && i == 1 && is_vowel(next) => b'w',
            b'o' if last == b'w' => b'a',
            b'w' if last == b'u' => continue,
            b'y' if next == b'u' && i > 0 || last == b'i' => continue,
            b'y' if next == b'a' && matches!(last, b'k' | b'g') => continue,
            b'C' if next == b'u' || next == b'i' && after != 0 => b't',
            b'h' if next == b'u' => b'f',
            b'd' if next == b'i' && i > 0 => b'j',
            other => other,
        };
        if last != c {
            s.push(c);
        }
    }
    let mut out = String::with_capacity(s.len());
    let (mut consonants, mut has_vowel) = (0, false);
    for (i, &c) in s.iter().enumerate() {
        let next = s.get(i + 1).copied();
        let last = if i == 0 { 0 } else { s[i - 1] };
        if !is_vowel(c) {
            consonants += 1;
            out.push(char::from(if c == b'w' && i > 0 { b'b' } else { c }));
            continue;
        }
        let closes = next.is_none_or(|next| !is_vowel(next));
        let opens_r = next == Some(b'r') && s.get(i + 2).is_some_and(|&c| is_vowel(c));
        let is_added = match c {
            b'u' => i > 0 && closes,
            b'o' if matches!(last, b't' | b'd') => closes && (has_vowel || opens_r),
            b'i' if matches!(last, b'j' | b'C') => next.is_none(),
            b'e' => next.is_none(),
            _ => false,
        };
        if is_added {
            continue;
        }
        // The first vowel and the last say which name it is; between them English vowels are not sure.
        let is_weak = has_vowel && next.is_some() && matches!(c, b'e' | b'o');
        out.push(if is_weak { 'a' } else { char::from(c) });
        has_vowel = true;
    }
    (out.len() >= 3 && consonants >= 2).then_some(out)
}

/// A key under which a Western name meets its katakana, romanised by [`romanise_kana`](super::romanise_kana); none for
/// words too short to say anything.
///
/// Classes of consonants (`l r`; `v b`; `th s z sh ts`; `c k q`; `ph f`), the first and the last vowel, and whether an i
/// or another vowel stands between. Vowels that kana add (u; o after t and d) are left out on both sides, and so are l and
/// r before consonants, where English kana have ー and others ル.
///
/// It is for a name in katakana against a Latin one; two Latin words are told apart better by their letters.
///
/// Weakness: English spelling does not tell every vowel (`David` is デイヴィッド), so some names do not meet; names that differ
/// only in what is left out do (`Fernando`, `Fernand`).
///
/// ```
/// use interdict::name::translit::japanese::foreign_key;
/// assert_eq!(foreign_key("donald"), foreign_key("donarudo"));
/// assert_eq!(foreign_key("smith"), foreign_key("sumisu"));
/// assert_ne!(foreign_key("martin"), foreign_key("morton"));
/// assert_eq!(foreign_key("lee"), None);
/// ```
#[must_use]
pub fn foreign_key(latin_or_kana_romanised: &str) -> Option<String> {
    let text = latin_or_kana_romanised;
    if text.len() > MAX_WORD || !text.bytes().all(|c| c.is_ascii_lowercase() || c == b'\'' || c == b'-') {
        return None;
    }
    let word: Vec<u8> = text.bytes().filter(u8::is_ascii_lowercase).collect();
    settle(&of_kana(&word).unwrap_or_else(|| of_latin(&word)))
}

#[cfg(test)]
mod tests;
