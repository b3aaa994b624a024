//! Names whose candidates are found a second, at 1,000 to 300,000 listed names, with all spans resolved before.
//!
//! What is found is held against [`Scorer`] run over everything listed.

use std::cell::LazyCell;

use criterion::{Criterion, Throughput};
use interdict::index::Scratch;
use interdict::name::{AnalysedName, analyse};
use interdict::score::Scorer;
use interdict::score::config::MAX_BONUS;

use crate::support::parties::{Mix, party_file};
use crate::support::pipeline::{Built, all_names, built};
use crate::support::{SIZES, measure};

const ROWS: usize = 2000;

/// All of it.
pub(crate) fn bench(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("candidates");
    group.sample_size(20).throughput(Throughput::Elements(ROWS as u64));
    for (size, names) in SIZES {
        // Made only where the bench was asked for.
        let case = LazyCell::new(|| Case::new(names));
        group.bench_function(format!("mixed/{size}"), |bencher| {
            let mut finder = Finder::default();
            let mut find = || case.queries.iter().map(|name| finder.find(&case.built, name).len()).sum();
            let expected: usize = find();
            assert!(expected >= ROWS / 1000, "the manipulated names are found");
            measure(bencher, &expected, find);
        });
    }
    group.finish();
}

struct Case {
    built: Built,
    queries: Vec<AnalysedName>,
}

impl Case {
    fn new(names: usize) -> Self {
        let built = built(names);
        let queries = all_names(party_file(Mix::Mixed, ROWS, &built.designations).open());
        // Scoring everything takes long; the long lists are no different.
        if names <= 10_000 {
            check(&built, &queries);
        }
        Self { built, queries }
    }
}

/// What finding needs besides the index.
struct Finder {
    scorer: Scorer,
    scratch: Scratch,
    cutoff: f32,
}

impl Default for Finder {
    fn default() -> Self {
        let scorer = Scorer::default();
        let cutoff = scorer.config().threshold - MAX_BONUS;
        Self { scorer, scratch: Scratch::default(), cutoff }
    }
}

impl Finder {
    fn find(&mut self, built: &Built, name: &AnalysedName) -> Vec<u32> {
        let found = built.index().candidates(name, self.cutoff, &mut self.scorer, &mut self.scratch);
        found.iter().map(|found| found.name).collect()
    }
}

fn check(built: &Built, queries: &[AnalysedName]) {
    let index = built.index();
    let numbers = 0..u32::try_from(index.manifest().names).expect("fewer names than 2^32");
    let listed: Vec<AnalysedName> = numbers
        .map(|number| {
            let (designation, alias, _) = index.name(number);
            let (_, designation) = index.designation(designation).expect("the index is whole");
            analyse(&designation.names[alias].name, designation.kind)
        })
        .collect();
    let mut finder = Finder::default();
    for name in queries.iter().step_by(queries.len() / 8) {
        let all: Vec<u32> = (0..)
            .zip(&listed)
            .filter(|(_, listed)| finder.scorer.score(name, listed) >= finder.cutoff)
            .map(|(number, _)| number)
            .collect();
        assert_eq!(finder.find(built, name), all, "candidates are what scoring every listed name finds");
    }
}
