//! `search`: one name, every hit with its evidence.

use crate::harness::{Dir, lists};

#[test]
fn a_listed_name_is_found_with_its_evidence() {
    let dir = Dir::new();
    let ran = dir.run(["search", "Chao Kuang-tsung"]);
    ran.assert_code(1).assert_says("DEMONSTRATION");
    for needle in
        ["demo-ofac 47814", "ZHAO, Guangzong", "demo-uk CYB0045", "CYBER2", "matched", "read as Wade-Giles"]
    {
        assert!(ran.stdout.contains(needle), "{needle}: {}", ran.stdout);
    }
    let found = &dir.run(["search", "Chao Kuang-tsung", "--format", "jsonl"]).jsonl()[0];
    assert_eq!(found["query"], "Chao Kuang-tsung");
    assert_eq!(found["hits"].as_array().unwrap().len(), 2);
    assert_eq!((&found["hits"][0]["list"], &found["hits"][0]["id"]), (&"demo-ofac".into(), &"47814".into()));
}

#[test]
fn a_name_that_is_not_listed_is_said_not_to_be() {
    let dir = Dir::new();
    let ran = dir.run(["search", "Maria Lindqvist"]);
    ran.assert_code(0);
    assert!(ran.stdout.starts_with("no hit for Maria Lindqvist at threshold "), "{}", ran.stdout);
    assert!(ran.stdout.contains("among 10 listed names"), "{}", ran.stdout);
    let ran = dir.run(["search", "Maria Lindqvist", "--format", "jsonl"]);
    ran.assert_code(0);
    assert_eq!(ran.stdout, "{\"query\":\"Maria Lindqvist\",\"hits\":[]}\n");
}

#[test]
fn what_else_is_known_is_weighed() {
    let dir = Dir::new();
    let score = |arguments: &[&str], field: &str| {
        let ran = dir.run([&["search", "Zhao Guangzong", "--format", "jsonl"], arguments].concat());
        ran.assert_code(1);
        ran.jsonl()[0]["hits"][0][field].as_f64().unwrap()
    };
    let plain = score(&[], "priority");
    assert!(score(&["--born", "1985-11-12"], "priority") > plain);
    assert!(score(&["--born", "12.11.1985"], "priority") > plain);
    assert!(score(&["--country", "China"], "priority") > plain);
    assert!(score(&["--born", "1950"], "score") < score(&[], "score"));
    assert!(score(&["--type", "entity"], "score") < score(&[], "score"));
    let by_number = dir.run(["search", "Maria Lindqvist", "--identifier", "421003198511121539"]);
    by_number.assert_code(1);
}

#[test]
fn type_words_have_their_usual_synonyms() {
    let dir = Dir::new();
    for kind in ["person", "individual", "unknown"] {
        dir.run(["search", "Zhao Guangzong", "--type", kind]).assert_code(1);
    }
    for kind in ["entity", "organisation", "organization", "company"] {
        dir.run(["search", "Wuhan XRZ", "--type", kind]).assert_code(1);
    }
}

#[test]
fn questions_that_make_no_sense_are_refused() {
    let dir = Dir::new();
    let refuse = |arguments: &[&str], needle: &str| {
        let ran = dir.run([&["search"], arguments].concat());
        ran.assert_code(2).assert_says("error: ").assert_says(needle);
        assert_eq!(ran.stdout, "");
    };
    refuse(&[], "NAME");
    refuse(&[""], "no letter or digit");
    refuse(&["?!"], "no letter or digit");
    refuse(&[&"word ".repeat(5_000)], "5000 words");
    refuse(&["Miller", "--born", "yesterday"], "1985-11-12");
    refuse(&["Miller", "--country", "Atlantis"], "CN");
    refuse(&["Miller", "--type", "dog"], "person");
    refuse(&["Miller", "--list", "nowhere.csv"], "nowhere.csv");
    refuse(&["Miller", "--format", "csv"], "jsonl");
}

