//! Shapes: what each part of a file must look like, as data. One walk holds a tree against them and reports every
//! fault with its path; the JSON Schema that ships is made from the same shapes.

use std::collections::{BTreeMap, BTreeSet};

use super::condition::{self, Domain, Misuse};
use super::fault::{self, Fault};
use super::period::Period;
use super::tree::Node;

pub mod schema;

/// What a value must look like.
pub enum Shape {
    /// Text that is not blank.
    Text,
    /// A key or code: lower-case letters, digits, `-` and `_`.
    Slug,
    /// One word of a closed list; the first part names the sort of word.
    Word(&'static str, &'static [&'static str]),
    /// Exactly this text.
    Exactly(&'static str),
    /// A whole number between two others.
    Whole(i64, i64),
    /// Yes or no.
    Flag,
    /// Only `true`.
    True,
    Period,
    /// Such as `09:00`.
    TimeOfDay,
    Condition,
    /// The code (or number) of an entry elsewhere in the file.
    Entry(Catalogue),
    List {
        of: &'static Shape,
        least: usize,
        distinct: Distinct,
    },
    Record(&'static [Field]),
    /// One of several records, told apart by the name of the first field of each.
    OneOf(&'static [&'static [Field]]),
    OrNull(&'static Shape),
}

/// What may not stand twice in a list.
pub enum Distinct {
    Nothing,
    Elements,
    Fields(&'static [&'static str]),
}

/// A field of a record.
pub struct Field {
    pub name: &'static str,
    pub shape: Shape,
    pub required: bool,
}

/// A field that must be there.
pub const fn must(name: &'static str, shape: Shape) -> Field {
    Field { name, shape, required: true }
}

/// A field that may be there.
pub const fn may(name: &'static str, shape: Shape) -> Field {
    Field { name, shape, required: false }
}

/// A list of entries in the file to which other parts refer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Catalogue {
    EvidenceTypes,
    Sources,
    Principles,
    Measures,
    Roles,
}

impl Catalogue {
    const ALL: [(Self, &'static str, &'static str); 5] = [
        (Self::EvidenceTypes, "evidence_types", "code"),
        (Self::Sources, "sources", "ref"),
        (Self::Principles, "act_principles", "code"),
        (Self::Measures, "measures", "number"),
        (Self::Roles, "roles", "code"),
    ];

    /// The word by which messages name such an entry.
    fn kind(self) -> &'static str {
        match self {
            Self::EvidenceTypes => "evidence-type",
            Self::Sources => "source",
            Self::Principles => "principle",
            Self::Measures => "measure",
            Self::Roles => "role",
        }
    }
}

/// What a file says elsewhere that a part may refer to.
#[derive(Default)]
pub struct Known {
    entries: BTreeMap<Catalogue, BTreeSet<String>>,
    facts: BTreeMap<String, Domain>,
}

impl Known {
    /// Gathers the entries and facts of a tree that may be faulty. A list that is not there at all is its own fault
    /// and makes none of the references to it.
    pub fn of(root: &Node) -> Self {
        let mut known = Self::default();
        for (catalogue, list, field) in Catalogue::ALL {
            if matches!(root.get(list), Some(Node::List(_))) {
                let codes = root.list(list).iter().filter_map(|entry| entry.get(field)).filter_map(scalar);
                known.entries.insert(catalogue, codes.collect());
            }
        }
        for fact in root.list("facts") {
            let domain = match fact.text("type") {
                Some("choice") => Domain::Choice(fact.list("values").iter().filter_map(scalar).collect()),
                _ => Domain::Boolean,
            };
            known.facts.extend(fact.text("key").map(|key| (key.to_owned(), domain)));
        }
        known
    }
}

/// The faults and warnings of a walk.
#[derive(Debug, Default)]
pub struct Findings {
    pub faults: Vec<Fault>,
    pub warnings: Vec<Fault>,
}

impl Findings {
    fn fault(&mut self, fault: Fault) {
        self.faults.push(fault);
    }
}

/// Holds a node against a shape and notes every fault in it and below it.
pub fn walk(node: &Node, shape: &Shape, path: &str, known: &Known, found: &mut Findings) {
    match (shape, node) {
        (Shape::OrNull(_), Node::Null) => {}
        (Shape::OrNull(inner), _) => walk(node, inner, path, known, found),
        (Shape::Record(fields), Node::Map(entries)) => record(entries, fields, path, known, found),
        (Shape::OneOf(forms), Node::Map(entries)) => one_of(entries, forms, path, known, found),
        (Shape::List { of, least, distinct }, Node::List(nodes)) => {
            if nodes.len() < *least {
                found.fault(Fault::at(path, "fault-list-too-short").number("least", to_i64(*least)));
            }
            for (index, node) in nodes.iter().enumerate() {
                walk(node, of, &fault::element(path, index), known, found);
            }
            twice(nodes, distinct, path, found);
        }
        (Shape::Entry(catalogue), Node::Text(_) | Node::Whole(_)) => {
            if let (Some(entries), Some(code)) = (known.entries.get(catalogue), scalar(node))
                && !entries.contains(&code)
            {
                found.fault(unknown_entry(path, catalogue.kind(), &code));
            }
        }
        (Shape::Flag, Node::Flag(_)) | (Shape::True, Node::Flag(true)) => {}
        (Shape::True, Node::Flag(false)) => {
            found.fault(Fault::at(path, "fault-not-exactly").text("expected", "true").text("value", "false"));
        }
        (Shape::Whole(least, most), Node::Whole(number)) => {
            if !(least..=most).contains(&number) {
                let fault = Fault::at(path, "fault-out-of-range");
                found.fault(fault.number("value", *number).number("least", *least).number("most", *most));
            }
        }
        (_, Node::Text(text)) if shape.takes_text() => written(text, shape, path, known, found),
        _ => {
            let fault = Fault::at(path, "fault-wrong-type");
            found.fault(fault.text("expected", shape.sort()).text("found", sort_of(node)));
        }
    }
}

/// The fault of a reference to an entry that is not there.
pub fn unknown_entry(path: &str, kind: &str, value: &str) -> Fault {
    Fault::at(path, "fault-unknown-entry").text("kind", kind).text("value", value)
}

/// The fault of something that may stand only once.
pub fn stands_twice(path: &str, field: &str, value: &str) -> Fault {
    Fault::at(path, "fault-stands-twice").text("field", field).text("value", value)
}

fn record(entries: &[(String, Node)], fields: &[Field], path: &str, known: &Known, found: &mut Findings) {
    for (name, node) in entries {
        let here = fault::field(path, name);
        match fields.iter().find(|field| field.name == name) {
            None => found.fault(Fault::at(here, "fault-field-unknown").text("name", name)),
            Some(_) if is_welsh(name) && blank(node) => found.fault(welsh_missing(here, name)),
            Some(field) => {
                walk(node, &field.shape, &here, known, found);
                if name == "cy_status" && *node == Node::Text("draft".to_owned()) {
                    found.warnings.push(Fault::at(here, "warning-welsh-draft"));
                }
            }
        }
    }
    let missing =
        fields.iter().filter(|field| field.required && !entries.iter().any(|(name, _)| name == field.name));
    for field in missing {
        let here = fault::field(path, field.name);
        found.fault(if is_welsh(field.name) {
            welsh_missing(here, field.name)
        } else {
            Fault::at(here, "fault-field-missing").text("name", field.name)
        });
    }
}

fn one_of(entries: &[(String, Node)], forms: &[&[Field]], path: &str, known: &Known, found: &mut Findings) {
    let first = |form: &&&[Field]| {
        form.first().is_some_and(|field| entries.iter().any(|(name, _)| name == field.name))
    };
    let mut chosen = forms.iter().filter(first);
    match (chosen.next(), chosen.next()) {
        (Some(form), None) => record(entries, form, path, known, found),
        _ => {
            let names: Vec<&str> =
                forms.iter().filter_map(|form| form.first()).map(|field| field.name).collect();
            found.fault(Fault::at(path, "fault-one-form").text("forms", names.join(", ")));
        }
    }
}

fn twice(nodes: &[Node], distinct: &Distinct, path: &str, found: &mut Findings) {
    let mut note = |field: &str, values: Vec<Option<String>>, end: &str| {
        let mut seen = BTreeSet::new();
        for (index, value) in values.into_iter().enumerate() {
            if let Some(value) = value
                && !seen.insert(value.clone())
            {
                found.fault(stands_twice(&format!("{}{end}", fault::element(path, index)), field, &value));
            }
        }
    };
    match distinct {
        Distinct::Nothing => {}
        Distinct::Elements => note("element", nodes.iter().map(scalar).collect(), ""),
        Distinct::Fields(names) => {
            for name in *names {
                let values = nodes.iter().map(|node| node.get(name).and_then(scalar)).collect();
                note(name, values, &format!(".{name}"));
            }
        }
    }
}

fn written(text: &str, shape: &Shape, path: &str, known: &Known, found: &mut Findings) {
    if text.trim().is_empty() {
        return found.fault(Fault::at(path, "fault-blank"));
    }
    if text.chars().any(|sign| sign.is_control() && !matches!(sign, '\n' | '\t')) {
        return found.fault(Fault::at(path, "fault-control-character"));
    }
    match shape {
        Shape::Slug if !is_slug(text) => found.fault(Fault::at(path, "fault-slug").text("value", text)),
        Shape::Word(kind, allowed) if !allowed.contains(&text) => {
            let fault = Fault::at(path, "fault-unknown-word").text("kind", kind).text("value", text);
            found.fault(fault.text("allowed", allowed.join(", ")));
        }
        Shape::Exactly(expected) if text != *expected => {
            found.fault(Fault::at(path, "fault-not-exactly").text("expected", expected).text("value", text));
        }
        Shape::Period if text.parse::<Period>().is_err() => {
            found.fault(Fault::at(path, "fault-period").text("value", text));
        }
        Shape::TimeOfDay if text.len() != 5 || chrono::NaiveTime::parse_from_str(text, "%H:%M").is_err() => {
            found.fault(Fault::at(path, "fault-time-of-day").text("value", text));
        }
        Shape::Condition => judge_condition(text, path, known, found),
        _ => {}
    }
}

fn judge_condition(text: &str, path: &str, known: &Known, found: &mut Findings) {
    let condition = match condition::parse(text) {
        Ok(condition) => condition,
        Err(error) => {
            let fault = Fault::at(path, "fault-condition-syntax").number("position", to_i64(error.position));
            return found.fault(fault.text("expected", error.expected.code()).text("value", text));
        }
    };
    for misuse in condition.misuses(&known.facts) {
        found.fault(match misuse {
            Misuse::UnknownFact(fact) => unknown_entry(path, "fact", &fact),
            Misuse::NeedsValue(fact) => Fault::at(path, "fault-fact-needs-value").text("fact", fact),
            Misuse::HasNoValues(fact) => Fault::at(path, "fault-fact-has-no-values").text("fact", fact),
            Misuse::UnknownValue { fact, value, allowed } => Fault::at(path, "fault-fact-value")
                .text("fact", fact)
                .text("value", value)
                .text("allowed", allowed.join(", ")),
        });
    }
}

impl Shape {
    fn takes_text(&self) -> bool {
        matches!(self.sort(), "text")
    }

