//! Arabic, Persian, Urdu and Pashto names: one skeleton for the many Latin spellings of a word, and readable Latin for
//! the script.
//!
//! A [`Skeleton`] is the consonants that spellings keep, and what is known of the vowels between them. The consonant
//! classes are the differences between the tables of ALA-LC, BGN/PCGN 1956, ISO 233, the UN system and ICAO Doc 9303
//! part 3, and the French, German, Malay, Persian and South Asian habits, compared letter by letter:
//!
//! - `q k c ck qu` are one; `j dj dsch dzh` one; `sh ch sch tch` one, with Persian and Urdu che, which French spells
//!   alike; `t th` one; `d dh` one; `g gh` one; `z` and `kh` stand alone. Hamza and ayn are gone inside a word; at its
//!   front they are the vowel it begins with.
//! - `w`, `v` and `y` are consonants at the front and vowels elsewhere; a final `h` is silent; doubled letters are one.
//! - What would merge too much by rule is by word, in `data/arabic_names.tsv`: Persian `gh` for qaf, `z` for dad and
//!   dhal, Egyptian `g` for jim, Turkish spellings.
//!
//! Latin input is folded; an apostrophe parts two letters that are not one sound (`is'haq`).

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::name::particle::is_particle;

const NAMES: &str = include_str!("../data/arabic_names.tsv");

/// Longest word read, in bytes; a longer one is no name.
const MAX_WORD: usize = 64;

/// The consonants of a word and the vowels between them.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Skeleton {
    /// One letter a consonant class; a word that begins with a vowel begins with `a`.
    pub consonants: String,
    /// One character a consonant: the vowels after it. `a`, `i`, `u`, `e` (a or i, unsaid) and `-` (none); `y` and `w`
    /// are ay and aw; `Y` and `W` have the glide before another vowel (`iya`, `awa`). From native script `?` is not
    /// written, `A`, `I` and `U` a letter of length, `*` several.
    pub vowels: String,
}

/// What the table of names says.
struct Names {
    /// Plain script to romanisation.
    script: FxHashMap<String, &'static str>,
    /// Latin spellings to romanisation, itself included.
    latin: FxHashMap<String, &'static str>,
    /// Consonants to the skeletons of the table, for words known in another spelling.
    skeletons: FxHashMap<String, Vec<Skeleton>>,
}

static TABLE: LazyLock<Names> = LazyLock::new(|| {
    let mut names =
        Names { script: FxHashMap::default(), latin: FxHashMap::default(), skeletons: FxHashMap::default() };
    for row in NAMES.lines().filter(|row| !row.starts_with('#') && !row.is_empty()) {
        let mut cells = row.split('\t');
        let (Some(native), Some(latin)) = (cells.next(), cells.next()) else { continue };
        names.script.entry(plain(native)).or_insert(latin);
        names.latin.insert(latin.replace('\'', ""), latin);
        for other in cells.next().unwrap_or("").split(' ').filter(|other| !other.is_empty()) {
            names.latin.entry(other.to_owned()).or_insert(latin);
        }
        if let Some(skeleton) = spelled(latin) {
            names.skeletons.entry(skeleton.consonants.clone()).or_default().push(skeleton);
        }
    }
    names
});

/// Divine names after `abd`, and the persons of Shia compounds.
const SERVED: &[&str] = &[
    "adl", "afuw", "ahad", "akhir", "ali", "alim", "amir", "awwal", "azim", "aziz", "badi", "baith", "baqi",
    "bari", "barr", "basir", "basit", "batin", "dar", "fattah", "ghaffar", "ghafur", "ghani", "hadi",
    "hafiz", "hakam", "hakim", "halim", "hamid", "haqq", "hasan", "hasib", "hayy", "husayn", "imam",
    "jabbar", "jalil", "jami", "kabir", "kafi", "kazim", "karim", "khabir", "khafid", "khaliq", "latif",
    "mahdi", "majid", "malik", "manan", "mannan", "matin", "mawla", "mubdi", "mughni", "muhaymin", "muhsi",
    "muhyi", "muid", "muizz", "mujib", "mumin", "munim", "muqit", "muqtadir", "musawwir", "mutali", "nabi",
    "nafi", "nasir", "nur", "qadir", "qahhar", "qahir", "qawi", "qayyum", "quddus", "rabb", "rafi", "rahim",
    "rahman", "raqib", "rashid", "rasul", "rauf", "razzaq", "rida", "sabur", "salam", "samad", "sami",
    "satir", "sattar", "shahid", "shakur", "tawwab", "wadud", "wahhab", "wahid", "wajid", "wakil", "wali",
    "warith", "wasi", "zahir", "zahra", "zuhur",
];

