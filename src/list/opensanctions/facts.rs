//! What an entity's properties, and those of its helpers, say of a designation.
//!
//! Properties and what they become stand in tables. A property of none of them is not read: relations, addresses on
//! the web, when a crawler saw something.

use super::entity::Entity;
use super::kind;
use crate::designation::{
    Address, Alias, AliasKind, AliasStrength, Designation, DesignationId, EntityKind, Identifier,
    PartialDate, Program,
};
use crate::list::ListWarning;
use crate::list::fields::{
    add_birth, add_name, collapse, extend_new, gender, is_native_script, join_new, joined, visible,
};

/// Properties that hold a whole name.
const NAMES: [(&str, AliasKind, AliasStrength); 5] = [
    ("name", AliasKind::Alias, AliasStrength::Strong),
    ("alias", AliasKind::Alias, AliasStrength::Strong),
    ("abbreviation", AliasKind::Alias, AliasStrength::Strong),
    ("previousName", AliasKind::Former, AliasStrength::Strong),
    ("weakAlias", AliasKind::Alias, AliasStrength::Weak),
];

/// Properties that hold a part of a name, in the order in which they make one.
const NAME_PARTS: [&str; 6] =
    ["firstName", "secondName", "middleName", "fatherName", "lastName", "nameSuffix"];

/// Properties that hold a number, and what it is.
const IDENTIFIERS: [(&str, &str); 34] = [
    ("passportNumber", "Passport"),
    ("idNumber", "ID Number"),
    ("taxNumber", "Tax Number"),
    ("registrationNumber", "Registration Number"),
    ("socialSecurityNumber", "Social Security Number"),
    ("licenseNumber", "License Number"),
    ("vatCode", "VAT Number"),
    ("innCode", "INN"),
    ("ogrnCode", "OGRN"),
    ("okpoCode", "OKPO"),
    ("kppCode", "KPP"),
    ("bikCode", "BIK"),
    ("fnsCode", "FNS"),
    ("pfrNumber", "PFR"),
    ("uscCode", "USCC"),
    ("leiCode", "LEI"),
    ("dunsCode", "D-U-N-S Number"),
    ("uniqueEntityId", "UEI"),
    ("npiCode", "NPI"),
    ("cageCode", "CAGE"),
    ("cikCode", "CIK"),
    ("irsCode", "IRS Number"),
    ("giiNumber", "GIIN"),
    ("jibCode", "JIB"),
    ("mbsCode", "MBS"),
    ("voenCode", "VOEN"),
    ("ibcRuc", "RUC"),
    ("swiftBic", "SWIFT/BIC"),
    ("imoNumber", "IMO"),
    ("mmsi", "MMSI"),
    ("callSign", "Call Sign"),
    ("serialNumber", "Serial Number"),
    ("icaoCode", "ICAO Code"),
    ("accountId", "Account"),
];

/// Properties for whoever reads an alert, and how they are introduced.
const REMARKS: [(&str, &str); 32] = [
    ("notes", ""),
    ("summary", ""),
    ("description", ""),
    ("topics", "Topics: "),
    ("deathDate", "Died: "),
    ("birthCountry", "Country of birth: "),
    ("ethnicity", "Ethnicity: "),
    ("religion", "Religion: "),
    ("political", "Political association: "),
    ("education", "Education: "),
    ("profession", "Profession: "),
    ("appearance", "Appearance: "),
    ("legalForm", "Legal form: "),
    ("sector", "Sector: "),
    ("classification", "Classification: "),
    ("status", "Status: "),
    ("incorporationDate", "Incorporated: "),
    ("dissolutionDate", "Dissolved: "),
    ("isinCode", "ISIN: "),
    ("ticker", "Ticker: "),
    ("phone", "Phone: "),
    ("email", "Email: "),
    ("website", "Website: "),
    ("type", "Type: "),
    ("model", "Model: "),
    ("manufacturer", "Manufacturer: "),
    ("buildDate", "Built: "),
    ("tonnage", "Tonnage: "),
    ("grossRegisteredTonnage", "Gross registered tonnage: "),
    ("pastFlags", "Former flag: "),
    ("currency", "Currency: "),
    ("managingExchange", "Exchange: "),
];

/// Properties of an address that make its text where it does not stand whole.
const ADDRESS_PARTS: [&str; 8] =
    ["remarks", "postOfficeBox", "street", "street2", "street3", "city", "postalCode", "region"];

/// The properties by which a helper names whose it is.
pub(super) const SUBJECTS: [&str; 2] = ["entity", "holder"];

