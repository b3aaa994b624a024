//! `interdict.toml`: named collections of lists, internal lists with owner and expiry, thresholds, the rules for cases.
//!
//! ```toml
//! threshold = 0.72                 # for every collection that says no other
//! weak_aliases = "exact"           # exact, on or off
//! max_list_age_hours = 24          # an older list is an error; without it a warning from 24 hours on
//! default_collection = "daily"     # needed only where there are several
//!
//! [lists.ofac-sdn]                 # the list's id; without a path the edition fetched last
//! [lists.un-sc]
//! path = "un/consolidated.xml"     # a relative path starts at this file's folder
//! [lists.house]
//! path = "house.csv"
//! owner = "Compliance, Vienna"     # whom to ask
//! expires = 2027-01-31             # from the day after it is refused: somebody must look at it again
//! weak_aliases = "off"
//!
//! [fetch.lists.eu-fsf]             # addresses, tokens, timeouts: see `editions::publisher`
//! token = "…"
//!
//! [cases]                          # roles, reason codes, four eyes: see `case::Policy`
//! four_eyes_score = 0.9
//!
//! [collections.daily]
//! lists = ["ofac-sdn", "un-sc", "house"]
//! exclude_programs = ["ofac-sdn:CUBA"]   # LIST:PROGRAM, or PROGRAM on every list
//! include_types = ["person", "entity"]
//! threshold = 0.74
//! ```
//!
//! `lists` of the file that no collection names are not used. A key that means nothing is an error, because a mistyped one would set nothing. What a [`Collection`] selects is
//! [`list::Selection`](crate::list::Selection)'s; the command line's own flags come before what the file says.

mod error;
mod file;

pub use error::ConfigErrorKind;

use std::path::{Path, PathBuf};

use jiff::civil::Date;
use sha2::{Digest as _, Sha256};

use crate::case::Policy;
use crate::designation::ListId;
use crate::digest::hex;
use crate::editions::FetchConfig;
use crate::error::Position;
use crate::list::{ProgramRule, Selection};
use crate::screen::{ScreenConfig, WeakAliases};
use crate::{Error, Result};

use file::{File, ListTable};

/// A configuration file that has been read.
#[derive(Debug, Clone)]
pub struct Config {
    path: PathBuf,
    digest: String,
    file: File,
}

/// One named set of lists, with what is screened of them and how.
#[derive(Debug, Clone, PartialEq)]
pub struct Collection {
    /// Its name in the file.
    pub name: String,
    /// Its lists, in the order given.
    pub lists: Vec<CollectionList>,
    /// Which of their designations count.
    pub selection: Selection,
    /// The threshold and what weak aliases do.
    pub screen: ScreenConfig,
    /// Hours after which a list is too old, where the file says so.
    pub max_list_age_hours: Option<u32>,
    /// The configuration file.
    pub path: PathBuf,
    /// The SHA-256 of its bytes, in hexadecimal.
    pub digest: String,
}

/// A list of a collection.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CollectionList {
    /// Its id.
    pub id: ListId,
    /// The file or folder; `None`: the edition fetched last, or [`edition`](Self::edition).
    pub path: Option<PathBuf>,
    /// The edition among those fetched.
    pub edition: Option<String>,
    /// Whom to ask about an internal list.
    pub owner: Option<String>,
    /// The last day on which it may be used.
    pub expires: Option<Date>,
}

impl Config {
    /// Reads a configuration file.
    ///
    /// # Errors
    ///
    /// Where it cannot be read, is no TOML, or has a key or value that means nothing; with the line.
    pub fn read(path: &Path) -> Result<Self> {
        let bytes = std::fs::read(path).map_err(|error| Error::io("read", path, error))?;
        let place = Position::file(path);
        let text = std::str::from_utf8(&bytes)
            .map_err(|_| Error::new(ConfigErrorKind::Encoding).at(place.clone()))?;
        let file = File::parse(text).map_err(|(kind, line)| {
            Error::new(kind).at(line.map_or_else(|| place.clone(), |line| place.clone().line(line)))
        })?;
        Ok(Self { path: path.to_owned(), digest: hex(&Sha256::digest(&bytes)), file })
    }

