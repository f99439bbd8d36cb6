//! Times of the told past: words relative to the moment at which the demonstration is built, so that it is as old tomorrow as today.
//!
//! `-30d` is the day thirty days ago at ten; `-30d 16:15` says the hour, and `-30d! 22:00` stands on a weekend too, where the others
//! give way to the Friday before. `-5h` and `-20min` count back from the moment, `+14d` ahead. Texts may hold `{date:-30}`,
//! `{month:-2}`, `{week:-3}` and `{year:-1}`.

use app::AppError;
use jiff::civil::{Date, Time, Weekday};
use jiff::tz::TimeZone;
use jiff::{Span, ToSpan};
use kernel::Timestamp;

/// The moment, and the clock on the wall there.
#[derive(Clone, Debug)]
pub struct Moment {
    /// Now.
    pub now: Timestamp,
    zone: TimeZone,
}

impl Moment {
    /// A moment as the wall clock of a zone shows it.
    pub const fn new(now: Timestamp, zone: TimeZone) -> Self {
        Self { now, zone }
    }
    /// The day of the moment.
    pub fn today(&self) -> Date {
        self.zone.to_datetime(self.now.to_jiff()).date()
    }
    /// A day so many days from today, as it comes.
    pub fn day(&self, days: i64) -> Result<Date, AppError> {
        self.today().checked_add(days.days()).map_err(AppError::fault)
    }
    /// The first of a month so many months from this one.
    pub fn month(&self, months: i64) -> Result<Date, AppError> {
        self.today().first_of_month().checked_add(months.months()).map_err(AppError::fault)
    }
    /// The date a word means.
    pub fn date(&self, word: &str) -> Result<Date, AppError> {
        if let Ok(date) = word.parse() {
            return Ok(date);
        }
        Ok(self.zone.to_datetime(self.instant(word)?.to_jiff()).date())
    }
    /// The instant a word means.
    pub fn instant(&self, word: &str) -> Result<Timestamp, AppError> {
        if let Ok(instant) = word.parse::<Timestamp>() {
            return Ok(instant);
        }
        let wrong = || AppError::fault(format!("“{word}” is no time of the told past"));
        let (first, rest) = word.split_once(' ').unwrap_or((word, "10:00"));
        let unit = first.trim_start_matches(['-', '+']).trim_start_matches(|c: char| c.is_ascii_digit());
        let n: i64 = first.trim_end_matches(unit).trim_start_matches('+').parse().map_err(|_| wrong())?;
        match unit {
            "h" => Ok(self.now.plus_seconds(n * 3600)),
            "min" => Ok(self.now.plus_seconds(n * 60)),
            "d" | "d!" => {
                let mut day = self.day(n)?;
                let back = match day.weekday() {
                    Weekday::Saturday => 1,
                    Weekday::Sunday => 2,
                    _ => 0,
                };
                if unit == "d" && back > 0 {
                    // Ahead of now they give way to the Monday after: nothing that lies ahead falls behind.
                    let span: Span = if n > 0 { (3 - back).days() } else { (-back).days() };
                    day = day.checked_add(span).map_err(AppError::fault)?;
                }
                let (hour, minute) = rest.split_once(':').ok_or_else(wrong)?;
                let time = Time::new(hour.parse().map_err(|_| wrong())?, minute.parse().map_err(|_| wrong())?, 0, 0);
                Ok(day.to_datetime(time.map_err(AppError::fault)?).to_zoned(self.zone.clone()).map_err(AppError::fault)?.timestamp().into())
            }
            _ => Err(wrong()),
        }
    }
    /// A text with its placeholders filled.
    pub fn text(&self, text: &str) -> Result<String, AppError> {
        let mut out = String::with_capacity(text.len());
        let mut rest = text;
        while let Some((before, tail)) = rest.split_once('{') {
            out.push_str(before);
            let Some((inside, after)) = tail.split_once('}') else { break };
            let (what, n) = inside.split_once(':').unwrap_or((inside, "0"));
            let n: i64 = n.parse().map_err(|_| AppError::fault(format!("{{{inside}}} is no placeholder")))?;
            match what {
                "date" => out.push_str(&self.day(n)?.to_string()),
                "month" => out.push_str(&self.month(n)?.strftime("%Y-%m").to_string()),
                "week" => out.push_str(&self.day(n * 7)?.strftime("%G-W%V").to_string()),
                "year" => out.push_str(&(i64::from(self.today().year()) + n).to_string()),
                _ => return Err(AppError::fault(format!("{{{inside}}} is no placeholder"))),
            }
            rest = after;
        }
        out.push_str(rest);
        Ok(out)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_times_and_texts_are_filled() {
        let zone = TimeZone::get("Europe/Berlin").unwrap();
        let moment = Moment::new("2026-06-10T09:30:00Z".parse().unwrap(), zone);
        let cases = [
            ("-1d", "2026-06-09T08:00:00Z"),
            ("-1d 16:15", "2026-06-09T14:15:00Z"),
            ("-3d", "2026-06-05T08:00:00Z"),
            ("-3d! 22:00", "2026-06-07T20:00:00Z"),
            ("+4d", "2026-06-15T08:00:00Z"),
            ("-2h", "2026-06-10T07:30:00Z"),
            ("-20min", "2026-06-10T09:10:00Z"),
        ];
        for (word, at) in cases {
            assert_eq!(moment.instant(word).unwrap().to_string(), at, "{word}");
        }
        assert_eq!(moment.date("-30d").unwrap().to_string(), "2026-05-11");
        assert_eq!(moment.text("of {month:-1}, {year:-1}, {date:-10} and {week}").unwrap(), "of 2026-05, 2025, 2026-05-31 and 2026-W24");
        assert!(moment.instant("yesterday").is_err());
    }
}
