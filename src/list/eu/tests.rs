//! Tests of the EU's list over fixtures in `tests/data/lists/eu`: the same records in both formats, and one quirk each.

use super::super::testing::{births, fixture, identifiers, names, read, warnings};
use super::super::{ListFormat, ListSnapshot, ListSource, Strictness};
use super::*;
use crate::designation::{AliasKind, Gender};

fn only(name: &str) -> Designation {
    let mut list = read(name);
    assert_eq!(list.designations.len(), 1, "{name}");
    list.designations.remove(0)
}

#[test]
fn one_list_in_two_formats_gives_the_same_designations() {
    // Contact details stand in the XML only: how the CSV writes them is not known.
    let (xml, csv) = (read("eu/twin.xml"), read("eu/twin.csv"));
    assert_eq!((xml.format, csv.format), (ListFormat::EuXml, ListFormat::EuCsv));
    assert_eq!((&xml.id.0[..], &csv.id.0[..]), ("eu-fsf", "eu-fsf"));
    assert_eq!(xml.published.as_deref(), Some("2024-05-06"));
    assert_eq!(xml.published, csv.published);
    assert_eq!(xml.designations.len(), 6);
    for (ours, theirs) in xml.designations.iter().zip(&csv.designations) {
        assert_eq!(ours, theirs);
    }
    assert_eq!(xml.designations, csv.designations);
    assert_eq!(warnings(&xml) + &warnings(&csv), "");
}

#[test]
fn the_whole_of_a_designation_is_read() {
    let list = read("eu/twin.xml");
    let [person, entity, islamic, twice, line, count] = list.designations.as_slice() else { panic!("six") };
    assert_eq!(names(person), ["Doe, Janus Peter", "weak Yan Dou", "native Янус Доу"]);
    assert_eq!(person.names[0].kind, AliasKind::Primary);
    assert_eq!((person.id.0.as_str(), person.kind.as_str()), ("EU.1.11", "person"));
    assert_eq!(births(person), ["1970-11-12", "about 1968 to 1971"]);
    assert_eq!(person.places_of_birth, ["Zenda, Zenda Province, SWITZERLAND"]);
    assert_eq!(person.nationalities, ["SWITZERLAND"]);
    assert_eq!(person.gender, Some(Gender::Male));
    assert_eq!(identifiers(person), ["National passport|A1234567|SWITZERLAND"]);
    let [address] = person.addresses.as_slice() else { panic!("one address") };
    assert_eq!(address.text, "1 Market Square, P.O. Box 12, Strelsau, Strelsau Region, 1000");
    assert_eq!(person.titles, ["Dr.", "Minister of Fog"]);
    assert_eq!(person.programs, [Program("RUR".to_owned())]);
    assert_eq!(person.references, ["101", "RUi.001"]);
    assert_eq!(person.source, "2020/11 (OJ L1)");
    assert_eq!(person.listed_on, PartialDate::day(2020, 2, 1));
    assert_eq!(person.updated_on, PartialDate::day(2020, 2, 3));
    assert_eq!(
        person.remarks.split("; ").collect::<Vec<_>>(),
        [
            "Brother of Jon Doe.",
            "Date of UN designation: 2001-02-03",
            "Address 1 Market Square, P.O. Box 12, Strelsau, Strelsau Region, 1000, SWITZERLAND: As of May 2019",
            "Born about 1968 to 1971: For alias Yan Dou",
            "National passport A1234567: known to be expired, valid to 2015-01-31, issued under the name Yan Dou",
            "National passport C7654321: known to be false",
        ]
    );

    assert_eq!(names(entity), ["Zenda Works", "ZW", "weak ZWO", "Usines de Zenda"]);
    assert_eq!(entity.listed_on, PartialDate::day(2020, 2, 3));
    assert_eq!(identifiers(entity), ["Registration Number|12345678|LIECHTENSTEIN", "tax number|7654-1|"]);
    assert!(entity.remarks.contains("Address Strelsau: as at the time of listing"), "{}", entity.remarks);

    assert_eq!(births(islamic), ["1982-04-19", "1982-04-17 to 1982-04-21"]);
    assert!(islamic.nationalities.is_empty(), "00 is no country");

    assert_eq!(names(twice), ["Doe, Jana", "Jana Dow"], "one person under two regimes");
    assert_eq!(births(twice), ["1980", "1981-05"]);
    assert_eq!(twice.programs, [Program("RUR".to_owned()), Program("BOR".to_owned())]);
    assert_eq!(twice.source, "2020/11 (OJ L1); 2019/7 (OJ L7)");
    assert_eq!(twice.updated_on, PartialDate::day(2021, 1, 1));
    assert_eq!(twice.listed_on, PartialDate::day(2020, 3, 4));

    assert_eq!(
        names(line),
        ["Hentzau Line", "native Хенцау Лайн"],
        "a row or part of an address only adds it"
    );
    assert_eq!(line.addresses.len(), 1);
    assert_eq!(line.remarks, "Owns \"Pride of Zenda\"; (see also Zenda Works)");
    assert_eq!(names(count), ["Hentzau, Rupert"]);
    assert_eq!(count.remarks, "Hentzau, Rupert: the Count; Citizenship LIECHTENSTEIN: (dual)");
}

