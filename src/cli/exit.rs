//! The exit codes, in one place (DESIGN: a script decides by them).

use std::process::ExitCode;

/// How a command ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ExitStatus {
    /// All screened, no alert; nothing found.
    Clear,
    /// All screened, alerts; a hit or match.
    Alert,
    /// Failed: nothing is written under the output's name.
    Failed,
    /// Finished, but some row was not screened.
    NotScreened,
    /// Interrupted by the user.
    Interrupted,
}

impl ExitStatus {
    /// The word for it in a run's manifest.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Clear => "clear",
            Self::Alert => "alert",
            Self::Failed => "failed",
            Self::NotScreened => "not_screened",
            Self::Interrupted => "interrupted",
        }
    }

    /// The number.
    #[must_use]
    pub fn code(self) -> u8 {
        match self {
            Self::Clear => 0,
            Self::Alert => 1,
            Self::Failed => 2,
            Self::NotScreened => 3,
            Self::Interrupted => 130,
        }
    }
}

impl From<ExitStatus> for ExitCode {
    fn from(status: ExitStatus) -> Self {
        Self::from(status.code())
    }
}
