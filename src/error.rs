//! What can go wrong, and where: one error type for the library, with the place of the fault.
//!
//! Each stage owns the kinds of its own failures; this file only joins them and carries the [`Position`].
//! Nothing here prints. Faults of a single counterparty row are not errors: they are outcomes of that row.

use std::fmt;
use std::path::PathBuf;

/// The library's result.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// A failure, its kind and the place in the input that caused it.
///
/// Prints as `FILE: record R, line L, field F: what was found and what was expected`.
#[derive(Debug)]
pub struct Error {
    inner: Box<Inner>,
}

#[derive(Debug)]
struct Inner {
    kind: ErrorKind,
    position: Position,
}

/// What failed.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ErrorKind {
    /// A file or folder could not be read or written.
    #[error("cannot {action} {}: {source}", path.display())]
    Io {
        /// What was tried, as a verb: `read`, `write`, `create`.
        action: &'static str,
        /// The file or folder.
        path: PathBuf,
        /// The operating system's answer.
        source: std::io::Error,
    },
    /// A counterparty file, or what was asked of it, makes no sense.
    #[error(transparent)]
    Party(#[from] crate::party::PartyErrorKind),
    /// A list file is damaged, cut, or no list.
    #[error(transparent)]
    List(#[from] crate::list::ParseErrorKind),
    /// The index could not be built or read.
    #[error(transparent)]
    Index(#[from] crate::index::IndexErrorKind),
    /// An edition of a list could not be fetched, kept or found.
    #[error(transparent)]
    Edition(#[from] crate::editions::EditionErrorKind),
    /// An act on a case that the rules do not allow.
    #[error(transparent)]
    Case(#[from] crate::case::CaseErrorKind),
    /// A case store could not be used.
    #[cfg(feature = "store")]
    #[error(transparent)]
    Store(#[from] crate::store::StoreErrorKind),
    /// Labels that people gave make no sense.
    #[error(transparent)]
    Assure(#[from] crate::assure::AssureErrorKind),
    /// A configuration file makes no sense.
    #[error(transparent)]
    Config(#[from] crate::config::ConfigErrorKind),
    /// A run's manifest cannot be used.
    #[error(transparent)]
    Manifest(#[from] crate::report::manifest::ManifestErrorKind),
    /// No threads could be started.
    #[error("cannot start threads: {0}")]
    Threads(String),
    /// The user interrupted the run.
    #[error("interrupted")]
    Interrupted,
    /// A thread failed in a way that is a fault of this program.
    #[error("a worker thread failed; this is a fault of interdict, please report it with the message above")]
    Panicked,
}

/// A place in an input: whatever of file, record, line and field is known.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Position {
    /// The file, as the user named it.
    pub file: Option<PathBuf>,
    /// The record: a publisher's id where there is one, else its number from 1.
    pub record: Option<String>,
    /// The line, from 1.
    pub line: Option<u64>,
    /// The field or column.
    pub field: Option<String>,
}

impl Position {
    /// The place that is a whole file.
    #[must_use]
    pub fn file(path: impl Into<PathBuf>) -> Self {
        Self { file: Some(path.into()), ..Self::default() }
    }

    /// The same place, narrowed to a record.
    #[must_use]
    #[allow(clippy::needless_pass_by_value)] // `record(47814)` and `record("QDi.017")` both read well
    pub fn record(mut self, record: impl ToString) -> Self {
        self.record = Some(record.to_string());
        self
    }

    /// The same place, narrowed to a line, from 1.
    #[must_use]
    pub fn line(mut self, line: u64) -> Self {
        self.line = Some(line);
        self
    }

    /// The same place, narrowed to a field.
    #[must_use]
    pub fn field(mut self, field: impl Into<String>) -> Self {
        self.field = Some(field.into());
        self
    }
}

impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut parts = Vec::new();
        if let Some(file) = &self.file {
            parts.push(file.display().to_string());
        }
        let mut inner = Vec::new();
        if let Some(record) = &self.record {
            inner.push(format!("record {record}"));
        }
        if let Some(line) = self.line {
            inner.push(format!("line {line}"));
        }
        if let Some(field) = &self.field {
            inner.push(format!("field {field}"));
        }
        if !inner.is_empty() {
            parts.push(inner.join(", "));
        }
        f.write_str(&parts.join(": "))
    }
}

impl Error {
    /// An error of a kind, at no place yet.
    #[must_use]
    pub fn new(kind: impl Into<ErrorKind>) -> Self {
        Self { inner: Box::new(Inner { kind: kind.into(), position: Position::default() }) }
    }

    /// The same error, at a place.
    #[must_use]
    pub fn at(mut self, position: Position) -> Self {
        self.inner.position = position;
        self
    }

    /// A failure of the operating system on a path.
    #[must_use]
    pub fn io(action: &'static str, path: impl Into<PathBuf>, source: std::io::Error) -> Self {
        Self::new(ErrorKind::Io { action, path: path.into(), source })
    }

    /// What failed.
    #[must_use]
    pub fn kind(&self) -> &ErrorKind {
        &self.inner.kind
    }

    /// Where it failed.
    #[must_use]
    pub fn position(&self) -> &Position {
        &self.inner.position
    }
}

impl<K: Into<ErrorKind>> From<K> for Error {
    fn from(kind: K) -> Self {
        Self::new(kind)
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.inner.position == Position::default() {
            write!(f, "{}", self.inner.kind)
        } else {
            write!(f, "{}: {}", self.inner.position, self.inner.kind)
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        std::error::Error::source(&self.inner.kind)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_names_file_record_line_and_field() {
        let error = Error::io("read", "x.csv", std::io::Error::other("gone"))
            .at(Position::file("sdn.csv").record(47814).line(3).field("sdn_type"));
        assert_eq!(
            error.to_string(),
            "sdn.csv: record 47814, line 3, field sdn_type: cannot read x.csv: gone"
        );
    }
}
