//! A listed name: the text, what kind of name it is, and how strong the publisher calls it.

use serde::{Deserialize, Serialize};

/// What a listed name is to its designation.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum AliasKind {
    /// The name the publisher lists it under.
    Primary,
    /// Also known as.
    #[default]
    Alias,
    /// Formerly (or lately) known as.
    Former,
    /// The name in its own script.
    Native,
}

/// How well a listed name identifies its designation, as the publisher says.
///
/// OFAC does not expect screening on weak aliases alone (OFAC FAQ 122 and 124).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum AliasStrength {
    /// Identifies well; also where the publisher states nothing.
    #[default]
    Strong,
    /// A broad, short or generic name ("low quality").
    Weak,
}

/// One listed name of a designation.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Alias {
    /// The name as listed, trimmed; persons of OFAC's lists as `SURNAME, Given`.
    pub name: String,
    /// What it is to the designation.
    #[serde(default)]
    pub kind: AliasKind,
    /// How strong the publisher calls it.
    #[serde(default)]
    pub strength: AliasStrength,
}

impl Alias {
    /// A strong name of a kind.
    #[must_use]
    pub fn strong(name: impl Into<String>, kind: AliasKind) -> Self {
        Self { name: name.into(), kind, strength: AliasStrength::Strong }
    }

    /// A weak alias.
    #[must_use]
    pub fn weak(name: impl Into<String>) -> Self {
        Self { name: name.into(), kind: AliasKind::Alias, strength: AliasStrength::Weak }
    }
}

impl AliasKind {
    /// The word used in output: `primary`, `alias`, `former` or `native`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Primary => "primary",
            Self::Alias => "alias",
            Self::Former => "former",
            Self::Native => "native",
        }
    }
}

impl AliasStrength {
    /// The word used in output: `strong` or `weak`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Strong => "strong",
            Self::Weak => "weak",
        }
    }
}
