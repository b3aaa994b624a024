//! Lists in every good and bad state, and the index that is kept of them: part of a list never clears anybody.

use std::fs;

use crate::harness::{Dir, Ran, lists};

/// A folder with a counterparty file that hits every list of [`lists`], a clear row included.
fn dir() -> Dir {
    Dir::with("in.csv", "name\nZebulon Blackwater\nQuagmire Dredging Limited\nMaria Lindqvist\n")
}

/// The lists and references hit, in order, with the row.
#[track_caller]
fn hits(ran: &Ran) -> Vec<String> {
    ran.assert_code(1);
    ran.csv()
        .iter()
        .map(|row| [&row["screening_row"], &row["hit_list"], &row["hit_id"]].map(String::as_str).join(" "))
        .collect()
}

#[test]
fn a_list_is_a_file_or_folder_of_any_format_with_or_without_an_id() {
    let dir = dir();
    dir.write("house.csv", lists::CUSTOM);
    dir.write("un/consolidated.xml", lists::UN);
    lists::write_ofac(&dir, "ofac");
    let gzip = |text: &str| {
        let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
        std::io::Write::write_all(&mut encoder, text.as_bytes()).unwrap();
        encoder.finish().unwrap()
    };
    dir.write("gz/house.csv.gz", gzip(lists::CUSTOM));
    dir.write("gz_ofac/sdn.csv.gz", gzip(lists::SDN));
    dir.write("all/house.csv", lists::CUSTOM);
    dir.write("all/consolidated.xml", lists::UN);
    for (name, content) in [("sdn.csv", lists::SDN), ("alt.csv", lists::ALT), ("add.csv", lists::ADD)] {
        dir.write(&format!("all/{name}"), content);
    }
    let custom = |id: &str| vec![format!("1 {id} X-1"), format!("2 {id} X-2")];
    let ofac = |id: &str| vec![format!("1 {id} 100"), format!("2 {id} 200")];
    let un = |id: &str| vec![format!("1 {id} CDi.901"), format!("2 {id} CDe.902")];
    for (arguments, expected) in [
        ("--list house.csv", custom("house")),
        ("--list mine=house.csv", custom("mine")),
        ("--list gz/house.csv.gz", custom("house")),
        ("--list ofac/sdn.csv", ofac("ofac-sdn")),
        ("--list ofac", ofac("ofac-sdn")),
        ("--list ofac-cons=ofac", ofac("ofac-cons")),
        ("--list gz_ofac", ofac("ofac-sdn")),
        ("--list un/consolidated.xml", un("un-sc")),
        ("--list un", un("un-sc")),
        ("--list un-old=un", un("un-old")),
    ] {
        assert_eq!(hits(&dir.line(&format!("screen in.csv {arguments}"))), expected, "{arguments}");
    }
    for arguments in ["--list all", "--list un --list ofac --list house.csv"] {
        let mut found = hits(&dir.line(&format!("screen in.csv {arguments}")));
        found.sort();
        let mut expected = [custom("house"), ofac("ofac-sdn"), un("un-sc")].concat();
        expected.sort();
        assert_eq!(found, expected, "{arguments}");
    }
}

#[test]
fn a_companion_file_adds_its_aliases_and_a_missing_one_is_a_warning() {
    let dir = Dir::with("in.csv", "name\nFerdinand Marmaduke\n");
    lists::write_ofac(&dir, "ofac");
    let whole = dir.line("screen in.csv --list ofac/sdn.csv -o out.csv");
    whole.assert_code(1);
    assert!(!whole.stderr.contains("warning"), "{}", whole.stderr);
    fs::remove_file(dir.path("ofac/alt.csv")).unwrap();
    // At the first run, which builds the index, and at every later one.
    for _ in 0..2 {
        dir.line("screen in.csv --list ofac/sdn.csv -o out.csv").assert_code(0).assert_says(
            "warning: ofac-sdn: alt.csv is missing beside sdn.csv: the list is read without its aliases",
        );
        let warnings = dir.json("out.csv.manifest.json")["lists"][0]["warnings"].clone();
        assert_eq!(warnings.as_array().unwrap().len(), 1);
        assert!(warnings[0].as_str().unwrap().contains("alt.csv is missing"), "{warnings}");
    }
}

