//! Splitting a word into the syllables of a fixed inventory: the machinery under every Chinese romanisation here.
//!
//! A [`SyllableTable`] is a trie over the spellings of one system; each spelling stands for a small set of syllables,
//! which the system numbers as it likes (all Mandarin systems use [`super::pinyin::SyllableId`]).

/// Letters a spelling may have: a-z and the apostrophe, or the 33 Cyrillic letters.
const LETTERS: usize = 34;
/// No name has a word with more syllables than this; longer words are not tried.
pub(crate) const MAX_SYLLABLES: usize = 8;
/// How many ways of splitting one word are given at most.
pub(crate) const MAX_SPLITS: usize = 8;
/// Longest word looked at, in letters: eight syllables of the longest spelling are not needed by any real name.
const MAX_LETTERS: usize = 48;

/// What one spelling stands for, likeliest first.
pub(crate) type Options = [u16];

/// The spellings of one romanisation system.
pub(crate) struct SyllableTable {
    next: Vec<[u16; LETTERS]>,
    out: Vec<Vec<u16>>,
}

/// The column of a letter, or nothing when no system writes it.
fn letter(c: char) -> Option<u8> {
    match c {
        'a'..='z' => Some(c as u8 - b'a'),
        '\'' => Some(26),
        // а is U+0430 and я U+044F: 32 letters in a row; ё stands outside it.
        'а'..='я' => u8::try_from(c as u32 - 'а' as u32).ok(),
        'ё' => Some(32),
        _ => None,
    }
}

impl SyllableTable {
    pub(crate) fn new() -> Self {
        Self { next: vec![[0; LETTERS]], out: vec![Vec::new()] }
    }

    /// Adds a reading of `spelling` after those it has; spellings with letters of no system are left out.
    pub(crate) fn add(&mut self, spelling: &str, syllable: u16) {
        let Some(letters) = spelling.chars().map(letter).collect::<Option<Vec<u8>>>() else { return };
        let mut node = 0;
        for l in letters {
            let l = usize::from(l);
            if self.next[node][l] == 0 {
                let new = u16::try_from(self.next.len()).expect("tables of some thousand nodes");
                self.next[node][l] = new;
                self.next.push([0; LETTERS]);
                self.out.push(Vec::new());
            }
            node = usize::from(self.next[node][l]);
        }
        if node != 0 && !self.out[node].contains(&syllable) {
            self.out[node].push(syllable);
        }
    }

    /// What a whole word of one syllable stands for; empty when it is none.
    pub(crate) fn get(&self, word: &str) -> &Options {
        let mut node = 0;
        for c in word.chars() {
            node = letter(c).map_or(0, |l| usize::from(self.next[node][usize::from(l)]));
            if node == 0 {
                return &[];
            }
        }
        &self.out[node]
    }

