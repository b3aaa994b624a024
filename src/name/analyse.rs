//! The one analysis: raw tokens → words with roles and weights → spans.
//!
//! The same text and kind always give the same analysis; nothing depends on the lists loaded or on which side of a
//! comparison the name stands.

use crate::designation::EntityKind;

use super::context::{continues_context, is_context, takes_number};
use super::generic::{self, Genericness};
use super::honorific::{self, Honorific};
use super::legal_form::{self, LegalForm};
use super::particle::is_particle;
use super::script::Script;
use super::shape::{Shape, all_words};
use super::span::{MAX_WORDS, Span, SpanClass, WordMask};
use super::token::{Token, tokens};
use super::translit::{self, chinese, han, han_company};
use super::weight;

/// What a word is in its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    /// A name, or part of one.
    Plain,
    /// A trade word of an organisation.
    Generic,
    /// A number.
    Number,
    /// A single letter of a person's name.
    Initial,
    /// An article or particle (`al`, `bin`, `de`).
    Particle,
    /// A legal form.
    LegalForm,
    /// A function word (`of`, `and`).
    Stop,
    /// A title, or a word around the name in a free-text field.
    Context,
}

/// A word of a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// As it is compared: folded Latin letters, abbreviations written out.
    pub text: String,
    /// As written.
    pub written: String,
    /// Its role.
    pub role: Role,
    /// The script it is written in.
    pub script: Script,
    /// How it may be compared.
    class: SpanClass,
    /// Other texts it may be compared by: Latin spellings of a word of another script, the spelling of a number word.
    alternates: Vec<(SpanClass, String)>,
    /// The folded token it comes from, with apostrophes, in its own script: what romanised Chinese is read from.
    source: String,
    /// Commas before it.
    commas: usize,
    /// How many single letters it stands among, as one of them; else 0.
    letters: u8,
    /// The legal form it is a word of, and how many words that form has.
    form: Option<(LegalForm, u8)>,
}

impl Word {
    /// How much it says, in hundredths.
    fn weight(&self) -> u8 {
        if self.letters > 0 {
            return weight::of_letters(self.letters);
        }
        weight::of(&self.text, self.role, self.form.map_or(1, |(_, words)| words))
    }

    /// The word as it reads when written together with its neighbours: as spelled, not as its meaning.
    fn together(&self) -> String {
        if matches!(self.script, Script::Latin | Script::Digit) {
            self.source.replace(['\'', ' '], "")
        } else {
            self.text.clone()
        }
    }
}

/// A name, analysed.
#[derive(Debug, Clone, PartialEq)]
pub struct AnalysedName {
    /// Its words in the order written.
    pub words: Vec<Word>,
    /// What can answer a span of another name.
    pub spans: Vec<Span>,
    /// Weights and masks for scoring.
    pub shape: Shape,
    /// Words beyond [`MAX_WORDS`], which are not in `words`; a text with any is no name and is not screened.
    pub overflow: usize,
}

impl AnalysedName {
    /// The words of a mask as written, joined by spaces.
    #[must_use]
    pub fn written(&self, mask: WordMask) -> String {
        self.join(mask, |word| &word.written)
    }

    /// The words of a mask as folded in their own script: equal where only case, marks and punctuation differ.
    #[must_use]
    pub(crate) fn folded(&self, mask: WordMask) -> String {
        self.join(mask, |word| &word.source).replace('\'', "")
    }

    /// The scripts of the words of a mask, in order.
    #[must_use]
    pub(crate) fn scripts(&self, mask: WordMask) -> Vec<Script> {
        let mut scripts: Vec<Script> = self.of(mask).map(|word| word.script).collect();
        scripts.dedup();
        scripts
    }

    fn of(&self, mask: WordMask) -> impl Iterator<Item = &Word> {
        self.words.iter().enumerate().filter(move |(i, _)| mask & (1 << i) != 0).map(|(_, word)| word)
    }

    fn join<'a>(&'a self, mask: WordMask, text: impl Fn(&'a Word) -> &'a String) -> String {
        let mut out = String::new();
        for word in self.of(mask) {
            if !out.is_empty() {
                out.push(' ');
            }
            out.push_str(text(word));
        }
        out
    }
}

