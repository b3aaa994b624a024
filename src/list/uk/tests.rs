//! Whole files of the UK's lists: the same records in each format, and one quirk a file.
//!
//! `uk/list.xml`, `list.csv` and `list.ods` hold six designations; `conlist.csv` and `conlist.xml` three. The inside of
//! a spreadsheet is written as publishers' programs write it: a `table:table-row` a line, empty cells as one
//! `<table:table-cell table:number-columns-repeated="16326"/>` to the sheet's edge, and after the last record one empty
//! row that is repeated a million times.

use super::super::testing::{
    births, content_of, fixture, identifiers, names, read, read_bytes, spreadsheet, warnings,
};
use super::super::{ListFormat, ListSnapshot, ListSource, Strictness};
use crate::designation::Designation;

fn first(name: &str) -> Designation {
    read(name).designations[0].clone()
}

/// A designation whose values stand in an order of their own: rows give them one by one and in turns, elements kind by
/// kind. The primary name stays first.
fn ordered(designation: &Designation) -> Designation {
    let mut one = designation.clone();
    one.names[1..].sort_by_key(|name| (name.name.clone(), name.strength));
    one.births.sort_by_key(|date| date.from);
    one.identifiers.sort_by_key(|id| id.number.clone());
    one.addresses.sort_by_key(|address| (address.country.clone(), address.text.clone()));
    for values in [&mut one.titles, &mut one.nationalities, &mut one.measures, &mut one.references] {
        values.sort();
    }
    let mut remarks: Vec<&str> = one.remarks.split("; ").collect();
    remarks.sort_unstable();
    one.remarks = remarks.join("; ");
    one
}

#[test]
fn one_list_is_the_same_in_xml_csv_and_spreadsheet() {
    let (xml, csv, ods) = (read("uk/list.xml"), read("uk/list.csv"), read("uk/list.ods"));
    assert_eq!(
        (xml.format, csv.format, ods.format),
        (ListFormat::UkXml, ListFormat::UkCsv, ListFormat::UkOds)
    );
    for list in [&xml, &csv, &ods] {
        assert_eq!((list.id.0.as_str(), list.published.as_deref()), ("uk-sl", Some("2026-09-07")));
        assert_eq!(list.warnings, []);
        assert_eq!(list.designations.len(), 6);
    }
    // The spreadsheet has the CSV's rows.
    assert_eq!(csv.designations, ods.designations);
    // Every field can be stated by each.
    for (one, other) in xml.designations.iter().zip(&csv.designations) {
        assert_eq!(ordered(one), ordered(other));
    }
}

