//! What is peculiar to names of companies and ships: legal forms, trade words, acronyms, numbers, prefixes.
//!
//! The tables are short and of this file alone; they are not those by which the program compares names.

use super::Level::{Broad, Close, Precise};
use super::{Excluded, Generator};
use crate::assure::random::Random;
use crate::assure::subject::{Subject, cased_as, letters};
use crate::designation::EntityKind;
use crate::party::Counterparty;

type Made = Result<Counterparty, Excluded>;

pub(super) const GENERATORS: &[Generator] = &[
    Generator::new(
        "legal-form-lost",
        40,
        Close,
        "Without its legal form: Sea Star for Sea Star Ltd",
        form_lost,
    ),
    Generator::new(
        "legal-form-other",
        40,
        Close,
        "The legal form written otherwise: Limited for Ltd, d.o.o. for doo",
        form_other,
    ),
    Generator::new("legal-form-added", 40, Close, "A legal form behind a name without one", form_added),
    Generator::new(
        "word-abbreviated",
        41,
        Close,
        "A trade word abbreviated: Intl, Mfg, Tech",
        |subject, _| by_words(subject, &ABBREVIATED),
    ),
    Generator::new(
        "acronym",
        42,
        Broad,
        "The first letters of all words: WEST for World Energy Systems Technology",
        acronym,
    ),
    Generator::new(
        "number-written",
        43,
        Close,
        "A number as a word, or the other way: One for 1 or I",
        |subject, _| by_words(subject, &NUMBERS),
    ),
    Generator::new(
        "other-english",
        44,
        Close,
        "British for American spelling, or the other way: Organisation",
        other_english,
    ),
    Generator::new("and-written", 45, Precise, "'and' for '&', or the other way", and_written),
    Generator::new("and-translated", 45, Close, "'und' or 'et' for 'and'", |subject, random| {
        let other = random.pick(&["und", "et"]).unwrap_or("und");
        by_words(subject, &[("and", other), ("&", other)])
    }),
    Generator::new("the-added", 46, Precise, "'The' in front", the_added),
    Generator::new(
        "trade-word-added",
        46,
        Close,
        "A trade word more: Group, Trading, International",
        trade_word_added,
    ),
    Generator::new(
        "trade-word-lost",
        46,
        Broad,
        "Without a trade word: Group, Trading, International",
        trade_word_lost,
    ),
    Generator::new("country-added", 47, Close, "A country in brackets behind the name", country_added),
    Generator::new("brackets-lost", 47, Close, "Without what stands in brackets", brackets_lost),
    Generator::new(
        "trade-word-translated",
        48,
        Broad,
        "A trade word in another language: Banque for Bank",
        |subject, _| by_words(subject, &TRANSLATED),
    ),
    Generator::new("vessel-prefix", 49, Precise, "MV, MT or M/V before a ship's name", vessel_prefix),
];

const ABBREVIATED: [(&str, &str); 24] = [
    ("international", "Intl"),
    ("manufacturing", "Mfg"),
    ("technology", "Tech"),
    ("technologies", "Tech"),
    ("company", "Co"),
    ("corporation", "Corp"),
    ("industries", "Inds"),
    ("development", "Dev"),
    ("group", "Grp"),
    ("general", "Gen"),
    ("engineering", "Engg"),
    ("services", "Svcs"),
    ("national", "Natl"),
    ("association", "Assn"),
    ("department", "Dept"),
    ("university", "Univ"),
    ("institute", "Inst"),
    ("ministry", "Min"),
    ("government", "Govt"),
    ("construction", "Constr"),
    ("electronics", "Elec"),
    ("organization", "Org"),
    ("committee", "Cttee"),
    ("center", "Ctr"),
];

const NUMBERS: [(&str, &str); 20] = [
    ("1", "One"),
    ("2", "Two"),
    ("3", "Three"),
    ("4", "Four"),
    ("5", "Five"),
    ("6", "Six"),
    ("7", "Seven"),
    ("8", "Eight"),
    ("9", "Nine"),
    ("10", "Ten"),
    ("one", "1"),
    ("two", "2"),
    ("three", "3"),
    ("four", "4"),
    ("five", "5"),
    ("seven", "7"),
    ("first", "1st"),
    ("ii", "2"),
    ("iii", "3"),
    ("iv", "4"),
];

