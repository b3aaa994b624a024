//! What users read, as snapshots: help, messages, the closing summary, explanations. A changed one is a changed promise.
//!
//! `INSTA_UPDATE=always cargo test output` writes them anew; look at the difference before it is committed.

use std::fmt::Write as _;

use insta::assert_snapshot;

use crate::harness::{Dir, Ran, lists};

/// What a command printed, with its exit code.
fn shown(ran: &Ran) -> String {
    let code = ran.code.map_or_else(|| "none".to_owned(), |code| code.to_string());
    format!("exit {code}\n--- stdout\n{}--- stderr\n{}", ran.stdout, ran.messages())
}

#[test]
fn help_texts() {
    let dir = Dir::new();
    for (name, line) in [
        ("help", "--help"),
        ("help_short", "-h"),
        ("help_screen", "screen --help"),
        ("help_screen_short", "screen -h"),
        ("help_rescreen", "rescreen --help"),
        ("help_replay", "replay --help"),
        ("help_search", "search --help"),
        ("help_compare", "compare --help"),
        ("help_assure", "assure --help"),
        ("help_assure_short", "assure -h"),
        ("help_lists", "lists --help"),
        ("help_lists_show", "lists show --help"),
        ("help_lists_check", "lists check --help"),
        ("help_lists_diff", "lists diff --help"),
        ("help_lists_fetch", "lists fetch --help"),
        ("help_lists_prune", "lists prune --help"),
    ] {
        let ran = dir.line(line);
        ran.assert_code(0);
        assert_eq!(ran.stderr, "", "help goes to standard output");
        assert_snapshot!(name, ran.stdout);
    }
    let version = dir.line("--version");
    assert_eq!(version.stdout, format!("interdict {}\n", env!("CARGO_PKG_VERSION")));
}

#[test]
fn the_account_of_a_run() {
    let dir = Dir::with(
        "in.csv",
        "id,name,born\n1,Zhao Guangzong,1985-11-12\n2,Maria Lindqvist,\n3,,\n4,?,\n5,a,b,c\n",
    );
    assert_snapshot!("summary_demonstration", dir.line("screen in.csv -o out.csv").messages());
    dir.write("one.csv", "Name;Firma\nMiller;Miller GmbH\n");
    lists::write_ofac(&dir, "ofac");
    std::fs::remove_file(dir.path("ofac/alt.csv")).unwrap();
    dir.write("house.csv", lists::CUSTOM);
    let line = "screen one.csv --list ofac --list house.csv --column alias=Firma -o out.csv";
    assert_snapshot!("summary_lists", dir.line(line).messages());
}

#[test]
fn the_summary_of_an_effectiveness_test() {
    let dir = Dir::with("house.csv", lists::CUSTOM);
    dir.write("clean.csv", "name,type\nMaria Lindqvist,person\nZebulon Blackwater,person\n");
    // Without manipulated names, so that only the form of the summary stands here.
    let ran = dir.line("assure --list house.csv --clean clean.csv --queries 0");
    ran.assert_code(0);
    assert_snapshot!("summary_assure", ran.stdout);
}

#[test]
fn the_formats() {
    let dir =
        Dir::with("in.csv", "id,name,born\n1,\"ZHAO, Guangzong\",1985-11-12\n2,Maria Lindqvist,\n3,,\n");
    for format in ["csv", "jsonl", "table"] {
        assert_snapshot!(
            format!("format_{format}"),
            dir.line(&format!("screen in.csv --all --format {format}")).stdout
        );
    }
}

#[test]
fn explanations() {
    let dir = Dir::new();
    assert_snapshot!(
        "search_exact",
        shown(&dir.run(["search", "Zhao Guangzong", "--born", "1985-11-12", "--country", "CN"]))
    );
    assert_snapshot!(
        "search_contradicted",
        shown(&dir.run(["search", "Zhao Guangzong", "--born", "1950-01-01", "--type", "entity"]))
    );
    assert_snapshot!("search_none", shown(&dir.run(["search", "Maria Lindqvist"])));
    assert_snapshot!(
        "compare_exact",
        shown(&dir.run(["compare", "guangzong zhao", "ZHAO, Guangzong", "--type", "person"]))
    );
    assert_snapshot!(
        "compare_nothing",
        shown(&dir.run(["compare", "Maria Lindqvist", "ZHAO, Guangzong", "--type", "person"]))
    );
}

#[test]
fn error_messages() {
    let dir = Dir::with("in.csv", "code,colour\n1,red\n");
    dir.write("good.csv", "name\nMiller\n");
    dir.write("empty.csv", "");
    dir.write("house.csv", lists::CUSTOM.replacen("X-2,entity", "X-2,dog", 1));
    dir.write("sdn.csv", lists::SDN.replace('\u{1a}', ""));
    dir.write("page.csv", "<html>Not found</html>");
    let mut all = String::new();
    for line in [
        "",
        "screen",
        "scren in.csv",
        "screen in.csv",
        "screen empty.csv",
        "screen nowhere.csv",
        "screen good.csv --threshold 2",
        "screen good.csv --column firm=name",
        "screen good.csv --column name",
        "screen good.csv --column name=Firma",
        "screen good.csv --encoding utf-9",
        "screen good.csv in.csv",
        "screen good.csv -o good.csv",
        "screen good.csv -o nowhere/out.csv",
        "screen good.csv --list house.csv",
        "screen good.csv --list sdn.csv",
        "screen good.csv --list page.csv",
        "screen good.csv --list nowhere.csv",
        "search ?",
        "search Miller --born yesterday",
        "search Miller --country Atlantis",
        "compare good.csv",
        "compare Miller",
    ] {
        let ran = dir.line(line);
        ran.assert_code(2);
        assert_eq!(ran.stdout, "", "{line}");
        writeln!(all, "$ interdict {line}\n{}", ran.stderr).unwrap();
    }
    assert_snapshot!("errors", all);
}
