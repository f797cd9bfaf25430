//! What can be drawn on a page. A canvas is only handed out inside tagged content or inside an artifact,
//! so nothing can be drawn that a screen reader would stumble over.

use printpdf::{
    FontId, LineCapStyle, LineDashPattern, LineJoinStyle, Op, PdfFontHandle, Pt, TextItem, TextMatrix,
};

use super::fonts::{self, Face};
use super::shapes::{Colour, PAGE, Path, tidy};
use super::writer::{Sheet, TextBox};

/// How text looks: face, size in points, colour.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pen {
    /// Regular or bold.
    pub face: Face,
    /// Size in points.
    pub size: f32,
    /// Colour of the letters.
    pub colour: Colour,
}

impl Pen {
    /// A regular pen.
    pub const fn regular(size: f32, colour: Colour) -> Self {
        Self { face: Face::Regular, size, colour }
    }

    /// A bold pen.
    pub const fn bold(size: f32, colour: Colour) -> Self {
        Self { face: Face::Bold, size, colour }
    }

    /// Width of a legible text in points.
    pub fn width(self, text: &str) -> f32 {
        fonts::width(self.face, self.size, text)
    }

    /// Text for a running head or foot, cut with an ellipsis where it is wider than `room`.
    pub fn shortened(self, text: &str, room: f32) -> String {
        let text = fonts::legible(text);
        if self.width(&text) <= room {
            return text.into_owned();
        }
        let mut out = String::new();
        let mut used = self.width("…");
        for c in text.chars() {
            used += self.width(c.encode_utf8(&mut [0; 4]));
            if used > room {
                break;
            }
            out.push(c);
        }
        format!("{}…", out.trim_end())
    }
}

/// How a line is drawn.
#[derive(Clone, Copy, Debug)]
pub struct Stroke {
    /// Colour of the line.
    pub colour: Colour,
    /// Thickness in points.
    pub width: f32,
    /// Lengths of dash and gap in points; none for a solid line.
    pub dash: Option<[f32; 2]>,
    /// Round ends and corners.
    pub round: bool,
}

impl Stroke {
    /// A solid line with square ends.
    pub const fn solid(colour: Colour, width: f32) -> Self {
        Self { colour, width, dash: None, round: false }
    }

    /// A solid line with round ends and corners.
    pub const fn round(colour: Colour, width: f32) -> Self {
        Self { colour, width, dash: None, round: true }
    }

    /// A dashed line.
    pub const fn dashed(colour: Colour, width: f32, dash: f32, gap: f32) -> Self {
        Self { colour, width, dash: Some([dash, gap]), round: false }
    }
}

/// The drawing surface of one page. Coordinates are points from the top left corner.
pub struct Canvas<'a> {
    pub(super) sheet: &'a mut Sheet,
    pub(super) artifact: bool,
}

