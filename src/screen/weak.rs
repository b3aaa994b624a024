//! What weak ("low quality") aliases do: a publisher's own warning that a name is too common or too vague.

use crate::name::{AnalysedName, Role};

/// Whether weak aliases raise hits.
///
/// OFAC does not expect screening on weak aliases alone (FAQ 124); the default takes the middle way.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum WeakAliases {
    /// Only where a weak alias of two words or more is matched exactly.
    #[default]
    Exact,
    /// As strong ones.
    On,
    /// Never.
    Off,
}

impl WeakAliases {
    /// Whether a weak alias raises a hit by itself, by its name score and the counterparty's name.
    #[must_use]
    pub fn raises(self, name_score: f32, query: &AnalysedName) -> bool {
        match self {
            Self::On => true,
            Self::Off => false,
            Self::Exact => {
                name_score >= 1.0 && query.words.iter().filter(|word| word.role != Role::Context).count() >= 2
            }
        }
    }
}
