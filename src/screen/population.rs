//! Two versions of a counterparty file → which counterparties are new, changed or gone.
//!
//! A counterparty is the same where its id is; where a file has no id, or repeats one, its place among its equals tells
//! them apart. One is unchanged where everything that screening sees of it is unchanged, so a new telephone number is
//! no change. Only digests are kept (SHA-256, 16 bytes), 80 bytes or so a row, never the rows.

use rustc_hash::{FxHashMap, FxHashSet};
use sha2::{Digest as _, Sha256};

use crate::party::{Row, RowContent};

use super::Hit;

/// Half of a SHA-256: two different texts of the same do not occur.
type Digest = [u8; 16];

/// Which counterparty of a file a row is: the same in two versions of the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct RowKey(Digest);

/// What a row of the file as it is was in the file as it was.
#[derive(Debug, Clone, PartialEq)]
pub enum Former {
    /// The same: only designations can have changed.
    Same,
    /// It was not there.
    None,
    /// Another, with these hits.
    Hits(Vec<Hit>),
}

/// A row with what it was.
#[derive(Debug, Clone, PartialEq)]
pub struct Marked {
    /// The row as it is.
    pub row: Row,
    /// What it was.
    pub former: Former,
}

/// Gives the rows of one version of a file their keys, in order.
#[derive(Debug, Default)]
pub struct RowKeys {
    seen: FxHashMap<Digest, u32>,
}

/// The counterparties of one version of a file.
#[derive(Debug, Default)]
pub struct Population {
    keys: RowKeys,
    contents: FxHashMap<RowKey, Digest>,
}

/// How two versions of a file differ.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PopulationChange {
    /// Counterparties that are not as they were.
    pub changed: FxHashSet<RowKey>,
    /// Counterparties that are there no more.
    pub removed: FxHashSet<RowKey>,
    /// Counterparties that were not there.
    pub added: FxHashSet<RowKey>,
}

impl RowKeys {
    /// The key of the next row.
    pub fn next(&mut self, row: &Row) -> RowKey {
        let id = match &row.content {
            RowContent::Party(party) if !party.id.is_empty() => digest(&[b"id", party.id.as_bytes()]),
            _ => content(row),
        };
        let place = self.seen.entry(id).or_default();
        *place += 1;
        RowKey(if *place == 1 { id } else { digest(&[&id, &place.to_le_bytes()]) })
    }
}

impl Population {
    /// Takes the next row.
    pub fn add(&mut self, row: &Row) {
        self.contents.insert(self.keys.next(row), content(row));
    }

    /// What is new, changed and gone in a later version.
    #[must_use]
    pub fn changes(&self, later: &Self) -> PopulationChange {
        let of = |key: &&RowKey| self.contents.get(*key);
        let mut change = PopulationChange {
            added: later.contents.keys().filter(|key| of(key).is_none()).copied().collect(),
            ..PopulationChange::default()
        };
        let other =
            later.contents.iter().filter(|(key, content)| of(key).is_some_and(|known| known != *content));
        change.changed = other.map(|(key, _)| *key).collect();
        let gone = self.contents.keys().filter(|key| !later.contents.contains_key(key));
        change.removed = gone.copied().collect();
        change
    }
}

impl PopulationChange {
    /// Whether the two versions hold the same counterparties.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.changed.is_empty() && self.removed.is_empty() && self.added.is_empty()
    }

    /// Whether the hits that a row of the earlier version had are needed.
    #[must_use]
    pub fn asks_for(&self, key: RowKey) -> bool {
        self.changed.contains(&key) || self.removed.contains(&key)
    }

    /// What a row of the later version was; its former hits are taken from a map of those that changed.
    pub fn former(&self, key: RowKey, hits: &mut FxHashMap<RowKey, Vec<Hit>>) -> Former {
        if self.added.contains(&key) {
            Former::None
        } else if self.changed.contains(&key) {
            Former::Hits(hits.remove(&key).unwrap_or_default())
        } else {
            Former::Same
        }
    }
}

/// The digest of everything that screening sees of a row.
fn content(row: &Row) -> Digest {
    match &row.content {
        RowContent::Party(party) => digest(&[b"party", party.fingerprint().bytes()]),
        RowContent::NotScreened(reason) => {
            digest(&[b"not screened", format!("{reason:?} {:?}", row.fields).as_bytes()])
        }
    }
}

fn digest(parts: &[&[u8]]) -> Digest {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update((part.len() as u64).to_le_bytes());
        hash.update(part);
    }
    let mut digest = Digest::default();
    digest.copy_from_slice(&hash.finalize()[..16]);
    digest
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::party::{PartyReader, ReadOptions};

    fn population(text: &str) -> Population {
        let reader =
            PartyReader::from_read("x.csv", std::io::Cursor::new(text.to_owned()), &ReadOptions::default());
        let mut population = Population::default();
        for row in reader.unwrap() {
            population.add(&row.unwrap());
        }
        population
    }

    #[test]
    fn counterparties_are_told_by_id_and_changed_by_what_screening_sees() {
        let old = "id,name,date_of_birth,phone\n1,Janus Doe,1970,1\n2,Jan Doe,,2\n3,Gone,,\n";
        for (new, counts) in [
            (old, (0, 0, 0)),
            // Another order and another telephone number are no change.
            ("id,name,date_of_birth,phone\n3,Gone,,\n2,Jan Doe,,9\n1,Janus Doe,1970,1\n", (0, 0, 0)),
            ("id,name,date_of_birth,phone\n1,Janus Doe,1971,1\n2,Jan Doe,,2\n4,New,,\n", (1, 1, 1)),
            // A second row of one id is a counterparty of its own.
            (
                "id,name,date_of_birth,phone\n1,Janus Doe,1970,1\n1,Other,,\n2,Jan Doe,,2\n3,Gone,,\n",
                (0, 0, 1),
            ),
        ] {
            let change = population(old).changes(&population(new));
            assert_eq!((change.changed.len(), change.removed.len(), change.added.len()), counts, "{new}");
            assert_eq!(change.is_empty(), counts == (0, 0, 0));
        }
    }

    #[test]
    fn without_an_id_rows_are_themselves() {
        let change = population("name\nA B\nA B\nC D\n").changes(&population("name\nA B\nC E\n"));
        assert_eq!((change.changed.len(), change.removed.len(), change.added.len()), (0, 2, 1));
    }
}
