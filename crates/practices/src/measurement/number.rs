//! Exact decimal numbers with four places, as KPI values are written and compared: nothing is rounded on the way.

use std::fmt;
use std::str::FromStr;

/// Ten-thousandths in one.
pub const SCALE: i128 = 10_000;
/// The largest absolute value, in ones.
const LARGEST: i128 = 1_000_000_000_000;

/// A decimal number in ten-thousandths.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Number(i128);

/// Which way a value is rounded to what is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rounding {
    /// Towards smaller values.
    Down,
    /// Towards larger values.
    Up,
    /// To the nearest, halves away from zero.
    Nearest,
}

impl Number {
    /// A whole number.
    #[must_use]
    pub const fn whole(n: i64) -> Self {
        Self(n as i128 * SCALE)
    }
    /// So many ten-thousandths.
    #[must_use]
    pub const fn of_parts(parts: i128) -> Self {
        Self(parts)
    }
    /// In ten-thousandths.
    #[must_use]
    pub const fn parts(self) -> i128 {
        self.0
    }
    /// Whether it is below zero.
    #[must_use]
    pub const fn is_negative(self) -> bool {
        self.0 < 0
    }
    /// `numerator / denominator` in ten-thousandths; `None` for a denominator that is not positive.
    #[must_use]
    pub const fn quotient(numerator: i128, denominator: i128, rounding: Rounding) -> Option<Self> {
        if denominator <= 0 {
            return None;
        }
        let floor = numerator.div_euclid(denominator);
        let rest = numerator.rem_euclid(denominator);
        let up = match rounding {
            Rounding::Down => false,
            Rounding::Up => rest > 0,
            Rounding::Nearest => rest * 2 > denominator || rest * 2 == denominator && numerator >= 0,
        };
        Some(Self(if up { floor + 1 } else { floor }))
    }
    /// Rounded to `places` decimals (four at the most).
    #[must_use]
    pub const fn rounded(self, places: u32, rounding: Rounding) -> Self {
        let step = if places >= 4 { 1 } else { 10_i128.pow(4 - places) };
        match Self::quotient(self.0, step, rounding) {
            Some(Self(n)) => Self(n * step),
            None => self,
        }
    }
}

impl fmt::Display for Number {
    /// Plain digits without trailing zeros: `99.5`, `-3`, `0.0025`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let size = self.0.unsigned_abs();
        let (whole, rest) = (size / SCALE.unsigned_abs(), size % SCALE.unsigned_abs());
        let sign = if self.0 < 0 { "-" } else { "" };
        if rest == 0 {
            return write!(f, "{sign}{whole}");
        }
        write!(f, "{sign}{whole}.{}", format!("{rest:04}").trim_end_matches('0'))
    }
}

/// Why a text is no number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoNumber;

impl FromStr for Number {
    type Err = NoNumber;
    fn from_str(text: &str) -> Result<Self, NoNumber> {
        let (negative, digits) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
        let (whole, rest) = digits.split_once('.').map_or((digits, None), |(whole, rest)| (whole, Some(rest)));
        let sound = |part: &str, most: usize| (1..=most).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
        if !sound(whole, 13) || rest.is_some_and(|rest| !sound(rest, 4)) {
            return Err(NoNumber);
        }
        let whole: i128 = whole.parse().map_err(|_| NoNumber)?;
        let parts: i128 = rest.map_or(Ok(0), |rest| format!("{rest:0<4}").parse()).map_err(|_| NoNumber)?;
        let size = whole * SCALE + parts;
        if size > LARGEST * SCALE {
            return Err(NoNumber);
        }
        Ok(Self(if negative { -size } else { size }))
    }
}
