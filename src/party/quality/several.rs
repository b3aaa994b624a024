//! Two parties in one field: `Jane Doe and John Doe`, `A; B`, `c/o`.
//!
//! Companies join names as a matter of course (`Smith & Sons`, `Ministry of Labour and Trade`), so a party that may be
//! one is flagged only where both sides are whole names and no word is one of companies.

use memchr::{memchr, memchr_iter, memchr2};

use super::classes::Classes;
use super::code::QualityCode;
use super::words::is_company;
use crate::designation::EntityKind;

/// Titles that two parties of a field share.
const TITLES: [&str; 16] = [
    "mr", "mrs", "ms", "miss", "dr", "herr", "frau", "m", "mme", "monsieur", "madame", "sr", "sra", "señor",
    "señora", "hr",
];

pub(super) fn check(text: &str, classes: Classes, kind: EntityKind) -> Option<QualityCode> {
    if is_care_of(text, classes) {
        return Some(QualityCode::CareOf);
    }
    is_several(text, classes, kind).then_some(QualityCode::TwoParties)
}

/// `Jane Doe c/o John Doe`, `Attn: Jane Doe`.
fn is_care_of(text: &str, classes: Classes) -> bool {
    let bytes = text.as_bytes();
    if matches!(bytes, [b'a' | b'A', b't' | b'T', b't' | b'T', ..]) {
        let word = bytes.iter().position(|byte| !byte.is_ascii_alphabetic()).unwrap_or(bytes.len());
        let is_attention =
            ["attn", "att", "attention"].iter().any(|attn| text[..word].eq_ignore_ascii_case(attn));
        if is_attention && matches!(bytes.get(word), Some(b':' | b'.')) {
            return true;
        }
    }
    if !classes.has(Classes::JOINT) {
        return false;
    }
    let Some(slash) = memchr(b'/', bytes) else { return false };
    let apart =
        |at: Option<usize>| at.and_then(|at| bytes.get(at)).is_none_or(|byte| !byte.is_ascii_alphanumeric());
    slash > 0
        && matches!(bytes[slash - 1], b'c' | b'C')
        && matches!(bytes.get(slash + 1), Some(b'o' | b'O'))
        && apart(slash.checked_sub(2))
        && apart(Some(slash + 2))
}

fn is_several(text: &str, classes: Classes, kind: EntityKind) -> bool {
    if classes.has(Classes::JOINT)
        && let Some(at) = memchr2(b';', b'|', text.as_bytes())
        && letters(&text[..at]) >= 3
        && letters(&text[at + 1..]) >= 3
    {
        return true;
    }
    let person = match kind {
        EntityKind::Person => true,
        EntityKind::Unknown => false,
        EntityKind::Entity | EntityKind::Vessel | EntityKind::Aircraft => return false,
    };
    if !classes.has(Classes::SPACE | Classes::JOINT) {
        return false;
    }
    let mut start = 0;
    let bytes = text.as_bytes();
    for end in memchr_iter(b' ', bytes).chain([bytes.len()]) {
        if is_joint(&bytes[start..end], person) && joins(&text[..start], &text[end..], person) {
            return person || !is_company(text);
        }
        start = end + 1;
    }
    person && classes.has(Classes::JOINT) && is_slashed(text)
}

/// Whether a word stands between two parties.
fn is_joint(word: &[u8], person: bool) -> bool {
    const JOINTS: [&str; 9] = ["&", "+", "/", "et", "en", "og", "and", "und", "och"];
    if !matches!(word.len(), 1..=3) {
        return false;
    }
    // Words of companies are known in Latin letters, so that only a person is sure to be none in others.
    person && word == "и".as_bytes() || JOINTS.iter().any(|joint| word.eq_ignore_ascii_case(joint.as_bytes()))
}

/// Whether two parties stand before and after.
fn joins(left: &str, right: &str, person: bool) -> bool {
    if letters(left) < 2 || letters(right) < 2 {
        return false;
    }
    let words = |side: &str| side.split_whitespace().filter(|word| letters(word) > 0).count();
    person || (words(left) >= 2 && words(right) >= 2) || (titled(left) && titled(right))
}

fn titled(side: &str) -> bool {
    let first = side.split_whitespace().next().unwrap_or("").trim_end_matches('.').to_lowercase();
    TITLES.contains(&first.as_str())
}

/// `Doe/Miller`: two whole words, which `S/O` and `A/L` (son of) are not.
fn is_slashed(text: &str) -> bool {
    let Some((left, right)) = text.split_once('/') else { return false };
    let left = left.rsplit(' ').next().unwrap_or("");
    let right = right.split(' ').next().unwrap_or("");
    letters(left) >= 4 && letters(right) >= 4
}

fn letters(text: &str) -> usize {
    text.chars().filter(|c| c.is_alphabetic()).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(text: &str, kind: EntityKind) -> &'static str {
        check(text, Classes::of(text), kind).map_or("", QualityCode::as_str)
    }

    #[test]
    fn two_parties_in_one_field_are_told_from_companies() {
        use EntityKind::{Entity, Person, Unknown};
        for (text, kind, expected) in [
            ("Jane Doe and John Doe", Person, "two_parties"),
            ("Jane Doe AND John Doe", Unknown, "two_parties"),
            ("John and Jane", Person, "two_parties"),
            ("Doe & Miller", Person, "two_parties"),
            ("Jane Doe / John Roe", Unknown, "two_parties"),
            ("Hans Meier und Anna Meier", Person, "two_parties"),
            ("Mr and Mrs Miller", Unknown, "two_parties"),
            ("Herr und Frau Meier", Unknown, "two_parties"),
            ("Мария и Пётр", Person, "two_parties"),
            ("Miller/Mueller", Person, "two_parties"),
            ("Jane Doe; John Roe", Entity, "two_parties"),
            ("Jane Doe | John Roe", Unknown, "two_parties"),
            ("Jane Doe c/o John Roe", Person, "care_of"),
            ("Alpha GmbH C/O Beta GmbH", Entity, "care_of"),
            ("Attn: Jane Doe", Unknown, "care_of"),
            ("Smith & Sons", Unknown, ""),
            ("Procter & Gamble", Unknown, ""),
            ("Marks and Spencer", Unknown, ""),
            ("Johnson & Johnson Consumer Health Inc", Unknown, ""),
            ("Harbour Fish and Lobster Trading", Unknown, ""),
            ("Ministry of Labour and Social Affairs", Unknown, ""),
            ("Ernst and Young Global Limited", Unknown, ""),
            ("Jane Doe and John Doe", Entity, ""),
            ("José Ortega y Gasset", Person, ""),
            ("Artur da Costa e Silva", Person, ""),
            ("Anders And", Person, ""),
            ("Ravi S/O Kumar", Person, ""),
            ("Nur A/P Ahmad", Person, ""),
            ("Alexander Brandt", Person, ""),
            ("Attila Kovacs", Person, ""),
            ("Disc/Over", Entity, ""),
            ("A; B", Entity, ""),
            ("Асоциация за права и борба с лъжите", Unknown, ""),
            ("& Sons", Person, ""),
            ("", Person, ""),
            ("c/", Person, ""),
            ("/o", Person, ""),
        ] {
            assert_eq!(code(text, kind), expected, "{text} ({kind:?})");
        }
    }
}
