//! A report to be shared: what counterparties' files say, and what reviewers wrote, is left out of all forms at once.
//!
//! What stays is what [`Redaction`] lets stay in any report: rows, ids, states, scores, and what is the list's.

use crate::designation::{Field, FieldChange};
use crate::report::Redaction;
use crate::score::explain::explain;
use crate::store::{Act, AuditRecord, RunCase, RunFinding};

use super::RunReport;
use super::facts::InputFacts;
use super::html::evidence_of;

/// The report without what is left out.
pub(super) fn redacted(mut report: RunReport, hide: Redaction) -> RunReport {
    for finding in &mut report.findings {
        redact_finding(finding, hide);
    }
    for (number, case) in report.cases.iter_mut().enumerate() {
        redact_case(case, report.findings.get(number), hide);
    }
    for closed in &mut report.closed {
        closed.summary.name = hide.value(&closed.summary.name).into_owned();
    }
    for inputs in [&mut report.facts.inputs, &mut report.facts.inputs_before] {
        for input in inputs {
            redact_input(input, hide);
        }
    }
    report.redaction = hide;
    report
}

fn redact_case(case: &mut RunCase, finding: Option<&RunFinding>, hide: Redaction) {
    case.summary.name = hide.value(&case.summary.name).into_owned();
    let retold = finding.and_then(|finding| finding.hit["explanation"].as_str());
    retold.unwrap_or(Redaction::MARK).clone_into(&mut case.explanation);
    for record in &mut case.history {
        redact_record(record, hide);
    }
}

fn redact_finding(finding: &mut RunFinding, hide: Redaction) {
    for field in &mut finding.party {
        redact_field(field, hide);
    }
    let evidence = hide.evidence(&evidence_of(finding));
    let score = serde_json::from_value(finding.hit["score"].clone()).unwrap_or_default();
    finding.hit["explanation"] = explain(&evidence, score).into();
    finding.hit["evidence"] = serde_json::to_value(&evidence).expect("evidence is plain data");
    for good_guy in &mut finding.good_guys {
        good_guy.name = hide.value(&good_guy.name).into_owned();
        good_guy.note = hide.value(&good_guy.note).into_owned();
    }
}

fn redact_field(field: &mut Field, hide: Redaction) {
    for value in &mut field.values {
        *value = hide.value(value).into_owned();
    }
}

/// What was written in words may name anybody; what changed may be the counterparty's.
fn redact_record(record: &mut AuditRecord, hide: Redaction) {
    let text = |text: &mut String| *text = hide.value(text).into_owned();
    match &mut record.act {
        Act::Decided { note, answers, said_decided_by, .. } => {
            text(note);
            for answer in answers {
                text(&mut answer.answer);
            }
            said_decided_by.iter_mut().for_each(text);
        }
        Act::Reopened { note, .. } | Act::Noted { note } => text(note),
        Act::GoodGuyEnded { reason, state, .. } if state == "revoked" => text(reason),
        Act::Lapsed { changes, .. } => {
            for FieldChange { removed, added, .. } in changes {
                removed.iter_mut().chain(added).for_each(text);
            }
        }
        _ => {}
    }
}

fn redact_input(input: &mut InputFacts, hide: Redaction) {
    let before = input.record.columns.clone();
    input.record = hide.input(input.record.clone());
    if input.record.columns != before {
        // Its columns are named by the header that may be none.
        input.record.quality = None;
    }
}
