//! Tests over whole files: written by hand under `tests/data/lists`, one quirk each, about nobody real; and, when
//! asked for, over the genuine lists in the folder that `INTERDICT_LISTS` names.

use std::path::PathBuf;

use super::testing::{births, fixture, identifiers, names, read, warnings};
use super::*;
use crate::designation::AliasKind;

/// The genuine lists: read whole, counted, and timed. Prints what was found.
#[test]
#[allow(clippy::print_stderr)] // run by hand, to look at
#[ignore = "needs the genuine lists in the folder INTERDICT_LISTS"]
fn genuine_lists_are_read_whole() {
    let folder = PathBuf::from(std::env::var_os("INTERDICT_LISTS").expect("INTERDICT_LISTS names a folder"));
    // path, designations, names, weak names (0: not counted elsewhere).
    //
    // SDN of 2024: 14,965 primary names, 18,105 rows of alt.csv; 3,665 weak aliases in the remarks of sdn.csv and
    // 28 more in their continuations in sdn_comments.csv.
    //
    // EU of 2022, its beginning: 1,044 elements under 1,024 references, since 20 stand under two regimes; 4,855 names,
    // 4,751 different ones within a reference, which names in both orders and in brackets make 4,759. Weak are 10 that
    // a remark calls so, and 11 acronyms in brackets.
    //
    // Canada: 4,759 and 2,606 records; 2,877 and 1,151 fields of aliases, several of which hold more than one.
    // OpenSanctions: 20 of 281 entities are targets; 6 of 7.
    //
    // US Consolidated Screening List of 2022: 14,160 rows under 14,048 ids, since a party on several of OFAC's lists has
    // a row for each; 20,009 aliases, less repetitions. Weak are acronyms in brackets and bare numbers of institutes.
    // Denied persons: 546 and 581 rows, of 415 and 459 names.
    //
    // UN of 2026: 1,003 primary names; 2,752 alias elements with a name (1,524 Good, 615 Low, 594 a.k.a., 19 f.k.a.)
    // and 378 names in their own script, less repetitions within a designation, plus the further names that one
    // element holds. Weak are the 615 Low ones, what they hold besides, and 85 acronyms in brackets.
    //
    // UK search export of 2025: 5,302 rows, of which two (BEL0174, RUS1467) have no name and are left out with a
    // warning; 86 names end with an acronym in brackets, which gives two further ones.
    //
    // OFSI's list of 2022: 15,261 rows of 3,430 groups hold 9,720 different names by quality (570 low) and 1,732 in
    // the column for other scripts, of which 27 render low ones only; the rest are what brackets hold, less those that
    // are listed twice.
    let table = [
        ("ofac/sdn_2024-05-03", 14_965, 14_965 + 18_105 + 3_693, 3_693),
        ("ofac/snapshot_2021-07-06_complete", 8_976, 23_327, 2_441),
        ("ofac/consolidated_2025-12-19", 442, 1_587, 72),
        ("ofac/delta_2024-03/sdn_2024-03-22.csv.gz", 14_507, 18_065, 3_558),
        ("ofac/delta_2024-03/sdn_2024-03-25.csv.gz", 14_530, 18_100, 3_570),
        ("ofac/delta_2024-03/sdn_2024-03-26.csv.gz", 14_550, 18_121, 3_571),
        // The consolidated list of 2024: 443 primary names and 1,126 aliases, 66 of them weak.
        ("ofac/consolidated.xml", 443, 443 + 1_126, 66),
        // Exports: 834 names in 930 translations (92 Arabic, 3 Cyrillic, 1 Chinese) of 293 entities.
        ("ofac/SDN_ENHANCED_filtered_IRGC_2024-08-28.xml", 293, 930, 46),
        ("ofac/SDN_ENHANCED_filtered_yemen_2024-05-24.xml", 10, 56, 6),
        ("un/consolidated.xml", 1_003, 4_368, 713),
        ("un/consolidated_2024-09-26.xml.gz", 875, 4_124, 702),
        ("un/consolidated_excerpt_2024-10-17.xml", 7, 40, 3),
        ("uk/UK-Sanctions-List_excerpt_2026-09-07.xml", 6, 30, 1),
        ("uk/UK-Sanctions-List_excerpt_2026-10-08.csv", 1, 1, 0),
        ("uk/FCDO_search_export_2025-08-11.ods", 5_300, 5_300 + 2 * 86, 86),
        ("uk/derived_FCDO_search_2025-08-11.csv.gz", 5_300, 5_300 + 2 * 86, 86),
        ("uk/derived_ConList_2022-05-04.csv.gz", 3_430, 11_631, 673),
        ("uk/ConList_2022format_excerpt.csv", 6, 10, 0),
        ("eu/xmlFullSanctionsList_1_1_2022-03-18_first1044_TRIMMED.xml", 1_024, 4_759, 21),
        ("eu/xmlFullSanctionsList_1_1_excerpt_2020-04-15.xml", 6, 15, 0),
        ("canada/sema-lmes.xml", 4_759, 8_620, 76),
        ("canada/sema-lmes_2022-05.xml", 2_606, 4_119, 49),
        ("opensanctions/targets.nested.json", 20, 270, 0),
        ("opensanctions/entities.ftm.json", 20, 270, 0),
        ("opensanctions/yente_t1_entities.ftm.json", 6, 35, 0),
        ("us_csl/consolidated.csv.gz", 14_048, 33_958, 163),
        ("us_csl/consolidated_excerpt_2025-06.csv", 13, 32, 2),
        ("bis/dpl.txt", 415, 419, 1),
        ("bis/dpl_2021.txt", 459, 464, 1),
    ];
    let truncated = folder.join("eu/xmlFullSanctionsList_2022-03-18_TRUNCATED.xml.gz");
    let error = ListSnapshot::read(&ListSource::new(truncated), Strictness::Lenient).unwrap_err();
    eprintln!("{error}");
    for (path, designations, names, weak) in table {
        let start = std::time::Instant::now();
        let list = ListSnapshot::read(&ListSource::new(folder.join(path)), Strictness::Strict)
            .unwrap_or_else(|error| panic!("{error}"));
        let time = start.elapsed();
        let count = |count: fn(&Designation) -> usize| list.designations.iter().map(count).sum::<usize>();
        eprintln!(
            "{path}: {} {:?} {:?}, {} designations, {} names ({} weak, {} native), {} births, {} identifiers ({} keys), {} addresses, {} nationalities, {time:?}",
            list.id,
            list.published,
            list.files.iter().map(|file| file.name.as_str()).collect::<Vec<_>>(),
            list.designations.len(),
            list.names_count(),
            list.weak_names_count(),
            count(|one| one.names.iter().filter(|name| name.kind == AliasKind::Native).count()),
            count(|one| one.births.len()),
            count(|one| one.identifiers.len()),
            count(|one| one.identifiers.iter().filter(|id| id.key().is_some()).count()),
            count(|one| one.addresses.len()),
            count(|one| one.nationalities.len()),
        );
        for warning in &list.warnings {
            eprintln!("    {warning}");
        }
        if std::env::var_os("INTERDICT_LISTS_DUMP").is_some() {
            for one in &list.designations {
                eprintln!("DUMP {}", serde_json::to_string(one).unwrap());
            }
        }
        for (found, expected) in [
            (list.designations.len(), designations),
            (list.names_count(), names),
            (list.weak_names_count(), weak),
        ] {
            assert!(expected == 0 || found == expected, "{path}: {found} instead of {expected}");
        }
    }
    let refused = |path: &str, part: &str| {
        let error = ListSnapshot::read(&ListSource::new(folder.join(path)), Strictness::Strict).unwrap_err();
        assert!(error.to_string().contains(part), "{path}: {error}");
    };
    refused("ofac/sdn_excerpt_2020-04-22.xml", "states 8197 records and holds 8");
}

