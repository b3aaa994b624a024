//! The arguments of what goes back to an earlier run: `replay`, `explain`.

use std::path::PathBuf;

use clap::Args;

/// Where the lists and inputs of an earlier run are now.
#[derive(Debug, Clone, Args)]
pub(in crate::cli) struct ArchiveArgs {
    /// Where a list of the run is now, repeatable; by default where it was
    ///
    /// It must be the same, byte for byte; without ID= it is told by its SHA-256. An edition that was fetched is looked
    /// for where it was.
    #[arg(long = "list", value_name = "[ID=]PATH")]
    pub(in crate::cli) lists: Vec<String>,
    /// Where an input of the run is now, repeatable; by default where it was
    ///
    /// It is told by its SHA-256, compressed or not as it was then. What was standard input must be named.
    #[arg(long = "input", value_name = "PATH")]
    pub(in crate::cli) inputs: Vec<PathBuf>,
    /// Folder for the index; by default the user's cache folder
    #[arg(long, value_name = "DIR")]
    pub(in crate::cli) index_dir: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct ReplayArgs {
    /// The manifest of a `screen` run, OUT.manifest.json
    #[arg(value_name = "MANIFEST")]
    pub(in crate::cli) manifest: PathBuf,
    #[command(flatten)]
    pub(in crate::cli) archive: ArchiveArgs,
    /// Keep the repeated output in this file; by default it is a temporary one (in TMPDIR)
    #[arg(short, long, value_name = "OUT")]
    pub(in crate::cli) output: Option<PathBuf>,
    /// Threads; 0 is one a processor. The output does not depend on it
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub(in crate::cli) threads: usize,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct ExplainArgs {
    /// The run: its manifest, or its id in the case store; last is the last one
    #[arg(long, value_name = "RUN")]
    pub(in crate::cli) run: String,
    /// The row, by its number in its input
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u64).range(1..))]
    pub(in crate::cli) row: u64,
    /// The input, as the run named it; by default the only one
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) file: Option<String>,
    /// The case store that keeps the run
    #[cfg(feature = "store")]
    #[arg(long, value_name = "FILE", env = "INTERDICT_STORE")]
    pub(in crate::cli) store: Option<PathBuf>,
    /// Designations to show that came near without being a hit
    #[arg(long, value_name = "N", default_value_t = 3)]
    pub(in crate::cli) nearest: usize,
    #[command(flatten)]
    pub(in crate::cli) archive: ArchiveArgs,
}
