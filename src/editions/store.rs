//! Editions on disk: which there are, which is the current one.
//!
//! ```text
//! ROOT/ofac-sdn/current            the name of the current edition
//! ROOT/ofac-sdn/lock               held by the run that is fetching
//! ROOT/ofac-sdn/2024-05-03/        sdn.csv, alt.csv, …, edition.json
//! ROOT/ofac-sdn/2024-05-03.2/      a second edition of that day
//! ROOT/ofac-sdn/.fetching-…        a download under way; nobody reads it
//! ```
//!
//! A reader sees whole editions only: one is renamed into place when it is complete, and `current` is a small file that is
//! replaced in one step, so a killed run leaves the edition before in force. The files keep the publisher's bytes;
//! [`Edition`] holds their digests, and an edition whose files have been altered is refused.

use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use etcetera::BaseStrategy as _;
use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use tempfile::TempDir;

use super::EditionErrorKind;
use super::http::Validators;
use crate::designation::ListId;
use crate::error::Position;
use crate::list::{ListSource, digest_files};
use crate::{Error, Result};

const RECORD: &str = crate::list::EDITION_RECORD;
const CURRENT: &str = "current";
const LOCK: &str = "lock";
const FETCHING: &str = ".fetching-";

/// Where editions are kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Store {
    root: PathBuf,
}

/// One edition of a list, as it was fetched.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edition {
    /// The list.
    pub list: ListId,
    /// Its name in the store: its date, with `.2` and so on for further editions of a day.
    pub name: String,
    /// Its date.
    pub date: Date,
    /// Where the date comes from.
    pub date_source: DateSource,
    /// When it was fetched.
    pub retrieved_at: Timestamp,
    /// When the publisher last confirmed that it is the current one.
    pub confirmed_at: Timestamp,
    /// Its files, the primary one first.
    pub files: Vec<EditionFile>,
    /// The digest of the list, as run manifests name it.
    pub digest: String,
    /// Its format, as [`lists`](crate::list) names it.
    pub format: String,
    /// Designations in it.
    pub designations: usize,
    /// Names in it.
    pub names: usize,
    /// The edition that was current before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<String>,
    /// Why it was taken although it lost much.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shrink_accepted: Option<String>,
}

/// One file of an edition.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EditionFile {
    /// Its name.
    pub name: String,
    /// Where it was fetched from, without what is secret in the address.
    pub url: String,
    /// What the server said of it.
    #[serde(flatten)]
    pub validators: Validators,
}

/// What a run's manifest says of an edition: where it is from, and when its publisher last confirmed it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EditionNote {
    /// Its name in the store.
    pub name: String,
    /// Its date.
    pub date: Date,
    /// Where the date comes from.
    pub date_source: DateSource,
    /// When it was fetched.
    pub retrieved_at: Timestamp,
    /// When the publisher last confirmed that it is the current one.
    pub confirmed_at: Timestamp,
    /// Where its files were fetched from.
    pub urls: Vec<String>,
}

/// Where an edition's date comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DateSource {
    /// The file states it.
    File,
    /// The server's `Last-Modified`.
    LastModified,
    /// Nobody states one: the day it was fetched.
    Retrieved,
}

/// The right to change the editions of a list; given back when dropped, or when the process ends.
pub(super) struct Lock {
    _file: File,
}

/// Whether there is anything under a name.
enum Place {
    /// Nothing.
    Free,
    /// The very same edition.
    Same,
    /// The very same edition, but that its files have been altered since.
    Altered,
}

impl Edition {
    /// What a run's manifest says of it.
    #[must_use]
    pub fn note(&self) -> EditionNote {
        EditionNote {
            name: self.name.clone(),
            date: self.date,
            date_source: self.date_source,
            retrieved_at: self.retrieved_at,
            confirmed_at: self.confirmed_at,
            urls: self.files.iter().map(|file| file.url.clone()).collect(),
        }
    }
}

/// Refuses a name of a list or file that could lead out of its folder, or that no reader would see.
pub(super) fn check_name(name: &str) -> Result<()> {
    let begins = name.bytes().next().is_some_and(|b| b.is_ascii_alphanumeric());
    if ListId::is_plain(name) && begins && name != RECORD {
        return Ok(());
    }
    Err(Error::new(EditionErrorKind::BadName { name: name.to_owned() }))
}

