//! The exact bytes of each format, for one hand-made run: a changed line here is a changed promise.

use std::io::{self, Write};

use super::*;
use crate::designation::{AliasKind, AliasStrength, Designation, DesignationId, EntityKind, ListId, Program};
use crate::name::Reason;
use crate::score::{Evidence, EvidenceKind, Verdict};
use crate::screen::ListedRecord;

fn hit() -> Hit {
    let matched = Evidence {
        query: "Chao".to_owned(),
        listed: "Zhao".to_owned(),
        query_compared: "chao".to_owned(),
        listed_compared: "zhao".to_owned(),
        reason: Some(Reason::WadeGiles),
        similarity: Some(0.98),
        weight: Some(0.75),
        contribution: 0.333_333_34,
        ..Evidence::of(EvidenceKind::Matched)
    };
    let born = Evidence {
        query: "1985-11-12".to_owned(),
        listed: "1985".to_owned(),
        verdict: Some(Verdict::Agrees),
        contribution: 0.64,
        ..Evidence::of(EvidenceKind::DateOfBirth)
    };
    Hit {
        list: ListId("ofac-sdn".to_owned()),
        id: DesignationId("47815".to_owned()),
        score: 0.9731,
        name_score: 1.0,
        priority: 0.8,
        kind: EntityKind::Person,
        listed_name: "ZHAO, Guangzong".to_owned(),
        matched_name: "赵光宗".to_owned(),
        alias_kind: AliasKind::Native,
        alias_strength: AliasStrength::Strong,
        programs: vec![Program("CYBER2".to_owned()), Program("SDGT".to_owned())],
        evidence: vec![matched, born],
        explanation: "\"Chao\" is \"Zhao\" in Wade-Giles, and more.".to_owned(),
        record: ListedRecord::new(Designation::default()),
    }
}

fn strings<const N: usize>(texts: [&str; N]) -> Vec<String> {
    texts.map(str::to_owned).to_vec()
}

/// An alert of two hits, a clear row, and three that were not screened, one with surplus fields.
fn write(report: &mut dyn RowWriter) -> io::Result<()> {
    let header = strings(["id", "name", "name"]);
    let mut weak = hit();
    weak.list = ListId("-cmd".to_owned());
    weak.alias_strength = AliasStrength::Weak;
    weak.score = 0.9;
    weak.evidence.clear();
    let hits = [hit(), weak];
    let ragged = NotScreened::FieldCount { found: 4, expected: 3 };
    let rows = [
        (strings(["1", "Chao Kuang-tsung", "+49 30"]), "Chao Kuang-tsung", RowOutcome::Alert(&hits)),
        (strings(["2", "=cmd()", "x\0"]), "=cmd()", RowOutcome::Clear),
        (strings(["3", "", ""]), "", RowOutcome::NotScreened(&NotScreened::NoName)),
        (strings(["4", "a,b", "c", "=d"]), "", RowOutcome::NotScreened(&ragged)),
        (
            strings(["5", "\u{1b}[2J\u{202e}"]),
            "\u{1b}[2J\u{202e}",
            RowOutcome::NotScreened(&NotScreened::UnclosedQuote),
        ),
    ];
    report.begin(&header)?;
    for (number, (fields, name, outcome)) in (1..).zip(&rows) {
        report.row(&ReportRow {
            id_column: Some(0),
            file: "kunden.csv",
            row: number,
            header: &header,
            fields,
            name,
            outcome: *outcome,
            cases: &[],
        })?;
    }
    report.finish()
}

fn written(format: Format, clear: ClearRows) -> String {
    let mut out = Vec::new();
    write(&mut *format.report(&mut out, ReportKind::Screening, clear, CaseColumns::Omit)).unwrap();
    String::from_utf8(out).unwrap()
}

