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
//! Sources: the numerals of the languages' ordinary grammars; Roman numerals in the subtractive form of common print; the
//! decimal digits (`Nd`) of Unicode 16.

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
        return english(rest)
            .or_else(|| foreign(rest))
            .or_else(|| roman(tokens, at).map(|value| (1, value)))
            .map(value);
    }
    han(token).map(|digits| (1, digits))
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
        let Some(digit) = digit_of(c) else {
            tail = &token[at..];
            break;
        };
        digits.push(digit);
    }
    (!digits.is_empty()).then_some((digits, tail))
}

/// The ASCII digit of a decimal digit of one of the scripts that have their own.
fn digit_of(c: char) -> Option<char> {
    // Unicode: each script's ten digits stand together, zero first.
    const ZEROS: [char; 14] = ['0', '٠', '۰', '०', '০', '੦', '૦', '௦', '౦', '೦', '๐', '၀', '០', '０'];
    let value = ZEROS.iter().find_map(|&zero| (c as u32).checked_sub(zero as u32).filter(|&n| n < 10))?;
    char::from_digit(value, 10)
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
fn english(tokens: &[&str]) -> Option<(usize, u16)> {
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

/// The number words of a language other than English.
struct Language {
    /// Words that are read wherever they stand.
    free: &'static [(&'static str, u16)],
    /// Units that are other words too, read only after a word for tens.
    bound: &'static [(&'static str, u16)],
    /// Tens that are other words too, read only before a unit.
    tens: &'static [(&'static str, u16)],
    /// The word between tens and unit, if there may be one and if there must.
    and: Option<(&'static str, bool)>,
}

/// Where German stands in [`LANGUAGES`].
const GERMAN: usize = 3;

