//! Two outputs of one screening → the first rows and hits that differ, without a counterparty's value.
//!
//! Both are read in step, a row of each at a time, so that outputs of any length can be compared.

use std::collections::BTreeMap;
use std::io::{self, BufRead, Read};

use serde_json::Value;

use super::Format;
use super::csv::COLUMNS;

/// Something that differs between two outputs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OutputDifference {
    /// The header lines.
    Header,
    /// What became of a row whose hits are the same; `None` where it is not in the output.
    Outcome {
        /// Which row.
        row: RowName,
        /// As it was.
        then: Option<String>,
        /// As it is.
        now: Option<String>,
    },
    /// The score of a hit; `None` where it is none.
    Score {
        /// Which row.
        row: RowName,
        /// The list and the designation on it.
        hit: (String, String),
        /// As it was.
        then: Option<String>,
        /// As it is.
        now: Option<String>,
    },
    /// Something else of a row: its own columns, names, explanations, the order of hits.
    Other {
        /// Which row.
        row: RowName,
    },
}

/// A row of a counterparty file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowName {
    /// The file.
    pub file: String,
    /// The data record, from 1.
    pub number: u64,
}

impl std::fmt::Display for RowName {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "row {} of {}", self.number, self.file)
    }
}

impl std::fmt::Display for OutputDifference {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Header => f.write_str("the header lines differ"),
            Self::Outcome { row, then, now } => {
                let shown =
                    |outcome: &Option<String>| outcome.clone().unwrap_or("not in the output".to_owned());
                write!(f, "{row}: {} then, {} now", shown(then), shown(now))
            }
            Self::Score { row, hit: (list, id), then, now } => {
                let shown = |score: &Option<String>| {
                    score.as_ref().map_or("no hit".to_owned(), |score| format!("score {score}"))
                };
                write!(f, "{row}: {list} {id}: {} then, {} now", shown(then), shown(now))
            }
            Self::Other { row } => write!(f, "{row}: another text with the same hits and scores"),
        }
    }
}

/// The first differences of two outputs of the same format, at most so many; none for tables, which are for eyes.
///
/// `files` are the inputs' names in their order.
///
/// # Errors
///
/// Those of the readers, and where one of them is no output of this format.
pub fn first_differences(
    files: &[String],
    format: Format,
    then: impl BufRead,
    now: impl BufRead,
    most: usize,
) -> io::Result<Vec<OutputDifference>> {
    match format {
        Format::Table => Ok(Vec::new()),
        Format::Jsonl => compare(Jsonl::new(then, files), Jsonl::new(now, files), most),
        Format::Csv => {
            let (then, now) = (Csv::new(then, files)?, Csv::new(now, files)?);
            if then.header != now.header {
                return Ok(vec![OutputDifference::Header]);
            }
            compare(then, now, most)
        }
    }
}

/// What an output says of one row.
struct Entry {
    /// The place of its file among the inputs, then its number.
    key: (usize, u64),
    row: RowName,
    outcome: String,
    /// The hits' scores by list and id.
    hits: BTreeMap<(String, String), String>,
    /// All of it.
    text: Vec<u8>,
}

fn compare(
    mut then: impl Iterator<Item = io::Result<Entry>>,
    mut now: impl Iterator<Item = io::Result<Entry>>,
    most: usize,
) -> io::Result<Vec<OutputDifference>> {
    let mut found = Vec::new();
    let (mut old, mut new) = (then.next().transpose()?, now.next().transpose()?);
    while found.len() < most {
        let order = match (&old, &new) {
            (None, None) => break,
            (Some(_), None) => std::cmp::Ordering::Less,
            (None, Some(_)) => std::cmp::Ordering::Greater,
            (Some(old), Some(new)) => old.key.cmp(&new.key),
        };
        row(old.as_ref().filter(|_| order.is_le()), new.as_ref().filter(|_| order.is_ge()), &mut found);
        if order.is_le() {
            old = then.next().transpose()?;
        }
        if order.is_ge() {
            new = now.next().transpose()?;
        }
    }
    found.truncate(most);
    Ok(found)
}

/// What differs in one row, which may be in one output only: its hits, else its outcome, else its text.
fn row(old: Option<&Entry>, new: Option<&Entry>, found: &mut Vec<OutputDifference>) {
    let Some(any) = old.or(new) else { return };
    if old.map(|old| &old.text) == new.map(|new| &new.text) {
        return;
    }
    let before = found.len();
    let hits = |entry: Option<&Entry>| entry.map(|entry| entry.hits.clone()).unwrap_or_default();
    let (hits_then, hits_now) = (hits(old), hits(new));
    let added = hits_now.keys().filter(|hit| !hits_then.contains_key(*hit));
    for hit in hits_then.keys().chain(added) {
        let (then, now) = (hits_then.get(hit).cloned(), hits_now.get(hit).cloned());
        if then != now {
            found.push(OutputDifference::Score { row: any.row.clone(), hit: hit.clone(), then, now });
        }
    }
    if found.len() > before {
        return;
    }
    let outcome = |entry: Option<&Entry>| entry.map(|entry| entry.outcome.clone());
    let (row, then, now) = (any.row.clone(), outcome(old), outcome(new));
    found.push(if then == now {
        OutputDifference::Other { row }
    } else {
        OutputDifference::Outcome { row, then, now }
    });
}

