//! Whether the counts of a run are the same in its manifest, in the log and in what it found.

use crate::store::{Effect, RowsHit};

use super::RunFacts;

/// Two counts that have to be the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Check {
    /// What is counted.
    pub what: String,
    /// Both sides with their figures, such as `400 = 395 + 3 + 1 + 1`.
    pub figures: String,
    /// Whether they are the same.
    pub holds: bool,
}

/// What stands in the store, counted.
pub(super) struct Counted {
    pub(super) rows_hit: RowsHit,
    pub(super) not_screened: u64,
    pub(super) cases: u64,
}

/// All counts that a run can be held to.
pub(super) fn checks(facts: &RunFacts, effect: &Effect, counted: &Counted) -> Vec<Check> {
    let rows = &facts.rows;
    let words: Vec<&str> = rows.parts.iter().map(|(word, _)| *word).collect();
    let parts: Vec<u64> = rows.parts.iter().map(|(_, count)| *count).collect();
    let inputs: Vec<u64> = facts.inputs.iter().map(|input| input.record.rows).collect();
    let part = |word: &str| rows.parts.iter().find(|(part, _)| *part == word).map_or(0, |(_, count)| *count);
    let mut checks = vec![
        check(&format!("rows read = {}", words.join(" + ")), rows.rows, &parts),
        check("rows read = rows of each input", rows.rows, &inputs),
        check(
            "rows not screened = their reasons",
            rows.not_screened,
            &rows.reasons.values().copied().collect::<Vec<_>>(),
        ),
        check("rows not screened = those kept in the store", rows.not_screened, &[counted.not_screened]),
    ];
    if !facts.is_rescreening() {
        checks.push(check("alerts = rows hit in the store", part("alert"), &[counted.rows_hit.alert]));
        let quiet = counted.rows_hit.suppressed;
        checks.push(check("suppressed = rows kept quiet in the store", part("suppressed"), &[quiet]));
    }
    let Effect { opened, reopened, changed, unchanged, .. } = *effect;
    checks.push(check(
        "cases hit = opened + reopened + with another hit + as they were",
        counted.cases,
        &[opened, reopened, changed, unchanged],
    ));
    checks
}

fn check(what: &str, one: u64, parts: &[u64]) -> Check {
    let sum: u64 = parts.iter().sum();
    let figures: Vec<String> = parts.iter().map(ToString::to_string).collect();
    let figures = if figures.is_empty() { "0".to_owned() } else { figures.join(" + ") };
    let holds = one == sum;
    let sign = if holds { "=" } else { "≠" };
    Check { what: what.to_owned(), figures: format!("{one} {sign} {figures}"), holds }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_count_that_is_off_is_told_with_both_figures() {
        let told = |one, parts: &[u64]| {
            let check = check("rows", one, parts);
            (check.holds, check.figures)
        };
        assert_eq!(told(4, &[1, 3]), (true, "4 = 1 + 3".to_owned()));
        assert_eq!(told(5, &[1, 3]), (false, "5 ≠ 1 + 3".to_owned()));
        assert_eq!(told(0, &[]), (true, "0 = 0".to_owned()));
        assert_eq!(told(1, &[]), (false, "1 ≠ 0".to_owned()));
    }
}
