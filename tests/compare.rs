//! `compare`: two names, or a file of pairs.

use crate::harness::Dir;

#[test]
fn two_names_are_compared_without_any_list() {
    let dir = Dir::new();
    let ran = dir.run(["compare", "Chao Kuang-tsung", "ZHAO, Guangzong"]);
    ran.assert_code(1);
    assert_eq!(ran.stderr, "", "no list, no banner");
    for needle in
        ["query      Chao Kuang-tsung\n", "listed     ZHAO, Guangzong\n", "verdict    match (threshold "]
    {
        assert!(ran.stdout.contains(needle), "{needle}: {}", ran.stdout);
    }
    let ran = dir.run(["compare", "Maria Lindqvist", "ZHAO, Guangzong"]);
    ran.assert_code(0);
    assert!(ran.stdout.contains("verdict    no_match"), "{}", ran.stdout);
}

#[test]
fn equal_names_score_one_in_any_order_and_case() {
    let dir = Dir::new();
    for (query, listed) in [
        ("Zhao Guangzong", "ZHAO, Guangzong"),
        ("guangzong zhao", "ZHAO, Guangzong"),
        ("Émile Zola", "ZOLA, Emile"),
        ("Bank 24", "BANK 24"),
    ] {
        let ran = dir.run(["compare", query, listed, "--format", "jsonl"]);
        ran.assert_code(1);
        let result = &ran.jsonl()[0];
        assert_eq!((&result["score"], &result["verdict"]), (&1.0.into(), &"match".into()), "{query}");
    }
}

#[test]
fn json_carries_the_evidence() {
    let result =
        &Dir::new().run(["compare", "Chao Kuang-tsung", "Zhao Guangzong", "--format=jsonl"]).jsonl()[0];
    let keys: Vec<_> = result.as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(keys, ["evidence", "explanation", "listed", "query", "score", "threshold", "verdict"]);
    let points: f64 = result["evidence"]
        .as_array()
        .unwrap()
        .iter()
        .map(|item| item["contribution"].as_f64().unwrap())
        .sum();
    assert!((points - result["score"].as_f64().unwrap()).abs() < 0.001, "{result}");
}

#[test]
fn a_pair_scores_as_it_does_in_search() {
    let dir = Dir::new();
    for name in ["Chao Kuang-tsung", "Kevin Zhao Guangzong", "Zhao Guangzon"] {
        let pair =
            &dir.run(["compare", name, "ZHAO, Guangzong", "--format=jsonl", "--type=person"]).jsonl()[0];
        let found = &dir.run(["search", name, "--format=jsonl", "--type=person"]).jsonl()[0];
        let hits = found["hits"].as_array().unwrap();
        let hit = hits.iter().find(|hit| hit["matched_name"] == "ZHAO, Guangzong").unwrap();
        assert_eq!(pair["score"], hit["name_score"], "{name}");
    }
}

#[test]
fn a_file_of_pairs_comes_back_with_scores() {
    let pairs = "id,name_a,name_b,kind\n\
        1,Chao Kuang-tsung,\"ZHAO, Guangzong\",person\n\
        2,Maria Lindqvist,\"ZHAO, Guangzong\",person\n\
        3,,\"ZHAO, Guangzong\",\n\
        4,\"ZHAO, Guangzong\",Guangzong Zhao,\n";
    let dir = Dir::with("pairs.csv", pairs);
    let ran = dir.line("compare pairs.csv");
    ran.assert_code(0);
    assert!(ran.stdout.starts_with("id,name_a,name_b,kind,score,verdict\n"), "{}", ran.stdout);
    let rows = ran.csv();
    let verdicts: Vec<_> = rows.iter().map(|row| row["verdict"].as_str()).collect();
    assert_eq!(verdicts, ["match", "no_match", "no_match", "match"]);
    assert_eq!((rows[2]["score"].as_str(), rows[3]["score"].as_str()), ("0.0000", "1.0000"));
    // A pair in a file scores as it does alone.
    let alone = &dir
        .run(["compare", "Chao Kuang-tsung", "ZHAO, Guangzong", "--type=person", "--format=jsonl"])
        .jsonl()[0];
    assert_eq!(rows[0]["score"], format!("{:.4}", alone["score"].as_f64().unwrap()));
    assert_eq!(dir.line("compare pairs.csv").stdout, ran.stdout, "and again the same");
}

#[test]
fn a_threshold_moves_the_verdict_and_not_the_score() {
    let dir = Dir::with("pairs.csv", "name_a,name_b\nKevin Zhao Guangzong,\"ZHAO, Guangzong\"\n");
    let (low, high) = (
        dir.line("compare pairs.csv --threshold 0.5").csv(),
        dir.line("compare pairs.csv --threshold 1").csv(),
    );
    assert_eq!(low[0]["score"], high[0]["score"]);
    assert_eq!((low[0]["verdict"].as_str(), high[0]["verdict"].as_str()), ("match", "no_match"));
}

#[test]
fn pairs_that_cannot_be_compared_are_refused() {
    let dir = Dir::with("pairs.csv", "left,right\na,b\n");
    dir.write("ragged.csv", "name_a,name_b\na,b\na\n");
    dir.write("latin1.csv", b"name_a,name_b\nJos\xe9,b\n");
    dir.write("empty.csv", "");
    dir.refuses("compare pairs.csv", &["pairs.csv", "lacks name_a and name_b"]);
    dir.refuses("compare ragged.csv", &["ragged.csv", "line: 3"]);
    dir.refuses("compare latin1.csv", &["latin1.csv", "UTF-8"]);
    dir.refuses("compare empty.csv", &["empty.csv", "name_a"]);
    dir.refuses("compare nowhere.csv", &["nowhere.csv", "two names"]);
    let ran = dir.refuses("compare Miller", &["two names"]);
    assert!(!ran.stderr.contains("Miller"), "{}", ran.stderr);
    dir.refuses("compare ?! Miller", &["first name", "no letter or digit"]);
    dir.refuses("compare Miller ?!", &["second name", "no letter or digit"]);
}
