//! The United Kingdom's lists: what their formats have in common.
//!
//! The UK Sanctions List (Foreign, Commonwealth & Development Office; id `uk-sl`) is published as XML (`xml`), CSV and
//! spreadsheet (`csv`, `ods`); its search page exports an excerpt of the same. Until 28 January 2026 there was a second
//! list, OFSI's consolidated list of financial sanctions targets (`ofsi`; id `uk-ofsi`).
//!
//! | room | holds |
//! |---|---|
//! | `names` | name parts, types and strengths → names |
//! | `items` | numbered and joined values of one cell → single values; labelled text → its parts |
//! | `numbers` | passports, national and registration numbers, IMO numbers → identifiers |
//!
//! What a column, an element or a label says of a designation is a [`Fact`]; every format has a table from its own
//! words to facts, so that one designation is the same in each. Dates are day first, zeros and letters stand for
//! unknown parts (`dd/mm/1945`). Sources: the FCDO's "UK Sanctions List: format guide", OFSI's "Consolidated list:
//! format guide" (2022) and the files themselves.

use std::collections::BTreeSet;
use std::io::BufRead as _;

use rustc_hash::FxHashSet;

use super::fields::{add_birth, collapse, extend_new, gender, join_new};
use super::file::Content;
use super::sink::Sink;
use super::{ListWarning, ParseErrorKind};
use crate::designation::{
    Address, AliasKind, AliasStrength, Designation, DesignationId, EntityKind, ListId, PartialDate, Program,
};
use crate::error::Position;
use crate::{Error, Result};

pub(super) mod csv;
mod items;
mod names;
mod numbers;
pub(super) mod ods;
pub(super) mod ofsi;
#[cfg(test)]
mod tests;
pub(super) mod xml;

use items::items;

/// What a field says of a designation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fact {
    /// An id of another list: OFSI's group, the UN's reference.
    Reference,
    /// A title or position.
    Title,
    /// The regulations it stands under.
    Program,
    /// Who designated: the UK, the UN.
    Source,
    /// Sanctions, joined by `|`.
    Measures,
    /// Sanctions, joined by commas.
    CommaMeasures,
    /// Date of birth.
    Birth,
    /// Nationality, or the flag of a ship.
    Nationality,
    /// Gender.
    Gender,
    /// Business registration numbers.
    Registration,
    /// IMO number.
    Imo,
    /// The day of designation.
    Listed,
    /// The day of the last change.
    Updated,
    /// Text for the reader.
    Text,
    /// Text for the reader that needs its name to be understood.
    Note(&'static str),
}

/// The labels of [`Fact::Note`], so that every format has the same.
mod label {
    pub(super) const REASONS: &str = "UK Statement of Reasons";
    pub(super) const PHONE: &str = "Phone number";
    pub(super) const EMAIL: &str = "Email address";
    pub(super) const WEBSITE: &str = "Website";
    pub(super) const ENTITY_TYPE: &str = "Type of entity";
    pub(super) const SUBSIDIARY: &str = "Subsidiary";
    pub(super) const PARENT: &str = "Parent company";
    pub(super) const OWNER: &str = "Current owner or operator";
    pub(super) const PREVIOUS_OWNER: &str = "Previous owner or operator";
    pub(super) const PREVIOUS_FLAG: &str = "Previous flag";
    pub(super) const SHIP_TYPE: &str = "Type of ship";
    pub(super) const TONNAGE: &str = "Tonnage";
    pub(super) const LENGTH: &str = "Length";
    pub(super) const BUILT: &str = "Year built";
    pub(super) const HULL: &str = "Hull identification number";
}

/// The id of the UK Sanctions List.
fn list_id() -> ListId {
    ListId("uk-sl".to_owned())
}

/// The kind of a designation.
fn entity_kind(word: &str) -> Option<EntityKind> {
    match word.trim().to_ascii_lowercase().as_str() {
        "individual" => Some(EntityKind::Person),
        "entity" => Some(EntityKind::Entity),
        "ship" => Some(EntityKind::Vessel),
        _ => None,
    }
}

/// What a record is about.
struct Subject<'a> {
    /// The publisher's id.
    id: &'a str,
    /// The word for its kind.
    kind: &'a str,
    /// The field the kind stands in.
    kind_field: &'static str,
    /// Where the record is.
    position: &'a Position,
}

