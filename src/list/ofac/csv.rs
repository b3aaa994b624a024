//! OFAC's legacy CSV: `sdn.csv` with `alt.csv`, `add.csv`, `sdn_comments.csv`, and the `cons_` twins.
//!
//! No header, one record a line, null as `-0-`, a lone Ctrl-Z (0x1A) after the last record. That last byte is
//! the only sign that a file is whole, since a cut at a line's end leaves well-formed CSV: the primary file must
//! have it. A companion without it is a warning (a genuine `sdn_comments.csv` of 2021 circulates without), but its
//! last line must be complete.
//!
//! Aliases of `alt.csv` are strong; the weak ones stand in the remarks, which `remarks` takes apart. The text of
//! the comments file continues remarks cut at 1,000 characters in mid-word, so it is joined without a separator
//! first. Tonnage, type and owner of a vessel have no field in the model and are put before its remarks. Format: OFAC's
//! "SDN data specification" and the files themselves.

use csv::StringRecord;

use super::{alias_kind, list_id, remarks};
use crate::designation::{
    Address, Alias, AliasKind, Designation, DesignationId, EntityKind, Identifier, ListId, Program,
};
use crate::error::Position;
use crate::list::fields::collapse;
use crate::list::file::{Content, Loaded, record_line};
use crate::list::format::{Format, Head};
use crate::list::sink::Sink;
use crate::list::{ListFormat, ListWarning, ParseErrorKind};
use crate::{Error, Result};

const PRIMARY_COLUMNS: [&str; 12] = [
    "ent_num",
    "SDN_Name",
    "SDN_Type",
    "Program",
    "Title",
    "Call_Sign",
    "Vess_type",
    "Tonnage",
    "GRT",
    "Vess_flag",
    "Vess_owner",
    "Remarks",
];
const ALT_COLUMNS: [&str; 5] = ["ent_num", "alt_num", "alt_type", "alt_name", "alt_remarks"];
const ADD_COLUMNS: [&str; 6] =
    ["ent_num", "Add_num", "Address", "City/State/Postal", "Country", "Add_remarks"];
const COMMENT_COLUMNS: [&str; 2] = ["ent_num", "remarks_ext"];

/// Control-Z, the end-of-file mark of OFAC's CSV files.
const END_MARK: u8 = 0x1a;

/// This format.
pub(in crate::list) static FORMAT: Format = Format {
    kind: ListFormat::OfacCsv,
    name: "OFAC CSV",
    recognises: |head: &Head| recognises(head.bytes),
    list_id,
    parse,
};

/// The names of one of the two lists' files.
pub(in crate::list) struct Layout {
    /// The primary file.
    pub(in crate::list) primary: &'static str,
    /// Companion file, what it holds.
    companions: [(&'static str, &'static str); 3],
}

/// A companion of the primary file, found beside it or not.
pub(in crate::list) struct Companion {
    /// What it is within the list.
    pub(in crate::list) role: &'static str,
    /// What it holds.
    pub(in crate::list) holds: &'static str,
    /// The file name it should have.
    pub(in crate::list) wanted: String,
    /// The name of the file found.
    pub(in crate::list) found: Option<String>,
}

static SDN: Layout = Layout {
    primary: "sdn.csv",
    companions: [
        ("alt.csv", "its aliases"),
        ("add.csv", "its addresses"),
        ("sdn_comments.csv", "the ends of its longest remarks"),
    ],
};

static CONSOLIDATED: Layout = Layout {
    primary: "cons_prim.csv",
    companions: [
        ("cons_alt.csv", "its aliases"),
        ("cons_add.csv", "its addresses"),
        ("cons_comments.csv", "the ends of its longest remarks"),
    ],
};

