//! Countries: one ISO 3166-1 code for every spelling in use. Says nothing about programs.
//!
//! The table is `data/countries.tsv`: codes, names as lists and customer files write them, and demonyms.
//!
//! Two kinds of text have no code on purpose, because a wrong country would contradict a true match while an
//! unknown one says nothing:
//!
//! - states that broke into several (Soviet Union, Yugoslavia, Czechoslovakia, Netherlands Antilles): whoever was
//!   born there may hold any successor's passport. States that were renamed or joined another have the code
//!   of today (Burma is `MM`, Zaire `CD`, East Germany `DE`).
//! - words of two countries (`Korean`, `Congolese`, plain `Korea`), and `NA`, which is Namibia to ISO but "not
//!   available" in most files; `NAM` and `Namibia` are read.
//!
//! Hong Kong, Macao and Taiwan have codes of their own, as ISO gives them.

use std::fmt;
use std::sync::OnceLock;

use rustc_hash::FxHashMap;
use unicode_normalization::UnicodeNormalization as _;

static TABLE: &str = include_str!("data/countries.tsv");

/// Text longer than any spelling of a country.
const MAX_LENGTH: usize = 100;

/// An ISO 3166-1 alpha-2 code in upper case, such as `CN`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct CountryCode(pub [u8; 2]);

impl CountryCode {
    /// The code as text: `CN`.
    #[must_use]
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("??")
    }
}

impl fmt::Display for CountryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// The code of a country written as a code, a name or a demonym, or `None` where it is not known.
///
/// Case, marks, punctuation and spaces do not matter, nor does a leading "the". Text in brackets or after
/// "former" is no part of a name unless the table says so. Cost: one table lookup, one short allocation.
#[must_use]
pub fn country_code(text: &str) -> Option<CountryCode> {
    let table = table();
    let key = key(text)?;
    if let Some(code) = table.get(&key) {
        return Some(*code);
    }
    let bare = text.split_once('(').map(|(before, _)| before).filter(|before| !before.trim().is_empty())?;
    table.get(&self::key(bare)?).copied()
}

fn table() -> &'static FxHashMap<String, CountryCode> {
    static SPELLINGS: OnceLock<FxHashMap<String, CountryCode>> = OnceLock::new();
    SPELLINGS.get_or_init(|| {
        let mut spellings = FxHashMap::default();
        for (code, alpha3, names) in rows() {
            // Namibia's code is "not available" in most files.
            let alpha2 = if code.as_str() == "NA" { None } else { Some(code.as_str()) };
            for spelling in names.split('|').chain(alpha2).chain([alpha3]) {
                if let Some(key) = key(spelling) {
                    spellings.insert(key, code);
                }
            }
        }
        spellings
    })
}

/// Every row of the table: code, alpha-3, spellings.
fn rows() -> impl Iterator<Item = (CountryCode, &'static str, &'static str)> {
    TABLE.lines().filter(|line| !line.starts_with('#')).filter_map(|line| {
        let mut cells = line.split('\t');
        let code = <[u8; 2]>::try_from(cells.next()?.as_bytes()).ok()?;
        Some((CountryCode(code), cells.next()?, cells.next()?))
    })
}

/// Letters and digits only, without marks and case; `None` for text without any, or too long.
fn key(text: &str) -> Option<String> {
    let text = text.trim();
    if text.is_empty() || text.len() > MAX_LENGTH {
        return None;
    }
    let text = match text.get(..4) {
        Some(the) if the.eq_ignore_ascii_case("the ") => &text[4..],
        _ => text,
    };
    let mut key = String::with_capacity(text.len());
    for c in text.nfkd() {
        match c {
            '&' => key.push_str("and"),
            // Turkish dotless i, which has no decomposition.
            'ı' => key.push('i'),
            c if c.is_alphanumeric() => key.extend(c.to_lowercase().filter(|c| c.is_alphanumeric())),
            _ => {}
        }
    }
    (!key.is_empty()).then_some(key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_lists_and_files_have_one_code() {
        let table = [
            ("CN", "CN"),
            ("cn", "CN"),
            ("CHN", "CN"),
            ("China", "CN"),
            ("P.R. China", "CN"),
            ("Chinese", "CN"),
            ("People's Republic of China", "CN"),
            ("People’s Republic of China", "CN"),
            ("Korea, North", "KP"),
            ("DPRK", "KP"),
            ("Democratic People's Republic of Korea", "KP"),
            ("Korea, South", "KR"),
            ("Russian Federation", "RU"),
            ("The Russian Federation", "RU"),
            ("Iran, Islamic Republic of", "IR"),
            ("Iran (Islamic Republic of)", "IR"),
            ("Iranian", "IR"),
            ("Congo, Democratic Republic of the", "CD"),
            ("Democratic Republic of the Congo", "CD"),
            ("Congo", "CG"),
            ("Burma", "MM"),
            ("Türkiye", "TR"),
            ("Turkey", "TR"),
            ("TÜRKİYE", "TR"),
            ("Côte d’Ivoire", "CI"),
            ("Syrian Arab Republic", "SY"),
            ("United Kingdom of Great Britain and Northern Ireland", "GB"),
            ("U.K.", "GB"),
            ("State of Palestine", "PS"),
            ("Trinidad & Tobago", "TT"),
            ("USA", "US"),
            ("U.S.", "US"),
            ("Bosnia and Herzegovina", "BA"),
            ("Venezuela (Bolivarian)", "VE"),
            ("Guinea-Bissau", "GW"),
            ("Kosovo", "XK"),
            ("Namibia", "NA"),
            ("NAM", "NA"),
            ("Bahamas, The", "BS"),
            ("Taiwan", "TW"),
            ("Hong Kong", "HK"),
            ("Nigerien", "NE"),
            ("Nigerian", "NG"),
            ("Zaire", "CD"),
        ];
        for (text, expected) in table {
            assert_eq!(country_code(text).map(|code| code.to_string()).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn what_is_no_country_or_two_has_no_code() {
        for text in [
            "",
            " ",
            "NA",
            "n/a",
            "na",
            "Korea",
            "Congolese",
            "Korean",
            "former Soviet Union",
            "USSR",
            "Yugoslavia",
            "Czechoslovakia",
            "unknown",
            "00",
            "Undetermined",
            "X",
        ] {
            assert_eq!(country_code(text), None, "{text}");
        }
    }

    #[test]
    fn the_table_has_every_country_once_and_no_spelling_twice() {
        let codes: Vec<_> = rows().map(|(code, ..)| code).collect();
        assert_eq!(codes.len(), 250, "249 of ISO 3166-1 and Kosovo");
        let mut seen = std::collections::BTreeMap::new();
        for (code, alpha3, names) in rows() {
            assert_eq!(alpha3.len(), 3, "{code}");
            for spelling in names.split('|').chain([alpha3, code.as_str()]) {
                let first = seen.insert(key(spelling).unwrap(), code);
                assert!(first.is_none_or(|first| first == code), "{spelling} is both {first:?} and {code}");
            }
        }
    }
}
