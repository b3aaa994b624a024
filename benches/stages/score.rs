//! The score: pairs of names, and pairs of spans, compared a second.
//!
//! `answering` pairs are a listed name and what a typo made of it; `strangers` are two names drawn apart, which is
//! what nearly all pairs are.

use criterion::{Criterion, Throughput};
use interdict::designation::EntityKind;
use interdict::name::{AnalysedName, analyse, similar};
use interdict::score::Scorer;

use crate::support::names::RareWords;
use crate::support::rng::Rng;
use crate::support::{measure, names};

const PAIRS: usize = 1000;
const RARE: RareWords = RareWords(10_000);

type Pairs = Vec<(AnalysedName, AnalysedName)>;

/// All of it.
pub(crate) fn bench(criterion: &mut Criterion) {
    let sets = [
        ("answering_persons", answering(EntityKind::Person)),
        ("answering_companies", answering(EntityKind::Entity)),
        ("strangers", strangers()),
    ];
    for (label, pairs) in &sets {
        whole_names(criterion, label, pairs);
        spans(criterion, label, pairs);
    }
}

fn made(rng: &mut Rng, kind: EntityKind) -> names::Name {
    if kind == EntityKind::Person { names::person(rng, RARE) } else { names::company(rng, RARE) }
}

fn answering(kind: EntityKind) -> Pairs {
    let mut rng = Rng::new(2);
    let pair = |_| {
        let name = made(&mut rng, kind);
        let written = name.written(&mut rng);
        let query = names::typo(&mut rng, &written);
        (analyse(&query, kind), analyse(&name.listed(), kind))
    };
    (0..PAIRS).map(pair).collect()
}

fn strangers() -> Pairs {
    let mut rng = Rng::new(3);
    let kinds = [EntityKind::Person, EntityKind::Entity];
    let pair = |number| {
        let kind = kinds[number % 2];
        (analyse(&made(&mut rng, kind).plain(), kind), analyse(&made(&mut rng, kind).listed(), kind))
    };
    (0..PAIRS).map(pair).collect()
}

/// `compare` with its evidence, and `score`, which retrieval's answer is checked by.
fn whole_names(criterion: &mut Criterion, label: &str, pairs: &Pairs) {
    let mut scorer = Scorer::default();
    let threshold = scorer.config().threshold;
    for (_, listed) in pairs {
        assert!(scorer.score(listed, listed) >= 0.9999, "a name answers itself");
    }
    let hits = pairs.iter().filter(|(query, listed)| scorer.score(query, listed) >= threshold).count();
    if label.starts_with("answering") {
        assert!(hits * 10 >= pairs.len() * 8, "a typo leaves a hit: {hits} of {}", pairs.len());
    } else {
        assert!(hits * 100 <= pairs.len(), "strangers are no hits: {hits} of {}", pairs.len());
    }

    let mut group = criterion.benchmark_group("score");
    group.throughput(Throughput::Elements(pairs.len() as u64));
    group.bench_function(format!("compare/{label}"), |bencher| {
        measure(bencher, &hits, || {
            pairs.iter().filter(|(query, listed)| scorer.compare(query, listed).score >= threshold).count()
        });
    });
    group.bench_function(format!("score/{label}"), |bencher| {
        measure(bencher, &hits, || {
            pairs.iter().filter(|(query, listed)| scorer.score(query, listed) >= threshold).count()
        });
    });
    group.finish();
}

/// `similar` over every pair of spans of the first names.
fn spans(criterion: &mut Criterion, label: &str, pairs: &Pairs) {
    let keys: Vec<_> = pairs[..100]
        .iter()
        .flat_map(|(query, listed)| {
            query.spans.iter().flat_map(|q| listed.spans.iter().map(move |l| (q.key(), l.key())))
        })
        .collect();
    let answers = || keys.iter().filter(|(q, l)| similar(*q, *l).is_some()).count();
    let expected = answers();
    let back = keys.iter().filter(|(q, l)| similar(*l, *q).is_some()).count();
    assert_eq!(expected, back, "similarity is symmetric");

    let mut group = criterion.benchmark_group("score");
    group.throughput(Throughput::Elements(keys.len() as u64));
    group.bench_function(format!("similar/{label}"), |bencher| measure(bencher, &expected, answers));
    group.finish();
}
