//! Reports that are shared, as logs or in tickets: what a counterparty's file says of it is left out.
//!
//! What stays tells which row it is and what became of it: file, row number, the counterparty's id, outcome, the code of
//! a reason, and of a hit everything that is the list's and public (list, id, listed names, programs) with its scores. A
//! listed name stays also where the counterparty bears the same one. Who can read the file of counterparties finds the
//! row again; who cannot learns nothing of it but that.

use std::borrow::Cow;
use std::io;

use super::manifest::InputRecord;
use super::{ReportRow, RowOutcome, RowWriter};
use crate::party::{NotScreened, Origin, names_columns};
use crate::score::explain::explain;
use crate::score::{Evidence, EvidenceKind};
use crate::screen::Hit;
use crate::screen::rescreen::HitChange;

/// Whether a report shows what counterparties' files say.
///
/// ```
/// use interdict::report::Redaction;
///
/// assert_eq!(Redaction::None.value("Zhao Guangzong"), "Zhao Guangzong");
/// assert_eq!(Redaction::Values.value("Zhao Guangzong"), "[redacted]");
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Redaction {
    /// It shows everything.
    #[default]
    None,
    /// It shows no value but the counterparty's id (`--redact`).
    Values,
}

impl Redaction {
    /// What stands in the place of a value.
    pub const MARK: &str = "[redacted]";

    /// Whether anything is left out.
    #[must_use]
    pub fn is_on(self) -> bool {
        self == Self::Values
    }

    /// A value of a counterparty. That a field is empty is no secret.
    #[must_use]
    pub fn value(self, text: &str) -> Cow<'_, str> {
        if self.is_on() && !text.is_empty() { Cow::Borrowed(Self::MARK) } else { Cow::Borrowed(text) }
    }

    /// Evidence without the counterparty's side.
    #[must_use]
    pub fn evidence(self, evidence: &[Evidence]) -> Vec<Evidence> {
        let redacted = |item: &Evidence| match item.kind {
            // Their text is this program's own: a rule, the score of an alias.
            EvidenceKind::Rule | EvidenceKind::WeakAlias => item.clone(),
            _ => Evidence {
                query: self.value(&item.query).into_owned(),
                query_compared: self.value(&item.query_compared).into_owned(),
                ..item.clone()
            },
        };
        evidence.iter().map(redacted).collect()
    }

    /// A hit without the counterparty's side; its explanation is told anew.
    #[must_use]
    pub fn hit(self, hit: &Hit) -> Hit {
        if !self.is_on() {
            return hit.clone();
        }
        let evidence = self.evidence(&hit.evidence);
        Hit { explanation: explain(&evidence, hit.score), evidence, ..hit.clone() }
    }

    /// What became of a hit, without the counterparty's side.
    #[must_use]
    pub fn change(self, change: &HitChange) -> HitChange {
        match change {
            HitChange::New(hit) => HitChange::New(self.hit(hit)),
            HitChange::Gone(hit) => HitChange::Gone(self.hit(hit)),
            HitChange::Changed { before, after } => {
                HitChange::Changed { before: Box::new(self.hit(before)), after: Box::new(self.hit(after)) }
            }
        }
    }

    /// Why a row of a file with some header was not screened, without bytes of it.
    #[must_use]
    pub fn reason(self, reason: &NotScreened, header: &[String]) -> NotScreened {
        match reason {
            NotScreened::Undecodable { field, encoding, .. } if self.is_on() => {
                let at = header.iter().position(|name| name == field);
                let field = at.map_or_else(String::new, |at| self.header(header).swap_remove(at));
                NotScreened::Undecodable { bytes: String::new(), field, encoding }
            }
            _ => reason.clone(),
        }
    }

    /// A header. One without any word that is known for a column may be the first counterparty of a file without a header
    /// line; then columns are named by their numbers.
    #[must_use]
    pub fn header(self, header: &[String]) -> Vec<String> {
        if self.is_on() && !names_columns(header) {
            return (1..=header.len()).map(|column| format!("#{column}")).collect();
        }
        header.to_vec()
    }

    /// What a manifest says of an input: its columns by their numbers, where all of them were given and its header may be
    /// no header.
    #[must_use]
    pub fn input<T>(self, mut input: InputRecord<T>) -> InputRecord<T> {
        let columns = &mut input.columns.columns;
        if self.is_on() && columns.iter().all(|column| column.origin == Origin::Given) {
            for column in columns {
                column.field = format!("#{}", column.index + 1);
            }
        }
        input
    }

    /// A report that writes rows without what is left out.
    #[must_use]
    pub fn over<'w>(self, report: Box<dyn RowWriter + 'w>) -> Box<dyn RowWriter + 'w> {
        if self.is_on() { Box::new(Redacted { report, redaction: self }) } else { report }
    }

    /// The fields of a row; only the id is shown, and only where the row is whole: in one of other fields than its header
    /// has, or with a quotation mark too many, anything may stand in the id's place.
    fn fields(self, row: &ReportRow<'_>) -> Vec<String> {
        let whole = match row.outcome {
            RowOutcome::NotScreened(reason) => matches!(
                reason,
                NotScreened::NoName | NotScreened::NoLetter | NotScreened::TooManyWords { .. }
            ),
            RowOutcome::Clear | RowOutcome::Alert(_) | RowOutcome::Suppressed(_) | RowOutcome::Changes(_) => {
                true
            }
        };
        let shown = row.id_column.filter(|_| whole);
        let field = |(at, text): (usize, &String)| {
            if Some(at) == shown { text.clone() } else { self.value(text).into_owned() }
        };
        row.fields.iter().enumerate().map(field).collect()
    }
}

