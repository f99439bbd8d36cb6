//! Statistics of section 6.3: percentiles, the straight line through a series by least squares, its prediction interval, and
//! when it crosses a threshold. Floating point stays in here; whoever stores a result rounds it.

/// Quantiles t(0.975; n) of Student's distribution for n = 1 … 30, to four decimals.
const T: [f64; 30] = [
    12.7062, 4.3027, 3.1824, 2.7764, 2.5706, 2.4469, 2.3646, 2.3060, 2.2622, 2.2281, 2.2010, 2.1788, 2.1604, 2.1448, 2.1314, 2.1199, 2.1098,
    2.1009, 2.0930, 2.0860, 2.0796, 2.0739, 2.0687, 2.0639, 2.0595, 2.0555, 2.0518, 2.0484, 2.0452, 2.0423,
];
/// The same quantile of the normal distribution.
const Z: f64 = 1.959_963_984_540_054;

/// The quantile t(0.975; n): from a table to n = 30, by the expansion of Cornish and Fisher beyond, which is then exact to
/// four decimals. `None` for n = 0.
#[must_use]
pub fn t_quantile(n: usize) -> Option<f64> {
    if let Some(known) = T.get(n.checked_sub(1)?) {
        return Some(*known);
    }
    #[allow(clippy::cast_precision_loss, reason = "degrees of freedom are small")]
    let n = n as f64;
    let (z, z3, z5, z7) = (Z, Z.powi(3), Z.powi(5), Z.powi(7));
    Some(
        z + (z3 + z) / (4.0 * n)
            + (5.0 * z5 + 16.0 * z3 + 3.0 * z) / (96.0 * n * n)
            + (3.0 * z7 + 19.0 * z5 + 17.0 * z3 - 15.0 * z) / (384.0 * n * n * n),
    )
}

/// The nearest-rank percentile of a sample: the smallest value that at least `percent` of the values do not exceed. `None` for
/// an empty sample, or a percent outside (0, 100].
#[must_use]
pub fn percentile<T: Clone + Ord>(sample: &[T], percent: u32) -> Option<T> {
    if sample.is_empty() || percent == 0 || percent > 100 {
        return None;
    }
    let mut sorted = sample.to_vec();
    sorted.sort();
    let rank = (sorted.len() * percent as usize).div_ceil(100);
    sorted.get(rank - 1).cloned()
}

/// A straight line through points, y = a + b·x, by ordinary least squares.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Line {
    /// Number of points.
    pub points: usize,
    /// a: the value at x = 0.
    pub intercept: f64,
    /// b: the change for one x.
    pub slope: f64,
    /// s: the standard deviation of what is left, √(Σ(y−ŷ)² / (n−2)).
    pub deviation: f64,
    /// R²: the share of the variation that the line explains; 1 for points that do not vary.
    pub fit: f64,
    mean: f64,
    spread: f64,
    last: f64,
}

impl Line {
    /// The line through points in order of x. `None` with fewer than three points, or where all lie above one x, or where a
    /// value is no number.
    #[must_use]
    pub fn through(points: &[(f64, f64)]) -> Option<Self> {
        if points.len() < 3 || points.iter().any(|(x, y)| !x.is_finite() || !y.is_finite()) {
            return None;
        }
        #[allow(clippy::cast_precision_loss, reason = "a series has few points")]
        let n = points.len() as f64;
        let mean = points.iter().map(|(x, _)| x).sum::<f64>() / n;
        let height = points.iter().map(|(_, y)| y).sum::<f64>() / n;
        let spread = points.iter().map(|(x, _)| (x - mean).powi(2)).sum::<f64>();
        if spread <= 0.0 {
            return None;
        }
        let slope = points.iter().map(|(x, y)| (x - mean) * (y - height)).sum::<f64>() / spread;
        let intercept = height - slope * mean;
        let left = points.iter().map(|(x, y)| (y - intercept - slope * x).powi(2)).sum::<f64>();
        let whole = points.iter().map(|(_, y)| (y - height).powi(2)).sum::<f64>();
        let fit = if whole > 0.0 { (1.0 - left / whole).max(0.0) } else { 1.0 };
        let last = points.iter().map(|(x, _)| *x).fold(f64::MIN, f64::max);
        Some(Self { points: points.len(), intercept, slope, deviation: (left / (n - 2.0)).sqrt(), fit, mean, spread, last })
    }

    /// The value expected at x.
    #[must_use]
    pub fn at(&self, x: f64) -> f64 {
        self.intercept + self.slope * x
    }

    /// Half the width of the interval in which a new value at x lies with 95 %:
    /// t(0.975; n−2) · s · √(1 + 1/n + (x−x̄)² / Σ(x−x̄)²).
    #[must_use]
    pub fn margin(&self, x: f64) -> f64 {
        #[allow(clippy::cast_precision_loss, reason = "a series has few points")]
        let n = self.points as f64;
        let t = t_quantile(self.points - 2).unwrap_or(T[0]);
        t * self.deviation * (1.0 + 1.0 / n + (x - self.mean).powi(2) / self.spread).sqrt()
    }

    /// The upper end of that interval.
    #[must_use]
    pub fn upper(&self, x: f64) -> f64 {
        self.at(x) + self.margin(x)
    }

    /// Where the line itself crosses a threshold from below; `None` when it does not rise.
    #[must_use]
    pub fn expected_crossing(&self, threshold: f64) -> Option<f64> {
        (self.slope > 0.0).then(|| (threshold - self.intercept) / self.slope)
    }

