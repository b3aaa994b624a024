//! When two Latin spellings are one name of a Cyrillic-script language, whatever system each was written by.
//!
//! Folded Latin words (lower-case ASCII, marks and apostrophes gone) in; [`keys`] and [`similarity`] out. A spelling is
//! read as a row of Cyrillic sounds, once for each *habit* its letters allow, because the habits contradict each
//! other: `ch` is ч in English, ш in French, х in German, Polish and Czech; `j` is й or ж; `z` is з or, in German, ц.
//! Two words are one when some reading of the one can be written as some reading of the other:
//!
//! - [`SYSTEM`]: only the system differs (`yushchenko`, `iouchtchenko`, `juschtschenko`, `juszczenko`).
//! - [`LOSSY`]: something was lost on the way: marks (`zukov` for Žukov, `akovlev` for Âkovlev), the dots of ё
//!   (`kovalev`), Ukrainian г (`serhiy`, `sergiy`), a Baltic ending (`lavrovs`), or the habit is a bold guess.
//!
//! A key is the row of sounds in coarse classes, so every pair that is similar has a key in common; the converse does
//! not hold, [`similarity`] decides. Words of three letters are compared only with longer ones, or where both write ц.
//!
//! Sources: ICAO Doc 9303-3 (8th ed., 2021), BGN/PCGN (Russian 1947, Ukrainian 1965, Belarusian 1979, Bulgarian 1952),
//! GOST 16876-71, GOST 7.79-2000, GOST R 52535.1-2006, GOST R 7.0.34-2014, BS 2979:1958, ISO 9:1995, ALA-LC 1997,
//! Ukraine's resolution 55 of 2010, Bulgaria's transliteration law of 2009, Belarus's instruction of 2000 (2007), and
//! the press habits of English, French, German, Polish, Czech, Hungarian and the Baltic languages.
//!
//! Left to others: names that differ in sound between languages (Vladimir and Volodymyr), feminine surnames
//! (`patronymic`), nicknames (`variant`), Bulgarian ъ and щ (`cyrillic::romanise_all` writes each way). Not covered:
//! Dutch, Scandinavian and Spanish press, Polish `lo` for лё, ICAO's `ie` for ъ.

/// The similarity of spellings that differ only by system.
pub const SYSTEM: f32 = 0.97;
/// The similarity of spellings where letters, marks or endings were lost as well.
pub const LOSSY: f32 = 0.90;

/// Longest word read, in bytes; a longer one is no name.
const MAX_WORD: usize = 48;
/// From this length a word is long enough for its letters alone to make an accidental likeness improbable.
const LONG: usize = 7;

/// The sounds a spelling may stand for, a bit each.
type Sounds = u32;

const A: Sounds = 1;
const E: Sounds = 1 << 1;
const I: Sounds = 1 << 2;
const O: Sounds = 1 << 3;
const U: Sounds = 1 << 4;
const YO: Sounds = 1 << 5;
const V: Sounds = 1 << 6;
const G: Sounds = 1 << 7;
const ZH: Sounds = 1 << 8;
const Z: Sounds = 1 << 9;
const K: Sounds = 1 << 10;
const S: Sounds = 1 << 11;
const SH: Sounds = 1 << 12;
const SHCH: Sounds = 1 << 13;
const TS: Sounds = 1 << 14;
const CH: Sounds = 1 << 15;
const KH: Sounds = 1 << 16;
const KS: Sounds = 1 << 17;
const DZH: Sounds = 1 << 18;
const DZ: Sounds = 1 << 19;
const D: Sounds = 1 << 20;
/// Belarusian ў.
const SHORT_U: Sounds = 1 << 21;
/// All others: the key tells them apart.
const OTHER: Sounds = 1 << 22;
/// `sc`, which is šč without its marks.
const SC: Sounds = 1 << 23;
/// о before у, which `ou` also is outside French (Белоусов: Belousov, Beloousov).
const OU: Sounds = 1 << 24;

/// Sounds after which `o` may be ё.
const HUSHING: Sounds = ZH | SH | SHCH | CH | SC;
const VOWELS: Sounds = A | E | I | O | U | YO | OU;

