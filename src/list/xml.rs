//! Reading XML lists record by record, with line numbers and limits.
//!
//! A list is a root with records in sections. [`records`] pulls through the text and hands each record over as a
//! small [`Node`] tree, so a list of any size holds one record at a time. Element names are local names: publishers
//! change namespaces between editions. Refused: document types (and with them every entity but the five predefined
//! ones and character references), nesting deeper than any list's, and text larger than any record's. Whatever is
//! not closed at the end is an error, so a cut file is never a shorter list.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::ParseErrorKind;
use super::file::Content;
use crate::{Error, Result};

/// Lists nest at most nine levels (OFAC's Advanced XML).
const MAX_DEPTH: usize = 32;

/// The longest text of one record seen is a statement of reasons of some 20 kB.
const MAX_RECORD_BYTES: usize = 4 << 20;

/// An element, its text and the elements in it.
#[derive(Debug, Default)]
pub(super) struct Node {
    /// The local name.
    pub(super) name: String,
    /// The line it begins on, from 1.
    pub(super) line: u64,
    /// Its own text, untrimmed.
    text: String,
    children: Vec<Node>,
}

impl Node {
    /// The children of a name.
    pub(super) fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Node> {
        self.children.iter().filter(move |child| child.name == name)
    }

    /// The text of the first child of a name, with white space collapsed; empty where there is none.
    pub(super) fn get(&self, name: &str) -> String {
        self.all(name).next().map(Node::text).unwrap_or_default()
    }

    /// Its text with white space collapsed.
    pub(super) fn text(&self) -> String {
        let mut text = String::with_capacity(self.text.len());
        for word in self.text.split_whitespace() {
            if !text.is_empty() {
                text.push(' ');
            }
            text.push_str(word);
        }
        text
    }

    /// The texts of the grandchildren `name/value`, empty ones left out.
    pub(super) fn values<'a>(&'a self, name: &'a str, value: &'a str) -> impl Iterator<Item = String> + 'a {
        self.all(name).flat_map(move |child| child.all(value)).map(Node::text).filter(|text| !text.is_empty())
    }
}

/// What an XML list's outer elements say.
#[derive(Debug, Default)]
pub(super) struct Outline {
    /// The attributes of the root: local name and value.
    pub(super) root: Vec<(String, String)>,
    /// The sections in it, each once.
    pub(super) sections: Vec<String>,
}

/// Calls `each` for every element two levels below the root, and gives the root's attributes and sections.
pub(super) fn records(content: &Content, mut each: impl FnMut(Node) -> Result<()>) -> Result<Outline> {
    let text = content.text()?;
    let mut lines = Lines { text, offset: 0, line: 1 };
    let mut reader = Reader::from_str(text);
    let mut outline = Outline::default();
    // Open elements below the sections: the record and what is in it.
    let mut stack: Vec<Node> = Vec::new();
    let mut depth = 0usize;
    let mut roots = 0usize;
    let mut record_start = 0usize;
    loop {
        let before = usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX);
        let fault = |kind: ParseErrorKind, lines: &mut Lines, at: usize| {
            Error::new(kind).at(content.position().line(lines.at(at)))
        };
        let event = match reader.read_event() {
            Ok(event) => event,
            Err(error) => {
                let at = usize::try_from(reader.error_position()).unwrap_or(before);
                return Err(fault(ParseErrorKind::Xml(error.to_string()), &mut lines, at));
            }
        };
        match event {
            Event::Start(start) | Event::Empty(start) if depth >= MAX_DEPTH => {
                let _ = start;
                return Err(fault(
                    ParseErrorKind::XmlLimit("elements nested too deeply"),
                    &mut lines,
                    before,
                ));
            }
            Event::Start(start) => {
                open(&start, depth, &mut outline, &mut stack, lines.at(before));
                if depth == 2 {
                    record_start = before;
                }
                roots += usize::from(depth == 0);
                depth += 1;
            }
            Event::Empty(start) => {
                roots += usize::from(depth == 0);
                open(&start, depth, &mut outline, &mut stack, lines.at(before));
                if depth >= 2 {
                    close(&mut stack, &mut each)?;
                }
            }
            Event::End(_) => {
                depth = depth.saturating_sub(1);
                if depth >= 2 {
                    close(&mut stack, &mut each)?;
                }
            }
            Event::Text(text) => push(&mut stack, &text.xml10_content()),
            Event::CData(text) => push(&mut stack, &text.xml10_content()),
            Event::GeneralRef(reference) => match resolve(&reference) {
                Some(c) => push(&mut stack, c.encode_utf8(&mut [0; 4])),
                None => {
                    return Err(fault(
                        ParseErrorKind::XmlLimit("an entity that is not predefined"),
                        &mut lines,
                        before,
                    ));
                }
            },
            Event::DocType(_) => {
                return Err(fault(
                    ParseErrorKind::XmlLimit("a document type declaration"),
                    &mut lines,
                    before,
                ));
            }
            Event::Eof => {
                if depth > 0 || roots != 1 {
                    let what = "the XML ends before its root element is closed".to_owned();
                    return Err(fault(ParseErrorKind::Truncated(what), &mut lines, before));
                }
                return Ok(outline);
            }
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
        }
        if depth > 2 && before - record_start > MAX_RECORD_BYTES {
            return Err(fault(
                ParseErrorKind::XmlLimit("a record larger than any list's"),
                &mut lines,
                record_start,
            ));
        }
    }
}

fn open(start: &BytesStart, depth: usize, outline: &mut Outline, stack: &mut Vec<Node>, line: u64) {
    let name = start.local_name().as_ref().to_owned();
    match depth {
        0 => {
            for attribute in start.attributes().flatten() {
                outline
                    .root
                    .push((attribute.key.local_name().as_ref().to_owned(), attribute.value.into_owned()));
            }
        }
        1 if !outline.sections.contains(&name) => outline.sections.push(name),
        1 => {}
        _ => stack.push(Node { name, line, ..Node::default() }),
    }
}

/// Moves the innermost open element into its parent, or hands it over when it is a record.
fn close(stack: &mut Vec<Node>, each: &mut impl FnMut(Node) -> Result<()>) -> Result<()> {
    let Some(node) = stack.pop() else { return Ok(()) };
    match stack.last_mut() {
        Some(parent) => {
            parent.children.push(node);
            Ok(())
        }
        None => each(node),
    }
}

fn push(stack: &mut [Node], text: &str) {
    if let Some(node) = stack.last_mut() {
        node.text.push_str(text);
    }
}

fn resolve(reference: &quick_xml::events::BytesRef) -> Option<char> {
    match reference.xml10_content().as_ref() {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => reference.resolve_char_ref().ok().flatten(),
    }
}

/// Line numbers of rising offsets, counted once.
struct Lines<'a> {
    text: &'a str,
    offset: usize,
    line: u64,
}

impl Lines<'_> {
    fn at(&mut self, offset: usize) -> u64 {
        let offset = offset.min(self.text.len());
        if offset >= self.offset {
            let passed = &self.text.as_bytes()[self.offset..offset];
            self.line += passed.iter().map(|byte| u64::from(*byte == b'\n')).sum::<u64>();
            self.offset = offset;
        }
        self.line
    }
}
