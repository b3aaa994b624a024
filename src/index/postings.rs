//! Listed span → the names that hold it, read in place from the mapped [`columns`](super::columns).

/// The names that hold a span, in order, each with the words that it covers there ([`widened`](super::columns::widened)).
#[derive(Debug, Clone, Copy)]
pub(crate) struct Postings<'a> {
    /// Four bytes each.
    names: &'a [u8],
    /// Two bytes each.
    words: &'a [u8],
}

impl<'a> Postings<'a> {
    /// Views of the names, four bytes each, and of the words, two bytes each.
    pub(super) fn of(names: &'a [u8], words: &'a [u8]) -> Self {
        debug_assert_eq!(names.len(), 2 * words.len(), "as many names as words");
        Self { names, words }
    }

    /// How many names.
    pub(crate) fn len(self) -> usize {
        self.words.len() / 2
    }

    /// All of them.
    pub(crate) fn iter(self) -> impl Iterator<Item = (u32, u16)> + 'a {
        let (names, words) = (self.names.as_chunks::<4>().0, self.words.as_chunks::<2>().0);
        names.iter().zip(words).map(|(&name, &words)| (u32::from_le_bytes(name), u16::from_le_bytes(words)))
    }

    /// Those that are among some names, given in order; each is looked for from where the one before was found, in
    /// steps that double (Bentley and Yao 1976), so that few names of many cost little.
    pub(crate) fn among(self, some: &[u32], mut found: impl FnMut(u32, u16)) {
        let mut from = 0;
        for &name in some {
            let mut step = 1;
            while from + step < self.len() && self.name(from + step) <= name {
                from += step;
                step *= 2;
            }
            // It stands at `from` or within a step behind it.
            let (mut low, mut high) = (from, (from + step).min(self.len()));
            while low + 1 < high {
                let middle = low.midpoint(high);
                if self.name(middle) <= name {
                    low = middle;
                } else {
                    high = middle;
                }
            }
            from = low;
            if low < self.len() && self.name(low) == name {
                found(name, u16::from_le_bytes([self.words[2 * low], self.words[2 * low + 1]]));
            }
        }
    }

    fn name(self, at: usize) -> u32 {
        u32::from_le_bytes(self.names[4 * at..4 * at + 4].try_into().expect("four bytes"))
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn names_looked_up_are_those_that_all_hold(
            held in prop::collection::btree_map(0_u32..60, any::<u16>(), 0..40),
            some in prop::collection::btree_set(0_u32..70, 0..20),
        ) {
            let names: Vec<u8> = held.keys().flat_map(|name| name.to_le_bytes()).collect();
            let words: Vec<u8> = held.values().flat_map(|words| words.to_le_bytes()).collect();
            let postings = Postings::of(&names, &words);
            prop_assert_eq!(postings.iter().collect::<BTreeMap<_, _>>(), held.clone());
            let mut found = Vec::new();
            postings.among(&some.iter().copied().collect::<Vec<_>>(), |name, words| found.push((name, words)));
            let expected: Vec<(u32, u16)> = held.into_iter().filter(|(name, _)| some.contains(name)).collect();
            prop_assert_eq!(found, expected);
        }
    }
}
