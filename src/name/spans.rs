//! The spans of a name: its words, what they are written together, what they are read as, and what they abbreviate.
//!
//! Spans are all that can answer a piece of another name ([`similar`](super::similar())); what is not made here can never
//! be matched, and everything made here costs a place in the index.

use std::cell::RefCell;

use super::jurisdiction;
use super::memo::Memo;
use super::org_phrase;
use super::script::Script;
use super::shape::all_words;
use super::span::{Span, SpanClass, WordMask};
use super::translit::{arabic, chinese, japanese, korean, pinyin, wade_giles};
use super::word::{Role, Word};

/// The readings of a person's name as Chinese or Korean syllables. Where all its words are such syllables, marks them, so that
/// an edit to other syllables counts as another name, and none is taken for a short form of a Western name.
pub(super) fn readings(words: &mut [Word]) -> Vec<Span> {
    let named: Vec<usize> = (0..words.len()).filter(|&i| words[i].role != Role::Context).collect();
    let mut spans: Vec<Span> = Vec::new();
    let mut push = |class: SpanClass, text: String, mask: WordMask| {
        if !spans.iter().any(|span| span.class == class && span.text == text && span.words == mask) {
            spans.push(Span { class, text, words: mask });
        }
    };
    if named.is_empty() || named.len() > 6 {
        return spans;
    }
    if words.iter().any(|word| word.script == Script::Han) {
        let han: Vec<usize> = named.iter().copied().filter(|&i| words[i].script == Script::Han).collect();
        let mask = han.iter().fold(0, |mask, i| mask | 1 << i);
        let text: String = han.iter().map(|&i| words[i].source.as_str()).collect();
        for (key, system) in chinese::han_readings(&text) {
            let class = if system == chinese::System::Pinyin { SpanClass::Han } else { class_of(system) };
            push(class, key, mask);
        }
        return spans;
    }
    let sources: Vec<&str> = named.iter().map(|&i| words[i].source.as_str()).collect();
    let comma = {
        let first = words[named[0]].commas;
        let before = named.iter().take_while(|&&i| words[i].commas == first).count();
        (before < named.len()).then_some(before)
    };
    if words.iter().any(|word| word.script == Script::Hangul) {
        let hangul: Vec<usize> =
            named.iter().copied().filter(|&i| words[i].script == Script::Hangul).collect();
        let mask = hangul.iter().fold(0, |mask, i| mask | 1 << i);
        let parts: Vec<&str> = hangul.iter().map(|&i| words[i].source.as_str()).collect();
        for key in korean::hangul_readings(&parts.join(" ")) {
            push(SpanClass::Hangul, key, mask);
        }
        return spans;
    }
    let (mut all_pinyin, mut all_korean) = (false, false);
    // A reading may leave out a Western name (`Kevin Zhao Guangzong`), not a syllable of its own (`Kim Jong Il`).
    let whole = |first: usize, len: usize| {
        let left = named[..first].iter().chain(&named[first + len..]);
        left.clone().all(|&i| words[i].role != Role::Plain || words[i].text.len() > 2)
    };
    for reading in
        chinese::readings(&sources, comma).into_iter().filter(|reading| whole(reading.first, reading.len))
    {
        let covered = &named[reading.first..reading.first + reading.len];
        all_pinyin |= reading.system == chinese::System::Pinyin && reading.len == named.len();
        let mask = covered.iter().fold(0, |mask, i| mask | 1 << i);
        push(class_of(reading.system), reading.key, mask);
    }
    for reading in korean::latin_readings(&sources, comma)
        .into_iter()
        .filter(|reading| whole(reading.first, reading.len))
    {
        let mask = named[reading.first..reading.first + reading.len].iter().fold(0, |mask, i| mask | 1 << i);
        all_korean |= reading.len == named.len();
        push(if all_pinyin { SpanClass::KoreanOrChinese } else { SpanClass::Korean }, reading.key, mask);
    }
    if all_pinyin || all_korean {
        for &i in &named {
            if words[i].class == SpanClass::Word {
                words[i].class = SpanClass::Syllables;
            }
        }
    }
    spans
}

thread_local! {
    /// The morae of the words seen last; names repeat their words.
    static MORAE: RefCell<Memo<Option<String>>> = RefCell::default();
}

