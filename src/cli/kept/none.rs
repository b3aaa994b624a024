//! No run is kept.

use std::path::Path;

use anyhow::{Result, bail};

use crate::case::CaseMark;
use crate::index::Index;
use crate::party::{NotScreened, Row};
use crate::report::manifest::{KeptRecord, Manifest, RunId};
use crate::screen::rescreen::HitChange;
use crate::screen::{Hit, Outcome};

use super::super::args::KeepArgs;
use super::{Ended, Gone};

/// A run that is kept: there is none.
pub(in crate::cli) enum Kept {}

impl Kept {
    pub(in crate::cli) fn is_wanted(_: &KeepArgs) -> bool {
        false
    }

    pub(in crate::cli) fn begin(
        _: &KeepArgs,
        _: &'static str,
        _: &RunId,
        _: Option<&Path>,
    ) -> Result<Option<Self>> {
        Ok(None)
    }

    pub(in crate::cli) fn again(_: &KeptRecord) -> Result<Self> {
        bail!("the run is kept in a case store, and this interdict was built without them (feature `store`)")
    }

    pub(in crate::cli) fn keeps_rows(&self) -> bool {
        match *self {}
    }

    pub(in crate::cli) fn row(&mut self, _: &Row, _: &Outcome, _: &Index) -> crate::Result<Vec<CaseMark>> {
        match *self {}
    }

    pub(in crate::cli) fn not_screened(&mut self, _: &Row, _: &NotScreened) -> crate::Result<()> {
        match *self {}
    }

    pub(in crate::cli) fn changes(
        &mut self,
        _: &Row,
        _: &[HitChange],
        _: &[Hit],
        _: Gone,
    ) -> crate::Result<Vec<CaseMark>> {
        match *self {}
    }

    pub(in crate::cli) fn finish(self, _: Ended<'_>, _: &mut impl Manifest) -> Result<()> {
        match self {}
    }

    pub(in crate::cli) fn fail(self) {
        match self {}
    }
}
