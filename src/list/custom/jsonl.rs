//! Custom lists as JSON lines: an object a line, a designation each.
//!
//! ```json
//! {"id": "7", "type": "person", "names": ["Janus Doe", {"name": "Янус Доу", "kind": "native"}],
//!  "weak_aliases": "Jan", "date_of_birth": ["1970-11-12", "circa 1971"], "nationality": "Ruritania",
//!  "identifiers": [{"kind": "Passport", "number": "A1234567", "country": "Ruritania"}, "Tax No.:99999123"],
//!  "addresses": [{"text": "1 Market Square, Strelsau", "country": "Ruritania"}], "programs": "RUR-1"}
//! ```
//!
//! (on one line each). Needed are `id`, `type` and a name; whatever is empty or `null` is as if it were not there.
//!
//! | field | holds |
//! |---|---|
//! | `id`, `type`, `gender`, `listed_on`, `updated_on` | one text, in the words of the custom CSV |
//! | `name`, `names` | texts, or objects of `name`, `kind`, `strength`, in the words of the custom CSV |
//! | `aliases`, `weak_aliases`, `former_names`, `native_names` | texts |
//! | `date_of_birth`, `births` | dates, as in the custom CSV |
//! | `place_of_birth`, `nationality`, `program`, `titles`, `measures`, `references` | texts |
//! | `identifiers` | texts `type:number:country`, or objects of `kind`, `number`, `country` |
//! | `addresses` | texts, or objects of `text`, `country` |
//! | `country` | one text: the country of the addresses that have none, or all that is known of one |
//! | `source`, `remarks` | texts |
//!
//! Where the table says texts or objects, one may stand for a list of one, and the singular or plural of a field are
//! the same (`program`, `programs`). The first name is the primary one unless another says that it is. Other fields are
//! named in a warning; a value of another type is a fault, as is an id that stands twice.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use super::{BIRTHS, DAYS, IDENTIFIERS, bad, kind, list_id, name_kind, primary_first, strength};
use crate::designation::{
    Address, Alias, AliasKind, AliasStrength, Designation, DesignationId, Identifier, PartialDate, Program,
};
use crate::error::Position;
use crate::list::fields::{add_name, check_count, extend_new, gender, is_native_script, join_new, visible};
use crate::list::file::Content;
use crate::list::format::{Format, Head};
use crate::list::jsonl::objects;
use crate::list::sink::Sink;
use crate::list::{ListFormat, ListWarning, ParseErrorKind};
use crate::{Error, Result};

/// This format.
pub(in crate::list) static FORMAT: Format = Format {
    kind: ListFormat::CustomJson,
    name: "custom JSON lines",
    recognises,
    list_id: |name| (list_id(name), None),
    parse,
};

/// A field and the other names it goes by.
type Field = &'static [&'static str];

const ID: Field = &["id"];
const TYPE: Field = &["type"];
const NAMES: Field = &["names", "name"];
const ALIASES: Field = &["aliases", "alias"];
const WEAK_ALIASES: Field = &["weak_aliases", "weak_alias"];
const FORMER_NAMES: Field = &["former_names", "former_name"];
const NATIVE_NAMES: Field = &["native_names", "native_name"];
const BIRTH: Field = &["date_of_birth", "dates_of_birth", "births", "birth"];
const PLACE: Field = &["place_of_birth", "places_of_birth"];
const NATIONALITY: Field = &["nationality", "nationalities"];
const GENDER: Field = &["gender"];
const IDENTIFIER: Field = &["identifiers", "identifier"];
const ADDRESS: Field = &["addresses", "address"];
const COUNTRY: Field = &["country"];
const PROGRAM: Field = &["programs", "program"];
const LISTED_ON: Field = &["listed_on"];
const UPDATED_ON: Field = &["updated_on"];
const MEASURE: Field = &["measures", "measure"];
const REFERENCE: Field = &["references", "reference"];
const TITLE: Field = &["titles", "title"];
const REMARK: Field = &["remarks", "remark"];
const SOURCE: Field = &["source", "sources"];

/// Every field of the format.
const FIELDS: [Field; 22] = [
    ID,
    TYPE,
    NAMES,
    ALIASES,
    WEAK_ALIASES,
    FORMER_NAMES,
    NATIVE_NAMES,
    BIRTH,
    PLACE,
    NATIONALITY,
    GENDER,
    IDENTIFIER,
    ADDRESS,
    COUNTRY,
    PROGRAM,
    LISTED_ON,
    UPDATED_ON,
    MEASURE,
    REFERENCE,
    TITLE,
    REMARK,
    SOURCE,
];

/// Fields of other names that are said in a warning; there may be any number.
const MAX_UNKNOWN: usize = 20;

/// The first line may be longer than what is seen of it, so its keys are looked for.
fn recognises(head: &Head) -> bool {
    let line = head.text.lines().next().unwrap_or_default();
    let has = |key| line.contains(key);
    line.starts_with('{')
        && has("\"id\"")
        && (has("\"name\"") || has("\"names\""))
        && !(has("\"schema\"") && has("\"properties\""))
}

