//! The words around a name in a free-text field: payment texts, contact fields, addressees.
//!
//! In: a name's folded tokens; out: which of them are the name. The words are looked for at the two ends only, where a payment
//! text or a form puts them, and never take the whole; amounts, currencies, dates and references go with a word beside them.
//! Own table, after the field labels of SWIFT MT103 (50, 59, 70, 72), ISO 20022 pacs.008 and the postal and payment habits of
//! English, German, French, Spanish, Portuguese, Italian, Turkish and romanised Russian; currencies after ISO 4217 (2015).
//!
//! Organisations are called by some of these words too (`Payment Systems`, `Rent A Car`, `Contact Energy`, `Transfer
//! Logistics`): before and after an organisation such a word goes only beside a second sign (`payment to`, `invoice 2031`).
//! `order` goes with a number only (`Order of Malta`), and `management`, `trust`, `services`, `capital`, `fund`, `group`,
//! `bank` and `holding` are not in the table at all, for they are the names' own. Roles (`director`, `owner`) end persons'
//! names only. Titles are the business of [`honorific`](super::honorific).

use std::ops::Range;
use std::sync::LazyLock;

use super::phrases::Phrases;

/// What a phrase of the table is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Class {
    /// Stands before or after a name.
    Any,
    /// Stands before a name.
    Lead,
    /// Stands after a name.
    Tail,
    /// Like `Any`, but organisations are called by it.
    Weak,
    /// Persons are called by it too: only beside a second sign.
    Name,
    /// Only with a number.
    Number,
    /// Single letters, which may be initials.
    Letters,
    /// Goes on from a phrase before it, and begins none.
    Join,
    /// What a person is to a company, after the name.
    Role,
}

/// Phrases of folded tokens, and their class.
const TABLE: &str = "\
account	weak
account holder	any
account of	any
for account of	any
for the account of	any
account name	any
account no	any
account number	any
acct	any
a c	letters
addressee	any
amount	any
applicant	any
att	any
attention	any
attention of	any
attn	any
for the attention of	any
fao	any
f a o	letters
bene	name
benef	any
beneficiary	any
beneficiary name	any
beneficiary customer	any
ordering customer	any
bic	any
by order of	any
order of the	any
care	name
care of	any
c o	letters
client	weak
client name	any
commission	weak
consignee	any
consignor	any
contact	weak
contact name	any
contact person	any
contract	weak
contract no	any
creditor	any
customer	weak
customer name	any
date	name
dated	any
debtor	any
deposit	weak
donation	weak
fee	name
fees	weak
favor	any
favour	any
in favor of	any
in favour of	any
in the name of	any
full name	any
iban	any
i f o	letters
ifo	any
inv	weak
inv no	any
invoice	weak
invoice no	any
invoice number	any
loan	weak
loan repayment	any
messrs	lead
name of	lead
nr	join
number	weak
obo	any
o b o	letters
on account of	any
on behalf of	any
order	number
order no	any
ordering	any
originator	any
payable	any
payable to	any
payee	any
payer	any
payment	weak
payment of	any
payment order	any
payment ref	any
purpose	any
pmt	any
re	weak
receiver	any
recipient	any
ref	any
ref no	any
our ref	any
your ref	any
reference	weak
remittance	weak
remitter	any
rent	weak
salary	weak
sender	any
shipper	any
swift	name
swift code	any
tel	any
transfer	weak
transfer of	any
trf	any
vendor	weak
wages	weak
wire	weak
auftraggeber	any
empfaenger	any
empfanger	any
gehalt	weak
im auftrag von	any
kontoinhaber	any
kundennummer	any
lohn	name
miete	name
rechnung	weak
rechnung nr	any
rechnungsnummer	any
ueberweisung	weak
ueberweisung an	any
uberweisung	weak
uberweisung an	any
verwendungszweck	any
z h	letters
z hd	any
z hd von	any
z hd herrn	any
z hd frau	any
zhd	any
zu handen	any
zu handen von	any
zu gunsten von	any
zugunsten von	any
zahlung	weak
zahlung an	any
zahlung fur	any
zahlungsempfanger	any
a lattention de	any
a lordre de	any
beneficiaire	any
de la part de	any
destinataire	any
dordre de	any
donneur dordre	any
facture	weak
facture no	any
loyer	weak
objet	weak
paiement	weak
paiement a	any
pour le compte de	any
salaire	weak
titulaire	any
virement	weak
virement a	any
virement de	any
virement pour	any
virement en faveur de	any
en faveur de	any
a favor de	any
a la atencion de	any
a nombre de	any
alquiler	weak
atencion	any
beneficiario	any
concepto	weak
destinatario	any
factura	weak
factura no	any
nomina	weak
ordenante	any
pago	weak
pago a	any
pago a favor de	any
pago de	any
pago factura	any
por cuenta de	any
por orden de	any
remesa	weak
remesa a	any
titular	weak
transferencia	weak
transferencia a	any
a ordem de	any
ao cuidado de	any
aos cuidados de	any
aluguel	weak
em nome de	any
fatura	weak
favorecido	any
pagamento	weak
pagamento a	any
pagamento ao	any
pagamento para	any
salario	weak
transferencia para	any
a favore di	any
affitto	weak
alla cortese attenzione di	any
bonifico	any
bonifico a	any
bonifico a favore di	any
fattura	weak
intestatario	any
per conto di	any
stipendio	weak
dlya	lead
dogovor	weak
naznachenie platezha	any
oplata	any
oplata po dogovoru	any
oplata po schetu	any
oplata za	any
perevod	weak
platelshchik	any
po dogovoru	any
po schetu	any
poluchatel	any
schet	weak
zarplata	weak
adina	tail
alici	any
dikkatine	tail
gonderen	any
havale	weak
hesap	weak
kira	name
maas	name
odeme	weak
odemesi	tail
behalf	join
for	join
from	join
in	join
no	join
of	join
on	join
the	join
to	join
mr	join
mrs	join
ms	join
account manager	role
administrator	role
agent	role
authorised representative	role
authorised signatory	role
authorized representative	role
authorized signatory	role
beneficial owner	role
board member	role
ceo	role
cfo	role
chairman	role
chairman of the board	role
chairwoman	role
chairperson	role
chief executive	role
chief executive officer	role
chief financial officer	role
company secretary	role
coo	role
cto	role
deputy director	role
director	role
director general	role
executive director	role
finance director	role
founder	role
general director	role
general manager	role
geschaftsfuhrer	role
geschaeftsfuhrer	role
geschaeftsfuehrer	role
inhaber	role
gerant	role
gerente	role
gerente general	role
director gerente	role
directeur	role
directeur general	role
administrador	role
amministratore	role
amministratore delegato	role
apoderado	role
representante legal	role
legal representative	role
generalny direktor	role
generalnyy direktor	role
direktor	role
genel mudur	role
mudur	role
socio	role
managing director	role
managing partner	role
manager	role
member of the board	role
nominee	role
non executive director	role
owner	role
partner	role
power of attorney	role
president	role
proprietor	role
protector	role
secretary	role
settlor	role
shareholder	role
signatory	any
sole director	role
sole owner	role
sole proprietor	role
treasurer	role
trustee	role
ubo	role
vice president	role
";

