//! The one definition of when two spans answer each other, and how well.
//!
//! [`similar`] is called directly by `compare`; the index's `resolve` is its exact inverse, found through [`keys`].
//! Both live in this folder so that a change of one is seen beside the other: here is which classes of spans answer
//! each other at all, in `words` how words do, in `keys` what they are filed under, in `shared` what sharing a key
//! leaves open, in `sketch` what a glance excludes, in `distance` how many edits. Nothing here knows an index or a weight:
//! similarity is 0..=1 and says only how alike two spans are.

mod distance;
mod keys;
mod shared;
mod sketch;
mod words;

use crate::name::legal_form::LegalForm;
use crate::name::reason::Reason;
use crate::name::span::{SpanClass, SpanKey};
use crate::name::translit::arabic::{self, Skeleton};
use crate::name::translit::pinyin::is_syllable;
use crate::name::translit::{hebrew, japanese};

pub use keys::{KeySide, keys, keys_among};
pub use shared::Shared;
pub use sketch::Sketch;
pub use words::{MAX_EDITS, allowed_edits};

use distance::osa_within;
use words::{ONE_EDIT_LOSS, same_digits, skeleton, words};

/// How well one span answers another, and why.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Answer {
    /// 0..=1; 1 is identical.
    pub similarity: f32,
    /// Why.
    pub reason: Reason,
}

/// One character and one syllable: dozens of characters sound like it. The reading of the whole name says more.
const ONE_SYLLABLE: f32 = 0.70;
/// Other characters of the same sound: another name, since the characters are known (`高石`, `高市`).
const HOMOPHONE: f32 = 0.5;
/// An initial and a word that begins with it.
const INITIAL: f32 = 0.95;
/// Two words here, one word there.
const JOINED: f32 = 0.98;
/// Shortest text in which joined words are recognised.
const JOINED_MIN: usize = 3;
/// The same trade word in another form, language or abbreviation.
const MEANING: f32 = 0.98;
/// The same Japanese morae in another romanisation.
const MORAE: f32 = 0.96;
/// A word and its rendering in kana, which merges sounds.
const RENDERED: f32 = 0.84;
/// Shortest beginning of a cut word that says anything.
const CUT_MIN: usize = 3;
/// A word in Hebrew letters and a romanised one whose consonants agree.
const HEBREW: f32 = 0.88;
/// The same of words of one or two consonants, which many words share.
const HEBREW_SHORT: f32 = 0.66;
/// From so many consonants on a word is long.
const HEBREW_LONG: usize = 3;
/// One letter of a word without vowels may be a typing error, or another name.
const SPELLING_EDIT: f32 = 0.68;
/// Shortest such word, in letters.
const SPELLING_EDIT_MIN: usize = 5;
/// Merged initials and the words they begin.
const MERGED_INITIALS: f32 = 0.93;
/// Shortest name written as one word in which an edit is looked for.
const WHOLE_EDIT_MIN: usize = 8;
/// A legal form and its English translation (`OOO`, `LLC`).
const TRANSLATED_LEGAL_FORM: f32 = 0.95;
/// Another legal form that may be the same in translation.
const RELATED_LEGAL_FORM: f32 = 0.8;

