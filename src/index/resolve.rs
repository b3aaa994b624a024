//! Span → every listed span that [`similar()`] accepts: its exact inverse, through the keys both sides share.
//!
//! Results are cached across a batch, since counterparty files repeat their words; the cache is bounded and never
//! changes a result.

use std::sync::{Arc, Mutex};

use rustc_hash::{FxHashMap, FxHasher};
use std::hash::{Hash, Hasher};
use tantivy::index::InvertedIndexReader;
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocSet as _, TERMINATED, Term};

use crate::name::similar::{KeySide, keys};
use crate::name::{Reason, SpanClass, SpanKey, similar};

use super::columns::Columns;

/// A listed span that answers a query's span.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Resolved {
    /// The listed span's number.
    pub span: u32,
    /// How well it answers, 0..=1.
    pub similarity: f32,
    /// Why.
    pub reason: Reason,
}

/// Everything that answers one span.
#[derive(Debug, Default, PartialEq)]
pub struct Resolution {
    /// The listed spans, by number.
    pub spans: Vec<Resolved>,
    /// How many listed names hold one of them, counting a name once a span.
    pub names: u64,
}

const SHARDS: usize = 16;
/// Entries a shard holds before it starts afresh: 16 × 16,384 resolutions of about 200 bytes, some 50 MB at most.
const SHARD_ENTRIES: usize = 16_384;

type Shard = Mutex<FxHashMap<(SpanClass, Box<str>), Arc<Resolution>>>;

/// Resolves spans against the keys of an index.
pub(super) struct Resolver {
    keys: Arc<InvertedIndexReader>,
    field: Field,
    shards: Vec<Shard>,
}

impl Resolver {
    pub(super) fn new(keys: Arc<InvertedIndexReader>, field: Field) -> Self {
        Self { keys, field, shards: (0..SHARDS).map(|_| Shard::default()).collect() }
    }

    /// Every listed span that answers a span.
    pub(super) fn resolve(&self, columns: &Columns, span: SpanKey<'_>) -> Arc<Resolution> {
        let mut hasher = FxHasher::default();
        (span.class, span.text).hash(&mut hasher);
        let shard = &self.shards[(hasher.finish() >> 32) as usize % SHARDS];
        let key = (span.class, Box::from(span.text));
        if let Some(found) = shard.lock().ok().and_then(|entries| entries.get(&key).cloned()) {
            return found;
        }
        let found = Arc::new(self.look_up(columns, span));
        if let Ok(mut entries) = shard.lock() {
            if entries.len() >= SHARD_ENTRIES {
                entries.clear();
            }
            entries.insert(key, Arc::clone(&found));
        }
        found
    }

    fn look_up(&self, columns: &Columns, span: SpanKey<'_>) -> Resolution {
        let mut ids: Vec<u32> = Vec::new();
        keys(span, KeySide::Query, &mut |key| self.filed_under(key, &mut ids));
        ids.sort_unstable();
        ids.dedup();
        let mut resolution = Resolution::default();
        for id in ids {
            if let Some(answer) = similar(span, columns.span(id)) {
                resolution.names += u64::from(columns.span_names(id));
                resolution.spans.push(Resolved {
                    span: id,
                    similarity: answer.similarity,
                    reason: answer.reason,
                });
            }
        }
        resolution
    }

    fn filed_under(&self, key: &str, ids: &mut Vec<u32>) {
        let term = Term::from_field_bytes(self.field, key.as_bytes());
        // A read error of a mapped, checksummed file is a fault of the machine: stop rather than miss a name.
        let postings = self
            .keys
            .read_postings(&term, IndexRecordOption::Basic)
            .expect("the index file was read when it was opened; it must not vanish during a run");
        if let Some(mut postings) = postings {
            let mut doc = postings.doc();
            while doc != TERMINATED {
                ids.push(doc);
                doc = postings.advance();
            }
        }
    }
}
