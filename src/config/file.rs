//! The file as TOML gives it: tables and values, checked one by one.

use std::collections::BTreeMap;
use std::path::PathBuf;

use jiff::civil::Date;
use serde::{Deserialize, Deserializer};

use super::ConfigErrorKind;
use crate::case::Policy;
use crate::designation::EntityKind;
use crate::editions::FetchConfig;
use crate::screen::WeakAliases;

/// The whole file.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct File {
    pub(super) threshold: Option<f32>,
    pub(super) weak_aliases: Option<WeakAliases>,
    pub(super) max_list_age_hours: Option<u32>,
    pub(super) default_collection: Option<String>,
    pub(super) fetch: FetchConfig,
    pub(super) cases: Option<Policy>,
    pub(super) lists: BTreeMap<String, ListTable>,
    pub(super) collections: BTreeMap<String, CollectionTable>,
}

/// `[lists.ID]`.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct ListTable {
    pub(super) path: Option<PathBuf>,
    pub(super) edition: Option<String>,
    pub(super) owner: Option<String>,
    #[serde(deserialize_with = "day")]
    pub(super) expires: Option<Date>,
    pub(super) weak_aliases: Option<WeakAliases>,
}

/// `[collections.NAME]`.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct CollectionTable {
    pub(super) lists: Vec<String>,
    pub(super) include_programs: Vec<String>,
    pub(super) exclude_programs: Vec<String>,
    pub(super) include_types: Vec<EntityKind>,
    pub(super) exclude_types: Vec<EntityKind>,
    pub(super) threshold: Option<f32>,
    pub(super) weak_aliases: Option<WeakAliases>,
}

impl File {
    /// Reads the text; what is wrong comes with its line, where one can be named.
    pub(super) fn parse(text: &str) -> Result<Self, (ConfigErrorKind, Option<u64>)> {
        let file: Self = toml::from_str(text).map_err(|error| {
            let line = error.span().and_then(|span| text.get(..span.start)).map(line_of);
            (ConfigErrorKind::Toml(error.message().to_owned()), line)
        })?;
        let thresholds = file.collections.values().filter_map(|table| table.threshold);
        let bad = file.threshold.into_iter().chain(thresholds).find(|x| !(*x > 0.0 && *x <= 1.0));
        if let Some(bad) = bad {
            return Err((ConfigErrorKind::Threshold(bad), None));
        }
        let both = file.lists.iter().find(|(_, table)| table.path.is_some() && table.edition.is_some());
        match both {
            Some((id, _)) => Err((ConfigErrorKind::PathAndEdition(id.clone()), None)),
            None => Ok(file),
        }
    }
}

/// The line that a text before a place ends on, from 1.
fn line_of(before: &str) -> u64 {
    1 + before.bytes().filter(|byte| *byte == b'\n').count() as u64
}

/// A day, as TOML writes dates or as a text.
fn day<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Date>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Day {
        Date(toml::value::Datetime),
        Text(String),
    }
    let text = match Day::deserialize(deserializer)? {
        Day::Date(date) => date.to_string(),
        Day::Text(text) => text,
    };
    let day = text.parse().map_err(|_| serde::de::Error::custom("write a day, such as 2027-01-31"))?;
    Ok(Some(day))
}
