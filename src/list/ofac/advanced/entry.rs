//! Entries put profiles on a list, with the day, the programs and the measures; relations link profiles.
//!
//! A measure whose type is `Program` names the program in its comment; the other types are what the sanction is. Links
//! become `Linked To: …` in the remarks, as the CSV writes them.

use rustc_hash::FxHashMap;

use super::super::Membership;
use super::super::facts::append;
use super::period::day;
use super::references::{References, Unknown};
use crate::designation::Program;
use crate::list::fields::{extend_new, some};
use crate::list::sink::Sink;
use crate::list::xml::Node;

/// What stands behind the parties.
#[derive(Default)]
pub(super) struct Entries {
    /// Profile → the party's uid.
    parties: FxHashMap<String, String>,
    /// The uid of a party → what its remarks gain.
    notes: FxHashMap<String, Vec<String>>,
    membership: Membership,
}

impl Entries {
    /// Remembers whose the profiles of a party are.
    pub(super) fn profiles(&mut self, party: &Node) {
        for profile in party.all("Profile") {
            let uid = party.attribute("FixedRef").to_owned();
            self.parties.insert(profile.attribute("ID").to_owned(), uid);
        }
    }

    /// The uid of the party of the profile in an attribute.
    fn party(&self, node: &Node, attribute: &'static str) -> Result<&str, Unknown> {
        let profile = node.attribute(attribute);
        self.parties.get(profile).map(String::as_str).ok_or_else(|| Unknown {
            value: profile.to_owned(),
            expected: "the number of a profile in this file",
            field: attribute,
        })
    }

    /// Reads a relation.
    pub(super) fn relation(&mut self, node: &Node, sink: &mut Sink) -> Result<(), Unknown> {
        let from = self.party(node, "From-ProfileID")?.to_owned();
        let to = self.party(node, "To-ProfileID")?;
        if let Some(other) = sink.get_mut(to) {
            let link = format!("Linked To: {}", other.primary_name());
            self.notes.entry(from).or_default().push(link);
        }
        Ok(())
    }

    /// Reads an entry.
    pub(super) fn read(
        &mut self,
        node: &Node,
        references: &References,
        sink: &mut Sink,
    ) -> Result<(), Unknown> {
        let uid = self.party(node, "ProfileID")?.to_owned();
        self.membership.add(references.word_if_any(node, "ListID")?.to_owned());
        let Some(designation) = sink.get_mut(&uid) else { return Ok(()) };
        let days = node.all("EntryEvent").filter_map(|event| event.first("Date").and_then(day));
        designation.listed_on = designation.listed_on.into_iter().chain(days).min_by_key(|day| day.from);
        let notes = self.notes.entry(uid).or_default();
        for measure in node.all("SanctionsMeasure") {
            let kind = references.word(measure, "SanctionsTypeID")?;
            let comment = measure.get("Comment");
            if kind == "Program" {
                extend_new(&mut designation.programs, some(comment).map(Program));
            } else {
                extend_new(&mut designation.measures, [kind.to_owned()]);
                notes.push(comment);
            }
        }
        notes.push(node.get("Comment"));
        notes.push(node.get("LimitationsToListing"));
        notes.extend(node.values("SupportingInfo", "Text"));
        Ok(())
    }

    /// Adds to the remarks what entries and relations say.
    pub(super) fn finish(mut self, sink: &mut Sink) {
        for designation in &mut sink.designations {
            append(&mut designation.remarks, self.notes.remove(&designation.id.0).unwrap_or_default());
        }
        self.membership.check(sink);
    }
}
