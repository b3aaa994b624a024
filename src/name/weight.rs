//! How much a word says about who is meant, in hundredths: the program's own table.
//!
//! Never from the lists loaded, so that a pair scores the same alone and against any collection, and a list change
//! moves no other hit's score. A word that no table knows is rare and weighs 100.

use super::commonness::{Commonness, commonness};
use super::generic::{self, Genericness};
use super::word::Role;

/// A word in no table.
pub(super) const RARE: u8 = 100;
/// A usual name of some country: it says a little less than a rare one, and puts the rarer of two hits first.
const KNOWN: u8 = 88;
/// Given and family names shared by many: half a rare name, so that two of them still make a name.
const COMMON: u8 = 75;
/// The commonest names of all (`Mohammed`, `Maria`, `Kim`, `Wang`).
const VERY_COMMON: u8 = 55;
/// Trade words (`bank`, `shipping`): compared, since `Bank Melli` is not `Bank Mellat`, but no name by themselves.
const GENERIC: u8 = 45;
/// Words that any company may add (`international`, `group`, `trading`).
const VERY_GENERIC: u8 = 25;
/// Words that many organisations take for their name (`star`, `orion`, `iran`).
const FAMILIAR: u8 = 65;
/// A number: `Bank 24` is not `Bank 28`.
const NUMBER: u8 = 80;
/// Articles and particles of persons' names, glued or apart at will (`al`, `bin`, `de`).
const PARTICLE: u8 = 10;
/// A legal form: added, dropped and translated at will.
const LEGAL_FORM: u8 = 10;
/// An initial.
const INITIAL: u8 = 25;
/// Function words (`of`, `and`, `the`).
const STOP: u8 = 5;
/// Titles and the words around a name in a free-text field.
const CONTEXT: u8 = 2;
/// Short words say less and are hit by chance more often: at most this for one, two and three letters.
const SHORT: [u8; 4] = [0, 20, 55, 80];

/// The weight of a word in its role in a person's or another name; the words of a legal form share the form's weight.
pub(super) fn of(text: &str, role: Role, person: bool, form_words: u8) -> u8 {
    match role {
        Role::Number => NUMBER,
        Role::Initial => INITIAL,
        Role::LegalForm => (LEGAL_FORM / form_words.max(1)).max(2),
        Role::Particle => PARTICLE,
        Role::Stop => STOP,
        Role::Context => CONTEXT,
        Role::Plain | Role::Generic => {
            let common = match commonness(text) {
                Commonness::VeryCommon => VERY_COMMON,
                Commonness::Common => COMMON,
                Commonness::Known => KNOWN,
                Commonness::Rare => RARE,
            };
            // A trade word is none in a person's name: `Il` of `Kim Jong Il` is no Italian article.
            let generic = if person { None } else { generic::find(text) };
            let generic = match generic.map(|word| word.class) {
                Some(Genericness::VeryGeneric) => VERY_GENERIC,
                Some(Genericness::Generic) => GENERIC,
                Some(Genericness::Stop) => STOP,
                Some(Genericness::Familiar) => FAMILIAR,
                // An abbreviation of trade words.
                None if role == Role::Generic => GENERIC,
                // `PetroGas`: trade words written together are no brand.
                None if !person && generic::compound(text).is_some() => FAMILIAR,
                None => RARE,
            };
            let short = SHORT.get(text.chars().count()).copied().unwrap_or(RARE);
            common.min(generic).min(short)
        }
    }
}

/// The weight of each of some single letters that together are one word.
pub(super) fn of_letters(letters: u8) -> u8 {
    let together = SHORT.get(usize::from(letters)).copied().unwrap_or(RARE);
    (together / letters.max(1)).max(2)
}