#[test]
fn the_quality_is_a_remark_in_any_spelling() {
    let person = only("eu/quality_remarks.xml");
    assert_eq!(
        names(&person),
        ["Janus Doe", "weak Jan", "weak Jano", "weak Janko", "Jani", "Janik", "Janda"],
        "any other remark says nothing of it"
    );
    assert_eq!(person.remarks, "Janik: good quality alias; as previously listed; Janda: Cousin of Jon Doe");
}

#[test]
fn names_are_repeated_in_many_languages() {
    let person = only("eu/names_in_many_languages.xml");
    assert_eq!(
        names(&person),
        ["Doe, Janus", "Janús Doe", "native Јанус Доу", "Yan Doe", "native جانوس دو", "native Γιάνους Ντο"]
    );
}

#[test]
fn births_are_read_in_their_calendar() {
    let list = read("eu/births.xml");
    let person = &list.designations[0];
    assert_eq!(
        births(person),
        [
            "1982-04-17 to 1982-04-21",
            "1979-11-19 to 1980-11-10",
            "about 1961",
            "about 1953 to 1958",
            "1970-05"
        ]
    );
    assert_eq!(person.places_of_birth, ["Zenda, BA"], "no spelling in use, so the code");
    assert_eq!(person.remarks, "", "a remark that repeats the date says nothing");
    let said = warnings(&list);
    assert!(said.contains("1950 JULIAN") && said.contains("1970-13-41"), "{said}");
}

#[test]
fn documents_known_to_be_false_identify_nobody() {
    let person = only("eu/documents.xml");
    assert_eq!(
        identifiers(&person),
        [
            "National passport|А2345678|",
            "National passport|A2345678|",
            "passport no (ruritania)|B3456789|SWITZERLAND",
            "National passport|D4567890|",
            "SWIFT BIC|ZENDCHZZ|",
        ]
    );
    let facts = "National passport D4567890: diplomatic, reported lost, revoked by issuer, issued by Strelsau, issued \
                 on 2001-02-03, name on document J. Doe";
    assert!(person.remarks.contains("National passport A1: known to be false"), "{}", person.remarks);
    assert!(person.remarks.contains(facts), "{}", person.remarks);
}

#[test]
fn contact_details_are_remarks_and_places_one_line() {
    let entity = only("eu/contacts.xml");
    let gate = "PO Box 7, Zenda";
    assert_eq!(
        entity.remarks,
        format!(
            "Address Quay 1, Zenda, SWITZERLAND: PHONE +41 000, WEB zenda.example; \
             Address Zenda Gate, {gate}: Italian Fiscal Code: DOE JNS 70S12 Z352F, As of 2010"
        )
    );
    assert_eq!(entity.addresses[1].text, format!("Zenda Gate, {gate}"), "each part once");
    assert_eq!(identifiers(&entity), ["Italian Fiscal Code|DOEJNS70S12Z352F|ITALY"]);
    assert_eq!(entity.addresses[2].country, "CONGO, Democratic Republic of (was Zaire)");
}

