//! Every constant of the score, each with its reason. Nothing else in the crate decides points.
//!
//! The values were calibrated on labelled data of five kinds (labelled pairs, manipulated listed names,
//! transliterations, aliases left out, innocent names); README names the command that repeats it.

/// The settings of scoring; `default()` is what the program uses when nothing is said.
///
/// ```
/// let config = interdict::score::ScoreConfig::default();
/// assert!(config.threshold > 0.5 && config.threshold < 1.0);
/// ```
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
#[non_exhaustive]
pub struct ScoreConfig {
    /// A score from here on is a hit, 0..=1.
    pub threshold: f32,
    /// What unmatched words cost where the listed name is a person's.
    pub person: Costs,
    /// What they cost where it is an organisation's, a vessel's or an aircraft's.
    pub entity: Costs,
}

/// What a unit of unmatched weight costs.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize)]
#[non_exhaustive]
pub struct Costs {
    /// Weight that *both* names lack in the other: a conflict (`Kim Jong Un`, `Kim Jong Il`).
    pub conflict: f32,
    /// Weight of the counterparty's words that the listed name lacks (middle names, words around a name).
    pub extra: f32,
    /// Weight of the listed words that the counterparty's name lacks (patronymics, second surnames).
    pub missing: f32,
}

impl Default for ScoreConfig {
    fn default() -> Self {
        Self { threshold: DEFAULT_THRESHOLD, person: PERSON, entity: ENTITY }
    }
}

impl ScoreConfig {
    /// The costs for a listed name of a kind.
    #[must_use]
    pub fn costs(&self, person: bool) -> &Costs {
        if person { &self.person } else { &self.entity }
    }

    /// The same settings with each value as its shortest decimal, for output.
    #[must_use]
    pub fn rounded(&self) -> Self {
        let digits = |value: f32| (value * 10_000.0).round() / 10_000.0;
        let costs = |costs: Costs| Costs {
            conflict: digits(costs.conflict),
            extra: digits(costs.extra),
            missing: digits(costs.missing),
        };
        Self { threshold: digits(self.threshold), person: costs(self.person), entity: costs(self.entity) }
    }
}

/// The default threshold.
pub const DEFAULT_THRESHOLD: f32 = 0.72;

/// A conflict costs more than the word itself, so that one conflicting word of two drops a name below every useful
/// threshold: `Angela Cruz` is not `Angela Merkel`. One more given name of full weight beside two matching words leaves
/// .85; a listed name is often longer than what a file holds, so what it has more costs less than what it lacks.
const PERSON: Costs = Costs { conflict: 1.8, extra: 0.36, missing: 0.3 };

/// Organisations' names are made of few words that name them: a word more on either side costs more than a person's
/// middle name does (`Orion LLC`, `Orion Properties`).
const ENTITY: Costs = Costs { conflict: 1.6, extra: 0.7, missing: 0.5 };

/// A word of this weight (hundredths) or more names somebody; lighter ones (trade words, legal forms) only go with it.
pub const NAMING_WEIGHT: u32 = 50;

/// What a matched pair lacks to be identical counts so many times where it is the only one that names anybody: `Avista
/// Corp` is not `Avisto LLC`, though one letter of six would not part `Maria Avista` from `Maria Avisto`.
pub const ALONE: f32 = 1.7;

/// An organisation spells its name: one that only sounds the same lacks so many times more (`Guess`, `Gaz`).
pub const SOUND_OF_ORGANISATION: f32 = 2.0;

/// A score that only initials, articles, legal forms and other words without a name of their own carry stays here.
pub const CAP_NOTHING_SOLID: f32 = 0.50;

/// A person matched in one of several name parts is no valid match (OFAC, "Assessing OFAC name matches", step 3):
/// the score stays here.
pub const CAP_ONE_PART: f32 = 0.60;

/// A word of this weight (hundredths) or more is what tells an organisation from others.
pub const DISTINCTIVE_WEIGHT: u32 = 90;
/// An organisation of whose name only places and trade words are matched, and not the word that tells it from others:
/// `Wuhan Science and Technology Company` is not `Wuhan Xiaoruizhi Science and Technology Company`.
pub const CAP_NO_DISTINCTIVE: f32 = 0.60;

/// An exact identifier raises a hit on its own, whatever the name says.
pub const IDENTIFIER_SCORE: f32 = 0.90;

/// The most that agreeing secondary identifiers add to a score together. Retrieval looks this far below the
/// threshold.
pub const MAX_BONUS: f32 = 0.04;
/// Same date of birth, to the day.
pub const DATE_SAME: f32 = 0.03;
/// Overlapping dates of birth, known less exactly.
pub const DATE_OVERLAP: f32 = 0.01;
/// Dates of birth a digit, a swap of day and month, or up to two years apart: a slip as often as another person.
pub const DATE_NEAR: f32 = -0.02;
/// Contradicting dates of birth: an approximate name falls below the threshold.
pub const DATE_CONTRADICTS: f32 = -0.30;
/// An exact full name with a contradicting date of birth stays an alert; it loses this much, and its priority.
pub const DATE_CONTRADICTS_EXACT: f32 = -0.10;
/// From this name score on, a full name counts as exact.
pub const EXACT_NAME: f32 = 0.98;
/// A common nationality or country.
pub const COUNTRY_AGREES: f32 = 0.01;
/// No common nationality: people hold several and move.
pub const COUNTRY_CONTRADICTS: f32 = -0.02;
/// The same place of birth.
pub const PLACE_AGREES: f32 = 0.01;
/// The other gender: often mis-keyed, so it ranks lower and never decides alone.
pub const GENDER_CONTRADICTS: f32 = -0.02;
/// A person against a company, a vessel against a person: listed and customer types are both mis-typed at times.
pub const TYPE_CONTRADICTS: f32 = -0.25;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_agreement_adds_more_than_retrieval_looks_for() {
        const { assert!(DATE_SAME + COUNTRY_AGREES + PLACE_AGREES >= MAX_BONUS, "the cap is reachable") };
        const { assert!(MAX_BONUS < 1.0 - DEFAULT_THRESHOLD) };
    }
}
