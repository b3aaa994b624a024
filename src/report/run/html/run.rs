//! What was screened against what, how, and by which program; what was not screened; what screening does not say.

use crate::index::ListRecord;
use crate::party::Origin;
use crate::party::quality::{Count, FileQuality};
use crate::report::html::page::{Column, code, definitions, notice, table};
use crate::report::html::{Markup, html, text};

use super::super::facts::InputFacts;
use super::super::{RunReport, words};
use super::summary::grouped;

pub(super) fn not_screened(report: &RunReport) -> Markup {
    let rows = &report.facts.rows;
    let reasons = rows
        .reasons
        .iter()
        .map(|(reason, count)| vec![code(reason), text(words::not_screened(reason)), text(&grouped(*count))]);
    let told = report.not_screened.iter().map(|row| {
        vec![
            text(report.input(row.file)),
            text(&row.row.to_string()),
            text(row.party_id.as_deref().unwrap_or("–")),
            html! { code { (text(&row.reason)) } ": " (words::not_screened(&row.reason)) },
        ]
    });
    html! {
        @if rows.not_screened == 0 { p { "Every row was screened." } }
        @else {
            p { "A row that was not screened is not a clear one: nothing is known of its counterparty." }
            (table("By reason", &[Column::Words("Reason"), Column::Words("Meaning"), Column::Numbers("Rows")], reasons))
            @if rows.not_screened > report.not_screened.len() as u64 {
                (notice(&html! { p {
                    "The first " (grouped(report.not_screened.len() as u64)) " of " (grouped(rows.not_screened))
                    " rows follow; the run's own output and the XLSX form of this report have the others."
                } }))
            }
            (table("Rows", &[Column::Words("Input"), Column::Numbers("Row"), Column::Words("Counterparty"), Column::Words("Reason")], told))
        }
    }
}

pub(super) fn lists(report: &RunReport) -> Markup {
    let facts = &report.facts;
    html! {
        (lists_table(report, "Lists screened against", &facts.lists))
        @if !facts.lists_before.is_empty() { (lists_table(report, "Lists of before", &facts.lists_before)) }
        @let warned = || facts.lists.iter().filter(|list| !list.warnings.is_empty());
        @if warned().next().is_some() {
            h3 { "What reading them warned of" }
            ul { @for list in warned() { @for warning in &list.warnings { li { (text(&list.id.0)) ": " (text(warning)) } } } }
        }
        @if let Some(collection) = &facts.head.collection {
            (definitions([
                ("Collection", html! { (text(&collection.name)) " of " (text(&collection.file.display().to_string())) ", SHA-256 " (code(&collection.sha256)) }),
            ]))
            @if !collection.internal_lists.is_empty() {
                ul { @for list in &collection.internal_lists { li {
                    "Internal list " (text(&list.id.0)) ", owner " (text(list.owner.as_deref().unwrap_or("not stated")))
                    @if let Some(day) = list.expires { ", until " (text(&day.to_string())) }
                } } }
            }
        }
    }
}

fn lists_table(report: &RunReport, caption: &str, lists: &[ListRecord]) -> Markup {
    let columns = [
        Column::Words("List"),
        Column::Words("Published"),
        Column::Words("Retrieved, UTC"),
        Column::Numbers("Days old then"),
        Column::Numbers("Designations"),
        Column::Words("By type"),
        Column::Numbers("Names"),
        Column::Numbers("Weak"),
        Column::Words("SHA-256"),
    ];
    let started = report.facts.head.started;
    let rows = lists.iter().map(|list| {
        let types: Vec<String> =
            list.types.iter().map(|(kind, count)| format!("{kind} {}", grouped(*count as u64))).collect();
        let retrieved = words::retrieved(list).map(|at| words::minute(&at.to_string()));
        let days = words::days_old(list, started).map(|days| days.to_string());
        vec![
            html! { (text(&list.id.0)) @if list.left_out > 0 { " (" (grouped(list.left_out as u64)) " left out by the collection)" } },
            text(list.published.as_deref().unwrap_or("not stated")),
            text(retrieved.as_deref().unwrap_or("not known")),
            text(days.as_deref().unwrap_or("–")),
            text(&grouped(list.designations as u64)),
            text(&types.join(", ")),
            text(&grouped(list.names as u64)),
            text(&grouped(list.weak as u64)),
            code(&list.digest),
        ]
    });
    html! { div.wide { (table(caption, &columns, rows)) } }
}

