//! The arguments of `replay`.

use std::path::PathBuf;

use clap::Args;

#[derive(Debug, Args)]
pub(in crate::cli) struct ReplayArgs {
    /// The manifest of a `screen` run, OUT.manifest.json
    #[arg(value_name = "MANIFEST")]
    pub(in crate::cli) manifest: PathBuf,
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
    /// Keep the repeated output in this file; by default it is a temporary one (in TMPDIR)
    #[arg(short, long, value_name = "OUT")]
    pub(in crate::cli) output: Option<PathBuf>,
    /// Folder for the index; by default the user's cache folder
    #[arg(long, value_name = "DIR")]
    pub(in crate::cli) index_dir: Option<PathBuf>,
    /// Threads; 0 is one a processor. The output does not depend on it
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub(in crate::cli) threads: usize,
}