#[rustfmt::skip] // A word to a line would hide the tables' shape.
const LANGUAGES: [Language; 7] = [
    // Spanish.
    Language {
        free: &[
            ("tres", 3), ("cuatro", 4), ("cinco", 5), ("seis", 6), ("siete", 7), ("ocho", 8), ("nueve", 9),
            ("trece", 13), ("catorce", 14), ("dieciseis", 16), ("diecisiete", 17), ("dieciocho", 18),
            ("diecinueve", 19), ("veinte", 20), ("veintiun", 21), ("veintiuno", 21), ("veintidos", 22),
            ("veintitres", 23), ("veinticuatro", 24), ("veinticinco", 25), ("veintiseis", 26),
            ("veintisiete", 27), ("veintiocho", 28), ("veintinueve", 29), ("treinta", 30), ("cuarenta", 40),
            ("cincuenta", 50), ("sesenta", 60), ("setenta", 70), ("ochenta", 80), ("noventa", 90),
            ("primero", 1), ("primera", 1), ("tercero", 3), ("tercera", 3),
        ],
        bound: &[("un", 1), ("uno", 1), ("una", 1), ("dos", 2)],
        tens: &[],
        and: Some(("y", true)),
    },
    // Portuguese.
    Language {
        free: &[
            ("dois", 2), ("duas", 2), ("quatro", 4), ("cinco", 5), ("seis", 6), ("oito", 8), ("treze", 13),
            ("quatorze", 14), ("quinze", 15), ("dezasseis", 16), ("dezesseis", 16), ("dezassete", 17),
            ("dezessete", 17), ("dezoito", 18), ("dezanove", 19), ("dezenove", 19), ("vinte", 20),
            ("trinta", 30), ("quarenta", 40), ("cinquenta", 50), ("sessenta", 60), ("setenta", 70),
            ("oitenta", 80), ("noventa", 90), ("primeiro", 1), ("primeira", 1), ("terceiro", 3),
            ("terceira", 3),
        ],
        bound: &[("um", 1), ("uma", 1), ("tres", 3), ("sete", 7), ("nove", 9)],
        tens: &[],
        and: Some(("e", true)),
    },
    // French.
    Language {
        free: &[
            ("deux", 2), ("trois", 3), ("quatre", 4), ("cinq", 5), ("huit", 8), ("douze", 12),
            ("treize", 13), ("quatorze", 14), ("quinze", 15), ("vingt", 20), ("quarante", 40),
            ("cinquante", 50), ("soixante", 60), ("septante", 70), ("nonante", 90), ("deuxieme", 2),
            ("troisieme", 3), ("quatrieme", 4), ("cinquieme", 5),
        ],
        bound: &[("un", 1), ("une", 1), ("six", 6), ("sept", 7), ("neuf", 9)],
        tens: &[("trente", 30)],
        and: Some(("et", false)),
    },
    // German; glued units before the tens are read by `german`.
    Language {
        free: &[
            ("eins", 1), ("zwei", 2), ("zwo", 2), ("drei", 3), ("vier", 4), ("funf", 5), ("fuenf", 5),
            ("sechs", 6), ("sieben", 7), ("acht", 8), ("neun", 9), ("zehn", 10), ("zwolf", 12),
            ("zwoelf", 12), ("dreizehn", 13), ("vierzehn", 14), ("funfzehn", 15), ("fuenfzehn", 15),
            ("sechzehn", 16), ("siebzehn", 17), ("achtzehn", 18), ("neunzehn", 19), ("zwanzig", 20),
            ("dreissig", 30), ("vierzig", 40), ("funfzig", 50), ("fuenfzig", 50), ("sechzig", 60),
            ("siebzig", 70), ("achtzig", 80), ("neunzig", 90), ("hundert", 100),
        ],
        bound: &[],
        tens: &[],
        and: None,
    },
    // Italian.
    Language {
        free: &[
            ("tre", 3), ("quattro", 4), ("cinque", 5), ("sette", 7), ("dieci", 10), ("undici", 11),
            ("dodici", 12), ("tredici", 13), ("quattordici", 14), ("quindici", 15), ("sedici", 16),
            ("diciassette", 17), ("diciotto", 18), ("diciannove", 19), ("ventuno", 21), ("ventidue", 22),
            ("ventitre", 23), ("ventiquattro", 24), ("venticinque", 25), ("ventisei", 26),
            ("ventisette", 27), ("ventotto", 28), ("ventinove", 29), ("trenta", 30), ("quaranta", 40),
            ("cinquanta", 50), ("sessanta", 60), ("settanta", 70), ("ottanta", 80), ("novanta", 90),
        ],
        bound: &[],
        tens: &[],
        and: None,
    },
    // Russian, romanised with `ts` or `c` and with `y` or `i`.
    Language {
        free: &[
            ("dva", 2), ("dve", 2), ("chetyre", 4), ("pyat", 5), ("piat", 5), ("shest", 6), ("vosem", 8),
            ("devyat", 9), ("deviat", 9), ("desyat", 10), ("desiat", 10), ("odinnadtsat", 11),
            ("odinnadcat", 11), ("dvenadtsat", 12), ("dvenadcat", 12), ("trinadtsat", 13),
            ("trinadcat", 13), ("chetyrnadtsat", 14), ("chetyrnadcat", 14), ("pyatnadtsat", 15),
            ("pyatnadcat", 15), ("shestnadtsat", 16), ("shestnadcat", 16), ("semnadtsat", 17),
            ("semnadcat", 17), ("vosemnadtsat", 18), ("vosemnadcat", 18), ("devyatnadtsat", 19),
            ("devyatnadcat", 19), ("dvadtsat", 20), ("dvadcat", 20), ("tridtsat", 30), ("tridcat", 30),
            ("sorok", 40), ("pyatdesyat", 50), ("piatdesiat", 50), ("shestdesyat", 60), ("shestdesiat", 60),
            ("semdesyat", 70), ("semdesiat", 70), ("vosemdesyat", 80), ("vosemdesiat", 80),
            ("devyanosto", 90), ("devianosto", 90), ("pervyy", 1), ("pervyi", 1), ("pervaya", 1),
            ("pervoe", 1), ("vtoroy", 2), ("vtoroi", 2), ("vtoraya", 2), ("tretiy", 3), ("tretii", 3),
            ("tretya", 3),
        ],
        bound: &[("odin", 1), ("odna", 1), ("tri", 3), ("sem", 7)],
        tens: &[],
        and: None,
    },
    // Turkish.
    Language {
        free: &[
            ("iki", 2), ("dort", 4), ("yedi", 7), ("sekiz", 8), ("dokuz", 9), ("onbir", 11), ("oniki", 12),
            ("onuc", 13), ("ondort", 14), ("onbes", 15), ("onalti", 16), ("onyedi", 17), ("onsekiz", 18),
            ("ondokuz", 19), ("yirmi", 20), ("otuz", 30), ("altmis", 60), ("yetmis", 70), ("seksen", 80),
            ("doksan", 90), ("birinci", 1), ("ikinci", 2), ("ucuncu", 3), ("dorduncu", 4), ("besinci", 5),
        ],
        bound: &[("bir", 1), ("uc", 3), ("bes", 5), ("alti", 6)],
        tens: &[("elli", 50)],
        and: None,
    },
];

