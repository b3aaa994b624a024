//! The line itself: pairs just below the threshold, and just above it, for people to look at.
//!
//! A threshold is right where what lies below it is worthless. Nobody can look at all of it, so a random sample is taken,
//! people say of each pair whether it is one party (`match`) or not (`no_match`), and the share of matches says what the
//! threshold costs. Of 299 pairs of which none is a match, fewer than one in a hundred is at 95 % confidence
//! ([`upper_bound_of_none`]).
//!
//! The sample is drawn from the queries of the clean pack where it was read from a file, because those are the user's own
//! parties; else from the manipulated names. It is stratified: each list and each half of the band has the share of the
//! sample that it has of all pairs, so that the sample's share is an estimate of the whole's without weights.

use std::collections::BTreeMap;
use std::io::Read;
use std::path::Path;

use serde::Serialize;

use crate::error::Position;
use crate::score::cover::round;
use crate::{Error, Result};

use super::AssureErrorKind;
use super::figures::{Rate, six_digits};
use super::packs::{Pack, Packs};
use super::random::Random;
use super::trial::Answer;

/// How many pairs are sampled where nothing is said.
pub const SAMPLE: usize = 299;
/// How far below (or above) the threshold they may lie where nothing is said.
pub const BAND: f32 = 0.05;

/// On which side of the threshold a pair lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Side {
    /// Below it: no hit.
    Below,
    /// At or above it: a hit.
    Above,
}

impl Side {
    /// The word used in output: `below`, `above`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Below => "below",
            Self::Above => "above",
        }
    }
}

/// A query and a designation.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pair {
    /// The query, by its place among the cases.
    pub case: usize,
    /// The designation, by its number.
    pub designation: u32,
    /// Their score.
    pub score: f32,
}

/// A sampled pair with the group it was drawn from.
#[derive(Debug, Clone, PartialEq)]
pub struct Sampled {
    /// The pair.
    pub pair: Pair,
    /// The group: list and half of the band.
    pub stratum: String,
    /// How many pairs the group has.
    pub stratum_pairs: usize,
}

/// What a sample was drawn from.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Drawn {
    /// The side.
    pub side: Side,
    /// The band: from which score on.
    pub from: f32,
    /// Below which score.
    pub below: f32,
    /// The pack whose pairs it is of.
    pub pack: Pack,
    /// All pairs in the band.
    pub pairs: usize,
    /// Pairs sampled.
    pub sampled: usize,
}

/// What people said of a sample.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Labelled {
    /// The side.
    pub side: Side,
    /// Matches among the labelled pairs.
    pub matches: Rate,
    /// Pairs without a label, or with `unsure`.
    pub unlabelled: u64,
    /// The share of matches that is not exceeded at 95 % confidence where none was found.
    pub upper_bound: Option<f64>,
}

/// The greatest share of matches that is consistent, at 95 % confidence, with none in a sample of `n`: 1 - 0.05^(1/n).
///
/// ```
/// use interdict::assure::line::upper_bound_of_none;
/// assert!(upper_bound_of_none(299) < 0.01 && upper_bound_of_none(298) >= 0.01);
/// ```
#[must_use]
pub fn upper_bound_of_none(n: u64) -> f64 {
    if n == 0 { 1.0 } else { 1.0 - 0.05_f64.powf(1.0 / n as f64) }
}

/// The score from which scores must be kept, so that a band below a threshold is whole.
pub(super) fn from(threshold: f32, band: f32) -> f32 {
    // As decimals: 0.72 - 0.05 is 0.67, not a little more.
    round(threshold - band)
}

/// Draws a sample of the pairs in a band beside the threshold.
pub(super) fn draw(
    side: Side,
    (threshold, band): (f32, f32),
    sample: usize,
    seed: u64,
    packs: &Packs<'_>,
    answers: &[Answer],
    lists: &[(u32, &str)],
) -> (Drawn, Vec<Sampled>) {
    let read = packs.cases.iter().any(|case| case.row.is_some());
    let pack = if read { Pack::Clean } else { Pack::Manipulated };
    let (low, high) = match side {
        Side::Below => (from(threshold, band), threshold),
        Side::Above => (threshold, from(threshold, -band)),
    };
    let middle = f32::midpoint(low, high);
    let in_band = |score: f32| score >= low && (score < high || side == Side::Above && high >= 1.0);
    let mut strata: BTreeMap<String, Vec<Pair>> = BTreeMap::new();
    for (case, answer) in answers.iter().enumerate().filter(|(case, _)| packs.cases[*case].pack == pack) {
        for &(designation, score) in answer.scores().iter().filter(|(_, score)| in_band(*score)) {
            let list = lists.iter().rfind(|(first, _)| *first <= designation).map_or("", |(_, id)| id);
            let half = if score < middle { "lower" } else { "upper" };
            strata.entry(format!("{list}, {half} half")).or_default().push(Pair { case, designation, score });
        }
    }
    let pairs: usize = strata.values().map(Vec::len).sum();
    let shares = shares(&strata.values().map(Vec::len).collect::<Vec<_>>(), sample);
    let mut sampled = Vec::new();
    for ((stratum, pairs), share) in strata.into_iter().zip(shares) {
        let stratum_pairs = pairs.len();
        let mut drawn = Random::of(seed, &[side.as_str(), &stratum]).shuffled(pairs);
        drawn.truncate(share);
        sampled.extend(drawn.into_iter().map(|pair| Sampled {
            pair,
            stratum: stratum.clone(),
            stratum_pairs,
        }));
    }
    // In random order, so that who labels them cannot guess from the order.
    let sampled = Random::of(seed, &[side.as_str(), "order"]).shuffled(sampled);
    (Drawn { side, from: low, below: high, pack, pairs, sampled: sampled.len() }, sampled)
}

