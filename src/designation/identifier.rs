//! Identifiers: passports, national and tax numbers, registrations, IMO numbers, wallet addresses.
//!
//! An identifier is found by its [`IdentifierKey`] alone, without its kind or country: publishers and counterparty files
//! name kinds differently (`National ID No.`, `ID card`, `identifier`) and often not at all. What an equal key is worth
//! is said afterwards by [`Identifier::likeness`]: a long number or one with a valid check digit identifies by
//! itself, a bare number of six digits does not. One wrong digit is another key. The numbering schemes and their
//! check digits stand in `scheme`.

mod scheme;

use serde::{Deserialize, Serialize};

use super::ascii_digit;
pub use scheme::Scheme;

use super::country::Country;
use scheme::KindWords;

/// Shorter keys are too common to identify anybody.
const MIN_KEY_LENGTH: usize = 5;

/// Equal keys of this weight are hardly ever two things: eight digits, or fewer with letters among them, which count
/// double (`G649385`). Ten thousand listed numbers and a million screened ones meet by accident about a hundred times
/// at eight digits of one series; at six digits they would in every file.
const SPECIFIC_WEIGHT: usize = 8;

/// The same where the countries or the kinds contradict each other and the number has no check digit.
const SPECIFIC_ANYWHERE_WEIGHT: usize = 12;

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

/// Whether a number is one of the scheme it is said, or shows, to be of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Check {
    /// Its check digit is right (or its shape, for schemes without one).
    Valid(Scheme),
    /// It is said to be of a scheme and breaks its rule: a slip of whoever wrote it down.
    Invalid(Scheme),
    /// No scheme is known.
    None,
}

/// What two identifiers of equal key are to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Likeness {
    /// The same number by accident as likely as not: short, and of different kinds or countries.
    Doubtful,
    /// Probably one identifier, but too short to say so alone.
    Likely,
    /// One identifier.
    Same,
}

