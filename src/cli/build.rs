//! Which executable is running: its SHA-256, or where that would take longer than a short run, the id its linker gave it.
//!
//! A released executable has 15 megabytes, digested by a thread of its own beside the run (a millisecond more of a warm
//! start of 25). One with debug information has up to a hundred, and digesting it made that start 60 milliseconds.

use std::fs::File;
use std::io::{self, Read, Seek as _, SeekFrom};
use std::thread::JoinHandle;

use sha2::{Digest as _, Sha256};

use crate::digest::hex;
use crate::report::manifest::Build;

/// Executables over so many bytes are told by their linker's id, where they have one.
const DIGESTED: u64 = 32 << 20;
/// Bytes read at a time.
const PIECE: usize = 1 << 20;
/// Program headers and notes are smaller, in any file that a linker wrote.
const SMALL: u64 = 64 << 10;

/// The identity of the running executable, being found out beside the run.
pub(super) struct Identity(Option<JoinHandle<Option<Build>>>);

impl Identity {
    /// Begins.
    pub(super) fn begin() -> Self {
        let builder = std::thread::Builder::new().name("build".to_owned());
        Self(builder.spawn(|| executable().and_then(identify).ok()).ok())
    }

    /// Of no use to anybody.
    pub(super) fn unasked() -> Self {
        Self(None)
    }

    /// Waits for the end; where the system does not let the executable be read, there is the version.
    pub(super) fn build(self) -> Build {
        let found = self.0.and_then(|thread| thread.join().ok().flatten());
        found.unwrap_or_else(|| Build::new(None, None))
    }
}

/// The executable that is running, also where another one stands under its name by now.
#[cfg(target_os = "linux")]
fn executable() -> io::Result<File> {
    File::open("/proc/self/exe")
}

#[cfg(not(target_os = "linux"))]
fn executable() -> io::Result<File> {
    File::open(std::env::current_exe()?)
}

fn identify(mut file: File) -> io::Result<Build> {
    let id = linker_id(&mut file)?;
    let sha256 = if id.is_none() || file.metadata()?.len() <= DIGESTED {
        file.seek(SeekFrom::Start(0))?;
        Some(digest(file)?)
    } else {
        None
    };
    Ok(Build::new(sha256, id))
}

fn digest(mut file: File) -> io::Result<String> {
    let (mut sha, mut piece) = (Sha256::new(), vec![0; PIECE]);
    loop {
        match file.read(&mut piece)? {
            0 => return Ok(hex(&sha.finalize())),
            read => sha.update(&piece[..read]),
        }
    }
}

/// The GNU build id of an executable in ELF of 64 bits, little-endian: `readelf -n` shows it. `None` for any other file.
fn linker_id(file: &mut File) -> io::Result<Option<String>> {
    /// A segment of notes.
    const PT_NOTE: u64 = 4;
    let head = bytes(file, 0, 64)?;
    if head.get(..6) != Some(b"\x7fELF\x02\x01") {
        return Ok(None);
    }
    let (Some(at), Some(size), Some(count)) =
        (number(&head, 32, 8), number(&head, 54, 2), number(&head, 56, 2))
    else {
        return Ok(None);
    };
    let segments = bytes(file, at, size.saturating_mul(count))?;
    for segment in segments.chunks_exact(usize::try_from(size).unwrap_or(0).max(56)) {
        if number(segment, 0, 4) == Some(PT_NOTE)
            && let (Some(at), Some(size)) = (number(segment, 8, 8), number(segment, 32, 8))
            && let Some(id) = id_among(&bytes(file, at, size)?)
        {
            return Ok(Some(id));
        }
    }
    Ok(None)
}

/// The build id among notes, each of which is three numbers, a name and a description.
fn id_among(mut notes: &[u8]) -> Option<String> {
    /// The type of a note that holds a build id, whose name is GNU.
    const NT_GNU_BUILD_ID: u64 = 3;
    loop {
        let [name, description] =
            [0, 4].map(|at| number(notes, at, 4).and_then(|size| usize::try_from(size).ok()));
        let (name, description) = (name?, description?);
        let text = 12_usize.checked_add(name.checked_next_multiple_of(4)?)?;
        let id = notes.get(text..text.checked_add(description)?)?;
        if number(notes, 8, 4) == Some(NT_GNU_BUILD_ID) && notes.get(12..16) == Some(b"GNU\0") {
            return Some(hex(id));
        }
        notes = notes.get(text.checked_add(description.checked_next_multiple_of(4)?)?..)?;
    }
}

/// A little-endian number of up to eight bytes.
fn number(bytes: &[u8], at: usize, size: usize) -> Option<u64> {
    let bytes = bytes.get(at..at + size)?;
    Some(bytes.iter().rev().fold(0, |number, byte| number << 8 | u64::from(*byte)))
}

/// Bytes of a file from a place on; fewer where it ends, and never many.
fn bytes(file: &mut File, at: u64, size: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    file.seek(SeekFrom::Start(at))?;
    file.take(size.min(SMALL)).read_to_end(&mut bytes)?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write as _;

    fn note(kind: u32, name: &[u8], description: &[u8]) -> Vec<u8> {
        let mut note = Vec::new();
        for number in [name.len(), description.len()] {
            note.extend_from_slice(&u32::try_from(number).unwrap().to_le_bytes());
        }
        note.extend_from_slice(&kind.to_le_bytes());
        for part in [name, description] {
            note.extend_from_slice(part);
            note.resize(note.len().next_multiple_of(4), 0);
        }
        note
    }

    #[test]
    fn the_build_id_is_found_among_other_notes_and_nothing_in_damaged_ones() {
        let notes =
            [note(1, b"GNU\0", &[0; 16]), note(3, b"Other\0", b"x"), note(3, b"GNU\0", b"\xb6\x82\x1d")];
        assert_eq!(id_among(&notes.concat()), Some("b6821d".to_owned()));
        assert_eq!(id_among(&notes[..2].concat()), None);
        let notes = notes.concat();
        for end in 0..notes.len() - 1 {
            assert_eq!(id_among(&notes[..end]), None, "cut at {end}");
        }
        assert_eq!(id_among(&[0xff; 64]), None);
    }

    #[test]
    fn any_other_file_is_digested() {
        let mut file = tempfile::tempfile().unwrap();
        file.write_all(b"abc").unwrap();
        let build = identify(file.try_clone().unwrap()).unwrap();
        let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!((build.sha256.as_deref(), build.id), (Some(abc), None));
        file.set_len(DIGESTED + 1).unwrap();
        assert!(identify(file).unwrap().sha256.is_some(), "for want of an id");
    }
}
