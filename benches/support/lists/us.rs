//! The United States' export control lists: the Consolidated Screening List and the Denied Persons List.

use interdict::list::ListFormat;

use super::table::Table;
use super::{Entry, Made};

/// The Consolidated Screening List.
pub(super) fn csl(entries: &[Entry]) -> Made {
    let mut table = Table::new(
        "_id,source,entity_number,type,programs,name,title,addresses,federal_register_notice,start_date,end_date,\
         standard_order,license_requirement,license_policy,call_sign,vessel_type,gross_tonnage,gross_registered_tonnage,\
         vessel_flag,vessel_owner,remarks,source_list_url,alt_names,citizenships,dates_of_birth,nationalities,\
         places_of_birth,source_information_url,ids",
        ',',
    );
    for entry in entries {
        let id = entry.number.to_string();
        let iso = entry.country[1];
        let born = if entry.person { entry.birth("-") } else { String::new() };
        table.row(&[
            ("_id", &id),
            ("source", "Specially Designated Nationals (SDN) - Treasury Department"),
            ("entity_number", &id),
            ("type", if entry.person { "Individual" } else { "Entity" }),
            ("programs", "SDGT; CYBER2"),
            ("name", &entry.name.listed()),
            ("addresses", &format!("{}, {}, {iso}", entry.street, entry.town)),
            ("remarks", "(Linked To: ATLAS TRADING)"),
            ("alt_names", &entry.aliases.join("; ")),
            ("citizenships", if entry.person { iso } else { "" }),
            ("dates_of_birth", &born),
            ("places_of_birth", if entry.person { entry.town } else { "" }),
            ("source_list_url", "https://example.org/sdn"),
            ("ids", &format!("{iso}, {}, Passport", entry.document)),
        ]);
    }
    Made::of(ListFormat::UsCslCsv, "consolidated.csv", table.text())
}

/// The Denied Persons List.
pub(super) fn dpl(entries: &[Entry]) -> Made {
    const HEADER: [&str; 12] = [
        "Name",
        "Street_Address",
        "City",
        "State",
        "Country",
        "Postal_Code",
        "Effective_Date",
        "Expiration_Date",
        "Standard_Order",
        "Last_Update",
        "Action",
        "FR_Citation",
    ];
    let line = |cells: &[&str; 12]| format!("\"{}\"\n", cells.join("\"\t\""));
    let mut text = line(&HEADER);
    for entry in entries {
        // An order of its own for each: what names, days and citations agree in is one party.
        let citation = format!("89 F.R. {} 4/1/24", entry.number);
        text.push_str(&line(&[
            &entry.plain().to_uppercase(),
            &entry.street.to_uppercase(),
            &entry.town.to_uppercase(),
            "",
            entry.country[1],
            "1000",
            "03/25/2024",
            "06/29/2056",
            "Y",
            "2024-04-02",
            "FR NOTICE ADDED",
            &citation,
        ]));
    }
    Made::of(ListFormat::UsDplText, "dpl.txt", text)
}
