//! OFSI's "Consolidated list of financial sanctions targets" in the layout of 2022, CSV and XML.
//!
//! The list closed on 28 January 2026 (OFSI's notice of that day; the UK Sanctions List is the only one since): old
//! editions are read, with a warning.
//!
//! One row, or one `FinancialSanctionsTarget` element, for each name × date of birth × address; `Group ID` says whose.
//! Rows stand in the order of names, so that those of a group are anywhere; a group has several rows of
//! `Primary name`, of which the first counts. The CSV begins with a line `Last Updated,04/05/2022`. Cells hold numbered
//! lists (`(1) Germany. (2) Morocco`), line breaks, and in `Other Information` labels that the XML has as elements:
//! `(UK Sanctions List Ref):RUR0001 (UN Ref):… (Gender):Male (IMO number):…`. Dates of birth know months and years only
//! (`00/04/1984`, `1951`); one such as `10/00/1983` is none, which a warning says.
//!
//! The XML's elements are the columns under other names (`Name6`, `name1`, `Individual_DateOfBirth`,
//! `GroupTypeDescription`); it states no edition. It is verified by fixtures only. Format: OFSI's "Consolidated list:
//! format guide", 2022.

use std::cell::OnceCell;
use std::collections::BTreeSet;

use rustc_hash::FxHashMap;

use super::items::labelled;
use super::{
    Fact, MAX_UNKNOWN, Subject, Warnings, add, address, designation, edition, label, names, note, numbers,
    places_of_birth, settle, starts_with_banner, warn_unknown,
};
use crate::Result;
use crate::designation::{Designation, ListId};
use crate::error::Position;
use crate::list::file::Content;
use crate::list::format::{Format, Head};
use crate::list::sink::Sink;
use crate::list::table::{Layout, OtherBytes, Row, rows};
use crate::list::xml::{Node, records};
use crate::list::{ListFormat, ListWarning};

/// The CSV.
pub(in crate::list) static CSV: Format = Format {
    kind: ListFormat::OfsiCsv,
    name: "OFSI consolidated list CSV",
    recognises: |head: &Head| {
        let is_header =
            |line| LAYOUT.needed.iter().all(|column| head.cells(line).iter().any(|cell| cell == column));
        is_header(1) || is_header(0)
    },
    list_id: |_| (list_id(), None),
    parse: parse_csv,
};

/// The XML.
pub(in crate::list) static XML: Format = Format {
    kind: ListFormat::OfsiXml,
    name: "OFSI consolidated list XML",
    recognises: |head| head.is_xml("ArrayOfFinancialSanctionsTarget"),
    list_id: |_| (list_id(), None),
    parse: parse_xml,
};

const LAYOUT: Layout = Layout {
    delimiter: None,
    banner: true,
    needed: &["Name 6", "Name 1", "DOB", "Group Type", "Alias Type", "Regime", "Listed On", "Group ID"],
    other_bytes: OtherBytes::Refused,
};

/// The list, as whoever screens against it should know.
const CLOSED: ListWarning = ListWarning::Closed { closed: "28 January 2026", successor: "uk-sl" };

const NO_EDITION: ListWarning =
    ListWarning::MissingPart { part: "date of its own: its edition is not known" };

/// A column under every name it has: the CSV's first, then those of other editions and of the XML.
type Column = &'static [&'static str];

