//! Romanisations in the place of others, and scripts in the place of others.
//!
//! The Cyrillic tables here are written from the standards for this file, in both directions; those of Arabic, Persian,
//! Korean, Japanese and the Indic languages are the best-known habits. What concerns Chinese syllables cannot be had
//! without a table of all four hundred of them, and uses the program's own: those generators say so.

use super::Level::{Broad, Close};
use super::{Excluded, Generator};
use crate::assure::random::Random;
use crate::assure::subject::{EDITABLE, Subject, cased_as, letters, script};
use crate::name::translit::{han, palladius, pinyin, wade_giles};
use crate::party::Counterparty;

type Made = Result<Counterparty, Excluded>;

pub(super) const GENERATORS: &[Generator] = &[
    Generator::new(
        "cyrillic-iso-9",
        50,
        Broad,
        "A Slavic name by ISO 9: Juŝenko for Yushchenko",
        |subject, _| romanised(subject, ISO_9),
    ),
    Generator::new(
        "cyrillic-passport",
        50,
        Close,
        "A Slavic name as passports have it: Dmitrii, Iurii (ICAO Doc 9303)",
        |subject, _| romanised(subject, ICAO),
    ),
    Generator::new("cyrillic-french", 50, Broad, "A Slavic name in French: Iouchtchenko", |subject, _| {
        romanised(subject, FRENCH)
    }),
    Generator::new("cyrillic-german", 50, Broad, "A Slavic name in German: Juschtschenko", |subject, _| {
        romanised(subject, GERMAN)
    }),
    Generator::new(
        "slavic-ending",
        50,
        Close,
        "-ii or -iy for -y at the end: Dmitrii for Dmitry",
        slavic_ending,
    ),
    Generator::new(
        "ukrainian-form",
        51,
        Broad,
        "The Ukrainian form of a Russian given name, or the other way: Volodymyr",
        ukrainian,
    ),
    Generator::new(
        "arabic-french",
        52,
        Broad,
        "An Arabic name in French: Kadhafi, Youcef, Cherif",
        arabic_french,
    ),
    Generator::new(
        "arabic-letters",
        52,
        Close,
        "k or g for q, d for dh, ee for i: Gadafi for Qadhafi",
        arabic_letters,
    ),
    Generator::new(
        "arabic-sun-letters",
        52,
        Close,
        "as-, ar-, an- for al- before such a letter: as-Sadr",
        sun_letters,
    ),
    Generator::new(
        "arabic-ta-marbuta",
        52,
        Close,
        "-ah for -a at the end, or the other way: Fatimah",
        ta_marbuta,
    ),
    Generator::new("persian-spelling", 53, Close, "v for w, -zada for -zadeh, -poor for -pour", persian),
    Generator::new(
        "wade-giles",
        54,
        Broad,
        "A Chinese name in Wade-Giles: Chao Kuang-tsung",
        |subject, _| chinese(subject, wade_giles_of),
    )
    .by_program_table(),
    Generator::new(
        "palladius",
        54,
        Broad,
        "A Chinese name in Russian: Чжао Гуанцзун",
        |subject, _| chinese(subject, palladius_of),
    )
    .by_program_table(),
    Generator::new(
        "pinyin-apart",
        54,
        Close,
        "A Chinese name syllable by syllable: Zhao Guang Zong",
        |subject, _| chinese(subject, |syllables| Some(syllables.join(" "))),
    )
    .by_program_table(),
    Generator::new(
        "cantonese-surname",
        54,
        Broad,
        "A Chinese family name as in Hong Kong: Cheung for Zhang",
        |subject, _| surname(subject, &CANTONESE, &["china", "hong kong", "taiwan"]),
    ),
    Generator::new("simplified-characters", 54, Close, "Traditional characters simplified", simplified)
        .by_program_table(),
    Generator::new(
        "korean-surname",
        55,
        Close,
        "A Korean family name in another spelling: Lee for Ri, Park for Pak",
        |subject, _| surname(subject, &KOREAN, &["korea", "dprk"]),
    ),
    Generator::new(
        "japanese-kunrei",
        56,
        Close,
        "A Japanese name in Kunrei spelling: Sinozuka for Shinozuka",
        kunrei,
    ),
    Generator::new("burmese-title", 57, Close, "U or Daw before a Burmese name", burmese_title),
    Generator::new("indic-spelling", 58, Close, "An Indian name with w for v, ee for i, s for sh", indic),
    Generator::new(
        "in-cyrillic",
        59,
        Broad,
        "A Slavic name in Cyrillic letters, where the list has Latin ones",
        |subject, _| Ok(subject.party(cyrillic_words(subject)?.join(" "))),
    ),
    Generator::new(
        "mixed-scripts",
        59,
        Broad,
        "The family name in Cyrillic letters, the rest in Latin ones",
        mixed,
    ),
    Generator::new(
        "native-romanised",
        59,
        Broad,
        "A name listed in Cyrillic letters, in Latin ones",
        |subject, _| {
            if subject.script() != "cyrillic" {
                return Err(Excluded::OtherScript);
            }
            Ok(subject.party(with_table(&subject.name().to_lowercase(), ICAO)))
        },
    ),
];