#[test]
fn every_field_of_the_uk_sanctions_list_is_read() {
    let list = read("uk/list.xml");
    let [person, entity, ship, zenda, exchange, rupert] = list.designations.as_slice() else { panic!("six") };
    assert_eq!(
        names(person),
        [
            "DOE, Janus van",
            "Doe, Jan van",
            "weak Janus, Abu",
            "Janko",
            "native Янус ван Доу",
            "Jánus van Doe"
        ]
    );
    assert_eq!(births(person), ["1945", "1946-02-28"]);
    assert_eq!(person.titles, ["Doctor", "Colonel", "Minister of Clocks"]);
    assert_eq!(person.places_of_birth, ["Strelsau, Austria"]);
    assert_eq!(person.nationalities, ["Austria", "Hungary"]);
    assert_eq!(person.gender.map(crate::designation::Gender::as_str), Some("male"));
    assert_eq!(
        identifiers(person),
        ["Passport|P1234567|Austria", "Passport|A-7654321|", "National identifier|260012001546|Hungary"]
    );
    assert_eq!(person.addresses[0].text, "1 Market Square, Strelsau, 1000");
    assert_eq!((person.addresses[1].text.as_str(), person.addresses[1].country.as_str()), ("", "Hungary"));
    assert_eq!(person.measures, ["Asset freeze", "Travel Ban"]);
    assert_eq!(person.references, ["90001", "XXi.001"]);
    assert_eq!(person.source, "UK; UN");
    assert_eq!(person.programs[0].0, "The Ruritania (Sanctions) Regulations 2020");
    assert_eq!(person.listed_on.unwrap().to_string(), "2024-03-25");
    assert_eq!(person.updated_on.unwrap().to_string(), "2024-03-26");
    assert_eq!(
        person.remarks,
        "Keeps bees. Keeps; also wasps.; Phone number: -103495; Email address: janus@example.org; \
         Passport P1234567: Austria passport number P1234567, issued on 7 August 2014; \
         National identifier: Hungary, number 260012001546"
    );

    assert_eq!(
        names(entity),
        [
            "RURITANIAN TRADING NETWORK (RTN)",
            "RURITANIAN TRADING NETWORK",
            "weak RTN",
            "former Old Ruritanian Traders",
            "native Руританская торговая сеть"
        ]
    );
    assert_eq!(identifiers(entity), ["OGRN|1247700291200|", "KPP|770701001|", "INN|9707028663|"]);
    for part in [
        "Reasons: Trades in clocks.",
        "Website: ruritania.example",
        "Parent company: Ruritanian State Clocks",
    ] {
        assert!(entity.remarks.contains(part), "{}", entity.remarks);
    }

    assert_eq!((ship.kind.as_str(), ship.id.0.as_str()), ("vessel", "RUR0003"));
    assert_eq!(
        (names(ship), identifiers(ship)),
        (vec!["RURITANIA STAR".into(), "Star 6".into()], vec!["IMO|9074729|".into()])
    );
    assert_eq!(ship.nationalities, ["Gabon"]);
    assert_eq!(ship.measures, ["Shipping sanctions: (see 'Other information')"]);
    assert_eq!(ship.references, [""; 0], "ships have no OFSI group");
    assert!(
        ship.remarks.contains("Previous flag: Panama; Type of ship: Oil Tanker; Tonnage: 8343"),
        "{}",
        ship.remarks
    );

    assert_eq!(
        (names(zenda), births(zenda)),
        (vec!["ZENDA".into(), "native 赵钟".into()], vec!["1984-04".into()])
    );
    assert_eq!(identifiers(zenda), ["National identifier|2173186757|Swiss"]);
    assert!(
        zenda.remarks.contains("Passport: Swiss diplomatic passport, number not known"),
        "{}",
        zenda.remarks
    );
    assert_eq!(exchange.addresses.len(), 2);
    assert_eq!(exchange.remarks, "Licence 044. Notice: https://example.org/");
    assert_eq!((names(rupert), rupert.remarks.as_str()), (vec!["HENTZAU JR, Rupert".into()], ""));
}

#[test]
fn quirks_of_the_xml_are_read() {
    let list = read("uk/name_types.xml");
    assert_eq!(
        names(&list.designations[0]),
        ["DOE, Janus", "Doe, Jan", "Doe, J.", "Jan", "Yan", "former DOE"],
        "the primary name first, a name that is strong and weak as strong"
    );
    assert_eq!(
        warnings(&list),
        "RUR0006: Name type \"Nickname\" is not understood and not compared\n\
         RUR0006: Alias strength \"Middling\" is not understood and not compared"
    );

    let list = read("uk/dates_of_birth.xml");
    assert_eq!(births(&list.designations[0]), ["1945", "1946", "1984-04", "2001-02-28", "1951"]);
    assert!(warnings(&list).contains("DOB \"10/00/1983\"") && warnings(&list).contains("\"31/02/1950\""));

    let person = first("uk/passports.xml");
    assert_eq!(
        identifiers(&person),
        [
            "Passport|P04581926|Austria",
            "Passport|A1234567|Swiss",
            "Passport|B7654321|",
            "National identifier|2173186757|"
        ]
    );
    assert!(person.remarks.contains("Passport: Austrian, lost"), "{}", person.remarks);

    assert_eq!(
        identifiers(&first("uk/registrations.xml")),
        [
            "OGRN|1247700291200|",
            "KPP|770701001|",
            "INN|9707028663|",
            "Business registration number|1027700073466|Russia",
            "Tax ID No|7735007358|Russia"
        ]
    );
    assert_eq!(
        names(&first("uk/latin_among_other_scripts.xml")),
        ["HENTZAU JR, Rupert", "Jánus Doe", "native يانوس", "native Янус Доу"]
    );
    assert_eq!(
        first("uk/indicators_only.xml").measures,
        ["Asset freeze", "Prevention of business arrangements"]
    );
    assert_eq!(warnings(&read("uk/element_added.xml")), "columns not read: Colour");
    let list = read("uk/no_edition.xml");
    assert_eq!(list.published, None);
    assert!(warnings(&list).contains("no DateGenerated"));
}

