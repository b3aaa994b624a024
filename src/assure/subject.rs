//! A listed name, taken apart as far as manipulations need it.
//!
//! This is not the program's own analysis of names: what is tested must not decide what it is tested with. Words are what
//! stands between spaces, the family name is what stands before a comma, or else a person's last word.

use std::ops::Range;

use crate::designation::{Alias, Designation, EntityKind};
use crate::name::{Script, script_of};
use crate::party::{Counterparty, PartyName};

use super::manipulation::Excluded;
use super::random::Random;

/// A word of fewer letters is not edited: one letter off in four is another name to a human reader.
pub const EDITABLE: usize = 5;

/// Words that begin or join names and are no names themselves, in lower case.
pub(super) const PARTICLES: [&str; 24] = [
    "al", "el", "bin", "ben", "ibn", "bint", "abu", "abd", "abdul", "abdel", "de", "del", "la", "da", "dos",
    "van", "von", "der", "den", "di", "ul", "ur", "e", "y",
];

/// Titles that lists write among the words of a name: they name nobody.
const TITLES: [&str; 22] = [
    "mullah",
    "mulla",
    "maulavi",
    "maulawi",
    "mawlawi",
    "qari",
    "haji",
    "hajji",
    "hajj",
    "sheikh",
    "shaykh",
    "akhund",
    "alhaj",
    "general",
    "gen",
    "dr",
    "eng",
    "major",
    "sahib",
    "commander",
    "colonel",
    "prince",
];

/// One listed name with the designation it belongs to.
#[derive(Debug, Clone)]
pub struct Subject<'a> {
    /// The list, by its place among those loaded.
    pub list: usize,
    /// The number of the designation in the index.
    pub number: u32,
    /// The designation.
    pub designation: &'a Designation,
    /// The name.
    pub alias: &'a Alias,
    /// Where its words stand, without commas, semicolons and brackets around them.
    words: Vec<Range<usize>>,
    /// The byte after which the given names stand: the only comma of a person's name.
    comma: Option<usize>,
}

impl<'a> Subject<'a> {
    /// Takes a listed name apart.
    #[must_use]
    pub fn new(list: usize, number: u32, designation: &'a Designation, alias: &'a Alias) -> Self {
        let name = alias.name.as_str();
        let mut words = Vec::new();
        let mut start = 0;
        for piece in name.split_inclusive(char::is_whitespace) {
            let around = |c: char| c.is_whitespace() || matches!(c, ',' | ';' | '(' | ')' | '"' | '،');
            let word = piece.trim_matches(around);
            if word.chars().any(char::is_alphanumeric) {
                let from = start + piece.len() - piece.trim_start_matches(around).len();
                words.push(from..from + word.len());
            }
            start += piece.len();
        }
        let mut commas = name.match_indices(',').map(|(at, _)| at);
        let comma = match (commas.next(), commas.next()) {
            (Some(at), None) if designation.kind == EntityKind::Person => Some(at),
            _ => None,
        };
        // `Hilarion Santos, III` has a suffix behind the comma, not a given name.
        let is_suffix = |word: &str| {
            matches!(word.trim().to_lowercase().as_str(), "jr" | "jr." | "sr" | "sr." | "ii" | "iii" | "iv")
        };
        let comma = comma.filter(|at| !is_suffix(&name[at + 1..]));
        Self { list, number, designation, alias, words, comma }
    }

