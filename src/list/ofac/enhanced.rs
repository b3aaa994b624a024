//! OFAC's Enhanced XML: `sdn_enhanced.xml`, `cons_enhanced.xml`, and the exports of OFAC's search.
//!
//! `sanctionsData` holds `publicationInfo`, tables that everything refers to but also repeats as text, and
//! `entities`. An entity's `id` is the uid of the other formats; its `identityId` is not.
//!
//! A name has a translation for each script it is written in: the Latin one is the name, the others are native names of
//! the same strength. Their formatted text is wrapped in marks of direction, which are removed. A `name` within a
//! document only repeats one. Dates are spans: a year is its first to its last day.
//!
//! The day of listing is the first day an entity was published on a list. An export of OFAC's search names the filters
//! it was made with, and is not the whole list: that is said in a warning. A file of changes, whose entities state an
//! `action`, is refused. Format: OFAC's `ENHANCED_XML.xsd` and the files themselves.

use rustc_hash::FxHashMap;

use super::facts::{Draft, Fact, append};
use super::{Membership, alias_kind, entity_kind, full_name, list_id};
use crate::designation::{Address, Alias, AliasKind, AliasStrength, DesignationId, PartialDate, Program};
use crate::error::Position;
use crate::list::fields::{extend_new, is_native_script, some, visible};
use crate::list::file::Content;
use crate::list::format::Format;
use crate::list::sink::Sink;
use crate::list::xml::{Node, records};
use crate::list::{ListFormat, ListWarning, ParseErrorKind};
use crate::{Error, Result};

#[cfg(test)]
mod tests;

/// This format.
pub(in crate::list) static FORMAT: Format = Format {
    kind: ListFormat::OfacEnhanced,
    name: "OFAC Enhanced XML",
    recognises: |head| head.is_xml("sanctionsData"),
    list_id,
    parse,
};

fn parse(files: &mut [Content], sink: &mut Sink) -> Result<Option<String>> {
    let Some(content) = files.first_mut() else { return Ok(None) };
    let file = content.position();
    let mut published = None;
    let mut membership = Membership::default();
    let mut links = Links::default();
    records(content, 2, |section, node| {
        match (section, node.name.as_str()) {
            ("publicationInfo", "dataAsOf") => published = PartialDate::parse_list(&node.text()),
            ("publicationInfo", "filters") => filters(&node, sink),
            ("entities", _) => {
                links.read(&node);
                entity(&node, &file, &mut membership, sink)?;
            }
            _ => {}
        }
        Ok(())
    })?;
    if published.is_none() {
        sink.warn(ListWarning::MissingPart { part: "dataAsOf, the date of the edition" });
    }
    links.finish(sink);
    membership.check(sink);
    Ok(published.map(|date| date.to_string()))
}

/// Says that an export is limited to part of its lists.
fn filters(node: &Node, sink: &mut Sink) {
    let limits = node.children().iter().filter(|filter| filter.name != "sanctionsLists");
    let by: Vec<String> = limits
        .flat_map(|filter| {
            if filter.children().is_empty() { vec![filter] } else { filter.children().iter().collect() }
        })
        .filter_map(|value| some(value.text()))
        .collect();
    if !by.is_empty() {
        sink.warn(ListWarning::Filtered { by });
    }
}

fn entity(node: &Node, file: &Position, membership: &mut Membership, sink: &mut Sink) -> Result<()> {
    let uid = node.attribute("id");
    let position = file.clone().record(uid).line(node.line);
    let bad = |value: &str, expected, field: &str| {
        let value = value.to_owned();
        Error::new(ParseErrorKind::BadValue { value, expected }).at(position.clone().field(field))
    };
    let action = node.attribute("action");
    if !action.is_empty() {
        return Err(bad(action, "part of a whole edition: this file holds changes only", "action"));
    }
    let information = node.first("generalInfo");
    let word = information.map(|information| information.get("entityType")).unwrap_or_default();
    let Some(kind) = entity_kind(&word) else {
        return sink.fault(bad(&word, "Individual, Entity, Vessel or Aircraft", "entityType"));
    };
    let mut draft = Draft::default();
    draft.designation.id = DesignationId(uid.to_owned());
    draft.designation.kind = kind;
    match names(node) {
        Ok(names) if names.is_empty() => {
            return sink.fault(Error::new(ParseErrorKind::NoName).at(position.field("names")));
        }
        Ok(names) => draft.designation.names = names,
        Err((value, expected, field)) => return sink.fault(bad(&value, expected, field)),
    }
    listing(node, &mut draft, membership);
    facts(node, &mut draft, &mut sink.warnings);
    sink.add(draft.finish(), position)
}

/// What stands where something else is expected, what that is, and in which field.
type Bad = (String, &'static str, &'static str);

