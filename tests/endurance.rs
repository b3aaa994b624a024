//! Long runs: broken off at any moment and resumed to the same bytes, one writer an output, gzip out, bounded reading.

use std::fs;
use std::io::Read as _;
use std::path::Path;
use std::process::{Child, Stdio};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::harness::{Dir, Ran, lists, parties, sha256, wait};

/// Rows between two checkpoints here.
const EVERY: u64 = 50;
const OUTPUTS: [&str; 3] = ["out", "out.partial", "out.checkpoint.json"];

/// A command line that leaves checkpoints often.
fn line(arguments: &str) -> String {
    format!("screen {arguments} --checkpoint-rows {EVERY}")
}

/// The rows that the checkpoint of an output speaks of; 0 where there is none.
fn rows_done(dir: &Dir, out: &str) -> u64 {
    // It is renamed into place, so what is read is always whole.
    let Ok(text) = fs::read(dir.path(&format!("{out}.checkpoint.json"))) else { return 0 };
    let checkpoint: Value = serde_json::from_slice(&text).unwrap();
    let rows = |file: &Value| file["tally"]["rows"].as_u64().unwrap();
    checkpoint["files"].as_array().unwrap().iter().map(rows).sum()
}

/// Waits until something is so, or the command has ended; whether it is still running.
fn until(child: &mut Child, so: impl Fn() -> bool) -> bool {
    let start = Instant::now();
    while child.try_wait().unwrap().is_none() {
        if so() {
            return true;
        }
        assert!(start.elapsed() < Duration::from_secs(60), "what is waited for did not happen");
        std::thread::sleep(Duration::from_millis(1));
    }
    false
}

/// A manifest without what may differ between a resumed and an unbroken run.
fn lasting(dir: &Dir, name: &str) -> Value {
    let mut manifest = dir.json(name);
    for field in ["run_id", "started", "ended", "resumed_at_row"] {
        manifest.as_object_mut().unwrap().remove(field);
    }
    manifest["output"].as_object_mut().unwrap().remove("path");
    manifest
}

fn bytes(path: &Path) -> Vec<u8> {
    fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn unzipped(bytes: &[u8]) -> String {
    let mut text = String::new();
    flate2::read::MultiGzDecoder::new(bytes).read_to_string(&mut text).unwrap();
    text
}

/// Numbers that look drawn, the same for a seed.
struct Draw(u64);

impl Draw {
    fn below(&mut self, n: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % n
    }
}

/// Kills a run at random moments and resumes it until it ends by itself; whether it was resumed from a checkpoint.
fn kill_and_resume(dir: &Dir, arguments: &str, out: &str, seed: u64) -> bool {
    let mut draw = Draw(seed);
    let mut resumed = Vec::new();
    for round in 0.. {
        let before = rows_done(dir, out);
        let command_line = line(&format!("{arguments} -o {out} --resume"));
        let mut child = dir.command(command_line.split_whitespace()).spawn().unwrap();
        let mut named = None;
        if round < 2 {
            let wanted = before + EVERY * draw.below(4);
            until(&mut child, || rows_done(dir, out) >= wanted.max(1));
            std::thread::sleep(Duration::from_millis(draw.below(25)));
            // What stands under the final name is whole: its run is ending, if it has not ended yet.
            named = std::fs::read(dir.path(out)).ok();
            if named.is_none() && child.try_wait().unwrap().is_none() {
                child.kill().unwrap();
                child.wait().unwrap();
                continue;
            }
        }
        let ran = wait(child, &command_line);
        if let Some(named) = named {
            assert!(named == std::fs::read(dir.path(out)).unwrap(), "nothing but the end has the final name");
        }
        ran.assert_code(3);
        if before > 0 {
            resumed.push(before + 1);
            ran.assert_says(&format!("resuming {out} at row {}", before + 1));
        }
        break;
    }
    let manifest = dir.json(&format!("{out}.manifest.json"));
    let told = manifest.get("resumed_at_row").cloned().unwrap_or_else(|| json!([]));
    let told: Vec<u64> = told.as_array().unwrap().iter().map(|row| row.as_u64().unwrap()).collect();
    assert!(told.is_sorted() && told.iter().all(|row| row % EVERY == 1), "{told:?}");
    assert!(told.ends_with(&resumed), "{told:?} and {resumed:?}");
    !told.is_empty()
}

#[test]
fn a_run_killed_at_random_points_is_resumed_to_the_same_bytes() {
    let dir = Dir::with("in.csv", parties(700));
    let mut resumed = 0;
    for (seed, (arguments, end)) in (1..).zip([
        ("--threads 1", "csv"),
        ("--format jsonl --all --threads 2", "jsonl"),
        ("--all --threads 2", "csv.gz"),
        ("--format jsonl --threads 1", "jsonl.gz"),
    ]) {
        let arguments = format!("in.csv {arguments}");
        dir.line(&line(&format!("{arguments} -o whole.{end}"))).assert_code(3);
        let out = format!("out.{end}");
        resumed += usize::from(kill_and_resume(&dir, &arguments, &out, seed));
        assert!(
            bytes(&dir.path(&out)) == bytes(&dir.path(&format!("whole.{end}"))),
            "{arguments}: other bytes"
        );
        let manifests =
            [out, format!("whole.{end}")].map(|out| lasting(&dir, &format!("{out}.manifest.json")));
        assert_eq!(manifests[0], manifests[1], "{arguments}");
        assert_eq!(manifests[0]["output"]["sha256"], sha256(&dir.path(&format!("whole.{end}"))), "as stored");
    }
    assert!(resumed > 0, "at least one run was killed behind a checkpoint");
    let left =
        dir.names("").into_iter().filter(|name| name.contains("partial") || name.contains("checkpoint"));
    assert_eq!(left.collect::<Vec<_>>(), [""; 0]);
}

/// A file of more than a megabyte, as much as is looked at before the first of its rows is screened.
pub(crate) fn long_rows(rows: usize) -> String {
    let (note, text) = ("x".repeat(10_000), parties(rows));
    let (header, rows) = text.split_once('\n').unwrap();
    rows.lines().fold(format!("{header},note\n"), |long, row| long + row + "," + &note + "\n")
}

/// A gzip file that can be cut anywhere: it is stored, not compressed.
pub(crate) fn stored(text: &str) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::none());
    std::io::Write::write_all(&mut encoder, text.as_bytes()).unwrap();
    encoder.finish().unwrap()
}