    /// The name as listed.
    #[must_use]
    pub fn name(&self) -> &'a str {
        &self.alias.name
    }

    /// Its words.
    #[must_use]
    pub fn words(&self) -> Vec<&'a str> {
        self.words.iter().map(|range| &self.alias.name[range.clone()]).collect()
    }

    /// Its words in the order a card has them: given names first, where the list says which they are.
    #[must_use]
    pub fn in_order(&self) -> Vec<&'a str> {
        let (family, mut given) = self.parts();
        given.extend(family);
        given
    }

    /// The words of the family name and of the given names: before and after the comma, else the last and the others.
    #[must_use]
    pub fn parts(&self) -> (Vec<&'a str>, Vec<&'a str>) {
        let words = self.words();
        let Some(comma) = self.comma else {
            let (given, family) = words.split_at(words.len().saturating_sub(1));
            return (family.to_vec(), given.to_vec());
        };
        let family = self.words.iter().filter(|word| word.start < comma).count();
        let (family, given) = words.split_at(family);
        (family.to_vec(), given.to_vec())
    }

    /// Refuses persons of whom fewer than two words are names, titles and particles aside.
    pub(super) fn two_names(&self) -> Result<(), Excluded> {
        if count_names(&self.words()) >= 2 { Ok(()) } else { Err(Excluded::TooFewWords) }
    }

    /// Whether the list says which words are the family name.
    #[must_use]
    pub fn says_family(&self) -> bool {
        self.comma.is_some()
    }

    /// Letters and digits of the whole name.
    #[must_use]
    pub fn letters(&self) -> usize {
        letters(self.name())
    }

    /// How many words it has.
    #[must_use]
    pub fn word_count(&self) -> usize {
        self.words.len()
    }

    /// The script of its letters; `mixed` for several, `none` for a name of digits.
    #[must_use]
    pub fn script(&self) -> &'static str {
        script(self.name())
    }

    /// The name with one word written otherwise.
    #[must_use]
    pub fn with_word(&self, number: usize, written: &str) -> String {
        let name = self.name();
        let Some(range) = self.words.get(number) else { return name.to_owned() };
        format!("{}{written}{}", &name[..range.start], &name[range.end..])
    }

    /// The counterparty of this name: as a file has it that knows name and type.
    #[must_use]
    pub fn party(&self, name: impl Into<String>) -> Counterparty {
        party(name, self.designation.kind)
    }

    /// The counterparty with one word edited: a random one that `eligible` takes and `edit` changes.
    ///
    /// # Errors
    ///
    /// Where no word can be changed.
    pub fn edit(
        &self,
        random: &mut Random,
        eligible: impl Fn(&str) -> bool,
        mut edit: impl FnMut(&str, &mut Random) -> Option<String>,
    ) -> Result<Counterparty, Excluded> {
        let words = self.words();
        let mut any = false;
        for number in random.shuffled(0..words.len()) {
            let word = words[number];
            if !eligible(word) {
                continue;
            }
            any = true;
            if let Some(edited) = edit(word, random).filter(|edited| edited != word) {
                return Ok(self.party(self.with_word(number, &edited)));
            }
        }
        Err(if any { Excluded::NothingToChange } else { Excluded::TooShort })
    }

    /// The name's first word for which another can be found.
    pub(super) fn replace_word(
        &self,
        mut other: impl FnMut(&str) -> Option<String>,
    ) -> Result<Counterparty, Excluded> {
        let found =
            self.words().into_iter().enumerate().find_map(|(number, word)| Some((number, other(word)?)));
        let (number, word) = found.ok_or(Excluded::NothingToChange)?;
        Ok(self.party(self.with_word(number, &word)))
    }

    /// Refuses names that are not in Latin letters throughout.
    pub(super) fn latin(&self) -> Result<(), Excluded> {
        if self.script() == "latin" { Ok(()) } else { Err(Excluded::OtherScript) }
    }

    /// Refuses what is no person.
    pub(super) fn person(&self) -> Result<(), Excluded> {
        self.kind(|kind| kind == EntityKind::Person)
    }

    /// Refuses what is no organisation.
    pub(super) fn entity(&self) -> Result<(), Excluded> {
        self.kind(|kind| kind == EntityKind::Entity)
    }

    /// Refuses other kinds.
    pub(super) fn kind(&self, wanted: impl Fn(EntityKind) -> bool) -> Result<(), Excluded> {
        if wanted(self.designation.kind) { Ok(()) } else { Err(Excluded::OtherType) }
    }

    /// Refuses names of fewer words.
    pub(super) fn at_least(&self, words: usize) -> Result<(), Excluded> {
        if self.word_count() >= words { Ok(()) } else { Err(Excluded::TooFewWords) }
    }

    /// Whether a nationality, citizenship, place of birth or address names one of some countries.
    pub(super) fn of_country(&self, names: &[&str]) -> bool {
        let listed = self.designation;
        let texts = listed.nationalities.iter().chain(&listed.places_of_birth);
        let texts =
            texts.chain(listed.addresses.iter().flat_map(|address| [&address.country, &address.text]));
        let mut texts = texts.map(|text| text.to_lowercase());
        texts.any(|text| names.iter().any(|name| text.contains(name)))
    }
}

/// A counterparty of which name and type are known.
#[must_use]
pub fn party(name: impl Into<String>, kind: EntityKind) -> Counterparty {
    let name = PartyName { text: name.into(), column: "name".to_owned() };
    Counterparty { names: vec![name], kind, ..Counterparty::default() }
}

/// Letters and digits of a text.
#[must_use]
pub fn letters(text: &str) -> usize {
    text.chars().filter(|c| c.is_alphanumeric()).count()
}

/// The script of a text's letters, in lower case; `mixed` for several, `none` without one.
#[must_use]
pub fn script(text: &str) -> &'static str {
    let mut scripts = text.chars().filter(|c| c.is_alphabetic()).map(script_of);
    let Some(first) = scripts.next() else { return "none" };
    if scripts.any(|script| script != first) {
        return "mixed";
    }
    match first {
        Script::Latin => "latin",
        Script::Cyrillic => "cyrillic",
        Script::Greek => "greek",
        Script::Han => "han",
        Script::Hangul => "hangul",
        Script::Kana => "kana",
        Script::Arabic => "arabic",
        Script::Hebrew => "hebrew",
        Script::Armenian => "armenian",
        Script::Georgian => "georgian",
        Script::Indic => "indic",
        Script::Thai => "thai",
        Script::Ethiopic => "ethiopic",
        Script::Myanmar => "burmese",
        Script::Khmer => "khmer",
        Script::Digit | Script::Other => "other",
    }
}

