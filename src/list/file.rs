//! The bytes of a list: which file, how many, their SHA-256, and their data decompressed as they are read.
//!
//! The only place that opens list files. Gzip is recognised by its first bytes, never by the file's name. A file is
//! read once, from front to back: what a reader streams through a [`Content`] is counted and digested on the way, so
//! that the digest is that of the very bytes that were parsed, and a file of any size needs no memory of its size.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read, Write as _};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use flate2::read::MultiGzDecoder;
use serde::Serialize;
use sha2::{Digest as _, Sha256};

use crate::digest::hex;

use super::ParseErrorKind;
use crate::error::Position;
use crate::{Error, Result};

/// No list is larger, decompressed; OFAC's Advanced XML has about 120 MB, all of OpenSanctions about 3 GB.
const MAX_BYTES: u64 = 8 << 30;

/// No list of a format that is held in memory is larger: those have a few megabytes.
const MAX_LOADED_BYTES: u64 = 256 << 20;

/// How much of a file's beginning is enough to recognise it: a whole first record of any format.
const HEAD_BYTES: u64 = 16 * 1024;

/// Bytes read at once.
const BUFFER_BYTES: usize = 1 << 16;

/// One file of a list, as it was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ListFile {
    /// What it is within the list: `sdn.csv`, `alt.csv`; the file's own name for lists of one file.
    pub name: String,
    /// Where it was.
    pub path: PathBuf,
    /// Its size in bytes, as stored (compressed where it is).
    pub bytes: u64,
    /// The SHA-256 of its stored bytes, in hexadecimal.
    pub sha256: String,
}

/// A file as the folder shows it: enough to see that nothing has changed since, without reading it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileStamp {
    /// What it is within the list, as [`ListFile::name`].
    pub name: String,
    /// Where it is.
    pub path: PathBuf,
    /// Its size in bytes.
    pub bytes: u64,
    /// When it was last written, where the file system says so.
    pub modified: Option<SystemTime>,
}

impl FileStamp {
    /// The stamp of a file under its name within the list.
    pub(super) fn new(name: String, path: PathBuf) -> Result<Self> {
        let metadata = std::fs::metadata(&path).map_err(|error| Error::io("read", &path, error))?;
        Ok(Self { name, bytes: metadata.len(), modified: metadata.modified().ok(), path })
    }
}

/// A file being read: its data decompressed, through [`BufRead`], or at once by [`load`](Self::load).
///
/// Errors of reading are turned into the list's own by [`fault`](Self::fault), which tells damaged gzip data and
/// endless files from a disk that fails.
pub(super) struct Content {
    name: String,
    path: PathBuf,
    data: Data,
    /// Bytes of data that may come.
    limit: u64,
    /// Bytes of data that may still come.
    left: u64,
}

/// The whole data of a small file, and where to say faults are.
pub(super) struct Loaded {
    path: PathBuf,
    /// Its data, decompressed.
    pub(super) bytes: Vec<u8>,
}

/// The stored bytes, decompressed where they are compressed.
enum Data {
    Plain(BufReader<Digesting>),
    // Boxed: the decoder's state is large.
    Gzip(Box<BufReader<MultiGzDecoder<BufReader<Digesting>>>>),
}

/// The stored bytes, counted and digested as they pass.
struct Digesting {
    source: Box<dyn Read + Send>,
    hasher: Sha256,
    bytes: u64,
}

/// What is wrong with a file within an archive, said by whoever decompresses it.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub(super) struct DamagedPart(pub(super) String);

/// The data is larger than any list's.
#[derive(Debug, thiserror::Error)]
#[error("larger than {limit} bytes")]
struct TooLarge {
    limit: u64,
}

impl Content {
    /// Opens a file, which must hold something.
    pub(super) fn open(stamp: &FileStamp) -> Result<Self> {
        let file = File::open(&stamp.path).map_err(|error| Error::io("read", &stamp.path, error))?;
        Self::new(&stamp.name, &stamp.path, Box::new(file), MAX_BYTES)
    }

    /// The content of bytes that are no file of their own, as the bundled lists.
    pub(super) fn of_bytes(name: &str, bytes: Vec<u8>) -> Result<Self> {
        Self::new(name, Path::new(name), Box::new(io::Cursor::new(bytes)), MAX_BYTES)
    }

    /// The content of a file within this one, as `source` decompresses it, of at most `limit` bytes. Its faults are
    /// said to be in this file.
    pub(super) fn of_part(&self, source: Box<dyn Read + Send>, limit: u64) -> Result<Self> {
        Self::new(&self.name, &self.path, source, limit)
    }

