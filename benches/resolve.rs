//! Retrieval against 10,000 designations: spans resolved a second, cold and from the cache, and candidates found for
//! whole names.
//!
//! `cold` resolves each distinct span of a counterparty file once, in an index just opened; `warm` does so again.
//! What is found is held against [`similar`] and [`Scorer`] run over everything listed.

use criterion::{BatchSize, Criterion, Throughput};
use interdict::index::{Index, IndexLocation, Scratch};
use interdict::list::Strictness;
use interdict::name::{AnalysedName, Span, SpanClass, SpanKey, analyse, similar};
use interdict::party::RowContent;
use interdict::score::Scorer;
use interdict::score::config::MAX_BONUS;
use interdict::screen::Query;

mod support;

use support::{Listed, Mix, designations, measure, party_file, snapshot};

const DESIGNATIONS: usize = 10_000;
const ROWS: usize = 2000;

fn main() {
    let mut criterion = Criterion::default().configure_from_args();
    let listed = designations(DESIGNATIONS);
    let folder = tempfile::tempdir().expect("a folder for temporary files");
    let location = IndexLocation::Folder(folder.path().to_owned());
    let (index, _) =
        Index::build(&location, &[snapshot(&listed)], Strictness::Strict).expect("the index is built");
    let names = names(&listed);
    spans(&mut criterion, &index, &location, &names);
    candidates(&mut criterion, &index, &names);
    criterion.final_summary();
}

fn names(listed: &[Listed]) -> Vec<AnalysedName> {
    let parties =
        party_file(Mix::Mixed, ROWS, listed).open().map(|row| row.expect("memory can be read").content);
    parties
        .filter_map(|content| match content {
            RowContent::Party(party) => Query::of(&party).ok(),
            RowContent::NotScreened(_) => None,
        })
        .flat_map(|query| query.names)
        .collect()
}

fn spans(criterion: &mut Criterion, index: &Index, location: &IndexLocation, names: &[AnalysedName]) {
    // An initial is resolved only where a name holds nothing else.
    let of_words = names.iter().flat_map(|name| &name.spans).filter(|span| span.class != SpanClass::Initial);
    let mut keys: Vec<SpanKey<'_>> = of_words.map(Span::key).collect();
    keys.sort_unstable();
    keys.dedup();
    for key in keys.iter().step_by(keys.len() / 20) {
        let all = 0..u32::try_from(index.manifest().spans).expect("fewer spans than 2^32");
        let found: Vec<u32> = all.filter(|&number| similar(*key, index.span(number)).is_some()).collect();
        let resolved: Vec<u32> = index.resolve(*key).spans.iter().map(|answer| answer.span).collect();
        assert_eq!(resolved, found, "resolve is the inverse of similar: {key:?}");
    }
    let resolve = |index: &Index| keys.iter().map(|key| index.resolve(*key).spans.len()).sum::<usize>();
    let expected = resolve(index);

    let mut group = criterion.benchmark_group("resolve");
    group.sample_size(20).throughput(Throughput::Elements(keys.len() as u64));
    group.bench_function("spans/cold", |bencher| {
        let open = || Index::open(location, &index.manifest().fingerprint).expect("the index was just built");
        let mut last = None;
        // The index goes out with the result, so that closing it takes no part.
        bencher.iter_batched(
            open,
            |index| {
                last = Some(resolve(&index));
                index
            },
            BatchSize::PerIteration,
        );
        assert_eq!(last, Some(expected));
    });
    group.bench_function("spans/warm", |bencher| measure(bencher, &expected, || resolve(index)));
    group.finish();
}

fn candidates(criterion: &mut Criterion, index: &Index, names: &[AnalysedName]) {
    let mut scorer = Scorer::default();
    let mut scratch = Scratch::default();
    let cutoff = scorer.config().threshold - MAX_BONUS;
    let listed: Vec<AnalysedName> = (0..u32::try_from(index.manifest().names)
        .expect("fewer names than 2^32"))
        .map(|number| {
            let (designation, alias, _) = index.name(number);
            let (_, designation) = index.designation(designation).expect("the index is whole");
            analyse(&designation.names[alias].name, designation.kind)
        })
        .collect();
    for name in names.iter().step_by(names.len() / 8) {
        let found: Vec<u32> = index
            .candidates(name, cutoff, &mut scorer, &mut scratch)
            .iter()
            .map(|found| found.name)
            .collect();
        let all: Vec<u32> = (0..)
            .zip(&listed)
            .filter(|(_, listed)| scorer.score(name, listed) >= cutoff)
            .map(|(number, _)| number)
            .collect();
        assert_eq!(found, all, "candidates are what scoring every listed name finds");
    }
    let mut find = || {
        names
            .iter()
            .map(|name| index.candidates(name, cutoff, &mut scorer, &mut scratch).len())
            .sum::<usize>()
    };
    let expected = find();
    assert!(expected >= ROWS / 1000, "the manipulated names are found");

    let mut group = criterion.benchmark_group("resolve");
    group.sample_size(20).throughput(Throughput::Elements(names.len() as u64));
    group.bench_function("candidates/warm", |bencher| measure(bencher, &expected, &mut find));
    group.finish();
}
