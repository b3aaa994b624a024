//! (to be written)
mod evidence;
pub use evidence::{Evidence, EvidenceKind, Reason, Verdict};
