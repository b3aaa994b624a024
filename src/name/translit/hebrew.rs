//! Hebrew words in Latin letters, and the consonants that a Hebrew word and its Latin spellings share.
//!
//! Hebrew is written without vowels but for א ה ו י, which are vowels and consonants. So three things are given:
//!
//! - [`romanise_all`]: spellings. The points are read where they are kept; a usual name is known by its table; else a
//!   guess, `a` between consonants, that is good for a look at and poor for comparing;
//! - [`consonants`] and [`consonants_of_latin`]: one key for a word in either script, for finding. It merges what
//!   spellings confuse, and so also some names that differ (Natan and Yonatan);
//! - [`agree`]: whether a Latin word can be a spelling of a Hebrew one, letter by letter, for deciding.
//!
//! Sources: the Academy of the Hebrew Language's rules of 2006 (UN 2007), BGN/PCGN 1962 and 2018, SI 259-3, ISO 259-2,
//! ALA-LC, and the habits of passports and of German, Polish and French spelling (`ch`, `tz`, `sch`, `w`). In the key:
//!
//! - ב, consonantal ו, `b`, `v`, `w` are one; פ, `p`, `f`, `ph` one; ט, ת, `t`, `th` one; ש, ס, `s`, `sh`, `sch` one; ז, צ,
//!   `z`, `ts`, `tz` one; inside a word כ, ק, ח, ה, `k`, `q`, `c`, `ch`, `kh`, `h` one, at its front the hard ones (כ, ק)
//!   apart from the breathed ones (ח, ה);
//! - א and ע are silent; י and vocalic ו are not written, nor `y`, `j` and vowels; a final ה, and a final `h`, are silent;
//! - ו is a consonant at the front, doubled, before a final ה, before י, and at the end after י (Levi, Naveh, Ziv).
//!
//! Left out: `s` for ז in German family names (Rosenberg), Latin spellings without a written ה (Aron), a final ח
//! written h (Noah), ג׳ as j, translated names (Solomon, Eve).

#![expect(clippy::match_same_arms, reason = "tables stand in the order of their script, not of its sounds")]

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::{distinct, push_other};

/// Longest word read, in letters; a longer one is no name.
const MAX_LETTERS: usize = 40;

