//! The bytes of a list: which file, how many, their SHA-256, and their text decompressed.
//!
//! The only place that opens list files. Gzip is recognised by its first bytes, never by the file's name.

use std::fs::File;
use std::io::{Read, Write as _};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use serde::Serialize;
use sha2::{Digest as _, Sha256};

use crate::digest::hex;

use super::ParseErrorKind;
use crate::error::Position;
use crate::{Error, Result};

/// No list file is larger; the largest known, OFAC's Advanced XML, has about 120 MB.
const MAX_BYTES: u64 = 1 << 30;

/// How much of a file's beginning is enough to recognise it: a whole first record of any format.
const HEAD_BYTES: u64 = 16 * 1024;

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

/// A file's text, its facts and where to say faults are.
#[derive(Debug)]
pub(super) struct Content {
    /// Its facts.
    pub(super) file: ListFile,
    /// Its bytes, decompressed.
    pub(super) bytes: Vec<u8>,
}

impl Content {
    /// The place that is this file.
    pub(super) fn position(&self) -> Position {
        Position::file(&self.file.path)
    }

    /// Its bytes as UTF-8 without a byte order mark.
    pub(super) fn text(&self) -> Result<&str> {
        let bytes = self.bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&self.bytes);
        std::str::from_utf8(bytes).map_err(|error| {
            let line = bytes[..error.valid_up_to()].split(|byte| *byte == b'\n').count();
            Error::new(ParseErrorKind::Encoding { offset: error.valid_up_to() })
                .at(self.position().line(line as u64))
        })
    }

    /// The content of bytes that are no file of their own, as the bundled lists.
    pub(super) fn of_bytes(name: &str, bytes: &[u8]) -> Self {
        let file = ListFile {
            name: name.to_owned(),
            path: PathBuf::from(name),
            bytes: bytes.len() as u64,
            sha256: hex(&Sha256::digest(bytes)),
        };
        Self { file, bytes: bytes.to_vec() }
    }
}

/// Reads a whole file, takes its digest and decompresses it.
pub(super) fn read(stamp: &FileStamp) -> Result<Content> {
    let path = &stamp.path;
    let raw = read_raw(path)?;
    let file = ListFile {
        name: stamp.name.clone(),
        path: path.clone(),
        bytes: raw.len() as u64,
        sha256: hex(&Sha256::digest(&raw)),
    };
    let bytes = if is_gzip(&raw) { decompress(path, &raw)? } else { raw };
    if bytes.is_empty() {
        return Err(Error::new(ParseErrorKind::Empty).at(Position::file(path)));
    }
    Ok(Content { file, bytes })
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
    let bytes = std::io::copy(&mut file, &mut hasher).map_err(fault)?;
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
    let _ = flate2::read::MultiGzDecoder::new(raw.as_slice()).take(HEAD_BYTES).read_to_end(&mut head);
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

fn read_raw(path: &Path) -> Result<Vec<u8>> {
    let file = File::open(path).map_err(|error| Error::io("read", path, error))?;
    let mut raw = Vec::new();
    file.take(MAX_BYTES + 1).read_to_end(&mut raw).map_err(|error| Error::io("read", path, error))?;
    check_size(path, raw)
}

fn decompress(path: &Path, raw: &[u8]) -> Result<Vec<u8>> {
    let mut bytes = Vec::with_capacity(raw.len().saturating_mul(4));
    flate2::read::MultiGzDecoder::new(raw)
        .take(MAX_BYTES + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| gzip_fault(path, &error.to_string()))?;
    check_size(path, bytes)
}

fn check_size(path: &Path, bytes: Vec<u8>) -> Result<Vec<u8>> {
    if bytes.len() as u64 > MAX_BYTES {
        return Err(Error::new(ParseErrorKind::TooLarge { limit: MAX_BYTES }).at(Position::file(path)));
    }
    Ok(bytes)
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

    #[test]
    fn one_file_has_its_own_digest_and_several_a_joint_one() {
        let alt = Content::of_bytes("alt.csv", b"abc").file;
        let sdn = Content::of_bytes("sdn.csv", b"").file;
        assert_eq!(alt.sha256, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assert_eq!(combined_digest(std::slice::from_ref(&alt)), alt.sha256);
        let joint = combined_digest(&[sdn.clone(), alt.clone()]);
        assert_eq!(joint, combined_digest(&[alt.clone(), sdn.clone()]), "order does not matter");
        assert_eq!(
            joint,
            hex(&Sha256::digest(format!("alt.csv\0{}\nsdn.csv\0{}\n", alt.sha256, sdn.sha256)))
        );
    }
}