/// How a sample is shared among groups by their sizes: in proportion, the largest remainders rounded up.
fn shares(sizes: &[usize], sample: usize) -> Vec<usize> {
    let all: usize = sizes.iter().sum();
    if all <= sample {
        return sizes.to_vec();
    }
    let mut shares: Vec<usize> = sizes.iter().map(|size| size * sample / all).collect();
    let mut order: Vec<usize> = (0..sizes.len()).collect();
    order.sort_by_key(|&at| std::cmp::Reverse((sizes[at] * sample % all, sizes.len() - at)));
    let missing = sample - shares.iter().sum::<usize>();
    for at in order.into_iter().take(missing) {
        shares[at] += 1;
    }
    shares
}

/// Reads a labelled sample: a CSV file with columns `side` (below, above) and `label` (`match`, `no_match`, `unsure` or empty).
///
/// # Errors
///
/// Where it cannot be read, lacks a column, or a label means nothing; with the record.
pub fn read_labelled(file: impl Read, path: &Path) -> Result<Vec<Labelled>> {
    let fail = |kind| Error::new(kind).at(Position::file(path));
    let damaged = |error: csv::Error| fail(AssureErrorKind::Labels(error.to_string()));
    let mut reader = csv::ReaderBuilder::new().from_reader(file);
    let header = reader.headers().map_err(damaged)?.clone();
    let column = |name: &'static str| {
        let at = header
            .iter()
            .position(|field| field.trim_start_matches('\u{feff}').trim().eq_ignore_ascii_case(name));
        at.ok_or_else(|| fail(AssureErrorKind::LabelColumn(name)))
    };
    let (side, label) = (column("side")?, column("label")?);
    let mut sides: BTreeMap<Side, (Rate, u64)> = BTreeMap::new();
    for (number, record) in (1..).zip(reader.records()) {
        let record = record.map_err(damaged)?;
        let field = |at: usize| record.get(at).unwrap_or_default().trim().to_lowercase();
        let wrong = |field: &'static str, found: String| {
            let place = Position::file(path).record(number).field(field);
            Error::new(AssureErrorKind::Label(found)).at(place)
        };
        let side = match field(side).as_str() {
            "below" => Side::Below,
            "above" => Side::Above,
            other => return Err(wrong("side", other.to_owned())),
        };
        let (rate, unlabelled) = sides.entry(side).or_default();
        match field(label).as_str() {
            "match" | "true" | "yes" | "1" => rate.count(true),
            "no_match" | "false" | "no" | "0" => rate.count(false),
            "" | "unsure" => *unlabelled += 1,
            other => return Err(wrong("label", other.to_owned())),
        }
    }
    let labelled = sides.into_iter().map(|(side, (matches, unlabelled))| {
        let none = matches.of > 0 && matches.hits == 0;
        Labelled {
            side,
            matches,
            unlabelled,
            upper_bound: none.then(|| six_digits(upper_bound_of_none(matches.of))),
        }
    });
    Ok(labelled.collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_size_rule_is_that_of_the_books() {
        for (n, bound) in [(59, 0.0495), (149, 0.0199), (299, 0.00997), (2994, 0.001)] {
            assert!((upper_bound_of_none(n) - bound).abs() < 1e-4, "{n}: {}", upper_bound_of_none(n));
        }
    }

    #[test]
    fn a_sample_is_shared_by_size() {
        assert_eq!(shares(&[10, 20, 70], 10), [1, 2, 7]);
        assert_eq!(shares(&[3, 3, 3], 10), [3, 3, 3]);
        assert_eq!(shares(&[1, 1, 1], 2), [1, 1, 0]);
        assert_eq!(shares(&[997, 1, 2], 299), [298, 0, 1]);
        assert_eq!(shares(&[], 5), [0_usize; 0]);
    }

    #[test]
    fn a_band_ends_at_decimals() {
        assert_eq!(format!("{} {}", from(0.72, 0.05), from(0.72, -0.05)), "0.67 0.77");
    }

    #[test]
    fn labels_are_counted_and_wrong_ones_refused() {
        let read = |text: &str| read_labelled(text.as_bytes(), Path::new("l.csv"));
        let labelled =
            read("side,score,label\nbelow,.7,no_match\nbelow,.7,No\nbelow,.7,\nabove,.8,MATCH\n").unwrap();
        assert_eq!(labelled.len(), 2);
        assert_eq!((labelled[0].matches, labelled[0].unlabelled), (Rate { hits: 0, of: 2 }, 1));
        assert!((labelled[0].upper_bound.unwrap() - 0.776_393).abs() < 1e-6);
        assert_eq!(
            (labelled[1].side, labelled[1].matches, labelled[1].upper_bound),
            (Side::Above, Rate { hits: 1, of: 1 }, None)
        );
        let refused = |text| read(text).unwrap_err().to_string();
        assert_eq!(
            refused("side,label\nbelow,perhaps\n"),
            "l.csv: record 1, field label: \"perhaps\" means nothing here; sides are below and above, labels match, no_match, unsure \
             or nothing"
        );
        assert!(refused("side\nbelow\n").contains("no column \"label\""));
    }
}
