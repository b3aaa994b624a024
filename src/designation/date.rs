//! Dates as lists and counterparty files know them: a day, a month, a year, about a year, between two.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// A date known to a day, a month, a year or a range: every day from `from` to `to` is possible.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct PartialDate {
    /// The first possible day.
    pub from: Date,
    /// The last possible day, never before `from`.
    pub to: Date,
    /// Whether the publisher says "about" (`circa`, approximately).
    #[serde(default)]
    pub circa: bool,
}

/// What two dates say of each other, from agreement to contradiction.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DateAgreement {
    /// The same day, both known to the day.
    SameDay,
    /// The possible days overlap, at least one side known less exactly than to the day.
    Overlap,
    /// The same day once day and month are swapped.
    DayMonthSwapped,
    /// Days that differ in one digit of the ISO form.
    OneDigit,
    /// At most two years (for a `circa` date five) apart.
    Near,
    /// Further apart than that.
    Contradicts,
}
