//! The UN's hand-written alias texts, taken apart into names.
//!
//! | written | names |
//! |---|---|
//! | `A; B b) C` | `A`, `B`, `C` |
//! | `A (native script)`, `A native script` | `A`, and the script as a native name |
//! | `native (A; B)` | the script as a native name, `A`, `B` |
//! | `A Movement (AM)` | `A Movement`, and `AM` as a weak alias |
//! | `A, born 1 Jan. 1953 (passport …)`, `A (birth name)` | `A` |
//! | `A (Hong Kong) Limited` | as it stands: brackets in the middle or around a place are part of an entity's name |
//!
//! A primary name stays as listed; what its brackets hold becomes further names.

use crate::designation::{Alias, AliasKind, AliasStrength};
use crate::list::fields::{collapse, is_native_letter};
use crate::list::written::{bracket, is_acronym};

/// The names in one alias text, of the kind and strength the element states.
pub(super) fn split(text: &str, person: bool, kind: AliasKind, strength: AliasStrength) -> Vec<Alias> {
    let mut names = Names { found: Vec::new(), person, kind, strength };
    for part in items(text) {
        names.read(part);
    }
    names.found
}

/// The primary name as listed, then what its brackets and separators hold.
pub(super) fn primary(text: &str, person: bool) -> Vec<Alias> {
    let parts: Vec<&str> =
        if person { vec![text] } else { items(text).flat_map(|item| item.split(" / ")).collect() };
    let Some(first) = parts.first().map(|first| clean(first)).filter(|first| !first.is_empty()) else {
        return Vec::new();
    };
    let mut found = vec![Alias::strong(first.as_str(), AliasKind::Primary)];
    if !person {
        for (place, part) in parts.iter().enumerate() {
            let strength = if place > 0 && is_acronym(part.trim()) {
                AliasStrength::Weak
            } else {
                AliasStrength::Strong
            };
            let more = split(part, person, AliasKind::Alias, strength);
            found.extend(more.into_iter().filter(|name| name.name != first));
        }
    }
    found
}

/// The parts of a text separated by `;` or by markers such as ` b) `, outside brackets.
fn items(text: &str) -> impl Iterator<Item = &str> {
    let mut cuts = vec![0];
    let mut depth = 0usize;
    let bytes = text.as_bytes();
    for (at, byte) in bytes.iter().enumerate() {
        match byte {
            b'(' => depth += 1,
            b')' if depth > 0 => depth -= 1,
            // A closing bracket after a lone letter opens the next item.
            b')' if at >= 2 && bytes[at - 1].is_ascii_lowercase() && bytes[at - 2] == b' ' => {
                cuts.extend([at - 1, at + 1]);
            }
            b';' if depth == 0 => cuts.extend([at, at + 1]),
            _ => {}
        }
    }
    cuts.push(text.len());
    let pairs: Vec<(usize, usize)> = cuts.chunks(2).map(|pair| (pair[0], pair[1])).collect();
    pairs.into_iter().map(move |(from, to)| text[from..to].trim()).filter(|item| !item.is_empty())
}

struct Names {
    found: Vec<Alias>,
    person: bool,
    kind: AliasKind,
    strength: AliasStrength,
}

impl Names {
    /// Reads one item: its text outside brackets and what its brackets hold.
    fn read(&mut self, item: &str) {
        let item = item.trim_start_matches([')', ' ']);
        let item = before_birth(item);
        let mut outside = String::new();
        let mut rest = item;
        let mut inside = Vec::new();
        while let Some(open) = rest.find('(') {
            let (inner, after) = bracket(&rest[open..]);
            let before = &rest[..open];
            let middle = after.contains(char::is_alphanumeric);
            outside.push_str(before);
            // A bracket glued to the text around it, or between words of an entity's name, belongs to the name.
            let kept = !self.person
                && !is_acronym(inner)
                && !inner.contains(';')
                && has_latin(before) == has_latin(inner)
                && (middle || starts_like_a_name(inner));
            if kept {
                outside.push('(');
                outside.push_str(inner);
                outside.push(')');
            } else {
                outside.push(' ');
                inside.push(inner);
            }
            rest = after;
        }
        outside.push_str(rest);
        let native_outside = !has_latin(&outside) && outside.contains(char::is_alphabetic);
        self.by_script(&outside);
        for inner in inside {
            self.bracketed(inner, native_outside);
        }
    }

