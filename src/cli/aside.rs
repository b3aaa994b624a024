//! A file written beside its final name, and under that name only when it is complete.
//!
//! `OUT` is written as `OUT.partial`, locked while a run writes it, so that two runs on one output cannot mix. What an
//! earlier run left there is begun anew, or gone on with from where a checkpoint says it is good. Nothing that was
//! there is changed before the first byte is written: a run that fails earlier costs nobody the work of another.
//! What a checkpoint holds is not known here, only that it stands at `OUT.checkpoint.json` and dies with its file.

use std::ffi::OsString;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Seek as _, SeekFrom, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};

use super::messages;

/// Times to open the file again where another run has just finished or removed it.
const TRIES: usize = 10;

/// Read and written by its owner.
#[cfg(unix)]
const PRIVATE: u32 = 0o600;

/// A file being written, which is removed in the end unless it is complete or a checkpoint belongs to it.
pub(super) struct Aside {
    file: File,
    /// Its final name.
    path: PathBuf,
    /// Where it is written.
    partial: PathBuf,
    /// Whether this run made it, so that it may remove it again.
    ours: bool,
    /// Whether this run writes to it; until then it is as it was found.
    begun: bool,
    /// Whether it stays when the run ends, complete or not.
    stays: bool,
}

impl Aside {
    /// Opens and locks the file that will be called `path`. What stands in it is neither read nor changed.
    pub(super) fn open(path: &Path) -> Result<Self> {
        let partial = partial(path);
        for _ in 0..TRIES {
            if fs::symlink_metadata(&partial).is_ok_and(|found| !found.is_file()) {
                bail!(
                    "cannot write {}: {} is no plain file; remove it, or name another file with -o",
                    path.display(),
                    partial.display()
                );
            }
            let opened = open(&partial)
                .with_context(|| format!("cannot write {}; name another file with -o", path.display()))?;
            let Some((file, ours)) = opened else { continue };
            lock(&file, path, &partial)?;
            if stands_at(&file, &partial) {
                return Ok(Self { file, path: path.to_owned(), partial, ours, begun: false, stays: false });
            }
        }
        bail!("cannot write {}: other runs write it all the time; name another file with -o", path.display())
    }

    /// Its final name.
    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// Goes on behind the first `bytes` of what an earlier run left; the rest is cut off.
    pub(super) fn resume_at(&mut self, bytes: u64) -> io::Result<()> {
        make_private(&self.file);
        self.file.set_len(bytes)?;
        self.file.seek(SeekFrom::Start(bytes))?;
        (self.begun, self.stays) = (true, true);
        Ok(())
    }

    /// Reads what an earlier run left, from the start.
    pub(super) fn reader(&self) -> io::Result<File> {
        File::open(&self.partial)
    }

    /// Bytes there, which an earlier run may have left.
    pub(super) fn bytes(&self) -> io::Result<u64> {
        Ok(self.file.metadata()?.len())
    }

    /// Sees all that was written safely to the disk, and says how many bytes there are.
    pub(super) fn sync(&mut self) -> io::Result<u64> {
        self.begin()?;
        self.file.sync_all()?;
        self.file.stream_position()
    }

    /// From now on the file stays where it is when the run fails: a checkpoint belongs to it.
    pub(super) fn keep(&mut self) {
        self.stays = true;
    }

    /// Gives the complete file its name, safely on the disk; its checkpoint is of no use any more.
    pub(super) fn finish(mut self) -> io::Result<()> {
        self.sync()?;
        fs::rename(&self.partial, &self.path)?;
        self.stays = true;
        sync_folder(&self.path);
        // One left behind is harmless, for the file that it speaks of has gone.
        let _ = fs::remove_file(checkpoint(&self.path));
        Ok(())
    }

