//! Names as this list writes them.
//!
//! | written | names |
//! |---|---|
//! | `Jan Doe (previously listed as)` | `Jan Doe`, a former name |
//! | `Jan Doe (formerly listed as. In Arabic: يان)` | `Jan Doe` and `يان`, former names |
//! | `Jan Doe يان` | both |
//! | `ያን ዶ (Tigrinya)` | the name without its language |
//! | `Exchange (branch located in Zenda)` | `Exchange`; the explanation is a note |
//!
//! Other brackets and quotation marks are as in other lists: see `written`.

use crate::designation::{Alias, AliasKind};
use crate::list::fields::{collapse, is_native_script};
use crate::list::written::{bracket, kind_of, take_apart};

/// What a cell of a name holds.
#[derive(Debug, Default)]
pub(super) struct Names {
    /// The names, that of the row first.
    pub(super) names: Vec<Alias>,
    /// Explanations.
    pub(super) notes: Vec<String>,
}

/// What stands in brackets after a former name.
const FORMER: [&str; 3] = ["previously listed as", "formerly listed as", "formerly known as"];

/// Reads the name of a row of a kind; the first name is primary only where the kind is.
pub(super) fn read(text: &str, kind: AliasKind, person: bool) -> Names {
    let mut found = Names::default();
    let (text, former) = without_former(text, &mut found);
    let kind = match kind {
        AliasKind::Primary => kind,
        _ if former => AliasKind::Former,
        // What is called original script and is in Latin letters is a name like others.
        AliasKind::Native => AliasKind::Alias,
        kind => kind,
    };
    let native: Vec<Alias> = std::mem::take(&mut found.names);
    let text = without_note(&text, &mut found.notes);
    let (latin, other) = scripts(&text);
    let written = take_apart(&latin, person);
    let named = |note: String| format!("{}: {note}", written.name);
    found.notes = found.notes.into_iter().chain(written.notes).map(named).collect();
    let kind = if kind == AliasKind::Primary { kind } else { kind_of(&written.name, kind) };
    found.names.push(Alias::strong(written.name, kind));
    found.names.extend(written.further);
    found.names.extend(other.map(|name| Alias::strong(name, AliasKind::Native)));
    found.names.extend(native);
    found.names.retain(|name| name.name.contains(char::is_alphanumeric));
    found
}

/// A name without the bracket that says it is a former one, and whether there is one; a name after a colon in the
/// bracket is added.
fn without_former(text: &str, found: &mut Names) -> (String, bool) {
    let Some(open) = text.find('(') else { return (text.to_owned(), false) };
    let (inner, after) = bracket(&text[open..]);
    let lower = inner.trim().to_lowercase();
    if !FORMER.iter().any(|words| lower.starts_with(words)) {
        return (text.to_owned(), false);
    }
    if let Some((_, name)) = inner.split_once(':') {
        let name = collapse(name);
        let kind = kind_of(&name, AliasKind::Former);
        found.names.push(Alias::strong(name, kind));
    }
    (format!("{} {after}", &text[..open]), true)
}

/// A name without a bracket that is none of it: where a branch stands, the language of a name in another script.
fn without_note(text: &str, notes: &mut Vec<String>) -> String {
    let Some(open) = text.find('(') else { return text.to_owned() };
    let (inner, after) = bracket(&text[open..]);
    let branch = inner.to_lowercase().starts_with("branch ");
    let language = is_native_script(&text[..open])
        && !inner.contains(char::is_whitespace)
        && inner.chars().all(|c| c.is_ascii_alphabetic());
    if !branch && !language {
        return text.to_owned();
    }
    notes.push(inner.to_owned());
    format!("{} {after}", &text[..open])
}

/// A name in Latin letters and the same in another script after it; none where the scripts are mixed otherwise.
fn scripts(text: &str) -> (String, Option<String>) {
    let words: Vec<&str> = text.split_whitespace().collect();
    let first = words.iter().position(|word| is_native_script(word));
    match first {
        Some(first)
            if first > 0
                && !text.contains('(')
                && words[first..].iter().all(|word| is_native_script(word))
                && words[..first].concat().contains(char::is_alphabetic) =>
        {
            (words[..first].join(" "), Some(words[first..].join(" ")))
        }
        _ => (text.to_owned(), None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_around_a_name_is_taken_apart() {
        let table: [(&str, bool, &[&str]); 11] = [
            ("Jan Doe (previously listed as)", true, &["former Jan Doe"]),
            ("Jan Doe (formerly listed as) ", true, &["former Jan Doe"]),
            ("Jan Doe (Previously listed as. In Arabic: يان )", true, &["former Jan Doe", "native يان"]),
            ("Jan Doe يان دو (formerly listed as)", true, &["former Jan Doe", "native يان دو"]),
            ("ያን ዶ (Tigrinya)", true, &["native ያን ዶ", "note ያን ዶ: Tigrinya"]),
            (
                "Zenda Exchange (BRANCH LOCATED IN ZENDA, RURITANIA)",
                false,
                &["alias Zenda Exchange", "note Zenda Exchange: BRANCH LOCATED IN ZENDA, RURITANIA"],
            ),
            ("Front of Zenda (FOZ)", false, &["alias Front of Zenda", "alias FOZ"]),
            ("Jan Doe (combat name)", true, &["alias Jan Doe", "note Jan Doe: combat name"]),
            ("\"The Base\"", false, &["alias The Base"]),
            ("يان دو\u{200e}", true, &["native يان دو"]),
            ("()", true, &[]),
        ];
        for (text, person, expected) in table {
            let read = read(text, AliasKind::Alias, person);
            let names = read.names.iter().map(|one| match one.kind {
                AliasKind::Former => format!("former {}", one.name),
                AliasKind::Native => format!("native {}", one.name),
                _ => format!("alias {}", one.name),
            });
            let notes = read.notes.iter().map(|note| format!("note {note}"));
            assert_eq!(names.chain(notes).collect::<Vec<_>>(), expected, "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_taken_apart(text in "[a-cA-C(): .,\u{627}-\u{62a}formerly listed as]{0,40}", person: bool) {
            let read = read(&text, AliasKind::Primary, person);
            assert!(read.names.iter().all(|one| !one.name.is_empty()));
        }
    }
}
