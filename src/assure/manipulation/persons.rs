//! What is peculiar to names of people: short forms, titles, particles, patronymics, second surnames.
//!
//! The tables are short and of this file alone; they are not those by which the program compares names.

use super::Level::{Broad, Close, Precise};
use super::{Excluded, Generator};
use crate::assure::random::Random;
use crate::assure::subject::{PARTICLES, Subject, cased_as, editable, letters};
use crate::party::Counterparty;

use super::words::is_particle;

type Made = Result<Counterparty, Excluded>;

pub(super) const GENERATORS: &[Generator] = &[
    Generator::new(
        "short-form",
        29,
        Broad,
        "A short form for a given name: Bill for William, Sasha for Aleksandr",
        short_form,
    ),
    Generator::new(
        "sound-alike",
        30,
        Close,
        "Other letters of the same sound: Meier for Meyer, Filip for Philip",
        sound_alike,
    ),
    Generator::new("vowels-lost", 31, Broad, "One word without its vowels: MHMMD", vowels_lost),
    Generator::new(
        "given-name-translated",
        32,
        Broad,
        "A given name in another language: John for Ivan",
        translated,
    ),
    Generator::new("title-added", 33, Precise, "A title in front: Dr, Sheikh, Haji, General", title_added),
    Generator::new("suffix-added", 34, Close, "Jr or III behind the name", suffix_added),
    Generator::new("particle-lost", 35, Close, "Without al, bin, de, von: Assad for al-Assad", particle_lost),
    Generator::new(
        "particle-joined",
        35,
        Close,
        "al, bin, de, von grown onto the name: Alassad",
        particle_joined,
    ),
    Generator::new(
        "particle-spelled",
        35,
        Close,
        "el for al, ben for bin, and the other way",
        particle_spelled,
    ),
    Generator::new("abd-joined", 35, Close, "Abdulrahman for Abd al-Rahman", abd_joined),
    Generator::new("kunya-added", 36, Close, "Abu and a name in front: Abu Ahmad", kunya_added),
    Generator::new(
        "patronymic-lost",
        37,
        Close,
        "Without the father's name in -ovich or -ovna",
        patronymic_lost,
    ),
    Generator::new(
        "other-ending",
        37,
        Close,
        "A woman's ending for a man's, or the other way: Ivanova for Ivanov",
        other_ending,
    ),
    Generator::new("double-barrelled", 38, Broad, "A second family name behind a hyphen", double_barrelled),
    Generator::new(
        "second-surname-lost",
        39,
        Broad,
        "Without the second of two family names: Daniel PEREZ",
        second_surname_lost,
    ),
];

/// Given names and short forms in use for them.
const SHORT: [(&str, &str); 44] = [
    ("william", "Bill"),
    ("robert", "Bob"),
    ("richard", "Dick"),
    ("james", "Jim"),
    ("john", "Jack"),
    ("michael", "Mike"),
    ("joseph", "Joe"),
    ("thomas", "Tom"),
    ("edward", "Ted"),
    ("charles", "Charlie"),
    ("margaret", "Peggy"),
    ("elizabeth", "Liz"),
    ("aleksandr", "Sasha"),
    ("alexander", "Alex"),
    ("aleksey", "Lyosha"),
    ("aleksei", "Lyosha"),
    ("dmitry", "Dima"),
    ("dmitri", "Dima"),
    ("dmitriy", "Dima"),
    ("sergey", "Seryozha"),
    ("sergei", "Seryozha"),
    ("vladimir", "Vova"),
    ("mikhail", "Misha"),
    ("nikolay", "Kolya"),
    ("nikolai", "Kolya"),
    ("ivan", "Vanya"),
    ("yuriy", "Yura"),
    ("yuri", "Yura"),
    ("yury", "Yura"),
    ("pavel", "Pasha"),
    ("evgeny", "Zhenya"),
    ("yevgeny", "Zhenya"),
    ("konstantin", "Kostya"),
    ("anatoly", "Tolya"),
    ("viktor", "Vitya"),
    ("boris", "Borya"),
    ("tatiana", "Tanya"),
    ("natalia", "Natasha"),
    ("jose", "Pepe"),
    ("francisco", "Paco"),
    ("ignacio", "Nacho"),
    ("roberto", "Beto"),
    ("jesus", "Chucho"),
    ("guillermo", "Memo"),
];

