//! Scripts and romanisations: how a name of one script reads in another.
//!
//! Functions on strings over small tables, a file per script or system. Latin input is folded already (lower-case
//! ASCII letters, marks removed, apostrophes as `'`); output is lower-case ASCII.

pub mod arabic;
pub mod cantonese;
pub mod chinese;
pub mod cyrillic;
pub mod han;
pub mod han_company;
pub mod korean;
pub mod palladius;
pub mod pinyin;
mod syllable;
pub mod wade_giles;

use super::script::Script;

/// A lower-case word in Latin letters: Cyrillic by [`cyrillic::romanise`], everything else by the `any_ascii` table,
/// lower-cased.
///
/// The general table is a last resort: it gives consonants only for Arabic and Hebrew (`mhmd`), and unspaced capitalised
/// syllables, here lower-cased, for Han. Scripts that matter have, or will have, a file of their own.
///
/// ```
/// use interdict::name::{Script, translit::romanise};
/// assert_eq!(romanise("жуков", Script::Cyrillic), "zhukov");
/// assert_eq!(romanise("γιωργος", Script::Greek), "giorgos");
/// ```
#[must_use]
pub fn romanise(word: &str, script: Script) -> String {
    match script {
        Script::Cyrillic => cyrillic::romanise(word),
        Script::Arabic => arabic::romanise(word),
        _ => any_ascii::any_ascii(word).to_lowercase().replace(|c: char| !c.is_alphanumeric(), ""),
    }
}

/// Every Latin spelling worth looking for, the usual one first: the habits of [`cyrillic::romanise_all`], else one.
#[must_use]
pub fn romanise_all(word: &str, script: Script) -> Vec<String> {
    match script {
        Script::Cyrillic => cyrillic::romanise_all(word),
        _ => vec![romanise(word, script)],
    }
}
