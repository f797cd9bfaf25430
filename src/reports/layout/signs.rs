//! Shapes that always stand beside their word: outcomes, results, and the wordmark.

use std::rc::Rc;

use super::style::{
    BAD, BAD_TINT, FAIR, FAIR_TINT, GOOD, GOOD_TINT, LICHEN, MUTED, NONE_TINT, WARN, WARN_TINT, WHITE,
};
use crate::foundation::pdf::canvas::{Canvas, Pen, Stroke};
use crate::foundation::pdf::shapes::{Colour, Path};
use crate::foundation::pdf::text::Run;
use crate::reports::content::{Decision, Done, Mark, Verdict};

/// A colour, its tint, and a shape drawn in a square of 20 units.
#[derive(Clone, Copy)]
pub struct Sign {
    pub colour: Colour,
    pub tint: Colour,
    shape: Shape,
}

#[derive(Clone, Copy)]
enum Shape {
    Disc(&'static str),
    Diamond,
    Octagon,
    Half,
    Bar,
    Ring,
}

const TICK: &str = "M5.7 10.4L8.6 13.3L14.3 7.2";
const ARROW: &str = "M5.2 10L14.2 10M10.8 6.3L14.5 10L10.8 13.7";
const CROSS: &str = "M6.6 6.6L13.4 13.4M13.4 6.6L6.6 13.4";
const EXCLAMATION: &str = "M10 5.2L10 10.8M10 14.3L10 14.4";
const OCTAGON: &str = "M5.9 0.6L14.1 0.6L19.4 5.9L19.4 14.1L14.1 19.4L5.9 19.4L0.6 14.1L0.6 5.9Z";
const DIAMOND: &str = "M10 0.2L19.8 10L10 19.8L0.2 10Z";
const HALF: &str = "M10 1.6C5.36 1.6 1.6 5.36 1.6 10C1.6 14.64 5.36 18.4 10 18.4Z";

const GOOD_SIGN: Sign = Sign { colour: GOOD, tint: GOOD_TINT, shape: Shape::Disc(TICK) };
const BAD_SIGN: Sign = Sign { colour: BAD, tint: BAD_TINT, shape: Shape::Octagon };
const PARTLY_SIGN: Sign = Sign { colour: WARN, tint: WARN_TINT, shape: Shape::Half };
const NONE_SIGN: Sign = Sign { colour: MUTED, tint: NONE_TINT, shape: Shape::Bar };

impl From<Verdict> for Sign {
    fn from(verdict: Verdict) -> Self {
        match verdict {
            Verdict::Compliant => GOOD_SIGN,
            Verdict::CompliantWithActions => {
                Self { colour: FAIR, tint: FAIR_TINT, shape: Shape::Disc(ARROW) }
            }
            Verdict::Conditional => Self { colour: WARN, tint: WARN_TINT, shape: Shape::Diamond },
            Verdict::NotCompliant => BAD_SIGN,
        }
    }
}

impl From<Mark> for Sign {
    fn from(mark: Mark) -> Self {
        match mark {
            Mark::Met => GOOD_SIGN,
            Mark::PartlyMet => PARTLY_SIGN,
            Mark::NotMet => BAD_SIGN,
            Mark::NotApplicable | Mark::OutOfScope => NONE_SIGN,
            Mark::NotAssessed => Self { colour: MUTED, tint: NONE_TINT, shape: Shape::Ring },
        }
    }
}

impl From<Done> for Sign {
    fn from(done: Done) -> Self {
        match done {
            Done::Met => GOOD_SIGN,
            Done::Partly => PARTLY_SIGN,
            Done::Not => BAD_SIGN,
        }
    }
}

impl From<Decision> for Sign {
    fn from(decision: Decision) -> Self {
        match decision {
            Decision::Accepted => GOOD_SIGN,
            Decision::Partly => PARTLY_SIGN,
            Decision::NotAccepted => NONE_SIGN,
        }
    }
}

impl Sign {
    /// Draws the shape in a square of `size` points.
    pub fn draw(self, canvas: &mut Canvas, left: f32, top: f32, size: f32) {
        let scale = size / 20.0;
        let at = |commands: &str| Path::parse(commands).placed(scale, left, top);
        let inner = Stroke::round(WHITE, 2.2 * scale);
        let outline = Stroke::solid(self.colour, 2.0 * scale);
        let disc = |radius: f32| Path::circle(10.0, 10.0, radius).placed(scale, left, top);
        match self.shape {
            Shape::Disc(within) => {
                canvas.fill(&disc(9.5), self.colour);
                canvas.stroke(&at(within), inner);
            }
            Shape::Diamond => {
                canvas.fill(&at(DIAMOND), self.colour);
                canvas.stroke(&at(EXCLAMATION), inner);
            }
            Shape::Octagon => {
                canvas.fill(&at(OCTAGON), self.colour);
                canvas.stroke(&at(CROSS), inner);
            }
            Shape::Half => {
                canvas.stroke(&disc(8.4), outline);
                canvas.fill(&at(HALF), self.colour);
            }
            Shape::Bar => canvas.fill(&Path::rect(5.0, 9.0, 10.0, 2.0).placed(scale, left, top), self.colour),
            Shape::Ring => {
                let dashed = Stroke { dash: Some([3.3 * scale, 2.0 * scale]), ..outline };
                canvas.stroke(&disc(8.4), dashed);
            }
        }
    }

