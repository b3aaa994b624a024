//! Every case of the run: in full those of the highest priority, then lines; and those that the run moved.

use crate::designation::FieldChange;
use crate::report::cases::{answers, in_words, side_by_side};
use crate::report::evidence::{how, what};
use crate::report::html::page::{Column, code, definitions, notice, table};
use crate::report::html::{Markup, html, name, text};
use crate::score::Evidence;
use crate::store::{Act, RunCase, RunFinding};

use super::super::{InRun, RunReport, words};
use super::LINES;
use super::summary::grouped;

/// Lines of a table: a browser lays out those that are looked at.
const LINES_PER_TABLE: usize = 500;

/// The evidence of a finding; none where it is not this program's.
pub(in crate::report::run) fn evidence_of(finding: &RunFinding) -> Vec<Evidence> {
    serde_json::from_value(finding.hit["evidence"].clone()).unwrap_or_default()
}

pub(super) fn cases(report: &RunReport) -> Markup {
    let (all, full) = (report.cases.len(), report.findings.len());
    let rest = report.cases.get(full..).unwrap_or_default();
    let told = rest.len().min(LINES);
    html! {
        @if all == 0 { p { "The run hit nothing." } }
        @else if rest.is_empty() { p { "Every case that the run hit, by priority: " (grouped(all as u64)) "." } }
        @else {
            (notice(&html! {
                p {
                    strong { "Not every case stands here in full. " }
                    "Of " (grouped(all as u64)) " cases the " (grouped(full as u64)) " of the highest priority do; "
                    @if told == rest.len() { "the other " (grouped(told as u64)) " follow as lines." }
                    @else {
                        "the next " (grouped(told as u64)) " follow as lines, and " (grouped((rest.len() - told) as u64))
                        " stand in the CSV and XLSX forms of this report alone."
                    }
                    " " code { "interdict cases show ID" } " shows any of them."
                }
            }))
        }
        @for (number, (case, finding)) in report.cases.iter().zip(&report.findings).enumerate() {
            (in_full(report, number + 1, case, finding))
        }
        @for (part, lines) in rest[..told].chunks(LINES_PER_TABLE).enumerate() {
            div.lines { (lines_of(report, full + part * LINES_PER_TABLE + 1, lines)) }
        }
    }
}

fn lines_of(report: &RunReport, first: usize, cases: &[RunCase]) -> Markup {
    let columns = [
        Column::Numbers("No."),
        Column::Words("Case"),
        Column::Words("State"),
        Column::Numbers("Score"),
        Column::Words("Counterparty"),
        Column::Words("Designation"),
        Column::Words("In the run"),
    ];
    let rows = cases.iter().enumerate().map(|(at, case)| {
        let summary = &case.summary;
        vec![
            text(&(first + at).to_string()),
            code(&summary.id.0),
            text(&words::state(summary.disposition)),
            text(&format!("{:.4}", summary.score)),
            html! { @if let Some(id) = &summary.party_id { (text(id)) ": " } (name(&summary.name)) },
            html! { (text(&summary.list)) " " (text(&summary.designation_id)) ": " (name(&summary.listed_name)) },
            text(in_run(report, case)),
        ]
    });
    let caption = format!("Cases {} to {}", grouped(first as u64), grouped((first + cases.len() - 1) as u64));
    table(&caption, &columns, rows)
}

fn in_run(report: &RunReport, case: &RunCase) -> &'static str {
    match (report.in_run(case), case.quiet) {
        (InRun::Opened, _) => "opened",
        (InRun::Reopened, _) => "opened again",
        (InRun::Known, Some(_)) => "known, quiet",
        (InRun::Known, None) => "known",
    }
}

fn in_full(report: &RunReport, number: usize, case: &RunCase, finding: &RunFinding) -> Markup {
    let summary = &case.summary;
    html! {
        article.case id=(format!("case-{}", summary.id)) {
            h3 {
                (number) ". " (name(&summary.name)) " – " (name(&summary.listed_name))
                " " span.state { (text(&words::state(summary.disposition))) }
            }
            p.explanation { (text(&case.explanation)) }
            (definitions(facts(report, case, finding)))
            (records(finding))
            (evidence(finding))
            (checklist(case, finding))
            (history(case, finding))
        }
    }
}

