//! The frame of a multipart body, watched as it streams: how much comes in all, and that neither the text before the first
//! boundary nor the headers of a part grow without end. (A parser that looks for their end anew with every chunk would burn the
//! processor: CVE-2024-53981.)

use std::io;

use futures::{Stream, StreamExt};
use memchr::memmem;

/// Text before the first boundary, and headers of one part, in bytes at most.
const SMALL: usize = 64 * 1024;

/// Passes a body on, and breaks it off with an error where its frame is not one that a browser sends. `most` is in bytes.
pub fn checked<S, B>(
    body: S,
    boundary: &str,
    most: u64,
) -> impl Stream<Item = io::Result<B>> + Send + use<S, B>
where
    S: Stream<Item = io::Result<B>> + Send,
    B: AsRef<[u8]> + Send,
{
    let mut frame = Frame::new(boundary, most);
    body.map(move |chunk| {
        let chunk = chunk?;
        frame.see(chunk.as_ref())?;
        Ok(chunk)
    })
}

/// The boundary that a content type names.
pub fn boundary_of(content_type: &str) -> String {
    let place = content_type.to_ascii_lowercase().find("boundary=");
    let named = place.map_or("", |at| &content_type[at + "boundary=".len()..]);
    named.split(';').next().unwrap_or_default().trim().trim_matches('"').to_owned()
}

/// Where in a body the watcher is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Before,
    Headers,
    Content,
}

struct Frame {
    first: Vec<u8>,
    next: Vec<u8>,
    place: Place,
    /// Bytes of the small part that it is in.
    seen: usize,
    /// The end of what came, which may be the beginning of what is looked for.
    rest: Vec<u8>,
    left: u64,
}

impl Frame {
    fn new(boundary: &str, most: u64) -> Self {
        Self {
            first: format!("--{boundary}").into_bytes(),
            next: format!("\r\n--{boundary}").into_bytes(),
            place: Place::Before,
            seen: 0,
            rest: Vec::new(),
            left: most,
        }
    }

    fn see(&mut self, chunk: &[u8]) -> io::Result<()> {
        let refused = || io::Error::new(io::ErrorKind::InvalidData, "not the frame of a form");
        self.left = self.left.checked_sub(chunk.len() as u64).ok_or_else(refused)?;
        let mut text = std::mem::take(&mut self.rest);
        text.extend_from_slice(chunk);
        let mut at = 0;
        loop {
            let (needle, then): (&[u8], Place) = match self.place {
                Place::Before => (&self.first, Place::Headers),
                Place::Headers => (b"\r\n\r\n", Place::Content),
                Place::Content => (&self.next, Place::Headers),
            };
            let found = memmem::find(&text[at..], needle);
            let passed = found.unwrap_or_else(|| (text.len() - at).saturating_sub(needle.len() - 1));
            self.seen += passed;
            if self.place != Place::Content && self.seen > SMALL {
                return Err(refused());
            }
            at += passed;
            if found.is_none() {
                self.rest = text.split_off(at);
                return Ok(());
            }
            at += needle.len();
            self.place = then;
            self.seen = 0;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FORM: &str = "--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\none\r\n--x\r\n\
        Content-Disposition: form-data; name=\"b\"\r\n\r\ntwo\r\n--x--\r\n";

    fn seen(chunks: &[&[u8]], most: u64) -> io::Result<()> {
        let mut frame = Frame::new("x", most);
        chunks.iter().try_for_each(|chunk| frame.see(chunk))
    }

    #[test]
    fn a_form_passes_however_it_is_cut() {
        for size in 1..FORM.len() {
            let chunks: Vec<&[u8]> = FORM.as_bytes().chunks(size).collect();
            assert!(seen(&chunks, 10_000).is_ok(), "cut at {size}");
        }
    }

    #[test]
    fn contents_may_be_long_and_what_frames_them_may_not() {
        let long = vec![b'a'; 3 * SMALL];
        let whole = FORM.len() as u64 + long.len() as u64;
        let (head, tail) = FORM.split_at(FORM.find("one").expect("a field"));
        assert!(seen(&[head.as_bytes(), &long, tail.as_bytes()], whole).is_ok());
        assert!(seen(&[head.as_bytes(), &long, tail.as_bytes()], whole - 1).is_err(), "more than may come");
        assert!(seen(&[&long, FORM.as_bytes()], whole).is_err(), "a preamble without end");
        let headers = &FORM[..FORM.find("\r\n\r\n").expect("headers")];
        assert!(seen(&[headers.as_bytes(), &long], whole).is_err(), "headers without end");
    }
}