/// What sort of thing a number stands for, where its kind says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Class {
    Passport,
    /// National, tax and registration numbers, which publishers and files do not tell apart.
    Register,
    Licence,
    Ship,
    Aircraft,
    Bank,
    Wallet,
    Legal,
}

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
    /// - the second line of a machine readable passport is the number in it;
    /// - words that say what the number is (`INN 7707083893`, `Passport No. C123456`) are no part of it;
    /// - a mixed-case run of 25 or more letters and digits is a wallet address and keeps its case, unless it is
    ///   hexadecimal (`0x…`), where case is a mere checksum. The form decides, not the kind, since counterparty
    ///   files rarely name it;
    /// - in a text with words (`diplomatic passport no. D00000898`) the longest run of words with digits is the number;
    /// - a bank code of the head office loses its `XXX`, a European VAT number the country before its digits, and a
    ///   number of a known scheme gets back the zeros that a spreadsheet took from its front;
    /// - shorter than five characters, without a digit (BIC codes excepted), or one character repeated
    ///   (`00000000`): `None`.
    ///
    /// ```
    /// use interdict::designation::Identifier;
    /// let key = |kind, number| Identifier::new(kind, number, "").key().map(|key| key.0);
    /// assert_eq!(key("Passport No.", "c-123 456"), key("", "C123456"));
    /// assert_eq!(key("", "INN 7707083893"), key("Tax ID No.", "7707083893"));
    /// ```
    #[must_use]
    pub fn key(&self) -> Option<IdentifierKey> {
        self.read().key
    }

    /// Every key under which the list may have it, the own one first. Only a Colombian NIT has two: its check digit is
    /// left out as often as written.
    #[must_use]
    pub fn keys(&self) -> Vec<IdentifierKey> {
        let read = self.read();
        let Some(key) = read.key else { return Vec::new() };
        let number: Option<Vec<u32>> = key.0.chars().map(|c| c.to_digit(10)).collect();
        // `800197268-4`: nine digits, a dash and one more are of this form whatever the kind.
        let dashed = self.number.trim().rsplit_once('-').is_some_and(|(_, check)| check.len() == 1);
        let mut keys = vec![key];
        if let Some(number) = number
            && (read.scheme == Some(Scheme::ColombianNit) || (dashed && read.kind.is_empty()))
        {
            let key = &keys[0].0;
            let other = match number.split_last() {
                Some((check, base)) if number.len() == 10 && scheme::nit_check(base) == Some(*check) => {
                    Some(key[..9].to_owned())
                }
                _ if number.len() == 9 && !dashed => {
                    scheme::nit_check(&number).map(|check| format!("{key}{check}"))
                }
                _ => None,
            };
            keys.extend(other.map(IdentifierKey));
        }
        keys
    }

    /// Whether the number keeps the rule of its scheme.
    ///
    /// ```
    /// use interdict::designation::{Check, Identifier, Scheme};
    /// let check = |number| Identifier::new("IMO", number, "").check();
    /// assert_eq!(check("9074729"), Check::Valid(Scheme::Imo));
    /// assert_eq!(check("9074720"), Check::Invalid(Scheme::Imo));
    /// ```
    #[must_use]
    pub fn check(&self) -> Check {
        let read = self.read();
        match (read.key, read.scheme) {
            (Some(IdentifierKey(number)), Some(scheme)) if scheme.holds(&number) => Check::Valid(scheme),
            (Some(_), Some(scheme)) => Check::Invalid(scheme),
            (Some(IdentifierKey(number)), None) => Scheme::shown(&number).map_or(Check::None, Check::Valid),
            (None, _) => Check::None,
        }
    }

    /// What an identifier of the same key is to this one; the same from either side. `None` where the keys differ.
    ///
    /// - A valid check digit: the same, whatever the kinds are called.
    /// - Countries that contradict each other, or kinds that do (a passport and a tax number): doubtful, unless the
    ///   number is long (contradicting kinds: of eight digits, since publishers take one for the other).
    /// - Eight characters or more, letters counting double: the same. The letters of a register in front
    ///   (`HRB`) count nothing, since every court has its own.
    /// - Shorter: the same where both say the same country, or the same kind (but for register and tax numbers, which
    ///   every office counts from one); likely where nothing is said.
    #[must_use]
    pub fn likeness(&self, other: &Self) -> Option<Likeness> {
        let (ours, theirs) = (self.read(), other.read());
        let their_keys = other.keys();
        let key = self.keys().into_iter().find(|key| their_keys.contains(key))?;
        if [self.check(), other.check()].iter().any(|check| matches!(check, Check::Valid(_))) {
            return Some(Likeness::Same);
        }
        let weight = weight(&key.0);
        let countries = (Country::parse(&self.country), Country::parse(&other.country));
        let same_country = matches!(&countries, (Some(a), Some(b)) if a.is_related(b));
        let other_country = matches!(&countries, (Some(a), Some(b)) if !a.is_related(b));
        let classes = (ours.class(), theirs.class());
        let same_class = classes.0.is_some() && classes.0 == classes.1;
        let other_class = matches!(classes, (Some(a), Some(b)) if a != b);
        let enough = |minimum| if weight >= minimum { Likeness::Same } else { Likeness::Doubtful };
        Some(if other_country {
            enough(SPECIFIC_ANYWHERE_WEIGHT)
        } else if other_class {
            enough(SPECIFIC_WEIGHT)
        } else if weight >= SPECIFIC_WEIGHT
            || same_country
            || (same_class && classes.0 != Some(Class::Register))
        {
            Likeness::Same
        } else {
            Likeness::Likely
        })
    }

    /// Whether the two are valid numbers of one national scheme and differ, so that they belong to two parties.
    #[must_use]
    pub fn excludes(&self, other: &Self) -> Option<Scheme> {
        match (self.check(), other.check()) {
            (Check::Valid(a), Check::Valid(b)) if a == b && a.is_national() => {
                let (ours, theirs) = (self.key()?.0, other.key()?.0);
                // A company and a person have numbers of different lengths, and an entrepreneur has both.
                (ours.len() == theirs.len() && self.likeness(other).is_none()).then_some(a)
            }
            _ => None,
        }
    }

    /// The seven digits of the valid IMO number of a ship, where the kind or the text says that it is one.
    #[must_use]
    pub fn ship_number(&self) -> Option<u32> {
        (says_imo(&self.kind) || says_imo(&self.number)).then(|| imo_number(&self.number)).flatten()
    }

    /// Kind, key and scheme, read once.
    fn read(&self) -> Read {
        if (says_imo(&self.kind) || says_imo(&self.number))
            && let Some(digits) = seven_digits(&self.number)
        {
            let kind = KindWords::of(&format!("{} imo", self.kind));
            return Read {
                key: Some(IdentifierKey(digits.to_owned())),
                kind,
                scheme: Some(Scheme::Imo),
                wallet: false,
            };
        }
        let (labels, number) = without_labels(self.number.trim());
        let kind = KindWords::of(&format!("{} {labels}", self.kind));
        let number = scheme::mrz_number(number).unwrap_or(number);
        let number = if has_words(number) { longest_with_digit(number) } else { Some(number.to_owned()) };
        let compact: String = number
            .unwrap_or_default()
            .chars()
            .filter(|c| c.is_alphanumeric())
            .map(|c| ascii_digit(c).unwrap_or(c))
            .collect();
        let wallet = is_case_sensitive_wallet(&compact);
        let mut key = if wallet { compact } else { compact.to_uppercase() };
        let scheme = if wallet { None } else { Scheme::named(&kind, &self.country, &key) };
        if let Some(scheme) = scheme {
            key = canonical(scheme, key);
        } else if let Some(digits) = vat_digits(&kind, &key) {
            key = String::from(digits);
        }
        let has_digit = key.chars().any(|c| c.is_ascii_digit());
        let repeated = key.chars().all(|c| key.starts_with(c));
        let bank = scheme == Some(Scheme::Bic) && matches!(key.len(), 8 | 11);
        let enough = key.chars().count() >= MIN_KEY_LENGTH && !repeated && (has_digit || bank);
        Read { key: enough.then_some(IdentifierKey(key)), kind, scheme, wallet }
    }
}

