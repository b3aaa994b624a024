//! A record as named texts: what two records are laid side by side by, told apart by, and recognised by.
//!
//! Designations and counterparties both give their [`Field`]s, under the same names where they mean the same.

use std::borrow::Cow;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use sha2::{Digest as _, Sha256};

use super::{Alias, AliasStrength, Designation};
use crate::digest::hex;

/// A field's name and its values, as texts; none where the record says nothing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Field {
    /// Its name: `names`, `births`, `nationalities`, ….
    pub name: Cow<'static, str>,
    /// Its values in the record's order.
    pub values: Vec<String>,
}

impl Field {
    /// A field of values.
    #[must_use]
    pub fn new(name: &'static str, values: Vec<String>) -> Self {
        Self { name: Cow::Borrowed(name), values }
    }

    /// A field of one value; of none where it is empty.
    #[must_use]
    pub fn text(name: &'static str, value: &str) -> Self {
        Self::new(name, Some(value.to_owned()).filter(|text| !text.is_empty()).into_iter().collect())
    }

    /// A field of values that print.
    #[must_use]
    pub fn texts<T: ToString>(name: &'static str, values: &[T]) -> Self {
        Self::new(name, values.iter().map(ToString::to_string).collect())
    }
}

/// What a field had and has no more, and what it has now; neither where only the order of its values is another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldChange {
    /// The field's name: `type`, `names`, `births`, `identifiers`, `programs`, ….
    pub field: Cow<'static, str>,
    /// Values that are gone, as texts.
    pub removed: Vec<String>,
    /// Values that are new, as texts.
    pub added: Vec<String>,
}

impl FieldChange {
    /// Whether the field has the same values in another order.
    #[must_use]
    pub fn is_order_only(&self) -> bool {
        self.removed.is_empty() && self.added.is_empty()
    }

    /// The fields that differ between two states of a record, in the order of the later one; a field that only the
    /// earlier one has comes last.
    #[must_use]
    pub fn between(before: &[Field], after: &[Field]) -> Vec<Self> {
        let none = Vec::new();
        let values = |fields: &'_ [Field], name: &str| -> Vec<String> {
            fields.iter().find(|field| field.name == name).map_or(&none, |field| &field.values).clone()
        };
        let only_before = before.iter().filter(|old| after.iter().all(|new| new.name != old.name));
        let names = after.iter().chain(only_before).map(|field| &field.name);
        let change = |name: &Cow<'static, str>| {
            let (old, new) = (values(before, name), values(after, name));
            let only = |these: &[String], those: &[String]| -> Vec<String> {
                these.iter().filter(|value| !those.contains(value)).cloned().collect()
            };
            (old != new).then(|| Self {
                field: name.clone(),
                removed: only(&old, &new),
                added: only(&new, &old),
            })
        };
        names.filter_map(change).collect()
    }
}

/// What a record said, in sixteen bytes: half of a SHA-256 over its fields. Another order of a field's values is the
/// same fingerprint, any other difference is not.
///
/// A decision on a pair of records holds both fingerprints, and lapses when one is another.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Fingerprint([u8; 16]);

impl Fingerprint {
    /// That of some fields. Fields without values do not count, so that one more field in a later version of this
    /// program changes no fingerprint of records that lack it.
    #[must_use]
    pub fn of(fields: &[Field]) -> Self {
        let mut hash = Sha256::new();
        let mut part = |text: &str| {
            hash.update((text.len() as u64).to_le_bytes());
            hash.update(text);
        };
        for field in fields.iter().filter(|field| !field.values.is_empty()) {
            let mut values: Vec<&str> = field.values.iter().map(String::as_str).collect();
            values.sort_unstable();
            part(&field.name);
            part(&values.len().to_string());
            values.into_iter().for_each(&mut part);
        }
        let mut half = [0; 16];
        half.copy_from_slice(&hash.finalize()[..16]);
        Self(half)
    }

    /// Its bytes.
    #[must_use]
    pub fn bytes(&self) -> &[u8; 16] {
        &self.0
    }
}

impl std::fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&hex(&self.0))
    }
}

impl std::fmt::Debug for Fingerprint {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Fingerprint({self})")
    }
}

impl std::str::FromStr for Fingerprint {
    type Err = NoFingerprint;

    fn from_str(text: &str) -> Result<Self, NoFingerprint> {
        let mut bytes = [0; 16];
        if text.len() != 32 || !text.is_ascii() {
            return Err(NoFingerprint);
        }
        for (at, byte) in bytes.iter_mut().enumerate() {
            *byte = u8::from_str_radix(&text[2 * at..2 * at + 2], 16).map_err(|_| NoFingerprint)?;
        }
        Ok(Self(bytes))
    }
}

/// A text that is no fingerprint.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a fingerprint is 32 hexadecimal digits")]
pub struct NoFingerprint;

