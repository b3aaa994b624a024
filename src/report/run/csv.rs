//! The report as CSV: a line a case, everything about it flat; of the run as a whole only its id.

use std::io::{self, Write};

use crate::report::for_spreadsheet;

use super::RunReport;
use super::flat::{COLUMNS, Cell, line};

/// Writes a header and a line for each case that the run hit, by priority; formulas are quoted.
///
/// # Errors
///
/// Those of the writer.
pub fn write_csv(out: &mut impl Write, report: &RunReport) -> io::Result<()> {
    let mut writer = ::csv::Writer::from_writer(out);
    writer.write_record(COLUMNS.map(|(heading, _)| heading))?;
    for case in &report.cases {
        let cells = line(report, case).into_iter().map(|cell| match cell {
            Cell::Text(text) => for_spreadsheet(&text).into_owned(),
            Cell::Score(score) => format!("{score:.4}"),
            Cell::Count(count) => count.to_string(),
            Cell::Moment(text) => text,
            Cell::Empty => String::new(),
        });
        writer.write_record(cells)?;
    }
    writer.flush()
}
