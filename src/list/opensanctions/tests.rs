use crate::designation::{AliasKind, Designation, EntityKind};
use crate::list::testing::{births, identifiers, names, read, refused, refused_bytes, warnings};
use crate::list::{ListFormat, ListSnapshot};

fn sorted<T: Ord>(values: impl IntoIterator<Item = T>) -> Vec<T> {
    let mut values: Vec<T> = values.into_iter().collect();
    values.sort();
    values
}

fn addresses(designation: &Designation) -> Vec<String> {
    designation.addresses.iter().map(|address| format!("{}|{}", address.text, address.country)).collect()
}

fn programs(designation: &Designation) -> Vec<&str> {
    designation.programs.iter().map(|program| program.0.as_str()).collect()
}

#[test]
fn a_target_is_read_with_all_that_belongs_to_it() {
    let list = read("opensanctions/twin.nested.json");
    assert_eq!((list.id.0.as_str(), list.format), ("opensanctions", ListFormat::OpenSanctionsJson));
    assert_eq!(list.published.as_deref(), Some("2026-10-01"));
    assert_eq!(warnings(&list), "");
    let [person, company, vessel, aircraft] = list.designations.as_slice() else { panic!("four") };
    assert_eq!(
        names(person),
        ["Janus Doe", "native Янус Доу", "Johannes Doe", "native يانوس دو", "former Janus Roe", "weak Jan"]
    );
    assert_eq!(person.names[0].kind, AliasKind::Primary);
    assert_eq!(births(person), ["1970-11-12", "1971"]);
    assert_eq!(person.places_of_birth, ["Strelsau"]);
    assert_eq!(person.nationalities, ["ru", "bg"]);
    assert_eq!(person.gender.unwrap().as_str(), "male");
    assert_eq!(person.titles, ["Dr.", "Director"]);
    assert_eq!(
        identifiers(person),
        [
            "Digital Currency Address - XBT|1RuritanianWa11etofJanusDoe7QZx|",
            "Diplomatic passport|A1234567|ru",
            "ID Number|99-123|",
            "INN|123456789047|",
        ]
    );
    assert_eq!(addresses(person), ["1 Market Square, Strelsau|ru", "2 Harbour Street, Strelsau|"]);
    assert_eq!(programs(person), ["RUR-CYBER", "Cyber programme", "Mills"]);
    assert_eq!(person.measures, ["Asset freeze", "Travel ban"]);
    assert_eq!(person.listed_on.unwrap().to_string(), "2023-01-02");
    assert_eq!(person.updated_on.unwrap().to_string(), "2026-09-01");
    assert_eq!(person.references, ["RT-7", "XXi.007", "ofac-7", "eu-fsf-eu-7-7"]);
    assert_eq!(person.source, "rur_lists, bor_lists");
    for part in ["Sank a mill; twice", "Ends: 2025-01-02", "Owner of a mill", "Topics: sanction, role.pep"] {
        assert!(person.remarks.contains(part), "{part}: {}", person.remarks);
    }
    assert_eq!(names(company), ["Doe Mills LLC", "DM"]);
    assert_eq!(addresses(company), ["|ru"]);
    assert_eq!((vessel.kind, aircraft.kind), (EntityKind::Vessel, EntityKind::Aircraft));
    assert_eq!(vessel.nationalities, ["pa"]);
    assert_eq!(identifiers(vessel), ["IMO|IMO9074729|", "MMSI|256800000|", "Call Sign|T2AB4|"]);
    assert_eq!(identifiers(aircraft), ["Aircraft Tail Number|RU-ABC01|", "Serial Number|1023409321|"]);
}

/// Inlined or by id, before or after its target: what an entity says is the same, in another order.
#[test]
fn the_two_json_exports_say_the_same() {
    let (nested, by_id) = (read("opensanctions/twin.nested.json"), read("opensanctions/twin.ftm.json"));
    assert_eq!(nested.published, by_id.published);
    let comparable = |list: &ListSnapshot| -> Vec<Designation> {
        let order = |mut one: Designation| {
            one.identifiers.sort_by(|a, b| a.number.cmp(&b.number));
            one.addresses.sort_by(|a, b| a.text.cmp(&b.text));
            one.references.sort();
            one.remarks = sorted(one.remarks.split("; ")).join("; ");
            one
        };
        list.designations.iter().cloned().map(order).collect()
    };
    assert_eq!(comparable(&nested), comparable(&by_id));
}

