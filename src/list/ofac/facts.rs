//! What OFAC states of a designation beside its names, in whichever format: which facts are births, nationalities or
//! identifiers, and which are none of these and are kept as text.
//!
//! A fact is a kind, a value and perhaps a country. The XML formats give the three apart, the CSV as a segment of the
//! remarks (`National ID No. 421003198511121539 (China)`), which `remarks` takes apart. What no field of the model holds
//! whole becomes part of the remarks in the words of the CSV, whose segments the words here are.

use rustc_hash::FxHashSet;

use crate::designation::{Designation, Identifier, PartialDate};
use crate::list::ListWarning;
use crate::list::fields::{add_birth, extend_new, gender, joined};

/// What a kind of fact says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Meaning {
    /// A date of birth.
    Birth,
    /// A place of birth.
    PlaceOfBirth,
    /// A nationality or citizenship; a ship's flag and a plane's registration are theirs.
    Nationality,
    /// A gender.
    Gender,
}

/// The word in remarks, the type of a feature, what it says.
const FIELDS: [(&str, &str, Meaning); 9] = [
    ("DOB", "Birthdate", Meaning::Birth),
    ("POB", "Place of Birth", Meaning::PlaceOfBirth),
    ("nationality", "Nationality Country", Meaning::Nationality),
    ("citizen", "Citizenship Country", Meaning::Nationality),
    ("Nationality of Registration", "Nationality of Registration", Meaning::Nationality),
    ("Registration Country", "Registration Country", Meaning::Nationality),
    ("Other Vessel Flag", "Other Vessel Flag", Meaning::Nationality),
    ("Gender", "Gender", Meaning::Gender),
    // The CSV has a column for these two.
    ("", "Vessel Flag", Meaning::Nationality),
];

/// A flag that is none.
const NO_FLAG: &str = "None Identified";

/// A kind of the XML formats and what the CSV calls it.
const RENAMED: [(&str, &str); 2] = [("Vessel Call Sign", "Call Sign"), ("VESSEL TYPE", "Vessel Type")];

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

/// A fact as an XML format gives it.
#[derive(Debug, Default)]
pub(super) struct Fact {
    /// The kind, in OFAC's words.
    pub(super) kind: String,
    /// What is stated.
    pub(super) value: String,
    /// The country that goes with it: who issued a document.
    pub(super) country: String,
    /// Whether it stands among the documents, all of which are to identify somebody.
    pub(super) document: bool,
    /// The day a document was issued, as OFAC writes dates; may be empty.
    pub(super) issued: String,
    /// The day of expiry.
    pub(super) expires: String,
    /// What is said of the fact itself (`Reported`, `Fraudulent`); may be empty.
    pub(super) quality: String,
}

impl Fact {
    /// The fact as the CSV's remarks have it: `Passport X123 (Ruritania) issued 14 Nov 2007 expires 12 Nov 2012`.
    fn segment(&self, kind: &str) -> String {
        let country = if self.country.is_empty() { String::new() } else { format!("({})", self.country) };
        let dated =
            |word: &str, day: &str| if day.is_empty() { String::new() } else { format!("{word} {day}") };
        let (issued, expires) = (dated("issued", &self.issued), dated("expires", &self.expires));
        let segment = joined([kind, &self.value, &country, &issued, &expires], " ");
        joined([segment.as_str(), &self.quality], ": ")
    }
}

/// A designation that is being put together from facts.
#[derive(Debug, Default)]
pub(super) struct Draft {
    /// What its fields hold so far.
    pub(super) designation: Designation,
    /// What no field holds.
    notes: Vec<String>,
}

impl Draft {
    /// Keeps a text for the remarks.
    pub(super) fn note(&mut self, text: impl Into<String>) {
        self.notes.push(text.into());
    }

