//! Cantonese spellings of Chinese names: Hong Kong government habit, Jyutping, and the spellings of Macao, Malaysia,
//! Singapore and Taiwan that name lists hold.
//!
//! Two ways to meet another spelling:
//!
//! - as **Mandarin**: `Chiu Kwong Chung` may be zhao|guang zhong, zhao|guang zong…: surnames from
//!   `data/chinese_surname_spellings.tsv`, given-name syllables from `data/chinese_given_spellings.tsv` and, beyond it,
//!   from the characters common in given names (`data/chinese_name_characters.txt`);
//! - as **sound**: a key of the Cantonese syllables in one spelling, from Han characters ([`cantonese_key_of_han`]) and
//!   from Latin words ([`cantonese_key_of_latin`]). Where the characters are known this is complete: 15,373 characters of
//!   Unicode's Unihan database (`data/cantonese_han.tsv`, Unicode License).
//!
//! The key's spelling is the Hong Kong one by rule (`gwong` → `kwong`, `zung` and `cung` → `chung`); it merges what that
//! spelling merges and is a key, not a spelling for print.

use std::sync::LazyLock;

use pinyin::ToPinyin;
use rustc_hash::FxHashMap;

use super::pinyin::{SyllableId, id, text};
use super::syllable::{SyllableTable, choices, rows};

const HAN: &str = include_str!("../data/cantonese_han.tsv");
const SURNAMES: &str = include_str!("../data/chinese_surname_spellings.tsv");
const GIVEN: &str = include_str!("../data/chinese_given_spellings.tsv");
const NAME_CHARACTERS: &str = include_str!("../data/chinese_name_characters.txt");

/// How many Mandarin readings a given-name syllable keeps.
const READINGS_PER_SYLLABLE: usize = 4;
/// How many keys a Han name gives at most, its characters having several readings.
const MAX_KEYS: usize = 4;

/// Everything the tables say, built once.
pub(crate) struct Cantonese {
    /// Sound classes, each a Hong Kong spelling.
    classes: Vec<String>,
    /// The classes each character may have.
    han: FxHashMap<char, Vec<u16>>,
    /// Latin syllables to sound classes.
    pub(crate) sounds: SyllableTable,
    /// Latin syllables of given names to Mandarin.
    pub(crate) given: SyllableTable,
    /// Latin surnames to Mandarin surnames, each one or two syllables.
    pub(crate) surnames: FxHashMap<&'static str, Vec<Vec<SyllableId>>>,
    /// Sound classes that are a surname alone.
    surname_classes: Vec<bool>,
}

pub(crate) static CANTONESE: LazyLock<Cantonese> = LazyLock::new(Cantonese::load);

const INITIALS: [(&str, &str); 19] = [
    ("gw", "kw"),
    ("kw", "kw"),
    ("ng", "ng"),
    ("b", "p"),
    ("p", "p"),
    ("m", "m"),
    ("f", "f"),
    ("d", "t"),
    ("t", "t"),
    ("n", "n"),
    ("l", "l"),
    ("g", "k"),
    ("k", "k"),
    ("w", "w"),
    ("h", "h"),
    ("z", "ch"),
    ("c", "ch"),
    ("s", "s"),
    ("j", "y"),
];

/// Jyutping finals: the key's spelling, then others in use.
const FINALS: &[(&str, &str)] = &[
    ("aa", "a ah ar"),
    ("aai", "ai aai"),
    ("aau", "au aau"),
    ("aam", "am aam"),
    ("aan", "an aan"),
    ("aang", "ang aang"),
    ("aap", "ap aap"),
    ("aat", "at aat"),
    ("aak", "ak aak"),
    ("ai", "ai ay"),
    ("au", "au ow"),
    ("am", "am um em"),
    ("an", "an un"),
    ("ang", "ang eng"),
    ("ap", "ap up"),
    ("at", "at ut"),
    ("ak", "ak uk"),
    ("e", "e eh"),
    ("ei", "ei i ee ey"),
    ("eng", "eng iang"),
    ("ek", "ek"),
    ("i", "i ee ze"),
    ("iu", "iu ew ieu"),
    ("im", "im"),
    ("in", "in een"),
    ("ing", "ing"),
    ("ip", "ip"),
    ("it", "it"),
    ("ik", "ik ick"),
    ("o", "o or oh"),
    ("oi", "oi oy"),
    ("ou", "o ou oe"),
    ("on", "on"),
    ("ong", "ong"),
    ("ot", "ot"),
    ("ok", "ok ock"),
    ("u", "u oo"),
    ("ui", "ui ooi oi"),
    ("un", "un wun oon"),
    ("ung", "ung oong"),
    ("ut", "ut oot"),
    ("uk", "uk ook"),
    ("oe", "oe"),
    ("oeng", "eung eong oeng iong euong"),
    ("oek", "euk eok oek"),
    ("eoi", "ui eui eoi"),
    ("eon", "un eun eon"),
    ("eot", "ut eut eot"),
    ("yu", "u ue yu"),
    ("yun", "uen yun un"),
    ("yut", "uet yut"),
];

