//! Rates with their intervals, and the groups they are taken of.

use std::collections::BTreeMap;

use serde::{Serialize, Serializer};

/// How many of a number of queries did what they should.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Rate {
    /// Those that did.
    pub hits: u64,
    /// All.
    pub of: u64,
}

/// The 97.5 % point of the normal distribution: 95 % lie between it and its negative.
const Z: f64 = 1.959_963_984_540_054;

impl Rate {
    /// Counts one more query.
    pub fn count(&mut self, hit: bool) {
        self.hits += u64::from(hit);
        self.of += 1;
    }

    /// The share, 0..=1; `None` of nothing.
    #[must_use]
    pub fn share(&self) -> Option<f64> {
        (self.of > 0).then(|| self.hits as f64 / self.of as f64)
    }

    /// How many did not.
    #[must_use]
    pub fn missed(&self) -> u64 {
        self.of - self.hits
    }

    /// Wilson's interval at 95 % (1927): good for shares near 0 and 1 and for small numbers; 0 to 1 of nothing.
    ///
    /// ```
    /// use interdict::assure::Rate;
    /// let (low, high) = Rate { hits: 95, of: 100 }.wilson();
    /// assert!((low - 0.8882).abs() < 1e-4 && (high - 0.9785).abs() < 1e-4);
    /// ```
    #[must_use]
    pub fn wilson(&self) -> (f64, f64) {
        let Some(share) = self.share() else { return (0.0, 1.0) };
        let n = self.of as f64;
        let scale = 1.0 + Z * Z / n;
        let middle = (share + Z * Z / (2.0 * n)) / scale;
        let reach = Z / scale * (share * (1.0 - share) / n + Z * Z / (4.0 * n * n)).sqrt();
        // All or none leave no room on their side, whatever rounding makes of it.
        let low = if self.hits == 0 { 0.0 } else { (middle - reach).max(0.0) };
        let high = if self.hits == self.of { 1.0 } else { (middle + reach).min(1.0) };
        (low, high)
    }
}

/// A number as output has it: six digits are more than any of these figures is good for.
pub(super) fn six_digits(value: f64) -> f64 {
    (value * 1e6).round() / 1e6
}

impl Serialize for Rate {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Written {
            hits: u64,
            of: u64,
            rate: Option<f64>,
            low: f64,
            high: f64,
        }
        let (low, high) = self.wilson();
        let rate = self.share().map(six_digits);
        Written { hits: self.hits, of: self.of, rate, low: six_digits(low), high: six_digits(high) }
            .serialize(serializer)
    }
}

/// Rates by one property of the queries, such as the list.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Breakdown {
    /// The property: `level`, `type`, `list`, `script`, `letters`, `words`.
    pub by: &'static str,
    /// The rate of each of its values, in the values' order.
    pub groups: Vec<Group>,
}

/// A value of a property with its rate.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Group {
    /// The value.
    pub value: String,
    /// The rate.
    #[serde(flatten)]
    pub rate: Rate,
}

/// Counts rates by several properties at once.
#[derive(Debug, Default)]
pub(super) struct Counter {
    /// By property; values in order by what they sort by.
    groups: BTreeMap<(usize, usize, String), Rate>,
    names: Vec<&'static str>,
}

impl Counter {
    /// Counts one query under each of its properties: name, place among its values, value.
    pub(super) fn count(&mut self, hit: bool, properties: &[(&'static str, usize, &str)]) {
        for (number, (name, order, value)) in properties.iter().enumerate() {
            if self.names.len() <= number {
                self.names.push(name);
            }
            self.groups.entry((number, *order, (*value).to_owned())).or_default().count(hit);
        }
    }

    /// What was counted.
    pub(super) fn finish(self) -> Vec<Breakdown> {
        let mut breakdowns: Vec<Breakdown> =
            self.names.iter().map(|by| Breakdown { by, groups: Vec::new() }).collect();
        for ((number, _, value), rate) in self.groups {
            breakdowns[number].groups.push(Group { value, rate });
        }
        breakdowns
    }
}

/// The group of a name's length in letters, with its place.
pub(super) fn letters_group(letters: usize) -> (usize, &'static str) {
    match letters {
        0..=5 => (0, "to 5"),
        6..=10 => (1, "6 to 10"),
        11..=15 => (2, "11 to 15"),
        16..=20 => (3, "16 to 20"),
        21..=30 => (4, "21 to 30"),
        _ => (5, "31 and more"),
    }
}

/// The group of a name's length in words, with its place.
pub(super) fn words_group(words: usize) -> (usize, &'static str) {
    match words {
        0 | 1 => (0, "1"),
        2 => (1, "2"),
        3 => (2, "3"),
        4 => (3, "4"),
        _ => (4, "5 and more"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn intervals_are_those_of_the_literature() {
        // Newcombe (1998), table I: 81 of 263, 15 of 148, 0 of 20, 1 of 29.
        for (hits, of, low, high) in [
            (81, 263, 0.2553, 0.3662),
            (15, 148, 0.0624, 0.1605),
            (0, 20, 0.0, 0.1611),
            (1, 29, 0.0061, 0.1718),
        ] {
            let interval = Rate { hits, of }.wilson();
            assert!(
                (interval.0 - low).abs() < 6e-5 && (interval.1 - high).abs() < 6e-5,
                "{hits}/{of}: {interval:?}"
            );
        }
        assert_eq!(Rate::default().wilson(), (0.0, 1.0));
        assert!(Rate { hits: 7, of: 7 }.wilson().1 >= 1.0);
        assert_eq!(Rate::default().share(), None);
    }

    #[test]
    fn groups_keep_their_order() {
        let mut counter = Counter::default();
        for (hit, letters) in [(true, 40), (false, 3), (true, 3)] {
            let (order, value) = letters_group(letters);
            counter.count(hit, &[("letters", order, value), ("list", 0, "un")]);
        }
        let breakdowns = counter.finish();
        let group = |group: &Group| format!("{} {}/{}", group.value, group.rate.hits, group.rate.of);
        let told: Vec<(&str, Vec<String>)> =
            breakdowns.iter().map(|one| (one.by, one.groups.iter().map(group).collect())).collect();
        let letters = vec!["to 5 1/2".to_owned(), "31 and more 1/1".to_owned()];
        assert_eq!(told, [("letters", letters), ("list", vec!["un 2/3".to_owned()])]);
    }
}
