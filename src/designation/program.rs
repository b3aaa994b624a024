//! Which list, and which program on it.

use serde::{Deserialize, Serialize};

/// The short name of a list in this program: `ofac-sdn`, `un-sc`, `demo-uk`, or a custom list's file stem.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ListId(pub String);

/// The regime or legal basis of a designation, as the publisher codes it: `CYBER2`, `SDGT`, `Al-Qaida`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Program(pub String);

impl ListId {
    /// Whether a text can be written where an id, or a part of one, is told from a path: letters, digits, `.`, `_` and
    /// `-` only, at least one.
    #[must_use]
    pub fn is_plain(text: &str) -> bool {
        !text.is_empty() && text.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_' | b'-'))
    }
}

impl std::fmt::Display for ListId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::fmt::Display for Program {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}
