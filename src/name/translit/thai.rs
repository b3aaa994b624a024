//! Thai and Lao words in Latin letters: the official spelling, and the commonest others.
//!
//! Neither script spaces its words, Thai leaves out vowels, and vowels stand before, over, under and after the consonant
//! they follow. A word is read syllable by syllable: a leading vowel is put after its consonants, a consonant that no
//! vowel claims closes the syllable before it, and consonants without any vowel are read in pairs with `o`, an odd one
//! first with `a` (ณรงค์ na-rong). Tones are dropped; a killed consonant (with ์) is silent. Lao, whose block is parallel
//! and which writes every vowel, goes through the same reading.
//!
//! Input keeps its combining marks: vowels over and under the line are marks. Output is lower-case ASCII.
//!
//! Sources: the Royal Institute's system of 1999 (RTGS, UN 2002) for Thai; BGN/PCGN 1966 and the French habits of
//! passports for Lao (`ou`, final `th`, `ne`); for Thai the habits of passports and press: `j` for จ, `p` `t` `k` without h,
//! `v`, `ee`, `oo`, `rn` for a final ร, and `sr`. Parts of names that the reading gets wrong, or that are customarily
//! spelled by their Sanskrit, are in a table.
//!
//! Left out: what only a dictionary can say (which consonant of several closes a syllable, linking vowels), and spellings
//! of single families (Shinawatra, Vejjajiva, Bhumibol).

#![expect(clippy::match_same_arms, reason = "tables stand in the order of their script, not of its sounds")]

use std::sync::LazyLock;

use super::{distinct, push_other};

