//! Instructions that screening takes for each that reading and analysing takes, counted by callgrind: the regression
//! check that no other load on the machine disturbs.
//!
//!   cargo bench --bench instructions              counts and prints
//!   cargo bench --bench instructions -- --check   fails where the ratio rose by more than a tenth over the kept one
//!   cargo bench --bench instructions -- --keep    keeps the ratio in benches/history/instructions.json
//!
//! 2,000 rows of the mixed file are screened against 10,000 names on one thread, with their words seen before, and read
//! and analysed on one thread with nothing remembered. A ratio is kept, since a new compiler moves both. The program
//! runs itself under valgrind, once for each count, and only the second pass over the rows is counted: opening the
//! index and filling what is remembered are not. Without valgrind nothing is counted, and it says so.

#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a program of its own, which prints what it counted"
)]

use std::fs;
use std::io::Cursor;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use anyhow::{Context as _, Result, bail, ensure};
use clap::Parser;
use interdict::index::IndexLocation;
use interdict::party::{PartyReader, ReadOptions};
use serde::{Deserialize, Serialize};

mod support;

use support::USUAL;
use support::designations::{designations_of, snapshot};
use support::parties::{Mix, party_file};
use support::pipeline::{build, floor_here, open, screen_here, screener};

const ROWS: usize = 2000;
/// A ratio that rose to more than so many times the kept one is a regression. Between runs of one program it moved by
/// 0.15 % at most.
const RISE: f64 = 1.10;
const KEPT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/benches/history/instructions.json");
/// The functions whose calls are counted, wherever the compiler puts their names.
const COUNTED: &str = "*counted_pass*";

#[derive(Parser)]
#[command(name = "instructions")]
#[allow(clippy::struct_excessive_bools, reason = "each is a switch of the command line")]
struct Args {
    /// Fail where the ratio rose by more than a tenth
    #[arg(long)]
    check: bool,
    /// Keep the ratio
    #[arg(long, conflicts_with = "check")]
    keep: bool,
    /// What valgrind runs: one count, in this folder
    #[arg(long, hide = true, num_args = 2, value_names = ["WHAT", "FOLDER"])]
    count: Option<Vec<String>>,
    /// Given by cargo
    #[arg(long, hide = true)]
    bench: bool,
    /// Given to criterion's benches, whose runs are then short; nothing is counted here
    #[arg(long, hide = true)]
    test: bool,
    /// A filter of criterion's benches: nothing is counted unless its name is this one's
    filter: Option<String>,
}

/// What was counted.
#[derive(Serialize, Deserialize)]
struct Counts {
    /// Rows of the file.
    rows: usize,
    /// Names on the list.
    names: usize,
    /// Instructions of screening.
    screen: u64,
    /// Instructions of reading and analysing.
    floor: u64,
    /// The former in terms of the latter.
    ratio: f64,
}

fn main() -> ExitCode {
    match run(&Args::parse()) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("instructions: {error:#}");
            ExitCode::from(2)
        }
    }
}

fn run(args: &Args) -> Result<ExitCode> {
    if let Some([what, folder]) = args.count.as_deref() {
        count(what, Path::new(folder))?;
        return Ok(ExitCode::SUCCESS);
    }
    if args.test || args.filter.as_ref().is_some_and(|filter| !"instructions".contains(filter.as_str())) {
        return Ok(ExitCode::SUCCESS);
    }
    if Command::new("valgrind").arg("--version").output().is_err() {
        println!(
            "instructions: not counted, since there is no valgrind here (Debian: apt-get install valgrind)"
        );
        return Ok(ExitCode::SUCCESS);
    }
    let counts = measure()?;
    println!(
        "{} rows against {} names: screening {} instructions a row, reading and analysing {}, ratio {:.3}",
        counts.rows,
        counts.names,
        counts.screen / counts.rows as u64,
        counts.floor / counts.rows as u64,
        counts.ratio
    );
    if args.keep {
        fs::write(KEPT, serde_json::to_string_pretty(&counts)? + "\n").context(KEPT)?;
    }
    if args.check { check(&counts) } else { Ok(ExitCode::SUCCESS) }
}

