//! Rescreening is the difference of two full runs, whatever was edited.

use std::fmt::Write as _;
use std::sync::Arc;

use proptest::prelude::*;

use super::*;
use crate::designation::{Alias, AliasKind, Designation, EntityKind, PartialDate, Program};
use crate::list::ListFormat;
use crate::party::{PartyReader, ReadOptions};
use crate::screen::batch::{Pool, work_through};
use crate::screen::population::{Population, RowKeys};

const WORDS: [&str; 10] = [
    "Zebulon",
    "Blackwater",
    "Quagmire",
    "Dredging",
    "Marmaduke",
    "Ferdinand",
    "Zebulom",
    "Blackwatter",
    "Trading",
    "Zhao",
];

/// A designation in few numbers: id, words of its names, birth year, program.
type Listed = (u8, Vec<(usize, usize)>, Option<i16>, u8);
/// A row in few numbers: id, words of its name, birth year.
type Party = (u8, (usize, usize), Option<i16>);

fn list(id: &str, listed: &[Listed]) -> ListSnapshot {
    let mut designations: Vec<Designation> = Vec::new();
    for (id, names, year, program) in listed {
        let names = names.iter().enumerate().map(|(place, (a, b))| {
            let kind = if place == 0 { AliasKind::Primary } else { AliasKind::Alias };
            Alias::strong(format!("{} {}", WORDS[*a], WORDS[*b]), kind)
        });
        let one = Designation {
            id: DesignationId(id.to_string()),
            kind: EntityKind::Person,
            names: names.collect(),
            births: year.iter().filter_map(|year| PartialDate::year(*year)).collect(),
            programs: vec![Program(format!("P{program}"))],
            ..Designation::default()
        };
        if designations.iter().all(|known| known.id != one.id) {
            designations.push(one);
        }
    }
    ListSnapshot {
        id: ListId(id.to_owned()),
        format: ListFormat::CustomCsv,
        published: None,
        files: Vec::new(),
        digest: String::new(),
        designations,
        left_out: 0,
        part: String::new(),
        warnings: Vec::new(),
    }
}

fn file(parties: &[Party]) -> Vec<Row> {
    let mut text = "id,name,date_of_birth\n".to_owned();
    for (id, (a, b), year) in parties {
        let year = year.map(|year| year.to_string()).unwrap_or_default();
        writeln!(text, "{id},{} {},{year}", WORDS[*a], WORDS[*b]).unwrap();
    }
    let reader = PartyReader::from_read("x.csv", std::io::Cursor::new(text), &ReadOptions::default());
    reader.unwrap().collect::<Result<_>>().unwrap()
}

fn screener(lists: &[ListSnapshot]) -> Screener {
    let (index, _) = Index::build(&IndexLocation::Memory, lists, Strictness::Strict).unwrap();
    Screener::new(index, ScreenConfig::default())
}

fn full_run(lists: &[ListSnapshot], rows: &[Row]) -> Vec<(super::super::population::RowKey, Vec<Hit>)> {
    let screener = screener(lists);
    let mut keys = RowKeys::default();
    let mut worker = screener.worker();
    rows.iter().map(|row| (keys.next(row), hits(screener.work(row, &mut worker).unwrap()))).collect()
}

fn listed() -> impl Strategy<Value = Vec<Listed>> {
    let names = prop::collection::vec((0..WORDS.len(), 0..WORDS.len()), 1..3);
    prop::collection::vec((0u8..8, names, prop::option::of(1960i16..1964), 0u8..2), 0..7)
}

fn parties() -> impl Strategy<Value = Vec<Party>> {
    let name = (0..WORDS.len(), 0..WORDS.len());
    prop::collection::vec((0u8..6, name, prop::option::of(1960i16..1964)), 1..8)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn rescreening_is_the_difference_of_two_full_runs(
        old_list in listed(), new_list in listed(), kept in listed(),
        old_file in parties(), new_file in parties(), same_file: bool,
    ) {
        let before = [list("a", &old_list), list("b", &kept)];
        let after = [list("a", &new_list), list("b", &kept)];
        let old_rows = file(&old_file);
        let new_rows = if same_file { old_rows.clone() } else { file(&new_file) };

        let were = full_run(&before, &old_rows);
        let are = full_run(&after, &new_rows);
        let expected: Vec<Vec<HitChange>> = are
            .iter()
            .map(|(key, now)| {
                let then = were.iter().find(|(known, _)| known == key);
                difference(then.map_or(&[][..], |(_, hits)| hits), now)
            })
            .collect();

        let of = |rows: &[Row]| {
            let mut population = Population::default();
            for row in rows {
                population.add(row);
            }
            population
        };
        let change = of(&old_rows).changes(&of(&new_rows));
        let mut former: FxHashMap<_, _> = were.iter().cloned().collect();
        let mut keys = RowKeys::default();
        let marked: Vec<Result<Marked>> = new_rows
            .iter()
            .map(|row| {
                let former = change.former(keys.next(row), &mut former);
                Ok(Marked { row: row.clone(), former })
            })
            .collect();
        let work = Arc::new(
            Rescreener::new(&before, &after, &ScreenConfig::default(), Some(screener(&after))).unwrap(),
        );
        let pool = Pool::new(2).unwrap();
        let mut found = Vec::new();
        work_through(&work, &pool, marked.into_iter(), &std::sync::atomic::AtomicBool::new(false), |_, change| {
            let RowChange::Hits(hits) = change else { panic!("{change:?}") };
            found.push(hits.changes.clone());
            Ok(())
        })
        .unwrap();
        prop_assert_eq!(found, expected);

        let gone: Vec<_> = were.iter().filter(|(key, _)| change.removed.contains(key)).collect();
        let missing = were.iter().filter(|(key, _)| are.iter().all(|(now, _)| now != key));
        prop_assert_eq!(gone.len(), missing.count(), "every row that is no more is known to be gone");
    }
}

#[test]
fn a_hit_is_new_changed_or_gone() {
    let one = |program: u8, words: (usize, usize)| vec![(1u8, vec![words], None, program)];
    let rows = file(&[(1, (0, 1), None)]);
    let run = |listed: &[Listed]| full_run(&[list("a", listed)], &rows)[0].1.clone();
    let (was, other, none) = (run(&one(0, (0, 1))), run(&one(1, (0, 1))), run(&one(0, (4, 5))));
    let words = |changes: Vec<HitChange>| changes.iter().map(HitChange::as_str).collect::<Vec<_>>();
    assert_eq!(words(difference(&was, &was)), Vec::<&str>::new());
    assert_eq!(words(difference(&none, &was)), ["new"]);
    assert_eq!(words(difference(&was, &other)), ["changed"], "the program is part of a hit");
    assert_eq!(words(difference(&was, &none)), ["gone"]);
}

#[test]
fn equal_hits_keep_the_lists_order_where_one_is_removed_and_one_changed() {
    let rows = file(&[(1, (0, 1), None)]);
    let before = [list("a", &[(5, vec![(0, 1)], None, 0), (0, vec![(0, 1)], None, 0)])];
    let after = [list("a", &[(5, vec![(4, 5)], None, 0)])];
    let expected = difference(&full_run(&before, &rows)[0].1, &full_run(&after, &rows)[0].1);
    let work = Rescreener::new(&before, &after, &ScreenConfig::default(), None).unwrap();
    let item = Marked { row: rows[0].clone(), former: Former::Same };
    assert_eq!(
        work.work(&item, &mut work.worker()).unwrap(),
        RowChange::Hits(RowHits { changes: expected, same: Vec::new() })
    );
}
