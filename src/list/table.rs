//! Reading delimited lists record by record, by the names of their columns.
//!
//! Publishers add, drop and move columns between editions, so a column is bound by its header, in any case and
//! spacing. The file is streamed: one record is held at a time. A record with too few or too many fields is a fault,
//! and so is one larger than any list's, which is what a quotation mark that is never closed comes to.

use std::io::{self, BufRead, Read};

use csv::{ByteRecord, StringRecord};
use rustc_hash::FxHashMap;

use super::fields::collapse;
use super::file::Content;
use super::sink::Sink;
use super::{ListWarning, ParseErrorKind};
use crate::error::Position;
use crate::{Error, Result};

/// The longest record seen, a cell of sanctions in an OpenSanctions export, has some 100 kB.
const MAX_RECORD_BYTES: u64 = 4 << 20;

/// The longest banner line before a header.
const MAX_BANNER_BYTES: u64 = 4 << 10;

/// How a delimited list is written.
#[derive(Debug, Clone, Copy)]
pub(super) struct Layout {
    /// The separator; `None`: the one that stands most often in the header line.
    pub(super) delimiter: Option<u8>,
    /// Whether a line that is no CSV stands before the header.
    pub(super) banner: bool,
    /// Columns without which it is no such list.
    pub(super) needed: &'static [&'static str],
    /// What bytes that are no UTF-8 are.
    pub(super) other_bytes: OtherBytes,
}

/// What a table does with bytes that are no UTF-8.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum OtherBytes {
    /// Refuses them: the list is damaged, or saved in another encoding.
    Refused,
    /// Takes the field as windows-1252, with a warning: this publisher mixes the two.
    Windows1252,
}

/// What stands before the records.
#[derive(Debug, Clone, Default)]
pub(super) struct Header {
    /// The line before the header, where there is one.
    pub(super) banner: String,
    /// The columns as written, in order.
    pub(super) columns: Vec<String>,
    places: FxHashMap<String, usize>,
}

/// One record with its place.
pub(super) struct Row<'a> {
    /// What stands before the records.
    pub(super) header: &'a Header,
    /// Its fields, as many as the header's.
    pub(super) record: &'a StringRecord,
    /// File, record number and line.
    pub(super) position: Position,
}

/// The separator of a line: which of comma, semicolon and tab stands most often.
pub(super) fn delimiter(line: &str) -> u8 {
    let count = |delimiter: u8| line.bytes().filter(|byte| *byte == delimiter).count();
    // The last of equals wins, so the comma stands last.
    [b'\t', b';', b','].into_iter().max_by_key(|delimiter| count(*delimiter)).unwrap_or(b',')
}

/// A column's name as it is compared.
fn column_key(name: &str) -> String {
    collapse(name.trim_start_matches('\u{feff}')).to_lowercase()
}

impl Header {
    /// Whether a column is there.
    pub(super) fn has(&self, column: &str) -> bool {
        self.places.contains_key(&column_key(column))
    }

    /// The columns of a record, which must have those that are needed.
    pub(super) fn new(
        banner: String,
        record: &StringRecord,
        needed: &[&'static str],
        position: &Position,
    ) -> Result<Self> {
        let columns: Vec<String> = record.iter().map(collapse).collect();
        let mut places = FxHashMap::default();
        for (place, column) in columns.iter().enumerate() {
            if !column.is_empty() && places.insert(column_key(column), place).is_some() {
                let kind = ParseErrorKind::RepeatedColumn { column: column.clone() };
                return Err(Error::new(kind).at(position.clone()));
            }
        }
        // As written too, so that a reader that writes them so finds them at once.
        places.extend(columns.iter().cloned().enumerate().map(|(place, column)| (column, place)));
        let header = Self { banner, columns, places };
        match needed.iter().find(|needed| !header.has(needed)) {
            None => Ok(header),
            Some(column) => {
                let found = header.columns.join(", ");
                Err(Error::new(ParseErrorKind::MissingColumn { column, found }).at(position.clone()))
            }
        }
    }
}

impl Row<'_> {
    /// What stands before the records.
    pub(super) fn header(&self) -> &Header {
        self.header
    }

    /// A column's text, trimmed; empty where the column or the text is missing.
    pub(super) fn get(&self, column: &str) -> &str {
        let place = self.header.places.get(column).or_else(|| self.header.places.get(&column_key(column)));
        place.and_then(|place| self.record.get(*place)).unwrap_or_default().trim()
    }

    /// The values of a column that holds several, joined by a separator; empty ones left out.
    pub(super) fn several<'a>(&'a self, column: &str, separator: &'a str) -> impl Iterator<Item = &'a str> {
        self.get(column).split(separator).map(str::trim).filter(|value| !value.is_empty())
    }

