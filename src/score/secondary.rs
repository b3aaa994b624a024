//! What is known besides the name: dates, countries, gender, places, identifiers, type.
//!
//! Each fact agrees, nearly agrees or contradicts, by documented amounts ([`config`](super::config)); what either side
//! does not state changes nothing. Agreement never makes a hit of names that are far apart; contradiction lowers, and
//! only a contradicting date takes an approximate name below the threshold.

use crate::designation::{
    CountryCode, DateAgreement, Designation, EntityKind, Gender, Identifier, IdentifierKey, PartialDate,
    country_code,
};
use crate::name::fold_latin;

use super::config as c;
use super::cover::round;
use super::evidence::{Evidence, EvidenceKind, Verdict};

/// The facts of one side, ready to compare.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Facts {
    /// Person, entity, vessel, aircraft or unknown.
    pub kind: EntityKind,
    /// Possible dates of birth.
    pub births: Vec<PartialDate>,
    /// Nationalities, citizenships and countries.
    pub countries: Vec<CountryCode>,
    /// Places of birth, folded.
    pub places: Vec<String>,
    /// Gender.
    pub gender: Option<Gender>,
    /// Identifiers: what must be equal, and as written.
    pub identifiers: Vec<(IdentifierKey, String)>,
}

impl Facts {
    /// The facts of a designation.
    #[must_use]
    pub fn of(designation: &Designation) -> Self {
        let countries = designation.nationalities.iter().filter_map(|text| country_code(text)).collect();
        Self {
            kind: designation.kind,
            births: designation.births.clone(),
            countries,
            places: designation.places_of_birth.iter().map(|place| fold_latin(place)).collect(),
            gender: designation.gender,
            identifiers: identifier_keys(&designation.identifiers),
        }
    }
}

/// The keys of identifiers, each with its number as written; numbers too short to identify are left out.
#[must_use]
pub fn identifier_keys(identifiers: &[Identifier]) -> Vec<(IdentifierKey, String)> {
    identifiers.iter().filter_map(|id| id.key().map(|key| (key, id.number.clone()))).collect()
}

/// Adds to a name score what the facts say. Appends one item of evidence for each fact that says something; the
/// contributions of all evidence still add up to the score returned.
#[must_use]
pub fn apply(name_score: f32, query: &Facts, listed: &Facts, evidence: &mut Vec<Evidence>) -> f32 {
    let mut tally = Tally { score: name_score, bonus: 0.0, evidence };
    if !query.kind.compatible(listed.kind) {
        tally.add(
            EvidenceKind::EntityType,
            query.kind.as_str(),
            listed.kind.as_str(),
            Verdict::Contradicts,
            c::TYPE_CONTRADICTS,
        );
    }
    dates(name_score, query, listed, &mut tally);
    if !query.countries.is_empty() && !listed.countries.is_empty() {
        let text =
            |codes: &[CountryCode]| codes.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
        let common = query.countries.iter().any(|code| listed.countries.contains(code));
        let (verdict, points) = if common {
            (Verdict::Agrees, c::COUNTRY_AGREES)
        } else {
            (Verdict::Contradicts, c::COUNTRY_CONTRADICTS)
        };
        tally.add(EvidenceKind::Country, &text(&query.countries), &text(&listed.countries), verdict, points);
    }
    if let (Some(a), Some(b)) = (query.gender, listed.gender) {
        let (verdict, points) =
            if a == b { (Verdict::Agrees, 0.0) } else { (Verdict::Contradicts, c::GENDER_CONTRADICTS) };
        tally.add(EvidenceKind::Gender, a.as_str(), b.as_str(), verdict, points);
    }
    if let Some((a, b)) = shared_place(query, listed) {
        tally.add(EvidenceKind::PlaceOfBirth, a, b, Verdict::Agrees, c::PLACE_AGREES);
    }
    if let Some((_, number)) =
        query.identifiers.iter().find(|(key, _)| listed.identifiers.iter().any(|(other, _)| other == key))
    {
        let points = (c::IDENTIFIER_SCORE.max(tally.score) - tally.score).max(0.0);
        tally.push(EvidenceKind::Identifier, number, number, Verdict::Agrees, points);
    }
    let score = round(tally.score);
    super::evidence::settle(evidence, score);
    score
}

fn dates(name_score: f32, query: &Facts, listed: &Facts, tally: &mut Tally<'_>) {
    let Some(agreement) = PartialDate::best_agreement(&query.births, &listed.births) else {
        return;
    };
    let (verdict, points) = match agreement {
        DateAgreement::SameDay => (Verdict::Agrees, c::DATE_SAME),
        DateAgreement::Overlap => (Verdict::Agrees, c::DATE_OVERLAP),
        DateAgreement::DayMonthSwapped | DateAgreement::OneDigit | DateAgreement::Near => {
            (Verdict::Near, c::DATE_NEAR)
        }
        DateAgreement::Contradicts if name_score >= c::EXACT_NAME => {
            (Verdict::Contradicts, c::DATE_CONTRADICTS_EXACT)
        }
        DateAgreement::Contradicts => (Verdict::Contradicts, c::DATE_CONTRADICTS),
    };
    let text = |dates: &[PartialDate]| dates.iter().map(ToString::to_string).collect::<Vec<_>>().join(" or ");
    tally.add(EvidenceKind::DateOfBirth, &text(&query.births), &text(&listed.births), verdict, points);
}

fn shared_place<'a>(query: &'a Facts, listed: &'a Facts) -> Option<(&'a str, &'a str)> {
    query.places.iter().filter(|place| place.len() >= 4).find_map(|a| {
        let b = listed
            .places
            .iter()
            .find(|b| b.contains(a.as_str()) || (b.len() >= 4 && a.contains(b.as_str())))?;
        Some((a.as_str(), b.as_str()))
    })
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
            kind,
            query: query.to_owned(),
            listed: listed.to_owned(),
            reason: None,
            verdict: Some(verdict),
            similarity: None,
            contribution: after - self.score,
        });
        self.score = after;
    }
}
