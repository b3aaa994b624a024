//! Names as the United States' export control lists write them, taken apart.
//!
//! | written | names |
//! |---|---|
//! | `A, a.k.a., B`, `A (f.k.a. B; C)`, `A D/B/A B` | `A`, `B`, `C` of the kind said |
//! | `and A` (the last of several aliases), `A or B` | `A`; `A`, `B` |
//! | `A (ABC)` | as it stands, `A`, and `ABC` as a weak alias |
//! | `A (ABC) 3rd Institute` | as it stands, and `A 3rd Institute` |
//! | `P.  Subordinate Institution - A`, `P. Affiliated Entity: A` | `A`, and `P A` |
//! | `A; and any successor, sub-unit, or subsidiary thereof`, `A (a subordinate of B)` | `A` |
//! | `"A"` | `A` |
//!
//! The files have been through other encodings. A control character of U+0080 to U+009F is windows-1252's character of
//! that number (`Xi\u{92}an`); a quotation mark, a low comma or a cent sign between two letters is the letter of code
//! page 437 with its number (`Co”peratief`); a question mark stands for what was lost: an apostrophe before a small
//! letter or after a single one (`Fa?ur`, `d?Etudes`), a dash between words, else a quotation mark (`JSC ?Doe?`).

use super::fields::{collapse, visible};
use super::written::bracket;
use crate::designation::{Alias, AliasKind, country_code};

/// What ends a name: from here on it is said who else is meant.
const EXPLANATIONS: [&str; 9] = [
    "; and any successor",
    ", and any successor",
    " and any successor",
    "; and its sub-units",
    ", and its sub-units",
    " and its sub-units",
    ", and its successors",
    ", including the ",
    " (all of preceding ",
];

/// What stands between whom a party belongs to and the party.
const BELONGS: [&str; 3] = ["Subordinate Institution -", "Affiliated Entity:", " entity:"];

/// What introduces a further name, in small letters.
const MARKERS: [(&str, AliasKind); 8] = [
    ("a.k.a.", AliasKind::Alias),
    ("a/k/a", AliasKind::Alias),
    ("f.k.a.", AliasKind::Former),
    ("f/k/a", AliasKind::Former),
    ("n.k.a.", AliasKind::Alias),
    ("n/k/a", AliasKind::Alias),
    ("d.b.a.", AliasKind::Alias),
    ("d/b/a", AliasKind::Alias),
];

/// Brackets around these belong to the name they stand in.
const NO_ACRONYMS: [&str; 8] = ["LLC", "LTD", "PVT", "PTY", "GROUP", "LIMITED", "CO", "PRIVATE"];

/// A longer text is taken as it stands: the longest name seen, with all that is explained in it, has some 400 bytes.
const MAX_NAME_LENGTH: usize = 4_000;

/// An acronym is no longer.
const MAX_ACRONYM_LENGTH: usize = 9;

/// A name as listed, first among the names in it.
pub(super) fn primary(text: &str) -> Vec<Alias> {
    let mut names = read(text, AliasKind::Primary);
    for name in names.iter_mut().skip(1).filter(|name| name.kind == AliasKind::Primary) {
        name.kind = AliasKind::Alias;
    }
    names
}

/// The names in one of several aliases.
pub(super) fn alias(text: &str) -> Vec<Alias> {
    let text = text.trim();
    let text = text.strip_prefix("and ").unwrap_or(text);
    if text == "and" || text.starts_with('(') && text.ends_with(')') {
        return Vec::new();
    }
    text.split(" or ").flat_map(|name| read(name, AliasKind::Alias)).collect()
}

/// Whether the names say less than the text they were taken from.
pub(super) fn is_shortened(text: &str, names: &[Alias]) -> bool {
    let text = visible(&repaired(text));
    !names.iter().any(|name| name.name == text)
}

