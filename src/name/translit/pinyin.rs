//! Hanyu Pinyin: the Mandarin syllables, and every way a Latin word can be read as a run of them.
//!
//! Syllables are toneless; ü is written `v` (`lv`, `nve`), and `lü`, `lv`, `lu`, `lyu` are all understood. The table
//! `data/pinyin_syllables.tsv` also holds the Wade-Giles and Palladius spelling of each syllable, and
//! `data/chinese_surnames.tsv` the surnames; both are our own work. A surname's reading can differ from that of the same
//! character elsewhere (曾 is zeng, not ceng).

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::name::memo::Memo;

use super::syllable::{MAX_SPLITS, SyllableTable, choices, rows};

/// A run of pinyin syllables, as `["guang", "zong"]`.
pub type SyllableSeq = Vec<&'static str>;

/// The number of a Mandarin syllable: its row in the table.
pub(crate) type SyllableId = u16;

const SYLLABLES: &str = include_str!("../data/pinyin_syllables.tsv");
const SURNAMES: &str = include_str!("../data/chinese_surnames.tsv");

/// One syllable in the three systems.
pub(crate) struct Row {
    pub(crate) pinyin: &'static str,
    pub(crate) wade_giles: Vec<&'static str>,
    pub(crate) palladius: &'static str,
}

pub(crate) static ROWS: LazyLock<Vec<Row>> = LazyLock::new(|| {
    rows(SYLLABLES)
        .map(|c| Row { pinyin: c[0], wade_giles: c[1].split('/').collect(), palladius: c[2] })
        .collect()
});

static IDS: LazyLock<FxHashMap<&'static str, SyllableId>> = LazyLock::new(|| {
    let ids = ROWS.iter().enumerate();
    ids.map(|(i, r)| (r.pinyin, SyllableId::try_from(i).expect("some four hundred rows"))).collect()
});

/// The spellings of pinyin, ü in all its forms.
pub(crate) static TABLE: LazyLock<SyllableTable> = LazyLock::new(|| {
    let mut table = SyllableTable::new();
    for (i, row) in (0..).zip(ROWS.iter()) {
        table.add(row.pinyin, i);
    }
    for (i, row) in (0..).zip(ROWS.iter()) {
        if let Some(at) = row.pinyin.find('v') {
            let (initial, rest) = (&row.pinyin[..at], &row.pinyin[at + 1..]);
            for u in ["u", "yu", "ue"] {
                // `lue` is lüe; as ü + e it would be a German habit: only where nothing follows.
                if u != "ue" || rest.is_empty() {
                    table.add(&format!("{initial}{u}{rest}"), i);
                }
            }
        }
    }
    table
});

/// A row of the surname table.
pub(crate) struct Surname {
    pub(crate) simplified: &'static str,
    pub(crate) traditional: &'static str,
    /// Each reading as syllables, the usual one first.
    pub(crate) readings: Vec<Vec<SyllableId>>,
}

pub(crate) static SURNAME_ROWS: LazyLock<Vec<Surname>> = LazyLock::new(|| {
    rows(SURNAMES)
        .map(|c| Surname {
            simplified: c[0],
            traditional: c[1],
            readings: c[2]
                .split('/')
                .map(|r| r.split(' ').map(|s| id(s).expect("a syllable of the table")).collect())
                .collect(),
        })
        .collect()
});

/// Surnames of one syllable by syllable, and those of two as pairs.
pub(crate) struct SurnameSet {
    single: Vec<bool>,
    pairs: FxHashSet<(SyllableId, SyllableId)>,
    texts: FxHashSet<String>,
}

pub(crate) static SURNAME_SET: LazyLock<SurnameSet> = LazyLock::new(|| {
    let mut set = SurnameSet {
        single: vec![false; ROWS.len()],
        pairs: FxHashSet::default(),
        texts: FxHashSet::default(),
    };
    for reading in SURNAME_ROWS.iter().flat_map(|s| &s.readings) {
        match reading[..] {
            [one] => set.single[usize::from(one)] = true,
            [a, b] => {
                set.pairs.insert((a, b));
            }
            _ => {}
        }
        let syllables: Vec<&str> = reading.iter().map(|&s| text(s)).collect();
        for joiner in ["", " "] {
            set.texts.insert(syllables.join(joiner));
            // The folded ü: a surname `lu` may be lü.
            set.texts.insert(syllables.join(joiner).replace('v', "u"));
        }
    }
    set
});

impl SurnameSet {
    pub(crate) fn is_single(&self, syllable: SyllableId) -> bool {
        self.single[usize::from(syllable)]
    }

    pub(crate) fn is_compound(&self, first: SyllableId, second: SyllableId) -> bool {
        self.pairs.contains(&(first, second))
    }
}

/// The pinyin of a syllable number.
pub(crate) fn text(id: SyllableId) -> &'static str {
    ROWS[usize::from(id)].pinyin
}

/// The number of a pinyin syllable (ü as `v`).
pub(crate) fn id(pinyin: &str) -> Option<SyllableId> {
    IDS.get(pinyin).copied()
}

/// Whether `word` is exactly one pinyin syllable (ü as `v`).
#[must_use]
pub fn is_syllable(word: &str) -> bool {
    IDS.contains_key(word)
}

/// Every toneless Mandarin syllable, ü as `v`.
pub fn syllables() -> impl Iterator<Item = &'static str> {
    ROWS.iter().map(|r| r.pinyin)
}

