//! Codes of a run as people read them.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::case::Disposition;
use crate::index::ListRecord;

/// Where a case stands, for people: `in review`.
pub(super) fn state(state: Disposition) -> String {
    state.as_str().replace('_', " ")
}

/// Why a row was not screened, by its code.
pub(super) fn not_screened(code: &str) -> &'static str {
    match code {
        "no_name" => "the row has no name",
        "no_letter" => "the name has no letter or digit",
        "undecodable" => "bytes that are no text in the file's encoding",
        "field_count" => "more or fewer fields than the header has",
        "field_too_long" => "a field over the limit",
        "record_too_long" => "a record over the limit",
        "unclosed_quote" => "a quotation mark that is not closed",
        "too_many_words" => "more words in the name than screening takes",
        _ => "",
    }
}

/// Why a run opened a case again or closed it, by its code.
pub(super) fn reason(code: &str) -> &str {
    match code {
        "hit-again" => "the hit is there again",
        "designation-changed" => "the designation's record changed since it was reviewed",
        "counterparty-changed" => "the counterparty's record changed since it was reviewed",
        "good-guy-expired" => "the good guy's last day is over",
        "designation-delisted" => "the designation was delisted",
        "no-hit-any-more" => "no hit any more",
        "counterparty-gone" => "the counterparty is in the files no more",
        other => other,
    }
}

/// A moment to the second, for people, in UTC.
pub(super) fn moment(at: Timestamp) -> String {
    at.to_zoned(TimeZone::UTC).strftime("%Y-%m-%d %H:%M:%S UTC").to_string()
}

/// A moment of the store to the minute.
pub(super) fn minute(written: &str) -> String {
    written.parse::<Timestamp>().map_or_else(
        |_| written.to_owned(),
        |at| at.to_zoned(TimeZone::UTC).strftime("%Y-%m-%d %H:%M").to_string(),
    )
}

/// When a list was fetched, or when the newest of its files was last written.
pub(super) fn retrieved(list: &ListRecord) -> Option<Timestamp> {
    let fetched = list.edition.as_ref().map(|edition| edition.retrieved_at);
    fetched.or_else(|| list.files.iter().filter_map(|file| file.modified).max())
}

/// Whole days from the publication of a list to a moment, where the list states a day.
pub(super) fn days_old(list: &ListRecord, at: Timestamp) -> Option<i64> {
    let published: Date = list.published.as_deref()?.get(..10)?.parse().ok()?;
    let day = at.to_zoned(TimeZone::UTC).date();
    Some((day - published).get_days().into())
}

/// A number of four digits as people read it.
pub(super) fn decimal(value: f32) -> f64 {
    (f64::from(value) * 10_000.0).round() / 10_000.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::party::NotScreened;

    #[test]
    fn every_reason_for_not_screening_has_words() {
        let (found, limit) = (2, 1);
        let all = [
            NotScreened::NoName,
            NotScreened::NoLetter,
            NotScreened::Undecodable { bytes: String::new(), field: String::new(), encoding: "utf-8" },
            NotScreened::FieldCount { found, expected: limit },
            NotScreened::FieldTooLong { bytes: 2, limit: 1 },
            NotScreened::RecordTooLong { bytes: 2, limit: 1 },
            NotScreened::UnclosedQuote,
            NotScreened::TooManyWords { found, limit },
        ];
        for reason in all {
            assert!(!not_screened(reason.code()).is_empty(), "{}", reason.code());
        }
    }
}
