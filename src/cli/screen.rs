//! `screen`: counterparty files against lists, every row accounted for.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;

use anyhow::{Context as _, Result, bail};
use jiff::Timestamp;

use crate::index::ListRecord;
use crate::list::ListSource;
use crate::party::{ColumnOverride, InputSource, PartyReader, ReadOptions, Row, RowContent};
use crate::report::manifest::{InputRecord, RunManifest};
use crate::report::{ClearRows, ReportRow, RowOutcome, RowWriter, for_terminal};
use crate::screen::batch::{Pool, Tally, screen_rows};
use crate::screen::{Outcome, Screener};
use crate::{Error, report};

use super::args::{Format, ScreenArgs};
use super::exit::ExitStatus;
use super::interrupt::{self, Interruptible};
use super::output::{Output, same_file};
use super::progress::Progress;
use super::{load, messages};

pub(super) fn run(args: &ScreenArgs) -> Result<ExitStatus> {
    let began = (Timestamp::now(), Instant::now());
    interrupt::install();
    let sources = sources(&args.files)?;
    let options = options(args)?;
    let config = args.score.config();
    // Everything that can fail for a whole file fails here, before output begins.
    let mut readers = open_inputs(&sources, &options)?;
    let files: Vec<PathBuf> = args.files.clone();
    let manifest_path = manifest_path(args);
    let mut protected: Vec<PathBuf> = files.clone();
    protected.extend(list_files(&args.lists.lists)?);
    if let (Some(out), Some(manifest)) = (args.output.as_deref(), manifest_path.as_deref())
        && same_file(out, manifest)
    {
        bail!("--manifest and -o name the same file {}", out.display());
    }
    let mut output = Output::open(args.output.as_deref(), &protected)?;
    let mut manifest_output =
        manifest_path.as_deref().map(|path| Output::open(Some(path), &protected)).transpose()?;
    same_headers(&readers, &sources, args.format)?;
    let lists = load::open(&args.lists)?;
    lists.check(&config)?;
    describe_inputs(&readers, &sources);

    let pool = Pool::new(args.threads)?;
    let screener = Arc::new(Screener::new(lists.index, config.clone()));
    let clear = if args.all { ClearRows::Write } else { ClearRows::Omit };
    let mut tally = Tally::default();
    let mut inputs = Vec::new();
    {
        let mut writer = report_format(args.format).report(&mut output, clear);
        let to = args.output.clone().unwrap_or_else(|| PathBuf::from("standard output"));
        let failed = |source| Error::io("write", to.clone(), source);
        writer.begin(readers[0].header()).map_err(failed)?;
        let progress = Progress::rows();
        for (reader, source) in readers.drain(..).zip(&sources) {
            let header = reader.header().to_vec();
            let name = source.name();
            let (rows, reader) = screen_rows(&screener, &pool, reader, interrupt::flag(), |row, outcome| {
                progress.row();
                write_row(writer.as_mut(), &name, &header, row, outcome).map_err(failed)
            })?;
            let (encoding, delimiter, mapping) =
                (reader.encoding().to_owned(), reader.delimiter(), reader.mapping().clone());
            let digest = reader.finish()?;
            inputs.push(InputRecord {
                file: name,
                sha256: digest.sha256,
                bytes: digest.bytes,
                encoding,
                delimiter,
                columns: mapping,
                rows: rows.clone(),
            });
            tally.add(&rows);
        }
        writer.finish().map_err(failed)?;
    }
    if interrupt::requested() {
        return Err(Error::new(crate::ErrorKind::Interrupted).into());
    }
    if let Some(mut out) = manifest_output.take() {
        let manifest = RunManifest::new(
            lists.scope,
            &config,
            lists.records.clone(),
            inputs,
            &tally,
            began.0,
            Timestamp::now(),
        );
        serde_json::to_writer_pretty(&mut out, &manifest).context("cannot write the manifest")?;
        std::io::Write::write_all(&mut out, b"\n").context("cannot write the manifest")?;
        // The output last: where something fails, nothing stands under its name.
        out.finish()?;
        if let (Err(error), Some(path)) = (output.finish(), &manifest_path) {
            let _ = std::fs::remove_file(path);
            return Err(error);
        }
    } else {
        output.finish()?;
    }
    summary(&tally, &lists.records, began.1.elapsed().as_secs_f64());
    Ok(status(&tally))
}

fn status(tally: &Tally) -> ExitStatus {
    if tally.not_screened > 0 {
        ExitStatus::NotScreened
    } else if tally.alert > 0 {
        ExitStatus::Alert
    } else {
        ExitStatus::Clear
    }
}

fn sources(files: &[PathBuf]) -> Result<Vec<InputSource>> {
    let sources: Vec<InputSource> = files
        .iter()
        .map(|file| if file == Path::new("-") { InputSource::Stdin } else { InputSource::File(file.clone()) })
        .collect();
    if sources.iter().filter(|source| **source == InputSource::Stdin).count() > 1 {
        bail!("standard input (-) can be named once");
    }
    Ok(sources)
}

