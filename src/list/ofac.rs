//! OFAC's lists in each of their formats.
//!
//! The SDN list and the consolidated (non-SDN) list share every layout, and no file but the Advanced and Enhanced XML
//! says inside which of the two it is, so a file's name decides ([`list_id`]); `ID=` before the path overrides it.
//! Where the designations themselves name their lists, [`Membership`] holds the id against them.
//!
//! One record gives the same designation in every format: `facts` decides for all of them what is a birth or a
//! nationality, `identifier` what identifies somebody, and what is none of these stays in the remarks.

pub(super) mod advanced;
pub(super) mod classic;
pub(super) mod csv;
pub(super) mod enhanced;
mod facts;
pub(super) mod identifier;
mod remarks;
#[cfg(test)]
mod tests;

use super::ListWarning;
use super::fields::joined;
use super::sink::Sink;
use crate::designation::{Address, AliasKind, EntityKind, ListId, PartialDate};

/// The id of the list of Specially Designated Nationals.
const SDN: &str = "ofac-sdn";

/// The id of the consolidated list of everybody else.
const CONSOLIDATED: &str = "ofac-cons";

/// The list a primary file holds, by its name; a name that says neither is taken as the SDN list, with a warning.
pub(super) fn list_id(name: &str) -> (ListId, Option<ListWarning>) {
    let lower = name.to_ascii_lowercase();
    if lower.starts_with("cons") {
        return (ListId(CONSOLIDATED.to_owned()), None);
    }
    let id = SDN.to_owned();
    let warning = (!lower.starts_with("sdn"))
        .then(|| ListWarning::AssumedList { file: name.to_owned(), id: id.clone() });
    (ListId(id), warning)
}

/// The lists that a file's designations say they are on.
#[derive(Debug, Default)]
struct Membership {
    stated: Vec<String>,
}

impl Membership {
    /// No publisher has more lists; further ones are not told apart.
    const MAX: usize = 50;

    /// A designation is on a list.
    fn add(&mut self, list: String) {
        if !list.is_empty() && self.stated.len() < Self::MAX && !self.stated.contains(&list) {
            self.stated.push(list);
        }
    }

    /// Warns where no designation is on the list the file is read as; where one is, that list is no guess.
    fn check(self, sink: &mut Sink) {
        let on_sdn = |list: &String| list.starts_with("SDN");
        let agrees = match sink.list.0.as_str() {
            SDN => self.stated.iter().any(on_sdn),
            CONSOLIDATED => self.stated.iter().any(|list| !on_sdn(list)),
            _ => return,
        };
        if agrees {
            sink.warnings.retain(|warning| !matches!(warning, ListWarning::AssumedList { .. }));
        } else if !self.stated.is_empty() {
            sink.warn(ListWarning::OtherList { id: sink.list.0.clone(), stated: self.stated });
        }
    }
}

/// A kind by OFAC's word.
fn entity_kind(word: &str) -> Option<EntityKind> {
    match word.to_ascii_lowercase().as_str() {
        "individual" => Some(EntityKind::Person),
        "entity" => Some(EntityKind::Entity),
        "vessel" => Some(EntityKind::Vessel),
        "aircraft" => Some(EntityKind::Aircraft),
        _ => None,
    }
}

/// What an alias is by OFAC's word, which the CSV writes without stops; nothing said is a plain alias.
fn alias_kind(word: &str) -> Option<AliasKind> {
    match word.replace('.', "").to_ascii_lowercase().as_str() {
        "fka" => Some(AliasKind::Former),
        "" | "aka" | "nka" | "name" => Some(AliasKind::Alias),
        _ => None,
    }
}

/// `SURNAME, Given`, or the one part there is.
fn full_name(last: &str, first: &str) -> String {
    joined([last, first], ", ")
}

/// An address as the CSV joins it: the lines of the street, the city, then state and postal code without a comma.
fn address(street: &[String], city: &str, state: &str, postal_code: &str, country: String) -> Address {
    let place = if state.is_empty() {
        joined([city, postal_code], " ")
    } else {
        joined([city, &joined([state, postal_code], " ")], ", ")
    };
    let street = joined(street.iter().map(String::as_str), ", ");
    Address { text: joined([street, place], ", "), country }
}

/// An address by the names of its parts, with the country it is said to be in; `None` where nothing is said.
fn place(part: &dyn Fn(&str) -> String, country: String) -> Option<Address> {
    let street: Vec<String> =
        ["ADDRESS1", "ADDRESS2", "ADDRESS3"].into_iter().map(part).filter(|line| !line.is_empty()).collect();
    let [city, state, postal_code, region] = ["CITY", "STATE/PROVINCE", "POSTAL CODE", "REGION"].map(part);
    let region = match region.as_str() {
        "" => String::new(),
        named if named.starts_with("Region: ") => region,
        bare => format!("Region: {bare}"),
    };
    let mut address = address(&street, &city, &state, &postal_code, country);
    // A region stands in the place of the country, where there is none.
    if address.country.is_empty() {
        address.country = region;
    } else {
        address.text = joined([address.text, region], ", ");
    }
    (address != Address::default()).then_some(address)
}

/// A date as OFAC writes it: `08 Mar 2010`, `Sep 1938`, `1946`, `circa 1951`, `1951 to 1953`.
fn written(date: PartialDate) -> String {
    let (from, to) = (date.from, date.to);
    let circa = if date.circa { "circa " } else { "" };
    let whole_years = from == from.first_of_year() && to == to.last_of_year();
    let whole_months = from == from.first_of_month() && to == to.last_of_month();
    let form = match (whole_years, whole_months) {
        _ if from == to => "%d %b %Y",
        (true, _) => "%Y",
        (false, true) => "%b %Y",
        (false, false) => "%d %b %Y",
    };
    let (first, last) = (from.strftime(form).to_string(), to.strftime(form).to_string());
    if first == last { format!("{circa}{first}") } else { format!("{circa}{first} to {last}") }
}