/// Cyrillic letters with what a system writes for each. Those that are missing are written as in [`ICAO`].
type Table = &'static [(char, &'static str)];

const ICAO: Table = &[
    ('а', "a"),
    ('б', "b"),
    ('в', "v"),
    ('г', "g"),
    ('д', "d"),
    ('е', "e"),
    ('ё', "e"),
    ('ж', "zh"),
    ('з', "z"),
    ('и', "i"),
    ('й', "i"),
    ('к', "k"),
    ('л', "l"),
    ('м', "m"),
    ('н', "n"),
    ('о', "o"),
    ('п', "p"),
    ('р', "r"),
    ('с', "s"),
    ('т', "t"),
    ('у', "u"),
    ('ф', "f"),
    ('х', "kh"),
    ('ц', "ts"),
    ('ч', "ch"),
    ('ш', "sh"),
    ('щ', "shch"),
    ('ъ', "ie"),
    ('ы', "y"),
    ('ь', ""),
    ('э', "e"),
    ('ю', "iu"),
    ('я', "ia"),
    ('і', "i"),
    ('ї', "i"),
    ('є', "ie"),
    ('ґ', "g"),
    ('ў', "u"),
];
const ISO_9: Table = &[
    ('ё', "ë"),
    ('ж', "ž"),
    ('й', "j"),
    ('х', "h"),
    ('ц', "c"),
    ('ч', "č"),
    ('ш', "š"),
    ('щ', "ŝ"),
    ('ъ', "ʺ"),
    ('ь', "ʹ"),
    ('э', "è"),
    ('ю', "û"),
    ('я', "â"),
];
const FRENCH: Table = &[
    ('ж', "j"),
    ('й', "ï"),
    ('у', "ou"),
    ('ч', "tch"),
    ('ш', "ch"),
    ('щ', "chtch"),
    ('ю', "iou"),
    ('ъ', ""),
    ('ё', "io"),
];
const GERMAN: Table = &[
    ('в', "w"),
    ('ж', "sch"),
    ('з', "s"),
    ('х', "ch"),
    ('ц', "z"),
    ('ч', "tsch"),
    ('ш', "sch"),
    ('щ', "schtsch"),
    ('ю', "ju"),
    ('я', "ja"),
    ('ъ', ""),
    ('ё', "jo"),
];

/// What Latin letters of an English-language list stand for, the longest first. A name with others (`c`, `j`, `w`) was romanised
/// by another system.
const LATIN: [(&str, &str); 43] = [
    ("shch", "щ"),
    ("sch", "щ"),
    ("tch", "ч"),
    ("iye", "ие"),
    ("iya", "ия"),
    ("iyu", "ию"),
    ("zh", "ж"),
    ("kh", "х"),
    ("ts", "ц"),
    ("ch", "ч"),
    ("sh", "ш"),
    ("ya", "я"),
    ("ia", "я"),
    ("yu", "ю"),
    ("iu", "ю"),
    ("yo", "ё"),
    ("ye", "е"),
    ("ii", "ий"),
    ("iy", "ий"),
    ("x", "кс"),
    ("a", "а"),
    ("b", "б"),
    ("v", "в"),
    ("g", "г"),
    ("d", "д"),
    ("e", "е"),
    ("z", "з"),
    ("i", "и"),
    ("k", "к"),
    ("l", "л"),
    ("m", "м"),
    ("n", "н"),
    ("o", "о"),
    ("p", "п"),
    ("r", "р"),
    ("s", "с"),
    ("t", "т"),
    ("u", "у"),
    ("f", "ф"),
    ("h", "х"),
    ("y", "ы"),
    ("'", "ь"),
    ("’", "ь"),
];

