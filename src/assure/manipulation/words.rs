//! Order, missing and additional words, initials, joined and split words, names cut by a field.

use super::Level::{Broad, Close, Precise};
use super::typing::naming;
use super::{Excluded, Generator};
use crate::assure::random::Random;
use crate::assure::subject::{PARTICLES, Subject, cased_as, count_names, letters};
use crate::designation::EntityKind;
use crate::party::Counterparty;

type Made = Result<Counterparty, Excluded>;

/// The name field of a payment message (SWIFT MT 50K and 59: 35 characters a line).
const PAYMENT_FIELD: usize = 35;

pub(super) const GENERATORS: &[Generator] = &[
    Generator::new(
        "reversed-order",
        17,
        Precise,
        "The family name at the other end: Guangzong ZHAO",
        reversed,
    ),
    Generator::new(
        "surname-comma",
        17,
        Precise,
        "The family name first, before a comma: ZHAO, Guangzong",
        surname_comma,
    ),
    Generator::new(
        "comma-lost",
        17,
        Precise,
        "The family name first without its comma: ZHAO Guangzong",
        comma_lost,
    ),
    Generator::new(
        "rotated-words",
        18,
        Close,
        "The first word last: Hassan Omar Ali for Ali Hassan Omar",
        rotated,
    ),
    Generator::new(
        "middle-name-missing",
        19,
        Close,
        "Without a middle name: Ali Omar for Ali Hassan Omar",
        middle_missing,
    ),
    Generator::new("word-missing", 20, Broad, "Without one word of four or more", word_missing),
    Generator::new("word-inserted", 21, Broad, "One word more: ABBUD Fred AL-ZUMAR", word_inserted),
    Generator::new("word-repeated", 22, Close, "One word twice: Ali Ali Hassan", word_repeated),
    Generator::new(
        "one-initial",
        23,
        Close,
        "An initial for one of several given names: Ali H. Omar",
        one_initial,
    ),
    Generator::new("initials", 23, Broad, "Initials for all given names: J. S. SMITH", initials),
    Generator::new("initials-merged", 24, Broad, "Initials in one: JS SMITH", initials_merged),
    Generator::new("words-joined", 25, Close, "Two words as one: HANSPETER", words_joined),
    Generator::new("word-split", 26, Close, "One word as two: MO HAMMED", word_split),
    Generator::new("cut-at-35", 27, Close, "Cut after 35 characters, the name field of a payment", cut_at_35),
    Generator::new("word-cut", 28, Broad, "Only the beginning of a word: MOHA for MOHAMMED", word_cut),
];

fn reversed(subject: &Subject<'_>, _: &mut Random) -> Made {
    subject.person()?;
    subject.at_least(2)?;
    let (family, given) = subject.parts();
    let words = if subject.says_family() { [given, family] } else { [family, given] };
    Ok(subject.party(words.concat().join(" ")))
}

fn surname_comma(subject: &Subject<'_>, _: &mut Random) -> Made {
    subject.person()?;
    if subject.says_family() {
        return Err(Excluded::NothingToChange);
    }
    subject.at_least(2)?;
    let (family, given) = subject.parts();
    Ok(subject.party(format!("{}, {}", family.join(" ").to_uppercase(), given.join(" "))))
}

fn comma_lost(subject: &Subject<'_>, _: &mut Random) -> Made {
    if !subject.says_family() {
        return Err(Excluded::NothingToChange);
    }
    Ok(subject.party(subject.words().join(" ")))
}

fn rotated(subject: &Subject<'_>, _: &mut Random) -> Made {
    subject.person()?;
    subject.at_least(3)?;
    let mut words = subject.in_order();
    words.rotate_left(1);
    Ok(subject.party(words.join(" ")))
}

fn middle_missing(subject: &Subject<'_>, random: &mut Random) -> Made {
    subject.person()?;
    let (family, mut given) = subject.parts();
    if given.len() < 2 {
        return Err(Excluded::TooFewWords);
    }
    let middle: Vec<usize> = (1..given.len()).filter(|&at| !is_particle(given[at])).collect();
    given.remove(random.pick(&middle).ok_or(Excluded::NothingToChange)?);
    recognisable(subject, &[given, family].concat())
}

fn word_missing(subject: &Subject<'_>, random: &mut Random) -> Made {
    subject.at_least(4)?;
    let mut words = subject.in_order();
    // An organisation goes by its first word, and an article alone is not a word missing.
    let first = usize::from(subject.person().is_err());
    let places: Vec<usize> = (first..words.len()).filter(|&at| !is_particle(words[at])).collect();
    words.remove(random.pick(&places).ok_or(Excluded::NothingToChange)?);
    recognisable(subject, &words)
}

