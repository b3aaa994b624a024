//! A file within a zip archive, streamed: the inside of a spreadsheet.
//!
//! The archive is held in memory as stored (lists have some megabytes), its part is decompressed as it is read, with
//! a limit of its own and its size and checksum compared at the end, so that neither a bomb nor a cut passes.

use std::io::{self, Cursor, Read};

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

/// Opens the part of a name for reading.
///
/// # Errors
///
/// Where the file is no archive, lacks the part, or stores it encrypted or by a method that no spreadsheet uses.
pub(super) fn part(content: &mut Content, name: &str, limit: u64) -> Result<Content> {
    let damaged =
        |what: String, content: &Content| Error::new(ParseErrorKind::Zip(what)).at(content.position());
    let bytes = content.load()?.bytes;
    match entry(bytes, name) {
        Ok(entry) => content.of_part(Box::new(entry), limit),
        Err(what) => Err(damaged(what, content)),
    }
}

fn entry(bytes: Vec<u8>, name: &str) -> Result<Entry, String> {
    let mut archive = ZipArchive::new(Cursor::new(bytes.as_slice())).map_err(|error| error.to_string())?;
    let index = archive.index_for_name(name).ok_or_else(|| format!("no {name} in it"))?;
    let file = archive.by_index_raw(index).map_err(|error| error.to_string())?;
    if file.encrypted() {
        return Err(format!("{name} is encrypted"));
    }
    let method = file.compression();
    let (size, crc, packed) = (file.size(), file.crc32(), file.compressed_size());
    let start = file.data_start().ok_or_else(|| format!("no data of {name}"))?;
    drop(file);
    let mut stored = Cursor::new(bytes);
    stored.set_position(start);
    let stored = stored.take(packed);
    let source: Box<dyn Read + Send> = match method {
        CompressionMethod::Stored => Box::new(stored),
        CompressionMethod::Deflated => Box::new(DeflateDecoder::new(stored)),
        other => return Err(format!("{name} is compressed by {other}")),
    };
    Ok(Entry { source, seen: Crc::new(), read: 0, size, crc })
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