    /// What brackets hold: native script, romanisations of it, an acronym, or an explanation, which is dropped.
    fn bracketed(&mut self, inner: &str, native_outside: bool) {
        let inner = inner.strip_prefix("original script:").unwrap_or(inner);
        let listed = inner.contains(';');
        for item in items(inner) {
            let item = item.split(" - ").next().unwrap_or(item);
            let (item, acronym) = match item.split_once('(') {
                Some((before, rest)) => (before, rest.trim_end_matches([')', ' '])),
                None => (item, ""),
            };
            if is_acronym(acronym) && !self.person {
                self.push(acronym, AliasKind::Alias, AliasStrength::Weak);
            }
            if !has_latin(item) || native_outside || listed {
                self.by_script(item);
            } else if is_acronym(item.trim()) && !self.person {
                self.push(item, AliasKind::Alias, AliasStrength::Weak);
            }
        }
    }

    /// Adds a text, its Latin words and those of another script apart.
    fn by_script(&mut self, text: &str) {
        let latin = has_latin(text);
        let native = text.chars().any(is_native_letter);
        if !(latin && native) {
            let kind = if native { AliasKind::Native } else { self.kind };
            self.push(text, kind, self.strength);
            return;
        }
        let pick = |want: bool| {
            let words = text.split_whitespace().filter(|word| word.chars().any(is_native_letter) == want);
            words.collect::<Vec<_>>().join(" ")
        };
        self.push(&pick(false), self.kind, self.strength);
        self.push(&pick(true), AliasKind::Native, self.strength);
    }

    fn push(&mut self, text: &str, kind: AliasKind, strength: AliasStrength) {
        let name = clean(text);
        if name.contains(char::is_alphanumeric) && !self.found.iter().any(|known| known.name == name) {
            self.found.push(Alias { name, kind, strength });
        }
    }
}

/// The text before `, born …`.
fn before_birth(text: &str) -> &str {
    let Some(at) = text.find(" born ") else { return text };
    let after = text[at + 6..].trim_start_matches("in ").trim_start_matches("on ");
    let is_fact = after.starts_with(|c: char| c.is_ascii_digit()) || text[at + 6..].starts_with("in ");
    if is_fact { &text[..at] } else { text }
}

fn starts_like_a_name(text: &str) -> bool {
    text.starts_with(|c: char| c.is_uppercase() || is_native_letter(c))
        && !text.bytes().any(|byte| byte.is_ascii_digit())
}

fn has_latin(text: &str) -> bool {
    text.chars().any(|c| c.is_alphabetic() && !is_native_letter(c))
}

