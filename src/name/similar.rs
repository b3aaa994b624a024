//! The one definition of when two spans answer each other, and how well.
//!
//! [`similar`] is called directly by `compare`; the index's `resolve` is its exact inverse, found through
//! [`keys`]. Both live here so that a change of one is seen beside the other. Nothing here knows an index or a
//! weight: similarity is 0..=1 and says only how alike two spans are.

use std::cell::RefCell;
use std::rc::Rc;

use rustc_hash::FxHashMap;

use crate::name::legal_form::LegalForm;
use crate::name::phonetic::sound_key;
use crate::name::reason::Reason;
use crate::name::span::{SpanClass, SpanKey};
use crate::name::translit::arabic::{self, Skeleton, skeleton_of_latin};
use crate::name::translit::pinyin::is_syllable;
use crate::name::variant;

/// How well one span answers another, and why.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Answer {
    /// 0..=1; 1 is identical.
    pub similarity: f32,
    /// Why.
    pub reason: Reason,
}

/// The edits allowed between two words, by the length of the shorter (letters): none up to two letters, one up to
/// six, two beyond. One edit in a short word is weak evidence and its similarity says so; the rest of the name
/// must carry it.
#[must_use]
pub fn allowed_edits(shorter: usize) -> usize {
    match shorter {
        0..=2 => 0,
        3..=6 => 1,
        _ => 2,
    }
}

/// The largest number of edits [`allowed_edits`] gives.
pub const MAX_EDITS: usize = 2;

/// Similarity lost by one edit, over the length of the longer word. At 1.2 one edit in four letters leaves .70, in
/// eight .85: `Jon`/`John Smith` stays a hit, `Kim Jong Un`/`Kim Jong Um` does not become one.
const ONE_EDIT_LOSS: f32 = 1.2;
/// Lost by one edit between words of three letters, which are mostly abbreviations: `XRZ` is not `XYZ`.
const SHORTEST_EDIT_LOSS: f32 = 0.58;
/// Similarity lost by two edits, over the length of the longer word: at 2.4 two in eight letters leave .70.
const TWO_EDITS_LOSS: f32 = 2.4;
/// One more edit's worth is lost where the first letters differ: typists seldom err there (Pollock & Zamora 1984).
const FIRST_LETTER_LOSS: f32 = 0.04;
/// An edit that turns Chinese syllables into other Chinese syllables is mostly another name, not a typo.
const OTHER_SYLLABLES_LOSS: f32 = 0.14;
/// Shortest word of Chinese syllables in which such an edit is considered at all: below, it is another name
/// (`Zhao`/`Zhou`, `Guang`/`Gang`).
const OTHER_SYLLABLES_MIN: usize = 5;
/// One character and one syllable: dozens of characters sound like it. The reading of the whole name says more.
const ONE_SYLLABLE: f32 = 0.75;
/// Equal sound keys, spelled differently.
const SAME_SOUND: f32 = 0.93;
/// Equal consonants of Arabic names count from this likeness of their vowels on.
const SAME_SKELETON: f32 = 0.86;
/// Two consonants are shared by many words: their vowels must agree.
const SAME_SHORT_SKELETON: f32 = 0.94;
/// A word in Arabic script and a romanised one of the same consonants.
const CONSONANTS: f32 = 0.84;
/// Equal sound keys of short words, which many words share.
const SAME_SOUND_SHORT: f32 = 0.87;
/// Words up to this length are short.
const SHORT_SOUND: usize = 5;
/// Shortest word that has a sound worth comparing.
const SOUND_MIN: usize = 4;
/// A familiar form of a given name.
const NICKNAME: f32 = 0.92;
/// The same given name in another language (John, Juan).
const TRANSLATION: f32 = 0.80;
/// An initial and a word that begins with it.
const INITIAL: f32 = 0.95;
/// Two words here, one word there.
const JOINED: f32 = 0.98;
/// Shortest text in which joined words are recognised.
const JOINED_MIN: usize = 3;
/// Another legal form that may be the same in translation.
const RELATED_LEGAL_FORM: f32 = 0.8;
/// First letters of the words of an organisation: by three letters many are alike (`PLA`), by five few (`IRISL`).
fn acronym(letters: usize) -> f32 {
    match letters {
        0..=3 => 0.70,
        4 => 0.80,
        _ => 0.88,
    }
}

