//! One test for each way a counterparty file can be bad, and the promise that holds for all: every row comes out once.

use std::io::{Read, Write};

use proptest::prelude::*;

use super::*;
use crate::error::ErrorKind;

fn open(bytes: impl AsRef<[u8]>) -> crate::Result<PartyReader> {
    open_with(bytes, &ReadOptions::default())
}

fn open_with(bytes: impl AsRef<[u8]>, options: &ReadOptions) -> crate::Result<PartyReader> {
    PartyReader::from_read("in.csv", std::io::Cursor::new(bytes.as_ref().to_vec()), options)
}

fn rows(bytes: impl AsRef<[u8]>) -> Vec<Row> {
    let rows: Vec<Row> = open(bytes).unwrap().collect::<Result<_, _>>().unwrap();
    assert!(rows.iter().zip(1..).all(|(row, number)| row.number == number), "numbered without a gap");
    rows
}

/// Each row as its first name or the code of its fault.
fn told(bytes: impl AsRef<[u8]>) -> Vec<String> {
    rows(bytes)
        .into_iter()
        .map(|row| match row.content {
            RowContent::Party(party) => party.names[0].text.clone(),
            RowContent::NotScreened(why) => format!("!{}", why.code()),
        })
        .collect()
}

fn refused(bytes: impl AsRef<[u8]>) -> String {
    open(bytes).err().expect("refused").to_string()
}

