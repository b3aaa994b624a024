//! Parties that stand in a file twice: under one id, or the same in all that is known of them.
//!
//! A payments file names a party in every row, so neither is a fault of a row; an id under two names may be one of the file.

use serde::{Deserialize, Serialize};

use super::distinct::{Count, Sample};

/// Parties held in memory; beyond, a fair part of them is, and the counts are estimates. Two megabytes: more would not fit
/// the memory near a processor, and every row looks here twice.
const HELD: usize = 50_000;

/// What of a file stands in it twice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Duplicates {
    /// Ids in more than one row; nothing where the file has no ids.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ids_repeated: Option<Count>,
    /// Ids that stand beside different names.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ids_of_several_names: Option<Count>,
    /// Rows that say what an earlier row says in every column with a role but the id.
    pub rows_repeated: Count,
}

#[derive(Debug, Default)]
struct Id {
    /// Half of their hash: enough to tell those of one id apart.
    names: u32,
    rows: u16,
    several: bool,
}

/// The parties of a file so far.
#[derive(Debug)]
pub(super) struct Parties {
    has_ids: bool,
    ids: Sample<Id>,
    same: Sample<u32>,
}

impl Parties {
    pub(super) fn new(has_ids: bool) -> Self {
        Self { has_ids, ids: Sample::new(HELD), same: Sample::new(HELD) }
    }

    /// One more row, by the hashes of its id, where it has one, of its names and of all but the id.
    pub(super) fn add(&mut self, id: Option<u64>, names: u64, party: u64) {
        if let Some(id) = id.and_then(|id| self.ids.of(id)) {
            let names = u32::try_from(names >> 32).unwrap_or_default();
            id.several |= id.rows > 0 && id.names != names;
            id.names = names;
            id.rows = id.rows.saturating_add(1);
        }
        if let Some(rows) = self.same.of(party) {
            *rows = rows.saturating_add(1);
        }
    }

    pub(super) fn finish(&self) -> Duplicates {
        let ids = |is: fn(&Id) -> bool| self.has_ids.then(|| self.ids.sum(|id| u64::from(is(id))));
        Duplicates {
            ids_repeated: ids(|id| id.rows > 1),
            ids_of_several_names: ids(|id| id.several),
            rows_repeated: self.same.sum(|rows| u64::from(rows.saturating_sub(1))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn exact(count: u64) -> Count {
        Count { count, exact: true }
    }

    #[test]
    fn ids_and_parties_given_twice_are_counted() {
        let mut parties = Parties::new(true);
        for (id, names, party) in
            [(1, 10, 100), (2, 20, 200), (1, 10, 100), (3, 20, 200), (2, 21, 201), (2, 20, 202)]
        {
            parties.add(Some(id), names << 32, party);
        }
        parties.add(None, 20 << 32, 200);
        let found = parties.finish();
        assert_eq!(found.ids_repeated, Some(exact(2)));
        assert_eq!(found.ids_of_several_names, Some(exact(1)));
        assert_eq!(found.rows_repeated, exact(3));
        assert_eq!(Parties::new(false).finish().ids_repeated, None);
    }
}
