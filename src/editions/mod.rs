//! List files kept by edition: fetched from their publishers, checked against the edition before, switched, pruned.
//!
//! | file | holds |
//! |---|---|
//! | [`publisher`] | the official lists, their addresses, and what a configuration may say instead |
//! | [`http`] | one file over HTTP: timeouts, retries, conditional requests, limits |
//! | [`store`] | editions on disk: which there are, which is the current one |
//! | [`mod@fetch`] | download aside → read whole → compare with the edition before → switch |
//!
//! The only stage that reads the network, and only where `lists fetch` asks for it. What a file means is
//! [`list`](crate::list)'s business; which lists a run screens against is the command's.

mod error;
pub mod fetch;
pub mod http;
pub mod publisher;
pub mod store;

pub use error::EditionErrorKind;
pub use fetch::{FetchOptions, Fetched, fetch};
pub use publisher::{FetchConfig, Publication, publications};
pub use store::{DateSource, Edition, EditionNote, Store};
