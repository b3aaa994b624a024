//! The EU's list in CSV 1.1: `;`, UTF-8 with a byte order mark, and a row for every name, address, birth, document and
//! citizenship of an entity, each with the columns of the others empty and those of the entity repeated.
//!
//! Columns are bound by name; there are 113 or 118 of them, as editions go. `Entity_SubjectType` holds the letter and
//! `Entity_SubjectType_ClassificationCode` the word, the other way round than in the XML. A remark is wrapped in
//! brackets, several stand on lines of their own. `fileGenerationDate` is written `DD/MM/YYYY`, the other dates in ISO
//! form. No whole file was at hand: the reader is verified by fixtures only.

use super::fact::{
    AddressFields, BirthFields, IdentificationFields, add_address, add_birth, add_citizenship,
    add_identification,
};
use super::name::{NameFields, Primaries, Primary, add_name};
use super::{EntityFields, add_act, add_regulation, add_remarks, country, list_id};
use crate::Result;
use crate::designation::{Designation, PartialDate};
use crate::list::file::Content;
use crate::list::format::{Format, Head};
use crate::list::sink::Sink;
use crate::list::table::{Layout, OtherBytes, Row, rows};
use crate::list::written::note;
use crate::list::{ListFormat, ListWarning};

/// This format.
pub(in crate::list) static FORMAT: Format =
    Format { kind: ListFormat::EuCsv, name: "EU CSV", recognises, list_id, parse };

const LAYOUT: Layout = Layout {
    delimiter: Some(b';'),
    banner: false,
    needed: &[
        "Entity_LogicalId",
        "Entity_EU_ReferenceNumber",
        "Entity_SubjectType",
        "NameAlias_WholeName",
        "NameAlias_Remark",
        "BirthDate_BirthDate",
        "Identification_Number",
    ],
    other_bytes: OtherBytes::Refused,
};

fn recognises(head: &Head) -> bool {
    let columns = head.cells(0);
    LAYOUT.needed[..2].iter().all(|needed| columns.iter().any(|column| column.eq_ignore_ascii_case(needed)))
}

fn parse(files: &mut [Content], sink: &mut Sink) -> Result<Option<String>> {
    let Some(content) = files.first_mut() else { return Ok(None) };
    let mut primaries = Primaries::default();
    let mut generated = None;
    rows(content, &LAYOUT, sink, |row, sink| {
        generated = generated.or_else(|| PartialDate::parse_list(row.get("fileGenerationDate")));
        let fields = entity(row);
        let position = row.position.clone().record(fields.id()).field("Entity_SubjectType");
        if !fields.open(&position, sink)? {
            return Ok(());
        }
        let mut warnings = Vec::new();
        if let Some(designation) = sink.get_mut(fields.id()) {
            add_row(designation, &fields, row, primaries.of(designation), &mut warnings);
        }
        sink.warnings.append(&mut warnings);
        Ok(())
    })?;
    primaries.settle(&mut sink.designations);
    Ok(generated.map(|date| date.to_string()))
}

fn entity<'a>(row: &'a Row) -> EntityFields<'a> {
    EntityFields {
        logical_id: row.get("Entity_LogicalId"),
        reference: row.get("Entity_EU_ReferenceNumber"),
        united_nation_id: row.get("Entity_UnitedNationId"),
        designation_date: row.get("Entity_DesignationDate"),
        details: row.get("Entity_DesignationDetails"),
        kind: ["Entity_SubjectType", "Entity_SubjectType_ClassificationCode"].map(|column| row.get(column)),
    }
}

/// Adds what a row states, whichever parts it has.
fn add_row(
    designation: &mut Designation,
    entity: &EntityFields,
    row: &Row,
    primary: &mut Primary,
    warnings: &mut Vec<ListWarning>,
) {
    let remarks = remarks(row, "Entity_Remark");
    add_remarks(designation, [entity.details].into_iter().chain(remarks.iter().map(String::as_str)));
    let act = |column: &str| row.get(&format!("Entity_Regulation_{column}"));
    add_regulation(designation, act("Programme"), act("NumberTitle"), act("PublicationDate"));
    for part in ["NameAlias", "Address", "BirthDate", "Identification", "Citizenship"] {
        add_act(designation, row.get(&format!("{part}_Regulation_PublicationDate")));
    }
    add_name(designation, &name_fields(row), primary);
    add_address(designation, address_fields(row));
    add_birth(designation, &birth_fields(row), warnings);
    let identification = identification_fields(row);
    if !identification.number.is_empty() || !identification.code.is_empty() {
        add_identification(designation, &identification);
    }
    let region = row.get("Citizenship_Region");
    add_citizenship(
        designation,
        country_of(row, "Citizenship"),
        region,
        &self::remarks(row, "Citizenship_Remark"),
    );
}

