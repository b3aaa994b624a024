//! The keys that spans are filed and looked for under: two spans that answer each other share one.

use crate::name::phonetic::sound_key;
use crate::name::span::{SpanClass, SpanKey};
use crate::name::translit::{hebrew, japanese};
use crate::name::{patronymic, variant};

use super::words::{MAX_EDITS, allowed_edits, may_be_surname, skeleton, slavic_keys};
use super::{CUT_MIN, WHOLE_EDIT_MIN, initials_of};

/// Letters of a word's beginning that its deletion keys are made of.
const KEY_PREFIX: usize = 7;

/// Which side of a comparison a span's keys are for: they differ only in the direction of initials.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeySide {
    /// The keys that a listed span is filed under.
    Listed,
    /// The keys that a query's span looks under.
    Query,
}

/// Calls `emit` with every key of a span: a listed span that [`similar`](super::similar) accepts for a query's span is
/// filed under at least one of the keys that the query looks under.
///
/// * equal texts share an `=` key;
/// * words at most *k* edits apart share a `-` key: deleting at most *k* letters from each leaves the same text, and
///   so for their first seven letters (symmetric deletion; `SymSpell`'s prefix argument): of the letters
///   that an optimal alignment keeps, each prefix holds at least the first 7 − *k*, and dropping the rest of the
///   prefix takes no more than *k* deletions;
/// * words of one sound share a `~` key, of the same consonants (as Arabic names) a `%` key, (as Hebrew ones) a `"`
///   key, spellings of one Cyrillic word a `/` key, forms of one surname a `$` key, variants of one given name a `+`
///   key;
/// * a word looks for listed initials under `.`, an initial also for listed words under `:`, so that no word meets all
///   words of its letter; so a word looks for listed beginnings under `>`, and a beginning for listed words under `<`;
/// * a word and a whole name written as one that are one edit apart share a `(` or `)` key ([`halves`]);
/// * numbers share a `#` key, legal forms a `!` key, meanings a `*` key, characters a `@` key, morae a `_` key,
///   renderings in kana a `&` key, first letters and merged initials a `^` key;
/// * readings share a `|` key.
///
/// The first character keeps the families apart. A shared key proves nothing: callers ask [`similar`](super::similar) again.
/// At most 29 deletion keys and some ten others a span.
pub fn keys(span: SpanKey<'_>, side: KeySide, emit: &mut impl FnMut(&str)) {
    keys_among(span, side, &|_| true, emit);
}

/// The same without the keys of families that nothing is filed under, by the character they begin with: some take
/// longer to make than all others together, and few lists hold kana or Hebrew.
pub fn keys_among(
    span: SpanKey<'_>,
    side: KeySide,
    filed: &impl Fn(char) -> bool,
    emit: &mut impl FnMut(&str),
) {
    use SpanClass as C;
    let mut buffer = String::with_capacity(span.text.len() + 1);
    let mut tagged = |tag: char, text: &str, emit: &mut dyn FnMut(&str)| {
        buffer.clear();
        buffer.push(tag);
        buffer.push_str(text);
        emit(&buffer);
    };
    match span.class {
        C::Word | C::Syllables | C::Native | C::Romanised => {
            tagged('=', span.text, emit);
            let tag = if side == KeySide::Listed { ':' } else { '.' };
            for &letter in initials_of(span.text) {
                tagged(tag, char::from(letter).encode_utf8(&mut [0; 4]), emit);
            }
            if span.class == C::Native {
                return;
            }
            tagged('~', &sound_key(span.text), emit);
            if span.class != C::Romanised && span.text.len() > CUT_MIN {
                let tag = if side == KeySide::Listed { '<' } else { '>' };
                tagged(tag, beginning(span.text), emit);
            }
            if span.class == C::Word {
                halves(span.text, side, &mut |tag, half| tagged(tag, half, emit));
            }
            if span.class == C::Word
                && filed('"')
                && let Some(consonants) = hebrew::consonants_of_latin(span.text)
            {
                tagged('"', &consonants, emit);
            }
            if span.class == C::Word
                && filed('&')
                && let Some(rendered) = japanese::foreign_key(span.text)
            {
                tagged('&', &rendered, emit);
            }
            if let Some(skeleton) = skeleton(span.text) {
                tagged('%', &skeleton.consonants, emit);
            }
            if span.class != C::Romanised {
                for key in slavic_keys(span.text).iter() {
                    tagged('/', key, emit);
                }
                if may_be_surname(span.text) {
                    tagged('$', span.text, emit);
                    for form in patronymic::masculine(span.text) {
                        tagged('$', &form, emit);
                    }
                }
            }
            for group in variant::groups_of(span.text) {
                tagged('+', &group.to_string(), emit);
            }
            let allowed = allowed_edits(span.text.len());
            if allowed > 0 && span.class != C::Romanised {
                let prefix: String = span.text.chars().take(KEY_PREFIX).collect();
                deletions(&prefix, allowed, &mut |variant| tagged('-', variant, emit));
            }
        }
        C::Glued | C::Acronym => tagged('=', span.text, emit),
        C::Whole => {
            tagged('=', span.text, emit);
            halves(span.text, side, &mut |tag, half| tagged(tag, half, emit));
        }
        C::Meaning => tagged('*', span.text, emit),
        C::Characters => tagged('@', span.text, emit),
        C::Spelling => {
            let prefix: String = span.text.chars().take(KEY_PREFIX).collect();
            deletions(&prefix, 1, &mut |variant| tagged('-', variant, emit));
        }
        C::Hebrew => {
            if let Some(consonants) = hebrew::consonants(span.text) {
                tagged('"', &consonants, emit);
            }
        }
        C::Truncated => {
            if span.text.len() >= CUT_MIN {
                let tag = if side == KeySide::Listed { '>' } else { '<' };
                tagged(tag, beginning(span.text), emit);
            }
        }
        C::Morae => tagged('_', span.text, emit),
        C::Rendered => tagged('&', span.text, emit),
        C::FirstLetters | C::MergedInitials => tagged('^', span.text, emit),
        C::Consonants => {
            if let Some(consonants) = span.text.split(':').next() {
                tagged('%', consonants, emit);
            }
        }
        C::Number => tagged('#', span.text, emit),
        C::Initial => {
            tagged('.', span.text, emit);
            if side == KeySide::Query {
                tagged(':', span.text, emit);
            }
        }
        // A handful of classes: one key for all.
        C::LegalForm => tagged('!', "", emit),
        _ => tagged('|', span.text, emit),
    }
}