/// Gives every word of a person's name its Japanese morae, where all words are made of such or a word is long enough to
/// be no accident.
pub(super) fn morae(words: &mut [Word]) {
    /// Shorter words of other languages are morae by chance (`Chin`, `Tin`).
    const BY_ITSELF: usize = 5;
    let keys: Vec<Option<String>> = words
        .iter()
        .map(|word| match (word.role, word.class) {
            (Role::Plain, SpanClass::Word | SpanClass::Syllables | SpanClass::Romanised) => {
                MORAE.with_borrow_mut(|seen| seen.get(&word.text, japanese::key))
            }
            _ => None,
        })
        .collect();
    let named = words.iter().filter(|word| word.role != Role::Context);
    let all = named.clone().count() > 1
        && words.iter().zip(&keys).all(|(word, key)| word.role == Role::Context || key.is_some());
    for (word, key) in words.iter_mut().zip(keys) {
        if let Some(key) = key
            && (all || word.text.len() >= BY_ITSELF)
        {
            word.alternates.push((SpanClass::Morae, key));
        }
    }
}

fn class_of(system: chinese::System) -> SpanClass {
    match system {
        chinese::System::Pinyin => SpanClass::Pinyin,
        chinese::System::WadeGiles => SpanClass::WadeGiles,
        chinese::System::WadeGilesPlain => SpanClass::WadeGilesPlain,
        chinese::System::Palladius => SpanClass::Palladius,
        chinese::System::Cantonese => SpanClass::Cantonese,
        chinese::System::CantoneseSound => SpanClass::CantoneseSound,
    }
}

/// The longest text of words written together, in letters.
const GLUED_MAX: usize = 40;
/// Three neighbours written together are considered up to this length: spaced syllables and split words, not sentences.
const GLUED_THREE_MAX: usize = 16;
/// An acronym stands for at least this many words.
const ACRONYM_MIN: usize = 3;
/// And for at most this many.
const ACRONYM_MAX: usize = 8;

/// The spans of the words themselves: single, glued, whole, acronym.
pub(super) fn spans(words: &[Word], person: bool) -> Vec<Span> {
    let mut spans: Vec<Span> = Vec::with_capacity(words.len() * 3);
    for (i, word) in words.iter().enumerate() {
        spans.push(Span { class: word.class, text: word.text.clone(), words: 1 << i });
        for (class, text) in &word.alternates {
            spans.push(Span { class: *class, text: text.clone(), words: 1 << i });
        }
    }
    let run: Vec<usize> = (0..words.len()).collect();
    let glue = |from: usize, len: usize, max: usize, spans: &mut Vec<Span>| {
        let part = &run[from..from + len];
        let letters: usize = part.iter().map(|&i| words[i].text.len()).sum();
        if letters <= max && part[len - 1] - part[0] == len - 1 {
            let text: String = part.iter().map(|&i| words[i].together()).collect();
            let mask = part.iter().fold(0, |mask, i| mask | 1 << i);
            spans.push(Span { class: SpanClass::Glued, text, words: mask });
        }
    };
    for from in 0..run.len() {
        if from + 2 <= run.len() {
            glue(from, 2, GLUED_MAX, &mut spans);
        }
        if from + 3 <= run.len() {
            glue(from, 3, GLUED_THREE_MAX, &mut spans);
        }
    }
    if person && run.len() > 2 {
        // Given name and surname written together where the other name has them at its two ends.
        let (first, last) = (run[0], run[run.len() - 1]);
        let text = words[last].together() + &words[first].together();
        spans.push(Span { class: SpanClass::Glued, text, words: 1 << first | 1 << last });
    }
    whole(words, &mut spans);
    if person {
        first_letters(words, &mut spans);
        compounds(words, &mut spans);
    } else {
        acronym(words, &mut spans);
        phrases(words, &mut spans);
        chinese_brands(words, &mut spans);
    }
    legal_forms(words, &mut spans);
    abbreviations(words, &mut spans);
    spans
}

