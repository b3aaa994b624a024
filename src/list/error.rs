//! What is wrong with a list file, and what may be odd about one that was read.
//!
//! An error stops the list: a list read in part would clear the rest. A warning does not, but is shown and kept
//! in the run's manifest.

use std::path::PathBuf;

use serde::Serialize;

/// Why a list could not be read.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ParseErrorKind {
    /// No bytes at all.
    #[error("the file is empty: an empty list would clear everybody; fetch the list again")]
    Empty,
    /// The file ends before its format does.
    #[error("the file is cut off: {0}; fetch the list again")]
    Truncated(String),
    /// Compressed data that cannot be decompressed to its end.
    #[error("damaged or cut gzip data: {0}; fetch the list again")]
    Gzip(String),
    /// An archive, such as a spreadsheet, that cannot be opened or decompressed to its end.
    #[error("damaged or cut zip data: {0}; fetch the list again")]
    Zip(String),
    /// The file or its decompressed data is larger than any list.
    #[error("larger than the limit of {limit} bytes: this is no sanctions list")]
    TooLarge {
        /// The limit in bytes.
        limit: u64,
    },
    /// No format this program reads.
    #[error(
        "not a list this program reads: it looks like {looks_like}; the formats are {}, of which a custom CSV is one \
         with the columns id, type, name",
        super::format::names()
    )]
    Unrecognised {
        /// What the beginning of the file looks like.
        looks_like: String,
    },
    /// A folder without a list.
    #[error("no list in this folder: no file in it is one of a supported format")]
    NoList,
    /// A folder with more lists than the one asked for.
    #[error("several lists in this folder ({}): name the file to read", names.join(", "))]
    SeveralLists {
        /// Their file names.
        names: Vec<String>,
    },
    /// A list without any designation.
    #[error("the list holds no designation: it would clear everybody; fetch the list again")]
    NoDesignations,
    /// Text in another encoding.
    #[error("not valid UTF-8 (first bad byte at offset {offset}); save or fetch the list as UTF-8")]
    Encoding {
        /// The offset of the first bad byte.
        offset: u64,
    },
    /// A record with too few or too many fields.
    #[error("{found} fields where {expected} are expected: the file is damaged or of another layout")]
    Fields {
        /// How many there are.
        found: usize,
        /// How many belong there.
        expected: usize,
    },
    /// A quoted field that runs over the end of its line.
    #[error("a quoted field is not closed on its line: the file is damaged")]
    OpenQuote,
    /// A table without a column it needs.
    #[error("no column {column}, which this format needs (found: {found})")]
    MissingColumn {
        /// The column.
        column: &'static str,
        /// The columns there are.
        found: String,
    },
    /// The same column twice.
    #[error("the column {column} stands twice in the header")]
    RepeatedColumn {
        /// The column.
        column: String,
    },
    /// A rule of a selection that meets nothing.
    #[error(
        "no designation is under the program {program}: a mistyped program would silently change what is screened"
    )]
    UnknownProgram {
        /// The rule.
        program: String,
    },
    /// A selection that would clear everybody on a list.
    #[error("the selection leaves nothing of the list {list}: take the list out of the collection instead")]
    NothingSelected {
        /// The list.
        list: String,
    },
    /// A record without the publisher's reference.
    #[error("the designation has no id")]
    NoId,
    /// A designation without a name, which nobody can be screened against.
    #[error("the designation has no name")]
    NoName,
    /// Two records with one id.
    #[error("the id {id} stands twice in this list")]
    DuplicateId {
        /// The id.
        id: String,
    },
    /// A value that cannot be understood.
    #[error("{value:?} is not {expected}")]
    BadValue {
        /// What was found.
        value: String,
        /// What belongs there.
        expected: &'static str,
    },
    /// A companion file's row about somebody the primary file does not list.
    #[error(
        "{id} is not in {primary}: the files are of different editions; fetch them together \
         (or read with --lenient, which leaves such rows out)"
    )]
    Orphan {
        /// The id.
        id: String,
        /// The primary file.
        primary: String,
    },
    /// Another number of records than the file itself states.
    #[error("the file states {stated} records and holds {found}: it was cut or edited; fetch the list again")]
    RecordCount {
        /// What it states.
        stated: u64,
        /// What it holds.
        found: u64,
    },
    /// A line that is no JSON object of the format.
    #[error("not a JSON object of this format: {0}")]
    Json(String),
    /// XML that is not well formed.
    #[error("not well-formed XML: {0}")]
    Xml(String),
    /// XML that this program refuses: document types, deep nesting, huge texts.
    #[error("refused: {0}")]
    XmlLimit(&'static str),
}

/// What is odd about a list that was read all the same.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[non_exhaustive]
pub enum ListWarning {
    /// A file that belongs to the list is not there.
    #[error("{file} is missing beside {primary}: the list is read without {holds}")]
    MissingCompanion {
        /// The missing file.
        file: String,
        /// The file that was read.
        primary: String,
        /// What it would have held.
        holds: &'static str,
    },
    /// A companion file without OFAC's final Ctrl-Z.
    #[error("{file} lacks the final 0x1A that OFAC writes: it may have been edited or cut at a record's end")]
    NoEndMark {
        /// The file.
        file: String,
    },
    /// The file's name does not say which of two lists with one layout it is.
    #[error("{file}: nothing says which OFAC list this is, taken as {id}; name it with --list ID={file}")]
    AssumedList {
        /// The file.
        file: String,
        /// The id it got.
        id: String,
    },
    /// The designations say of themselves that they stand on the other of two lists of one layout.
    #[error("read as {id}, but its designations say that they are on: {}", stated.join(", "))]
    OtherList {
        /// The list the file was read as.
        id: String,
        /// The lists the designations name.
        stated: Vec<String>,
    },
    /// An export of those designations only that somebody asked for.
    #[error("an export limited to {}: part of the list only, so it clears whoever stands in the rest", by.join(", "))]
    Filtered {
        /// What it is limited to.
        by: Vec<String>,
    },
    /// A part of the format that the file lacks.
    #[error("the file has no {part}")]
    MissingPart {
        /// The part.
        part: &'static str,
    },
    /// Columns of a custom list that mean nothing to this program.
    #[error("columns not read: {}", columns.join(", "))]
    UnknownColumns {
        /// Their names.
        columns: Vec<String>,
    },
    /// Fields in windows-1252 where the file is UTF-8.
    #[error("{fields} fields are no UTF-8 and were read as windows-1252")]
    OtherEncoding {
        /// How many.
        fields: u64,
    },
    /// A value kept only as text.
    #[error("{record}: {field} {value:?} is not understood and not compared")]
    UnreadValue {
        /// The designation's id.
        record: String,
        /// The field.
        field: &'static str,
        /// What stands there.
        value: String,
    },
    /// A list that its publisher no longer keeps.
    #[error("this list closed on {closed} and nobody keeps it: screen against {successor} instead")]
    Closed {
        /// The day it closed.
        closed: &'static str,
        /// The id of the list that replaces it.
        successor: &'static str,
    },
    /// A reference made of a record's fields that two records share.
    #[error("{id} stands twice in this list: the later one is called {given}")]
    RepeatedId {
        /// The reference.
        id: String,
        /// What the later record is called.
        given: String,
    },
    /// A record left out by lenient reading, with the error it would have been.
    #[error("left out: {error}")]
    Dropped {
        /// The error, with its place.
        error: String,
    },
    /// A file in the folder that is no list.
    #[error("{} is not a list and was not read", path.display())]
    Ignored {
        /// The file.
        path: PathBuf,
    },
}
