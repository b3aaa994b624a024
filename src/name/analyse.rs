//! The one analysis: raw tokens → words → roles and weights → spans.
//!
//! The same text and kind always give the same analysis; nothing depends on the lists loaded or on which side of a
//! comparison the name stands. Here tokens become words in Latin letters; [`roles`](super::roles) says what each is, and
//! [`spans`](super::spans) what they can answer.

use std::cell::RefCell;

use crate::designation::EntityKind;

use super::memo::Memo;
use super::order::{fathers, first_surname, own_name};
use super::roles::{company_roles, looks_like_a_company, person_roles};
use super::script::Script;
use super::shape::Shape;
use super::span::{MAX_WORDS, Span, SpanClass, WordMask};
use super::spans::{morae, readings, spans};
use super::token::{Token, tokens};
use super::translit::{self, arabic, han, han_company, japanese, latin, palladius};
use super::word::{Role, Word};

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

    /// The words of a mask as they are compared: folded, in Latin letters.
    #[must_use]
    pub fn compared(&self, mask: WordMask) -> String {
        self.join(mask, |word| &word.text)
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
        company_roles(&mut words, kind);
        words.truncate(MAX_WORDS);
    }
    let truncated = truncate(text, &mut words);
    let readings = if person { readings(&mut words) } else { Vec::new() };
    if person {
        morae(&mut words);
    }
    let mut spans = spans(&words, person);
    spans.extend(readings);
    let shape = Shape {
        weights: words.iter().map(|word| word.weight(person)).collect(),
        solid: mask_of(&words, |word| matches!(word.role, Role::Plain | Role::Generic | Role::Number)),
        forms: mask_of(&words, |word| word.role == Role::LegalForm),
        first_surname: if person { first_surname(&words) } else { 0 },
        fathers: if person { fathers(&words) } else { 0 },
        own_name: if person { own_name(&words) } else { 0 },
        spans: spans.iter().map(|span| span.words).collect(),
        truncated,
        person,
    };
    AnalysedName { words, spans, shape, overflow }
}

/// Lengths at which payment fields cut a name: a line of SWIFT MT103 holds 35 characters, of which the last may be the space
/// that was trimmed.
const CUT: [usize; 2] = [34, 35];

/// Whether a text is as long as a field that cuts; its last word then also answers the words it begins.
fn truncate(text: &str, words: &mut [Word]) -> bool {
    if !CUT.contains(&text.chars().count()) {
        return false;
    }
    let Some(last) = words.last_mut().filter(|word| word.script == Script::Latin) else { return false };
    last.alternates.push((SpanClass::Truncated, last.text.clone()));
    true
}

fn mask_of(words: &[Word], is: impl Fn(&Word) -> bool) -> WordMask {
    words.iter().enumerate().filter(|(_, word)| is(word)).fold(0, |mask, (i, _)| mask | 1 << i)
}

/// Tokens → words in Latin letters.
fn words(tokens: Vec<Token>, person: bool) -> Vec<Word> {
    let mut words = Vec::with_capacity(tokens.len());
    for token in tokens {
        match token.script {
            Script::Latin | Script::Digit => match if person { split_glued(&token.folded) } else { None } {
                Some((article, rest)) => {
                    let (article, rest) = (article.to_owned(), rest.to_owned());
                    words.push(Word::of(&token, article.clone(), article));
                    words.push(Word::of(&token, rest.clone(), rest));
                }
                _ => words.push(Word {
                    source: token.with_apostrophes.clone(),
                    alternates: latin_spellings(&token),
                    ..Word::of(&token, token.folded.clone(), token.written.clone())
                }),
            },
            Script::Han => han_words(&token, person, &mut words),
            Script::Arabic => arabic_words(&token, &mut words),
            Script::Kana => kana_word(&token, &mut words),
            script => {
                let mut spellings = translit::romanise_all(&token.folded, script).into_iter();
                let text =
                    spellings.next().filter(|text| !text.is_empty()).unwrap_or_else(|| token.folded.clone());
                let class = class_of(script);
                let mut others: Vec<(SpanClass, String)> =
                    spellings.filter(|other| *other != text).map(|other| (class, other)).collect();
                if script == Script::Cyrillic && !person {
                    others.extend(chinese_brand(&token.folded));
                }
                match script {
                    Script::Hangul => others.push((SpanClass::Characters, token.folded.clone())),
                    Script::Hebrew => others.push((SpanClass::Hebrew, token.folded.clone())),
                    _ => {}
                }
                if class == SpanClass::Romanised {
                    others.push((SpanClass::Spelling, token.folded.clone()));
                }
                words.push(Word {
                    class,
                    alternates: others,
                    source: token.folded.clone(),
                    ..Word::of(&token, text, token.written.clone())
                });
            }
        }
    }
    words
}

