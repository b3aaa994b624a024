//! The UK Sanctions List as a table, CSV: one row for each name × address (× date of birth …) of a designation. The
//! spreadsheet (`ods`) has the same columns.
//!
//! | table | told by | rows |
//! |---|---|---|
//! | the list | `Unique ID`, `Name 6` | several a designation; a line `Report Date: 08-Oct-2026` before the header |
//! | export of the search page | `Unique ID`, `Name` | one a designation, with its primary name only |
//!
//! Columns are bound by name. The export prints names as read (`DOE Janus`), joins sanctions by commas and has
//! neither aliases nor dates of birth nor identifiers: a clear result against it is weak, which a warning says. A
//! genuine export has rows with an empty name. Nobody can mend that, so that such a row is left out with a warning that
//! names it and the rest is read; in the list itself it is refused.
//!
//! Of the list's CSV and spreadsheet, header and banner are known from the publisher's files; reading whole ones is
//! verified by fixtures only. Format: the FCDO's "UK Sanctions List: format guide".

use std::collections::BTreeSet;

use super::{
    Fact, MAX_UNKNOWN, Subject, Warnings, add, address, designation, edition, label, list_id, names, numbers,
    places_of_birth, settle, starts_with_banner, warn_unknown,
};
use crate::designation::Designation;
use crate::list::fields::visible;
use crate::list::file::Content;
use crate::list::format::{Format, Head};
use crate::list::sink::Sink;
use crate::list::table::{Header, Layout, OtherBytes, Row, rows};
use crate::list::{ListFormat, ListWarning, ParseErrorKind};
use crate::{Error, Result};

/// This format.
pub(in crate::list) static FORMAT: Format = Format {
    kind: ListFormat::UkCsv,
    name: "UK Sanctions List CSV",
    recognises,
    list_id: |_| (list_id(), None),
    parse,
};

/// Columns that both tables have.
pub(super) const NEEDED: [&str; 3] = ["Unique ID", "Regime Name", "Date Designated"];

/// Columns without which the list would be read in part.
const NEEDED_OF_LIST: [&str; 16] = [
    "Name 6",
    "Name 1",
    "Name 2",
    "Name 3",
    "Name 4",
    "Name 5",
    "Name type",
    "Alias strength",
    "Name non-latin script",
    "Designation Type",
    "Sanctions Imposed",
    "D.O.B",
    "Nationality(/ies)",
    "National Identifier number",
    "Passport number",
    "IMO number",
];

/// Columns without which an export would be read in part.
const NEEDED_OF_EXPORT: [&str; 3] = ["Name", "Type", "Sanctions Imposed"];

/// What each column of the list says. The order is that of the remarks.
const COLUMNS: [(&str, Fact); 32] = [
    ("OFSI Group ID", Fact::Reference),
    ("UN Reference Number", Fact::Reference),
    ("Date Designated", Fact::Listed),
    ("Last Updated", Fact::Updated),
    ("Regime Name", Fact::Program),
    ("Designation source", Fact::Source),
    ("Sanctions Imposed", Fact::Measures),
    ("Title", Fact::Title),
    ("Position", Fact::Title),
    ("D.O.B", Fact::Birth),
    ("Nationality(/ies)", Fact::Nationality),
    ("Gender", Fact::Gender),
    ("Business registration number (s)", Fact::Registration),
    ("IMO number", Fact::Imo),
    ("Current believed flag of ship", Fact::Nationality),
    ("Other Information", Fact::Text),
    ("UK Statement of Reasons", Fact::Note(label::REASONS)),
    ("Phone number", Fact::Note(label::PHONE)),
    ("Email address", Fact::Note(label::EMAIL)),
    ("Website", Fact::Note(label::WEBSITE)),
    ("Type of entity", Fact::Note(label::ENTITY_TYPE)),
    ("Subsidiaries", Fact::Note(label::SUBSIDIARY)),
    ("Parent company", Fact::Note(label::PARENT)),
    ("Current owner/operator (s)", Fact::Note(label::OWNER)),
    ("Previous owner/operator (s)", Fact::Note(label::PREVIOUS_OWNER)),
    ("Previous flags", Fact::Note(label::PREVIOUS_FLAG)),
    ("Type of ship", Fact::Note(label::SHIP_TYPE)),
    ("Tonnage of ship", Fact::Note(label::TONNAGE)),
    ("Length of ship", Fact::Note(label::LENGTH)),
    ("Year Built", Fact::Note(label::BUILT)),
    ("Hull identification number (HIN)", Fact::Note(label::HULL)),
    ("Hull identification number", Fact::Note(label::HULL)),
];

/// Columns that are read together with those beside them, or say nothing that the name does not.
const TOGETHER: [&str; 27] = [
    "Unique ID",
    "Designation Type",
    "Name 1",
    "Name 2",
    "Name 3",
    "Name 4",
    "Name 5",
    "Name 6",
    "Name type",
    "Alias strength",
    "Name non-latin script",
    "Non-latin script type",
    "Non-latin script language",
    "National Identifier number",
    "National Identifier additional information",
    "Passport number",
    "Passport additional information",
    "Town of birth",
    "Country of birth",
    "Address Line 1",
    "Address Line 2",
    "Address Line 3",
    "Address Line 4",
    "Address Line 5",
    "Address Line 6",
    "Address Postal Code",
    "Address Country",
];

/// What each column of an export says.
const EXPORT_COLUMNS: [(&str, Fact); 5] = [
    ("OFSI Group ID", Fact::Reference),
    ("Date Designated", Fact::Listed),
    ("Regime Name", Fact::Program),
    ("Designation source", Fact::Source),
    ("Sanctions Imposed", Fact::CommaMeasures),
];

