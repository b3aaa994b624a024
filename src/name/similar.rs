//! The one definition of when two spans answer each other, and how well.
//!
//! [`similar`] is called directly by `compare`; the index's `resolve` is its exact inverse, found through
//! [`keys`]. Both live here so that a change of one is seen beside the other. Nothing here knows an index or a
//! weight: similarity is 0..=1 and says only how alike two spans are.

use std::cell::RefCell;
use std::rc::Rc;

use crate::name::commonness::{Commonness, commonness};
use crate::name::generic;
use crate::name::legal_form::LegalForm;
use crate::name::memo::Memo;
use crate::name::patronymic;
use crate::name::phonetic::sound_key;
use crate::name::reason::Reason;
use crate::name::span::{SpanClass, SpanKey};
use crate::name::translit::arabic::{self, Skeleton, skeleton_of_latin};
use crate::name::translit::pinyin::is_syllable;
use crate::name::translit::slavic;
use crate::name::translit::{hebrew, japanese};
use crate::name::variant;

/// How well one span answers another, and why.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Answer {
    /// 0..=1; 1 is identical.
    pub similarity: f32,
    /// Why.
    pub reason: Reason,
}

/// The edits allowed between two words, by the length of the shorter (letters): none for a single letter, one up to
/// four letters, two beyond. An edit in a short word is weak evidence and its similarity says so; the rest of the
/// name must carry it.
#[must_use]
pub fn allowed_edits(shorter: usize) -> usize {
    match shorter {
        0..=1 => 0,
        2..=4 => 1,
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
/// A word of two letters beside one of three: only a name whose other words all agree carries it (`Ye Wn Oo`).
const TWO_LETTERS_LOSS: f32 = 0.65;
/// Similarity lost by two edits, over the length of the longer word: at 2.4 two in eight letters leave .70.
const TWO_EDITS_LOSS: f32 = 2.4;
/// Two edits in a word of five or six letters leave little of it.
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
/// One character and one syllable: dozens of characters sound like it. The reading of the whole name says more.
const ONE_SYLLABLE: f32 = 0.70;
/// Other characters of the same sound: another name, since the characters are known (`高石`, `高市`).
const HOMOPHONE: f32 = 0.5;
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
/// Names of a man and of a woman: another person, though one letter apart.
const OTHER_GENDER: f32 = 0.55;
/// Shorter names differ by a vowel for other reasons.
const GENDER_MIN: usize = 4;
/// The surname of a man and of a woman of one family.
const FEMININE: f32 = 0.93;
/// Shorter words are no Slavic surnames.
const SURNAME_MIN: usize = 5;
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
    use SpanClass as C;
    let (a, b) = if a.class <= b.class { (a, b) } else { (b, a) };
    match (a.class, b.class) {
        (C::Word | C::Syllables, C::Word | C::Syllables | C::Romanised) | (C::Romanised, C::Romanised) => {
            words(a, b)
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
    (x.min(y) >= SPELLING_EDIT_MIN && x.abs_diff(y) <= 1 && strsim::osa_distance(a, b) == 1)
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
        (same_digits(word.text, whole.text) && strsim::osa_distance(word.text, whole.text) == 1)
            .then(|| Answer { similarity: JOINED - ONE_EDIT_LOSS / longer as f32, reason: Reason::Joined })
    })
}

/// Whether two words hold the same digits: `M23` is not `M24`, while `CHAR5O` may be `CHARSO`.
fn same_digits(a: &str, b: &str) -> bool {
    let digits = |text: &'_ str| text.bytes().filter(u8::is_ascii_digit).collect::<Vec<u8>>();
    let (x, y) = (digits(a), digits(b));
    x.is_empty() || y.is_empty() || x == y
}

/// Whether a word is a known name or trade word.
fn is_known(word: &str) -> bool {
    commonness(word) != Commonness::Rare
        || !variant::groups_of(word).is_empty()
        || generic::find(word).is_some()
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

thread_local! {
    static SKELETONS: RefCell<Memo<Option<Rc<Skeleton>>>> = RefCell::default();
    static SLAVIC: RefCell<Memo<Rc<[String]>>> = RefCell::default();
}

/// The Arabic skeleton of a romanised word.
fn skeleton(word: &str) -> Option<Rc<Skeleton>> {
    SKELETONS.with_borrow_mut(|seen| seen.get(word, |word| skeleton_of_latin(word).map(Rc::new)))
}

/// What a word is filed under as a spelling of a Cyrillic one.
fn slavic_keys(word: &str) -> Rc<[String]> {
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
fn may_be_surname(word: &str) -> bool {
    word.len() >= SURNAME_MIN && word.ends_with(['v', 'n', 'y', 'i', 'j', 'a', 'f', 'w'])
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

fn words(a: SpanKey<'_>, b: SpanKey<'_>) -> Option<Answer> {
    if a.text == b.text {
        return Some(Answer { similarity: 1.0, reason: Reason::Identical });
    }
    let both_syllables = a.class == SpanClass::Syllables && b.class == SpanClass::Syllables;
    let romanised = a.class == SpanClass::Romanised || b.class == SpanClass::Romanised;
    let mut best: Option<Answer> = None;
    let most = if other_gender(a.text, b.text) { OTHER_GENDER } else { 1.0 };
    let mut offer = |similarity: f32, reason| {
        let similarity = f32::min(similarity, most);
        if best.is_none_or(|found| similarity > found.similarity) {
            best = Some(Answer { similarity, reason });
        }
    };
    if both_syllables {
        if let Some((distance, similarity)) = edits(a.text, b.text, true) {
            offer(similarity, if distance == 1 { Reason::OneEdit } else { Reason::TwoEdits });
        }
        return best;
    }
    // A syllable of a Chinese or Korean name is no short form of a Western one (`Jon Il Ho`, Jonathan).
    let syllables = a.class == SpanClass::Syllables || b.class == SpanClass::Syllables;
    if !syllables && let Some(kind) = variant::variant(a.text, b.text) {
        offer(if kind == variant::VariantKind::Nickname { NICKNAME } else { TRANSLATION }, Reason::Nickname);
    }
    if !romanised {
        if let Some(similarity) = slavic_spelling(a.text, b.text) {
            offer(similarity, Reason::Romanised);
        }
        if same_surname(a.text, b.text) {
            offer(FEMININE, Reason::Feminine);
        }
    }
    let mut other = false;
    if let (Some(x), Some(y)) = (skeleton(a.text), skeleton(b.text)) {
        // Below that, another vowel is another name (`Karim`, `Karam`).
        let least = if x.consonants.len() < 3 { SAME_SHORT_SKELETON } else { SAME_SKELETON };
        if let Some(similarity) = arabic::similarity(&x, &y).filter(|&similarity| similarity >= least) {
            offer(similarity.min(SAME_SOUND), Reason::SameSound);
        }
        other = x.name.is_some() && y.name.is_some() && x.name != y.name;
    }
    if !other
        && (!romanised || a.text.len().min(b.text.len()) >= ROMANISED_SOUND_MIN)
        && same_sound(a.text, b.text)
    {
        let short = a.text.len().min(b.text.len()) <= SHORT_SOUND;
        offer(if short { SAME_SOUND_SHORT } else { SAME_SOUND }, Reason::SameSound);
    }
    if !romanised && let Some((distance, similarity)) = edits(a.text, b.text, false) {
        let similarity = if other { (similarity - OTHER_WORD_LOSS).max(0.0) } else { similarity };
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
    // Two letters for two others are another word; one left out of three may be an error.
    if longer - shorter > allowed || allowed == 0 || longer == 2 {
        return None;
    }
    // A letter left out is an error more often than a letter for another.
    let least = if shorter < longer { LOST_SYLLABLE_LETTER_MIN } else { OTHER_SYLLABLES_MIN };
    if both_syllables && (shorter < least || is_syllable(a) || is_syllable(b)) {
        return None;
    }
    let distance = strsim::osa_distance(a, b);
    if distance > allowed || (both_syllables && distance > 1) || !same_digits(a, b) {
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
/// * words of one sound share a `~` key, of the same consonants (as Arabic names) a `%` key, (as Hebrew ones) a `"` key, spellings of one Cyrillic word
///   a `/` key, forms of one surname a `$` key, variants of one given name a `+` key;
/// * a word looks for listed initials under `.`, an initial also for listed words under `:`, so that no word meets all
///   words of its letter;
/// * numbers share a `#` key, legal forms a `!` key, meanings a `*` key, characters a `@` key, morae a `_` key, renderings in kana a `&` key, cut words and what they begin a `<` key, first letters and merged initials a `^` key;
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
            // Both sides may be cut, but only the query's usually is.
            if span.class != C::Romanised && span.text.len() > CUT_MIN {
                tagged('<', beginning(span.text), emit);
            }
            if span.class == C::Word
                && let Some(consonants) = hebrew::consonants_of_latin(span.text)
            {
                tagged('"', &consonants, emit);
            }
            if span.class == C::Word
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
            if span.text.len() >= WHOLE_EDIT_MIN {
                let prefix: String = span.text.chars().take(KEY_PREFIX).collect();
                deletions(&prefix, 1, &mut |variant| tagged('-', variant, emit));
            }
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
                tagged('<', beginning(span.text), emit);
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
