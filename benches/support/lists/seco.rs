//! The Swiss list of the State Secretariat for Economic Affairs.

use interdict::list::ListFormat;

use super::{Entry, Made, each, whole};

/// Its XML.
pub(super) fn xml(entries: &[Entry]) -> Made {
    let text = whole(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<swiss-sanctions-list list-type=\"whole-list\" \
         date=\"2026-10-01\">\n  <sanctions-program ssid=\"20\" version-date=\"2026-05-21\">\n    <program-key \
         lang=\"eng\">Russia</program-key>\n    <program-name lang=\"eng\">Ordinance on measures</program-name>\n    \
         <sanctions-set ssid=\"43\" lang=\"eng\">article 12</sanctions-set>\n    <origin>EU</origin>\n  \
         </sanctions-program>\n",
        entries,
        target,
        "</swiss-sanctions-list>\n",
    );
    Made::of(ListFormat::SwissXml, "consolidated-list.xml", text)
}

fn target(entry: &Entry) -> String {
    let id = 1000 * entry.number;
    let (kind, open) =
        if entry.person { ("individual", "individual sex=\"male\"") } else { ("entity", "entity") };
    let part = |order, kind: &str, value: &str| {
        format!("<name-part order=\"{order}\" name-part-type=\"{kind}\"><value>{value}</value></name-part>")
    };
    let primary = if entry.person {
        format!("{}{}", part(1, "family-name", entry.family()), part(2, "given-name", entry.given()))
    } else {
        part(1, "whole-name", entry.family())
    };
    let name = |number: usize, kind: &str, parts: &str| {
        format!(
            "        <name ssid=\"{}\" name-type=\"{kind}\" quality=\"good\" lang=\"eng\">{parts}</name>\n",
            id + number
        )
    };
    let aliases = each((10..).zip(&entry.aliases), |(number, alias)| {
        name(number, "alias", &part(1, "whole-name", alias))
    });
    let [year, month, day] = entry.born;
    let facts = if entry.person {
        format!(
            "        <day-month-year ssid=\"{}\" day=\"{day}\" month=\"{month}\" year=\"{year}\" calendar=\"Gregorian\" \
             quality=\"good\"/>\n        <nationality ssid=\"{}\"><country \
             iso-code=\"{}\">{}</country></nationality>\n        <identification-document ssid=\"{}\" \
             document-type=\"passport\"><number>{}</number></identification-document>\n",
            id + 3,
            id + 4,
            entry.country[1],
            entry.country[0],
            id + 5,
            entry.document
        )
    } else {
        String::new()
    };
    format!(
        "  <target ssid=\"{id}\">\n    <sanctions-set-id>43</sanctions-set-id>\n    <{open}>\n      <identity ssid=\"{}\" \
         main=\"true\">\n{}{aliases}{facts}      </identity>\n      <justification ssid=\"{}\">Listed for support of the \
         regime.</justification>\n    </{kind}>\n    <modification modification-type=\"listed\" \
         enactment-date=\"2024-04-01\" publication-date=\"2024-04-02\" effective-date=\"2024-04-02\"/>\n  </target>\n",
        id + 1,
        name(2, "primary-name", &primary),
        id + 6,
    )
}
