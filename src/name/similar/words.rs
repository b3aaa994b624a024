//! When two words answer each other: equal, by edits, by sound, as spellings of one word of another script, as forms of one
//! given name or surname.
//!
//! Each way but equality needs a key that both words share ([`keys`](super::keys())); which families of keys
//! they share ([`Shared`]) says which ways are worth trying. What a way is worth stands in the constants here.

use std::cell::RefCell;
use std::rc::Rc;

use crate::name::commonness::{Commonness, commonness};
use crate::name::memo::Memo;
use crate::name::phonetic::sound_key;
use crate::name::reason::Reason;
use crate::name::span::{SpanClass, SpanKey};
use crate::name::translit::arabic::{self, Skeleton, skeleton_of_latin};
use crate::name::translit::pinyin::is_syllable;
use crate::name::translit::slavic;
use crate::name::{generic, patronymic, variant};

use super::Answer;
use super::distance::osa_within;
use super::shared::Shared;

/// The edits allowed between two words, by the length of the shorter (letters): none for a single letter, one up to
/// five letters, two beyond. An edit in a short word is weak evidence and its similarity says so; the rest of the
/// name must carry it.
#[must_use]
pub fn allowed_edits(shorter: usize) -> usize {
    match shorter {
        0..=1 => 0,
        2..=5 => 1,
        _ => 2,
    }
}

/// The largest number of edits [`allowed_edits`] gives.
pub const MAX_EDITS: usize = 2;
/// Similarity lost by one edit, over the length of the longer word. At 1.2 one edit in four letters leaves .70, in
/// eight .85: `Jon`/`John Smith` stays a hit, `Kim Jong Un`/`Kim Jong Um` does not become one.
pub(super) const ONE_EDIT_LOSS: f32 = 1.2;
/// Lost by one edit between words of three letters, which are mostly abbreviations: `XRZ` is not `XYZ`.
const SHORTEST_EDIT_LOSS: f32 = 0.58;
/// A word of two letters beside one of three: only a name whose other words all agree carries it (`Ye Wn Oo`).
const TWO_LETTERS_LOSS: f32 = 0.65;
/// Similarity lost by two edits, over the length of the longer word: at 2.4 two in eight letters leave .70.
const TWO_EDITS_LOSS: f32 = 2.4;
/// Two edits in a word of six letters leave little of it.
const TWO_EDITS_SHORT_LOSS: f32 = 0.55;
/// Words up to this length are short for two edits.
const TWO_EDITS_SHORT: usize = 6;
/// An edit that turns a known name or trade word into another known one is mostly no error (`Gabriel`, `Gabriela`;
/// `American`, `African`).
const OTHER_WORD_LOSS: f32 = 0.22;
/// One more edit's worth is lost where the first letters differ: typists seldom err there (Pollock & Zamora 1984).
const FIRST_LETTER_LOSS: f32 = 0.04;
/// An edit that turns Chinese syllables into other Chinese syllables is mostly another name, not a typo.
const OTHER_SYLLABLES_LOSS: f32 = 0.14;
/// Shortest word of Chinese syllables in which such an edit is considered at all: below, it is another name
/// (`Zhao`/`Zhou`, `Guang`/`Gang`).
const OTHER_SYLLABLES_MIN: usize = 5;
/// The same where a letter is left out or added.
const LOST_SYLLABLE_LETTER_MIN: usize = 4;
/// Equal sound keys, spelled differently.
const SAME_SOUND: f32 = 0.93;
/// Equal consonants of Arabic names count from this likeness of their vowels on.
const SAME_SKELETON: f32 = 0.86;
/// Two consonants are shared by many words: their vowels must agree.
const SAME_SHORT_SKELETON: f32 = 0.94;
/// Equal sound keys of short words, which many words share.
const SAME_SOUND_SHORT: f32 = 0.87;
/// Shortest word romanised from a script without vowels that is compared by sound.
const ROMANISED_SOUND_MIN: usize = 6;
/// Words up to this length are short.
const SHORT_SOUND: usize = 5;
/// Shortest word that has a sound worth comparing.
const SOUND_MIN: usize = 4;
/// A familiar form of a given name.
const NICKNAME: f32 = 0.92;
/// The same given name in another language (John, Juan): mostly another person.
const TRANSLATION: f32 = 0.55;
/// Names of a man and of a woman: another person, though one letter apart.
const OTHER_GENDER: f32 = 0.55;
/// Shorter names differ by a vowel for other reasons.
const GENDER_MIN: usize = 4;
/// The surname of a man and of a woman of one family.
const FEMININE: f32 = 0.93;
/// Shorter words are no Slavic surnames.
const SURNAME_MIN: usize = 5;

