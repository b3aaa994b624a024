//! Columns beside the term dictionary: the texts of spans and the shapes of names, read in place from the mapped file.
//!
//! One file, `columns.bin`, little-endian: magic, counts, section starts, the characters keys begin with, CRC-32; span
//! offsets, span texts, span name counts; name offsets, name shapes; the names that hold each span; a bit for each key
//! that a span is filed under. Opened through tantivy's directory, so it is mapped like the index itself and nothing is
//! parsed at start but its header and checksum.

use tantivy::directory::OwnedBytes;

use crate::name::{Shape, SpanClass, SpanKey, WordMask};

const MAGIC: &[u8; 8] = b"INTDCOL3";
const HEADER: usize = 8 + 4 * 15;

/// One listed name as the index knows it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct NameRef<'a> {
    bytes: &'a [u8],
}

/// Bytes of a name's entry before its weights.
const NAME_HEAD: usize = 4 + 2 + 1 + 1 + 5 * 8 + 2;
const SPAN_ENTRY: usize = 4 + 8;

const WEAK: u8 = 1;
const PERSON: u8 = 2;

/// The columns of an opened index.
pub(crate) struct Columns {
    bytes: OwnedBytes,
    spans: usize,
    names: usize,
    /// Where the sections begin: span offsets, span texts, span counts, name offsets, name entries, posting offsets,
    /// postings, key bits.
    at: [usize; 8],
    families: u128,
}

/// What is known of a name when the columns are written.
pub(super) struct NameEntry<'a> {
    pub(super) designation: u32,
    pub(super) alias: u16,
    pub(super) weak: bool,
    pub(super) shape: &'a Shape,
    pub(super) span_ids: &'a [u32],
}

/// Collects columns while an index is built.
#[derive(Default)]
pub(super) struct ColumnsWriter {
    span_offsets: Vec<u32>,
    span_texts: Vec<u8>,
    span_counts: Vec<u32>,
    name_offsets: Vec<u32>,
    names: Vec<u8>,
    /// Each name's distinct spans, in order.
    held: Vec<Vec<u32>>,
    keys: Vec<u64>,
    /// A bit for each ASCII character that a key begins with.
    families: u128,
}

/// Bits a key: with sixteen, fifteen of sixteen keys that no span is filed under are known to be absent by their bit.
const BITS_A_KEY: usize = 16;

/// FNV-1a, which is the same in every build: the bits on disk must mean the same keys tomorrow.
fn hash(key: &str) -> u64 {
    key.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, b| (hash ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3))
}

/// The bit of a key's hash among a power of two of bits.
fn bit_of(hash: u64, bits: usize) -> usize {
    // Both halves folded into one: the high one is the better mixed.
    let folded = u32::try_from((hash >> 32) ^ (hash & u64::from(u32::MAX))).expect("a half of 64 bits");
    folded as usize & (bits - 1)
}

impl ColumnsWriter {
    /// Adds a key that some span is filed under.
    pub(super) fn key(&mut self, key: &str) {
        self.keys.push(hash(key));
        self.families |= key.bytes().next().map_or(0, |first| 1 << (first & 127));
    }

    /// Adds a span; spans are numbered in the order added.
    pub(super) fn span(&mut self, key: SpanKey<'_>, names: u32) {
        self.span_offsets.push(offset(self.span_texts.len()));
        self.span_texts.push(key.class as u8);
        self.span_texts.extend_from_slice(key.text.as_bytes());
        self.span_counts.push(names);
    }

    /// Adds a name; names are numbered in the order added.
    pub(super) fn name(&mut self, entry: &NameEntry<'_>) {
        self.name_offsets.push(offset(self.names.len()));
        let mut held = entry.span_ids.to_vec();
        held.sort_unstable();
        held.dedup();
        self.held.push(held);
        let out = &mut self.names;
        out.extend_from_slice(&entry.designation.to_le_bytes());
        out.extend_from_slice(&entry.alias.to_le_bytes());
        out.push(if entry.weak { WEAK } else { 0 } | if entry.shape.person { PERSON } else { 0 });
        out.push(u8::try_from(entry.shape.weights.len()).expect("a name has at most 64 words"));
        let shape = entry.shape;
        for mask in [shape.solid, shape.forms, shape.first_surname, shape.own_name, shape.fathers] {
            out.extend_from_slice(&mask.to_le_bytes());
        }
        let spans =
            u16::try_from(entry.span_ids.len()).expect("a name of 64 words has fewer than 65,536 spans");
        out.extend_from_slice(&spans.to_le_bytes());
        out.extend_from_slice(&entry.shape.weights);
        for (id, mask) in entry.span_ids.iter().zip(&entry.shape.spans) {
            out.extend_from_slice(&id.to_le_bytes());
            out.extend_from_slice(&mask.to_le_bytes());
        }
    }

