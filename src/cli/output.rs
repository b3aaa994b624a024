//! Where a command's data goes: standard output, or a file written aside and renamed when complete.

use std::fs;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use tempfile::NamedTempFile;

/// Bytes gathered before they are written.
const BUFFER: usize = 1 << 16;

/// An output that appears under its name only when it is complete.
pub(super) enum Output {
    /// Standard output.
    Stdout(BufWriter<io::Stdout>),
    /// A file beside the final one.
    File {
        /// Where it is written.
        writer: Box<BufWriter<NamedTempFile>>,
        /// What it will be called.
        path: PathBuf,
    },
}

impl Output {
    /// Opens an output. Fails before anything is read where the folder cannot be written, or where the output is one
    /// of the inputs.
    pub(super) fn open(path: Option<&Path>, inputs: &[PathBuf]) -> Result<Self> {
        let Some(path) = path.filter(|path| *path != Path::new("-")) else {
            return Ok(Self::Stdout(BufWriter::with_capacity(BUFFER, io::stdout())));
        };
        refuse_input(path, inputs)?;
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
        let folder = match path.parent() {
            Some(folder) if !folder.as_os_str().is_empty() => folder,
            _ => Path::new("."),
        };
        let file = aside(folder)
            .with_context(|| format!("cannot write {}; name another file with -o", path.display()))?;
        let writer = Box::new(BufWriter::with_capacity(BUFFER, file));
        Ok(Self::File { writer, path: path.to_owned() })
    }

    /// Completes the output: flushed, on disk, and only then under its name.
    pub(super) fn finish(self) -> Result<()> {
        match self {
            Self::Stdout(mut writer) => writer.flush().context("cannot write to standard output"),
            Self::File { writer, path } => {
                let named = || format!("cannot write {}", path.display());
                let file = writer.into_inner().map_err(io::IntoInnerError::into_error).with_context(named)?;
                file.as_file().sync_all().with_context(named)?;
                file.persist(&path).map_err(|failed| failed.error).with_context(named)?;
                Ok(())
            }
        }
    }
}

/// A file beside the final one, with the permissions any new file gets: a report is for others to read.
fn aside(folder: &Path) -> io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    #[cfg(unix)]
    let builder = {
        use std::os::unix::fs::PermissionsExt as _;
        // What the user's umask takes away is taken away here too.
        builder.permissions(fs::Permissions::from_mode(0o666))
    };
    // tempfile adds the name of its own file to the error, which says nothing to the user.
    builder.tempfile_in(folder).map_err(|error| error.kind().into())
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::Stdout(writer) => writer.write(bytes),
            Self::File { writer, .. } => writer.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Stdout(writer) => writer.flush(),
            Self::File { writer, .. } => writer.flush(),
        }
    }
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