/// The input of the runs that [`broken_off`] breaks off, complete.
fn whole() -> Vec<u8> {
    stored(&long_rows(200))
}

/// A folder with a run that its input broke off, at the same checkpoint always, and with the complete input.
fn broken_off(arguments: &str) -> Dir {
    let dir = Dir::with("in.csv.gz", &whole()[..1_600_000]);
    let ran = dir.line(&line(&format!("in.csv.gz {arguments} -o out")));
    ran.assert_code(2).assert_says("in.csv.gz").assert_says("--resume goes on at row 151");
    ran.assert_says("out.partial").assert_says("out.checkpoint.json");
    assert_eq!(dir.names(""), ["in.csv.gz", OUTPUTS[2], OUTPUTS[1]]);
    dir.write("in.csv.gz", whole());
    dir
}

#[test]
fn a_run_whose_input_broke_off_is_resumed_or_begun_anew() {
    let unbroken = |dir: &Dir| {
        dir.line(&line("in.csv.gz -o unbroken")).assert_code(3);
        (bytes(&dir.path("unbroken")), lasting(dir, "unbroken.manifest.json"))
    };
    let dir = broken_off("");
    // What is behind the checkpoint, and half written, is cut off.
    fs::OpenOptions::new()
        .append(true)
        .open(dir.path("out.partial"))
        .and_then(|mut file| std::io::Write::write_all(&mut file, b"half a ro"))
        .unwrap();
    dir.line(&line("in.csv.gz -o out --resume")).assert_code(3).assert_says("resuming out at row 151");
    let (expected, manifest) = unbroken(&dir);
    assert!(bytes(&dir.path("out")) == expected);
    assert_eq!(lasting(&dir, "out.manifest.json"), manifest);
    assert_eq!(dir.json("out.manifest.json")["resumed_at_row"], json!([151]));
    assert_eq!(dir.json("unbroken.manifest.json").get("resumed_at_row"), None);

    let dir = broken_off("");
    dir.line(&line("in.csv.gz -o out")).assert_code(3);
    assert!(bytes(&dir.path("out")) == unbroken(&dir).0, "without --resume it begins anew");
    assert_eq!(dir.json("out.manifest.json").get("resumed_at_row"), None);
    assert!(dir.names("").iter().all(|name| name != OUTPUTS[1] && name != OUTPUTS[2]));

    // Rows that came behind those that were screened are no other beginning.
    let dir = broken_off("");
    dir.write("in.csv.gz", stored(&(long_rows(200) + &format!("9,Zhao Guangzong,,{}\n", "x".repeat(1_000)))));
    dir.line(&line("in.csv.gz -o out --resume")).assert_code(3).assert_says("201 rows read");
    assert!(bytes(&dir.path("out")) == unbroken(&dir).0);
}

