//! Counterparty and designation → the id of their case, the same in every run.

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use crate::designation::{DesignationId, ListId};
use crate::digest::hex;
use crate::party::Counterparty;

/// Which counterparty of a population: by its own id, else by what is said of it.
///
/// Rows of one id are one counterparty; so are rows without an id that say the same. An id is an id within its
/// population (customers, vendors), not among all.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PartyKey(pub String);

impl PartyKey {
    /// The key of a counterparty. Cost: where it has no id, some microseconds.
    #[must_use]
    pub fn of(party: &Counterparty) -> Self {
        if party.id.is_empty() {
            Self(format!("said:{}", party.fingerprint()))
        } else {
            Self(format!("id:{}", party.id))
        }
    }

    /// The counterparty's own id, where it has one.
    #[must_use]
    pub fn id(&self) -> Option<&str> {
        self.0.strip_prefix("id:")
    }
}

/// The id of a case: `c` and fifteen hexadecimal digits, the beginning of a SHA-256 over population, counterparty, list and
/// designation. With its letter no spreadsheet takes it for a number.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct CaseId(pub String);

impl CaseId {
    /// The id of a counterparty's case with a designation.
    ///
    /// ```
    /// use interdict::case::{CaseId, PartyKey};
    /// use interdict::designation::{DesignationId, ListId};
    ///
    /// let (list, zhao) = (ListId("ofac-sdn".into()), DesignationId("47814".into()));
    /// let case = |id: &str| CaseId::of("customers", &PartyKey(format!("id:{id}")), &list, &zhao);
    /// assert_eq!(case("C-17"), case("C-17"));
    /// assert_ne!(case("C-17"), case("C-18"));
    /// assert!(case("C-17").0.starts_with('c') && case("C-17").0.len() == 16);
    /// ```
    #[must_use]
    pub fn of(population: &str, party: &PartyKey, list: &ListId, designation: &DesignationId) -> Self {
        let mut hash = Sha256::new();
        for part in [population, &party.0, &list.0, &designation.0] {
            // With its length, so that no two different pairs are the same bytes.
            hash.update((part.len() as u64).to_le_bytes());
            hash.update(part);
        }
        let digits = hex(&hash.finalize()[..8]);
        Self(format!("c{}", &digits[..15]))
    }
}

impl std::fmt::Display for CaseId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}
