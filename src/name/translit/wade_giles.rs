//! Wade-Giles, the older romanisation, still the one of Taiwan's passports and of many listed names.
//!
//! It parts `kuang` (guang) from `k'uang` (kuang) by an apostrophe alone, and names often lose it. So there are two
//! readings: *exact*, where apostrophes are kept, and *plain*, where each spelling stands for all it could have been
//! (`chu` is zhu, chu, ju or qu; the two dots of ü are lost to folding in both). Table: `data/pinyin_syllables.tsv`.

use std::sync::LazyLock;

use super::pinyin::ROWS;
use super::pinyin::text;
use super::syllable::SyllableTable;

/// The Wade-Giles spellings with apostrophes.
pub(crate) static EXACT: LazyLock<SyllableTable> = LazyLock::new(|| table(false));
/// The Wade-Giles spellings with apostrophes lost.
pub(crate) static PLAIN: LazyLock<SyllableTable> = LazyLock::new(|| table(true));

fn table(plain: bool) -> SyllableTable {
    let mut table = SyllableTable::new();
    // First the syllables without aspiration, as the spelling says; then those that lost their apostrophe.
    for aspirated in [false, true] {
        for (i, row) in (0..).zip(ROWS.iter()) {
            for spelling in &row.wade_giles {
                let folded = spelling.replace('ü', "u");
                if folded.contains('\'') == aspirated {
                    table.add(&if plain { folded.replace('\'', "") } else { folded }, i);
                }
            }
        }
    }
    table
}

/// Every way to read a folded Latin word as Wade-Giles: ways × syllables × the pinyin each may stand for.
///
/// `exact` says that the name writes its apostrophes (it has one somewhere), so that an absent one means no aspiration.
/// Fewest syllables first, at most eight ways; hyphens part syllables.
///
/// ```
/// use interdict::name::translit::wade_giles::parse_wade_giles;
/// assert_eq!(parse_wade_giles("kuang-tsung", true)[0], [["guang"], ["zong"]]);
/// assert_eq!(parse_wade_giles("kuangtsung", false)[0], [["guang", "kuang"], ["zong", "cong"]]);
/// ```
#[must_use]
pub fn parse_wade_giles(word: &str, exact: bool) -> Vec<Vec<Vec<&'static str>>> {
    let table = if exact { &EXACT } else { &PLAIN };
    let splits = table.split(word, &[]);
    splits
        .into_iter()
        .map(|split| split.into_iter().map(|o| o.iter().map(|&s| text(s)).collect()).collect())
        .collect()
}

/// The Wade-Giles spelling of a pinyin syllable, with apostrophes and ü.
#[must_use]
pub fn to_wade_giles(pinyin: &str) -> Option<&'static str> {
    super::pinyin::id(pinyin).map(|i| ROWS[usize::from(i)].wade_giles[0])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::name::translit::pinyin::syllables;

    #[test]
    fn published_spellings() {
        let table = [
            ("zhao", "chao"),
            ("guang", "kuang"),
            ("kuang", "k'uang"),
            ("zong", "tsung"),
            ("ni", "ni"),
            ("gao", "kao"),
            ("bin", "pin"),
            ("hai", "hai"),
            ("lai", "lai"),
            ("ye", "yeh"),
            ("jie", "chieh"),
            ("xue", "hsüeh"),
            ("si", "ssu"),
            ("zi", "tzu"),
            ("ci", "tz'u"),
            ("er", "erh"),
            ("yan", "yen"),
            ("tian", "t'ien"),
            ("you", "yu"),
            ("yu", "yü"),
            ("ri", "jih"),
            ("zhi", "chih"),
            ("chi", "ch'ih"),
            ("shi", "shih"),
            ("guo", "kuo"),
            ("he", "ho"),
            ("ge", "ko"),
            ("ke", "k'o"),
            ("duo", "to"),
            ("luo", "lo"),
            ("dong", "tung"),
            ("xiao", "hsiao"),
            ("ping", "p'ing"),
            ("qing", "ch'ing"),
            ("rong", "jung"),
            ("xiong", "hsiung"),
            ("gui", "kuei"),
            ("hui", "hui"),
            ("lv", "lü"),
            ("yuan", "yüan"),
            ("tie", "t'ieh"),
            ("quan", "ch'üan"),
            ("shuo", "shuo"),
            ("zhuo", "cho"),
        ];
        for (pinyin, want) in table {
            assert_eq!(to_wade_giles(pinyin), Some(want), "{pinyin}");
        }
    }

    #[test]
    fn every_syllable_returns_but_for_folded_dots() {
        // What two syllables share in Wade-Giles once ü is folded; -uo and -o share `lo` by the system itself.
        let merged = ["zhu/ju", "chu/qu", "zhuan/juan", "chuan/quan", "zhun/jun", "chun/qun"];
        let merged = merged.iter().chain(&["you/yu", "lu/lv", "nu/nv", "luo/lo", "e/o", "ruan/juan"]);
        let merged: Vec<&str> = merged.copied().collect();
        for s in syllables() {
            let spelled = to_wade_giles(s).unwrap().replace('ü', "u");
            let whole = EXACT.get(&spelled);
            let back: Vec<&str> = whole.iter().map(|&i| text(i)).collect();
            assert!(back.contains(&s), "{s} {spelled} {back:?}");
            for other in back.iter().filter(|b| **b != s) {
                let pair = [format!("{s}/{other}"), format!("{other}/{s}")];
                let known = merged.iter().any(|m| pair.iter().any(|p| p == m));
                assert!(known, "{s} and {other} both {spelled}");
            }
        }
    }

    #[test]
    fn plain_words_keep_every_meaning() {
        let one = |w: &str| parse_wade_giles(w, false)[0][0].clone();
        assert_eq!(one("chao"), ["zhao", "chao"]);
        assert_eq!(one("kuang"), ["guang", "kuang"]);
        assert_eq!(one("tsung"), ["zong", "cong"]);
        assert_eq!(one("chung"), ["zhong", "chong"]);
        let mut chu = one("chu");
        chu.sort_unstable();
        assert_eq!(chu, ["chu", "ju", "qu", "zhu"]);
        assert!(parse_wade_giles("smith", false).is_empty());
        assert_eq!(parse_wade_giles("k'uang", true)[0], [["kuang"]]);
    }
}
