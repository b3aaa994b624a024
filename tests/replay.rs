//! `replay`: a screening repeated from its manifest gives the same bytes, or every difference is told.

use std::fs;
use std::io::Write as _;

use serde_json::{Value, json};

use crate::harness::{Dir, Ran, lists, parties, sha256};

const PARTIES: &str = "\
id,name,born
1,Zebulon Blackwater,1970-01-02
2,Maria Lindqvist,
3,,
4,Zebbo Quillfeather,
5,Quagmire Dredging Ltd,
6,Zebulon Blackwatters,
";

fn dir() -> Dir {
    let dir = Dir::with("in.csv", PARTIES);
    dir.write("house.csv", lists::CUSTOM);
    dir
}

/// Screens and replays, which must give the same bytes.
#[track_caller]
fn golden(dir: &Dir, arguments: &str, out: &str) -> Ran {
    let ran = dir.line(&format!("screen {arguments} -o {out}"));
    assert!(matches!(ran.code, Some(0 | 1 | 3)), "{arguments}: {}", ran.stderr);
    let ran = dir.line(&format!("replay {out}.manifest.json"));
    ran.assert_code(0);
    assert_eq!(ran.stdout, "the same bytes\n", "{arguments}: {}", ran.stderr);
    ran
}

/// Changes a manifest as somebody with an editor would.
fn edit(dir: &Dir, name: &str, change: impl FnOnce(&mut Value)) {
    let mut manifest = dir.json(name);
    change(&mut manifest);
    dir.write(name, serde_json::to_vec_pretty(&manifest).unwrap());
}

#[test]
fn the_same_bytes_come_out_again() {
    let dir = dir();
    lists::write_ofac(&dir, "ofac");
    dir.write("more.csv", PARTIES.replace("Maria", "Zebulon"));
    dir.write("other.csv", "Firma;Inhaber\nQuagmire Dredging GmbH;Blackwater Zebulon\n");
    dir.write("in.csv.gz", gzip(PARTIES));
    let (latin, _, _) = encoding_rs::WINDOWS_1252.encode("naam;X\nZébulon Blackwàter;1\n");
    dir.write("latin.csv", &latin);
    dir.write("damaged.csv", lists::CUSTOM.replace("X-2,entity", "X-2,dog"));
    for (arguments, out) in [
        ("in.csv --list damaged.csv --lenient", "lenient.csv"),
        ("in.csv --list house.csv", "out.csv"),
        ("in.csv", "demonstration.csv"),
        ("in.csv --list house.csv --list ofac --all --format jsonl", "out.jsonl"),
        ("in.csv --list house.csv --format table --all", "out.txt"),
        ("in.csv more.csv in.csv --list mine=house.csv --all", "several.csv"),
        ("in.csv.gz --list house.csv", "out.csv.gz"),
        (
            "in.csv other.csv --list house.csv --format jsonl --column alias=Inhaber --column name=#1",
            "mapped.jsonl",
        ),
        ("latin.csv --list house.csv --encoding windows-1252 --column name=naam --all", "latin.csv.out"),
        (
            "in.csv --list house.csv --weak-aliases house=on --weak-aliases off --threshold 0.71234567",
            "weak.csv",
        ),
    ] {
        // What is given for one file need not be in another.
        let arguments =
            if out == "mapped.jsonl" { arguments.replace("in.csv ", "") } else { arguments.to_owned() };
        golden(&dir, &arguments, out);
    }
    assert!(dir.names("").iter().all(|name| !name.contains("partial")), "the repeated output leaves nothing");
}

#[test]
fn a_collection_is_replayed_without_its_configuration() {
    let dir = dir();
    dir.write("un.xml", lists::UN);
    dir.write(
        "interdict.toml",
        "threshold = 0.8\n[lists.house]\npath = \"house.csv\"\nowner = \"A. Person\"\nexpires = 2999-01-01\n\
         weak_aliases = \"on\"\n[lists.un-sc]\npath = \"un.xml\"\n[collections.some]\nlists = [\"un-sc\", \"house\"]\n\
         include_programs = [\"house:HOUSE\", \"DRC\"]\nexclude_types = [\"vessel\"]\ninclude_types = [\"person\"]\n",
    );
    golden(&dir, "in.csv --config interdict.toml --all", "out.csv");
    fs::remove_file(dir.path("interdict.toml")).unwrap();
    dir.line("replay out.csv.manifest.json").assert_code(0);
    let manifest = dir.json("out.csv.manifest.json");
    assert_eq!(manifest["lists"][1]["left_out"], 1, "the collection takes a part");
}

