//! Text that was read in the wrong encoding before it came here, and letters that were lost on the way.
//!
//! UTF-8 read as Windows-1252 or Latin-1 shows each letter as two or three characters of a fixed shape (`MÃ¼ller`,
//! `Ð˜Ð²Ð°Ð½`), read as Windows-1251 as others (`Р˜РІР°РЅ`); Windows-1251 read as Windows-1252 gives words of accented letters
//! alone (`Èâàí`). Each shape is looked for only as far as no real name has it.

use memchr::memchr_iter;

use super::classes::Classes;
use super::code::QualityCode;

pub(super) fn check(text: &str, classes: Classes) -> Option<QualityCode> {
    if classes.has(Classes::QUESTION) && has_question_inside(text) {
        return Some(QualityCode::LostCharacters);
    }
    if !classes.has(Classes::HIGH) {
        return None;
    }
    if text.contains('\u{fffd}') {
        return Some(QualityCode::LostCharacters);
    }
    is_misread(text).then_some(QualityCode::Mojibake)
}

/// A question mark between two letters, or before a small letter at the beginning of a word.
fn has_question_inside(text: &str) -> bool {
    memchr_iter(b'?', text.as_bytes()).any(|at| {
        let before = text[..at].chars().next_back();
        let next = text[at + 1..].chars().next();
        match (before, next) {
            (Some(before), Some(next)) if before.is_alphabetic() => next.is_alphabetic(),
            (None | Some(' ' | '?'), Some(next)) => next.is_lowercase(),
            _ => false,
        }
    })
}

/// How a character looks to one who expects bytes of UTF-8 in another encoding.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Byte {
    /// The first of two: all of Cyrillic, Arabic, Hebrew, Greek.
    First,
    /// The first of two for the accented letters of Western Europe.
    FirstLatin,
    /// The first of three.
    FirstOfThree,
    /// One that goes on.
    Next,
    /// One that goes on, and stands in good text as well: dashes, quotation marks, a hard space.
    NextOrMark,
    /// None.
    No,
}

fn is_misread(text: &str) -> bool {
    let mut of_three = 0;
    // Characters of the word so far: accented letters alone, at least four, are Cyrillic read as Windows-1252.
    let (mut accented, mut plain) = (0, false);
    let mut chars = [None; 4];
    for c in text.chars().map(Some).chain([None; 3]) {
        chars = [chars[1], chars[2], chars[3], c];
        let [Some(c), next, third, fourth] = chars else { continue };
        if latin_pair(c, next, third) || cyrillic_pairs(chars) {
            return true;
        }
        if western(c) == Byte::FirstOfThree && goes_on(next) && goes_on(third) {
            of_three += 1;
            // `â€™` needs no second one, for no word has a euro sign in it.
            if of_three > 1
                || (c == 'â' && next == Some('€'))
                || (c == 'ï' && next == Some('»') && third == Some('¿'))
            {
                return true;
            }
        }
        let pair = |a: char, b: Option<char>| western(a) == Byte::First && goes_on(b);
        if pair(c, next) && third.is_some_and(|third| pair(third, fourth)) {
            return true;
        }
        if matches!(c, 'à'..='ö' | 'ø'..='ÿ' | 'À'..='Ö' | 'Ø'..='ß' | '¸' | '¨') {
            accented += 1;
        } else if c.is_alphanumeric() {
            plain = true;
        } else {
            (accented, plain) = (0, false);
        }
        if accented >= 4 && !plain && next.is_none_or(|next| !next.is_alphanumeric()) {
            return true;
        }
    }
    false
}

fn goes_on(c: Option<char>) -> bool {
    c.is_some_and(|c| matches!(western(c), Byte::Next | Byte::NextOrMark))
}

/// `Ã¼`, `Â°`: one of them is enough, unless what goes on may be a mark behind a word that ends in `Ã`.
fn latin_pair(c: char, next: Option<char>, third: Option<char>) -> bool {
    western(c) == Byte::FirstLatin
        && match next.map(western) {
            Some(Byte::Next) => true,
            Some(Byte::NextOrMark) => third.is_some_and(char::is_alphabetic),
            _ => false,
        }
}