impl Store {
    /// The store in a folder, which need not exist yet.
    #[must_use]
    pub fn new(root: impl Into<PathBuf>) -> Self {
        Self { root: root.into() }
    }

    /// The store in the user's data folder, where the system has one.
    #[must_use]
    pub fn of_user() -> Option<Self> {
        let folders = etcetera::choose_base_strategy().ok()?;
        Some(Self::new(folders.data_dir().join("interdict").join("lists")))
    }

    /// Its folder.
    #[must_use]
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The lists it has a current edition of, sorted by id.
    ///
    /// # Errors
    ///
    /// Where the folder cannot be read.
    pub fn lists(&self) -> Result<Vec<ListId>> {
        let ids = Self::names(&self.root)?.into_iter();
        let is_list = |id: &String| check_name(id).is_ok() && self.root.join(id).join(CURRENT).is_file();
        Ok(ids.filter(is_list).map(ListId).collect())
    }

    /// The folder of a list.
    fn folder(&self, list: &ListId) -> Result<PathBuf> {
        check_name(&list.0)?;
        Ok(self.root.join(&list.0))
    }

    /// The names of a list's editions, the oldest first.
    ///
    /// # Errors
    ///
    /// Where the folder cannot be read.
    pub fn editions(&self, list: &ListId) -> Result<Vec<String>> {
        let folder = self.folder(list)?;
        let mut names = Self::names(&folder)?;
        names.retain(|name| folder.join(name).join(RECORD).is_file());
        names.sort_by_key(|name| order(name));
        Ok(names)
    }

    /// The current edition of a list, where there is one.
    ///
    /// # Errors
    ///
    /// Where its record cannot be read.
    pub fn current(&self, list: &ListId) -> Result<Option<Edition>> {
        let path = self.folder(list)?.join(CURRENT);
        match fs::read_to_string(&path) {
            Ok(name) => self.edition(list, name.trim()).map(Some),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(Error::io("read", path, error)),
        }
    }

    /// The edition to hold a new one against: the current one, or where somebody has removed or damaged it the newest
    /// that can be read.
    pub(super) fn last(&self, list: &ListId) -> Result<Option<Edition>> {
        match self.current(list) {
            Err(error) if matches!(error.kind(), crate::ErrorKind::Edition(_)) => {
                let names = self.editions(list)?;
                Ok(names.iter().rev().find_map(|name| self.edition(list, name).ok()))
            }
            found => found,
        }
    }

    /// An edition of a list by name.
    ///
    /// # Errors
    ///
    /// Where there is none of that name, or its record cannot be read.
    pub fn edition(&self, list: &ListId, name: &str) -> Result<Edition> {
        let known = self.editions(list)?;
        let Some(found) = known.iter().find(|known| *known == name) else {
            let (list, edition) = (list.0.clone(), name.to_owned());
            return Err(Error::new(EditionErrorKind::NoEdition { list, edition, known }));
        };
        let path = self.root.join(&list.0).join(found).join(RECORD);
        let text = fs::read(&path).map_err(|error| Error::io("read", &path, error))?;
        serde_json::from_slice(&text)
            .map_err(|error| Error::new(EditionErrorKind::Record(error.to_string())).at(Position::file(path)))
    }

    /// The files of an edition, as a list to read.
    #[must_use]
    pub fn source(&self, edition: &Edition) -> ListSource {
        let name = edition.files.first().map_or("", |file| file.name.as_str());
        let path = self.root.join(&edition.list.0).join(&edition.name).join(name);
        ListSource { id: Some(edition.list.clone()), path }
    }

    /// Refuses an edition whose files are not those that were fetched.
    ///
    /// # Errors
    ///
    /// Where a file is missing or altered. Cost: every file is read.
    pub fn verify(&self, edition: &Edition) -> Result<()> {
        let source = self.source(edition);
        if digest_files(&source)?.digest == edition.digest {
            return Ok(());
        }
        Err(Error::new(EditionErrorKind::Altered).at(Position::file(source.path)))
    }

