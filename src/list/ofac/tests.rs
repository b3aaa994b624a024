//! One record gives the same designation in all of OFAC's formats, and each format's own quirks.
//!
//! `twins` holds the same eight records in every format. What a format cannot state is named where it is left out of
//! the comparison: the CSV and the classic XML have no names in other scripts, no day of listing and no measures.

use super::remarks;
use crate::designation::{AliasKind, Designation};
use crate::list::testing::{births, fixture, identifiers, names, read, warnings};
use crate::list::{ListFormat, ListSnapshot, ListSource, Strictness};

/// The twins in each format, with the format.
const TWINS: [(&str, ListFormat); 4] = [
    ("ofac/twins/csv", ListFormat::OfacCsv),
    ("ofac/twins/sdn.xml", ListFormat::OfacXml),
    ("ofac/twins/sdn_advanced.xml", ListFormat::OfacAdvanced),
    ("ofac/twins/sdn_enhanced.xml", ListFormat::OfacEnhanced),
];

fn sorted<T: Ord>(values: impl IntoIterator<Item = T>) -> Vec<T> {
    let mut values: Vec<T> = values.into_iter().collect();
    values.sort();
    values
}

/// The parts of remarks, without what the CSV puts before a second value and after the last one.
fn segments(one: &Designation) -> Vec<String> {
    let text = one.remarks.strip_suffix('.').unwrap_or(&one.remarks);
    let parts = text.split("; ").filter(|part| !part.is_empty());
    sorted(parts.map(|part| part.strip_prefix("alt. ").unwrap_or(part).to_owned()))
}

/// Everything every format states, as text; where order means nothing, sorted.
fn common(one: &Designation) -> String {
    let latin: Vec<_> = one.names.iter().filter(|name| name.kind != AliasKind::Native).collect();
    let names = sorted(latin.iter().map(|name| format!("{} {:?} {:?}", name.name, name.kind, name.strength)));
    let addresses =
        sorted(one.addresses.iter().map(|address| format!("{}|{}", address.text, address.country)));
    format!(
        "{} {:?} primary {}\nnames {names:?}\nbirths {:?}\nplaces {:?}\nnationalities {:?}\ngender {:?}\n\
         identifiers {:?}\naddresses {addresses:?}\ntitles {:?}\nprograms {:?}\n",
        one.id,
        one.kind,
        one.primary_name(),
        sorted(births(one)),
        sorted(&one.places_of_birth),
        sorted(&one.nationalities),
        one.gender,
        sorted(identifiers(one)),
        one.titles,
        sorted(&one.programs),
    )
}

/// Every fixture is refused with a message that has each of the parts, in strict reading.
pub(super) fn assert_refused(table: &[(&str, &[&str])]) {
    for (name, parts) in table {
        let error = refused(name);
        for part in *parts {
            assert!(error.contains(part), "{name}: {part:?} is not in {error:?}");
        }
    }
}

/// What strict reading says of a file that it does not read.
fn refused(name: &str) -> String {
    let source = ListSource::new(fixture(name));
    match ListSnapshot::read(&source, Strictness::Strict) {
        Ok(_) => panic!("{name} is read"),
        Err(error) => error.to_string(),
    }
}

/// What is left of a file, and said of it, where faults are left out.
pub(super) fn lenient(name: &str) -> ListSnapshot {
    let source = ListSource::new(fixture(name));
    ListSnapshot::read(&source, Strictness::Lenient).unwrap_or_else(|error| panic!("{error}"))
}

#[test]
fn one_record_is_the_same_designation_in_every_format() {
    let [csv, others @ ..] = TWINS.map(|(name, format)| {
        let list = read(name);
        assert_eq!(
            (list.format, list.id.0.as_str(), warnings(&list)),
            (format, "ofac-sdn", String::new()),
            "{name}"
        );
        // The CSV has no date.
        let published = list.published.as_deref();
        assert_eq!(published, (format != ListFormat::OfacCsv).then_some("2024-03-26"), "{name}");
        list
    });
    assert_eq!(csv.designations.len(), 8);
    for other in others {
        assert_eq!(other.designations.len(), csv.designations.len(), "{:?}", other.format);
        for (ours, theirs) in csv.designations.iter().zip(&other.designations) {
            assert_eq!(common(ours), common(theirs), "{:?}", other.format);
            assert_eq!(ours.kind, theirs.kind);
        }
    }
}

