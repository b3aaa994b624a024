//! Random numbers that are the same for a seed on every machine, in every year, on any number of threads.
//!
//! Every query draws from a source of its own, made of the run's seed and of what the query is ([`Random::of`]). So no
//! query depends on another one, or on the order they are made in.

/// `SplitMix64` (Steele, Lea and Flood 2014): ten lines, good enough to choose letters and names.
#[derive(Debug, Clone)]
pub struct Random(u64);

impl Random {
    /// A source for a seed.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// A source for a seed and whatever it is to be used for.
    #[must_use]
    pub fn of(seed: u64, parts: &[&str]) -> Self {
        // FNV-1a over the parts, each closed by a byte that no text has.
        let mut hash = 0xcbf2_9ce4_8422_2325_u64 ^ seed;
        for part in parts {
            for byte in part.bytes().chain([0xff]) {
                hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
            }
        }
        Self(hash)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number from 0 to `n - 1`, all alike; 0 where `n` is 0.
    pub fn below(&mut self, n: usize) -> usize {
        usize::try_from(self.next() % (n.max(1)) as u64).unwrap_or_default()
    }

    /// One of a list, all alike.
    pub fn pick<T: Copy>(&mut self, list: &[T]) -> Option<T> {
        list.get(self.below(list.len())).copied()
    }

    /// Whatever comes, in random order (Fisher and Yates).
    pub fn shuffled<T>(&mut self, things: impl IntoIterator<Item = T>) -> Vec<T> {
        let mut things: Vec<T> = things.into_iter().collect();
        for last in (1..things.len()).rev() {
            things.swap(last, self.below(last + 1));
        }
        things
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_those_of_the_published_generator() {
        // The first values of SplitMix64 for seed 0, as its authors' program gives them.
        let mut random = Random::new(0);
        assert_eq!([random.next(), random.next()], [0xe220_a839_7b1d_cdaf, 0x6e78_9e6a_a1b9_65f4]);
    }

    #[test]
    fn sources_differ_where_their_use_does() {
        let first = |parts: &[&str]| Random::of(7, parts).next();
        assert_eq!(first(&["a", "b"]), first(&["a", "b"]));
        assert_ne!(first(&["a", "b"]), first(&["ab", ""]));
        assert_ne!(first(&["a"]), Random::of(8, &["a"]).next());
    }

    #[test]
    fn a_shuffle_loses_nothing() {
        let mut shuffled = Random::new(1).shuffled(0..100);
        assert_ne!(shuffled, (0..100).collect::<Vec<_>>());
        shuffled.sort_unstable();
        assert_eq!(shuffled, (0..100).collect::<Vec<_>>());
        assert_eq!(Random::new(1).pick::<u8>(&[]), None);
    }
}