const NAMES: [Column; 6] = [&["Name 1"], &["Name 2"], &["Name 3"], &["Name 4"], &["Name 5"], &["Name 6"]];
const ALIAS_TYPE: Column = &["Alias Type", "AliasTypeName"];
const ALIAS_QUALITY: Column = &["Alias Quality", "AliasQualityName"];
const NATIVE: Column = &["Name Non-Latin Script"];
const GROUP_ID: Column = &["Group ID"];
const GROUP_TYPE: Column = &["Group Type", "GroupTypeDescription"];
const PASSPORT: Column = &["Passport Number", "Individual_PassportNumber"];
const PASSPORT_DETAILS: Column = &["Passport Details", "Individual_PassportDetails"];
const NATIONAL: Column = &["National Identification Number", "NI Number", "Individual_NINumber"];
const NATIONAL_DETAILS: Column = &["National Identification Details", "NI Details", "Individual_NIDetails"];
const TOWN: Column = &["Town of Birth", "Individual_TownOfBirth"];
const BIRTH_COUNTRY: Column = &["Country of Birth", "Individual_CountryOfBirth"];
const ADDRESS: [Column; 7] = [
    &["Address 1"],
    &["Address 2"],
    &["Address 3"],
    &["Address 4"],
    &["Address 5"],
    &["Address 6"],
    &["Post/Zip Code", "PostCode"],
];
const COUNTRY: Column = &["Country"];
const OTHER: Column = &["Other Information"];

/// Columns read one by one. The order is that of the remarks.
const COLUMNS: [(Column, Fact); 33] = [
    (&["UKSanctionsListRef", "UK Sanctions List Ref", "FCOId"], Fact::Reference),
    (&["UNRef", "UN Ref"], Fact::Reference),
    (&["Listed On", "DateListed"], Fact::Listed),
    (&["Last Updated"], Fact::Updated),
    (&["Regime", "RegimeName"], Fact::Program),
    (&["Title"], Fact::Title),
    (&["Position", "Individual_Position"], Fact::Title),
    (&["DOB", "Individual_DateOfBirth", "DateOfBirth"], Fact::Birth),
    (&["Nationality", "Individual_Nationality"], Fact::Nationality),
    (&["Individual_Gender", "Gender"], Fact::Gender),
    (&["Entity_BusinessRegNumber", "Business Reg No"], Fact::Registration),
    (&["Ship_IMONumber", "IMO number"], Fact::Imo),
    (&["Ship_Flag", "Flag of ship"], Fact::Nationality),
    (&["UKStatementOfReasons", "UK Statement of Reasons"], Fact::Note(label::REASONS)),
    (&["FurtherIdentifiyingInformation", "FurtherIdentifyingInformation"], Fact::Text),
    (&["UK Sanctions List Date Designated", "DateDesignated"], Fact::Note(DESIGNATED)),
    (&["PhoneNumber", "Phone number"], Fact::Note(label::PHONE)),
    (&["EmailAddress", "Email address"], Fact::Note(label::EMAIL)),
    (&["Website"], Fact::Note(label::WEBSITE)),
    (&["Fax"], Fact::Note("Fax")),
    (&["Entity_Type", "Type of entity"], Fact::Note(label::ENTITY_TYPE)),
    (&["Entity_Subsidiaries", "Subsidiaries"], Fact::Note(label::SUBSIDIARY)),
    (&["Entity_ParentCompany", "Parent company"], Fact::Note(label::PARENT)),
    (&["Ship_CurrentOwners", "Ship_CurrentOwner", "Current owners"], Fact::Note(label::OWNER)),
    (&["Ship_PreviousOwners", "Ship_PreviousOwner", "Previous owners"], Fact::Note(label::PREVIOUS_OWNER)),
    (&["Ship_PreviousFlags", "Previous flags"], Fact::Note(label::PREVIOUS_FLAG)),
    (&["Ship_Type", "Type of ship"], Fact::Note(label::SHIP_TYPE)),
    (&["Ship_Tonnage", "Tonnage of ship"], Fact::Note(label::TONNAGE)),
    (&["Ship_Length", "Length of ship"], Fact::Note(label::LENGTH)),
    (&["Ship_YearBuilt", "Ship_YearsBuilt", "Year built"], Fact::Note(label::BUILT)),
    (&["Ship_HIN", "Ship_HullIdentificationNumber", "Hull identification number"], Fact::Note(label::HULL)),
    (&["ImposedSanctions", "SanctionsImposed"], Fact::Measures),
    (&["Ship_MMSI"], Fact::Note("MMSI")),
];

const DESIGNATED: &str = "UK Sanctions List Date Designated";

