//! Burmese words in Latin letters, as Burmese names are spelled in passports and the press.
//!
//! A word is read syllable by syllable: a consonant with its medials, its vowel signs, and a last consonant marked as
//! vowelless, which changes the vowel (`အောင်` aung, `ဝင်း` win). Tones are dropped, except that a creaky nasal is spelled
//! `nt` (Myint, Nyunt). Input keeps its combining marks: all vowels and medials are marks. Output is lower-case ASCII.
//!
//! Sources: the letters of the Myanmar Language Commission's system (MLCTS, 1980) and BGN/PCGN 1970 for what is spoken;
//! the habits of names: `ky` and `gy`, stops voiced after an open or nasal syllable (Mandalay), `ay`, `oe` (Soe), `hs`, `oun`,
//! `r` for the letter that is spoken y.
//!
//! Left out: letters of Mon, Shan and Karen alone (by the general table), vowels reduced in speech, `th` voiced.

#![expect(clippy::match_same_arms, reason = "tables stand in the order of their script, not of its sounds")]

use super::{distinct, push_other};

/// How the sounds with several habits are written.
#[derive(Clone, Copy)]
struct Habit {
    /// ဆ, ထ, ဖ.
    aspirated: [&'static str; 3],
    /// Whether stops inside a word are voiced.
    voiced: bool,
    /// The vowels e, ai (ဲ and ယ်), o (ို), long i, long u.
    vowels: [&'static str; 5],
    /// The rhymes of ုန် and ုတ်.
    round: [&'static str; 2],
    /// ရ.
    r: &'static str,
    /// The rhyme of ည်.
    ny: &'static str,
}

const PRESS: Habit = Habit {
    aspirated: ["s", "ht", "ph"],
    voiced: false,
    vowels: ["e", "e", "o", "i", "u"],
    round: ["on", "ok"],
    r: "y",
    ny: "i",
};
const HABITS: [Habit; 6] = [
    PRESS,
    Habit { voiced: true, vowels: ["ay", "e", "o", "i", "u"], ..PRESS },
    Habit { aspirated: ["hs", "ht", "hp"], round: ["oun", "ouk"], ..PRESS },
    Habit { aspirated: ["s", "t", "p"], vowels: ["ay", "ai", "oe", "i", "oo"], ..PRESS },
    Habit { vowels: ["e", "e", "oe", "ee", "u"], ny: "e", ..PRESS },
    Habit { voiced: true, r: "r", round: ["oun", "ouk"], ..PRESS },
];

const ASAT: char = '\u{103a}';
const STACKER: char = '\u{1039}';
const CREAKY: char = '\u{1037}';

/// The medials y, r, w, h of a consonant.
#[derive(Debug, Clone, Copy, Default)]
struct Medials {
    y: bool,
    w: bool,
    h: bool,
}

/// The vowel signs of a syllable.
#[expect(clippy::struct_excessive_bools, reason = "each sign is there or not, in any combination")]
#[derive(Debug, Clone, Copy, Default)]
struct Vowels {
    e: bool,
    aa: bool,
    i: bool,
    long_i: bool,
    u: bool,
    long_u: bool,
    ai: bool,
    nasal: bool,
    creaky: bool,
}

fn is_consonant(c: char) -> bool {
    matches!(c, '\u{1000}'..='\u{1021}' | '\u{103f}')
}

struct Reader<'a> {
    word: &'a [char],
    habit: Habit,
    /// Whether the last syllable ended in a vowel or nasal.
    soft: bool,
    out: String,
}

impl Reader<'_> {
    fn at(&self, i: usize) -> Option<char> {
        self.word.get(i).copied()
    }

    fn read(mut self) -> String {
        let mut i = 0;
        while let Some(c) = self.at(i) {
            i = if is_consonant(c) {
                self.syllable(i)
            } else {
                let vowel = match c {
                    '\u{1023}' | '\u{1024}' => "i",
                    '\u{1025}' | '\u{1026}' => "u",
                    '\u{1027}' => self.habit.vowels[0],
                    '\u{1029}' | '\u{102a}' => "aw",
                    _ => "",
                };
                if vowel.is_empty() {
                    if !matches!(c, '\u{102b}'..='\u{103e}') {
                        push_other(c, &mut self.out);
                    }
                    i + 1
                } else {
                    // ဥ is a carrier too; its long sign makes it ဦ.
                    self.out.push_str(vowel);
                    self.soft = true;
                    self.closed_vowel(i + 1)
                }
            };
        }
        self.out
    }

    /// Passes the signs after an independent vowel, and writes a last consonant plainly (ဥက္က).
    fn closed_vowel(&mut self, mut i: usize) -> usize {
        while matches!(self.at(i), Some('\u{102b}'..='\u{1032}' | '\u{1036}'..='\u{1038}')) {
            i += 1;
        }
        match self.last_consonant(i) {
            Some((c, next)) => {
                self.out.push_str(match c {
                    '\u{1014}' | '\u{1019}' | '\u{100f}' | '\u{1004}' => "n",
                    '\u{1000}' => "k",
                    _ => "t",
                });
                next
            }
            None => i,
        }
    }

    /// The vowelless consonant here and what follows it.
    fn last_consonant(&self, i: usize) -> Option<(char, usize)> {
        let c = self.at(i).filter(|&c| is_consonant(c))?;
        match (self.at(i + 1)?, self.at(i + 2), self.at(i + 3)) {
            // Kinzi: င် over the next consonant.
            (ASAT, Some(STACKER), _) => Some((c, i + 3)),
            (ASAT, _, _) => Some((c, i + 2)),
            (CREAKY, Some(ASAT), _) => Some((c, i + 1)),
            (STACKER, Some(_), _) => Some((c, i + 2)),
            _ => None,
        }
    }

    fn syllable(&mut self, at: usize) -> usize {
        let base = self.word[at];
        let mut medials = Medials::default();
        let mut i = at + 1;
        loop {
            match self.at(i) {
                Some('\u{103b}' | '\u{103c}') => medials.y = true,
                Some('\u{103d}') => medials.w = true,
                Some('\u{103e}') => medials.h = true,
                _ => break,
            }
            i += 1;
        }
        let mut vowels = Vowels::default();
        loop {
            match self.at(i) {
                Some('\u{1031}') => vowels.e = true,
                Some('\u{102b}' | '\u{102c}') => vowels.aa = true,
                Some('\u{102d}') => vowels.i = true,
                Some('\u{102e}') => vowels.long_i = true,
                Some('\u{102f}') => vowels.u = true,
                Some('\u{1030}') => vowels.long_u = true,
                Some('\u{1032}') => vowels.ai = true,
                Some('\u{1036}') => vowels.nasal = true,
                Some(CREAKY) => vowels.creaky = true,
                // ော်: the tone of aw.
                Some('\u{1038}' | ASAT) => {}
                _ => break,
            }
            i += 1;
        }
        let last = self.last_consonant(i);
        if let Some((_, next)) = last {
            i = next;
            while let Some(c @ (CREAKY | '\u{1038}' | ASAT)) = self.at(i) {
                vowels.creaky |= c == CREAKY;
                i += 1;
            }
        }
        let last = last.map(|(c, _)| c);
        let round = medials.w && is_round(vowels, last);
        let onset = self.onset(base, medials, round);
        self.out.push_str(onset.0);
        self.out.push_str(onset.1);
        let rhyme = self.rhyme(vowels, last, round || (base == '\u{101d}' && is_round(vowels, last)));
        self.out.push_str(rhyme);
        if vowels.creaky && rhyme.ends_with('n') {
            self.out.push('t');
        }
        self.soft = !rhyme.ends_with(['t', 'k']);
        i
    }

    /// The sound that a consonant and its medials begin a syllable with; w apart, unless it is in the rhyme.
    fn onset(&self, base: char, medials: Medials, round: bool) -> (&'static str, &'static str) {
        let voiced = self.habit.voiced && self.soft && !self.out.is_empty();
        let [s, ht, ph] = self.habit.aspirated;
        let w = if medials.w && !round { "w" } else { "" };
        let onset = match (base, medials.y, medials.h) {
            ('\u{101b}' | '\u{101a}', _, true) => "sh",
            ('\u{101e}', true, true) => "sh",
            ('\u{1000}', true, _) => {
                if voiced {
                    "gy"
                } else {
                    "ky"
                }
            }
            ('\u{1001}', true, _) => {
                if voiced {
                    "gy"
                } else {
                    "ch"
                }
            }
            ('\u{1002}' | '\u{1003}', true, _) => "gy",
            ('\u{1004}', true, h) => {
                if h {
                    "hny"
                } else {
                    "ny"
                }
            }
            ('\u{1005}', true, _) => "z",
            ('\u{1010}', true, _) => "tr",
            ('\u{1012}', true, _) => "dr",
            ('\u{101e}', true, _) => "thr",
            ('\u{1015}', true, _) => {
                if voiced {
                    "by"
                } else {
                    "py"
                }
            }
            ('\u{1016}', true, _) => match ph {
                "hp" => "hpy",
                "p" => "py",
                _ => "phy",
            },
            ('\u{1017}' | '\u{1018}', true, _) => "by",
            ('\u{1019}', true, true) => "hmy",
            ('\u{1019}', true, _) => "my",
            ('\u{101c}', true, true) => "shy",
            ('\u{101c}', true, _) => "ly",
            ('\u{1004}', _, true) => "hng",
            ('\u{1009}' | '\u{100a}', _, true) => "hny",
            ('\u{1014}' | '\u{100f}', _, true) => "hn",
            ('\u{1019}', _, true) => "hm",
            ('\u{101c}', _, true) => "hl",
            ('\u{101d}', _, true) => "hw",
            ('\u{1000}' | '\u{1001}', _, _) if voiced => "g",
            ('\u{1000}', _, _) => "k",
            ('\u{1001}', _, _) => "kh",
            ('\u{1002}' | '\u{1003}', _, _) => "g",
            ('\u{1004}', _, _) => "ng",
            ('\u{1005}' | '\u{1006}', _, _) if voiced => "z",
            ('\u{1005}', _, _) => "s",
            ('\u{1006}', _, _) => s,
            ('\u{1007}' | '\u{1008}', _, _) => "z",
            ('\u{1009}' | '\u{100a}', _, _) => "ny",
            ('\u{100b}' | '\u{100c}' | '\u{1010}' | '\u{1011}', _, _) if voiced => "d",
            ('\u{100b}' | '\u{1010}', _, _) => "t",
            ('\u{100c}' | '\u{1011}', _, _) => ht,
            ('\u{100d}' | '\u{100e}' | '\u{1012}' | '\u{1013}', _, _) => "d",
            ('\u{100f}' | '\u{1014}', _, _) => "n",
            ('\u{1015}' | '\u{1016}', _, _) if voiced => "b",
            ('\u{1015}', _, _) => "p",
            ('\u{1016}', _, _) => ph,
            ('\u{1017}' | '\u{1018}', _, _) => "b",
            ('\u{1019}', _, _) => "m",
            ('\u{101a}', _, _) => "y",
            ('\u{101b}', _, _) => self.habit.r,
            ('\u{101c}' | '\u{1020}', _, _) => "l",
            ('\u{101d}', _, _) => "w",
            ('\u{101e}' | '\u{103f}', _, _) => "th",
            ('\u{101f}', _, _) => "h",
            _ => "",
        };
        (onset, w)
    }

    fn rhyme(&self, vowels: Vowels, last: Option<char>, round: bool) -> &'static str {
        let [e, ai, o, long_i, long_u] = self.habit.vowels;
        let [on, ok] = self.habit.round;
        let high = vowels.i || vowels.long_i;
        match last {
            None if vowels.nasal => match (vowels.u, high) {
                (true, _) => on,
                (_, true) => "ein",
                _ if round => "un",
                _ => "an",
            },
            None if vowels.e && vowels.aa => "aw",
            None if vowels.i && vowels.u => o,
            None if vowels.e => e,
            None if vowels.ai => ai,
            None if vowels.long_i => long_i,
            None if vowels.i => "i",
            None if vowels.long_u => long_u,
            None if vowels.u => "u",
            None => "a",
            Some('\u{1000}' | '\u{1001}' | '\u{1002}') if vowels.e => "auk",
            Some('\u{1000}' | '\u{1001}' | '\u{1002}') if high && vowels.u => "aik",
            Some('\u{1000}' | '\u{1001}' | '\u{1002}') => "et",
            Some('\u{1004}') if vowels.e => "aung",
            Some('\u{1004}') if high && vowels.u => "aing",
            Some('\u{1004}' | '\u{1009}') => "in",
            Some('\u{1005}' | '\u{1006}' | '\u{1007}') => "it",
            Some('\u{100a}') => self.habit.ny,
            Some('\u{100f}' | '\u{1014}' | '\u{1019}') => match (vowels.u, high) {
                (true, _) => on,
                (_, true) => "ein",
                _ if round => "un",
                _ => "an",
            },
            Some('\u{101a}') => ai,
            Some('\u{101d}') => "aw",
            Some('\u{101b}') => "ar",
            Some('\u{101c}') => "al",
            Some(_) => match (vowels.u, high, vowels.e) {
                (true, _, _) => ok,
                (_, true, _) => "eik",
                (_, _, true) => "it",
                _ if round => "ut",
                _ => "at",
            },
        }
    }
}

