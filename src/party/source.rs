//! Where counterparty bytes come from: a file or standard input, plain or gzipped, hashed as they are read.

use std::io::{self, Chain, Cursor, Read};
use std::path::PathBuf;

use flate2::read::MultiGzDecoder;
use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::digest::hex;
use crate::error::{Error, Position, Result};
use crate::party::PartyErrorKind;

/// Where a counterparty file is.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum InputSource {
    /// A file, plain or gzipped.
    File(PathBuf),
    /// Standard input, plain or gzipped.
    Stdin,
}

impl InputSource {
    /// The source an argument names: `-` is standard input, everything else a file.
    #[must_use]
    pub fn from_arg(arg: &str) -> Self {
        if arg == "-" { Self::Stdin } else { Self::File(PathBuf::from(arg)) }
    }

    /// Its name in output and messages: the path as given, or `-`.
    #[must_use]
    pub fn name(&self) -> String {
        match self {
            Self::File(path) => path.display().to_string(),
            Self::Stdin => "-".to_owned(),
        }
    }

    pub(super) fn open(&self) -> Result<Box<dyn Read + Send>> {
        match self {
            // A folder opens without complaint on some systems and fails at the first read; that is said there.
            Self::File(path) => match std::fs::File::open(path) {
                Ok(file) => Ok(Box::new(file)),
                Err(source) => Err(Error::io("read", path, source)),
            },
            Self::Stdin => Ok(Box::new(io::stdin())),
        }
    }
}

/// What identifies the bytes of an input, as stored (before any decompression).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct InputDigest {
    /// SHA-256, lower-case hexadecimal.
    pub sha256: String,
    /// Bytes.
    pub bytes: u64,
}

/// The bytes of an input after decompression, with a digest of those before it.
pub(super) struct Source {
    name: PathBuf,
    stream: Stream,
}

enum Stream {
    Plain(Hashing),
    // Boxed: the decoder's state is large.
    Gzip(Box<MultiGzDecoder<Hashing>>),
}

impl Source {
    pub(super) fn new(name: PathBuf, mut inner: Box<dyn Read + Send>) -> Result<Self> {
        let mut head = Vec::new();
        if let Err(error) = inner.by_ref().take(2).read_to_end(&mut head) {
            return Err(Error::io("read", name, error));
        }
        let gzip = head == [0x1f, 0x8b];
        let hashing = Hashing { inner: Cursor::new(head).chain(inner), sha: Sha256::new(), bytes: 0 };
        let stream =
            if gzip { Stream::Gzip(Box::new(MultiGzDecoder::new(hashing))) } else { Stream::Plain(hashing) };
        Ok(Self { name, stream })
    }

    pub(super) fn name(&self) -> &std::path::Path {
        &self.name
    }

    /// Appends up to `want` bytes to `out`; zero only at the end.
    pub(super) fn read_into(&mut self, out: &mut Vec<u8>, want: usize) -> Result<usize> {
        let want = u64::try_from(want).unwrap_or(u64::MAX);
        match &mut self.stream {
            Stream::Plain(inner) => {
                inner.take(want).read_to_end(out).map_err(|error| Error::io("read", &self.name, error))
            }
            Stream::Gzip(inner) => inner.as_mut().take(want).read_to_end(out).map_err(|error| {
                Error::new(PartyErrorKind::Gzip(error)).at(Position::file(self.name.clone()))
            }),
        }
    }

    /// The digest of the whole input, whatever of it was read so far.
    pub(super) fn digest(self) -> Result<InputDigest> {
        let mut hashing = match self.stream {
            Stream::Plain(inner) => inner,
            Stream::Gzip(inner) => inner.into_inner(),
        };
        io::copy(&mut hashing, &mut io::sink()).map_err(|error| Error::io("read", &self.name, error))?;
        let sha256 = hex(&hashing.sha.finalize());
        Ok(InputDigest { sha256, bytes: hashing.bytes })
    }
}

/// A reader that hashes and counts what passes.
struct Hashing {
    inner: Chain<Cursor<Vec<u8>>, Box<dyn Read + Send>>,
    sha: Sha256,
    bytes: u64,
}

impl Read for Hashing {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buf)?;
        self.sha.update(&buf[..read]);
        self.bytes += read as u64;
        Ok(read)
    }
}
