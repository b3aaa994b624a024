//! What no person's name has: a digit, a company's legal form.

use super::classes::Classes;
use super::code::QualityCode;
use super::words::has_legal_form;

pub(super) fn check(text: &str, classes: Classes) -> Option<QualityCode> {
    if has_legal_form(text, classes) {
        Some(QualityCode::CompanyAsPerson)
    } else if classes.has(Classes::DIGIT) && has_digit(text) {
        Some(QualityCode::DigitInPersonName)
    } else {
        None
    }
}

/// A digit that counts no generation, as in `Henry 8th`.
fn has_digit(text: &str) -> bool {
    text.split(|c: char| c.is_whitespace() || c == ',').any(|word| {
        let word = word.trim_end_matches(['.', ')']);
        let digits = word.bytes().take_while(u8::is_ascii_digit).count();
        let ordinal = matches!(digits, 1 | 2)
            && ["st", "nd", "rd", "th"].iter().any(|end| word[digits..].eq_ignore_ascii_case(end));
        !ordinal && word.bytes().any(|byte| byte.is_ascii_digit())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_and_legal_forms_are_no_part_of_a_person() {
        for (text, expected) in [
            ("J0hn Doe", "digit_in_person_name"),
            ("Jane Doe 2", "digit_in_person_name"),
            ("Jane Doe123", "digit_in_person_name"),
            ("2024 Jane Doe", "digit_in_person_name"),
            ("Harbour Bakery Ltd", "company_as_person"),
            ("Harbour Bakery 24 Limited", "company_as_person"),
            ("John Doe 3rd", ""),
            ("Henry Doe 8th.", ""),
            ("Jane Doe", ""),
            ("Wilhelm II", ""),
            ("Ж1ж", "digit_in_person_name"),
            ("Пётр Петров", ""),
        ] {
            assert_eq!(check(text, Classes::of(text)).map_or("", QualityCode::as_str), expected, "{text}");
        }
    }
}
