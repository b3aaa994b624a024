//! Georgian words in Latin letters: the passport spelling, and the commonest others.
//!
//! All three alphabets are read: Mkhedruli, its capitals (Mtavruli), and the church's Asomtavruli and Nuskhuri, letter
//! for letter. Output is lower-case ASCII; the apostrophes of ejectives are never written in names.
//!
//! Sources: the national system of 2002 (also UN and BGN/PCGN 2009); BGN/PCGN 1981; ISO 9984:1996 without its marks; the
//! English press (`k` for ყ, `g` for ღ); Russian passports (`dzh`); French spelling, which emigrant families keep
//! (`ou`, `tch`, `ch`, `dj`).

#![expect(clippy::match_same_arms, reason = "tables stand in the order of their script, not of its sounds")]

use super::{distinct, push_other};

/// How the letters with several habits are written.
#[derive(Clone, Copy)]
struct Habit {
    zh: &'static str,
    u: &'static str,
    gh: &'static str,
    q: &'static str,
    sh: &'static str,
    ch: &'static str,
    ts: &'static str,
    dz: &'static str,
    kh: &'static str,
    j: &'static str,
}

const NATIONAL: Habit =
    Habit { zh: "zh", u: "u", gh: "gh", q: "q", sh: "sh", ch: "ch", ts: "ts", dz: "dz", kh: "kh", j: "j" };
const PRESS: Habit = Habit { gh: "g", q: "k", ..NATIONAL };
const RUSSIAN: Habit = Habit { j: "dzh", ..PRESS };
const FRENCH: Habit = Habit { zh: "j", u: "ou", sh: "ch", ch: "tch", j: "dj", ..PRESS };
const ISO: Habit = Habit { zh: "z", gh: "g", sh: "s", ch: "c", ts: "c", dz: "j", kh: "x", ..NATIONAL };
const SHORT_KH: Habit = Habit { kh: "h", ..PRESS };

/// Any Georgian letter as its Mkhedruli one.
fn mkhedruli(c: char) -> char {
    let moved = match c {
        '\u{1c90}'..='\u{1cbf}' => u32::from(c) - 0x1c90 + 0x10d0,
        '\u{10a0}'..='\u{10c5}' => u32::from(c) - 0x10a0 + 0x10d0,
        '\u{2d00}'..='\u{2d25}' => u32::from(c) - 0x2d00 + 0x10d0,
        // Yn and aen of the church alphabets stand apart in all of them.
        '\u{10c7}' | '\u{2d27}' => 0x10f7,
        '\u{10cd}' | '\u{2d2d}' => 0x10fd,
        _ => return c,
    };
    char::from_u32(moved).unwrap_or(c)
}

fn with(word: &str, habit: Habit) -> String {
    let mut out = String::with_capacity(word.len());
    for c in word.chars().map(mkhedruli) {
        out.push_str(match c {
            'ა' => "a",
            'ბ' => "b",
            'გ' | 'ჹ' => "g",
            'დ' => "d",
            'ე' => "e",
            'ვ' => "v",
            'ზ' => "z",
            'თ' | 'ტ' => "t",
            'ი' => "i",
            'კ' | 'ქ' => "k",
            'ლ' => "l",
            'მ' => "m",
            'ნ' | 'ჼ' => "n",
            'ო' | 'ჵ' => "o",
            'პ' | 'ფ' => "p",
            'ჟ' => habit.zh,
            'რ' => "r",
            'ს' => "s",
            'უ' => habit.u,
            'ღ' => habit.gh,
            'ყ' | 'ჴ' => habit.q,
            'შ' => habit.sh,
            'ჩ' | 'ჭ' => habit.ch,
            'ც' | 'წ' => habit.ts,
            'ძ' => habit.dz,
            'ხ' => habit.kh,
            'ჯ' => habit.j,
            'ჰ' => "h",
            // Letters no longer written, and those of Svan, Mingrelian and Ossetic.
            'ჱ' => "ey",
            'ჲ' => "y",
            'ჳ' => "w",
            'ჶ' => "f",
            'ჷ' | 'ჸ' | 'ჺ' | 'ჽ' => "e",
            other => {
                push_other(other, &mut out);
                continue;
            }
        });
    }
    out
}

