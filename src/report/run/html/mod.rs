//! The report as one page: summary, charts, every case, what was screened against what and how, a place to sign.
//!
//! The end of the log stands before anything that comes from outside: what a counterparty is called cannot pass for it.

mod cases;
mod run;
mod summary;

pub(super) use cases::evidence_of;

use crate::report::html::page::{notice, page as whole_page, section, sign_off};
use crate::report::html::{Markup, html, text};
use crate::report::manifest::Scope;

use super::{RunReport, words};

/// Cases told as lines behind those in full; beyond these a browser is of no use, and the CSV and the workbook have all.
const LINES: usize = 100_000;

/// The report as a page: the whole file.
#[must_use]
pub fn page(report: &RunReport) -> String {
    let facts = &report.facts;
    let kind = if facts.is_rescreening() { "Rescreening" } else { "Screening" };
    let under = format!(
        "{}; report of {} by {} on {}",
        report.log_in_words(),
        words::moment(report.made_at),
        report.made_by.user,
        report.made_by.host
    );
    let parts: [(&str, &str, Markup); 9] = [
        ("summary", "Summary", summary::summary(report)),
        ("cases", "Cases", cases::cases(report)),
        ("moved", "Opened again and closed by the run", cases::moved(report)),
        ("not-screened", "Rows not screened", run::not_screened(report)),
        ("lists", "Lists", run::lists(report)),
        ("inputs", "Inputs", run::inputs(report)),
        ("settings", "Settings", run::settings(report)),
        ("record", "Record of the run", run::record(report)),
        ("limits", "What screening does not say", run::limits(report)),
    ];
    let body = html! {
        @if facts.head.scope == Scope::Demonstration {
            (notice(&html! { p { strong { "Demonstration." } " The lists are the bundled ones of 25 March 2024. A clear result clears nobody." } }))
        }
        @if report.redaction.is_on() {
            (notice(&html! { p { strong { "Redacted." } " What counterparties' files say and reviewers wrote is left out." } }))
        }
        (notice(&html! {
            p { (text(&facts_of_run(report))) }
            p { "States of cases, their age and history are those of " (text(&words::moment(report.made_at))) "; what was found is what the run found." }
        }))
        nav.contents aria-label="Contents" {
            @for (id, heading, _) in &parts { a href=(format!("#{id}")) { (heading) } }
            a href="#sign-off" { "Sign-off" }
        }
        @for (id, heading, part) in &parts { (section(id, heading, part)) }
        (section("sign-off", "Sign-off", &html! {
            (sign_off(&["Prepared by", "Reviewed by", "Approved by"]))
        }))
    };
    whole_page(&format!("{kind} run {}", report.run.id), &under, &body)
}

fn facts_of_run(report: &RunReport) -> String {
    let facts = &report.facts;
    format!(
        "Run {} of {}, population {}. Reason: {}. Run by {} from {} to {}.",
        report.run.number,
        report.run.kind,
        report.run.population,
        facts.reason(),
        facts.actor(),
        words::moment(facts.head.started),
        words::moment(facts.head.ended),
    )
}