#[test]
fn ofac_companions_are_joined() {
    let list = read("ofac/companions");
    assert_eq!(list.id.0, "ofac-sdn");
    assert_eq!(list.format, ListFormat::OfacCsv);
    let roles: Vec<_> = list.files.iter().map(|file| file.name.as_str()).collect();
    assert_eq!(roles, ["sdn.csv", "alt.csv", "add.csv", "sdn_comments.csv"]);
    assert_eq!(list.digest.len(), 64);
    let [person, entity] = list.designations.as_slice() else { panic!("two designations") };
    assert_eq!(names(person), ["DOE, Janus", "DOE, Jan", "weak SNOWSJOHN"]);
    assert_eq!(
        names(entity),
        ["RURITANIAN TRADING COMPANY, LIMITED", "former OLD RURITANIAN CO.", "NEW RURITANIAN CO."]
    );
    assert_eq!((person.kind.as_str(), entity.kind.as_str()), ("person", "entity"));
    assert_eq!(births(person), ["1970-11-12"]);
    assert_eq!(person.places_of_birth, ["Strelsau, Ruritania"]);
    assert_eq!(person.titles, ["Director"]);
    assert_eq!(identifiers(person), ["Passport|A123456|Ruritania"]);
    assert_eq!(person.addresses.len(), 1, "an address of nulls is none");
    assert_eq!(entity.addresses[0].text, "1 Market Square, Strelsau 1000");
    assert_eq!(list.names_count(), 6);
    assert_eq!(list.weak_names_count(), 1);
    assert!(warnings(&list).contains("sdn_comments.csv lacks the final 0x1A"), "{}", warnings(&list));
}

