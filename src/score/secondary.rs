//! What is known besides the name: dates, countries, gender, places, identifiers, type.
//!
//! Each fact agrees, nearly agrees or contradicts, by documented amounts ([`config`](super::config)); what either side
//! does not state changes nothing. Agreement never makes a hit of names that are far apart, an identifier's excepted;
//! contradiction lowers, and only a contradicting date takes an approximate name below the threshold.

mod place;

pub use place::Place;

use crate::designation::{
    Check, Country, DateAgreement, Designation, EntityKind, Gender, Identifier, IdentifierKey, Likeness,
    PartialDate,
};

use super::config as c;
use super::cover::round;
use super::evidence::{Evidence, EvidenceKind, Verdict};
use place::PlaceAgreement;

/// The facts of one side, ready to compare.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Facts {
    /// Person, entity, vessel, aircraft or unknown.
    pub kind: EntityKind,
    /// Possible dates of birth.
    pub births: Vec<PartialDate>,
    /// Nationalities, citizenships and countries.
    pub countries: Vec<Country>,
    /// Countries of addresses, which may agree but never contradict.
    pub residences: Vec<Country>,
    /// Places of birth.
    pub places: Vec<Place>,
    /// Gender.
    pub gender: Option<Gender>,
    /// Identifiers: what must be equal, and as written.
    pub identifiers: Vec<(IdentifierKey, Identifier)>,
}

impl Facts {
    /// The facts of a designation.
    #[must_use]
    pub fn of(designation: &Designation) -> Self {
        let addresses = designation.addresses.iter().map(|address| address.country.as_str());
        let identifiers = &designation.identifiers;
        Self {
            kind: designation.kind,
            births: designation.births.clone(),
            countries: countries_of(designation.nationalities.iter().map(String::as_str)),
            residences: countries_of(addresses),
            places: designation.places_of_birth.iter().filter_map(|place| Place::parse(place)).collect(),
            gender: designation.gender,
            // One key each, as the index has them.
            identifiers: identifiers.iter().filter_map(|id| id.key().map(|key| (key, id.clone()))).collect(),
        }
    }

    /// Countries that go with the party without being stated as its own.
    fn other_countries(&self) -> impl Iterator<Item = &Country> {
        self.places.iter().filter_map(|place| place.country.as_ref()).chain(&self.residences)
    }
}

/// The countries that texts state, each once; texts that state none are left out.
#[must_use]
pub fn countries_of<'a>(texts: impl Iterator<Item = &'a str>) -> Vec<Country> {
    let mut countries: Vec<Country> = Vec::new();
    for country in texts.filter_map(Country::parse) {
        if countries.iter().all(|known| known.codes != country.codes) {
            countries.push(country);
        }
    }
    countries
}

/// The keys under which a counterparty's identifiers may be listed, each with the identifier as written; numbers too short
/// to identify are left out.
#[must_use]
pub fn identifier_keys(identifiers: &[Identifier]) -> Vec<(IdentifierKey, Identifier)> {
    identifiers.iter().flat_map(|id| id.keys().into_iter().map(move |key| (key, id.clone()))).collect()
}

/// Adds to a name score what the facts say. Appends one item of evidence for each fact that says something; the
/// contributions of all evidence still add up to the score returned.
///
/// ```
/// use interdict::designation::PartialDate;
/// use interdict::score::{Facts, secondary::apply};
/// let born = |text| Facts { births: PartialDate::parse_counterparty(text), ..Facts::default() };
/// let score = |text| apply(0.9, &born(text), &born("1985-11-12"), &mut Vec::new());
/// assert!(score("1985-11-12") > score("1986-05-12") && score("1986-05-12") > score("1995"));
/// ```
#[must_use]
pub fn apply(name_score: f32, query: &Facts, listed: &Facts, evidence: &mut Vec<Evidence>) -> f32 {
    let mut tally = Tally { score: name_score, bonus: 0.0, evidence };
    kinds(query, listed, &mut tally);
    dates(name_score, query, listed, &mut tally);
    let nationality_agrees = countries(query, listed, &mut tally);
    if let (Some(a), Some(b)) = (query.gender, listed.gender) {
        let (verdict, points) =
            if a == b { (Verdict::Agrees, 0.0) } else { (Verdict::Contradicts, c::GENDER_CONTRADICTS) };
        tally.add(EvidenceKind::Gender, a.as_str(), b.as_str(), verdict, points);
    }
    places(query, listed, nationality_agrees, &mut tally);
    // Last, so that an identifier's score stands whatever contradicts it.
    identifiers(query, listed, &mut tally);
    let score = round(tally.score);
    super::evidence::settle(evidence, score);
    score
}