const TRANSLATED: [(&str, &str); 17] = [
    ("bank", "Banque"),
    ("trading", "Handel"),
    ("foundation", "Stiftung"),
    ("international", "Internacional"),
    ("ministry", "Ministerio"),
    ("national", "Nacional"),
    ("organization", "Organización"),
    ("industries", "Industrie"),
    ("group", "Gruppe"),
    ("institute", "Institut"),
    ("university", "Universität"),
    ("association", "Asociación"),
    ("society", "Société"),
    ("insurance", "Versicherung"),
    ("construction", "Construcciones"),
    ("transport", "Transporte"),
    ("center", "Centro"),
];

/// Legal forms at the end of names: as they are met (in lower case, without full stops), and written otherwise.
const FORMS: [(&str, &str); 24] = [
    ("ltd", "Limited"),
    ("limited", "Ltd."),
    ("llc", "L.L.C."),
    ("inc", "Incorporated"),
    ("incorporated", "Inc."),
    ("corp", "Corporation"),
    ("corporation", "Corp."),
    ("co", "Company"),
    ("company", "Co."),
    ("gmbh", "Ges.m.b.H."),
    ("doo", "d.o.o."),
    ("dooel", "d.o.o.e.l."),
    ("sa", "S.A."),
    ("sarl", "S.à r.l."),
    ("srl", "S.R.L."),
    ("ag", "Aktiengesellschaft"),
    ("plc", "Public Limited Company"),
    ("jsc", "Joint Stock Company"),
    ("pjsc", "Public Joint Stock Company"),
    ("ooo", "LLC"),
    ("oao", "OJSC"),
    ("zao", "CJSC"),
    ("ao", "JSC"),
    ("fze", "Free Zone Establishment"),
];

const TRADE_WORDS: [&str; 12] = [
    "group",
    "trading",
    "international",
    "holding",
    "holdings",
    "general",
    "services",
    "industries",
    "enterprises",
    "global",
    "shipping",
    "industrial",
];

/// The form that a word is, with what it is written as otherwise.
fn form(word: &str) -> Option<&'static str> {
    let lower = word.to_lowercase().replace(['.', ','], "");
    FORMS.iter().find(|(form, _)| *form == lower).map(|(_, other)| *other)
}

fn by_words(subject: &Subject<'_>, table: &[(&str, &str)]) -> Made {
    subject.kind(|kind| kind != EntityKind::Person)?;
    // A name of one trade word, or of one and a number, is nobody's.
    subject.at_least(2)?;
    let name = subject.name();
    let found = name.split(' ').position(|word| table.iter().any(|(from, _)| *from == plain(word)));
    let at = found.ok_or(Excluded::NothingToChange)?;
    let words = name.split(' ').enumerate().map(|(number, word)| {
        let other = table.iter().find(|(from, _)| number == at && *from == plain(word));
        other.map_or_else(
            || word.to_owned(),
            |(_, to)| if word.len() > 1 { recased(to, word) } else { (*to).to_owned() },
        )
    });
    Ok(subject.party(words.collect::<Vec<_>>().join(" ")))
}

fn plain(word: &str) -> String {
    word.to_lowercase().trim_matches([',', '.', ';', '(', ')']).to_owned()
}

/// A word of a table in the case of the one it replaces.
fn recased(word: &str, model: &str) -> String {
    let all = letters(model) > 1 && !model.chars().any(char::is_lowercase);
    if all { word.to_uppercase() } else { word.to_owned() }
}

fn form_lost(subject: &Subject<'_>, _: &mut Random) -> Made {
    subject.entity()?;
    let mut words = subject.words();
    let before = words.len();
    while words.last().is_some_and(|word| form(word).is_some()) {
        words.pop();
    }
    if words.len() == before {
        return Err(Excluded::NothingToChange);
    }
    if letters(&words.concat()) < 5 {
        Err(Excluded::Unrecognisable)
    } else {
        Ok(subject.party(words.join(" ")))
    }
}

fn form_other(subject: &Subject<'_>, _: &mut Random) -> Made {
    subject.entity()?;
    subject.at_least(2)?;
    let words = subject.words();
    let last = words.len() - 1;
    let other = form(words[last]).ok_or(Excluded::NothingToChange)?;
    Ok(subject.party(subject.with_word(last, other)))
}

fn form_added(subject: &Subject<'_>, random: &mut Random) -> Made {
    subject.entity()?;
    subject.latin()?;
    if subject.words().iter().any(|word| form(word).is_some()) {
        return Err(Excluded::NothingToChange);
    }
    let form = random.pick(&["Ltd", "LLC", "Co., Ltd.", "Inc."]).unwrap_or("Ltd");
    Ok(subject.party(format!("{} {form}", subject.name())))
}

