//! Damaged fixtures through every reader: none panics, hangs, or makes much out of little.
//!
//! Each reader has [`SECONDS`] in an ordinary run; `INTERDICT_FUZZ_SECONDS=300` gives it longer. What a run finds becomes
//! a fixture of its own.

use std::time::{Duration, Instant};

use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

use super::testing::{WORKBOOK_PARTS, content_of, fixture, part_of, spreadsheet, workbook};
use super::*;
use crate::list::detect::detect;

/// Time for one reader.
const SECONDS: u64 = 10;

/// No file as small as these takes longer, on a slow and busy machine.
const PATIENCE: Duration = Duration::from_secs(5);

/// One way to damage a file.
#[derive(Debug, Clone)]
enum Damage {
    /// Puts bytes in.
    Insert(Vec<u8>),
    /// Replaces as many bytes.
    Replace(Vec<u8>),
    /// Takes bytes out.
    Remove(usize),
    /// Repeats a stretch.
    Repeat(usize, usize),
    /// Cuts the file off.
    Cut,
}

/// What readers trip over, beside random bytes.
const HOSTILE: [&str; 24] = [
    "\"",
    "\n",
    "\r\n",
    ";",
    ",",
    "\t",
    "\u{0}",
    "\u{1a}",
    "\u{feff}",
    "\u{202b}",
    "<a>",
    "</a>",
    "<a/>",
    "<!--",
    "]]>",
    "&x;",
    "&#0;",
    "&amp;",
    "<!DOCTYPE a [<!ENTITY x \"xx\">]>",
    "{",
    "}",
    "[",
    "99999999999999999999",
    "-1",
];

fn damage() -> impl Strategy<Value = Vec<(f64, Damage)>> {
    let noise = || {
        prop_oneof![
            prop::collection::vec(any::<u8>(), 1..40),
            prop::collection::vec(prop::sample::select(&HOSTILE[..]), 1..6)
                .prop_map(|words| words.concat().into_bytes()),
            (prop::sample::select(&HOSTILE[..]), 1usize..3_000)
                .prop_map(|(word, times)| word.repeat(times).into_bytes()),
        ]
    };
    let one = prop_oneof![
        noise().prop_map(Damage::Insert),
        noise().prop_map(Damage::Replace),
        (1usize..200).prop_map(Damage::Remove),
        (1usize..400, 1usize..20).prop_map(|(length, times)| Damage::Repeat(length, times)),
        Just(Damage::Cut),
    ];
    prop::collection::vec((0.0..1.0, one), 1..6)
}

fn damaged(good: &[u8], damage: &[(f64, Damage)]) -> Vec<u8> {
    let mut bytes = good.to_vec();
    for (place, damage) in damage {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a place within the file"
        )]
        let at = ((bytes.len() as f64) * place) as usize;
        match damage {
            Damage::Insert(noise) => drop(bytes.splice(at..at, noise.iter().copied())),
            Damage::Replace(noise) => {
                let end = bytes.len().min(at + noise.len());
                drop(bytes.splice(at..end, noise.iter().copied()));
            }
            Damage::Remove(length) => drop(bytes.drain(at..bytes.len().min(at + length))),
            Damage::Repeat(length, times) => {
                let stretch = bytes[at..bytes.len().min(at + length)].repeat(*times);
                drop(bytes.splice(at..at, stretch));
            }
            Damage::Cut => bytes.truncate(at),
        }
    }
    bytes
}