impl Layout {
    /// The layout by the primary file's name, else by the list's id.
    pub(in crate::list) fn of(name: &str, id: &ListId) -> &'static Self {
        let name = name.to_ascii_lowercase();
        let consolidated = name.starts_with("cons") || (!name.starts_with("sdn") && id.0.contains("cons"));
        if consolidated { &CONSOLIDATED } else { &SDN }
    }

    /// The companions of a primary file among the names beside it, in any case, plain or gzipped.
    ///
    /// A dated primary file (`sdn_2024-03-25.csv`) has only companions of the same date: those of another edition
    /// would be worse than none. A primary file of another name takes the plain companions, unless they belong
    /// to a plain primary file in the same folder.
    pub(in crate::list) fn companions(&self, primary: &str, beside: &[String]) -> Vec<Companion> {
        let lower = primary.to_ascii_lowercase();
        let stem = file_stem(self.primary);
        let plain_primary_beside = || beside.iter().any(|name| file_stem(&name.to_ascii_lowercase()) == stem);
        let (suffix, look) = match lower.strip_prefix(stem) {
            Some(rest) => (file_stem(rest), true),
            None => ("", !plain_primary_beside()),
        };
        let companion = |(role, holds): &(&'static str, &'static str)| {
            let wanted = format!("{}{suffix}", file_stem(role));
            let matches = |name: &&String| look && file_stem(&name.to_ascii_lowercase()) == wanted;
            let found = beside.iter().find(matches).cloned();
            Companion { role, holds, wanted: format!("{wanted}.csv"), found }
        };
        self.companions.iter().map(companion).collect()
    }
}

/// A file name without `.csv` and `.gz`.
fn file_stem(name: &str) -> &str {
    let name = name.strip_suffix(".gz").unwrap_or(name);
    name.strip_suffix(".csv").unwrap_or(name)
}

/// Whether a file begins with a record of the primary file (of any number of columns, so that a damaged one is
/// said to be damaged).
fn recognises(head: &[u8]) -> bool {
    first_record(head).is_some_and(|record| {
        let kind = record.get(2).unwrap_or_default().trim();
        record.len() >= 8
            && is_uid(record.get(0))
            && (record.iter().any(|field| field.trim() == "-0-") || entity_kind(kind).is_some())
    })
}

/// Which companion file a file begins like, if any.
pub(in crate::list) fn recognises_companion(head: &[u8]) -> Option<&'static str> {
    let record = first_record(head)?;
    if !is_uid(record.get(0)) {
        return None;
    }
    let second_is_number = is_uid(record.get(1));
    match record.len() {
        5 if second_is_number => Some("alt.csv"),
        6 if second_is_number => Some("add.csv"),
        2 if !second_is_number => Some("sdn_comments.csv"),
        _ => None,
    }
}

fn first_record(head: &[u8]) -> Option<StringRecord> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(head);
    let mut record = StringRecord::new();
    reader.read_record(&mut record).ok().filter(|read| *read)?;
    Some(record)
}

fn is_uid(field: Option<&str>) -> bool {
    field.is_some_and(|field| {
        let field = field.trim();
        !field.is_empty() && field.len() <= 10 && field.bytes().all(|byte| byte.is_ascii_digit())
    })
}

fn entity_kind(word: &str) -> Option<EntityKind> {
    match word.to_ascii_lowercase().as_str() {
        "-0-" => Some(EntityKind::Entity),
        "individual" => Some(EntityKind::Person),
        "vessel" => Some(EntityKind::Vessel),
        "aircraft" => Some(EntityKind::Aircraft),
        _ => None,
    }
}

/// A field's text, `None` where it is null.
fn value(record: &StringRecord, index: usize) -> Option<&str> {
    record.get(index).map(str::trim).filter(|text| !text.is_empty() && *text != "-0-")
}

fn parse(files: &mut [Content], sink: &mut Sink) -> Result<Option<String>> {
    let Some((primary, companions)) = files.split_first_mut() else { return Ok(None) };
    let of = primary.name().to_owned();
    let loaded = primary.load()?;
    check_end(&loaded, true, sink)?;
    rows(&loaded, &PRIMARY_COLUMNS, sink, primary_row)?;
    for companion in companions {
        let loaded = companion.load()?;
        check_end(&loaded, false, sink)?;
        let name = companion.name();
        if name.ends_with("alt.csv") {
            rows(&loaded, &ALT_COLUMNS, sink, |row, sink| alt_row(row, &of, sink))?;
        } else if name.ends_with("add.csv") {
            rows(&loaded, &ADD_COLUMNS, sink, |row, sink| add_row(row, &of, sink))?;
        } else {
            rows(&loaded, &COMMENT_COLUMNS, sink, |row, sink| comment_row(row, &of, sink))?;
        }
    }
    for designation in &mut sink.designations {
        remarks::apply(designation, &mut sink.warnings);
    }
    Ok(None)
}

