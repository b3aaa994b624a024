//! The rows of an `OpenDocument` spreadsheet (`.ods`).
//!
//! The archive's `content.xml` holds `table-row` elements with `table-cell`s. A cell or a row may be said to be
//! repeated, and programs pad with that to the edges of the sheet (16,384 columns, a million rows): cells are repeated
//! no further than the header goes, and a row is given once, whatever its repetition says, because lists repeat no
//! record on purpose. A date is given in ISO form where the cell states one. Comments at cells are not read. Format:
//! OASIS Open Document Format 1.3, part 3, chapter 9.

use csv::StringRecord;

use super::{MAX_ROW_BYTES, Sheet, lines};
use crate::list::ParseErrorKind;
use crate::list::archive::{Archive, part_in_head};
use crate::list::file::Content;
use crate::list::sink::Sink;
use crate::list::table::{Header, Row};
use crate::list::xml::{Node, records};
use crate::{Error, Result};

/// What an `OpenDocument` spreadsheet says it is.
const MEDIA_TYPE: &[u8] = b"application/vnd.oasis.opendocument.spreadsheet";

/// No list's `content.xml` is larger: about 7 MB hold 5,000 rows of eight cells.
const MAX_CONTENT_BYTES: u64 = 2 << 30;

/// Rows are the children of `document-content/body/spreadsheet/table`.
const ROW_LEVEL: usize = 4;

/// Whether a file begins like an `OpenDocument` spreadsheet.
pub(in crate::list) fn recognises(head: &[u8]) -> bool {
    part_in_head(head, "mimetype").is_some_and(|kind| kind.trim_ascii().starts_with(MEDIA_TYPE))
}

/// Calls `each` for every row below the header; gives what stands before them. The line of a place is that of
/// `content.xml`, its record the row's number below the header.
pub(in crate::list) fn rows(
    content: &mut Content,
    needed: &[&'static str],
    sink: &mut Sink,
    mut each: impl FnMut(&Row, &mut Sink) -> Result<()>,
) -> Result<Header> {
    let mut inside = Archive::open(content)?.part(content, "content.xml", MAX_CONTENT_BYTES)?;
    let mut sheet = Sheet::new(inside.position(), needed);
    records(&mut inside, ROW_LEVEL, |_, node| read(&mut sheet, &node, sink, &mut each))?;
    sheet.end()
}

/// Reads a row, or the rows in an element that groups rows; other elements are none of the sheet's cells.
fn read(
    sheet: &mut Sheet,
    node: &Node,
    sink: &mut Sink,
    each: &mut impl FnMut(&Row, &mut Sink) -> Result<()>,
) -> Result<()> {
    match node.name.as_str() {
        "table-row" => {
            let repeated = repetition(node, "number-rows-repeated");
            let record = cells(node, sheet.width())
                .map_err(|kind| Error::new(kind).at(sheet.place.clone().line(node.line)))?;
            sheet.row(record, repeated, node.line, sink, each)
        }
        "table-header-rows" | "table-rows" | "table-row-group" => {
            node.children().iter().try_for_each(|child| read(sheet, child, sink, each))
        }
        _ => Ok(()),
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
    let paragraphs: Vec<String> = cell.all("p").map(|paragraph| paragraph.flowing_text(&sign)).collect();
    lines(&paragraphs.join(
        "
",
    ))
}

/// How often a row or cell is repeated: at least once.
fn repetition(node: &Node, attribute: &str) -> usize {
    match node.attribute(attribute) {
        "" => 1,
        number => number.parse().unwrap_or(1).max(1),
    }
}
