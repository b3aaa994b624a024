//! Characters that belong to no name: what cannot be seen, two alphabets in one word, marks around it.

use super::classes::Classes;
use super::code::QualityCode;
use crate::name::{Script, script_of};

/// Marks at either end of a name, and characters in it that cannot be seen.
pub(super) fn check(text: &str, classes: Classes, mut flag: impl FnMut(QualityCode)) {
    if has_stray_marks(text) {
        flag(QualityCode::StrayMarks);
    }
    if classes.has(Classes::CONTROL) || (classes.has(Classes::HIGH) && has_invisible(text)) {
        flag(QualityCode::InvisibleCharacters);
    }
    if classes.has(Classes::HIGH) && mixes_scripts(text) {
        flag(QualityCode::MixedScripts);
    }
}

/// Marks that open or end no name. `.NET`, `#1 Nails`, `'t Hart`, `Yahoo!` and `C++` are names.
fn has_stray_marks(text: &str) -> bool {
    let bytes = text.as_bytes();
    let (Some(&first), Some(&last)) = (bytes.first(), bytes.last()) else { return false };
    let before = matches!(
        first,
        b'*' | b'_'
            | b'|'
            | b'/'
            | b'\\'
            | b'~'
            | b'^'
            | b'='
            | b'<'
            | b'>'
            | b','
            | b';'
            | b':'
            | b'-'
            | b'!'
            | b'%'
    ) || (first == b'#' && bytes.get(1).is_none_or(|next| !next.is_ascii_digit()))
        || matches!(bytes, [b'.', b' ' | b'.', ..]);
    let after = matches!(
        last,
        b'*' | b'_'
            | b'|'
            | b'/'
            | b'\\'
            | b'~'
            | b'^'
            | b'='
            | b'<'
            | b'>'
            | b','
            | b';'
            | b':'
            | b'-'
            | b'#'
            | b'('
            | b'&'
    ) || bytes.ends_with(b"..");
    // `HARBOUR CORP /DE/`: registers of companies write the state behind the name.
    let bracketed = matches!(last, b'/' | b'\\') && bytes[..bytes.len() - 1].contains(&last);
    // An odd number of quotation marks is looked for only where one stands at an end.
    let quoted = |byte| byte == b'"';
    before
        || (after && !bracketed)
        || ((quoted(first) || quoted(last)) && bytes.iter().filter(|&&byte| quoted(byte)).count() % 2 == 1)
}

/// Characters that cannot be seen, but for those that their script is written with: joiners in Arabic script and the
/// scripts of India, word ends in those of South-East Asia, direction marks beside letters written from right to left.
fn has_invisible(text: &str) -> bool {
    let mut before = Script::Other;
    let right_to_left = || text.chars().any(|c| matches!(script_of(c), Script::Arabic | Script::Hebrew));
    for c in text.chars() {
        let bad = match c {
            '\u{200c}' | '\u{200d}' => !matches!(
                before,
                Script::Arabic | Script::Indic | Script::Khmer | Script::Myanmar | Script::Other
            ),
            '\u{200b}' | '\u{2060}' => !matches!(before, Script::Thai | Script::Khmer | Script::Myanmar),
            '\u{200e}' | '\u{200f}' | '\u{61c}' | '\u{202a}'..='\u{202c}' | '\u{2066}'..='\u{2069}' => {
                !right_to_left()
            }
            '\u{ad}'
            | '\u{180e}'
            | '\u{feff}'
            | '\u{202d}'
            | '\u{202e}'
            | '\u{2028}'
            | '\u{2029}'
            | '\u{2061}'..='\u{2065}'
            | '\u{206a}'..='\u{206f}'
            | '\u{fff9}'..='\u{fffb}'
            | '\u{e0000}'..='\u{e007f}'
            | '\u{80}'..='\u{9f}' => true,
            _ => false,
        };
        if bad {
            return true;
        }
        if !matches!(c, '\u{200b}'..='\u{200f}') {
            before = script_of(c);
        }
    }
    false
}

/// Whether a word has letters of two of the alphabets that look alike: Latin, Cyrillic, Greek.
fn mixes_scripts(text: &str) -> bool {
    let mut word = 0_u8;
    for c in text.chars() {
        if c.is_alphabetic() {
            word |= match script_of(c) {
                Script::Latin => 1,
                Script::Cyrillic => 2,
                Script::Greek => 4,
                _ => 0,
            };
            if word.count_ones() > 1 {
                return true;
            }
        } else if !unicode_normalization::char::is_combining_mark(c) {
            word = 0;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(text: &str) -> Vec<&'static str> {
        let mut codes = Vec::new();
        check(text, Classes::of(text), |code| codes.push(code.as_str()));
        codes
    }

    #[test]
    fn marks_around_a_name() {
        for text in [
            "**JANE DOE**",
            "- Jane Doe",
            "Jane Doe,",
            "Jane Doe -",
            "_Jane",
            "\"Jane Doe",
            "Jane Doe..",
            "=Jane",
            "HARBOUR CORP/",
            ". Jane",
        ] {
            assert_eq!(codes(text), ["stray_marks"], "{text}");
        }
        for text in [
            "Jane Doe",
            ".NET Foundation",
            "#1 Nails",
            "'t Hart",
            "Yahoo!",
            "C++",
            "Harbour Ltd.",
            "\"Vostok\" Bakery",
            "Bakery \"Vostok\"",
            "(Jane) Doe",
            "+Plus",
            "HARBOUR CORP /DE/",
            "HARBOUR CORP \\PA\\",
            "",
        ] {
            assert_eq!(codes(text), [""; 0], "{text}");
        }
    }

    #[test]
    fn what_cannot_be_seen() {
        for text in [
            "Ja\u{200b}ne",
            "Jane\u{202e}eoD",
            "Ja\u{ad}ne",
            "\u{feff}Jane",
            "Ja\0ne",
            "Jane \u{200e}Doe",
            "Ja\u{200d}ne",
            "Ja\u{9d}ne",
        ] {
            assert_eq!(codes(text), ["invisible_characters"], "{text:?}");
        }
        for text in [
            "علی\u{200c}رضا",
            "\u{200f}محمد",
            "क\u{94d}\u{200d}ष",
            "สม\u{200b}ชาย",
            "José",
            "Jane\u{a0}Doe",
            "赵光宗",
        ] {
            assert_eq!(codes(text), [""; 0], "{text:?}");
        }
    }

    #[test]
    fn alphabets_mixed_within_a_word() {
        for text in ["Jаne Doe", "Петrов", "Ρetros", "OOО Romashka"] {
            assert_eq!(codes(text), ["mixed_scripts"], "{text:?}");
        }
        for text in [
            "Пётр (Petr) Петров",
            "Банк VTB-Север",
            "Şükrü Öz",
            "Ελένη Pappas",
            "3М",
            "Lịch Nguyễn",
            "A\u{301}ngel",
        ] {
            assert_eq!(codes(text), [""; 0], "{text:?}");
        }
    }
}
