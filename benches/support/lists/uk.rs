//! The UK Sanctions List in its three formats; table and spreadsheet have the same columns, a row a name.

use interdict::list::ListFormat;

use super::table::Table;
use super::{Entry, Made, each, sheet, whole};

const REGIME: &str = "The Russia (Sanctions) (EU Exit) Regulations 2019";
const HEADER: &str = "Last Updated,Unique ID,OFSI Group ID,UN Reference Number,Name 6,Name 1,Name 2,Name 3,Name 4,Name 5,\
    Name type,Alias strength,Title,Name non-latin script,Non-latin script type,Non-latin script language,Regime Name,\
    Designation Type,Designation source,Sanctions Imposed,Other Information,UK Statement of Reasons,Address Line 1,\
    Address Line 2,Address Line 3,Address Line 4,Address Line 5,Address Line 6,Address Postal Code,Address Country,\
    Phone number,Website,Email address,Date Designated,D.O.B,Nationality(/ies),National Identifier number,\
    National Identifier additional information,Passport number,Passport additional information,Position,Gender,\
    Town of birth,Country of birth,Type of entity,Subsidiaries,Parent company,Business registration number (s),IMO number,\
    Current owner/operator (s),Previous owner/operator (s),Current believed flag of ship,Previous flags,Type of ship,\
    Tonnage of ship,Length of ship,Year Built,Hull identification number (HIN)";

/// CSV.
pub(super) fn csv(entries: &[Entry]) -> Made {
    let mut table = Table::new(HEADER, ',');
    each_row(entries, |cells| table.row(cells));
    let text = format!("Report Date: 07-Sep-2026\n{}", table.text());
    Made::of(ListFormat::UkCsv, "UK-Sanctions-List.csv", text)
}

/// Spreadsheet.
pub(super) fn ods(entries: &[Entry]) -> Made {
    let columns: Vec<&str> = HEADER.split(',').collect();
    let mut rows = vec![
        vec!["Report Date: 07-Sep-2026".to_owned()],
        columns.iter().map(|&name| name.to_owned()).collect(),
    ];
    each_row(entries, |cells| {
        let cell =
            |column: &&str| cells.iter().find(|(name, _)| name == column).map_or("", |(_, cell)| *cell);
        rows.push(columns.iter().map(|column| cell(column).to_owned()).collect());
    });
    Made::of(ListFormat::UkOds, "UK-Sanctions-List.ods", sheet::ods(&rows))
}

fn each_row(entries: &[Entry], mut write: impl FnMut(&[(&str, &str)])) {
    for entry in entries {
        let id = format!("RUS{:04}", entry.number);
        let group = (10_000 + entry.number).to_string();
        let born = entry.birth_british();
        let mut facts = vec![
            ("Last Updated", "26/03/2024"),
            ("Unique ID", id.as_str()),
            ("OFSI Group ID", &group),
            ("Name non-latin script", entry.native().unwrap_or_default()),
            ("Regime Name", REGIME),
            ("Designation Type", if entry.person { "Individual" } else { "Entity" }),
            ("Designation source", "UK"),
            ("Sanctions Imposed", "Asset freeze|Travel Ban"),
            ("Other Information", "Listed for support of the regime."),
            ("Address Line 1", &entry.street),
            ("Address Line 6", entry.town),
            ("Address Country", entry.country[0]),
            ("Date Designated", "25/03/2024"),
        ];
        if entry.person {
            facts.extend([
                ("D.O.B", born.as_str()),
                ("Nationality(/ies)", entry.country[0]),
                ("Passport number", &entry.document),
                ("Town of birth", entry.town),
                ("Country of birth", entry.country[0]),
            ]);
        }
        let names = [(entry.given(), entry.family(), "Primary Name", "")]
            .into_iter()
            .chain(entry.aliases.iter().map(|alias| ("", alias.as_str(), "Alias", "Good quality a.k.a")));
        for (given, family, kind, strength) in names {
            let mut cells = facts.clone();
            cells.extend([("Name 6", family), ("Name 1", given), ("Name type", kind)]);
            cells.push(("Alias strength", strength));
            write(&cells);
        }
    }
}

/// XML.
pub(super) fn xml(entries: &[Entry]) -> Made {
    let text = whole(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<Designations \
         xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">\n  <DateGenerated>07/09/2026</DateGenerated>\n",
        entries,
        designation,
        "</Designations>\n",
    );
    Made::of(ListFormat::UkXml, "UK-Sanctions-List.xml", text)
}

fn designation(entry: &Entry) -> String {
    let Entry { number, street, town, country: [country, _], .. } = entry;
    let kind = if entry.person { "Individual" } else { "Entity" };
    let given = match entry.given() {
        "" => String::new(),
        given => format!("<Name1>{given}</Name1>"),
    };
    let aliases = each(&entry.aliases, |alias| {
        format!(
            "      <Name><Name6>{alias}</Name6><NameType>Alias</NameType><AliasStrength>Good quality \
             a.k.a</AliasStrength></Name>\n"
        )
    });
    let native = entry.native().map_or_else(String::new, |native| {
        format!(
            "    <NonLatinNames><NonLatinName><NameNonLatinScript>{native}</NameNonLatinScript></NonLatinName>\
             </NonLatinNames>\n"
        )
    });
    let facts = if entry.person { individual(entry) } else { String::new() };
    format!(
        "  <Designation>\n    <LastUpdated>26/03/2024</LastUpdated>\n    <DateDesignated>25/03/2024</DateDesignated>\n    \
         <UniqueID>RUS{number:04}</UniqueID>\n    <OFSIGroupID>{}</OFSIGroupID>\n    <Names>\n      \
         <Name>{given}<Name6>{}</Name6><NameType>Primary Name</NameType></Name>\n{aliases}    </Names>\n{native}    \
         <RegimeName>{REGIME}</RegimeName>\n    <IndividualEntityShip>{kind}</IndividualEntityShip>\n    \
         <DesignationSource>UK</DesignationSource>\n    <SanctionsImposed>Asset freeze|Travel Ban</SanctionsImposed>\n    \
         <OtherInformation>Listed for support of the regime.</OtherInformation>\n    <Addresses>\n      <Address>\n        \
         <AddressLine1>{street}</AddressLine1>\n        <AddressLine6>{town}</AddressLine6>\n        \
         <AddressCountry>{country}</AddressCountry>\n      </Address>\n    </Addresses>\n{facts}  </Designation>\n",
        10_000 + number,
        entry.family(),
    )
}

fn individual(entry: &Entry) -> String {
    let Entry { town, country: [country, _], document, .. } = entry;
    let born = entry.birth_british();
    format!(
        "    <IndividualDetails>\n      <Individual>\n        <DOBs>\n          <DOB>{born}</DOB>\n        </DOBs>\n        \
         <PassportDetails>\n          <Passport>\n            <PassportNumber>{document}</PassportNumber>\n          \
         </Passport>\n        </PassportDetails>\n        <Nationalities>\n          \
         <Nationality>{country}</Nationality>\n        </Nationalities>\n        <BirthDetails>\n          <Location>\n            \
         <TownOfBirth>{town}</TownOfBirth>\n            <CountryOfBirth>{country}</CountryOfBirth>\n          \
         </Location>\n        </BirthDetails>\n      </Individual>\n    </IndividualDetails>\n"
    )
}