static PHRASES: LazyLock<Phrases<Class>> = LazyLock::new(|| {
    Phrases::of(TABLE, |class| match class {
        "any" => Class::Any,
        "lead" => Class::Lead,
        "tail" => Class::Tail,
        "weak" => Class::Weak,
        "name" => Class::Name,
        "number" => Class::Number,
        "letters" => Class::Letters,
        "join" => Class::Join,
        _ => Class::Role,
    })
});

/// The tokens of the longest phrase.
const LONGEST: usize = 5;

/// Currencies that amounts are given in, without those whose code is a name or a word (`all`, `gel`, `mad`, `ron`, `try`).
const CURRENCIES: &[&str] = &[
    "aed", "aud", "azn", "bdt", "bgn", "bhd", "brl", "byn", "cad", "chf", "clp", "cny", "czk", "dkk", "dzd",
    "egp", "eur", "euro", "euros", "gbp", "hkd", "hrk", "huf", "idr", "ils", "inr", "iqd", "irr", "jod",
    "jpy", "krw", "kwd", "kzt", "lbp", "lyd", "mxn", "myr", "ngn", "nok", "nzd", "omr", "php", "pkr", "pln",
    "qar", "rmb", "rsd", "rub", "rur", "sek", "sgd", "syp", "thb", "tjs", "twd", "uah", "usd", "uzs", "vnd",
    "xaf", "xof", "yer", "zar",
];

/// Months as dates write them; several are names, so they count beside digits only.
const MONTHS: &[&str] = &[
    "jan",
    "january",
    "feb",
    "february",
    "mar",
    "march",
    "apr",
    "april",
    "may",
    "jun",
    "june",
    "jul",
    "july",
    "aug",
    "august",
    "sep",
    "sept",
    "september",
    "oct",
    "october",
    "nov",
    "november",
    "dec",
    "december",
];

