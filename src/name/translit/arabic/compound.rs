//! Names of several words that are one name, in one spelling each, whether apart, glued or hyphenated.
//!
//! - `abd al-` and a divine name; `abd` and a person of the Shia;
//! - a noun and `al-din`, `Allah`, `al-islam`, `al-haqq`, `al-rahman` and the like, with the Bengali and Urdu vowels (`-ul`,
//!   `-ur`);
//! - `abu`, `ibn` and `umm` with their name, glued to it in the Maghreb and in West Africa;
//! - `ghulam` and whom he serves, Persian double names (`Alireza`), Persian and Pashto family endings (`-zadeh`, `-pour`,
//!   `-nejad`, `-zai`).
//!
//! In: folded words without apostrophes. Out: how many words the name takes and its canonical spelling, made of the names
//! of the table: a key, not to be read. The lists are from Schimmel, "Islamic Names" (1989), and Ahmed, "A Dictionary of
//! Muslim Names" (1999).

use std::cell::RefCell;

use crate::name::memo::Memo;
use std::sync::LazyLock;

use super::MAX_WORD;
use super::glued::split_glued;
use super::names::{nearest, of_script, skeleton_of_plain, spelled_as};
use super::skeleton::{Skeleton, similarity, spell};
use crate::name::particle::is_particle;

