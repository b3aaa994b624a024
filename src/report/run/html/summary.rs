//! The figures that a reader looks for first, and the charts.

use std::fmt::Write as _;

use crate::report::html::chart::{Bar, Bars, Histogram, Unit, bars, histogram};
use crate::report::html::page::{Column, Figure, Mark, figures, notice, table};
use crate::report::html::{Markup, html, text};

use super::super::{RunReport, words};

/// Steps of the histogram from 0 to 1.
const STEPS: usize = 50;

pub(super) fn summary(report: &RunReport) -> Markup {
    let columns = [Column::Words("Counts"), Column::Words("Figures"), Column::Words("The same")];
    let rows = report.checks.iter().map(|check| {
        let (class, word) = if check.holds { ("good-word", "yes") } else { ("bad-word", "no") };
        vec![text(&check.what), text(&check.figures), html! { span class=(class) { (word) } }]
    });
    html! {
        @if !report.reconciles() {
            (notice(&html! { p.bad-word { "Counts of this run are not the same everywhere: see below. Do not rely on it before that is explained." } }))
        }
        (figures(&row_figures(report)))
        (figures(&case_figures(report)))
        (table("Whether the counts reconcile", &columns, rows))
        (charts(report))
    }
}

fn figure(label: &str, value: u64, note: String) -> Figure {
    Figure { label: label.to_owned(), value: grouped(value), note, mark: Mark::Neutral }
}

fn row_figures(report: &RunReport) -> Vec<Figure> {
    let rows = &report.facts.rows;
    let share = |count: u64| {
        if rows.rows == 0 {
            String::new()
        } else {
            format!("{:.2} % of the rows", 100.0 * count as f64 / rows.rows as f64)
        }
    };
    let count = report.facts.inputs.len();
    let files = if count == 1 { "1 input".to_owned() } else { format!("{count} inputs") };
    let mut all = vec![figure("Rows read", rows.rows, files)];
    all.extend(rows.parts.iter().map(|(word, count)| figure(&capitalised(word), *count, share(*count))));
    all
}

fn case_figures(report: &RunReport) -> Vec<Figure> {
    let effect = &report.effect;
    let closed = effect.closed_delisted + effect.closed_no_hit + effect.closed_no_counterparty;
    let waiting = report.cases.iter().filter(|case| case.summary.disposition.is_live()).count() as u64;
    let (decided, false_positives, hours) = report.decided();
    let mut told = format!("{decided} decided, {false_positives} of them false positives");
    if let Some(hours) = hours {
        let _ = write!(told, "; half within {hours:.1} hours");
    }
    let mut reopened = "a record changed, or the hit is back".to_owned();
    if effect.expired > 0 {
        let _ = write!(reopened, "; {} more, whose good guy's last day was over", effect.expired);
    }
    vec![
        figure("Cases hit", report.cases.len() as u64, format!("{} kept quiet by good guys", effect.quiet)),
        figure("Cases opened", effect.opened, "pairs that no run had hit".to_owned()),
        figure("Cases reopened", effect.reopened, reopened),
        figure(
            "Cases closed",
            closed,
            format!(
                "{} delisted, {} no hit any more, {} counterparty gone",
                effect.closed_delisted, effect.closed_no_hit, effect.closed_no_counterparty
            ),
        ),
        figure("Waiting now", waiting, told),
    ]
}

fn charts(report: &RunReport) -> Markup {
    let bar =
        |label: String, count: u64, note: String| Bar { label, value: count as f64, note, ..Bar::default() };
    let lists = report.by_list();
    let by_list = lists.iter().map(|(list, (quiet, all))| {
        let note = if *quiet > 0 { format!("{quiet} quiet") } else { String::new() };
        bar((*list).to_owned(), *all, note)
    });
    let states = report.by_state();
    let by_state = states.iter().map(|(state, count)| bar(words::state(*state), *count, String::new()));
    let ages = report.waiting_by_age();
    let by_age = ages.iter().map(|(age, count)| bar((*age).to_owned(), *count, String::new()));
    let chart = |id, title, about, bars_of: Vec<Bar>| {
        bars(&Bars { id, title, about, unit: Unit::Count, end: None, bars: bars_of })
    };
    html! {
        (chart("by-list", "Cases by list", "A bar for each list, as long as its number of cases that the run hit.", by_list.collect()))
        @if !report.cases.is_empty() {
            (scores(report))
            (chart("by-state", "Cases by state, now", "A bar for each state, as long as the number of the run's cases that stand there.", by_state.collect()))
            (chart("by-age", "Waiting cases by age, now", "A bar for each age since opening, as long as the number of the run's cases that wait.", by_age.collect()))
        }
    }
}

/// The step that a score lies in, from 0; the one that begins with it where two meet.
fn step(score: f64) -> usize {
    // A hair, so that 0.86 is in the step that begins there, wherever binary rounding puts it.
    (1..=STEPS).take_while(|&step| step as f64 / STEPS as f64 <= score + 1e-9).count()
}

fn scores(report: &RunReport) -> Markup {
    let threshold = words::decimal(report.facts.head.threshold);
    let lowest = report.cases.iter().map(|case| case.summary.score).fold(threshold, f64::min);
    let first = step(lowest).min(STEPS - 1);
    let mut counts = vec![0_u64; STEPS - first];
    for case in &report.cases {
        counts[step(case.summary.score).clamp(first, STEPS - 1) - first] += 1;
    }
    histogram(&Histogram {
        id: "by-score",
        title: "Cases by score",
        about: "A bar for every two hundredths of the score, as high as the number of cases with such a hit; the last one has those of score 1 too.",
        unit: Unit::Decimal,
        start: first as f64 / STEPS as f64,
        step: 1.0 / STEPS as f64,
        counts,
        marks: vec![(threshold, "threshold".to_owned())],
    })
}

/// A number with its thousands apart.
pub(super) fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_score_lies_in_the_step_that_begins_with_it() {
        let steps = [0.0, 0.019, 0.02, 0.72, 0.8599, 0.86, 0.9999, 1.0].map(step);
        assert_eq!(steps, [0, 0, 1, 36, 42, 43, 49, 50]);
    }

    #[test]
    fn thousands_stand_apart() {
        for (number, text) in [(0, "0"), (999, "999"), (1_000, "1,000"), (1_234_567, "1,234,567")] {
            assert_eq!(grouped(number), text);
        }
    }
}
