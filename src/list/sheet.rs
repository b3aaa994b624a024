//! Reading the rows of a spreadsheet (`OpenDocument`, `.ods`) as those of a table.
//!
//! A spreadsheet is a zip archive whose `content.xml` holds `table-row` elements with `table-cell`s. Rows are streamed:
//! one is held at a time. A cell or a row may be said to be repeated, and programs pad with that to the edges of the
//! sheet (16,384 columns, a million rows): cells are repeated no further than the header goes, and a row is given once,
//! whatever its repetition says, because lists repeat no record on purpose. Readers of spreadsheets that build the
//! whole grid were looked at; a file of 2 kB exhausts their memory.
//!
//! Rows before the header, titles and dates, are the banner. Rows without text are none. A date is given in ISO
//! form where the cell states one. Comments at cells are not read. Format: OASIS Open Document Format 1.3, part 3,
//! chapter 9.

use csv::StringRecord;

use super::ParseErrorKind;
use super::archive::{part, part_in_head};
use super::fields::collapse;
use super::file::Content;
use super::sink::Sink;
use super::table::{Header, Row};
use super::xml::{Node, records};
use crate::error::Position;
use crate::{Error, Result};

/// What an `OpenDocument` spreadsheet says it is.
const MEDIA_TYPE: &[u8] = b"application/vnd.oasis.opendocument.spreadsheet";

/// No list's `content.xml` is larger: about 7 MB hold 5,000 rows of eight cells.
const MAX_CONTENT_BYTES: u64 = 2 << 30;

/// No row is larger, repetitions included; one of an XML list is bounded alike.
const MAX_ROW_BYTES: usize = 4 << 20;

/// No list has more columns.
const MAX_COLUMNS: usize = 1_000;

/// The header stands among the first rows.
const MAX_BANNER_ROWS: usize = 10;

/// Rows are the children of `document-content/body/spreadsheet/table`.
const ROW_LEVEL: usize = 4;

/// Whether a file begins like an `OpenDocument` spreadsheet.
pub(super) fn recognises(head: &[u8]) -> bool {
    part_in_head(head, "mimetype").is_some_and(|kind| kind.trim_ascii().starts_with(MEDIA_TYPE))
}

/// Calls `each` for every row below the header, which is the first row with the needed columns; gives what stands
/// before them. The line of a place is that of `content.xml`, its record the row's number below the header.
pub(super) fn rows(
    content: &mut Content,
    needed: &[&'static str],
    sink: &mut Sink,
    mut each: impl FnMut(&Row, &mut Sink) -> Result<()>,
) -> Result<Header> {
    let mut inside = part(content, "content.xml", MAX_CONTENT_BYTES)?;
    let place = inside.position();
    let mut sheet = Sheet { place: place.clone(), needed, before: Vec::new(), header: None, number: 0 };
    records(&mut inside, ROW_LEVEL, |_, node| sheet.read(&node, sink, &mut each))?;
    sheet.end()
}

/// A spreadsheet as far as it has been read.
struct Sheet<'a> {
    place: Position,
    needed: &'a [&'static str],
    /// The rows before the header.
    before: Vec<StringRecord>,
    header: Option<Header>,
    number: u64,
}