fn parse(files: &mut [Content], sink: &mut Sink) -> Result<Option<String>> {
    let mut unknown = BTreeSet::new();
    for content in files {
        objects(content, sink, |object: Map<String, Value>, position, sink| {
            for field in
                object.keys().filter(|field| !FIELDS.iter().any(|names| names.contains(&field.as_str())))
            {
                if unknown.len() < MAX_UNKNOWN {
                    unknown.insert(field.clone());
                }
            }
            let line = Line { object, position };
            match designation(&line) {
                Ok(designation) => {
                    let position = line.position.record(&designation.id);
                    sink.add(designation, position)
                }
                Err(error) => sink.fault(error),
            }
        })?;
    }
    if !unknown.is_empty() {
        sink.warn(ListWarning::UnknownColumns { columns: unknown.into_iter().collect() });
    }
    Ok(None)
}

/// A line of the file.
struct Line {
    object: Map<String, Value>,
    position: Position,
}

impl Line {
    fn fault(&self, field: &str, kind: ParseErrorKind) -> Error {
        Error::new(kind).at(self.position.clone().field(field))
    }

    /// The values of a field under any of its names, each with the name; lists are taken apart.
    fn values(&self, field: Field) -> impl Iterator<Item = (&'static str, &Value)> {
        field.iter().flat_map(|name| {
            let values = match self.object.get(*name) {
                None | Some(Value::Null) => &[],
                Some(Value::Array(values)) => values.as_slice(),
                Some(value) => std::slice::from_ref(value),
            };
            values.iter().map(|value| (*name, value))
        })
    }

    /// The texts of a field.
    fn texts(&self, field: Field) -> Result<Vec<String>> {
        let mut texts = Vec::new();
        for (name, value) in self.values(field) {
            let text =
                value.as_str().ok_or_else(|| self.mistyped(name, value, "a text or a list of texts"))?;
            texts.push(text.trim().to_owned());
        }
        texts.retain(|text| !text.is_empty());
        Ok(texts)
    }

    /// The one text of a field, empty where there is none.
    fn text(&self, field: Field) -> Result<String> {
        let mut texts = self.texts(field)?;
        match texts.len() {
            0 => Ok(String::new()),
            1 => Ok(texts.remove(0)),
            _ => Err(self.fault(field[0], bad(&texts.join(", "), "one text"))),
        }
    }

    fn mistyped(&self, field: &str, value: &Value, expected: &'static str) -> Error {
        let mut shown = value.to_string();
        if let Some((end, _)) = shown.char_indices().nth(80) {
            shown.truncate(end);
        }
        self.fault(field, bad(&shown, expected))
    }

    /// The text of a field of an object within a field; empty where there is none.
    fn inner<'a>(&self, field: &str, object: &'a Map<String, Value>, key: &str) -> Result<&'a str> {
        match object.get(key) {
            None | Some(Value::Null) => Ok(""),
            Some(Value::String(text)) => Ok(text.trim()),
            Some(other) => Err(self.mistyped(field, other, "an object whose fields are texts")),
        }
    }

    /// The fault of an object within a field that has fields of other names.
    fn only(
        &self,
        field: &str,
        object: &Map<String, Value>,
        keys: &[&str],
        expected: &'static str,
    ) -> Result<()> {
        match object.keys().find(|key| !keys.contains(&key.as_str())) {
            Some(key) => Err(self.fault(field, bad(key, expected))),
            None => Ok(()),
        }
    }
}

fn designation(line: &Line) -> Result<Designation> {
    for (field, value) in &line.object {
        let count = value.as_array().map_or(1, Vec::len);
        check_count(count).map_err(|kind| line.fault(field, kind))?;
    }
    let id = line.text(ID)?;
    if id.is_empty() {
        return Err(line.fault("id", ParseErrorKind::NoId));
    }
    let word = line.text(TYPE)?;
    let kind = kind(&word).map_err(|kind| line.fault("type", kind))?;
    let kind = kind.ok_or_else(|| line.fault("type", bad("", super::TYPES)))?;
    let mut designation = Designation { id: DesignationId(id), kind, ..Designation::default() };
    names(line, &mut designation)?;
    if designation.names.is_empty() {
        return Err(line.fault("names", ParseErrorKind::NoName));
    }
    for text in line.texts(BIRTH)? {
        let readings = PartialDate::parse_counterparty(&text);
        if readings.is_empty() {
            return Err(line.fault(BIRTH[0], bad(&text, BIRTHS)));
        }
        extend_new(&mut designation.births, readings);
    }
    let word = line.text(GENDER)?;
    if !word.is_empty() {
        let known = gender(&word).ok_or_else(|| line.fault("gender", bad(&word, "female or male")))?;
        designation.gender = Some(known);
    }
    designation.listed_on = day(line, LISTED_ON)?;
    designation.updated_on = day(line, UPDATED_ON)?;
    for (field, texts) in [
        (PLACE, &mut designation.places_of_birth),
        (NATIONALITY, &mut designation.nationalities),
        (TITLE, &mut designation.titles),
        (MEASURE, &mut designation.measures),
        (REFERENCE, &mut designation.references),
    ] {
        extend_new(texts, line.texts(field)?);
    }
    extend_new(&mut designation.programs, line.texts(PROGRAM)?.into_iter().map(Program));
    for (field, text) in [(REMARK, &mut designation.remarks), (SOURCE, &mut designation.source)] {
        for more in line.texts(field)? {
            join_new(text, &more);
        }
    }
    identifiers(line, &mut designation)?;
    addresses(line, &mut designation)?;
    Ok(designation)
}

