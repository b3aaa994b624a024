//! Reading XML lists record by record, with line numbers and limits.
//!
//! A list is a root with records some levels below it. [`records`] pulls through the file and hands each record over
//! as a small [`Node`] tree, so a list of any size holds one record at a time. Element and attribute names are local
//! names: publishers change namespaces between editions. Refused: document types (and with them every entity but the
//! five predefined ones and character references), nesting deeper than any list's, and records, tags or texts larger
//! than any list's. Whatever is not closed at the end is an error, so a cut file is never a shorter list.

use std::cell::Cell;
use std::io::{self, BufRead, Read};
use std::sync::Arc;

use quick_xml::errors::SyntaxError;
use quick_xml::events::attributes::Attribute;
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use super::ParseErrorKind;
use super::fields::collapse;
use super::file::Content;
use crate::{Error, Result};

/// Lists nest at most nine levels (OFAC's Advanced XML).
const MAX_DEPTH: usize = 32;

/// The longest record seen is a table of reference values of some 400 kB; the longest text a statement of reasons of
/// 20 kB.
const MAX_RECORD_BYTES: u64 = 4 << 20;

/// An element, its attributes, its text and the elements in it.
#[derive(Debug, Default)]
pub(super) struct Node {
    /// The local name.
    pub(super) name: String,
    /// The line it begins on, from 1.
    pub(super) line: u64,
    /// Its own text, untrimmed.
    text: String,
    /// How many bytes of its parent's text stand before it.
    at: usize,
    attributes: Vec<(String, String)>,
    children: Vec<Node>,
}

impl Node {
    /// The elements in it, in order.
    pub(super) fn children(&self) -> &[Node] {
        &self.children
    }

    /// The children of a name.
    pub(super) fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Node> {
        self.children.iter().filter(move |child| child.name == name)
    }

    /// The first child of a name.
    pub(super) fn first(&self, name: &str) -> Option<&Node> {
        self.children.iter().find(|child| child.name == name)
    }

    /// The elements at the end of a path of names: `below(&["names", "name"])`.
    pub(super) fn below<'a>(&'a self, path: &'a [&'a str]) -> Vec<&'a Node> {
        path.iter()
            .fold(vec![self], |nodes, name| nodes.into_iter().flat_map(|node| node.all(name)).collect())
    }

    /// The text of the first child of a name, with white space collapsed; empty where there is none.
    pub(super) fn get(&self, name: &str) -> String {
        self.first(name).map(Node::text).unwrap_or_default()
    }

    /// Its text with white space collapsed.
    pub(super) fn text(&self) -> String {
        collapse(&self.text)
    }

    /// Its text as written, for texts whose lines mean something.
    pub(super) fn raw_text(&self) -> &str {
        &self.text
    }

    /// Its text with the texts of the elements in it, each in its place, as documents write marked words; `sign` gives
    /// the character that an element stands for, such as a line break.
    pub(super) fn flowing_text(&self, sign: &impl Fn(&str) -> Option<char>) -> String {
        let mut text = String::with_capacity(self.text.len());
        let mut read = 0;
        for child in &self.children {
            text.push_str(&self.text[read..child.at]);
            match sign(&child.name) {
                Some(c) => text.push(c),
                None => text.push_str(&child.flowing_text(sign)),
            }
            read = child.at;
        }
        text.push_str(&self.text[read..]);
        text
    }

    /// The value of an attribute, trimmed; empty where there is none.
    pub(super) fn attribute(&self, name: &str) -> &str {
        self.attributes.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value.trim())
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
    root: Vec<(String, String)>,
    /// The elements between root and records, each once.
    pub(super) sections: Vec<String>,
}

impl Outline {
    /// The value of an attribute of the root; empty where there is none.
    pub(super) fn attribute(&self, name: &str) -> &str {
        self.root.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value.trim())
    }
}

