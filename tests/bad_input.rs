//! Counterparty files and outputs in every bad state: what cannot be screened is reported, and the rest is screened.

use std::fmt::Write as _;

use crate::harness::Dir;

/// What becomes of each row of a file.
#[track_caller]
fn outcomes(content: impl AsRef<[u8]>) -> Vec<String> {
    Dir::with("in.csv", content).line("screen in.csv --format jsonl --all").outcomes()
}

#[test]
fn damaged_rows_are_reported_and_the_others_are_screened() {
    let long_field = format!("id,name\n1,Zhao Guangzong\n2,{}\n3,Ni Gaobin\n", "A".repeat(10 << 20));
    let long_name = format!("id,name\n1,Zhao Guangzong\n2,{}\n3,Ni Gaobin\n", "word ".repeat(5_000));
    let table: &[(&str, &[u8], &[&str])] = &[
        (
            "ragged rows",
            b"id,name\n1,Zhao Guangzong\n2\n3,Ni Gaobin,more\n4,Ni Gaobin\n",
            &["alert", "field_count", "field_count", "alert"],
        ),
        (
            "a quotation mark not closed at the end",
            b"id,name\n1,Zhao Guangzong\n2,\"Ni Gaobin\n",
            &["alert", "unclosed_quote"],
        ),
        (
            "a quotation mark not closed in the middle",
            b"id,name\n1,\"Kim\n2,Zhao Guangzong\n3,Ni Gaobin\n",
            &["unclosed_quote", "alert", "alert"],
        ),
        ("NUL bytes", b"id,name\n1,Zhao\0 Guang\0zong\n2,\0\n3,Miller\n", &["alert", "no_letter", "clear"]),
        (
            "invalid UTF-8 in one row",
            b"id,name\n1,\xe8\xb5\xb5\xe5\x85\x89\xe5\xae\x97\n2,Zhao\xff\xfe Guangzong\n3,Ni Gaobin\n",
            &["alert", "undecodable", "alert"],
        ),
        ("a field of 10 MB", long_field.as_bytes(), &["alert", "field_too_long", "alert"]),
        ("a name of 5,000 words", long_name.as_bytes(), &["alert", "too_many_words", "alert"]),
        (
            "names without a letter or digit",
            "id,name\n1,---\n2,…\n3,?!\n4,😀🎉\n5,'\n6,Ni Gaobin\n".as_bytes(),
            &["no_letter", "no_letter", "no_letter", "no_letter", "no_letter", "alert"],
        ),
        ("names of digits are names", b"id,name\n1,12345\n2,007\n", &["clear", "clear"]),
        (
            "no name",
            "id,name\n1,\n2,   \n3,\u{3000}\n4,Ni Gaobin\n".as_bytes(),
            &["no_name", "no_name", "no_name", "alert"],
        ),
        ("CRLF", b"id,name\r\n1,Zhao Guangzong\r\n2,Miller\r\n", &["alert", "clear"]),
        ("CR", b"id,name\r1,Zhao Guangzong\r2,Miller\r", &["alert", "clear"]),
        (
            "mixed line ends",
            b"id,name\r\n1,Zhao Guangzong\r2,Miller\n3,Ni Gaobin\r\n4,Meyer",
            &["alert", "clear", "alert", "clear"],
        ),
        (
            "empty lines are no records",
            b"\n\nid,name\n\n1,Zhao Guangzong\n\n\n2,Miller\n\n",
            &["alert", "clear"],
        ),
        ("no line end at the end", b"name\nZhao Guangzong", &["alert"]),
        ("header only", b"id,name\n", &[]),
        ("header only, without a line end", b"id,name", &[]),
    ];
    for (what, content, expected) in table {
        assert_eq!(outcomes(content), *expected, "{what}");
    }
}

#[test]
fn a_row_that_was_not_screened_says_why_in_every_format() {
    let dir = Dir::with("in.csv", "id,name\n1,\n2,Miller\n3,Zhao Guangzong,x\n");
    for format in ["csv", "jsonl", "table"] {
        let ran = dir.line(&format!("screen in.csv --format {format}"));
        ran.assert_code(3);
        assert!(ran.stdout.contains("no_name: the row has no name"), "{format}: {}", ran.stdout);
        assert!(
            ran.stdout.contains("field_count: the row has 3 fields and the header 2"),
            "{format}: {}",
            ran.stdout
        );
        ran.assert_says("3 rows read: 1 clear, 0 alerts, 2 not screened")
            .assert_says("not screened, field_count: 1")
            .assert_says("not screened, no_name: 1");
    }
}