    /// The shape in a line of text, with the space to its word.
    pub fn run(self, pen: Pen) -> Run {
        let size = pen.size * 1.22;
        let middle = pen.size * 0.36 + size / 2.0;
        let draw = move |canvas: &mut Canvas, x: f32, baseline: f32| {
            self.draw(canvas, x, baseline - middle, size);
        };
        Run::sign(size + pen.size * 0.45, pen, Rc::new(draw))
    }

    /// The shape and its word.
    pub fn with_word(self, word: String, pen: Pen) -> Vec<Run> {
        vec![self.run(pen), Run::new(word, Pen { colour: self.colour, ..pen })]
    }
}

const MARK_TOP: &str =
    "M24.6 9.2C23.49 6.08 20.25 4.27 17.02 4.95 13.78 5.64 11.55 8.61 11.8 11.91 12.05 15.2 14.7 17.81 18 18";
const MARK_BOTTOM: &str = "M11.4 26.8C12.51 29.92 15.75 31.73 18.98 31.05 22.22 30.36 24.45 27.39 24.2 24.09 23.95 20.8 21.3 18.19 18 18";
/// The word's letters, from the same drawing as the wordmark of the pages.
const LETTERS: &str = "M50.4 28.8C57.5 28.8 58.6 25.1 58.6 22.8C58.6 18.2 54.5 17 51.1 16C48.8 15.3 46.8 14.6 46.8 12.8C46.8 10.9 49.1 10.3 50.9 10.3C53 10.3 54.9 11 57.1 12.2L57.4 8.5C56.3 7.8 53.6 7 50.8 7C45.1 7 43.2 10.5 43.2 13.2C43.2 16.9 46.4 18 49.6 19C52.3 19.9 54.6 20.7 54.6 22.9C54.6 24.8 52.8 25.5 50.5 25.5C47.4 25.5 45.1 24.4 43.9 23.3L43.5 27.3C44.7 28.1 47.2 28.8 50.4 28.8ZM74.1 25.9H73.8C72.5 25.9 72.3 25.5 72.3 23.3V19.6C72.3 14.9 70.4 13.2 67 13.2C65.1 13.2 63.3 13.7 61.6 14.6L62 17.4C63.6 16.5 64.8 16.2 66 16.2C68 16.2 68.8 16.9 68.9 18.9C65.8 19 60.3 20.1 60.3 24.3C60.3 27 62.2 28.7 64.8 28.7C66.6 28.7 68.3 28 69.3 26.8C69.9 28 70.8 28.7 72.8 28.7H73.8ZM68.9 24.7C68.1 25.6 66.9 26.1 66 26.1C64.6 26.1 63.9 25.5 63.9 24.1C63.9 22.2 66.1 21.4 68.9 21.3ZM84.3 16.2V13.5H80.8V11.5C80.8 9.3 81 8.8 82.2 8.8C82.5 8.8 83.2 8.8 83.9 9L84.2 6.1C83.3 6 82.8 5.9 80.9 5.9C78.5 5.9 77.4 7.8 77.4 9.9V13.5H75.5L75.1 16.2H77.4V28.4H80.8V16.2ZM93.4 28.7C98.2 28.7 100.9 25.2 100.9 21C100.9 16.8 98.2 13.2 93.4 13.2C88.7 13.2 85.9 16.8 85.9 21C85.9 25.2 88.7 28.7 93.4 28.7ZM93.4 16.1C96 16.1 97.4 18 97.4 21C97.4 23.9 96 25.8 93.4 25.8C90.9 25.8 89.4 23.9 89.4 21C89.4 18 90.9 16.1 93.4 16.1ZM117 28.4V20.3C117 16.1 115.3 13.2 110.8 13.2C109.5 13.2 108.1 13.7 107 14.6L106.8 13.5H103.8V28.4H107.2V17.6C107.9 16.6 109 16.1 110.4 16.1C112.7 16.1 113.6 17.4 113.6 20.3V28.4Z";

/// The mark alone: its two arcs, in units of its drawing.
pub fn mark(canvas: &mut Canvas, scale: f32, x: f32, y: f32, top: Colour, bottom: Colour) {
    let arc = |commands: &str| Path::parse(commands).placed(scale, x, y);
    canvas.stroke(&arc(MARK_TOP), Stroke::round(top, 4.2 * scale));
    canvas.stroke(&arc(MARK_BOTTOM), Stroke::round(bottom, 4.2 * scale));
}

/// The wordmark in white and lichen, `height` points high. Returns its width.
pub fn wordmark(canvas: &mut Canvas, left: f32, top: f32, height: f32) -> f32 {
    let scale = height / 36.0;
    let x = left - 9.0 * scale;
    mark(canvas, scale, x, top, WHITE, LICHEN);
    canvas.fill(&Path::parse(LETTERS).placed(scale, x, top), WHITE);
    111.0 * scale
}
