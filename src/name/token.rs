//! Splitting: a written name into raw tokens, each a folded run of letters of one kind of script.
//!
//! Punctuation ends a token (the pieces are rejoined as glued spans later), apostrophes join, Chinese
//! characters, kana and hangul are never in one token with Latin letters, and a Latin word that holds
//! look-alike letters of Cyrillic or Greek is read as Latin. What a token *means* is decided in
//! [`analyse`](super::analyse).

use super::fold::{Part, fold_letter, look_alike, normalise, part_of};
use super::script::Script;

/// A run of letters as it stands in the name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token {
    /// As written (after NFKC).
    pub(super) written: String,
    /// Lower case, folded, without apostrophes; in its own script unless that is Latin.
    pub(super) folded: String,
    /// Like `folded`, with `'` where the name has an apostrophe.
    pub(super) with_apostrophes: String,
    /// The script of its letters; [`Script::Digit`] only where it has no letter.
    pub(super) script: Script,
    /// How many commas stand before it.
    pub(super) commas_before: usize,
}

/// Splits a written name. Linear in its length.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let text = normalise(text);
    let mut splitter = Splitter::default();
    for c in text.chars() {
        match part_of(c) {
            Part::Letter(script) => splitter.letter(c, script),
            Part::Apostrophe => splitter.apostrophe(c),
            Part::Nothing => {}
            Part::Comma => {
                splitter.end();
                splitter.commas += 1;
            }
            Part::And => {
                splitter.end();
                splitter.word_and(c);
            }
            Part::Separator => splitter.end(),
        }
    }
    splitter.end();
    splitter.done
}

#[derive(Default)]
struct Splitter {
    done: Vec<Token>,
    written: String,
    script: Option<Script>,
    mixed: bool,
    commas: usize,
}

/// Scripts that are written without spaces or stand beside Latin words: never one token with another script.
fn stands_alone(script: Script) -> bool {
    matches!(script, Script::Han | Script::Hangul | Script::Kana)
}

/// Scripts whose marks are vowels, or whose files read them.
fn keeps_marks(script: Script) -> bool {
    matches!(
        script,
        Script::Other | Script::Indic | Script::Thai | Script::Myanmar | Script::Khmer | Script::Hebrew
    )
}

impl Splitter {
    fn letter(&mut self, c: char, script: Script) {
        match (self.script, script) {
            (None, _) => self.script = Some(script),
            // Signs and digits belong to whatever they stand in; a number takes the script of what follows.
            (Some(Script::Digit), s) if !stands_alone(s) => self.script = Some(s),
            (Some(current), s) if s == current => {}
            (Some(current), Script::Digit | Script::Other) if !stands_alone(current) => {}
            (Some(current), s) if stands_alone(current) || stands_alone(s) => {
                if s != Script::Other || c.is_alphanumeric() {
                    self.end();
                    self.script = Some(s);
                }
            }
            // Latin with look-alikes of another script: the Latin letters decide.
            (Some(_), s) => {
                self.mixed = true;
                if s == Script::Latin {
                    self.script = Some(Script::Latin);
                }
            }
        }
        self.written.push(c);
    }

    fn apostrophe(&mut self, c: char) {
        if !self.written.is_empty() {
            self.written.push(c);
        }
    }

    fn word_and(&mut self, c: char) {
        self.done.push(Token {
            written: c.to_string(),
            folded: "and".to_owned(),
            with_apostrophes: "and".to_owned(),
            script: Script::Latin,
            commas_before: self.commas,
        });
    }

    fn end(&mut self) {
        let script = self.script.take().unwrap_or(Script::Other);
        let mixed = std::mem::take(&mut self.mixed);
        if self.written.is_empty() {
            return;
        }
        let written = std::mem::take(&mut self.written);
        let mut with_apostrophes = String::with_capacity(written.len());
        let plain = written.bytes().all(|b| b.is_ascii_alphanumeric());
        if plain && matches!(script, Script::Latin | Script::Digit) {
            with_apostrophes.push_str(&written);
            with_apostrophes.make_ascii_lowercase();
            let folded = with_apostrophes.clone();
            self.done.push(Token { written, folded, with_apostrophes, script, commas_before: self.commas });
            return;
        }
        for c in written.chars() {
            if part_of(c) == Part::Apostrophe {
                with_apostrophes.push('\'');
            } else if matches!(script, Script::Latin | Script::Greek | Script::Digit) {
                let before = with_apostrophes.len();
                fold_letter(c, &mut with_apostrophes);
                if mixed && script == Script::Latin {
                    let folded: String =
                        with_apostrophes[before..].chars().map(|c| look_alike(c).unwrap_or(c)).collect();
                    with_apostrophes.truncate(before);
                    with_apostrophes.push_str(&folded);
                }
            } else if keeps_marks(script) || !unicode_normalization::char::is_combining_mark(c) {
                with_apostrophes.extend(c.to_lowercase());
            }
        }
        while with_apostrophes.ends_with('\'') {
            with_apostrophes.pop();
        }
        let folded: String = with_apostrophes.chars().filter(|&c| c != '\'').collect();
        if folded.is_empty() {
            return;
        }
        self.done.push(Token {
            written: written.trim_end_matches(|c| part_of(c) == Part::Apostrophe).to_owned(),
            folded,
            with_apostrophes,
            script,
            commas_before: self.commas,
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(text: &str) -> Vec<String> {
        tokens(text).into_iter().map(|t| t.folded).collect()
    }

    #[test]
    fn names_split_where_a_reader_would() {
        for (text, expected) in [
            ("ZHAO, Guangzong", vec!["zhao", "guangzong"]),
            ("T'eng Kuang-hua", vec!["teng", "kuang", "hua"]),
            ("S.A.P.I. de C.V.", vec!["s", "a", "p", "i", "de", "c", "v"]),
            ("Smith & Sons", vec!["smith", "and", "sons"]),
            ("赵光宗 Zhao", vec!["赵光宗", "zhao"]),
            ("Чжао Гуанцзун", vec!["чжао", "гуанцзун"]),
            ("P\u{430}yp\u{430}l", vec!["paypal"]),
            ("M23 group", vec!["m23", "group"]),
            ("Al\u{202e}i \u{200d}Khan", vec!["ali", "khan"]),
            ("...", vec![]),
            ("😀", vec![]),
        ] {
            assert_eq!(folded(text), expected, "{text}");
        }
    }

    #[test]
    fn commas_are_counted_and_apostrophes_kept_aside() {
        let t = tokens("Ch'en, Chang'an");
        assert_eq!((t[0].with_apostrophes.as_str(), t[0].commas_before), ("ch'en", 0));
        assert_eq!((t[1].with_apostrophes.as_str(), t[1].commas_before), ("chang'an", 1));
    }
}