#[test]
fn a_huge_field_is_not_repeated_in_the_output() {
    let dir = Dir::with("in.csv", format!("id,name\n1,{}\n", "x".repeat(10 << 20)));
    for format in ["csv", "jsonl", "table"] {
        let ran = dir.line(&format!("screen in.csv --format {format}"));
        ran.assert_code(3);
        assert!(ran.stdout.contains("10485760 bytes"), "{format}: {}", ran.stdout);
        assert!(ran.stdout.len() < 20_000, "{format}: {} bytes", ran.stdout.len());
    }
}

#[test]
fn files_that_are_no_counterparty_files_are_refused_as_a_whole() {
    let mut wide = String::from("name");
    for column in 0..1_000_000 {
        write!(wide, ",c{column}").unwrap();
    }
    wide.push('\n');
    let workbook = b"PK\x03\x04\x14\0\x06\0\x08\0\0\0!\0".to_vec();
    let cut_gzip = {
        let mut bytes = gzip("id,name\n1,Zhao Guangzong\n");
        bytes.truncate(bytes.len() - 9);
        bytes
    };
    let table: &[(&str, &[u8], &[&str])] = &[
        ("an empty file", b"", &["in.csv", "empty"]),
        ("nothing but line ends", b"\n\r\n\n", &["in.csv", "empty"]),
        (
            "no name column",
            b"code,colour\n1,red\n",
            &["in.csv", "the first line has 2 columns", "--column name=FIELD"],
        ),
        (
            "no header",
            b"7,Zhao Guangzong,CN\n",
            &["in.csv", "the first line has 3 columns", "--column", "header"],
        ),
        ("a million columns", wide.as_bytes(), &["in.csv", "10000 columns"]),
        ("a workbook", &workbook, &["in.csv", "workbook", "CSV"]),
        ("gzip data cut short", &cut_gzip, &["in.csv", "gzip"]),
    ];
    for (what, content, needles) in table {
        let dir = Dir::with("in.csv", content);
        dir.refuses("screen in.csv", needles);
        dir.refuses("screen in.csv -o out.csv", needles);
        assert_eq!(dir.names(""), ["in.csv"], "{what}");
    }
}

#[test]
fn inputs_that_cannot_be_read_are_refused() {
    let dir = Dir::with("in.csv", "name\nMiller\n");
    std::fs::create_dir(dir.path("folder")).unwrap();
    dir.refuses("screen", &["FILE"]);
    dir.refuses("screen nowhere.csv", &["cannot read nowhere.csv"]);
    dir.refuses("screen in.csv nowhere.csv -o out.csv", &["cannot read nowhere.csv"]);
    dir.refuses("screen folder", &["cannot read folder"]);
    dir.refuses("screen - -", &["standard input", "once"]);
    dir.refuses("screen in.csv --column name", &["--column", "ROLE=FIELD"]);
    dir.refuses("screen in.csv --column firm=name", &["firm", "given_name"]);
    dir.refuses("screen in.csv --column name=Firma", &["Firma", "\"name\""]);
    dir.refuses("screen in.csv --encoding utf-9", &["utf-9", "windows-1251"]);
    dir.refuses("screen in.csv --threshold 0", &["threshold"]);
    dir.refuses("screen in.csv --threshold 1.5", &["threshold"]);
    dir.refuses("screen in.csv --threshold NaN", &["threshold"]);
    dir.refuses("screen in.csv --format xml", &["xml", "csv, jsonl, table"]);
}

#[test]
fn duplicate_header_names_are_all_kept_and_all_names_are_screened() {
    let dir = Dir::with("in.csv", "name,name,note,note\nMiller,Zhao Guangzong,a,b\n");
    let ran = dir.line("screen in.csv");
    ran.assert_code(1);
    assert!(ran.stdout.starts_with("name,name,note,note,screening_file,"), "{}", ran.stdout);
    assert!(ran.stdout.contains("\nMiller,Zhao Guangzong,a,b,in.csv,1,alert,"), "{}", ran.stdout);
    let rows = dir.line("screen in.csv --format jsonl").jsonl();
    let input = serde_json::json!({"name": "Miller", "name_2": "Zhao Guangzong", "note": "a", "note_2": "b"});
    assert_eq!(rows[0]["input"], input);
}

