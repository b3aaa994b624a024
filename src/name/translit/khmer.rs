//! Khmer words in Latin letters, as Khmer names are spelled in passports and the press.
//!
//! Consonants are of two series, and the series says how a vowel sounds: `ា` is a after ក and ea after គ. A syllable
//! is consonants with their subscripts, a shifter of the series, a vowel, and a bare consonant that closes it. Input keeps its
//! combining marks: all vowels and subscripts are marks. Output is lower-case ASCII.
//!
//! Sources: the Geographic Department's system of 1995 and the UN's of 1972 without their marks, and the French habits of
//! names (`ou`, `nh`, `y` at the end, `e` for ae).
//!
//! Left out: linking vowels of Pali words, and names whose Latin form is not derived from their Khmer one (Norodom,
//! Sihanouk, Rainsy).

#![expect(clippy::match_same_arms, reason = "tables stand in the order of their script, not of its sounds")]

use super::{distinct, push_other};

/// How the sounds with several habits are written.
#[derive(Clone, Copy)]
struct Habit {
    /// The unwritten vowel of the second series.
    inherent: &'static str,
    /// ី of the first series; ី at the end of a word.
    long_i: [&'static str; 2],
    /// ុ and ូ of each series.
    u: [&'static str; 2],
    long_u: [&'static str; 2],
    /// ែ.
    ae: &'static str,
    /// ឹ of each series.
    eu: [&'static str; 2],
    /// ើ of each series.
    oe: [&'static str; 2],
    /// A last វ.
    v: &'static str,
}

const PRESS: Habit = Habit {
    inherent: "o",
    long_i: ["i", "i"],
    u: ["o", "u"],
    long_u: ["o", "u"],
    ae: "e",
    eu: ["oe", "i"],
    oe: ["oeu", "eu"],
    v: "v",
};
const HABITS: [Habit; 6] = [
    PRESS,
    Habit {
        long_i: ["ei", "i"],
        long_u: ["ou", "u"],
        ae: "ae",
        eu: ["oe", "ue"],
        oe: ["aeu", "eu"],
        ..PRESS
    },
    Habit { long_i: ["y", "y"], u: ["o", "ou"], long_u: ["o", "ou"], v: "u", ..PRESS },
    Habit { inherent: "a", eu: ["i", "i"], v: "o", ..PRESS },
    Habit { eu: ["e", "e"], long_u: ["ou", "ou"], long_i: ["ey", "y"], ..PRESS },
    Habit { inherent: "a", long_i: ["y", "y"], u: ["u", "ou"], long_u: ["ou", "ou"], ..PRESS },
];

const SUBSCRIPT: char = '\u{17d2}';
const TO_FIRST: char = '\u{17c9}';
const TO_SECOND: char = '\u{17ca}';
const SHORTENER: char = '\u{17cb}';
const KILLER: char = '\u{17cd}';

/// The consonants from U+1780: how each begins a syllable, and its series.
const CONSONANTS: [(&str, usize); 35] = [
    ("k", 0),
    ("kh", 0),
    ("k", 1),
    ("kh", 1),
    ("ng", 1),
    ("ch", 0),
    ("chh", 0),
    ("ch", 1),
    ("chh", 1),
    ("nh", 1),
    ("d", 0),
    ("th", 0),
    ("d", 1),
    ("th", 1),
    ("n", 0),
    ("t", 0),
    ("th", 0),
    ("t", 1),
    ("th", 1),
    ("n", 1),
    ("b", 0),
    ("ph", 0),
    ("p", 1),
    ("ph", 1),
    ("m", 1),
    ("y", 1),
    ("r", 1),
    ("l", 1),
    ("v", 1),
    ("s", 0),
    ("s", 0),
    ("s", 0),
    ("h", 0),
    ("l", 0),
    ("", 0),
];

fn consonant(c: char) -> Option<(&'static str, usize)> {
    let at = u32::from(c).checked_sub(0x1780)?;
    CONSONANTS.get(usize::try_from(at).ok()?).copied()
}

fn is_sonorant(latin: &str) -> bool {
    matches!(latin, "ng" | "nh" | "n" | "m" | "y" | "r" | "l" | "v")
}

struct Reader<'a> {
    word: &'a [char],
    habit: Habit,
    out: String,
}

impl Reader<'_> {
    fn at(&self, i: usize) -> Option<char> {
        self.word.get(i).copied()
    }

    fn read(mut self) -> String {
        let mut i = 0;
        while let Some(c) = self.at(i) {
            i = if consonant(c).is_some() {
                self.syllable(i)
            } else {
                let vowel = match c {
                    '\u{17a3}' | '\u{17a4}' => "a",
                    '\u{17a5}' | '\u{17a6}' => "e",
                    '\u{17a7}' | '\u{17a8}' => "u",
                    '\u{17a9}' | '\u{17aa}' => "ou",
                    '\u{17ab}' | '\u{17ac}' => "ru",
                    '\u{17ad}' | '\u{17ae}' => "lu",
                    '\u{17af}' => "e",
                    '\u{17b0}' => "ai",
                    '\u{17b1}' | '\u{17b2}' => "o",
                    '\u{17b3}' => "au",
                    _ => "",
                };
                self.out.push_str(vowel);
                if vowel.is_empty() {
                    if !matches!(c, '\u{17b4}'..='\u{17d3}') {
                        push_other(c, &mut self.out);
                    }
                    i + 1
                } else {
                    self.closed(i + 1)
                }
            };
        }
        self.out
    }

    /// Whether the consonant here has no sign of its own, so that it may close the syllable before it.
    fn is_bare(&self, i: usize) -> bool {
        self.at(i).is_some_and(|c| consonant(c).is_some())
            && match self.at(i + 1) {
                None | Some(SHORTENER | KILLER | '\u{17cc}' | '\u{17d0}') => true,
                // The subscript of a bare consonant: of two that divide between syllables, the first closes one.
                Some(SUBSCRIPT) => self.divides(i),
                Some(c) => !matches!(c, '\u{17b4}'..='\u{17d3}'),
            }
    }

    /// Whether a consonant and its subscript belong to two syllables: doubled ones, and a nasal with a stop.
    fn divides(&self, i: usize) -> bool {
        let (Some((over, _)), Some((under, _))) =
            (self.at(i).and_then(consonant), self.at(i + 2).and_then(consonant))
        else {
            return false;
        };
        match (is_sonorant(over), is_sonorant(under)) {
            (true, false) => true,
            (true, true) => over == under || under == "y",
            (false, false) => true,
            // រ័ត្ន: at the end, a subscript nasal is silent.
            (false, true) => matches!(under, "n" | "m") && i + 3 == self.word.len(),
        }
    }

    fn syllable(&mut self, at: usize) -> usize {
        let (latin, mut series) = consonant(self.word[at]).unwrap_or(("", 0));
        // The stronger letter of a cluster rules: a sonorant takes the series of the one beside it.
        let mut ruled_by_sonorant = is_sonorant(latin);
        let mut onset = vec![latin];
        let mut i = at + 1;
        while self.at(i) == Some(SUBSCRIPT) {
            let Some((under, its)) = self.at(i + 1).and_then(consonant) else { break };
            if !is_sonorant(under) || ruled_by_sonorant {
                series = its;
                ruled_by_sonorant &= is_sonorant(under);
            }
            onset.push(under);
            i += 2;
        }
        loop {
            match self.at(i) {
                Some(TO_FIRST) => {
                    series = 0;
                    if onset.len() == 1 && onset[0] == "b" {
                        onset[0] = "p";
                    }
                }
                Some(TO_SECOND) => {
                    series = 1;
                    if onset.len() == 1 && onset[0] == "b" {
                        onset[0] = "p";
                    }
                }
                _ => break,
            }
            i += 1;
        }
        for latin in onset {
            // A stop before its own aspirate is heard as one: Bopha.
            let doubled =
                latin.len() == 2 && latin.ends_with('h') && self.out.ends_with(&latin[..1]) && i > 2;
            if doubled && matches!(latin, "ph" | "th" | "kh") {
                self.out.pop();
            }
            self.out.push_str(latin);
        }
        self.vowel(i, series)
    }

    /// Writes the vowel and what closes the syllable; gives where the next begins.
    fn vowel(&mut self, i: usize, series: usize) -> usize {
        let habit = self.habit;
        let last = i + 1 >= self.word.len();
        let pick = |pair: [&'static str; 2]| pair[series];
        let vowel = match self.at(i) {
            Some('\u{17b6}') if self.at(i + 1) == Some('\u{17c6}') => {
                // ាំ is am, and before ង ang.
                self.out.push_str(pick(["a", "oa"]));
                if self.at(i + 2) != Some('ង') {
                    self.out.push('m');
                    return i + 2;
                }
                return self.closed(i + 2);
            }
            Some('\u{17b6}') => pick(["a", "ea"]),
            Some('\u{17b7}') => pick(["e", "i"]),
            Some('\u{17b8}') if last => habit.long_i[1],
            Some('\u{17b8}') => pick([habit.long_i[0], "i"]),
            Some('\u{17b9}') => pick(habit.eu),
            Some('\u{17ba}') => "eu",
            Some('\u{17bb}') => pick(habit.u),
            Some('\u{17bc}') => pick(habit.long_u),
            Some('\u{17bd}') => "uo",
            Some('\u{17be}') => pick(habit.oe),
            Some('\u{17bf}') => "oea",
            Some('\u{17c0}') => "ie",
            Some('\u{17c1}') => "e",
            Some('\u{17c2}') => habit.ae,
            Some('\u{17c3}') => pick(["ai", "ey"]),
            Some('\u{17c4}') => pick(["ao", "o"]),
            Some('\u{17c5}') => pick(["au", "ov"]),
            Some('\u{17c6}') => {
                self.out.push_str(pick(["am", "om"]));
                return i + 1;
            }
            Some('\u{17c7}') => {
                self.out.push_str(pick(["ah", "eah"]));
                return i + 1;
            }
            Some('\u{17d0}') => "a",
            // A killed consonant at the front of a word has no syllable to close.
            Some(KILLER) if !self.out.is_empty() => return self.closed(i + 1),
            Some('\u{17b4}'..='\u{17d3}') => {
                self.out.push_str(pick(["a", habit.inherent]));
                return self.closed(i + 1);
            }
            _ => {
                self.out.push_str(pick(["a", habit.inherent]));
                return self.closed(i);
            }
        };
        self.out.push_str(vowel);
        self.closed(i + 1)
    }

    fn closed(&mut self, mut i: usize) -> usize {
        match self.at(i) {
            Some('\u{17c6}') => {
                self.out.push('m');
                return i + 1;
            }
            Some('\u{17c7}') => {
                self.out.push('h');
                return i + 1;
            }
            _ => {}
        }
        if !self.is_bare(i) {
            return i;
        }
        let c = self.word[i];
        if self.at(i + 1) == Some(KILLER) {
            return i + 2;
        }
        let subscript = self.at(i + 1) == Some(SUBSCRIPT);
        // Bare consonants in a row are syllables by pairs from the right: Sovan is so-van.
        let mut run = 1;
        while self.is_bare(i + run) {
            run += 1;
        }
        if run % 2 == 0 {
            return i;
        }
        let (latin, _) = consonant(c).unwrap_or(("", 0));
        self.out.push_str(match latin {
            "kh" | "k" => "k",
            "ch" | "chh" => "ch",
            "d" | "th" | "t" => "t",
            "b" | "ph" | "p" => "p",
            "v" => self.habit.v,
            "s" => "s",
            "h" => "h",
            other => other,
        });
        i += 1;
        if subscript {
            // The subscript begins the next syllable; with nothing after it, it is silent.
            i += 1;
            let next = self.at(i + 1);
            let alone = next.is_none() || matches!(next, Some(KILLER | SHORTENER));
            return if alone { self.word.len().min(i + 2) } else { i };
        }
        while matches!(self.at(i), Some(SHORTENER | '\u{17cc}' | '\u{17d0}' | '\u{17d1}')) {
            i += 1;
        }
        i
    }
}

/// The usual spelling of a Khmer word and the commonest others, without repeats, at most six.
///
/// ```
/// use interdict::name::translit::khmer::romanise_all;
/// assert_eq!(romanise_all("សែន")[0], "sen");
/// assert_eq!(romanise_all("ជា"), ["chea"]);
/// ```
#[must_use]
pub fn romanise_all(word: &str) -> Vec<String> {
    let word: Vec<char> =
        word.chars().filter(|c| !matches!(c, '\u{17b4}' | '\u{17b5}' | '\u{17dd}')).collect();
    distinct(HABITS.map(|habit| Reader { word: &word, habit, out: String::new() }.read()))
}

#[cfg(test)]
mod tests {
    use super::super::testing::{Romaniser, ascii_letters};
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn letter_by_letter() {
        // Each consonant with ា, whose sound tells its series.
        let table = "កា ka ខា kha គា kea ឃា khea ងា ngea ចា cha ឆា chha ជា chea ឈា chhea ញា nhea ដា da ឋា tha ឌា dea ឍា thea ណា na \
                     តា ta ថា tha ទា tea ធា thea នា nea បា ba ផា pha ពា pea ភា phea មា mea យា yea រា rea លា lea វា vea សា sa \
                     ហា ha ឡា la អា a ប៉ា pa ម៉ា ma ស៊ា sea \
                     កិ ke គិ ki កី ki គី ki កុ ko គុ ku កូ ko គូ ku កួ kuo កៀ kie កេ ke គេ ke កែ ke កៃ kai គៃ key កោ kao គោ ko កៅ kau \
                     គៅ kov កំ kam គំ kom កាំ kam កះ kah";
        Romaniser(romanise_all).follows(table);
    }

    #[test]
    fn names_have_their_customary_spelling() {
        Romaniser(romanise_all).gives(&[
            ("ហ៊ុន", "hun"),
            ("សែន", "sen"),
            ("ម៉ាណែត", "manet"),
            ("សុខ", "sok"),
            ("សុខា", "sokha"),
            ("កឹម", "kem"),
            ("គឹម", "kim"),
            ("ចាន់", "chan"),
            ("វណ្ណ", "van"),
            ("សុវណ្ណ", "sovan"),
            ("សំ", "sam"),
            ("ភ្នំពេញ", "phnompenh"),
            ("សៀមរាប", "siemreap"),
            ("កំពត", "kampot"),
            ("កំពង់ចាម", "kampongcham"),
            ("កម្ពុជា", "kampuchea"),
            ("លី", "ly"),
            ("ហេង", "heng"),
            ("សំរិន", "samrin"),
            ("ជា", "chea"),
            ("ស៊ីម", "sim"),
            ("ប៉ុល", "pol"),
            ("ពត", "pot"),
            ("អៀង", "ieng"),
            ("ខៀវ", "khieu"),
            ("សំផន", "samphan"),
            ("នួន", "nuon"),
            ("សុភា", "sophea"),
            ("ដារ៉ា", "dara"),
            ("ចាន់ថា", "chantha"),
            ("បុប្ផា", "bopha"),
            ("តាំង", "tang"),
            ("សារី", "sary"),
            ("ធារី", "theary"),
            ("ពុទ្ធ", "put"),
            ("ខ្មែរ", "khmer"),
        ]);
    }

    proptest! {
        #[test]
        fn khmer_gives_ascii_letters(word in "[ក-អ][ក-អ\\u{17b6}-\\u{17d2}]{0,12}") {
            ascii_letters(&romanise_all(&word))?;
        }
    }
}