pub(super) fn inputs(report: &RunReport) -> Markup {
    let facts = &report.facts;
    html! {
        @for input in &facts.inputs { (input_in_full("Input", input)) }
        @for input in &facts.inputs_before { (input_in_full("Input of before", input)) }
        @if facts.is_rescreening() && facts.inputs_before.is_empty() {
            p { "Only the lists changed: the inputs were taken to be those of the run before." }
        }
    }
}

fn input_in_full(what: &str, input: &InputFacts) -> Markup {
    let record = &input.record;
    let mut all = vec![
        ("SHA-256", code(&record.sha256)),
        ("Size", html! { (grouped(record.bytes)) " bytes" }),
        ("Rows", text(&grouped(record.rows))),
    ];
    if let Some(rows) = &input.rows {
        all.push(("Of them", html! {
            (grouped(rows.clear)) " clear, " (grouped(rows.alert)) " with an alert, " (grouped(rows.suppressed)) " suppressed, "
            (grouped(rows.not_screened)) " not screened"
        }));
    }
    all.push(("Encoding", html! { (text(&record.encoding)) ", fields separated by " (text(&format!("{:?}", record.delimiter))) }));
    let columns = [
        Column::Words("Role"),
        Column::Words("Column"),
        Column::Numbers("Place"),
        Column::Words("How it came to it"),
    ];
    let mapped = record.columns.columns.iter().map(|column| {
        let origin = match column.origin {
            Origin::Given => "given by the user",
            Origin::Guessed => "by its header",
            Origin::FurtherName => "by its header, as a further name",
        };
        vec![
            text(column.role.as_str()),
            text(&column.field),
            text(&(column.index + 1).to_string()),
            text(origin),
        ]
    });
    html! {
        h3 { (what) " " (text(&record.file)) }
        (definitions(all))
        (table("Columns", &columns, mapped))
        @if let Some(quality) = &record.quality { (quality_of(quality)) }
        @else { p.nothing { "What looks wrong in its rows was not looked at." } }
    }
}

fn quality_of(quality: &FileQuality) -> Markup {
    let share = |count: u64| {
        if quality.rows == 0 {
            "-".to_owned()
        } else {
            format!("{:.1} %", 100.0 * count as f64 / quality.rows as f64)
        }
    };
    let flags = quality.flags.iter().map(|(flag, count)| {
        let columns: Vec<String> =
            count.columns.iter().map(|(column, rows)| format!("{column} {}", grouped(*rows))).collect();
        vec![
            code(flag.as_str()),
            text(flag.sentence()),
            text(&columns.join(", ")),
            text(&grouped(count.rows)),
            text(&share(count.rows)),
        ]
    });
    let columns = quality.columns.iter().map(|column| {
        vec![
            text(&column.column),
            text(column.role.map_or("–", |role| role.as_str())),
            text(&share(column.filled)),
            text(&counted(column.distinct)),
        ]
    });
    let scripts: Vec<String> =
        quality.scripts.iter().map(|(script, count)| format!("{script} {}", grouped(*count))).collect();
    let duplicates = &quality.duplicates;
    let days = &quality.day_or_month;
    html! {
        (table(
            &format!("What looks wrong in its rows, held against {}: {} of {} rows", quality.as_of, grouped(quality.rows_flagged), grouped(quality.rows)),
            &[Column::Words("Code"), Column::Words("What"), Column::Words("Columns"), Column::Numbers("Rows"), Column::Numbers("Share")],
            flags,
        ))
        (table(
            "How full its columns are",
            &[Column::Words("Column"), Column::Words("Role"), Column::Numbers("Filled"), Column::Numbers("Different values")],
            columns,
        ))
        (definitions([
            ("Names by script", text(&scripts.join(", "))),
            ("Ids in several rows", text(&duplicates.ids_repeated.map_or_else(|| "no ids".to_owned(), counted))),
            ("Ids of several names", text(&duplicates.ids_of_several_names.map_or_else(|| "no ids".to_owned(), counted))),
            ("Rows given again", text(&counted(duplicates.rows_repeated))),
            ("Dates in digits", html! {
                (grouped(days.day_first)) " with the day first, " (grouped(days.month_first)) " with the month first, "
                (grouped(days.either)) " that could be either"
            }),
        ]))
    }
}

