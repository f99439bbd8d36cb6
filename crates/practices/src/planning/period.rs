//! Periods as people write them: a year, a quarter, a month, a week.

/// Whether a text names a period: `2026`, `2026-Q1`, `2026-03` or `2026-W09`, a week that the year has.
#[must_use]
pub fn is_period(text: &str) -> bool {
    let (year, rest) = text.split_once('-').map_or((text, None), |(year, rest)| (year, Some(rest)));
    let digits = |t: &str, many: usize| t.len() == many && t.bytes().all(|b| b.is_ascii_digit());
    let Some(number) = year.parse::<i16>().ok().filter(|y| digits(year, 4) && *y > 0) else { return false };
    let within = |t: &str, most: u8| digits(t, 2) && t.parse::<u8>().is_ok_and(|n| (1..=most).contains(&n));
    match rest {
        None => true,
        Some(rest) => match rest.as_bytes().first() {
            Some(b'Q') => matches!(&rest[1..], "1" | "2" | "3" | "4"),
            Some(b'W') => within(&rest[1..], weeks(number)),
            _ => within(rest, 12),
        },
    }
}

/// Weeks of a year by ISO 8601: 53 where the year begins or ends on a Thursday.
fn weeks(year: i16) -> u8 {
    let last = jiff::civil::date(year, 12, 28);
    u8::try_from(last.iso_week_date().week()).unwrap_or(52)
}
