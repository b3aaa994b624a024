//! What can be seen of a span at a glance, in eight bytes: most words that share a deletion key are no neighbours, and
//! their letters say so without a look at their texts.

use crate::name::span::{SpanClass, SpanKey};

use super::shared::Shared;
use super::words::{allowed_edits, letters_of, too_different};

/// Class, length and letters of a span.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sketch {
    class: u8,
    /// Bytes of the text, at most 65,535.
    length: u16,
    letters: u32,
}

impl Sketch {
    /// The sketch of a span.
    #[must_use]
    pub fn of(span: SpanKey<'_>) -> Self {
        Self {
            class: span.class as u8,
            length: u16::try_from(span.text.len()).unwrap_or(u16::MAX),
            letters: letters_of(span.text),
        }
    }

    /// As eight bytes.
    #[must_use]
    pub fn to_code(self) -> u64 {
        u64::from(self.letters) | u64::from(self.length) << 32 | u64::from(self.class) << 48
    }

    /// From eight bytes.
    #[must_use]
    pub fn from_code(code: u64) -> Self {
        let [a, b, c, d, low, high, class, _] = code.to_le_bytes();
        Self { class, length: u16::from_le_bytes([low, high]), letters: u32::from_le_bytes([a, b, c, d]) }
    }

    /// Whether two spans certainly do not answer each other, of which is known what families of keys they share.
    #[must_use]
    pub fn excludes(self, other: Self, shared: Shared) -> bool {
        let word = |sketch: Self| {
            sketch.class == SpanClass::Word as u8 || sketch.class == SpanClass::Syllables as u8
        };
        if shared != Shared::EDITS || !word(self) || !word(other) {
            return false;
        }
        let (shorter, longer) = (self.length.min(other.length), self.length.max(other.length));
        let allowed = allowed_edits(usize::from(shorter));
        usize::from(longer - shorter) > allowed || too_different(self.letters, other.letters, allowed)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::similar_by;
    use super::*;

    proptest! {
        #[test]
        fn what_a_glance_excludes_does_not_answer(a in "[a-ceést]{1,12}", b in "[a-ceést]{1,12}", x in 0_u8..2, y in 0_u8..2) {
            let span = |code, text| SpanKey { class: SpanClass::from_code(code).unwrap(), text };
            let (a, b) = (span(x, a.as_str()), span(y, b.as_str()));
            let (p, q) = (Sketch::of(a), Sketch::of(b));
            prop_assert_eq!(Sketch::from_code(p.to_code()), p);
            if p.excludes(q, Shared::EDITS) {
                prop_assert_eq!(similar_by(a, b, Shared::EDITS), None);
            }
        }
    }
}