/// Calls `fill` with the designation of a record, of which lists have several for each, and a place for warnings.
fn designation(
    subject: &Subject,
    sink: &mut Sink,
    fill: impl FnOnce(&mut Designation, &mut Warnings),
) -> Result<()> {
    let bad = |expected: &'static str| {
        let kind = ParseErrorKind::BadValue { value: subject.kind.to_owned(), expected };
        Error::new(kind).at(subject.position.clone().field(subject.kind_field))
    };
    let Some(kind) = entity_kind(subject.kind) else {
        return sink.fault(bad("Individual, Entity or Ship"));
    };
    match sink.get_mut(subject.id) {
        Some(known) if known.kind != kind => {
            return sink.fault(bad("the type that the earlier records of this id state"));
        }
        Some(_) => {}
        None => {
            let id = DesignationId(subject.id.to_owned());
            sink.add(Designation { id, kind, ..Designation::default() }, subject.position.clone())?;
        }
    }
    let mut warnings = Warnings { id: subject.id.to_owned(), found: Vec::new() };
    // A record without an id was left out above.
    if let Some(designation) = sink.get_mut(subject.id) {
        fill(designation, &mut warnings);
    }
    for warning in warnings.found {
        // A list says a thing once for each name and address; once is enough here.
        if !sink.warnings.iter().rev().take(MAX_REPEATED_WARNINGS).any(|known| *known == warning) {
            sink.warn(warning);
        }
    }
    Ok(())
}

/// So far back a warning is looked for before it is said again: what is repeated stands close together.
const MAX_REPEATED_WARNINGS: usize = 500;

/// More fields than these that are not known are a file of another kind; the first ones say it.
const MAX_UNKNOWN: usize = 100;

/// What is odd about one designation.
struct Warnings {
    id: String,
    found: Vec<ListWarning>,
}

impl Warnings {
    /// A value that is kept as text or not at all.
    fn unread(&mut self, field: &'static str, value: &str) {
        let (record, value) = (self.id.clone(), value.to_owned());
        self.found.push(ListWarning::UnreadValue { record, field, value });
    }
}

/// Adds what a field says.
fn add(designation: &mut Designation, fact: Fact, text: &str, warnings: &mut Warnings) {
    let collapsed = || items(text).into_iter().map(collapse).filter(|item| !item.is_empty());
    match fact {
        Fact::Reference => {
            let references = collapsed().map(|text| text.trim_end_matches(['.', ',', ';']).to_owned());
            extend_new(&mut designation.references, references);
        }
        Fact::Title => extend_new(&mut designation.titles, collapsed()),
        Fact::Nationality => extend_new(&mut designation.nationalities, collapsed()),
        Fact::Program => extend_new(&mut designation.programs, collapsed().map(Program)),
        Fact::Source => collapsed().for_each(|source| join_new(&mut designation.source, &source)),
        Fact::Measures => measures(designation, text.split('|')),
        Fact::CommaMeasures => measures(designation, text.split(',')),
        Fact::Birth => {
            for item in collapsed() {
                add_birth(designation, "DOB", &item, &mut warnings.found);
            }
        }
        Fact::Gender => {
            for word in collapsed() {
                match gender(&word) {
                    Some(gender) => designation.gender = Some(gender),
                    None => warnings.unread("Gender", &word),
                }
            }
        }
        Fact::Registration => numbers::registrations(designation, text),
        Fact::Imo => numbers::imo(designation, text, warnings),
        Fact::Listed => {
            // Names that were added later say their own day; the designation has stood since the first.
            let date = date(text, "Date Designated", warnings);
            designation.listed_on = designation.listed_on.into_iter().chain(date).min_by_key(|day| day.from);
        }
        Fact::Updated => {
            let date = date(text, "Last Updated", warnings);
            designation.updated_on = designation.updated_on.into_iter().chain(date).max_by_key(|day| day.to);
        }
        Fact::Text => note(designation, "", text),
        Fact::Note(label) => note(designation, label, text),
    }
}

fn measures<'a>(designation: &mut Designation, measures: impl Iterator<Item = &'a str>) {
    // A dash is an empty value.
    let measures = measures.map(collapse).filter(|measure| !measure.is_empty() && measure != "-");
    extend_new(&mut designation.measures, measures);
}