/// How the sounds with several habits are written.
#[derive(Clone, Copy)]
struct Habit {
    /// จ.
    j: &'static str,
    ph: &'static str,
    th: &'static str,
    kh: &'static str,
    w: &'static str,
    /// Long i, long u, and the vowel of ึ and ื.
    long: [&'static str; 3],
    /// Short u.
    u: &'static str,
    /// A final ร after o and a.
    final_r: &'static str,
    /// Whether ศร, สร, ทร are sr and not s.
    sr: bool,
    /// Final t and final n; ai at the end.
    last: [&'static str; 3],
    /// Lao: ຍ and ຊ.
    lao: [&'static str; 2],
    /// Which spelling of the table of parts; the last where it has fewer.
    part: usize,
}

const RTGS: Habit = Habit {
    j: "ch",
    ph: "ph",
    th: "th",
    kh: "kh",
    w: "w",
    long: ["i", "u", "ue"],
    u: "u",
    final_r: "n",
    sr: false,
    last: ["t", "n", "ai"],
    lao: ["ny", "s"],
    part: 0,
};
const PRESS: Habit = Habit { j: "j", ph: "p", final_r: "rn", sr: true, part: 1, ..RTGS };
const THAI: [Habit; 6] = [
    RTGS,
    PRESS,
    Habit { th: "t", kh: "k", long: ["i", "u", "u"], ..PRESS },
    Habit { long: ["ee", "oo", "u"], ..PRESS },
    Habit { w: "v", ph: "ph", part: 2, ..PRESS },
    Habit { w: "v", th: "t", part: 2, ..PRESS },
];
const FRENCH: Habit = Habit { w: "v", u: "ou", long: ["i", "ou", "u"], ..RTGS };
const LAO: [Habit; 6] = [
    Habit { w: "v", ..RTGS },
    FRENCH,
    Habit { last: ["th", "ne", "ay"], lao: ["nh", "s"], ..FRENCH },
    Habit { lao: ["gn", "x"], ..FRENCH },
    Habit { last: ["th", "n", "ay"], lao: ["nh", "x"], ..FRENCH },
    Habit { last: ["t", "n", "ay"], ..RTGS },
];

/// Parts of Thai names: RTGS, then customary spellings.
const PARTS: &[(&str, &[&str])] = &[
    ("กนก", &["kanok"]),
    ("กฤษณ", &["kritsana", "krisna", "krishna"]),
    ("กฤษณ์", &["krit", "krit", "krish"]),
    ("กาญจน", &["kanchana", "kanjana"]),
    ("กิตติ", &["kitti", "kitti", "kitti"]),
    ("กุล", &["kun", "kul", "kul"]),
    ("เกียรติ", &["kiat", "kiat", "kiet"]),
    ("จักร", &["chak", "chak", "jakr"]),
    ("จันทร", &["chanthara", "chantra", "chandra"]),
    ("จิตร", &["chit", "jit", "chitr"]),
    ("เจริญ", &["charoen", "charoen", "jaroen"]),
    ("ชน", &["chon", "chon", "jana"]),
    ("ชัย", &["chai"]),
    ("ชล", &["chon", "chol", "jala"]),
    ("ชาติ", &["chat", "chat", "chart"]),
    ("ณัฐ", &["nat", "nat", "natta"]),
    ("เดช", &["det", "dej", "dech"]),
    ("ธน", &["thana", "thana", "dhana"]),
    ("ธนา", &["thana", "thana", "dhana"]),
    ("ธร", &["thon", "thorn", "dhorn"]),
    ("ธรรม", &["tham", "tham", "dharm"]),
    ("ธีร", &["thira", "teera", "dhira"]),
    ("นคร", &["nakhon", "nakorn"]),
    ("นนท", &["nontha", "nonta", "nonda"]),
    ("นนท์", &["non", "non", "nond"]),
    ("นันท์", &["nan", "nan", "nand"]),
    ("นาถ", &["nat", "nart", "nath"]),
    ("บุญ", &["bun", "boon", "boon"]),
    ("บุรี", &["buri"]),
    ("บูรณ์", &["bun", "boon", "boon"]),
    ("ประ", &["pra"]),
    ("ประเสริฐ", &["prasoet", "prasert"]),
    ("ปิย", &["piya"]),
    ("พงศ์", &["phong", "pong", "bongs"]),
    ("พงษ์", &["phong", "pong", "pongs"]),
    ("พจน์", &["phot", "poj", "poj"]),
    ("พร", &["phon", "porn", "pon"]),
    ("พรหม", &["phrom", "prom", "brahm"]),
    ("พล", &["phon", "pol", "bol"]),
    ("พัฒน์", &["phat", "pat", "bhadh"]),
    ("เพชร", &["phet", "petch", "bejra"]),
    ("พันธ์", &["phan", "pan", "bandhu"]),
    ("พันธุ์", &["phan", "pan", "bandhu"]),
    ("พิพัฒน์", &["phiphat", "pipat"]),
    ("พูล", &["phun", "pool", "phool"]),
    ("ไพบูลย์", &["phaibun", "paiboon"]),
    ("ไพศาล", &["phaisan", "paisal", "paisarn"]),
    ("ภัทร", &["phatthara", "pattara", "bhadra"]),
    ("ภูมิ", &["phum", "poom", "bhumi"]),
    ("มงคล", &["mongkhon", "mongkol"]),
    ("มหา", &["maha"]),
    ("มนต์", &["mon", "mon", "mont"]),
    ("ยุทธ", &["yuttha", "yuth", "yudh"]),
    ("ยุทธ์", &["yut", "yuth", "yudh"]),
    ("รัตน", &["rattana", "ratana", "ratna"]),
    ("รัตน์", &["rat", "rat", "ratn"]),
    ("ราช", &["rat", "raj", "raj"]),
    ("ลักษณ์", &["lak", "luck", "laksn"]),
    ("วงศ์", &["wong", "wong", "vongs"]),
    ("วงษ์", &["wong", "wong", "vong"]),
    ("วร", &["wora", "wora", "vara"]),
    ("วัฒน", &["watthana", "wattana", "vadhana"]),
    ("วัฒน์", &["wat", "wat", "vadh"]),
    ("วัฒนา", &["watthana", "wattana", "vadhana"]),
    ("วิทย์", &["wit", "wit", "vit"]),
    ("วิทยา", &["witthaya", "wittaya", "vidhya"]),
    ("วีร", &["wira", "weera", "vira"]),
    ("ศักดิ์", &["sak", "sak", "sakdi"]),
    ("ศรี", &["si", "sri", "sri"]),
    ("ศิริ", &["siri"]),
    ("ศิลป์", &["sin", "silp", "silpa"]),
    ("สมบูรณ์", &["sombun", "somboon"]),
    ("สมัคร", &["samak"]),
    ("สิทธิ", &["sitthi", "sitti", "siddhi"]),
    ("สิน", &["sin"]),
    ("สุข", &["suk", "suk", "sook"]),
    ("สุนทร", &["sunthon", "sunthorn", "soontorn"]),
    ("สุร", &["sura"]),
    ("สุริย", &["suriya"]),
    ("สุวรรณ", &["suwan", "suwan", "suvarna"]),
    ("หาญ", &["han", "harn", "harn"]),
    ("อนันต์", &["anan", "anan", "anant"]),
    ("อินทร์", &["in", "in", "indr"]),
    ("อัคร", &["akkhara", "akara", "agra"]),
    ("อุดม", &["udom"]),
];

/// [`PARTS`] as words are read.
static CLEANED_PARTS: LazyLock<Vec<(Vec<char>, &[&str])>> =
    LazyLock::new(|| PARTS.iter().map(|&(part, spellings)| (cleaned(part), spellings)).collect());

/// A killed consonant stood here.
const KILLED: char = '์';
/// Lao letters that the Thai block has no like for.
const LAO_NYO: char = '\u{e8d}';
const LAO_O: char = '\u{ebb}';
const LAO_IA: char = '\u{ebd}';
const LAO_LONG_O: char = '\u{ecd}';

/// The letters to read: without tones and killed consonants, Lao ones as their Thai parallels.
fn cleaned(word: &str) -> Vec<char> {
    let mut out: Vec<char> = Vec::with_capacity(word.len() / 3);
    for c in word.chars() {
        let c = match c {
            LAO_NYO | LAO_O | LAO_IA | LAO_LONG_O => c,
            // The subjoined lo, ho no and ho mo, and so tam, which sounds s.
            '\u{ebc}' => 'ล',
            '\u{e8a}' => 'ซ',
            '\u{ede}' => 'ก',
            '\u{edf}' => LAO_NYO,
            '\u{edc}' | '\u{edd}' => {
                out.extend(['ห', if c == '\u{edc}' { 'น' } else { 'ม' }]);
                continue;
            }
            '\u{e81}'..='\u{eff}' => char::from_u32(u32::from(c) - 0x80).unwrap_or(c),
            _ => c,
        };
        match c {
            '\u{e48}'..='\u{e4b}'
            | '\u{e4e}'
            | '\u{e46}'
            | '\u{e2f}'
            | '\u{e3a}'
            | '\u{e4f}'
            | '\u{e5a}'
            | '\u{e5b}' => {}
            // The two halves of sara am.
            'า' if matches!(out.last(), Some(&('\u{e4d}' | LAO_LONG_O))) => {
                out.pop();
                out.push('ำ');
            }
            // ri after a stop or s (Krit), and in ritthi; else rue.
            'ฤ' => {
                let after = matches!(out.last(), Some('ก' | 'ต' | 'ท' | 'ป' | 'ศ' | 'ส' | 'อ'));
                let ritthi = out.is_empty() && word.starts_with("ฤท");
                out.extend(['ร', if after || ritthi { 'ิ' } else { 'ึ' }]);
            }
            'ฦ' => out.extend(['ล', 'ึ']),
            'ๅ' => {}
            KILLED => {
                if matches!(out.last(), Some('ิ' | 'ุ' | 'ี' | 'ู')) {
                    out.pop();
                }
                if out.len() > 1 && out.last().is_some_and(|&c| is_consonant(c)) {
                    out.pop();
                    out.push(KILLED);
                }
            }
            c => out.push(c),
        }
    }
    out
}

fn is_consonant(c: char) -> bool {
    matches!(c, 'ก'..='ฮ' | LAO_NYO)
}

fn leads(c: char) -> bool {
    matches!(c, 'เ' | 'แ' | 'โ' | 'ใ' | 'ไ')
}

/// A vowel written after, over or under its consonant.
fn follows(c: char) -> bool {
    matches!(c, 'ะ'..='ู' | '็' | '\u{e4d}' | LAO_O | LAO_IA | LAO_LONG_O)
}

/// Two consonants that begin a syllable together.
fn is_cluster(first: char, second: char) -> bool {
    match second {
        'ร' => matches!(
            first,
            'ก' | 'ข' | 'ค' | 'ต' | 'ป' | 'ผ' | 'พ' | 'ท' | 'ศ' | 'ส' | 'ซ' | 'บ' | 'ด' | 'ฟ'
        ),
        'ล' => matches!(first, 'ก' | 'ข' | 'ค' | 'ป' | 'ผ' | 'พ' | 'บ' | 'ฟ' | 'ห'),
        'ว' => matches!(first, 'ก' | 'ข' | 'ค' | 'ห'),
        'ง' | 'น' | 'ม' | 'ญ' | LAO_NYO => first == 'ห',
        'ย' => matches!(first, 'ห' | 'อ'),
        _ => false,
    }
}

/// The reading of one word in one habit.
struct Reader<'a> {
    word: &'a [char],
    habit: Habit,
    lao: bool,
    out: String,
}

impl Reader<'_> {
    fn at(&self, i: usize) -> Option<char> {
        self.word.get(i).copied()
    }

    fn consonant_at(&self, i: usize) -> Option<char> {
        self.at(i).filter(|&c| is_consonant(c))
    }

    /// Whether the consonant here has a vowel after it, so that it begins a syllable.
    fn bears(&self, i: usize) -> bool {
        match self.at(i + 1) {
            Some('อ') => match self.at(i + 2) {
                None => true,
                // ทอง: อ is the vowel, unless it begins a syllable of its own (อา, อนันต์).
                Some(c) if is_consonant(c) => !self.at(i + 3).is_some_and(follows),
                Some(c) => !follows(c),
            },
            // Cรร: a.
            Some('ร') => self.at(i + 2) == Some('ร'),
            Some(c) => follows(c),
            None => false,
        }
    }

    fn read(mut self) -> String {
        let mut i = 0;
        while let Some(c) = self.at(i) {
            i = if let Some(next) = self.part(i) {
                next
            } else if leads(c) && self.consonant_at(i + 1).is_some() {
                self.led(c, i + 1)
            } else if is_consonant(c) {
                self.consonant_first(i)
            } else {
                // A vowel without its consonant, or a letter of another script.
                if c != KILLED {
                    push_other(c, &mut self.out);
                }
                i + 1
            };
        }
        self.out
    }

    /// A part of the table, where it ends at the end of a syllable.
    fn part(&mut self, at: usize) -> Option<usize> {
        if self.lao {
            return None;
        }
        let mut best: Option<(usize, &[&str])> = None;
        for (part, spellings) in CLEANED_PARTS.iter() {
            let end = at + part.len();
            if self.word[at..].starts_with(part)
                && self.at(end).is_none_or(|c| is_consonant(c) || leads(c))
                && !self.bears(end - 1)
                && best.is_none_or(|(longest, _)| end > longest)
            {
                best = Some((end, spellings));
            }
        }
        let (end, spellings) = best?;
        self.out.push_str(spellings[self.habit.part.min(spellings.len() - 1)]);
        Some(end)
    }

    /// Writes the consonants that begin a syllable; gives where they end.
    fn onset(&mut self, i: usize, cluster: bool) -> usize {
        let first = self.word[i];
        if !cluster {
            self.out.push_str(self.initial(first));
            return i + 1;
        }
        let second = self.word[i + 1];
        match (first, second) {
            ('ห' | 'อ', _) => {}
            ('ท' | 'ศ' | 'ส' | 'ซ', 'ร') => {
                self.out.push_str(if self.habit.sr { "sr" } else { "s" });
                return i + 2;
            }
            _ => self.out.push_str(self.initial(first)),
        }
        self.out.push_str(self.initial(second));
        i + 2
    }

    fn ua(&self) -> &'static str {
        if self.habit.u == "ou" { "oua" } else { "ua" }
    }

