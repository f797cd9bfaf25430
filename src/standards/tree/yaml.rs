//! YAML 1.2 (core schema) into the tree, event by event.

use std::collections::{BTreeSet, HashMap};

use granit_parser::{Event, Parser, ScalarStyle, ScanError, Span, Tag};

use super::super::fault::{self, Fault};
use super::{DEEPEST, LARGEST_TREE, Node, composed};

pub(super) fn grow(text: &str) -> (Option<Node>, Vec<Fault>) {
    let mut grower =
        Grower { events: Parser::new_from_str(text), anchors: HashMap::new(), weight: 0, faults: Vec::new() };
    let grown = grower.stream();
    (grown.ok(), grower.faults)
}

/// Reading cannot go on; the fault that says why is in the list.
struct Stopped;

struct Grower<E> {
    events: E,
    anchors: HashMap<usize, Node>,
    weight: usize,
    faults: Vec<Fault>,
}

impl<'input, E: Iterator<Item = Result<(Event<'input>, Span), ScanError>>> Grower<E> {
    fn stream(&mut self) -> Result<Node, Stopped> {
        let mut root = None;
        loop {
            match self.next()? {
                Event::StreamEnd => break,
                Event::StreamStart | Event::DocumentStart(..) | Event::DocumentEnd => {}
                _ if root.is_some() => return self.stop(Fault::at("", "fault-several-documents")),
                event => root = Some(self.node(event, "", 0)?),
            }
        }
        Ok(root.unwrap_or(Node::Null))
    }

    fn next(&mut self) -> Result<Event<'input>, Stopped> {
        loop {
            match self.events.next() {
                Some(Ok((Event::Comment(..) | Event::Anchor(..), _))) => {}
                Some(Ok((event, _))) => return Ok(event),
                Some(Err(error)) => {
                    let whole = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
                    let fault = Fault::at("", "fault-not-yaml")
                        .number("line", whole(error.marker().line()))
                        .number("column", whole(error.marker().col() + 1));
                    return self.stop(fault);
                }
                None => return Ok(Event::StreamEnd),
            }
        }
    }

    fn stop<T>(&mut self, fault: Fault) -> Result<T, Stopped> {
        self.faults.push(fault);
        Err(Stopped)
    }

    fn node(&mut self, event: Event<'input>, path: &str, depth: usize) -> Result<Node, Stopped> {
        if depth > DEEPEST {
            let limit = i64::try_from(DEEPEST).unwrap_or(i64::MAX);
            return self.stop(Fault::at(path, "fault-too-deep").number("limit", limit));
        }
        let (node, anchor) = match event {
            Event::Scalar(text, style, anchor, tag) => {
                self.grow_by(1 + text.len(), path)?;
                (self.scalar(&text, style, tag.as_deref(), path), anchor)
            }
            Event::SequenceStart(_, anchor, tag) => {
                self.grow_by(1, path)?;
                self.judge_tag(tag.as_deref(), path);
                (self.list(path, depth)?, anchor)
            }
            Event::MappingStart(_, anchor, tag) => {
                self.grow_by(1, path)?;
                self.judge_tag(tag.as_deref(), path);
                (self.map(path, depth)?, anchor)
            }
            Event::Alias(anchor) => (self.alias(anchor, path)?, 0),
            // Nothing else stands where a value is expected.
            _ => return self.stop(Fault::at(path, "fault-not-yaml").number("line", 0).number("column", 0)),
        };
        if anchor != 0 {
            self.grow_by(node.weight(), path)?;
            self.anchors.insert(anchor, node.clone());
        }
        Ok(node)
    }

    fn grow_by(&mut self, weight: usize, path: &str) -> Result<(), Stopped> {
        self.weight += weight;
        if self.weight > LARGEST_TREE {
            self.stop(Fault::at(path, "fault-aliases-too-large"))
        } else {
            Ok(())
        }
    }

    fn list(&mut self, path: &str, depth: usize) -> Result<Node, Stopped> {
        let mut nodes = Vec::new();
        loop {
            match self.next()? {
                Event::SequenceEnd => return Ok(Node::List(nodes)),
                event => nodes.push(self.node(event, &fault::element(path, nodes.len()), depth + 1)?),
            }
        }
    }

    fn map(&mut self, path: &str, depth: usize) -> Result<Node, Stopped> {
        let (mut entries, mut seen) = (Vec::new(), BTreeSet::new());
        loop {
            let name = match self.next()? {
                Event::MappingEnd => return Ok(Node::Map(entries)),
                Event::Scalar(text, ..) => composed(&text),
                event => {
                    self.faults.push(Fault::at(path, "fault-name-not-text"));
                    self.node(event, path, depth + 1)?;
                    let value = self.next()?;
                    self.node(value, path, depth + 1)?;
                    continue;
                }
            };
            let path = fault::field(path, &name);
            if !seen.insert(name.clone()) {
                self.faults.push(Fault::at(&*path, "fault-duplicate-name").text("name", &name));
            }
            let value = self.next()?;
            entries.push((name, self.node(value, &path, depth + 1)?));
        }
    }

    fn alias(&mut self, anchor: usize, path: &str) -> Result<Node, Stopped> {
        let Some(weight) = self.anchors.get(&anchor).map(Node::weight) else {
            return self.stop(Fault::at(path, "fault-alias-in-itself"));
        };
        self.grow_by(weight, path)?;
        Ok(self.anchors[&anchor].clone())
    }

    fn scalar(&mut self, text: &str, style: ScalarStyle, tag: Option<&Tag>, path: &str) -> Node {
        self.judge_tag(tag, path);
        let said_to_be_text = tag.is_some_and(|tag| tag.is_yaml_core_schema_tag("str"));
        if style == ScalarStyle::Plain && !said_to_be_text { plain(text) } else { Node::Text(composed(text)) }
    }

    fn judge_tag(&mut self, tag: Option<&Tag>, path: &str) {
        if tag.is_some_and(|tag| !tag.is_yaml_core_schema()) {
            self.faults.push(Fault::at(path, "fault-tag"));
        }
    }
}

/// What a plain scalar means by the core schema.
fn plain(text: &str) -> Node {
    match text {
        "" | "~" | "null" | "Null" | "NULL" => return Node::Null,
        "true" | "True" | "TRUE" => return Node::Flag(true),
        "false" | "False" | "FALSE" => return Node::Flag(false),
        _ => {}
    }
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    let looks_like_number = digits.starts_with(|first: char| first.is_ascii_digit() || first == '.')
        && digits.parse::<f64>().is_ok();
    let in_another_base = ["0x", "0o"].iter().any(|prefix| text.starts_with(prefix));
    let never_finite = matches!(digits, ".inf" | ".Inf" | ".INF" | ".nan" | ".NaN" | ".NAN");
    match text.parse::<i64>() {
        Ok(number) => Node::Whole(number),
        Err(_) if looks_like_number || in_another_base || never_finite => Node::Decimal(text.to_owned()),
        Err(_) => Node::Text(composed(text)),
    }
}