/// What makes a reading of a symbol doubtful, for the pair to judge.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
enum Doubt {
    #[default]
    No,
    /// `ch` read as х.
    ChAsKh,
    /// `x` read as х or кс.
    X,
    /// `j` read as ж or дж.
    JAsZh,
}

/// One sound of a reading.
#[derive(Clone, Copy)]
struct Symbol {
    /// Its coarse class.
    key: u8,
    /// What it is by some system.
    strict: Sounds,
    /// What it is if marks were lost.
    lossy: Sounds,
    /// Letters of a glide (`i`, `y`, `j`) before a vowel: 0, 1 or 2 for more.
    glide: u8,
    /// The glide is a single `i`, which may be a vowel of its own.
    soft_i: bool,
    /// The glide, or the й before another vowel letter, is written with `j`.
    with_j: bool,
    doubt: Doubt,
}

const fn symbol(key: u8, strict: Sounds) -> Symbol {
    Symbol { key, strict, lossy: 0, glide: 0, soft_i: false, with_j: false, doubt: Doubt::No }
}

/// The habits of writing that contradict each other.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Habit {
    /// `ch` ч, `j` й, `z` з: the English tables, ICAO, GOST with digraphs.
    English,
    /// `j` ж or дж; in words that look French, `ch` ш.
    French,
    /// `ch` х, `z` ц, `s` с or з, `sch` ш or ж.
    German,
    /// `ch` х, and `c s z` with or without their lost marks: scientific, ISO 9, Czech, Polish, Gaj.
    Slavic,
}

/// A word read by one habit.
struct Reading {
    key: String,
    symbols: Vec<Symbol>,
    /// The habit is a guess without a letter of its own to prove it.
    guess: bool,
}

/// How far the end of a word shows a Slavic name.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Ending {
    Other,
    /// It ends as Slavic and other names do, or has another Slavic sign.
    Weak,
    /// It ends as hardly any others do.
    Firm,
}

/// What is known of a word before it is read.
struct Spelling {
    letters: Vec<u8>,
    /// A Baltic ending was taken off, or an `e` after -in that nothing else shows to be French.
    stripped: bool,
    /// How Slavic its ending is.
    ending: Ending,
    /// It holds letters that only French spellings of Russian have.
    french: bool,
    /// It holds letters of German, Polish or Czech spellings.
    central: bool,
}

const BALTIC: [(&[u8], usize); 16] = [
    (b"ovas", 2),
    (b"evas", 2),
    (b"ovs", 1),
    (b"evs", 1),
    (b"skis", 1),
    (b"ckis", 1),
    (b"ejs", 1),
    (b"ijs", 1),
    (b"ajs", 1),
    (b"ojs", 1),
    (b"ejus", 2),
    (b"ijus", 2),
    (b"ajus", 2),
    (b"ojus", 2),
    (b"icius", 3),
    (b"enkos", 1),
];

/// Endings of Slavic names that other languages' names seldom have.
const FIRM_ENDINGS: &[&str] = &[
    "ov", "ev", "enko", "enka", "ovic", "evic", "ovyc", "evyc", "ich", "ych", "itch", "ytch", "itsch",
    "ytsch", "icz", "ycz", "ski", "sky", "cki", "cky", "zki", "zky", "iy", "ij", "ii", "yi", "yj", "yy",
    "ova", "eva", "owa", "ewa", "ska", "cka", "aya", "aia", "aja", "vna", "wna", "chna", "cna", "czna",
    "tschna", "slav", "slaw", "mir", "myr", "ets", "ej", "oj", "lj", "nj", "hiy", "hii",
];
/// Endings that others' names have too.
const WEAK_ENDINGS: &[&str] =
    &["ow", "ew", "iv", "in", "yn", "ko", "uk", "yk", "ik", "ic", "ina", "yna", "nka", "ec", "ou", "eu"];

/// Given names in -ine beside those in -in: other persons' names, not French spellings.
const NAMES_IN_INE: &[&str] = &[
    "albertine",
    "alexandrine",
    "alphonsine",
    "antonine",
    "bernardine",
    "catherine",
    "celestine",
    "celine",
    "christine",
    "clementine",
    "corine",
    "corinne",
    "delphine",
    "emeline",
    "ernestine",
    "evangeline",
    "florentine",
    "geraldine",
    "jacqueline",
    "janine",
    "jasmine",
    "jeannine",
    "josephine",
    "justine",
    "katherine",
    "kathrine",
    "kristine",
    "leontine",
    "madeleine",
    "madeline",
    "marceline",
    "marcelline",
    "marine",
    "martine",
    "maxine",
    "nadine",
    "pauline",
    "philippine",
    "regine",
    "sabine",
    "sandrine",
    "severine",
    "valentine",
    "victorine",
    "yasmine",
];

