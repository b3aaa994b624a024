//! The effectiveness test: whether screening, with these lists and settings, finds what it has to.
//!
//! Supervisors ask who screens to test it once a year and after every change. Listed names are asked for as they are
//! listed (control) and as files write them (manipulated), and parties known to be innocent must stay quiet (clean). In
//! come list snapshots and a screener of the same lists, out comes an [`Assurance`]: rates with their intervals, a sweep
//! over thresholds, samples for people to label, what another configuration would change. `report` writes it.
//!
//! | file | what |
//! |---|---|
//! | [`manipulation`] | the catalogue: a listed name → what a file would hold, or why none is fair |
//! | [`subject`] | a listed name taken apart |
//! | [`packs`], [`innocents`] | lists → queries with what has to come of them |
//! | [`trial`] | queries → scores, each screened once |
//! | [`sweep`], [`mod@line`], [`against`] | scores → thresholds, samples at the line, before and after |
//! | `figures`, [`random`] | rates and intervals; numbers that a seed repeats |
//!
//! Screening is `screen`'s business: nothing here knows how a hit is found. The same lists, settings, clean file and seed
//! give the same figures on any number of threads.

pub mod against;
mod error;
mod figures;
pub mod innocents;
pub mod line;
pub mod manipulation;
pub mod packs;
pub mod random;
pub mod subject;
pub mod sweep;
pub mod trial;

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use serde::Serialize;

use crate::designation::EntityKind;
use crate::list::ListSnapshot;

pub use error::AssureErrorKind;
pub use figures::{Breakdown, Group, Rate};

pub use against::Comparison;

use against::Other;
use figures::{Counter, letters_group, six_digits, words_group};
use line::{Drawn, Labelled, Sampled, Side};
use manipulation::{Basis, Excluded, Expectation, Level};
use packs::{Case, Pack, Packs};
use subject::script;
use sweep::{Asked, Recommendation, Rule, Step};
use trial::Answer;

/// The seed where none is given.
pub const SEED: u64 = 20_240_325;
/// Manipulated queries where no number is given.
pub const QUERIES: usize = 50_000;
/// Made innocent parties where no file of them is given.
pub const INNOCENTS: usize = 10_000;
/// Alerts of 1,000 clean rows that are within the budget where none is given.
pub const ALERT_BUDGET: f64 = 5.0;
/// Below this share of strong listed names a test has failed, whatever else it finds.
pub const CONTROL_FAILS: f64 = 0.99;

/// What a test is asked beside its queries.
#[derive(Debug, Clone, PartialEq)]
pub struct Settings {
    /// The seed of all that is random.
    pub seed: u64,
    /// The threshold in use.
    pub threshold: f32,
    /// Alerts of 1,000 rows of a clean file that a recommended threshold may raise.
    pub alert_budget: f64,
    /// The share of manipulated names that has to hit, where one is asked for.
    pub minimum_hit_rate: Option<f64>,
    /// The share of expected hits that another configuration may lose.
    pub tolerance: f64,
    /// The band of the samples at the line.
    pub band: f32,
    /// The size of those samples.
    pub sample: usize,
    /// The threshold of another configuration that is counted from the same scores.
    pub other_threshold: Option<f32>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            seed: SEED,
            threshold: crate::score::config::DEFAULT_THRESHOLD,
            alert_budget: ALERT_BUDGET,
            minimum_hit_rate: None,
            tolerance: 0.0,
            band: line::BAND,
            sample: line::SAMPLE,
            other_threshold: None,
        }
    }
}

impl Settings {
    /// The threshold at which the queries are screened, so that every score that is asked for is kept: that of the
    /// sweep, or lower where the band or another threshold begins lower.
    #[must_use]
    pub fn floor(&self) -> f32 {
        let lowest = line::from(self.threshold, self.band).min(self.other_threshold.unwrap_or(1.0));
        lowest.clamp(0.01, sweep::FLOOR)
    }
}

