//! What is told of counterparties, and to whom: files for their owner alone, outputs without their values, and messages
//! that never hold one.

use crate::harness::{Dir, Ran, lists};

/// A hit by another spelling, a clear row, a date, an identifier and an alias of its own, and rows that cannot be
/// screened: no name, a field too many, a quotation mark that is not closed, bytes that are no text.
const PARTIES: &[u8] = b"\
customer id,name,alias,date of birth,nationality,gender,passport,note
C-0001,Chao Kuang-tsung,Kuangtsung Xq,12.11.1985,Chinesisch,male,PPT55555,called on Friday
C-0002,Lindqvist Maria,,1971,Sweden,female,,Vermerk
C-0003,,,1972,Norwegen,,PPT77777,nobody home
C-0004,Gaopin Ni,,03.02.1990,,,,a,b of Uppsala
C-0005,Wuhan Xiaorui-zhi Sciense & Technology,,,,,,Filiale
C-0006,Chao Kuangtsung \xff\xfe,,1973,Finland,,,unreadable
C-0007,\"Torvald Chao,,1974,Denmark,,,unmatched
";

/// Every value of the file but the ids, in pieces of a word, of more than three characters; and no piece that a list has
/// too, for what is listed is public.
fn values() -> Vec<String> {
    let text = String::from_utf8_lossy(PARTIES);
    let rows = text.lines().skip(1).flat_map(|row| row.split(',').skip(1));
    let words = rows.flat_map(|value| [value].into_iter().chain(value.split([' ', '"', '\u{fffd}'])));
    let mut values: Vec<String> =
        words.map(str::to_owned).filter(|value| value.chars().count() > 3).collect();
    let public = ["Wuhan", "Technology", "male", "female"];
    values.retain(|value| !public.contains(&value.as_str()));
    assert!(values.len() > 30, "{values:?}");
    values
}

#[track_caller]
fn assert_without_values(text: &str, what: &str) {
    let manifest = what == "the manifest";
    for value in values() {
        // Digests are full of numbers.
        if manifest && value.chars().all(|c| c.is_ascii_hexdigit()) {
            continue;
        }
        for form in [value.clone(), value.to_lowercase()] {
            assert!(!text.contains(&form), "{what} holds {form:?}: {text}");
        }
    }
}

#[test]
fn a_redacted_output_holds_no_value_of_any_counterparty() {
    let dir = Dir::with("in.csv", PARTIES);
    for format in ["csv", "jsonl", "table"] {
        let open = dir.line(&format!("screen in.csv --all --format {format} --encoding utf-8"));
        let ran =
            dir.line(&format!("screen in.csv --all --format {format} --encoding utf-8 --redact -o out"));
        ran.assert_code(3);
        let redacted = dir.read("out");
        assert_without_values(&redacted, format);
        assert_eq!(ran.stderr.lines().count(), open.stderr.lines().count(), "the account is the same");
        assert_eq!(redacted.lines().count(), open.stdout.lines().count(), "row by row");
        for shown in
            ["[redacted]", "not_screened", "field_count", "47814", "ZHAO, Guangzong", "unclosed_quote"]
        {
            assert!(
                redacted.contains(shown) && (shown == "[redacted]" || open.stdout.contains(shown)),
                "{format}: {shown}"
            );
        }
        assert_eq!(dir.json("out.manifest.json")["output"]["redacted"], true);
        assert_without_values(&dir.read("out.manifest.json"), "the manifest");
        let replayed = dir.line("replay out.manifest.json");
        assert_eq!((replayed.code, replayed.stdout.as_str()), (Some(0), "the same bytes\n"), "{format}");
    }
}

#[test]
fn ids_and_scores_stay_in_a_redacted_output() {
    let dir = Dir::with("in.csv", PARTIES);
    let row = |ran: &Ran, number: u64| -> serde_json::Value {
        ran.jsonl().into_iter().find(|row| row["row"] == number).unwrap()
    };
    let open = dir.line("screen in.csv --all --format jsonl --encoding utf-8");
    let redacted = dir.line("screen in.csv --all --format jsonl --encoding utf-8 --redact");
    let (was, is) = (row(&open, 1), row(&redacted, 1));
    assert_eq!(is["input"]["customer id"], "C-0001");
    assert_eq!(is["input"]["name"], "[redacted]");
    let (was, is) = (&was["hits"][0], &is["hits"][0]);
    for field in ["list", "id", "score", "name_score", "priority", "listed_name", "matched_name", "programs"]
    {
        assert_eq!(was[field], is[field], "{field}");
    }
    assert_eq!(is["evidence"][0]["query"], "[redacted]");
    assert_eq!(is["evidence"][0]["listed"], was["evidence"][0]["listed"]);
    assert!(
        is["explanation"].as_str().unwrap().contains("\u{201c}[redacted]\u{201d} answers listed"),
        "{is}"
    );
    // In a damaged row anything may stand in the id's place.
    for (number, id) in [(3, "C-0003"), (4, "[redacted]"), (7, "[redacted]")] {
        assert_eq!(row(&redacted, number)["input"]["customer id"], id, "row {number}");
    }
    assert_eq!(row(&redacted, 3)["input"]["alias"], "", "what is empty is empty");
}

