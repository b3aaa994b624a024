//! The model: one designated person, organisation, vessel or aircraft, as plain data.
//!
//! Readers in `list` fill these types; everything later only reads them. No input or output here, no quirk of
//! any publisher, no scoring. Text is kept as the publisher wrote it, trimmed; what it means is decided where
//! it is compared.

mod alias;
mod country;
mod date;
mod digit;
mod field;
mod identifier;
mod program;

pub use alias::{Alias, AliasKind, AliasStrength};
pub use country::{Country, CountryCode, country_code, country_codes};
pub use date::{DateAgreement, PartialDate};
pub(crate) use digit::ascii_digit;
pub use field::{Field, FieldChange, Fingerprint, NoFingerprint};
pub use identifier::{Check, Identifier, IdentifierKey, Likeness, Scheme, imo_number};
pub use program::{ListId, Program};

use serde::{Deserialize, Serialize};

/// A publisher's own reference of a designation, such as OFAC's uid `47814` or the UN's `QDi.017`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct DesignationId(pub String);

/// What kind of thing a name belongs to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum EntityKind {
    /// A natural person.
    Person,
    /// A company, organisation, ministry, group.
    Entity,
    /// A ship.
    Vessel,
    /// An aircraft.
    Aircraft,
    /// Not stated: compared with every kind.
    #[default]
    Unknown,
}

/// A person's gender as a publisher or a counterparty file states it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Gender {
    /// Female.
    Female,
    /// Male.
    Male,
}

/// An address as listed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Address {
    /// Street, city, region and postal code in one line; may be empty.
    pub text: String,
    /// The country as the publisher writes it; may be empty.
    pub country: String,
}

/// One listed person, organisation, vessel or aircraft.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Designation {
    /// The publisher's own reference.
    pub id: DesignationId,
    /// Its kind.
    pub kind: EntityKind,
    /// Its names; the first is the primary one. Never empty in a list snapshot.
    pub names: Vec<Alias>,
    /// Dates of birth, several where the publisher is unsure.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub births: Vec<PartialDate>,
    /// Places of birth, as written.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub places_of_birth: Vec<String>,
    /// Nationalities and citizenships, as written.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub nationalities: Vec<String>,
    /// Gender, where stated.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gender: Option<Gender>,
    /// Passports, national and tax numbers, registrations, IMO numbers, wallets.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub identifiers: Vec<Identifier>,
    /// Addresses.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub addresses: Vec<Address>,
    /// Titles and positions, as written.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub titles: Vec<String>,
    /// The programs (regimes, legal bases) it stands under.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub programs: Vec<Program>,
    /// The day of listing, where published.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub listed_on: Option<PartialDate>,
    /// The day the publisher last changed it, where published.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub updated_on: Option<PartialDate>,
    /// What the sanction is, as written: `Asset freeze`, `Travel ban`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub measures: Vec<String>,
    /// References other than the id: OFSI group id, UN reference.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub references: Vec<String>,
    /// The publisher's free text.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub remarks: String,
    /// Where the facts come from, for lists that say so record by record.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub source: String,
}

impl std::fmt::Display for DesignationId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl Gender {
    /// The word used in output: `female`, `male`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Female => "female",
            Self::Male => "male",
        }
    }
}

impl EntityKind {
    /// The word used in output: `person`, `entity`, `vessel`, `aircraft`, `unknown`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Entity => "entity",
            Self::Vessel => "vessel",
            Self::Aircraft => "aircraft",
            Self::Unknown => "unknown",
        }
    }

    /// Whether a counterparty of one kind may be a designation of the other; an unknown kind may be anything.
    #[must_use]
    pub fn compatible(self, other: Self) -> bool {
        self == other || self == Self::Unknown || other == Self::Unknown
    }
}

impl Designation {
    /// The primary name as listed, or an empty string for a designation without names.
    #[must_use]
    pub fn primary_name(&self) -> &str {
        self.names.first().map_or("", |alias| &alias.name)
    }
}