impl Serialize for Fingerprint {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Fingerprint {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

/// Fields that say when and whence a record came, not what it says.
const HOUSEKEEPING: [&str; 2] = ["updated_on", "source"];

impl Designation {
    /// Every field but its id, in the order of the struct.
    #[must_use]
    pub fn fields(&self) -> Vec<Field> {
        let day = |name, date: Option<super::PartialDate>| {
            Field::text(name, &date.map(|date| date.to_string()).unwrap_or_default())
        };
        let addresses = self.addresses.iter().map(|address| match (&*address.text, &*address.country) {
            (text, "") => text.to_owned(),
            ("", country) => country.to_owned(),
            (text, country) => format!("{text}, {country}"),
        });
        vec![
            Field::text("type", self.kind.as_str()),
            Field::new("names", self.names.iter().map(name).collect()),
            Field::texts("births", &self.births),
            Field::texts("places_of_birth", &self.places_of_birth),
            Field::texts("nationalities", &self.nationalities),
            Field::text("gender", self.gender.map_or("", |gender| gender.as_str())),
            Field::texts("identifiers", &self.identifiers),
            Field::new("addresses", addresses.collect()),
            Field::texts("titles", &self.titles),
            Field::texts("programs", &self.programs),
            day("listed_on", self.listed_on),
            day("updated_on", self.updated_on),
            Field::texts("measures", &self.measures),
            Field::texts("references", &self.references),
            Field::text("remarks", &self.remarks),
            Field::text("source", &self.source),
        ]
    }

    /// What it says, in sixteen bytes: all its fields but the day of its last change and its source, which may be others
    /// where it says the same.
    ///
    /// ```
    /// use interdict::designation::Designation;
    /// use interdict::list::ListSnapshot;
    ///
    /// let lists = ListSnapshot::demonstration()?;
    /// let mut listed: Designation = lists[0].designations[0].clone();
    /// let before = listed.fingerprint();
    /// listed.names.reverse();
    /// assert_eq!(listed.fingerprint(), before);
    /// listed.remarks.push('.');
    /// assert_ne!(listed.fingerprint(), before);
    /// # Ok::<(), interdict::Error>(())
    /// ```
    ///
    /// Cost: some microseconds.
    #[must_use]
    pub fn fingerprint(&self) -> Fingerprint {
        let fields = self.fields();
        let said: Vec<Field> =
            fields.into_iter().filter(|field| !HOUSEKEEPING.contains(&&*field.name)).collect();
        Fingerprint::of(&said)
    }
}

/// A name with what it is, where that is not plainly a strong alias: `Zhao Guangzong (primary)`.
fn name(alias: &Alias) -> String {
    let strength = if alias.strength == AliasStrength::Weak { "weak " } else { "" };
    match alias.kind.as_str() {
        "alias" if strength.is_empty() => alias.name.clone(),
        kind => format!("{} ({strength}{kind})", alias.name),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fingerprint_tells_values_apart_and_not_their_order() {
        let of = |fields: &[(&'static str, &[&str])]| {
            let field = |(name, values): &(&'static str, &[&str])| Field::texts(name, values);
            Fingerprint::of(&fields.iter().map(field).collect::<Vec<_>>())
        };
        let one = of(&[("names", &["a", "b"]), ("births", &["1970"])]);
        assert_eq!(one, of(&[("names", &["b", "a"]), ("births", &["1970"]), ("remarks", &[])]));
        for other in [
            of(&[("names", &["a"]), ("births", &["1970"])]),
            of(&[("names", &["a", "b", "b"]), ("births", &["1970"])]),
            of(&[("names", &["ab"]), ("births", &["1970"])]),
            of(&[("names", &["a", "b"]), ("births", &["1971"])]),
            of(&[("names", &["a", "b"]), ("places", &["1970"])]),
            of(&[("names", &["a", "b", "births", "1970"])]),
        ] {
            assert_ne!(one, other);
        }
    }

    #[test]
    fn a_fingerprint_is_read_back_and_nothing_else_is() {
        let one = Fingerprint::of(&[Field::text("names", "a")]);
        assert_eq!(one.to_string().parse(), Ok(one));
        for bad in ["", "0", &"g".repeat(32), &"0".repeat(33), "ä".repeat(16).as_str()] {
            assert_eq!(bad.parse::<Fingerprint>(), Err(NoFingerprint), "{bad}");
        }
    }

    #[test]
    fn fields_that_one_state_lacks_are_changes_too() {
        let (before, after) = ([Field::text("gender", "male")], [Field::text("type", "person")]);
        let changes = FieldChange::between(&before, &after);
        let shown: Vec<String> = changes
            .iter()
            .map(|change| format!("{} -{:?} +{:?}", change.field, change.removed, change.added))
            .collect();
        assert_eq!(shown, [r#"type -[] +["person"]"#, r#"gender -["male"] +[]"#]);
    }
}
