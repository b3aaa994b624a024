//! Names: how many are analysed a second, by script and kind.

use criterion::{Criterion, Throughput};
use interdict::designation::EntityKind;
use interdict::name::analyse;

use crate::support::measure;
use crate::support::names::{Name, RareWords, chinese, chinese_company, company, latin, russian};
use crate::support::rng::Rng;

const NAMES: usize = 1000;
const RARE: RareWords = RareWords(10_000);

/// All of it.
pub(crate) fn bench(criterion: &mut Criterion) {
    let native = |name: Name| name.native.expect("names of this culture have a native form");
    names(criterion, "latin_persons", EntityKind::Person, |rng| latin(rng, RARE).plain());
    names(criterion, "companies", EntityKind::Entity, |rng| company(rng, RARE).plain());
    names(criterion, "cyrillic_persons", EntityKind::Person, |rng| native(russian(rng, RARE)));
    names(criterion, "pinyin_persons", EntityKind::Person, |rng| chinese(rng).plain());
    names(criterion, "han_persons", EntityKind::Person, |rng| native(chinese(rng)));
    names(criterion, "han_companies", EntityKind::Entity, |rng| native(chinese_company(rng)));
}

fn names(criterion: &mut Criterion, label: &str, kind: EntityKind, make: impl Fn(&mut Rng) -> String) {
    let mut rng = Rng::new(1);
    let names: Vec<String> = (0..NAMES).map(|_| make(&mut rng)).collect();
    for name in &names {
        let analysed = analyse(name, kind);
        assert!(!analysed.spans.is_empty() && analysed.overflow == 0, "{name:?} is a name");
        assert_eq!(analysed, analyse(name, kind), "the same text gives the same analysis");
    }
    let spans = || names.iter().map(|name| analyse(name, kind).spans.len()).sum::<usize>();
    let expected = spans();

    let mut group = criterion.benchmark_group("analyse");
    group.throughput(Throughput::Elements(NAMES as u64));
    group.bench_function(label, |bencher| measure(bencher, &expected, spans));
    group.finish();
}
