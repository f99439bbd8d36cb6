//! Reading the values of terms by kind of field.

use super::ast::{Op, Operand, Term};
use super::checked::Cond;
use super::error::nearest;
use super::literal;
use super::when::{self, NAMED};
use super::{Edge, QueryError, When};
use crate::Choice;
use crate::text::normalise;
use kernel::Name;

/// Ends of a stretch of values, each with whether it belongs to it.
pub(super) struct Bounds<T> {
    pub(super) low: Option<(T, bool)>,
    pub(super) high: Option<(T, bool)>,
}

fn refuse(value: &Operand, reason: impl Into<String>) -> QueryError {
    QueryError::new(value.at.start, value.at.length, reason)
}

/// `a..b`, `a..`, `..b`: both texts, empty where open.
pub(super) fn range(value: &Operand) -> Option<(&str, &str)> {
    value.bare()?.split_once("..").filter(|(a, b)| !(a.is_empty() && b.is_empty()))
}

pub(super) fn bounds<T: Clone>(op: Op, value: &Operand, expected: &str, read: impl Fn(&str) -> Option<T>) -> Result<Bounds<T>, QueryError> {
    let one = |text: &str| read(text).ok_or_else(|| refuse(value, format!("{expected}, not “{text}”.")));
    if let (Op::Is, Some((low, high))) = (op, range(value)) {
        let end = |text: &str| if text.is_empty() { Ok(None) } else { one(text).map(|v| Some((v, true))) };
        return Ok(Bounds { low: end(low)?, high: end(high)? });
    }
    let v = one(value.text())?;
    Ok(match op {
        Op::Is => Bounds { low: Some((v.clone(), true)), high: Some((v, true)) },
        Op::Less => Bounds { low: None, high: Some((v, false)) },
        Op::AtMost => Bounds { low: None, high: Some((v, true)) },
        Op::More => Bounds { low: Some((v, false)), high: None },
        Op::AtLeast => Bounds { low: Some((v, true)), high: None },
        Op::Has => return Err(refuse(value, "“:~” looks into texts; compare this with “:”.")),
    })
}

/// The least whole number within a lower end. Beyond the greatest there is none, and the greatest stands for it.
pub(super) fn at_least(low: Option<(i64, bool)>) -> Option<i64> {
    low.map(|(v, within)| if within { v } else { v.saturating_add(1) })
}

pub(super) fn at_most(high: Option<(i64, bool)>) -> Option<i64> {
    high.map(|(v, within)| if within { v } else { v.saturating_sub(1) })
}

pub(super) fn text(op: Op, value: &Operand) -> Option<Cond> {
    Some(match (op, value.bare().and_then(|b| b.strip_suffix('*')).filter(|b| !b.is_empty())) {
        (Op::Is, Some(begun)) => Cond::TextStarts(normalise(begun)),
        (Op::Is, None) => Cond::TextIs(normalise(value.text())),
        (Op::Has, _) => Cond::TextHas(normalise(value.text())),
        _ => return None,
    })
}

pub(super) fn boolean(text: &str) -> Option<bool> {
    match text.to_ascii_lowercase().as_str() {
        "yes" | "true" => Some(true),
        "no" | "false" => Some(false),
        _ => None,
    }
}

/// The choices a value selects: by name or label, and in comparisons and ranges by rank.
pub(super) fn choices(op: Op, value: &Operand, all: &[Choice]) -> Result<Vec<Name>, QueryError> {
    let named = |text: &str| {
        let folded = normalise(text);
        let by_name = all.iter().find(|c| c.name == *text).or_else(|| all.iter().find(|c| normalise(&c.name) == folded));
        by_name.or_else(|| all.iter().find(|c| normalise(&c.label) == folded))
    };
    let rank = |text: &str| {
        let number = || text.parse::<i64>().ok().filter(|n| all.iter().any(|c| c.rank == *n));
        named(text).map(|c| c.rank).or_else(number).ok_or_else(|| unknown_choice(value, text, all))
    };
    let ranked = |within: &dyn Fn(i64) -> bool| all.iter().filter(|c| within(c.rank)).map(|c| c.name.clone()).collect();
    if let (Op::Is, Some((a, b))) = (op, range(value)) {
        let low = if a.is_empty() { i64::MIN } else { rank(a)? };
        let high = if b.is_empty() { i64::MAX } else { rank(b)? };
        let (low, high) = if low <= high { (low, high) } else { (high, low) };
        return Ok(ranked(&|r| low <= r && r <= high));
    }
    let text = value.text();
    match op {
        Op::Is => match named(text) {
            Some(choice) => Ok(vec![choice.name.clone()]),
            None => rank(text).map(|wanted| ranked(&|r| r == wanted)),
        },
        Op::Has => Err(refuse(value, "“:~” looks into texts; compare a choice with “:”.")),
        Op::Less => rank(text).map(|n| ranked(&|r| r < n)),
        Op::AtMost => rank(text).map(|n| ranked(&|r| r <= n)),
        Op::More => rank(text).map(|n| ranked(&|r| r > n)),
        Op::AtLeast => rank(text).map(|n| ranked(&|r| r >= n)),
    }
}