    fn initial(&self, c: char) -> &'static str {
        let habit = self.habit;
        match c {
            'ก' => "k",
            'ข' | 'ฃ' | 'ค' | 'ฅ' | 'ฆ' => habit.kh,
            'ง' => "ng",
            'จ' if self.lao => "ch",
            'จ' => habit.j,
            'ฉ' | 'ช' | 'ฌ' => "ch",
            'ซ' if self.lao => habit.lao[1],
            'ซ' | 'ศ' | 'ษ' | 'ส' => "s",
            'ญ' | 'ย' => "y",
            'ฎ' | 'ด' => "d",
            'ฏ' | 'ต' => "t",
            'ฐ' | 'ฑ' | 'ฒ' | 'ถ' | 'ท' | 'ธ' => habit.th,
            'ณ' | 'น' => "n",
            'บ' => "b",
            'ป' => "p",
            'ผ' | 'พ' | 'ภ' => habit.ph,
            'ฝ' | 'ฟ' => "f",
            'ม' => "m",
            'ร' => "r",
            'ล' | 'ฬ' => "l",
            'ว' => habit.w,
            'ห' | 'ฮ' => "h",
            LAO_NYO if self.out.ends_with(['i', 'y']) => "y",
            LAO_NYO => habit.lao[0],
            _ => "",
        }
    }

    /// Writes the consonant that closes a syllable, where one does; gives where the next syllable begins.
    fn coda(&mut self, i: usize) -> usize {
        let Some(c) = self.consonant_at(i).filter(|_| !self.bears(i)) else { return i };
        // Before a nasal that closes the word under a killed consonant, it begins a syllable: Tinsulanon.
        let begins = matches!(self.at(i + 1), Some('น' | 'ณ' | 'ม' | 'ง')) && self.at(i + 2) == Some(KILLED);
        if begins && i > 0 && self.word[i - 1] != 'ั' {
            return i;
        }
        let last = i + 1 >= self.word.len();
        let habit = self.habit;
        let latin = match c {
            'ง' => "ng",
            'น' | 'ณ' | 'ญ' | 'ล' | 'ฬ' if last => habit.last[1],
            'ร' if self.out.ends_with(['o', 'a']) => habit.final_r,
            'น' | 'ณ' | 'ญ' | 'ล' | 'ฬ' | 'ร' => "n",
            'ม' => "m",
            'ก' | 'ข' | 'ค' | 'ฆ' => "k",
            'บ' | 'ป' | 'พ' | 'ภ' | 'ฟ' => "p",
            'ย' | LAO_NYO => {
                if self.out.ends_with('a') && last && !self.out.ends_with("ua") && !self.out.ends_with("ia") {
                    self.out.pop();
                    habit.last[2]
                } else {
                    "i"
                }
            }
            'ว' => "o",
            'จ' | 'ช' | 'ซ' | 'ด' | 'ต' | 'ถ' | 'ท' | 'ธ' | 'ฎ' | 'ฏ' | 'ฐ' | 'ฑ' | 'ฒ' | 'ศ' | 'ษ' | 'ส' => {
                if last {
                    habit.last[0]
                } else {
                    "t"
                }
            }
            // Consonants that close no syllable.
            _ => return i,
        };
        self.out.push_str(latin);
        self.silent(i + 1)
    }

    /// Passes the consonants after a closed syllable that are not spoken: before a killed one, and a last ร.
    fn silent(&self, i: usize) -> usize {
        match (self.consonant_at(i), self.at(i + 1)) {
            (Some(_), Some(KILLED)) => i + 2,
            (Some('ร'), None) if i > 0 && is_consonant(self.word[i - 1]) => i + 1,
            (None, _) if self.at(i) == Some(KILLED) => i + 1,
            _ => i,
        }
    }

    /// A syllable with a leading vowel; `i` is its first consonant.
    fn led(&mut self, lead: char, i: usize) -> usize {
        let second = self.consonant_at(i + 1);
        let third = self.at(i + 2);
        let pair = second.is_some_and(|second| is_cluster(self.word[i], second));
        let (cluster, apart) = match (lead, third) {
            _ if second.is_none() => (false, false),
            ('ไ' | 'ใ', third) => (pair && !third.is_some_and(follows), false),
            // Charoen, Chaloem: the vowel stands around both, the first is a syllable of its own.
            ('เ', Some('ิ')) if !pair => {
                let sonorant = matches!(second, Some('ร' | 'ล' | 'ม' | 'น'));
                (false, sonorant && self.consonant_at(i + 3).is_some())
            }
            (_, Some(third)) => (pair && (is_consonant(third) || follows(third)) && third != 'ะ', false),
            _ => (false, false),
        };
        let mut i = i;
        if apart {
            self.out.push_str(self.initial(self.word[i]));
            self.out.push('a');
            i += 1;
        }
        i = self.onset(i, cluster);
        match lead {
            'ไ' | 'ใ' => {
                let mark = usize::from(matches!(self.at(i), Some('ย')) && !self.bears(i));
                let end = i + mark >= self.word.len();
                self.out.push_str(if end { self.habit.last[2] } else { "ai" });
                self.silent(i + mark)
            }
            'แ' => {
                self.out.push_str("ae");
                let skip = usize::from(matches!(self.at(i), Some('ะ' | '็' | 'ั')));
                self.coda(i + skip)
            }
            'โ' => {
                self.out.push('o');
                let skip = usize::from(self.at(i) == Some('ะ'));
                self.coda(i + skip)
            }
            _ => self.led_by_e(i),
        }
    }

    /// What stands after the consonants of a syllable with เ.
    fn led_by_e(&mut self, i: usize) -> usize {
        let (a, b) = (self.at(i), self.at(i + 1));
        let (vowel, next) = match (a, b) {
            (Some('ี'), Some('ย')) | (Some('ั'), Some(LAO_NYO)) => ("ia", i + 2),
            (Some(LAO_NYO), _) if !self.bears(i) => ("ia", i + 1),
            (Some('ื' | 'ึ'), Some('อ')) => {
                (if self.habit.long[2] == "u" { "ua" } else { "uea" }, i + 2)
            }
            (Some('ิ' | 'ี'), _) => ("oe", i + 1),
            (Some('า'), Some('ะ')) => ("o", i + 2),
            (Some('า'), _) => {
                self.out.push_str("ao");
                return self.silent(i + 1);
            }
            (Some(LAO_O), Some('า')) => {
                self.out.push_str("ao");
                return i + 2;
            }
            (Some('อ'), Some('ะ')) => ("oe", i + 2),
            (Some('อ'), _) if !self.bears(i) => ("oe", i + 1),
            (Some('ย'), _) if !self.bears(i) => ("oe", i),
            (Some('็' | 'ั' | 'ะ'), _) => ("e", i + 1),
            _ => ("e", i),
        };
        self.out.push_str(vowel);
        self.coda(next)
    }

    /// A syllable that begins with its consonant.
    fn consonant_first(&mut self, i: usize) -> usize {
        if self.bears(i) {
            let next = self.onset(i, false);
            return self.rhyme(next);
        }
        let Some(second) = self.consonant_at(i + 1) else {
            // Alone before a leading vowel, at the end, or before a killed one.
            self.out.push_str(self.initial(self.word[i]));
            self.out.push('a');
            return self.silent(i + 1);
        };
        let pair = is_cluster(self.word[i], second);
        if pair && self.bears(i + 1) {
            let next = self.onset(i, true);
            return self.rhyme(next);
        }
        // How many consonants stand before the one that begins the next syllable.
        let mut run = 1;
        while self.consonant_at(i + run).is_some() && !self.bears(i + run) {
            run += 1;
        }
        if second == 'ว' && run >= 3 && self.consonant_at(i + 2).is_some() {
            let next = self.onset(i, false);
            self.out.push_str(self.ua());
            return self.coda(next + 1);
        }
        if pair && run >= 3 {
            let next = self.onset(i, true);
            if self.at(next) == Some('ว')
                && self.consonant_at(next + 1).is_some_and(|_| !self.bears(next + 1))
            {
                self.out.push_str(self.ua());
                return self.coda(next + 1);
            }
            self.out.push('o');
            return self.coda(next);
        }
        self.out.push_str(self.initial(self.word[i]));
        let closes = !matches!(second, 'ว' | 'ย' | 'ห' | 'อ' | 'ฉ' | 'ผ' | 'ฝ' | 'ฌ' | 'ฮ');
        if run % 2 == 0 && closes {
            self.out.push('o');
            return self.coda(i + 1);
        }
        self.out.push('a');
        i + 1
    }

    /// What stands after the consonants of a syllable without a leading vowel.
    fn rhyme(&mut self, i: usize) -> usize {
        let [long_i, long_u, ue] = self.habit.long;
        let (vowel, next) = match (self.at(i), self.at(i + 1)) {
            (Some('ั' | LAO_O), Some('ว')) if self.at(i + 2) == Some('ะ') => (self.ua(), i + 3),
            (Some('ั' | LAO_O), Some('ว')) if !self.bears(i + 1) => (self.ua(), i + 2),
            (Some('ั' | 'ะ' | 'า'), _) => ("a", i + 1),
            (Some('ำ'), _) => {
                self.out.push_str("am");
                return i + 1;
            }
            (Some('ิ'), _) => ("i", i + 1),
            (Some('ี'), _) => (long_i, i + 1),
            (Some('ื'), Some('อ')) => (ue, i + 2),
            (Some('ึ' | 'ื'), _) => (ue, i + 1),
            (Some('ุ'), _) => (self.habit.u, i + 1),
            (Some('ู'), _) => (long_u, i + 1),
            (Some('็'), Some('อ')) => ("o", i + 2),
            (Some('็' | 'อ' | LAO_O | LAO_LONG_O | '\u{e4d}'), _) => ("o", i + 1),
            (Some(LAO_IA), _) => ("ia", i + 1),
            (Some('ร'), Some('ร')) => {
                self.out.push('a');
                let closed = self.coda(i + 2);
                if closed == i + 2 {
                    self.out.push('n');
                }
                return closed;
            }
            _ => ("a", i),
        };
        self.out.push_str(vowel);
        self.coda(next)
    }
}