#[test]
fn formulas_in_names_are_screened_and_do_not_reach_a_spreadsheet() {
    let names =
        ["=Zhao Guangzong", "+Zhao Guangzong", "-Zhao Guangzong", "@Zhao Guangzong", "＝Zhao Guangzong"];
    let dir =
        Dir::with("in.csv", format!("=name,name\n{}\n", names.map(|name| format!("x,{name}")).join("\n")));
    let ran = dir.line("screen in.csv");
    ran.assert_code(1);
    assert!(ran.stdout.starts_with("'=name,"), "the header too: {}", ran.stdout);
    let rows = ran.csv();
    for (number, name) in (1..).zip(names) {
        let hits: Vec<_> = rows.iter().filter(|row| row["screening_row"] == number.to_string()).collect();
        assert!(!hits.is_empty(), "{name} is found");
        assert!(hits.iter().all(|row| row["name"] == format!("'{name}")), "{name}");
    }
    // JSON is no spreadsheet: the text comes back as it was.
    let rows = dir.line("screen in.csv --format jsonl").jsonl();
    let written: Vec<_> = rows.iter().map(|row| row["input"]["name"].as_str().unwrap()).collect();
    assert_eq!(written, names);
}

#[test]
fn nothing_in_a_file_moves_the_cursor() {
    let hostile = "Zhao\u{1b} \u{202e}Guang\u{200b}zong\u{9b}\u{7}";
    let dir = Dir::new();
    dir.write(
        "in.csv",
        format!("name,a\u{1b}[2Jb\u{202e}\n{hostile},{hostile}\n\u{1b}\u{202e},x\n{hostile}\n"),
    );
    dir.write("no_name.csv", format!("x{hostile}\n1\n"));
    let unseen = |text: &str| {
        let found = |c: char| c.is_control() && c != '\n' || "\u{202e}\u{200b}".contains(c);
        text.chars().find(|&c| found(c))
    };
    let ran = dir.line("screen in.csv --format table");
    ran.assert_code(3);
    assert!(ran.stdout.contains("Zhao\\u{1b} \\u{202e}Guang"), "the name is shown: {}", ran.stdout);
    assert_eq!(unseen(&ran.stdout), None, "{:?}", ran.stdout);
    for line in [
        "screen in.csv",
        "screen in.csv --format jsonl",
        "screen no_name.csv",
        "screen in.csv --column name=x",
    ] {
        let ran = dir.line(line);
        assert_eq!(unseen(&ran.stderr), None, "{line}: {:?}", ran.stderr);
    }
    let ran = dir.line("screen in.csv --format jsonl");
    assert_eq!(unseen(&ran.stdout), None, "{:?}", ran.stdout);
    assert_eq!(ran.jsonl()[0]["input"]["name"], hostile, "and reads back as it was");
    for args in [["search", hostile, "--format=table"], ["search", hostile, "--format=jsonl"]] {
        let ran = dir.run(args);
        ran.assert_code(1);
        assert_eq!((unseen(&ran.stdout), unseen(&ran.stderr)), (None, None), "{:?}", ran.stdout);
    }
    let ran = dir.run(["compare", hostile, hostile]);
    ran.assert_code(1);
    assert_eq!((unseen(&ran.stdout), unseen(&ran.stderr)), (None, None), "{:?}", ran.stdout);
}

#[test]
fn no_counterparty_is_named_on_stderr() {
    let dir =
        Dir::with("in.csv", "name,born\nZhao Guangzong,1985-11-12\nXyzzy Plugh,1970-01-02\nXyzzy,1,2,3\n,\n");
    for format in ["csv", "jsonl", "table"] {
        let ran = dir.line(&format!("screen in.csv --all --format {format}"));
        ran.assert_code(3);
        for word in ["Zhao", "Guangzong", "Xyzzy", "1985"] {
            assert!(!ran.stderr.contains(word), "{word}: {}", ran.stderr);
        }
    }
}