/// Names with their skeletons; none for names that are too short for one.
type Listed = Vec<(Option<Skeleton>, &'static str)>;
type List = LazyLock<Listed>;

fn list(names: &'static str) -> Listed {
    names.split_ascii_whitespace().map(|name| (spell(name).map(|spelled| spelled.skeleton), name)).collect()
}

/// Divine names after `abd`, and the persons of Shia compounds.
pub(super) const SERVED_NAMES: &str = "\
     adl afuw ahad akhir ali alim amir awwal azim aziz badi baith baqi bari barr basir basit batin dar \
     fattah ghaffar ghafur ghani hadi hafiz hakam hakim halim hamid haqq hasan hasib hayy husayn imam jabbar \
     jalil jami kabir kafi kazim karim khabir khafid khaliq latif mahdi majid malik manan mannan matin mawla \
     mubdi mughni muhaymin muhsi muhyi muid muizz mujib mumin munim muqit muqtadir musawwir mutali nabi nafi \
     nasir nur qadir qahhar qahir qawi qayyum quddus rabb rafi rahim rahman raqib rashid rasul rauf razzaq \
     rida sabur salam samad sami satir sattar shahid shakur tawwab wadud wahhab wahid wajid wakil wali \
     warith wasi zahir zahra zuhur";
static SERVED: List = LazyLock::new(|| list(SERVED_NAMES));

/// What stands before `al-din`.
const OF_FAITH_NAMES: &str = "\
     ala amin asad badr baha burhan diya fakhr farid fasih ghiyath hafiz hilal husam ihsan ikhtiyar imad \
     islah izz jalal jamal kamal karim khayr mahbub misbah mizan muhibb muhyi muin muizz mujahid muslih \
     najib najm nasir nasr nizam nur qamar qiwam qutb rafi rafiq rahim riyad rukn saad sadr safi salah salim \
     sayf shams sharaf sharif shihab shuja siraj taj taqi wahid wali zahir zayn";
static OF_FAITH: List = LazyLock::new(|| list(OF_FAITH_NAMES));

/// What stands before `Allah`; other names of the table do where the ending is `-ullah`.
const OF_GOD_NAMES: &str = "\
     aman amin asad ata ayat barakat diya fadl fath fida habib hafiz hamd hamid hasib hayat hibat hidayat \
     hikmat hizb ihsan ikram imdad inayat irfan ismat izzat jar kalim karamat khalil khayr kifayat lutf \
     matiy muhibb mujib munib najib najm nasib nasr niamat nur qudrat rafi rahm rahmat ruh saad sabgat safi \
     sami sana sayf shafi sharif shukr sibghat siraj ubayd wali wasi zabih zikr";
static OF_GOD: List = LazyLock::new(|| list(OF_GOD_NAMES));

/// What follows the article in names of two nouns (`Saif al-Islam`, `Zia-ul-Haq`, `Mujibur Rahman`).
const SECOND_NAMES: &str = "\
     abidin alam amin anwar arifin aziz bari dawla fattah ghani hadi hakim haqq hasan huda husayn islam \
     jabbar karim latif majid malik mulk muminin qadir quddus rahim rahman rashid razzaq salam samad shahid \
     wahhab wahid zaman";
static SECOND: List = LazyLock::new(|| list(SECOND_NAMES));

/// Seconds that make one name after `al`, too: the others are surnames there (`Muhammad al-Amin`).
const AFTER_AL: &[&str] = &["abidin", "dawla", "haqq", "huda", "islam", "mulk", "muminin", "rahman", "zaman"];

/// Whom `ghulam` serves.
const SERVED_BY_GHULAM_NAMES: &str = "\
     abbas ali dastgir faruq haydar hazrat hasan husayn jilani muhammad murtada mustafa nabi qadir rabbani \
     rasul rida sadiq sakhi sarwar";
static SERVED_BY_GHULAM: List = LazyLock::new(|| list(SERVED_BY_GHULAM_NAMES));

/// What follows `abu l-`.
const OF_ABU_L_NAMES: &str = "\
     abbas ala ali anbiya barakat fadl faraj fath fida futuh hasan hasanat hawl husayn kalam khayr mahasin \
     maali nasr qasim wafa walid";
static OF_ABU_L: List = LazyLock::new(|| list(OF_ABU_L_NAMES));

/// First and second parts of Persian and South Asian double names.
const FIRST_OF_TWO: &[&str] =
    &["ali", "amir", "ghulam", "gul", "hamid", "khan", "muhammad", "nur", "shah", "sultan", "yar"];
const SECOND_OF_TWO_NAMES: &str = "\
     abbas agha akbar ali asghar baqir hadi hamid hasan husayn jan jawad karim kazim khan mahdi mahmud \
     muhammad naqi rahim rida sadiq sharif taqi wali yar zaman";
static SECOND_OF_TWO: List = LazyLock::new(|| list(SECOND_OF_TWO_NAMES));

/// Endings of family names: spelling, canonical, and whether the ending alone says so; else the rest must be a known name.
const ENDINGS: &[(&str, &str, bool)] = &[
    ("zadeh", "zada", true),
    ("zadah", "zada", true),
    ("zada", "zada", true),
    ("zade", "zada", true),
    ("nezhad", "nizhad", true),
    ("nejhad", "nizhad", true),
    ("nejad", "nizhad", true),
    ("nizhad", "nizhad", true),
    ("doust", "dust", true),
    ("doost", "dust", true),
    ("dust", "dust", false),
    ("dost", "dust", false),
    ("parast", "parast", true),
    ("khah", "khah", false),
    ("pour", "pur", false),
    ("poor", "pur", false),
    ("pur", "pur", false),
    ("far", "far", false),
    ("niya", "niya", false),
    ("nia", "niya", false),
    ("manesh", "manish", false),
    ("zai", "zay", false),
    ("zay", "zay", false),
    ("zoy", "zay", false),
    ("zoi", "zay", false),
    ("khel", "khil", false),
    ("kheil", "khil", false),
    ("khil", "khil", false),
];

/// The same endings in the script, plain.
const SCRIPT_ENDINGS: &[(&str, &str)] = &[
    ("زاده", "zada"),
    ("پور", "pur"),
    ("نژاد", "nizhad"),
    ("دوست", "dust"),
    ("پرست", "parast"),
    ("خواه", "khah"),
    ("منش", "manish"),
    ("نيا", "niya"),
    ("خيل", "khil"),
    ("زي", "zay"),
    ("زاي", "zay"),
    ("فر", "far"),
];

/// The article, apart: with its assimilations and in every habit.
fn is_article(word: &str) -> bool {
    let Some((vowel, rest)) = word.split_at_checked(1) else { return false };
    match vowel {
        "a" | "e" | "u" => {
            matches!(rest, "l" | "d" | "r" | "s" | "sh" | "ch" | "t" | "n" | "z")
                || (vowel == "a" && matches!(rest, "th" | "dh"))
        }
        "i" => rest == "l",
        "o" => matches!(rest, "l" | "r" | "s"),
        _ => false,
    }
}

fn is_din(word: &str) -> bool {
    matches!(word, "din" | "dine" | "deen" | "dein" | "dien" | "ddin" | "ddine" | "ddeen")
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
            | "oulla"
            | "lah"
            | "llah"
    )
}

