//! Judging one record in memory. The store's SQL says the same; a property test compares the two.

use super::checked::{Checked, Cond, Hop, Pred, Refers, Test};
use super::{Column, Edge};
use crate::text::{SearchText, normalise};
use crate::{Phase, Value};
use jiff::Zoned;
use jiff::tz::TimeZone;
use kernel::{Id, Timestamp};

/// Who asks, and when and where.
#[derive(Clone, Debug, PartialEq)]
pub struct Env {
    /// The present.
    pub now: Timestamp,
    /// The person `me`; none for automation, to which nothing belongs.
    pub me: Option<Id>,
    /// The groups of `my_groups`.
    pub my_groups: Vec<Id>,
    /// The customers of `my_customers`.
    pub my_customers: Vec<Id>,
    /// The zone in which days begin.
    pub zone: TimeZone,
}

impl Env {
    /// For nobody in particular. An unknown zone is UTC.
    #[must_use]
    pub fn new(now: Timestamp, zone: &str) -> Self {
        let zone = TimeZone::get(zone).unwrap_or(TimeZone::UTC);
        Self { now, me: None, my_groups: Vec::new(), my_customers: Vec::new(), zone }
    }
    /// The same, asked by a person.
    #[must_use]
    pub fn asked_by(mut self, me: Id, groups: &[Id], customers: &[Id]) -> Self {
        self.me = Some(me);
        self.my_groups = groups.to_vec();
        self.my_customers = customers.to_vec();
        self
    }
    pub(super) fn civil_now(&self) -> Zoned {
        self.now.to_jiff().to_zoned(self.zone.clone())
    }
    /// Whether a reference means something of whoever asks, or this very record.
    #[must_use]
    pub fn means(&self, refers: &Refers, id: Id) -> bool {
        match refers {
            Refers::Me => self.me == Some(id),
            Refers::MyGroups => self.my_groups.contains(&id),
            Refers::MyCustomers => self.my_customers.contains(&id),
            Refers::Id(wanted) => *wanted == id,
        }
    }
}

