//! Two manipulations at once, of which each alone is small.

use super::Level::Broad;
use super::{Excluded, Generator, facts, typing};
use crate::assure::random::Random;
use crate::assure::subject::{Subject, letters};
use crate::party::Counterparty;

type Made = Result<Counterparty, Excluded>;

pub(super) const GENERATORS: &[Generator] = &[
    Generator::new("two-slips", 70, Broad, "A letter gone in one word, two exchanged in another", two_slips),
    Generator::new(
        "slip-and-order",
        70,
        Broad,
        "A letter other, and the words in reverse order",
        slip_and_order,
    ),
    Generator::new(
        "slip-and-date",
        70,
        Broad,
        "A letter gone, and day and month of birth exchanged",
        slip_and_date,
    ),
    Generator::new(
        "two-slips-in-a-word",
        70,
        Broad,
        "Two letters off in a word of eight or more",
        two_in_a_word,
    ),
];

/// The places of words that are edited, in random order.
fn places(subject: &Subject<'_>, random: &mut Random) -> Vec<usize> {
    let words = subject.words();
    let places = random.shuffled(0..words.len());
    places.into_iter().filter(|&at| typing::naming(words[at])).collect()
}

fn two_slips(subject: &Subject<'_>, random: &mut Random) -> Made {
    subject.latin()?;
    let words = subject.words();
    let [first, second, ..] = places(subject, random)[..] else { return Err(Excluded::TooShort) };
    let one = typing::delete(words[first], random).ok_or(Excluded::NothingToChange)?;
    let other = typing::swap(words[second], random).ok_or(Excluded::NothingToChange)?;
    let mut words: Vec<&str> = words;
    words[first] = &one;
    words[second] = &other;
    Ok(subject.party(words.join(" ")))
}

fn slip_and_order(subject: &Subject<'_>, random: &mut Random) -> Made {
    subject.person()?;
    subject.latin()?;
    subject.at_least(2)?;
    let mut words = subject.words();
    let at = *places(subject, random).first().ok_or(Excluded::TooShort)?;
    let edited = typing::substitute(words[at], random).ok_or(Excluded::NothingToChange)?;
    words[at] = &edited;
    // What stands last goes first, with or without a comma before.
    words.rotate_right(1);
    Ok(subject.party(words.join(" ")))
}

fn slip_and_date(subject: &Subject<'_>, random: &mut Random) -> Made {
    let dated = facts::swapped(subject, random)?;
    let edited = subject.edit(random, typing::naming, typing::delete)?;
    Ok(Counterparty { births: dated.births, ..edited })
}

fn two_in_a_word(subject: &Subject<'_>, random: &mut Random) -> Made {
    subject.latin()?;
    subject.at_least(2)?;
    subject.edit(
        random,
        |word| typing::naming(word) && letters(word) >= 8,
        |word, random| {
            let once = typing::substitute(word, random)?;
            typing::delete(&once, random)
        },
    )
}

#[cfg(test)]
mod tests {
    use strsim::{damerau_levenshtein, levenshtein};

    use super::super::testing::{PERSON, always, check, listed, party_of};
    use super::*;
    use crate::designation::{Designation, PartialDate};

    #[test]
    fn two_things_happen_at_once() {
        always("two-slips", "Rashid Mohsen", PERSON, |name| damerau_levenshtein(name, "Rashid Mohsen") == 2);
        always("slip-and-order", "Li Mohsen", PERSON, |name| {
            name.ends_with(" Li") && levenshtein(name, "Mohsen Li") == 1
        });
        always("two-slips-in-a-word", "Li Guangzong", PERSON, |name| {
            name.starts_with("Li ") && (1..=2).contains(&levenshtein(name, "Li Guangzong"))
        });
        check(&[
            ("two-slips", "Li Mohsen", PERSON, Err(Excluded::TooShort)),
            ("two-slips-in-a-word", "Li Mohsen", PERSON, Err(Excluded::TooShort)),
            ("slip-and-date", "Li Mohsen", PERSON, Err(Excluded::NoFact)),
        ]);
        let births = vec![PartialDate::day(1985, 11, 12).unwrap()];
        let made =
            party_of("slip-and-date", &Designation { births, ..listed("Li Mohsen", PERSON) }, 1).unwrap();
        assert_eq!(made.births, ["1985-12-11"]);
        assert_eq!(levenshtein(&made.names[0].text, "Li Mohsen"), 1);
    }
}