/// What stands before `al-din`.
const OF_FAITH: &[&str] = &[
    "ala", "amin", "asad", "badr", "baha", "burhan", "diya", "fakhr", "ghiyath", "husam", "ikhtiyar", "imad",
    "izz", "jalal", "jamal", "kamal", "khayr", "muhyi", "muin", "muizz", "muslih", "najib", "najm", "nasir",
    "nasr", "nizam", "nur", "qamar", "qutb", "riyad", "rukn", "saad", "sadr", "safi", "salah", "sayf",
    "shams", "sharaf", "shihab", "shuja", "siraj", "taj", "taqi", "wahid", "zahir", "zayn",
];

/// The article, apart: with its assimilations and in every habit.
fn is_article(word: &str) -> bool {
    matches!(
        word,
        "al" | "el"
            | "ul"
            | "il"
            | "ol"
            | "ad"
            | "ed"
            | "ud"
            | "ar"
            | "er"
            | "ur"
            | "or"
            | "as"
            | "es"
            | "us"
            | "os"
            | "ash"
            | "esh"
            | "ush"
            | "ach"
            | "ech"
            | "at"
            | "et"
            | "ut"
            | "an"
            | "en"
            | "un"
            | "az"
            | "ez"
            | "uz"
            | "ath"
            | "adh"
    )
}

fn is_din(word: &str) -> bool {
    matches!(word, "din" | "dine" | "deen" | "dein" | "dien")
}

/// Whole words that begin like an article and have none.
const NO_ARTICLE: &[&str] = &[
    "adda",
    "addie",
    "addis",
    "alba",
    "albert",
    "alberti",
    "alberto",
    "aldo",
    "alejandro",
    "alexander",
    "alfonso",
    "alfred",
    "alfredo",
    "algeria",
    "alhaj",
    "alhaji",
    "alma",
    "almas",
    "anna",
    "annan",
    "anne",
    "annette",
    "arrow",
    "arroyo",
    "assad",
    "assaf",
    "assam",
    "asset",
    "assets",
    "assi",
    "attar",
    "attia",
    "attila",
    "azzam",
    "elbert",
    "eldar",
    "elham",
    "elhan",
    "elmar",
    "elmira",
    "elnur",
    "elsa",
    "elton",
    "elvira",
    "elwood",
    "ennis",
    "errol",
    "essa",
    "essam",
    "essex",
    "ettore",
    "illinois",
    "issa",
    "issam",
    "ulrich",
    "ultra",
    "urreta",
];

fn is_vowel_letter(byte: u8) -> bool {
    matches!(byte, b'a' | b'e' | b'i' | b'o' | b'u' | b'y' | b'w' | b'v')
}