#[test]
fn remarks_hold_what_no_field_holds_in_every_format() {
    let [csv, others @ ..] = TWINS.map(|(name, _)| read(name));
    for other in others {
        for (whole, rest) in csv.designations.iter().zip(&other.designations) {
            let (whole, rest) = (segments(whole), segments(rest));
            for segment in &rest {
                assert!(whole.contains(segment), "{:?}: {segment} is not in {whole:#?}", other.format);
            }
            for segment in whole.iter().filter(|segment| !rest.contains(segment)) {
                let mut read = Designation { remarks: segment.clone(), ..Designation::default() };
                remarks::apply(&mut read, &mut Vec::new());
                read.remarks.clear();
                assert_ne!(read, Designation::default(), "{:?} has lost {segment}", other.format);
            }
        }
    }
}

#[test]
fn advanced_and_enhanced_also_state_scripts_days_and_measures() {
    let [.., advanced, enhanced] = TWINS.map(|(name, _)| read(name).designations);
    for (ours, theirs) in advanced.iter().zip(&enhanced) {
        assert_eq!(sorted(names(ours)), sorted(names(theirs)));
        assert_eq!((ours.listed_on, &ours.measures), (theirs.listed_on, &theirs.measures));
        assert_eq!(segments(ours), segments(theirs));
    }
    assert_eq!(
        names(&enhanced[0]),
        [
            "DOE, Janus Amin, Jr.",
            "native يانوس أمين دو",
            "AL-DOE, 'Jan",
            "former SMITH, Janus",
            "weak DEO, Jano",
            "weak 'Abd-Al-'Iz",
            "JANUS KHAN",
        ]
    );
    assert_eq!(names(&advanced[1])[..2], ["DOE, Jana", "native ДОУ, Яна"]);
    assert_eq!(enhanced[0].listed_on.unwrap().to_string(), "2019-04-15");
    assert_eq!(enhanced[0].measures, ["Block"]);
}

#[test]
fn the_twins_are_what_they_are_written_to_be() {
    let list = read("ofac/twins/sdn.xml");
    let [person, second, entity, vessel, aircraft, wallet, ..] = list.designations.as_slice() else {
        panic!("eight designations")
    };
    assert_eq!(births(person), ["1970-11-12", "about 1971", "1972 to 1974"]);
    assert_eq!(births(second), ["1938-09", "1961 to 1962", "1962-03 to 1963-02", "1963-03-21 to 1964-03-20"]);
    assert_eq!(person.nationalities, ["Ruritania", "Borduria"]);
    assert_eq!(
        identifiers(person)[..4],
        [
            "Passport|A1234567|Ruritania",
            "Passport Booklet|B7654321|Ruritania",
            "National ID No.|100001-000|Borduria",
            "Driver's License No.|M-137560|Borduria",
        ]
    );
    assert_eq!(
        entity.addresses[0].text,
        "2nd Floor, No. 16, 5 Palace Road, Lake Zone, Kropow, Kropow Province"
    );
    assert!(
        !identifiers(entity).iter().any(|id| id.starts_with("Chinese Commercial")),
        "{:?}",
        identifiers(entity)
    );
    assert_eq!(
        sorted(identifiers(vessel)),
        ["Call Sign|ZZOE|", "IMO|9074729|", "MMSI|256800000|", "Other Vessel Call Sign|9ZZ713|"]
    );
    assert_eq!(vessel.nationalities, ["Ruritania", "Tanzania"]);
    assert!(vessel.remarks.contains("Vessel Type Crude Oil Tanker; Vessel Owner Zenda Shipping No. 7 Ltd."));
    assert_eq!(
        sorted(identifiers(aircraft)),
        ["Aircraft Manufacturer's Serial Number (MSN)|9000000001|", "Aircraft Tail Number|RU-ABC01|"]
    );
    assert_eq!(wallet.identifiers.len(), 3);
}
