//! `explain`: what became of one row of an earlier run.

use crate::harness::{Dir, lists};

const FILE: &str = "id,name,date_of_birth\n\
    1,Zebulon Blackwater,1970-01-02\n\
    2,Z. Blackwater Miller Jones,\n\
    3,Priya Raman,\n\
    4,,\n";

fn ran() -> Dir {
    let dir = Dir::with("in.csv", FILE);
    dir.write("house.csv", lists::CUSTOM);
    dir.line("screen in.csv --list house.csv -o out.csv").assert_code(3);
    dir
}

#[test]
fn a_row_is_shown_with_what_it_was_screened_against_and_what_came_near() {
    let dir = ran();
    let explain = |row: u32| dir.line(&format!("explain --run out.csv.manifest.json --row {row}"));
    let shown = explain(1);
    shown.assert_code(1);
    for needle in [
        "alert: “Zebulon Blackwater” has 1 hit",
        "hits:\n  1.0000  house X-1",
        "against house, 2 designations",
    ] {
        assert!(shown.stdout.contains(needle), "{needle}: {}", shown.stdout);
    }
    let shown = explain(2);
    shown.assert_code(0);
    assert!(shown.stdout.contains("clear: “Z. Blackwater Miller Jones” has no hit"), "{}", shown.stdout);
    assert!(shown.stdout.contains("nearest below the threshold:\n  0."), "{}", shown.stdout);
    let shown = explain(3);
    shown.assert_code(0);
    assert!(shown.stdout.contains("no other designation reaches 0.30"), "{}", shown.stdout);
    let shown = explain(4);
    shown.assert_code(3);
    assert!(shown.stdout.contains("not screened: no_name: the row has no name"), "{}", shown.stdout);
}

#[test]
fn a_row_that_is_not_there_and_an_archive_that_is_not_the_same_are_refused() {
    let dir = ran();
    let explain = "explain --run out.csv.manifest.json";
    dir.refuses(&format!("{explain} --row 5"), &["in.csv has no row 5: it has 4"]);
    dir.refuses(&format!("{explain} --row 1 --file other.csv"), &["no input other.csv", "in.csv"]);
    dir.refuses("explain --run nothing --row 1", &["there is no such manifest"]);
    dir.write("house.csv", lists::CUSTOM.replace("1970", "1971"));
    dir.refuses(&format!("{explain} --row 1"), &["the list house is not the one of the run"]);
}

#[cfg(feature = "store")]
#[test]
fn a_run_that_keeps_its_rows_can_show_that_a_row_stayed_below() {
    let dir = ran();
    let args = "screen in.csv --list house.csv --store cases.db --keep-rows --manifest kept.json";
    dir.line(args).assert_code(3);
    let shown = dir.line("explain --run last --row 2 --store cases.db");
    shown.assert_code(0);
    assert!(shown.stdout.contains("kept by the store then: clear, best score 0."), "{}", shown.stdout);
    assert!(shown.stdout.contains("for house X-1"), "{}", shown.stdout);
    let best = |text: &str, before: &str| {
        let at = text.find(before).unwrap() + before.len();
        text[at..at + 6].to_owned()
    };
    assert_eq!(best(&shown.stdout, "best score "), best(&shown.stdout, "threshold:\n  "), "then as now");
    let shown = dir.line("explain --run kept.json --row 4");
    shown.assert_code(3);
    assert!(shown.stdout.contains("kept by the store then: not_screened"), "{}", shown.stdout);
    dir.refuses("explain --run nothing --row 1 --store cases.db", &["no finished run is called nothing"]);
}