/// What a run of vowel letters is, in the letters of [`Skeleton::vowels`].
fn vowel_class(run: &[u8]) -> u8 {
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

/// The consonant class at the front of `rest`, and the bytes it takes.
fn consonant(rest: &[u8]) -> (&'static [u8], usize) {
    const LONG: [(&[u8], &[u8]); 20] = [
        (b"tsch", b"S"),
        (b"dsch", b"j"),
        (b"sch", b"S"),
        (b"tch", b"S"),
        (b"dzh", b"j"),
        (b"sh", b"S"),
        (b"ch", b"S"),
        (b"kh", b"x"),
        (b"gh", b"g"),
        (b"th", b"t"),
        (b"dh", b"d"),
        (b"dj", b"j"),
        (b"ph", b"f"),
        (b"zh", b"Z"),
        (b"ck", b"k"),
        (b"que", b"k"),
        (b"qui", b"k"),
        (b"gue", b"g"),
        (b"gui", b"g"),
        (b"sy", b"S"),
    ];
    for (spelling, class) in LONG {
        if rest.starts_with(spelling) {
            match spelling {
                b"que" | b"qui" | b"gue" | b"gui" => return (class, 2),
                // Malay; `syed` is in the table.
                b"sy" if !matches!(rest.get(2), Some(b'a' | b'u' | b'i')) => {}
                _ => return (class, spelling.len()),
            }
        }
    }
    let class: &[u8] = match rest[0] {
        b'c' if matches!(rest.get(1), Some(b'e' | b'i' | b'y')) => b"s",
        b'c' | b'k' | b'q' => b"k",
        b'x' => b"ks",
        b'b' => b"b",
        b'd' => b"d",
        b'f' => b"f",
        b'g' => b"g",
        b'h' => b"h",
        b'j' => b"j",
        b'l' => b"l",
        b'm' => b"m",
        b'n' => b"n",
        b'p' => b"p",
        b'r' => b"r",
        b's' => b"s",
        b't' => b"t",
        b'z' => b"z",
        _ => b"",
    };
    (class, 1)
}

/// The skeleton of a spelling as it stands, tables aside.
fn spelled(word: &str) -> Option<Skeleton> {
    let b = word.as_bytes();
    // French -ine, -ane: the e is silent.
    let b = match b {
        [front @ .., before, b'n', b'e'] if front.len() >= 2 && is_vowel_letter(*before) => &b[..b.len() - 1],
        _ => b,
    };
    if b.len() > MAX_WORD || !b.iter().all(|c| c.is_ascii_lowercase() || *c == b'\'') {
        return None;
    }
    let mut consonants: Vec<u8> = Vec::new();
    let mut vowels: Vec<u8> = Vec::new();
    let mut doubled: Vec<bool> = Vec::new();
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
        consonants.push(class);
        vowels.push(b'-');
        doubled.push(false);
        i = used;
    }
    while i < b.len() {
        let start = i;
        while is_vowel(i) {
            i += 1;
        }
        if i > start {
            if let Some(slot) = vowels.last_mut() {
                *slot = vowel_class(&b[start..i]);
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
        let (classes, used) = consonant(&b[i..]);
        i += used;
        for &class in classes {
            if consonants.last() == Some(&class) && vowels.last() == Some(&b'-') {
                if let Some(last) = doubled.last_mut() {
                    *last = true;
                }
                continue;
            }
            consonants.push(class);
            vowels.push(b'-');
            doubled.push(false);
        }
    }
    // The pattern of the active participle, CaCeC: there `e` is i.
    if vowels.len() >= 3 && vowels[0] == b'a' && vowels[1] == b'e' && !doubled[1] {
        vowels[1] = b'i';
    }
    finish(consonants, vowels)
}

/// Drops a silent final h; none where too little is left to say anything.
fn finish(mut consonants: Vec<u8>, mut vowels: Vec<u8>) -> Option<Skeleton> {
    if consonants.len() > 1 && consonants.last() == Some(&b'h') && matches!(vowels.last(), Some(b'-' | b'?'))
    {
        consonants.pop();
        vowels.pop();
    }
    if consonants.len() < 2 {
        return None;
    }
    Some(Skeleton {
        consonants: String::from_utf8(consonants).ok()?,
        vowels: String::from_utf8(vowels).ok()?,
    })
}

/// The skeleton of a folded Latin word read as an Arabic, Persian or Urdu name; none for fewer than two consonants.
///
/// ```
/// use interdict::name::translit::arabic::skeleton_of_latin;
/// assert_eq!(skeleton_of_latin("khaled"), skeleton_of_latin("khalid"));
/// assert_eq!(skeleton_of_latin("u"), None);
/// ```
#[must_use]
pub fn skeleton_of_latin(word: &str) -> Option<Skeleton> {
    if let Some(usual) = TABLE.latin.get(word) {
        return spelled(usual);
    }
    match glued_servant(word).or_else(|| glued_faith(word)) {
        Some(whole) => spelled(&whole),
        None => spelled(word),
    }
}

/// One letter for the forms of a letter; harakat, marks and joiners gone.
fn plain(word: &str) -> String {
    word.chars()
        .filter_map(|c| match c {
            '\u{64b}'..='\u{65f}'
            | '\u{670}'
            | '\u{640}'
            | '\u{6d6}'..='\u{6ed}'
            | '\u{200b}'..='\u{200f}' => None,
            'أ' | 'إ' | 'آ' | 'ٱ' => Some('ا'),
            'ى' | 'ی' | 'ې' | 'ے' | 'ۍ' | 'ئ' => Some('ي'),
            'ؤ' => Some('و'),
            'ک' => Some('ك'),
            'ګ' => Some('گ'),
            'ة' | 'ہ' | 'ھ' | 'ە' | 'ۀ' | 'ۃ' => Some('ه'),
            other => Some(other),
        })
        .collect()
}

/// The class of a letter of the script in a skeleton, and its usual romanisation; none for vowel letters and others.
fn letter(c: char) -> Option<(u8, &'static str)> {
    Some(match c {
        'ب' => (b'b', "b"),
        'پ' => (b'p', "p"),
        'ت' | 'ط' | 'ټ' | 'ٹ' => (b't', "t"),
        'ث' => (b't', "th"),
        'ج' => (b'j', "j"),
        'چ' => (b'S', "ch"),
        'ح' | 'ه' => (b'h', "h"),
        'خ' => (b'x', "kh"),
        'د' | 'ض' | 'ډ' | 'ڈ' => (b'd', "d"),
        'ذ' => (b'd', "dh"),
        'ر' | 'ړ' | 'ڑ' => (b'r', "r"),
        'ز' | 'ظ' | 'ځ' => (b'z', "z"),
        'ژ' | 'ږ' => (b'Z', "zh"),
        'س' | 'ص' => (b's', "s"),
        'څ' => (b's', "ts"),
        'ش' | 'ښ' => (b'S', "sh"),
        'غ' => (b'g', "gh"),
        'گ' | 'ڭ' => (b'g', "g"),
        'ف' | 'ڤ' => (b'f', "f"),
        'ق' => (b'k', "q"),
        'ك' => (b'k', "k"),
        'ل' => (b'l', "l"),
        'م' => (b'm', "m"),
        'ن' | 'ڼ' | 'ں' => (b'n', "n"),
        _ => return None,
    })
}

fn is_arabic(c: char) -> bool {
    matches!(c, '\u{620}'..='\u{6ff}' | '\u{750}'..='\u{77f}' | '\u{8a0}'..='\u{8ff}')
}

/// The skeleton of a word in Arabic script. Words of the table have the vowels of their usual reading; others only
/// what the letters say.
///
/// ```
/// use interdict::name::translit::arabic::{skeleton_of_latin, skeleton_of_script};
/// assert_eq!(skeleton_of_script("محمد"), skeleton_of_latin("muhammad"));
/// ```
#[must_use]
pub fn skeleton_of_script(word: &str) -> Option<Skeleton> {
    if word.len() > MAX_WORD {
        return None;
    }
    let plain = plain(word);
    if let Some(usual) = TABLE.script.get(&plain) {
        return spelled(usual);
    }
    if let Some(whole) = servant_of_script(&plain) {
        return spelled(&whole);
    }
    let chars: Vec<char> = plain.chars().collect();
    if !chars.iter().all(|&c| is_arabic(c)) {
        return None;
    }
    let mut consonants: Vec<u8> = Vec::new();
    let mut vowels: Vec<u8> = Vec::new();
    for (i, &c) in chars.iter().enumerate() {
        if let Some((class, _)) = letter(c) {
            // Final heh is the feminine ending or silent.
            if i + 1 == chars.len() && c == 'ه' && i > 0 {
                if let Some(slot) = vowels.last_mut() {
                    *slot = if *slot == b'?' { b'A' } else { b'*' };
                }
                continue;
            }
            // Shadda is seldom written: what is doubled in letters has a vowel between.
            consonants.push(class);
            vowels.push(b'?');
            continue;
        }
        let long = match c {
            // At the end ayn has a vowel before it or after it, or none.
            'ع' if i + 1 == chars.len() => b'*',
            'ا' => b'A',
            'و' => b'U',
            'ي' => b'I',
            'ء' => b'*',
            _ => 0,
        };
        match (vowels.last_mut(), c) {
            (None, _) => {
                consonants.push(match c {
                    'و' => b'w',
                    'ي' => b'y',
                    _ => b'a',
                });
                vowels.push(b'?');
            }
            (Some(slot), _) if long != 0 => *slot = if *slot == b'?' { long } else { b'*' },
            _ => {}
        }
    }
    // A word ends in no short vowel.
    if let Some(last) = vowels.last_mut().filter(|last| **last == b'?') {
        *last = b'-';
    }
    finish(consonants, vowels)
}

/// What a difference between the vowels of one slot costs; at the word's end a vowel more is another word.
fn cost(a: u8, b: u8, is_last: bool) -> f32 {
    const ANOTHER: f32 = 0.18;
    if a == b {
        return 0.0;
    }
    let (a, b) = if a < b { (a, b) } else { (b, a) };
    // In ASCII order: `*` `-` `?` `A` `I` `U` `W` `Y` `a` `e` `i` `u` `w` `y`.
    match (a, b) {
        (b'-', _) if is_last => 0.22,
        (b'*', _)
        | (b'?', b'a' | b'e' | b'i' | b'u')
        | (b'-', b'?')
        | (b'A', b'a' | b'e')
        | (b'I', b'Y' | b'i' | b'y' | b'e')
        | (b'U', b'W' | b'u' | b'w') => 0.0,
        (b'?', _) | (b'a', b'e') | (b'e', b'i') | (b'i', b'y') | (b'u', b'w') => 0.03,
        (b'-', b'e') | (b'e', b'u' | b'y') => 0.07,
        (b'W', b'w') => 0.10,
        _ => ANOTHER,
    }
}

/// How alike two skeletons are: none unless their consonants are equal, else .95 (the same vowels) down to .70; where
/// a vowel is unknown at most .88. Symmetric.
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
    const SAME: f32 = 0.95;
    const LEAST: f32 = 0.70;
    const UNKNOWN: f32 = 0.88;
    if a.consonants != b.consonants || a.vowels.len() != b.vowels.len() {
        return None;
    }
    let (x, y) = (a.vowels.as_bytes(), b.vowels.as_bytes());
    let cost: f32 =
        x.iter().zip(y).enumerate().map(|(i, (&x, &y))| cost(x, y, i + 1 == a.vowels.len())).sum();
    let is_unknown = |v: &u8| matches!(v, b'?' | b'*' | b'A' | b'I' | b'U');
    let most = if x.iter().chain(y).any(is_unknown) { UNKNOWN } else { SAME };
    Some((most - cost).max(LEAST))
}

/// The similarity of two folded Latin spellings.
fn alike(a: &str, b: &str) -> f32 {
    match (skeleton_of_plain(a), spelled(b)) {
        (Some(a), Some(b)) => similarity(&a, &b).unwrap_or(0.0),
        _ => 0.0,
    }
}

/// As [`skeleton_of_latin`], without compounds.
fn skeleton_of_plain(word: &str) -> Option<Skeleton> {
    spelled(TABLE.latin.get(word).copied().unwrap_or(word))
}

/// The word of a list that `word` spells.
fn best(word: &str, list: &'static [&'static str]) -> Option<&'static str> {
    // Too short for a skeleton.
    match word {
        "hay" | "hayy" | "hai" | "haye" if list.contains(&"hayy") => return Some("hayy"),
        "qawi" | "kawi" | "qavi" | "ghavi" if list.contains(&"qawi") => return Some("qawi"),
        "dia" | "diaa" | "diya" | "zia" | "ziya" if list.contains(&"diya") => return Some("diya"),
        "ala" | "alaa" | "alae" | "ale" if list.contains(&"ala") && list.contains(&"izz") => {
            return Some("ala");
        }
        _ => {}
    }
    if word.len() > MAX_WORD {
        return None;
    }
    let graded = list.iter().map(|&other| (alike(word, other), other));
    graded.fold((0.85, None), |most, (s, other)| if s >= most.0 + 1e-4 { (s, Some(other)) } else { most }).1
}

