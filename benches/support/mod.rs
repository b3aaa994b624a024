//! What the benches share: designations and counterparties from a seed, and a measurement that checks its result.
//!
//! Names are made of hand-made word lists picked as real files pick them (few words often, many once); nothing is
//! read from outside. The same seed gives the same bytes everywhere.

// Each bench is a program of its own and uses a part of this.
#![allow(dead_code)]

pub(crate) mod names;
pub(crate) mod rng;
mod words;

use std::collections::HashSet;
use std::fmt::{Debug, Write as _};
use std::fs;
use std::hint::black_box;
use std::io::Cursor;
use std::sync::Arc;

use criterion::Bencher;
use interdict::designation::EntityKind;
use interdict::list::{ListSnapshot, ListSource, Strictness};
use interdict::party::{PartyReader, ReadOptions};

use names::Name;
use rng::Rng;

const LIST_SEED: u64 = 20_240_325;
const PARTY_SEED: u64 = 47_814;
/// Every so many rows one is a manipulated listed name.
const ROWS_A_PLANT: usize = 1000;
/// Share of rows with a slip of the keyboard, in hundredths.
const TYPOS: usize = 3;

/// A designation of the benches' list.
pub(crate) struct Listed {
    pub(crate) id: String,
    pub(crate) kind: EntityKind,
    pub(crate) name: Name,
    pub(crate) aliases: Vec<String>,
}

/// The first designations of the list, three persons to two companies; each has its aliases.
pub(crate) fn designations(count: usize) -> Vec<Listed> {
    let mut rng = Rng::new(LIST_SEED);
    (0..count)
        .map(|number| {
            let kind = if number % 5 < 3 { EntityKind::Person } else { EntityKind::Entity };
            let make = if kind == EntityKind::Person { names::person } else { names::company };
            let name = make(&mut rng);
            let mut aliases: Vec<String> = name.native.iter().cloned().collect();
            for _ in 0..rng.below(4) {
                aliases.push(if rng.percent(50) {
                    names::typo(&mut rng, &name.plain())
                } else {
                    make(&mut rng).listed()
                });
            }
            Listed { id: format!("L{number:05}"), kind, name, aliases }
        })
        .collect()
}

/// The designations of a list that was read, by their primary names: for planting them into a file.
pub(crate) fn listed_by(snapshot: &ListSnapshot) -> impl Iterator<Item = Listed> {
    snapshot.designations.iter().map(|designation| {
        let primary = designation.primary_name();
        let (family, given) = match designation.kind {
            EntityKind::Person => primary.split_once(", ").unwrap_or((primary, "")),
            _ => (primary, ""),
        };
        let name = Name { given: given.to_owned(), family: family.to_owned(), native: None };
        Listed { id: designation.id.0.clone(), kind: designation.kind, name, aliases: Vec::new() }
    })
}

/// The list as a snapshot, read as an in-house list is: the documented CSV.
pub(crate) fn snapshot(designations: &[Listed]) -> ListSnapshot {
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
    let folder = tempfile::tempdir().expect("a folder for temporary files");
    let path = folder.path().join("bench.csv");
    fs::write(&path, text).expect("a folder just made can be written");
    ListSnapshot::read(&ListSource::new(path), Strictness::Strict).expect("a list of the documented format")
}

/// Who stands in a counterparty file.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mix {
    Persons,
    Companies,
    /// Four persons to a company.
    Mixed,
}

impl Mix {
    pub(crate) const ALL: [Self; 3] = [Self::Persons, Self::Companies, Self::Mixed];

    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Persons => "persons",
            Self::Companies => "companies",
            Self::Mixed => "mixed",
        }
    }

    fn kind(self, row: usize) -> EntityKind {
        let person = match self {
            Self::Persons => true,
            Self::Companies => false,
            Self::Mixed => row % 5 < 4,
        };
        if person { EntityKind::Person } else { EntityKind::Entity }
    }
}

/// A counterparty file in memory.
pub(crate) struct PartyFile {
    pub(crate) bytes: Arc<[u8]>,
    /// Its rows.
    pub(crate) rows: usize,
    /// The rows that hold a manipulated listed name, from 1, each with the designation's id; in order.
    pub(crate) planted: Vec<(u64, String)>,
}

impl PartyFile {
    /// The file opened anew.
    pub(crate) fn open(&self) -> PartyReader {
        let bytes = Cursor::new(Arc::clone(&self.bytes));
        PartyReader::from_read("parties.csv", bytes, &ReadOptions::default())
            .expect("a CSV with a name column")
    }
}

/// A counterparty file: innocents, some with a typo, and one row in a thousand a manipulated name of the list. No two
/// innocents have the same name.
pub(crate) fn party_file(mix: Mix, rows: usize, designations: &[Listed]) -> PartyFile {
    let mut rng = Rng::new(PARTY_SEED);
    let mut seen = HashSet::new();
    let [persons, others] = [EntityKind::Person, EntityKind::Entity]
        .map(|kind| designations.iter().filter(|listed| listed.kind == kind).collect::<Vec<&Listed>>());
    let mut text = String::from("id,name,type,date_of_birth,nationality\n");
    let mut planted = Vec::new();
    for (number, row) in (1_u64..).zip(0..rows) {
        let kind = mix.kind(row);
        let person = kind == EntityKind::Person;
        let (name, born) = if row % ROWS_A_PLANT == ROWS_A_PLANT / 2 {
            let listed = rng.pick(if person { &persons } else { &others });
            planted.push((number, listed.id.clone()));
            (names::manipulated(&mut rng, &listed.name), String::new())
        } else {
            let mut written = innocent(&mut rng, person);
            while !seen.insert(written.clone()) {
                written = innocent(&mut rng, person);
            }
            let born = if person && rng.percent(70) { birth(&mut rng) } else { String::new() };
            (written, born)
        };
        let nationality = rng.ranked(&words::NATIONALITIES);
        writeln!(text, "{number},\"{name}\",{},{born},{nationality}", kind.as_str())
            .expect("a string takes everything");
    }
    PartyFile { bytes: text.into_bytes().into(), rows, planted }
}

/// Somebody's name as a file writes it, one in ten in its own script.
fn innocent(rng: &mut Rng, person: bool) -> String {
    let name = if person { names::person(rng) } else { names::company(rng) };
    let written = match &name.native {
        Some(native) if rng.percent(10) => native.clone(),
        _ => name.written(rng),
    };
    if rng.percent(TYPOS) { names::typo(rng, &written) } else { written }
}

fn birth(rng: &mut Rng) -> String {
    format!("{}-{:02}-{:02}", 1940 + rng.below(65), 1 + rng.below(12), 1 + rng.below(28))
}

/// Measures a run and asserts, outside the time taken, that the last one gave what is expected.
pub(crate) fn measure<T: PartialEq + Debug>(
    bencher: &mut Bencher<'_>,
    expected: &T,
    mut run: impl FnMut() -> T,
) {
    let mut last = None;
    bencher.iter(|| last = Some(black_box(run())));
    assert_eq!(last.as_ref(), Some(expected));
}