/// All words written together, as written and, for `SURNAME, Given`, given name first; an organisation's also without its
/// legal form.
fn whole(words: &[Word], spans: &mut Vec<Span>) {
    let named: Vec<usize> = (0..words.len()).filter(|&i| words[i].role != Role::Context).collect();
    // Characters that stand for syllables have their own ways to be read together.
    if named.len() < 2 || named.iter().all(|&i| words[i].class == SpanClass::Native) {
        return;
    }
    let source = |i: &usize| words[*i].together();
    let mut push = |part: &[usize], text: String| {
        let words = part.iter().fold(0, |mask, i| mask | 1 << i);
        let known = spans
            .iter()
            .any(|span| span.class == SpanClass::Whole && span.text == text && span.words == words);
        if !known && text.chars().count() <= GLUED_MAX * 2 {
            spans.push(Span { class: SpanClass::Whole, text, words });
        }
    };
    push(&named, named.iter().map(source).collect());
    let core: Vec<usize> = named.iter().copied().filter(|&i| words[i].role != Role::LegalForm).collect();
    if core.len() < named.len() {
        if core.len() > 1 {
            push(&core, core.iter().map(source).collect());
        }
        return;
    }
    let first = words[named[0]].commas;
    let before = named.iter().take_while(|&&i| words[i].commas == first).count();
    if before < named.len() {
        let (surname, given) = named.split_at(before);
        push(&named, given.iter().chain(surname).map(source).collect());
    }
}

/// The first letters of two and three neighbours of a person's name, which initials written together answer.
fn first_letters(words: &[Word], spans: &mut Vec<Span>) {
    let named: Vec<usize> = (0..words.len())
        .filter(|&i| {
            words[i].role == Role::Plain && words[i].text.len() > 1 && words[i].class == SpanClass::Word
        })
        .collect();
    for len in 2..=3 {
        for part in named.windows(len) {
            // A name's given words stand together: no initials over a comma.
            if part.iter().any(|&i| words[i].commas != words[part[0]].commas) {
                continue;
            }
            let text: String = part.iter().filter_map(|&i| words[i].text.chars().next()).collect();
            let mask = part.iter().fold(0, |mask, i| mask | 1 << i);
            spans.push(Span { class: SpanClass::FirstLetters, text, words: mask });
        }
    }
    // A Chinese given name is abbreviated by its syllables: `Zhao G.Z.` is Zhao Guangzong.
    for (i, word) in words.iter().enumerate().filter(|(_, word)| word.class == SpanClass::Syllables) {
        if let Some(text) = pinyin::first_letters(&word.text) {
            spans.push(Span { class: SpanClass::FirstLetters, text, words: 1 << i });
        }
    }
    for i in 1..words.len() {
        let pair = [&words[i - 1], &words[i]];
        if pair.iter().all(|word| word.role == Role::Initial) {
            let text = format!("{}{}", pair[0].text, pair[1].text);
            spans.push(Span { class: SpanClass::MergedInitials, text, words: 0b11 << (i - 1) });
        }
    }
}

/// A span over each compound of an Arabic name that is one name in several words (`Abd al-Rahman`, `Nur al-Din`).
fn compounds(words: &[Word], spans: &mut Vec<Span>) {
    let texts: Vec<&str> = words.iter().map(|word| word.text.as_str()).collect();
    for at in 0..texts.len() {
        let Some((len, text)) = arabic::join_compound(&texts, at) else { continue };
        let mask = all_words(len) << at;
        // Two names in one have too many letters for an edit to mean an error: `Mohammad Karim` is not `Mohammad Rahim`.
        spans.push(Span { class: SpanClass::Romanised, text, words: mask });
    }
}

/// A span over the words of each legal form, by its class and where it is at home.
fn legal_forms(words: &[Word], spans: &mut Vec<Span>) {
    let mut at = 0;
    while at < words.len() {
        let Some((class, len)) = words[at].form else {
            at += 1;
            continue;
        };
        let len = usize::from(len).min(words.len() - at);
        let mask = all_words(len) << at;
        let form: Vec<&str> = words[at..at + len].iter().map(|word| word.text.as_str()).collect();
        let text = format!("{}{}", jurisdiction::of(&form).code(), class.code());
        spans.push(Span { class: SpanClass::LegalForm, text, words: mask });
        at += len;
    }
}

/// A span over each run of single letters of an organisation's name: `I.R.I.S.L.` is also `IRISL`.
fn abbreviations(words: &[Word], spans: &mut Vec<Span>) {
    let mut at = 0;
    while at < words.len() {
        let len = usize::from(words[at].letters).min(words.len() - at);
        if len == 0 {
            at += 1;
            continue;
        }
        let text: String = words[at..at + len].iter().map(|word| word.text.as_str()).collect();
        spans.push(Span { class: SpanClass::Word, text, words: all_words(len) << at });
        at += len;
    }
}