/// Whether an entity only says something of another.
pub(super) fn is_helper(schema: &str) -> bool {
    matches!(schema, "Sanction" | "Identification" | "Passport" | "Address" | "CryptoWallet")
}

/// Whether an entity is designated; `None` where only a sanction about it would say so.
pub(super) fn is_designated(entity: &Entity) -> Option<bool> {
    let listed = || {
        let topic = entity.texts("topics").any(|topic| topic.starts_with("sanction"));
        topic || entity.inlined().any(|helper| helper.schema == "Sanction")
    };
    match entity.target {
        Some(target) => Some(target),
        None if kind(&entity.schema).is_none() => Some(false),
        None => listed().then_some(true),
    }
}

/// The designation an entity is, with what is inlined in it.
pub(super) fn designation(entity: &Entity, warnings: &mut Vec<ListWarning>) -> Designation {
    let mut designation = Designation {
        id: DesignationId(entity.id.trim().to_owned()),
        kind: kind(&entity.schema).unwrap_or_default(),
        updated_on: entity.last_change.as_deref().and_then(PartialDate::parse_list),
        source: joined(&entity.datasets, ", "),
        ..Designation::default()
    };
    names(entity, &mut designation);
    for text in entity.texts("birthDate") {
        add_birth(&mut designation, "birthDate", text, warnings);
    }
    let places = entity.texts("birthPlace").map(collapse);
    extend_new(&mut designation.places_of_birth, places);
    designation.gender = entity.texts("gender").find_map(gender);
    for property in ["title", "position"] {
        extend_new(&mut designation.titles, entity.texts(property).map(collapse));
    }
    for property in ["programId", "program"] {
        extend_new(&mut designation.programs, entity.texts(property).map(|text| Program(collapse(text))));
    }
    for helper in entity.inlined() {
        add_helper(&mut designation, helper);
    }
    identifiers(entity, &mut designation);
    extend_new(&mut designation.references, entity.texts("wikidataId").map(str::to_owned));
    extend_new(&mut designation.references, entity.referents.iter().cloned());
    for (property, label) in REMARKS {
        remark(&mut designation, entity, property, label);
    }
    for text in entity.texts("address") {
        add_address(&mut designation, Address { text: collapse(text), country: String::new() });
    }
    countries(entity, &mut designation);
    designation
}

/// The caption as the primary name, then every other one.
fn names(entity: &Entity, designation: &mut Designation) {
    let mut others: Vec<Alias> = Vec::new();
    for (property, kind, strength) in NAMES {
        for text in entity.texts(property) {
            let name = visible(text);
            let native = kind == AliasKind::Alias && is_native_script(&name);
            let kind = if native { AliasKind::Native } else { kind };
            others.push(Alias { name, kind, strength });
        }
    }
    if others.is_empty() {
        let parts = NAME_PARTS.iter().filter_map(|part| entity.texts(part).next());
        others.push(Alias::strong(visible(&joined(parts, " ")), AliasKind::Alias));
        // A wallet has no name but its address, a ship none but its number.
        let numbers = ["publicKey", "imoNumber"].iter().flat_map(|property| entity.texts(property));
        others.extend(numbers.map(|number| Alias::strong(number, AliasKind::Alias)));
    }
    let caption = visible(&entity.caption);
    // Where the caption is no name of it (an id, the word for its schema), the first name is the primary one.
    let first = others.iter().find(|alias| alias.name == caption).or_else(|| others.first());
    if let Some(first) = first {
        add_name(designation, Alias::strong(first.name.clone(), AliasKind::Primary));
    }
    for alias in others {
        add_name(designation, alias);
    }
}

fn identifiers(entity: &Entity, designation: &mut Designation) {
    let aircraft = designation.kind == EntityKind::Aircraft;
    for (property, kind) in IDENTIFIERS {
        let kind = if aircraft && property == "registrationNumber" { "Aircraft Tail Number" } else { kind };
        for number in entity.texts(property) {
            add_identifier(designation, Identifier::new(kind, number, ""));
        }
    }
    if entity.schema == "CryptoWallet" {
        wallet(designation, entity);
    }
}

/// Adds an identifier, unless its number is there already: documents, which know kind and country, come first.
fn add_identifier(designation: &mut Designation, identifier: Identifier) {
    if designation.identifiers.iter().all(|known| known.number != identifier.number) {
        designation.identifiers.push(identifier);
    }
}

