//! What the readers' tests share: fixtures by name, and designations as short texts to compare.
//!
//! Fixtures stand in `tests/data/lists`, a folder a publisher, written by hand in the official format, one quirk each,
//! about nobody real.

use std::path::PathBuf;

use super::*;
use crate::designation::{Alias, AliasKind};

pub(super) fn fixture(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/data/lists").join(name)
}

pub(super) fn read(name: &str) -> ListSnapshot {
    ListSnapshot::read(&ListSource::new(fixture(name)), Strictness::Strict)
        .unwrap_or_else(|error| panic!("{error}"))
}

/// The names of a designation, those that are not plain strong aliases marked.
pub(super) fn names(designation: &Designation) -> Vec<String> {
    let mark = |alias: &Alias| match (alias.kind, alias.strength) {
        (AliasKind::Native, AliasStrength::Strong) => "native ",
        (AliasKind::Former, AliasStrength::Strong) => "former ",
        (AliasKind::Former, AliasStrength::Weak) => "weak former ",
        (_, AliasStrength::Weak) => "weak ",
        _ => "",
    };
    designation.names.iter().map(|alias| format!("{}{}", mark(alias), alias.name)).collect()
}

pub(super) fn identifiers(designation: &Designation) -> Vec<String> {
    designation.identifiers.iter().map(|id| format!("{}|{}|{}", id.kind, id.number, id.country)).collect()
}

pub(super) fn births(designation: &Designation) -> Vec<String> {
    designation.births.iter().map(ToString::to_string).collect()
}

pub(super) fn warnings(list: &ListSnapshot) -> String {
    list.warnings.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}

/// A spreadsheet (`.ods`) of this `content.xml`.
pub(super) fn spreadsheet(content: &[u8]) -> Vec<u8> {
    let kind = b"application/vnd.oasis.opendocument.spreadsheet".as_slice();
    packed(&[("mimetype", kind), ("content.xml", content)])
}

/// An archive of these parts; `mimetype` is stored, as the format wants it, the others compressed.
pub(super) fn packed(parts: &[(&str, &[u8])]) -> Vec<u8> {
    use std::io::{Cursor, Write as _};
    use zip::CompressionMethod::{Deflated, Stored};
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        let method = if *name == "mimetype" { Stored } else { Deflated };
        let options = zip::write::SimpleFileOptions::default().compression_method(method);
        archive.start_file(*name, options).unwrap();
        archive.write_all(bytes).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

/// The `content.xml` of a spreadsheet.
pub(super) fn content_of(spreadsheet: Vec<u8>) -> Vec<u8> {
    part_of(spreadsheet, "content.xml")
}

/// A part of an archive.
pub(super) fn part_of(archive: Vec<u8>, name: &str) -> Vec<u8> {
    use std::io::Read as _;
    let mut content = file::Content::of_bytes("archive", archive).unwrap();
    let archive = archive::Archive::open(&mut content).unwrap();
    let mut bytes = Vec::new();
    archive.part(&content, name, 1 << 30).unwrap().read_to_end(&mut bytes).unwrap();
    bytes
}

/// The parts of a workbook (`.xlsx`) that its reader opens, the sheet first.
pub(super) const WORKBOOK_PARTS: [&str; 5] = [
    "xl/worksheets/sheet1.xml",
    "xl/workbook.xml",
    "xl/_rels/workbook.xml.rels",
    "xl/styles.xml",
    "xl/sharedStrings.xml",
];

/// The workbook in the fixture of a name with its first sheet replaced.
pub(super) fn workbook(name: &str, sheet: &[u8]) -> Vec<u8> {
    let original = std::fs::read(fixture(name)).unwrap();
    let parts: Vec<Vec<u8>> =
        WORKBOOK_PARTS[1..].iter().map(|part| part_of(original.clone(), part)).collect();
    let others = WORKBOOK_PARTS[1..].iter().copied().zip(parts.iter().map(Vec::as_slice));
    let parts: Vec<_> = [(WORKBOOK_PARTS[0], sheet)].into_iter().chain(others).collect();
    packed(&parts)
}

/// A list in these bytes.
pub(super) fn read_bytes(name: &str, format: ListFormat, bytes: Vec<u8>) -> crate::Result<ListSnapshot> {
    let content = file::Content::of_bytes(name, bytes)?;
    ListSnapshot::parse(ListId("x".to_owned()), format, vec![content], Vec::new(), Strictness::Strict)
}

/// The error of a list in these bytes.
pub(super) fn refused_bytes(format: ListFormat, bytes: Vec<u8>) -> String {
    let content = file::Content::of_bytes("made", bytes).unwrap();
    let id = ListId("made".to_owned());
    ListSnapshot::parse(id, format, vec![content], Vec::new(), Strictness::Strict).unwrap_err().to_string()
}

/// A fixture that is refused, and what the error must say.
pub(super) fn refused(name: &str, parts: &[&str]) {
    let source = ListSource::new(fixture(name));
    let error = ListSnapshot::read(&source, Strictness::Strict).expect_err(name).to_string();
    for part in parts {
        assert!(error.contains(part), "{name}: {part:?} is not in {error:?}");
    }
}
