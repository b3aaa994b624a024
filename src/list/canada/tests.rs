//! Tests of Canada's list over fixtures in `tests/data/lists/canada`: the same records in both generations, and one
//! quirk each.

use super::super::testing::{births, fixture, identifiers, names, read, warnings};
use super::super::{ListSnapshot, ListSource, Strictness};
use super::*;

#[test]
fn one_list_in_two_generations_gives_the_same_designations() {
    let (older, mut newer) = (read("canada/twin_2022.xml"), read("canada/twin_2025.xml"));
    assert_eq!((older.id.0.as_str(), older.published.as_deref()), ("ca-sema", None));
    for designation in &mut newer.designations {
        // The older generation states no day of listing; nor had it ships, which have a fixture of their own.
        assert_eq!(designation.listed_on.take(), PartialDate::day(2020, 2, 3));
    }
    assert_eq!(older.designations, newer.designations);

    let [general, doctor, navy, victim, works] = older.designations.as_slice() else { panic!("five") };
    assert_eq!(general.id.0, "Ruritania/1, Part 1/1");
    assert_eq!(names(general), ["DOE, Janus Peter", "native Янус Петрович Доу", "native Янус Петрiвич ДОУ"]);
    assert_eq!(
        (general.titles.join(""), births(general).join("")),
        ("General".to_owned(), "1970-11-12".to_owned())
    );
    assert_eq!(general.programs, [Program("Ruritania".to_owned())]);
    assert_eq!((doctor.id.0.as_str(), doctor.primary_name()), ("Ruritania/1, Part 1/2", "Thaung"));
    assert_eq!(births(doctor), ["1950", "1951"]);
    assert_eq!(names(navy), ["Ruritanian Navy", "weak RN", "Marine ruritanienne", "weak MR"]);
    assert_eq!(navy.kind, EntityKind::Entity);
    assert_eq!(victim.id.0, "JVFOR/7");
    assert_eq!(names(victim), ["Doe, Jon", "Dow, Jon"]);
    assert_eq!(works.id.0, "Borduria/3");
    assert_eq!(
        names(works),
        ["Zenda Works JSC", "Works of Zenda", "ZAO Zenda", "native Завод «Зенда», ООО", "ZW", "Zenda Plant"]
    );
}

#[test]
fn a_ship_is_told_by_its_number() {
    let ship = read("canada/ship.xml").designations.remove(0);
    assert_eq!((ship.kind, ship.primary_name()), (EntityKind::Vessel, "Pride of Zenda"));
    assert_eq!(identifiers(&ship), ["IMO|9074729|"]);
    assert_eq!(ship.remarks, "Type: General Cargo / Multi Purpose; Built: 1980");
    assert!(ship.births.is_empty() && ship.titles.is_empty());
}

#[test]
fn aliases_are_taken_apart() {
    let expected: [&[&str]; 13] = [
        &["Jan Doe", "native Яан Доу", "native Янус Доу"],
        &["Jan", "Yan Doe"],
        &["native ינוס דואו", "DOE, Yanus"],
        &["native Доу, Янус Петрович"],
        &["native Янусь Доў", "native Янус Доу"],
        &["Jan Doe", "Yan Doe", "native Янус Доу", "native Яан Доу", "native جانوس دو"],
        &["native Янус ДОУ", "native Янус ДОУХ"],
        &["Dzanus Doe", "Yanus Doe"],
        &["DOEY", "DOWE"],
        &["native Завод «Зенда», АО", "native ОАО Зенда", "Zenda Plant, JSC", "Works of Zenda"],
        &["native Институт Зенды, имени Доу", "weak ИЗД", "native Институт Доу"],
        &["Zenda Company", "Zenda Investments", "Fog and Mist Ltd"],
        &["native Банк Зенды", "native \"БЗ\" Банк"],
    ];
    let list = read("canada/aliases.xml");
    for (designation, expected) in list.designations.iter().zip(expected) {
        assert_eq!(names(designation)[1..], *expected, "{}", designation.id);
    }
    assert_eq!(list.designations.len(), expected.len());
}

#[test]
fn births_are_read_as_written() {
    let list = read("canada/births.xml");
    let found: Vec<String> = list.designations.iter().map(|one| births(one).join(", ")).collect();
    let expected =
        ["1961", "1961-05", "1953-10-27", "1963 to 1964", "1965-07-15, 1969-09-28", "about 1970 to 1973", ""];
    assert_eq!(found, expected);
    assert!(warnings(&list).contains("Sep-99"), "{}", warnings(&list));
}

#[test]
fn ids_are_made_unique() {
    let list = read("canada/repeated_item.xml");
    let ids: Vec<_> = list.designations.iter().map(|one| one.id.0.as_str()).collect();
    assert_eq!(ids, ["Ruritania/1, Part 1/1", "Ruritania/1, Part 1/1#2", "Ruritania/1, Part 1/1#3"]);
    assert_eq!(list.warnings.len(), 2);
    let list = read("canada/no_item.xml");
    let ids: Vec<_> = list.designations.iter().map(|one| one.id.0.as_str()).collect();
    assert_eq!(ids, ["Ruritania/Zenda Works", "Ruritania/Zenda Bank"]);
}

#[test]
fn a_malformed_list_is_refused_and_the_place_named() {
    let table: [(&str, &[&str]); 4] = [
        ("no_name.xml", &["record Ruritania/1, Part 1/2, line 11, field LastName", "no name"]),
        ("nobody.xml", &["not a list", "root element <data-set>"]),
        ("cut.xml", &["cut.xml: line 9", "not closed"]),
        ("other_element.xml", &["line 3", "\"row\" is not a record element"]),
    ];
    for (name, parts) in table {
        let source = ListSource::new(fixture(&format!("canada/{name}")));
        let error = ListSnapshot::read(&source, Strictness::Strict).unwrap_err().to_string();
        for part in parts {
            assert!(error.contains(part), "{name}: {part:?} is not in {error:?}");
        }
        let lenient = ListSnapshot::read(&source, Strictness::Lenient);
        assert_eq!(lenient.is_ok(), matches!(name, "no_name.xml" | "other_element.xml"), "{name}");
    }
}
