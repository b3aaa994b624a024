//! What the user names with `--list`, and which files on disk it means.
//!
//! Resolving looks into folders and at the first bytes of files, and parses nothing, so it is cheap enough to
//! ask at every start whether an index is still current.

use std::path::{Path, PathBuf};

use super::detect::detect;
use super::file::{FileStamp, ListFile, combined_digest, digest, head};
use super::{ListFormat, ListWarning, ParseErrorKind, ofac};
use crate::designation::ListId;
use crate::error::Position;
use crate::{Error, Result};

/// The file that says where the list files beside it come from; it is none itself.
pub(crate) const EDITION_RECORD: &str = "edition.json";

/// A list as the user names it: a file or a folder, and perhaps an id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListSource {
    /// The id to give the list; where it is `None` the format and the file's name decide.
    pub id: Option<ListId>,
    /// The file or folder.
    pub path: PathBuf,
}

/// The files one list consists of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceFiles {
    /// The list's id.
    pub id: ListId,
    /// Its format.
    pub format: ListFormat,
    /// Its files, the primary one first.
    pub files: Vec<FileStamp>,
    /// Missing companions, files in the folder that are no list, a guessed id.
    pub warnings: Vec<ListWarning>,
}

/// What identifies an edition without parsing it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceDigest {
    /// The list's id.
    pub id: ListId,
    /// Its files with size and SHA-256, the primary one first.
    pub files: Vec<ListFile>,
    /// When each was last written, in the same order, where the file system says so.
    pub modified: Vec<Option<std::time::SystemTime>>,
    /// The digest [`ListSnapshot`](super::ListSnapshot) will have.
    pub digest: String,
}

/// The files a source consists of, with size, time and SHA-256, without parsing them.
///
/// # Errors
///
/// Where a file cannot be read or is no list.
pub fn digest_files(source: &ListSource) -> Result<SourceDigest> {
    let SourceFiles { id, files: stamps, .. } = source.files()?;
    let files: Vec<_> = stamps.iter().map(digest).collect::<Result<_>>()?;
    let modified = stamps.iter().map(|stamp| stamp.modified).collect();
    Ok(SourceDigest { id, digest: combined_digest(&files), files, modified })
}

impl ListSource {
    /// A list at a path, its id told by its format and name.
    #[must_use]
    pub fn new(path: impl Into<PathBuf>) -> Self {
        Self { id: None, path: path.into() }
    }

    /// `[ID=]PATH` as written on the command line.
    ///
    /// A text that exists as a path is a path, whatever it contains. Else what stands before the first `=` is
    /// the id, if it is made of letters, digits, `.`, `_` and `-` only (so `C:\lists\a=b` stays a path).
    #[must_use]
    pub fn parse(text: &str) -> Self {
        if Path::new(text).exists() {
            return Self::new(text);
        }
        match text.split_once('=') {
            Some((id, path)) if ListId::is_plain(id) && !path.is_empty() => {
                Self { id: Some(ListId(id.to_owned())), path: PathBuf::from(path) }
            }
            _ => Self::new(text),
        }
    }

    /// The files of the one list at this path.
    ///
    /// # Errors
    ///
    /// Where nothing can be read there, the file is no list, or a folder holds none or several.
    pub fn files(&self) -> Result<SourceFiles> {
        if !self.path.is_dir() {
            let head = head(&self.path)?;
            return self.of_file(&self.path, recognise(&self.path, &head)?);
        }
        let folder = Folder::scan(&self.path)?;
        match folder.lists.as_slice() {
            [] => Err(Error::new(ParseErrorKind::NoList).at(Position::file(&self.path))),
            [(path, format)] => {
                let mut files = self.of_file(path, *format)?;
                files.warnings.extend(folder.ignored);
                Ok(files)
            }
            lists => Err(several(&self.path, lists)),
        }
    }

    /// This source, or where it is a folder with lists of different ids, one source for each.
    ///
    /// The warnings name the folder's files that are no list.
    ///
    /// # Errors
    ///
    /// Where nothing can be read, or the folder holds no list or two of one id (editions of one list: name the
    /// file to read).
    pub fn expand(&self) -> Result<(Vec<Self>, Vec<ListWarning>)> {
        if !self.path.is_dir() {
            return Ok((vec![self.clone()], Vec::new()));
        }
        let folder = Folder::scan(&self.path)?;
        if folder.lists.len() < 2 {
            return Ok((vec![self.clone()], Vec::new()));
        }
        let mut ids = Vec::new();
        for (path, format) in &folder.lists {
            let (id, _) = (format.reader().list_id)(&file_name(path));
            if self.id.is_some() || ids.contains(&id) {
                return Err(several(&self.path, &folder.lists));
            }
            ids.push(id);
        }
        let sources = folder.lists.into_iter().map(|(path, _)| Self::new(path)).collect();
        Ok((sources, folder.ignored))
    }