/// Endings that hardly any but East Slavic family names have.
const SLAVIC: [&str; 10] = ["ov", "ev", "ova", "eva", "sky", "skiy", "enko", "ovich", "evich", "chuk"];

fn is_slavic(subject: &Subject<'_>) -> bool {
    let (family, _) = subject.parts();
    family.iter().any(|word| {
        let lower = word.to_lowercase();
        SLAVIC.iter().any(|ending| lower.len() >= ending.len() + 3 && lower.ends_with(ending))
    })
}

/// A Latin word of a Slavic name in Cyrillic letters, small ones.
fn in_cyrillic(word: &str) -> Option<String> {
    let lower = word.to_lowercase();
    let mut rest = lower.as_str();
    let mut written = String::new();
    while !rest.is_empty() {
        if rest == "y" && written.ends_with(|c: char| !"аеиоуыэюя".contains(c)) {
            written.push_str("ий");
            break;
        }
        if rest.starts_with('y')
            && written.ends_with(['а', 'е', 'и', 'о', 'у', 'ы', 'э', 'ю', 'я'])
            && !rest.starts_with("ya")
        {
            written.push('й');
            rest = &rest[1..];
            continue;
        }
        if let Some(left) = rest.strip_prefix('-') {
            written.push('-');
            rest = left;
            continue;
        }
        let (latin, cyrillic) = LATIN.iter().find(|(latin, _)| rest.starts_with(latin))?;
        written.push_str(cyrillic);
        rest = &rest[latin.len()..];
    }
    Some(written)
}

/// The words of a Slavic person in Cyrillic letters, in the case of the list.
fn cyrillic_words(subject: &Subject<'_>) -> Result<Vec<String>, Excluded> {
    subject.person()?;
    subject.latin()?;
    if !is_slavic(subject) {
        return Err(Excluded::NothingToChange);
    }
    let words = subject.in_order().into_iter().map(|word| Some(cased_as(&in_cyrillic(word)?, word)));
    words.collect::<Option<Vec<_>>>().ok_or(Excluded::NothingToChange)
}

/// A small Cyrillic text by a table.
fn with_table(lower: &str, table: Table) -> String {
    let letter =
        |c: char| table.iter().chain(ICAO).find(|(cyrillic, _)| *cyrillic == c).map(|(_, latin)| *latin);
    let written = lower.chars().map(|c| letter(c).map_or_else(|| c.to_string(), str::to_owned));
    let written: String = written.collect();
    written.split(' ').map(|word| cased_as(word, "Xx")).collect::<Vec<_>>().join(" ")
}

fn romanised(subject: &Subject<'_>, table: Table) -> Made {
    let cyrillic = cyrillic_words(subject)?.join(" ").to_lowercase();
    let written = with_table(&cyrillic, table);
    if written.eq_ignore_ascii_case(&subject.in_order().join(" ")) {
        return Err(Excluded::NothingToChange);
    }
    Ok(subject.party(written))
}

fn mixed(subject: &Subject<'_>, _: &mut Random) -> Made {
    let words = cyrillic_words(subject)?;
    let (family, given) = subject.parts();
    if given.is_empty() {
        return Err(Excluded::TooFewWords);
    }
    let family = words[words.len() - family.len()..].join(" ");
    Ok(subject.party(format!("{} {family}", given.join(" "))))
}

fn slavic_ending(subject: &Subject<'_>, random: &mut Random) -> Made {
    subject.person()?;
    subject.latin()?;
    let ending = random.pick(&["ii", "iy"]).unwrap_or("ii");
    subject.replace_word(|word| {
        let lower = word.to_lowercase();
        let stem = ["itry", "rgey", "sky", "iliy", "eniy", "atoly", "oriy", "igory"]
            .iter()
            .any(|end| lower.ends_with(end));
        let stem = stem.then(|| lower.trim_end_matches(['y', 'i']))?;
        Some(cased_as(
            &if stem.ends_with('e') { format!("{stem}i") } else { format!("{stem}{ending}") },
            word,
        ))
    })
}

