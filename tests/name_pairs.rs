//! Labelled pairs of names (`data/name_pairs.csv`): what must alert, what must stay quiet, a confusion matrix a category.
//!
//! A pair is a counterparty's spelling (`name_a`) and a listed one (`name_b`). It is labelled as a careful analyst would
//! who has the two names and nothing else: `true` where it could well be the same party under another spelling, `false`
//! where it is plainly another. Pairs on which two analysts would differ are not in the file. A miss found anywhere
//! becomes a row here before it becomes code. The scores are those of `interdict compare tests/data/name_pairs.csv`.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use interdict::designation::EntityKind;
use interdict::name::analyse;
use interdict::party::entity_kind;
use interdict::score::{ScoreConfig, Scorer};
use serde::Deserialize;

const PAIRS: &str = include_str!("data/name_pairs.csv");

/// The least that each category must reach; a category has one row.
const CATEGORY_FLOORS: &str = include_str!("data/name_pairs_floor.csv");

/// The least over all pairs, by name of the measure.
const FLOORS: [(&str, f64); 2] = [("recall", 0.915), ("precision", 0.965)];

/// Pairs that regulators have punished somebody for, and the designations of 25 March 2024: never to be dropped.
const ENFORCEMENT: &[(&str, &str)] = &[
    ("SIS DOO", "SIS d.o.o."),
    ("Dmitrii Ovsiannikov", "Dmitry V. Ovsyannikov"),
    ("Habana Commercial Bank", "HAVANA COMMERCIAL BANK"),
    ("Chao Kuang-tsung", "ZHAO, Guangzong"),
    ("Чжао Гуанцзун", "ZHAO, Guangzong"),
    ("赵光宗", "ZHAO, Guangzong"),
    ("倪高彬", "NI, Gaobin"),
    ("武汉晓睿智科技有限责任公司", "Wuhan Xiaoruizhi Science and Technology Company, Limited"),
    ("WUHAN XIAORUIZHI SCI & TECH CO LTD", "Wuhan Xiaoruizhi Science and Technology Company, Limited"),
    ("Wuhan XRZ", "Wuhan Xiaoruizhi Science and Technology Company, Limited"),
];

#[derive(Debug, Deserialize)]
struct Pair {
    group: String,
    kind: String,
    name_a: String,
    name_b: String,
    is_match: bool,
    category: String,
    source: String,
}

#[derive(Debug, Deserialize)]
struct CategoryFloor {
    category: String,
    recall: f64,
    specificity: f64,
}

/// How often the program and the labels agree.
#[derive(Debug, Default, Clone, Copy)]
struct Tally {
    found: u32,
    missed: u32,
    quiet: u32,
    alerting: u32,
}

impl Tally {
    fn count(&mut self, is_match: bool, alerts: bool) {
        match (is_match, alerts) {
            (true, true) => self.found += 1,
            (true, false) => self.missed += 1,
            (false, false) => self.quiet += 1,
            (false, true) => self.alerting += 1,
        }
    }

    fn recall(self) -> f64 {
        share(self.found, self.missed)
    }

    fn precision(self) -> f64 {
        share(self.found, self.alerting)
    }

    fn specificity(self) -> f64 {
        share(self.quiet, self.alerting)
    }

    fn f1(self) -> f64 {
        share(2 * self.found, self.missed + self.alerting)
    }
}

/// `good` of all; of nothing, everything is good.
fn share(good: u32, bad: u32) -> f64 {
    if good + bad == 0 { 1.0 } else { f64::from(good) / f64::from(good + bad) }
}

/// What the measures say of a tally, and which floors it misses.
fn misses(category: &str, measures: &[(&str, f64, f64)]) -> Vec<String> {
    measures
        .iter()
        .filter(|(_, reached, floor)| reached < floor)
        .map(|(measure, reached, floor)| format!("{category}: {measure} {reached:.4} is below {floor}"))
        .collect()
}

fn read<T: for<'de> Deserialize<'de>>(text: &str) -> Vec<T> {
    csv::Reader::from_reader(text.as_bytes()).deserialize().map(Result::unwrap).collect()
}

/// The confusion matrix, a line a category.
fn matrix(tallies: &BTreeMap<&str, Tally>, all: Tally) -> String {
    let mut text = format!(
        "{:<28}{:>6}{:>7}{:>6}{:>9}{:>8}{:>12}\n",
        "category", "found", "missed", "quiet", "alerting", "recall", "specificity"
    );
    for (category, tally) in tallies.iter().chain([(&"all", &all)]) {
        let Tally { found, missed, quiet, alerting } = tally;
        let (recall, specificity) = (tally.recall(), tally.specificity());
        writeln!(
            text,
            "{category:<28}{found:>6}{missed:>7}{quiet:>6}{alerting:>9}{recall:>8.4}{specificity:>12.4}"
        )
        .unwrap();
    }
    writeln!(text, "F1 {:.4}, recall {:.4}, precision {:.4}", all.f1(), all.recall(), all.precision())
        .unwrap();
    text
}

