//! Numbers in the names of organisations and vessels, as digits: `Unit 024`, `Forty-Four`, `Fleet II`, `第七`.
//!
//! In: a name's folded tokens. Out: the digits, without leading zeros, of the longest number that begins at a token, and
//! how many tokens it takes. Cardinals and ordinals give the same digits, for names are translated from one to the other.
//!
//! | kind | read |
//! |---|---|
//! | digits | any length, of the scripts that have their own; with an ordinal's tail (`21st`, `1er`, `2eme`, `3ya`, `5iy`) |
//! | English | zero to 999, spaced or glued, ordinals, the commonest misspellings (`fourty`) |
//! | Spanish, Portuguese, French, German, Italian, Turkish, romanised Russian | 1 to 20 and the tens; tens with a unit |
//! | Roman | II to XXXIX in their canonical form |
//! | Han | up to 999 with 十 and 百, three or more digits by place, after 第 or not |
//!
//! **Words that are not read**, because they are oftener another word or a name: Spanish and Italian `uno`, `dos` (of the),
//! `once`, `doce` (sweet), `quince`, `diez` (surname), `cien`, `due`, `sei`, `otto`, `nove` (new), `venti` (winds), `mil`,
//! `mille`; Portuguese `um`, `sete` (the port), `dez` (the river), `onze` (Dutch: our), `doze`; French `un`, `sept`, `neuf`
//! (new), `dix`, `seize`, `trente` (the city), `cent`; German `ein`, `elf`; Russian `odin`, `tri`, `sem`, `sto`; Turkish
//! `bir`, `uc`, `bes`, `alti`, `on`, `kirk`, `elli`, `yuz`; the ordinals `segundo`, `primo`, `erste`, `premier`. Some of them
//! are read after a word for ten, twenty … ninety of their own language, where they can be nothing else (`treinta y dos`).
//! English `one`, `six`, `nine` and `ten` are read, and so are `first` and `second`. Of a digit with a letter, `1c`, `2go`,
//! `3m`, `4a` are names, not ordinals.
//!
//! Left to the caller: the numero sign before a number ([`is_numero`]), the single letters `i`, `v`, `x` at a name's end
//! ([`roman_letter`]), thousands, years in words, and whether a number may stand where it stands.
//!
//! Sources: the numerals of the languages' ordinary grammars; Roman numerals in the subtractive form of common print.

mod english;
mod foreign;
mod han;

use crate::designation::ascii_digit;

/// The digits of the longest number that begins at token `at`, and how many tokens it takes.
///
/// Tokens are folded: lower-case, without accents and punctuation. Cost: a few comparisons for a token that begins no
/// number.
///
/// ```
/// use interdict::name::number::at;
/// let number = |name: &str| at(&name.split(' ').collect::<Vec<_>>(), 0);
/// assert_eq!(number("one hundred and twenty ships"), Some((4, "120".to_owned())));
/// assert_eq!(number("twenty first"), Some((2, "21".to_owned())));
/// assert_eq!(number("treinta y tres"), Some((3, "33".to_owned())));
/// assert_eq!(number("024"), Some((1, "24".to_owned())));
/// assert_eq!(number("once"), None);
/// ```
#[must_use]
pub fn at(tokens: &[&str], at: usize) -> Option<(usize, String)> {
    let rest = tokens.get(at..)?;
    let token = *rest.first()?;
    if let Some((digits, tail)) = leading_digits(token) {
        let len = match tail {
            "" => 1 + usize::from(rest.get(1).is_some_and(|next| SPLIT_TAILS.contains(next))),
            _ if is_ordinal_tail(&digits, tail) => 1,
            _ => return None,
        };
        return Some((len, without_zeros(&digits)));
    }
    let value = |(len, value): (usize, u16)| (len, value.to_string());
    if token.is_ascii() {
        return english::longest(rest)
            .or_else(|| foreign::longest(rest))
            .or_else(|| roman(tokens, at).map(|value| (1, value)))
            .map(value);
    }
    han::digits(token).map(|digits| (1, digits))
}

