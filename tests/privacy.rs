//! What is told of counterparties, and to whom: files for their owner alone, and messages that never hold a value.

use crate::harness::{Dir, lists};

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
