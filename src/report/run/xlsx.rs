//! The report as a workbook: sheets Summary, Cases, Not screened, Lists, Settings, Audit.
//!
//! Numbers and moments are typed cells, so that they sort and add; what is text is written as text and never becomes a
//! formula or a link. Headings stay in sight and have filters. The document's date is the report's, so that equal
//! reports are equal bytes.

use jiff::Timestamp;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, Worksheet, XlsxError};

use crate::report::cases::in_words;
use crate::store::StoreErrorKind;

use super::flat::{self, Cell, Column};
use super::{RunReport, words};

/// What a cell can hold, in UTF-16 units; a longer text is cut, and says so.
const CELL: usize = 32_767;
/// What stands behind a text that was cut.
const CUT: &str = " … (cut)";
/// Rows of a sheet behind its headings.
const ROWS: usize = 1_048_575;
/// Columns of the case sheet that stay in sight at its left.
const FIXED: u16 = 2;

/// The report as the bytes of a workbook.
///
/// # Errors
///
/// Where the workbook cannot be put together; no content leads there.
///
/// Cost: it is held in memory, some kilobytes a case.
pub fn workbook(report: &RunReport) -> crate::Result<Vec<u8>> {
    Ok(whole(report).map_err(|error| StoreErrorKind::Workbook(error.to_string()))?)
}

fn whole(report: &RunReport) -> Result<Vec<u8>, XlsxError> {
    let looks = Looks::new();
    let mut book = Workbook::new();
    let made = date_time(report.made_at)?;
    book.set_properties(
        &DocProperties::new()
            .set_title(format!("Run {}", report.run.id))
            .set_author(text(&report.made_by.user))
            .set_creation_datetime(&made),
    );
    summary(book.add_worksheet(), report, &looks)?;
    let cases = report.cases.iter().map(|case| flat::line(report, case));
    sheet(book.add_worksheet(), "Cases", &flat::COLUMNS, FIXED, cases, &looks)?;
    sheet(book.add_worksheet(), "Not screened", &NOT_SCREENED, 0, not_screened(report), &looks)?;
    sheet(book.add_worksheet(), "Lists", &LISTS, 1, lists(report), &looks)?;
    sheet(book.add_worksheet(), "Settings", &SETTINGS, 0, settings(report), &looks)?;
    sheet(book.add_worksheet(), "Audit", &AUDIT, 0, audit(report), &looks)?;
    book.save_to_buffer()
}

/// The formats of cells.
struct Looks {
    heading: Format,
    title: Format,
    text: Format,
    score: Format,
    count: Format,
    moment: Format,
}

impl Looks {
    fn new() -> Self {
        let top = || Format::new().set_align(FormatAlign::Top);
        Self {
            heading: Format::new().set_bold().set_text_wrap().set_background_color(0x00f4_f6f8),
            title: Format::new().set_bold().set_font_size(14),
            text: top().set_text_wrap(),
            score: top().set_num_format("0.0000"),
            count: top().set_num_format("0"),
            moment: top().set_num_format("yyyy-mm-dd hh:mm:ss"),
        }
    }
}

/// A moment as a spreadsheet counts it, in UTC.
fn date_time(at: Timestamp) -> Result<ExcelDateTime, XlsxError> {
    ExcelDateTime::from_timestamp(at.as_second())
}

/// A text as a cell can hold it.
fn text(text: &str) -> String {
    if text.encode_utf16().count() <= CELL {
        return text.to_owned();
    }
    let mut units = CUT.encode_utf16().count();
    let fits = |c: &char| {
        units += c.len_utf16();
        units <= CELL
    };
    text.chars().take_while(fits).collect::<String>() + CUT
}

fn write(sheet: &mut Worksheet, row: u32, column: u16, cell: &Cell, looks: &Looks) -> Result<(), XlsxError> {
    match cell {
        // Empty text is an empty cell.
        Cell::Empty => {}
        Cell::Text(words) if words.is_empty() => {}
        Cell::Text(words) => {
            sheet.write_string_with_format(row, column, text(words), &looks.text)?;
        }
        Cell::Score(score) => {
            sheet.write_number_with_format(row, column, *score, &looks.score)?;
        }
        Cell::Count(count) => {
            sheet.write_number_with_format(row, column, *count as f64, &looks.count)?;
        }
        Cell::Moment(written) => match written.parse::<Timestamp>() {
            Ok(at) => {
                sheet.write_datetime_with_format(row, column, date_time(at)?, &looks.moment)?;
            }
            Err(_) => {
                sheet.write_string_with_format(row, column, text(written), &looks.text)?;
            }
        },
    }
    Ok(())
}

