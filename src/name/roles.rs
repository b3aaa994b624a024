//! What each word is in its name: titles, initials and particles of persons, legal forms, trade words and numbers of
//! organisations, and the words of a free-text field around either.
//!
//! The tables say what a word may be; here it is decided where it is one.

use crate::designation::EntityKind;

use super::commonness::{Commonness, commonness};
use super::context::name_within;
use super::generic::{self, Genericness};
use super::honorific::{self, Honorific};
use super::legal_form::{self, LegalForm};
use super::number;
use super::particle::is_particle;
use super::script::Script;
use super::span::{SpanClass, WordMask};
use super::token::Token;
use super::word::{Role, Word};

/// Whether a text of unknown kind holds a legal form or a trade word.
pub(super) fn looks_like_a_company(tokens: &[Token]) -> bool {
    let texts: Vec<&str> = tokens.iter().map(|token| token.folded.as_str()).collect();
    (1..texts.len()).any(|at| legal_form_at(&texts, at).is_some())
        || texts.iter().any(|text| {
            // What persons are called as well says nothing (`Wood`, `Min`).
            if text.len() < 4 || commonness(text) != Commonness::Rare {
                return false;
            }
            let class = generic::find(text).map(|word| word.class);
            matches!(class, Some(Genericness::VeryGeneric | Genericness::Generic))
        })
        || tokens.iter().any(|token| token.script == Script::Han && token.folded.chars().count() > 4)
}

/// Titles, initials and particles of a person's name, and the words of a free-text field around it.
pub(super) fn person_roles(words: &mut [Word]) {
    context(words, true);
    titles(words);
    merged_initials(words);
    let mut left = words.iter().filter(|word| word.role == Role::Plain).count();
    let linking = linking_letters(words);
    for (at, word) in words.iter_mut().enumerate() {
        if word.role != Role::Plain || word.class == SpanClass::Native {
            continue;
        }
        if word.text.bytes().all(|b| b.is_ascii_digit()) {
            word.role = Role::Number;
            word.class = SpanClass::Number;
        } else if left > 1 && is_particle(&word.text) && (word.text.len() > 1 || linking & 1 << at != 0) {
            word.role = Role::Particle;
            left -= 1;
        } else if word.text.len() == 1 && word.text.as_bytes()[0].is_ascii_alphabetic() {
            word.role = Role::Initial;
            word.class = SpanClass::Initial;
        }
    }
}

/// The single letters that link words (`Ortega y Gasset`, `Costa e Silva`): small ones, and in a name of capitals those
/// between two longer words. Any other is an initial (`Petrova E.B.`).
fn linking_letters(words: &[Word]) -> WordMask {
    let capitals = !words.iter().any(|word| word.written.chars().any(char::is_lowercase));
    let long = |word: Option<&Word>| word.is_some_and(|word| word.text.len() > 1);
    (0..words.len())
        .filter(|&at| {
            let word = &words[at];
            let between = at > 0 && long(words.get(at - 1)) && long(words.get(at + 1));
            word.text.len() == 1 && (word.written.chars().all(char::is_lowercase) || capitals && between)
        })
        .fold(0, |mask, at| mask | 1 << at)
}

/// Marks short words that may be initials written together: without a vowel, or in capitals beside words that are not.
fn merged_initials(words: &mut [Word]) {
    let mixed_case = words.iter().any(|word| word.written.chars().any(char::is_lowercase));
    for word in words.iter_mut() {
        let text = word.text.as_bytes();
        if word.role != Role::Plain || word.script != Script::Latin || !(2..=3).contains(&text.len()) {
            continue;
        }
        let vowelless = text.iter().all(|b| b.is_ascii_alphabetic() && !b"aeiouy".contains(b));
        let capitals = mixed_case && word.written.chars().all(char::is_uppercase);
        if vowelless || capitals {
            word.alternates.push((SpanClass::MergedInitials, word.text.clone()));
        }
    }
}

/// Forms of address that are no names: one word is enough of a name beside them.
const PLAIN_TITLES: &[&str] = &[
    "dr", "dra", "frau", "fru", "herr", "herrn", "madame", "miss", "mister", "mlle", "mme", "monsieur", "mr",
    "mrs", "ms", "prof", "senor", "senora", "signor", "signora", "sir", "sra",
];