fn options(args: &ScreenArgs) -> Result<ReadOptions> {
    let columns =
        args.columns.iter().map(|column| column.parse()).collect::<Result<Vec<ColumnOverride>, _>>();
    Ok(ReadOptions {
        encoding: args.encoding.clone(),
        columns: columns.map_err(Error::from)?,
        ..ReadOptions::default()
    })
}

fn open_inputs(sources: &[InputSource], options: &ReadOptions) -> Result<Vec<PartyReader>> {
    let open =
        |(number, source): (usize, &InputSource)| Ok(open_input(source, options)?.with_file_index(number));
    sources.iter().enumerate().map(open).collect()
}

/// Opens one input. A pipe may make the run wait for ever, and Ctrl-C must end it all the same.
fn open_input(source: &InputSource, options: &ReadOptions) -> crate::Result<PartyReader> {
    let waiting = match source {
        InputSource::Stdin => Interruptible::stdin(),
        InputSource::File(path) => match path.metadata() {
            Ok(kind) if !kind.is_file() && !kind.is_dir() => Interruptible::path(path.clone()),
            // What is not there, or is a folder, fails with the reader's own message.
            _ => return PartyReader::open(source, options),
        },
    };
    PartyReader::from_read(source.name(), waiting, options)
}

/// CSV output carries the inputs' own columns, so they must be the same in all inputs.
fn same_headers(readers: &[PartyReader], sources: &[InputSource], format: Format) -> Result<()> {
    let first = &readers[0];
    if !report_format(format).needs_one_header() {
        return Ok(());
    }
    match readers.iter().position(|reader| reader.header() != first.header()) {
        None => Ok(()),
        Some(at) => bail!(
            "{} has other columns than {}; give files of the same columns, or use --format jsonl",
            sources[at].name(),
            sources[0].name()
        ),
    }
}

fn report_format(format: Format) -> report::Format {
    match format {
        Format::Csv => report::Format::Csv,
        Format::Jsonl => report::Format::Jsonl,
        Format::Table => report::Format::Table,
    }
}

fn manifest_path(args: &ScreenArgs) -> Option<PathBuf> {
    args.manifest.clone().or_else(|| {
        let mut path = args.output.clone().filter(|path| path != Path::new("-"))?.into_os_string();
        path.push(".manifest.json");
        Some(path.into())
    })
}

/// Every file of the lists, those in folders and those beside others included, so that no output overwrites one.
fn list_files(lists: &[String]) -> crate::Result<Vec<PathBuf>> {
    let mut paths = Vec::new();
    for list in lists {
        for source in ListSource::parse(list).expand()?.0 {
            paths.extend(source.files()?.files.into_iter().map(|file| file.path));
        }
    }
    Ok(paths)
}

/// Says how each input is read, before it is.
fn describe_inputs(readers: &[PartyReader], sources: &[InputSource]) {
    for (number, reader) in readers.iter().enumerate() {
        messages::note(&format!(
            "reading {} as {}",
            for_terminal(&sources[number].name()),
            reader.encoding_note()
        ));
        if number > 0 && reader.header() == readers[0].header() {
            continue;
        }
        let columns: Vec<String> = reader.mapping().describe().collect();
        for column in columns {
            messages::note(&format!("  {column}"));
        }
    }
}

fn write_row(
    writer: &mut dyn RowWriter,
    file: &str,
    header: &[String],
    row: &Row,
    outcome: &Outcome,
) -> std::io::Result<()> {
    let name = match &row.content {
        RowContent::Party(party) => party.names.first().map_or("", |name| name.text.as_str()),
        RowContent::NotScreened(_) => "",
    };
    let outcome = match outcome {
        Outcome::Clear => RowOutcome::Clear,
        Outcome::Alert(hits) => RowOutcome::Alert(hits),
        Outcome::NotScreened(reason) => RowOutcome::NotScreened(reason),
    };
    writer.row(&ReportRow { file, row: row.number, header, fields: &row.fields, name, outcome })
}

fn summary(tally: &Tally, lists: &[ListRecord], seconds: f64) {
    let count = |n: u64, what: &str| format!("{n} {what}{}", if n == 1 { "" } else { "s" });
    messages::note(&format!(
        "{} read: {} clear, {}, {} not screened",
        count(tally.rows, "row"),
        tally.clear,
        count(tally.alert, "alert"),
        tally.not_screened,
    ));
    for (reason, rows) in &tally.reasons {
        messages::note(&format!("  not screened, {reason}: {rows}"));
    }
    for list in lists {
        let hits = tally.hits.get(&list.id).copied().unwrap_or(0);
        messages::note(&format!(
            "  {}: {} against {}, {}",
            list.id,
            count(hits, "hit"),
            count(list.designations as u64, "designation"),
            count(list.names as u64, "name"),
        ));
    }
    let rate = if seconds > 0.0 { tally.rows as f64 / seconds } else { 0.0 };
    messages::note(&format!("{seconds:.2} s, {rate:.0} rows/s"));
}