/// One given name in several languages.
const TRANSLATED: [(&str, &str); 34] = [
    ("ivan", "John"),
    ("juan", "John"),
    ("jean", "John"),
    ("giovanni", "John"),
    ("jose", "Joseph"),
    ("yusuf", "Joseph"),
    ("yousef", "Joseph"),
    ("ibrahim", "Abraham"),
    ("pavel", "Paul"),
    ("pablo", "Paul"),
    ("pyotr", "Peter"),
    ("petr", "Peter"),
    ("pedro", "Peter"),
    ("mikhail", "Michael"),
    ("miguel", "Michael"),
    ("georgy", "George"),
    ("jorge", "George"),
    ("andrey", "Andrew"),
    ("andrei", "Andrew"),
    ("andres", "Andrew"),
    ("francisco", "Francis"),
    ("carlos", "Charles"),
    ("luis", "Louis"),
    ("aleksandr", "Alexander"),
    ("alejandro", "Alexander"),
    ("nikolai", "Nicholas"),
    ("nikolay", "Nicholas"),
    ("dawud", "David"),
    ("sulayman", "Solomon"),
    ("musa", "Moses"),
    ("yaqub", "Jacob"),
    ("ilya", "Elijah"),
    ("guillermo", "William"),
    ("enrique", "Henry"),
];

fn short_form(subject: &Subject<'_>, _: &mut Random) -> Made {
    subject.person()?;
    subject.at_least(2)?;
    by_table(subject, &SHORT)
}

fn translated(subject: &Subject<'_>, _: &mut Random) -> Made {
    subject.person()?;
    subject.at_least(2)?;
    by_table(subject, &TRANSLATED)
}

/// The first word that a table has another for, in its case.
fn by_table(subject: &Subject<'_>, table: &[(&str, &str)]) -> Made {
    subject.replace_word(|word| {
        let lower = word.to_lowercase();
        let (_, other) = table.iter().find(|(name, _)| *name == lower)?;
        Some(cased_as(&other.to_lowercase(), word))
    })
}

fn sound_alike(subject: &Subject<'_>, random: &mut Random) -> Made {
    const SOUNDS: [(&str, &str); 18] = [
        ("ph", "f"),
        ("ck", "k"),
        ("ks", "x"),
        ("x", "ks"),
        ("ou", "u"),
        ("oo", "u"),
        ("ee", "i"),
        ("ey", "ei"),
        ("ei", "ey"),
        ("sch", "sh"),
        ("th", "t"),
        ("dh", "d"),
        ("qu", "kw"),
        ("q", "k"),
        ("aw", "au"),
        ("ie", "i"),
        ("tz", "ts"),
        ("gh", "g"),
    ];
    subject.latin()?;
    subject.edit(random, editable, |word, random| {
        let lower = word.to_lowercase();
        let (sound, other) = random.shuffled(SOUNDS).into_iter().find(|(sound, _)| lower.contains(sound))?;
        Some(cased_as(&lower.replacen(sound, other, 1), word))
    })
}

fn vowels_lost(subject: &Subject<'_>, random: &mut Random) -> Made {
    subject.latin()?;
    subject.at_least(2)?;
    let bare = |word: &str| {
        // A first vowel stays: without it nobody knows where to begin.
        let mut first = true;
        word.chars().filter(|c| std::mem::take(&mut first) || !"aeiouAEIOU".contains(*c)).collect::<String>()
    };
    let enough = |word: &str| editable(word) && letters(word) >= 6 && letters(&bare(word)) >= 4;
    subject.edit(random, enough, |word, _| Some(bare(word)))
}