#[test]
fn another_run_is_not_resumed() {
    let dir = broken_off("");
    let refuses = |dir: &Dir, arguments: &str, needles: &[&str]| {
        let ran = dir.refuses(&line(&format!("in.csv.gz -o out --resume {arguments}")), needles);
        ran.assert_says("run without --resume to begin anew");
    };
    refuses(&dir, "--threshold 0.9", &["out.checkpoint.json", "threshold (", "0.9 now"]);
    refuses(&dir, "--weak-aliases on", &["settings"]);
    refuses(&dir, "--all", &["--all (false then, true now)"]);
    refuses(&dir, "--format jsonl", &["format (csv then, jsonl now)"]);
    refuses(&dir, "--column alias=id", &["columns"]);
    dir.write("house.csv", lists::CUSTOM);
    refuses(&dir, "--list house.csv", &["lists"]);
    dir.write("more.csv", parties(3));
    refuses(&dir, "more.csv --format jsonl", &["inputs"]);

    dir.write("in.csv.gz", stored(&long_rows(200).replacen("Maria", "Marie", 1)));
    refuses(&dir, "", &["in.csv.gz is not as it was", "150 rows"]);
    dir.write("in.csv.gz", stored(&long_rows(120)));
    refuses(&dir, "", &["in.csv.gz is not as it was"]);
    dir.write("in.csv.gz", whole());
    dir.write("out.checkpoint.json", "{\"format\": 2}");
    refuses(&dir, "", &["out.checkpoint.json is no checkpoint"]);

    let dir = broken_off("");
    dir.write("out.partial", "too short");
    let ran = dir.line(&line("in.csv.gz -o out --resume"));
    ran.assert_code(3).assert_says("out.partial has not all the bytes").assert_says("beginning at the start");
}

#[test]
fn a_changed_list_is_another_run() {
    let dir = Dir::with("in.csv.gz", &whole()[..1_600_000]);
    dir.write("house.csv", lists::CUSTOM);
    let command_line = line("in.csv.gz --list house.csv -o out --resume");
    dir.line(&command_line).assert_code(2).assert_says("nothing to resume").assert_says("goes on at row");
    dir.write("in.csv.gz", whole());
    dir.write("house.csv", lists::CUSTOM.replace("Quagmire", "Quickmire"));
    dir.refuses(&command_line, &["differs in: lists;", "without --resume"]);
    dir.write("house.csv", lists::CUSTOM);
    dir.line(&command_line).assert_code(3).assert_says("resuming out at row 151");
}

#[test]
fn several_inputs_are_resumed_in_the_one_that_was_under_way() {
    let header = "id,name,born,note\n";
    let dir = Dir::with("a.csv", format!("{header}1,Zhao Guangzong,,\n2,,,\n"));
    dir.write("empty.csv", header);
    dir.write("b.csv.gz", &whole()[..1_600_000]);
    let inputs = "a.csv empty.csv b.csv.gz --all";
    let ran = dir.line(&line(&format!("{inputs} -o out")));
    ran.assert_code(2).assert_says("goes on at row 151");
    dir.write("b.csv.gz", whole());
    let resume = line(&format!("{inputs} -o out --resume"));
    // A row less in one that was done, and one more.
    for (file, rows) in [("a.csv", "1,Zhao Guangzong,,\n"), ("empty.csv", "1,x,,\n")] {
        let good = dir.read(file);
        dir.write(file, header.to_owned() + rows);
        dir.refuses(&resume, &[&format!("{file} is not as it was")]);
        dir.write(file, good);
    }
    dir.line(&resume).assert_code(3);
    dir.line(&line(&format!("{inputs} -o whole"))).assert_code(3);
    assert!(bytes(&dir.path("out")) == bytes(&dir.path("whole")));
    assert_eq!(lasting(&dir, "out.manifest.json"), lasting(&dir, "whole.manifest.json"));
}

