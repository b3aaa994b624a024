//! The United States' Consolidated Screening List, CSV: thirteen lists of three departments in one table.
//!
//! `source` names the list a row comes from; the code in its brackets (`SDN`, `EL`) becomes a program beside those of
//! `programs`, so that a collection can leave a list out. A party on several of OFAC's lists has a row for each under
//! one `_id`, OFAC's uid; these rows are one designation. For the other lists `_id` is a digest of the row.
//!
//! - Cells of several values join them by `; `. A country ends an address as its code.
//! - `type` is stated by OFAC's lists only; the others list persons and firms alike, so their kind is unknown, and
//!   compared with every kind.
//! - Whether an alias is weak is lost in this file, so all are strong.
//! - `ids` holds identifiers and whatever else OFAC calls a feature; `ids` (the room of that name) tells them apart.
//! - Names are written by hand and have been through other encodings: see `us_name`.
//! - Licence requirements and policies, notices in the Federal Register and the end of an order are kept as remarks and
//!   references.
//!
//! Format: <https://www.trade.gov/consolidated-screening-list>, and the files themselves.

use super::fields::{
    add_birth, add_name, check_count, collapse, day, extend_new, join_new, joined, merge, visible,
};
use super::file::Content;
use super::format::{Format, Head};
use super::sink::Sink;
use super::table::{Layout, OtherBytes, Row, rows};
use super::us_name::{alias, is_shortened, primary, repaired, unquoted};
use super::{ListFormat, ListWarning, ParseErrorKind};
use crate::designation::{
    Address, Alias, AliasKind, Designation, DesignationId, EntityKind, Identifier, ListId, Program,
    country_code,
};
use crate::{Error, Result};

mod ids;
#[cfg(test)]
mod tests;

/// This format.
pub(super) static FORMAT: Format = Format {
    kind: ListFormat::UsCslCsv,
    name: "US Consolidated Screening List CSV",
    recognises,
    list_id: |_| (ListId("us-csl".to_owned()), None),
    parse,
};

const LAYOUT: Layout = Layout {
    delimiter: Some(b','),
    banner: false,
    needed: &["_id", "source", "type", "programs", "name", "addresses", "alt_names", "ids"],
    other_bytes: OtherBytes::Windows1252,
};

/// Columns that are read; `source_list_url` and `source_information_url` are the same for all rows of a list.
const COLUMNS: [&str; 29] = [
    "_id",
    "source",
    "entity_number",
    "type",
    "programs",
    "name",
    "title",
    "addresses",
    "federal_register_notice",
    "start_date",
    "end_date",
    "standard_order",
    "license_requirement",
    "license_policy",
    "call_sign",
    "vessel_type",
    "gross_tonnage",
    "gross_registered_tonnage",
    "vessel_flag",
    "vessel_owner",
    "remarks",
    "source_list_url",
    "alt_names",
    "citizenships",
    "dates_of_birth",
    "nationalities",
    "places_of_birth",
    "source_information_url",
    "ids",
];

/// Columns for whoever reads an alert, and how they are introduced.
const REMARKS: [(&str, &str); 9] = [
    ("remarks", ""),
    ("end_date", "Ends: "),
    ("standard_order", "Standard order: "),
    ("license_requirement", "License requirement: "),
    ("license_policy", "License policy: "),
    ("vessel_type", "Vessel type: "),
    ("gross_tonnage", "Gross tonnage: "),
    ("gross_registered_tonnage", "Gross registered tonnage: "),
    ("vessel_owner", "Vessel owner: "),
];

/// What joins the values of a cell.
const SEPARATOR: &str = "; ";

fn recognises(head: &Head) -> bool {
    let cells = head.cells(0);
    LAYOUT.needed.iter().all(|needed| cells.iter().any(|cell| cell == needed))
}

fn parse(files: &mut [Content], sink: &mut Sink) -> Result<Option<String>> {
    let Some(content) = files.first_mut() else { return Ok(None) };
    let header = rows(content, &LAYOUT, sink, |row, sink| match designation(row, &mut sink.warnings) {
        Ok(designation) => put(designation, row, sink),
        Err(error) => sink.fault(error),
    })?;
    let unknown = |column: &&String| !COLUMNS.contains(&column.as_str());
    let columns: Vec<String> = header.columns.iter().filter(unknown).cloned().collect();
    if !columns.is_empty() {
        sink.warn(ListWarning::UnknownColumns { columns });
    }
    Ok(None)
}

/// Puts a row where it belongs: a designation of its own, or another list's row of one that is there already.
fn put(designation: Designation, row: &Row, sink: &mut Sink) -> Result<()> {
    match sink.get_mut(&designation.id.0) {
        Some(known) if known.kind.compatible(designation.kind) => {
            merge(known, designation);
            Ok(())
        }
        Some(_) => {
            sink.fault(row.bad("type", row.get("type"), "the type that the earlier rows of this id state"))
        }
        None => sink.add(designation, row.position.clone()),
    }
}