fn is_allah(word: &str) -> bool {
    matches!(
        word,
        "allah"
            | "alla"
            | "ullah"
            | "ulla"
            | "ollah"
            | "olla"
            | "ellah"
            | "ella"
            | "illah"
            | "oullah"
            | "lah"
            | "llah"
    )
}

/// `abdulrahman` and its spellings, in one word.
fn glued_servant(word: &str) -> Option<String> {
    let rest = word.strip_prefix("abd")?;
    if !word.is_ascii() || rest.len() < 3 || word.len() > MAX_WORD {
        return None;
    }
    if is_allah(rest) && rest != "lah" && rest != "llah" {
        return Some("abdallah".to_owned());
    }
    let bare = rest.trim_start_matches(['a', 'e', 'i', 'o', 'u']);
    // `abdulrahman`, `abdellatif`; then `abdurrahman`, `abdessalam`, `abdennour`, `abdur`, `abderahmane`.
    let name = bare.strip_prefix('l').and_then(|name| best(name, SERVED)).or_else(|| {
        let doubled = bare.as_bytes().first() == bare.as_bytes().get(1);
        let once = if doubled { bare.get(1..)? } else { bare };
        let once = once.strip_prefix("shsh").or(once.strip_prefix("chch")).map_or(once, |_| &once[2..]);
        (rest.len() > bare.len()).then(|| best(once, SERVED)).flatten()
    })?;
    Some(format!("abdal{name}"))
}