fn check(counts: &Counts) -> Result<ExitCode> {
    let kept: Counts = serde_json::from_str(&fs::read_to_string(KEPT).context(KEPT)?).context(KEPT)?;
    ensure!(
        (kept.rows, kept.names) == (counts.rows, counts.names),
        "the kept ratio is of {} rows and {} names: keep it anew with --keep",
        kept.rows,
        kept.names
    );
    let change = (counts.ratio / kept.ratio - 1.0) * 100.0;
    println!("kept: {:.3}; {change:+.1} %", kept.ratio);
    if counts.ratio <= kept.ratio * RISE {
        return Ok(ExitCode::SUCCESS);
    }
    println!("slower: screening takes over a tenth more instructions, held against reading and analysing");
    Ok(ExitCode::from(1))
}

fn measure() -> Result<Counts> {
    let folder = tempfile::tempdir().context("a folder for temporary files")?;
    let listed = designations_of(USUAL.1);
    let snapshots = [snapshot(&listed)];
    let index = build(&index_in(folder.path()), &snapshots);
    fs::write(folder.path().join("fingerprint"), &index.manifest().fingerprint)?;
    fs::write(rows_in(folder.path()), &*party_file(Mix::Mixed, ROWS, &listed).bytes)?;
    let [screen, floor] = ["screen", "floor"].map(|what| under_callgrind(what, folder.path()));
    let (screen, floor) = (screen?, floor?);
    Ok(Counts {
        rows: ROWS,
        names: snapshots[0].names_count(),
        screen,
        floor,
        ratio: (screen as f64 / floor as f64 * 1e4).round() / 1e4,
    })
}

/// Runs this program under callgrind and gives the instructions of its counted pass.
fn under_callgrind(what: &str, folder: &Path) -> Result<u64> {
    let out = folder.join(format!("{what}.callgrind"));
    let output = Command::new("valgrind")
        .args(["--quiet", "--tool=callgrind", "--collect-atstart=no"])
        .arg(format!("--toggle-collect={COUNTED}"))
        .arg(format!("--callgrind-out-file={}", out.display()))
        .arg(std::env::current_exe()?)
        .args(["--count", what])
        .arg(folder)
        .output()
        .context("valgrind")?;
    ensure!(output.status.success(), "valgrind: {}", String::from_utf8_lossy(&output.stderr));
    let text = fs::read_to_string(&out).context("callgrind's counts")?;
    let total = text.lines().find_map(|line| line.strip_prefix("totals: ")).context("callgrind's total")?;
    let total: u64 = total.trim().parse().context("callgrind's total")?;
    ensure!(total > 0, "callgrind did not meet {COUNTED}: is the program stripped?");
    Ok(total)
}

fn index_in(folder: &Path) -> IndexLocation {
    IndexLocation::Folder(folder.join("index"))
}

fn rows_in(folder: &Path) -> PathBuf {
    folder.join("rows.csv")
}

/// One count: a first pass that fills what is remembered, and the counted one.
fn count(what: &str, folder: &Path) -> Result<()> {
    let bytes = fs::read(rows_in(folder))?;
    match what {
        "screen" => {
            let fingerprint = fs::read_to_string(folder.join("fingerprint"))?;
            let screener = screener(open(&index_in(folder), &fingerprint));
            let pass = || screen_here(&screener, reader(&bytes), |_, _| ()).alert;
            let first = pass();
            ensure!(first > 0 && counted_pass(pass) == first, "both passes give the same");
        }
        "floor" => {
            let pass = || floor_here(reader(&bytes)) as u64;
            let first = pass();
            ensure!(first == ROWS as u64 && counted_pass(pass) == first, "both passes give the same");
        }
        _ => bail!("nothing to count by the name {what}"),
    }
    Ok(())
}

/// The pass that callgrind counts, told by this function's name.
#[inline(never)]
fn counted_pass(pass: impl FnOnce() -> u64) -> u64 {
    pass()
}

fn reader(bytes: &[u8]) -> PartyReader {
    PartyReader::from_read("rows.csv", Cursor::new(bytes.to_vec()), &ReadOptions::default())
        .expect("a CSV with a name column")
}
