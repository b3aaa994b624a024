//! Counterparty files: bytes in, numbered rows out. No designations here, and no judgement of a name but whether it looks
//! like one ([`quality`]).
//!
//! A row is a [`Counterparty`] ready to be screened, or the reason why it cannot be ([`NotScreened`]). Nothing
//! is ever skipped: the rows of a file are numbered from 1 without a gap, and each one is given out once. Only
//! faults of the whole file (no name column, damaged gzip data, an unreadable disk) are errors.
//!
//! Secondary identifiers stay as the file writes them; the scorer reads them. How a file is read, and what
//! becomes of each kind of damage, stands in [`PartyReader`]; how its columns are understood in [`ColumnMapping`].
//!
//! ```
//! use interdict::party::{PartyReader, ReadOptions, RowContent};
//!
//! let file = "id;Name;Geburtsdatum\n7;Zhao Guangzong;1985-11-12\n8;?;\n";
//! let mut reader = PartyReader::from_read("kunden.csv", file.as_bytes(), &ReadOptions::default())?;
//! let rows: Vec<_> = reader.by_ref().collect::<Result<_, _>>()?;
//! assert!(matches!(&rows[0].content, RowContent::Party(party) if party.births == ["1985-11-12"]));
//! assert!(matches!(&rows[1].content, RowContent::NotScreened(why) if why.code() == "no_letter"));
//! # Ok::<(), interdict::Error>(())
//! ```

mod columns;
mod csv;
mod encoding;
mod error;
mod fields;
mod header_words;
pub mod quality;
mod row;
mod source;
mod split;

pub use columns::{ColumnMapping, ColumnOverride, MappedColumn, Origin, Role, names_columns};
pub use csv::{COLUMN_LIMIT, FIELD_LIMIT, PartyReader, RECORD_LIMIT, ReadOptions};
pub use error::PartyErrorKind;
pub use row::entity_kind;
pub use source::{InputDigest, InputSource};

use crate::designation::{EntityKind, Gender, Identifier};
use serde::Serialize;

/// One party to be screened, as its file describes it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Counterparty {
    /// The file's own id of it; empty where the file has none.
    pub id: String,
    /// Its names, each with a letter or digit: first the name, then the one made of name parts, then aliases.
    /// Never empty.
    pub names: Vec<PartyName>,
    /// Its kind; unknown where the file does not say.
    pub kind: EntityKind,
    /// Dates of birth, as written.
    pub births: Vec<String>,
    /// Places of birth, as written.
    pub places_of_birth: Vec<String>,
    /// Nationalities and citizenships, as written.
    pub nationalities: Vec<String>,
    /// Countries of residence, registration or flag, as written.
    pub countries: Vec<String>,
    /// Gender, where stated in a known word.
    pub gender: Option<Gender>,
    /// Passports, national, tax and company numbers, IMO numbers.
    pub identifiers: Vec<Identifier>,
}

/// One name of a counterparty and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartyName {
    /// The name as written, trimmed; made of parts it is `Family, Given Middle`.
    pub text: String,
    /// The column it comes from; for a name made of parts their columns, joined by ` + `.
    pub column: String,
}

/// One data record of a counterparty file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The file's place among the inputs of the run, from 0 ([`PartyReader::with_file_index`]).
    pub file: usize,
    /// The data record, from 1 in its file; the header is not counted, nor are empty lines.
    pub number: u64,
    /// The line its first byte stands on, from 1.
    pub line: u64,
    /// Its fields as decoded, in the file's order. Where bytes cannot be decoded they stand as `\xNN`; where a
    /// record is too long its fields are cut and end in `…`.
    pub fields: Vec<String>,
    /// What the fields say.
    pub content: RowContent,
}

impl Row {
    /// Bytes of text in its fields, for who holds many rows and must bound their memory: a row of an ordinary file has
    /// some hundreds, the longest possible one about
    /// [`RECORD_LIMIT`], or four times that where no byte can be decoded.
    #[must_use]
    pub fn text_bytes(&self) -> usize {
        self.fields.iter().map(String::len).sum()
    }
}

/// What the fields of a row say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RowContent {
    /// A counterparty that can be screened.
    Party(Counterparty),
    /// A row that cannot be screened, and why.
    NotScreened(NotScreened),
}

/// Why a row could not be screened. Such a row is never a clear one: it is reported, counted and sets the exit code.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(tag = "reason", rename_all = "snake_case")]
#[non_exhaustive]
pub enum NotScreened {
    /// Every name field is empty.
    #[error("the row has no name")]
    NoName,
    /// Names are there, but none has a letter or a digit of any script.
    #[error("the name has no letter or digit")]
    NoLetter,
    /// Bytes that are no text in the file's encoding.
    #[error("column {} holds bytes that are no text in {encoding}{}; see --encoding", columns::shown(field),
        if bytes.is_empty() { String::new() } else { format!(": {bytes}") })]
    Undecodable {
        /// The first bad bytes, as `\xNN`; empty when they were lost in conversion.
        bytes: String,
        /// The column of the first bad bytes.
        field: String,
        /// The encoding the file was read in.
        encoding: &'static str,
    },
    /// More or fewer fields than the header has.
    #[error("the row has {found} fields and the header {expected}")]
    FieldCount {
        /// Fields of the row.
        found: usize,
        /// Fields of the header.
        expected: usize,
    },
    /// A field over [`FIELD_LIMIT`].
    #[error("a field of {bytes} bytes is over the limit of {limit}")]
    FieldTooLong {
        /// Its length.
        bytes: u64,
        /// The limit.
        limit: u64,
    },
    /// A record over [`RECORD_LIMIT`], none of whose fields is over the field limit.
    #[error("a record of {bytes} bytes is over the limit of {limit}")]
    RecordTooLong {
        /// Its length.
        bytes: u64,
        /// The limit.
        limit: u64,
    },
    /// A quotation mark that is never closed, or is closed lines later in the middle of other text.
    #[error("a quotation mark opens a field and is not closed; the rows after it are read line by line")]
    UnclosedQuote,
    /// A name with more words than screening takes; set by the screening stage.
    #[error("the name has {found} words and the limit is {limit}")]
    TooManyWords {
        /// Words of the name.
        found: usize,
        /// The limit.
        limit: usize,
    },
}

impl NotScreened {
    /// The stable word for this reason in output, such as `no_name`. Its sentence is the `Display` form.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::NoName => "no_name",
            Self::NoLetter => "no_letter",
            Self::Undecodable { .. } => "undecodable",
            Self::FieldCount { .. } => "field_count",
            Self::FieldTooLong { .. } => "field_too_long",
            Self::RecordTooLong { .. } => "record_too_long",
            Self::UnclosedQuote => "unclosed_quote",
            Self::TooManyWords { .. } => "too_many_words",
        }
    }
}

#[cfg(test)]
mod tests;