/// Analyses a written name of a kind. An unknown kind is analysed as a company where a legal form or a trade word says
/// so, else as a person.
///
/// ```
/// use interdict::designation::EntityKind;
/// let name = interdict::name::analyse("ZHAO, Guangzong", EntityKind::Person);
/// assert_eq!(name.words[1].text, "guangzong");
/// ```
///
/// Cost: linear in the text; at most [`MAX_WORDS`] words are analysed.
#[must_use]
pub fn analyse(text: &str, kind: EntityKind) -> AnalysedName {
    let mut tokens = tokens(text);
    let overflow = tokens.len().saturating_sub(MAX_WORDS);
    tokens.truncate(MAX_WORDS);
    let person = match kind {
        EntityKind::Person => true,
        EntityKind::Unknown => !looks_like_a_company(&tokens),
        EntityKind::Entity | EntityKind::Vessel | EntityKind::Aircraft => false,
    };
    let mut words = words(tokens, person);
    let overflow = overflow + words.len().saturating_sub(MAX_WORDS);
    words.truncate(MAX_WORDS);
    if person {
        person_roles(&mut words);
    } else {
        company_roles(&mut words);
        words.truncate(MAX_WORDS);
    }
    let readings = if person { readings(&mut words) } else { Vec::new() };
    let mut spans = spans(&words, person);
    legal_forms(&words, &mut spans);
    abbreviations(&words, &mut spans);
    spans.extend(readings);
    let shape = Shape {
        weights: words.iter().map(Word::weight).collect(),
        solid: mask_of(&words, |word| matches!(word.role, Role::Plain | Role::Generic | Role::Number)),
        spans: spans.iter().map(|span| span.words).collect(),
        person,
    };
    AnalysedName { words, spans, shape, overflow }
}

fn mask_of(words: &[Word], is: impl Fn(&Word) -> bool) -> WordMask {
    words.iter().enumerate().filter(|(_, word)| is(word)).fold(0, |mask, (i, _)| mask | 1 << i)
}

/// Whether a text of unknown kind holds a legal form or a trade word.
fn looks_like_a_company(tokens: &[Token]) -> bool {
    let texts: Vec<&str> = tokens.iter().map(|token| token.folded.as_str()).collect();
    (1..texts.len()).any(|at| legal_form_at(&texts, at).is_some())
        || texts.iter().any(|text| {
            let class = generic::find(text).map(|word| word.class);
            matches!(class, Some(Genericness::VeryGeneric | Genericness::Generic))
        })
        || tokens.iter().any(|token| token.script == Script::Han && token.folded.chars().count() > 4)
}

/// Tokens → words in Latin letters.
fn words(tokens: Vec<Token>, person: bool) -> Vec<Word> {
    let mut words = Vec::with_capacity(tokens.len());
    for token in tokens {
        match token.script {
            Script::Latin | Script::Digit => words.push(Word {
                class: SpanClass::Word,
                role: Role::Plain,
                alternates: Vec::new(),
                text: token.folded,
                written: token.written,
                script: token.script,
                source: token.with_apostrophes,
                commas: token.commas_before,
                letters: 0,
                form: None,
            }),
            Script::Han => han_words(&token, person, &mut words),
            script => {
                let mut spellings = translit::romanise_all(&token.folded, script).into_iter();
                let text =
                    spellings.next().filter(|text| !text.is_empty()).unwrap_or_else(|| token.folded.clone());
                words.push(Word {
                    class: SpanClass::Word,
                    role: Role::Plain,
                    alternates: spellings
                        .filter(|other| *other != text)
                        .map(|other| (SpanClass::Word, other))
                        .collect(),
                    text,
                    written: token.written,
                    script,
                    source: token.folded,
                    commas: token.commas_before,
                    letters: 0,
                    form: None,
                });
            }
        }
    }
    words
}