/// The file ends as OFAC ends it: a complete last line, then the end mark.
fn check_end(content: &Loaded, primary: bool, sink: &mut Sink) -> Result<()> {
    let truncated =
        |what: &str| Error::new(ParseErrorKind::Truncated(what.to_owned())).at(content.position());
    let body = content.bytes.trim_ascii_end();
    let marked = body.strip_suffix(&[END_MARK]);
    if !marked.unwrap_or(&content.bytes).ends_with(b"\n") {
        return Err(truncated("its last record has no line end"));
    }
    match (marked, primary) {
        (Some(_), _) => Ok(()),
        (None, true) => sink.fault(truncated(
            "the final byte 0x1A that OFAC writes is missing, so records may be missing too",
        )),
        (None, false) => {
            let file = content.position().file.unwrap_or_default().display().to_string();
            sink.warn(ListWarning::NoEndMark { file });
            Ok(())
        }
    }
}

/// One record with its place.
struct Row<'a> {
    record: &'a StringRecord,
    columns: &'static [&'static str],
    position: Position,
}

impl Row<'_> {
    fn id(&self) -> &str {
        value(self.record, 0).unwrap_or_default()
    }

    fn get(&self, column: usize) -> Option<&str> {
        value(self.record, column)
    }

    fn bad(&self, column: usize, expected: &'static str) -> Error {
        let value = self.record.get(column).unwrap_or_default().to_owned();
        Error::new(ParseErrorKind::BadValue { value, expected })
            .at(self.position.clone().field(self.columns[column]))
    }
}

/// Calls `each` for every well-formed record of a file.
fn rows(
    content: &Loaded,
    columns: &'static [&'static str],
    sink: &mut Sink,
    mut each: impl FnMut(&Row, &mut Sink) -> Result<()>,
) -> Result<()> {
    let text = content.text()?.trim_end();
    let text = text.strip_suffix(char::from(END_MARK)).unwrap_or(text);
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
    let mut record = StringRecord::new();
    loop {
        let line = reader.position().line();
        let read = reader.read_record(&mut record).map_err(|error| {
            Error::new(ParseErrorKind::BadValue { value: error.to_string(), expected: "a CSV record" })
                .at(content.position().line(line))
        })?;
        if !read {
            return Ok(());
        }
        let line = record.position().map_or(line, |position| record_line(text, position));
        let position = content.position().record(record.get(0).unwrap_or_default()).line(line);
        if record.iter().any(|field| field.contains(['\n', '\r'])) {
            // Everything after an open quote is swallowed: no record from here on can be trusted.
            return Err(Error::new(ParseErrorKind::OpenQuote).at(position));
        }
        let row = Row { record: &record, columns, position };
        if record.len() != columns.len() {
            let kind = ParseErrorKind::Fields { found: record.len(), expected: columns.len() };
            sink.fault(Error::new(kind).at(row.position))?;
        } else if is_uid(record.get(0)) {
            each(&row, sink)?;
        } else {
            sink.fault(row.bad(0, "OFAC's number of a designation"))?;
        }
    }
}

fn primary_row(row: &Row, sink: &mut Sink) -> Result<()> {
    let word = row.record.get(2).unwrap_or_default().trim();
    let Some(kind) = entity_kind(word) else {
        return sink.fault(row.bad(2, "individual, vessel, aircraft or -0-"));
    };
    let Some(name) = row.get(1) else {
        let position = row.position.clone().field(PRIMARY_COLUMNS[1]);
        return sink.fault(Error::new(ParseErrorKind::NoName).at(position));
    };
    let mut designation = Designation {
        id: DesignationId(row.id().to_owned()),
        kind,
        names: vec![Alias::strong(collapse(name), AliasKind::Primary)],
        programs: row.get(3).map(programs).unwrap_or_default(),
        titles: row.get(4).into_iter().map(str::to_owned).collect(),
        // A vessel's flag is its nationality.
        nationalities: row.get(9).into_iter().map(str::to_owned).collect(),
        // Untrimmed: the comments file may go on after a space.
        remarks: vessel(row) + row.get(11).map_or("", |_| &row.record[11]),
        ..Designation::default()
    };
    if let Some(call_sign) = row.get(5) {
        designation.identifiers.push(Identifier::new("Call Sign", call_sign, ""));
    }
    sink.add(designation, row.position.clone())
}

