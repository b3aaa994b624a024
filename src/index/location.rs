//! Where indexes live, and how one is switched in: built aside, renamed when complete, opened by fingerprint.
//!
//! A folder holds one subfolder an index, named by its fingerprint. Builders work in a subfolder of their own whose
//! name no reader looks for, so a killed build is never read, and two processes may build the same index at once: the
//! first rename wins, the other's work is dropped. What has not been opened for [`UNUSED_DAYS`] is pruned.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

/// Where an index is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum IndexLocation {
    /// In subfolders of this folder.
    Folder(PathBuf),
    /// In memory, for this run only.
    Memory,
}

/// Indexes not opened for so many days are removed.
pub const UNUSED_DAYS: u64 = 30;
/// Folders of builds that were killed are removed after this time; no build takes as long.
const ABANDONED: Duration = Duration::from_secs(24 * 3600);

const BUILDING: &str = "building-";
const USED: &str = "used";

/// The subfolder of a finished index.
pub(super) fn folder_of(root: &Path, fingerprint: &str) -> PathBuf {
    root.join(fingerprint)
}

/// A new subfolder to build in, unlike any other process's.
pub(super) fn folder_to_build_in(root: &Path, fingerprint: &str) -> std::io::Result<PathBuf> {
    fs::create_dir_all(root)?;
    let mut attempt = 0_u32;
    loop {
        let path = root.join(format!("{BUILDING}{fingerprint}-{}-{attempt}", std::process::id()));
        match fs::create_dir(&path) {
            Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists && attempt < 1000 => attempt += 1,
            other => return other.map(|()| path),
        }
    }
}

/// Switches a finished build in. Where another process was first, its index stays and this one is dropped.
pub(super) fn switch_in(built: &Path, finished: &Path) -> std::io::Result<()> {
    if let Ok(folder) = fs::File::open(built) {
        // Where folders can be synced, the files are on disk before their name is.
        let _ = folder.sync_all();
    }
    match fs::rename(built, finished) {
        Ok(()) => Ok(()),
        Err(_) if finished.is_dir() => fs::remove_dir_all(built),
        Err(error) => Err(error),
    }
}

/// Notes that an index was opened, so that pruning leaves it alone.
pub(super) fn mark_used(finished: &Path) {
    // A read-only cache is still a cache: the mark is for pruning only.
    let _ = fs::write(finished.join(USED), b"");
}

/// Removes indexes unused for long and builds that were abandoned. Failures leave them for another day.
pub(super) fn prune(root: &Path, keep: &Path) {
    let Ok(entries) = fs::read_dir(root) else { return };
    for entry in entries.flatten() {
        let path = entry.path();
        let name = entry.file_name();
        let name = name.to_string_lossy();
        let is_index = name.len() == 32 && name.bytes().all(|b| b.is_ascii_hexdigit());
        let limit = if name.starts_with(BUILDING) {
            ABANDONED
        } else if is_index {
            Duration::from_secs(UNUSED_DAYS * 24 * 3600)
        } else {
            continue;
        };
        let touched =
            fs::metadata(path.join(USED)).or_else(|_| fs::metadata(&path)).and_then(|meta| meta.modified());
        let old = touched.is_ok_and(|at| SystemTime::now().duration_since(at).is_ok_and(|age| age > limit));
        if old && path != keep {
            let _ = fs::remove_dir_all(&path);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_finished_build_wins_and_the_second_is_dropped() {
        let root = tempfile::tempdir().unwrap();
        let finished = folder_of(root.path(), "0123");
        let (a, b) = (
            folder_to_build_in(root.path(), "0123").unwrap(),
            folder_to_build_in(root.path(), "0123").unwrap(),
        );
        assert_ne!(a, b);
        fs::write(a.join("x"), "first").unwrap();
        fs::write(b.join("x"), "second").unwrap();
        switch_in(&a, &finished).unwrap();
        switch_in(&b, &finished).unwrap();
        assert_eq!(fs::read_to_string(finished.join("x")).unwrap(), "first");
        assert!(!a.exists() && !b.exists());
    }
}
