//! The UN Security Council's consolidated list, XML.
//!
//! `CONSOLIDATED_LIST` holds `INDIVIDUALS/INDIVIDUAL` and `ENTITIES/ENTITY`. A person's name is given in four parts,
//! joined here by spaces; an entity's stands in the first. Aliases are written by hand: one element may hold
//! several, explanations and the native script; `alias` takes them apart. Empty alias elements are placeholders.
//!
//! `QUALITY` is `Good` or `Low` (weak) for persons, `a.k.a.` or `f.k.a.` for entities. `UN_LIST_TYPE` is the
//! program (`GB` is Guinea-Bissau). IMO numbers stand only in the comments, where they are looked for.

use super::fields::{add_name, joined as joined_texts, some};
use super::file::Content;
use super::format::Format;
use super::sink::Sink;
use super::xml::{Node, records};
use super::{ListFormat, ListWarning, ParseErrorKind};
use crate::designation::{
    Address, Alias, AliasKind, AliasStrength, Designation, DesignationId, EntityKind, Gender, Identifier,
    ListId, PartialDate, Program,
};
use crate::{Error, Result};

mod alias;

/// This format.
pub(super) static FORMAT: Format = Format {
    kind: ListFormat::UnXml,
    name: "UN XML",
    recognises: |head| head.is_xml("CONSOLIDATED_LIST"),
    list_id: |_| (ListId("un-sc".to_owned()), None),
    parse,
};

fn parse(files: &mut [Content], sink: &mut Sink) -> Result<Option<String>> {
    let Some(content) = files.first_mut() else { return Ok(None) };
    let file = content.position();
    let outline = records(content, 2, |_, node| {
        let reference = node.get("REFERENCE_NUMBER");
        let position = file.clone().record(&reference).line(node.line);
        let kind = match node.name.as_str() {
            "INDIVIDUAL" => EntityKind::Person,
            "ENTITY" => EntityKind::Entity,
            _ => {
                let kind = ParseErrorKind::BadValue {
                    value: node.name,
                    expected: "an INDIVIDUAL or ENTITY element",
                };
                return sink.fault(Error::new(kind).at(position));
            }
        };
        let designation = designation(&node, kind, reference, &mut sink.warnings);
        if designation.names.is_empty() {
            return sink.fault(Error::new(ParseErrorKind::NoName).at(position.field("FIRST_NAME")));
        }
        sink.add(designation, position)
    })?;
    for part in ["INDIVIDUALS", "ENTITIES"] {
        if !outline.sections.iter().any(|section| section == part) {
            sink.warn(ListWarning::MissingPart { part });
        }
    }
    Ok(PartialDate::parse_list(outline.attribute("dateGenerated")).map(|date| date.to_string()))
}

fn designation(
    node: &Node,
    kind: EntityKind,
    reference: String,
    warnings: &mut Vec<ListWarning>,
) -> Designation {
    let prefix = if kind == EntityKind::Person { "INDIVIDUAL" } else { "ENTITY" };
    let element = |name: &str| format!("{prefix}_{name}");
    let mut designation = Designation {
        id: DesignationId(reference),
        kind,
        programs: some(node.get("UN_LIST_TYPE")).map(Program).into_iter().collect(),
        titles: node.values("TITLE", "VALUE").chain(node.values("DESIGNATION", "VALUE")).collect(),
        nationalities: node.values("NATIONALITY", "VALUE").filter(|value| value != "na").collect(),
        gender: match node.get("GENDER").as_str() {
            "Male" => Some(Gender::Male),
            "Female" => Some(Gender::Female),
            _ => None,
        },
        listed_on: PartialDate::parse_list(&node.get("LISTED_ON")),
        updated_on: node
            .values("LAST_DAY_UPDATED", "VALUE")
            .filter_map(|day| PartialDate::parse_list(&day))
            .max_by_key(|day| day.to),
        remarks: node.get("COMMENTS1"),
        ..Designation::default()
    };
    names(node, &element("ALIAS"), &mut designation);
    for birth in node.all(&element("DATE_OF_BIRTH")) {
        match birth_date(birth) {
            Ok(date) => designation.births.extend(date),
            Err(value) => warnings.push(ListWarning::UnreadValue {
                record: designation.id.0.clone(),
                field: "DATE_OF_BIRTH",
                value,
            }),
        }
    }
    for alias in node.all(&element("ALIAS")) {
        let date = PartialDate::parse_list(&alias.get("DATE_OF_BIRTH"));
        designation.births.extend(date.filter(|date| !designation.births.contains(date)).as_slice());
    }
    for place in node.all(&element("PLACE_OF_BIRTH")) {
        let place = joined(place, &["STREET", "CITY", "STATE_PROVINCE", "COUNTRY"]);
        designation.places_of_birth.extend(some(place));
    }
    for address in node.all(&element("ADDRESS")) {
        let text = joined(address, &["STREET", "CITY", "STATE_PROVINCE", "ZIP_CODE"]);
        let address = Address { text, country: address.get("COUNTRY") };
        if address != Address::default() {
            designation.addresses.push(address);
        }
    }
    designation.identifiers.extend(node.all(&element("DOCUMENT")).filter_map(document));
    designation.identifiers.extend(imo_numbers(&designation.remarks));
    designation
}

