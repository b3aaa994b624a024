//! Evidence as one sentence that an analyst can paste into a case.

use std::fmt::Write as _;

use crate::name::Reason;

use super::evidence::{Evidence, EvidenceKind, Verdict};

/// The evidence in one sentence, without the counterparty's or the list's other data.
///
/// Names are quoted as written; the caller escapes them for its medium.
#[must_use]
pub fn explain(evidence: &[Evidence], score: f32) -> String {
    let mut parts = matches(evidence);
    let listing = |kind: EvidenceKind, side: fn(&Evidence) -> &str| {
        evidence
            .iter()
            .filter(|item| item.kind == kind)
            .map(|item| format!("\u{201c}{}\u{201d}", side(item)))
            .collect::<Vec<_>>()
    };
    let extra = listing(EvidenceKind::Extra, |item| &item.query);
    if !extra.is_empty() {
        parts.push(format!("{} not in the listed name", extra.join(" ")));
    }
    let missing = listing(EvidenceKind::Missing, |item| &item.listed);
    if !missing.is_empty() {
        parts.push(format!("listed {} not in the counterparty's name", missing.join(" ")));
    }
    for item in evidence {
        if let Some(text) = secondary(item) {
            parts.push(text);
        }
    }
    let mut sentence = parts.join("; ");
    if sentence.is_empty() {
        sentence.push_str("no word in common");
    }
    let _ = write!(sentence, "; score {score:.4}.");
    sentence
}

/// What keeps a score below a threshold: how much is lacking, and the items that lost most, in one sentence.
#[must_use]
pub fn gap(evidence: &[Evidence], score: f32, threshold: f32) -> String {
    /// How many items are named.
    const NAMED: usize = 3;
    let mut losses: Vec<(f32, String)> = evidence
        .iter()
        .filter_map(|item| {
            let short = item.similarity.map_or(0.0, |similarity| {
                if similarity > 0.0 { item.contribution * (1.0 - similarity) / similarity } else { 0.0 }
            });
            let lost = if item.contribution < 0.0 { -item.contribution } else { short };
            let text = match item.kind {
                EvidenceKind::Matched => matched(item),
                EvidenceKind::Extra => format!("\u{201c}{}\u{201d} not in the listed name", item.query),
                EvidenceKind::Missing => {
                    format!("listed \u{201c}{}\u{201d} not in the counterparty's name", item.listed)
                }
                _ => secondary(item)?,
            };
            (lost >= 0.001).then_some((lost, text))
        })
        .collect();
    losses.sort_by(|a, b| b.0.total_cmp(&a.0));
    let named: Vec<String> =
        losses.iter().take(NAMED).map(|(lost, text)| format!("{text} ({lost:.4})")).collect();
    let lacks = (threshold - score).max(0.0);
    if named.is_empty() {
        format!("{lacks:.4} short of the threshold {threshold}: nothing answers.")
    } else {
        format!("{lacks:.4} short of the threshold {threshold}; lost most by: {}.", named.join("; "))
    }
}

/// What is matched, neighbours that are matched for the same reason in one clause.
fn matches(evidence: &[Evidence]) -> Vec<String> {
    let mut merged: Vec<Evidence> = Vec::new();
    for item in evidence.iter().filter(|item| item.kind == EvidenceKind::Matched) {
        let mergeable =
            matches!(item.reason, Some(Reason::Identical | Reason::SameMeaning | Reason::Transliterated));
        match merged.last_mut() {
            Some(last) if mergeable && last.reason == item.reason => {
                last.query = format!("{} {}", last.query, item.query);
                last.listed = format!("{} {}", last.listed, item.listed);
            }
            _ => merged.push(item.clone()),
        }
    }
    merged.iter().map(matched).collect()
}