/// When two spans answer each other, and how well; symmetric.
///
/// ```
/// use interdict::name::{SpanClass, SpanKey, similar};
/// let word = |text| SpanKey { class: SpanClass::Word, text };
/// assert_eq!(similar(word("putin"), word("putin")).unwrap().similarity, 1.0);
/// assert!(similar(word("putin"), word("pudin")).is_some());
/// assert!(similar(word("putin"), word("medvedev")).is_none());
/// ```
///
/// Cost: a few comparisons where classes or lengths exclude it, else one bounded edit distance and two sound keys.
#[must_use]
pub fn similar(a: SpanKey<'_>, b: SpanKey<'_>) -> Option<Answer> {
    use SpanClass as C;
    let (a, b) = if a.class <= b.class { (a, b) } else { (b, a) };
    match (a.class, b.class) {
        (C::Word | C::Syllables, C::Word | C::Syllables) => words(a, b),
        (C::Native, C::Native) => equal(a, b, 1.0, Reason::Han),
        (C::Word | C::Syllables, C::Native) => {
            equal(a, b, if is_syllable(a.text) { ONE_SYLLABLE } else { 1.0 }, Reason::Han)
        }
        (C::LegalForm, C::LegalForm) => legal_forms(a, b),
        (C::Number, C::Number) | (C::Initial, C::Initial) => equal(a, b, 1.0, Reason::Identical),
        (C::Word | C::Syllables | C::Native, C::Initial) if a.text == b.text => {
            equal(a, b, 1.0, Reason::Identical)
        }
        (C::Word | C::Syllables | C::Native, C::Initial) => {
            a.text.starts_with(b.text).then_some(Answer { similarity: INITIAL, reason: Reason::Initial })
        }
        (C::Word | C::Syllables | C::Native, C::Glued) if a.text.len() >= JOINED_MIN => {
            equal(a, b, JOINED, Reason::Joined)
        }
        (C::Word | C::Syllables, C::Acronym) => equal(a, b, acronym(a.text.len()), Reason::Acronym),
        (C::Word | C::Syllables, C::Consonants) => skeleton(a.text)
            .is_some_and(|skeleton| skeleton.consonants == b.text)
            .then_some(Answer { similarity: CONSONANTS, reason: Reason::SameSound }),
        (x, y) if x.is_reading() && y.is_reading() => readings(a, b),
        _ => None,
    }
}

fn equal(a: SpanKey<'_>, b: SpanKey<'_>, similarity: f32, reason: Reason) -> Option<Answer> {
    (a.text == b.text).then_some(Answer { similarity, reason })
}

/// Words a thread remembers the skeletons of, some 10 MB: comparing goes over the same listed words again and again, and
/// a skeleton takes as long as twenty comparisons.
const SKELETONS: usize = 65_536;

/// The skeletons of the words seen last.
type Skeletons = FxHashMap<Box<str>, Option<Rc<Skeleton>>>;

thread_local! {
    static SEEN: RefCell<Skeletons> = RefCell::default();
}

/// The skeleton of a romanised word, remembered. Remembering changes no result.
fn skeleton(word: &str) -> Option<Rc<Skeleton>> {
    SEEN.with_borrow_mut(|seen| {
        if let Some(known) = seen.get(word) {
            return known.clone();
        }
        if seen.len() >= SKELETONS {
            seen.clear();
        }
        let found = skeleton_of_latin(word).map(Rc::new);
        seen.insert(Box::from(word), found.clone());
        found
    })
}

/// Legal forms answer by class; related classes (`Ltd`, `JSC`) nearly as well, since they are translated loosely.
fn legal_forms(a: SpanKey<'_>, b: SpanKey<'_>) -> Option<Answer> {
    let related = || Some(LegalForm::from_code(a.text)?.may_equal(LegalForm::from_code(b.text)?));
    equal(a, b, 1.0, Reason::Identical).or_else(|| {
        related()?.then_some(Answer { similarity: RELATED_LEGAL_FORM, reason: Reason::SameMeaning })
    })
}