/// A run of Han characters: a person's surname and given name, or the parts of a company's name.
fn han_words(token: &Token, person: bool, words: &mut Vec<Word>) {
    let native = |options: Vec<String>, written: &str, role: Role, class: SpanClass| {
        let mut options = options.into_iter();
        let text = options.next().unwrap_or_else(|| written.to_owned());
        Word {
            text,
            written: written.to_owned(),
            role,
            script: Script::Han,
            class,
            alternates: options.map(|option| (class, option)).collect(),
            source: written.to_owned(),
            commas: token.commas_before,
            letters: 0,
            form: None,
        }
    };
    if person {
        let readings = han::read_han_person(&token.folded);
        if let Some(best) = readings.first() {
            // All readings that divide the characters as the best one does give the words their spellings.
            let split = best.surname.len();
            let alike = || readings.iter().filter(|reading| reading.surname.len() == split);
            let surname: String = token.written.chars().take(split).collect();
            let given: String = token.written.chars().skip(split).collect();
            for (written, spellings) in [
                (surname, distinct(alike().map(|reading| reading.surname.concat()))),
                (given, distinct(alike().map(|reading| reading.given.concat()))),
            ] {
                if !written.is_empty() && !spellings.is_empty() {
                    words.push(native(spellings, &written, Role::Plain, SpanClass::Native));
                }
            }
            return;
        }
    }
    let Some(parts) = han_company::read_company(&token.folded) else {
        words.push(native(
            vec![translit::romanise(&token.folded, Script::Han)],
            &token.written,
            Role::Plain,
            SpanClass::Native,
        ));
        return;
    };
    for part in parts {
        match part.role {
            // Translated words are compared as any other; brands only by their reading.
            han_company::Role::Trade | han_company::Role::LegalForm => {
                let english = part.latin.first().cloned().unwrap_or_default();
                for word in english.split(' ').filter(|word| !word.is_empty()) {
                    words.push(native(vec![word.to_owned()], &part.han, Role::Plain, SpanClass::Word));
                }
            }
            role => {
                let class =
                    if role == han_company::Role::Brand { SpanClass::Native } else { SpanClass::Word };
                let options = part.latin.iter().map(|option| option.replace(' ', ""));
                words.push(native(distinct(options), &part.han, Role::Plain, class));
            }
        }
    }
}

/// The distinct texts in their order, without empty ones.
fn distinct(texts: impl Iterator<Item = String>) -> Vec<String> {
    let mut kept: Vec<String> = Vec::new();
    for text in texts {
        if !text.is_empty() && !kept.contains(&text) {
            kept.push(text);
        }
    }
    kept
}

/// Titles, initials and particles of a person's name, and the words of a free-text field around it.
fn person_roles(words: &mut [Word]) {
    context(words);
    titles(words);
    let mut left = words.iter().filter(|word| word.role == Role::Plain).count();
    for word in words.iter_mut() {
        if word.role != Role::Plain || word.class == SpanClass::Native {
            continue;
        }
        if word.text.bytes().all(|b| b.is_ascii_digit()) {
            word.role = Role::Number;
            word.class = SpanClass::Number;
        } else if left > 1 && is_particle(&word.text) {
            word.role = Role::Particle;
            left -= 1;
        } else if word.text.len() == 1 && word.text.as_bytes()[0].is_ascii_alphabetic() {
            word.role = Role::Initial;
            word.class = SpanClass::Initial;
        }
    }
}

/// Forms of address that are no names: one word is enough of a name beside them.
const PLAIN_TITLES: &[&str] =
    &["mr", "mrs", "ms", "miss", "mister", "dr", "mme", "mlle", "herr", "frau", "sir"];

/// Marks titles and suffixes, from the first word on and at the end, leaving at least two other words: `Dr Ali Khan`, but
/// `Major Ali` stays a name of two.
fn titles(words: &mut [Word]) {
    let texts: Vec<String> = words.iter().map(|word| word.text.clone()).collect();
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    let mut left = words.iter().filter(|word| word.role == Role::Plain && word.text.len() > 1).count();
    let mut at = 0;
    while at < words.len() {
        let found = if words[at].role == Role::Plain { honorific::find(&texts, at) } else { None };
        let Some((len, kind)) = found else {
            at += 1;
            continue;
        };
        let last = texts[at + len..].iter().all(|text| honorific::find(&[text], 0).is_some());
        let before = words[..at].iter().all(|word| word.role == Role::Context);
        let may = match kind {
            Honorific::Title => before || last,
            Honorific::Suffix => last && at > 0,
        };
        let kept = if PLAIN_TITLES.contains(&texts[at]) && before { 1 } else { 2 };
        // `HE, Jiangao`: what stands before the comma is a surname.
        let surname = at + len < words.len() && words[at].commas == 0 && words[at + len].commas == 1;
        if may && !surname && left >= len + kept {
            for word in &mut words[at..at + len] {
                word.role = Role::Context;
            }
            left -= len;
        }
        at += len;
    }
}