/// Columns that say nothing the others do not.
const NOT_READ: [&str; 7] = [
    "Non-Latin Script Type",
    "Non-Latin Script Language",
    "FullName",
    "FullAddress",
    "OrgType",
    "GrpStatus",
    "ListingType",
];

/// The labels in `Other Information`; the text after one goes on to the next.
const LABELS: [(&str, Fact); 24] = [
    ("UK Sanctions List Ref", Fact::Reference),
    ("UN Ref", Fact::Reference),
    ("UK Statement of Reasons", Fact::Note(label::REASONS)),
    ("Further Identifying Information", Fact::Text),
    ("Further Identifiying Information", Fact::Text),
    ("Gender", Fact::Gender),
    ("Business Reg No", Fact::Registration),
    ("IMO number", Fact::Imo),
    ("Flag of ship", Fact::Nationality),
    ("Phone number", Fact::Note(label::PHONE)),
    ("Tel", Fact::Note(label::PHONE)),
    ("Fax", Fact::Note("Fax")),
    ("Email address", Fact::Note(label::EMAIL)),
    ("Website", Fact::Note(label::WEBSITE)),
    ("Type of entity", Fact::Note(label::ENTITY_TYPE)),
    ("Subsidiaries", Fact::Note(label::SUBSIDIARY)),
    ("Parent company", Fact::Note(label::PARENT)),
    ("Current owners", Fact::Note(label::OWNER)),
    ("Previous owners", Fact::Note(label::PREVIOUS_OWNER)),
    ("Previous flags", Fact::Note(label::PREVIOUS_FLAG)),
    ("Type of ship", Fact::Note(label::SHIP_TYPE)),
    ("Tonnage of ship", Fact::Note(label::TONNAGE)),
    ("Length of ship", Fact::Note(label::LENGTH)),
    ("Year built", Fact::Note(label::BUILT)),
];

fn list_id() -> ListId {
    ListId("uk-ofsi".to_owned())
}

fn parse_csv(files: &mut [Content], sink: &mut Sink) -> Result<Option<String>> {
    let Some(content) = files.first_mut() else { return Ok(None) };
    let layout = Layout { banner: starts_with_banner(content, LAYOUT.needed[0])?, ..LAYOUT };
    let bound = OnceCell::new();
    let header = rows(content, &layout, sink, |row, sink| {
        let bound = bound.get_or_init(|| bind(row));
        record(&|column| cell(row, column, bound), row.position.clone(), sink)
    })?;
    let unknown = header.columns.iter().filter(|column| !column.is_empty() && !is_known(column));
    let published = edition(&header.banner);
    if published.is_none() {
        sink.warn(NO_EDITION);
    }
    finish(unknown.cloned().collect(), sink);
    Ok(published)
}

fn parse_xml(files: &mut [Content], sink: &mut Sink) -> Result<Option<String>> {
    let Some(content) = files.first_mut() else { return Ok(None) };
    let file = content.position();
    let mut unknown = BTreeSet::new();
    records(content, 1, |_, node| {
        if node.name != "FinancialSanctionsTarget" {
            unknown.extend(Some(node.name).filter(|_| unknown.len() < MAX_UNKNOWN));
            return Ok(());
        }
        let more = node.children().iter().filter(|child| !child.text().is_empty() && !is_known(&child.name));
        unknown.extend(more.map(|child| child.name.clone()).take(MAX_UNKNOWN.saturating_sub(unknown.len())));
        let texts = texts(&node);
        record(&|column| element(&texts, column), file.clone().line(node.line), sink)
    })?;
    sink.warn(NO_EDITION);
    finish(unknown, sink);
    Ok(None)
}

fn finish(unknown: BTreeSet<String>, sink: &mut Sink) {
    warn_unknown(unknown, sink);
    sink.warn(CLOSED);
    settle(sink);
}

/// The name under which a header has each column, by its first name.
fn bind(row: &Row) -> FxHashMap<&'static str, &'static str> {
    let present = |column: Column| {
        let name = column.iter().find(|name| row.header().has(name))?;
        Some((column[0], *name))
    };
    columns().filter_map(present).collect()
}