fn words(a: SpanKey<'_>, b: SpanKey<'_>) -> Option<Answer> {
    if a.text == b.text {
        return Some(Answer { similarity: 1.0, reason: Reason::Identical });
    }
    let both_syllables = a.class == SpanClass::Syllables && b.class == SpanClass::Syllables;
    let mut best: Option<Answer> = None;
    let mut offer = |similarity: f32, reason| {
        if best.is_none_or(|found| similarity > found.similarity) {
            best = Some(Answer { similarity, reason });
        }
    };
    if !both_syllables {
        if let Some(kind) = variant::variant(a.text, b.text) {
            offer(
                if kind == variant::VariantKind::Nickname { NICKNAME } else { TRANSLATION },
                Reason::Nickname,
            );
        }
        if let (Some(x), Some(y)) = (skeleton(a.text), skeleton(b.text)) {
            // Below that, another vowel is another name (`Karim`, `Karam`).
            let least = if x.consonants.len() < 3 { SAME_SHORT_SKELETON } else { SAME_SKELETON };
            if let Some(similarity) = arabic::similarity(&x, &y).filter(|&similarity| similarity >= least) {
                offer(similarity.min(SAME_SOUND), Reason::SameSound);
            }
        }
        if same_sound(a.text, b.text) {
            let short = a.text.len().min(b.text.len()) <= SHORT_SOUND;
            offer(if short { SAME_SOUND_SHORT } else { SAME_SOUND }, Reason::SameSound);
        }
    }
    if let Some((distance, similarity)) = edits(a.text, b.text, both_syllables) {
        offer(similarity, if distance == 1 { Reason::OneEdit } else { Reason::TwoEdits });
    }
    best
}

fn same_sound(a: &str, b: &str) -> bool {
    let doubled = || without_doubles(a).eq(without_doubles(b));
    ((a.len() >= SOUND_MIN && b.len() >= SOUND_MIN) || doubled())
        && a.len().abs_diff(b.len()) <= a.len().max(b.len()) / 2
        && sound_key(a) == sound_key(b)
}

/// A word's letters, doubled ones once: writing a letter twice is no other sound, however short the word.
fn without_doubles(word: &str) -> impl Iterator<Item = u8> + '_ {
    let bytes = word.as_bytes();
    bytes.iter().enumerate().filter(move |&(i, &b)| i == 0 || bytes[i - 1] != b).map(|(_, &b)| b)
}

fn edits(a: &str, b: &str, both_syllables: bool) -> Option<(usize, f32)> {
    let (shorter, longer) = (a.len().min(b.len()), a.len().max(b.len()));
    let allowed = allowed_edits(shorter);
    if longer - shorter > allowed || allowed == 0 {
        return None;
    }
    if both_syllables && (shorter < OTHER_SYLLABLES_MIN || is_syllable(a) || is_syllable(b)) {
        return None;
    }
    let distance = strsim::osa_distance(a, b);
    if distance > allowed || (both_syllables && distance > 1) {
        return None;
    }
    let loss = match (distance, longer) {
        (1, 3) => SHORTEST_EDIT_LOSS,
        (1, _) => ONE_EDIT_LOSS / longer as f32,
        _ => TWO_EDITS_LOSS / longer as f32,
    };
    let first = if a.as_bytes().first() == b.as_bytes().first() { 0.0 } else { FIRST_LETTER_LOSS };
    let syllables = if both_syllables { OTHER_SYLLABLES_LOSS } else { 0.0 };
    Some((distance, 1.0 - loss - first - syllables))
}