/// The word of a list that `word` spells.
fn best(word: &str, names: &'static Listed) -> Option<&'static str> {
    let listed = |name: &'static str| names.iter().any(|(_, other)| *other == name).then_some(name);
    // Too short for rules.
    match word {
        "hay" | "hayy" | "hai" | "haye" => return listed("hayy"),
        "qawi" | "kawi" | "qavi" | "ghavi" => return listed("qawi"),
        "dia" | "diaa" | "diya" | "zia" | "ziya" => return listed("diya"),
        "haq" | "haque" | "hak" | "huq" | "hoque" | "hagh" | "hacque" => return listed("haqq"),
        "ala" | "alaa" | "alae" | "ale" => return listed("ala"),
        _ => {}
    }
    if word.len() > MAX_WORD {
        return None;
    }
    let skeleton = skeleton_of_plain(word)?;
    let graded =
        names.iter().filter_map(|(other, name)| Some((similarity(&skeleton, other.as_ref()?)?, *name)));
    graded.fold((0.85, None), |most, (s, other)| if s >= most.0 + 1e-4 { (s, Some(other)) } else { most }).1
}

/// A word in the spelling of the table, or as it is.
fn canonical(word: &str) -> String {
    nearest(word).map_or_else(|| word.to_owned(), |name| name.replace('\'', ""))
}

/// Whether a word can be the first or second part of a compound at all.
fn is_part(word: &str) -> bool {
    (3..=MAX_WORD).contains(&word.len()) && word.bytes().all(|c| c.is_ascii_lowercase()) && !is_particle(word)
}

/// The canonical spelling of a folded word that is a compound in itself.
pub(super) fn compound_of_latin(word: &str) -> Option<String> {
    if may_be_compound(word) { COMPOUNDS.with_borrow_mut(|seen| seen.get(word, compound_anew)) } else { None }
}

/// Whether a word is as long as compounds are.
fn may_be_compound(word: &str) -> bool {
    word.is_ascii() && (6..=MAX_WORD).contains(&word.len())
}

fn compound_anew(word: &str) -> Option<String> {
    glued_servant(word)
        .or_else(|| glued_faith(word))
        .or_else(|| glued_allah(word))
        .or_else(|| glued_abu_l(word))
        .or_else(|| glued_ending(word))
        .or_else(|| glued_double(word))
}

/// `abdulrahman` and its spellings, in one word.
pub(super) fn glued_servant(word: &str) -> Option<String> {
    // Somali writes ayn as c.
    let rest = word.strip_prefix("abd").or_else(|| word.strip_prefix("cabd"))?;
    if !word.is_ascii() || rest.len() < 3 || word.len() > MAX_WORD {
        return None;
    }
    if is_allah(rest) && rest != "lah" && rest != "llah" || spelled_as(word) == Some("abdallah") {
        return Some("abdallah".to_owned());
    }
    let bare = rest.trim_start_matches(['a', 'e', 'i', 'o', 'u']);
    // `abdulrahman`, `abdellatif`; then `abdurrahman`, `abdessalam`, `abdennour`, `abdur`, `abderahmane`.
    let name = bare.strip_prefix('l').and_then(|name| best(name, &SERVED)).or_else(|| {
        let doubled = bare.as_bytes().first() == bare.as_bytes().get(1);
        let once = if doubled { bare.get(1..)? } else { bare };
        let once = once.strip_prefix("shsh").or(once.strip_prefix("chch")).map_or(once, |_| &once[2..]);
        (rest.len() > bare.len()).then(|| best(once, &SERVED)).flatten()
    })?;
    Some(format!("abdal{name}"))
}

/// `salahuddin` and its spellings, in one word.
fn glued_faith(word: &str) -> Option<String> {
    let at = ["din", "dine", "deen", "dien", "tin"].iter().find_map(|din| {
        // Turkish `-ettin`; a single t is another word.
        word.strip_suffix(din).filter(|at| *din != "tin" || at.ends_with('t'))
    })?;
    let at = at.strip_suffix(['d', 'l', 't']).unwrap_or(at);
    // The vowel of the article, as it is written: `nour|e|ddine`, `sal|a|din`, `baha|u|ddin`, `salah|ou|ddine`.
    ["", "a", "e", "i", "o", "u", "ou"].iter().find_map(|vowel| {
        let name = at.strip_suffix(vowel)?;
        (name.len() >= 2 && (!vowel.is_empty() || name.ends_with(['a', 'i', 'y', 'e'])))
            .then(|| best(name, &OF_FAITH))
            .flatten()
            .map(|name| format!("{name}aldin"))
    })
}

/// `nasrullah` and its spellings, in one word.
fn glued_allah(word: &str) -> Option<String> {
    // `-ullah` says so by itself, `-alla` and `-ella` do in known names only (`Valhalla`, `Isabella`).
    const ENDS: &[(&str, bool)] = &[
        ("oullah", true),
        ("ullah", true),
        ("ollah", true),
        ("allah", true),
        ("ellah", true),
        ("illah", true),
        ("oulla", true),
        ("ulla", false),
        ("olla", false),
        ("alla", false),
        ("ella", false),
        ("ulah", false),
        ("olah", false),
        ("alah", false),
        ("ullahi", true),
    ];
    ENDS.iter().find_map(|&(end, is_sure)| {
        let front = word.strip_suffix(end).filter(|front| front.len() >= 3)?;
        let name = best(front, &OF_GOD);
        let other = || nearest(front).filter(|_| front.len() >= 4);
        let name = if is_sure { name.or_else(other) } else { name.filter(|_| front.len() >= 4) };
        name.map(|name| format!("{}allah", name.replace('\'', "")))
    })
}

/// `abulqasim`, `abolfazl`, and Maghreb `belkacem`, in one word.
fn glued_abu_l(word: &str) -> Option<String> {
    ["aboul", "abul", "abol", "abual", "abuel", "abil", "abdoul"].iter().find_map(|abu| {
        let rest = word.strip_prefix(abu).filter(|rest| rest.len() >= 3)?;
        best(rest, &OF_ABU_L).map(|name| format!("abual{name}"))
    })
}

/// `hosseinzadeh`, `karimpour`, in one word.
fn glued_ending(word: &str) -> Option<String> {
    ENDINGS.iter().find_map(|&(end, canon, is_sure)| {
        let front = word.strip_suffix(end).filter(|front| front.len() >= 3)?;
        let name = nearest(front).map(|name| name.replace('\'', ""));
        let name = if is_sure { name.or_else(|| Some(front.to_owned())) } else { name };
        name.map(|name| name + canon)
    })
}

/// `alireza`, `mohammadreza`, `gholamhossein`, in one word.
fn glued_double(word: &str) -> Option<String> {
    (3..word.len().saturating_sub(2)).find_map(|at| {
        let (first, second) = (spelled_as(&word[..at])?, &word[at..]);
        if !FIRST_OF_TWO.contains(&first) || second.len() < 3 {
            return None;
        }
        // By a spelling of the table, for glued words have many ends.
        let second = spelled_as(second)?;
        let seconds = if first == "ghulam" { &SERVED_BY_GHULAM } else { &SECOND_OF_TWO };
        seconds.iter().any(|(_, name)| *name == second).then(|| format!("{first}{second}"))
    })
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
    servant(rest)
        .or_else(|| of_faith(rest))
        .or_else(|| glued_servant(first).map(|joined| (1, joined)))
        .or_else(|| {
            glued_faith(first)
                .filter(|_| first.is_ascii() && first.len() <= MAX_WORD)
                .map(|joined| (1, joined))
        })
}

/// `abd al rahman`, `abdul rahman`, `abd allah`.
fn servant(rest: &[&str]) -> Option<(usize, String)> {
    let first = *rest.first()?;
    let second = *rest.get(1)?;
    let third = rest.get(2).copied();
    let served = |name: &str| best(name, &SERVED).map(|name| format!("abdal{name}"));
    if first == "abd" {
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
            glued_servant(&format!("abd{second}")).filter(|_| second.starts_with(['a', 'e', 'u', 'o']))
        {
            return Some((2, joined));
        }
    }
    let article = first.strip_prefix("abd")?.replace("ou", "u").replace('o', "u");
    if is_article(&article) {
        if article.ends_with('l') && matches!(second, "lah" | "llah" | "allah" | "ullah") {
            return Some((2, "abdallah".to_owned()));
        }
        return served(second).map(|joined| (2, joined));
    }
    None
}

/// `nur al din`, `nur aldin`, `nur uddin`.
fn of_faith(rest: &[&str]) -> Option<(usize, String)> {
    let first = *rest.first().filter(|first| !is_particle(first))?;
    let second = *rest.get(1)?;
    let faith = |name: &str| {
        let is_name =
            name.len() >= 2 && name.len() <= MAX_WORD && name.bytes().all(|c| c.is_ascii_lowercase());
        is_name.then(|| match best(name, &OF_FAITH) {
            Some(name) => format!("{name}aldin"),
            None => format!("{}aldin", canonical(name)),
        })
    };
    if let Some(third) = rest.get(2)
        && is_article(second)
        && is_din(third)
    {
        return faith(first).map(|joined| (3, joined));
    }
    let follows =
        |articles: &[&str]| articles.iter().any(|article| second.strip_prefix(article).is_some_and(is_din));
    if follows(&["al", "el", "ul", "ad", "ed", "ud", "oud"]) {
        return faith(first).map(|joined| (2, joined));
    }
    // `Udin` is a name as well; `Nuru Din`.
    if follows(&["u", "e"])
        && let Some(name) = best(first, &OF_FAITH)
    {
        return Some((2, format!("{name}aldin")));
    }
    let stem = is_din(second).then(|| without_article_at_end(first)).flatten()?;
    best(stem, &OF_FAITH).map(|name| (2, format!("{name}aldin")))
}

/// `zia` of `ziaul`, `mujib` of `mujibur`: the article that Bengali and Urdu write with the first noun.
fn without_article_at_end(word: &str) -> Option<&str> {
    const ENDS: &[&str] = &["ush", "oul", "our", "ool", "ul", "ur", "us", "ud", "uz", "un", "ut", "el", "ed"];
    ENDS.iter().find_map(|end| word.strip_suffix(end)).filter(|stem| stem.len() >= 3)
}

/// A name of several words, or one word glued of several, that begins at `at`: how many words it takes, and its one
/// canonical spelling, whether glued, hyphenated or apart. What [`join_divine`] gives and more.
///
/// ```
/// use interdict::name::translit::arabic::join_compound;
/// let join = |words: &[&str]| join_compound(words, 0).map(|(_, name)| name);
/// assert_eq!(join(&["fath", "allah"]), join(&["fethullah"]));
/// assert_eq!(join(&["zia", "ur", "rehman"]), join(&["ziaur", "rahman"]));
/// assert_eq!(join(&["abu", "bakr"]), join(&["aboubakar"]));
/// assert_eq!(join(&["john", "smith"]), None);
/// ```
///
/// Cost: a dozen looks into tables, and a few dozen comparisons of skeletons where a word ends or begins like a compound.
#[must_use]
pub fn join_compound(words: &[&str], at: usize) -> Option<(usize, String)> {
    let rest = words.get(at..)?;
    let first = *rest.first()?;
    if first.len() > MAX_WORD || !first.is_ascii() {
        return None;
    }
    let next_joins = |word: &&str| ends_of(word) & SECOND_PART != 0;
    if ends_of(first) & FIRST_PART == 0 && !rest.get(1).is_some_and(next_joins) {
        return None;
    }
    any_join(words, at)
}

/// What [`join_compound`] gives, whatever the words' ends say.
fn any_join(words: &[&str], at: usize) -> Option<(usize, String)> {
    let rest = words.get(at..)?;
    let first = *rest.first()?;
    join_divine(words, at)
        .or_else(|| with_allah(rest))
        .or_else(|| with_article(rest))
        .or_else(|| kunya(rest))
        .or_else(|| pair(rest))
        .or_else(|| Some((1, compound_in_one(first)?)))
}

thread_local! {
    /// What the words seen last are by themselves; names repeat their words.
    static IN_ONE: RefCell<Memo<Option<String>>> = RefCell::default();
    static ENDS: RefCell<Memo<u8>> = RefCell::default();
    static COMPOUNDS: RefCell<Memo<Option<String>>> = RefCell::default();
}

/// A word that may begin a compound whatever follows it, or is one.
const FIRST_PART: u8 = 1;
/// A word that may make a compound of itself and whatever stands before it.
const SECOND_PART: u8 = 2;

/// Which ends of a compound a word may be. Every compound has a first word that is a [`FIRST_PART`] or a second that is
/// a [`SECOND_PART`], and most words are neither.
fn ends_of(word: &str) -> u8 {
    ENDS.with_borrow_mut(|seen| {
        seen.get(word, |word| {
            let first = word.starts_with("abd")
                || word.starts_with("cabd")
                || matches!(word, "abul" | "aboul" | "abol")
                || canonical_particle(word).is_some()
                || without_article_at_end(word).is_some()
                || spelled_as(word).is_some_and(|name| FIRST_OF_TWO.contains(&name))
                || glued_faith(word).is_some()
                || compound_in_one(word).is_some();
            let second = is_article(word)
                || is_allah(word)
                || ["din", "dine", "deen", "dein", "dien", "ddin", "ddine", "ddeen"]
                    .iter()
                    .any(|din| word.ends_with(din))
                || ["al", "el", "ul"].iter().any(|article| word.starts_with(article))
                || ENDINGS.iter().any(|(end, ..)| *end == word);
            u8::from(first) * FIRST_PART + u8::from(second) * SECOND_PART
        })
    })
}

/// The canonical spelling of a compound written as one word, remembered.
fn compound_in_one(word: &str) -> Option<String> {
    let anew = |word: &str| may_be_compound(word).then(|| compound_anew(word)).flatten();
    IN_ONE.with_borrow_mut(|seen| seen.get(word, |word| anew(word).or_else(|| glued_kunya(word))))
}

/// `fath allah`, `habib ullah`.
fn with_allah(rest: &[&str]) -> Option<(usize, String)> {
    let (first, second) = (*rest.first()?, *rest.get(1)?);
    if !is_part(first) || !is_allah(second) || second == "ella" || second == "olla" {
        return None;
    }
    let name = best(first, &OF_GOD).or_else(|| nearest(first))?;
    Some((2, format!("{}allah", name.replace('\'', ""))))
}

/// `sayf al islam`, `zia ur rahman`, `mujibur rahman`.
fn with_article(rest: &[&str]) -> Option<(usize, String)> {
    let (first, second) = (*rest.first()?, *rest.get(1)?);
    let joined = |stem: &str, last: &str, is_arabic: bool| {
        let last = best(last, &SECOND).filter(|last| !is_arabic || AFTER_AL.contains(last))?;
        let name = best(stem, &OF_FAITH).or_else(|| best(stem, &OF_GOD)).or_else(|| nearest(stem))?;
        Some(format!("{}al{last}", name.replace('\'', "")))
    };
    if is_part(first)
        && let Some(&third) = rest.get(2)
        && is_article(second)
        && let Some(name) = joined(first, third, second.starts_with(['a', 'e']))
    {
        return Some((3, name));
    }
    if let Some(stem) = without_article_at_end(first)
        && is_part(first)
        && let Some(name) = joined(stem, second, false)
    {
        return Some((2, name));
    }
    // `zia ulhaq`, `sayf alislam`.
    let (article, last) = second.split_at_checked(2)?;
    if !is_part(first) || !matches!(article, "al" | "el" | "ul") || last.len() < 3 {
        return None;
    }
    joined(first, last, article != "ul").map(|name| (2, name))
}

/// What a particle is called in canonical spellings; none for words that are none.
fn canonical_particle(word: &str) -> Option<&'static str> {
    Some(match word {
        "abu" | "abou" | "abo" | "aboo" | "abi" | "aba" => "abu",
        "bu" | "bou" => "bu",
        "bin" | "ben" | "ibn" | "ibnu" => "bin",
        "umm" | "um" | "oum" | "oumm" => "umm",
        "ould" | "weld" | "wuld" => "wald",
        "ait" => "ayt",
        _ => return None,
    })
}