/// `salahuddin` and its spellings, in one word.
fn glued_faith(word: &str) -> Option<String> {
    if !word.is_ascii() || word.len() > MAX_WORD {
        return None;
    }
    let at = ["din", "dine", "deen", "dien"].iter().find_map(|din| word.strip_suffix(din))?;
    let at = at.strip_suffix(['d', 'l']).unwrap_or(at);
    // The vowel of the article, as it is written: `nour|e|ddine`, `sal|a|din`, `baha|u|ddin`, `salah|ou|ddine`.
    ["", "a", "e", "i", "o", "u", "ou"].iter().find_map(|vowel| {
        let name = at.strip_suffix(vowel)?;
        (name.len() >= 2 && (!vowel.is_empty() || name.ends_with(['a', 'i', 'y', 'e'])))
            .then(|| best(name, OF_FAITH))
            .flatten()
            .map(|name| format!("{name}aldin"))
    })
}

/// `عبدالرحمن`, in one word.
fn servant_of_script(plain: &str) -> Option<String> {
    let name = TABLE.script.get(plain.strip_prefix("عبدال")?)?;
    Some(format!("abdal{}", name.replace('\'', "")))
}

/// A compound of `abd` or `al-din` that begins at `at`: how many words it takes, and its one canonical spelling.
///
/// ```
/// use interdict::name::translit::arabic::join_divine;
/// assert_eq!(join_divine(&["abdur", "rahman"], 0), Some((2, "abdalrahman".to_owned())));
/// assert_eq!(join_divine(&["nur", "al", "din"], 0), Some((3, "nuraldin".to_owned())));
/// assert_eq!(join_divine(&["abdul", "smith"], 0), None);
/// ```
#[must_use]
pub fn join_divine(words: &[&str], at: usize) -> Option<(usize, String)> {
    let rest = words.get(at..)?;
    let first = *rest.first()?;
    let second = rest.get(1).copied();
    let third = rest.get(2).copied();
    let served = |name: &str| best(name, SERVED).map(|name| format!("abdal{name}"));
    // `abd al rahman`, `abd arrahman`, `abd allah`; then `abdul rahman`, `abdur rahman`.
    if first == "abd"
        && let Some(second) = second
    {
        if is_allah(second) {
            return Some((2, "abdallah".to_owned()));
        }
        if let Some(third) = third.filter(|_| is_article(second)) {
            if matches!(third, "lah" | "llah") {
                return Some((3, "abdallah".to_owned()));
            }
            if let Some(joined) = served(third) {
                return Some((3, joined));
            }
        }
        if let Some(joined) =
            glued_servant(&format!("abd{second}")).filter(|_| second.starts_with(['a', 'e', 'u']))
        {
            return Some((2, joined));
        }
    }
    let article = first.strip_prefix("abd").map(|article| article.replace("ou", "u").replace('o', "u"));
    if let (Some(article), Some(second)) = (article, second)
        && is_article(&article)
    {
        if article.ends_with('l') && matches!(second, "lah" | "llah" | "allah" | "ullah") {
            return Some((2, "abdallah".to_owned()));
        }
        if let Some(joined) = served(second) {
            return Some((2, joined));
        }
    }
    // `nur al din`, `nur aldin`, `nur uddin`.
    let faith = |name: &str| {
        let is_name =
            name.len() >= 2 && name.len() <= MAX_WORD && name.bytes().all(|c| c.is_ascii_lowercase());
        is_name.then(|| format!("{}aldin", best(name, OF_FAITH).unwrap_or(name)))
    };
    if let (Some(second), Some(third)) = (second, third)
        && is_article(second)
        && is_din(third)
        && !is_particle(first)
    {
        return faith(first).map(|joined| (3, joined));
    }
    if let Some(second) = second
        && !is_particle(first)
    {
        let follows = |articles: &[&str]| {
            articles.iter().any(|article| second.strip_prefix(article).is_some_and(is_din))
        };
        if follows(&["al", "el", "ul", "ad", "ed", "ud"]) {
            return faith(first).map(|joined| (2, joined));
        }
        // `Udin` is a name as well.
        if follows(&["u", "e"])
            && let Some(name) = best(first, OF_FAITH)
        {
            return Some((2, format!("{name}aldin")));
        }
    }
    glued_servant(first).or_else(|| glued_faith(first)).map(|joined| (1, joined))
}