#[test]
fn a_resumed_run_is_replayed_as_one() {
    // Of more than is looked at before the first row is screened, stored so that it can be cut anywhere.
    let (note, text) = ("x".repeat(10_000), parties(200));
    let (header, rows) = text.split_once('\n').unwrap();
    let long = rows.lines().fold(format!("{header},note\n"), |long, row| long + row + "," + &note + "\n");
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::none());
    encoder.write_all(long.as_bytes()).unwrap();
    let whole = encoder.finish().unwrap();
    for (arguments, out, gzipped) in [("", "out.csv.gz", true), ("--format jsonl --all", "out.jsonl", false)]
    {
        let dir = Dir::with("in.csv", &whole[..1_600_000]);
        let line = format!("screen in.csv {arguments} --checkpoint-rows 50 -o {out}");
        dir.line(&line).assert_code(2).assert_says("--resume goes on at row 151");
        dir.write("in.csv", &whole);
        dir.line(&format!("{line} --resume")).assert_code(3);
        let manifest = dir.json(&format!("{out}.manifest.json"));
        assert_eq!(manifest["resumed_at_row"], json!([151]));
        assert_eq!(manifest["output"]["sha256"], sha256(&dir.path(out)));
        let ran = dir.line(&format!("replay {out}.manifest.json"));
        ran.assert_code(0);
        assert_eq!(ran.stdout, "the same bytes\n");
        // A gzipped output is in members of so many rows, and would be other bytes in others.
        if gzipped {
            edit(&dir, "out.csv.gz.manifest.json", |manifest| {
                manifest["output"]["gzip_member_rows"] = json!(60);
            });
            let ran = dir.line("replay out.csv.gz.manifest.json");
            ran.assert_code(1);
            assert!(ran.stdout.contains("the rows and hits are the same"), "{}", ran.stdout);
        }
    }
}

#[test]
fn a_list_that_is_not_the_same_is_refused_with_both_digests() {
    let dir = dir();
    golden(&dir, "in.csv --list house.csv", "out.csv");
    let was = sha256(&dir.path("house.csv"));
    // One byte.
    dir.write("house.csv", lists::CUSTOM.replace("1970-01-02", "1970-01-03"));
    let is = sha256(&dir.path("house.csv"));
    let replay = "replay out.csv.manifest.json";
    dir.refuses(replay, &["the list house", "house.csv", &was, &is, "--list house=PATH"]);
    fs::create_dir(dir.path("archive")).unwrap();
    dir.write("archive/old.csv", lists::CUSTOM);
    for place in ["archive/old.csv", "house=archive/old.csv", "archive"] {
        let ran = dir.line(&format!("{replay} --list {place}"));
        ran.assert_code(0);
        assert_eq!(ran.stdout, "the same bytes\n");
    }
    fs::remove_file(dir.path("house.csv")).unwrap();
    dir.refuses(replay, &["the list house is not to be had", &was, "cannot read house.csv"]);
    dir.write("house.csv", lists::CUSTOM.replace("1970-01-02", "1970-01-03"));
    dir.refuses(
        &format!("{replay} --list house.csv"),
        &["--list house.csv", &is, "no list of the run", &was],
    );
    dir.refuses(&format!("{replay} --list haus=archive/old.csv"), &["no list of the run", "house"]);
    dir.refuses(&format!("{replay} --list house=house.csv"), &[&was, &is]);
}

