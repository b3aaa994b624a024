//! What publishers write into and around a name by hand: brackets, quotation marks, stray separators.
//!
//! | written | names |
//! |---|---|
//! | `A Corporation (AC)`, `A (AC) Corporation` | the name without its acronym, and `AC` as a weak alias |
//! | `A Corporation (also known as B)` | `A Corporation`, `B` |
//! | `Общество … (ООО) «А»` | the name without the abbreviated legal form |
//! | `Общество «А» (ООО «А»)` | `Общество «А»`, `ООО «А»` |
//! | `A Zavod (A Machine Works)`, `AMW (A Machine Works)` | both |
//! | `A Foundation (Ruritania)`, `A (Power) Ltd` | as it stands: such brackets are part of an entity's name |
//! | a person's `A Doe (Dow)`, `A (Ann) Doe` | a word in brackets is another spelling of the one before: both |
//! | a person's `A Doe (birth name)` | `A Doe`; the explanation is a note |
//!
//! Brackets in another script than the name's hold the name in that script. The UN's aliases, where one text may hold a
//! whole list, are taken apart in `un/alias`.

use std::cmp::Ordering;

use super::fields::{collapse, is_native_script, visible};
use crate::designation::{Alias, AliasKind, AliasStrength, country_code};

/// A written name taken apart.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Written {
    /// The name itself; empty where the text holds none.
    pub(super) name: String,
    /// The names written beside it, each with the kind and strength its place says.
    pub(super) further: Vec<Alias>,
    /// Explanations, which are no names.
    pub(super) notes: Vec<String>,
}

/// Abbreviated legal forms that stand in brackets after their full words, or after a comma. Some are written with
/// letters of both scripts.
const LEGAL_FORMS: [&str; 41] = [
    "JSC", "OJSC", "CJSC", "PJSC", "LLC", "LTD", "LIMITED", "PVT", "INC", "CO", "GMBH", "SA", "S.A", "SARL",
    "FSUE", "OOO", "OAO", "ZAO", "PAO", "AO", "АО", "AО", "АO", "ООО", "ОАО", "ЗАО", "ПАО", "НАО", "САО",
    "УП", "РУП", "ФГУП", "ФКП", "ГУП", "ФГБУ", "АНО", "ТОО", "ААТ", "ТАА", "ЗАТ", "ПАТ",
];

/// Whether a text is an abbreviated legal form: `JSC`, `ООО`, `Ltd.`
pub(super) fn is_legal_form(text: &str) -> bool {
    let form = text.trim().trim_end_matches('.').to_uppercase();
    LEGAL_FORMS.contains(&form.as_str())
}

/// Takes a written name apart.
pub(super) fn take_apart(text: &str, person: bool) -> Written {
    let text = clean(text);
    let mut written = Written::default();
    let mut outside = String::new();
    let mut rest = text.as_str();
    while let Some(open) = rest.find('(') {
        let (inner, after) = bracket(&rest[open..]);
        outside.push_str(&rest[..open]);
        match told(inner, &outside, after, person) {
            Told::Part => outside.extend(["(", inner, ")"]),
            Told::Nothing => outside.push(' '),
            Told::Name(name) => {
                written.further.push(name);
                outside.push(' ');
            }
            Told::Note => {
                written.notes.push(inner.to_owned());
                outside.push(' ');
            }
        }
        rest = after;
    }
    outside.push_str(rest);
    written.name = clean(&outside);
    let name = &written.name;
    written.further.retain(|one| one.name.contains(char::is_alphanumeric) && one.name != *name);
    if !written.name.contains(char::is_alphanumeric) {
        // Nothing but brackets: what they hold is the name.
        written.name = match (written.further.is_empty(), written.notes.is_empty()) {
            (false, _) => written.further.remove(0).name,
            (true, false) => clean(&written.notes.remove(0)),
            (true, true) => String::new(),
        };
    }
    written
}

