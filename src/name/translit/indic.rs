//! Words in the Brahmic scripts of South Asia in Latin letters: the passport spelling, and the commonest others.
//!
//! Devanagari, Bengali, Gurmukhi, Gujarati, Odia, Tamil, Telugu, Kannada and Malayalam share one layout of their Unicode
//! blocks and so one table here, by offset from the start of the block; Sinhala has a table of its own. A word becomes
//! syllables (consonants, vowel, nasal), and a habit writes them down.
//!
//! Input keeps its combining marks: vowel signs, virama, nukta and nasals are marks, and without them only consonants
//! with the inherent vowel are left. Output is lower-case ASCII.
//!
//! Sources: the Hunterian system as the Survey of India and passports write it, without marks of length; ISO 15919:2001
//! for what each letter is; ALA-LC 2012 tables for letters of one script alone; for the vowel that is written in Hindi
//! and not spoken, the rule of Ohala (1983): a final inherent vowel is lost, except after a cluster that ends in a
//! liquid, nasal or glide (Mishra), and one between a vowel with one consonant and a consonant with vowel is lost, from
//! the right (Manmohan).
//!
//! Habits: `w` for v, `ee` and `oo` for the long vowels, `aa`, all inherent vowels kept (Rama, Thakare), `i` for a y at
//! the end (Jai), and of one script: Bengali `o` and j for a first y, Tamil's stops voiced between vowels and after
//! nasals, `th` in the south where the north has `t`, Sinhala w and a final e.
//!
//! Left out: spellings that no rule makes (Banerjee, Chatterjee, Oommen, Colombo), and English ones (Bose, Roy).

mod letters;
mod spelling;

use super::distinct;

/// The usual spelling of a word in a Brahmic script and the commonest others, without repeats, at most six; nothing for
/// a word without a letter of these scripts.
///
/// ```
/// use interdict::name::translit::indic::romanise_all;
/// assert_eq!(romanise_all("शर्मा"), ["sharma", "sarma", "sharmaa"]);
/// assert_eq!(romanise_all("मनमोहन")[0], "manmohan");
/// assert_eq!(romanise_all("முருகன்")[0], "murugan");
/// ```
#[must_use]
pub fn romanise_all(word: &str) -> Vec<String> {
    let Some((block, word)) = letters::syllables(word) else { return Vec::new() };
    distinct(spelling::habits(block).iter().map(|habit| spelling::with(block, &word, habit)))
}

#[cfg(test)]
mod tests;