/// The first letters of an organisation's words, with and without its last legal form (`NITC` of `National Iranian Tanker
/// Company`), and of the syllables of a Chinese brand (`XRZ` of `Xiaoruizhi`).
fn acronym(words: &[Word], spans: &mut Vec<Span>) {
    let mut push = |letters: &[usize]| {
        if !(ACRONYM_MIN..=ACRONYM_MAX).contains(&letters.len()) {
            return;
        }
        let text: String = letters.iter().filter_map(|&i| words[i].text.chars().next()).collect();
        let mask = letters.iter().fold(0, |mask, i| mask | 1 << i);
        spans.push(Span { class: SpanClass::Acronym, text, words: mask });
    };
    let mut named: Vec<usize> = (0..words.len())
        .filter(|&i| matches!(words[i].role, Role::Plain | Role::Generic) && words[i].text.len() > 1)
        .collect();
    push(&named);
    if let Some(last) = words.iter().rposition(|word| word.text.len() > 1)
        && words[last].role == Role::LegalForm
        && ABBREVIATED_FORMS.contains(&words[last].text.as_str())
    {
        named.push(last);
        push(&named);
    }
    for (i, word) in words.iter().enumerate().filter(|(_, word)| word.role == Role::Plain) {
        if let Some(text) = pinyin::first_letters(&word.text).filter(|text| text.len() >= ACRONYM_MIN) {
            spans.push(Span { class: SpanClass::Acronym, text, words: 1 << i });
        }
    }
}

/// A span over neighbours that spell a Chinese brand in Wade-Giles, by its pinyin (`Hsiao-jui-chih` is Xiaoruizhi).
fn chinese_brands(words: &[Word], spans: &mut Vec<Span>) {
    /// A brand has so many syllables.
    const SYLLABLES: std::ops::RangeInclusive<usize> = 2..=4;
    /// Readings of one spelling that are looked for.
    const READINGS: usize = 2;
    let syllable = |word: &Word| {
        word.role == Role::Plain
            && word.script == Script::Latin
            && !wade_giles::parse_wade_giles(&word.source, true).is_empty()
    };
    let mut at = 0;
    while at < words.len() {
        let run = words[at..].iter().take_while(|word| syllable(word)).count();
        if SYLLABLES.contains(&run) {
            let text =
                words[at..at + run].iter().map(|word| word.source.as_str()).collect::<Vec<_>>().join("-");
            let pinyin = wade_giles::parse_wade_giles(&text, true).into_iter().filter_map(|syllables| {
                syllables.iter().map(|options| options.first().copied()).collect::<Option<String>>()
            });
            for text in pinyin.take(READINGS) {
                spans.push(Span { class: SpanClass::Native, text, words: all_words(run) << at });
            }
        }
        at += run.max(1);
    }
}

/// A span over each phrase that is abbreviated elsewhere, or abbreviates one, by its meaning.
fn phrases(words: &[Word], spans: &mut Vec<Span>) {
    let placed: Vec<(usize, &str)> = words
        .iter()
        .enumerate()
        .filter(|(_, word)| {
            !matches!(word.role, Role::Context | Role::Number)
                && (word.role != Role::Stop || word.is_abbreviation())
        })
        .map(|(i, word)| (i, word.meaning().unwrap_or(&word.text)))
        .collect();
    let texts: Vec<&str> = placed.iter().map(|(_, text)| *text).collect();
    let mut at = 0;
    while at < texts.len() {
        let Some((len, meaning)) = org_phrase::find(&texts, at) else {
            at += 1;
            continue;
        };
        let (first, last) = (placed[at].0, placed[at + len - 1].0);
        let mask = all_words(last - first + 1) << first;
        // A sign apart keeps it from the meanings of single words.
        spans.push(Span { class: SpanClass::Meaning, text: format!("={meaning}"), words: mask });
        at += len;
    }
}

/// Legal forms that are words of the name and whose letter is part of its abbreviation.
const ABBREVIATED_FORMS: &[&str] =
    &["company", "corporation", "organization", "organisation", "establishment", "foundation"];
