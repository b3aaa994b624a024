//! Who may do what, for which reasons, and when a second person is needed: `[cases]` of the configuration file.
//!
//! ```toml
//! [cases]
//! four_eyes_score = 0.9      # false positives with a higher score need a second, different user; true matches always do
//! good_guy_days = 365        # how long a good guy holds where nothing else is said
//!
//! [cases.roles]              # users of the operating system; without any roles everybody may do everything
//! screener = ["nightly"]     # runs screenings that are kept
//! reviewer = ["anna", "bert"]
//! approver = ["carla"]       # agrees to what a reviewer proposed, and changes these rules
//! auditor = ["dora"]         # reads; takes no part in decisions
//!
//! [cases.reasons.false-positive]          # in the place of the codes that interdict brings for this verdict
//! different-person = "Documents show another person"
//! ```

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{CaseErrorKind, Disposition, Verdict};

/// The rules of a team.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[non_exhaustive]
pub struct Policy {
    /// False positives with a score above this need a second user; 0..=1.
    pub four_eyes_score: f64,
    /// Days that a good guy holds where no day is given.
    pub good_guy_days: u32,
    /// Who has which role; nobody restricted where it is empty.
    pub roles: BTreeMap<Role, Vec<String>>,
    /// The reason codes of each verdict, and of reopening, each with its words.
    pub reasons: BTreeMap<String, BTreeMap<String, String>>,
}

/// What a user may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// Runs screenings that are kept.
    Screener,
    /// Takes cases up, decides, reopens, revokes good guys.
    Reviewer,
    /// Agrees to what a reviewer proposed; changes the rules.
    Approver,
    /// Reads everything and decides nothing.
    Auditor,
}

/// What is known of a case when it is to be decided.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Standing<'a> {
    /// Where it stands.
    pub disposition: Disposition,
    /// Its hit's score.
    pub score: f64,
    /// Who proposed, where something is proposed.
    pub proposed_by: Option<&'a str>,
}

/// What a person wants to decide.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Decision<'a> {
    /// What it is.
    pub verdict: Verdict,
    /// The reason's code.
    pub reason: &'a str,
    /// Why, in words.
    pub note: &'a str,
    /// Whether the pair shall stay quiet from now on.
    pub good_guy: bool,
}

/// Under which name the reasons for reopening stand.
const REOPEN: &str = "reopen";

/// The reason codes where the configuration has no others: what REQUIREMENTS of supervisors and OFAC's own steps for
/// assessing a hit ask (type, how much of the name, the rest of the record), a code each.
const REASONS: &[(&str, &[(&str, &str)])] = &[
    (
        "true-match",
        &[
            (
                "identifier-agrees",
                "A passport, national, tax, company or IMO number is the designated party's",
            ),
            (
                "details-agree",
                "Name and further details (birth, address, nationality) are the designated party's",
            ),
            ("confirmed", "The party, its bank or the authority confirmed it"),
        ],
    ),
    (
        "false-positive",
        &[
            ("different-birth", "Date or place of birth is another"),
            ("different-identifier", "An identifying number is another"),
            ("different-nationality", "Nationality or country is another"),
            ("different-type", "A person is not a company, vessel or aircraft"),
            ("different-gender", "Gender is another"),
            ("partial-name", "Only one of several parts of the name agrees"),
            ("different-name", "The names are different ones"),
            ("different-business", "Another line of business, address or owners"),
            ("known-party", "The party is known and documented, and is another"),
        ],
    ),
    (
        "escalate",
        &[
            ("several-similarities", "Several details agree and none contradicts"),
            ("contradictory", "Some details agree and others contradict"),
            ("legal-question", "What the sanction forbids here is unclear"),
            ("ownership", "Ownership or control must be looked at"),
        ],
    ),
    (
        "needs-info",
        &[
            ("birth-missing", "The date of birth is not known"),
            ("identifier-missing", "No identifying number is known"),
            ("address-missing", "No address is known"),
            ("other-missing", "Something else is not known"),
        ],
    ),
    (
        REOPEN,
        &[
            ("new-information", "Something new is known"),
            ("wrong-decision", "The decision was wrong"),
            ("quality-review", "A second look, as a sample"),
        ],
    ),
];

