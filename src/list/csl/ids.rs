//! The `ids` of the Consolidated Screening List: identifiers, and all else that OFAC calls a feature.
//!
//! Until about 2022 the kind stood last and the country first (`RU, 7736640919, Tax ID No.`; between them the days of
//! expiry and issue); since then the kind stands first and the country last (`Passport, 836238033, KP`). Which of the
//! two an entry is, is told by the end at which a kind stands. The kinds are those of OFAC's remarks.

use crate::designation::{Designation, Identifier, PartialDate, country_code};
use crate::list::ListWarning;
use crate::list::fields::{collapse, extend_new, gender, join_new};
use crate::list::ofac::identifier::{is_identifier, is_no_identifier};

/// How the kinds begin that are for whoever reads an alert.
const NOTES: [&str; 31] = [
    "Additional Sanctions Information",
    "Aircraft Construction Number",
    "Aircraft Manufacture Date",
    "Aircraft Mode S Transponder Code",
    "Aircraft Model",
    "Aircraft Operator",
    "CAATSA Section",
    "Effective Date",
    "Email Address",
    "Executive Order",
    "Former Vessel Flag",
    "IFCA Determination",
    "Issuer Name",
    "Listing Date",
    "MICEX Code",
    "Organization Established Date",
    "Organization Type",
    "Other Vessel Flag",
    "Other Vessel Type",
    "PEESA Information",
    "Phone Number",
    "Purchase/Sales For Divestment Date",
    "Registration Country",
    "Secondary sanctions risk",
    "Target Type",
    "Transactions Prohibited",
    "UN/LOCODE",
    "Vessel Flag",
    "Vessel Type",
    "Vessel Year of Build",
    "Website",
];

/// Kinds of identifiers that OFAC's remarks write in other words.
const KINDS: [&str; 7] = [
    "Paraguayan tax identification number",
    "UAE Identification",
    "Vessel Registration Identification",
    "Seafarer's Identification Document",
    "Stateless Person ID Card",
    "Romanian Permanent Resident",
    "Other Vessel Call Sign",
];

/// What an entry is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Feature {
    Gender,
    Nationality,
    Number,
    Note,
}

/// Reads one entry into the designation it belongs to.
pub(super) fn read(entry: &str, designation: &mut Designation, warnings: &mut Vec<ListWarning>) {
    let parts: Vec<&str> = entry.split(", ").map(str::trim).filter(|part| !part.is_empty()).collect();
    let found = match parts.as_slice() {
        [rest @ .., last] if feature(last).is_some() && !rest.is_empty() => {
            feature(last).map(|f| (f, *last, rest))
        }
        [first, rest @ ..] => feature(first).map(|f| (f, *first, rest)),
        [] => return,
    };
    let Some((feature, kind, rest)) = found else {
        join_new(&mut designation.remarks, entry);
        let record = designation.id.0.clone();
        return warnings.push(ListWarning::UnreadValue { record, field: "ids", value: entry.to_owned() });
    };
    match feature {
        Feature::Gender => designation.gender = rest.iter().find_map(|word| gender(word)),
        Feature::Nationality => {
            extend_new(&mut designation.nationalities, rest.iter().map(|text| collapse(text)));
        }
        Feature::Number => number(entry, kind, rest, designation),
        Feature::Note => note(kind, rest, designation),
    }
}

/// What a kind stands for; `None` for what is no kind.
fn feature(kind: &str) -> Option<Feature> {
    match kind {
        "Gender" => Some(Feature::Gender),
        "Nationality of Registration" => Some(Feature::Nationality),
        _ if KINDS.contains(&kind) => Some(Feature::Number),
        _ if NOTES.iter().any(|note| kind.starts_with(note)) || is_no_identifier(kind) => Some(Feature::Note),
        _ if is_identifier(kind) => Some(Feature::Number),
        _ => None,
    }
}

/// An identifier; the days of issue and expiry are kept in the remarks with it.
fn number(entry: &str, kind: &str, parts: &[&str], designation: &mut Designation) {
    let is_country = |text: &str| text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_uppercase());
    let is_country = |text: &str| is_country(text) && country_code(text).is_some();
    let (country, parts) = match parts {
        [first, rest @ ..] if !rest.is_empty() && is_country(first) => (*first, rest),
        [rest @ .., last] if !rest.is_empty() && is_country(last) => (*last, rest),
        _ => ("", parts),
    };
    let (days, numbers): (Vec<&str>, Vec<&str>) = parts.iter().partition(|part| is_day(part));
    let number = numbers.join(", ");
    if number.is_empty() || !days.is_empty() {
        join_new(&mut designation.remarks, &collapse(entry));
    }
    // `# 9310`, `Cedula: M-137560`: some repeat what the number is.
    let number = number.rsplit(": ").next().unwrap_or(&number).trim_start_matches(['#', ' ']);
    let (kind, number) = match number.strip_prefix("IMO ") {
        Some(digits) if kind == "Vessel Registration Identification" => ("IMO", digits),
        _ => (kind.trim_end_matches([' ', '#', ':']), number),
    };
    if !number.is_empty() {
        extend_new(&mut designation.identifiers, [Identifier::new(kind, number, country)]);
    }
}

/// Whether a part is a day in ISO form.
fn is_day(text: &str) -> bool {
    text.len() == 10 && text.as_bytes()[4] == b'-' && PartialDate::parse_list(text).is_some()
}

/// `Secondary sanctions risk: …`, as OFAC's remarks write it. A day of listing is one.
fn note(kind: &str, rest: &[&str], designation: &mut Designation) {
    let text = collapse(&rest.join(", "));
    if kind.starts_with("Listing Date")
        && let Some(day) = PartialDate::parse_list(&text)
        && designation.listed_on.is_none_or(|known| day.from < known.from)
    {
        designation.listed_on = Some(day);
    }
    join_new(&mut designation.remarks, collapse(&format!("{kind} {text}")).trim());
}