#[test]
fn resuming_needs_an_output_that_can_be_gone_on_with() {
    let dir = Dir::with("in.csv", parties(300));
    dir.refuses("screen in.csv --resume", &["--resume needs an output file", "-o OUT"]);
    dir.refuses("screen in.csv --resume -o -", &["--resume needs an output file"]);
    dir.refuses("screen in.csv --resume -o out --format table", &["a table cannot be resumed"]);
    dir.line("screen in.csv -o out --format table --checkpoint-rows 1").assert_code(3);
    let ran = dir.line("screen in.csv -o out --resume");
    ran.assert_code(3)
        .assert_says("nothing to resume: there is no out.checkpoint.json; beginning at the start");
    assert_eq!(dir.read("out"), dir.line("screen in.csv").stdout);
}

#[test]
fn the_files_of_a_run_under_way_are_no_inputs_and_no_manifest() {
    let dir = Dir::with("out.partial", parties(3));
    dir.write("out.checkpoint.json", parties(3));
    for file in ["out.partial", "out.checkpoint.json"] {
        dir.refuses(&format!("screen {file} -o out"), &["is also an input"]);
        dir.refuses(&format!("screen no.csv {file} -o out"), &[]);
    }
    let dir = Dir::with("in.csv", parties(3));
    for manifest in ["out.partial", "out.checkpoint.json", "./out.partial"] {
        dir.refuses(&format!("screen in.csv -o out --manifest {manifest}"), &["belongs to -o out"]);
    }
}

#[test]
fn an_output_has_one_run_at_a_time() {
    use std::io::Write as _;
    let dir = Dir::with("in.csv", parties(300));
    let mut child = dir.command(["screen", "-", "-o", "out"]).stdin(Stdio::piped()).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    stdin.write_all(long_rows(150).as_bytes()).unwrap();
    assert!(until(&mut child, || dir.path("out.partial").exists()));
    for arguments in ["-o out", "-o ./out", "-o out --resume"] {
        dir.line(&format!("screen in.csv {arguments}"))
            .assert_code(2)
            .assert_says("another run is writing it")
            .assert_says("name another file with -o");
    }
    drop(stdin);
    wait(child, "the first run").assert_code(3).assert_says("150 rows read");
    assert_eq!(
        dir.read("out").lines().filter(|row| row.contains(",in.csv,")).count(),
        0,
        "its own rows only"
    );
    dir.line("screen in.csv -o out").assert_code(3);
}

#[cfg(unix)]
#[test]
fn an_interrupted_run_is_resumed() {
    let dir = Dir::with("in.csv", parties(1_500));
    let command_line = line("in.csv -o out.csv");
    let mut child = dir.command(command_line.split_whitespace()).spawn().unwrap();
    assert!(until(&mut child, || rows_done(&dir, "out.csv") > 0), "it is under way");
    let kill = std::process::Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap();
    assert!(kill.success());
    let ran = wait(child, "interrupted");
    ran.assert_code(130)
        .assert_says("interrupted")
        .assert_says("the same command with --resume goes on at row");
    assert_eq!(dir.names(""), ["in.csv", "out.csv.checkpoint.json", "out.csv.partial"]);
    let rows = rows_done(&dir, "out.csv");
    ran.assert_says(&format!("{rows} rows are kept in out.csv.partial"));
    dir.line(&format!("{command_line} --resume")).assert_code(3);
    assert_eq!(dir.names(""), ["in.csv", "out.csv", "out.csv.manifest.json"]);
    assert!(dir.read("out.csv") == dir.line("screen in.csv").stdout);
}

/// A limit on the size of files is the full disk that needs no privilege.
#[cfg(target_os = "linux")]
#[test]
fn a_run_that_filled_the_disk_is_resumed_when_there_is_room() {
    let dir = Dir::with("in.csv", parties(600));
    let command_line = line("in.csv --all -o out.csv");
    let mut limited = std::process::Command::new("sh");
    let script = format!("trap '' XFSZ; ulimit -f 60; exec \"$0\" {command_line}");
    limited.args(["-c", &script, env!("CARGO_BIN_EXE_interdict")]);
    dir.isolate(&mut limited);
    let ran = Ran::of(&mut limited);
    ran.assert_code(2)
        .assert_says("cannot write out.csv")
        .assert_says("make room there, or write to another disk with -o")
        .assert_says("the same command with --resume goes on at row");
    assert_eq!(dir.names(""), ["in.csv", "out.csv.checkpoint.json", "out.csv.partial"]);
    dir.line(&format!("{command_line} --resume")).assert_code(3);
    assert!(dir.read("out.csv") == dir.line("screen in.csv --all").stdout);
}

