//! Lists of one's own, and any list converted by hand: as CSV (`csv`) or as JSON lines (`jsonl`).
//!
//! Both state the same facts in the same words, which are defined here. The bundled lists are custom CSV.

use super::ParseErrorKind;
use crate::designation::{AliasKind, AliasStrength, Designation, EntityKind, ListId};

pub(super) mod csv;
pub(super) mod jsonl;
#[cfg(test)]
mod tests;

/// The types, for who wrote another one.
const TYPES: &str = "one of person, entity, vessel, aircraft, unknown";

/// The kinds of names, for who wrote another one.
const NAME_KINDS: &str = "one of primary, alias, former, native";

/// The strengths, for who wrote another one.
const STRENGTHS: &str = "strong or weak";

/// How a date of birth is written, for who wrote something else.
const BIRTHS: &str = "a date such as 1985-11-12, 1985-11, 1985 or circa 1985";

/// How a day of listing or of a change is written, for who wrote something else.
const DAYS: &str = "a date such as 2024-03-25";

/// How an identifier is written as one text, for who wrote something else.
const IDENTIFIERS: &str = "number, type:number or type:number:country";

/// The id of a custom list: its file's stem.
fn list_id(name: &str) -> ListId {
    let stem = name.strip_suffix(".gz").unwrap_or(name);
    let stem = stem.rsplit_once('.').map_or(stem, |(stem, _)| stem);
    ListId(stem.to_owned())
}

/// The fault of a word that means nothing here.
fn bad(value: &str, expected: &'static str) -> ParseErrorKind {
    ParseErrorKind::BadValue { value: value.to_owned(), expected }
}

/// What a designation is, by its word; `None` for an empty one.
fn kind(word: &str) -> Result<Option<EntityKind>, ParseErrorKind> {
    Ok(Some(match word.to_lowercase().as_str() {
        "" => return Ok(None),
        "person" | "individual" | "natural person" | "natural" | "p" => EntityKind::Person,
        "entity" | "organisation" | "organization" | "company" | "enterprise" | "legal person"
        | "legal entity" | "legal" | "group" | "e" => EntityKind::Entity,
        "vessel" | "ship" => EntityKind::Vessel,
        "aircraft" | "plane" | "airplane" => EntityKind::Aircraft,
        "unknown" => EntityKind::Unknown,
        _ => return Err(bad(word, TYPES)),
    }))
}

/// What a name is to its designation, by its word; `None` for an empty one.
fn name_kind(word: &str) -> Result<Option<AliasKind>, ParseErrorKind> {
    Ok(Some(match word.to_lowercase().as_str() {
        "" => return Ok(None),
        "alias" | "aka" => AliasKind::Alias,
        "primary" => AliasKind::Primary,
        "former" | "fka" => AliasKind::Former,
        "native" => AliasKind::Native,
        _ => return Err(bad(word, NAME_KINDS)),
    }))
}

/// How strong a name is, by its word.
fn strength(word: &str) -> Result<AliasStrength, ParseErrorKind> {
    match word.to_lowercase().as_str() {
        "" | "strong" | "good" => Ok(AliasStrength::Strong),
        "weak" | "low" => Ok(AliasStrength::Weak),
        _ => Err(bad(word, STRENGTHS)),
    }
}

/// The primary name stands first; the order of the others is the file's.
fn primary_first(designation: &mut Designation) {
    designation.names.sort_by_key(|name| name.kind != AliasKind::Primary);
    for (place, name) in designation.names.iter_mut().enumerate() {
        if place == 0 {
            name.kind = AliasKind::Primary;
        } else if name.kind == AliasKind::Primary {
            name.kind = AliasKind::Alias;
        }
    }
}