/// The value of a word in a table of words.
fn value_in(table: &[(&str, u16)], token: &str) -> Option<u16> {
    table.iter().find(|(word, _)| *word == token).map(|(_, value)| *value)
}

/// The longest number in another language at the front of the tokens.
fn foreign(tokens: &[&str]) -> Option<(usize, u16)> {
    let first = *tokens.first()?;
    let read = LANGUAGES.iter().filter_map(|language| in_language(language, tokens));
    // The first language that reads as many tokens as any.
    let longest = read.fold(None, |best: Option<(usize, u16)>, found| match best {
        Some(best) if best.0 >= found.0 => Some(best),
        _ => Some(found),
    });
    longest.or_else(|| german(first).map(|value| (1, value)))
}

fn in_language(language: &Language, tokens: &[&str]) -> Option<(usize, u16)> {
    let (first, rest) = tokens.split_first()?;
    let free = value_in(language.free, first);
    let ten = free.filter(|n| (20..100).contains(n) && n % 10 == 0).or(value_in(language.tens, first));
    let unit = |token: &&str| {
        let is_unit = |n: &u16| (1..10).contains(n);
        value_in(language.free, token).filter(is_unit).or_else(|| value_in(language.bound, token))
    };
    if let Some(ten) = ten {
        let and = match language.and {
            Some((and, _)) if rest.first() == Some(&and) => 1,
            Some((_, true)) => usize::MAX,
            _ => 0,
        };
        if let Some(n) = rest.get(and).and_then(unit) {
            return Some((and + 2, ten + n));
        }
    }
    free.map(|n| (1, n))
}

