//! The EU's list in XML 1.1: `export/sanctionEntity`, every value an attribute.
//!
//! The parts of a designation are read in the order of the CSV's columns, so that both formats give one designation.
//! Every part repeats the legal act it stands in as a `regulationSummary`.

use super::fact::{
    AddressFields, BirthFields, IdentificationFields, add_address, add_birth, add_citizenship,
    add_identification,
};
use super::name::{NameFields, Primaries, Primary, add_name};
use super::{EntityFields, add_act, add_regulation, add_remarks, country, list_id};
use crate::designation::{Designation, PartialDate};
use crate::list::file::Content;
use crate::list::format::Format;
use crate::list::sink::Sink;
use crate::list::written::note;
use crate::list::xml::{Node, records};
use crate::list::{ListFormat, ListWarning, ParseErrorKind};
use crate::{Error, Result};

/// This format.
pub(in crate::list) static FORMAT: Format = Format {
    kind: ListFormat::EuXml,
    name: "EU XML",
    recognises: |head| head.is_xml("export") && head.text.contains("fpi/fsd/export"),
    list_id,
    parse,
};

fn parse(files: &mut [Content], sink: &mut Sink) -> Result<Option<String>> {
    let Some(content) = files.first_mut() else { return Ok(None) };
    let file = content.position();
    let mut primaries = Primaries::default();
    let outline = records(content, 1, |_, node| {
        let fields = entity(&node);
        let position = file.clone().record(fields.id()).line(node.line);
        if node.name != "sanctionEntity" {
            let expected = "a sanctionEntity element";
            let kind = ParseErrorKind::BadValue { value: node.name.clone(), expected };
            return sink.fault(Error::new(kind).at(position));
        }
        if node.first("nameAlias").is_none() {
            return sink.fault(Error::new(ParseErrorKind::NoName).at(position.field("nameAlias")));
        }
        if !fields.open(&position.field("subjectType"), sink)? {
            return Ok(());
        }
        let mut warnings = Vec::new();
        if let Some(designation) = sink.get_mut(fields.id()) {
            add_parts(designation, &node, &fields, primaries.of(designation), &mut warnings);
        }
        sink.warnings.append(&mut warnings);
        Ok(())
    })?;
    primaries.settle(&mut sink.designations);
    let generated = outline.attribute("generationDate");
    Ok(PartialDate::parse_list(generated).map(|date| date.to_string()))
}

fn entity(node: &Node) -> EntityFields<'_> {
    let kind = |attribute| node.first("subjectType").map_or("", |kind| kind.attribute(attribute));
    EntityFields {
        logical_id: node.attribute("logicalId"),
        reference: node.attribute("euReferenceNumber"),
        united_nation_id: node.attribute("unitedNationId"),
        designation_date: node.attribute("designationDate"),
        details: node.attribute("designationDetails"),
        kind: [kind("code"), kind("classificationCode")],
    }
}

/// Adds what an element states.
fn add_parts(
    designation: &mut Designation,
    node: &Node,
    fields: &EntityFields,
    primary: &mut Primary,
    warnings: &mut Vec<ListWarning>,
) {
    let remarks = remarks(node);
    add_remarks(designation, [fields.details].into_iter().chain(remarks.iter().map(String::as_str)));
    for act in node.all("regulation") {
        let title = act.attribute("numberTitle");
        add_regulation(designation, act.attribute("programme"), title, act.attribute("publicationDate"));
    }
    for name in node.all("nameAlias") {
        add_name(designation, &name_fields(name), primary);
    }
    for part in node.all("address") {
        add_address(designation, address_fields(part));
    }
    for part in node.all("birthdate") {
        add_birth(designation, &birth_fields(part), warnings);
    }
    for part in node.all("identification") {
        add_identification(designation, &identification_fields(part));
    }
    for part in node.all("citizenship") {
        let region = part.attribute("region");
        add_citizenship(designation, country_of(part), region, &self::remarks(part));
    }
    for act in node.children().iter().flat_map(|part| part.all("regulationSummary")) {
        add_act(designation, act.attribute("publicationDate"));
    }
}

fn remarks(node: &Node) -> Vec<String> {
    node.all("remark").map(|remark| note(&remark.text())).filter(|remark| !remark.is_empty()).collect()
}

fn country_of(part: &Node) -> String {
    country(part.attribute("countryIso2Code"), part.attribute("countryDescription"))
}

fn name_fields(part: &Node) -> NameFields<'_> {
    NameFields {
        whole: part.attribute("wholeName"),
        first: part.attribute("firstName"),
        middle: part.attribute("middleName"),
        last: part.attribute("lastName"),
        language: part.attribute("nameLanguage"),
        title: part.attribute("title"),
        function: part.attribute("function"),
        gender: part.attribute("gender"),
        remarks: remarks(part),
    }
}

fn birth_fields(part: &Node) -> BirthFields<'_> {
    BirthFields {
        date: part.attribute("birthdate"),
        day: part.attribute("dayOfMonth"),
        month: part.attribute("monthOfYear"),
        year: part.attribute("year"),
        from: part.attribute("yearRangeFrom"),
        to: part.attribute("yearRangeTo"),
        circa: part.attribute("circa"),
        calendar: part.attribute("calendarType"),
        place: ["city", "place", "region"].map(|name| part.attribute(name)),
        country: country_of(part),
        remarks: remarks(part),
    }
}

fn address_fields(part: &Node) -> AddressFields<'_> {
    let contact = |contact: &Node| format!("{} {}", contact.attribute("key"), contact.attribute("value"));
    AddressFields {
        street: part.attribute("street"),
        po_box: part.attribute("poBox"),
        place: part.attribute("place"),
        city: part.attribute("city"),
        region: part.attribute("region"),
        zip_code: part.attribute("zipCode"),
        country: country_of(part),
        at_listing: part.attribute("asAtListingTime"),
        contacts: part.all("contactInfo").map(contact).collect(),
        remarks: remarks(part),
    }
}

fn identification_fields(part: &Node) -> IdentificationFields<'_> {
    const FLAGS: [&str; 5] = ["diplomatic", "knownFalse", "knownExpired", "reportedLost", "revokedByIssuer"];
    const ISSUE: [&str; 6] = ["issuedBy", "issueDate", "validFrom", "validTo", "region", "nameOnDocument"];
    IdentificationFields {
        code: part.attribute("identificationTypeCode"),
        description: part.attribute("identificationTypeDescription"),
        number: part.attribute("number"),
        latin_number: part.attribute("latinNumber"),
        country: country_of(part),
        flags: FLAGS.map(|name| part.attribute(name)),
        issue: ISSUE.map(|name| part.attribute(name)),
        remarks: remarks(part),
    }
}
