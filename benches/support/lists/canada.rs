//! Canada's consolidated autonomous sanctions list.

use interdict::list::ListFormat;

use super::{Entry, Made, whole};

/// Its XML of the present generation.
pub(super) fn xml(entries: &[Entry]) -> Made {
    let text = whole(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<data-set \
         xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">\n",
        entries,
        record,
        "</data-set>\n",
    );
    Made::of(ListFormat::CanadaXml, "sema-lmes.xml", text)
}

fn record(entry: &Entry) -> String {
    let name = if entry.person {
        format!(
            "\t\t<LastName>{}</LastName>\n\t\t<GivenName>{}</GivenName>\n\t\t<DateOfBirthOrShipBuildDate>{}\
             </DateOfBirthOrShipBuildDate>\n",
            entry.family(),
            entry.given(),
            entry.birth("-")
        )
    } else {
        format!("\t\t<EntityOrShip>{}</EntityOrShip>\n", entry.family())
    };
    let aliases: Vec<&str> =
        entry.native().into_iter().chain(entry.aliases.iter().map(String::as_str)).collect();
    format!(
        "\t<record>\n\t\t<Country>{country} / {country}</Country>\n{name}\t\t<Aliases>{}</Aliases>\n\t\t<Schedule>1, Part \
         1</Schedule>\n\t\t<Item>{}</Item>\n\t\t<DateOfListing>2020-02-03</DateOfListing>\n\t</record>\n",
        aliases.join(" / "),
        entry.number,
        country = entry.country[0],
    )
}
