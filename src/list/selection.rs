//! A part of the lists by program and type: what a collection screens against.
//!
//! Leaving designations out clears them, so every rule errs on the side of keeping: a designation goes only where all
//! of its programs are excluded, one of unknown type may be of any, and a rule that meets nothing is an error, because
//! a mistyped program would silently change what is screened.

use serde::{Deserialize, Serialize};

use super::{ListSnapshot, ParseErrorKind};
use crate::designation::{Designation, EntityKind, ListId};
use crate::{Error, Result};

/// Which designations of the lists count.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Selection {
    /// Only designations under one of these programs; all where empty.
    pub include_programs: Vec<ProgramRule>,
    /// Not designations all of whose programs are among these.
    pub exclude_programs: Vec<ProgramRule>,
    /// Only designations of these types, and of unknown type; all where empty.
    pub include_types: Vec<EntityKind>,
    /// Not designations of these types.
    pub exclude_types: Vec<EntityKind>,
}

/// A program on one list (`ofac-sdn:CYBER2`) or on every list (`CYBER2`); case does not count.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "String", from = "String")]
pub struct ProgramRule {
    /// The list, where it is for one only.
    pub list: Option<ListId>,
    /// The program as the publisher codes it.
    pub program: String,
}

impl ProgramRule {
    /// Reads `PROGRAM` or `LIST:PROGRAM`; `lists` are the ids there are, since a program may hold a colon.
    #[must_use]
    pub fn parse(text: &str, lists: &[&str]) -> Self {
        match text.split_once(':') {
            Some((list, program)) if lists.contains(&list.trim()) => {
                Self { list: Some(ListId(list.trim().to_owned())), program: program.trim().to_owned() }
            }
            _ => Self { list: None, program: text.trim().to_owned() },
        }
    }

    /// Whether it speaks of a list.
    fn is_for(&self, list: &ListId) -> bool {
        self.list.as_ref().is_none_or(|only| only == list)
    }

    fn is(&self, program: &str) -> bool {
        self.program.to_lowercase() == program.to_lowercase()
    }
}

impl std::fmt::Display for ProgramRule {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match &self.list {
            Some(list) => write!(f, "{list}:{}", self.program),
            None => f.write_str(&self.program),
        }
    }
}

impl From<ProgramRule> for String {
    fn from(rule: ProgramRule) -> Self {
        rule.to_string()
    }
}

/// A rule read back says nothing of the lists there are: see [`Selection::among`].
impl From<String> for ProgramRule {
    fn from(text: String) -> Self {
        Self { list: None, program: text }
    }
}

impl Selection {
    /// The same selection with its rules read against the lists there are: as text, `un-sc:drc` may be a program on every
    /// list. A selection that was read back from a manifest needs it.
    #[must_use]
    pub fn among(&self, lists: &[&str]) -> Self {
        let rules = |rules: &[ProgramRule]| {
            rules.iter().map(|rule| ProgramRule::parse(&rule.to_string(), lists)).collect()
        };
        Self {
            include_programs: rules(&self.include_programs),
            exclude_programs: rules(&self.exclude_programs),
            ..self.clone()
        }
    }

    /// Whether every designation counts.
    #[must_use]
    pub fn is_everything(&self) -> bool {
        *self == Self::default()
    }

    /// Whether a designation of a list counts.
    #[must_use]
    pub fn takes(&self, list: &ListId, one: &Designation) -> bool {
        let met = |rules: &[ProgramRule], program: &str| {
            rules.iter().any(|rule| rule.is_for(list) && rule.is(program))
        };
        let spoken_of = |rules: &[ProgramRule]| rules.iter().any(|rule| rule.is_for(list));
        let included = !spoken_of(&self.include_programs)
            || one.programs.iter().any(|program| met(&self.include_programs, &program.0));
        let excluded = !one.programs.is_empty()
            && one.programs.iter().all(|program| met(&self.exclude_programs, &program.0));
        let type_included = self.include_types.is_empty()
            || one.kind == EntityKind::Unknown
            || self.include_types.contains(&one.kind);
        included && !excluded && type_included && !self.exclude_types.contains(&one.kind)
    }

