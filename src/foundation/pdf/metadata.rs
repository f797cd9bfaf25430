//! Who made a document, when, what it claims to be; and the last step, pages to bytes.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use lopdf::{Document, Object, ObjectId, Stream, StringFormat, dictionary};
use printpdf::{FontId, Mm, PdfDocument, PdfFont, PdfPage, PdfSaveOptions};

use super::attachment::{Attachment, attach};
use super::tags::{self, name, text};
use super::writer::{Bookmark, LinkBox, Target, Writer};
use super::{PdfError, fonts, packing, profile};

/// What a document says about itself. The caller gives time and id, so that the same inputs make the same bytes.
#[derive(Clone, Debug)]
pub struct Metadata {
    /// Shown in the title bar.
    pub title: String,
    /// The organisation that answers for the document.
    pub author: String,
    /// One sentence.
    pub subject: String,
    /// Language of the document: `en-GB` or `cy-GB`.
    pub language: &'static str,
    /// The other language of a document that is in both.
    pub also: Option<&'static str>,
    /// When it was made.
    pub made_at: DateTime<Utc>,
    /// Sixteen bytes derived from all inputs.
    pub id: [u8; 16],
    /// The code by which the document is verified, as it is printed: it stands in the bytes too, so that a copy that was
    /// changed can be told from one that never came from here.
    pub code: Option<String>,
    /// The same content as data, which makes the document PDF/A-3a; without one it is 2a.
    pub attachment: Option<Attachment>,
}

/// What stands before a document's code in its bytes.
pub const CODE: &str = "safon-code:";

const PRODUCER: &str = "Safon";

impl Writer {
    /// Ends the document and writes it.
    pub fn finish(mut self, metadata: &Metadata) -> Result<Vec<u8>, PdfError> {
        let mut document = self.pages_to_document(&metadata.title)?;
        document.version = "1.7".to_owned();
        document.binary_mark = vec![0xe2, 0xe3, 0xcf, 0xd3];
        let pages: Vec<ObjectId> = document.get_pages().into_values().collect();
        let links = self.write_links(&mut document, &pages)?;
        let owners = self.sheets.iter().map(|sheet| sheet.owners.as_slice()).collect();
        let leaves = tags::Leaves { pages: &pages, owners, links };
        let structure = tags::write(&mut document, &self.elements, &leaves);
        let outline = write_outline(&mut document, &self.bookmarks, &pages);
        let xmp = document.add_object(xmp_stream(metadata));
        let intent = output_intent(&mut document);
        let attached =
            metadata.attachment.as_ref().map(|attachment| attach(&mut document, attachment, metadata));
        let catalog = document.catalog_mut().map_err(PdfError::writing)?;
        catalog.set("Lang", text(metadata.language));
        catalog.set("MarkInfo", dictionary! { "Marked" => true });
        catalog.set("ViewerPreferences", dictionary! { "DisplayDocTitle" => true });
        catalog.set("StructTreeRoot", structure);
        catalog.set("Metadata", xmp);
        catalog.set("OutputIntents", vec![intent]);
        if let Some((file, names)) = attached {
            catalog.set("AF", vec![Object::Reference(file)]);
            catalog.set("Names", dictionary! { "EmbeddedFiles" => names });
        }
        if let Some(outline) = outline {
            catalog.set("Outlines", outline);
            catalog.set("PageMode", name("UseOutlines"));
        }
        replace_information(&mut document, metadata);
        let id = Object::String(metadata.id.to_vec(), StringFormat::Hexadecimal);
        document.trailer.set("ID", vec![id.clone(), id]);
        packing::compress(&mut document);
        packing::save(&mut document)
    }

    fn pages_to_document(&mut self, title: &str) -> Result<Document, PdfError> {
        let mut pdf = PdfDocument::new(title);
        for (face, parsed) in fonts::parsed()? {
            let id = FontId(face.resource().to_owned());
            pdf.resources.fonts.map.insert(id, PdfFont::new(parsed.clone()));
        }
        let pages = self
            .sheets
            .iter_mut()
            .map(|sheet| PdfPage::new(Mm(210.0), Mm(297.0), std::mem::take(&mut sheet.ops)))
            .collect();
        pdf.with_pages(pages);
        let options = PdfSaveOptions { image_optimization: None, ..PdfSaveOptions::default() };
        Ok(pdf.to_lopdf_document(&options, &mut Vec::new()))
    }