/// Short given names that begin with й.
const WITH_J: &[&str] = &["yuri", "yury", "iuri", "yana", "iana", "yulia", "iulia"];

/// Given names with č, š or ž that no ending shows to be Slavic, their marks lost.
const WITH_MARKS: &[&str] = &[
    "aljosa", "dragisa", "dusan", "grisa", "masa", "milos", "misa", "natasa", "nebojsa", "ruza", "sasa",
    "sinisa", "stanisa", "tanjusa", "uros", "zeljka",
];

/// Ukrainian and Belarusian given names with г that no ending shows to be Slavic.
const WITH_H: &[&str] = &[
    "ihar", "ihor", "oleh", "aleh", "bohdan", "bahdan", "hanna", "olha", "volha", "hleb", "hlib", "yevhen",
    "ievhen", "jevhen", "evhen",
];

fn has(word: &[u8], part: &[u8]) -> bool {
    word.windows(part.len()).any(|w| w == part)
}

fn is_vowel(c: u8) -> bool {
    matches!(c, b'a' | b'e' | b'i' | b'o' | b'u' | b'y')
}

impl Spelling {
    fn of(word: &str) -> Option<Self> {
        let b = word.as_bytes();
        if b.len() < 3 || b.len() > MAX_WORD || !b.iter().all(u8::is_ascii_lowercase) {
            return None;
        }
        let mut letters = b.to_vec();
        let silent_e =
            b.len() > 5 && (b.ends_with(b"ine") || b.ends_with(b"yne")) && !NAMES_IN_INE.contains(&word);
        let french = [&b"ou"[..], b"tch", b"gue", b"gui", b"guy"].iter().any(|p| has(b, p))
            || silent_e && [&b"ts"[..], b"kh", b"ki"].iter().any(|p| has(b, p));
        let baltic = BALTIC.iter().find(|(end, _)| b.ends_with(end) && b.len() > end.len() + 1);
        if let Some((_, cut)) = baltic {
            letters.truncate(b.len() - cut);
        } else if b.len() > 4 && (b.ends_with(b"off") || b.ends_with(b"eff")) {
            letters.truncate(b.len() - 2);
            letters.push(b'v');
        } else if silent_e {
            letters.pop();
        }
        // Doubled consonants are one; `shh` is a letter of GOST, and glides are counted.
        let mut once: Vec<u8> = Vec::with_capacity(letters.len());
        for &c in &letters {
            let shh = c == b'h' && once.ends_with(b"sh");
            if once.last() != Some(&c) || is_vowel(c) || c == b'j' || shh {
                once.push(c);
            }
        }
        let text = std::str::from_utf8(&once).ok()?;
        let ends = |endings: &[&str]| endings.iter().any(|e| text.ends_with(e) && text.len() > e.len() + 1);
        // й before a consonant is written `j` only in Slavic names (Šojgu).
        let short_i =
            |w: &[u8]| matches!(w[0], b'a' | b'o' | b'e') && w[1] == b'j' && !is_vowel(w[2]) && w[2] != b'j';
        let ending = if ends(FIRM_ENDINGS) {
            Ending::Firm
        } else if ends(WEAK_ENDINGS) || once.windows(3).any(short_i) {
            Ending::Weak
        } else {
            Ending::Other
        };
        let central = has(b, b"w")
            || has(b, b"sch")
            || has(b, b"cz")
            || has(b, b"sz")
            || b.windows(2).any(|w| matches!(w, [b'j', b'a' | b'e' | b'o' | b'u'] | [b'i' | b'y', b'j']));
        Some(Self {
            letters: once,
            stripped: baltic.is_some() || silent_e && !french,
            ending,
            french,
            central,
        })
    }

