//! The figures of README.md: the program itself, run on made files, in one table that anyone can have again by
//! `cargo bench --bench figures`.
//!
//! | file | what |
//! |---|---|
//! | `args` | what it takes |
//! | `cases` | what is measured |
//! | `inputs` | the lists and files it is measured on |
//! | `child`, `measure` | the program run once; a case, in rounds with all others, after each run its floor |
//! | `peer` | rapidfuzz in the same run |
//! | `record`, `compare` | a run's figures as they are kept; two runs held against each other |
//! | `machine`, `table` | where and when; the table |
//!
//! Single stages are measured by the other benches. Here is what a user meets: start-up, reading, screening and writing
//! together, and how much longer that takes than reading and analysing the same file (the floor).

#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a program of its own, whose table is its output"
)]

#[path = "../support/mod.rs"]
mod support;

mod args;
mod cases;
mod child;
mod compare;
mod inputs;
mod machine;
mod measure;
mod peer;
mod record;
mod table;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context as _, Result, bail};
use clap::Parser as _;

use args::Args;
use cases::{CASES, Case, Group, MAIN_CASE};
use inputs::Inputs;
use measure::Measuring;
use peer::Peers;
use record::{Figures, Record};
use support::parties::{Mix, party_file};

fn main() -> ExitCode {
    let args = Args::parse();
    match run(&args) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("figures: {error:#}");
            ExitCode::from(2)
        }
    }
}

fn run(args: &Args) -> Result<ExitCode> {
    if args.test {
        println!("figures: nothing is measured in a test; see --quick");
        return Ok(ExitCode::SUCCESS);
    }
    if let Some(unknown) = args.only.iter().find(|only| CASES.iter().all(|case| case.name != *only)) {
        bail!("no case {unknown:?}: there are {}", CASES.map(|case| case.name).join(", "));
    }
    if let Some(path) = &args.write {
        return write_main_file(args, path);
    }
    let Some(new) = new_record(args)? else {
        println!("figures: no case by that name");
        return Ok(ExitCode::SUCCESS);
    };
    if let Some(folder) = &args.save {
        println!("kept in {}", save(&new, folder)?.display());
    }
    let Some(old) = args.compare.first() else { return Ok(ExitCode::SUCCESS) };
    let comparison = compare::compare(&load(old)?, &new);
    print!("\n{}", comparison.text);
    for line in &comparison.slower {
        println!("slower: {line}");
    }
    Ok(if comparison.slower.is_empty() { ExitCode::SUCCESS } else { ExitCode::from(1) })
}

/// The later of two runs to compare, or what is measured now; none where no case is asked for.
fn new_record(args: &Args) -> Result<Option<Record>> {
    if let [_, new] = args.compare.as_slice() {
        return load(new).map(Some);
    }
    let cases: Vec<&Case> = CASES.iter().filter(|case| args.wants(case.name)).collect();
    if cases.is_empty() {
        return Ok(None);
    }
    let record = measure_all(args, &cases)?;
    print!("{}", table::table(&record));
    Ok(Some(record))
}

fn measure_all(args: &Args, cases: &[&Case]) -> Result<Record> {
    let mut inputs = Inputs::new(args)?;
    let mut peers = if args.peer { Some(Peers::new()?) } else { None };
    let mut all: Vec<Measuring<'_>> = Vec::new();
    for case in cases {
        eprintln!("figures: {}, its files", case.name);
        all.push(Measuring::new(case, args, &mut inputs)?);
    }
    let rounds = if args.quick { 1 } else { args.runs };
    for round in 0..rounds {
        eprintln!("figures: round {} of {rounds}", round + 1);
        for (case, measuring) in cases.iter().zip(&mut all) {
            let peers = peers.as_mut().filter(|_| case.name == MAIN_CASE);
            measuring.round(round, &inputs, peers)?;
        }
    }
    let measured: Vec<Figures> = all.into_iter().map(Measuring::figures).collect();
    let ours = measured.iter().find(|case| case.case == MAIN_CASE).map(Figures::rows_per_second);
    Ok(Record {
        date: machine::today(),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        commit: machine::commit(),
        machine: machine::machine(),
        quick: args.quick,
        peer: peers.zip(ours).and_then(|(peers, ours)| peers.figures(ours)),
        cases: measured,
    })
}

fn write_main_file(args: &Args, path: &Path) -> Result<ExitCode> {
    let lists = Inputs::new(args)?.lists(Group::Two)?;
    let file = party_file(Mix::Mixed, args.rows, &lists.designations);
    fs::write(path, &*file.bytes).with_context(|| format!("{} cannot be written", path.display()))?;
    println!("{}: {} rows, names planted from {} listed ones", path.display(), file.rows, lists.names);
    Ok(ExitCode::SUCCESS)
}

fn load(path: &Path) -> Result<Record> {
    let text = fs::read_to_string(path).with_context(|| format!("{} cannot be read", path.display()))?;
    serde_json::from_str(&text).with_context(|| format!("{} is no record of figures", path.display()))
}

fn save(record: &Record, folder: &Path) -> Result<PathBuf> {
    let path = folder.join(format!("{}-{}.json", record.date, record.version));
    let mut text = serde_json::to_string_pretty(record)?;
    text.push('\n');
    fs::create_dir_all(folder)?;
    fs::write(&path, text).with_context(|| format!("{} cannot be written", path.display()))?;
    Ok(path)
}
