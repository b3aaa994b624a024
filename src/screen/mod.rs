//! (to be written)
mod alert;
pub use alert::{Hit, Outcome};
