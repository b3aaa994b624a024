//! Places: addresses, and the countries and towns that features refer to.

use rustc_hash::FxHashMap;

use super::super::place;
use super::references::{References, Unknown};
use crate::designation::Address;
use crate::list::fields::{joined, visible};
use crate::list::xml::Node;

/// Number → place.
#[derive(Default)]
pub(super) struct Places {
    places: FxHashMap<String, Address>,
}

impl Places {
    /// Takes a place in.
    pub(super) fn read(&mut self, node: &Node, references: &References) -> Result<(), Unknown> {
        let mut parts: Vec<(&str, String)> = Vec::new();
        for part in node.all("LocationPart") {
            let kind = references.word(part, "LocPartTypeID")?;
            let values: Vec<&Node> = part.all("LocationPartValue").collect();
            let value = values.iter().find(|value| value.attribute("Primary") == "true").or(values.first());
            parts.push((kind, value.map(|value| visible(&value.get("Value"))).unwrap_or_default()));
        }
        let country = country(node, references)?;
        let part = |kind: &str| {
            let texts = parts.iter().filter(|(known, _)| *known == kind).map(|(_, text)| text.as_str());
            joined(texts, ", ")
        };
        let mut address = place(&part, country).unwrap_or_default();
        // A town or a country in words stands in a part of no kind.
        address.text = joined([address.text, part("Unknown")], ", ");
        self.places.insert(node.attribute("ID").to_owned(), address);
        Ok(())
    }

    /// The place of the number in an attribute.
    pub(super) fn of(&self, node: &Node, attribute: &'static str) -> Result<&Address, Unknown> {
        let id = node.attribute(attribute);
        self.places.get(id).ok_or_else(|| Unknown {
            value: id.to_owned(),
            expected: "a number that the file's Locations define",
            field: attribute,
        })
    }
}

/// The country of a place, else what its area code stands for.
fn country(node: &Node, references: &References) -> Result<String, Unknown> {
    if let Some(country) = node.first("LocationCountry") {
        return references.word(country, "CountryID").map(str::to_owned);
    }
    match node.first("LocationAreaCode") {
        Some(code) => references.of(code, "AreaCodeID").map(|value| value.description.clone()),
        None => Ok(String::new()),
    }
}
