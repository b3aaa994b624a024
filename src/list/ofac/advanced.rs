//! OFAC's Advanced XML: `sdn_advanced.xml` and `cons_advanced.xml`, about 120 MB. Verified by fixture only: no whole
//! file was at hand, but OFAC's schema and parts of the edition of 6 March 2024.
//!
//! `Sanctions` holds, in this order, the date of issue, the reference values, the places, the documents, the parties,
//! their relations and the entries that put them on a list. Everything refers to everything by number, and every number
//! is resolved in the file itself: one that it does not define is an error.
//!
//! | room | holds |
//! |---|---|
//! | `references` | the file's own tables: number → what it means |
//! | `period` | dates, which are spans of spans |
//! | `places` | places of addresses, births and nationalities |
//! | `documents` | passports and registrations, by the identity they belong to |
//! | `party` | a party → a designation |
//! | `name` | the parts of a name → the name as OFAC prints it elsewhere |
//! | `entry` | entries and relations → day of listing, programs, measures, links |
//!
//! The parties come one by one; of what stands before them, places and documents are kept (some megabytes), of what
//! comes after, nothing. A file of changes (`DeltaBaseVersion`) is refused.

mod documents;
mod entry;
mod name;
mod party;
mod period;
mod places;
mod references;
#[cfg(test)]
mod tests;

use documents::Documents;
use entry::Entries;
use places::Places;
use references::{References, Unknown};

use super::list_id;
use crate::designation::PartialDate;
use crate::error::Position;
use crate::list::file::Content;
use crate::list::format::Format;
use crate::list::sink::Sink;
use crate::list::xml::{Node, records};
use crate::list::{ListFormat, ListWarning, ParseErrorKind};
use crate::{Error, Result};

/// This format.
pub(in crate::list) static FORMAT: Format = Format {
    kind: ListFormat::OfacAdvanced,
    name: "OFAC Advanced XML",
    recognises: |head| head.is_xml("Sanctions"),
    list_id,
    parse,
};

/// What has been read of a file.
#[derive(Default)]
struct Reading {
    /// Year, month and day of issue.
    issued: [String; 3],
    references: References,
    places: Places,
    documents: Documents,
    entries: Entries,
}

fn parse(files: &mut [Content], sink: &mut Sink) -> Result<Option<String>> {
    let Some(content) = files.first_mut() else { return Ok(None) };
    let file = content.position();
    let mut reading = Reading::default();
    let outline = records(content, 2, |section, node| reading.read(section, &node, &file, sink))?;
    if !outline.attribute("DeltaBaseVersion").is_empty() {
        let value = format!("DeltaBaseVersion {}", outline.attribute("DeltaBaseVersion"));
        let expected = "on a whole edition: this file holds changes only";
        return Err(Error::new(ParseErrorKind::BadValue { value, expected }).at(file));
    }
    for part in ["ReferenceValueSets", "IDRegDocuments", "SanctionsEntries"] {
        if !outline.sections.iter().any(|section| section == part) {
            sink.warn(ListWarning::MissingPart { part });
        }
    }
    let [year, month, day] = &reading.issued;
    let published = PartialDate::parse_list(&format!("{year:0>4}-{month:0>2}-{day:0>2}"));
    if published.is_none() {
        sink.warn(ListWarning::MissingPart { part: "DateOfIssue, the date of the edition" });
    }
    reading.entries.finish(sink);
    Ok(published.map(|date| date.to_string()))
}

impl Reading {
    /// Reads one record of a section.
    fn read(&mut self, section: &str, node: &Node, file: &Position, sink: &mut Sink) -> Result<()> {
        let position = file.clone().line(node.line);
        let late = !sink.designations.is_empty();
        let read = match section {
            "DateOfIssue" => {
                self.issue(node);
                Ok(())
            }
            // Parties that were read without them would lack addresses or documents.
            "ReferenceValueSets" | "Locations" | "IDRegDocuments" if late => {
                let expected = "a part that stands before the parties";
                return Err(
                    Error::new(ParseErrorKind::BadValue { value: section.to_owned(), expected }).at(position)
                );
            }
            "ReferenceValueSets" => {
                self.references.read(node);
                Ok(())
            }
            "Locations" => self.places.read(node, &self.references),
            "IDRegDocuments" => self.documents.read(node, &self.references, &self.places),
            "DistinctParties" => return self.party(node, position, sink),
            "ProfileRelationships" => self.entries.relation(node, sink),
            "SanctionsEntries" => self.entries.read(node, &self.references, sink),
            _ => Ok(()),
        };
        read.or_else(|unknown| sink.fault(unknown.at(position.record(node.attribute("ID")))))
    }

    fn issue(&mut self, node: &Node) {
        let place = ["Year", "Month", "Day"].iter().position(|part| node.name == *part);
        if let Some(place) = place {
            self.issued[place] = node.text();
        }
    }

    fn party(&mut self, node: &Node, position: Position, sink: &mut Sink) -> Result<()> {
        let position = position.record(node.attribute("FixedRef"));
        // Known even where lenient reading leaves the party out, so that its entry is not a further fault.
        self.entries.profiles(node);
        let reader = party::Reader {
            references: &self.references,
            places: &self.places,
            documents: &self.documents,
            position: &position,
        };
        let designation = match reader.read(node, &mut sink.warnings) {
            Ok(designation) => designation,
            Err(error) => return sink.fault(error),
        };
        sink.add(designation, position)
    }
}

impl Unknown {
    /// The error that it is.
    fn at(self, position: Position) -> Error {
        let kind = ParseErrorKind::BadValue { value: self.value, expected: self.expected };
        Error::new(kind).at(position.field(self.field))
    }
}
