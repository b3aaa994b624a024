//! Retrieval against its definition: `resolve` is the exact inverse of `similar` (test A), and no hit of an exhaustive
//! comparison hides from the candidates (test B), on a small hand-made list and, on request, on the real ones.

use std::path::PathBuf;

use rayon::prelude::*;

use super::*;
use crate::designation::{Alias, AliasKind, DesignationId, EntityKind};
use crate::list::{ListSource, Strictness};
use crate::name::{AnalysedName, SpanClass, analyse, similar};
use crate::score::Scorer;

/// Invented and historical names: near neighbours, glued and spaced, initials, numbers, legal forms, several scripts.
const LISTED: &[(EntityKind, &str)] = &[
    (EntityKind::Person, "ZHAO, Guangzong"),
    (EntityKind::Person, "ZHAO, Guangming"),
    (EntityKind::Person, "NI, Gaobin"),
    (EntityKind::Person, "赵光宗"),
    (EntityKind::Person, "CHAO, Kuang-tsung"),
    (EntityKind::Person, "IVANOV, Ivan Ivanovich"),
    (EntityKind::Person, "IVANOVA, Anna"),
    (EntityKind::Person, "Петров Пётр Сергеевич"),
    (EntityKind::Person, "PETROV, Pyotr S."),
    (EntityKind::Person, "AL-RAWI, Salman bin Muhammad"),
    (EntityKind::Person, "AL-RAWI, Muhammad bin Salman"),
    (EntityKind::Person, "Mohammed Ali"),
    (EntityKind::Person, "J. S. Bach"),
    (EntityKind::Person, "A. B."),
    (EntityKind::Person, "KIM, Jong Un"),
    (EntityKind::Person, "KIM, Jong Il"),
    (EntityKind::Person, "Ludwig van Beethoven"),
    (EntityKind::Person, "VANDERBEETHOVEN, Ludwig"),
    (EntityKind::Entity, "BANK 24"),
    (EntityKind::Entity, "BANK 28 JOINT STOCK COMPANY"),
    (EntityKind::Entity, "WUHAN XIAORUIZHI SCIENCE AND TECHNOLOGY COMPANY, LIMITED"),
    (EntityKind::Entity, "WUHAN IRON AND STEEL"),
    (EntityKind::Entity, "武汉晓睿智科技有限责任公司"),
    (EntityKind::Entity, "GENERAL TRADING COMPANY"),
    (EntityKind::Entity, "ISLAMIC REPUBLIC OF IRAN SHIPPING LINES"),
    (EntityKind::Entity, "IRISL"),
    (EntityKind::Entity, "M23"),
    (EntityKind::Entity, "7-28"),
    (EntityKind::Entity, "GOLD MINES AG"),
    (EntityKind::Entity, "GOLDMINES LTD"),
    (EntityKind::Vessel, "SEA STAR 1"),
    (EntityKind::Vessel, "SEA STAR 2"),
];

fn listed() -> Vec<ListSnapshot> {
    let mut lists = ListSnapshot::demonstration().unwrap();
    lists.truncate(1);
    lists[0].designations = LISTED
        .iter()
        .enumerate()
        .map(|(number, &(kind, name))| Designation {
            id: DesignationId(number.to_string()),
            kind,
            names: vec![Alias::strong(name, AliasKind::Primary)],
            ..Designation::default()
        })
        .collect();
    lists
}

fn in_memory(lists: &[ListSnapshot]) -> Index {
    Index::build(&IndexLocation::Memory, lists, Strictness::Strict).unwrap().0
}

/// `SplitMix64` (Steele, Lea and Flood 2014): the same queries every time.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((z ^ (z >> 31)) % limit as u64).unwrap()
    }

    /// The name with one to three of the changes that typists, files and forgers make.
    fn manipulated(&mut self, name: &str) -> String {
        let mut text: Vec<char> = name.chars().collect();
        for _ in 0..=self.below(3) {
            if text.is_empty() {
                break;
            }
            let at = self.below(text.len());
            match self.below(8) {
                0 => drop(text.remove(at)),
                1 => text.insert(at, char::from(b'a' + u8::try_from(self.below(26)).unwrap())),
                2 => text[at] = char::from(b'a' + u8::try_from(self.below(26)).unwrap()),
                3 if at > 0 => text.swap(at - 1, at),
                4 => text.insert(at, ' '),
                5 => text.retain(|&c| c != ' '),
                6 => {
                    let joined: String = text.iter().collect();
                    let mut words: Vec<&str> = joined.split(' ').collect();
                    let middle = words.len() / 2;
                    words.rotate_left(middle);
                    text = words.join(" ").chars().collect();
                }
                _ => {
                    let joined: String = text.iter().collect();
                    let mut words: Vec<String> = joined.split(' ').map(str::to_owned).collect();
                    let word = self.below(words.len());
                    words[word] = words[word].chars().take(1).collect();
                    text = words.join(" ").chars().collect();
                }
            }
        }
        text.into_iter().collect()
    }
}

/// Every listed name with the score that comparing it alone gives, where that reaches the cutoff.
fn exhaustive(query: &AnalysedName, names: &[AnalysedName], cutoff: f32) -> Vec<Candidate> {
    let mut scorer = Scorer::default();
    (0..)
        .zip(names)
        .map(|(name, listed)| Candidate { name, score: scorer.score(query, listed) })
        .filter(|candidate| candidate.score >= cutoff)
        .collect()
}

