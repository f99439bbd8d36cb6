//! A query in plain English, so that everyone can see what a list, a permission or a population really selects.

use super::checked::{Cond, Hop, Pred, Refers, Test};
use super::literal::duration_words;
use super::{Column, Edge, Period, Unit, When};
use crate::{FieldKind, Model, Phase, TypeDef, money_text};
use kernel::{Money, Name};

pub(super) fn sentence(root: &Pred, model: &Model, def: &TypeDef) -> String {
    let words = Words { model, def };
    let noun = lower_first(&def.plural);
    let mut adjectives: Vec<String> = Vec::new();
    let mut clauses: Vec<String> = Vec::new();
    let parts = match root {
        Pred::All(parts) => parts.as_slice(),
        one => std::slice::from_ref(one),
    };
    for part in parts {
        match words.adjective(part) {
            Some(adjective) => adjectives.push(adjective),
            None => clauses.push(words.clause(part, false)),
        }
    }
    if adjectives.is_empty() && clauses.is_empty() {
        return format!("all {noun}");
    }
    adjectives.push(noun);
    let mut out = adjectives.join(" ");
    for (i, clause) in clauses.iter().enumerate() {
        out.push_str(if i == 0 || (i == 1 && clause.starts_with("whose") && clauses[0].starts_with("with ")) { " " } else { ", " });
        out.push_str(clause);
    }
    out
}

struct Words<'a> {
    model: &'a Model,
    def: &'a TypeDef,
}