    fn new(name: &str, path: &Path, source: Box<dyn Read + Send>, limit: u64) -> Result<Self> {
        let digesting = Digesting { source, hasher: Sha256::new(), bytes: 0 };
        let mut raw = BufReader::with_capacity(BUFFER_BYTES, digesting);
        let gzip = is_gzip(raw.fill_buf().map_err(|error| read_fault(path, error))?);
        let data = if gzip {
            Data::Gzip(Box::new(BufReader::with_capacity(BUFFER_BYTES, MultiGzDecoder::new(raw))))
        } else {
            Data::Plain(raw)
        };
        let mut content = Self { name: name.to_owned(), path: path.to_owned(), data, limit, left: limit };
        match content.fill_buf().map(<[u8]>::is_empty) {
            Ok(false) => Ok(content),
            Ok(true) => Err(Error::new(ParseErrorKind::Empty).at(content.position())),
            Err(error) => Err(content.fault(error)),
        }
    }

    /// What it is within the list.
    pub(super) fn name(&self) -> &str {
        &self.name
    }

    /// The place that is this file.
    pub(super) fn position(&self) -> Position {
        Position::file(&self.path)
    }

    /// What an error of reading means: damaged gzip data, an endless file, a failing disk.
    pub(super) fn fault(&self, error: io::Error) -> Error {
        let inner = error.get_ref().and_then(|inner| inner.downcast_ref::<TooLarge>());
        if let Some(TooLarge { limit }) = inner {
            return Error::new(ParseErrorKind::TooLarge { limit: *limit }).at(self.position());
        }
        match self.data {
            // What is no answer of the operating system is the decoder's.
            Data::Gzip(_) if error.raw_os_error().is_none() => gzip_fault(&self.path, &error.to_string()),
            _ => read_fault(&self.path, error),
        }
    }

    /// The whole data, for formats whose files are small.
    pub(super) fn load(&mut self) -> Result<Loaded> {
        self.left = self.left.min(MAX_LOADED_BYTES);
        let mut bytes = Vec::new();
        self.read_to_end(&mut bytes).map_err(|error| match error.get_ref() {
            Some(inner) if inner.is::<TooLarge>() => {
                Error::new(ParseErrorKind::TooLarge { limit: MAX_LOADED_BYTES }).at(self.position())
            }
            _ => self.fault(error),
        })?;
        Ok(Loaded { path: self.path.clone(), bytes })
    }

    /// Reads what is left, and gives the facts of the file.
    pub(super) fn finish(mut self) -> Result<ListFile> {
        // Data that a reader left alone may be damaged all the same.
        io::copy(&mut self, &mut io::sink()).map_err(|error| self.fault(error))?;
        let mut digesting = match self.data {
            Data::Plain(raw) => raw.into_inner(),
            Data::Gzip(data) => data.into_inner().into_inner().into_inner(),
        };
        io::copy(&mut digesting, &mut io::sink()).map_err(|error| Error::io("read", &self.path, error))?;
        Ok(ListFile {
            name: self.name,
            path: self.path,
            bytes: digesting.bytes,
            sha256: hex(&digesting.hasher.finalize()),
        })
    }
}

impl Read for Content {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let data = self.fill_buf()?;
        let read = data.len().min(buffer.len());
        buffer[..read].copy_from_slice(&data[..read]);
        self.consume(read);
        Ok(read)
    }
}

impl BufRead for Content {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        let data = match &mut self.data {
            Data::Plain(data) => data.fill_buf()?,
            Data::Gzip(data) => data.fill_buf()?,
        };
        if self.left == 0 && !data.is_empty() {
            return Err(io::Error::other(TooLarge { limit: self.limit }));
        }
        let length = usize::try_from(self.left).map_or(data.len(), |left| data.len().min(left));
        Ok(&data[..length])
    }

    fn consume(&mut self, amount: usize) {
        self.left = self.left.saturating_sub(amount as u64);
        match &mut self.data {
            Data::Plain(data) => data.consume(amount),
            Data::Gzip(data) => data.consume(amount),
        }
    }
}

impl Read for Digesting {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.source.read(buffer)?;
        self.hasher.update(&buffer[..read]);
        self.bytes += read as u64;
        Ok(read)
    }
}

impl Loaded {
    /// The place that is this file.
    pub(super) fn position(&self) -> Position {
        Position::file(&self.path)
    }

    /// Its bytes as UTF-8 without a byte order mark.
    pub(super) fn text(&self) -> Result<&str> {
        let bytes = self.bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&self.bytes);
        std::str::from_utf8(bytes).map_err(|error| {
            let line = bytes[..error.valid_up_to()].split(|byte| *byte == b'\n').count();
            Error::new(ParseErrorKind::Encoding { offset: error.valid_up_to() as u64 })
                .at(self.position().line(line as u64))
        })
    }
}

/// The line a CSV record begins on.
///
/// The csv crate takes a record to begin right after the last one, which is before the line feed of a CRLF and
/// before blank lines, so those are counted here.
pub(super) fn record_line(text: &str, position: &csv::Position) -> u64 {
    let start = usize::try_from(position.byte()).unwrap_or(usize::MAX).min(text.len());
    let skipped = text.as_bytes()[start..].iter().take_while(|byte| matches!(byte, b'\r' | b'\n'));
    position.line() + skipped.map(|byte| u64::from(*byte == b'\n')).sum::<u64>()
}