fn cell(row: &Row, column: Column, bound: &FxHashMap<&str, &str>) -> String {
    bound.get(column[0]).map(|name| row.get(name)).unwrap_or_default().to_owned()
}

/// The texts of an element's children, by their names as they are compared; of repeated ones the first.
fn texts(node: &Node) -> FxHashMap<String, &str> {
    let mut texts = FxHashMap::default();
    for child in node.children() {
        let text = child.raw_text().trim();
        if !text.is_empty() {
            texts.entry(key(&child.name)).or_insert(text);
        }
    }
    texts
}

fn element(texts: &FxHashMap<String, &str>, column: Column) -> String {
    column.iter().find_map(|name| texts.get(&key(name))).copied().unwrap_or_default().to_owned()
}

/// A name as columns and elements are compared: letters and digits only, lower case.
fn key(name: &str) -> String {
    name.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect()
}

/// Every column that is read.
fn columns() -> impl Iterator<Item = Column> {
    let apart: [Column; 13] = [
        ALIAS_TYPE,
        ALIAS_QUALITY,
        NATIVE,
        GROUP_ID,
        GROUP_TYPE,
        PASSPORT,
        PASSPORT_DETAILS,
        NATIONAL,
        NATIONAL_DETAILS,
        TOWN,
        BIRTH_COUNTRY,
        COUNTRY,
        OTHER,
    ];
    apart.into_iter().chain(NAMES).chain(ADDRESS).chain(COLUMNS.map(|(column, _)| column))
}

fn is_known(name: &str) -> bool {
    let name = key(name);
    columns().chain([&NOT_READ[..]]).flatten().any(|known| key(known) == name)
}

/// Reads one row or element, whose texts `get` gives.
fn record(get: &impl Fn(Column) -> String, position: Position, sink: &mut Sink) -> Result<()> {
    let (id, kind) = (get(GROUP_ID), get(GROUP_TYPE));
    let position = if id.is_empty() { position } else { position.record(&id) };
    let subject = Subject { id: &id, kind: &kind, kind_field: GROUP_TYPE[0], position: &position };
    designation(&subject, sink, |designation, warnings| fill(get, designation, warnings))
}

fn fill(get: &impl Fn(Column) -> String, designation: &mut Designation, warnings: &mut Warnings) {
    let parts = NAMES.map(get);
    let written = names::Written {
        parts: parts.each_ref().map(String::as_str),
        kind: &get(ALIAS_TYPE),
        strength: &get(ALIAS_QUALITY),
    };
    names::add(designation, &written, warnings);
    names::add_native(designation, &get(NATIVE), &get(ALIAS_QUALITY));
    for (column, fact) in COLUMNS {
        add(designation, fact, &get(column), warnings);
    }
    other_information(designation, &get(OTHER), warnings);
    numbers::documents(designation, numbers::PASSPORT, &get(PASSPORT), &get(PASSPORT_DETAILS));
    numbers::documents(designation, numbers::NATIONAL, &get(NATIONAL), &get(NATIONAL_DETAILS));
    places_of_birth(designation, &get(TOWN), &get(BIRTH_COUNTRY));
    let lines = ADDRESS.map(get);
    address(designation, lines.iter().map(String::as_str), &get(COUNTRY));
}

/// Takes `Other Information` apart; after a reference, the text goes on without a label.
fn other_information(designation: &mut Designation, text: &str, warnings: &mut Warnings) {
    for (fact, text) in labelled(text, &LABELS) {
        match fact.unwrap_or(Fact::Text) {
            Fact::Reference => {
                let (reference, rest) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
                add(designation, Fact::Reference, reference, warnings);
                note(designation, "", rest);
            }
            // `Male A sentence.` would be no gender.
            Fact::Gender => {
                let (gender, rest) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
                add(designation, Fact::Gender, gender.trim_end_matches('.'), warnings);
                note(designation, "", rest);
            }
            fact => add(designation, fact, text, warnings),
        }
    }
}