impl Words<'_> {
    /// Tests that read best before the noun: `open`, `overdue`.
    fn adjective(&self, pred: &Pred) -> Option<String> {
        let Pred::Test(Test { hops, column, any }) = pred else { return None };
        let [cond] = any.as_slice() else { return None };
        match (hops.is_empty(), column, cond) {
            (true, Column::Phase, Cond::OneOf(names)) => Some(phase_words(names)),
            (true, Column::Due, Cond::Time(None, Some(Edge { when: When::Now, after: false }))) => Some("overdue".to_owned()),
            _ => None,
        }
    }

    fn clause(&self, pred: &Pred, negated: bool) -> String {
        match pred {
            Pred::Not(inner) => self.clause(inner, !negated),
            Pred::All(parts) | Pred::Any(parts) => {
                // Not all of these: at least one fails; none of these: all fail.
                let all = matches!(pred, Pred::All(_)) != negated;
                let joined: Vec<String> = parts.iter().map(|p| self.clause(p, negated)).collect();
                match (joined.len(), all) {
                    (0, true) => "whatever they are".to_owned(),
                    (0, false) => "of which there are none".to_owned(),
                    (1, _) => joined.concat(),
                    (_, true) => format!("both {}", joined.join(" and ")),
                    (_, false) => format!("either {}", joined.join(" or ")),
                }
            }
            Pred::Words { tokens, prefix } => {
                let verb = if negated { "not mentioning" } else { "mentioning" };
                format!("{verb} “{}{}”", tokens.join(" "), if *prefix { "…" } else { "" })
            }
            Pred::Test(test) => self.test(test, negated),
        }
    }

    fn test(&self, test: &Test, negated: bool) -> String {
        let (path, end, titled) = self.path(test);
        let not = if negated { "not " } else { "" };
        // The title of a referenced record, or the person responsible: said in one word.
        let owner_at =
            |def: &TypeDef, column: &Column| def.spine.owner.as_deref() == Some(column.name()) && matches!(column, Column::Field(..));
        let values = |column: &Column| join_or(&test.any.iter().map(|c| self.cond(c, column, end)).collect::<Vec<_>>());
        let whose = |path: &str| if path.is_empty() { String::new() } else { format!("whose {path} is ") };
        if let [Cond::Present] = test.any.as_slice() {
            return match (&test.column, negated) {
                (Column::Id, false) => format!("with {} {path}", article(&path)),
                (Column::Id, true) => format!("without {} {path}", article(&path)),
                (column, false) if path.is_empty() => format!("with {} {}", article(&label(column, end)), label(column, end)),
                (column, true) if path.is_empty() => format!("without {} {}", article(&label(column, end)), label(column, end)),
                (column, false) => format!("whose {path} has {} {}", article(&label(column, end)), label(column, end)),
                (column, true) => format!("whose {path} has no {}", label(column, end)),
            };
        }
        match &test.column {
            _ if titled => {
                let is = self.cond_list(test, end);
                let (before, last) = self.last_hop(test);
                match last {
                    Some((from, column)) if owner_at(from, column) && before.is_empty() => format!("{not}owned by {is}"),
                    Some((from, column)) if owner_at(from, column) => format!("whose {before} is {not}owned by {is}"),
                    _ => format!("whose {path} is {not}{is}"),
                }
            }
            column if owner_at(end, column) => format!("{}{not}owned by {}", whose(&path), values(column)),
            Column::Created => format!("{}{not}opened {}", whose(&path), values(&test.column)),
            Column::Updated => format!("{}{not}changed {}", whose(&path), values(&test.column)),
            Column::Due => format!("{}{not}due {}", whose(&path), values(&test.column)),
            Column::Watchers => format!("{}{not}watched by {}", whose(&path), values(&test.column)),
            Column::Missed => format!("{}{not}with a missed target", whose(&path)),
            Column::Outcome(clock) => {
                format!("{}whose {} target was {not}{}", whose(&path), clock.kind.replace('_', " "), values(&test.column))
            }
            Column::Decided(clock) => format!("{}{not}decided on {} {}", whose(&path), clock.kind.replace('_', " "), values(&test.column)),
            Column::Phase => {
                let Some(Cond::OneOf(names)) = test.any.first() else { return String::new() };
                if path.is_empty() {
                    format!("that are {not}{}", phase_words(names))
                } else {
                    format!("whose {path} is {not}{}", phase_words(names))
                }
            }
            Column::Id => format!("whose {} is {not}{}", if path.is_empty() { "identity" } else { &path }, values(&test.column)),
            column @ Column::Field(_, FieldKind::Boolean) => {
                let verb = if negated { "not marked" } else { "marked" };
                format!("{}{verb} “{}”", whose(&path), label(column, end))
            }
            column @ Column::Field(_, FieldKind::Choice { .. }) if path.is_empty() => {
                let with = if negated { "without" } else { "with" };
                format!("{with} {} {}", label(column, end), values(column))
            }
            column => {
                let owner = if path.is_empty() { String::new() } else { format!("{path}’s ") };
                format!("whose {owner}{} {}", label(column, end), self.predicate(test, column, end, negated))
            }
        }
    }

    /// `is 3`, `contains “x”`, `is not in March 2026`.
    fn predicate(&self, test: &Test, column: &Column, end: &TypeDef, negated: bool) -> String {
        let each: Vec<String> = test.any.iter().map(|c| self.cond(c, column, end)).collect();
        let verb = match (test.any.first(), negated) {
            (Some(Cond::TextHas(_)), false) => "contains",
            (Some(Cond::TextHas(_)), true) => "does not contain",
            (Some(Cond::TextStarts(_)), false) => "begins with",
            (Some(Cond::TextStarts(_)), true) => "does not begin with",
            (_, false) => "is",
            (_, true) => "is not",
        };
        format!("{verb} {}", join_or(&each))
    }

    fn cond_list(&self, test: &Test, end: &TypeDef) -> String {
        join_or(&test.any.iter().map(|c| self.cond(c, &test.column, end)).collect::<Vec<_>>())
    }

    fn cond(&self, cond: &Cond, column: &Column, end: &TypeDef) -> String {
        match cond {
            Cond::Present => "anything".to_owned(),
            Cond::True => "yes".to_owned(),
            Cond::OneOf(names) => self.names(names, column, end),
            Cond::TextIs(text) | Cond::TextHas(text) => format!("“{text}”"),
            Cond::TextStarts(text) => format!("“{text}…”"),
            Cond::Integer(low, high) => {
                let say = |n: i64| if matches!(column, Column::Field(_, FieldKind::Duration)) { duration_words(n) } else { n.to_string() };
                between(low.map(say), high.map(say))
            }
            Cond::Decimal(low, high) => between(
                low.as_ref().map(|(d, with)| if *with { d.to_string() } else { format!("more than {d}") }),
                high.as_ref().map(|(d, with)| if *with { d.to_string() } else { format!("less than {d}") }),
            ),
            Cond::Money(currency, low, high) => {
                let say = |minor: i64| money_text(Money { minor, currency: *currency });
                between(low.map(say), high.map(say))
            }
            Cond::Time(low, high) => stretch(low.as_ref(), high.as_ref()),
            Cond::Refers(Refers::Me) => "you".to_owned(),
            Cond::Refers(Refers::MyGroups) => "one of your groups".to_owned(),
            Cond::Refers(Refers::MyCustomers) => "one of your customers".to_owned(),
            Cond::Refers(Refers::Id(id)) => format!("record {id}"),
        }
    }

    /// Choices by label. All from the most pressing down to one, of the priority: `P2 or higher`.
    fn names(&self, names: &[Name], column: &Column, end: &TypeDef) -> String {
        if names.is_empty() {
            return "none".to_owned();
        }
        let labelled = |name: &Name| match column {
            Column::Field(_, FieldKind::Choice { choices } | FieldKind::MultiChoice { choices }) => {
                choices.iter().find(|c| c.name == *name).map_or(name.to_string(), |c| c.label.clone())
            }
            Column::State => end.state(name).map_or(name.to_string(), |s| s.label.clone()),
            Column::Type => self.model.get(name).map_or(name.to_string(), |d| lower_first(&d.title)),
            _ => name.to_string(),
        };
        if let Column::Field(field, FieldKind::Choice { choices }) = column
            && end.spine.rank.as_ref() == Some(field)
            && names.len() > 1
            && names.len() < choices.len()
        {
            let mut ranked: Vec<_> = choices.iter().collect();
            ranked.sort_by_key(|c| c.rank);
            let selected: Vec<bool> = ranked.iter().map(|c| names.contains(&c.name)).collect();
            if selected.iter().take(names.len()).all(|s| *s) {
                return format!("{} or higher", ranked[names.len() - 1].label);
            }
            if selected.iter().rev().take(names.len()).all(|s| *s) {
                return format!("{} or lower", ranked[ranked.len() - names.len()].label);
            }
        }
        join_or(&names.iter().map(labelled).collect::<Vec<_>>())
    }

    /// The way in words (`service’s owner`), the type at its end, and whether the condition is on that record's title.
    fn path(&self, test: &Test) -> (String, &TypeDef, bool) {
        let mut at = self.def;
        let mut words: Vec<String> = Vec::new();
        for hop in &test.hops {
            let (word, to) = match hop {
                Hop::Field { column, to } => (label(column, at), to),
                Hop::Link { name, to } => {
                    let link = at.links.iter().find(|l| l.name == *name);
                    (format!("“{}” record", link.map_or(name.as_str(), |l| &l.label)), to)
                }
            };
            words.push(word);
            at = self.model.get(to).map_or(at, AsRef::as_ref);
        }
        let titled = !test.hops.is_empty() && (test.column.name() == &*at.spine.title.0 || test.column == Column::Number);
        (words.join("’s "), at, titled)
    }

    /// The way without its last step, and that step: the type it leaves and the column it takes.
    fn last_hop<'t>(&self, test: &'t Test) -> (String, Option<(&TypeDef, &'t Column)>) {
        let Some((Hop::Field { column, .. }, before)) = test.hops.split_last() else { return (String::new(), None) };
        let shorter = Test { hops: before.to_vec(), column: Column::Id, any: Vec::new() };
        let (path, from, _) = self.path(&shorter);
        (path, Some((from, column)))
    }
}

