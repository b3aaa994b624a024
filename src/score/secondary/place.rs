//! Places of birth, compared by whole words: `Man` is no part of `Manila`.
//!
//! A place is written from the smallest part to the largest (`Wuhan, Hubei, China`). The country at its end is read as a
//! country; each other part is a list of folded words without those that only say what it is (`city`, `province`).

use crate::designation::Country;
use crate::name::fold_latin;

/// Words that say what sort of place it is.
#[rustfmt::skip]
const SORTS: [&str; 44] = [
    "city", "town", "village", "province", "prov", "region", "district", "county", "governorate", "state", "oblast",
    "rayon", "raion", "krai", "republic", "municipality", "prefecture", "department", "departamento", "area", "near",
    "of", "the", "de", "camp", "settlement", "township", "sub", "subdistrict", "canton", "commune", "tribe", "agency",
    "ciudad", "provincia", "wilaya", "vilayet", "gorod", "selo", "g", "st", "in", "al", "el",
];

/// Words that begin the name of a place whose last word is a country's: `New Mexico`.
const BEGINNINGS: [&str; 9] = ["new", "ciudad", "nueva", "north", "south", "east", "west", "little", "san"];

/// From this length on, one letter may differ: `Teheran`, `Tehran`.
const MIN_FUZZY_LENGTH: usize = 6;

/// A place of birth, ready to compare.
#[derive(Debug, Clone, PartialEq)]
pub struct Place {
    /// As written.
    pub written: String,
    /// The words of each part, the smallest part first.
    parts: Vec<Vec<String>>,
    /// The country it lies in, where that is said.
    pub country: Option<Country>,
}

/// What two places say of each other, from agreement to contradiction.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum PlaceAgreement {
    /// The smallest part of one is a part of the other.
    Same,
    /// A side names the country only, and it is the same.
    SameCountry,
    /// Nothing: other places of one country, or too little is known.
    Nothing,
    /// Places in different countries.
    OtherCountry,
}

impl Place {
    /// The place a text states; `None` for a text without a word.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut segments: Vec<&str> = text
            .split([',', ';', '(', ')', '/', '|', '\n', '，', '、', '،'])
            .map(str::trim)
            .filter(|segment| !segment.is_empty())
            .collect();
        let mut country = None;
        let last = *segments.last()?;
        if let Some(found) = stated_country(last) {
            country = Some(found);
            segments.pop();
        } else if let [.., before, last] = segments[..]
            && let Some(found) = Country::parse(&format!("{before}, {last}"))
        {
            // `Iran, Islamic Republic of`.
            country = Some(found);
            segments.truncate(segments.len() - 2);
        } else if let [whole] = segments[..]
            && let Some((place, found)) = trailing_country(whole)
        {
            country = Some(found);
            segments = vec![place];
        }
        let parts: Vec<Vec<String>> =
            segments.into_iter().map(words).filter(|words| !words.is_empty()).collect();
        (!parts.is_empty() || country.is_some()).then(|| Self {
            written: text.trim().to_owned(),
            parts,
            country,
        })
    }

    /// What the two places say of each other; the same from either side.
    pub(super) fn agreement(&self, other: &Self) -> PlaceAgreement {
        let countries = self.country.as_ref().zip(other.country.as_ref());
        if countries.is_some_and(|(ours, theirs)| !ours.is_related(theirs)) {
            return PlaceAgreement::OtherCountry;
        }
        if self.lies_in(other) || other.lies_in(self) {
            return PlaceAgreement::Same;
        }
        let country_only = self.parts.is_empty() || other.parts.is_empty();
        if countries.is_some() && country_only {
            PlaceAgreement::SameCountry
        } else {
            PlaceAgreement::Nothing
        }
    }

    /// Whether our smallest part is a part of the other, or stands in front of a text of several parts without commas.
    fn lies_in(&self, other: &Self) -> bool {
        let Some(smallest) = self.parts.first() else { return false };
        if other.parts.iter().any(|part| same(part, smallest)) {
            return true;
        }
        // `Wuhan Hubei` and `Wuhan, Hubei`: what is left of the text must be parts of ours too.
        self.parts.len() > 1
            && other.parts.iter().any(|part| {
                part.strip_prefix(smallest.as_slice()).is_some_and(|rest| {
                    !rest.is_empty()
                        && rest.iter().all(|word| self.parts[1..].iter().flatten().any(|own| own == word))
                })
            })
    }
}