fn matched(item: &Evidence) -> String {
    let (query, listed) = (&item.query, &item.listed);
    let why = match item.reason {
        Some(Reason::Identical) => return format!("\u{201c}{query}\u{201d} is the same as listed"),
        Some(Reason::SameMeaning) => "by meaning (legal form, abbreviation or number)",
        Some(Reason::Joined) => "written together or apart",
        Some(Reason::OneEdit) => "one letter off",
        Some(Reason::TwoEdits) => "two letters off",
        Some(Reason::SameSound) => "by sound",
        Some(Reason::Initial) => "by initial",
        Some(Reason::Nickname) => "as a form of the same given name",
        Some(Reason::Pinyin) => "as the same pinyin syllables",
        Some(Reason::Han) => "as read from Chinese characters",
        Some(Reason::WadeGiles) => "read as Wade-Giles",
        Some(Reason::Palladius) => "read as Palladius' Cyrillic",
        Some(Reason::Cantonese) => "read as a Cantonese or Taiwan spelling",
        Some(Reason::Korean) => "read as the same Korean syllables",
        Some(Reason::Japanese) => "read as the same Japanese morae",
        Some(Reason::Transliterated) => "transliterated",
        Some(Reason::Romanised) => "in another romanisation",
        Some(Reason::Feminine) => "as a man's or a woman's form of the surname",
        Some(Reason::Truncated) => "cut by the length of the field",
        Some(Reason::Acronym) => "as an acronym",
        None => "",
    };
    format!("\u{201c}{query}\u{201d} answers listed \u{201c}{listed}\u{201d} {why}")
}

fn secondary(item: &Evidence) -> Option<String> {
    let what = match item.kind {
        EvidenceKind::DateOfBirth => "date of birth",
        EvidenceKind::Country => "country",
        EvidenceKind::Gender => "gender",
        EvidenceKind::PlaceOfBirth => "place of birth",
        EvidenceKind::Identifier if item.verdict == Some(Verdict::Agrees) => {
            return Some(format!("identifier {} agrees exactly (listed {})", item.query, item.listed));
        }
        EvidenceKind::Identifier if item.verdict == Some(Verdict::Near) => {
            return Some(format!(
                "identifier {} has the number of listed {}, of another kind or country",
                item.query, item.listed
            ));
        }
        EvidenceKind::Identifier => "identifier",
        EvidenceKind::EntityType => "type",
        EvidenceKind::WeakAlias => {
            return Some(format!("weak alias \u{201c}{}\u{201d} matches too ({})", item.listed, item.query));
        }
        EvidenceKind::Rule => return Some(item.query.clone()),
        EvidenceKind::LegalForm => {
            let (query, listed) = (&item.query, &item.listed);
            return Some(format!("legal form \u{201c}{query}\u{201d} is not \u{201c}{listed}\u{201d}"));
        }
        EvidenceKind::Matched | EvidenceKind::Extra | EvidenceKind::Missing => return None,
    };
    let says = match item.verdict? {
        Verdict::Agrees => "agrees",
        // Hong Kong and China, or a successor of a state that is gone.
        Verdict::Near if item.kind == EvidenceKind::Country => "is related",
        Verdict::Near => "is near",
        Verdict::Contradicts => "contradicts",
    };
    Some(format!("{what} {} {says} (listed {})", item.query, item.listed))
}

#[cfg(test)]
mod tests {
    use crate::designation::EntityKind;
    use crate::name::analyse;
    use crate::score::Scorer;

    use super::*;

    #[test]
    fn a_sentence_names_the_words_and_the_reasons() {
        for (query, listed, kind, sentence) in [
            (
                "Guangzong ZHAO",
                "ZHAO, Guangzong",
                EntityKind::Person,
                "\u{201c}Guangzong ZHAO\u{201d} is the same as listed; score 1.0000.",
            ),
            (
                "Chao Kuang-tsung",
                "ZHAO, Guangzong",
                EntityKind::Person,
                "\u{201c}Chao Kuang tsung\u{201d} answers listed \u{201c}ZHAO Guangzong\u{201d} read as Wade-Giles; score 0.9200.",
            ),
            (
                "Orion Shipping Ltd",
                "ORION LIMITED",
                EntityKind::Entity,
                "\u{201c}Orion\u{201d} is the same as listed; \u{201c}Ltd\u{201d} answers listed \u{201c}LIMITED\u{201d} by \
                 meaning (legal form, abbreviation or number); \u{201c}Shipping\u{201d} not in the listed name; score 0.4943.",
            ),
        ] {
            let score = Scorer::default().compare(&analyse(query, kind), &analyse(listed, kind));
            assert_eq!(explain(&score.evidence, score.score), sentence);
            let sum: f32 = score.evidence.iter().map(|item| item.contribution).sum();
            assert!((sum - score.score).abs() < 0.000_05, "contributions add up: {sum}");
        }
    }
}
