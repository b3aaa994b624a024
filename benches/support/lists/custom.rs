//! In-house lists in the two documented formats.

use interdict::list::ListFormat;
use serde_json::json;

use super::table::Table;
use super::{Entry, Made, whole};

/// CSV: a row a name.
pub(super) fn csv(entries: &[Entry]) -> Made {
    let mut table = Table::new(
        "id,type,name,name_kind,alias_strength,date_of_birth,place_of_birth,nationality,identifier,address,program",
        ',',
    );
    for entry in entries {
        let id = entry.number.to_string();
        let kind = if entry.person { "person" } else { "entity" };
        let (born, document) =
            (entry.birth("-"), format!("Passport:{}:{}", entry.document, entry.country[1]));
        let mut cells = vec![
            ("id", id.as_str()),
            ("type", kind),
            ("identifier", &document),
            ("address", &entry.street),
            ("nationality", entry.country[0]),
            ("program", "HOUSE"),
        ];
        if entry.person {
            cells.extend([("date_of_birth", born.as_str()), ("place_of_birth", entry.town)]);
        }
        let primary = entry.plain();
        cells.extend([("name", primary.as_str()), ("name_kind", "primary")]);
        table.row(&cells);
        for (kind, name) in entry
            .native()
            .map(|name| ("native", name))
            .into_iter()
            .chain(aliases(entry).map(|name| ("alias", name)))
        {
            table.row(&[("id", &id), ("type", cells[1].1), ("name", name), ("name_kind", kind)]);
        }
    }
    Made::of(ListFormat::CustomCsv, "house.csv", table.text())
}

/// JSON lines: a line a designation.
pub(super) fn json_lines(entries: &[Entry]) -> Made {
    let line = |entry: &Entry| {
        let mut names = vec![json!(entry.plain())];
        names.extend(entry.native().map(|native| json!({"name": native, "kind": "native"})));
        let born = entry.person.then(|| entry.birth("-"));
        let line = json!({
            "id": entry.number.to_string(),
            "type": if entry.person { "person" } else { "entity" },
            "names": names,
            "aliases": entry.aliases,
            "date_of_birth": born,
            "nationality": entry.country[0],
            "identifiers": [{"kind": "Passport", "number": entry.document, "country": entry.country[0]}],
            "addresses": [{"text": entry.street, "country": entry.country[0]}],
            "programs": "HOUSE",
            "remarks": "Reviewed every year.",
        });
        format!("{line}\n")
    };
    Made::of(ListFormat::CustomJson, "house.jsonl", whole("", entries, line, ""))
}

fn aliases(entry: &Entry) -> impl Iterator<Item = &str> {
    entry.aliases.iter().map(String::as_str)
}