/// The legal form that begins at a token, where one may stand: short forms that are also words only at either end.
fn legal_form_at(texts: &[&str], at: usize) -> Option<(usize, LegalForm)> {
    /// Short forms that names begin with.
    const LEADING: &[&str] = &[
        "ao", "ip", "pt", "ps", "ooo", "oao", "zao", "pao", "jsc", "llc", "pjsc", "ojsc", "cjsc", "fgup",
        "gup", "mup", "tov", "tzov", "chup", "odo", "too",
    ];
    /// Forms that are no words of any language: one wherever they stand.
    const CERTAIN: &[&str] = &[
        "llc",
        "ltd",
        "limited",
        "inc",
        "gmbh",
        "jsc",
        "ooo",
        "oao",
        "zao",
        "pao",
        "pjsc",
        "ojsc",
        "cjsc",
        "plc",
        "sarl",
        "srl",
        "corp",
        "corporation",
        "company",
        "incorporated",
    ];
    let (len, class) = legal_form::find(texts, at)?;
    let letters: usize = texts[at..at + len].iter().map(|text| text.len()).sum();
    let at_end = || {
        let mut next = at + len;
        while next < texts.len() {
            match legal_form::find(texts, next) {
                Some((len, _)) => next += len,
                None => return false,
            }
        }
        true
    };
    let certain = if len == 1 { CERTAIN.contains(&texts[at]) } else { letters > 2 };
    let may = certain || (at == 0 && LEADING.contains(&texts[at])) || at_end();
    (may && len < texts.len()).then_some((len, class))
}

/// Legal forms, abbreviations, numbers and spelled-out letters of an organisation's name.
fn company_roles(words: &mut Vec<Word>) {
    context(words);
    let texts: Vec<String> = words.iter().map(|word| word.text.clone()).collect();
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    let mut out: Vec<Word> = Vec::with_capacity(words.len());
    let mut at = 0;
    while at < words.len() {
        if words[at].role == Role::Context {
            out.push(words[at].clone());
            at += 1;
            continue;
        }
        if let Some((len, class)) = legal_form_at(&texts, at) {
            // Its words stay words, for typists err in them too; the form as a whole is a span of its own.
            for word in &words[at..at + len] {
                let mut word = word.clone();
                word.role = Role::LegalForm;
                word.form = Some((class, u8::try_from(len).unwrap_or(u8::MAX)));
                out.push(word);
            }
            at += len;
            continue;
        }
        let letters = words[at..]
            .iter()
            .take_while(|word| word.text.len() == 1 && word.text.as_bytes()[0].is_ascii_alphabetic())
            .count();
        if letters >= 2 {
            // An abbreviation with points: its letters share the weight of one word, and together are one.
            for word in &words[at..at + letters] {
                let mut word = word.clone();
                word.letters = u8::try_from(letters).unwrap_or(u8::MAX);
                out.push(word);
            }
            at += letters;
            continue;
        }
        let mut word = words[at].clone();
        if word.class == SpanClass::Word {
            if let Some(number) = generic::number(&word.text) {
                let spelled = std::mem::replace(&mut word.text, trim_zeros(&number).to_owned());
                if spelled.bytes().any(|b| b.is_ascii_alphabetic()) {
                    word.alternates.push((SpanClass::Word, spelled));
                }
                word.role = Role::Number;
                word.class = SpanClass::Number;
            } else if let Some(generic) = generic::find(&word.text) {
                if generic.canonical != word.text {
                    // As spelled too: a typing error is one against the spelling, not the meaning.
                    let spelled = std::mem::replace(&mut word.text, generic.canonical.to_owned());
                    word.alternates.push((SpanClass::Word, spelled));
                }
                word.role = match generic.class {
                    Genericness::Stop => Role::Stop,
                    Genericness::Familiar => Role::Plain,
                    Genericness::Generic | Genericness::VeryGeneric => Role::Generic,
                };
            }
        }
        out.push(word);
        at += 1;
    }
    *words = out;
}

fn trim_zeros(number: &str) -> &str {
    let trimmed = number.trim_start_matches('0');
    if trimmed.is_empty() { "0" } else { trimmed }
}

