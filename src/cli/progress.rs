//! Progress on a terminal; nothing where stderr is a file or a pipe.

use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// Progress over the rows of a run.
pub(super) struct Progress {
    bar: ProgressBar,
}

impl Progress {
    /// Counts rows; how many there will be is not known, since files are streamed.
    pub(super) fn rows() -> Self {
        // `stderr` draws only where stderr is a terminal.
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr());
        let style = ProgressStyle::with_template("{spinner} {human_pos} rows, {per_sec}, {elapsed}");
        bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_spinner()));
        bar.enable_steady_tick(Duration::from_millis(200));
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
