//! `cases export` and `import`: the queue as a spreadsheet, and decisions back from one.

use std::collections::BTreeMap;
use std::io::Write as _;
use std::path::Path;

use anyhow::{Context as _, Result, bail};
use sha2::{Digest as _, Sha256};

use crate::case::{CaseId, Verdict};
use crate::digest::hex;
use crate::report::for_spreadsheet;
use crate::store::{GoodGuyWish, Ruling, SheetLine, SheetOutcome};

use super::super::args::{ExportCasesArgs, ImportCasesArgs};
use super::super::exit::ExitStatus;
use super::super::messages;
use super::super::output::Output;
use super::act::told;
use super::{open, to_stdout};

/// What reviewers see; the last six are theirs to fill in.
const HEADER: [&str; 19] = [
    "case",
    "version",
    "state",
    "score",
    "priority",
    "counterparty_id",
    "counterparty_name",
    "list",
    "designation_id",
    "type",
    "listed_name",
    "explanation",
    "assignee",
    "decide_as",
    "reason",
    "note",
    "good_guy",
    "expires",
    "decided_by",
];

pub(super) fn export(args: &ExportCasesArgs) -> Result<ExitStatus> {
    let (store, author) = open(&args.store)?;
    let filter = args.filter.filter(&store, &author, 0)?;
    let mut output = Output::open(Some(&args.output), std::slice::from_ref(&args.store.store))?;
    let mut count = 0_u64;
    {
        // By this mark spreadsheets tell UTF-8.
        output.write_all("\u{feff}".as_bytes())?;
        let mut writer = csv::Writer::from_writer(&mut output);
        writer.write_record(HEADER)?;
        for case in store.cases(&filter)? {
            let explanation = store.explanation(&case.id)?;
            let cells = [
                case.id.0.as_str(),
                &case.version.to_string(),
                case.disposition.as_str(),
                &format!("{:.4}", case.score),
                &format!("{:.4}", case.priority),
                case.party_id.as_deref().unwrap_or_default(),
                &case.name,
                &case.list,
                &case.designation_id,
                &case.kind,
                &case.listed_name,
                &explanation,
                case.assignee.as_deref().unwrap_or_default(),
                "",
                "",
                "",
                "",
                "",
                "",
            ];
            writer.write_record(cells.map(|cell| for_spreadsheet(cell).into_owned()))?;
            count += 1;
        }
        writer.flush()?;
    }
    output.finish()?;
    messages::note(&format!("{count} cases written to {}", args.output.display()));
    Ok(ExitStatus::Clear)
}

pub(super) fn import(args: &ImportCasesArgs) -> Result<ExitStatus> {
    let (mut store, author) = open(&args.store)?;
    let (records, sha256) = records(&args.file)?;
    let mut lines = Vec::new();
    for (number, record) in (1..).zip(&records) {
        if let Some(line) =
            line(number, record).with_context(|| format!("{}: record {number}", args.file.display()))?
        {
            lines.push(line);
        }
    }
    if lines.is_empty() {
        bail!("{}: no line has anything under decide_as", args.file.display());
    }
    let outcomes = store.import_sheet(&lines, &sha256, args.apply, &author)?;
    tell(&outcomes, args.apply)
}

/// Says what became of each line, or would; a refused one is not silent in the exit code.
pub(in crate::cli) fn tell(outcomes: &[SheetOutcome], applied: bool) -> Result<ExitStatus> {
    to_stdout(|out| {
        for SheetOutcome { line, case, outcome } in outcomes {
            match outcome {
                Ok(decided) => writeln!(out, "{line}  {case}  {}", told(decided))?,
                Err(error) => writeln!(out, "{line}  {case}  refused: {error}")?,
            }
        }
        Ok(())
    })?;
    let refused = outcomes.iter().filter(|line| line.outcome.is_err()).count();
    let taken = outcomes.len() - refused;
    let word = if applied { "taken over" } else { "would be taken over; nothing is changed without --apply" };
    messages::note(&format!("{refused} refused, {taken} {word}"));
    Ok(if refused > 0 { ExitStatus::NotScreened } else { ExitStatus::Clear })
}

