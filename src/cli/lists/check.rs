//! `lists check`: whether a list file is good, and every anomaly with its place.

use std::io::{self, Write};

use anyhow::Result;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde::Serialize;

use crate::list::{ListSnapshot, ListSource, ListWarning, Strictness};
use crate::report::{for_terminal, write_json_line};

use super::super::args::{CheckArgs, ShowFormat};
use super::super::exit::ExitStatus;
use super::show::{Shown, write_list};

pub(super) fn run(args: &CheckArgs) -> Result<ExitStatus> {
    let mut out = io::BufWriter::new(io::stdout().lock());
    let mut all_good = true;
    for text in &args.files {
        let checks = match ListSource::parse(text).expand() {
            Ok((sources, ignored)) => {
                let ignored = ignored.iter().map(ToString::to_string).collect::<Vec<_>>();
                let mut checks: Vec<Checked> = sources.iter().map(check).collect();
                if let Some(first) = checks.first_mut() {
                    first.notes.extend(ignored);
                }
                checks
            }
            Err(error) => vec![Checked { list: None, faults: vec![error.to_string()], notes: Vec::new() }],
        };
        for checked in &checks {
            all_good &= checked.faults.is_empty();
            match args.format {
                ShowFormat::Text => write(&mut out, text, checked)?,
                ShowFormat::Json => write_json(&mut out, text, checked)?,
            }
        }
    }
    out.flush()?;
    Ok(if all_good { ExitStatus::Clear } else { ExitStatus::Failed })
}

/// What came of one list.
struct Checked {
    /// As far as it can be read.
    list: Option<ListSnapshot>,
    /// What keeps it from being screened against.
    faults: Vec<String>,
    /// What is odd.
    notes: Vec<String>,
}

/// Reads a list; where it is not good, once more leniently, so that every fault is told and not only the first.
fn check(source: &ListSource) -> Checked {
    let error = match ListSnapshot::read(source, Strictness::Strict) {
        Ok(list) => return Checked { list: Some(list), faults: Vec::new(), notes: Vec::new() },
        Err(error) => error,
    };
    let Ok(mut list) = ListSnapshot::read(source, Strictness::Lenient) else {
        return Checked { list: None, faults: vec![error.to_string()], notes: Vec::new() };
    };
    let dropped = list.warnings.iter().filter_map(|warning| match warning {
        ListWarning::Dropped { error } => Some(error.clone()),
        _ => None,
    });
    let faults: Vec<String> = dropped.collect();
    list.warnings.retain(|warning| !matches!(warning, ListWarning::Dropped { .. }));
    let faults = if faults.is_empty() { vec![error.to_string()] } else { faults };
    Checked { list: Some(list), faults, notes: Vec::new() }
}

fn write(out: &mut impl Write, file: &str, checked: &Checked) -> io::Result<()> {
    let verdict = if checked.faults.is_empty() { "good" } else { "NOT GOOD" };
    writeln!(out, "{}: {verdict}", for_terminal(file))?;
    if let Some(list) = &checked.list {
        write_list(out, &Shown::of(list, today()))?;
    }
    for note in &checked.notes {
        writeln!(out, "  warning       {}", for_terminal(note))?;
    }
    for fault in &checked.faults {
        writeln!(out, "  fault         {}", for_terminal(fault))?;
    }
    if !checked.faults.is_empty() && checked.list.is_some() {
        writeln!(out, "  The counts leave out what has a fault; --lenient would screen against the rest.")?;
    }
    Ok(())
}

fn write_json(out: &mut impl Write, file: &str, checked: &Checked) -> io::Result<()> {
    #[derive(Serialize)]
    struct Object<'a> {
        file: &'a str,
        good: bool,
        faults: &'a [String],
        notes: &'a [String],
        list: Option<Shown<'a>>,
    }
    let object = Object {
        file,
        good: checked.faults.is_empty(),
        faults: &checked.faults,
        notes: &checked.notes,
        list: checked.list.as_ref().map(|list| Shown::of(list, today())),
    };
    write_json_line(out, &object)
}

fn today() -> jiff::civil::Date {
    Timestamp::now().to_zoned(TimeZone::UTC).date()
}