/// Adds an address; one without a country is none where it stands there with one.
fn add_address(designation: &mut Designation, address: Address) {
    let known = |known: &Address| {
        known.text == address.text && (address.country.is_empty() || known.country == address.country)
    };
    if address != Address::default() && !designation.addresses.iter().any(known) {
        designation.addresses.push(address);
    }
}

/// Countries: nationalities, flags, and the seat as an address of which only the country is known.
fn countries(entity: &Entity, designation: &mut Designation) {
    for property in ["nationality", "citizenship", "flag"] {
        extend_new(&mut designation.nationalities, entity.texts(property).map(str::to_owned));
    }
    for property in ["country", "jurisdiction", "mainCountry"] {
        for country in entity.texts(property) {
            let known = designation.nationalities.iter().any(|known| known == country)
                || designation.addresses.iter().any(|known| known.country == country);
            match designation.kind {
                _ if known => {}
                EntityKind::Vessel | EntityKind::Aircraft => {
                    designation.nationalities.push(country.to_owned());
                }
                _ => designation.addresses.push(Address { text: String::new(), country: country.to_owned() }),
            }
        }
    }
}

fn remark(designation: &mut Designation, entity: &Entity, property: &str, label: &str) {
    let text = joined(entity.texts(property).map(collapse), if label.is_empty() { "; " } else { ", " });
    if !text.is_empty() {
        join_new(&mut designation.remarks, &format!("{label}{text}"));
    }
}

/// Adds what a helper says to the designation it is about.
pub(super) fn add_helper(designation: &mut Designation, helper: &Entity) {
    match helper.schema.as_str() {
        "Sanction" => sanction(designation, helper),
        "Identification" | "Passport" => document(designation, helper),
        "Address" => add_address(designation, address(helper)),
        "CryptoWallet" => wallet(designation, helper),
        _ => {}
    }
}

fn sanction(designation: &mut Designation, helper: &Entity) {
    for property in ["programId", "program"] {
        extend_new(&mut designation.programs, helper.texts(property).map(|text| Program(collapse(text))));
    }
    extend_new(&mut designation.measures, helper.texts("provisions").map(collapse));
    for property in ["authorityId", "unscId", "recordId"] {
        extend_new(&mut designation.references, helper.texts(property).map(str::to_owned));
    }
    // The day of listing is said, or else is when the sanction begins; the first of several sanctions counts.
    let listed =
        helper.texts("listingDate").chain(helper.texts("startDate")).find_map(PartialDate::parse_list);
    if let Some(listed) = listed
        && designation.listed_on.is_none_or(|known| listed.from < known.from)
    {
        designation.listed_on = Some(listed);
    }
    for (property, label) in [
        ("authority", "Authority: "),
        ("reason", ""),
        ("status", "Status: "),
        ("duration", "Duration: "),
        ("endDate", "Ends: "),
        ("summary", ""),
        ("description", ""),
    ] {
        remark(designation, helper, property, label);
    }
}

fn document(designation: &mut Designation, helper: &Entity) {
    let said = helper.texts("type").next().map(collapse);
    let usual = if helper.schema == "Passport" { "Passport" } else { "" };
    let kind = said.as_deref().unwrap_or(usual);
    let country = helper.texts("country").next().unwrap_or_default();
    for property in ["number", "passportNumber"] {
        for number in helper.texts(property) {
            let identifier = Identifier::new(kind, number, country);
            // An export by id has them after the target itself: what only has the number gives way.
            match designation.identifiers.iter_mut().find(|known| known.number == number) {
                Some(known) if known.country.is_empty() => *known = identifier,
                Some(_) => extend_new(&mut designation.identifiers, [identifier]),
                None => designation.identifiers.push(identifier),
            }
        }
    }
    for number in helper.texts("personalNumber") {
        add_identifier(designation, Identifier::new("Personal Number", number, country));
    }
}

fn wallet(designation: &mut Designation, helper: &Entity) {
    let currency = helper.texts("currency").chain(helper.texts("currencySymbol")).next().unwrap_or_default();
    let kind = joined(["Digital Currency Address", currency], " - ");
    for number in helper.texts("publicKey") {
        add_identifier(designation, Identifier::new(kind.as_str(), number, ""));
    }
}

/// The address a helper is.
pub(super) fn address(helper: &Entity) -> Address {
    let whole = helper.texts("full").next().map(collapse);
    let text = whole.unwrap_or_else(|| {
        let parts = ADDRESS_PARTS.iter().filter_map(|part| helper.texts(part).next());
        joined(parts.map(collapse), ", ")
    });
    Address { text, country: helper.texts("country").next().unwrap_or_default().to_owned() }
}
