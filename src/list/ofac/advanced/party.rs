//! A `DistinctParty` → a designation.
//!
//! A party has a profile, a profile identities (one as a rule; further ones are names it went by) and features. An
//! alias may hold several documented names, the same name in several scripts: each is a name of the alias's kind,
//! those in other scripts than Latin are native.

use rustc_hash::FxHashMap;

use super::super::facts::{Draft, Fact};
use super::super::{alias_kind, entity_kind, written};
use super::documents::Documents;
use super::name::{self, Part};
use super::period;
use super::places::Places;
use super::references::{References, Unknown};
use crate::designation::{Address, Alias, AliasKind, AliasStrength, Designation, DesignationId, EntityKind};
use crate::error::Position;
use crate::list::fields::{is_native_script, joined, some, visible};
use crate::list::xml::Node;
use crate::list::{ListWarning, ParseErrorKind};
use crate::{Error, Result};

/// What a party refers to, and where it stands.
pub(super) struct Reader<'a> {
    /// The tables.
    pub(super) references: &'a References,
    /// The places.
    pub(super) places: &'a Places,
    /// The documents.
    pub(super) documents: &'a Documents,
    /// The party's place in the file.
    pub(super) position: &'a Position,
}

/// A name, and whether it is the one the party is listed under.
struct Found {
    primary: bool,
    alias: Alias,
}