#[test]
fn a_file_of_a_list_that_is_missing_or_changed_is_named() {
    let dir = dir();
    lists::write_ofac(&dir, "ofac");
    golden(&dir, "in.csv --list ofac", "out.csv");
    let was = sha256(&dir.path("ofac/alt.csv"));
    dir.write("ofac/alt.csv", lists::ALT.replace("Ferdinand", "Ferdinanda"));
    let is = sha256(&dir.path("ofac/alt.csv"));
    let replay = "replay out.csv.manifest.json";
    dir.refuses(replay, &[&format!("ofac/alt.csv: expected SHA-256 {was}, found {is}")]);
    fs::remove_file(dir.path("ofac/alt.csv")).unwrap();
    dir.refuses(replay, &[&format!("ofac/alt.csv: expected SHA-256 {was}, found no such file")]);
    lists::write_ofac(&dir, "archive");
    dir.line(&format!("{replay} --list archive")).assert_code(0);
}

#[test]
fn an_input_that_is_not_the_same_is_refused_and_one_that_moved_is_found() {
    let dir = dir();
    dir.write("more.csv", PARTIES.replace("Maria", "Zebulon"));
    golden(&dir, "in.csv more.csv --list house.csv", "out.csv");
    let was = sha256(&dir.path("in.csv"));
    fs::create_dir(dir.path("archive")).unwrap();
    fs::rename(dir.path("in.csv"), dir.path("archive/2024.csv")).unwrap();
    let replay = "replay out.csv.manifest.json";
    dir.refuses(replay, &["the input in.csv is not to be had", &was, "--input PATH"]);
    dir.line(&format!("{replay} --input archive/2024.csv")).assert_code(0);
    dir.line(&format!("{replay} --input more.csv --input archive/2024.csv")).assert_code(0);
    dir.write("in.csv", PARTIES.replace("Maria", "Marie"));
    let is = sha256(&dir.path("in.csv"));
    dir.refuses(replay, &["the input in.csv is not the one of the run", &was, &is]);
    dir.refuses(&format!("{replay} --input in.csv"), &[&is, "no input of the run", &was]);
}

#[test]
fn what_was_standard_input_must_be_named() {
    let dir = dir();
    dir.line_with_stdin("screen - --list house.csv -o out.csv", PARTIES).assert_code(3);
    let sha = sha256(&dir.path("in.csv"));
    dir.refuses("replay out.csv.manifest.json", &["standard input", &sha, "--input PATH"]);
    dir.line("replay out.csv.manifest.json --input in.csv").assert_code(0);
}

#[test]
fn a_manifest_that_was_changed_is_told_with_the_rows_that_differ() {
    let dir = dir();
    golden(&dir, "in.csv --list house.csv", "out.csv");
    edit(&dir, "out.csv.manifest.json", |manifest| manifest["config"]["score"]["threshold"] = json!(0.98));
    let ran = dir.line("replay out.csv.manifest.json");
    ran.assert_code(1);
    for (told, at) in [
        ("threshold: 0.72 then, 0.98 now", 0),
        ("settings: ", 1),
        ("rows of in.csv: 6 (1 clear, 4 alert, 1 not screened, 4 hits) then, 6 (2 clear", 2),
        ("rows: 6 (1 clear", 3),
        ("output: ", 4),
        ("  row 6 of in.csv: house X-1: score 0.", 5),
    ] {
        assert!(ran.stdout.lines().nth(at).unwrap().starts_with(told), "{told}: {}", ran.stdout);
    }
    for value in ["Zebulon", "Blackwat", "1970"] {
        assert!(!ran.stdout.contains(value) && !ran.stderr.contains(value), "{value}: {}", ran.stdout);
    }
    // Without the earlier output only digests are left.
    fs::remove_file(dir.path("out.csv")).unwrap();
    let ran = dir.line("replay out.csv.manifest.json -o again.csv");
    ran.assert_code(1);
    assert!(ran.stdout.contains("the earlier output is not there any more"), "{}", ran.stdout);
    assert!(dir.read("again.csv").starts_with("id,name,born,"), "the repeated output is kept");

    // A change that changes no byte is one all the same.
    let dir = self::dir();
    golden(&dir, "in.csv --list house.csv", "out.csv");
    edit(&dir, "out.csv.manifest.json", |manifest| manifest["threshold"] = json!(0.5));
    let ran = dir.line("replay out.csv.manifest.json");
    ran.assert_code(1);
    assert_eq!(ran.stdout, "threshold: 0.5 then, 0.72 now\n");
    // Another program that gives the same bytes is told aside.
    edit(&dir, "out.csv.manifest.json", |manifest| {
        manifest["threshold"] = json!(0.72);
        manifest["version"] = json!("0.0.9");
        manifest["build"] = json!({"version": "0.0.9", "sha256": "00"});
    });
    let ran = dir.line("replay out.csv.manifest.json");
    ran.assert_code(0).assert_says("version of interdict: 0.0.9 then").assert_says("executable: 00 then");
    assert_eq!(ran.stdout, "the same bytes\n");
}

