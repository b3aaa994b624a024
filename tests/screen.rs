//! `screen`: what is written where, in which format, and that every row is accounted for.

use serde_json::{Value, json};

use crate::harness::{Dir, lists, parse_csv, sha256};

/// An alert, a clear row, one that cannot be screened, and another alert.
const PARTIES: &str =
    "id,name,born\n1,Zhao Guangzong,1985-11-12\n2,Maria Lindqvist,\n3,,\n4,\"NI, Gaobin\",\n";

const OUR_COLUMNS: [&str; 16] = [
    "screening_file",
    "screening_row",
    "screening_outcome",
    "screening_reason",
    "hit_rank",
    "hit_score",
    "hit_name_score",
    "hit_priority",
    "hit_list",
    "hit_id",
    "hit_type",
    "hit_listed_name",
    "hit_matched_name",
    "hit_alias_strength",
    "hit_programs",
    "hit_explanation",
];

#[test]
fn csv_has_the_inputs_columns_first_and_a_row_a_hit() {
    let dir = Dir::with("in.csv", PARTIES);
    let ran = dir.line("screen in.csv");
    ran.assert_code(3);
    let header: Vec<&str> = ran.stdout.lines().next().unwrap().split(',').collect();
    assert_eq!(header, [&["id", "name", "born"][..], &OUR_COLUMNS].concat());
    let rows = ran.csv();
    let told: Vec<_> = rows
        .iter()
        .map(|row| {
            ["screening_row", "screening_outcome", "hit_rank", "hit_list", "hit_id", "hit_type", "hit_score"]
                .map(|column| row[column].as_str())
        })
        .collect();
    let expected = [
        ["1", "alert", "1", "demo-ofac", "47814", "person", "1.0000"],
        ["1", "alert", "2", "demo-uk", "CYB0045", "person", "1.0000"],
        ["3", "not_screened", "", "", "", "", ""],
        ["4", "alert", "1", "demo-ofac", "47818", "person", "1.0000"],
        ["4", "alert", "2", "demo-uk", "CYB0046", "person", "1.0000"],
    ];
    assert_eq!(told, expected);
    let first = &rows[0];
    for (column, value) in [
        ("id", "1"),
        ("name", "Zhao Guangzong"),
        ("born", "1985-11-12"),
        ("screening_file", "in.csv"),
        ("screening_reason", ""),
        ("hit_listed_name", "ZHAO, Guangzong"),
        ("hit_matched_name", "ZHAO, Guangzong"),
        ("hit_alias_strength", "strong"),
        ("hit_programs", "CYBER2"),
    ] {
        assert_eq!(first[column], value, "{column}");
    }
    assert!(
        first["hit_explanation"].contains("date of birth 1985-11-12 agrees"),
        "{}",
        first["hit_explanation"]
    );
    assert_eq!(rows[2]["screening_reason"], "no_name: the row has no name");
    let names: Vec<_> = rows.iter().map(|row| row["name"].as_str()).collect();
    assert_eq!(names, ["Zhao Guangzong", "Zhao Guangzong", "", "NI, Gaobin", "NI, Gaobin"]);
}

#[test]
fn jsonl_has_an_object_a_row_with_its_evidence() {
    let dir = Dir::with("in.csv", PARTIES);
    let ran = dir.line("screen in.csv --format jsonl");
    ran.assert_code(3);
    let keys = r#"{"file":"in.csv","row":1,"outcome":"alert","reason":null,"input":{"id":"1","name":"Zhao Guangzong","born":"1985-11-12"},"hits":[{"list":"demo-ofac","id":"47814","score":1.0,"name_score":1.0,"priority":"#;
    assert!(ran.stdout.starts_with(keys), "{}", ran.stdout);
    let rows = ran.jsonl();
    assert_eq!(rows.len(), 3);
    for hit in rows[0]["hits"].as_array().unwrap() {
        let keys: Vec<_> = hit.as_object().unwrap().keys().map(String::as_str).collect();
        let mut expected = vec![
            "list",
            "id",
            "score",
            "name_score",
            "priority",
            "type",
            "listed_name",
            "matched_name",
            "alias_strength",
            "programs",
            "evidence",
            "explanation",
        ];
        expected.sort_unstable();
        assert_eq!(keys, expected);
        let points: f64 = hit["evidence"]
            .as_array()
            .unwrap()
            .iter()
            .map(|item| item["contribution"].as_f64().unwrap())
            .sum();
        let score = hit["score"].as_f64().unwrap();
        assert!((points - score).abs() < 0.001, "the evidence of {score} adds up to {points}");
    }
    let without = json!({"file": "in.csv", "row": 3, "outcome": "not_screened", "reason": "no_name: the row has no name",
               "input": {"id": "3", "name": "", "born": ""}, "hits": []});
    assert_eq!(rows[1], without);
}

