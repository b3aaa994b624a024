//! What `cargo bench --bench figures -- …` takes, and which of it fit together.

use std::path::PathBuf;

use clap::Parser;

/// Measures the program and prints one table: rows a second, peak memory, and how many times reading and analysing the
/// same file takes.
#[derive(Parser)]
#[command(name = "figures")]
#[allow(clippy::struct_excessive_bools, reason = "each is a switch of the command line")]
pub(crate) struct Args {
    /// Measure this case only (repeatable); without it all are measured
    #[arg(long, value_name = "CASE")]
    pub(crate) only: Vec<String>,
    /// A tenth of the names, 20,000 rows, one run: whether everything works, not how fast
    #[arg(long)]
    pub(crate) quick: bool,
    /// Runs of each case, of which the middle one counts
    #[arg(long, value_name = "N", default_value_t = 3, value_parser = clap::value_parser!(u8).range(1..))]
    pub(crate) runs: u8,
    /// A genuine list for the cases of two lists, instead of the made one (repeatable)
    #[arg(long = "list", value_name = "[ID=]PATH")]
    pub(crate) lists: Vec<String>,
    /// A genuine list for the cases of all lists, instead of the made one (repeatable)
    #[arg(long = "all-list", value_name = "[ID=]PATH")]
    pub(crate) all_lists: Vec<String>,
    /// Run rapidfuzz's `cdist` between our own runs of two-lists-2t and print the ratio
    #[arg(long)]
    pub(crate) peer: bool,
    /// Keep the figures as DIR/YYYY-MM-DD-VERSION.json
    #[arg(long, value_name = "DIR")]
    pub(crate) save: Option<PathBuf>,
    /// Hold NEW (or what is measured now) against OLD; the exit code is 1 where a ratio rose by more than a tenth
    #[arg(long, value_name = "OLD.json [NEW.json]", num_args = 1..=2)]
    pub(crate) compare: Vec<PathBuf>,
    /// Only write the mixed file of two-lists-2t, and measure nothing
    #[arg(long, value_name = "FILE")]
    pub(crate) write: Option<PathBuf>,
    /// Rows of the file that `--write` writes
    #[arg(long, value_name = "N", default_value_t = 400_000, requires = "write")]
    pub(crate) rows: usize,
    /// Measure the cases whose name holds this text, as criterion's benches do
    #[arg(value_name = "FILTER")]
    pub(crate) filter: Option<String>,
    /// Given by cargo
    #[arg(long, hide = true)]
    pub(crate) bench: bool,
    /// Given to criterion's benches, whose runs are then short; nothing is measured here
    #[arg(long, hide = true)]
    pub(crate) test: bool,
}

impl Args {
    /// Whether a case was asked for.
    pub(crate) fn wants(&self, case: &str) -> bool {
        let by_name = self.only.is_empty() || self.only.iter().any(|only| only == case);
        by_name && self.filter.as_ref().is_none_or(|filter| case.contains(filter.as_str()))
    }
}