/// First letters of the words of an organisation: by three letters many are alike (`PLA`), by four and more few (`IRISL`).
fn acronym(letters: usize) -> f32 {
    match letters {
        0..=3 => 0.78,
        _ => 0.87,
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
    similar_by(a, b, Shared::ALL)
}

/// The same for two spans of whose keys is known which families they share, which saves trying the rest.
#[must_use]
pub fn similar_by(a: SpanKey<'_>, b: SpanKey<'_>, shared: Shared) -> Option<Answer> {
    use SpanClass as C;
    let (a, b) = if a.class <= b.class { (a, b) } else { (b, a) };
    match (a.class, b.class) {
        (C::Word | C::Syllables, C::Word | C::Syllables | C::Romanised) | (C::Romanised, C::Romanised) => {
            words(a, b, shared)
        }
        (C::Morae, C::Morae) => equal(a, b, MORAE, Reason::Japanese),
        (C::Word, C::Hebrew) => hebrew_letters(b.text, a.text),
        (C::Spelling, C::Spelling) => spelling(a.text, b.text),
        (C::Word | C::Syllables, C::Truncated) => truncated(a.text, b.text),
        (C::Word, C::Rendered) => (japanese::foreign_key(a.text).as_deref() == Some(b.text))
            .then_some(Answer { similarity: RENDERED, reason: Reason::Transliterated }),
        (C::Native, C::Native) => equal(a, b, HOMOPHONE, Reason::Han),
        (C::Word | C::Syllables, C::Native) => {
            equal(a, b, if is_syllable(a.text) { ONE_SYLLABLE } else { 1.0 }, Reason::Han)
        }
        (C::LegalForm, C::LegalForm) => legal_forms(a, b),
        (C::Number, C::Number) | (C::Initial, C::Initial) | (C::Characters, C::Characters) => {
            equal(a, b, 1.0, Reason::Identical)
        }
        (C::Word | C::Syllables | C::Native, C::Initial) => initial(a, b),
        (C::Initial, C::Romanised) => initial(b, a),
        (C::Word | C::Syllables | C::Native, C::Glued) if a.text.len() >= JOINED_MIN => {
            equal(a, b, JOINED, Reason::Joined)
        }
        (C::Word | C::Syllables | C::Native, C::Whole) => whole(a, b),
        (C::Whole, C::Whole | C::Romanised) | (C::Glued, C::Romanised) if b.text.len() >= JOINED_MIN => {
            equal(a, b, JOINED, Reason::Joined)
        }
        (C::Meaning, C::Meaning) => equal(a, b, MEANING, Reason::SameMeaning),
        (C::FirstLetters, C::MergedInitials) => equal(a, b, MERGED_INITIALS, Reason::Initial),
        (C::Word | C::Syllables, C::Acronym) => equal(a, b, acronym(a.text.len()), Reason::Acronym),
        (C::Word | C::Syllables, C::Consonants) => consonants(a.text, b.text),
        (x, y) if x.is_reading() && y.is_reading() => readings(a, b),
        _ => None,
    }
}

fn initial(word: SpanKey<'_>, initial: SpanKey<'_>) -> Option<Answer> {
    if word.text == initial.text {
        return Some(Answer { similarity: 1.0, reason: Reason::Identical });
    }
    let letter = initial.text.bytes().next()?;
    initials_of(word.text)
        .contains(&letter)
        .then_some(Answer { similarity: INITIAL, reason: Reason::Initial })
}

/// The letters that a word's initial may be: its first, and what other romanisations begin it with (`Yelena` and `Elena`,
/// `Iurii` and `Yuri`, `Khalid` and `Halid`, `Zhanna` and `Janna`).
fn initials_of(word: &str) -> &'static [u8] {
    let bytes = word.as_bytes();
    let vowel = bytes.get(1).is_some_and(|b| b"aeiou".contains(b));
    match bytes {
        [b'y', b'e', ..] => b"yej",
        [b'y', b'o', ..] => b"yei",
        [b'j', ..] if vowel => b"jyidz",
        [b'y', ..] if vowel => b"yij",
        [b'i', b'a' | b'u' | b'e' | b'o', ..] => b"iyj",
        [b'e', ..] => b"ey",
        [b'k', b'h', ..] => b"khx",
        [b'h', ..] => b"hk",
        [b'x', ..] => b"xhk",
        [b'z', b'h', ..] => b"zj",
        [b't', b's' | b'c', ..] => b"tc",
        [b'c', ..] => b"ct",
        [b'd', b'z' | b'j', ..] => b"dj",
        [first, ..] => {
            let at = usize::from(first.wrapping_sub(b'a'));
            LETTERS.get(at..=at).unwrap_or_default()
        }
        [] => &[],
    }
}

/// The letters, each a slice of its own.
const LETTERS: &[u8; 26] = b"abcdefghijklmnopqrstuvwxyz";

/// A word in Hebrew letters and a romanised one.
fn hebrew_letters(hebrew: &str, latin: &str) -> Option<Answer> {
    let key = hebrew::consonants(hebrew)?;
    if hebrew::consonants_of_latin(latin)? != key || !hebrew::agree(hebrew, latin) {
        return None;
    }
    let similarity = if key.len() < HEBREW_LONG { HEBREW_SHORT } else { HEBREW };
    Some(Answer { similarity, reason: Reason::Transliterated })
}

/// Two words in one script that leaves vowels out, as they are written.
fn spelling(a: &str, b: &str) -> Option<Answer> {
    if a == b {
        return Some(Answer { similarity: 1.0, reason: Reason::Identical });
    }
    let (x, y) = (a.chars().count(), b.chars().count());
    (x.min(y) >= SPELLING_EDIT_MIN && osa_within(a, b, 1) == Some(1))
        .then_some(Answer { similarity: SPELLING_EDIT, reason: Reason::OneEdit })
}

/// The beginning of a word where a field has cut it.
fn truncated(word: &str, beginning: &str) -> Option<Answer> {
    (beginning.len() >= CUT_MIN && beginning.len() < word.len() && word.starts_with(beginning)).then(|| {
        let left = beginning.len() as f32 / word.len() as f32;
        Answer { similarity: 0.5_f32.mul_add(left, 0.48), reason: Reason::Truncated }
    })
}

/// A name written as one word, with at most one edit.
fn whole(word: SpanKey<'_>, whole: SpanKey<'_>) -> Option<Answer> {
    let (shorter, longer) = (word.text.len().min(whole.text.len()), word.text.len().max(whole.text.len()));
    let joined = || equal(word, whole, JOINED, Reason::Joined);
    if shorter < WHOLE_EDIT_MIN || longer - shorter > 1 || word.class != SpanClass::Word {
        return if word.text.len() >= JOINED_MIN { joined() } else { None };
    }
    joined().or_else(|| {
        (same_digits(word.text, whole.text) && osa_within(word.text, whole.text, 1) == Some(1))
            .then(|| Answer { similarity: JOINED - ONE_EDIT_LOSS / longer as f32, reason: Reason::Joined })
    })
}

