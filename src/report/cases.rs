//! Cases for people and programs: the queue, one case with everything about it, good guys, runs, figures.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{self, Write};

use super::aligned::table;
use super::escape::{for_spreadsheet, for_terminal};
use super::write_json_line;
use crate::designation::{Field, FieldChange};
use crate::store::{Act, AuditRecord, CaseSummary, CaseView, Figures, GoodGuyRecord, RunRecord};

/// Terminal columns that a cell may take, but for the last of its line.
const WIDEST: usize = 36;

/// How cases are written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum CaseFormat {
    /// For reading on a terminal.
    #[default]
    Table,
    /// One row a case, formulas quoted.
    Csv,
    /// One JSON object a case.
    Jsonl,
}

/// Writes the queue.
///
/// # Errors
///
/// Those of the writer.
pub fn write_queue(out: &mut impl Write, format: CaseFormat, cases: &[CaseSummary]) -> io::Result<()> {
    match format {
        CaseFormat::Jsonl => cases.iter().try_for_each(|case| write_json_line(out, case)),
        CaseFormat::Csv => {
            let header = [
                "case",
                "population",
                "counterparty_id",
                "counterparty_name",
                "list",
                "designation_id",
                "listed_name",
                "type",
                "state",
                "proposed_by",
                "assignee",
                "score",
                "name_score",
                "priority",
                "opened_at",
                "changed_at",
                "decided_at",
                "version",
            ];
            write_csv(out, &header, cases, |case| {
                let text = |value: &Option<String>| value.clone().unwrap_or_default();
                vec![
                    case.id.to_string(),
                    case.population.clone(),
                    text(&case.party_id),
                    case.name.clone(),
                    case.list.clone(),
                    case.designation_id.clone(),
                    case.listed_name.clone(),
                    case.kind.clone(),
                    case.disposition.to_string(),
                    text(&case.proposed_by),
                    text(&case.assignee),
                    format!("{:.4}", case.score),
                    format!("{:.4}", case.name_score),
                    format!("{:.4}", case.priority),
                    case.opened_at.clone(),
                    case.changed_at.clone(),
                    text(&case.decided_at),
                    case.version.to_string(),
                ]
            })
        }
        CaseFormat::Table => {
            let line = |case: &CaseSummary| {
                [
                    case.id.to_string(),
                    case.disposition.to_string(),
                    format!("{:.4}", case.score),
                    case.party_id.clone().unwrap_or_else(|| "-".to_owned()),
                    case.name.clone(),
                    format!("{} {}", case.list, case.designation_id),
                    case.listed_name.clone(),
                    case.assignee.clone().unwrap_or_else(|| "-".to_owned()),
                    day(&case.opened_at).to_owned(),
                ]
            };
            let headings =
                ["CASE", "STATE", "SCORE", "ID", "NAME", "DESIGNATION", "LISTED NAME", "ASSIGNEE", "OPENED"];
            let lines: Vec<_> = cases.iter().map(line).collect();
            out.write_all(table(headings, &lines, WIDEST).as_bytes())
        }
    }
}

fn write_csv<T>(
    out: &mut impl Write,
    header: &[&str],
    records: &[T],
    cells: impl Fn(&T) -> Vec<String>,
) -> io::Result<()> {
    let mut writer = ::csv::Writer::from_writer(out);
    writer.write_record(header)?;
    for record in records {
        writer.write_record(cells(record).iter().map(|cell| for_spreadsheet(cell).into_owned()))?;
    }
    writer.flush()
}

/// The day of a moment.
fn day(moment: &str) -> &str {
    moment.get(..10).unwrap_or(moment)
}

/// A moment to the minute.
fn minute(moment: &str) -> String {
    moment.get(..16).map_or_else(|| moment.to_owned(), |text| text.replace('T', " "))
}

