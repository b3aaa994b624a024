//! Bytes → rows: decoding, records, and what becomes of damaged ones. One bad row never stops the file, and no
//! file, however bad, takes more memory than a few records' worth.

use std::borrow::Cow;
use std::io::Read;
use std::path::PathBuf;

use encoding_rs::{Decoder, UTF_8};

use super::columns::{ColumnMapping, ColumnOverride};
use super::encoding::{self, Guess};
use super::row::RowPlan;
use super::source::{InputDigest, InputSource, Source};
use super::split::{Fields, Scan, first_line, scan, split_plainly};
use super::{NotScreened, PartyErrorKind, Row, RowContent};
use crate::error::{Error, Position, Result};

/// Columns a header may have. Real files have tens, wide exports a few hundred.
pub const COLUMN_LIMIT: usize = 10_000;
/// Bytes of a field. A name has some tens; a field beyond this is a broken export, not text about a party.
pub const FIELD_LIMIT: usize = 64 << 10;
/// Bytes of a record, quoted line ends included. Also how far a quotation mark that is not closed is followed.
pub const RECORD_LIMIT: usize = 1 << 20;

/// Bytes looked at to recognise encoding and delimiter.
const SAMPLE: usize = 1 << 20;
/// Bytes read at a time.
const CHUNK: usize = 256 << 10;
/// Characters kept of a field that is too long.
const SHOWN: usize = 1000;
/// Records looked at to recognise the delimiter.
const DELIMITER_RECORDS: usize = 100;

/// How a counterparty file is to be read. The default recognises everything.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ReadOptions {
    /// A label such as `windows-1251` or `utf-16le`, instead of recognising the encoding.
    pub encoding: Option<String>,
    /// An ASCII character, instead of recognising the delimiter.
    pub delimiter: Option<char>,
    /// Roles given to fields; they replace the guesses for these roles.
    pub columns: Vec<ColumnOverride>,
}

/// A counterparty file being read: an iterator of its rows.
///
/// The first record is the header, always. Encoding (see `--encoding`) and delimiter (`,` `;` tab `|`, or what a first
/// line `sep=;` says) are recognised from the first megabyte. CRLF, LF and CR end a line, also mixed. Empty lines are
/// no records (RFC 4180 has none; every CSV writer and reader treats them so) and are not counted; a line of
/// delimiters is a record without a name. Then, row by row:
///
/// - Bytes that are no text in the file's encoding make the row [`NotScreened::Undecodable`], wherever in the file
///   they come: the encoding is never changed half-way. A file that is ASCII for its first megabyte and
///   Windows-1252 later therefore has its later accented rows reported, not guessed; read it with an encoding given.
///   When the encoding is not UTF-8, bad bytes show as U+FFFD, and a U+FFFD in the file counts as one.
/// - More or fewer fields than the header: [`NotScreened::FieldCount`].
/// - A field over [`FIELD_LIMIT`] or record over [`RECORD_LIMIT`]: reported with its fields cut; the record ends at
///   the next line end.
/// - A quotation mark that is not closed within [`RECORD_LIMIT`] or to the end of the file, or is closed lines later
///   in the middle of text, or makes a name of several lines with delimiters in the later ones: its first line is
///   reported as [`NotScreened::UnclosedQuote`], and reading goes on at the next line, so that the rows behind it are
///   screened. (Two forgotten marks that by chance look like one quoted field of several lines in a column that is
///   no name cannot be told from one.)
/// - NUL and other control characters inside a field are part of it; folding drops them from names, and reports
///   write them escaped.
///
/// An item is an error only where the input itself fails (disk, gzip data cut short); the iterator then ends. Memory is
/// bounded by the sample and a few times [`RECORD_LIMIT`]. Plain UTF-8 files of a few columns are read at about a
/// million and a half rows a second.
pub struct PartyReader {
    input: Input,
    file: usize,
    how: String,
    encoding: String,
    delimiter: u8,
    header: Vec<String>,
    mapping: ColumnMapping,
    plan: RowPlan,
    fields: Fields,
    number: u64,
    line: u64,
    failed: bool,
}

impl PartyReader {
    /// Opens a file or standard input and reads as far as its header.
    ///
    /// # Errors
    ///
    /// When it cannot be read, is empty, is a workbook, has no name column, or the options do not fit it.
    pub fn open(source: &InputSource, options: &ReadOptions) -> Result<Self> {
        Self::from_boxed(PathBuf::from(source.name()), source.open()?, options)
    }

