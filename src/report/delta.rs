//! What changed between two editions of a list, as text, CSV or JSON.

use std::io::{self, Write};

use serde::Serialize;

use super::escape::{for_spreadsheet, for_terminal};
use super::write_json_line;
use crate::designation::{Designation, FieldChange};
use crate::list::ListSnapshot;
use crate::list::delta::{Changed, Delta};

/// How the differences are written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum DeltaFormat {
    /// For people: a block a designation.
    #[default]
    Text,
    /// `change,list,id,type,name,field,before,after`: a row a designation added or removed, and a row a changed field.
    Csv,
    /// One document: `old` and `new` editions, `added`, `removed`, `changed`.
    Json,
}

/// Writes the differences of two editions. What differs in nothing but order stands in JSON only.
///
/// # Errors
///
/// Those of the writer.
pub fn write_delta(
    out: &mut impl Write,
    format: DeltaFormat,
    old: &ListSnapshot,
    new: &ListSnapshot,
    delta: &Delta,
) -> io::Result<()> {
    match format {
        DeltaFormat::Text => text(out, delta),
        DeltaFormat::Csv => csv(out, new, delta),
        DeltaFormat::Json => json(out, old, new, delta),
    }
}

fn text(out: &mut impl Write, delta: &Delta) -> io::Result<()> {
    for (sign, these) in [('+', &delta.added), ('-', &delta.removed)] {
        for one in these {
            writeln!(out, "{sign} {}  {}", for_terminal(&one.id.0), title(one))?;
            for field in one.fields().into_iter().skip(1) {
                for value in field.values.iter().filter(|value| *value != one.primary_name()) {
                    writeln!(out, "    {}: {}", field.name, for_terminal(value))?;
                }
            }
        }
    }
    for changed in delta.changed.iter().filter(|changed| !changed.is_order_only()) {
        writeln!(out, "~ {}  {}", for_terminal(&changed.new.id.0), title(changed.new))?;
        for change in &changed.fields {
            for (sign, values) in [('-', &change.removed), ('+', &change.added)] {
                for value in values {
                    writeln!(out, "  {sign} {}: {}", change.field, for_terminal(value))?;
                }
            }
        }
    }
    Ok(())
}

/// Kind, name and programs in a line.
fn title(one: &Designation) -> String {
    let programs: Vec<&str> = one.programs.iter().map(|program| program.0.as_str()).collect();
    let title = format!("{} ({}) {}", one.primary_name(), one.kind.as_str(), programs.join(", "));
    for_terminal(title.trim_end()).into_owned()
}

fn csv(out: &mut impl Write, new: &ListSnapshot, delta: &Delta) -> io::Result<()> {
    let mut writer = csv::Writer::from_writer(out);
    writer.write_record(["change", "list", "id", "type", "name", "field", "before", "after"])?;
    let mut row = |change: &str, one: &Designation, field: &str, before: &str, after: &str| {
        let cells =
            [change, &new.id.0, &one.id.0, one.kind.as_str(), one.primary_name(), field, before, after];
        writer.write_record(cells.map(|cell| for_spreadsheet(cell).into_owned()))
    };
    for one in &delta.added {
        row("added", one, "", "", "")?;
    }
    for one in &delta.removed {
        row("removed", one, "", "", "")?;
    }
    for Changed { new, fields, .. } in &delta.changed {
        for change in fields.iter().filter(|change| !change.is_order_only()) {
            row("changed", new, &change.field, &change.removed.join("; "), &change.added.join("; "))?;
        }
    }
    writer.flush()
}

fn json(out: &mut impl Write, old: &ListSnapshot, new: &ListSnapshot, delta: &Delta) -> io::Result<()> {
    #[derive(Serialize)]
    struct Document<'a> {
        old: Edition<'a>,
        new: Edition<'a>,
        added: &'a [&'a Designation],
        removed: &'a [&'a Designation],
        changed: Vec<Change<'a>>,
    }
    #[derive(Serialize)]
    struct Edition<'a> {
        list: &'a str,
        published: Option<&'a str>,
        digest: &'a str,
        designations: usize,
    }
    #[derive(Serialize)]
    struct Change<'a> {
        id: &'a str,
        name: &'a str,
        fields: &'a [FieldChange],
    }
    fn edition(list: &ListSnapshot) -> Edition<'_> {
        Edition {
            list: &list.id.0,
            published: list.published.as_deref(),
            digest: &list.digest,
            designations: list.designations.len(),
        }
    }
    let changed = delta.changed.iter().map(|changed| Change {
        id: &changed.new.id.0,
        name: changed.new.primary_name(),
        fields: &changed.fields,
    });
    let document = Document {
        old: edition(old),
        new: edition(new),
        added: &delta.added,
        removed: &delta.removed,
        changed: changed.collect(),
    };
    write_json_line(out, &document)
}