fn digits(token: &str) -> bool {
    !token.is_empty() && token.bytes().all(|b| b.is_ascii_digit())
}

fn is_currency(token: &str) -> bool {
    CURRENCIES.binary_search(&token.trim_matches(|c: char| c.is_ascii_digit())).is_ok()
}

/// Whether a token at an end beside a context word is part of an amount, a date or a reference: digits, a currency with or
/// without digits (`eur1200`), an ordinal or day with its month (`25mar2024`), or a number of letters and digits (IBAN).
/// Months written as words count only beside digits, which the caller sees.
pub(super) fn is_noise(token: &str) -> bool {
    let count = token.bytes().filter(u8::is_ascii_digit).count();
    digits(token)
        || is_currency(token)
        || count >= 2 && MONTHS.contains(&token.trim_matches(|c: char| c.is_ascii_digit()))
        || count >= 4 && token.len() >= 6 && token.is_ascii()
}

/// Whether the token at `at` is noise where it stands: see [`is_noise`]; a month is, beside digits.
fn noise_at(tokens: &[&str], at: usize) -> bool {
    let beside = |at: Option<usize>| at.and_then(|at| tokens.get(at)).is_some_and(|token| digits(token));
    is_noise(tokens[at])
        || MONTHS.contains(&tokens[at]) && (beside(at.checked_sub(1)) || beside(Some(at + 1)))
}

/// The tokens that are the name, without the phrases of a free-text field at either end; never empty unless `tokens` is.
///
/// `person` says whether the name is a person's: roles after it go then, and words that organisations are called by.
pub(super) fn name_within(tokens: &[&str], person: bool) -> Range<usize> {
    let from = leading(tokens, person);
    let to = trailing(tokens, from, person);
    from..to
}

/// How many tokens before the name are context.
fn leading(tokens: &[&str], person: bool) -> usize {
    let mut at = 0;
    // After a joining word a number may begin the name (`payment to 7 Eleven`).
    let mut joined = false;
    while at + 1 < tokens.len() {
        if at > 0 && noise_at(tokens, at) {
            let end = (at..tokens.len()).find(|&at| !noise_at(tokens, at)).unwrap_or(tokens.len());
            let amount = tokens[at..end].iter().any(|token| is_currency(token));
            if end == tokens.len() || joined && !amount && PHRASES.find(tokens, end).is_none() {
                break;
            }
            at = end;
            joined = false;
            continue;
        }
        let Some((len, class)) = PHRASES.find(tokens, at) else { break };
        let end = at + len;
        if end >= tokens.len() || !leads(tokens, at, end, class, person) {
            break;
        }
        joined = class == Class::Join || JOINING.contains(&tokens[end - 1]);
        at = end;
    }
    at
}

/// Words after which the name comes.
const JOINING: &[&str] =
    &["a", "an", "ao", "de", "di", "for", "from", "fur", "of", "on", "para", "pour", "to", "von", "za"];

/// Whether a phrase may stand before the name.
fn leads(tokens: &[&str], at: usize, end: usize, class: Class, person: bool) -> bool {
    // A second sign beside the phrase: one before it, a number, a direction, or another phrase.
    let beside = || {
        at > 0
            || noise_at(tokens, end)
            || ["to", "from", "no", "nr", "ref"].contains(&tokens[end])
            || PHRASES.find(tokens, end).is_some_and(|(_, class)| matches!(class, Class::Any | Class::Lead))
    };
    match class {
        Class::Any | Class::Lead => true,
        Class::Weak => (person && tokens.len() - end >= 2) || beside(),
        Class::Name => beside(),
        Class::Number => at > 0 || noise_at(tokens, end) || ["no", "nr"].contains(&tokens[end]),
        Class::Letters => tokens[end..].iter().filter(|token| token.len() > 1).count() >= 2,
        Class::Join => at > 0,
        Class::Role => at > 0 && person && tokens.len() - end >= 2,
        Class::Tail => false,
    }
}

