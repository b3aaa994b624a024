//! Chinese organisation names in Han characters, split into place, brand, trade words and legal form.
//!
//! `武汉晓睿智科技有限责任公司` is 武汉 (Wuhan) + 晓睿智 (a brand: Xiaoruizhi) + 科技 (science and technology) + 有限责任公司
//! (limited liability company). Traditional characters are simplified first. Tables: `data/han_company.tsv` and
//! `data/han_places.txt`, hand-kept. What no table knows is the brand and is given as glued pinyin.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::han::{ids_of, is_han, to_simplified};
use super::pinyin::text;
use super::syllable::{choices, rows};

const WORDS: &str = include_str!("../data/han_company.tsv");
const PLACES: &str = include_str!("../data/han_places.txt");

/// Longest table word in characters.
const LONGEST: usize = 13;
/// How many pinyin readings of a brand are given at most.
const MAX_BRAND_READINGS: usize = 4;
/// Longer texts are sentences, not names.
const MAX_CHARACTERS: usize = 60;

/// What a part of an organisation's name does in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    /// Where it is: a province, a city, a country.
    Place,
    /// What tells it from others.
    Brand,
    /// What it does.
    Trade,
    /// Its legal form or kind of body.
    LegalForm,
    /// Digits, Latin letters and whatever else stands in between.
    Other,
}

/// A part of an organisation's name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CompanyWord {
    /// Its Latin options, the usual one first, each one or more lower-case words: `["technology", "science technology"]`.
    pub latin: Vec<String>,
    /// What it does in the name.
    pub role: Role,
    /// Its characters, simplified.
    pub han: String,
}

static TABLE: LazyLock<FxHashMap<&'static str, (Role, Vec<&'static str>)>> = LazyLock::new(|| {
    let kinds = |row: Vec<&'static str>| {
        let role = if row[0] == "F" { Role::LegalForm } else { Role::Trade };
        (row[1], (role, row[2].split('/').collect()))
    };
    rows(WORDS).map(kinds).collect()
});

static PLACE_TABLE: LazyLock<FxHashMap<String, Vec<String>>> = LazyLock::new(|| {
    let lines = PLACES.lines().filter(|l| !l.starts_with('#'));
    lines
        .flat_map(str::split_whitespace)
        .map(|entry| match entry.split_once('=') {
            Some((han, latin)) => (han.to_owned(), latin.split('/').map(|l| l.replace('_', " ")).collect()),
            None => (entry.to_owned(), glued_pinyin(entry, 1)),
        })
        .collect()
});

/// Glued pinyin of characters, best readings first; ü as `v`.
fn glued_pinyin(han: &str, limit: usize) -> Vec<String> {
    let ids: Vec<Vec<u16>> = han.chars().map(|c| ids_of(c).into_iter().take(2).collect()).collect();
    let places: Vec<&[u16]> = ids.iter().map(Vec::as_slice).collect();
    choices(&places, limit).into_iter().map(|(_, c)| c.into_iter().map(text).collect()).collect()
}

/// Splits an organisation's Han name into its parts in order, or nothing when the text has no Han characters or no word
/// that marks an organisation (legal form or trade word).
///
/// ```
/// use interdict::name::translit::han_company::{Role, read_company};
/// let parts = read_company("武汉晓睿智科技有限责任公司").unwrap();
/// let roles: Vec<Role> = parts.iter().map(|p| p.role).collect();
/// assert_eq!(roles, [Role::Place, Role::Brand, Role::Trade, Role::LegalForm]);
/// assert_eq!(parts[1].latin[0], "xiaoruizhi");
/// ```
#[must_use]
pub fn read_company(text: &str) -> Option<Vec<CompanyWord>> {
    if !text.chars().any(is_han) || text.chars().count() > MAX_CHARACTERS {
        return None;
    }
    let simplified = to_simplified(text);
    let mut out = Vec::new();
    // Brackets, spaces and foreign letters part the name: （香港） is a part of its own.
    let mut run = String::new();
    let mut run_is_han = false;
    for c in simplified.chars().chain([' ']) {
        let han = is_han(c);
        if !run.is_empty() && (han != run_is_han || !(han || c.is_alphanumeric())) {
            if run_is_han {
                split_run(&run, out.is_empty(), &mut out);
            } else {
                let latin = vec![run.to_lowercase()];
                out.push(CompanyWord { latin, role: Role::Other, han: run.clone() });
            }
            run.clear();
        }
        if han || c.is_alphanumeric() {
            run.push(c);
            run_is_han = han;
        }
    }
    out.iter().any(|w| matches!(w.role, Role::Trade | Role::LegalForm)).then_some(out)
}