/// The article at the front of a word in Arabic script, and the rest; not where the word is short or has `ال` of its
/// own.
#[must_use]
pub fn split_article(word: &str) -> Option<(&str, &str)> {
    const OWN: &[&str] =
        &["الله", "الياس", "الهام", "الهه", "الناز", "البرت", "الكساندر", "المان", "الدار", "الماس"];
    let rest = word.strip_prefix("ال").or_else(|| word.strip_prefix("ٱل"))?;
    let plain = plain(word);
    if OWN.contains(&plain.as_str()) || plain.chars().count() < 5 {
        return None;
    }
    Some((&word[..word.len() - rest.len()], rest))
}

/// An article glued to the front of a folded Latin word, with its assimilation before sun letters, and the rest:
/// only where the rest is a known name in some spelling, and the whole is none.
///
/// ```
/// use interdict::name::translit::arabic::split_latin_article;
/// assert_eq!(split_latin_article("elkhatib"), Some(("el", "khatib")));
/// assert_eq!(split_latin_article("errachid"), Some(("er", "rachid")));
/// assert_eq!(split_latin_article("albert"), None);
/// ```
#[must_use]
pub fn split_latin_article(word: &str) -> Option<(&str, &str)> {
    const KNOWN: f32 = 0.85;
    if !word.is_ascii()
        || word.len() > MAX_WORD
        || NO_ARTICLE.contains(&word)
        || TABLE.latin.contains_key(word)
    {
        return None;
    }
    let known = |rest: &str| {
        if rest.is_empty() {
            return false;
        }
        is_din(rest)
            || rest.len()
                >= if is_vowel_letter(rest.as_bytes()[0]) && !rest.starts_with(['w', 'y']) { 5 } else { 4 }
                && skeleton_of_plain(rest).is_some_and(|skeleton| {
                    let like = TABLE.skeletons.get(&skeleton.consonants).map_or(&[][..], Vec::as_slice);
                    like.iter().any(|other| similarity(&skeleton, other).is_some_and(|s| s >= KNOWN))
                })
    };
    for article in ["al", "el", "ul"] {
        if let Some(rest) = word.strip_prefix(article).filter(|rest| known(rest)) {
            return Some((&word[..2], rest));
        }
    }
    for sun in ["sh", "ch", "th", "dh", "t", "d", "r", "z", "s", "n"] {
        let end = 1 + sun.len();
        if word.starts_with(['a', 'e', 'u'])
            && let Some(rest) = word.get(end..)
            && word[1..].starts_with(sun)
            && rest.starts_with(sun)
            && known(rest)
        {
            return Some((&word[..end], rest));
        }
    }
    None
}

