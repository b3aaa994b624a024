//! OFAC's classic XML: `sdn.xml` and `consolidated.xml`.
//!
//! `sdnList` holds `publshInformation` (spelled so) and a `sdnEntry` a designation. Its namespace changed in the
//! spring of 2024 and does not matter. `Record_Count` tells how many entries there are: another number is a cut or
//! edited file.
//!
//! `idList` is a list of facts rather than of identifiers: gender, websites, directives and dates stand in it too;
//! `facts` tells them apart. Dates of birth are texts as in the CSV's remarks. `remarks` holds what the CSV's remarks
//! hold besides, the last part of it in brackets: `Post Office - Zenda; (Linked To: POST OFFICE)`. The XML states
//! neither the day of listing nor the measures, and has no names in other scripts. Format: OFAC's `sdnList.xsd` and
//! the files themselves.

use super::facts::{Draft, Fact};
use super::{address, alias_kind, entity_kind, full_name, list_id};
use crate::designation::{Address, Alias, AliasKind, AliasStrength, DesignationId, PartialDate, Program};
use crate::error::Position;
use crate::list::fields::{is_native_script, some, visible};
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
    kind: ListFormat::OfacXml,
    name: "OFAC XML",
    recognises: |head| head.is_xml("sdnList"),
    list_id,
    parse,
};

/// Where it stands, the element with the value, the kind of fact.
const LISTS: [(&[&str], &str, &str); 4] = [
    (&["dateOfBirthList", "dateOfBirthItem"], "dateOfBirth", "Birthdate"),
    (&["placeOfBirthList", "placeOfBirthItem"], "placeOfBirth", "Place of Birth"),
    (&["nationalityList", "nationality"], "country", "Nationality Country"),
    (&["citizenshipList", "citizenship"], "country", "Citizenship Country"),
];

/// The elements of a vessel and the kinds of fact in them.
const VESSEL: [(&str, &str); 6] = [
    ("callSign", "Vessel Call Sign"),
    ("vesselType", "VESSEL TYPE"),
    ("vesselFlag", "Vessel Flag"),
    ("vesselOwner", "Vessel Owner"),
    ("tonnage", "Vessel Tonnage"),
    ("grossRegisteredTonnage", "Vessel Gross Registered Tonnage"),
];

fn parse(files: &mut [Content], sink: &mut Sink) -> Result<Option<String>> {
    let Some(content) = files.first_mut() else { return Ok(None) };
    let file = content.position();
    let mut information = None;
    let mut found = 0;
    records(content, 1, |_, node| match node.name.as_str() {
        "publshInformation" => {
            information = Some(node);
            Ok(())
        }
        "sdnEntry" => {
            found += 1;
            entry(&node, &file, sink)
        }
        _ => {
            let position = file.clone().line(node.line);
            let expected = "an sdnEntry element";
            sink.fault(Error::new(ParseErrorKind::BadValue { value: node.name, expected }).at(position))
        }
    })?;
    let Some(information) = information else {
        sink.warn(ListWarning::MissingPart { part: "publshInformation, so its records cannot be counted" });
        return Ok(None);
    };
    check_count(&information, found, &file, sink)?;
    Ok(published(&information, sink))
}

/// The file holds as many entries as it says.
fn check_count(information: &Node, found: u64, file: &Position, sink: &mut Sink) -> Result<()> {
    let count = information.first("Record_Count");
    let text = count.map(Node::text).unwrap_or_default();
    let position = file.clone().line(count.unwrap_or(information).line).field("Record_Count");
    let kind = match text.parse::<u64>() {
        Ok(stated) if stated == found => return Ok(()),
        Ok(stated) => ParseErrorKind::RecordCount { stated, found },
        Err(_) => ParseErrorKind::BadValue { value: text, expected: "the number of records" },
    };
    sink.fault(Error::new(kind).at(position))
}

/// The edition's date, `MM/DD/YYYY`.
fn published(information: &Node, sink: &mut Sink) -> Option<String> {
    let text = information.get("Publish_Date");
    let parts: Vec<i16> = text.split('/').filter_map(|part| part.parse().ok()).collect();
    let date = match parts[..] {
        [month, day, year] => {
            let (month, day) = (i8::try_from(month).unwrap_or(0), i8::try_from(day).unwrap_or(0));
            PartialDate::day(year, month, day)
        }
        _ => None,
    };
    if date.is_none() {
        let record = "publshInformation".to_owned();
        sink.warn(ListWarning::UnreadValue { record, field: "Publish_Date", value: text });
    }
    date.map(|date| date.to_string())
}

