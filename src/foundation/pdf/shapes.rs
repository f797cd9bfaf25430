//! Colours and paths, in points from the page's top left corner.

use printpdf::{Color, Line, LinePoint, PaintMode, Point, Polygon, PolygonRing, Pt, Rgb, WindingOrder};

/// A4, in points.
pub const PAGE: (f32, f32) = (595.276, 841.89);

/// Millimetres as points.
pub const fn mm(millimetres: f32) -> f32 {
    millimetres * 72.0 / 25.4
}

/// An sRGB colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Colour(u32);

impl Colour {
    /// From `0xrrggbb`.
    pub const fn hex(rgb: u32) -> Self {
        Self(rgb)
    }

    pub(super) fn to_pdf(self) -> Color {
        let part = |shift: u32| ((self.0 >> shift) & 0xff) as f32 / 255.0;
        Color::Rgb(Rgb::new(part(16), part(8), part(0), None))
    }
}

#[derive(Clone, Copy, Debug)]
enum Step {
    Move([f32; 2]),
    Line([f32; 2]),
    Curve([f32; 6]),
    Close,
}

/// An outline of straight lines and Bézier curves.
#[derive(Clone, Debug, Default)]
pub struct Path(Vec<Step>);

/// Distance of a curve's handles that makes a quarter of a circle.
const QUARTER: f32 = 0.552_284_8;

impl Path {
    /// A straight line.
    pub fn line(x1: f32, y1: f32, x2: f32, y2: f32) -> Self {
        Self(vec![Step::Move([x1, y1]), Step::Line([x2, y2])])
    }

    /// A rectangle from its top left corner.
    pub fn rect(x: f32, y: f32, width: f32, height: f32) -> Self {
        let (r, b) = (x + width, y + height);
        Self(vec![
            Step::Move([x, y]),
            Step::Line([r, y]),
            Step::Line([r, b]),
            Step::Line([x, b]),
            Step::Close,
        ])
    }

    /// A rectangle with round corners.
    pub fn rounded(x: f32, y: f32, width: f32, height: f32, radius: f32) -> Self {
        let (r, b, k) = (x + width, y + height, radius * (1.0 - QUARTER));
        Self(vec![
            Step::Move([x + radius, y]),
            Step::Line([r - radius, y]),
            Step::Curve([r - k, y, r, y + k, r, y + radius]),
            Step::Line([r, b - radius]),
            Step::Curve([r, b - k, r - k, b, r - radius, b]),
            Step::Line([x + radius, b]),
            Step::Curve([x + k, b, x, b - k, x, b - radius]),
            Step::Line([x, y + radius]),
            Step::Curve([x, y + k, x + k, y, x + radius, y]),
            Step::Close,
        ])
    }

    /// A circle around a point.
    pub fn circle(x: f32, y: f32, radius: f32) -> Self {
        Self::rounded(x - radius, y - radius, 2.0 * radius, 2.0 * radius, radius)
    }

    /// Reads the drawing commands M, L, H, V, C (absolute) and Z of an SVG path. Others end the path.
    pub fn parse(commands: &str) -> Self {
        let mut steps = Vec::new();
        let mut pen = [0.0, 0.0];
        let mut rest = commands;
        while let Some(command) = rest.chars().next() {
            let tail = &rest[command.len_utf8()..];
            let end = tail.find(|c: char| c.is_ascii_alphabetic()).unwrap_or(tail.len());
            let numbers: Vec<f32> =
                tail[..end].split([' ', ',']).filter_map(|number| number.parse().ok()).collect();
            rest = &tail[end..];
            match (command, numbers.as_slice()) {
                ('M', &[x, y]) => {
                    pen = [x, y];
                    steps.push(Step::Move(pen));
                }
                ('L', points) => {
                    for point in points.chunks_exact(2) {
                        pen = [point[0], point[1]];
                        steps.push(Step::Line(pen));
                    }
                }
                ('H', &[x]) => {
                    pen[0] = x;
                    steps.push(Step::Line(pen));
                }
                ('V', &[y]) => {
                    pen[1] = y;
                    steps.push(Step::Line(pen));
                }
                ('C', points) => {
                    for curve in points.chunks_exact(6) {
                        pen = [curve[4], curve[5]];
                        steps.push(Step::Curve([curve[0], curve[1], curve[2], curve[3], pen[0], pen[1]]));
                    }
                }
                ('Z', _) => steps.push(Step::Close),
                _ => break,
            }
        }
        Self(steps)
    }

    /// Adds another outline, so that both are painted as one.
    pub fn add(&mut self, other: Path) {
        self.0.extend(other.0);
    }

    /// The same outline at another size, its origin moved to (x, y).
    pub fn placed(&self, scale: f32, x: f32, y: f32) -> Self {
        let at = |p: [f32; 2]| [p[0] * scale + x, p[1] * scale + y];
        Self(
            self.0
                .iter()
                .map(|step| match *step {
                    Step::Move(p) => Step::Move(at(p)),
                    Step::Line(p) => Step::Line(at(p)),
                    Step::Curve([a, b, c, d, e, f]) => {
                        let ([a, b], [c, d], [e, f]) = (at([a, b]), at([c, d]), at([e, f]));
                        Step::Curve([a, b, c, d, e, f])
                    }
                    Step::Close => Step::Close,
                })
                .collect(),
        )
    }

    pub(super) fn to_polygon(&self, even_odd: bool) -> Polygon {
        let winding_order = if even_odd { WindingOrder::EvenOdd } else { WindingOrder::NonZero };
        let rings = self.outlines().into_iter().map(|(points, _)| PolygonRing { points }).collect();
        Polygon { rings, mode: PaintMode::Fill, winding_order }
    }

    pub(super) fn to_lines(&self) -> Vec<Line> {
        self.outlines().into_iter().map(|(points, is_closed)| Line { points, is_closed }).collect()
    }

    fn outlines(&self) -> Vec<(Vec<LinePoint>, bool)> {
        let mut outlines: Vec<(Vec<LinePoint>, bool)> = Vec::new();
        for step in &self.0 {
            match *step {
                Step::Move([x, y]) => outlines.push((vec![point(x, y, false)], false)),
                Step::Line([x, y]) => {
                    if let Some((points, _)) = outlines.last_mut() {
                        points.push(point(x, y, false));
                    }
                }
                Step::Curve([a, b, c, d, e, f]) => {
                    if let Some((points, _)) = outlines.last_mut() {
                        points.extend([point(a, b, true), point(c, d, true), point(e, f, false)]);
                    }
                }
                Step::Close => {
                    if let Some((_, closed)) = outlines.last_mut() {
                        *closed = true;
                    }
                }
            }
        }
        outlines
    }
}

fn point(x: f32, y: f32, bezier: bool) -> LinePoint {
    LinePoint { p: Point { x: Pt(tidy(x)), y: Pt(tidy(PAGE.1 - y)) }, bezier }
}

/// Thousandths of a point are enough; the rest would only make the file longer.
pub(super) fn tidy(points: f32) -> f32 {
    (points * 1000.0).round() / 1000.0
}
