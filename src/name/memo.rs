//! A thread's memory of what a costly function gave for the words it saw last.
//!
//! Comparing goes over the same listed words again and again, and a word's skeleton or readings take as long as many
//! comparisons. The memory is bounded and never changes a result.

use std::cell::Cell;

use rustc_hash::FxHashMap;

/// Words remembered: of some hundred bytes each, less than 1 MB a memory. Four times as many saved no time that could be
/// measured.
const WORDS: usize = 8_192;

thread_local! {
    static OFF: Cell<bool> = const { Cell::new(false) };
}

/// Runs something with every memory of this thread switched off: for measuring what they save, and that they change
/// nothing.
pub fn without_memory<T>(run: impl FnOnce() -> T) -> T {
    /// Switches back even where `run` panics.
    struct Back(bool);
    impl Drop for Back {
        fn drop(&mut self) {
            OFF.set(self.0);
        }
    }
    let _back = Back(OFF.replace(true));
    run()
}

/// What a function gave, by word: the words seen since the memory was last full, and those before.
pub(super) struct Memo<V> {
    young: FxHashMap<Box<str>, V>,
    old: FxHashMap<Box<str>, V>,
}

impl<V> Default for Memo<V> {
    fn default() -> Self {
        Self { young: FxHashMap::default(), old: FxHashMap::default() }
    }
}

impl<V: Clone> Memo<V> {
    /// What the function gives for a word: remembered, or asked for now.
    pub(super) fn get(&mut self, word: &str, function: impl FnOnce(&str) -> V) -> V {
        if OFF.get() {
            return function(word);
        }
        if let Some(known) = self.young.get(word) {
            return known.clone();
        }
        // Common words come back before the memory is full again, and so are never forgotten.
        let (word, value) = self.old.remove_entry(word).unwrap_or_else(|| (Box::from(word), function(word)));
        if self.young.len() >= WORDS / 2 {
            self.old = std::mem::take(&mut self.young);
        }
        self.young.insert(word, value.clone());
        value
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_asked_for_once_and_the_memory_is_bounded() {
        let mut asked = 0;
        let mut memo = Memo::default();
        assert_eq!(without_memory(|| memo.get("putin", |_| 1)), 1);
        for _ in 0..3 {
            assert_eq!(
                memo.get("putin", |word| {
                    asked += 1;
                    word.len()
                }),
                5
            );
        }
        assert_eq!(asked, 1);
        for n in 0..=WORDS {
            memo.get(&n.to_string(), str::len);
        }
        assert!(memo.young.len() + memo.old.len() <= WORDS);
        assert_eq!(memo.get("0", |_| 7), 7, "long forgotten");
        assert_eq!(memo.get(&WORDS.to_string(), |_| 7), WORDS.to_string().len());
    }
}
