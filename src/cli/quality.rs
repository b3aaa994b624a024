//! The quality of a run's inputs: checked with every row, written where it is asked for, told at the end in a few lines.
//!
//! What looks wrong is [`party::quality`](crate::party::quality)'s. Nothing of any row is printed here: codes, counts and
//! names of columns only.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Result, bail};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::Error;
use crate::party::quality::{
    CheckMemory, ColumnQuality, Count, DayOrMonth, Duplicates, FileQuality, FlagCount, QualityCode,
    QualityReport, RowCheck, RowQuality,
};
use crate::party::{PartyReader, Role, Row};
use crate::report::for_terminal;
use crate::report::quality::{QualityFormat, QualityRows};

use super::args::QualityArgs;
use super::messages;
use super::output::Output;

/// The quality of the inputs of a run so far.
pub(super) struct Quality {
    names: Vec<String>,
    checks: Arc<[RowCheck]>,
    /// Where the id of each input's rows stands.
    ids: Vec<Option<usize>>,
    /// The input being read, by its number, and its report so far.
    current: Option<(usize, QualityReport)>,
    /// The inputs read to their ends.
    done: Vec<FileQuality>,
    rows: Option<(QualityRows<Output>, PathBuf)>,
    memory: CheckMemory,
}

/// The format of an output of flagged rows, by its name.
pub(super) fn format(path: &Path) -> Result<QualityFormat> {
    let name = path.file_name().map(|name| name.to_string_lossy().to_lowercase()).unwrap_or_default();
    let name = name.strip_suffix(".gz").unwrap_or(&name);
    match Path::new(name).extension().and_then(|end| end.to_str()) {
        Some("csv") => Ok(QualityFormat::Csv),
        Some("jsonl") => Ok(QualityFormat::Jsonl),
        _ => bail!(
            "--quality {}: name a file that ends in .csv or .jsonl, which says how it is written",
            path.display()
        ),
    }
}

/// The day that dates are held against.
pub(super) fn as_of(args: &QualityArgs, began: Timestamp) -> Date {
    args.as_of.unwrap_or_else(|| began.to_zoned(TimeZone::UTC).date())
}

impl Quality {
    /// No rows yet; `out` is where flagged ones go.
    pub(super) fn new(
        readers: &[PartyReader],
        names: &[String],
        as_of: Date,
        out: Option<(Output, PathBuf)>,
    ) -> crate::Result<Self> {
        let rows = out.map(|(out, path)| {
            let format = format(&path).unwrap_or(QualityFormat::Csv);
            let rows = QualityRows::new(out, format).map_err(|error| Error::io("write", &path, error))?;
            Ok::<_, Error>((rows, path))
        });
        Ok(Self {
            names: names.to_vec(),
            checks: readers
                .iter()
                .map(|reader| RowCheck::new(reader.header(), reader.mapping(), as_of))
                .collect(),
            ids: readers
                .iter()
                .map(|reader| reader.mapping().of(Role::Id).next().map(|id| id.index))
                .collect(),
            current: None,
            done: Vec::new(),
            rows: rows.transpose()?,
            memory: CheckMemory::default(),
        })
    }

    /// The checks of each input.
    pub(super) fn checks(&self) -> Arc<[RowCheck]> {
        Arc::clone(&self.checks)
    }

    /// One more row, checked by a worker.
    pub(super) fn row(&mut self, row: &Row, found: &RowQuality) -> crate::Result<()> {
        self.enter(row.file);
        if let Some((_, report)) = &mut self.current {
            report.add(row, found);
        }
        if found.flags.is_empty() {
            return Ok(());
        }
        if let Some((rows, path)) = &mut self.rows {
            let id = self.ids[row.file].and_then(|id| row.fields.get(id)).map_or("", |id| id.trim());
            rows.row(&self.names[row.file], row.number, id, &found.flags)
                .map_err(|error| Error::io("write", path.clone(), error))?;
        }
        Ok(())
    }

    /// One more row that an earlier run has screened.
    pub(super) fn row_again(&mut self, row: &Row) -> crate::Result<()> {
        let found = self.checks[row.file].row(row, &mut self.memory);
        self.row(row, &found)
    }

    /// The rows that follow are those of the input of this number, from 0; those before it are complete.
    fn enter(&mut self, file: usize) {
        while self.current.as_ref().is_none_or(|(current, _)| *current < file) {
            let next = match self.current.take() {
                Some((current, report)) => {
                    self.done.push(report.finish());
                    current + 1
                }
                None => 0,
            };
            self.current = Some((next, QualityReport::new(&self.checks[next])));
        }
    }

    /// What each input adds up to, and the output of flagged rows, complete but for its name.
    pub(super) fn finish(mut self) -> (Vec<FileQuality>, Option<(Output, PathBuf)>) {
        self.enter(self.checks.len() - 1);
        self.done.extend(self.current.map(|(_, report)| report.finish()));
        (self.done, self.rows.map(|(rows, path)| (rows.into_inner(), path)))
    }
}

/// Says what looks wrong in each input.
pub(super) fn tell(names: &[String], files: &[FileQuality]) {
    for (name, file) in names.iter().zip(files) {
        for line in lines(&for_terminal(name), file) {
            messages::note(&line);
        }
    }
}