/// Usual names that no rule reads, with their customary spellings, the commonest first.
const NAMES: &[(&str, &str)] = &[
    ("אברהם", "avraham abraham"),
    ("יצחק", "yitzhak itzhak yitzchak isaac"),
    ("יעקב", "yaakov yaacov jacob"),
    ("ישראל", "yisrael israel"),
    ("משה", "moshe mosheh"),
    ("אהרן", "aharon aaron"),
    ("אהרון", "aharon aaron"),
    ("דוד", "david"),
    ("דויד", "david"),
    ("שלמה", "shlomo shelomo"),
    ("שמואל", "shmuel samuel"),
    ("יוסף", "yosef yoseph joseph"),
    ("בנימין", "binyamin benyamin benjamin"),
    ("נתניהו", "netanyahu"),
    ("חיים", "chaim haim hayim"),
    ("יהודה", "yehuda yehudah judah"),
    ("יהושע", "yehoshua joshua"),
    ("ראובן", "reuven reuben"),
    ("שמעון", "shimon simon"),
    ("לוי", "levi levy"),
    ("כהן", "cohen kohen cohn"),
    ("שרה", "sarah sara"),
    ("רבקה", "rivka rivkah rebecca"),
    ("רחל", "rachel rahel"),
    ("לאה", "leah lea"),
    ("מרים", "miriam miryam"),
    ("אסתר", "esther ester"),
    ("חנה", "chana hanna hannah"),
    ("רות", "ruth rut"),
    ("דבורה", "dvora deborah devora"),
    ("יעל", "yael jael"),
    ("מיכל", "michal mikhal"),
    ("תמר", "tamar"),
    ("נעמי", "naomi noemi"),
    ("אריאל", "ariel"),
    ("גבריאל", "gavriel gabriel"),
    ("מיכאל", "michael mikhael"),
    ("רפאל", "rafael raphael"),
    ("דניאל", "daniel"),
    ("עמנואל", "emanuel immanuel"),
    ("יחזקאל", "yehezkel yechezkel ezekiel"),
    ("ירמיהו", "yirmiyahu jeremiah"),
    ("ישעיהו", "yeshayahu isaiah"),
    ("אליהו", "eliyahu elijah"),
    ("אלי", "eli"),
    ("מנחם", "menachem menahem"),
    ("מרדכי", "mordechai mordehai mordekhai"),
    ("נחום", "nachum nahum"),
    ("נחמן", "nachman nahman"),
    ("אפרים", "efraim ephraim"),
    ("מנשה", "menashe menasheh"),
    ("אשר", "asher"),
    ("זבולון", "zvulun zevulun"),
    ("צבי", "zvi tzvi tsvi"),
    ("זאב", "zeev zev"),
    ("דב", "dov"),
    ("אריה", "arieh aryeh arie"),
    ("ברוך", "baruch barukh"),
    ("עזרא", "ezra"),
    ("נחמיה", "nehemia nechemia nehemiah"),
    ("יונתן", "yonatan jonathan"),
    ("נתן", "natan nathan"),
    ("גדעון", "gideon gidon"),
    ("אביגדור", "avigdor"),
    ("ליברמן", "lieberman liberman"),
    ("יאיר", "yair"),
    ("לפיד", "lapid"),
    ("גנץ", "gantz ganz"),
    ("בנט", "bennett benet"),
    ("נפתלי", "naftali naphtali"),
    ("אהוד", "ehud"),
    ("ברק", "barak"),
    ("אולמרט", "olmert"),
    ("שרון", "sharon"),
    ("רבין", "rabin"),
    ("פרס", "peres"),
    ("בגין", "begin"),
    ("שמיר", "shamir"),
    ("מאיר", "meir"),
    ("גולדה", "golda"),
    ("אשכול", "eshkol"),
    ("שרת", "sharett"),
    ("בן", "ben"),
    ("גוריון", "gurion"),
    ("דיין", "dayan"),
    ("הרצוג", "herzog hertzog"),
    ("ריבלין", "rivlin"),
    ("קצב", "katsav katzav"),
    ("ויצמן", "weizmann weizman vaytsman"),
    ("מזרחי", "mizrahi mizrachi"),
    ("פרץ", "peretz perets"),
    ("כץ", "katz kats"),
    ("פרידמן", "friedman fridman"),
    ("שפירא", "shapira"),
    ("גולן", "golan"),
    ("אזולאי", "azoulay azulay azulai"),
    ("חזן", "hazan chazan"),
    ("הורוביץ", "horowitz horovitz"),
    ("גולדברג", "goldberg"),
    ("אביב", "aviv"),
    ("תקוה", "tikva tikvah"),
    ("תקווה", "tikva tikvah"),
    ("ירושלים", "yerushalayim jerusalem"),
    ("חיפה", "haifa hefa"),
    ("אורי", "uri ori"),
    ("עידו", "ido"),
    ("איתן", "eitan eytan etan"),
    ("איתמר", "itamar"),
    ("עמיר", "amir"),
    ("רון", "ron"),
    ("גיל", "gil"),
    ("עוזי", "uzi"),
    ("יגאל", "yigal yigael"),
    ("יורם", "yoram"),
    ("אילן", "ilan"),
    ("יואב", "yoav"),
    ("גלנט", "gallant galant"),
    ("בצלאל", "bezalel betzalel"),
    ("שבתאי", "shabtai shabbetai"),
    ("אליעזר", "eliezer"),
    ("אלעזר", "elazar"),
    ("פנחס", "pinchas pinhas"),
    ("יואל", "yoel joel"),
    ("עובדיה", "ovadia ovadya obadiah"),
    ("זכריה", "zecharia zekharya zechariah"),
    ("שושנה", "shoshana"),
    ("טוביה", "tuvia tuvya"),
    ("יפה", "yaffa yafa"),
    ("מלכה", "malka"),
    ("ברכה", "bracha brakha"),
    ("אביטל", "avital"),
    ("זיו", "ziv"),
    ("נוה", "naveh nave"),
    ("חוה", "chava hava"),
];

/// [`NAMES`] by their letters.
static BY_LETTERS: LazyLock<FxHashMap<Vec<char>, &str>> =
    LazyLock::new(|| NAMES.iter().map(|&(name, spellings)| (letters(name), spellings)).collect());

/// The letter without its final form.
fn plain(c: char) -> char {
    match c {
        'ך' => 'כ',
        'ם' => 'מ',
        'ן' => 'נ',
        'ף' => 'פ',
        'ץ' => 'צ',
        other => other,
    }
}

