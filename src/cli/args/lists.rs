//! The arguments of `lists`.
#![expect(clippy::doc_markdown, reason = "these comments are the help that people read")]

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

use super::{ListArgs, StoreArgs};

#[derive(Debug, Subcommand)]
pub(in crate::cli) enum ListsCommand {
    /// Show what the lists hold: edition, digest, age, names, types, programs, scripts
    Show(ShowArgs),
    /// Read a list file whole and say what it is, what it holds and what is wrong with it
    Check(CheckArgs),
    /// Show what changed between two editions of a list
    Diff(DiffArgs),
    /// Download the official lists, and switch to each one that is sound
    Fetch(FetchArgs),
    /// Remove old editions of fetched lists
    Prune(PruneArgs),
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
    /// The edition as it was: a list file or folder, or a fetched edition such as ofac-sdn@2024-03-22
    #[arg(value_name = "OLD")]
    pub(in crate::cli) old: String,
    /// The edition as it is
    #[arg(value_name = "NEW")]
    pub(in crate::cli) new: String,
    #[command(flatten)]
    pub(in crate::cli) store: StoreArgs,
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

#[derive(Debug, Args)]
pub(in crate::cli) struct FetchArgs {
    /// The lists; by default ofac-sdn, ofac-cons, uk-sl, un-sc, eu-fsf where there is a token, and those with an address
    /// in the configuration
    #[arg(value_name = "ID")]
    pub(in crate::cli) lists: Vec<String>,
    /// Configuration file with addresses, tokens and timeouts under [fetch]
    ///
    /// The EU's token may stand in the environment variable INTERDICT_EU_TOKEN instead.
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) config: Option<PathBuf>,
    /// Take an edition that lost more than 5 % of its designations or names, for a reason that is recorded; one list only
    #[arg(long, value_name = "REASON", requires = "lists")]
    pub(in crate::cli) accept_shrink: Option<String>,
    /// Seconds without a byte after which a server is given up, 60 where the configuration says nothing
    #[arg(long, value_name = "SECONDS", value_parser = clap::value_parser!(u64).range(1..))]
    pub(in crate::cli) timeout: Option<u64>,
    /// Output format
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t = ShowFormat::Text)]
    pub(in crate::cli) format: ShowFormat,
    #[command(flatten)]
    pub(in crate::cli) store: StoreArgs,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct PruneArgs {
    /// The lists; by default all that were fetched
    #[arg(value_name = "ID")]
    pub(in crate::cli) lists: Vec<String>,
    /// How many of the newest editions of each list stay; the current one and the one before it stay in any case
    #[arg(long, value_name = "N")]
    pub(in crate::cli) keep: usize,
    /// Only say what would be removed
    #[arg(long)]
    pub(in crate::cli) dry_run: bool,
    #[command(flatten)]
    pub(in crate::cli) store: StoreArgs,
}