    /// Whether a habit can have written the word, and whether that is a guess.
    fn allows(&self, habit: Habit) -> Option<bool> {
        let w = &self.letters;
        let y_glide = || w.windows(2).any(|p| p[0] == b'y' && matches!(p[1], b'a' | b'o' | b'u' | b'e'));
        let english = || {
            let sh = w.windows(2).enumerate().any(|(i, p)| p == b"sh" && w.get(i + 2) != Some(&b'c'));
            sh || has(w, b"shch") || has(w, b"zh") || has(w, b"kh") || y_glide()
        };
        match habit {
            Habit::English => Some(false),
            Habit::French => {
                let j = has(w, b"j") || has(w, b"dzh") || has(w, b"dsch");
                if j || self.french && has(w, b"ch") {
                    return Some(false);
                }
                // Porochenko, Timochenko: a guess, for Marchenko is written alike.
                (self.is_chenko() && !english()).then_some(true)
            }
            Habit::German => {
                if english() || has(w, b"v") || has(w, b"cz") || has(w, b"sz") {
                    return None;
                }
                let short = w.len() <= 4 && matches!(w.last(), Some(b'i' | b'j' | b'y'));
                if has(w, b"w") || has(w, b"sch") || self.central || short {
                    Some(false)
                } else {
                    (self.ending > Ending::Other).then_some(true)
                }
            }
            Habit::Slavic => (!english() && !has(w, b"tch") && !has(w, b"sch")).then_some(false),
        }
    }

    fn is_of(&self, names: &[&str]) -> bool {
        names.iter().any(|name| name.as_bytes() == self.letters)
    }

    fn is_chenko(&self) -> bool {
        self.letters.ends_with(b"chenko")
    }

    fn readings(&self) -> Vec<Reading> {
        let mut out: Vec<Reading> = Vec::with_capacity(4);
        for habit in [Habit::English, Habit::Slavic, Habit::French, Habit::German] {
            let Some(guess) = self.allows(habit) else { continue };
            let symbols = self.read(habit);
            let key = symbols.iter().map(|s| char::from(s.key)).collect();
            out.push(Reading { key, symbols, guess });
        }
        out
    }