    /// Removes the editions of a list but the newest ones, the current one and the one before it. Gives the names of
    /// those removed; `dry` only names them.
    ///
    /// # Errors
    ///
    /// Where an edition cannot be removed.
    pub fn prune(&self, list: &ListId, keep: usize, dry: bool) -> Result<Vec<String>> {
        let _lock = if dry || !self.folder(list)?.is_dir() { None } else { Some(self.lock(list)?) };
        let current = self.current(list)?;
        let kept = |name: &String| {
            current.as_ref().is_some_and(|one| one.name == *name || one.before.as_ref() == Some(name))
        };
        let mut names = self.editions(list)?;
        names.truncate(names.len().saturating_sub(keep));
        names.retain(|name| !kept(name));
        for name in names.iter().filter(|_| !dry) {
            remove(&self.folder(list)?, name)?;
        }
        Ok(names)
    }

    /// Takes the right to change a list's editions, so that two runs do not switch it at once, and removes what killed
    /// ones have left.
    pub(super) fn lock(&self, list: &ListId) -> Result<Lock> {
        let folder = self.folder(list)?;
        fs::create_dir_all(&folder).map_err(|error| Error::io("create", &folder, error))?;
        let path = folder.join(LOCK);
        let file = File::create(&path).map_err(|error| Error::io("write", &path, error))?;
        match file.try_lock() {
            Ok(()) => {
                sweep(&folder);
                Ok(Lock { _file: file })
            }
            Err(fs::TryLockError::WouldBlock) => {
                Err(Error::new(EditionErrorKind::Busy { list: list.0.clone() }))
            }
            Err(fs::TryLockError::Error(error)) => Err(Error::io("lock", path, error)),
        }
    }

    /// A folder to download a list into, which no reader looks at; removed when dropped.
    pub(super) fn aside(&self, list: &ListId) -> Result<TempDir> {
        let folder = self.folder(list)?;
        let mut builder = aside();
        #[cfg(unix)]
        let builder = builder.permissions(mode(0o777));
        builder.tempdir_in(&folder).map_err(|error| Error::io("create", folder, error.kind().into()))
    }

    /// Puts a downloaded edition in place under a name of its own, and makes it the current one.
    ///
    /// The very same edition may stand there already: its publisher went back to it, a run was killed before it could
    /// switch, or somebody altered its files. Then it is made the current one and gets sound files; no second one is
    /// made of it.
    pub(super) fn install(&self, aside: TempDir, mut edition: Edition) -> Result<Edition> {
        let folder = self.folder(&edition.list)?;
        let (name, place) = self.place(&folder, &edition);
        edition.name = name;
        let finished = folder.join(&edition.name);
        if let Place::Altered | Place::Same = place {
            // What it followed, it follows still; it does not follow itself.
            edition.before = edition.before.filter(|before| *before != edition.name);
            edition.before = edition.before.or(self.edition(&edition.list, &edition.name)?.before);
        }
        if let Place::Same = place {
            write_record(&finished, &edition)?;
        } else {
            write_record(aside.path(), &edition)?;
            sync(aside.path());
            if let Place::Altered = place {
                remove(&folder, &edition.name)?;
            }
            let aside = aside.keep();
            fs::rename(&aside, &finished).map_err(|error| {
                let _ = fs::remove_dir_all(&aside);
                Error::io("write", &finished, error)
            })?;
            sync(&folder);
        }
        switch(&folder, &edition)?;
        Ok(edition)
    }

    /// Notes that the publisher has confirmed an edition as the current one.
    pub(super) fn confirm(&self, edition: &Edition) -> Result<()> {
        let folder = self.folder(&edition.list)?;
        write_record(&folder.join(&edition.name), edition)?;
        let is_current =
            fs::read_to_string(folder.join(CURRENT)).is_ok_and(|name| name.trim() == edition.name);
        if is_current { Ok(()) } else { switch(&folder, edition) }
    }