impl Default for Policy {
    fn default() -> Self {
        let table = |codes: &[(&str, &str)]| -> BTreeMap<String, String> {
            codes.iter().map(|(code, words)| ((*code).to_owned(), (*words).to_owned())).collect()
        };
        Self {
            four_eyes_score: 0.9,
            good_guy_days: 365,
            roles: BTreeMap::new(),
            reasons: REASONS.iter().map(|(what, codes)| ((*what).to_owned(), table(codes))).collect(),
        }
    }
}

impl Role {
    /// The word used in the configuration.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Screener => "screener",
            Self::Reviewer => "reviewer",
            Self::Approver => "approver",
            Self::Auditor => "auditor",
        }
    }
}

impl Policy {
    /// The same rules, where they can work; the reasons that the configuration leaves out are interdict's own.
    ///
    /// # Errors
    ///
    /// Where a score or a number of days is out of range, a verdict is unknown or has no reason, or nobody could approve.
    pub fn checked(mut self) -> Result<Self, CaseErrorKind> {
        let fail = |text: String| Err(CaseErrorKind::Policy(text));
        if !(0.0..=1.0).contains(&self.four_eyes_score) {
            return fail(format!("four_eyes_score = {}: a score is 0 to 1", self.four_eyes_score));
        }
        if self.good_guy_days == 0 || self.good_guy_days > 3660 {
            return fail(format!("good_guy_days = {}: write 1 to 3660 days", self.good_guy_days));
        }
        let own = Self::default().reasons;
        for (what, codes) in &self.reasons {
            if !own.contains_key(what) {
                let known: Vec<&str> = own.keys().map(String::as_str).collect();
                return fail(format!("[cases.reasons.{what}]: reasons are for {}", known.join(", ")));
            }
            if codes.is_empty()
                || codes.iter().any(|(code, words)| code.is_empty() || words.trim().is_empty())
            {
                return fail(format!("[cases.reasons.{what}]: write at least one code, each with its words"));
            }
        }
        for (what, codes) in own {
            self.reasons.entry(what).or_insert(codes);
        }
        let approvers = self.roles.get(&Role::Approver).map_or(0, Vec::len);
        if !self.roles.is_empty() && approvers == 0 {
            return fail(
                "[cases.roles] names no approver: nobody could agree to a decision or change the roles"
                    .to_owned(),
            );
        }
        Ok(self)
    }

    /// Refuses an act to a user without the role.
    ///
    /// # Errors
    ///
    /// With who has the role.
    pub fn require(&self, user: &str, role: Role, act: &'static str) -> Result<(), CaseErrorKind> {
        let has = self.roles.get(&role).cloned().unwrap_or_default();
        if self.roles.is_empty() || has.iter().any(|one| one == user) {
            return Ok(());
        }
        Err(CaseErrorKind::Role { user: user.to_owned(), act, role, has })
    }

    /// Where a decision by a user brings a case.
    ///
    /// # Errors
    ///
    /// Where user, state, reason or note do not allow it.
    pub fn decide(
        &self,
        case: &Standing<'_>,
        decision: &Decision<'_>,
        user: &str,
    ) -> Result<Disposition, CaseErrorKind> {
        let Decision { verdict, reason, note, good_guy } = *decision;
        let agrees = case.disposition.proposed() == Some(verdict);
        if agrees {
            self.require(user, Role::Approver, "agree to a proposal")?;
        } else {
            self.require(user, Role::Reviewer, "decide a case")?;
        }
        self.reason(verdict.as_str(), reason)?;
        words(note)?;
        if good_guy && verdict != Verdict::FalsePositive {
            return Err(CaseErrorKind::GoodGuy);
        }
        let same = agrees && case.proposed_by == Some(user);
        if same {
            return Err(CaseErrorKind::SameUser { user: user.to_owned(), verdict });
        }
        let second_is_needed = !agrees
            && match verdict {
                Verdict::TrueMatch => true,
                Verdict::FalsePositive => good_guy || case.score > self.four_eyes_score,
                Verdict::Escalate | Verdict::NeedsInfo => false,
            };
        transition(case.disposition, verdict.leads_to(second_is_needed))
    }

