//! `--config interdict.toml`: collections of lists, the part of them that counts, internal lists that expire.

use crate::harness::{Dir, Ran, lists};

const CONFIG: &str = "\
threshold = 0.9
[lists.house]
path = \"lists/house.csv\"
owner = \"A. Person\"
expires = 2999-01-01
[lists.un-sc]
path = \"lists/un.xml\"
[collections.all]
lists = [\"house\", \"un-sc\"]
[collections.persons]
lists = [\"house\", \"un-sc\"]
include_types = [\"person\"]
exclude_programs = [\"un-sc:drc\"]
threshold = 0.8
";

fn dir() -> Dir {
    let dir = Dir::with("in.csv", "name\nZebulon Blackwater\nQuagmire Dredging Limited\n");
    dir.write("lists/house.csv", lists::CUSTOM);
    // One more, so that the exclusion leaves something.
    let more = lists::UN.replace(
        "<UN_LIST_TYPE>DRC</UN_LIST_TYPE><REFERENCE_NUMBER>CDe",
        "<UN_LIST_TYPE>Iran</UN_LIST_TYPE><REFERENCE_NUMBER>CDe",
    );
    dir.write("lists/un.xml", more.replace("ENTITIES", "INDIVIDUALS").replace("ENTITY", "INDIVIDUAL"));
    dir.write("interdict.toml", CONFIG);
    dir
}

#[track_caller]
fn hits(ran: &Ran) -> Vec<String> {
    ran.assert_code(1);
    ran.csv().iter().map(|row| format!("{} {}", row["hit_list"], row["hit_id"])).collect()
}

#[test]
fn a_collection_says_what_is_screened_and_the_manifest_says_it_again() {
    let dir = dir();
    let mut found = hits(&dir.line("screen in.csv --config interdict.toml --collection all"));
    found.sort();
    assert_eq!(found, ["house X-1", "house X-2", "un-sc CDe.902", "un-sc CDi.901"]);
    let ran = dir.line("screen in.csv --config interdict.toml --collection persons -o out.csv");
    ran.assert_code(1);
    let manifest = dir.json("out.csv.manifest.json");
    assert_eq!(manifest["collection"]["name"], "persons");
    assert_eq!(manifest["collection"]["sha256"], crate::harness::sha256(&dir.path("interdict.toml")));
    assert_eq!(manifest["collection"]["selection"]["exclude_programs"][0], "un-sc:drc");
    assert_eq!(manifest["collection"]["internal_lists"][0]["owner"], "A. Person");
    assert_eq!(
        (&manifest["lists"][0]["left_out"], &manifest["lists"][1]["left_out"]),
        (&1.into(), &1.into())
    );
    assert_eq!(manifest["threshold"], 0.8);
    let rows = crate::harness::parse_csv(&dir.read("out.csv"));
    let found: Vec<String> =
        rows.iter().map(|row| format!("{} {}", row["hit_list"], row["hit_id"])).collect();
    assert_eq!(found, ["house X-1", "un-sc CDe.902"]);
    // The index of a part is another than that of the whole: the whole is found again afterwards.
    let found = hits(&dir.line("screen in.csv --config interdict.toml --collection all"));
    assert_eq!(found.len(), 4);
    // A flag comes before the file.
    let ran = dir.line("screen in.csv --config interdict.toml --collection persons --threshold 1 -o out.csv");
    ran.assert_code(1);
    assert_eq!(dir.json("out.csv.manifest.json")["threshold"], 1.0);
}

#[test]
fn other_commands_take_collections_too() {
    let dir = dir();
    let config = "--config interdict.toml --collection persons";
    dir.run(["search", "Zebulon Blackwater", "--config", "interdict.toml", "--collection", "persons"])
        .assert_code(1);
    let shown = dir.line(&format!("lists show {config} --format json")).jsonl();
    assert_eq!((&shown[0]["designations"], &shown[1]["list"]), (&1.into(), &"un-sc".into()));
    // Of two editions of a list the same part counts.
    dir.write("old.csv", lists::CUSTOM.replace("Zebulon", "Ferdinand"));
    let ran = dir.line(&format!("rescreen in.csv {config} --list-before house=old.csv"));
    let changes: Vec<String> =
        ran.csv().iter().map(|row| format!("{} {}", row["hit_change"], row["hit_id"])).collect();
    assert_eq!(changes, ["new X-1"]);
}

#[test]
fn what_a_collection_cannot_be_is_refused() {
    let dir = dir();
    let with = |from: &str, to: &str| {
        assert!(CONFIG.contains(from));
        dir.write("bad.toml", CONFIG.replace(from, to));
    };
    for (from, to, parts) in [
        ("threshold = 0.9", "treshold = 0.9", &["bad.toml", "line 1", "treshold"][..]),
        ("2999-01-01", "2024-01-01", &["house", "until 2024-01-01", "A. Person"]),
        ("un-sc:drc", "un-sc:drk", &["un-sc:drk", "mistyped program"]),
        ("un-sc:drc\"", "un-sc:drc\", \"Iran\"", &["leaves nothing of the list un-sc"]),
        ("house.csv", "hause.csv", &["hause.csv"]),
        ("path = \"lists/un.xml\"", "", &["[lists.un-sc]"]),
    ] {
        with(from, to);
        dir.refuses("screen in.csv --config bad.toml --collection persons", parts);
    }
    dir.refuses("screen in.csv --config interdict.toml", &["--collection", "all, persons"]);
    dir.refuses(
        "screen in.csv --config interdict.toml --collection none",
        &["collections.none", "all, persons"],
    );
    dir.refuses("screen in.csv --config nowhere.toml", &["cannot read nowhere.toml"]);
    dir.refuses(
        "screen in.csv --config interdict.toml --collection all -o interdict.toml",
        &["also an input"],
    );
    dir.line("screen in.csv --config interdict.toml --list lists/un.xml")
        .assert_code(2)
        .assert_says("--list");
}