fn is_point(c: char) -> bool {
    matches!(c, '\u{591}'..='\u{5bd}' | '\u{5bf}' | '\u{5c1}' | '\u{5c2}' | '\u{5c4}' | '\u{5c5}' | '\u{5c7}')
}

/// The letters of a word, without points and final forms; Yiddish ligatures apart.
fn letters(word: &str) -> Vec<char> {
    let mut out = Vec::with_capacity(word.len() / 2);
    for c in word.chars().filter(|&c| !is_point(c)) {
        match c {
            '\u{5f0}' => out.extend(['ו', 'ו']),
            '\u{5f1}' => out.extend(['ו', 'י']),
            '\u{5f2}' => out.extend(['י', 'י']),
            '\u{5ef}' => out.extend(['י', 'י', 'י']),
            c if c.is_alphabetic() => out.push(plain(c)),
            _ => {}
        }
    }
    out
}

/// Words in which a lone ו between consonants is one.
const CONSONANT_VAV: &[&str] = &["דוד", "סתו", "ענו"];

/// Whether the ו at a place is a consonant.
fn is_consonant_vav(word: &[char], at: usize) -> bool {
    let last = word.len() - 1;
    let (before, after) = (at.checked_sub(1).map(|i| word[i]), word.get(at + 1).copied());
    match (before, after) {
        (None, _) => last > 0,
        (_, Some('ו')) | (Some('י'), None) => true,
        // The second of two is part of the first.
        (Some('ו'), _) => false,
        (_, Some('ה')) => at + 1 == last,
        (Some('א' | 'ע'), Some('י')) => false,
        (_, Some('י')) => true,
        _ => CONSONANT_VAV.iter().any(|known| word.iter().copied().eq(known.chars())),
    }
}

/// The consonant key of a word in Hebrew script; nothing when it has another script's letter, or no consonant.
///
/// ```
/// use interdict::name::translit::hebrew::{consonants, consonants_of_latin};
/// for spelling in ["yitzhak", "itzhak", "yitschak"] {
///     assert_eq!(consonants("יצחק"), consonants_of_latin(spelling));
/// }
/// assert_ne!(consonants("יצחק"), consonants_of_latin("yaakov"));
/// ```
#[must_use]
pub fn consonants(word: &str) -> Option<String> {
    let word = letters(word);
    if word.len() > MAX_LETTERS {
        return None;
    }
    let mut out = String::with_capacity(word.len());
    for (i, &c) in word.iter().enumerate() {
        let first = i == 0;
        let key = match c {
            'ה' if i + 1 == word.len() => continue,
            'א' | 'ע' | 'י' => continue,
            'ו' if !is_consonant_vav(&word, i) => continue,
            'ב' | 'ו' => 'b',
            'ג' => 'g',
            'ד' => 'd',
            'ה' | 'ח' => 'k',
            'כ' | 'ק' if first => 'c',
            'כ' | 'ק' => 'k',
            'ז' | 'צ' => 'z',
            'ט' | 'ת' => 't',
            'ל' => 'l',
            'מ' => 'm',
            'נ' => 'n',
            'ס' | 'ש' => 's',
            'פ' => 'p',
            'ר' => 'r',
            _ => return None,
        };
        out.push(key);
    }
    (!out.is_empty()).then_some(out)
}