/// Where the context after the name begins.
fn trailing(tokens: &[&str], from: usize, person: bool) -> usize {
    let mut to = tokens.len();
    while to > from + 1 {
        if noise_at(tokens, to - 1) {
            let start = (from + 1..to).rev().take_while(|&at| noise_at(tokens, at)).last().unwrap_or(to);
            let amount = tokens[start..to].iter().any(|token| is_currency(token));
            // `No 7` alone is an organisation's own number (`Design Bureau No 7`), `ref no 7` is not.
            let after = ending_at(tokens, from, start).is_some_and(|(at, class)| match class {
                Class::Role | Class::Letters | Class::Tail => false,
                Class::Join => person || ending_at(tokens, from, at).is_some(),
                _ => true,
            });
            // Without a phrase at either side a number is the name's (`Studio 54`).
            let beside = from > 0 || to < tokens.len();
            // The number before a currency with its own is the name's: `Studio 54 EUR 1200`.
            let currency = (start..to - 1).find(|&at| is_currency(tokens[at]));
            let cut = if after || person || !amount { start } else { currency.unwrap_or(start) };
            if cut == to || !(after || beside && (person || amount)) {
                break;
            }
            to = cut;
            continue;
        }
        // `CEO and owner`: what links two roles goes with them.
        if person && to < tokens.len() && to > from + 2 && tokens[to - 1] == "and" {
            to -= 1;
            continue;
        }
        let Some((start, class)) = ending_at(tokens, from, to) else { break };
        let beside = from > 0 || to < tokens.len();
        let left = start - from;
        let may = match class {
            Class::Any | Class::Tail => true,
            Class::Weak => beside || person && left >= 2,
            Class::Name | Class::Number => beside && left >= 2,
            Class::Role => person && left >= 2,
            // `to` and `no` end a phrase only where a number was taken after them.
            Class::Join | Class::Letters => to < tokens.len() && left >= 2,
            Class::Lead => false,
        };
        if !may {
            break;
        }
        to = start;
    }
    to
}

