//! Fixtures are workbooks as programs write them; `list.xlsx` has the columns of the present edition, `list_2022.xlsx`
//! those of 2022.

use crate::designation::{AliasKind, EntityKind};
use crate::list::testing::{
    WORKBOOK_PARTS, births, fixture, identifiers, names, packed, part_of, read, read_bytes, refused,
    warnings, workbook,
};
use crate::list::*;

#[test]
fn rows_of_a_number_are_one_designation() {
    let list = read("australia/list_2022.xlsx");
    assert_eq!((list.id.0.as_str(), list.format), ("au-dfat", ListFormat::DfatXlsx));
    assert_eq!(list.published.as_deref(), Some("2022-01-31"));
    assert_eq!(list.warnings, []);
    let [person, entity] = list.designations.as_slice() else { panic!("two designations") };
    assert_eq!((person.id.0.as_str(), person.kind), ("2", EntityKind::Person));
    assert_eq!(names(person), ["Janus DOE", "former Jan DOE", "native Янус Доу", "native يانوس دو"]);
    assert_eq!(person.names[0].kind, AliasKind::Primary);
    // A year as a number, and a date that is shown as a month.
    assert_eq!(births(person), ["1970-11-12", "about 1971", "1972", "1973-05"]);
    assert_eq!(person.places_of_birth, ["Strelsau, Ruritania", "Zenda, Ruritania"]);
    assert_eq!(person.nationalities, ["Ruritanian", "Chad"]);
    let addresses: Vec<_> =
        person.addresses.iter().map(|one| (one.text.as_str(), one.country.as_str())).collect();
    assert_eq!(addresses, [("1 Market Square, Strelsau", "Chad"), ("Zenda (previous location)", "")]);
    assert_eq!(person.programs[0].0, "1999 (Ruritania)");
    assert_eq!(person.listed_on.unwrap().to_string(), "2001-01-25");
    assert_eq!(person.updated_on.unwrap().to_string(), "2021-03-02");
    assert_eq!(
        person.remarks,
        "Title: Director. Passport no.: A1234567; Listing: Listed on 25 Jan. 2001 (amended on 3 Sep. 2003)"
    );
    assert_eq!(entity.kind, EntityKind::Entity);
    assert_eq!(names(entity), ["Ruritania Trading Company", "weak RTC", "former Old Ruritania Trading"]);
    assert_eq!(entity.listed_on.unwrap().to_string(), "2019-07-23");
    assert_eq!((entity.remarks.as_str(), entity.addresses.len(), entity.nationalities.len()), ("", 0, 0));
}

#[test]
fn columns_of_the_present_edition_are_read() {
    let list = read("australia/list.xlsx");
    assert_eq!(list.published.as_deref(), Some("2024-03-25"));
    assert_eq!(list.warnings, []);
    let [person, vessel] = list.designations.as_slice() else { panic!("two designations") };
    assert_eq!(names(person), ["Janus DOE", "native Янус Доу", "Jan DOE", "weak Tek"]);
    assert_eq!(births(person), ["1962-08-24"]);
    assert_eq!(person.measures, ["Targeted Financial Sanction", "Travel Ban"]);
    assert_eq!(person.listed_on, None, "an instrument's year is no day");
    assert_eq!(
        person.remarks,
        "Owner of the Zenda; Listing: Autonomous Sanctions Instrument 2024; Instrument: Amendment Instrument 2024"
    );
    assert_eq!((vessel.id.0.as_str(), vessel.kind), ("9001", EntityKind::Vessel));
    assert_eq!(identifiers(vessel), ["IMO|9074729|"]);
    assert_eq!(vessel.measures, ["Maritime Restriction"]);
}

#[test]
fn quirks_are_read() {
    let list = read("australia/number_stands_for_two.xlsx");
    let found: Vec<_> = list.designations.iter().map(|one| (one.id.0.as_str(), names(one))).collect();
    assert_eq!(
        found,
        [
            ("1", vec!["Janus DOE".to_owned(), "Jan DOE".to_owned()]),
            ("2", vec!["Zenda Works".to_owned()]),
            ("1-2", vec!["Strelsau Works".to_owned(), "Works of Strelsau".to_owned()]),
        ]
    );
    assert!(warnings(&list).contains("1 stands twice in this list: the later one is called 1-2"));

    let list = read("australia/type_missing_or_changed.xlsx");
    assert!(list.designations.iter().all(|one| one.kind == EntityKind::Unknown));
    assert_eq!(list.warnings.len(), 2, "{}", warnings(&list));

    let list = read("australia/name_type_unknown.xlsx");
    assert_eq!(names(&list.designations[0]), ["Janus DOE", "Jan DOE"]);
    assert!(warnings(&list).contains("1: Name Type \"Main\""), "{}", warnings(&list));

    let list = read("australia/banner_and_further_sheets.xlsx");
    assert_eq!(list.designations.len(), 2, "a further sheet of the same columns is read");
    assert_eq!(warnings(&list), "banner_and_further_sheets.xlsx, sheet Notes is not a list and was not read");

    assert_eq!(read("australia/formula.xlsx").designations[0].primary_name(), "Janus DOE");

    let list = read("australia/column_missing.xlsx");
    assert_eq!(warnings(&list), "the file has no column Date of Birth\ncolumns not read: Colour");
}