/// Splits a run of Han characters: places at the front, legal forms and trade words from the back, the rest a brand.
fn split_run(run: &str, at_start: bool, out: &mut Vec<CompanyWord>) {
    let chars: Vec<char> = run.chars().collect();
    let mut from = 0;
    let mut to = chars.len();
    while let Some((end, latin)) = place_at(&chars[from..to]) {
        // A name that would end here is the brand itself, but in brackets a place stands alone.
        if from + end == to && at_start {
            break;
        }
        let han: String = chars[from..from + end].iter().collect();
        out.push(CompanyWord { latin, role: Role::Place, han });
        from += end;
        // 市, 省, 县, 区 after a place belong to it.
        if from < to && matches!(chars[from], '市' | '省' | '县') {
            from += 1;
        }
    }
    let mut tail = Vec::new();
    let mut form_seen = false;
    while to > from {
        let longest = LONGEST.min(to - from);
        let found = (1..=longest).rev().find_map(|len| {
            let han: String = chars[to - len..to].iter().collect();
            let (role, latin) = TABLE.get(han.as_str())?;
            // Legal forms stand at the end only, one or two (集团 公司); single characters only as the very last.
            let allowed = match role {
                Role::LegalForm => {
                    !tail.iter().any(|t: &CompanyWord| t.role == Role::Trade) && (len > 1 || !form_seen)
                }
                _ => true,
            };
            allowed.then(|| (len, *role, latin.iter().map(|&l| l.to_owned()).collect::<Vec<_>>(), han))
        });
        let Some((len, role, latin, han)) = found else { break };
        form_seen |= role == Role::LegalForm;
        tail.push(CompanyWord { latin, role, han });
        to -= len;
    }
    if to > from {
        brand(&chars[from..to], out);
    }
    out.extend(tail.into_iter().rev());
}

/// A brand, parted from a place that stands behind it (晓睿智武汉).
fn brand(chars: &[char], out: &mut Vec<CompanyWord>) {
    let han: String = chars.iter().collect();
    let place = (1..chars.len().saturating_sub(1)).find_map(|at| {
        let (len, latin) = place_at(&chars[at..])?;
        (at >= 2 && at + len == chars.len()).then_some((at, latin))
    });
    if let Some((at, latin)) = place {
        brand(&chars[..at], out);
        let han: String = chars[at..].iter().collect();
        out.push(CompanyWord { latin, role: Role::Place, han });
        return;
    }
    out.push(CompanyWord { latin: glued_pinyin(&han, MAX_BRAND_READINGS), role: Role::Brand, han });
}

fn place_at(chars: &[char]) -> Option<(usize, Vec<String>)> {
    (2..=LONGEST.min(chars.len())).rev().find_map(|len| {
        let han: String = chars[..len].iter().collect();
        PLACE_TABLE.get(&han).map(|latin| (len, latin.clone()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(name: &str) -> String {
        let parts = read_company(name).unwrap_or_default();
        parts.iter().map(|p| format!("{:?}:{}", p.role, p.latin[0])).collect::<Vec<_>>().join(" + ")
    }

    #[test]
    fn names_split() {
        let table = [
            (
                "武汉晓睿智科技有限责任公司",
                "Place:wuhan + Brand:xiaoruizhi + Trade:technology + LegalForm:limited liability company",
            ),
            (
                "武漢曉睿智科技有限責任公司",
                "Place:wuhan + Brand:xiaoruizhi + Trade:technology + LegalForm:limited liability company",
            ),
            ("华为技术有限公司", "Brand:huawei + Trade:technology + LegalForm:co ltd"),
            (
                "中国石油天然气集团公司",
                "Place:china + Trade:petroleum + Trade:natural gas + LegalForm:group corporation",
            ),
            ("中国工商银行", "Place:china + Trade:industrial commercial + LegalForm:bank"),
            ("北京航空航天大学", "Place:beijing + Trade:aerospace + LegalForm:university"),
            (
                "深圳市大疆创新科技有限公司",
                "Place:shenzhen + Brand:dajiangchuangxin + Trade:technology + LegalForm:co ltd",
            ),
            (
                "香港顺通国际贸易有限公司",
                "Place:hong kong + Brand:shuntong + Trade:international trading + LegalForm:co ltd",
            ),
            ("顺通（香港）有限公司", "Brand:shuntong + Place:hong kong + LegalForm:co ltd"),
            ("大连海昌航运有限公司", "Place:dalian + Brand:haichang + Trade:shipping + LegalForm:co ltd"),
        ];
        for (name, want) in table {
            assert_eq!(shown(name), want, "{name}");
        }
        assert_eq!(read_company("赵光宗"), None);
        assert_eq!(read_company("Wuhan XRZ"), None);
        assert_eq!(read_company(""), None);
    }

    #[test]
    fn tables_are_large_and_readable() {
        assert!(TABLE.values().filter(|(r, _)| *r == Role::Trade).count() >= 150);
        assert!(PLACE_TABLE.len() >= 330);
        assert!(PLACE_TABLE.values().all(|latin| !latin.is_empty() && latin.iter().all(|l| !l.is_empty())));
    }
}