/// A sheet of lines under headings that stay in sight and have filters.
fn sheet(
    sheet: &mut Worksheet,
    name: &str,
    columns: &[Column],
    fixed: u16,
    lines: impl IntoIterator<Item = Vec<Cell>>,
    looks: &Looks,
) -> Result<(), XlsxError> {
    sheet.set_name(name)?;
    for (at, (heading, width)) in (0_u16..).zip(columns) {
        sheet.set_column_width(at, *width)?;
        sheet.write_string_with_format(0, at, *heading, &looks.heading)?;
    }
    let (mut last, mut left_out) = (0_u32, 0_u64);
    for line in lines {
        // The last row says what has no room.
        if last as usize == ROWS - 1 {
            left_out += 1;
            continue;
        }
        last += 1;
        for (at, cell) in (0_u16..).zip(&line) {
            write(sheet, last, at, cell, looks)?;
        }
    }
    if left_out > 0 {
        let told = format!("{left_out} more lines have no room in a sheet; the CSV form has all cases");
        sheet.write_string(last + 1, 0, told)?;
    }
    let end = u16::try_from(columns.len().saturating_sub(1)).unwrap_or(0);
    sheet.autofilter(0, 0, last, end)?;
    sheet.set_freeze_panes(1, fixed)?;
    sheet.set_landscape().set_print_fit_to_pages(1, 0).set_repeat_rows(0, 0)?;
    Ok(())
}

fn summary(sheet: &mut Worksheet, report: &RunReport, looks: &Looks) -> Result<(), XlsxError> {
    let (facts, effect) = (&report.facts, &report.effect);
    sheet.set_name("Summary")?;
    sheet.set_column_width(0, 44)?.set_column_width(1, 70)?;
    sheet.write_string_with_format(0, 0, text(&format!("Run {}", report.run.id)), &looks.title)?;
    let mut lines: Vec<(String, Cell)> = Vec::new();
    let mut say = |what: &str, cell: Cell| lines.push((what.to_owned(), cell));
    say("report as of (UTC)", Cell::Moment(report.made_at.to_string()));
    say("report by", Cell::text(format!("{} on {}", report.made_by.user, report.made_by.host)));
    say("log", Cell::text(report.log_in_words()));
    say("kind", Cell::text(report.run.kind.as_str()));
    say("population", Cell::text(report.run.population.as_str()));
    say("reason", Cell::text(facts.reason()));
    say("run by", Cell::text(facts.actor()));
    say("began (UTC)", Cell::Moment(facts.head.started.to_string()));
    say("ended (UTC)", Cell::Moment(facts.head.ended.to_string()));
    say("program", Cell::text(format!("{} {}", facts.head.program, facts.head.version)));
    say("threshold", Cell::Score(words::decimal(facts.head.threshold)));
    say("settings, SHA-256", Cell::text(facts.head.config_sha256.as_str()));
    if report.redaction.is_on() {
        say("redacted", Cell::text("what counterparties' files say and reviewers wrote is left out"));
    }
    say("rows read", Cell::Count(facts.rows.rows));
    for (word, count) in &facts.rows.parts {
        say(&format!("rows {word}"), Cell::Count(*count));
    }
    for (what, count) in [
        ("cases hit", report.cases.len() as u64),
        ("cases opened", effect.opened),
        ("cases reopened", effect.reopened),
        ("cases reopened: good guy's last day over", effect.expired),
        ("cases with another hit", effect.changed),
        ("cases as they were", effect.unchanged),
        ("cases kept quiet by good guys", effect.quiet),
        ("cases closed: designation delisted", effect.closed_delisted),
        ("cases closed: no hit any more", effect.closed_no_hit),
        ("cases closed: counterparty gone", effect.closed_no_counterparty),
    ] {
        say(what, Cell::Count(count));
    }
    for (state, count) in report.by_state() {
        say(&format!("cases now {}", words::state(state)), Cell::Count(count));
    }
    for (age, count) in report.waiting_by_age() {
        say(&format!("cases waiting {age}"), Cell::Count(count));
    }
    for (list, (_, count)) in report.by_list() {
        say(&format!("cases on {list}"), Cell::Count(count));
    }
    for check in &report.checks {
        let word = if check.holds { "reconciles" } else { "DOES NOT RECONCILE" };
        say(&check.what, Cell::text(format!("{word}: {}", check.figures)));
    }
    for input in &facts.inputs {
        say("input", Cell::text(format!("{}, SHA-256 {}", input.record.file, input.record.sha256)));
    }
    say(
        "what it does not say",
        Cell::text("ownership is not evaluated; a row that was not screened is not clear"),
    );
    for (row, (what, cell)) in (2_u32..).zip(&lines) {
        sheet.write_string_with_format(row, 0, text(what), &looks.text)?;
        write(sheet, row, 1, cell, looks)?;
    }
    Ok(())
}

