//! A run that is kept in a case store: begun before its first row, told of every row, merged before its output is named.
//! Where the program is built without stores no run is ever kept, and nothing else knows of it.

#[cfg(not(feature = "store"))]
mod none;
#[cfg(feature = "store")]
mod store;

#[cfg(not(feature = "store"))]
pub(super) use none::Kept;
#[cfg(feature = "store")]
pub(super) use store::Kept;

use std::collections::BTreeMap;

use serde::Serialize;

use crate::index::{Index, ListRecord};
use crate::list::ListSnapshot;
use crate::report::manifest::InputRecord;

/// The population of a run that names none.
#[cfg(feature = "store")]
pub(super) const POPULATION: &str = "counterparties";

/// Why a hit of an earlier run is none in this one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Gone {
    /// Something about designation or counterparty changed.
    Hit,
    /// The counterparty is in the files no more.
    Counterparty,
}

/// What a run was, for the store.
#[cfg_attr(not(feature = "store"), expect(dead_code, reason = "without stores nobody reads it"))]
pub(super) struct Ended<'a> {
    /// Each list with the SHA-256 of its files.
    pub(super) lists: BTreeMap<String, String>,
    /// Each input with its SHA-256.
    pub(super) inputs: Vec<(String, String)>,
    /// The account of its rows.
    pub(super) rows: serde_json::Value,
    /// Which designations are on the lists.
    pub(super) listed: Listed<'a>,
}

/// Where the designations of a run's lists stand.
#[cfg_attr(not(feature = "store"), expect(dead_code, reason = "without stores nobody reads it"))]
pub(super) enum Listed<'a> {
    /// In its index.
    Index(&'a Index),
    /// In the lists as read.
    Lists(&'a [ListSnapshot]),
}

impl<'a> Ended<'a> {
    /// What the parts of a manifest say.
    pub(super) fn of<T>(
        lists: &[ListRecord],
        inputs: &[InputRecord<T>],
        rows: &impl Serialize,
        listed: Listed<'a>,
    ) -> Self {
        Self {
            lists: lists.iter().map(|list| (list.id.0.clone(), list.digest.clone())).collect(),
            inputs: inputs.iter().map(|input| (input.file.clone(), input.sha256.clone())).collect(),
            rows: serde_json::to_value(rows).expect("an account is plain data"),
            listed,
        }
    }
}