    /// The consonant at `at` and the letters it takes.
    fn consonant(&self, at: usize, habit: Habit) -> (Symbol, usize) {
        /// What every habit reads alike, longest first.
        const ALIKE: [(&[u8], u8, Sounds); 24] = [
            (b"schtsch", b's', SHCH),
            (b"schtch", b's', SHCH),
            (b"shtsch", b's', SHCH),
            (b"shtch", b's', SHCH),
            (b"chtch", b's', SHCH),
            (b"stsch", b's', SHCH),
            (b"szcz", b's', SHCH),
            (b"shch", b's', SHCH),
            (b"stch", b's', SHCH),
            (b"shh", b's', SHCH),
            (b"tsch", b'c', CH),
            (b"tch", b'c', CH),
            (b"sh", b's', SH),
            (b"sz", b's', SH),
            (b"zh", b's', ZH),
            (b"kh", b'h', KH),
            (b"gh", b'h', G),
            (b"ph", b'f', OTHER),
            (b"cz", b'c', TS | CH),
            (b"ck", b'k', K),
            (b"w", b'v', V | SHORT_U),
            (b"v", b'v', V),
            (b"q", b'k', K),
            (b"g", b'h', G),
        ];
        let rest = &self.letters[at..];
        let next = rest.get(1).copied().unwrap_or(0);
        let slavic = habit == Habit::Slavic;
        // дж, ђ and џ are a sound of `j` where `j` is one; elsewhere `dj` may be ђ or a soft д.
        if rest.starts_with(b"dj") && rest.get(2).copied().is_some_and(is_vowel) {
            return match habit {
                Habit::French => (symbol(b's', DZH), 2),
                _ if rest[2] == b'o' && (slavic || self.is_serbian(at)) => (symbol(b'd', D | DZH), 2),
                _ => (symbol(b'd', D | DZH), 1),
            };
        }
        for spelling in [&b"dsch"[..], b"dzh"] {
            if rest.starts_with(spelling) {
                let key = if habit == Habit::French { b's' } else { b'd' };
                return (symbol(key, DZH), spelling.len());
            }
        }
        if rest.starts_with(b"dz") {
            return (Symbol { lossy: if slavic { DZH } else { 0 }, ..symbol(b'd', DZ) }, 2);
        }
        if rest.starts_with(b"sch") && !rest.starts_with(b"schtsch") && !rest.starts_with(b"schtch") {
            return match habit {
                Habit::German => (Symbol { lossy: SHCH, ..symbol(b's', SH | ZH) }, 3),
                _ => (symbol(b's', SHCH | SH), 3),
            };
        }
        // `sh` before the `c` of a lost mark does not occur, so `shch` is whole.
        for (spelling, key, sounds) in ALIKE {
            // `ck` is чк where marks are lost; `ph` in a short word is Vietnamese or Thai.
            let other = slavic && spelling == b"ck" || spelling == b"ph" && self.letters.len() < 5;
            if spelling[0] == rest[0] && rest.starts_with(spelling) && !other {
                // Serguei, Guennadi.
                let silent_u =
                    rest[0] == b'g' && next == b'u' && matches!(rest.get(2), Some(b'e' | b'i' | b'y'));
                return (symbol(key, sounds), spelling.len() + usize::from(silent_u));
            }
        }
        match (rest[0], next) {
            (b'c', b'h') => match habit {
                Habit::French if self.french || self.is_chenko() => (symbol(b's', SH), 2),
                Habit::English | Habit::French => (symbol(b'c', CH), 2),
                Habit::German | Habit::Slavic => (Symbol { doubt: Doubt::ChAsKh, ..symbol(b'h', KH) }, 2),
            },
            (b's', b'c') if slavic => (Symbol { lossy: SHCH, ..symbol(b's', SC) }, 2),
            (b'z', b's') if slavic => (symbol(b's', ZH), 2),
            (b'c', b's') if slavic && rest.len() > 2 => (symbol(b'c', CH), 2),
            (b't', b's' | b'z' | b'c') => {
                (Symbol { lossy: if slavic { CH } else { 0 }, ..symbol(b'c', TS) }, 2)
            }
            (b'k', b's') if !matches!(rest.get(2), Some(b'h' | b'c' | b'z')) => (symbol(b'h', KS), 2),
            (b'x', _) => (Symbol { doubt: Doubt::X, ..symbol(b'h', KS | KH) }, 1),
            (b'h', _) => (Symbol { lossy: G, ..symbol(b'h', KH) }, 1),
            (b'j', _) => (Symbol { doubt: Doubt::JAsZh, ..symbol(b's', ZH | DZH) }, 1),
            (b'c', _) => (Symbol { lossy: if slavic { CH } else { 0 }, ..symbol(b'c', TS) }, 1),
            (b's', _) => match habit {
                Habit::German => (symbol(b's', S | Z), 1),
                Habit::Slavic => (Symbol { lossy: SH | SHCH | SC, ..symbol(b's', S) }, 1),
                _ => (symbol(b's', S), 1),
            },
            (b'z', _) => match habit {
                Habit::German => (symbol(b'c', TS), 1),
                Habit::Slavic => (Symbol { lossy: ZH, ..symbol(b's', Z) }, 1),
                _ => (symbol(b's', Z), 1),
            },
            (b'd', _) => (Symbol { lossy: if slavic { DZH } else { 0 }, ..symbol(b'd', D) }, 1),
            (b'k', _) => (symbol(b'k', K), 1),
            (other, _) => (symbol(other, OTHER), 1),
        }
    }

    /// Whether `djo` at `at` is Serbian ђо: in surnames in -ић and in Ђорђе. Elsewhere it is дё (`djomin`).
    fn is_serbian(&self, at: usize) -> bool {
        let ends = ["ic", "ich", "itch", "itsch"].iter().any(|end| self.letters.ends_with(end.as_bytes()));
        ends || self.letters[at..].starts_with(b"djor")
    }

    /// Whether the `u` at `at`, after a vowel, stands where Belarusian has ў: -оў, -еў, -оўскі, -аўна.
    fn is_short_u(&self, at: usize) -> bool {
        let rest = &self.letters[at + 1..];
        self.letters.len() >= 6 && (rest.is_empty() || rest.starts_with(b"sk") || rest == b"na")
    }