/// Whether two words hold the same digits: `M23` is not `M24`, while `CHAR5O` may be `CHARSO`.
pub(super) fn same_digits(a: &str, b: &str) -> bool {
    let (mut x, mut y) = (digits(a).peekable(), digits(b).peekable());
    x.peek().is_none() || y.peek().is_none() || x.eq(y)
}

fn digits(text: &str) -> impl Iterator<Item = u8> + '_ {
    text.bytes().filter(u8::is_ascii_digit)
}

/// Whether a word is a known name or trade word.
fn is_known(word: &str) -> bool {
    commonness(word) != Commonness::Rare
        || !variant::groups_of(word).is_empty()
        || generic::find(word).is_some()
}

thread_local! {
    static SKELETONS: RefCell<Memo<Option<Rc<Skeleton>>>> = RefCell::default();
    static SLAVIC: RefCell<Memo<Rc<[String]>>> = RefCell::default();
}

/// The Arabic skeleton of a romanised word.
pub(super) fn skeleton(word: &str) -> Option<Rc<Skeleton>> {
    SKELETONS.with_borrow_mut(|seen| seen.get(word, |word| skeleton_of_latin(word).map(Rc::new)))
}

/// What a word is filed under as a spelling of a Cyrillic one.
pub(super) fn slavic_keys(word: &str) -> Rc<[String]> {
    SLAVIC.with_borrow_mut(|seen| seen.get(word, |word| slavic::keys(word).into()))
}

/// How well two words spell one Cyrillic word.
fn slavic_spelling(a: &str, b: &str) -> Option<f32> {
    let (x, y) = (slavic_keys(a), slavic_keys(b));
    x.iter().any(|key| y.contains(key)).then(|| slavic::similarity(a, b)).flatten()
}

/// Whether one word is the woman's form of the other as a Slavic surname.
fn same_surname(a: &str, b: &str) -> bool {
    may_be_surname(a) && may_be_surname(b) && {
        let (x, y) = (patronymic::masculine(a), patronymic::masculine(b));
        x.iter().any(|form| form == b || y.contains(form)) || y.iter().any(|form| form == a)
    }
}

/// Whether two known names are a man's and a woman's that differ in the last vowel only (`Mario` and `Maria`, `Robert` and
/// `Roberta`); a family's surname may do so and is the same.
fn other_gender(a: &str, b: &str) -> bool {
    let (woman, man) = if a.ends_with('a') { (a, b) } else { (b, a) };
    let Some(stem) = woman.strip_suffix('a') else { return false };
    let differs = man == stem
        || man.strip_suffix(['o', 'e', 'i', 'y']).is_some_and(|other| other == stem)
        || stem.strip_suffix('i').is_some_and(|other| other == man);
    differs && has_gender(woman) && has_gender(man) && !same_surname(a, b)
}

/// Whether a word is a name of some country that its form may tell man or woman by.
fn has_gender(word: &str) -> bool {
    word.len() >= GENDER_MIN && commonness(word) != Commonness::Rare
}

/// Whether a word ends as a Slavic surname may, a man's or a woman's.
pub(super) fn may_be_surname(word: &str) -> bool {
    word.len() >= SURNAME_MIN && word.ends_with(['v', 'n', 'y', 'i', 'j', 'a', 'f', 'w'])
}

/// When two words answer each other, and how well, of the ways that the families of keys they share leave open.
pub(super) fn words(a: SpanKey<'_>, b: SpanKey<'_>, shared: Shared) -> Option<Answer> {
    if a.text == b.text {
        return Some(Answer { similarity: 1.0, reason: Reason::Identical });
    }
    let typed = |both_syllables| {
        if !shared.has(Shared::EDITS) {
            return None;
        }
        let (distance, similarity) = edits(a.text, b.text, both_syllables)?;
        let reason = if distance == 1 { Reason::OneEdit } else { Reason::TwoEdits };
        Some(Answer { similarity, reason })
    };
    let syllables = |span: SpanKey<'_>| span.class == SpanClass::Syllables;
    if syllables(a) && syllables(b) {
        return typed(true);
    }
    let romanised = a.class == SpanClass::Romanised || b.class == SpanClass::Romanised;
    let mut best: Option<Answer> = None;
    let mut offer = |similarity: f32, reason| {
        if best.is_none_or(|found| similarity > found.similarity) {
            best = Some(Answer { similarity, reason });
        }
    };
    // A syllable of a Chinese or Korean name is no short form of a Western one (`Jon Il Ho`, Jonathan).
    if shared.has(Shared::VARIANT)
        && !syllables(a)
        && !syllables(b)
        && let Some(kind) = variant::variant(a.text, b.text)
    {
        offer(if kind == variant::VariantKind::Nickname { NICKNAME } else { TRANSLATION }, Reason::Nickname);
    }
    if !romanised {
        if shared.has(Shared::SLAVIC)
            && let Some(similarity) = slavic_spelling(a.text, b.text)
        {
            offer(similarity, Reason::Romanised);
        }
        if shared.has(Shared::SURNAME) && same_surname(a.text, b.text) {
            offer(FEMININE, Reason::Feminine);
        }
    }
    if shared.has(Shared::SKELETON)
        && let (Some(x), Some(y)) = (skeleton(a.text), skeleton(b.text))
    {
        // Below that, another vowel is another name (`Karim`, `Karam`).
        let least = if x.consonants.len() < 3 { SAME_SHORT_SKELETON } else { SAME_SKELETON };
        if let Some(similarity) = arabic::similarity(&x, &y).filter(|&similarity| similarity >= least) {
            offer(similarity.min(SAME_SOUND), Reason::SameSound);
        }
    }
    let long = a.text.len().min(b.text.len());
    if shared.has(Shared::SOUND)
        && (!romanised || long >= ROMANISED_SOUND_MIN)
        && same_sound(a.text, b.text)
        && !other_arabic_name(a.text, b.text)
    {
        offer(if long <= SHORT_SOUND { SAME_SOUND_SHORT } else { SAME_SOUND }, Reason::SameSound);
    }
    if !romanised && let Some(Answer { similarity, reason }) = typed(false) {
        let other = if other_arabic_name(a.text, b.text) { OTHER_WORD_LOSS } else { 0.0 };
        offer((similarity - other).max(0.0), reason);
    }
    best.map(|found| {
        let most = if other_gender(a.text, b.text) { OTHER_GENDER } else { 1.0 };
        Answer { similarity: found.similarity.min(most), ..found }
    })
}