/// Marks titles and suffixes, from the first word on, behind a comma (`KHAN, Dr Ali`) and at the end, leaving at least two
/// other words: `Dr Ali Khan`, but `Major Ali` stays a name of two.
fn titles(words: &mut [Word]) {
    let texts: Vec<String> = words.iter().map(|word| word.text.clone()).collect();
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    let mut left = words.iter().filter(|word| word.role == Role::Plain && word.text.len() > 1).count();
    let mut at = 0;
    while at < words.len() {
        let found = if words[at].role == Role::Plain { honorific::find(&texts, at) } else { None };
        let Some((len, kind)) = found else {
            at += 1;
            continue;
        };
        let last = texts[at + len..].iter().all(|text| honorific::find(&[text], 0).is_some());
        // Titles before the name, or before its given names where the surname comes first.
        let part = |word: &&Word| word.commas == words[at].commas;
        let before = words[..at].iter().filter(part).all(|word| word.role == Role::Context);
        let may = match kind {
            Honorific::Title => before || last,
            Honorific::Suffix => last && at > 0,
        };
        let kept = if PLAIN_TITLES.contains(&texts[at]) && before { 1 } else { 2 };
        // `HE, Jiangao`: what stands before the comma is a surname.
        let surname = at + len < words.len() && words[at].commas == 0 && words[at + len].commas == 1;
        if may && !surname && left >= len + kept {
            for word in &mut words[at..at + len] {
                word.role = Role::Context;
            }
            left -= len;
        }
        at += len;
    }
}

/// The legal form that begins at a token, where one may stand: short forms that are also words only at either end.
fn legal_form_at(texts: &[&str], at: usize) -> Option<(usize, LegalForm)> {
    /// Short forms that names begin with.
    const LEADING: &[&str] = &[
        "ao", "ip", "pt", "ps", "ooo", "oao", "zao", "pao", "jsc", "llc", "pjsc", "ojsc", "cjsc", "fgup",
        "gup", "mup", "tov", "tzov", "chup", "odo", "too",
    ];
    /// Forms that are no words of any language: one wherever they stand.
    const CERTAIN: &[&str] = &[
        "llc",
        "ltd",
        "limited",
        "inc",
        "gmbh",
        "jsc",
        "ooo",
        "oao",
        "zao",
        "pao",
        "pjsc",
        "ojsc",
        "cjsc",
        "plc",
        "sarl",
        "srl",
        "corp",
        "corporation",
        "company",
        "incorporated",
    ];
    let (len, class) = legal_form::find(texts, at)?;
    let letters: usize = texts[at..at + len].iter().map(|text| text.len()).sum();
    let at_end = || {
        let mut next = at + len;
        while next < texts.len() {
            match legal_form::find(texts, next) {
                Some((len, _)) => next += len,
                None => return false,
            }
        }
        true
    };
    let certain = if len == 1 { CERTAIN.contains(&texts[at]) } else { letters > 2 };
    let may = certain || (at == 0 && LEADING.contains(&texts[at])) || at_end();
    (may && len < texts.len()).then_some((len, class))
}

