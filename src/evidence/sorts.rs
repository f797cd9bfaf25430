//! Which sorts of file are taken as evidence: by name and by content, which must agree. Nothing is opened or run.

/// How a sort of file begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shape {
    Pdf,
    /// Word, Excel and PowerPoint files of today.
    OfficeZip,
    /// OpenDocument.
    OpenDocument,
    /// Word, Excel and PowerPoint files up to 2003.
    OldOffice,
    Rtf,
    /// A picture, by what its first bytes say it is.
    Picture(&'static [&'static str]),
    Text,
}

/// One sort of file: the end of its name, what it is called on the wire, how it begins.
struct Sort {
    end: &'static str,
    media_type: &'static str,
    shape: Shape,
}

const fn sort(end: &'static str, media_type: &'static str, shape: Shape) -> Sort {
    Sort { end, media_type, shape }
}

/// The sorts that are taken. Pages, drawings and scripts a browser would run are not among them.
const SORTS: &[Sort] = &[
    sort("pdf", "application/pdf", Shape::Pdf),
    sort("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", Shape::OfficeZip),
    sort("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", Shape::OfficeZip),
    sort(
        "pptx",
        "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        Shape::OfficeZip,
    ),
    sort("odt", "application/vnd.oasis.opendocument.text", Shape::OpenDocument),
    sort("ods", "application/vnd.oasis.opendocument.spreadsheet", Shape::OpenDocument),
    sort("odp", "application/vnd.oasis.opendocument.presentation", Shape::OpenDocument),
    sort("doc", "application/msword", Shape::OldOffice),
    sort("xls", "application/vnd.ms-excel", Shape::OldOffice),
    sort("ppt", "application/vnd.ms-powerpoint", Shape::OldOffice),
    sort("rtf", "application/rtf", Shape::Rtf),
    sort("png", "image/png", Shape::Picture(&["image/png"])),
    sort("jpg", "image/jpeg", Shape::Picture(&["image/jpeg"])),
    sort("jpeg", "image/jpeg", Shape::Picture(&["image/jpeg"])),
    sort("gif", "image/gif", Shape::Picture(&["image/gif"])),
    sort("webp", "image/webp", Shape::Picture(&["image/webp"])),
    sort("tif", "image/tiff", Shape::Picture(&["image/tiff"])),
    sort("tiff", "image/tiff", Shape::Picture(&["image/tiff"])),
    sort("heic", "image/heic", Shape::Picture(&["image/heif", "image/heic"])),
    sort("txt", "text/plain", Shape::Text),
    sort("csv", "text/csv", Shape::Text),
];

/// What the `accept` of a file field says.
pub fn accepted() -> String {
    SORTS.iter().map(|sort| format!(".{}", sort.end)).collect::<Vec<_>>().join(",")
}

/// Why a file is not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wrong {
    Empty,
    /// The name ends in nothing that is taken.
    NotTaken,
    /// The content is not what the name says.
    ContentDiffers,
}

/// The media type of a file that is taken, from its name and its first bytes.
pub fn recognise(name: &str, head: &[u8], size: u64) -> Result<&'static str, Wrong> {
    if size == 0 {
        return Err(Wrong::Empty);
    }
    let end = name.rsplit_once('.').map(|(_, end)| end.to_ascii_lowercase()).unwrap_or_default();
    let sort = SORTS.iter().find(|sort| sort.end == end).ok_or(Wrong::NotTaken)?;
    if agrees(sort.shape, head) { Ok(sort.media_type) } else { Err(Wrong::ContentDiffers) }
}

