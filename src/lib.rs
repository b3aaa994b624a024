//! Sanctions-list screening: who among your counterparties is designated, under any spelling, and why.
//!
//! Data moves one way, a directory a stage, and a stage imports only the stages before it:
//!
//! | stage | directory | in → out |
//! |---|---|---|
//! | the model | [`designation`] | plain data: who is listed, under which names, since when |
//! | counterparties | [`party`] | CSV files, in any encoding and however damaged → numbered rows |
//! | reports | [`report`] | alerts → CSV, JSON lines, a table for a terminal |
pub mod designation;
pub mod error;
pub mod party;
pub mod report;
pub mod list;
pub mod name;
pub mod score;
pub mod screen;

pub use error::{Error, ErrorKind, Position, Result};