/// What is told of one input: one line where nothing is found.
fn lines(name: &str, file: &FileQuality) -> Vec<String> {
    let mut found = flags(file);
    found.extend(columns(file));
    found.extend(dates(file.day_or_month));
    found.extend(twice(&file.duplicates));
    if found.is_empty() {
        return vec![format!("quality of {name}: nothing flagged")];
    }
    let share = |rows| percent(rows, file.rows);
    let filled: Vec<String> =
        with_role(file).map(|column| format!("{} {}", shown(&column.column), share(column.filled))).collect();
    let head = format!(
        "quality of {name}: {} of {} flagged ({}); filled: {}",
        file.rows_flagged,
        counted(file.rows, "row"),
        share(file.rows_flagged),
        filled.join(", ")
    );
    found.insert(0, head);
    found
}

fn flags(file: &FileQuality) -> Vec<String> {
    let line = |(code, count): (&QualityCode, &FlagCount)| {
        let columns: Vec<String> = count.columns.keys().map(|column| shown(column)).collect();
        let (rows, share) = (counted(count.rows, "row"), percent(count.rows, file.rows));
        format!("  {}: {rows} ({share}) in {}", code.as_str(), columns.join(", "))
    };
    file.flags.iter().map(line).collect()
}

fn with_role(file: &FileQuality) -> impl Iterator<Item = &ColumnQuality> {
    file.columns.iter().filter(|column| column.role.is_some())
}

/// Columns that say nothing, and those that a field has cut.
fn columns(file: &FileQuality) -> Vec<String> {
    let empty = with_role(file).filter(|column| column.filled == 0 && file.rows > 0);
    let empty: Vec<String> = empty.map(|column| shown(&column.column)).collect();
    let mut lines = Vec::new();
    if !empty.is_empty() {
        lines.push(format!("  empty in every row: {}", empty.join(", ")));
    }
    lines.extend(with_role(file).filter_map(|column| {
        let lengths = column.lengths?;
        let (column, longest) = (shown(&column.column), lengths.longest);
        Some(format!(
            "  {column}: {} of exactly {longest} characters and none longer: a field may have cut them",
            counted(lengths.cut?, "name")
        ))
    }));
    lines
}

/// Dates of which nothing says whether the day or the month is first.
fn dates(dates: DayOrMonth) -> Option<String> {
    let others = if dates.day_first > 0 {
        format!(
            "; the day is first in {} and the month in {}",
            counted(dates.day_first, "other"),
            dates.month_first
        )
    } else {
        String::new()
    };
    dates.is_open().then(|| {
        format!(
            "  day and month may be swapped in {}{others}; either is screened",
            counted(dates.either, "date")
        )
    })
}

/// Parties given twice.
fn twice(twice: &Duplicates) -> Vec<String> {
    let about = |count: Count| format!("{}{}", if count.exact { "" } else { "about " }, count.count);
    let ids = twice.ids_of_several_names.filter(|ids| ids.count > 0);
    let rows = Some(twice.rows_repeated).filter(|rows| rows.count > 0);
    let ids = ids.map(|ids| format!("  ids beside different names: {}", about(ids)));
    let rows =
        rows.map(|rows| format!("  rows that repeat an earlier one in all but the id: {}", about(rows)));
    ids.into_iter().chain(rows).collect()
}

/// `1 row`, `2 rows`.
fn counted(number: u64, what: &str) -> String {
    format!("{number} {what}{}", if number == 1 { "" } else { "s" })
}

/// A header in a message: escaped, cut.
fn shown(header: &str) -> String {
    const LONGEST: usize = 40;
    let cut: String = header.trim().chars().take(LONGEST).collect();
    let more = if header.trim().chars().nth(LONGEST).is_some() { "…" } else { "" };
    format!("{}{more}", for_terminal(&cut))
}

/// `1.2 %`; what is little is not nothing, and what is nearly all not all.
fn percent(part: u64, all: u64) -> String {
    if part == 0 || part >= all {
        return if part == 0 { "0 %" } else { "100 %" }.to_owned();
    }
    let tenths = (part as f64 * 1000.0 / all as f64).round().clamp(1.0, 999.0);
    format!("{:.1} %", tenths / 10.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_never_rounded_to_none_or_all() {
        for (part, all, text) in [
            (0, 0, "0 %"),
            (0, 10, "0 %"),
            (10, 10, "100 %"),
            (1, 8, "12.5 %"),
            (1, 1_000_000, "0.1 %"),
            (999_999, 1_000_000, "99.9 %"),
        ] {
            assert_eq!(percent(part, all), text);
        }
    }

    #[test]
    fn the_name_of_an_output_says_its_format() {
        let format = |name: &str| format(Path::new(name)).ok();
        assert_eq!(format("a/q.csv"), Some(QualityFormat::Csv));
        assert_eq!(format("Q.JSONL.GZ"), Some(QualityFormat::Jsonl));
        for name in ["-", "q", "q.txt", "q.gz", ".csv/q", "csv"] {
            assert_eq!(format(name), None, "{name}");
        }
    }
}