fn agrees(shape: Shape, head: &[u8]) -> bool {
    match shape {
        Shape::Pdf => !infer::is_app(head) && holds(&head[..head.len().min(1024)], b"%PDF-"),
        Shape::OfficeZip => {
            let parts: [&[u8]; 6] =
                [b"[Content_Types].xml", b"_rels/", b"docProps/", b"word/", b"xl/", b"ppt/"];
            head.starts_with(b"PK\x03\x04") && parts.iter().any(|part| holds(head, part))
        }
        Shape::OpenDocument => {
            head.starts_with(b"PK\x03\x04") && holds(head, b"mimetypeapplication/vnd.oasis.opendocument.")
        }
        Shape::OldOffice => head.starts_with(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"),
        Shape::Rtf => head.starts_with(b"{\\rtf"),
        Shape::Picture(types) => infer::get(head).is_some_and(|found| types.contains(&found.mime_type())),
        Shape::Text => is_plain_text(head),
    }
}

/// Text that neither a browser nor a system would run, in whatever encoding people's programs write.
fn is_plain_text(head: &[u8]) -> bool {
    let wide = head.starts_with(b"\xFF\xFE") || head.starts_with(b"\xFE\xFF");
    let letters: Vec<u8> =
        head.iter().copied().filter(|b| !(wide && *b == 0)).map(|b| b.to_ascii_lowercase()).collect();
    let start = letters.iter().position(|b| b.is_ascii_graphic()).unwrap_or(0);
    let begins = &letters[start..];
    let known = infer::get(head).is_some_and(|found| !found.mime_type().starts_with("text/plain"));
    let markup = [b"<!doctype".as_slice(), b"<html", b"<svg", b"<script", b"<iframe", b"<object", b"<?xml"];
    !letters.contains(&0)
        && !known
        && !begins.starts_with(b"#!")
        && !begins.starts_with(b"mz\x90")
        && !markup.iter().any(|tag| holds(&letters, tag))
}

fn holds(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PDF: &[u8] = b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n1 0 obj";
    const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x02";

    fn take(name: &str, head: &[u8]) -> Result<&'static str, Wrong> {
        recognise(name, head, head.len() as u64)
    }

    #[test]
    fn a_file_whose_name_and_content_agree_is_taken() {
        assert_eq!(take("Tystysgrif ŵ.PDF", PDF), Ok("application/pdf"));
        assert_eq!(take("logo.png", PNG), Ok("image/png"));
        assert_eq!(take("rhestr.csv", "Enw;Dyddiad\nSiân;1/2/2026".as_bytes()), Ok("text/csv"));
        assert_eq!(take("old.csv", b"Enw;T\xF4n\n"), Ok("text/csv"));
        assert_eq!(take("wide.txt", b"\xFF\xFEA\0b\0"), Ok("text/plain"));
        let office = b"PK\x03\x04\x14\0\x06\0\x08\0\0\0!\0............[Content_Types].xml";
        assert!(take("minutes.docx", office).is_ok());
        let open = b"PK\x03\x04\x14\0\0\x08\0\0....mimetypeapplication/vnd.oasis.opendocument.text";
        assert!(take("minutes.odt", open).is_ok());
    }

    #[test]
    fn an_empty_file_is_refused_whatever_it_is_called() {
        assert_eq!(recognise("a.pdf", b"", 0), Err(Wrong::Empty));
    }

    #[test]
    fn what_a_browser_or_a_system_would_run_is_refused() {
        for name in [
            "a.html",
            "a.svg",
            "a.exe",
            "a.js",
            "a.docm",
            "a.bat",
            "a.pdf.exe",
            "a\u{202E}fdp.exe",
            "pdf",
            "",
        ] {
            assert_eq!(take(name, PDF), Err(Wrong::NotTaken), "{name}");
        }
        for text in [
            "<!DOCTYPE html><p>",
            "\u{FEFF}  <HTML>",
            "<svg xmlns=''>",
            "<?xml version='1.0'?><svg/>",
            "a\n<script>alert(1)</script>",
            "#!/bin/sh\nrm",
        ] {
            assert_eq!(take("a.txt", text.as_bytes()), Err(Wrong::ContentDiffers), "{text}");
        }
    }

    #[test]
    fn a_file_that_is_not_what_its_name_says_is_refused() {
        assert_eq!(take("a.pdf", PNG), Err(Wrong::ContentDiffers));
        assert_eq!(take("a.pdf", b"MZ\x90\0\x03\0\0\0%PDF-1.4"), Err(Wrong::ContentDiffers));
        assert_eq!(take("a.txt", b"\x7FELF\x02\x01\x01\0\0"), Err(Wrong::ContentDiffers));
        assert_eq!(take("a.csv", PNG), Err(Wrong::ContentDiffers));
        assert_eq!(take("a.docx", b"PK\x03\x04\x14\0\0\0\x08\0....evil.exe"), Err(Wrong::ContentDiffers));
        assert_eq!(take("a.png", b"<svg/>"), Err(Wrong::ContentDiffers));
    }
}
