//! `lists show`, `check` and `diff`: list files looked at by themselves.

use crate::harness::{Dir, lists};

fn dir() -> Dir {
    let dir = Dir::new();
    dir.write("house.csv", lists::CUSTOM);
    dir.write("un.xml", lists::UN);
    lists::write_ofac(&dir, "ofac");
    dir
}

#[test]
fn show_counts_what_the_lists_hold() {
    let dir = dir();
    let ran = dir.line("lists show --list house.csv --list un.xml --list ofac");
    ran.assert_code(0);
    for line in [
        "house  custom CSV, the file states no edition date",
        "  designations  2: entity 1, person 1",
        "  names         3: 0 strong aliases, 1 weak aliases, 0 in their own script",
        "  facts         1 with a date of birth, 0 with an identifier",
        "  programs      HOUSE 2",
        "un-sc  UN XML, edition of 2024-03-25, ",
        "ofac-sdn  OFAC CSV, the file states no edition date",
        "  names         3: 1 strong aliases, 0 weak aliases, 0 in their own script",
    ] {
        assert!(ran.stdout.contains(line), "no {line:?} in {}", ran.stdout);
    }
    let json = dir.line("lists show --list un.xml --format json").jsonl();
    assert_eq!(json[0]["list"], "un-sc");
    assert_eq!(json[0]["published"], "2024-03-25");
    assert_eq!(json[0]["designations"], 2);
    assert_eq!(json[0]["types"]["person"], 1);
    assert_eq!(json[0]["digest"], crate::harness::sha256(&dir.path("un.xml")));
    assert!(json[0]["age_days"].as_i64().unwrap() > 365);
}

#[test]
fn show_prints_one_designation_whole() {
    let dir = dir();
    let ran = dir.line("lists show --list house.csv --designation house:X-1");
    ran.assert_code(0);
    assert_eq!(
        ran.stdout,
        "house X-1  Blackwater, Zebulon\n  \
         type            person\n  \
         names           Blackwater, Zebulon (primary)\n                  \
         Zebbo Quillfeather (weak alias)\n  \
         births          1970-01-02\n  \
         programs        HOUSE\n"
    );
    let json = dir.line("lists show --list house.csv --designation house:X-1 --format json").jsonl();
    assert_eq!(json[0]["names"][1]["strength"], "weak");
    for (wanted, part) in
        [("house:X-9", "has no designation X-9"), ("un-sc:X-1", "the lists are house"), ("X-1", "LIST:ID")]
    {
        dir.refuses(&format!("lists show --list house.csv --designation {wanted}"), &[part]);
    }
    // Nothing is asked for: the bundled lists, with their banner.
    dir.line("lists show").assert_code(0).assert_says("DEMONSTRATION");
}

#[test]
fn check_tells_good_files_from_bad_and_names_every_fault() {
    let dir = dir();
    let ran = dir.line("lists check house.csv ofac un.xml");
    ran.assert_code(0);
    assert_eq!(ran.stdout.matches(": good\n").count(), 3, "{}", ran.stdout);

    let twice = lists::SDN.replace("individual", "indivdual").replace("200,\"QUAG", "100,\"QUAG");
    dir.write("bad/sdn.csv", twice + "300,\"SOMEBODY\",-0- \r\n\u{1a}");
    dir.write("cut.xml", &lists::UN[..lists::UN.len() - 30]);
    dir.write("page.xml", "<!DOCTYPE html><html></html>");
    let ran = dir.line("lists check bad/sdn.csv cut.xml page.xml nowhere.xml un.xml");
    ran.assert_code(2);
    for part in [
        "bad/sdn.csv: NOT GOOD",
        "bad/sdn.csv: record 100, line 1, field SDN_Type: \"indivdual\" is not",
        "line 3: 3 fields where 12 are expected",
        "cut.xml: NOT GOOD",
        "the file is cut off",
        "web page",
        "cannot read nowhere.xml",
        "un.xml: good",
    ] {
        assert!(ran.stdout.contains(part), "no {part:?} in {}", ran.stdout);
    }
    let json = dir.line("lists check page.xml un.xml --format json").jsonl();
    assert_eq!((&json[0]["good"], &json[1]["good"]), (&false.into(), &true.into()));
    assert!(json[0]["faults"][0].as_str().unwrap().contains("web page"));
    assert_eq!(json[1]["list"]["designations"], 2);
}

/// The list of [`lists::CUSTOM`] a day later: an alias changed its strength, one designation left, one came.
fn editions() -> Dir {
    let dir = Dir::with("old.csv", lists::CUSTOM);
    let new = lists::CUSTOM
        .replace("alias,weak", "alias,strong")
        .replace("X-2,entity,Quagmire", "X-3,entity,=Quagmire");
    dir.write("new.csv", new);
    dir
}

#[test]
fn diff_shows_additions_removals_and_changes_in_three_formats() {
    let dir = editions();
    let line = "lists diff house=old.csv house=new.csv";
    let text = dir.line(line);
    text.assert_code(1).assert_says("house: 1 added, 1 removed, 1 changed");
    assert_eq!(
        text.stdout,
        "+ X-3  =Quagmire Dredging Limited (entity) HOUSE\n    \
         names: =Quagmire Dredging Limited (primary)\n    \
         programs: HOUSE\n\
         - X-2  Quagmire Dredging Limited (entity) HOUSE\n    \
         names: Quagmire Dredging Limited (primary)\n    \
         programs: HOUSE\n\
         ~ X-1  Blackwater, Zebulon (person) HOUSE\n  \
         - names: Zebbo Quillfeather (weak alias)\n  \
         + names: Zebbo Quillfeather\n"
    );
    let rows = dir.line(&format!("{line} --format csv")).csv();
    let shown: Vec<_> =
        rows.iter().map(|row| format!("{} {} {}", row["change"], row["id"], row["field"])).collect();
    assert_eq!(shown, ["added X-3 ", "removed X-2 ", "changed X-1 names"]);
    assert_eq!(rows[0]["name"], "'=Quagmire Dredging Limited", "no formula for a spreadsheet");
    assert_eq!(
        (&*rows[2]["before"], &*rows[2]["after"]),
        ("Zebbo Quillfeather (weak alias)", "Zebbo Quillfeather")
    );
    let json = dir.line(&format!("{line} --format json")).jsonl();
    assert_eq!(json[0]["added"][0]["id"], "X-3");
    assert_eq!(json[0]["removed"][0]["id"], "X-2");
    assert_eq!(json[0]["changed"][0]["fields"][0]["added"][0], "Zebbo Quillfeather");
    assert_eq!(json[0]["old"]["digest"], crate::harness::sha256(&dir.path("old.csv")));
    dir.line(&format!("{line} -o out.txt")).assert_code(1);
    assert_eq!(dir.read("out.txt"), text.stdout);
}

#[test]
fn equal_editions_have_no_diff_and_other_lists_are_told() {
    let dir = editions();
    let ran = dir.line("lists diff old.csv old.csv");
    ran.assert_code(0);
    assert_eq!(ran.stdout, "");
    dir.line("lists diff old.csv new.csv").assert_code(1).assert_says("old and new are two lists");
    dir.refuses("lists diff old.csv nowhere.csv", &["nowhere.csv"]);
    dir.refuses("lists diff old.csv new.csv -o new.csv", &["is also an input"]);
}