#[test]
fn quirks_of_the_tables_are_read() {
    let list = read("uk/list_without_banner.csv");
    assert_eq!((list.published.as_deref(), list.designations.len()), (None, 1));
    assert!(warnings(&list).contains("Report Date"), "{}", warnings(&list));
    assert_eq!(warnings(&read("uk/list_column_added.csv")), "columns not read: Colour");

    for name in ["uk/export.csv", "uk/export.ods"] {
        let list = read(name);
        assert_eq!((list.id.0.as_str(), list.published.as_deref()), ("uk-sl", None));
        let [person, ship] = list.designations.as_slice() else { panic!("two designations") };
        assert_eq!(
            (names(person), names(ship)),
            (vec!["DOE Janus van".into()], vec!["RURITANIA STAR".into()])
        );
        assert_eq!(
            person.measures,
            ["Asset freeze", "Shipping sanctions: (see \"Other information\")", "Travel Ban"]
        );
        assert_eq!(person.listed_on.unwrap().to_string(), "2024-03-25");
        assert_eq!(ship.measures, ["Shipping sanctions: (see \"Other information\")"]);
        let warnings = warnings(&list);
        assert!(warnings.contains("record RUR0009") && warnings.contains("no name"), "{warnings}");
        assert!(warnings.contains("no aliases") && warnings.contains("weak"), "{warnings}");
    }
    assert_eq!(
        read("uk/export.csv").designations,
        read("uk/export.ods").designations,
        "padding and a line break as a name change nothing"
    );

    let person = first("uk/sheet_marked_words_and_dates.ods");
    assert_eq!(person.primary_name(), "DOE Janus van");
    assert_eq!(person.listed_on.unwrap().to_string(), "2024-03-25", "the cell's date, not its comment");
}

#[test]
fn one_consolidated_list_is_the_same_in_csv_and_xml() {
    let (csv, xml) = (read("uk/conlist.csv"), read("uk/conlist.xml"));
    assert_eq!((csv.format, xml.format), (ListFormat::OfsiCsv, ListFormat::OfsiXml));
    assert_eq!((csv.id.0.as_str(), csv.published.as_deref()), ("uk-ofsi", Some("2022-05-04")));
    // The XML cannot state its edition.
    assert_eq!((xml.id.0.as_str(), xml.published.as_deref()), ("uk-ofsi", None));
    for list in [&csv, &xml] {
        assert!(warnings(list).contains("closed on 28 January 2026"), "{}", warnings(list));
        assert!(warnings(list).contains("uk-sl"), "{}", warnings(list));
    }
    assert_eq!((csv.warnings.len(), xml.warnings.len()), (1, 2));
    assert_eq!(csv.designations.len(), 3);
    for (one, other) in csv.designations.iter().zip(&xml.designations) {
        assert_eq!(ordered(one), ordered(other));
    }
}

