//! What OFAC states of a designation beside its names, in whichever format: which facts are births or nationalities,
//! which are identifiers (`identifier`), and which are none of these and are kept as text.
//!
//! A fact is a kind, a value and perhaps a country. The XML formats give the three apart, the CSV as a segment of the
//! remarks (`National ID No. 100001-000 (Ruritania)`), which `remarks` takes apart. What no field of the model holds
//! whole becomes part of the remarks in the words of the CSV, whose segments the words here are.

use rustc_hash::FxHashSet;

use super::identifier;
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
    // The CSV has a column for it.
    ("", "Vessel Flag", Meaning::Nationality),
];

/// A flag that is none.
const NO_FLAG: &str = "None Identified";

/// A kind of the XML formats and what the CSV calls it.
const RENAMED: [(&str, &str); 2] = [("Vessel Call Sign", "Call Sign"), ("VESSEL TYPE", "Vessel Type")];

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
            let value = if value.is_empty() { fact.country.as_str() } else { value };
            let held = set(&mut self.designation, *meaning, value, warnings);
            if !held || !fact.quality.is_empty() {
                self.note(fact.segment(word));
            }
            return;
        }
        let kind = RENAMED.iter().find(|(xml, _)| *xml == kind).map_or(kind.as_str(), |(_, csv)| csv);
        if !self.add_identifier(kind, fact) {
            self.note(fact.segment(kind));
        }
    }

    /// Adds an identifier, where the fact is one; whether it is held whole.
    fn add_identifier(&mut self, kind: &str, fact: &Fact) -> bool {
        if !fact.document && !identifier::is_identifier(kind) {
            return false;
        }
        // Some entries have the country in brackets behind the number.
        let (value, country) = match identifier::bracketed_country(&fact.value) {
            Some(parts) if fact.country.is_empty() => parts,
            _ => (fact.value.as_str(), fact.country.as_str()),
        };
        let Some((name, number)) = identifier::read(kind, value) else { return false };
        self.designation.identifiers.push(Identifier::new(name, number, country));
        let more = [&fact.issued, &fact.expires, &fact.quality];
        value.ends_with(number) && more.iter().all(|more| more.is_empty())
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

/// Puts a value into the field it is meant for; whether the field holds it.
fn set(
    designation: &mut Designation,
    meaning: Meaning,
    value: &str,
    warnings: &mut Vec<ListWarning>,
) -> bool {
    match meaning {
        Meaning::Birth => {
            let known = warnings.len();
            add_birth(designation, "DOB", value, warnings);
            return warnings.len() == known;
        }
        Meaning::PlaceOfBirth => extend_new(&mut designation.places_of_birth, [value.to_owned()]),
        Meaning::Nationality if value == NO_FLAG => return false,
        Meaning::Nationality => {
            let country = value.trim_end_matches('.').to_owned();
            extend_new(&mut designation.nationalities, [country]);
        }
        Meaning::Gender => {
            designation.gender = gender(value).or(designation.gender);
            return gender(value).is_some();
        }
    }
    true
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