impl Reader<'_> {
    /// The designation that a party is.
    pub(super) fn read(&self, node: &Node, warnings: &mut Vec<ListWarning>) -> Result<Designation> {
        let mut draft = Draft::default();
        draft.designation.id = DesignationId(node.attribute("FixedRef").to_owned());
        let unknown = |unknown: Unknown| unknown.at(self.position.clone());
        self.profiles(node, &mut draft, warnings).map_err(unknown)?;
        if draft.designation.primary_name().is_empty() {
            return Err(Error::new(ParseErrorKind::NoName).at(self.position.clone().field("DocumentedName")));
        }
        Ok(draft.finish())
    }

    fn profiles(
        &self,
        node: &Node,
        draft: &mut Draft,
        warnings: &mut Vec<ListWarning>,
    ) -> Result<(), Unknown> {
        let mut names = Vec::new();
        for comment in node.all("Comment") {
            draft.note(comment.text());
        }
        for profile in node.all("Profile") {
            draft.designation.kind = self.kind(profile)?;
            for identity in profile.all("Identity") {
                self.names(identity, &mut names)?;
                for document in self.documents.of(identity.attribute("ID")) {
                    draft.add(document, warnings);
                }
                for comment in identity.all("Comment") {
                    draft.note(comment.text());
                }
            }
            for feature in profile.all("Feature") {
                self.feature(feature, draft, warnings)?;
            }
            for comment in profile.all("Comment") {
                draft.note(comment.text());
            }
        }
        names.sort_by_key(|name: &Found| (!name.primary, is_native_script(&name.alias.name)));
        draft.designation.names = names.into_iter().map(|name| name.alias).collect();
        if let Some(first) = draft.designation.names.first_mut() {
            first.kind = AliasKind::Primary;
        }
        Ok(())
    }

    /// The kind: of the subtype where that says it, else of the type.
    fn kind(&self, profile: &Node) -> Result<EntityKind, Unknown> {
        let subtype = self.references.of(profile, "PartySubTypeID")?;
        if let Some(kind) = entity_kind(&subtype.text) {
            return Ok(kind);
        }
        let word = &self.references.find("PartyType", &subtype.party_type, "PartyTypeID")?.text;
        entity_kind(word).ok_or_else(|| Unknown {
            value: word.clone(),
            expected: "Individual, Entity, Vessel or Aircraft",
            field: "PartySubTypeID",
        })
    }

    /// Adds the names of an identity.
    fn names(&self, identity: &Node, names: &mut Vec<Found>) -> Result<(), Unknown> {
        let mut kinds: FxHashMap<&str, &str> = FxHashMap::default();
        for group in identity.below(&["NamePartGroups", "MasterNamePartGroup", "NamePartGroup"]) {
            kinds.insert(group.attribute("ID"), self.references.word(group, "NamePartTypeID")?);
        }
        let is_true = |node: &Node, attribute: &str| node.attribute(attribute) == "true";
        for alias in identity.all("Alias") {
            let word = self.references.word(alias, "AliasTypeID")?;
            let kind = alias_kind(word).ok_or_else(|| Unknown {
                value: word.to_owned(),
                expected: "A.K.A., F.K.A., N.K.A. or Name",
                field: "AliasTypeID",
            })?;
            let strength =
                if is_true(alias, "LowQuality") { AliasStrength::Weak } else { AliasStrength::Strong };
            let primary = is_true(identity, "Primary") && is_true(alias, "Primary");
            for documented in alias.all("DocumentedName") {
                let name = documented_name(documented, &kinds)?;
                let kind = if is_native_script(&name) { AliasKind::Native } else { kind };
                names.push(Found { primary, alias: Alias { name, kind, strength } });
            }
        }
        Ok(())
    }

    /// Reads a feature: an address, a title, or a fact.
    fn feature(
        &self,
        node: &Node,
        draft: &mut Draft,
        warnings: &mut Vec<ListWarning>,
    ) -> Result<(), Unknown> {
        let kind = self.references.word(node, "FeatureTypeID")?;
        for version in node.all("FeatureVersion") {
            let quality = self.references.word(version, "ReliabilityID")?;
            let quality = if matches!(quality, "Confirmed" | "Unknown") { "" } else { quality };
            let texts = self.details(version)?;
            let places = self.version_places(version)?;
            match kind {
                "Location" => draft.designation.addresses.extend(places.into_iter().cloned()),
                "Title" => {
                    let titles = draft.designation.titles.drain(..).chain(texts);
                    draft.designation.titles = some(joined(titles, "; ")).into_iter().collect();
                }
                _ => {
                    let words = places.into_iter().map(|place| joined([&place.text, &place.country], ", "));
                    let mut values: Vec<String> = texts.into_iter().chain(words).collect();
                    values.dedup();
                    self.facts(version, kind, quality, values, draft, warnings)?;
                }
            }
        }
        Ok(())
    }

    /// Adds what a version of a feature says in dates, else in words.
    fn facts(
        &self,
        version: &Node,
        kind: &str,
        quality: &str,
        mut values: Vec<String>,
        draft: &mut Draft,
        warnings: &mut Vec<ListWarning>,
    ) -> Result<(), Unknown> {
        for period in version.all("DatePeriod") {
            let period = period::read(period, self.references)?;
            match period.date {
                Some(date) if kind == "Birthdate" => draft.add_birth(date, quality),
                Some(date) => values.push(written(date)),
                // Where it is read as a date of birth, it is said that it is none.
                None => values.push(period.text),
            }
        }
        for value in values {
            let fact = Fact { kind: kind.to_owned(), value, quality: quality.to_owned(), ..Fact::default() };
            draft.add(&fact, warnings);
        }
        Ok(())
    }

    /// The texts of a version of a feature, and the words it refers to.
    fn details(&self, version: &Node) -> Result<Vec<String>, Unknown> {
        let mut texts = Vec::new();
        for detail in version.all("VersionDetail") {
            texts.extend(some(visible(&detail.text())));
            texts.extend(some(self.references.word_if_any(detail, "DetailReferenceID")?).map(str::to_owned));
        }
        Ok(texts)
    }

    /// The places a version of a feature refers to, those that say nothing left out.
    fn version_places(&self, version: &Node) -> Result<Vec<&Address>, Unknown> {
        let mut places = Vec::new();
        for place in version.all("VersionLocation") {
            let place = self.places.of(place, "LocationID")?;
            if *place != Address::default() {
                places.push(place);
            }
        }
        Ok(places)
    }
}

/// The name that the parts of a documented name make.
fn documented_name(node: &Node, kinds: &FxHashMap<&str, &str>) -> Result<String, Unknown> {
    let mut parts = Vec::new();
    for value in node.below(&["DocumentedNamePart", "NamePartValue"]) {
        let group = value.attribute("NamePartGroupID");
        let kind = kinds.get(group).ok_or_else(|| Unknown {
            value: group.to_owned(),
            expected: "a number that the identity's NamePartGroups define",
            field: "NamePartGroupID",
        })?;
        parts.push(Part { kind: (*kind).to_owned(), text: visible(&value.text()) });
    }
    some(name::whole(&parts)).ok_or_else(|| Unknown {
        value: String::new(),
        expected: "a name",
        field: "DocumentedNamePart",
    })
}
