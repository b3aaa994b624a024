//! Reading the rows of a spreadsheet as those of a table: `OpenDocument` (`ods`) and Excel workbooks (`xlsx`).
//!
//! Both are zip archives of XML. Rows are streamed: one is held at a time. Columns are bound by name. Rows before the
//! header, titles and dates, are the banner. Rows without text are none. Readers of spreadsheets that build the whole
//! grid were looked at; a file of 2 kB exhausts their memory.

use csv::StringRecord;

use super::ParseErrorKind;
use super::fields::collapse;
use super::sink::Sink;
use super::table::{Header, Row};
use crate::error::Position;
use crate::{Error, Result};

pub(super) mod ods;
pub(super) mod xlsx;

/// No row is larger, repetitions included; one of an XML list is bounded alike.
const MAX_ROW_BYTES: usize = 4 << 20;

/// No list has more columns.
const MAX_COLUMNS: usize = 1_000;

/// The header stands among the first rows.
const MAX_BANNER_ROWS: usize = 10;

/// A spreadsheet as far as it has been read.
struct Sheet<'a> {
    place: Position,
    needed: &'a [&'static str],
    /// The rows before the header.
    before: Vec<StringRecord>,
    header: Option<Header>,
    number: u64,
}

impl<'a> Sheet<'a> {
    fn new(place: Position, needed: &'a [&'static str]) -> Self {
        Self { place, needed, before: Vec::new(), header: None, number: 0 }
    }

    /// How many columns the header has.
    fn width(&self) -> usize {
        self.header.as_ref().map_or(MAX_COLUMNS, |header| header.columns.len())
    }

    /// Reads a row by its texts, the empty ones at its end left out; `repeated` is how many rows it stands for.
    fn row(
        &mut self,
        mut record: StringRecord,
        repeated: usize,
        line: u64,
        sink: &mut Sink,
        each: &mut impl FnMut(&Row, &mut Sink) -> Result<()>,
    ) -> Result<()> {
        let position = self.place.clone().line(line);
        let number = self.number + 1;
        self.number = self.number.saturating_add(u64::try_from(repeated).unwrap_or(u64::MAX));
        if record.is_empty() {
            return Ok(());
        }
        let width = self.width();
        let Some(header) = &self.header else {
            self.number = 0;
            return self.head(record, &position);
        };
        let position = position.record(number);
        if record.len() > width {
            let kind = ParseErrorKind::Fields { found: record.len(), expected: width };
            return sink.fault(Error::new(kind).at(position));
        }
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

/// A text line by line, white space collapsed, empty lines left out.
fn lines(text: &str) -> String {
    let lines: Vec<String> = text.split('\n').map(collapse).filter(|line| !line.is_empty()).collect();
    lines.join("\n")
}
