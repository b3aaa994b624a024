//! Evidence as a small table for a terminal: which word answered which, why, and for how many points.

use std::io::{self, Write};

use unicode_width::UnicodeWidthStr;

use crate::score::{Evidence, EvidenceKind, Verdict};

use super::escape::for_terminal;

/// Writes the evidence of one score, a line an item; the points add up to the score.
///
/// # Errors
///
/// Those of the writer.
pub fn write_evidence(out: &mut impl Write, evidence: &[Evidence]) -> io::Result<()> {
    let rows: Vec<[String; 5]> = evidence.iter().map(cells).collect();
    let mut widths = [0; 5];
    for row in &rows {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = (*width).max(cell.width());
        }
    }
    for row in &rows {
        let mut line = String::from("   ");
        for (at, (cell, width)) in row.iter().zip(widths).enumerate() {
            let pad = " ".repeat(width - cell.width());
            // Points are aligned at their right end.
            if at == 0 {
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

fn cells(item: &Evidence) -> [String; 5] {
    let what = match item.kind {
        EvidenceKind::Matched => "matched",
        EvidenceKind::Extra => "extra",
        EvidenceKind::Missing => "missing",
        EvidenceKind::DateOfBirth => "date of birth",
        EvidenceKind::Country => "country",
        EvidenceKind::Gender => "gender",
        EvidenceKind::PlaceOfBirth => "place of birth",
        EvidenceKind::Identifier => "identifier",
        EvidenceKind::EntityType => "type",
        EvidenceKind::Rule => "rule",
    };
    let why = match (item.reason, item.verdict) {
        (Some(reason), _) => {
            let similarity = item.similarity.map_or_else(String::new, |value| format!(" {value:.2}"));
            format!("{}{similarity}", reason.as_str())
        }
        (None, Some(Verdict::Agrees)) => "agrees".to_owned(),
        (None, Some(Verdict::Near)) => "near".to_owned(),
        (None, Some(Verdict::Contradicts)) => "contradicts".to_owned(),
        (None, None) => String::new(),
    };
    [
        format!("{:+.4}", item.contribution),
        what.to_owned(),
        for_terminal(&item.query).into_owned(),
        for_terminal(&item.listed).into_owned(),
        why,
    ]
}