/// The facts of a file, read once through a small buffer.
pub(super) fn digest(stamp: &FileStamp) -> Result<ListFile> {
    let path = &stamp.path;
    let fault = |error| Error::io("read", path, error);
    let mut file = File::open(path).map_err(fault)?;
    let mut hasher = Sha256::new();
    let bytes = io::copy(&mut file, &mut hasher).map_err(fault)?;
    hasher.flush().map_err(fault)?;
    Ok(ListFile { name: stamp.name.clone(), path: path.clone(), bytes, sha256: hex(&hasher.finalize()) })
}

/// The beginning of a file, decompressed as far as it goes: for recognising it only.
pub(super) fn head(path: &Path) -> Result<Vec<u8>> {
    let file = File::open(path).map_err(|error| Error::io("read", path, error))?;
    let mut raw = Vec::new();
    file.take(HEAD_BYTES).read_to_end(&mut raw).map_err(|error| Error::io("read", path, error))?;
    if !is_gzip(&raw) {
        return Ok(raw);
    }
    // A head cut from a longer stream ends in an error after the bytes it holds; what matters is those bytes.
    let mut head = Vec::new();
    let _ = MultiGzDecoder::new(raw.as_slice()).take(HEAD_BYTES).read_to_end(&mut head);
    if head.is_empty() {
        return Err(gzip_fault(path, "no data in it"));
    }
    Ok(head)
}

/// The digest of a list: its file's own, or that of the lines `name NUL sha256` of several, sorted by name.
pub(super) fn combined_digest(files: &[ListFile]) -> String {
    if let [file] = files {
        return file.sha256.clone();
    }
    let mut lines: Vec<String> =
        files.iter().map(|file| format!("{}\0{}\n", file.name, file.sha256)).collect();
    lines.sort();
    hex(&Sha256::digest(lines.concat()))
}

fn read_fault(path: &Path, error: io::Error) -> Error {
    match error.get_ref().and_then(|inner| inner.downcast_ref::<DamagedPart>()) {
        Some(DamagedPart(what)) => Error::new(ParseErrorKind::Zip(what.clone())).at(Position::file(path)),
        None => Error::io("read", path, error),
    }
}

fn gzip_fault(path: &Path, message: &str) -> Error {
    Error::new(ParseErrorKind::Gzip(message.to_owned())).at(Position::file(path))
}

fn is_gzip(bytes: &[u8]) -> bool {
    bytes.starts_with(&[0x1f, 0x8b])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn content(bytes: &[u8]) -> Content {
        Content::of_bytes("x", bytes.to_vec()).unwrap()
    }

    fn gzip(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
        encoder.write_all(bytes).unwrap();
        encoder.finish().unwrap()
    }

    #[test]
    fn one_file_has_its_own_digest_and_several_a_joint_one() {
        let file =
            |name: &str, bytes: &[u8]| Content::of_bytes(name, bytes.to_vec()).unwrap().finish().unwrap();
        let alt = file("alt.csv", b"abc");
        let sdn = file("sdn.csv", b"d");
        assert_eq!(alt.sha256, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assert_eq!(combined_digest(std::slice::from_ref(&alt)), alt.sha256);
        let joint = combined_digest(&[sdn.clone(), alt.clone()]);
        assert_eq!(joint, combined_digest(&[alt.clone(), sdn.clone()]), "order does not matter");
        assert_eq!(
            joint,
            hex(&Sha256::digest(format!("alt.csv\0{}\nsdn.csv\0{}\n", alt.sha256, sdn.sha256)))
        );
    }

    #[test]
    fn the_digest_is_that_of_the_stored_bytes_however_far_the_reader_went() {
        let text = b"line\n".repeat(50_000);
        let mut stored = gzip(&text[..100_000]);
        stored.extend(gzip(&text[100_000..]));
        for (stored, read) in [(&text, 0), (&text, 70_000), (&stored, 0), (&stored, 70_000)] {
            let mut content = content(stored);
            let mut part = vec![0; read];
            content.read_exact(&mut part).unwrap();
            assert_eq!(part, text[..read]);
            let file = content.finish().unwrap();
            assert_eq!(file.bytes, stored.len() as u64);
            assert_eq!(file.sha256, hex(&Sha256::digest(stored)));
        }
        assert_eq!(content(&stored).load().unwrap().bytes, text);
    }

    #[test]
    fn a_cut_stream_is_found_even_where_no_reader_needs_its_end() {
        let mut stored = gzip(&b"line\n".repeat(50_000));
        stored.truncate(stored.len() - 20);
        let error = content(&stored).finish().unwrap_err().to_string();
        assert!(error.contains("cut gzip data"), "{error}");
    }

    #[test]
    fn what_has_no_data_is_empty() {
        for stored in [Vec::new(), gzip(b"")] {
            let error = Content::of_bytes("x", stored).err().unwrap().to_string();
            assert!(error.contains("the file is empty"), "{error}");
        }
    }
}