fn ukrainian(subject: &Subject<'_>, _: &mut Random) -> Made {
    const FORMS: [(&str, &str); 22] = [
        ("vladimir", "Volodymyr"),
        ("nikolai", "Mykola"),
        ("nikolay", "Mykola"),
        ("sergei", "Serhii"),
        ("sergey", "Serhiy"),
        ("dmitri", "Dmytro"),
        ("dmitry", "Dmytro"),
        ("dmitriy", "Dmytro"),
        ("aleksandr", "Oleksandr"),
        ("aleksei", "Oleksii"),
        ("aleksey", "Oleksiy"),
        ("andrei", "Andrii"),
        ("andrey", "Andriy"),
        ("mikhail", "Mykhailo"),
        ("pavel", "Pavlo"),
        ("yevgeny", "Yevhen"),
        ("evgeny", "Yevhen"),
        ("igor", "Ihor"),
        ("oleg", "Oleh"),
        ("volodymyr", "Vladimir"),
        ("mykola", "Nikolai"),
        ("oleksandr", "Aleksandr"),
    ];
    subject.person()?;
    subject.at_least(2)?;
    subject.replace_word(|word| {
        let lower = word.to_lowercase();
        let (_, other) = FORMS.iter().find(|(form, _)| *form == lower)?;
        Some(cased_as(&other.to_lowercase(), word))
    })
}

/// Words that show a name to be Arabic, or of the Muslim world in general.
fn is_arabic(subject: &Subject<'_>) -> bool {
    const MARKERS: [&str; 24] = [
        "al", "el", "bin", "ibn", "abu", "abd", "abdul", "abdullah", "muhammad", "mohammed", "mohammad",
        "mohamed", "ahmad", "ahmed", "ali", "hassan", "hasan", "husayn", "hussein", "ibrahim", "mahmud",
        "mahmoud", "khalid", "mustafa",
    ];
    subject.words().iter().any(|word| {
        let lower = word.to_lowercase();
        MARKERS.contains(&lower.as_str()) || lower.starts_with("al-") || lower.starts_with("el-")
    })
}

/// An Arabic person's name with one word written by the first rule that applies, tried in random order.
fn arabic(subject: &Subject<'_>, random: &mut Random, rules: &[(&str, &str)]) -> Made {
    subject.person()?;
    subject.latin()?;
    if !is_arabic(subject) {
        return Err(Excluded::NothingToChange);
    }
    respelled(subject, random, rules)
}

fn respelled(subject: &Subject<'_>, random: &mut Random, rules: &[(&str, &str)]) -> Made {
    // An article in front makes a short word no longer.
    let long = |word: &str| word.split('-').any(|part| letters(part) >= EDITABLE);
    subject.edit(random, long, |word, random| {
        let lower = word.to_lowercase();
        let (from, to) =
            random.shuffled(rules.iter().copied()).into_iter().find(|(from, _)| lower.contains(from))?;
        Some(cased_as(&lower.replacen(from, to, 1), word))
    })
}

fn arabic_french(subject: &Subject<'_>, _: &mut Random) -> Made {
    // `ou` is set aside while each u becomes one.
    const RULES: [(&str, &str); 8] = [
        ("ou", "u"),
        ("oo", "u"),
        ("ee", "i"),
        ("sh", "ch"),
        ("j", "dj"),
        ("q", "k"),
        ("w", "u"),
        ("u", "ou"),
    ];
    subject.person()?;
    subject.latin()?;
    if !is_arabic(subject) {
        return Err(Excluded::NothingToChange);
    }
    let before = subject.in_order().join(" ");
    let words = subject.in_order().into_iter().map(|word| {
        let lower = RULES.iter().fold(word.to_lowercase(), |word, (from, to)| word.replace(from, to));
        cased_as(&lower, word)
    });
    let after = words.collect::<Vec<_>>().join(" ");
    if after == before { Err(Excluded::NothingToChange) } else { Ok(subject.party(after)) }
}

fn arabic_letters(subject: &Subject<'_>, random: &mut Random) -> Made {
    arabic(
        subject,
        random,
        &[
            ("q", "k"),
            ("q", "g"),
            ("dh", "d"),
            ("kh", "h"),
            ("ou", "u"),
            ("oo", "u"),
            ("aa", "a"),
            ("ay", "ai"),
            ("aw", "au"),
            ("iyya", "ia"),
            ("th", "t"),
            ("gh", "g"),
            ("ee", "i"),
            ("sayn", "sein"),
            ("ss", "s"),
            ("mm", "m"),
        ],
    )
}

