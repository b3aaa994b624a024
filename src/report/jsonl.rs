//! JSON lines: one object a row, its hits and their evidence inside.

use std::borrow::Cow;
use std::collections::HashSet;
use std::io::{self, BufWriter, Write};

use serde::ser::{Serialize, SerializeMap, Serializer};

use super::escape::unseen;
use super::{ClearRows, ReportKind, ReportRow, RowOutcome, RowWriter, reason};
use crate::case::{CaseId, CaseMark};
use crate::designation::{AliasStrength, DesignationId, EntityKind, ListId, Program};
use crate::score::Evidence;
use crate::screen::Hit;
use crate::screen::rescreen::HitChange;

/// A report as JSON lines, in the order of the input.
///
/// `{"file":…,"row":1,"outcome":"clear|alert|not_screened","reason":…,"input":{…},"hits":[…]}`, the keys always there
/// and in this order (in a rescreening `"changes":[{"change":"new|changed|gone","hit":{…},"before":{…}|null}]` stands in the
/// place of `hits`); where the run is kept in a store a hit ends with `"case":…,"case_state":…,"good_guy":…|null`; `reason` is null for rows that were screened. `input` holds the fields under their header names
/// in column order; a repeated name gets `_2`, `_3`, fields beyond the header are `#4`, `#5` (the column's number),
/// missing ones are left out. Characters that a terminal would obey or not show are written in JSON's own way
/// (`\u202e`), which any reader turns back into the same text. Numbers have at most four digits behind the point.
pub struct JsonlReport<W: Write> {
    out: BufWriter<W>,
    kind: ReportKind,
    clear: ClearRows,
    /// The header the keys were made for, and the keys.
    header: Vec<String>,
    keys: Vec<String>,
    line: Vec<u8>,
}

impl<W: Write> JsonlReport<W> {
    /// A report on `out`, which need not be buffered.
    pub fn new(out: W, kind: ReportKind, clear: ClearRows) -> Self {
        Self {
            out: BufWriter::with_capacity(1 << 16, out),
            kind,
            clear,
            header: Vec::new(),
            keys: Vec::new(),
            line: Vec::new(),
        }
    }

    fn set_header(&mut self, header: &[String]) {
        self.header = header.to_vec();
        self.keys = unique(header);
    }
}

impl<W: Write> RowWriter for JsonlReport<W> {
    fn begin(&mut self, header: &[String]) -> io::Result<()> {
        self.set_header(header);
        Ok(())
    }

    fn resume(&mut self, header: &[String]) {
        self.set_header(header);
    }

    fn row(&mut self, row: &ReportRow<'_>) -> io::Result<()> {
        let quiet = matches!(row.outcome, RowOutcome::Clear | RowOutcome::Changes([]));
        if quiet && self.clear == ClearRows::Omit {
            return Ok(());
        }
        // Inputs of one run may have different headers here.
        if row.header != self.header {
            self.set_header(row.header);
        }
        let hits = match row.outcome {
            RowOutcome::Alert(hits) | RowOutcome::Suppressed(hits) => hits,
            RowOutcome::Clear | RowOutcome::Changes(_) | RowOutcome::NotScreened(_) => &[],
        };
        let changes = match row.outcome {
            RowOutcome::Changes(changes) => changes,
            RowOutcome::Clear
            | RowOutcome::Alert(_)
            | RowOutcome::Suppressed(_)
            | RowOutcome::NotScreened(_) => &[],
        };
        let rescreening = self.kind == ReportKind::Rescreening;
        let object = Object {
            file: row.file,
            row: row.row,
            outcome: row.outcome.as_str(),
            reason: matches!(row.outcome, RowOutcome::NotScreened(_)).then(|| reason(row)),
            input: Input { keys: &self.keys, fields: row.fields },
            hits: (!rescreening).then(|| {
                let each = hits.iter().enumerate();
                each.map(|(at, hit)| HitObject::of_case(hit, row.cases.get(at))).collect()
            }),
            changes: rescreening.then(|| {
                let each = changes.iter().enumerate();
                each.map(|(at, change)| ChangeObject::new(change, row.cases.get(at))).collect()
            }),
        };
        self.line.clear();
        write_json_line(&mut self.line, &object)?;
        self.out.write_all(&self.line)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }

    fn finish(&mut self) -> io::Result<()> {
        self.flush()
    }
}

/// Writes one object on a line of its own, keys in their own order, unseen characters as `\uXXXX`.
///
/// # Errors
///
/// Those of the writer.
pub fn write_json_line(out: &mut impl Write, object: &impl Serialize) -> io::Result<()> {
    object.serialize(&mut serde_json::Serializer::with_formatter(&mut *out, Visible))?;
    out.write_all(b"\n")
}

/// Compact JSON whose text can be shown: unseen characters as `\uXXXX`.
struct Visible;

impl serde_json::ser::Formatter for Visible {
    fn write_string_fragment<W: ?Sized + Write>(&mut self, out: &mut W, text: &str) -> io::Result<()> {
        let mut rest = text;
        while let Some((at, found)) = rest.char_indices().find(|&(_, c)| unseen(c)) {
            out.write_all(&rest.as_bytes()[..at])?;
            for unit in found.encode_utf16(&mut [0; 2]) {
                write!(out, "\\u{unit:04x}")?;
            }
            rest = &rest[at + found.len_utf8()..];
        }
        out.write_all(rest.as_bytes())
    }
}

#[derive(serde::Serialize)]
struct Object<'a> {
    file: &'a str,
    row: u64,
    outcome: &'static str,
    reason: Option<String>,
    input: Input<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    hits: Option<Vec<HitObject<'a>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    changes: Option<Vec<ChangeObject<'a>>>,
}

