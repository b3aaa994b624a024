//! List files → list snapshots: one publisher's list, one edition, as designations.
//!
//! [`ListSnapshot::read`] is the front door: give it a [`ListSource`] (a file or a folder) and get every
//! designation on it, or an error that says which file, record, line and field is at fault. The format is
//! recognised by content, plain or gzipped.
//!
//! | file | holds |
//! |---|---|
//! | `source` | what the user named → the files of one list |
//! | `file` | bytes, digests, decompression, read once from front to back |
//! | `format`, `detect` | the table of formats; first bytes → format |
//! | `xml`, `table`, `jsonl` | records of XML, delimited text and JSON lines, streamed, with places and limits |
//! | `archive`, `sheet` | the inside of a zip file; the rows of a spreadsheet (`.ods`, `.xlsx`) |
//! | `sink`, `fields` | where readers put designations; what several of them do with a field's text |
//! | `written`, `us_name` | names as publishers write them by hand: brackets, quotation marks, several in one |
//! | `ofac`, `uk`, `eu`, `un`, `canada`, `seco`, `dfat` | official publishers: fields → [`Designation`], with their quirks |
//! | `csl`, `dpl`, `opensanctions`, `custom` | the export control lists of the US, OpenSanctions, in-house lists |
//! | [`delta`], `summary` | two editions → what changed; one → what it holds, counted |
//! | [`Selection`] | a part of the lists by program and type |
//! | `demo` | the bundled lists of 25 March 2024 |
//!
//! A malformed list fails closed. What cannot be read is an error, because screening against part of a list
//! clears the other part; [`Strictness::Lenient`] leaves unreadable designations out and lists each as a warning, but
//! never accepts an empty, cut or undecodable file. Names are not normalised here and nothing is indexed.

use crate::Result;
use crate::designation::{AliasStrength, Designation, ListId};

mod archive;
mod canada;
mod csl;
mod custom;
pub mod delta;
mod demo;
mod detect;
mod dfat;
mod dpl;
mod error;
mod eu;
mod fields;
mod file;
mod format;
mod jsonl;
#[cfg(test)]
mod mutation;
mod ofac;
mod opensanctions;
mod seco;
mod selection;
mod sheet;
mod sink;
mod source;
mod summary;
mod table;
#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;
mod uk;
mod un;
mod us_name;
mod written;
mod xml;

use file::Content;
use sink::Sink;

pub use delta::Delta;
pub use error::{ListWarning, ParseErrorKind};
pub use file::{FileStamp, ListFile};
pub use format::ListFormat;
pub use selection::{ProgramRule, Selection};
pub(crate) use source::EDITION_RECORD;
pub use source::{ListSource, SourceDigest, SourceFiles, digest_files};
pub use summary::ListSummary;

/// Raised whenever a reader makes other designations of the same file: an index of older designations is rebuilt.
pub const READER_VERSION: u32 = 4;

/// What becomes of a designation that cannot be read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Strictness {
    /// The list is not read at all.
    #[default]
    Strict,
    /// The designation is left out and listed among the warnings.
    Lenient,
}

/// One list, one edition: everything a publisher's files say.
#[derive(Debug, Clone, PartialEq)]
pub struct ListSnapshot {
    /// The list's short name: `ofac-sdn`, `un-sc`, a custom list's file stem.
    pub id: ListId,
    /// The format it was read from.
    pub format: ListFormat,
    /// The edition's date as the file states it, in ISO form; OFAC's CSV states none.
    pub published: Option<String>,
    /// The files it was read from; the first is the primary one.
    pub files: Vec<ListFile>,
    /// SHA-256 of the stored bytes in hexadecimal: the file's own, or for several files that of the lines
    /// `name NUL sha256 LF`, sorted.
    pub digest: String,
    /// Its designations, in the file's order; ids are unique and each has a name.
    pub designations: Vec<Designation>,
    /// What part of the list it is, as [`Selection::key`]; empty for the whole.
    pub part: String,
    /// How many of its designations a [`Selection`] left out.
    pub left_out: usize,
    /// What is odd about it, and what lenient reading left out.
    pub warnings: Vec<ListWarning>,
}

impl ListSnapshot {
    /// Reads one list.
    ///
    /// # Errors
    ///
    /// Where a file cannot be read, is no list, is damaged or cut, or a designation cannot be understood; the
    /// error names file, record, line and field. Lenient reading turns faults of single records into warnings.
    pub fn read(source: &ListSource, strictness: Strictness) -> Result<Self> {
        let files = source.files()?;
        let contents: Vec<_> = files.files.iter().map(Content::open).collect::<Result<_>>()?;
        Self::parse(files.id, files.format, contents, files.warnings, strictness)
    }

    /// The two bundled lists of 25 March 2024, `demo-ofac` and `demo-uk`: three designations, for trying the program
    /// out. Screening against them clears nobody.
    ///
    /// # Errors
    ///
    /// Never for the lists as shipped.
    pub fn demonstration() -> Result<Vec<Self>> {
        demo::snapshots()
    }

    /// The same list with nothing on it: for a part of it.
    #[must_use]
    pub fn without_designations(&self) -> Self {
        let Self { id, format, published, files, digest, .. } = self;
        Self {
            id: id.clone(),
            format: *format,
            published: published.clone(),
            files: files.clone(),
            digest: digest.clone(),
            designations: Vec::new(),
            left_out: self.left_out,
            part: self.part.clone(),
            warnings: Vec::new(),
        }
    }

    /// How many names it lists.
    #[must_use]
    pub fn names_count(&self) -> usize {
        self.designations.iter().map(|designation| designation.names.len()).sum()
    }

    /// How many of its names are weak aliases.
    #[must_use]
    pub fn weak_names_count(&self) -> usize {
        let names = self.designations.iter().flat_map(|designation| &designation.names);
        names.filter(|name| name.strength == AliasStrength::Weak).count()
    }

    fn parse(
        id: ListId,
        format: ListFormat,
        mut contents: Vec<Content>,
        warnings: Vec<ListWarning>,
        strictness: Strictness,
    ) -> Result<Self> {
        let mut sink = Sink::new(strictness, warnings);
        sink.list = id.clone();
        let place = contents.first().map(Content::position).unwrap_or_default();
        let published = (format.reader().parse)(&mut contents, &mut sink)?;
        let files: Vec<ListFile> = contents.into_iter().map(Content::finish).collect::<Result<_>>()?;
        let (designations, warnings) = sink.finish(&place)?;
        let digest = file::combined_digest(&files);
        Ok(Self {
            id,
            format,
            published,
            files,
            digest,
            designations,
            left_out: 0,
            part: String::new(),
            warnings,
        })
    }
}
