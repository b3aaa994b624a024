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

use super::fields::{add_name, extend_new, gender, join_new};
use super::file::Content;
use super::format::{Format, Head};
use super::sink::Sink;
use super::table::{Layout, OtherBytes, Row, rows};
use super::{ListFormat, ListWarning, ParseErrorKind};
use crate::designation::{
    Address, Alias, AliasKind, AliasStrength, Designation, DesignationId, EntityKind, Identifier, ListId,
    PartialDate, Program,
};
use crate::{Error, Result};

/// This format.
pub(super) static FORMAT: Format = Format {
    format: ListFormat::CustomCsv,
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

/// The id of a custom list: its file's stem.
pub(super) fn list_id(name: &str) -> ListId {
    let stem = name.strip_suffix(".gz").unwrap_or(name);
    let stem = stem.rsplit_once('.').map_or(stem, |(stem, _)| stem);
    ListId(stem.to_owned())
}

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

/// The primary name stands first; the order of the others is the file's.
pub(super) fn primary_first(designation: &mut Designation) {
    designation.names.sort_by_key(|name| name.kind != AliasKind::Primary);
    for (place, name) in designation.names.iter_mut().enumerate() {
        if place == 0 {
            name.kind = AliasKind::Primary;
        } else if name.kind == AliasKind::Primary {
            name.kind = AliasKind::Alias;
        }
    }
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
    let kind = match word.to_lowercase().as_str() {
        "" => return Ok(()),
        "person" | "individual" | "natural person" | "natural" | "p" => EntityKind::Person,
        "entity" | "organisation" | "organization" | "company" | "enterprise" | "legal person"
        | "legal entity" | "legal" | "group" | "e" => EntityKind::Entity,
        "vessel" | "ship" => EntityKind::Vessel,
        "aircraft" | "plane" | "airplane" => EntityKind::Aircraft,
        "unknown" => EntityKind::Unknown,
        _ => return Err(row.bad("type", word, "one of person, entity, vessel, aircraft, unknown")),
    };
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
    let kind = match row.get("name_kind").to_lowercase().as_str() {
        "" if first => AliasKind::Primary,
        "" | "alias" | "aka" => AliasKind::Alias,
        "primary" => AliasKind::Primary,
        "former" | "fka" => AliasKind::Former,
        "native" => AliasKind::Native,
        _ => return Err(row.bad("name_kind", row.get("name_kind"), "one of primary, alias, former, native")),
    };
    let strength = match row.get("alias_strength").to_lowercase().as_str() {
        "" | "strong" | "good" => AliasStrength::Strong,
        "weak" | "low" => AliasStrength::Weak,
        _ => return Err(row.bad("alias_strength", row.get("alias_strength"), "strong or weak")),
    };
    add_name(designation, Alias { name: name.to_owned(), kind, strength });
    Ok(())
}

fn facts(row: &Row, designation: &mut Designation) -> Result<()> {
    for text in row.several("date_of_birth", ";") {
        let readings = PartialDate::parse_counterparty(text);
        if readings.is_empty() {
            return Err(row.bad(
                "date_of_birth",
                text,
                "a date such as 1985-11-12, 1985-11, 1985 or circa 1985",
            ));
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
            None => return Err(row.bad("identifier", text, "number, type:number or type:number:country")),
        }
    }
    let address = Address { text: row.get("address").to_owned(), country: row.get("country").to_owned() };
    if address != Address::default() {
        extend_new(&mut designation.addresses, [address]);
    }
    let listed_on = row.get("listed_on");
    if !listed_on.is_empty() {
        let date = PartialDate::parse_list(listed_on);
        let date = date.ok_or_else(|| row.bad("listed_on", listed_on, "a date such as 2024-03-25"))?;
        designation.listed_on.get_or_insert(date);
    }
    join_new(&mut designation.source, row.get("source"));
    join_new(&mut designation.remarks, row.get("remarks"));
    Ok(())
}