fn sun_letters(subject: &Subject<'_>, _: &mut Random) -> Made {
    subject.person()?;
    subject.latin()?;
    subject.replace_word(|word| {
        let (article, rest) =
            word.split_once('-').filter(|(article, _)| article.eq_ignore_ascii_case("al"))?;
        let lower = rest.to_lowercase();
        let sun = ["sh", "s", "r", "n", "d", "t", "z"].into_iter().find(|sun| lower.starts_with(sun))?;
        Some(format!("{}-{rest}", cased_as(&format!("a{sun}"), article)))
    })
}

fn ta_marbuta(subject: &Subject<'_>, _: &mut Random) -> Made {
    subject.person()?;
    subject.latin()?;
    if !is_arabic(subject) {
        return Err(Excluded::NothingToChange);
    }
    subject.replace_word(|word| {
        let lower = word.to_lowercase();
        if letters(word) < 5 {
            return None;
        }
        match lower.strip_suffix("ah") {
            Some(stem) if !lower.ends_with("llah") => Some(cased_as(&format!("{stem}a"), word)),
            Some(_) => None,
            None => lower.ends_with('a').then(|| cased_as(&format!("{lower}h"), word)),
        }
    })
}

fn persian(subject: &Subject<'_>, random: &mut Random) -> Made {
    subject.person()?;
    subject.latin()?;
    if !subject.of_country(&["iran", "afghanistan", "pakistan", "tajikistan"]) {
        return Err(Excluded::NothingToChange);
    }
    respelled(
        subject,
        random,
        &[
            ("zadeh", "zada"),
            ("zada", "zadeh"),
            ("pour", "poor"),
            ("pur", "pour"),
            ("w", "v"),
            ("v", "w"),
            ("ei", "ey"),
            ("ossein", "usayn"),
            ("usayn", "ossein"),
            ("ullah", "ollah"),
            ("ollah", "ullah"),
            ("oo", "u"),
            ("ee", "i"),
        ],
    )
}

/// A Chinese person's name, each word written anew from its syllables.
fn chinese(subject: &Subject<'_>, write: impl Fn(&[&str]) -> Option<String>) -> Made {
    subject.person()?;
    subject.latin()?;
    if !subject.of_country(&["china", "hong kong", "taiwan"]) {
        return Err(Excluded::NothingToChange);
    }
    let (family, given) = subject.parts();
    let (family, given) = if subject.says_family() { (family, given) } else { (given, family) };
    let [surname] = family[..] else { return Err(Excluded::NothingToChange) };
    if !pinyin::is_chinese_surname(&surname.to_lowercase()) {
        return Err(Excluded::NothingToChange);
    }
    let mut words = Vec::new();
    for word in family.iter().chain(&given) {
        let readings = pinyin::parse_pinyin(&word.to_lowercase());
        // Three syllables or more are a name of another people, written in characters.
        let syllables =
            readings.into_iter().next().filter(|one| one.len() <= 2).ok_or(Excluded::NothingToChange)?;
        words.push(cased_as(&write(&syllables).ok_or(Excluded::NothingToChange)?, "Xx"));
    }
    let written = words.join(" ");
    if written.eq_ignore_ascii_case(&subject.words().join(" ")) {
        return Err(Excluded::NothingToChange);
    }
    Ok(subject.party(written))
}

fn wade_giles_of(syllables: &[&str]) -> Option<String> {
    let written: Option<Vec<&str>> = syllables.iter().map(|one| wade_giles::to_wade_giles(one)).collect();
    Some(written?.join("-"))
}

fn palladius_of(syllables: &[&str]) -> Option<String> {
    syllables.iter().map(|one| palladius::to_palladius(one)).collect::<Option<String>>()
}

fn simplified(subject: &Subject<'_>, _: &mut Random) -> Made {
    if script(subject.name()) != "han" {
        return Err(Excluded::OtherScript);
    }
    let written = han::to_simplified(subject.name());
    if written == subject.name() { Err(Excluded::NothingToChange) } else { Ok(subject.party(written)) }
}

const CANTONESE: [(&str, &str); 18] = [
    ("zhang", "Cheung"),
    ("wang", "Wong"),
    ("huang", "Wong"),
    ("chen", "Chan"),
    ("liu", "Lau"),
    ("wu", "Ng"),
    ("lin", "Lam"),
    ("zhou", "Chow"),
    ("zheng", "Cheng"),
    ("xu", "Tsui"),
    ("zhao", "Chiu"),
    ("guo", "Kwok"),
    ("he", "Ho"),
    ("liang", "Leung"),
    ("xie", "Tse"),
    ("ye", "Yip"),
    ("luo", "Law"),
    ("yang", "Yeung"),
];