/// The pinyin of a Chinese brand that an organisation's name spells in Cyrillic (`Сяожуйчжи`).
fn chinese_brand(word: &str) -> Option<(SpanClass, String)> {
    let syllables = palladius::parse_palladius(word).into_iter().next()?;
    (syllables.len() > 1).then(|| (SpanClass::Native, syllables.concat()))
}

thread_local! {
    /// Where the words seen last are split; names repeat their words.
    static SPLITS: RefCell<Memo<Option<usize>>> = RefCell::default();
    /// How the words with marks seen last are spelled without.
    static MARKED: RefCell<Memo<Vec<String>>> = RefCell::default();
}

/// An article or particle written together with an Arabic name, and the name.
fn split_glued(word: &str) -> Option<(&str, &str)> {
    let at = SPLITS.with_borrow_mut(|seen| {
        seen.get(word, |word| arabic::split_glued(word).map(|(particle, _)| particle.len()))
    });
    at.map(|at| word.split_at(at))
}

/// How a word romanised from a script may be compared: by edits only where the script writes every vowel, for elsewhere
/// a letter more or less is the romaniser's guess, not a typist's error.
fn class_of(script: Script) -> SpanClass {
    match script {
        Script::Latin
        | Script::Digit
        | Script::Cyrillic
        | Script::Greek
        | Script::Armenian
        | Script::Georgian => SpanClass::Word,
        Script::Han | Script::Hangul => SpanClass::Native,
        _ => SpanClass::Romanised,
    }
}

/// How else the marks of a Latin word are written without them (`Müller`, `Mueller`; `Ščukin`, `Shchukin`).
fn latin_spellings(token: &Token) -> Vec<(SpanClass, String)> {
    if token.written.is_ascii() {
        return Vec::new();
    }
    let spell = |written: &str| latin::spellings(&written.to_lowercase());
    let spellings = MARKED.with_borrow_mut(|seen| seen.get(&token.written, spell));
    spellings.into_iter().map(|spelling| (SpanClass::Word, spelling)).collect()
}

/// A word in kana: its romanisations, and what Western name it may render.
fn kana_word(token: &Token, words: &mut Vec<Word>) {
    let mut spellings = japanese::romanise_kana(&token.folded).into_iter();
    let text = spellings.next().unwrap_or_else(|| translit::romanise(&token.folded, Script::Kana));
    let others: Vec<String> = spellings.collect();
    let mut alternates: Vec<(SpanClass, String)> = [&text]
        .into_iter()
        .chain(&others)
        .filter_map(|spelling| japanese::foreign_key(spelling))
        .map(|rendered| (SpanClass::Rendered, rendered))
        .collect();
    alternates.sort_unstable();
    alternates.dedup();
    alternates.extend(others.into_iter().map(|other| (SpanClass::Romanised, other)));
    words.push(Word {
        class: SpanClass::Romanised,
        alternates,
        ..Word::of(token, text, token.written.clone())
    });
}

/// A word in Arabic script: its article apart, its usual spelling where it is known, and its consonants, for its short
/// vowels are not written.
fn arabic_words(token: &Token, words: &mut Vec<Word>) {
    let (article, rest) = arabic::split_article(&token.folded).unwrap_or(("", &token.folded));
    if !article.is_empty() {
        words.push(Word::of(token, "al".to_owned(), article.to_owned()));
    }
    let consonants = arabic::skeletons_of_script(rest)
        .into_iter()
        .map(|skeleton| (SpanClass::Consonants, skeleton.to_text()))
        .chain([(SpanClass::Spelling, rest.to_owned())]);
    let text = translit::romanise(rest, Script::Arabic);
    let text = if text.is_empty() { rest.to_owned() } else { text };
    words.push(Word {
        class: SpanClass::Romanised,
        alternates: consonants.collect(),
        ..Word::of(token, text, rest.to_owned())
    });
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
            alternates: options
                .map(|option| (class, option))
                .chain(
                    (class == SpanClass::Native)
                        .then(|| (SpanClass::Characters, han::to_simplified(written))),
                )
                .collect(),
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
