//! Two runs of the figures side by side: what is a regression, and what cannot be compared.
//!
//! Seconds of two machines, or of a busy and an idle one, say nothing. The ratio to the floor was measured in one go on
//! one machine, so it is what is judged.

use std::fmt::Write as _;

use super::record::{Figures, Record};

/// A ratio that rose to more than so many times what it was is a regression.
const RISE: f64 = 1.10;

/// Two runs, compared.
pub(crate) struct Comparison {
    /// All cases, for people.
    pub(crate) text: String,
    /// A line for each case that became slower.
    pub(crate) slower: Vec<String>,
}

/// Compares two runs.
pub(crate) fn compare(old: &Record, new: &Record) -> Comparison {
    let mut text = String::new();
    let mut slower = Vec::new();
    let mut line = |line: &str| writeln!(text, "{line}").expect("a string takes everything");
    line(&format!("old: {}", head(old)));
    line(&format!("new: {}", head(new)));
    if old.machine != new.machine {
        line("the machines differ: only the ratios to the floor can be compared");
    }
    line("");
    line(&format!(
        "{:<22} {:>21} {:>21} {:>15} {:>7}",
        "case", "rows/s old → new", "peak MB old → new", "× floor", "change"
    ));
    for then in &old.cases {
        let Some(now) = new.cases.iter().find(|now| now.case == then.case) else {
            line(&format!("{:<22} only in the old file", then.case));
            continue;
        };
        if !comparable(then, now) {
            line(&format!("{:<22} not compared: other lists, rows or threads", then.case));
            continue;
        }
        line(&side_by_side(then, now));
        slower.extend(regression(then, now));
    }
    for now in &new.cases {
        if !old.cases.iter().any(|then| then.case == now.case) {
            line(&format!("{:<22} only in the new file", now.case));
        }
    }
    Comparison { text, slower }
}

fn head(record: &Record) -> String {
    let Record { date, version, commit, machine, quick, .. } = record;
    let quick = if *quick { ", a quick run" } else { "" };
    format!("{date}, {version} ({commit}), {}, {} cores{quick}", machine.cpu, machine.cores)
}

fn comparable(then: &Figures, now: &Figures) -> bool {
    let what = |case: &Figures| (case.lists.clone(), case.names, case.file.clone(), case.rows, case.threads);
    what(then) == what(now)
}

fn side_by_side(then: &Figures, now: &Figures) -> String {
    // A start or a build has hardly any rows.
    let speed = match then.floor_seconds {
        Some(_) => format!("{:.0} → {:.0}", then.rows_per_second(), now.rows_per_second()),
        None => format!("{:.3} → {:.3} s", then.seconds, now.seconds),
    };
    let dash = |number: Option<f64>, digits: usize| {
        number.map_or_else(|| "–".to_owned(), |number| format!("{number:.digits$}"))
    };
    let memory = format!("{} → {}", dash(then.peak_mb, 0), dash(now.peak_mb, 0));
    let ratio = format!("{} → {}", dash(then.ratio(), 2), dash(now.ratio(), 2));
    let change = match (then.ratio(), now.ratio()) {
        (Some(then), Some(now)) => format!("{:+.1} %", (now / then - 1.0) * 100.0),
        _ => "–".to_owned(),
    };
    format!("{:<22} {speed:>21} {memory:>21} {ratio:>15} {change:>7}", then.case)
}

/// Says so where a case became slower.
fn regression(then: &Figures, now: &Figures) -> Option<String> {
    let (old, new) = (then.ratio()?, now.ratio()?);
    let rise = (new / old - 1.0) * 100.0;
    (new > old * RISE)
        .then(|| format!("{}: {new:.2} times the floor, was {old:.2}: {rise:.1} % more", then.case))
}