fn title_added(subject: &Subject<'_>, random: &mut Random) -> Made {
    subject.person()?;
    subject.two_names()?;
    subject.latin()?;
    let title = random.pick(&["Dr", "Mr", "Sheikh", "Haji", "Gen.", "Prof.", "Eng."]).unwrap_or("Dr");
    Ok(subject.party(format!("{title} {}", subject.in_order().join(" "))))
}

fn suffix_added(subject: &Subject<'_>, random: &mut Random) -> Made {
    subject.person()?;
    subject.two_names()?;
    subject.latin()?;
    let suffix = random.pick(&["Jr", "Jr.", "III", "MP"]).unwrap_or("Jr");
    Ok(subject.party(format!("{} {suffix}", subject.in_order().join(" "))))
}

/// A particle at the head of a hyphenated word, and the rest.
fn hyphenated(word: &str) -> Option<(&str, &str)> {
    word.split_once(['-', '\'']).filter(|(head, rest)| is_particle(head) && letters(rest) >= 3)
}

fn particle_lost(subject: &Subject<'_>, _: &mut Random) -> Made {
    subject.person()?;
    let words = subject.in_order();
    let mut lost = false;
    let mut left = Vec::new();
    for word in words {
        if !lost && is_particle(word) && !is_father_of(word) {
            lost = true;
        } else if let (false, Some((_, rest))) = (lost, hyphenated(word)) {
            lost = true;
            left.push(rest);
        } else {
            left.push(word);
        }
    }
    if !lost {
        return Err(Excluded::NothingToChange);
    }
    if left.len() < 2 { Err(Excluded::TooFewWords) } else { Ok(subject.party(left.join(" "))) }
}

/// `Abu` and `Abd` are half of the name they stand in.
fn is_father_of(word: &str) -> bool {
    matches!(word.to_lowercase().as_str(), "abu" | "abd" | "abdul" | "abdel")
}

fn particle_joined(subject: &Subject<'_>, _: &mut Random) -> Made {
    subject.person()?;
    let words = subject.in_order();
    if let Some((at, (head, rest))) =
        words.iter().enumerate().find_map(|(at, word)| Some((at, hyphenated(word)?)))
    {
        let joined = cased_as(&format!("{head}{rest}").to_lowercase(), words[at]);
        return Ok(subject.party(with(&words, at..at + 1, &joined)));
    }
    let pair = words.windows(2).position(|pair| is_particle(pair[0]) && !is_particle(pair[1]));
    let at = pair.ok_or(Excluded::NothingToChange)?;
    let joined = cased_as(&format!("{}{}", words[at], words[at + 1]).to_lowercase(), words[at + 1]);
    Ok(subject.party(with(&words, at..at + 2, &joined)))
}

fn with(words: &[&str], places: std::ops::Range<usize>, word: &str) -> String {
    let mut words = words.to_vec();
    words.splice(places, [word]);
    words.join(" ")
}

fn particle_spelled(subject: &Subject<'_>, _: &mut Random) -> Made {
    const OTHER: [(&str, &str); 6] =
        [("al", "el"), ("el", "al"), ("bin", "ben"), ("ben", "bin"), ("ibn", "bin"), ("abdul", "abdel")];
    subject.person()?;
    let other = |particle: &str| {
        let lower = particle.to_lowercase();
        let (_, other) = OTHER.iter().find(|(name, _)| *name == lower)?;
        Some(cased_as(other, particle))
    };
    subject.replace_word(|word| match hyphenated(word) {
        Some((head, rest)) => Some(format!("{}-{rest}", other(head)?)),
        None => other(word),
    })
}

fn abd_joined(subject: &Subject<'_>, _: &mut Random) -> Made {
    subject.person()?;
    let words = subject.in_order();
    let abd = words
        .iter()
        .position(|word| matches!(word.to_lowercase().as_str(), "abd" | "abdul" | "abdel" | "abdal"));
    let at = abd.ok_or(Excluded::NothingToChange)?;
    let Some(next) = words.get(at + 1) else { return Err(Excluded::NothingToChange) };
    let (places, rest) = match (hyphenated(next), words.get(at + 2)) {
        (Some((_, rest)), _) => (at..at + 2, rest),
        (None, Some(third)) if is_particle(next) => (at..at + 3, *third),
        (None, _) => (at..at + 2, *next),
    };
    let joined = cased_as(&format!("abdul{rest}").to_lowercase(), words[at]);
    Ok(subject.party(with(&words, places, &joined)))
}