/// The usual spelling of a Georgian word and the commonest others, without repeats, at most six.
///
/// ```
/// use interdict::name::translit::georgian::romanise_all;
/// assert_eq!(romanise_all("ჟვანია"), ["zhvania", "jvania", "zvania"]);
/// assert_eq!(romanise_all("ღარიბაშვილი")[..2], ["gharibashvili", "garibashvili"]);
/// ```
#[must_use]
pub fn romanise_all(word: &str) -> Vec<String> {
    distinct([NATIONAL, PRESS, RUSSIAN, FRENCH, ISO, SHORT_KH].map(|habit| with(word, habit)))
}

#[cfg(test)]
mod tests {
    use super::super::testing::{Romaniser, ascii_letters, cells};
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn national_system_letter_by_letter() {
        let table = "ა a ბ b გ g დ d ე e ვ v ზ z თ t ი i კ k ლ l მ m ნ n ო o პ p ჟ zh რ r ს s ტ t უ u ფ p ქ k ღ gh ყ q \
                     შ sh ჩ ch ც ts ძ dz წ ts ჭ ch ხ kh ჯ j ჰ h";
        assert_eq!(cells(table).len(), 33);
        Romaniser(romanise_all).follows(table);
    }

    #[test]
    fn the_three_alphabets_agree() {
        let word = "თბილისი";
        let shifted = |start: u32| -> String {
            word.chars().map(|c| char::from_u32(u32::from(c) - 0x10d0 + start).expect("a letter")).collect()
        };
        for start in [0x1c90, 0x10a0, 0x2d00] {
            assert_eq!(romanise_all(&shifted(start)), romanise_all(word));
        }
    }

    #[test]
    fn names_have_their_customary_spelling() {
        Romaniser(romanise_all).gives(&[
            ("მიხეილ", "mikheil"),
            ("სააკაშვილი", "saakashvili"),
            ("ედუარდ", "eduard"),
            ("შევარდნაძე", "shevardnadze"),
            ("ბიძინა", "bidzina"),
            ("ივანიშვილი", "ivanishvili"),
            ("გიორგი", "giorgi"),
            ("მარგველაშვილი", "margvelashvili"),
            ("ირაკლი", "irakli"),
            ("ღარიბაშვილი", "garibashvili"),
            ("კობახიძე", "kobakhidze"),
            ("სალომე", "salome"),
            ("ზურაბიშვილი", "zourabichvili"),
            ("ზურაბიშვილი", "zurabishvili"),
            ("ზვიად", "zviad"),
            ("გამსახურდია", "gamsakhurdia"),
            ("ზურაბ", "zurab"),
            ("ჟვანია", "zhvania"),
            ("ყაველაშვილი", "kavelashvili"),
            ("ჭავჭავაძე", "chavchavadze"),
            ("ჭავჭავაძე", "tchavtchavadze"),
            ("წერეთელი", "tsereteli"),
            ("ჯუღაშვილი", "jughashvili"),
            ("ჯუღაშვილი", "dzhugashvili"),
            ("ხვიჩა", "khvicha"),
            ("კვარაცხელია", "kvaratskhelia"),
            ("ოქრუაშვილი", "okruashvili"),
            ("თბილისი", "tbilisi"),
            ("ქუთაისი", "kutaisi"),
            ("ბათუმი", "batumi"),
            ("მცხეთა", "mtskheta"),
            ("ყვარელი", "qvareli"),
            ("ბაღათურია", "bagaturia"),
            ("შოთა", "shota"),
        ]);
    }

    proptest! {
        #[test]
        fn georgian_gives_ascii_letters(word in "[ა-ჺᲐ-ᲺႠ-Ⴥⴀ-ⴥ]{1,16}") {
            ascii_letters(&romanise_all(&word))?;
        }
    }
}