impl std::fmt::Display for Identifier {
    /// Kind, number and country as far as they are known: `Passport G1234567 (China)`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if !self.kind.is_empty() {
            write!(f, "{} ", self.kind)?;
        }
        f.write_str(&self.number)?;
        if self.country.is_empty() { Ok(()) } else { write!(f, " ({})", self.country) }
    }
}

/// What is read from an identifier.
struct Read {
    key: Option<IdentifierKey>,
    /// The words of its kind and of what stands before the number.
    kind: KindWords,
    scheme: Option<Scheme>,
    wallet: bool,
}

impl Read {
    /// What sort of thing it stands for, if it is said.
    fn class(&self) -> Option<Class> {
        const PASSPORT: [&str; 9] = [
            "passport",
            "passports",
            "passeport",
            "pasaporte",
            "reisepass",
            "паспорт",
            "护照",
            "護照",
            "جواز",
        ];
        const SHIP: [&str; 5] = ["vessel", "ship", "call", "callsign", "flag"];
        const AIRCRAFT: [&str; 3] = ["aircraft", "tail", "msn"];
        const REGISTER: [&str; 44] = [
            "national",
            "identity",
            "identification",
            "id",
            "cedula",
            "cédula",
            "dni",
            "cnic",
            "tazkira",
            "citizen",
            "citizenship",
            "personal",
            "ssn",
            "social",
            "tax",
            "vat",
            "tin",
            "ein",
            "fein",
            "fiscal",
            "taxpayer",
            "steuer",
            "ruc",
            "rif",
            "cuit",
            "cui",
            "nit",
            "nif",
            "nipc",
            "siren",
            "siret",
            "registration",
            "register",
            "registry",
            "registre",
            "reg",
            "company",
            "enterprise",
            "commercial",
            "trade",
            "crn",
            "kpp",
            "кпп",
            "hrb",
        ];
        let has = |words: &[&str]| self.kind.has_any(words);
        match self.scheme {
            Some(Scheme::Imo | Scheme::Mmsi) => return Some(Class::Ship),
            Some(Scheme::Bic | Scheme::Iban) => return Some(Class::Bank),
            Some(Scheme::Lei) => return Some(Class::Legal),
            Some(_) => return Some(Class::Register),
            None if self.wallet => return Some(Class::Wallet),
            None => {}
        }
        if has(&PASSPORT) {
            Some(Class::Passport)
        } else if self.kind.has_phrase("digital currency") || has(&["wallet"]) {
            Some(Class::Wallet)
        } else if has(&AIRCRAFT) {
            Some(Class::Aircraft)
        } else if has(&SHIP) {
            Some(Class::Ship)
        } else if has(&["license", "licence", "driver", "drivers", "driving"]) {
            Some(Class::Licence)
        } else if has(&["account", "bank"]) {
            Some(Class::Bank)
        } else if has(&REGISTER) {
            Some(Class::Register)
        } else {
            None
        }
    }
}

