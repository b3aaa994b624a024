//! The table of known names: what spelling is which name, in the script and in Latin letters.
//!
//! A spelling is looked up as it stands ([`spelled_as`]); else [`skeleton_of_plain`] asks whether a habit of some
//! language leads from it to the consonants of a name of the table, and of one only.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::script::plain;
use super::skeleton::{Place, Skeleton, Spelled, habit, similarity, spell, vowel_cost};

const NAMES: &str = include_str!("../../data/arabic_names.tsv");

/// A name of the table.
struct Entry {
    name: &'static str,
    skeleton: Skeleton,
    letters: Vec<u8>,
}

/// What the table of names says.
struct Names {
    entries: Vec<Entry>,
    /// Plain script to names, the usual one first.
    script: FxHashMap<String, Vec<&'static str>>,
    /// Latin spellings to names; none where a spelling stands for several.
    latin: FxHashMap<String, Option<&'static str>>,
    /// Entries by their consonants.
    by_consonants: FxHashMap<String, Vec<usize>>,
    /// Entries by the groups of their consonants, which no habit leaves: see [`group`].
    by_group: FxHashMap<Vec<u8>, Vec<usize>>,
}

static TABLE: LazyLock<Names> = LazyLock::new(|| read(NAMES));

/// The rows of a table: script, name, spellings.
fn rows(table: &'static str) -> impl Iterator<Item = (&'static str, &'static str, &'static str)> {
    table.lines().filter(|row| !row.starts_with('#')).filter_map(|row| {
        let mut cells = row.split('\t');
        let (native, name) = (cells.next()?, cells.next()?);
        Some((native, name, cells.next().unwrap_or("")))
    })
}

fn read(table: &'static str) -> Names {
    let mut names = Names {
        entries: Vec::new(),
        script: FxHashMap::default(),
        latin: FxHashMap::default(),
        by_consonants: FxHashMap::default(),
        by_group: FxHashMap::default(),
    };
    for (native, name, _) in rows(table) {
        let known = names.script.entry(plain(native)).or_default();
        if !known.contains(&name) {
            known.push(name);
        }
        if names.latin.insert(name.replace('\'', ""), Some(name)).is_some() {
            continue;
        }
        if let Some(Spelled { mut skeleton, mut letters }) = spell(name) {
            skeleton.name = Some(name);
            mark_emphatics(native, &mut letters);
            let at = names.entries.len();
            names.by_consonants.entry(skeleton.consonants.clone()).or_default().push(at);
            names.by_group.entry(grouped(skeleton.consonants.as_bytes())).or_default().push(at);
            names.entries.push(Entry { name, skeleton, letters });
        }
    }
    // Names themselves go before spellings of others; a spelling of two names stands for neither.
    let own: Vec<String> = names.entries.iter().map(|entry| entry.name.replace('\'', "")).collect();
    let own: rustc_hash::FxHashSet<&str> = own.iter().map(String::as_str).collect();
    for (_, name, spellings) in rows(table) {
        for other in spellings.split(' ').filter(|other| !other.is_empty() && !own.contains(other)) {
            let known = names.latin.entry(other.to_owned()).or_insert(Some(name));
            if *known != Some(name) {
                *known = None;
            }
        }
    }
    names
}

/// Dad and za are `d` and `z` in the names; [`habit`] wants to know. Only where the script has no plain letter of the
/// same class, so that it is clear which is meant.
fn mark_emphatics(native: &str, letters: &mut [u8]) {
    let has = |c| native.contains(c);
    for letter in letters {
        match *letter {
            b'd' if has('ض') && !has('د') => *letter = b'V',
            b'z' if has('ظ') && !has('ز') => *letter = b'U',
            _ => {}
        }
    }
}

/// The group of a consonant class, which no habit leaves but that of the Turkish c.
fn group(class: u8) -> u8 {
    match class {
        b'k' | b'g' | b'j' | b'x' | b'h' | b'S' | b'Z' | b'y' => b'K',
        b's' | b't' | b'd' | b'z' => b'T',
        b'p' | b'f' | b'b' => b'P',
        other => other,
    }
}