    /// Begins anew, unless writing has begun: the checkpoint of what was there goes first, then what was there.
    fn begin(&mut self) -> io::Result<()> {
        if self.begun {
            return Ok(());
        }
        match fs::remove_file(checkpoint(&self.path)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
        if !self.ours {
            make_private(&self.file);
        }
        self.file.set_len(0)?;
        (self.begun, self.ours) = (true, true);
        Ok(())
    }
}

impl Write for Aside {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.begin()?;
        self.file.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

impl Drop for Aside {
    fn drop(&mut self) {
        if self.ours && !self.stays {
            let _ = fs::remove_file(&self.partial);
        }
    }
}

/// Where an output is written until it is complete.
pub(super) fn partial(path: &Path) -> PathBuf {
    with_suffix(path, ".partial")
}

/// Where the checkpoint of an output stands.
pub(super) fn checkpoint(path: &Path) -> PathBuf {
    with_suffix(path, ".checkpoint.json")
}

/// A file's name with something behind it.
pub(super) fn with_suffix(path: &Path, suffix: &str) -> PathBuf {
    let mut name = OsString::from(path);
    name.push(suffix);
    name.into()
}

/// Opens a file for writing, made or as it is, and says whether it was made; nothing where it went away meanwhile. New
/// files are for their owner alone, where the system knows such a thing: outputs, manifests and checkpoints speak of
/// counterparties, and whom they may be shown to is for their owner to say.
fn open(path: &Path) -> io::Result<Option<(File, bool)>> {
    match private(OpenOptions::new().write(true).create_new(true)).open(path) {
        Ok(file) => return Ok(Some((file, true))),
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => return Err(error),
        Err(_) => {}
    }
    match OpenOptions::new().write(true).open(path) {
        Ok(file) => Ok(Some((file, false))),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

#[cfg(unix)]
fn private(options: &mut OpenOptions) -> &mut OpenOptions {
    std::os::unix::fs::OpenOptionsExt::mode(options, PRIVATE)
}

#[cfg(not(unix))]
fn private(options: &mut OpenOptions) -> &mut OpenOptions {
    options
}

/// Takes a file that an earlier version left from everybody but its owner.
#[cfg(unix)]
fn make_private(file: &File) {
    use std::os::unix::fs::PermissionsExt as _;
    // Some file systems know no permissions; they hold outputs all the same.
    let _ = file.set_permissions(fs::Permissions::from_mode(PRIVATE));
}

#[cfg(not(unix))]
fn make_private(_: &File) {}

/// Takes the file for this run alone.
fn lock(file: &File, path: &Path, partial: &Path) -> Result<()> {
    match file.try_lock() {
        Ok(()) => Ok(()),
        Err(TryLockError::WouldBlock) => bail!(
            "cannot write {}: another run is writing it ({} is locked); wait for its end, or name another file with -o",
            path.display(),
            partial.display()
        ),
        // Some network file systems have no locks; they are outputs all the same.
        Err(TryLockError::Error(error)) => {
            messages::warning(&format!(
                "{} cannot be locked ({error}); see to it that no other run writes it",
                partial.display()
            ));
            Ok(())
        }
    }
}

/// Whether an open file is the one that stands at a path, itself and not through a link. Between opening and locking
/// it another run may have finished, and then it is that run's complete output.
#[cfg(unix)]
fn stands_at(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    let (Ok(open), Ok(there)) = (file.metadata(), fs::symlink_metadata(path)) else { return false };
    (open.dev(), open.ino()) == (there.dev(), there.ino()) && there.is_file()
}

/// Whether an open file is the one that stands at a path, as far as can be told: that one stands there.
#[cfg(not(unix))]
fn stands_at(_: &File, path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|there| there.is_file())
}

/// Sees a file's new name safely to the disk. Not every file system can, and the file itself is safe.
fn sync_folder(path: &Path) {
    if cfg!(unix) {
        let _ = File::open(folder(path)).and_then(|folder| folder.sync_all());
    }
}

fn folder(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder_with(files: &[(&str, &str)]) -> (tempfile::TempDir, PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        for (name, content) in files {
            fs::write(folder.path().join(name), content).unwrap();
        }
        let path = folder.path().join("out");
        (folder, path)
    }

    fn names(folder: &tempfile::TempDir) -> Vec<String> {
        let entries = fs::read_dir(folder.path()).unwrap();
        let mut names: Vec<_> =
            entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    #[test]
    fn a_file_has_its_name_when_it_is_complete_and_else_leaves_nothing() {
        let (folder, path) = folder_with(&[]);
        drop(Aside::open(&path).unwrap());
        assert!(names(&folder).is_empty(), "opened only");
        let mut file = Aside::open(&path).unwrap();
        file.write_all(b"half").unwrap();
        assert_eq!(names(&folder), ["out.partial"]);
        drop(file);
        assert!(names(&folder).is_empty(), "given up");
        let mut file = Aside::open(&path).unwrap();
        file.write_all(b"whole").unwrap();
        file.finish().unwrap();
        assert_eq!(
            (names(&folder).as_slice(), fs::read(&path).unwrap().as_slice()),
            (&["out".to_owned()][..], &b"whole"[..])
        );
    }

    #[test]
    fn what_another_run_left_is_changed_by_the_first_byte_only() {
        let (folder, path) = folder_with(&[("out.partial", "old and longer"), ("out.checkpoint.json", "{}")]);
        drop(Aside::open(&path).unwrap());
        assert_eq!(names(&folder), ["out.checkpoint.json", "out.partial"]);
        assert_eq!(fs::read(partial(&path)).unwrap(), b"old and longer");
        let mut file = Aside::open(&path).unwrap();
        file.write_all(b"new").unwrap();
        assert_eq!(names(&folder), ["out.partial"], "the checkpoint is of what was there");
        file.finish().unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"new");
    }

    #[test]
    fn a_file_is_gone_on_with_behind_what_is_good() {
        let (folder, path) = folder_with(&[("out.partial", "good and bad"), ("out.checkpoint.json", "{}")]);
        let mut file = Aside::open(&path).unwrap();
        assert_eq!(file.bytes().unwrap(), 12);
        file.resume_at(5).unwrap();
        drop(file);
        assert_eq!(names(&folder), ["out.checkpoint.json", "out.partial"], "kept when the run fails again");
        let mut file = Aside::open(&path).unwrap();
        file.resume_at(5).unwrap();
        file.write_all(b"more").unwrap();
        assert_eq!(file.sync().unwrap(), 9);
        file.finish().unwrap();
        assert_eq!(names(&folder), ["out"]);
        assert_eq!(fs::read(&path).unwrap(), b"good more");
    }

    #[test]
    fn a_file_has_one_writer() {
        let (_folder, path) = folder_with(&[]);
        let first = Aside::open(&path).unwrap();
        let refused = Aside::open(&path).err().unwrap().to_string();
        assert!(refused.contains("another run is writing it"), "{refused}");
        drop(first);
        Aside::open(&path).unwrap();
    }

    #[cfg(unix)]
    #[test]
    fn a_link_in_the_way_is_not_followed() {
        let (folder, path) = folder_with(&[("precious", "keep me")]);
        std::os::unix::fs::symlink(folder.path().join("precious"), partial(&path)).unwrap();
        let refused = Aside::open(&path).err().unwrap().to_string();
        assert!(refused.contains("no plain file"), "{refused}");
        assert_eq!(fs::read(folder.path().join("precious")).unwrap(), b"keep me");
    }
}