    /// Reads from anything; `name` stands in error messages.
    ///
    /// # Errors
    ///
    /// As [`PartyReader::open`].
    pub fn from_read(
        name: impl Into<PathBuf>,
        reader: impl Read + Send + 'static,
        options: &ReadOptions,
    ) -> Result<Self> {
        Self::from_boxed(name.into(), Box::new(reader), options)
    }

    fn from_boxed(name: PathBuf, reader: Box<dyn Read + Send>, options: &ReadOptions) -> Result<Self> {
        let place = Position::file(name.clone());
        let fail = |kind: PartyErrorKind| Error::new(kind).at(place.clone());
        let source = Source::new(name, reader)?;
        let (input, guess) = Input::new(source, options.encoding.as_deref())?;
        let mut reader = Self {
            input,
            file: 0,
            encoding: encoding::name(guess.encoding),
            how: guess.how,
            delimiter: b',',
            header: Vec::new(),
            mapping: ColumnMapping::default(),
            plan: RowPlan::new(&ColumnMapping::default()),
            fields: Fields::keeping(COLUMN_LIMIT),
            number: 0,
            line: 1,
            failed: false,
        };
        reader.choose_delimiter(options.delimiter).map_err(fail)?;
        reader.read_header().map_err(|error| error.at(place.clone().line(reader.line)))?;
        reader.mapping = ColumnMapping::new(&reader.header, &options.columns).map_err(fail)?;
        reader.plan = RowPlan::new(&reader.mapping);
        Ok(reader)
    }

    /// The same reader, its rows marked as those of the `file`th input of a run, from 0.
    #[must_use]
    pub fn with_file_index(mut self, file: usize) -> Self {
        self.file = file;
        self
    }

    /// The header's fields, in order, as decoded.
    #[must_use]
    pub fn header(&self) -> &[String] {
        &self.header
    }

    /// Which column has which role.
    #[must_use]
    pub fn mapping(&self) -> &ColumnMapping {
        &self.mapping
    }

    /// The encoding's label in lower case, such as `utf-8` or `windows-1251`.
    #[must_use]
    pub fn encoding(&self) -> &str {
        &self.encoding
    }

    /// The encoding and how it was found, such as `windows-1251 (guessed from its letters)`.
    #[must_use]
    pub fn encoding_note(&self) -> &str {
        &self.how
    }

    /// The delimiter, an ASCII character.
    #[must_use]
    pub fn delimiter(&self) -> char {
        char::from(self.delimiter)
    }

    /// Rows given out so far.
    #[must_use]
    pub fn rows(&self) -> u64 {
        self.number
    }

    /// SHA-256 and length of the whole input as stored; reads what is left of it.
    ///
    /// # Errors
    ///
    /// When the rest cannot be read.
    pub fn finish(self) -> Result<InputDigest> {
        self.input.source.digest()
    }

    fn choose_delimiter(&mut self, given: Option<char>) -> Result<(), PartyErrorKind> {
        if let Some(given) = given {
            let byte = u8::try_from(given).ok().filter(u8::is_ascii);
            let usable = byte.filter(|byte| !matches!(byte, b'"' | b'\r' | b'\n'));
            self.delimiter = usable.ok_or(PartyErrorKind::BadDelimiter(given))?;
            return Ok(());
        }
        let window = self.input.window();
        // Spreadsheet programs write the delimiter they used into a first line of its own.
        if let Some(line) = first_line(window)
            && let [b's', b'e', b'p', b'=', delimiter] = window[..line.0]
            && delimiter.is_ascii()
        {
            self.delimiter = delimiter;
            self.input.consume(line.1);
            self.line += 1;
            return Ok(());
        }
        self.delimiter = recognise_delimiter(window, self.input.ended);
        Ok(())
    }

