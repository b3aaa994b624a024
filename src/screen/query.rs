//! A counterparty, ready to be compared: its names analysed, its facts parsed.

use crate::designation::PartialDate;
use crate::name::{AnalysedName, MAX_WORDS, analyse};
use crate::party::{Counterparty, NotScreened};
use crate::score::Facts;
use crate::score::secondary::{Place, countries_of, identifier_keys};

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
    let countries = party.nationalities.iter().chain(&party.countries).map(String::as_str);
    Facts {
        kind: party.kind,
        births: party.births.iter().flat_map(|text| PartialDate::parse_counterparty(text)).collect(),
        countries: countries_of(countries),
        residences: Vec::new(),
        places: party.places_of_birth.iter().filter_map(|place| Place::parse(place)).collect(),
        gender: party.gender,
        identifiers: identifier_keys(&party.identifiers),
    }
}