/// The consonant key of a romanised Hebrew word (folded; apostrophes are skipped); nothing when it has another letter,
/// or no consonant.
///
/// ```
/// use interdict::name::translit::hebrew::consonants_of_latin;
/// assert_eq!(consonants_of_latin("chaim"), consonants_of_latin("hayim"));
/// assert_eq!(consonants_of_latin("ya'akov").as_deref(), Some("kb"));
/// ```
#[must_use]
pub fn consonants_of_latin(word: &str) -> Option<String> {
    let mut bytes: Vec<u8> = Vec::with_capacity(word.len());
    for b in word.bytes().filter(|&b| b != b'\'') {
        // Doubled letters are one.
        if !b.is_ascii_lowercase() || bytes.len() > 2 * MAX_LETTERS {
            return None;
        }
        if bytes.last() != Some(&b) {
            bytes.push(b);
        }
    }
    let mut out = String::with_capacity(bytes.len());
    let mut i = 0;
    while i < bytes.len() {
        let rest = &bytes[i..];
        let first = i == 0;
        let (key, taken) = match rest {
            [b'a' | b'e' | b'i' | b'o' | b'u' | b'y' | b'j', ..] => ("", 1),
            // A final h lengthens the vowel before it.
            [b'h'] if !first => ("", 1),
            [b't', b's', b'c', b'h', ..] => ("zk", 4),
            [b't', b's' | b'z', ..] | [b'c', b'z', ..] => ("z", 2),
            [b's', b'c', b'h', ..] => ("s", 3),
            [b's', b'h', ..] => ("s", 2),
            [b'c' | b'k', b'h', ..] | [b'c', b'k' | b'q', ..] => ("k", 2),
            [b'p', b'h' | b'f', ..] => ("p", 2),
            [b't', b'h', ..] => ("t", 2),
            [b'q', b'u', ..] => (if first { "c" } else { "k" }, 2),
            [b'h', ..] => ("k", 1),
            [b'k' | b'c' | b'q', ..] => (if first { "c" } else { "k" }, 1),
            [b'x', ..] => ("ks", 1),
            [b'b' | b'v' | b'w', ..] => ("b", 1),
            [b'f' | b'p', ..] => ("p", 1),
            [b'd', ..] => ("d", 1),
            [b'g', ..] => ("g", 1),
            [b'l', ..] => ("l", 1),
            [b'm', ..] => ("m", 1),
            [b'n', ..] => ("n", 1),
            [b'r', ..] => ("r", 1),
            [b's', ..] => ("s", 1),
            [b't', ..] => ("t", 1),
            [b'z', ..] => ("z", 1),
            _ => return None,
        };
        out.push_str(key);
        i += taken;
    }
    (!out.is_empty()).then_some(out)
}

/// How a letter may be written in Latin: consonants, and whether it may be silent or a vowel.
fn latin_of(word: &[char], at: usize) -> (&'static [&'static str], bool) {
    let last = at + 1 == word.len();
    match word[at] {
        'א' | 'ע' => (&[], true),
        'ב' => (&["b", "v", "w", "bh"], false),
        'ג' => (&["g", "gh"], false),
        'ד' => (&["d", "dh"], false),
        'ה' => (&["h"], last && at > 0),
        'ו' if is_consonant_vav(word, at) => (&["v", "w"], false),
        'ו' => (&["v", "w"], true),
        'ז' => (&["z"], false),
        'ח' => (&["h", "ch", "kh"], false),
        'ט' => (&["t"], false),
        'י' if at == 0 => (&["y", "j", "i"], false),
        'י' => (&["y", "j"], true),
        'כ' if at == 0 => (&["k", "c", "ch", "kh", "q"], false),
        'כ' if last => (&["ch", "kh", "k", "h"], false),
        'כ' => (&["k", "ch", "kh", "c", "h", "ck"], false),
        'ל' => (&["l"], false),
        'מ' => (&["m"], false),
        'נ' => (&["n"], false),
        'ס' => (&["s"], false),
        'פ' => (&["p", "f", "ph"], false),
        'צ' => (&["ts", "tz", "z", "cz"], false),
        'ק' => (&["k", "q", "c", "ck"], false),
        'ר' => (&["r"], false),
        'ש' => (&["sh", "s", "sch"], false),
        'ת' => (&["t", "th"], false),
        _ => (&[], false),
    }
}

/// Whether a romanised word (folded; apostrophes are skipped) can be a spelling of a Hebrew one: every consonant of each
/// answered by the other, in order. Vowels are not compared, but for a written ו or י in a place of its own.
///
/// ```
/// use interdict::name::translit::hebrew::agree;
/// assert!(agree("חיים", "chaim"));
/// assert!(!agree("חיים", "kayam"));
/// assert!(agree("יונתן", "yonatan"));
/// assert!(!agree("נתן", "yonatan"));
/// ```
///
/// Cost: O(letters²) at worst; words of more than 40 letters agree with nothing.
#[must_use]
pub fn agree(hebrew: &str, latin: &str) -> bool {
    let word = letters(hebrew);
    let mut text: Vec<u8> = Vec::with_capacity(latin.len());
    for b in latin.bytes().filter(|&b| b != b'\'') {
        if text.last() != Some(&b) || matches!(b, b'a' | b'e' | b'o') {
            text.push(b);
        }
    }
    if word.is_empty() || text.is_empty() || word.len() > MAX_LETTERS || text.len() > 2 * MAX_LETTERS {
        return false;
    }
    // reached[j]: the letters so far can have given the first j bytes.
    let mut reached = vec![false; text.len() + 1];
    reached[0] = true;
    pass_vowels(&text, &mut reached, word[0] != 'א' && word[0] != 'ע' && word[0] != 'י');
    for at in 0..word.len() {
        let (consonants, silent) = latin_of(&word, at);
        let mut next = if silent { reached.clone() } else { vec![false; text.len() + 1] };
        for (j, _) in reached.iter().enumerate().filter(|(_, on)| **on) {
            for consonant in consonants {
                if text[j..].starts_with(consonant.as_bytes()) {
                    next[j + consonant.len()] = true;
                }
            }
        }
        pass_vowels(&text, &mut next, false);
        reached = next;
    }
    // A final h lengthens the vowel before it.
    let end = text.len();
    reached[end] || (end > 1 && text[end - 1] == b'h' && is_vowel(text[end - 2]) && reached[end - 1])
}