#[test]
fn the_users_lists_are_searched() {
    let dir = Dir::with("house.csv", lists::CUSTOM);
    let ran = dir.run(["search", "Zebulon Blackwater", "--list", "house.csv"]);
    ran.assert_code(1);
    assert!(ran.stdout.contains("house X-1"), "{}", ran.stdout);
    assert!(!ran.stderr.contains("DEMONSTRATION"), "{}", ran.stderr);
    dir.run(["search", "Zhao Guangzong", "--list", "house.csv"]).assert_code(0);
}

#[test]
fn a_designation_that_is_no_hit_says_why() {
    let dir = Dir::new();
    let ran = dir.run(["search", "Zhao Kevin", "--type", "person", "--why-not", "demo-ofac:47814"]);
    ran.assert_code(0);
    for needle in [
        "demo-ofac 47814  ZHAO, Guangzong",
        "POINTS",
        "no_hit: ",
        "short of the threshold 0.72; lost most by: ",
        "listed \u{201c}Guangzong\u{201d} not in the counterparty's name",
    ] {
        assert!(ran.stdout.contains(needle), "{needle}: {}", ran.stdout);
    }
    let hit = dir.run(["search", "Chao Kuang-tsung", "--why-not", "demo-ofac:47814"]);
    hit.assert_code(1);
    assert!(hit.stdout.contains("hit: "), "{}", hit.stdout);
    let json = &dir
        .run(["search", "Zhao Kevin", "--type=person", "--why-not=demo-ofac:47814", "--format=jsonl"])
        .jsonl()[0];
    assert_eq!(json["verdict"], "no_hit");
    let points: f64 = json["hit"]["evidence"]
        .as_array()
        .unwrap()
        .iter()
        .map(|item| item["contribution"].as_f64().unwrap())
        .sum();
    assert!((points - json["hit"]["score"].as_f64().unwrap()).abs() < 0.001, "{json}");
    for (wanted, says) in [
        ("demo-ofac", "write LIST:ID"),
        ("demo-ofac:1", "no designation 1 on a list demo-ofac; the lists are demo-ofac, demo-uk"),
        ("nowhere:47814", "no designation 47814 on a list nowhere"),
    ] {
        dir.run(["search", "Zhao Kevin", "--why-not", wanted]).assert_code(2).assert_says(says);
    }
}

#[test]
fn a_pair_scores_the_same_whatever_lists_are_loaded() {
    let alone = "id,type,name\nX-1,entity,Orion Falcon Shipping LLC\nX-2,person,\"Rojas Alvarado, Daniel\"\n";
    // Many names that share every word of both: a score that counted the lists' words would move.
    let others = (0..200).map(|n| {
        format!("C-{n},entity,Orion Falcon {n} Shipping LLC\nP-{n},person,\"Rojas {n}th, Daniel\"\n")
    });
    let crowd: String = std::iter::once(alone.to_owned()).chain(others).collect();
    let dir = Dir::with("alone.csv", alone);
    dir.write("crowd.csv", &crowd);
    for (name, kind, id) in [
        ("Orion Falcon Shiping", "entity", "X-1"),
        ("Orion Falcon Shipping Trading LLC", "entity", "X-1"),
        ("Daniel Rojas", "person", "X-2"),
        ("Daniel Roxas Alvarado", "person", "X-2"),
    ] {
        let score = |list: &str| {
            let ran = dir.run([
                "search",
                name,
                "--type",
                kind,
                "--list",
                list,
                "--threshold",
                "0.3",
                "--format",
                "jsonl",
            ]);
            let found = ran.jsonl();
            let hits = found[0]["hits"].as_array().unwrap().clone();
            let hit = hits.into_iter().find(|hit| hit["id"] == id).unwrap();
            (hit["score"].clone(), hit["name_score"].clone(), hit["priority"].clone())
        };
        assert_eq!(score("alone.csv"), score("crowd.csv"), "{name}");
    }
}
