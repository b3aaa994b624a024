//! What identifies one run: its id, why it was made, which program made it, what came out and how it ended.

use std::hash::{BuildHasher as _, Hasher as _, RandomState};
use std::path::PathBuf;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};

use crate::report::Format;

/// The name of one run, unlike that of any other: the second in which it began, UTC, and 64 random bits in hexadecimal,
/// for instance `20240325T181502Z-9f3c61d2a07be845`. Sorted as text, runs stand in the order of their beginnings.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct RunId(pub String);

impl RunId {
    /// A name for a run that begins at some time.
    #[must_use]
    pub fn new(began: Timestamp) -> Self {
        // The standard library's maps are seeded by the operating system's random numbers: no secret, and unlike any other.
        let mut bits = RandomState::new().build_hasher();
        bits.write_u32(std::process::id());
        bits.write_i128(began.as_nanosecond());
        let second = began.to_zoned(TimeZone::UTC).strftime("%Y%m%dT%H%M%SZ");
        Self(format!("{second}-{:016x}", bits.finish()))
    }
}

impl std::fmt::Display for RunId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// Why a run was made, where its user says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum RunReason {
    /// New counterparties, before business with them begins.
    Onboarding,
    /// All counterparties, as on every day.
    Periodic,
    /// A list changed.
    ListDelta,
    /// Counterparties changed.
    CustomerDelta,
    /// Earlier counterparties, against lists or settings of today.
    Lookback,
    /// A trial, whose result nobody acts on.
    Test,
}

/// Where a run is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptRecord {
    /// The case store.
    pub path: PathBuf,
    /// The run's number in it.
    pub run: u64,
    /// The counterparties screened: ids are ids within it.
    pub population: String,
    /// Whether every row is kept.
    pub keeps_rows: bool,
}

/// The program that made a run.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Build {
    /// Its version.
    pub version: String,
    /// SHA-256 of the running executable, in hexadecimal; `None` for one of more than 32 megabytes that has an
    /// [`id`](Self::id), and where the system does not let it be read.
    pub sha256: Option<String>,
    /// The id its linker gave it (the GNU build id, which `readelf -n` shows), where it has one.
    #[serde(default)]
    pub id: Option<String>,
}

impl Build {
    /// This version's program, as one executable.
    #[must_use]
    pub fn new(sha256: Option<String>, id: Option<String>) -> Self {
        Self { version: env!("CARGO_PKG_VERSION").to_owned(), sha256, id }
    }
}

/// The output of a run, as it was when complete.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OutputRecord {
    /// Its file as named; `-` for standard output.
    pub path: PathBuf,
    /// Its format.
    pub format: Format,
    /// Whether clear (or unchanged) rows are in it.
    pub all: bool,
    /// Whether what counterparties' files say is left out of it.
    #[serde(default)]
    pub redacted: bool,
    /// Rows of a member, where it is gzipped in members: its bytes depend on it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gzip_member_rows: Option<u64>,
    /// SHA-256 of its bytes as stored (gzipped where it is), in hexadecimal.
    pub sha256: String,
    /// Its size in bytes, as stored.
    pub bytes: u64,
}

impl OutputRecord {
    /// Whether it is stored gzipped.
    #[must_use]
    pub fn is_gzipped(&self) -> bool {
        self.path.extension().is_some_and(|end| end.eq_ignore_ascii_case("gz"))
    }
}

/// How a run ended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExitRecord {
    /// In a word: `clear`, `alert`, `not_screened`. A run that failed or was interrupted leaves no manifest.
    pub name: String,
    /// The exit code.
    pub code: u8,
}

/// How the user had the inputs read.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reading {
    /// The encoding given; recognised where it is `None`.
    pub encoding: Option<String>,
    /// The roles given to columns, `ROLE=FIELD`.
    pub columns: Vec<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_begin_with_the_time_and_are_unlike_each_other() {
        let began: Timestamp = "2024-03-25T18:15:02.7Z".parse().unwrap();
        let ids: std::collections::BTreeSet<RunId> = (0..1_000).map(|_| RunId::new(began)).collect();
        assert_eq!(ids.len(), 1_000);
        for RunId(id) in ids {
            let bits = id.strip_prefix("20240325T181502Z-").unwrap();
            assert!(bits.len() == 16 && bits.chars().all(|c| c.is_ascii_hexdigit()), "{id}");
        }
    }

    #[test]
    fn reasons_are_written_as_on_the_command_line() {
        assert_eq!(serde_json::to_string(&RunReason::CustomerDelta).unwrap(), "\"customer-delta\"");
    }
}
