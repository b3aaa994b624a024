//! Records and fields: one CSV record cut into fields, without copying and without any decision about it.
//!
//! RFC 4180 with the usual tolerance: CRLF, LF and CR each end a record, text may follow a closing quotation mark
//! on the same line, quotation marks inside an unquoted field are literal. One thing is stricter than the csv
//! crate, whose parser finds *a* parse of anything: a quoted field that runs over line ends and is then followed
//! by more text is not a field but a quotation mark somebody forgot to close. Reading it the lenient way would
//! swallow whole rows into one name, and a swallowed row is a row nobody screened.

use memchr::{memchr, memchr2, memchr2_iter, memchr3};

/// A field within its record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Span {
    start: usize,
    end: usize,
    /// Whether quotation marks inside are to be resolved.
    messy: bool,
}

impl Span {
    pub(super) fn len(self) -> usize {
        self.end - self.start
    }

    /// The bytes between its ends, as written.
    pub(super) fn raw(self, record: &[u8]) -> &[u8] {
        &record[self.start..self.end]
    }

    /// Its text, quotation marks resolved. The record must be the one it was cut from.
    pub(super) fn text(self, record: &str) -> String {
        let raw = &record[self.start..self.end];
        if self.messy { resolve_quotes(raw) } else { raw.to_owned() }
    }
}

/// What stands at the beginning of a window of bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Scan {
    /// Its end is not in the window yet.
    NeedMore,
    /// A record of `body` bytes, `len` with its line end, that holds `breaks` line ends within quotes.
    Record { body: usize, len: usize, breaks: u64 },
    /// It begins with, or soon has, a quotation mark that is not closed.
    Unclosed,
}

/// The fields of a record: the first `keep` of them, and how many there are.
#[derive(Debug, Default)]
pub(super) struct Fields {
    pub(super) spans: Vec<Span>,
    pub(super) count: usize,
    pub(super) keep: usize,
}

impl Fields {
    pub(super) fn keeping(keep: usize) -> Self {
        Self { keep, ..Self::default() }
    }

    fn clear(&mut self) {
        self.spans.clear();
        self.count = 0;
    }

    fn push(&mut self, start: usize, end: usize, messy: bool) {
        if self.spans.len() < self.keep {
            self.spans.push(Span { start, end, messy });
        }
        self.count += 1;
    }
}

/// Cuts the first record of `window` into `fields`; `last` says that nothing follows the window.
pub(super) fn scan(window: &[u8], last: bool, delimiter: u8, fields: &mut Fields) -> Scan {
    fields.clear();
    let mut at = 0;
    let mut breaks = 0;
    loop {
        let start = at;
        if window.get(at) == Some(&b'"') {
            let Some((close, escaped)) = closing_quote(window, at + 1, last) else {
                return Scan::NeedMore;
            };
            let Some(close) = close else { return Scan::Unclosed };
            let inner = line_ends(&window[start + 1..close]);
            at = close + 1;
            if window.get(at).is_none_or(|&byte| byte == delimiter || byte == b'\r' || byte == b'\n') {
                if escaped {
                    fields.push(start, at, true);
                } else {
                    fields.push(start + 1, close, false);
                }
            } else if inner > 0 {
                return Scan::Unclosed;
            } else {
                match field_end(window, at, last, delimiter) {
                    Some(end) => at = end,
                    None => return Scan::NeedMore,
                }
                fields.push(start, at, true);
            }
            breaks += inner;
        } else {
            match field_end(window, at, last, delimiter) {
                Some(end) => at = end,
                None => return Scan::NeedMore,
            }
            fields.push(start, at, false);
        }
        match window.get(at) {
            None if last => return Scan::Record { body: at, len: at, breaks },
            None => return Scan::NeedMore,
            Some(b'\n') => return Scan::Record { body: at, len: at + 1, breaks },
            Some(b'\r') => {
                return match window.get(at + 1) {
                    None if !last => Scan::NeedMore,
                    Some(b'\n') => Scan::Record { body: at, len: at + 2, breaks },
                    _ => Scan::Record { body: at, len: at + 1, breaks },
                };
            }
            Some(_) => at += 1,
        }
    }
}