fn is_vowel(b: u8) -> bool {
    matches!(b, b'a' | b'e' | b'i' | b'o' | b'u')
}

/// Vowels between consonants are free, and y as one of them; at the front of a word they need a letter to stand on.
fn pass_vowels(text: &[u8], reached: &mut [bool], front_is_consonant: bool) {
    if front_is_consonant {
        return;
    }
    for j in 0..text.len() {
        let glide = text[j] == b'y'
            && j > 0
            && (j + 1 == text.len() || !is_vowel(text[j + 1]) || is_vowel(text[j - 1]));
        if reached[j] && (is_vowel(text[j]) || glide) {
            reached[j + 1] = true;
        }
    }
}

/// How the letters with several habits are written.
#[derive(Clone, Copy)]
struct Habit {
    het: &'static str,
    khaf: &'static str,
    tsadi: &'static str,
    qof: &'static str,
    /// Whether a final ה is written.
    final_h: bool,
    /// ו between consonants.
    vav: &'static str,
}

const HABITS: [Habit; 4] = [
    Habit { het: "h", khaf: "kh", tsadi: "ts", qof: "k", final_h: false, vav: "o" },
    Habit { het: "ch", khaf: "ch", tsadi: "tz", qof: "k", final_h: true, vav: "o" },
    Habit { het: "h", khaf: "kh", tsadi: "tz", qof: "q", final_h: true, vav: "u" },
    Habit { het: "kh", khaf: "k", tsadi: "z", qof: "k", final_h: false, vav: "u" },
];

/// A letter with the points on it.
#[derive(Clone, Copy, Default)]
struct Pointed {
    letter: char,
    /// The vowel point.
    vowel: Option<&'static str>,
    dagesh: bool,
    /// The dot of sin.
    sin: bool,
    sheva: bool,
}

/// The letters with their points, when any vowel is pointed.
fn pointed(word: &str) -> Option<Vec<Pointed>> {
    let mut out: Vec<Pointed> = Vec::new();
    for c in word.chars() {
        let Some(last) = out.last_mut().filter(|_| is_point(c)) else {
            if !is_point(c) {
                out.push(Pointed { letter: plain(c), ..Pointed::default() });
            }
            continue;
        };
        match c {
            '\u{5b0}' => last.sheva = true,
            '\u{5b1}' | '\u{5b5}' | '\u{5b6}' => last.vowel = Some("e"),
            '\u{5b2}' | '\u{5b7}' | '\u{5b8}' => last.vowel = Some("a"),
            '\u{5b3}' | '\u{5b9}' | '\u{5ba}' | '\u{5c7}' => last.vowel = Some("o"),
            '\u{5b4}' => last.vowel = Some("i"),
            '\u{5bb}' => last.vowel = Some("u"),
            '\u{5bc}' => last.dagesh = true,
            '\u{5c2}' => last.sin = true,
            _ => {}
        }
    }
    out.iter().any(|p| p.vowel.is_some()).then_some(out)
}