    fn read_header(&mut self) -> Result<()> {
        let too_large = || PartyErrorKind::HeaderTooLarge { limit: COLUMN_LIMIT, bytes: RECORD_LIMIT };
        loop {
            match scan(self.input.window(), self.input.ended, self.delimiter, &mut self.fields) {
                Scan::NeedMore if self.input.window().len() >= RECORD_LIMIT => return Err(too_large().into()),
                Scan::NeedMore => self.input.more()?,
                Scan::Record { len: 0, .. } => return Err(PartyErrorKind::Empty.into()),
                Scan::Record { body: 0, len, .. } => {
                    self.input.consume(len);
                    self.line += 1;
                }
                Scan::Record { body, len, breaks } => {
                    if self.fields.count > COLUMN_LIMIT || body > RECORD_LIMIT {
                        return Err(too_large().into());
                    }
                    self.header = texts(&self.input.window()[..body], &self.fields).1;
                    self.input.consume(len);
                    self.line += breaks + 1;
                    return Ok(());
                }
                // The header's own quotation mark: its first line is the header, as for any other row.
                Scan::Unclosed => {
                    let (body, len) = self.first_line();
                    split_plainly(&self.input.window()[..body], self.delimiter, &mut self.fields);
                    self.header = texts(&self.input.window()[..body], &self.fields).1;
                    self.input.consume(len);
                    self.line += 1;
                    return Ok(());
                }
            }
        }
    }

    /// The first line of the window, or all of it.
    fn first_line(&self) -> (usize, usize) {
        let window = self.input.window();
        first_line(window).unwrap_or((window.len(), window.len()))
    }

    fn next_row(&mut self) -> Result<Option<Row>> {
        loop {
            match scan(self.input.window(), self.input.ended, self.delimiter, &mut self.fields) {
                Scan::NeedMore if self.input.window().len() >= RECORD_LIMIT => {
                    // A line end in here can only stand within quotes, else the record would have ended.
                    return if first_line(self.input.window()).is_some() {
                        Ok(Some(self.unclosed()))
                    } else {
                        self.overlong().map(Some)
                    };
                }
                Scan::NeedMore => self.input.more()?,
                Scan::Record { len: 0, .. } => return Ok(None),
                Scan::Record { body: 0, len, .. } => {
                    self.input.consume(len);
                    self.line += 1;
                }
                Scan::Record { body, breaks, .. } if breaks > 0 && self.swallows_lines(body) => {
                    return Ok(Some(self.unclosed()));
                }
                Scan::Record { body, len, breaks } => {
                    let record = &self.input.window()[..body];
                    let (fields, content) = self.content(record);
                    self.input.consume(len);
                    return Ok(Some(self.row(fields, content, breaks + 1)));
                }
                Scan::Unclosed => return Ok(Some(self.unclosed())),
            }
        }
    }

    /// Whether a record of several lines is more likely a forgotten quotation mark that met another one by chance:
    /// when it or a field is over its limit (however much of it happens to be in the window), or a name goes on
    /// behind a line end with a delimiter, as the next row would.
    fn swallows_lines(&self, body: usize) -> bool {
        let record = &self.input.window()[..body];
        body > RECORD_LIMIT
            || self.fields.spans.iter().any(|span| span.len() > FIELD_LIMIT)
            || self.plan.name_columns().any(|column| {
                let name = self.fields.spans.get(column).map_or(&[][..], |span| span.raw(record));
                first_line(name).is_some_and(|(_, next)| name[next..].contains(&self.delimiter))
            })
    }

    fn row(&mut self, fields: Vec<String>, content: RowContent, lines: u64) -> Row {
        self.number += 1;
        let row = Row { file: self.file, number: self.number, line: self.line, fields, content };
        self.line += lines;
        row
    }

    /// The fields of a whole record, and what they say.
    fn content(&self, record: &[u8]) -> (Vec<String>, RowContent) {
        let not_screened = |fields: Vec<String>, why| (fields, RowContent::NotScreened(why));
        let longest = self.fields.spans.iter().map(|span| span.len()).max().unwrap_or_default();
        if longest > FIELD_LIMIT || record.len() > RECORD_LIMIT {
            return not_screened(self.cut(record), too_long(longest as u64, record.len() as u64));
        }
        let (damage, fields) = texts(record, &self.fields);
        if let Some((column, bytes)) = damage {
            let field = self.header.get(column).cloned().unwrap_or_else(|| format!("#{}", column + 1));
            let encoding = self.input.decoder.as_ref().map_or(UTF_8, Decoder::encoding).name();
            return not_screened(fields, NotScreened::Undecodable { bytes, field, encoding });
        }
        let (found, expected) = (self.fields.count, self.header.len());
        if found != expected {
            return not_screened(fields, NotScreened::FieldCount { found, expected });
        }
        let content = self.plan.read(&fields);
        (fields, content)
    }

