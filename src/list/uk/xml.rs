//! The UK Sanctions List, XML: `Designations/Designation`, one element a designation.
//!
//! Quirks: the root's first child is the edition's date (`DateGenerated`, day first); passports are repeated once for
//! each date of birth; an empty statement of reasons is a line break; names of other scripts stand in an element of
//! their own, some of them Latin; several registration numbers stand on the lines of one element; a ship has no
//! OFSI group. `SanctionsImposed` joins sanctions by `|`; where it is empty, the indicators that are true say them.
//! `Designation` elements are streamed. Format: the FCDO's "UK Sanctions List: format guide" and the files themselves.

use std::collections::BTreeSet;

use super::{
    Fact, MAX_UNKNOWN, Subject, Warnings, add, address, designation, label, list_id, names, numbers,
    places_of_birth, settle, warn_unknown,
};
use crate::designation::{Designation, PartialDate};
use crate::list::file::Content;
use crate::list::format::Format;
use crate::list::sink::Sink;
use crate::list::xml::{Node, records};
use crate::list::{ListFormat, ListWarning, ParseErrorKind};
use crate::{Error, Result};

/// This format.
pub(in crate::list) static FORMAT: Format = Format {
    kind: ListFormat::UkXml,
    name: "UK Sanctions List XML",
    recognises: |head| head.is_xml("Designations"),
    list_id: |_| (list_id(), None),
    parse,
};

/// Where each fact stands. The order is that of the remarks.
const ELEMENTS: [(&[&str], Fact); 32] = [
    (&["OFSIGroupID"], Fact::Reference),
    (&["UNReferenceNumber"], Fact::Reference),
    (&["DateDesignated"], Fact::Listed),
    (&["LastUpdated"], Fact::Updated),
    (&["RegimeName"], Fact::Program),
    (&["DesignationSource"], Fact::Source),
    (&["SanctionsImposed"], Fact::Measures),
    (&["Titles", "Title"], Fact::Title),
    (&["IndividualDetails", "Individual", "Positions", "Position"], Fact::Title),
    (&["IndividualDetails", "Individual", "DOBs", "DOB"], Fact::Birth),
    (&["IndividualDetails", "Individual", "Nationalities", "Nationality"], Fact::Nationality),
    (&["IndividualDetails", "Individual", "Genders", "Gender"], Fact::Gender),
    (
        &["EntityDetails", "Entity", "BusinessRegistrationNumbers", "BusinessRegistrationNumber"],
        Fact::Registration,
    ),
    (&["ShipDetails", "Ship", "IMONumbers", "IMONumber"], Fact::Imo),
    (&["ShipDetails", "Ship", "CurrentBelievedFlagOfShips", "CurrentBelievedFlagOfShip"], Fact::Nationality),
    (&["OtherInformation"], Fact::Text),
    (&["UKStatementofReasons"], Fact::Note(label::REASONS)),
    (&["PhoneNumbers", "PhoneNumber"], Fact::Note(label::PHONE)),
    (&["EmailAddresses", "EmailAddress"], Fact::Note(label::EMAIL)),
    (&["Websites", "Website"], Fact::Note(label::WEBSITE)),
    (&["EntityDetails", "Entity", "TypeOfEntities", "TypeOfEntity"], Fact::Note(label::ENTITY_TYPE)),
    (&["EntityDetails", "Entity", "Subsidiaries", "Subsidiary"], Fact::Note(label::SUBSIDIARY)),
    (&["EntityDetails", "Entity", "ParentCompanies", "ParentCompany"], Fact::Note(label::PARENT)),
    (&["ShipDetails", "Ship", "CurrentOwnerOperators", "CurrentOwnerOperator"], Fact::Note(label::OWNER)),
    (
        &["ShipDetails", "Ship", "PreviousOwnerOperators", "PreviousOwnerOperator"],
        Fact::Note(label::PREVIOUS_OWNER),
    ),
    (&["ShipDetails", "Ship", "PreviousFlags", "PreviousFlag"], Fact::Note(label::PREVIOUS_FLAG)),
    (&["ShipDetails", "Ship", "TypeOfShipDetails", "TypeOfShip"], Fact::Note(label::SHIP_TYPE)),
    (&["ShipDetails", "Ship", "TonnageOfShipDetails", "TonnageOfShip"], Fact::Note(label::TONNAGE)),
    (&["ShipDetails", "Ship", "LengthOfShipDetails", "LengthOfShip"], Fact::Note(label::LENGTH)),
    (&["ShipDetails", "Ship", "YearsBuilt", "YearBuilt"], Fact::Note(label::BUILT)),
    (
        &["ShipDetails", "Ship", "HullIdentificationNumbers", "HullIdentificationNumber"],
        Fact::Note(label::HULL),
    ),
    (&["ShipDetails", "Ship", "HINs", "HIN"], Fact::Note(label::HULL)),
];

/// Elements that are read apart, together with what stands beside them.
const TOGETHER: [&str; 23] = [
    "UniqueID",
    "IndividualEntityShip",
    "Name1",
    "Name2",
    "Name3",
    "Name4",
    "Name5",
    "Name6",
    "NameType",
    "AliasStrength",
    "NameNonLatinScript",
    "NonLatinScriptType",
    "NonLatinScriptLanguage",
    "AddressPostalCode",
    "AddressCountry",
    "PassportNumber",
    "PassportAdditionalInformation",
    "NationalIdentifierNumber",
    "NationalIdentifierAdditionalInformation",
    "TownOfBirth",
    "CountryOfBirth",
    "DateGenerated",
    "SanctionsImposedIndicators",
];

