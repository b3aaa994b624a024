//! Tests over whole files: written by hand under `tests/data/lists`, one quirk each, about nobody real; and, when
//! asked for, over the genuine lists in the folder that `INTERDICT_LISTS` names.

use std::path::PathBuf;

use super::*;
use crate::designation::AliasKind;

/// The genuine lists: read whole, counted, and timed. Prints what was found.
#[test]
#[allow(clippy::print_stderr)] // run by hand, to look at
#[ignore = "needs the genuine lists in the folder INTERDICT_LISTS"]
fn genuine_lists_are_read_whole() {
    let folder = PathBuf::from(std::env::var_os("INTERDICT_LISTS").expect("INTERDICT_LISTS names a folder"));
    // path, designations, names, weak names
    let table = [
        ("ofac/sdn_2024-05-03", 14_965, 14_965 + 18_105 + 3_693, 3_693),
        ("ofac/snapshot_2021-07-06_complete", 8_976, 0, 0),
        ("ofac/consolidated_2025-12-19", 442, 0, 0),
        ("ofac/delta_2024-03/sdn_2024-03-22.csv.gz", 14_507, 0, 0),
        ("ofac/delta_2024-03/sdn_2024-03-25.csv.gz", 14_530, 0, 0),
        ("ofac/delta_2024-03/sdn_2024-03-26.csv.gz", 14_550, 0, 0),
        ("un/consolidated.xml", 1_003, 0, 0),
        ("un/consolidated_2024-09-26.xml.gz", 0, 0, 0),
        ("un/consolidated_excerpt_2024-10-17.xml", 7, 0, 0),
    ];
    for (path, designations, names, weak) in table {
        let start = std::time::Instant::now();
        let list = ListSnapshot::read(&ListSource::new(folder.join(path)), Strictness::Strict)
            .unwrap_or_else(|error| panic!("{error}"));
        let time = start.elapsed();
        let count = |count: fn(&Designation) -> usize| list.designations.iter().map(count).sum::<usize>();
        eprintln!(
            "{path}: {} {:?} {:?}, {} designations, {} names ({} weak, {} native), {} births, {} identifiers ({} keys), {} addresses, {} nationalities, {time:?}",
            list.id,
            list.published,
            list.files.iter().map(|file| file.name.as_str()).collect::<Vec<_>>(),
            list.designations.len(),
            list.names_count(),
            list.weak_names_count(),
            count(|one| one.names.iter().filter(|name| name.kind == AliasKind::Native).count()),
            count(|one| one.births.len()),
            count(|one| one.identifiers.len()),
            count(|one| one.identifiers.iter().filter(|id| id.key().is_some()).count()),
            count(|one| one.addresses.len()),
            count(|one| one.nationalities.len()),
        );
        for warning in &list.warnings {
            eprintln!("    {warning}");
        }
        if std::env::var_os("INTERDICT_LISTS_DUMP").is_some() {
            for one in &list.designations {
                eprintln!("DUMP {}", serde_json::to_string(one).unwrap());
            }
        }
        for (found, expected) in [
            (list.designations.len(), designations),
            (list.names_count(), names),
            (list.weak_names_count(), weak),
        ] {
            assert!(expected == 0 || found == expected, "{path}: {found} instead of {expected}");
        }
    }
}
