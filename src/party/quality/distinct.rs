//! How many different values there are, in bounded memory: exact as long as they are few, then an estimate.
//!
//! Adaptive sampling (Wegman; Flajolet, "On adaptive sampling", Computing 43, 1990): of the hashes only those are kept whose
//! first bits are 0, none at first, one more whenever too many are kept. What is kept is a fair part of all values, whatever
//! their order and however often each comes, and something may be kept with each. A `HyperLogLog` takes a tenth of the
//! memory, but is never exact and knows nothing of single values.

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

/// A number of things, and whether it was counted or estimated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Count {
    /// How many.
    pub count: u64,
    /// Whether they were all counted; else it is an estimate.
    pub exact: bool,
}

/// Values by their hashes, with what is known of each; at most a number of them.
#[derive(Debug)]
pub(super) struct Sample<V> {
    kept: FxHashMap<u64, V>,
    limit: usize,
    /// The first bits that are 0 in the hashes kept.
    bits: u32,
}

impl<V: Default> Sample<V> {
    pub(super) fn new(limit: usize) -> Self {
        Self { kept: FxHashMap::default(), limit, bits: 0 }
    }

    /// What is known of a value, for who knows more now; nothing where it is not among those kept.
    pub(super) fn of(&mut self, hash: u64) -> Option<&mut V> {
        if !is_kept(hash, self.bits) {
            return None;
        }
        if self.kept.len() >= self.limit && !self.kept.contains_key(&hash) {
            while self.kept.len() >= self.limit {
                self.bits += 1;
                let bits = self.bits;
                self.kept.retain(|&hash, _| is_kept(hash, bits));
            }
            if !is_kept(hash, self.bits) {
                return None;
            }
        }
        Some(self.kept.entry(hash).or_default())
    }

    /// How many values there are.
    pub(super) fn count(&self) -> Count {
        self.scaled(self.kept.len() as u64)
    }

    /// The sum over all values of a number known of each.
    pub(super) fn sum(&self, of: impl Fn(&V) -> u64) -> Count {
        self.scaled(self.kept.values().map(of).sum())
    }

    fn scaled(&self, kept: u64) -> Count {
        Count { count: kept << self.bits, exact: self.bits == 0 }
    }
}

/// Whether so many first bits are 0.
fn is_kept(hash: u64, bits: u32) -> bool {
    hash.leading_zeros() >= bits
}

#[cfg(test)]
mod tests {
    use super::super::hash;
    use super::*;

    fn counted(values: u64, times: u64, limit: usize) -> Count {
        let mut sample = Sample::<()>::new(limit);
        for number in 0..values * times {
            sample.of(hash::of(&(number % values).to_le_bytes()));
        }
        assert!(sample.kept.len() <= limit);
        sample.count()
    }

    #[test]
    fn few_values_are_counted_and_many_estimated() {
        for (values, limit) in [(0, 10), (1, 10), (10, 10), (4096, 4096)] {
            assert_eq!(counted(values, 3, limit), Count { count: values, exact: true });
        }
        for values in [4097_u64, 10_000, 300_000] {
            let found = counted(values, 2, 4096);
            assert!(!found.exact);
            // Four standard errors of 1.2 / sqrt(4096).
            assert!(found.count.abs_diff(values) * 100 < values * 8, "{values}: {found:?}");
        }
    }

    #[test]
    fn the_order_does_not_matter() {
        let hashes: Vec<u64> = (0..50_000_u64).map(|number| hash::of(&number.to_le_bytes())).collect();
        let count = |hashes: &mut dyn Iterator<Item = &u64>| {
            let mut sample = Sample::<()>::new(1000);
            hashes.for_each(|&hash| _ = sample.of(hash));
            sample.count()
        };
        assert_eq!(count(&mut hashes.iter()), count(&mut hashes.iter().rev()));
    }
}
