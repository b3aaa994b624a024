//! Given names that stand for each other: diminutives and short forms, spellings of one name, and translations.
//!
//! Table: `data/nicknames.tsv`, hand-kept, one group of folded words a row. A word may be in several groups (`sasha` is
//! Alexander and Alexandra); two words are equivalent when they share a group, and not through a third. Translations
//! (John, Juan, Ivan) are a weaker kind: two persons of different countries seldom are one because of it.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

/// How the words of a group stand for each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum VariantKind {
    /// The same name in another language.
    Translation,
    /// A diminutive, a short form or another spelling.
    Nickname,
}

const TABLE: &str = include_str!("data/nicknames.tsv");

/// The groups of each word, and the kind of each group by its number.
struct Groups {
    of: FxHashMap<&'static str, Vec<u32>>,
    kinds: Vec<VariantKind>,
}

static GROUPS: LazyLock<Groups> = LazyLock::new(|| {
    let mut groups = Groups { of: FxHashMap::default(), kinds: Vec::new() };
    let lines = TABLE.lines().filter(|l| !l.is_empty() && !l.starts_with('#'));
    for (id, line) in (0u32..).zip(lines) {
        let (kind, words) = line.split_once('\t').expect("two columns");
        let nickname = kind == "nickname";
        groups.kinds.push(if nickname { VariantKind::Nickname } else { VariantKind::Translation });
        for word in words.split(' ') {
            // Ids come in rising order, so each word's list is sorted.
            groups.of.entry(word).or_default().push(id);
        }
    }
    groups
});

/// The groups a folded given name belongs to, sorted; empty when it has no known variants.
#[must_use]
pub fn groups_of(word: &str) -> &'static [u32] {
    GROUPS.of.get(word).map_or(&[], Vec::as_slice)
}

/// The kind of a group, by its number from [`groups_of`].
///
/// # Panics
///
/// When the number is none that [`groups_of`] gave.
#[must_use]
pub fn kind_of(group: u32) -> VariantKind {
    GROUPS.kinds[usize::try_from(group).expect("a small number")]
}

/// Whether two folded given names stand for each other, and how: the stronger kind if both hold.
///
/// ```
/// use interdict::name::variant::{VariantKind, variant};
/// assert_eq!(variant("bill", "william"), Some(VariantKind::Nickname));
/// assert_eq!(variant("john", "juan"), Some(VariantKind::Translation));
/// assert_eq!(variant("john", "peter"), None);
/// ```
#[must_use]
pub fn variant(a: &str, b: &str) -> Option<VariantKind> {
    let theirs = groups_of(b);
    let shared = groups_of(a).iter().filter(|g| theirs.binary_search(g).is_ok());
    shared.map(|&g| kind_of(g)).max()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn variants() {
        let nicknames =
            [("bill", "william"), ("sasha", "aleksandr"), ("sasha", "alexandra"), ("misha", "mikhail")];
        let more =
            [("ben", "benjamin"), ("oleksandr", "alexander"), ("mohd", "mohammed"), ("vova", "vladimir")];
        for (a, b) in nicknames.into_iter().chain(more) {
            assert_eq!(variant(a, b), Some(VariantKind::Nickname), "{a} {b}");
            assert_eq!(variant(b, a), Some(VariantKind::Nickname), "{b} {a}");
        }
        for (a, b) in [("john", "ivan"), ("peter", "pedro"), ("george", "jorge")] {
            assert_eq!(variant(a, b), Some(VariantKind::Translation), "{a} {b}");
        }
        for (a, b) in [("john", "peter"), ("", ""), ("zong", "zong")] {
            assert_eq!(variant(a, b), None, "{a} {b}");
        }
    }

    #[test]
    fn groups_are_many_and_sorted() {
        assert!(GROUPS.kinds.len() >= 200, "{}", GROUPS.kinds.len());
        assert!(GROUPS.of.values().all(|ids| ids.is_sorted()));
        assert!(GROUPS.of.keys().all(|w| w.bytes().all(|b| b.is_ascii_lowercase())));
    }
}