/// The names, the primary one first.
fn names(node: &Node) -> Result<Vec<Alias>, Bad> {
    let mut names = Vec::new();
    let mut entries = node.below(&["names", "name"]);
    entries.sort_by_key(|name| name.get("isPrimary") != "true");
    for name in entries {
        let word = name.get("aliasType");
        let kind = alias_kind(&word).ok_or((word, "A.K.A., F.K.A. or N.K.A.", "aliasType"))?;
        let strength =
            if name.get("isLowQuality") == "true" { AliasStrength::Weak } else { AliasStrength::Strong };
        let mut texts: Vec<String> = name
            .below(&["translations", "translation"])
            .into_iter()
            .map(text)
            .filter(|text| !text.is_empty())
            .collect();
        if texts.is_empty() {
            return Err((String::new(), "a name", "formattedFullName"));
        }
        texts.sort_by_key(|text| is_native_script(text));
        for text in texts {
            let kind = if names.is_empty() {
                AliasKind::Primary
            } else if is_native_script(&text) {
                AliasKind::Native
            } else {
                kind
            };
            names.push(Alias { name: text, kind, strength });
        }
    }
    Ok(names)
}

/// The text of a translation of a name.
fn text(translation: &Node) -> String {
    let get = |element: &str| visible(&translation.get(element));
    some(get("formattedFullName"))
        .unwrap_or_else(|| full_name(&get("formattedLastName"), &get("formattedFirstName")))
}

/// The lists, programs and measures.
fn listing(node: &Node, draft: &mut Draft, membership: &mut Membership) {
    let designation = &mut draft.designation;
    for list in node.below(&["sanctionsLists", "sanctionsList"]) {
        membership.add(list.text());
        let day = PartialDate::parse_list(list.attribute("datePublished"));
        designation.listed_on = designation.listed_on.into_iter().chain(day).min_by_key(|day| day.from);
    }
    extend_new(&mut designation.programs, node.values("sanctionsPrograms", "sanctionsProgram").map(Program));
    extend_new(&mut designation.measures, node.values("sanctionsTypes", "sanctionsType"));
}

/// Everything beside names and listing.
fn facts(node: &Node, draft: &mut Draft, warnings: &mut Vec<ListWarning>) {
    for information in node.all("generalInfo") {
        draft.designation.titles.extend(some(information.get("title")));
    }
    draft.designation.addresses.extend(node.below(&["addresses", "address"]).into_iter().filter_map(place));
    for feature in node.below(&["features", "feature"]) {
        let kind = feature.get("type");
        let quality = some(feature.get("reliability")).filter(|word| word != "Confirmed").unwrap_or_default();
        let value = visible(&feature.get("value"));
        match feature.first("valueDate").and_then(date) {
            // The span is exact where the text may be in words.
            Some(date) if kind == "Birthdate" => draft.add_birth(date, &quality),
            _ => draft.add(&Fact { kind, value, quality, ..Fact::default() }, warnings),
        }
    }
    for document in node.below(&["identityDocuments", "identityDocument"]) {
        let day =
            |element: &str| document.first(element).and_then(date).map(super::written).unwrap_or_default();
        let country = some(document.get("issuingCountry")).unwrap_or_else(|| document.get("issuingLocation"));
        let fact = Fact {
            kind: document.get("type"),
            value: document.get("documentNumber"),
            country,
            document: true,
            issued: day("issueDate"),
            expires: day("expirationDate"),
            quality: if document.get("isValid") == "false" { "not valid".to_owned() } else { String::new() },
        };
        draft.add(&fact, warnings);
    }
    for information in node.all("generalInfo") {
        draft.note(information.get("remarks"));
    }
}

/// Who is linked to whom, until everybody has been read: the name of another entity may be left out.
#[derive(Default)]
struct Links {
    /// An entity's uid, the name of the other, which may be empty, and the uid of the other.
    links: Vec<(String, String, String)>,
}

impl Links {
    fn read(&mut self, entity: &Node) {
        for related in entity.below(&["relationships", "relationship", "relatedEntity"]) {
            let other = related.attribute("entityId").to_owned();
            self.links.push((entity.attribute("id").to_owned(), related.text(), other));
        }
    }

    /// Adds the links to the remarks, as the CSV writes them.
    fn finish(self, sink: &mut Sink) {
        let mut notes: FxHashMap<String, Vec<String>> = FxHashMap::default();
        for (uid, name, other) in self.links {
            let known = || sink.get_mut(&other).map(|one| one.primary_name().to_owned());
            let name = some(name).or_else(known).unwrap_or(other.clone());
            notes.entry(uid).or_default().push(format!("Linked To: {name}"));
        }
        for designation in &mut sink.designations {
            append(&mut designation.remarks, notes.remove(&designation.id.0).unwrap_or_default());
        }
    }
}

/// The days a date may be.
fn date(node: &Node) -> Option<PartialDate> {
    let day = |element: &str| PartialDate::parse_list(&node.get(element));
    let first = day("fromDateBegin")?;
    let last = day("toDateEnd").or_else(|| day("fromDateEnd")).unwrap_or(first);
    let date = PartialDate::range(first, last)?;
    Some(if node.get("isApproximate") == "true" { date.about() } else { date })
}

/// The Latin form of an address, else the first.
fn place(node: &Node) -> Option<Address> {
    let translations = node.below(&["translations", "translation"]);
    let latin = translations.iter().find(|one| one.get("script") == "Latin").or(translations.first());
    let part = |kind: &str| {
        let parts = latin.map(|one| one.below(&["addressParts", "addressPart"])).unwrap_or_default();
        let part = parts.into_iter().find(|part| part.get("type") == kind);
        part.map(|part| visible(&part.get("value"))).unwrap_or_default()
    };
    super::place(&part, node.get("country"))
}
