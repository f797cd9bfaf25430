//! Data inside a document: what programs read where people read the pages.

use lopdf::{Document, Object, ObjectId, Stream, dictionary};
use sha2::{Digest, Sha256};

use super::PdfError;
use super::metadata::Metadata;
use super::tags::{name, text};

/// A file inside the document, in which programs read what people read on its pages.
#[derive(Clone, Debug)]
pub struct Attachment {
    /// Its name, in ASCII.
    pub name: String,
    /// What it is, in a few words.
    pub description: String,
    /// JSON.
    pub bytes: Vec<u8>,
}

impl Attachment {
    /// Content as JSON that people can read too. `format` names its shape and the shape's version.
    pub fn json(
        name: impl Into<String>,
        description: impl Into<String>,
        format: &str,
        content: &impl serde::Serialize,
    ) -> Result<Self, PdfError> {
        let whole = serde_json::json!({ "format": format, "content": content });
        let bytes = serde_json::to_vec_pretty(&whole).map_err(PdfError::writing)?;
        Ok(Self { name: name.into(), description: description.into(), bytes })
    }
}

/// Sixteen bytes that follow from all inputs of a drawing: equal ids mean equal bytes. `drawing` is raised whenever the
/// drawing changes.
pub fn id_of(drawing: &str, content: &impl serde::Serialize) -> Result<[u8; 16], PdfError> {
    let json = serde_json::to_vec(content).map_err(PdfError::writing)?;
    let digest = Sha256::new().chain_update(drawing).chain_update(json).finalize();
    let mut id = [0; 16];
    id.copy_from_slice(&digest[..16]);
    Ok(id)
}

/// Puts a file into the document (ISO 32000-1, 7.11.4; ISO 19005-3, 6.8). Returns its specification and the names it is
/// found by.
pub(super) fn attach(
    document: &mut Document,
    attachment: &Attachment,
    metadata: &Metadata,
) -> (ObjectId, ObjectId) {
    let made = text(&metadata.made_at.format("D:%Y%m%d%H%M%SZ").to_string());
    let dictionary = dictionary! {
        "Type" => "EmbeddedFile",
        "Subtype" => name("application/json"),
        "Params" => dictionary! { "Size" => attachment.bytes.len() as i64, "ModDate" => made },
    };
    let stream = document.add_object(Stream::new(dictionary, attachment.bytes.clone()));
    let file = document.add_object(dictionary! {
        "Type" => "Filespec",
        "F" => text(&attachment.name),
        "UF" => text(&attachment.name),
        "Desc" => text(&attachment.description),
        // The pages say the same in another form.
        "AFRelationship" => name("Alternative"),
        "EF" => dictionary! { "F" => stream, "UF" => stream },
    });
    let names = document.add_object(dictionary! {
        "Names" => vec![text(&attachment.name), Object::Reference(file)],
    });
    (file, names)
}