const KOREAN: [(&str, &str); 15] = [
    ("ri", "Lee"),
    ("yi", "Lee"),
    ("pak", "Park"),
    ("park", "Pak"),
    ("choe", "Choi"),
    ("choi", "Choe"),
    ("chong", "Jung"),
    ("jong", "Chung"),
    ("chang", "Jang"),
    ("jang", "Chang"),
    ("cho", "Jo"),
    ("jo", "Cho"),
    ("ryu", "Yoo"),
    ("no", "Roh"),
    ("kang", "Gang"),
];

/// A family name of a country's table in another spelling; of a name without a comma the first word, as it is written there.
fn surname(subject: &Subject<'_>, table: &[(&str, &str)], countries: &[&str]) -> Made {
    subject.person()?;
    subject.latin()?;
    subject.at_least(2)?;
    if !subject.of_country(countries) {
        return Err(Excluded::NothingToChange);
    }
    let first = subject.words()[0];
    let lower = first.to_lowercase();
    let (_, other) = table.iter().find(|(name, _)| *name == lower).ok_or(Excluded::NothingToChange)?;
    Ok(subject.party(subject.with_word(0, &cased_as(&other.to_lowercase(), first))))
}

fn kunrei(subject: &Subject<'_>, _: &mut Random) -> Made {
    const KUNREI: [(&str, &str); 12] = [
        ("sha", "sya"),
        ("shu", "syu"),
        ("sho", "syo"),
        ("cha", "tya"),
        ("chu", "tyu"),
        ("cho", "tyo"),
        ("shi", "si"),
        ("chi", "ti"),
        ("tsu", "tu"),
        ("fu", "hu"),
        ("ji", "zi"),
        ("jo", "zyo"),
    ];
    subject.person()?;
    subject.latin()?;
    if !subject.of_country(&["japan"]) {
        return Err(Excluded::NothingToChange);
    }
    let before = subject.in_order().join(" ");
    let words = subject.in_order().into_iter().map(|word| {
        let lower = KUNREI.iter().fold(word.to_lowercase(), |word, (from, to)| word.replace(from, to));
        cased_as(&lower, word)
    });
    let after = words.collect::<Vec<_>>().join(" ");
    if after == before { Err(Excluded::NothingToChange) } else { Ok(subject.party(after)) }
}

fn burmese_title(subject: &Subject<'_>, random: &mut Random) -> Made {
    subject.person()?;
    subject.latin()?;
    if !subject.of_country(&["burma", "myanmar"]) {
        return Err(Excluded::NothingToChange);
    }
    let title = random.pick(&["U", "Daw"]).unwrap_or("U");
    Ok(subject.party(format!("{title} {}", subject.name())))
}

fn indic(subject: &Subject<'_>, random: &mut Random) -> Made {
    subject.person()?;
    subject.latin()?;
    if !subject.of_country(&["india", "sri lanka", "bangladesh", "nepal"]) {
        return Err(Excluded::NothingToChange);
    }
    respelled(
        subject,
        random,
        &[
            ("v", "w"),
            ("w", "v"),
            ("ee", "i"),
            ("oo", "u"),
            ("sh", "s"),
            ("th", "t"),
            ("aa", "a"),
            ("ksh", "x"),
            ("dh", "d"),
        ],
    )
}

#[cfg(test)]
mod tests {
    use super::super::testing::{PERSON, always, check, listed, party_of};
    use super::*;