/// A name without invisible characters, quotation marks and brackets that belong to nothing in it, and stray separators.
pub(super) fn clean(text: &str) -> String {
    let text = visible(text).replace(" , ", ", ");
    let mut text = text.as_str();
    loop {
        let before = text;
        text = text.trim().trim_matches([',', ';']).trim();
        text = text.strip_suffix(" -").unwrap_or(text);
        text = without_lone_bracket(unquoted(text));
        if text == before {
            return text.to_owned();
        }
    }
}

/// The kind of a name by its script.
pub(super) fn kind_of(name: &str, kind: AliasKind) -> AliasKind {
    if is_native_script(name) { AliasKind::Native } else { kind }
}

/// What a bracket tells.
enum Told {
    /// It is part of the name.
    Part,
    /// Nothing.
    Nothing,
    /// Another name.
    Name(Alias),
    /// An explanation.
    Note,
}

/// Words before a further name.
const KNOWN_AS: [(&str, AliasKind); 9] = [
    ("also known as ", AliasKind::Alias),
    ("a.k.a. ", AliasKind::Alias),
    ("a.k.a ", AliasKind::Alias),
    ("aka ", AliasKind::Alias),
    ("also: ", AliasKind::Alias),
    ("formerly known as ", AliasKind::Former),
    ("previously known as ", AliasKind::Former),
    ("f.k.a. ", AliasKind::Former),
    ("formerly ", AliasKind::Former),
];

fn told(inner: &str, before: &str, after: &str, person: bool) -> Told {
    let name = |text: &str, kind: AliasKind, strength| {
        let name = clean(text);
        Told::Name(Alias { kind: kind_of(&name, kind), name, strength })
    };
    let known_as = KNOWN_AS.iter().find_map(|(words, kind)| {
        let start = inner.get(..words.len())?;
        start.eq_ignore_ascii_case(words).then(|| (&inner[words.len()..], *kind))
    });
    if let Some((text, kind)) = known_as {
        return name(text, kind, AliasStrength::Strong);
    }
    if !inner.contains(char::is_alphanumeric) {
        return Told::Nothing;
    }
    let words = inner.split_whitespace().count();
    let other_script = before.contains(char::is_alphabetic)
        && is_native_script(inner) != is_native_script(before)
        && (person || words > 1);
    if person {
        return match (other_script, alternative(inner, before, after)) {
            (true, _) if words > 1 => name(inner, AliasKind::Alias, AliasStrength::Strong),
            (_, Some(other)) => name(&other, AliasKind::Alias, AliasStrength::Strong),
            _ => Told::Note,
        };
    }
    let first = inner.split_whitespace().next().unwrap_or_default();
    let at_end = !after.contains(char::is_alphanumeric);
    if is_legal_form(inner) {
        Told::Nothing
    } else if is_acronym(inner) {
        name(inner, AliasKind::Alias, AliasStrength::Weak)
    } else if other_script
        || (at_end && words > 1 && is_legal_form(first))
        || (at_end && is_title(inner, before))
    {
        name(inner, AliasKind::Alias, AliasStrength::Strong)
    } else {
        Told::Part
    }
}

/// Whether what stands in brackets at the end reads as a name of its own: three or more words with capitals, or any
/// that an acronym before the bracket stands for.
fn is_title(inner: &str, before: &str) -> bool {
    const FORMS: [&str; 2] = ["joint stock company", "limited liability company"];
    let words = inner.split_whitespace();
    let capitals = words.clone().filter(|word| word.starts_with(char::is_uppercase)).count();
    let count = words.count();
    let stands_for = is_acronym(before.trim()) && count > 1 && inner.starts_with(char::is_uppercase);
    !FORMS.contains(&inner.to_lowercase().as_str()) && (stands_for || (count > 2 && capitals == count))
}

