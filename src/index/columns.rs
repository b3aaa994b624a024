//! Columns beside tantivy's documents: the texts of spans and the shapes of names, read in place from the mapped file.
//!
//! One file, `columns.bin`, little-endian: magic, counts, section starts, CRC-32; span offsets, span texts, span name
//! counts, span sketches; name offsets, name shapes, a glance of each; the [names that hold each span](super::postings),
//! and which of their words it covers; the [`keys`](super::keys) that spans are filed under. Opened through tantivy's
//! directory, so it is mapped like the index itself and nothing is parsed at start but its header and checksum.

use tantivy::directory::OwnedBytes;

use crate::name::similar::Sketch;
use crate::name::{Shape, SpanClass, SpanKey, WordMask, mask_weight};

use super::keys::{Keys, KeysWriter};
use super::postings::Postings;

const MAGIC: &[u8; 8] = b"INTDCOL4";
/// Spans, names, the sections' starts, the checksum.
const HEADER: usize = 8 + 4 * (2 + SECTIONS + 1);
const SECTIONS: usize = 11;

/// One listed name as the index knows it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct NameRef<'a> {
    bytes: &'a [u8],
}

/// What bounding needs to know of a listed name, in eight bytes, so that all names' fit the processor's cache: whether it is
/// a person's, the weight of all its words, and of each of the first six.
#[derive(Debug, Clone, Copy)]
pub(crate) struct NameGlance {
    /// The whole weight and, in its highest bit, the kind; six weights.
    bytes: [u8; GLANCE],
}

const GLANCE: usize = 8;
const GLANCE_WORDS: usize = GLANCE - 2;
const GLANCE_PERSON: u16 = 1 << 15;

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
    /// Where the sections begin: span offsets, span texts, span counts, span sketches, name offsets, name entries,
    /// name glances, posting offsets, postings, posting masks, keys.
    at: [usize; SECTIONS],
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
    sketches: Vec<u8>,
    name_offsets: Vec<u32>,
    names: Vec<u8>,
    glances: Vec<u8>,
    /// Each name's distinct spans, in order, with the words they cover.
    held: Vec<(u32, u16)>,
    /// How many of them are each name's.
    held_counts: Vec<u16>,
    keys: KeysWriter,
}

impl ColumnsWriter {
    /// Files the span that is added next under a key.
    pub(super) fn key(&mut self, key: &str) {
        self.keys.file(key, offset(self.span_counts.len()));
    }

    /// Adds a span; spans are numbered in the order added.
    pub(super) fn span(&mut self, key: SpanKey<'_>, names: u32) {
        self.span_offsets.push(offset(self.span_texts.len()));
        self.span_texts.push(key.class as u8);
        self.span_texts.extend_from_slice(key.text.as_bytes());
        self.span_counts.push(names);
        self.sketches.extend_from_slice(&Sketch::of(key).to_code().to_le_bytes());
    }

    /// Adds a name; names are numbered in the order added.
    pub(super) fn name(&mut self, entry: &NameEntry<'_>) {
        self.glances.extend_from_slice(&NameGlance::of(entry.shape).bytes);
        self.name_offsets.push(offset(self.names.len()));
        let spans = entry.span_ids.iter().zip(&entry.shape.spans);
        let mut held: Vec<(u32, u16)> = spans.map(|(&span, &words)| (span, narrow(words))).collect();
        held.sort_unstable();
        held.dedup_by(|next, kept| {
            let same = next.0 == kept.0;
            if same {
                kept.1 |= next.1;
            }
            same
        });
        let count =
            |spans: usize| u16::try_from(spans).expect("a name of 64 words has fewer than 65,536 spans");
        self.held_counts.push(count(held.len()));
        self.held.extend(held);
        let out = &mut self.names;
        out.extend_from_slice(&entry.designation.to_le_bytes());
        out.extend_from_slice(&entry.alias.to_le_bytes());
        out.push(if entry.weak { WEAK } else { 0 } | if entry.shape.person { PERSON } else { 0 });
        out.push(u8::try_from(entry.shape.weights.len()).expect("a name has at most 64 words"));
        let shape = entry.shape;
        for mask in [shape.solid, shape.forms, shape.first_surname, shape.own_name, shape.fathers] {
            out.extend_from_slice(&mask.to_le_bytes());
        }
        out.extend_from_slice(&count(entry.span_ids.len()).to_le_bytes());
        out.extend_from_slice(&entry.shape.weights);
        for (id, mask) in entry.span_ids.iter().zip(&entry.shape.spans) {
            out.extend_from_slice(&id.to_le_bytes());
            out.extend_from_slice(&mask.to_le_bytes());
        }
    }

