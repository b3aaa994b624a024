//! The catalogue of manipulations: what files do to names, a named generator each, a file a family.
//!
//! A generator takes a listed name and gives the counterparty that a file would hold instead of it, or says why it gives
//! none: it has nothing to work on, or what it would give is no longer the same name to a human reader. Both are counted
//! ([`Excluded`]), because a test that only asks easy questions proves nothing, and one that asks impossible ones
//! measures nothing.
//!
//! | file | family | numbers of the catalogue |
//! |---|---|---|
//! | `surface` | how the same letters are written: case, spaces, marks, look-alikes | 1-5, 15, 16 |
//! | `typing` | slips of keys, eyes and scanners | 6-14 |
//! | `words` | order, missing and additional words, initials, joined and split words | 17-28 |
//! | `persons` | what is peculiar to names of people | 29-39 |
//! | `organisations` | what is peculiar to names of companies and ships | 40-49 |
//! | `scripts` | romanisations, and scripts in the place of others | 50-59 |
//! | `facts` | dates, nationalities and identifiers beside the name | 60-69 |
//! | `combined` | two at once | 70 |
//!
//! Generators have rules and small tables of their own. Where one uses a table that the program compares names by, it
//! says so ([`Basis::ProgramTable`]), and the report sets it apart: a test by the tables that are tested proves little.

mod combined;
mod facts;
mod organisations;
mod persons;
mod scripts;
mod surface;
mod typing;
mod words;

#[cfg(test)]
mod testing;

use serde::Serialize;

use crate::party::Counterparty;

use super::random::Random;
use super::subject::Subject;

/// How far a manipulated name is from the listed one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// The same letters in another dress: case, punctuation, order.
    Precise,
    /// A slip, or a minor part missing or more: nobody doubts that it is meant to be the name.
    Close,
    /// Another spelling system, another language, or parts that carry the name cut or missing.
    Broad,
}

/// What a generator makes its changes by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    /// Rules and tables of its own.
    OwnRules,
    /// A table that the program compares names by: a hit says that the table is in use, not that it is good.
    ProgramTable,
}

/// What screening has to do with a query.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Expectation {
    /// The designation that it was made from is a hit.
    Hit,
    /// That designation is no hit.
    NoHit,
}

/// Why a generator gives no query for a listed name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Excluded {
    /// It is about persons and this is none, or the like.
    OtherType,
    /// The name is not in the script that it works on.
    OtherScript,
    /// The name has too few words for it.
    TooFewWords,
    /// No word is long enough to be changed and stay recognisable.
    TooShort,
    /// The name has nothing of what it changes.
    NothingToChange,
    /// The designation lacks the date, nationality or identifier that it changes.
    NoFact,
    /// Too little of the name would be left for a reader to recognise it.
    Unrecognisable,
    /// What it gives is itself listed for the designation, and tests nothing.
    Listed,
}

/// One manipulation.
#[derive(Debug, Clone, Copy)]
pub struct Generator {
    /// Its name in reports, such as `swap-letters`.
    pub name: &'static str,
    /// Its number in the catalogue.
    pub catalogue: u8,
    /// How far what it gives is from the listed name.
    pub level: Level,
    /// What it does, with an example.
    pub what: &'static str,
    /// What it makes its changes by.
    pub basis: Basis,
    /// What screening has to do with what it gives.
    pub expectation: Expectation,
    make: fn(&Subject<'_>, &mut Random) -> Result<Counterparty, Excluded>,
}

impl Level {
    /// All, the nearest first.
    pub const ALL: [Self; 3] = [Self::Precise, Self::Close, Self::Broad];

    /// The word used in output: `precise`, `close`, `broad`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Precise => "precise",
            Self::Close => "close",
            Self::Broad => "broad",
        }
    }
}

impl Basis {
    /// The word used in output: `own_rules`, `program_table`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::OwnRules => "own_rules",
            Self::ProgramTable => "program_table",
        }
    }
}

impl Excluded {
    /// All reasons.
    pub const ALL: [Self; 8] = [
        Self::OtherType,
        Self::OtherScript,
        Self::TooFewWords,
        Self::TooShort,
        Self::NothingToChange,
        Self::NoFact,
        Self::Unrecognisable,
        Self::Listed,
    ];

