//! Key → the listed spans filed under it: hash tables read in place from the mapped columns.
//!
//! A part of the columns file. The keys of each family (those with one first character) have a filter of bits and a
//! table of their own: most keys that a query looks under do not exist, and the filter of a small family, which fits the
//! processor's cache, says so without a look at its table. Keys are known by a hash of 64 bits. Two that share one are
//! filed together, which costs a comparison more and changes nothing: whoever looks asks
//! [`similar`](crate::name::similar()) again.
//!
//! Beside the same keys as terms of tantivy's dictionary with their postings this is quicker: a term costs a walk through
//! an automaton and the set-up of a posting reader for what is one span most of the time.
//!
//! Layout, little-endian: 128 × (filter start, filter bytes, table start, table slots), filters, tables, postings. A
//! slot is a tag (the hash's upper half) and what it leads to: nothing, one span, or where (in fours of bytes) its number
//! of spans and the spans stand.

/// Bits a key: with sixteen, fifteen of sixteen keys that no span is filed under are known to be absent by their bit.
const BITS_A_KEY: usize = 16;
/// Characters a key may begin with.
const FAMILIES: usize = 128;
/// Bytes of a family's entry in the head.
const ENTRY: usize = 16;
const HEAD: usize = FAMILIES * ENTRY;
const SLOT: usize = 8;
/// What an empty slot leads to.
const NOTHING: u32 = u32::MAX;
/// Set in what leads to a single span.
const SINGLE: u32 = 1 << 31;

/// A hash that is the same in every build and on every machine, for it stands on disk: eight bytes at a time, each
/// multiplied to 128 bits and folded (as in Wang Yi's `wyhash`).
fn hash(key: &[u8]) -> u64 {
    fn fold(a: u64, b: u64) -> u64 {
        let wide = u128::from(a) * u128::from(b);
        let low = u64::try_from(wide & u128::from(u64::MAX)).expect("a half of 128 bits");
        low ^ u64::try_from(wide >> 64).expect("a half of 128 bits")
    }
    const SEED: u64 = 0x9e37_79b9_7f4a_7c15;
    const MULTIPLIER: u64 = 0xe703_7ed1_a0b4_28db;
    let mut chunks = key.chunks_exact(8);
    let mut hash = SEED ^ key.len() as u64;
    for chunk in &mut chunks {
        hash = fold(hash ^ u64::from_le_bytes(chunk.try_into().expect("eight bytes")), MULTIPLIER);
    }
    let mut rest = [0; 8];
    rest[..chunks.remainder().len()].copy_from_slice(chunks.remainder());
    fold(fold(hash ^ u64::from_le_bytes(rest), MULTIPLIER), SEED)
}

fn tag(hash: u64) -> u32 {
    u32::try_from(hash >> 32).expect("a half of 64 bits")
}

fn low(hash: u64) -> u32 {
    u32::try_from(hash & u64::from(u32::MAX)).expect("a half of 64 bits")
}

/// The hash that a span is filed by.
fn hash_of([tag, low, _]: Filed) -> u64 {
    u64::from(tag) << 32 | u64::from(low)
}

/// Where a hash begins to look in a table of a power of two of slots.
fn place(hash: u64, slots: usize) -> usize {
    low(hash) as usize & (slots - 1)
}

/// The bit of a hash in a filter of a power of two of bits: other bits of it than [`place`] takes first.
fn bit(hash: u64, bits: usize) -> usize {
    usize::try_from(hash >> 24 & u64::from(u32::MAX)).expect("32 bits") & (bits - 1)
}

/// A span under a key: the halves of the key's hash, and the span. A list has a hundred times as many as names, so that
/// each byte counts while it is built.
type Filed = [u32; 3];

/// Spans that are filed under keys of one family, in pieces: one long piece would be moved as it grows.
#[derive(Default)]
struct Family {
    pieces: Vec<Vec<Filed>>,
}

impl Family {
    const PIECE: usize = 1 << 14;

    fn push(&mut self, filed: Filed) {
        match self.pieces.last_mut() {
            Some(piece) if piece.len() < Self::PIECE => piece.push(filed),
            _ => self.pieces.push(vec![filed]),
        }
    }

