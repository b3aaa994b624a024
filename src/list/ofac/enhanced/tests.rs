//! The Enhanced XML's quirks, one fixture each.

use super::super::tests::{assert_refused, lenient};
use crate::designation::AliasKind;
use crate::list::testing::{births, identifiers, names, read, warnings};

#[test]
fn a_name_in_several_scripts_is_a_latin_name_and_native_ones() {
    let list = read("ofac/enhanced/sdn_scripts_in_one_name.xml");
    let one = &list.designations[0];
    assert_eq!(
        names(one),
        ["DOE, Janus", "native يانوس دو", "weak DEO, Jano", "weak ДЕО, Яно", "native 雅努斯", "DOW, Jan"]
    );
    assert_eq!(one.names[0].kind, AliasKind::Primary);
    assert_eq!(one.names[3].kind, AliasKind::Native);
    assert_eq!(
        names(&read("ofac/enhanced/sdn_primary_name_last.xml").designations[0]),
        ["DOE, Janus", "DOW, Jan"]
    );
    let only = read("ofac/enhanced/sdn_no_latin_name.xml");
    assert_eq!(only.designations[0].primary_name(), "يانوس دو");
}

#[test]
fn dates_are_spans_and_words_only_where_there_is_none() {
    let list = read("ofac/enhanced/sdn_dates.xml");
    let one = &list.designations[0];
    assert_eq!(
        births(one),
        ["about 1957", "1951 to 1953", "1965-03-21 to 1966-03-20", "1938-09", "1959", "1960"]
    );
    assert_eq!(one.remarks, "DOB before the war; DOB 1959: Reported");
    assert_eq!(warnings(&list), "1001: DOB \"before the war\" is not understood and not compared");
}

#[test]
fn documents_are_identifiers_and_their_names_no_names() {
    let list = read("ofac/enhanced/sdn_documents.xml");
    let one = &list.designations[0];
    assert_eq!((one.id.0.as_str(), names(one)), ("1001", vec!["DOE, Janus".to_owned()]));
    assert_eq!(
        identifiers(one),
        [
            "Passport|R0000001|Ruritania",
            "Passport|R0000002|Borduria",
            "Some Charter|12-34567|",
            "Vessel Registration Identification|0000017|",
        ]
    );
    assert_eq!(
        one.remarks,
        "Passport R0000001 (Ruritania) expires 23 Jun 2017: not valid; Passport lost; \
         Chinese Commercial Code 0001 0002"
    );
}

#[test]
fn links_name_the_other_even_where_only_its_number_stands() {
    let list = read("ofac/enhanced/sdn_links.xml");
    assert_eq!(list.designations[0].remarks, "Linked To: ZENDA CO.; Linked To: 9999");
}

#[test]
fn designations_say_which_list_they_are_on() {
    let list = read("ofac/enhanced/sdn_of_the_other_list.xml");
    let said = "read as ofac-sdn, but its designations say that they are on: FSE List, Consolidated List";
    assert_eq!(warnings(&list), said);
    assert_eq!(list.designations[0].listed_on.unwrap().to_string(), "2019-12-31", "the first day");
    assert!(warnings(&read("ofac/enhanced/cons_of_the_other_list.xml")).contains("read as ofac-cons"));
    assert_eq!(warnings(&read("ofac/enhanced/cons_listed_twice.xml")), "");
    // The file's name says nothing, the designations do.
    let list = read("ofac/enhanced/export.xml");
    assert_eq!((list.id.0.as_str(), warnings(&list)), ("ofac-sdn", String::new()));
}

#[test]
fn part_of_a_list_is_said_to_be_one() {
    let list = read("ofac/enhanced/sdn_filtered.xml");
    assert!(warnings(&list).contains("limited to RURITANIA, Borduria"), "{}", warnings(&list));
    assert!(warnings(&read("ofac/enhanced/sdn_no_date.xml")).contains("no dataAsOf"));
}

#[test]
fn what_is_damaged_or_unknown_is_refused() {
    assert_refused(&[
        ("ofac/enhanced/sdn_changes_only.xml", &["record 1001", "action", "changes only"]),
        ("ofac/enhanced/sdn_unknown_type.xml", &["record 1002, line 18", "entityType", "Submarine"]),
        ("ofac/enhanced/sdn_unknown_alias_type.xml", &["record 1002", "aliasType", "Q.K.A."]),
        ("ofac/enhanced/sdn_empty_alias.xml", &["record 1002", "formattedFullName", "not a name"]),
        ("ofac/enhanced/sdn_no_name.xml", &["record 1002", "no name"]),
        ("ofac/enhanced/sdn_no_id.xml", &["no id"]),
        ("ofac/enhanced/sdn_nobody.xml", &["no designation"]),
        ("ofac/enhanced/sdn_cut.xml", &["cut off"]),
    ]);
    assert_eq!(lenient("ofac/enhanced/sdn_unknown_type.xml").designations.len(), 1);
}
