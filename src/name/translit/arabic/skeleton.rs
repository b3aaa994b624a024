//! Skeletons of Latin spellings, and how alike two of them are.
//!
//! Two tables: the consonants ([`consonant`]: a class, which is compared, and the letter as it was written, which says
//! which habits may lie behind it) and the vowels between them ([`vowel_class`]). [`habit`] holds the habits of single
//! letters that are too wide for a class; the table of names decides with them which known name is meant
//! ([`super::names`]).
//!
//! Sources as in the head of [`super`].

use super::MAX_WORD;

/// The consonants of a word, the vowels between them, and the name it is known to be.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Skeleton {
    /// One letter a consonant class; a word that begins with a vowel begins with `a`.
    pub consonants: String,
    /// One character a consonant: the vowels after it. `a`, `i`, `u`, `e` (a or i, unsaid) and `-` (none); `y` and `w`
    /// are ay and aw; `Y` and `W` have the glide before another vowel (`iya`, `awa`). From native script `?` is not
    /// written, `A`, `I` and `U` a letter of length, `*` several.
    pub vowels: String,
    /// The name of the table that the spelling stands for, and no other.
    pub name: Option<&'static str>,
}

impl Skeleton {
    /// The skeleton in one text, for an index: consonants, vowels and the name, apart by `:`.
    ///
    /// ```
    /// use interdict::name::translit::arabic::{Skeleton, skeleton_of_script};
    /// let skeleton = skeleton_of_script("شرتوني").unwrap();
    /// assert_eq!(skeleton.to_text(), "Srtn:??UI:");
    /// assert_eq!(Skeleton::from_text("Srtn:??UI:"), Some(skeleton));
    /// ```
    #[must_use]
    pub fn to_text(&self) -> String {
        format!("{}:{}:{}", self.consonants, self.vowels, self.name.unwrap_or(""))
    }

    /// The skeleton that [`Self::to_text`] wrote; none for another text.
    #[must_use]
    pub fn from_text(text: &str) -> Option<Self> {
        let mut parts = text.split(':');
        let (consonants, vowels, name) = (parts.next()?, parts.next()?, parts.next()?);
        let is_whole = consonants.len() >= 2 && consonants.len() == vowels.len() && parts.next().is_none();
        is_whole.then(|| Self {
            consonants: consonants.to_owned(),
            vowels: vowels.to_owned(),
            name: super::names::known(name),
        })
    }
}

/// A spelling read letter by letter.
#[derive(Debug, Clone)]
pub(super) struct Spelled {
    pub(super) skeleton: Skeleton,
    /// One letter a consonant, as written: see [`consonant`].
    pub(super) letters: Vec<u8>,
}

pub(super) fn is_vowel_letter(byte: u8) -> bool {
    matches!(byte, b'a' | b'e' | b'i' | b'o' | b'u' | b'y' | b'w' | b'v')
}

/// What a run of vowel letters is, in the letters of [`Skeleton::vowels`].
fn vowel_class(run: &[u8], is_last: bool) -> u8 {
    match run {
        // `Hussien`, `Saied`: ay, i or ya, as it comes. `Baker`, `Noaman` keep theirs by the rule below.
        b"ie" if !is_last => return b'e',
        b"ea" | b"eaa" => return b'e',
        b"eu" | b"eo" => return b'u',
        _ => {}
    }
    // The classes of the run in order, neighbours once; `e` before another kind of vowel is the front of a diphthong.
    let mut classes: Vec<u8> = Vec::with_capacity(run.len());
    let mut i = 0;
    while i < run.len() {
        let next = run.get(i + 1).copied().unwrap_or(0);
        let (class, used) = match (run[i], next) {
            (b'e', b'e') => (b'i', 2),
            (b'o', b'e') => (b'u', 2),
            (b'i', b'e') if i + 2 == run.len() => (b'i', 2),
            (b'e', b'i' | b'y' | b'w' | b'u' | b'o' | b'v') | (b'a', _) => (b'a', 1),
            (b'e', _) => (b'e', 1),
            (b'i' | b'y', _) => (b'i', 1),
            _ => (b'u', 1),
        };
        if classes.last() != Some(&class) {
            classes.push(class);
        }
        i += used;
    }
    match *classes.as_slice() {
        [] => b'-',
        [one] => one,
        [b'a', b'e' | b'i'] | [b'a', b'i', b'e'] => b'y',
        [b'a', b'u'] => b'w',
        [b'i', ..] | [b'a' | b'e', b'i', ..] => b'Y',
        _ => b'W',
    }
}