fn label(column: &Column, def: &TypeDef) -> String {
    match column {
        Column::Field(name, _) => def.field(name).map_or_else(|| name.to_string(), |f| lower_first(&f.label)),
        Column::Created => "creation".to_owned(),
        Column::Updated => "last change".to_owned(),
        Column::Due => "due time".to_owned(),
        Column::Watchers => "watcher".to_owned(),
        Column::Outcome(clock) => format!("decided {} target", clock.kind.replace('_', " ")),
        Column::Decided(clock) => format!("decision on the {} target", clock.kind.replace('_', " ")),
        other => other.name().to_owned(),
    }
}

fn article(noun: &str) -> &'static str {
    if noun.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" }
}

/// Lower-cases the first letter, unless the word is an abbreviation.
fn lower_first(text: &str) -> String {
    let mut chars = text.chars();
    match (chars.next(), chars.clone().next()) {
        (Some(first), second) if !second.is_some_and(char::is_uppercase) => first.to_lowercase().chain(chars).collect(),
        _ => text.to_owned(),
    }
}

fn join_or(words: &[String]) -> String {
    match words {
        [] => "nothing".to_owned(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} or {last}", first.join(", ")),
    }
}

fn between(low: Option<String>, high: Option<String>) -> String {
    match (low, high) {
        (Some(a), Some(b)) if a == b => a,
        (Some(a), Some(b)) => format!("between {a} and {b}"),
        (Some(a), None) if a.starts_with("more") => a,
        (None, Some(b)) if b.starts_with("less") => b,
        (Some(a), None) => format!("{a} or more"),
        (None, Some(b)) => format!("{b} or less"),
        (None, None) => "anything".to_owned(),
    }
}

