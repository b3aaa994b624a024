//! `assure`: the effectiveness test, its outputs, its exit codes, and that a seed repeats it.

use serde_json::Value;

use crate::harness::{Dir, lists, parse_csv, sha256};

/// A house list, a strong and a weak name among them, and a clean file with a row that cannot be screened.
fn dir() -> Dir {
    let dir = Dir::with("house.csv", lists::CUSTOM);
    dir.write(
        "clean.csv",
        "id,name,type\n1,Maria Lindqvist,person\n2,,person\n3,Zebulon Blackwood,person\n4,Sunrise Bakery Ltd,entity\n",
    );
    dir
}

const LINE: &str = "assure --list house.csv --clean clean.csv --queries 150";

fn count(json: &Value, pointer: &str) -> u64 {
    json.pointer(pointer).and_then(Value::as_u64).unwrap_or_else(|| panic!("no {pointer}"))
}

#[test]
fn listed_names_are_found_and_every_query_is_accounted_for() {
    let dir = dir();
    dir.line(&format!("{LINE} -o out.json"))
        .assert_code(0)
        .assert_says("target met: every strong listed name");
    let report = dir.json("out.json");
    assert_eq!((count(&report, "/control/strong/hits"), count(&report, "/control/strong/of")), (2, 2));
    assert_eq!(count(&report, "/control/weak/of"), 1);
    assert_eq!((count(&report, "/clean/rows"), count(&report, "/clean/not_screened")), (4, 1));
    assert_eq!(report["clean"]["made"], false);
    assert_eq!(report["clean_file"]["sha256"], sha256(&dir.path("clean.csv")));
    assert_eq!(report["lists"][0]["digest"], sha256(&dir.path("house.csv")));
    let manifest = dir.json("out.json.manifest.json");
    assert_eq!(manifest["config_sha256"], report["config_sha256"]);
    assert_eq!(manifest["seed"], report["seed"]);
    assert!(
        manifest["started"].is_string() && report.get("started").is_none(),
        "times stand in the manifest only"
    );
    // Every generator says what it was tried on: each of the two strong names is a query or excluded.
    let generators = report["manipulated"]["generators"].as_array().unwrap();
    let mut made = 0;
    for generator in generators {
        let excluded: u64 =
            generator["excluded"].as_object().unwrap().values().map(|n| n.as_u64().unwrap()).sum();
        assert!(count(generator, "/of") + excluded <= 2, "{generator}");
        made += count(generator, "/of");
    }
    assert_eq!(made, count(&manifest, "/queries/manipulated"));
    assert!(made > 60, "{made}");
    // The CSV has a row for each, with the outcome that the figures count.
    dir.line(&format!("{LINE} -o out.csv")).assert_code(0);
    let rows = parse_csv(&dir.read("out.csv"));
    let of = |pack: &str| rows.iter().filter(|row| row["pack"] == pack).count() as u64;
    assert_eq!([of("control"), of("weak"), of("manipulated"), of("clean")], [2, 1, made, 4]);
    let overall = rows.iter().filter(|row| {
        row["pack"] == "manipulated"
            && row["expected"] == "hit"
            && row["basis"] == "own_rules"
            && row["outcome"] == "hit"
    });
    assert_eq!(overall.count() as u64, count(&report, "/manipulated/overall/hits"));
    let unscreened = rows.iter().find(|row| row["clean_row"] == "2").unwrap();
    assert_eq!((unscreened["outcome"].as_str(), unscreened["as_expected"].as_str()), ("no_name", "false"));
}

#[test]
fn a_seed_gives_the_same_bytes_on_any_number_of_threads_and_another_one_others() {
    let dir = dir();
    let run = |file: &str, rest: &str| {
        dir.line(&format!("{LINE} -o {file} {rest}")).assert_code(0);
        dir.read(file)
    };
    for file in ["out.html", "out.csv", "out.json"] {
        let one = run(file, "--threads 1");
        assert!(one == run(file, "--threads 3"), "{file}");
        assert!(one == run(file, ""), "{file}");
        assert!(one != run(file, "--seed 5"), "{file}");
    }
}

#[test]
fn the_page_needs_nothing_else_and_says_what_was_tested() {
    let dir = dir();
    dir.write("house.csv", lists::CUSTOM.replace("Quagmire Dredging", "Quag\u{202e}mire <b>Dredging</b>"));
    dir.line("assure --list house.csv --queries 150 --against-threshold 0.95 -o out.html").assert_code(1);
    let page = dir.read("out.html");
    for part in [
        "summary",
        "tested",
        "control",
        "manipulated",
        "clean",
        "sweep",
        "against",
        "misses",
        "exclusions",
        "method",
        "sign-off",
    ] {
        assert!(page.contains(&format!("<section id=\"{part}\">")), "{part}");
    }
    for fact in [&sha256(&dir.path("house.csv")), "house", "20240325", "Wilson", "Youden"] {
        assert!(page.contains(fact), "{fact}");
    }
    for outside in ["http://", "https://", "<script", "src=", "url(", "<b>Dredging", "\u{202e}"] {
        assert!(!page.contains(outside), "{outside:?}");
    }
    assert_eq!(page.matches("<svg").count(), page.matches("role=\"img\"").count());
    assert!(page.matches("<svg").count() >= 5);
}

