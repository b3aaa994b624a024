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
    /// Armenian.
    Armenian,
    /// Georgian, in any of its three alphabets.
    Georgian,
    /// The Brahmic scripts of South Asia that share one layout: Devanagari, Bengali, Gurmukhi, Gujarati, Odia, Tamil,
    /// Telugu, Kannada, Malayalam, and Sinhala.
    Indic,
    /// Thai and Lao.
    Thai,
    /// Ethiopic, for any language.
    Ethiopic,
    /// Burmese.
    Myanmar,
    /// Khmer.
    Khmer,
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
        // Digits of the scripts below are digits: a number in them is no word of the language.
        _ if c.is_numeric() => Script::Digit,
        '\u{530}'..='\u{58f}' | '\u{fb13}'..='\u{fb17}' => Script::Armenian,
        '\u{10a0}'..='\u{10ff}' | '\u{1c90}'..='\u{1cbf}' | '\u{2d00}'..='\u{2d2f}' => Script::Georgian,
        '\u{900}'..='\u{dff}' | '\u{a8e0}'..='\u{a8ff}' => Script::Indic,
        '\u{e00}'..='\u{eff}' => Script::Thai,
        '\u{1000}'..='\u{109f}' | '\u{a9e0}'..='\u{a9ff}' | '\u{aa60}'..='\u{aa7f}' => Script::Myanmar,
        '\u{1200}'..='\u{139f}' | '\u{2d80}'..='\u{2ddf}' | '\u{ab00}'..='\u{ab2f}' => Script::Ethiopic,
        '\u{1780}'..='\u{17ff}' => Script::Khmer,
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
            ('Ա', Script::Armenian),
            ('ֆ', Script::Armenian),
            ('ა', Script::Georgian),
            ('Ა', Script::Georgian),
            ('Ⴀ', Script::Georgian),
            ('ⴀ', Script::Georgian),
            ('क', Script::Indic),
            ('ি', Script::Indic),
            ('ਸ', Script::Indic),
            ('ગ', Script::Indic),
            ('ଓ', Script::Indic),
            ('ழ', Script::Indic),
            ('త', Script::Indic),
            ('ಕ', Script::Indic),
            ('ൻ', Script::Indic),
            ('ශ', Script::Indic),
            ('७', Script::Digit),
            ('ก', Script::Thai),
            ('ລ', Script::Thai),
            ('๗', Script::Digit),
            ('አ', Script::Ethiopic),
            ('မ', Script::Myanmar),
            ('ខ', Script::Khmer),
            ('ᠮ', Script::Other),
            ('ༀ', Script::Other),
        ] {
            assert_eq!(script_of(c), script, "{c}");
        }
    }
}