    fn write_links(
        &self,
        document: &mut Document,
        pages: &[ObjectId],
    ) -> Result<Vec<Vec<(ObjectId, tags::ElementId)>>, PdfError> {
        let mut key = pages.len() as i64;
        let mut all = Vec::with_capacity(pages.len());
        for (index, (sheet, &page)) in self.sheets.iter().zip(pages).enumerate() {
            let mut links = Vec::with_capacity(sheet.links.len());
            for link in &sheet.links {
                let annotation = annotation(link, page, pages, key);
                links.push((document.add_object(annotation), link.element));
                key += 1;
            }
            let dictionary =
                document.get_object_mut(page).and_then(Object::as_dict_mut).map_err(PdfError::writing)?;
            dictionary.set("StructParents", index as i64);
            dictionary.set("Tabs", name("S"));
            dictionary.remove(b"Annots");
            if !links.is_empty() {
                let references: Vec<Object> = links.iter().map(|&(id, _)| Object::Reference(id)).collect();
                dictionary.set("Annots", references);
            }
            all.push(links);
        }
        Ok(all)
    }
}

fn annotation(link: &LinkBox, page: ObjectId, pages: &[ObjectId], key: i64) -> lopdf::Dictionary {
    let mut out = dictionary! {
        "Type" => "Annot",
        "Subtype" => name("Link"),
        "Rect" => link.bounds.map(Object::Real).to_vec(),
        "Border" => vec![0.into(), 0.into(), 0.into()],
        "F" => 4,
        "P" => page,
        "Contents" => text(&link.label),
        "StructParent" => key,
    };
    match &link.target {
        Target::Address(address) => {
            let uri = Object::String(address.as_bytes().to_vec(), StringFormat::Literal);
            out.set("A", dictionary! { "Type" => "Action", "S" => name("URI"), "URI" => uri });
        }
        Target::Place(page, y) => out.set("Dest", destination(pages, *page, *y)),
    }
    out
}

fn destination(pages: &[ObjectId], page: usize, y: f32) -> Vec<Object> {
    let top = Object::Real(super::shapes::tidy(super::shapes::PAGE.1 - y));
    let page = pages.get(page).or(pages.first()).map_or(Object::Null, |&id| Object::Reference(id));
    vec![page, name("XYZ"), Object::Null, top, Object::Null]
}

/// The bookmarks as a tree; only the first level stands open.
fn write_outline(document: &mut Document, bookmarks: &[Bookmark], pages: &[ObjectId]) -> Option<ObjectId> {
    if bookmarks.is_empty() {
        return None;
    }
    let root = document.new_object_id();
    let ids: Vec<ObjectId> = bookmarks.iter().map(|_| document.new_object_id()).collect();
    let mut children: BTreeMap<Option<usize>, Vec<usize>> = BTreeMap::new();
    let mut parents = Vec::with_capacity(bookmarks.len());
    let mut open: Vec<usize> = Vec::new();
    for (index, bookmark) in bookmarks.iter().enumerate() {
        open.retain(|&above| bookmarks[above].level < bookmark.level);
        parents.push(open.last().copied());
        children.entry(open.last().copied()).or_default().push(index);
        open.push(index);
    }
    let ends = |of: Option<usize>| {
        let kids = children.get(&of)?;
        Some((ids[*kids.first()?], ids[*kids.last()?], kids.len() as i64))
    };
    for siblings in children.values() {
        for (place, &index) in siblings.iter().enumerate() {
            let bookmark = &bookmarks[index];
            let mut out = dictionary! {
                "Title" => text(&bookmark.title),
                "Parent" => parents[index].map_or(root, |above| ids[above]),
                "Dest" => destination(pages, bookmark.page, bookmark.y),
            };
            if place > 0 {
                out.set("Prev", ids[siblings[place - 1]]);
            }
            if let Some(&next) = siblings.get(place + 1) {
                out.set("Next", ids[next]);
            }
            if let Some((first, last, count)) = ends(Some(index)) {
                out.set("First", first);
                out.set("Last", last);
                out.set("Count", -count);
            }
            document.set_object(ids[index], out);
        }
    }
    let (first, last, count) = ends(None)?;
    document.set_object(
        root,
        dictionary! { "Type" => "Outlines", "First" => first, "Last" => last, "Count" => count },
    );
    Some(root)
}