fn facts(report: &RunReport, case: &RunCase, finding: &RunFinding) -> Vec<(&'static str, Markup)> {
    let summary = &case.summary;
    let hit = |key: &str| finding.hit[key].as_str().unwrap_or_default().to_owned();
    let kind = match hit("alias_strength").as_str() {
        "weak" => format!("weak {}", hit("alias_kind")),
        _ => hit("alias_kind"),
    };
    let edition = report.facts.list(&summary.list);
    let mut facts = vec![
        (
            "Case",
            html! {
                code { (text(&summary.id.0)) }
                @if let Some(by) = &summary.proposed_by { ", proposed by " (text(by)) ", waits for a second user" }
                @if let Some(assignee) = &summary.assignee { ", assigned to " (text(assignee)) }
            },
        ),
        (
            "Counterparty",
            html! {
                @if let Some(id) = &summary.party_id { (text(id)) } @else { "without an id" }
                " of " (text(&summary.population))
            },
        ),
        ("In the run", text(in_run(report, case))),
        (
            "Now",
            html! {
                "opened " (text(&words::minute(&summary.opened_at))) " UTC"
                @if let Some(decided) = &summary.decided_at { ", decided " (text(&words::minute(decided))) " UTC" }
                @else { ", waiting for " (summary.age(report.made_at)) }
                @if case.superseded { "; a later run found another hit for it" }
            },
        ),
        (
            "Score",
            html! {
                strong { (format!("{:.4}", summary.score)) } " of a threshold of " (report.facts.head.threshold)
                "; the name alone " (format!("{:.4}", summary.name_score)) ", priority " (format!("{:.4}", summary.priority))
            },
        ),
        (
            "Designation",
            html! {
                (text(&summary.list)) " " (text(&summary.designation_id)) ", " (text(&summary.kind))
                @if !case.programs.is_empty() { ", programs " (text(&case.programs.join(", "))) }
                @if let Some(list) = edition {
                    "; list of " (text(list.published.as_deref().unwrap_or("no stated day"))) ", SHA-256 "
                    code { (text(list.digest.get(..16).unwrap_or(&list.digest))) "…" }
                }
            },
        ),
        ("Matched name", html! { (name(&case.matched_name)) " (" (text(&kind)) ")" }),
        (
            "Found in",
            html! {
                @for (at, (file, row)) in finding.rows.iter().enumerate() {
                    @if at > 0 { "; " }
                    (text(report.input(*file))) " row " (row)
                }
                @if case.rows > finding.rows.len() as u64 { "; " (grouped(case.rows)) " rows in all" }
            },
        ),
    ];
    if let Some(good_guy) = case.quiet {
        facts.push(("Quiet", html! { "kept quiet in the run by good guy " (good_guy) }));
    }
    facts
}

fn records(finding: &RunFinding) -> Markup {
    let lines = side_by_side(&finding.party, &finding.designation);
    let columns = [Column::Words("Field"), Column::Words("Counterparty"), Column::Words("Designation")];
    let rows = lines.iter().map(|[field, ours, theirs]| vec![text(field), name(ours), name(theirs)]);
    html! { div.records { (table("Counterparty beside designation", &columns, rows)) } }
}

fn evidence(finding: &RunFinding) -> Markup {
    let evidence = evidence_of(finding);
    let columns = [
        Column::Words("What"),
        Column::Words("Counterparty"),
        Column::Words("Listed"),
        Column::Words("How"),
        Column::Numbers("Alike"),
        Column::Numbers("Weight"),
        Column::Numbers("Points"),
    ];
    let number = |value: Option<f32>| text(&value.map_or_else(String::new, |value| format!("{value:.2}")));
    let rows = evidence.iter().map(|item| {
        vec![
            text(what(item)),
            side(&item.query, &item.query_compared),
            side(&item.listed, &item.listed_compared),
            text(how(item)),
            number(item.similarity),
            number(item.weight),
            text(&format!("{:+.4}", item.contribution)),
        ]
    });
    html! { div.evidence { (table("Evidence: the points add up to the score", &columns, rows)) } }
}

