//! Names of the EU's list: surname, quality, kind, repetitions, and which of them is the primary one.

use rustc_hash::FxHashMap;

use super::add_note;
use crate::designation::{Alias, AliasKind, AliasStrength, Designation, EntityKind};
use crate::list::fields::{extend_new, gender, joined};
use crate::list::written::{clean, is_acronym, kind_of, note, take_apart};

/// A name as stated.
pub(super) struct NameFields<'a> {
    pub(super) whole: &'a str,
    pub(super) first: &'a str,
    pub(super) middle: &'a str,
    pub(super) last: &'a str,
    pub(super) language: &'a str,
    pub(super) title: &'a str,
    pub(super) function: &'a str,
    pub(super) gender: &'a str,
    pub(super) remarks: Vec<String>,
}

/// The best candidate for the primary name so far: how good it is (0: best), and the name.
#[derive(Debug, Default)]
pub(super) struct Primary(Option<(u8, String)>);

impl Primary {
    fn offer(&mut self, name: &Alias, language: &str, is_full: bool) {
        let is_latin = name.kind != AliasKind::Native;
        let rank = match (name.strength, is_latin, matches!(language, "" | "EN")) {
            (AliasStrength::Strong, true, true) => u8::from(!is_full),
            (AliasStrength::Strong, true, false) => 2,
            (AliasStrength::Strong, false, _) => 3,
            (AliasStrength::Weak, ..) => 4,
        };
        if self.0.as_ref().is_none_or(|(best, _)| rank < *best) {
            self.0 = Some((rank, name.name.clone()));
        }
    }

    /// Puts the primary name first.
    pub(super) fn settle(self, designation: &mut Designation) {
        let Some((_, primary)) = self.0 else { return };
        let is_primary = |known: &Alias| is_same(designation.kind, &known.name, &primary);
        if let Some(place) = designation.names.iter().position(is_primary) {
            designation.names[..=place].rotate_right(1);
            designation.names[0].kind = AliasKind::Primary;
        }
    }
}

/// The candidates for the primary names, by id.
#[derive(Debug, Default)]
pub(super) struct Primaries(FxHashMap<String, Primary>);

impl Primaries {
    /// The candidate of a designation.
    pub(super) fn of(&mut self, designation: &Designation) -> &mut Primary {
        self.0.entry(designation.id.0.clone()).or_default()
    }

    /// Puts every primary name first.
    pub(super) fn settle(mut self, designations: &mut [Designation]) {
        for designation in designations {
            if let Some(primary) = self.0.remove(&designation.id.0) {
                primary.settle(designation);
            }
        }
    }
}

/// Adds a name and what is stated beside it.
pub(super) fn add_name(designation: &mut Designation, fields: &NameFields, primary: &mut Primary) {
    let person = designation.kind == EntityKind::Person;
    let has_parts = !fields.first.is_empty() || !fields.last.is_empty();
    let written = take_apart(&whole_name(fields, person), person);
    let strength = fields.remarks.iter().find_map(|remark| quality(remark)).unwrap_or_default();
    let name = Alias { kind: kind_of(&written.name, AliasKind::Alias), name: written.name, strength };
    let remarks = fields.remarks.iter().filter(|remark| !is_only_quality(remark)).chain(&written.notes);
    for remark in remarks {
        add_note(designation, &name.name, remark);
    }
    if !name.name.is_empty() {
        let is_full = if person { has_parts } else { !is_acronym(&name.name) };
        primary.offer(&name, fields.language, is_full);
        push_name(designation, name);
    }
    for further in written.further {
        let strength = further.strength.max(strength);
        push_name(designation, Alias { strength, ..further });
    }
    let titles = [fields.title, fields.function].map(note);
    extend_new(&mut designation.titles, titles.into_iter().filter(|title| !title.is_empty()));
    if designation.gender.is_none() {
        designation.gender = gender(fields.gender);
    }
}

/// The whole name, a person's with the surname first where the parts say which it is.
fn whole_name(fields: &NameFields, person: bool) -> String {
    let parts = [fields.first, fields.middle, fields.last].map(clean);
    let whole = clean(fields.whole);
    let in_order = joined(&parts, " ");
    if whole.is_empty() {
        return in_order;
    }
    let [first, middle, last] = &parts;
    if person && !first.is_empty() && !last.is_empty() && in_order == whole && !whole.contains(',') {
        return format!("{last}, {}", joined([first, middle], " "));
    }
    whole
}

/// Adds a name unless it is there already, in either order of surname and given names; of two the form that says which
/// is the surname stays, and the strong.
fn push_name(designation: &mut Designation, name: Alias) {
    let kind = designation.kind;
    match designation.names.iter_mut().find(|known| is_same(kind, &known.name, &name.name)) {
        Some(known) => {
            known.strength = known.strength.min(name.strength);
            if !known.name.contains(',') {
                known.name = name.name;
            }
        }
        None => designation.names.push(name),
    }
}

/// Whether two names are one, or but for the order of a person's surname and given names.
fn is_same(kind: EntityKind, one: &str, other: &str) -> bool {
    let reordered = |turned: &str, plain: &str| {
        let turned = turned.split_once(", ").filter(|_| !plain.contains(','));
        turned.is_some_and(|(last, first)| {
            plain.strip_prefix(first).and_then(|rest| rest.strip_prefix(' ')) == Some(last)
        })
    };
    one == other || (kind == EntityKind::Person && (reordered(one, other) || reordered(other, one)))
}

/// The strength a remark at a name states: `low quality alias`, `Good quality alias`, in any spelling met.
fn quality(remark: &str) -> Option<AliasStrength> {
    let words: Vec<String> = words(remark).collect();
    words.windows(2).find(|pair| pair[1].starts_with("qual")).map(|pair| match pair[0].as_str() {
        "low" | "poor" | "weak" => AliasStrength::Weak,
        _ => AliasStrength::Strong,
    })
}

/// Whether a remark states the quality and nothing else.
fn is_only_quality(remark: &str) -> bool {
    quality(remark).is_some() && words(remark).count() <= 3
}

pub(super) fn words(text: &str) -> impl Iterator<Item = String> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase)
}
