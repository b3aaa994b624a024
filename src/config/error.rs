//! What is wrong with a configuration file.

use jiff::civil::Date;

/// Why a configuration file, or a collection of it, cannot be used.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ConfigErrorKind {
    /// It is no UTF-8.
    #[error("a configuration file is UTF-8; save it so")]
    Encoding,
    /// It is no TOML, or a key or value means nothing.
    #[error("{0}")]
    Toml(String),
    /// A threshold that no score can meet or miss.
    #[error("threshold = {0}: a threshold is a number above 0 and up to 1, such as 0.72")]
    Threshold(f32),
    /// A list with both a path and an edition.
    #[error(
        "[lists.{0}] has a path and an edition: an edition is one of those that were fetched, so leave one out"
    )]
    PathAndEdition(String),
    /// Several collections and no name.
    #[error(
        "which collection? name one with --collection, or set default_collection; there are {}",
        shown(names)
    )]
    WhichCollection {
        /// Those there are.
        names: Vec<String>,
    },
    /// No collection of a name.
    #[error("no [collections.{name}]; there are {}", shown(names))]
    NoCollection {
        /// The name.
        name: String,
        /// Those there are.
        names: Vec<String>,
    },
    /// A collection without lists, which would clear everybody.
    #[error("[collections.{collection}] names no list: it would clear everybody")]
    NoLists {
        /// The collection.
        collection: String,
    },
    /// A collection with a list that the file does not describe.
    #[error("[collections.{collection}] names the list {list}, and there is no [lists.{list}]")]
    UnknownList {
        /// The collection.
        collection: String,
        /// The list.
        list: String,
    },
    /// An internal list past its day.
    #[error(
        "the list {list} may be used until {expires} only: {owner} must look at it again and set `expires` anew"
    )]
    Expired {
        /// The list.
        list: String,
        /// Its last day.
        expires: Date,
        /// Whom to ask.
        owner: String,
    },
}

fn shown(names: &[String]) -> String {
    if names.is_empty() { "none".to_owned() } else { names.join(", ") }
}
