//! The structure tree: what each piece of content is, in reading order, and in which language.

use lopdf::{Dictionary, Document, Object, ObjectId, StringFormat, dictionary};

/// A standard structure type of ISO 32000-1, 14.8.4.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are those of the standard")]
pub enum Tag {
    Document,
    Part,
    Sect,
    Div,
    H1,
    H2,
    H3,
    H4,
    P,
    Span,
    Link,
    Reference,
    Toc,
    Toci,
    L,
    Li,
    Lbl,
    LBody,
    Table,
    Caption,
    THead,
    TBody,
    TFoot,
    Tr,
    Th,
    Td,
    Figure,
}

impl Tag {
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Document => "Document",
            Self::Part => "Part",
            Self::Sect => "Sect",
            Self::Div => "Div",
            Self::H1 => "H1",
            Self::H2 => "H2",
            Self::H3 => "H3",
            Self::H4 => "H4",
            Self::P => "P",
            Self::Span => "Span",
            Self::Link => "Link",
            Self::Reference => "Reference",
            Self::Toc => "TOC",
            Self::Toci => "TOCI",
            Self::L => "L",
            Self::Li => "LI",
            Self::Lbl => "Lbl",
            Self::LBody => "LBody",
            Self::Table => "Table",
            Self::Caption => "Caption",
            Self::THead => "THead",
            Self::TBody => "TBody",
            Self::TFoot => "TFoot",
            Self::Tr => "TR",
            Self::Th => "TH",
            Self::Td => "TD",
            Self::Figure => "Figure",
        }
    }
}

/// One element of the structure tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ElementId(pub(super) usize);

/// What a table header heads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// The cells below.
    Column,
    /// The cells beside.
    Row,
}

#[derive(Clone, Copy, Debug)]
pub(super) enum Kid {
    Element(ElementId),
    /// Marked content: page and number.
    Content(usize, usize),
    /// A link annotation: page and number.
    Annotation(usize, usize),
}

#[derive(Debug)]
pub(super) struct Element {
    pub tag: Tag,
    pub parent: ElementId,
    pub kids: Vec<Kid>,
    pub alt: Option<String>,
    pub actual: Option<String>,
    pub language: Option<&'static str>,
    pub scope: Option<Scope>,
    /// Left, bottom, right, top, in PDF coordinates.
    pub bounds: Option<[f32; 4]>,
    /// How a list's items are labelled.
    pub numbering: &'static str,
}

impl Element {
    pub(super) fn new(tag: Tag, parent: ElementId) -> Self {
        Self {
            tag,
            parent,
            kids: Vec::new(),
            alt: None,
            actual: None,
            language: None,
            scope: None,
            bounds: None,
            numbering: "Decimal",
        }
    }

    fn attributes(&self) -> Option<Object> {
        let attributes = match self.tag {
            Tag::L => {
                dictionary! { "O" => name("List"), "ListNumbering" => name(self.numbering) }
            }
            Tag::Th | Tag::Td => {
                let mut table = dictionary! { "O" => name("Table") };
                if let Some(scope) = self.scope {
                    table.set("Scope", name(if scope == Scope::Column { "Column" } else { "Row" }));
                }
                if table.len() == 1 {
                    return None;
                }
                table
            }
            Tag::Figure => {
                let bounds = self.bounds?.map(Object::Real).to_vec();
                dictionary! { "O" => name("Layout"), "Placement" => name("Block"), "BBox" => bounds }
            }
            _ => return None,
        };
        Some(Object::Dictionary(attributes))
    }
}

/// What the tree needs to know of the pages: their objects, the owner of each marked content, the links.
pub(super) struct Leaves<'a> {
    pub pages: &'a [ObjectId],
    /// By page and marked content number.
    pub owners: Vec<&'a [ElementId]>,
    /// By page and number: the annotation and its element.
    pub links: Vec<Vec<(ObjectId, ElementId)>>,
}

/// Writes the structure tree and its parent tree; returns the root. Each page's key in the parent tree is
/// its number, the links follow.
pub(super) fn write(document: &mut Document, elements: &[Element], leaves: &Leaves) -> ObjectId {
    let ids: Vec<ObjectId> = elements.iter().map(|_| document.new_object_id()).collect();
    let root = document.new_object_id();
    for (index, element) in elements.iter().enumerate() {
        let parent = if index == 0 { root } else { ids[element.parent.0] };
        let dictionary = element_dictionary(element, parent, &ids, leaves);
        document.set_object(ids[index], dictionary);
    }
    let mut numbers: Vec<Object> = Vec::new();
    for (page, owners) in leaves.owners.iter().enumerate() {
        let owners: Vec<Object> = owners.iter().map(|owner| Object::Reference(ids[owner.0])).collect();
        let owners = document.add_object(owners);
        numbers.extend([Object::Integer(page as i64), Object::Reference(owners)]);
    }
    let mut next = leaves.pages.len() as i64;
    for &(_, element) in leaves.links.iter().flatten() {
        numbers.extend([Object::Integer(next), Object::Reference(ids[element.0])]);
        next += 1;
    }
    let parents = document.add_object(dictionary! { "Nums" => numbers });
    document.set_object(
        root,
        dictionary! {
            "Type" => "StructTreeRoot",
            "K" => vec![Object::Reference(ids[0])],
            "ParentTree" => parents,
            "ParentTreeNextKey" => next,
        },
    );
    root
}

fn element_dictionary(element: &Element, parent: ObjectId, ids: &[ObjectId], leaves: &Leaves) -> Dictionary {
    let mut out = dictionary! { "Type" => "StructElem", "S" => name(element.tag.name()), "P" => parent };
    let home = element.kids.iter().find_map(|kid| match kid {
        Kid::Content(page, _) => Some(*page),
        Kid::Element(_) | Kid::Annotation(..) => None,
    });
    if let Some(page) = home {
        out.set("Pg", leaves.pages[page]);
    }
    let kids: Vec<Object> = element
        .kids
        .iter()
        .map(|kid| match *kid {
            Kid::Element(id) => Object::Reference(ids[id.0]),
            Kid::Content(page, number) if Some(page) == home => Object::Integer(number as i64),
            Kid::Content(page, number) => {
                let page = leaves.pages[page];
                Object::Dictionary(dictionary! { "Type" => "MCR", "Pg" => page, "MCID" => number as i64 })
            }
            Kid::Annotation(page, number) => {
                let object = leaves.links[page][number].0;
                Object::Dictionary(
                    dictionary! { "Type" => "OBJR", "Obj" => object, "Pg" => leaves.pages[page] },
                )
            }
        })
        .collect();
    out.set("K", kids);
    if let Some(alt) = &element.alt {
        out.set("Alt", text(alt));
    }
    if let Some(actual) = &element.actual {
        out.set("ActualText", text(actual));
    }
    if let Some(language) = element.language {
        out.set("Lang", text(language));
    }
    if let Some(attributes) = element.attributes() {
        out.set("A", attributes);
    }
    out
}

/// A PDF name.
pub(super) fn name(name: &str) -> Object {
    Object::Name(name.as_bytes().to_vec())
}

/// A text string: ASCII as it is, anything else in UTF-16.
pub(super) fn text(text: &str) -> Object {
    if text.is_ascii() {
        return Object::String(text.as_bytes().to_vec(), StringFormat::Literal);
    }
    let units = text.encode_utf16().flat_map(u16::to_be_bytes);
    Object::String([0xfe, 0xff].into_iter().chain(units).collect(), StringFormat::Hexadecimal)
}
