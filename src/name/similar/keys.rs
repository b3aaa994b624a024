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
/// * a word and a whole name written as one that are one edit apart share a key of one half: `(` or `)` where the word
///   looks for listed names, `{` or `}` where the name looks for listed words, so that no name meets all others that
///   end like it;
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
                let tags = if side == KeySide::Listed { ['{', '}'] } else { ['(', ')'] };
                halves(span.text, side, tags, &mut |tag, half| tagged(tag, half, emit));
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
                deletions(span.text, allowed, &mut |variant| tagged('-', variant, emit));
            }
        }
        C::Glued | C::Acronym => tagged('=', span.text, emit),
        C::Whole => {
            tagged('=', span.text, emit);
            let tags = if side == KeySide::Listed { ['(', ')'] } else { ['{', '}'] };
            halves(span.text, side, tags, &mut |tag, half| tagged(tag, half, emit));
        }
        C::Meaning => tagged('*', span.text, emit),
        C::Characters => tagged('@', span.text, emit),
        C::Spelling => {
            deletions(span.text, 1, &mut |variant| tagged('-', variant, emit));
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

/// Calls `emit` with a tag and the first letters, and with another and the last letters of a long text, just so many
/// that one edit leaves either whole: less than half, behind the number of letters that the listed text has. A query's
/// may have one more or less.
///
/// *Proof.* Of *m* listed letters, the first and the last ⌊(m − 1)/2⌋ leave at least one between them, so that no
/// letter changed, lost or added and no two exchanged touch both; what is not touched stands at the same distance from
/// its end in the other text. ∎
fn halves(text: &str, side: KeySide, tags: [char; 2], emit: &mut impl FnMut(char, &str)) {
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
        for (tag, part) in tags.into_iter().zip([&text[..at(half)], &text[at(letters - half)..]]) {
            key.clear();
            key.extend(char::from_u32(0x100 + u32::try_from(length).unwrap_or(0)));
            key.push_str(part);
            emit(tag, &key);
        }
    }
}

/// Calls `emit` with every text left of the first letters of a word by deleting at most `k` of them. Some come twice.
fn deletions(word: &str, k: usize, emit: &mut impl FnMut(&str)) {
    debug_assert!(k <= MAX_EDITS, "keys are made for at most two deletions");
    let mut letters = ['\0'; KEY_PREFIX];
    let mut count = 0;
    for (place, letter) in letters.iter_mut().zip(word.chars()) {
        *place = letter;
        count += 1;
    }
    let letters = &letters[..count];
    // Leaving out either of two equal neighbours leaves the same.
    let repeats = |at: usize| at > 0 && letters[at] == letters[at - 1];
    let mut text = String::with_capacity(4 * KEY_PREFIX);
    let mut without = |i: usize, j: usize| {
        text.clear();
        text.extend(letters.iter().enumerate().filter(|&(n, _)| n != i && n != j).map(|(_, letter)| letter));
        emit(&text);
    };
    without(count, count);
    for i in (0..count).filter(|&i| !repeats(i)) {
        without(i, count);
        if k == MAX_EDITS {
            for j in i + 1..count {
                without(i, j);
            }
        }
    }
}
