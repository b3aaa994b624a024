//! Every constant of the score, each with its reason. Nothing else in the crate decides points.
//!
//! The values were calibrated on labelled data of five kinds (labelled pairs, manipulated listed names,
//! transliterations, aliases left out, innocent names); README names the command that repeats it.

use crate::designation::DateAgreement;

/// The settings of scoring; `default()` is what the program uses when nothing is said.
///
/// ```
/// let config = interdict::score::ScoreConfig::default();
/// assert!(config.threshold > 0.5 && config.threshold < 1.0);
/// ```
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(default)]
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
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize, serde::Deserialize)]
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

    /// The same settings with each cost as its shortest decimal, for output. The threshold is the user's and stays as it
    /// is: rounded, another score could reach it.
    #[must_use]
    pub fn rounded(&self) -> Self {
        let digits = |value: f32| (value * 10_000.0).round() / 10_000.0;
        let costs = |costs: Costs| Costs {
            conflict: digits(costs.conflict),
            extra: digits(costs.extra),
            missing: digits(costs.missing),
        };
        Self { threshold: self.threshold, person: costs(self.person), entity: costs(self.entity) }
    }
}

/// The default threshold.
pub const DEFAULT_THRESHOLD: f32 = 0.72;

/// A conflict costs more than the word itself, so that one conflicting word of two drops a name below every useful
/// threshold: `Angela Cruz` is not `Angela Merkel`. One more given name of full weight beside two matching words leaves
/// .85; a listed name is often longer than what a file holds, so what it has more costs less than what it lacks.
const PERSON: Costs = Costs { conflict: 1.8, extra: 0.33, missing: 0.28 };

/// Organisations' names are made of few words that name them: a word more on either side costs more than a person's
/// middle name does (`Orion LLC`, `Orion Properties`).
const ENTITY: Costs = Costs { conflict: 1.4, extra: 0.55, missing: 0.4 };

/// A word of this weight (hundredths) or more names somebody; lighter ones (trade words, legal forms) only go with it.
pub const NAMING_WEIGHT: u32 = 50;

/// What a matched pair lacks to be identical counts so many times where it is the only one that names anybody: `Avista
/// Corp` is not `Avisto LLC`, though one letter of six would not part `Maria Avista` from `Maria Avisto`.
pub const ALONE: f32 = 1.7;

/// The same where all else agrees, the legal form too: a typing error in `Avisto LLC` leaves `LLC`.
pub const ALONE_SUPPORTED: f32 = 1.05;

/// The same where the legal forms differ: `Alcon Inc` is not `OOO Alkon`.
pub const ALONE_CONTRADICTED: f32 = 2.5;

/// How much dearer everything unmatched becomes as the matched words of a person become commoner: by 1 + (1 − their mean
/// weight). Of two people who share only `Antonio` and `Lopez`, one having another name more, most are two people.
pub const COMMON_PERSON: f32 = 1.0;

/// The same for organisations of which several naming words are matched.
pub const COMMON_ENTITY: f32 = 1.5;

/// The same where one naming word is matched: `Orion Shipping` is hardly `Orion LLC`, `Xiaoruizhi Trading` may be `Xiaoruizhi`.
pub const COMMON_ENTITY_ALONE: f32 = 6.0;

/// Legal forms of which none answers the other (`GmbH`, `OOO`), in words of weight.
pub const FORMS_CONTRADICT: f32 = 0.2;

/// Legal forms that a translator may have exchanged (`Ltd`, `JSC`), in words of weight.
pub const FORMS_RELATED: f32 = 0.2;

/// An initial answers an initial's weight of a word; of the rest so much counts as unmatched. At 1 `Ivanov K.E.` would lose
/// Kupriian Eduardovich Ivanov, at 0 any two initials would make a common surname a hit.
pub const INITIAL_REST: f32 = 0.5;

/// What the first of two surnames costs beyond its weight when only the second is met: `Daniel Rojas` is not `PEREZ ROJAS,
/// Daniel`, who goes by Perez.
pub const FIRST_SURNAME: f32 = 1.5;

/// What a word costs that is expected to be missing (a father's name, what a field has cut, what an acronym leaves out),
/// of what another would. Retrieval's bound counts every missing word so.
pub const EXPECTED: f32 = 0.5;

/// A name of so many matched words that runs from the last to the first is written backwards; fewer words may as well be
/// father and son.
pub const REVERSED_MIN: usize = 4;

/// Words less alike than this are hardly the same word: two letters off in six, a given name in another language.
pub const BARELY_ALIKE: f32 = 0.6;

/// What a person's barely alike word lacks counts so many times where fewer than two other words carry it: `Ahmad Martin`
/// is not `Ahmad Marvi`.
pub const UNCARRIED: f32 = 1.2;

