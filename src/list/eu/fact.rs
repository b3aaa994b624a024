//! Births, addresses, documents and citizenships of the EU's list.

use super::add_note;
use super::name::words;
use crate::designation::{Address, Designation, Identifier, PartialDate};
use crate::list::ListWarning;
use crate::list::fields::{extend_new, joined, some};
use crate::list::written::{clean, note};

/// A birth as stated.
pub(super) struct BirthFields<'a> {
    pub(super) date: &'a str,
    pub(super) day: &'a str,
    pub(super) month: &'a str,
    pub(super) year: &'a str,
    pub(super) from: &'a str,
    pub(super) to: &'a str,
    pub(super) circa: &'a str,
    pub(super) calendar: &'a str,
    /// City, place and region.
    pub(super) place: [&'a str; 3],
    pub(super) country: String,
    pub(super) remarks: Vec<String>,
}

/// Adds a birth's date and place.
pub(super) fn add_birth(
    designation: &mut Designation,
    fields: &BirthFields,
    warnings: &mut Vec<ListWarning>,
) {
    let dates = match birth_dates(fields) {
        Ok(dates) => dates,
        Err(value) => {
            let record = designation.id.0.clone();
            warnings.push(ListWarning::UnreadValue { record, field: "birthdate", value });
            Vec::new()
        }
    };
    let [city, area, region] = fields.place;
    let place = place([city, area, region, &fields.country]);
    let label = match dates.first() {
        Some(date) => format!("Born {date}"),
        None => "Born".to_owned(),
    };
    for remark in &fields.remarks {
        if PartialDate::parse_list(remark).is_none() && !place.contains(remark.as_str()) {
            add_note(designation, &label, remark);
        }
    }
    extend_new(&mut designation.births, dates);
    extend_new(&mut designation.places_of_birth, some(place));
}

/// The dates of a birth, none where none is stated; `Err` with the text of one that cannot be understood.
fn birth_dates(fields: &BirthFields) -> std::result::Result<Vec<PartialDate>, String> {
    let islamic = match fields.calendar {
        "" | "GREGORIAN" => false,
        "ISLAMIC" => true,
        other => return Err(format!("{} {other}", joined([fields.date, fields.year], " "))),
    };
    let own = match (fields.day, fields.month, fields.year) {
        ("", "", "") => String::new(),
        ("", "", year) => year.to_owned(),
        (day, month, year) => format!("{}/{}/{year}", some(day).unwrap_or("0"), some(month).unwrap_or("0")),
    };
    let range = joined([fields.from, fields.to], " to ");
    let texts = if islamic {
        // The day stated whole is the Commission's conversion.
        let marked = [own, range].map(|text| some(text).map(|text| format!("{text} (Hijri calendar)")));
        let gregorian = PartialDate::parse_list(fields.date).is_some().then(|| fields.date.to_owned());
        [gregorian].into_iter().chain(marked).flatten().collect()
    } else {
        let date = some(fields.date.to_owned()).or_else(|| some(own));
        vec![date.or_else(|| some(range)).unwrap_or_default()]
    };
    let mut dates = Vec::new();
    for text in texts.into_iter().filter(|text| !text.is_empty()) {
        let date = PartialDate::parse_list(&text).ok_or(text)?;
        dates.push(if fields.circa == "true" { date.about() } else { date });
    }
    Ok(dates)
}

/// The parts of a place in one line, each once.
fn place<'a>(parts: impl IntoIterator<Item = &'a str>) -> String {
    let mut known = Vec::new();
    extend_new(&mut known, parts.into_iter().map(clean));
    joined(known, ", ")
}

/// An address as stated.
pub(super) struct AddressFields<'a> {
    pub(super) street: &'a str,
    pub(super) po_box: &'a str,
    pub(super) place: &'a str,
    pub(super) city: &'a str,
    pub(super) region: &'a str,
    pub(super) zip_code: &'a str,
    pub(super) country: String,
    pub(super) at_listing: &'a str,
    /// Telephone numbers and the like.
    pub(super) contacts: Vec<String>,
    pub(super) remarks: Vec<String>,
}

/// Adds an address.
pub(super) fn add_address(designation: &mut Designation, fields: AddressFields) {
    let po_box = note(fields.po_box);
    let is_number = po_box.starts_with(|c: char| c.is_ascii_digit());
    let po_box = if is_number { format!("P.O. Box {po_box}") } else { po_box };
    let text = place([fields.street, &po_box, fields.place, fields.city, fields.region, fields.zip_code]);
    let address = Address { text, country: fields.country };
    let label = joined(["Address", &joined([&address.text, &address.country], ", ")], " ");
    extend_new(&mut designation.identifiers, fields.remarks.iter().filter_map(|remark| fiscal_code(remark)));
    let at_listing = if fields.at_listing == "true" { "as at the time of listing" } else { "" };
    add_note(
        designation,
        &label,
        &joined([at_listing, &joined(fields.contacts, ", "), &joined(fields.remarks, ", ")], ", "),
    );
    if address != Address::default() {
        extend_new(&mut designation.addresses, [address]);
    }
}

