//! The Swiss sanctions list (State Secretariat for Economic Affairs, SECO), the whole list in XML.
//!
//! `swiss-sanctions-list@list-type,@date` holds `sanctions-program`s, then `target`s, then the `place`s that these
//! refer to by `place-id`, so addresses and places of birth are completed at the end. A target names its
//! `sanctions-set-id`; sets are articles or annexes of a program's ordinance, and become its measures.
//!
//! - The file keeps who is no longer listed: a target whose last `modification` is `de-listed` is none of the list's
//!   designations. The day decides which is the last, and the order in the file among modifications of one day.
//! - A modification repeats what it added and removed, whole targets among it: only what stands in the target itself is
//!   read.
//! - A target has several identities, one of them the main one; what the others call a primary name is an alias.
//! - Names come in parts with spellings in other languages and scripts: see `name`.
//! - Identifiers of companies and ships stand in `other-information` only, as `Registration number: 123`.
//!
//! No whole file was at hand: verified by fixture only, made after the readers that others publish for the live file
//! and the entries quoted in their tests. Format: <https://www.seco.admin.ch> (SESAM, "complete list, XML").

use rustc_hash::FxHashMap;

use super::fields::{add_name, collapse, extend_new, join_new, joined, some};
use super::file::Content;
use super::format::Format;
use super::sink::Sink;
use super::xml::{Node, records};
use super::{ListFormat, ListWarning, ParseErrorKind};
use crate::designation::{
    Address, AliasKind, Designation, DesignationId, EntityKind, Gender, Identifier, ListId, PartialDate,
    Program,
};
use crate::error::Position;
use crate::{Error, Result};

mod name;
#[cfg(test)]
mod tests;

/// This format.
pub(super) static FORMAT: Format = Format {
    kind: ListFormat::SwissXml,
    name: "Swiss SECO XML",
    recognises: |head| head.is_xml("swiss-sanctions-list"),
    list_id: |_| (ListId("ch-seco".to_owned()), None),
    parse,
};

/// Words before a number in `other-information`, in small letters.
const LABELS: [&str; 24] = [
    "business registration number",
    "call sign",
    "callsign",
    "id card number",
    "id number",
    "identity document number",
    "imo number",
    "inn",
    "kpp",
    "mmsi",
    "national id number",
    "national identification number",
    "ogrn",
    "okpo",
    "passport number",
    "registration number",
    "registration number (ogrn)",
    "state identification number",
    "swift/bic",
    "swift/bic code",
    "tax id number",
    "tax identification number",
    "tax registration number",
    "taxpayer identification number",
];

fn parse(files: &mut [Content], sink: &mut Sink) -> Result<Option<String>> {
    let Some(content) = files.first_mut() else { return Ok(None) };
    let file = content.position();
    let mut reading = Reading::default();
    let outline = records(content, 1, |_, node| match node.name.as_str() {
        "sanctions-program" => {
            reading.program(&node);
            Ok(())
        }
        "place" => {
            reading.places.insert(node.attribute("ssid").to_owned(), place(&node));
            Ok(())
        }
        "target" => {
            let position = file.clone().record(node.attribute("ssid")).line(node.line);
            reading.target(&node, position, sink)
        }
        _ => Ok(()),
    })?;
    let kind = outline.attribute("list-type");
    if kind != "whole-list" {
        let kind =
            ParseErrorKind::BadValue { value: kind.to_owned(), expected: "whole-list: fetch the whole list" };
        return Err(Error::new(kind).at(file.field("list-type")));
    }
    reading.finish(sink);
    Ok(PartialDate::parse_list(outline.attribute("date")).map(|date| date.to_string()))
}

/// What targets refer to, and which of them to what.
#[derive(Default)]
struct Reading {
    /// By the id of a set: the program and what the set is.
    sets: FxHashMap<String, (String, String)>,
    /// By id.
    places: FxHashMap<String, Address>,
    /// What waits for its place.
    waiting: Vec<Waiting>,
}

/// An address or a place of birth without its place.
struct Waiting {
    designation: String,
    birth: bool,
    text: String,
    place: String,
}

impl Reading {
    fn program(&mut self, node: &Node) {
        let key = english(node, "program-key").map(Node::text).unwrap_or_default();
        for set in node.all("sanctions-set") {
            let known = self.sets.entry(set.attribute("ssid").to_owned());
            let known = known.or_insert_with(|| (key.clone(), String::new()));
            if known.1.is_empty() || set.attribute("lang") == "eng" {
                known.1 = set.text();
            }
        }
    }

