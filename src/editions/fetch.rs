//! One list: download aside → read whole → compare with the edition before → switch.
//!
//! Nothing is switched to that was not read completely, that is another list, that is older than the current edition,
//! or that lost more than [`SHRINK_PERCENT`] of its designations or names. On any failure the last good edition stays.

use std::fs;
use std::path::Path;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::EditionErrorKind;
use super::http::{Answer, Client, Validators};
use super::publisher::Publication;
use super::store::{DateSource, Edition, EditionFile, Store};
use crate::error::Position;
use crate::list::{Delta, ListSnapshot, ListSource, ListWarning, Strictness};
use crate::{Error, Result};

/// A publisher that takes off more than this at once is rare enough to be asked: OFAC's largest delistings (some 2 %)
/// were announced.
pub const SHRINK_PERCENT: u32 = 5;

/// How a list is fetched.
#[derive(Debug, Clone, Default)]
pub struct FetchOptions {
    /// Why a list that lost much is taken all the same; recorded with the edition.
    pub accept_shrink: Option<String>,
}

/// What came of fetching a list.
#[derive(Debug, Clone, PartialEq)]
pub enum Fetched {
    /// The current edition is the publisher's: it is confirmed.
    Unchanged(Edition),
    /// There is a new edition, which is the current one now.
    Updated(Box<Update>),
}

/// A new edition, and how it differs from the one before.
#[derive(Debug, Clone, PartialEq)]
pub struct Update {
    /// The new edition.
    pub edition: Edition,
    /// Designations added, removed and changed; `None` for the first edition.
    pub changes: Option<(usize, usize, usize)>,
    /// What the reader warned of.
    pub warnings: Vec<ListWarning>,
}

/// Fetches one list. `progress` hears of the file, the bytes so far and all that are announced.
///
/// # Errors
///
/// Where the download fails or what came is not a sound newer edition of the list; the current edition stays.
pub fn fetch(
    store: &Store,
    client: &Client,
    publication: &Publication,
    options: &FetchOptions,
    progress: &mut dyn FnMut(&str, u64, Option<u64>),
) -> Result<Fetched> {
    let _lock = store.lock(&publication.id)?;
    let current = store.current(&publication.id)?;
    let aside = store.aside(&publication.id)?;
    let files = match download(store, client, publication, current.as_ref(), aside.path(), progress)? {
        Download::Unchanged(current) => return confirmed(store, current),
        Download::Files(files) => files,
    };
    let list = read(publication, aside.path())?;
    if let Some(current) = &current
        && current.digest == list.digest
    {
        return confirmed(store, Edition { files, ..current.clone() });
    }
    let now = Timestamp::now();
    let (date, date_source) = date_of(&list, &files, now);
    if let Some(current) = &current {
        not_older(current, date)?;
        let what = [
            ("designations", current.designations, list.designations.len()),
            ("names", current.names, list.names_count()),
        ];
        if options.accept_shrink.is_none() {
            what.into_iter().try_for_each(|(what, before, after)| not_shrunk(what, before, after))?;
        }
    }
    let changes = current.as_ref().and_then(|current| changes(store, current, &list));
    let shrink_accepted = options.accept_shrink.clone().filter(|_| {
        current.as_ref().is_some_and(|one| {
            not_shrunk("", one.designations, list.designations.len()).is_err()
                || not_shrunk("", one.names, list.names_count()).is_err()
        })
    });
    let edition = Edition {
        list: publication.id.clone(),
        name: String::new(),
        date,
        date_source,
        retrieved_at: now,
        confirmed_at: now,
        files,
        digest: list.digest.clone(),
        designations: list.designations.len(),
        names: list.names_count(),
        before: current.map(|one| one.name),
        shrink_accepted,
    };
    let edition = store.install(aside, edition)?;
    Ok(Fetched::Updated(Box::new(Update { edition, changes, warnings: list.warnings })))
}

/// What came of asking for the files of a list.
enum Download {
    /// No file has changed since this edition.
    Unchanged(Edition),
    /// They lie in the folder, those that have not changed copied from the current edition.
    Files(Vec<EditionFile>),
}

/// Downloads every file of a list into a folder.
fn download(
    store: &Store,
    client: &Client,
    publication: &Publication,
    current: Option<&Edition>,
    folder: &Path,
    progress: &mut dyn FnMut(&str, u64, Option<u64>),
) -> Result<Download> {
    // What was altered on disk is fetched anew, whatever the server thinks that we have.
    let current = current.filter(|one| store.verify(one).is_ok());
    let secret = publication.secret.as_deref();
    let mut files = Vec::new();
    let mut unchanged = 0;
    for (name, url) in &publication.files {
        let shown = secret.map_or_else(|| url.clone(), |secret| url.replace(secret, "…"));
        let known = current.and_then(|one| {
            let file = one.files.iter().find(|file| file.name == *name && file.url == shown)?;
            (file.validators != Validators::default()).then_some((one, file))
        });
        let to = folder.join(name);
        let heard = &mut |bytes, all| progress(name, bytes, all);
        let validators = known.map(|(_, file)| &file.validators);
        match (client.download(url, validators, secret, &to, heard)?, known) {
            (Answer::NotModified, Some((edition, file))) => {
                let from = store.source(edition).path.with_file_name(name);
                fs::copy(&from, &to).map_err(|error| Error::io("read", from, error))?;
                files.push(file.clone());
                unchanged += 1;
            }
            (Answer::Downloaded(validators), _) => {
                files.push(EditionFile { name: name.clone(), url: shown, validators });
            }
            (Answer::NotModified, None) => {
                let status = "304 Not Modified, although nothing was known".to_owned();
                return Err(Error::new(EditionErrorKind::Status { url: shown, status }));
            }
        }
    }
    match current {
        Some(edition) if unchanged == files.len() && edition.files.len() == files.len() => {
            Ok(Download::Unchanged(edition.clone()))
        }
        _ => Ok(Download::Files(files)),
    }
}