#[test]
fn clear_rows_are_written_with_all_only() {
    let dir = Dir::with("in.csv", PARTIES);
    for (format, lines) in [("csv", 6), ("jsonl", 3), ("table", 7)] {
        let some = dir.line(&format!("screen in.csv --format {format}"));
        let all = dir.line(&format!("screen in.csv --all --format {format}"));
        assert_eq!(some.stdout.lines().count(), lines, "{format}: {}", some.stdout);
        assert_eq!(all.stdout.lines().count(), lines + 1, "{format}: {}", all.stdout);
        assert!(all.stdout.contains("Lindqvist") && !some.stdout.contains("Lindqvist"), "{format}");
        assert_eq!((some.code, all.code), (Some(3), Some(3)));
        assert_eq!(some.messages(), all.messages(), "the account is the same");
    }
}

#[test]
fn exit_codes_say_what_was_found() {
    let table = [
        ("name\nMiller\n", 0),
        ("name\n", 0),
        ("name\nMiller\nZhao Guangzong\n", 1),
        ("name\nMiller\n\"\"\n", 3),
        ("name\nZhao Guangzong\n\"\"\n", 3),
        ("firm\nZhao Guangzong\n", 2),
        ("", 2),
    ];
    for (content, code) in table {
        let dir = Dir::with("in.csv", content);
        for arguments in ["", "--all", "--format jsonl", "--format table", "-o out.csv"] {
            let ran = dir.line(&format!("screen in.csv --column name=name {arguments}"));
            assert_eq!(ran.code, Some(code), "{content:?} {arguments}: {}", ran.stderr);
        }
    }
}

#[test]
fn an_output_file_has_its_manifest_beside_it() {
    let dir = Dir::with("in.csv", PARTIES);
    let ran = dir.line("screen in.csv -o out.csv");
    ran.assert_code(3);
    assert_eq!(ran.stdout, "");
    assert_eq!(dir.names(""), ["in.csv", "out.csv", "out.csv.manifest.json"]);
    assert_eq!(dir.read("out.csv"), dir.line("screen in.csv").stdout, "the same as on standard output");

    dir.line("screen in.csv -o out.csv --manifest run.json").assert_code(3);
    dir.line("screen in.csv --manifest stdout.json").assert_code(3);
    let times_out = |name: &str| {
        let mut manifest = dir.json(name);
        for time in ["started", "ended"] {
            assert!(manifest[time].as_str().unwrap().ends_with('Z'), "{time} is in UTC");
            manifest[time] = Value::Null;
        }
        manifest["run_id"] = Value::Null;
        manifest["output"]["path"] = Value::Null;
        manifest
    };
    let first = times_out("out.csv.manifest.json");
    assert_eq!(first, times_out("run.json"));
    assert_eq!(first, times_out("stdout.json"));
}

#[test]
fn an_existing_output_is_replaced_and_only_when_the_run_is_complete() {
    let dir = Dir::with("in.csv", PARTIES);
    dir.write("out.csv", "old");
    dir.write("no_name.csv", "code\n1\n");
    dir.refuses("screen no_name.csv -o out.csv", &[]);
    assert_eq!(dir.read("out.csv"), "old");
    dir.line("screen in.csv -o out.csv").assert_code(3);
    assert!(dir.read("out.csv").starts_with("id,name,born,"));
}

