//! `lists show`: what the lists hold, or one designation whole.

use std::collections::BTreeMap;
use std::io::{self, Write};

use anyhow::{Result, bail};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde::Serialize;

use crate::designation::{Designation, Field};
use crate::editions::Edition;
use crate::list::{ListFile, ListSnapshot, ListSummary};
use crate::report::{for_terminal, write_json_line};

use super::super::args::{ShowArgs, ShowFormat};
use super::super::exit::ExitStatus;
use super::super::load::Wanted;

/// Programs shown in text; JSON has all of them.
const MOST_PROGRAMS: usize = 12;

pub(super) fn run(args: &ShowArgs) -> Result<ExitStatus> {
    let wanted = Wanted::of(&args.lists)?;
    let lists = wanted.read()?;
    let mut out = io::BufWriter::new(io::stdout().lock());
    if let Some(wanted) = &args.designation {
        let (list, one) = find(&lists, wanted)?;
        match args.format {
            ShowFormat::Text => write_designation(&mut out, list, one)?,
            ShowFormat::Json => write_json_line(&mut out, &Named { list: &list.id.0, designation: one })?,
        }
    } else {
        let today = Timestamp::now().to_zoned(TimeZone::UTC).date();
        for (number, list) in lists.iter().enumerate() {
            let shown = Shown { edition: wanted.edition(&list.id), ..Shown::of(list, today) };
            match args.format {
                ShowFormat::Text if number > 0 => {
                    writeln!(out)?;
                    write_list(&mut out, &shown)?;
                }
                ShowFormat::Text => write_list(&mut out, &shown)?,
                ShowFormat::Json => write_json_line(&mut out, &shown)?,
            }
        }
    }
    out.flush()?;
    Ok(ExitStatus::Clear)
}

/// What is shown of a list; also the JSON object.
#[derive(Serialize)]
pub(super) struct Shown<'a> {
    list: &'a str,
    format: &'static str,
    /// The edition's date as the file states it.
    published: Option<&'a str>,
    /// The edition in the store, where it was fetched.
    #[serde(skip_serializing_if = "Option::is_none")]
    edition: Option<&'a Edition>,
    /// Days since the date.
    age_days: Option<i32>,
    digest: &'a str,
    files: &'a [ListFile],
    #[serde(flatten)]
    summary: ListSummary,
    warnings: Vec<String>,
}

#[derive(Serialize)]
struct Named<'a> {
    list: &'a str,
    #[serde(flatten)]
    designation: &'a Designation,
}

impl<'a> Shown<'a> {
    pub(super) fn of(list: &'a ListSnapshot, today: Date) -> Self {
        let day: Option<Date> = list.published.as_ref().and_then(|text| text.parse().ok());
        Self {
            list: &list.id.0,
            format: list.format.as_str(),
            published: list.published.as_deref(),
            edition: None,
            age_days: day.and_then(|day| today.since(day).ok()).map(|span| span.get_days()),
            digest: &list.digest,
            files: &list.files,
            summary: ListSummary::of(list),
            warnings: list.warnings.iter().map(ToString::to_string).collect(),
        }
    }
}

/// A list and what it holds, for reading.
pub(super) fn write_list(out: &mut impl Write, list: &Shown) -> io::Result<()> {
    let counts = &list.summary;
    let edition = match (list.published, list.age_days) {
        (Some(day), Some(days)) => format!("edition of {day}, {days} days old"),
        (Some(day), None) => format!("edition of {day}"),
        (None, _) => "the file states no edition date".to_owned(),
    };
    writeln!(out, "{}  {}, {edition}", list.list, list.format)?;
    if let Some(edition) = list.edition {
        writeln!(
            out,
            "  fetched       edition {}, retrieved {}, last confirmed {}",
            edition.name,
            minute(edition.retrieved_at),
            minute(edition.confirmed_at)
        )?;
    }
    for file in list.files {
        let path = file.path.display().to_string();
        writeln!(
            out,
            "  file          {} ({} bytes, sha256 {})",
            for_terminal(&path),
            file.bytes,
            file.sha256
        )?;
    }
    if list.files.len() > 1 {
        writeln!(out, "  digest        {}", list.digest)?;
    }
    writeln!(out, "  designations  {}: {}", counts.designations, shown(&counts.types, usize::MAX))?;
    writeln!(
        out,
        "  names         {}: {} strong aliases, {} weak aliases, {} in their own script",
        counts.names, counts.strong_aliases, counts.weak_aliases, counts.native_names
    )?;
    writeln!(out, "  scripts       {}", shown(&counts.scripts, usize::MAX))?;
    writeln!(
        out,
        "  facts         {} with a date of birth, {} with an identifier",
        counts.with_birth, counts.with_identifier
    )?;
    writeln!(out, "  programs      {}", shown(&counts.programs, MOST_PROGRAMS))?;
    for warning in &list.warnings {
        writeln!(out, "  warning       {}", for_terminal(warning))?;
    }
    Ok(())
}

/// A time without its seconds.
fn minute(at: Timestamp) -> Timestamp {
    at.round(jiff::Unit::Minute).unwrap_or(at)
}

/// Counts by name, the largest first.
fn shown<K: AsRef<str> + Ord>(counts: &BTreeMap<K, usize>, most: usize) -> String {
    if counts.is_empty() {
        return "none stated".to_owned();
    }
    let mut sorted: Vec<(&str, usize)> = counts.iter().map(|(name, count)| (name.as_ref(), *count)).collect();
    sorted.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let rest = sorted.len().saturating_sub(most);
    let mut parts: Vec<String> =
        sorted.iter().take(most).map(|(name, count)| format!("{} {count}", for_terminal(name))).collect();
    if rest > 0 {
        parts.push(format!("and {rest} more"));
    }
    parts.join(", ")
}

fn find<'a>(lists: &'a [ListSnapshot], wanted: &str) -> Result<(&'a ListSnapshot, &'a Designation)> {
    let Some((id, reference)) = wanted.split_once(':') else {
        bail!("--designation {wanted}: write LIST:ID, for instance ofac-sdn:47814");
    };
    let Some(list) = lists.iter().find(|list| list.id.0 == id) else {
        let ids: Vec<&str> = lists.iter().map(|list| list.id.0.as_str()).collect();
        bail!("--designation {wanted}: no list is called {id}; the lists are {}", ids.join(", "));
    };
    let found = list.designations.iter().find(|one| one.id.0 == reference);
    match found {
        Some(one) => Ok((list, one)),
        None => bail!("--designation {wanted}: {id} has no designation {reference}"),
    }
}

/// One designation, a line a value.
fn write_designation(out: &mut impl Write, list: &ListSnapshot, one: &Designation) -> io::Result<()> {
    writeln!(out, "{} {}  {}", list.id, for_terminal(&one.id.0), for_terminal(one.primary_name()))?;
    for Field { name, values } in one.fields() {
        for (number, value) in values.iter().enumerate() {
            let label = if number == 0 { name.replace('_', " ") } else { String::new() };
            writeln!(out, "  {label:<16}{}", for_terminal(value))?;
        }
    }
    Ok(())
}
