//! Sanctions-list screening: who among your counterparties is designated, under any spelling, and why.
//!
//! Data moves one way, a directory a stage, and a stage imports only the stages before it:
//!
//! | stage | directory | in → out |
//! |---|---|---|
//! | the model | [`designation`] | plain data: who is listed, under which names, since when |
//! | names | [`name`] | a written name → words, weights and spans; when two spans answer each other |
//! | lists | [`list`] | publishers' files → snapshots of designations |
//! | editions | [`editions`] | publishers' addresses → list files kept by edition |
//! | counterparties | [`party`] | CSV files, in any encoding and however damaged → numbered rows |
//! | index | [`index`] | snapshots → listed names that can answer a query, on disk |
//! | score | [`score`] | two names and what else is known → a score with its evidence |
//! | screening | [`screen`] | counterparty → alert |
//! | cases | [`case`] | hits → what may be decided of them, by whom; which stay quiet |
//! | effectiveness test | [`assure`] | lists and settings → whether screening finds what it has to |
//! | configuration | [`config`] | `interdict.toml` → collections of lists, what is screened of them and how |
//! | report | [`report`] | alerts → bytes |
//! | actor | [`actor`] | the operating system → who runs the program, and where |
//! | store | `store` | runs, cases, decisions and the audit log, in one file |
//! | shell | [`cli`] | the command line |

pub mod actor;
pub mod assure;
pub mod case;
pub mod cli;
pub mod config;
pub mod designation;
mod digest;
pub mod editions;
pub mod error;
pub mod index;
pub mod list;
pub mod name;
pub mod party;
pub mod report;
pub mod score;
pub mod screen;
#[cfg(feature = "store")]
pub mod store;

pub use error::{Error, ErrorKind, Position, Result};