fn acronym(subject: &Subject<'_>, _: &mut Random) -> Made {
    const SMALL: [&str; 10] = ["of", "the", "and", "for", "in", "de", "la", "al", "du", "des"];
    subject.entity()?;
    subject.latin()?;
    let words = subject.words();
    let first: Vec<char> = words
        .iter()
        .filter(|word| !SMALL.contains(&word.to_lowercase().as_str()) && form(word).is_none())
        .filter_map(|word| word.chars().next())
        .filter(|c| c.is_alphabetic())
        .collect();
    // Three letters are everybody's.
    if first.len() < 4 {
        return Err(Excluded::TooFewWords);
    }
    Ok(subject.party(first.into_iter().flat_map(char::to_uppercase).collect::<String>()))
}

fn other_english(subject: &Subject<'_>, _: &mut Random) -> Made {
    const SPELLINGS: [(&str, &str); 16] = [
        ("ization", "isation"),
        ("isation", "ization"),
        ("defense", "defence"),
        ("defence", "defense"),
        ("center", "centre"),
        ("centre", "center"),
        ("aluminum", "aluminium"),
        ("aluminium", "aluminum"),
        ("labor", "labour"),
        ("labour", "labor"),
        ("fiber", "fibre"),
        ("fibre", "fiber"),
        ("program", "programme"),
        ("harbor", "harbour"),
        ("harbour", "harbor"),
        ("jewelry", "jewellery"),
    ];
    subject.kind(|kind| kind != EntityKind::Person)?;
    subject.replace_word(|word| {
        let lower = word.to_lowercase();
        let (from, to) = SPELLINGS.iter().find(|(from, to)| lower.contains(from) && !lower.contains(to))?;
        Some(cased_as(&lower.replacen(from, to, 1), word))
    })
}

fn and_written(subject: &Subject<'_>, _: &mut Random) -> Made {
    subject.kind(|kind| kind != EntityKind::Person)?;
    let name = subject.name();
    let other = |word: &str| match word {
        "&" => "and".to_owned(),
        word if word.eq_ignore_ascii_case("and") => "&".to_owned(),
        word => word.to_owned(),
    };
    let written = name.split(' ').map(other).collect::<Vec<_>>().join(" ");
    if written == name { Err(Excluded::NothingToChange) } else { Ok(subject.party(written)) }
}

fn the_added(subject: &Subject<'_>, _: &mut Random) -> Made {
    subject.entity()?;
    subject.latin()?;
    if subject.words().first().is_some_and(|word| word.eq_ignore_ascii_case("the")) {
        return Err(Excluded::NothingToChange);
    }
    Ok(subject.party(format!("The {}", subject.name())))
}

fn trade_word_added(subject: &Subject<'_>, random: &mut Random) -> Made {
    subject.entity()?;
    subject.latin()?;
    let word = random.pick(&["Group", "Trading", "International", "Holding", "Services"]).unwrap_or("Group");
    let words = subject.words();
    if words.iter().any(|own| own.eq_ignore_ascii_case(word)) {
        return Err(Excluded::NothingToChange);
    }
    // Before the legal form, where it belongs.
    let at = words.iter().rposition(|word| form(word).is_none()).map_or(words.len(), |last| last + 1);
    let mut words = words;
    words.insert(at, word);
    Ok(subject.party(words.join(" ")))
}

fn trade_word_lost(subject: &Subject<'_>, _: &mut Random) -> Made {
    subject.entity()?;
    let mut words = subject.words();
    let at = words.iter().position(|word| TRADE_WORDS.contains(&word.to_lowercase().as_str()));
    words.remove(at.ok_or(Excluded::NothingToChange)?);
    let naming = words
        .iter()
        .filter(|word| form(word).is_none() && !TRADE_WORDS.contains(&word.to_lowercase().as_str()));
    if naming.map(|word| letters(word)).sum::<usize>() < 6 {
        return Err(Excluded::Unrecognisable);
    }
    Ok(subject.party(words.join(" ")))
}

fn country_added(subject: &Subject<'_>, random: &mut Random) -> Made {
    subject.entity()?;
    subject.latin()?;
    let country = random.pick(&["Iran", "Dubai", "Russia", "HK", "Panama"]).unwrap_or("Dubai");
    Ok(subject.party(format!("{} ({country})", subject.name())))
}

