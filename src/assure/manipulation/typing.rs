//! Slips: one letter gone, more, other, exchanged; keys beside the right one; what a scanner takes one letter for.

use super::Level::{Broad, Close};
use super::{Excluded, Generator};
use crate::assure::random::Random;
use crate::assure::subject::{Subject, editable, in_case_of};
use crate::party::Counterparty;

type Made = Result<Counterparty, Excluded>;

pub(super) const GENERATORS: &[Generator] = &[
    Generator::new("delete-letter", 6, Close, "One letter gone: Gungzong", |subject, random| {
        subject.edit(random, naming, delete)
    }),
    Generator::new("insert-letter", 7, Close, "One letter more: Guanygzong", |subject, random| {
        subject.latin()?;
        subject.edit(random, naming, insert)
    }),
    Generator::new("substitute-letter", 8, Close, "One letter other: Guangzeng", |subject, random| {
        subject.latin()?;
        subject.edit(random, naming, substitute)
    }),
    Generator::new(
        "swap-letters",
        9,
        Close,
        "Two neighbours exchanged: Macrno for Macron",
        |subject, random| subject.edit(random, naming, swap),
    ),
    Generator::new("double-letter", 10, Close, "One letter twice: Guangzzong", |subject, random| {
        subject.edit(random, naming, double)
    }),
    Generator::new(
        "undouble-letter",
        10,
        Close,
        "A double letter once: Hasan for Hassan",
        |subject, random| subject.edit(random, naming, undouble),
    ),
    Generator::new(
        "keyboard-neighbour",
        11,
        Close,
        "The key beside the right one: Fuangzong",
        |subject, random| {
            subject.latin()?;
            subject.edit(random, naming, neighbour)
        },
    ),
    Generator::new(
        "first-letter",
        12,
        Close,
        "Another first letter: Bostal for Postal",
        |subject, random| {
            subject.latin()?;
            subject.edit(random, naming, |word, random| {
                let mut chars: Vec<char> = word.chars().collect();
                replace(&mut chars, 0, other_letter(word.chars().next()?, random)?, word);
                Some(chars.into_iter().collect())
            })
        },
    ),
    Generator::new("scanned", 13, Close, "What a scanner reads: rn for m, 0 for O, 1 for l", scanned),
    Generator::new("leetspeak", 14, Broad, "Digits for letters: M0hamm3d", leetspeak),
];

/// Words that say what an organisation is and not which: an edit in one tests nothing.
const FORMS: [&str; 20] = [
    "limited",
    "company",
    "corporation",
    "incorporated",
    "group",
    "trading",
    "international",
    "industries",
    "industry",
    "general",
    "holding",
    "services",
    "liability",
    "joint",
    "stock",
    "public",
    "private",
    "society",
    "association",
    "enterprise",
];

/// Whether a word is edited: long enough, and one that names somebody.
pub(super) fn naming(word: &str) -> bool {
    editable(word) && !FORMS.contains(&word.to_lowercase().as_str())
}

/// One letter less. Not the first: that is a manipulation of its own.
pub(super) fn delete(word: &str, random: &mut Random) -> Option<String> {
    let mut chars: Vec<char> = word.chars().collect();
    // Of a double letter one less is another manipulation too.
    let alone = |at: &usize| chars[at - 1] != chars[*at] && chars.get(at + 1) != Some(&chars[*at]);
    let places: Vec<usize> = letters_at(&chars, 1).into_iter().filter(alone).collect();
    let at = random.pick(&places)?;
    chars.remove(at);
    Some(chars.into_iter().collect())
}

pub(super) fn insert(word: &str, random: &mut Random) -> Option<String> {
    let mut chars: Vec<char> = word.chars().collect();
    let at = 1 + random.below(chars.len() - 1);
    let c = in_case_of(random.pick(&LETTERS)?, word).chars().next()?;
    chars.insert(at, c);
    Some(chars.into_iter().collect())
}

pub(super) fn substitute(word: &str, random: &mut Random) -> Option<String> {
    let mut chars: Vec<char> = word.chars().collect();
    let at = random.pick(&letters_at(&chars, 1))?;
    let other = other_letter(chars[at], random)?;
    replace(&mut chars, at, other, word);
    Some(chars.into_iter().collect())
}

pub(super) fn swap(word: &str, random: &mut Random) -> Option<String> {
    let mut chars: Vec<char> = word.chars().collect();
    let both = |at: &usize| {
        chars[*at].is_alphabetic()
            && chars[at + 1].is_alphabetic()
            && chars[*at].to_lowercase().ne(chars[at + 1].to_lowercase())
    };
    let places: Vec<usize> = (1..chars.len() - 1).filter(both).collect();
    let at = random.pick(&places)?;
    chars.swap(at, at + 1);
    Some(chars.into_iter().collect())
}

fn double(word: &str, random: &mut Random) -> Option<String> {
    let mut chars: Vec<char> = word.chars().collect();
    let at = random.pick(&letters_at(&chars, 1))?;
    chars.insert(at, chars[at]);
    Some(chars.into_iter().collect())
}

fn undouble(word: &str, random: &mut Random) -> Option<String> {
    let mut chars: Vec<char> = word.chars().collect();
    let places: Vec<usize> = (1..chars.len()).filter(|&at| chars[at] == chars[at - 1]).collect();
    chars.remove(random.pick(&places)?);
    Some(chars.into_iter().collect())
}

