//! Countries: the ISO 3166-1 codes for every spelling in use. Says nothing about programs.
//!
//! The table is `data/countries.tsv`: codes (alpha-2, alpha-3, numeric), names as lists and customer files write them in
//! English, in the country's own and in the larger languages, and demonyms. It is data about spellings, not about
//! recognition: Hong Kong, Macao, Taiwan and Palestine have codes of their own, as ISO gives them, Kosovo has `XK`.
//!
//! A text may mean several countries ([`country_codes`]): a state that broke up means its successors, because whoever
//! was born there may hold any successor's passport (`USSR`, `Yugoslavia`); a word of two countries means both (`Korea`,
//! `Congolese`); so does a territory that two states hold (`Crimea`). States that were renamed or joined another
//! have the code of today (Burma is `MM`, Zaire `CD`, East Germany `DE`). `NA` is Namibia to ISO but "not available"
//! in most files, so it has no code; `NAM` and `Namibia` are read.

use std::fmt;
use std::sync::OnceLock;

use rustc_hash::FxHashMap;
use unicode_normalization::UnicodeNormalization as _;

static TABLE: &str = include_str!("data/countries.tsv");

/// Text longer than any spelling of a country, or than a cell of several.
const MAX_LENGTH: usize = 200;

/// Territories whose people commonly hold the passport of another code's state, each with that code: overseas
/// territories and dependencies, the special regions of China, and pairs that were one state within living memory.
/// Lists and files write either of the two for one person, so they do not contradict each other.
#[rustfmt::skip]
const HELD_BY: [(&str, &str); 52] = [
    // China's special regions; passports of Taiwan read "Republic of China", and ISO's name is "Province of China".
    ("HK", "CN"), ("MO", "CN"), ("TW", "CN"),
    ("XK", "RS"), ("ME", "RS"), ("EH", "MA"), ("SS", "SD"), ("ER", "ET"), ("TL", "ID"),
    // British Crown dependencies and overseas territories (British Nationality Act 1981).
    ("GG", "GB"), ("JE", "GB"), ("IM", "GB"), ("GI", "GB"), ("AI", "GB"), ("BM", "GB"), ("VG", "GB"), ("KY", "GB"),
    ("FK", "GB"), ("MS", "GB"), ("PN", "GB"), ("SH", "GB"), ("TC", "GB"), ("IO", "GB"), ("GS", "GB"),
    // French overseas departments and collectivities.
    ("GF", "FR"), ("GP", "FR"), ("MQ", "FR"), ("RE", "FR"), ("YT", "FR"), ("BL", "FR"), ("MF", "FR"), ("PM", "FR"),
    ("PF", "FR"), ("NC", "FR"), ("WF", "FR"), ("TF", "FR"),
    // The Kingdom of the Netherlands, the Danish Realm, Finland, Norway.
    ("AW", "NL"), ("CW", "NL"), ("SX", "NL"), ("BQ", "NL"), ("FO", "DK"), ("GL", "DK"), ("AX", "FI"), ("SJ", "NO"),
    // Territories of the United States, Australia, New Zealand.
    ("PR", "US"), ("GU", "US"), ("VI", "US"), ("MP", "US"), ("AS", "US"), ("NF", "AU"), ("CK", "NZ"), ("NU", "NZ"),
];

/// An ISO 3166-1 alpha-2 code in upper case, such as `CN`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct CountryCode(pub [u8; 2]);

impl CountryCode {
    /// The code as text: `CN`.
    #[must_use]
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("??")
    }

    /// Whether the two are one country, or a territory and the state whose passport its people commonly hold (`HK` and
    /// `CN`, `GG` and `GB`), so that one does not contradict the other.
    #[must_use]
    pub fn is_related(self, other: Self) -> bool {
        self.state() == other.state()
    }

    /// The state whose passport is held there, itself for a state.
    fn state(self) -> [u8; 2] {
        let held = HELD_BY.iter().find(|(code, _)| code.as_bytes() == self.0);
        held.and_then(|(_, state)| state.as_bytes().try_into().ok()).unwrap_or(self.0)
    }
}