#[test]
#[expect(clippy::print_stdout, reason = "the matrix is what the test is read for, with --nocapture")]
fn labelled_pairs_stay_above_their_floors() {
    let config = ScoreConfig::default();
    let threshold = config.threshold;
    let mut scorer = Scorer::new(config);
    let pairs: Vec<Pair> = read(PAIRS);
    let (mut all, mut tallies) = (Tally::default(), BTreeMap::<&str, Tally>::new());
    let mut wrong = Vec::new();
    let mut judged = Vec::new();
    for pair in &pairs {
        let kind = entity_kind(&pair.kind);
        let score = scorer.score(&analyse(&pair.name_a, kind), &analyse(&pair.name_b, kind));
        let alerts = score >= threshold;
        judged.push((pair.is_match, score));
        all.count(pair.is_match, alerts);
        tallies.entry(&pair.category).or_default().count(pair.is_match, alerts);
        if alerts != pair.is_match {
            let fault = if alerts { "alerts" } else { "missed" };
            let Pair { kind, name_a, name_b, category, source, .. } = pair;
            wrong.push(format!(
                "{category}: {fault} at {score:.4}: {name_a:?} / {name_b:?} ({kind}; {source})"
            ));
        }
    }
    wrong.sort();

    let reached = [all.recall(), all.precision()];
    let measures: Vec<_> =
        FLOORS.iter().zip(reached).map(|(&(measure, floor), reached)| (measure, reached, floor)).collect();
    let mut below = misses("all", &measures);
    for floor in &read::<CategoryFloor>(CATEGORY_FLOORS) {
        let tally = tallies.get(floor.category.as_str()).copied().unwrap_or_default();
        below.extend(misses(
            &floor.category,
            &[
                ("recall", tally.recall(), floor.recall),
                ("specificity", tally.specificity(), floor.specificity),
            ],
        ));
    }
    let report = format!(
        "{}\n{} of {} pairs are wrong at threshold {threshold}:\n{}\n",
        matrix(&tallies, all),
        wrong.len(),
        pairs.len(),
        wrong.join("\n")
    );
    assert!(below.is_empty(), "{}\n\n{report}", below.join("\n"));
    println!("{report}\n{}", sweep(&judged));
}

/// What other thresholds would find and alert, over all pairs.
fn sweep(judged: &[(bool, f32)]) -> String {
    let mut text = String::from("threshold  recall  precision\n");
    for percent in (60..=90).step_by(2) {
        let threshold = percent as f32 / 100.0;
        let mut tally = Tally::default();
        for &(is_match, score) in judged {
            tally.count(is_match, score >= threshold);
        }
        writeln!(text, "{threshold:>9.2}{:>8.4}{:>11.4}", tally.recall(), tally.precision()).unwrap();
    }
    text
}

#[test]
fn one_more_wrong_pair_misses_a_floor() {
    let mut tally = Tally::default();
    for (is_match, alerts) in [(true, true), (true, true), (true, true), (false, false), (false, true)] {
        tally.count(is_match, alerts);
    }
    assert!(
        misses("x", &[("recall", tally.recall(), 1.0), ("precision", tally.precision(), 0.75)]).is_empty()
    );
    tally.count(true, false);
    assert_eq!(
        misses("x", &[("recall", tally.recall(), 1.0), ("specificity", tally.specificity(), 0.6)]),
        ["x: recall 0.7500 is below 1", "x: specificity 0.5000 is below 0.6"]
    );
    assert!((tally.f1() - 0.75).abs() < 1e-9, "2·3 / (2·3 + 1 + 1)");
}

#[test]
fn the_labelled_pairs_are_well_formed() {
    let pairs: Vec<Pair> = read(PAIRS);
    let other = pairs.iter().filter(|pair| !pair.is_match).count();
    assert!(pairs.len() >= 600, "{} rows", pairs.len());
    assert!(3 * other >= pairs.len(), "{other} of {} rows are non-matches", pairs.len());

    let mut seen = BTreeSet::new();
    let mut group_kinds = BTreeMap::new();
    for pair in &pairs {
        let Pair { group, kind, name_a, name_b, is_match: _, category, source } = pair;
        for cell in [group, kind, name_a, name_b, category, source] {
            assert!(!cell.trim().is_empty(), "an empty cell: {pair:?}");
        }
        assert!(["person", "entity", "vessel", "aircraft"].contains(&kind.as_str()), "{pair:?}");
        assert_ne!(entity_kind(kind), EntityKind::Unknown, "{pair:?}");
        let snake = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
        assert!(category.chars().all(snake), "{pair:?}");
        let number = group.strip_prefix('g').unwrap_or_default();
        assert!(number.len() >= 3 && number.bytes().all(|byte| byte.is_ascii_digit()), "{pair:?}");
        assert!(seen.insert((kind, name_a, name_b)), "this pair stands twice: {pair:?}");
        assert_eq!(
            *group_kinds.entry(group).or_insert(kind),
            kind,
            "a group is about one identity: {pair:?}"
        );
    }

    for &(name_a, name_b) in ENFORCEMENT {
        assert!(
            pairs.iter().any(|pair| (pair.name_a.as_str(), pair.name_b.as_str()) == (name_a, name_b)
                && pair.is_match),
            "not in the file as a match: {name_a} / {name_b}"
        );
    }

    let floors: Vec<CategoryFloor> = read(CATEGORY_FLOORS);
    let floored: Vec<&str> = floors.iter().map(|floor| floor.category.as_str()).collect();
    let categories: BTreeSet<&str> = pairs.iter().map(|pair| pair.category.as_str()).collect();
    assert_eq!(floored, categories.into_iter().collect::<Vec<_>>(), "every category has one floor, sorted");
}