/// A pointed word, by its points.
fn vocalised(word: &[Pointed], habit: Habit) -> String {
    let mut out = String::with_capacity(word.len() * 3);
    for (i, p) in word.iter().enumerate() {
        let last = i + 1 == word.len();
        let open = out.ends_with(['a', 'e', 'i', 'o', 'u']);
        match p.letter {
            'ו' if p.dagesh && p.vowel.is_none() && !open => {
                out.push('u');
                continue;
            }
            'ו' if p.vowel == Some("o") && !open => {
                out.push('o');
                continue;
            }
            // A mater after its vowel.
            'י' if p.vowel.is_none() && !p.sheva && (out.ends_with('i') || out.ends_with('e')) => continue,
            // Patah under a final guttural is spoken before it.
            'ח' | 'ע' if last && p.vowel == Some("a") && open => {
                out.push('a');
                out.push_str(if p.letter == 'ח' { habit.het } else { "" });
                continue;
            }
            _ => {}
        }
        out.push_str(match p.letter {
            'ה' if last => {
                if habit.final_h {
                    "h"
                } else {
                    ""
                }
            }
            'ב' if p.dagesh => "b",
            'ב' => "v",
            'כ' if p.dagesh => "k",
            'פ' if p.dagesh => "p",
            'פ' => "f",
            'ש' if p.sin => "s",
            letter => consonant(letter, habit, i == 0, false),
        });
        // A sheva is spoken at the front only: Shlomo has it silent, Menachem spoken, after sonorants.
        let spoken = p.sheva && i == 0 && matches!(p.letter, 'ל' | 'מ' | 'נ' | 'ר' | 'י' | 'ב' | 'ו');
        out.push_str(p.vowel.unwrap_or(if spoken { "e" } else { "" }));
    }
    out
}

fn consonant(letter: char, habit: Habit, first: bool, last: bool) -> &'static str {
    match letter {
        'ב' if first => "b",
        'ב' | 'ו' => "v",
        'ג' => "g",
        'ד' => "d",
        'ה' => "h",
        'ז' => "z",
        'ח' => habit.het,
        'ט' | 'ת' => "t",
        'י' => "y",
        'כ' if first => "k",
        'כ' => habit.khaf,
        'ל' => "l",
        'מ' => "m",
        'נ' => "n",
        'ס' => "s",
        'פ' if last => "f",
        'פ' => "p",
        'צ' => habit.tsadi,
        'ק' => habit.qof,
        'ר' => "r",
        'ש' => "sh",
        _ => "",
    }
}

/// A word without points: its letters of length, and `a` between other consonants.
fn guessed(word: &[char], habit: Habit) -> String {
    let mut out = String::with_capacity(word.len() * 3);
    for (i, &c) in word.iter().enumerate() {
        let (first, last) = (i == 0, i + 1 == word.len());
        let open = out.ends_with(['a', 'e', 'i', 'o', 'u']);
        match c {
            'א' | 'ע' => {
                let carries = matches!(word.get(i + 1), Some('ו' | 'י'));
                if !open && !carries {
                    out.push('a');
                }
            }
            'ו' if is_consonant_vav(word, i) => {
                if !first && !open {
                    out.push('a');
                }
                out.push('v');
            }
            'ו' if i > 0 && word[i - 1] == 'ו' => {}
            'ו' if last => out.push('o'),
            'ו' => out.push_str(habit.vav),
            'י' if !first && !open => out.push('i'),
            'י' if !first && out.ends_with('i') => {}
            'ה' if last && !first => {
                if !open {
                    out.push('a');
                }
                if habit.final_h {
                    out.push('h');
                }
            }
            letter => {
                if matches!(letter, 'א'..='ת') {
                    if !first && !open {
                        out.push('a');
                    }
                    out.push_str(consonant(letter, habit, first, last));
                } else {
                    push_other(letter, &mut out);
                }
            }
        }
    }
    out
}

