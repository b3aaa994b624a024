//! The classic XML's quirks, one fixture each.

use super::super::tests::{assert_refused, lenient};
use crate::designation::AliasKind;
use crate::list::testing::{identifiers, names, read, warnings};

#[test]
fn either_namespace_is_read_and_the_date_is_month_first() {
    let list = read("ofac/classic/sdn_old_namespace.xml");
    assert_eq!((list.published.as_deref(), warnings(&list)), (Some("2020-04-22"), String::new()));
    let list = read("ofac/classic/sdn_bad_publish_date.xml");
    assert_eq!(list.published, None);
    assert!(warnings(&list).contains("Publish_Date \"2024-03-26\""), "{}", warnings(&list));
    assert!(warnings(&read("ofac/classic/sdn_no_information.xml")).contains("no publshInformation"));
}

#[test]
fn another_number_of_records_than_stated_is_a_cut_file() {
    assert_refused(&[
        ("ofac/classic/sdn_count_mismatch.xml", &["line 5", "Record_Count", "states 3 records and holds 2"]),
        ("ofac/classic/sdn_no_count.xml", &["Record_Count", "number of records"]),
    ]);
    let list = lenient("ofac/classic/sdn_count_mismatch.xml");
    assert_eq!(list.designations.len(), 2);
    assert!(warnings(&list).contains("left out: ") && warnings(&list).contains("states 3 records"));
}

#[test]
fn the_list_of_ids_holds_other_facts_too() {
    let list = read("ofac/classic/sdn_no_identifiers.xml");
    let one = &list.designations[0];
    assert_eq!(identifiers(one), ["Company Number|0000001|"]);
    assert_eq!(one.gender.unwrap().as_str(), "male");
    assert_eq!(one.nationalities, ["Ruritania"]);
    assert_eq!(
        one.remarks,
        "Secondary sanctions risk: section 1(b) of Executive Order 13224; Website www.example.com/1; \
         ISIN ZZ0000000001; Target Type Financial Institution; \
         Executive Order 13662 Directive Determination - Subject to Directive 1; \
         Listing Date (CMIC) 03 Jun 2021; Equity Ticker 100001 ZZ; Passport lost"
    );
    let list = read("ofac/classic/sdn_country_in_number.xml");
    let one = &list.designations[0];
    assert_eq!(identifiers(one), ["Registration ID|1000000000001|Russia", "Registration Number|HRA 100001|"]);
    assert_eq!(one.remarks, "Registration Number HRA 100001 (Strelsau)");
}

#[test]
fn links_lose_their_brackets() {
    let list = read("ofac/classic/sdn_links.xml");
    assert_eq!(list.designations[0].remarks, "Post Office - Strelsau; Linked To: RASSENDYLL, Rudolf (RR)");
    assert_eq!(list.designations[1].remarks, "Linked To: A CO.; Linked To: B CO. (ZENDA)");
}

#[test]
fn an_alias_in_another_script_is_native_and_as_weak_as_stated() {
    let list = read("ofac/classic/sdn_native_alias.xml");
    assert_eq!(names(&list.designations[0]), ["RURITANIAN TRADING CO.", "weak حسن"]);
    assert_eq!(list.designations[0].names[1].kind, AliasKind::Native);
}

#[test]
fn what_is_damaged_or_unknown_is_refused() {
    assert_refused(&[
        ("ofac/classic/sdn_unknown_category.xml", &["record 1002", "aka category", "middling"]),
        ("ofac/classic/sdn_unknown_alias_type.xml", &["record 1002", "aka type", "q.k.a."]),
        ("ofac/classic/sdn_empty_alias.xml", &["record 1002", "aka lastName"]),
        ("ofac/classic/sdn_unknown_type.xml", &["record 1002, line 15", "sdnType", "Submarine"]),
        ("ofac/classic/sdn_no_name.xml", &["record 1002", "lastName", "no name"]),
        ("ofac/classic/sdn_no_uid.xml", &["line 15", "no id"]),
        ("ofac/classic/sdn_repeated_uid.xml", &["record 1001", "stands twice"]),
        ("ofac/classic/sdn_nobody.xml", &["no designation"]),
        ("ofac/classic/sdn_cut.xml", &["cut off"]),
        ("ofac/classic/sdn_cut_between_entries.xml", &["cut off"]),
        ("ofac/classic/sdn_strange_element.xml", &["sdnRow"]),
    ]);
    assert_eq!(lenient("ofac/classic/sdn_unknown_category.xml").designations.len(), 1);
}
