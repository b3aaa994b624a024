//! Tables as spreadsheets: the zip files that office programs write, with the parts that are read.

use std::io::{Cursor, Write as _};

use zip::CompressionMethod::{Deflated, Stored};

use super::each;

/// An `.ods` file of these rows.
pub(super) fn ods(rows: &[Vec<String>]) -> Vec<u8> {
    const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<office:document-content \
        xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" \
        xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" \
        xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" office:version=\"1.3\">\
        <office:body><office:spreadsheet><table:table table:name=\"List\">";
    const FOOT: &str = "</table:table></office:spreadsheet></office:body></office:document-content>";
    let cell = |cell: &String| match cell.as_str() {
        "" => "<table:table-cell/>".to_owned(),
        text => {
            format!(
                "<table:table-cell office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>"
            )
        }
    };
    let row = |row: &Vec<String>| format!("<table:table-row>{}</table:table-row>\n", each(row, cell));
    let content = format!("{HEAD}{}{FOOT}", each(rows, row));
    packed(&[("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", &content)])
}

/// An `.xlsx` file of these rows; all texts are shared ones, as Excel writes them.
pub(super) fn xlsx(rows: &[Vec<String>]) -> Vec<u8> {
    const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    const RELATION: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    let mut number = 0..;
    let sheet = each((1..).zip(rows), |(line, row)| {
        let cells = ('A'..='Z').zip(row).filter(|(_, cell)| !cell.is_empty()).zip(&mut number);
        let cell = |((column, _), number)| format!("<c r=\"{column}{line}\" t=\"s\"><v>{number}</v></c>");
        format!("<row r=\"{line}\">{}</row>", each(cells, cell))
    });
    let texts = rows.iter().flatten().filter(|cell| !cell.is_empty());
    let strings = each(texts, |cell| format!("<si><t>{cell}</t></si>"));
    packed(&[
        (
            "xl/workbook.xml",
            &format!(
                "{head}<workbook xmlns=\"{MAIN}\" xmlns:r=\"{RELATION}\"><sheets><sheet name=\"List\" sheetId=\"1\" \
                 r:id=\"rId1\"/></sheets></workbook>"
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            &format!(
                "{head}<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
                 <Relationship Id=\"rId1\" Type=\"{RELATION}/worksheet\" Target=\"worksheets/sheet1.xml\"/>\
                 <Relationship Id=\"rId2\" Type=\"{RELATION}/sharedStrings\" Target=\"sharedStrings.xml\"/>\
                 </Relationships>"
            ),
        ),
        (
            "xl/worksheets/sheet1.xml",
            &format!("{head}<worksheet xmlns=\"{MAIN}\"><sheetData>{sheet}</sheetData></worksheet>"),
        ),
        ("xl/sharedStrings.xml", &format!("{head}<sst xmlns=\"{MAIN}\">{strings}</sst>")),
    ])
}

fn packed(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        let method = if *name == "mimetype" { Stored } else { Deflated };
        let options = zip::write::SimpleFileOptions::default().compression_method(method);
        archive.start_file(*name, options).expect("memory can be written");
        archive.write_all(text.as_bytes()).expect("memory can be written");
    }
    archive.finish().expect("memory can be written").into_inner()
}