    /// The window's first line as a row of its own, because of a quotation mark that is not closed.
    fn unclosed(&mut self) -> Row {
        let (body, len) = self.first_line();
        split_plainly(&self.input.window()[..body], self.delimiter, &mut self.fields);
        let fields = self.cut(&self.input.window()[..body]);
        self.input.consume(len);
        self.row(fields, RowContent::NotScreened(NotScreened::UnclosedQuote), 1)
    }

    /// A line longer than any record may be: its beginning is kept, the rest counted and dropped.
    fn overlong(&mut self) -> Result<Row> {
        let window = self.input.window();
        split_plainly(window, self.delimiter, &mut self.fields);
        let fields = self.cut(window);
        let mut longest = self.fields.spans.iter().map(|span| span.len()).max().unwrap_or_default() as u64;
        // The last field kept may go on; where more fields than are kept precede it, its length does not matter.
        let mut last = (self.fields.count == self.fields.spans.len())
            .then(|| self.fields.spans.last().map_or(0, |span| span.len() as u64));
        let mut bytes = window.len() as u64;
        let seen = window.len();
        self.input.consume(seen);
        loop {
            if self.input.window().is_empty() && !self.input.ended {
                self.input.more()?;
            }
            let window = self.input.window();
            let (body, len) = self.first_line();
            if let Some(so_far) = &mut last {
                let end = memchr::memchr2(self.delimiter, b'"', &window[..body]);
                *so_far += end.unwrap_or(body) as u64;
                longest = longest.max(*so_far);
                if end.is_some() {
                    last = None;
                }
            }
            bytes += body as u64;
            // A lone CR at the window's end may be half of a CRLF; the LF then reads as an empty line.
            let (ended, cr) = (self.input.ended, window.get(body..len) == Some(b"\r") && len == window.len());
            self.input.consume(len);
            if len > body || ended {
                if cr && !ended {
                    self.input.more()?;
                    if self.input.window().first() == Some(&b'\n') {
                        self.input.consume(1);
                    }
                }
                let why = too_long(longest, bytes);
                return Ok(self.row(fields, RowContent::NotScreened(why), 1));
            }
        }
    }

    /// The fields, none longer than can be shown.
    fn cut(&self, record: &[u8]) -> Vec<String> {
        let cut = |raw: &[u8]| {
            let text = escaped(&raw[..raw.len().min(SHOWN * 4)]);
            if raw.len() <= SHOWN {
                return text.into_owned();
            }
            text.chars().take(SHOWN).chain(['…']).collect()
        };
        self.fields.spans.iter().map(|span| cut(span.raw(record))).collect()
    }
}

impl Iterator for PartyReader {
    type Item = Result<Row>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.failed {
            return None;
        }
        let row = self.next_row();
        self.failed = row.is_err();
        row.transpose()
    }
}

fn too_long(field: u64, record: u64) -> NotScreened {
    if field > FIELD_LIMIT as u64 {
        NotScreened::FieldTooLong { bytes: field, limit: FIELD_LIMIT as u64 }
    } else {
        NotScreened::RecordTooLong { bytes: record, limit: RECORD_LIMIT as u64 }
    }
}

/// The column and bytes of the first damage, and the fields as text.
#[allow(clippy::type_complexity, reason = "two results of one pass, used twice")]
fn texts(record: &[u8], fields: &Fields) -> (Option<(usize, String)>, Vec<String>) {
    let damaged = match std::str::from_utf8(record) {
        Ok(text) if !text.contains(char::REPLACEMENT_CHARACTER) => {
            return (None, fields.spans.iter().map(|span| span.text(text)).collect());
        }
        _ => |raw: &[u8]| match std::str::from_utf8(raw) {
            Ok(text) => text.contains(char::REPLACEMENT_CHARACTER).then(String::new),
            Err(error) => {
                let bad = &raw[error.valid_up_to()..];
                let len = error.error_len().unwrap_or(bad.len());
                Some(escaped(&bad[..len]).into_owned())
            }
        },
    };
    let found = fields.spans.iter().position(|span| damaged(span.raw(record)).is_some());
    let damage = found.and_then(|column| Some((column, damaged(fields.spans[column].raw(record))?)));
    // Damage beyond the fields that are kept is damage of the row all the same.
    let damage = damage.or_else(|| Some((fields.spans.len(), String::new())));
    (damage, fields.spans.iter().map(|span| escaped(span.raw(record)).into_owned()).collect())
}

