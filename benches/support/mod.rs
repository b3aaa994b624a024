//! What the benches share: lists and counterparties from a seed, and a measurement that checks its result.
//!
//! Names are made of hand-made word lists picked as real files pick them (few words often, many once); nothing is
//! read from outside. The same seed gives the same bytes everywhere. What is done with them by the library's stages
//! stands in [`pipeline`], so that a bench holds only what it measures.

// Each bench is a program of its own and uses a part of this.
#![allow(dead_code)]

pub(crate) mod designations;
pub(crate) mod lists;
pub(crate) mod names;
pub(crate) mod parties;
pub(crate) mod pipeline;
pub(crate) mod rng;
mod words;

use std::fmt::Debug;
use std::hint::black_box;

use criterion::Bencher;

/// Lists of growing length: what a bench is called by, and the names on it.
pub(crate) const SIZES: [(&str, usize); 4] =
    [("001k", 1000), ("010k", 10_000), ("060k", 60_000), ("300k", 300_000)];
/// The list of the benches that have only one.
pub(crate) const USUAL: (&str, usize) = SIZES[1];

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