/// `abu bakr`, `abu al khayr`, `bin laden`, `bou teflika`.
fn kunya(rest: &[&str]) -> Option<(usize, String)> {
    let (first, second) = (*rest.first()?, *rest.get(1)?);
    let abu_l = |name: &str| best(name, &OF_ABU_L).map(|name| format!("abual{name}"));
    if matches!(first, "abul" | "aboul" | "abol") {
        return abu_l(second).map(|name| (2, name));
    }
    let particle = canonical_particle(first)?;
    if particle == "abu" {
        if let Some(&third) = rest.get(2)
            && is_article(second)
            && let Some(name) = abu_l(third)
        {
            return Some((3, name));
        }
        if let Some((article, rest)) = second.split_at_checked(2)
            && matches!(article, "al" | "el" | "ul" | "ol")
            && rest.len() >= 3
            && let Some(name) = abu_l(rest)
        {
            return Some((2, name));
        }
    }
    // `abu al ...` of other names: the article says where the name ends, so nothing is gained.
    (is_part(second) && !is_article(second) && canonical_particle(second).is_none())
        .then(|| (2, format!("{particle}{}", canonical(second))))
}

/// `aboubakar`, `binladen`, `boumediene`, in one word.
fn glued_kunya(word: &str) -> Option<String> {
    if matches!(spelled_as(word), Some("abubakr")) {
        return Some("abubakr".to_owned());
    }
    let (particle, rest) = split_glued(word)?;
    let particle = canonical_particle(particle)?;
    Some(format!("{particle}{}", compound_of_latin(rest).unwrap_or_else(|| canonical(rest))))
}

