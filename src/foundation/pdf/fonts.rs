//! The two faces of a report, their advance widths, and what becomes of a character they lack.
//!
//! PDF/UA forbids the glyph `.notdef`, so every character is either in the face, or turned into one that
//! is, or becomes one of the `SYMBOLS`: private-use characters that the canvas draws as shapes.

use std::borrow::Cow;
use std::sync::LazyLock;

use printpdf::ParsedFont;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::{decompose_compatible, is_combining_mark};

use super::PdfError;

const REGULAR: &[u8] = include_bytes!("../../../templates/assets/fonts/NotoSansW-Regular.ttf");
const BOLD: &[u8] = include_bytes!("../../../templates/assets/fonts/NotoSansW-Bold.ttf");

/// One of the two embedded faces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Face {
    /// Noto Sans Regular.
    Regular,
    /// Noto Sans Bold.
    Bold,
}

impl Face {
    /// The name under which a page's resources hold the face.
    pub(super) fn resource(self) -> &'static str {
        match self {
            Self::Regular => "Regular",
            Self::Bold => "Bold",
        }
    }
}

/// A character no face holds, drawn as an empty box.
pub(super) const UNKNOWN: char = '\u{E000}';
pub(super) const TICK: char = '\u{E001}';
pub(super) const CROSS: char = '\u{E002}';
pub(super) const BOX: char = '\u{E003}';
pub(super) const BOX_TICKED: char = '\u{E004}';
pub(super) const AT_LEAST: char = '\u{E005}';
pub(super) const AT_MOST: char = '\u{E006}';
pub(super) const ARROW: char = '\u{E007}';

/// True for a character that the canvas draws as a shape instead of a glyph.
pub(super) fn is_symbol(c: char) -> bool {
    (UNKNOWN..=ARROW).contains(&c)
}

struct Metrics {
    parsed: ParsedFont,
    /// Advance by code point in thousandths of an em; 0 = the face has no such glyph.
    advances: Vec<u16>,
}

static FACES: LazyLock<Option<[Metrics; 2]>> = LazyLock::new(|| Some([measure(REGULAR)?, measure(BOLD)?]));

/// The parsed faces, for embedding.
pub(super) fn parsed() -> Result<[(Face, &'static ParsedFont); 2], PdfError> {
    let [regular, bold] = FACES.as_ref().ok_or(PdfError::Face)?;
    Ok([(Face::Regular, &regular.parsed), (Face::Bold, &bold.parsed)])
}

/// Width of `text` in points when set in `face` at `size` points. The text must be legible (see [`legible`]).
pub fn width(face: Face, size: f32, text: &str) -> f32 {
    text.chars().map(|c| f32::from(advance(face, c))).sum::<f32>() * size / 1000.0
}

/// Advance of one character in thousandths of an em.
pub(super) fn advance(face: Face, c: char) -> u16 {
    if is_symbol(c) {
        return if c == UNKNOWN { 620 } else { 820 };
    }
    glyph_advance(face, if c == '\u{A0}' { ' ' } else { c })
}

fn glyph_advance(face: Face, c: char) -> u16 {
    FACES.as_ref().and_then(|faces| faces[face as usize].advances.get(c as usize).copied()).unwrap_or(0)
}

/// The same text in characters that can be set: composed (ŵ, not w and a circumflex), control characters
/// and soft hyphens gone, look-alikes of the face used where it lacks a character, and a visible box or a
/// drawn sign for the rest.
pub fn legible(text: &str) -> Cow<'_, str> {
    if text.chars().all(|c| glyph_advance(Face::Regular, c) > 0 && c != '\u{AD}') {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    for c in text.nfc() {
        match c {
            '\u{AD}'
            | '\u{200B}'..='\u{200F}'
            | '\u{2060}'
            | '\u{2066}'..='\u{2069}'
            | '\u{FEFF}'
            | '\u{FE00}'..='\u{FE0F}' => {}
            '\u{202F}' | '\u{2007}' => out.push('\u{A0}'),
            '\u{2212}' => out.push('–'),
            '\u{2713}' | '\u{2714}' | '\u{2705}' | '\u{221A}' => out.push(TICK),
            '\u{2715}'..='\u{2718}' | '\u{274C}' => out.push(CROSS),
            '\u{2610}' | '\u{25A1}' | '\u{25FB}' => out.push(BOX),
            '\u{2611}' => out.push(BOX_TICKED),
            '\u{2265}' => out.push(AT_LEAST),
            '\u{2264}' => out.push(AT_MOST),
            '\u{2192}' => out.push(ARROW),
            c if glyph_advance(Face::Regular, c) > 0 => out.push(c),
            c if c.is_whitespace() => out.push(' '),
            c if c.is_control() => {}
            c => push_likeness(&mut out, c),
        }
    }
    Cow::Owned(out)
}

fn push_likeness(out: &mut String, c: char) {
    let mut likeness = String::new();
    decompose_compatible(c, |part| {
        if !is_combining_mark(part) {
            likeness.push(part);
        }
    });
    if !likeness.is_empty() && likeness.chars().all(|part| glyph_advance(Face::Regular, part) > 0) {
        out.push_str(&likeness);
    } else {
        out.push(UNKNOWN);
    }
}

fn measure(bytes: &[u8]) -> Option<Metrics> {
    let parsed = ParsedFont::from_bytes(bytes, 0, &mut Vec::new())?;
    let last = parsed.codepoint_to_glyph.keys().last().copied()?;
    let mut advances = vec![0; last as usize + 1];
    for (&code, &glyph) in &parsed.codepoint_to_glyph {
        let units = u32::from(parsed.glyph_widths.get(&glyph).copied().unwrap_or(0));
        let per_em = u32::from(parsed.units_per_em.max(1));
        if glyph != 0 && char::from_u32(code).is_some_and(|c| !c.is_control()) {
            advances[code as usize] = u16::try_from(units * 1000 / per_em).unwrap_or(0);
        }
    }
    Some(Metrics { parsed, advances })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn welsh_letters_stay_and_strange_ones_become_something_that_can_be_seen() {
        assert_eq!(legible("Tŷ Ŵyn, Ŷ, ẁ, ẃ, ẅ, ỳ"), "Tŷ Ŵyn, Ŷ, ẁ, ẃ, ẅ, ỳ");
        assert_eq!(legible("w\u{302}"), "ŵ", "composed");
        assert_eq!(legible("soft\u{AD}hyphen\u{0}"), "softhyphen");
        assert_eq!(legible("ﬁ ①"), "fi 1");
        assert_eq!(legible("中✓≥"), format!("{UNKNOWN}{TICK}{AT_LEAST}"));
        assert_eq!(legible("\u{E001}"), format!("{UNKNOWN}"), "a private character of the input is not ours");
    }

    #[test]
    fn widths_are_those_of_the_face() {
        assert!((width(Face::Regular, 10.0, "ŵ") - width(Face::Regular, 10.0, "w")).abs() < 0.01);
        assert!(width(Face::Bold, 10.0, "Safon") > width(Face::Regular, 10.0, "Safon"));
    }
}
