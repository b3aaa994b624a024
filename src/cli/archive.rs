//! Where the lists and inputs of an earlier run are now: where they were, or where the user says. They must be the same,
//! byte for byte; anything else is refused with both digests, before anything is screened.

use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use sha2::{Digest as _, Sha256};

use crate::digest::hex;
use crate::index::ListRecord;
use crate::list::{ListFile, ListSource, digest_files};
use crate::party::{InputSource, PartyReader};
use crate::report::manifest::{InputRecord, Reading, RunManifest, Scope};

use super::args::{ArchiveArgs, InputArgs};
use super::load::{Loaded, Wanted};

/// The lists and inputs of an earlier run, each the same as then.
pub(super) struct Archived {
    /// The lists.
    pub(super) wanted: Wanted,
    /// The inputs, in the run's order.
    pub(super) paths: Vec<PathBuf>,
}

impl Archived {
    /// Those of a run.
    ///
    /// # Errors
    ///
    /// Where one is not to be had, or not the same.
    pub(super) fn of(then: &RunManifest, args: &ArchiveArgs) -> Result<Self> {
        let paths = inputs(then, &args.inputs)?;
        let lists = match then.head.scope {
            Scope::Lists => lists(then, &args.lists)?,
            Scope::Demonstration => Vec::new(),
        };
        Ok(Self { wanted: Wanted::again(&then.head, lists, args.index_dir.clone()), paths })
    }
}

/// The index of a run's lists.
pub(super) fn open_lists(then: &RunManifest, wanted: &Wanted) -> Result<Loaded> {
    let lists = wanted.open()?;
    lists.check(&then.head.config)?;
    same_demonstration(then, &lists)?;
    Ok(lists)
}

/// The lists of a run, in its order; `named` is what the user says.
fn lists(manifest: &RunManifest, named: &[String]) -> Result<Vec<ListSource>> {
    let mut places: Vec<Option<PathBuf>> = vec![None; manifest.lists.len()];
    for text in named {
        for source in ListSource::parse(text).expand()?.0 {
            let (found, at) = if let Some(id) = &source.id {
                (None, manifest.lists.iter().position(|list| list.id == *id))
            } else {
                let found = digest_files(&source)?.digest;
                let free = |(at, list): (usize, &ListRecord)| {
                    (places[at].is_none() && list.digest == found).then_some(at)
                };
                let at = manifest.lists.iter().enumerate().find_map(free);
                (Some(found), at)
            };
            match at {
                Some(at) => places[at] = Some(source.path),
                None => bail!("--list {text}: {}", no_such_list(manifest, found)),
            }
        }
    }
    let place = |(list, place): (&ListRecord, Option<PathBuf>)| {
        let was = || list.files.first().map(|file| file.path.clone()).unwrap_or_default();
        let source = ListSource { id: Some(list.id.clone()), path: place.unwrap_or_else(was) };
        check_list(list, &source).map(|()| source)
    };
    manifest.lists.iter().zip(places).map(place).collect()
}

fn no_such_list(manifest: &RunManifest, found: Option<String>) -> String {
    let lists: Vec<String> =
        manifest.lists.iter().map(|list| format!("{} (SHA-256 {})", list.id, list.digest)).collect();
    let found = found.map_or("its id".to_owned(), |found| format!("its SHA-256 {found}"));
    format!("{found} is that of no list of the run; they are: {}", lists.join(", "))
}

/// Refuses a list that is not the one of the run.
fn check_list(list: &ListRecord, source: &ListSource) -> Result<()> {
    let remedy = format!("name the archived copy with --list {}=PATH", list.id);
    let found = digest_files(source).with_context(|| {
        format!("the list {} is not to be had (expected SHA-256 {}); {remedy}", list.id, list.digest)
    })?;
    if found.digest == list.digest {
        return Ok(());
    }
    let others = found.files.iter().filter(|file| list.files.iter().all(|then| then.sha256 != file.sha256));
    let mut others: Vec<&ListFile> = others.collect();
    let lacking = list.files.iter().filter(|then| found.files.iter().all(|now| now.sha256 != then.sha256));
    let mut told = Vec::new();
    for then in lacking {
        // The one in its place, by its name; else any that the run had not.
        let same_name = |file: &&ListFile| file.path.file_name() == then.path.file_name();
        let at = others.iter().position(same_name).or((!others.is_empty()).then_some(0));
        let now = at.map(|at| others.remove(at));
        let path = now.map_or(then.path.as_path(), |now| now.path.as_path());
        let sha256 = now.map_or("no such file", |now| now.sha256.as_str());
        told.push(format!("{}: expected SHA-256 {}, found {sha256}", path.display(), then.sha256));
    }
    for more in others {
        told.push(format!("{}: expected no such file, found SHA-256 {}", more.path.display(), more.sha256));
    }
    if told.is_empty() {
        told.push(format!("expected SHA-256 {}, found {}", list.digest, found.digest));
    }
    bail!("the list {} is not the one of the run: {}; {remedy}", list.id, told.join("; "))
}