const NOT_SCREENED: [Column; 5] =
    [("input", 30.0), ("row", 10.0), ("counterparty_id", 20.0), ("reason", 18.0), ("meaning", 50.0)];

fn not_screened(report: &RunReport) -> impl Iterator<Item = Vec<Cell>> {
    report.not_screened.iter().map(|row| {
        vec![
            Cell::text(report.input(row.file)),
            Cell::Count(row.row),
            Cell::optional(row.party_id.as_ref()),
            Cell::text(row.reason.as_str()),
            Cell::text(words::not_screened(&row.reason)),
        ]
    })
}

const LISTS: [Column; 9] = [
    ("list", 16.0),
    ("format", 18.0),
    ("published", 22.0),
    ("retrieved_utc", 19.0),
    ("days_old_at_run", 12.0),
    ("designations", 13.0),
    ("names", 10.0),
    ("weak", 10.0),
    ("sha256", 68.0),
];

fn lists(report: &RunReport) -> impl Iterator<Item = Vec<Cell>> {
    let count = |count: usize| Cell::Count(count as u64);
    report.facts.lists.iter().map(move |list| {
        let days = words::days_old(list, report.facts.head.started).and_then(|days| u64::try_from(days).ok());
        vec![
            Cell::text(list.id.0.as_str()),
            Cell::text(list.format.as_str()),
            Cell::optional(list.published.as_ref()),
            words::retrieved(list).map_or(Cell::Empty, |at| Cell::Moment(at.to_string())),
            days.map_or(Cell::Empty, Cell::Count),
            count(list.designations),
            count(list.names),
            count(list.weak),
            Cell::text(list.digest.as_str()),
        ]
    })
}

const SETTINGS: [Column; 2] = [("setting", 50.0), ("value", 50.0)];

/// Numbers as numbers, everything else as text.
fn settings(report: &RunReport) -> impl Iterator<Item = Vec<Cell>> {
    report.settings().into_iter().map(|(path, value)| {
        let number = value.parse::<f64>().ok().filter(|number| number.is_finite());
        vec![Cell::Text(path), number.map_or(Cell::Text(value), Cell::Score)]
    })
}

const AUDIT: [Column; 7] = [
    ("record", 9.0),
    ("at_utc", 19.0),
    ("user", 16.0),
    ("host", 16.0),
    ("case", 18.0),
    ("state_after", 20.0),
    ("what", 90.0),
];

/// The history of the run's cases, in the log's order.
fn audit(report: &RunReport) -> impl Iterator<Item = Vec<Cell>> {
    let mut records: Vec<_> = report.cases.iter().flat_map(|case| &case.history).collect();
    records.sort_by_key(|record| record.seq);
    records.into_iter().map(|record| {
        vec![
            Cell::Count(record.seq),
            Cell::Moment(record.at.clone()),
            Cell::text(record.user.as_str()),
            Cell::text(record.host.as_str()),
            record.case.as_ref().map_or(Cell::Empty, |case| Cell::text(case.0.as_str())),
            record.act.to().map_or(Cell::Empty, |state| Cell::text(state.as_str())),
            Cell::text(in_words(&record.act)),
        ]
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_cut_where_a_cell_ends() {
        assert_eq!(text("=1+1"), "=1+1");
        for letter in ["a", "ä", "赵", "𝒳"] {
            let cut = text(&letter.repeat(40_000));
            assert!(cut.encode_utf16().count() <= CELL && cut.ends_with(CUT), "{letter}");
            assert!(cut.encode_utf16().count() >= CELL - 1, "{letter}");
        }
        let full = "a".repeat(CELL);
        assert_eq!(text(&full), full);
    }
}