fn given(columns: &[&str]) -> ReadOptions {
    ReadOptions { columns: columns.iter().map(|text| text.parse().unwrap()).collect(), ..Default::default() }
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

#[test]
fn an_empty_file_is_refused() {
    for bytes in ["", "\n\r\n\n", "\u{feff}"] {
        assert!(refused(bytes).contains("the file is empty"), "{bytes:?}");
    }
}

#[test]
fn a_header_alone_has_no_rows() {
    for bytes in ["id,name", "id,name\n", "name\r\n\r\n"] {
        assert!(told(bytes).is_empty(), "{bytes:?}");
    }
}

#[test]
fn a_file_without_a_name_column_is_refused_and_its_columns_told_where_they_are_columns() {
    let message = refused("7,Zhao Guangzong,CN\n8,Ni Gaobin,CN\n");
    assert!(message.contains("the first line has 3 columns") && !message.contains("Zhao"), "{message}");
    assert!(message.contains("--column name=FIELD"), "{message}");
    let message = refused("id,first name\n1,X\n");
    assert!(
        message.contains(r#"no column looks like a name; the header has: "id", "first name""#),
        "{message}"
    );
}

#[test]
fn a_ragged_row_is_reported_and_the_next_one_read() {
    let rows = rows("id,name\n1,A,B\n2\n3,Ok\n");
    let why: Vec<String> = rows[..2]
        .iter()
        .map(|row| match &row.content {
            RowContent::NotScreened(why) => why.to_string(),
            RowContent::Party(_) => panic!(),
        })
        .collect();
    assert_eq!(why, ["the row has 3 fields and the header 2", "the row has 1 fields and the header 2"]);
    assert_eq!(rows[0].fields, ["1", "A", "B"]);
    assert!(matches!(rows[2].content, RowContent::Party(_)));
}

#[test]
fn an_unclosed_quote_costs_one_row_not_the_rest_of_the_file() {
    assert_eq!(told("id,name\n1,A\n2,\"B"), ["A", "!unclosed_quote"]);
    assert_eq!(told("id,name\n1,\"A\n2,B\n3,C\n"), ["!unclosed_quote", "B", "C"]);
    assert_eq!(told("id,name\n1,\"A\n2,\"B\"\n3,C\n"), ["!unclosed_quote", "B", "C"]);
    // Closed by chance: an inch mark makes one well-formed record of three lines, and a name of two rows.
    assert_eq!(
        told("id,name,country\n1,\"A,US\n2,B,CN\n3,TV 42\",CN\n4,D,US\n"),
        ["!unclosed_quote", "B", "TV 42\"", "D"]
    );
    assert_eq!(told("id,name,country\n1,\"A\nB\",CN\n"), ["A\nB"]);
    let mut long = "id,name\n1,\"A\n".to_owned();
    for number in 0..200_000 {
        writeln_to(&mut long, number);
    }
    let told = told(&long);
    assert_eq!((told.len(), told[0].as_str()), (200_001, "!unclosed_quote"));
    assert!(told[1..].iter().all(|name| name.starts_with("Name")));
    let row = &rows("id,name\n1,\"A\n2,B\n")[0];
    assert_eq!(row.fields, ["1", "\"A"]);
}

fn writeln_to(text: &mut String, number: u32) {
    use std::fmt::Write;
    writeln!(text, "{number},Name {number}").unwrap();
}

#[test]
fn an_unclosed_quote_is_followed_across_windows_once() {
    // Over a megabyte without a closing mark: found by the limit, not by the end of the file.
    let mut text = "id,name\n1,\"A\n".to_owned();
    while text.len() < 3 << 20 {
        text.push_str("2,Plain Name\n");
    }
    let before = std::time::Instant::now();
    let told = told(&text);
    assert_eq!(told.len(), 1 + (text.len() - 13) / 13);
    assert_eq!(told.iter().filter(|name| name.starts_with('!')).count(), 1);
    assert!(before.elapsed().as_secs() < 20);
}

#[test]
fn quoted_line_breaks_are_part_of_a_field_and_lines_are_counted() {
    let rows = rows("id,name,note\r\n1,A,\"x\r\ny\nz\"\r\n\r\n2,\"B \"\"Q\"\"\",\r\n");
    assert_eq!(rows.iter().map(|row| row.line).collect::<Vec<_>>(), [2, 6]);
    assert_eq!(rows[0].fields[2], "x\r\ny\nz");
    assert_eq!(rows[1].fields[1], "B \"Q\"");
}

#[test]
fn nul_bytes_inside_a_name_do_not_hide_it() {
    assert_eq!(told("id,name\n1,Zh\0ao\n2,\0\n"), ["Zh\0ao", "!no_letter"]);
}

#[test]
fn invalid_utf8_costs_its_row_only() {
    let bytes = b"id,name,note\n1,Jos\xc3\xa9,\n2,A,B\xff\xfed\n3,\xe8\xb5,\n4,\xe8\xb5\xb5\xe5\x85\x89\xe5\xae\x97,\n";
    let rows = rows(bytes);
    assert_eq!(told(bytes), ["José", "!undecodable", "!undecodable", "赵光宗"]);
    assert_eq!(rows[1].fields, ["2", "A", "B\\xFF\\xFEd"]);
    let RowContent::NotScreened(why) = &rows[1].content else { panic!() };
    assert_eq!(
        why.to_string(),
        r#"column "note" holds bytes that are no text in UTF-8: \xFF; see --encoding"#
    );
}

#[test]
fn bad_bytes_behind_the_sample_are_reported_not_guessed() {
    let mut bytes = b"id,name\n".to_vec();
    while bytes.len() < 2 << 20 {
        bytes.extend_from_slice(b"1,Plain Name\n");
    }
    bytes.extend_from_slice(b"2,Jos\xe9\n3,Ren\xe9e\n");
    let reader = open(&bytes).unwrap();
    assert_eq!(reader.encoding(), "utf-8");
    let told = told(&bytes);
    assert_eq!(told[told.len() - 2..], ["!undecodable", "!undecodable"]);
}

#[test]
fn a_ten_megabyte_field_is_a_row_that_is_not_screened() {
    let big = "A".repeat(10_000_000);
    for (file, bytes) in [
        (format!("id,name\n1,{big}\n2,B\n"), 10_000_000),
        (format!("id,name\r\n1,\"{big}\"\r\n2,B\r\n"), 10_000_001),
        (format!("id,name,note\r1,\"x\",{big}\r2,B,\r"), 10_000_000),
        (format!("id,name\n1,{}\n2,B\n", "A".repeat(100_000)), 100_000),
    ] {
        let rows = rows(&file);
        assert_eq!(rows.len(), 2);
        let RowContent::NotScreened(why) = &rows[0].content else { panic!() };
        assert_eq!(*why, NotScreened::FieldTooLong { bytes, limit: FIELD_LIMIT as u64 });
        assert!(rows[0].fields.iter().all(|field| field.len() < 1100));
        assert_eq!((rows[1].line, rows[1].fields[1].as_str()), (3, "B"));
    }
    assert_eq!(told(format!("id,name\n1,{big}")), ["!field_too_long"]);
    assert_eq!(told(format!("id,name\n1,{}\n", "a,".repeat(1_000_000))), ["!record_too_long"]);
}

#[test]
fn a_header_of_a_million_columns_is_refused_quickly() {
    let before = std::time::Instant::now();
    let header: String = (0..1_000_000).fold(String::new(), |text, n| text + "name" + &n.to_string() + ",");
    assert!(refused(&header).contains("more than 10000 columns"));
    assert!(refused(format!("{}\n1\n", "a,".repeat(20_000))).contains("more than 10000 columns"));
    assert!(before.elapsed().as_secs() < 10);
}

#[test]
fn names_need_a_letter_or_a_digit_of_any_script() {
    let file = "id,name\n1,?!\n2,007\n3,🙂🙂\n4,\n5,  \n6,赵\n7,٣\n8,\u{202e}\u{200b}\n";
    assert_eq!(
        told(file),
        ["!no_letter", "007", "!no_letter", "!no_name", "!no_name", "赵", "٣", "!no_letter"]
    );
    // A second name that can be screened is enough.
    assert_eq!(told("name,alias\n-,Ni Gaobin\n"), ["Ni Gaobin"]);
}

#[test]
fn duplicate_header_names_are_read_and_further_names_are_aliases() {
    let reader = open("name,name,country\nA,B,CN\n").unwrap();
    assert_eq!(reader.header(), ["name", "name", "country"]);
    let rows: Vec<Row> = reader.map(Result::unwrap).collect();
    let RowContent::Party(party) = &rows[0].content else { panic!() };
    assert_eq!(party.names.iter().map(|name| name.text.as_str()).collect::<Vec<_>>(), ["A", "B"]);
    let message = open_with("name,name\nA,B\n", &given(&["name=name"])).err().unwrap().to_string();
    assert!(message.contains("columns #1, #2 all bear this name"), "{message}");
    let reader = open_with("name,name\nA,B\n", &given(&["name=#2"])).unwrap();
    let RowContent::Party(party) = &reader.map(Result::unwrap).next().unwrap().content.clone() else {
        panic!()
    };
    assert_eq!(party.names[0].text, "B");
}

#[test]
fn crlf_cr_and_mixed_line_ends_are_read() {
    for file in ["id,name\r\n1,A\r\n2,B\r\n", "id,name\r1,A\r2,B", "id,name\n1,A\r\n\r2,B\r\r\n\n"] {
        assert_eq!(told(file), ["A", "B"], "{file:?}");
    }
}

#[test]
fn gzip_is_recognised_by_content_and_the_digest_is_of_the_stored_bytes() {
    let packed = gzip(b"id,name\n1,A\n");
    assert_eq!(told(&packed), ["A"]);
    let mut two = packed.clone();
    two.extend_from_slice(&gzip(b"2,B\n"));
    assert_eq!(told(&two), ["A", "B"]);
    let plain = b"abc,name\n";
    let digest = open(plain).unwrap().finish().unwrap();
    assert_eq!(digest.bytes, 9);
    assert_eq!(digest.sha256, "4046e3bf3e1cd20107e8f43559be56bb2abac35b7ec7b51a8f22f620e28bd85f");
}

#[test]
fn truncated_gzip_fails_as_a_file() {
    let mut text = b"id,name\n".to_vec();
    for number in 0..400_000_u32 {
        writeln!(text, "{number},Name {}", number.wrapping_mul(2_654_435_761)).unwrap();
    }
    let packed = gzip(&text);
    let cut = &packed[..packed.len() - 20];
    let mut reader = open(cut).unwrap();
    let error = reader.find_map(Result::err).unwrap();
    assert!(matches!(error.kind(), ErrorKind::Party(PartyErrorKind::Gzip(_))), "{error}");
    assert!(reader.next().is_none());
    assert!(refused(&gzip(b"id,name\n1,A\n")[..15]).contains("cut short"));
}

#[test]
fn utf_16_is_read_with_and_without_a_mark() {
    let text = "id;name\n1;赵光宗\n2;Zhao\n3;Guangzong\n";
    for (mark, big) in [("", false), ("\u{feff}", false), ("", true), ("\u{feff}", true)] {
        let bytes: Vec<u8> = format!("{mark}{text}")
            .encode_utf16()
            .flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() })
            .collect();
        assert_eq!(told(&bytes), ["赵光宗", "Zhao", "Guangzong"], "{mark:?} {big}");
        let mut damaged = bytes.clone();
        damaged.truncate(bytes.len() - 3); // half a character, and no line end
        assert_eq!(told(&damaged)[2], "!undecodable", "{mark:?} {big}");
    }
}

