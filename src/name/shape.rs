//! The shape of a name: all that scoring needs of it, without a string.
//!
//! Kept in the index for every listed name, so that candidates are scored without analysing them again.

use super::span::WordMask;

/// What scoring needs to know of a name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Shape {
    /// The weight of each word, in hundredths.
    pub weights: Vec<u8>,
    /// The words that name something themselves: no initials, articles, legal forms, titles.
    pub solid: WordMask,
    /// The words of its legal forms.
    pub forms: WordMask,
    /// The first of two surnames, which a person goes by.
    pub first_surname: WordMask,
    /// The person's own name in a chain of fathers (`Salman` of `Salman bin Muhammad`).
    pub own_name: WordMask,
    /// The fathers' names behind it, which are often left out.
    pub fathers: WordMask,
    /// The words each span covers.
    pub spans: Vec<WordMask>,
    /// Whether it is as long as a field that cuts names: what it lacks may have been cut.
    pub truncated: bool,
    /// Whether it is a person's name, where one part of several is no match.
    pub person: bool,
}

/// The weight of the words of a mask, in hundredths.
#[must_use]
pub fn mask_weight(weights: &[u8], mut mask: WordMask) -> u32 {
    let mut sum = 0;
    while mask != 0 {
        let word = mask.trailing_zeros() as usize;
        sum += u32::from(weights.get(word).copied().unwrap_or(0));
        mask &= mask - 1;
    }
    sum
}

/// Mask with a bit for each of a number of words.
#[must_use]
pub fn all_words(count: usize) -> WordMask {
    if count >= 64 { WordMask::MAX } else { (1 << count) - 1 }
}
