//! Identifiers: passports, national and tax numbers, registrations, IMO numbers, wallet addresses.

use serde::{Deserialize, Serialize};

/// One identifier as listed or as a counterparty file gives it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Identifier {
    /// What it is, in the publisher's words: `Passport`, `National ID No.`, `IMO`; may be empty.
    pub kind: String,
    /// The number as written.
    pub number: String,
    /// The issuing country as written; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub country: String,
}

/// An identifier reduced to what must be equal: letters and digits, upper case (wallets keep their case).
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct IdentifierKey(pub String);
