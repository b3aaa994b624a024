//! The arguments that say where a run is kept.

#[cfg(feature = "store")]
use std::path::PathBuf;

use clap::Args;

/// Where a run is kept: nowhere, unless a case store is named.
#[cfg(feature = "store")]
#[derive(Debug, Clone, Default, Args)]
pub(in crate::cli) struct KeepArgs {
    /// Keep the run in this case store, and make it where there is none
    ///
    /// A new hit opens a case, a known one keeps it; cases whose hit is gone are closed with the reason, and decisions
    /// on records that have changed lapse. Hits of good guys are marked, and are no alert. See `interdict cases`.
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) store: Option<PathBuf>,
    /// Whose counterparties these are, such as customers or vendors: ids are ids within one population
    #[arg(long, value_name = "NAME", default_value = "counterparties", requires = "store")]
    pub(in crate::cli) population: String,
    /// Keep every row in the store, with what became of it, so that `interdict explain --run` shows clear ones too
    #[arg(long, requires = "store")]
    pub(in crate::cli) keep_rows: bool,
}

/// Nowhere: this program was built without case stores.
#[cfg(not(feature = "store"))]
#[derive(Debug, Clone, Default, Args)]
pub(in crate::cli) struct KeepArgs {}