/// Two letters of Cyrillic, each read as two in Windows-1251: `РР`, `Рё` one after the other.
fn cyrillic_pairs([a, b, c, d]: [Option<char>; 4]) -> bool {
    let first = |c: Option<char>| matches!(c, Some('Р' | 'С'));
    let next = |c: Option<char>| {
        matches!(
            c,
            Some(
                '\u{402}'..='\u{40f}'
                | '\u{451}'..='\u{45f}'
                | 'Ґ'
                | 'ґ'
                | '\u{80}'..='\u{bf}'
                | '‚'
                | '„'
                | '…'
                | '†'
                | '‡'
                | '€'
                | '‰'
                | '‹'
                | '‘'
                | '’'
                | '“'
                | '”'
                | '•'
                | '–'
                | '—'
                | '™'
                | '›'
                | '№',
            )
        )
    };
    first(a) && next(b) && first(c) && next(d)
}

/// A character as a byte of Windows-1252 or Latin-1.
fn western(c: char) -> Byte {
    match c {
        'Ã' | 'Â' => Byte::FirstLatin,
        'Ä'..='ß' => Byte::First,
        'à'..='ï' => Byte::FirstOfThree,
        '\u{a0}' | '«' | '»' | '·' | '°' | '–' | '—' | '‘' | '’' | '“' | '”' | '…' | '•' | '®' | '©'
        | '™' => Byte::NextOrMark,
        '\u{80}'..='\u{bf}'
        | '€'
        | '‚'
        | 'ƒ'
        | '„'
        | '†'
        | '‡'
        | 'ˆ'
        | '‰'
        | 'Š'
        | '‹'
        | 'Œ'
        | 'Ž'
        | '˜'
        | 'š'
        | '›'
        | 'œ'
        | 'ž'
        | 'Ÿ' => Byte::Next,
        _ => Byte::No,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(text: &str) -> &'static str {
        check(text, Classes::of(text)).map_or("", QualityCode::as_str)
    }

    /// A text as it looks where its UTF-8 is read in another encoding.
    fn misread(text: &str, encoding: &'static encoding_rs::Encoding) -> String {
        encoding.decode_without_bom_handling(text.as_bytes()).0.into_owned()
    }

    #[test]
    fn names_read_in_the_wrong_encoding() {
        for name in [
            "Müller",
            "José García",
            "MÜLLER",
            "KÖLN",
            "Łukasz Żółć",
            "Михаил Петров",
            "محمد علي",
            "赵光宗",
            "김정은",
            "O’Neill",
            "Ελένη",
        ] {
            let text = misread(name, encoding_rs::WINDOWS_1252);
            assert_eq!(code(&text), "mojibake", "{name} as {text:?}");
            assert_eq!(code(name), "", "{name}");
        }
        let latin_1: String = "Müller Ñandú".bytes().map(char::from).collect();
        assert_eq!(code(&latin_1), "mojibake", "{latin_1:?}");
        for name in ["Михаил", "ПЕТРОВ", "Юлія"] {
            let text = misread(name, encoding_rs::WINDOWS_1251);
            assert_eq!(code(&text), "mojibake", "{name} as {text:?}");
        }
        let (bytes, ..) = encoding_rs::WINDOWS_1251.encode("Михаил Петров");
        let text = encoding_rs::WINDOWS_1252.decode_without_bom_handling(&bytes).0;
        assert_eq!(code(&text), "mojibake", "{text}");
    }

    #[test]
    fn names_that_only_look_so() {
        for text in [
            "João Conceição",
            "SÃO PAULO",
            "IRMÃ – LTDA",
            "AMANHÃ",
            "CONCEIÇÃO",
            "Île-de-France",
            "Straße – Süd",
            "Groß“",
            "MALMÖ–LUND",
            "Рівненська Сільрада",
            "Сїмен Рідний",
            "Åäö",
            "Þóra Ægisdóttir",
            "Øyvind Bø",
            "Đặng Thị Hạnh",
            "Société “Été”",
            "C’est ça",
            "Ñuñoa",
            "Pêche à pied",
            "Ââ",
            "Éàé",
            "Ромашка №5",
            "Œuvre",
            "Österåker",
            "Türkiye İş Bankası",
            "",
        ] {
            assert_eq!(code(text), "", "{text}");
        }
    }

    #[test]
    fn lost_letters() {
        for text in ["Garc?a", "?ukasz Nowak", "Mar\u{fffd}a", "M?ller", "Nov??k"] {
            assert_eq!(code(text), "lost_characters", "{text}");
        }
        for text in ["Who? Where?", "Jane (?) Doe", "Jane Doe?", "Quo Vadis?", "? Jane", "?"] {
            assert_eq!(code(text), "", "{text}");
        }
    }
}