#[test]
fn csv_has_the_inputs_columns_first_then_ours() {
    let expected = r#"id,name,name,screening_file,screening_row,screening_outcome,screening_reason,hit_rank,hit_score,hit_name_score,hit_priority,hit_list,hit_id,hit_type,hit_listed_name,hit_matched_name,hit_alias_strength,hit_programs,hit_explanation
1,Chao Kuang-tsung,+49 30,kunden.csv,1,alert,,1,0.9731,1.0000,0.8000,ofac-sdn,47815,person,"ZHAO, Guangzong",赵光宗,strong,CYBER2; SDGT,"""Chao"" is ""Zhao"" in Wade-Giles, and more."
1,Chao Kuang-tsung,+49 30,kunden.csv,1,alert,,2,0.9000,1.0000,0.8000,'-cmd,47815,person,"ZHAO, Guangzong",赵光宗,weak,CYBER2; SDGT,"""Chao"" is ""Zhao"" in Wade-Giles, and more."
2,'=cmd(),x\u{0},kunden.csv,2,clear,,,,,,,,,,,,,
3,,,kunden.csv,3,not_screened,no_name: the row has no name,,,,,,,,,,,,
4,"a,b",c,kunden.csv,4,not_screened,"field_count: the row has 4 fields and the header 3; beyond the header: ""=d""",,,,,,,,,,,,
"#;
    let all = written(Format::Csv, ClearRows::Write);
    let (before, last) = all.split_once("\n5,").unwrap();
    assert_eq!(before, expected.trim_end());
    assert!(
        last.starts_with("\u{1b}[2J\u{202e},,kunden.csv,5,not_screened,unclosed_quote: a quotation mark"),
        "{last}"
    );
    let without: String =
        all.lines().filter(|line| !line.starts_with("2,")).map(|line| line.to_owned() + "\n").collect();
    assert_eq!(written(Format::Csv, ClearRows::Omit), without);
}

#[test]
fn jsonl_has_one_object_a_row_with_its_evidence() {
    let expected = r##"{"file":"kunden.csv","row":1,"outcome":"alert","reason":null,"input":{"id":"1","name":"Chao Kuang-tsung","name_2":"+49 30"},"hits":[{"list":"ofac-sdn","id":"47815","score":0.9731,"name_score":1.0,"priority":0.8,"type":"person","listed_name":"ZHAO, Guangzong","matched_name":"赵光宗","alias_strength":"strong","programs":["CYBER2","SDGT"],"evidence":[{"kind":"matched","query":"Chao","listed":"Zhao","query_compared":"chao","listed_compared":"zhao","reason":"wade_giles","similarity":0.98,"weight":0.75,"contribution":0.3333},{"kind":"date_of_birth","query":"1985-11-12","listed":"1985","verdict":"agrees","contribution":0.64}],"explanation":"\"Chao\" is \"Zhao\" in Wade-Giles, and more."},{"list":"-cmd","id":"47815","score":0.9,"name_score":1.0,"priority":0.8,"type":"person","listed_name":"ZHAO, Guangzong","matched_name":"赵光宗","alias_strength":"weak","programs":["CYBER2","SDGT"],"evidence":[],"explanation":"\"Chao\" is \"Zhao\" in Wade-Giles, and more."}]}
{"file":"kunden.csv","row":2,"outcome":"clear","reason":null,"input":{"id":"2","name":"=cmd()","name_2":"x\u0000"},"hits":[]}
{"file":"kunden.csv","row":3,"outcome":"not_screened","reason":"no_name: the row has no name","input":{"id":"3","name":"","name_2":""},"hits":[]}
{"file":"kunden.csv","row":4,"outcome":"not_screened","reason":"field_count: the row has 4 fields and the header 3; beyond the header: \"=d\"","input":{"id":"4","name":"a,b","name_2":"c","#4":"=d"},"hits":[]}
{"file":"kunden.csv","row":5,"outcome":"not_screened","reason":"unclosed_quote: a quotation mark opens a field and is not closed; the rows after it are read line by line","input":{"id":"5","name":"\u001b[2J\u202e"},"hits":[]}
"##;
    assert_eq!(written(Format::Jsonl, ClearRows::Write), expected);
    assert_eq!(written(Format::Jsonl, ClearRows::Omit).lines().count(), 4);
}

