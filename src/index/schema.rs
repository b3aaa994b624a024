//! The tantivy schema: which fields there are, and its version.
//!
//! Two kinds of documents in one segment, in this order: a document a listed *span* (its `key` terms), and a document a
//! *designation* (its `identifier` keys and its stored `record`). A span's document number is its span number;
//! designations follow. Which names hold a span stands in the columns, which are read for every word of every query.

use tantivy::schema::{BytesOptions, Field, INDEXED, STORED, Schema};

/// Raised with every change of the schema or of the columns beside it; an index of another version is rebuilt.
pub(super) const SCHEMA_VERSION: u32 = 3;

/// The fields of the schema.
#[derive(Debug, Clone, Copy)]
pub(super) struct Fields {
    /// The keys a listed span is filed under ([`keys`](crate::name::similar::keys)).
    pub(super) key: Field,
    /// The identifier keys of a designation.
    pub(super) identifier: Field,
    /// A designation as JSON, with its list's number.
    pub(super) record: Field,
}

/// The schema and its fields.
pub(super) fn schema() -> (Schema, Fields) {
    let mut builder = Schema::builder();
    let fields = Fields {
        key: builder.add_bytes_field("key", BytesOptions::from(INDEXED)),
        identifier: builder.add_bytes_field("identifier", BytesOptions::from(INDEXED)),
        record: builder.add_bytes_field("record", BytesOptions::from(STORED)),
    };
    (builder.build(), fields)
}