fn initial_and_final(jyutping: &str) -> Option<(&str, &'static str, &'static str)> {
    let (jyut, latin) = INITIALS.iter().find(|(j, _)| jyutping.starts_with(j)).copied().unwrap_or(("", ""));
    // Syllabic m and ng are not an initial with nothing after it.
    let mut rest = &jyutping[jyut.len()..];
    // Only z, c, s and j make -i a final of its own; the few colloquial `li`, `di` go with -ei, as they are spelled.
    if rest == "i" && !matches!(jyut, "z" | "c" | "s" | "j") {
        rest = "ei";
    }
    let forms = FINALS.iter().find(|(f, _)| *f == rest)?.1;
    Some((jyut, latin, forms))
}

/// The Hong Kong spelling of a Jyutping syllable without tone, as used in keys: `zung` → `chung`.
fn hong_kong(jyutping: &str) -> String {
    match initial_and_final(jyutping) {
        None => jyutping.to_owned(),
        Some((_, latin, forms)) => {
            let last = forms.split(' ').next().unwrap_or_default();
            format!("{latin}{last}")
        }
    }
}

/// Other spellings of a Jyutping syllable in use, each with its rank: Jyutping itself and the usual final before others.
fn variants(jyutping: &str) -> Vec<(u8, String)> {
    let mut out = vec![(0, jyutping.to_owned())];
    let Some((jyut, latin, forms)) = initial_and_final(jyutping) else { return out };
    let mut initials = vec![latin, jyut];
    match jyut {
        "z" | "c" => initials.extend(["ts", "tz"]),
        "s" => initials.push("sh"),
        // Ip beside Yip, Au beside Ngau.
        "ng" | "j" => initials.push(""),
        "" => initials.push("ng"),
        "gw" | "kw" => initials.extend(["gu", "qu"]),
        "w" => initials.push("v"),
        _ => {}
    }
    for i in initials {
        for (rank, f) in (0..).zip(forms.split(' ')) {
            if !(jyut == "j" && i.is_empty() && !f.starts_with('i')) {
                out.push((rank, format!("{i}{f}")));
            }
        }
    }
    if matches!(jyutping, "zi" | "ci") {
        out.extend(["tsz", "tze", "tsze"].map(|s| (1, s.to_owned())));
    }
    if jyutping == "si" {
        out.extend(["sze", "szi", "sz"].map(|s| (1, s.to_owned())));
    }
    out
}

fn readings_of(cell: &str) -> Vec<Vec<SyllableId>> {
    cell.split('/').filter_map(|r| r.split(' ').map(id).collect()).collect()
}

impl Cantonese {
    fn load() -> Self {
        let mut classes: Vec<String> = Vec::new();
        let mut class_of: FxHashMap<String, u16> = FxHashMap::default();
        let mut han: FxHashMap<char, Vec<u16>> = FxHashMap::default();
        let mut jyutpings = Vec::new();
        for row in rows(HAN) {
            let spelled = hong_kong(row[0]);
            let class = *class_of.entry(spelled.clone()).or_insert_with(|| {
                classes.push(spelled);
                u16::try_from(classes.len() - 1).expect("some hundred syllables")
            });
            jyutpings.push((row[0], class));
            for c in row[1].chars() {
                let of = han.entry(c).or_default();
                if !of.contains(&class) {
                    of.push(class);
                }
            }
        }
        // The key's own spelling first, so that it always reads as itself; then every other, the first claim kept.
        let mut sounds = SyllableTable::new();
        let mut spellings: Vec<Vec<String>> = vec![Vec::new(); classes.len()];
        let own = (0..).zip(&classes).map(|(class, c)| (0, c.clone(), class));
        let mut claims: Vec<(u8, String, u16)> = own.collect();
        let others =
            jyutpings.iter().flat_map(|&(j, class)| variants(j).into_iter().map(move |v| (v, class)));
        claims.extend(others.map(|((rank, spelled), class)| (rank + 1, spelled, class)));
        claims.sort_by_key(|(rank, _, _)| *rank);
        for (_, spelled, class) in claims {
            if sounds.get(&spelled).is_empty() {
                sounds.add(&spelled, class);
                spellings[usize::from(class)].push(spelled);
            }
        }
        let given = Self::given_names(&han, &spellings);
        let mut surnames: FxHashMap<&'static str, Vec<Vec<SyllableId>>> = FxHashMap::default();
        for row in rows(SURNAMES) {
            surnames.insert(row[0], readings_of(row[1]));
        }
        let mut surname_classes = vec![false; classes.len()];
        for surname in super::pinyin::SURNAME_ROWS.iter() {
            for form in [surname.simplified, surname.traditional] {
                let mut chars = form.chars();
                if let (Some(c), None) = (chars.next(), chars.next()) {
                    for &class in han.get(&c).into_iter().flatten() {
                        surname_classes[usize::from(class)] = true;
                    }
                }
            }
        }
        Self { classes, han, sounds, given, surnames, surname_classes }
    }