/// Writes one case with everything about it, as text, or as a JSON object.
///
/// # Errors
///
/// Those of the writer.
pub fn write_case(out: &mut impl Write, format: CaseFormat, case: &CaseView) -> io::Result<()> {
    if format == CaseFormat::Jsonl {
        return write_json_line(out, case);
    }
    let summary = &case.summary;
    write!(out, "case {}  {}", summary.id, summary.disposition)?;
    if let Some(by) = &summary.proposed_by {
        write!(out, " by {by}, waiting for a second user")?;
    }
    writeln!(out)?;
    writeln!(
        out,
        "score {:.4}, name {:.4}, priority {:.4}; opened {}, {}, version {}",
        summary.score,
        summary.name_score,
        summary.priority,
        minute(&summary.opened_at),
        summary.assignee.as_ref().map_or_else(|| "nobody's".to_owned(), |one| format!("{one}'s")),
        summary.version
    )?;
    writeln!(out)?;
    let party = format!("{} {}", summary.population, summary.party_id.as_deref().unwrap_or("(no id)"));
    let mut lines =
        vec![[String::from("record"), party, format!("{} {}", summary.list, summary.designation_id)]];
    lines.extend(side_by_side(&case.party, &case.designation));
    out.write_all(table(["", "COUNTERPARTY", "DESIGNATION"], &lines, 48).as_bytes())?;
    writeln!(out)?;
    writeln!(out, "{}", for_terminal(case.hit["explanation"].as_str().unwrap_or_default()))?;
    for (run, file, row) in case.rows.iter().take(5) {
        writeln!(out, "found in run {run}, input {}, row {row}", file + 1)?;
    }
    writeln!(out)?;
    writeln!(out, "OFAC's steps for assessing a hit, as far as the records answer them:")?;
    let answers = answers(&case.history);
    for step in &case.checklist {
        writeln!(out, "  {}. {}", step.step, step.question)?;
        writeln!(out, "     {}", for_terminal(&step.finding))?;
        if let Some(answer) = answers.get(&step.step) {
            writeln!(out, "     answered: {}", for_terminal(answer))?;
        }
    }
    if !case.history.is_empty() {
        writeln!(out)?;
    }
    for record in &case.history {
        writeln!(out, "{}  {}  {}", minute(&record.at), record.user, for_terminal(&in_words(&record.act)))?;
    }
    for good_guy in &case.good_guys {
        writeln!(
            out,
            "good guy {}: {}, by {} and {}, until {}",
            good_guy.number, good_guy.state, good_guy.author, good_guy.approver, good_guy.expires
        )?;
    }
    Ok(())
}

/// The answers given to the checklist, the last one of each step.
pub(super) fn answers(history: &[AuditRecord]) -> BTreeMap<u8, &str> {
    let mut all = BTreeMap::new();
    for record in history {
        if let Act::Decided { answers, .. } = &record.act {
            all.extend(answers.iter().map(|answer| (answer.step, answer.answer.as_str())));
        }
    }
    all
}

/// The values of two records, field by field: those of one name stand beside each other.
pub(super) fn side_by_side(party: &[Field], designation: &[Field]) -> Vec<[String; 3]> {
    let empty = Vec::new();
    let of = |fields: &'_ [Field], name: &str| -> Vec<String> {
        fields.iter().find(|field| field.name == name).map_or(&empty, |field| &field.values).clone()
    };
    let only = designation.iter().filter(|field| party.iter().all(|one| one.name != field.name));
    let mut lines = Vec::new();
    for field in party.iter().chain(only) {
        let (ours, theirs) = (of(party, &field.name), of(designation, &field.name));
        for at in 0..ours.len().max(theirs.len()) {
            let label = if at == 0 { field.name.replace('_', " ") } else { String::new() };
            let value = |values: &[String]| values.get(at).cloned().unwrap_or_default();
            lines.push([label, value(&ours), value(&theirs)]);
        }
    }
    lines
}

/// An act on a case, as one says it.
#[must_use]
pub fn in_words(act: &Act) -> String {
    match act {
        Act::Assigned { to_user, to, .. } => format!("assigned to {to_user}; {to}"),
        Act::Decided { verdict, to, reason, note, said_decided_by, .. } => {
            let said = said_decided_by.as_ref().map(|who| format!(" (the file says by {who})"));
            format!("{verdict}: {reason}: {note}{}; {to}", said.unwrap_or_default())
        }
        Act::Reopened { reason, note, .. } => format!("reopened: {reason}: {note}"),
        Act::Lapsed { from, reason, changes, .. } => {
            format!("open again, was {from}: {reason}{}", changes_in_words(changes))
        }
        Act::Closed { from, reason, .. } => format!("closed, was {from}: {reason}"),
        Act::Noted { note } => format!("note: {note}"),
        Act::GoodGuyMade { good_guy, author, expires, .. } => {
            format!("good guy {good_guy} made, as {author} proposed, until {expires}")
        }
        Act::GoodGuyEnded { good_guy, state, reason } => format!("good guy {good_guy} {state}: {reason}"),
        other => serde_json::to_string(other).unwrap_or_default(),
    }
}

fn changes_in_words(changes: &[FieldChange]) -> String {
    let mut text = String::new();
    for change in changes {
        for (sign, values) in [('-', &change.removed), ('+', &change.added)] {
            for value in values {
                let _ = write!(text, "; {} {sign}{value}", change.field);
            }
        }
    }
    text
}

