//! Words in Ethiopic script in Latin letters, as Amharic and Tigrinya names are spelled.
//!
//! The block is a syllabary in rows of eight: the consonant is the row, the vowel the place in it. Only the sixth order
//! is doubtful, a short vowel or none; here a run of such letters is read from the left: none after a vowel, then one, in
//! turn, and none at the end, except between two consonants that cannot close a word together. Input may have gemination
//! marks, which are dropped. Output is lower-case ASCII.
//!
//! Sources: BGN/PCGN 1967 for Amharic without its apostrophes and dots (orders e u i a e i o), its 2007 table for
//! Tigrinya; the habits of passports and press: `gn` for ñ, a first `e` (Eskinder), `e` for the sixth order (Berhan), `wo`
//! for the first order of w (Wolde), `ai`, `ia` for ay, ya (Haile, Mariam), `a` for the first order (Gondar).
//!
//! Left out: doubled consonants, which are not written (Addis), and names borrowed back (Ethiopia, Mohammed).

use super::{distinct, push_other};

/// How the letters with several habits are written.
#[derive(Clone, Copy)]
struct Habit {
    /// The vowel of the first order.
    first: &'static str,
    /// The vowel of the sixth order where one is spoken.
    sixth: &'static str,
    /// The sixth order of a bare vowel letter at the front.
    front: &'static str,
    ny: &'static str,
    /// The first order of w.
    we: &'static str,
    /// Whether y beside a vowel is i: Haile, Mariam.
    glide_i: bool,
    /// Whether two last consonants that close a word badly are parted.
    parted: bool,
}

const PRESS: Habit =
    Habit { first: "e", sixth: "i", front: "e", ny: "gn", we: "we", glide_i: false, parted: true };
const HABITS: [Habit; 6] = [
    PRESS,
    Habit { sixth: "e", we: "wo", ..PRESS },
    Habit { glide_i: true, we: "wo", ..PRESS },
    Habit { first: "a", front: "i", we: "wa", ..PRESS },
    Habit { front: "i", ny: "ny", parted: false, ..PRESS },
    Habit { sixth: "e", glide_i: true, ny: "ny", ..PRESS },
];

/// A letter: its consonant, and its vowel.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sound {
    /// A consonant and one of the eight orders, from 0.
    Letter(&'static str, usize),
    Other(char),
}

/// The consonants of the rows from U+1200; an empty one is a bare vowel, `?` no row.
const ROWS: [&str; 43] = [
    "h", "l", "h2", "m", "s", "r", "s", "sh", "k", "kw", "k", "kw", "b", "v", "t", "ch", "h2", "hw", "n",
    "ny", "", "k", "kw", "h", "hw", "w", "", "z", "zh", "y", "d", "d", "j", "g", "gw", "ng", "t", "ch", "p",
    "ts", "ts", "f", "p",
];

fn sound(c: char) -> Sound {
    let other = Sound::Other(c);
    let Some(at) = u32::from(c).checked_sub(0x1200).and_then(|at| usize::try_from(at).ok()) else {
        return other;
    };
    // Three letters of old spelling: rya, mya, fya.
    match c {
        '\u{1358}' => return Sound::Letter("ry", 3),
        '\u{1359}' => return Sound::Letter("my", 3),
        '\u{135a}' => return Sound::Letter("fy", 3),
        _ => {}
    }
    match ROWS.get(at / 8) {
        Some(consonant) => Sound::Letter(consonant, at % 8),
        None => other,
    }
}

fn is_guttural(consonant: &str) -> bool {
    matches!(consonant, "h" | "h2" | "")
}

fn is_sonorant(consonant: &str) -> bool {
    matches!(consonant, "r" | "l" | "m" | "n" | "w" | "y")
}