#[test]
fn windows_code_pages_are_guessed_or_given_and_it_is_said() {
    let (bytes, ..) = encoding_rs::WINDOWS_1251.encode("id;имя\n1;Иванов Пётр\n2;Сергеев Андрей\n");
    let reader = open(&bytes).unwrap();
    assert_eq!(reader.encoding_note(), "windows-1251 (guessed from its letters)");
    assert_eq!(told(&bytes), ["Иванов Пётр", "Сергеев Андрей"]);
    let (bytes, ..) = encoding_rs::WINDOWS_1252.encode("id,name\n1,José García\n2,Jürgen Groß\n");
    assert_eq!(told(&bytes), ["José García", "Jürgen Groß"]);
    let options = ReadOptions { encoding: Some("cp1250".to_owned()), ..Default::default() };
    let reader = open_with(b"name\nWa\xb3\xeasa\n", &options).unwrap();
    assert_eq!(reader.encoding_note(), "windows-1250 (given)");
    assert_eq!(reader.map(Result::unwrap).next().unwrap().fields, ["Wałęsa"]);
}

#[test]
fn a_byte_order_mark_is_no_part_of_the_first_header() {
    let reader = open("\u{feff}name,id\nA,1\n").unwrap();
    assert_eq!(reader.header(), ["name", "id"]);
    assert_eq!(reader.encoding_note(), "utf-8 (byte order mark)");
}

