//! Reports as one HTML page that needs nothing else: no network, no script, no file beside it.
//!
//! Here are the pieces that such a report is put together from, not what it says: a report's own file decides which
//! figures, tables and charts there are, and in which order.
//!
//! | file | gives |
//! |---|---|
//! | [`mod@page`] | the page around everything, its look on a screen and on paper; figures, tables, definitions, the sign-off block |
//! | [`chart`] | charts as inline SVG: bars, a histogram, lines over a numeric axis |
//! | `text` | text from lists and counterparty files, in which nothing stays unseen |
//!
//! Everything that is put in is escaped by [`maud`], and goes through [`text()`] where it comes from outside. The bytes
//! depend on what is put in and on nothing else, so that a repeated run gives the same page.

pub mod chart;
pub mod page;
mod text;

#[cfg(test)]
mod tests;

pub use maud::{Markup, html};
pub use page::page;
pub use text::{name, text};
