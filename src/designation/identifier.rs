//! Identifiers: passports, national and tax numbers, registrations, IMO numbers, wallet addresses.
//!
//! An identifier matches by its [`IdentifierKey`] alone, without its kind or country: publishers and
//! counterparty files name kinds differently (`National ID No.`, `ID card`, `identifier`) and often not at all,
//! and a key is long enough (five characters, one a digit) that equal keys of different things are rare. They
//! do happen among short numbers, which is why a hit by identifier says both kinds and countries to the analyst.

use serde::{Deserialize, Serialize};

/// Shorter keys are too common to identify anybody.
const MIN_KEY_LENGTH: usize = 5;

/// A mixed-case word of at least this many letters and digits is a wallet address, in which case carries meaning.
const MIN_WALLET_LENGTH: usize = 25;

/// One identifier as listed or as a counterparty file gives it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Identifier {
    /// What it is, in the publisher's words: `Passport`, `National ID No.`, `IMO`; may be empty.
    pub kind: String,
    /// The number as written.
    pub number: String,
    /// The issuing country as written; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub country: String,
}

/// An identifier reduced to what must be equal: letters and digits, upper case (wallets keep their case).
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct IdentifierKey(pub String);

impl Identifier {
    /// An identifier of a kind, with its country or an empty string.
    #[must_use]
    pub fn new(kind: impl Into<String>, number: impl Into<String>, country: impl Into<String>) -> Self {
        Self { kind: kind.into(), number: number.into(), country: country.into() }
    }

    /// An identifier written as one cell: `number`, `type:number` or `type:number:country`.
    ///
    /// `None` for a cell without a number.
    #[must_use]
    pub fn parse(cell: &str) -> Option<Self> {
        let parts: Vec<&str> = cell.split(':').map(str::trim).collect();
        let (kind, number, country) = match *parts.as_slice() {
            [number] => ("", number, ""),
            [kind, number] => (kind, number, ""),
            [kind, number, country] => (kind, number, country),
            _ => return None,
        };
        (!number.is_empty()).then(|| Self::new(kind, number, country))
    }

    /// What must be equal for two identifiers to be the same, or `None` for one that identifies nothing.
    ///
    /// Letters and digits only, in upper case: `C-123 456` and `c123456` are one. Then, in this order:
    ///
    /// - an IMO number (said by the kind or by the text) is its seven digits, however it is introduced;
    /// - a mixed-case run of 25 or more letters and digits is a wallet address and keeps its case, unless it is
    ///   hexadecimal (`0x…`), where case is a mere checksum. The form decides, not the kind, since counterparty
    ///   files rarely name it;
    /// - in a text with words (`diplomatic passport no. D00000898`) the longest run of words with digits is the number;
    /// - shorter than five characters, without a digit (BIC codes excepted), or one character repeated
    ///   (`00000000`): `None`.
    #[must_use]
    pub fn key(&self) -> Option<IdentifierKey> {
        if (says_imo(&self.kind) || says_imo(&self.number))
            && let Some(digits) = seven_digits(&self.number)
        {
            return Some(IdentifierKey(digits.to_owned()));
        }
        let number = self.number.trim();
        let number = if has_words(number) { longest_with_digit(number)? } else { number.to_owned() };
        let compact: String = number.chars().filter(|c| c.is_alphanumeric()).collect();
        let key = if is_case_sensitive_wallet(&compact) { compact } else { compact.to_uppercase() };
        let has_digit = key.chars().any(|c| c.is_ascii_digit());
        let repeated = key.chars().all(|c| key.starts_with(c));
        let enough = key.chars().count() >= MIN_KEY_LENGTH && !repeated && (has_digit || self.is_bic(&key));
        enough.then_some(IdentifierKey(key))
    }

    /// Bank identifier codes are the one kind that may have no digit: eight or eleven letters.
    fn is_bic(&self, key: &str) -> bool {
        let kind = self.kind.to_ascii_uppercase();
        (kind.contains("BIC") || kind.contains("SWIFT")) && matches!(key.len(), 8 | 11)
    }
}

/// The seven digits of a valid IMO number, bare or introduced (`IMO9562233`, `IMO 9562233`), else `None`.
///
/// The last digit is a check digit: the first six, weighted 7 to 2, add up to a number ending in it (IMO
/// resolution A.1117(30)). IMO *company* numbers have seven digits too but another check, and are not accepted.
#[must_use]
pub fn imo_number(text: &str) -> Option<u32> {
    let digits = seven_digits(text)?;
    let bytes = digits.as_bytes();
    let sum: u32 =
        bytes[..6].iter().zip([7, 6, 5, 4, 3, 2]).map(|(b, weight)| u32::from(b - b'0') * weight).sum();
    (sum % 10 == u32::from(bytes[6] - b'0')).then(|| digits.parse().ok()).flatten()
}

/// Whether a text has IMO as a word of its own or glued to digits.
fn says_imo(text: &str) -> bool {
    text.split(|c: char| !c.is_alphabetic()).any(|word| word.eq_ignore_ascii_case("imo"))
}