/// A name of which half the letters are left, and two words that name a person, or one that names an organisation.
fn recognisable(subject: &Subject<'_>, words: &[&str]) -> Made {
    let person = subject.person().is_ok();
    let names = if person { count_names(words) >= 2 } else { words.iter().any(|word| naming(word)) };
    let name = words.join(" ");
    if names && 2 * letters(&name) >= subject.letters() {
        Ok(subject.party(name))
    } else {
        Err(Excluded::Unrecognisable)
    }
}

fn word_inserted(subject: &Subject<'_>, random: &mut Random) -> Made {
    subject.latin()?;
    subject.two_names()?;
    let word = match subject.designation.kind {
        EntityKind::Person => random.pick(&["Fred", "Maria", "Ali", "Jose", "Ivan", "Ann"]),
        EntityKind::Entity => random.pick(&["Global", "United", "Eastern", "New", "General"]),
        _ => return Err(Excluded::OtherType),
    };
    let word = word.ok_or(Excluded::NothingToChange)?;
    let mut words = subject.in_order();
    if words.iter().any(|own| own.eq_ignore_ascii_case(word)) {
        return Err(Excluded::NothingToChange);
    }
    let at = 1 + random.below(words.len() - 1);
    words.insert(at, word);
    Ok(subject.party(words.join(" ")))
}

fn word_repeated(subject: &Subject<'_>, random: &mut Random) -> Made {
    subject.at_least(2)?;
    let mut words = subject.in_order();
    let at = random.below(words.len());
    words.insert(at, words[at]);
    Ok(subject.party(words.join(" ")))
}

/// Given names and family name of a person whose family name can carry the name alone.
fn with_carrying_family<'a>(
    subject: &Subject<'a>,
    least: usize,
) -> Result<(Vec<&'a str>, Vec<&'a str>), Excluded> {
    subject.person()?;
    subject.latin()?;
    let (family, given) = subject.parts();
    if given.len() < least || family.is_empty() {
        return Err(Excluded::TooFewWords);
    }
    if family.iter().map(|word| letters(word)).sum::<usize>() < 5 {
        return Err(Excluded::TooShort);
    }
    Ok((family, given))
}

fn initial(word: &str) -> Option<String> {
    word.chars().find(|c| c.is_alphabetic()).map(|c| c.to_uppercase().collect())
}

fn one_initial(subject: &Subject<'_>, random: &mut Random) -> Made {
    let (family, given) = with_carrying_family(subject, 2)?;
    let long: Vec<usize> =
        (0..given.len()).filter(|&at| letters(given[at]) > 2 && !is_particle(given[at])).collect();
    let at = random.pick(&long).ok_or(Excluded::NothingToChange)?;
    let short = initial(given[at]).ok_or(Excluded::NothingToChange)? + ".";
    let mut words = given;
    words[at] = &short;
    Ok(subject.party([words, family].concat().join(" ")))
}

fn initials(subject: &Subject<'_>, _: &mut Random) -> Made {
    let (family, given) = with_carrying_family(subject, 1)?;
    let short: Vec<String> = given.iter().filter_map(|word| Some(initial(word)? + ".")).collect();
    if short.concat().len() >= given.concat().len() {
        return Err(Excluded::NothingToChange);
    }
    Ok(subject.party(format!("{} {}", short.join(" "), family.join(" "))))
}

fn initials_merged(subject: &Subject<'_>, _: &mut Random) -> Made {
    let (family, given) = with_carrying_family(subject, 2)?;
    let short: String = given.iter().filter_map(|word| initial(word)).collect();
    Ok(subject.party(format!("{short} {}", family.join(" "))))
}

fn words_joined(subject: &Subject<'_>, random: &mut Random) -> Made {
    let (_, given) = subject.parts();
    let mut words = subject.in_order();
    let joints = if subject.person().is_ok() { given.len() } else { words.len() };
    if joints < 2 {
        return Err(Excluded::TooFewWords);
    }
    let at = random.below(joints - 1);
    let joined = format!("{}{}", words[at], words[at + 1]);
    words.splice(at..at + 2, [joined.as_str()]);
    Ok(subject.party(words.join(" ")))
}

fn word_split(subject: &Subject<'_>, random: &mut Random) -> Made {
    let splits = |word: &str| letters(word) >= 6 && word.chars().all(char::is_alphabetic);
    subject.edit(random, splits, |word, random| {
        let places: Vec<usize> = word.char_indices().map(|(at, _)| at).skip(2).collect();
        let at = random.pick(places.get(..places.len().checked_sub(1)?)?)?;
        Some(format!("{} {}", &word[..at], &word[at..]))
    })
}

