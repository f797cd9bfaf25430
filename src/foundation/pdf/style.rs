//! The colours, letters and distances of everything that is printed: the only place where they are written.

use super::canvas::{Pen, Stroke};
use super::flow::Frame;
use super::shapes::{Colour, mm};
use super::table::Look;
use super::text::{Block, Run};

pub const INK: Colour = Colour::hex(0x1e1b29);
pub const MUTED: Colour = Colour::hex(0x56515f);
pub const SLATE: Colour = Colour::hex(0x352d4a);
/// The great mark on the cover, one step lighter than slate.
pub const SLATE_LIGHT: Colour = Colour::hex(0x41385a);
pub const HEATHER: Colour = Colour::hex(0x6a4e93);
pub const HEATHER_SOFT: Colour = Colour::hex(0x9a84bd);
/// A threshold where it crosses a bar.
pub const HEATHER_PALE: Colour = Colour::hex(0xcfc4de);
pub const LAKE: Colour = Colour::hex(0x0a5a6a);
pub const LICHEN: Colour = Colour::hex(0xe6b33d);
pub const EDGE: Colour = Colour::hex(0x8a8592);
pub const LINE: Colour = Colour::hex(0xddd7cc);
pub const PAPER: Colour = Colour::hex(0xfaf8f4);
pub const SAND: Colour = Colour::hex(0xf1ede5);
pub const WHITE: Colour = Colour::hex(0xffffff);
pub const GOOD: Colour = Colour::hex(0x1b6644);
pub const GOOD_TINT: Colour = Colour::hex(0xe4f1e9);
pub const FAIR: Colour = Colour::hex(0x53600f);
pub const FAIR_TINT: Colour = Colour::hex(0xf0f2da);
pub const WARN: Colour = Colour::hex(0x8a4600);
pub const WARN_TINT: Colour = Colour::hex(0xfcecd9);
pub const BAD: Colour = Colour::hex(0x9b1c33);
pub const BAD_TINT: Colour = Colour::hex(0xfae5e7);
pub const NONE_TINT: Colour = Colour::hex(0xeeebe6);

/// Width of the margins left and right.
pub const MARGIN: f32 = mm(22.0);
/// The area of content.
pub const FRAME: Frame = Frame { left: MARGIN, width: mm(166.0), top: mm(22.0), bottom: mm(273.0) };
/// Text is at most this wide.
pub const MEASURE: f32 = mm(150.0);
/// Baselines of the running head and foot.
pub const HEAD: f32 = mm(14.0);
pub const FOOT: f32 = mm(284.8);

pub const BODY: Pen = Pen::regular(10.0, INK);
pub const BODY_BOLD: Pen = Pen::bold(10.0, INK);
pub const BODY_LEADING: f32 = 14.5;
pub const LEAD: Pen = Pen::regular(12.0, INK);
pub const LEAD_LEADING: f32 = 17.5;
pub const SMALL: Pen = Pen::regular(8.5, MUTED);
pub const SMALL_LEADING: f32 = 12.0;
pub const TABLE: Pen = Pen::regular(9.0, INK);
pub const TABLE_BOLD: Pen = Pen::bold(9.0, INK);
pub const TABLE_QUIET: Pen = Pen::regular(9.0, MUTED);
pub const TABLE_LEADING: f32 = 12.5;
pub const TITLE: Pen = Pen::bold(20.0, SLATE);
pub const TITLE_LEADING: f32 = 25.0;
pub const SECTION: Pen = Pen::bold(14.0, SLATE);
pub const SECTION_LEADING: f32 = 19.0;
pub const HEADING: Pen = Pen::bold(12.0, SLATE);
pub const HEADING_LEADING: f32 = 16.0;
/// Long strings of digits.
pub const DIGEST: Pen = Pen::regular(7.5, MUTED);

/// How tables look.
pub const LOOK: Look = Look {
    head: SMALL,
    leading: SMALL_LEADING,
    padding: mm(1.7),
    gap: mm(4.0),
    strong: Stroke::solid(SLATE, 1.0),
    fine: Stroke::solid(LINE, 0.5),
};

/// A cell, or another block without an element of its own.
pub fn plain(text: impl Into<String>, pen: Pen, leading: f32) -> Block {
    Block::new(vec![Run::new(text, pen)], leading).tagged(None)
}
