//! The words around a name in a free-text field: payment texts, contact fields, addressees.
//!
//! They are looked for at the beginning and the end of a name only, where a payment text or a form puts them, and never
//! take the whole of it. Own table, after the field labels of SWIFT MT103 (50, 59, 70) and ISO 20022 pacs.008 and common habit.

/// Words that stand around names, folded; sorted.
const WORDS: &[&str] = &[
    "account",
    "acct",
    "addressee",
    "applicant",
    "att",
    "attention",
    "attn",
    "bene",
    "beneficiary",
    "benef",
    "care",
    "client",
    "consignee",
    "consignor",
    "contact",
    "creditor",
    "customer",
    "debtor",
    "favor",
    "favour",
    "from",
    "in",
    "inv",
    "invoice",
    "nr",
    "number",
    "obo",
    "of",
    "on",
    "order",
    "ordering",
    "originator",
    "payable",
    "payee",
    "payer",
    "payment",
    "pmt",
    "receiver",
    "recipient",
    "ref",
    "reference",
    "remitter",
    "sender",
    "shipper",
    "signatory",
    "the",
    "to",
    "transfer",
    "trf",
    "vendor",
];

/// Words that only continue a context (`in favour of`, `on behalf of`): by themselves they begin names.
const CONNECTING: &[&str] = &["behalf", "for", "in", "of", "on", "the", "to", "from", "no"];

/// Words that a number follows (`ref 20391`).
const NUMBERED: &[&str] =
    &["account", "acct", "inv", "invoice", "nr", "no", "number", "order", "ref", "reference"];

/// Whether a word may begin or end the text around a name.
pub(super) fn is_context(word: &str) -> bool {
    WORDS.contains(&word) && !CONNECTING.contains(&word)
}

/// Whether a word continues a context that has begun.
pub(super) fn continues_context(word: &str) -> bool {
    is_context(word) || CONNECTING.contains(&word)
}

/// Whether a number after the word belongs to it and not to the name.
pub(super) fn takes_number(word: &str) -> bool {
    NUMBERED.contains(&word)
}