fn date(text: &str, field: &'static str, warnings: &mut Warnings) -> Option<PartialDate> {
    let date = PartialDate::parse_list(text);
    if date.is_none() && !text.trim().is_empty() {
        warnings.unread(field, text.trim());
    }
    date
}

/// Adds a text to the remarks, after what it is.
fn note(designation: &mut Designation, label: &str, text: &str) {
    // What was left of a link when the UN's notices were copied.
    let text = collapse(text).replace(" click here", "");
    if text.is_empty() || text == "-" {
        return;
    }
    let text = if label.is_empty() { text } else { format!("{label}: {text}") };
    join_new(&mut designation.remarks, &text);
}

/// Adds an address of lines, postal code and country.
fn address<'a>(designation: &mut Designation, lines: impl IntoIterator<Item = &'a str>, country: &str) {
    // Quotes kept a number from being one in the publisher's workbook.
    let unquoted = |line: &str| match line.trim().strip_prefix('"').and_then(|line| line.strip_suffix('"')) {
        Some(inside) if !inside.contains('"') => collapse(inside),
        _ => collapse(line),
    };
    let lines: Vec<String> = lines.into_iter().map(unquoted).filter(|line| !line.is_empty()).collect();
    let address = Address { text: lines.join(", "), country: collapse(country) };
    if address != Address::default() {
        extend_new(&mut designation.addresses, [address]);
    }
}

/// Adds places of birth; `(1) Tiaret (2) Algiers` and `(1) Algeria (2) Algeria` belong together one by one.
fn places_of_birth(designation: &mut Designation, town: &str, country: &str) {
    let (towns, countries) = (items(town), items(country));
    let number = towns.len().max(countries.len());
    let one = |values: &[&str], at: usize| match values {
        [value] => collapse(value),
        values => values.get(at).map(|value| collapse(value)).unwrap_or_default(),
    };
    let one = |values: &[&str], at: usize| one(values, at).trim_end_matches([',', ' ']).to_owned();
    let places = (0..number).map(|at| {
        let parts = [one(&towns, at), one(&countries, at)];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
    });
    extend_new(&mut designation.places_of_birth, places.filter(|place| !place.is_empty()));
}

/// Whether a line stands before the header, which is the line that names a column.
fn starts_with_banner(content: &mut Content, column: &str) -> Result<bool> {
    let first = content.fill_buf().map(|head| {
        let line = head.split(|byte| *byte == b'\n').next().unwrap_or_default();
        String::from_utf8_lossy(line).contains(column)
    });
    first.map(|header| !header).map_err(|error| content.fault(error))
}

/// The edition's date of a line such as `Report Date: 08-Oct-2026` or `Last Updated,04/05/2022`, in ISO form.
fn edition(banner: &str) -> Option<String> {
    let (_, date) = banner.split_once([':', ','])?;
    PartialDate::parse_list(date.trim_matches([',', ';', '"', ' '])).map(|date| date.to_string())
}

/// Puts the primary name first where rows in any order gave the names: the first called primary, else the first strong
/// one. Later primary names are aliases; a weak name that is also listed as strong is the strong one.
fn settle(sink: &mut Sink) {
    for designation in &mut sink.designations {
        let names = &mut designation.names;
        let strong: FxHashSet<String> = names
            .iter()
            .filter(|name| name.strength == AliasStrength::Strong)
            .map(|name| name.name.clone())
            .collect();
        names.retain(|name| name.strength == AliasStrength::Strong || !strong.contains(&name.name));
        let primary = names
            .iter()
            .position(|name| name.kind == AliasKind::Primary)
            .or_else(|| {
                let plain = |kind| kind != AliasKind::Native;
                names.iter().position(|name| plain(name.kind) && name.strength == AliasStrength::Strong)
            })
            .unwrap_or(0);
        for (place, name) in names.iter_mut().enumerate() {
            if place == primary {
                name.kind = AliasKind::Primary;
            } else if name.kind == AliasKind::Primary {
                name.kind = AliasKind::Alias;
            }
        }
        if let Some(head) = names.get_mut(..=primary) {
            head.rotate_right(1);
        }
    }
}

/// Says which columns or elements of a file mean nothing to its reader.
fn warn_unknown(unknown: BTreeSet<String>, sink: &mut Sink) {
    if !unknown.is_empty() {
        sink.warn(ListWarning::UnknownColumns { columns: unknown.into_iter().collect() });
    }
}