#[test]
fn ofac_quirks_are_read() {
    let list = read("ofac/sdn_programs_joined.csv");
    let programs: Vec<_> = list.designations[0].programs.iter().map(|program| program.0.as_str()).collect();
    assert_eq!(programs, ["FTO", "SDGT", "CAATSA - RUS"]);
    let missing = warnings(&list);
    assert!(
        missing.contains("alt_programs_joined.csv is missing") && missing.contains("without its aliases"),
        "{missing}"
    );

    let list = read("ofac/sdn_weak_aliases.csv");
    assert_eq!(names(&list.designations[0]), ["DOE, Janus", "weak 'ABD-AL-'IZ", "weak former MERA'I"]);

    let list = read("ofac/sdn_vessel_and_aircraft.csv");
    assert_eq!(identifiers(&list.designations[0]), ["Call Sign|T2AB4|", "IMO|9074729|", "MMSI|256800000|"]);
    assert_eq!(list.designations[0].nationalities, ["Ruritania"]);
    assert_eq!(identifiers(&list.designations[1]), ["Aircraft Tail Number|RU-ABC01|"]);

    let list = read("ofac/consolidated");
    assert_eq!(list.id.0, "ofac-cons");
    assert_eq!(names(&list.designations[0]), ["DOE, Janus", "DOE, Jan"]);

    assert_eq!(read("ofac/sdn_gzipped.csv.gz").designations.len(), 61);
}

#[test]
fn un_quirks_are_read() {
    let first = |name: &str| read(name).designations[0].clone();
    let list = read("un/several_aliases_in_one.xml");
    assert_eq!((list.id.0.as_str(), list.published.as_deref()), ("un-sc", Some("2026-02-27")));
    assert_eq!(names(&list.designations[0]), ["JANUS DOE", "Jan Doe", "Yan Doe", "J. Doe", "weak Tek"]);
    assert_eq!(
        names(&list.designations[1]),
        ["RURITANIAN LIBERATION FRONT (RLF)", "RURITANIAN LIBERATION FRONT", "weak RLF"]
    );
    assert_eq!(list.designations[0].programs[0].0, "Ruritania");
    assert_eq!(
        names(&first("un/native_script_in_alias.xml")),
        ["JANUS DOE", "native Янус Доу", "Jin Doe", "native 金多"]
    );
    assert_eq!(names(&first("un/explanation_in_alias.xml")), ["JANUS DOE", "Jana Doe"]);

    let list = read("un/dates_of_birth.xml");
    assert_eq!(
        births(&list.designations[0]),
        ["1970-11-12", "about 1971", "1972 to 1974", "1973-11", "1975-09"]
    );
    assert_eq!(list.warnings.len(), 1, "{}", warnings(&list));

    let person = first("un/listed_on_with_offset.xml");
    assert_eq!((person.id.0.as_str(), person.primary_name()), ("XXi.001", "JANUS DOE"));
    assert_eq!(person.listed_on.unwrap().to_string(), "2015-04-07");
    assert_eq!(person.nationalities, ["Ruritania"]);

    let person = first("un/documents.xml");
    assert_eq!(
        identifiers(&person),
        ["Passport|A1234567|Ruritania", "Residential card number|66500|", "IMO|9074729|"]
    );
    assert!(person.remarks.starts_with("Smith & Doe – owner."));
    assert!(warnings(&read("un/persons_only.xml")).contains("no ENTITIES"));
}