/// A person's name with the word in brackets in the place of the word before it: one capitalised word is another
/// spelling, anything else an explanation.
fn alternative(inner: &str, before: &str, after: &str) -> Option<String> {
    let suffix =
        ["jr", "sr", "i", "ii", "iii", "iv"].contains(&inner.trim_end_matches('.').to_lowercase().as_str());
    let is_word = inner.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '\'' | '’' | '`'));
    let cased = |c: char| c.is_uppercase() || !(c.is_lowercase() || c.is_uppercase());
    if suffix || !is_word || !inner.starts_with(cased) {
        return None;
    }
    let before = before.trim_end();
    let (kept, replaced) = before.rsplit_once(' ').unwrap_or(("", before));
    let after = without_brackets(after);
    (!replaced.is_empty()).then(|| clean(&format!("{kept} {inner}{after}")))
}

/// A text without its brackets and what they hold.
fn without_brackets(text: &str) -> String {
    let mut kept = String::new();
    let mut rest = text;
    while let Some(open) = rest.find('(') {
        kept.push_str(&rest[..open]);
        kept.push(' ');
        rest = bracket(&rest[open..]).1;
    }
    kept.push_str(rest);
    kept
}

/// The inside of the bracket a text begins with, and what follows it; to the end where it is not closed.
pub(super) fn bracket(text: &str) -> (&str, &str) {
    let mut depth = 0usize;
    for (at, c) in text.char_indices() {
        match c {
            '(' => depth += 1,
            ')' if depth > 1 => depth -= 1,
            ')' => return (text[1..at].trim(), &text[at + 1..]),
            _ => {}
        }
    }
    (text[1..].trim(), "")
}

/// Whether a text is an abbreviation that stands for a name: `LRM/A`, `РФПИ`.
pub(super) fn is_acronym(text: &str) -> bool {
    let length = text.chars().count();
    let capitals = text.chars().filter(|c| c.is_uppercase()).count();
    (2..=12).contains(&length)
        && capitals >= 2
        && capitals * 2 > length
        && text != "NGO"
        && (length <= 3 || country_code(text).is_none())
        && text.chars().all(|c| c.is_alphabetic() || matches!(c, '/' | '-' | '&'))
}

/// A text without the quotation marks around the whole of it, or the one before or after it that has no partner.
fn unquoted(text: &str) -> &str {
    const MARKS: [char; 6] = ['"', '“', '”', '„', '«', '»'];
    const PAIRS: [(char, char); 5] = [('"', '"'), ('“', '”'), ('“', '“'), ('«', '»'), ('„', '“')];
    if text.matches(MARKS).count() == 1 {
        return text.trim_matches(MARKS);
    }
    PAIRS
        .iter()
        .find_map(|(open, close)| {
            let inner = text.strip_prefix(*open)?.strip_suffix(*close)?;
            (!inner.contains([*open, *close])).then_some(inner)
        })
        .unwrap_or(text)
}

/// A text without an opening bracket before it or a closing one after it that has no partner.
fn without_lone_bracket(text: &str) -> &str {
    let opened = text.matches('(').count();
    let closed = text.matches(')').count();
    if let Some(rest) = text.strip_prefix(')') {
        return rest;
    }
    match opened.cmp(&closed) {
        Ordering::Greater => text.strip_prefix('(').unwrap_or(text),
        Ordering::Less => text.strip_suffix(')').unwrap_or(text),
        Ordering::Equal => text,
    }
}

/// The texts of a list joined by separators outside brackets; brackets without partners do not count.
pub(super) fn outside_brackets<'a>(text: &'a str, separators: &[char]) -> Vec<&'a str> {
    let mut parts = Vec::new();
    let (mut depth, mut from) = (0usize, 0);
    let paired = is_paired(text);
    for (at, c) in text.char_indices() {
        match c {
            '(' if paired => depth += 1,
            ')' if paired => depth -= 1,
            c if depth == 0 && separators.contains(&c) => {
                parts.push(&text[from..at]);
                from = at + c.len_utf8();
            }
            _ => {}
        }
    }
    parts.push(&text[from..]);
    parts
}