    /// The name an edition gets: the first free one of its date, or the one it has already.
    fn place(&self, folder: &Path, edition: &Edition) -> (String, Place) {
        let mut name = edition.date.to_string();
        let mut number = 2;
        while folder.join(&name).exists() {
            if let Ok(there) = self.edition(&edition.list, &name)
                && there.digest == edition.digest
            {
                let place = if self.verify(&there).is_ok() { Place::Same } else { Place::Altered };
                return (name, place);
            }
            name = format!("{}.{number}", edition.date);
            number += 1;
        }
        (name, Place::Free)
    }

    /// The folders in a folder that are in sight, sorted; none where there is no such folder.
    fn names(folder: &Path) -> Result<Vec<String>> {
        let entries = match fs::read_dir(folder) {
            Ok(entries) => entries,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            Err(error) => return Err(Error::io("read", folder, error)),
        };
        let mut names = Vec::new();
        for entry in entries {
            let entry = entry.map_err(|error| Error::io("read", folder, error))?;
            let name = entry.file_name().to_string_lossy().into_owned();
            if entry.path().is_dir() && !name.starts_with('.') {
                names.push(name);
            }
        }
        names.sort();
        Ok(names)
    }
}

/// Removes what killed runs have left. Failures leave it for another day.
fn sweep(folder: &Path) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten().filter(|entry| entry.file_name().to_string_lossy().starts_with(FETCHING)) {
        let path = entry.path();
        let _ = if path.is_dir() { fs::remove_dir_all(path) } else { fs::remove_file(path) };
    }
}

/// Removes an edition, first out of sight, so that nobody reads half of one.
fn remove(folder: &Path, name: &str) -> Result<()> {
    let (place, away) = (folder.join(name), folder.join(format!("{FETCHING}removed-{name}")));
    fs::rename(&place, &away).map_err(|error| Error::io("remove", &place, error))?;
    fs::remove_dir_all(&away).map_err(|error| Error::io("remove", &away, error))
}

/// Makes an edition the current one, in one step.
fn switch(folder: &Path, edition: &Edition) -> Result<()> {
    replace(folder, CURRENT, format!("{}\n", edition.name).as_bytes())?;
    sync(folder);
    Ok(())
}

/// Files and folders that no reader looks at.
fn aside<'a>() -> tempfile::Builder<'a, 'a> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(FETCHING);
    builder
}

/// The permissions of any new file: lists are public, and what the user's umask takes away is taken away here too.
#[cfg(unix)]
fn mode(mode: u32) -> fs::Permissions {
    use std::os::unix::fs::PermissionsExt as _;
    fs::Permissions::from_mode(mode)
}

/// A name's date and number: `2024-05-03.10` comes after `2024-05-03.9`.
fn order(name: &str) -> (String, u32) {
    match name.split_once('.') {
        Some((date, number)) => (date.to_owned(), number.parse().unwrap_or(u32::MAX)),
        None => (name.to_owned(), 1),
    }
}

fn write_record(folder: &Path, edition: &Edition) -> Result<()> {
    let mut json = serde_json::to_vec_pretty(edition).expect("an edition is plain data");
    json.push(b'\n');
    replace(folder, RECORD, &json)
}

/// Replaces a small file in one step: written beside it, on disk, renamed.
fn replace(folder: &Path, name: &str, bytes: &[u8]) -> Result<()> {
    let path = folder.join(name);
    let fault = |error| Error::io("write", &path, error);
    let mut builder = aside();
    #[cfg(unix)]
    let builder = builder.permissions(mode(0o666));
    let mut file = builder.tempfile_in(folder).map_err(fault)?;
    file.write_all(bytes).map_err(fault)?;
    file.as_file().sync_all().map_err(fault)?;
    file.persist(&path).map_err(|failed| fault(failed.error))?;
    Ok(())
}

