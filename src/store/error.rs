//! Why a case store cannot be used, or an act on it fails.

use std::path::PathBuf;

/// A failure of the store.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum StoreErrorKind {
    /// There is none.
    #[error("there is no case store {}: `interdict screen … --store {}` makes one", path.display(), path.display())]
    Missing {
        /// The file.
        path: PathBuf,
    },
    /// The file is something else.
    #[error("{} is no case store of interdict; name another file with --store", path.display())]
    Foreign {
        /// The file.
        path: PathBuf,
    },
    /// A newer program made it.
    #[error(
        "{} is a case store of version {found}, made by a newer interdict, and this one knows version {known}: use the \
         newer interdict",
        path.display()
    )]
    Newer {
        /// The file.
        path: PathBuf,
        /// Its version.
        found: u32,
        /// The version of this program.
        known: u32,
    },
    /// Another process has it, and for long.
    #[error("another process has been writing to the case store for long: try again when it is done")]
    Busy,
    /// The database's own word.
    #[error("the case store: {0}")]
    Sqlite(rusqlite::Error),
    /// Text in it that is not what this program writes.
    #[error("the case store holds {what} that cannot be read: {why}; `interdict audit verify` tells more")]
    Damaged {
        /// What cannot be read.
        what: &'static str,
        /// Why.
        why: String,
    },
    /// No such case.
    #[error("no case is called {id}; `interdict cases list` shows them")]
    NoCase {
        /// What was asked for.
        id: String,
    },
    /// Several cases begin so.
    #[error("{count} cases begin with {id}: write more of its id")]
    ManyCases {
        /// What was asked for.
        id: String,
        /// How many there are.
        count: usize,
    },
    /// Somebody else was faster.
    #[error("the case was acted on in the meantime (it is at version {now}, not {then}): look at it again")]
    Stale {
        /// Its version.
        now: u64,
        /// The version that was looked at.
        then: u64,
    },
    /// No such run.
    #[error("no finished run is called {id}; the last ones are: {}", if last.is_empty() { "none".to_owned() } else { last.join(", ") })]
    NoRun {
        /// What was asked for.
        id: String,
        /// The last ones.
        last: Vec<String>,
    },
    /// A report of it that cannot be put together.
    #[error("the workbook cannot be put together: {0}; write the report as .html or .csv")]
    Workbook(String),
    /// No such good guy.
    #[error("no good guy in force has the number {number}; `interdict good-guys list` shows them")]
    NoGoodGuy {
        /// The number.
        number: u64,
    },
}

impl From<rusqlite::Error> for StoreErrorKind {
    fn from(error: rusqlite::Error) -> Self {
        match error.sqlite_error_code() {
            Some(rusqlite::ErrorCode::DatabaseBusy | rusqlite::ErrorCode::DatabaseLocked) => Self::Busy,
            _ => Self::Sqlite(error),
        }
    }
}

impl From<rusqlite::Error> for crate::Error {
    fn from(error: rusqlite::Error) -> Self {
        StoreErrorKind::from(error).into()
    }
}