/// Whether every bracket of a text has its partner.
fn is_paired(text: &str) -> bool {
    let depth = text.chars().try_fold(0usize, |depth, c| match c {
        '(' => Some(depth + 1),
        ')' => depth.checked_sub(1),
        _ => Some(depth),
    });
    depth == Some(0)
}

/// A note in one line.
pub(super) fn note(text: &str) -> String {
    collapse(&visible(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(text: &str, person: bool) -> Vec<String> {
        let written = take_apart(text, person);
        let mark = |alias: &Alias| match (alias.kind, alias.strength) {
            (_, AliasStrength::Weak) => "weak ",
            (AliasKind::Native, _) => "native ",
            (AliasKind::Former, _) => "former ",
            _ => "",
        };
        let further = written.further.iter().map(|alias| format!("{}{}", mark(alias), alias.name));
        let notes = written.notes.iter().map(|note| format!("note {note}"));
        [written.name].into_iter().chain(further).chain(notes).collect()
    }

    #[test]
    fn what_stands_around_an_entitys_name_is_taken_apart() {
        let table: [(&str, &[&str]); 17] = [
            ("Ruritania  Relief (RR)", &["Ruritania Relief", "weak RR"]),
            ("Ruritania Trading (RTI) Ltd", &["Ruritania Trading Ltd", "weak RTI"]),
            ("Relief Foundation (Ruritania)", &["Relief Foundation (Ruritania)"]),
            ("Strelsau (Power) Works", &["Strelsau (Power) Works"]),
            ("Zenda Works JSC (also known as Works of Zenda", &["Zenda Works JSC", "Works of Zenda"]),
            ("Zenda Works (formerly Old Works)", &["Zenda Works", "former Old Works"]),
            ("Общество (ООО) \"Зенда\"", &["Общество \"Зенда\""]),
            ("Общество «Зенда» (ООО «Зенда»)", &["Общество «Зенда»", "native ООО «Зенда»"]),
            ("Институт Зенды (ИЗ)", &["Институт Зенды", "weak ИЗ"]),
            ("Zenda Works (Завод Зенда)", &["Zenda Works", "native Завод Зенда"]),
            ("Relief Foundation (Κομόρες)", &["Relief Foundation (Κομόρες)"]),
            ("Zavod Zenda (Zenda Machine Works)", &["Zavod Zenda", "Zenda Machine Works"]),
            ("ZMW (Works of Zenda)", &["ZMW", "Works of Zenda"]),
            ("Bank of Zenda (Joint Stock Company)", &["Bank of Zenda (Joint Stock Company)"]),
            ("Army of Zenda,", &["Army of Zenda"]),
            ("“Zenda Works”", &["Zenda Works"]),
            ("Minzenda) ", &["Minzenda"]),
        ];
        for (text, expected) in table {
            assert_eq!(names(text, false), expected, "{text}");
        }
    }

    #[test]
    fn what_stands_around_a_persons_name_is_taken_apart() {
        let table: [(&str, &[&str]); 9] = [
            ("Janus Doe (Dow)", &["Janus Doe", "Janus Dow"]),
            ("Janus (Jan) Doe", &["Janus Doe", "Jan Doe"]),
            ("Doe (Dow), Janus", &["Doe, Janus", "Dow, Janus"]),
            ("Janus Doe (birth name)", &["Janus Doe", "note birth name"]),
            ("Janus Doe (jr)", &["Janus Doe", "note jr"]),
            ("Janus Doe (Янус Доу)", &["Janus Doe", "native Янус Доу"]),
            ("Do\u{ad}e, \u{202b}Janus\u{202c}", &["Doe, Janus"]),
            ("(Янус Доу", &["Янус Доу"]),
            ("()", &[""]),
        ];
        for (text, expected) in table {
            assert_eq!(names(text, true), expected, "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_taken_apart(text in "[a-cA-C();, \"“”«»\u{627}-\u{62a}金б]{0,40}", person: bool) {
            let written = take_apart(&text, person);
            assert!(written.further.iter().all(|one| !one.name.is_empty()));
        }
    }
}
