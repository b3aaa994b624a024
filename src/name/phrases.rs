//! Phrase tables: rows of one or more folded tokens, found among a name's tokens, the longest first.

use rustc_hash::FxHashMap;

/// What may follow a first token, longest first, each with its class.
type Rows<T> = Vec<(Vec<&'static str>, T)>;

/// A table of phrases by their first token.
pub(super) struct Phrases<T>(FxHashMap<&'static str, Rows<T>>);

impl<T: Copy> Phrases<T> {
    /// Reads a table of two columns, phrase and class, separated by a tab; `#` begins a comment line.
    pub(super) fn of(table: &'static str, class: impl Fn(&'static str) -> T) -> Self {
        let mut phrases: FxHashMap<&'static str, Rows<T>> = FxHashMap::default();
        for line in table.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
            let (phrase, name) = line.split_once('\t').expect("a row has two columns");
            let mut tokens = phrase.split(' ');
            let first = tokens.next().expect("a phrase has a token");
            phrases.entry(first).or_default().push((tokens.collect(), class(name)));
        }
        #[expect(clippy::iter_over_hash_type, reason = "each entry is sorted by itself")]
        for rows in phrases.values_mut() {
            rows.sort_by_key(|(rest, _)| std::cmp::Reverse(rest.len()));
        }
        Self(phrases)
    }

    /// The longest phrase that begins at a token: how many tokens it takes, and its class. One look-up for a token that
    /// begins none.
    pub(super) fn find(&self, tokens: &[&str], at: usize) -> Option<(usize, T)> {
        let (first, rest) = tokens.get(at..)?.split_first()?;
        let rows = self.0.get(first)?;
        rows.iter()
            .find(|(phrase, _)| rest.starts_with(phrase))
            .map(|(phrase, class)| (phrase.len() + 1, *class))
    }
}
