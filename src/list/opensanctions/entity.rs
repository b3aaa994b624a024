//! A line of a JSON export: an entity of `FollowTheMoney`, with what is inlined in it.

use std::collections::BTreeMap;
use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, Error, MapAccess, Visitor, value::MapAccessDeserializer};

/// An entity, be it a target or a helper.
#[derive(Debug, Clone, Deserialize)]
pub(super) struct Entity {
    /// Its id, which other lines refer to.
    pub(super) id: String,
    /// The name it is shown under.
    #[serde(default)]
    pub(super) caption: String,
    /// What it is: `Person`, `Sanction`.
    pub(super) schema: String,
    /// What is known of it; every property may have several values.
    #[serde(default)]
    pub(super) properties: BTreeMap<String, Vec<Value>>,
    /// Whether it is a designation; newer exports do not say.
    #[serde(default)]
    pub(super) target: Option<bool>,
    /// The ids it has in the lists it comes from.
    #[serde(default)]
    pub(super) referents: Vec<String>,
    /// The lists it comes from.
    #[serde(default)]
    pub(super) datasets: Vec<String>,
    /// When it was last seen in them.
    #[serde(default)]
    pub(super) last_seen: Option<String>,
    /// When it last changed.
    #[serde(default)]
    pub(super) last_change: Option<String>,
}

/// A value of a property: a text, which may be another entity's id, or that entity itself.
#[derive(Debug, Clone)]
pub(super) enum Value {
    /// A text or an id.
    Text(String),
    /// An entity that is inlined.
    Entity(Box<Entity>),
}

impl Entity {
    /// The texts of a property that are not empty.
    pub(super) fn texts(&self, property: &str) -> impl Iterator<Item = &str> {
        let values = self.properties.get(property).into_iter().flatten();
        let texts = values.filter_map(|value| match value {
            Value::Text(text) => Some(text.trim()),
            Value::Entity(_) => None,
        });
        texts.filter(|text| !text.is_empty())
    }

    /// The entities inlined in it, of whatever property.
    pub(super) fn inlined(&self) -> impl Iterator<Item = &Self> {
        self.properties.values().flatten().filter_map(|value| match value {
            Value::Entity(entity) => Some(entity.as_ref()),
            Value::Text(_) => None,
        })
    }
}

impl<'de> Deserialize<'de> for Value {
    /// Read without buffering, so that what is inlined many levels deep is read once.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ValueVisitor)
    }
}

struct ValueVisitor;

impl<'de> Visitor<'de> for ValueVisitor {
    type Value = Value;

    fn expecting(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str("a text or an entity")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Value, E> {
        Ok(Value::Text(text.to_owned()))
    }

    fn visit_string<E: Error>(self, text: String) -> Result<Value, E> {
        Ok(Value::Text(text))
    }

    fn visit_map<M: MapAccess<'de>>(self, map: M) -> Result<Value, M::Error> {
        Entity::deserialize(MapAccessDeserializer::new(map)).map(|entity| Value::Entity(Box::new(entity)))
    }
}
