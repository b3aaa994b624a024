//! How syllables are written down: the habits of each script, and the vowels that are written and not spoken.

use super::letters::Block::{
    self, Bengali, Devanagari, Gujarati, Gurmukhi, Kannada, Malayalam, Odia, Sinhala, Tamil, Telugu,
};
use super::letters::Syllable;

/// Which inherent vowels are spoken.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Schwa {
    /// As in Hindi: lost at the end and inside.
    Lost,
    /// Lost at the end only.
    LostAtEnd,
    Kept,
}

/// How a word is written down.
#[derive(Clone, Copy)]
pub(super) struct Habit {
    schwa: Schwa,
    /// The inherent vowel where it is spoken; `o` in Bengali.
    inherent: &'static str,
    a: &'static str,
    i: &'static str,
    u: &'static str,
    /// v at the front, and elsewhere.
    v: [&'static str; 2],
    /// Dental t and d.
    dental: [&'static str; 2],
    ph: &'static str,
    /// The palatal s.
    s: &'static str,
    /// ज्ञ.
    jny: &'static str,
    /// A first y, and y after a consonant's vowel at the end of a word.
    y: [&'static str; 2],
    /// A single c at the front of a Tamil word.
    first_c: &'static str,
    /// A final i.
    final_i: &'static str,
    /// A nasal before h.
    nasal_h: &'static str,
    au: &'static str,
    zh: &'static str,
    /// A doubled c.
    cc: &'static str,
    rr: &'static str,
    /// Tamil: whether stops inside are voiced; whether a first one is.
    voiced: [bool; 2],
    /// Sinhala: a final short a written e.
    final_e: bool,
}

const HINDI: Habit = Habit {
    schwa: Schwa::Lost,
    inherent: "a",
    a: "a",
    i: "i",
    u: "u",
    v: ["v", "v"],
    dental: ["t", "d"],
    ph: "ph",
    s: "sh",
    jny: "gy",
    y: ["y", "y"],
    first_c: "ch",
    final_i: "i",
    nasal_h: "ng",
    au: "au",
    zh: "zh",
    cc: "chch",
    rr: "r",
    voiced: [false, false],
    final_e: false,
};
const NORTH: [Habit; 6] = [
    HINDI,
    Habit { v: ["v", "w"], ph: "f", ..HINDI },
    Habit { i: "ee", u: "oo", y: ["y", "i"], rr: "d", ..HINDI },
    Habit { schwa: Schwa::LostAtEnd, jny: "jn", cc: "cch", v: ["w", "w"], ..HINDI },
    Habit { schwa: Schwa::Kept, nasal_h: "n", jny: "jn", s: "s", ..HINDI },
    Habit { a: "aa", i: "ee", u: "oo", v: ["w", "w"], ..HINDI },
];
const BENGALI: [Habit; 6] = [
    Habit { schwa: Schwa::LostAtEnd, y: ["j", "y"], ..HINDI },
    Habit { schwa: Schwa::Lost, y: ["y", "i"], s: "s", ..HINDI },
    Habit { schwa: Schwa::LostAtEnd, inherent: "o", y: ["j", "y"], ..HINDI },
    Habit { schwa: Schwa::LostAtEnd, i: "ee", u: "oo", y: ["j", "y"], ph: "f", ..HINDI },
    Habit { schwa: Schwa::Kept, y: ["y", "y"], nasal_h: "n", ..HINDI },
    Habit { schwa: Schwa::Kept, inherent: "o", y: ["j", "y"], ..HINDI },
];
const KEPT: Habit = Habit { schwa: Schwa::Kept, nasal_h: "m", jny: "jn", cc: "ch", ..HINDI };
const SOUTH: [Habit; 6] = [
    KEPT,
    Habit { dental: ["th", "d"], final_i: "y", ..KEPT },
    Habit { v: ["v", "w"], au: "ow", s: "s", ..KEPT },
    Habit { i: "ee", u: "oo", cc: "cch", ..KEPT },
    Habit { dental: ["th", "dh"], i: "ee", u: "oo", ..KEPT },
    Habit { schwa: Schwa::LostAtEnd, v: ["v", "w"], final_i: "y", ..KEPT },
];
const MALAYALAM: [Habit; 6] = [
    Habit { dental: ["th", "d"], ..KEPT },
    KEPT,
    SOUTH[5],
    SOUTH[4],
    Habit { dental: ["th", "d"], zh: "l", final_i: "y", ..KEPT },
    Habit { v: ["v", "w"], i: "ee", u: "oo", cc: "cch", s: "s", ..KEPT },
];
const TAMIL: [Habit; 6] = [
    Habit { dental: ["th", "dh"], voiced: [true, false], s: "s", first_c: "s", ..KEPT },
    Habit { dental: ["t", "d"], voiced: [true, false], s: "s", zh: "l", ..KEPT },
    Habit { dental: ["th", "dh"], voiced: [true, true], first_c: "sh", ..KEPT },
    Habit { dental: ["th", "d"], voiced: [true, true], s: "s", first_c: "s", zh: "l", final_i: "y", ..KEPT },
    Habit { dental: ["th", "dh"], voiced: [true, false], i: "ee", u: "oo", final_i: "y", ..KEPT },
    Habit { dental: ["th", "th"], s: "s", first_c: "s", zh: "l", v: ["v", "w"], ..KEPT },
];
const SINHALA: [Habit; 6] = [
    KEPT,
    Habit { v: ["w", "w"], s: "s", dental: ["t", "d"], ..KEPT },
    Habit { v: ["w", "w"], final_e: true, nasal_h: "ng", s: "s", ..KEPT },
    Habit { dental: ["th", "d"], ..KEPT },
    Habit { final_e: true, nasal_h: "ng", ..KEPT },
    Habit { v: ["w", "w"], i: "ee", u: "oo", dental: ["th", "d"], ..KEPT },
];
/// Odia keeps a final inherent vowel in speech and often loses it in passports.
const ODIA: [Habit; 6] = [
    NORTH[0],
    Habit { schwa: Schwa::Kept, nasal_h: "ng", ..HINDI },
    Habit { schwa: Schwa::LostAtEnd, y: ["j", "y"], ..HINDI },
    Habit { v: ["w", "w"], ph: "f", s: "s", ..HINDI },
    NORTH[2],
    Habit { schwa: Schwa::Kept, y: ["j", "y"], s: "s", ..HINDI },
];

pub(super) fn habits(block: Block) -> &'static [Habit; 6] {
    match block {
        Devanagari | Gurmukhi | Gujarati => &NORTH,
        Bengali => &BENGALI,
        Odia => &ODIA,
        Tamil => &TAMIL,
        Telugu | Kannada => &SOUTH,
        Malayalam => &MALAYALAM,
        Sinhala => &SINHALA,
    }
}

/// Which syllables keep their vowel.
fn spoken(word: &[Syllable], schwa: Schwa, gurmukhi: bool) -> Vec<bool> {
    let mut spoken: Vec<bool> = word.iter().map(|syllable| syllable.vowel.is_some()).collect();
    if schwa == Schwa::Kept {
        return spoken;
    }
    let Some(last) = word.len().checked_sub(1) else { return spoken };
    for i in (1..word.len()).rev() {
        let syllable = &word[i];
        if !syllable.inherent || syllable.nasal || syllable.visarga {
            continue;
        }
        let single = syllable.consonants.len() == 1;
        if i == last {
            // Mishra, Chandra, Satya, Krishna; but Anand, Vasant.
            let weak = matches!(
                syllable.consonants.last().copied(),
                Some("y" | "y2" | "r" | "l" | "v" | "w" | "m" | "n" | "N")
            );
            // Priya: after i, a final y is a syllable.
            let iya = syllable.consonants == ["y"] && matches!(word[i - 1].vowel, Some("i" | "I"));
            spoken[i] = (!single && weak) || (iya && !word[i - 1].consonants.is_empty());
        } else if schwa == Schwa::Lost && single {
            let vowel_before = spoken[i - 1] && !word[i - 1].nasal;
            let next = &word[i + 1];
            // Panjabi compounds lose it before a stop with r too: Gurpreet.
            let onset = next.consonants.len() == 1 || (gurmukhi && next.consonants.get(1) == Some(&"r"));
            let vowel_after = spoken[i + 1] && onset;
            if vowel_before && vowel_after {
                spoken[i] = false;
            }
        }
    }
    spoken
}

/// A word by a habit.
pub(super) fn with(block: Block, word: &[Syllable], habit: &Habit) -> String {
    let spoken = spoken(word, habit.schwa, block == Gurmukhi);
    let mut out = String::with_capacity(word.len() * 4);
    for (i, syllable) in word.iter().enumerate() {
        out.push_str(&syllable.other);
        consonants(block, word, i, habit, &mut out);
        let last = i + 1 == word.len();
        if let Some(vowel) = syllable.vowel.filter(|_| spoken[i]) {
            // After a vowel, e and i of another syllable stand as they are: Maheshwari, Gaikwad.
            out.push_str(match vowel {
                "a" if habit.final_e && last && i > 0 => "e",
                "a" if syllable.inherent => habit.inherent,
                "a" => "a",
                "A" => habit.a,
                "i" | "I" if last && i > 0 => habit.final_i,
                // Yunus is written i-u-nus, Yasin i-ya-sin.
                "i" if i == 0 && begins_with_y(block, word) => {
                    if word[1].consonants.is_empty() {
                        "y"
                    } else {
                        ""
                    }
                }
                "I" => habit.i,
                "U" => habit.u,
                "R" => "ri",
                "L" => "li",
                "E" => "e",
                "Y" => "ai",
                "W" => habit.au,
                other => other,
            });
        }
        if syllable.nasal {
            out.push_str(match word.get(i + 1).and_then(|next| next.consonants.first().copied()) {
                Some("p" | "ph" | "b" | "bh" | "m" | "f") => "m",
                Some("h") => habit.nasal_h,
                None if last && matches!(block, Telugu | Kannada | Malayalam) => "m",
                None if last && matches!(block, Sinhala | Bengali) => "ng",
                _ => "n",
            });
        }
        if syllable.visarga && !last {
            out.push('h');
        }
    }
    out
}

/// Whether a first i stands for the consonant y, which Bengali has no letter for at the front.
fn begins_with_y(block: Block, word: &[Syllable]) -> bool {
    block == Bengali
        && word[0].consonants.is_empty()
        && word.get(1).is_some_and(|next| {
            next.vowel.is_some() && (next.consonants.is_empty() || next.consonants == ["y2"])
        })
}

/// Writes the consonants of a syllable.
fn consonants(block: Block, word: &[Syllable], at: usize, habit: &Habit, out: &mut String) {
    let list = &word[at].consonants;
    let mut i = 0;
    while i < list.len() {
        let next = list.get(i + 1).copied();
        let first = at == 0 && i == 0;
        let (latin, taken) = match (list[i], next) {
            ("j", Some("ny")) => (habit.jny, 2),
            ("jny", _) => ("gn", 1),
            ("c", Some("c")) => (habit.cc, 2),
            ("k", Some("sh")) if block == Sinhala && habit.s == "s" => ("ks", 2),
            // ற்ற and ന്റ: a doubled or nasal alveolar r is a t.
            ("r2", Some("r2")) if matches!(block, Tamil | Malayalam) => {
                (if block == Tamil { "tr" } else { "tt" }, 2)
            }
            ("n" | "n2", Some("r2")) if block == Malayalam => ("nt", 2),
            ("k" | "c" | "T" | "t" | "p", _) if block == Tamil => (tamil_stop(word, at, i, habit), 1),
            ("v", _) if block == Bengali || block == Odia => ("b", 1),
            ("v", _) if first => (habit.v[0], 1),
            ("y", _) if first => (habit.y[0], 1),
            ("y", _) if at > 0 && at + 1 == word.len() && list.len() == 1 => (habit.y[1], 1),
            (consonant, _) => (plain(consonant, habit), 1),
        };
        out.push_str(latin);
        i += taken;
    }
}

fn plain(consonant: &'static str, habit: &Habit) -> &'static str {
    match consonant {
        "c" => "ch",
        "ch" => "chh",
        "x" => "kh",
        "G" => "gh",
        "ny" | "N" | "n2" => "n",
        "T" => "t",
        "Th" => "th",
        "D" => "d",
        "Dh" => "dh",
        "nD" => "nd",
        "t" => habit.dental[0],
        "d" => habit.dental[1],
        "ph" => habit.ph,
        "v" => habit.v[1],
        "S" => habit.s,
        "y2" => "y",
        "r2" => "r",
        "l2" => "l",
        "rr" => habit.rr,
        "zh" => habit.zh,
        other => other,
    }
}

/// A Tamil stop: voiced between vowels and after a nasal, voiceless when doubled and beside other stops.
fn tamil_stop(word: &[Syllable], at: usize, i: usize, habit: &Habit) -> &'static str {
    let list = &word[at].consonants;
    let stop = list[i];
    let before = if i > 0 { Some(list[i - 1]) } else { None };
    let after = list.get(i + 1).copied();
    let after_vowel =
        i == 0 && at > 0 && (word[at - 1].vowel.is_some() || word[at - 1].consonants.is_empty());
    let after_nasal = matches!(before, Some("ng" | "ny" | "N" | "n" | "n2" | "m"));
    // Tamil words end in no stop: one at the end is of a loan, and voiceless (Rajinikanth, Sampath).
    let ends = word[at].vowel.is_none();
    let weak = (after_nasal && !ends) || (after_vowel && !ends && after.is_none());
    let first = at == 0 && i == 0;
    let voiced = (weak && habit.voiced[0]) || (first && after.is_none() && habit.voiced[1]);
    // Only a doubled stop may stand after r: Murthy, Karthik.
    if before == Some("r") && after == Some(stop) {
        return "";
    }
    let doubled = after == Some(stop) || before == Some(stop);
    match (stop, voiced) {
        ("k", true) => "g",
        ("k", false) => "k",
        ("c", true) if after_nasal => "j",
        // A single c is s, and ch at the front or doubled.
        ("c", _) if doubled => {
            if before == Some(stop) {
                "ch"
            } else {
                "c"
            }
        }
        ("c", _) if first => habit.first_c,
        ("c", _) => habit.s,
        ("T", true) => "d",
        ("T", false) => "t",
        ("t", true) => habit.dental[1],
        ("t", false) if doubled && before != Some(stop) => "t",
        ("t", false) => habit.dental[0],
        ("p", true) => "b",
        _ => "p",
    }
}
