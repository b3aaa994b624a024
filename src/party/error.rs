//! What stops a whole counterparty file from being read; damage to single rows is [`super::NotScreened`].

use super::columns::Role;

/// A counterparty file, or what was asked of it, makes no sense.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum PartyErrorKind {
    /// Not a single record, not even a header.
    #[error("the file is empty: expected a header line and data records")]
    Empty,
    /// The gzip data ends early or is damaged.
    #[error("the gzip data is damaged or cut short ({0}): the file cannot be read to its end")]
    Gzip(std::io::Error),
    /// A workbook, not text.
    #[error("this is a spreadsheet workbook, not text: save it as CSV (UTF-8) first")]
    Workbook,
    /// UTF-32, which nothing in use writes for CSV.
    #[error("the file is in UTF-32, which is not supported: convert it to UTF-8")]
    Utf32,
    /// An encoding name nobody knows.
    #[error(
        "unknown encoding {0:?}: use a label such as utf-8, utf-16le, windows-1251, iso-8859-2, koi8-r, gb18030, \
         big5, shift_jis or euc-kr"
    )]
    UnknownEncoding(String),
    /// A delimiter that cannot separate fields.
    #[error("{0:?} cannot be a delimiter: use one ASCII character that is no quotation mark and no line end")]
    BadDelimiter(char),
    /// A header with more columns than any real file.
    #[error(
        "the header has more than {limit} columns or {bytes} bytes: this is hardly the right file or delimiter"
    )]
    HeaderTooLarge {
        /// Columns allowed.
        limit: usize,
        /// Bytes allowed.
        bytes: usize,
    },
    /// No column was understood as a name, and none was given.
    #[error(
        "no column looks like a name; {fields}. Say which one it is with --column name=FIELD \
         (FIELD a column's name, or #N for the Nth column); a file without a header line needs one"
    )]
    NoNameColumn {
        /// The header's fields in words, as far as they may be shown.
        fields: String,
    },
    /// A role nobody knows.
    #[error("unknown role {role:?} in --column: the roles are {}", Role::list())]
    UnknownRole {
        /// What was given.
        role: String,
    },
    /// An override without `=`.
    #[error("--column {0:?} is not ROLE=FIELD, such as name=Firma or alias=#3")]
    BadOverride(String),
    /// A field the header does not have.
    #[error("--column {role}={field}: no such field; {fields}")]
    UnknownField {
        /// The role it was given for.
        role: Role,
        /// What was given.
        field: String,
        /// The header's fields in words, as far as they may be shown.
        fields: String,
    },
    /// A field name that several columns bear.
    #[error("--column {role}={field}: columns {columns} all bear this name; say which one, as {role}=#N")]
    AmbiguousField {
        /// The role it was given for.
        role: Role,
        /// What was given.
        field: String,
        /// Their numbers, as `#2, #5`.
        columns: String,
    },
    /// Two columns for a role that takes one.
    #[error("--column gives {role} twice, and it takes one column (further names are role alias)")]
    RoleGivenTwice {
        /// The role.
        role: Role,
    },
}