/// The longest phrase that ends at `to` and leaves a token after `from`: where it begins, and its class.
fn ending_at(tokens: &[&str], from: usize, to: usize) -> Option<(usize, Class)> {
    let first = to.saturating_sub(LONGEST).max(from + 1);
    (first..to).find_map(|at| {
        let (len, class) = PHRASES.find(&tokens[..to], at)?;
        (at + len == to).then_some((at, class))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A text's tokens as they arrive, whether the name is a person's, and the name in it.
    const TEXTS: &[(&str, bool, &str)] = &[
        ("payment to ivan petrov ref 20391", true, "ivan petrov"),
        ("payment to ivan petrov", true, "ivan petrov"),
        ("payment to siemens ag invoice 20391", false, "siemens ag"),
        ("payment of eur 1 200 00 to ivan petrov", true, "ivan petrov"),
        ("eur 1 200 00 ivan petrov", true, "eur 1 200 00 ivan petrov"),
        ("invoice 20391 dated 25 03 2024 orion shipping llc", false, "orion shipping llc"),
        ("salary march 2024 ivan petrov", true, "ivan petrov"),
        ("rent jan 2024 ivan petrov", true, "ivan petrov"),
        ("ivan petrov salary 2024 03 25", true, "ivan petrov"),
        ("ivan petrov iban de89370400440532013000", true, "ivan petrov"),
        ("orion shipping llc invoice no 20391", false, "orion shipping llc"),
        ("orion shipping llc account 40702810", false, "orion shipping llc"),
        ("attn ivan petrov", true, "ivan petrov"),
        ("attn mr petrov", true, "petrov"),
        ("for the attention of ivan petrov", true, "ivan petrov"),
        ("fao ivan petrov", true, "ivan petrov"),
        ("c o ivan petrov", true, "ivan petrov"),
        ("on behalf of orion shipping", false, "orion shipping"),
        ("in favour of ivan petrov", true, "ivan petrov"),
        ("by order of ivan petrov", true, "ivan petrov"),
        ("for account of orion shipping", false, "orion shipping"),
        ("beneficiary ivan petrov", true, "ivan petrov"),
        ("beneficiary name ivan petrov account no 40702810", true, "ivan petrov"),
        ("re contract 17 ivan petrov", true, "ivan petrov"),
        ("messrs orion and sons", false, "orion and sons"),
        ("zahlung an hans muller", true, "hans muller"),
        ("z hd hans muller", true, "hans muller"),
        ("verwendungszweck rechnung 2031 hans muller", true, "hans muller"),
        ("uberweisung an muller gmbh", false, "muller gmbh"),
        ("zugunsten von muller gmbh", false, "muller gmbh"),
        ("virement pour jean dupont", true, "jean dupont"),
        ("a lattention de jean dupont", true, "jean dupont"),
        ("a lordre de jean dupont", true, "jean dupont"),
        ("facture 2031 dupont sarl", false, "dupont sarl"),
        ("pago a juan perez", true, "juan perez"),
        ("remesa a juan perez", true, "juan perez"),
        ("pago factura 2031 a favor de perez sa", false, "perez sa"),
        ("a la atencion de juan perez", true, "juan perez"),
        ("pagamento para joao silva", true, "joao silva"),
        ("aos cuidados de joao silva", true, "joao silva"),
        ("bonifico a favore di mario rossi", true, "mario rossi"),
        ("alla cortese attenzione di mario rossi", true, "mario rossi"),
        ("oplata po dogovoru 17 ivan petrov", true, "ivan petrov"),
        ("poluchatel ivan petrov", true, "ivan petrov"),
        ("mehmet yilmaz adina", true, "mehmet yilmaz"),
        ("mehmet yilmaz dikkatine", true, "mehmet yilmaz"),
        ("ivan petrov director", true, "ivan petrov"),
        ("ivan petrov managing director", true, "ivan petrov"),
        ("ivan petrov ceo and beneficial owner", true, "ivan petrov"),
        ("ivan petrov trustee", true, "ivan petrov"),
        ("ivan petrov sole director shareholder", true, "ivan petrov"),
        ("payment to 7 eleven", false, "7 eleven"),
        ("payment to studio 54", false, "studio 54"),
        ("payment to studio 54 eur 1200", false, "studio 54"),
    ];

    /// Names that begin or end with such words, and stay whole.
    const WHOLE: &[(&str, bool)] = &[
        ("payment systems ltd", false),
        ("contract services ltd", false),
        ("transfer logistics gmbh", false),
        ("contact energy ltd", false),
        ("rent a car llc", false),
        ("client solutions", false),
        ("order of malta", false),
        ("invoice finance plc", false),
        ("salary finance", false),
        ("apex trust", false),
        ("apex management", false),
        ("apex payment", false),
        ("studio 54", false),
        ("3m company", false),
        ("care for children", false),
        ("united director", false),
        ("partner", true),
        ("payment", true),
        ("to ivan", true),
        ("no ivan", true),
        ("maria director", true),
        ("jonathan taylor swift", true),
        ("kira petrova", true),
        ("hans lohn", true),
        ("c o nwosu", true),
        ("a c milan", false),
        ("may june", true),
        ("ivan petrov 1970", true),
    ];

    #[test]
    fn the_name_is_left() {
        for (text, person, name) in TEXTS {
            let tokens: Vec<&str> = text.split(' ').collect();
            let left = tokens[name_within(&tokens, *person)].join(" ");
            assert_eq!(&left, name, "{text}");
        }
    }

    #[test]
    fn names_of_such_words_stay_whole() {
        for (text, person) in WHOLE {
            let tokens: Vec<&str> = text.split(' ').collect();
            assert_eq!(name_within(&tokens, *person), 0..tokens.len(), "{text}");
        }
        assert_eq!(name_within(&[], true), 0..0);
    }

    #[test]
    fn noise_is_amounts_dates_and_references() {
        for noise in ["1", "200", "2024", "eur", "usd1200", "1200eur", "25mar2024", "de89370400440532013000"]
        {
            assert!(is_noise(noise), "{noise}");
        }
        for word in ["", "ivan", "3m", "m23", "may", "try", "gel", "ron", "studio54", "all"] {
            assert!(!is_noise(word), "{word}");
        }
    }

    #[test]
    fn the_tables_are_what_their_searches_need() {
        assert!(CURRENCIES.is_sorted());
        let mut seen = std::collections::BTreeSet::new();
        for line in TABLE.lines() {
            let (phrase, class) = line.split_once('\t').expect("two columns");
            assert!(seen.insert(phrase), "{phrase} twice");
            assert!(phrase.split(' ').count() <= LONGEST, "{phrase}");
            let classes = ["any", "lead", "tail", "weak", "name", "number", "letters", "join", "role"];
            assert!(classes.contains(&class), "{line}");
            assert!(phrase.bytes().all(|b| b.is_ascii_lowercase() || b == b' '), "{phrase}");
        }
    }

    proptest::proptest! {
        #[test]
        fn some_name_is_always_left(text in "(payment|to|of|ref|1200|eur|march|ivan|c|o|director|\\PC{0,6}| ){0,12}", person: bool) {
            let tokens: Vec<&str> = text.split_whitespace().collect();
            let left = name_within(&tokens, person);
            proptest::prop_assert!(left.end <= tokens.len());
            proptest::prop_assert!(tokens.is_empty() || left.start < left.end);
        }
    }
}
