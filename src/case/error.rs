//! Why an act on a case is refused.

use super::{Disposition, Role, Verdict};

/// An act that the rules do not allow, with what would.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum CaseErrorKind {
    /// The user lacks a role.
    #[error(
        "{user} may not {act}: that takes the role {}, which {}; roles stand under [cases.roles] of the configuration",
        role.as_str(),
        holders(has)
    )]
    Role {
        /// The user of the operating system.
        user: String,
        /// What was tried, as a verb.
        act: &'static str,
        /// The role it takes.
        role: Role,
        /// Who has it.
        has: Vec<String>,
    },
    /// The state does not allow it.
    #[error("the case is {from}, and cannot become {to}{}", if from.is_live() { "" } else { ": reopen it first" })]
    Transition {
        /// Where it stands.
        from: Disposition,
        /// Where it was to go.
        to: Disposition,
    },
    /// The same person twice.
    #[error("{user} has proposed {verdict} already: a second, different user must agree")]
    SameUser {
        /// The user.
        user: String,
        /// What was proposed.
        verdict: Verdict,
    },
    /// No such reason.
    #[error("no reason is called {code:?} for {what}; the reasons are {}", known.join(", "))]
    Reason {
        /// What was given.
        code: String,
        /// What it was given for.
        what: &'static str,
        /// The codes there are.
        known: Vec<String>,
    },
    /// No words.
    #[error("an act without a note cannot be understood a year later: say why in words (--note)")]
    NoNote,
    /// A good guy that is none.
    #[error("only a false positive makes a good guy: leave --good-guy out, or decide --as false-positive")]
    GoodGuy,
    /// A policy that cannot work.
    #[error("{0}")]
    Policy(String),
}

fn holders(has: &[String]) -> String {
    if has.is_empty() { "nobody has".to_owned() } else { format!("{} has", has.join(", ")) }
}