/// The consonant class at the front of `rest`, the letter it is written with and the bytes it takes.
///
/// The letter is the class, or: `q` and `X` (c) of `k`; `G` (gh) of `g`; `D` (dh) of `d`; `T` (th) of `t`; `J` (dj,
/// dzh) of `j`; `C` (ch) of `S`; `c` (before e, i, y) of `s`; `E` (dz) of `z`.
fn consonant(rest: &[u8]) -> (u8, u8, usize) {
    const LONG: [(&[u8], u8, u8); 23] = [
        (b"tsch", b'S', b'S'),
        (b"dsch", b'j', b'J'),
        (b"sch", b'S', b'S'),
        (b"tch", b'S', b'S'),
        (b"dzh", b'j', b'J'),
        (b"sh", b'S', b'S'),
        (b"ch", b'S', b'C'),
        (b"kh", b'x', b'x'),
        (b"gh", b'g', b'G'),
        (b"th", b't', b'T'),
        (b"dh", b'd', b'D'),
        (b"dj", b'j', b'J'),
        (b"dz", b'z', b'E'),
        (b"ph", b'f', b'f'),
        (b"zh", b'Z', b'Z'),
        (b"ck", b'k', b'k'),
        (b"cq", b'k', b'q'),
        (b"que", b'k', b'q'),
        (b"qui", b'k', b'q'),
        (b"gue", b'g', b'g'),
        (b"gui", b'g', b'g'),
        (b"sy", b'S', b'S'),
        (b"tz", b's', b's'),
    ];
    for (spelling, class, written) in LONG {
        if spelling[0] == rest[0] && rest.starts_with(spelling) {
            match spelling {
                b"que" | b"qui" | b"gue" | b"gui" => return (class, written, 2),
                // Malay; `syed` is in the table.
                b"sy" if !matches!(rest.get(2), Some(b'a' | b'u' | b'i')) => {}
                _ => return (class, written, spelling.len()),
            }
        }
    }
    match rest[0] {
        b'c' if matches!(rest.get(1), Some(b'e' | b'i' | b'y')) => (b's', b'c', 1),
        b'c' => (b'k', b'X', 1),
        b'q' => (b'k', b'q', 1),
        letter => (letter, letter, 1),
    }
}

/// Word ends that are silent in French and in South Asia: `-ine`, `-ane`; `-ique`.
fn without_silent_end(b: &[u8]) -> &[u8] {
    match b {
        [front @ .., before, b'n', b'e'] if front.len() >= 2 && is_vowel_letter(*before) => &b[..b.len() - 1],
        [front @ .., before, b'q', b'u', b'e'] if !front.is_empty() && is_vowel_letter(*before) => {
            &b[..b.len() - 2]
        }
        _ => b,
    }
}

/// A spelling as it stands, tables aside; none for fewer than two consonants and for other letters.
pub(super) fn spell(word: &str) -> Option<Spelled> {
    let b = without_silent_end(word.as_bytes());
    if b.len() > MAX_WORD || !b.iter().all(|c| c.is_ascii_lowercase() || *c == b'\'') {
        return None;
    }
    let mut bones = Bones::default();
    let mut i = 0;
    // At the front a semivowel before a vowel is a consonant, and another vowel is hamza or ayn.
    let at = |k: usize| b.get(k).copied().unwrap_or(0);
    let is_vowel = |k: usize| is_vowel_letter(at(k));
    if is_vowel(0) {
        let (class, used) = match (at(0), at(1)) {
            (b'y', _) if is_vowel(1) => (b'y', 1),
            (b'w' | b'v', _) => (b'w', 1),
            (b'o', b'u') if is_vowel(2) => (b'w', 2),
            _ => (b'a', 0),
        };
        bones.push(class, class, b'-');
        i = used;
    }
    let mut is_single = Vec::new();
    while i < b.len() {
        let start = i;
        while is_vowel(i) {
            i += 1;
        }
        if i > start {
            if let Some(slot) = bones.vowels.last_mut() {
                *slot = vowel_class(&b[start..i], i == b.len());
            }
            continue;
        }
        if b[i] == b'\'' {
            i += 1;
            continue;
        }
        // The first letter of a doubled digraph may stand alone (`mukkhtar`, `asshaykh`).
        if i + 2 < b.len()
            && b[i] == b[i + 1]
            && b[i + 2] == b'h'
            && matches!(b[i], b's' | b'k' | b'g' | b't' | b'd' | b'c')
        {
            i += 1;
        }
        let (class, letter, used) = consonant(&b[i..]);
        i += used;
        if bones.consonants.last() == Some(&class) && bones.vowels.last() == Some(&b'-') {
            is_single.resize(bones.consonants.len(), true);
            if let Some(last) = is_single.last_mut() {
                *last = false;
            }
            continue;
        }
        bones.push(class, letter, b'-');
    }
    // The pattern of the active participle, CaCeC: there `e` is i.
    let second_is_single = is_single.get(1).copied().unwrap_or(true);
    // `Zhaleh` has the feminine ending, `Saleh` a third consonant: it stays open.
    let ends_in_eh = bones.vowels.len() == 3 && bones.consonants[2] == b'h';
    if !ends_in_eh
        && bones.vowels.len() >= 3
        && bones.vowels[0] == b'a'
        && bones.vowels[1] == b'e'
        && second_is_single
    {
        bones.vowels[1] = b'i';
    }
    bones.finish()
}

