//! A small random generator that gives the same numbers for a seed on every machine and in every year: benches of
//! two commits measure the same names.

/// `SplitMix64` (Steele, Lea and Flood 2014): ten lines, good enough to shuffle words.
pub(crate) struct Rng(u64);

impl Rng {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number from 0 to `n - 1`, all alike.
    pub(crate) fn below(&mut self, n: usize) -> usize {
        usize::try_from(self.next() % n as u64).expect("less than n, which is a usize")
    }

    /// True in so many of a hundred cases.
    pub(crate) fn percent(&mut self, share: usize) -> bool {
        self.below(100) < share
    }

    /// One of a list, all alike.
    pub(crate) fn pick<T: Copy>(&mut self, list: &[T]) -> T {
        list[self.below(list.len())]
    }

    /// One of a list that begins with its commonest: the *n*-th is *n* times as rare as the first (Zipf). In whole
    /// numbers, since logarithms differ between systems in the last digit.
    pub(crate) fn ranked<T: Copy>(&mut self, list: &[T]) -> T {
        const FIRST: usize = 1_000_000;
        let total: usize = (1..=list.len()).map(|rank| FIRST / rank).sum();
        let mut left = self.below(total);
        for (rank, &word) in (1..).zip(list) {
            if left < FIRST / rank {
                return word;
            }
            left -= FIRST / rank;
        }
        unreachable!("the shares add up to the total")
    }
}
