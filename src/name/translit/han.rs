//! Han characters of a person's name as pinyin: surname readings in surname position, every reading elsewhere.
//!
//! Readings come from the `pinyin` crate (Unihan and pinyin-data); surnames and their readings from
//! `data/chinese_surnames.tsv`, simplified and traditional; the traditional-to-simplified table
//! (`data/han_simplified.txt`) is Unicode's Unihan (Unicode License).

use std::sync::LazyLock;

use pinyin::ToPinyinMulti;
use rustc_hash::FxHashMap;

use super::pinyin::{SURNAME_ROWS, SyllableId, id, text};
use super::syllable::choices;

const SIMPLIFIED: &str = include_str!("../data/han_simplified.txt");

/// How many readings of one name are given at most.
pub const MAX_READINGS: usize = 16;
/// Readings of one character that are considered: the crate lists them by use, rare ones last.
const READINGS_PER_CHARACTER: usize = 3;

static TO_SIMPLIFIED: LazyLock<FxHashMap<char, char>> = LazyLock::new(|| {
    let mut map = FxHashMap::default();
    for line in SIMPLIFIED.lines().filter(|l| !l.starts_with('#')) {
        let mut chars = line.chars();
        while let (Some(from), Some(to)) = (chars.next(), chars.next()) {
            map.insert(from, to);
        }
    }
    map
});

static SURNAMES: LazyLock<FxHashMap<String, &'static [Vec<SyllableId>]>> = LazyLock::new(|| {
    let mut map: FxHashMap<String, &'static [Vec<SyllableId>]> = FxHashMap::default();
    for row in SURNAME_ROWS.iter() {
        for form in [row.simplified, row.traditional] {
            map.entry(form.to_owned()).or_insert(&row.readings);
        }
        map.entry(to_simplified(row.traditional)).or_insert(&row.readings);
    }
    map
});

/// One way a person's Han name reads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonReading {
    /// Pinyin of the surname: one syllable, or two of a compound surname.
    pub surname: Vec<String>,
    /// Pinyin of the given name, a syllable a character.
    pub given: Vec<String>,
}

/// A reading as syllable numbers, with the number of characters that are the surname.
pub(crate) struct Reading {
    pub(crate) surname: Vec<SyllableId>,
    pub(crate) given: Vec<SyllableId>,
}

/// The text with each traditional character replaced by its simplified form, where it has exactly one.
#[must_use]
pub fn to_simplified(text: &str) -> String {
    text.chars().map(|c| TO_SIMPLIFIED.get(&c).copied().unwrap_or(c)).collect()
}

/// Whether a character is a Han ideograph.
#[must_use]
pub fn is_han(c: char) -> bool {
    matches!(u32::from(c), 0x3400..=0x4DBF | 0x4E00..=0x9FFF | 0xF900..=0xFAFF | 0x20000..=0x3_FFFF)
        || c == '〇'
}

/// Every pinyin reading of a character, the commonest first; ü as `v`.
#[must_use]
pub fn readings_of(c: char) -> Vec<&'static str> {
    ids_of(c).into_iter().map(text).collect()
}

pub(crate) fn ids_of(c: char) -> Vec<SyllableId> {
    let mut out = Vec::new();
    if c == '〇' {
        out.extend(id("ling"));
    }
    for reading in c.to_pinyin_multi().into_iter().flatten() {
        let plain = reading.plain();
        let found = if plain.contains('ü') { id(&plain.replace('ü', "v")) } else { id(plain) };
        if let Some(found) = found.filter(|f| !out.contains(f)) {
            out.push(found);
        }
    }
    out
}

/// The Han characters of a person's name, separators taken out; nothing when anything else stands in it.
pub(crate) fn name_characters(text: &str) -> Option<Vec<char>> {
    let chars: Vec<char> =
        text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '·' | '・' | '•' | ',' | '，')).collect();
    ((2..=6).contains(&chars.len()) && chars.iter().all(|&c| is_han(c))).then_some(chars)
}