/// Every way to read a folded Latin word as pinyin, fewest syllables first, at most eight ways; empty when there is none.
///
/// Apostrophes and hyphens are hard boundaries: `xian` is `xian` or `xi an`, `xi'an` only the latter. A folded `lu`
/// or `nu` is read both with u and with ü.
///
/// ```
/// use interdict::name::translit::pinyin::parse_pinyin;
/// assert_eq!(parse_pinyin("guangzong")[0], ["guang", "zong"]);
/// assert_eq!(parse_pinyin("xian"), [vec!["xian"], vec!["xi", "an"]]);
/// assert!(parse_pinyin("smith").is_empty());
/// ```
#[must_use]
pub fn parse_pinyin(word: &str) -> Vec<SyllableSeq> {
    expand(&TABLE.split(word, &['\'']))
}

/// The first letters of the syllables of a word of two or more, by its reading of fewest syllables; none for what is no
/// pinyin.
///
/// ```
/// use interdict::name::translit::pinyin::first_letters;
/// assert_eq!(first_letters("xiaoruizhi").as_deref(), Some("xrz"));
/// assert_eq!(first_letters("smith"), None);
/// ```
#[must_use]
pub fn first_letters(word: &str) -> Option<String> {
    thread_local! {
        /// What the words seen last give; names repeat their words.
        static SEEN: RefCell<Memo<Option<String>>> = RefCell::default();
    }
    SEEN.with_borrow_mut(|seen| {
        seen.get(word, |word| {
            let reading = parse_pinyin(word).into_iter().next()?;
            let letters: String = reading.iter().filter_map(|syllable| syllable.chars().next()).collect();
            (letters.len() >= 2).then_some(letters)
        })
    })
}

/// Writes out splits whose syllables have options, in order, without repeats, at most [`MAX_SPLITS`].
pub(crate) fn expand(splits: &[Vec<&[SyllableId]>]) -> Vec<SyllableSeq> {
    let mut seen = BTreeSet::new();
    splits
        .iter()
        .flat_map(|places| choices(places, MAX_SPLITS))
        .map(|(_, seq)| seq)
        .filter(|seq| seen.insert(seq.clone()))
        .map(|seq| seq.into_iter().map(text).collect())
        .take(MAX_SPLITS)
        .collect()
}

/// Whether pinyin text is a Chinese surname, one-syllable or compound (`zhao`, `ouyang`, `ou yang`, `lv`, `lu`).
#[must_use]
pub fn is_chinese_surname(pinyin: &str) -> bool {
    SURNAME_SET.texts.contains(pinyin)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_split_into_syllables() {
        let table = [
            ("zhao", "zhao"),
            ("guangzong", "guang zong"),
            ("gaobin", "gao bin"),
            ("ni", "ni"),
            ("xian", "xian,xi an"),
            ("xi'an", "xi an"),
            ("jianguo", "jian guo,ji an guo"),
            ("jian-guo", "jian guo,ji an guo"),
            ("chang'an", "chang an"),
            ("changan", "chan gan,chang an"),
            ("lv", "lv"),
            ("lu", "lu,lv"),
            ("lyu", "lv"),
            ("nyu", "nv"),
            ("lue", "lve,lv"),
            ("lve", "lve"),
            ("zhongguo", "zhong guo"),
            ("ouyang", "ou yang"),
            ("zhuge", "zhu ge"),
            ("xiaoping", "xiao ping,xi ao ping"),
            ("jinping", "jin ping"),
            ("zedong", "ze dong"),
            ("enlai", "en lai"),
            ("er", "er"),
            ("yuan", "yuan,yu an"),
            ("shuangyin", "shuang yin,shu ang yin"),
            ("qiangwei", "qiang wei,qi ang wei"),
            ("chengqing", "cheng qing"),
            ("weiwei", "wei wei"),
            ("aiping", "ai ping,a i"),
            ("ruixin", "rui xin"),
            ("wenyue", "wen yue"),
        ];
        for (word, want) in table {
            let got: Vec<String> = parse_pinyin(word).iter().map(|s| s.join(" ")).collect();
            for w in want.split(',').filter(|w| *w != "a i") {
                assert!(got.contains(&w.to_owned()), "{word}: {got:?}");
            }
            assert_eq!(
                got[0].split(' ').count(),
                want.split(',').next().unwrap().split(' ').count(),
                "{word}"
            );
        }
        for word in ["smith", "john", "maria1", "", "'", "xiam", "вэй", "zhaoguangzongx"] {
            assert!(parse_pinyin(word).is_empty(), "{word}");
        }
    }

    #[test]
    fn every_syllable_reads_as_itself() {
        assert!(syllables().count() > 400);
        for s in syllables() {
            assert_eq!(parse_pinyin(s)[0], [s]);
        }
    }

    #[test]
    fn splits_are_bounded_and_join_to_the_word() {
        for word in ["xianxianxianxian", "anananananananan", "yuanyuanyuanyuanyuanyuanyuanyuanyuan"] {
            let got = parse_pinyin(word);
            assert!(got.len() <= MAX_SPLITS);
            for seq in got {
                assert_eq!(seq.concat(), word);
            }
        }
    }

    #[test]
    fn surnames() {
        for s in ["zhao", "ni", "ouyang", "ou yang", "lv", "lu", "zeng", "shan", "zhangsun", "moqi", "piao"] {
            assert!(is_chinese_surname(s), "{s}");
        }
        for s in ["smith", "zuan", "bin", "a", ""] {
            assert!(!is_chinese_surname(s), "{s}");
        }
        assert!(SURNAME_ROWS.len() > 450);
    }
}
