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

use csv::StringRecord;
use rustc_hash::FxHashMap;

use super::file::{Content, record_line};
use super::{ListWarning, ParseErrorKind, Parser, Sink};
use crate::designation::{
    Address, Alias, AliasKind, AliasStrength, Designation, DesignationId, EntityKind, Gender, Identifier,
    ListId, PartialDate, Program,
};
use crate::error::Position;
use crate::{Error, Result};

/// The reader of this format.
pub(super) struct CustomCsv;

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
pub(super) fn recognises(head: &[u8]) -> bool {
    let line = head.split(|byte| *byte == b'\n').next().unwrap_or_default();
    let Ok(line) = std::str::from_utf8(line) else { return false };
    let delimiter = char::from(delimiter(line.as_bytes()));
    let columns: Vec<String> = line.split(delimiter).map(column_name).collect();
    COLUMNS[..3].iter().all(|needed| columns.iter().any(|column| column == needed))
}

fn column_name(cell: &str) -> String {
    cell.trim().trim_matches('"').trim().to_ascii_lowercase()
}

/// The separator that stands most often in the first line.
fn delimiter(text: &[u8]) -> u8 {
    let line = text.split(|byte| *byte == b'\n').next().unwrap_or_default();
    let count = |delimiter: u8| line.split(|byte| *byte == delimiter).count();
    // The last of equals wins, so the comma stands last.
    [b'\t', b';', b','].into_iter().max_by_key(|delimiter| count(*delimiter)).unwrap_or(b',')
}

/// Where each column stands in the file.
struct Header {
    places: FxHashMap<&'static str, usize>,
    width: usize,
}

impl Header {
    fn read(record: &StringRecord, position: &Position, sink: &mut Sink) -> Result<Self> {
        let mut places = FxHashMap::default();
        let mut unknown = Vec::new();
        for (place, cell) in record.iter().enumerate() {
            let name = column_name(cell);
            match COLUMNS.iter().find(|column| **column == name) {
                Some(column) if places.insert(*column, place).is_some() => {
                    let kind = ParseErrorKind::RepeatedColumn { column: name };
                    return Err(Error::new(kind).at(position.clone()));
                }
                Some(_) => {}
                None => unknown.push(cell.trim().to_owned()),
            }
        }
        for column in &COLUMNS[..3] {
            if !places.contains_key(column) {
                let found = record.iter().collect::<Vec<_>>().join(", ");
                return Err(Error::new(ParseErrorKind::MissingColumn { column, found }).at(position.clone()));
            }
        }
        if !unknown.is_empty() {
            sink.warn(ListWarning::UnknownColumns { columns: unknown });
        }
        Ok(Self { places, width: record.len() })
    }
}

/// One row with its place.
struct Row<'a> {
    header: &'a Header,
    record: &'a StringRecord,
    position: Position,
}

impl Row<'_> {
    /// A column's text, empty where there is none.
    fn get(&self, column: &'static str) -> &str {
        self.header.places.get(column).and_then(|place| self.record.get(*place)).unwrap_or_default().trim()
    }

    /// The values of a column that may hold several.
    fn several(&self, column: &'static str) -> impl Iterator<Item = &str> {
        self.get(column).split(';').map(str::trim).filter(|value| !value.is_empty())
    }

    fn bad(&self, column: &'static str, value: &str, expected: &'static str) -> Error {
        let kind = ParseErrorKind::BadValue { value: value.to_owned(), expected };
        Error::new(kind).at(self.position.clone().field(column))
    }
}

impl Parser for CustomCsv {
    fn parse(&self, files: &[Content], sink: &mut Sink) -> Result<Option<String>> {
        for content in files {
            read(content, sink)?;
        }
        for designation in &mut sink.designations {
            // The primary name stands first; the order of the others is the file's.
            designation.names.sort_by_key(|name| name.kind != AliasKind::Primary);
            for (place, name) in designation.names.iter_mut().enumerate() {
                if place == 0 {
                    name.kind = AliasKind::Primary;
                } else if name.kind == AliasKind::Primary {
                    name.kind = AliasKind::Alias;
                }
            }
        }
        Ok(None)
    }
}

fn read(content: &Content, sink: &mut Sink) -> Result<()> {
    let text = content.text()?;
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter(text.as_bytes()))
        .from_reader(text.as_bytes());
    let mut record = StringRecord::new();
    let mut header = None;
    let mut number = 0u64;
    loop {
        let line = reader.position().line();
        let read = reader.read_record(&mut record).map_err(|error| {
            let kind = ParseErrorKind::BadValue { value: error.to_string(), expected: "a CSV record" };
            Error::new(kind).at(content.position().line(line))
        })?;
        if !read {
            return Ok(());
        }
        let line = record.position().map_or(line, |position| record_line(text, position));
        let position = content.position().line(line);
        let Some(header) = &header else {
            header = Some(Header::read(&record, &position, sink)?);
            continue;
        };
        number += 1;
        let row = Row { header, record: &record, position: position.record(number) };
        let outcome = if record.len() == header.width {
            designation(&row, sink)
        } else {
            let kind = ParseErrorKind::Fields { found: record.len(), expected: header.width };
            Err(Error::new(kind).at(row.position.clone()))
        };
        if let Err(error) = outcome {
            sink.fault(error)?;
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
    let alias = Alias { name: name.to_owned(), kind, strength };
    let known =
        designation.names.iter().any(|known| known.name == alias.name && known.strength == alias.strength);
    if !known {
        designation.names.push(alias);
    }
    Ok(())
}

fn facts(row: &Row, designation: &mut Designation) -> Result<()> {
    for text in row.several("date_of_birth") {
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
    extend_new(&mut designation.places_of_birth, row.several("place_of_birth").map(str::to_owned));
    extend_new(&mut designation.nationalities, row.several("nationality").map(str::to_owned));
    extend_new(&mut designation.programs, row.several("program").map(|text| Program(text.to_owned())));
    match row.get("gender").to_lowercase().as_str() {
        "" => {}
        "f" | "female" => designation.gender = Some(Gender::Female),
        "m" | "male" => designation.gender = Some(Gender::Male),
        _ => return Err(row.bad("gender", row.get("gender"), "female or male")),
    }
    for text in row.several("identifier") {
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

fn extend_new<T: PartialEq>(known: &mut Vec<T>, more: impl IntoIterator<Item = T>) {
    for value in more {
        if !known.contains(&value) {
            known.push(value);
        }
    }
}

/// Adds a text that does not stand there yet.
fn join_new(known: &mut String, more: &str) {
    if !more.is_empty() && !known.split("; ").any(|part| part == more) {
        if !known.is_empty() {
            known.push_str("; ");
        }
        known.push_str(more);
    }
}