    /// The fault of a value that cannot be understood.
    pub(super) fn bad(&self, column: &str, value: &str, expected: &'static str) -> Error {
        let kind = ParseErrorKind::BadValue { value: value.to_owned(), expected };
        Error::new(kind).at(self.position.clone().field(column))
    }
}

/// Calls `each` for every record of a file; gives what stands before them.
pub(super) fn rows(
    content: &mut Content,
    layout: &Layout,
    sink: &mut Sink,
    mut each: impl FnMut(&Row, &mut Sink) -> Result<()>,
) -> Result<Header> {
    let place = content.position();
    skip_mark(content)?;
    let banner = if layout.banner { banner(content)? } else { String::new() };
    let first_line = 1 + u64::from(layout.banner);
    let delimiter = match layout.delimiter {
        Some(delimiter) => delimiter,
        None => header_delimiter(content)?,
    };
    let bounded = Bounded { inner: content, passed: 0, carriage_return: false };
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter).from_reader(bounded);
    let mut bytes = ByteRecord::new();
    let mut header: Option<Header> = None;
    let mut number = 0;
    let mut other_fields = 0u64;
    loop {
        reader.get_mut().passed = 0;
        let line = reader.position().line() + first_line - 1;
        match reader.read_byte_record(&mut bytes) {
            Ok(true) => {}
            Ok(false) => break,
            Err(error) => return Err(read_fault(error, reader.get_mut().inner, &place.clone().line(line))),
        }
        let position = place.clone().line(line);
        let Some(record) = decoded(&bytes, layout.other_bytes, &mut other_fields) else {
            let offset = bytes.position().map_or(0, csv::Position::byte);
            return Err(Error::new(ParseErrorKind::Encoding { offset }).at(position));
        };
        let Some(header) = &header else {
            header = Some(Header::new(banner.clone(), &record, layout.needed, &position)?);
            continue;
        };
        number += 1;
        let row = Row { header, record: &record, position: position.record(number) };
        if record.len() == header.columns.len() {
            each(&row, sink)?;
        } else {
            let kind = ParseErrorKind::Fields { found: record.len(), expected: header.columns.len() };
            sink.fault(Error::new(kind).at(row.position))?;
        }
    }
    if other_fields > 0 {
        sink.warn(ListWarning::OtherEncoding { fields: other_fields });
    }
    header.ok_or_else(|| Error::new(ParseErrorKind::NoDesignations).at(place))
}

/// The separator of the header line, which comes next.
fn header_delimiter(content: &mut Content) -> Result<u8> {
    let line = content.fill_buf().map(|head| String::from_utf8_lossy(head).into_owned());
    let line = line.map_err(|error| content.fault(error))?;
    Ok(delimiter(line.lines().next().unwrap_or_default()))
}

/// Steps over a byte order mark.
fn skip_mark(content: &mut Content) -> Result<()> {
    let marked = content.fill_buf().map(|head| head.starts_with(b"\xef\xbb\xbf"));
    match marked {
        Ok(true) => content.consume(3),
        Ok(false) => {}
        Err(error) => return Err(content.fault(error)),
    }
    Ok(())
}

/// The line before the header.
fn banner(content: &mut Content) -> Result<String> {
    let mut line = Vec::new();
    let read = content.by_ref().take(MAX_BANNER_BYTES).read_until(b'\n', &mut line);
    read.map_err(|error| content.fault(error))?;
    Ok(String::from_utf8_lossy(&line).trim().to_owned())
}

/// A record as text; `None` where a field is none and may not be anything else.
fn decoded(bytes: &ByteRecord, other: OtherBytes, count: &mut u64) -> Option<StringRecord> {
    let mut record = StringRecord::with_capacity(bytes.as_slice().len(), bytes.len());
    for field in bytes {
        match std::str::from_utf8(field) {
            Ok(text) => record.push_field(text),
            Err(_) if other == OtherBytes::Windows1252 => {
                *count += 1;
                record.push_field(&encoding_rs::WINDOWS_1252.decode_without_bom_handling(field).0);
            }
            Err(_) => return None,
        }
    }
    Some(record)
}

fn read_fault(error: csv::Error, content: &Content, position: &Position) -> Error {
    let message = error.to_string();
    match error.into_kind() {
        csv::ErrorKind::Io(error) if is_oversized(&error) => {
            Error::new(ParseErrorKind::OpenQuote).at(position.clone())
        }
        csv::ErrorKind::Io(error) => content.fault(error),
        _ => Error::new(ParseErrorKind::BadValue { value: message, expected: "a CSV record" })
            .at(position.clone()),
    }
}

