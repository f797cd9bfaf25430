//! Exact fractions: scores and figures are compared without rounding.

use std::cmp::Ordering;
use std::fmt;

use serde::Serialize;

/// A fraction that is not negative, in its lowest terms; the denominator is never 0.
///
/// Large enough for any standard that can be read: with at most 60 criteria in a section, the common denominator of
/// all section scores stays far below the limit of the type.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
pub struct Ratio {
    numerator: u128,
    denominator: u128,
}

impl Ratio {
    pub const ZERO: Self = Self { numerator: 0, denominator: 1 };

    /// A fraction, or none where the denominator is 0.
    pub fn new(numerator: u128, denominator: u128) -> Option<Self> {
        let divisor = gcd(numerator, denominator);
        let checked = denominator.checked_div(divisor)?;
        (checked != 0).then(|| Self { numerator: numerator / divisor, denominator: checked })
    }

    /// A whole number.
    pub const fn whole(number: u64) -> Self {
        Self { numerator: number as u128, denominator: 1 }
    }

    /// So many per cent of a whole, or none where the whole is 0.
    pub fn percent(part: u64, whole: u64) -> Option<Self> {
        Self::new(100 * u128::from(part), u128::from(whole))
    }

    /// A number as people write it, with a point or a comma: `84.9`, or `84,9%`.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim().trim_end_matches('%').trim();
        let (whole, part) = text.split_once(['.', ',']).unwrap_or((text, ""));
        let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        if whole.is_empty() || !digits(whole) || !digits(part) || part.len() > 9 {
            return None;
        }
        let number = format!("{whole}{part}").parse::<u64>().ok()?;
        Self::new(number.into(), 10_u128.pow(u32::try_from(part.len()).ok()?))
    }

    pub const fn numerator(self) -> u128 {
        self.numerator
    }

    pub const fn denominator(self) -> u128 {
        self.denominator
    }

    /// The sum of two fractions.
    pub fn plus(self, other: Self) -> Self {
        let divisor = gcd(self.denominator, other.denominator);
        let (left, right) = (other.denominator / divisor, self.denominator / divisor);
        let sum = self.numerator * left + other.numerator * right;
        Self::new(sum, self.denominator * left).unwrap_or(Self::ZERO)
    }

    /// So many times the fraction.
    pub fn times(self, factor: u32) -> Self {
        Self::new(self.numerator * u128::from(factor), self.denominator).unwrap_or(Self::ZERO)
    }

    /// The fraction divided, or none where the divisor is 0.
    pub fn over(self, divisor: u32) -> Option<Self> {
        Self::new(self.numerator, self.denominator * u128::from(divisor))
    }

    /// In tenths, rounded down: what is shown with one decimal never looks as if it had reached a limit that it missed.
    pub fn tenths(self) -> u128 {
        self.numerator * 10 / self.denominator
    }
}

impl Ord for Ratio {
    fn cmp(&self, other: &Self) -> Ordering {
        let divisor = gcd(self.denominator, other.denominator);
        (self.numerator * (other.denominator / divisor))
            .cmp(&(other.numerator * (self.denominator / divisor)))
    }
}

impl PartialOrd for Ratio {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for Ratio {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let tenths = self.tenths();
        write!(f, "{}.{}", tenths / 10, tenths % 10)
    }
}

fn gcd(left: u128, right: u128) -> u128 {
    let (mut left, mut right) = (left, right);
    while right != 0 {
        (left, right) = (right, left % right);
    }
    left
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_decimal_is_rounded_down() {
        let just_short = Ratio::new(84_999, 1_000).expect("a fraction");
        assert_eq!(just_short.to_string(), "84.9");
        assert!(just_short < Ratio::whole(85));
        assert_eq!(Ratio::percent(1, 3).map(|third| third.to_string()), Some("33.3".to_owned()));
        assert_eq!(Ratio::percent(0, 0), None);
        assert_eq!(Ratio::new(0, 7), Some(Ratio::ZERO));
    }

    #[test]
    fn what_people_write_is_read_exactly() {
        assert_eq!(Ratio::parse("84,9 %"), Ratio::new(849, 10));
        assert_eq!(Ratio::parse("15"), Some(Ratio::whole(15)));
        for wrong in ["", "%", "-1", "1.2.3", "ten", ".5"] {
            assert_eq!(Ratio::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn sums_are_exact() {
        let third = Ratio::new(1, 3).expect("a third");
        let sixth = Ratio::new(1, 6).expect("a sixth");
        assert_eq!(third.plus(sixth), Ratio::new(1, 2).expect("a half"));
        assert_eq!(third.times(3), Ratio::whole(1));
        assert_eq!(third.over(2), Some(sixth));
    }
}