#[test]
fn the_table_is_aligned_and_nothing_in_it_moves_the_cursor() {
    let expected = r#"ROW  OUTCOME       SCORE   NAME               LIST      ID     LISTED NAME  WHY
-- kunden.csv
1    alert         0.9731  Chao Kuang-tsung   ofac-sdn  47815  赵光宗       "Chao" is "Zhao" in Wade-Giles, and more.
1    alert         0.9000  Chao Kuang-tsung   -cmd      47815  赵光宗       "Chao" is "Zhao" in Wade-Giles, and more.
2    clear                 =cmd()
3    not_screened                                                           no_name: the row has no name
4    not_screened                                                           field_count: the row has 4 fields and the header 3; beyond the header: "=d"
5    not_screened          \u{1b}[2J\u{202e}                                unclosed_quote: a quotation mark opens a field and is not closed; the rows after it are read line by line
"#;
    assert_eq!(written(Format::Table, ClearRows::Write), expected);
}

#[test]
fn a_long_table_is_released_in_parts_and_its_cells_are_cut() {
    let header = strings(["name"]);
    let fields = strings(["x"]);
    let name = "赵".repeat(50);
    let mut out = Vec::new();
    let mut report = TableReport::new(&mut out, ClearRows::Write);
    for row in 1..=1200 {
        let outcome = RowOutcome::Clear;
        report
            .row(&ReportRow {
                file: "-",
                row,
                id_column: Some(0),
                header: &header,
                fields: &fields,
                name: &name,
                outcome,
                cases: &[],
            })
            .unwrap();
    }
    report.finish().unwrap();
    drop(report);
    let text = String::from_utf8(out).unwrap();
    assert_eq!(text.lines().count(), 1202);
    assert!(text.lines().nth(2).unwrap().ends_with(&("赵".repeat(17) + "…")));
}

#[test]
fn a_run_without_rows_is_a_header_in_csv_and_nothing_elsewhere() {
    for (format, expected) in [(Format::Csv, 1), (Format::Jsonl, 0), (Format::Table, 0)] {
        let mut out = Vec::new();
        let mut report = format.report(&mut out, ReportKind::Screening, ClearRows::Omit, CaseColumns::Omit);
        report.begin(&strings(["name"])).unwrap();
        report.finish().unwrap();
        drop(report);
        assert_eq!(String::from_utf8(out).unwrap().lines().count(), expected, "{format:?}");
    }
}

#[test]
fn a_failing_writer_fails_the_report_with_its_own_error() {
    struct Full;
    impl Write for Full {
        fn write(&mut self, _: &[u8]) -> io::Result<usize> {
            Err(io::Error::new(io::ErrorKind::BrokenPipe, "gone"))
        }
        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }
    for format in [Format::Csv, Format::Jsonl, Format::Table] {
        let error =
            write(&mut *format.report(Full, ReportKind::Screening, ClearRows::Write, CaseColumns::Omit))
                .unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::BrokenPipe, "{format:?}");
        // Also where it fails in the middle, with the writer's buffer full.
        let mut report = format.report(Full, ReportKind::Screening, ClearRows::Write, CaseColumns::Omit);
        report.begin(&strings(["name"])).unwrap();
        let fields = strings(["Miller"]);
        let outcome = RowOutcome::Clear;
        let error = (1..100_000_u64)
            .find_map(|row| {
                let header = &fields;
                let row = ReportRow {
                    file: "-",
                    row,
                    id_column: Some(0),
                    header,
                    fields: &fields,
                    name: "Miller",
                    outcome,
                    cases: &[],
                };
                report.row(&row).err()
            })
            .unwrap();
        assert_eq!(error.kind(), io::ErrorKind::BrokenPipe, "{format:?}");
    }
}

#[test]
fn formats_go_by_name() {
    assert_eq!("jsonl".parse(), Ok(Format::Jsonl));
    assert!("xml".parse::<Format>().unwrap_err().to_string().contains("csv, jsonl and table"));
    assert!(Format::Csv.needs_one_header() && !Format::Jsonl.needs_one_header());
}
