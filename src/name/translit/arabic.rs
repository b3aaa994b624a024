//! Arabic, Persian, Urdu and Pashto names: one skeleton for the many Latin spellings of a word, readable Latin for the
//! script, and the words of which names are made.
//!
//! A [`Skeleton`] is the consonants that spellings keep, and what is known of the vowels between them. The consonant
//! classes are the differences between the tables of ALA-LC, BGN/PCGN 1956, ISO 233, the UN system and ICAO Doc 9303
//! part 3, and the French, German, Malay, Persian and South Asian habits, compared letter by letter:
//!
//! - `q k c ck qu` are one; `j dj dsch dzh` one; `sh ch sch tch` one, with Persian and Urdu che, which French spells
//!   alike; `t th` one; `d dh` one; `g gh` one; `z` and `kh` stand alone. Hamza and ayn are gone inside a word; at its
//!   front they are the vowel it begins with.
//! - `w`, `v` and `y` are consonants at the front and vowels elsewhere; a final `h` is silent; doubled letters are one.
//! - What would merge too much by rule goes by the table `data/arabic_names.tsv`: Egyptian `g` for jim, Persian `gh` for
//!   qaf, `z` for dad and dhal, Turkish `c`, `h` and final `t`, Russian `kh`, `g` and `zh`, Malay `p` and `dz` are read so
//!   where they lead to a name of the table, and to one only. Spellings that no rule reaches are in the table itself.
//!
//! Latin input is folded; an apostrophe parts two letters that are not one sound (`is'haq`).
//!
//! [`similarity`] grades two romanised words, [`script_similarity`] one in the script and one romanised: both want equal
//! consonants, which are therefore the key of an index. [`join_compound`] gives the names that are written in several words
//! or in one; [`split_glued`] and [`split_article`] part articles and particles. What all this means for a name as a whole
//! is left to the analysis.

mod compound;
mod glued;
mod names;
mod script;
mod skeleton;

pub use compound::{join_compound, join_divine};
pub use glued::{split_glued, split_latin_article};
pub use script::{romanise, skeleton_of_script, skeletons_of_script, split_article};
pub use skeleton::{Skeleton, script_similarity, similarity};

/// Longest word read, in bytes; a longer one is no name.
const MAX_WORD: usize = 64;

/// The skeleton of a folded Latin word read as an Arabic, Persian or Urdu name; none for fewer than two consonants.
///
/// ```
/// use interdict::name::translit::arabic::skeleton_of_latin;
/// assert_eq!(skeleton_of_latin("khaled"), skeleton_of_latin("khalid"));
/// assert_eq!(skeleton_of_latin("u"), None);
/// ```
#[must_use]
pub fn skeleton_of_latin(word: &str) -> Option<Skeleton> {
    if names::spelled_as(word).is_none()
        && let Some(whole) = compound::compound_of_latin(word)
    {
        return skeleton::spell(&whole).map(|spelled| spelled.skeleton);
    }
    names::skeleton_of_plain(word)
}

#[cfg(test)]
mod tests;
