//! Pairs that were reviewed and stay quiet until something about them changes.
//!
//! A good guy is a counterparty with a designation, never a counterparty alone and never a name. It holds what both
//! records said when it was approved, and the last day on which it holds: another record, or another day, and the hit
//! speaks again. A quiet hit is still counted and written, with the number of the good guy that quiets it.

use std::collections::BTreeSet;

use jiff::civil::Date;
use rustc_hash::FxHashMap;

use super::{CaseId, Disposition};
use crate::designation::Fingerprint;

/// A reviewed pair, as far as screening needs it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GoodGuy {
    /// Its number in the store.
    pub number: u64,
    /// What the counterparty's records said; several where several rows are one counterparty.
    pub party: BTreeSet<Fingerprint>,
    /// What the designation's record said.
    pub designation: Fingerprint,
    /// The last day on which it holds (UTC).
    pub expires: Date,
}

/// Why a good guy holds no more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lapse {
    /// Its last day is over.
    Expired,
    /// The counterparty's record says something else.
    CounterpartyChanged,
    /// The designation's record says something else.
    DesignationChanged,
}

impl Lapse {
    /// The reason code in output and in the log.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Expired => "good-guy-expired",
            Self::CounterpartyChanged => "counterparty-changed",
            Self::DesignationChanged => "designation-changed",
        }
    }
}

/// What the good guys say to a hit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Quiet {
    /// Nothing: it is an alert.
    No,
    /// It stays quiet, by the good guy of this number.
    By(u64),
    /// It did so far, by the good guy of this number, which has lapsed: it is an alert.
    Lapsed(u64, Lapse),
}

/// What a run found of a hit's case, for its report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseMark {
    /// The case.
    pub case: CaseId,
    /// Where it stood before the run; nothing where the run opens it.
    pub disposition: Option<Disposition>,
    /// Whether a good guy keeps it quiet.
    pub quiet: Quiet,
}

impl CaseMark {
    /// Where it stood before the run, as one word; `new` where the run opens it.
    #[must_use]
    pub fn state(&self) -> &'static str {
        self.disposition.map_or("new", Disposition::as_str)
    }

    /// The number of the good guy that keeps it quiet.
    #[must_use]
    pub fn good_guy(&self) -> Option<u64> {
        match self.quiet {
            Quiet::By(number) => Some(number),
            Quiet::No | Quiet::Lapsed(..) => None,
        }
    }
}

/// The good guys of a run.
#[derive(Debug, Clone)]
pub struct GoodGuys {
    today: Date,
    pairs: FxHashMap<CaseId, GoodGuy>,
}

impl GoodGuys {
    /// Those in force on a day.
    #[must_use]
    pub fn new(today: Date, pairs: impl IntoIterator<Item = (CaseId, GoodGuy)>) -> Self {
        Self { today, pairs: pairs.into_iter().collect() }
    }

    /// What they say to a hit of a pair whose records say this now.
    #[must_use]
    pub fn ask(&self, case: &CaseId, party: Fingerprint, designation: Fingerprint) -> Quiet {
        let Some(known) = self.pairs.get(case) else { return Quiet::No };
        let lapse = if known.expires < self.today {
            Lapse::Expired
        } else if known.designation != designation {
            Lapse::DesignationChanged
        } else if !known.party.contains(&party) {
            Lapse::CounterpartyChanged
        } else {
            return Quiet::By(known.number);
        };
        Quiet::Lapsed(known.number, lapse)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::designation::Field;

    #[test]
    fn a_good_guy_holds_for_its_pair_its_records_and_its_time() {
        let said = |text: &str| Fingerprint::of(&[Field::text("names", text)]);
        let day = |text: &str| text.parse::<Date>().unwrap();
        let pair = CaseId("1".repeat(16));
        let known = GoodGuy {
            number: 7,
            party: [said("Jan Doe"), said("J. Doe")].into(),
            designation: said("DOE, Jan"),
            expires: day("2025-03-25"),
        };
        let on = |today| GoodGuys::new(day(today), [(pair.clone(), known.clone())]);
        for (today, case, party, designation, expected) in [
            ("2024-03-25", &pair, "Jan Doe", "DOE, Jan", Quiet::By(7)),
            ("2024-03-25", &pair, "J. Doe", "DOE, Jan", Quiet::By(7)),
            ("2025-03-25", &pair, "Jan Doe", "DOE, Jan", Quiet::By(7)),
            ("2025-03-26", &pair, "Jan Doe", "DOE, Jan", Quiet::Lapsed(7, Lapse::Expired)),
            ("2024-03-25", &pair, "Jan Roe", "DOE, Jan", Quiet::Lapsed(7, Lapse::CounterpartyChanged)),
            ("2024-03-25", &pair, "Jan Doe", "DOE, Jan B.", Quiet::Lapsed(7, Lapse::DesignationChanged)),
            ("2024-03-25", &CaseId("2".repeat(16)), "Jan Doe", "DOE, Jan", Quiet::No),
        ] {
            assert_eq!(on(today).ask(case, said(party), said(designation)), expected, "{today} {party}");
        }
    }
}