/// Calls `each` for every element some levels below the root (1: the root's children), with the name of the element
/// it stands in, and gives what the outer elements say.
pub(super) fn records(
    content: &mut Content,
    level: usize,
    mut each: impl FnMut(&str, Node) -> Result<()>,
) -> Result<Outline> {
    let place = content.position();
    let passed = Cell::new(0);
    let line = Cell::new(1);
    let limited = Limited { inner: content, passed: &passed, line: &line };
    let mut reader = Reader::from_reader(limited);
    let mut buffer = Vec::new();
    let mut outline = Outline::default();
    // The names of the open elements above the records, and the open elements from the record on.
    let mut outer: Vec<String> = Vec::new();
    let mut stack: Vec<Node> = Vec::new();
    let mut roots = 0usize;
    loop {
        buffer.clear();
        // Within a record the count goes on, so that it bounds the whole record.
        if stack.is_empty() {
            passed.set(0);
        }
        let began = line.get();
        let at = |kind: ParseErrorKind, line: u64| Error::new(kind).at(place.clone().line(line));
        let event = match reader.read_event_into(&mut buffer) {
            Ok(event) => event,
            Err(quick_xml::Error::Io(error)) => {
                let error = Arc::try_unwrap(error)
                    .unwrap_or_else(|shared| io::Error::new(shared.kind(), shared.to_string()));
                return Err(
                    if error.get_ref().is_some_and(<dyn std::error::Error + Send + Sync>::is::<Oversized>) {
                        at(ParseErrorKind::XmlLimit("a record, tag or text larger than any list's"), began)
                    } else {
                        reader.get_mut().inner.fault(error)
                    },
                );
            }
            Err(quick_xml::Error::Encoding(_)) => {
                return Err(at(ParseErrorKind::Encoding { offset: reader.buffer_position() }, line.get()));
            }
            // All but one of the reader's syntax errors are markup that is still open at the end of the file.
            Err(quick_xml::Error::Syntax(error)) if error != SyntaxError::InvalidBangMarkup => {
                return Err(at(ParseErrorKind::Truncated(error.to_string()), began));
            }
            Err(error) => return Err(at(ParseErrorKind::Xml(error.to_string()), line.get())),
        };
        let depth = outer.len() + stack.len();
        let empty = matches!(event, Event::Empty(_));
        match event {
            Event::Start(_) | Event::Empty(_) if depth >= MAX_DEPTH => {
                return Err(at(ParseErrorKind::XmlLimit("elements nested too deeply"), began));
            }
            Event::Start(start) | Event::Empty(start) => {
                roots += usize::from(depth == 0);
                let name = start.local_name().as_ref().to_owned();
                let attributes = attributes(&start).map_err(|kind| at(kind, began))?;
                if depth >= level {
                    stack.push(Node { name, line: began, attributes, ..Node::default() });
                } else {
                    if depth == 0 {
                        outline.root = attributes;
                    } else if !outline.sections.contains(&name) && outline.sections.len() < MAX_DEPTH {
                        outline.sections.push(name.clone());
                    }
                    outer.push(name);
                }
                if empty {
                    close(&mut outer, &mut stack, &mut each)?;
                }
            }
            Event::End(_) => close(&mut outer, &mut stack, &mut each)?,
            Event::Text(text) => push(&mut stack, &text.xml10_content()),
            Event::CData(text) => push(&mut stack, &text.xml10_content()),
            Event::GeneralRef(reference) => match resolve(&reference) {
                Some(c) => push(&mut stack, c.encode_utf8(&mut [0; 4])),
                None => return Err(at(ParseErrorKind::XmlLimit(UNKNOWN_ENTITY), began)),
            },
            Event::DocType(_) => {
                return Err(at(ParseErrorKind::XmlLimit("a document type declaration"), began));
            }
            Event::Eof => {
                if depth > 0 || roots != 1 {
                    let what = "the XML ends before its root element is closed".to_owned();
                    return Err(at(ParseErrorKind::Truncated(what), began));
                }
                return Ok(outline);
            }
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
        }
    }
}

const UNKNOWN_ENTITY: &str = "an entity that is not predefined";

/// The attributes of an element, namespace declarations aside.
fn attributes(start: &BytesStart) -> Result<Vec<(String, String)>, ParseErrorKind> {
    let mut found = Vec::new();
    for attribute in start.attributes() {
        let attribute: Attribute = attribute.map_err(|error| ParseErrorKind::Xml(error.to_string()))?;
        let name = attribute.key.as_ref();
        if name == "xmlns" || name.starts_with("xmlns:") {
            continue;
        }
        let value = attribute
            .normalized_value(XmlVersion::Implicit1_0)
            .map_err(|_| ParseErrorKind::XmlLimit(UNKNOWN_ENTITY))?;
        found.push((attribute.key.local_name().as_ref().to_owned(), value.into_owned()));
    }
    Ok(found)
}

/// Moves the innermost open element into its parent, or hands it over when it is a record.
fn close(
    outer: &mut Vec<String>,
    stack: &mut Vec<Node>,
    each: &mut impl FnMut(&str, Node) -> Result<()>,
) -> Result<()> {
    let Some(node) = stack.pop() else {
        outer.pop();
        return Ok(());
    };
    match stack.last_mut() {
        Some(parent) => {
            let at = parent.text.len();
            parent.children.push(Node { at, ..node });
            Ok(())
        }
        None => each(outer.last().map_or("", String::as_str), node),
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

/// A file that counts its lines and the bytes of the current record, and ends with an error where they are too many.
struct Limited<'a> {
    inner: &'a mut Content,
    passed: &'a Cell<u64>,
    line: &'a Cell<u64>,
}

/// A record, tag or text is larger than any list's.
#[derive(Debug, thiserror::Error)]
#[error("a record, tag or text larger than {MAX_RECORD_BYTES} bytes")]
struct Oversized;

impl Read for Limited<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let data = self.fill_buf()?;
        let read = data.len().min(buffer.len());
        buffer[..read].copy_from_slice(&data[..read]);
        self.consume(read);
        Ok(read)
    }
}

impl BufRead for Limited<'_> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.passed.get() > MAX_RECORD_BYTES {
            return Err(io::Error::other(Oversized));
        }
        self.inner.fill_buf()
    }

    fn consume(&mut self, amount: usize) {
        if let Ok(data) = self.inner.fill_buf() {
            let lines = memchr::memchr_iter(b'\n', &data[..amount]).count();
            self.line.set(self.line.get() + lines as u64);
        }
        self.passed.set(self.passed.get() + amount as u64);
        self.inner.consume(amount);
    }
}
