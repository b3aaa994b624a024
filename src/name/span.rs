//! Spans: the pieces of a name that can answer a piece of another name.
//!
//! A span is a word, neighbours written together, a reading of several words, an initial, an acronym. Its
//! [`SpanClass`] and text are all that [`similar`](super::similar) looks at; the words it covers are a bit mask,
//! so that scoring can see at once whether two spans overlap.

/// The words of a name that a span covers: bit *i* for word *i*.
pub type WordMask = u64;

/// The most words an [`AnalysedName`](super::AnalysedName) holds: one bit each in a [`WordMask`].
///
/// A text of more words is no name; screening reports it instead of cutting it.
pub const MAX_WORDS: usize = 64;

/// How a span may be compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(u8)]
pub enum SpanClass {
    /// A word in Latin letters, folded: by equality, edits, sound and name variants.
    Word = 0,
    /// A word of a name whose words all are Chinese syllables: edits only where they leave no other syllables.
    Syllables = 1,
    /// A word romanised from characters that stand for whole syllables (Han): by equality only.
    Native = 2,
    /// A number: by equality only.
    Number = 3,
    /// A single letter of a person's name.
    Initial = 4,
    /// The class of a legal form.
    LegalForm = 5,
    /// Neighbouring words written together: by equality with one word.
    Glued = 6,
    /// The first letters of an organisation's words: by equality with one word.
    Acronym = 7,
    /// `surname|given` in pinyin syllables, read from pinyin.
    Pinyin = 8,
    /// The same, read from Han characters.
    Han = 9,
    /// The same, read from Wade-Giles with its apostrophes.
    WadeGiles = 10,
    /// The same, read from Wade-Giles without apostrophes, where several syllables are possible.
    WadeGilesPlain = 11,
    /// The same, read from Palladius' Cyrillic.
    Palladius = 12,
    /// The same, read from a Cantonese or Taiwan spelling.
    Cantonese = 13,
    /// Cantonese syllables, of Han characters or as written in Latin letters.
    CantoneseSound = 14,
    /// `surname|given` in Korean syllables, read from hangul.
    Hangul = 15,
    /// The same, read from Latin letters, where several syllables are possible.
    Korean = 16,
    /// The same, of a name that is as well a Chinese one.
    KoreanOrChinese = 17,
    /// The consonants of a word in Arabic script, whose short vowels are not written.
    Consonants = 18,
    /// What a trade word or its abbreviation means (`technology` of `Tech`): by equality with another meaning.
    Meaning = 19,
    /// All words of a name written together: by equality with another, or with one word.
    Whole = 20,
    /// The first letters of neighbouring words of a person's name: by equality with merged initials.
    FirstLetters = 21,
    /// Initials of a person written together (`JC`): by equality with first letters.
    MergedInitials = 22,
    /// A word romanised from a script that leaves vowels out: as a word, but never by edits.
    Romanised = 23,
    /// The characters of a word whose characters stand for syllables, in their simplified form.
    Characters = 24,
    /// A word's Japanese morae, whatever they are written in.
    Morae = 25,
    /// A Western name as kana render it: by equality with what kana would make of a word.
    Rendered = 26,
    /// The last word of a name that a field may have cut: by the words it begins.
    Truncated = 27,
    /// A word in Hebrew letters, whose short vowels are not written.
    Hebrew = 28,
    /// A word in the letters of a script that leaves vowels out, as written: by equality and one edit with another.
    Spelling = 29,
}

impl SpanClass {
    /// Whether the span is a reading of a whole personal name.
    #[must_use]
    pub fn is_reading(self) -> bool {
        self >= Self::Pinyin && self <= Self::KoreanOrChinese
    }

    /// The class of a code written by `as u8`, or `None` for a code of no class.
    #[must_use]
    pub fn from_code(code: u8) -> Option<Self> {
        Some(match code {
            0 => Self::Word,
            1 => Self::Syllables,
            2 => Self::Native,
            3 => Self::Number,
            4 => Self::Initial,
            5 => Self::LegalForm,
            6 => Self::Glued,
            7 => Self::Acronym,
            8 => Self::Pinyin,
            9 => Self::Han,
            10 => Self::WadeGiles,
            11 => Self::WadeGilesPlain,
            12 => Self::Palladius,
            13 => Self::Cantonese,
            14 => Self::CantoneseSound,
            15 => Self::Hangul,
            16 => Self::Korean,
            17 => Self::KoreanOrChinese,
            18 => Self::Consonants,
            19 => Self::Meaning,
            20 => Self::Whole,
            21 => Self::FirstLetters,
            22 => Self::MergedInitials,
            23 => Self::Romanised,
            24 => Self::Characters,
            25 => Self::Morae,
            26 => Self::Rendered,
            27 => Self::Truncated,
            28 => Self::Hebrew,
            29 => Self::Spelling,
            _ => return None,
        })
    }
}

/// What two spans are compared by: class and text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SpanKey<'a> {
    /// How it may be compared.
    pub class: SpanClass,
    /// The folded text.
    pub text: &'a str,
}

/// A span of a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    /// How it may be compared.
    pub class: SpanClass,
    /// The folded text.
    pub text: String,
    /// The words it covers.
    pub words: WordMask,
}

impl Span {
    /// What it is compared by.
    #[must_use]
    pub fn key(&self) -> SpanKey<'_> {
        SpanKey { class: self.class, text: &self.text }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_class_comes_back_from_its_code() {
        for code in 0..=29 {
            assert_eq!(SpanClass::from_code(code).map(|class| class as u8), Some(code));
        }
        assert_eq!(SpanClass::from_code(30), None);
    }
}