fn cut_at_35(subject: &Subject<'_>, _: &mut Random) -> Made {
    let name = subject.name();
    let length = name.chars().count();
    if length <= PAYMENT_FIELD {
        return Err(Excluded::NothingToChange);
    }
    // Where a third or more is cut, the rest may be anybody's.
    if 2 * length > 3 * PAYMENT_FIELD {
        return Err(Excluded::Unrecognisable);
    }
    Ok(subject.party(name.chars().take(PAYMENT_FIELD).collect::<String>().trim_end()))
}

fn word_cut(subject: &Subject<'_>, random: &mut Random) -> Made {
    subject.at_least(3)?;
    let cut = |word: &str| word.chars().take(4).collect::<String>();
    subject.edit(
        random,
        |word| (6..=9).contains(&letters(word)) && word.chars().all(char::is_alphabetic),
        |word, _| Some(cased_as(&cut(word).to_lowercase(), word)),
    )
}

/// Whether a word joins names rather than being one.
pub(super) fn is_particle(word: &str) -> bool {
    PARTICLES.contains(&word.to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::super::testing::{ENTITY, PERSON, always, check};
    use super::*;

    #[test]
    fn words_change_their_order() {
        check(&[
            ("reversed-order", "ZHAO, Guangzong", PERSON, Ok("Guangzong ZHAO")),
            ("reversed-order", "Ali Hassan Omar", PERSON, Ok("Omar Ali Hassan")),
            ("reversed-order", "Sea Star", ENTITY, Err(Excluded::OtherType)),
            ("surname-comma", "Ali Hassan Omar", PERSON, Ok("OMAR, Ali Hassan")),
            ("surname-comma", "ZHAO, Guangzong", PERSON, Err(Excluded::NothingToChange)),
            ("comma-lost", "ZHAO, Guangzong", PERSON, Ok("ZHAO Guangzong")),
            ("rotated-words", "Ali Hassan Omar", PERSON, Ok("Hassan Omar Ali")),
            ("rotated-words", "Ali Omar", PERSON, Err(Excluded::TooFewWords)),
        ]);
    }

    #[test]
    fn words_go_and_come() {
        check(&[
            ("middle-name-missing", "OMAR, Ali Hassan", PERSON, Ok("Ali OMAR")),
            ("middle-name-missing", "OMAR, Ali", PERSON, Err(Excluded::TooFewWords)),
            ("word-missing", "Sea Star Shipping", ENTITY, Err(Excluded::TooFewWords)),
            ("word-inserted", "Sea Star", VESSEL, Err(Excluded::OtherType)),
        ]);
        always("word-missing", "Quark Star Shipping Lines", ENTITY, |name| {
            name.starts_with("Quark ") && name.split(' ').count() == 3
        });
        always("word-inserted", "Omar, Rashid", PERSON, |name| {
            name.starts_with("Rashid ") && name.ends_with(" Omar") && name.split(' ').count() == 3
        });
        always("word-repeated", "Ali Omar", PERSON, |name| ["Ali Ali Omar", "Ali Omar Omar"].contains(&name));
    }

    use super::super::testing::VESSEL;

    #[test]
    fn words_are_shortened_joined_and_split() {
        check(&[
            ("initials", "SMITH, John Stewart", PERSON, Ok("J. S. SMITH")),
            ("initials", "KIM, Jong", PERSON, Err(Excluded::TooShort)),
            ("initials-merged", "SMITH, John Stewart", PERSON, Ok("JS SMITH")),
            ("initials-merged", "SMITH, John", PERSON, Err(Excluded::TooFewWords)),
            ("words-joined", "MEIER, Hans Peter", PERSON, Ok("HansPeter MEIER")),
            ("words-joined", "MEIER, Hans", PERSON, Err(Excluded::TooFewWords)),
            ("word-split", "ALI HASSA", PERSON, Err(Excluded::TooShort)),
            (
                "cut-at-35",
                "Central Bureau of Technical Equipment",
                ENTITY,
                Ok("Central Bureau of Technical Equipme"),
            ),
            ("cut-at-35", "Sea Star", ENTITY, Err(Excluded::NothingToChange)),
            (
                "cut-at-35",
                "Central Scientific Research Institute of Technical Equipment",
                ENTITY,
                Err(Excluded::Unrecognisable),
            ),
            ("word-cut", "AL ALI MOHAMMED", PERSON, Ok("AL ALI MOHA")),
        ]);
        always("one-initial", "SMITH, John Stewart", PERSON, |name| {
            ["J. Stewart SMITH", "John S. SMITH"].contains(&name)
        });
        always("word-split", "Li Mohammed", PERSON, |name| {
            name.replace(' ', "") == "LiMohammed" && name.split(' ').all(|word| word.len() >= 2)
        });
    }
}
