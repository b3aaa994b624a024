//! The rows of an Excel workbook (`.xlsx`).
//!
//! | part | says |
//! |---|---|
//! | `xl/workbook.xml` and its relations | the sheets in order, where each stands, the day that dates count from |
//! | `xl/sharedStrings.xml` | most texts: cells refer to them by number, so all are held in memory |
//! | `xl/styles.xml` | which cells show a number as a date |
//! | `xl/worksheets/…` | rows of cells, streamed; empty ones are left out, so that `C5` says where a cell stands |
//!
//! A date is a number of days, and nothing but the cell's style tells 18798, a day of 1951, from a year or a reference.
//! It is given in ISO form, as exactly as the style shows it: `1951-06` where that is month and year. What a formula
//! came to is read, not the formula; where it came to an error, the row is a fault.
//!
//! Many cells may refer to one large text. The texts of all cells together are bounded, so that a small file cannot
//! come to more memory than a large one. Format: ECMA-376, part 1, chapter 18.

use csv::StringRecord;

use super::{MAX_ROW_BYTES, Sheet, lines};
use crate::list::archive::{Archive, has_folder_in_head};
use crate::list::file::Content;
use crate::list::sink::Sink;
use crate::list::table::{Header, Row};
use crate::list::xml::{Node, records};
use crate::list::{ListWarning, ParseErrorKind};
use crate::{Error, ErrorKind, Result};

mod style;

use style::Shown;

/// No part of a list's workbook is larger: 8 MB hold 8,000 rows of twelve cells.
const MAX_PART_BYTES: u64 = 512 << 20;

/// No list's shared texts, and no list's cells, hold more: those of 8,000 rows come to 10 MB.
const MAX_TEXT_BYTES: usize = 256 << 20;

/// No list has more shared texts.
const MAX_STRINGS: usize = 2_000_000;

/// No list has more sheets.
const MAX_SHEETS: usize = 64;

/// Rows are the children of `worksheet/sheetData`.
const ROW_LEVEL: usize = 2;

/// Whether a file begins like an Excel workbook.
pub(in crate::list) fn recognises(head: &[u8]) -> bool {
    has_folder_in_head(head, "xl/")
}