    /// The reason in words.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::OtherType => "not of the type",
            Self::OtherScript => "not in the script",
            Self::TooFewWords => "too few words",
            Self::TooShort => "no word long enough to stay recognisable",
            Self::NothingToChange => "has nothing of the kind",
            Self::NoFact => "no such fact is listed",
            Self::Unrecognisable => "too little would be left",
            Self::Listed => "the result is itself listed",
        }
    }

    /// Whether the name was left out as unfair, rather than as none of the generator's business.
    #[must_use]
    pub fn is_unfair(self) -> bool {
        matches!(self, Self::TooShort | Self::Unrecognisable | Self::Listed)
    }
}

impl Generator {
    const fn new(
        name: &'static str,
        catalogue: u8,
        level: Level,
        what: &'static str,
        make: fn(&Subject<'_>, &mut Random) -> Result<Counterparty, Excluded>,
    ) -> Self {
        let (basis, expectation) = (Basis::OwnRules, Expectation::Hit);
        Self { name, catalogue, level, what, basis, expectation, make }
    }

    const fn by_program_table(self) -> Self {
        Self { basis: Basis::ProgramTable, ..self }
    }

    const fn must_not_hit(self) -> Self {
        Self { expectation: Expectation::NoHit, ..self }
    }

    /// The counterparty that a file would hold instead of a listed name.
    ///
    /// # Errors
    ///
    /// The reason why there is none.
    pub fn apply(&self, subject: &Subject<'_>, random: &mut Random) -> Result<Counterparty, Excluded> {
        let made = (self.make)(subject, random)?;
        let nothing_else =
            made.births.is_empty() && made.nationalities.is_empty() && made.identifiers.is_empty();
        let listed = || {
            made.names
                .iter()
                .all(|name| subject.designation.names.iter().any(|alias| alias.name == name.text))
        };
        if nothing_else && listed() { Err(Excluded::Listed) } else { Ok(made) }
    }
}

/// Every generator, in the order of the families.
#[must_use]
pub fn catalogue() -> Vec<Generator> {
    [
        surface::GENERATORS,
        typing::GENERATORS,
        words::GENERATORS,
        persons::GENERATORS,
        organisations::GENERATORS,
        scripts::GENERATORS,
        facts::GENERATORS,
        combined::GENERATORS,
    ]
    .concat()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;
    use crate::designation::{Alias, AliasKind, Designation, EntityKind, Identifier, PartialDate};

    /// Names of words as lists have them and of whatever else, under every sign that divides names.
    fn names() -> impl Strategy<Value = String> {
        let word = prop_oneof![
            "[A-Za-z]{1,10}",
            "[А-яё]{1,8}",
            "(al|bin|abd|Abu|Dr|Ltd|and|&|2|III)",
            "\\PC{0,4}",
            "[赵光宗]{1,3}"
        ];
        proptest::collection::vec((word, "( |, |-|'|\\(|\\) |)"), 0..6)
            .prop_map(|words| words.into_iter().map(|(word, end)| word + &end).collect())
    }

    proptest! {
        #[test]
        fn no_name_is_too_odd(name in names(), number in "[0-9A-Z]{0,12}", country in "(Iran|China|Japan|)", seed: u64) {
            for kind in [EntityKind::Person, EntityKind::Entity, EntityKind::Vessel, EntityKind::Unknown] {
                let designation = Designation {
                    kind,
                    names: vec![Alias::strong(name.clone(), AliasKind::Primary)],
                    births: PartialDate::day(1985, 11, 12).into_iter().collect(),
                    nationalities: vec![country.clone()],
                    identifiers: vec![Identifier::new("Passport", number.clone(), "")],
                    ..Designation::default()
                };
                let subject = Subject::new(0, 0, &designation, &designation.names[0]);
                for generator in catalogue() {
                    let made = |seed| generator.apply(&subject, &mut Random::new(seed));
                    if let Ok(party) = made(seed) {
                        prop_assert_eq!(party.names.len(), 1, "{}", generator.name);
                        prop_assert_eq!(Ok(party), made(seed), "{}: a seed repeats it", generator.name);
                    }
                }
            }
        }
    }

    #[test]
    fn every_generator_has_a_name_of_its_own() {
        let all = catalogue();
        let names: BTreeSet<&str> = all.iter().map(|generator| generator.name).collect();
        assert_eq!(names.len(), all.len());
        assert!(all.len() >= 70, "{}", all.len());
        for generator in &all {
            assert!((1..=70).contains(&generator.catalogue), "{}", generator.name);
            assert!(
                generator.name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
            );
            assert!(!generator.what.is_empty() && !generator.what.ends_with('.'), "{}", generator.name);
        }
    }
}