#[test]
fn a_redacted_rescreening_holds_no_value_either() {
    let dir = Dir::with("in.csv", PARTIES);
    dir.write("old.csv", lists::CUSTOM);
    dir.write(
        "new.csv",
        lists::CUSTOM.replace("Blackwater, Zebulon", "ZHAO Guangzong").replace("1970-01-02", "1985-11-12"),
    );
    dir.write(
        "before.csv",
        String::from_utf8_lossy(PARTIES).replace("Chao Kuang-tsung", "Zebulon Blackwatter"),
    );
    for arguments in ["", "--before before.csv"] {
        for format in ["csv", "jsonl", "table"] {
            let line = format!(
                "rescreen in.csv --list house=new.csv --list-before house=old.csv {arguments} --format {format} \
                 --encoding utf-8 --redact -o out"
            );
            dir.line(&line).assert_code(3);
            let redacted = dir.read("out");
            assert_without_values(&redacted, format);
            assert!(!redacted.contains("Blackwatter"), "{redacted}");
            assert!(redacted.contains("ZHAO Guangzong") && redacted.contains("[redacted]"), "{redacted}");
            assert_without_values(&dir.read("out.manifest.json"), "the manifest");
        }
    }
}

#[test]
fn a_first_line_that_is_a_counterparty_is_redacted_too() {
    let dir = Dir::with("in.csv", "C-1,Quillfeather Torvald,Uppsala\nC-2,Chao Kuang-tsung,Malmo\n");
    for format in ["csv", "jsonl", "table"] {
        let line =
            format!("screen in.csv --all --format {format} --column name=#2 --column id=#1 --redact -o out");
        dir.line(&line).assert_code(1);
        for value in ["Quillfeather", "Torvald", "Uppsala", "Chao", "Malmo"] {
            assert!(!dir.read("out").contains(value), "{format}: {}", dir.read("out"));
            assert!(!dir.read("out.manifest.json").contains(value), "{}", dir.read("out.manifest.json"));
        }
        dir.line("replay out.manifest.json").assert_code(0);
    }
}

#[test]
fn a_redacted_run_is_resumed_as_one_only() {
    let dir = Dir::with("in.csv", PARTIES);
    dir.write("out.partial", "half");
    dir.line("screen in.csv --encoding utf-8 --checkpoint-rows 2 -o out").assert_code(3);
    let checkpoint =
        r#"{"format":1,"run":{},"started":"2024-03-25T00:00:00Z","bytes":0,"files":[],"resumed_at_row":[]}"#;
    dir.write("out.checkpoint.json", checkpoint);
    dir.line("screen in.csv --encoding utf-8 --redact --checkpoint-rows 2 -o out --resume")
        .assert_code(2)
        .assert_says("--redact");
}

#[cfg(unix)]
#[test]
fn outputs_are_for_their_owner_alone() {
    use std::os::unix::fs::PermissionsExt as _;
    let dir = Dir::with("in.csv", "name\nMiller\n");
    let mode = |name: &str| std::fs::metadata(dir.path(name)).unwrap().permissions().mode() & 0o777;
    let open = |name: &str| {
        std::fs::set_permissions(dir.path(name), std::fs::Permissions::from_mode(0o644)).unwrap();
    };
    // Also where there was an output, or the rest of one, that everybody could read.
    for before in ["", "out.csv", "out.csv.partial"] {
        if !before.is_empty() {
            dir.write(before, "old");
            open(before);
        }
        dir.line("screen in.csv -o out.csv").assert_code(0);
        assert_eq!((mode("out.csv"), mode("out.csv.manifest.json")), (0o600, 0o600), "{before}");
    }
}

/// A word that stands in every field of every counterparty, and in everything that may be taken for one.
const MARKER: &str = "Zqxvuldrik";

