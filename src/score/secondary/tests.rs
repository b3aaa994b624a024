//! Every fact: its verdict, its points, what it says in full.

use super::*;

const NAME: f32 = 0.90;

fn evidence() -> Vec<Evidence> {
    vec![Evidence { contribution: NAME, ..Evidence::of(EvidenceKind::Matched) }]
}

/// The score and the items of evidence that the facts add; contributions must add up.
fn compare(name: f32, query: &Facts, listed: &Facts) -> (f32, Vec<Evidence>) {
    let mut items = evidence();
    items[0].contribution = name;
    let score = apply(name, query, listed, &mut items);
    let sum: f32 = items.iter().map(|item| item.contribution).sum();
    assert!((sum - score).abs() < 0.000_05, "contributions add up: {sum} and {score}");
    assert!((0.0..=1.0).contains(&score));
    (score, items.split_off(1))
}

fn born(text: &str) -> Facts {
    Facts { births: text.split(';').flat_map(PartialDate::parse_counterparty).collect(), ..Facts::default() }
}

fn of_country(text: &str) -> Facts {
    Facts { countries: countries_of(text.split(';')), ..Facts::default() }
}

fn born_in(text: &str) -> Facts {
    Facts { places: text.split(';').filter_map(Place::parse).collect(), ..Facts::default() }
}

fn with_ids(kind: EntityKind, cells: &[&str]) -> Facts {
    let ids: Vec<Identifier> = cells.iter().filter_map(|cell| Identifier::parse(cell)).collect();
    Facts { kind, identifiers: identifier_keys(&ids), ..Facts::default() }
}

/// Asserts the points of one fact, `None` where it says nothing.
fn points(query: &Facts, listed: &Facts, expected: Option<(Verdict, f32)>, what: &str) {
    let (score, items) = compare(NAME, query, listed);
    match (expected, items.as_slice()) {
        (None, []) => assert!((score - NAME).abs() < 1e-6, "{what}"),
        (Some((verdict, points)), [item]) => {
            assert_eq!(item.verdict, Some(verdict), "{what}");
            assert!((score - NAME - points).abs() < 1e-4, "{what}: {score}");
        }
        (_, items) => panic!("{what}: {items:?}"),
    }
}

#[test]
fn what_is_unknown_changes_nothing() {
    let known = Facts {
        births: PartialDate::parse_counterparty("1985-11-12"),
        countries: countries_of(["China"].into_iter()),
        gender: Some(Gender::Male),
        places: Place::parse("Wuhan").into_iter().collect(),
        ..with_ids(EntityKind::Person, &["Passport:G1234567"])
    };
    for (query, listed) in [(&known, &Facts::default()), (&Facts::default(), &known)] {
        assert_eq!(compare(NAME, query, listed), (NAME, Vec::new()));
    }
}

#[test]
fn dates_in_the_order_of_their_worth() {
    let table = [
        ("1985-11-12", Verdict::Agrees, c::DATE_SAME),
        ("12/11/1985", Verdict::Agrees, c::DATE_SAME),
        ("1985-11", Verdict::Agrees, c::DATE_SAME_MONTH),
        ("1985-12-11", Verdict::Near, c::DATE_SWAPPED),
        ("1985", Verdict::Agrees, c::DATE_SAME_YEAR),
        ("1985-01-01", Verdict::Agrees, c::DATE_SAME_YEAR),
        ("1984-1987", Verdict::Agrees, c::DATE_OVERLAP),
        ("circa 1985", Verdict::Agrees, c::DATE_OVERLAP),
        ("1985-11-13", Verdict::Near, c::DATE_DAYS_APART),
        ("1985-12-12", Verdict::Near, c::DATE_DAYS_APART),
        ("1985-11-22", Verdict::Near, c::DATE_DIGIT_OFF),
        ("1958-11-12", Verdict::Near, c::DATE_DIGIT_OFF),
        ("1990-11-12", Verdict::Near, c::DATE_SAME_BIRTHDAY),
        ("1986-05-30", Verdict::Near, c::DATE_ONE_YEAR),
        ("1987", Verdict::Near, c::DATE_TWO_YEARS),
        ("1990-05-30", Verdict::Contradicts, c::DATE_CONTRADICTS),
        ("1999-05-30", Verdict::Contradicts, c::DATE_CONTRADICTS_FAR),
    ];
    let mut last = 1.0;
    for (text, verdict, expected) in table {
        points(&born(text), &born("1985-11-12"), Some((verdict, expected)), text);
        assert!(expected <= last, "{text}");
        last = expected;
    }
    points(
        &born("1960; 1985-11-12"),
        &born("1940;1985-11-12"),
        Some((Verdict::Agrees, c::DATE_SAME)),
        "best",
    );
}

#[test]
fn dates_are_shown_in_full() {
    let (_, items) = compare(NAME, &born("12/11/1985"), &born("1985-11-12;circa 1986"));
    assert_eq!(items[0].query, "1985-11-12 or 1985-12-11");
    assert_eq!(items[0].listed, "1985-11-12 or about 1986");
}

