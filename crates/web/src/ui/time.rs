//! Times as people read them: relative, with the exact instant in the reader's zone one hover away.

use jiff::tz::TimeZone;
use kernel::{Date, Timestamp};
use maud::Render;
use std::fmt::Write as _;

const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const DAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/// An instant shown relative to now.
pub struct Ago<'a> {
    /// The instant.
    pub at: Timestamp,
    /// Now.
    pub now: Timestamp,
    /// The reader's zone.
    pub zone: &'a TimeZone,
}

impl Render for Ago<'_> {
    fn render_to(&self, out: &mut String) {
        open(self.at, self.zone, true, out);
        relative(self.at, self.now, self.zone, out);
        out.push_str("</time>");
    }
}

/// An instant shown exactly.
pub struct Exact<'a> {
    /// The instant.
    pub at: Timestamp,
    /// The reader's zone.
    pub zone: &'a TimeZone,
}

impl Render for Exact<'_> {
    fn render_to(&self, out: &mut String) {
        open(self.at, self.zone, false, out);
        exact(self.at, self.zone, false, out);
        out.push_str("</time>");
    }
}

/// An instant shown as briefly as it stays clear: without the year when it is this year's.
pub struct Brief<'a> {
    /// The instant.
    pub at: Timestamp,
    /// Now.
    pub now: Timestamp,
    /// The reader's zone.
    pub zone: &'a TimeZone,
}

impl Render for Brief<'_> {
    fn render_to(&self, out: &mut String) {
        open(self.at, self.zone, false, out);
        let (at, now) = (self.zone.to_datetime(self.at.to_jiff()), self.zone.to_datetime(self.now.to_jiff()));
        if at.year() == now.year() {
            let month = MONTHS[usize::from(at.month().unsigned_abs()).saturating_sub(1) % 12];
            write!(out, "{} {month}, {:02}:{:02}", at.day(), at.hour(), at.minute()).expect("writing to a string");
        } else {
            date_to(at.date(), out);
        }
        out.push_str("</time>");
    }
}

fn open(at: Timestamp, zone: &TimeZone, live: bool, out: &mut String) {
    write!(out, "<time datetime=\"{at}\" title=\"").expect("writing to a string");
    exact(at, zone, true, out);
    out.push_str(if live { "\" data-ago>" } else { "\">" });
}

/// `Fri 27 Mar 2026, 16:00 CET`; short: without weekday and zone.
pub fn exact(at: Timestamp, zone: &TimeZone, long: bool, out: &mut String) {
    let instant = at.to_jiff();
    let info = zone.to_offset_info(instant);
    let t = info.offset().to_datetime(instant);
    if long {
        out.push_str(DAYS[usize::from(t.weekday().to_monday_zero_offset().unsigned_abs()) % 7]);
        out.push(' ');
    }
    date_to(t.date(), out);
    write!(out, ", {:02}:{:02}", t.hour(), t.minute()).expect("writing to a string");
    if long {
        write!(out, ":{:02} {}", t.second(), info.abbreviation()).expect("writing to a string");
    }
}

/// `27 Mar 2026`.
pub fn date_to(d: Date, out: &mut String) {
    write!(out, "{} {} {}", d.day(), MONTHS[usize::from(d.month().unsigned_abs()).saturating_sub(1) % 12], d.year())
        .expect("writing to a string");
}

/// `5 min ago`, `in 2 h`, `3 days ago`, then the date.
pub fn relative(at: Timestamp, now: Timestamp, zone: &TimeZone, out: &mut String) {
    let seconds = now.seconds_since(at);
    let (past, s) = (seconds >= 0, seconds.unsigned_abs());
    if s < 45 {
        return out.push_str(if past { "just now" } else { "in a moment" });
    }
    if s >= 14 * 86_400 {
        return date_to(zone.to_datetime(at.to_jiff()).date(), out);
    }
    if !past {
        out.push_str("in ");
    }
    let (n, unit) = match s {
        0..3570 => ((s + 30) / 60, " min"),
        3570..84_600 => ((s + 1800) / 3600, " h"),
        _ => ((s + 43_200) / 86_400, if (s + 43_200) / 86_400 == 1 { " day" } else { " days" }),
    };
    write!(out, "{n}{unit}").expect("writing to a string");
    if past {
        out.push_str(" ago");
    }
}

/// A length of working time: `45 s`, `15 min`, `1 h 30 min`, `40 h`. Never days, because a working day has no fixed length.
#[must_use]
pub fn length(seconds: i64) -> String {
    let s = seconds.unsigned_abs();
    let (h, m) = (s / 3600, s % 3600 / 60);
    match (h, m) {
        (0, 0) => format!("{s} s"),
        (0, m) => format!("{m} min"),
        (h, 0) => format!("{h} h"),
        (h, _) if h >= 100 => format!("{h} h"),
        (h, m) => format!("{h} h {m} min"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn relative_times_by_case() {
        let now = Timestamp::from_seconds(1_774_623_600); // 2026-03-27 15:00 UTC
        let zone = TimeZone::get("Europe/Paris").unwrap();
        for (seconds_ago, want) in [
            (0, "just now"),
            (44, "just now"),
            (-10, "in a moment"),
            (45, "1 min ago"),
            (3569, "59 min ago"),
            (3570, "1 h ago"),
            (84_599, "23 h ago"),
            (90_000, "1 day ago"),
            (13 * 86_400, "13 days ago"),
            (14 * 86_400, "13 Mar 2026"),
            (-7200, "in 2 h"),
        ] {
            let mut out = String::new();
            relative(now.plus_seconds(-seconds_ago), now, &zone, &mut out);
            assert_eq!(out, want, "{seconds_ago} s ago");
        }
    }

    #[test]
    fn exact_in_the_readers_zone() {
        let at = Timestamp::from_seconds(1_774_623_600);
        let out = Ago { at, now: at.plus_seconds(120), zone: &TimeZone::get("Europe/Paris").unwrap() }.render().into_string();
        assert_eq!(out, r#"<time datetime="2026-03-27T15:00:00Z" title="Fri 27 Mar 2026, 16:00:00 CET" data-ago>2 min ago</time>"#);
    }

    #[test]
    fn lengths_by_case() {
        for (s, want) in
            [(0, "0 s"), (59, "59 s"), (60, "1 min"), (3600, "1 h"), (5400, "1 h 30 min"), (144_000, "40 h"), (400_000, "111 h")]
        {
            assert_eq!(length(s), want);
        }
    }
}
