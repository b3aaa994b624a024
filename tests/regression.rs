//! One test for each fault that was found, with the fault named above it.

use crate::harness::Dir;

// An error of the operating system was told twice: `cannot read x.csv: No such file: No such file`.
#[test]
fn a_cause_is_told_once() {
    let dir = Dir::new();
    let ran = dir.refuses("screen nowhere.csv", &[]);
    assert_eq!(ran.stderr.matches("os error").count(), 1, "{}", ran.stderr);
}

// The error named the temporary file that could not be made: `… at path "/home/u/nowhere/.tmpjbwCM3"`.
#[test]
fn an_error_names_the_users_file_only() {
    let ran = Dir::with("in.csv", "name\nMiller\n")
        .refuses("screen in.csv -o nowhere/out.csv", &["nowhere/out.csv"]);
    assert!(!ran.stderr.contains(".tmp"), "{}", ran.stderr);
}

// Of several inputs only the first one's encoding was told, and an input of other columns was called `input 2`.
#[test]
fn every_input_is_named() {
    let dir = Dir::with("a.csv", "name\nMiller\n");
    dir.write("b.csv", "name\nÉmile\n");
    dir.write("c.csv", "id,name\n1,Miller\n");
    dir.line("screen a.csv b.csv")
        .assert_code(0)
        .assert_says("reading a.csv as ")
        .assert_says("reading b.csv as ");
    dir.refuses("screen a.csv c.csv", &["c.csv has other columns than a.csv", "--format jsonl"]);
    dir.line("screen a.csv").assert_says("1 row read: 1 clear, 0 alerts, 0 not screened");
}

// `search` and `compare` wrote their JSON keys in alphabetical order and `compare` its floats in full.
#[test]
fn json_keys_stand_in_the_documented_order() {
    let dir = Dir::new();
    let order = |text: &str, keys: &[&str]| {
        let places: Vec<_> = keys.iter().map(|key| text.find(&format!("\"{key}\":")).unwrap()).collect();
        assert!(places.is_sorted(), "{keys:?} in {text}");
    };
    let ran = dir.run(["search", "Zhao Guangzong", "--format", "jsonl"]);
    order(
        &ran.stdout,
        &["query", "hits", "list", "id", "score", "name_score", "priority", "type", "listed_name"],
    );
    let ran = dir.run(["compare", "Chao Kuang-tsung", "Zhao Guangzong", "--format", "jsonl"]);
    order(&ran.stdout, &["query", "listed", "score", "threshold", "verdict", "evidence", "explanation"]);
    let long = |text: &str| text.bytes().rev().take_while(u8::is_ascii_digit).count() > 4;
    assert!(!ran.stdout.split([',', '}']).any(long), "at most four digits: {}", ran.stdout);
}