#[test]
fn the_manifest_says_what_was_screened_against_what() {
    let dir = Dir::with("in.csv", PARTIES);
    dir.line("screen in.csv -o out.csv").assert_code(3);
    let manifest = dir.json("out.csv.manifest.json");
    for (pointer, value) in [
        ("/program", json!("interdict")),
        ("/version", json!(env!("CARGO_PKG_VERSION"))),
        ("/scope", json!("demonstration")),
        ("/config/weak_aliases", json!("exact")),
        ("/lists/0/id", json!("demo-ofac")),
        ("/lists/0/published", json!("2024-03-25")),
        ("/lists/0/designations", json!(3)),
        ("/lists/0/names", json!(4)),
        ("/lists/1/id", json!("demo-uk")),
        ("/lists/1/names", json!(6)),
        ("/inputs/0/file", json!("in.csv")),
        ("/inputs/0/sha256", json!(sha256(&dir.path("in.csv")))),
        ("/inputs/0/bytes", json!(PARTIES.len())),
        ("/inputs/0/encoding", json!("utf-8")),
        ("/inputs/0/delimiter", json!(",")),
        ("/inputs/0/columns/1", json!({"index": 1, "field": "name", "role": "name", "origin": "guessed"})),
        ("/inputs/0/columns/2/role", json!("date_of_birth")),
        ("/rows/rows", json!(4)),
        ("/rows/clear", json!(1)),
        ("/rows/alert", json!(2)),
        ("/rows/not_screened", json!(1)),
        ("/rows/hits", json!({"demo-ofac": 2, "demo-uk": 2})),
        ("/rows/reasons", json!({"no_name": 1})),
    ] {
        assert_eq!(manifest.pointer(pointer), Some(&value), "{pointer}");
    }
    assert_eq!(manifest["inputs"][0]["rows"], manifest["rows"], "one input is all");
    assert_eq!(manifest["threshold"], manifest["config"]["score"]["threshold"]);
    for (at, file) in ["lists/demo-ofac.csv", "lists/demo-uk.csv"].into_iter().enumerate() {
        let shipped = sha256(&std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(file));
        assert_eq!(manifest["lists"][at]["digest"], shipped, "{file}");
    }
}

#[test]
fn another_setting_has_another_digest() {
    let dir = Dir::with("in.csv", PARTIES);
    let digest = |arguments: &str| {
        dir.line(&format!("screen in.csv --manifest m.json {arguments}"));
        dir.json("m.json")["config_sha256"].as_str().unwrap().to_owned()
    };
    let plain = digest("");
    assert_eq!(plain.len(), 64);
    assert_eq!(plain, digest("--threads 1"), "threads are no setting of the result");
    assert_ne!(plain, digest("--threshold 0.9"));
    assert_ne!(plain, digest("--weak-aliases on"));
}

#[test]
fn lists_of_the_user_are_recorded_with_their_files() {
    let dir = Dir::with("in.csv", "name\nZebulon Blackwater\nMiller\n");
    lists::write_ofac(&dir, "ofac");
    dir.write("house.csv", lists::CUSTOM);
    let ran = dir.line("screen in.csv --list ofac --list mine=house.csv -o out.csv");
    ran.assert_code(1);
    assert!(!ran.stderr.contains("DEMONSTRATION"));
    let manifest = dir.json("out.csv.manifest.json");
    assert_eq!(manifest["scope"], "lists");
    assert_eq!(manifest["lists"][0]["id"], "ofac-sdn");
    assert_eq!(manifest["lists"][1]["id"], "mine");
    assert_eq!(manifest["lists"][1]["digest"], sha256(&dir.path("house.csv")));
    let files = manifest["lists"][0]["files"].as_array().unwrap();
    assert_eq!(files.len(), 4, "sdn.csv and its companions");
    for file in files {
        let path = file["path"].as_str().unwrap();
        assert_eq!(file["sha256"], sha256(&dir.path(path)), "{path}");
        assert_eq!(file["bytes"], dir.read(path).len(), "{path}");
    }
}

