//! Australia's consolidated list (Department of Foreign Affairs and Trade, DFAT), an Excel workbook (`.xlsx`), read by
//! `sheet::xlsx`.
//!
//! - A row is a name. Its reference is a number, that of the designation, and for further names letters after it: `1`,
//!   `1a`, `1b`; `1a1` is `1a` in another script. The rows of a designation need not stand together.
//! - Each row repeats what is known of the designation, and sometimes says what holds for that name only, so what
//!   differs is added. A cell may hold several values, `a) … b) …`: see `cell`.
//! - One number may stand for two designations by mistake, which a second primary name without letters shows: the later
//!   one gets an id of its own, with a warning. A type that is missing, or differs between rows, is unknown.
//! - What stands in brackets after a name is an acronym, an explanation, or says that it is a former name: see `name`.
//! - The file states no edition: its latest control date stands for it. Its own date of saving would be that of whoever
//!   saved it last.
//! - Document numbers stand in prose only (`Additional Information`) and are left there, as remarks.
//!
//! Verified on a genuine edition of May 2022 that was converted from the old format (`.xls`), which this program does
//! not read. The columns of the present edition, which adds strengths of aliases, IMO numbers and measures, are known
//! from the readers that others publish, and verified by fixture only. Format: the header, and
//! <https://www.dfat.gov.au/international-relations/security/sanctions/consolidated-list>.

use super::fields::{add_name, check_count, collapse, extend_new, join_new, visible};
use super::file::Content;
use super::format::Format;
use super::sheet::xlsx;
use super::sink::Sink;
use super::table::{Header, Row};
use super::{ListFormat, ListWarning, ParseErrorKind};
use crate::designation::{
    Alias, AliasKind, AliasStrength, Designation, DesignationId, EntityKind, Identifier, ListId, Program,
};
use crate::{Error, ErrorKind, Result};

mod cell;
mod name;
#[cfg(test)]
mod tests;

/// This format.
pub(super) static FORMAT: Format = Format {
    kind: ListFormat::DfatXlsx,
    name: "Australian DFAT workbook (.xlsx)",
    recognises: |head| xlsx::recognises(head.bytes),
    list_id: |_| (ListId("au-dfat".to_owned()), None),
    parse,
};

const REFERENCE: &str = "Reference";
const NAME: &str = "Name of Individual or Entity";
const TYPE: &str = "Type";
const NAME_TYPE: &str = "Name Type";
const STRENGTH: &str = "Alias Strength";
const BIRTH: &str = "Date of Birth";
const PLACE: &str = "Place of Birth";
const CITIZENSHIP: &str = "Citizenship";
const ADDRESS: &str = "Address";
const INFORMATION: &str = "Additional Information";
const LISTING: &str = "Listing Information";
const IMO: &str = "IMO Number";
const COMMITTEES: &str = "Committees";
const CONTROL: &str = "Control Date";
const INSTRUMENT: &str = "Instrument of Designation";

/// Columns without which it is no such list.
const NEEDED: [&str; 4] = [REFERENCE, NAME, TYPE, NAME_TYPE];

/// Columns of every edition that are missed where they are not there.
const EXPECTED: [(&str, &str); 8] = [
    (BIRTH, "column Date of Birth"),
    (PLACE, "column Place of Birth"),
    (CITIZENSHIP, "column Citizenship"),
    (ADDRESS, "column Address"),
    (INFORMATION, "column Additional Information"),
    (LISTING, "column Listing Information"),
    (COMMITTEES, "column Committees"),
    (CONTROL, "column Control Date"),
];

/// Columns of the present edition that say whether a measure applies.
const MEASURES: [&str; 4] =
    ["Targeted Financial Sanction", "Travel Ban", "Arms Embargo", "Maritime Restriction"];

/// What a kind of name is called, in small letters.
const NAME_TYPES: [(&str, AliasKind); 10] = [
    ("primary name", AliasKind::Primary),
    ("primary", AliasKind::Primary),
    ("aka", AliasKind::Alias),
    ("a.k.a.", AliasKind::Alias),
    ("alias", AliasKind::Alias),
    ("original script", AliasKind::Native),
    ("formerly known as", AliasKind::Former),
    ("fka", AliasKind::Former),
    ("previously listed as", AliasKind::Former),
    ("formerly listed as", AliasKind::Former),
];

/// A warning that stands among as many last ones is a repetition.
const MAX_ROWS_APART: usize = 50;

fn parse(files: &mut [Content], sink: &mut Sink) -> Result<Option<String>> {
    let Some(content) = files.first_mut() else { return Ok(None) };
    let mut numbers = Numbers::default();
    let header = xlsx::rows(content, &NEEDED, sink, |row, sink| numbers.row(row, sink)).map_err(named)?;
    warn_of_columns(&header, sink);
    check_primary_names(content, sink)?;
    let controls = sink.designations.iter().filter_map(|one| one.updated_on);
    Ok(controls.max_by_key(|day| day.to).map(|day| day.to.to_string()))
}

