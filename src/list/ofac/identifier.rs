//! Which of OFAC's kinds of facts identify somebody, and the number in what they state.
//!
//! The tables are those of OFAC's types of documents and features, with the spellings of older remarks. A kind may go on
//! in its value (`Passport` `Booklet A5250088`), a value may say what it is (`Cedula: M-137560`), and words in brackets
//! behind a number are no part of it.

use crate::designation::country_codes;

/// Identifier kinds that do not end in one of [`MARKERS`], or are followed by letters that belong to the number.
pub(super) const KINDS: [&str; 53] = [
    "Afghan Passport",
    "BIK (RU)",
    "Birth Certificate Number",
    "British National Overseas Passport",
    "C.I.F.",
    "C.I.N.",
    "C.U.I.",
    "C.U.I.P.",
    "C.U.I.T.",
    "C.U.R.P.",
    "CNP (Personal Numerical Code)",
    "Call Sign",
    "Cartilla de Servicio Militar Nacional",
    "Credencial electoral",
    "D.N.I.",
    "Diplomatic Passport",
    "Economic Register Number (CBLS)",
    "Fiscal Code",
    "I.F.E.",
    "Identification Number",
    "Italian Fiscal Code",
    "License",
    "MMSI",
    "N.I.E.",
    "N.I.F.",
    "NIT",
    "Numero Unico de Identificacao Tributaria (NUIT)",
    "Numero de Identidad",
    "Organization Code",
    "Other Vessel Call Sign",
    "Passport",
    "Passport Booklet",
    "Personal ID Card",
    "R.F.C.",
    "RFC",
    "RIF",
    "RSIN",
    "RTN",
    "RUC",
    "Refugee ID Card",
    "Registration Certificate Number (Dubai)",
    "Registration ID",
    "Romanian C.R.",
    "Romanian Permanent Resident",
    "Romanian Tax Registration",
    "SSN",
    "SWIFT/BIC",
    "Seafarer's Identification Document",
    "Stateless Person Passport",
    "UAE Identification",
    "US FEIN",
    "Vessel Registration Identification",
    "VisaNumberID",
];

/// How the kind of an identifier ends, for kinds that are in no table.
pub(super) const MARKERS: [&str; 10] = [
    " No.",
    " No",
    " Number",
    " #",
    " ID Card",
    " (USCC)",
    " (USCCC)",
    " (OGRNIP)",
    " (MSN)",
    " Serial Identification",
];

/// Numbers that identify nobody: how to reach somebody, what they trade, what a plane or a name is.
const NO_IDENTIFIERS: [&str; 17] = [
    // A company's name may end in a number.
    "Vessel Owner",
    "Phone",
    "Telephone",
    "PHONE",
    "TELEX",
    "Telex",
    "Fax",
    "FAX",
    "Alt. ",
    "Email",
    "Website",
    "ISIN",
    "Identification Number ISIN",
    "Equity Ticker",
    "Chinese Commercial Code",
    "Aircraft Construction Number",
    "Trademark number",
];

/// The kind of ships' numbers here, whatever OFAC calls it.
const IMO: &str = "IMO";

/// The kind that ships' numbers have as documents.
const SHIP: &str = "Vessel Registration Identification";

/// How the kind of a wallet address begins; the currency follows.
pub(super) const WALLET: &str = "Digital Currency Address - ";

/// A number and the country in brackets behind it, which some entries have in one element.
pub(super) fn bracketed_country(value: &str) -> Option<(&str, &str)> {
    let (number, country) = value.strip_suffix(')')?.rsplit_once(" (")?;
    (!country_codes(country).is_empty()).then_some((number, country))
}

/// Whether a kind, standing alone, is one of identifiers.
pub(super) fn is_identifier(kind: &str) -> bool {
    let kind = kind.trim_end_matches([' ', ':']);
    KINDS.contains(&kind.trim_end_matches([' ', '#']))
        || kind.starts_with(WALLET)
        || MARKERS.iter().any(|marker| kind.ends_with(marker))
}

/// The kind and number of an identifier, of a text that may say more; `None` for a text without a number, and for kinds
/// that identify nobody.
pub(super) fn read<'a>(kind: &'a str, text: &'a str) -> Option<(&'a str, &'a str)> {
    // The kind may go on in the value: `Passport` `Booklet A5250088`, `Identification Number` `ISIN …`.
    let rest_of = |known: &str| -> Option<&'a str> {
        let more = known.strip_prefix(kind)?;
        let more = if more.is_empty() { more } else { more.strip_prefix(' ')? };
        text.strip_prefix(more).filter(|rest| more.is_empty() || rest.starts_with([' ', ':']))
    };
    if NO_IDENTIFIERS.iter().any(|prefix| kind.starts_with(prefix) || rest_of(prefix).is_some()) {
        return None;
    }
    if kind == SHIP
        && let Some(digits) = text.strip_prefix("IMO ")
    {
        return Some((IMO, number(digits)?));
    }
    let longer = KINDS.iter().filter(|known| known.len() > kind.len());
    let (kind, text) = longer
        .filter_map(|known| Some((*known, rest_of(known)?)))
        .max_by_key(|(known, _)| known.len())
        .unwrap_or((kind, text));
    Some((kind.trim_end_matches([' ', '#', ':']), number(text.trim_start_matches([':', ' ', '#']))?))
}

/// The number in a text: without what stands in brackets behind it and words that say what it is; `None` where it
/// is none.
fn number(text: &str) -> Option<&str> {
    let number = text.find(" (").map_or(text, |at| &text[..at]).trim().trim_matches(['(', ')']);
    // `Cedula: M-137560`, `CNIC: 35202-0`: some repeat what the number is.
    let number = number.rsplit(": ").next().unwrap_or(number);
    // `issued 21 Jun 1992 in Amman`: no number at all. Bank codes may be letters only.
    let is_code = matches!(number.len(), 8 | 11) && number.bytes().all(|byte| byte.is_ascii_uppercase());
    let has_digit = number.bytes().any(|byte| byte.is_ascii_digit());
    (number.len() <= MAX_NUMBER_LENGTH && (has_digit || is_code) && !number.starts_with("issued "))
        .then_some(number)
}

/// A longer number is a sentence; wallet addresses have up to 106 characters.
const MAX_NUMBER_LENGTH: usize = 130;
