//! Why an edition could not be fetched, kept or found.

/// What went wrong with an edition.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum EditionErrorKind {
    /// The publisher's server could not be reached, or did not answer in time or in full.
    #[error("{url}: {reason} (tried {attempts} times)")]
    Unreachable {
        /// The address, without what is secret in it.
        url: String,
        /// What happened the last time.
        reason: String,
        /// How often it was tried.
        attempts: u32,
    },
    /// The publisher's server answered, and not with the list.
    #[error(
        "{url}: the server answered {status}; if the publisher has moved the list, give its address in the configuration"
    )]
    Status {
        /// The address, without what is secret in it.
        url: String,
        /// The status, such as `404 Not Found`.
        status: String,
    },
    /// An answer that is a web page.
    #[error("{url}: the answer is a web page, not the list")]
    WebPage {
        /// The address, without what is secret in it.
        url: String,
    },
    /// An answer larger than any list.
    #[error("{url}: the answer is larger than the limit of {limit} bytes")]
    TooLarge {
        /// The address, without what is secret in it.
        url: String,
        /// The limit.
        limit: u64,
    },
    /// An answer that is another list.
    #[error("the answer is a file of {found}, where {expected} was asked for")]
    OtherList {
        /// What came.
        found: String,
        /// What was asked for.
        expected: String,
    },
    /// A list that lost more than publishers ever take off at once.
    #[error(
        "{what} fell from {before} to {after}, by more than {percent} %: this looks like a cut list; if the publisher \
         confirms it, fetch again with --accept-shrink REASON"
    )]
    Shrunk {
        /// `designations` or `names`.
        what: &'static str,
        /// How many there were.
        before: usize,
        /// How many there are.
        after: usize,
        /// The limit.
        percent: u32,
    },
    /// An edition older than the current one.
    #[error("the answer is the edition of {fetched}, older than the current one of {current}")]
    Older {
        /// The date of the answer.
        fetched: String,
        /// The date of the current edition.
        current: String,
    },
    /// A list that needs a token to be fetched.
    #[error("{list} needs a token: set token under [fetch.lists.{list}] in the configuration, or {variable}")]
    NoToken {
        /// The list.
        list: String,
        /// The environment variable.
        variable: &'static str,
    },
    /// No publisher of a list is known.
    #[error("no publisher of {list} is known; give its url under [fetch.lists.{list}], or fetch one of {}", known.join(", "))]
    UnknownList {
        /// The list.
        list: String,
        /// Those that are known.
        known: Vec<String>,
    },
    /// A name that could lead out of the store.
    #[error(
        "{name:?} is no name of a list or of its files: write letters, digits, `.`, `_` and `-`, beginning with a letter \
         or digit"
    )]
    BadName {
        /// The name.
        name: String,
    },
    /// A list of an address of the user's own that became another one.
    #[error(
        "the answer is {found}, and the edition before was {before}: prune the list's editions if that is right"
    )]
    OtherFormat {
        /// The format that came.
        found: String,
        /// The format there was.
        before: String,
    },
    /// A list that is not whole.
    #[error("the answer is not the whole list: {0}")]
    Part(String),
    /// A server that wants to be left alone for longer than a run waits.
    #[error("{url}: the server answered {status} and asks to come back in {seconds} seconds")]
    Later {
        /// The address, without what is secret in it.
        url: String,
        /// The status.
        status: String,
        /// The seconds.
        seconds: u64,
    },
    /// An address that makes no sense.
    #[error("{url} is no address to fetch from: {reason}")]
    BadAddress {
        /// The address.
        url: String,
        /// Why.
        reason: String,
    },
    /// Another process is fetching the same list.
    #[error("another run is fetching {list}; wait for it, and fetch again if it fails")]
    Busy {
        /// The list.
        list: String,
    },
    /// No edition of a name.
    #[error("{list} has no edition {edition}; there are {}", if known.is_empty() { "none".to_owned() } else { known.join(", ") })]
    NoEdition {
        /// The list.
        list: String,
        /// The edition.
        edition: String,
        /// Those there are.
        known: Vec<String>,
    },
    /// A stored edition whose record cannot be read.
    #[error("the record of this edition cannot be read ({0}); fetch the list again, or remove the folder")]
    Record(String),
    /// A stored edition whose files are not those that were fetched.
    #[error("a file of this edition is not the one that was fetched; fetch the list again")]
    Altered,
}
