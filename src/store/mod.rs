//! Cases, runs, decisions and the audit log in one `SQLite` file: the only place where SQL stands.
//!
//! What may be decided is [`case`](crate::case)'s business, what is a hit [`screen`](crate::screen)'s, how things look
//! `report`'s and the shell's. Who acts and when is given to every act as an [`Author`].
//!
//! Every act is one transaction with its record in the log: either both are there or neither. Readers are never kept
//! waiting (WAL); of two writers one waits for the other. A process that is killed leaves the state before its last
//! transaction. A run stages what it finds in temporary tables, so that people can decide while it goes on, and merges it
//! into the cases in a single transaction at its end; of a run that never ends nothing but its beginning is seen.
//!
//! | file | holds |
//! |---|---|
//! | `schema` | the tables and their versions |
//! | `audit` | the log: appended, chained, verified, exported |
//! | `run`, `merge` | a run's findings, staged and then merged into cases |
//! | `queue` | looking: lists, one case with everything about it, figures |
//! | `of_run` | looking back: what one run found and did |
//! | `decide` | acting: assign, decide, reopen, note |
//! | `sheet` | decisions as a spreadsheet: out, and back in |
//! | `good_guys` | pairs that stay quiet |
//! | `rules` | the rules in force |

mod audit;
mod decide;
mod error;
mod good_guys;
mod merge;
mod of_run;
mod queue;
mod rules;
mod run;
mod schema;
mod sheet;
#[cfg(test)]
mod tests;

pub use crate::case::AuditHead as Head;
pub use audit::{Act, Answer, AuditRecord, Tampering, Verified};
pub use decide::{Decided, Ruling};
pub use error::StoreErrorKind;
pub use good_guys::{GoodGuyRecord, GoodGuyWish};
pub use merge::Effect;
pub use of_run::{RowsHit, RunCase, RunFinding, UnscreenedRow};
pub use queue::{CaseFilter, CaseSummary, CaseView, Figures};
pub use run::{Gone, Keep, KeptRow, RunEnd, RunMarks, RunRecord, RunStart, StoreRun};
pub use sheet::{SheetLine, SheetOutcome};

use std::path::{Path, PathBuf};
use std::time::Duration;

use jiff::Timestamp;
use rusqlite::{Connection, Transaction, TransactionBehavior};

use crate::actor::Actor;
use crate::{Error, Result};

/// How long a writer waits for another: a run's merge of a hundred thousand hits takes seconds.
const PATIENCE: Duration = Duration::from_secs(60);

/// Who acts, and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Author {
    /// The user of the operating system, and the machine.
    pub actor: Actor,
    /// The moment, UTC.
    pub at: Timestamp,
}

impl Author {
    /// Whoever runs this process, now.
    #[must_use]
    pub fn of_os() -> Self {
        Self { actor: Actor::of_os(), at: Timestamp::now() }
    }

    /// The day, UTC.
    #[must_use]
    pub fn today(&self) -> jiff::civil::Date {
        self.at.to_zoned(jiff::tz::TimeZone::UTC).date()
    }

    /// The moment as it is written.
    fn moment(&self) -> String {
        self.at.round(jiff::Unit::Millisecond).unwrap_or(self.at).to_string()
    }
}

/// A case store, open.
#[derive(Debug)]
pub struct Store {
    db: Connection,
    path: PathBuf,
}

impl Store {
    /// Opens a store, and makes it where there is none. A new file can be read and written by its owner alone.
    ///
    /// # Errors
    ///
    /// Where the file is none, or of a newer version; where it cannot be opened or made.
    pub fn open_or_create(path: &Path, author: &Author) -> Result<Self> {
        if !path.exists() {
            create_private(path).map_err(|error| Error::io("create", path, error))?;
        }
        let mut store = Self::connect(path)?;
        store.migrate(author)?;
        Ok(store)
    }

