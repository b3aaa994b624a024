//! The summary for a terminal: the figures that decide, and where to look further.

use std::io::{self, Write};

use crate::assure::manipulation::Expectation;
use crate::assure::{Assurance, Rate};
use crate::report::for_terminal;

use super::{AssureReport, interval, percent};

/// Lines of misses that are shown.
const SHOWN: usize = 20;
/// Manipulations that are shown, the worst first.
const WORST: usize = 15;

/// Writes the summary.
///
/// # Errors
///
/// Those of the writer beneath.
pub fn write_summary(out: &mut impl Write, report: &AssureReport) -> io::Result<()> {
    let Assurance { seed, threshold, targets, control, manipulated, clean, recommendation, .. } =
        &report.found;
    writeln!(out, "effectiveness test, threshold {threshold}, seed {seed}")?;
    for list in &report.tested.lists {
        writeln!(out, "  {}: {} designations, {} names", list.id, list.designations, list.names)?;
    }
    writeln!(out)?;
    for target in targets {
        let met = if target.met { "met   " } else { "MISSED" };
        writeln!(out, "{met}  {}: {}", target.target, target.found)?;
    }
    writeln!(out)?;
    writeln!(out, "{:<34}{:>9}  {:>14}  {:>8}", "", "hit rate", "95 % interval", "queries")?;
    rate(out, "control, strong names", control.strong)?;
    rate(out, "control, weak aliases", control.weak)?;
    rate(out, "manipulated", manipulated.overall)?;
    rate(out, "  by the program's own tables", manipulated.by_program_tables)?;
    for breakdown in &manipulated.breakdowns {
        for group in &breakdown.groups {
            rate(out, &format!("  {} {}", breakdown.by, group.value), group.rate)?;
        }
    }
    writeln!(out)?;
    let of = if clean.made { "made" } else { "clean" };
    writeln!(
        out,
        "{} {of} rows, {} not screened; alerts: {}, {} of 1,000",
        clean.rows,
        clean.not_screened,
        clean.alerts.hits,
        clean.alerts_per_thousand.map_or_else(|| "-".to_owned(), |alerts| format!("{alerts:.2}")),
    )?;
    match recommendation.threshold {
        Some(threshold) => writeln!(out, "recommended threshold {threshold}: {}", recommendation.rule)?,
        None => writeln!(out, "no threshold is recommended: {}", recommendation.rule)?,
    }
    worst(out, &report.found)?;
    at_the_line(out, &report.found)?;
    misses(out, &report.found)
}

fn rate(out: &mut impl Write, what: &str, rate: Rate) -> io::Result<()> {
    writeln!(out, "{what:<34}{:>9}  {:>14}  {:>8}", percent(rate.share()), interval(rate), rate.of)
}

/// The manipulations that are found least.
fn worst(out: &mut impl Write, found: &Assurance) -> io::Result<()> {
    let mut rates: Vec<(&str, Rate)> = found
        .manipulated
        .generators
        .iter()
        .filter(|one| one.expectation == Expectation::Hit && one.as_expected.of > 0)
        .map(|one| (one.name, one.as_expected))
        .collect();
    let share = |rate: &Rate| rate.share().unwrap_or(1.0);
    rates.sort_by(|(a_name, a), (b_name, b)| share(a).total_cmp(&share(b)).then(a_name.cmp(b_name)));
    if !rates.is_empty() {
        writeln!(out, "\nmanipulations found least")?;
    }
    for (name, of) in rates.into_iter().take(WORST) {
        rate(out, &format!("  {name}"), of)?;
    }
    Ok(())
}

fn at_the_line(out: &mut impl Write, found: &Assurance) -> io::Result<()> {
    for drawn in &found.drawn {
        writeln!(
            out,
            "\n{} the line ({} to {}): {} of {} pairs sampled",
            drawn.side.as_str(),
            drawn.from,
            drawn.below,
            drawn.sampled,
            drawn.pairs
        )?;
    }
    for labelled in &found.labelled {
        rate(out, &format!("labelled match, {} the line", labelled.side.as_str()), labelled.matches)?;
        if let Some(bound) = labelled.upper_bound {
            writeln!(
                out,
                "  none of {}: at 95 % confidence fewer than {:.2} %",
                labelled.matches.of,
                100.0 * bound
            )?;
        }
    }
    Ok(())
}

fn misses(out: &mut impl Write, found: &Assurance) -> io::Result<()> {
    let control: Vec<_> = found.misses.iter().filter(|miss| miss.category == "control").collect();
    if !control.is_empty() {
        writeln!(out, "\nstrong listed names that do not hit their designation")?;
    }
    for miss in control.iter().take(SHOWN) {
        let why = match (miss.not_screened, miss.score) {
            (Some(why), _) => format!("not screened: {why}"),
            (None, Some(score)) => format!("score {score}"),
            (None, None) => "not found".to_owned(),
        };
        writeln!(out, "  {} {}: {} ({why})", miss.list, miss.id, for_terminal(&miss.listed_name))?;
    }
    if control.len() > SHOWN {
        writeln!(out, "  and {} more; -o OUT.html has all", control.len() - SHOWN)?;
    }
    Ok(())
}
