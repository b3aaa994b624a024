//! Decimal digits of the scripts that have their own, as ASCII: what dates, identifiers and numbers in names share.

/// The zero of each script's ten digits, which stand together, zero first (Unicode 16, `Nd`): ASCII, Arabic, Persian,
/// Devanagari, Bengali, Gurmukhi, Gujarati, Tamil, Telugu, Kannada, Thai, Burmese, Khmer, full width.
const ZEROS: [char; 14] = ['0', '٠', '۰', '०', '০', '੦', '૦', '௦', '౦', '೦', '๐', '၀', '០', '０'];

/// The ASCII digit of a decimal digit; nothing for any other character.
pub(crate) fn ascii_digit(c: char) -> Option<char> {
    ZEROS.iter().find_map(|&zero| char::from_digit(u32::from(c).checked_sub(u32::from(zero))?, 10))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_digits_of_every_script_are_read_and_nothing_else_is() {
        for zero in ZEROS {
            for value in 0..10 {
                let digit = char::from_u32(u32::from(zero) + value).expect("a digit");
                assert!(digit.is_numeric(), "{digit}");
                assert_eq!(ascii_digit(digit), char::from_digit(value, 10), "{digit}");
            }
        }
        for c in ['/', ':', 'a', '一', '²', '½', 'Ⅳ', '\u{65f}', '\u{66a}'] {
            assert_eq!(ascii_digit(c), None, "{c}");
        }
    }
}