/// Whether w is in the rhyme (un, ut) and not before it.
fn is_round(vowels: Vowels, last: Option<char>) -> bool {
    let bare = !(vowels.e || vowels.aa || vowels.i || vowels.long_i || vowels.u || vowels.long_u);
    bare && match last {
        None => vowels.nasal,
        Some('\u{100b}'..='\u{1019}' | '\u{101e}') => true,
        Some(_) => false,
    }
}

/// The usual spelling of a Burmese word and the commonest others, without repeats, at most six.
///
/// ```
/// use interdict::name::translit::myanmar::romanise_all;
/// assert_eq!(romanise_all("အောင်"), ["aung"]);
/// assert_eq!(romanise_all("ကျော်")[0], "kyaw");
/// ```
#[must_use]
pub fn romanise_all(word: &str) -> Vec<String> {
    let word: Vec<char> = word.chars().collect();
    distinct(HABITS.map(|habit| Reader { word: &word, habit, soft: false, out: String::new() }.read()))
}

#[cfg(test)]
mod tests {
    use super::super::testing::{Romaniser, ascii_letters};
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn letter_by_letter() {
        let table = "ကာ ka ခါ kha ဂါ ga ဃာ ga ငါ nga စာ sa ဆာ sa ဇာ za ဈာ za ညာ nya ဋာ ta ဌာ hta ဍာ da ဎာ da ဏာ na တာ ta ထာ hta \
                     ဒါ da ဓာ da နာ na ပါ pa ဖာ pha ဗာ ba ဘာ ba မာ ma ယာ ya ရာ ya လာ la ဝါ wa သာ tha ဟာ ha ဠာ la အာ a \
                     ကျာ kya ချာ cha ဂျာ gya ပျာ pya ဖြာ phya မြာ mya ရှာ sha လှာ hla မှာ hma နှာ hna ကွာ kwa \
                     မိ mi မီ mi မု mu မူ mu မေ me မဲ me မော maw မော် maw မံ man မို mo မုံ mon မက် met မင် min မစ် mit မည် mi \
                     မတ် mat မန် man မပ် mat မမ် man မယ် me မိတ် meik မိန် mein မုတ် mok မုန် mon မောက် mauk မောင် maung \
                     မိုက် maik မိုင် maing မွန် mun မွတ် mut";
        Romaniser(romanise_all).follows(table);
    }

