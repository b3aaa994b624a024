//! The program run as its users run it: how long it took from start to end, and how much memory it held at most.

use std::io::{Read as _, Seek as _};
use std::process::{Command, ExitStatus, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};

/// The program, built with this bench.
const PROGRAM: &str = env!("CARGO_BIN_EXE_interdict");
/// Time between two looks at a running process: short beside a warm start, long beside a look.
const LOOK_EVERY: Duration = Duration::from_millis(5);

/// What a run was like.
pub(crate) struct Ran {
    /// How long it took.
    pub(crate) seconds: f64,
    /// Its peak memory in millions of bytes; nowhere but on Linux.
    pub(crate) peak_mb: Option<f64>,
}

/// Runs the program to its end.
///
/// # Errors
///
/// Where it fails; what it said is in the error.
pub(crate) fn run(args: &[String]) -> Result<Ran> {
    let mut said = tempfile::tempfile().context("a file for what the program says")?;
    let mut command = Command::new(PROGRAM);
    command.args(args).stdin(Stdio::null()).stdout(Stdio::null()).stderr(said.try_clone()?);
    let began = Instant::now();
    let mut child = command.spawn().with_context(|| format!("{PROGRAM} cannot be run"))?;
    let id = child.id();
    let watch = thread::spawn(move || peak_until_end(id));
    let status = child.wait()?;
    let seconds = began.elapsed().as_secs_f64();
    let peak_mb = watch.join().unwrap_or_default();
    if !screened(status) {
        let mut text = String::new();
        said.rewind()?;
        said.read_to_string(&mut text)?;
        bail!("{PROGRAM} {}: {status}\n{text}", args.join(" "));
    }
    Ok(Ran { seconds, peak_mb })
}

/// Whether a run screened what it was given: without alerts, with some, or with rows that could not be screened.
fn screened(status: ExitStatus) -> bool {
    matches!(status.code(), Some(0 | 1 | 3))
}

/// The highest peak that a process has shown when it ends.
fn peak_until_end(id: u32) -> Option<f64> {
    let mut peak = None;
    // A process that has ended shows none.
    while let Some(now) = high_water_mb(id) {
        peak = Some(now);
        thread::sleep(LOOK_EVERY);
    }
    peak
}

/// The most memory that a process has held so far, as the kernel counted it.
fn high_water_mb(id: u32) -> Option<f64> {
    let status = std::fs::read_to_string(format!("/proc/{id}/status")).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kib: f64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(kib * 1024.0 / 1e6)
}
