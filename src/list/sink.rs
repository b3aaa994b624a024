//! Where readers put designations: keeps ids unique and names present, and decides what a fault means.

use std::collections::hash_map::Entry;

use rustc_hash::FxHashMap;

use super::{ListWarning, ParseErrorKind, Strictness};
use crate::designation::{Designation, ListId};
use crate::error::Position;
use crate::{Error, Result};

/// What a reader fills.
pub(super) struct Sink {
    strictness: Strictness,
    /// The id of the list being read.
    pub(super) list: ListId,
    /// What has been read, in the order of first occurrence.
    pub(super) designations: Vec<Designation>,
    index: FxHashMap<String, usize>,
    /// What is odd about the list.
    pub(super) warnings: Vec<ListWarning>,
}

impl Sink {
    /// An empty one for a list of no id yet; `warnings` are those known before reading.
    pub(super) fn new(strictness: Strictness, warnings: Vec<ListWarning>) -> Self {
        Self {
            strictness,
            list: ListId(String::new()),
            designations: Vec::new(),
            index: FxHashMap::default(),
            warnings,
        }
    }

    /// A fault of one record: an error in strict reading, a warning in lenient.
    pub(super) fn fault(&mut self, error: Error) -> Result<()> {
        match self.strictness {
            Strictness::Strict => Err(error),
            Strictness::Lenient => {
                self.warn(ListWarning::Dropped { error: error.to_string() });
                Ok(())
            }
        }
    }

    /// Something odd that does not keep the list from being read.
    pub(super) fn warn(&mut self, warning: ListWarning) {
        self.warnings.push(warning);
    }

    /// Takes a designation that may still lack names; they are checked at the end.
    pub(super) fn add(&mut self, designation: Designation, position: Position) -> Result<()> {
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
    pub(super) fn get_mut(&mut self, id: &str) -> Option<&mut Designation> {
        self.index.get(id).and_then(|index| self.designations.get_mut(*index))
    }

    /// Everything read; a list must have designations, and each a name.
    pub(super) fn finish(mut self, position: &Position) -> Result<(Vec<Designation>, Vec<ListWarning>)> {
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
            return Err(Error::new(ParseErrorKind::NoDesignations).at(position.clone()));
        }
        Ok((self.designations, self.warnings))
    }
}