    /// Whether `ou` at `at` may be у: not in a final -ou of a short word or after `h`, which is Chinese (`zhou`).
    fn is_ou(&self, at: usize) -> bool {
        let w = &self.letters;
        let chinese = at + 2 == w.len() && (w.len() <= 4 || at > 0 && w[at - 1] == b'h');
        w.get(at + 1) == Some(&b'u') && !chinese
    }

    fn read(&self, habit: Habit) -> Vec<Symbol> {
        let w = &self.letters;
        let is_glide = |c: u8| c == b'i' || c == b'y' || c == b'j' && habit != Habit::French;
        let mut out: Vec<Symbol> = Vec::with_capacity(w.len());
        let mut i = 0;
        while i < w.len() {
            let start = i;
            while i < w.len() && is_glide(w[i]) {
                i += 1;
            }
            let glides = i - start;
            let vowel = w.get(i).copied().unwrap_or(0);
            let after_vowel = out.last().is_some_and(|s| s.strict & VOWELS != 0);
            let (sounds, used) = match vowel {
                b'a' => (A, 1),
                b'e' => (E, 1),
                b'o' if w[i + 1..].starts_with(b"ou") => (OU, 3),
                b'o' if self.is_ou(i) && (habit == Habit::French || !self.is_short_u(i + 1)) => (U | OU, 2),
                b'o' => (O, 1),
                b'u' => (U, 1),
                _ => (0, 0),
            };
            if used == 0 {
                // No vowel of its own follows: й, a vowel и or ы, or the j of a soft consonant.
                let soft = glides == 1 && w[start] == b'j' && !after_vowel && start > 0;
                if glides > 0 && !soft {
                    // `ji` between a vowel and a consonant is a syllable, which `i` seldom is.
                    let with_j =
                        glides > 1 && w[start] == b'j' && (after_vowel || start == 0) && w[start + 1] != b'j';
                    out.push(Symbol { with_j, ..symbol(b'i', I) });
                }
                if i < w.len() {
                    let (consonant, used) = self.consonant(i, habit);
                    out.push(consonant);
                    i += used;
                }
                continue;
            }
            if vowel == b'u' && glides == 0 && after_vowel && self.is_short_u(i) && habit != Habit::French {
                out.push(Symbol { lossy: V, ..symbol(b'v', SHORT_U) });
                i += 1;
                continue;
            }
            i += used;
            // GOST 16876: э is `eh`.
            if sounds == E
                && start == 0
                && w.get(i) == Some(&b'h')
                && w.get(i + 1).is_some_and(|&c| !is_vowel(c) && c != b'h')
            {
                i += 1;
            }
            let after_sibilant = out.last().is_some_and(|s| s.key == b's' || s.key == b'c');
            let (key, strict, lossy) = match sounds {
                A => (b'a', A, 0),
                _ if sounds & (U | OU) != 0 => (b'u', sounds, 0),
                E => (b'e', E, YO),
                _ if glides > 0 => (b'e', YO, 0),
                _ if after_sibilant => (b'e', O, 0),
                _ => (b'o', O, 0),
            };
            let glide = u8::try_from(glides.min(2)).unwrap_or(2);
            let soft_i = glides == 1 && w[start] == b'i';
            let with_j = w[start..start + glides].contains(&b'j');
            out.push(Symbol { key, strict, lossy, glide, soft_i, with_j, doubt: Doubt::No });
        }
        out
    }
}

/// The two words of a comparison, for rules that need to see more than one sound.
struct Pair<'a> {
    a: &'a Spelling,
    b: &'a Spelling,
    /// Letters of the shorter and of the longer word.
    shorter: usize,
    longer: usize,
    /// Either ends as Slavic names do.
    slavic: bool,
}

