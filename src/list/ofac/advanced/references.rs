//! The file's own tables: `AliasType 1400` is `A.K.A.`, `Country 11109` is `Iran`.
//!
//! Each table is an element `…Values` with an element for each number. Numbers are OFAC's own and have changed before,
//! so none stands in this program: words do.

use rustc_hash::FxHashMap;

use crate::list::xml::Node;

/// Number → meaning, by table.
#[derive(Default)]
pub(super) struct References {
    tables: FxHashMap<String, FxHashMap<String, Value>>,
}

/// What a number means.
#[derive(Debug, Default)]
pub(super) struct Value {
    /// The word.
    pub(super) text: String,
    /// The place an area code stands for, which is itself a code.
    pub(super) description: String,
    /// The type of party a subtype belongs to.
    pub(super) party_type: String,
}

/// A number that is not defined, or text that is not understood.
#[derive(Debug)]
pub(super) struct Unknown {
    /// What stands there.
    pub(super) value: String,
    /// What belongs there.
    pub(super) expected: &'static str,
    /// The attribute or element.
    pub(super) field: &'static str,
}

impl References {
    /// Takes a table in.
    pub(super) fn read(&mut self, table: &Node) {
        for value in table.children() {
            let meaning = Value {
                text: value.text(),
                description: value.attribute("Description").to_owned(),
                party_type: value.attribute("PartyTypeID").to_owned(),
            };
            let id = value.attribute("ID").to_owned();
            self.tables.entry(value.name.clone()).or_default().insert(id, meaning);
        }
    }

    /// What the number in an attribute means, by the table of the attribute's name (`AliasTypeID` → `AliasType`).
    pub(super) fn of<'a>(&'a self, node: &Node, attribute: &'static str) -> Result<&'a Value, Unknown> {
        let table = attribute.strip_prefix("IssuedBy-").unwrap_or(attribute);
        self.find(table.strip_suffix("ID").unwrap_or(table), node.attribute(attribute), attribute)
    }

    /// The word for the number in an attribute.
    pub(super) fn word(&self, node: &Node, attribute: &'static str) -> Result<&str, Unknown> {
        self.of(node, attribute).map(|value| value.text.as_str())
    }

    /// The same for an attribute that may be left out: an empty word then.
    pub(super) fn word_if_any(&self, node: &Node, attribute: &'static str) -> Result<&str, Unknown> {
        if node.attribute(attribute).is_empty() { Ok("") } else { self.word(node, attribute) }
    }

    /// What a number means in a table.
    pub(super) fn find(&self, table: &str, id: &str, field: &'static str) -> Result<&Value, Unknown> {
        let found = self.tables.get(table).and_then(|table| table.get(id));
        found.ok_or_else(|| Unknown {
            value: id.to_owned(),
            expected: "a number that the file's ReferenceValueSets define",
            field,
        })
    }
}
