//! Names of the UK's lists: six parts, a type and a strength → a name.
//!
//! `Name 6` is the surname of a person or the whole name of anything else; `Name 1` to `Name 5` are given names. A
//! person is written `SURNAME, Given Middle`, so that whoever reads the name knows which is which. What stands beside
//! a name in its cell is taken off it: a note in brackets on a person's (`(BIRTH NAME)`); the acronym of an
//! organisation (`RURITANIAN NETWORK (RN)`) becomes a weak alias, and the name without it a further name.
//!
//! A name that is listed as good and as low is kept once, as strong: whoever looks for it must find it.
//!
//! A name in the column for other scripts is a native name only if it has letters of another script: `António` is not.

use super::Warnings;
use crate::designation::{Alias, AliasKind, AliasStrength, Designation, EntityKind, country_code};
use crate::list::fields::{add_name, is_native_script, joined, visible};

/// Words in brackets that say something about a person's name and are no part of it.
const NOTES: [&str; 8] =
    ["BIRTH NAME", "MAIDEN NAME", "NICKNAME", "ALIAS", "FIRST", "SECOND", "THIRD", "DECEASED"];

/// Legal forms and the like in brackets, which are no acronyms.
const LEGAL_FORMS: [&str; 22] = [
    "AO",
    "FZC",
    "FZCO",
    "FZE",
    "FZ-LLC",
    "GMBH",
    "INC",
    "JSC",
    "LLC",
    "LLP",
    "LTD",
    "NGO",
    "OAO",
    "OFF-SHORE",
    "OFFSHORE",
    "OJSC",
    "OOO",
    "PAO",
    "PJSC",
    "PLC",
    "SAL",
    "ZAO",
];

/// A name as a row or element of a list gives it.
pub(super) struct Written<'a> {
    /// `Name 1` to `Name 6`.
    pub(super) parts: [&'a str; 6],
    /// `Primary name`, `Alias`, `FKA` …
    pub(super) kind: &'a str,
    /// `Good quality a.k.a`, `Low quality` … or nothing, which is not weak.
    pub(super) strength: &'a str,
}

/// Adds a name with what its brackets hold.
pub(super) fn add(designation: &mut Designation, written: &Written, warnings: &mut Warnings) {
    let person = designation.kind == EntityKind::Person;
    let name = if person { person_name(&written.parts) } else { joined(ordered(&written.parts), " ") };
    if name.is_empty() {
        return;
    }
    let kind = kind(written.kind).unwrap_or_else(|| {
        warnings.unread("Name type", written.kind);
        AliasKind::Alias
    });
    let strength = strength(written.strength).unwrap_or_else(|| {
        warnings.unread("Alias strength", written.strength);
        AliasStrength::Strong
    });
    push(designation, Alias { name, kind, strength });
}

/// Adds a primary name that is given whole.
pub(super) fn add_primary(designation: &mut Designation, name: String) {
    push(designation, Alias::strong(name, AliasKind::Primary));
}

/// Adds a name of the column for names in other scripts; `quality` is that of the name it renders, where the list says
/// which that is. A name that renders a good one and a low one is strong.
pub(super) fn add_native(designation: &mut Designation, text: &str, quality: &str) {
    let name = balanced(&visible(text)).trim_matches(['،', ',', ';', ' ']).to_owned();
    let kind = if is_native_script(&name) { AliasKind::Native } else { AliasKind::Alias };
    let strength = strength(quality).unwrap_or_default();
    push(designation, Alias { name, kind, strength });
}

fn push(designation: &mut Designation, alias: Alias) {
    let alias = match alias.kind {
        // Whatever column it stands in.
        AliasKind::Alias if is_native_script(&alias.name) => Alias { kind: AliasKind::Native, ..alias },
        _ => alias,
    };
    let acronym = if designation.kind == EntityKind::Person { None } else { acronym(&alias.name) };
    let further = acronym.map(|(name, acronym)| {
        let kind = if alias.kind == AliasKind::Primary { AliasKind::Alias } else { alias.kind };
        let acronym = Alias { name: acronym.to_owned(), kind, strength: AliasStrength::Weak };
        [Alias { name: name.to_owned(), kind, ..alias.clone() }, acronym]
    });
    // A row may call an alias what a later one calls the primary name.
    if alias.kind == AliasKind::Primary
        && let Some(known) = designation
            .names
            .iter_mut()
            .find(|known| known.name == alias.name && known.strength == alias.strength)
    {
        known.kind = AliasKind::Primary;
    }
    add_name(designation, alias);
    further.into_iter().flatten().for_each(|alias| add_name(designation, alias));
}

/// The parts in the order in which they are spoken, white space collapsed.
fn ordered(parts: &[&str; 6]) -> impl Iterator<Item = String> {
    parts.iter().map(|part| visible(part))
}

