//! The files within a zip archive, streamed: the inside of a spreadsheet.
//!
//! The archive is held in memory as stored (lists have some megabytes), each part is decompressed as it is read, with
//! a limit of its own and its size and checksum compared at the end, so that neither a bomb nor a cut passes.

use std::io::{self, Cursor, Read};
use std::sync::Arc;

use flate2::Crc;
use flate2::read::DeflateDecoder;
use zip::{CompressionMethod, ZipArchive};

use super::ParseErrorKind;
use super::file::{Content, DamagedPart};
use crate::{Error, Result};

/// The signature of an archive's first part.
const LOCAL_HEADER: &[u8] = b"PK\x03\x04";

/// The length of a part's local header before its name.
const LOCAL_HEADER_BYTES: usize = 30;

/// An archive as stored.
pub(super) struct Archive {
    stored: Arc<[u8]>,
}

impl Archive {
    /// Takes what is left of a file as an archive.
    pub(super) fn open(content: &mut Content) -> Result<Self> {
        let stored = Arc::from(content.load()?.bytes);
        Ok(Self { stored })
    }

    /// Opens the part of a name for reading; its faults are said to be in `file`.
    ///
    /// # Errors
    ///
    /// Where the file is no archive, lacks the part, or stores it encrypted or by a method that no spreadsheet uses.
    pub(super) fn part(&self, file: &Content, name: &str, limit: u64) -> Result<Content> {
        let part = self.optional_part(file, name, limit)?;
        part.ok_or_else(|| damaged(format!("no {name} in it"), file))
    }

    /// The part of a name, where there is one.
    pub(super) fn optional_part(&self, file: &Content, name: &str, limit: u64) -> Result<Option<Content>> {
        match entry(&self.stored, name) {
            Ok(Some(entry)) => file.of_part(Box::new(entry), limit).map(Some),
            Ok(None) => Ok(None),
            Err(what) => Err(damaged(what, file)),
        }
    }
}

fn damaged(what: String, file: &Content) -> Error {
    Error::new(ParseErrorKind::Zip(what)).at(file.position())
}

fn entry(bytes: &Arc<[u8]>, name: &str) -> Result<Option<Entry>, String> {
    let mut archive = ZipArchive::new(Cursor::new(&bytes[..])).map_err(|error| error.to_string())?;
    let Some(index) = archive.index_for_name(name) else { return Ok(None) };
    let file = archive.by_index_raw(index).map_err(|error| error.to_string())?;
    if file.encrypted() {
        return Err(format!("{name} is encrypted"));
    }
    let method = file.compression();
    let (size, crc, packed) = (file.size(), file.crc32(), file.compressed_size());
    let start = file.data_start().ok_or_else(|| format!("no data of {name}"))?;
    drop(file);
    let mut stored = Cursor::new(Arc::clone(bytes));
    stored.set_position(start);
    let stored = stored.take(packed);
    let source: Box<dyn Read + Send> = match method {
        CompressionMethod::Stored => Box::new(stored),
        CompressionMethod::Deflated => Box::new(DeflateDecoder::new(stored)),
        other => return Err(format!("{name} is compressed by {other}")),
    };
    Ok(Some(Entry { source, seen: Crc::new(), read: 0, size, crc }))
}

/// A part being decompressed.
struct Entry {
    source: Box<dyn Read + Send>,
    seen: Crc,
    read: u64,
    /// Its size as the archive states it.
    size: u64,
    /// Its checksum as the archive states it.
    crc: u32,
}

impl Read for Entry {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let damaged = |what: &str| io::Error::other(DamagedPart(what.to_owned()));
        let read = self.source.read(buffer).map_err(|error| damaged(&error.to_string()))?;
        if read == 0 && !buffer.is_empty() && (self.read, self.seen.sum()) != (self.size, self.crc) {
            return Err(damaged("size or checksum differ from what the archive states"));
        }
        self.read += read as u64;
        self.seen.update(&buffer[..read]);
        Ok(read)
    }
}

/// The beginning of a part of a name that stands within an archive's first bytes.
///
/// Only parts whose sizes are stated before them are stepped over; that is how spreadsheets are written.
pub(super) fn part_in_head(head: &[u8], name: &str) -> Option<Vec<u8>> {
    let mut rest = head;
    loop {
        let header = rest.strip_prefix(LOCAL_HEADER).and_then(|_| rest.get(..LOCAL_HEADER_BYTES))?;
        let number = |at: usize| usize::from(header[at]) | usize::from(header[at + 1]) << 8;
        let (method, packed) = (number(8), number(18) | number(20) << 16);
        let name_end = LOCAL_HEADER_BYTES + number(26);
        let data = rest.get(name_end + number(28)..)?;
        if rest.get(LOCAL_HEADER_BYTES..name_end)? == name.as_bytes() {
            let data = &data[..packed.min(data.len())];
            let mut found = Vec::new();
            // What is cut off at the head's end is not missed.
            let _ = match method {
                0 => (&mut &*data).take(head.len() as u64).read_to_end(&mut found),
                8 => DeflateDecoder::new(data).take(head.len() as u64).read_to_end(&mut found),
                _ => return None,
            };
            return Some(found);
        }
        rest = data.get(packed..)?;
    }
}

/// Whether an archive's first bytes name a part in a folder.
pub(super) fn has_folder_in_head(head: &[u8], folder: &str) -> bool {
    head.starts_with(LOCAL_HEADER)
        && memchr::memmem::find_iter(head, LOCAL_HEADER).any(|at| {
            head.get(at + LOCAL_HEADER_BYTES..).is_some_and(|name| name.starts_with(folder.as_bytes()))
        })
}