/// The only run of seven digits in a text.
fn seven_digits(text: &str) -> Option<&str> {
    let mut runs = text.split(|c: char| !c.is_ascii_digit()).filter(|run| run.len() == 7);
    let run = runs.next()?;
    runs.next().is_none().then_some(run)
}

/// Whether a number is wrapped in prose: among its words is one of three or more letters, not all capitals.
fn has_words(number: &str) -> bool {
    let is_word = |word: &str| {
        word.len() >= 3 && word.chars().all(char::is_alphabetic) && word.chars().any(char::is_lowercase)
    };
    number.contains(char::is_whitespace) && number.split(|c: char| !c.is_alphanumeric()).any(is_word)
}

/// The longest run of words with digits: `823 026 0248` in `Goztepe V.D. 823 026 0248`.
fn longest_with_digit(number: &str) -> Option<String> {
    let mut runs = vec![String::new()];
    for word in number.split(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '(' | ')' | ':')) {
        match runs.last_mut() {
            Some(run) if word.bytes().any(|byte| byte.is_ascii_digit()) => run.push_str(word),
            _ => runs.push(String::new()),
        }
    }
    runs.into_iter()
        .reduce(|best, run| if run.len() > best.len() { run } else { best })
        .filter(|run| !run.is_empty())
}

fn is_case_sensitive_wallet(compact: &str) -> bool {
    compact.len() >= MIN_WALLET_LENGTH
        && compact.bytes().all(|byte| byte.is_ascii_alphanumeric())
        && !compact.starts_with("0x")
        && !compact.starts_with("0X")
        && compact.bytes().any(|byte| byte.is_ascii_lowercase())
        && compact.bytes().any(|byte| byte.is_ascii_uppercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(kind: &str, number: &str) -> Option<String> {
        Identifier::new(kind, number, "").key().map(|key| key.0)
    }

    #[test]
    fn keys_keep_what_must_be_equal() {
        let table = [
            ("National ID No.", "421003198511121539", Some("421003198511121539")),
            ("", "421003-19851112-1539", Some("421003198511121539")),
            ("Passport", "c 123 456", Some("C123456")),
            ("Unified Social Credit Code (USCC)", "91420100551956105k", Some("91420100551956105K")),
            ("IMO", "9562233", Some("9562233")),
            ("", "IMO9562233", Some("9562233")),
            ("Vessel Registration Identification", "IMO 9562233", Some("9562233")),
            ("", "imo: 9562233", Some("9562233")),
            ("Passport", "CAR diplomatic passport no. D00000898", Some("D00000898")),
            ("Passport", "Libya B014995", Some("B014995")),
            ("V.A.T. Number", "Goztepe V.D. 823 026 0248", Some("8230260248")),
            ("Registration Number", "467323, Doc. 694710", Some("467323")),
            ("Registration Number", "HRB 26136", Some("HRB26136")),
            ("Limoges office", "12-34567", Some("1234567")),
            (
                "Digital Currency Address - XBT",
                "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa",
                Some("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa"),
            ),
            (
                "",
                "0x52908400098527886e0F7030069857D2E4169EE7",
                Some("0X52908400098527886E0F7030069857D2E4169EE7"),
            ),
            ("SWIFT/BIC", "ABCDEFGH", Some("ABCDEFGH")),
            ("", "ABCDEFGH", None),
            ("Passport", "1234", None),
            ("Passport", "00000000", None),
            ("Passport", "", None),
            ("IMO", "pending", None),
        ];
        for (kind, number, expected) in table {
            assert_eq!(key(kind, number).as_deref(), expected, "{kind} {number}");
        }
    }

    #[test]
    fn imo_numbers_are_checked_by_their_last_digit() {
        assert_eq!(imo_number("IMO 9562233"), Some(9_562_233));
        assert_eq!(imo_number("9074729"), Some(9_074_729));
        assert_eq!(imo_number("IMO9562234"), None);
        assert_eq!(imo_number("956223"), None);
        assert_eq!(imo_number("9562233 9074729"), None);
    }

    #[test]
    fn a_cell_holds_type_number_and_country() {
        assert_eq!(
            Identifier::parse("Passport:G1234567:China"),
            Some(Identifier::new("Passport", "G1234567", "China"))
        );
        assert_eq!(Identifier::parse("LEI: 5299000ABC"), Some(Identifier::new("LEI", "5299000ABC", "")));
        assert_eq!(Identifier::parse("12345"), Some(Identifier::new("", "12345", "")));
        assert_eq!(Identifier::parse("Passport:"), None);
        assert_eq!(Identifier::parse("a:b:c:d"), None);
        assert_eq!(Identifier::parse(""), None);
    }

    proptest::proptest! {
        #[test]
        fn any_text_has_a_key_or_none(kind in "\\PC{0,12}", number in "\\PC{0,40}") {
            let key = Identifier::new(kind, number, "").key();
            assert!(key.is_none_or(|key| key.0.chars().count() >= MIN_KEY_LENGTH));
        }
    }
}
