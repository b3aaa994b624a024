//! The queries of a test: what is asked, and what the answer has to be.
//!
//! Three packs: the names as listed (control), names manipulated, parties known to be innocent (clean). The control pack
//! holds every listed name. The manipulated one is a sample: each generator gets an equal share, of which each list gets
//! an equal share; what a list cannot give goes to the others, then to other generators. Which names a generator is
//! tried on is a matter of the seed alone.

use std::sync::Arc;

use rayon::prelude::*;
use serde::Serialize;

use crate::designation::AliasStrength;
use crate::list::ListSnapshot;
use crate::party::{Row, RowContent};
use crate::screen::batch::Pool;

use super::innocents::innocent;
use super::manipulation::{Excluded, Expectation, Generator, catalogue};
use super::random::Random;
use super::subject::Subject;

/// What a query belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Pack {
    /// A strong name as listed: must hit.
    Control,
    /// A weak alias as listed: what becomes of it is a matter of the settings.
    Weak,
    /// A listed name, manipulated.
    Manipulated,
    /// A party known to be innocent: every hit is a false one.
    Clean,
}

impl Pack {
    /// The word used in output: `control`, `weak`, `manipulated`, `clean`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Control => "control",
            Self::Weak => "weak",
            Self::Manipulated => "manipulated",
            Self::Clean => "clean",
        }
    }
}

/// One query.
#[derive(Debug, Clone, PartialEq)]
pub struct Case {
    /// Its pack.
    pub pack: Pack,
    /// The listed name it is made from, by its place among [`Packs::subjects`]; none in the clean pack.
    pub subject: Option<usize>,
    /// The generator that made it, by its place among [`Packs::generators`].
    pub generator: Option<usize>,
    /// The number of the designation it is made from.
    pub target: Option<u32>,
    /// The row of its file, for a clean pack that was read.
    pub row: Option<u64>,
    /// What is screened.
    pub content: RowContent,
}

impl Case {
    /// The name that is asked for; empty for a row without one.
    #[must_use]
    pub fn name(&self) -> &str {
        match &self.content {
            RowContent::Party(party) => party.names.first().map_or("", |name| name.text.as_str()),
            RowContent::NotScreened(_) => "",
        }
    }
}

/// What a generator was tried on.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tried {
    /// Queries it gave.
    pub made: u64,
    /// Names it gave none for, by reason, in the order of [`Excluded::ALL`].
    pub excluded: [u64; Excluded::ALL.len()],
}

/// All queries, with what they were made from.
pub struct Packs<'a> {
    /// Every listed name, list by list, designation by designation.
    pub subjects: Vec<Subject<'a>>,
    /// The generators.
    pub generators: Vec<Generator>,
    /// What each generator was tried on.
    pub tried: Vec<Tried>,
    /// The queries.
    pub cases: Arc<[Case]>,
}

/// Where the clean pack comes from.
pub enum CleanSource {
    /// The rows of a file.
    Rows(Vec<Row>),
    /// So many made parties.
    Made(usize),
}

impl<'a> Packs<'a> {
    /// Makes the queries of a test: every listed name, `queries` manipulated ones (fewer where the lists do not give so
    /// many), and the clean pack.
    ///
    /// Cost: every generator is tried on names until it has its share; those that seldom apply look at all of them.
    #[must_use]
    pub fn new(
        lists: &'a [ListSnapshot],
        seed: u64,
        queries: usize,
        clean: CleanSource,
        pool: &Pool,
    ) -> Self {
        let subjects = subjects(lists);
        let mut cases = control(&subjects);
        let generators = catalogue();
        let mut walks: Vec<Walk<'_, '_>> =
            generators.iter().map(|generator| Walk::new(generator, lists.len(), &subjects, seed)).collect();
        pool.run(|| share_out(&mut walks, queries));
        let mut tried = Vec::new();
        for (number, walk) in walks.into_iter().enumerate() {
            tried.push(walk.tried);
            let mut made = walk.made;
            // In the order of the lists, not in that of the walk, in which a reader sees nothing.
            made.sort_by_key(|(subject, _)| *subject);
            cases.extend(made.into_iter().map(|(subject, party)| Case {
                pack: Pack::Manipulated,
                subject: Some(subject),
                generator: Some(number),
                target: Some(subjects[subject].number),
                row: None,
                content: RowContent::Party(party),
            }));
        }
        let innocent_case = |row, content| Case {
            pack: Pack::Clean,
            subject: None,
            generator: None,
            target: None,
            row,
            content,
        };
        match clean {
            CleanSource::Rows(rows) => {
                cases.extend(rows.into_iter().map(|row| innocent_case(Some(row.number), row.content)));
            }
            CleanSource::Made(count) => cases.extend(
                (0..count).map(|number| innocent_case(None, RowContent::Party(innocent(seed, number)))),
            ),
        }
        Self { subjects, generators, tried, cases: cases.into() }
    }