/// The similarity of two readings of one syllable sequence: the less certain system decides.
fn readings(a: SpanKey<'_>, b: SpanKey<'_>) -> Option<Answer> {
    use SpanClass as C;
    if a.text != b.text {
        return None;
    }
    let korean = |class| class >= C::Hangul;
    if korean(a.class) && korean(b.class) {
        return korean_readings(a.class, b.class);
    }
    if korean(a.class) || korean(b.class) || (a.class == C::CantoneseSound) != (b.class == C::CantoneseSound)
    {
        return None;
    }
    let of = |class| match class {
        C::Han => (0.99, Reason::Han),
        C::WadeGiles => (0.97, Reason::WadeGiles),
        C::Palladius => (0.97, Reason::Palladius),
        C::WadeGilesPlain => (0.92, Reason::WadeGiles),
        C::Cantonese => (0.88, Reason::Cantonese),
        C::CantoneseSound => (0.94, Reason::Cantonese),
        _ => (0.99, Reason::Pinyin),
    };
    let (x, y) = (of(a.class), of(b.class));
    let (similarity, reason) = if x.0 < y.0 { x } else { y };
    Some(Answer { similarity, reason })
}

/// The similarity of two readings of one Korean name: hangul is certain, Latin spellings stand for several syllables, and
/// two names that are Chinese as well are compared as such.
fn korean_readings(a: SpanClass, b: SpanClass) -> Option<Answer> {
    use SpanClass as C;
    let similarity = match (a.min(b), a.max(b)) {
        (C::Hangul, C::Hangul) => 0.99,
        (C::Hangul, _) => 0.92,
        (C::Korean, C::Korean) => 0.86,
        (C::Korean, _) => 0.84,
        _ => return None,
    };
    Some(Answer { similarity, reason: Reason::Korean })
}

/// Letters of a word's beginning that its deletion keys are made of.
const KEY_PREFIX: usize = 8;

/// Which side of a comparison a span's keys are for: they differ only in the direction of initials.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeySide {
    /// The keys that a listed span is filed under.
    Listed,
    /// The keys that a query's span looks under.
    Query,
}