    /// Where each span's names begin, and the names of all spans, in order.
    fn postings(&self) -> (Vec<u32>, Vec<u32>) {
        let mut offsets = Vec::with_capacity(self.span_counts.len() + 1);
        let mut next = 0;
        for count in &self.span_counts {
            offsets.push(next);
            next += count;
        }
        offsets.push(next);
        let mut fill = offsets.clone();
        let mut postings = vec![0; next as usize];
        for (name, spans) in (0_u32..).zip(&self.held) {
            for &span in spans {
                postings[fill[span as usize] as usize] = name;
                fill[span as usize] += 1;
            }
        }
        (offsets, postings)
    }

    /// The file.
    pub(super) fn finish(mut self) -> Vec<u8> {
        self.span_offsets.push(offset(self.span_texts.len()));
        self.name_offsets.push(offset(self.names.len()));
        let mut body = Vec::new();
        let mut starts = Vec::new();
        let numbers = |body: &mut Vec<u8>, values: &[u32]| {
            for value in values {
                body.extend_from_slice(&value.to_le_bytes());
            }
        };
        starts.push(offset(HEADER + body.len()));
        numbers(&mut body, &self.span_offsets);
        starts.push(offset(HEADER + body.len()));
        body.extend_from_slice(&self.span_texts);
        starts.push(offset(HEADER + body.len()));
        numbers(&mut body, &self.span_counts);
        starts.push(offset(HEADER + body.len()));
        numbers(&mut body, &self.name_offsets);
        starts.push(offset(HEADER + body.len()));
        body.extend_from_slice(&self.names);
        let (posting_offsets, postings) = self.postings();
        starts.push(offset(HEADER + body.len()));
        numbers(&mut body, &posting_offsets);
        starts.push(offset(HEADER + body.len()));
        numbers(&mut body, &postings);
        starts.push(offset(HEADER + body.len()));
        self.keys.sort_unstable();
        self.keys.dedup();
        let bits = (self.keys.len() * BITS_A_KEY).next_power_of_two().max(8);
        let mut filter = vec![0_u8; bits / 8];
        for &hash in &self.keys {
            let bit = bit_of(hash, bits);
            filter[bit / 8] |= 1 << (bit % 8);
        }
        body.extend_from_slice(&filter);

        let mut file = Vec::with_capacity(HEADER + body.len());
        file.extend_from_slice(MAGIC);
        let spans = offset(self.span_counts.len());
        let names = offset(self.name_offsets.len() - 1);
        for value in [spans, names].into_iter().chain(starts) {
            file.extend_from_slice(&value.to_le_bytes());
        }
        file.extend_from_slice(&self.families.to_le_bytes());
        file.extend_from_slice(&crc(&body).to_le_bytes());
        file.extend_from_slice(&body);
        file
    }
}

fn offset(length: usize) -> u32 {
    u32::try_from(length).expect("the columns of any lists in existence are far below 4 GiB")
}

fn crc(bytes: &[u8]) -> u32 {
    let mut crc = flate2::Crc::new();
    crc.update(bytes);
    crc.sum()
}

impl Columns {
    /// Reads the header and checks the checksum; `None` for a file that is not, or no longer, columns.
    pub(super) fn open(bytes: OwnedBytes) -> Option<Self> {
        if bytes.len() < HEADER || &bytes[..8] != MAGIC {
            return None;
        }
        let number = |i: usize| u32_at(&bytes, 8 + 4 * i) as usize;
        let (spans, names) = (number(0), number(1));
        let at = std::array::from_fn(|section| number(2 + section));
        let families = u128::from_le_bytes(bytes[8 + 4 * 10..8 + 4 * 14].try_into().expect("sixteen bytes"));
        let sum = u32_at(&bytes, 8 + 4 * 14);
        let ordered = at.windows(2).all(|pair| pair[0] <= pair[1])
            && at[7] < bytes.len()
            && (bytes.len() - at[7]).is_power_of_two();
        let sized = at[0] == HEADER
            && at[1] - at[0] == 4 * (spans + 1)
            && at[3] - at[2] == 4 * spans
            && at[4] - at[3] == 4 * (names + 1)
            && at[6] - at[5] == 4 * (spans + 1);
        if !ordered || !sized || crc(&bytes[HEADER..]) != sum {
            return None;
        }
        Some(Self { bytes, spans, names, at, families })
    }