/// Legal forms, abbreviations, numbers and spelled-out letters of an organisation's name.
pub(super) fn company_roles(words: &mut Vec<Word>, kind: EntityKind) {
    context(words, false);
    if kind == EntityKind::Vessel {
        ship_prefix(words);
    }
    let texts: Vec<String> = words.iter().map(|word| word.text.clone()).collect();
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    let mut out: Vec<Word> = Vec::with_capacity(words.len());
    let mut at = 0;
    while at < words.len() {
        if words[at].role == Role::Context {
            out.push(words[at].clone());
            at += 1;
            continue;
        }
        if let Some((len, class)) = legal_form_at(&texts, at) {
            // Its words stay words, for typists err in them too; the form as a whole is a span of its own.
            for word in &words[at..at + len] {
                let mut word = word.clone();
                word.role = Role::LegalForm;
                word.form = Some((class, u8::try_from(len).unwrap_or(u8::MAX)));
                out.push(word);
            }
            at += len;
            continue;
        }
        if words[at].class == SpanClass::Word
            && let Some((len, digits)) = number_at(&texts, at, kind)
        {
            out.push(number(&words[at..at + len], digits));
            at += len;
            continue;
        }
        let letters = words[at..]
            .iter()
            .take_while(|word| word.text.len() == 1 && word.text.as_bytes()[0].is_ascii_alphabetic())
            .count();
        if letters >= 2 {
            // An abbreviation with points: its letters share the weight of one word, and together are one.
            for word in &words[at..at + letters] {
                let mut word = word.clone();
                word.letters = u8::try_from(letters).unwrap_or(u8::MAX);
                out.push(word);
            }
            at += letters;
            continue;
        }
        let mut word = words[at].clone();
        if word.class == SpanClass::Word {
            if number::is_numero(&word.text) && number_at(&texts, at + 1, kind).is_some() {
                word.role = Role::Stop;
            } else if let Some(generic) = generic::find(&word.text) {
                // Beside its spelling, for a typing error is one against the spelling, not the meaning.
                word.alternates.push((SpanClass::Meaning, generic.canonical.to_owned()));
                word.role = match generic.class {
                    Genericness::Stop => Role::Stop,
                    Genericness::Familiar => Role::Plain,
                    Genericness::Generic | Genericness::VeryGeneric => Role::Generic,
                };
            } else if word.is_abbreviation() {
                word.role = Role::Generic;
            }
        }
        out.push(word);
        at += 1;
    }
    *words = out;
}

/// What stands before a ship's name (`MV`, `M/T`) and says what ship it is; sorted.
const SHIP_PREFIXES: &[&str] = &[
    "fpso", "fv", "lng", "lpg", "mf", "ms", "mt", "mts", "mtv", "mv", "mvs", "my", "rv", "ss", "ssv", "sv",
    "tb", "th", "ts", "tug", "vessel", "vlcc",
];

/// Marks the prefix of a ship's name, whole or by its letters, where a name is left.
fn ship_prefix(words: &mut [Word]) {
    let is_prefix = |text: &str| SHIP_PREFIXES.binary_search(&text).is_ok();
    let Some(from) = words.iter().position(|word| word.role == Role::Plain) else { return };
    let letters: String = words[from..]
        .iter()
        .take_while(|word| word.text.len() == 1)
        .map(|word| word.text.as_str())
        .take(2)
        .collect();
    let len = if is_prefix(&words[from].text) {
        1
    } else if letters.len() == 2 && is_prefix(&letters) {
        2
    } else {
        0
    };
    if words[from + len..].iter().any(|word| word.text.len() > 1) {
        for word in &mut words[from..from + len] {
            word.role = Role::Context;
        }
    }
}

/// The number that begins at a token, and how many tokens it takes; a ship's may be a single Roman letter at the end.
fn number_at(texts: &[&str], at: usize, kind: EntityKind) -> Option<(usize, String)> {
    number::at(texts, at).or_else(|| {
        let ends = kind == EntityKind::Vessel && at > 0 && at + 1 == texts.len();
        ends.then(|| number::roman_letter(texts[at])).flatten().map(|digits| (1, digits))
    })
}

/// The words of a number as one word, by its digits and as spelled.
fn number(words: &[Word], digits: String) -> Word {
    let join =
        |text: fn(&Word) -> &str, between: &str| words.iter().map(text).collect::<Vec<_>>().join(between);
    let spelled = join(|word| &word.text, "");
    let mut word = Word {
        written: join(|word| &word.written, " "),
        source: join(|word| &word.source, " "),
        role: Role::Number,
        class: SpanClass::Number,
        ..words[0].clone()
    };
    // A letter of a short numeral is no typing error but another number (`II`, `III`).
    if spelled.len() > 3 && spelled.bytes().any(|b| b.is_ascii_alphabetic()) {
        word.alternates.push((SpanClass::Word, spelled));
    }
    word.text = digits;
    word
}

/// Marks the words that stand around a name in payment texts and contact fields.
fn context(words: &mut [Word], person: bool) {
    let texts: Vec<&str> = words.iter().map(|word| word.text.as_str()).collect();
    let name = name_within(&texts, person);
    for (at, word) in words.iter_mut().enumerate() {
        if !name.contains(&at) {
            word.role = Role::Context;
        }
    }
}