    /// Spellings of given-name syllables to Mandarin: the hand-kept rows first, then what the common characters say.
    fn given_names(han: &FxHashMap<char, Vec<u16>>, spellings: &[Vec<String>]) -> SyllableTable {
        let mut counts: Vec<Vec<(SyllableId, usize)>> = vec![Vec::new(); spellings.len()];
        let characters = NAME_CHARACTERS.lines().filter(|l| !l.starts_with('#')).flat_map(str::chars);
        for c in characters {
            let Some(mandarin) = c.to_pinyin().and_then(|p| id(&p.plain().replace('ü', "v"))) else {
                continue;
            };
            for &class in han.get(&c).into_iter().flatten().take(1) {
                let of = &mut counts[usize::from(class)];
                match of.iter_mut().find(|(m, _)| *m == mandarin) {
                    Some((_, n)) => *n += 1,
                    None => of.push((mandarin, 1)),
                }
            }
        }
        let mut given: Vec<(String, Vec<SyllableId>)> = Vec::new();
        let mut at: FxHashMap<String, usize> = FxHashMap::default();
        for row in rows(GIVEN) {
            at.insert(row[0].to_owned(), given.len());
            given.push((row[0].to_owned(), readings_of(row[1]).concat()));
        }
        for (class, of) in counts.iter_mut().enumerate() {
            of.sort_by_key(|(_, n)| std::cmp::Reverse(*n));
            for spelled in &spellings[class] {
                let index = *at.entry(spelled.clone()).or_insert_with(|| {
                    given.push((spelled.clone(), Vec::new()));
                    given.len() - 1
                });
                let readings = &mut given[index].1;
                for &(mandarin, _) in of.iter() {
                    if readings.len() < READINGS_PER_SYLLABLE && !readings.contains(&mandarin) {
                        readings.push(mandarin);
                    }
                }
            }
        }
        let mut table = SyllableTable::new();
        for (spelled, readings) in given {
            for r in readings.into_iter().take(READINGS_PER_SYLLABLE) {
                table.add(&spelled, r);
            }
        }
        table
    }

    pub(crate) fn class_text(&self, class: u16) -> &str {
        &self.classes[usize::from(class)]
    }

    pub(crate) fn is_surname_class(&self, class: u16) -> bool {
        self.surname_classes[usize::from(class)]
    }

    /// The sound classes of each character of a Han text, or nothing when one is unknown.
    pub(crate) fn classes_of_han(&self, text: &str) -> Option<Vec<&[u16]>> {
        text.chars().map(|c| self.han.get(&c).map(Vec::as_slice)).collect()
    }
}

/// One way to read a Cantonese name as Mandarin: the surname's and the given name's pinyin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CantoneseName {
    /// Pinyin of the surname, one syllable or two.
    pub surname: Vec<&'static str>,
    /// The pinyin options of each syllable of the given name, likeliest first.
    pub given: Vec<Vec<&'static str>>,
}

/// Reads words, surname first, as a Cantonese or overseas spelling of a Chinese name; empty when they are none.
///
/// ```
/// use interdict::name::translit::cantonese::parse_cantonese;
/// let names = parse_cantonese(&["chiu", "kwong", "chung"]);
/// assert_eq!(names[0].surname, ["zhao"]);
/// assert!(names[0].given[1].contains(&"zong"));
/// ```
#[must_use]
pub fn parse_cantonese(words: &[&str]) -> Vec<CantoneseName> {
    let table = &*CANTONESE;
    let Some((surname, rest)) = words.split_first() else { return Vec::new() };
    let Some(surnames) = table.surnames.get(surname) else { return Vec::new() };
    let splits = table.given.split(&rest.join("-"), &['\'']);
    let mut out = Vec::new();
    for split in splits.iter().filter(|s| s.len() <= 3) {
        for reading in surnames {
            out.push(CantoneseName {
                surname: reading.iter().map(|&s| text(s)).collect(),
                given: split.iter().map(|o| o.iter().map(|&s| text(s)).collect()).collect(),
            });
        }
    }
    out
}