/// How much an equal key says: its characters, letters twice, the letters of a court's register not at all.
fn weight(key: &str) -> usize {
    const REGISTERS: [&str; 8] = ["HRB", "HRA", "GNR", "PR", "VR", "RC", "CR", "KVK"];
    let body = REGISTERS
        .iter()
        .filter_map(|letters| key.strip_prefix(letters))
        .find(|rest| rest.bytes().all(|byte| byte.is_ascii_digit()))
        .unwrap_or(key);
    // Leading zeros are padding.
    body.trim_start_matches('0').chars().map(|c| if c.is_ascii_digit() { 1 } else { 2 }).sum()
}

/// A number of a scheme in its one form.
fn canonical(scheme: Scheme, key: String) -> String {
    if scheme == Scheme::Bic {
        return key.strip_suffix("XXX").filter(|bank| bank.len() == 8).map_or(key.clone(), str::to_owned);
    }
    if scheme.padded_lengths().contains(&key.len()) || !key.bytes().all(|byte| byte.is_ascii_digit()) {
        return key;
    }
    let padded =
        scheme.padded_lengths().iter().filter(|length| **length > key.len() && **length <= key.len() + 3);
    padded.map(|length| format!("{key:0>length$}")).find(|padded| scheme.holds(padded)).unwrap_or(key)
}

/// The digits of a European VAT number (Directive 2006/112/EC, article 215) after its country, where the kind says a
/// tax number or nothing.
fn vat_digits<'a>(kind: &KindWords, key: &'a str) -> Option<&'a str> {
    const LENGTHS: [(&str, &[usize]); 26] = [
        ("BE", &[9, 10]),
        ("BG", &[9, 10]),
        ("CZ", &[8, 9, 10]),
        ("DE", &[9]),
        ("DK", &[8]),
        ("EE", &[9]),
        ("EL", &[9]),
        ("FI", &[8]),
        ("FR", &[11]),
        ("GB", &[9, 12]),
        ("GR", &[9]),
        ("HR", &[11]),
        ("HU", &[8]),
        ("IT", &[11]),
        ("LT", &[9, 12]),
        ("LU", &[8]),
        ("LV", &[11]),
        ("MT", &[8]),
        ("PL", &[10]),
        ("PT", &[9]),
        ("RO", &[8, 9, 10]),
        ("SE", &[12]),
        ("SI", &[8]),
        ("SK", &[10]),
        ("XI", &[9, 12]),
        ("ES", &[9]),
    ];
    const TAX: [&str; 12] = [
        "vat",
        "tva",
        "ust",
        "iva",
        "btw",
        "tax",
        "nip",
        "moms",
        "piva",
        "umsatzsteuer",
        "taxpayer",
        "fiscal",
    ];
    let lengths = LENGTHS.iter().find(|(country, _)| key.starts_with(country))?.1;
    let number = &key[2..];
    let digits = number.bytes().all(|byte| byte.is_ascii_digit());
    ((kind.is_empty() || kind.has_any(&TAX)) && digits && lengths.contains(&number.len())).then_some(number)
}