/// A country at the end of a place. Codes of two letters are American states as often (`Denver, CO`).
fn stated_country(text: &str) -> Option<Country> {
    let code = text.len() <= 2 && !matches!(text, "UK" | "US");
    let number = text.bytes().all(|byte| byte.is_ascii_digit());
    if code || number { None } else { Country::parse(text) }
}

/// `Wuhan China`: the place and the country of a text without commas.
fn trailing_country(text: &str) -> Option<(&str, Country)> {
    let spaces: Vec<usize> = text.match_indices(' ').map(|(at, _)| at).collect();
    // The longest country first, so that `South Sudan` is not Sudan.
    let at = spaces.iter().find(|at| stated_country(text[**at..].trim()).is_some())?;
    let before = text[..*at].trim();
    let last = before.rsplit(' ').next().map(fold_latin)?;
    if BEGINNINGS.contains(&last.as_str()) || SORTS.contains(&last.as_str()) {
        return None;
    }
    Some((before, stated_country(text[*at..].trim())?))
}

fn words(text: &str) -> Vec<String> {
    let fold = |word: &str| {
        let folded = fold_latin(word);
        if folded.is_empty() { word.to_lowercase() } else { folded }
    };
    let all: Vec<String> = text
        .split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’')
        .map(fold)
        .filter(|word| word.chars().any(char::is_alphanumeric))
        .collect();
    let named: Vec<String> = all.iter().filter(|word| !SORTS.contains(&word.as_str())).cloned().collect();
    if named.is_empty() { all } else { named }
}

fn same(a: &[String], b: &[String]) -> bool {
    let (a, b) = (a.concat(), b.concat());
    let long = a.chars().count().min(b.chars().count()) >= MIN_FUZZY_LENGTH;
    a == b || (long && a.chars().next() == b.chars().next() && strsim::osa_distance(&a, &b) <= 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_meet_by_whole_words() {
        use PlaceAgreement::{Nothing, OtherCountry, Same, SameCountry};
        let table = [
            ("Wuhan", "Wuhan, Hubei, China", Same),
            ("Wuhan City, China", "Wuhan, Hubei Province, China", Same),
            ("Wuhan China", "Wuhan, Hubei, China", Same),
            ("Wuhan Hubei", "Wuhan, Hubei, China", Same),
            ("WUHAN (CHINA)", "wuhan", Same),
            ("Teheran", "Tehran, Iran", Same),
            ("Tehran", "Tehran, Iran, Islamic Republic of", Same),
            ("Moscow Oblast", "Moscow, Russia", Same),
            ("St. Petersburg, Russia", "Saint Petersburg, Russia", Nothing),
            ("Hubei, China", "Wuhan, Hubei, China", Same),
            ("Al-Qamishli", "Qamishli, Syria", Same),
            ("Hong Kong", "Kowloon, Hong Kong", SameCountry),
            ("China", "Wuhan, Hubei, China", SameCountry),
            ("Grozny, USSR", "Grozny, Russia", Same),
            ("Shanghai, China", "Wuhan, China", Nothing),
            // Two cities of one province are two cities.
            ("Xiaogan, Hubei, China", "Wuhan, Hubei, China", Nothing),
            ("Man", "Manila, Philippines", Nothing),
            ("Man", "Isle of Man", Nothing),
            ("York", "New York, USA", Nothing),
            ("San Jose", "San Jose del Monte", Nothing),
            ("New Mexico", "Mexico", Nothing),
            ("Basra", "Bassa", Nothing),
            ("Tripoli, Libya", "Tripoli, Lebanon", OtherCountry),
            ("Tripoli", "Tripoli, Lebanon", Same),
            ("Paris, France", "Algiers, Algeria", OtherCountry),
            ("Juba, Sudan", "Juba, South Sudan", Same),
            ("Los Angeles, CA", "Toronto, Canada", Nothing),
            ("武汉", "武汉", Same),
        ];
        for (a, b, expected) in table {
            let (one, other) = (Place::parse(a).unwrap(), Place::parse(b).unwrap());
            assert_eq!(one.agreement(&other), expected, "{one:?} and {other:?}");
            assert_eq!(other.agreement(&one), expected, "{b} and {a}");
        }
        assert_eq!(Place::parse(" , "), None);
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_read_and_agreement_is_the_same_from_either_side(a in "\\PC{0,40}", b in "\\PC{0,40}") {
            if let (Some(a), Some(b)) = (Place::parse(&a), Place::parse(&b)) {
                assert_eq!(a.agreement(&b), b.agreement(&a));
            }
        }
    }
}
