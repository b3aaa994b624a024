//! Which script a name is written in.

use std::collections::BTreeMap;

use crate::name::{Script, script_of};

/// Names by the script of their letters: `latin`, `cyrillic`, … `mixed` for several, `none` for names of digits. Chinese
/// characters beside kana are `japanese`.
#[derive(Debug, Default)]
pub(super) struct Scripts(BTreeMap<&'static str, u64>, u64);

impl Scripts {
    pub(super) fn add(&mut self, name: &str) {
        // Nearly all names of nearly all files.
        if name.is_ascii() && name.bytes().any(|byte| byte.is_ascii_alphabetic()) {
            self.1 += 1;
        } else {
            *self.0.entry(of(name)).or_default() += 1;
        }
    }

    pub(super) fn finish(mut self) -> BTreeMap<&'static str, u64> {
        if self.1 > 0 {
            *self.0.entry("latin").or_default() += self.1;
        }
        self.0
    }
}

fn of(name: &str) -> &'static str {
    let mut found: Option<Script> = None;
    for script in name.chars().filter(|c| c.is_alphabetic()).map(script_of) {
        found = match found {
            None => Some(script),
            Some(known) if known == script => continue,
            Some(Script::Han | Script::Kana) if matches!(script, Script::Han | Script::Kana) => {
                Some(Script::Kana)
            }
            Some(_) if script == Script::Digit => continue,
            Some(_) => return "mixed",
        };
    }
    found.map_or("none", word)
}

/// Whether a script is written without spaces between words.
pub(super) fn is_unspaced(c: char) -> bool {
    matches!(
        script_of(c),
        Script::Han | Script::Kana | Script::Hangul | Script::Thai | Script::Khmer | Script::Myanmar
    )
}

fn word(script: Script) -> &'static str {
    match script {
        Script::Latin => "latin",
        Script::Digit => "none",
        Script::Cyrillic => "cyrillic",
        Script::Greek => "greek",
        Script::Han => "han",
        Script::Hangul => "hangul",
        Script::Kana => "japanese",
        Script::Arabic => "arabic",
        Script::Hebrew => "hebrew",
        Script::Armenian => "armenian",
        Script::Georgian => "georgian",
        Script::Indic => "indic",
        Script::Thai => "thai",
        Script::Ethiopic => "ethiopic",
        Script::Myanmar => "burmese",
        Script::Khmer => "khmer",
        Script::Other => "other",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_counted_by_script() {
        let mut scripts = Scripts::default();
        for name in ["Jane", "Ümit", "Пётр", "赵光宗", "山田 タロウ", "Jane Пётр", "123", "김", "João 3", "…"]
        {
            scripts.add(name);
        }
        let expected = [
            ("cyrillic", 1),
            ("han", 1),
            ("hangul", 1),
            ("japanese", 1),
            ("latin", 3),
            ("mixed", 1),
            ("none", 2),
        ];
        assert_eq!(scripts.finish().into_iter().collect::<Vec<_>>(), expected);
    }
}
