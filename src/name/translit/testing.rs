//! What the tests of the scripts' own files ask of their `romanise_all`; compiled for tests only.

use proptest::prelude::*;

use super::MAX_SPELLINGS;

/// The cells of a published table, written with spaces between them: a native text and its Latin by turns.
pub(super) fn cells(table: &str) -> Vec<(&str, &str)> {
    let cells: Vec<&str> = table.split_whitespace().collect();
    let (pairs, rest) = cells.as_chunks::<2>();
    assert!(!pairs.is_empty() && rest.is_empty(), "a text without its Latin");
    pairs.iter().map(|&[native, latin]| (native, latin)).collect()
}

/// A file's `romanise_all`, to be held against tables.
pub(super) struct Romaniser<F>(pub F);

impl<F: Fn(&str) -> Vec<String>> Romaniser<F> {
    /// The first spelling of each native text of a table is the table's.
    pub(super) fn follows(&self, table: &str) {
        for (native, latin) in cells(table) {
            assert_eq!((self.0)(native).first().map(String::as_str), Some(latin), "{native}");
        }
    }

    /// Names and a customary spelling of each: it is among those given, and they are not too many.
    pub(super) fn gives(&self, names: &[(&str, &str)]) {
        let missing: Vec<String> = names
            .iter()
            .map(|&(native, latin)| (native, latin, (self.0)(native)))
            .filter(|(_, latin, got)| {
                got.len() > MAX_SPELLINGS || !got.iter().any(|spelling| spelling == latin)
            })
            .map(|(native, latin, got)| format!("{native} {latin}: {got:?}"))
            .collect();
        assert!(missing.is_empty(), "{}", missing.join("\n"));
    }
}

/// A word of the script has spellings, and they are lower-case ASCII letters and nothing else.
pub(super) fn ascii_letters(spellings: &[String]) -> Result<(), TestCaseError> {
    prop_assert!(!spellings.is_empty());
    for spelling in spellings {
        prop_assert!(!spelling.is_empty() && spelling.bytes().all(|b| b.is_ascii_lowercase()), "{spelling}");
    }
    Ok(())
}
