//! Stretches of time as sets: joined, cut and taken away from each other. Everything here is sorted, half-open and in whole
//! seconds, as working hours are.

use kernel::{Calendar, Timestamp};

/// A half-open stretch of time, in seconds since the epoch.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    /// First second.
    pub from: i64,
    /// First second after it.
    pub to: i64,
}

impl Span {
    /// From one instant to another.
    #[must_use]
    pub const fn new(from: Timestamp, to: Timestamp) -> Self {
        Self { from: from.seconds(), to: to.seconds() }
    }
    /// Its length in seconds; zero when its end is not after its start.
    #[must_use]
    pub const fn seconds(self) -> i64 {
        if self.to > self.from { self.to - self.from } else { 0 }
    }
    /// What it has in common with another; may be empty.
    #[must_use]
    pub fn cut(self, other: Self) -> Self {
        Self { from: self.from.max(other.from), to: self.to.min(other.to) }
    }
    const fn is_empty(self) -> bool {
        self.to <= self.from
    }
}

/// The union: in order, without overlaps; neighbours that touch are one.
#[must_use]
pub fn union(spans: impl IntoIterator<Item = Span>) -> Vec<Span> {
    let mut all: Vec<Span> = spans.into_iter().filter(|s| !s.is_empty()).collect();
    all.sort_unstable();
    let mut out: Vec<Span> = Vec::with_capacity(all.len());
    for span in all {
        match out.last_mut() {
            Some(last) if span.from <= last.to => last.to = last.to.max(span.to),
            _ => out.push(span),
        }
    }
    out
}

/// What two unions have in common.
#[must_use]
pub fn intersection(a: &[Span], b: &[Span]) -> Vec<Span> {
    let (mut i, mut j, mut out) = (0, 0, Vec::new());
    while let (Some(x), Some(y)) = (a.get(i), b.get(j)) {
        let common = x.cut(*y);
        if !common.is_empty() {
            out.push(common);
        }
        if x.to < y.to { i += 1 } else { j += 1 }
    }
    out
}

/// What a union has that another has not.
#[must_use]
pub fn difference(a: &[Span], b: &[Span]) -> Vec<Span> {
    let mut out = Vec::new();
    for span in a {
        let mut from = span.from;
        for hole in b.iter().filter(|h| h.from < span.to && h.to > span.from) {
            if hole.from > from {
                out.push(Span { from, to: hole.from });
            }
            from = from.max(hole.to);
        }
        if from < span.to {
            out.push(Span { from, to: span.to });
        }
    }
    out
}

/// The length of a union in seconds.
#[must_use]
pub fn total(spans: &[Span]) -> i64 {
    spans.iter().map(|s| s.seconds()).sum()
}

/// The first so many seconds of a union, and the rest.
#[must_use]
pub fn split_after(spans: &[Span], seconds: i64) -> (Vec<Span>, Vec<Span>) {
    let (mut first, mut rest, mut left) = (Vec::new(), Vec::new(), seconds.max(0));
    for span in spans {
        let taken = span.seconds().min(left);
        left -= taken;
        let at = span.from + taken;
        first.extend((taken > 0).then_some(Span { from: span.from, to: at }));
        rest.extend((at < span.to).then_some(Span { from: at, to: span.to }));
    }
    (first, rest)
}

/// The working hours of a calendar within a stretch.
#[must_use]
pub fn hours(calendar: &Calendar, within: Span) -> Vec<Span> {
    let (from, to) = (Timestamp::from_seconds(within.from), Timestamp::from_seconds(within.to));
    calendar.intervals(from, to).into_iter().map(|i| Span::new(i.from, i.to)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spans(pairs: &[(i64, i64)]) -> Vec<Span> {
        pairs.iter().map(|(from, to)| Span { from: *from, to: *to }).collect()
    }

    #[test]
    fn unions() {
        for (given, expected) in [
            (&[][..], &[][..]),
            (&[(0, 0)], &[]),
            (&[(5, 2)], &[]),
            (&[(0, 10)], &[(0, 10)]),
            (&[(0, 10), (10, 20)], &[(0, 20)]),
            (&[(0, 10), (11, 20)], &[(0, 10), (11, 20)]),
            (&[(5, 20), (0, 10)], &[(0, 20)]),
            (&[(0, 100), (10, 20), (30, 40)], &[(0, 100)]),
            (&[(0, 10), (0, 10), (0, 10)], &[(0, 10)]),
        ] {
            assert_eq!(union(spans(given)), spans(expected), "{given:?}");
        }
    }

    #[test]
    fn intersections_and_differences() {
        for (a, b, common, left) in [
            (&[][..], &[(0, 9)][..], &[][..], &[][..]),
            (&[(0, 10)], &[], &[], &[(0, 10)]),
            (&[(0, 10)], &[(10, 20)], &[], &[(0, 10)]),
            (&[(0, 10)], &[(0, 10)], &[(0, 10)], &[]),
            (&[(0, 10)], &[(3, 5)], &[(3, 5)], &[(0, 3), (5, 10)]),
            (&[(0, 10)], &[(-5, 5)], &[(0, 5)], &[(5, 10)]),
            (&[(0, 10)], &[(5, 50)], &[(5, 10)], &[(0, 5)]),
            (&[(0, 10), (20, 30)], &[(5, 25)], &[(5, 10), (20, 25)], &[(0, 5), (25, 30)]),
            (&[(0, 30)], &[(5, 10), (10, 12), (20, 40)], &[(5, 10), (10, 12), (20, 30)], &[(0, 5), (12, 20)]),
        ] {
            assert_eq!(intersection(&spans(a), &spans(b)), spans(common), "{a:?} ∩ {b:?}");
            assert_eq!(intersection(&spans(b), &spans(a)), spans(common), "{b:?} ∩ {a:?}");
            assert_eq!(difference(&spans(a), &spans(b)), spans(left), "{a:?} − {b:?}");
            assert_eq!(total(&spans(common)) + total(&spans(left)), total(&spans(a)), "nothing is lost");
        }
    }

    #[test]
    fn splitting() {
        let all = spans(&[(0, 10), (20, 30)]);
        for (seconds, first, rest) in [
            (-1, &[][..], &[(0, 10), (20, 30)][..]),
            (0, &[], &[(0, 10), (20, 30)]),
            (4, &[(0, 4)], &[(4, 10), (20, 30)]),
            (10, &[(0, 10)], &[(20, 30)]),
            (15, &[(0, 10), (20, 25)], &[(25, 30)]),
            (20, &[(0, 10), (20, 30)], &[]),
            (99, &[(0, 10), (20, 30)], &[]),
        ] {
            assert_eq!(split_after(&all, seconds), (spans(first), spans(rest)), "{seconds}");
        }
    }
}
