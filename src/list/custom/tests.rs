use crate::designation::Designation;
use crate::list::ListFormat;
use crate::list::testing::{births, identifiers, names, read, refused, refused_bytes, warnings};

/// CSV states neither updates, measures, references nor titles, and has one remark a row.
#[test]
fn json_lines_and_csv_say_the_same() {
    let (json, csv) = (read("custom/whole.jsonl"), read("custom/whole.csv"));
    assert_eq!((json.id.0.as_str(), json.format), ("whole", ListFormat::CustomJson));
    assert_eq!(warnings(&json), "");
    let stated = |one: &Designation| Designation {
        updated_on: None,
        measures: Vec::new(),
        references: Vec::new(),
        titles: Vec::new(),
        ..one.clone()
    };
    assert_eq!(json.designations.iter().map(stated).collect::<Vec<_>>(), csv.designations);
}

#[test]
fn json_lines_are_read_whole() {
    let list = read("custom/whole.jsonl");
    let [person, vessel] = list.designations.as_slice() else { panic!("two designations") };
    assert_eq!(
        names(person),
        ["Janus Doe", "native Янус Доу", "former J. Roe", "Johannes Doe", "native يانوس دو", "weak Jan"]
    );
    assert_eq!(births(person), ["1970-11-12", "about 1971", "1970-12-11"]);
    assert_eq!(identifiers(person), ["Passport|A1234567|Ruritania", "Tax No.|99999123|"]);
    assert_eq!(person.addresses[1].country, "Borduria");
    assert_eq!(person.updated_on.unwrap().to_string(), "2024-04-02");
    assert_eq!(
        (&person.measures[0], &person.references[0], &person.titles[0]),
        (&"Asset freeze".to_owned(), &"XXi.007".to_owned(), &"Director".to_owned())
    );
    assert_eq!(person.remarks, "first; second");
    assert_eq!(identifiers(vessel), ["IMO|9074729|"]);
    assert_eq!(warnings(&read("custom/unknown_field.jsonl")), "columns not read: colour");
    assert_eq!(names(&read("custom/primary_not_first.jsonl").designations[0]), ["Janus Doe", "Jan"]);
}

#[test]
fn faulty_json_lines_are_refused_and_the_place_named() {
    for (name, parts) in [
        ("no_id", &["line 2, field id", "no id"][..]),
        ("number_as_id", &["line 2, field id", "\"7\" is not a text"]),
        ("no_name", &["line 2, field names", "no name"]),
        ("no_type", &["line 2, field type", "person, entity"]),
        ("unknown_type", &["line 2, field type", "submarine"]),
        ("bad_date", &["line 2, field date_of_birth", "1970-13-01"]),
        ("bad_identifier", &["line 2, field identifiers", "a:b:c:d"]),
        ("two_genders", &["line 2, field gender", "one text"]),
        ("unknown_inner_field", &["line 2, field addresses", "town"]),
        ("name_of_objects", &["line 2, field aliases", "list of texts"]),
        ("unknown_strength", &["line 2, field names", "so so", "strong or weak"]),
        ("repeated_id", &["record 7, line 2", "stands twice"]),
        ("cut_in_line", &["line 2", "cut off"]),
    ] {
        refused(&format!("custom/{name}.jsonl"), parts);
    }
}

#[test]
fn a_field_of_more_values_than_any_list_has_is_refused() {
    let names: Vec<String> = (0..10_001).map(|number| number.to_string()).collect();
    let line = serde_json::json!({ "id": "7", "type": "person", "names": names }).to_string();
    let error = refused_bytes(ListFormat::CustomJson, line.into_bytes());
    assert!(error.contains("line 1, field names") && error.contains("10001 values"), "{error}");
}
