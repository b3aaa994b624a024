//! Words that tell a company: its legal form at the end of a name, and the words of its trade.

use memchr::memrchr;

use super::classes::Classes;
use crate::name::generic::{self, Genericness};
use crate::name::legal_form;

/// Legal forms that are no names of persons, lower case, by which a name ends. `SA`, `AG`, `AS`, `Co` and `PT` are left
/// out: they are family names or initials as well.
const FORMS: [&str; 30] = [
    "ltd",
    "ltda",
    "limited",
    "llc",
    "llp",
    "plc",
    "inc",
    "incorporated",
    "corp",
    "corporation",
    "gmbh",
    "mbh",
    "sarl",
    "sasu",
    "eurl",
    "srl",
    "pty",
    "bhd",
    "kft",
    "jsc",
    "ojsc",
    "pjsc",
    "pvt",
    "spzoo",
    "gesmbh",
    "s.r.l",
    "s.a.r.l",
    "ooo",
    "kgaa",
    "doo",
];

/// The same where they stand first, or are written without spaces.
const FORMS_BEFORE: [&str; 6] = ["ООО ", "ОАО ", "ЗАО ", "ПАО ", "ТОВ ", "АО "];
const FORMS_GLUED: [&str; 5] = ["有限公司", "株式会社", "有限會社", "股份公司", "주식회사"];

/// Whether a name has a legal form that no person's name has.
pub(super) fn has_legal_form(text: &str, classes: Classes) -> bool {
    if classes.has(Classes::HIGH) {
        let glued = |form: &&str| text.ends_with(form) || text.starts_with(form);
        if FORMS_BEFORE.iter().any(|form| text.starts_with(form)) || FORMS_GLUED.iter().any(glued) {
            return true;
        }
    }
    let bytes = text.as_bytes();
    let Some(space) = memrchr(b' ', bytes) else { return false };
    let last = text[space + 1..].trim_end_matches(['.', ',', ')']);
    (3..=12).contains(&last.len()) && FORMS.iter().any(|form| form.eq_ignore_ascii_case(last))
}

/// Whether a name may well be a company's: it has a legal form, a word of trade, or one that joins such words.
pub(super) fn is_company(text: &str) -> bool {
    let lower = text.to_lowercase();
    let tokens: Vec<&str> =
        lower.split(|c: char| !c.is_alphanumeric()).filter(|token| !token.is_empty()).collect();
    let generic = |token: &&str| {
        !JOINTS.contains(token)
            && generic::find(token).is_some_and(|word| word.class != Genericness::Familiar)
    };
    tokens.iter().any(generic) || legal_form::find_at_end(&tokens).is_some()
}

/// Words that join two persons as well as two words of a company.
const JOINTS: [&str; 7] = ["and", "und", "et", "en", "og", "och", "и"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn companies_are_told_by_their_words() {
        for (text, company) in [
            ("Harbour Bakery Ltd", true),
            ("Smith & Sons", true),
            ("Bank of Nowhere", true),
            ("Jane Doe and John Doe", false),
            ("Zebulon Blackwater", false),
        ] {
            assert_eq!(is_company(text), company, "{text}");
        }
        for (text, form) in [
            ("Harbour Bakery Ltd.", true),
            ("Müller GmbH", true),
            ("ООО Ромашка", true),
            ("上海某某有限公司", true),
            ("Nguyen Sa", false),
            ("Maria Inca", false),
            ("Limited", false),
            ("Ltd", false),
            ("Jane Doe", false),
            ("Jane ", false),
        ] {
            assert_eq!(has_legal_form(text, Classes::of(text)), form, "{text}");
        }
    }
}