fn kinds(query: &Facts, listed: &Facts, tally: &mut Tally<'_>) {
    if query.kind.compatible(listed.kind) {
        return;
    }
    let property = |kind| matches!(kind, EntityKind::Vessel | EntityKind::Aircraft);
    let points = match (query.kind, listed.kind) {
        (EntityKind::Entity, kind) | (kind, EntityKind::Entity) if property(kind) => c::TYPE_OF_PROPERTY,
        _ => c::TYPE_CONTRADICTS,
    };
    let (ours, theirs) = (query.kind.as_str(), listed.kind.as_str());
    tally.add(EvidenceKind::EntityType, ours, theirs, Verdict::Contradicts, points);
}

fn dates(name_score: f32, query: &Facts, listed: &Facts, tally: &mut Tally<'_>) {
    let Some(agreement) = PartialDate::best_agreement(&query.births, &listed.births) else {
        return;
    };
    let verdict = match agreement {
        DateAgreement::SameDay
        | DateAgreement::SameMonth
        | DateAgreement::SameYear
        | DateAgreement::Overlap => Verdict::Agrees,
        agreement if agreement.is_contradiction() => Verdict::Contradicts,
        _ => Verdict::Near,
    };
    let points = c::date_points(agreement, name_score >= c::EXACT_NAME);
    let (ours, theirs) = (joined(&query.births, " or "), joined(&listed.births, " or "));
    tally.add(EvidenceKind::DateOfBirth, &ours, &theirs, verdict, points);
}

/// Compares nationalities; whether they agree.
fn countries(query: &Facts, listed: &Facts, tally: &mut Tally<'_>) -> bool {
    let meets = |a: &[Country], b: &[Country]| a.iter().any(|a| b.iter().any(|b| a.meets(b)));
    let (ours, theirs) = (&query.countries, &listed.countries);
    // What one side states against the birth or address of the other.
    let crossed = |stated: &[Country], other: &Facts| {
        other.other_countries().find(|country| stated.iter().any(|own| own.meets(country))).cloned()
    };
    if ours.is_empty() || theirs.is_empty() {
        if let Some(country) = crossed(ours, listed) {
            let points = c::COUNTRY_OF_BIRTH_OR_ADDRESS;
            let (ours, theirs) = (joined(ours, ", "), country.to_string());
            tally.add(EvidenceKind::Country, &ours, &theirs, Verdict::Agrees, points);
            return true;
        }
        if let Some(country) = crossed(theirs, query) {
            let points = c::COUNTRY_OF_BIRTH_OR_ADDRESS;
            let (ours, theirs) = (country.to_string(), joined(theirs, ", "));
            tally.add(EvidenceKind::Country, &ours, &theirs, Verdict::Agrees, points);
            return true;
        }
        return false;
    }
    let (verdict, points) = if meets(ours, theirs) {
        (Verdict::Agrees, c::COUNTRY_AGREES)
    } else if ours.iter().any(|own| theirs.iter().any(|other| own.is_related(other)))
        || crossed(ours, listed).is_some()
        || crossed(theirs, query).is_some()
    {
        (Verdict::Near, c::COUNTRY_RELATED)
    } else {
        (Verdict::Contradicts, c::COUNTRY_CONTRADICTS)
    };
    tally.add(EvidenceKind::Country, &joined(ours, ", "), &joined(theirs, ", "), verdict, points);
    verdict == Verdict::Agrees
}

fn places(query: &Facts, listed: &Facts, nationality_agrees: bool, tally: &mut Tally<'_>) {
    let pairs = query.places.iter().flat_map(|ours| listed.places.iter().map(move |theirs| (ours, theirs)));
    let Some((agreement, ours, theirs)) = pairs
        .map(|(ours, theirs)| (ours.agreement(theirs), ours, theirs))
        .min_by_key(|(agreement, ..)| *agreement)
    else {
        return;
    };
    let (verdict, points) = match agreement {
        PlaceAgreement::Same => (Verdict::Agrees, c::PLACE_AGREES),
        // What the nationality said already is not said twice.
        PlaceAgreement::SameCountry if nationality_agrees => return,
        PlaceAgreement::SameCountry => (Verdict::Agrees, c::COUNTRY_OF_BIRTH_OR_ADDRESS),
        PlaceAgreement::Nothing => return,
        PlaceAgreement::OtherCountry => (Verdict::Contradicts, c::PLACE_CONTRADICTS),
    };
    tally.add(EvidenceKind::PlaceOfBirth, &ours.written, &theirs.written, verdict, points);
}