    fn target(&mut self, node: &Node, position: Position, sink: &mut Sink) -> Result<()> {
        if is_delisted(node) {
            return Ok(());
        }
        let parties = ["individual", "entity", "object"];
        let Some(party) = parties.iter().find_map(|party| node.first(party)) else {
            let kind = ParseErrorKind::BadValue {
                value: joined(node.children().iter().map(|child| child.name.as_str()), ", "),
                expected: "a target with an individual, entity or object element",
            };
            return sink.fault(Error::new(kind).at(position));
        };
        let mut designation = Designation {
            id: DesignationId(node.attribute("ssid").to_owned()),
            kind: kind(party),
            gender: match party.attribute("sex") {
                "male" => Some(Gender::Male),
                "female" => Some(Gender::Female),
                _ => None,
            },
            ..Designation::default()
        };
        self.measures(node, &mut designation, sink);
        days(node, &mut designation);
        extend_new(&mut designation.references, node.all("foreign-identifier").map(Node::text));
        let (main, others): (Vec<&Node>, Vec<&Node>) =
            party.all("identity").partition(|identity| identity.attribute("main") == "true");
        for (place, identity) in main.into_iter().chain(others).enumerate() {
            if let Err(kind) = self.identity(identity, place == 0, &mut designation, &mut sink.warnings) {
                return sink.fault(Error::new(kind).at(position.field("name")));
            }
        }
        if designation.names.is_empty() {
            return sink.fault(Error::new(ParseErrorKind::NoName).at(position.field("name")));
        }
        remarks(party, &mut designation);
        sink.add(designation, position)
    }

    /// The programs and articles it is listed under.
    fn measures(&self, node: &Node, designation: &mut Designation, sink: &mut Sink) {
        let sets = node
            .all("sanctions-set-id")
            .map(Node::text)
            .chain(some(node.attribute("sanctions-set-id").to_owned()));
        for id in sets.collect::<Vec<_>>() {
            match self.sets.get(&id) {
                Some((program, set)) => {
                    extend_new(&mut designation.programs, some(program.clone()).map(Program));
                    extend_new(&mut designation.measures, some(set.clone()));
                }
                None => sink.warn(ListWarning::UnreadValue {
                    record: designation.id.0.clone(),
                    field: "sanctions-set-id",
                    value: id,
                }),
            }
        }
    }

    fn identity(
        &mut self,
        identity: &Node,
        main: bool,
        designation: &mut Designation,
        warnings: &mut Vec<ListWarning>,
    ) -> Result<(), ParseErrorKind> {
        for node in identity.all("name") {
            for mut alias in name::read(node, &mut designation.titles)? {
                let first = main && designation.names.is_empty();
                match alias.kind {
                    _ if first => alias.kind = AliasKind::Primary,
                    AliasKind::Primary => alias.kind = AliasKind::Alias,
                    _ => {}
                }
                add_name(designation, alias);
            }
        }
        for node in identity.all("day-month-year") {
            day(node, designation, warnings);
        }
        let countries = identity.all("nationality").flat_map(|node| node.all("country")).map(country);
        extend_new(&mut designation.nationalities, countries.filter(|country| !country.is_empty()));
        extend_new(
            &mut designation.identifiers,
            identity.all("identification-document").filter_map(document),
        );
        for (element, birth) in [("place-of-birth", true), ("address", false)] {
            for node in identity.all(element) {
                let parts = ["c-o", "address-details", "p-o-box", "zip-code"];
                self.waiting.push(Waiting {
                    designation: designation.id.0.clone(),
                    birth,
                    text: joined(parts.iter().map(|part| node.get(part)), ", "),
                    place: node.attribute("place-id").to_owned(),
                });
                join_new(&mut designation.remarks, &node.get("remarks"));
            }
        }
        Ok(())
    }

    /// Puts addresses and places of birth where they belong, now that the places are known.
    fn finish(self, sink: &mut Sink) {
        for waiting in self.waiting {
            let place = self.places.get(&waiting.place).cloned();
            if place.is_none() && !waiting.place.is_empty() {
                let (record, value) = (waiting.designation.clone(), waiting.place.clone());
                sink.warn(ListWarning::UnreadValue { record, field: "place-id", value });
            }
            let place = place.unwrap_or_default();
            let Some(designation) = sink.get_mut(&waiting.designation) else { continue };
            let text = joined([waiting.text, place.text], ", ");
            if waiting.birth {
                extend_new(&mut designation.places_of_birth, some(joined([text, place.country], ", ")));
            } else {
                let address = Address { text, country: place.country };
                extend_new(
                    &mut designation.addresses,
                    Some(address).filter(|one| *one != Address::default()),
                );
            }
        }
    }
}

/// The child of a name in English, else the first.
fn english<'a>(node: &'a Node, name: &'a str) -> Option<&'a Node> {
    node.all(name).find(|child| child.attribute("lang") == "eng").or_else(|| node.first(name))
}

