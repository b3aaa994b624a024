//! Reading lists of JSON lines, an object a line, with line numbers and limits.

use std::io::{BufRead, Read as _};

use serde::de::DeserializeOwned;

use super::ParseErrorKind;
use super::file::Content;
use super::sink::Sink;
use crate::error::Position;
use crate::{Error, Result};

/// The longest line seen, a company with all its relations, has some 2 MB.
const MAX_LINE_BYTES: u64 = 32 << 20;

/// Calls `each` for every object of a file, with its place. Empty lines are none. A line that is no such object is a
/// fault; so is a last line that is cut, which no JSON object survives.
pub(super) fn objects<T: DeserializeOwned>(
    content: &mut Content,
    sink: &mut Sink,
    mut each: impl FnMut(T, Position, &mut Sink) -> Result<()>,
) -> Result<()> {
    let place = content.position();
    let mut line = Vec::new();
    for number in 1.. {
        line.clear();
        let read = content.by_ref().take(MAX_LINE_BYTES).read_until(b'\n', &mut line);
        read.map_err(|error| content.fault(error))?;
        if line.is_empty() {
            break;
        }
        let position = place.clone().line(number);
        if line.len() as u64 == MAX_LINE_BYTES {
            return Err(Error::new(ParseErrorKind::TooLarge { limit: MAX_LINE_BYTES }).at(position));
        }
        let bytes = line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&line).trim_ascii();
        if bytes.is_empty() {
            continue;
        }
        match serde_json::from_slice(bytes) {
            Ok(object) => each(object, position, sink)?,
            Err(error) if error.is_eof() => {
                let what = format!("line {number} ends within a JSON object");
                return Err(Error::new(ParseErrorKind::Truncated(what)).at(position));
            }
            Err(error) => sink.fault(Error::new(ParseErrorKind::Json(error.to_string())).at(position))?,
        }
    }
    Ok(())
}