fn names(node: &Node, alias_element: &str, designation: &mut Designation) {
    let parts = ["FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME"];
    let parts: Vec<String> = parts.iter().filter_map(|part| some(node.get(part))).collect();
    let person = designation.kind == EntityKind::Person;
    let mut names = alias::primary(&parts.join(" "), person);
    names.extend(
        some(node.get("NAME_ORIGINAL_SCRIPT")).map(|native| Alias::strong(native, AliasKind::Native)),
    );
    for element in node.all(alias_element) {
        let (kind, strength) = match element.get("QUALITY").as_str() {
            "Low" => (AliasKind::Alias, AliasStrength::Weak),
            "f.k.a." => (AliasKind::Former, AliasStrength::Strong),
            _ => (AliasKind::Alias, AliasStrength::Strong),
        };
        names.extend(alias::split(&element.get("ALIAS_NAME"), person, kind, strength));
    }
    for name in names {
        add_name(designation, name);
    }
}

/// A birth element's date, `Ok(None)` for a placeholder, the text of one that cannot be understood.
fn birth_date(birth: &Node) -> Result<Option<PartialDate>, String> {
    let (note, year) = (birth.get("NOTE"), birth.get("YEAR"));
    let date = some(birth.get("DATE"));
    let (from, to) = (birth.get("FROM_YEAR"), birth.get("TO_YEAR"));
    let text = match date {
        Some(date) => date,
        None if !year.is_empty() => year.clone(),
        None if !from.is_empty() || !to.is_empty() => format!("{from} to {to}"),
        None if !note.is_empty() => note.clone(),
        None => return Ok(None),
    };
    let noted =
        PartialDate::parse_list(&format!("{note} {year}")).filter(|_| !note.is_empty() && !year.is_empty());
    let date = noted.or_else(|| PartialDate::parse_list(&text)).ok_or(text)?;
    let circa = birth.get("TYPE_OF_DATE") == "APPROXIMATELY" || note.to_lowercase().starts_with("approx");
    Ok(Some(if circa { date.about() } else { date }))
}

fn document(document: &Node) -> Option<Identifier> {
    let kind = some(document.get("TYPE_OF_DOCUMENT2")).or_else(|| some(document.get("TYPE_OF_DOCUMENT")));
    let kind = kind.unwrap_or_default();
    let country = some(document.get("ISSUING_COUNTRY")).or_else(|| some(document.get("COUNTRY_OF_ISSUE")));
    // Some numbers stand in the kind: `Afghan national identification card (tazkira) number 12345`.
    let (kind, number) = if let Some(number) = some(document.get("NUMBER")) {
        (kind, number)
    } else {
        let (words, number) = kind.rsplit_once(' ')?;
        number.bytes().any(|byte| byte.is_ascii_digit()).then(|| (words.to_owned(), number.to_owned()))?
    };
    Some(Identifier::new(kind.trim_end_matches(':'), number, country.unwrap_or_default()))
}

/// Numbers such as `IMO Number: 1790183` in the comments: seven digits within a few words of `IMO`.
fn imo_numbers(text: &str) -> Vec<Identifier> {
    const NEAR: usize = 30;
    let mut found: Vec<Identifier> = Vec::new();
    for (at, word) in text.match_indices("IMO") {
        let after = &text[at + word.len()..];
        let digits = after.split(|c: char| !c.is_ascii_digit()).find(|run| !run.is_empty());
        if let Some(run) = digits.filter(|run| run.len() == 7)
            && after.find(run).is_some_and(|distance| distance <= NEAR)
            && !found.iter().any(|known| known.number == run)
        {
            found.push(Identifier::new("IMO", run, ""));
        }
    }
    found
}

fn joined(node: &Node, parts: &[&str]) -> String {
    joined_texts(parts.iter().map(|part| node.get(part)), ", ")
}