#[test]
fn damaged_lists_stop_the_run_and_say_where() {
    let cut = |text: &str, end: &str| text.split(end).next().unwrap().to_owned() + end;
    let sdn = |from: &str, to: &str| {
        assert!(lists::SDN.contains(from));
        lists::SDN.replacen(from, to, 1)
    };
    let custom = |from: &str, to: &str| {
        assert!(lists::CUSTOM.contains(from));
        lists::CUSTOM.replacen(from, to, 1)
    };
    let latin1 = [b"id,type,name\nX-1,person,Jos", &b"\xe9\n"[..]].concat();
    let table: Vec<(&str, Vec<u8>, &[&str])> = vec![
        ("sdn.csv", Vec::new(), &["sdn.csv", "empty"]),
        // Cut at a record's end: only OFAC's last byte tells.
        ("sdn.csv", lists::SDN.replace('\u{1a}', "").into(), &["sdn.csv", "0x1A", "cut off"]),
        ("sdn.csv", lists::SDN[..lists::SDN.len() - 40].into(), &["sdn.csv", "cut off"]),
        (
            "sdn.csv",
            sdn("individual", "indivdual").into(),
            &["sdn.csv", "record 100", "line 1", "field SDN_Type", "indivdual"],
        ),
        (
            "sdn.csv",
            sdn("200,\"QUAG", "200,\"\",\"QUAG").into(),
            &["sdn.csv", "record 200", "line 2", "13 fields where 12"],
        ),
        (
            "sdn.csv",
            sdn("\"QUAGMIRE DREDGING LIMITED\"", "-0- ").into(),
            &["sdn.csv", "record 200", "field SDN_Name", "no name"],
        ),
        ("sdn.csv", sdn("LIMITED\"", "LIMITED").into(), &["sdn.csv", "record 200", "line 2"]),
        ("sdn.csv", sdn("200,", "100,").into(), &["sdn.csv", "record 100", "twice"]),
        ("house.csv", b"id,type,name\n".to_vec(), &["house.csv", "no designation"]),
        (
            "house.csv",
            custom("X-2,entity", ",entity").into(),
            &["house.csv", "record 3", "line 4", "field id"],
        ),
        (
            "house.csv",
            custom("X-2,entity", "X-2,dog").into(),
            &["house.csv", "line 4", "field type", "\"dog\""],
        ),
        (
            "house.csv",
            custom("1970-01-02", "1970-13-02").into(),
            &["house.csv", "line 2", "field date_of_birth"],
        ),
        ("house.csv", custom("strong,,HOUSE", "strong").into(), &["house.csv", "line 4", "5 fields where 7"]),
        ("house.csv", latin1, &["house.csv", "line 2", "UTF-8"]),
        ("un.xml", cut(lists::UN, "<ENTITY>").into(), &["un.xml"]),
        ("un.xml", lists::UN.replacen("</ENTITY>", "</PERSON>", 1).into(), &["un.xml", "line 10"]),
        (
            "un.xml",
            lists::UN
                .replacen("<?xml version=\"1.0\" encoding=\"UTF-8\"?>", "<!DOCTYPE a [<!ENTITY b \"c\">]>", 1)
                .into(),
            &["un.xml", "refused"],
        ),
        (
            "page.csv",
            b"<!DOCTYPE html><html><body>Not found</body></html>".to_vec(),
            &["page.csv", "web page"],
        ),
        ("other.csv", b"a,b\n1,2\n".to_vec(), &["other.csv", "not a list"]),
        ("list.json", b"{\"a\": 1}".to_vec(), &["list.json", "JSON"]),
    ];
    for (name, content, needles) in table {
        let dir = dir();
        dir.write(name, content);
        for output in ["", "-o out.csv", "--format jsonl"] {
            dir.refuses(&format!("screen in.csv --list {name} {output}"), needles);
        }
        dir.refuses(&format!("search Blackwater --list {name}"), needles);
        // A good list beside a damaged one helps nobody.
        dir.write("good.csv", lists::CUSTOM);
        dir.refuses(&format!("screen in.csv --list good.csv --list {name}"), needles);
    }
}

#[test]
fn damaged_companions_stop_the_run_too() {
    for (name, content, needles) in [
        ("alt.csv", lists::ALT.replace("100,1", "999,1"), ["alt.csv", "record 999", "different editions"]),
        ("alt.csv", lists::ALT.replace("aka", "xyz"), ["alt.csv", "record 100", "field alt_type"]),
        ("add.csv", lists::ADD.replace("\"Cuba\",", ""), ["add.csv", "record 100", "5 fields where 6"]),
        (
            "sdn_comments.csv",
            lists::COMMENTS.replace("200,", "999,"),
            ["sdn_comments.csv", "record 999", "sdn.csv"],
        ),
    ] {
        let dir = dir();
        lists::write_ofac(&dir, "ofac");
        dir.write(&format!("ofac/{name}"), content);
        dir.refuses("screen in.csv --list ofac", &needles);
    }
}