/// The readings as numbers, best first, at most [`MAX_READINGS`].
pub(crate) fn read(text: &str) -> Vec<Reading> {
    let Some(chars) = name_characters(text) else { return Vec::new() };
    let mut all = Vec::new();
    let compound: String = chars[..2].iter().collect();
    if chars.len() > 2
        && let Some(readings) = SURNAMES.get(&compound)
    {
        for reading in *readings {
            push(&mut all, reading, &chars[2..]);
        }
    }
    // 欧阳修 is Ouyang Xiu; but 东方明 may be Dong Fangming too, so the short surname follows.
    let first = chars[0].to_string();
    let listed: Vec<Vec<SyllableId>> = match SURNAMES.get(&first) {
        Some(readings) => readings.to_vec(),
        None => ids_of(chars[0]).into_iter().take(READINGS_PER_CHARACTER).map(|r| vec![r]).collect(),
    };
    for reading in &listed {
        push(&mut all, reading, &chars[1..]);
    }
    // A listed surname may still be read as elsewhere, last of all.
    for other in ids_of(chars[0]).into_iter().take(READINGS_PER_CHARACTER) {
        if !listed.contains(&vec![other]) {
            push(&mut all, &[other], &chars[1..]);
        }
    }
    all.truncate(MAX_READINGS);
    all
}

fn push(all: &mut Vec<Reading>, surname: &[SyllableId], given: &[char]) {
    if given.len() > 4 {
        return;
    }
    let places: Vec<Vec<SyllableId>> = given
        .iter()
        .map(|&c| {
            let mut ids = ids_of(c);
            ids.truncate(READINGS_PER_CHARACTER);
            ids
        })
        .collect();
    let places: Vec<&[SyllableId]> = places.iter().map(Vec::as_slice).collect();
    for (_, given) in choices(&places, MAX_READINGS / 2) {
        all.push(Reading { surname: surname.to_vec(), given });
    }
}

/// Every way to read a person's Han name, best first, at most [`MAX_READINGS`]; empty when it is not 2 to 6 characters.
///
/// ```
/// use interdict::name::translit::han::read_han_person;
/// let best = &read_han_person("趙光宗")[0];
/// assert_eq!((best.surname.join(" "), best.given.join(" ")), ("zhao".into(), "guang zong".into()));
/// assert_eq!(read_han_person("单雄信")[0].surname, ["shan"]);
/// ```
#[must_use]
pub fn read_han_person(name: &str) -> Vec<PersonReading> {
    let own = |ids: Vec<SyllableId>| ids.into_iter().map(|s| text(s).to_owned()).collect();
    read(name).into_iter().map(|r| PersonReading { surname: own(r.surname), given: own(r.given) }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn best_readings() {
        let table = [
            ("赵光宗", "zhao|guang zong"),
            ("趙光宗", "zhao|guang zong"),
            ("倪高彬", "ni|gao bin"),
            ("李承庆", "li|cheng qing"),
            ("单雄信", "shan|xiong xin"),
            ("單雄信", "shan|xiong xin"),
            ("曾国藩", "zeng|guo fan"),
            ("解缙", "xie|jin"),
            ("仇英", "qiu|ying"),
            ("任正非", "ren|zheng fei"),
            ("华国锋", "hua|guo feng"),
            ("朴树", "piao|shu"),
            ("查良镛", "zha|liang yong"),
            ("区海伦", "ou|hai lun"),
            ("尉迟恭", "yu chi|gong"),
            ("万俟卨", "mo qi|xie"),
            ("长孙无忌", "zhang sun|wu ji"),
            ("欧阳修", "ou yang|xiu"),
            ("歐陽修", "ou yang|xiu"),
            ("司马光", "si ma|guang"),
            ("司馬光", "si ma|guang"),
            ("诸葛亮", "zhu ge|liang"),
            ("吕布", "lv|bu"),
            ("呂布", "lv|bu"),
            ("邓小平", "deng|xiao ping"),
            ("鄧小平", "deng|xiao ping"),
            ("习近平", "xi|jin ping"),
            ("毛泽东", "mao|ze dong"),
            ("孟晚舟", "meng|wan zhou"),
            ("刘德华", "liu|de hua"),
        ];
        for (han, want) in table {
            let got: Vec<String> = read_han_person(han)
                .iter()
                .map(|r| format!("{}|{}", r.surname.join(" "), r.given.join(" ")))
                .collect();
            assert_eq!(got.first().map(String::as_str), Some(want), "{han}: {got:?}");
            assert!(got.len() <= MAX_READINGS);
        }
        for bad in ["", "赵", "Zhao", "赵Guang", "武汉晓睿智科技有限责任公司"] {
            assert!(read_han_person(bad).is_empty(), "{bad}");
        }
    }

    #[test]
    fn simplifies() {
        assert_eq!(to_simplified("趙國華銀行"), "赵国华银行");
        assert_eq!(to_simplified("赵国 abc"), "赵国 abc");
        assert!(readings_of('绿').contains(&"lv"));
    }
}