/// The digits of one token that is a number by itself.
///
/// ```
/// use interdict::name::number::of_word;
/// assert_eq!(of_word("fortyfour").as_deref(), Some("44"));
/// assert_eq!(of_word("xiv").as_deref(), Some("14"));
/// assert_eq!(of_word("x"), None);
/// ```
#[must_use]
pub fn of_word(token: &str) -> Option<String> {
    at(&[token], 0).map(|(_, digits)| digits)
}

/// The digits of a single Roman letter, which is a number only at a name's end (`Sea Star V`): 1, 5 or 10.
///
/// ```
/// use interdict::name::number::roman_letter;
/// assert_eq!(roman_letter("v").as_deref(), Some("5"));
/// assert_eq!(roman_letter("m"), None);
/// ```
#[must_use]
pub fn roman_letter(token: &str) -> Option<String> {
    let digits = match token {
        "i" => "1",
        "v" => "5",
        "x" => "10",
        _ => return None,
    };
    Some(digits.to_owned())
}

/// Whether a token before a number only says that a number follows (`No. 5`, `Nr 5`, `№ 5`): the caller may drop it there,
/// and only there, for `no` is a word too.
///
/// ```
/// use interdict::name::number::is_numero;
/// assert!(is_numero("nr"));
/// assert!(!is_numero("nine"));
/// ```
#[must_use]
pub fn is_numero(token: &str) -> bool {
    matches!(
        token,
        "no" | "nr"
            | "nro"
            | "nbr"
            | "num"
            | "number"
            | "numero"
            | "numer"
            | "nummer"
            | "nomer"
            | "numara"
            | "№"
            | "#"
    )
}

/// The digits a token begins with, as ASCII, and what follows them; `None` if it begins with none.
fn leading_digits(token: &str) -> Option<(String, &str)> {
    let mut digits = String::new();
    let mut tail = "";
    for (at, c) in token.char_indices() {
        let Some(digit) = ascii_digit(c) else {
            tail = &token[at..];
            break;
        };
        digits.push(digit);
    }
    (!digits.is_empty()).then_some((digits, tail))
}

fn without_zeros(digits: &str) -> String {
    let trimmed = digits.trim_start_matches('0');
    if trimmed.is_empty() { "0" } else { trimmed }.to_owned()
}

/// Tails of ordinals that a hyphen has split from their digits (`7-th`, `3-ya`). `st` is not among them: it is a saint too.
const SPLIT_TAILS: [&str; 12] = ["th", "nd", "rd", "ya", "ja", "aya", "iy", "yy", "oy", "oi", "eme", "ieme"];

/// Whether digits with this tail are an ordinal.
fn is_ordinal_tail(digits: &str, tail: &str) -> bool {
    // English; French; Dutch, German; Russian, romanised; Turkish; the masculine sign, which folds to a letter.
    const TAILS: &str = " st nd rd th e er re ere eme ieme nde de te ter ste ster y j ya ja ia iy ij yi yy oy oi oj oe \
         oye aya aja aia ogo inci nci uncu ncu o ";
    match tail {
        // Spanish: the tail is the end of one word, so each goes with its own digit.
        "ro" | "ra" => digits.ends_with(['1', '3']),
        "do" | "da" => digits.ends_with('2'),
        "to" | "ta" => digits.ends_with(['4', '5', '6']),
        "mo" | "ma" => digits.ends_with(['7', '0']),
        "vo" | "va" => digits.ends_with('8'),
        "no" | "na" => digits.ends_with('9'),
        _ => TAILS.split(' ').any(|known| known == tail),
    }
}

/// A Roman numeral from 2 to 39 of more than one letter. `vi` and `xi` are syllables of names too: at the front of a name
/// of several tokens, and in Xi An, they are not numerals.
fn roman(tokens: &[&str], at: usize) -> Option<u16> {
    const ONES: [&str; 10] = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"];
    let token = *tokens.get(at)?;
    if token.len() < 2 {
        return None;
    }
    if matches!(token, "vi" | "xi") && (at == 0 && tokens.len() > 1 || tokens.get(at + 1) == Some(&"an")) {
        return None;
    }
    let ones = token.trim_start_matches('x');
    let tens = u16::try_from(token.len() - ones.len()).ok().filter(|&tens| tens <= 3)?;
    let ones = ONES.iter().position(|word| *word == ones).and_then(|n| u16::try_from(n).ok())?;
    Some(tens * 10 + ones)
}

#[cfg(test)]
mod tests;