/// The CSV cannot state: kind and strength of names, place of birth, gender, titles, kind and country of identifiers,
/// countries of addresses, which of the countries are nationalities, wallets, names of programs, days of listing,
/// measures and references. What it can state is the same.
#[test]
fn the_csv_export_says_what_it_can_of_the_same() {
    let (nested, simple) = (read("opensanctions/twin.nested.json"), read("opensanctions/twin.simple.csv"));
    assert_eq!(simple.format, ListFormat::OpenSanctionsCsv);
    assert_eq!((simple.id.0.as_str(), &simple.published), ("opensanctions", &nested.published));
    assert_eq!(simple.designations.len(), nested.designations.len());
    assert_eq!(warnings(&simple), "");
    for (simple, nested) in simple.designations.iter().zip(&nested.designations) {
        assert_eq!(
            (&simple.id, simple.kind, simple.updated_on),
            (&nested.id, nested.kind, nested.updated_on)
        );
        assert_eq!(simple.names[0], nested.names[0]);
        let texts = |one: &Designation| sorted(one.names.iter().map(|name| name.name.clone()));
        assert_eq!(texts(simple), texts(nested));
        let native =
            |one: &Designation| one.names.iter().filter(|name| name.kind == AliasKind::Native).count();
        assert_eq!(native(simple), native(nested));
        assert_eq!(sorted(births(simple)), sorted(births(nested)));
        let numbers = |one: &Designation| {
            let wallet = |kind: &str| kind.starts_with("Digital");
            sorted(one.identifiers.iter().filter(|id| !wallet(&id.kind)).map(|id| id.number.clone()))
        };
        assert_eq!(numbers(simple), numbers(nested));
        let places = |one: &Designation| {
            sorted(one.addresses.iter().map(|address| address.text.clone()).filter(|text| !text.is_empty()))
        };
        assert_eq!(places(simple), places(nested));
        assert!(programs(simple).iter().all(|program| programs(nested).contains(program)));
        assert_eq!(sorted(simple.source.split(", ")), sorted(nested.source.split(", ")));
    }
    let person = &simple.designations[0];
    assert_eq!(sorted(person.nationalities.clone()), ["bg", "ru"]);
    assert_eq!(addresses(&simple.designations[1]), ["|ru"]);
    let sanctions = "Cyber programme - Sank a mill; twice - 2024-03-26; Mills - 2023-01-02 - 2025-01-02";
    assert_eq!(person.remarks, sanctions);
}

#[test]
fn a_cell_of_the_csv_is_a_line_of_csv() {
    let list = read("opensanctions/simple_lines_in_cell.csv");
    let one = &list.designations[0];
    assert_eq!(names(one), ["Doe \"Mills\"", "Doe \"M\"", "Mills; of Doe"]);
    assert_eq!(addresses(one), ["1 Market Square; Strelsau|", "|ru"]);
    assert_eq!(one.remarks, "Mills - Blew up a mill. Then \"another\"; and a third. - 2024-03-25");
    assert_eq!(read("opensanctions/simple_15_columns.csv").designations.len(), 3);
}

#[test]
fn without_flags_the_topics_and_sanctions_say_who_is_designated() {
    let list = read("opensanctions/no_target_flags.json");
    let ids = sorted(list.designations.iter().map(|one| one.id.0.as_str()));
    assert_eq!(ids, ["rt-1", "rt-2", "rt-7"]);
    let company = list.designations.iter().find(|one| one.id.0 == "rt-2").unwrap();
    assert_eq!(programs(company), ["Mills"]);
}

#[test]
fn who_has_no_usual_name_is_listed_under_what_there_is() {
    let list = read("opensanctions/no_usual_name.json");
    let [person, wallet, vessel, either] = list.designations.as_slice() else { panic!("four") };
    assert_eq!(names(person), ["Janus Doe"]);
    assert_eq!(names(wallet), ["1RuritanianWa11etofJanusDoe7QZx"]);
    assert_eq!(identifiers(wallet), ["Digital Currency Address - XBT|1RuritanianWa11etofJanusDoe7QZx|"]);
    assert_eq!(names(vessel), ["9074729"]);
    assert_eq!((wallet.kind, either.kind), (EntityKind::Unknown, EntityKind::Unknown));
}

#[test]
fn an_unread_date_is_said() {
    let list = read("opensanctions/simple_bad_date.csv");
    assert!(warnings(&list).contains("rt-5: birth_date \"1970-13-44\""), "{}", warnings(&list));
}

#[test]
fn damaged_exports_are_refused() {
    for (name, parts) in [
        ("simple_no_name.csv", &["record rt-5, line 2, field name", "no name"][..]),
        ("simple_cut.csv", &["record 3, line 4", "fields where 16"]),
        ("simple_open_quote.csv", &["record 4, line 5", "fields where 16"]),
        ("no_target_at_all.json", &["no designation"]),
        ("json_no_name.json", &["record rt-1, line 1, field name", "no name"]),
        ("json_repeated_id.json", &["record rt-1, line 2", "stands twice"]),
        ("json_cut_in_line.json", &["line 2", "cut off"]),
        ("json_property_no_list.json", &["line 2", "expected a sequence"]),
        ("json_value_no_text.json", &["line 1", "a text or an entity"]),
    ] {
        refused(&format!("opensanctions/{name}"), parts);
    }
}

#[test]
fn a_property_of_more_values_than_any_list_has_is_refused() {
    let names: Vec<String> = (0..10_001).map(|number| number.to_string()).collect();
    let properties = serde_json::json!({ "name": names });
    let line = serde_json::json!({ "id": "7", "schema": "Person", "properties": properties, "target": true });
    let error = refused_bytes(ListFormat::OpenSanctionsJson, line.to_string().into_bytes());
    assert!(error.contains("line 1, field name") && error.contains("10001 values"), "{error}");
}