#[test]
fn a_clear_result_against_the_bundled_lists_says_that_it_clears_nobody() {
    let dir = Dir::with("in.csv", "name\nMiller\n");
    let ran = dir.line("screen in.csv");
    ran.assert_code(0)
        .assert_says("DEMONSTRATION")
        .assert_says("clears nobody")
        .assert_says("three designations");
}

#[test]
fn several_inputs_are_one_run() {
    let dir = Dir::with("a.csv", "id,name\n1,Zhao Guangzong\n2,Miller\n");
    dir.write("b.csv", "id,name\n9,\n10,Ni Gaobin\n");
    let ran = dir.line("screen a.csv b.csv --all -o out.csv");
    ran.assert_code(3).assert_says("4 rows read: 1 clear, 2 alerts, 1 not screened");
    let told: Vec<_> = parse_csv(&dir.read("out.csv"))
        .iter()
        .filter(|row| row["hit_rank"] != "2")
        .map(|row| ["screening_file", "screening_row", "screening_outcome"].map(|column| row[column].clone()))
        .collect();
    let expected = [
        ["a.csv", "1", "alert"],
        ["a.csv", "2", "clear"],
        ["b.csv", "1", "not_screened"],
        ["b.csv", "2", "alert"],
    ];
    assert_eq!(told, expected.map(|row| row.map(str::to_owned)));
    let manifest = dir.json("out.csv.manifest.json");
    let rows = |input: usize| manifest["inputs"][input]["rows"]["rows"].as_u64().unwrap();
    assert_eq!((rows(0), rows(1), manifest["rows"]["rows"].as_u64()), (2, 2, Some(4)));
    assert_eq!(manifest["inputs"][1]["sha256"], sha256(&dir.path("b.csv")));
}

#[test]
fn inputs_of_other_columns_need_a_format_without_columns() {
    let dir = Dir::with("a.csv", "id,name\n1,Zhao Guangzong\n");
    dir.write("b.csv", "name,city\nNi Gaobin,Wuhan\n");
    dir.refuses("screen a.csv b.csv", &["b.csv has other columns than a.csv", "--format jsonl"]);
    dir.refuses("screen a.csv b.csv -o out.csv", &["columns"]);
    let rows = dir.line("screen a.csv b.csv --format jsonl").jsonl();
    assert_eq!(rows[0]["input"], json!({"id": "1", "name": "Zhao Guangzong"}));
    assert_eq!(rows[1]["input"], json!({"name": "Ni Gaobin", "city": "Wuhan"}));
    assert_eq!((&rows[1]["file"], &rows[1]["row"]), (&json!("b.csv"), &json!(1)));
    dir.line("screen a.csv b.csv --format table").assert_code(1);
}

#[test]
fn standard_input_is_an_input() {
    let dir = Dir::with("in.csv", PARTIES);
    let file = dir.line("screen in.csv --all --manifest file.json");
    let piped = dir.line_with_stdin("screen - --all --manifest piped.json", PARTIES);
    piped.assert_code(3);
    assert_eq!(piped.stdout, file.stdout.replace(",in.csv,", ",-,"));
    assert_eq!(dir.json("piped.json")["inputs"][0]["sha256"], dir.json("file.json")["inputs"][0]["sha256"]);
    assert_eq!(dir.json("piped.json")["inputs"][0]["file"], "-");
    // One of several.
    let both = dir.line_with_stdin("screen in.csv - --format jsonl", PARTIES).jsonl();
    let files: Vec<_> = both.iter().map(|row| row["file"].as_str().unwrap()).collect();
    assert_eq!(files, ["in.csv", "in.csv", "in.csv", "-", "-", "-"]);
}

#[test]
fn gzipped_inputs_are_read_and_known_by_their_stored_bytes() {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    std::io::Write::write_all(&mut encoder, PARTIES.as_bytes()).unwrap();
    let dir = Dir::with("in.csv.gz", encoder.finish().unwrap());
    dir.write("in.csv", PARTIES);
    let ran = dir.line("screen in.csv.gz --manifest m.json");
    assert_eq!(ran.stdout.replace(",in.csv.gz,", ",in.csv,"), dir.line("screen in.csv").stdout);
    assert_eq!(dir.json("m.json")["inputs"][0]["sha256"], sha256(&dir.path("in.csv.gz")));
}