/// Spellings of a word in Hebrew script, the usual ones first, without repeats, at most six: of the table of names, by
/// the points, or guessed.
///
/// ```
/// use interdict::name::translit::hebrew::romanise_all;
/// assert_eq!(romanise_all("משה"), ["moshe", "mosheh"]);
/// assert_eq!(romanise_all("שָׁלוֹם")[0], "shalom");
/// assert_eq!(romanise_all("ירון")[0], "yaron");
/// ```
#[must_use]
pub fn romanise_all(word: &str) -> Vec<String> {
    let plain_letters = letters(word);
    if let Some(spellings) = BY_LETTERS.get(&plain_letters) {
        return distinct(spellings.split(' ').map(str::to_owned));
    }
    match pointed(word) {
        Some(pointed) => distinct(HABITS.map(|habit| vocalised(&pointed, habit))),
        None => distinct(HABITS.map(|habit| guessed(&plain_letters, habit))),
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{Romaniser, ascii_letters, cells};
    use super::*;
    use proptest::prelude::*;

    /// Spellings of the table that translate and share no consonants with the Hebrew form.
    const TRANSLATED: &[&str] = &[
        "isaac",
        "elijah",
        "aaron",
        "rebecca",
        "ezekiel",
        "jeremiah",
        "isaiah",
        "joshua",
        "judah",
        "jerusalem",
        "cohn",
        "yerushalayim",
    ];

    #[test]
    fn names_meet_their_spellings() {
        let mut pairs = 0;
        let mut missing = Vec::new();
        for (hebrew, spellings) in NAMES {
            for latin in spellings.split(' ').filter(|latin| !TRANSLATED.contains(latin)) {
                pairs += 1;
                if consonants(hebrew).is_none() || consonants(hebrew) != consonants_of_latin(latin) {
                    missing.push(format!(
                        "{hebrew} {latin}: {:?} {:?}",
                        consonants(hebrew),
                        consonants_of_latin(latin)
                    ));
                }
                if !agree(hebrew, latin) {
                    missing.push(format!("{hebrew} {latin} do not agree"));
                }
            }
        }
        assert!(missing.is_empty(), "{}", missing.join("\n"));
        assert!(pairs > 180, "{pairs}");
    }

    /// Names that are not in the table: what must hold, holds for them by rule.
    #[test]
    fn other_names_meet_their_spellings() {
        let missing: Vec<String> = [
            ("עמוס", "amos"),
            ("הלל", "hillel"),
            ("חזקיהו", "hizkiyahu"),
            ("צדוק", "tzadok"),
            ("צדוק", "zadok"),
            ("אבנר", "avner"),
            ("אבישי", "avishai"),
            ("יהונתן", "yehonatan"),
            ("מתתיהו", "matityahu"),
            ("שאול", "shaul"),
            ("שאול", "saul"),
            ("קרן", "keren"),
            ("ווקנין", "vaknin"),
            ("וקנין", "vaknin"),
            ("אבוטבול", "abutbul"),
            ("ביטון", "biton"),
            ("דהן", "dahan"),
            ("אוחנה", "ohana"),
            ("אוחיון", "ohayon"),
            ("מלכה", "malcha"),
            ("סמדר", "smadar"),
            ("שקד", "shaked"),
            ("אדלשטיין", "edelstein"),
            ("וולף", "wolf"),
            ("לוין", "levin"),
            ("לוינסון", "levinson"),
            ("רוזנטל", "rozental"),
            ("שטרן", "stern"),
            ("שטרן", "shtern"),
            ("שוורץ", "schwarz"),
            ("קליין", "klein"),
            ("גרינברג", "grinberg"),
            ("אופיר", "ofir"),
            ("נאווה", "nava"),
            ("סתיו", "stav"),
            ("חגי", "hagai"),
            ("חגי", "chaggai"),
            ("יחיאל", "yechiel"),
            ("עקיבא", "akiva"),
            ("זלמן", "zalman"),
            ("גרשון", "gershon"),
            ("מוטי", "motti"),
            ("ציפורה", "tzipora"),
            ("ציפורה", "zipporah"),
            ("אשדוד", "ashdod"),
            ("נצרת", "nazareth"),
        ]
        .into_iter()
        .filter(|(hebrew, latin)| {
            consonants(hebrew).is_none()
                || consonants(hebrew) != consonants_of_latin(latin)
                || !agree(hebrew, latin)
        })
        .map(|(hebrew, latin)| {
            format!(
                "{hebrew} {latin}: {:?} {:?} {}",
                consonants(hebrew),
                consonants_of_latin(latin),
                agree(hebrew, latin)
            )
        })
        .collect();
        assert!(missing.is_empty(), "{}", missing.join("\n"));
    }

    #[test]
    fn different_names_stay_apart() {
        for (hebrew, latin) in [
            ("משה", "menashe"),
            ("משה", "shimon"),
            ("יצחק", "yaakov"),
            ("יעקב", "yosef"),
            ("אברהם", "aharon"),
            ("אברהם", "efraim"),
            ("דוד", "dan"),
            ("דוד", "dov"),
            ("שלמה", "shmuel"),
            ("שלמה", "aleichem"),
            ("שמואל", "shimon"),
            ("חיים", "cain"),
            ("חיים", "miriam"),
            ("כהן", "hanan"),
            ("כהן", "katz"),
            ("לוי", "leah"),
            ("לוי", "eli"),
            ("רחל", "rivka"),
            ("שרה", "ruth"),
            ("אסתר", "sarah"),
            ("נתניהו", "natan"),
            ("נתן", "dan"),
            ("גבריאל", "daniel"),
            ("מיכאל", "rafael"),
            ("מנחם", "nachum"),
            ("נחום", "noam"),
            ("זאב", "yoav"),
            ("צבי", "levi"),
            ("ברוך", "bar"),
            ("אריה", "uriel"),
            ("שרון", "sharett"),
            ("רבין", "rivlin"),
            ("קצב", "kahane"),
            ("פרץ", "peres"),
            ("הורוביץ", "rabinovitz"),
            ("חזן", "kazan"),
            ("קרן", "haran"),
        ] {
            assert_ne!(consonants(hebrew), consonants_of_latin(latin), "{hebrew} {latin}");
            assert!(!agree(hebrew, latin), "{hebrew} {latin}");
        }
    }

    /// Pairs that share a key, and are told apart letter by letter.
    #[test]
    fn agreement_is_finer_than_the_key() {
        for (hebrew, latin) in
            [("נתן", "yonatan"), ("נחמן", "nakman"), ("יונתן", "natan"), ("זהב", "tzahav"), ("אביב", "yabib")]
        {
            assert_eq!(consonants(hebrew), consonants_of_latin(latin), "{hebrew} {latin}");
            assert!(!agree(hebrew, latin), "{hebrew} {latin}");
        }
    }

    #[test]
    fn points_are_read() {
        Romaniser(romanise_all).gives(&[
            ("שָׁלוֹם", "shalom"),
            ("בַּת", "bat"),
            ("תֵּל", "tel"),
            ("יָרוֹן", "yaron"),
            ("שִׂמְחָה", "simha"),
            ("שִׂמְחָה", "simchah"),
            ("אָבִיב", "aviv"),
            ("כַּרְמֶל", "karmel"),
            ("נֹגַהּ", "noga"),
            ("פְּלֻגָּה", "pluga"),
            ("מָשִׁיחַ", "mashiah"),
            ("גּוּר", "gur"),
        ]);
    }

    #[test]
    fn letter_by_letter() {
        // The rules of 2006 (UN 2007), each letter at the front of a word, with a patah.
        let table = "אַ a בַּ ba בַ va גַ ga דַ da הַ ha וַ va זַ za חַ ha טַ ta יַ ya כַּ ka לַ la מַ ma נַ na סַ sa עַ a פַּ pa פַ fa צַ tsa קַ ka \
                     רַ ra שַׁ sha שַׂ sa תַ ta";
        for (native, latin) in cells(table) {
            assert_eq!(romanise_all(&format!("{native}מ"))[0], format!("{latin}m"), "{native}");
        }
    }

    #[test]
    fn final_forms_points_and_ligatures_change_no_key() {
        assert_eq!(consonants("שָׁלוֹם"), consonants("שלום"));
        assert_eq!(consonants("ײן"), consonants("יין"));
        assert_eq!(consonants("привет"), None);
        assert_eq!(consonants_of_latin("ärger"), None);
        assert_eq!(consonants(""), None);
        assert_eq!(consonants_of_latin("aia"), None);
    }

    proptest! {
        #[test]
        fn no_panic_on_any_text(text in "\\PC*", other in "\\PC*") {
            prop_assert!(romanise_all(&text).len() <= 6);
            let _ = (consonants(&text), consonants_of_latin(&text), agree(&text, &other));
        }

        #[test]
        fn no_panic_on_any_points(text in "[\\u{5b0}-\\u{5f4}a]{0,12}", latin in "[a-z']{0,20}") {
            let _ = (romanise_all(&text), consonants(&text), consonants_of_latin(&latin), agree(&text, &latin));
        }

        #[test]
        fn hebrew_gives_ascii_letters(word in "[א-ת][א-ת\\u{5b4}-\\u{5bc}]{0,12}") {
            ascii_letters(&romanise_all(&word))?;
        }

        /// What is guessed for a word agrees with it and has its key.
        #[test]
        fn guesses_share_the_key(word in "[בגדזחטלמנסצקרשת]{1,7}[בגדזטלמנסצקרשת]") {
            if !NAMES.iter().any(|(name, _)| *name == word) {
                let guess = &romanise_all(&word)[0];
                prop_assert_eq!(consonants(&word), consonants_of_latin(guess), "{}", guess);
                prop_assert!(agree(&word, guess), "{}", guess);
            }
        }
    }
}
