//! Scripts and romanisations: how a name of one script reads in another.
//!
//! Functions on strings over small tables, a file per script or system. Latin input is folded already (lower-case
//! ASCII letters, marks removed, apostrophes as `'`); output is lower-case ASCII.

pub mod arabic;
pub mod armenian;
pub mod cantonese;
pub mod chinese;
pub mod cyrillic;
pub mod ethiopic;
pub mod georgian;
pub mod greek;
pub mod han;
pub mod han_company;
pub mod hebrew;
pub mod indic;
pub mod japanese;
pub mod khmer;
pub mod korean;
pub mod latin;
pub mod myanmar;
pub mod palladius;
pub mod pinyin;
pub mod slavic;
mod syllable;
#[cfg(test)]
mod testing;
pub mod thai;
pub mod wade_giles;

use super::script::Script;

/// How many spellings of one word are worth looking for; more cost candidates and find nothing.
const MAX_SPELLINGS: usize = 6;

/// A lower-case word in Latin letters: by its script's own file, where it has one, else by the `any_ascii` table,
/// lower-cased.
///
/// The general table is a last resort: unspaced capitalised syllables, here lower-cased, for Han, and a rough guess for
/// scripts that sanctions lists and counterparty files seldom hold.
///
/// ```
/// use interdict::name::{Script, translit::romanise};
/// assert_eq!(romanise("жуков", Script::Cyrillic), "zhukov");
/// assert_eq!(romanise("γιωργος", Script::Greek), "giorgos");
/// assert_eq!(romanise("शर्मा", Script::Indic), "sharma");
/// ```
#[must_use]
pub fn romanise(word: &str, script: Script) -> String {
    match script {
        Script::Cyrillic => cyrillic::romanise(word),
        Script::Arabic => arabic::romanise(word),
        _ => own(word, script).into_iter().next().unwrap_or_else(|| general(word)),
    }
}

/// Every Latin spelling worth looking for, the usual one first: the habits of the script's own file, else one.
///
/// ```
/// use interdict::name::{Script, translit::romanise_all};
/// assert_eq!(romanise_all("χρηστος", Script::Greek), ["christos", "hristos", "khristos"]);
/// ```
#[must_use]
pub fn romanise_all(word: &str, script: Script) -> Vec<String> {
    let spellings = match script {
        Script::Cyrillic => cyrillic::romanise_all(word),
        _ => own(word, script),
    };
    if spellings.is_empty() { vec![romanise(word, script)] } else { spellings }
}

/// What the file of a script gives; nothing for a script without one.
fn own(word: &str, script: Script) -> Vec<String> {
    match script {
        Script::Greek => greek::romanise_all(word),
        Script::Hebrew => hebrew::romanise_all(word),
        Script::Armenian => armenian::romanise_all(word),
        Script::Georgian => georgian::romanise_all(word),
        Script::Indic => indic::romanise_all(word),
        Script::Thai => thai::romanise_all(word),
        Script::Ethiopic => ethiopic::romanise_all(word),
        Script::Myanmar => myanmar::romanise_all(word),
        Script::Khmer => khmer::romanise_all(word),
        _ => Vec::new(),
    }
}

fn general(word: &str) -> String {
    any_ascii::any_ascii(word).to_lowercase().replace(|c: char| !c.is_alphanumeric(), "")
}

/// Appends the plain Latin letters of a character that a script's own table does not have.
fn push_other(c: char, out: &mut String) {
    let plain = any_ascii::any_ascii_char(c).chars().filter(char::is_ascii_alphanumeric);
    out.extend(plain.map(|c| c.to_ascii_lowercase()));
}

/// Spellings in their order without empty ones and repeats, at most [`MAX_SPELLINGS`].
fn distinct(spellings: impl IntoIterator<Item = String>) -> Vec<String> {
    let mut out: Vec<String> = Vec::with_capacity(MAX_SPELLINGS);
    for spelling in spellings {
        if out.len() < MAX_SPELLINGS && !spelling.is_empty() && !out.contains(&spelling) {
            out.push(spelling);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::name::script_of;

    #[test]
    fn each_script_is_read_by_its_own_file() {
        for (word, latin) in [
            ("жуков", "zhukov"),
            ("παπανδρεου", "papandreou"),
            ("נתניהו", "netanyahu"),
            ("քոչարյան", "kocharyan"),
            ("შევარდნაძე", "shevardnadze"),
            ("कुमार", "kumar"),
            ("පෙරේරා", "perera"),
            ("สมชาย", "somchai"),
            ("ບຸນຍັງ", "bunnyang"),
            ("ከበደ", "kebede"),
            ("အောင်", "aung"),
            ("ហ៊ុន", "hun"),
        ] {
            let script = script_of(word.chars().next().expect("a letter"));
            assert_eq!(romanise(word, script), latin, "{word}");
            assert_eq!(romanise_all(word, script)[0], latin, "{word}");
        }
    }

    #[test]
    fn other_scripts_and_stray_letters_fall_back() {
        assert!(!romanise("ᠮᠣᠩᠭᠣᠯ", Script::Other).is_empty());
        assert_eq!(romanise_all("abc", Script::Indic), ["abc"]);
        // A letter that its script's file gives nothing for.
        assert_eq!(romanise_all("\u{93d}", Script::Indic).len(), 1);
    }

    proptest::proptest! {
        /// Every file bears text of any script, and gives neither too many spellings nor an empty or repeated one.
        #[test]
        fn any_text_is_safe_for_every_script(text in "\\PC*") {
            for script in [
                Script::Greek,
                Script::Hebrew,
                Script::Armenian,
                Script::Georgian,
                Script::Indic,
                Script::Thai,
                Script::Ethiopic,
                Script::Myanmar,
                Script::Khmer,
            ] {
                let got = own(&text, script);
                proptest::prop_assert!(got.len() <= MAX_SPELLINGS, "{script:?}: {got:?}");
                proptest::prop_assert_eq!(&distinct(got.clone()), &got, "{:?}", script);
            }
        }
    }
}
