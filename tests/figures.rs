//! `cargo bench --bench figures`: what is kept of a run, and what counts as a regression between two.

#[path = "../benches/figures/compare.rs"]
mod compare;
#[path = "../benches/figures/record.rs"]
#[allow(dead_code, reason = "the bench measures what a test only compares")]
mod record;

use compare::compare;
use record::{Figures, Machine, Record, median};

fn figures(case: &str, seconds: f64, floor_seconds: Option<f64>) -> Figures {
    Figures {
        case: case.to_owned(),
        lists: "made".to_owned(),
        names: 41_131,
        file: "mixed".to_owned(),
        rows: 400_000,
        threads: 2,
        runs: vec![seconds],
        seconds,
        peak_mb: Some(80.0),
        floor_seconds,
        planted: [400, 400],
    }
}

fn record(cases: Vec<Figures>) -> Record {
    Record {
        date: "2026-11-24".to_owned(),
        version: "0.1.0".to_owned(),
        commit: "0123456789".to_owned(),
        machine: Machine { cpu: "A processor".to_owned(), cores: 2, os: "A system".to_owned() },
        quick: false,
        cases,
        peer: None,
    }
}

#[test]
fn a_ratio_that_rose_over_a_tenth_is_a_regression_and_seconds_alone_are_none() {
    let old = record(vec![
        figures("a", 4.0, Some(1.0)),
        figures("b", 4.0, Some(1.0)),
        figures("c", 4.0, Some(1.0)),
        figures("start", 0.05, None),
    ]);
    let new = record(vec![
        figures("a", 4.3, Some(1.0)),
        figures("b", 4.5, Some(1.0)),
        // A busy machine: everything took twice as long.
        figures("c", 8.0, Some(2.0)),
        figures("start", 0.50, None),
    ]);
    let comparison = compare(&old, &new);
    assert_eq!(comparison.slower, ["b: 4.50 times the floor, was 4.00: 12.5 % more"]);
    for shown in ["100000 → 93023", "4.00 → 4.30", "+7.5 %", "+0.0 %", "80 → 80", "0.050 → 0.500 s"] {
        assert!(comparison.text.contains(shown), "{shown} in {}", comparison.text);
    }
    assert!(compare(&new, &old).slower.is_empty(), "faster is no regression");
}

#[test]
fn cases_of_one_file_only_and_of_other_lists_are_named_and_not_judged() {
    let old = record(vec![figures("gone", 1.0, Some(1.0)), figures("other", 1.0, Some(1.0))]);
    let mut other = figures("other", 9.0, Some(1.0));
    other.names = 107_140;
    let new = record(vec![other, figures("fresh", 1.0, Some(1.0))]);
    let comparison = compare(&old, &new);
    let lines: Vec<Vec<&str>> =
        comparison.text.lines().map(|line| line.split_whitespace().collect()).collect();
    for (case, said) in [
        ("gone", "gone only in the old file"),
        ("fresh", "fresh only in the new file"),
        ("other", "other not compared: other lists, rows or threads"),
    ] {
        let line = lines.iter().find(|line| line.first() == Some(&case)).unwrap();
        assert_eq!(line.join(" "), said);
    }
    assert!(comparison.slower.is_empty());
}

#[test]
fn what_is_kept_is_read_back_and_its_keys_stand_in_one_order() {
    let kept = record(vec![figures("a", 4.0, Some(1.5)), figures("start", 0.05, None)]);
    let text = serde_json::to_string_pretty(&kept).unwrap();
    assert_eq!(serde_json::from_str::<Record>(&text).unwrap(), kept);
    let places: Vec<usize> = ["\"date\"", "\"version\"", "\"commit\"", "\"machine\"", "\"cases\""]
        .iter()
        .map(|key| text.find(key).unwrap())
        .collect();
    assert!(places.is_sorted(), "{text}");
}

#[test]
fn the_middle_run_counts() {
    assert!((median(&[3.0, 1.0, 2.0]) - 2.0).abs() < f64::EPSILON);
    assert!((median(&[5.0]) - 5.0).abs() < f64::EPSILON);
    assert!((median(&[4.0, 1.0, 2.0, 3.0]) - 2.0).abs() < f64::EPSILON);
}