/// A report that gets rows without what is left out.
struct Redacted<'w> {
    report: Box<dyn RowWriter + 'w>,
    redaction: Redaction,
}

impl RowWriter for Redacted<'_> {
    fn begin(&mut self, header: &[String]) -> io::Result<()> {
        self.report.begin(&self.redaction.header(header))
    }

    fn resume(&mut self, header: &[String]) {
        self.report.resume(&self.redaction.header(header));
    }

    fn row(&mut self, row: &ReportRow<'_>) -> io::Result<()> {
        let hide = self.redaction;
        let (header, fields) = (hide.header(row.header), hide.fields(row));
        let (hits, changes, reason);
        let outcome = match row.outcome {
            RowOutcome::Clear => RowOutcome::Clear,
            RowOutcome::Alert(shown) => {
                hits = shown.iter().map(|hit| hide.hit(hit)).collect::<Vec<_>>();
                RowOutcome::Alert(&hits)
            }
            RowOutcome::Suppressed(shown) => {
                hits = shown.iter().map(|hit| hide.hit(hit)).collect::<Vec<_>>();
                RowOutcome::Suppressed(&hits)
            }
            RowOutcome::Changes(shown) => {
                changes = shown.iter().map(|change| hide.change(change)).collect::<Vec<_>>();
                RowOutcome::Changes(&changes)
            }
            RowOutcome::NotScreened(why) => {
                reason = hide.reason(why, row.header);
                RowOutcome::NotScreened(&reason)
            }
        };
        let name = hide.value(row.name);
        self.report.row(&ReportRow { header: &header, fields: &fields, name: &name, outcome, ..*row })
    }

    fn flush(&mut self) -> io::Result<()> {
        self.report.flush()
    }

    fn finish(&mut self) -> io::Result<()> {
        self.report.finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::score::Verdict;

    fn item(kind: EvidenceKind, query: &str) -> Evidence {
        Evidence {
            query: query.to_owned(),
            query_compared: query.to_lowercase(),
            listed: "listed".to_owned(),
            verdict: Some(Verdict::Agrees),
            ..Evidence::of(kind)
        }
    }

    #[test]
    fn evidence_keeps_the_lists_side_and_the_programs_own_words() {
        use EvidenceKind as Kind;
        let personal = [
            Kind::Matched,
            Kind::Extra,
            Kind::DateOfBirth,
            Kind::Country,
            Kind::Gender,
            Kind::PlaceOfBirth,
            Kind::Identifier,
            Kind::EntityType,
            Kind::LegalForm,
        ];
        for kind in personal {
            let redacted = &Redaction::Values.evidence(&[item(kind, "Zhao")])[0];
            assert_eq!(
                (redacted.query.as_str(), redacted.query_compared.as_str()),
                ("[redacted]", "[redacted]")
            );
            assert_eq!(redacted.listed, "listed", "{kind:?}");
            let sentence = explain(std::slice::from_ref(redacted), 0.9);
            assert!(!sentence.to_lowercase().contains("zhao"), "{sentence}");
        }
        for kind in [Kind::Rule, Kind::WeakAlias] {
            assert_eq!(Redaction::Values.evidence(&[item(kind, "0.9")]), [item(kind, "0.9")]);
        }
        assert_eq!(Redaction::None.evidence(&[item(Kind::Extra, "Zhao")]), [item(Kind::Extra, "Zhao")]);
        let missing = Redaction::Values.evidence(&[item(Kind::Missing, "")]);
        assert_eq!(missing[0].query, "", "what was not there stays so");
    }

    #[test]
    fn a_header_that_may_be_a_counterparty_is_numbers() {
        let texts = |header: &[&str]| header.iter().map(|&field| field.to_owned()).collect::<Vec<_>>();
        assert_eq!(Redaction::Values.header(&texts(&["id", "name"])), ["id", "name"]);
        assert_eq!(Redaction::Values.header(&texts(&["7", "Zhao"])), ["#1", "#2"]);
        assert_eq!(Redaction::None.header(&texts(&["7", "Zhao"])), ["7", "Zhao"]);
        let reason = NotScreened::Undecodable {
            bytes: "\\xff".to_owned(),
            field: "Zhao".to_owned(),
            encoding: "utf-8",
        };
        let told = Redaction::Values.reason(&reason, &texts(&["7", "Zhao"])).to_string();
        assert_eq!(told, "column \"#2\" holds bytes that are no text in utf-8; see --encoding");
    }
}