fn counted(count: Count) -> String {
    let about = if count.exact { "" } else { "about " };
    format!("{about}{}", grouped(count.count))
}

pub(super) fn settings(report: &RunReport) -> Markup {
    let settings = report.settings();
    let rows = settings.iter().map(|(path, value)| vec![code(path), text(value)]);
    html! {
        (definitions([
            ("Threshold", text(&report.facts.head.threshold.to_string())),
            ("SHA-256 of all settings", code(&report.facts.head.config_sha256)),
        ]))
        (table("All settings", &[Column::Words("Setting"), Column::Words("Value")], rows))
    }
}

pub(super) fn record(report: &RunReport) -> Markup {
    let (facts, run) = (&report.facts, &report.run);
    let head = &facts.head;
    let mut all = vec![
        ("Run", html! { (code(&run.id)) ", number " (run.number) " in the store" }),
        ("Kind and population", html! { (text(&run.kind)) " of " (text(&run.population)) }),
        ("Reason", text(&facts.reason())),
        ("Run by", text(&facts.actor())),
        (
            "Began, ended",
            html! { (text(&words::moment(head.started))) ", " (text(&words::moment(head.ended))) },
        ),
        (
            "Program",
            html! { (text(&head.program)) " " (text(&head.version)) ", name analysis " (head.analyser_version) },
        ),
    ];
    if let Some(build) = &head.build {
        all.push((
            "Executable",
            match (&build.sha256, &build.id) {
                (Some(sha256), _) => html! { "SHA-256 " (code(sha256)) },
                (None, Some(id)) => html! { "linker's id " (code(id)) },
                (None, None) => text("not known"),
            },
        ));
    }
    if let Some(index) = &facts.index_fingerprint {
        all.push(("Index", code(index)));
    }
    if let Some(output) = &head.output {
        all.push(("Output", html! {
            (text(&output.path.display().to_string())) ", " (grouped(output.bytes)) " bytes, SHA-256 " (code(&output.sha256))
            @if output.redacted { ", redacted" }
        }));
    }
    if let Some(exit) = &head.exit_status {
        all.push(("Exit status", html! { (exit.code) " (" (text(&exit.name.replace('_', " "))) ")" }));
    }
    if head.lenient {
        all.push(("Lists", text("read leniently: designations that could not be read were left out")));
    }
    if let Some(audit) = &head.audit {
        all.push(("Log at the run's end", html! { "record " (audit.seq) ", " (code(&audit.hash)) }));
    }
    all.push(("Log now", html! { "record " (report.log.seq) ", " (code(&report.log.hash)) }));
    all.push(("Report by", html! {
        (text(&report.made_by.user)) " on " (text(&report.made_by.host)) ", interdict " (env!("CARGO_PKG_VERSION"))
        ", " (text(&words::moment(report.made_at)))
    }));
    html! {
        (definitions(all))
        p {
            "Keep this page apart from the case store. " code { "interdict audit verify --store STORE --against THIS.html" }
            " finds the record above in the log again, or says that the log was cut or changed."
        }
        p { "With the lists and inputs of the digests above " code { "interdict replay" } " repeats a screening from its manifest, byte for byte." }
    }
}

pub(super) fn limits(report: &RunReport) -> Markup {
    html! {
        ul {
            li {
                "Ownership is not evaluated. OFAC blocks what blocked persons own by 50 % or more in aggregate (FAQ 401), and other "
                "regimes look at control as well; a company that is not listed itself is clear here whoever owns it."
            }
            li { "A clear row says that no name on the lists above, as they were then, reached the threshold. It says nothing of lists that are not there." }
            li { "Rows that were not screened are not clear." }
            li { "Goods, ports, sectors, countries and the purpose of a payment are not looked at." }
            @if report.facts.is_rescreening() {
                li { "A rescreening looks at what changed since the run before, and rests on that run for the rest." }
            }
            li { "A score is a measure of likeness, not a probability. Whether a hit is the designated party is decided by people; this is no legal advice." }
        }
    }
}
