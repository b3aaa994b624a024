//! Unicode folding: one written form for what a reader takes to be the same letters.
//!
//! Case, compatibility forms (full-width, ligatures), accents, invisible and bidi characters, and look-alike
//! letters of another script inside a Latin word all fold away. Nothing is dropped that carries the name:
//! letters of scripts without accents keep every sign. What a script's letters *sound* like is the business of
//! [`translit`](super::translit).

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::script::{Script, script_of};

/// What a character does in a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// A letter or digit (or a sign that belongs to one).
    Letter(Script),
    /// An apostrophe or modifier letter: joins, and divides syllables in romanised Chinese.
    Apostrophe,
    /// A comma: in persons' names it ends the surname.
    Comma,
    /// An ampersand or plus: the word "and".
    And,
    /// Something invisible: as if it were not there.
    Nothing,
    /// Anything else: ends a word.
    Separator,
}

/// What a character (after NFKC) does in a name.
pub(super) fn part_of(c: char) -> Part {
    match c {
        'a'..='z' | 'A'..='Z' => Part::Letter(Script::Latin),
        '0'..='9' => Part::Letter(Script::Digit),
        ' ' => Part::Separator,
        ',' | '،' | '、' => Part::Comma,
        '&' | '+' => Part::And,
        '\'' | '`' | '´' | '‘' | '’' | '‛' | 'ʹ' | 'ʺ' | 'ʻ' | 'ʼ' | 'ʽ' | 'ʾ' | 'ʿ' | 'ˈ' | '′' | 'ʲ'
        // Hebrew geresh and gershayim, the Armenian apostrophe.
        | '׳' | '״' | '՚' => {
            Part::Apostrophe
        }
        // Soft hyphen, zero-width and bidi controls, variation selectors, byte order mark, tags; Armenian stress and
        // question marks, which stand inside words.
        '\u{ad}'
        | '՛'
        | '՜'
        | '՞'
        | '\u{34f}'
        | '\u{61c}'
        | '\u{180e}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{feff}'
        | '\u{e0000}'..='\u{e01ef}'
        | '\u{640}' => Part::Nothing,
        _ if c.is_whitespace() => Part::Separator,
        _ if c.is_control() => Part::Nothing,
        _ if is_combining_mark(c) => Part::Letter(Script::Other),
        _ if c.is_alphanumeric() => Part::Letter(script_of(c)),
        _ => Part::Separator,
    }
}

/// The text in NFKC, the form that [`part_of`] expects; borrows nothing and costs nothing for ASCII beyond a copy.
pub(super) fn normalise(text: &str) -> String {
    if text.is_ascii() { text.to_owned() } else { text.nfkc().collect() }
}

/// Appends the folded form of one letter of a Latin or Greek word: lower case, without marks, Latin letters in ASCII.
pub(super) fn fold_letter(c: char, out: &mut String) {
    if c.is_ascii() {
        out.push(c.to_ascii_lowercase());
        return;
    }
    // `İ` lower-cases to two characters and `ß` has no single capital: decomposing first settles both.
    for base in std::iter::once(c).nfkd() {
        if is_combining_mark(base) {
            continue;
        }
        for lower in base.to_lowercase() {
            if lower.is_ascii() {
                out.push(lower);
            } else if is_combining_mark(lower) {
            } else if script_of(lower) == Script::Latin {
                out.extend(any_ascii::any_ascii_char(lower).chars().map(|c| c.to_ascii_lowercase()));
            } else {
                out.push(lower);
            }
        }
    }
}

/// The Latin letter that a Cyrillic or Greek letter (lower case) is mistaken for, after Unicode's confusables.
pub(super) fn look_alike(c: char) -> Option<char> {
    Some(match c {
        'а' | 'α' => 'a',
        'в' | 'β' => 'b',
        'с' | 'ϲ' => 'c',
        'ԁ' => 'd',
        'е' | 'ё' | 'ε' => 'e',
        'ғ' => 'f',
        'һ' | 'н' | 'η' => 'h',
        'і' | 'ї' | 'ι' => 'i',
        'ј' => 'j',
        'к' | 'κ' => 'k',
        'ӏ' => 'l',
        'м' | 'μ' => 'm',
        'ν' => 'v',
        'о' | 'ο' => 'o',
        'р' | 'ρ' => 'p',
        'ԛ' => 'q',
        'ѕ' => 's',
        'т' | 'τ' => 't',
        'υ' => 'u',
        'ѡ' | 'ω' => 'w',
        'х' | 'χ' => 'x',
        'у' | 'γ' => 'y',
        'ζ' => 'z',
        _ => return None,
    })
}

/// A Latin text folded to lower-case ASCII letters and digits, everything else dropped: for data tables and tests.
#[must_use]
pub fn fold_latin(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in normalise(text).chars() {
        if let Part::Letter(_) = part_of(c) {
            fold_letter(c, &mut out);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_case_and_compatibility_forms_fold_away() {
        for (written, folded) in [
            ("Müller", "muller"),
            ("ŁÓDŹ", "lodz"),
            ("İstanbul", "istanbul"),
            ("Straße", "strasse"),
            ("Øresund", "oresund"),
            ("Ｗｕｈａｎ", "wuhan"),
            ("ﬁrm", "firm"),
            ("Zha\u{200b}o", "zhao"),
            ("Ma\u{301}xim", "maxim"),
            ("Đorđe", "dorde"),
        ] {
            assert_eq!(fold_latin(written), folded, "{written}");
        }
    }

    #[test]
    fn folding_twice_changes_nothing() {
        for written in ["Müller", "İ", "Ǆ", "ﷺ", "ſ", "Å", "\u{130}\u{301}"] {
            let once = fold_latin(written);
            assert_eq!(fold_latin(&once), once, "{written}");
        }
    }
}