/// Where rows stand among the inputs: a file that is named twice is told by its rows being numbered anew.
struct Places<'a> {
    files: &'a [String],
    last: (usize, u64),
}

impl Places<'_> {
    fn of(&mut self, row: &RowName) -> io::Result<(usize, u64)> {
        let (at, number) = self.last;
        let here = self.files.get(at).is_some_and(|file| *file == row.file) && row.number >= number;
        let from = if here { at } else { at + usize::from(number > 0) };
        let found = self.files.iter().skip(from).position(|file| *file == row.file);
        let found = found.ok_or_else(|| foreign("names a file that is no input of the run"))?;
        self.last = (from + found, row.number);
        Ok(self.last)
    }
}

fn foreign(why: &str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, format!("the output {why}"))
}

/// The rows of a CSV output, whose lines are hits.
struct Csv<'a, R: Read> {
    records: csv::ByteRecordsIntoIter<R>,
    header: csv::ByteRecord,
    places: Places<'a>,
    /// The first line of the next row.
    next: Option<csv::ByteRecord>,
}

impl<'a, R: Read> Csv<'a, R> {
    fn new(reader: R, files: &'a [String]) -> io::Result<Self> {
        let mut reader = csv::ReaderBuilder::new().has_headers(true).flexible(true).from_reader(reader);
        let header = reader.byte_headers().map_err(io::Error::other)?.clone();
        if header.len() < COLUMNS.len() {
            return Err(foreign("has no columns of a screening"));
        }
        let mut records = reader.into_byte_records();
        let next = records.next().transpose().map_err(io::Error::other)?;
        Ok(Self { records, header, places: Places { files, last: (0, 0) }, next })
    }

    /// One of our columns in a line: they stand behind the input's own, which may be called the same.
    fn ours(&self, line: &csv::ByteRecord, name: &str) -> io::Result<String> {
        let at = COLUMNS.iter().position(|column| *column == name);
        let at = at.map(|at| self.header.len() - COLUMNS.len() + at);
        let field = at.and_then(|at| line.get(at)).ok_or_else(|| foreign("has a line that is cut short"))?;
        Ok(String::from_utf8_lossy(field).into_owned())
    }

    fn row(&self, line: &csv::ByteRecord) -> io::Result<RowName> {
        let number = self.ours(line, "screening_row")?;
        let number = number.parse().map_err(|_| foreign("has a line without a row number"))?;
        Ok(RowName { file: self.ours(line, "screening_file")?, number })
    }

    fn is_further_hit(&self, line: &csv::ByteRecord) -> io::Result<bool> {
        Ok(self.ours(line, "hit_rank")?.parse().is_ok_and(|rank: u64| rank > 1))
    }

    fn entry(&mut self, first: csv::ByteRecord) -> io::Result<Entry> {
        let row = self.row(&first)?;
        let key = self.places.of(&row)?;
        let outcome = self.ours(&first, "screening_outcome")?;
        let (mut hits, mut text) = (BTreeMap::new(), Vec::new());
        let mut line = first;
        loop {
            let hit = (self.ours(&line, "hit_list")?, self.ours(&line, "hit_id")?);
            if !hit.0.is_empty() {
                hits.insert(hit, self.ours(&line, "hit_score")?);
            }
            for field in &line {
                text.extend_from_slice(field);
                text.push(0);
            }
            match self.records.next().transpose().map_err(io::Error::other)? {
                // Hits of one row are numbered; the first of the next row is 1 again, also where a file is named twice.
                Some(more) if self.row(&more)? == row && self.is_further_hit(&more)? => line = more,
                next => {
                    self.next = next;
                    return Ok(Entry { key, row, outcome, hits, text });
                }
            }
        }
    }
}

impl<R: Read> Iterator for Csv<'_, R> {
    type Item = io::Result<Entry>;

    fn next(&mut self) -> Option<Self::Item> {
        let first = self.next.take()?;
        Some(self.entry(first))
    }
}

/// The rows of an output as JSON lines.
struct Jsonl<'a, R> {
    lines: io::Lines<R>,
    places: Places<'a>,
}

impl<'a, R: BufRead> Jsonl<'a, R> {
    fn new(reader: R, files: &'a [String]) -> Self {
        Self { lines: reader.lines(), places: Places { files, last: (0, 0) } }
    }

    fn entry(&mut self, line: String) -> io::Result<Entry> {
        let object: Value = serde_json::from_str(&line)?;
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let number = object["row"].as_u64().ok_or_else(|| foreign("has a line without a row number"))?;
        let row = RowName { file: text(&object["file"]), number };
        let key = self.places.of(&row)?;
        let hits = object["hits"].as_array().map(Vec::as_slice).unwrap_or_default().iter();
        let hits = hits.map(|hit| {
            let score = hit["score"].as_f64().map_or_else(String::new, |score| format!("{score:.4}"));
            ((text(&hit["list"]), text(&hit["id"])), score)
        });
        Ok(Entry {
            key,
            row,
            outcome: text(&object["outcome"]),
            hits: hits.collect(),
            text: line.into_bytes(),
        })
    }
}

