use crate::designation::{AliasKind, EntityKind};
use crate::list::ListFormat;
use crate::list::testing::{births, identifiers, names, read, refused, warnings};

#[test]
fn targets_are_read_whole() {
    let list = read("ch_seco/whole.xml");
    assert_eq!((list.id.0.as_str(), list.format), ("ch-seco", ListFormat::SwissXml));
    assert_eq!(list.published.as_deref(), Some("2026-10-01"));
    assert_eq!(warnings(&list), "");
    let [person, mills, vessel] = list.designations.as_slice() else { panic!("three designations") };
    assert_eq!(person.id.0, "5142");
    assert_eq!(
        names(person),
        ["Doe Janus", "native Доу Янус", "Dou Janus", "Dow Janus", "former J. Roe", "weak Yanni"]
    );
    assert_eq!(person.names[0].kind, AliasKind::Primary);
    assert_eq!(person.names.iter().filter(|name| name.kind == AliasKind::Primary).count(), 1);
    assert_eq!(person.titles, ["Colonel"]);
    assert_eq!(births(person), ["1970-11-12", "about 1971"]);
    assert_eq!(person.places_of_birth, ["Strelsau, Royal District, Ruritania"]);
    assert_eq!(person.nationalities, ["Ruritania", "Borduria"]);
    assert_eq!(person.gender.unwrap().as_str(), "male");
    assert_eq!(
        identifiers(person),
        ["diplomatic passport|A1234567|Ruritania", "Taxpayer identification number|123456789047|"]
    );
    assert_eq!(person.addresses[0].text, "1 Market Square, 1000, Strelsau, Royal District");
    assert_eq!(person.addresses[0].country, "Ruritania");
    assert_eq!(person.programs.len(), 1);
    assert_eq!(person.programs[0].0, "Ruritania");
    assert_eq!(
        person.measures,
        ["article 12 -- Restrictions on named individuals", "article 16 -- Restrictions on the money market"]
    );
    assert_eq!(person.listed_on.unwrap().to_string(), "2024-03-25");
    assert_eq!(person.updated_on.unwrap().to_string(), "2024-04-02");
    assert_eq!(person.references, ["140"]);
    for part in ["Owner of a mill.", "Taxpayer identification number: 123456789047", "related to 46130"] {
        assert!(person.remarks.contains(part), "{}", person.remarks);
    }
    assert_eq!(identifiers(mills), ["Registration number|808000714|", "SWIFT/BIC|DOEMRUMM|"]);
    assert_eq!((mills.addresses[0].text.as_str(), births(mills).len()), ("c/o Roe", 0));
    assert!(mills.remarks.contains("Established: 1999"));
    assert_eq!(names(vessel), ["Rudolf", "Flavia 2"]);
    assert_eq!(
        (vessel.kind, identifiers(vessel)),
        (EntityKind::Vessel, vec!["IMO Number|9074729|".to_owned()])
    );
}

#[test]
fn who_was_taken_off_the_list_is_not_on_it() {
    let list = read("ch_seco/de_listed.xml");
    let ids: Vec<_> = list.designations.iter().map(|one| one.id.0.as_str()).collect();
    assert_eq!(ids, ["2", "4"], "listed again; never modified");
}

#[test]
fn a_maiden_name_stands_in_a_name_of_its_own() {
    assert_eq!(names(&read("ch_seco/maiden_name.xml").designations[0]), ["Doe Jana", "Roe Jana"]);
}

#[test]
fn what_a_target_refers_to_in_vain_is_said() {
    let list = read("ch_seco/unknown_place_and_set.xml");
    assert_eq!(list.designations[0].addresses[0].text, "1 Market Square");
    for part in ["sanctions-set-id \"77\"", "place-id \"88\"", "day-month-year \"12/11\""] {
        assert!(warnings(&list).contains(part), "{part}: {}", warnings(&list));
    }
}

#[test]
fn damaged_files_are_refused() {
    for (name, parts) in [
        ("no_whole_list.xml", &["field list-type", "delta", "whole list"][..]),
        ("no_name.xml", &["record 1, line 3, field name", "no name"]),
        ("no_party.xml", &["record 1, line 3", "individual, entity or object"]),
        ("name_of_41_parts.xml", &["record 1, line 3, field name", "41 parts"]),
        ("repeated_id.xml", &["record 1", "stands twice"]),
        ("nobody.xml", &["no designation"]),
        ("cut.xml", &["cut off"]),
    ] {
        refused(&format!("ch_seco/{name}"), parts);
    }
}