#[test]
fn an_output_that_cannot_be_written_is_refused_before_anything_is_read() {
    let dir = Dir::with("in.csv", "name\nZhao Guangzong\n");
    dir.write("file", "x");
    std::fs::create_dir(dir.path("folder")).unwrap();
    dir.refuses("screen in.csv -o nowhere/out.csv", &["cannot write nowhere/out.csv", "-o"]);
    dir.refuses("screen in.csv -o file/out.csv", &["cannot write file/out.csv"]);
    dir.refuses("screen in.csv -o folder", &["cannot write folder", "folder"]);
    dir.refuses("screen in.csv -o out.csv --manifest nowhere/m.json", &["cannot write nowhere/m.json"]);
    dir.refuses("screen in.csv -o out.csv --manifest folder", &["cannot write folder"]);
    dir.refuses("screen in.csv -o out.csv --manifest out.csv", &["--manifest", "out.csv"]);
    dir.refuses("screen in.csv -o out.csv --manifest ./out.csv", &["--manifest", "out.csv"]);
}

#[test]
fn an_output_never_overwrites_what_the_run_reads() {
    let dir = Dir::with("in.csv", "name\nZhao Guangzong\n");
    dir.write("more.csv", "name\nNi Gaobin\n");
    dir.write("house.csv", crate::harness::lists::CUSTOM);
    crate::harness::lists::write_ofac(&dir, "ofac");
    std::fs::create_dir(dir.path("folder")).unwrap();
    let also = |what: &str| format!("the output {what} is also an input");
    for output in ["in.csv", "./in.csv", "folder/../in.csv"] {
        dir.refuses(&format!("screen in.csv -o {output}"), &[&also("in.csv")]);
        dir.refuses(&format!("screen in.csv --manifest {output}"), &[&also("in.csv")]);
    }
    dir.refuses("screen in.csv more.csv -o more.csv", &[&also("more.csv")]);
    dir.refuses("screen in.csv --list house.csv -o house.csv", &[&also("house.csv")]);
    dir.refuses("screen in.csv --list mine=house.csv -o ./house.csv", &[&also("house.csv")]);
    dir.refuses("screen in.csv --list ofac -o ofac/sdn.csv", &["is also an input"]);
    dir.refuses("screen in.csv --list ofac -o ofac/alt.csv", &["is also an input"]);
    dir.refuses("screen in.csv --list ofac/sdn.csv -o ofac/alt.csv", &["is also an input"]);
    dir.refuses("screen in.csv --list ofac/sdn.csv --manifest ofac/add.csv", &["is also an input"]);
}