#[test]
fn the_columns_guess_is_printed_and_can_be_overridden() {
    let dir = Dir::with("in.csv", "Kunde;Firma;Ort\n7;Zhao Guangzong;Wuhan\n");
    let ran = dir.line("screen in.csv --column name=Firma --column id=#1");
    ran.assert_code(1)
        .assert_says("name = column #2 \"Firma\" (given)")
        .assert_says("id = column #1 \"Kunde\" (given)");
    let dir = Dir::with("in.csv", "Name;Geburtsdatum\nZhao Guangzong;1985-11-12\n");
    dir.line("screen in.csv")
        .assert_code(1)
        .assert_says("name = column #1 \"Name\" (guessed from its header)")
        .assert_says("date_of_birth = column #2 \"Geburtsdatum\"");
}

#[test]
fn names_in_parts_and_aliases_are_screened() {
    for content in [
        "first_name,last_name\nGuangzong,Zhao\n",
        "family name,given name\nZHAO,Guang Zong\n",
        "name,alias\nMaria Lindqvist,Zhao Guangzong\n",
        "name,alias,alias\nMaria Lindqvist,,赵光宗\n",
        "name,former_name\nMaria Lindqvist,Miller; Zhao Guangzong\n",
    ] {
        Dir::with("in.csv", content).line("screen in.csv").assert_code(1);
    }
}

#[test]
fn other_encodings_are_recognised_or_given() {
    let dir = Dir::new();
    let (bytes, _, _) =
        encoding_rs::WINDOWS_1251.encode("имя;город\nЧжао Гуанцзун;Москва\nИван Петров;Тула\n");
    dir.write("guess.csv", &bytes);
    dir.line("screen guess.csv").assert_code(1).assert_says("windows-1251");
    dir.line("screen guess.csv --encoding windows-1251").assert_code(1);
    let utf16: Vec<u8> = "\u{feff}name\n赵光宗\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    dir.write("utf16.csv", utf16);
    dir.line("screen utf16.csv").assert_code(1);
    let (bytes, _, _) = encoding_rs::GB18030.encode("name\n赵光宗\n");
    dir.write("gb.csv", bytes);
    dir.line("screen gb.csv --encoding gb18030").assert_code(1);
}

#[test]
fn a_threshold_decides_and_one_is_reachable() {
    let dir = Dir::with("in.csv", "name\nZhao Guangzong\nKevin Zhao Guangzong\n");
    let alerts = |threshold: &str| {
        let rows = dir.line(&format!("screen in.csv --all --format jsonl --threshold {threshold}")).jsonl();
        rows.iter().filter(|row| row["outcome"] == "alert").count()
    };
    assert_eq!((alerts("1"), alerts("0.5")), (1, 2));
}

#[test]
fn a_weak_alias_raises_a_hit_as_the_user_says() {
    let dir = Dir::with("house.csv", lists::CUSTOM);
    dir.write("in.csv", "name\nZebbo Quillfeather\nZebbo Quillfeathers\nZebulon Blackwater\n");
    let hit_rows = |how: &str| -> Vec<u64> {
        let rows = dir.line(&format!("screen in.csv --list house.csv --format jsonl {how}")).jsonl();
        rows.iter().map(|row| row["row"].as_u64().unwrap()).collect()
    };
    assert_eq!(hit_rows(""), [1, 3], "an exact weak alias of two words is a hit");
    assert_eq!(hit_rows("--weak-aliases exact"), [1, 3]);
    assert_eq!(hit_rows("--weak-aliases on"), [1, 2, 3]);
    assert_eq!(hit_rows("--weak-aliases off"), [3]);
    assert_eq!(hit_rows("--weak-aliases off --weak-aliases house=on"), [1, 2, 3]);
    assert_eq!(hit_rows("--weak-aliases house=off"), [3]);
    dir.line("screen in.csv --list house.csv --weak-aliases hause=on")
        .assert_code(2)
        .assert_says("no list is called hause; the lists are house");
    dir.line("screen in.csv --list house.csv --weak-aliases maybe")
        .assert_code(2)
        .assert_says("exact, on or off");
    let rows = dir.line("screen in.csv --list house.csv").csv();
    assert_eq!(
        (rows[0]["hit_alias_strength"].as_str(), rows[1]["hit_alias_strength"].as_str()),
        ("weak", "strong")
    );
    assert_eq!(rows[0]["hit_listed_name"], "Blackwater, Zebulon");
    assert_eq!(rows[0]["hit_matched_name"], "Zebbo Quillfeather");
}