#[test]
fn no_message_holds_a_counterpartys_value() {
    let m = MARKER;
    let mut files: Vec<(&str, Vec<u8>)> = vec![
        ("good.csv", format!("id,name,born,country,passport\n{m},{m} {m},{m},{m},{m}\n").into_bytes()),
        ("headless.csv", format!("{m} 1,{m} Guangzong,{m}\n{m},{m},{m}\n").into_bytes()),
        ("headless_numbers.csv", format!("17,{m} Guangzong,1985-11-12,name\n18,{m},{m},{m}\n").into_bytes()),
        ("damaged.csv", format!(
            "id,name,born\n{m},,{m}\n{m},?!,{m}\n{m},{m},{m},{m},{m}\n{m}\n{m},\"{m},{m}\n{m},{},{m}\n{m},{},{m}\n",
            format!("{m} ").repeat(200),
            m.repeat(10_000),
        ).into_bytes()),
        ("undecodable.csv", [format!("id,name\n{m},{m}").as_bytes(), b"\xff\xfe", format!("{m}\n").as_bytes()].concat()),
        ("nul.csv", format!("id,name\n{m},{m}\0{m}\n\0\0,{m}\n").into_bytes()),
        ("open.csv", format!("id,\"name\n{m},{m}\n{m},{m}\n").into_bytes()),
        ("utf16.csv", format!("\u{feff}id,name\n{m},{m}\n").encode_utf16().flat_map(u16::to_le_bytes).collect()),
        ("utf32.csv", format!("\u{feff}id,name\n{m},{m}\n").chars().flat_map(|c| u32::from(c).to_le_bytes()).collect()),
        ("workbook.csv", [b"PK\x03\x04", m.as_bytes()].concat()),
        ("pairs.csv", format!("name_a,name_b\n{m},{m}\n{m},{m},{m}\n").into_bytes()),
        ("pairs_headless.csv", format!("{m},{m}\n{m},{m}\n").into_bytes()),
    ];
    let mut cut = Vec::new();
    std::io::Write::write_all(
        &mut flate2::write::GzEncoder::new(&mut cut, flate2::Compression::none()),
        format!("id,name\n{m},{m}\n").repeat(1_000).as_bytes(),
    )
    .unwrap();
    cut.truncate(cut.len() / 2);
    files.push(("cut.csv", cut));

    let dir = Dir::new();
    dir.write("house.csv", lists::CUSTOM);
    dir.write("marked.csv", lists::CUSTOM.replace("Maria", m));
    for (name, bytes) in &files {
        dir.write(name, bytes);
    }
    let names: Vec<&str> = files.iter().map(|(name, _)| *name).collect();
    let mut lines: Vec<Vec<String>> = Vec::new();
    let split = |line: String| line.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    for name in &names {
        for arguments in [
            "",
            "--column name=#2",
            "--column name=Firma",
            "--column name=#9",
            "--encoding utf-16le",
            "--encoding big5",
        ] {
            lines.push(split(format!("screen {name} --list house.csv {arguments} --all -o out.csv")));
        }
        lines.push(split(format!("screen good.csv {name} --list house.csv --column name=#2")));
        let rescreen = "--list house.csv --list-before house=house.csv";
        lines.push(split(format!("rescreen {name} {rescreen} --column name=#2")));
        lines.push(split(format!(
            "rescreen good.csv {rescreen} --before {name} --format jsonl --column name=#2"
        )));
        lines.push(split(format!("compare {name}")));
    }
    lines.push(split("replay out.csv.manifest.json".to_owned()));
    for quoted in [
        vec!["search", m],
        vec!["search", m, m],
        vec!["search", "?", "--born", m],
        vec!["search", m, "--born", m],
        vec!["search", m, "--country", m],
        vec!["search", m, "--identifier", m],
        vec!["search", m, "--why-not", "demo-ofac:47814"],
        vec!["compare", m],
        vec!["compare", m, "?"],
        vec!["compare", m, m],
        vec!["compare", m, m, m],
    ] {
        lines.push(quoted.into_iter().map(str::to_owned).collect());
    }
    let (mut refused, mut ran) = (0, 0);
    for line in &lines {
        let result = dir.run(line);
        assert!(!result.stderr.contains(m), "{line:?}: {}", result.stderr);
        assert!(!result.stderr.to_lowercase().contains(&m.to_lowercase()), "{line:?}: {}", result.stderr);
        if result.code == Some(2) { refused += 1 } else { ran += 1 }
    }
    assert!(refused > 20 && ran > 30, "every kind of end is met: {refused} refused, {ran} ran");
}