    /// Where a user who takes a case up, or gives it to somebody, brings it.
    ///
    /// # Errors
    ///
    /// Where user or state do not allow it.
    pub fn assign(&self, disposition: Disposition, user: &str) -> Result<Disposition, CaseErrorKind> {
        self.require(user, Role::Reviewer, "assign a case")?;
        match disposition {
            Disposition::Open => Ok(Disposition::InReview),
            live if live.is_live() => Ok(live),
            closed => transition(closed, Disposition::InReview),
        }
    }

    /// Where a user who reopens a case brings it.
    ///
    /// # Errors
    ///
    /// Where user, state, reason or note do not allow it.
    pub fn reopen(
        &self,
        disposition: Disposition,
        reason: &str,
        note: &str,
        user: &str,
    ) -> Result<Disposition, CaseErrorKind> {
        self.require(user, Role::Reviewer, "reopen a case")?;
        self.reason(REOPEN, reason)?;
        words(note)?;
        transition(disposition, Disposition::Open)
    }

    /// The codes for something, in order.
    #[must_use]
    pub fn codes(&self, what: &str) -> Vec<&str> {
        self.reasons.get(what).map(|codes| codes.keys().map(String::as_str).collect()).unwrap_or_default()
    }

    fn reason(&self, what: &'static str, code: &str) -> Result<(), CaseErrorKind> {
        let known = self.codes(what);
        if known.contains(&code) {
            return Ok(());
        }
        let known = known.into_iter().map(str::to_owned).collect();
        Err(CaseErrorKind::Reason { code: code.to_owned(), what, known })
    }
}

fn words(note: &str) -> Result<(), CaseErrorKind> {
    if note.chars().any(char::is_alphanumeric) { Ok(()) } else { Err(CaseErrorKind::NoNote) }
}