/// The first letters of a word, by which cut words are filed.
fn beginning(word: &str) -> &str {
    word.char_indices().nth(CUT_MIN).map_or(word, |(end, _)| &word[..end])
}

/// Calls `emit` with a tag and the first or last letters of a long text, just so many that one edit leaves either whole:
/// less than half, behind the number of letters that the listed text has. A query's may have one more or less.
///
/// *Proof.* Of *m* listed letters, the first and the last ⌊(m − 1)/2⌋ leave at least one between them, so that no
/// letter changed, lost or added and no two exchanged touch both; what is not touched stands at the same distance from
/// its end in the other text. ∎
fn halves(text: &str, side: KeySide, emit: &mut impl FnMut(char, &str)) {
    if text.len() < WHOLE_EDIT_MIN {
        return;
    }
    let letters = text.chars().count();
    let lengths = match side {
        KeySide::Listed => letters..=letters,
        KeySide::Query => letters - 1..=letters + 1,
    };
    let mut key = String::with_capacity(text.len() + 4);
    for length in lengths {
        let half = length.saturating_sub(1) / 2;
        let at = |letter: usize| text.char_indices().nth(letter).map_or(text.len(), |(at, _)| at);
        for (tag, part) in [('(', &text[..at(half)]), (')', &text[at(letters - half)..])] {
            key.clear();
            key.extend(char::from_u32(0x100 + u32::try_from(length).unwrap_or(0)));
            key.push_str(part);
            emit(tag, &key);
        }
    }
}

/// Calls `emit` with every text left of `text` by deleting at most `k` letters, each once.
fn deletions(text: &str, k: usize, emit: &mut impl FnMut(&str)) {
    debug_assert!(k <= MAX_EDITS, "keys are made for at most two deletions");
    let letters: Vec<char> = text.chars().collect();
    // Words have few letters: the texts left are marked by the letters they leave out, and written one after another.
    let mut left: Vec<(usize, usize)> = Vec::with_capacity(29);
    let none = letters.len();
    left.push((none, none));
    for i in 0..letters.len() {
        // Leaving out either of two equal neighbours leaves the same.
        if i > 0 && letters[i] == letters[i - 1] {
            continue;
        }
        left.push((i, none));
        if k == 2 {
            left.extend((i + 1..letters.len()).map(|j| (i, j)));
        }
    }
    let mut texts = String::with_capacity(left.len() * text.len());
    let mut bounds: Vec<(usize, usize)> = Vec::with_capacity(left.len());
    for (i, j) in left {
        let from = texts.len();
        texts.extend(letters.iter().enumerate().filter(|&(n, _)| n != i && n != j).map(|(_, c)| c));
        bounds.push((from, texts.len()));
    }
    bounds.sort_unstable_by(|a, b| texts[a.0..a.1].cmp(&texts[b.0..b.1]));
    bounds.dedup_by(|a, b| texts[a.0..a.1] == texts[b.0..b.1]);
    for (from, to) in bounds {
        emit(&texts[from..to]);
    }
}
