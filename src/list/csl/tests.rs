use crate::designation::{AliasKind, AliasStrength, Designation, EntityKind};
use crate::list::testing::{births, identifiers, names, read, refused, warnings};
use crate::list::{ListFormat, ListSnapshot};

fn first(name: &str) -> Designation {
    read(&format!("us_csl/{name}")).designations[0].clone()
}

fn addresses(designation: &Designation) -> Vec<String> {
    designation.addresses.iter().map(|address| format!("{}|{}", address.text, address.country)).collect()
}

fn programs(designation: &Designation) -> Vec<&str> {
    designation.programs.iter().map(|program| program.0.as_str()).collect()
}

#[test]
fn rows_are_read_whole() {
    let list: ListSnapshot = read("us_csl/whole.csv");
    assert_eq!((list.id.0.as_str(), list.format), ("us-csl", ListFormat::UsCslCsv));
    assert_eq!(warnings(&list), "");
    let [person, vessel, works, denied] = list.designations.as_slice() else { panic!("four") };
    assert_eq!(names(person), ["DOE, Janus", "DOE, Jan", "YANNI"]);
    assert_eq!(person.kind, EntityKind::Person);
    assert_eq!(births(person), ["1970-11-12", "about 1971", "1972 to 1974"]);
    assert_eq!(person.places_of_birth, ["Strelsau, Ruritania", "Zenda"]);
    assert_eq!(person.nationalities, ["RO", "BG"]);
    assert_eq!(person.gender.unwrap().as_str(), "male");
    assert_eq!(person.titles, ["Director"]);
    assert_eq!(identifiers(person), ["Passport|A1234567|RO"]);
    assert_eq!(addresses(person), ["1 Market Square, Strelsau|RO", "|BG"]);
    assert_eq!(programs(person), ["CYBER2", "SDGT", "SDN"]);
    assert_eq!(
        person.remarks,
        "(Linked To: DOE MILLS); Additional Sanctions Information - Subject to Secondary Sanctions"
    );
    assert_eq!(person.source, "Specially Designated Nationals (SDN) - Treasury Department");
    assert_eq!(identifiers(vessel), ["Call Sign|T2AB4|", "IMO|9074729|", "MMSI|256800000|"]);
    assert_eq!(
        (vessel.kind, vessel.nationalities.as_slice()),
        (EntityKind::Vessel, &["Panama".to_owned()][..])
    );
    assert_eq!(vessel.remarks, "Vessel type: Tug; Gross tonnage: 4000; Vessel owner: DOE MILLS");
    assert_eq!(names(works), ["Doe Works", "DW", "Doe Mill"]);
    assert_eq!(works.kind, EntityKind::Unknown);
    assert_eq!(
        addresses(works),
        ["2 Harbour Street, Strelsau, Ruritania|", "3 Harbour Street, Bucharest|Romania"]
    );
    assert_eq!(works.listed_on.unwrap().to_string(), "2022-04-07");
    assert_eq!(works.references, ["87 FR 20299"]);
    assert_eq!(
        works.remarks,
        "License requirement: For all items subject to the EAR.; License policy: Policy of denial."
    );
    assert_eq!(names(denied), ["J. ROE"]);
    assert_eq!(addresses(denied), ["7 BASCOM STREET, IRVINE, CA, 92612|"], "California, not Canada");
    assert_eq!(denied.remarks, "50 YEAR DENIAL; Ends: 2056-06-29; Standard order: Y");
}

#[test]
fn a_party_on_two_lists_is_one_designation() {
    let list = read("us_csl/one_party_on_two_lists.csv");
    let [bank] = list.designations.as_slice() else { panic!("one designation") };
    assert_eq!(names(bank), ["DOE BANK", "BANK OF DOE", "DOE BANK JSC"]);
    assert_eq!(programs(bank), ["RUR-EO1", "SDN", "RUR-EO2", "SSI"]);
    assert!(bank.source.contains("(SDN)") && bank.source.contains("(SSI)"), "{}", bank.source);
}

#[test]
fn ids_are_read_whichever_end_their_kind_stands_at() {
    let (before, after) = (first("kind_of_id_first.csv"), first("kind_of_id_last.csv"));
    assert_eq!(before, after);
    assert_eq!(identifiers(&before), ["Passport|A1234567|RO", "V.A.T. Number|RO-267.936|RO"]);
    assert_eq!(before.gender.unwrap().as_str(), "female");
    assert_eq!(
        before.remarks,
        "Secondary sanctions risk: Ruritanian Regulations, sections 1 and 2; Website doe.example"
    );
    let one = first("days_in_ids.csv");
    assert_eq!(identifiers(&one), ["Passport|K475336|RO", "Cedula No.|M-137560|GT"]);
    assert_eq!(one.listed_on.unwrap().to_string(), "2021-06-03");
    assert_eq!(one.nationalities, ["Borduria"]);
    assert!(one.remarks.contains("2014-08-30, 2009-08-31, K475336"), "{}", one.remarks);
    let list = read("us_csl/unknown_id.csv");
    assert!(warnings(&list).contains("ids \"RO, 475336, Ration Book\""), "{}", warnings(&list));
    assert_eq!(list.designations[0].remarks, "RO, 475336, Ration Book");
}

#[test]
fn names_are_taken_apart_and_their_characters_repaired() {
    let one = first("lost_characters.csv");
    assert_eq!(names(&one), ["Xi’an Doe Works", "Doe Coöperatief U.A.", "JSC \"Doe\""]);
    assert_eq!(addresses(&one), ["Falcón 1, Strelsau|RO"]);
    let list = read("us_csl/names_by_hand.csv");
    let [institute, works, mill] = list.designations.as_slice() else { panic!("three") };
    assert_eq!(
        names(institute),
        [
            "Strelsau Institute (SIPT)",
            "Strelsau Institute",
            "weak SIPT",
            "Institute of Strelsau",
            "Strelsau Physics",
            "former Zenda Institute",
        ]
    );
    assert_eq!(names(works), ["Doe Works"]);
    assert!(works.remarks.contains("Listed as: Doe Works; and any successor"), "{}", works.remarks);
    assert_eq!(names(mill), ["Mill No. 3", "Doe Works Mill No. 3"]);
    for one in &list.designations {
        assert_eq!(one.names.iter().filter(|name| name.kind == AliasKind::Primary).count(), 1);
        assert_eq!(one.names[0].strength, AliasStrength::Strong);
    }
}

#[test]
fn without_a_type_the_columns_of_vessels_tell() {
    let list = read("us_csl/no_type.csv");
    let kinds: Vec<EntityKind> = list.designations.iter().map(|one| one.kind).collect();
    assert_eq!(kinds, [EntityKind::Unknown, EntityKind::Vessel]);
    let list = read("us_csl/impossible_day.csv");
    assert!(warnings(&list).contains("start_date \"0097-06-30\""), "{}", warnings(&list));
}

#[test]
fn damaged_files_are_refused() {
    for (name, parts) in [
        ("changed_type.csv", &["record 2, line 3, field type", "earlier rows"][..]),
        ("unknown_type.csv", &["record 1, line 2, field type", "Submarine", "Vessel"]),
        ("no_name.csv", &["record 1, line 2, field name", "no name"]),
        ("no_id.csv", &["record 1, line 2, field _id", "no id"]),
        ("nobody.csv", &["no designation"]),
        ("cut_in_record.csv", &["line 4", "fields where 29"]),
    ] {
        refused(&format!("us_csl/{name}"), parts);
    }
}