fn equal(a: SpanKey<'_>, b: SpanKey<'_>, similarity: f32, reason: Reason) -> Option<Answer> {
    (a.text == b.text).then_some(Answer { similarity, reason })
}

/// A romanised word and the skeleton of one in Arabic script.
fn consonants(word: &str, script: &str) -> Option<Answer> {
    let word = skeleton(word)?;
    // Cheap first: most words of a key differ in nothing but the vowels.
    if script.split(':').next() != Some(word.consonants.as_str()) {
        return None;
    }
    let similarity = arabic::script_similarity(&Skeleton::from_text(script)?, &word)?;
    Some(Answer { similarity, reason: Reason::Transliterated })
}

/// Legal forms answer by class, related classes (`Ltd`, `JSC`) nearly as well, since they are translated loosely; but
/// forms at home in different places do not (`GmbH`, `OOO`), unless one is English, which translates all.
fn legal_forms(a: SpanKey<'_>, b: SpanKey<'_>) -> Option<Answer> {
    let (home_a, class_a) = a.text.split_at_checked(1)?;
    let (home_b, class_b) = b.text.split_at_checked(1)?;
    if home_a != home_b && home_a != "*" && home_b != "*" {
        return None;
    }
    if class_a == class_b {
        let similarity = if home_a == home_b { 1.0 } else { TRANSLATED_LEGAL_FORM };
        return Some(Answer { similarity, reason: Reason::Identical });
    }
    LegalForm::from_code(class_a)?
        .may_equal(LegalForm::from_code(class_b)?)
        .then_some(Answer { similarity: RELATED_LEGAL_FORM, reason: Reason::SameMeaning })
}

/// The similarity of two readings of one syllable sequence: the less certain system decides.
fn readings(a: SpanKey<'_>, b: SpanKey<'_>) -> Option<Answer> {
    use SpanClass as C;
    if a.text != b.text {
        return None;
    }
    let korean = |class| class >= C::Hangul;
    if a.class == b.class && matches!(a.class, C::Han | C::Hangul) {
        return Some(Answer {
            similarity: HOMOPHONE,
            reason: if a.class == C::Han { Reason::Han } else { Reason::Korean },
        });
    }
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
        (C::Hangul, _) => 0.92,
        (C::Korean, C::Korean) => 0.86,
        (C::Korean, _) => 0.84,
        _ => return None,
    };
    Some(Answer { similarity, reason: Reason::Korean })
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

    fn families(a: SpanKey<'_>, b: SpanKey<'_>) -> Shared {
        let mut of_a = Vec::new();
        keys(a, KeySide::Query, &mut |key| of_a.push(key.to_owned()));
        let mut shared = Shared::of("");
        keys(b, KeySide::Listed, &mut |key| {
            if of_a.iter().any(|k| k == key) {
                shared = shared.and(Shared::of(key));
            }
        });
        shared
    }

    #[test]
    fn real_words_need_only_the_families_they_share() {
        let words = "mikhail mihail osama usama petrova petrov hamid hamad karim karam robert roberta bill william             yushchenko juschtschenko zhao zhou putin pudin mario maria gaddafi qadhafi sergey serhiy";
        for a in words.split_whitespace() {
            for b in words.split_whitespace() {
                assert_eq!(
                    similar_by(word(a), word(b), families(word(a), word(b))),
                    similar(word(a), word(b)),
                    "{a} {b}"
                );
            }
        }
    }

    #[test]
    fn words_answer_by_equality_edits_and_sound() {
        for (a, b, reason) in [
            ("putin", "putin", Some(Reason::Identical)),
            ("putin", "pudin", Some(Reason::OneEdit)),
            ("usmanov", "usmaonv", Some(Reason::OneEdit)),
            ("patrushev", "ptarusehv", Some(Reason::TwoEdits)),
            ("mikhail", "mihail", Some(Reason::Romanised)),
            ("osama", "usama", Some(Reason::SameSound)),
            ("un", "il", None),
            ("un", "ung", Some(Reason::OneEdit)),
            ("m23", "m24", None),
            ("charso", "char5o", Some(Reason::OneEdit)),
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
        fn similarity_is_symmetric_bounded_and_keyed(a in "[a-cehst]{1,12}", b in "[a-cehst]{1,12}", x in 0u8..30, y in 0u8..30) {
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
        fn what_is_not_shared_need_not_be_tried(a in "[a-cehst]{1,12}", b in "[a-cehst]{1,12}", x in 0u8..30, y in 0u8..30) {
            let (a, b) = (any_span(x, &a), any_span(y, &b));
            prop_assert_eq!(similar_by(a, b, families(a, b)), similar(a, b));
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