fn kunya_added(subject: &Subject<'_>, random: &mut Random) -> Made {
    subject.person()?;
    subject.latin()?;
    let words = subject.in_order();
    let lower: Vec<String> = words.iter().map(|word| word.to_lowercase()).collect();
    let arabic = |word: &String| {
        word.starts_with("al-")
            || matches!(
                word.as_str(),
                "al" | "bin"
                    | "ibn"
                    | "abd"
                    | "abdul"
                    | "muhammad"
                    | "mohammed"
                    | "ahmad"
                    | "ahmed"
                    | "ali"
                    | "hassan"
            )
    };
    if !lower.iter().any(arabic) || lower.iter().any(|word| word == "abu") {
        return Err(Excluded::NothingToChange);
    }
    subject.at_least(3)?;
    let child = random.pick(&["Ahmad", "Umar", "Khalid", "Yasir", "Hamza"]).unwrap_or("Ahmad");
    Ok(subject.party(format!("Abu {child} {}", words.join(" "))))
}

fn patronymic_lost(subject: &Subject<'_>, _: &mut Random) -> Made {
    subject.person()?;
    subject.at_least(3)?;
    let mut words = subject.in_order();
    let is_patronymic = |word: &&str| {
        let lower = word.to_lowercase();
        ["ovich", "evich", "ovych", "evych", "ovna", "evna", "ivna"].iter().any(|end| lower.ends_with(end))
    };
    // The last word is the family name, which may end alike.
    let names = words.len() - 1;
    let at = words[..names].iter().position(is_patronymic).ok_or(Excluded::NothingToChange)?;
    words.remove(at);
    Ok(subject.party(words.join(" ")))
}

fn other_ending(subject: &Subject<'_>, _: &mut Random) -> Made {
    const ENDINGS: [(&str, &str); 8] = [
        ("ova", "ov"),
        ("eva", "ev"),
        ("ina", "in"),
        ("skaya", "sky"),
        ("ov", "ova"),
        ("ev", "eva"),
        ("skiy", "skaya"),
        ("sky", "skaya"),
    ];
    subject.person()?;
    subject.at_least(2)?;
    let (family, given) = subject.parts();
    let [family] = family[..] else { return Err(Excluded::NothingToChange) };
    let lower = family.to_lowercase();
    let ending =
        ENDINGS.iter().find(|(ending, _)| lower.len() >= ending.len() + 3 && lower.ends_with(ending));
    let (ending, other) = ending.ok_or(Excluded::NothingToChange)?;
    let changed = cased_as(&format!("{}{other}", lower.strip_suffix(ending).unwrap_or(&lower)), family);
    Ok(subject.party(format!("{} {changed}", given.join(" "))))
}

fn double_barrelled(subject: &Subject<'_>, random: &mut Random) -> Made {
    subject.person()?;
    subject.latin()?;
    subject.at_least(3)?;
    let other = random.pick(&["Smith", "Keller", "Moreau", "Novak", "Berg"]).unwrap_or("Smith");
    Ok(subject.party(format!("{}-{other}", subject.in_order().join(" "))))
}

fn second_surname_lost(subject: &Subject<'_>, _: &mut Random) -> Made {
    subject.person()?;
    if !subject.says_family() {
        return Err(Excluded::NothingToChange);
    }
    let (family, given) = subject.parts();
    let [first, second] = family[..] else { return Err(Excluded::NothingToChange) };
    let joins = |word: &str| PARTICLES.contains(&word.to_lowercase().as_str());
    if joins(first) || joins(second) || given.is_empty() {
        return Err(Excluded::NothingToChange);
    }
    if given.len() < 2 && letters(first) < 5 {
        return Err(Excluded::Unrecognisable);
    }
    Ok(subject.party(format!("{} {first}", given.join(" "))))
}