#[test]
fn an_output_named_gz_is_gzipped_and_standard_output_never() {
    let dir = Dir::with("in.csv", parties(300));
    let plain = dir.line("screen in.csv --all");
    let written = plain.stdout.lines().count() - 1;
    let mut files = Vec::new();
    for threads in [1, 2] {
        dir.line(&line(&format!("in.csv --all -o out.csv.GZ --threads {threads}"))).assert_code(3);
        files.push(bytes(&dir.path("out.csv.GZ")));
    }
    assert!(files[0] == files[1], "the same bytes on any number of threads");
    assert!(unzipped(&files[0]) == plain.stdout);
    assert_eq!(&files[0][..10], [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 4, 255], "no time and no name in it");
    assert!(files[0].len() * 3 < plain.stdout.len());
    assert_eq!(dir.json("out.csv.GZ.manifest.json")["rows"]["rows"], 300, "the manifest is for reading");

    dir.write("before.csv", lists::CUSTOM);
    dir.write("after.csv", lists::CUSTOM.replace("X-2", "X-3"));
    let rescreen = "rescreen in.csv --list l=after.csv --list-before l=before.csv --format jsonl --all";
    let plain = dir.line(rescreen);
    dir.line(&format!("{rescreen} -o again.gz"));
    assert!(!plain.stdout.is_empty() && unzipped(&bytes(&dir.path("again.gz"))) == plain.stdout);
    // No rows are no bytes, and still a gzip file.
    dir.write("none.csv", "name\n");
    dir.line("screen none.csv --format jsonl -o none.gz").assert_code(0);
    assert_eq!(unzipped(&bytes(&dir.path("none.gz"))), "");
    // What was written is read again as an input.
    dir.line("screen out.csv.GZ --column name=name").assert_says(&format!("{written} rows read"));
}

#[test]
fn a_reader_that_goes_away_is_told_in_a_line_and_no_success() {
    let dir = Dir::with("in.csv", parties(1_000));
    let mut child = dir.command(["screen", "in.csv", "--all"]).spawn().unwrap();
    let mut stdout = child.stdout.take().unwrap();
    stdout.read_exact(&mut [0; 10]).unwrap();
    drop(stdout);
    let ran = wait(child, "a reader that went away");
    ran.assert_code(2);
    let told: Vec<&str> = ran.stderr.lines().skip_while(|line| !line.starts_with("stopped")).collect();
    assert_eq!(told, ["stopped: standard output was closed before everything was written"], "{}", ran.stderr);
}

mod back_pressure {
    use std::sync::Arc;
    use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
    use std::time::Duration;

    use interdict::screen::batch::{Pool, Work, work_through};

    /// More rows than any number of chunks under way holds, and far fewer than there are.
    const BOUND: u64 = 200_000;

    struct Doubled;

    impl Work for Doubled {
        type Item = u64;
        type Outcome = u64;
        type Worker = ();

        fn worker(&self) {}

        fn work(&self, item: &u64, (): &mut ()) -> interdict::Result<u64> {
            Ok(item * 2)
        }

        fn weight(_: &u64) -> usize {
            8
        }
    }

    #[test]
    fn who_reads_waits_for_who_writes() {
        let read = Arc::new(AtomicU64::new(0));
        let stop = AtomicBool::new(false);
        let counted = Arc::clone(&read);
        let rows = (0..u64::MAX).map(move |row| {
            counted.fetch_add(1, Ordering::Relaxed);
            Ok(row)
        });
        let mut written = 0;
        let settled = || {
            let mut before = u64::MAX;
            loop {
                std::thread::sleep(Duration::from_millis(100));
                let now = read.load(Ordering::Relaxed);
                if now == before {
                    return now;
                }
                before = now;
                assert!(now < 50 * BOUND, "nobody waits");
            }
        };
        let ended = work_through(&Arc::new(Doubled), &Pool::new(2).unwrap(), rows, &stop, |row, twice| {
            assert_eq!((*row, *twice), (written, 2 * written));
            // The writer is held up twice, at the start and in the middle.
            if written % 1_000_000 == 10 {
                let ahead = settled() - written;
                assert!(ahead < BOUND, "{ahead} rows were read ahead");
            }
            written += 1;
            stop.store(written >= 1_500_000, Ordering::Relaxed);
            Ok(())
        });
        assert!(matches!(ended.err().unwrap().kind(), interdict::ErrorKind::Interrupted));
    }
}
