//! The end of the log that acts on cases are written to, as manifests and reports tell of it.

use serde::{Deserialize, Serialize};

/// The last record of a log: who knows it can tell whether the log was cut.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AuditHead {
    /// Its number, from 1.
    pub seq: u64,
    /// Its hash, SHA-256 in hexadecimal.
    pub hash: String,
}
