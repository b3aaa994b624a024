//! How long the names of a column are, and whether a field somewhere cut them.

use serde::{Deserialize, Serialize};

/// Lengths told apart; longer ones are one.
const MOST: usize = 255;
/// A name shorter than this is cut by no field.
const SHORTEST_FIELD: usize = 15;
/// Different names of the greatest length that are no accident.
const ENOUGH: usize = 5;
/// How many times as often names have the greatest length as each of the lengths before it, on average.
const TIMES: u64 = 4;
/// How many lengths before it.
const BEFORE: usize = 5;

/// The lengths of the names in a column, in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct LengthRecord {
    /// The shortest.
    pub shortest: usize,
    /// Half of the names are no longer.
    pub median: usize,
    /// The longest; 255 stands for that and more.
    pub longest: usize,
    /// How many names are as long as the longest, where that is so many more than those a little shorter that a field of
    /// that length must have cut them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cut: Option<u64>,
}

#[derive(Debug)]
pub(super) struct Lengths {
    counts: Vec<u64>,
    longest: usize,
    /// Hashes of different names of that length, as many as are needed.
    names: Vec<u64>,
}

impl Default for Lengths {
    fn default() -> Self {
        Self { counts: vec![0; MOST + 1], longest: 0, names: Vec::new() }
    }
}

impl Lengths {
    pub(super) fn add(&mut self, name: &str, hash: u64) {
        let length = if name.is_ascii() { name.len() } else { name.chars().count() }.min(MOST);
        self.counts[length] += 1;
        if length > self.longest {
            self.longest = length;
            self.names.clear();
        }
        if length == self.longest && self.names.len() < ENOUGH && !self.names.contains(&hash) {
            self.names.push(hash);
        }
    }

    /// Nothing where there were no names.
    pub(super) fn finish(&self) -> Option<LengthRecord> {
        let shortest = self.counts.iter().position(|&count| count > 0)?;
        let half = self.counts.iter().sum::<u64>().div_ceil(2);
        let mut so_far = 0;
        let median = self.counts.iter().position(|&count| {
            so_far += count;
            so_far >= half
        })?;
        Some(LengthRecord { shortest, median, longest: self.longest, cut: self.cut() })
    }

    fn cut(&self) -> Option<u64> {
        if !(SHORTEST_FIELD..MOST).contains(&self.longest) || self.names.len() < ENOUGH {
            return None;
        }
        let count = self.counts[self.longest];
        let before: u64 = self.counts[self.longest - BEFORE..self.longest].iter().sum();
        (count * BEFORE as u64 > TIMES * before).then_some(count)
    }
}

#[cfg(test)]
mod tests {
    use super::super::hash;
    use super::*;

    fn of(lengths: impl IntoIterator<Item = (usize, usize)>) -> Option<LengthRecord> {
        let mut found = Lengths::default();
        for (length, names) in lengths {
            for number in 0..names {
                let name = format!("{number:0length$}");
                found.add(&name, hash::of(name.as_bytes()));
            }
        }
        found.finish()
    }

    #[test]
    fn names_cut_by_a_field_are_told_from_long_ones() {
        assert_eq!(of([]), None);
        let cut = |lengths: &[(usize, usize)]| of(lengths.iter().copied()).unwrap().cut;
        assert_eq!(cut(&[(10, 100), (33, 2), (34, 1), (35, 20)]), Some(20));
        assert_eq!(cut(&[(10, 100), (33, 2), (34, 3), (35, 4)]), None, "too few");
        assert_eq!(cut(&[(10, 100), (33, 20), (34, 15), (35, 10)]), None, "lengths as they are");
        assert_eq!(cut(&[(9, 10), (10, 100)]), None, "short names");
        assert_eq!(cut(&[(300, 100)]), None, "more than are told apart");
        let mut one = Lengths::default();
        (0..50).for_each(|_| one.add("Harbour Bakery and Sons", 1));
        assert_eq!(one.finish().unwrap().cut, None, "one name fifty times");
        let record = of([(3, 2), (10, 5), (20, 1)]).unwrap();
        assert_eq!((record.shortest, record.median, record.longest), (3, 10, 20));
    }
}