fn grouped(consonants: &[u8]) -> Vec<u8> {
    consonants.iter().map(|&class| group(class)).collect()
}

/// The name that a spelling of the table stands for; none for spellings of several.
pub(super) fn spelled_as(word: &str) -> Option<&'static str> {
    TABLE.latin.get(word).copied().flatten()
}

/// Whether the table has the spelling.
pub(super) fn has(word: &str) -> bool {
    TABLE.latin.contains_key(word)
}

/// A name of the table as the table's own text.
pub(super) fn known(name: &str) -> Option<&'static str> {
    spelled_as(&name.replace('\'', "")).filter(|found| *found == name)
}

/// The names of a plain word in the script.
pub(super) fn of_script(plain: &str) -> &'static [&'static str] {
    TABLE.script.get(plain).map_or(&[], Vec::as_slice)
}

/// Whether the table has a name that is spelled like this.
pub(super) fn is_like_a_name(skeleton: &Skeleton) -> bool {
    // Two consonants are shared by many words; of three, two vowels may be written e for a or i.
    let known = if skeleton.consonants.len() < 3 { 0.94 } else { 0.885 };
    skeleton.name.is_some()
        || TABLE.by_consonants.get(&skeleton.consonants).is_some_and(|like| {
            like.iter()
                .any(|&at| similarity(skeleton, &TABLE.entries[at].skeleton).is_some_and(|s| s >= known))
        })
}

/// The name that a word is spelled like, if it is one: by its spelling, else by consonants and vowels.
pub(super) fn nearest(word: &str) -> Option<&'static str> {
    /// Vowels that are often written one for the other, at most one pair of them rarely.
    const NEAR: f32 = 0.075;
    if let Some(name) = spelled_as(word) {
        return Some(name);
    }
    let skeleton = skeleton_of_plain(word).filter(|skeleton| skeleton.consonants.len() >= 3)?;
    if skeleton.name.is_some() {
        return skeleton.name;
    }
    let like = TABLE.by_consonants.get(&skeleton.consonants)?;
    let graded =
        like.iter().filter_map(|&at| Some((vowel_cost(&skeleton, &TABLE.entries[at].skeleton)?, at)));
    let (_, at) = graded.filter(|(cost, _)| *cost <= NEAR).min_by(|a, b| a.0.total_cmp(&b.0))?;
    Some(TABLE.entries[at].name)
}

/// The skeleton of a name of the table.
pub(super) fn skeleton_of_name(name: &'static str) -> Option<Skeleton> {
    Some(Skeleton { name: Some(name), ..spell(name)?.skeleton })
}

/// The skeleton of a Latin word, compounds aside.
pub(super) fn skeleton_of_plain(word: &str) -> Option<Skeleton> {
    if let Some(name) = spelled_as(word) {
        return skeleton_of_name(name);
    }
    let spelled = spell(word)?;
    if let Some(at) = resolve(&spelled) {
        // The vowels stay as they are written, so that two spellings are still compared by theirs.
        let consonants = TABLE.entries[at].skeleton.consonants.clone();
        return Some(Skeleton { consonants, ..spelled.skeleton });
    }
    // Spelled as one name of the table is, and as no other.
    if let Some(like) = TABLE.by_consonants.get(&spelled.skeleton.consonants) {
        let mut same =
            like.iter().filter(|&&at| TABLE.entries[at].skeleton.vowels == spelled.skeleton.vowels);
        if let (Some(&at), None) = (same.next(), same.next())
            && !has(word)
        {
            return Some(TABLE.entries[at].skeleton.clone());
        }
    }
    // `Fatimat`, `Aminat`: the feminine ending as it is pronounced before another word.
    let ending = word.strip_suffix('t').filter(|front| front.ends_with('a') && word.len() > 5);
    if let Some(front) = ending
        && !is_like_a_name(&spelled.skeleton)
        && let Some(name) = spelled_as(front)
    {
        return skeleton_of_name(name);
    }
    Some(spelled.skeleton)
}