/// A text with the characters that were meant.
pub(super) fn repaired(text: &str) -> String {
    let broken = |c: char| matches!(c, '\u{80}'..='\u{9f}' | '”' | '‚' | '¢' | '?');
    if !text.contains(broken) {
        return text.to_owned();
    }
    let characters: Vec<char> = text.chars().collect();
    // Where a word begins or ends there is neither a letter nor a number.
    let at = |place: Option<usize>| place.and_then(|place| characters.get(place)).copied().unwrap_or(' ');
    let mut repaired = String::with_capacity(text.len());
    for (place, &c) in characters.iter().enumerate() {
        let (before, after) = (at(place.checked_sub(1)), at(Some(place + 1)));
        let within = before.is_alphabetic() && after.is_alphabetic();
        let elision = !at(place.checked_sub(2)).is_alphabetic();
        match c {
            '\u{80}'..='\u{9f}' => {
                let byte = u8::try_from(u32::from(c)).unwrap_or(b' ');
                repaired.push_str(&encoding_rs::WINDOWS_1252.decode_without_bom_handling(&[byte]).0);
            }
            '”' if within => repaired.push('ö'),
            '‚' if within => repaired.push('é'),
            '¢' if within => repaired.push('ó'),
            '?' if before == ')' || after.is_lowercase() || within && elision => repaired.push('\''),
            '?' if within => repaired.push('-'),
            '?' => repaired.push('"'),
            _ => repaired.push(c),
        }
    }
    repaired
}

fn read(text: &str, kind: AliasKind) -> Vec<Alias> {
    let text = repaired(text);
    if text.len() > MAX_NAME_LENGTH {
        return vec![Alias::strong(visible(&text), kind)];
    }
    let mut names = Vec::new();
    let (text, marked) = without_marked_brackets(before_explanation(&text));
    for (place, (segment_kind, segment)) in segments(&text, kind).into_iter().enumerate() {
        let kind = if place == 0 && kind == AliasKind::Primary { kind } else { segment_kind };
        simple(segment, kind, &mut names);
    }
    for (kind, name) in marked {
        simple(&name, kind, &mut names);
    }
    names
}

fn before_explanation(text: &str) -> &str {
    let lower = text.to_ascii_lowercase();
    let end = EXPLANATIONS.iter().filter_map(|explanation| lower.find(explanation)).min();
    &text[..end.unwrap_or(text.len())]
}

/// The marker a text begins with, and what follows it.
fn marker(text: &str) -> Option<(AliasKind, &str)> {
    MARKERS.iter().find_map(|(marker, kind)| {
        let start = text.get(..marker.len()).filter(|start| start.eq_ignore_ascii_case(marker))?;
        Some((*kind, text[start.len()..].trim_start_matches([',', '.', ':', ' '])))
    })
}

/// A text without brackets such as `(a.k.a. B; C)`, and the names in them.
fn without_marked_brackets(text: &str) -> (String, Vec<(AliasKind, String)>) {
    let (mut outside, mut names, mut rest) = (String::new(), Vec::new(), text);
    while let Some(open) = rest.find('(') {
        let (inner, after) = bracket(&rest[open..]);
        match marker(inner) {
            Some((kind, inner)) => {
                outside.push_str(&rest[..open]);
                outside.push(' ');
                names.extend(inner.split(';').map(|name| (kind, name.trim().to_owned())));
            }
            None => outside.push_str(&rest[..rest.len() - after.len()]),
        }
        rest = after;
    }
    outside.push_str(rest);
    (outside, names)
}

/// The parts of a text between markers, each with its kind.
fn segments(text: &str, first: AliasKind) -> Vec<(AliasKind, &str)> {
    let mut found = Vec::new();
    let (mut kind, mut rest) = match marker(text.trim()) {
        Some((kind, rest)) => (kind, rest),
        None => (first, text),
    };
    'segments: loop {
        for (at, _) in rest.match_indices(' ') {
            if let Some((next, after)) = marker(&rest[at + 1..]) {
                found.push((kind, &rest[..at]));
                (kind, rest) = (next, after);
                continue 'segments;
            }
        }
        found.push((kind, rest));
        return found;
    }
}