/// Reads what was downloaded, completely, and refuses what is another list.
fn read(publication: &Publication, folder: &Path) -> Result<ListSnapshot> {
    let primary = publication.files.first().map_or("", |(name, _)| name.as_str());
    let shown = Position::file(Path::new(&publication.id.0).join(primary));
    let path = folder.join(primary);
    if publication.official {
        let found = ListSource::new(&path).files().map_err(|error| renamed(error, &shown))?;
        if found.id != publication.id {
            let (found, expected) = (found.id.0, publication.id.0.clone());
            return Err(Error::new(EditionErrorKind::OtherList { found, expected }).at(shown));
        }
    }
    let source = ListSource { id: Some(publication.id.clone()), path };
    ListSnapshot::read(&source, Strictness::Strict).map_err(|error| renamed(error, &shown))
}

/// The same error at the file's name, since where it lies now is gone in a moment.
fn renamed(error: Error, shown: &Position) -> Error {
    let place = error.position();
    let name = place.file.as_ref().and_then(|file| file.file_name());
    let file = match (&shown.file, name) {
        (Some(shown), Some(name)) => Some(shown.with_file_name(name)),
        _ => shown.file.clone(),
    };
    let position = Position { file, ..place.clone() };
    error.at(position)
}

fn confirmed(store: &Store, current: Edition) -> Result<Fetched> {
    let edition = Edition { confirmed_at: Timestamp::now(), ..current };
    store.confirm(&edition)?;
    Ok(Fetched::Unchanged(edition))
}

/// The date inside the file, else the server's, else today's.
fn date_of(list: &ListSnapshot, files: &[EditionFile], now: Timestamp) -> (Date, DateSource) {
    let inside = list.published.as_ref().and_then(|text| text.parse().ok());
    // Of several files the one changed last dates the edition.
    let modified = files.iter().filter_map(|file| http_day(file.validators.last_modified.as_deref()?)).max();
    match (inside, modified) {
        (Some(date), _) => (date, DateSource::File),
        (None, Some(date)) => (date, DateSource::LastModified),
        (None, None) => (now.to_zoned(TimeZone::UTC).date(), DateSource::Retrieved),
    }
}

/// The day of an HTTP date, such as `Mon, 25 Mar 2024 14:00:00 GMT`.
fn http_day(text: &str) -> Option<Date> {
    let at = jiff::fmt::rfc2822::parse(text.trim()).ok()?;
    Some(at.timestamp().to_zoned(TimeZone::UTC).date())
}

fn not_older(current: &Edition, date: Date) -> Result<()> {
    if date >= current.date {
        return Ok(());
    }
    let (fetched, current) = (date.to_string(), current.date.to_string());
    Err(Error::new(EditionErrorKind::Older { fetched, current }))
}

fn not_shrunk(what: &'static str, before: usize, after: usize) -> Result<()> {
    let least = before - before * SHRINK_PERCENT as usize / 100;
    if after >= least {
        return Ok(());
    }
    Err(Error::new(EditionErrorKind::Shrunk { what, before, after, percent: SHRINK_PERCENT }))
}

/// How many designations were added, removed and changed; `None` where the edition before cannot be read any more.
fn changes(store: &Store, current: &Edition, list: &ListSnapshot) -> Option<(usize, usize, usize)> {
    let before = ListSnapshot::read(&store.source(current), Strictness::Lenient).ok()?;
    let delta = Delta::between(&before, list);
    let changed = delta.changed.iter().filter(|changed| !changed.is_order_only()).count();
    Some((delta.added.len(), delta.removed.len(), changed))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_may_lose_five_percent_and_no_more() {
        for (before, after, good) in
            [(100, 95, true), (100, 94, false), (3, 3, true), (3, 2, false), (0, 0, true), (10, 200, true)]
        {
            assert_eq!(not_shrunk("names", before, after).is_ok(), good, "{before} to {after}");
        }
    }

    #[test]
    fn the_day_of_an_http_date() {
        assert_eq!(http_day("Mon, 25 Mar 2024 23:59:59 GMT").unwrap().to_string(), "2024-03-25");
        assert_eq!(http_day("yesterday"), None);
    }
}