    #[test]
    fn names_have_their_customary_spelling() {
        Romaniser(romanise_all).gives(&[
            ("အောင်", "aung"),
            ("ဆန်း", "san"),
            ("စု", "su"),
            ("ကြည်", "kyi"),
            ("အောင်ဆန်းစုကြည်", "aungsansukyi"),
            ("မင်း", "min"),
            ("လှိုင်", "hlaing"),
            ("သိန်း", "thein"),
            ("စိန်", "sein"),
            ("ဦး", "u"),
            ("ဒေါ်", "daw"),
            ("ဝင်း", "win"),
            ("မြင့်", "myint"),
            ("ထွန်း", "htun"),
            ("ထွန်း", "tun"),
            ("ဇော်", "zaw"),
            ("နိုင်", "naing"),
            ("ကျော်", "kyaw"),
            ("ခင်", "khin"),
            ("ညွန့်", "nyunt"),
            ("စိုး", "soe"),
            ("မောင်", "maung"),
            ("သန်း", "than"),
            ("ရွှေ", "shwe"),
            ("ဖြိုး", "phyo"),
            ("ဖြိုး", "phyoe"),
            ("လွင်", "lwin"),
            ("ဌေး", "htay"),
            ("ကို", "ko"),
            ("မြတ်", "myat"),
            ("သန့်", "thant"),
            ("ချို", "cho"),
            ("ငြိမ်း", "nyein"),
            ("နေဝင်း", "newin"),
            ("နေဝင်း", "naywin"),
            ("မန္တလေး", "mandalay"),
            ("ရန်ကုန်", "yangon"),
            ("နေပြည်တော်", "naybyidaw"),
            ("ပဲခူး", "pekhu"),
            ("မြန်မာ", "myanma"),
            ("အင်္ဂလိပ်", "ingaleik"),
        ]);
    }

    proptest! {
        #[test]
        fn burmese_gives_ascii_letters(word in "[က-အ][က-အ\\u{102b}-\\u{1032}\\u{1036}-\\u{103f}]{0,12}") {
            ascii_letters(&romanise_all(&word))?;
        }
    }
}