/// Bytes as text, those that are no UTF-8 as `\xNN`.
fn escaped(bytes: &[u8]) -> Cow<'_, str> {
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Cow::Borrowed(text);
    }
    let mut text = String::with_capacity(bytes.len() + 8);
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        for byte in chunk.invalid() {
            text.push_str("\\x");
            for nibble in [byte >> 4, byte & 15] {
                text.push(char::from_digit(u32::from(nibble), 16).unwrap_or('?').to_ascii_uppercase());
            }
        }
    }
    Cow::Owned(text)
}

/// The delimiter under which the header has several fields and most records as many as it; `,` when there is none.
/// Where two fit equally the rarer character in text is it: a comma may stand in every name, a tab does not.
fn recognise_delimiter(sample: &[u8], whole: bool) -> u8 {
    let mut best = (b',', 0.0);
    for delimiter in *b"\t|;," {
        let mut fields = Fields::keeping(0);
        let mut at = 0;
        let mut header = None;
        let (mut records, mut agreeing) = (0_u32, 0_u32);
        while let Scan::Record { body, len, .. } = scan(&sample[at..], whole, delimiter, &mut fields) {
            if len == 0 || records as usize == DELIMITER_RECORDS {
                break;
            }
            at += len;
            match header {
                _ if body == 0 => {}
                None => header = Some(fields.count),
                Some(expected) => {
                    records += 1;
                    agreeing += u32::from(fields.count == expected);
                }
            }
        }
        let share = if records == 0 { 1.0 } else { f64::from(agreeing) / f64::from(records) };
        let columns = header.unwrap_or(1).min(COLUMN_LIMIT) as f64;
        // A little for a header that is cut at all, so that a file of nothing but ragged rows is cut too.
        let score = (share + 0.01) * columns.ln();
        if score > best.1 {
            best = (delimiter, score);
        }
    }
    best.0
}

/// The decoded bytes still to be read, and where more come from.
struct Input {
    source: Source,
    /// `None` for UTF-8, which is read as it is.
    decoder: Option<Decoder>,
    buffer: Vec<u8>,
    at: usize,
    raw: Vec<u8>,
    ended: bool,
}

impl Input {
    fn new(mut source: Source, label: Option<&str>) -> Result<(Self, Guess)> {
        let mut sample = Vec::new();
        let read = source.read_into(&mut sample, SAMPLE)?;
        let ended = read < SAMPLE;
        if sample.is_empty() {
            return Err(Error::new(PartyErrorKind::Empty).at(Position::file(source.name())));
        }
        let guess = encoding::recognise(&sample, ended, label)
            .map_err(|kind| Error::new(kind).at(Position::file(source.name())))?;
        let decoder = (guess.encoding != UTF_8).then(|| guess.encoding.new_decoder_without_bom_handling());
        let mut input = Self { source, decoder, buffer: Vec::new(), at: guess.mark, raw: Vec::new(), ended };
        if input.decoder.is_some() {
            input.raw = sample.split_off(guess.mark);
            input.at = 0;
            input.decode();
        } else {
            input.buffer = sample;
        }
        Ok((input, guess))
    }

    fn window(&self) -> &[u8] {
        &self.buffer[self.at..]
    }

    fn consume(&mut self, bytes: usize) {
        self.at += bytes;
    }

    /// Reads on, at least as much as is held already, so that a long record is not scanned over and over.
    fn more(&mut self) -> Result<()> {
        self.buffer.drain(..self.at);
        self.at = 0;
        let want = CHUNK.max(self.buffer.len());
        if self.decoder.is_some() {
            self.raw.clear();
            let read = self.source.read_into(&mut self.raw, want)?;
            self.ended = read < want;
            self.decode();
        } else {
            let read = self.source.read_into(&mut self.buffer, want)?;
            self.ended = read < want;
        }
        Ok(())
    }

    /// Appends `raw` to the buffer as UTF-8, bytes that are no text as U+FFFD.
    fn decode(&mut self) {
        let decoder = self.decoder.as_mut().expect("called only with a decoder");
        let mut from = 0;
        loop {
            let rest = &self.raw[from..];
            let start = self.buffer.len();
            let room = decoder.max_utf8_buffer_length(rest.len()).unwrap_or(rest.len()).max(16);
            self.buffer.resize(start + room, 0);
            let (result, read, written, _) =
                decoder.decode_to_utf8(rest, &mut self.buffer[start..], self.ended);
            self.buffer.truncate(start + written);
            from += read;
            if result == encoding_rs::CoderResult::InputEmpty {
                return;
            }
        }
    }
}