/// What a test found.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Assurance {
    /// The seed.
    pub seed: u64,
    /// The threshold in use.
    pub threshold: f32,
    /// The threshold that scores were kept from.
    pub floor: f32,
    /// What has to be true, and whether it is.
    pub targets: Vec<Target>,
    /// Names as listed.
    pub control: Control,
    /// Names manipulated.
    pub manipulated: Manipulated,
    /// Innocent parties.
    pub clean: Clean,
    /// What every threshold gives.
    pub sweep: Vec<Step>,
    /// Which threshold the rule recommends.
    pub recommendation: Recommendation,
    /// The samples that were drawn at the line.
    pub drawn: Vec<Drawn>,
    /// What people said of such samples.
    pub labelled: Vec<Labelled>,
    /// What another configuration changes.
    pub against: Option<Comparison>,
    /// Queries that have to hit and do not.
    pub misses: Vec<Miss>,
    /// Queries that must not hit and do.
    pub wrong_hits: Vec<Miss>,
}

/// Something that has to be true.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Target {
    /// What.
    pub target: String,
    /// Whether it is.
    pub met: bool,
    /// What was found.
    pub found: String,
}

/// What came of the names as listed.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Control {
    /// Strong names that hit their own designation.
    pub strong: Rate,
    /// Weak aliases that do, by the settings for weak aliases.
    pub weak: Rate,
    /// Strong names by list, type and script.
    pub breakdowns: Vec<Breakdown>,
}

/// What came of the manipulated names.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Manipulated {
    /// Those that hit their own designation, of those that have to and that were made by rules of the test's own.
    pub overall: Rate,
    /// The same of those that were made by the program's own tables, apart.
    pub by_program_tables: Rate,
    /// Those that do not hit, of those that must not.
    pub kept_quiet: Rate,
    /// Hits on other designations per query.
    pub other_hits_per_query: f64,
    /// Rates of those counted in `overall` by level, type, list, script, letters and words of the listed name.
    pub breakdowns: Vec<Breakdown>,
    /// Every generator's figures.
    pub generators: Vec<GeneratorFigures>,
}

/// The figures of one generator.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct GeneratorFigures {
    /// Its name.
    pub name: &'static str,
    /// Its number in the catalogue.
    pub catalogue: u8,
    /// Its level.
    pub level: Level,
    /// What it makes its changes by.
    pub basis: Basis,
    /// What has to come of its queries.
    pub expectation: Expectation,
    /// What it does.
    pub what: &'static str,
    /// Queries that did what they have to.
    #[serde(flatten)]
    pub as_expected: Rate,
    /// Hits on other designations per query.
    pub other_hits_per_query: f64,
    /// Names it was tried on that gave no query, by reason.
    pub excluded: BTreeMap<&'static str, u64>,
}

/// What came of the innocent parties.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Clean {
    /// Whether they were made, for want of a file.
    pub made: bool,
    /// Rows.
    pub rows: u64,
    /// Rows that could not be screened.
    pub not_screened: u64,
    /// Those that alert, of those that were screened.
    pub alerts: Rate,
    /// Hits of those alerts.
    pub hits: u64,
    /// Alerts of 1,000 rows screened.
    pub alerts_per_thousand: Option<f64>,
    /// Rates of alerts by type.
    pub breakdowns: Vec<Breakdown>,
}

/// A query that did not do what it has to.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Miss {
    /// Its number among all, from 1.
    pub query: u64,
    /// `control`, or the name of a manipulation.
    pub category: String,
    /// The list.
    pub list: String,
    /// The designation.
    pub id: String,
    /// Its type.
    #[serde(rename = "type")]
    pub kind: &'static str,
    /// The name as listed.
    pub listed_name: String,
    /// The name as asked for.
    pub query_name: String,
    /// The score, where it reaches the floor.
    pub score: Option<f32>,
    /// Why it was not screened.
    pub not_screened: Option<&'static str>,
}

