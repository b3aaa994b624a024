//! The arguments of `assure`.
#![expect(clippy::doc_markdown, reason = "these comments are the help that people read")]

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use crate::assure;

use super::{InputArgs, ListArgs, ScoreArgs};

#[derive(Debug, Args)]
pub(in crate::cli) struct AssureArgs {
    #[command(flatten)]
    pub(in crate::cli) lists: ListArgs,
    #[command(flatten)]
    pub(in crate::cli) score: ScoreArgs,
    /// Seed of all that is random: the same seed gives the same queries
    #[arg(long, value_name = "N", default_value_t = assure::SEED)]
    pub(in crate::cli) seed: u64,
    /// Manipulated names to ask for, shared equally among manipulations and lists
    #[arg(long, value_name = "N", default_value_t = assure::QUERIES)]
    pub(in crate::cli) queries: usize,
    /// Counterparty CSV file of parties known to be innocent, plain or gzipped; held in memory
    ///
    /// Every alert on it is a false one. A sample of some ten thousand rows of the file that is screened daily says
    /// most, without the rows that are true matches. Without it parties are made of common names; they say how alerts
    /// change with the threshold, not how many a real file raises.
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) clean: Option<PathBuf>,
    /// Innocent parties to make where --clean names no file
    #[arg(long, value_name = "N", default_value_t = assure::INNOCENTS, conflicts_with = "clean")]
    pub(in crate::cli) clean_rows: usize,
    /// Share of the manipulated names that has to hit, 0 to 1; without it only reported
    #[arg(long, value_name = "X", value_parser = share)]
    pub(in crate::cli) min_hit_rate: Option<f64>,
    /// Alerts of 1,000 rows of --clean that a recommended threshold may raise
    #[arg(long, value_name = "N", default_value_t = assure::ALERT_BUDGET, value_parser = budget)]
    pub(in crate::cli) alert_budget: f64,
    #[command(flatten)]
    pub(in crate::cli) line: LineArgs,
    #[command(flatten)]
    pub(in crate::cli) against: AgainstArgs,
    #[command(flatten)]
    pub(in crate::cli) input: InputArgs,
    /// Output format; by default that of the output's ending, and a table on standard output
    #[arg(long, value_name = "FORMAT", value_enum)]
    pub(in crate::cli) format: Option<AssureFormat>,
    /// Output file, written aside and renamed when complete; by default standard output
    ///
    /// .html is a report for people with charts and a place to sign, .csv every query with what came of it, .json all
    /// figures. The run's manifest is written beside it, at OUT.manifest.json.
    #[arg(short, long, value_name = "OUT")]
    pub(in crate::cli) output: Option<PathBuf>,
    /// Where the run's manifest goes; by default OUT.manifest.json, and none with standard output
    #[arg(long, value_name = "PATH")]
    pub(in crate::cli) manifest: Option<PathBuf>,
    /// Threads; 0 is one a processor. The output does not depend on it
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub(in crate::cli) threads: usize,
}

/// The samples at the line.
#[derive(Debug, Args)]
pub(in crate::cli) struct LineArgs {
    /// Write a random sample of pairs just below the threshold, for people to label
    ///
    /// Of the rows of --clean, or else of the manipulated names. Write match, no_match or unsure in the label column and
    /// give the file back with --labelled.
    #[arg(long, value_name = "OUT.csv")]
    pub(in crate::cli) below_the_line: Option<PathBuf>,
    /// Write a random sample of pairs just above the threshold, for people to label
    #[arg(long, value_name = "OUT.csv")]
    pub(in crate::cli) above_the_line: Option<PathBuf>,
    /// How far below or above the threshold the pairs of a sample lie
    #[arg(long, value_name = "X", default_value_t = assure::line::BAND, value_parser = band)]
    pub(in crate::cli) band: f32,
    /// Pairs of a sample; where none of 299 is a match, fewer than 1 % are at 95 % confidence
    #[arg(long, value_name = "N", default_value_t = assure::line::SAMPLE)]
    pub(in crate::cli) sample: usize,
    /// A sample with its labels, repeatable: the share of matches is estimated from it
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) labelled: Vec<PathBuf>,
}

/// The configuration to hold the run's own against.
#[derive(Debug, Args)]
pub(in crate::cli) struct AgainstArgs {
    /// Another configuration file: what would be found with it of the same queries, gained and lost
    ///
    /// The run's own lists and settings are before, the other ones after.
    #[arg(long, value_name = "CONFIG.toml")]
    pub(in crate::cli) against: Option<PathBuf>,
    /// The collection of that file
    #[arg(long, value_name = "NAME", requires = "against")]
    pub(in crate::cli) against_collection: Option<String>,
    /// Another threshold to hold the run's own against, alone or over that of --against
    #[arg(long, value_name = "X", value_parser = super::threshold)]
    pub(in crate::cli) against_threshold: Option<f32>,
    /// Share of the expected hits that the other configuration may lose, 0 to 1
    #[arg(long, value_name = "X", default_value_t = 0.0, value_parser = share)]
    pub(in crate::cli) tolerance: f64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum AssureFormat {
    /// A report for people: one page that needs nothing else
    Html,
    /// Every query with what came of it
    Csv,
    /// All figures and misses
    Json,
    /// A summary, for reading on a terminal
    Table,
}

fn share(text: &str) -> Result<f64, String> {
    match text.parse::<f64>() {
        Ok(value) if (0.0..=1.0).contains(&value) => Ok(value),
        _ => Err("a share is a number from 0 to 1, such as 0.95".to_owned()),
    }
}

fn budget(text: &str) -> Result<f64, String> {
    match text.parse::<f64>() {
        Ok(value) if (0.0..=1000.0).contains(&value) => Ok(value),
        _ => Err("alerts of 1,000 rows are a number from 0 to 1000, such as 5".to_owned()),
    }
}

fn band(text: &str) -> Result<f32, String> {
    match text.parse::<f32>() {
        Ok(value) if (0.001..=0.5).contains(&value) => Ok(value),
        _ => Err("a band is a number from 0.001 to 0.5, such as 0.05".to_owned()),
    }
}
