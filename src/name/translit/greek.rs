//! Greek words in Latin letters: the passport spelling, and the commonest others.
//!
//! Input is lower case, with accents or without; a dialytika parts two vowels and an accent on the first of two says
//! that they are no diphthong, where they are still written. Output is lower-case ASCII.
//!
//! Sources: ELOT 743 (2001), which is ISO 843:1997 type 2, the UN system of 1987 and that of Greek passports; BGN/PCGN
//! 1962, in use until 1996 (`kh`, `dh`, y for γ before e and i, `mb`, `nd`, `ng`); the habits of the English press (`h`,
//! initial `b`, `d`, `g`, `y` for γι); classical spelling as in ISO 843 type 1 and Cypriot surnames (`eu`, `ph`, `-ades`,
//! `-ides`); and plain phonetic spelling (`u` for ου, `ks`, `i` for υ).
//!
//! Left to others: translated names (Γιώργος is George), and shortened ones (`variant`).

#![expect(clippy::match_same_arms, reason = "tables stand in the order of their script, not of its sounds")]

use unicode_normalization::UnicodeNormalization;

use super::{distinct, push_other};

/// How the letters with several habits are written.
#[derive(Clone, Copy)]
struct Habit {
    chi: &'static str,
    upsilon: &'static str,
    ou: &'static str,
    xi: &'static str,
    phi: &'static str,
    delta: &'static str,
    /// γ before e and i; γι before a vowel.
    soft_gamma: [&'static str; 2],
    /// μπ, ντ, γκ at the front, then elsewhere.
    stops: [[&'static str; 3]; 2],
    /// Whether αυ, ευ, ηυ are au, eu, eu.
    classical_diphthongs: bool,
    /// Whether final -άδης, -ίδης are -ades, -ides.
    ades: bool,
}

const ELOT: Habit = Habit {
    chi: "ch",
    upsilon: "y",
    ou: "ou",
    xi: "x",
    phi: "f",
    delta: "d",
    soft_gamma: ["g", "gi"],
    stops: [["b", "nt", "gk"], ["mp", "nt", "gk"]],
    classical_diphthongs: false,
    ades: false,
};
/// The press with ch, and initial stops as they sound.
const PRESS: Habit = Habit { soft_gamma: ["g", "y"], stops: [["b", "d", "g"], ["mb", "nt", "ng"]], ..ELOT };
/// The press with h.
const PRESS_H: Habit =
    Habit { chi: "h", soft_gamma: ["y", "yi"], stops: [["b", "d", "g"], ["b", "d", "g"]], ..ELOT };
const BGN: Habit = Habit {
    chi: "kh",
    upsilon: "i",
    delta: "dh",
    soft_gamma: ["y", "yi"],
    stops: [["b", "d", "g"], ["mb", "nd", "ng"]],
    ..ELOT
};
const CLASSICAL: Habit = Habit { phi: "ph", classical_diphthongs: true, ades: true, ..ELOT };
const PHONETIC: Habit = Habit {
    chi: "h",
    upsilon: "i",
    ou: "u",
    xi: "ks",
    soft_gamma: ["g", "y"],
    stops: [["b", "d", "g"], ["mb", "nd", "ng"]],
    ..ELOT
};

/// A letter without its marks.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Letter {
    base: char,
    accent: bool,
    dialytika: bool,
}

fn letters(word: &str) -> Vec<Letter> {
    let mut out: Vec<Letter> = Vec::with_capacity(word.len() / 2);
    for c in word.nfkd().flat_map(char::to_lowercase) {
        match (c, out.last_mut()) {
            ('\u{300}' | '\u{301}' | '\u{342}', Some(last)) => last.accent = true,
            ('\u{308}', Some(last)) => last.dialytika = true,
            _ if unicode_normalization::char::is_combining_mark(c) => {}
            _ => out.push(Letter { base: if c == 'ς' { 'σ' } else { c }, accent: false, dialytika: false }),
        }
    }
    out
}

fn is_vowel(c: char) -> bool {
    matches!(c, 'α' | 'ε' | 'η' | 'ι' | 'ο' | 'υ' | 'ω')
}

fn is_voiceless(c: char) -> bool {
    matches!(c, 'θ' | 'κ' | 'ξ' | 'π' | 'σ' | 'τ' | 'φ' | 'χ' | 'ψ')
}

/// Whether the vowel sounds e or i, alone or with the next letter: γ is soft before it.
fn is_front(word: &[Letter], at: usize) -> bool {
    match word.get(at).map(|l| l.base) {
        Some('ε' | 'η' | 'ι' | 'υ') => true,
        Some('α' | 'ο') => word.get(at + 1).is_some_and(|l| l.base == 'ι'),
        _ => false,
    }
}

fn with(word: &[Letter], habit: Habit) -> String {
    let mut out = String::with_capacity(word.len() + 4);
    let base = |at: usize| word.get(at).map(|l| l.base);
    let mut i = 0;
    while i < word.len() {
        let c = word[i].base;
        let next = base(i + 1);
        let place = usize::from(i > 0);
        let joins = word.get(i + 1).is_some_and(|l| !l.dialytika) && !word[i].accent;
        let rest: [Option<char>; 4] = [Some(c), next, base(i + 2), base(i + 3)];
        if habit.ades
            && i + 4 == word.len()
            && matches!(rest, [Some('α' | 'ι'), Some('δ'), Some('η'), Some('σ')])
        {
            out.push_str(if c == 'α' { "ades" } else { "ides" });
            break;
        }
        let (latin, taken) = match (c, next) {
            ('ο', Some('υ')) if joins => (habit.ou, 2),
            ('α' | 'ε' | 'η', Some('υ')) if joins => {
                out.push(match c {
                    'α' => 'a',
                    'ε' => 'e',
                    _ if habit.classical_diphthongs => 'e',
                    _ => 'i',
                });
                let sound = if habit.classical_diphthongs {
                    "u"
                } else if base(i + 2).is_none_or(is_voiceless) {
                    "f"
                } else {
                    "v"
                };
                (sound, 2)
            }
            ('μ', Some('π')) => (if i + 2 == word.len() { "b" } else { habit.stops[place][0] }, 2),
            ('ν', Some('τ')) => (habit.stops[place][1], 2),
            ('γ', Some('κ')) => (habit.stops[place][2], 2),
            ('γ', Some('γ')) => ("ng", 2),
            // Only the nasal is written here; the second letter follows by its own rule.
            ('γ', Some('ξ' | 'χ')) => ("n", 1),
            ('γ', Some('ι')) if base(i + 2).is_some_and(is_vowel) => (habit.soft_gamma[1], 2),
            ('γ', _) if is_front(word, i + 1) => (habit.soft_gamma[0], 1),
            _ => (letter(c, habit), 1),
        };
        if latin.is_empty() {
            push_other(c, &mut out);
        }
        out.push_str(latin);
        i += taken;
    }
    out
}

fn letter(c: char, habit: Habit) -> &'static str {
    match c {
        'α' => "a",
        'β' => "v",
        'γ' => "g",
        'δ' => habit.delta,
        'ε' => "e",
        'ζ' => "z",
        'η' | 'ι' => "i",
        'θ' => "th",
        'κ' => "k",
        'λ' => "l",
        'μ' => "m",
        'ν' => "n",
        'ξ' => habit.xi,
        'ο' | 'ω' => "o",
        'π' => "p",
        'ρ' => "r",
        'σ' => "s",
        'τ' => "t",
        'υ' => habit.upsilon,
        'φ' => habit.phi,
        'χ' => habit.chi,
        'ψ' => "ps",
        // Letters of old Greek, as ISO 843 has them.
        'ϝ' | 'ͷ' => "w",
        'ϛ' => "st",
        'ϙ' | 'ϟ' => "q",
        'ϡ' | 'ϻ' => "s",
        'ϳ' => "j",
        'ϸ' => "sh",
        'ͱ' => "h",
        'ͳ' => "ss",
        _ => "",
    }
}

/// The usual spelling of a lower-case Greek word and the commonest others, without repeats, at most six.
///
/// ```
/// use interdict::name::translit::greek::romanise_all;
/// assert_eq!(romanise_all("ευαγγελος"), ["evangelos", "euangelos"]);
/// assert_eq!(romanise_all("μπακογιαννη")[..2], ["bakogianni", "bakoyanni"]);
/// ```
#[must_use]
pub fn romanise_all(word: &str) -> Vec<String> {
    let letters = letters(word);
    distinct([ELOT, PRESS, PRESS_H, BGN, CLASSICAL, PHONETIC].map(|habit| with(&letters, habit)))
}

#[cfg(test)]
mod tests {
    use super::super::testing::{Romaniser, ascii_letters};
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn elot_743_letter_by_letter() {
        let table = "α a β v γ g δ d ε e ζ z η i θ th ι i κ k λ l μ m ν n ξ x ο o π p ρ r σ s ς s τ t υ y φ f χ ch ψ ps \
                     ω o ου ou γγ ng γξ nx γχ nch γκ gk ντ nt μπ b αι ai ει ei οι oi υι yi ΐ i ΰ y ϊ i ϋ y ά a";
        Romaniser(romanise_all).follows(table);
        for (greek, latin) in [
            ("αυγη", "avgi"),
            ("ναυτης", "naftis"),
            ("ευβοια", "evvoia"),
            ("ευτυχια", "eftychia"),
            ("ζευς", "zefs"),
            ("αϋλος", "aylos"),
            ("άυλος", "aylos"),
            ("μαΐου", "maiou"),
            ("λαμπρος", "lampros"),
        ] {
            assert_eq!(romanise_all(greek)[0], latin, "{greek}");
        }
    }