impl fmt::Display for CountryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A country as a list or a file states it: the text and every code it may mean.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Country {
    /// As written.
    pub written: String,
    /// What it may mean, sorted; never empty.
    pub codes: Vec<CountryCode>,
}

impl Country {
    /// The country a text states; `None` for a text without any.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let codes = country_codes(text);
        (!codes.is_empty()).then(|| Self { written: text.trim().to_owned(), codes })
    }

    /// Whether the two may be one country.
    #[must_use]
    pub fn meets(&self, other: &Self) -> bool {
        self.codes.iter().any(|code| other.codes.contains(code))
    }

    /// Whether the two may be one country or a territory and the state it belongs to.
    #[must_use]
    pub fn is_related(&self, other: &Self) -> bool {
        self.codes.iter().any(|code| other.codes.iter().any(|other| code.is_related(*other)))
    }
}

impl fmt::Display for Country {
    /// The code where there is one, else the text and what it may mean: `USSR`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.codes[..] {
            [code] => write!(f, "{code}"),
            _ => f.write_str(&self.written),
        }
    }
}

/// The code of a country written as a code, a name or a demonym, or `None` where it is not known or may be several.
///
/// See [`country_codes`] for what is read.
#[must_use]
pub fn country_code(text: &str) -> Option<CountryCode> {
    match country_codes(text)[..] {
        [code] => Some(code),
        _ => None,
    }
}

/// Every country a text may mean, sorted; empty where none is known.
///
/// Case, marks, punctuation and spaces do not matter, nor does a leading "the" or "former". Text in brackets is no part
/// of a name unless the table says so. A cell may hold several countries (`Iran; Iraq`, `IR/IQ`, `Iran and Iraq`); all are
/// returned. Cost: a table lookup and a short allocation for a plain spelling.
///
/// ```
/// use interdict::designation::country_codes;
/// let codes = |text| country_codes(text).iter().map(ToString::to_string).collect::<Vec<_>>().join(" ");
/// assert_eq!(codes("Ivorian"), "CI");
/// assert_eq!(codes("Korea"), "KP KR");
/// assert_eq!(codes("Korea, North"), "KP");
/// assert_eq!(codes("Ruritania"), "");
/// ```
#[must_use]
pub fn country_codes(text: &str) -> Vec<CountryCode> {
    if text.len() > MAX_LENGTH {
        return Vec::new();
    }
    if let Some(codes) = one(text) {
        return codes.to_vec();
    }
    // Separators that stand in no name, and numbers: what is known of the parts counts.
    let mut codes = several(text.split([';', '/', '|', '\n']), false);
    if codes.is_empty() && text.starts_with("(1)") {
        codes = several(text.split(|c: char| c == '(' || c.is_ascii_digit()), false);
    }
    // A comma, "and" and a dash stand in names too: only where every part is a country.
    for joint in [",", " and ", " & ", " - ", "-", "+", " y ", " et ", " und ", "、", "，", "و "] {
        if codes.is_empty() {
            codes = several(text.split(joint), true);
        }
    }
    codes.sort_unstable();
    codes.dedup();
    codes
}

/// The codes of the parts; none where there is one part only or, with `all`, where one is unknown.
fn several<'a>(parts: impl Iterator<Item = &'a str>, all: bool) -> Vec<CountryCode> {
    let parts: Vec<&str> = parts.map(str::trim).filter(|part| !part.is_empty()).collect();
    if parts.len() < 2 {
        return Vec::new();
    }
    let found: Vec<&[CountryCode]> = parts.iter().filter_map(|part| one(part)).collect();
    if all && found.len() < parts.len() { Vec::new() } else { found.concat() }
}

