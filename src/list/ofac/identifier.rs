//! Which of OFAC's kinds of facts identify somebody, and the number in what they state.
//!
//! The tables are those of OFAC's types of documents and features, with the spellings of older remarks. A kind may go
//! on in its value (`Passport` `Booklet B7654321`), a value may say what it is (`Cedula: M-137560`), and words in
//! brackets behind a number are no part of it.

use crate::designation::country_codes;

/// Identifier kinds that do not end in one of [`MARKERS`], or are followed by letters that belong to the number.
pub(super) const KINDS: [&str; 54] = [
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
    "Paraguayan tax identification number",
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

/// How the kinds of call signs end.
const CALL_SIGN: &str = "Call Sign";

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
pub(in crate::list) fn is_identifier(kind: &str) -> bool {
    let kind = kind.trim_end_matches([' ', ':']);
    KINDS.contains(&kind.trim_end_matches([' ', '#']))
        || kind.starts_with(WALLET)
        || MARKERS.iter().any(|marker| kind.ends_with(marker))
}

/// Whether a kind is that of a number that identifies nobody.
pub(in crate::list) fn is_no_identifier(kind: &str) -> bool {
    NO_IDENTIFIERS.iter().any(|prefix| kind.starts_with(prefix))
}

/// The kind and number of an identifier, of a text that may say more; `None` for a text without a number, and for kinds
/// that identify nobody.
pub(super) fn read<'a>(kind: &'a str, text: &'a str) -> Option<(&'a str, &'a str)> {
    // The kind may go on in the value: `Passport` `Booklet B7654321`, `Identification Number` `ISIN …`.
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
    // Call signs may be letters only.
    if kind.ends_with(CALL_SIGN) {
        return (!text.is_empty()).then_some((kind, text));
    }
    let longer = KINDS.iter().filter(|known| known.len() > kind.len());
    let (kind, text) = longer
        .filter_map(|known| Some((*known, rest_of(known)?)))
        .max_by_key(|(known, _)| known.len())
        .unwrap_or((kind, text));
    Some((kind.trim_end_matches([' ', '#', ':']), number(text.trim_start_matches([':', ' ', '#']))?))
}

/// A longer number is a sentence; wallet addresses have up to 106 characters.
const MAX_NUMBER_LENGTH: usize = 130;

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

#[cfg(test)]
mod tests {
    use super::super::remarks;
    use super::*;
    use crate::designation::Designation;