/// A skeleton as it grows.
#[derive(Default)]
pub(super) struct Bones {
    pub(super) consonants: Vec<u8>,
    pub(super) letters: Vec<u8>,
    pub(super) vowels: Vec<u8>,
}

impl Bones {
    pub(super) fn push(&mut self, class: u8, letter: u8, vowel: u8) {
        self.consonants.push(class);
        self.letters.push(letter);
        self.vowels.push(vowel);
    }

    /// Drops a silent final h; none where too little is left to say anything.
    pub(super) fn finish(mut self) -> Option<Spelled> {
        if self.consonants.len() > 1
            && self.consonants.last() == Some(&b'h')
            && matches!(self.vowels.last(), Some(b'-' | b'?'))
        {
            self.consonants.pop();
            self.letters.pop();
            self.vowels.pop();
        }
        if self.consonants.len() < 2 {
            return None;
        }
        let skeleton = Skeleton {
            consonants: String::from_utf8(self.consonants).ok()?,
            vowels: String::from_utf8(self.vowels).ok()?,
            name: None,
        };
        Some(Spelled { skeleton, letters: self.letters })
    }
}

/// Where a consonant stands in its word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    First,
    Inside,
    /// At the end, after a vowel.
    Last,
}

/// What it costs to read the letter `written` as the letter `meant` of a known name, by the habit of some language;
/// none where no habit leads there. `meant` knows the script: `V` is dad, `U` is za.
#[allow(clippy::match_same_arms, reason = "by language, not by cost")]
pub(super) fn habit(written: u8, meant: u8, place: Place) -> Option<f32> {
    let class = |letter: u8| match letter {
        b'q' | b'X' => b'k',
        b'c' => b's',
        b'G' => b'g',
        b'D' | b'V' => b'd',
        b'T' => b't',
        b'C' => b'S',
        b'J' => b'j',
        b'E' | b'U' => b'z',
        other => other,
    };
    Some(match (written, meant) {
        (a, b) if class(a) == class(b) => 0.0,
        // Turkish.
        (b'c', b'j' | b'J') => 0.05,
        // Egyptian.
        (b'g', b'j' | b'J') => 0.04,
        // Persian gh; Gulf and Libyan g.
        (b'G', b'q') => 0.03,
        (b'g', b'q') => 0.05,
        // Persian, Urdu and Turkish z for dad and dhal, th for the s of the same; Iraqi dh for za.
        (b'z' | b'E', b'V' | b'D') => 0.03,
        (b'D', b'U') => 0.03,
        (b's' | b'c', b'T') => 0.08,
        // Malay and Bosnian dz.
        (b'E', b'j' | b'J') => 0.04,
        // Turkish h, Russian kh; German and Malay ch below.
        (b'h', b'x') | (b'x', b'h') => 0.03,
        // Rarer than the French sh.
        (b'C', b'x') => 0.08,
        (b'C', b'h') if place != Place::First => 0.08,
        (b'k', b'x') => 0.06,
        // Russian of the Caucasus; at the front too many names begin with g.
        (b'g', b'h') if place == Place::Inside => 0.08,
        // Kazakh and Kyrgyz.
        (b'Z' | b'z', b'j' | b'J') => 0.05,
        // Bosnian, German and Indonesian j.
        (b'j', b'y') => 0.05,
        // Malay, Indonesian, Kazakh, Bashkir.
        (b'p', b'f') if place == Place::Inside => 0.05,
        (b'p', b'f') if place == Place::Last => 0.07,
        // Turkish and Uzbek ends.
        (b't', b'd' | b'D') if place == Place::Last => 0.07,
        (b'p', b'b') if place == Place::Last => 0.05,
        _ => return None,
    })
}

/// Costs below this say the same vowels.
const NO_COST: f32 = 1e-4;
/// Another vowel: mostly another name (`Karim`, `Karam`).
const ANOTHER: f32 = 0.18;
/// A vowel more or less at the end: another word (`Hashim`, `Hashimi`).
const ANOTHER_END: f32 = 0.22;