/// A workbook of something else is told as such, since every workbook is taken for this list until it is opened.
fn named(error: Error) -> Error {
    match error.kind() {
        ErrorKind::List(ParseErrorKind::MissingColumn { column, found }) if !found.contains(NAME) => {
            let looks_like = format!(
                "a workbook (.xlsx) that is not Australia's list (no column {column}; found: {found}): save it as CSV"
            );
            Error::new(ParseErrorKind::Unrecognised { looks_like }).at(error.position().clone())
        }
        _ => error,
    }
}

fn warn_of_columns(header: &Header, sink: &mut Sink) {
    for (column, part) in EXPECTED {
        if !header.has(column) {
            sink.warn(ListWarning::MissingPart { part });
        }
    }
    let read = NEEDED
        .into_iter()
        .chain(EXPECTED.map(|(column, _)| column))
        .chain(MEASURES)
        .chain([STRENGTH, IMO, INSTRUMENT]);
    let known: Vec<String> = read.map(str::to_lowercase).collect();
    let unknown = header.columns.iter().filter(|one| !one.is_empty() && !known.contains(&one.to_lowercase()));
    let columns: Vec<String> = unknown.cloned().collect();
    if !columns.is_empty() {
        sink.warn(ListWarning::UnknownColumns { columns });
    }
}

/// A designation whose primary name is missing has lost a row, so that the file was cut or edited; one without any name
/// is found to be so by the sink.
fn check_primary_names(content: &Content, sink: &mut Sink) -> Result<()> {
    let first_other = |one: &Designation| {
        one.names.first().filter(|name| name.kind != AliasKind::Primary).map(|name| name.name.clone())
    };
    let without: Vec<_> =
        sink.designations.iter().filter_map(|one| Some((one.id.clone(), first_other(one)?))).collect();
    for (id, value) in without {
        let kind = ParseErrorKind::BadValue {
            value,
            expected: "a primary name, which one of a designation's rows must have",
        };
        sink.fault(Error::new(kind).at(content.position().record(&id).field(NAME_TYPE)))?;
    }
    sink.designations.retain(|one| first_other(one).is_none());
    Ok(())
}

/// Which designation each number stands for at present.
#[derive(Default)]
struct Numbers {
    /// The ids of designations whose number stood for another one before.
    given: rustc_hash::FxHashMap<String, String>,
}

impl Numbers {
    fn row(&mut self, row: &Row, sink: &mut Sink) -> Result<()> {
        let reference: String = row.get(REFERENCE).split_whitespace().collect();
        if reference.is_empty() {
            return sink.fault(Error::new(ParseErrorKind::NoId).at(row.position.clone().field(REFERENCE)));
        }
        let letters = reference.trim_start_matches(|c: char| c.is_ascii_digit());
        let number = &reference[..reference.len() - letters.len()];
        if number.is_empty() || !letters.chars().all(char::is_alphanumeric) {
            return sink.fault(row.bad(REFERENCE, &reference, "a number, or one with letters after it"));
        }
        let mut warnings = Vec::new();
        let kind = name_type(row, letters, number, &mut warnings);
        let id = self.id(number, kind == AliasKind::Primary && letters.is_empty(), sink);
        if sink.get_mut(&id).is_none() {
            let designation = Designation { id: DesignationId(id.clone()), ..Designation::default() };
            sink.add(designation, row.position.clone())?;
        }
        if let Some(designation) = sink.get_mut(&id) {
            check_count(designation.names.len())
                .map_err(|kind| Error::new(kind).at(row.position.clone().field(NAME)))?;
            entity_kind(row, designation, &mut warnings);
            names(row, kind, designation, &mut warnings);
            facts(row, designation, &mut warnings);
        }
        // The rows of a designation repeat what is odd about it.
        for warning in warnings {
            if !sink.warnings.iter().rev().take(MAX_ROWS_APART).any(|one| *one == warning) {
                sink.warn(warning);
            }
        }
        Ok(())
    }

    /// The id of the designation that a number stands for; a new one where it has a primary name already.
    fn id(&mut self, number: &str, begins: bool, sink: &mut Sink) -> String {
        let id = self.given.get(number).map_or(number, String::as_str).to_owned();
        let has_primary = sink
            .get_mut(&id)
            .is_some_and(|known| known.names.first().is_some_and(|name| name.kind == AliasKind::Primary));
        if !begins || !has_primary {
            return id;
        }
        let times = id.strip_prefix(number).and_then(|rest| rest.strip_prefix('-'));
        let times: u64 = times.and_then(|times| times.parse().ok()).unwrap_or(1);
        let given = format!("{number}-{}", times + 1);
        sink.warn(ListWarning::RepeatedId { id: number.to_owned(), given: given.clone() });
        self.given.insert(number.to_owned(), given.clone());
        given
    }
}

fn unread(record: &str, field: &'static str, value: &str) -> ListWarning {
    ListWarning::UnreadValue { record: record.to_owned(), field, value: value.to_owned() }
}

