//! A table for people at a terminal: aligned, escaped, one line a hit or a row without one.

use std::io::{self, BufWriter, Write};

use unicode_width::UnicodeWidthStr;

use super::aligned::{aligned, cut};
use super::escape::for_terminal;
use super::{ClearRows, ReportRow, RowOutcome, RowWriter, reason};
use crate::screen::Hit;

/// The columns; the last one is as long as it is.
const HEADINGS: [&str; COLUMNS] = ["ROW", "OUTCOME", "SCORE", "NAME", "LIST", "ID", "LISTED NAME", "WHY"];
const COLUMNS: usize = 8;
/// Terminal columns a cell may take, but for the last.
const WIDEST: usize = 36;
/// Lines held to find the widths. Those after use the widths of the widest so far, so memory stays bounded.
const HELD: usize = 500;

/// A report as a table, for eyes only: cells are cut at 36 columns with `…`, characters that a terminal would obey or
/// not show stand escaped ([`for_terminal`]), Han characters count two columns. A line of its own names each file. In a
/// rescreening the outcome is that of the hit: `new`, `changed` or `gone`.
pub struct TableReport<W: Write> {
    out: BufWriter<W>,
    clear: ClearRows,
    file: Option<String>,
    widths: [usize; COLUMNS],
    held: Vec<Line>,
    headed: bool,
}

enum Line {
    File(String),
    Cells([String; COLUMNS]),
}

impl<W: Write> TableReport<W> {
    /// A report on `out`, which need not be buffered.
    pub fn new(out: W, clear: ClearRows) -> Self {
        Self {
            out: BufWriter::new(out),
            clear,
            file: None,
            widths: HEADINGS.map(str::len),
            held: Vec::new(),
            headed: false,
        }
    }

    fn hit(&mut self, row: &ReportRow<'_>, outcome: &str, hit: &Hit) -> io::Result<()> {
        let score = format!("{:.4}", hit.score);
        self.push(row, outcome, [&score, &hit.list.0, &hit.id.0, &hit.matched_name, &hit.explanation])
    }

    fn push(&mut self, row: &ReportRow<'_>, outcome: &str, rest: [&str; 5]) -> io::Result<()> {
        if self.file.as_deref() != Some(row.file) {
            self.file = Some(row.file.to_owned());
            self.held.push(Line::File(for_terminal(row.file).into_owned()));
        }
        let number = row.row.to_string();
        let [score, list, id, listed, why] = rest;
        let cells = [&number, outcome, score, row.name, list, id, listed, why];
        let mut at = 0;
        let cells = cells.map(|cell| {
            at += 1;
            let shown = for_terminal(cell).into_owned();
            if at == COLUMNS { shown } else { cut(shown, WIDEST) }
        });
        for (width, cell) in self.widths.iter_mut().zip(&cells) {
            *width = (*width).max(cell.width());
        }
        self.held.push(Line::Cells(cells));
        if self.held.len() >= HELD { self.release() } else { Ok(()) }
    }

    fn release(&mut self) -> io::Result<()> {
        if self.held.is_empty() {
            return Ok(());
        }
        if !self.headed {
            self.headed = true;
            self.cells(&HEADINGS)?;
        }
        for line in std::mem::take(&mut self.held) {
            match line {
                Line::File(file) => writeln!(self.out, "-- {file}")?,
                Line::Cells(cells) => self.cells(&cells)?,
            }
        }
        Ok(())
    }

    fn cells(&mut self, cells: &[impl AsRef<str>; COLUMNS]) -> io::Result<()> {
        writeln!(self.out, "{}", aligned(cells, &self.widths))
    }
}

impl<W: Write> RowWriter for TableReport<W> {
    fn begin(&mut self, _header: &[String]) -> io::Result<()> {
        Ok(())
    }

    fn resume(&mut self, _header: &[String]) {
        self.headed = true;
    }

    fn row(&mut self, row: &ReportRow<'_>) -> io::Result<()> {
        match row.outcome {
            RowOutcome::Clear | RowOutcome::Changes([]) if self.clear == ClearRows::Omit => Ok(()),
            RowOutcome::Alert(hits) | RowOutcome::Suppressed(hits) if !hits.is_empty() => {
                hits.iter().try_for_each(|hit| self.hit(row, row.outcome.as_str(), hit))
            }
            RowOutcome::Changes(changes) if !changes.is_empty() => {
                changes.iter().try_for_each(|change| self.hit(row, change.as_str(), change.hit()))
            }
            _ => self.push(row, row.outcome.as_str(), ["", "", "", "", &reason(row)]),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        self.release()?;
        self.out.flush()
    }

    fn finish(&mut self) -> io::Result<()> {
        self.flush()
    }
}