    /// All of them once, in order.
    fn sorted(self) -> Vec<Filed> {
        let mut all = Vec::with_capacity(self.pieces.iter().map(Vec::len).sum());
        self.pieces.into_iter().for_each(|piece| all.extend(piece));
        all.sort_unstable();
        all.dedup();
        all
    }
}

/// Collects keys while an index is built.
pub(super) struct KeysWriter {
    families: Vec<Family>,
}

impl Default for KeysWriter {
    fn default() -> Self {
        Self { families: (0..FAMILIES).map(|_| Family::default()).collect() }
    }
}

impl KeysWriter {
    /// Files a span under a key.
    pub(super) fn file(&mut self, key: &str, span: u32) {
        let first = key.as_bytes().first().copied().unwrap_or(0) & 127;
        let hash = hash(key.as_bytes());
        self.families[usize::from(first)].push([tag(hash), low(hash), span]);
    }

    /// The tables.
    pub(super) fn finish(self) -> Vec<u8> {
        let (mut filters, mut tables, mut postings) = (Vec::new(), Vec::new(), Vec::new());
        let mut head = vec![[0_u32; 4]; FAMILIES];
        for (head, family) in head.iter_mut().zip(self.families) {
            let filed = family.sorted();
            if filed.is_empty() {
                continue;
            }
            let keys: Vec<&[Filed]> = filed.chunk_by(|a, b| a[..2] == b[..2]).collect();
            let filter = filter(&keys);
            let table = table(&keys, &mut postings);
            *head = [
                number(filters.len()),
                number(filter.len()),
                number(tables.len() * SLOT),
                number(table.len()),
            ];
            filters.extend(filter);
            tables.extend(table);
        }
        let mut out = Vec::with_capacity(HEAD + filters.len() + SLOT * tables.len() + 4 * postings.len());
        let tables_at = number(HEAD + filters.len());
        let postings_at = tables_at + number(tables.len() * SLOT);
        for [filter, bytes, table, slots] in head {
            for value in [number(HEAD) + filter, bytes, tables_at + table, slots] {
                out.extend_from_slice(&value.to_le_bytes());
            }
        }
        out.extend(filters);
        for (tag, to) in tables {
            // Everything before the postings is a multiple of four bytes long.
            let to = if to & SINGLE == 0 { postings_at / 4 + to } else { to };
            out.extend_from_slice(&tag.to_le_bytes());
            out.extend_from_slice(&to.to_le_bytes());
        }
        for span in postings {
            out.extend_from_slice(&span.to_le_bytes());
        }
        out
    }
}

fn number(length: usize) -> u32 {
    u32::try_from(length).expect("the keys of any lists in existence are far below 4 GiB")
}

/// A bit for each key of a family.
fn filter(keys: &[&[Filed]]) -> Vec<u8> {
    let bits = (keys.len() * BITS_A_KEY).next_power_of_two().max(64);
    let mut filter = vec![0_u8; bits / 8];
    for key in keys {
        let bit = bit(hash_of(key[0]), bits);
        filter[bit / 8] |= 1 << (bit % 8);
    }
    filter
}

/// The table of a family, two of three slots filled at most; spans beyond one go to the postings.
fn table(keys: &[&[Filed]], postings: &mut Vec<u32>) -> Vec<(u32, u32)> {
    let slots = (keys.len() * 3 / 2 + 1).next_power_of_two();
    let mut table = vec![(0, NOTHING); slots];
    for key in keys {
        let to = match key {
            [[_, _, span]] => span | SINGLE,
            spans => {
                let at = number(postings.len());
                postings.push(number(spans.len()));
                postings.extend(spans.iter().map(|&[_, _, span]| span));
                at
            }
        };
        let hash = hash_of(key[0]);
        let mut slot = place(hash, slots);
        while table[slot].1 != NOTHING {
            slot = (slot + 1) & (slots - 1);
        }
        table[slot] = (tag(hash), to);
    }
    table
}

/// The keys of an opened index: a view of the mapped bytes.
#[derive(Debug, Clone, Copy)]
pub(super) struct Keys<'a> {
    bytes: &'a [u8],
}

impl<'a> Keys<'a> {
    /// A view of tables whose checksum holds.
    pub(super) fn of(bytes: &'a [u8]) -> Self {
        Self { bytes }
    }