#[test]
fn a_malformed_list_is_refused_and_the_place_named() {
    for (name, parts) in [
        ("formula_failed", &["line 3", "#DIV/0!", "a formula failed"][..]),
        ("no_primary_name", &["record 2, field Name Type", "\"Jan DOE\" is not a primary name"]),
        ("no_reference", &["record 2, line 3", "field Reference", "no id"]),
        ("reference_without_number", &["record 2, line 3", "field Reference", "\"a\""]),
        ("no_name", &["record 2", "no name"]),
        ("nobody", &["no designation"]),
        ("cut", &["cut.xlsx", "zip"]),
        (
            "workbook_of_another_kind",
            &["a workbook (.xlsx) that is not Australia's list", "Customer, City", "save it as CSV"],
        ),
    ] {
        refused(&format!("australia/{name}.xlsx"), parts);
    }
    let source = ListSource::new(fixture("australia/no_primary_name.xlsx"));
    let list = ListSnapshot::read(&source, Strictness::Lenient).unwrap();
    assert_eq!(list.designations.len(), 1);
    assert!(warnings(&list).contains("left out: "));
}

/// A sheet with the fixture's header row and these rows, its columns from A on.
fn sheet(rows: &str) -> Vec<u8> {
    let header = ["Reference", "Name of Individual or Entity", "Type", "Name Type"];
    let header: String = header.iter().map(|column| inline("", column)).collect();
    format!("<worksheet><sheetData><row r=\"1\">{header}</row>{rows}</sheetData></worksheet>").into_bytes()
}

fn inline(reference: &str, text: &str) -> String {
    format!("<c r=\"{reference}\" t=\"inlineStr\"><is><t>{text}</t></is></c>")
}

fn of_sheet(sheet: &[u8]) -> crate::Result<ListSnapshot> {
    read_bytes("x.xlsx", ListFormat::DfatXlsx, workbook("australia/list.xlsx", sheet))
}

#[test]
fn cells_stand_where_their_reference_says() {
    let row = |cells: &[(&str, &str)]| {
        let cells: String = cells.iter().map(|(at, text)| inline(at, text)).collect();
        sheet(&format!("<row r=\"5\">{cells}</row>"))
    };
    let list = of_sheet(&row(&[("A5", "1"), ("D5", "Primary Name"), ("B5", "Jan_x000D_\nDoe")])).unwrap();
    assert_eq!(list.designations[0].primary_name(), "Jan Doe");
    let error = of_sheet(&row(&[("A5", "1"), ("A5", "2")])).unwrap_err().to_string();
    assert!(error.contains("line 5") && error.contains("two cells at \"A5\""), "{error}");
    let error = of_sheet(&row(&[("A5", "1"), ("XFD5", "x")])).unwrap_err().to_string();
    assert!(error.contains("5 fields where 4"), "{error}");
    let error = of_sheet(&sheet("<row><c t=\"s\"><v>99999</v></c></row>")).unwrap_err().to_string();
    assert!(error.contains("the number of a shared text"), "{error}");
    let error = of_sheet(b"<worksheet><sheetData><row>").unwrap_err().to_string();
    assert!(error.contains("cut off"), "{error}");
    let error = of_sheet(b"<!DOCTYPE a><worksheet/>").unwrap_err().to_string();
    assert!(error.contains("document type"), "{error}");
}

#[test]
fn a_hostile_workbook_is_refused_in_bounded_memory() {
    let original = std::fs::read(fixture("australia/list.xlsx")).unwrap();
    let part = |name: &str| part_of(original.clone(), name);
    let with = |replaced: &str, bytes: &[u8]| {
        let parts: Vec<_> = WORKBOOK_PARTS
            .iter()
            .map(|name| (*name, if *name == replaced { bytes.to_vec() } else { part(name) }))
            .collect();
        let parts: Vec<_> = parts.iter().map(|(name, bytes)| (*name, bytes.as_slice())).collect();
        read_bytes("x.xlsx", ListFormat::DfatXlsx, packed(&parts))
    };
    assert!(with("", b"").is_ok());

    // Many cells that refer to one large text.
    let text = "x".repeat(1 << 20);
    let strings = format!("<sst><si><t>{text}</t></si></sst>");
    let cells: String = (0..1_000).map(|_| "<c t=\"s\"><v>0</v></c>".to_owned()).collect();
    let sheet = format!("<worksheet><sheetData><row>{cells}</row></sheetData></worksheet>");
    let parts: Vec<_> = WORKBOOK_PARTS
        .iter()
        .map(|name| match *name {
            "xl/sharedStrings.xml" => (*name, strings.clone().into_bytes()),
            "xl/worksheets/sheet1.xml" => (*name, sheet.clone().into_bytes()),
            name => (name, part(name)),
        })
        .collect();
    let parts: Vec<_> = parts.iter().map(|(name, bytes)| (*name, bytes.as_slice())).collect();
    let error = read_bytes("x.xlsx", ListFormat::DfatXlsx, packed(&parts)).unwrap_err().to_string();
    assert!(error.contains("larger than the limit of 4194304 bytes"), "{error}");

    let sheets: String = (0..1_000).map(|_| "<sheet r:id=\"rId1\"/>").collect();
    let book = format!("<workbook xmlns:r=\"r\"><sheets>{sheets}</sheets></workbook>");
    let error = with("xl/workbook.xml", book.as_bytes()).unwrap_err().to_string();
    assert!(error.contains("more sheets"), "{error}");
    let error = with("xl/workbook.xml", b"<workbook/>").unwrap_err().to_string();
    assert!(error.contains("no sheet in it"), "{error}");
    let error = with("xl/sharedStrings.xml", b"<sst><si>").unwrap_err().to_string();
    assert!(error.contains("cut off"), "{error}");
    // Without styles a date is a number, which is said and not guessed at.
    let list = with("xl/styles.xml", b"<styleSheet/>").unwrap();
    assert!(warnings(&list).contains("Date of Birth \"22882\""), "{}", warnings(&list));
}
