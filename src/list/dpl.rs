//! The Denied Persons List of the US Bureau of Industry and Security, `dpl.txt`.
//!
//! Tab-separated, quoted, with a header; a row for each name and address of a denied person. No column says whether it
//! is a person or a firm, so the kind is unknown, and compared with every kind.
//!
//! There is no id. Rows of one name are one designation, and the name is its id: it is all that stays from one edition
//! to the next. The effective date does not, since a temporary denial that is renewed gets a new one (25 of the 311
//! names that the editions of 2019 and 2021 share). Two orders about one name are told in its remarks.
//!
//! - Names are written by hand, with spaces around and within and further names in them: see `us_name`.
//! - Days are `MM/DD/YYYY`, the last update ISO. Impossible ones (`3017-08-22`) are said in a warning.
//! - The notices in the Federal Register are the references, the action is a remark, the order the measure.
//!
//! Format: the header and the files themselves (<https://www.bis.gov/dpl>).

use super::fields::{add_name, collapse, day, extend_new, join_new, joined, merge, visible};
use super::file::Content;
use super::format::{Format, Head};
use super::sink::Sink;
use super::table::{Layout, OtherBytes, Row, rows};
use super::us_name::{is_shortened, primary, repaired};
use super::{ListFormat, ListWarning, ParseErrorKind};
use crate::designation::{Address, Designation, DesignationId, ListId, Program};
use crate::{Error, Result};

#[cfg(test)]
mod tests;

/// This format.
pub(super) static FORMAT: Format = Format {
    kind: ListFormat::UsDplText,
    name: "US Denied Persons List",
    recognises,
    list_id: |_| (ListId("us-dpl".to_owned()), None),
    parse,
};

const LAYOUT: Layout = Layout {
    delimiter: Some(b'\t'),
    banner: false,
    needed: &["Name", "Street_Address", "City", "Country", "Effective_Date", "FR_Citation"],
    other_bytes: OtherBytes::Windows1252,
};

/// The columns of the format.
const COLUMNS: [&str; 12] = [
    "Name",
    "Street_Address",
    "City",
    "State",
    "Country",
    "Postal_Code",
    "Effective_Date",
    "Expiration_Date",
    "Standard_Order",
    "Last_Update",
    "Action",
    "FR_Citation",
];

fn recognises(head: &Head) -> bool {
    let cells = head.cells(0);
    LAYOUT.needed.iter().all(|needed| cells.iter().any(|cell| cell.eq_ignore_ascii_case(needed)))
}

fn parse(files: &mut [Content], sink: &mut Sink) -> Result<Option<String>> {
    let Some(content) = files.first_mut() else { return Ok(None) };
    let header = rows(content, &LAYOUT, sink, |row, sink| match designation(row, &mut sink.warnings) {
        Ok(designation) => match sink.get_mut(&designation.id.0) {
            Some(known) => {
                merge(known, designation);
                Ok(())
            }
            None => sink.add(designation, row.position.clone()),
        },
        Err(error) => sink.fault(error),
    })?;
    let unknown = |column: &&String| !COLUMNS.contains(&column.as_str());
    let columns: Vec<String> = header.columns.iter().filter(unknown).cloned().collect();
    if !columns.is_empty() {
        sink.warn(ListWarning::UnknownColumns { columns });
    }
    Ok(None)
}

fn designation(row: &Row, warnings: &mut Vec<ListWarning>) -> Result<Designation> {
    let written = visible(&repaired(row.get("Name")));
    let names = primary(&written);
    if names.is_empty() {
        let position = row.position.clone().field("Name");
        return Err(Error::new(ParseErrorKind::NoName).at(position));
    }
    let mut designation = Designation {
        id: DesignationId(written.clone()),
        programs: vec![Program("DPL".to_owned())],
        listed_on: day(&written, "Effective_Date", &iso(row.get("Effective_Date")), warnings),
        updated_on: day(&written, "Last_Update", &iso(row.get("Last_Update")), warnings),
        addresses: address(row).into_iter().collect(),
        ..Designation::default()
    };
    let shortened = is_shortened(&written, &names);
    for name in names {
        add_name(&mut designation, name);
    }
    if shortened {
        join_new(&mut designation.remarks, &format!("Listed as: {written}"));
    }
    order(row, &mut designation);
    let notice = collapse(row.get("FR_Citation"));
    extend_new(&mut designation.references, (!notice.is_empty()).then_some(notice));
    Ok(designation)
}

/// What is denied, since when and until when, and what was last done about it.
fn order(row: &Row, designation: &mut Designation) {
    let measure = match row.get("Standard_Order") {
        "Y" => "Denial of export privileges (standard order)".to_owned(),
        "" => "Denial of export privileges".to_owned(),
        _ => "Denial of export privileges (non-standard order)".to_owned(),
    };
    designation.measures.push(measure);
    for (column, label) in [("Effective_Date", "Effective"), ("Expiration_Date", "Expires")] {
        if !row.get(column).is_empty() {
            join_new(&mut designation.remarks, &format!("{label}: {}", iso(row.get(column))));
        }
    }
    if !row.get("Action").is_empty() {
        join_new(&mut designation.remarks, &format!("Action: {}", collapse(row.get("Action"))));
    }
}

/// A day of which the month stands first, in ISO form; another text as it stands.
fn iso(text: &str) -> String {
    let parts: Vec<&str> = text.split('/').map(str::trim).collect();
    match parts.as_slice() {
        [month, day, year] => format!("{year}-{month:0>2}-{day:0>2}"),
        _ => text.to_owned(),
    }
}

fn address(row: &Row) -> Option<Address> {
    let places = ["Street_Address", "City", "State", "Postal_Code"];
    let places = places.iter().map(|column| collapse(row.get(column).trim_end_matches([',', ' '])));
    let address = Address { text: joined(places, ", "), country: row.get("Country").to_owned() };
    (address != Address::default()).then_some(address)
}
