//! What is never read: certificate numbers, health, birth dates, National Insurance numbers, bank details.
//! Recognised by the heading of a column and, wherever it stands, by its look; never shown, stored or put in an error.

use super::words::{holds, listed, normal};
use vocabulary::*;

mod vocabulary;

/// Does a column under this heading (in normal form) hold what is never read?
pub fn heading(normal: &str) -> bool {
    !holds(&COURSES, normal) && (listed(&HEADINGS, normal) || numbered_certificate(normal))
}

fn numbered_certificate(normal: &str) -> bool {
    let numbered = holds(&["no", "number", "num", "ref", "reference", "rhif"], normal);
    numbered
        && holds(
            &["certificate", "cert", "disclosure", "tystysgrif", "dystysgrif", "insurance", "account"],
            normal,
        )
}

/// Does this text hold something that is never read, by its words or its look?
pub fn text(text: &str) -> bool {
    by_look(text) || words(&normal(text))
}

/// The same by its words alone, in normal form.
pub fn words(normal: &str) -> bool {
    holds(&PHRASES, normal)
}

/// Numbers that give themselves away: National Insurance, a disclosure certificate (twelve figures), a sort code with
/// an account number.
pub fn by_look(text: &str) -> bool {
    // Asked of every cell: most have too few figures to be any of them.
    let figures = text.bytes().filter(u8::is_ascii_digit).count();
    let letters = || text.bytes().filter(u8::is_ascii_alphabetic).count();
    (figures >= 6 && letters() >= 3 && national_insurance(text))
        || (figures >= 12 && certificate(text))
        || (figures >= 14 && bank(text))
}

fn national_insurance(text: &str) -> bool {
    let squeezed: Vec<u8> = text.bytes().filter(|b| !matches!(b, b' ' | b'-' | b'.')).collect();
    squeezed.windows(9).any(|w| {
        w[..2].iter().all(u8::is_ascii_alphabetic)
            && w[2..8].iter().all(u8::is_ascii_digit)
            && matches!(w[8].to_ascii_uppercase(), b'A'..=b'D')
    })
}

/// Exactly twelve figures in a row or in groups of three or four, as on a disclosure certificate.
fn certificate(text: &str) -> bool {
    let groups: Vec<usize> = text
        .split(|c: char| c.is_whitespace() || c == '-')
        .map(|g| if g.bytes().all(|b| b.is_ascii_digit()) { g.len() } else { 0 })
        .collect();
    let grouped = |size: usize| groups.windows(12 / size).any(|w| w.iter().all(|length| *length == size));
    text.split(|c: char| !c.is_ascii_digit()).any(|run| run.len() == 12) || grouped(3) || grouped(4)
}

fn bank(text: &str) -> bool {
    let runs: Vec<&str> = text.split(|c: char| !c.is_ascii_digit()).filter(|r| !r.is_empty()).collect();
    runs.windows(4).any(|w| w[..3].iter().all(|r| r.len() == 2) && w[3].len() == 8)
}
