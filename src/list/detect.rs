//! Which format a file is, told from its first bytes; and a name for what it is when it is none of ours.

use super::ListFormat;
use super::format::{FORMATS, Head};
use super::ofac;

/// The format of a file by its beginning, or what it looks like instead.
pub(super) fn detect(head: &[u8]) -> Result<ListFormat, String> {
    let bytes = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head);
    if bytes.is_empty() {
        return Err("an empty file".to_owned());
    }
    let text = String::from_utf8_lossy(bytes);
    let text = text.trim_start();
    let root = if text.starts_with('<') { root_name(text) } else { None };
    let head = Head { bytes, text, root };
    if let Some(format) = FORMATS.iter().find(|format| (format.recognises)(&head)) {
        return Ok(format.kind);
    }
    if let Some(kind) = binary_kind(bytes) {
        return Err(kind.to_owned());
    }
    Err(if text.starts_with('<') {
        xml_kind(&head)
    } else if text.starts_with(['{', '[']) {
        "JSON".to_owned()
    } else {
        csv_kind(&head)
    })
}

fn binary_kind(head: &[u8]) -> Option<&'static str> {
    const KINDS: [(&[u8], &str); 6] = [
        (b"PK\x03\x04", "a zip file, such as a workbook (.xlsx): save it as CSV"),
        (b"\xd0\xcf\x11\xe0", "an old Excel workbook (.xls): save it as CSV"),
        (b"%PDF", "a PDF"),
        (b"\xff\xfe", "UTF-16 text: save it as UTF-8"),
        (b"\xfe\xff", "UTF-16 text: save it as UTF-8"),
        (b"BZh", "a bzip2 file: decompress it"),
    ];
    KINDS
        .iter()
        .find_map(|(magic, kind)| head.starts_with(magic).then_some(*kind))
        .or_else(|| head.contains(&0).then_some("a binary file"))
}

fn xml_kind(head: &Head) -> String {
    let lower: String = head.text.chars().take(400).collect::<String>().to_lowercase();
    if lower.contains("<!doctype html") || lower.contains("<html") {
        return "a web page (perhaps the error page of a download)".to_owned();
    }
    match head.root {
        None => "XML without a root element".to_owned(),
        Some(root) => format!("XML with the root element <{root}>"),
    }
}

/// The local name of the first element.
fn root_name(mut text: &str) -> Option<&str> {
    loop {
        text = &text[text.find('<')? + 1..];
        if let Some(comment) = text.strip_prefix("!--") {
            text = &comment[comment.find("-->")?..];
        } else if !text.starts_with(['?', '!']) {
            let name = &text[..text.find(|c: char| c.is_whitespace() || matches!(c, '>' | '/'))?];
            return Some(name.rsplit(':').next().unwrap_or(name));
        }
    }
}

fn csv_kind(head: &Head) -> String {
    if let Some(companion) = ofac::csv::recognises_companion(head.bytes) {
        return format!("OFAC's {companion} alone: give the sdn.csv or cons_prim.csv beside it");
    }
    let columns = head.cells(0);
    if columns.len() < 2 {
        return "plain text".to_owned();
    }
    let mut shown: Vec<&str> = columns.iter().map(String::as_str).take(6).collect();
    if columns.len() > shown.len() {
        shown.push("…");
    }
    format!("a table whose first line is: {}", shown.join(", ").escape_debug())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_are_told_by_content_and_others_named() {
        let table: [(&[u8], Result<ListFormat, &str>); 21] = [
            (b"7,\"NAME\",-0- ,\"P\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \r\n", Ok(ListFormat::OfacCsv)),
            (b"\xef\xbb\xbfName;ID;Type\nA;1;person\n", Ok(ListFormat::CustomCsv)),
            (b"<?xml version='1.0'?>\n<!-- <x> -->\n<CONSOLIDATED_LIST a='b'>", Ok(ListFormat::UnXml)),
            (b"<Designations xmlns:xsi='x'>", Ok(ListFormat::UkXml)),
            (b"Report Date: 1\nUnique ID,Name 6,Regime Name,Date Designated\n", Ok(ListFormat::UkCsv)),
            (b"Unique ID,OFSI Group ID,Name,Regime Name,Date Designated\n", Ok(ListFormat::UkCsv)),
            (b"<ArrayOfFinancialSanctionsTarget>", Ok(ListFormat::OfsiXml)),
            (
                b"Last Updated,1,\nName 6,Name 1,DOB,Group Type,Alias Type,Regime,Listed On,Group ID\n",
                Ok(ListFormat::OfsiCsv),
            ),
            (b"Unique ID,Name\n1,2\n", Err("Unique ID, Name")),
            (b"", Err("empty")),
            (b"<!DOCTYPE html><html>", Err("web page")),
            (b"\n<a:list xmlns='x'>", Err("root element <list>")),
            (b"{\"id\":1}", Err("JSON")),
            (b"PK\x03\x04abc", Err("zip")),
            (
                b"PK\x03\x04..........................x.xmlPK\x03\x04..........................xl/workbook.xml",
                Ok(ListFormat::DfatXlsx),
            ),
            (b"abc\0def", Err("binary")),
            (b"7,1,\"aka\",\"NAME\",-0- \r\n", Err("alt.csv alone")),
            (b"7,1,-0- ,\"City\",\"Country\",-0- \r\n", Err("add.csv alone")),
            (b"name,city\nA,B\n", Err("name, city")),
            (b"just words", Err("plain text")),
            (b"<", Err("without a root")),
        ];
        for (head, expected) in table {
            match (detect(head), expected) {
                (Ok(found), Ok(expected)) => assert_eq!(found, expected),
                (Err(found), Err(part)) => assert!(found.contains(part), "{found}"),
                (found, expected) => panic!("{found:?} instead of {expected:?}"),
            }
        }
    }
}