/// Writes the good guys.
///
/// # Errors
///
/// Those of the writer.
pub fn write_good_guys(out: &mut impl Write, format: CaseFormat, pairs: &[GoodGuyRecord]) -> io::Result<()> {
    let party = |one: &GoodGuyRecord| one.party_id.clone().unwrap_or_else(|| "-".to_owned());
    match format {
        CaseFormat::Jsonl => pairs.iter().try_for_each(|pair| write_json_line(out, pair)),
        CaseFormat::Csv => {
            let header = [
                "good_guy",
                "case",
                "state",
                "counterparty_id",
                "counterparty_name",
                "list",
                "designation_id",
                "listed_name",
                "author",
                "approver",
                "reason",
                "note",
                "made_at",
                "expires",
                "ended_at",
                "end_reason",
            ];
            write_csv(out, &header, pairs, |one| {
                vec![
                    one.number.to_string(),
                    one.case.to_string(),
                    one.state.clone(),
                    one.party_id.clone().unwrap_or_default(),
                    one.name.clone(),
                    one.list.clone(),
                    one.designation_id.clone(),
                    one.listed_name.clone(),
                    one.author.clone(),
                    one.approver.clone(),
                    one.reason.clone(),
                    one.note.clone(),
                    one.made_at.clone(),
                    one.expires.clone(),
                    one.ended_at.clone().unwrap_or_default(),
                    one.end_reason.clone().unwrap_or_default(),
                ]
            })
        }
        CaseFormat::Table => {
            let line = |one: &GoodGuyRecord| {
                [
                    one.number.to_string(),
                    one.state.clone(),
                    party(one),
                    one.name.clone(),
                    format!("{} {}", one.list, one.designation_id),
                    one.listed_name.clone(),
                    format!("{}, {}", one.author, one.approver),
                    one.expires.clone(),
                    one.end_reason.clone().unwrap_or_else(|| one.reason.clone()),
                ]
            };
            let headings =
                ["NO", "STATE", "ID", "NAME", "DESIGNATION", "LISTED NAME", "BY", "EXPIRES", "REASON"];
            let lines: Vec<_> = pairs.iter().map(line).collect();
            out.write_all(table(headings, &lines, WIDEST).as_bytes())
        }
    }
}

/// Writes the runs, the last one first.
///
/// # Errors
///
/// Those of the writer.
pub fn write_runs(out: &mut impl Write, format: CaseFormat, runs: &[RunRecord]) -> io::Result<()> {
    if format == CaseFormat::Jsonl {
        return runs.iter().try_for_each(|run| write_json_line(out, run));
    }
    let line = |run: &RunRecord| {
        [
            run.number.to_string(),
            run.id.clone(),
            run.kind.clone(),
            run.population.clone(),
            run.state.clone(),
            minute(&run.started),
            run.user.clone(),
        ]
    };
    let lines: Vec<_> = runs.iter().map(line).collect();
    let headings = ["NO", "RUN", "KIND", "POPULATION", "STATE", "STARTED", "BY"];
    out.write_all(table(headings, &lines, WIDEST).as_bytes())
}

/// A figure: its group, its key, its value.
struct Line<'a>(&'a str, &'a str, String);

/// Writes the figures that management asks for.
///
/// # Errors
///
/// Those of the writer.
pub fn write_figures(out: &mut impl Write, format: CaseFormat, figures: &Figures) -> io::Result<()> {
    if format == CaseFormat::Jsonl {
        return write_json_line(out, figures);
    }
    let mut lines: Vec<Line<'_>> = Vec::new();
    for (what, counts) in [
        ("state", &figures.dispositions),
        ("list", &figures.by_list),
        ("waiting, list", &figures.waiting_by_list),
        ("waiting, assignee", &figures.waiting_by_assignee),
        ("waiting, age", &figures.waiting_by_age),
        ("score from", &figures.by_score),
    ] {
        lines.extend(counts.iter().map(|(key, count)| Line(what, key, count.to_string())));
    }
    let none = || "-".to_owned();
    lines.push(Line(
        "decided",
        "false positives",
        figures.false_positive_rate.map_or_else(none, |rate| format!("{:.1} %", 100.0 * rate)),
    ));
    for (key, at) in [("hours, middle one", 0), ("hours, nine of ten within", 1)] {
        let hours = figures.hours_to_decide.map(|hours| if at == 0 { hours.0 } else { hours.1 });
        lines.push(Line("decided", key, hours.map_or_else(none, |hours| format!("{hours:.1}"))));
    }
    lines.push(Line("good guys", "in force", figures.good_guys.to_string()));
    if format == CaseFormat::Csv {
        return write_csv(out, &["group", "key", "value"], &lines, |Line(group, key, value)| {
            vec![(*group).to_owned(), (*key).to_owned(), value.clone()]
        });
    }
    let lines: Vec<_> =
        lines.into_iter().map(|Line(group, key, value)| [group.to_owned(), key.to_owned(), value]).collect();
    out.write_all(table(["", "", "CASES"], &lines, WIDEST).as_bytes())
}