/// Cuts one line at every delimiter, quotation marks being literal: how a line is shown that cannot be understood.
pub(super) fn split_plainly(line: &[u8], delimiter: u8, fields: &mut Fields) {
    fields.clear();
    let mut start = 0;
    for at in memchr::memchr_iter(delimiter, line) {
        fields.push(start, at, false);
        start = at + 1;
    }
    fields.push(start, line.len(), false);
}

/// The first line of a window: its length without and with its line end, `None` when it has no line end.
pub(super) fn first_line(window: &[u8]) -> Option<(usize, usize)> {
    let body = memchr2(b'\r', b'\n', window)?;
    Some((body, body + 1 + usize::from(window[body..].starts_with(b"\r\n"))))
}

/// `None`: not known yet; `Some((None, _))`: never closed; else where, and whether doubled marks stand before it.
fn closing_quote(window: &[u8], mut from: usize, last: bool) -> Option<(Option<usize>, bool)> {
    let mut escaped = false;
    loop {
        let Some(found) = memchr(b'"', &window[from..]) else {
            return last.then_some((None, escaped));
        };
        let close = from + found;
        match window.get(close + 1) {
            None if !last => return None,
            Some(b'"') => {
                escaped = true;
                from = close + 2;
            }
            _ => return Some((Some(close), escaped)),
        }
    }
}

fn field_end(window: &[u8], from: usize, last: bool, delimiter: u8) -> Option<usize> {
    match memchr3(delimiter, b'\r', b'\n', &window[from..]) {
        Some(found) => Some(from + found),
        None => last.then_some(window.len()),
    }
}

/// How many line ends, a CRLF being one.
fn line_ends(bytes: &[u8]) -> u64 {
    memchr2_iter(b'\r', b'\n', bytes).map(|at| u64::from(!bytes[at..].starts_with(b"\r\n"))).sum()
}

/// `"a ""b"" c" d` → `a "b" c d`.
fn resolve_quotes(raw: &str) -> String {
    let mut text = String::with_capacity(raw.len());
    let mut rest = raw.strip_prefix('"').unwrap_or(raw);
    while let Some(at) = rest.find('"') {
        text.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        if let Some(after) = rest.strip_prefix('"') {
            text.push('"');
            rest = after;
        } else {
            break;
        }
    }
    text.push_str(rest);
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(record: &str) -> Vec<String> {
        let mut fields = Fields::keeping(100);
        assert!(matches!(scan(record.as_bytes(), true, b',', &mut fields), Scan::Record { .. }), "{record}");
        fields.spans.iter().map(|span| span.text(record)).collect()
    }

    #[test]
    fn quotes_are_resolved_as_rfc_4180_says_and_text_behind_them_is_kept() {
        assert_eq!(fields("a,\"b,\"\"c\"\"\",d\"e\nx"), ["a", "b,\"c\"", "d\"e"]);
        assert_eq!(fields("\"Foo\" Ltd,\"\",\"x\"\r\n"), ["Foo Ltd", "", "x"]);
        assert_eq!(fields("\"a\r\nb\",c"), ["a\r\nb", "c"]);
        assert_eq!(fields("a,"), ["a", ""]);
    }

    #[test]
    fn every_line_end_ends_a_record() {
        for (text, body, len) in
            [("a\nb", 1, 2), ("a\r\nb", 1, 3), ("a\rb", 1, 2), ("a", 1, 1), ("\r\r\n", 0, 1)]
        {
            let record = scan(text.as_bytes(), true, b',', &mut Fields::keeping(9));
            assert_eq!(record, Scan::Record { body, len, breaks: 0 }, "{text:?}");
        }
        assert_eq!(scan(b"a\r", false, b',', &mut Fields::keeping(9)), Scan::NeedMore);
        assert_eq!(
            scan(b"\"a\r\nb\rc\n\"\n", false, b',', &mut Fields::keeping(9)),
            Scan::Record { body: 9, len: 10, breaks: 3 }
        );
    }

    #[test]
    fn a_quote_closed_lines_later_in_the_middle_of_text_is_an_unclosed_one() {
        let mut fields = Fields::keeping(9);
        assert_eq!(scan(b"1,\"Foo\n2,\"Bar\"\n", true, b',', &mut fields), Scan::Unclosed);
        assert_eq!(scan(b"1,\"Foo\n2,Bar\n", true, b',', &mut fields), Scan::Unclosed);
        assert_eq!(scan(b"1,\"Foo\n2,Bar\n", false, b',', &mut fields), Scan::NeedMore);
    }
}