fn brackets_lost(subject: &Subject<'_>, _: &mut Random) -> Made {
    let name = subject.name();
    let (Some(open), Some(close)) = (name.find('('), name.rfind(')')) else {
        return Err(Excluded::NothingToChange);
    };
    if open > close {
        return Err(Excluded::NothingToChange);
    }
    let left = format!("{} {}", &name[..open], &name[close + 1..]);
    let left = left.split_whitespace().collect::<Vec<_>>().join(" ");
    if 2 * letters(&left) < subject.letters() || letters(&left) < 5 {
        return Err(Excluded::Unrecognisable);
    }
    Ok(subject.party(left))
}

fn vessel_prefix(subject: &Subject<'_>, random: &mut Random) -> Made {
    subject.kind(|kind| kind == EntityKind::Vessel)?;
    let prefix = random.pick(&["MV", "MT", "M/V", "M.V."]).unwrap_or("MV");
    Ok(subject.party(format!("{prefix} {}", subject.name())))
}

#[cfg(test)]
mod tests {
    use super::super::testing::{ENTITY, PERSON, VESSEL, always, check};
    use super::*;

    #[test]
    fn legal_forms_go_come_and_change() {
        check(&[
            ("legal-form-lost", "Sea Star Co., Ltd.", ENTITY, Ok("Sea Star")),
            ("legal-form-lost", "SIS DOO", ENTITY, Err(Excluded::Unrecognisable)),
            ("legal-form-lost", "Sea Star", ENTITY, Err(Excluded::NothingToChange)),
            ("legal-form-lost", "ROTH, Ltd", PERSON, Err(Excluded::OtherType)),
            ("legal-form-other", "SIS DOO", ENTITY, Ok("SIS d.o.o.")),
            ("legal-form-other", "Sea Star Ltd.", ENTITY, Ok("Sea Star Limited")),
            ("legal-form-other", "Sea Star Group", ENTITY, Err(Excluded::NothingToChange)),
            ("legal-form-added", "Sea Star Ltd", ENTITY, Err(Excluded::NothingToChange)),
        ]);
        always("legal-form-added", "Sea Star", ENTITY, |name| name.starts_with("Sea Star "));
    }

    #[test]
    fn words_of_organisations_are_written_otherwise() {
        check(&[
            ("word-abbreviated", "Star International Bank", ENTITY, Ok("Star Intl Bank")),
            ("word-abbreviated", "STAR MANUFACTURING", ENTITY, Ok("STAR MFG")),
            ("acronym", "World Energy Systems of Technology", ENTITY, Ok("WEST")),
            ("acronym", "Sea Star Ltd", ENTITY, Err(Excluded::TooFewWords)),
            ("number-written", "Factory 1", ENTITY, Ok("Factory One")),
            ("number-written", "Sea Star", ENTITY, Err(Excluded::NothingToChange)),
            ("other-english", "Atomic Organization", ENTITY, Ok("Atomic Organisation")),
            ("other-english", "DEFENCE CENTER", ENTITY, Ok("DEFENSE CENTER")),
            ("and-written", "Sea & Star", ENTITY, Ok("Sea and Star")),
            ("and-written", "Sea and Star", ENTITY, Ok("Sea & Star")),
            ("the-added", "Sea Star", ENTITY, Ok("The Sea Star")),
            ("trade-word-lost", "Quadrant Trading Ltd", ENTITY, Ok("Quadrant Ltd")),
            ("trade-word-lost", "ABC Trading Ltd", ENTITY, Err(Excluded::Unrecognisable)),
            ("brackets-lost", "Sea Star Shipping (Dubai)", ENTITY, Ok("Sea Star Shipping")),
            ("trade-word-translated", "Bank of Stars", ENTITY, Ok("Banque of Stars")),
            ("vessel-prefix", "Sea Star", ENTITY, Err(Excluded::OtherType)),
        ]);
        always("and-translated", "Sea and Star", ENTITY, |name| {
            ["Sea und Star", "Sea et Star"].contains(&name)
        });
        always("trade-word-added", "Sea Star Ltd", ENTITY, |name| {
            name.starts_with("Sea Star ") && name.ends_with(" Ltd")
        });
        always("country-added", "Sea Star", ENTITY, |name| {
            name.starts_with("Sea Star (") && name.ends_with(')')
        });
        always("vessel-prefix", "Sea Star", VESSEL, |name| {
            name.starts_with('M') && name.ends_with(" Sea Star")
        });
    }
}