/// An organisation spells its name: one that only sounds the same lacks so many times more (`Guess`, `Gaz`).
pub const SOUND_OF_ORGANISATION: f32 = 2.0;

/// A score that only initials, articles, legal forms and other words without a name of their own carry stays here.
pub const CAP_NOTHING_SOLID: f32 = 0.50;

/// A person matched in one of several name parts is no valid match (OFAC, "Assessing OFAC name matches", step 3):
/// the score stays here.
pub const CAP_ONE_PART: f32 = 0.60;

/// Father and son have exchanged names: another person, however alike the words.
pub const CAP_CHAIN_SWAPPED: f32 = 0.60;

/// A word of this weight (hundredths) or more is what tells an organisation from others.
pub const DISTINCTIVE_WEIGHT: u32 = 85;
/// An organisation of whose name only places and trade words are matched, and not the word that tells it from others:
/// `Wuhan Science and Technology Company` is not `Wuhan Xiaoruizhi Science and Technology Company`.
pub const CAP_NO_DISTINCTIVE: f32 = 0.60;

/// An exact identifier that is long enough or has a valid check digit raises a hit on its own, whatever the name says.
pub const IDENTIFIER_SCORE: f32 = 0.90;
/// An equal number too short to say so alone (`123456`, of no kind or of two registers): with it a name of which one
/// part is matched ([`CAP_ONE_PART`]) is a hit, one of which nothing solid is matched ([`CAP_NOTHING_SOLID`]) is not.
pub const IDENTIFIER_LIKELY: f32 = 0.20;
/// An equal short number of another kind or country: an accident as often as not, so it only lifts a name that all but
/// reaches the threshold.
pub const IDENTIFIER_DOUBTFUL: f32 = 0.05;
/// Two valid and different IMO numbers: a hull keeps its number for life (IMO resolution A.1117(30)), so this is another
/// ship. An exact name stays a hit, since files copy numbers wrongly; one a letter off does not.
pub const IMO_CONTRADICTS: f32 = -0.15;
/// Two valid and different numbers of one national scheme: numbers are reissued and lists mix those of relatives and
/// subsidiaries up, so it costs hardly more than another nationality.
pub const NATIONAL_ID_CONTRADICTS: f32 = -0.03;

/// The most that agreeing secondary identifiers add to a score together. Retrieval looks this far below the
/// threshold. (Equal identifiers add more, but are found by themselves.)
pub const MAX_BONUS: f32 = 0.04;
/// Same date of birth, to the day: two people of one name share it once in some 20,000.
pub const DATE_SAME: f32 = 0.03;
/// The same month, one side not knowing the day: once in some 600.
pub const DATE_SAME_MONTH: f32 = 0.02;
/// Day and month swapped: as rare by accident as the same day, and the commonest slip of spreadsheets.
pub const DATE_SWAPPED: f32 = 0.01;
/// The same year, which is all one side knows: once in some 50. Never more than a swap, which says day and year.
pub const DATE_SAME_YEAR: f32 = 0.01;
/// A range or an estimate that allows the other date: once in ten.
pub const DATE_OVERLAP: f32 = 0.005;
/// A day, two days or a month apart: rare by accident and rare as a slip; it says nothing either way.
pub const DATE_DAYS_APART: f32 = 0.0;
/// One digit off, or two transposed: some thirty dates are so near to any date. Hardly a cost, so that a slip of one
/// key loses no name that is itself spelled with a slip.
pub const DATE_DIGIT_OFF: f32 = -0.005;
/// The same day and month of another year.
pub const DATE_SAME_BIRTHDAY: f32 = -0.005;
/// Up to a year apart: about as common among other people of the name as among wrong records of this one.
pub const DATE_ONE_YEAR: f32 = -0.01;
/// Up to two years apart: rather another person.
pub const DATE_TWO_YEARS: f32 = -0.02;
/// More than two years apart: an approximate name falls below the threshold, whatever else agrees but an identifier.
pub const DATE_CONTRADICTS: f32 = -0.30;
/// More than ten years apart: the same, and further down where the threshold is set lower.
pub const DATE_CONTRADICTS_FAR: f32 = -0.35;
/// An exact full name with a contradicting date of birth stays an alert; it loses this much, and its priority.
pub const DATE_CONTRADICTS_EXACT: f32 = -0.10;
/// The same, more than ten years apart: lower in the queue still, but an alert even where country, place and gender
/// contradict too.
pub const DATE_CONTRADICTS_FAR_EXACT: f32 = -0.15;
/// From this name score on, a full name counts as exact.
pub const EXACT_NAME: f32 = 0.98;
/// A common nationality or country.
pub const COUNTRY_AGREES: f32 = 0.01;
/// A nationality that is the country of the other side's birth or address, where that side states none.
pub const COUNTRY_OF_BIRTH_OR_ADDRESS: f32 = 0.005;
/// A territory and the state whose passport its people hold, or a country that is only the other side's address: neither
/// for nor against.
pub const COUNTRY_RELATED: f32 = 0.0;
/// No common nationality: people hold several and move.
pub const COUNTRY_CONTRADICTS: f32 = -0.02;
/// The same place of birth.
pub const PLACE_AGREES: f32 = 0.01;
/// Born in another country: registers name the place of registration, and borders move.
pub const PLACE_CONTRADICTS: f32 = -0.01;
/// The other gender: often mis-keyed, so it ranks lower and never decides alone.
pub const GENDER_CONTRADICTS: f32 = -0.02;
/// A person against a company, a ship or a plane: OFAC's steps call it no match, but customer types are mis-typed at
/// times, so an exact name stays an alert at the bottom of the queue and everything else falls.
pub const TYPE_CONTRADICTS: f32 = -0.25;
/// A company against a ship or plane: ships are booked as companies, and one-ship companies bear the ship's name.
pub const TYPE_OF_PROPERTY: f32 = -0.23;