    #[test]
    fn slavic_names_are_written_by_every_system() {
        check(&[
            ("in-cyrillic", "YUSHCHENKO, Dmitry", PERSON, Ok("Дмитрий ЮЩЕНКО")),
            ("mixed-scripts", "YUSHCHENKO, Dmitry", PERSON, Ok("Dmitry ЮЩЕНКО")),
            ("cyrillic-iso-9", "YUSHCHENKO, Dmitry", PERSON, Ok("Dmitrij Ûŝenko")),
            ("cyrillic-passport", "YUSHCHENKO, Dmitry", PERSON, Ok("Dmitrii Iushchenko")),
            ("cyrillic-french", "YUSHCHENKO, Dmitry", PERSON, Ok("Dmitriï Iouchtchenko")),
            ("cyrillic-german", "YUSHCHENKO, Dmitry", PERSON, Ok("Dmitrii Juschtschenko")),
            ("cyrillic-german", "ZHUKOVSKIY, Sergey", PERSON, Ok("Sergei Schukowskii")),
            ("in-cyrillic", "KIRIYENKO, Sergey", PERSON, Ok("Сергей КИРИЕНКО")),
            ("in-cyrillic", "SOLTAJEV, Mansur", PERSON, Err(Excluded::NothingToChange)),
            ("cyrillic-passport", "IVANOV, Oleg", PERSON, Err(Excluded::NothingToChange)),
            ("in-cyrillic", "MARTIN, Paul", PERSON, Err(Excluded::NothingToChange)),
            ("native-romanised", "Ющенко Дмитрий", PERSON, Ok("Iushchenko Dmitrii")),
            ("native-romanised", "Yushchenko", PERSON, Err(Excluded::OtherScript)),
            ("ukrainian-form", "SHEVCHUK, Vladimir", PERSON, Ok("SHEVCHUK, Volodymyr")),
        ]);
        always("slavic-ending", "YUSHCHENKO, DMITRY", PERSON, |name| {
            ["YUSHCHENKO, DMITRII", "YUSHCHENKO, DMITRIY"].contains(&name)
        });
    }

    #[test]
    fn arabic_names_are_written_by_several_habits() {
        check(&[
            ("arabic-french", "AL-SHARIF, Yusuf", PERSON, Ok("Yousouf AL-CHARIF")),
            ("arabic-letters", "KIM, Jonghui", PERSON, Err(Excluded::NothingToChange)),
            ("arabic-sun-letters", "AL-SADR, Musa", PERSON, Ok("AS-SADR, Musa")),
            ("arabic-sun-letters", "Ali al-Shawakh", PERSON, Ok("Ali ash-Shawakh")),
            ("arabic-sun-letters", "AL-BANNA, Musa", PERSON, Err(Excluded::NothingToChange)),
            ("arabic-ta-marbuta", "ALI, Fatima", PERSON, Ok("ALI, Fatimah")),
            ("arabic-ta-marbuta", "Fatimah bin Ali", PERSON, Ok("Fatima bin Ali")),
            ("arabic-ta-marbuta", "Ali Abdullah", PERSON, Err(Excluded::NothingToChange)),
        ]);
        always("arabic-letters", "Ali Qadiri", PERSON, |name| ["Ali Kadiri", "Ali Gadiri"].contains(&name));
    }

    #[test]
    fn names_of_a_country_are_written_by_its_habits() {
        let table = [
            ("wade-giles", "ZHAO, Guangzong", "China", "Chao Kuang-tsung"),
            ("palladius", "ZHAO, Guangzong", "China", "Чжао Гуанцзун"),
            ("pinyin-apart", "ZHAO, Guangzong", "China", "Zhao Guang zong"),
            ("cantonese-surname", "ZHANG, Guangzong", "China", "CHEUNG, Guangzong"),
            ("korean-surname", "Pak To Chun", "Democratic People's Republic of Korea", "Park To Chun"),
            ("japanese-kunrei", "SHINOZUKA, Kenichi", "Japan", "Keniti SINOZUKA"),
            ("indic-spelling", "Ravinder", "India", "Rawinder"),
            ("persian-spelling", "HASSANZADEH, Ali", "Iran", "HASSANZADA, Ali"),
        ];
        for (generator, name, country, expected) in table {
            let mut designation = listed(name, PERSON);
            let made = |designation: &_| {
                party_of(generator, designation, 1).map(|party| party.names[0].text.clone())
            };
            assert_eq!(made(&designation), Err(Excluded::NothingToChange), "{generator}: of no country");
            designation.nationalities = vec![country.to_owned()];
            assert_eq!(made(&designation).as_deref(), Ok(expected), "{generator}");
        }
        let mut burmese = listed("Thura Aung", PERSON);
        burmese.nationalities = vec!["Burma".to_owned()];
        let made = party_of("burmese-title", &burmese, 1).unwrap().names[0].text.clone();
        assert!(["U Thura Aung", "Daw Thura Aung"].contains(&made.as_str()), "{made}");
        check(&[
            ("simplified-characters", "趙光宗", PERSON, Ok("赵光宗")),
            ("simplified-characters", "赵光宗", PERSON, Err(Excluded::NothingToChange)),
        ]);
    }
}
