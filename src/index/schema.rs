//! The tantivy schema: which fields there are, and its version.
//!
//! A document a *designation*: its `identifier` keys and its stored `record`; its document number is its number. What is
//! read for every word of every query (listed spans, the keys they are filed under, the names that hold them) stands in
//! the columns.

use tantivy::schema::{BytesOptions, Field, INDEXED, STORED, Schema};

/// Raised with every change of the schema, of the columns beside it or of what the index's manifest says of its lists; an index of another version is rebuilt.
pub(super) const SCHEMA_VERSION: u32 = 5;

/// The fields of the schema.
#[derive(Debug, Clone, Copy)]
pub(super) struct Fields {
    /// The identifier keys of a designation.
    pub(super) identifier: Field,
    /// A designation as JSON, with its list's number.
    pub(super) record: Field,
}

/// The schema and its fields.
pub(super) fn schema() -> (Schema, Fields) {
    let mut builder = Schema::builder();
    let fields = Fields {
        identifier: builder.add_bytes_field("identifier", BytesOptions::from(INDEXED)),
        record: builder.add_bytes_field("record", BytesOptions::from(STORED)),
    };
    (builder.build(), fields)
}
