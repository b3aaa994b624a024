//! The same lists and files give the same bytes, whatever the number of threads and however often.

use crate::harness::{Dir, lists, parties};

/// Rows of the generated file: several chunks for each thread.
const ROWS: usize = 3_000;

#[test]
fn threads_and_repetition_change_no_byte() {
    let dir = Dir::with("in.csv", parties(ROWS));
    dir.write("house.csv", lists::CUSTOM);
    for arguments in
        ["--format csv --all", "--format jsonl --all", "--format table", "--list house.csv --format csv"]
    {
        let run = |threads: usize| {
            let ran = dir.line(&format!("screen in.csv {arguments} --threads {threads} --manifest m.json"));
            ran.assert_code(3);
            (ran.stdout, dir.json("m.json")["rows"].clone())
        };
        let (expected, rows) = run(1);
        for outcome in ["alert", "clear", "not_screened"] {
            assert!(rows[outcome].as_u64().unwrap() > 20, "{outcome} occurs: {rows}");
        }
        for threads in [2, 8, 0, 1] {
            let (output, again) = run(threads);
            assert!(output == expected, "{arguments} --threads {threads}: other bytes");
            assert_eq!(again, rows, "{arguments} --threads {threads}");
        }
    }
}

#[test]
fn the_counts_add_up_and_agree_with_the_rows_written() {
    let dir = Dir::with("in.csv", parties(ROWS));
    let ran = dir.line("screen in.csv --all --format jsonl --manifest m.json");
    let outcomes = ran.outcomes();
    assert_eq!(outcomes.len(), ROWS);
    let count = |what: &str| outcomes.iter().filter(|outcome| *outcome == what).count() as u64;
    let rows = dir.json("m.json")["rows"].clone();
    let recorded = |pointer: &str| rows.pointer(pointer).and_then(serde_json::Value::as_u64).unwrap();
    assert_eq!(recorded("/rows"), ROWS as u64);
    assert_eq!(recorded("/clear"), count("clear"));
    assert_eq!(recorded("/alert"), count("alert"));
    assert_eq!(recorded("/reasons/no_name"), count("no_name"));
    assert_eq!(recorded("/reasons/field_count"), count("field_count"));
    assert_eq!(recorded("/not_screened"), count("no_name") + count("field_count"));
    assert_eq!(recorded("/rows"), recorded("/clear") + recorded("/alert") + recorded("/not_screened"));
    let hits = |list: &str| {
        let of = |row: &serde_json::Value| {
            row["hits"].as_array().unwrap().iter().filter(|hit| hit["list"] == list).count() as u64
        };
        ran.jsonl().iter().map(of).sum::<u64>()
    };
    for list in ["demo-ofac", "demo-uk"] {
        assert_eq!(recorded(&format!("/hits/{list}")), hits(list), "{list}");
    }
}

#[test]
fn an_index_built_and_one_opened_give_the_same_bytes() {
    let dir = Dir::with("in.csv", parties(ROWS));
    dir.write("house.csv", lists::CUSTOM);
    let built = dir.line("screen in.csv --list house.csv");
    let opened = dir.line("screen in.csv --list house.csv");
    dir.write("file", "");
    let in_memory = dir.line("screen in.csv --list house.csv --index-dir file");
    in_memory.assert_says("kept in memory");
    assert!(built.stdout == opened.stdout && built.stdout == in_memory.stdout);
    assert_eq!(built.messages(), opened.messages());
}

#[test]
fn a_hits_score_does_not_depend_on_the_other_lists() {
    let dir =
        Dir::with("in.csv", "name\nZebulon Blackwaters\nQuagmire Dredging Company\nZebulon M. Blackwater\n");
    dir.write("house.csv", lists::CUSTOM);
    dir.write("un.xml", lists::UN);
    lists::write_ofac(&dir, "ofac");
    let house = |arguments: &str| -> Vec<String> {
        let rows = dir.line(&format!("screen in.csv --list house.csv {arguments}")).csv();
        rows.iter()
            .filter(|row| row["hit_list"] == "house")
            .map(|row| {
                [&row["screening_row"], &row["hit_id"], &row["hit_score"], &row["hit_priority"]]
                    .map(String::as_str)
                    .join(" ")
            })
            .collect()
    };
    let alone = house("");
    assert!(!alone.is_empty());
    assert_eq!(house("--list ofac --list un.xml"), alone);
    assert_eq!(house("--list un.xml"), alone);
}
