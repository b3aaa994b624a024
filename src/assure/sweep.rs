//! What every threshold gives: what is found, what is lost, what is alerted; and which one a stated rule recommends.

use serde::Serialize;

use super::figures::{Rate, six_digits};

/// The lowest threshold of a sweep. Below it a score says little more than that a word is shared, and candidates become
/// many; it is the floor that scores are kept from as well, where nothing lower is asked for.
pub const FLOOR: f32 = 0.60;

/// The thresholds of a sweep, in hundredths.
const HUNDREDTHS: std::ops::RangeInclusive<u8> = 60..=100;

/// What is known of one query for a sweep.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Asked {
    /// A strong listed name, with the score of its designation.
    Control(Option<f32>),
    /// A manipulated name that has to hit, with the score of its designation.
    Manipulated(Option<f32>),
    /// An innocent party, with its best score.
    Clean(Option<f32>),
}

/// What one threshold gives.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Step {
    /// The threshold.
    pub threshold: f32,
    /// Strong listed names that hit their own designation.
    pub control: Rate,
    /// Manipulated names that do.
    pub manipulated: Rate,
    /// Manipulated names, of 100, that this threshold loses against the one a step lower.
    pub lost_points: f64,
    /// Innocent parties that alert.
    pub clean: Rate,
    /// The same of a thousand.
    pub alerts_per_thousand: Option<f64>,
}

/// Which threshold the rule recommends.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Recommendation {
    /// The threshold; `None` where no one keeps the rule.
    pub threshold: Option<f32>,
    /// The rule in words.
    pub rule: String,
}

/// Counts what every threshold from [`FLOOR`] to 1 gives, in steps of a hundredth.
pub(super) fn sweep(asked: &[Asked]) -> Vec<Step> {
    let mut steps: Vec<Step> = Vec::new();
    for hundredth in HUNDREDTHS {
        // The nearest number to so many hundredths, as reading `0.72` gives it.
        let threshold = f32::from(hundredth) / 100.0;
        let (mut control, mut manipulated, mut clean) = (Rate::default(), Rate::default(), Rate::default());
        for one in asked {
            let (rate, score) = match one {
                Asked::Control(score) => (&mut control, score),
                Asked::Manipulated(score) => (&mut manipulated, score),
                Asked::Clean(score) => (&mut clean, score),
            };
            rate.count(score.is_some_and(|score| score >= threshold));
        }
        let points = |rate: Rate| 100.0 * rate.share().unwrap_or_default();
        let lost_points =
            steps.last().map_or(0.0, |step| six_digits(points(step.manipulated) - points(manipulated)));
        let alerts_per_thousand = clean.share().map(|share| six_digits(1000.0 * share));
        steps.push(Step { threshold, control, manipulated, lost_points, clean, alerts_per_thousand });
    }
    steps
}

/// What a recommended threshold has to keep.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Rule {
    /// Alerts of 1,000 clean rows, for a real file.
    Budget(f64),
    /// The best difference of rates, where parties are made and their alerts say nothing of a real file's.
    Difference,
}

/// The threshold that a rule recommends among those that find every strong listed name that any of the sweep finds.
pub(super) fn recommend(steps: &[Step], rule: Rule) -> Recommendation {
    let most = steps.iter().map(|step| step.control.hits).max().unwrap_or_default();
    let able = || steps.iter().filter(|step| step.control.hits == most && step.clean.of > 0);
    let but = "among those that lose no strong listed name that a lower one finds";
    let (found, rule) = match rule {
        Rule::Budget(budget) => (
            able().find(|step| step.alerts_per_thousand.is_some_and(|alerts| alerts <= budget)),
            format!("the lowest threshold at which at most {budget} of 1,000 clean rows alert, {but}"),
        ),
        Rule::Difference => {
            let difference = |step: &Step| {
                step.manipulated.share().unwrap_or_default() - step.clean.share().unwrap_or_default()
            };
            (
                // The last of equal ones.
                able().max_by(|a, b| difference(a).total_cmp(&difference(b))),
                format!(
                    "the threshold at which the share of manipulated names found exceeds the share of made parties that alert by \
                     most (Youden's index), {but}"
                ),
            )
        }
    };
    Recommendation { threshold: found.map(|step| step.threshold), rule }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_threshold_is_counted_from_the_scores() {
        let asked = [
            Asked::Control(Some(1.0)),
            Asked::Manipulated(Some(0.72)),
            Asked::Manipulated(Some(0.9)),
            Asked::Manipulated(None),
            Asked::Manipulated(Some(0.7199)),
            Asked::Clean(Some(0.65)),
            Asked::Clean(None),
        ];
        let steps = sweep(&asked);
        assert_eq!(steps.len(), 41);
        let at =
            |threshold: f32| steps.iter().find(|step| (step.threshold - threshold).abs() < 1e-6).unwrap();
        assert_eq!(at(0.60).manipulated, Rate { hits: 3, of: 4 });
        assert_eq!(at(0.72).manipulated, Rate { hits: 2, of: 4 }, "a score that is the threshold is a hit");
        assert_eq!(at(0.73).manipulated, Rate { hits: 1, of: 4 });
        assert_eq!((at(0.72).lost_points, at(0.73).lost_points, at(0.74).lost_points), (25.0, 25.0, 0.0));
        assert_eq!((at(0.65).alerts_per_thousand, at(0.66).alerts_per_thousand), (Some(500.0), Some(0.0)));
        assert_eq!(recommend(&steps, Rule::Budget(500.0)).threshold, Some(0.60));
        assert_eq!(recommend(&steps, Rule::Budget(5.0)).threshold, Some(0.66));
        assert_eq!(recommend(&steps, Rule::Difference).threshold, Some(0.71), "the highest of the best");
        assert_eq!(at(1.0).control, Rate { hits: 1, of: 1 });
    }

    #[test]
    fn no_threshold_is_recommended_that_loses_listed_names() {
        let steps = sweep(&[Asked::Control(Some(0.75)), Asked::Clean(Some(0.8))]);
        assert_eq!(recommend(&steps, Rule::Budget(1.0)).threshold, None);
        assert_eq!(
            recommend(&sweep(&[Asked::Control(Some(1.0))]), Rule::Budget(1.0)).threshold,
            None,
            "without clean rows nothing is known"
        );
    }
}