fn transition(from: Disposition, to: Disposition) -> Result<Disposition, CaseErrorKind> {
    if from.may_become(to) { Ok(to) } else { Err(CaseErrorKind::Transition { from, to }) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decide(
        policy: &Policy,
        from: Disposition,
        score: f64,
        proposed_by: Option<&str>,
        verdict: Verdict,
        good_guy: bool,
        user: &str,
    ) -> String {
        let case = Standing { disposition: from, score, proposed_by };
        let codes = policy.codes(verdict.as_str());
        let decision = Decision { verdict, reason: codes[0], note: "seen", good_guy };
        match policy.decide(&case, &decision, user) {
            Ok(state) => state.to_string(),
            Err(error) => error.to_string(),
        }
    }

    #[test]
    fn four_eyes_for_true_matches_high_scores_and_good_guys() {
        use Disposition::{FalsePositiveProposed, NeedsInfo, Open, TrueMatch, TrueMatchProposed};
        use Verdict::{Escalate, FalsePositive, TrueMatch as IsTrue};
        let policy = Policy::default();
        for (from, score, by, verdict, good_guy, user, expected) in [
            (Open, 0.75, None, FalsePositive, false, "anna", "false_positive"),
            (Open, 0.9, None, FalsePositive, false, "anna", "false_positive"),
            (Open, 0.91, None, FalsePositive, false, "anna", "false_positive_proposed"),
            (Open, 0.75, None, FalsePositive, true, "anna", "false_positive_proposed"),
            (NeedsInfo, 0.75, None, IsTrue, false, "anna", "true_match_proposed"),
            (TrueMatchProposed, 0.75, Some("anna"), IsTrue, false, "bert", "true_match"),
            // Who disagrees proposes the opposite, and a third look, or the first user's, is needed.
            (TrueMatchProposed, 0.95, Some("anna"), FalsePositive, false, "bert", "false_positive_proposed"),
            (FalsePositiveProposed, 0.95, Some("bert"), FalsePositive, false, "anna", "false_positive"),
            (FalsePositiveProposed, 0.95, Some("bert"), Escalate, false, "bert", "escalated"),
            (
                TrueMatchProposed,
                0.95,
                Some("anna"),
                IsTrue,
                false,
                "anna",
                "anna has proposed true-match already: a second, different user must agree",
            ),
            (
                TrueMatch,
                0.95,
                None,
                Escalate,
                false,
                "anna",
                "the case is true_match, and cannot become escalated: reopen it first",
            ),
            (
                Open,
                0.95,
                None,
                IsTrue,
                true,
                "anna",
                "only a false positive makes a good guy: leave --good-guy out, or decide --as false-positive",
            ),
        ] {
            let found = decide(&policy, from, score, by, verdict, good_guy, user);
            assert_eq!(found, expected, "{from} {score} {by:?} {verdict} {good_guy} {user}");
        }
    }

    #[test]
    fn an_act_without_the_role_a_reason_or_a_note_is_refused_and_says_why() {
        let roles = [(Role::Reviewer, vec!["anna".to_owned()]), (Role::Approver, vec!["carla".to_owned()])];
        let policy = Policy { roles: roles.into(), ..Policy::default() }.checked().unwrap();
        let proposed = Disposition::TrueMatchProposed;
        for (from, by, user, expected) in [
            (Disposition::Open, None, "anna", "true_match_proposed"),
            (
                Disposition::Open,
                None,
                "carla",
                "carla may not decide a case: that takes the role reviewer, which anna has; roles stand under \
                 [cases.roles] of the configuration",
            ),
            (proposed, Some("bert"), "carla", "true_match"),
            (
                proposed,
                Some("bert"),
                "anna",
                "anna may not agree to a proposal: that takes the role approver, which carla has; roles stand under \
                 [cases.roles] of the configuration",
            ),
        ] {
            assert_eq!(decide(&policy, from, 0.8, by, Verdict::TrueMatch, false, user), expected);
        }
        assert!(policy.require("dora", Role::Screener, "screen").is_err());
        let case = Standing { disposition: Disposition::Open, score: 0.8, proposed_by: None };
        let refused = |reason, note| {
            let decision = Decision { verdict: Verdict::NeedsInfo, reason, note, good_guy: false };
            policy.decide(&case, &decision, "anna").unwrap_err().to_string()
        };
        assert_eq!(
            refused("because", "why"),
            "no reason is called \"because\" for needs-info; the reasons are address-missing, birth-missing, \
             identifier-missing, other-missing"
        );
        assert!(refused("birth-missing", " . ").starts_with("an act without a note"));
    }

    #[test]
    fn a_policy_that_cannot_work_is_refused() {
        let toml = |text: &str| toml::from_str::<Policy>(text).map_err(|error| error.message().to_owned());
        let checked = |text| toml(text).unwrap().checked().map_err(|error| error.to_string());
        for (text, expected) in [
            ("four_eyes_score = 1.5", "four_eyes_score = 1.5: a score is 0 to 1"),
            ("good_guy_days = 0", "good_guy_days = 0: write 1 to 3660 days"),
            (
                "[roles]\nreviewer = [\"anna\"]",
                "[cases.roles] names no approver: nobody could agree to a decision or change the roles",
            ),
            (
                "[reasons.false-positive]",
                "[cases.reasons.false-positive]: write at least one code, each with its words",
            ),
            (
                "[reasons.maybe]\nx = \"y\"",
                "[cases.reasons.maybe]: reasons are for escalate, false-positive, needs-info, reopen, true-match",
            ),
        ] {
            assert_eq!(checked(text).unwrap_err(), expected, "{text}");
        }
        assert!(toml("four_eyes = 1").unwrap_err().contains("unknown field"));
        let own = checked("[reasons.false-positive]\nother = \"Another\"").unwrap();
        assert_eq!(own.codes("false-positive"), ["other"]);
        assert_eq!(own.codes("true-match").len(), 3, "the others are interdict's");
    }
}