#[test]
fn rows_of_a_group_are_one_designation() {
    let list = read("uk/conlist.csv");
    let [person, entity, ship] = list.designations.as_slice() else { panic!("three designations") };
    assert_eq!(
        names(person),
        [
            "DOE, JAN",
            "DOE, Janus",
            "native Ян Доу",
            "DOHE, JAN",
            "Ján Dohe",
            "weak Janus, Abu",
            "weak Абу Янус"
        ]
        .map(|name| name.replace("Janus, Abu", "JANUS, Abu"))
    );
    assert_eq!(births(person), ["1959", "1984-04", "1951"]);
    assert_eq!(person.nationalities, ["Germany", "Morocco"]);
    assert_eq!(person.places_of_birth, ["Strelsau, Germany", "Zenda, Morocco"]);
    assert_eq!(person.titles, ["Doctor", "Colonel", "Minister of Clocks"]);
    assert_eq!(
        identifiers(person),
        ["Passport|A1234567|German", "Passport|B7654321|", "National identifier|260012001546|Moroccan"]
    );
    assert_eq!(person.references, ["RUR0001", "XXi.001"]);
    assert_eq!(person.gender.map(crate::designation::Gender::as_str), Some("male"));
    assert_eq!(person.addresses.len(), 1);
    assert_eq!(
        person.remarks,
        "UK Sanctions List Date Designated: 31/12/2020; Keeps bees. Keeps wasps (some).; \
         UK Statement of Reasons: Winds clocks.; Phone number: (1) +49 1 (2) +49 2; \
         Passport A1234567: German; National identifier 260012001546: Moroccan identity card"
    );
    assert_eq!(
        names(entity),
        ["RURITANIAN TRADERS (RT)", "former OLD RURITANIAN TRADERS", "RURITANIAN TRADERS", "weak RT"]
    );
    assert_eq!(entity.updated_on.unwrap().to_string(), "2022-02-01", "the newest of its rows");
    assert_eq!(identifiers(entity), ["INN|9707028663|"]);
    assert_eq!(
        (identifiers(ship), &ship.nationalities[..]),
        (vec!["IMO|9074729|".into()], &["Gabon".to_owned()][..])
    );

    let list = read("uk/conlist_dates_that_are_none.csv");
    assert_eq!(births(&list.designations[0]), [""; 0]);
    assert!(warnings(&list).contains("DOB \"10/00/1983\" is not understood"), "{}", warnings(&list));
    let list = read("uk/conlist_no_primary_name.csv");
    assert_eq!(
        names(&list.designations[0]),
        ["DOE, Janus", "weak JANUS, Abu", "weak Абу Янус"],
        "the first strong name stands for it"
    );
    let list = read("uk/conlist_without_banner.csv");
    assert_eq!((list.published.as_deref(), list.designations.len()), (None, 1));
    assert!(warnings(&list).contains("edition is not known"), "{}", warnings(&list));
    let list = read("uk/conlist_older_words.csv");
    assert_eq!(list.warnings.len(), 1, "{}", warnings(&list));
    assert_eq!(identifiers(&list.designations[0])[2], "National identifier|260012001546|Moroccan");
}

#[test]
fn a_malformed_list_is_refused_and_the_place_named() {
    let table: [(&str, &[&str]); 17] = [
        ("uk/repeated_id.xml", &["record RUR0006", "RUR0006 stands twice"]),
        ("uk/no_id.xml", &["line ", "no id"]),
        ("uk/no_name.xml", &["record RUR0006", "no name"]),
        ("uk/unknown_type.xml", &["record RUR0006", "field IndividualEntityShip", "Submarine"]),
        ("uk/nobody.xml", &["no designation"]),
        ("uk/cut.xml", &["cut.xml: line 89", "before end of input"]),
        ("uk/list_column_renamed.csv", &["no column D.O.B"]),
        ("uk/list_unknown_type.csv", &["record RUR0004, line 3, field Designation Type", "Submarine"]),
        ("uk/list_changed_type.csv", &["record RUR0001", "field Designation Type", "earlier records"]),
        ("uk/list_no_id.csv", &["line ", "no id"]),
        ("uk/list_no_name.csv", &["record RUR0004", "no name"]),
        ("uk/list_cut_in_row.csv", &["line 3", "fields where 58"]),
        ("uk/list_empty.csv", &["no designation"]),
        ("uk/sheet_of_another_kind.ods", &["no column Unique ID", "found: Customer, City"]),
        ("uk/sheet_cut.ods", &["sheet_cut.ods", "zip"]),
        ("uk/conlist_no_group.csv", &["line 5", "no id"]),
        ("uk/conlist_cut.xml", &["conlist_cut.xml: line", "before end of input"]),
    ];
    for (name, parts) in table {
        let error =
            ListSnapshot::read(&ListSource::new(fixture(name)), Strictness::Strict).unwrap_err().to_string();
        for part in parts {
            assert!(error.contains(part), "{name}: {part:?} is not in {error:?}");
        }
    }
    for (name, left) in [("uk/no_name.xml", 1), ("uk/list_no_id.csv", 1), ("uk/conlist_no_group.csv", 1)] {
        let list = ListSnapshot::read(&ListSource::new(fixture(name)), Strictness::Lenient).unwrap();
        assert_eq!(list.designations.len(), left, "{name}");
        assert!(warnings(&list).contains("left out: "), "{name}");
    }
}

