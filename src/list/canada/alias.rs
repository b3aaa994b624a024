//! Canada's hand-written `Aliases`, taken apart into names.
//!
//! | written | names |
//! |---|---|
//! | `A; B`, `A / B`, `A or B`, `А или Б` | `A`, `B` |
//! | `Yan Doe, Яан Доу`, `Yan Doe Янус Доу` | the scripts apart |
//! | `A, B and C`, `А и Б` of persons, `Янус Доу and Яан Доу` | `A`, `B`, `C` |
//! | `Доу, Янус`, `DOE, Janus` of a person | one name, surname first |
//! | `Works, JSC`, `Завод, ООО` | one name |
//! | `Institute, named after Doe` | one name: what begins with a small letter goes on |
//! | `Russian: А`, `Arabic: ا`, `DOE AKA` | the name without the word |
//!
//! A comma between two words of Latin letters is taken for a separator unless the first is in capitals; "and" within an
//! entity's name of Latin letters is part of it unless a legal form stands beside it or both sides begin alike.
//!
//! A person's single word (`Jan`) may be another spelling of a part of the name only; nothing says so, so it is an alias
//! like any other.

use super::super::fields::{collapse, is_native_script, visible};
use super::super::written::{clean, is_legal_form, outside_brackets};

/// Words that say the language of what follows, before a colon.
const LABELS: [&str; 9] =
    ["Arabic", "Russian", "Belarussian", "Belarusian", "Ukrainian", "Chinese", "Persian", "Farsi", "Burmese"];

/// The names in a text.
pub(super) fn split(text: &str, primary: &str, person: bool) -> Vec<String> {
    let text = without_labels(&visible(text));
    let slashes: &[char] = if person { &[';', '/'] } else { &[';'] };
    let mut names = Vec::new();
    for item in outside_brackets(&text, slashes) {
        let items = [" / ", "/ ", " or ", " или ", " або "]
            .iter()
            .fold(vec![item], |items, joint| items.into_iter().flat_map(|item| item.split(joint)).collect());
        for item in items.into_iter().flat_map(by_script) {
            for name in at_commas(&item, primary, person) {
                names.extend(at_and(&name, person));
            }
        }
    }
    let is_name = |name: &String| name.contains(char::is_alphanumeric) && !is_legal_form(name);
    names.into_iter().map(|name| without_aka(&name)).filter(is_name).collect()
}

/// A text with a separator in the place of every `Arabic:`.
fn without_labels(text: &str) -> String {
    LABELS.iter().fold(text.replace(" :", ":"), |text, label| text.replace(&format!("{label}:"), ";"))
}

/// A text whose words change from one script to another, cut where they do; `АО SPARC` stays, as do single letters.
fn by_script(text: &str) -> Vec<String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let natives = words.iter().filter(|word| is_native_script(word)).count();
    let script = |word: &str| word.contains(char::is_alphabetic).then(|| is_native_script(word));
    let changes = words.iter().filter_map(|word| script(word)).collect::<Vec<_>>();
    let changes = changes.windows(2).filter(|pair| pair[0] != pair[1]).count();
    if natives == 0 || changes != 1 || text.contains('(') {
        return vec![text.to_owned()];
    }
    let mut runs: Vec<(bool, String)> = Vec::new();
    for word in words {
        match (script(word), runs.last_mut()) {
            (None, Some((_, run))) => *run = collapse(&format!("{run} {word}")),
            (Some(native), Some((known, run))) if *known == native => {
                *run = collapse(&format!("{run} {word}"));
            }
            (native, _) => runs.push((native.unwrap_or_default(), word.to_owned())),
        }
    }
    // One word of another script beside a name is a brand in it, not a name of its own.
    if runs.iter().any(|(_, run)| !run.contains(' ')) {
        return vec![text.to_owned()];
    }
    runs.into_iter().map(|(_, run)| run).collect()
}

/// The names in a text joined by commas.
fn at_commas(text: &str, primary: &str, person: bool) -> Vec<String> {
    let parts: Vec<&str> = outside_brackets(text, &[',', '،']).into_iter().map(str::trim).collect();
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    if person {
        return match parts[..] {
            [last, given] if is_surname_first(last, given, primary) => vec![text.trim().to_owned()],
            _ => parts.into_iter().map(|part| part.strip_prefix("or ").unwrap_or(part).to_owned()).collect(),
        };
    }
    let mut names: Vec<String> = Vec::new();
    for part in parts {
        let goes_on =
            part.starts_with(char::is_lowercase) || is_legal_form(part) || is_many_words_of_form(part);
        match names.last_mut() {
            Some(last) if is_legal_form(last) => *last = format!("{last} {part}"),
            Some(last) if goes_on => *last = format!("{last}, {part}"),
            _ => names.push(part.to_owned()),
        }
    }
    names
}

/// Whether a part says the legal form in full.
fn is_many_words_of_form(part: &str) -> bool {
    const FORMS: [&str; 4] =
        ["некоммерческое партнерство", "joint stock company", "limited liability company", "s.a."];
    FORMS.contains(&part.to_lowercase().as_str())
}

/// Whether two parts are a surname and given names.
fn is_surname_first(last: &str, given: &str, primary: &str) -> bool {
    let words = |text: &str| text.split_whitespace().count();
    let is_native = is_native_script(last);
    let surname = primary.split(',').next().unwrap_or_default();
    let in_capitals = |text: &str| text.contains(char::is_uppercase) && !text.contains(char::is_lowercase);
    let is_surname = is_native && last.contains(char::is_uppercase)
        || in_capitals(last) && !in_capitals(given)
        || last.eq_ignore_ascii_case(surname);
    words(last) == 1 && words(given) <= 2 && is_surname && is_native == is_native_script(given)
}

/// The names joined by "and": of persons any; of entities those of another script, where the word is none of theirs,
/// and those with a legal form beside the word, or of which both begin with the same word.
fn at_and(text: &str, person: bool) -> Vec<String> {
    let joint = if text.contains(" and ") { " and " } else { " et " };
    let mut names: Vec<String> = Vec::new();
    for half in text.split(joint) {
        let half = half.strip_prefix("and ").unwrap_or(half);
        match names.last_mut() {
            Some(last) if !(person || is_between_names(last, half)) => *last = format!("{last}{joint}{half}"),
            _ => names.push(half.to_owned()),
        }
    }
    names
}

/// Whether an "and" stands between names rather than within one.
fn is_between_names(before: &str, after: &str) -> bool {
    let form = |word: Option<&str>| word.is_some_and(is_legal_form);
    let [first, second] = [before, after].map(|half| half.split_whitespace().next());
    (is_native_script(before) && is_native_script(after))
        || form(before.split_whitespace().next_back())
        || form(second)
        || (first.is_some() && first == second)
}

/// A name without the words "also known as" before or after it.
fn without_aka(name: &str) -> String {
    let mut name = clean(name);
    for word in ["AKA", "aka", "a.k.a.", "A.K.A."] {
        if let Some(rest) = name.strip_suffix(word).or_else(|| name.strip_prefix(word))
            && rest.starts_with(' ') | rest.ends_with(' ')
        {
            name = clean(rest);
        }
    }
    name
}
