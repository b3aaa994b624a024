//! A person's name read as Korean, in hangul or in any of its Latin spellings, as one key.
//!
//! The key is the Revised Romanization of 2000 syllable by syllable, surname first: `ko:gim|jeong eun`. Sounds do not
//! change over syllable borders in it, and a first r, which only the North keeps, is folded to the South's form in the
//! surname and at the head of the given name (리룡호 and 이용호 are one name).
//!
//! Hangul has one key, or two where a compound surname may be none ([`hangul_readings`]). Latin spellings are
//! many-valued: `jong` is 종 or 정. What one can stand for is made by rule from the syllables of given names
//! (`data/korean_name_syllables.txt`), spelled with the initials, vowels and finals of Revised Romanization,
//! McCune-Reischauer without marks or with apostrophes for them (`Cho'ng-u'n`), the North's system and the habits of
//! passports and newspapers; surnames are known by spelling (`data/korean_surnames.tsv`).
//!
//! Bounds: a surname of the list and, in Latin letters, a given name of one or two syllables; at most
//! [`MAX_READINGS`] readings.

use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};
use unicode_normalization::UnicodeNormalization;

use super::syllable::{Options, SyllableTable, choices, rows};

const SURNAMES: &str = include_str!("../data/korean_surnames.tsv");
const SYLLABLES: &str = include_str!("../data/korean_name_syllables.txt");

/// One reading of Latin words as a Korean name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KoreanReading {
    /// `ko:`, surname, a bar, given name: `ko:gim|jeong eun`.
    pub key: String,
    /// First of the words covered.
    pub first: usize,
    /// How many words are covered; the others are no part of the Korean name (`Kevin`).
    pub len: usize,
}

/// How many readings a name gives at most in one order of its words.
const MAX_PER_ORDER: usize = 16;
/// How many readings a name gives at most.
pub const MAX_READINGS: usize = 2 * MAX_PER_ORDER;

/// How many syllables one Latin spelling may stand for.
const MAX_OPTIONS: usize = 5;
/// A given name in Latin letters has no more syllables than this; longer ones are rarer than foreign names like it.
const MAX_GIVEN: usize = 2;
/// A given name in hangul: native ones have up to three.
const MAX_GIVEN_HANGUL: usize = 3;

const INITIALS: [&str; 19] =
    ["g", "kk", "n", "d", "tt", "r", "m", "b", "pp", "s", "ss", "", "j", "jj", "ch", "k", "t", "p", "h"];
const VOWELS: [&str; 21] = [
    "a", "ae", "ya", "yae", "eo", "e", "yeo", "ye", "o", "wa", "wae", "oe", "yo", "u", "wo", "we", "wi",
    "yu", "eu", "ui", "i",
];
const FINALS: [&str; 28] = [
    "", "k", "k", "k", "n", "n", "n", "t", "l", "k", "m", "l", "l", "l", "p", "l", "m", "p", "p", "t", "t",
    "ng", "t", "t", "k", "t", "p", "t",
];

/// Where a spelling of a vowel is in use.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Where {
    Any,
    /// Without a final.
    Open,
    /// Before a final.
    Closed,
    /// After no initial.
    Bare,
    /// After an initial.
    After,
}

use Where::{After, Any, Bare, Closed, Open};

/// A sound's spellings beside the Revised one, each with how unlikely it is.
const INITIAL_SPELLINGS: &[(&str, &[(&str, usize)])] = &[
    ("g", &[("k", 0)]),
    ("d", &[("t", 1)]),
    ("b", &[("p", 0)]),
    ("j", &[("ch", 1)]),
    ("r", &[("l", 1)]),
    ("ch", &[("ch'", 0)]),
    ("k", &[("k'", 0), ("kh", 1)]),
    ("t", &[("t'", 0), ("th", 0)]),
    ("p", &[("p'", 0), ("ph", 0)]),
];

