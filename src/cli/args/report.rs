//! The arguments of `report`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use crate::report::run::Extent;

use super::CaseStoreArgs;

#[derive(Debug, Args)]
pub(in crate::cli) struct ReportArgs {
    #[command(flatten)]
    pub(in crate::cli) store: CaseStoreArgs,
    /// The run, by its id, the beginning of it, or its number; last is the last one that finished
    #[arg(long, value_name = "RUN", default_value = "last")]
    pub(in crate::cli) run: String,
    /// Output format; by default that of the output's ending
    #[arg(long, value_name = "FORMAT", value_enum)]
    pub(in crate::cli) format: Option<ReportFormat>,
    /// Output file, written aside and renamed when complete; by default standard output
    ///
    /// .html is one page for people that needs nothing else, with charts, every case and a place to sign; .xlsx a workbook;
    /// .csv a line a case. A .csv or .html that ends in .gz as well is written gzipped.
    #[arg(short, long, value_name = "OUT")]
    pub(in crate::cli) output: Option<PathBuf>,
    /// Cases that the page shows in full, those of the highest priority; the others follow as lines
    #[arg(long, value_name = "N", default_value_t = Extent::PAGE.full_cases)]
    pub(in crate::cli) full_cases: usize,
    /// Leave out what counterparties' files say, but for their ids, and what reviewers wrote
    #[arg(long)]
    pub(in crate::cli) redact: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum ReportFormat {
    /// One page for people, to read on a screen, print and sign
    Html,
    /// A workbook: summary, cases, rows not screened, lists, settings, history
    #[cfg(feature = "xlsx")]
    Xlsx,
    /// One line a case
    Csv,
}