fn kind(party: &Node) -> EntityKind {
    match (party.name.as_str(), party.attribute("object-type")) {
        ("individual", _) => EntityKind::Person,
        ("entity", _) => EntityKind::Entity,
        (_, "vessel") => EntityKind::Vessel,
        (_, "aircraft") => EntityKind::Aircraft,
        _ => EntityKind::Unknown,
    }
}

/// When a modification took effect, or else was decided or published.
fn effective(modification: &Node) -> Option<PartialDate> {
    let days = ["effective-date", "enactment-date", "publication-date"];
    days.iter().find_map(|day| PartialDate::parse_list(modification.attribute(day)))
}

/// Whether the last thing that happened to a target is that it was taken off the list.
fn is_delisted(target: &Node) -> bool {
    let mut last: Option<(Option<PartialDate>, &str)> = None;
    for modification in target.all("modification") {
        let day = effective(modification);
        // The file goes back in time, so of two of one day the first is the later.
        if last.is_none_or(|(known, _)| day.map(|day| day.to) > known.map(|day| day.to)) {
            last = Some((day, modification.attribute("modification-type")));
        }
    }
    last.is_some_and(|(_, kind)| kind == "de-listed")
}

/// The day of listing and of the last change.
fn days(target: &Node, designation: &mut Designation) {
    let listed = target.all("modification").filter(|one| one.attribute("modification-type") == "listed");
    designation.listed_on = listed.filter_map(effective).min_by_key(|day| day.from);
    designation.updated_on = target.all("modification").filter_map(effective).max_by_key(|day| day.to);
}

/// A date of birth as far as its day, month and year are known; for others than persons it is when they were founded.
fn day(node: &Node, designation: &mut Designation, warnings: &mut Vec<ListWarning>) {
    let number = |name: &str| node.attribute(name).parse::<i16>().ok();
    let part = |name: &str| number(name).and_then(|number| i8::try_from(number).ok());
    let calendar = node.attribute("calendar");
    let parts = [node.attribute("day"), node.attribute("month"), node.attribute("year")];
    let date = if matches!(calendar, "" | "Gregorian") {
        number("year").and_then(|year| match (part("month"), part("day")) {
            (Some(month), Some(day)) => PartialDate::day(year, month, day),
            (Some(month), None) => PartialDate::month(year, month),
            _ => PartialDate::year(year),
        })
    } else {
        PartialDate::parse_list(&format!("{} ({calendar} Calendar)", joined(parts, "/")))
    };
    match date {
        Some(date) if designation.kind == EntityKind::Person => {
            let date = if node.attribute("quality") == "low" { date.about() } else { date };
            extend_new(&mut designation.births, [date]);
        }
        Some(date) => join_new(&mut designation.remarks, &format!("Established: {date}")),
        None => warnings.push(ListWarning::UnreadValue {
            record: designation.id.0.clone(),
            field: "day-month-year",
            value: joined(parts, "/"),
        }),
    }
}

/// A country's name, or else its code.
fn country(node: &Node) -> String {
    some(node.text()).unwrap_or_else(|| node.attribute("iso-code").to_owned())
}

fn place(node: &Node) -> Address {
    let text = joined(["location", "area"].iter().map(|part| node.get(part)), ", ");
    Address { text, country: node.first("country").map(country).unwrap_or_default() }
}

fn document(node: &Node) -> Option<Identifier> {
    let issuer = node.first("issuer");
    let issuer =
        issuer.map(|issuer| some(issuer.text()).unwrap_or_else(|| issuer.attribute("code").to_owned()));
    let kind = node.attribute("document-type").replace('-', " ");
    some(node.get("number")).map(|number| Identifier::new(kind, number, issuer.unwrap_or_default()))
}

/// Reasons and other information, and the identifiers in it.
fn remarks(party: &Node, designation: &mut Designation) {
    for element in ["justification", "other-information"] {
        for text in party.all(element).map(Node::text) {
            join_new(&mut designation.remarks, &text);
            if element == "other-information" {
                extend_new(&mut designation.identifiers, text.split(';').filter_map(labelled));
            }
        }
    }
    for relation in party.all("relation") {
        let kind = relation.attribute("relation-type").replace('-', " ");
        join_new(
            &mut designation.remarks,
            collapse(&format!("{kind} {}", relation.attribute("target-id"))).trim(),
        );
    }
}

/// `Registration number: 123.`; what follows a comma or stands in brackets is about it.
fn labelled(text: &str) -> Option<Identifier> {
    let (label, rest) = text.split_once(':')?;
    let label = label.trim();
    let known = LABELS.contains(&label.to_lowercase().as_str());
    let number = rest.split([',', '(']).next().unwrap_or(rest).trim().trim_end_matches('.');
    let code = label.to_lowercase().starts_with("swift");
    let is_number = number.chars().any(|c| c.is_ascii_digit()) || code && !number.is_empty();
    (known && is_number && number.len() <= 60).then(|| Identifier::new(label, number, ""))
}