/// Calls `each` for every row below the header of the first sheet, and of further ones with the same columns; gives
/// what stands before the first sheet's. The line of a place is the row of the sheet, its record the number below the
/// header.
///
/// A further sheet that holds something else is not read, with a warning.
pub(in crate::list) fn rows(
    content: &mut Content,
    needed: &[&'static str],
    sink: &mut Sink,
    mut each: impl FnMut(&Row, &mut Sink) -> Result<()>,
) -> Result<Header> {
    let archive = Archive::open(content)?;
    let (mut book, sheets) = Book::read(&archive, content)?;
    let mut header = None;
    for sheet in sheets {
        let mut inside = archive.part(content, &sheet.part, MAX_PART_BYTES)?;
        let read = book.sheet(&mut inside, needed, sink, &mut each);
        if header.is_none() {
            header = Some(read?);
            continue;
        }
        match read.as_ref().map_err(Error::kind) {
            Ok(_) | Err(ErrorKind::List(ParseErrorKind::NoDesignations)) => {}
            Err(ErrorKind::List(ParseErrorKind::MissingColumn { .. })) => {
                let path = format!("{}, sheet {}", content.name(), sheet.name).into();
                sink.warn(ListWarning::Ignored { path });
            }
            Err(_) => return read,
        }
    }
    header.ok_or_else(|| damaged(content, "no sheet in it"))
}

fn damaged(content: &Content, what: &str) -> Error {
    Error::new(ParseErrorKind::Zip(what.to_owned())).at(content.position())
}

/// A sheet of a workbook.
struct SheetPart {
    name: String,
    /// The part it stands in.
    part: String,
}

/// What the cells of all sheets refer to.
struct Book {
    strings: Vec<Box<str>>,
    /// What each style shows a number as.
    styles: Vec<Shown>,
    /// Whether dates count from 1904.
    from_1904: bool,
    /// How many bytes the cells may still come to.
    left: usize,
}

/// What a part of the workbook is to it, by the end of the relation's type.
struct Relation {
    id: String,
    kind: String,
    part: String,
}

impl Book {
    fn read(archive: &Archive, content: &Content) -> Result<(Self, Vec<SheetPart>)> {
        let relations = relations(archive, content)?;
        let mut sheets = Vec::new();
        let mut from_1904 = false;
        let mut workbook = archive.part(content, "xl/workbook.xml", MAX_PART_BYTES)?;
        records(&mut workbook, 1, |_, node| {
            match node.name.as_str() {
                "workbookPr" => from_1904 = matches!(node.attribute("date1904"), "1" | "true"),
                "sheets" if node.children().len() > MAX_SHEETS => {
                    let kind = ParseErrorKind::XmlLimit("more sheets than any list's");
                    return Err(Error::new(kind).at(content.position()));
                }
                "sheets" => sheets.extend(node.all("sheet").filter_map(|sheet| {
                    let id = sheet.attribute("id");
                    let relation = relations.iter().find(|one| one.id == id && one.kind == "worksheet")?;
                    Some(SheetPart { name: sheet.attribute("name").to_owned(), part: relation.part.clone() })
                })),
                _ => {}
            }
            Ok(())
        })?;
        let part = |kind: &str| match relations.iter().find(|relation| relation.kind == kind) {
            Some(relation) => archive.part(content, &relation.part, MAX_PART_BYTES).map(Some),
            None => Ok(None),
        };
        let strings = part("sharedStrings")?.map_or_else(|| Ok(Vec::new()), |mut part| strings(&mut part))?;
        let styles = part("styles")?.map_or_else(|| Ok(Vec::new()), |mut part| style::read(&mut part))?;
        Ok((Self { strings, styles, from_1904, left: MAX_TEXT_BYTES }, sheets))
    }

    fn sheet(
        &mut self,
        inside: &mut Content,
        needed: &[&'static str],
        sink: &mut Sink,
        each: &mut impl FnMut(&Row, &mut Sink) -> Result<()>,
    ) -> Result<Header> {
        let place = inside.position();
        let mut sheet = Sheet::new(place.clone(), needed);
        let mut line = 0u64;
        records(inside, ROW_LEVEL, |parent, node| {
            if parent != "sheetData" || node.name != "row" {
                return Ok(());
            }
            line = node.attribute("r").parse().unwrap_or(line.saturating_add(1));
            let position = || place.clone().line(line);
            match self.cells(&node, sheet.width()) {
                Ok(record) => sheet.row(record, 1, line, sink, each),
                Err(kind @ ParseErrorKind::TooLarge { .. }) => Err(Error::new(kind).at(position())),
                Err(kind) => sink.fault(Error::new(kind).at(position())),
            }
        })?;
        sheet.end()
    }

    /// The texts of a row's cells, the empty ones at its end left out. Text beyond the width is kept in one further
    /// field, so that it is found to be too much.
    fn cells(&mut self, row: &Node, width: usize) -> Result<StringRecord, ParseErrorKind> {
        let mut bytes = 0usize;
        let mut fields: Vec<String> = Vec::new();
        let mut next = 0usize;
        for cell in row.all("c") {
            let place = column(cell.attribute("r")).unwrap_or(next);
            next = place.saturating_add(1);
            let text = self.text(cell)?;
            if text.is_empty() {
                continue;
            }
            bytes = bytes.saturating_add(text.len());
            self.left = self.left.saturating_sub(text.len());
            if bytes > MAX_ROW_BYTES || self.left == 0 {
                let limit = if self.left == 0 { MAX_TEXT_BYTES } else { MAX_ROW_BYTES };
                return Err(ParseErrorKind::TooLarge { limit: limit as u64 });
            }
            let place = place.min(width);
            if fields.len() <= place {
                fields.resize(place + 1, String::new());
            }
            if !fields[place].is_empty() && place < width {
                return Err(ParseErrorKind::Xml(format!("two cells at {:?}", cell.attribute("r"))));
            }
            fields[place] = text;
        }
        Ok(StringRecord::from(fields))
    }

    /// A cell's text.
    fn text(&self, cell: &Node) -> Result<String, ParseErrorKind> {
        let value = || cell.get("v");
        let bad = |value, expected| Err(ParseErrorKind::BadValue { value, expected });
        match cell.attribute("t") {
            "s" => {
                let value = value();
                let text = value.parse().ok().and_then(|number: usize| self.strings.get(number));
                match text {
                    Some(text) => Ok(text.to_string()),
                    None if value.is_empty() => Ok(String::new()),
                    None => bad(value, "the number of a shared text"),
                }
            }
            "inlineStr" => Ok(cell.first("is").map(rich_text).unwrap_or_default()),
            "str" => Ok(cell.first("v").map(|text| lines(&unescaped(text.raw_text()))).unwrap_or_default()),
            "b" => Ok(match value().as_str() {
                "" => "",
                "0" | "false" => "FALSE",
                _ => "TRUE",
            }
            .to_owned()),
            "d" => Ok(value().split('T').next().unwrap_or_default().to_owned()),
            "e" => bad(value(), "a value, but what a formula failed with"),
            "" | "n" => Ok(self.number(cell, value())),
            other => bad(other.to_owned(), "a type of cell"),
        }
    }

    /// A number as written, whole ones without a fraction or an exponent; a date where the style shows one.
    fn number(&self, cell: &Node, value: String) -> String {
        // Below, every whole number is exact; beyond, a number of a document has lost its last digits.
        const EXACT: f64 = 1e15;
        let Ok(number) = value.parse::<f64>() else { return value };
        let style: Option<usize> = cell.attribute("s").parse().ok();
        let shown = style.and_then(|style| self.styles.get(style)).copied().unwrap_or_default();
        match style::date(number, shown, self.from_1904) {
            Some(date) => date,
            None if number.fract() == 0.0 && number.abs() < EXACT => format!("{number:.0}"),
            None => value,
        }
    }
}

/// What the workbook's parts are to it.
fn relations(archive: &Archive, content: &Content) -> Result<Vec<Relation>> {
    let mut found = Vec::new();
    let mut part = archive.part(content, "xl/_rels/workbook.xml.rels", MAX_PART_BYTES)?;
    records(&mut part, 1, |_, node| {
        let kind = node.attribute("Type").rsplit('/').next().unwrap_or_default().to_owned();
        if matches!(kind.as_str(), "worksheet" | "sharedStrings" | "styles") && found.len() <= MAX_SHEETS {
            let target = node.attribute("Target");
            let part = target.strip_prefix('/').map_or_else(|| format!("xl/{target}"), str::to_owned);
            found.push(Relation { id: node.attribute("Id").to_owned(), kind, part });
        }
        Ok(())
    })?;
    Ok(found)
}

/// The shared texts in order.
fn strings(part: &mut Content) -> Result<Vec<Box<str>>> {
    let place = part.position();
    let mut found = Vec::new();
    let mut bytes = 0usize;
    records(part, 1, |_, node| {
        if node.name != "si" {
            return Ok(());
        }
        let text = rich_text(&node);
        bytes = bytes.saturating_add(text.len());
        if bytes > MAX_TEXT_BYTES || found.len() >= MAX_STRINGS {
            let kind = ParseErrorKind::TooLarge { limit: MAX_TEXT_BYTES as u64 };
            return Err(Error::new(kind).at(place.clone()));
        }
        found.push(text.into_boxed_str());
        Ok(())
    })?;
    Ok(found)
}

/// A text in one piece, or in several that are shown differently; how it is pronounced (`rPh`) is none of it.
fn rich_text(node: &Node) -> String {
    let mut text = String::new();
    for child in node.children() {
        match child.name.as_str() {
            "t" => text.push_str(child.raw_text()),
            "r" => child.all("t").for_each(|piece| text.push_str(piece.raw_text())),
            _ => {}
        }
    }
    lines(&unescaped(&text))
}

/// A text with `_x000D_`, as characters are written that XML cannot hold, read as the character.
fn unescaped(text: &str) -> String {
    const LENGTH: usize = "_x000D_".len();
    let mut read = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("_x") {
        read.push_str(&rest[..at]);
        rest = &rest[at..];
        let code = rest.get(2..LENGTH - 1).filter(|_| rest.as_bytes().get(LENGTH - 1) == Some(&b'_'));
        let character = code.and_then(|code| u32::from_str_radix(code, 16).ok()).and_then(char::from_u32);
        if let Some(c) = character {
            read.push(if c == '\r' { '\n' } else { c });
            rest = &rest[LENGTH..];
        } else {
            read.push_str("_x");
            rest = &rest[2..];
        }
    }
    read.push_str(rest);
    read
}

/// The column of a cell's reference, from 0: that of `C5` is 2.
fn column(reference: &str) -> Option<usize> {
    let letters = reference.bytes().take_while(u8::is_ascii_alphabetic);
    let number = letters.fold(0usize, |number, letter| {
        number.saturating_mul(26).saturating_add(usize::from(letter.to_ascii_uppercase() - b'A') + 1)
    });
    number.checked_sub(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reference_says_the_column() {
        for (reference, place) in [
            ("A1", Some(0)),
            ("C5", Some(2)),
            ("AA7", Some(26)),
            ("XFD1", Some(16_383)),
            ("5", None),
            ("", None),
        ] {
            assert_eq!(column(reference), place, "{reference}");
        }
        assert!(column(&"Z".repeat(1_000)).is_some());
    }

    #[test]
    fn characters_by_their_number_are_read() {
        for (text, expected) in [
            ("a_x000D_\nb", "a\n\nb"),
            ("_x0041__x0042_", "AB"),
            ("_xylophone_", "_xylophone_"),
            ("_x", "_x"),
            ("_xДДДД_", "_xДДДД_"),
            ("_xD800_", "_xD800_"),
        ] {
            assert_eq!(unescaped(text), expected, "{text}");
        }
    }
}