/// The usual spelling of a Thai or Lao word and the commonest others, without repeats, at most six.
///
/// ```
/// use interdict::name::translit::thai::romanise_all;
/// assert_eq!(romanise_all("สมชาย"), ["somchai"]);
/// assert_eq!(romanise_all("ประยุทธ์"), ["prayut", "prayuth", "prayudh"]);
/// assert_eq!(romanise_all("ທອງລຸນ")[..2], ["thonglun", "thongloun"]);
/// ```
#[must_use]
pub fn romanise_all(word: &str) -> Vec<String> {
    let lao = word.chars().find(|c| ('\u{e00}'..='\u{eff}').contains(c)).is_some_and(|c| c >= '\u{e80}');
    let word = cleaned(word);
    let habits = if lao { LAO } else { THAI };
    distinct(habits.map(|habit| Reader { word: &word, habit, lao, out: String::new() }.read()))
}

#[cfg(test)]
mod tests {
    use super::super::testing::{Romaniser, ascii_letters, cells};
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn rtgs_letter_by_letter() {
        // Each consonant at the front, then at the end where it closes a syllable.
        let initials = "ก k ข kh ค kh ฆ kh ง ng จ ch ฉ ch ช ch ซ s ฌ ch ญ y ฎ d ฏ t ฐ th ฑ th ฒ th ณ n ด d ต t ถ th ท th ธ th \
                        น n บ b ป p ผ ph ฝ f พ ph ฟ f ภ ph ม m ย y ร r ล l ว w ศ s ษ s ส s ห h ฬ l ฮ h";
        for (native, latin) in cells(initials) {
            assert_eq!(romanise_all(&format!("{native}า"))[0], format!("{latin}a"), "{native}");
        }
        let finals = "ก k ข k ค k ฆ k ง ng จ t ช t ซ t ญ n ฎ t ฏ t ฐ t ฑ t ฒ t ณ n ด t ต t ถ t ท t ธ t น n บ p ป p พ p ฟ p ภ p ม m ย i \
                      ร n ล n ว o ศ t ษ t ส t ฬ n";
        for (native, latin) in cells(finals) {
            assert_eq!(romanise_all(&format!("มา{native}"))[0], format!("ma{latin}"), "{native}");
        }
        let vowels = "มะ ma มัน man มา ma มรรค mak มรรณ man มำ mam มิ mi มี mi มึน muen มือ mue มุ mu มู mu เมะ me เม็น men เม me แมะ mae แม mae \
                      โมะ mo มน mon โม mo เมาะ mo มอ mo เมอะ moe เมิน moen เมอ moe เมีย mia เมือ muea มัวะ mua มัว mua มวน muan ใม mai ไม mai \
                      มัย mai ไมย mai มาย mai เมา mao มาว mao มุย mui โมย moi มอย moi เมย moei เมือย mueai มวย muai มิว mio เมว meo แมว maeo \
                      เมียว miao";
        Romaniser(romanise_all).follows(vowels);
    }