    #[test]
    fn names_have_their_customary_spelling() {
        Romaniser(|name: &str| romanise_all(&name.to_lowercase())).gives(&[
            ("Κυριάκος", "kyriakos"),
            ("Μητσοτάκης", "mitsotakis"),
            ("Αλέξης", "alexis"),
            ("Τσίπρας", "tsipras"),
            ("Βαρουφάκης", "varoufakis"),
            ("Γιάνης", "yanis"),
            ("Γιάννης", "yiannis"),
            ("Γιώργος", "giorgos"),
            ("Γιώργος", "yiorgos"),
            ("Γιώργος", "yorgos"),
            ("Παπανδρέου", "papandreou"),
            ("Καραμανλής", "karamanlis"),
            ("Σαμαράς", "samaras"),
            ("Βενιζέλος", "venizelos"),
            ("Ντόρα", "dora"),
            ("Ντόρα", "ntora"),
            ("Μπακογιάννης", "bakoyannis"),
            ("Προκόπης", "prokopis"),
            ("Παυλόπουλος", "pavlopoulos"),
            ("Χριστόδουλος", "christodoulos"),
            ("Χρήστος", "hristos"),
            ("Χρήστος", "khristos"),
            ("Χαράλαμπος", "charalambos"),
            ("Χαράλαμπος", "charalampos"),
            ("Χαράλαμπος", "kharalambos"),
            ("Αναστασιάδης", "anastasiades"),
            ("Χριστοδουλίδης", "christodoulides"),
            ("Κωνσταντίνος", "konstantinos"),
            ("Δημήτριος", "dhimitrios"),
            ("Ευστάθιος", "efstathios"),
            ("Ευστάθιος", "eustathios"),
            ("Σοφία", "sophia"),
            ("Φίλιππος", "philippos"),
            ("Άγγελος", "angelos"),
            ("Ιωάννης", "ioannis"),
            ("Θεσσαλονίκη", "thessaloniki"),
            ("Πειραιάς", "peiraias"),
            ("Ξενοφών", "xenofon"),
            ("Ξενοφών", "ksenofon"),
            ("Παπαδόπουλος", "papadopulos"),
            ("ΓΚΙΚΑΣ", "gikas"),
            ("Ὀδυσσεύς", "odyssefs"),
        ]);
    }

    #[test]
    fn accents_change_nothing_where_they_part_no_vowels() {
        for (with, without) in
            [("μητσοτάκης", "μητσοτακης"), ("παπανδρέου", "παπανδρεου"), ("ἀθῆναι", "αθηναι")]
        {
            assert_eq!(romanise_all(with), romanise_all(without));
        }
        assert_ne!(romanise_all("αϋ"), romanise_all("αυ"));
    }

    proptest! {
        #[test]
        fn greek_gives_ascii_letters(word in "[α-ωάέήίόύώϊϋΐΰἀ-ἇᾶῆῖῦῶ]{1,16}") {
            ascii_letters(&romanise_all(&word))?;
        }
    }
}
