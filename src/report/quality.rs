//! Flagged rows → bytes, a line a flag: what `--quality` writes. The counts stand in the [manifest](super::manifest).

use std::io::{self, Write};

use serde::Serialize;

use super::escape::for_spreadsheet;
use super::jsonl::write_json_line;
use crate::party::quality::Flag;

/// The columns of the CSV, and the keys of the JSON lines.
const COLUMNS: [&str; 7] = ["file", "row", "id", "code", "column", "found", "what"];

/// How flagged rows are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum QualityFormat {
    /// CSV with a header, safe for spreadsheets.
    Csv,
    /// JSON lines.
    Jsonl,
}

/// A report of flagged rows on `out`, which should be buffered: each flag with the file, the row from 1, its id, the cell and
/// what is wrong with it in words.
pub struct QualityRows<W: Write> {
    out: W,
    format: QualityFormat,
    line: Vec<u8>,
}

#[derive(Serialize)]
struct Object<'a> {
    file: &'a str,
    row: u64,
    id: &'a str,
    code: &'a str,
    column: &'a str,
    found: &'a str,
    what: &'a str,
}

impl<W: Write> QualityRows<W> {
    /// A report without rows yet; a CSV has its header.
    ///
    /// # Errors
    ///
    /// Those of the writer.
    pub fn new(out: W, format: QualityFormat) -> io::Result<Self> {
        let mut rows = Self { out, format, line: Vec::new() };
        if format == QualityFormat::Csv {
            rows.record(COLUMNS)?;
        }
        Ok(rows)
    }

    /// The flags of one row.
    ///
    /// # Errors
    ///
    /// Those of the writer.
    pub fn row(&mut self, file: &str, row: u64, id: &str, flags: &[Flag]) -> io::Result<()> {
        for flag in flags {
            let (code, what) = (flag.code.as_str(), flag.code.sentence());
            let (column, found) = (flag.column.as_str(), flag.found.as_str());
            match self.format {
                QualityFormat::Csv => self.record([file, &row.to_string(), id, code, column, found, what])?,
                QualityFormat::Jsonl => {
                    self.line.clear();
                    write_json_line(&mut self.line, &Object { file, row, id, code, column, found, what })?;
                    self.out.write_all(&self.line)?;
                }
            }
        }
        Ok(())
    }

    /// Gives the writer back; all rows have gone to it.
    pub fn into_inner(self) -> W {
        self.out
    }

    fn record(&mut self, cells: [&str; 7]) -> io::Result<()> {
        self.line.clear();
        let mut csv = csv::Writer::from_writer(&mut self.line);
        csv.write_record(cells.map(|cell| for_spreadsheet(cell).into_owned()))?;
        csv.flush()?;
        drop(csv);
        self.out.write_all(&self.line)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::party::quality::QualityCode;

    #[test]
    fn a_flag_is_a_line_that_no_spreadsheet_runs() {
        let flag = |code, found: &str| Flag { code, column: "name".to_owned(), found: found.to_owned() };
        let flags =
            [flag(QualityCode::StrayMarks, "=1+1,"), flag(QualityCode::InvisibleCharacters, "a\u{202e}b")];
        let written = |format| {
            let mut rows = QualityRows::new(Vec::new(), format).unwrap();
            rows.row("in.csv", 7, "@x", &flags).unwrap();
            String::from_utf8(rows.into_inner()).unwrap()
        };
        assert_eq!(
            written(QualityFormat::Csv),
            "file,row,id,code,column,found,what\n\
             in.csv,7,'@x,stray_marks,name,\"'=1+1,\",marks that belong to no name stand before or after it\n\
             in.csv,7,'@x,invisible_characters,name,a\u{202e}b,the name has characters that cannot be seen\n"
        );
        assert_eq!(
            written(QualityFormat::Jsonl).lines().last().unwrap(),
            r#"{"file":"in.csv","row":7,"id":"@x","code":"invisible_characters","column":"name","found":"a\u202eb","what":"the name has characters that cannot be seen"}"#
        );
    }
}
