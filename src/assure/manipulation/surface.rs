//! How the same letters are written: case, spaces, punctuation, marks, look-alikes, characters that are not seen.

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

use super::Level::{Close, Precise};
use super::{Excluded, Generator};
use crate::assure::random::Random;
use crate::assure::subject::{Subject, editable, in_case_of, letters};
use crate::party::Counterparty;

type Made = Result<Counterparty, Excluded>;

pub(super) const GENERATORS: &[Generator] = &[
    Generator::new("lower-case", 1, Precise, "All letters small: zhao guangzong", |subject, _| {
        written(subject, &subject.name().to_lowercase())
    }),
    Generator::new("upper-case", 1, Precise, "All letters capitals: ZHAO GUANGZONG", |subject, _| {
        written(subject, &subject.name().to_uppercase())
    }),
    Generator::new(
        "alternating-case",
        1,
        Precise,
        "Small and capital letters by turns: sIs DoO",
        alternating,
    ),
    Generator::new(
        "extra-spaces",
        2,
        Precise,
        "Two spaces between words, one in front: ' ZHAO,  Guangzong'",
        extra_spaces,
    ),
    Generator::new("spaced-word", 2, Close, "One word letter by letter: A L A S A D", spaced_word),
    Generator::new(
        "punctuation-removed",
        3,
        Precise,
        "Hyphens, apostrophes, full stops and commas gone: TSANGA",
        |subject, _| written(subject, &replaced(subject.name(), is_punctuation, "")),
    ),
    Generator::new(
        "punctuation-to-space",
        3,
        Precise,
        "Spaces in the place of hyphens, apostrophes and full stops: AL ASSAD",
        |subject, _| written(subject, &replaced(subject.name(), is_punctuation, " ")),
    ),
    Generator::new("hyphenated", 3, Precise, "A hyphen between two words: Guang-zong", hyphenated),
    Generator::new(
        "special-character",
        4,
        Close,
        "A character that is no letter inside a word: JO*HN",
        special,
    ),
    Generator::new("marks-lost", 5, Precise, "Accents and other marks gone: Muller for Müller", marks_lost),
    Generator::new(
        "marks-added",
        5,
        Precise,
        "A mark on a letter that has none: Müller for Muller",
        marks_added,
    ),
    Generator::new(
        "umlauts-spelled",
        5,
        Precise,
        "Two letters for one with a mark: Mueller for Müller",
        umlauts,
    ),
    Generator::new(
        "homoglyphs",
        15,
        Precise,
        "Cyrillic letters that look like the Latin ones: А for A",
        homoglyphs,
    ),
    Generator::new("zero-width", 16, Precise, "A zero-width space inside a word", |subject, random| {
        inserted(subject, random, '\u{200b}')
    }),
    Generator::new(
        "direction-mark",
        16,
        Precise,
        "A mark of writing direction inside a word",
        |subject, random| inserted(subject, random, '\u{202e}'),
    ),
    Generator::new(
        "full-width",
        16,
        Precise,
        "Full-width letters, as East Asian systems write: ＺＨＡＯ",
        full_width,
    ),
];

/// The counterparty of a name written otherwise, if it is.
fn written(subject: &Subject<'_>, name: &str) -> Made {
    if name == subject.name() { Err(Excluded::NothingToChange) } else { Ok(subject.party(name)) }
}

fn alternating(subject: &Subject<'_>, _: &mut Random) -> Made {
    let mut number = 0;
    let mut name = String::new();
    for c in subject.name().chars() {
        if c.is_alphabetic() {
            number += 1;
        }
        if number % 2 == 1 { name.extend(c.to_lowercase()) } else { name.extend(c.to_uppercase()) }
    }
    written(subject, &name)
}

fn extra_spaces(subject: &Subject<'_>, _: &mut Random) -> Made {
    written(subject, &format!(" {}", subject.name().replace(' ', "  ")))
}

fn spaced_word(subject: &Subject<'_>, random: &mut Random) -> Made {
    subject.latin()?;
    // One word alone, letter by letter, is no name any more.
    subject.at_least(2)?;
    let spaced = |word: &str| word.chars().map(String::from).collect::<Vec<_>>().join(" ");
    subject.edit(random, |word| editable(word) && letters(word) <= 9, |word, _| Some(spaced(word)))
}