/// A folder's entries on disk, where folders can be synced.
fn sync(folder: &Path) {
    if let Ok(folder) = File::open(folder) {
        let _ = folder.sync_all();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edition(list: &str, date: &str, before: Option<&str>) -> Edition {
        Edition {
            list: ListId(list.to_owned()),
            name: String::new(),
            date: date.parse().unwrap(),
            date_source: DateSource::Retrieved,
            retrieved_at: Timestamp::UNIX_EPOCH,
            confirmed_at: Timestamp::UNIX_EPOCH,
            files: vec![EditionFile {
                name: "x.csv".to_owned(),
                url: "http://x".to_owned(),
                validators: Validators::default(),
            }],
            digest: format!("{list} {date} {before:?}"),
            format: "custom CSV".to_owned(),
            designations: 1,
            names: 1,
            before: before.map(str::to_owned),
            shrink_accepted: None,
        }
    }

    fn install(store: &Store, date: &str) -> Edition {
        let list = ListId("x".to_owned());
        let before = store.current(&list).unwrap().map(|one| one.name);
        let _lock = store.lock(&list).unwrap();
        let aside = store.aside(&list).unwrap();
        fs::write(aside.path().join("x.csv"), format!("id,type,name\n1,person,{date}\n")).unwrap();
        store.install(aside, edition("x", date, before.as_deref())).unwrap()
    }

    #[test]
    fn editions_are_named_by_day_and_the_last_installed_is_current() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::new(folder.path().join("lists"));
        let list = ListId("x".to_owned());
        assert_eq!(store.lists().unwrap(), []);
        assert_eq!(store.current(&list).unwrap(), None);
        let names: Vec<String> = ["2024-03-22", "2024-03-25", "2024-03-25", "2024-03-25"]
            .into_iter()
            .map(|date| install(&store, date).name)
            .collect();
        assert_eq!(names, ["2024-03-22", "2024-03-25", "2024-03-25.2", "2024-03-25.3"]);
        assert_eq!(store.editions(&list).unwrap(), names);
        assert_eq!(store.lists().unwrap(), std::slice::from_ref(&list));
        let current = store.current(&list).unwrap().unwrap();
        assert_eq!(
            (current.name.as_str(), current.before.as_deref()),
            ("2024-03-25.3", Some("2024-03-25.2"))
        );
        assert!(store.source(&current).path.ends_with("x/2024-03-25.3/x.csv"));
        assert_eq!(store.edition(&list, "2024-03-25").unwrap().name, "2024-03-25");
        assert_eq!(store.edition(&list, "2024-03-25.2").unwrap().name, "2024-03-25.2");
        let error = store.edition(&list, "2024-04-01").unwrap_err().to_string();
        assert!(error.contains("no edition 2024-04-01") && error.contains("2024-03-22"), "{error}");
    }

    #[test]
    fn a_download_that_was_killed_is_no_edition_and_two_do_not_run_at_once() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::new(folder.path());
        let list = ListId("x".to_owned());
        install(&store, "2024-03-22");
        let lock = store.lock(&list).unwrap();
        let aside = store.aside(&list).unwrap().keep();
        fs::write(aside.join("x.csv"), "id,type,name\n1,per").unwrap();
        let error = store.lock(&list).err().unwrap().to_string();
        assert!(error.contains("another run is fetching x"), "{error}");
        drop(lock);
        assert_eq!(store.editions(&list).unwrap(), ["2024-03-22"]);
        assert_eq!(store.current(&list).unwrap().unwrap().name, "2024-03-22");
        assert_eq!(install(&store, "2024-03-25").name, "2024-03-25", "and the lock is free again");
    }

    #[test]
    fn pruning_keeps_the_newest_the_current_and_the_one_before() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::new(folder.path());
        let list = ListId("x".to_owned());
        for date in ["2024-01-01", "2024-01-02", "2024-01-03", "2024-01-04"] {
            install(&store, date);
        }
        assert_eq!(store.prune(&list, 3, true).unwrap(), ["2024-01-01"]);
        assert_eq!(store.editions(&list).unwrap().len(), 4, "a dry run removes nothing");
        assert_eq!(store.prune(&list, 0, false).unwrap(), ["2024-01-01", "2024-01-02"]);
        assert_eq!(store.editions(&list).unwrap(), ["2024-01-03", "2024-01-04"]);
    }

    #[test]
    fn an_altered_edition_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::new(folder.path());
        let mut edition = install(&store, "2024-03-22");
        edition.digest = digest_files(&store.source(&edition)).unwrap().digest;
        store.verify(&edition).unwrap();
        fs::write(store.source(&edition).path, "id,type,name\n1,person,Somebody Else\n").unwrap();
        assert!(store.verify(&edition).unwrap_err().to_string().contains("is not the one that was fetched"));
    }
}
