//! The letters of the blocks, and the syllables they make: consonants, a vowel and what closes it.

#![expect(clippy::match_same_arms, reason = "tables stand in the order of their script, not of its sounds")]

use super::super::push_other;

/// A script of the family.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Block {
    Devanagari,
    Bengali,
    Gurmukhi,
    Gujarati,
    Odia,
    Tamil,
    Telugu,
    Kannada,
    Malayalam,
    Sinhala,
}

use Block::{Bengali, Devanagari, Gujarati, Gurmukhi, Kannada, Malayalam, Odia, Sinhala, Tamil, Telugu};

/// The blocks in the order of Unicode, 128 characters each, from U+0900.
const BLOCKS: [Block; 10] =
    [Devanagari, Bengali, Gurmukhi, Gujarati, Odia, Tamil, Telugu, Kannada, Malayalam, Sinhala];

/// What a character is. Vowels and consonants are names of ISO 15919 in ASCII: capitals are long or retroflex.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sign {
    Vowel(&'static str),
    Consonant(&'static str),
    /// A dependent vowel sign.
    Matra(&'static str),
    Virama,
    Nukta,
    /// Anusvara, candrabindu, tippi.
    Nasal,
    Visarga,
    /// Gurmukhi addak: the next consonant is doubled.
    Doubler,
    /// A consonant that never has a vowel (chillu, khanda ta).
    Dead(&'static str),
    /// A carrier of vowel signs, and its vowel where the sign is lost.
    Carrier(&'static str),
    Silent,
}

use Sign::{Carrier, Consonant, Dead, Doubler, Matra, Nasal, Nukta, Silent, Virama, Visarga, Vowel};

const VOWELS: [&str; 16] = ["a", "A", "i", "I", "u", "U", "R", "L", "e", "e", "e", "Y", "o", "o", "o", "W"];

const CONSONANTS: [&str; 37] = [
    "k", "kh", "g", "gh", "ng", "c", "ch", "j", "jh", "ny", "T", "Th", "D", "Dh", "N", "t", "th", "d", "dh",
    "n", "n2", "p", "ph", "b", "bh", "m", "y", "r", "r2", "l", "l2", "zh", "v", "S", "sh", "s", "h",
];

/// What a letter with a nukta stands for.
fn with_nukta(consonant: &'static str, block: Block) -> &'static str {
    match consonant {
        "k" => "q",
        "kh" => "x",
        "g" => "G",
        "j" => "z",
        "D" => "rr",
        "Dh" => "rh",
        "ph" => "f",
        "y" if matches!(block, Bengali | Odia) => "y2",
        "s" => "sh",
        other => other,
    }
}

pub(super) fn sign_of(c: char) -> Option<(Block, Sign)> {
    let at = u32::from(c).checked_sub(0x900)?;
    let block = *BLOCKS.get(usize::try_from(at / 0x80).ok()?)?;
    let at = usize::try_from(at % 0x80).ok()?;
    Some((block, if block == Sinhala { sinhala(at)? } else { common(block, at)? }))
}

fn common(block: Block, at: usize) -> Option<Sign> {
    Some(match (at, block) {
        // Where a script leaves the layout.
        (0x00..=0x02, _) | (0x70, Gurmukhi) => Nasal,
        (0x71, Gurmukhi) => Doubler,
        (0x72, Gurmukhi) => Carrier("i"),
        (0x73, Gurmukhi) => Carrier("u"),
        (0x50, Devanagari | Gujarati | Tamil) => Vowel("om"),
        (0x03, Tamil) => Silent,
        (0x03, _) => Visarga,
        (0x4e, Bengali) => Dead("t"),
        (0x70, Bengali) => Consonant("r"),
        (0x71, Bengali | Odia) => Consonant("w"),
        (0x5f, Bengali | Odia) => Consonant("y2"),
        (0x7a, Malayalam) => Dead("N"),
        (0x7b, Malayalam) => Dead("n"),
        (0x7c, Malayalam) => Dead("r"),
        (0x7d, Malayalam) => Dead("l"),
        (0x7e, Malayalam) => Dead("l2"),
        (0x7f, Malayalam) => Dead("k"),
        (0x54, Malayalam) => Dead("m"),
        (0x55, Malayalam) => Dead("y"),
        (0x56, Malayalam) => Dead("zh"),
        (0x4e, Malayalam) => Dead("r"),
        (0x3a, Malayalam) => Consonant("t"),
        (0x57, Malayalam) => Matra("W"),
        (0x58, Telugu) => Consonant("ts"),
        (0x59, Telugu) => Consonant("dz"),
        (0x5a, Telugu) => Consonant("r2"),
        (0x5d, Telugu | Kannada) => Dead("n"),
        (0x5e, Kannada) => Consonant("f"),
        (0x79, Gujarati) => Consonant("zh"),
        (0x72, Devanagari) => Vowel("a"),
        (0x78 | 0x79, Devanagari) => Consonant(if at == 0x79 { "zh" } else { "D" }),
        (0x7b, Devanagari) => Consonant("g"),
        (0x7c, Devanagari) => Consonant("j"),
        (0x7e, Devanagari) => Consonant("D"),
        (0x7f, Devanagari) => Consonant("b"),
        (0x73..=0x77, Devanagari) => Vowel("o"),
        (0x3a | 0x3b | 0x4f | 0x56 | 0x57, Devanagari) => Matra(if at == 0x4f { "W" } else { "o" }),
        (0x4e | 0x55, Devanagari) => Matra("e"),
        // The layout.
        (0x04, _) => Vowel("a"),
        (0x05..=0x14, _) => Vowel(VOWELS[at - 0x05]),
        (0x15..=0x39, _) => Consonant(CONSONANTS[at - 0x15]),
        (0x3c, _) => Nukta,
        (0x3e, _) => Matra("A"),
        (0x3f, _) => Matra("i"),
        (0x40, _) => Matra("I"),
        (0x41, _) => Matra("u"),
        (0x42, _) => Matra("U"),
        (0x43 | 0x44, _) => Matra("R"),
        (0x45..=0x47, _) => Matra("e"),
        (0x48, _) => Matra("Y"),
        (0x49..=0x4b, _) => Matra("o"),
        (0x4c, _) => Matra("W"),
        (0x4d, _) => Virama,
        // Halves of vowel signs in two parts, when they stand alone.
        (0x56, Telugu | Kannada | Odia) => Matra("Y"),
        (0x57, Bengali | Odia | Tamil) => Matra("W"),
        (0x58, _) => Consonant("q"),
        (0x59, _) => Consonant("x"),
        (0x5a, _) => Consonant("G"),
        (0x5b, _) => Consonant("z"),
        (0x5c, _) => Consonant("rr"),
        (0x5d, _) => Consonant("rh"),
        (0x5e, _) => Consonant("f"),
        (0x5f, Devanagari | Gurmukhi) => Consonant("y"),
        (0x60, _) => Vowel("R"),
        (0x61, _) => Vowel("L"),
        (0x62 | 0x63, _) => Matra("L"),
        // Avagraha, om, accents, dandas, abbreviation signs.
        (0x3d | 0x50..=0x54 | 0x64 | 0x65, _) => Silent,
        _ => return None,
    })
}

fn sinhala(at: usize) -> Option<Sign> {
    const VOWELS: [&str; 18] =
        ["a", "A", "E", "E", "i", "I", "u", "U", "R", "R", "L", "L", "e", "e", "Y", "o", "o", "W"];
    const CONSONANTS: [&str; 45] = [
        "k", "kh", "g", "gh", "ng", "ng", "c", "ch", "j", "jh", "ny", "jny", "nj", "T", "Th", "D", "Dh", "N",
        "nD", "t", "th", "d", "dh", "n", "", "nd", "p", "ph", "b", "bh", "m", "mb", "y", "r", "", "l", "",
        "", "v", "S", "sh", "s", "h", "l2", "f",
    ];
    const SIGNS: [&str; 17] =
        ["A", "E", "E", "i", "I", "u", "", "U", "", "R", "e", "e", "Y", "o", "o", "W", "L"];
    Some(match at {
        0x01 | 0x02 => Nasal,
        0x03 => Visarga,
        0x05..=0x16 => Vowel(VOWELS[at - 0x05]),
        0x1a..=0x46 => match CONSONANTS[at - 0x1a] {
            "" => return None,
            consonant => Consonant(consonant),
        },
        0x4a => Virama,
        0x4f..=0x5f => match SIGNS[at - 0x4f] {
            "" => return None,
            vowel => Matra(vowel),
        },
        0x72 => Matra("R"),
        0x73 => Matra("L"),
        _ => return None,
    })
}

/// Consonants, a vowel and what closes it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Syllable {
    pub(super) consonants: Vec<&'static str>,
    /// None after a virama.
    pub(super) vowel: Option<&'static str>,
    /// Whether the vowel is the inherent one.
    pub(super) inherent: bool,
    pub(super) nasal: bool,
    pub(super) visarga: bool,
    /// A character of no table, in Latin letters.
    pub(super) other: String,
}

/// The syllables of a word and the script of its first letter. Without any letter of the family: nothing.
pub(super) fn syllables(word: &str) -> Option<(Block, Vec<Syllable>)> {
    let mut block = None;
    let mut out: Vec<Syllable> = Vec::new();
    let mut double = false;
    // Whether the last syllable waits for another consonant.
    let mut joined = false;
    for c in word.chars() {
        let Some((of, sign)) = sign_of(c) else {
            let mut other = String::new();
            push_other(c, &mut other);
            if !other.is_empty() {
                out.push(Syllable { other, ..Syllable::default() });
            }
            joined = false;
            continue;
        };
        block.get_or_insert(of);
        match sign {
            Consonant(consonant) | Dead(consonant) => {
                if !joined {
                    out.push(Syllable::default());
                }
                if let Some(last) = out.last_mut() {
                    if std::mem::take(&mut double) {
                        last.consonants.push(undoubled(consonant));
                    }
                    last.consonants.push(consonant);
                    let dead = matches!(sign, Dead(_));
                    last.vowel = if dead { None } else { Some("a") };
                    last.inherent = !dead;
                }
                joined = false;
            }
            Vowel(vowel) | Carrier(vowel) => {
                out.push(Syllable { vowel: Some(vowel), ..Syllable::default() });
                joined = false;
            }
            Matra(vowel) => {
                match out.last_mut() {
                    Some(last) if last.other.is_empty() => {
                        // A sign in two parts, each stored apart: the later part says which vowel it is.
                        last.vowel = Some(match (last.vowel, last.inherent, vowel) {
                            (Some("e"), false, "A") => "o",
                            (_, _, vowel) => vowel,
                        });
                        last.inherent = false;
                    }
                    _ => out.push(Syllable { vowel: Some(vowel), ..Syllable::default() }),
                }
                joined = false;
            }
            Virama => {
                if let Some(last) = out.last_mut().filter(|last| last.inherent) {
                    last.vowel = None;
                    last.inherent = false;
                    joined = true;
                }
            }
            Nukta => {
                if let Some(consonant) = out.last_mut().and_then(|last| last.consonants.last_mut()) {
                    *consonant = with_nukta(consonant, of);
                }
            }
            Nasal => match out.last_mut() {
                Some(last) => last.nasal = true,
                None => out.push(Syllable { nasal: true, ..Syllable::default() }),
            },
            Visarga => match out.last_mut() {
                Some(last) => last.visarga = true,
                None => out.push(Syllable { visarga: true, ..Syllable::default() }),
            },
            Doubler => double = true,
            Silent => joined = false,
        }
    }
    block.map(|block| (block, out))
}

/// The first of a doubled consonant: without its breath.
fn undoubled(consonant: &'static str) -> &'static str {
    match consonant {
        "kh" => "k",
        "gh" => "g",
        "ch" => "c",
        "jh" => "j",
        "Th" => "T",
        "Dh" => "D",
        "th" => "t",
        "dh" => "d",
        "ph" => "p",
        "bh" => "b",
        other => other,
    }
}
