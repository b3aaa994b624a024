//! Span → every listed span that [`similar`](crate::name::similar()) accepts: its exact inverse, through the keys both
//! sides share.
//!
//! Results are cached across a batch, since counterparty files repeat their words; the cache is bounded and never
//! changes a result.

use std::sync::{Arc, Mutex};

use rustc_hash::{FxHashMap, FxHasher};
use std::hash::{Hash, Hasher};

use crate::name::similar::{KeySide, Shared, Sketch, keys_among, similar_by};
use crate::name::{Reason, SpanClass, SpanKey};

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
/// Entries of a shard's younger half before it becomes the older: 2 × 16 × 8,192 resolutions of about 200 bytes, some
/// 50 MB at most.
const HALF_SHARD: usize = 8192;

/// What is known of the spans of each class, by text; classes are few, texts many.
#[derive(Default)]
struct Entries {
    of_class: Vec<FxHashMap<Box<str>, Arc<Resolution>>>,
    count: usize,
}

/// The spans seen since the shard was last full, and those before.
#[derive(Default)]
struct Shard {
    young: Entries,
    old: Entries,
}

/// Resolves spans against the keys of an index.
pub(super) struct Resolver {
    shards: Vec<Mutex<Shard>>,
    /// What nothing answers is answered by the same nothing.
    nothing: Arc<Resolution>,
}

impl Resolver {
    pub(super) fn new() -> Self {
        Self { shards: (0..SHARDS).map(|_| Mutex::default()).collect(), nothing: Arc::default() }
    }

    /// Every listed span that answers a span.
    pub(super) fn resolve(&self, columns: &Columns, span: SpanKey<'_>) -> Arc<Resolution> {
        // Every name has spans of neighbours of its own and most of them answer nothing: finding that out takes less
        // than remembering it.
        if made_of_neighbours(span.class) {
            return self.look_up(columns, span);
        }
        let mut hasher = FxHasher::default();
        (span.class, span.text).hash(&mut hasher);
        let shard = &self.shards[(hasher.finish() >> 32) as usize % SHARDS];
        if let Some(found) = shard.lock().ok().and_then(|mut shard| shard.get(span)) {
            return found;
        }
        let found = self.look_up(columns, span);
        if let Ok(mut shard) = shard.lock() {
            shard.insert(span.class, Box::from(span.text), Arc::clone(&found));
        }
        found
    }

    fn look_up(&self, columns: &Columns, span: SpanKey<'_>) -> Arc<Resolution> {
        let found = look_up(columns, span);
        if found.spans.is_empty() { Arc::clone(&self.nothing) } else { Arc::new(found) }
    }
}

impl Shard {
    fn get(&mut self, span: SpanKey<'_>) -> Option<Arc<Resolution>> {
        let class = span.class as usize;
        if let Some(known) = self.young.of_class.get(class).and_then(|texts| texts.get(span.text)) {
            return Some(Arc::clone(known));
        }
        // Common words come back before the shard is full again, and so are never forgotten.
        let (text, known) = self.old.of_class.get_mut(class)?.remove_entry(span.text)?;
        self.insert(span.class, text, Arc::clone(&known));
        Some(known)
    }

    fn insert(&mut self, class: SpanClass, text: Box<str>, found: Arc<Resolution>) {
        if self.young.count >= HALF_SHARD {
            self.old = std::mem::take(&mut self.young);
        }
        let of_class = &mut self.young.of_class;
        if of_class.len() <= class as usize {
            of_class.resize_with(class as usize + 1, FxHashMap::default);
        }
        of_class[class as usize].insert(text, found);
        self.young.count += 1;
    }
}

/// What answers a span, by the keys they share.
fn look_up(columns: &Columns, span: SpanKey<'_>) -> Resolution {
    let mut found: Vec<(u32, Shared)> = Vec::new();
    let filed = columns.keys();
    keys_among(span, KeySide::Query, &|first| filed.holds_family(first), &mut |key| {
        let family = Shared::of(key);
        filed.each(key, |id| found.push((id, family)));
    });
    if found.is_empty() {
        return Resolution::default();
    }
    found.sort_unstable_by_key(|&(id, _)| id);
    // The families of all keys of one span together.
    found.dedup_by(|next, kept| {
        let same = next.0 == kept.0;
        if same {
            kept.1 = kept.1.and(next.1);
        }
        same
    });
    let sketch = Sketch::of(span);
    let mut resolution = Resolution::default();
    for (id, shared) in found {
        if sketch.excludes(columns.sketch(id), shared) {
            continue;
        }
        if let Some(answer) = similar_by(span, columns.span(id), shared) {
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

/// Whether spans of a class are made of several words, so that hardly one comes twice.
fn made_of_neighbours(class: SpanClass) -> bool {
    matches!(class, SpanClass::Glued | SpanClass::Whole | SpanClass::Acronym | SpanClass::FirstLetters)
}
