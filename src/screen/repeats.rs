//! Rows that repeat: a counterparty written as one before it is not screened again.
//!
//! Payment files name the same counterparties all day. What screening sees of a row (everything but its id and which
//! columns it stood in) is remembered with its outcome, shared by all threads and bounded in bytes. Texts are compared
//! whole, never by a hash alone, for who could make two rows of one hash could hide a name behind another.

use std::hash::{Hash as _, Hasher as _};
use std::mem;
use std::sync::{Arc, Mutex};

use rustc_hash::{FxHashMap, FxHasher};

use crate::party::Counterparty;

use super::Outcome;

const SHARDS: usize = 16;
/// Bytes of a shard's younger half before it becomes the older: 8 MB in all.
const HALF_SHARD: usize = 256 << 10;
/// Bytes that an entry takes beside its text.
const ENTRY: usize = 80;
/// Bytes of a hit, with its texts, its evidence and all that is listed of its designation.
const HIT: usize = 4096;

/// What screening sees of a counterparty, in one text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Seen(Vec<u8>);

/// The outcomes of the counterparties screened last.
#[derive(Default)]
pub(super) struct Repeats {
    shards: Vec<Mutex<Shard>>,
}

/// The counterparties since the shard was last full, and those before.
#[derive(Default)]
struct Shard {
    young: FxHashMap<Box<[u8]>, Arc<Outcome>>,
    old: FxHashMap<Box<[u8]>, Arc<Outcome>>,
    bytes: usize,
}

impl Seen {
    pub(super) fn of(party: &Counterparty) -> Self {
        let Counterparty {
            id: _,
            names,
            kind,
            births,
            places_of_birth,
            nationalities,
            countries,
            gender,
            identifiers,
        } = party;
        let mut text = Vec::with_capacity(96);
        // Each text behind its length, each list behind its own: no two counterparties give one text.
        let mut put = |part: &[u8]| {
            text.extend_from_slice(&u32::try_from(part.len()).unwrap_or(u32::MAX).to_le_bytes());
            text.extend_from_slice(part);
        };
        put(kind.as_str().as_bytes());
        put(gender.map_or("", |gender| gender.as_str()).as_bytes());
        put(&names.len().to_le_bytes());
        for name in names {
            put(name.text.as_bytes());
        }
        for list in [births, places_of_birth, nationalities, countries] {
            put(&list.len().to_le_bytes());
            for item in list {
                put(item.as_bytes());
            }
        }
        // Few rows have any: in the words of their type.
        if !identifiers.is_empty() {
            put(format!("{identifiers:?}").as_bytes());
        }
        Self(text)
    }

    fn shard(&self) -> usize {
        let mut hasher = FxHasher::default();
        self.0.hash(&mut hasher);
        (hasher.finish() >> 32) as usize % SHARDS
    }
}

impl Repeats {
    pub(super) fn new() -> Self {
        Self { shards: (0..SHARDS).map(|_| Mutex::default()).collect() }
    }

    /// The outcome of a counterparty that was screened before.
    pub(super) fn outcome(&self, seen: &Seen) -> Option<Outcome> {
        let mut shard = self.shards[seen.shard()].lock().ok()?;
        if let Some(outcome) = shard.young.get(&*seen.0) {
            return Some((**outcome).clone());
        }
        let (text, outcome) = shard.old.remove_entry(&*seen.0)?;
        let known = (*outcome).clone();
        shard.insert(text, outcome);
        Some(known)
    }

    /// Remembers the outcome of a counterparty.
    pub(super) fn remember(&self, seen: Seen, outcome: &Outcome) {
        if let Ok(mut shard) = self.shards[seen.shard()].lock() {
            shard.insert(seen.0.into_boxed_slice(), Arc::new(outcome.clone()));
        }
    }
}

impl Shard {
    fn insert(&mut self, text: Box<[u8]>, outcome: Arc<Outcome>) {
        let hits = if let Outcome::Alert(hits) = &*outcome { hits.len() } else { 0 };
        let bytes = text.len() + ENTRY + HIT * hits;
        if bytes > HALF_SHARD {
            return;
        }
        if self.bytes + bytes > HALF_SHARD {
            self.old = mem::take(&mut self.young);
            self.bytes = 0;
        }
        self.bytes += bytes;
        self.young.insert(text, outcome);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::designation::{EntityKind, Gender};
    use crate::party::PartyName;

    fn party() -> Counterparty {
        Counterparty {
            id: "1".to_owned(),
            names: vec![PartyName { text: "Janus Doe".to_owned(), column: "name".to_owned() }],
            kind: EntityKind::Person,
            births: vec!["1970".to_owned()],
            ..Counterparty::default()
        }
    }

    #[test]
    fn all_that_screening_sees_tells_counterparties_apart_and_nothing_else() {
        let seen = Seen::of(&party());
        let mut other = party();
        other.id = "2".to_owned();
        other.names[0].column = "alias".to_owned();
        assert_eq!(Seen::of(&other), seen);
        let changes: [fn(&mut Counterparty); 8] = [
            |party| party.names[0].text.push('x'),
            |party| party.names.push(PartyName { text: String::new(), column: String::new() }),
            |party| party.kind = EntityKind::Entity,
            |party| party.births[0].push('1'),
            |party| party.places_of_birth = mem::take(&mut party.births),
            |party| party.nationalities.push("RU".to_owned()),
            |party| party.countries.push("RU".to_owned()),
            |party| party.gender = Some(Gender::Female),
        ];
        for (number, change) in changes.into_iter().enumerate() {
            let mut other = party();
            change(&mut other);
            assert_ne!(Seen::of(&other), seen, "change {number}");
        }
    }

    #[test]
    fn outcomes_are_remembered_within_bounds() {
        let repeats = Repeats::new();
        let seen = |number: usize| {
            let mut party = party();
            party.names[0].text = number.to_string();
            Seen::of(&party)
        };
        assert_eq!(repeats.outcome(&seen(0)), None);
        for number in 0..100_000 {
            repeats.remember(seen(number), &Outcome::Clear(None));
            // What comes back is kept.
            assert_eq!(repeats.outcome(&seen(0)), Some(Outcome::Clear(None)), "{number}");
        }
        assert_eq!(repeats.outcome(&seen(1)), None, "long forgotten");
        assert_eq!(repeats.outcome(&seen(99_999)), Some(Outcome::Clear(None)));
        let kept: usize = repeats.shards.iter().map(|shard| shard.lock().unwrap().bytes).sum();
        assert!(kept <= SHARDS * HALF_SHARD);
    }
}
