//! Designations from a seed: a list of any length, in memory or as a file of the documented format.
//!
//! A longer list begins with the shorter one. Its rare words grow with it, as those of the genuine lists do: 58,059
//! listed names hold 36,995 distinct words, 107,140 names in proportion. As on those, few names are made of common
//! words alone, and hardly two are the same: of 15,241 persons' names of OFAC's SDN list 14,989 are distinct. Otherwise
//! a made list of 300,000 names would name a quarter of any file, and screening would be writing alerts.

use std::collections::HashSet;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use interdict::designation::EntityKind;
use interdict::list::{ListSnapshot, ListSource, Strictness};

use super::names::{self, Name, RareWords};
use super::rng::Rng;

const LIST_SEED: u64 = 20_240_325;
/// Of a hundred names of common words alone that are made, those that are listed.
const COMMON_LISTED: usize = 1;

/// A designation of a list.
pub(crate) struct Listed {
    /// The publisher's reference.
    pub(crate) id: String,
    /// Person or company.
    pub(crate) kind: EntityKind,
    /// Its primary name.
    pub(crate) name: Name,
    /// Its further names, as listed.
    pub(crate) aliases: Vec<String>,
}

/// The first designations of the list, three persons to two companies; each has its aliases.
pub(crate) fn designations(count: usize) -> Vec<Listed> {
    endless().take(count).collect()
}

/// The first designations of the list that have at least so many names together.
pub(crate) fn designations_of(names: usize) -> Vec<Listed> {
    let mut so_far = 0;
    let enough = |listed: &Listed| {
        let before = so_far;
        so_far += 1 + listed.aliases.len();
        before < names
    };
    endless().take_while(enough).collect()
}

fn endless() -> impl Iterator<Item = Listed> {
    let mut rng = Rng::new(LIST_SEED);
    let mut seen = HashSet::new();
    (0..).map(move |number| {
        let kind = if number % 5 < 3 { EntityKind::Person } else { EntityKind::Entity };
        let rare = RareWords(1000 + 8 * number);
        let name = new_name(&mut rng, kind, rare, &mut seen);
        let mut aliases: Vec<String> = name.native.iter().cloned().collect();
        for _ in 0..rng.below(4) {
            let alias = if rng.percent(50) {
                names::typo(&mut rng, &name.plain())
            } else {
                new_name(&mut rng, kind, rare, &mut seen).listed()
            };
            // A slip may leave the name as it is, or come twice; lists say a name once.
            if alias != name.plain() && !aliases.contains(&alias) {
                aliases.push(alias);
            }
        }
        Listed { id: format!("L{number:05}"), kind, name, aliases }
    })
}

/// A name that the list has not had.
fn new_name(rng: &mut Rng, kind: EntityKind, rare: RareWords, seen: &mut HashSet<String>) -> Name {
    loop {
        let name =
            if kind == EntityKind::Person { names::person(rng, rare) } else { names::company(rng, rare) };
        if (name.rare || rng.percent(COMMON_LISTED)) && seen.insert(name.plain()) {
            return name;
        }
    }
}

/// The designations of a list that was read: for planting their primary names into a file.
pub(crate) fn listed_by(snapshot: &ListSnapshot) -> impl Iterator<Item = Listed> {
    snapshot.designations.iter().map(|designation| {
        let primary = designation.primary_name();
        let (family, given) = match designation.kind {
            EntityKind::Person => primary.split_once(", ").unwrap_or((primary, "")),
            _ => (primary, ""),
        };
        let name = Name { given: given.to_owned(), family: family.to_owned(), native: None, rare: true };
        let mut aliases: Vec<String> = designation.names.iter().map(|alias| alias.name.clone()).collect();
        // It stands among its names; the others are aliases.
        if let Some(place) = aliases.iter().position(|alias| alias == primary) {
            aliases.remove(place);
        }
        Listed { id: designation.id.0.clone(), kind: designation.kind, name, aliases }
    })
}

/// The list as an in-house list is written: the documented CSV.
pub(crate) fn csv(designations: &[Listed]) -> String {
    let mut text = String::from("id,type,name,name_kind,alias_strength,program\n");
    for listed in designations {
        let mut row = |name: &str, kind, strength| {
            writeln!(text, "{},{},\"{name}\",{kind},{strength},BENCH", listed.id, listed.kind.as_str())
                .expect("a string takes everything");
        };
        row(&listed.name.listed(), "primary", "strong");
        for (number, alias) in (0..).zip(&listed.aliases) {
            row(alias, "alias", if number == 2 { "weak" } else { "strong" });
        }
    }
    text
}

/// The list as a snapshot, read as an in-house list is.
pub(crate) fn snapshot(designations: &[Listed]) -> ListSnapshot {
    let folder = tempfile::tempdir().expect("a folder for temporary files");
    let path = folder.path().join("bench.csv");
    fs::write(&path, csv(designations)).expect("a folder just made can be written");
    read(&path)
}

/// A list read from a file.
pub(crate) fn read(path: &Path) -> ListSnapshot {
    ListSnapshot::read(&ListSource::new(path), Strictness::Strict).expect("a list of a known format")
}
