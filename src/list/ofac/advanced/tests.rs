//! The Advanced XML's quirks, one fixture each.

use super::super::tests::{assert_refused, lenient};
use crate::designation::AliasKind;
use crate::list::testing::{births, identifiers, names, read, warnings};

#[test]
fn an_alias_in_several_scripts_is_a_latin_name_and_native_ones() {
    let list = read("ofac/advanced/sdn_scripts_in_one_alias.xml");
    let one = &list.designations[0];
    assert_eq!(
        names(one),
        ["DOE, Janus", "native يانوس دو", "weak DEO, Jano", "weak ДЕО, Яно", "native 赵雅努斯"]
    );
    assert_eq!((one.names[0].kind, one.names[3].kind), (AliasKind::Primary, AliasKind::Native));
    assert_eq!(list.published.as_deref(), Some("2024-03-06"));
}

#[test]
fn a_false_identity_gives_further_names() {
    let list = read("ofac/advanced/sdn_false_identity.xml");
    assert_eq!(names(&list.designations[0]), ["DOE, Janus", "ROE, Richard"]);
}

#[test]
fn dates_are_the_days_they_may_be() {
    let list = read("ofac/advanced/sdn_dates.xml");
    let one = &list.designations[0];
    assert_eq!(
        births(one),
        ["1985-01-07", "about 1957", "1951 to 1953", "1982-04-17 to 1982-04-21", "1938-09", "1960-01-01"]
    );
    assert_eq!(one.remarks, "DOB 01 Jan 1960: False; DOB 40/13/2001");
    assert_eq!(warnings(&list), "1001: DOB \"40/13/2001\" is not understood and not compared");
}

#[test]
fn places_are_addresses_births_and_nationalities() {
    let list = read("ofac/advanced/sdn_places.xml");
    let one = &list.designations[0];
    let addresses: Vec<_> =
        one.addresses.iter().map(|address| format!("{}|{}", address.text, address.country)).collect();
    assert_eq!(
        addresses,
        ["|Ruritania", "Strelsau|Region: West Hentzau", "Zenda|Hentzau", "Region: Coast|Borduria"]
    );
    assert_eq!(one.places_of_birth, ["Tarlenheim"]);
    assert_eq!(one.nationalities, ["Ruritania"]);
}

#[test]
fn documents_belong_to_an_identity() {
    let list = read("ofac/advanced/sdn_documents.xml");
    let one = &list.designations[0];
    assert_eq!(
        identifiers(one),
        ["Passport|R0000001|Ruritania", "Passport|R0000002|", "Passport|R0000003|Borduria"]
    );
    assert_eq!(
        one.remarks,
        "Passport R0000002: Fraudulent; \
         Passport R0000003 (Borduria) issued 18 Jan 1984: Renewal Date 18 Jan 1994"
    );
}

#[test]
fn entries_and_relations_stand_behind_the_parties() {
    let list = read("ofac/advanced/sdn_relations.xml");
    let one = &list.designations[0];
    assert_eq!(one.remarks, "Linked To: ZENDA");
    assert_eq!(one.programs[0].0, "TEST");
    assert_eq!(one.listed_on.unwrap().to_string(), "2019-04-15");
    let list = read("ofac/advanced/sdn_titles.xml");
    assert_eq!(list.designations[0].titles, ["Minister; General"]);
    assert_eq!(list.designations[0].remarks, "Named in the press.");
    assert!(warnings(&read("ofac/advanced/sdn_of_the_other_list.xml")).contains("Consolidated List"));
    assert!(warnings(&read("ofac/advanced/sdn_no_entries.xml")).contains("no SanctionsEntries"));
}

#[test]
fn a_number_without_meaning_is_an_error() {
    let defined = "a number that the file's ReferenceValueSets define";
    assert_refused(&[
        ("ofac/advanced/sdn_unknown_alias_type.xml", &["record 1002", "AliasTypeID", "\"1404\"", defined]),
        ("ofac/advanced/sdn_strange_alias_type.xml", &["record 1002", "AliasTypeID", "Q.K.A."]),
        ("ofac/advanced/sdn_unknown_name_part.xml", &["record 1002", "NamePartGroupID", "\"99\""]),
        ("ofac/advanced/sdn_unknown_place.xml", &["record 1002", "LocationID", "\"404\""]),
        ("ofac/advanced/sdn_unknown_country.xml", &["record 8", "IssuedBy-CountryID", "\"404\"", defined]),
        ("ofac/advanced/sdn_unknown_profile.xml", &["ProfileID", "\"1052\"", "profile in this file"]),
        ("ofac/advanced/sdn_unknown_type.xml", &["record 1002", "PartySubTypeID", "Submarine"]),
    ]);
    let list = lenient("ofac/advanced/sdn_unknown_alias_type.xml");
    assert_eq!((list.designations.len(), list.warnings.len()), (1, 1), "{}", warnings(&list));
}

#[test]
fn what_is_damaged_or_no_whole_edition_is_refused() {
    assert_refused(&[
        ("ofac/advanced/sdn_changes_only.xml", &["DeltaBaseVersion 1", "changes only"]),
        ("ofac/advanced/sdn_documents_behind.xml", &["IDRegDocuments", "before the parties"]),
        ("ofac/advanced/sdn_empty_alias.xml", &["record 1002", "DocumentedNamePart", "not a name"]),
        ("ofac/advanced/sdn_no_name.xml", &["record 1002", "no name"]),
        ("ofac/advanced/sdn_repeated_uid.xml", &["record 1001", "stands twice"]),
        ("ofac/advanced/sdn_nobody.xml", &["no designation"]),
        ("ofac/advanced/sdn_cut.xml", &["cut off"]),
    ]);
}
