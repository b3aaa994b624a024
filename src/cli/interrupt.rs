//! Ctrl-C: a run ends between two chunks, or while it waits for input, and leaves no half file but one that it can be
//! resumed from.
//!
//! The signal only sets a flag. Who reads from a pipe may wait for ever and never look at it, so such inputs are read by
//! a thread of their own, and the run waits for that thread a moment at a time ([`Interruptible`]). A second Ctrl-C
//! ends the process at once.

use std::io::{self, Read};
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, sync_channel};
use std::time::Duration;

use super::exit::ExitStatus;

/// How long the run waits for input before it looks at the flag again: a user does not notice it.
const LOOK: Duration = Duration::from_millis(50);
/// Bytes read at a time, and how many such pieces may wait: enough to keep the run busy.
const PIECE: usize = 256 << 10;
const PIECES: usize = 4;

/// Set by Ctrl-C.
static INTERRUPTED: AtomicBool = AtomicBool::new(false);

/// Makes Ctrl-C set the flag from here on.
pub(super) fn install() {
    // A second handler (tests, an embedding program) is refused; then its own handling stands.
    let _ = ctrlc::set_handler(|| {
        if INTERRUPTED.swap(true, Ordering::Relaxed) {
            std::process::exit(i32::from(ExitStatus::Interrupted.code()));
        }
    });
}

/// The flag, for who looks at it between two pieces of work.
pub(super) fn flag() -> &'static AtomicBool {
    &INTERRUPTED
}

/// Whether the user has asked for an end.
pub(super) fn requested() -> bool {
    INTERRUPTED.load(Ordering::Relaxed)
}

/// A reader that fails once the user asks for an end, even while it waits for bytes.
pub(super) struct Interruptible {
    pieces: Receiver<io::Result<Vec<u8>>>,
    piece: io::Cursor<Vec<u8>>,
}

impl Interruptible {
    /// Standard input.
    pub(super) fn stdin() -> Self {
        Self::new(|| Ok(io::stdin()))
    }

    /// A pipe or device; opening one may wait as well.
    pub(super) fn path(path: PathBuf) -> Self {
        Self::new(|| std::fs::File::open(path))
    }

    fn new<R: Read>(open: impl FnOnce() -> io::Result<R> + Send + 'static) -> Self {
        let (sender, pieces) = sync_channel(PIECES);
        // Never joined: it may wait for bytes until the process ends.
        std::thread::spawn(move || {
            let mut reader = match open() {
                Ok(reader) => reader,
                Err(error) => return drop(sender.send(Err(error))),
            };
            loop {
                let mut piece = vec![0; PIECE];
                let read = match reader.read(&mut piece) {
                    Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                    read => read,
                };
                let ended = !matches!(read, Ok(1..));
                let piece = read.map(|bytes| {
                    piece.truncate(bytes);
                    piece
                });
                // Nobody listens any more where the run has failed.
                if sender.send(piece).is_err() || ended {
                    return;
                }
            }
        });
        Self { pieces, piece: io::Cursor::default() }
    }
}

impl Read for Interruptible {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        loop {
            let read = self.piece.read(buf)?;
            if read > 0 || buf.is_empty() {
                return Ok(read);
            }
            match self.pieces.recv_timeout(LOOK) {
                Ok(piece) => self.piece = io::Cursor::new(piece?),
                Err(RecvTimeoutError::Timeout) => {}
                // The end: the thread has gone, and all it sent was read.
                Err(RecvTimeoutError::Disconnected) => return Ok(0),
            }
            if requested() {
                // Not `ErrorKind::Interrupted`: that one means "try again" to every reader.
                return Err(io::Error::other("interrupted"));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_and_errors_come_through_as_they_are() {
        let bytes: Vec<u8> = (0..3_000_000_u32).map(|n| n.to_le_bytes()[0]).collect();
        let source = bytes.clone();
        let mut read = Vec::new();
        Interruptible::new(|| Ok(io::Cursor::new(source))).read_to_end(&mut read).unwrap();
        assert!(read == bytes);
        let missing = Interruptible::path("no such file".into()).read(&mut [0]).unwrap_err();
        assert_eq!(missing.kind(), io::ErrorKind::NotFound);
    }
}
