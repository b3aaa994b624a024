//! Global Affairs Canada's "Consolidated Canadian Autonomous Sanctions List" (regulations under the Special Economic
//! Measures Act and the Justice for Victims of Corrupt Foreign Officials Act), XML.
//!
//! `data-set/record`, flat. Two generations: since 2025 `EntityOrShip`, `TitleOrShip`, `DateOfBirthOrShipBuildDate`,
//! `ShipIMONumber` and `DateOfListing` stand where there was `Entity`, `Title` and `DateOfBirth`.
//!
//! - There is no id. It is made of country, schedule and item (`Belarus/1, Part 1/12`), which are unique where they are
//!   stated; a record without an item has its name instead. Schedules were renamed between the generations, so
//!   ids of the two differ. A repeated one gets `#2` and a warning.
//! - Country and title are bilingual (`Belarus / Bélarus`); the English is kept. Entities of the older schedules have
//!   both names in one field.
//! - Persons' names are `LastName`, `GivenName`; aliases are taken apart in [`alias`].
//! - A ship is told by its IMO number. Its type and the date of its building are remarks.
//! - No edition is stated in the file, nor any measure, strength, identifier (ships aside) or place.
//!
//! Source: `sema-lmes.xml` of <https://www.international.gc.ca/world-monde/assets/office_docs/international_relations-relations_internationales/sanctions/sema-lmes.xml>.

use super::fields::{add_birth, add_name, collapse, join_new, joined, some};
use super::file::Content;
use super::format::Format;
use super::sink::Sink;
use super::written::{kind_of, outside_brackets, take_apart};
use super::xml::{Node, records};
use super::{ListFormat, ListWarning, ParseErrorKind};
use crate::designation::{
    Alias, AliasKind, AliasStrength, Designation, EntityKind, Identifier, ListId, PartialDate, Program,
};
use crate::{Error, Result};

mod alias;

#[cfg(test)]
mod tests;

/// This format.
pub(super) static FORMAT: Format = Format {
    kind: ListFormat::CanadaXml,
    name: "Canada XML",
    recognises: |head| head.is_xml("data-set") && head.text.contains("<Country>"),
    list_id: |_| (ListId("ca-sema".to_owned()), None),
    parse,
};

fn parse(files: &mut [Content], sink: &mut Sink) -> Result<Option<String>> {
    let Some(content) = files.first_mut() else { return Ok(None) };
    let file = content.position();
    records(content, 1, |_, node| {
        let line = file.clone().line(node.line);
        if node.name != "record" {
            let kind = ParseErrorKind::BadValue { value: node.name, expected: "a record element" };
            return sink.fault(Error::new(kind).at(line));
        }
        let mut designation = designation(&node, &mut sink.warnings);
        let position = line.record(&designation.id);
        if designation.names.is_empty() {
            return sink.fault(Error::new(ParseErrorKind::NoName).at(position.field("LastName")));
        }
        make_unique(&mut designation, sink);
        sink.add(designation, position)
    })?;
    Ok(None)
}

/// Gives a designation whose id stands already the next free one, and says so.
fn make_unique(designation: &mut Designation, sink: &mut Sink) {
    let id = designation.id.0.clone();
    let mut number = 2u32;
    while !designation.id.0.is_empty() && sink.get_mut(&designation.id.0).is_some() {
        designation.id.0 = format!("{id}#{number}");
        number += 1;
    }
    if designation.id.0 != id {
        sink.warn(ListWarning::RepeatedId { id, given: designation.id.0.clone() });
    }
}

/// The text of the first of several names of an element, one a generation.
fn text(node: &Node, names: [&str; 2]) -> String {
    names.iter().map(|name| collapse(&node.get(name))).find(|text| !text.is_empty()).unwrap_or_default()
}

