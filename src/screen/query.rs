//! A counterparty, ready to be compared: its names analysed, its facts parsed.

use crate::designation::{Identifier, PartialDate, country_code};
use crate::name::{AnalysedName, MAX_WORDS, analyse, fold_latin};
use crate::party::{Counterparty, NotScreened};
use crate::score::Facts;
use crate::score::secondary::identifier_keys;

/// A counterparty as screening sees it.
#[derive(Debug, Clone)]
pub struct Query {
    /// Its names, at least one.
    pub names: Vec<AnalysedName>,
    /// What else is known of it.
    pub facts: Facts,
}

impl Query {
    /// Analyses a counterparty.
    ///
    /// # Errors
    ///
    /// The reason why it cannot be screened: a name of more than [`MAX_WORDS`] words, or none of any word.
    pub fn of(party: &Counterparty) -> Result<Self, NotScreened> {
        let mut names = Vec::with_capacity(party.names.len());
        for name in &party.names {
            let analysed = analyse(&name.text, party.kind);
            if analysed.overflow > 0 {
                let found = analysed.words.len() + analysed.overflow;
                return Err(NotScreened::TooManyWords { found, limit: MAX_WORDS });
            }
            if !analysed.words.is_empty() {
                names.push(analysed);
            }
        }
        if names.is_empty() {
            return Err(NotScreened::NoLetter);
        }
        Ok(Self { names, facts: facts(party) })
    }
}

/// What a counterparty's file says besides the name, parsed; what cannot be parsed says nothing.
fn facts(party: &Counterparty) -> Facts {
    let mut countries: Vec<_> =
        party.nationalities.iter().chain(&party.countries).filter_map(|text| country_code(text)).collect();
    countries.sort_unstable();
    countries.dedup();
    let identifiers: Vec<Identifier> = party.identifiers.clone();
    Facts {
        kind: party.kind,
        births: party.births.iter().flat_map(|text| PartialDate::parse_counterparty(text)).collect(),
        countries,
        places: party.places_of_birth.iter().map(|place| fold_latin(place)).collect(),
        gender: party.gender,
        identifiers: identifier_keys(&identifiers),
    }
}
