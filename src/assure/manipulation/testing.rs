//! What the generators' tests share: one listed name in, what a generator makes of it out.

use crate::designation::{Alias, AliasKind, Designation, EntityKind};
use crate::party::Counterparty;

use super::{Excluded, catalogue};
use crate::assure::random::Random;
use crate::assure::subject::Subject;

pub(super) const PERSON: EntityKind = EntityKind::Person;
pub(super) const ENTITY: EntityKind = EntityKind::Entity;
pub(super) const VESSEL: EntityKind = EntityKind::Vessel;

/// What a generator gives for the primary name of a designation, with one seed.
pub(super) fn party_of(
    generator: &str,
    designation: &Designation,
    seed: u64,
) -> Result<Counterparty, Excluded> {
    let all = catalogue();
    let found = all.iter().find(|one| one.name == generator);
    let generator = found.unwrap_or_else(|| panic!("no generator {generator}"));
    generator.apply(&Subject::new(0, 0, designation, &designation.names[0]), &mut Random::new(seed))
}

/// A designation of one name.
pub(super) fn listed(name: &str, kind: EntityKind) -> Designation {
    Designation { kind, names: vec![Alias::strong(name, AliasKind::Primary)], ..Designation::default() }
}

/// The manipulated name of the first seed.
pub(super) fn made(generator: &str, name: &str, kind: EntityKind) -> Result<String, Excluded> {
    party_of(generator, &listed(name, kind), 1).map(|party| party.names[0].text.clone())
}

/// Asserts what a generator makes of names; where several results are possible, the one of the first seed.
#[track_caller]
pub(super) fn check(table: &[(&str, &str, EntityKind, Result<&str, Excluded>)]) {
    for (generator, name, kind, expected) in table {
        let made = made(generator, name, *kind);
        assert_eq!(made.as_deref().map_err(|why| *why), *expected, "{generator}: {name}");
    }
}

/// Asserts that every result of many seeds keeps a promise, and that a name gives any.
#[track_caller]
pub(super) fn always(generator: &str, name: &str, kind: EntityKind, promise: impl Fn(&str) -> bool) {
    let designation = listed(name, kind);
    for seed in 0..50 {
        let made =
            party_of(generator, &designation, seed).unwrap_or_else(|why| panic!("{generator}: {why:?}"));
        assert!(promise(&made.names[0].text), "{generator}: {name} gives {}", made.names[0].text);
    }
}