    /// Every way to split `word` into syllables, fewest syllables first, then longest syllable first; at most
    /// [`MAX_SPLITS`]. `-` and the characters of `hard` always part syllables.
    pub(crate) fn split<'t>(&'t self, word: &str, hard: &[char]) -> Vec<Vec<&'t Options>> {
        let mut all: Vec<Vec<&Options>> = vec![Vec::new()];
        for piece in word.split(|c| c == '-' || hard.contains(&c)).filter(|p| !p.is_empty()) {
            let splits = self.split_piece(piece);
            if splits.is_empty() {
                return Vec::new();
            }
            all = all
                .iter()
                .flat_map(|head| splits.iter().map(move |tail| [head.as_slice(), tail.as_slice()].concat()))
                .take(4 * MAX_SPLITS)
                .collect();
        }
        all.retain(|s| !s.is_empty() && s.len() <= MAX_SYLLABLES);
        all.sort_by_key(Vec::len);
        all.truncate(MAX_SPLITS);
        all
    }

    fn split_piece<'t>(&'t self, piece: &str) -> Vec<Vec<&'t Options>> {
        let mut letters = [0u8; MAX_LETTERS];
        let mut len = 0;
        for c in piece.chars() {
            let (Some(l), true) = (letter(c), len < MAX_LETTERS) else { return Vec::new() };
            letters[len] = l;
            len += 1;
        }
        let letters = &letters[..len];
        // Which positions can be reached from the front: most foreign words end here, after a few letters.
        let mut reached = [false; MAX_LETTERS + 1];
        reached[0] = true;
        let mut furthest = 0;
        for from in 0..len {
            if from > furthest {
                return Vec::new();
            }
            if reached[from] {
                self.ends(letters, from, |to, _| {
                    reached[to] = true;
                    furthest = furthest.max(to);
                });
            }
        }
        if !reached[len] {
            return Vec::new();
        }
        let mut found = Vec::new();
        let mut path: Vec<&Options> = Vec::new();
        for count in 1..=MAX_SYLLABLES {
            self.extend(letters, 0, count, &mut path, &mut found);
            if found.len() >= MAX_SPLITS {
                break;
            }
        }
        found.truncate(MAX_SPLITS);
        found
    }

    /// Calls `see` with the end of every syllable that begins at `from`, shortest first.
    fn ends<'t>(&'t self, letters: &[u8], from: usize, mut see: impl FnMut(usize, &'t Options)) {
        let mut node = 0;
        for (at, &l) in letters.iter().enumerate().skip(from) {
            node = usize::from(self.next[node][usize::from(l)]);
            if node == 0 {
                return;
            }
            if !self.out[node].is_empty() {
                see(at + 1, &self.out[node]);
            }
        }
    }

    fn extend<'t>(
        &'t self,
        letters: &[u8],
        from: usize,
        count: usize,
        path: &mut Vec<&'t Options>,
        found: &mut Vec<Vec<&'t Options>>,
    ) {
        if count == 0 {
            if from == letters.len() {
                found.push(path.clone());
            }
            return;
        }
        // No spelling has more than eight letters, so too few syllables cannot cover the rest.
        if found.len() >= MAX_SPLITS || letters.len() - from > count * 8 || letters.len() - from < count {
            return;
        }
        let mut ends = Vec::new();
        self.ends(letters, from, |to, options| ends.push((to, options)));
        for (to, options) in ends.into_iter().rev() {
            path.push(options);
            self.extend(letters, to, count - 1, path, found);
            path.pop();
        }
    }
}

/// Every choice of one option per place, those nearest the front of their lists first, each after the sum of the
/// distances from the front; at most `limit`.
pub(crate) fn choices<T: Copy>(places: &[&[T]], limit: usize) -> Vec<(usize, Vec<T>)> {
    /// Beyond this many products the tail is dropped before sorting.
    const WORK: usize = 256;
    let mut all: Vec<(usize, Vec<T>)> = vec![(0, Vec::new())];
    for options in places {
        let mut longer = Vec::new();
        for (cost, head) in &all {
            for (i, &o) in options.iter().enumerate() {
                let mut next = head.clone();
                next.push(o);
                longer.push((cost + i, next));
            }
        }
        longer.sort_by_key(|(cost, _)| *cost);
        longer.truncate(WORK);
        all = longer;
    }
    all.truncate(limit);
    all
}

/// The rows of a table file: comment lines and empty lines left out, cells parted by tabs.
pub(crate) fn rows(file: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    file.lines().filter(|l| !l.is_empty() && !l.starts_with('#')).map(|l| l.split('\t').collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn choices_come_best_first_and_bounded() {
        let got = choices(&[&[1, 2, 3], &[4, 5]], 4);
        assert_eq!(got, [(0, vec![1, 4]), (1, vec![1, 5]), (1, vec![2, 4]), (2, vec![2, 5])]);
    }

    #[test]
    fn splits_come_shortest_first() {
        let mut t = SyllableTable::new();
        for (i, s) in ["xi", "an", "xian"].iter().enumerate() {
            t.add(s, u16::try_from(i).unwrap());
        }
        assert_eq!(t.split("xian", &['\'']), [vec![&[2u16][..]], vec![&[0], &[1]]]);
        assert_eq!(t.split("xi'an", &['\'']), [vec![&[0u16][..], &[1]]]);
        assert!(t.split("xiam", &[]).is_empty());
        assert!(t.split("", &[]).is_empty());
        assert!(t.split("--", &[]).is_empty());
    }
}
