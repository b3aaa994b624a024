//! What people read on stderr. Nothing here names a counterparty.
#![expect(clippy::print_stderr, reason = "this is the one place that writes to stderr")]

/// An error with its causes, and an end. A cause that the text before it has told already is not told again.
pub(super) fn error(error: &anyhow::Error) {
    let mut text = String::new();
    for cause in error.chain().map(ToString::to_string) {
        if text.is_empty() {
            text = cause;
        } else if !text.ends_with(&cause) {
            text = format!("{text}: {cause}");
        }
    }
    eprintln!("error: {text}");
}

/// Something the user should know and may want to change.
pub(super) fn warning(text: &str) {
    eprintln!("warning: {text}");
}

/// Something the user may like to know.
pub(super) fn note(text: &str) {
    eprintln!("{text}");
}
