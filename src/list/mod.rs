//! List files → list snapshots: one publisher's list, one edition, as designations.
//!
//! [`ListSnapshot::read`] is the front door: give it a [`ListSource`] (a file or a folder) and get every
//! designation on it, or an error that says which file, record, line and field is at fault. The format is
//! recognised by content, plain or gzipped.
//!
//! | file | holds |
//! |---|---|
//! | `source` | what the user named → the files of one list |
//! | `file` | bytes, digests, decompression |
//! | `detect` | first bytes → format |
//! | `ofac`, `un`, `custom` | one format each: fields → [`Designation`], with that publisher's quirks |
//! | `demo` | the bundled lists of 25 March 2024 |
//!
//! A malformed list fails closed. What cannot be read is an error, because screening against part of a list
//! clears the other part; [`Strictness::Lenient`] leaves unreadable designations out and lists each as a warning, but
//! never accepts an empty, cut or undecodable file. Names are not normalised here and nothing is indexed.

use std::collections::hash_map::Entry;

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use crate::designation::{AliasStrength, Designation, ListId};
use crate::error::Position;
use crate::{Error, Result};

mod custom;
mod demo;
mod detect;
mod error;
mod file;
mod ofac;
mod source;
#[cfg(test)]
mod tests;
mod un;
mod xml;

pub use error::{ListWarning, ParseErrorKind};
pub use file::{FileStamp, ListFile};
pub use source::{ListSource, SourceDigest, SourceFiles, digest_files};

/// A format this program reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum ListFormat {
    /// OFAC's legacy CSV: `sdn.csv` or `cons_prim.csv` with its companions.
    OfacCsv,
    /// The UN Security Council's consolidated XML.
    UnXml,
    /// The documented CSV for in-house lists: `id,type,name,…`.
    CustomCsv,
}

impl ListFormat {
    /// What it is, for people.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::OfacCsv => "OFAC CSV",
            Self::UnXml => "UN XML",
            Self::CustomCsv => "custom CSV",
        }
    }

    fn parser(self) -> &'static dyn Parser {
        match self {
            Self::OfacCsv => &ofac::OfacCsv,
            Self::UnXml => &un::UnXml,
            Self::CustomCsv => &custom::CustomCsv,
        }
    }
}

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
        let contents: Vec<_> = files.files.iter().map(file::read).collect::<Result<_>>()?;
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
        contents: Vec<file::Content>,
        warnings: Vec<ListWarning>,
        strictness: Strictness,
    ) -> Result<Self> {
        let mut sink = Sink { strictness, designations: Vec::new(), index: FxHashMap::default(), warnings };
        let published = format.parser().parse(&contents, &mut sink)?;
        let files: Vec<ListFile> = contents.into_iter().map(|content| content.file).collect();
        let (designations, warnings) = sink.finish(files.first())?;
        let digest = file::combined_digest(&files);
        Ok(Self { id, format, published, files, digest, designations, warnings })
    }
}

/// A format's reader: maps fields, nothing else.
trait Parser {
    /// Puts every designation of the files (the primary one first) into the sink; gives the edition's date.
    fn parse(&self, files: &[file::Content], sink: &mut Sink) -> Result<Option<String>>;
}

/// Where readers put designations: keeps ids unique and names present, and decides what a fault means.
struct Sink {
    strictness: Strictness,
    designations: Vec<Designation>,
    index: FxHashMap<String, usize>,
    warnings: Vec<ListWarning>,
}

impl Sink {
    /// A fault of one record: an error in strict reading, a warning in lenient.
    fn fault(&mut self, error: Error) -> Result<()> {
        match self.strictness {
            Strictness::Strict => Err(error),
            Strictness::Lenient => {
                self.warn(ListWarning::Dropped { error: error.to_string() });
                Ok(())
            }
        }
    }

    fn warn(&mut self, warning: ListWarning) {
        self.warnings.push(warning);
    }

    /// Takes a designation that may still lack names; they are checked at the end.
    fn add(&mut self, designation: Designation, position: Position) -> Result<()> {
        if designation.id.0.is_empty() {
            return self.fault(Error::new(ParseErrorKind::NoId).at(position));
        }
        match self.index.entry(designation.id.0.clone()) {
            Entry::Vacant(entry) => {
                entry.insert(self.designations.len());
                self.designations.push(designation);
                Ok(())
            }
            Entry::Occupied(entry) => {
                let id = entry.key().clone();
                self.fault(Error::new(ParseErrorKind::DuplicateId { id }).at(position))
            }
        }
    }

    /// The designation of an id, where there is one.
    fn get_mut(&mut self, id: &str) -> Option<&mut Designation> {
        self.index.get(id).and_then(|index| self.designations.get_mut(*index))
    }

    fn finish(mut self, primary: Option<&ListFile>) -> Result<(Vec<Designation>, Vec<ListWarning>)> {
        let position = primary.map(|file| Position::file(&file.path)).unwrap_or_default();
        let nameless: Vec<_> = self.designations.iter().filter(|one| one.primary_name().is_empty()).collect();
        let errors: Vec<_> = nameless
            .iter()
            .map(|one| Error::new(ParseErrorKind::NoName).at(position.clone().record(&one.id)))
            .collect();
        for error in errors {
            self.fault(error)?;
        }
        self.designations.retain(|one| !one.primary_name().is_empty());
        if self.designations.is_empty() {
            return Err(Error::new(ParseErrorKind::NoDesignations).at(position));
        }
        Ok((self.designations, self.warnings))
    }
}
