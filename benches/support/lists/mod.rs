//! Lists in every format that the library reads, made of one table of designations, with the fields that are typical of
//! each publisher. A file a publisher; how names and dates are written is that publisher's.
//!
//! Texts of the table hold none of `& < > "`, so that nothing has to be escaped.

mod canada;
mod custom;
mod dfat;
mod eu;
mod ofac;
mod ofsi;
mod opensanctions;
mod seco;
mod sheet;
mod table;
mod uk;
mod un;
mod us;

use interdict::designation::EntityKind;
use interdict::list::ListFormat;

use super::designations::{Listed, designations};
use super::names::Name;
use super::rng::Rng;

/// A list as its publisher writes it.
pub(crate) struct Made {
    /// What it is to be recognised as.
    pub(crate) format: ListFormat,
    /// Its files by name, the primary one first.
    pub(crate) files: Vec<(&'static str, Vec<u8>)>,
}

impl Made {
    /// A list of one file.
    fn of(format: ListFormat, name: &'static str, bytes: impl Into<Vec<u8>>) -> Self {
        Self { format, files: vec![(name, bytes.into())] }
    }
}

type Maker = fn(&[Entry]) -> Made;

/// A list of so many designations in each format, with the format's name in the bench.
pub(crate) fn all(designations: usize) -> Vec<(&'static str, Made)> {
    let entries = entries(designations);
    let makers: [(&str, Maker); 21] = [
        ("au_dfat_xlsx", dfat::workbook),
        ("ca_xml", canada::xml),
        ("ch_seco_xml", seco::xml),
        ("custom_csv", custom::csv),
        ("custom_jsonl", custom::json_lines),
        ("eu_csv", eu::csv),
        ("eu_xml", eu::xml),
        ("ofac_advanced", ofac::advanced),
        ("ofac_csv", ofac::csv),
        ("ofac_enhanced", ofac::enhanced),
        ("ofac_xml", ofac::classic),
        ("ofsi_csv", ofsi::csv),
        ("ofsi_xml", ofsi::xml),
        ("opensanctions_csv", opensanctions::csv),
        ("opensanctions_json", opensanctions::json),
        ("uk_csv", uk::csv),
        ("uk_ods", uk::ods),
        ("uk_xml", uk::xml),
        ("un_xml", un::xml),
        ("us_csl_csv", us::csl),
        ("us_dpl_txt", us::dpl),
    ];
    makers.map(|(name, make)| (name, make(&entries))).into()
}

/// A line of the table.
struct Entry {
    /// From 1.
    number: usize,
    person: bool,
    name: Name,
    /// Further names in Latin letters.
    aliases: Vec<String>,
    /// Year, month and day of birth.
    born: [usize; 3],
    town: &'static str,
    /// The country's name and its ISO code.
    country: [&'static str; 2],
    street: String,
    /// A passport's or a company's number.
    document: String,
}

impl Entry {
    /// Family name, or a company's whole name.
    fn family(&self) -> &str {
        &self.name.family
    }

    /// Given names; empty for a company.
    fn given(&self) -> &str {
        &self.name.given
    }

    /// `Given Family`.
    fn plain(&self) -> String {
        self.name.plain()
    }

    /// The name in its own script, where that is not Latin.
    fn native(&self) -> Option<&str> {
        self.name.native.as_deref()
    }

    fn birth(&self, separator: &str) -> String {
        let [year, month, day] = self.born;
        format!("{year}{separator}{month:02}{separator}{day:02}")
    }

    /// `12/11/1970`.
    fn birth_british(&self) -> String {
        let [year, month, day] = self.born;
        format!("{day:02}/{month:02}/{year}")
    }

    /// `12 Nov 1970`.
    fn birth_american(&self) -> String {
        const MONTHS: [&str; 12] =
            ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
        let [year, month, day] = self.born;
        format!("{day:02} {} {year}", MONTHS[month - 1])
    }
}

fn entries(count: usize) -> Vec<Entry> {
    const PLACES: [(&str, [&str; 2]); 6] = [
        ("Moscow", ["Russia", "RU"]),
        ("Tehran", ["Iran", "IR"]),
        ("Damascus", ["Syria", "SY"]),
        ("Minsk", ["Belarus", "BY"]),
        ("Beijing", ["China", "CN"]),
        ("Caracas", ["Venezuela", "VE"]),
    ];
    let mut rng = Rng::new(7);
    (1..)
        .zip(designations(count))
        .map(|(number, Listed { kind, name, aliases, .. })| {
            let (town, country) = rng.pick(&PLACES);
            Entry {
                number,
                person: kind == EntityKind::Person,
                aliases: aliases.into_iter().filter(|alias| Some(alias) != name.native.as_ref()).collect(),
                name,
                born: [1940 + rng.below(65), 1 + rng.below(12), 1 + rng.below(28)],
                town,
                country,
                street: format!("{} Harbour Street", 1 + rng.below(200)),
                document: format!("A{:07}", 1_000_000 + rng.below(8_999_999)),
            }
        })
        .collect()
}

/// The texts of all entries behind one another, with a head and a foot.
fn whole(head: &str, entries: &[Entry], each: impl Fn(&Entry) -> String, foot: &str) -> String {
    let mut text = String::from(head);
    text.extend(entries.iter().map(each));
    text.push_str(foot);
    text
}

/// The texts of some items behind one another.
fn each<T>(items: impl IntoIterator<Item = T>, text: impl FnMut(T) -> String) -> String {
    items.into_iter().map(text).collect()
}