/// Whether each letter is followed by a vowel, the short one of the sixth order included.
fn voiced(word: &[Sound], parted: bool) -> Vec<bool> {
    let mut out: Vec<bool> = Vec::with_capacity(word.len());
    for (i, sound) in word.iter().enumerate() {
        let Sound::Letter(consonant, order) = *sound else {
            out.push(true);
            continue;
        };
        if order != 5 {
            out.push(true);
            continue;
        }
        let after_vowel = i > 0 && out[i - 1];
        let rest = word.len() - i;
        let next = match word.get(i + 1) {
            Some(Sound::Letter(next, 5)) => Some(*next),
            _ => None,
        };
        out.push(match (i, rest, next) {
            (0, _, _) => rest > 1 || consonant.is_empty(),
            (_, 1, _) => false,
            // A bare vowel letter inside a word parts two vowels.
            _ if consonant.is_empty() => !after_vowel,
            // Two last consonants: Werk, but Bahir, Mekonin.
            (_, 2, Some(next)) => {
                !after_vowel || (parted && (!is_sonorant(consonant) || is_sonorant(next) || next == "s"))
            }
            _ => !after_vowel,
        });
    }
    out
}

fn with(word: &[Sound], habit: Habit) -> String {
    let voiced = voiced(word, habit.parted);
    let mut out = String::with_capacity(word.len() * 3);
    for (i, sound) in word.iter().enumerate() {
        let (consonant, order) = match *sound {
            Sound::Letter(consonant, order) => (consonant, order),
            Sound::Other(c) => {
                push_other(c, &mut out);
                continue;
            }
        };
        let next_is_vowel = voiced[i] && !(order == 5 && consonant == "y");
        // A y that ends a syllable before another y is one sound with it: Isayas.
        if consonant == "y"
            && !voiced[i]
            && matches!(word.get(i + 1), Some(Sound::Letter("y", order)) if *order != 5)
        {
            continue;
        }
        let after = out.bytes().last();
        let glide = habit.glide_i
            && consonant == "y"
            && i > 0
            && (!next_is_vowel || matches!(order, 0 | 3) || after.is_some_and(|b| !is_vowel(b)));
        out.push_str(match consonant {
            "h2" => "h",
            "ny" => habit.ny,
            "y" if glide && after == Some(b'i') => "",
            "y" if glide => "i",
            other => other,
        });
        if !voiced[i] {
            continue;
        }
        let labial = matches!(consonant, "kw" | "hw" | "gw");
        out.push_str(match order {
            0 if is_guttural(consonant) => "a",
            0 if consonant == "w" => habit.we,
            0 => habit.first,
            1 => "u",
            2 => "i",
            3 => "a",
            4 => "e",
            5 if i == 0 && consonant.is_empty() => habit.front,
            5 if glide => "",
            5 => habit.sixth,
            6 => "o",
            _ if labial => "a",
            _ if consonant.is_empty() => "e",
            _ => "wa",
        });
        if consonant == "w" && order == 0 {
            // The habit has the consonant already.
            let len = out.len() - habit.we.len() - 1;
            out.remove(len);
        }
    }
    out
}

fn is_vowel(b: u8) -> bool {
    matches!(b, b'a' | b'e' | b'i' | b'o' | b'u')
}

/// The usual spelling of a word in Ethiopic script and the commonest others, without repeats, at most six.
///
/// ```
/// use interdict::name::translit::ethiopic::romanise_all;
/// assert_eq!(romanise_all("አቢይ"), ["abiy", "abi"]);
/// assert_eq!(romanise_all("ብርሃኑ")[..2], ["birhanu", "berhanu"]);
/// ```
#[must_use]
pub fn romanise_all(word: &str) -> Vec<String> {
    let word: Vec<Sound> =
        word.chars().filter(|c| !('\u{135d}'..='\u{135f}').contains(c)).map(sound).collect();
    distinct(HABITS.map(|habit| with(&word, habit)))
}

#[cfg(test)]
mod tests {
    use super::super::testing::{Romaniser, ascii_letters, cells};
    use super::*;
    use proptest::prelude::*;