/// Words before a number that say what it is, and the rest: `Passport No.` and `C123456`.
fn without_labels(number: &str) -> (String, &str) {
    const LABELS: [&str; 62] = [
        "passport",
        "паспорт",
        "серия",
        "no",
        "nr",
        "num",
        "number",
        "номер",
        "id",
        "card",
        "inn",
        "инн",
        "ogrn",
        "огрн",
        "ogrnip",
        "огрнип",
        "kpp",
        "кпп",
        "lei",
        "mmsi",
        "iban",
        "bic",
        "swift",
        "code",
        "vat",
        "tin",
        "ein",
        "ssn",
        "nif",
        "nie",
        "cif",
        "dni",
        "curp",
        "rfc",
        "cpf",
        "cnpj",
        "nit",
        "cuit",
        "ruc",
        "rif",
        "tckn",
        "tc",
        "vkn",
        "edrpou",
        "едрпоу",
        "єдрпоу",
        "bin",
        "iin",
        "бин",
        "иин",
        "uscc",
        "snils",
        "снилс",
        "duns",
        "reg",
        "registration",
        "tax",
        "cedula",
        "cnic",
        "national",
        "n",
        "ref",
    ];
    /// Labels that are written without a space as well.
    const GLUED: [&str; 10] =
        ["inn", "инн", "ogrn", "огрн", "lei", "mmsi", "uscc", "едрпоу", "снилс", "edrpou"];
    let mut labels = String::new();
    let mut rest = number;
    loop {
        let end = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
        let (word, tail) = rest.split_at(end);
        let word = word.to_lowercase();
        let next = tail.trim_start_matches([' ', '.', ':', '#', '-', '\u{a0}', '№', '°', 'º', '/', '=']);
        let apart = next.len() < tail.len()
            || (GLUED.contains(&word.as_str()) && next.starts_with(|c: char| c.is_ascii_digit()));
        let is_label = LABELS.contains(&word.as_str());
        if !is_label || !apart || !next.chars().any(char::is_numeric) {
            return (labels, rest.trim_start_matches(['#', '№', ' ', ':']));
        }
        labels.push_str(&word);
        labels.push(' ');
        rest = next;
    }
}

