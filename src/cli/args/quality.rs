//! What `screen` is asked about the quality of its input.

use std::path::PathBuf;

use clap::Args;
use jiff::civil::Date;

/// How the rows that look wrong are told.
#[derive(Debug, Clone, Args)]
pub(in crate::cli) struct QualityArgs {
    /// Write every row that looks wrong, with what is wrong in which column, to a .csv or .jsonl file
    ///
    /// Placeholders, two parties in one field, text read in the wrong encoding, impossible dates and the like. Such rows are
    /// screened like all others; their counts stand at the end of the run and in its manifest, with or without this file. A
    /// name that ends in .gz as well is written gzipped. With --resume it is written anew, from the first row.
    #[arg(long, value_name = "OUT")]
    pub(in crate::cli) quality: Option<PathBuf>,
    /// The day that dates of birth are held against; by default the day the run began, UTC
    ///
    /// It decides only which dates look wrong (in the future, or more than 120 years ago), no hit.
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub(in crate::cli) as_of: Option<Date>,
}