fn designation(row: &Row, warnings: &mut Vec<ListWarning>) -> Result<Designation> {
    let fault = |kind, field| Error::new(kind).at(row.position.clone().field(field));
    if row.get("_id").is_empty() {
        return Err(fault(ParseErrorKind::NoId, "_id"));
    }
    for column in COLUMNS {
        check_count(row.get(column).matches(SEPARATOR).count()).map_err(|kind| fault(kind, column))?;
    }
    let mut designation = Designation {
        id: DesignationId(row.get("_id").to_owned()),
        kind: kind(row)?,
        source: row.get("source").to_owned(),
        programs: row.several("programs", SEPARATOR).map(|code| Program(code.to_owned())).collect(),
        ..Designation::default()
    };
    names(row, &mut designation);
    if designation.names.is_empty() {
        return Err(fault(ParseErrorKind::NoName, "name"));
    }
    extend_new(&mut designation.programs, list_code(row.get("source")).map(|code| Program(code.to_owned())));
    designation.listed_on = day(row.get("_id"), "start_date", row.get("start_date"), warnings);
    for birth in row.several("dates_of_birth", SEPARATOR) {
        add_birth(&mut designation, "dates_of_birth", birth, warnings);
    }
    extend_new(&mut designation.places_of_birth, row.several("places_of_birth", SEPARATOR).map(collapse));
    extend_new(&mut designation.titles, row.several("title", SEPARATOR).map(collapse));
    // A vessel's flag is its nationality.
    for column in ["nationalities", "citizenships", "vessel_flag"] {
        let countries = row.several(column, SEPARATOR).filter(|text| *text != "None Identified");
        extend_new(&mut designation.nationalities, countries.map(collapse));
    }
    extend_new(&mut designation.addresses, row.several("addresses", SEPARATOR).map(address));
    let call_signs = row.several("call_sign", SEPARATOR);
    extend_new(&mut designation.identifiers, call_signs.map(|sign| Identifier::new("Call Sign", sign, "")));
    for (column, label) in REMARKS {
        if !row.get(column).is_empty() {
            join_new(&mut designation.remarks, &format!("{label}{}", collapse(row.get(column))));
        }
    }
    for id in row.several("ids", SEPARATOR) {
        ids::read(id, &mut designation, warnings);
    }
    let numbers = row.several("entity_number", SEPARATOR).filter(|number| *number != row.get("_id"));
    extend_new(&mut designation.references, numbers.map(str::to_owned));
    extend_new(&mut designation.references, row.several("federal_register_notice", SEPARATOR).map(collapse));
    Ok(designation)
}

fn kind(row: &Row) -> Result<EntityKind> {
    let vessel =
        || ["call_sign", "vessel_type", "vessel_flag"].iter().any(|column| !row.get(column).is_empty());
    match row.get("type") {
        "Individual" => Ok(EntityKind::Person),
        "Entity" => Ok(EntityKind::Entity),
        "Vessel" => Ok(EntityKind::Vessel),
        "Aircraft" => Ok(EntityKind::Aircraft),
        "" if vessel() => Ok(EntityKind::Vessel),
        "" => Ok(EntityKind::Unknown),
        word => Err(row.bad("type", word, "one of Individual, Entity, Vessel, Aircraft")),
    }
}

fn names(row: &Row, designation: &mut Designation) {
    let written = row.get("name");
    let aliases = row.several("alt_names", SEPARATOR);
    // OFAC's lists state a type, and their names are names only.
    if !row.get("type").is_empty() {
        add_name(designation, Alias::strong(visible(&repaired(written)), AliasKind::Primary));
        for name in aliases {
            let name = unquoted(&visible(&repaired(name))).to_owned();
            add_name(designation, Alias::strong(name, AliasKind::Alias));
        }
        return;
    }
    let mut names = primary(written);
    let shortened = is_shortened(written, &names);
    names.extend(aliases.flat_map(alias));
    for name in names {
        add_name(designation, name);
    }
    if shortened {
        join_new(&mut designation.remarks, &format!("Listed as: {}", collapse(&repaired(written))));
    }
}

/// The code of a list: `SDN` of `Specially Designated Nationals (SDN) - Treasury Department`; else its name.
fn list_code(source: &str) -> Option<&str> {
    let name = source.split(" - ").next().unwrap_or(source).trim();
    let inner = name.split_once('(').and_then(|(_, rest)| rest.split_once(')')).map(|(code, _)| code.trim());
    inner.or(Some(name)).filter(|code| !code.is_empty())
}

/// An address, which may end with the code of its country or, in lists of the Bureau of Industry and Security, its
/// name.
fn address(text: &str) -> Address {
    let text = repaired(text.strip_prefix("and ").unwrap_or(text));
    let (place, last) = text.rsplit_once(", ").unwrap_or(("", &text));
    let last = last.trim();
    // Two letters after a city may be a state of the United States where no country follows, but then a post code does.
    let is_code = last.len() == 2 && last.bytes().all(|byte| byte.is_ascii_uppercase());
    let (text, country) = match country_code(last) {
        Some(_) if is_code || last.len() > 2 => (place, last),
        _ => (text.as_str(), ""),
    };
    let parts = text.split(',').map(str::trim).filter(|part| !part.is_empty());
    Address { text: collapse(&joined(parts, ", ")), country: country.to_owned() }
}