/// The names in a text without markers.
fn simple(text: &str, kind: AliasKind, names: &mut Vec<Alias>) {
    for belongs in BELONGS {
        if let Some((whose, party)) = text.split_once(belongs) {
            let whose = whose.split(" (").next().unwrap_or(whose).trim_matches(['.', ' ']);
            let party = trimmed(party);
            let both = collapse(&format!("{whose} {}", without_acronym(&party).0));
            if party.starts_with(|c: char| c.is_ascii_digit()) {
                // Every academy has a 2nd institute: alone that is hardly a name.
                names.push(Alias::strong(both, kind));
                names.push(Alias::weak(party));
                return;
            }
            if !party.is_empty() {
                simple(&party, kind, names);
                names.push(Alias::strong(both, AliasKind::Alias));
                return;
            }
        }
    }
    let text = trimmed(before_lower_bracket(text));
    if text.is_empty() {
        return;
    }
    let (without, acronym) = without_acronym(&text);
    let further = if kind == AliasKind::Primary { AliasKind::Alias } else { kind };
    let shorter = (without != text).then(|| Alias::strong(without, further));
    names.push(Alias::strong(text, kind));
    names.extend(shorter);
    names.extend(acronym.map(Alias::weak));
}

/// A text before a last bracket that begins with a small letter or explains with a colon.
fn before_lower_bracket(text: &str) -> &str {
    let text = text.trim();
    match text.rfind(" (") {
        Some(open) if text.ends_with(')') => {
            let first = text.find(" (").unwrap_or(open);
            let (inner, after) = bracket(&text[first + 1..]);
            let explains = inner.starts_with(char::is_lowercase) || inner.contains(':');
            if explains && after.trim().is_empty() { &text[..first] } else { text }
        }
        _ => text,
    }
}

/// A name without the acronym in brackets, and the acronym where it ends the name and so is the name's own.
fn without_acronym(text: &str) -> (String, Option<String>) {
    for (open, _) in text.match_indices(" (") {
        let (inner, after) = bracket(&text[open + 1..]);
        if is_acronym(inner, &text[..open]) {
            let without = collapse(&format!("{}{after}", &text[..open]));
            let own = after.trim_matches(['.', ' ']).is_empty();
            return (without, own.then(|| inner.to_owned()));
        }
    }
    (text.to_owned(), None)
}

/// Whether brackets hold the acronym of what stands before them. In a text of capitals the letters must be its
/// initials.
fn is_acronym(text: &str, before: &str) -> bool {
    let allowed = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || matches!(c, '-' | '&' | ' ');
    let mut initials = before.split([' ', '-']).filter_map(|word| word.chars().next());
    let mut letters = text.chars().filter(char::is_ascii_uppercase);
    text.chars().all(allowed)
        && letters.clone().count() >= 2
        && text.len() <= MAX_ACRONYM_LENGTH
        && !NO_ACRONYMS.contains(&text)
        && country_code(text).is_none()
        && (before.contains(char::is_lowercase) || letters.all(|c| initials.any(|initial| initial == c)))
}

/// A name without what separated it from others, an unopened bracket, and quotation marks around all of it.
fn trimmed(text: &str) -> String {
    let mut text = text.trim_start_matches('-').trim_matches([',', ';', ' ']);
    if !text.contains('(') && text.contains(')') {
        text = text.trim_end_matches([')', '.', ' ']);
    }
    visible(unquoted(text))
}