/// Each letter's neighbours on an English keyboard, in the row.
fn neighbour(word: &str, random: &mut Random) -> Option<String> {
    const ROWS: [&str; 3] = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];
    let mut chars: Vec<char> = word.chars().collect();
    let at = random.pick(&letters_at(&chars, 0))?;
    let lower = chars[at].to_ascii_lowercase();
    let (row, place) = ROWS.iter().find_map(|row| Some((row.as_bytes(), row.find(lower)?)))?;
    let beside: Vec<u8> = [place.checked_sub(1), Some(place + 1)]
        .into_iter()
        .filter_map(|place| row.get(place?).copied())
        .collect();
    let other = char::from(random.pick(&beside)?);
    replace(&mut chars, at, other, word);
    Some(chars.into_iter().collect())
}

fn scanned(subject: &Subject<'_>, random: &mut Random) -> Made {
    const READ: [(&str, &str); 14] = [
        ("m", "rn"),
        ("rn", "m"),
        ("w", "vv"),
        ("O", "0"),
        ("o", "0"),
        ("l", "1"),
        ("I", "l"),
        ("i", "l"),
        ("h", "b"),
        ("e", "c"),
        ("B", "8"),
        ("S", "5"),
        ("cl", "d"),
        ("U", "V"),
    ];
    subject.latin()?;
    subject.edit(random, naming, |word, random| {
        let (right, wrong) = random.shuffled(READ).into_iter().find(|(right, _)| word.contains(right))?;
        Some(word.replacen(right, wrong, 1))
    })
}

fn leetspeak(subject: &Subject<'_>, random: &mut Random) -> Made {
    subject.latin()?;
    let digit = |c: char| match c.to_ascii_lowercase() {
        'o' => '0',
        'i' => '1',
        'e' => '3',
        'a' => '4',
        's' => '5',
        _ => c,
    };
    // More than two digits hide the word from a reader as well.
    let mut left = 0;
    subject.edit(
        random,
        |word| naming(word) && word.chars().count() >= 6,
        |word, _| {
            left = 2;
            let mut write = |c: char| {
                let other = digit(c);
                if other == c || left == 0 {
                    return c;
                }
                left -= 1;
                other
            };
            Some(word.chars().map(&mut write).collect())
        },
    )
}

const LETTERS: [char; 26] = [
    'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l', 'm', 'n', 'o', 'p', 'q', 'r', 's', 't', 'u',
    'v', 'w', 'x', 'y', 'z',
];

/// A letter other than one; for a vowel a vowel, else a consonant, so that the word can still be spoken.
fn other_letter(c: char, random: &mut Random) -> Option<char> {
    let is_vowel = |c: char| "aeiouy".contains(c);
    let lower = c.to_ascii_lowercase();
    let others: Vec<char> =
        LETTERS.into_iter().filter(|&other| other != lower && is_vowel(other) == is_vowel(lower)).collect();
    random.pick(&others)
}

/// The places of letters from one on.
fn letters_at(chars: &[char], from: usize) -> Vec<usize> {
    (from..chars.len()).filter(|&at| chars[at].is_alphabetic()).collect()
}

/// Puts another letter in the place of one, in its case.
fn replace(chars: &mut [char], at: usize, other: char, word: &str) {
    let model = if at == 0 { chars[0].to_string() } else { word.to_owned() };
    chars[at] = in_case_of(other, &model).chars().next().unwrap_or(other);
}

#[cfg(test)]
mod tests {
    use strsim::{damerau_levenshtein, levenshtein};

    use super::super::testing::{ENTITY, PERSON, always, check};
    use super::*;

    #[test]
    fn a_slip_is_one_edit_in_a_word_that_is_long_enough() {
        let listed = "LI, Guangzong";
        let one = |name: &str| levenshtein(name, listed) == 1 && name.starts_with("LI, ");
        for generator in
            ["delete-letter", "insert-letter", "substitute-letter", "double-letter", "keyboard-neighbour"]
        {
            always(generator, listed, PERSON, one);
        }
        always("delete-letter", listed, PERSON, |name| {
            name.len() == listed.len() - 1 && name.starts_with("LI, G")
        });
        always("swap-letters", listed, PERSON, |name| {
            damerau_levenshtein(name, listed) == 1 && name.len() == listed.len()
        });
        always("first-letter", listed, PERSON, |name| name.ends_with("uangzong") && !name.contains("Gu"));
        always("substitute-letter", "LI, GUANGZONG", PERSON, |name| !name.chars().any(char::is_lowercase));
    }

    #[test]
    fn what_scanners_and_pranksters_write() {
        check(&[
            ("undouble-letter", "Ali HASSAN", PERSON, Ok("Ali HASAN")),
            ("undouble-letter", "Ali Hasan", PERSON, Err(Excluded::NothingToChange)),
            ("undouble-letter", "Ali Al", PERSON, Err(Excluded::TooShort)),
            ("leetspeak", "Mohammed Ali", PERSON, Ok("M0h4mmed Ali")),
            ("scanned", "Kim Marmun", PERSON, Ok("Kim Marrnun")),
            ("delete-letter", "Kim Il Sung", PERSON, Err(Excluded::TooShort)),
            ("delete-letter", "ABC Trading Limited", ENTITY, Err(Excluded::TooShort)),
            ("insert-letter", "Жуковский", PERSON, Err(Excluded::OtherScript)),
        ]);
        always("scanned", "Corn Islander", PERSON, |name| name != "Corn Islander");
    }
}