    fn of_file(&self, path: &Path, format: ListFormat) -> Result<SourceFiles> {
        let name = file_name(path);
        let (guessed, warning) = (format.reader().list_id)(&name);
        let (id, mut warnings) = match &self.id {
            Some(id) => (id.clone(), Vec::new()),
            None => (guessed, warning.into_iter().collect()),
        };
        let mut files = Vec::new();
        if format == ListFormat::OfacCsv {
            let beside = names_beside(path)?;
            let layout = ofac::csv::Layout::of(&name, &id);
            files.push(FileStamp::new(layout.primary.to_owned(), path.to_owned())?);
            for companion in layout.companions(&name, &beside) {
                match companion.found {
                    Some(found) => {
                        files.push(FileStamp::new(companion.role.to_owned(), path.with_file_name(found))?);
                    }
                    None => warnings.push(ListWarning::MissingCompanion {
                        file: companion.wanted,
                        primary: name.clone(),
                        holds: companion.holds,
                    }),
                }
            }
        } else {
            files.push(FileStamp::new(name, path.to_owned())?);
        }
        Ok(SourceFiles { id, format, files, warnings })
    }
}

fn recognise(path: &Path, head: &[u8]) -> Result<ListFormat> {
    detect(head).map_err(|looks_like| {
        let kind = match head {
            [] => ParseErrorKind::Empty,
            _ => ParseErrorKind::Unrecognised { looks_like },
        };
        Error::new(kind).at(Position::file(path))
    })
}

fn several(folder: &Path, lists: &[(PathBuf, ListFormat)]) -> Error {
    let names = lists.iter().map(|(path, _)| file_name(path)).collect();
    Error::new(ParseErrorKind::SeveralLists { names }).at(Position::file(folder))
}

/// The lists in a folder and the files that are none, by name; hidden files, folders, OFAC's companion files and the
/// record of an edition aside.
struct Folder {
    lists: Vec<(PathBuf, ListFormat)>,
    ignored: Vec<ListWarning>,
}

impl Folder {
    fn scan(folder: &Path) -> Result<Self> {
        let mut paths = Vec::new();
        for entry in std::fs::read_dir(folder).map_err(|error| Error::io("read", folder, error))? {
            let path = entry.map_err(|error| Error::io("read", folder, error))?.path();
            let name = file_name(&path);
            if path.is_file() && !name.starts_with('.') && name != EDITION_RECORD {
                paths.push(path);
            }
        }
        paths.sort();
        let mut scanned = Self { lists: Vec::new(), ignored: Vec::new() };
        for path in paths {
            let head = head(&path)?;
            match detect(&head) {
                Ok(format) => scanned.lists.push((path, format)),
                Err(_) if ofac::csv::recognises_companion(&head).is_some() => {}
                // An empty or unknown file may have been meant as a list: it is said, never passed over.
                Err(_) => scanned.ignored.push(ListWarning::Ignored { path }),
            }
        }
        Ok(scanned)
    }
}

fn names_beside(path: &Path) -> Result<Vec<String>> {
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let mut names = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(|error| Error::io("read", folder, error))? {
        let entry = entry.map_err(|error| Error::io("read", folder, error))?;
        names.push(entry.file_name().to_string_lossy().into_owned());
    }
    names.sort();
    Ok(names)
}

fn file_name(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_before_the_path_is_told_from_a_path_with_an_equals_sign() {
        let folder = tempfile::tempdir().unwrap();
        let odd = folder.path().join("a=b.csv");
        std::fs::write(&odd, "x").unwrap();
        let odd = odd.to_string_lossy().into_owned();
        let table = [
            ("lists/sdn.csv", None, "lists/sdn.csv"),
            ("ofac-cons=lists/x.csv", Some("ofac-cons"), "lists/x.csv"),
            ("mine=C:\\lists\\x.csv", Some("mine"), "C:\\lists\\x.csv"),
            ("C:\\lists\\a=b.csv", None, "C:\\lists\\a=b.csv"),
            ("lists/a=b.csv", None, "lists/a=b.csv"),
            ("mine=", None, "mine="),
            (odd.as_str(), None, odd.as_str()),
        ];
        for (text, id, path) in table {
            let source = ListSource::parse(text);
            assert_eq!(source.id.as_ref().map(|id| id.0.as_str()), id, "{text}");
            assert_eq!(source.path, PathBuf::from(path), "{text}");
        }
    }
}
