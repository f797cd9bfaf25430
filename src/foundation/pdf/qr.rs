//! Codes to point a camera at.

use fast_qr::qr::QRBuilder;
use fast_qr::{ECL, QRCode};

use super::canvas::Canvas;
use super::shapes::Path;
use super::style::{INK, WHITE};

/// The code of an address; none if it is too long for one.
pub fn code(address: &str) -> Option<QRCode> {
    QRBuilder::new(address.as_bytes()).ecl(ECL::M).build().ok()
}

/// The modules of a code as one path, a run of dark modules in a row as one rectangle.
pub fn draw(canvas: &mut Canvas, [left, top, side, _]: [f32; 4], code: &QRCode) {
    canvas.rect(left, top, side, side, WHITE);
    let quiet = 4.0;
    let module = side / (code.size as f32 + 2.0 * quiet);
    let mut path = Path::default();
    for (row, modules) in (0..code.size).map(|row| (row, &code[row])) {
        let mut column = 0;
        while column < code.size {
            let dark = (column..code.size).take_while(|&at| modules[at].value()).count();
            if dark > 0 {
                path.add(Path::rect(
                    left + (column as f32 + quiet) * module,
                    top + (row as f32 + quiet) * module,
                    dark as f32 * module,
                    module,
                ));
            }
            column += dark.max(1);
        }
    }
    canvas.fill(&path, INK);
}
