//! Where a command's data goes: standard output, or a file written aside and renamed when complete, gzipped where its
//! name ends in `.gz`.

use std::fs;
use std::io::{self, BufWriter, Read as _, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use flate2::Compression;
use flate2::write::GzEncoder;
use sha2::{Digest as _, Sha256};

use crate::digest::hex;

use super::aside::{Aside, checkpoint, partial};

/// Bytes gathered before they are written.
const BUFFER: usize = 1 << 16;

/// An output that appears under its name only when it is complete.
pub(super) enum Output {
    /// Standard output, never compressed.
    Stdout(BufWriter<Digesting<io::Stdout>>),
    /// A file beside the final one.
    File {
        /// Where it is written.
        writer: BufWriter<Digesting<Aside>>,
        /// What compresses it, where it is compressed.
        gzip: Option<Box<Gzip>>,
    },
}

impl Output {
    /// Opens an output. Fails before anything is read where the folder cannot be written, where the output is one of
    /// the inputs, or where another run writes it.
    pub(super) fn open(path: Option<&Path>, inputs: &[PathBuf]) -> Result<Self> {
        let Some(path) = path.filter(|path| *path != Path::new("-")) else {
            return Ok(Self::Stdout(BufWriter::with_capacity(BUFFER, Digesting::new(io::stdout()))));
        };
        for written in [path, &partial(path), &checkpoint(path)] {
            refuse_input(written, inputs)?;
        }
        if path.is_dir() {
            bail!("cannot write {}: it is a folder; name a file with -o", path.display());
        }
        if path.exists() && !path.is_file() {
            // The rename at the end would put a file in its place.
            bail!(
                "cannot write {}: it is a device or pipe; write to standard output instead",
                path.display()
            );
        }
        let writer = BufWriter::with_capacity(BUFFER, Digesting::new(Aside::open(path)?));
        Ok(Self::File { writer, gzip: is_gzip_name(path).then(|| Box::new(Gzip::new())) })
    }

    /// From now on the bytes are digested as they are stored; nothing must be written yet.
    pub(super) fn digest(&mut self) {
        match self {
            Self::Stdout(writer) => writer.get_mut().begin(),
            Self::File { writer, .. } => writer.get_mut().begin(),
        }
    }

    /// Goes on with what an earlier run left, behind its first `bytes`. `false`, and nothing is changed, where fewer are
    /// there.
    pub(super) fn resume_at(&mut self, bytes: u64) -> io::Result<bool> {
        match self {
            Self::File { writer, .. } if writer.get_ref().inner.bytes()? >= bytes => {
                let Digesting { inner, sha, bytes: digested } = writer.get_mut();
                if let Some(sha) = sha {
                    *digested = io::copy(&mut inner.reader()?.take(bytes), sha)?;
                }
                inner.resume_at(bytes)?;
                Ok(true)
            }
            Self::Stdout(_) | Self::File { .. } => Ok(false),
        }
    }

    /// Sees everything written so far safely to the disk, in a state from which it can be gone on with, and says how
    /// many bytes that is.
    pub(super) fn seal(&mut self) -> io::Result<u64> {
        match self {
            Self::Stdout(writer) => writer.flush().map(|()| 0),
            Self::File { writer, gzip } => {
                if let Some(gzip) = gzip {
                    gzip.end_member(writer)?;
                }
                writer.flush()?;
                writer.get_mut().inner.sync()
            }
        }
    }

    /// From now on what is written stays beside its final name when the run fails: a checkpoint belongs to it.
    pub(super) fn keep(&mut self) {
        if let Self::File { writer, .. } = self {
            writer.get_mut().inner.keep();
        }
    }

    /// Writes everything that is still held, so that the bytes are those of the complete output, and says what they are
    /// where they are [digested](Self::digest). Only [`finish`](Self::finish) may follow.
    pub(super) fn complete(&mut self) -> Result<Stored> {
        match self {
            Self::Stdout(writer) => {
                writer.flush().context("cannot write to standard output")?;
                Ok(writer.get_ref().stored())
            }
            Self::File { writer, gzip } => {
                let end = gzip.take().map_or(Ok(()), |mut gzip| gzip.end_member(writer));
                end.and_then(|()| writer.flush())
                    .with_context(|| format!("cannot write {}", writer.get_ref().inner.path().display()))?;
                Ok(writer.get_ref().stored())
            }
        }
    }

    /// Completes the output: flushed, on disk, and only then under its name.
    pub(super) fn finish(self) -> Result<()> {
        match self {
            Self::Stdout(mut writer) => writer.flush().context("cannot write to standard output"),
            Self::File { mut writer, gzip } => {
                let path = writer.get_ref().inner.path().to_owned();
                let finish = || {
                    if let Some(mut gzip) = gzip {
                        gzip.end_member(&mut writer)?;
                    }
                    writer.into_inner().map_err(io::IntoInnerError::into_error)?.inner.finish()
                };
                finish().with_context(|| format!("cannot write {}", path.display()))
            }
        }
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::Stdout(writer) => writer.write(bytes),
            Self::File { writer, gzip: None } => writer.write(bytes),
            Self::File { writer, gzip: Some(gzip) } => gzip.write(bytes, writer),
        }
    }

    /// Passes on what is held, but for what the compressor holds: to empty it would cost bytes.
    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Stdout(writer) => writer.flush(),
            Self::File { writer, .. } => writer.flush(),
        }
    }
}