#[test]
fn a_missed_target_is_exit_code_1_and_is_told() {
    let dir = dir();
    dir.line(&format!("{LINE} --min-hit-rate 1 --threshold 0.99"))
        .assert_code(1)
        .assert_says("queries, seed 20240325");
    let ran = dir.line(&format!("{LINE} --min-hit-rate 1 --threshold 0.99"));
    assert!(ran.stdout.contains("MISSED  100.0 % or more of the manipulated names"), "{}", ran.stdout);
    // A name of more words than screening takes is a control miss.
    let long = vec!["Blackwater"; 80].join(" ");
    dir.write("house.csv", format!("{}X-3,entity,{long},primary,strong,,\n", lists::CUSTOM));
    let ran = dir.line("assure --list house.csv --queries 10");
    ran.assert_code(1);
    assert!(
        ran.stdout.contains("MISSED  every strong listed name hits its own designation: 2 of 3"),
        "{}",
        ran.stdout
    );
    assert!(
        ran.stdout.contains("house X-3: Blackwater") && ran.stdout.contains("not screened: too_many_words")
    );
}

#[test]
fn another_configuration_loses_what_it_does_not_list() {
    let dir = dir();
    dir.write(
        "other.toml",
        "[lists.house]\npath = \"house.csv\"\n[collections.persons]\nlists = [\"house\"]\ninclude_types = [\"person\"]\n",
    );
    let ran = dir.line(&format!("{LINE} --against other.toml -o out.json"));
    ran.assert_code(1).assert_says("target missed: the other configuration loses at most 0.0 %");
    let report = dir.json("out.json");
    let categories = report["against"]["categories"].as_array().unwrap();
    assert_eq!(categories[0]["category"], "control");
    assert_eq!(
        (&categories[0]["before"], &categories[0]["after"], &categories[0]["lost"]),
        (&2.into(), &1.into(), &1.into())
    );
    let lost = report["against"]["lost"].as_array().unwrap();
    assert!(lost.iter().all(|miss| miss["id"] == "X-2") && !lost.is_empty(), "{lost:?}");
    assert_eq!(report["against"]["expected"]["gained"], 0);
    dir.line(&format!("{LINE} --against other.toml --tolerance 1")).assert_code(0);
    // A higher threshold is counted from the same scores.
    dir.line(&format!("{LINE} --against-threshold 0.72 -o same.json")).assert_code(0);
    assert_eq!(dir.json("same.json")["against"]["expected"]["lost"], 0);
}

#[test]
fn samples_at_the_line_come_back_labelled() {
    let dir = dir();
    let line = format!(
        "{LINE} --threshold 0.9 --band 0.3 --below-the-line below.csv --above-the-line above.csv -o out.json"
    );
    dir.line(&line).assert_code(0);
    // The pack is the clean file: Zebulon Blackwood is a letter or two from Blackwater.
    let below = parse_csv(&dir.read("below.csv"));
    let report = dir.json("out.json");
    assert_eq!(
        (&report["drawn"][0]["side"], &report["drawn"][0]["pack"]),
        (&"below".into(), &"clean".into())
    );
    assert_eq!(report["drawn"][0]["sampled"], below.len());
    for pair in &below {
        let score: f32 = pair["score"].parse().unwrap();
        assert!((0.6..0.9).contains(&score) && pair["label"].is_empty(), "{pair:?}");
    }
    // Made of manipulated names where there is no file, and labelled by hand.
    dir.line("assure --list house.csv --queries 150 --threshold 0.95 --band 0.2 --below-the-line below.csv")
        .assert_code(0);
    let sample = dir.read("below.csv");
    let pairs = parse_csv(&sample).len();
    assert!(pairs > 3, "{pairs}");
    dir.write("labelled.csv", sample.replace(",below,,", ",below,no_match,"));
    dir.line(&format!("{LINE} --labelled labelled.csv -o out.json")).assert_code(0);
    let labelled = &dir.json("out.json")["labelled"][0];
    assert_eq!((&labelled["matches"]["of"], &labelled["matches"]["hits"]), (&pairs.into(), &0.into()));
    let bound = labelled["upper_bound"].as_f64().unwrap();
    let expected = 1.0 - 0.05_f64.powf(1.0 / f64::from(u32::try_from(pairs).unwrap()));
    assert!((bound - expected).abs() < 1e-6, "{bound}");
    dir.write("labelled.csv", sample.replace(",below,,", ",below,maybe,"));
    dir.refuses(
        &format!("{LINE} --labelled labelled.csv"),
        &["labelled.csv: record 1, field label", "\"maybe\""],
    );
}

#[test]
fn what_makes_no_sense_is_refused_before_anything_is_written() {
    let dir = dir();
    dir.write("empty.csv", "name\n");
    for (line, needles) in [
        ("assure --list house.csv -o out.pdf", vec!["out.pdf", "--format"]),
        ("assure --list house.csv -o house.csv", vec!["house.csv", "also an input"]),
        ("assure --list house.csv -o a.csv --below-the-line a.csv", vec!["two outputs", "a.csv"]),
        (
            "assure --list house.csv --clean clean.csv --below-the-line clean.csv",
            vec!["clean.csv", "also an input"],
        ),
        ("assure --list house.csv --clean empty.csv", vec!["empty.csv has no row"]),
        ("assure --list house.csv --clean nowhere.csv", vec!["nowhere.csv"]),
        ("assure --list house.csv --labelled house.csv", vec!["no column \"side\""]),
        ("assure --list house.csv --weak-aliases hous=on", vec!["no list is called hous"]),
        ("assure --list house.csv --against nowhere.toml", vec!["nowhere.toml"]),
    ] {
        dir.refuses(line, &needles);
    }
}
