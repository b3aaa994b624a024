//! The number of edits between two words, where there are few: what `strsim` gives, sooner.

/// Letters of the longest word that is compared in place; longer ones are rare enough for the plain way.
const MOST: usize = 64;
/// The largest limit that [`osa_within`] takes.
const MAX_LIMIT: usize = 2;

/// The optimal string alignment distance of two texts (letters put in, left out, replaced, and neighbours exchanged), if
/// it is at most `limit`, itself at most two.
///
/// Only the cells that few edits can reach are worked out (Ukkonen 1985): five a letter for two edits.
pub(super) fn osa_within(a: &str, b: &str, limit: usize) -> Option<usize> {
    debug_assert!(limit <= MAX_LIMIT, "the band is made for two edits");
    if !a.is_ascii() || !b.is_ascii() || a.len() > MOST || b.len() > MOST {
        return Some(strsim::osa_distance(a, b)).filter(|&distance| distance <= limit);
    }
    let (a, b) = trimmed(a.as_bytes(), b.as_bytes());
    if a.len().abs_diff(b.len()) > limit {
        return None;
    }
    let far = limit + 1;
    // Three rows, each shifted by one cell so that the cell before the first is there.
    let (mut before, mut last, mut row) = ([far; MOST + 2], [far; MOST + 2], [far; MOST + 2]);
    for (j, cell) in last.iter_mut().skip(1).take(limit.min(b.len()) + 1).enumerate() {
        *cell = j;
    }
    for i in 1..=a.len() {
        let (from, to) = (i.saturating_sub(limit), (i + limit).min(b.len()));
        row[from] = far;
        let mut nearest = far;
        for j in from..=to {
            let at = j + 1;
            row[at] = if j == 0 {
                i
            } else {
                let replaced = last[at - 1] + usize::from(a[i - 1] != b[j - 1]);
                let exchanged = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
                let exchanged = if exchanged { before[at - 2] + 1 } else { far };
                replaced.min(exchanged).min(last[at] + 1).min(row[at - 1] + 1)
            };
            nearest = nearest.min(row[at]);
        }
        if nearest > limit {
            return None;
        }
        // The cell behind the band, which the next row looks at.
        if to < b.len() {
            row[to + 2] = far;
        }
        (before, last, row) = (last, row, before);
    }
    Some(last[b.len() + 1]).filter(|&distance| distance <= limit)
}

/// Two words without the letters they begin and end with alike, which no least number of edits touches.
fn trimmed<'a>(mut a: &'a [u8], mut b: &'a [u8]) -> (&'a [u8], &'a [u8]) {
    let front = a.iter().zip(b).take_while(|(x, y)| x == y).count();
    (a, b) = (&a[front..], &b[front..]);
    let back = a.iter().rev().zip(b.iter().rev()).take_while(|(x, y)| x == y).count();
    (&a[..a.len() - back], &b[..b.len() - back])
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn it_is_the_distance_of_strsim(a in "[abc]{0,9}", b in "[abc]{0,9}", limit in 0_usize..3) {
            let distance = strsim::osa_distance(&a, &b);
            prop_assert_eq!(osa_within(&a, &b, limit), (distance <= limit).then_some(distance), "{} {}", a, b);
        }

        #[test]
        fn and_of_any_text(a in "\\PC{0,12}", b in "\\PC{0,12}", long in "[ab]{60,70}", at in 0_usize..60) {
            let mut other = long.clone();
            other.remove(at);
            for (a, b) in [(&a, &b), (&long, &other), (&long, &a)] {
                let distance = strsim::osa_distance(a, b);
                prop_assert_eq!(osa_within(a, b, 2), (distance <= 2).then_some(distance), "{} {}", a, b);
            }
        }
    }
}
