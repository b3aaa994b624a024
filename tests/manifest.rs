//! The run's manifest: who ran what and when, what came out, and that all of it can be read back.

use std::path::Path;

use interdict::actor::Actor;
use interdict::report::manifest::{RescreenManifest, RunManifest, RunReason};
use serde_json::{Value, json};

use crate::harness::{Dir, lists, sha256};

const PARTIES: &str = "id,name,born\n1,Zhao Guangzong,1985-11-12\n2,Maria Lindqvist,\n3,,\n";

#[test]
fn it_says_who_ran_which_program_and_why() {
    let dir = Dir::with("in.csv", PARTIES);
    // What the environment says of the user is what anybody says.
    let mut command = dir.command(["screen", "in.csv", "-o", "out.csv", "--reason", "list-delta"]);
    command.env("USER", "mallory").env("LOGNAME", "mallory").env("HOSTNAME", "nowhere");
    crate::harness::Ran::of(&mut command).assert_code(3);
    let manifest = dir.json("out.csv.manifest.json");
    let actor = Actor::of_os();
    assert_eq!((&manifest["user"], &manifest["host"]), (&json!(actor.user), &json!(actor.host)));
    assert_eq!(manifest["reason"], "list-delta");
    let (binary, build) = (Path::new(env!("CARGO_BIN_EXE_interdict")), &manifest["build"]);
    assert_eq!(build["version"], env!("CARGO_PKG_VERSION"));
    match build["sha256"].as_str() {
        Some(digest) => assert_eq!(digest, sha256(binary)),
        None => assert!(build["id"].as_str().is_some_and(|id| id.len() >= 16), "{build}"),
    }
    assert_eq!(manifest["exit_status"], json!({"name": "not_screened", "code": 3}));
    assert_eq!(manifest["lenient"], false);

    dir.line("screen in.csv -o again.csv").assert_code(3);
    let again = dir.json("again.csv.manifest.json");
    assert_eq!(again["reason"], Value::Null);
    assert_ne!(again["run_id"], manifest["run_id"], "no two runs are called the same");
    dir.line("screen in.csv --reason because").assert_code(2).assert_says("customer-delta");
}

#[test]
fn it_says_what_the_output_was_as_stored() {
    let dir = Dir::with("in.csv", PARTIES);
    for (name, arguments, format, all) in [
        ("out.csv", "", "csv", false),
        ("out.csv.gz", "--all", "csv", true),
        ("out.jsonl", "--format jsonl --all", "jsonl", true),
        ("out.txt", "--format table", "table", false),
    ] {
        dir.line(&format!("screen in.csv -o {name} {arguments}")).assert_code(3);
        let output = dir.json(&format!("{name}.manifest.json"))["output"].clone();
        assert_eq!(output["path"], name);
        assert_eq!((&output["format"], &output["all"]), (&json!(format), &json!(all)), "{name}");
        assert_eq!(output["sha256"], sha256(&dir.path(name)), "{name}");
        assert_eq!(output["bytes"], std::fs::metadata(dir.path(name)).unwrap().len(), "{name}");
    }
    let ran = dir.line("screen in.csv --manifest m.json");
    dir.write("stdout", &ran.stdout);
    let output = &dir.json("m.json")["output"];
    assert_eq!((&output["path"], &output["sha256"]), (&json!("-"), &json!(sha256(&dir.path("stdout")))));
}

#[test]
fn it_counts_each_list_by_type_and_says_when_its_files_were_written() {
    let dir = Dir::with("in.csv", PARTIES);
    dir.write("house.csv", lists::CUSTOM);
    dir.line("screen in.csv --list house.csv -o out.csv").assert_code(3);
    let list = &dir.json("out.csv.manifest.json")["lists"][0];
    assert_eq!(list["types"], json!({"entity": 1, "person": 1}));
    let modified: jiff::Timestamp = list["files"][0]["modified"].as_str().unwrap().parse().unwrap();
    let written = std::fs::metadata(dir.path("house.csv")).unwrap().modified().unwrap();
    assert_eq!(modified, jiff::Timestamp::try_from(written).unwrap());
    assert_eq!(dir.json("out.csv.manifest.json")["index_fingerprint"].as_str().unwrap().len(), 32);
}

#[test]
fn it_is_read_back_as_it_was_written() {
    let dir = Dir::with("in.csv", PARTIES);
    dir.write("house.csv", lists::CUSTOM);
    dir.write("un.xml", lists::UN);
    dir.write(
        "interdict.toml",
        "threshold = 0.7312345\n[lists.house]\npath = \"house.csv\"\nowner = \"A. Person\"\n[lists.un-sc]\n\
         path = \"un.xml\"\n[collections.some]\nlists = [\"house\", \"un-sc\"]\ninclude_programs = [\"house:HOUSE\"]\n",
    );
    for arguments in [
        "",
        "--reason lookback --column name=name --encoding utf-8 --threshold 0.8",
        "--config interdict.toml --weak-aliases un-sc=off",
    ] {
        dir.line(&format!("screen in.csv -o out.csv {arguments}"));
        let read = RunManifest::read(&dir.path("out.csv.manifest.json")).unwrap();
        let again = serde_json::to_string_pretty(&read).unwrap() + "\n";
        assert_eq!(again, dir.read("out.csv.manifest.json"), "{arguments}");
        assert_eq!(read.head.settings_digest(), read.head.config_sha256, "{arguments}");
        assert_eq!(read.head.actor, Some(Actor::of_os()));
    }
    dir.line("rescreen in.csv --list house=house.csv --list-before house=house.csv -o re.csv --reason test");
    let list = &dir.json("re.csv.manifest.json")["lists_before"][0];
    assert!(list["files"][0]["modified"].is_string(), "{list}");
    let read: RescreenManifest = serde_json::from_str(&dir.read("re.csv.manifest.json")).unwrap();
    assert_eq!(read.head.reason, Some(RunReason::Test));
    assert_eq!(read.head.output.as_ref().unwrap().sha256, sha256(&dir.path("re.csv")));
    assert_eq!(serde_json::to_string_pretty(&read).unwrap() + "\n", dir.read("re.csv.manifest.json"));
    let refused = RunManifest::read(&dir.path("re.csv.manifest.json")).unwrap_err().to_string();
    assert!(refused.contains("manifest of a rescreening"), "{refused}");
    let refused = RunManifest::read(&dir.path("house.csv")).unwrap_err().to_string();
    assert!(refused.contains("house.csv: line 1: this is no run manifest"), "{refused}");
}

// One of the manifests as they were before 0.2: without what identifies a run and its output.
#[test]
fn one_of_an_earlier_version_is_read() {
    let old = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/manifests/without_output.json");
    let read = RunManifest::read(&old).unwrap();
    assert_eq!((read.head.run_id, read.head.actor, read.head.output), (None, None, None));
    assert_eq!((read.lists.len(), read.rows.alert, read.head.threshold), (1, 1, 0.72));
}