/// The Cantonese sound keys of Han characters, at most four, the first readings first; empty when a character is unknown.
///
/// ```
/// use interdict::name::translit::cantonese::cantonese_key_of_han;
/// assert_eq!(cantonese_key_of_han("赵光宗"), ["chiu kwong chung"]);
/// ```
#[must_use]
pub fn cantonese_key_of_han(text: &str) -> Vec<String> {
    let table = &*CANTONESE;
    let text: String = text.chars().filter(|c| !c.is_whitespace() && *c != '·').collect();
    if text.is_empty() {
        return Vec::new();
    }
    let Some(places) = table.classes_of_han(&text) else { return Vec::new() };
    let places: Vec<&[u16]> = places.into_iter().collect();
    choices(&places, MAX_KEYS)
        .into_iter()
        .map(|(_, c)| c.into_iter().map(|class| table.class_text(class)).collect::<Vec<_>>().join(" "))
        .collect()
}

/// The Cantonese sound key of folded Latin words in the order they stand, or nothing when a word is no run of Cantonese
/// syllables. Of several ways to split a word the one with the fewest syllables is taken.
///
/// ```
/// use interdict::name::translit::cantonese::cantonese_key_of_latin;
/// for name in [&["chiu", "kwong", "chung"][..], &["chiu", "kwong-tsung"], &["ziu", "gwongzung"]] {
///     assert_eq!(cantonese_key_of_latin(name).as_deref(), Some("chiu kwong chung"));
/// }
/// ```
#[must_use]
pub fn cantonese_key_of_latin(words: &[&str]) -> Option<String> {
    let table = &*CANTONESE;
    let mut key = String::new();
    for word in words {
        let split = table.sounds.split(word, &['\'']).into_iter().next()?;
        for place in split {
            if !key.is_empty() {
                key.push(' ');
            }
            key.push_str(table.class_text(*place.first()?));
        }
    }
    (!key.is_empty()).then_some(key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hong_kong_spelling_by_rule() {
        let table = [
            ("ziu", "chiu"),
            ("gwong", "kwong"),
            ("zung", "chung"),
            ("ngai", "ngai"),
            ("gou", "ko"),
            ("ban", "pan"),
            ("can", "chan"),
            ("wong", "wong"),
            ("lei", "lei"),
            ("zoeng", "cheung"),
            ("goek", "keuk"),
            ("heoi", "hui"),
            ("jyun", "yuen"),
            ("jyut", "yuet"),
            ("syut", "suet"),
            ("ng", "ng"),
            ("m", "m"),
            ("aau", "au"),
            ("gwok", "kwok"),
            ("taam", "tam"),
        ];
        for (jyutping, want) in table {
            assert_eq!(hong_kong(jyutping), want);
        }
    }

    #[test]
    fn names_in_latin_meet_their_characters() {
        let table: &[(&str, &[&str])] = &[
            ("赵光宗", &["chiu kwong chung", "chiu kwong-tsung", "ziu gwongzung", "chiu kwongchung"]),
            ("趙光宗", &["chiu kwong chung"]),
            ("倪高彬", &["ngai ko pan", "ngai gou ban"]),
            ("陈大文", &["chan tai man", "can daai man"]),
            ("李家誠", &["lee ka shing", "li ka-shing", "lei gaa sing"]),
            ("李小龍", &["lee siu lung", "li siu-lung", "lei siu lung"]),
            ("黃志強", &["wong chi keung", "wong chi-keung", "wong zi koeng"]),
            ("張學友", &["cheung hok yau", "zoeng hok jau"]),
            ("劉德華", &["lau tak wah", "lau tak wa", "lau dak waa"]),
            ("郭富城", &["kwok fu shing", "kwok fu sing", "gwok fu sing"]),
            ("梁朝偉", &["leung chiu wai", "loeng ciu wai"]),
            ("周潤發", &["chow yun fat", "chau yun-fat", "zau jeon faat"]),
            ("周星馳", &["chow sing chi", "chau sing chi"]),
            ("董建華", &["tung kin wah", "tung kin-wa"]),
            ("許冠文", &["hui kwun man", "hui koon man"]),
            ("鄧小平", &["tang siu ping"]),
            ("吳鎮宇", &["ng chan yu"]),
            ("何厚鏵", &["ho hau wah"]),
            ("謝霆鋒", &["tse ting fung"]),
            ("蔡少芬", &["choi siu fan"]),
            ("馮紹峰", &["fung siu fung"]),
            ("關之琳", &["kwan chi lam"]),
            ("袁詠儀", &["yuen wing yee", "yuen wing yi"]),
            ("葉玉卿", &["yip yuk hing", "ip yuk hing"]),
            ("林鄭月娥", &["lam cheng yuet ngor"]),
            ("曾蔭權", &["tsang yam kuen", "chang yam kuen"]),
            ("洪金寶", &["hung kam po", "hung kam-bo"]),
            ("成龍", &["sing lung", "shing lung"]),
            ("鍾楚紅", &["chung cho hung", "chung chor hung"]),
            ("孫明揚", &["suen ming yeung"]),
        ];
        let mut missed = Vec::new();
        for (han, spellings) in table {
            let keys = cantonese_key_of_han(han);
            for spelled in *spellings {
                let words: Vec<&str> = spelled.split(' ').collect();
                let key = cantonese_key_of_latin(&words).unwrap_or_default();
                if !keys.contains(&key) {
                    missed.push(format!("{han} {keys:?}: {spelled} gives {key}"));
                }
            }
        }
        assert!(missed.is_empty(), "{missed:#?}");
        assert_eq!(cantonese_key_of_latin(&["vladimir", "putin"]), None);
        assert_eq!(cantonese_key_of_latin(&[]), None);
        assert!(cantonese_key_of_han("Zhao").is_empty());
    }

    #[test]
    fn names_read_as_mandarin() {
        let table = [
            ("chiu kwong chung", "zhao", "guang zong"),
            ("ngai ko pan", "ni", "gao bin"),
            ("lee ka shing", "li", "jia cheng"),
            ("cheung hok yau", "zhang", "xue you"),
            ("cheung kwok wing", "zhang", "guo rong"),
            ("lau tak wah", "liu", "de hua"),
            ("leung chun ying", "liang", "zhen ying"),
            ("wong chi keung", "huang", "zhi qiang"),
            ("kwok fu shing", "guo", "fu cheng"),
            ("leung chiu wai", "liang", "chao wei"),
            ("chow yun fat", "zhou", "run fa"),
            ("tung chee hwa", "dong", "jian hua"),
            ("tan kah kee", "chen", "jia geng"),
            ("teo chee hean", "zhang", "zhi xian"),
            ("goh chok tong", "wu", "zuo dong"),
            ("lim kit siang", "lin", "ji xiang"),
            ("ng man wai", "wu", "min hui"),
            ("szeto wah", "si tu", "hua"),
            ("auyeung siu fung", "ou yang", "xiao feng"),
            ("tsang yam kuen", "zeng", "yin quan"),
            ("fung siu fung", "feng", "xiao feng"),
            ("yip kwok keung", "ye", "guo qiang"),
            ("tse ting fung", "xie", "ting feng"),
            ("choi ming fai", "cai", "ming hui"),
            ("mak siu ming", "mai", "xiao ming"),
            ("chua beng huat", "cai", "ming fa"),
            ("ong teng cheong", "wang", "ding chang"),
            ("quek leng chan", "guo", "ling can"),
            ("ho hung sun", "he", "hong shen"),
            ("kwan wing yan", "guan", "yong ren"),
            ("pang siu keung", "peng", "xiao qiang"),
            ("chan kwok wai", "chen", "guo wei"),
        ];
        let mut missed = Vec::new();
        for (name, surname, given) in table {
            let words: Vec<&str> = name.split(' ').collect();
            let given: Vec<&str> = given.split(' ').collect();
            let hit = parse_cantonese(&words).iter().any(|n| {
                n.surname.join(" ") == surname
                    && n.given.len() == given.len()
                    && n.given.iter().zip(&given).all(|(o, g)| o.contains(g))
            });
            if !hit {
                missed.push(name);
            }
        }
        assert!(missed.is_empty(), "{missed:?}");
        assert!(parse_cantonese(&["smith", "john"]).is_empty());
    }

    #[test]
    fn tables_name_only_known_syllables() {
        for row in rows(SURNAMES).chain(rows(GIVEN)) {
            let all = row[1].split('/').count();
            assert_eq!(readings_of(row[1]).len(), all, "{row:?}");
        }
        assert!(rows(GIVEN).count() >= 250);
    }
}
