//! The UN Security Council's consolidated list.

use interdict::list::ListFormat;

use super::{Entry, Made, each, whole};

/// Its XML.
pub(super) fn xml(entries: &[Entry]) -> Made {
    let (persons, others): (Vec<&Entry>, Vec<&Entry>) = entries.iter().partition(|entry| entry.person);
    let text = whole(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<CONSOLIDATED_LIST \
         dateGenerated=\"2026-02-27T00:00:09.554Z\">\n  <INDIVIDUALS>\n",
        &[],
        |_| String::new(),
        &format!(
            "{}  </INDIVIDUALS>\n  <ENTITIES>\n{}  </ENTITIES>\n</CONSOLIDATED_LIST>\n",
            each(persons, |entry| party(entry, "INDIVIDUAL")),
            each(others, |entry| party(entry, "ENTITY"))
        ),
    );
    Made::of(ListFormat::UnXml, "consolidated.xml", text)
}

fn party(entry: &Entry, tag: &str) -> String {
    let Entry { number, person, document, town, country: [country, _], street, .. } = entry;
    let names = if *person {
        let (given, family) = (entry.given(), entry.family());
        format!("<FIRST_NAME>{given}</FIRST_NAME>\n      <SECOND_NAME>{family}</SECOND_NAME>")
    } else {
        format!("<FIRST_NAME>{}</FIRST_NAME>", entry.family())
    };
    let native = entry.native().map_or_else(String::new, |native| {
        format!("      <NAME_ORIGINAL_SCRIPT>{native}</NAME_ORIGINAL_SCRIPT>\n")
    });
    let quality = if *person { "Good" } else { "a.k.a." };
    let aliases = each(&entry.aliases, |alias| {
        format!(
            "      <{tag}_ALIAS>\n        <QUALITY>{quality}</QUALITY>\n        <ALIAS_NAME>{alias}</ALIAS_NAME>\n      \
             </{tag}_ALIAS>\n"
        )
    });
    let birth = entry.birth("-");
    let facts = if *person {
        format!(
            "      <NATIONALITY>\n        <VALUE>{country}</VALUE>\n      </NATIONALITY>\n      \
             <INDIVIDUAL_DATE_OF_BIRTH>\n        <TYPE_OF_DATE>EXACT</TYPE_OF_DATE>\n        <DATE>{birth}</DATE>\n      \
             </INDIVIDUAL_DATE_OF_BIRTH>\n      <INDIVIDUAL_PLACE_OF_BIRTH>\n        <CITY>{town}</CITY>\n        \
             <COUNTRY>{country}</COUNTRY>\n      </INDIVIDUAL_PLACE_OF_BIRTH>\n      <INDIVIDUAL_DOCUMENT>\n        \
             <TYPE_OF_DOCUMENT>Passport</TYPE_OF_DOCUMENT>\n        <NUMBER>{document}</NUMBER>\n        \
             <ISSUING_COUNTRY>{country}</ISSUING_COUNTRY>\n      </INDIVIDUAL_DOCUMENT>\n"
        )
    } else {
        String::new()
    };
    format!(
        "    <{tag}>\n      <DATAID>{number}</DATAID>\n      <VERSIONNUM>1</VERSIONNUM>\n      {names}\n{native}      \
         <UN_LIST_TYPE>Al-Qaida</UN_LIST_TYPE>\n      <REFERENCE_NUMBER>QDx.{number:03}</REFERENCE_NUMBER>\n      \
         <LISTED_ON>2012-12-31</LISTED_ON>\n      <COMMENTS1>Review pursuant to a resolution of the Security Council \
         was concluded.</COMMENTS1>\n{facts}{aliases}      <{tag}_ADDRESS>\n        <STREET>{street}</STREET>\n        \
         <CITY>{town}</CITY>\n        <COUNTRY>{country}</COUNTRY>\n      </{tag}_ADDRESS>\n    </{tag}>\n"
    )
}
