//! A Hebrew word in Latin letters: of the table of names, by its points, or guessed.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::super::{distinct, push_other};
use super::{is_consonant_vav, is_point, letters, plain};

/// Usual names that no rule reads, with their customary spellings, the commonest first.
pub(super) const NAMES: &[(&str, &str)] = &[
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