/// Marks the words that stand around a name in payment texts and contact fields, at the beginning and the end only, and
/// only where at least one other word is left.
fn context(words: &mut [Word]) {
    let is_number = |word: &Word| word.text.bytes().all(|b| b.is_ascii_digit());
    let is_title = |word: &Word| honorific::find(&[word.text.as_str()], 0).is_some();
    let mut from = 0;
    while from + 1 < words.len() {
        let word = &words[from];
        let part = if from == 0 {
            is_context(&word.text)
        } else {
            continues_context(&word.text)
                || is_title(word)
                || (is_number(word) && takes_number(&words[from - 1].text))
        };
        if !part {
            break;
        }
        from += 1;
    }
    let mut to = words.len();
    while to > from + 1 {
        let last = &words[to - 1];
        if is_context(&last.text) || (from > 0 && is_title(last)) {
            to -= 1;
        } else if to > from + 2 && is_number(last) && takes_number(&words[to - 2].text) {
            to -= 2;
        } else {
            break;
        }
    }
    let end = words.len();
    for (i, word) in words.iter_mut().enumerate() {
        if i < from || (to..end).contains(&i) {
            word.role = Role::Context;
        }
    }
}

/// The readings of a person's name as Chinese syllables. Where all its words are such syllables, marks them, so that
/// an edit to other syllables counts as another name.
fn readings(words: &mut [Word]) -> Vec<Span> {
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
    let mut all_pinyin = false;
    for reading in chinese::readings(&sources, comma) {
        let covered = &named[reading.first..reading.first + reading.len];
        all_pinyin |= reading.system == chinese::System::Pinyin && reading.len == named.len();
        let mask = covered.iter().fold(0, |mask, i| mask | 1 << i);
        push(class_of(reading.system), reading.key, mask);
    }
    if all_pinyin {
        for &i in &named {
            if words[i].class == SpanClass::Word {
                words[i].class = SpanClass::Syllables;
            }
        }
    }
    spans
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
fn spans(words: &[Word], person: bool) -> Vec<Span> {
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
    if !person {
        acronym(words, &mut spans);
    }
    spans
}

/// All words written together, as written and, for `SURNAME, Given`, given name first.
fn whole(words: &[Word], spans: &mut Vec<Span>) {
    let named: Vec<usize> = (0..words.len()).filter(|&i| words[i].role != Role::Context).collect();
    if named.len() < 2 {
        return;
    }
    let mask = named.iter().fold(0, |mask, i| mask | 1 << i);
    let source = |i: &usize| words[*i].together();
    let mut texts = vec![named.iter().map(source).collect::<String>()];
    let first = words[named[0]].commas;
    let before = named.iter().take_while(|&&i| words[i].commas == first).count();
    if before < named.len() && words.iter().all(|word| word.role != Role::LegalForm) {
        let (surname, given) = named.split_at(before);
        texts.push(given.iter().chain(surname).map(source).collect());
    }
    for text in texts {
        let known = spans
            .iter()
            .any(|span| span.class == SpanClass::Glued && span.text == text && span.words == mask);
        if text.chars().count() <= GLUED_MAX * 2 && !known {
            spans.push(Span { class: SpanClass::Glued, text, words: mask });
        }
    }
}

/// A span over the words of each legal form, by its class.
fn legal_forms(words: &[Word], spans: &mut Vec<Span>) {
    let mut at = 0;
    while at < words.len() {
        let Some((class, len)) = words[at].form else {
            at += 1;
            continue;
        };
        let len = usize::from(len).min(words.len() - at);
        let mask = all_words(len) << at;
        spans.push(Span { class: SpanClass::LegalForm, text: class.code().to_owned(), words: mask });
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

fn acronym(words: &[Word], spans: &mut Vec<Span>) {
    let named: Vec<usize> = (0..words.len())
        .filter(|&i| matches!(words[i].role, Role::Plain | Role::Generic) && words[i].text.len() > 1)
        .collect();
    if !(ACRONYM_MIN..=ACRONYM_MAX).contains(&named.len()) {
        return;
    }
    let text: String = named.iter().filter_map(|&i| words[i].text.chars().next()).collect();
    let mask = named.iter().fold(0, |mask, i| mask | 1 << i);
    spans.push(Span { class: SpanClass::Acronym, text, words: mask });
}
