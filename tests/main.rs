//! The `interdict` command and the library's front door, from outside: one binary, a module a subcommand or promise.
#![allow(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

mod harness;

mod assure;
mod bad_input;
mod bad_lists;
mod collections;
mod compare;
mod designations;
mod determinism;
mod endurance;
mod explain;
mod fetch;
mod figures;
mod lists;
mod manifest;
mod name_pairs;
mod output;
mod privacy;
mod quality;
mod regression;
mod replay;
#[cfg(feature = "store")]
mod reports;
mod rescreen;
mod screen;
mod search;
#[cfg(feature = "store")]
mod story;
