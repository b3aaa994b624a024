//! Palladius, the Cyrillic spelling of Mandarin used by Russian sources and by lists with Russian names.
//!
//! Input is a lower-case Cyrillic word. `н` ends -ng and `нь` -n; `ъ` and `-` part syllables (`чанъань`, Chang'an).
//! Common departures are understood after the strict spelling: `е` for `э` (`шен`, `вей`), `хуй`, `хой` for `хуэй`,
//! `ци` for `цзи`-like losses are *not*, they change the syllable. A word whose `й` lost its mark in folding is read too.

use std::sync::LazyLock;

use super::pinyin::{ROWS, SyllableSeq, expand};
use super::syllable::SyllableTable;

/// Strict spellings.
pub(crate) static STRICT: LazyLock<SyllableTable> = LazyLock::new(|| {
    let mut table = SyllableTable::new();
    for (i, row) in (0..).zip(ROWS.iter()) {
        table.add(row.palladius, i);
    }
    table
});

/// Strict spellings and the departures from them, й folded to и.
pub(crate) static LOOSE: LazyLock<SyllableTable> = LazyLock::new(|| {
    let mut table = SyllableTable::new();
    for loosen in [false, true] {
        for (i, row) in (0..).zip(ROWS.iter()) {
            let strict = row.palladius;
            let mut forms = vec![strict.to_owned()];
            if loosen {
                if strict.starts_with(|c| c != 'э') {
                    forms.push(strict.replace('э', "е"));
                }
                if strict.starts_with(['ж', 'ш']) || strict.starts_with("чж") {
                    forms.push(strict.replace('и', "ы"));
                }
                match row.pinyin {
                    "hui" => forms.extend(["хуй", "хой", "хуей", "хуи"].map(str::to_owned)),
                    "yo" => forms.push("ё".to_owned()),
                    "ye" | "e" => forms.push("е".to_owned()),
                    "wen" | "wei" | "weng" => forms.push(strict.replace("вэ", "уэ")),
                    _ => {}
                }
            }
            for form in forms {
                table.add(&form, i);
                table.add(&form.replace('й', "и"), i);
            }
        }
    }
    table
});

/// The splits of a word: strict if there are any, else loose.
pub(crate) fn split(word: &str) -> Vec<Vec<&'static [u16]>> {
    let hard = ['ъ', '\'', '’'];
    let strict = STRICT.split(word, &hard);
    if strict.is_empty() || !word.contains('й') && word.contains('и') {
        // Where и may be a folded й, both are possible.
        let mut all = strict;
        all.extend(LOOSE.split(word, &hard));
        return all;
    }
    strict
}

/// Every way to read a lower-case Cyrillic word as Mandarin in Palladius' spelling, as pinyin; strict spellings first.
///
/// ```
/// use interdict::name::translit::palladius::parse_palladius;
/// assert_eq!(parse_palladius("гуанцзун")[0], ["guang", "zong"]);
/// ```
#[must_use]
pub fn parse_palladius(word: &str) -> Vec<SyllableSeq> {
    expand(&split(word))
}

/// The Palladius spelling of a pinyin syllable.
#[must_use]
pub fn to_palladius(pinyin: &str) -> Option<&'static str> {
    super::pinyin::id(pinyin).map(|i| ROWS[usize::from(i)].palladius)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::name::translit::pinyin::syllables;

    #[test]
    fn published_spellings() {
        let table = [
            ("чжао", "zhao"),
            ("гуанцзун", "guang zong"),
            ("гуан", "guang"),
            ("гуань", "guan"),
            ("цзун", "zong"),
            ("цзюн", "jiong"),
            ("цзюнь", "jun"),
            ("си", "xi"),
            ("цзиньпин", "jin ping"),
            ("цзэдун", "ze dong"),
            ("эньлай", "en lai"),
            ("сяопин", "xiao ping"),
            ("цзиньтао", "jin tao"),
            ("кэцян", "ke qiang"),
            ("ни", "ni"),
            ("гаобинь", "gao bin"),
            ("чэнцин", "cheng qing"),
            ("чанъань", "chang an"),
            ("хуэй", "hui"),
            ("хуй", "hui"),
            ("ушу", "wu shu"),
            ("вэй", "wei"),
            ("вей", "wei"),
            ("юань", "yuan"),
            ("сюэ", "xue"),
            ("люй", "lv"),
            ("шэньчжэнь", "shen zhen"),
            ("шеньчжень", "shen zhen"),
            ("эр", "er"),
            ("цзы", "zi"),
            ("цы", "ci"),
            ("сы", "si"),
            ("жи", "ri"),
            ("чжи", "zhi"),
            ("юй", "yu"),
            ("юи", "yu"),
            ("ян", "yang"),
            ("янь", "yan"),
        ];
        for (word, want) in table {
            let got: Vec<String> = parse_palladius(word).iter().map(|s| s.join(" ")).collect();
            assert!(got.contains(&want.to_owned()), "{word}: {got:?}");
        }
        for word in ["иванов", "петров", "смирнов", "", "zhao"] {
            assert!(parse_palladius(word).is_empty(), "{word}: {:?}", parse_palladius(word));
        }
    }

    #[test]
    fn every_syllable_returns() {
        // luo and lo share one spelling by the system itself.
        for s in syllables() {
            let back = parse_palladius(to_palladius(s).unwrap());
            assert!(back.contains(&vec![s]), "{s}: {back:?}");
            let same: Vec<_> = STRICT.get(to_palladius(s).unwrap()).to_vec();
            assert!(same.len() == 1 || ["lo", "luo"].contains(&s), "{s}");
        }
    }
}
