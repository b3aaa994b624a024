//! The European Commission's "Consolidated list of persons, groups and entities subject to EU financial sanctions"
//! (FSF), in its two formats: [`xml`] (XML 1.1) and [`csv`] (CSV 1.1).
//!
//! Both state the same fields, as attributes there and columns here; what the fields mean is decided here, once.
//!
//! - The id is the EU reference number (`EU.27.28`), or the logical id where it is missing; the other of the two and
//!   the UN's reference are further references.
//! - Who stands under two regimes is listed twice under one reference: one designation with two programs here.
//! - No name is marked as the primary one, and names are repeated in every language of the Union. The primary name is
//!   the first strong one in Latin letters whose language is English or not stated; of those the first whose parts
//!   are stated, for a person, and that is no acronym, for an entity; where there is none, the first strong name in Latin
//!   letters, then the first strong one.
//! - A person's name whose parts are stated is written `LASTNAME, First Middle` where the whole name is those parts
//!   in order, so that the surname is known as such; every other name is the whole name.
//! - `strong` is always true. The quality is a remark at the name, in several spellings (`low quality aliias`).
//! - The day of listing is `designationDate`, or the day that details or remarks call the date of listing or
//!   designation. The first legal act still cited is mostly years later, so it is not taken for it. The latest
//!   act cited is the last change.
//! - A birth of the Islamic calendar has its day in that calendar and the Commission's own conversion: both are kept.
//! - A document known to be false identifies nobody: it stands in the remarks only.
//! - A country is written as described unless that is no spelling in use, then as its code; `00` is none.
//! - Remarks on parts are kept with the part they belong to before them. Contact details stand there too.
//!
//! No measures are stated. Source: the files "XML 1.1" and "CSV 1.1" of <https://webgate.ec.europa.eu/fsd/fsf>. What names
//! mean stands in `name`, the other parts in `fact`.

use super::fields::{extend_new, join_new, joined, some};
use super::sink::Sink;
use super::written::note;
use super::{ListWarning, ParseErrorKind};
use crate::designation::{Designation, EntityKind, ListId, PartialDate, Program, country_code};
use crate::error::Position;
use crate::{Error, Result};

pub(super) mod csv;
mod fact;
mod name;
pub(super) mod xml;

#[cfg(test)]
mod tests;

/// The list's id.
fn list_id(_: &str) -> (ListId, Option<ListWarning>) {
    (ListId("eu-fsf".to_owned()), None)
}

/// What is stated of the entity as a whole.
struct EntityFields<'a> {
    logical_id: &'a str,
    reference: &'a str,
    united_nation_id: &'a str,
    designation_date: &'a str,
    details: &'a str,
    /// The words for the kind, of which one is a code and one a letter.
    kind: [&'a str; 2],
}

impl EntityFields<'_> {
    /// The publisher's own id.
    fn id(&self) -> &str {
        if self.reference.is_empty() { self.logical_id } else { self.reference }
    }

    /// Makes sure that the sink has the designation these facts belong to: it may stand there from another regime.
    /// False where they were left out as a fault.
    fn open(&self, position: &Position, sink: &mut Sink) -> Result<bool> {
        let kind = match self.kind() {
            Ok(kind) => kind,
            Err(fault) => return sink.fault(Error::new(fault).at(position.clone())).map(|()| false),
        };
        if sink.get_mut(self.id()).is_none() {
            let mut designation = Designation { kind, ..Designation::default() };
            self.id().clone_into(&mut designation.id.0);
            if designation.id.0.is_empty() {
                return sink.fault(Error::new(ParseErrorKind::NoId).at(position.clone())).map(|()| false);
            }
            sink.add(designation, position.clone())?;
        }
        let Some(designation) = sink.get_mut(self.id()) else { return Ok(false) };
        if designation.kind != kind {
            let expected = "the type stated of this reference before";
            let fault = ParseErrorKind::BadValue { value: self.kind.join(" "), expected };
            return sink.fault(Error::new(fault).at(position.clone())).map(|()| false);
        }
        let others = [self.logical_id, self.united_nation_id];
        let others = others.into_iter().filter(|other| !other.is_empty() && *other != self.id());
        extend_new(&mut designation.references, others.map(str::to_owned));
        let listed = PartialDate::parse_list(self.designation_date);
        designation.listed_on = designation.listed_on.into_iter().chain(listed).min_by_key(|date| date.from);
        Ok(true)
    }

    fn kind(&self) -> std::result::Result<EntityKind, ParseErrorKind> {
        let word = |word: &str| match word {
            "person" | "P" => Some(EntityKind::Person),
            "enterprise" | "E" => Some(EntityKind::Entity),
            _ => None,
        };
        self.kind.into_iter().find_map(word).ok_or_else(|| ParseErrorKind::BadValue {
            value: self.kind.join(" "),
            expected: "the type person (P) or enterprise (E)",
        })
    }
}

/// A country as described, or its code where the description is no spelling in use; empty where it is not known.
fn country(code: &str, description: &str) -> String {
    if matches!(code, "" | "00") || description == "UNKNOWN" {
        return String::new();
    }
    let described = country_code(description).is_some_and(|known| known.as_str() == code);
    if described { note(description) } else { code.to_owned() }
}

/// Adds the legal act a fact stands in.
fn add_act(designation: &mut Designation, published: &str) {
    let published = PartialDate::parse_list(published);
    designation.updated_on = designation.updated_on.into_iter().chain(published).max_by_key(|date| date.to);
}

/// Adds the regulation of the designation as a whole.
fn add_regulation(designation: &mut Designation, programme: &str, title: &str, published: &str) {
    extend_new(&mut designation.programs, some(note(programme)).map(Program));
    join_new(&mut designation.source, &note(title));
    add_act(designation, published);
}

/// Adds details and remarks of the designation as a whole, and the day of listing they may name.
fn add_remarks<'a>(designation: &mut Designation, texts: impl IntoIterator<Item = &'a str>) {
    for text in texts {
        add_note(designation, "", text);
        if designation.listed_on.is_none() {
            designation.listed_on = said_listing(text);
        }
    }
}

/// The day in `Date of listing: 23.5.2011` or `Date of designation referred to in Article 7(1): 29.6.2009`; the UN's
/// date is called the "date of UN designation".
fn said_listing(text: &str) -> Option<PartialDate> {
    /// As far from the words the day may stand.
    const NEAR: usize = 70;
    let lower = text.to_ascii_lowercase();
    ["date of listing", "date of designation"].iter().find_map(|words| {
        let after = &text[lower.find(words)? + words.len()..];
        let near = after.char_indices().nth(NEAR).map_or(after, |(end, _)| &after[..end]);
        let day = near.split_once(':').map_or(near, |(_, day)| day);
        let day: Vec<&str> = day.split_whitespace().take(3).collect();
        (1..=day.len()).find_map(|count| {
            PartialDate::parse_list(&day[..count].join(" ")).filter(|date| date.from == date.to)
        })
    })
}

/// Adds a remark, with what it is about before it, unless it stands there already.
fn add_note(designation: &mut Designation, about: &str, text: &str) {
    let text = joined([about, &note(text)], ": ");
    if text.len() > about.len() && !designation.remarks.contains(&text) {
        designation.remarks = joined([&designation.remarks, &text], "; ");
    }
}
