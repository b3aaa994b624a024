//! The UK Sanctions List and the export of its search page as spreadsheets (`OpenDocument`, `.ods`): the columns of
//! `csv`, read by `sheet::ods`.
//!
//! Exports are padded with empty cells to 38 columns and more, and write dates as `25-03-2024`. What a spreadsheet
//! holds is known only once it is opened, so that every one is taken for a UK list, and refused by its columns where it
//! is none. An edition is stated only where a row `Report Date: …` stands before the header.

use super::csv::{NEEDED, finish, row};
use super::list_id;
use crate::Result;
use crate::list::ListFormat;
use crate::list::file::Content;
use crate::list::format::Format;
use crate::list::sheet::ods;
use crate::list::sink::Sink;

/// This format.
pub(in crate::list) static FORMAT: Format = Format {
    kind: ListFormat::UkOds,
    name: "UK Sanctions List spreadsheet (.ods)",
    recognises: |head| ods::recognises(head.bytes),
    list_id: |_| (list_id(), None),
    parse,
};

fn parse(files: &mut [Content], sink: &mut Sink) -> Result<Option<String>> {
    let Some(content) = files.first_mut() else { return Ok(None) };
    let header = ods::rows(content, &NEEDED, sink, row)?;
    finish(&header, sink)
}
