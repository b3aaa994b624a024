//! What is measured: every case by its name, its lists, its file and its threads.

use crate::support::parties::Mix;

/// Names on OFAC's SDN list of 3 May 2024 and the UN's list of 27 February 2026 together.
const TWO_LISTS: usize = 41_131;
/// Names on eight official lists together.
const ALL_LISTS: usize = 107_140;
/// Rows of a file, unless a case says otherwise.
const ROWS: usize = 400_000;

/// The lists of a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Group {
    /// As long as OFAC's SDN and the UN's list, or those given with `--list`.
    Two,
    /// As long as eight official lists, or those given with `--all-list`.
    All,
    /// A made list of so many names.
    Made(usize),
}

/// What the program does in a case.
#[derive(Clone, Copy)]
pub(crate) enum Task {
    /// Screens a file with the index there.
    Screen(Mix, usize),
    /// The same once, for what cannot differ between runs.
    ScreenOnce(Mix, usize),
    /// Screens ten rows, one of them a hit, with the index there.
    Start,
    /// Screens ten rows and has to read the lists and to build the index before.
    Build,
}

/// One line of the table.
pub(crate) struct Case {
    /// Its name.
    pub(crate) name: &'static str,
    /// Its lists.
    pub(crate) group: Group,
    /// What is done.
    pub(crate) task: Task,
    /// Threads it is done on.
    pub(crate) threads: usize,
}

/// Rows that starting and building are measured with.
pub(crate) const FEW_ROWS: usize = 10;

/// The case whose rows a second are held against the peer's, and whose file `--write` writes.
pub(crate) const MAIN_CASE: &str = "two-lists-2t";

const fn case(name: &'static str, group: Group, task: Task, threads: usize) -> Case {
    Case { name, group, task, threads }
}

/// Every case, in the table's order.
pub(crate) const CASES: [Case; 11] = [
    case(MAIN_CASE, Group::Two, Task::Screen(Mix::Mixed, ROWS), 2),
    case("two-lists-1t", Group::Two, Task::Screen(Mix::Mixed, ROWS), 1),
    case("all-lists-2t", Group::All, Task::Screen(Mix::Mixed, ROWS), 2),
    case("all-lists-1t", Group::All, Task::Screen(Mix::Mixed, ROWS), 1),
    case("grown-30k", Group::Made(30_000), Task::Screen(Mix::Mixed, ROWS), 2),
    case("grown-300k", Group::Made(300_000), Task::Screen(Mix::Mixed, ROWS), 2),
    case("duplicates", Group::Two, Task::Screen(Mix::Duplicates, ROWS), 2),
    case("million-rows", Group::Two, Task::ScreenOnce(Mix::Mixed, 1_000_000), 2),
    case("warm-start", Group::All, Task::Start, 2),
    case("build-two-lists", Group::Two, Task::Build, 2),
    case("build-all-lists", Group::All, Task::Build, 2),
];

impl Group {
    /// How many names a made list of the group has; a short run has a tenth.
    pub(crate) fn names(self, quick: bool) -> usize {
        let names = match self {
            Self::Two => TWO_LISTS,
            Self::All => ALL_LISTS,
            Self::Made(names) => names,
        };
        if quick { names / 10 } else { names }
    }
}

impl Task {
    /// Who stands in the file and how many rows it has; a short run has a twentieth.
    pub(crate) fn file(self, quick: bool) -> Option<(Mix, usize)> {
        match self {
            Self::Screen(mix, rows) | Self::ScreenOnce(mix, rows) => {
                Some((mix, if quick { rows / 20 } else { rows }))
            }
            Self::Start | Self::Build => None,
        }
    }
}