impl Pair<'_> {
    /// Whether lost marks are believed: in names that end as Slavic ones do, or that are long.
    fn may_lose_marks(&self) -> bool {
        self.shorter >= 5 && (self.slavic || self.shorter >= LONG)
            || self.a.is_of(WITH_MARKS)
            || self.b.is_of(WITH_MARKS)
    }

    fn may_have_ukrainian_h(&self) -> bool {
        self.slavic && self.shorter >= 5 || self.a.is_of(WITH_H) || self.b.is_of(WITH_H)
    }

    /// Whether ё may be е: in short words it is Korean and Chinese that differ (`lien`, `lion`), but for Пётр.
    fn may_lose_dots(&self) -> bool {
        self.shorter >= 5 && (self.slavic || self.shorter >= 6 || self.longer <= 6)
            || self.a.is_of(&["petr"])
            || self.b.is_of(&["petr"])
    }

    /// Whether `j` and another letter of й may stand for each other: short words are Chinese (`jiang`, `yang`).
    fn may_trade_j(&self, a: &Symbol, b: &Symbol, place: Place) -> bool {
        let yuri = self.a.is_of(WITH_J) || self.b.is_of(WITH_J);
        let vowel = a.strict & b.strict & I != 0;
        self.slavic || yuri || !vowel && (self.shorter >= 5 || place != Place::First)
    }

    /// What it costs that two vowels have different glides before them; none when it parts the words.
    fn glide(&self, a: &Symbol, b: &Symbol, place: Place) -> Option<u8> {
        let (with, without) = if a.glide > b.glide { (a, b) } else { (b, a) };
        if without.glide > 0 || with.glide == 0 {
            return Some(0);
        }
        if with.strict & YO != 0 {
            // ё against е: not in the endings -io and -e, and at the front only where е shows its glide.
            let inside = place != Place::Last && place != Place::First;
            return (inside && self.may_lose_dots()).then_some(0);
        }
        if with.glide > 1 {
            return None;
        }
        if with.strict & E != 0 {
            return match place {
                Place::First | Place::AfterVowel => Some(0),
                _ if !with.soft_i => Some(0),
                Place::Last => None,
                // Polish `ie` is е, elsewhere it is ие.
                Place::Inside => (self.shorter >= 5).then_some(1),
            };
        }
        // Â and Û of ISO 9 without their marks.
        match place {
            Place::First => (self.shorter >= 4
                && (self.a.ending == Ending::Firm || self.b.ending == Ending::Firm))
                .then_some(1),
            Place::AfterVowel | Place::Inside => {
                (self.shorter >= 4 && (self.slavic || self.longer >= LONG)).then_some(1)
            }
            Place::Last => None,
        }
    }

    /// What a doubtful letter read as х, ж or кс costs, when the other word writes it otherwise.
    fn doubt(&self, a: &Symbol, b: &Symbol, first: bool) -> Option<u8> {
        if a.doubt == b.doubt {
            return Some(0);
        }
        let mut cost = 0;
        for (s, own, other) in [(a, self.a, b), (b, self.b, a)] {
            cost += match s.doubt {
                Doubt::No => 0,
                Doubt::ChAsKh => {
                    let likely = self.slavic && self.shorter >= 5 || !first && self.shorter >= 6;
                    if !likely {
                        return None;
                    }
                    u8::from(first && !own.central)
                }
                // кс is what x is; х only in GOST 7.79 B.
                Doubt::X if other.strict & KS != 0 => 0,
                Doubt::X => {
                    if self.slavic && self.shorter >= 5 {
                        0
                    } else if !first && self.shorter >= 6 {
                        1
                    } else {
                        return None;
                    }
                }
                Doubt::JAsZh if self.shorter < 5 => return None,
                Doubt::JAsZh if other.strict & DZH != 0 || self.slavic || own.french => 0,
                Doubt::JAsZh => return None,
            };
        }
        Some(cost)
    }

    /// What stands between two readings of one key: 0 for nothing but the system; none when they are two words.
    fn cost(&self, a: &Reading, b: &Reading) -> Option<u8> {
        let mut cost = u8::from(self.a.stripped != self.b.stripped);
        // Two guesses of one kind are no evidence for each other, one is a loss.
        cost += u8::from(a.guess != b.guess);
        let mut hushing = false;
        let mut after_vowel = false;
        let last = a.symbols.len() - 1;
        for (i, (x, y)) in a.symbols.iter().zip(&b.symbols).enumerate() {
            let (mut xs, mut ys) = (x.strict, y.strict);
            let is_vowel = xs & VOWELS != 0;
            if is_vowel && hushing {
                // Хрущов and Хрущёв.
                xs |= if xs & O != 0 { YO } else { 0 };
                ys |= if ys & O != 0 { YO } else { 0 };
            }
            if xs & ys == 0 {
                if xs & y.lossy == 0 && x.lossy & ys == 0 {
                    return None;
                }
                let common = xs & y.lossy | x.lossy & ys;
                let believed = match common {
                    YO if i == 0 => self.slavic && self.shorter >= 5,
                    // o against e: Хрущов and Хрущев, but Cheng and Chong.
                    YO if (x.strict | y.strict) & YO == 0 => self.slavic && self.shorter >= 5,
                    YO => self.may_lose_dots(),
                    V => true,
                    G => self.may_have_ukrainian_h(),
                    _ => self.may_lose_marks(),
                };
                if !believed {
                    return None;
                }
                cost += 1;
            }
            if is_vowel {
                let place = match i {
                    0 => Place::First,
                    _ if after_vowel => Place::AfterVowel,
                    _ if i == last => Place::Last,
                    _ => Place::Inside,
                };
                if x.with_j != y.with_j && !self.may_trade_j(x, y, place) {
                    return None;
                }
                // French -ier is another ending than -er.
                let ier = i + 2 == a.symbols.len() && a.symbols[last].key == b'r' && x.soft_i != y.soft_i;
                if ier && (xs | ys) & E != 0 && x.glide.min(y.glide) == 0 {
                    return None;
                }
                cost += self.glide(x, y, place)?;
            } else {
                cost += self.doubt(x, y, i == 0)?;
            }
            hushing = (x.strict | y.strict) & (x.strict | x.lossy) & (y.strict | y.lossy) & HUSHING != 0;
            after_vowel = is_vowel;
        }
        Some(cost)
    }
}