/// The codes of one spelling.
fn one(text: &str) -> Option<&'static [CountryCode]> {
    let table = table();
    let find = |text: &str| key(text).and_then(|key| table.get(&key)).map(Vec::as_slice);
    find(text)
        .or_else(|| find(text.split_once('(').map(|(before, _)| before)?))
        .or_else(|| find(without_former(text)?))
}

/// A text after words that do not change which country is meant.
fn without_former(text: &str) -> Option<&str> {
    let text = text.trim();
    [
        "formerly ",
        "former ",
        "ex-",
        "ex ",
        "possibly ",
        "region: ",
        "citizen of ",
        "national of ",
        "republic of ",
    ]
    .iter()
    .find_map(|prefix| {
        text.get(..prefix.len())
            .filter(|start| start.eq_ignore_ascii_case(prefix))
            .map(|_| &text[prefix.len()..])
    })
}

fn table() -> &'static FxHashMap<String, Vec<CountryCode>> {
    static SPELLINGS: OnceLock<FxHashMap<String, Vec<CountryCode>>> = OnceLock::new();
    SPELLINGS.get_or_init(|| {
        let mut spellings = FxHashMap::default();
        for (codes, spelling) in rows().flat_map(Row::spellings) {
            if let Some(key) = key(spelling) {
                spellings.insert(key, codes.clone());
            }
        }
        spellings
    })
}

/// A row of the table.
struct Row {
    /// One code, or several for a row of them.
    codes: Vec<CountryCode>,
    /// Alpha-2, alpha-3 and numeric; none for a row of several.
    iso: Vec<&'static str>,
    names: &'static str,
}

impl Row {
    /// Every spelling that is read, with what it means.
    fn spellings(self) -> impl Iterator<Item = (Vec<CountryCode>, &'static str)> {
        let iso = self.iso.into_iter().filter(|code| *code != "NA" && *code != "-");
        iso.chain(self.names.split('|')).map(move |spelling| (self.codes.clone(), spelling))
    }
}

