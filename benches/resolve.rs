//! Spans resolved a second, against 10,000 listed names, cold and from the cache.
//!
//! `cold` resolves each distinct span of a counterparty file once, in an index just opened; `warm` does so again.
//! What is found is held against [`similar`] run over every listed span.

use criterion::{BatchSize, Criterion, Throughput};
use interdict::index::Index;
use interdict::name::{AnalysedName, Span, SpanClass, SpanKey, similar};

mod support;

use support::measure;
use support::parties::{Mix, party_file};
use support::pipeline::{all_names, built, open};

const NAMES: usize = 10_000;
const ROWS: usize = 2000;

fn main() {
    let mut criterion = Criterion::default().configure_from_args();
    let built = built(NAMES);
    let index = built.index();
    let names = all_names(party_file(Mix::Mixed, ROWS, &built.designations).open());
    let keys = distinct(&names);
    check(index, &keys);
    let resolve = |index: &Index| keys.iter().map(|key| index.resolve(*key).spans.len()).sum::<usize>();
    let expected = resolve(index);

    let mut group = criterion.benchmark_group("resolve");
    group.sample_size(20).throughput(Throughput::Elements(keys.len() as u64));
    group.bench_function("cold", |bencher| {
        let mut last = None;
        // The index goes out with the result, so that closing it takes no part.
        bencher.iter_batched(
            || open(&built.location, &built.fingerprint),
            |index| {
                last = Some(resolve(&index));
                index
            },
            BatchSize::PerIteration,
        );
        assert_eq!(last, Some(expected));
    });
    group.bench_function("warm", |bencher| measure(bencher, &expected, || resolve(index)));
    group.finish();
    criterion.final_summary();
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
