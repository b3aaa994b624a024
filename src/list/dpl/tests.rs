use crate::designation::EntityKind;
use crate::list::ListFormat;
use crate::list::testing::{names, read, refused, warnings};

#[test]
fn rows_of_one_name_are_one_designation() {
    let list = read("us_dpl/several_addresses.txt");
    assert_eq!((list.id.0.as_str(), list.format), ("us-dpl", ListFormat::UsDplText));
    assert_eq!(warnings(&list), "");
    let [person, mills] = list.designations.as_slice() else { panic!("two designations") };
    assert_eq!((person.id.0.as_str(), person.kind), ("JANUS DOE", EntityKind::Unknown));
    assert_eq!(names(person), ["JANUS DOE"]);
    let addresses: Vec<_> =
        person.addresses.iter().map(|address| format!("{}|{}", address.text, address.country)).collect();
    assert_eq!(addresses, ["1 MARKET SQUARE, STRELSAU, 1000|RO", "INMATE NUMBER: 1-2, IRVINE, CA, 92612|US"]);
    assert_eq!(person.listed_on.unwrap().to_string(), "2024-03-25");
    assert_eq!(person.updated_on.unwrap().to_string(), "2024-05-01");
    assert_eq!(person.programs[0].0, "DPL");
    assert_eq!(person.references, ["89 F.R. 1 4/1/24"]);
    assert_eq!(person.measures, ["Denial of export privileges (standard order)"]);
    assert_eq!(person.remarks, "Effective: 2024-03-25; Expires: 2056-06-29; Action: FR NOTICE ADDED");
    assert_eq!(mills.measures, ["Denial of export privileges (non-standard order)"]);
    assert_eq!(mills.references, [""; 0]);

    let list = read("us_dpl/spaces_in_name.txt");
    let [one] = list.designations.as_slice() else { panic!("one designation") };
    assert_eq!((one.id.0.as_str(), one.addresses.len()), ("J. DOE", 2));
}

#[test]
fn two_orders_about_one_name_are_both_told() {
    let list = read("us_dpl/two_orders.txt");
    let [one] = list.designations.as_slice() else { panic!("one designation") };
    assert_eq!(one.listed_on.unwrap().to_string(), "2002-03-04");
    assert_eq!(one.references.len(), 2);
    assert!(one.remarks.contains("Expires: 2056-06-29") && one.remarks.contains("Expires: 2012-03-04"));
}

#[test]
fn names_within_a_name_are_taken_out() {
    let list = read("us_dpl/names_in_name.txt");
    assert_eq!(names(&list.designations[0]), ["JANUS DOE", "JAN DOE"]);
    assert_eq!(list.designations[0].id.0, "JANUS DOE A/K/A JAN DOE");
    assert!(list.designations[0].remarks.starts_with("Listed as: JANUS DOE A/K/A JAN DOE; "));
    assert_eq!(names(&list.designations[1]), ["PEARL ROE", "JANA DOE"]);
}

#[test]
fn an_impossible_day_is_said() {
    let list = read("us_dpl/year_3017.txt");
    assert_eq!(list.designations[0].updated_on, None);
    assert!(warnings(&list).contains("Last_Update \"3017-08-22\""), "{}", warnings(&list));
}

#[test]
fn damaged_files_are_refused() {
    for (name, parts) in [
        ("no_name.txt", &["record 1, line 2, field Name", "no name"][..]),
        ("nobody.txt", &["no designation"]),
        ("cut_in_record.txt", &["record 2, line 3", "2 fields where 12"]),
        ("wrong_columns.txt", &["record 4, line 5", "2 fields where 12"]),
    ] {
        refused(&format!("us_dpl/{name}"), parts);
    }
}