fn identifiers(query: &Facts, listed: &Facts, tally: &mut Tally<'_>) {
    let shared = query
        .identifiers
        .iter()
        .flat_map(|(key, ours)| {
            let equal = listed.identifiers.iter().filter(move |(other, _)| other == key);
            equal.filter_map(move |(_, theirs)| Some((ours.likeness(theirs)?, ours, theirs)))
        })
        // The first of the best, so that the order of the file decides.
        .reduce(|best, next| if next.0 > best.0 { next } else { best });
    if let Some((mut likeness, ours, theirs)) = shared {
        // A ship's file holds ships' numbers, whatever the column is called.
        if likeness == Likeness::Likely && query.kind == EntityKind::Vessel && theirs.ship_number().is_some()
        {
            likeness = Likeness::Same;
        }
        let (verdict, points) = match likeness {
            Likeness::Same => (Verdict::Agrees, (c::IDENTIFIER_SCORE - tally.score).max(0.0)),
            Likeness::Likely => (Verdict::Agrees, c::IDENTIFIER_LIKELY),
            Likeness::Doubtful => (Verdict::Near, c::IDENTIFIER_DOUBTFUL),
        };
        tally.push(EvidenceKind::Identifier, &ours.to_string(), &theirs.to_string(), verdict, points);
        return;
    }
    let pairs = || {
        query
            .identifiers
            .iter()
            .flat_map(|(_, ours)| listed.identifiers.iter().map(move |(_, theirs)| (ours, theirs)))
    };
    let ships = listed.kind == EntityKind::Vessel && query.kind.compatible(listed.kind);
    let other_ship = || {
        pairs().find(|(ours, theirs)| {
            matches!((ours.ship_number(), theirs.ship_number()), (Some(a), Some(b)) if a != b)
        })
    };
    let other_party = || {
        let valid = |(_, id): &&(IdentifierKey, Identifier)| matches!(id.check(), Check::Valid(_));
        let ours: Vec<_> = query.identifiers.iter().filter(valid).collect();
        // Few files hold such numbers: the list's are checked only against one.
        let theirs = if ours.is_empty() { &[] } else { listed.identifiers.as_slice() };
        theirs.iter().filter(valid).find_map(|(_, theirs)| {
            ours.iter().find(|(_, ours)| ours.excludes(theirs).is_some()).map(|(_, ours)| (ours, theirs))
        })
    };
    let contradiction = if ships { other_ship().map(|pair| (pair, c::IMO_CONTRADICTS)) } else { None }
        .or_else(|| other_party().map(|pair| (pair, c::NATIONAL_ID_CONTRADICTS)));
    if let Some(((ours, theirs), points)) = contradiction {
        let (ours, theirs) = (ours.to_string(), theirs.to_string());
        tally.add(EvidenceKind::Identifier, &ours, &theirs, Verdict::Contradicts, points);
    }
}

/// Everything that was compared, in full.
fn joined<T: ToString>(values: &[T], joint: &str) -> String {
    values.iter().map(ToString::to_string).collect::<Vec<_>>().join(joint)
}

struct Tally<'a> {
    score: f32,
    bonus: f32,
    evidence: &'a mut Vec<Evidence>,
}

impl Tally<'_> {
    fn add(&mut self, kind: EvidenceKind, query: &str, listed: &str, verdict: Verdict, points: f32) {
        let points = if points > 0.0 { points.min(c::MAX_BONUS - self.bonus).max(0.0) } else { points };
        self.bonus += points.max(0.0);
        self.push(kind, query, listed, verdict, points);
    }

    fn push(&mut self, kind: EvidenceKind, query: &str, listed: &str, verdict: Verdict, points: f32) {
        let after = (self.score + points).clamp(0.0, 1.0);
        self.evidence.push(Evidence {
            query: query.to_owned(),
            listed: listed.to_owned(),
            verdict: Some(verdict),
            contribution: after - self.score,
            ..Evidence::of(kind)
        });
        self.score = after;
    }
}

#[cfg(test)]
mod tests;
