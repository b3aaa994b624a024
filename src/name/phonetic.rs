//! Sound keys: one key for the spellings in which romanisations of one word commonly differ.
//!
//! Not a phonetic code of a language (Soundex and Metaphone hear English): the rules are the differences between
//! the romanisation systems in use for Cyrillic, Arabic and their neighbours, such as `kh`/`h`, `ou`/`u`, `y`/`i`/`j`,
//! `ts`/`tz`, `ph`/`f`, doubled letters, `o`/`u` and `e`/`i`. Sources: the tables of BGN/PCGN 1947, ISO 9:1995,
//! ALA-LC and ICAO Doc 9303 part 3, compared letter by letter.

/// The sound key of a folded Latin word. Equal keys are one [`SameSound`](crate::name::similar::Answer) apart.
///
/// ```
/// use interdict::name::sound_key;
/// assert_eq!(sound_key("qaddafi"), sound_key("kadafy"));
/// assert_ne!(sound_key("melli"), sound_key("mellat"));
/// ```
#[must_use]
pub fn sound_key(word: &str) -> String {
    let b = word.as_bytes();
    let mut out: Vec<u8> = Vec::with_capacity(b.len());
    let mut i = 0;
    while i < b.len() {
        let rest = &b[i..];
        let (sound, used): (&[u8], usize) = if rest.starts_with(b"shch") || rest.starts_with(b"schtsch") {
            (b"S", if rest.starts_with(b"shch") { 4 } else { 7 })
        } else if rest.starts_with(b"tsch") {
            (b"C", 4)
        } else if rest.starts_with(b"tch") {
            (b"C", 3)
        } else if rest.starts_with(b"sch") {
            (b"S", 3)
        } else if rest.starts_with(b"dzh") {
            (b"j", 3)
        } else {
            let next = rest.get(1).copied().unwrap_or(0);
            match (rest[0], next) {
                (b's', b'h') => (b"S", 2),
                (b'c', b'h') => (b"C", 2),
                (b'k', b'h') => (b"h", 2),
                (b'z', b'h') | (b'd', b'j') => (b"j", 2),
                (b'g', b'h') => (b"g", 2),
                (b'p', b'h') => (b"f", 2),
                (b't', b'h') => (b"t", 2),
                (b'd', b'h') => (b"d", 2),
                (b'c', b'k' | b'q') | (b'q', b'u') => (b"k", 2),
                (b't', b's' | b'z') | (b'c', b'z') => (b"c", 2),
                (b'o', b'u' | b'o') => (b"u", 2),
                (b'e', b'e') => (b"i", 2),
                (b'c', b'e' | b'i' | b'y') => (b"s", 1),
                (b'x', _) => (b"ks", 1),
                (b'c' | b'q', _) => (b"k", 1),
                (b'w', _) => (b"v", 1),
                (b'y' | b'e', _) => (b"i", 1),
                (b'o', _) => (b"u", 1),
                // A final `j` after a vowel is the scientific and Serbian spelling of `y`.
                (b'j', 0) if matches!(out.last(), Some(b'a' | b'i' | b'u')) => (b"i", 1),
                // `ah` at the end or before a consonant is a long or silent ending.
                (b'h', n)
                    if matches!(out.last(), Some(b'a' | b'i' | b'u'))
                        && !matches!(n, b'a' | b'e' | b'i' | b'o' | b'u' | b'y') =>
                {
                    (b"", 1)
                }
                _ => (&rest[..1], 1),
            }
        };
        for &s in sound {
            if out.last() != Some(&s) {
                out.push(s);
            }
        }
        i += used;
    }
    if out.ends_with(b"f") && out.len() > 3 && matches!(out[out.len() - 2], b'u' | b'i') {
        // -off, -eff: the old Western spelling of -ov, -ev.
        let last = out.len() - 1;
        out[last] = b'v';
    }
    String::from_utf8(out).unwrap_or_else(|_| word.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn romanisations_of_one_word_share_a_key() {
        for (a, b) in [
            ("mikhail", "mihail"),
            ("yuriy", "yuri"),
            ("khrushchev", "hruschev"),
            ("sergey", "sergei"),
            ("andrej", "andrei"),
            ("smirnoff", "smirnov"),
            ("osama", "usama"),
            ("mohammed", "muhamed"),
            ("fatimah", "fatima"),
            ("tsarev", "tzarev"),
            ("yushchenko", "yuschenko"),
            ("youssef", "yusef"),
        ] {
            assert_eq!(sound_key(a), sound_key(b), "{a} {b}");
        }
        for (a, b) in [("petrov", "pavlov"), ("melli", "mellat"), ("salman", "salim"), ("kim", "kam")] {
            assert_ne!(sound_key(a), sound_key(b), "{a} {b}");
        }
    }
}