    /// The word by which messages name what is expected.
    fn sort(&self) -> &'static str {
        match self {
            Self::Text | Self::Slug | Self::Word(..) | Self::Exactly(_) => "text",
            Self::Period | Self::TimeOfDay | Self::Condition => "text",
            Self::Entry(Catalogue::Measures) | Self::Whole(..) => "whole-number",
            Self::Entry(_) => "text",
            Self::Flag | Self::True => "yes-or-no",
            Self::List { .. } => "list",
            Self::Record(_) | Self::OneOf(_) => "mapping",
            Self::OrNull(inner) => inner.sort(),
        }
    }
}

fn sort_of(node: &Node) -> &'static str {
    match node {
        Node::Null => "nothing",
        Node::Flag(_) => "yes-or-no",
        Node::Whole(_) => "whole-number",
        Node::Decimal(_) => "number",
        Node::Text(_) => "text",
        Node::List(_) => "list",
        Node::Map(_) => "mapping",
    }
}

/// A text or whole number as text; what codes and numbers are compared by.
pub fn scalar(node: &Node) -> Option<String> {
    match node {
        Node::Text(text) => Some(text.clone()),
        Node::Whole(number) => Some(number.to_string()),
        _ => None,
    }
}

fn is_welsh(name: &str) -> bool {
    name == "cy" || name.ends_with("_cy")
}

fn blank(node: &Node) -> bool {
    match node {
        Node::Null => true,
        Node::Text(text) => text.trim().is_empty(),
        _ => false,
    }
}

fn welsh_missing(path: String, name: &str) -> Fault {
    Fault::at(path, "fault-welsh-missing").text("name", name)
}

fn is_slug(text: &str) -> bool {
    text.len() <= 80
        && text.starts_with(|first: char| first.is_ascii_lowercase())
        && text
            .chars()
            .all(|sign| sign.is_ascii_lowercase() || sign.is_ascii_digit() || matches!(sign, '-' | '_'))
}

fn to_i64(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}