/// A German number from 21 to 99, the unit first (`vierundvierzig`).
fn german(token: &str) -> Option<u16> {
    let words = LANGUAGES[GERMAN].free;
    let (unit, tens) = token.split_once("und")?;
    let unit = if unit == "ein" { 1 } else { value_in(words, unit).filter(|n| (2..10).contains(n))? };
    let tens = value_in(words, tens).filter(|n| (20..100).contains(n) && n % 10 == 0)?;
    Some(tens + unit)
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

/// The digits of a token of Han numerals, after 第 or not: with 十 and 百 up to 999, or three or more digits by place. Two
/// digits without 十 are oftener a name or a date (三一, 五四) than a number.
fn han(token: &str) -> Option<String> {
    let token = token.strip_prefix('第').unwrap_or(token);
    let digit = |c| match c {
        '〇' | '零' => Some(0u16),
        '一' => Some(1),
        '二' | '两' | '兩' => Some(2),
        '三' => Some(3),
        '四' => Some(4),
        '五' => Some(5),
        '六' => Some(6),
        '七' => Some(7),
        '八' => Some(8),
        '九' => Some(9),
        _ => None,
    };
    let by_place: Option<String> =
        token.chars().map(|c| digit(c).and_then(|n| char::from_digit(u32::from(n), 10))).collect();
    if let Some(digits) = by_place {
        return match digits.len() {
            0 | 2 => None,
            _ => Some(without_zeros(&digits)),
        };
    }
    // Each place once, the higher first: 三百二十五; 一百零五; 十二.
    let (mut total, mut unit, mut place) = (0, None, 1000);
    for c in token.chars() {
        let step = match c {
            '百' => 100,
            '十' => 10,
            '零' | '〇' if unit.is_none() && place == 100 => continue,
            _ => {
                if unit.is_some() {
                    return None;
                }
                unit = Some(digit(c).filter(|&n| n > 0)?);
                continue;
            }
        };
        if step >= place {
            return None;
        }
        total += unit.take().unwrap_or(1) * step;
        place = step;
    }
    Some((total + unit.unwrap_or(0)).to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(name: &str) -> Option<(usize, String)> {
        at(&name.split(' ').collect::<Vec<_>>(), 0)
    }

    #[test]
    fn numbers_are_read_longest_first() {
        let table = [
            // Digits and their tails.
            ("0", 1, "0"),
            ("000", 1, "0"),
            ("7", 1, "7"),
            ("024", 1, "24"),
            ("61398", 1, "61398"),
            ("123456789012345678901234567890", 1, "123456789012345678901234567890"),
            ("٢٤", 1, "24"),
            ("۲۴", 1, "24"),
            ("１２", 1, "12"),
            ("२४", 1, "24"),
            ("1st", 1, "1"),
            ("2nd", 1, "2"),
            ("3rd", 1, "3"),
            ("4th", 1, "4"),
            ("21st", 1, "21"),
            ("012th", 1, "12"),
            ("1er", 1, "1"),
            ("1ere", 1, "1"),
            ("2e", 1, "2"),
            ("2eme", 1, "2"),
            ("3ieme", 1, "3"),
            ("1o", 1, "1"),
            ("1ro", 1, "1"),
            ("2da", 1, "2"),
            ("3ra", 1, "3"),
            ("4to", 1, "4"),
            ("7mo", 1, "7"),
            ("8va", 1, "8"),
            ("9no", 1, "9"),
            ("3ya", 1, "3"),
            ("3ja", 1, "3"),
            ("5iy", 1, "5"),
            ("1oe", 1, "1"),
            ("2oy", 1, "2"),
            ("8ste", 1, "8"),
            ("1inci", 1, "1"),
            ("7 th army", 2, "7"),
            ("3 ya armiya", 2, "3"),
            ("1 st james", 1, "1"),
            ("7 seas", 1, "7"),
            // English.
            ("zero", 1, "0"),
            ("one", 1, "1"),
            ("six", 1, "6"),
            ("nine", 1, "9"),
            ("ten", 1, "10"),
            ("twelve stars", 1, "12"),
            ("nineteen", 1, "19"),
            ("twenty", 1, "20"),
            ("twenty one", 2, "21"),
            ("forty four", 2, "44"),
            ("fourty four", 2, "44"),
            ("fortyfour", 1, "44"),
            ("fourtyfour", 1, "44"),
            ("ninetynine", 1, "99"),
            ("hundred", 1, "100"),
            ("one hundred", 2, "100"),
            ("onehundred", 1, "100"),
            ("one hundred and twenty", 4, "120"),
            ("one hundred twenty", 3, "120"),
            ("one hundred and twenty one ships", 5, "121"),
            ("one hundred and more", 2, "100"),
            ("nine hundred ninety nine", 4, "999"),
            ("two hundred five", 3, "205"),
            ("twenty twenty", 1, "20"),
            ("twenty ten", 1, "20"),
            ("five six", 1, "5"),
            ("first", 1, "1"),
            ("second", 1, "2"),
            ("third", 1, "3"),
            ("eigth", 1, "8"),
            ("twelfth", 1, "12"),
            ("twelth", 1, "12"),
            ("twentieth", 1, "20"),
            ("twenty first", 2, "21"),
            ("twentyfirst century", 1, "21"),
            ("ninety ninth", 2, "99"),
            ("fortieth", 1, "40"),
            ("hundredth", 1, "100"),
            ("one hundredth", 2, "100"),
            ("one hundred and first", 4, "101"),
            ("first second", 1, "1"),
            ("ninteen", 1, "19"),
            // Other languages.
            ("tres", 1, "3"),
            ("cuatro", 1, "4"),
            ("cinco", 1, "5"),
            ("siete", 1, "7"),
            ("dieciocho", 1, "18"),
            ("veinticuatro", 1, "24"),
            ("treinta y tres", 3, "33"),
            ("treinta y dos", 3, "32"),
            ("treinta y mas", 1, "30"),
            ("treinta tres", 1, "30"),
            ("noventa e nove", 3, "99"),
            ("setenta y siete", 3, "77"),
            ("setenta e sete", 3, "77"),
            ("dois", 1, "2"),
            ("oito", 1, "8"),
            ("vinte e cinco", 3, "25"),
            ("deux", 1, "2"),
            ("trois", 1, "3"),
            ("vingt deux", 2, "22"),
            ("vingt et un", 3, "21"),
            ("trente six", 2, "36"),
            ("eins", 1, "1"),
            ("drei", 1, "3"),
            ("funf", 1, "5"),
            ("fuenf", 1, "5"),
            ("zwanzig", 1, "20"),
            ("vierundvierzig", 1, "44"),
            ("einundzwanzig", 1, "21"),
            ("quattro", 1, "4"),
            ("sette", 1, "7"),
            ("ventuno", 1, "21"),
            ("trenta", 1, "30"),
            ("dva", 1, "2"),
            ("pyat", 1, "5"),
            ("dvadtsat", 1, "20"),
            ("dvadtsat tri", 2, "23"),
            ("sorok odin", 2, "41"),
            ("pervyy", 1, "1"),
            ("iki", 1, "2"),
            ("yirmi bes", 2, "25"),
            ("elli bir", 2, "51"),
            ("onbes", 1, "15"),
            ("birinci", 1, "1"),
            // Roman.
            ("ii", 1, "2"),
            ("iii", 1, "3"),
            ("iv", 1, "4"),
            ("vi", 1, "6"),
            ("viii", 1, "8"),
            ("ix", 1, "9"),
            ("xi", 1, "11"),
            ("xiv", 1, "14"),
            ("xix", 1, "19"),
            ("xx", 1, "20"),
            ("xxiv", 1, "24"),
            ("xxxix", 1, "39"),
            // Han.
            ("一", 1, "1"),
            ("两", 1, "2"),
            ("十", 1, "10"),
            ("十二", 1, "12"),
            ("二十", 1, "20"),
            ("二十四", 1, "24"),
            ("百", 1, "100"),
            ("一百零五", 1, "105"),
            ("三百二十五", 1, "325"),
            ("第七", 1, "7"),
            ("第十三", 1, "13"),
            ("二〇二〇", 1, "2020"),
        ];
        assert!(table.len() >= 100);
        for (name, len, digits) in table {
            assert_eq!(read(name), Some((len, digits.to_owned())), "{name}");
        }
    }

    #[test]
    fn other_words_are_no_numbers() {
        let table = [
            "",
            "i",
            "v",
            "x",
            "l",
            "c",
            "d",
            "m",
            "abc",
            "th",
            "st",
            "bank24",
            "once",
            "sei",
            "dos",
            "uno",
            "due",
            "mille",
            "mil",
            "cent",
            "doce",
            "quince",
            "diez",
            "onze",
            "otto",
            "nove",
            "venti",
            "dez",
            "sept",
            "neuf",
            "dix",
            "seize",
            "un",
            "um",
            "elf",
            "ein",
            "odin",
            "tri",
            "sem",
            "sto",
            "bir",
            "on",
            "kirk",
            "elli",
            "segundo",
            "and",
            "and one",
            "y tres",
            "mix",
            "xl",
            "lii",
            "civic",
            "iiii",
            "vv",
            "xxxx",
            "ixx",
            "iix",
            "xi an",
            "xi tech",
            "vi dan",
            "1c",
            "2go",
            "3m",
            "4a",
            "4x4",
            "9do",
            "7eleven",
            "twentyten",
            "twentytwenty",
            "tenone",
            "onetwo",
            "y",
            "hundreds",
            "tenhundred",
            "twentyhundred",
            "undzwanzig",
            "zehnundzwanzig",
            "三一",
            "五四",
            "二百三百",
            "十十",
            "第",
            "三星",
            "百度",
            "零十",
            "дом",
        ];
        for name in table {
            assert_eq!(read(name), None, "{name}");
        }
        assert_eq!(at(&[], 0), None);
        assert_eq!(at(&["one"], 1), None);
        assert_eq!(at(&["one"], usize::MAX), None);
    }

    #[test]
    fn a_number_is_read_where_it_stands() {
        assert_eq!(at(&["fleet", "xi"], 1), Some((1, "11".to_owned())));
        assert_eq!(at(&["of", "xi", "an"], 1), None);
        assert_eq!(at(&["star", "forty", "four"], 1), Some((2, "44".to_owned())));
        assert_eq!(at(&["star", "forty", "four"], 2), Some((1, "4".to_owned())));
        assert_eq!(of_word("forty").as_deref(), Some("40"));
        assert_eq!(of_word("forty four"), None);
    }

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
                let len = spelled.split(' ').count();
                assert_eq!(read(&spelled), Some((len, n.to_string())), "{spelled}");
            }
        }
    }

    #[test]
    fn no_foreign_word_is_given_twice_with_two_values() {
        for language in &LANGUAGES {
            for (word, value) in language.free {
                assert!(english_word(word).is_none(), "{word}");
                for other in &LANGUAGES {
                    assert!(value_in(other.free, word).is_none_or(|v| v == *value), "{word}");
                }
            }
        }
    }

    #[test]
    fn letters_and_numero() {
        let letters = ["i", "v", "x"].map(|c| roman_letter(c).unwrap());
        assert_eq!(letters, ["1", "5", "10"]);
        for token in ["", "l", "ii", "1"] {
            assert_eq!(roman_letter(token), None);
        }
        for token in ["no", "nr", "number", "num", "numero", "№"] {
            assert!(is_numero(token), "{token}");
        }
        for token in ["", "n", "nos", "one", "5"] {
            assert!(!is_numero(token), "{token}");
        }
    }

    proptest::proptest! {
        /// Nothing panics, and what is read is digits within the tokens.
        #[test]
        fn any_tokens_give_digits(
            tokens in proptest::collection::vec(
                proptest::prop_oneof![
                    "\\PC{0,6}",
                    "[0-9]{1,3}[a-zéя]{0,4}",
                    "[ivx]{1,6}",
                    "[第一二三十百零〇]{1,5}",
                    "(twenty|forty|hundred|and|one|first|treinta|y|tres|und){1,2}",
                ],
                0..6,
            ),
            start in 0usize..7,
        ) {
            let tokens: Vec<&str> = tokens.iter().map(String::as_str).collect();
            if let Some((len, digits)) = at(&tokens, start) {
                proptest::prop_assert!(len > 0 && start + len <= tokens.len());
                proptest::prop_assert!(!digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit()));
                proptest::prop_assert!(digits == "0" || !digits.starts_with('0'));
            }
        }
    }
}
