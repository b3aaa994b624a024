//! The figures as one table, in Markdown that also reads well on a terminal, with what they were measured on.

use std::fmt::Write as _;

use super::record::{Figures, Record};

const HEAD: [&str; 9] =
    ["case", "names", "rows", "threads", "seconds", "rows/s", "µs/row", "peak MB", "× floor"];

/// The whole account of a run.
pub(crate) fn table(record: &Record) -> String {
    let mut text = grid(&record.cases.iter().map(cells).collect::<Vec<_>>());
    text.push('\n');
    for line in derived(record).into_iter().chain(foot(record)) {
        writeln!(text, "{line}").expect("a string takes everything");
    }
    text
}

fn cells(case: &Figures) -> [String; 9] {
    let dash = || "–".to_owned();
    // Starting and building are measured with a few rows, whose number means nothing.
    let screening = case.floor_seconds.is_some();
    let speed = |text: String| if screening { text } else { dash() };
    [
        case.case.clone(),
        thousands(case.names as f64),
        thousands(case.rows as f64),
        case.threads.to_string(),
        format!("{:.3}", case.seconds),
        speed(thousands(case.rows_per_second())),
        speed(format!("{:.2}", 1e6 / case.rows_per_second())),
        case.peak_mb.map_or_else(dash, |peak| format!("{peak:.0}")),
        case.ratio().map_or_else(dash, |ratio| format!("{ratio:.2}")),
    ]
}

/// Columns as wide as their widest cell; numbers to the right.
fn grid(rows: &[[String; 9]]) -> String {
    let head = HEAD.map(str::to_owned);
    let width = |column: usize| {
        let cells = rows.iter().chain([&head]).map(|row| row[column].chars().count());
        cells.max().unwrap_or_default()
    };
    let widths: [usize; 9] = std::array::from_fn(width);
    let mut text = String::new();
    let mut line = |row: &[String; 9]| {
        for (column, (cell, width)) in row.iter().zip(widths).enumerate() {
            let cell = if column == 0 { format!("{cell:<width$}") } else { format!("{cell:>width$}") };
            write!(text, "| {cell} ").expect("a string takes everything");
        }
        text.push_str("|\n");
    };
    line(&head);
    line(&std::array::from_fn(|column| {
        let dashes = "-".repeat(widths[column] - 1);
        if column == 0 { format!("-{dashes}") } else { format!("{dashes}:") }
    }));
    for row in rows {
        line(row);
    }
    text
}

/// What two cases together say.
fn derived(record: &Record) -> Vec<String> {
    let seconds = |name: &str| record.cases.iter().find(|case| case.case == name).map(|case| case.seconds);
    let times = |over: &str, under: &str| Some(seconds(over)? / seconds(under)?);
    let mut lines = Vec::new();
    for lists in ["two-lists", "all-lists"] {
        let gain = times(&format!("{lists}-1t"), &format!("{lists}-2t"));
        lines.extend(gain.map(|gain| format!("2 threads ÷ 1 thread, {lists}: {gain:.2}")));
    }
    let growth = times("grown-300k", "grown-30k");
    lines.extend(growth.map(|growth| format!("cost when the list grows tenfold: {growth:.2} times")));
    lines.extend(record.peer.as_ref().map(|peer| {
        format!(
            "rapidfuzz {} cdist(fuzz.ratio, score_cutoff=85, workers=2), a sample of {} rows: {} rows/s; interdict: {} \
             rows/s, {:.1} times as many",
            peer.rapidfuzz,
            peer.rows,
            thousands(peer.rows_per_second),
            thousands(peer.ours),
            peer.ours / peer.rows_per_second
        )
    }));
    lines
}

/// What was measured, where and when.
fn foot(record: &Record) -> Vec<String> {
    let Record { date, version, commit, machine, quick, cases, .. } = record;
    let mut lists: Vec<String> = Vec::new();
    for case in cases {
        let line = format!("{} ({} names)", case.lists, thousands(case.names as f64));
        if !lists.contains(&line) {
            lists.push(line);
        }
    }
    let mut files: Vec<String> = Vec::new();
    for case in cases {
        let [planted, found] = case.planted;
        let line = format!(
            "{}, {} rows, {found} of {planted} manipulated listed names found",
            case.file,
            thousands(case.rows as f64)
        );
        if !files.contains(&line) {
            files.push(line);
        }
    }
    let mut lines = vec![
        format!("lists: {}", lists.join("; ")),
        format!("files, from a fixed seed: {}", files.join("; ")),
        format!("machine: {}, {} cores, {}", machine.cpu, machine.cores, machine.os),
        format!("interdict {version}, commit {}, {date}", if commit.is_empty() { "unknown" } else { commit }),
    ];
    if *quick {
        lines.push("a quick run: it shows that everything works, not how fast".to_owned());
    }
    lines
}

/// A whole number with its thousands apart.
fn thousands(number: f64) -> String {
    let digits = format!("{number:.0}");
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place) % 3 == 0 {
            text.push(',');
        }
        text.push(digit);
    }
    text
}
