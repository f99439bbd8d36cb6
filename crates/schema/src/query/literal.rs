//! Numbers, amounts and lengths of time as people write them in a query.

use kernel::{Currency, Money};
use rust_decimal::Decimal;

/// Reads a length of time, `90`, `90s`, `30m`, `1h30m`, `2d` (24 hours each), in seconds.
pub(super) fn duration(text: &str) -> Option<i64> {
    if let Ok(seconds) = text.parse::<i64>() {
        return (seconds >= 0).then_some(seconds);
    }
    let mut rest = text;
    let mut total: i64 = 0;
    while !rest.is_empty() {
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let (count, tail) = rest.split_at(digits);
        let letters = tail.bytes().take_while(u8::is_ascii_alphabetic).count();
        let (unit, tail) = tail.split_at(letters);
        let seconds = match unit.to_ascii_lowercase().as_str() {
            "s" => 1,
            "m" | "min" => 60,
            "h" => 3_600,
            "d" => 86_400,
            "w" => 604_800,
            _ => return None,
        };
        total = total.checked_add(count.parse::<i64>().ok()?.checked_mul(seconds)?)?;
        rest = tail;
    }
    (!text.is_empty()).then_some(total)
}

/// Writes a length of time in words.
pub(super) fn duration_words(seconds: i64) -> String {
    let units = [(86_400, "day"), (3_600, "hour"), (60, "minute"), (1, "second")];
    let mut rest = seconds;
    let mut parts = Vec::new();
    for (size, name) in units {
        let count = rest / size;
        rest %= size;
        if count > 0 {
            parts.push(format!("{count} {name}{}", if count == 1 { "" } else { "s" }));
        }
    }
    if parts.is_empty() { "0 seconds".to_owned() } else { parts.join(" ") }
}

/// Reads an amount with its currency, `100EUR` or `EUR99.50`, into minor units.
pub(super) fn money(text: &str) -> Option<Money> {
    let upper = text.to_ascii_uppercase();
    let (amount, code) = if upper.starts_with(|c: char| c.is_ascii_alphabetic()) {
        (upper.get(3..)?, upper.get(..3)?)
    } else {
        let split = upper.len().checked_sub(3)?;
        (upper.get(..split)?, upper.get(split..)?)
    };
    let currency = Currency::parse(code)?;
    let minor = amount.parse::<Decimal>().ok()?.checked_mul(Decimal::from(10_i64.pow(crate::minor_digits(currency))))?;
    let whole = minor.is_integer();
    i64::try_from(minor).ok().filter(|_| whole).map(|minor| Money { minor, currency })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_of_time() {
        for (text, seconds) in [
            ("90", Some(90)),
            ("1h30m", Some(5_400)),
            ("2d", Some(172_800)),
            ("", None),
            ("h", None),
            ("1x", None),
            ("-5", None),
            ("99999999999999w", None),
        ] {
            assert_eq!(duration(text), seconds, "{text}");
        }
        assert_eq!(duration_words(90_061), "1 day 1 hour 1 minute 1 second");
    }

    #[test]
    fn amounts() {
        for (text, minor) in [
            ("100EUR", Some(10_000)),
            ("eur99.50", Some(9_950)),
            ("7JPY", Some(7)),
            ("1.234EUR", None),
            ("100", None),
            ("EUR", None),
            ("é€UR", None),
        ] {
            assert_eq!(money(text).map(|m| m.minor), minor, "{text}");
        }
    }
}
