//! The states of a case, and which may follow which.

use serde::{Deserialize, Serialize};

/// Where a case stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Disposition {
    /// Nobody has taken it up.
    Open,
    /// Somebody has.
    InReview,
    /// It waits for something that is not known yet.
    NeedsInfo,
    /// It waits for somebody with more to say.
    Escalated,
    /// One person says that it is the designated party; a second one must agree.
    TrueMatchProposed,
    /// One person says that it is not; a second one must agree.
    FalsePositiveProposed,
    /// Decided: it is the designated party.
    TrueMatch,
    /// Decided: it is not.
    FalsePositive,
    /// Nothing is left to decide: the designation was delisted, or there is no hit any more.
    Closed,
}

/// What a person says of a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// It is the designated party.
    TrueMatch,
    /// It is not.
    FalsePositive,
    /// Somebody with more to say must decide.
    Escalate,
    /// Something must be found out first.
    NeedsInfo,
}

impl Disposition {
    /// All of them, in the order of a case's life.
    pub const ALL: [Self; 9] = [
        Self::Open,
        Self::InReview,
        Self::NeedsInfo,
        Self::Escalated,
        Self::TrueMatchProposed,
        Self::FalsePositiveProposed,
        Self::TrueMatch,
        Self::FalsePositive,
        Self::Closed,
    ];

    /// The word used in output, such as `in_review`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::InReview => "in_review",
            Self::NeedsInfo => "needs_info",
            Self::Escalated => "escalated",
            Self::TrueMatchProposed => "true_match_proposed",
            Self::FalsePositiveProposed => "false_positive_proposed",
            Self::TrueMatch => "true_match",
            Self::FalsePositive => "false_positive",
            Self::Closed => "closed",
        }
    }

    /// The state that a word means; hyphens do as well.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        let word = word.replace('-', "_");
        Self::ALL.into_iter().find(|state| state.as_str() == word)
    }

    /// Whether it still waits for somebody.
    #[must_use]
    pub fn is_live(self) -> bool {
        !matches!(self, Self::TrueMatch | Self::FalsePositive | Self::Closed)
    }

    /// What is proposed, where a second person is waited for.
    #[must_use]
    pub fn proposed(self) -> Option<Verdict> {
        match self {
            Self::TrueMatchProposed => Some(Verdict::TrueMatch),
            Self::FalsePositiveProposed => Some(Verdict::FalsePositive),
            _ => None,
        }
    }

    /// Whether a person may bring a case from here to there: the matrix of all transitions, but for those that a run
    /// makes (reopening what changed, closing what is gone).
    #[must_use]
    pub fn may_become(self, next: Self) -> bool {
        if !self.is_live() {
            return next == Self::Open;
        }
        match next {
            // One's own proposal is not made twice; a second person turns it into a decision.
            Self::TrueMatchProposed | Self::FalsePositiveProposed | Self::InReview => self != next,
            Self::TrueMatch | Self::FalsePositive | Self::NeedsInfo | Self::Escalated => true,
            Self::Open | Self::Closed => false,
        }
    }
}

impl std::fmt::Display for Disposition {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Verdict {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::TrueMatch, Self::FalsePositive, Self::Escalate, Self::NeedsInfo];

    /// The word used on the command line and in files, such as `true-match`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::TrueMatch => "true-match",
            Self::FalsePositive => "false-positive",
            Self::Escalate => "escalate",
            Self::NeedsInfo => "needs-info",
        }
    }

    /// The verdict that a word means; underscores do as well.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        let word = word.trim().replace('_', "-");
        Self::ALL.into_iter().find(|verdict| verdict.as_str() == word)
    }

    /// Where it brings a case, with or without a second person still to agree.
    #[must_use]
    pub fn leads_to(self, second_is_needed: bool) -> Disposition {
        match (self, second_is_needed) {
            (Self::TrueMatch, true) => Disposition::TrueMatchProposed,
            (Self::TrueMatch, false) => Disposition::TrueMatch,
            (Self::FalsePositive, true) => Disposition::FalsePositiveProposed,
            (Self::FalsePositive, false) => Disposition::FalsePositive,
            (Self::Escalate, _) => Disposition::Escalated,
            (Self::NeedsInfo, _) => Disposition::NeedsInfo,
        }
    }
}

impl std::fmt::Display for Verdict {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_read_back() {
        for state in Disposition::ALL {
            assert_eq!(Disposition::parse(state.as_str()), Some(state));
        }
        for verdict in Verdict::ALL {
            assert_eq!(Verdict::parse(verdict.as_str()), Some(verdict));
        }
        assert_eq!(Disposition::parse("in-review"), Some(Disposition::InReview));
        assert_eq!((Disposition::parse("done"), Verdict::parse("maybe")), (None, None));
    }

    /// The whole matrix, a row a state, a column a state, in the order of `ALL`.
    #[test]
    fn the_transition_matrix() {
        let shown: Vec<String> = Disposition::ALL
            .into_iter()
            .map(|from| {
                let may = |to| if Disposition::may_become(from, to) { 'x' } else { '.' };
                Disposition::ALL.into_iter().map(may).collect()
            })
            .collect();
        assert_eq!(
            shown,
            [
                ".xxxxxxx.", // open
                "..xxxxxx.", // in review
                ".xxxxxxx.", // needs info
                ".xxxxxxx.", // escalated
                ".xxx.xxx.", // true match proposed
                ".xxxx.xx.", // false positive proposed
                "x........", // true match
                "x........", // false positive
                "x........", // closed
            ]
        );
    }
}