#[cfg(unix)]
#[test]
fn an_output_is_an_input_under_another_name_too() {
    use std::os::unix::fs::symlink;
    let dir = Dir::with("in.csv", "name\nZhao Guangzong\n");
    symlink("in.csv", dir.path("link.csv")).unwrap();
    symlink("nowhere.csv", dir.path("dangling.csv")).unwrap();
    dir.refuses("screen in.csv -o link.csv", &["the output in.csv is also an input"]);
    dir.refuses("screen link.csv -o in.csv", &["the output link.csv is also an input"]);
    dir.line("screen in.csv -o dangling.csv").assert_code(1);
    assert!(dir.read("dangling.csv").contains("Zhao Guangzong"));
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_fails_the_run_and_leaves_nothing_under_the_outputs_name() {
    use crate::harness::Ran;
    use std::process::{Command, Stdio};

    let dir = Dir::with("in.csv", format!("name\n{}", "Zhao Guangzong\n".repeat(2_000)));
    let full = || Stdio::from(std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap());
    for format in ["csv", "jsonl", "table"] {
        let ran = Ran::of(dir.command(["screen", "in.csv", "--format", format]).stdout(full()));
        ran.assert_code(2).assert_says("cannot write standard output").assert_says("No space left");
    }
    for args in
        [["search", "Zhao Guangzong", "--format=table"], ["compare", "Zhao Guangzong", "Zhao Guangzong"]]
    {
        Ran::of(dir.command(args).stdout(full())).assert_code(2).assert_says("No space left");
    }
    // A limit on the size of files is the full disk that needs no privilege.
    let mut command = Command::new("sh");
    let script = "trap '' XFSZ; ulimit -f 64; exec \"$0\" screen in.csv -o out.csv";
    command.args(["-c", script, env!("CARGO_BIN_EXE_interdict")]);
    dir.isolate(&mut command);
    Ran::of(&mut command).assert_code(2).assert_says("cannot write out.csv");
    assert_eq!(dir.names(""), ["in.csv"], "no partial file, and none aside");
}

#[cfg(unix)]
#[test]
fn a_device_is_no_output_file() {
    use std::os::unix::fs::FileTypeExt as _;
    // A rename over a device would replace it.
    let dir = Dir::with("in.csv", "name\nZhao Guangzong\n");
    let status = std::process::Command::new("mkfifo").arg(dir.path("pipe")).status().unwrap();
    assert!(status.success());
    let ran = dir.line("screen in.csv -o pipe");
    ran.assert_code(2).assert_says("cannot write pipe").assert_says("standard output");
    assert!(std::fs::metadata(dir.path("pipe")).unwrap().file_type().is_fifo(), "and it is still one");
}

#[test]
fn a_reader_that_goes_away_ends_the_run_quietly() {
    use std::io::Read as _;

    let dir = Dir::with("in.csv", format!("name\n{}", "Zhao Guangzong\n".repeat(20_000)));
    for format in ["csv", "jsonl", "table"] {
        let mut child = dir.command(["screen", "in.csv", "--format", format]).spawn().unwrap();
        let mut stdout = child.stdout.take().unwrap();
        stdout.read_exact(&mut [0; 10]).unwrap();
        drop(stdout);
        let ran = crate::harness::wait(child, format);
        assert!(ran.code.is_some(), "{format}: killed");
        for word in ["error", "panicked", "pipe"] {
            assert!(!ran.stderr.contains(word), "{format}: {}", ran.stderr);
        }
    }
}

/// Ctrl-C, which reaches the command between any two steps of its work.
#[cfg(unix)]
mod interrupted {
    use std::io::Write as _;
    use std::process::{Child, Command, Stdio};
    use std::time::{Duration, Instant};

    use crate::harness::{Dir, Ran, wait};

    fn interrupt(child: &Child) {
        let status = Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap();
        assert!(status.success());
    }

    /// Waits until something is so.
    #[track_caller]
    fn until(what: &str, so: impl Fn() -> bool) {
        let start = Instant::now();
        while !so() {
            assert!(start.elapsed() < Duration::from_secs(30), "{what} did not happen");
            std::thread::sleep(Duration::from_millis(10));
        }
    }

    #[track_caller]
    fn assert_interrupted(dir: &Dir, ran: &Ran, left: &[&str]) {
        ran.assert_code(130).assert_says("interrupted");
        assert_eq!(dir.names(""), left, "nothing under the output's name and nothing aside");
    }

    #[test]
    fn a_run_that_is_screening_ends_without_a_partial_file() {
        let dir = Dir::with("in.csv", format!("name\n{}", "Zhao Guangzong\n".repeat(300_000)));
        let child = dir.command(["screen", "in.csv", "-o", "out.csv"]).spawn().unwrap();
        until("output", || dir.names("").len() > 1);
        std::thread::sleep(Duration::from_millis(200));
        interrupt(&child);
        assert_interrupted(&dir, &wait(child, "screening"), &["in.csv"]);
    }

    #[test]
    fn a_run_that_waits_for_rows_ends() {
        let dir = Dir::new();
        let mut child = dir.command(["screen", "-", "-o", "out.csv"]).stdin(Stdio::piped()).spawn().unwrap();
        let mut stdin = child.stdin.take().unwrap();
        // More than is looked at to recognise the encoding, so that screening has begun.
        let row = format!("Zhao Guangzong,{}\n", "x".repeat(1_000));
        stdin.write_all(b"name,note\n").unwrap();
        stdin.write_all(row.repeat(2_000).as_bytes()).unwrap();
        stdin.flush().unwrap();
        until("output", || !dir.names("").is_empty());
        std::thread::sleep(Duration::from_millis(500));
        interrupt(&child);
        assert_interrupted(&dir, &wait(child, "waiting for rows"), &[]);
        drop(stdin);
    }

    #[test]
    fn a_run_that_waits_for_its_header_ends() {
        let dir = Dir::new();
        let mut child = dir.command(["screen", "-", "-o", "out.csv"]).stdin(Stdio::piped()).spawn().unwrap();
        let mut stdin = child.stdin.take().unwrap();
        stdin.write_all(b"name\nZhao").unwrap();
        stdin.flush().unwrap();
        std::thread::sleep(Duration::from_millis(500));
        interrupt(&child);
        assert_interrupted(&dir, &wait(child, "waiting for the header"), &[]);
        drop(stdin);
    }
}

fn gzip(text: &str) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    std::io::Write::write_all(&mut encoder, text.as_bytes()).unwrap();
    encoder.finish().unwrap()
}
