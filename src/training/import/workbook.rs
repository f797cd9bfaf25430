//! Reads an XLSX workbook: its sheets, one pass each, values as they were stored. Nothing is recalculated.
//!
//! Streamed rather than left to a library, so that what a sheet claims about its size costs nothing, and because
//! number formats (0043, "Mar-24"), fills and volatile formulas matter here.

mod sheet;

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read};

use zip::ZipArchive;

use super::formats::{Styles, styles};
use super::source::{MOST_BYTES, MOST_CELL_BYTES, MOST_CELLS, Refusal, find};
use super::table::{Sheet, Text};
use super::xml::{Node, Xml, attribute};
use crate::foundation::archive::{MOST_ENDS, listed};
pub use sheet::day_of_serial;
use sheet::{Known, sheet};

const MOST_PARTS: usize = 2_000;
const MOST_SHEETS: usize = 100;

type Archive<'a> = ZipArchive<Cursor<&'a [u8]>>;

/// The worksheets of a workbook, in order.
pub fn sheets(bytes: &[u8]) -> Result<Vec<Sheet>, Refusal> {
    let mut archive = archive(bytes)?;
    let mut budget = MOST_BYTES;
    let book = book(&mut archive, &mut budget)?;
    let strings = match &book.strings {
        Some(part) => strings(Xml::new(open(&mut archive, part)?, &mut budget))?,
        None => Vec::new(),
    };
    let styles = match &book.styles {
        Some(part) => styles(Xml::new(open(&mut archive, part)?, &mut budget))?,
        None => Styles::default(),
    };
    let mut cells = 0;
    let mut sheets = Vec::new();
    for listed in &book.sheets {
        let known = Known { strings: &strings, styles: &styles, from_1904: book.from_1904 };
        let mut sheet = sheet(Xml::new(open(&mut archive, &listed.part)?, &mut budget), &known, &mut cells)?;
        sheet.name = Some(listed.name.clone());
        sheet.hidden = listed.hidden;
        sheets.push(sheet);
    }
    Ok(sheets)
}

fn archive(bytes: &[u8]) -> Result<Archive<'_>, Refusal> {
    // Counted before the archive is opened, which makes an entry in memory for each.
    let listed = listed(&mut Cursor::new(bytes)).map_err(|_| Refusal::Damaged)?;
    if listed.parts > MOST_PARTS {
        return Err(Refusal::TooLarge);
    }
    if listed.ends > MOST_ENDS || listed.overstates() {
        return Err(Refusal::Damaged);
    }
    let mut archive = ZipArchive::new(Cursor::new(bytes))
        .map_err(|_| if find(bytes, b"PK\x05\x06") { Refusal::Damaged } else { Refusal::Truncated })?;
    let mut unpacked = 0u64;
    for index in 0..archive.len() {
        let part = archive.by_index_raw(index).map_err(|_| Refusal::Damaged)?;
        unpacked = unpacked.saturating_add(part.size());
        if part.encrypted() {
            return Err(Refusal::Password);
        }
    }
    if unpacked > MOST_BYTES {
        return Err(Refusal::TooLarge);
    }
    Ok(archive)
}

fn open<'a>(archive: &'a mut Archive<'_>, part: &str) -> Result<impl Read + 'a, Refusal> {
    let name = part_name(archive, part).ok_or(Refusal::Damaged)?;
    archive.by_name(&name).map_err(|_| Refusal::Damaged)
}

/// Some programs write the names of parts in other capitals.
fn part_name(archive: &Archive<'_>, part: &str) -> Option<String> {
    archive.file_names().find(|name| name.eq_ignore_ascii_case(part)).map(str::to_owned)
}

struct Listed {
    name: String,
    hidden: bool,
    part: String,
}

struct Book {
    sheets: Vec<Listed>,
    strings: Option<String>,
    styles: Option<String>,
    from_1904: bool,
}

