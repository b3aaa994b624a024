//! OpenSanctions' `targets.simple.csv`: one row a target.
//!
//! Columns are bound by name: `program_ids` came in 2025. A cell of several values is itself a line of CSV, separated
//! by `;`, in which only a value with a `;`, a quotation mark or a line break is quoted; a cell of one empty value is
//! `""`. Of identifiers only the numbers are given, of aliases neither kind nor strength, of sanctions one text each
//! (`program - reason - status - start - end`), which is kept as a remark because its parts cannot be told apart.
//!
//! No whole file was at hand: verified by fixture only, made as OpenSanctions' exporter writes it.

use crate::designation::{
    Address, Alias, AliasKind, Designation, DesignationId, EntityKind, Identifier, PartialDate, Program,
};
use crate::list::fields::{
    add_birth, add_name, check_count, collapse, extend_new, is_native_script, join_new, joined, visible,
};
use crate::list::file::Content;
use crate::list::format::{Format, Head};
use crate::list::sink::Sink;
use crate::list::table::{Layout, OtherBytes, Row, rows};
use crate::list::{ListFormat, ListWarning, ParseErrorKind};
use crate::{Error, Result};

/// This format.
pub(in crate::list) static FORMAT: Format = Format {
    kind: ListFormat::OpenSanctionsCsv,
    name: "OpenSanctions CSV",
    recognises,
    list_id: super::list_id,
    parse,
};

const LAYOUT: Layout = Layout {
    delimiter: Some(b','),
    banner: false,
    needed: &["id", "schema", "name", "aliases", "birth_date", "countries", "identifiers"],
    other_bytes: OtherBytes::Refused,
};

/// The columns of the format.
const COLUMNS: [&str; 16] = [
    "id",
    "schema",
    "name",
    "aliases",
    "birth_date",
    "countries",
    "addresses",
    "identifiers",
    "sanctions",
    "phones",
    "emails",
    "program_ids",
    "dataset",
    "first_seen",
    "last_seen",
    "last_change",
];

fn recognises(head: &Head) -> bool {
    let cells = head.cells(0);
    LAYOUT.needed.iter().all(|needed| cells.iter().any(|cell| cell == needed))
}

fn parse(files: &mut [Content], sink: &mut Sink) -> Result<Option<String>> {
    let Some(content) = files.first_mut() else { return Ok(None) };
    let mut seen: Option<PartialDate> = None;
    let header = rows(content, &LAYOUT, sink, |row, sink| {
        for column in COLUMNS {
            if let Err(kind) = check_count(row.get(column).matches(';').count()) {
                return sink.fault(Error::new(kind).at(row.position.clone().field(column)));
            }
        }
        let day = PartialDate::parse_list(row.get("last_seen"));
        seen = [seen, day].into_iter().flatten().max_by_key(|day| day.to);
        let designation = designation(row, &mut sink.warnings);
        let position = row.position.clone().record(&designation.id);
        if designation.names.is_empty() {
            return sink.fault(Error::new(ParseErrorKind::NoName).at(position.field("name")));
        }
        sink.add(designation, position)
    })?;
    let unknown = |column: &&String| !COLUMNS.contains(&column.as_str());
    let columns: Vec<String> = header.columns.iter().filter(unknown).cloned().collect();
    if !columns.is_empty() {
        sink.warn(ListWarning::UnknownColumns { columns });
    }
    Ok(seen.map(|day| day.to_string()))
}

fn designation(row: &Row, warnings: &mut Vec<ListWarning>) -> Designation {
    let mut designation = Designation {
        id: DesignationId(row.get("id").to_owned()),
        kind: super::kind(row.get("schema")).unwrap_or_default(),
        updated_on: PartialDate::parse_list(row.get("last_change")),
        source: joined(values(row, "dataset"), ", "),
        ..Designation::default()
    };
    add_name(&mut designation, Alias::strong(visible(row.get("name")), AliasKind::Primary));
    for alias in values(row, "aliases") {
        let name = visible(&alias);
        let kind = if is_native_script(&name) { AliasKind::Native } else { AliasKind::Alias };
        add_name(&mut designation, Alias::strong(name, kind));
    }
    for birth in values(row, "birth_date") {
        add_birth(&mut designation, "birth_date", &birth, warnings);
    }
    let numbers = values(row, "identifiers").into_iter();
    extend_new(&mut designation.identifiers, numbers.map(|number| Identifier::new("", number, "")));
    let addresses = values(row, "addresses").into_iter();
    let address = |text: String| Address { text: collapse(&text), country: String::new() };
    extend_new(&mut designation.addresses, addresses.map(address));
    // Nationalities, seats and flags in one: a person has the first, a company the second.
    for country in values(row, "countries") {
        if designation.kind == EntityKind::Entity {
            extend_new(&mut designation.addresses, [Address { text: String::new(), country }]);
        } else {
            extend_new(&mut designation.nationalities, [country]);
        }
    }
    extend_new(&mut designation.programs, values(row, "program_ids").into_iter().map(Program));
    for (column, label) in [("sanctions", ""), ("phones", "Phone: "), ("emails", "Email: ")] {
        for value in values(row, column) {
            join_new(&mut designation.remarks, &format!("{label}{}", collapse(&value)));
        }
    }
    designation
}

/// The values of a cell, which is a line of CSV itself.
fn values(row: &Row, column: &str) -> Vec<String> {
    let cell = row.get(column);
    if !cell.contains('"') {
        return row.several(column, ";").map(str::to_owned).collect();
    }
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(b';')
        .from_reader(cell.as_bytes());
    // The cell is UTF-8 already, and of records of any length none is wrong.
    let values = reader
        .records()
        .flatten()
        .flat_map(|record| record.iter().map(|value| value.trim().to_owned()).collect::<Vec<_>>());
    values.filter(|value| !value.is_empty()).collect()
}