    /// Whether the head and what it tells of lie within the bytes: where not, they are no key tables.
    pub(super) fn sound(self) -> bool {
        self.bytes.len() >= HEAD
            && (0..FAMILIES).all(|family| {
                let [filter, filter_bytes, table, slots] = self.family(family);
                (filter_bytes == 0 && slots == 0)
                    || filter_bytes.is_power_of_two()
                        && slots.is_power_of_two()
                        && filter + filter_bytes <= self.bytes.len()
                        && table + slots * SLOT <= self.bytes.len()
            })
    }

    /// Whether any span is filed under a key that begins with a character.
    pub(super) fn holds_family(self, first: char) -> bool {
        usize::try_from(u32::from(first)).is_ok_and(|first| first < FAMILIES && self.family(first)[3] != 0)
    }

    /// Calls `found` with every span that is filed under a key, and perhaps with spans of another key.
    pub(super) fn each(self, key: &str, mut found: impl FnMut(u32)) {
        let first = key.as_bytes().first().copied().unwrap_or(0) & 127;
        let [filter, filter_bytes, table, slots] = self.family(usize::from(first));
        if slots == 0 {
            return;
        }
        let hash = hash(key.as_bytes());
        let bit = bit(hash, filter_bytes * 8);
        if self.bytes[filter + bit / 8] & 1 << (bit % 8) == 0 {
            return;
        }
        let mut slot = place(hash, slots);
        loop {
            let at = table + slot * SLOT;
            let to = self.number(at + 4);
            if to == NOTHING {
                return;
            }
            // Another key may have the same tag: the run is looked through to its end.
            if self.number(at) == tag(hash) {
                self.spans(to, &mut found);
            }
            slot = (slot + 1) & (slots - 1);
        }
    }

    /// The spans that a slot leads to.
    fn spans(self, to: u32, found: &mut impl FnMut(u32)) {
        if to & SINGLE != 0 {
            return found(to & !SINGLE);
        }
        let at = 4 * to as usize;
        let count = self.number(at) as usize;
        for span in self.bytes[at + 4..at + 4 + 4 * count].chunks_exact(4) {
            found(u32::from_le_bytes(span.try_into().expect("four bytes")));
        }
    }

    fn family(self, first: usize) -> [usize; 4] {
        std::array::from_fn(|nth| self.number(first * ENTRY + 4 * nth) as usize)
    }

    fn number(self, at: usize) -> u32 {
        u32::from_le_bytes(self.bytes[at..at + 4].try_into().expect("four bytes"))
    }
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use proptest::prelude::*;

    use super::*;

    fn found(keys: Keys<'_>, key: &str) -> BTreeSet<u32> {
        let mut spans = BTreeSet::new();
        keys.each(key, |span| spans.extend([span]));
        spans
    }

    #[test]
    fn the_hash_is_the_same_for_ever() {
        for (key, expected) in [
            ("", 0x501c_e46a_a4bc_33eb),
            ("=putin", 0x9f61_9f63_34a7_73a0),
            ("-guangzon", 0x4ba7_cfbe_0a68_e53d),
            ("|zhao|guang zong", 0xa821_0a04_3947_a6ca),
        ] {
            assert_eq!(hash(key.as_bytes()), expected, "{key}");
        }
    }

    #[test]
    fn no_keys_are_sound_and_hold_nothing() {
        let bytes = KeysWriter::default().finish();
        let keys = Keys::of(&bytes);
        assert!(keys.sound() && !keys.holds_family('=') && !keys.holds_family('赵'));
        assert!(found(keys, "=putin").is_empty() && found(keys, "").is_empty());
        assert!(!Keys::of(&bytes[..100]).sound());
    }

    proptest! {
        #[test]
        fn everything_filed_is_found_under_its_key(filed in proptest::collection::vec(("[=~-][a-d]{0,9}", 0_u32..50), 0..300)) {
            let mut writer = KeysWriter::default();
            let mut expected: BTreeMap<&str, BTreeSet<u32>> = BTreeMap::new();
            for (key, span) in &filed {
                writer.file(key, *span);
                expected.entry(key).or_default().insert(*span);
            }
            let bytes = writer.finish();
            let keys = Keys::of(&bytes);
            prop_assert!(keys.sound());
            for (key, spans) in &expected {
                prop_assert_eq!(&found(keys, key), spans);
                let other = format!("{key}#");
                prop_assert!(found(keys, &other).is_empty());
            }
        }
    }
}