/// Where a vowel stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    First,
    AfterVowel,
    Inside,
    Last,
}

/// The keys of a folded Latin word, at most four, without repeats; none for fewer than three letters, more than 48, or
/// anything but ASCII letters. Words that are [`similarity`] apart have a key in common.
///
/// ```
/// use interdict::name::translit::slavic::keys;
/// assert_eq!(keys("petrov"), ["petrov"]);
/// assert!(keys("zukov").iter().any(|key| keys("joukov").contains(key)));
/// ```
#[must_use]
pub fn keys(word: &str) -> Vec<String> {
    let Some(spelling) = Spelling::of(word) else { return Vec::new() };
    let mut out: Vec<String> = Vec::with_capacity(4);
    for reading in spelling.readings() {
        if !reading.key.is_empty() && !out.contains(&reading.key) {
            out.push(reading.key);
        }
    }
    out
}

/// How well two folded Latin words spell one Cyrillic word: 1 if equal, [`SYSTEM`], [`LOSSY`], or none when they do not
/// or when a word has no [`keys`]. The order of the two does not matter.
///
/// ```
/// use interdict::name::translit::slavic::{LOSSY, SYSTEM, similarity};
/// assert_eq!(similarity("yushchenko", "juschtschenko"), Some(SYSTEM));
/// assert_eq!(similarity("kovalyov", "kovalev"), Some(LOSSY));
/// assert_eq!(similarity("petrov", "pavlov"), None);
/// ```
#[must_use]
pub fn similarity(a: &str, b: &str) -> Option<f32> {
    let (left, right) = (Spelling::of(a)?, Spelling::of(b)?);
    if a == b {
        return (!keys(a).is_empty()).then_some(1.0);
    }
    let (shorter, longer) = (a.len().min(b.len()), a.len().max(b.len()));
    let pair =
        Pair { a: &left, b: &right, shorter, longer, slavic: left.ending.max(right.ending) > Ending::Other };
    let theirs = right.readings();
    let mut least: Option<u8> = None;
    for x in left.readings() {
        for y in theirs.iter().filter(|y| y.key == x.key && !x.key.is_empty()) {
            // Three letters say too little, but for ц (Цой: Coj, Zoi).
            let tsar = || x.symbols[0].strict & y.symbols[0].strict & TS != 0;
            if longer <= 3 && !tsar() {
                continue;
            }
            if let Some(cost) = pair.cost(&x, y).filter(|&cost| cost == 0 || shorter > 3) {
                least = Some(least.map_or(cost, |l| l.min(cost)));
            }
        }
    }
    least.map(|cost| if cost == 0 { SYSTEM } else { LOSSY })
}

#[cfg(test)]
mod tests;