fn day(line: &Line, field: Field) -> Result<Option<PartialDate>> {
    let text = line.text(field)?;
    if text.is_empty() {
        return Ok(None);
    }
    let day = PartialDate::parse_list(&text);
    day.map(Some).ok_or_else(|| line.fault(field[0], bad(&text, DAYS)))
}

fn names(line: &Line, designation: &mut Designation) -> Result<()> {
    const EXPECTED: &str = "a name, or an object of name, kind and strength";
    let usual = |name: &str| if is_native_script(name) { AliasKind::Native } else { AliasKind::Alias };
    for (field, value) in line.values(NAMES) {
        let alias = match value {
            Value::String(name) => Alias::strong(visible(name), usual(name)),
            Value::Object(object) => {
                line.only(field, object, &["name", "kind", "strength"], EXPECTED)?;
                let name = visible(line.inner(field, object, "name")?);
                let said = name_kind(line.inner(field, object, "kind")?);
                let said = said.map_err(|kind| line.fault(field, kind))?;
                let strength = strength(line.inner(field, object, "strength")?);
                let strength = strength.map_err(|kind| line.fault(field, kind))?;
                Alias { kind: said.unwrap_or_else(|| usual(&name)), name, strength }
            }
            other => return Err(line.mistyped(field, other, EXPECTED)),
        };
        add_name(designation, alias);
    }
    for (field, kind, strength) in [
        (ALIASES, AliasKind::Alias, AliasStrength::Strong),
        (WEAK_ALIASES, AliasKind::Alias, AliasStrength::Weak),
        (FORMER_NAMES, AliasKind::Former, AliasStrength::Strong),
        (NATIVE_NAMES, AliasKind::Native, AliasStrength::Strong),
    ] {
        for name in line.texts(field)? {
            let name = visible(&name);
            let kind =
                if kind == AliasKind::Alias && is_native_script(&name) { AliasKind::Native } else { kind };
            add_name(designation, Alias { name, kind, strength });
        }
    }
    primary_first(designation);
    Ok(())
}

fn identifiers(line: &Line, designation: &mut Designation) -> Result<()> {
    const EXPECTED: &str = "type:number:country, or an object of kind, number and country";
    for (field, value) in line.values(IDENTIFIER) {
        let identifier = match value {
            Value::String(text) if text.trim().is_empty() => continue,
            Value::String(text) => {
                Identifier::parse(text).ok_or_else(|| line.fault(field, bad(text, IDENTIFIERS)))?
            }
            Value::Object(object) => {
                line.only(field, object, &["kind", "number", "country"], EXPECTED)?;
                let number = line.inner(field, object, "number")?;
                if number.is_empty() {
                    return Err(line.mistyped(field, value, EXPECTED));
                }
                let kind = line.inner(field, object, "kind")?;
                Identifier::new(kind, number, line.inner(field, object, "country")?)
            }
            other => return Err(line.mistyped(field, other, EXPECTED)),
        };
        extend_new(&mut designation.identifiers, [identifier]);
    }
    Ok(())
}

fn addresses(line: &Line, designation: &mut Designation) -> Result<()> {
    const EXPECTED: &str = "an address, or an object of text and country";
    let country = line.text(COUNTRY)?;
    for (field, value) in line.values(ADDRESS) {
        let mut address = match value {
            Value::String(text) => Address { text: text.trim().to_owned(), country: String::new() },
            Value::Object(object) => {
                line.only(field, object, &["text", "country"], EXPECTED)?;
                let text = line.inner(field, object, "text")?.to_owned();
                Address { text, country: line.inner(field, object, "country")?.to_owned() }
            }
            other => return Err(line.mistyped(field, other, EXPECTED)),
        };
        if address != Address::default() {
            if address.country.is_empty() {
                address.country.clone_from(&country);
            }
            extend_new(&mut designation.addresses, [address]);
        }
    }
    if designation.addresses.is_empty() && !country.is_empty() {
        designation.addresses.push(Address { text: String::new(), country });
    }
    Ok(())
}