#[cfg(test)]
mod tests {
    use super::super::testing::{ENTITY, PERSON, always, check};
    use super::*;

    #[test]
    fn given_names_have_other_forms() {
        check(&[
            ("short-form", "SMITH, William", PERSON, Ok("SMITH, Bill")),
            ("short-form", "VOLKOV, ALEKSANDR", PERSON, Ok("VOLKOV, SASHA")),
            ("short-form", "ZHAO, Guangzong", PERSON, Err(Excluded::NothingToChange)),
            ("given-name-translated", "SUSANIN, Ivan", PERSON, Ok("SUSANIN, John")),
            ("vowels-lost", "Li Mohammed", PERSON, Ok("Li Mhmmd")),
            ("vowels-lost", "Mohammed", PERSON, Err(Excluded::TooFewWords)),
            ("sound-alike", "Ana Meyer", PERSON, Ok("Ana Meier")),
            ("sound-alike", "Ana PHILIPA", PERSON, Ok("Ana FILIPA")),
        ]);
    }

    #[test]
    fn words_around_a_name_come_and_go() {
        check(&[
            ("title-added", "Sea Star", ENTITY, Err(Excluded::OtherType)),
            ("particle-lost", "AL-ASSAD, Bashar", PERSON, Ok("Bashar ASSAD")),
            ("particle-lost", "Ali bin Omar Said", PERSON, Ok("Ali Omar Said")),
            ("particle-lost", "Ali Omar", PERSON, Err(Excluded::NothingToChange)),
            ("particle-joined", "AL-ASSAD, Bashar", PERSON, Ok("Bashar ALASSAD")),
            ("particle-joined", "Omar al Bashir", PERSON, Ok("Omar Albashir")),
            ("particle-spelled", "AL-ASSAD, Bashar", PERSON, Ok("EL-ASSAD, Bashar")),
            ("particle-spelled", "Ali bin Omar", PERSON, Ok("Ali ben Omar")),
            ("abd-joined", "Omar Abd al-Rahman", PERSON, Ok("Omar Abdulrahman")),
            ("abd-joined", "Abd Al Rahman Omar", PERSON, Ok("Abdulrahman Omar")),
            ("abd-joined", "Omar Said", PERSON, Err(Excluded::NothingToChange)),
            ("kunya-added", "Kim Jong Un", PERSON, Err(Excluded::NothingToChange)),
            ("patronymic-lost", "VOLKOV, Ivan Petrovich", PERSON, Ok("Ivan VOLKOV")),
            ("patronymic-lost", "Ivan Kirill Petrovich", PERSON, Err(Excluded::NothingToChange)),
            ("other-ending", "VOLKOV, Ivan", PERSON, Ok("Ivan VOLKOVA")),
            ("other-ending", "Anna Volkova", PERSON, Ok("Anna Volkov")),
            ("second-surname-lost", "PEREZ ROJAS, Daniel", PERSON, Ok("Daniel PEREZ")),
            ("second-surname-lost", "DE ROJAS, Daniel", PERSON, Err(Excluded::NothingToChange)),
            ("second-surname-lost", "RUIZ ROJAS, Daniel", PERSON, Err(Excluded::Unrecognisable)),
        ]);
        always("title-added", "ZHAO, Guangzong", PERSON, |name| name.ends_with(" Guangzong ZHAO"));
        always("suffix-added", "ZHAO, Guangzong", PERSON, |name| name.starts_with("Guangzong ZHAO "));
        always("kunya-added", "Ali Hassan Omar", PERSON, |name| {
            name.starts_with("Abu ") && name.ends_with(" Ali Hassan Omar")
        });
        always("double-barrelled", "ROTH, Eva Maria", PERSON, |name| name.starts_with("Eva Maria ROTH-"));
    }
}
