//! Which script a letter is written in: only as finely as the analysis needs it.
//!
//! Ranges are the blocks of the Unicode Standard that names use; a letter of any other block is
//! [`Script::Other`] and is romanised by the general fallback.

/// The script of a letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Script {
    /// Latin, with or without marks.
    Latin,
    /// Decimal digits of any script.
    Digit,
    /// Cyrillic.
    Cyrillic,
    /// Greek.
    Greek,
    /// Chinese characters.
    Han,
    /// Korean letters and syllables.
    Hangul,
    /// Hiragana and katakana.
    Kana,
    /// Arabic script, for any language.
    Arabic,
    /// Hebrew.
    Hebrew,
    /// Any other script.
    Other,
}

/// The script of a letter or digit.
#[must_use]
pub fn script_of(c: char) -> Script {
    match c {
        'a'..='z' | 'A'..='Z' => Script::Latin,
        '0'..='9' => Script::Digit,
        '\u{c0}'..='\u{24f}' | '\u{250}'..='\u{2af}' | '\u{1e00}'..='\u{1eff}' | '\u{a720}'..='\u{a7ff}' => {
            Script::Latin
        }
        '\u{370}'..='\u{3ff}' | '\u{1f00}'..='\u{1fff}' => Script::Greek,
        '\u{400}'..='\u{52f}'
        | '\u{1c80}'..='\u{1c8f}'
        | '\u{2de0}'..='\u{2dff}'
        | '\u{a640}'..='\u{a69f}' => Script::Cyrillic,
        '\u{590}'..='\u{5ff}' | '\u{fb1d}'..='\u{fb4f}' => Script::Hebrew,
        '\u{600}'..='\u{6ff}'
        | '\u{750}'..='\u{77f}'
        | '\u{8a0}'..='\u{8ff}'
        | '\u{fb50}'..='\u{fdff}'
        | '\u{fe70}'..='\u{fefc}' => Script::Arabic,
        '\u{1100}'..='\u{11ff}' | '\u{3130}'..='\u{318f}' | '\u{ac00}'..='\u{d7ff}' => Script::Hangul,
        '\u{3040}'..='\u{30ff}' | '\u{31f0}'..='\u{31ff}' | '\u{ff66}'..='\u{ff9f}' => Script::Kana,
        '\u{2e80}'..='\u{2fdf}'
        | '\u{3005}'..='\u{3007}'
        | '\u{3400}'..='\u{4dbf}'
        | '\u{4e00}'..='\u{9fff}'
        | '\u{f900}'..='\u{faff}'
        | '\u{20000}'..='\u{3ffff}' => Script::Han,
        _ if c.is_numeric() => Script::Digit,
        _ => Script::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_fall_into_the_script_they_are_written_in() {
        for (c, script) in [
            ('z', Script::Latin),
            ('Ł', Script::Latin),
            ('7', Script::Digit),
            ('٣', Script::Arabic),
            ('Ж', Script::Cyrillic),
            ('Ω', Script::Greek),
            ('赵', Script::Han),
            ('김', Script::Hangul),
            ('サ', Script::Kana),
            ('ش', Script::Arabic),
            ('ש', Script::Hebrew),
            ('ก', Script::Other),
        ] {
            assert_eq!(script_of(c), script, "{c}");
        }
    }
}
