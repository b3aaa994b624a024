//! The distinct spans of a counterparty file resolved, against 10,000 listed names, cold and from the cache.
//!
//! `cold` resolves each once, in an index just opened; `warm` does so again. Counted are the 2,000 rows that they are the
//! spans of. What is found is held against [`similar`] run over every listed span.

use std::cell::LazyCell;

use criterion::{BatchSize, Criterion, Throughput};
use interdict::index::Index;
use interdict::name::{AnalysedName, Span, SpanClass, SpanKey, similar};

use crate::support::parties::{Mix, party_file};
use crate::support::pipeline::{Built, all_names, built, open};
use crate::support::{USUAL, measure};

const ROWS: usize = 2000;

/// All of it.
pub(crate) fn bench(criterion: &mut Criterion) {
    let case = LazyCell::new(Case::new);
    let mut group = criterion.benchmark_group("resolve");
    group.sample_size(20).throughput(Throughput::Elements(ROWS as u64));
    group.bench_function("cold", |bencher| {
        let keys = distinct(&case.names);
        check(case.built.index(), &keys);
        let expected = resolve(case.built.index(), &keys);
        let mut last = None;
        // The index goes out with the result, so that closing it takes no part.
        bencher.iter_batched(
            || open(&case.built.location, &case.built.fingerprint),
            |index| {
                last = Some(resolve(&index, &keys));
                index
            },
            BatchSize::PerIteration,
        );
        assert_eq!(last, Some(expected));
    });
    group.bench_function("warm", |bencher| {
        let keys = distinct(&case.names);
        let expected = resolve(case.built.index(), &keys);
        measure(bencher, &expected, || resolve(case.built.index(), &keys));
    });
    group.finish();
}

/// A list, and the names of a file against it.
struct Case {
    built: Built,
    names: Vec<AnalysedName>,
}

impl Case {
    fn new() -> Self {
        let built = built(USUAL.1);
        let names = all_names(party_file(Mix::Mixed, ROWS, &built.designations).open());
        Self { built, names }
    }
}

fn resolve(index: &Index, keys: &[SpanKey<'_>]) -> usize {
    keys.iter().map(|key| index.resolve(*key).spans.len()).sum()
}

/// The spans that are asked for, each once.
fn distinct(names: &[AnalysedName]) -> Vec<SpanKey<'_>> {
    // An initial is resolved only where a name holds nothing else.
    let of_words = names.iter().flat_map(|name| &name.spans).filter(|span| span.class != SpanClass::Initial);
    let mut keys: Vec<SpanKey<'_>> = of_words.map(Span::key).collect();
    keys.sort_unstable();
    keys.dedup();
    keys
}

fn check(index: &Index, keys: &[SpanKey<'_>]) {
    for key in keys.iter().step_by(keys.len() / 20) {
        let all = 0..u32::try_from(index.manifest().spans).expect("fewer spans than 2^32");
        let found: Vec<u32> = all.filter(|&number| similar(*key, index.span(number)).is_some()).collect();
        let resolved: Vec<u32> = index.resolve(*key).spans.iter().map(|answer| answer.span).collect();
        assert_eq!(resolved, found, "resolve is the inverse of similar: {key:?}");
    }
}
