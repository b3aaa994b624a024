//! What can be seen of a span at a glance, in eight bytes: most words that share a deletion key are no neighbours, and
//! their letters say so without a look at their texts.

use crate::name::span::{SpanClass, SpanKey};

use super::shared::Shared;
use super::words::{allowed_edits, letters_of, too_different};

/// Class, length and letters of a span.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sketch {
    class: u8,
    /// Bytes of the text, at most 255.
    length: u8,
    /// 48 bits.
    letters: u64,
}

/// Bits of [`letters_of`].
const LETTERS: u32 = 48;

impl Sketch {
    /// The sketch of a span.
    #[must_use]
    pub fn of(span: SpanKey<'_>) -> Self {
        Self {
            class: span.class as u8,
            length: u8::try_from(span.text.len()).unwrap_or(u8::MAX),
            letters: letters_of(span.text),
        }
    }

    /// As eight bytes.
    #[must_use]
    pub fn to_code(self) -> u64 {
        self.letters | u64::from(self.length) << LETTERS | u64::from(self.class) << (LETTERS + 8)
    }

    /// From eight bytes.
    #[must_use]
    pub fn from_code(code: u64) -> Self {
        let [.., length, class] = code.to_le_bytes();
        Self { class, length, letters: code & ((1 << LETTERS) - 1) }
    }

    /// Whether two spans certainly do not answer each other, of which is known what families of keys they share: words
    /// with other letters, and a beginning with letters that a word has not.
    #[must_use]
    pub fn excludes(self, other: Self, shared: Shared) -> bool {
        let word = |sketch: Self| {
            sketch.class == SpanClass::Word as u8 || sketch.class == SpanClass::Syllables as u8
        };
        let cut = |sketch: Self| sketch.class == SpanClass::Truncated as u8;
        if cut(self) || cut(other) {
            let (beginning, word) = if cut(self) { (self, other) } else { (other, self) };
            return beginning.letters & !word.letters != 0;
        }
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
        fn what_a_glance_excludes_does_not_answer(a in "[a-ceést]{1,12}", b in "[a-ceést]{1,12}", x in 0_usize..3, y in 0_usize..3) {
            let code = |nth: usize| [SpanClass::Word, SpanClass::Syllables, SpanClass::Truncated][nth] as u8;
            let span = |code, text| SpanKey { class: SpanClass::from_code(code).unwrap(), text };
            let (a, b) = (span(code(x), a.as_str()), span(code(y), b.as_str()));
            let (p, q) = (Sketch::of(a), Sketch::of(b));
            prop_assert_eq!(Sketch::from_code(p.to_code()), p);
            if p.excludes(q, Shared::EDITS) {
                prop_assert_eq!(similar_by(a, b, Shared::EDITS), None);
            }
        }

        #[test]
        fn a_glance_excludes_no_word_within_the_edits(
            word in "[a-e]{2,14}", edits in prop::collection::vec((0_usize..14, "[a-e]{0,2}"), 0..3)
        ) {
            let mut typed = word.clone();
            for (at, put) in edits {
                let at = at % typed.len().max(1);
                typed.replace_range(at..(at + 1).min(typed.len()), &put);
            }
            let span = |text| SpanKey { class: SpanClass::Word, text };
            let (a, b) = (span(word.as_str()), span(typed.as_str()));
            let allowed = allowed_edits(word.len().min(typed.len()));
            if strsim::osa_distance(&word, &typed) <= allowed {
                prop_assert!(!Sketch::of(a).excludes(Sketch::of(b), Shared::EDITS), "{} {}", word, typed);
            }
        }
    }
}
