//! The steps of OFAC's "Assessing OFAC Name Matches" (<https://ofac.treasury.gov/faqs>, question 5), as far as a hit's
//! evidence answers them. The answers that count are a person's; these are what the record shows.

use serde::{Deserialize, Serialize};

use crate::designation::EntityKind;
use crate::score::{EvidenceKind, Verdict};
use crate::screen::Hit;

/// A step, and what the record shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChecklistStep {
    /// Its number, from 1.
    pub step: u8,
    /// The question.
    pub question: String,
    /// What the evidence says to it.
    pub finding: String,
}

/// The questions, in order.
const QUESTIONS: [&str; 5] = [
    "Is the hit against a sanctions list, and which one?",
    "Are both of the same type, and what are the full names?",
    "How much of the listed name matches?",
    "Does the rest of the record agree? If something is missing, get it.",
    "Are there several similarities or exact matches? Then ask the authority.",
];

impl ChecklistStep {
    /// The steps again, from their findings in order.
    #[must_use]
    pub fn of_findings(findings: Vec<String>) -> Vec<Self> {
        let step = |((step, question), finding): ((u8, &str), String)| Self {
            step,
            question: question.to_owned(),
            finding,
        };
        (1..).zip(QUESTIONS).zip(findings).map(step).collect()
    }
}

/// The five steps for a hit of a counterparty of some kind.
#[must_use]
pub fn checklist(hit: &Hit, party: EntityKind) -> Vec<ChecklistStep> {
    let list = format!("{} {}", hit.list, hit.id);
    ChecklistStep::of_findings(vec![list, types(hit, party), parts(hit), rest(hit), similarities(hit)])
}

fn types(hit: &Hit, party: EntityKind) -> String {
    let same = match (party, hit.kind) {
        (EntityKind::Unknown, _) | (_, EntityKind::Unknown) => "not known to differ",
        (one, other) if one == other => "the same",
        _ => "different",
    };
    format!("types {same}: counterparty {}, listed {}", party.as_str(), hit.kind.as_str())
}

fn parts(hit: &Hit) -> String {
    let count = |kind| hit.evidence.iter().filter(|item| item.kind == kind).count();
    let (matched, missing, extra) =
        (count(EvidenceKind::Matched), count(EvidenceKind::Missing), count(EvidenceKind::Extra));
    let answered = if matched == 1 { "part is answered" } else { "parts are answered" };
    format!(
        "name score {:.4}; {matched} {answered}, of the listed name {missing} missing, {extra} extra",
        hit.name_score
    )
}

fn said(hit: &Hit, verdict: Verdict) -> Vec<&'static str> {
    let facts = hit.evidence.iter().filter(|item| item.verdict == Some(verdict));
    let mut words: Vec<&str> = facts.filter_map(|item| fact(item.kind)).collect();
    words.dedup();
    words
}

fn fact(kind: EvidenceKind) -> Option<&'static str> {
    match kind {
        EvidenceKind::DateOfBirth => Some("date of birth"),
        EvidenceKind::Country => Some("country"),
        EvidenceKind::Gender => Some("gender"),
        EvidenceKind::PlaceOfBirth => Some("place of birth"),
        EvidenceKind::Identifier => Some("identifier"),
        EvidenceKind::EntityType => Some("type"),
        _ => None,
    }
}

fn rest(hit: &Hit) -> String {
    let mut parts = Vec::new();
    for (verdict, word) in
        [(Verdict::Agrees, "agrees"), (Verdict::Near, "nearly agrees"), (Verdict::Contradicts, "contradicts")]
    {
        let facts = said(hit, verdict);
        if !facts.is_empty() {
            parts.push(format!("{word}: {}", facts.join(", ")));
        }
    }
    if parts.is_empty() { "nothing beside the name was compared".to_owned() } else { parts.join("; ") }
}

fn similarities(hit: &Hit) -> String {
    let agree = said(hit, Verdict::Agrees).len();
    let exact = if hit.name_score >= 1.0 { "the name is exact" } else { "the name is not exact" };
    let details = if agree == 1 { "detail agrees" } else { "details agree" };
    format!("{exact}; {agree} further {details}")
}