    /// Whether any span is filed under a key that begins with a character.
    pub(crate) fn holds_family(&self, first: char) -> bool {
        first.is_ascii() && self.families & 1 << u32::from(first) != 0
    }

    /// Whether a span may be filed under a key: false is certain.
    pub(crate) fn may_hold(&self, key: &str) -> bool {
        let filter = &self.bytes[self.at[7]..];
        let bit = bit_of(hash(key), filter.len() * 8);
        filter[bit / 8] & 1 << (bit % 8) != 0
    }

    /// How many spans there are.
    pub(crate) fn span_count(&self) -> usize {
        self.spans
    }

    /// How many names there are.
    pub(crate) fn name_count(&self) -> usize {
        self.names
    }

    /// What a span is compared by.
    pub(crate) fn span(&self, id: u32) -> SpanKey<'_> {
        let entry = self.entry(0, 1, id);
        let class =
            SpanClass::from_code(entry[0]).expect("the checksum holds, so the code is one that was written");
        let text = std::str::from_utf8(&entry[1..]).expect("the checksum holds, so the text is UTF-8");
        SpanKey { class, text }
    }

    /// How many names hold a span.
    pub(crate) fn span_names(&self, id: u32) -> u32 {
        u32_at(&self.bytes, self.at[2] + 4 * id as usize)
    }

    /// The names that hold a span, in order.
    pub(crate) fn names_with(&self, id: u32) -> impl Iterator<Item = u32> + '_ {
        let at = self.at[5] + 4 * id as usize;
        let (from, to) = (u32_at(&self.bytes, at) as usize, u32_at(&self.bytes, at + 4) as usize);
        self.bytes[self.at[6] + 4 * from..self.at[6] + 4 * to]
            .chunks_exact(4)
            .map(|name| u32::from_le_bytes(name.try_into().expect("four bytes")))
    }

    /// A name.
    pub(crate) fn name(&self, id: u32) -> NameRef<'_> {
        NameRef { bytes: self.entry(3, 4, id) }
    }

    fn entry(&self, offsets: usize, section: usize, id: u32) -> &[u8] {
        let at = self.at[offsets] + 4 * id as usize;
        let (from, to) = (u32_at(&self.bytes, at) as usize, u32_at(&self.bytes, at + 4) as usize);
        &self.bytes[self.at[section] + from..self.at[section] + to]
    }
}

fn u32_at(bytes: &[u8], at: usize) -> u32 {
    u32::from_le_bytes(bytes[at..at + 4].try_into().expect("four bytes"))
}

impl<'a> NameRef<'a> {
    /// The designation it names.
    pub(crate) fn designation(self) -> u32 {
        u32_at(self.bytes, 0)
    }

    /// Which of the designation's names it is.
    pub(crate) fn alias(self) -> usize {
        usize::from(u16::from_le_bytes([self.bytes[4], self.bytes[5]]))
    }

    /// Whether the publisher calls it weak.
    pub(crate) fn weak(self) -> bool {
        self.bytes[6] & WEAK != 0
    }

    /// Whether it is a person's.
    pub(crate) fn person(self) -> bool {
        self.bytes[6] & PERSON != 0
    }

    /// The weights of its words, in hundredths.
    pub(crate) fn weights(self) -> &'a [u8] {
        &self.bytes[NAME_HEAD..NAME_HEAD + self.words()]
    }

    /// Its spans, in the order of the analysis: number and words.
    pub(crate) fn spans(self) -> impl Iterator<Item = (u32, WordMask)> + 'a {
        self.bytes[NAME_HEAD + self.words()..].chunks_exact(SPAN_ENTRY).map(|entry| {
            (u32_at(entry, 0), u64::from_le_bytes(entry[4..12].try_into().expect("eight bytes")))
        })
    }

    /// Copies its shape into reused memory.
    pub(crate) fn shape(self, into: &mut Shape) {
        into.weights.clear();
        into.weights.extend_from_slice(self.weights());
        let mask = |nth: usize| {
            let at = 8 + 8 * nth;
            u64::from_le_bytes(self.bytes[at..at + 8].try_into().expect("eight bytes"))
        };
        (into.solid, into.forms) = (mask(0), mask(1));
        (into.first_surname, into.own_name, into.fathers) = (mask(2), mask(3), mask(4));
        into.person = self.person();
        into.spans.clear();
        into.spans.extend(self.spans().map(|(_, mask)| mask));
    }

    fn words(self) -> usize {
        usize::from(self.bytes[7])
    }
}
