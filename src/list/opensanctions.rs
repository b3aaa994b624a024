//! OpenSanctions' exports: many publishers' lists as one, in the model of `FollowTheMoney`.
//!
//! | export | reader |
//! |---|---|
//! | `targets.simple.csv`: one row a target, without kinds of identifiers and without weak aliases | `simple` |
//! | `targets.nested.json`: one target a line, what belongs to it inlined | `json` |
//! | `entities.ftm.json`: one entity a line, targets and helpers alike, which refer to each other by id | `json` |
//!
//! The two JSON exports are one format here, because a line alone does not tell them apart: a target without relations
//! is the same in both. `entity` is such a line, `facts` what its properties and its helpers say of a designation.
//!
//! - A designation is what `target` calls one. Where an export does not say, it is an entity with a topic that begins
//!   with `sanction` or one that a `Sanction` is about.
//! - The caption is the primary name. Names of every script and language stand side by side; those with letters of
//!   another script than Latin are native.
//! - `weakAlias` is weak, `previousName` former; OpenSanctions knows no other strength.
//! - Parts of names (`firstName`) make a name only where there is no other.
//! - Countries are ISO codes in lower case, kept as written.
//! - A `LegalEntity` may be a person or a company, so its kind is unknown.
//! - Relations to others (families, owners, posts) are not read: they are designations of their own, where designated.
//!
//! Format: <https://www.opensanctions.org/docs/entities/>, the schemata of `FollowTheMoney`
//! (<https://followthemoney.tech/explorer/>), and OpenSanctions' exporters.

use super::ListWarning;
use crate::designation::{EntityKind, ListId};

mod entity;
mod facts;
pub(super) mod json;
pub(super) mod simple;
#[cfg(test)]
mod tests;

/// The id of every OpenSanctions list.
fn list_id(_: &str) -> (ListId, Option<ListWarning>) {
    (ListId("opensanctions".to_owned()), None)
}

/// The kind a schema stands for; `None` for one that is no party.
fn kind(schema: &str) -> Option<EntityKind> {
    match schema {
        "Person" => Some(EntityKind::Person),
        "Organization" | "Company" | "PublicBody" => Some(EntityKind::Entity),
        "Vessel" => Some(EntityKind::Vessel),
        "Airplane" => Some(EntityKind::Aircraft),
        "LegalEntity" | "Thing" | "Asset" | "Vehicle" | "CryptoWallet" | "Security" | "RealEstate" => {
            Some(EntityKind::Unknown)
        }
        _ => None,
    }
}