fn output_intent(document: &mut Document) -> Object {
    let profile = document.add_object(Stream::new(dictionary! { "N" => 3 }, profile::srgb()));
    Object::Dictionary(dictionary! {
        "Type" => "OutputIntent",
        "S" => name("GTS_PDFA1"),
        "OutputConditionIdentifier" => text("sRGB"),
        "Info" => text("sRGB IEC61966-2.1"),
        "DestOutputProfile" => profile,
    })
}

/// Puts our information dictionary in the place of the library's, which is dated 1970.
fn replace_information(document: &mut Document, metadata: &Metadata) {
    if let Ok(old) = document.trailer.get(b"Info").and_then(Object::as_reference) {
        document.objects.remove(&old);
    }
    let date = text(&metadata.made_at.format("D:%Y%m%d%H%M%SZ").to_string());
    let information = document.add_object(dictionary! {
        "Title" => text(&metadata.title),
        "Author" => text(&metadata.author),
        "Subject" => text(&metadata.subject),
        "Creator" => text(PRODUCER),
        "Producer" => text(PRODUCER),
        "CreationDate" => date.clone(),
        "ModDate" => date,
    });
    document.trailer.set("Info", information);
}

fn xmp_stream(metadata: &Metadata) -> Stream {
    let dictionary = dictionary! { "Type" => "Metadata", "Subtype" => name("XML") };
    let mut stream = Stream::new(dictionary, xmp(metadata).into_bytes());
    stream.allows_compression = false;
    stream
}

fn xmp(metadata: &Metadata) -> String {
    let [title, author, subject] =
        [&metadata.title, &metadata.author, &metadata.subject].map(|words| escaped(words));
    let date = metadata.made_at.format("%Y-%m-%dT%H:%M:%SZ");
    let part = if metadata.attachment.is_some() { 3 } else { 2 };
    let languages: String = [Some(metadata.language), metadata.also]
        .into_iter()
        .flatten()
        .map(|language| format!("<rdf:li>{language}</rdf:li>"))
        .collect();
    let code = metadata
        .code
        .as_ref()
        .map_or_else(String::new, |code| format!("<dc:identifier>{CODE}{}</dc:identifier>", escaped(code)));
    let alternative =
        |words: &str| format!("<rdf:Alt><rdf:li xml:lang=\"x-default\">{words}</rdf:li></rdf:Alt>");
    let (title, subject) = (alternative(&title), alternative(&subject));
    format!(
        "<?xpacket begin=\"\u{feff}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n\
         <x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n\
         <rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" \
         xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\" \
         xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\" xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">\n\
         <dc:format>application/pdf</dc:format><dc:title>{title}</dc:title>\
         <dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>\
         <dc:description>{subject}</dc:description>{code}\
         <dc:language><rdf:Bag>{languages}</rdf:Bag></dc:language>\n\
         <xmp:CreateDate>{date}</xmp:CreateDate><xmp:ModifyDate>{date}</xmp:ModifyDate>\
         <xmp:CreatorTool>{PRODUCER}</xmp:CreatorTool><pdf:Producer>{PRODUCER}</pdf:Producer>\n\
         <pdfaid:part>{part}</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>\
         <pdfuaid:part>1</pdfuaid:part>\n</rdf:Description>\n{EXTENSION}\
         </rdf:RDF></x:xmpmeta>\n<?xpacket end=\"r\"?>"
    )
}

/// PDF/A wants every foreign schema described; that of the PDF/UA mark is one.
const EXTENSION: &str = "<rdf:Description rdf:about=\"\" \
    xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\" \
    xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\" \
    xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\
    <pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">\
    <pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>\
    <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\
    <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\
    <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">\
    <pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>\
    <pdfaProperty:category>internal</pdfaProperty:category>\
    <pdfaProperty:description>PDF/UA version</pdfaProperty:description>\
    </rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>\n";

/// Text inside XML: markup escaped, characters that XML 1.0 forbids left out.
fn escaped(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for c in words.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '\t' | '\n' | '\r' => out.push(' '),
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => {}
            c => out.push(c),
        }
    }
    out
}
