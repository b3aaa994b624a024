//! Australia's consolidated list: a workbook with a row a name.

use interdict::list::ListFormat;

use super::{Entry, Made, sheet};

const HEADER: [&str; 11] = [
    "Reference",
    "Name of Individual or Entity",
    "Type",
    "Name Type",
    "Date of Birth",
    "Place of Birth",
    "Citizenship",
    "Address",
    "Additional Information",
    "Listing Information",
    "Committees",
];

/// The workbook.
pub(super) fn workbook(entries: &[Entry]) -> Made {
    let mut rows = vec![HEADER.map(str::to_owned).to_vec()];
    for entry in entries {
        rows.push(row(entry, "", &entry.plain(), "Primary Name"));
        let native = entry.native().map(|native| (native, "Original Script"));
        let aliases = entry.aliases.iter().map(|alias| (alias.as_str(), "Alias"));
        for (letter, (name, kind)) in ('a'..='z').zip(native.into_iter().chain(aliases)) {
            rows.push(row(entry, &letter.to_string(), name, kind));
        }
    }
    Made::of(ListFormat::DfatXlsx, "regulation8_consolidated.xlsx", sheet::xlsx(&rows))
}

fn row(entry: &Entry, letter: &str, name: &str, kind: &str) -> Vec<String> {
    let of_person = |text: String| if entry.person { text } else { String::new() };
    vec![
        format!("{}{letter}", entry.number),
        name.to_owned(),
        (if entry.person { "Individual" } else { "Entity" }).to_owned(),
        kind.to_owned(),
        of_person(entry.birth_british()),
        of_person(entry.town.to_owned()),
        of_person(entry.country[0].to_owned()),
        format!("{}, {}", entry.street, entry.town),
        "Listed for his support of the regime".to_owned(),
        "Autonomous Sanctions Instrument 2024".to_owned(),
        format!("Autonomous ({})", entry.country[0]),
    ]
}
