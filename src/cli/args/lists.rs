//! The arguments of `lists`.
#![expect(clippy::doc_markdown, reason = "these comments are the help that people read")]

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

use super::ListArgs;

#[derive(Debug, Subcommand)]
pub(in crate::cli) enum ListsCommand {
    /// Show what the lists hold: edition, digest, age, names, types, programs, scripts
    Show(ShowArgs),
    /// Read a list file whole and say what it is, what it holds and what is wrong with it
    Check(CheckArgs),
    /// Show what changed between two editions of a list
    Diff(DiffArgs),
}

#[derive(Debug, Args)]
pub(in crate::cli) struct ShowArgs {
    #[command(flatten)]
    pub(in crate::cli) lists: ListArgs,
    /// Print one designation whole instead, for instance --designation ofac-sdn:47814
    #[arg(long, value_name = "LIST:ID")]
    pub(in crate::cli) designation: Option<String>,
    /// Output format
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t = ShowFormat::Text)]
    pub(in crate::cli) format: ShowFormat,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum ShowFormat {
    /// For reading
    Text,
    /// JSON, an object a list
    Json,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct CheckArgs {
    /// List files or folders; ID= names one
    #[arg(required = true, value_name = "[ID=]PATH")]
    pub(in crate::cli) files: Vec<String>,
    /// Output format
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t = ShowFormat::Text)]
    pub(in crate::cli) format: ShowFormat,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct DiffArgs {
    /// The edition as it was: a list file or folder
    #[arg(value_name = "OLD")]
    pub(in crate::cli) old: String,
    /// The edition as it is
    #[arg(value_name = "NEW")]
    pub(in crate::cli) new: String,
    /// Output format
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t = DiffFormat::Text)]
    pub(in crate::cli) format: DiffFormat,
    /// Output file, written aside and renamed when complete; by default standard output
    #[arg(short, long, value_name = "OUT")]
    pub(in crate::cli) output: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum DiffFormat {
    /// For reading
    Text,
    /// One row a designation added or removed, and a row a changed field
    Csv,
    /// One JSON document
    Json,
}
