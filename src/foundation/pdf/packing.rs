//! How a document becomes bytes: its streams compressed, its objects packed, and no stream ending in a carriage return.

use lopdf::{Document, Object, SaveOptions};

use super::PdfError;

/// Compresses the streams. None may end in a carriage return: before the line end that follows it, PDF/A
/// could not tell whether it belongs to the stream. Bytes after the end change nothing of what is said: a line end after a
/// page's operations or an attachment, a few bytes after the last table of a font. (The colour profile is always the same.)
pub(super) fn compress(document: &mut Document) {
    for object in document.objects.values_mut() {
        let Object::Stream(stream) = object else { continue };
        if !stream.allows_compression || stream.dict.has(b"Filter") {
            continue;
        }
        let after: &[u8] = match (stream.dict.has(b"Length1"), stream.dict.has(b"N")) {
            (true, _) => &[0, 0, 0, 1],
            (_, true) => &[],
            _ => b"\n",
        };
        for _ in 0..TRIES {
            let plain = stream.content.clone();
            if stream.compress().is_err() || !stream.content.ends_with(b"\r") || after.is_empty() {
                break;
            }
            stream.dict.remove(b"Filter");
            stream.set_content([&plain, after].concat());
            lengthen(&mut stream.dict, after.len());
        }
    }
}

/// The lengths that a stream's dictionary tells beside that of the stream: of a font's program, and of a file.
fn lengthen(dictionary: &mut lopdf::Dictionary, by: usize) {
    let longer = |dictionary: &mut lopdf::Dictionary, key: &str| {
        if let Ok(length) = dictionary.get(key.as_bytes()).and_then(Object::as_i64) {
            dictionary.set(key, length + by as i64);
        }
    };
    longer(dictionary, "Length1");
    if let Ok(params) = dictionary.get_mut(b"Params").and_then(Object::as_dict_mut) {
        longer(params, "Size");
    }
}

const TRIES: usize = 8;
/// Of each try, how many objects share a stream. Few enough in the end that a paper of one page is packed otherwise too, where
/// compressing harder or less hard gives the same bytes.
const PACKED: [usize; TRIES] = [1000, 200, 90, 70, 50, 30, 20, 10];

/// Saves with the structure's objects packed in compressed streams; packs them otherwise if one of those
/// streams ends in a carriage return (see [`compress`]).
pub(super) fn save(document: &mut Document) -> Result<Vec<u8>, PdfError> {
    let (last, trailer) = (document.max_id, document.trailer.clone());
    let mut bytes = Vec::new();
    for packed in PACKED {
        document.max_id = last;
        document.trailer = trailer.clone();
        bytes = pack(document, packed)?;
        if !bytes.windows(11).any(|window| window == b"\r\nendstream") {
            break;
        }
    }
    Ok(bytes)
}

/// Saves with so many objects to a stream.
fn pack(document: &mut Document, packed: usize) -> Result<Vec<u8>, PdfError> {
    let options = SaveOptions::builder()
        .use_object_streams(true)
        .use_xref_streams(true)
        .max_objects_per_stream(packed)
        .compression_level(6)
        .build();
    let mut bytes = Vec::new();
    document.save_with_options(&mut bytes, options).map_err(PdfError::writing)?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use lopdf::{Stream, dictionary};

    use super::*;

    /// Data of which some compress to an end in a carriage return, whatever the level: the checksum is the end.
    fn plain() -> Vec<Vec<u8>> {
        (0..=255).map(|last| [vec![b'a'; 200], vec![last]].concat()).collect()
    }

    #[test]
    fn no_stream_ends_in_a_carriage_return_and_lengths_are_told_as_they_are() {
        let mut badly = 0;
        for data in plain() {
            let mut document = Document::new();
            let size = data.len() as i64;
            let font = document.add_object(Stream::new(dictionary! { "Length1" => size }, data.clone()));
            let params = dictionary! { "Params" => dictionary! { "Size" => size } };
            let file = document.add_object(Stream::new(params, data.clone()));
            let mut alone = Stream::new(lopdf::Dictionary::new(), data);
            alone.compress().expect("it can be compressed");
            badly += usize::from(alone.content.ends_with(b"\r"));
            compress(&mut document);
            for (id, told) in [(font, vec!["Length1"]), (file, vec!["Params", "Size"])] {
                let stream = document.get_object(id).and_then(Object::as_stream).expect("a stream");
                assert!(!stream.content.ends_with(b"\r"));
                let (last, path) = told.split_last().expect("a name");
                let inner = path.iter().fold(&stream.dict, |dictionary, key| {
                    dictionary.get(key.as_bytes()).and_then(Object::as_dict).expect("a dictionary")
                });
                let length = inner.get(last.as_bytes()).and_then(Object::as_i64).expect("a length");
                let content = stream.decompressed_content().expect("it was compressed");
                assert_eq!(length, content.len() as i64);
            }
        }
        assert!(badly > 0, "none of them would have ended badly");
    }

    #[test]
    fn no_packed_stream_ends_in_a_carriage_return_either() {
        let ends_badly = |bytes: &[u8]| bytes.windows(11).any(|window| window == b"\r\nendstream");
        let mut badly = 0;
        for number in 0..2000 {
            let words = Object::string_literal("a".repeat(number));
            let mut document = Document::with_version("1.7");
            let catalog = document.add_object(dictionary! { "Type" => "Catalog" });
            document.add_object(dictionary! { "Words" => words });
            for place in 0..40 {
                document.add_object(dictionary! { "Place" => place });
            }
            document.trailer.set("Root", catalog);
            let first = pack(&mut document.clone(), PACKED[0]).expect("it is saved");
            badly += usize::from(ends_badly(&first));
            assert!(!ends_badly(&save(&mut document).expect("it is saved")), "{number}");
        }
        assert!(badly > 0, "none of them would have ended badly");
    }
}
