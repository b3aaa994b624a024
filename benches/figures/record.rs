//! The figures of one run as they are kept: small JSON with the keys always in this order, a file a release.
//!
//! Serde is all this needs, so that a test can hold it and [`compare`](super::compare) to their promises.

use serde::{Deserialize, Serialize};

/// One run of the figures.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Record {
    /// The day, in ISO form.
    pub(crate) date: String,
    /// The program's version.
    pub(crate) version: String,
    /// The commit, with `-dirty` where files differ from it; empty where there is no git.
    pub(crate) commit: String,
    /// Where it was measured.
    pub(crate) machine: Machine,
    /// Whether it was a short run, which shows nothing but that everything works.
    pub(crate) quick: bool,
    /// The cases, in the table's order.
    pub(crate) cases: Vec<Figures>,
    /// How the program compares with rapidfuzz in the same run, where that was asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) peer: Option<Peer>,
}

/// A machine.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Machine {
    /// The processor's model.
    pub(crate) cpu: String,
    /// Threads it runs at once.
    pub(crate) cores: usize,
    /// The system.
    pub(crate) os: String,
}

/// What was measured of one case.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Figures {
    /// The case's name.
    pub(crate) case: String,
    /// The lists, in words.
    pub(crate) lists: String,
    /// Names on them.
    pub(crate) names: usize,
    /// The file, in words.
    pub(crate) file: String,
    /// Its rows.
    pub(crate) rows: usize,
    /// Threads that screened it.
    pub(crate) threads: usize,
    /// What every run took, in seconds, in their order.
    pub(crate) runs: Vec<f64>,
    /// The middle one.
    pub(crate) seconds: f64,
    /// Peak memory in millions of bytes: the highest of the runs; nowhere but on Linux.
    pub(crate) peak_mb: Option<f64>,
    /// Reading and analysing the same file on as many threads, in seconds; none where a case is no screening.
    pub(crate) floor_seconds: Option<f64>,
    /// Manipulated listed names in the file, and how many of them were found.
    pub(crate) planted: [usize; 2],
}

impl Figures {
    /// Rows a second.
    pub(crate) fn rows_per_second(&self) -> f64 {
        self.rows as f64 / self.seconds
    }

    /// Its time as so many times that of reading and analysing.
    pub(crate) fn ratio(&self) -> Option<f64> {
        self.floor_seconds.map(|floor| self.seconds / floor)
    }
}

/// rapidfuzz on a sample of the rows of two-lists-2t, against the same names.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Peer {
    /// Its version.
    pub(crate) rapidfuzz: String,
    /// Rows of the sample.
    pub(crate) rows: usize,
    /// Its rows a second, the middle of its runs.
    pub(crate) rows_per_second: f64,
    /// Our rows a second on the whole file, of the runs between which it ran.
    pub(crate) ours: f64,
}

/// The middle of some numbers, or of an even count the lower of the two in the middle.
pub(crate) fn median(numbers: &[f64]) -> f64 {
    let mut sorted = numbers.to_vec();
    sorted.sort_unstable_by(f64::total_cmp);
    sorted[(sorted.len() - 1) / 2]
}
