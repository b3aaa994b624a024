//! English number words: zero to 999, spaced or glued, cardinal or ordinal, with the commonest misspellings.

/// What an English word is in a number below a hundred.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    /// 0 to 19: nothing follows.
    Unit(u16),
    /// 20, 30 … 90: a unit may follow.
    Tens(u16),
    /// Any ordinal: ends the number.
    Ordinal(u16),
}

impl Part {
    fn value(self) -> u16 {
        let (Self::Unit(n) | Self::Tens(n) | Self::Ordinal(n)) = self;
        n
    }
}

const UNITS: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];

const TENS: [&str; 8] = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

const ORDINALS: [&str; 20] = [
    "",
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
];

const TENTHS: [&str; 8] =
    ["twentieth", "thirtieth", "fortieth", "fiftieth", "sixtieth", "seventieth", "eightieth", "ninetieth"];

/// Misspellings that are no other word.
const MISSPELT: [(&str, &str); 12] = [
    ("fourty", "forty"),
    ("fourtieth", "fortieth"),
    ("fivety", "fifty"),
    ("ninty", "ninety"),
    ("eigth", "eighth"),
    ("nineth", "ninth"),
    ("twelth", "twelfth"),
    ("twelveth", "twelfth"),
    ("fiveteen", "fifteen"),
    ("eightteen", "eighteen"),
    ("ninteen", "nineteen"),
    ("twentyth", "twentieth"),
];

/// Where a word stands in a table, as a number.
fn place(words: &[&str], token: &str) -> Option<u16> {
    let at = words.iter().position(|word| *word == token && !token.is_empty())?;
    u16::try_from(at).ok()
}

/// An English word below a hundred, if it is one; tens and unit may be glued.
fn english_word(token: &str) -> Option<Part> {
    plain_english_word(token).or_else(|| {
        let (tens, unit) = token.split_at(token.find('y')? + 1);
        let Part::Tens(tens) = plain_english_word(tens)? else {
            return None;
        };
        match plain_english_word(unit)? {
            Part::Unit(n @ 1..=9) => Some(Part::Unit(tens + n)),
            Part::Ordinal(n @ 1..=9) => Some(Part::Ordinal(tens + n)),
            _ => None,
        }
    })
}

/// An English word of one number word.
fn plain_english_word(token: &str) -> Option<Part> {
    let token = MISSPELT.iter().find(|(wrong, _)| *wrong == token).map_or(token, |(_, right)| right);
    place(&UNITS, token)
        .map(Part::Unit)
        .or_else(|| place(&TENS, token).map(|n| Part::Tens((n + 2) * 10)))
        .or_else(|| place(&ORDINALS, token).map(Part::Ordinal))
        .or_else(|| place(&TENTHS, token).map(|n| Part::Ordinal((n + 2) * 10)))
}

/// A number below a hundred at the front of the tokens: how many it takes, and what it is.
fn below_hundred(tokens: &[&str]) -> Option<(usize, Part)> {
    let first = english_word(tokens.first()?)?;
    if let Part::Tens(tens) = first {
        match tokens.get(1).and_then(|next| english_word(next)) {
            Some(Part::Unit(n @ 1..=9)) => return Some((2, Part::Unit(tens + n))),
            Some(Part::Ordinal(n @ 1..=9)) => return Some((2, Part::Ordinal(tens + n))),
            _ => {}
        }
    }
    Some((1, first))
}

/// The longest English number at the front of the tokens.
pub(super) fn longest(tokens: &[&str]) -> Option<(usize, u16)> {
    let first = *tokens.first()?;
    // `hundred`, `one hundred`, `onehundred`; the unit before it is below ten.
    let (len, hundreds, ended) = match hundreds(first) {
        Some((hundreds, ended)) => (1, hundreds, ended),
        None => match (english_word(first)?, tokens.get(1)) {
            (Part::Unit(n @ 1..=9), Some(&"hundred")) if place(&UNITS, first).is_some() => (2, n, false),
            (Part::Unit(n @ 1..=9), Some(&"hundredth")) if place(&UNITS, first).is_some() => (2, n, true),
            _ => return below_hundred(tokens).map(|(len, part)| (len, part.value())),
        },
    };
    if ended {
        return Some((len, hundreds * 100));
    }
    let and = usize::from(tokens.get(len) == Some(&"and"));
    match below_hundred(tokens.get(len + and..).unwrap_or_default()) {
        Some((more, part)) if part.value() > 0 => Some((len + and + more, hundreds * 100 + part.value())),
        _ => Some((len, hundreds * 100)),
    }
}

/// The hundreds that one token says, and whether it ends the number as an ordinal does.
fn hundreds(token: &str) -> Option<(u16, bool)> {
    let (unit, ended) = match token.strip_suffix("hundredth") {
        Some(unit) => (unit, true),
        None => (token.strip_suffix("hundred")?, false),
    };
    if unit.is_empty() {
        return Some((1, ended));
    }
    place(&UNITS[..10], unit).filter(|&n| n > 0).map(|n| (n, ended))
}

#[cfg(test)]
mod tests {
    use super::super::at;
    use super::*;

    #[test]
    fn every_english_number_is_read_in_its_four_spellings() {
        for n in 1..1000usize {
            let below = |n: usize, units: &[&str; 20], glue: &str| match n {
                0..20 => units[n].to_owned(),
                _ if n.is_multiple_of(10) => TENS[n / 10 - 2].to_owned(),
                _ => format!("{}{glue}{}", TENS[n / 10 - 2], units[n % 10]),
            };
            let spell = |units: &[&str; 20], glue: &str, and: &str| match (n / 100, n % 100) {
                (0, rest) => below(rest, units, glue),
                (h, 0) => format!("{} hundred", UNITS[h]),
                (h, rest) => format!("{} hundred {and}{}", UNITS[h], below(rest, units, glue)),
            };
            for spelled in [
                spell(&UNITS, " ", ""),
                spell(&UNITS, "", "and "),
                spell(&UNITS, " ", "and "),
                spell(&ORDINALS, " ", "and "),
            ] {
                let words: Vec<&str> = spelled.split(' ').collect();
                assert_eq!(at(&words, 0), Some((words.len(), n.to_string())), "{spelled}");
            }
        }
    }
}
