use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use super::packs::CleanSource;
use super::trial::ask;
use super::*;
use crate::index::{Index, IndexLocation};
use crate::list::Strictness;
use crate::screen::batch::Pool;
use crate::screen::{Outcome, Query, ScreenConfig, Screener};

/// The bundled lists, a test of them and its answers.
struct Test {
    lists: Vec<ListSnapshot>,
    screener: Arc<Screener>,
    settings: Settings,
    pool: Pool,
}

impl Test {
    fn new(threads: usize) -> Self {
        let lists = ListSnapshot::demonstration().unwrap();
        let settings = Settings { seed: 3, ..Settings::default() };
        let screener = screener(&lists, settings.floor());
        Self { lists, screener, settings, pool: Pool::new(threads).unwrap() }
    }

    fn run<T>(&self, queries: usize, look: impl FnOnce(&Packs<'_>, &[Answer], Assurance) -> T) -> T {
        let packs = Packs::new(&self.lists, self.settings.seed, queries, CleanSource::Made(50), &self.pool);
        let answers = ask(&self.screener, &packs.cases, &self.pool, &AtomicBool::new(false), || ()).unwrap();
        let assurance = assess(&packs, &answers, &self.lists, &self.settings, Vec::new(), None);
        look(&packs, &answers, assurance)
    }
}

fn screener(lists: &[ListSnapshot], threshold: f32) -> Arc<Screener> {
    let (index, _) = Index::build(&IndexLocation::Memory, lists, Strictness::Strict).unwrap();
    let mut config = ScreenConfig::default();
    config.score.threshold = threshold;
    Arc::new(Screener::new(index, config))
}

#[test]
fn every_query_is_counted_once() {
    Test::new(2).run(400, |packs, _, assurance| {
        let of = |pack| packs.cases.iter().filter(|case| case.pack == pack).count() as u64;
        assert_eq!(assurance.control.strong.of, of(Pack::Control));
        assert_eq!(assurance.control.weak.of, of(Pack::Weak));
        let manipulated = &assurance.manipulated;
        let sum = manipulated.overall.of + manipulated.by_program_tables.of + manipulated.kept_quiet.of;
        assert_eq!(sum, of(Pack::Manipulated));
        assert_eq!(sum, manipulated.generators.iter().map(|one| one.as_expected.of).sum::<u64>());
        for breakdown in &manipulated.breakdowns {
            let groups = breakdown
                .groups
                .iter()
                .fold((0, 0), |(hits, of), group| (hits + group.rate.hits, of + group.rate.of));
            assert_eq!(groups, (manipulated.overall.hits, manipulated.overall.of), "{}", breakdown.by);
        }
        assert_eq!(assurance.clean.rows, 50);
        assert_eq!(assurance.clean.alerts.of + assurance.clean.not_screened, 50);
        // Every miss is told, and nothing else is.
        let missed = assurance.control.strong.missed()
            + manipulated.overall.missed()
            + manipulated.by_program_tables.missed();
        assert_eq!(assurance.misses.len() as u64, missed);
        assert_eq!(assurance.wrong_hits.len() as u64, manipulated.kept_quiet.missed());
        // The demonstration lists' names as they are listed are all found.
        assert!(assurance.is_met(), "{:?}", assurance.targets);
        assert_eq!(assurance.control.strong.missed(), 0);
    });
}

#[test]
fn scores_kept_from_the_floor_say_what_screening_at_a_threshold_says() {
    let test = Test::new(2);
    test.run(300, |packs, answers, assurance| {
        for threshold in [0.72, 0.9] {
            let screener = screener(&test.lists, threshold);
            let mut worker = screener.worker();
            for (case, answer) in packs.cases.iter().zip(answers) {
                let crate::party::RowContent::Party(party) = &case.content else { continue };
                let hits = match screener.screen(&Query::of(party).unwrap(), &mut worker).unwrap() {
                    Outcome::Alert(hits) => hits,
                    _ => Vec::new(),
                };
                let mut found: Vec<f32> = hits.iter().map(|hit| hit.score).collect();
                let mut kept: Vec<f32> = answer
                    .scores()
                    .iter()
                    .map(|&(_, score)| score)
                    .filter(|score| *score >= threshold)
                    .collect();
                found.sort_by(f32::total_cmp);
                kept.sort_by(f32::total_cmp);
                assert_eq!(kept, found, "{} at {threshold}", case.name());
            }
        }
        let in_use = assurance.sweep.iter().find(|step| (step.threshold - 0.72).abs() < 1e-6).unwrap();
        assert_eq!(in_use.manipulated, assurance.manipulated.overall);
        assert_eq!(in_use.clean, assurance.clean.alerts);
        for pair in assurance.sweep.windows(2) {
            assert!(
                pair[0].manipulated.hits >= pair[1].manipulated.hits
                    && pair[0].clean.hits >= pair[1].clean.hits
            );
        }
    });
}

#[test]
fn figures_do_not_depend_on_threads() {
    let of = |threads| Test::new(threads).run(300, |_, _, assurance| assurance);
    assert_eq!(of(1), of(4));
}

#[test]
fn samples_at_the_line_are_of_the_band_and_repeat() {
    let test = Test::new(2);
    let settings = Settings { sample: 5, band: 0.1, ..test.settings.clone() };
    test.run(3000, |packs, answers, mut assurance| {
        let first = assurance.draw(Side::Below, packs, answers, &test.lists, &settings);
        let second = assurance.draw(Side::Below, packs, answers, &test.lists, &settings);
        assert_eq!(first, second);
        assert!(first.len() <= 5 && first.len() == assurance.drawn[0].sampled.min(5));
        for sampled in &first {
            assert!((0.62..0.72).contains(&sampled.pair.score), "{sampled:?}");
            assert_eq!(
                answers[sampled.pair.case].score_of(sampled.pair.designation),
                Some(sampled.pair.score)
            );
        }
        let above = assurance.draw(Side::Above, packs, answers, &test.lists, &settings);
        assert!(!above.is_empty() && above.iter().all(|sampled| sampled.pair.score >= 0.72));
    });
}

#[test]
fn a_higher_threshold_loses_and_is_told_of() {
    let test = Test::new(2);
    test.run(400, |packs, answers, _| {
        let numbers: Vec<Option<u32>> = (0..100).map(Some).collect();
        let at = |threshold, tolerance| {
            let other = Other { threshold, answers, numbers: &numbers };
            let settings = Settings { tolerance, ..test.settings.clone() };
            assess(packs, answers, &test.lists, &settings, Vec::new(), Some(&other))
        };
        let same = at(0.72, 0.0);
        let change = &same.against.as_ref().unwrap().expected;
        assert_eq!((change.gained, change.lost, change.before), (0, 0, change.after));
        assert!(same.is_met());
        let higher = at(0.95, 0.01);
        let comparison = higher.against.as_ref().unwrap();
        assert!(comparison.expected.lost > 0 && comparison.expected.gained == 0);
        assert_eq!(comparison.lost.len() as u64, comparison.expected.lost);
        assert_eq!(comparison.expected.before - comparison.expected.lost, comparison.expected.after);
        assert!(!higher.is_met(), "{:?}", higher.targets);
        assert!(at(0.95, 1.0).is_met(), "all may be lost");
        // What is on no list of the other side cannot be found there.
        let none = Other { threshold: 0.72, answers, numbers: &[] };
        let without =
            assess(packs, answers, &test.lists, &test.settings, Vec::new(), Some(&none)).against.unwrap();
        assert_eq!(without.expected.after, 0);
    });
}
