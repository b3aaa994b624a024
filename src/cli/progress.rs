//! Progress on a terminal; nothing where stderr is a file or a pipe.

use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// A line that moves, of this form.
fn spinner(template: &str) -> ProgressBar {
    // `stderr` draws only where stderr is a terminal.
    let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr());
    let style = ProgressStyle::with_template(template);
    bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_spinner()));
    bar.enable_steady_tick(Duration::from_millis(200));
    bar
}

/// Progress over the rows of a run.
pub(super) struct Progress {
    bar: ProgressBar,
}

impl Progress {
    /// Counts rows; how many there will be is not known, since files are streamed.
    pub(super) fn rows() -> Self {
        Self { bar: spinner("{spinner} {human_pos} rows, {per_sec}, {elapsed}") }
    }

    /// Counts queries up to a number that is known.
    pub(super) fn queries(all: usize) -> Self {
        let bar = spinner("{spinner} {human_pos} of {human_len} queries, {per_sec}, {elapsed}");
        bar.set_length(all as u64);
        Self { bar }
    }

    /// One more row.
    pub(super) fn row(&self) {
        self.bar.inc(1);
    }

    /// Clears the line.
    pub(super) fn done(&self) {
        self.bar.finish_and_clear();
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.done();
    }
}

/// That something is under way whose end is not known, with the time it takes.
pub(super) struct Working {
    bar: ProgressBar,
}

impl Working {
    /// Says what is done until it is dropped.
    pub(super) fn on(what: String) -> Self {
        let bar = spinner("{spinner} {msg}, {elapsed}");
        bar.set_message(what);
        Self { bar }
    }
}

impl Drop for Working {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}

/// Progress over the bytes of a download.
pub(super) struct Download {
    bar: ProgressBar,
}

impl Download {
    /// Shows the bytes of a list's files.
    pub(super) fn new(list: &str) -> Self {
        let bar = spinner("{spinner} {prefix} {msg} {bytes} of {total_bytes}, {elapsed}");
        bar.set_prefix(list.to_owned());
        Self { bar }
    }

    /// So many bytes of a file have come, of so many that are announced.
    pub(super) fn at(&self, file: &str, bytes: u64, all: Option<u64>) {
        if let Some(all) = all {
            self.bar.set_length(all);
        }
        self.bar.set_message(file.to_owned());
        self.bar.set_position(bytes);
    }

    /// Clears the line.
    pub(super) fn done(&self) {
        self.bar.finish_and_clear();
    }
}