    #[test]
    fn thai_names() {
        Romaniser(romanise_all).gives(&[
            ("ไชย", "chai"),
            ("ทักษิณ", "thaksin"),
            ("ชินวัตร", "chinwat"),
            ("ยิ่งลักษณ์", "yinglak"),
            ("ยิ่งลักษณ์", "yingluck"),
            ("ประยุทธ์", "prayut"),
            ("ประยุทธ์", "prayuth"),
            ("จันทร์โอชา", "chanocha"),
            ("อภิสิทธิ์", "aphisit"),
            ("อภิสิทธิ์", "apisit"),
            ("เวชชาชีวะ", "wetchachiwa"),
            ("เศรษฐา", "settha"),
            ("แพทองธาร", "paetongtarn"),
            ("แพทองธาร", "phaethongthan"),
            ("พิธา", "pita"),
            ("ธนาธร", "thanathorn"),
            ("ธนาธร", "thanathon"),
            ("อนุทิน", "anutin"),
            ("อนุทิน", "anuthin"),
            ("ประวิตร", "prawit"),
            ("ประวิตร", "pravit"),
            ("วงษ์สุวรรณ", "wongsuwan"),
            ("สมชาย", "somchai"),
            ("สมศักดิ์", "somsak"),
            ("ชวน", "chuan"),
            ("หลีกภัย", "leekpai"),
            ("บรรหาร", "banhan"),
            ("บรรหาร", "banharn"),
            ("สมัคร", "samak"),
            ("สุนทรเวช", "sunthonwet"),
            ("สุเทพ", "suthep"),
            ("ณรงค์", "narong"),
            ("กมล", "kamon"),
            ("อนันต์", "anan"),
            ("วิชัย", "wichai"),
            ("วิชัย", "vichai"),
            ("สุรชัย", "surachai"),
            ("พรชัย", "phonchai"),
            ("พรชัย", "pornchai"),
            ("สมพร", "somporn"),
            ("ธนกร", "thanakorn"),
            ("ศรี", "sri"),
            ("ศรี", "si"),
            ("บุญมี", "boonmee"),
            ("เจริญ", "charoen"),
            ("กรุงเทพ", "krungthep"),
            ("เชียงใหม่", "chiangmai"),
            ("ภูเก็ต", "phuket"),
            ("นนทบุรี", "nonthaburi"),
            ("วัฒนา", "wattana"),
            ("ไพบูลย์", "paiboon"),
            ("มงคล", "mongkol"),
            ("ติณสูลานนท์", "tinsulanon"),
            ("อังกฤษ", "angkrit"),
            ("ฤทธิ์", "rit"),
            ("พฤกษ์", "phruek"),
        ]);
    }