/// The records of a spreadsheet saved as CSV, by column, and the SHA-256 of its bytes. Spreadsheets write UTF-8 with a
/// byte order mark, and a semicolon where a comma is the decimal point.
pub(in crate::cli) fn records(path: &Path) -> Result<(Vec<BTreeMap<String, String>>, String)> {
    let bytes = std::fs::read(path).map_err(|error| crate::Error::io("read", path, error))?;
    let sha256 = hex(&Sha256::digest(&bytes));
    let text = std::str::from_utf8(&bytes)
        .with_context(|| format!("{} is no UTF-8: save it as CSV UTF-8", path.display()))?;
    let text = text.trim_start_matches('\u{feff}');
    let first = text.lines().next().unwrap_or_default();
    let delimiter = [b';', b'\t'].into_iter().find(|mark| first.contains(char::from(*mark))).unwrap_or(b',');
    let mut reader = csv::ReaderBuilder::new().delimiter(delimiter).from_reader(text.as_bytes());
    let header: Vec<String> = reader.headers()?.iter().map(|name| name.trim().to_lowercase()).collect();
    let mut records = Vec::new();
    for record in reader.records() {
        let record = record.with_context(|| path.display().to_string())?;
        records.push(header.iter().cloned().zip(record.iter().map(|cell| cell.trim().to_owned())).collect());
    }
    Ok((records, sha256))
}

/// A cell of a record; the quotation mark that keeps a spreadsheet from running it is none of it.
pub(in crate::cli) fn column<'r>(record: &'r BTreeMap<String, String>, name: &str) -> &'r str {
    let cell = record.get(name).map_or("", String::as_str);
    cell.strip_prefix('\'').unwrap_or(cell)
}

/// The decision of a record, where it has one.
fn line(number: u64, record: &BTreeMap<String, String>) -> Result<Option<SheetLine>> {
    let cell = |name| column(record, name);
    if cell("decide_as").is_empty() {
        return Ok(None);
    }
    for needed in ["case", "version", "reason", "note"] {
        if !record.contains_key(needed) {
            bail!("the file has no column {needed}: give back the one that `cases export` wrote");
        }
    }
    let Some(verdict) = Verdict::parse(&cell("decide_as").to_lowercase()) else {
        bail!("decide_as {:?}: write true-match, false-positive, escalate or needs-info", cell("decide_as"));
    };
    let version = cell("version").parse();
    let version = version.with_context(|| format!("version {:?} is no number", cell("version")))?;
    let good_guy = match cell("good_guy").to_lowercase().as_str() {
        "" | "no" | "n" | "0" | "false" => None,
        "yes" | "y" | "1" | "true" | "x" => {
            Some(GoodGuyWish { expires: day(cell("expires"))?, ..GoodGuyWish::default() })
        }
        other => bail!("good_guy {other:?}: write yes or no"),
    };
    Ok(Some(SheetLine {
        line: number,
        case: CaseId(cell("case").to_lowercase()),
        ruling: Ruling {
            verdict,
            reason: cell("reason").to_owned(),
            note: cell("note").to_owned(),
            good_guy,
            answers: Vec::new(),
            said_decided_by: Some(cell("decided_by").to_owned()).filter(|who| !who.is_empty()),
            version: Some(version),
        },
    }))
}

/// A day, where the cell has one.
pub(in crate::cli) fn day(cell: &str) -> Result<Option<jiff::civil::Date>> {
    if cell.is_empty() {
        return Ok(None);
    }
    let day = cell.parse().with_context(|| format!("expires {cell:?}: write a day such as 2027-03-31"))?;
    Ok(Some(day))
}