/// What a difference between the vowels of one slot costs.
fn cost(a: u8, b: u8, is_last: bool) -> f32 {
    if a == b {
        return 0.0;
    }
    let (a, b) = if a < b { (a, b) } else { (b, a) };
    // In ASCII order: `*` `-` `?` `A` `I` `U` `W` `Y` `a` `e` `i` `u` `w` `y`.
    match (a, b) {
        (b'-', _) if is_last => ANOTHER_END,
        (b'*', _)
        | (b'?', b'a' | b'e' | b'i' | b'u')
        | (b'-', b'?')
        | (b'A', b'a' | b'e')
        | (b'I', b'Y' | b'i' | b'y' | b'e')
        | (b'U', b'W' | b'u' | b'w') => 0.0,
        (b'a', b'e') | (b'e', b'i') | (b'u', b'w') => 0.03,
        (b'-', b'e') | (b'e', b'u' | b'y') => 0.07,
        (b'W', b'w') => 0.10,
        // Diphthongs and glides are written in the script; `Hussin` is Malay for `Husayn`, but `Iman` is not `Ayman`.
        (b'?', b'W' | b'Y' | b'w' | b'y') | (b'i', b'y') => 0.12,
        _ => ANOTHER,
    }
}

/// What the differences between the vowels of two skeletons of equal consonants cost; none for other consonants.
pub(super) fn vowel_cost(a: &Skeleton, b: &Skeleton) -> Option<f32> {
    if a.consonants.len() != b.consonants.len() || a.vowels.len() != b.vowels.len() {
        return None;
    }
    let (x, y) = (a.vowels.as_bytes(), b.vowels.as_bytes());
    Some(x.iter().zip(y).enumerate().map(|(i, (&x, &y))| cost(x, y, i + 1 == a.vowels.len())).sum())
}

/// Likeness of skeletons of the same vowels.
const SAME: f32 = 0.95;
/// Likeness of skeletons of any vowels.
const LEAST: f32 = 0.70;
/// Most where a vowel is unknown.
const UNKNOWN: f32 = 0.88;
/// Most where the table knows both as different names, however alike (`Sayyid`, `Said`).
const OTHER_NAMES: f32 = 0.76;

/// How alike two skeletons are: none unless their consonants are equal, else .95 (the same vowels) down to .70; where
/// a vowel is unknown at most .88, where both are known as different names at most .76. Symmetric.
///
/// ```
/// use interdict::name::translit::arabic::{similarity, skeleton_of_latin};
/// let of = |word| skeleton_of_latin(word).unwrap();
/// assert!(similarity(&of("hussein"), &of("husayn")).unwrap() > 0.85);
/// assert!(similarity(&of("karim"), &of("karam")).unwrap() < 0.78);
/// assert!(similarity(&of("karim"), &of("rahim")).is_none());
/// ```
#[must_use]
pub fn similarity(a: &Skeleton, b: &Skeleton) -> Option<f32> {
    if a.consonants != b.consonants {
        return None;
    }
    let cost = vowel_cost(a, b)?;
    if a.name.is_some() && a.name == b.name {
        return Some(SAME);
    }
    let is_unknown = |v: u8| matches!(v, b'?' | b'*' | b'A' | b'I' | b'U');
    let most = if a.name.is_some() && b.name.is_some() {
        OTHER_NAMES
    } else if a.vowels.bytes().chain(b.vowels.bytes()).any(is_unknown) {
        UNKNOWN
    } else {
        SAME
    };
    Some((most - cost).max(LEAST))
}

/// A name of the table in the script and in Latin letters.
const KNOWN_IN_BOTH: f32 = 0.92;
/// A word in the script whose letters allow the Latin one.
const LETTERS: f32 = 0.86;
/// Least that is said to be alike: another vowel takes .18, a diphthong that is not written .12.
const LEAST_LETTERS: f32 = 0.78;

/// How well a romanised word answers a word in the script, by consonants and the long vowels that are written: .92 for a
/// known name, .86 for letters that allow it, less for vowels that are rarely meant; none for other consonants, for a
/// written vowel that the other lacks, and where the table knows both as different names. Equal consonants are the
/// key.
///
/// ```
/// use interdict::name::translit::arabic::{script_similarity, skeleton_of_latin, skeleton_of_script};
/// let of = |native, latin| {
///     script_similarity(&skeleton_of_script(native).unwrap(), &skeleton_of_latin(latin).unwrap())
/// };
/// assert!(of("شرتوني", "shartuni").is_some());
/// assert!(of("شرتوني", "shartun").is_none());
/// assert!(of("ايمان", "ayman").is_none());
/// ```
#[must_use]
pub fn script_similarity(script: &Skeleton, latin: &Skeleton) -> Option<f32> {
    if script.consonants != latin.consonants {
        return None;
    }
    let cost = vowel_cost(script, latin)?;
    match (script.name, latin.name) {
        (Some(a), Some(b)) => return (a == b).then_some(KNOWN_IN_BOTH),
        // Two consonants are shared by many words.
        _ if script.consonants.len() < 3 && cost > NO_COST => return None,
        _ => {}
    }
    Some(LETTERS - cost).filter(|&s| s >= LEAST_LETTERS)
}