/// What the columns of a vessel say that no field holds, as segments of its remarks.
fn vessel(row: &Row) -> String {
    const COLUMNS: [(usize, &str); 4] = [
        (6, "Vessel Type"),
        (7, "Vessel Tonnage"),
        (8, "Vessel Gross Registered Tonnage"),
        (10, "Vessel Owner"),
    ];
    let segments =
        COLUMNS.iter().filter_map(|(column, word)| Some(format!("{word} {}; ", row.get(*column)?)));
    segments.collect()
}

/// `FTO] [SDGT] [IRGC`: the outer brackets are missing, and an old copy cuts the last code off.
fn programs(text: &str) -> Vec<Program> {
    let codes = text.split("] [").map(|code| code.trim_matches(['[', ']', ' ']));
    codes.filter(|code| !code.is_empty()).map(|code| Program(code.to_owned())).collect()
}

fn orphan(row: &Row, primary: &str, sink: &mut Sink) -> Result<()> {
    let kind = ParseErrorKind::Orphan { id: row.id().to_owned(), primary: primary.to_owned() };
    sink.fault(Error::new(kind).at(row.position.clone()))
}

fn alt_row(row: &Row, primary: &str, sink: &mut Sink) -> Result<()> {
    let Some(kind) = alias_kind(row.get(2).unwrap_or_default()) else {
        return sink.fault(row.bad(2, "aka, fka or nka"));
    };
    let Some(name) = row.get(3) else {
        return sink.fault(row.bad(3, "a name"));
    };
    match sink.get_mut(row.id()) {
        Some(designation) => {
            designation.names.push(Alias::strong(collapse(name), kind));
            Ok(())
        }
        None => orphan(row, primary, sink),
    }
}

fn add_row(row: &Row, primary: &str, sink: &mut Sink) -> Result<()> {
    let parts: Vec<&str> = [row.get(2), row.get(3)].into_iter().flatten().collect();
    let country = row.get(4).unwrap_or_default();
    match sink.get_mut(row.id()) {
        Some(_) if parts.is_empty() && country.is_empty() => Ok(()),
        Some(designation) => {
            designation.addresses.push(Address { text: parts.join(", "), country: country.to_owned() });
            Ok(())
        }
        None => orphan(row, primary, sink),
    }
}

fn comment_row(row: &Row, primary: &str, sink: &mut Sink) -> Result<()> {
    let more = row.record.get(1).unwrap_or_default();
    match sink.get_mut(row.id()) {
        Some(designation) => {
            designation.remarks.push_str(more);
            Ok(())
        }
        None => orphan(row, primary, sink),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn programs_lack_their_outer_brackets() {
        let codes = |text| programs(text).into_iter().map(|program| program.0).collect::<Vec<_>>();
        assert_eq!(codes("CYBER2"), ["CYBER2"]);
        assert_eq!(codes("FTO] [SDGT] [IRGC"), ["FTO", "SDGT", "IRGC"]);
        assert_eq!(codes("CYBER2] [CAATSA - RUSSIA] [RUSSIA-EO"), ["CYBER2", "CAATSA - RUSSIA", "RUSSIA-EO"]);
    }

    #[test]
    fn companions_are_of_the_same_edition() {
        let beside: Vec<String> =
            ["ADD.CSV", "alt.csv.gz", "alt_2024.csv", "sdn.csv", "cons_alt.csv"].map(String::from).into();
        let found = |primary: &str, id: &str| {
            let layout = Layout::of(primary, &ListId(id.to_owned()));
            let found = layout
                .companions(primary, &beside)
                .into_iter()
                .map(|companion| companion.found.unwrap_or_default());
            found.collect::<Vec<_>>()
        };
        assert_eq!(found("sdn.csv", ""), ["alt.csv.gz", "ADD.CSV", ""]);
        assert_eq!(found("SDN_2024.csv.gz", ""), ["alt_2024.csv", "", ""]);
        assert_eq!(found("cons_prim.csv", ""), ["cons_alt.csv", "", ""]);
        assert_eq!(found("other.csv", "ofac-cons"), ["cons_alt.csv", "", ""]);
        assert_eq!(found("other.csv", "ofac-sdn"), ["", "", ""]);
    }
}