    /// The rows of the Amharic alphabet in BGN/PCGN 1967, each by its first six vowels and o; the sixth stands at the
    /// front of a word, so that it has its vowel.
    #[test]
    fn bgn_pcgn_row_by_row() {
        let rows = "ሀ h ለ l ሐ h መ m ሠ s ረ r ሰ s ሸ sh ቀ k በ b ቨ v ተ t ቸ ch ኀ h ነ n ኘ gn አ - ከ k ኸ h ወ w ዐ - ዘ z ዠ zh \
                    የ y ደ d ጀ j ገ g ጠ t ጨ ch ጰ p ጸ ts ፀ ts ፈ f ፐ p";
        assert_eq!(cells(rows).len(), 34);
        for (row, consonant) in cells(rows) {
            let first = u32::from(row.chars().next().expect("a letter"));
            let consonant = consonant.trim_matches('-');
            let guttural = matches!(row, "ሀ" | "ሐ" | "ኀ" | "አ" | "ዐ" | "ኸ");
            let vowels = [if guttural { "a" } else { "e" }, "u", "i", "a", "e", "i", "o"];
            for (at, vowel) in (0..).zip(vowels) {
                let vowel = if at == 5 && consonant.is_empty() { "e" } else { vowel };
                let letter = char::from_u32(first + at).expect("a letter");
                assert_eq!(
                    romanise_all(&format!("{letter}ማ"))[0],
                    format!("{consonant}{vowel}ma"),
                    "{letter}"
                );
            }
        }
    }

    #[test]
    fn names_have_their_customary_spelling() {
        Romaniser(romanise_all).gives(&[
            ("አቢይ", "abiy"),
            ("ዐቢይ", "abiy"),
            ("አሕመድ", "ahmed"),
            ("አህመድ", "ahmed"),
            ("አበበ", "abebe"),
            ("ከበደ", "kebede"),
            ("ኃይለ", "haile"),
            ("ሥላሴ", "selase"),
            ("መንግሥቱ", "mengistu"),
            ("ገብርኤል", "gebriel"),
            ("ዮሐንስ", "yohanis"),
            ("ዮሐንስ", "yohanes"),
            ("ጌታቸው", "getachew"),
            ("ረዳ", "reda"),
            ("ተስፋዬ", "tesfaye"),
            ("ኢሳይያስ", "isayas"),
            ("ኢሳይያስ", "isaias"),
            ("አፈወርቂ", "afeworki"),
            ("አፈወርቂ", "afewerki"),
            ("ሳህለወርቅ", "sahlework"),
            ("መለስ", "meles"),
            ("ዜናዊ", "zenawi"),
            ("ኃይለማርያም", "hailemariam"),
            ("ደሳለኝ", "desalegn"),
            ("ደሳለኝ", "desaleny"),
            ("ቴዎድሮስ", "tewodros"),
            ("ሙላቱ", "mulatu"),
            ("ተሾመ", "teshome"),
            ("ግርማ", "girma"),
            ("አበባ", "abeba"),
            ("አዲስ", "adis"),
            ("ጎንደር", "gonder"),
            ("ጎንደር", "gondar"),
            ("መቀሌ", "mekele"),
            ("ትግራይ", "tigray"),
            ("ባሕር", "bahir"),
            ("ደመቀ", "demeke"),
            ("መኮንን", "mekonin"),
            ("ብርሃኑ", "birhanu"),
            ("ብርሃኑ", "berhanu"),
            ("ጁላ", "jula"),
            ("ወልደ", "wolde"),
            ("ክፍሌ", "kifle"),
            ("እስክንድር", "eskindir"),
            ("ንጉሥ", "nigus"),
            ("ታደሰ", "tadese"),
            ("ጀዋር", "jawar"),
            ("ደብረጽዮን", "debretsion"),
            ("አስመራ", "asmera"),
        ]);
    }

    proptest! {
        #[test]
        fn ethiopic_gives_ascii_letters(word in "[ሀ-ቆበ-ኆነ-ኮወ-ዖዘ-ጎጠ-ፚ]{1,12}") {
            ascii_letters(&romanise_all(&word))?;
        }
    }
}