/// Whether a query's own designation reached a score.
fn reached(score: Option<f32>, threshold: f32) -> bool {
    score.is_some_and(|score| score >= threshold)
}

/// Counts what the answers say. The answers are those of a screener at [`Settings::floor`] over the same lists.
///
/// # Panics
///
/// When there are not as many answers as queries.
#[must_use]
pub fn assess(
    packs: &Packs<'_>,
    answers: &[Answer],
    lists: &[ListSnapshot],
    settings: &Settings,
    labelled: Vec<Labelled>,
    other: Option<&Other<'_>>,
) -> Assurance {
    assert_eq!(packs.cases.len(), answers.len(), "an answer for every query");
    let miss = |number: usize, case: &Case| describe(packs, lists, answers, number, case);
    let mut counts = Counts::default();
    let (mut misses, mut wrong_hits) = (Vec::new(), Vec::new());
    let mut generators: Vec<(Rate, u64)> = vec![Default::default(); packs.generators.len()];
    for (number, (case, answer)) in packs.cases.iter().zip(answers).enumerate() {
        let score = case.target.and_then(|target| answer.score_of(target));
        let hit = reached(score, settings.threshold);
        let hits = answer.scores().iter().filter(|(_, score)| *score >= settings.threshold).count() as u64;
        match (packs.expectation(case), case.generator) {
            (None, _) => counts.clean(case, answer, hits),
            (Some(_), None) => {
                counts.control(packs, lists, case, hit, score);
                if !hit && case.pack == Pack::Control {
                    misses.push(miss(number, case));
                }
            }
            (Some(expectation), Some(generator)) => {
                let expected = (expectation == Expectation::Hit) == hit;
                generators[generator].0.count(expected);
                generators[generator].1 += hits - u64::from(hit);
                counts.manipulated(packs, lists, case, hit, score);
                match (expected, expectation) {
                    (true, _) => {}
                    (false, Expectation::Hit) => misses.push(miss(number, case)),
                    (false, Expectation::NoHit) => wrong_hits.push(miss(number, case)),
                }
            }
        }
    }
    let manipulated = counts.finish_manipulated(packs, &generators);
    let steps = sweep::sweep(&counts.asked);
    let against = other.map(|other| against::compare(packs, answers, settings.threshold, other, miss));
    let control = Control { breakdowns: counts.control_by.finish(), ..counts.control };
    let clean = counts.clean.finish(counts.clean_by.finish());
    let rule = if clean.made { Rule::Difference } else { Rule::Budget(settings.alert_budget) };
    let targets = targets(settings, &control, &manipulated, against.as_ref());
    Assurance {
        seed: settings.seed,
        threshold: settings.threshold,
        floor: settings.floor(),
        targets,
        control,
        manipulated,
        clean,
        recommendation: sweep::recommend(&steps, rule),
        sweep: steps,
        drawn: Vec::new(),
        labelled,
        against,
        misses,
        wrong_hits,
    }
}

impl Assurance {
    /// Whether every target is met.
    #[must_use]
    pub fn is_met(&self) -> bool {
        self.targets.iter().all(|target| target.met)
    }

    /// Draws a sample of pairs at the line, and notes what it was drawn from.
    pub fn draw(
        &mut self,
        side: Side,
        packs: &Packs<'_>,
        answers: &[Answer],
        lists: &[ListSnapshot],
        settings: &Settings,
    ) -> Vec<Sampled> {
        let mut first = 0;
        let mut starts = Vec::new();
        for list in lists {
            starts.push((first, list.id.0.as_str()));
            first += u32::try_from(list.designations.len()).unwrap_or(u32::MAX);
        }
        let line = (settings.threshold, settings.band);
        let (drawn, sampled) =
            line::draw(side, line, settings.sample, settings.seed, packs, answers, &starts);
        self.drawn.push(drawn);
        sampled
    }
}

