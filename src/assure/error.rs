//! What can be wrong with the labels that people gave.

/// What is wrong with a file of labels.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum AssureErrorKind {
    /// It is no CSV file.
    #[error("the labels cannot be read: {0}")]
    Labels(String),
    /// A column is missing.
    #[error(
        "no column {0:?}; give back the file that --below-the-line or --above-the-line wrote, with its label column filled"
    )]
    LabelColumn(&'static str),
    /// A side or label that means nothing.
    #[error("{0:?} means nothing here; sides are below and above, labels match, no_match, unsure or nothing")]
    Label(String),
}
