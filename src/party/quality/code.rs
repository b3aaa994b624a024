//! What can look wrong in a row: the codes, the sentence of each, and a flag, which is a code at a column.

use serde::{Deserialize, Serialize};

/// What looks wrong in a row. The words of [`QualityCode::as_str`] are stable; codes are added, never renamed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum QualityCode {
    /// `UNKNOWN`, `Test Customer`, `n/a`, `John Doe - DO NOT USE`.
    PlaceholderName,
    /// A person, or a party of unknown type, whose only name is one word.
    SingleWordName,
    /// Given name or family name is empty, and several words stand in the other.
    NamePartMissing,
    /// `Jane Doe and John Doe`, `A; B`.
    TwoParties,
    /// `c/o`, `attn.`: a second party in the name.
    CareOf,
    /// A digit in a person's name.
    DigitInPersonName,
    /// A person whose name ends as a company's: `Harbour Bakery Ltd`.
    CompanyAsPerson,
    /// The name is the row's id.
    NameIsId,
    /// An e-mail or web address in the name.
    ContactInName,
    /// A street and house number or a post office box in the name.
    AddressInName,
    /// More characters than names have.
    OverlongName,
    /// UTF-8 or Windows-1251 read in another encoding before it came here: `MÃ¼ller`.
    Mojibake,
    /// A question mark or U+FFFD where a letter was.
    LostCharacters,
    /// Letters of two alphabets that look alike in one word.
    MixedScripts,
    /// Characters that cannot be seen, or that turn the direction of writing.
    InvisibleCharacters,
    /// Marks before or after the name that belong to no name.
    StrayMarks,
    /// A word for the type that is not understood.
    UnknownType,
    /// A date of birth that cannot be read.
    UnreadableDate,
    /// A date of birth in the future.
    FutureDate,
    /// A date of birth more than 120 years ago.
    OldDate,
    /// A day that systems write where they have none: `1900-01-01`.
    DefaultDate,
    /// 1 January, which stands for a whole year as often as for a day.
    JanuaryFirst,
    /// An identifier that breaks the rule of its scheme.
    WrongCheckDigit,
    /// A country or nationality that is not known.
    UnknownCountry,
}

impl QualityCode {
    /// Every code, in the order of its declaration.
    pub const ALL: [Self; 24] = [
        Self::PlaceholderName,
        Self::SingleWordName,
        Self::NamePartMissing,
        Self::TwoParties,
        Self::CareOf,
        Self::DigitInPersonName,
        Self::CompanyAsPerson,
        Self::NameIsId,
        Self::ContactInName,
        Self::AddressInName,
        Self::OverlongName,
        Self::Mojibake,
        Self::LostCharacters,
        Self::MixedScripts,
        Self::InvisibleCharacters,
        Self::StrayMarks,
        Self::UnknownType,
        Self::UnreadableDate,
        Self::FutureDate,
        Self::OldDate,
        Self::DefaultDate,
        Self::JanuaryFirst,
        Self::WrongCheckDigit,
        Self::UnknownCountry,
    ];

    /// The stable word for it in output, such as `placeholder_name`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::PlaceholderName => "placeholder_name",
            Self::SingleWordName => "single_word_name",
            Self::NamePartMissing => "name_part_missing",
            Self::TwoParties => "two_parties",
            Self::CareOf => "care_of",
            Self::DigitInPersonName => "digit_in_person_name",
            Self::CompanyAsPerson => "company_as_person",
            Self::NameIsId => "name_is_id",
            Self::ContactInName => "contact_in_name",
            Self::AddressInName => "address_in_name",
            Self::OverlongName => "overlong_name",
            Self::Mojibake => "mojibake",
            Self::LostCharacters => "lost_characters",
            Self::MixedScripts => "mixed_scripts",
            Self::InvisibleCharacters => "invisible_characters",
            Self::StrayMarks => "stray_marks",
            Self::UnknownType => "unknown_type",
            Self::UnreadableDate => "unreadable_date",
            Self::FutureDate => "future_date",
            Self::OldDate => "old_date",
            Self::DefaultDate => "default_date",
            Self::JanuaryFirst => "january_first",
            Self::WrongCheckDigit => "wrong_check_digit",
            Self::UnknownCountry => "unknown_country",
        }
    }

    /// What is wrong, in words.
    #[must_use]
    pub fn sentence(self) -> &'static str {
        match self {
            Self::PlaceholderName => "the name is a placeholder, not a name",
            Self::SingleWordName => "the only name is one word",
            Self::NamePartMissing => "one part of the name is empty and several words stand in the other",
            Self::TwoParties => "two parties, or two names of one, stand in one field",
            Self::CareOf => "the name holds a second party, in care of whom the first is",
            Self::DigitInPersonName => "a person's name has a digit",
            Self::CompanyAsPerson => "the type is person and the name has a company's legal form",
            Self::NameIsId => "the name is the row's id",
            Self::ContactInName => "an e-mail or web address stands in the name",
            Self::AddressInName => "a postal address stands in the name",
            Self::OverlongName => "the name is longer than names are",
            Self::Mojibake => "the text was once read in the wrong encoding",
            Self::LostCharacters => "letters were lost and are question marks now",
            Self::MixedScripts => "one word has letters of two alphabets",
            Self::InvisibleCharacters => "the name has characters that cannot be seen",
            Self::StrayMarks => "marks that belong to no name stand before or after it",
            Self::UnknownType => "the type is not understood",
            Self::UnreadableDate => "the date cannot be read",
            Self::FutureDate => "the date is in the future",
            Self::OldDate => "the date is more than 120 years ago",
            Self::DefaultDate => "the date is one that systems write where they have none",
            Self::JanuaryFirst => "1 January often stands for a year of which the day is not known",
            Self::WrongCheckDigit => "the number breaks the rule of its scheme",
            Self::UnknownCountry => "the country is not known",
        }
    }
}

/// One thing that looks wrong in a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Flag {
    /// What.
    pub code: QualityCode,
    /// The column it stands in, by its header.
    pub column: String,
    /// The cell, trimmed, cut after 80 characters. Personal: it goes into files that are asked for, never on stderr or into
    /// a manifest.
    pub found: String,
}

impl Flag {
    /// Characters of the cell that a flag keeps.
    const SHOWN: usize = 80;

    pub(super) fn new(code: QualityCode, column: &str, found: &str) -> Self {
        let found = match found.char_indices().nth(Self::SHOWN) {
            Some((end, _)) => format!("{}…", &found[..end]),
            None => found.to_owned(),
        };
        Self { code, column: column.to_owned(), found }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_has_one_word_everywhere() {
        let words: std::collections::BTreeSet<_> =
            QualityCode::ALL.iter().map(|code| code.as_str()).collect();
        assert_eq!(words.len(), QualityCode::ALL.len());
        for code in QualityCode::ALL {
            assert_eq!(serde_json::to_value(code).unwrap(), code.as_str(), "as serde writes it");
        }
    }

    #[test]
    fn a_long_cell_is_cut_between_characters() {
        let found = Flag::new(QualityCode::OverlongName, "name", &"ж".repeat(200)).found;
        assert_eq!(found, "ж".repeat(80) + "…");
    }
}