#[test]
fn a_remark_may_name_the_day_of_listing() {
    assert_eq!(only("eu/listing_in_remark.xml").listed_on, PartialDate::day(2009, 6, 29));
    let table = [
        ("Date of listing: 12/04/2011.", Some("2011-04-12")),
        ("Date of listing 23.5.2011.", Some("2011-05-23")),
        ("State-owned bank. date of designation : 1 December 2010; more", Some("2010-12-01")),
        ("Date of UN designation: 1 December 2010", None),
        ("Date of listing", None),
        ("Date of listing: May 2011", None),
    ];
    for (text, expected) in table {
        let found = said_listing(text).map(|date| date.to_string());
        assert_eq!(found.as_deref(), expected, "{text}");
    }
}

#[test]
fn the_csvs_columns_are_bound_by_name_and_its_rows_by_reference() {
    let list = read("eu/moved_columns.csv");
    let [first, second] = list.designations.as_slice() else { panic!("two") };
    assert_eq!(names(first), ["Doe, Janus"], "the strong of two stays");
    assert_eq!(first.remarks, "First; Second; (c) third; Janus Doe: As (a) spy");
    assert_eq!(first.addresses.len(), 1);
    assert_eq!(second.primary_name(), "Jon Doe");
}

#[test]
fn the_logical_id_serves_for_want_of_a_reference() {
    let person = only("eu/logical_id_only.xml");
    assert_eq!((person.id.0.as_str(), person.references.len()), ("77", 0));
}

#[test]
fn a_malformed_list_is_refused_and_the_place_named() {
    let table: [(&str, &[&str]); 13] = [
        ("cut_in_attribute.xml", &["cut_in_attribute.xml", "line "]),
        ("nobody.xml", &["no designation"]),
        ("no_name.xml", &["record EU.2.22, line 12, field nameAlias", "no name"]),
        ("no_reference.xml", &["line 3", "no id"]),
        ("unknown_type.xml", &["record EU.2.22, line 12, field subjectType", "balloon", "person"]),
        ("changed_type.xml", &["record EU.1.11, line 12", "enterprise", "before"]),
        ("wrong_columns.csv", &["record 2, line 3", "fields where 118"]),
        ("missing_column.csv", &["no column NameAlias_WholeName"]),
        ("unknown_type.csv", &["record EU.1.11, line 2, field Entity_SubjectType", "balloon"]),
        ("changed_type.csv", &["record EU.1.11, line 3", "before"]),
        ("no_name.csv", &["record EU.2.22", "no name"]),
        ("header_only.csv", &["no designation"]),
        ("absent.xml", &["cannot read"]),
    ];
    for (name, parts) in table {
        let source = ListSource::new(fixture(&format!("eu/{name}")));
        let error = ListSnapshot::read(&source, Strictness::Strict).unwrap_err().to_string();
        for part in parts {
            assert!(error.contains(part), "{name}: {part:?} is not in {error:?}");
        }
    }
    for name in ["no_name.xml", "unknown_type.xml", "changed_type.csv", "no_name.csv", "wrong_columns.csv"] {
        let source = ListSource::new(fixture(&format!("eu/{name}")));
        let list = ListSnapshot::read(&source, Strictness::Lenient).unwrap();
        assert_eq!(list.designations.len(), 1, "{name}");
        assert!(warnings(&list).contains("left out: "), "{name}");
    }
    for name in ["cut_in_attribute.xml", "header_only.csv", "nobody.xml"] {
        let source = ListSource::new(fixture(&format!("eu/{name}")));
        assert!(ListSnapshot::read(&source, Strictness::Lenient).is_err(), "{name}");
    }
}
