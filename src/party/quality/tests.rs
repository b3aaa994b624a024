//! Whole rows: what flags them, what does not, and what they add up to.

use std::fmt::Write as _;

use super::*;
use crate::party::{PartyReader, ReadOptions};

const TODAY: Date = jiff::civil::date(2026, 11, 24);

/// The codes of each row with their columns, and the sum of all.
fn told(file: &str) -> (Vec<String>, FileQuality) {
    let mut reader =
        PartyReader::from_read("in.csv", std::io::Cursor::new(file.to_owned()), &ReadOptions::default())
            .unwrap();
    let check = RowCheck::new(reader.header(), reader.mapping(), TODAY);
    let (mut memory, mut report) = (CheckMemory::default(), QualityReport::new(&check));
    let mut codes = Vec::new();
    for row in reader.by_ref() {
        let row = row.unwrap();
        let quality = check.row(&row, &mut memory);
        report.add(&row, &quality);
        let flags: Vec<String> =
            quality.flags.iter().map(|flag| format!("{}@{}", flag.code.as_str(), flag.column)).collect();
        codes.push(flags.join(" "));
    }
    (codes, report.finish())
}

#[test]
fn good_rows_have_no_flags() {
    let (codes, quality) = told(
        "id,name,type,date_of_birth,country,passport,imo,alias\n\
         1,Maria Lindqvist,person,1979-04-02,Sweden,C1234567,,\n\
         2,\"Harbour & Sons Bakery Ltd\",company,,GB,,,Harbour\n\
         3,赵光宗,person,12/11/1985,China,,,Zhao Guangzong\n\
         4,Siemens,company,1847,Germany,,,\n\
         5,MV Quagmire,vessel,,Panama,,9074729,\n\
         6,José Ortega y Gasset,person,1983-05-09,ES,,,\n\
         7,Jean-Luc d'Ormesson 3rd,person,2 Feb 1950,France,,,\n\
         8,3M Company,entity,,US,,,\n\
         9,Федеральная служба,,,Россия,,,\n\
         10,محمد بن سلمان,person,1404 AH,,,,\n\
         11,,person,,,,,\n",
    );
    assert_eq!(codes, [""; 11]);
    assert_eq!((quality.rows, quality.rows_flagged), (11, 0));
    assert_eq!(quality.duplicates.rows_repeated.count, 0);
}

#[test]
fn each_fault_is_flagged_once_at_its_column() {
    let (codes, quality) = told(
        "id,name,type,born,nationality,lei,aka\n\
         1,UNKNOWN,person,,,,\n\
         2,Madonna,person,,,,\n\
         3,Madonna,person,,,,Madonna Ciccone\n\
         4,Jane Doe and John Doe,person,,,,\n\
         5,MÃ¼ller Hans,person,1900-01-01,,,\n\
         6,Jane Doe,human being,,,,\n\
         7,Jane Doe,,,Ruritania; Sweden,,\n\
         8,Harbour Bakery Ltd,company,,,5493001KJTIIGC8Y1R13,n/a\n\
         9,9,person,,,,\n\
         10,Jane Doe,person,1/2/1985,,,TEST;- Doe -\n",
    );
    assert_eq!(
        codes,
        [
            "placeholder_name@name",
            "single_word_name@name",
            "",
            "two_parties@name",
            "mojibake@name default_date@born",
            "unknown_type@type",
            "unknown_country@nationality",
            "placeholder_name@aka wrong_check_digit@lei",
            "name_is_id@name digit_in_person_name@name single_word_name@name",
            "placeholder_name@aka stray_marks@aka",
        ]
    );
    assert_eq!(quality.rows_flagged, 9);
    let placeholders = &quality.flags[&QualityCode::PlaceholderName];
    assert_eq!(placeholders.rows, 3);
    assert_eq!(
        placeholders.columns.iter().map(|(c, n)| (c.as_str(), *n)).collect::<Vec<_>>(),
        [("aka", 2), ("name", 1)]
    );
    assert!(quality.day_or_month.is_open());
}

#[test]
fn names_in_parts_are_looked_at_part_by_part() {
    let (codes, _) = told(
        "id,first_name,last_name,type\n\
         1,Jane,Doe,person\n\
         2,,Jane Doe,person\n\
         3,Madonna,,person\n\
         4,,Harbour Trading Ltd,\n\
         5,UNKNOWN,Doe,person\n\
         6,Jane and John,Doe,person\n\
         7,,Harbour Bakery,company\n\
         8,Jane,Doe**,person\n",
    );
    let expected = [
        "",
        "name_part_missing@last_name",
        "single_word_name@first_name",
        "",
        "placeholder_name@first_name",
        "two_parties@first_name",
        "",
        "stray_marks@last_name",
    ];
    assert_eq!(codes, expected);
}

#[test]
fn a_file_adds_up() {
    let mut file = String::from("id,name,note\n");
    for number in 0..10_000 {
        writeln!(
            file,
            "{},Jane Doe {},{}",
            number / 2,
            "x".repeat(1 + number % 3),
            if number % 4 == 0 { "y" } else { "" }
        )
        .unwrap();
    }
    file.push_str("7,too,many,fields\n,Пётр Иванов,\n");
    let (_, quality) = told(&file);
    assert_eq!(quality.rows, 10_001, "without the one of other fields");
    let [id, name, note] = &quality.columns[..] else { panic!("three columns") };
    assert_eq!((id.column.as_str(), id.role, id.filled), ("id", Some(Role::Id), 10_000));
    assert!(!id.distinct.exact && id.distinct.count.abs_diff(5000) < 400, "{:?}", id.distinct);
    assert_eq!((name.filled, name.distinct), (10_001, Count { count: 4, exact: true }));
    assert_eq!(name.lengths.map(|lengths| (lengths.shortest, lengths.longest)), Some((10, 12)));
    assert_eq!((note.role, note.filled, note.distinct.count), (None, 2500, 1));
    let scripts: Vec<(&str, u64)> = quality.scripts.iter().map(|(word, names)| (&**word, *names)).collect();
    assert_eq!(scripts, [("cyrillic", 1), ("latin", 10_000)]);
    let duplicates = quality.duplicates;
    assert_eq!(duplicates.ids_repeated.map(|ids| ids.count), Some(5000));
    assert_eq!(duplicates.ids_of_several_names.map(|ids| ids.count), Some(5000));
    assert_eq!(duplicates.rows_repeated, Count { count: 9_997, exact: true });
}

#[test]
fn a_wide_file_is_counted_within_bounds() {
    let header: Vec<String> = (0..200).map(|number| format!("c{number}")).collect();
    let (_, quality) = told(&format!("name,{}\nJane Doe{}\n", header.join(","), ",x".repeat(200)));
    assert_eq!((quality.columns.len(), quality.columns_not_counted), (65, 136));
}

proptest::proptest! {
    #[test]
    fn any_cells_are_looked_at_without_panic(cells in proptest::collection::vec("\\PC{0,40}", 8), name in ".{0,80}") {
        let mut writer = csv::Writer::from_writer(Vec::new());
        writer.write_record(["id", "name", "family_name", "given_name", "type", "dob", "country", "lei", "alias"]).unwrap();
        writer.write_field(&name).unwrap();
        writer.write_record(&cells).unwrap();
        let file = String::from_utf8(writer.into_inner().unwrap()).unwrap();
        told(&file);
    }
}
