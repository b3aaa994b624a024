//! Two editions of a list → what was added, removed and changed, field by field.
//!
//! A designation is the same where its id is: publishers keep theirs. (Where a publisher has no stable id, the reader
//! makes one of what is least likely to change, and says so.) Values are compared as the publisher writes them. Their
//! order counts too, since the first of equal names is the one a hit shows, but a change of order alone is told apart.

use std::collections::BTreeSet;

use super::ListSnapshot;
use crate::designation::{Designation, FieldChange};
use rustc_hash::FxHashMap;

/// What changed between two editions of a list.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Delta<'a> {
    /// On the new edition only, in its order.
    pub added: Vec<&'a Designation>,
    /// On the old edition only, in its order.
    pub removed: Vec<&'a Designation>,
    /// On both and not the same, in the new edition's order; those that differ in nothing but order included.
    pub changed: Vec<Changed<'a>>,
}

/// A designation that is on both editions and not the same.
#[derive(Debug, Clone, PartialEq)]
pub struct Changed<'a> {
    /// As it was.
    pub old: &'a Designation,
    /// As it is.
    pub new: &'a Designation,
    /// The fields that differ, at least one, in the order of [`Designation`].
    pub fields: Vec<FieldChange>,
}

impl Changed<'_> {
    /// Whether it says the same in another order.
    #[must_use]
    pub fn is_order_only(&self) -> bool {
        self.fields.iter().all(FieldChange::is_order_only)
    }
}

impl<'a> Delta<'a> {
    /// Compares two editions. Cost: linear in both.
    ///
    /// ```
    /// use interdict::list::{Delta, ListSnapshot};
    /// let lists = ListSnapshot::demonstration()?;
    /// let delta = Delta::between(&lists[0], &lists[0]);
    /// assert!(delta.is_empty());
    /// # Ok::<(), interdict::Error>(())
    /// ```
    #[must_use]
    pub fn between(old: &'a ListSnapshot, new: &'a ListSnapshot) -> Self {
        let known: FxHashMap<&str, &Designation> =
            old.designations.iter().map(|one| (one.id.0.as_str(), one)).collect();
        let kept: BTreeSet<&str> = new.designations.iter().map(|one| one.id.0.as_str()).collect();
        let mut delta = Self {
            removed: old.designations.iter().filter(|one| !kept.contains(one.id.0.as_str())).collect(),
            ..Self::default()
        };
        for one in &new.designations {
            match known.get(one.id.0.as_str()) {
                None => delta.added.push(one),
                Some(old) if **old == *one => {}
                Some(old) => {
                    let fields = FieldChange::between(&old.fields(), &one.fields());
                    delta.changed.push(Changed { old, new: one, fields });
                }
            }
        }
        delta
    }

    /// Whether the editions are equal.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.added.is_empty() && self.removed.is_empty() && self.changed.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::super::{ListFormat, Strictness};
    use super::*;
    use crate::designation::ListId;
    use crate::list::file::Content;

    fn list(text: &str) -> ListSnapshot {
        let content = Content::of_bytes("x.csv", text.as_bytes().to_vec()).unwrap();
        let id = ListId("x".to_owned());
        ListSnapshot::parse(id, ListFormat::CustomCsv, vec![content], Vec::new(), Strictness::Strict).unwrap()
    }

    const OLD: &str = "id,type,name,alias_strength,date_of_birth,program\n\
        1,person,Janus Doe,,1970,A\n1,,Jan Doe,weak,,\n2,entity,Gone Ltd,,,A\n3,entity,Same Ltd,,,A;B\n";

    #[test]
    fn additions_removals_and_changes_are_told_field_by_field() {
        let old = list(OLD);
        let new = list(
            "id,type,name,alias_strength,date_of_birth,program\n\
             3,entity,Same Ltd,,,B;A\n1,person,Janus Doe,,1971,A\n1,,Jan Doe,strong,,\n4,entity,New Ltd,,,A\n",
        );
        let delta = Delta::between(&old, &new);
        let ids = |these: &[&Designation]| these.iter().map(|one| one.id.0.clone()).collect::<Vec<_>>();
        assert_eq!(ids(&delta.added), ["4"]);
        assert_eq!(ids(&delta.removed), ["2"]);
        let [reordered, changed] = delta.changed.as_slice() else { panic!("{:?}", delta.changed) };
        assert_eq!((reordered.new.id.0.as_str(), reordered.is_order_only()), ("3", true));
        assert!(!changed.is_order_only());
        let shown: Vec<String> = changed
            .fields
            .iter()
            .map(|change| format!("{} -{:?} +{:?}", change.field, change.removed, change.added))
            .collect();
        assert_eq!(
            shown,
            [r#"names -["Jan Doe (weak alias)"] +["Jan Doe"]"#, r#"births -["1970"] +["1971"]"#]
        );
    }

    #[test]
    fn a_list_has_no_delta_to_itself_and_the_reverse_swaps_sides() {
        let (old, new) = (list(OLD), list("id,type,name\n9,person,Else\n"));
        assert!(Delta::between(&old, &old).is_empty());
        let (there, back) = (Delta::between(&old, &new), Delta::between(&new, &old));
        assert_eq!((there.added, there.removed), (back.removed, back.added));
    }
}