fn is_punctuation(c: char) -> bool {
    matches!(c, '-' | '\'' | '’' | '‘' | '`' | 'ʼ' | '.' | ',' | '"' | '/')
}

fn replaced(name: &str, which: impl Fn(char) -> bool, by: &str) -> String {
    let name: String = name.chars().map(|c| if which(c) { by.to_owned() } else { c.to_string() }).collect();
    name.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn hyphenated(subject: &Subject<'_>, random: &mut Random) -> Made {
    let (family, given) = subject.parts();
    let mut words = subject.in_order();
    // Only given names, or the words of an organisation: family and given name are never one.
    let joints = if subject.person().is_ok() { given.len() } else { family.len() + given.len() };
    if joints < 2 {
        return Err(Excluded::TooFewWords);
    }
    let at = random.below(joints - 1);
    let joined = format!("{}-{}", words[at], words[at + 1]);
    words.splice(at..at + 2, [joined.as_str()]);
    written(subject, &words.join(" "))
}

fn special(subject: &Subject<'_>, random: &mut Random) -> Made {
    subject.latin()?;
    subject.edit(random, editable, |word, random| {
        let c = random.pick(&['*', '_', '.', '#', '/'])?;
        Some(insert(word, c, random))
    })
}

/// A character somewhere between a word's letters.
fn insert(word: &str, c: char, random: &mut Random) -> String {
    let mut chars: Vec<char> = word.chars().collect();
    chars.insert(1 + random.below(chars.len().saturating_sub(1)), c);
    chars.into_iter().collect()
}

fn inserted(subject: &Subject<'_>, random: &mut Random, c: char) -> Made {
    subject.edit(random, |word| letters(word) >= 2, |word, random| Some(insert(word, c, random)))
}

fn marks_lost(subject: &Subject<'_>, _: &mut Random) -> Made {
    subject.latin()?;
    let plain = |c| match c {
        'ø' => 'o',
        'Ø' => 'O',
        'ł' => 'l',
        'Ł' => 'L',
        'đ' => 'd',
        'Đ' => 'D',
        'ı' => 'i',
        c => c,
    };
    let name: String = subject.name().nfd().filter(|c| !is_combining_mark(*c)).map(plain).collect();
    written(subject, &name)
}

fn marks_added(subject: &Subject<'_>, random: &mut Random) -> Made {
    const MARKED: [(char, char); 11] = [
        ('a', 'á'),
        ('e', 'é'),
        ('i', 'í'),
        ('o', 'ö'),
        ('u', 'ü'),
        ('n', 'ñ'),
        ('c', 'č'),
        ('s', 'š'),
        ('z', 'ž'),
        ('y', 'ý'),
        ('g', 'ğ'),
    ];
    subject.latin()?;
    subject.edit(random, editable, |word, random| {
        let places: Vec<(usize, char, char)> = word
            .char_indices()
            .filter_map(|(at, c)| {
                let (_, marked) = MARKED.iter().find(|(plain, _)| plain.eq_ignore_ascii_case(&c))?;
                Some((at, c, *marked))
            })
            .collect();
        let (at, c, marked) = random.pick(&places)?;
        let marked = in_case_of(marked, &c.to_string());
        Some(format!("{}{marked}{}", &word[..at], &word[at + c.len_utf8()..]))
    })
}

fn umlauts(subject: &Subject<'_>, _: &mut Random) -> Made {
    let name: String = subject.name().nfc().collect();
    let mut spelled = name.clone();
    for (marked, pair) in [
        ("ä", "ae"),
        ("ö", "oe"),
        ("ü", "ue"),
        ("ß", "ss"),
        ("å", "aa"),
        ("ø", "oe"),
        ("æ", "ae"),
        ("Ä", "AE"),
        ("Ö", "OE"),
        ("Ü", "UE"),
        ("Å", "AA"),
        ("Ø", "OE"),
        ("Æ", "AE"),
    ] {
        spelled = spelled.replace(marked, pair);
    }
    if spelled == name { Err(Excluded::NothingToChange) } else { Ok(subject.party(spelled)) }
}

fn homoglyphs(subject: &Subject<'_>, random: &mut Random) -> Made {
    const ALIKE: [(char, char); 15] = [
        ('A', 'А'),
        ('B', 'В'),
        ('C', 'С'),
        ('E', 'Е'),
        ('H', 'Н'),
        ('K', 'К'),
        ('M', 'М'),
        ('O', 'О'),
        ('P', 'Р'),
        ('T', 'Т'),
        ('X', 'Х'),
        ('a', 'а'),
        ('e', 'е'),
        ('o', 'о'),
        ('p', 'р'),
    ];
    subject.latin()?;
    let alike = |c: char| ALIKE.iter().find(|(latin, _)| *latin == c).map_or(c, |(_, other)| *other);
    // Not every letter: a word of look-alikes only is a word of the other script.
    let mixed = |word: &str| {
        let other: String = word.chars().map(alike).collect();
        let all = word.chars().zip(other.chars()).filter(|(c, _)| c.is_alphabetic()).all(|(a, b)| a != b);
        (!all).then_some(other)
    };
    subject.edit(random, editable, |word, _| mixed(word))
}

fn full_width(subject: &Subject<'_>, _: &mut Random) -> Made {
    let wide = |c: char| match c {
        '!'..='~' => char::from_u32(u32::from(c) + 0xfee0).unwrap_or(c),
        c => c,
    };
    written(subject, &subject.name().chars().map(wide).collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::super::testing::{ENTITY, PERSON, always, check};
    use super::*;

    #[test]
    fn the_same_letters_are_written_otherwise() {
        check(&[
            ("lower-case", "ZHAO, Guangzong", PERSON, Ok("zhao, guangzong")),
            ("lower-case", "赵光宗", PERSON, Err(Excluded::NothingToChange)),
            ("upper-case", "Zhao, Guangzong", PERSON, Ok("ZHAO, GUANGZONG")),
            ("alternating-case", "SIS DOO", ENTITY, Ok("sIs DoO")),
            ("extra-spaces", "ZHAO, Guangzong", PERSON, Ok(" ZHAO,  Guangzong")),
            ("spaced-word", "Ali Hassan", PERSON, Ok("Ali H a s s a n")),
            ("spaced-word", "ASSAD", PERSON, Err(Excluded::TooFewWords)),
            ("punctuation-removed", "T'SANGA-BO, A.", PERSON, Ok("TSANGABO A")),
            ("punctuation-to-space", "AL-ASSAD", PERSON, Ok("AL ASSAD")),
            ("punctuation-to-space", "SIS DOO", ENTITY, Err(Excluded::NothingToChange)),
            ("hyphenated", "ZHAO, Guang Zong", PERSON, Ok("Guang-Zong ZHAO")),
            ("hyphenated", "ZHAO, Guangzong", PERSON, Err(Excluded::TooFewWords)),
            ("hyphenated", "Sea Star", ENTITY, Ok("Sea-Star")),
            ("marks-lost", "Müller, Łukasz", PERSON, Ok("Muller, Lukasz")),
            ("marks-lost", "Muller", PERSON, Err(Excluded::NothingToChange)),
            ("umlauts-spelled", "Müller, Bjørn", PERSON, Ok("Mueller, Bjoern")),
            ("full-width", "ZHAO 7", PERSON, Ok("ＺＨＡＯ ７")),
        ]);
    }

    #[test]
    fn what_is_put_in_goes_between_letters() {
        let without = |name: &str, gone: &[char]| name.replace(gone, "");
        always("special-character", "Xi Goodman", PERSON, |name| {
            name.len() == 11
                && without(name, &['*', '_', '.', '#', '/']) == "Xi Goodman"
                && name.ends_with('n')
        });
        always("zero-width", "Goodman", PERSON, |name| without(name, &['\u{200b}']) == "Goodman");
        always("direction-mark", "Goodman", PERSON, |name| without(name, &['\u{202e}']) == "Goodman");
        always("marks-added", "Bergson", PERSON, |name| name.chars().filter(|c| !c.is_ascii()).count() == 1);
        always("homoglyphs", "Bo Marker", PERSON, |name| name == "Bo Маrkеr");
    }
}