fn is_oversized(error: &io::Error) -> bool {
    error.get_ref().is_some_and(<dyn std::error::Error + Send + Sync>::is::<Oversized>)
}

/// A record is larger than any list's.
#[derive(Debug, thiserror::Error)]
#[error("a record larger than {MAX_RECORD_BYTES} bytes")]
struct Oversized;

/// A file without the carriage returns of its line ends, so that lines can be counted, and with a bound on a record.
struct Bounded<'a> {
    inner: &'a mut Content,
    passed: u64,
    /// Whether the last byte was a carriage return that has not been given out.
    carriage_return: bool,
}

impl Read for Bounded<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.passed > MAX_RECORD_BYTES {
            return Err(io::Error::other(Oversized));
        }
        if buffer.len() < 2 {
            // The csv crate's buffer is larger; a smaller one has no room for a carriage return and what follows it.
            return Err(io::Error::other("a buffer of one byte"));
        }
        let data = self.inner.fill_buf()?;
        let mut written = 0;
        let mut read = 0;
        for &byte in data {
            if written + 2 > buffer.len() {
                break;
            }
            if self.carriage_return && byte != b'\n' {
                buffer[written] = b'\r';
                written += 1;
            }
            self.carriage_return = byte == b'\r';
            if !self.carriage_return {
                buffer[written] = byte;
                written += 1;
            }
            read += 1;
        }
        let ended = data.is_empty();
        self.inner.consume(read);
        if ended && self.carriage_return {
            self.carriage_return = false;
            buffer[0] = b'\r';
            written = 1;
        } else if written == 0 && read > 0 {
            // Nothing but a carriage return: an empty answer would mean the end.
            return self.read(buffer);
        }
        self.passed += written as u64;
        Ok(written)
    }
}

#[cfg(test)]
mod tests {
    use super::super::Strictness;
    use super::*;

    const LAYOUT: Layout =
        Layout { delimiter: None, banner: true, needed: &["Name"], other_bytes: OtherBytes::Windows1252 };

    fn read(text: impl Into<Vec<u8>>, layout: &Layout) -> (Vec<String>, Result<Header>, Vec<ListWarning>) {
        let mut content = Content::of_bytes("x.csv", text.into()).unwrap();
        let mut sink = Sink::new(Strictness::Strict, Vec::new());
        let mut found = Vec::new();
        let header = rows(&mut content, layout, &mut sink, |row, _| {
            found.push(format!(
                "{} {}|{}",
                row.position.line.unwrap(),
                row.get("NAME"),
                row.get("full  name")
            ));
            Ok(())
        });
        (found, header, sink.warnings)
    }

    #[test]
    fn columns_are_bound_by_name_and_lines_counted_over_any_line_end() {
        let text = "\u{feff}Last Updated,1\r\nFull\nName;name\r\nA B; C\r\nD;E\r\n";
        let (rows, header, _) = read(text.replace("Full\n", "Full "), &LAYOUT);
        assert_eq!(header.unwrap().banner, "Last Updated,1");
        assert_eq!(rows, ["3 C|A B", "4 E|D"]);
        let (rows, ..) = read("x\nname,n\n\"A\r\nB\",1\r\nC,2", &LAYOUT);
        assert_eq!(rows, ["3 A\nB|", "5 C|"]);
    }

    #[test]
    fn bytes_of_windows_1252_are_read_with_a_warning_or_refused() {
        let text = b"x\nname\nCo\x94p\n".to_vec();
        let (rows, _, warnings) = read(text.clone(), &LAYOUT);
        assert_eq!(rows, ["3 Co”p|"]);
        assert_eq!(warnings, [ListWarning::OtherEncoding { fields: 1 }]);
        let (_, header, _) = read(text, &Layout { other_bytes: OtherBytes::Refused, ..LAYOUT });
        let error = header.unwrap_err().to_string();
        assert!(error.contains("line 3") && error.contains("UTF-8"), "{error}");
    }

    #[test]
    fn damage_is_refused_with_its_line() {
        let endless = format!("x\nname\n\"{}", "y".repeat(5 << 20));
        for (text, part) in [
            ("x\nname;b\n1;2\n3\n", "line 4: 1 fields where 2"),
            ("x\nname;NAME\n", "stands twice"),
            ("x\nfirst;last\n", "no column Name"),
            (&endless, "line 3: a quoted field is not closed"),
        ] {
            let error = read(text, &LAYOUT).1.unwrap_err().to_string();
            assert!(error.contains(part), "{error}");
        }
    }
}