fn designation(node: &Node, warnings: &mut Vec<ListWarning>) -> Designation {
    let entity = text(node, ["EntityOrShip", "Entity"]);
    let imo = node.get("ShipIMONumber");
    let kind = match (entity.is_empty(), imo.is_empty()) {
        (_, false) => EntityKind::Vessel,
        (true, true) => EntityKind::Person,
        (false, true) => EntityKind::Entity,
    };
    let program = english(&node.get("Country")).to_owned();
    let mut designation = Designation {
        kind,
        identifiers: some(imo).map(|imo| Identifier::new("IMO", imo, "")).into_iter().collect(),
        listed_on: PartialDate::parse_list(&node.get("DateOfListing")),
        ..Designation::default()
    };
    if entity.is_empty() {
        let name = joined([node.get("LastName"), node.get("GivenName")], ", ");
        push(&mut designation, &name, AliasKind::Primary);
    } else {
        for (place, name) in in_both_languages(&entity).into_iter().enumerate() {
            let kind = if place == 0 { AliasKind::Primary } else { AliasKind::Alias };
            push(&mut designation, name, kind);
        }
    }
    let person = kind == EntityKind::Person;
    for name in alias::split(&node.get("Aliases"), designation.primary_name(), person) {
        for name in in_both_languages(&name) {
            push(&mut designation, name, AliasKind::Alias);
        }
    }
    designation.id.0 = id(node, &program, designation.primary_name());
    designation.programs = some(program).map(Program).into_iter().collect();
    let title = text(node, ["TitleOrShip", "Title"]);
    let born = text(node, ["DateOfBirthOrShipBuildDate", "DateOfBirth"]);
    if kind == EntityKind::Vessel {
        let facts = [("Type: ", &title), ("Built: ", &born)];
        for (what, fact) in facts.into_iter().filter(|(_, fact)| !fact.is_empty()) {
            join_new(&mut designation.remarks, &format!("{what}{fact}"));
        }
    } else {
        designation.titles.extend(some(english(&title)).map(str::to_owned));
        births(&mut designation, &born, warnings);
    }
    designation
}

/// The id: country, schedule and item, or the name for want of an item.
fn id(node: &Node, program: &str, name: &str) -> String {
    // `Justice for Victims … (JVCFOR)`: the abbreviation is enough.
    let acronym = program.split_once('(').map(|(_, inside)| inside.trim_end_matches([')', ' ']));
    let acronym = acronym.filter(|word| word.len() > 1 && word.bytes().all(|byte| byte.is_ascii_uppercase()));
    let schedule = node.get("Schedule").replace(", ", ",").replace(',', ", ");
    let schedule = if schedule == "N/A" { "" } else { schedule.as_str() };
    let item = some(node.get("Item")).unwrap_or_else(|| name.to_owned());
    joined([acronym.unwrap_or(program), schedule, &item], "/")
}

/// The English of a bilingual text.
fn english(text: &str) -> &str {
    outside_brackets(text, &['/']).first().map_or("", |first| first.trim())
}

/// The English and the French name of an entity: `Ruritanian Navy/Marine ruritanienne`. A slash between single words is
/// part of a name.
fn in_both_languages(name: &str) -> Vec<&str> {
    let halves = outside_brackets(name, &['/']);
    match halves[..] {
        [english, french] if [english, french].iter().all(|half| half.trim().contains(' ')) => halves,
        _ => vec![name],
    }
}

/// Adds a written name and what its brackets hold, where one pair may hold several names.
fn push(designation: &mut Designation, name: &str, kind: AliasKind) {
    let person = designation.kind == EntityKind::Person;
    let written = take_apart(name, person);
    let kind = if kind == AliasKind::Primary { kind } else { kind_of(&written.name, kind) };
    let mut names = vec![Alias { name: written.name, kind, strength: AliasStrength::Strong }];
    for further in written.further {
        let parts = if !person && further.strength == AliasStrength::Strong {
            alias::split(&further.name, designation.primary_name(), person)
        } else {
            vec![further.name.clone()]
        };
        names.extend(parts.into_iter().map(|name| Alias {
            kind: kind_of(&name, further.kind),
            name,
            ..further
        }));
    }
    for name in names {
        if designation.names.iter().all(|known| known.name != name.name) {
            add_name(designation, name);
        }
    }
    for note in written.notes {
        join_new(&mut designation.remarks, &note);
    }
}

/// Adds births: `1961`, `1961-05`, `1972-08-10 or 1972-08-11`, `born in the early 1970s`, `Sep-99`.
fn births(designation: &mut Designation, text: &str, warnings: &mut Vec<ListWarning>) {
    let text = text.replace(" OR ", " or ").replace("born in the ", "").replace("born in ", "");
    for date in text.split(" or ") {
        add_birth(designation, "DateOfBirth", date, warnings);
    }
}