/// What an agreement of dates of birth is worth, `exact` where the full name is equal.
#[must_use]
pub fn date_points(agreement: DateAgreement, exact: bool) -> f32 {
    match agreement {
        DateAgreement::SameDay => DATE_SAME,
        DateAgreement::SameMonth => DATE_SAME_MONTH,
        DateAgreement::DayMonthSwapped => DATE_SWAPPED,
        DateAgreement::SameYear => DATE_SAME_YEAR,
        DateAgreement::Overlap => DATE_OVERLAP,
        DateAgreement::DaysApart => DATE_DAYS_APART,
        DateAgreement::OneDigit | DateAgreement::DigitsTransposed => DATE_DIGIT_OFF,
        DateAgreement::SameBirthday => DATE_SAME_BIRTHDAY,
        DateAgreement::OneYear => DATE_ONE_YEAR,
        DateAgreement::TwoYears => DATE_TWO_YEARS,
        DateAgreement::Contradicts if exact => DATE_CONTRADICTS_EXACT,
        DateAgreement::Contradicts => DATE_CONTRADICTS,
        DateAgreement::ContradictsFar if exact => DATE_CONTRADICTS_FAR_EXACT,
        DateAgreement::ContradictsFar => DATE_CONTRADICTS_FAR,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_agreement_adds_more_than_retrieval_looks_for() {
        const { assert!(DATE_SAME + COUNTRY_AGREES + PLACE_AGREES >= MAX_BONUS, "the cap is reachable") };
        const { assert!(MAX_BONUS < 1.0 - DEFAULT_THRESHOLD) };
    }

    #[test]
    fn dates_are_worth_less_the_less_they_agree() {
        for exact in [true, false] {
            let points: Vec<f32> =
                DateAgreement::ALL.iter().map(|agreement| date_points(*agreement, exact)).collect();
            assert!(points.is_sorted_by(|a, b| a >= b), "{points:?}");
            // Exact, then a swap, then a day or digit off, then a year or two, then a contradiction.
            let order = [
                DateAgreement::SameDay,
                DateAgreement::DayMonthSwapped,
                DateAgreement::OneDigit,
                DateAgreement::OneYear,
                DateAgreement::TwoYears,
                DateAgreement::Contradicts,
                DateAgreement::ContradictsFar,
            ];
            let points = order.map(|agreement| date_points(agreement, exact));
            assert!(points.is_sorted_by(|a, b| a > b), "{points:?}");
        }
    }

    #[test]
    fn a_contradicting_date_takes_an_approximate_name_and_leaves_an_exact_one() {
        const {
            assert!(EXACT_NAME + DATE_CONTRADICTS + COUNTRY_AGREES + PLACE_AGREES < DEFAULT_THRESHOLD);
            let worst = EXACT_NAME
                + DATE_CONTRADICTS_FAR_EXACT
                + COUNTRY_CONTRADICTS
                + PLACE_CONTRADICTS
                + GENDER_CONTRADICTS
                + NATIONAL_ID_CONTRADICTS;
            assert!(worst >= DEFAULT_THRESHOLD, "an exact name stays an alert whatever contradicts it");
            assert!(EXACT_NAME + IMO_CONTRADICTS >= DEFAULT_THRESHOLD);
            assert!(1.0 + TYPE_CONTRADICTS >= DEFAULT_THRESHOLD);
        }
    }

    #[test]
    fn a_short_number_needs_a_part_of_the_name() {
        const { assert!(CAP_ONE_PART + IDENTIFIER_LIKELY >= DEFAULT_THRESHOLD) };
        const { assert!(CAP_NOTHING_SOLID + IDENTIFIER_LIKELY < DEFAULT_THRESHOLD) };
        const { assert!(CAP_ONE_PART + IDENTIFIER_DOUBTFUL < DEFAULT_THRESHOLD) };
    }
}