/// What an output's bytes are, as stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Stored {
    /// SHA-256, in hexadecimal.
    pub(super) sha256: String,
    /// How many.
    pub(super) bytes: u64,
}

/// A writer that digests what passes, once it is told to.
pub(super) struct Digesting<W> {
    inner: W,
    sha: Option<Sha256>,
    bytes: u64,
}

impl<W> Digesting<W> {
    fn new(inner: W) -> Self {
        Self { inner, sha: None, bytes: 0 }
    }

    fn begin(&mut self) {
        self.sha = Some(Sha256::new());
    }

    fn stored(&self) -> Stored {
        let sha = self.sha.clone().unwrap_or_default();
        Stored { sha256: hex(&sha.finalize()), bytes: self.bytes }
    }
}

impl<W: Write> Write for Digesting<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.inner.write(bytes)?;
        if let Some(sha) = &mut self.sha {
            sha.update(&bytes[..written]);
            self.bytes += written as u64;
        }
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.inner.flush()
    }
}

/// Compression as gzip. A file of several members, one behind the other, is as good as one of a single member (RFC 1952,
/// 2.2), and one that is cut between two can be gone on with.
pub(super) struct Gzip {
    /// Writes into memory, from where it is passed on at once; so a member can be ended without taking the file apart.
    encoder: GzEncoder<Vec<u8>>,
}

impl Gzip {
    fn new() -> Self {
        Self { encoder: Self::member() }
    }

    /// A member: neither time nor name in its head, so that equal rows are equal bytes. The fastest level, because it
    /// works beside the screening on the same processors, and a report shrinks to a small part with any.
    fn member() -> GzEncoder<Vec<u8>> {
        GzEncoder::new(Vec::new(), Compression::fast())
    }

    fn write(&mut self, bytes: &[u8], out: &mut impl Write) -> io::Result<usize> {
        let taken = self.encoder.write(bytes)?;
        out.write_all(self.encoder.get_ref())?;
        self.encoder.get_mut().clear();
        Ok(taken)
    }

    fn end_member(&mut self, out: &mut impl Write) -> io::Result<()> {
        let ended = std::mem::replace(&mut self.encoder, Self::member());
        out.write_all(&ended.finish()?)
    }
}

/// Whether an output of this name is gzipped.
pub(super) fn is_gzip_name(path: &Path) -> bool {
    path.extension().is_some_and(|end| end.eq_ignore_ascii_case("gz"))
}

/// Whether two paths, of files that need not exist yet, are the same file.
pub(super) fn same_file(a: &Path, b: &Path) -> bool {
    let real = |path: &Path| {
        fs::canonicalize(path).ok().or_else(|| {
            let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
            Some(fs::canonicalize(folder.unwrap_or(Path::new("."))).ok()?.join(path.file_name()?))
        })
    };
    a == b || real(a).is_some_and(|a| Some(a) == real(b))
}

/// Refuses an output that is one of the inputs, under whatever name.
pub(super) fn refuse_input(path: &Path, inputs: &[PathBuf]) -> Result<()> {
    let real = |path: &Path| fs::canonicalize(path).ok();
    if let Some(output) = real(path)
        && let Some(input) = inputs.iter().find(|input| real(input).as_ref() == Some(&output))
    {
        bail!("the output {} is also an input; name another file with -o", input.display());
    }
    Ok(())
}
