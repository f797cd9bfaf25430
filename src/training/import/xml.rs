//! The XML inside a workbook, one node at a time, within limits: bytes in all, depth, size of a tag, attributes.
//! Namespaces are not resolved and attributes not compared, so that a flood of either costs no more than its bytes.

use std::io::{self, BufReader, Read};

use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};

use super::source::Refusal;

const MOST_DEPTH: u32 = 64;
const MOST_ATTRIBUTES: usize = 64;
const MOST_TAG_BYTES: usize = 256 * 1024;

/// A part of a workbook being read.
pub struct Xml<'a, R: Read> {
    reader: quick_xml::Reader<BufReader<Limited<'a, R>>>,
    buffer: Vec<u8>,
    name: String,
    text: String,
    depth: u32,
}

/// What stands next. Names are without their prefix.
pub enum Node<'a> {
    Open(&'a str, BytesStart<'a>),
    Close(&'a str),
    Text(&'a str),
    /// The end of the part, reached in good order.
    End,
    /// A comment or the like.
    Other,
}

impl<'a, R: Read> Xml<'a, R> {
    /// Reads a part; its bytes come off the budget of the whole file.
    pub fn new(part: R, budget: &'a mut u64) -> Self {
        let mut reader = quick_xml::Reader::from_reader(BufReader::new(Limited { part, budget }));
        reader.config_mut().expand_empty_elements = true;
        Self { reader, buffer: Vec::new(), name: String::new(), text: String::new(), depth: 0 }
    }

    /// The next node. An end before its time, a document type or an unknown entity is refused.
    pub fn next(&mut self) -> Result<Node<'_>, Refusal> {
        self.buffer.clear();
        match self.reader.read_event_into(&mut self.buffer).map_err(|error| refusal(&error))? {
            Event::Start(tag) => {
                self.depth += 1;
                if self.depth > MOST_DEPTH || tag.len() > MOST_TAG_BYTES {
                    return Err(Refusal::Damaged);
                }
                self.name.clear();
                self.name.push_str(local(tag.name().0));
                Ok(Node::Open(&self.name, tag))
            }
            Event::End(tag) => {
                self.depth = self.depth.saturating_sub(1);
                self.name.clear();
                self.name.push_str(local(tag.name().0));
                Ok(Node::Close(&self.name))
            }
            Event::Text(text) => {
                self.text.clear();
                self.text.push_str(&text);
                Ok(Node::Text(&self.text))
            }
            Event::CData(text) => {
                self.text.clear();
                self.text.push_str(&text.into_inner());
                Ok(Node::Text(&self.text))
            }
            Event::GeneralRef(entity) => {
                let letter = match &*entity {
                    "amp" => '&',
                    "lt" => '<',
                    "gt" => '>',
                    "quot" => '"',
                    "apos" => '\'',
                    _ => entity.resolve_char_ref().ok().flatten().ok_or(Refusal::Damaged)?,
                };
                self.text.clear();
                self.text.push(letter);
                Ok(Node::Text(&self.text))
            }
            Event::DocType(_) => Err(Refusal::Damaged),
            Event::Eof if self.depth > 0 => Err(Refusal::Truncated),
            Event::Eof => Ok(Node::End),
            Event::Empty(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) => Ok(Node::Other),
        }
    }
}

/// An attribute's value, by name without prefix.
pub fn attribute(tag: &BytesStart<'_>, name: &str) -> Result<Option<String>, Refusal> {
    let mut attributes = tag.attributes();
    for (count, attribute) in attributes.with_checks(false).enumerate() {
        if count >= MOST_ATTRIBUTES {
            return Err(Refusal::Damaged);
        }
        let attribute = attribute.map_err(|_| Refusal::Damaged)?;
        if local(attribute.key.0) == name && attribute.key.0 != "xmlns:id" {
            let value = attribute.normalized_value(XmlVersion::Implicit1_0).map_err(|_| Refusal::Damaged)?;
            return Ok(Some(value.into_owned()));
        }
    }
    Ok(None)
}

fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}

fn refusal(error: &quick_xml::Error) -> Refusal {
    match error {
        quick_xml::Error::Io(error) if error.kind() == io::ErrorKind::FileTooLarge => Refusal::TooLarge,
        quick_xml::Error::Io(error) if error.kind() == io::ErrorKind::UnexpectedEof => Refusal::Truncated,
        quick_xml::Error::Syntax(_) => Refusal::Truncated,
        _ => Refusal::Damaged,
    }
}

/// Reads no more than what is left of the budget, whatever size the archive claims.
struct Limited<'a, R> {
    part: R,
    budget: &'a mut u64,
}

impl<R: Read> Read for Limited<'_, R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.part.read(into)?;
        *self.budget = self
            .budget
            .checked_sub(read as u64)
            .ok_or_else(|| io::Error::new(io::ErrorKind::FileTooLarge, "more than a file may hold"))?;
        Ok(read)
    }
}
