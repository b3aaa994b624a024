//! How common a part of a person's name is in the world: common parts weigh less in a comparison.
//!
//! Table: `data/common_name_parts.txt`, given and family names of all regions, hand-kept, folded. Weights must never come from
//! the lists loaded, or a score would change with them; this table is part of the program and versioned with it.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

/// How common a name part is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Commonness {
    /// Not in the table.
    Rare,
    /// Borne by hundreds of thousands.
    Common,
    /// Borne by millions: Mohammed, Wang, Ivanov, Maria.
    VeryCommon,
}

const TABLE: &str = include_str!("data/common_name_parts.txt");

static WORDS: LazyLock<FxHashMap<&'static str, Commonness>> = LazyLock::new(|| {
    let mut map = FxHashMap::default();
    let mut class = Commonness::Rare;
    for line in TABLE.lines().filter(|l| !l.starts_with('#')) {
        class = match line {
            "very-common:" => Commonness::VeryCommon,
            "common:" => Commonness::Common,
            words => {
                map.extend(words.split(' ').map(|w| (w, class)));
                class
            }
        };
    }
    map
});

/// How common a folded word is as a part of persons' names; unknown words are rare. One look-up.
///
/// ```
/// use interdict::name::commonness::{Commonness, commonness};
/// assert_eq!(commonness("mohammed"), Commonness::VeryCommon);
/// assert_eq!(commonness("guangzong"), Commonness::Rare);
/// ```
#[must_use]
pub fn commonness(word: &str) -> Commonness {
    WORDS.get(word).copied().unwrap_or(Commonness::Rare)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes() {
        assert!(WORDS.len() >= 1_200, "{}", WORDS.len());
        for word in ["ivanov", "maria", "wang", "ali", "singh"] {
            assert_eq!(commonness(word), Commonness::VeryCommon, "{word}");
        }
        for word in ["hosseini", "ni", "ouedraogo", "yilmaz", "kowalski", "rezaei", "okafor", "thapa"] {
            assert!(commonness(word) >= Commonness::Common, "{word}");
        }
        for word in ["", "putinov", "xiaoruizhi"] {
            assert_eq!(commonness(word), Commonness::Rare, "{word}");
        }
    }
}