    /// Whether a query's own designation has to be a hit: not for clean ones, nor for those that must miss it.
    #[must_use]
    pub fn expectation(&self, case: &Case) -> Option<Expectation> {
        match case.pack {
            Pack::Control | Pack::Weak => Some(Expectation::Hit),
            Pack::Manipulated => case.generator.map(|number| self.generators[number].expectation),
            Pack::Clean => None,
        }
    }
}

/// Every listed name. Designations are numbered as the index numbers them: through all lists in their order.
fn subjects(lists: &[ListSnapshot]) -> Vec<Subject<'_>> {
    let mut subjects = Vec::new();
    let mut number = 0;
    for (list, snapshot) in lists.iter().enumerate() {
        for designation in &snapshot.designations {
            let names = designation.names.iter();
            subjects.extend(names.map(|alias| Subject::new(list, number, designation, alias)));
            number += 1;
        }
    }
    subjects
}

fn control(subjects: &[Subject<'_>]) -> Vec<Case> {
    let case = |(number, subject): (usize, &Subject<'_>)| Case {
        pack: if is_weak(subject) { Pack::Weak } else { Pack::Control },
        subject: Some(number),
        generator: None,
        target: Some(subject.number),
        row: None,
        content: RowContent::Party(subject.party(subject.name())),
    };
    subjects.iter().enumerate().map(case).collect()
}

fn is_weak(subject: &Subject<'_>) -> bool {
    subject.alias.strength == AliasStrength::Weak
}

/// A generator on its way through the strong names of all lists.
struct Walk<'s, 'a> {
    generator: &'s Generator,
    subjects: &'s [Subject<'a>],
    seed: u64,
    /// The names still to be tried, list by list, the next one last; in the lists' order until the walk begins.
    left: Vec<Vec<u32>>,
    begun: bool,
    /// The list whose turn it is.
    turn: usize,
    tried: Tried,
    made: Vec<(usize, crate::party::Counterparty)>,
}