/// Whether two words are known spellings of two Arabic names (`Hamad`, `Hamid`).
fn other_arabic_name(a: &str, b: &str) -> bool {
    match (skeleton(a), skeleton(b)) {
        (Some(x), Some(y)) => x.name.is_some() && y.name.is_some() && x.name != y.name,
        _ => false,
    }
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

/// The letters of a word, a bit each, and another bit for the common ones that come twice: 48 bits in all. Letters of
/// other scripts share bits.
pub(super) fn letters_of(word: &str) -> u64 {
    const TWICE: [u8; 16] = *b"aeinorslmhutkdvy";
    // By letter, the bit that says it is there a second time.
    const SECOND: [u64; 32] = {
        let mut bits = [0; 32];
        let mut nth = 0;
        while nth < TWICE.len() {
            bits[(TWICE[nth] & 31) as usize] = 1 << (32 + nth);
            nth += 1;
        }
        bits
    };
    word.bytes().fold(0, |set: u64, b| {
        let letter = usize::from(b & 31);
        let bit = 1 << letter;
        set | bit | if set & bit == 0 { 0 } else { SECOND[letter] }
    })
}

/// Whether two words have so many letters that only one of them has that some edits cannot make one of the other: an edit
/// takes at most one letter and brings one, and with each at most one bit of [`letters_of`].
pub(super) fn too_different(a: u64, b: u64, allowed: usize) -> bool {
    (a & !b).count_ones() as usize > allowed || (b & !a).count_ones() as usize > allowed
}

fn edits(a: &str, b: &str, both_syllables: bool) -> Option<(usize, f32)> {
    let (shorter, longer) = (a.len().min(b.len()), a.len().max(b.len()));
    let allowed = allowed_edits(shorter);
    // Two letters for two others are another word; one left out of three may be an error.
    if longer - shorter > allowed || allowed == 0 || longer == 2 {
        return None;
    }
    // A letter left out is an error more often than a letter for another.
    let least = if shorter < longer { LOST_SYLLABLE_LETTER_MIN } else { OTHER_SYLLABLES_MIN };
    if both_syllables && (shorter < least || is_syllable(a) || is_syllable(b)) {
        return None;
    }
    if too_different(letters_of(a), letters_of(b), allowed) {
        return None;
    }
    let distance = osa_within(a, b, if both_syllables { 1 } else { allowed })?;
    if !same_digits(a, b) {
        return None;
    }
    let loss = match (distance, longer) {
        (1, 3) if shorter == 2 => TWO_LETTERS_LOSS,
        (1, 3) => SHORTEST_EDIT_LOSS,
        (1, _) => ONE_EDIT_LOSS / longer as f32,
        (_, ..=TWO_EDITS_SHORT) => TWO_EDITS_SHORT_LOSS,
        _ => TWO_EDITS_LOSS / longer as f32,
    };
    let first = if a.as_bytes().first() == b.as_bytes().first() { 0.0 } else { FIRST_LETTER_LOSS };
    let syllables = if both_syllables { OTHER_SYLLABLES_LOSS } else { 0.0 };
    let other = if is_known(a) && is_known(b) { OTHER_WORD_LOSS } else { 0.0 };
    Some((distance, (1.0 - loss - first - syllables - other).max(0.0)))
}