/// What is counted while the queries pass.
#[derive(Default)]
struct Counts {
    control: Control,
    control_by: Counter,
    overall: Rate,
    by_program_tables: Rate,
    kept_quiet: Rate,
    manipulated_by: Counter,
    clean: Clean,
    clean_by: Counter,
    asked: Vec<Asked>,
}

impl Counts {
    fn control(
        &mut self,
        packs: &Packs<'_>,
        lists: &[ListSnapshot],
        case: &Case,
        hit: bool,
        score: Option<f32>,
    ) {
        if case.pack == Pack::Weak {
            self.control.weak.count(hit);
            return;
        }
        self.control.strong.count(hit);
        self.asked.push(Asked::Control(score));
        if let Some(subject) = case.subject.map(|number| &packs.subjects[number]) {
            let kind = subject.designation.kind;
            let properties = [
                ("list", subject.list, lists[subject.list].id.0.as_str()),
                ("type", kind as usize, kind.as_str()),
                ("script", 0, subject.script()),
            ];
            self.control_by.count(hit, &properties);
        }
    }

    fn manipulated(
        &mut self,
        packs: &Packs<'_>,
        lists: &[ListSnapshot],
        case: &Case,
        hit: bool,
        score: Option<f32>,
    ) {
        let (Some(generator), Some(subject)) = (case.generator, case.subject) else { return };
        let (generator, subject) = (&packs.generators[generator], &packs.subjects[subject]);
        match (generator.expectation, generator.basis) {
            (Expectation::NoHit, _) => self.kept_quiet.count(!hit),
            (Expectation::Hit, Basis::ProgramTable) => self.by_program_tables.count(hit),
            (Expectation::Hit, Basis::OwnRules) => {
                self.overall.count(hit);
                self.asked.push(Asked::Manipulated(score));
                let kind = subject.designation.kind;
                let (letters, words) = (letters_group(subject.letters()), words_group(subject.word_count()));
                let properties = [
                    ("level", generator.level as usize, generator.level.as_str()),
                    ("type", kind as usize, kind.as_str()),
                    ("list", subject.list, lists[subject.list].id.0.as_str()),
                    ("script", 0, subject.script()),
                    ("letters", letters.0, letters.1),
                    ("words", words.0, words.1),
                ];
                self.manipulated_by.count(hit, &properties);
            }
        }
    }

    fn clean(&mut self, case: &Case, answer: &Answer, hits: u64) {
        self.clean.made |= case.row.is_none();
        self.clean.rows += 1;
        if !answer.is_screened() {
            self.clean.not_screened += 1;
            return;
        }
        self.clean.alerts.count(hits > 0);
        self.clean.hits += hits;
        let best = answer.scores().iter().map(|&(_, score)| score).reduce(f32::max);
        self.asked.push(Asked::Clean(best));
        let kind = match &case.content {
            crate::party::RowContent::Party(party) => party.kind,
            crate::party::RowContent::NotScreened(_) => EntityKind::Unknown,
        };
        self.clean_by
            .count(hits > 0, &[("type", kind as usize, kind.as_str()), ("script", 0, script(case.name()))]);
    }

    fn finish_manipulated(&mut self, packs: &Packs<'_>, generators: &[(Rate, u64)]) -> Manipulated {
        let per_query = |hits: u64, queries: u64| {
            if queries == 0 { 0.0 } else { six_digits(hits as f64 / queries as f64) }
        };
        let figures = packs.generators.iter().zip(&packs.tried).zip(generators);
        let figures = figures.map(|((generator, tried), &(as_expected, others))| GeneratorFigures {
            name: generator.name,
            catalogue: generator.catalogue,
            level: generator.level,
            basis: generator.basis,
            expectation: generator.expectation,
            what: generator.what,
            as_expected,
            other_hits_per_query: per_query(others, as_expected.of),
            excluded: Excluded::ALL
                .into_iter()
                .map(|why| (why.as_str(), tried.excluded[why as usize]))
                .filter(|(_, count)| *count > 0)
                .collect(),
        });
        let (others, queries) = generators
            .iter()
            .fold((0, 0), |(others, queries), (rate, more)| (others + more, queries + rate.of));
        Manipulated {
            overall: self.overall,
            by_program_tables: self.by_program_tables,
            kept_quiet: self.kept_quiet,
            other_hits_per_query: per_query(others, queries),
            breakdowns: std::mem::take(&mut self.manipulated_by).finish(),
            generators: figures.collect(),
        }
    }
}

