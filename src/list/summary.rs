//! What a list holds, counted: for people who want to know what they screen against.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::ListSnapshot;
use crate::designation::{AliasKind, AliasStrength};
use crate::name::{Script, script_of};

/// The counts of a list.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct ListSummary {
    /// Designations.
    pub designations: usize,
    /// Designations by type: `person`, `entity`, `vessel`, `aircraft`, `unknown`.
    pub types: BTreeMap<&'static str, usize>,
    /// Names, primary ones and aliases.
    pub names: usize,
    /// Names other than the primary ones that the publisher does not call weak.
    pub strong_aliases: usize,
    /// Names that the publisher calls weak.
    pub weak_aliases: usize,
    /// Names in their own script.
    pub native_names: usize,
    /// Names by script; one of several scripts counts for each. Digits are no script.
    pub scripts: BTreeMap<String, usize>,
    /// Designations with a date of birth.
    pub with_birth: usize,
    /// Designations with an identifier that identifies.
    pub with_identifier: usize,
    /// Designations by program; one under several counts for each.
    pub programs: BTreeMap<String, usize>,
}

impl ListSummary {
    /// Counts a list.
    ///
    /// Cost: every name is looked at, some milliseconds for the largest list.
    #[must_use]
    pub fn of(list: &ListSnapshot) -> Self {
        let mut counts = Self { designations: list.designations.len(), ..Self::default() };
        for one in &list.designations {
            *counts.types.entry(one.kind.as_str()).or_default() += 1;
            counts.names += one.names.len();
            for name in &one.names {
                match name.strength {
                    AliasStrength::Weak => counts.weak_aliases += 1,
                    AliasStrength::Strong if name.kind != AliasKind::Primary => counts.strong_aliases += 1,
                    AliasStrength::Strong => {}
                }
                counts.native_names += usize::from(name.kind == AliasKind::Native);
                for script in scripts(&name.name) {
                    *counts.scripts.entry(format!("{script:?}").to_lowercase()).or_default() += 1;
                }
            }
            counts.with_birth += usize::from(!one.births.is_empty());
            counts.with_identifier += usize::from(one.identifiers.iter().any(|id| id.key().is_some()));
            for program in one.programs.iter().collect::<BTreeSet<_>>() {
                *counts.programs.entry(program.0.clone()).or_default() += 1;
            }
        }
        counts
    }
}

/// The scripts of a text's letters.
fn scripts(text: &str) -> BTreeSet<Script> {
    text.chars()
        .filter(|c| c.is_alphabetic())
        .map(script_of)
        .filter(|script| *script != Script::Digit)
        .collect()
}
