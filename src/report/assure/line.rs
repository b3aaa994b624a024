//! A sample of pairs at the line, for people to label.

use std::io::{self, Write};

use csv::Writer;

use crate::assure::line::{Sampled, Side};
use crate::report::for_spreadsheet;
use crate::report::jsonl::four_digits;
use crate::screen::Hit;

const COLUMNS: [&str; 15] = [
    "pair",
    "side",
    "label",
    "comment",
    "query_name",
    "query_row",
    "listed_name",
    "matched_name",
    "type",
    "list",
    "id",
    "score",
    "explanation",
    "stratum",
    "stratum_pairs",
];

/// A sampled pair as people see it.
pub struct LinePair<'a> {
    /// The pair.
    pub sampled: &'a Sampled,
    /// The name that was asked for.
    pub query_name: &'a str,
    /// The row of its file.
    pub query_row: Option<u64>,
    /// What the designation is, or would be, as a hit.
    pub hit: Hit,
}

/// Writes a sample, its `label` column empty: `match`, `no_match` or `unsure` is to be written there.
///
/// # Errors
///
/// Those of the writer beneath.
pub fn write_line(out: impl Write, side: Side, pairs: &[LinePair<'_>]) -> io::Result<()> {
    let mut writer = Writer::from_writer(out);
    writer.write_record(COLUMNS)?;
    for (number, pair) in pairs.iter().enumerate() {
        let LinePair { sampled, query_name, query_row, hit } = pair;
        let record = [
            &(number + 1).to_string(),
            side.as_str(),
            "",
            "",
            query_name,
            &query_row.map_or_else(String::new, |row| row.to_string()),
            &hit.listed_name,
            &hit.matched_name,
            hit.kind.as_str(),
            &hit.list.0,
            &hit.id.0,
            &four_digits(hit.score).to_string(),
            &hit.explanation,
            &sampled.stratum,
            &sampled.stratum_pairs.to_string(),
        ];
        writer.write_record(record.iter().map(|field| for_spreadsheet(field).into_owned()))?;
    }
    writer.flush()
}
