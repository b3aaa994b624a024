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
use crate::designation::ListId;
use crate::error::Position;
use crate::list::{Delta, ListSnapshot, ListSource, ListWarning, Strictness};
use crate::{Error, Result};

/// A publisher that takes off more than this at once is rare enough to be asked.
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
    Unchanged(Box<Edition>),
    /// There is a new edition, which is the current one now.
    Updated(Box<Update>),
}

/// A new edition, and how it differs from the one before.
#[derive(Debug, Clone, PartialEq)]
pub struct Update {
    /// The new edition.
    pub edition: Edition,
    /// Designations added, removed and changed; `None` where there is no edition before it that can be read.
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
    let former = store.last(&publication.id)?;
    // What was altered on disk is no version that a server could be asked about: it is fetched anew.
    let sound = former.as_ref().filter(|one| store.verify(one).is_ok());
    let aside = store.aside(&publication.id)?;
    let files = match download(store, client, publication, sound, aside.path(), progress)? {
        Download::Unchanged(current) => return confirmed(store, current),
        Download::Files(files) => files,
    };
    let list = read(publication, aside.path())?;
    if let Some(sound) = sound.filter(|sound| sound.digest == list.digest) {
        return confirmed(store, Edition { files, ..sound.clone() });
    }
    let now = Timestamp::now();
    let (date, date_source) = date_of(&list, &files, now);
    let before = sound.and_then(|sound| ListSnapshot::read(&store.source(sound), Strictness::Lenient).ok());
    let mut shrink_accepted = None;
    if let Some(former) = &former {
        not_older(former, date, date_source)?;
        same_format(publication, former, &list)?;
        if let Err(error) = not_shrunk(former, before.as_ref(), &list) {
            shrink_accepted = Some(options.accept_shrink.clone().ok_or(error)?);
        }
    }
    let changes = before.as_ref().map(|before| changes(before, &list));
    let edition = Edition {
        list: publication.id.clone(),
        name: String::new(),
        date,
        date_source,
        retrieved_at: now,
        confirmed_at: now,
        files,
        digest: list.digest.clone(),
        format: list.format.as_str().to_owned(),
        designations: list.designations.len(),
        names: list.names_count(),
        before: former.map(|one| one.name),
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

/// Reads what was downloaded, completely, and refuses what is another list or part of this one.
fn read(publication: &Publication, folder: &Path) -> Result<ListSnapshot> {
    let primary = publication.files.first().map_or("", |(name, _)| name.as_str());
    let shown = Position::file(Path::new(&publication.id.0).join(primary));
    let path = folder.join(primary);
    if publication.official {
        let found = ListSource::new(&path).files().map_err(|error| renamed(error, &shown))?;
        if found.id != publication.id {
            let found = format!("{} ({})", found.id, found.format.as_str());
            let expected = publication.id.0.clone();
            return Err(Error::new(EditionErrorKind::OtherList { found, expected }).at(shown));
        }
    }
    let source = ListSource { id: Some(publication.id.clone()), path };
    let list = ListSnapshot::read(&source, Strictness::Strict).map_err(|error| renamed(error, &shown))?;
    if publication.official {
        not_another(&publication.id, &list, folder).map_err(|kind| Error::new(kind).at(shown))?;
    }
    Ok(list)
}

/// Refuses a list that says of itself that it is another one, or that something is missing of it: a file of the user's
/// own may be so, the publisher's current edition not.
fn not_another(expected: &ListId, list: &ListSnapshot, folder: &Path) -> Result<(), EditionErrorKind> {
    for warning in &list.warnings {
        match warning {
            ListWarning::OtherList { stated, .. } => {
                let (found, expected) = (stated.join(", "), expected.0.clone());
                return Err(EditionErrorKind::OtherList { found, expected });
            }
            ListWarning::Filtered { .. }
            | ListWarning::MissingPart { .. }
            | ListWarning::MissingCompanion { .. }
            | ListWarning::Dropped { .. } => {
                // The folder it lies in now is gone in a moment.
                let text = warning.to_string();
                return Err(EditionErrorKind::Part(text.replace(&*folder.to_string_lossy(), &expected.0)));
            }
            _ => {}
        }
    }
    Ok(())
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
    Ok(Fetched::Unchanged(Box::new(edition)))
}

/// The date inside the file, else the server's, else today's. One in the future is a mistake, which would make every
/// later edition an older one.
fn date_of(list: &ListSnapshot, files: &[EditionFile], now: Timestamp) -> (Date, DateSource) {
    let today = now.to_zoned(TimeZone::UTC).date();
    // Where the publisher is, it may be tomorrow.
    let latest = today.tomorrow().unwrap_or(today);
    let inside = list.published.as_ref().and_then(|text| text.parse().ok());
    // Of several files the one changed last dates the edition.
    let modified = files.iter().filter_map(|file| http_day(file.validators.last_modified.as_deref()?)).max();
    [(inside, DateSource::File), (modified, DateSource::LastModified)]
        .into_iter()
        .find_map(|(date, source)| Some((date.filter(|date| *date <= latest)?, source)))
        .unwrap_or((today, DateSource::Retrieved))
}

/// The day of an HTTP date, such as `Mon, 25 Mar 2024 14:00:00 GMT`.
fn http_day(text: &str) -> Option<Date> {
    let at = jiff::fmt::rfc2822::parse(text.trim()).ok()?;
    Some(at.timestamp().to_zoned(TimeZone::UTC).date())
}

/// Refuses an edition before the former one, where both are dated in the same way by their publisher: the day on which
/// something was retrieved says nothing of what came before what.
fn not_older(former: &Edition, date: Date, source: DateSource) -> Result<()> {
    let comparable = source == former.date_source && source != DateSource::Retrieved;
    if date >= former.date || !comparable {
        return Ok(());
    }
    let (fetched, current) = (date.to_string(), former.date.to_string());
    Err(Error::new(EditionErrorKind::Older { fetched, current }))
}

/// Refuses a list of the user's own address that became another one: only of official lists a format tells which it is.
fn same_format(publication: &Publication, former: &Edition, list: &ListSnapshot) -> Result<()> {
    let found = list.format.as_str();
    if publication.official || found == former.format {
        return Ok(());
    }
    let (found, before) = (found.to_owned(), former.format.clone());
    Err(Error::new(EditionErrorKind::OtherFormat { found, before }))
}

/// Refuses a list that lost much. The edition before is counted as it is read today, where it can be; else as it was
/// counted then.
fn not_shrunk(former: &Edition, before: Option<&ListSnapshot>, list: &ListSnapshot) -> Result<()> {
    let (designations, names) = before.map_or((former.designations, former.names), |before| {
        (before.designations.len(), before.names_count())
    });
    lost_little("designations", designations, list.designations.len())?;
    lost_little("names", names, list.names_count())
}

fn lost_little(what: &'static str, before: usize, after: usize) -> Result<()> {
    let least = before - before * SHRINK_PERCENT as usize / 100;
    if after >= least {
        return Ok(());
    }
    Err(Error::new(EditionErrorKind::Shrunk { what, before, after, percent: SHRINK_PERCENT }))
}

/// How many designations were added, removed and changed.
fn changes(before: &ListSnapshot, list: &ListSnapshot) -> (usize, usize, usize) {
    let delta = Delta::between(before, list);
    let changed = delta.changed.iter().filter(|changed| !changed.is_order_only()).count();
    (delta.added.len(), delta.removed.len(), changed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_may_lose_five_percent_and_no_more() {
        for (before, after, good) in
            [(100, 95, true), (100, 94, false), (3, 3, true), (3, 2, false), (0, 0, true), (10, 200, true)]
        {
            assert_eq!(lost_little("names", before, after).is_ok(), good, "{before} to {after}");
        }
    }

    #[test]
    fn the_date_inside_comes_first_and_one_in_the_future_is_none() {
        let now: Timestamp = "2024-05-06T10:00:00Z".parse().unwrap();
        let list = |published: Option<&str>| ListSnapshot {
            published: published.map(str::to_owned),
            ..ListSnapshot::demonstration().unwrap().remove(0)
        };
        let file = |last_modified: &str| EditionFile {
            name: "x".to_owned(),
            url: "x".to_owned(),
            validators: Validators { etag: None, last_modified: Some(last_modified.to_owned()) },
        };
        let files = [file("Thu, 02 May 2024 23:00:00 GMT"), file("Fri, 03 May 2024 01:00:00 GMT"), file("-")];
        for (inside, files, expected, source) in [
            (Some("2024-04-30"), &files[..], "2024-04-30", DateSource::File),
            (Some("3017-04-30"), &files[..], "2024-05-03", DateSource::LastModified),
            (None, &files[..], "2024-05-03", DateSource::LastModified),
            (None, &files[2..], "2024-05-06", DateSource::Retrieved),
            (Some("some day"), &[], "2024-05-06", DateSource::Retrieved),
        ] {
            assert_eq!(date_of(&list(inside), files, now), (expected.parse().unwrap(), source));
        }
    }

    #[test]
    fn the_day_of_an_http_date() {
        assert_eq!(http_day("Mon, 25 Mar 2024 23:59:59 GMT").unwrap().to_string(), "2024-03-25");
        assert_eq!(http_day("yesterday"), None);
    }
}
