//! Tagged PDF: documents that screen readers can read (PDF/UA-1) and archives can keep (PDF/A-3a
//! with the same content attached as data, 2a where nothing is attached).
//!
//! printpdf turns drawing operations into pages and embeds the faces; what it does not write (structure
//! tree, languages, metadata, bookmarks, links that are tagged) is added with lopdf. From the bottom up:
//! [`fonts`] and [`shapes`] measure and outline, [`canvas`] draws, [`writer`] keeps pages and structure,
//! [`text`] and [`setting`] set lines, [`flow`] and [`table`] fill pages, [`metadata`] ends the document; [`paper`] is a
//! whole plain document.
//!
//! Nothing here reads a clock or draws a random number: the same calls make the same bytes.

pub mod attachment;
pub mod bars;
pub mod canvas;
pub mod flow;
pub mod fonts;
mod lines;
pub mod metadata;
mod packing;
pub mod paper;
mod profile;
pub mod qr;
pub mod setting;
pub mod shapes;
pub mod style;
pub mod table;
pub mod tags;
pub mod text;
pub mod writer;

/// Why no document came out.
#[derive(Debug, thiserror::Error)]
pub enum PdfError {
    /// An embedded face cannot be read: the program was built wrongly.
    #[error("an embedded face cannot be read")]
    Face,
    /// The document could not be put together.
    #[error("the document could not be written: {0}")]
    Writing(String),
}

impl PdfError {
    fn writing(error: impl std::fmt::Display) -> Self {
        Self::Writing(error.to_string())
    }
}

/// A drawn document.
pub struct Drawn {
    /// The PDF.
    pub bytes: Vec<u8>,
    /// Where text stands, by page; for checks of the layout.
    pub text_boxes: Vec<Vec<writer::TextBox>>,
    /// Characters that no face holds: an empty box stands for each.
    pub replaced: usize,
}

impl Drawn {
    /// How many pages it has.
    pub fn pages(&self) -> usize {
        self.text_boxes.len()
    }
}