fn names_of(lists: &[ListSnapshot]) -> Vec<(EntityKind, String)> {
    let designations = lists.iter().flat_map(|list| &list.designations);
    designations.flat_map(|d| d.names.iter().map(|name| (d.kind, name.name.clone()))).collect()
}

#[test]
fn resolve_is_the_exact_inverse_of_similar() {
    let lists = listed();
    let index = in_memory(&lists);
    let mut random = Random(1);
    let mut answered = 0;
    for (kind, name) in names_of(&lists) {
        for text in
            [name.clone(), random.manipulated(&name), random.manipulated(&name), random.manipulated(&name)]
        {
            for span in analyse(&text, kind).spans {
                let expected: Vec<Resolved> = (0..u32::try_from(index.manifest().spans).unwrap())
                    .filter_map(|number| {
                        let answer = similar(span.key(), index.span(number))?;
                        Some(Resolved { span: number, similarity: answer.similarity, reason: answer.reason })
                    })
                    .collect();
                answered += expected.len();
                assert_eq!(index.resolve(span.key()).spans, expected, "{span:?}");
            }
        }
    }
    assert!(answered > 500, "the test means something: {answered} answers");
}

#[test]
fn no_hit_hides_from_the_candidates() {
    let lists = listed();
    let index = in_memory(&lists);
    let names = names_of(&lists);
    let analysed: Vec<AnalysedName> = names.iter().map(|(kind, name)| analyse(name, *kind)).collect();
    let (mut scorer, mut scratch) = (Scorer::default(), Scratch::default());
    let mut random = Random(2);
    let mut hits = 0;
    for round in 0..1500 {
        let (kind, name) = &names[random.below(names.len())];
        let text = if round % 10 == 0 { name.clone() } else { random.manipulated(name) };
        let kind = if round % 3 == 0 { EntityKind::Unknown } else { *kind };
        let query = analyse(&text, kind);
        let cutoff = [0.70, 0.5, 0.9][round % 3];
        let expected = exhaustive(&query, &analysed, cutoff);
        hits += expected.len();
        assert_eq!(index.candidates(&query, cutoff, &mut scorer, &mut scratch), expected, "{text}");
    }
    assert!(hits > 1000, "the test means something: {hits} hits");
}

#[test]
fn every_listed_name_hits_itself_fully() {
    let lists = listed();
    let index = in_memory(&lists);
    let (mut scorer, mut scratch) = (Scorer::default(), Scratch::default());
    for (number, (kind, name)) in (0..).zip(names_of(&lists)) {
        let found = index.candidates(&analyse(&name, kind), 0.7, &mut scorer, &mut scratch);
        assert!(found.contains(&Candidate { name: number, score: 1.0 }), "{name}: {found:?}");
    }
}

/// The real lists, from the folder in `INTERDICT_LISTS`.
fn real_lists() -> Vec<ListSnapshot> {
    let folder =
        PathBuf::from(std::env::var_os("INTERDICT_LISTS").expect("set INTERDICT_LISTS to the lists' folder"));
    [folder.join("ofac").join("sdn_2024-05-03"), folder.join("un").join("consolidated.xml")]
        .into_iter()
        .map(|path| ListSnapshot::read(&ListSource::new(path), Strictness::Strict).unwrap())
        .collect()
}

#[test]
#[ignore = "needs the official lists in INTERDICT_LISTS; some minutes in a release build"]
fn no_hit_hides_among_the_real_names() {
    let lists = real_lists();
    let index = in_memory(&lists);
    let names = names_of(&lists);
    let analysed: Vec<AnalysedName> = names.par_iter().map(|(kind, name)| analyse(name, *kind)).collect();
    let mut random = Random(3);
    let queries: Vec<(String, AnalysedName)> = (0..2000)
        .map(|_| {
            let (kind, name) = &names[random.below(names.len())];
            let text = random.manipulated(name);
            let query = analyse(&text, *kind);
            (text, query)
        })
        .collect();
    let hits: usize = queries
        .par_iter()
        .map(|(text, query)| {
            let expected = exhaustive(query, &analysed, 0.7);
            let found = index.candidates(query, 0.7, &mut Scorer::default(), &mut Scratch::default());
            assert_eq!(found, expected, "{text}");
            expected.len()
        })
        .sum();
    assert!(hits > 1000, "the test means something: {hits} hits");
}

#[test]
#[ignore = "needs the official lists in INTERDICT_LISTS"]
fn every_strong_real_name_hits_its_own_designation_fully() {
    let lists = real_lists();
    let index = in_memory(&lists);
    let mut missed = Vec::new();
    let (mut scorer, mut scratch) = (Scorer::default(), Scratch::default());
    for number in 0..u32::try_from(index.manifest().names).unwrap() {
        let (designation, alias, weak) = index.name(number);
        if weak {
            continue;
        }
        let (_, record) = index.designation(designation).unwrap();
        let name = &record.names[alias].name;
        let found = index.candidates(&analyse(name, record.kind), 0.7, &mut scorer, &mut scratch);
        let own = found.iter().any(|c| c.score >= 1.0 && index.name(c.name).0 == designation);
        if !own {
            missed.push(name.clone());
        }
    }
    assert!(
        missed.is_empty(),
        "{} strong names miss themselves: {:?}",
        missed.len(),
        &missed[..missed.len().min(20)]
    );
}

#[test]
fn spans_of_every_class_stand_in_the_test_list() {
    let classes: std::collections::BTreeSet<SpanClass> = names_of(&listed())
        .iter()
        .flat_map(|(kind, name)| analyse(name, *kind).spans.into_iter().map(|span| span.class))
        .collect();
    assert!(classes.len() >= 12, "{classes:?}");
}