fn entry(node: &Node, file: &Position, sink: &mut Sink) -> Result<()> {
    let uid = node.get("uid");
    let position = file.clone().record(&uid).line(node.line);
    let bad = |value: String, expected, field: &str| {
        Error::new(ParseErrorKind::BadValue { value, expected }).at(position.clone().field(field))
    };
    let word = node.get("sdnType");
    let Some(kind) = entity_kind(&word) else {
        return sink.fault(bad(word, "Individual, Entity, Vessel or Aircraft", "sdnType"));
    };
    let mut draft = Draft::default();
    draft.designation.id = DesignationId(uid);
    draft.designation.kind = kind;
    let primary = name(node, AliasKind::Primary, AliasStrength::Strong);
    if primary.name.is_empty() {
        return sink.fault(Error::new(ParseErrorKind::NoName).at(position.field("lastName")));
    }
    draft.designation.names.push(primary);
    for aka in node.below(&["akaList", "aka"]) {
        let (word, category) = (aka.get("type"), aka.get("category"));
        let Some(kind) = alias_kind(&word) else {
            return sink.fault(bad(word, "a.k.a., f.k.a. or n.k.a.", "aka type"));
        };
        let strength = match category.as_str() {
            "weak" => AliasStrength::Weak,
            "strong" | "" => AliasStrength::Strong,
            _ => return sink.fault(bad(category, "strong or weak", "aka category")),
        };
        let alias = name(aka, kind, strength);
        if alias.name.is_empty() {
            return sink.fault(bad(String::new(), "a name", "aka lastName"));
        }
        draft.designation.names.push(alias);
    }
    facts(node, &mut draft, &mut sink.warnings);
    sink.add(draft.finish(), position)
}

/// The name in `lastName` and `firstName`; a native one is of that kind whatever it is called.
fn name(node: &Node, kind: AliasKind, strength: AliasStrength) -> Alias {
    let name = full_name(&visible(&node.get("lastName")), &visible(&node.get("firstName")));
    let native = kind != AliasKind::Primary && is_native_script(&name);
    Alias { name, kind: if native { AliasKind::Native } else { kind }, strength }
}

/// Everything beside the names.
fn facts(node: &Node, draft: &mut Draft, warnings: &mut Vec<ListWarning>) {
    draft.designation.titles.extend(some(node.get("title")));
    draft.designation.programs.extend(node.values("programList", "program").map(Program));
    draft.designation.addresses.extend(node.below(&["addressList", "address"]).into_iter().filter_map(place));
    let mut add = |kind: &str, value: String| {
        draft.add(&Fact { kind: kind.to_owned(), value, ..Fact::default() }, warnings);
    };
    for (path, element, kind) in LISTS {
        for item in node.below(path) {
            add(kind, item.get(element));
        }
    }
    for vessel in node.all("vesselInfo") {
        for (element, kind) in VESSEL {
            add(kind, vessel.get(element));
        }
    }
    for id in node.below(&["idList", "id"]) {
        let fact = Fact {
            kind: id.get("idType"),
            value: id.get("idNumber"),
            country: id.get("idCountry"),
            issued: id.get("issueDate"),
            expires: id.get("expirationDate"),
            ..Fact::default()
        };
        draft.add(&fact, warnings);
    }
    for part in remarks(&node.get("remarks")) {
        draft.note(part);
    }
}

/// The parts of remarks; links stand in brackets, one pair around each or around all of them.
fn remarks(text: &str) -> impl Iterator<Item = &str> {
    text.split("; ").map(|part| {
        let link = part.strip_prefix('(').unwrap_or(part);
        if !link.starts_with("Linked To: ") {
            return part;
        }
        let closed = link.matches(')').count() > link.matches('(').count();
        if closed { link.strip_suffix(')').unwrap_or(link) } else { link }
    })
}

fn place(node: &Node) -> Option<Address> {
    let street: Vec<String> =
        ["address1", "address2", "address3"].iter().filter_map(|line| some(node.get(line))).collect();
    let [city, state, postal_code] = ["city", "stateOrProvince", "postalCode"].map(|part| node.get(part));
    let address = address(&street, &city, &state, &postal_code, node.get("country"));
    (address != Address::default()).then_some(address)
}