/// How many words are names: neither titles nor particles.
pub(super) fn count_names(words: &[&str]) -> usize {
    words.iter().filter(|word| is_name(word)).count()
}

fn is_name(word: &str) -> bool {
    let lower = word.trim_end_matches('.').to_lowercase();
    letters(word) >= 2 && !TITLES.contains(&lower.as_str()) && !PARTICLES.contains(&lower.as_str())
}

/// Whether a word may be edited: long enough, and a word rather than an abbreviation.
pub(super) fn editable(word: &str) -> bool {
    letters(word) >= EDITABLE
        && is_name(word)
        && word.chars().all(|c| c.is_alphabetic() || matches!(c, '\'' | '-'))
}

/// A letter in the case of the word it goes into.
pub(super) fn in_case_of(c: char, word: &str) -> String {
    if word.chars().any(char::is_lowercase) || !word.chars().any(char::is_uppercase) {
        c.to_lowercase().collect()
    } else {
        c.to_uppercase().collect()
    }
}

/// A lower-case word written as another: all capitals, the first one, or none.
pub(super) fn cased_as(lower: &str, model: &str) -> String {
    let mut letters = model.chars().filter(|c| c.is_alphabetic());
    let first = letters.next().is_some_and(char::is_uppercase);
    if first && letters.clone().next().is_some() && !letters.any(char::is_lowercase) {
        return lower.to_uppercase();
    }
    let mut chars = lower.chars();
    match chars.next() {
        Some(c) if first => c.to_uppercase().chain(chars).collect(),
        _ => lower.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::designation::AliasKind;

    fn with<T>(name: &str, kind: EntityKind, look: impl Fn(&Subject<'_>) -> T) -> T {
        let alias = Alias::strong(name, AliasKind::Primary);
        let designation = Designation { kind, names: vec![alias.clone()], ..Designation::default() };
        look(&Subject::new(0, 0, &designation, &alias))
    }

    #[test]
    fn the_comma_tells_family_from_given_names() {
        use EntityKind::{Entity, Person};
        let table: [(&str, EntityKind, &[&str], &[&str]); 5] = [
            ("AL-ZUMAR, Abbud Fred", Person, &["AL-ZUMAR"], &["Abbud", "Fred"]),
            ("Ali Hassan Omar", Person, &["Omar"], &["Ali", "Hassan"]),
            ("Madonna", Person, &["Madonna"], &[]),
            ("PEREZ ROJAS, Daniel (Dani)", Person, &["PEREZ", "ROJAS"], &["Daniel", "Dani"]),
            ("ACME, Ltd.", Entity, &["Ltd."], &["ACME"]),
        ];
        for (name, kind, family, given) in table {
            let parts = with(name, kind, |subject| {
                let (family, given) = subject.parts();
                let owned = |words: Vec<&str>| words.into_iter().map(str::to_owned).collect::<Vec<_>>();
                (owned(family), owned(given))
            });
            assert_eq!(parts.0, family, "{name}");
            assert_eq!(parts.1, given, "{name}");
        }
        let order = with("AL-ZUMAR, Abbud", EntityKind::Person, |subject| subject.in_order().join(" "));
        assert_eq!(order, "Abbud AL-ZUMAR");
    }

    #[test]
    fn a_word_is_replaced_where_it_stands() {
        let written = with("\"ZUMAR\", Abbud; Fred", EntityKind::Person, |subject| subject.with_word(0, "X"));
        assert_eq!(written, "\"X\", Abbud; Fred");
    }

    #[test]
    fn a_short_word_is_not_edited() {
        let edit = |name| {
            with(name, EntityKind::Person, |subject| {
                subject.edit(&mut Random::new(1), editable, |word, _| Some(format!("{word}x")))
            })
        };
        assert_eq!(edit("Kim Il Sung"), Err(Excluded::TooShort));
        assert_eq!(edit("Kim Jonghui").unwrap().names[0].text, "Kim Jonghuix");
    }

    #[test]
    fn letters_take_the_case_of_the_word() {
        assert_eq!(in_case_of('x', "ZHAO") + &in_case_of('X', "Zhao"), "Xx");
        assert_eq!(
            [cased_as("lee", "YI"), cased_as("lee", "Yi"), cased_as("lee", "yi")],
            ["LEE", "Lee", "lee"]
        );
        assert_eq!(["Zhao", "赵", "Zhao 赵", "12"].map(script), ["latin", "han", "mixed", "none"]);
    }
}