#[test]
fn delimiters_are_recognised_and_can_be_given() {
    for (file, delimiter) in [
        ("id,name\n1,A\n", ','),
        ("id;name;x,y\n1;\"A;B\";1,5\n", ';'),
        ("id\tname\tx, y\n1\tA, B\tz\n", '\t'),
        ("id|name\n1|A\n", '|'),
        ("name\nA\n", ','),
        ("sep=|\nid|name\n1|A\n", '|'),
        ("name;\"a,b\";c\nx;y;z\n", ';'),
    ] {
        let reader = open(file).unwrap();
        assert_eq!(reader.delimiter(), delimiter, "{file:?}");
    }
    let options = ReadOptions { delimiter: Some('^'), ..Default::default() };
    assert_eq!(open_with("id^name\n1^A\n", &options).unwrap().header(), ["id", "name"]);
    let options = ReadOptions { delimiter: Some('"'), ..Default::default() };
    assert!(open_with("id^name\n", &options).is_err());
}

#[test]
fn standard_input_and_files_are_told_apart_and_missing_files_named() {
    assert_eq!(InputSource::from_arg("-"), InputSource::Stdin);
    assert_eq!(InputSource::Stdin.name(), "-");
    let missing = InputSource::from_arg("/nowhere/x.csv");
    let error = PartyReader::open(&missing, &ReadOptions::default()).err().unwrap();
    assert!(error.to_string().contains("cannot read /nowhere/x.csv"), "{error}");
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("a.csv");
    std::fs::write(&path, "name\nA\n").unwrap();
    let reader = PartyReader::open(&InputSource::File(path), &ReadOptions::default()).unwrap();
    assert_eq!(reader.with_file_index(3).next().unwrap().unwrap().file, 3);
    assert!(PartyReader::open(&InputSource::File(dir.path().into()), &ReadOptions::default()).is_err());
}

#[test]
fn a_pipe_that_gives_a_byte_at_a_time_reads_the_same() {
    struct Drip(std::io::Cursor<Vec<u8>>);
    impl Read for Drip {
        fn read(&mut self, buf: &mut [u8]) -> std::io::Result<usize> {
            let one = buf.len().min(1);
            self.0.read(&mut buf[..one])
        }
    }
    let drip = Drip(std::io::Cursor::new(b"id,name\r\n1,\"A\r\nB\"\r\n2,C".to_vec()));
    let reader = PartyReader::from_read("-", drip, &ReadOptions::default()).unwrap();
    assert_eq!(
        reader.map(Result::unwrap).map(|row| row.fields[1].clone()).collect::<Vec<_>>(),
        ["A\r\nB", "C"]
    );
}

#[test]
fn a_workbook_is_refused_with_advice() {
    assert!(refused(b"PK\x03\x04rest").contains("save it as CSV"));
}

