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

/// A fault of this program, by its place alone: what is told of it may hold the text that it failed on.
pub(super) fn fault(info: &std::panic::PanicHookInfo<'_>) {
    let place = info.location().map_or_else(|| "an unknown place".to_owned(), ToString::to_string);
    eprintln!("fault in {place}");
    let trace = std::backtrace::Backtrace::capture();
    if trace.status() == std::backtrace::BacktraceStatus::Captured {
        eprintln!("{trace}");
    }
}

/// Something the user should know and may want to change.
pub(super) fn warning(text: &str) {
    eprintln!("warning: {text}");
}

/// Something the user may like to know.
pub(super) fn note(text: &str) {
    eprintln!("{text}");
}