#[test]
fn custom_lists_are_read() {
    let list = read("custom/minimal.csv");
    assert_eq!(list.id.0, "minimal");
    assert_eq!(list.digest, list.files[0].sha256);
    assert_eq!(list.designations.len(), 2);

    let list = read("custom/rows_of_one_id.csv");
    let [person, vessel] = list.designations.as_slice() else { panic!("two designations") };
    assert_eq!(names(person), ["Janus Doe", "native Янус Доу", "weak Jan"]);
    assert_eq!(births(person), ["1970-11-12", "about 1971", "1970-12-11"]);
    assert_eq!(person.nationalities, ["Ruritania", "Borduria"]);
    assert_eq!(identifiers(person), ["Passport|A1234567|Ruritania", "|99999123|"]);
    assert_eq!(person.remarks, "first; second");
    assert_eq!(person.source, "news of the day");
    assert_eq!(identifiers(vessel), ["IMO|9074729|"]);

    let list = read("custom/semicolons_and_mark.csv");
    assert_eq!(list.designations[0].primary_name(), "Doe; Janus");
    assert_eq!(warnings(&list), "columns not read: Colour");
    assert_eq!(read("custom/tabs.csv").designations[0].kind.as_str(), "vessel");
}

#[test]
fn a_malformed_list_is_refused_and_the_place_named() {
    // file, what the message says
    let table: [(&str, &[&str]); 31] = [
        ("ofac/sdn_empty.csv", &["sdn_empty.csv: the file is empty", "fetch the list again"]),
        ("ofac/sdn_no_end_mark.csv", &["cut off", "0x1A"]),
        ("ofac/sdn_cut_in_record.csv", &["cut off", "no line end"]),
        ("ofac/sdn_wrong_columns.csv", &["record 1002, line 2", "5 fields where 12"]),
        ("ofac/sdn_open_quote.csv", &["record 1002, line 2", "quoted field is not closed"]),
        ("ofac/sdn_repeated_id.csv", &["record 1001, line 3", "1001 stands twice"]),
        ("ofac/sdn_unknown_type.csv", &["record 1002, line 2, field SDN_Type", "submarine"]),
        ("ofac/sdn_no_name.csv", &["record 1002, line 2", "no name"]),
        ("ofac/sdn_not_utf8.csv", &["line 2", "not valid UTF-8"]),
        ("ofac/sdn_gzip_cut.csv.gz", &["sdn_gzip_cut.csv.gz", "gzip"]),
        (
            "ofac/orphan_alias",
            &["alt.csv: record 9999, line 2", "9999 is not in sdn.csv", "different editions"],
        ),
        ("un/unclosed.xml", &["cut off", "root element"]),
        ("un/cut_in_element.xml", &["cut_in_element.xml", "line "]),
        ("un/document_type.xml", &["line 2", "document type"]),
        ("un/undefined_entity.xml", &["line 5", "entity"]),
        ("un/mismatched_tags.xml", &["line 5", "not well-formed XML"]),
        ("un/no_name.xml", &["record XXi.002, line 10", "no name"]),
        ("un/no_reference.xml", &["line 10", "no id"]),
        ("un/repeated_reference.xml", &["record XXi.001, line 10", "stands twice"]),
        ("un/nobody.xml", &["no designation"]),
        ("custom/bad_date.csv", &["record 1, line 2, field date_of_birth", "1970-13-01"]),
        ("custom/unknown_type.csv", &["record 2, line 3, field type", "submarine", "person, entity, vessel"]),
        ("custom/changed_type.csv", &["record 2, line 3, field type", "earlier rows"]),
        ("custom/wrong_columns.csv", &["record 2, line 3", "2 fields where 3"]),
        ("custom/no_name.csv", &["record 2", "no name"]),
        ("custom/no_id.csv", &["record 2, line 3, field id", "no id"]),
        ("custom/header_only.csv", &["no designation"]),
        ("custom/repeated_column.csv", &["column Name stands twice"]),
        ("custom/latin1.csv", &["line 2", "UTF-8"]),
        ("foreign/customers.csv", &["customer, city", "id, type, name"]),
        ("foreign/no_such_file.csv", &["cannot read", "no_such_file.csv"]),
    ];
    for (name, parts) in table {
        let error =
            ListSnapshot::read(&ListSource::new(fixture(name)), Strictness::Strict).unwrap_err().to_string();
        for part in parts {
            assert!(error.contains(part), "{name}: {part:?} is not in {error:?}");
        }
    }
}

