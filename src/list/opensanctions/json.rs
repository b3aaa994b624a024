//! OpenSanctions' JSON exports: targets with everything inlined, or entities that refer to each other by id.
//!
//! In the export by id a helper may stand before or after the target it is about, or far from it, and a stream is read
//! once. So sanctions, documents, wallets and addresses are kept until the end, stripped to the properties that are
//! read; where an export does not say what is a target, so is every party until a sanction about it is met. Memory is
//! bounded by the file: a target is as large as its line, a helper less.

use rustc_hash::FxHashMap;

use super::entity::Entity;
use super::facts::{SUBJECTS, add_helper, address, designation, is_designated, is_helper};
use crate::designation::{Address, Designation, PartialDate};
use crate::error::Position;
use crate::list::fields::{check_count, extend_new};
use crate::list::file::Content;
use crate::list::format::{Format, Head};
use crate::list::jsonl::objects;
use crate::list::sink::Sink;
use crate::list::{ListFormat, ParseErrorKind};
use crate::{Error, Result};

/// This format.
pub(in crate::list) static FORMAT: Format = Format {
    kind: ListFormat::OpenSanctionsJson,
    name: "OpenSanctions JSON",
    recognises,
    list_id: super::list_id,
    parse,
};

/// The first line may be longer than what is seen of it, so its keys are looked for.
fn recognises(head: &Head) -> bool {
    let line = head.text.lines().next().unwrap_or_default();
    line.starts_with('{') && ["\"id\"", "\"schema\"", "\"properties\""].iter().all(|key| line.contains(key))
}

fn parse(files: &mut [Content], sink: &mut Sink) -> Result<Option<String>> {
    let Some(content) = files.first_mut() else { return Ok(None) };
    let mut reading = Reading::default();
    objects(content, sink, |entity: Entity, position, sink| reading.line(entity, position, sink))?;
    let seen = reading.seen;
    reading.finish(sink)?;
    Ok(seen.map(|day| day.to_string()))
}

/// What is known so far of the entities that refer to each other.
#[derive(Default)]
struct Reading {
    /// Helpers by the id of the one they are about.
    helpers: FxHashMap<String, Vec<Entity>>,
    /// Addresses by their own id.
    addresses: FxHashMap<String, Address>,
    /// Which designation has which address.
    at: Vec<(String, String)>,
    /// Parties that are designations if a sanction is about them.
    undecided: Vec<(Designation, Position)>,
    /// The last day on which anything was seen.
    seen: Option<PartialDate>,
}

impl Reading {
    fn line(&mut self, mut entity: Entity, position: Position, sink: &mut Sink) -> Result<()> {
        let position = position.record(&entity.id);
        if entity.id.trim().is_empty() {
            return sink.fault(Error::new(ParseErrorKind::NoId).at(position.field("id")));
        }
        for (property, values) in &entity.properties {
            if let Err(kind) = check_count(values.len()) {
                return sink.fault(Error::new(kind).at(position.field(property)));
            }
        }
        let seen = entity.last_seen.as_deref().and_then(PartialDate::parse_list);
        self.seen = [self.seen, seen].into_iter().flatten().max_by_key(|day| day.to);
        let designated = is_designated(&entity);
        if designated != Some(false) {
            let designation = designation(&entity, &mut sink.warnings);
            if designation.names.is_empty() {
                return sink.fault(Error::new(ParseErrorKind::NoName).at(position.field("name")));
            }
            let id = &designation.id.0;
            self.at.extend(entity.texts("addressEntity").map(|address| (id.clone(), address.to_owned())));
            match designated {
                Some(_) => sink.add(designation, position)?,
                None => self.undecided.push((designation, position)),
            }
        }
        if is_helper(&entity.schema) {
            if entity.schema == "Address" {
                self.addresses.insert(entity.id.clone(), address(&entity));
            }
            let subjects: Vec<String> =
                SUBJECTS.iter().flat_map(|property| entity.texts(property)).map(str::to_owned).collect();
            strip(&mut entity);
            for subject in subjects {
                self.helpers.entry(subject).or_default().push(entity.clone());
            }
        }
        Ok(())
    }

    /// Brings together what refers to each other.
    fn finish(mut self, sink: &mut Sink) -> Result<()> {
        for (designation, position) in std::mem::take(&mut self.undecided) {
            let helpers = self.helpers.get(&designation.id.0);
            if helpers.is_some_and(|helpers| helpers.iter().any(|helper| helper.schema == "Sanction")) {
                sink.add(designation, position)?;
            }
        }
        for designation in &mut sink.designations {
            for helper in self.helpers.remove(&designation.id.0).iter().flatten() {
                add_helper(designation, helper);
            }
        }
        for (id, address) in self.at {
            if let (Some(designation), Some(address)) = (sink.get_mut(&id), self.addresses.get(&address)) {
                // The country alone is no address beside one in it.
                let alone = Address { text: String::new(), country: address.country.clone() };
                designation.addresses.retain(|known| *known != alone);
                extend_new(&mut designation.addresses, [address.clone()]);
            }
        }
        Ok(())
    }
}

/// Leaves of a helper what [`add_helper`] reads: neither whose it is nor where it comes from.
fn strip(entity: &mut Entity) {
    const UNREAD: [&str; 8] = [
        "entity",
        "holder",
        "sourceUrl",
        "programUrl",
        "publisher",
        "publisherUrl",
        "createdAt",
        "modifiedAt",
    ];
    entity.properties.retain(|property, _| !UNREAD.contains(&property.as_str()));
    entity.referents = Vec::new();
    entity.datasets = Vec::new();
    entity.caption = String::new();
}