/// The number in `Italian Fiscal Code: SSYBLK62T26Z336L`, which stands in remarks at addresses: sixteen letters and digits.
fn fiscal_code(remark: &str) -> Option<Identifier> {
    const WORDS: &str = "fiscal code";
    let after = &remark[remark.to_ascii_lowercase().find(WORDS)? + WORDS.len()..];
    let code: String =
        after.chars().filter(|c| !matches!(c, ':' | ' ')).take_while(char::is_ascii_alphanumeric).collect();
    (code.len() == 16).then(|| Identifier::new("Italian Fiscal Code", code, "ITALY"))
}

/// A document or number as stated.
pub(super) struct IdentificationFields<'a> {
    pub(super) code: &'a str,
    pub(super) description: &'a str,
    pub(super) number: &'a str,
    pub(super) latin_number: &'a str,
    pub(super) country: String,
    /// What is known of the document: diplomatic, false, expired, lost, revoked.
    pub(super) flags: [&'a str; 5],
    /// Days and places of issue: by, on, valid from, valid to, region, name on the document.
    pub(super) issue: [&'a str; 6],
    pub(super) remarks: Vec<String>,
}

/// The words for [`IdentificationFields::flags`].
const FLAGS: [&str; 5] =
    ["diplomatic", "known to be false", "known to be expired", "reported lost", "revoked by issuer"];

/// The words for [`IdentificationFields::issue`].
const ISSUE: [&str; 6] =
    ["issued by", "issued on", "valid from", "valid to", "issued in", "name on document"];

/// Adds a document or number.
pub(super) fn add_identification(designation: &mut Designation, fields: &IdentificationFields) {
    let kind = identification_kind(fields);
    let numbers = [fields.number, fields.latin_number].map(note);
    let label = joined([&kind, &numbers[0]], " ");
    let flags = fields.flags.iter().zip(FLAGS).filter(|(flag, _)| **flag == "true");
    let flags = joined(flags.map(|(_, word)| word), ", ");
    let issue = fields.issue.map(note);
    let issue = issue.iter().zip(ISSUE).filter(|(value, _)| !value.is_empty());
    let issue = joined(issue.map(|(value, word)| format!("{word} {value}")), ", ");
    let remarks = fields.remarks.iter().filter(|remark| !says_kind_only(remark));
    let mut facts = Vec::new();
    extend_new(&mut facts, [&flags, &issue].into_iter().chain(remarks));
    add_note(designation, &label, &joined(facts, ", "));
    if fields.flags[1] == "true" {
        return;
    }
    let numbers = numbers.into_iter().filter(|number| !number.is_empty());
    let identifiers = numbers.map(|number| Identifier::new(kind.as_str(), number, fields.country.as_str()));
    extend_new(&mut designation.identifiers, identifiers);
}

/// What a number is: its type as described; for "other" ones what the remark calls it (`passport no (ruritania)`).
fn identification_kind(fields: &IdentificationFields) -> String {
    const SAYS: [&str; 8] =
        ["passport", "card", "licence", "registration", "identification", "identity", "tax", "id"];
    let says = |remark: &&String| {
        words(remark).any(|word| SAYS.contains(&word.as_str()))
            && words(remark).count() <= 5
            && !remark.contains(|c: char| c.is_ascii_digit())
    };
    let said = (fields.code == "other").then(|| fields.remarks.iter().find(says)).flatten();
    let described = some(fields.description).unwrap_or(fields.code);
    said.map_or_else(|| note(described), |remark| clean(remark))
}

/// Whether a remark says nothing but what sort of number it is: `(national identity card)`.
fn says_kind_only(remark: &str) -> bool {
    const KINDS: [&str; 10] = [
        "passport",
        "national",
        "identity",
        "identification",
        "id",
        "card",
        "number",
        "no",
        "diplomatic",
        "registration",
    ];
    words(remark).all(|word| KINDS.contains(&word.as_str()))
}

/// Adds a citizenship.
pub(super) fn add_citizenship(
    designation: &mut Designation,
    country: String,
    region: &str,
    remarks: &[String],
) {
    let label = joined(["Citizenship", &country], " ");
    for remark in [note(region)].iter().chain(remarks) {
        add_note(designation, &label, remark);
    }
    extend_new(&mut designation.nationalities, some(country));
}