/// A vowel in Revised Romanization and its other spellings.
type VowelSpellings = (&'static str, &'static [(&'static str, usize, Where)]);

const VOWEL_SPELLINGS: &[VowelSpellings] = &[
    ("a", &[("ah", 1, Open), ("ah", 2, Bare)]),
    ("ae", &[("ai", 1, Any), ("ay", 2, Open)]),
    (
        "eo",
        &[
            ("o'", 0, Any),
            ("o", 1, Any),
            ("u", 1, Closed),
            ("ou", 2, Closed),
            ("uh", 1, Open),
            ("u", 2, Open),
        ],
    ),
    ("yeo", &[("yo'", 0, Any), ("yo", 1, Any), ("yu", 1, Closed), ("you", 0, Closed), ("yuh", 2, Open)]),
    ("o", &[("oh", 1, Open)]),
    ("oe", &[("oi", 1, Any), ("we", 2, After)]),
    ("u", &[("oo", 0, Any), ("ou", 2, Any), ("woo", 0, Bare), ("wu", 1, Bare)]),
    ("wo", &[("weo", 1, Any)]),
    ("yu", &[("yoo", 0, Any), ("you", 1, Any)]),
    ("eu", &[("u'", 0, Any), ("u", 1, Any)]),
    ("ui", &[("eui", 0, Any), ("u'i", 0, Any), ("ee", 0, After), ("i", 1, After)]),
    ("i", &[("ee", 0, Any), ("yi", 1, Bare)]),
];

const FINAL_SPELLINGS: &[(&str, &[(&str, usize)])] =
    &[("k", &[("g", 1), ("ck", 2)]), ("p", &[("b", 1)]), ("t", &[("s", 1)])];

/// Spellings of single syllables that no rule makes, each of some well-known bearer.
const HABITS: &[(char, &str)] = &[
    ('승', "syng"),
    ('세', "sye"),
    ('열', "yull"),
    ('석', "surk"),
    ('준', "june"),
    ('훈', "whun"),
    ('지', "gee"),
    ('애', "yai"),
];

/// Everything the tables say, built once.
struct Korean {
    /// The canonical text of each syllable.
    texts: Vec<String>,
    /// Latin spellings of given-name syllables.
    given: SyllableTable,
    /// Latin surnames, compound ones glued and with a space, to canonical surnames.
    surnames: FxHashMap<String, Vec<u16>>,
    /// The canonical surnames.
    surname_texts: Vec<String>,
    /// First words of compound surnames in two words.
    heads: FxHashSet<String>,
    /// Surnames in hangul to canonical ones.
    hangul: FxHashMap<String, u16>,
}

static KOREAN: LazyLock<Korean> = LazyLock::new(Korean::load);

/// Initial, vowel and final of a hangul syllable in Revised Romanization.
fn sounds(syllable: char) -> Option<[&'static str; 3]> {
    let at = (syllable as usize).checked_sub('가' as usize)?;
    let (initial, vowel, last) = (at / (21 * 28), at / 28 % 21, at % 28);
    Some([INITIALS.get(initial)?, VOWELS[vowel], FINALS[last]])
}

/// The South's form of a syllable at the head of a name: no r stands there.
fn head_form(syllable: &str) -> String {
    match syllable.strip_prefix('r') {
        Some(rest) if rest.starts_with(['y', 'i']) => rest.to_owned(),
        Some(rest) => format!("n{rest}"),
        None => syllable.to_owned(),
    }
}

/// Every spelling of a syllable, with how unlikely it is.
fn spellings([initial, vowel, last]: [&'static str; 3]) -> Vec<(String, usize)> {
    fn with_own(
        own: &'static str,
        others: &[(&str, &'static [(&'static str, usize)])],
    ) -> Vec<(&'static str, usize)> {
        let others = others.iter().find(|(sound, _)| *sound == own).map_or(&[][..], |(_, list)| list);
        std::iter::once((own, 0)).chain(others.iter().copied()).collect()
    }
    let vowels = VOWEL_SPELLINGS.iter().find(|(sound, _)| *sound == vowel).map_or(&[][..], |(_, list)| list);
    let vowels = vowels.iter().filter(|(_, _, place)| match place {
        Any => true,
        Open => last.is_empty(),
        Closed => !last.is_empty(),
        Bare => initial.is_empty(),
        After => !initial.is_empty(),
    });
    let vowels: Vec<(&str, usize)> =
        std::iter::once((vowel, 0)).chain(vowels.map(|&(text, cost, _)| (text, cost))).collect();
    let mut out = Vec::new();
    for (i, i_cost) in with_own(initial, INITIAL_SPELLINGS) {
        for &(v, v_cost) in &vowels {
            for (l, l_cost) in with_own(last, FINAL_SPELLINGS) {
                let cost = i_cost + v_cost + l_cost;
                out.push((format!("{i}{v}{l}"), cost));
                match i {
                    "s" if v.starts_with('i') || v == "ee" => out.push((format!("sh{v}{l}"), cost)),
                    // After a final, r sounds n and may be written so: Chŏng-nyŏl, Myŏng-nok.
                    "r" if v.starts_with('y') || !l.is_empty() => out.push((format!("n{v}{l}"), cost + 2)),
                    "h" if v.starts_with('w') => out.push((format!("wh{}{l}", &v[1..]), cost + 1)),
                    _ => {}
                }
            }
        }
    }
    out
}

impl Korean {
    fn load() -> Self {
        let mut texts: Vec<String> = Vec::new();
        let mut options: Vec<(String, usize, u16)> = Vec::new();
        let rare = SYLLABLES.lines().filter(|l| !l.starts_with('#')).enumerate();
        for (syllable, rarity) in rare.flat_map(|(rarity, row)| row.split(' ').map(move |s| (s, rarity))) {
            let Some(syllable) = syllable.chars().next() else { continue };
            let Some(parts) = sounds(syllable) else { continue };
            let id = u16::try_from(texts.len()).expect("some hundred syllables");
            texts.push(parts.concat());
            options.extend(spellings(parts).into_iter().map(|(text, cost)| (text, cost + rarity, id)));
            let habits = HABITS.iter().filter(|(of, _)| *of == syllable);
            options.extend(habits.map(|(_, text)| ((*text).to_owned(), rarity, id)));
        }
        options.sort();
        options.dedup_by(|b, a| a.0 == b.0 && a.2 == b.2);
        let mut given = SyllableTable::new();
        for same in options.chunk_by(|a, b| a.0 == b.0) {
            for (text, _, id) in same.iter().take(MAX_OPTIONS) {
                given.add(text, *id);
            }
        }

        let mut korean = Self {
            texts,
            given,
            surnames: FxHashMap::default(),
            surname_texts: Vec::new(),
            heads: FxHashSet::default(),
            hangul: FxHashMap::default(),
        };
        for row in rows(SURNAMES) {
            let [hangul, latin] = row[..] else { continue };
            let south = hangul.split('/').next().unwrap_or(hangul);
            let text = south.chars().filter_map(sounds).map(|s| s.concat()).collect::<Vec<_>>().join(" ");
            let id = u16::try_from(korean.surname_texts.len()).expect("some hundred surnames");
            korean.surname_texts.push(text);
            for form in hangul.split('/') {
                korean.hangul.insert(form.to_owned(), id);
            }
            for spelling in latin.split(' ') {
                if let Some((head, _)) = spelling.split_once('-') {
                    korean.heads.insert(head.to_owned());
                }
                let meanings = korean.surnames.entry(spelling.replace('-', " ")).or_default();
                if !meanings.contains(&id) {
                    meanings.push(id);
                }
            }
        }
        korean
    }

    /// The surnames that one or two words are.
    fn surnames_of(&self, words: &[&str]) -> &[u16] {
        let found = match words {
            [one] if one.contains(['-', '\'']) => {
                self.surnames.get(one.replace('-', " ").replace('\'', "").as_str())
            }
            [one] => self.surnames.get(*one),
            [head, tail] if self.heads.contains(*head) => {
                self.surnames.get(format!("{head} {tail}").as_str())
            }
            _ => None,
        };
        found.map_or(&[], Vec::as_slice)
    }

    /// Whether a word may be a surname or begin one.
    fn may_be_surname(&self, word: &str) -> bool {
        word.len() <= 12
            && (self.surnames.contains_key(word) || self.heads.contains(word) || word.contains(['-', '\'']))
    }

    /// A word's ways of being one or two syllables of a given name.
    fn split(&self, word: &str) -> Vec<Vec<&Options>> {
        let mut ways = self.given.split(word, &[]);
        if ways.is_empty() && word.contains('\'') {
            ways = self.given.split(word, &['\'']);
        }
        ways.retain(|way| way.len() <= MAX_GIVEN);
        ways
    }
}

/// The key of a canonical surname and the syllables of a given name.
fn key<'a>(surname: &str, given: impl Iterator<Item = &'a str>) -> String {
    let mut key = format!("ko:{surname}|");
    for (i, syllable) in given.enumerate() {
        if i == 0 {
            key.push_str(&head_form(syllable));
        } else {
            key.push(' ');
            key.push_str(syllable);
        }
    }
    key
}

/// The keys of a person's name in hangul, a compound surname's first; empty for other text.
///
/// Surname first, spaces anywhere; a space after the surname settles what it is. Decomposed hangul is read as well.
///
/// ```
/// use interdict::name::translit::korean::hangul_readings;
/// assert_eq!(hangul_readings("김정은"), ["ko:gim|jeong eun"]);
/// assert_eq!(hangul_readings("리룡호"), hangul_readings("이용호"));
/// assert_eq!(hangul_readings("황보영"), ["ko:hwang bo|yeong", "ko:hwang|bo yeong"]);
/// assert!(hangul_readings("赵光宗").is_empty());
/// ```
#[must_use]
pub fn hangul_readings(text: &str) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    let mut syllables: Vec<char> = Vec::with_capacity(5);
    let mut space_after = None;
    let (mut spaced_throughout, mut part) = (true, 0);
    for c in text.nfc() {
        if c.is_whitespace() {
            part = 0;
            if !syllables.is_empty() && space_after.is_none() {
                space_after = Some(syllables.len());
            }
        } else if sounds(c).is_some() && syllables.len() < 2 + MAX_GIVEN_HANGUL {
            syllables.push(c);
            part += 1;
            spaced_throughout &= part == 1;
        } else {
            return out;
        }
    }
    let space_after = space_after.filter(|&n| n < syllables.len());
    let surname = |count: usize| {
        let surname: String = syllables.get(..count)?.iter().collect();
        KOREAN.hangul.get(&surname).map(|&id| KOREAN.surname_texts[usize::from(id)].as_str())
    };
    for count in [2, 1] {
        let given = syllables.len().saturating_sub(count);
        // A space after one syllable does not part a compound surname that is spaced throughout: 남 궁 민.
        let parted = match space_after {
            Some(1) => count == 2 && !spaced_throughout,
            Some(n) => n != count,
            None => false,
        };
        if given == 0 || given > MAX_GIVEN_HANGUL || parted {
            continue;
        }
        if let Some(surname) = surname(count) {
            let given: Vec<String> =
                syllables[count..].iter().filter_map(|&s| sounds(s)).map(|s| s.concat()).collect();
            let key = key(surname, given.iter().map(String::as_str));
            out.push(key);
        }
    }
    out
}