fn book(archive: &mut Archive<'_>, budget: &mut u64) -> Result<Book, Refusal> {
    if part_name(archive, "xl/workbook.xml").is_none() {
        return Err(what_it_is(archive));
    }
    let relations = relations(archive, budget)?;
    let mut listed = Vec::new();
    let mut from_1904 = false;
    let mut xml = Xml::new(open(archive, "xl/workbook.xml")?, budget);
    loop {
        match xml.next()? {
            Node::Open("workbookPr", tag) => {
                from_1904 = attribute(&tag, "date1904")?.is_some_and(|v| v == "1" || v == "true");
            }
            Node::Open("sheet", tag) => {
                let name = attribute(&tag, "name")?.unwrap_or_default();
                let hidden = attribute(&tag, "state")?.is_some_and(|state| state != "visible");
                listed.push((name, hidden, attribute(&tag, "id")?.unwrap_or_default()));
                if listed.len() > MOST_SHEETS {
                    return Err(Refusal::TooLarge);
                }
            }
            Node::End => break,
            _ => {}
        }
    }
    let of_kind = |kind: &str| relations.values().find(|r| r.kind == kind).map(|r| r.part.clone());
    let (strings, styles) = (of_kind("sharedStrings"), of_kind("styles"));
    let mut parts = BTreeSet::new();
    let mut sheets = Vec::new();
    for (name, hidden, id) in listed {
        let relation = relations.get(&id).ok_or(Refusal::Damaged)?;
        if relation.kind == "worksheet" && parts.insert(relation.part.clone()) {
            sheets.push(Listed { name, hidden, part: relation.part.clone() });
        }
    }
    Ok(Book { sheets, strings, styles, from_1904 })
}

fn what_it_is(archive: &mut Archive<'_>) -> Refusal {
    if part_name(archive, "xl/workbook.bin").is_some() {
        return Refusal::Xlsb;
    }
    let mut kind = String::new();
    if let Ok(part) = archive.by_name("mimetype") {
        let _ = part.take(200).read_to_string(&mut kind);
    }
    if kind.contains("opendocument.spreadsheet") { Refusal::Ods } else { Refusal::OtherZip }
}

struct Relation {
    kind: String,
    part: String,
}

fn relations(archive: &mut Archive<'_>, budget: &mut u64) -> Result<BTreeMap<String, Relation>, Refusal> {
    let mut relations = BTreeMap::new();
    let mut xml = Xml::new(open(archive, "xl/_rels/workbook.xml.rels")?, budget);
    loop {
        match xml.next()? {
            Node::Open("Relationship", tag) => {
                // What lies outside the file is never followed.
                if attribute(&tag, "TargetMode")?.is_some_and(|mode| mode == "External") {
                    continue;
                }
                let id = attribute(&tag, "Id")?.unwrap_or_default();
                let kind = attribute(&tag, "Type")?.unwrap_or_default();
                let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
                let target = attribute(&tag, "Target")?.unwrap_or_default();
                let part = match target.strip_prefix('/') {
                    Some(whole) => whole.to_owned(),
                    None => format!("xl/{}", target.trim_start_matches("./")),
                };
                relations.insert(id, Relation { kind, part });
                if relations.len() > MOST_PARTS {
                    return Err(Refusal::Damaged);
                }
            }
            Node::End => return Ok(relations),
            _ => {}
        }
    }
}

fn strings<R: Read>(mut xml: Xml<'_, R>) -> Result<Vec<Text>, Refusal> {
    let mut strings = Vec::new();
    let mut text = String::new();
    let (mut in_text, mut in_reading_aid) = (false, false);
    loop {
        match xml.next()? {
            Node::Open("si", _) => text.clear(),
            Node::Open("t", _) => in_text = true,
            Node::Open("rPh", _) => in_reading_aid = true,
            Node::Close("t") => in_text = false,
            Node::Close("rPh") => in_reading_aid = false,
            Node::Close("si") => {
                if strings.len() >= MOST_CELLS {
                    return Err(Refusal::TooManyCells);
                }
                strings.push(Text::from(plain(&text).as_str()));
            }
            Node::Text(piece) if in_text && !in_reading_aid => push(&mut text, piece)?,
            Node::End => return Ok(strings),
            _ => {}
        }
    }
}

fn push(text: &mut String, piece: &str) -> Result<(), Refusal> {
    text.push_str(piece);
    if text.len() > MOST_CELL_BYTES { Err(Refusal::CellTooLong) } else { Ok(()) }
}

/// Excel writes a carriage return as `_x000D_`.
fn plain(text: &str) -> String {
    if text.contains("_x") { text.replace("_x000D_", "").replace("_x000d_", "") } else { text.to_owned() }
}
