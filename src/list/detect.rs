//! Which format a file is, told from its first bytes; and a name for what it is when it is none of ours.

use super::{ListFormat, custom, ofac, un};

/// The format of a file by its beginning, or what it looks like instead.
pub(super) fn detect(head: &[u8]) -> Result<ListFormat, String> {
    let head = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head);
    if head.is_empty() {
        return Err("an empty file".to_owned());
    }
    if let Some(kind) = binary_kind(head) {
        return Err(kind.to_owned());
    }
    let text = String::from_utf8_lossy(head);
    let start = text.trim_start();
    if start.starts_with('<') {
        return xml_kind(start);
    }
    if start.starts_with(['{', '[']) {
        return Err("JSON".to_owned());
    }
    if ofac::recognises(head) {
        return Ok(ListFormat::OfacCsv);
    }
    if custom::recognises(head) {
        return Ok(ListFormat::CustomCsv);
    }
    Err(csv_kind(head, start))
}

fn binary_kind(head: &[u8]) -> Option<&'static str> {
    const KINDS: [(&[u8], &str); 6] = [
        (b"PK\x03\x04", "a zip file, such as a spreadsheet (.xlsx, .ods): save it as CSV"),
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

fn xml_kind(start: &str) -> Result<ListFormat, String> {
    let lower = start.get(..start.len().min(400)).unwrap_or(start).to_lowercase();
    if lower.contains("<!doctype html") || lower.contains("<html") {
        return Err("a web page (perhaps the error page of a download)".to_owned());
    }
    let Some(root) = root_name(start) else { return Err("XML without a root element".to_owned()) };
    if root == un::ROOT {
        return Ok(ListFormat::UnXml);
    }
    let known = match root {
        "sdnList" => ", OFAC's classic XML: use the CSV files",
        "Sanctions" => ", OFAC's Advanced XML: use the CSV files",
        "sanctionsData" => ", OFAC's Enhanced XML: use the CSV files",
        "Designations" => ", the UK Sanctions List",
        "export" => ", the EU's consolidated list",
        "data-set" => ", Canada's list",
        _ => "",
    };
    Err(format!("XML with the root element <{root}>{known}"))
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

fn csv_kind(head: &[u8], start: &str) -> String {
    if let Some(companion) = ofac::recognises_companion(head) {
        return format!("OFAC's {companion} alone: give the sdn.csv or cons_prim.csv beside it");
    }
    let line = start.lines().next().unwrap_or_default();
    let columns: Vec<&str> = line.split([',', ';', '\t']).map(|cell| cell.trim().trim_matches('"')).collect();
    if columns.len() < 2 {
        return "plain text".to_owned();
    }
    let mut shown: Vec<&str> = columns.iter().copied().take(6).collect();
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
        let table: [(&[u8], Result<ListFormat, &str>); 14] = [
            (b"7,\"NAME\",-0- ,\"P\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \r\n", Ok(ListFormat::OfacCsv)),
            (b"\xef\xbb\xbfName;ID;Type\nA;1;person\n", Ok(ListFormat::CustomCsv)),
            (b"<?xml version='1.0'?>\n<!-- <x> -->\n<CONSOLIDATED_LIST a='b'>", Ok(ListFormat::UnXml)),
            (b"", Err("empty")),
            (b"<!DOCTYPE html><html>", Err("web page")),
            (b"\n<sdnList xmlns='x'>", Err("OFAC's classic XML")),
            (b"{\"id\":1}", Err("JSON")),
            (b"PK\x03\x04abc", Err("zip")),
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