    /// Puts a fact into its field, and what the field does not hold of it into the remarks.
    pub(super) fn add(&mut self, fact: &Fact, warnings: &mut Vec<ListWarning>) {
        let kind = fact.kind.replace('\u{2019}', "'");
        let value = fact.value.as_str();
        if value.is_empty() && fact.country.is_empty() {
            return;
        }
        if let Some((word, _, meaning)) = FIELDS.iter().find(|(_, feature, _)| *feature == kind) {
            let country = if value.is_empty() { fact.country.as_str() } else { value };
            set(&mut self.designation, *meaning, country, warnings);
            if !fact.quality.is_empty() {
                self.note(fact.segment(word));
            }
            return;
        }
        let kind = RENAMED.iter().find(|(xml, _)| *xml == kind).map_or(kind.as_str(), |(_, csv)| csv);
        let identifier =
            if fact.document || is_identifier(kind) { self::identifier(kind, value) } else { None };
        let Some((name, number)) = identifier else {
            return self.note(fact.segment(kind));
        };
        let whole = value.ends_with(number)
            && [&fact.issued, &fact.expires, &fact.quality].iter().all(|more| more.is_empty());
        self.designation.identifiers.push(Identifier::new(name, number, fact.country.as_str()));
        if !whole {
            self.note(fact.segment(kind));
        }
    }

    /// Adds a date of birth, and what is said of it to the remarks.
    pub(super) fn add_birth(&mut self, date: PartialDate, quality: &str) {
        extend_new(&mut self.designation.births, [date]);
        if !quality.is_empty() {
            self.note(format!("DOB {}: {quality}", super::written(date)));
        }
    }

    /// The designation, its notes joined behind the remarks it has.
    pub(super) fn finish(self) -> Designation {
        let mut designation = self.designation;
        append(&mut designation.remarks, self.notes);
        designation
    }
}

/// Adds texts to remarks, each once.
pub(super) fn append(remarks: &mut String, notes: Vec<String>) {
    let mut known = FxHashSet::default();
    for note in notes {
        if !note.is_empty() && known.insert(note.clone()) {
            if !remarks.is_empty() {
                remarks.push_str("; ");
            }
            remarks.push_str(&note);
        }
    }
}

/// Puts a value into the field it is meant for.
fn set(designation: &mut Designation, meaning: Meaning, value: &str, warnings: &mut Vec<ListWarning>) {
    match meaning {
        Meaning::Birth => add_birth(designation, "DOB", value, warnings),
        Meaning::PlaceOfBirth => extend_new(&mut designation.places_of_birth, [value.to_owned()]),
        Meaning::Nationality if value == NO_FLAG => {}
        Meaning::Nationality => {
            let country = value.trim_end_matches('.').to_owned();
            extend_new(&mut designation.nationalities, [country]);
        }
        Meaning::Gender => designation.gender = gender(value).or(designation.gender),
    }
}

/// Reads a segment of the CSV's remarks that begins with the word of a field; whether it does.
pub(super) fn set_by_word(
    designation: &mut Designation,
    segment: &str,
    warnings: &mut Vec<ListWarning>,
) -> bool {
    let field = FIELDS.iter().find_map(|(word, _, meaning)| {
        let value = segment.strip_prefix(word).filter(|_| !word.is_empty())?.strip_prefix(' ')?;
        Some((*meaning, value))
    });
    if let Some((meaning, value)) = field {
        set(designation, meaning, value, warnings);
    }
    field.is_some()
}

/// The kind of ships' numbers here, whatever OFAC calls it.
const IMO: &str = "IMO";

/// The kind that ships' numbers have as documents.
const SHIP: &str = "Vessel Registration Identification";

/// How the kind of a wallet address begins; the currency follows.
pub(super) const WALLET: &str = "Digital Currency Address - ";

/// Whether a kind, standing alone, is one of identifiers.
fn is_identifier(kind: &str) -> bool {
    let kind = kind.trim_end_matches([' ', ':']);
    KINDS.contains(&kind.trim_end_matches([' ', '#']))
        || kind.starts_with(WALLET)
        || MARKERS.iter().any(|marker| kind.ends_with(marker))
}

/// The kind and number of an identifier, of a text that may say more; `None` for a text without a number, and for kinds
/// that identify nobody.
pub(super) fn identifier<'a>(kind: &'a str, text: &'a str) -> Option<(&'a str, &'a str)> {
    // The kind may go on in the value: `Passport` `Booklet A5250088`, `Identification Number` `ISIN …`.
    let rest_of = |known: &str| -> Option<&'a str> {
        let more = known.strip_prefix(kind)?;
        let more = more.strip_prefix(' ').unwrap_or(more);
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