/// Every reading of a person's folded Latin words as a Korean name, likeliest first in each order of the words.
///
/// `words` are lower-case ASCII words, hyphens inside or as word breaks; `comma_after` is the number of words before a
/// comma, which fixes the surname. One word at either end that no Korean syllables make is left uncovered, if a surname and
/// two syllables remain. A name in one word is not read: it has lost where the surname ends.
///
/// ```
/// use interdict::name::translit::korean::{hangul_readings, latin_readings};
/// let key = hangul_readings("김정은").remove(0);
/// for words in [&["kim", "jong", "un"][..], &["gim", "jeong-eun"], &["jungeun", "kim"], &["peter", "kim", "chong", "un"]] {
///     assert!(latin_readings(words, None).iter().any(|r| r.key == key));
/// }
/// assert!(latin_readings(&["john", "smith"], None).is_empty());
/// ```
#[must_use]
pub fn latin_readings(words: &[&str], comma_after: Option<usize>) -> Vec<KoreanReading> {
    let mut out: Vec<KoreanReading> = Vec::new();
    let korean = &*KOREAN;
    // Most names hold no Korean surname, which two look-ups a word tell.
    if !(2..=6).contains(&words.len()) || !words.iter().any(|w| korean.may_be_surname(w)) {
        return out;
    }
    let mut splits: Vec<Vec<Vec<&Options>>> = Vec::with_capacity(words.len());
    let mut failed = None;
    for (i, word) in words.iter().enumerate() {
        let ways = korean.split(word);
        if ways.is_empty() && !korean.may_be_surname(word) {
            let end = i == 0 || i + 1 == words.len();
            if failed.is_some() || !end {
                return out;
            }
            failed = Some(i);
        }
        splits.push(ways);
    }
    let (first, len) = match failed {
        None => (0, words.len()),
        Some(0) => (1, words.len() - 1),
        Some(_) => (0, words.len() - 1),
    };
    let comma = comma_after.map(|n| n.saturating_sub(first));
    // A surname alone before its comma beside foreign names, or a comma behind everything, says nothing.
    if len < 2 || comma == Some(0) {
        return out;
    }
    let comma = comma.filter(|&n| n < len);
    let least = if failed.is_some() { MAX_GIVEN } else { 1 };
    for surname_last in [false, true] {
        if surname_last && comma_after.is_some() {
            continue;
        }
        // Likeliest first: cost counts the steps down each list of options.
        let mut found: Vec<(usize, String)> = Vec::new();
        for count in (1..=2).filter(|&n| n < len && comma.is_none_or(|c| c == n)) {
            let (surname, given) = if surname_last {
                (first + len - count..first + len, first..first + len - count)
            } else {
                (first..first + count, first + count..first + len)
            };
            let surnames = korean.surnames_of(&words[surname]);
            if surnames.is_empty() {
                continue;
            }
            for given in joined(&splits[given]).iter().filter(|g| g.len() >= least) {
                for (given_cost, given) in choices(given, MAX_PER_ORDER) {
                    for (surname_cost, &surname) in surnames.iter().enumerate() {
                        let surname = &korean.surname_texts[usize::from(surname)];
                        let given = given.iter().map(|&s| korean.texts[usize::from(s)].as_str());
                        found.push((given_cost + surname_cost, key(surname, given)));
                    }
                }
            }
        }
        found.sort_by_key(|(cost, _)| *cost);
        let start = out.len();
        for (_, key) in found {
            if out.len() - start == MAX_PER_ORDER {
                break;
            }
            if !out.iter().any(|r| r.key == key) {
                out.push(KoreanReading { key, first, len });
            }
        }
    }
    out
}