#[test]
fn a_first_record_that_may_be_a_counterparty_is_not_shown() {
    for (header, named) in [
        (&["id", "name"][..], true),
        (&["Bezeichnung", "Ort", "Name"], true),
        (&["Bezeichnung", "Ort"], false),
        (&["7", "Zhao Guangzong"], false),
        // A value that is a word for a column, beside a number or a date.
        (&["7", "Zhao Guangzong", "name"], false),
        (&["Zhao Guangzong", "country", "1985-11-12"], false),
    ] {
        let header: Vec<String> = header.iter().map(|&field| field.to_owned()).collect();
        assert_eq!(names_columns(&header), named, "{header:?}");
        let given = given(&["alias=#1", "name=#2"]).columns;
        let told: Vec<String> =
            ColumnMapping::new(&header, &given).unwrap().describe(&header).take(1).collect();
        let expected = if named {
            format!("name = column #2 {:?} (given)", header[1])
        } else {
            "name = column #2 (given)".to_owned()
        };
        assert_eq!(told, [expected]);
    }
    let header = ["Zhao Guangzong", "1985-11-12"].map(str::to_owned);
    let refused = ColumnMapping::new(&header, &[]).unwrap_err().to_string();
    assert!(refused.contains("the first line has 2 columns") && !refused.contains("Zhao"), "{refused}");
}