#[test]
fn a_weak_alias_is_told_of_where_a_strong_name_is_hit() {
    let list = "id,type,name,name_kind,alias_strength\nX-1,person,\"Blackwater, Zebulon\",primary,strong\n\
                X-1,,Zebulon Blackwaters,alias,weak\n";
    let dir = Dir::with("house.csv", list);
    dir.write("in.csv", "name\nZebulon Blackwater\n");
    let row = &dir.line("screen in.csv --list house.csv --format jsonl").jsonl()[0];
    let hit = &row["hits"][0];
    assert_eq!((&hit["matched_name"], &hit["score"]), (&"Blackwater, Zebulon".into(), &1.0.into()));
    let explanation = hit["explanation"].as_str().unwrap();
    assert!(
        explanation.contains("weak alias \u{201c}Zebulon Blackwaters\u{201d} matches too"),
        "{explanation}"
    );
}

#[test]
fn secondary_identifiers_move_the_score_and_identifiers_are_found_alone() {
    let content = "name,date of birth,national id\n\
        Zhao Guangzong,1985-11-12,\n\
        Zhao Guangzong,,\n\
        Zhao Guangzong,1950-01-01,\n\
        Zhao Guangzon,1950-01-01,\n\
        Maria Lindqvist,,421003198511121539\n";
    let dir = Dir::with("in.csv", content);
    let rows = dir.line("screen in.csv --format jsonl --all").jsonl();
    let best = |row: usize, field: &str| rows[row]["hits"][0][field].as_f64().unwrap();
    assert!(best(0, "priority") > best(1, "priority"), "an agreeing date ranks higher");
    assert_eq!(rows[2]["outcome"], "alert", "an exact name stays an alert");
    assert!(best(2, "score") < best(1, "score") && best(2, "priority") < best(1, "priority"));
    assert_eq!(rows[3]["outcome"], "clear", "an approximate name with another date does not");
    assert_eq!((&rows[4]["outcome"], &rows[4]["hits"][0]["id"]), (&json!("alert"), &json!("47814")));
    assert!(best(4, "name_score") < 0.5, "by the number, not by the name");
}

#[test]
fn the_shipped_example_shows_what_the_readme_says() {
    let example = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/counterparties.csv");
    let dir = Dir::new();
    let ran = dir.run(["screen", example.to_str().unwrap(), "--all", "--format", "jsonl"]);
    let hits: Vec<_> = ran
        .jsonl()
        .iter()
        .filter(|row| row["outcome"] != "clear")
        .map(|row| {
            let name = row["hits"][0]["listed_name"].as_str().unwrap_or("not screened");
            (row["input"]["customer_id"].as_str().unwrap().to_owned(), name.replace(',', "").to_lowercase())
        })
        .collect();
    let expected = [
        ("C-1002", "zhao guangzong"),
        ("C-1004", "zhao guangzong"),
        ("C-1005", "wuhan xiaoruizhi science and technology company limited"),
        ("C-1008", "not screened"),
        ("C-1009", "ni gaobin"),
        ("C-1011", "ni gaobin"),
    ];
    assert_eq!(hits, expected.map(|(id, name)| (id.to_owned(), name.to_owned())), "{}", ran.stderr);
    ran.assert_code(3).assert_says("12 rows read: 6 clear, 5 alerts, 1 not screened");
}
