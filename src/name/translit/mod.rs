//! Scripts and romanisations: how a name of one script reads in another.
//!
//! Functions on strings over small tables, a file per script or system. Latin input is folded already (lower-case
//! ASCII letters, marks removed, apostrophes as `'`); output is lower-case ASCII.

pub mod cantonese;
pub mod chinese;
pub mod cyrillic;
pub mod han;
pub mod han_company;
pub mod palladius;
pub mod pinyin;
mod syllable;
pub mod wade_giles;

/// The scripts that have a table of their own here; any other goes through the general one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Script {
    /// Latin letters: only folded.
    Latin,
    /// Russian, Ukrainian, Belarusian, Serbian and the others.
    Cyrillic,
    /// Anything else.
    Other,
}

/// The script of a word's first letter that has one.
#[must_use]
pub fn script_of(word: &str) -> Script {
    match word.chars().find(|c| c.is_alphabetic()).map(u32::from) {
        Some(0x0400..=0x052F) => Script::Cyrillic,
        Some(0x0041..=0x024F | 0x1E00..=0x1EFF) => Script::Latin,
        _ => Script::Other,
    }
}

/// A lower-case word in Latin letters: Cyrillic by [`cyrillic::romanise`], everything else by the `any_ascii` table,
/// lower-cased.
///
/// The general table is a last resort: it gives consonants only for Arabic and Hebrew (`mhmd`), and unspaced capitalised
/// syllables, here lower-cased, for Han. Scripts that matter have, or will have, a file of their own.
///
/// ```
/// use interdict::name::translit::{Script, romanise};
/// assert_eq!(romanise("жуков", Script::Cyrillic), "zhukov");
/// assert_eq!(romanise("γιωργος", Script::Other), "giorgos");
/// ```
#[must_use]
pub fn romanise(word: &str, script: Script) -> String {
    match script {
        Script::Cyrillic => cyrillic::romanise(word),
        Script::Latin | Script::Other => any_ascii::any_ascii(word).to_lowercase(),
    }
}
