//! What the order of a person's words tells: whose name comes first in a chain of fathers, and which of two surnames
//! may be left out.
//!
//! Words of a name may stand in any order in a counterparty file, so order as such is no evidence. Two customs are:
//! in `Salman bin Muhammad` the word before the first `bin` is the person and the one behind it the father; of two
//! Spanish surnames (`PEREZ ROJAS, Daniel`) the first is the one a person goes by.

use super::span::WordMask;
use super::word::{Role, Word};

/// The words for "son of" and "daughter of" between a name and the father's; sorted.
const FILIATIONS: &[&str] =
    &["ben", "bin", "bint", "binte", "binti", "ibn", "ibnu", "oglu", "ould", "walad", "wuld"];

/// The words that are the person's own name where a filiation follows them, or none.
pub(super) fn own_name(words: &[Word]) -> WordMask {
    let Some(first) = words.iter().position(|word| {
        word.role == Role::Particle && FILIATIONS.binary_search(&word.text.as_str()).is_ok()
    }) else {
        return 0;
    };
    let commas = words[first].commas;
    let own: WordMask = (0..first)
        .filter(|&i| words[i].role == Role::Plain && words[i].commas == commas)
        .fold(0, |mask, i| mask | 1 << i);
    let father = words[first + 1..].iter().any(|word| word.role == Role::Plain);
    if father { own } else { 0 }
}

/// The fathers' names that a chain goes on with, which are dropped as often as given: all behind the person's own name but
/// the last word, which is the family's.
pub(super) fn fathers(words: &[Word]) -> WordMask {
    let own = own_name(words);
    if own == 0 {
        return 0;
    }
    let from = 64 - own.leading_zeros() as usize;
    let commas = words[from - 1].commas;
    let plain: Vec<usize> =
        (from..words.len()).filter(|&i| words[i].role == Role::Plain && words[i].commas == commas).collect();
    let family_first = words.iter().any(|word| word.role != Role::Context && word.commas < commas);
    let fathers = if family_first { plain.len() } else { plain.len().saturating_sub(1) };
    plain[..fathers].iter().fold(0, |mask, i| mask | 1 << i)
}

/// The first of two or more surnames, where a comma ends them, or none.
pub(super) fn first_surname(words: &[Word]) -> WordMask {
    let Some(start) = words.iter().position(|word| word.role != Role::Context) else { return 0 };
    let before: Vec<usize> =
        (start..words.len()).take_while(|&i| words[i].commas == words[start].commas).collect();
    if before.len() == words.len() - start {
        return 0;
    }
    // Two plain words and nothing else: a particle (`DE LA CRUZ`, `AL-RAWI`) makes several words one surname.
    match *before {
        [first, second]
            if [first, second].iter().all(|&i| words[i].role == Role::Plain && words[i].text.len() > 2) =>
        {
            1 << first
        }
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use crate::designation::EntityKind;
    use crate::name::analyse;

    #[test]
    fn the_own_name_stands_before_the_first_filiation() {
        for (name, own, fathers, first) in [
            ("Salman bin Muhammad al-Rawi", "Salman", "Muhammad", ""),
            ("AL-RAWI, Salman bin Muhammad", "Salman", "Muhammad", ""),
            ("Salman bin Muhammad ibn Awad ibn Ladin", "Salman", "Muhammad Awad", ""),
            ("bin Muhammad", "", "", ""),
            ("Salman Muhammad", "", "", ""),
            ("PEREZ ROJAS, Daniel", "", "", "PEREZ"),
            ("DE LA CRUZ, Daniel", "", "", ""),
            ("ROJAS, Daniel", "", "", ""),
            ("Daniel Perez Rojas", "", "", ""),
        ] {
            let analysed = analyse(name, EntityKind::Person);
            assert_eq!(analysed.written(analysed.shape.own_name), own, "{name}");
            assert_eq!(analysed.written(analysed.shape.fathers), fathers, "{name}");
            assert_eq!(analysed.written(analysed.shape.first_surname), first, "{name}");
        }
    }
}