fn unknown_choice(value: &Operand, text: &str, all: &[Choice]) -> QueryError {
    let names: Vec<&str> = all.iter().filter(|c| !c.retired).map(|c| c.name.as_str()).collect();
    let refused = refuse(value, format!("There is no choice “{text}”; there are: {}.", names.join(", ")));
    match nearest(text, names.iter().copied()) {
        Some(near) => refused.suggest(near),
        None => refused,
    }
}

pub(super) fn money(op: Op, value: &Operand) -> Result<Cond, QueryError> {
    let expected = "An amount with its currency such as 100EUR is expected";
    let Bounds { low, high } = bounds(op, value, expected, literal::money)?;
    let currency = |end: &Option<(kernel::Money, bool)>| end.as_ref().map(|(m, _)| m.currency);
    match (currency(&low), currency(&high)) {
        (Some(a), Some(b)) if a != b => Err(refuse(value, "Both ends must be of the same currency.")),
        (Some(a), _) | (None, Some(a)) => {
            let minor = |end: Option<(kernel::Money, bool)>| end.map(|(m, within)| (m.minor, within));
            Ok(Cond::Money(a, at_least(minor(low)), at_most(minor(high))))
        }
        (None, None) => Err(refuse(value, format!("{expected}."))),
    }
}

/// A time. `past` says that the field tells what has happened: there a bare `7d` is refused rather than guessed.
pub(super) fn time(term: &Term, value: &Operand, past: bool) -> Result<Cond, QueryError> {
    let edge = |when: When, after: bool| Some(Edge { when, after });
    if let (Op::Is, Some((a, b))) = (term.op, range(value)) {
        let end = |text: &str, after: bool| if text.is_empty() { Ok(None) } else { point(text, value, past).map(|w| edge(w, after)) };
        return Ok(Cond::Time(end(a, false)?, end(b, true)?));
    }
    let when = point(value.text(), value, past)?;
    Ok(match (term.op, when) {
        (Op::Is, when @ When::Relative(n, _)) if n < 0 => Cond::Time(edge(when, false), edge(When::Now, true)),
        (Op::Is, when @ When::Relative(..)) => Cond::Time(edge(When::Now, false), edge(when, true)),
        (Op::Is, when) => Cond::Time(edge(when.clone(), false), edge(when, true)),
        (Op::Less, when) => Cond::Time(None, edge(when, false)),
        (Op::AtMost, when) => Cond::Time(None, edge(when, true)),
        (Op::More, when) => Cond::Time(edge(when, true), None),
        (Op::AtLeast, when) => Cond::Time(edge(when, false), None),
        (Op::Has, _) => return Err(refuse(value, "“:~” looks into texts; compare a time with “:”, “<” or “>”.")),
    })
}

fn point(text: &str, value: &Operand, past: bool) -> Result<When, QueryError> {
    if let Some(when) = When::parse(text) {
        return Ok(when);
    }
    match when::relative(text) {
        Some((n, unit)) if !past => Ok(When::Relative(n, unit)),
        Some(_) => Err(refuse(value, format!("“{text}” could be before or after now.")).suggest(format!("-{text}"))),
        None => {
            let refused = refuse(value, format!("“{text}” is no time; write 2026-03-27, 2026-03, -7d, +2h, today or last_week."));
            Err(match nearest(&text.to_ascii_lowercase(), NAMED.iter().map(|n| n.0)) {
                Some(near) => refused.suggest(near),
                None => refused,
            })
        }
    }
}
