//! Bars in tables: charts whose figures stand beside them as text.

use std::rc::Rc;

use super::canvas::{Canvas, Stroke};
use super::shapes::{Colour, Path, mm};
use super::style::{EDGE, HEATHER_PALE, INK, LOOK, SAND, SMALL};
use super::table::Painter;

/// A bar on its track, thresholds dashed, in an area of a table.
pub fn bar(percent: f32, colour: Colour, thresholds: Vec<f32>, last: Option<f32>) -> Painter {
    Rc::new(move |canvas: &mut Canvas, [x, y, width, height]| {
        let thick = mm(2.1);
        let middle = y + height / 2.0;
        let at = |percent: f32| x + width * percent.clamp(0.0, 100.0) / 100.0;
        canvas.rect(x, middle - thick / 2.0, width, thick, SAND);
        if percent > 0.0 {
            canvas.rect(x, middle - thick / 2.0, at(percent) - x, thick, colour);
        }
        for &threshold in &thresholds {
            let place = at(threshold);
            let line = |from: f32, to: f32| Path::line(place, middle + from, place, middle + to);
            let outside = Stroke::dashed(EDGE, 0.75, 1.6, 1.4);
            canvas.stroke(&line(-thick, -thick / 2.0), outside);
            canvas.stroke(&line(thick / 2.0, thick), outside);
            let inside = if percent > threshold { HEATHER_PALE } else { EDGE };
            canvas.stroke(&line(-thick / 2.0, thick / 2.0), Stroke::dashed(inside, 0.75, 1.6, 1.4));
        }
        if let Some(last) = last {
            let place = at(last);
            let mark = Path::line(place, middle - mm(1.8), place, middle + mm(1.8));
            canvas.stroke(&mark, Stroke::solid(INK, 1.4));
        }
    })
}

/// Numbers over a column of bars.
pub fn bar_head(thresholds: Vec<u32>) -> Painter {
    Rc::new(move |canvas: &mut Canvas, [x, y, width, height]| {
        for &threshold in &thresholds {
            let words = threshold.to_string();
            let place = x + width * threshold as f32 / 100.0 - SMALL.width(&words) / 2.0;
            canvas.text(place, y + height - LOOK.padding - 3.0, SMALL, &words);
        }
    })
}

/// A drawing with space at its left, so that it keeps clear of the numbers before.
pub fn inset(painter: Painter) -> Painter {
    Rc::new(move |canvas: &mut Canvas, [x, y, width, height]| {
        painter(canvas, [x + mm(5.0), y, width - mm(4.0), height]);
    })
}
