//! Evidence as a small table for a terminal: which word answered which, how, and for how many points.

use std::io::{self, Write};

use unicode_width::UnicodeWidthStr;

use crate::score::{Evidence, EvidenceKind, Verdict};

use super::escape::for_terminal;

/// The table's columns.
const COLUMNS: usize = 7;
const HEADER: [&str; COLUMNS] = ["POINTS", "WHAT", "COUNTERPARTY", "LISTED", "HOW", "ALIKE", "WEIGHT"];
/// Columns of numbers, aligned at their right end.
const NUMBERS: [usize; 3] = [0, 5, 6];

/// Writes the evidence of one score, a header and a line an item; the points add up to the score.
///
/// A word that is compared in another form than it is written in (romanised, without marks) shows that form in brackets.
///
/// # Errors
///
/// Those of the writer.
pub fn write_evidence(out: &mut impl Write, evidence: &[Evidence]) -> io::Result<()> {
    let mut rows: Vec<[String; COLUMNS]> = vec![HEADER.map(str::to_owned)];
    rows.extend(evidence.iter().map(cells));
    let mut widths = [0; COLUMNS];
    for row in &rows {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = (*width).max(cell.width());
        }
    }
    for row in &rows {
        let mut line = String::from("   ");
        for (at, (cell, width)) in row.iter().zip(widths).enumerate() {
            let pad = " ".repeat(width - cell.width());
            if NUMBERS.contains(&at) {
                line += &(pad + cell);
            } else {
                line += &(cell.clone() + &pad);
            }
            line += "  ";
        }
        writeln!(out, "{}", line.trim_end())?;
    }
    Ok(())
}

/// What an item is about, in a word or two.
pub(super) fn what(item: &Evidence) -> &'static str {
    match item.kind {
        EvidenceKind::Matched => "matched",
        EvidenceKind::Extra => "extra",
        EvidenceKind::Missing => "missing",
        EvidenceKind::DateOfBirth => "date of birth",
        EvidenceKind::Country => "country",
        EvidenceKind::Gender => "gender",
        EvidenceKind::PlaceOfBirth => "place of birth",
        EvidenceKind::Identifier => "identifier",
        EvidenceKind::EntityType => "type",
        EvidenceKind::LegalForm => "legal form",
        EvidenceKind::WeakAlias => "weak alias",
        EvidenceKind::Rule => "rule",
    }
}

/// How the two sides answer each other.
pub(super) fn how(item: &Evidence) -> &'static str {
    match (item.reason, item.verdict) {
        (Some(reason), _) => reason.as_str(),
        (None, Some(Verdict::Agrees)) => "agrees",
        (None, Some(Verdict::Near)) => "near",
        (None, Some(Verdict::Contradicts)) => "contradicts",
        (None, None) if item.kind == EvidenceKind::LegalForm => "contradicts",
        (None, None) => "",
    }
}

fn cells(item: &Evidence) -> [String; COLUMNS] {
    let number = |value: Option<f32>| value.map_or_else(String::new, |value| format!("{value:.2}"));
    [
        format!("{:+.4}", item.contribution),
        what(item).to_owned(),
        side(&item.query, &item.query_compared),
        side(&item.listed, &item.listed_compared),
        how(item).to_owned(),
        number(item.similarity),
        number(item.weight),
    ]
}

/// A side as written, with the form it was compared in where a reader would not guess it.
fn side(written: &str, compared: &str) -> String {
    let shown = for_terminal(written);
    if compared.is_empty() || written.to_lowercase() == compared {
        shown.into_owned()
    } else {
        format!("{shown} ({})", for_terminal(compared))
    }
}
