//! `rescreen`: new, changed and gone hits after a change of the lists, of the file, or of both.

use crate::harness::{Dir, Ran, lists};

const FILE: &str =
    "id,name,date_of_birth\n1,Zebulon Blackwater,\n2,Quagmire Dredging Limited,\n3,Maria Lindqvist,\n4,?,\n";

/// A list of two designations, and the same a day later: one left, one came, one changed its program.
fn dir() -> Dir {
    let dir = Dir::with("file.csv", FILE);
    dir.write("old.csv", lists::CUSTOM);
    let new = lists::CUSTOM.replace("X-2,entity,Quagmire Dredging Limited", "X-3,person,Maria Lindqvist");
    dir.write("new.csv", new.replace("1970-01-02,HOUSE", "1970-01-02,OTHER"));
    dir
}

/// What became of each hit: row, change, designation.
fn changes(ran: &Ran) -> Vec<String> {
    let rows = ran.csv();
    let changes = rows.iter().map(|row| match &*row["screening_outcome"] {
        "changed" => format!("{} {} {}", row["screening_row"], row["hit_change"], row["hit_id"]),
        outcome => format!("{} {outcome}", row["screening_row"]),
    });
    changes.collect()
}

#[test]
fn a_changed_list_gives_new_changed_and_gone_hits() {
    let dir = dir();
    let ran = dir.line("rescreen file.csv --list house=new.csv --list-before house=old.csv -o out.csv");
    ran.assert_code(3).assert_says("hits: 1 new, 1 changed, 1 gone");
    ran.assert_says("designations that differ: 2 as they were, 2 as they are");
    ran.assert_says("4 rows read: 0 unchanged, 3 with changes, 1 not screened");
    let ran = dir.line("rescreen file.csv --list house=new.csv --list-before house=old.csv");
    assert_eq!(changes(&ran), ["1 changed X-1", "2 gone X-2", "3 new X-3", "4 not_screened"]);
    assert_eq!(ran.stdout, dir.read("out.csv"));
    let row = &ran.csv()[0];
    assert_eq!((&*row["hit_programs"], &*row["hit_score_before"]), ("OTHER", "1.0000"));
    let manifest = dir.json("out.csv.manifest.json");
    assert_eq!(manifest["lists_before"][0]["digest"], crate::harness::sha256(&dir.path("old.csv")));
    assert_eq!(manifest["lists"][0]["digest"], crate::harness::sha256(&dir.path("new.csv")));
    assert_eq!(manifest["rows"]["hits"]["new"], 1);
    assert_eq!(manifest["inputs"][0]["rows"], 4);
}

#[test]
fn every_format_has_the_changes() {
    let dir = dir();
    let line = "rescreen file.csv --list house=new.csv --list-before house=old.csv --all --format";
    let json = dir.line(&format!("{line} jsonl")).jsonl();
    let outcomes: Vec<_> = json.iter().map(|row| row["outcome"].as_str().unwrap().to_owned()).collect();
    assert_eq!(outcomes, ["changed", "changed", "changed", "not_screened"]);
    assert_eq!(json[0]["changes"][0]["change"], "changed");
    assert_eq!(json[0]["changes"][0]["before"]["programs"][0], "HOUSE");
    assert_eq!(json[0]["changes"][0]["hit"]["programs"][0], "OTHER");
    assert_eq!(json[1]["changes"][0]["before"], serde_json::Value::Null);
    let table = dir.line(&format!("{line} table")).stdout;
    for word in ["changed", "gone", "new", "not_screened"] {
        assert!(table.contains(&format!(" {word} ")), "{table}");
    }
}

#[test]
fn a_changed_file_is_screened_where_it_changed() {
    let dir = dir();
    // 1 another person now, 2 as before but moved, 3 gone, 5 came.
    dir.write("later.csv", "id,name,date_of_birth\n2,Quagmire Dredging Limited,\n1,Maria Lindqvist,\n5,Z. Blackwater,1970-01-02\n");
    let ran = dir.line("rescreen later.csv --before file.csv --list house=old.csv");
    ran.assert_code(1).assert_says("2 rows are there no more");
    assert_eq!(changes(&ran), ["2 gone X-1", "3 new X-1"]);
    // Together with the list's change, and a row that is gone with its hit.
    dir.write("later.csv", "id,name,date_of_birth\n3,Maria Lindqvist,\n");
    let ran =
        dir.line("rescreen later.csv --before file.csv --list house=new.csv --list-before house=old.csv");
    assert_eq!(changes(&ran), ["1 new X-3", "1 gone X-1", "2 gone X-2"]);
    let rows = ran.csv();
    assert_eq!((&*rows[0]["screening_file"], &*rows[1]["screening_file"]), ("later.csv", "file.csv"));
}

#[test]
fn without_a_change_nothing_is_reported() {
    let dir = Dir::with("file.csv", "id,name\n1,Zebulon Blackwater\n");
    dir.write("old.csv", lists::CUSTOM);
    for change in ["--list-before house=old.csv", "--before file.csv"] {
        let ran = dir.line(&format!("rescreen file.csv --list house=old.csv {change}"));
        ran.assert_code(0).assert_says("1 unchanged");
        assert_eq!(ran.csv().len(), 0, "{}", ran.stdout);
    }
}

#[test]
fn what_cannot_be_compared_is_refused() {
    let dir = dir();
    dir.write("other.csv", "nr,name\n1,A B\n");
    for (line, parts) in [
        ("rescreen file.csv --list house=new.csv", &["--list-before", "--before"][..]),
        ("rescreen file.csv --list house=new.csv --list-before old.csv", &["--list-before has old", "ID="]),
        ("rescreen - --list house=new.csv --list-before house=old.csv", &["standard input"]),
        (
            "rescreen file.csv --before other.csv --list house=new.csv",
            &["other.csv has other columns", "jsonl"],
        ),
        ("rescreen file.csv --list house=new.csv --list-before house=old.csv -o old.csv", &["also an input"]),
        (
            "rescreen file.csv --list a=new.csv --list-before a=old.csv --weak-aliases b=on",
            &["no list is called b"],
        ),
    ] {
        dir.refuses(line, parts);
    }
}
