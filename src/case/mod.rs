//! What becomes of a hit after it is raised: who may decide what of it, for which reasons, and when a decision lapses.
//!
//! A **case** is one counterparty and one designation that it was hit by: the unit that is reviewed, decided and
//! remembered (an alert in the sense of "one alert per customer and list entry"). Its [`CaseId`] is the same in every
//! run, so that screening the same file again opens nothing twice. These are the rules alone, as pure functions and
//! plain data: where cases are kept is the business of `store`, how they look that of `report`.
//!
//! | file | holds |
//! |---|---|
//! | `id` | counterparty and designation → the case's id |
//! | `disposition` | the states of a case, and what may follow what |
//! | `policy` | roles, reason codes, when a second person is needed: `[cases]` of the configuration file |
//! | `good_guys` | pairs that stay quiet until something about them changes |
//! | `audit_head` | the end of the log, as manifests outside the store tell of it |
//! | `checklist` | the steps of OFAC's assessment, as far as the evidence answers them |
//!
//! ```
//! use interdict::case::{Decision, Disposition, Policy, Standing, Verdict};
//!
//! let policy = Policy::default();
//! let case = Standing { disposition: Disposition::Open, score: 1.0, proposed_by: None };
//! let decision = Decision { verdict: Verdict::TrueMatch, reason: "details-agree", note: "passport seen", good_guy: false };
//! // A true match needs a second person…
//! let proposed = policy.decide(&case, &decision, "anna")?;
//! assert_eq!(proposed, Disposition::TrueMatchProposed);
//! // …who is another one.
//! let case = Standing { disposition: proposed, score: 1.0, proposed_by: Some("anna") };
//! assert!(policy.decide(&case, &decision, "anna").is_err());
//! assert_eq!(policy.decide(&case, &decision, "bert")?, Disposition::TrueMatch);
//! # Ok::<(), interdict::Error>(())
//! ```

mod audit_head;
mod checklist;
mod disposition;
mod error;
mod good_guys;
mod id;
mod policy;

pub use audit_head::AuditHead;
pub use checklist::{ChecklistStep, checklist};
pub use disposition::{Disposition, Verdict};
pub use error::CaseErrorKind;
pub use good_guys::{CaseMark, GoodGuy, GoodGuys, Lapse, Quiet};
pub use id::{CaseId, PartyKey};
pub use policy::{Decision, Policy, Role, Standing};
