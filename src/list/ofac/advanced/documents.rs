//! Documents: what passports and registrations say, by the identity they belong to.

use rustc_hash::FxHashMap;

use super::super::facts::Fact;
use super::super::written;
use super::period;
use super::places::Places;
use super::references::{References, Unknown};
use crate::list::fields::{joined, some};
use crate::list::xml::Node;

/// Identity → its documents.
#[derive(Default)]
pub(super) struct Documents {
    of: FxHashMap<String, Vec<Fact>>,
}

impl Documents {
    /// Takes a document in.
    pub(super) fn read(
        &mut self,
        node: &Node,
        references: &References,
        places: &Places,
    ) -> Result<(), Unknown> {
        let mut fact = Fact {
            kind: references.word(node, "IDRegDocTypeID")?.to_owned(),
            value: node.get("IDRegistrationNo"),
            country: references.word_if_any(node, "IssuedBy-CountryID")?.to_owned(),
            document: true,
            ..Fact::default()
        };
        if fact.country.is_empty() && !node.attribute("IssuedIn-LocationID").is_empty() {
            let place = places.of(node, "IssuedIn-LocationID")?;
            some(place.country.as_str()).unwrap_or(&place.text).clone_into(&mut fact.country);
        }
        for dated in node.all("DocumentDate") {
            let Some(period) = dated.first("DatePeriod") else { continue };
            let period = period::read(period, references)?;
            let day = period.date.map_or(period.text, written);
            match references.word(dated, "IDRegDocDateTypeID")? {
                "Issue Date" => fact.issued = day,
                "Expiration Date" => fact.expires = day,
                other => fact.quality = joined([fact.quality, format!("{other} {day}")], ", "),
            }
        }
        let validity = references.word_if_any(node, "ValidityID")?;
        let validity = if validity == "Valid" { "" } else { validity };
        fact.quality = [validity, &node.get("IssuingAuthority"), &node.get("Comment")]
            .into_iter()
            .fold(fact.quality, |said, more| joined([said.as_str(), more], ", "));
        self.of.entry(node.attribute("IdentityID").to_owned()).or_default().push(fact);
        Ok(())
    }

    /// The documents of an identity.
    pub(super) fn of(&self, identity: &str) -> &[Fact] {
        self.of.get(identity).map_or(&[], Vec::as_slice)
    }
}