    /// The smallest x, from the middle of the series on, at which the upper end of the interval reaches a threshold: before the
    /// middle the interval narrows and says nothing of the future. `None` when the line does not rise.
    #[must_use]
    pub fn early_crossing(&self, threshold: f64) -> Option<f64> {
        let expected = self.expected_crossing(threshold)?;
        if self.upper(self.mean) >= threshold {
            return Some(self.mean);
        }
        // The upper end lies above the line, so that it has crossed where the line does.
        let (mut below, mut above) = (self.mean, expected);
        for _ in 0..200 {
            let middle = f64::midpoint(below, above);
            if self.upper(middle) >= threshold {
                above = middle;
            } else {
                below = middle;
            }
        }
        Some(above)
    }

    /// The x of the last point.
    #[must_use]
    pub const fn last(&self) -> f64 {
        self.last
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The series of section 11.
    pub(crate) const SERIES: [f64; 12] = [52.0, 53.5, 53.0, 55.0, 56.5, 57.0, 58.0, 60.0, 60.5, 61.0, 63.0, 64.0];

    fn line(ys: &[f64]) -> Option<Line> {
        Line::through(&ys.iter().enumerate().map(|(x, y)| (x as f64, *y)).collect::<Vec<_>>())
    }
    fn near(a: f64, b: f64, by: f64) -> bool {
        (a - b).abs() <= by
    }

    #[test]
    fn the_test_vector_of_capacity() {
        let line = line(&SERIES).unwrap();
        assert!(near(line.slope, 1.0927, 5e-5) && near(line.intercept, 51.7821, 5e-5), "{line:?}");
        assert!(near(line.deviation, 0.5001, 5e-5) && near(line.fit, 0.9856, 5e-5), "{line:?}");
        let (expected, early) = (line.expected_crossing(80.0).unwrap(), line.early_crossing(80.0).unwrap());
        assert!(near(expected, 25.83, 5e-3) && near(expected - line.last(), 14.8, 5e-2), "{expected}");
        assert!(near(early, 23.93, 5e-3) && near(early - line.last(), 12.9, 5e-2), "{early}");
        assert!(near(t_quantile(10).unwrap(), 2.228, 5e-4));
    }

    /// The table against the distribution itself, by integrating its density.
    #[test]
    fn quantiles_are_those_of_student() {
        for n in (1..=60).chain([100, 1_000]) {
            let (df, t) = (n as f64, t_quantile(n).unwrap());
            // The integral of (1 + x²/n)^−(n+1)/2 up to t, with x = √n·tan φ, is one of cos^(n−1) φ.
            let area = |to: f64| {
                let steps = 20_000;
                let h = to / f64::from(steps);
                let f = |i: i32| (h * f64::from(i)).cos().powf(df - 1.0);
                (1..steps).map(|i| f(i) * if i % 2 == 1 { 4.0 } else { 2.0 }).sum::<f64>() + f(0) + f(steps)
            };
            let scaled = |to: f64| area(to) * to;
            let inside = scaled((t / df.sqrt()).atan()) / scaled(std::f64::consts::FRAC_PI_2);
            assert!(near(inside, 0.95, 2e-5), "n = {n}: {inside}");
        }
        assert_eq!(t_quantile(0), None);
        assert!((31..1_000).all(|n| t_quantile(n).unwrap() < t_quantile(n - 1).unwrap()));
    }

    #[test]
    fn percentiles() {
        let hundred: Vec<i32> = (1..=100).collect();
        for (sample, percent, expected) in [
            (&hundred[..], 95, Some(95)),
            (&hundred, 100, Some(100)),
            (&hundred, 1, Some(1)),
            (&[7], 95, Some(7)),
            (&[3, 1, 2], 95, Some(3)),
            (&[3, 1, 2], 50, Some(2)),
            (&[1, 2, 3, 4], 50, Some(2)),
            (&(1..=20).collect::<Vec<_>>(), 95, Some(19)),
            (&(1..=21).collect::<Vec<_>>(), 95, Some(20)),
            (&[], 95, None),
            (&[1], 0, None),
            (&[1], 101, None),
        ] {
            assert_eq!(percentile(sample, percent), expected, "{percent} of {sample:?}");
        }
    }

    #[test]
    fn lines_at_the_edge() {
        assert!(line(&[]).is_none() && line(&[1.0, 2.0]).is_none() && line(&[1.0, f64::NAN, 2.0]).is_none());
        assert!(Line::through(&[(1.0, 1.0), (1.0, 2.0), (1.0, 3.0)]).is_none());
        let flat = line(&[50.0; 10]).unwrap();
        assert_eq!((flat.slope, flat.fit, flat.deviation), (0.0, 1.0, 0.0));
        assert_eq!((flat.expected_crossing(80.0), flat.early_crossing(80.0)), (None, None));
        let falling = line(&[9.0, 8.0, 7.5, 6.0]).unwrap();
        assert_eq!(falling.early_crossing(80.0), None);
        let exact = line(&[10.0, 20.0, 30.0, 40.0]).unwrap();
        assert!(near(exact.expected_crossing(80.0).unwrap(), 7.0, 1e-9) && near(exact.early_crossing(80.0).unwrap(), 7.0, 1e-6));
        let above = line(&[81.0, 83.0, 82.0, 85.0]).unwrap();
        assert!(above.early_crossing(80.0).unwrap() <= above.last(), "it has crossed already");
    }
}