/// The lines of an address; the postal code comes last.
const ADDRESS_LINES: [&str; 7] = [
    "AddressLine1",
    "AddressLine2",
    "AddressLine3",
    "AddressLine4",
    "AddressLine5",
    "AddressLine6",
    "AddressPostalCode",
];

fn parse(files: &mut [Content], sink: &mut Sink) -> Result<Option<String>> {
    let Some(content) = files.first_mut() else { return Ok(None) };
    let file = content.position();
    let mut published = None;
    let mut unknown = BTreeSet::new();
    records(content, 1, |_, node| {
        match node.name.as_str() {
            "DateGenerated" => published = PartialDate::parse_list(&node.text()).map(|date| date.to_string()),
            "Designation" => {
                unread(&node, &mut unknown);
                let (id, kind) = (node.get("UniqueID"), node.get("IndividualEntityShip"));
                let position = file.clone().record(&id).line(node.line);
                if sink.get_mut(&id).is_some() {
                    return sink.fault(Error::new(ParseErrorKind::DuplicateId { id }).at(position));
                }
                let subject =
                    Subject { id: &id, kind: &kind, kind_field: "IndividualEntityShip", position: &position };
                return designation(&subject, sink, |designation, warnings| {
                    fill(&node, designation, warnings);
                });
            }
            other if unknown.len() < MAX_UNKNOWN => drop(unknown.insert(other.to_owned())),
            _ => {}
        }
        Ok(())
    })?;
    if published.is_none() {
        sink.warn(ListWarning::MissingPart { part: "DateGenerated: its edition is not known" });
    }
    warn_unknown(unknown, sink);
    settle(sink);
    Ok(published)
}

fn fill(node: &Node, designation: &mut Designation, warnings: &mut Warnings) {
    for name in node.below(&["Names", "Name"]) {
        let parts = ["Name1", "Name2", "Name3", "Name4", "Name5", "Name6"].map(|part| name.get(part));
        let written = names::Written {
            parts: parts.each_ref().map(String::as_str),
            kind: &name.get("NameType"),
            strength: &name.get("AliasStrength"),
        };
        names::add(designation, &written, warnings);
    }
    for name in node.below(&["NonLatinNames", "NonLatinName"]) {
        names::add_native(designation, &name.get("NameNonLatinScript"), "");
    }
    for (path, fact) in ELEMENTS {
        for element in node.below(path) {
            add(designation, fact, element.raw_text(), warnings);
        }
    }
    if designation.measures.is_empty() {
        let indicators = node.below(&["SanctionsImposedIndicators"]).into_iter().flat_map(Node::children);
        for imposed in indicators.filter(|indicator| indicator.text().eq_ignore_ascii_case("true")) {
            add(designation, Fact::Measures, &spaced(&imposed.name), warnings);
        }
    }
    documents(node, designation);
    for place in node.below(&["IndividualDetails", "Individual", "BirthDetails", "Location"]) {
        places_of_birth(designation, &place.get("TownOfBirth"), &place.get("CountryOfBirth"));
    }
    for written in node.below(&["Addresses", "Address"]) {
        let lines = ADDRESS_LINES.map(|line| written.get(line));
        address(designation, lines.iter().map(String::as_str), &written.get("AddressCountry"));
    }
}

fn documents(node: &Node, designation: &mut Designation) {
    for person in node.below(&["IndividualDetails", "Individual"]) {
        for passport in person.below(&["PassportDetails", "Passport"]) {
            let details = passport.get("PassportAdditionalInformation");
            numbers::documents(designation, numbers::PASSPORT, &passport.get("PassportNumber"), &details);
        }
        for identifier in person.below(&["NationalIdentifierDetails", "NationalIdentifier"]) {
            let number = identifier.get("NationalIdentifierNumber");
            let details = identifier.get("NationalIdentifierAdditionalInformation");
            numbers::documents(designation, numbers::NATIONAL, &number, &details);
        }
    }
}

/// `PreventionOfBusinessArrangements` in words.
fn spaced(name: &str) -> String {
    let mut words = String::new();
    for c in name.chars() {
        if c.is_uppercase() && !words.is_empty() {
            words.extend([' ', c.to_ascii_lowercase()]);
        } else {
            words.push(c);
        }
    }
    words
}

/// Finds the elements with text that no table here names: the publisher added them after this was written.
fn unread(node: &Node, unknown: &mut BTreeSet<String>) {
    for child in node.children() {
        let known = || ELEMENTS.iter().any(|(path, _)| path.last() == Some(&child.name.as_str()));
        let together = |names: &[&str]| names.contains(&child.name.as_str());
        if together(&TOGETHER) || together(&ADDRESS_LINES) || known() || unknown.len() >= MAX_UNKNOWN {
            continue;
        }
        if child.children().is_empty() && !child.text().is_empty() {
            unknown.insert(child.name.clone());
        }
        unread(child, unknown);
    }
}