    /// OFAC's types of documents, as the Enhanced XML's reference values have them.
    const DOCUMENTS: [&str; 104] = [
        "Afghan Money Service Provider License Number",
        "Aircraft Serial Identification",
        "Birth Certificate Number",
        "Bosnian Personal ID No.",
        "Branch Unit Number",
        "British National Overseas Passport",
        "Business Number",
        "Business Registration Document #",
        "Business Registration Number",
        "C.I.F.",
        "C.I.N.",
        "C.R. No.",
        "C.U.I.",
        "C.U.I.P.",
        "C.U.I.T.",
        "C.U.R.P.",
        "CNP (Personal Numerical Code)",
        "Cartilla de Servicio Militar Nacional",
        "Cedula No.",
        "Central Registration System Number",
        "Certificate of Incorporation Number",
        "Chamber of Commerce Number",
        "Chinese Commercial Code",
        "Citizen's Card Number",
        "Commercial Registry Number",
        "Company Number",
        "Credencial electoral",
        "D.N.I.",
        "Diplomatic Passport",
        "Driver's License No.",
        "Dubai Chamber of Commerce Membership No.",
        "Economic Register Number (CBLS)",
        "Electoral Registry No.",
        "Enterprise Number",
        "File Number",
        "Fiscal Code",
        "Folio Mercantil No.",
        "Government Gazette Number",
        "I.F.E.",
        "Identification Number",
        "Immigration No.",
        "Istanbul Chamber of Comm. No.",
        "Italian Fiscal Code",
        "Kenyan ID No.",
        "LE Number",
        "Legal Entity Number",
        "License",
        "MMSI",
        "MSB Registration Number",
        "Matricula Mercantil No",
        "Military Registration Number",
        "Moroccan Personal ID No.",
        "N.I.E.",
        "N.I.F.",
        "NIT #",
        "National Foreign ID Number",
        "National ID No.",
        "Numero Unico de Identificacao Tributaria (NUIT)",
        "Numero de Identidad",
        "Organization Code",
        "Paraguayan tax identification number",
        "Passport",
        "Permit Number",
        "Personal ID Card",
        "Pilot License Number",
        "Public Registration Number",
        "Public Security and Immigration No.",
        "R.F.C.",
        "RFC",
        "RIF #",
        "RSIN",
        "RTN",
        "RUC #",
        "Refugee ID Card",
        "Registered Charity No.",
        "Registration Certificate Number (Dubai)",
        "Registration ID",
        "Registration Number",
        "Residency Number",
        "Romanian C.R.",
        "Romanian Permanent Resident",
        "Romanian Tax Registration",
        "Russian State Individual Business Registration Number Pattern (OGRNIP)",
        "SRE Permit No.",
        "SSN",
        "Seafarer's Identification Document",
        "Serial No.",
        "Stateless Person ID Card",
        "Stateless Person Passport",
        "Tax ID No.",
        "Tazkira National ID Card",
        "Tourism License No.",
        "Trade License No.",
        "Trademark number",
        "Travel Document Number",
        "Turkish Identification Number",
        "UAE Identification",
        "UK Company Number",
        "US FEIN",
        "Unified Social Credit Code (USCC)",
        "United Social Credit Code Certificate (USCCC)",
        "V.A.T. Number",
        "Vessel Registration Identification",
        "VisaNumberID",
    ];

    #[test]
    fn every_type_of_document_is_read_alike_from_remarks_and_from_fields() {
        for kind in DOCUMENTS {
            let read_of_fields =
                read(kind, "1234-5678A").map(|(kind, number)| (kind.to_owned(), number.to_owned()));
            assert_eq!(is_identifier(kind), read_of_fields.is_some(), "{kind}");
            let mut designation =
                Designation { remarks: format!("{kind} 1234-5678A (Ruritania)."), ..Designation::default() };
            remarks::apply(&mut designation, &mut Vec::new());
            let of_remarks = designation.identifiers.into_iter().next();
            let country = of_remarks.as_ref().map_or("Ruritania".to_owned(), |id| id.country.clone());
            assert_eq!(of_remarks.map(|id| (id.kind, id.number)), read_of_fields, "{kind}");
            assert_eq!(country, "Ruritania", "{kind}");
        }
    }

    #[test]
    fn a_kind_may_go_on_in_its_value() {
        let table = [
            (("Passport", "Booklet B7654321"), Some(("Passport Booklet", "B7654321"))),
            (("Passport", "Booklet"), None),
            (("Vessel Registration Identification", "IMO 9074729"), Some(("IMO", "9074729"))),
            (
                ("Vessel Registration Identification", "RS 100001"),
                Some(("Vessel Registration Identification", "RS 100001")),
            ),
            (("Identification Number", "IMO 9074729"), Some(("Identification Number", "IMO 9074729"))),
            (("Identification Number", "ISIN ZZ0000000001"), None),
            (("NIT #", "900000001-0"), Some(("NIT", "900000001-0"))),
            (("C.U.I.", "P. 5 of 7"), Some(("C.U.I.", "P. 5 of 7"))),
            (("Call Sign", "EQZZ"), Some(("Call Sign", "EQZZ"))),
            (("SWIFT/BIC", "RURIZZLL"), Some(("SWIFT/BIC", "RURIZZLL"))),
            (("", ""), None),
        ];
        for ((kind, value), expected) in table {
            assert_eq!(read(kind, value), expected, "{kind} {value}");
        }
    }
}