/// The kind of a row's name; where its word is unknown, the name whose reference has no letters is the primary one.
fn name_type(row: &Row, letters: &str, number: &str, warnings: &mut Vec<ListWarning>) -> AliasKind {
    let written = row.get(NAME_TYPE);
    let word = collapse(written).to_lowercase();
    if let Some((_, kind)) = NAME_TYPES.iter().find(|(known, _)| *known == word) {
        return *kind;
    }
    warnings.push(unread(number, NAME_TYPE, written));
    if letters.is_empty() { AliasKind::Primary } else { AliasKind::Alias }
}

/// The kind of the designation; where rows differ it is unknown, which is compared with every kind.
fn entity_kind(row: &Row, designation: &mut Designation, warnings: &mut Vec<ListWarning>) {
    let written = row.get(TYPE);
    let kind = match written.to_lowercase().as_str() {
        "individual" | "person" => EntityKind::Person,
        "entity" => EntityKind::Entity,
        "vessel" => EntityKind::Vessel,
        "aircraft" => EntityKind::Aircraft,
        _ => EntityKind::Unknown,
    };
    let differs = !designation.names.is_empty() && designation.kind != kind;
    if kind == EntityKind::Unknown || differs {
        warnings.push(unread(&designation.id.0, TYPE, written));
    }
    designation.kind = if differs { EntityKind::Unknown } else { kind };
}

fn names(row: &Row, kind: AliasKind, designation: &mut Designation, warnings: &mut Vec<ListWarning>) {
    let person = matches!(designation.kind, EntityKind::Person | EntityKind::Unknown);
    let strength = match row.get(STRENGTH).to_lowercase().as_str() {
        "weak" | "low" => AliasStrength::Weak,
        "" | "strong" | "good" | "high" | "na" | "n/a" => AliasStrength::Strong,
        _ => {
            warnings.push(unread(&designation.id.0, STRENGTH, row.get(STRENGTH)));
            AliasStrength::Strong
        }
    };
    let read = name::read(row.get(NAME), kind, person);
    for note in read.notes {
        join_new(&mut designation.remarks, &note);
    }
    for mut name in read.names {
        if strength == AliasStrength::Weak {
            name.strength = strength;
        }
        let has_primary = designation.names.first().is_some_and(|name| name.kind == AliasKind::Primary);
        if name.kind != AliasKind::Primary {
            add_name(designation, name);
        } else if has_primary {
            add_name(designation, Alias { kind: AliasKind::Alias, ..name });
        } else {
            designation.names.retain(|known| known.name != name.name);
            designation.names.insert(0, Alias { strength: AliasStrength::Strong, ..name });
        }
    }
}

/// What a row says beside the name.
fn facts(row: &Row, designation: &mut Designation, warnings: &mut Vec<ListWarning>) {
    let id = designation.id.0.clone();
    cell::births(designation, row.get(BIRTH), warnings);
    extend_new(&mut designation.places_of_birth, cell::places(row.get(PLACE)));
    cell::nationalities(designation, row.get(CITIZENSHIP));
    extend_new(&mut designation.addresses, cell::addresses(row.get(ADDRESS)));
    join_new(&mut designation.remarks, &visible(row.get(INFORMATION)));
    listing(row, designation);
    for number in row.get(IMO).split([',', ';', '\n', ' ']).filter(|number| !number.is_empty()) {
        if !cell::is_nothing(number) {
            extend_new(&mut designation.identifiers, [Identifier::new("IMO", number, "")]);
        }
    }
    let programs = row.several(COMMITTEES, ";").map(collapse);
    extend_new(&mut designation.programs, programs.map(Program));
    let updated = super::fields::day(&id, CONTROL, row.get(CONTROL), warnings);
    designation.updated_on = [designation.updated_on, updated].into_iter().flatten().max_by_key(|day| day.to);
    for measure in MEASURES {
        match row.get(measure).to_lowercase().as_str() {
            "true" | "1" | "yes" | "y" | "x" => {
                extend_new(&mut designation.measures, [measure.to_owned()]);
            }
            "" | "false" | "0" | "no" | "n" | "na" | "n/a" => {}
            _ => warnings.push(unread(&id, measure, row.get(measure))),
        }
    }
}

/// When and under what it was listed: a day, or prose that may hold one.
fn listing(row: &Row, designation: &mut Designation) {
    let text = visible(row.get(LISTING));
    let instrument = visible(row.get(INSTRUMENT));
    let listed = cell::listed_on(&text);
    designation.listed_on = [designation.listed_on, listed].into_iter().flatten().min_by_key(|day| day.from);
    let is_day = listed.is_some_and(|day| day.to_string() == text);
    if !text.is_empty() && !is_day {
        join_new(&mut designation.remarks, &format!("Listing: {text}"));
    }
    if !instrument.is_empty() && instrument != text {
        join_new(&mut designation.remarks, &format!("Instrument: {instrument}"));
    }
}