/// Reads damaged copies of a fixture until the time is over; `pack` makes the file of its damaged inside.
fn fuzz(format: ListFormat, name: &str, pack: fn(&[u8]) -> Vec<u8>, good: &[u8]) {
    let seconds = std::env::var("INTERDICT_FUZZ_SECONDS").ok().and_then(|text| text.parse().ok());
    let until = Instant::now() + Duration::from_secs(seconds.unwrap_or(SECONDS));
    let config = Config { cases: 32, failure_persistence: None, ..Config::default() };
    let mut runner = TestRunner::new(config);
    while Instant::now() < until {
        let result = runner.run(&(damage(), any::<bool>()), |(damage, lenient)| {
            let bytes = pack(&damaged(good, &damage));
            let began = Instant::now();
            let _ = detect(&bytes);
            let strictness = if lenient { Strictness::Lenient } else { Strictness::Strict };
            let id = ListId("x".to_owned());
            if let Ok(content) = Content::of_bytes(name, bytes.clone())
                && let Ok(list) = ListSnapshot::parse(id, format, vec![content], Vec::new(), strictness)
            {
                prop_assert!(list.designations.iter().all(|one| !one.primary_name().is_empty()));
                let made = serde_json::to_vec(&list.designations).unwrap().len();
                prop_assert!(
                    made < 100_000 + 200 * good.len().max(bytes.len()),
                    "{made} bytes of {}",
                    bytes.len()
                );
            }
            prop_assert!(began.elapsed() < PATIENCE, "{:?} for {} bytes", began.elapsed(), bytes.len());
            Ok(())
        });
        result.unwrap_or_else(|error| panic!("{name}: {error}"));
    }
}

/// One test a reader: its name, its format and a fixture that has most of what the format has.
macro_rules! mutated {
    ($($test:ident: $format:ident, $fixture:literal;)*) => {
        $(
            #[test]
            fn $test() {
                let path = fixture($fixture);
                let name = path.file_name().unwrap().to_str().unwrap();
                fuzz(ListFormat::$format, name, <[u8]>::to_vec, &std::fs::read(&path).unwrap());
            }
        )*
    };
}

mutated! {
    ofac_csv: OfacCsv, "ofac/companions/sdn.csv";
    ofac_xml: OfacXml, "ofac/twins/sdn.xml";
    ofac_advanced: OfacAdvanced, "ofac/twins/sdn_advanced.xml";
    ofac_enhanced: OfacEnhanced, "ofac/twins/sdn_enhanced.xml";
    un_xml: UnXml, "un/documents.xml";
    uk_xml: UkXml, "uk/list.xml";
    uk_csv: UkCsv, "uk/list.csv";
    uk_export_csv: UkCsv, "uk/export.csv";
    uk_archive: UkOds, "uk/list.ods";
    ofsi_csv: OfsiCsv, "uk/conlist.csv";
    ofsi_xml: OfsiXml, "uk/conlist.xml";
    eu_xml: EuXml, "eu/twin.xml";
    eu_csv: EuCsv, "eu/twin.csv";
    canada_xml: CanadaXml, "canada/aliases.xml";
    canada_xml_of_2022: CanadaXml, "canada/twin_2022.xml";
    opensanctions_csv: OpenSanctionsCsv, "opensanctions/twin.simple.csv";
    opensanctions_nested: OpenSanctionsJson, "opensanctions/twin.nested.json";
    opensanctions_by_id: OpenSanctionsJson, "opensanctions/twin.ftm.json";
    swiss_xml: SwissXml, "ch_seco/whole.xml";
    us_csl: UsCslCsv, "us_csl/whole.csv";
    us_dpl: UsDplText, "us_dpl/several_addresses.txt";
    dfat_archive: DfatXlsx, "australia/list.xlsx";
    custom_csv: CustomCsv, "custom/rows_of_one_id.csv";
    custom_json: CustomJson, "custom/whole.jsonl";
}

/// The inside of a spreadsheet, which its checksum keeps from damage by chance.
#[test]
fn uk_sheet() {
    let good = content_of(std::fs::read(fixture("uk/list.ods")).unwrap());
    fuzz(ListFormat::UkOds, "list.ods", spreadsheet, &good);
}

#[test]
fn dfat_sheet() {
    let good = part_of(std::fs::read(fixture("australia/list.xlsx")).unwrap(), WORKBOOK_PARTS[0]);
    let pack = |sheet: &[u8]| workbook("australia/list.xlsx", sheet);
    fuzz(ListFormat::DfatXlsx, "list.xlsx", pack, &good);
}