#[test]
fn lenient_reading_says_what_it_left_out() {
    let dir = dir();
    dir.write("house.csv", lists::CUSTOM.replacen("X-2,entity", "X-2,dog", 1));
    dir.refuses("screen in.csv --list house.csv", &["house.csv", "\"dog\""]);
    let ran = dir.line("screen in.csv --list house.csv --lenient -o out.csv");
    ran.assert_code(1)
        .assert_says("warning: house: left out: house.csv")
        .assert_says("line 4")
        .assert_says("\"dog\"");
    let manifest = dir.json("out.csv.manifest.json");
    assert_eq!(manifest["lists"][0]["designations"], 1);
    assert_eq!(manifest["lists"][0]["warnings"].as_array().unwrap().len(), 1);
    // The index of the lenient reading is no index of the strict one.
    dir.refuses("screen in.csv --list house.csv", &["house.csv", "\"dog\""]);
}

#[test]
fn lists_that_are_not_there_or_not_told_apart_are_refused() {
    let dir = dir();
    dir.write("house.csv", lists::CUSTOM);
    dir.write("b/house.csv", lists::CUSTOM);
    dir.write("empty/readme.txt", "nothing");
    dir.write("two/sdn_1.csv", lists::SDN);
    dir.write("two/sdn_2.csv", lists::SDN);
    dir.refuses("screen in.csv --list nowhere.csv", &["nowhere.csv"]);
    dir.refuses("screen in.csv --list mine=nowhere.csv", &["nowhere.csv"]);
    dir.refuses("screen in.csv --list empty", &["empty", "no list"]);
    dir.refuses("screen in.csv --list two", &["two", "sdn_1.csv, sdn_2.csv", "name the file"]);
    dir.refuses(
        "screen in.csv --list house.csv --list b/house.csv",
        &["two lists are called house", "ID=PATH"],
    );
    dir.refuses("screen in.csv --list a=house.csv --list a=b/house.csv", &["two lists are called a"]);
    dir.line("screen in.csv --list a=house.csv --list b=b/house.csv").assert_code(1);
}

/// The index on disk.
mod index {
    use super::*;

    /// The folder given with `--index-dir`.
    const INDEX: &str = "index";
    const LINE: &str = "screen in.csv --list house.csv --index-dir index";

    fn dir() -> Dir {
        let dir = super::dir();
        dir.write("house.csv", lists::CUSTOM);
        dir
    }

    /// The one index in the folder.
    #[track_caller]
    fn only_index(dir: &Dir) -> String {
        let names = dir.names(INDEX);
        let [name] = &names[..] else { panic!("not one index: {names:?}") };
        format!("{INDEX}/{name}")
    }

    fn written(dir: &Dir, index: &str) -> std::time::SystemTime {
        fs::metadata(dir.path(index).join("manifest.json")).unwrap().modified().unwrap()
    }

    #[test]
    fn the_second_run_opens_what_the_first_built() {
        let dir = dir();
        let first = dir.line(LINE);
        let index = only_index(&dir);
        let (files, at) = (dir.names(&index), written(&dir, &index));
        assert_eq!(dir.line(LINE).stdout, first.stdout);
        assert_eq!((only_index(&dir), written(&dir, &index)), (index.clone(), at));
        let beside: Vec<_> = dir.names(&index).into_iter().filter(|name| !files.contains(name)).collect();
        assert_eq!(beside, [""; 0], "nothing is added to it");
        // `search` opens it as well.
        dir.line("search Blackwater --list house.csv --index-dir index");
        assert_eq!(written(&dir, &only_index(&dir)), at);
    }

    #[test]
    fn the_index_is_kept_in_the_users_cache_folder() {
        let dir = dir();
        dir.line("screen in.csv --list house.csv").assert_code(1);
        assert_eq!(dir.names("home/cache/interdict/index").len(), 1);
        let read_only = Dir::with("in.csv", "name\nMiller\n");
        read_only.line("screen in.csv").assert_code(0);
        assert!(!read_only.path("home").exists(), "the bundled lists need none");
    }

    #[test]
    fn a_changed_list_builds_another() {
        let dir = dir();
        dir.line(LINE).assert_code(1);
        let first = only_index(&dir);
        dir.write("house.csv", lists::CUSTOM.replace("Blackwater, Zebulon", "Lindqvist, Maria"));
        let ran = dir.line(LINE);
        let rows: Vec<_> = ran.csv().iter().map(|row| row["screening_row"].clone()).collect();
        assert_eq!(rows, ["2", "3"], "the new names are screened against");
        assert_eq!(dir.names(INDEX).len(), 2);
        // Another id is another index too: hits bear it.
        dir.line("screen in.csv --list mine=house.csv --index-dir index").assert_code(1);
        assert_eq!(dir.names(INDEX).len(), 3);
        // And the old one is still good.
        dir.write("house.csv", lists::CUSTOM);
        let at = written(&dir, &first);
        assert_eq!(hits(&dir.line(LINE)), ["1 house X-1", "2 house X-2"]);
        assert_eq!(written(&dir, &first), at);
    }

