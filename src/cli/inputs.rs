//! Counterparty files as the commands take them: opened and described before output begins, under one header.

use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use crate::party::{ColumnOverride, InputSource, PartyReader, ReadOptions, Role, Row, RowContent};
use crate::report::for_terminal;
use crate::report::manifest::InputRecord;
use crate::{Error, report};

use super::args::InputArgs;
use super::interrupt::Interruptible;
use super::messages;

/// The inputs named; standard input at most once.
pub(super) fn sources(files: &[PathBuf]) -> Result<Vec<InputSource>> {
    let sources: Vec<InputSource> = files
        .iter()
        .map(|file| if file == Path::new("-") { InputSource::Stdin } else { InputSource::File(file.clone()) })
        .collect();
    if sources.iter().filter(|source| **source == InputSource::Stdin).count() > 1 {
        bail!("standard input (-) can be named once");
    }
    Ok(sources)
}

/// Opens the inputs of a run and reads as far as their headers.
pub(super) fn open(sources: &[InputSource], args: &InputArgs) -> Result<Vec<PartyReader>> {
    let options = options(args)?;
    let open =
        |(number, source): (usize, &InputSource)| Ok(open_input(source, &options)?.with_file_index(number));
    sources.iter().enumerate().map(open).collect()
}

fn options(args: &InputArgs) -> Result<ReadOptions> {
    let columns =
        args.columns.iter().map(|column| column.parse()).collect::<Result<Vec<ColumnOverride>, _>>();
    Ok(ReadOptions {
        encoding: args.encoding.clone(),
        columns: columns.map_err(Error::from)?,
        ..ReadOptions::default()
    })
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
pub(super) fn same_headers(
    readers: &[PartyReader],
    sources: &[InputSource],
    format: report::Format,
) -> Result<()> {
    let first = &readers[0];
    if !format.needs_one_header() {
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

/// Says how each input is read, before it is.
pub(super) fn describe(readers: &[PartyReader], sources: &[InputSource]) {
    for (number, reader) in readers.iter().enumerate() {
        messages::note(&format!(
            "reading {} as {}",
            for_terminal(&sources[number].name()),
            reader.encoding_note()
        ));
        if number > 0 && reader.header() == readers[0].header() {
            continue;
        }
        let columns: Vec<String> = reader.mapping().describe(reader.header()).collect();
        for column in columns {
            messages::note(&format!("  {column}"));
        }
    }
}

/// What the manifest says of an input that has been read to its end, with the account of its rows.
pub(super) fn input_record<T>(reader: PartyReader, file: String, rows: T) -> Result<InputRecord<T>> {
    let (encoding, delimiter, columns) =
        (reader.encoding().to_owned(), reader.delimiter(), reader.mapping().clone());
    let digest = reader.finish()?;
    Ok(InputRecord {
        file,
        sha256: digest.sha256,
        bytes: digest.bytes,
        encoding,
        delimiter,
        columns,
        rows,
        quality: None,
    })
}

/// The column of the counterparties' id, where there is one.
pub(super) fn id_column(reader: &PartyReader) -> Option<usize> {
    reader.mapping().of(Role::Id).next().map(|column| column.index)
}

/// The first name of a row, for people.
pub(super) fn name(row: &Row) -> &str {
    match &row.content {
        RowContent::Party(party) => party.names.first().map_or("", |name| name.text.as_str()),
        RowContent::NotScreened(_) => "",
    }
}