/// The inputs of a run, in its order; `named` is what the user says.
fn inputs(manifest: &RunManifest, named: &[PathBuf]) -> Result<Vec<PathBuf>> {
    let mut known: Vec<(&Path, String)> = Vec::new();
    for path in named {
        let found = sha256(path)?;
        if manifest.inputs.iter().all(|input| input.sha256 != found) {
            let inputs: Vec<String> = manifest
                .inputs
                .iter()
                .map(|input| format!("{} (SHA-256 {})", input.file, input.sha256))
                .collect();
            bail!(
                "--input {}: its SHA-256 {found} is that of no input of the run; they are: {}",
                path.display(),
                inputs.join(", ")
            );
        }
        known.push((path, found));
    }
    let place = |input: &InputRecord| {
        let given = known.iter().find(|(_, sha256)| *sha256 == input.sha256);
        given.map_or_else(|| recorded(input), |(path, _)| Ok(path.to_path_buf()))
    };
    manifest.inputs.iter().map(place).collect()
}

/// An input where it was.
fn recorded(input: &InputRecord) -> Result<PathBuf> {
    const REMEDY: &str = "name the archived copy with --input PATH";
    let (path, expected) = (Path::new(&input.file), &input.sha256);
    if input.file == "-" {
        bail!("an input of the run was standard input (expected SHA-256 {expected}); {REMEDY}");
    }
    if path.metadata().is_ok_and(|kind| !kind.is_file()) {
        bail!("the input {} is no file any more (expected SHA-256 {expected}); {REMEDY}", input.file);
    }
    let found = sha256(path).with_context(|| {
        format!("the input {} is not to be had (expected SHA-256 {expected}); {REMEDY}", input.file)
    })?;
    if found != *expected {
        bail!(
            "the input {} is not the one of the run: expected SHA-256 {expected}, found {found}; {REMEDY}",
            input.file
        );
    }
    Ok(path.to_owned())
}

/// The SHA-256 of a file's bytes, in hexadecimal.
pub(super) fn sha256(path: &Path) -> crate::Result<String> {
    let failed = |error| crate::Error::io("read", path, error);
    let mut sha = Sha256::new();
    io::copy(&mut File::open(path).map_err(failed)?, &mut sha).map_err(failed)?;
    Ok(hex(&sha.finalize()))
}

/// Refuses a run against bundled lists that are others in this version.
fn same_demonstration(then: &RunManifest, lists: &Loaded) -> Result<()> {
    let digests = |lists: &[ListRecord]| -> Vec<String> {
        lists.iter().map(|list| format!("{} {}", list.id, list.digest)).collect()
    };
    let (expected, found) = (digests(&then.lists), digests(&lists.records));
    if then.head.scope == Scope::Demonstration && expected != found {
        bail!(
            "the bundled demonstration lists of this version are not those of the run: expected SHA-256 {}, found {}; \
             replay it with interdict {}",
            expected.join(", "),
            found.join(", "),
            then.head.version
        );
    }
    Ok(())
}

/// The inputs opened as they were read then.
pub(super) fn open_inputs(
    then: &RunManifest,
    sources: &[InputSource],
) -> Result<(Vec<PartyReader>, InputArgs)> {
    if let Some(Reading { encoding, columns }) = then.head.reading.clone() {
        let args = InputArgs { columns, encoding };
        return Ok((super::inputs::open(sources, &args)?, args));
    }
    // A manifest of a version that did not record what the user gave: the roles given stand in the columns, and an
    // encoding was given where it is another one than is recognised.
    let columns = then.inputs.first().map(InputRecord::given_columns).unwrap_or_default();
    let mut args = InputArgs { columns, encoding: None };
    let readers = super::inputs::open(sources, &args)?;
    let other = readers.iter().zip(&then.inputs).find(|(reader, input)| reader.encoding() != input.encoding);
    match other {
        None => Ok((readers, args)),
        Some((_, input)) => {
            args.encoding = Some(input.encoding.clone());
            Ok((super::inputs::open(sources, &args)?, args))
        }
    }
}