    #[test]
    fn lao_names() {
        Romaniser(romanise_all).gives(&[
            ("ທອງລຸນ", "thongloun"),
            ("ສີສຸລິດ", "sisoulith"),
            ("ບຸນຍັງ", "bounnhang"),
            ("ວໍຣະຈິດ", "vorachith"),
            ("ໄກສອນ", "kaisone"),
            ("ພົມວິຫານ", "phomvihane"),
            ("ສີພັນດອນ", "siphandone"),
            ("ຄຳໄຕ", "khamtay"),
            ("ຄໍາໄຕ", "khamtai"),
            ("ວຽງຈັນ", "viangchan"),
            ("ຫຼວງພະບາງ", "louangphabang"),
            ("ສະຫວັນນະເຂດ", "savannakhet"),
            ("ຈູມມະລີ", "choummali"),
            ("ສົມສະຫວາດ", "somsavat"),
            ("ປາກເຊ", "pakse"),
            ("ສຸພານຸວົງ", "souphanouvong"),
            ("ໄຊຍະສອນ", "saiyasone"),
            ("ໄຊຍະສອນ", "xaiyason"),
        ]);
    }

    #[test]
    fn tones_and_halves_change_nothing() {
        assert_eq!(romanise_all("ใหม่"), romanise_all("ใหม"));
        assert_eq!(romanise_all("คำ"), romanise_all("คํา"));
        assert_eq!(romanise_all("ໝາ"), romanise_all("ຫມາ"));
        // Marks lost: poor, and not empty.
        assert!(!romanise_all("สมศกด").is_empty());
    }

    proptest! {
        #[test]
        fn no_panic_on_any_marks(text in "[\\u{e00}-\\u{eff}a]{0,12}") {
            prop_assert!(romanise_all(&text).len() <= 6);
        }

        #[test]
        fn thai_gives_ascii_letters(word in "[ก-ฮກຂຄງຈຊຍດຕຖທນບປຜຝພຟມຢຣລວສຫອຮ][เ-ไ]?[ก-ฮ][ก-ฮะ-ู็-์ກນມະາິີຸູົຽເໄ]{0,10}") {
            ascii_letters(&romanise_all(&word))?;
        }
    }
}