impl<'s, 'a> Walk<'s, 'a> {
    fn new(generator: &'s Generator, lists: usize, subjects: &'s [Subject<'a>], seed: u64) -> Self {
        let mut left = vec![Vec::new(); lists];
        for (number, subject) in subjects.iter().enumerate() {
            if !is_weak(subject) {
                left[subject.list].push(u32::try_from(number).expect("an index has fewer than 2^32 names"));
            }
        }
        let (tried, made) = (Tried::default(), Vec::new());
        Self { generator, subjects, seed, left, begun: false, turn: 0, tried, made }
    }

    fn is_done(&self) -> bool {
        self.left.iter().all(Vec::is_empty)
    }

    /// Goes on until it has so many, or every name was tried.
    fn until(&mut self, many: usize) {
        if !std::mem::replace(&mut self.begun, true) {
            for (list, names) in self.left.iter_mut().enumerate() {
                let parts = ["order", self.generator.name, &list.to_string()];
                *names = Random::of(self.seed, &parts).shuffled(std::mem::take(names));
            }
        }
        while self.made.len() < many && !self.is_done() {
            let names = &mut self.left[self.turn];
            // A list has its turn until it has given one.
            let Some(number) = names.pop() else {
                self.turn = (self.turn + 1) % self.left.len();
                continue;
            };
            let number = number as usize;
            let subject = &self.subjects[number];
            let id = &subject.designation.id.0;
            let mut random = Random::of(self.seed, &[self.generator.name, id, subject.name()]);
            match self.generator.apply(subject, &mut random) {
                Ok(party) => {
                    self.tried.made += 1;
                    self.made.push((number, party));
                    self.turn = (self.turn + 1) % self.left.len();
                }
                Err(why) => self.tried.excluded[why as usize] += 1,
            }
        }
    }
}

/// Lets every generator make its share; what some cannot give, the others make.
fn share_out(walks: &mut [Walk<'_, '_>], queries: usize) {
    loop {
        let goals = goals(walks, queries);
        if walks.iter().zip(&goals).all(|(walk, goal)| walk.made.len() >= *goal) {
            return;
        }
        walks.par_iter_mut().zip(goals).for_each(|(walk, goal)| walk.until(goal));
    }
}

/// How many each walk should have made: those that are at their end what they have, the others equally many of the rest.
fn goals(walks: &[Walk<'_, '_>], queries: usize) -> Vec<usize> {
    let mut goals: Vec<usize> = walks.iter().map(|walk| walk.made.len()).collect();
    let mut able: Vec<usize> = (0..walks.len()).filter(|&number| !walks[number].is_done()).collect();
    let at_end: usize =
        (0..walks.len()).filter(|number| !able.contains(number)).map(|number| goals[number]).sum();
    let mut rest = queries.saturating_sub(at_end);
    // Who has made more than an equal share already keeps it, and the others share what is left.
    while let Some(place) = able.iter().position(|&number| goals[number] > rest / able.len()) {
        let number = able.remove(place);
        rest = rest.saturating_sub(goals[number]);
    }
    if let Some(each) = rest.checked_div(able.len()) {
        let more = rest % able.len();
        for (place, number) in able.into_iter().enumerate() {
            goals[number] = each + usize::from(place < more);
        }
    }
    goals
}

#[cfg(test)]
mod tests {
    use super::*;

    fn packs(lists: &[ListSnapshot], queries: usize, threads: usize) -> Packs<'_> {
        Packs::new(lists, 7, queries, CleanSource::Made(5), &Pool::new(threads).unwrap())
    }

    #[test]
    fn a_seed_gives_the_same_queries_on_any_number_of_threads() {
        let lists = ListSnapshot::demonstration().unwrap();
        let (one, three) = (packs(&lists, 100, 1), packs(&lists, 100, 3));
        assert_eq!(one.cases, three.cases);
        let of = |pack| one.cases.iter().filter(|case| case.pack == pack).count();
        assert_eq!(of(Pack::Manipulated), 100);
        assert_eq!(of(Pack::Clean), 5);
        let names: usize = lists.iter().map(ListSnapshot::names_count).sum();
        assert_eq!(of(Pack::Control) + of(Pack::Weak), names);
    }

    #[test]
    fn shares_are_equal_as_far_as_the_lists_allow() {
        let lists = ListSnapshot::demonstration().unwrap();
        let all = packs(&lists, usize::MAX, 2);
        let names: usize = lists.iter().map(ListSnapshot::names_count).sum();
        for (generator, tried) in all.generators.iter().zip(&all.tried) {
            let excluded: u64 = tried.excluded.iter().sum();
            assert_eq!(
                tried.made + excluded,
                names as u64,
                "{}: every name is made or excluded",
                generator.name
            );
        }
        // Where few are wanted, every generator that can has one.
        let able = all.tried.iter().filter(|tried| tried.made > 0).count();
        let few = packs(&lists, able, 2);
        assert!(few.tried.iter().all(|tried| tried.made <= 1));
        assert_eq!(few.tried.iter().filter(|tried| tried.made == 1).count(), able);
    }
}