impl<R: BufRead> Iterator for Jsonl<'_, R> {
    type Item = io::Result<Entry>;

    fn next(&mut self) -> Option<Self::Item> {
        let line = self.lines.next()?;
        Some(line.and_then(|line| self.entry(line)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A line of a CSV output of one column: file, row, outcome, rank, score, list, id, explanation.
    fn line(told: [&str; 8]) -> String {
        let [file, row, outcome, rank, score, list, id, why] = told;
        format!("x,{file},{row},{outcome},,{rank},{score},,,{list},{id},,,,,,{why}\n")
    }

    fn csv(lines: &[[&str; 8]]) -> String {
        let lines: String = lines.iter().map(|told| line(*told)).collect();
        format!("name,{}\n{lines}", COLUMNS.join(","))
    }

    fn told(format: Format, then: &str, now: &str) -> Vec<String> {
        let files = ["a.csv", "b.csv"].map(str::to_owned);
        let found = first_differences(&files, format, then.as_bytes(), now.as_bytes(), 10).unwrap();
        found.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn differing_rows_and_hits_of_csv_are_named() {
        let then = csv(&[
            ["a.csv", "2", "alert", "1", "0.9000", "uk-sl", "7", "why"],
            ["a.csv", "2", "alert", "2", "0.8000", "un-sc", "8", "why"],
            ["a.csv", "4", "not_screened", "", "", "", "", ""],
            ["b.csv", "1", "alert", "1", "0.9000", "uk-sl", "7", "why"],
            ["b.csv", "2", "alert", "1", "0.9000", "uk-sl", "7", "why"],
        ]);
        let now = csv(&[
            ["a.csv", "2", "alert", "1", "0.9000", "uk-sl", "7", "why"],
            ["a.csv", "2", "alert", "2", "0.7500", "un-sc", "8", "why"],
            ["a.csv", "3", "alert", "1", "0.7500", "un-sc", "8", "why"],
            ["a.csv", "4", "not_screened", "", "", "", "", ""],
            ["b.csv", "1", "alert", "1", "0.9000", "uk-sl", "7", "another reason"],
            ["b.csv", "2", "alert", "1", "0.9000", "uk-sl", "9", "why"],
            ["b.csv", "3", "clear", "", "", "", "", ""],
        ]);
        let expected = [
            "row 2 of a.csv: un-sc 8: score 0.8000 then, score 0.7500 now",
            "row 3 of a.csv: un-sc 8: no hit then, score 0.7500 now",
            "row 1 of b.csv: another text with the same hits and scores",
            "row 2 of b.csv: uk-sl 7: score 0.9000 then, no hit now",
            "row 2 of b.csv: uk-sl 9: no hit then, score 0.9000 now",
            "row 3 of b.csv: not in the output then, clear now",
        ];
        assert_eq!(told(Format::Csv, &then, &now), expected);
        assert!(told(Format::Csv, &then, &then).is_empty());
        assert_eq!(told(Format::Csv, &then, &now.replacen("name", "Name", 1)), ["the header lines differ"]);
        assert!(told(Format::Table, "a", "b").is_empty());
    }

    #[test]
    fn differing_rows_of_json_lines_are_named() {
        let then = r#"{"file":"a.csv","row":1,"outcome":"alert","hits":[{"list":"l","id":"1","score":0.9}]}
{"file":"b.csv","row":1,"outcome":"clear","hits":[]}
"#;
        let now = r#"{"file":"a.csv","row":1,"outcome":"clear","hits":[]}
"#;
        let expected = [
            "row 1 of a.csv: l 1: score 0.9000 then, no hit now",
            "row 1 of b.csv: clear then, not in the output now",
        ];
        assert_eq!(told(Format::Jsonl, then, now), expected);
    }

    #[test]
    fn a_file_named_twice_has_each_row_twice() {
        let files = ["a.csv", "a.csv"].map(str::to_owned);
        let hit = ["a.csv", "1", "alert", "1", "0.9000", "l", "1", ""];
        let (once, twice) = (csv(&[hit]), csv(&[hit, hit]));
        let found = first_differences(&files, Format::Csv, twice.as_bytes(), once.as_bytes(), 10).unwrap();
        assert_eq!(found.len(), 1, "{found:?}");
    }

    #[test]
    fn any_other_file_is_an_error() {
        let files = ["a.csv".to_owned()];
        for (format, bytes) in [
            (Format::Csv, "id,name\n1,x\n".to_owned()),
            (Format::Csv, csv(&[["c.csv", "1", "alert", "1", "1", "l", "1", ""]])),
            (Format::Csv, csv(&[["a.csv", "x", "alert", "1", "1", "l", "1", ""]])),
            (Format::Jsonl, "{\n".to_owned()),
            (Format::Jsonl, "{}\n".to_owned()),
        ] {
            let found = first_differences(&files, format, bytes.as_bytes(), bytes.as_bytes(), 1);
            assert!(found.is_err(), "{bytes}");
        }
    }
}
