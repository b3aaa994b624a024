//! Why two spans answer each other: the vocabulary of evidence.

use serde::{Deserialize, Serialize};

/// Why two spans answer each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Reason {
    /// The same word after folding.
    Identical,
    /// The same legal form or trade word in another spelling or language (`Ltd`, `Limited`; `Intl`, `International`).
    SameMeaning,
    /// Words written together on one side and apart on the other.
    Joined,
    /// One typing error apart.
    OneEdit,
    /// Two typing errors apart.
    TwoEdits,
    /// The same sound in another spelling.
    SameSound,
    /// An initial and a word that begins with it.
    Initial,
    /// A short or familiar form of the same given name.
    Nickname,
    /// The same Chinese syllables, written in pinyin on both sides.
    Pinyin,
    /// Han characters read as the same syllables.
    Han,
    /// The same Chinese syllables in Wade-Giles.
    WadeGiles,
    /// The same Chinese syllables in Palladius' Cyrillic.
    Palladius,
    /// The same Chinese syllables in a Cantonese or Taiwan spelling.
    Cantonese,
    /// The same Korean syllables, in hangul or another romanisation.
    Korean,
    /// The same Japanese morae, in kana or another romanisation.
    Japanese,
    /// The same name in another script's letters.
    Transliterated,
    /// The same Cyrillic word romanised by another system.
    Romanised,
    /// The surname of a man and of a woman of one family.
    Feminine,
    /// The beginning of the word, cut by the length of a field.
    Truncated,
    /// The initials of the words of the other name.
    Acronym,
}

impl Reason {
    /// The reason in a word or two, for people.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Identical => "identical",
            Self::SameMeaning => "same meaning",
            Self::Joined => "joined or apart",
            Self::OneEdit => "one letter off",
            Self::TwoEdits => "two letters off",
            Self::SameSound => "same sound",
            Self::Initial => "initial",
            Self::Nickname => "same given name",
            Self::Pinyin => "pinyin",
            Self::Han => "Chinese characters",
            Self::WadeGiles => "Wade-Giles",
            Self::Palladius => "Palladius",
            Self::Cantonese => "Cantonese or Taiwan spelling",
            Self::Korean => "Korean",
            Self::Japanese => "Japanese",
            Self::Transliterated => "transliterated",
            Self::Romanised => "other romanisation",
            Self::Feminine => "man's or woman's form",
            Self::Truncated => "cut by the field",
            Self::Acronym => "acronym",
        }
    }
}