/// A side as written, with the form that was compared where a reader would not guess it.
fn side(written: &str, compared: &str) -> Markup {
    html! {
        (name(written))
        @if !compared.is_empty() && written.to_lowercase() != compared { " (" (name(compared)) ")" }
    }
}

fn checklist(case: &RunCase, finding: &RunFinding) -> Markup {
    let answers = answers(&case.history);
    let columns = [
        Column::Words("Step"),
        Column::Words("Question"),
        Column::Words("What the record shows"),
        Column::Words("Answer"),
    ];
    let rows = finding.checklist.iter().map(|step| {
        let answer = answers.get(&step.step).map_or_else(|| text("–"), |answer| text(answer));
        vec![text(&step.step.to_string()), text(&step.question), text(&step.finding), answer]
    });
    html! { div.checklist { (table("OFAC's steps for assessing a hit", &columns, rows)) } }
}

fn history(case: &RunCase, finding: &RunFinding) -> Markup {
    let columns = [Column::Words("When, UTC"), Column::Words("Who"), Column::Words("What was done")];
    let rows = case.history.iter().map(|record| {
        vec![text(&words::minute(&record.at)), text(&record.user), text(&in_words(&record.act))]
    });
    html! {
        @if case.history.is_empty() { p.nothing { "Nothing has been done with the case yet." } }
        @else { div.history { (table("History", &columns, rows)) } }
        @for good_guy in &finding.good_guys {
            p {
                "Good guy " (good_guy.number) ": " (text(&good_guy.state)) ", proposed by " (text(&good_guy.author)) ", agreed to by "
                (text(&good_guy.approver)) ", until " (text(&good_guy.expires)) "; " (text(&good_guy.reason)) ": " (text(&good_guy.note))
                @if let Some(why) = &good_guy.end_reason { "; ended: " (text(words::reason(why))) }
            }
        }
    }
}

/// The cases that the run opened again or closed, with the reason.
pub(super) fn moved(report: &RunReport) -> Markup {
    let columns = [
        Column::Words("Case"),
        Column::Words("Counterparty"),
        Column::Words("Designation"),
        Column::Words("Was"),
        Column::Words("Why"),
        Column::Words("Now"),
    ];
    let reopened = report.cases.iter().filter_map(|case| match &report.lapsed(case)?.act {
        Act::Lapsed { from, reason, changes, .. } => {
            let why = html! {
                (text(words::reason(reason)))
                @for change in changes { (changed(change)) }
            };
            Some(row(&case.summary, &words::state(*from), why))
        }
        _ => None,
    });
    let closed = report
        .closed
        .iter()
        .map(|closed| row(&closed.summary, &words::state(closed.from), text(words::reason(&closed.reason))));
    html! {
        (table("Opened again", &columns, reopened))
        (table("Closed", &columns, closed))
    }
}

fn changed(change: &FieldChange) -> Markup {
    html! {
        @for (word, values) in [("no more", &change.removed), ("new", &change.added)] {
            @for value in values { "; " (text(&change.field.replace('_', " "))) " " (word) ": " (name(value)) }
        }
    }
}

fn row(summary: &crate::store::CaseSummary, was: &str, why: Markup) -> Vec<Markup> {
    vec![
        code(&summary.id.0),
        html! { @if let Some(id) = &summary.party_id { (text(id)) ": " } (name(&summary.name)) },
        html! { (text(&summary.list)) " " (text(&summary.designation_id)) ": " (name(&summary.listed_name)) },
        text(was),
        why,
        text(&words::state(summary.disposition)),
    ]
}