/// What became of a hit; `before` where it was one with other values.
#[derive(serde::Serialize)]
struct ChangeObject<'a> {
    change: &'static str,
    hit: HitObject<'a>,
    before: Option<HitObject<'a>>,
}

impl<'a> ChangeObject<'a> {
    fn new(change: &'a HitChange, mark: Option<&'a CaseMark>) -> Self {
        Self {
            change: change.as_str(),
            hit: HitObject::of_case(change.hit(), mark),
            before: change.before().map(HitObject::new),
        }
    }
}

struct Input<'a> {
    keys: &'a [String],
    fields: &'a [String],
}

impl Serialize for Input<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.fields.len()))?;
        for (at, field) in self.fields.iter().enumerate() {
            let key = self.keys.get(at).map_or_else(|| Cow::Owned(format!("#{}", at + 1)), Cow::Borrowed);
            map.serialize_entry(&*key, field)?;
        }
        map.end()
    }
}

#[derive(serde::Serialize)]
struct HitObject<'a> {
    list: &'a ListId,
    id: &'a DesignationId,
    score: f32,
    name_score: f32,
    priority: f32,
    #[serde(rename = "type")]
    kind: EntityKind,
    listed_name: &'a str,
    matched_name: &'a str,
    alias_strength: AliasStrength,
    programs: &'a [Program],
    evidence: Vec<Evidence>,
    explanation: &'a str,
    #[serde(flatten, skip_serializing_if = "Option::is_none")]
    case: Option<CaseObject<'a>>,
}

/// The case of a hit, where the run is kept in a store.
#[derive(serde::Serialize)]
struct CaseObject<'a> {
    case: &'a CaseId,
    case_state: &'static str,
    good_guy: Option<u64>,
}

impl<'a> HitObject<'a> {
    /// A hit with its case.
    fn of_case(hit: &'a Hit, mark: Option<&'a CaseMark>) -> Self {
        let case = mark.map(|mark| CaseObject {
            case: &mark.case,
            case_state: mark.state(),
            good_guy: mark.good_guy(),
        });
        Self { case, ..Self::new(hit) }
    }

    fn new(hit: &'a Hit) -> Self {
        Self {
            case: None,
            list: &hit.list,
            id: &hit.id,
            score: four_digits(hit.score),
            name_score: four_digits(hit.name_score),
            priority: four_digits(hit.priority),
            kind: hit.kind,
            listed_name: &hit.listed_name,
            matched_name: &hit.matched_name,
            alias_strength: hit.alias_strength,
            programs: &hit.programs,
            evidence: evidence_rounded(&hit.evidence),
            explanation: &hit.explanation,
        }
    }
}

/// A hit as its JSON object, keys in the documented order.
#[must_use]
pub fn hit_as_json(hit: &Hit) -> impl Serialize + '_ {
    HitObject::new(hit)
}

/// Evidence with its numbers as output writes them.
#[must_use]
pub fn evidence_rounded(evidence: &[Evidence]) -> Vec<Evidence> {
    let rounded = |item: &Evidence| Evidence {
        similarity: item.similarity.map(four_digits),
        weight: item.weight.map(four_digits),
        contribution: four_digits(item.contribution),
        ..item.clone()
    };
    evidence.iter().map(rounded).collect()
}

/// Rounded to four digits; printed, an `f32` shows the shortest decimal that is it, so no more of them.
#[must_use]
pub fn four_digits(number: f32) -> f32 {
    // Adding zero turns -0 into 0.
    (number * 1e4).round() / 1e4 + 0.0
}

/// The header's names, repeated ones with `_2`, `_3`; never one twice.
fn unique(header: &[String]) -> Vec<String> {
    let mut taken: HashSet<String> = header.iter().cloned().collect();
    let mut first: HashSet<&str> = HashSet::new();
    let mut keys = Vec::with_capacity(header.len());
    let mut next: std::collections::HashMap<&str, usize> = std::collections::HashMap::new();
    for name in header {
        if first.insert(name) {
            keys.push(name.clone());
            continue;
        }
        let number = next.entry(name).or_insert(2);
        // The header may hold a `name_2` of its own.
        let mut key = format!("{name}_{number}");
        while !taken.insert(key.clone()) {
            *number += 1;
            key = format!("{name}_{number}");
        }
        *number += 1;
        keys.push(key);
    }
    keys
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_unique_whatever_the_header() {
        let keys = |header: &[&str]| unique(&header.iter().map(|&name| name.to_owned()).collect::<Vec<_>>());
        assert_eq!(keys(&["a", "a", "b", "a"]), ["a", "a_2", "b", "a_3"]);
        assert_eq!(keys(&["a", "a", "a_2", ""]), ["a", "a_3", "a_2", ""]);
    }

    #[test]
    fn numbers_print_with_at_most_four_digits() {
        for (number, text) in [(0.973_14, "0.9731"), (1.0, "1.0"), (-0.000_01, "0.0"), (0.1 + 0.2, "0.3")] {
            assert_eq!(serde_json::to_string(&four_digits(number)).unwrap(), text);
        }
    }

    #[test]
    fn unseen_text_is_visible_and_comes_back_unchanged() {
        let text = "a\u{202e}\u{7f}\u{e0041}\u{0}\u{200b}赵";
        let mut out = Vec::new();
        text.serialize(&mut serde_json::Serializer::with_formatter(&mut out, Visible)).unwrap();
        let json = String::from_utf8(out).unwrap();
        assert_eq!(json, r#""a\u202e\u007f\udb40\udc41\u0000\u200b赵""#);
        assert_eq!(serde_json::from_str::<String>(&json).unwrap(), text);
    }
}