    /// Where each span's names begin, the names of all spans, in order, and the words it covers in each: the latter two as
    /// bytes.
    fn postings(&self) -> (Vec<u32>, Vec<u8>, Vec<u8>) {
        let mut offsets = Vec::with_capacity(self.span_counts.len() + 1);
        let mut next = 0;
        for count in &self.span_counts {
            offsets.push(next);
            next += count;
        }
        offsets.push(next);
        let mut fill = offsets.clone();
        let (mut names, mut covered) = (vec![0; 4 * next as usize], vec![0; 2 * next as usize]);
        let mut held = self.held.iter();
        for (name, &spans) in (0_u32..).zip(&self.held_counts) {
            for &(span, words) in held.by_ref().take(usize::from(spans)) {
                let at = fill[span as usize] as usize;
                names[4 * at..4 * at + 4].copy_from_slice(&name.to_le_bytes());
                covered[2 * at..2 * at + 2].copy_from_slice(&words.to_le_bytes());
                fill[span as usize] += 1;
            }
        }
        (offsets, names, covered)
    }

    /// The file.
    pub(super) fn finish(mut self) -> Vec<u8> {
        self.span_offsets.push(offset(self.span_texts.len()));
        self.name_offsets.push(offset(self.names.len()));
        // What takes the most memory first, so that it is free again before the file is put together.
        let keys = std::mem::take(&mut self.keys).finish();
        let (posting_offsets, posting_names, posting_words) = self.postings();
        self.held = Vec::new();
        let numbers =
            |values: &[u32]| values.iter().flat_map(|value| value.to_le_bytes()).collect::<Vec<u8>>();
        let sections: [Vec<u8>; SECTIONS] = [
            numbers(&self.span_offsets),
            self.span_texts,
            numbers(&self.span_counts),
            self.sketches,
            numbers(&self.name_offsets),
            self.names,
            self.glances,
            numbers(&posting_offsets),
            posting_names,
            posting_words,
            keys,
        ];
        let mut file = Vec::with_capacity(HEADER + sections.iter().map(Vec::len).sum::<usize>());
        file.extend_from_slice(MAGIC);
        let mut value = |value: u32| file.extend_from_slice(&value.to_le_bytes());
        value(offset(self.span_counts.len()));
        value(offset(self.name_offsets.len() - 1));
        let mut at = HEADER;
        let mut sum = flate2::Crc::new();
        for section in &sections {
            value(offset(at));
            at += section.len();
            sum.update(section);
        }
        value(sum.sum());
        for section in sections {
            file.extend(section);
        }
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
        let sum = u32_at(&bytes, HEADER - 4);
        let ordered = at.windows(2).all(|pair| pair[0] <= pair[1]) && at[10] < bytes.len();
        let sized = at[0] == HEADER
            && at[1] - at[0] == 4 * (spans + 1)
            && at[3] - at[2] == 4 * spans
            && at[4] - at[3] == 8 * spans
            && at[5] - at[4] == 4 * (names + 1)
            && at[7] - at[6] == GLANCE * names
            && at[8] - at[7] == 4 * (spans + 1)
            && (at[9] - at[8]) / 2 == at[10] - at[9];
        if !ordered || !sized || crc(&bytes[HEADER..]) != sum || !Keys::of(&bytes[at[10]..]).sound() {
            return None;
        }
        Some(Self { bytes, spans, names, at })
    }

    /// The keys that spans are filed under.
    pub(super) fn keys(&self) -> Keys<'_> {
        Keys::of(&self.bytes[self.at[10]..])
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