/// `ghulam rasul`, `ali riza`, `karim zadeh`.
fn pair(rest: &[&str]) -> Option<(usize, String)> {
    let (first, second) = (*rest.first()?, *rest.get(1)?);
    if !is_part(first) {
        return None;
    }
    // Words as short as `new` before `pour` are of another language.
    if let Some((_, canon, is_sure)) = ENDINGS.iter().find(|(end, ..)| *end == second)
        && canonical_particle(first).is_none()
        && (*is_sure || first.len() >= 5 || nearest(first).is_some())
    {
        return Some((2, format!("{}{canon}", canonical(first))));
    }
    let first = spelled_as(first).filter(|first| FIRST_OF_TWO.contains(first))?;
    let seconds = if first == "ghulam" { &SERVED_BY_GHULAM } else { &SECOND_OF_TWO };
    best(second, seconds).map(|second| (2, format!("{first}{second}")))
}

/// The canonical spelling of a plain word of the script that is a compound in itself.
pub(super) fn compound_of_script(plain: &str) -> Option<String> {
    let named = |part: &str| of_script(part).first().map(|name| name.replace('\'', ""));
    let listed = |part: &str, names: &'static Listed| {
        let name = named(part)?;
        Some(best(&name, names).map_or(name, ToOwned::to_owned))
    };
    if let Some(rest) = plain.strip_prefix("عبدال") {
        return listed(rest, &SERVED).map(|name| format!("abdal{name}"));
    }
    if let Some(rest) = plain.strip_prefix("ابوال") {
        return listed(rest, &OF_ABU_L).map(|name| format!("abual{name}"));
    }
    for (end, names, canon) in
        [("الدين", &OF_FAITH, "aldin"), ("الله", &OF_GOD, "allah"), ("الاسلام", &OF_FAITH, "alislam")]
    {
        if let Some(front) = plain.strip_suffix(end) {
            return listed(front, names).map(|name| name + canon);
        }
    }
    if let Some(rest) = plain.strip_prefix("ابو") {
        return named(rest).map(|name| format!("abu{name}"));
    }
    if let Some((front, canon)) =
        SCRIPT_ENDINGS.iter().find_map(|(end, canon)| Some((plain.strip_suffix(end)?, canon)))
        && let Some(name) = named(front)
    {
        return Some(name + canon);
    }
    // `عليرضا`, `محمدرضا`.
    let inside = plain.char_indices().map(|(at, _)| at).skip(2);
    inside.filter_map(|at| Some((named(&plain[..at])?, named(&plain[at..])?))).find_map(|(first, second)| {
        let first = FIRST_OF_TWO.iter().find(|known| **known == first)?;
        let seconds = if *first == "ghulam" { &SERVED_BY_GHULAM } else { &SECOND_OF_TWO };
        seconds.iter().any(|(_, name)| *name == second).then(|| format!("{first}{second}"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// First parts, second parts, particles, articles and words of other languages.
    const WORDS: &str = "abd abdul abdur abdou cabdi abu abou abul aboul bin ben ould umm nur nour zia ziaur ziaul mujibur saif sayf salah \
        salahuddin nasr nasrullah fath fethullah habib ghulam gholam ali alireza amir muhammad mohammad karim karimpour hosseinzadeh khan shah \
        gul al el ul ar ur ud ad din deen uddin aldin eddine udin allah ullah ella lah rahman rehman alislam elkhair ulhaq islam haq bakr khair \
        fazl zadeh pour nejad zai new john smith maria ella bella edwin martin ferdinand alexander elizabeth";

    #[test]
    fn no_compound_is_lost_by_a_look_at_the_ends() {
        let words: Vec<&str> = WORDS.split_whitespace().collect();
        let (mut joined, mut seen) = (0, 0);
        for first in &words {
            for second in &words {
                for third in [None, Some("rahman"), Some("din"), Some("khair"), Some("smith")] {
                    let name: Vec<&str> = [*first, *second].into_iter().chain(third).collect();
                    let all = any_join(&name, 0);
                    joined += usize::from(all.is_some());
                    seen += 1;
                    assert_eq!(join_compound(&name, 0), all, "{name:?}");
                }
            }
        }
        assert!(joined > 2000 && joined < seen, "the test means something: {joined} of {seen}");
    }
}
