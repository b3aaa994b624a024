//! What the readers' tests share: fixtures by name, and designations as short texts to compare.
//!
//! Fixtures stand in `tests/data/lists`, a folder a publisher, written by hand in the official format, one quirk each,
//! about nobody real.

use std::path::PathBuf;

use super::*;
use crate::designation::{Alias, AliasKind};

pub(super) fn fixture(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/data/lists").join(name)
}

pub(super) fn read(name: &str) -> ListSnapshot {
    ListSnapshot::read(&ListSource::new(fixture(name)), Strictness::Strict)
        .unwrap_or_else(|error| panic!("{error}"))
}

/// The names of a designation, those that are not plain strong aliases marked.
pub(super) fn names(designation: &Designation) -> Vec<String> {
    let mark = |alias: &Alias| match (alias.kind, alias.strength) {
        (AliasKind::Native, AliasStrength::Strong) => "native ",
        (AliasKind::Former, AliasStrength::Strong) => "former ",
        (AliasKind::Former, AliasStrength::Weak) => "weak former ",
        (_, AliasStrength::Weak) => "weak ",
        _ => "",
    };
    designation.names.iter().map(|alias| format!("{}{}", mark(alias), alias.name)).collect()
}

pub(super) fn identifiers(designation: &Designation) -> Vec<String> {
    designation.identifiers.iter().map(|id| format!("{}|{}|{}", id.kind, id.number, id.country)).collect()
}

pub(super) fn births(designation: &Designation) -> Vec<String> {
    designation.births.iter().map(ToString::to_string).collect()
}

pub(super) fn warnings(list: &ListSnapshot) -> String {
    list.warnings.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}