#[test]
fn what_is_no_list_is_named() {
    for (name, part) in [
        ("foreign/error_page.csv", "web page"),
        ("foreign/data.json", "JSON"),
        ("foreign/alt.csv", "alt.csv alone"),
        ("foreign", "no list in this folder"),
        ("folder_of_two", "several lists in this folder (sdn.csv, un.xml)"),
    ] {
        let error = ListSource::new(fixture(name)).files().unwrap_err().to_string();
        assert!(error.contains(part), "{name}: {error}");
    }
}

#[test]
fn a_folder_of_different_lists_expands() {
    let (sources, warnings) = ListSource::new(fixture("folder_of_two")).expand().unwrap();
    let ids: Vec<_> = sources.iter().map(|source| source.files().unwrap().id.0).collect();
    assert_eq!(ids, ["ofac-sdn", "un-sc"]);
    assert!(matches!(warnings.as_slice(), [ListWarning::Ignored { path }] if path.ends_with("notes.txt")));
}

#[test]
fn lenient_reading_leaves_single_records_out_and_says_so() {
    for (name, left) in [
        ("ofac/sdn_wrong_columns.csv", 1),
        ("ofac/sdn_no_end_mark.csv", 2),
        ("ofac/orphan_alias", 1),
        ("un/no_name.xml", 1),
        ("custom/bad_date.csv", 1),
        ("custom/no_name.csv", 1),
    ] {
        let list = ListSnapshot::read(&ListSource::new(fixture(name)), Strictness::Lenient).unwrap();
        assert_eq!(list.designations.len(), left, "{name}");
        assert!(warnings(&list).contains("left out: "), "{name}: {}", warnings(&list));
    }
    for name in ["ofac/sdn_empty.csv", "ofac/sdn_cut_in_record.csv", "un/unclosed.xml", "custom/latin1.csv"] {
        assert!(ListSnapshot::read(&ListSource::new(fixture(name)), Strictness::Lenient).is_err(), "{name}");
    }
}

#[test]
fn a_digest_needs_no_parsing_and_is_the_snapshots() {
    for name in ["ofac/companions", "un/documents.xml", "ofac/sdn_gzipped.csv.gz"] {
        let source = ListSource::new(fixture(name));
        let digest = digest_files(&source).unwrap();
        let list = ListSnapshot::read(&source, Strictness::Strict).unwrap();
        assert_eq!((digest.id, digest.digest, digest.files), (list.id, list.digest, list.files), "{name}");
    }
}

#[test]
fn an_id_given_is_the_lists_id() {
    let source = ListSource { id: Some(ListId("mine".to_owned())), path: fixture("custom/minimal.csv") };
    assert_eq!(ListSnapshot::read(&source, Strictness::Strict).unwrap().id.0, "mine");
}

#[test]
fn the_demonstration_lists_hold_the_three_designations() {
    let lists = ListSnapshot::demonstration().unwrap();
    let ids: Vec<_> = lists.iter().map(|list| list.id.0.as_str()).collect();
    assert_eq!(ids, ["demo-ofac", "demo-uk"]);
    for list in &lists {
        assert_eq!(list.designations.len(), 3);
        assert_eq!(list.published.as_deref(), Some("2024-03-25"));
        assert_eq!(list.warnings, []);
        assert_eq!(births(&list.designations[1]), ["1985-11-12"]);
        assert_eq!(births(&list.designations[2]), ["1985-10-27"]);
        for one in &list.designations {
            assert_eq!(one.listed_on.unwrap().to_string(), "2024-03-25");
            assert!(!one.source.is_empty() && !one.programs.is_empty());
        }
    }
    let [ofac, uk] = lists.as_slice() else { panic!("two lists") };
    assert!(names(&ofac.designations[0]).contains(&"Wuhan XRZ".to_owned()));
    assert_eq!(names(&uk.designations[1]), ["ZHAO Guangzong", "native 赵光宗"]);
    assert_eq!(identifiers(&uk.designations[2]), ["National Identification Number|421003198510272917|China"]);
}