impl Clean {
    fn finish(self, breakdowns: Vec<Breakdown>) -> Self {
        let alerts_per_thousand = self.alerts.share().map(|share| six_digits(1000.0 * share));
        Self { alerts_per_thousand, breakdowns, ..self }
    }
}

/// A share as targets write it: as many digits as tell it from all and from none.
fn percent(rate: Rate) -> String {
    let Some(share) = rate.share() else { return "nothing to count".to_owned() };
    format!("{} of {} ({:.3} %)", rate.hits, rate.of, 100.0 * share)
}

fn targets(
    settings: &Settings,
    control: &Control,
    manipulated: &Manipulated,
    against: Option<&Comparison>,
) -> Vec<Target> {
    let all = |rate: Rate| rate.missed() == 0;
    let mut targets = vec![Target {
        target: "every strong listed name hits its own designation".to_owned(),
        met: all(control.strong) && control.strong.of > 0,
        found: match control.strong.share() {
            Some(share) if share < CONTROL_FAILS => {
                format!("{}: below 99 % the test has failed", percent(control.strong))
            }
            _ => percent(control.strong),
        },
    }];
    // What was not asked is neither met nor missed.
    if manipulated.kept_quiet.of > 0 {
        targets.push(Target {
            target: "an identifier with one wrong digit raises no hit".to_owned(),
            met: all(manipulated.kept_quiet),
            found: percent(manipulated.kept_quiet),
        });
    }
    if let Some(minimum) = settings.minimum_hit_rate {
        targets.push(Target {
            target: format!(
                "{:.1} % or more of the manipulated names hit their own designation",
                100.0 * minimum
            ),
            met: manipulated.overall.share().is_some_and(|share| share >= minimum),
            found: percent(manipulated.overall),
        });
    }
    if let Some(Comparison { expected, .. }) = against {
        targets.push(Target {
            target: format!(
                "the other configuration loses at most {:.1} % of the expected hits",
                100.0 * settings.tolerance
            ),
            met: expected.lost_share() <= settings.tolerance,
            found: format!(
                "{} of {} lost ({:.3} %), {} gained",
                expected.lost,
                expected.before,
                100.0 * expected.lost_share(),
                expected.gained
            ),
        });
    }
    targets
}

/// A query as misses tell of it.
fn describe(
    packs: &Packs<'_>,
    lists: &[ListSnapshot],
    answers: &[Answer],
    number: usize,
    case: &Case,
) -> Miss {
    let subject = case.subject.map(|number| &packs.subjects[number]);
    let answer = &answers[number];
    Miss {
        query: number as u64 + 1,
        category: match case.generator {
            Some(generator) => packs.generators[generator].name.to_owned(),
            None => case.pack.as_str().to_owned(),
        },
        list: subject.map_or_else(String::new, |subject| lists[subject.list].id.0.clone()),
        id: subject.map_or_else(String::new, |subject| subject.designation.id.0.clone()),
        kind: subject.map_or("", |subject| subject.designation.kind.as_str()),
        listed_name: subject.map_or_else(String::new, |subject| subject.name().to_owned()),
        query_name: case.name().to_owned(),
        score: case.target.and_then(|target| answer.score_of(target)),
        not_screened: match answer {
            Answer::NotScreened(why) => Some(why.code()),
            Answer::Scores(_) => None,
        },
    }
}
