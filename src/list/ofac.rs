//! OFAC's lists in each of their formats.
//!
//! The SDN list and the consolidated (non-SDN) list share every layout, and no file but the Advanced and Enhanced XML
//! says inside which of the two it is, so a file's name decides ([`list_id`]); `ID=` before the path overrides it.

pub(super) mod csv;
mod remarks;

use super::ListWarning;
use crate::designation::ListId;

/// The list a primary file holds, by its name; a name that says neither is taken as the SDN list, with a warning.
pub(super) fn list_id(name: &str) -> (ListId, Option<ListWarning>) {
    let lower = name.to_ascii_lowercase();
    if lower.starts_with("cons") {
        return (ListId("ofac-cons".to_owned()), None);
    }
    let id = "ofac-sdn".to_owned();
    let warning = (!lower.starts_with("sdn"))
        .then(|| ListWarning::AssumedList { file: name.to_owned(), id: id.clone() });
    (ListId(id), warning)
}