    /// What a span is at a glance.
    pub(crate) fn sketch(&self, id: u32) -> Sketch {
        let at = self.at[3] + 8 * id as usize;
        Sketch::from_code(u64::from_le_bytes(self.bytes[at..at + 8].try_into().expect("eight bytes")))
    }

    /// How many names hold a span.
    pub(crate) fn span_names(&self, id: u32) -> u32 {
        u32_at(&self.bytes, self.at[2] + 4 * id as usize)
    }

    /// The names that hold a span.
    pub(crate) fn names_with(&self, id: u32) -> Postings<'_> {
        let at = self.at[7] + 4 * id as usize;
        let (from, to) = (u32_at(&self.bytes, at) as usize, u32_at(&self.bytes, at + 4) as usize);
        Postings::of(
            &self.bytes[self.at[8] + 4 * from..self.at[8] + 4 * to],
            &self.bytes[self.at[9] + 2 * from..self.at[9] + 2 * to],
        )
    }

    /// What bounding needs to know of a name.
    pub(crate) fn glance(&self, name: u32) -> NameGlance {
        let at = self.at[6] + GLANCE * name as usize;
        NameGlance { bytes: self.bytes[at..at + GLANCE].try_into().expect("a glance") }
    }

    /// A name.
    pub(crate) fn name(&self, id: u32) -> NameRef<'_> {
        NameRef { bytes: self.entry(4, 5, id) }
    }

    fn entry(&self, offsets: usize, section: usize, id: u32) -> &[u8] {
        let at = self.at[offsets] + 4 * id as usize;
        let (from, to) = (u32_at(&self.bytes, at) as usize, u32_at(&self.bytes, at + 4) as usize);
        &self.bytes[self.at[section] + from..self.at[section] + to]
    }
}

/// The words of a mask in two bytes; all where any is beyond the sixteenth.
pub(super) fn narrow(words: WordMask) -> u16 {
    u16::try_from(words).unwrap_or(u16::MAX)
}

/// The words that a narrow mask means, or more.
pub(super) fn widened(words: u16) -> WordMask {
    if words == u16::MAX { WordMask::MAX } else { WordMask::from(words) }
}

impl NameGlance {
    fn of(shape: &Shape) -> Self {
        let whole: u16 = shape.weights.iter().map(|&weight| u16::from(weight)).sum();
        let kind = if shape.person { GLANCE_PERSON } else { 0 };
        let mut bytes = [0; GLANCE];
        bytes[..2].copy_from_slice(&(whole | kind).to_le_bytes());
        for (to, weight) in bytes[2..].iter_mut().zip(&shape.weights) {
            *to = *weight;
        }
        Self { bytes }
    }

    fn head(self) -> u16 {
        u16::from_le_bytes([self.bytes[0], self.bytes[1]])
    }

    /// Whether it is a person's.
    pub(crate) fn person(self) -> bool {
        self.head() & GLANCE_PERSON != 0
    }

    /// The weight of all its words, in hundredths.
    pub(crate) fn whole(self) -> u32 {
        u32::from(self.head() & !GLANCE_PERSON)
    }

    /// The weight of some of its words, in hundredths, or more: all where one is beyond the sixth.
    pub(crate) fn weight(self, words: WordMask) -> u32 {
        if words >> GLANCE_WORDS == 0 { mask_weight(&self.bytes[2..], words) } else { self.whole() }
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
        let (entries, _) = self.bytes[NAME_HEAD + self.words()..].as_chunks::<SPAN_ENTRY>();
        entries.iter().map(|&[a, b, c, d, ref words @ ..]| {
            (u32::from_le_bytes([a, b, c, d]), WordMask::from_le_bytes(*words))
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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_glance_weighs_no_less_than_the_name(
            weights in prop::collection::vec(0_u8..=100, 1..65), person: bool, words: WordMask
        ) {
            let words = words & crate::name::all_words(weights.len());
            let shape = Shape { weights, person, ..Shape::default() };
            let glance = NameGlance::of(&shape);
            prop_assert_eq!(glance.person(), person);
            prop_assert_eq!(glance.whole(), shape.weights.iter().map(|&weight| u32::from(weight)).sum::<u32>());
            prop_assert!(glance.weight(widened(narrow(words))) >= mask_weight(&shape.weights, words));
        }
    }
}
