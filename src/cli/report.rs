//! `report`: what a kept run found and what became of it, as a page, a workbook or a CSV file.

use std::io::Write as _;
use std::path::Path;

use anyhow::{Context as _, Result, bail};

use crate::report::Redaction;
use crate::report::run::{Extent, RunReport, page, write_csv};

use super::args::{ReportArgs, ReportFormat};
use super::cases::open;
use super::exit::ExitStatus;
use super::messages;
use super::output::{Output, is_gzip_name};

pub(super) fn run(args: &ReportArgs) -> Result<ExitStatus> {
    let to_file = args.output.as_deref().filter(|path| *path != Path::new("-"));
    let format = match args.format {
        Some(format) => format,
        None => format_of(to_file)?,
    };
    refuse_workbook(format, to_file)?;
    let (store, author) = open(&args.store)?;
    let run = store.run(&args.run)?;
    let mut output = Output::open(to_file, std::slice::from_ref(&args.store.store))?;
    let redaction = if args.redact { Redaction::Values } else { Redaction::None };
    let extent = if format == ReportFormat::Html {
        Extent { full_cases: args.full_cases, ..Extent::PAGE }
    } else {
        Extent::LINES
    };
    let report = RunReport::read(&store, &run, extent, &author, redaction)?;
    let written = match format {
        ReportFormat::Html => output.write_all(page(&report).as_bytes()),
        ReportFormat::Csv => write_csv(&mut output, &report),
        #[cfg(feature = "xlsx")]
        ReportFormat::Xlsx => output.write_all(&crate::report::run::workbook(&report)?),
    };
    written.context("cannot write the report")?;
    output.finish()?;
    tell(&report, format);
    Ok(if report.reconciles() { ExitStatus::Clear } else { ExitStatus::Alert })
}

/// The format of an output by its name.
fn format_of(output: Option<&Path>) -> Result<ReportFormat> {
    let Some(path) = output else {
        bail!("name an output with -o, whose ending says the format, or a --format for standard output");
    };
    let name = path.file_name().map(|name| name.to_string_lossy().to_lowercase()).unwrap_or_default();
    let name = name.strip_suffix(".gz").unwrap_or(&name);
    match Path::new(name).extension().and_then(|end| end.to_str()) {
        Some("html" | "htm") => Ok(ReportFormat::Html),
        Some("csv") => Ok(ReportFormat::Csv),
        #[cfg(feature = "xlsx")]
        Some("xlsx") => Ok(ReportFormat::Xlsx),
        _ => bail!("{}: name a file that ends in .html, .xlsx or .csv, or say --format", path.display()),
    }
}

/// A workbook is a file by itself: nobody reads it from standard output, and its bytes are compressed already.
fn refuse_workbook(format: ReportFormat, output: Option<&Path>) -> Result<()> {
    match output {
        _ if !format.is_workbook() => Ok(()),
        None => bail!("a workbook is not written to standard output; name a file with -o"),
        Some(path) if is_gzip_name(path) => {
            bail!("{}: a workbook is compressed already; name a file that ends in .xlsx", path.display())
        }
        Some(_) => Ok(()),
    }
}

impl ReportFormat {
    #[cfg(feature = "xlsx")]
    fn is_workbook(self) -> bool {
        self == Self::Xlsx
    }

    /// Built without workbooks, none of the formats is one.
    #[cfg(not(feature = "xlsx"))]
    fn is_workbook(self) -> bool {
        !matches!(self, Self::Html | Self::Csv)
    }
}

/// Says what was written, and what of it is not whole.
fn tell(report: &RunReport, format: ReportFormat) {
    let cases = report.cases.len();
    messages::note(&format!("run {}: {cases} cases; {}", report.run.id, report.log_in_words()));
    if format == ReportFormat::Html && report.findings.len() < cases {
        messages::note(&format!(
            "{} cases stand in full, those of the highest priority, the others as lines; --full-cases N shows more",
            report.findings.len()
        ));
    }
    for check in report.checks.iter().filter(|check| !check.holds) {
        messages::warning(&format!("counts do not reconcile: {}: {}", check.what, check.figures));
    }
}