#[test]
fn a_contradicting_date_takes_an_approximate_name_but_not_an_exact_one() {
    let threshold = c::DEFAULT_THRESHOLD;
    let agreeing = |text: &str| Facts {
        countries: countries_of(["CN"].into_iter()),
        places: Place::parse("Wuhan").into_iter().collect(),
        ..born(text)
    };
    for other in ["1990-05-30", "1950"] {
        let score = |name| compare(name, &agreeing(other), &agreeing("1985-11-12")).0;
        assert!(score(0.979) < threshold, "{other}");
        assert!(score(0.98) >= threshold && score(1.0) >= threshold && score(1.0) < 1.0, "{other}");
    }
    for near in ["1986-03-04", "1985-11-22", "1985-12-11", "1958-11-12", "1985-11-13"] {
        let score = |name| compare(name, &born(near), &born("1985-11-12")).0;
        assert!(score(1.0) >= 0.98 && score(threshold + 0.02) >= threshold, "{near}");
    }
}

#[test]
fn countries_agree_are_related_or_contradict() {
    let table = [
        ("CN", "China", Some((Verdict::Agrees, c::COUNTRY_AGREES))),
        ("Iranian;Iraq", "IQ", Some((Verdict::Agrees, c::COUNTRY_AGREES))),
        ("Ukraine", "USSR", Some((Verdict::Agrees, c::COUNTRY_AGREES))),
        ("Korea", "North Korea", Some((Verdict::Agrees, c::COUNTRY_AGREES))),
        ("Hong Kong", "China", Some((Verdict::Near, c::COUNTRY_RELATED))),
        ("Poland", "USSR", Some((Verdict::Contradicts, c::COUNTRY_CONTRADICTS))),
        ("South Korea", "North Korea", Some((Verdict::Contradicts, c::COUNTRY_CONTRADICTS))),
        ("Ruritania", "China", None),
    ];
    for (a, b, expected) in table {
        points(&of_country(a), &of_country(b), expected, &format!("{a} and {b}"));
        points(&of_country(b), &of_country(a), expected, &format!("{b} and {a}"));
    }
    let (_, items) = compare(NAME, &of_country("Ukraine;pl"), &of_country("former Soviet Union"));
    assert_eq!((items[0].query.as_str(), items[0].listed.as_str()), ("UA, PL", "former Soviet Union"));
}

#[test]
fn an_address_or_place_of_birth_may_agree_but_not_contradict() {
    let listed = |nationality: &str, address: &str| Facts {
        residences: countries_of([address].into_iter()),
        ..of_country(nationality)
    };
    let birth_or_address = Some((Verdict::Agrees, c::COUNTRY_OF_BIRTH_OR_ADDRESS));
    points(&of_country("AE"), &listed("", "UAE"), birth_or_address, "address");
    points(&of_country("AE"), &listed("", "Iran"), None, "other address");
    points(&of_country("AE"), &listed("Iran", "UAE"), Some((Verdict::Near, 0.0)), "resident abroad");
    points(&of_country("CN"), &born_in("Wuhan, China"), birth_or_address, "birth");
    points(&born_in("Wuhan, China"), &of_country("CN"), birth_or_address, "birth");
    points(&of_country("US"), &born_in("Wuhan, China"), None, "born elsewhere");
}

#[test]
fn places_agree_by_words() {
    let same = Some((Verdict::Agrees, c::PLACE_AGREES));
    points(&born_in("Wuhan"), &born_in("Xian; Wuhan, Hubei, China"), same, "city");
    points(&born_in("Man"), &born_in("Manila, Philippines"), None, "no part of a word");
    points(&born_in("Shanghai, China"), &born_in("Wuhan, China"), None, "other city");
    let country = Some((Verdict::Agrees, c::COUNTRY_OF_BIRTH_OR_ADDRESS));
    points(&born_in("China"), &born_in("Wuhan, China"), country, "country");
    let other = Some((Verdict::Contradicts, c::PLACE_CONTRADICTS));
    points(&born_in("Paris, France"), &born_in("Wuhan, China"), other, "country");
}

#[test]
fn gender_and_type_rank_lower() {
    use EntityKind::{Aircraft, Entity, Person, Unknown, Vessel};
    let gender = |gender| Facts { gender: Some(gender), ..Facts::default() };
    points(&gender(Gender::Male), &gender(Gender::Male), Some((Verdict::Agrees, 0.0)), "same");
    let other = Some((Verdict::Contradicts, c::GENDER_CONTRADICTS));
    points(&gender(Gender::Male), &gender(Gender::Female), other, "other");
    let kind = |kind| Facts { kind, ..Facts::default() };
    for (a, b, expected) in [
        (Person, Entity, Some(c::TYPE_CONTRADICTS)),
        (Person, Vessel, Some(c::TYPE_CONTRADICTS)),
        (Vessel, Aircraft, Some(c::TYPE_CONTRADICTS)),
        (Entity, Vessel, Some(c::TYPE_OF_PROPERTY)),
        (Entity, Aircraft, Some(c::TYPE_OF_PROPERTY)),
        (Unknown, Vessel, None),
        (Person, Person, None),
    ] {
        let expected = expected.map(|points| (Verdict::Contradicts, points));
        points(&kind(a), &kind(b), expected, &format!("{a:?} {b:?}"));
        points(&kind(b), &kind(a), expected, &format!("{b:?} {a:?}"));
    }
}