/// The given names of one or two syllables that one or two words make together.
fn joined<'t>(words: &[Vec<Vec<&'t Options>>]) -> Vec<Vec<&'t Options>> {
    match words {
        [one] => one.clone(),
        [a, b] => {
            let one = |ways: &[Vec<&'t Options>]| ways.iter().find(|w| w.len() == 1).map(|w| w[0]);
            one(a).zip(one(b)).map(|(a, b)| vec![vec![a, b]]).unwrap_or_default()
        }
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Keys of a name in hangul or in Latin letters, hyphens as word breaks.
    fn keys(name: &str) -> Vec<String> {
        if !name.is_ascii() {
            return hangul_readings(name);
        }
        let name = name.to_lowercase().replace('-', " ");
        let comma = name.find(',').map(|at| name[..at].split(' ').count());
        let name = name.replace(',', "");
        let words: Vec<&str> = name.split(' ').collect();
        latin_readings(&words, comma).into_iter().map(|r| r.key).collect()
    }

    fn meet(a: &str, b: &str) -> bool {
        let b = keys(b);
        keys(a).iter().any(|k| b.contains(k))
    }

    /// Published spellings of well-known people, each of which must meet all others of its row.
    const SAME: &[(&str, &str)] = &[
        (
            "김정은",
            "Kim Jong Un/Kim Jong-un/Kim Jong-eun/Gim Jeong-eun/Kim Chong-un/Kim Jung-un/Kim Jungeun/Jong Un Kim/Kim, Jong-un",
        ),
        ("김정일", "Kim Jong Il/Kim Jong-il/Kim Chong-il/Gim Jeong-il/Kim Jung-il"),
        ("김일성", "Kim Il Sung/Kim Il-song/Gim Il-seong/Kim Ilsung"),
        ("김여정", "Kim Yo Jong/Kim Yo-jong/Gim Yeo-jeong/Kim Yeo-jung/Kim Yo-chong"),
        ("김정숙", "Kim Jong Suk/Kim Jong-sook/Kim Jung-sook/Kim Chong-suk"),
        ("김영남", "Kim Yong Nam/Kim Yong-nam/Kim Young-nam/Gim Yeong-nam"),
        ("김영철", "Kim Yong Chol/Kim Yong-chol/Kim Young-chul/Gim Yeong-cheol/Kim Yong-ch'ol"),
        ("김경희", "Kim Kyong Hui/Kim Kyong-hui/Kim Kyung-hee/Gim Gyeong-hui"),
        (
            "장성택",
            "Jang Song Thaek/Jang Song-taek/Chang Song-t'aek/Jang Sung-taek/Chang Sung-taek/Jang Seong-taek",
        ),
        ("리룡해", "Ri Ryong Hae/Lee Yong-hae/I Ryong-hae"),
        ("최룡해", "Choe Ryong Hae/Choe Ryong-hae/Choi Ryong-hae/Choi Yong-hae/Ch'oe Ryong-hae"),
        ("최선희", "Choe Son Hui/Choe Son-hui/Choi Sun-hee/Choe Seon-hui/Choi Son-hui"),
        ("리용호", "Ri Yong Ho/Ri Yong-ho/Lee Yong-ho/Yi Yong-ho"),
        ("이수용", "Ri Su Yong/Ri Su-yong/Lee Su-yong/Lee Soo-yong"),
        ("박봉주", "Pak Pong Ju/Pak Pong-ju/Park Bong-ju/Bak Bong-ju/Pak Pong-chu/Park Bong-joo"),
        (
            "황병서",
            "Hwang Pyong So/Hwang Pyong-so/Hwang Byong-so/Hwang Byung-seo/Hwang Byeong-seo/Hwang Byung-suh",
        ),
        ("김덕훈", "Kim Tok Hun/Kim Tok-hun/Kim Dok Hun/Kim Duk-hoon/Gim Deok-hun"),
        ("조용원", "Jo Yong Won/Jo Yong-won/Cho Yong-won/Joh Yong-weon"),
        ("리병철", "Ri Pyong Chol/Ri Pyong-chol/Lee Byung-chul/Yi Byeong-cheol"),
        (
            "박정천",
            "Pak Jong Chon/Pak Jong-chon/Park Jong-chon/Park Jung-chun/Pak Chong-ch'on/Bak Jeong-cheon",
        ),
        ("리설주", "Ri Sol Ju/Ri Sol-ju/Lee Seol-ju/Lee Sol-ju/Yi Sol-chu/Lee Sul-joo"),
        ("현송월", "Hyon Song Wol/Hyon Song-wol/Hyun Song-wol/Hyeon Song-wol"),
        ("오극렬", "O Kuk Ryol/O Kuk-ryol/Oh Kuk-ryol/O Geuk-ryeol/Oh Geuk-ryul/O Kuk-nyol"),
        ("리을설", "Ri Ul Sol/Ri Ul-sol/Lee Ul-sol/Yi Eul-seol"),
        ("조명록", "Jo Myong Rok/Jo Myong-rok/Cho Myong-nok/Cho Myong-rok/Jo Myeong-rok"),
        ("노광철", "No Kwang Chol/No Kwang-chol/Ro Kwang Chol/Noh Kwang-chul/No Gwang-cheol"),
        ("태영호", "Thae Yong Ho/Thae Yong-ho/Tae Yong-ho/Tae Young-ho/Tae Yeong-ho"),
        ("이승만", "Syngman Rhee/Rhee Syngman/Yi Sung-man/Lee Seung-man/Lee Sung-man/I Seungman"),
        ("윤보선", "Yun Po-sun/Yun Posun/Yun Po-son/Yun Bo-seon/Yoon Bo-sun"),
        ("박정희", "Park Chung-hee/Park Chung Hee/Pak Chong-hui/Bak Jeong-hui/Park Jung-hee/Pak Jong Hui"),
        ("최규하", "Choi Kyu-hah/Choe Kyu-ha/Ch'oe Kyu-ha/Choe Gyu-ha/Choi Kyu-ha"),
        ("전두환", "Chun Doo-hwan/Chun Doo Hwan/Chon Tu-hwan/Jeon Du-hwan/Jun Doo-hwan"),
        ("노태우", "Roh Tae-woo/Roh Tae Woo/No T'ae-u/No Tae-u/Noh Tae-woo"),
        ("김영삼", "Kim Young-sam/Kim Yong-sam/Gim Yeong-sam/Kim Youngsam"),
        ("김대중", "Kim Dae-jung/Kim Dae Jung/Kim Tae-jung/Gim Dae-jung/Kim Dae-joong/Kim Tae-chung"),
        ("노무현", "Roh Moo-hyun/Roh Moo Hyun/No Mu-hyon/No Mu-hyeon/Noh Moo-hyun"),
        ("이명박", "Lee Myung-bak/Lee Myung Bak/Yi Myong-bak/Ri Myong Bak/I Myeong-bak"),
        ("박근혜", "Park Geun-hye/Park Geun Hye/Pak Kun-hye/Bak Geun-hye/Park Keun-hye/Pak Kun Hye"),
        ("문재인", "Moon Jae-in/Moon Jae In/Mun Chae-in/Mun Jae-in/Mun Jae In"),
        ("윤석열", "Yoon Suk-yeol/Yoon Suk Yeol/Yoon Seok-youl/Yun Sok-yol/Yun Seok-yeol/Yoon Seok-yeol"),
        ("이재명", "Lee Jae-myung/Lee Jae Myung/Yi Chae-myong/Ri Jae Myong/I Jaemyeong"),
        ("한덕수", "Han Duck-soo/Han Duk-soo/Han Tok-su/Han Deok-su"),
        ("반기문", "Ban Ki-moon/Ban Ki Moon/Pan Ki-mun/Ban Gi-mun"),
        ("정의용", "Chung Eui-yong/Chong Ui-yong/Jeong Ui-yong/Jung Eui-yong"),
        ("강경화", "Kang Kyung-wha/Kang Kyong-hwa/Gang Gyeong-hwa/Kang Kyung-hwa"),
        ("정세균", "Chung Sye-kyun/Chong Se-kyun/Jeong Se-gyun/Chung Se-kyun"),
        ("황교안", "Hwang Kyo-ahn/Hwang Kyo-an/Hwang Gyo-an"),
        ("추미애", "Choo Mi-ae/Chu Mi-ae/Ch'u Mi-ae"),
        ("안철수", "Ahn Cheol-soo/Ahn Chul-soo/An Ch'ol-su/An Cheol-su/An Chol Su"),
        ("이건희", "Lee Kun-hee/Lee Kun Hee/Yi Kon-hui/I Geon-hui/Lee Gun-hee"),
        ("정주영", "Chung Ju-yung/Chong Chu-yong/Jeong Ju-yeong/Chung Joo-young/Jung Ju-young"),
        ("정몽구", "Chung Mong-koo/Chung Mong Koo/Jeong Mong-gu/Chong Mong-gu"),
        ("김우중", "Kim Woo-choong/Kim U-jung/Gim U-jung/Kim Woo Jung/Woo Choong Kim"),
        ("최태원", "Chey Tae-won/Choi Tae-won/Choe Tae-won/Ch'oe T'ae-won"),
        ("손흥민", "Son Heung-min/Son Heungmin/Sohn Heung-min/Heung-min Son/Son Hung-min"),
        ("박지성", "Park Ji-sung/Pak Chi-song/Bak Ji-seong/Ji-sung Park/Park Jisung"),
        ("차범근", "Cha Bum-kun/Ch'a Pom-gun/Cha Beom-geun/Cha Bum-keun"),
        ("박세리", "Pak Se-ri/Park Se-ri/Se-ri Pak/Se Ri Pak/Bak Seri"),
        ("류현진", "Ryu Hyun-jin/Hyun-jin Ryu/Hyun Jin Ryu/Yu Hyon-jin/Ryu Hyeon-jin"),
        ("봉준호", "Bong Joon-ho/Bong Joon Ho/Pong Chun-ho/Bong Jun-ho"),
        ("박찬욱", "Park Chan-wook/Pak Ch'an-uk/Bak Chan-uk/Park Chanuk"),
        ("이병헌", "Lee Byung-hun/Yi Pyong-hon/I Byeong-heon/Byung-hun Lee"),
        ("황우석", "Hwang Woo-suk/Hwang Woo-seok/Hwang U-sok/Hwang U-seok"),
        ("홍명보", "Hong Myung-bo/Hong Myong-bo/Hong Myeong-bo"),
        ("이세돌", "Lee Sedol/Lee Se-dol/Yi Se-dol/I Se-dol"),
        ("남궁민", "Namkoong Min/Namgung Min/Nam Goong Min/Nam-gung Min/Namkung, Min"),
        ("선우휘", "Sunwoo Hwi/Seonu Hwi/Son U Hwi/Sonu Hwi"),
        ("전명국", "Jon Myong Guk/Cho'n Myo'ng-kuk/Chon Myong-guk"),
        ("라경수", "Ra Kyong Su/Ra Kyo'ng-Su/Na Kyung-soo"),
        ("장범수", "Jang Bom Su/Jang Pom Su/Chang Po'm-su"),
        ("한장수", "Han Jang Su/Chang-Su Han/Han Jang-soo"),
        ("리만건", "Ri Man Gon/Ri Mankon/Lee Man-geon"),
        ("정경택", "Jong Kyong Thaek/Jong Kyong-taek/Cho'ng Kyo'ng-t'aek"),
        ("박도춘", "Pak To Chun/Pak To-ch'un/Park Do-chun"),
        ("주규창", "Ju Kyu Chang/Ju Kyu-Chang/Chu Kyu-ch'ang/Joo Kyu-chang"),
        ("염철성", "Ryom Chol Song/Yom Chol-song/Yeom Cheol-seong"),
        ("백남준", "Nam June Paik/Paik Nam-june/Baek Nam-jun/Paek Nam-jun"),
        ("정명훈", "Myung-whun Chung/Jeong Myeong-hun/Chung Myung-hoon"),
        ("신지애", "Jiyai Shin/Shin Ji-ae/Sin Ji-ae"),
        ("정수태", "Sutae Chung/Chung Su-tae/Jeong Su-tae/Jung Soo Tae"),
    ];

    /// Names that are near each other and are not the same.
    const OTHERS: &[(&str, &str)] = &[
        ("Kim Jong Un", "Kim Jong Il"),
        ("Kim Jong Un", "Kim Jong Su"),
        ("Kim Jong Il", "Kim Jong Su"),
        ("김정은", "김정일"),
        ("김정은", "Kim Jong Nam"),
        ("Kim Jong Chol", "Kim Jong Un"),
        ("이재형", "이재명"),
        ("Lee Jae-hyung", "Lee Jae-myung"),
        ("이재용", "이재명"),
        ("Lee Jae-yong", "Lee Jae-myung"),
        ("Kim Yong Nam", "Kim Yong Chol"),
        ("Kim Yong Nam", "Kim Jong Nam"),
        ("Kim Yong Chol", "Kim Yong Su"),
        ("Ri Yong Ho", "Ri Yong Gil"),
        ("Ri Yong Ho", "Ri Yong Su"),
        ("Ri Su Yong", "Ri Sun Yong"),
        ("Pak Pong Ju", "Pak Yong Ju"),
        ("Pak Kwang Ho", "Pak Kwang Su"),
        ("Pak Geun-hye", "Park Geun-hyung"),
        ("Choe Ryong Hae", "Choe Ryong Su"),
        ("Choe Son Hui", "Choe Song Hui"),
        ("Roh Tae-woo", "Roh Moo-hyun"),
        ("Kim Dae-jung", "Kim Young-sam"),
        ("Kim Dae-jung", "Kim Dae-jin"),
        ("Kim Kyong Hui", "Kim Kyong Ok"),
        ("Moon Jae-in", "Moon Jae-il"),
        ("Kim Jong Un", "Pak Jong Un"),
        ("Kim Jong Un", "Ri Jong Un"),
        ("Park Ji-sung", "Park Ji-won"),
        ("Park Ji-sung", "Park Si-sung"),
        ("Son Heung-min", "Son Hyung-min"),
        ("Kang Kyung-wha", "Kang Kyung-hee"),
        ("Hong Myung-bo", "Hong Myung-hee"),
        ("Kim Min Su", "Kim Min Ho"),
        ("Kim, Yong", "Yong, Kim"),
        ("Kim Chol", "Kim Kwang Chol"),
        ("김철수", "김철호"),
        ("남궁민", "남궁진"),
        ("Jang Song Thaek", "Jang Song U"),
    ];

    #[test]
    fn korean_names_meet_in_every_spelling() {
        let mut missed = Vec::new();
        for (hangul, spellings) in SAME {
            let all: Vec<&str> = std::iter::once(*hangul).chain(spellings.split('/')).collect();
            for (i, a) in all.iter().enumerate() {
                for b in &all[i + 1..] {
                    if !meet(a, b) {
                        missed.push(format!("{a} {b}"));
                    }
                }
            }
        }
        assert!(missed.is_empty(), "{}: {missed:#?}", missed.len());
    }

    #[test]
    fn korean_names_of_others_do_not_meet() {
        for (a, b) in OTHERS {
            assert!(!keys(a).is_empty(), "{a}");
            assert!(!meet(a, b), "{a} {b}: {:?} {:?}", keys(a), keys(b));
        }
        // Different people in the first table are different in hangul.
        for (i, (a, _)) in SAME.iter().enumerate() {
            for (b, _) in &SAME[i + 1..] {
                assert!(!meet(a, b), "{a} {b}");
            }
        }
    }

    #[test]
    fn hangul_has_canonical_korean_keys() {
        for (hangul, want) in [
            ("김정은", "ko:gim|jeong eun"),
            ("리설주", "ko:i|seol ju"),
            ("림춘추", "ko:im|chun chu"),
            ("라경수", "ko:na|gyeong su"),
            ("로두철", "ko:no|du cheol"),
            ("량만길", "ko:yang|man gil"),
            ("려원구", "ko:yeo|won gu"),
            ("류미영", "ko:yu|mi yeong"),
            ("김락희", "ko:gim|nak hui"),
            ("이을룡", "ko:i|eul ryong"),
            ("독고영재", "ko:dok go|yeong jae"),
            ("남궁 민", "ko:nam gung|min"),
            ("남 궁 민", "ko:nam gung|min"),
            ("김 정 은", "ko:gim|jeong eun"),
        ] {
            assert_eq!(hangul_readings(hangul)[0], want);
            let decomposed: String = hangul.nfd().collect();
            assert_eq!(hangul_readings(&decomposed), hangul_readings(hangul));
        }
        assert_eq!(hangul_readings("황 보라"), ["ko:hwang|bo ra"]);
        for none in ["", " ", "김", "블라디미르 푸틴", "김jong", "조선민주주의인민공화국", "金正恩"]
        {
            assert!(hangul_readings(none).is_empty(), "{none}");
        }
    }

    #[test]
    fn a_comma_fixes_the_korean_surname() {
        assert!(keys("jong un, kim").is_empty());
        assert!(keys("park, sung min").iter().all(|k| k.starts_with("ko:bak|")));
        assert!(keys("sung min park").iter().any(|k| k.starts_with("ko:bak|seong")));
    }

    #[test]
    fn a_foreign_name_beside_a_korean_one_is_left_out() {
        let got = latin_readings(&["peter", "jong", "un", "kim"], None);
        assert!(got.iter().all(|r| (r.first, r.len) == (1, 3)) && !got.is_empty());
        let got = latin_readings(&["kim", "jong", "un", "peter"], None);
        assert!(got.iter().all(|r| (r.first, r.len) == (0, 3)) && !got.is_empty());
        assert!(keys("robert lee han").is_empty());
    }

    #[test]
    fn names_that_are_not_korean_have_no_reading() {
        for name in [
            "John Smith",
            "Bruce Lee",
            "Robert Lee",
            "Vladimir Putin",
            "Maria Garcia Lopez",
            "Mohammed Al Rashid",
            "Li Xiaoping",
            "Nguyen Van Thieu",
            "Ho Chi Minh",
            "Mary Ann Park",
            "Kim Kardashian",
            "Kim Philby",
            "Chang Tsung Hsien",
            "Li Jing",
            "Jane Lee",
            "Anne Park",
            "Wei Wang",
            "Gang White",
            "Kim",
            "",
        ] {
            assert!(keys(name).is_empty(), "{name}: {:?}", keys(name));
        }
    }

    #[test]
    fn korean_tables_are_whole() {
        assert!(KOREAN.surname_texts.len() >= 110 && KOREAN.texts.len() >= 300);
        for row in rows(SURNAMES) {
            assert!(row.len() == 2 && row[0].chars().all(|c| c == '/' || sounds(c).is_some()), "{row:?}");
            assert!(row[1].chars().all(|c| c == ' ' || c == '-' || c.is_ascii_lowercase()), "{row:?}");
        }
        // Each syllable of the table is among what its own Revised and McCune-Reischauer spellings stand for.
        let mut lost = Vec::new();
        for (id, text) in KOREAN.texts.iter().enumerate() {
            if !KOREAN.given.get(text).contains(&u16::try_from(id).unwrap()) {
                lost.push(text);
            }
        }
        assert!(lost.is_empty(), "{lost:?}");
    }

    proptest::proptest! {
        /// Any words may be fed in; readings stay bounded and within the words.
        #[test]
        fn any_korean_text_is_safe(
            words in proptest::collection::vec("[a-z'\\-]{0,14}|\\PC{0,8}|kim|lee|nam|jong|[가-힣ᄀ-ᇿ ]{0,6}", 0..7),
            comma in proptest::option::of(0usize..9),
        ) {
            let words: Vec<&str> = words.iter().map(String::as_str).collect();
            let got = latin_readings(&words, comma);
            proptest::prop_assert!(got.len() <= MAX_READINGS);
            for r in got {
                proptest::prop_assert!(r.len > 1 && r.first + r.len <= words.len());
                proptest::prop_assert_eq!(r.key.matches('|').count(), 1);
            }
            proptest::prop_assert!(hangul_readings(&words.concat()).len() <= 2);
            for word in words {
                let _ = hangul_readings(word);
            }
        }

        /// A name of any syllables of the table meets its Revised spelling, in both orders.
        #[test]
        fn revised_spellings_meet_their_korean_key(a in 0usize..300, b in 0usize..300) {
            let (a, b) = (&KOREAN.texts[a], &KOREAN.texts[b]);
            let want = key("gim", [a.as_str(), b.as_str()].into_iter());
            for words in [["kim", a, b], [a, b, "gim"]] {
                proptest::prop_assert!(latin_readings(&words, None).iter().any(|r| r.key == want), "{}", want);
            }
        }
    }
}
