//! OpenSanctions' exports: `targets.simple.csv` and `targets.nested.json`.

use interdict::list::ListFormat;
use serde_json::json;

use super::table::Table;
use super::{Entry, Made, whole};

const SEEN: &str = "2026-10-01T10:57:03";

/// `targets.simple.csv`.
pub(super) fn csv(entries: &[Entry]) -> Made {
    let mut table = Table::new(
        "id,schema,name,aliases,birth_date,countries,addresses,identifiers,sanctions,phones,emails,program_ids,dataset,\
         first_seen,last_seen,last_change",
        ',',
    );
    for entry in entries {
        let names: Vec<&str> =
            entry.native().into_iter().chain(entry.aliases.iter().map(String::as_str)).collect();
        let born = if entry.person { entry.birth("-") } else { String::new() };
        table.row(&[
            ("id", &format!("os-{}", entry.number)),
            ("schema", schema(entry)),
            ("name", &entry.plain()),
            ("aliases", &names.join(";")),
            ("birth_date", &born),
            ("countries", &entry.country[1].to_lowercase()),
            ("addresses", &format!("{}, {}", entry.street, entry.town)),
            ("identifiers", &entry.document),
            ("sanctions", "Cyber programme - 2024-03-26"),
            ("program_ids", "US-CYBER"),
            ("dataset", "us_ofac_sdn"),
            ("first_seen", SEEN),
            ("last_seen", SEEN),
            ("last_change", SEEN),
        ]);
    }
    Made::of(ListFormat::OpenSanctionsCsv, "targets.simple.csv", table.text())
}

/// `targets.nested.json`.
pub(super) fn json(entries: &[Entry]) -> Made {
    Made::of(ListFormat::OpenSanctionsJson, "targets.nested.json", whole("", entries, line, ""))
}

fn line(entry: &Entry) -> String {
    let id = format!("os-{}", entry.number);
    let country = entry.country[1].to_lowercase();
    let names: Vec<String> =
        std::iter::once(entry.plain()).chain(entry.native().map(str::to_owned)).collect();
    let mut properties = json!({
        "name": names,
        "alias": entry.aliases,
        "country": [country],
        "address": [format!("{}, {}", entry.street, entry.town)],
        "topics": ["sanction"],
        "programId": ["US-CYBER"],
        "sanctions": [{
            "id": format!("sanc-{}", entry.number),
            "schema": "Sanction",
            "properties": {
                "authority": ["Treasury"], "program": ["Cyber programme"], "startDate": ["2024-03-26"], "entity": [id]
            },
            "datasets": ["us_ofac_sdn"],
            "target": false,
        }],
    });
    let facts = if entry.person {
        json!({
            "firstName": [entry.given()], "lastName": [entry.family()], "birthDate": [entry.birth("-")],
            "birthPlace": [entry.town], "nationality": [country], "passportNumber": [entry.document],
        })
    } else {
        json!({ "registrationNumber": [entry.document] })
    };
    if let (Some(all), serde_json::Value::Object(facts)) = (properties.as_object_mut(), facts) {
        all.extend(facts);
    }
    let line = json!({
        "id": id, "caption": entry.plain(), "schema": schema(entry), "properties": properties, "referents": [],
        "datasets": ["us_ofac_sdn"], "first_seen": SEEN, "last_seen": SEEN, "last_change": SEEN, "target": true,
    });
    format!("{line}\n")
}

fn schema(entry: &Entry) -> &'static str {
    if entry.person { "Person" } else { "Company" }
}