fn phase_words(names: &[Name]) -> String {
    let is = |want: fn(Phase) -> bool| Phase::ALL.into_iter().all(|p| names.iter().any(|n| *n == *p.as_str()) == want(p));
    if is(Phase::is_active) {
        "open".to_owned()
    } else if is(|p| !p.is_active()) {
        "closed".to_owned()
    } else {
        let words = names.iter().map(|n| if *n == *"open" { "not yet started".to_owned() } else { n.to_string() });
        join_or(&words.collect::<Vec<_>>())
    }
}

fn stretch(low: Option<&Edge>, high: Option<&Edge>) -> String {
    match (low, high) {
        (Some(a), Some(b)) if a.when == b.when => {
            format!("{}{}", if is_point(&a.when) { "at " } else { preposition(&a.when) }, when(&a.when))
        }
        (Some(Edge { when: When::Relative(n, unit), .. }), Some(Edge { when: When::Now, .. })) if *n < 0 => {
            format!("in the last {}", count(-n, *unit))
        }
        (Some(Edge { when: When::Now, .. }), Some(Edge { when: When::Relative(n, unit), .. })) if *n >= 0 => {
            format!("within {}", count(*n, *unit))
        }
        (Some(a), Some(b)) => format!("between {} and {}", when(&a.when), when(&b.when)),
        (Some(Edge { when: When::Relative(n, unit), .. }), None) if *n < 0 => format!("in the last {}", count(-n, *unit)),
        (None, Some(Edge { when: When::Relative(n, unit), .. })) if *n < 0 => format!("more than {} ago", count(-n, *unit)),
        (Some(a), None) => format!("{} {}", if a.after { "after" } else { "in or after" }, when(&a.when)),
        (None, Some(b)) => format!("{} {}", if b.after { "in or before" } else { "before" }, when(&b.when)),
        (None, None) => "at any time".to_owned(),
    }
}

fn is_point(when: &When) -> bool {
    matches!(when, When::Now | When::Relative(..) | When::Instant(_) | When::Civil(..))
}

fn preposition(when: &When) -> &'static str {
    match when {
        When::Day(_) => "on ",
        When::Around(..) => "",
        _ => "in ",
    }
}

fn count(n: i32, unit: Unit) -> String {
    let name = match unit {
        Unit::Minute => "minute",
        Unit::Hour => "hour",
        Unit::Day => "day",
        Unit::Week => "week",
        Unit::Month => "month",
        Unit::Year => "year",
    };
    format!("{n} {name}{}", if n == 1 { "" } else { "s" })
}

fn when(when: &When) -> String {
    match when {
        When::Now => "now".to_owned(),
        When::Relative(n, unit) if *n < 0 => format!("{} ago", count(-n, *unit)),
        When::Relative(n, unit) => format!("{} from now", count(*n, *unit)),
        When::Day(date) => date.strftime("%-d %B %Y").to_string(),
        When::Month(year, month) => {
            jiff::civil::Date::new(*year, *month, 1).map_or_else(|_| format!("{year}-{month}"), |d| d.strftime("%B %Y").to_string())
        }
        When::Year(year) => year.to_string(),
        When::Civil(at, _) => at.strftime("%-d %B %Y %H:%M").to_string(),
        When::Instant(t) => t.to_string(),
        When::Around(n, Period::Day) => match n {
            -1 => "yesterday".to_owned(),
            0 => "today".to_owned(),
            _ => "tomorrow".to_owned(),
        },
        When::Around(n, period) => {
            let which = match n {
                0 => "this",
                n if *n < 0 => "last",
                _ => "next",
            };
            let name = match period {
                Period::Day => "day",
                Period::Week => "week",
                Period::Month => "month",
                Period::Quarter => "quarter",
                Period::Year => "year",
            };
            format!("{which} {name}")
        }
    }
}