/// A spreadsheet with a header and these rows.
fn sheet(rows: &str) -> Vec<u8> {
    let content = String::from_utf8(content_of(std::fs::read(fixture("uk/export.ods")).unwrap())).unwrap();
    let (head, _) = content
        .split_once("<table:table-row><table:table-cell office:value-type=\"string\"><text:p>RUR0001")
        .unwrap();
    format!("{head}{rows}</table:table></office:spreadsheet></office:body></office:document-content>")
        .into_bytes()
}

#[test]
fn a_hostile_spreadsheet_is_refused_or_read_in_bounded_memory() {
    let cell = |attributes: &str, text: &str| {
        format!("<table:table-cell {attributes}><text:p>{text}</text:p></table:table-cell>")
    };
    let row =
        |attributes: &str, cells: &str| format!("<table:table-row {attributes}>{cells}</table:table-row>");
    let columns = "table:number-columns-repeated=\"16384\"";
    let repeated = "table:number-rows-repeated=\"1000000\"";
    let good: String = ["R1", "1", "Doe", "Ruritania", "Individual", "UK", "25-03-2024", "Asset freeze"]
        .map(|text| cell("", text))
        .concat();
    let read = |content: Vec<u8>| read_bytes("x.ods", ListFormat::UkOds, spreadsheet(&content));

    let padded = row(repeated, &good) + &row(repeated, &format!("<table:table-cell {columns}/>"));
    assert!(read(sheet(&padded)).is_ok_and(|list| list.designations.len() == 1), "a row is given once");

    let bomb = row(repeated, &cell(columns, &"x".repeat(1_000)));
    let error = read(sheet(&bomb)).unwrap_err().to_string();
    assert!(error.contains("fields where 8 are expected"), "{error}");
    let bomb = row("", &cell(columns, &"x".repeat(3_000_000)));
    let error = read(sheet(&bomb)).unwrap_err().to_string();
    assert!(error.contains("larger than the limit"), "{error}");

    for bomb in [vec![0; 100 << 20], [sheet("").as_slice(), &vec![b' '; 100 << 20]].concat()] {
        let packed = spreadsheet(&bomb);
        assert!(packed.len() < 1 << 20);
        let error = read_bytes("x.ods", ListFormat::UkOds, packed).unwrap_err().to_string();
        assert!(error.contains("larger than any list's") || error.contains("no designation"), "{error}");
    }
}

#[test]
fn a_spreadsheet_that_differs_from_its_checksum_is_refused() {
    let good = std::fs::read(fixture("uk/list.ods")).unwrap();
    let read = |bytes: Vec<u8>| read_bytes("x.ods", ListFormat::UkOds, bytes);
    assert!(read(good.clone()).is_ok());
    // The checksum of content.xml in the central directory, which ends the archive.
    let entry = good.windows(4).rposition(|bytes| bytes == b"PK\x01\x02").unwrap();
    let mut damaged = good;
    damaged[entry + 16] ^= 1;
    let error = read(damaged).unwrap_err().to_string();
    assert!(error.contains("checksum"), "{error}");
}