    #[test]
    fn a_killed_builds_folder_is_not_trusted() {
        let dir = dir();
        let expected = dir.line(LINE).stdout;
        let index = only_index(&dir);
        let name = index.strip_prefix("index/").unwrap();
        // What a killed build leaves: some files under a name nobody looks for, or no manifest under the right one.
        fs::rename(dir.path(&index), dir.path(&format!("{INDEX}/building-{name}-1-0"))).unwrap();
        assert_eq!(dir.line(LINE).stdout, expected);
        assert!(dir.names(INDEX).contains(&name.to_owned()), "built anew");
        fs::remove_file(dir.path(&index).join("manifest.json")).unwrap();
        assert_eq!(dir.line(LINE).stdout, expected);
        assert!(dir.path(&index).join("manifest.json").exists(), "built anew");
        fs::remove_dir_all(dir.path(&index)).unwrap();
        fs::create_dir(dir.path(&index)).unwrap();
        assert_eq!(dir.line(LINE).stdout, expected);
        assert!(dir.path(&index).join("manifest.json").exists(), "an empty folder is no index");
    }

    #[test]
    fn a_damaged_index_is_never_screened_against() {
        let dir = dir();
        let expected = dir.line(LINE).stdout;
        let index = only_index(&dir);
        let good: Vec<(String, Vec<u8>)> = dir
            .names(&index)
            .into_iter()
            .map(|file| (format!("{index}/{file}"), fs::read(dir.path(&index).join(&file)).unwrap()))
            .collect();
        let mut wrong = Vec::new();
        for (file, whole) in good.iter().filter(|(file, whole)| !whole.is_empty() && !file.contains("/.")) {
            let mut damaged = vec![("cut in the middle".to_owned(), whole[..whole.len() / 2].to_vec())];
            damaged.push(("emptied".to_owned(), Vec::new()));
            for part in 0..8 {
                let at = (2 * part + 1) * whole.len() / 16;
                let mut bytes = whole.clone();
                bytes[at] ^= 0xff;
                damaged.push((format!("byte {at} flipped"), bytes));
            }
            for (damage, bytes) in damaged {
                fs::remove_dir_all(dir.path(INDEX)).unwrap();
                for (file, whole) in &good {
                    dir.write(file, whole);
                }
                dir.write(file, bytes);
                let ran = dir.line(LINE);
                if ran.code != Some(1) || ran.stdout != expected {
                    let said = ran.stderr.lines().last().unwrap_or("");
                    wrong.push(format!("{file} {damage}: {:?} {said}", ran.code));
                }
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }

    #[test]
    fn an_index_of_another_version_is_rebuilt() {
        let dir = dir();
        let expected = dir.line(LINE).stdout;
        let manifest = format!("{}/manifest.json", only_index(&dir));
        let text = dir.read(&manifest);
        for field in ["schema_version", "analyser_version"] {
            let mut other: serde_json::Value = serde_json::from_str(&text).unwrap();
            other[field] = 0.into();
            dir.write(&manifest, other.to_string());
            assert_eq!(dir.line(LINE).stdout, expected, "{field}");
            assert_ne!(dir.json(&manifest)[field], 0, "{field}: built anew");
        }
    }

    #[test]
    fn a_folder_that_cannot_be_written_is_a_warning() {
        let dir = dir();
        let expected = dir.line(LINE).stdout;
        dir.write("file", "x");
        for folder in ["file", "file/below"] {
            let ran = dir.line(&format!("screen in.csv --list house.csv --index-dir {folder}"));
            ran.assert_code(1)
                .assert_says("warning: the index folder cannot be written")
                .assert_says("--index-dir");
            assert_eq!(ran.stdout, expected);
        }
        assert_eq!(dir.read("file"), "x");
    }

    #[test]
    fn processes_that_start_at_once_all_succeed() {
        let expected = dir().line(LINE).stdout;
        for _ in 0..5 {
            let dir = dir();
            let children: Vec<_> = (0..4).map(|_| dir.command(LINE.split(' ')).spawn().unwrap()).collect();
            for child in children {
                let ran = crate::harness::wait(child, "two at once");
                ran.assert_code(1);
                assert_eq!(ran.stdout, expected);
            }
            only_index(&dir);
        }
    }
}