    /// Opens a store that is there.
    ///
    /// # Errors
    ///
    /// Where there is none, and as [`open_or_create`](Self::open_or_create).
    pub fn open(path: &Path, author: &Author) -> Result<Self> {
        if !path.exists() {
            return Err(StoreErrorKind::Missing { path: path.to_owned() }.into());
        }
        Self::open_or_create(path, author)
    }

    /// The file.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    fn connect(path: &Path) -> Result<Self> {
        let db = Connection::open(path)?;
        db.busy_timeout(PATIENCE)?;
        db.set_prepared_statement_cache_capacity(64);
        db.pragma_update(None, "foreign_keys", true)?;
        let mut store = Self { db, path: path.to_owned() };
        let version = store.checked_version()?;
        if version > 0 || store.is_empty()? {
            store.db.pragma_update(None, "journal_mode", "WAL")?;
            // Every transaction is on the disk before the act is said to be done.
            store.db.pragma_update(None, "synchronous", "FULL")?;
        }
        Ok(store)
    }

    /// The version of the file, 0 for an empty one; refuses what is no store, or a newer one.
    fn checked_version(&mut self) -> Result<u32> {
        let path = self.path.clone();
        let foreign = || Error::from(StoreErrorKind::Foreign { path: path.clone() });
        let pragma = |name| self.db.pragma_query_value(None, name, |row| row.get::<_, i32>(0));
        let application = match pragma("application_id") {
            Err(error) if error.sqlite_error_code() == Some(rusqlite::ErrorCode::NotADatabase) => {
                return Err(foreign());
            }
            read => read?,
        };
        let found = u32::try_from(pragma("user_version")?).map_err(|_| foreign())?;
        let known = u32::try_from(schema::MIGRATIONS.len()).expect("a handful of versions");
        match application {
            schema::APPLICATION if found > known => Err(StoreErrorKind::Newer { path, found, known }.into()),
            schema::APPLICATION => Ok(found),
            0 if self.is_empty()? => Ok(0),
            _ => Err(foreign()),
        }
    }

    fn is_empty(&self) -> Result<bool> {
        Ok(self.db.query_row("SELECT count(*) = 0 FROM sqlite_schema", [], |row| row.get(0))?)
    }

    /// Brings the file to this program's version.
    fn migrate(&mut self, author: &Author) -> Result<()> {
        let known = schema::MIGRATIONS.len();
        if self.checked_version()? as usize == known {
            return Ok(());
        }
        let mut made = false;
        self.write(|tx| {
            // Another process may have been faster.
            let version: u32 = tx.pragma_query_value(None, "user_version", |row| row.get(0))?;
            for migration in &schema::MIGRATIONS[version as usize..] {
                tx.execute_batch(migration)?;
            }
            tx.pragma_update(None, "application_id", schema::APPLICATION)?;
            tx.pragma_update(None, "user_version", u32::try_from(known).expect("a handful of versions"))?;
            made = version == 0;
            if made {
                audit::append(tx, author, audit::About::nothing(), &Act::StoreMade)?;
            }
            Ok(())
        })
    }

    /// Does something in one transaction, which no other writer comes between.
    fn write<T>(&mut self, act: impl FnOnce(&Transaction<'_>) -> Result<T>) -> Result<T> {
        let tx = self.db.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let done = act(&tx)?;
        tx.commit()?;
        Ok(done)
    }
}

/// Makes an empty file that only its owner may read and write: it will hold what customers are suspected of.
fn create_private(path: &Path) -> std::io::Result<()> {
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt as _;
        options.mode(0o600);
    }
    match options.open(path) {
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => Ok(()),
        opened => opened.map(drop),
    }
}

/// Text of the store as what this program once wrote there.
fn read_json<T: serde::de::DeserializeOwned>(what: &'static str, text: &str) -> Result<T> {
    let read = serde_json::from_str(text);
    read.map_err(|error| StoreErrorKind::Damaged { what, why: error.to_string() }.into())
}

/// What is kept as text.
fn to_json(value: &impl serde::Serialize) -> String {
    serde_json::to_string(value).expect("plain data with text keys")
}
