//! JSON into the tree; written out because the usual reader keeps the last of two equal names in silence.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};

use super::super::fault::{self, Fault};
use super::{DEEPEST, Node, composed};

pub(super) fn grow(text: &str) -> (Option<Node>, Vec<Fault>) {
    let faults = RefCell::new(Vec::new());
    let mut reader = serde_json::Deserializer::from_str(text);
    let grown = Branch { path: String::new(), depth: 0, faults: &faults }.deserialize(&mut reader);
    let ended = grown.and_then(|node| reader.end().map(|()| node));
    let mut faults = faults.into_inner();
    match ended {
        Ok(node) => (Some(node), faults),
        Err(error) => {
            if !faults.iter().any(|fault| fault.key == "fault-too-deep") {
                let position = Fault::at("", "fault-not-json")
                    .number("line", i64::try_from(error.line()).unwrap_or(0))
                    .number("column", i64::try_from(error.column()).unwrap_or(0));
                faults.push(position);
            }
            (None, faults)
        }
    }
}

struct Branch<'a> {
    path: String,
    depth: usize,
    faults: &'a RefCell<Vec<Fault>>,
}

impl Branch<'_> {
    fn at(&self, path: String) -> Branch<'_> {
        Branch { path, depth: self.depth + 1, faults: self.faults }
    }

    fn too_deep<E: Error>(&self) -> Result<(), E> {
        if self.depth < DEEPEST {
            return Ok(());
        }
        let limit = i64::try_from(DEEPEST).unwrap_or(i64::MAX);
        self.faults.borrow_mut().push(Fault::at(&*self.path, "fault-too-deep").number("limit", limit));
        Err(E::custom("too deep"))
    }
}

impl<'de> DeserializeSeed<'de> for Branch<'_> {
    type Value = Node;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Node, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Branch<'_> {
    type Value = Node;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_unit<E>(self) -> Result<Node, E> {
        Ok(Node::Null)
    }

    fn visit_bool<E>(self, flag: bool) -> Result<Node, E> {
        Ok(Node::Flag(flag))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Node, E> {
        Ok(Node::Whole(number))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Node, E> {
        Ok(i64::try_from(number).map_or_else(|_| Node::Decimal(number.to_string()), Node::Whole))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Node, E> {
        Ok(Node::Decimal(number.to_string()))
    }

    fn visit_str<E>(self, text: &str) -> Result<Node, E> {
        Ok(Node::Text(composed(text)))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Node, A::Error> {
        self.too_deep()?;
        let mut nodes = Vec::new();
        while let Some(node) = list.next_element_seed(self.at(fault::element(&self.path, nodes.len())))? {
            nodes.push(node);
        }
        Ok(Node::List(nodes))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Node, A::Error> {
        self.too_deep()?;
        let (mut entries, mut seen) = (Vec::new(), BTreeSet::new());
        while let Some(name) = map.next_key::<String>()? {
            let name = composed(&name);
            let path = fault::field(&self.path, &name);
            if !seen.insert(name.clone()) {
                let twice = Fault::at(&*path, "fault-duplicate-name").text("name", &name);
                self.faults.borrow_mut().push(twice);
            }
            entries.push((name, map.next_value_seed(self.at(path))?));
        }
        Ok(Node::Map(entries))
    }
}