    /// The part of the lists that counts.
    ///
    /// # Errors
    ///
    /// Where a rule meets no designation, or a list would be left with none.
    pub fn apply(&self, lists: Vec<ListSnapshot>) -> Result<Vec<ListSnapshot>> {
        for rule in self.include_programs.iter().chain(&self.exclude_programs) {
            let meets = |list: &ListSnapshot| {
                rule.is_for(&list.id)
                    && list.designations.iter().any(|one| one.programs.iter().any(|p| rule.is(&p.0)))
            };
            if !lists.iter().any(meets) {
                return Err(Error::new(ParseErrorKind::UnknownProgram { program: rule.to_string() }));
            }
        }
        let parts: Vec<ListSnapshot> = lists.into_iter().map(|list| self.part_of(list)).collect();
        match parts.iter().find(|list| list.designations.is_empty()) {
            Some(list) => Err(Error::new(ParseErrorKind::NothingSelected { list: list.id.0.clone() })),
            None => Ok(parts),
        }
    }

    /// The part of one list that counts, be it nothing.
    #[must_use]
    pub fn part_of(&self, mut list: ListSnapshot) -> ListSnapshot {
        let whole = list.designations.len();
        list.designations.retain(|one| self.takes(&list.id, one));
        list.left_out += whole - list.designations.len();
        list.part = self.key();
        list
    }

    /// The selection as a text that is different for every different selection; empty where every designation counts.
    ///
    /// # Panics
    ///
    /// Never: a selection is plain data.
    #[must_use]
    pub fn key(&self) -> String {
        if self.is_everything() {
            return String::new();
        }
        serde_json::to_string(self).expect("a selection is plain data")
    }
}

#[cfg(test)]
mod tests {
    use super::super::{ListFormat, Strictness};
    use super::*;
    use crate::list::file::Content;

    fn list() -> ListSnapshot {
        let text =
            "id,type,name,program\n1,person,A B,P;Q\n2,entity,C D,Q\n3,unknown,E F,\n4,vessel,G H,R:1\n";
        let content = Content::of_bytes("x.csv", text.as_bytes().to_vec()).unwrap();
        let id = ListId("x".to_owned());
        ListSnapshot::parse(id, ListFormat::CustomCsv, vec![content], Vec::new(), Strictness::Strict).unwrap()
    }

    fn rules(texts: &[&str]) -> Vec<ProgramRule> {
        texts.iter().map(|text| ProgramRule::parse(text, &["x", "y"])).collect()
    }

    #[test]
    fn a_selection_keeps_what_it_does_not_surely_leave_out() {
        let all = Selection::default;
        let table = [
            (all(), "1 2 3 4"),
            (Selection { include_programs: rules(&["q"]), ..all() }, "1 2"),
            (Selection { include_programs: rules(&["x:P", "R:1"]), ..all() }, "1 4"),
            // A rule for another list leaves this one whole.
            (Selection { include_programs: rules(&["y:P"]), ..all() }, "1 2 3 4"),
            // 1 stands under P too; 3 under nothing.
            (Selection { exclude_programs: rules(&["Q"]), ..all() }, "1 3 4"),
            (Selection { exclude_programs: rules(&["Q", "P"]), ..all() }, "3 4"),
            (Selection { include_types: vec![EntityKind::Person], ..all() }, "1 3"),
            (Selection { exclude_types: vec![EntityKind::Vessel], ..all() }, "1 2 3"),
        ];
        let list = list();
        for (selection, expected) in table {
            let taken = list.designations.iter().filter(|one| selection.takes(&list.id, one));
            let taken: Vec<&str> = taken.map(|one| one.id.0.as_str()).collect();
            assert_eq!(taken.join(" "), expected, "{selection:?}");
            assert_eq!(selection.key().is_empty(), selection == all());
        }
    }

    #[test]
    fn what_is_left_out_is_counted_and_a_rule_that_meets_nothing_refused() {
        let selection = Selection { exclude_programs: rules(&["Q"]), ..Selection::default() };
        assert_eq!(selection.apply(vec![list()]).unwrap()[0].left_out, 1);
        for (selection, part) in [
            (
                Selection { exclude_programs: rules(&["Qu"]), ..Selection::default() },
                "no designation is under the program Qu",
            ),
            (Selection { exclude_programs: rules(&["x:Qu"]), ..Selection::default() }, "x:Qu"),
            (
                Selection {
                    include_types: vec![EntityKind::Aircraft],
                    exclude_types: vec![EntityKind::Unknown],
                    ..Selection::default()
                },
                "leaves nothing of the list x",
            ),
        ] {
            let error = selection.apply(vec![list()]).unwrap_err().to_string();
            assert!(error.contains(part), "{error}");
        }
    }
}