/// One space between words, no quotation marks, no commas around.
fn clean(text: &str) -> String {
    let text = text.replace(['“', '”', '"'], " ");
    collapse(&text).trim_matches([' ', ',', ';']).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(text: &str, person: bool) -> Vec<String> {
        let names = split(text, person, AliasKind::Alias, AliasStrength::Strong);
        let mark = |alias: &Alias| match (alias.kind, alias.strength) {
            (AliasKind::Native, _) => "native ",
            (_, AliasStrength::Weak) => "weak ",
            _ => "",
        };
        names.iter().map(|alias| format!("{}{}", mark(alias), alias.name)).collect()
    }

    #[test]
    fn persons_alias_texts_are_taken_apart() {
        let table: [(&str, &[&str]); 16] = [
            ("Azim One; Azim Two", &["Azim One", "Azim Two"]),
            (
                "Moh Sab; Moham Sab b) M. J. Sab; M. K. Sab",
                &["Moh Sab", "Moham Sab", "M. J. Sab", "M. K. Sab"],
            ),
            ("Jin Tie (金铁)", &["Jin Tie", "native 金铁"]),
            ("شيخ يونس", &["native شيخ يونس"]),
            ("حسن غول (Hassan Gul; Hasan Gul)", &["native حسن غول", "Hassan Gul", "Hasan Gul"]),
            ("Amir K (original script: Амир К)", &["Amir K", "native Амир К"]),
            ("Safia F, born 1 Jan. 1953 (Oman passport no.0382)", &["Safia F"]),
            ("Ishaq Akhund born in 1963", &["Ishaq Akhund"]),
            ("Encep N (birth name)", &["Encep N"]),
            ("Agha Jan اغا جان", &["Agha Jan", "native اغا جان"]),
            (") Abdel Rahman", &["Abdel Rahman"]),
            ("“Tek”", &["Tek"]),
            ("“General” Sidiki", &["General Sidiki"]),
            ("SURNAME, Given", &["SURNAME, Given"]),
            ("(Sheikh) Musa Hilal", &["Musa Hilal"]),
            ("Akh son of Noor (اختر ),", &["Akh son of Noor", "native اختر"]),
        ];
        for (text, expected) in table {
            assert_eq!(names(text, true), expected, "{text}");
        }
    }

    #[test]
    fn entities_brackets_are_acronyms_explanations_or_part_of_the_name() {
        let table: [(&str, &[&str]); 8] = [
            ("Lord Movement (LRM/A)", &["Lord Movement", "weak LRM/A"]),
            ("Leader (Hong Kong) Trading Limited", &["Leader (Hong Kong) Trading Limited"]),
            ("華信船務(香港)有限公司", &["native 華信船務(香港)有限公司"]),
            ("Battalion of Shahids (martyrs)", &["Battalion of Shahids"]),
            ("ACADEMY (KPE.018)", &["ACADEMY"]),
            ("شبكة (Network of Ansar - sub-unit name)", &["native شبكة", "Network of Ansar"]),
            (
                "Hay’at (HTS) (هيئة (original script); Hay’at Tahrir; Hayat Tahrir)",
                &["Hay’at", "weak HTS", "native هيئة", "Hay’at Tahrir", "Hayat Tahrir"],
            ),
            ("أنصار (Ansar in Libya (ASL))", &["native أنصار", "weak ASL", "Ansar in Libya"]),
        ];
        for (text, expected) in table {
            assert_eq!(names(text, false), expected, "{text}");
        }
    }

    #[test]
    fn a_primary_name_stays_as_listed() {
        let names = |text, person| -> Vec<String> {
            primary(text, person).into_iter().map(|name| name.name).collect()
        };
        assert_eq!(names("ERIC BADEGE", true), ["ERIC BADEGE"]);
        assert_eq!(names("BUTEMBO AIR (BAL)", false), ["BUTEMBO AIR (BAL)", "BUTEMBO AIR", "BAL"]);
        assert_eq!(
            names("COMPAGNIE A (CAGL) ; GREAT B (GLBC)", false),
            ["COMPAGNIE A (CAGL)", "COMPAGNIE A", "CAGL", "GREAT B", "GLBC"]
        );
        assert_eq!(names("HARAKAT X / HUM", false), ["HARAKAT X", "HUM"]);
        assert_eq!(names("FOUNDATION (PAKISTAN)", false), ["FOUNDATION (PAKISTAN)"]);
        assert_eq!(names("  ", false), Vec::<String>::new());
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_taken_apart(text in "[a-c();, \u{627}-\u{62a}金b)“]{0,40}", person: bool) {
            for name in split(&text, person, AliasKind::Alias, AliasStrength::Strong) {
                assert!(!name.name.is_empty());
            }
        }
    }
}