/// The seven digits of a valid IMO number, bare or introduced (`IMO9562233`, `IMO 9562233`), else `None`.
///
/// The last digit is a check digit: the first six, weighted 7 to 2, add up to a number ending in it (IMO
/// resolution A.1117(30)). IMO *company* numbers have seven digits too but another check, and are not accepted.
#[must_use]
pub fn imo_number(text: &str) -> Option<u32> {
    let digits = seven_digits(text)?;
    let values: Vec<u32> = digits.bytes().map(|byte| u32::from(byte - b'0')).collect();
    scheme::imo_ship(&values).then(|| digits.parse().ok()).flatten()
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
            ("SWIFT/BIC", "DEUTDEFFXXX", Some("DEUTDEFF")),
            ("SWIFT/BIC", "DEUTDEFF500", Some("DEUTDEFF500")),
            ("", "INN 7707083893", Some("7707083893")),
            ("", "ИНН: 7707083893", Some("7707083893")),
            ("", "INN7707083893", Some("7707083893")),
            ("", "Passport No. C123456", Some("C123456")),
            ("", "№ 530 123456", Some("530123456")),
            ("INN", "105000012", Some("105000012")),
            ("EDRPOU", "32129", Some("00032129")),
            ("V.A.T. Number", "DE 123456788", Some("123456788")),
            ("", "DE123456788", Some("123456788")),
            ("Passport", "DE123456788", Some("DE123456788")),
            ("", "A1234567", Some("A1234567")),
            ("Passport", "١٢٣٤٥٦٧", Some("1234567")),
            ("National ID", "১২৩৪৫৬৭৮৯০", Some("1234567890")),
            ("Passport", "L898902C36UTO7408122F1204159ZE184226B<<<<<10", Some("L898902C3")),
            ("LEI", "5493 001K JTII GC8Y 1R12", Some("5493001KJTIIGC8Y1R12")),
            ("CNPJ", "16.727.230/0001-97", Some("16727230000197")),
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

    #[test]
    fn check_digits_are_checked_where_a_scheme_is_known() {
        let table = [
            ("IMO", "9074729", "", Check::Valid(Scheme::Imo)),
            ("IMO", "9074728", "", Check::Invalid(Scheme::Imo)),
            ("", "imo 9074729", "", Check::Valid(Scheme::Imo)),
            ("Tax ID No.", "7707083893", "Russia", Check::Valid(Scheme::RussianInn)),
            ("Tax ID No.", "7707083894", "Russia", Check::Invalid(Scheme::RussianInn)),
            ("Tax ID No.", "7707083893", "", Check::None),
            ("LEI", "5493001KJTIIGC8Y1R12", "", Check::Valid(Scheme::Lei)),
            ("", "5493001KJTIIGC8Y1R12", "", Check::Valid(Scheme::Lei)),
            ("", "11010519491231002x", "", Check::Valid(Scheme::ChineseId)),
            ("Passport", "C1234567", "China", Check::None),
            ("", "", "", Check::None),
        ];
        for (kind, number, country, expected) in table {
            assert_eq!(Identifier::new(kind, number, country).check(), expected, "{kind} {number}");
        }
    }

    #[test]
    fn an_equal_key_is_worth_what_it_is_long_and_what_is_said_of_it() {
        use Likeness::{Doubtful, Likely, Same};
        let table = [
            // Long, or with letters, or with a check digit: whatever is said.
            (("", "12345678", ""), ("Passport", "12345678", ""), Some(Same)),
            (("", "G649385", ""), ("Passport", "G 649385", ""), Some(Same)),
            (("", "9074729", ""), ("IMO", "9074729", ""), Some(Same)),
            (("Registration No.", "7707083893", ""), ("INN", "7707083893", ""), Some(Same)),
            (("tax", "12345678", ""), ("Passport", "12345678", ""), Some(Same)),
            // Short.
            (("", "123456", ""), ("Passport", "123456", ""), Some(Likely)),
            (("", "123456", ""), ("", "123456", ""), Some(Likely)),
            (("passport no", "123456", ""), ("Passport", "123456", "Iran"), Some(Same)),
            (("Reg. No.", "123456", ""), ("Registration Number", "123456", "Malta"), Some(Likely)),
            (("Reg. No.", "123456", "MT"), ("Registration Number", "123456", "Malta"), Some(Same)),
            (("Reg. No.", "HRB 26136", ""), ("Registration Number", "HRB 26136", "Germany"), Some(Likely)),
            (("Tax ID", "123456", ""), ("Passport", "123456", ""), Some(Doubtful)),
            // Every country counts its passports.
            (("Passport", "A1234567", "Iran"), ("Passport", "A1234567", "China"), Some(Doubtful)),
            (("Passport", "A1234567", "HK"), ("Passport", "A1234567", "China"), Some(Same)),
            (("Passport", "123456", "USSR"), ("Passport", "123456", "Kazakhstan"), Some(Same)),
            // Nine digits of a tax number, with and without its check digit.
            (("NIT", "800197268", "CO"), ("NIT", "800197268-4", "Colombia"), Some(Same)),
            (("", "800197268-4", ""), ("NIT", "800197268", "Colombia"), Some(Same)),
            // One wrong digit is another number.
            (("Passport", "A1234567", "Iran"), ("Passport", "A1234568", "Iran"), None),
            (("IMO", "9074729", ""), ("IMO", "9074728", ""), None),
        ];
        for ((kind, number, country), (kind_b, number_b, country_b), expected) in table {
            let (a, b) =
                (Identifier::new(kind, number, country), Identifier::new(kind_b, number_b, country_b));
            assert_eq!(a.likeness(&b), expected, "{a} and {b}");
            assert_eq!(b.likeness(&a), expected, "{b} and {a}");
        }
    }

    #[test]
    fn two_valid_national_numbers_exclude_each_other() {
        let id = |kind: &str, number: &str, country: &str| Identifier::new(kind, number, country);
        let sber = id("INN", "7707083893", "Russia");
        assert_eq!(sber.excludes(&id("Tax ID No.", "7736050003", "RU")), Some(Scheme::RussianInn));
        assert_eq!(sber.excludes(&id("INN", "7707083893", "")), None);
        assert_eq!(sber.excludes(&id("INN", "7707083890", "")), None, "an invalid one is a slip");
        assert_eq!(sber.excludes(&id("INN", "500100732259", "")), None, "a person's");
        assert_eq!(id("Passport", "A1234567", "").excludes(&id("Passport", "A7654321", "")), None);
        assert_eq!(
            id("IMO", "9074729", "").excludes(&id("IMO", "9562233", "")),
            None,
            "ships are compared apart"
        );
        assert_eq!(id("IMO", "9074729", "").ship_number(), Some(9_074_729));
        assert_eq!(id("MMSI", "9074729", "").ship_number(), None);
    }

    proptest::proptest! {
        #[test]
        fn any_text_has_a_key_or_none(kind in "\\PC{0,12}", number in "\\PC{0,40}") {
            let identifier = Identifier::new(kind, number, "");
            let _ = (identifier.check(), identifier.keys());
            let key = identifier.key();
            assert_eq!(identifier.likeness(&identifier).is_some(), key.is_some());
            assert!(key.is_none_or(|key| key.0.chars().count() >= MIN_KEY_LENGTH));
        }
    }
}