/// A text without quotation marks around all of it.
pub(super) fn unquoted(text: &str) -> &str {
    let inner = text.strip_prefix('"').and_then(|text| text.strip_suffix('"'));
    inner.filter(|inner| !inner.contains('"')).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::designation::AliasStrength;

    fn shown(names: &[Alias]) -> Vec<String> {
        let mark = |name: &Alias| match (name.kind, name.strength) {
            (AliasKind::Former, _) => "former ",
            (_, AliasStrength::Weak) => "weak ",
            _ => "",
        };
        names.iter().map(|name| format!("{}{}", mark(name), name.name)).collect()
    }

    #[test]
    fn primary_names_are_taken_apart() {
        let table: [(&str, &[&str]); 17] = [
            ("  DOE, Janus ", &["DOE, Janus"]),
            ("JANUS DOE A/K/A JAN DOE", &["JANUS DOE", "JAN DOE"]),
            ("RURITANIAN AIR D/B/A R7 AIR", &["RURITANIAN AIR", "R7 AIR"]),
            ("PEARL (A.K.A. JANA DOE) ROE", &["PEARL ROE", "JANA DOE"]),
            ("Doe, Inc. (a.k.a. Doe Air; Doe Sea)", &["Doe, Inc.", "Doe Air", "Doe Sea"]),
            ("Doe OOO (f.k.a., OOO Roe)", &["Doe OOO", "former OOO Roe"]),
            ("Strelsau Institute (SIPT)", &["Strelsau Institute (SIPT)", "Strelsau Institute", "weak SIPT"]),
            ("Works (RSW) 3rd Plant", &["Works (RSW) 3rd Plant", "Works 3rd Plant"]),
            ("Works (RSW).  Subordinate Institution - Mill No. 3 ", &["Mill No. 3", "Works Mill No. 3"]),
            ("Doe Co.; and any successor, sub-unit, or subsidiary thereof", &["Doe Co."]),
            ("Doe Co. (a subordinate institute of RSW-7)", &["Doe Co."]),
            ("Doe Works (Parent Organization: Roe Group (RG))", &["Doe Works"]),
            ("Doe (Hong Kong) Ltd.", &["Doe (Hong Kong) Ltd."]),
            ("Doe Trading (LLC)", &["Doe Trading (LLC)"]),
            ("DOE ROE (SAILORS)", &["DOE ROE (SAILORS)"]),
            ("DOE AND ROE (DAR)", &["DOE AND ROE (DAR)", "DOE AND ROE", "weak DAR"]),
            ("Works. Affiliated Entity: 2nd Mill", &["Works 2nd Mill", "weak 2nd Mill"]),
        ];
        for (text, expected) in table {
            let names = primary(text);
            assert_eq!(shown(&names), expected, "{text}");
            assert_eq!(names.iter().filter(|name| name.kind == AliasKind::Primary).count(), 1, "{text}");
        }
    }

    #[test]
    fn aliases_lose_what_joins_them() {
        let table: [(&str, &[&str]); 8] = [
            ("and Doe Works", &["Doe Works"]),
            ("and", &[]),
            ("F.K.A. Office of Doe", &["former Office of Doe"]),
            ("Doe Works or DW Ltd", &["Doe Works", "DW Ltd"]),
            ("and Doe Institute, a.k.a., Roe Institute.", &["Doe Institute", "Roe Institute."]),
            ("and JSC DOEZ).", &["JSC DOEZ"]),
            ("(all of preceding located in Strelsau)", &[]),
            ("\"DUBBEL\"", &["DUBBEL"]),
        ];
        for (text, expected) in table {
            assert_eq!(shown(&alias(text)), expected, "{text}");
        }
    }

    #[test]
    fn lost_characters_are_repaired() {
        for (text, expected) in [
            ("CAST Xi\u{92}an Works", "CAST Xi’an Works"),
            ("Doe Co”peratief U.A.", "Doe Coöperatief U.A."),
            ("L‚opold, Falc¢n", "Léopold, Falcón"),
            ("Doe?s Mill (DM)?s Shop", "Doe's Mill (DM)'s Shop"),
            ("JSC ?Doe?", "JSC \"Doe\""),
            ("Bridge?Strelsau", "Bridge-Strelsau"),
            ("Centre d?Etudes", "Centre d'Etudes"),
            ("Janus ?ulwan Doe", "Janus 'ulwan Doe"),
            ("“Doe”", "“Doe”"),
        ] {
            assert_eq!(repaired(text), expected);
        }
    }
}
