//! The arguments that say what a run is for.

use clap::{Args, ValueEnum};

use crate::report::manifest::RunReason;

/// What the run's manifest says of the run itself.
#[derive(Debug, Clone, Args)]
pub(in crate::cli) struct RunArgs {
    /// Why the run is made, for its manifest
    #[arg(long, value_name = "REASON", value_enum)]
    pub(in crate::cli) reason: Option<Reason>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum Reason {
    /// New counterparties, before business with them begins
    Onboarding,
    /// All counterparties, as on every day
    Periodic,
    /// A list changed
    ListDelta,
    /// Counterparties changed
    CustomerDelta,
    /// Earlier counterparties, against lists or settings of today
    Lookback,
    /// A trial, whose result nobody acts on
    Test,
}

impl From<Reason> for RunReason {
    fn from(reason: Reason) -> Self {
        match reason {
            Reason::Onboarding => Self::Onboarding,
            Reason::Periodic => Self::Periodic,
            Reason::ListDelta => Self::ListDelta,
            Reason::CustomerDelta => Self::CustomerDelta,
            Reason::Lookback => Self::Lookback,
            Reason::Test => Self::Test,
        }
    }
}