impl Canvas<'_> {
    /// Sets one line of text from `x`, its letters standing on `baseline`. Returns the width in points.
    pub fn text(&mut self, x: f32, baseline: f32, pen: Pen, text: &str) -> f32 {
        let text = fonts::legible(text);
        self.legible_text(x, baseline, pen, &text)
    }

    /// The same, ending at `right`.
    pub fn text_to(&mut self, right: f32, baseline: f32, pen: Pen, text: &str) {
        let text = fonts::legible(text);
        self.legible_text(right - pen.width(text.trim_end()), baseline, pen, &text);
    }

    pub(super) fn legible_text(&mut self, x: f32, baseline: f32, pen: Pen, text: &str) -> f32 {
        let mut at = x;
        let mut rest = text;
        while !rest.is_empty() {
            let plain = rest.find(fonts::is_symbol).unwrap_or(rest.len());
            if plain > 0 {
                self.glyphs(at, baseline, pen, &rest[..plain]);
                at += pen.width(&rest[..plain]);
                rest = &rest[plain..];
            }
            if let Some(symbol) = rest.chars().next() {
                self.sheet.replaced += usize::from(symbol == fonts::UNKNOWN && !self.artifact);
                self.symbol(at, baseline, pen, symbol);
                at += f32::from(fonts::advance(pen.face, symbol)) * pen.size / 1000.0;
                rest = &rest[symbol.len_utf8()..];
            }
        }
        let printed = text.trim_end();
        self.sheet.boxes.push(TextBox {
            left: x,
            right: x + pen.width(printed),
            top: baseline - pen.size * 0.8,
            bottom: baseline + pen.size * 0.25,
            artifact: self.artifact,
        });
        at - x
    }

    /// Sets a word slantwise over the middle of the page, as large as the page takes.
    pub fn watermark(&mut self, text: &str, colour: Colour) {
        let text = fonts::legible(text);
        let room = PAGE.0.hypot(PAGE.1) * 0.62;
        let size = (room / Pen::bold(1.0, colour).width(&text).max(1.0)).min(150.0);
        let pen = Pen::bold(size, colour);
        let (sin, cos) = PAGE.1.atan2(PAGE.0).sin_cos();
        let (along, down) = (pen.width(&text) / 2.0, size * 0.36);
        let x = PAGE.0 / 2.0 - along * cos + down * sin;
        let y = PAGE.1 / 2.0 - along * sin - down * cos;
        let matrix = TextMatrix::Raw([tidy(cos), tidy(sin), tidy(-sin), tidy(cos), tidy(x), tidy(y)]);
        self.set(matrix, pen, &text);
    }

    /// Fills a path. Overlapping outlines of one direction stay filled.
    pub fn fill(&mut self, path: &Path, colour: Colour) {
        self.fill_colour(colour);
        self.sheet.ops.push(Op::DrawPolygon { polygon: path.to_polygon(false) });
    }

    /// Fills a rectangle given by its top left corner.
    pub fn rect(&mut self, x: f32, y: f32, width: f32, height: f32, colour: Colour) {
        self.fill(&Path::rect(x, y, width, height), colour);
    }

    /// Draws along a path.
    pub fn stroke(&mut self, path: &Path, stroke: Stroke) {
        let (cap, join) = if stroke.round {
            (LineCapStyle::Round, LineJoinStyle::Round)
        } else {
            (LineCapStyle::Butt, LineJoinStyle::Miter)
        };
        let dash = match stroke.dash {
            Some(lengths) => LineDashPattern::new(0.0, &lengths),
            None => LineDashPattern::solid(),
        };
        self.sheet.ops.extend([
            Op::SetOutlineColor { col: stroke.colour.to_pdf() },
            Op::SetOutlineThickness { pt: Pt(stroke.width) },
            Op::SetLineCapStyle { cap },
            Op::SetLineJoinStyle { join },
            Op::SetLineDashPattern { dash },
        ]);
        self.sheet.ops.extend(path.to_lines().into_iter().map(|line| Op::DrawLine { line }));
    }

    fn fill_colour(&mut self, colour: Colour) {
        if self.sheet.fill != Some(colour) {
            self.sheet.fill = Some(colour);
            self.sheet.ops.push(Op::SetFillColor { col: colour.to_pdf() });
        }
    }

    fn glyphs(&mut self, x: f32, baseline: f32, pen: Pen, text: &str) {
        self.set(TextMatrix::Translate(Pt(tidy(x)), Pt(tidy(PAGE.1 - baseline))), pen, text);
    }

    fn set(&mut self, matrix: TextMatrix, pen: Pen, text: &str) {
        self.fill_colour(pen.colour);
        let ops = &mut self.sheet.ops;
        ops.push(Op::StartTextSection);
        if self.sheet.font != Some((pen.face, pen.size)) {
            self.sheet.font = Some((pen.face, pen.size));
            ops.push(Op::SetFont {
                font: PdfFontHandle::External(FontId(pen.face.resource().to_owned())),
                size: Pt(pen.size),
            });
        }
        // A no-break space has the glyph of a space; one glyph must not stand for two characters.
        let text = text.replace('\u{A0}', " ");
        ops.extend([
            Op::SetTextMatrix { matrix },
            Op::ShowText { items: vec![TextItem::Text(text)] },
            Op::EndTextSection,
        ]);
    }

    /// Draws one of the signs the face lacks, in a square of 0.82 em (0.62 em for the unknown).
    fn symbol(&mut self, x: f32, baseline: f32, pen: Pen, symbol: char) {
        let em = pen.size;
        let line = Stroke::round(pen.colour, em * 0.085);
        let at = |commands: &str| Path::parse(commands).placed(em / 100.0, x, baseline);
        match symbol {
            fonts::TICK => self.stroke(&at("M10 -32L30 -10L68 -64"), line),
            fonts::CROSS => self.stroke(&at("M14 -62L66 -8M66 -62L14 -8"), line),
            fonts::BOX => self.stroke(&at("M10 -68L72 -68L72 -6L10 -6Z"), line),
            fonts::BOX_TICKED => {
                self.stroke(&at("M10 -68L72 -68L72 -6L10 -6Z"), line);
                self.stroke(&at("M23 -36L36 -22L60 -54"), line);
            }
            fonts::AT_LEAST => self.stroke(&at("M16 -62L66 -40L16 -18M16 -2L66 -2"), line),
            fonts::AT_MOST => self.stroke(&at("M66 -62L16 -40L66 -18M16 -2L66 -2"), line),
            fonts::ARROW => self.stroke(&at("M8 -32L72 -32M50 -52L72 -32L50 -12"), line),
            _ => self.stroke(&at("M8 -70L54 -70L54 0L8 0Z"), Stroke::solid(pen.colour, em * 0.06)),
        }
    }
}
