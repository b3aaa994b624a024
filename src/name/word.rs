//! A word of a name: its text, what it is in the name, and how it may be compared.

use super::legal_form::LegalForm;
use super::org_phrase;
use super::script::Script;
use super::span::SpanClass;
use super::token::Token;
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
    pub(super) class: SpanClass,
    /// Other texts it may be compared by: Latin spellings of a word of another script, the spelling of a number word.
    pub(super) alternates: Vec<(SpanClass, String)>,
    /// The folded token it comes from, with apostrophes, in its own script: what romanised Chinese is read from.
    pub(super) source: String,
    /// Commas before it.
    pub(super) commas: usize,
    /// How many single letters it stands among, as one of them; else 0.
    pub(super) letters: u8,
    /// The legal form it is a word of, and how many words that form has.
    pub(super) form: Option<(LegalForm, u8)>,
}

impl Word {
    /// A plain word of a token.
    pub(super) fn of(token: &Token, text: String, written: String) -> Self {
        Self {
            class: SpanClass::Word,
            role: Role::Plain,
            script: token.script,
            alternates: Vec::new(),
            source: if token.script == Script::Latin { text.clone() } else { written.clone() },
            commas: token.commas_before,
            letters: 0,
            form: None,
            text,
            written,
        }
    }

    /// How much it says in a person's or another name, in hundredths.
    pub(super) fn weight(&self, person: bool) -> u8 {
        if self.letters > 0 {
            return weight::of_letters(self.letters);
        }
        weight::of(&self.text, self.role, person, self.form.map_or(1, |(_, words)| words))
    }

    /// What it means as a trade word.
    pub(super) fn meaning(&self) -> Option<&str> {
        self.alternates.iter().find(|(class, _)| *class == SpanClass::Meaning).map(|(_, text)| text.as_str())
    }

    /// Whether it alone abbreviates a phrase of trade words.
    pub(super) fn is_abbreviation(&self) -> bool {
        org_phrase::find(&[self.meaning().unwrap_or(&self.text)], 0).is_some()
    }

    /// The word as it reads when written together with its neighbours: as spelled, not as its meaning.
    pub(super) fn together(&self) -> String {
        if matches!(self.script, Script::Latin | Script::Digit) {
            let joined = !self.source.bytes().any(|b| matches!(b, b'\'' | b' '));
            if joined { self.source.clone() } else { self.source.replace(['\'', ' '], "") }
        } else {
            self.text.clone()
        }
    }
}
