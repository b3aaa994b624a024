//! OFSI's consolidated list in the layout of 2022: a record a name, in a table and in XML.

use interdict::list::ListFormat;

use super::table::Table;
use super::{Entry, Made, each, whole};

const HEADER: &str = "Name 6,Name 1,Name 2,Name 3,Name 4,Name 5,Title,Name Non-Latin Script,Non-Latin Script Type,\
    Non-Latin Script Language,DOB,Town of Birth,Country of Birth,Nationality,Passport Number,Passport Details,\
    National Identification Number,National Identification Details,Position,Address 1,Address 2,Address 3,Address 4,\
    Address 5,Address 6,Post/Zip Code,Country,Other Information,Group Type,Alias Type,Alias Quality,Regime,Listed On,\
    UK Sanctions List Date Designated,Last Updated,Group ID";

/// CSV.
pub(super) fn csv(entries: &[Entry]) -> Made {
    let mut table = Table::new(HEADER, ',');
    for entry in entries {
        let group = (10_000 + entry.number).to_string();
        let born = entry.birth_british();
        let of_person = |text| if entry.person { text } else { "" };
        for (given, family, kind, quality) in names(entry) {
            table.row(&[
                ("Name 6", family),
                ("Name 1", given),
                ("Name Non-Latin Script", entry.native().unwrap_or_default()),
                ("DOB", of_person(&born)),
                ("Town of Birth", of_person(entry.town)),
                ("Nationality", of_person(entry.country[0])),
                ("Passport Number", of_person(&entry.document)),
                ("Address 1", &entry.street),
                ("Country", entry.country[0]),
                ("Other Information", "(UK Sanctions List Ref):RUS0001 Listed for support of the regime."),
                ("Group Type", if entry.person { "Individual" } else { "Entity" }),
                ("Alias Type", kind),
                ("Alias Quality", quality),
                ("Regime", "Russia"),
                ("Listed On", "02/12/2011"),
                ("UK Sanctions List Date Designated", "31/12/2020"),
                ("Last Updated", "14/02/2022"),
                ("Group ID", &group),
            ]);
        }
    }
    let text = format!("Last Updated,04/05/2022\n{}", table.text());
    Made::of(ListFormat::OfsiCsv, "ConList.csv", text)
}

/// XML.
pub(super) fn xml(entries: &[Entry]) -> Made {
    let text = whole(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<ArrayOfFinancialSanctionsTarget \
         xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" \
         xmlns=\"http://schemas.hmtreasury.gov.uk/ofsi/consolidatedlist\">\n",
        entries,
        |entry| each(names(entry), |name| target(entry, name)),
        "</ArrayOfFinancialSanctionsTarget>\n",
    );
    Made::of(ListFormat::OfsiXml, "ConList.xml", text)
}

/// Given name, the rest of the name, its type and its quality.
type Written<'a> = (&'a str, &'a str, &'static str, &'static str);

fn names(entry: &Entry) -> Vec<Written<'_>> {
    let aliases = entry.aliases.iter().map(|alias| ("", alias.as_str(), "AKA", "Good quality"));
    [(entry.given(), entry.family(), "Primary name", "")].into_iter().chain(aliases).collect()
}

fn target(entry: &Entry, (given, family, kind, quality): Written<'_>) -> String {
    let element = |tag: &str, text: &str| match text {
        "" => format!("    <{tag} xsi:nil=\"true\" />\n"),
        text => format!("    <{tag}>{text}</{tag}>\n"),
    };
    let born = entry.birth_british();
    let of_person = |text| if entry.person { text } else { "" };
    let group = (10_000 + entry.number).to_string();
    let elements = [
        ("Name6", family),
        ("name1", given),
        ("name2", ""),
        ("name3", ""),
        ("name4", ""),
        ("name5", ""),
        ("Title", ""),
        ("NameNonLatinScript", entry.native().unwrap_or_default()),
        ("Individual_DateOfBirth", of_person(&born)),
        ("Individual_TownOfBirth", of_person(entry.town)),
        ("Individual_Nationality", of_person(entry.country[0])),
        ("Individual_PassportNumber", of_person(&entry.document)),
        ("Address1", &entry.street),
        ("Country", entry.country[0]),
        ("OtherInformation", "Listed for support of the regime."),
        ("GroupTypeDescription", if entry.person { "Individual" } else { "Entity" }),
        ("AliasType", kind),
        ("AliasQuality", quality),
        ("RegimeName", "Russia"),
        ("DateListed", "2011-12-02T00:00:00"),
        ("DateDesignated", "31/12/2020"),
        ("LastUpdated", "2022-02-14T00:00:00"),
        ("GroupID", &group),
    ];
    let elements = each(elements, |(tag, text)| element(tag, text));
    format!("  <FinancialSanctionsTarget>\n{elements}  </FinancialSanctionsTarget>\n")
}