/// Columns of an export that are read together.
const EXPORT_TOGETHER: [&str; 3] = ["Unique ID", "Name", "Type"];

/// What an export lacks, as a warning says it.
const NOT_IN_EXPORT: &str = "aliases, names in other scripts, dates of birth or identifiers, as an export of \
     the search page: a clear result against it is weak, fetch the whole list";

/// Which of the two tables a header is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Table {
    List,
    Export,
}

fn recognises(head: &Head) -> bool {
    let has = |line| head.cells(line).iter().any(|cell| cell.eq_ignore_ascii_case(NEEDED[0]));
    (has(0) || has(1))
        && NEEDED.iter().all(|column| head.text.lines().take(2).any(|line| line.contains(column)))
}

fn parse(files: &mut [Content], sink: &mut Sink) -> Result<Option<String>> {
    let Some(content) = files.first_mut() else { return Ok(None) };
    let layout = Layout {
        delimiter: None,
        banner: starts_with_banner(content, NEEDED[0])?,
        needed: &NEEDED,
        other_bytes: OtherBytes::Refused,
    };
    let header = rows(content, &layout, sink, row)?;
    finish(&header, sink)
}

/// The edition, and what is odd about the table as a whole.
pub(super) fn finish(header: &Header, sink: &mut Sink) -> Result<Option<String>> {
    let (facts, together, table): (&[(&str, Fact)], &[&str], _) = match table(header) {
        Ok(Table::List) => (&COLUMNS, &TOGETHER, Table::List),
        Ok(Table::Export) => (&EXPORT_COLUMNS, &EXPORT_TOGETHER, Table::Export),
        Err(kind) => return Err(Error::new(kind)),
    };
    let known = |column: &str| {
        facts
            .iter()
            .map(|(name, _)| *name)
            .chain(together.iter().copied())
            .any(|name| name.eq_ignore_ascii_case(column))
    };
    let unknown = header.columns.iter().filter(|column| !column.is_empty() && !known(column));
    warn_unknown(unknown.take(MAX_UNKNOWN).cloned().collect::<BTreeSet<_>>(), sink);
    let published = edition(&header.banner);
    let part = match table {
        Table::Export => Some(NOT_IN_EXPORT),
        Table::List if published.is_none() => {
            Some("date (\"Report Date\") before its header: its edition is not known")
        }
        Table::List => None,
    };
    if let Some(part) = part {
        sink.warn(ListWarning::MissingPart { part });
    }
    settle(sink);
    Ok(published)
}

fn table(header: &Header) -> Result<Table, ParseErrorKind> {
    let table = if header.has("Name 6") { Table::List } else { Table::Export };
    let needed: &[&'static str] = if table == Table::List { &NEEDED_OF_LIST } else { &NEEDED_OF_EXPORT };
    match needed.iter().find(|column| !header.has(column)) {
        None => Ok(table),
        Some(column) => Err(ParseErrorKind::MissingColumn { column, found: header.columns.join(", ") }),
    }
}

/// Reads one row of either table.
pub(super) fn row(row: &Row, sink: &mut Sink) -> Result<()> {
    let table = table(row.header()).map_err(|kind| Error::new(kind).at(row.position.clone()))?;
    let kind_field = if table == Table::List { "Designation Type" } else { "Type" };
    let id = row.get("Unique ID");
    let position = if id.is_empty() { row.position.clone() } else { row.position.clone().record(id) };
    let subject = Subject { id, kind: row.get(kind_field), kind_field, position: &position };
    match table {
        Table::List => {
            designation(&subject, sink, |designation, warnings| list_row(row, designation, warnings))
        }
        Table::Export => export_row(row, &subject, sink),
    }
}

fn list_row(row: &Row, designation: &mut Designation, warnings: &mut Warnings) {
    let written = names::Written {
        parts: ["Name 1", "Name 2", "Name 3", "Name 4", "Name 5", "Name 6"].map(|part| row.get(part)),
        kind: row.get("Name type"),
        strength: row.get("Alias strength"),
    };
    names::add(designation, &written, warnings);
    // Low quality of the name beside it is not taken over: the XML does not say which name another script renders.
    names::add_native(designation, row.get("Name non-latin script"), "");
    for (column, fact) in COLUMNS {
        add(designation, fact, row.get(column), warnings);
    }
    let details = row.get("Passport additional information");
    numbers::documents(designation, numbers::PASSPORT, row.get("Passport number"), details);
    let details = row.get("National Identifier additional information");
    numbers::documents(designation, numbers::NATIONAL, row.get("National Identifier number"), details);
    places_of_birth(designation, row.get("Town of birth"), row.get("Country of birth"));
    let lines = [
        "Address Line 1",
        "Address Line 2",
        "Address Line 3",
        "Address Line 4",
        "Address Line 5",
        "Address Line 6",
        "Address Postal Code",
    ];
    address(designation, lines.map(|line| row.get(line)), row.get("Address Country"));
}

fn export_row(row: &Row, subject: &Subject, sink: &mut Sink) -> Result<()> {
    if sink.get_mut(subject.id).is_some() {
        let kind = ParseErrorKind::DuplicateId { id: subject.id.to_owned() };
        return sink.fault(Error::new(kind).at(subject.position.clone()));
    }
    let name = visible(row.get("Name"));
    if name.is_empty() {
        let error = Error::new(ParseErrorKind::NoName).at(subject.position.clone().field("Name"));
        sink.warn(ListWarning::Dropped { error: error.to_string() });
        return Ok(());
    }
    designation(subject, sink, |designation, warnings| {
        names::add_primary(designation, name);
        for (column, fact) in EXPORT_COLUMNS {
            add(designation, fact, row.get(column), warnings);
        }
    })
}