/// A record as a query sees it.
pub trait Subject {
    /// Identity.
    fn id(&self) -> Id;
    /// Record type.
    fn type_name(&self) -> &str;
    /// Readable number.
    fn number(&self) -> Option<&str>;
    /// State.
    fn state(&self) -> Option<&str>;
    /// Phase of its state.
    fn phase(&self) -> Option<Phase>;
    /// Version.
    fn version(&self) -> u32;
    /// When it came into being.
    fn created_at(&self) -> Timestamp;
    /// When it was changed last.
    fn updated_at(&self) -> Timestamp;
    /// The soonest due instant of its running clocks.
    fn due_at(&self) -> Option<Timestamp>;
    /// Whether a counted clock missed its target.
    fn missed(&self) -> bool;
    /// How and when the clock of a kind that counts was decided.
    fn decided(&self, kind: &str) -> Option<(&'static str, Timestamp)>;
    /// Who watches it.
    fn watchers(&self) -> Vec<Id>;
    /// The value of a field.
    fn value(&self, field: &str) -> Option<&Value>;
    /// Another record.
    fn follow(&self, id: Id) -> Option<Box<dyn Subject + '_>>;
    /// The records at the other end of its current links of this name.
    fn linked(&self, link: &str) -> Vec<Id>;
    /// What full-text search reads of it ([`SearchText::of`]).
    fn search_text(&self) -> SearchText;
}

impl Checked {
    /// Whether the record is selected. A record of another type never is.
    #[must_use]
    pub fn matches(&self, subject: &dyn Subject, env: &Env) -> bool {
        self.type_name == *subject.type_name() && holds(&self.root, subject, env)
    }
}

fn holds(pred: &Pred, subject: &dyn Subject, env: &Env) -> bool {
    match pred {
        Pred::All(preds) => preds.iter().all(|p| holds(p, subject, env)),
        Pred::Any(preds) => preds.iter().any(|p| holds(p, subject, env)),
        Pred::Not(inner) => !holds(inner, subject, env),
        Pred::Test(test) => reaches(test, &test.hops, subject, env),
        Pred::Words { tokens, prefix } => subject.search_text().mentions(tokens, *prefix),
    }
}

fn reaches(test: &Test, hops: &[Hop], subject: &dyn Subject, env: &Env) -> bool {
    let Some((hop, rest)) = hops.split_first() else {
        return test.any.iter().any(|cond| satisfies(cond, &test.column, subject, env));
    };
    let (ids, to) = match hop {
        Hop::Field { column, to } => (references(column, subject), to),
        Hop::Link { name, to } => (subject.linked(name), to),
    };
    ids.into_iter().any(|id| subject.follow(id).is_some_and(|next| *to == *next.type_name() && reaches(test, rest, &*next, env)))
}

/// The records a column refers to.
fn references(column: &Column, subject: &dyn Subject) -> Vec<Id> {
    match column {
        Column::Id => vec![subject.id()],
        Column::Watchers => subject.watchers(),
        Column::Field(name, _) => match subject.value(name) {
            Some(Value::Reference(id)) => vec![*id],
            Some(Value::References(ids)) => ids.clone(),
            _ => Vec::new(),
        },
        _ => Vec::new(),
    }
}

fn satisfies(cond: &Cond, column: &Column, subject: &dyn Subject, env: &Env) -> bool {
    let name_is = |name: Option<&str>| match cond {
        Cond::Present => name.is_some(),
        Cond::OneOf(names) => name.is_some_and(|name| names.iter().any(|n| *n == *name)),
        _ => name.is_some_and(|name| text_is(cond, name)),
    };
    let time_is = |at: Option<Timestamp>| at.is_some_and(|t| *cond == Cond::Present || within(cond, t, env));
    match column {
        Column::Field(name, _) => subject.value(name).is_some_and(|value| *cond == Cond::Present || value_is(cond, value, env)),
        Column::Id | Column::Watchers => match cond {
            Cond::Refers(refers) => references(column, subject).into_iter().any(|id| env.means(refers, id)),
            _ => !references(column, subject).is_empty(),
        },
        Column::Type => name_is(Some(subject.type_name())),
        Column::Number => name_is(subject.number()),
        Column::State => name_is(subject.state()),
        Column::Phase => name_is(subject.phase().map(Phase::as_str)),
        Column::Version => *cond == Cond::Present || integer_is(cond, i64::from(subject.version())),
        Column::Created => time_is(Some(subject.created_at())),
        Column::Updated => time_is(Some(subject.updated_at())),
        Column::Due => time_is(subject.due_at()),
        Column::Missed => subject.missed() || *cond == Cond::Present,
        Column::Outcome(clock) => name_is(subject.decided(&clock.kind).map(|d| d.0)),
        Column::Decided(clock) => time_is(subject.decided(&clock.kind).map(|d| d.1)),
    }
}

fn value_is(cond: &Cond, value: &Value, env: &Env) -> bool {
    match (cond, value) {
        (Cond::True, Value::Boolean(b)) => *b,
        (Cond::OneOf(names), Value::Choice(choice)) => names.contains(choice),
        (Cond::OneOf(names), Value::Choices(choices)) => choices.iter().any(|c| names.contains(c)),
        (_, Value::Text(text)) => text_is(cond, text),
        (_, Value::Integer(n) | Value::Duration(n)) => integer_is(cond, *n),
        (Cond::Decimal(low, high), Value::Decimal(d)) => {
            low.is_none_or(|(end, with)| *d > end || (with && *d == end)) && high.is_none_or(|(end, with)| *d < end || (with && *d == end))
        }
        (Cond::Money(currency, low, high), Value::Money(m)) => m.currency == *currency && between(m.minor, *low, *high),
        (Cond::Time(low, high), Value::Date(date)) => {
            low.as_ref().is_none_or(|e| *date >= e.day(env)) && high.as_ref().is_none_or(|e| *date < e.day(env))
        }
        (_, Value::Instant(t)) => within(cond, *t, env),
        (Cond::Refers(refers), Value::Reference(id)) => env.means(refers, *id),
        (Cond::Refers(refers), Value::References(ids)) => ids.iter().any(|id| env.means(refers, *id)),
        _ => false,
    }
}

fn text_is(cond: &Cond, text: &str) -> bool {
    match cond {
        Cond::TextIs(wanted) => normalise(text) == *wanted,
        Cond::TextStarts(wanted) => normalise(text).starts_with(wanted),
        Cond::TextHas(wanted) => normalise(text).contains(wanted),
        _ => false,
    }
}

fn integer_is(cond: &Cond, n: i64) -> bool {
    matches!(cond, Cond::Integer(low, high) if between(n, *low, *high))
}

fn between(n: i64, low: Option<i64>, high: Option<i64>) -> bool {
    low.is_none_or(|low| n >= low) && high.is_none_or(|high| n <= high)
}

fn within(cond: &Cond, t: Timestamp, env: &Env) -> bool {
    let after = |low: &Option<Edge>| low.as_ref().is_none_or(|e| t >= e.instant(env));
    let before = |high: &Option<Edge>| high.as_ref().is_none_or(|e| t < e.instant(env));
    matches!(cond, Cond::Time(low, high) if after(low) && before(high))
}
