//! The parts of a name, put together as OFAC prints the name in its other formats.
//!
//! Here the parts keep their case (`al-Doe`), everywhere else surnames and the names of entities are in capitals, and
//! a comma stands between surname and given names. Scripts without capitals have no comma: Arabic and Hebrew put the
//! given names first, the scripts of East Asia the surname, without a space.

use crate::list::fields::{is_native_script, joined};

/// A part of a name and what it is.
pub(super) struct Part {
    /// `Last Name`, `First Name`, `Entity Name`, …
    pub(super) kind: String,
    /// Its text.
    pub(super) text: String,
}

/// How a part stands in the whole.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    /// In capitals, before the comma.
    Surname,
    /// As it is, after the comma.
    Given,
    /// In capitals, alone.
    Whole,
    /// As it is, alone.
    Nickname,
}

/// The parts' names in OFAC's tables; another one is a given name.
const PLACES: [(&str, Place); 9] = [
    ("Last Name", Place::Surname),
    ("Maiden Name", Place::Surname),
    ("First Name", Place::Given),
    ("Middle Name", Place::Given),
    ("Patronymic", Place::Given),
    ("Entity Name", Place::Whole),
    ("Vessel Name", Place::Whole),
    ("Aircraft Name", Place::Whole),
    ("Nickname", Place::Nickname),
];

/// The name the parts make.
pub(super) fn whole(parts: &[Part]) -> String {
    let of = |wanted: Place| {
        let parts = parts.iter().filter(move |part| place(&part.kind) == wanted);
        joined(parts.map(|part| part.text.as_str()), " ")
    };
    let surname = joined([of(Place::Surname), of(Place::Whole)], " ").to_uppercase();
    let given = joined([of(Place::Given), of(Place::Nickname)], " ");
    let both = format!("{surname}{given}");
    // What has no capitals is the same in capitals and in small letters.
    let capitals = !is_native_script(&both) || both.to_uppercase() != both.to_lowercase();
    if capitals {
        joined([surname, given], ", ")
    } else if both.chars().any(|c| ('\u{590}'..'\u{900}').contains(&c)) {
        joined([given, surname], " ")
    } else if both.chars().any(|c| c >= '\u{2e80}') {
        both
    } else {
        joined([surname, given], " ")
    }
}

fn place(kind: &str) -> Place {
    PLACES.iter().find(|(known, _)| *known == kind).map_or(Place::Given, |(_, place)| *place)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_as_in_the_other_formats() {
        let table: [(&[(&str, &str)], &str); 8] = [
            (
                &[("Last Name", "al-Doe"), ("First Name", "'Janus"), ("Middle Name", "Amin")],
                "AL-DOE, 'Janus Amin",
            ),
            (&[("First Name", "Janus"), ("Last Name", "Doe")], "DOE, Janus"),
            (&[("Last Name", "Doe")], "DOE"),
            (&[("Nickname", "Engineer Janus")], "Engineer Janus"),
            (
                &[("Entity Name", "Ruritanian Trading Company, Limited")],
                "RURITANIAN TRADING COMPANY, LIMITED",
            ),
            (&[("Last Name", "Доу"), ("First Name", "Янус")], "ДОУ, Янус"),
            (&[("Last Name", "دو"), ("First Name", "يانوس")], "يانوس دو"),
            (&[("Last Name", "赵"), ("First Name", "雅努斯")], "赵雅努斯"),
        ];
        for (parts, expected) in table {
            let part =
                |(kind, text): &(&str, &str)| Part { kind: (*kind).to_owned(), text: (*text).to_owned() };
            assert_eq!(whole(&parts.iter().map(part).collect::<Vec<_>>()), expected);
        }
    }
}