#[test]
fn the_repeated_output_can_be_kept_and_overwrites_nothing() {
    let dir = dir();
    golden(&dir, "in.csv --list house.csv", "out.csv");
    let replay = "replay out.csv.manifest.json";
    dir.line(&format!("{replay} -o again.csv")).assert_code(0);
    assert_eq!(dir.read("again.csv"), dir.read("out.csv"));
    assert!(!dir.path("again.csv.manifest.json").exists());
    for out in ["out.csv", "in.csv", "house.csv", "out.csv.manifest.json"] {
        dir.refuses(&format!("{replay} -o {out}"), &["is also an input"]);
    }
    dir.refuses(&format!("{replay} -o again.gz"), &["the output was not gzipped"]);
    // A manifest of a run to standard output, elsewhere.
    let printed = dir.line("screen in.csv --list house.csv --manifest m.json");
    dir.line("replay m.json -o printed.csv").assert_code(0);
    assert_eq!(dir.read("printed.csv"), printed.stdout);
}

#[test]
fn one_of_a_version_that_recorded_no_output_comes_as_far_as_its_account() {
    let dir = dir();
    dir.line("screen in.csv --list house.csv --column name=name --encoding utf-8 -o out.csv").assert_code(3);
    edit(&dir, "out.csv.manifest.json", |manifest| {
        let fields = manifest.as_object_mut().unwrap();
        for field in [
            "run_id",
            "user",
            "host",
            "reason",
            "build",
            "output",
            "exit_status",
            "reading",
            "lenient",
            "index_fingerprint",
        ] {
            assert!(fields.remove(field).is_some(), "{field}");
        }
    });
    dir.refuses("replay out.csv.manifest.json", &["did not record the output", "the same account"]);
    edit(&dir, "out.csv.manifest.json", |manifest| manifest["rows"]["alert"] = json!(5));
    let ran = dir.line("replay out.csv.manifest.json");
    ran.assert_code(1);
    assert!(ran.stdout.starts_with("rows: 6 (1 clear, 5 alert"), "{}", ran.stdout);
}

#[test]
fn what_is_no_screening_is_refused_by_name() {
    let dir = dir();
    dir.line("rescreen in.csv --list house=house.csv --list-before house=house.csv -o re.csv");
    dir.refuses("replay re.csv.manifest.json", &["re.csv.manifest.json", "rescreening"]);
    dir.refuses("replay in.csv", &["in.csv: line 1", "no run manifest"]);
    dir.refuses("replay nowhere.json", &["cannot read nowhere.json"]);
    // What nobody has screened.
    dir.line("screen in.csv --list house.csv -o out.csv").assert_code(3);
    for field in ["inputs", "lists"] {
        edit(&dir, "out.csv.manifest.json", |manifest| manifest[field] = json!([]));
        dir.refuses("replay out.csv.manifest.json", &["no run manifest", field]);
        dir.line("screen in.csv --list house.csv -o out.csv").assert_code(3);
    }
    // Bundled lists of another version.
    dir.line("screen in.csv -o out.csv").assert_code(3);
    edit(&dir, "out.csv.manifest.json", |manifest| manifest["lists"][0]["digest"] = json!("00"));
    dir.refuses("replay out.csv.manifest.json", &["bundled demonstration lists", "demo-ofac 00"]);
}

fn gzip(text: &str) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    encoder.write_all(text.as_bytes()).unwrap();
    encoder.finish().unwrap()
}