#[test]
fn roles_are_given_by_name_or_number_and_faults_say_what_there_is() {
    let header = ["Nr", "Firma", "Alt", "alt", "X"].map(str::to_owned);
    let map = |columns: &[&str]| ColumnMapping::new(&header, &given(columns).columns);
    let told = |columns: &[&str]| map(columns).unwrap().describe(&header).collect::<Vec<_>>();
    assert_eq!(
        told(&["alias=Alt", "alias=#4"]),
        [
            "id = column #1 \"Nr\" (guessed from its header)",
            "name = column #2 \"Firma\" (guessed from its header)",
            "alias = column #3 \"Alt\" (given)",
            "alias = column #4 \"alt\" (given)",
        ]
    );
    // A given role replaces the guess, a given field loses its guessed role, an empty field takes the role away.
    assert_eq!(told(&["name=x", "id="]), ["name = column #5 \"X\" (given)"]);
    for (columns, message) in [
        (&["name=Y"][..], r#"no such field; the header has: "Nr", "Firma", "Alt", "alt", "X""#),
        (&["name=#6"], "no such field"),
        (&["alias=ALT"], "columns #3, #4 all bear this name"),
        (&["name=X", "name=Firma"], "--column gives name twice"),
        (&["name="], "no column looks like a name"),
    ] {
        let error = map(columns).unwrap_err().to_string();
        assert!(error.contains(message), "{columns:?}: {error}");
    }
    assert!("nom=X".parse::<ColumnOverride>().unwrap_err().to_string().contains("the roles are id, name"));
    assert!("name".parse::<ColumnOverride>().unwrap_err().to_string().contains("ROLE=FIELD"));
}

#[test]
fn headers_of_many_habits_are_understood() {
    use Role::{Alias, Country, DateOfBirth, FamilyName, Gender, GivenName, Id, Identifier, Imo};
    use Role::{MiddleName, Name, Nationality, PlaceOfBirth, Type};
    for (field, role) in [
        ("Customer Name", Some(Name)),
        ("party_name", Some(Name)),
        ("Name of beneficiary", Some(Name)),
        ("BENEFICIARY_FULL_NAME", Some(Name)),
        ("companyName", Some(Name)),
        ("Vorname", Some(GivenName)),
        ("first_name", Some(GivenName)),
        ("customerLastName", Some(FamilyName)),
        ("Отчество", Some(MiddleName)),
        ("AKA 2", Some(Alias)),
        ("former_name", Some(Alias)),
        ("Name (native script)", Some(Alias)),
        ("customer_id", Some(Id)),
        ("query_id", Some(Id)),
        ("Id", Some(Id)),
        ("entity_type", Some(Type)),
        ("D.O.B.", Some(DateOfBirth)),
        ("Client DOB", Some(DateOfBirth)),
        ("Date de naissance", Some(DateOfBirth)),
        ("birthPlace", Some(PlaceOfBirth)),
        ("Citizenship", Some(Nationality)),
        ("Country of Residence", Some(Country)),
        ("country_code", Some(Country)),
        ("Sex", Some(Gender)),
        ("Passport No.", Some(Identifier)),
        ("national_id", Some(Identifier)),
        ("Tax ID", Some(Identifier)),
        ("LEI", Some(Identifier)),
        ("护照号码", Some(Identifier)),
        ("IMO Number", Some(Imo)),
        ("Email", None),
        ("Street name", None),
        ("Notes", None),
        ("", None),
    ] {
        let header = ["query".to_owned(), field.to_owned()];
        // The field stands beside a column given as the name, so that its own guess shows.
        let over = if role == Some(Name) {
            ColumnMapping::new(&header[1..], &[])
        } else {
            ColumnMapping::new(&header, &given(&["name=#1"]).columns)
        };
        let index = usize::from(role != Some(Name));
        let found =
            over.unwrap().columns.iter().find(|column| column.index == index).map(|column| column.role);
        assert_eq!(found, role, "{field}");
    }
}

#[test]
fn several_name_columns_are_all_screened() {
    let header = ["Company", "Name", "nom"].map(str::to_owned);
    let mapping = ColumnMapping::new(&header, &[]).unwrap();
    let roles: Vec<(usize, Role)> =
        mapping.columns.iter().map(|column| (column.index, column.role)).collect();
    assert_eq!(roles, [(1, Role::Name), (2, Role::FamilyName), (0, Role::Alias)]);
    let alone = ColumnMapping::new(&["nom".to_owned()], &[]).unwrap();
    assert_eq!(alone.columns[0].role, Role::Name);
}

proptest! {
    #[test]
    fn any_bytes_give_numbered_rows_or_a_clean_error(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let mut file = b"id,name\n".to_vec();
        file.extend_from_slice(&bytes);
        for input in [&bytes, &file] {
            if let Ok(reader) = open(input) {
                let rows: Vec<Row> = reader.filter_map(Result::ok).collect();
                prop_assert!(rows.iter().zip(1..).all(|(row, number)| row.number == number));
            }
        }
    }

    #[test]
    fn rows_without_quotes_are_as_many_as_lines(lines in prop::collection::vec("[a-z;, é\u{0}赵]{1,12}", 1..40),
                                                end in prop::sample::select(vec!["\n", "\r\n", "\r"])) {
        let file = format!("id,name{end}{}", lines.join(end));
        let reader = open_with(&file, &ReadOptions { delimiter: Some(','), encoding: Some("utf-8".into()), ..Default::default() });
        let rows: Vec<Row> = reader.unwrap().map(Result::unwrap).collect();
        prop_assert_eq!(rows.len(), lines.len());
        for (row, line) in rows.iter().zip(&lines) {
            prop_assert_eq!(row.fields.join(","), line.as_str());
        }
    }

    #[test]
    fn what_the_csv_crate_writes_is_read_back(table in prop::collection::vec(
        ("[a-z]{1,3}", "[a-z,\" ;é]{0,8}", "[a-z,\"\n\r ;é]{0,8}"), 1..20))
    {
        let mut writer = ::csv::Writer::from_writer(Vec::new());
        writer.write_record(["id", "name", "note"]).unwrap();
        for record in &table {
            writer.write_record([&record.0, &record.1, &record.2]).unwrap();
        }
        let file = writer.into_inner().unwrap();
        let reader = open_with(&file, &ReadOptions { delimiter: Some(','), encoding: Some("utf-8".into()), ..Default::default() });
        let rows: Vec<Row> = reader.unwrap().map(Result::unwrap).collect();
        let read: Vec<_> =
            rows.iter().map(|row| (row.fields[0].clone(), row.fields[1].clone(), row.fields[2].clone())).collect();
        prop_assert_eq!(read, table);
    }

    #[test]
    fn every_line_belongs_to_a_row(text in "[ab,\"\n\r]{0,60}") {
        // The last row's line and its own line ends reach the end of the file: nothing is dropped between rows.
        let file = format!("id,name\n{text}\nz,last\n");
        let options = ReadOptions { delimiter: Some(','), ..Default::default() };
        let rows: Vec<Row> = open_with(&file, &options).unwrap().map(Result::unwrap).collect();
        prop_assert!(rows.windows(2).all(|pair| pair[0].line < pair[1].line));
        let ends = |text: &str| text.replace("\r\n", "\n").matches(['\n', '\r']).count() as u64;
        let mut next = 2;
        for row in &rows {
            let inside: u64 = match row.content {
                RowContent::NotScreened(NotScreened::UnclosedQuote) => 0,
                _ => row.fields.iter().map(|field| ends(field)).sum(),
            };
            // Only empty lines lie between the end of one row and the line of the next.
            prop_assert!(row.line >= next);
            next = row.line + inside + 1;
        }
        prop_assert_eq!(next, ends(&file) + 1);
        let letters = |text: &str| text.chars().filter(char::is_ascii_alphabetic).count();
        let read: usize = rows.iter().flat_map(|row| &row.fields).map(|field| letters(field)).sum();
        prop_assert_eq!(read, letters(&file) - letters("id,name"));
    }
}