impl Sheet<'_> {
    /// Reads a row, or the rows in an element that groups rows; other elements are none of the sheet's cells.
    fn read(
        &mut self,
        node: &Node,
        sink: &mut Sink,
        each: &mut impl FnMut(&Row, &mut Sink) -> Result<()>,
    ) -> Result<()> {
        match node.name.as_str() {
            "table-row" => self.row(node, sink, each),
            "table-header-rows" | "table-rows" | "table-row-group" => {
                node.children().iter().try_for_each(|child| self.read(child, sink, each))
            }
            _ => Ok(()),
        }
    }

    fn row(
        &mut self,
        node: &Node,
        sink: &mut Sink,
        each: &mut impl FnMut(&Row, &mut Sink) -> Result<()>,
    ) -> Result<()> {
        let position = self.place.clone().line(node.line);
        let width = self.header.as_ref().map_or(MAX_COLUMNS, |header| header.columns.len());
        let repeated = repetition(node, "number-rows-repeated");
        let number = self.number + 1;
        self.number = self.number.saturating_add(u64::try_from(repeated).unwrap_or(u64::MAX));
        let record = cells(node, width).map_err(|kind| Error::new(kind).at(position.clone()))?;
        if record.is_empty() {
            return Ok(());
        }
        let Some(header) = &self.header else {
            self.number = 0;
            return self.head(record, &position);
        };
        let position = position.record(number);
        if record.len() > width {
            let kind = ParseErrorKind::Fields { found: record.len(), expected: width };
            return sink.fault(Error::new(kind).at(position));
        }
        let mut record = record;
        for _ in record.len()..width {
            record.push_field("");
        }
        each(&Row { header, record: &record, position }, sink)
    }

    /// Takes a row as the header, or where it lacks a needed column as part of the banner.
    fn head(&mut self, record: StringRecord, position: &Position) -> Result<()> {
        let banner = self.before.iter().flatten().collect::<Vec<_>>().join(" ");
        match Header::new(banner, &record, self.needed, position) {
            Ok(header) => self.header = Some(header),
            Err(_) if self.before.len() < MAX_BANNER_ROWS => self.before.push(record),
            Err(error) => return Err(self.no_header().unwrap_or(error)),
        }
        Ok(())
    }

    /// What the first row lacks, which was most likely meant as the header.
    fn no_header(&self) -> Option<Error> {
        let first = self.before.first()?;
        Header::new(String::new(), first, self.needed, &self.place).err()
    }

    fn end(self) -> Result<Header> {
        match self.header {
            Some(header) => Ok(header),
            None => Err(self
                .no_header()
                .unwrap_or_else(|| Error::new(ParseErrorKind::NoDesignations).at(self.place))),
        }
    }
}

/// The texts of a row's cells, the empty ones at its end left out. Text beyond the width is kept in one further field,
/// so that it is found to be too much.
fn cells(row: &Node, width: usize) -> Result<StringRecord, ParseErrorKind> {
    let mut bytes = 0usize;
    let mut fields: Vec<String> = Vec::new();
    let mut place = 0usize;
    for cell in row.children() {
        if !matches!(cell.name.as_str(), "table-cell" | "covered-table-cell") {
            continue;
        }
        let repeated = repetition(cell, "number-columns-repeated");
        let text = text(cell);
        if !text.is_empty() {
            fields.resize(place.min(width), String::new());
            let end = place.saturating_add(repeated).min(width + 1);
            bytes = bytes.saturating_add(text.len().saturating_mul(end.saturating_sub(fields.len())));
            if bytes > MAX_ROW_BYTES {
                return Err(ParseErrorKind::TooLarge { limit: MAX_ROW_BYTES as u64 });
            }
            while fields.len() < end {
                fields.push(text.clone());
            }
        }
        place = place.saturating_add(repeated);
    }
    Ok(StringRecord::from(fields))
}

/// A cell's text, paragraph by paragraph; a date in ISO form.
fn text(cell: &Node) -> String {
    let date = cell.attribute("date-value");
    if cell.attribute("value-type") == "date" && !date.is_empty() {
        return date.to_owned();
    }
    let sign = |name: &str| match name {
        "s" | "tab" => Some(' '),
        "line-break" => Some('\n'),
        _ => None,
    };
    let lines: Vec<String> = cell
        .all("p")
        .flat_map(|paragraph| paragraph.flowing_text(&sign).split('\n').map(collapse).collect::<Vec<_>>())
        .filter(|line| !line.is_empty())
        .collect();
    lines.join("\n")
}

/// How often a row or cell is repeated: at least once.
fn repetition(node: &Node, attribute: &str) -> usize {
    match node.attribute(attribute) {
        "" => 1,
        number => number.parse().unwrap_or(1).max(1),
    }
}