fn person_name(parts: &[&str; 6]) -> String {
    let [given @ .., surname] = parts;
    let given = joined(given.iter().map(|part| without_note(&visible(part))), " ");
    let surname = without_note(&visible(surname));
    if given.is_empty() {
        return surname;
    }
    // `HENTZAU, JR` with `Rupert`: the comma that tells the surname must be the only one.
    joined([surname.replace(", ", " "), given], ", ")
}

/// A part of a person's name without a note in brackets.
fn without_note(part: &str) -> String {
    let Some((before, rest)) = part.split_once('(') else { return part.to_owned() };
    match rest.split_once(')') {
        Some((note, after)) if NOTES.iter().any(|known| note.trim().eq_ignore_ascii_case(known)) => {
            joined([before.trim(), after.trim()], " ")
        }
        _ => part.to_owned(),
    }
}

/// A name that ends with an acronym in brackets: what stands before, and the acronym.
fn acronym(name: &str) -> Option<(&str, &str)> {
    let (before, acronym) = name.strip_suffix(')')?.rsplit_once(" (")?;
    let letters = acronym.chars().filter(char::is_ascii_uppercase).count();
    let shape = (2..=10).contains(&acronym.len())
        && acronym.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '/' | '-' | '&'))
        && letters * 2 > acronym.len();
    // A short name may be the acronym of what stands in brackets.
    let known = LEGAL_FORMS.contains(&acronym) || country_code(acronym).is_some();
    (shape && !known && before.contains(' ') && !before.ends_with(')')).then_some((before.trim(), acronym))
}

/// A text without brackets that are opened or closed only.
fn balanced(text: &str) -> String {
    let count = |c| text.matches(c).count();
    if count('(') == count(')') { text.to_owned() } else { visible(&text.replace(['(', ')'], " ")) }
}

fn kind(word: &str) -> Option<AliasKind> {
    match visible(word).to_ascii_lowercase().as_str() {
        "primary name" | "prime alias" => Some(AliasKind::Primary),
        "primary name variation" | "alias" | "aka" | "a.k.a" | "a.k.a." | "" => Some(AliasKind::Alias),
        "fka" | "f.k.a" | "f.k.a." | "formerly known as" | "former name" => Some(AliasKind::Former),
        _ => None,
    }
}

fn strength(word: &str) -> Option<AliasStrength> {
    let word = visible(word).to_ascii_lowercase();
    match word.trim_end_matches(['.', ' ']).trim_end_matches("a.k.a").trim_end() {
        "" | "good quality" | "good" | "high quality" => Some(AliasStrength::Strong),
        "low quality" | "low" => Some(AliasStrength::Weak),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_persons_surname_stands_before_a_comma() {
        let table = [
            (["", "", "", "", "", "DOE"], "DOE"),
            (["Janus", " van", "der ", "", "", "DOE"], "DOE, Janus van der"),
            (["Janus", "", "", "", "", ""], "Janus"),
            (["Janus", "", "", "", "", "DOE, JR"], "DOE JR, Janus"),
            (["Janus", "", "", "", "", "DOE (BIRTH NAME)"], "DOE, Janus"),
            (["Janus", "", "", "", "", "DOE III (Third)"], "DOE III, Janus"),
            (["Janus (Jan)", "", "", "", "", "DOE"], "DOE, Janus (Jan)"),
        ];
        for (parts, expected) in table {
            assert_eq!(person_name(&parts), expected);
        }
    }

    #[test]
    fn an_acronym_is_told_from_a_place_and_a_legal_form() {
        assert_eq!(acronym("RURITANIAN NETWORK (RN)"), Some(("RURITANIAN NETWORK", "RN")));
        assert_eq!(acronym("ARMY OF RURITANIA (ARU/P)"), Some(("ARMY OF RURITANIA", "ARU/P")));
        for name in [
            "RURITANIAN BANK (PJSC)",
            "RURITANIAN BANK (UK)",
            "RURITANIAN BANK (KENYA)",
            "RURITANIAN BANK (Branch)",
            "RB (RURITANIAN BANK)",
            "RURITANIAN (RB) LIMITED",
            "(RB)",
        ] {
            assert_eq!(acronym(name), None, "{name}");
        }
    }

    #[test]
    fn types_and_strengths_are_read_in_every_spelling() {
        let kinds = ["Primary Name", "Primary name", "Primary Name Variation", "ALias", "AKA", "FKA", "Nom"];
        let (alias, primary) = (Some(AliasKind::Alias), Some(AliasKind::Primary));
        assert_eq!(kinds.map(kind), [primary, primary, alias, alias, alias, Some(AliasKind::Former), None]);
        let (strong, weak) = (Some(AliasStrength::Strong), Some(AliasStrength::Weak));
        let words =
            ["", "Good quality a.k.a", "Low quality a.k.a", "Low quality a.k.a.", "Low quality", "Poor"];
        assert_eq!(words.map(strength), [strong, strong, weak, weak, weak, None]);
    }
}