/// The one name that a spelling of other consonants stands for by habit.
fn resolve(spelled: &Spelled) -> Option<usize> {
    /// Most that habits and vowels may cost together: two habits, or one and vowels that are often written so.
    const MOST: f32 = 0.095;
    /// Two names this near stand in each other's way.
    const NEAR: f32 = 0.012;
    let consonants = spelled.skeleton.consonants.as_bytes();
    // Two consonants are too few to be sure of a third.
    if consonants.len() < 3 {
        return None;
    }
    let plain = TABLE.by_consonants.get(&spelled.skeleton.consonants);
    let is_spelled =
        |&at: &usize| vowel_cost(&spelled.skeleton, &TABLE.entries[at].skeleton).is_some_and(|c| c < MOST);
    if plain.is_some_and(|same| same.iter().any(is_spelled)) {
        return None;
    }
    // A written c before e or i is s, or the Turkish j.
    let mut groups = vec![grouped(consonants)];
    if spelled.letters.contains(&b'c') {
        let turkish = |(&class, &letter): (&u8, &u8)| if letter == b'c' { group(b'j') } else { group(class) };
        groups.push(consonants.iter().zip(&spelled.letters).map(turkish).collect());
    }
    let mut found: Option<(f32, usize)> = None;
    let mut second: Option<f32> = None;
    for group in &groups {
        for &at in TABLE.by_group.get(group).into_iter().flatten() {
            let Some(cost) = cost(spelled, &TABLE.entries[at]).filter(|&cost| cost <= MOST) else { continue };
            match found {
                Some((_, other))
                    if TABLE.entries[other].skeleton.consonants == TABLE.entries[at].skeleton.consonants =>
                {
                    if let Some(best) = found.as_mut().filter(|best| cost < best.0) {
                        *best = (cost, at);
                    }
                }
                Some((best, _)) if cost >= best => second = Some(second.map_or(cost, |s| s.min(cost))),
                _ => {
                    second = found.map(|(cost, _)| cost);
                    found = Some((cost, at));
                }
            }
        }
    }
    found.filter(|(best, _)| second.is_none_or(|second| second - best > NEAR)).map(|(_, at)| at)
}

/// What it costs to read a spelling as a name; none where no habit leads there.
fn cost(spelled: &Spelled, entry: &Entry) -> Option<f32> {
    let mut sum = vowel_cost(&spelled.skeleton, &entry.skeleton)?;
    let last = entry.letters.len() - 1;
    let after_vowel = |i: usize| spelled.skeleton.vowels.as_bytes().get(i - 1).is_some_and(|v| *v != b'-');
    for (i, (&written, &meant)) in spelled.letters.iter().zip(&entry.letters).enumerate() {
        let place = match i {
            0 => Place::First,
            _ if i == last && spelled.skeleton.vowels.ends_with('-') && after_vowel(i) => Place::Last,
            _ => Place::Inside,
        };
        sum += habit(written, meant, place)?;
    }
    Some(sum)
}

/// Names of the table whose skeletons are the same though the names are not, and spellings that stand for several.
#[cfg(test)]
pub(super) fn doubtful() -> Vec<String> {
    let mut out = Vec::new();
    for (i, a) in TABLE.entries.iter().enumerate() {
        for b in &TABLE.entries[i + 1..] {
            if a.skeleton.consonants == b.skeleton.consonants && a.skeleton.vowels == b.skeleton.vowels {
                out.push(format!("{} = {}", a.name, b.name));
            }
        }
    }
    let mut several: Vec<String> =
        TABLE.latin.iter().filter(|(_, name)| name.is_none()).map(|(word, _)| format!("{word} ?")).collect();
    several.sort();
    out.extend(several);
    out
}

/// How many rows the table has.
#[cfg(test)]
pub(super) fn rows_in_table() -> usize {
    rows(NAMES).count()
}