    /// How lists are fetched.
    #[must_use]
    pub fn fetch(&self) -> &FetchConfig {
        &self.file.fetch
    }

    /// The rules for cases, where the file has any.
    ///
    /// # Errors
    ///
    /// Where they cannot work.
    pub fn cases(&self) -> Result<Option<Policy>> {
        let checked = self.file.cases.clone().map(Policy::checked).transpose();
        checked.map_err(|kind| Error::new(kind).at(Position::file(&self.path)))
    }

    /// The collection of a name; without a name the default one, or the only one.
    ///
    /// # Errors
    ///
    /// Where there is none, several and no name, a list that the file does not describe, or one that has expired by
    /// `today`.
    pub fn collection(&self, name: Option<&str>, today: Date) -> Result<Collection> {
        let fail = |kind: ConfigErrorKind| Error::new(kind).at(Position::file(&self.path));
        let names = || self.file.collections.keys().cloned().collect::<Vec<_>>();
        let name = match (name.or(self.file.default_collection.as_deref()), names().as_slice()) {
            (Some(name), _) => name.to_owned(),
            (None, [only]) => only.clone(),
            (None, _) => return Err(fail(ConfigErrorKind::WhichCollection { names: names() })),
        };
        let Some(table) = self.file.collections.get(&name) else {
            return Err(fail(ConfigErrorKind::NoCollection { name, names: names() }));
        };
        if table.lists.is_empty() {
            return Err(fail(ConfigErrorKind::NoLists { collection: name }));
        }
        let mut lists = Vec::new();
        for id in &table.lists {
            let Some(list) = self.file.lists.get(id) else {
                return Err(fail(ConfigErrorKind::UnknownList { collection: name, list: id.clone() }));
            };
            lists.push(self.list(id, list, today).map_err(fail)?);
        }
        let ids: Vec<&str> = table.lists.iter().map(String::as_str).collect();
        let rules = |texts: &[String]| texts.iter().map(|text| ProgramRule::parse(text, &ids)).collect();
        let selection = Selection {
            include_programs: rules(&table.include_programs),
            exclude_programs: rules(&table.exclude_programs),
            include_types: table.include_types.clone(),
            exclude_types: table.exclude_types.clone(),
        };
        let mut screen = ScreenConfig::default();
        if let Some(threshold) = table.threshold.or(self.file.threshold) {
            screen.score.threshold = threshold;
        }
        screen.weak_aliases = table.weak_aliases.or(self.file.weak_aliases).unwrap_or_default();
        let own = |id: &String| -> Option<(String, WeakAliases)> {
            Some((id.clone(), self.file.lists.get(id)?.weak_aliases?))
        };
        screen.weak_aliases_by_list = table.lists.iter().filter_map(own).collect();
        let max_list_age_hours = self.file.max_list_age_hours;
        let (path, digest) = (self.path.clone(), self.digest.clone());
        Ok(Collection { name, lists, selection, screen, max_list_age_hours, path, digest })
    }

    fn list(&self, id: &str, table: &ListTable, today: Date) -> Result<CollectionList, ConfigErrorKind> {
        if let Some(expires) = table.expires.filter(|expires| *expires < today) {
            let owner = table.owner.clone().unwrap_or_else(|| "its owner".to_owned());
            return Err(ConfigErrorKind::Expired { list: id.to_owned(), expires, owner });
        }
        let folder = self.path.parent().unwrap_or(Path::new(""));
        Ok(CollectionList {
            id: ListId(id.to_owned()),
            path: table.path.as_ref().map(|path| folder.join(path)),
            edition: table.edition.clone(),
            owner: table.owner.clone(),
            expires: table.expires,
        })
    }
}

#[cfg(test)]
mod tests;