/// The score of a name that has nothing in common, one that has a part, by equal numbers.
fn by_identifier(query: &str, listed: &str) -> (f32, f32) {
    let (query, listed) = (with_ids(EntityKind::Unknown, &[query]), with_ids(EntityKind::Unknown, &[listed]));
    (compare(0.1, &query, &listed).0, compare(c::CAP_ONE_PART, &query, &listed).0)
}

#[test]
fn an_identifier_raises_a_hit_alone_when_it_is_specific() {
    for (query, listed) in [
        ("Passport:G1234567:China", "Passport:G1234567"),
        ("G1234567", "Passport:G1234567:China"),
        ("421003198511121539", "National ID No.:421003198511121539:China"),
        ("IMO:9074729", "IMO:IMO 9074729"),
        ("INN 7707083893", "Tax ID No.:7707083893:Russia"),
        (
            "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa",
            "Digital Currency Address - XBT:1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa",
        ),
        ("passport no:123456", "Passport:123456:Iran"),
    ] {
        let (unlike, part) = by_identifier(query, listed);
        assert!((unlike - c::IDENTIFIER_SCORE).abs() < 1e-6 && part >= unlike, "{query}: {unlike}");
    }
    for (query, listed) in [
        ("123456", "Passport:123456"),
        ("12345", "Registration Number:12345:Malta"),
        ("HRB 26136", "Registration Number:HRB 26136:Germany"),
    ] {
        let (unlike, part) = by_identifier(query, listed);
        assert!(unlike < c::DEFAULT_THRESHOLD && part >= c::DEFAULT_THRESHOLD, "{query}: {unlike} {part}");
    }
    for (query, listed) in [
        ("Tax ID:123456", "Passport:123456"),
        ("Passport:A1234567:Iran", "Passport:A1234567:China"),
        // One wrong digit is another number.
        ("Passport:G1234567:China", "Passport:G1234568:China"),
        ("421003198511121530", "National ID No.:421003198511121539:China"),
    ] {
        let (unlike, part) = by_identifier(query, listed);
        assert!(unlike < 0.2 && part < c::DEFAULT_THRESHOLD, "{query}: {unlike} {part}");
    }
}

#[test]
fn an_identifier_stands_against_contradictions_and_is_shown_in_full() {
    let query = Facts { births: born("1950").births, ..with_ids(EntityKind::Person, &["passport:G1234567"]) };
    let listed =
        Facts { births: born("1985").births, ..with_ids(EntityKind::Entity, &["Passport:G1234567:China"]) };
    let (score, items) = compare(0.5, &query, &listed);
    assert!((score - c::IDENTIFIER_SCORE).abs() < 1e-6);
    let last = items.last().unwrap();
    assert_eq!(
        (last.query.as_str(), last.listed.as_str()),
        ("passport G1234567", "Passport G1234567 (China)")
    );
}

#[test]
fn another_valid_number_contradicts() {
    let vessel = |cells: &[&str]| with_ids(EntityKind::Vessel, cells);
    let contradicts = |points| Some((Verdict::Contradicts, points));
    points(&vessel(&["IMO:9074729"]), &vessel(&["IMO:9562233"]), contradicts(c::IMO_CONTRADICTS), "ships");
    points(&vessel(&["IMO:9074729"]), &vessel(&["IMO:9562234"]), None, "an invalid number is a slip");
    points(&vessel(&["MMSI:366999663"]), &vessel(&["MMSI:366999664"]), None, "the flag's, which changes");
    let unknown = |cells: &[&str]| with_ids(EntityKind::Unknown, cells);
    points(
        &unknown(&["INN:7707083893"]),
        &unknown(&["Tax ID No.:7736050003:Russia"]),
        contradicts(c::NATIONAL_ID_CONTRADICTS),
        "national numbers",
    );
    points(&unknown(&["Passport:G1234567"]), &unknown(&["Passport:G7654321"]), None, "passports are renewed");
    // One number in common outweighs another that differs.
    let both = vessel(&["IMO:9562233", "IMO:9074729"]);
    let (score, items) = compare(NAME, &both, &vessel(&["IMO:9074729"]));
    assert!(score >= NAME && items[0].verdict == Some(Verdict::Agrees));
}

proptest::proptest! {
    #[test]
    fn any_facts_give_a_score_and_contributions_that_add_up(
        name in 0.0f32..=1.0,
        texts in proptest::collection::vec("[0-9A-Za-z:;,/. -]{0,24}", 8),
    ) {
        let name = round(name);
        let side = |texts: &[String]| Facts {
            births: born(&texts[0]).births,
            countries: of_country(&texts[1]).countries,
            places: born_in(&texts[2]).places,
            ..with_ids(EntityKind::Unknown, &[&texts[3]])
        };
        let (score, _) = compare(name, &side(&texts[..4]), &side(&texts[4..]));
        assert!(score >= name - 0.45);
    }
}
