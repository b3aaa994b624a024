//! What a configuration file may say, and what it is told when it says something else.

use super::*;

fn config(text: &str) -> Result<Config> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("interdict.toml");
    std::fs::write(&path, text).unwrap();
    Config::read(&path)
}

fn collection(text: &str, name: Option<&str>) -> Result<Collection> {
    config(text)?.collection(name, "2026-06-30".parse().unwrap())
}

const FILE: &str = "\
threshold = 0.7
weak_aliases = \"on\"
[lists.ofac-sdn]
edition = \"2024-05-03\"
[lists.house]
path = \"lists/house.csv\"
owner = \"A. Person\"
expires = 2026-06-30
weak_aliases = \"off\"
[collections.daily]
lists = [\"house\", \"ofac-sdn\"]
exclude_programs = [\"ofac-sdn:CUBA\", \"OLD\"]
include_types = [\"person\"]
[collections.vessels]
lists = [\"ofac-sdn\"]
include_types = [\"vessel\"]
threshold = 0.8
";

#[test]
fn a_collection_has_its_lists_selection_and_settings() {
    let daily = collection(FILE, Some("daily")).unwrap();
    assert_eq!(daily.lists.iter().map(|list| list.id.0.as_str()).collect::<Vec<_>>(), ["house", "ofac-sdn"]);
    assert!(daily.lists[0].path.as_ref().unwrap().ends_with("lists/house.csv"));
    assert!(daily.lists[0].path.as_ref().unwrap().is_absolute(), "paths start at the file's folder");
    assert_eq!(daily.lists[1].edition.as_deref(), Some("2024-05-03"));
    let rules: Vec<String> = daily.selection.exclude_programs.iter().map(ToString::to_string).collect();
    assert_eq!(rules, ["ofac-sdn:CUBA", "OLD"]);
    assert_eq!(daily.selection.exclude_programs[1].list, None);
    assert!((daily.screen.score.threshold - 0.7).abs() < 1e-6);
    assert_eq!(daily.screen.weak_aliases, WeakAliases::On);
    assert_eq!(daily.screen.weak_aliases_by_list["house"], WeakAliases::Off);
    let vessels = collection(FILE, Some("vessels")).unwrap();
    assert!((vessels.screen.score.threshold - 0.8).abs() < 1e-6);
    assert_eq!(daily.digest, vessels.digest);
    let only = FILE.split("[collections.vessels]").next().unwrap();
    assert_eq!(collection(only, None).unwrap().name, "daily");
    assert_eq!(collection(&format!("default_collection = \"daily\"\n{FILE}"), None).unwrap().name, "daily");
}

#[test]
fn what_means_nothing_is_refused_with_its_line() {
    let with = |from: &str, to: &str| FILE.replace(from, to);
    let table = [
        (with("threshold = 0.7", "treshold = 0.7"), None, "line 1: unknown field `treshold`"),
        (with("threshold = 0.7", "threshold = 7"), None, "number above 0 and up to 1"),
        (with("\"on\"", "\"maybe\""), None, "line 2: unknown variant `maybe`"),
        (with("owner", "ownr"), None, "line 7: unknown field `ownr`"),
        (with("2026-06-30", "\"soon\""), None, "line 8: write a day"),
        (with("[\"person\"]", "[\"people\"]"), None, "line 13: unknown variant `people`"),
        (with("owner", "edition"), None, "a path and an edition"),
        (with("[collections.daily]", "[collections.daily"), None, "line 10"),
        (FILE.to_owned(), None, "which collection? name one with --collection"),
        (FILE.to_owned(), Some("weekly"), "no [collections.weekly]; there are daily, vessels"),
        (with("\"house\",", "\"home\","), Some("daily"), "names the list home, and there is no [lists.home]"),
        (with("lists = [\"house\", \"ofac-sdn\"]", ""), Some("daily"), "names no list"),
        (with("2026-06-30", "2026-06-29"), Some("daily"), "until 2026-06-29 only: A. Person must look"),
        (String::new(), None, "there are none"),
    ];
    for (text, name, part) in table {
        let error = collection(&text, name).unwrap_err().to_string();
        assert!(error.contains("interdict.toml") && error.contains(part), "{part}: {error}");
    }
    assert!(
        collection(&with("2026-06-30", "2026-06-29"), Some("vessels")).is_ok(),
        "another list may be used"
    );
}

proptest::proptest! {
    #[test]
    fn any_text_is_read_or_refused(text in "[a-z\\[\\]=\"\\n.0-9{} ]{0,120}") {
        let _ = config(&text);
    }
}
