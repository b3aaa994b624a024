//! The CSV for in-house lists, and for any list converted by hand. The bundled lists use it too.
//!
//! A header names the columns, in any order and case; `,`, `;` or tab separates them. Needed: `id`, `type`, `name`.
//! Optional: `name_kind` (primary, alias, former, native), `alias_strength` (strong, weak), `date_of_birth`,
//! `place_of_birth`, `nationality`, `gender`, `identifier` (`type:number:country`), `address`, `country`,
//! `program`, `listed_on`, `source`, `remarks`. Other columns are named in a warning.
//!
//! Rows of one id are one designation, wherever they stand; each adds a name or further values, so a row after
//! the first may leave `type` and `name` empty. Without `name_kind` the first name is the primary one and later
//! ones are aliases. `date_of_birth`, `place_of_birth`, `nationality`, `identifier` and `program` may hold
//! several values separated by `;`; the others hold one. A date such as `12/11/1985` is kept in both readings.

use super::{BIRTHS, DAYS, IDENTIFIERS, list_id, name_kind, primary_first, strength};
use crate::designation::{
    Address, Alias, AliasKind, Designation, DesignationId, EntityKind, Identifier, PartialDate, Program,
};
use crate::list::fields::{add_name, extend_new, gender, join_new};
use crate::list::file::Content;
use crate::list::format::{Format, Head};
use crate::list::sink::Sink;
use crate::list::table::{Layout, OtherBytes, Row, rows};
use crate::list::{ListFormat, ListWarning, ParseErrorKind};
use crate::{Error, Result};

/// This format.
pub(in crate::list) static FORMAT: Format = Format {
    kind: ListFormat::CustomCsv,
    name: "custom CSV",
    recognises,
    list_id: |name| (list_id(name), None),
    parse,
};

const LAYOUT: Layout = Layout {
    delimiter: None,
    banner: false,
    needed: &["id", "type", "name"],
    other_bytes: OtherBytes::Refused,
};

/// The columns of the format.
const COLUMNS: [&str; 16] = [
    "id",
    "type",
    "name",
    "name_kind",
    "alias_strength",
    "date_of_birth",
    "place_of_birth",
    "nationality",
    "gender",
    "identifier",
    "address",
    "country",
    "program",
    "listed_on",
    "source",
    "remarks",
];

/// Whether a file's first line is the header of a custom list.
fn recognises(head: &Head) -> bool {
    let columns: Vec<String> = head.cells(0).iter().map(|cell| cell.to_ascii_lowercase()).collect();
    LAYOUT.needed.iter().all(|needed| columns.iter().any(|column| column == needed))
}

fn parse(files: &mut [Content], sink: &mut Sink) -> Result<Option<String>> {
    for content in files {
        let header = rows(content, &LAYOUT, sink, |row, sink| match designation(row, sink) {
            Ok(()) => Ok(()),
            Err(error) => sink.fault(error),
        })?;
        let known = |column: &&String| !COLUMNS.contains(&column.to_ascii_lowercase().as_str());
        let columns: Vec<String> = header.columns.iter().filter(known).cloned().collect();
        if !columns.is_empty() {
            sink.warn(ListWarning::UnknownColumns { columns });
        }
    }
    for designation in &mut sink.designations {
        primary_first(designation);
    }
    Ok(None)
}

/// Reads one row whole before anything of it is kept.
fn designation(row: &Row, sink: &mut Sink) -> Result<()> {
    let id = row.get("id");
    if id.is_empty() {
        return Err(Error::new(ParseErrorKind::NoId).at(row.position.clone().field("id")));
    }
    let known = sink.get_mut(id);
    let first = known.as_ref().is_none_or(|known| known.names.is_empty());
    let mut new = known.as_deref().cloned().unwrap_or_default();
    new.id = DesignationId(id.to_owned());
    kind(row, &mut new, known.is_none())?;
    name(row, &mut new, first)?;
    facts(row, &mut new)?;
    match sink.get_mut(id) {
        Some(known) => *known = new,
        None => sink.add(new, row.position.clone())?,
    }
    Ok(())
}

fn kind(row: &Row, designation: &mut Designation, first: bool) -> Result<()> {
    let word = row.get("type");
    let Some(kind) = said(row, "type", super::kind)? else { return Ok(()) };
    if !first && designation.kind != EntityKind::Unknown && designation.kind != kind {
        return Err(row.bad("type", word, "the type that the earlier rows of this id state"));
    }
    designation.kind = kind;
    Ok(())
}

fn name(row: &Row, designation: &mut Designation, first: bool) -> Result<()> {
    let name = row.get("name");
    if name.is_empty() {
        return Ok(());
    }
    let usual = if first { AliasKind::Primary } else { AliasKind::Alias };
    let kind = said(row, "name_kind", name_kind)?.unwrap_or(usual);
    let strength = said(row, "alias_strength", strength)?;
    add_name(designation, Alias { name: name.to_owned(), kind, strength });
    Ok(())
}

/// What a column's word means; the fault of a word without meaning has its place.
fn said<T>(row: &Row, column: &str, meaning: fn(&str) -> Result<T, ParseErrorKind>) -> Result<T> {
    meaning(row.get(column)).map_err(|kind| Error::new(kind).at(row.position.clone().field(column)))
}

fn facts(row: &Row, designation: &mut Designation) -> Result<()> {
    for text in row.several("date_of_birth", ";") {
        let readings = PartialDate::parse_counterparty(text);
        if readings.is_empty() {
            return Err(row.bad("date_of_birth", text, BIRTHS));
        }
        extend_new(&mut designation.births, readings);
    }
    extend_new(&mut designation.places_of_birth, row.several("place_of_birth", ";").map(str::to_owned));
    extend_new(&mut designation.nationalities, row.several("nationality", ";").map(str::to_owned));
    extend_new(&mut designation.programs, row.several("program", ";").map(|text| Program(text.to_owned())));
    let word = row.get("gender");
    if !word.is_empty() {
        designation.gender = Some(gender(word).ok_or_else(|| row.bad("gender", word, "female or male"))?);
    }
    for text in row.several("identifier", ";") {
        match Identifier::parse(text) {
            Some(identifier) => extend_new(&mut designation.identifiers, [identifier]),
            None => return Err(row.bad("identifier", text, IDENTIFIERS)),
        }
    }
    let address = Address { text: row.get("address").to_owned(), country: row.get("country").to_owned() };
    if address != Address::default() {
        extend_new(&mut designation.addresses, [address]);
    }
    let listed_on = row.get("listed_on");
    if !listed_on.is_empty() {
        let date = PartialDate::parse_list(listed_on);
        let date = date.ok_or_else(|| row.bad("listed_on", listed_on, DAYS))?;
        designation.listed_on.get_or_insert(date);
    }
    join_new(&mut designation.source, row.get("source"));
    join_new(&mut designation.remarks, row.get("remarks"));
    Ok(())
}