/// The remarks in a cell: each in brackets, on lines of its own.
fn remarks(row: &Row, column: &str) -> Vec<String> {
    let cell = row.get(column).replace("\r\n", "\n");
    let wrapped = cell.strip_prefix('(').and_then(|cell| cell.strip_suffix(')'));
    let remarks = wrapped.unwrap_or(&cell).split(")\n(");
    remarks.map(note).filter(|remark| !remark.is_empty()).collect()
}

fn country_of(row: &Row, part: &str) -> String {
    let column = |column: &str| row.get(&format!("{part}_{column}"));
    country(column("CountryIso2Code"), column("CountryDescription"))
}

fn name_fields<'a>(row: &'a Row) -> NameFields<'a> {
    NameFields {
        whole: row.get("NameAlias_WholeName"),
        first: row.get("NameAlias_FirstName"),
        middle: row.get("NameAlias_MiddleName"),
        last: row.get("NameAlias_LastName"),
        language: row.get("NameAlias_NameLanguage"),
        title: row.get("NameAlias_Title"),
        function: row.get("NameAlias_Function"),
        gender: row.get("NameAlias_Gender"),
        remarks: remarks(row, "NameAlias_Remark"),
    }
}

fn birth_fields<'a>(row: &'a Row) -> BirthFields<'a> {
    BirthFields {
        date: row.get("BirthDate_BirthDate"),
        day: row.get("BirthDate_Day"),
        month: row.get("BirthDate_Month"),
        year: row.get("BirthDate_Year"),
        from: row.get("BirthDate_YearRangeFrom"),
        to: row.get("BirthDate_YearRangeTo"),
        circa: row.get("BirthDate_Circa"),
        calendar: row.get("BirthDate_CalendarType"),
        place: ["BirthDate_City", "BirthDate_Place", "BirthDate_Region"].map(|column| row.get(column)),
        country: country_of(row, "BirthDate"),
        remarks: remarks(row, "BirthDate_Remark"),
    }
}

fn address_fields<'a>(row: &'a Row) -> AddressFields<'a> {
    let contact = note(row.get("Address_ContactInfo"));
    AddressFields {
        street: row.get("Address_Street"),
        po_box: row.get("Address_PoBox"),
        place: row.get("Address_Place"),
        city: row.get("Address_City"),
        region: row.get("Address_Region"),
        zip_code: row.get("Address_ZipCode"),
        country: country_of(row, "Address"),
        at_listing: row.get("Address_AsAtListingTime"),
        contacts: vec![contact],
        remarks: remarks(row, "Address_Remark"),
    }
}

fn identification_fields<'a>(row: &'a Row) -> IdentificationFields<'a> {
    const FLAGS: [&str; 5] = [
        "Identification_Diplomatic",
        "Identification_KnownFalse",
        "Identification_KnownExpired",
        "Identification_ReportedLost",
        "Identification_RevokedByIssuer",
    ];
    const ISSUE: [&str; 6] = [
        "Identification_IssuedBy",
        "Identification_IssuedDate",
        "Identification_ValidFrom",
        "Identification_ValidTo",
        "Identification_Region",
        "Identification_NameOnDocument",
    ];
    IdentificationFields {
        code: row.get("Identification_TypeCode"),
        description: row.get("Identification_TypeDescription"),
        number: row.get("Identification_Number"),
        latin_number: row.get("Identification_LatinNumber"),
        country: country_of(row, "Identification"),
        flags: FLAGS.map(|column| row.get(column)),
        issue: ISSUE.map(|column| row.get(column)),
        remarks: remarks(row, "Identification_Remark"),
    }
}
