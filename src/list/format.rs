//! The formats this program reads: for each its name, what tells it, the id of its list, and its reader.
//!
//! A format is one [`Format`] in its reader's file and one line in [`FORMATS`]. Recognition looks at the first bytes
//! only ([`Head`]), never at a file's name; the name may tell which of two lists of one layout a file is.

use serde::{Deserialize, Serialize};

use super::file::Content;
use super::sink::Sink;
use super::{ListWarning, canada, csl, custom, dfat, dpl, eu, ofac, opensanctions, seco, uk, un};
use crate::Result;
use crate::designation::ListId;

/// A format this program reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum ListFormat {
    /// OFAC's legacy CSV: `sdn.csv` or `cons_prim.csv` with its companions.
    OfacCsv,
    /// OFAC's classic XML: `sdn.xml`, `consolidated.xml`.
    OfacXml,
    /// OFAC's Advanced XML: `sdn_advanced.xml`, `cons_advanced.xml`.
    OfacAdvanced,
    /// OFAC's Enhanced XML: `sdn_enhanced.xml`, `cons_enhanced.xml` and the exports of its search.
    OfacEnhanced,
    /// The UN Security Council's consolidated XML.
    UnXml,
    /// The UK Sanctions List, XML.
    UkXml,
    /// The UK Sanctions List or an export of its search page, CSV.
    UkCsv,
    /// The UK Sanctions List or an export of its search page, spreadsheet.
    UkOds,
    /// OFSI's consolidated list, CSV in the layout of 2022.
    OfsiCsv,
    /// OFSI's consolidated list, XML in the layout of 2022.
    OfsiXml,
    /// The EU's consolidated list of financial sanctions, XML 1.1.
    EuXml,
    /// The EU's consolidated list of financial sanctions, CSV 1.1.
    EuCsv,
    /// Canada's consolidated autonomous sanctions list, XML.
    CanadaXml,
    /// OpenSanctions' `targets.simple.csv`.
    OpenSanctionsCsv,
    /// OpenSanctions' `targets.nested.json` and `entities.ftm.json`.
    OpenSanctionsJson,
    /// The Swiss list of the State Secretariat for Economic Affairs, XML.
    SwissXml,
    /// The United States' Consolidated Screening List, CSV.
    UsCslCsv,
    /// The Denied Persons List of the US Bureau of Industry and Security.
    UsDplText,
    /// Australia's consolidated list (DFAT), Excel workbook.
    DfatXlsx,
    /// The documented CSV for in-house lists: `id,type,name,…`.
    CustomCsv,
    /// The documented JSON lines for in-house lists.
    CustomJson,
}

/// Every format, in the order in which they are tried: what one recognises, no other does.
pub(super) static FORMATS: [&Format; 21] = [
    &ofac::csv::FORMAT,
    &ofac::classic::FORMAT,
    &ofac::advanced::FORMAT,
    &ofac::enhanced::FORMAT,
    &un::FORMAT,
    &uk::xml::FORMAT,
    &uk::csv::FORMAT,
    &uk::ods::FORMAT,
    &uk::ofsi::CSV,
    &uk::ofsi::XML,
    &eu::xml::FORMAT,
    &eu::csv::FORMAT,
    &canada::FORMAT,
    &seco::FORMAT,
    &opensanctions::simple::FORMAT,
    &opensanctions::json::FORMAT,
    &csl::FORMAT,
    &dpl::FORMAT,
    &dfat::FORMAT,
    &custom::csv::FORMAT,
    &custom::jsonl::FORMAT,
];

/// A format's reader.
pub(super) struct Format {
    /// Which one it is.
    pub(super) kind: ListFormat,
    /// What it is, for people.
    pub(super) name: &'static str,
    /// Whether a file is of this format.
    pub(super) recognises: fn(&Head) -> bool,
    /// The id of the list in a file of a name, where the user gives none.
    pub(super) list_id: fn(&str) -> (ListId, Option<ListWarning>),
    /// Puts every designation of the files (the primary one first) into the sink; gives the edition's date, in ISO form.
    pub(super) parse: fn(&mut [Content], &mut Sink) -> Result<Option<String>>,
}

impl ListFormat {
    /// What it is, for people.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        self.reader().name
    }

    /// Whether it is a format of in-house lists, which have no publisher.
    #[must_use]
    pub fn is_in_house(self) -> bool {
        matches!(self, Self::CustomCsv | Self::CustomJson)
    }

    /// Its reader.
    pub(super) fn reader(self) -> &'static Format {
        FORMATS.iter().find(|format| format.kind == self).expect("every format stands in the table")
    }
}

/// The names of all formats, for who gave something else.
pub(super) fn names() -> String {
    FORMATS.iter().map(|format| format.name).collect::<Vec<_>>().join(", ")
}

/// The beginning of a file as recognition sees it.
pub(super) struct Head<'a> {
    /// The first bytes, decompressed, without a byte order mark.
    pub(super) bytes: &'a [u8],
    /// They as text, from the first character that is no white space; what is no UTF-8 replaced.
    pub(super) text: &'a str,
    /// The local name of the first element, for XML.
    pub(super) root: Option<&'a str>,
}

impl Head<'_> {
    /// Whether it is XML with a root element of this name.
    pub(super) fn is_xml(&self, root: &str) -> bool {
        self.root == Some(root)
    }

    /// The cells of a line (0: the first), split at the separator that stands most often in it, without quotes, trimmed.
    pub(super) fn cells(&self, line: usize) -> Vec<String> {
        let line = self.text.lines().nth(line).unwrap_or_default();
        let delimiter = char::from(super::table::delimiter(line));
        line.split(delimiter).map(|cell| cell.trim().trim_matches('"').trim().to_owned()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_format_stands_once_in_the_table_and_has_a_name_of_its_own() {
        for (place, format) in FORMATS.iter().enumerate() {
            let rest = &FORMATS[place + 1..];
            assert!(rest.iter().all(|other| other.kind != format.kind && other.name != format.name));
            assert_eq!(format.kind.as_str(), format.name);
        }
    }
}