/// Every row of the table.
fn rows() -> impl Iterator<Item = Row> {
    TABLE.lines().filter(|line| !line.starts_with('#')).filter_map(|line| {
        let cells: Vec<&str> = line.split('\t').collect();
        let code = |text: &str| <[u8; 2]>::try_from(text.as_bytes()).ok().map(CountryCode);
        match cells[..] {
            ["=", codes, names] => {
                let mut codes: Vec<CountryCode> = codes.split(' ').filter_map(code).collect();
                codes.sort_unstable();
                Some(Row { codes, iso: Vec::new(), names })
            }
            [alpha2, alpha3, numeric, names] => {
                Some(Row { codes: vec![code(alpha2)?], iso: vec![alpha2, alpha3, numeric], names })
            }
            _ => None,
        }
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
            'ø' | 'Ø' => key.push('o'),
            // Arabic vowel and hamza signs; Persian letters as the Arabic ones.
            '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{640}' => {}
            'ی' | 'ى' => key.push('ي'),
            'ک' => key.push('ك'),
            c if c.is_alphanumeric() => key.extend(c.to_lowercase().filter(|c| c.is_alphanumeric())),
            _ => {}
        }
    }
    (!key.is_empty()).then_some(key)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(text: &str) -> String {
        country_codes(text).iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn spellings_of_lists_and_files_have_one_code() {
        let table = [
            ("CN", "CN"),
            ("cn", "CN"),
            ("CHN", "CN"),
            ("156", "CN"),
            ("004", "AF"),
            ("China", "CN"),
            ("P.R. China", "CN"),
            ("Chinese", "CN"),
            ("People's Republic of China", "CN"),
            ("People’s Republic of China", "CN"),
            ("中国", "CN"),
            ("中華人民共和國", "CN"),
            ("Korea, North", "KP"),
            ("DPRK", "KP"),
            ("조선민주주의인민공화국", "KP"),
            ("北朝鮮", "KP"),
            ("Democratic People's Republic of Korea", "KP"),
            ("Korea, South", "KR"),
            ("대한민국", "KR"),
            ("Republic of Korea", "KR"),
            ("Russian Federation", "RU"),
            ("The Russian Federation", "RU"),
            ("Россия", "RU"),
            ("РОССИЙСКАЯ ФЕДЕРАЦИЯ", "RU"),
            ("Russland", "RU"),
            ("Iran, Islamic Republic of", "IR"),
            ("Iran (Islamic Republic of)", "IR"),
            ("Iranian", "IR"),
            ("إيران", "IR"),
            ("ايران", "IR"),
            ("ایران", "IR"),
            ("Congo, Democratic Republic of the", "CD"),
            ("Democratic Republic of the Congo", "CD"),
            ("Congo", "CG"),
            ("Burma", "MM"),
            ("Burmese", "MM"),
            ("Türkiye", "TR"),
            ("Turkey", "TR"),
            ("TÜRKİYE", "TR"),
            ("Côte d’Ivoire", "CI"),
            ("Ivorian", "CI"),
            ("Filipino", "PH"),
            ("Filipina", "PH"),
            ("Syrian Arab Republic", "SY"),
            ("United Kingdom of Great Britain and Northern Ireland", "GB"),
            ("U.K.", "GB"),
            ("Scotland", "GB"),
            ("Northern Ireland", "GB"),
            ("State of Palestine", "PS"),
            ("Occupied Palestinian Territory", "PS"),
            ("Gaza Strip", "PS"),
            ("Trinidad & Tobago", "TT"),
            ("USA", "US"),
            ("U.S.", "US"),
            ("Estados Unidos", "US"),
            ("Bosnia and Herzegovina", "BA"),
            ("Venezuela (Bolivarian)", "VE"),
            ("Guinea-Bissau", "GW"),
            ("Kosovo", "XK"),
            ("Namibia", "NA"),
            ("NAM", "NA"),
            ("Bahamas, The", "BS"),
            ("Taiwan", "TW"),
            ("Taiwan, Province of China", "TW"),
            ("Hong Kong", "HK"),
            ("香港", "HK"),
            ("Macau", "MO"),
            ("Nigerien", "NE"),
            ("Nigerian", "NG"),
            ("Zaire", "CD"),
            ("East Germany", "DE"),
            ("Deutschland", "DE"),
            ("Österreich", "AT"),
            ("España", "ES"),
            ("Ελλάδα", "GR"),
            ("Україна", "UA"),
            ("日本", "JP"),
            ("السعودية", "SA"),
            ("United Arab Emirates (Dubai)", "AE"),
            ("former Zaire", "CD"),
            ("Republic of Ghana", "GH"),
            ("possibly Palestinian", "PS"),
        ];
        for (text, expected) in table {
            assert_eq!(codes(text), expected, "{text}");
            assert_eq!(country_code(text).map(|code| code.to_string()).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn what_broke_up_and_words_of_two_countries_mean_all_of_them() {
        let table = [
            ("USSR", "AM AZ BY EE GE KG KZ LT LV MD RU TJ TM UA UZ"),
            ("former Soviet Union", "AM AZ BY EE GE KG KZ LT LV MD RU TJ TM UA UZ"),
            ("СССР", "AM AZ BY EE GE KG KZ LT LV MD RU TJ TM UA UZ"),
            ("Yugoslavia", "BA HR ME MK RS SI XK"),
            ("Serbia and Montenegro", "ME RS XK"),
            ("Czechoslovakia", "CZ SK"),
            ("Netherlands Antilles", "AW BQ CW SX"),
            ("Korea", "KP KR"),
            ("Korean", "KP KR"),
            ("Congolese", "CD CG"),
            ("Crimea", "RU UA"),
            ("Region: Crimea", "RU UA"),
            ("Dominican", "DM DO"),
        ];
        for (text, expected) in table {
            assert_eq!(codes(text), expected, "{text}");
            assert_eq!(country_code(text), None, "{text}");
        }
    }

    #[test]
    fn a_cell_of_several_countries_means_each() {
        let table = [
            ("Iran; Iraq", "IQ IR"),
            ("IR/IQ", "IQ IR"),
            ("Iran, Iraq", "IQ IR"),
            ("Iran and Iraq", "IQ IR"),
            ("Russian / Ukrainian", "RU UA"),
            ("Russian-Ukrainian", "RU UA"),
            ("Iran, Islamic Republic of; Syria", "IR SY"),
            ("Iran; unknown", "IR"),
            ("(1) Russia. (2) Syria", "RU SY"),
            ("(1) Sudan (2) South Sudan (3) United Arab Emirates", "AE SD SS"),
            ("Trinidad and Tobago, Antigua and Barbuda", "AG TT"),
            ("Springfield, Ruritania", ""),
            ("Moscow, Russia", ""),
            ("Guinea-Bissau", "GW"),
        ];
        for (text, expected) in table {
            assert_eq!(codes(text), expected, "{text}");
        }
    }

    #[test]
    fn what_is_no_country_has_no_code() {
        for text in
            ["", " ", "NA", "n/a", "na", "unknown", "00", "Undetermined", "X", "stateless", "999", "-", ";"]
        {
            assert_eq!(codes(text), "", "{text}");
        }
    }

    #[test]
    fn a_territory_does_not_contradict_its_state() {
        let related = |a: &str, b: &str| {
            let (a, b) = (Country::parse(a).unwrap(), Country::parse(b).unwrap());
            assert_eq!(a.is_related(&b), b.is_related(&a));
            a.is_related(&b)
        };
        for (a, b) in
            [("HK", "China"), ("Macau", "CN"), ("Guernsey", "UK"), ("USSR", "Uzbekistan"), ("NL", "Aruba")]
        {
            assert!(related(a, b), "{a} {b}");
        }
        for (a, b) in [("KP", "KR"), ("IR", "IQ"), ("USSR", "Poland"), ("Israel", "Palestine"), ("CG", "CD")]
        {
            assert!(!related(a, b), "{a} {b}");
        }
        for (code, state) in HELD_BY {
            assert_eq!((country_code(code).is_some(), country_code(state).is_some()), (true, true));
            assert!(HELD_BY.iter().all(|(other, _)| *other != state), "{state} is no territory itself");
        }
    }

    #[test]
    fn the_table_has_every_country_once_and_no_spelling_twice() {
        let singles: Vec<Row> = rows().filter(|row| !row.iso.is_empty()).collect();
        assert_eq!(singles.len(), 250, "249 of ISO 3166-1 and Kosovo");
        let lines = TABLE.lines().filter(|line| !line.starts_with('#')).count();
        assert_eq!(rows().count(), lines, "every line is read");
        for row in &singles {
            assert_eq!(row.iso[1].len(), 3, "{}", row.iso[0]);
            let numeric = row.iso[2].len() == 3 && row.iso[2].parse::<u16>().is_ok();
            assert!(numeric || row.iso[0] == "XK", "{}", row.iso[0]);
        }
        let mut seen = std::collections::BTreeMap::new();
        for (codes, spelling) in rows().flat_map(Row::spellings) {
            let first = seen.insert(key(spelling).unwrap(), codes.clone());
            assert!(
                first.as_ref().is_none_or(|first| *first == codes),
                "{spelling} is {first:?} and {codes:?}"
            );
        }
        for row in rows().filter(|row| row.iso.is_empty()) {
            assert!(
                row.codes.len() >= 2 && row.codes.iter().all(|code| country_code(code.as_str()).is_some())
            );
        }
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_read_without_panic(text in "\\PC{0,60}") {
            assert!(country_codes(&text).is_sorted());
        }
    }
}
