//! What the cases are measured on: lists and counterparty files on disk, made once and kept for all cases.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use anyhow::{Context as _, Result};
use interdict::list::{ListSnapshot, ListSource, Strictness};

use super::args::Args;
use super::cases::{FEW_ROWS, Group};
use crate::support::designations::{self, Listed, csv, designations_of, listed_by};
use crate::support::parties::{Mix, PartyFile, party_file};

/// The lists of a group.
pub(crate) struct Lists {
    /// What they are, in words.
    pub(crate) what: String,
    /// Names on them.
    pub(crate) names: usize,
    /// As the command line takes them.
    pub(crate) sources: Vec<String>,
    /// Where their index is kept.
    pub(crate) index: PathBuf,
    /// Who is on them.
    pub(crate) designations: Vec<Listed>,
}

/// A counterparty file.
pub(crate) struct Input {
    /// What it is, in words.
    pub(crate) what: String,
    /// Where it is.
    pub(crate) path: PathBuf,
    /// Its rows.
    pub(crate) rows: usize,
    /// Those of them without a name.
    pub(crate) nameless: usize,
    /// The rows that hold a manipulated listed name, each with the designation's id.
    pub(crate) planted: Vec<(u64, String)>,
}

/// All of them, in one folder that goes in the end.
pub(crate) struct Inputs<'a> {
    args: &'a Args,
    folder: tempfile::TempDir,
    lists: BTreeMap<Group, Rc<Lists>>,
    files: BTreeMap<String, Rc<Input>>,
}

impl<'a> Inputs<'a> {
    /// None yet.
    pub(crate) fn new(args: &'a Args) -> Result<Self> {
        let folder = tempfile::tempdir().context("a folder for temporary files")?;
        Ok(Self { args, folder, lists: BTreeMap::new(), files: BTreeMap::new() })
    }

    /// A path in the folder.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The lists of a group.
    pub(crate) fn lists(&mut self, group: Group) -> Result<Rc<Lists>> {
        if let Some(lists) = self.lists.get(&group) {
            return Ok(Rc::clone(lists));
        }
        let index = self.path(&format!("index-{group:?}"));
        let genuine = match group {
            Group::Two => &self.args.lists[..],
            Group::All => &self.args.all_lists[..],
            Group::Made(_) => &[],
        };
        let lists = if genuine.is_empty() { self.made(group, index)? } else { read(genuine, index)? };
        let lists = Rc::new(lists);
        self.lists.insert(group, Rc::clone(&lists));
        Ok(lists)
    }

    fn made(&self, group: Group, index: PathBuf) -> Result<Lists> {
        let designations = designations_of(group.names(self.args.quick));
        let path = self.path(&format!("made-{group:?}.csv"));
        write(&path, csv(&designations).as_bytes())?;
        Ok(Lists {
            what: "made".to_owned(),
            // A name that a designation has twice is one.
            names: designations::read(&path).names_count(),
            sources: vec![text(&path)],
            index,
            designations,
        })
    }

    /// A file with names of a group's lists planted in it.
    pub(crate) fn file(&mut self, group: Group, mix: Mix, rows: usize) -> Result<Rc<Input>> {
        let key = format!("{}-{group:?}-{rows}.csv", mix.as_str());
        if let Some(file) = self.files.get(&key) {
            return Ok(Rc::clone(file));
        }
        let made = party_file(mix, rows, &self.lists(group)?.designations);
        let path = self.path(&key);
        write(&path, &made.bytes)?;
        let PartyFile { rows, nameless, planted, .. } = made;
        let file = Rc::new(Input { what: mix.as_str().to_owned(), path, rows, nameless, planted });
        self.files.insert(key, Rc::clone(&file));
        Ok(file)
    }

    /// A file of ten rows, the last a manipulated listed name.
    pub(crate) fn few_rows(&mut self, group: Group) -> Result<Input> {
        // The first planted row, and those before it.
        let made = party_file(Mix::Mixed, 501, &self.lists(group)?.designations);
        let whole = std::str::from_utf8(&made.bytes).context("a made file is UTF-8")?;
        let lines: Vec<&str> = whole.lines().collect();
        let mut few = vec![lines[0]];
        few.extend(&lines[lines.len() - FEW_ROWS..]);
        let path = self.path(&format!("few-{group:?}.csv"));
        write(&path, few.join("\n").as_bytes())?;
        let planted = made.planted.into_iter().map(|(_, id)| (FEW_ROWS as u64, id)).collect();
        Ok(Input { what: "ten rows".to_owned(), path, rows: FEW_ROWS, nameless: 0, planted })
    }
}

/// Genuine lists, read for their number of names and for names to plant.
fn read(sources: &[String], index: PathBuf) -> Result<Lists> {
    let mut lists =
        Lists { what: String::new(), names: 0, sources: sources.to_vec(), index, designations: Vec::new() };
    let mut ids = Vec::new();
    for source in sources {
        let (sources, _) = ListSource::parse(source).expand().with_context(|| source.clone())?;
        for source in sources {
            let snapshot = ListSnapshot::read(&source, Strictness::Strict)?;
            lists.names += snapshot.names_count();
            lists.designations.extend(listed_by(&snapshot));
            ids.push(snapshot.id.0);
        }
    }
    lists.what = ids.join(" + ");
    Ok(lists)
}

fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    fs::write(path, bytes).with_context(|| format!("{} cannot be written", path.display()))
}

/// A path as an argument.
pub(crate) fn text(path: &Path) -> String {
    path.display().to_string()
}
