//! What looks wrong in a counterparty file: told at the end, in the manifest, and row by row where it is asked for.

use std::io::Read as _;

use insta::assert_snapshot;

use crate::endurance::{long_rows, stored};
use crate::harness::{Dir, parse_csv, parties};

/// One quirk a row.
const DIRTY: &str = include_str!("data/dirty.csv");
const CLEAN: &str = "id,name,type,born,country\n\
    1,Maria Lindqvist,person,1979-04-02,Sweden\n\
    2,Harbour & Sons Bakery Ltd,company,,Norway\n\
    3,赵光华,person,1985-11-12,China\n\
    4,José Ortega y Gasset,person,1983-05-09,Spain\n";

/// The lines about quality on stderr.
fn told(messages: &str) -> String {
    let lines = messages.lines().skip_while(|line| !line.starts_with("quality of "));
    lines.map(|line| line.to_owned() + "\n").collect()
}

#[test]
fn a_dirty_file_is_screened_and_told() {
    let dir = Dir::with("in.csv", DIRTY);
    let ran = dir.line("screen in.csv -o out.csv --quality flags.csv --as-of 2026-11-24");
    ran.assert_code(3);
    let messages = told(&ran.messages());
    assert_snapshot!("quality_messages", messages);
    assert_snapshot!("quality_rows", dir.read("flags.csv"));
    for name in ["Lindqvist", "Berg", "Holm", "UNKNOWN", "Ruritania", "example.com", "2090"] {
        assert!(!ran.stderr.contains(name), "{name} stands on stderr: {}", ran.stderr);
    }
    let manifest = dir.json("out.csv.manifest.json");
    assert_eq!(manifest["rows"]["not_screened"], 1, "flags keep no row from being screened");
    assert_snapshot!(
        "quality_manifest",
        serde_json::to_string_pretty(&manifest["inputs"][0]["quality"]).unwrap()
    );
}

#[test]
fn a_clean_file_is_one_line() {
    let dir = Dir::with("in.csv", CLEAN);
    let ran = dir.line("screen in.csv --quality flags.jsonl --manifest m.json");
    ran.assert_code(0);
    assert_eq!(told(&ran.messages()), "quality of in.csv: nothing flagged\n");
    assert_eq!(dir.read("flags.jsonl"), "");
    assert_eq!(dir.json("m.json")["inputs"][0]["quality"]["rows_flagged"], 0);
}

#[test]
fn threads_change_nothing_and_each_input_has_its_own() {
    let dir = Dir::with("a.csv", parties(2000));
    dir.write("b.csv", DIRTY);
    dir.write("empty.csv", "id,name\n");
    let run = |threads: usize| {
        let line = "screen a.csv empty.csv b.csv --format jsonl --manifest m.json --quality q.jsonl";
        dir.line(&format!("{line} --threads {threads}")).assert_code(3);
        let inputs = dir.json("m.json")["inputs"].clone();
        let quality: Vec<_> =
            inputs.as_array().unwrap().iter().map(|input| input["quality"].clone()).collect();
        (quality, dir.read("q.jsonl"))
    };
    let (quality, rows) = run(1);
    assert_eq!(
        (&quality[0]["rows"], &quality[1]["rows"], &quality[2]["rows"]),
        (&1913.into(), &0.into(), &28.into())
    );
    assert_eq!(quality[2]["flags"]["two_parties"]["rows"], 1);
    assert!(
        rows.lines()
            .any(|line| line.starts_with(r#"{"file":"b.csv","row":5,"id":"5","code":"two_parties","#))
    );
    for threads in [2, 8] {
        assert_eq!(run(threads), (quality.clone(), rows.clone()), "{threads} threads");
    }
}

#[test]
fn a_resumed_run_tells_the_same() {
    let input = stored(&long_rows(200).replace("Maria Lindqvist", "UNKNOWN"));
    let dir = Dir::with("in.csv.gz", &input);
    let line = "screen in.csv.gz -o out.csv --quality q.csv.gz --checkpoint-rows 50";
    let quality = || {
        let zipped = std::fs::read(dir.path("q.csv.gz")).unwrap();
        let mut rows = String::new();
        flate2::read::MultiGzDecoder::new(&zipped[..]).read_to_string(&mut rows).unwrap();
        (rows, dir.json("out.csv.manifest.json")["inputs"][0]["quality"].clone())
    };
    dir.line(&format!("{line} --as-of 2026-11-24")).assert_code(3);
    let whole = quality();
    assert!(parse_csv(&whole.0).len() > 3, "{}", whole.0);
    for name in ["out.csv", "out.csv.manifest.json", "q.csv.gz"] {
        std::fs::remove_file(dir.path(name)).unwrap();
    }
    dir.write("in.csv.gz", &input[..1_600_000]);
    dir.line(&format!("{line} --as-of 2026-11-24")).assert_code(2).assert_says("--resume goes on at row 151");
    assert!(!dir.path("q.csv.gz").exists(), "nothing stands under the name before the end");
    dir.write("in.csv.gz", &input);
    dir.refuses(
        &format!("{line} --as-of 2026-11-25 --resume"),
        &["--as-of (2026-11-24 then, 2026-11-25 now)"],
    );
    let ran = dir.line(&format!("{line} --as-of 2026-11-24 --resume"));
    ran.assert_code(3).assert_says("resuming out.csv at row 151");
    assert_eq!(quality(), whole);
}

#[test]
fn outputs_that_cannot_be_are_refused() {
    let dir = Dir::with("in.csv", CLEAN);
    dir.refuses("screen in.csv --quality flags.txt", &["ends in .csv or .jsonl"]);
    dir.refuses("screen in.csv --quality -", &["ends in .csv or .jsonl"]);
    dir.refuses("screen in.csv --quality in.csv", &["also an input"]);
    dir.refuses("screen in.csv -o out.csv --quality out.csv", &["belongs to out.csv"]);
    dir.refuses("screen in.csv -o out.csv --manifest m.jsonl --quality m.jsonl", &["belongs to m.jsonl"]);
    dir.refuses("screen in.csv --as-of yesterday", &["--as-of"]);
}