/// A readable Latin spelling of a word in Arabic script: the usual one where the table has it, else its letters with
/// `a` after every other consonant of a row: to be read, not compared. Other letters are passed through.
///
/// ```
/// use interdict::name::translit::arabic::romanise;
/// assert_eq!(romanise("حسين"), "husayn");
/// assert_eq!(romanise("عبدالرحمن"), "abdalrahman");
/// assert_eq!(romanise("كلبم"), "kalbam");
/// ```
#[must_use]
pub fn romanise(word: &str) -> String {
    let plain = plain(word);
    if let Some(usual) = TABLE.script.get(&plain) {
        return usual.replace('\'', "");
    }
    if let Some(whole) = servant_of_script(&plain) {
        return whole;
    }
    if let Some((_, rest)) = split_article(&plain) {
        return format!("al{}", romanise(rest));
    }
    let chars: Vec<char> = plain.chars().collect();
    let vowel_follows = |i: usize| matches!(chars.get(i), Some('ا' | 'و' | 'ي' | 'ع' | 'ء'));
    let mut out = String::with_capacity(plain.len());
    let mut consonants = 0;
    for (i, &c) in chars.iter().enumerate() {
        let is_last = i + 1 == chars.len();
        if let Some((_, latin)) = letter(c) {
            if is_last && c == 'ه' && i > 0 {
                if !out.ends_with('a') {
                    out.push('a');
                }
                continue;
            }
            consonants += 1;
            out.push_str(latin);
            // A vowel after every other consonant of a row, as in `kalbam`.
            let row_ends = i + 2 == chars.len() || consonants % 2 == 1;
            if !is_last && !vowel_follows(i + 1) && row_ends {
                out.push('a');
            }
            continue;
        }
        let opens = i == 0 || out.ends_with(['a', 'i', 'u']);
        let before_vowel = vowel_follows(i + 1);
        consonants = usize::from(matches!(c, 'ا' | 'و' | 'ي' | 'ع'));
        let latin = match c {
            'ا' | 'ع' if out.ends_with('a') => "",
            'ا' | 'ع' => "a",
            'و' if i == 0 && !before_vowel => "wa",
            'و' if opens || before_vowel => "w",
            'و' => "u",
            'ي' if i == 0 && !before_vowel => "ya",
            'ي' if opens && !is_last || before_vowel => "y",
            'ي' => "i",
            'ء' => "",
            other if is_arabic(other) => "",
            other => {
                out.push(other);
                continue;
            }
        };
        out.push_str(latin);
    }
    out
}

#[cfg(test)]
mod tests;