/// Calls `emit` with every key of a span: a listed span that [`similar`] accepts for a query's span is filed under at
/// least one of the keys that the query looks under.
///
/// * equal texts share an `=` key;
/// * words at most *k* edits apart share a `-` key: deleting at most *k* letters from each leaves the same text, and
///   so for their first eight letters (symmetric deletion; `SymSpell`'s prefix argument): of the letters
///   that an optimal alignment keeps, each prefix holds at least the first 8 − *k*, and dropping the rest of the
///   prefix takes no more than *k* deletions;
/// * words of one sound share a `~` key, of the same consonants (as Arabic names) a `%` key, variants of one given name a `+` key;
/// * a word looks for listed initials under `.`, an initial also for listed words under `:`, so that no word meets all
///   words of its letter;
/// * numbers share a `#` key, legal forms a `!` key;
/// * readings share a `|` key.
///
/// The first character keeps the families apart. A shared key proves nothing: callers ask [`similar`] again.
/// At most 37 deletion keys and 8 others a span.
pub fn keys(span: SpanKey<'_>, side: KeySide, emit: &mut impl FnMut(&str)) {
    use SpanClass as C;
    let mut buffer = String::with_capacity(span.text.len() + 1);
    let mut tagged = |tag: char, text: &str, emit: &mut dyn FnMut(&str)| {
        buffer.clear();
        buffer.push(tag);
        buffer.push_str(text);
        emit(&buffer);
    };
    match span.class {
        C::Word | C::Syllables | C::Native => {
            tagged('=', span.text, emit);
            if let Some(first) = span.text.chars().next() {
                let tag = if side == KeySide::Listed { ':' } else { '.' };
                tagged(tag, first.encode_utf8(&mut [0; 4]), emit);
            }
            if span.class == C::Native {
                return;
            }
            tagged('~', &sound_key(span.text), emit);
            if let Some(skeleton) = skeleton(span.text) {
                tagged('%', &skeleton.consonants, emit);
            }
            for group in variant::groups_of(span.text) {
                tagged('+', &group.to_string(), emit);
            }
            let allowed = allowed_edits(span.text.len());
            if allowed > 0 {
                let prefix: String = span.text.chars().take(KEY_PREFIX).collect();
                deletions(&prefix, allowed, &mut |variant| tagged('-', variant, emit));
            }
        }
        C::Glued | C::Acronym => tagged('=', span.text, emit),
        C::Consonants => tagged('%', span.text, emit),
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

/// Every text left of `text` by deleting at most `k` letters, each once.
fn deletions(text: &str, k: usize, emit: &mut impl FnMut(&str)) {
    debug_assert!(k <= MAX_EDITS, "keys are made for at most two deletions");
    let letters: Vec<char> = text.chars().collect();
    let mut seen: Vec<String> = vec![text.to_owned()];
    for i in 0..letters.len() {
        let one: String = letters.iter().enumerate().filter(|&(n, _)| n != i).map(|(_, c)| c).collect();
        seen.push(one);
        if k == 2 {
            for j in i + 1..letters.len() {
                seen.push(
                    letters.iter().enumerate().filter(|&(n, _)| n != i && n != j).map(|(_, c)| c).collect(),
                );
            }
        }
    }
    seen.sort_unstable();
    seen.dedup();
    for variant in &seen {
        emit(variant);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn word(text: &str) -> SpanKey<'_> {
        SpanKey { class: SpanClass::Word, text }
    }

    fn any_span(code: u8, text: &str) -> SpanKey<'_> {
        let class = SpanClass::from_code(code).unwrap();
        // An initial is one letter.
        SpanKey { class, text: if class == SpanClass::Initial { &text[..1] } else { text } }
    }

    fn shares_a_key(a: SpanKey<'_>, b: SpanKey<'_>) -> bool {
        let mut of_a = Vec::new();
        keys(a, KeySide::Query, &mut |key| of_a.push(key.to_owned()));
        let mut shared = false;
        keys(b, KeySide::Listed, &mut |key| shared |= of_a.iter().any(|k| k == key));
        shared
    }

    #[test]
    fn words_answer_by_equality_edits_and_sound() {
        for (a, b, reason) in [
            ("putin", "putin", Some(Reason::Identical)),
            ("putin", "pudin", Some(Reason::OneEdit)),
            ("usmanov", "usmaonv", Some(Reason::OneEdit)),
            ("patrushev", "ptarusehv", Some(Reason::TwoEdits)),
            ("mikhail", "mihail", Some(Reason::SameSound)),
            ("un", "il", None),
            ("un", "um", None),
            ("putin", "medvedev", None),
        ] {
            assert_eq!(similar(word(a), word(b)).map(|answer| answer.reason), reason, "{a} {b}");
        }
    }

    #[test]
    fn another_chinese_syllable_is_another_name() {
        let syllables = |text| SpanKey { class: SpanClass::Syllables, text };
        assert_eq!(similar(syllables("zhao"), syllables("zhou")), None);
        assert!(similar(syllables("zhao"), word("zhoa")).is_some());
        let other = similar(syllables("guanghua"), syllables("guanhua")).unwrap();
        let typo = similar(syllables("guanghua"), word("guanhua")).unwrap();
        assert!(other.similarity < typo.similarity - 0.1);
    }

    proptest! {
        #[test]
        fn similarity_is_symmetric_bounded_and_keyed(a in "[a-cehst]{1,12}", b in "[a-cehst]{1,12}", x in 0u8..19, y in 0u8..19) {
            let (a, b) = (any_span(x, &a), any_span(y, &b));
            let forth = similar(a, b);
            prop_assert_eq!(forth, similar(b, a));
            if let Some(answer) = forth {
                prop_assert!((0.0..=1.0).contains(&answer.similarity));
                prop_assert!(shares_a_key(a, b), "{:?} {:?}", a, b);
                prop_assert!(shares_a_key(b, a), "{:?} {:?}", b, a);
            }
        }

        #[test]
        fn a_typed_word_keeps_a_key(w in "[a-z]{3,20}", at in 0usize..20, c in proptest::char::range('a', 'z')) {
            let mut typed: Vec<char> = w.chars().collect();
            let at = at % typed.len();
            typed[at] = c;
            let typed: String = typed.into_iter().collect();
            prop_assert!(similar(word(&w), word(&typed)).is_some());
            prop_assert!(shares_a_key(word(&w), word(&typed)));
        }
    }
}
