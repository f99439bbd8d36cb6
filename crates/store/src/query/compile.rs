//! From a checked query to a condition.
//!
//! SQL has a third truth value, the language has none: a condition on an absent value is NULL in the one and false in
//! the other. Conjunction and disjunction do not tell the two apart at the end; negation does, and so every negation is
//! written `NOT coalesce(…, FALSE)`.

use super::sql::{Build, Frame};
use crate::dialect::Dialect;
use crate::fault::Fault;
use crate::tables::{NEVER, NO_RANK};
use kernel::{Name, Timestamp};
use rust_decimal::prelude::ToPrimitive;
use rust_decimal::{Decimal, RoundingStrategy};
use schema::query::{Checked, Column, Cond, Edge, Hop, Pred, Refers, Test};
use schema::{Choice, FieldKind, Phase};

const FALSE: &str = "FALSE";

impl Build<'_> {
    /// The condition of a query on the root.
    pub(crate) fn query(&mut self, frame: &Frame, query: &Checked) -> Result<(), Fault> {
        if query.type_name != frame.def.name {
            self.push(FALSE);
            return Ok(());
        }
        self.pred(frame, &query.root)
    }

    /// What a viewer may see: any of these. No scope is no permission.
    pub(crate) fn scope(&mut self, frame: &Frame, scopes: &[Checked]) -> Result<(), Fault> {
        if scopes.iter().any(|s| s.is_everything() && s.type_name == frame.def.name) {
            self.push("TRUE");
            return Ok(());
        }
        self.joined(scopes, " OR ", FALSE, |build, scope| build.query(frame, scope))
    }

    fn joined<T>(
        &mut self,
        all: &[T],
        by: &str,
        none: &str,
        mut each: impl FnMut(&mut Self, &T) -> Result<(), Fault>,
    ) -> Result<(), Fault> {
        if all.is_empty() {
            self.push(none);
            return Ok(());
        }
        self.push("(");
        for (i, one) in all.iter().enumerate() {
            if i > 0 {
                self.push(by);
            }
            each(self, one)?;
        }
        self.push(")");
        Ok(())
    }

    fn pred(&mut self, frame: &Frame, pred: &Pred) -> Result<(), Fault> {
        match pred {
            Pred::All(preds) => self.joined(preds, " AND ", "TRUE", |b, p| b.pred(frame, p)),
            Pred::Any(preds) => self.joined(preds, " OR ", FALSE, |b, p| b.pred(frame, p)),
            Pred::Not(inner) => {
                self.push("NOT coalesce(");
                self.pred(frame, inner)?;
                self.push(", FALSE)");
                Ok(())
            }
            Pred::Test(test) => self.test(frame, test, &test.hops),
            Pred::Words { tokens, prefix } => {
                self.words(frame, tokens, *prefix);
                Ok(())
            }
        }
    }

    fn words(&mut self, frame: &Frame, tokens: &[String], prefix: bool) {
        match self.dialect {
            Dialect::Sqlite => {
                let matched = format!("{{number title body}} : {}", super::search::fts5_phrase(tokens, prefix));
                self.push(&format!("{} IN (SELECT rowid FROM search WHERE search MATCH ", Self::spine(frame, "seq"))).bind(matched);
                self.push(")");
            }
            Dialect::Postgres => {
                let phrases: Vec<String> = ["A", "B", "C"].map(|w| super::search::ts_phrase(tokens, prefix, w)).into();
                let id = Self::spine(frame, "id");
                self.push(&format!("{id} IN (SELECT s.record FROM search s WHERE s.seen @@ CAST(")).bind(phrases.join(" | "));
                self.push(" AS tsquery))");
            }
        }
    }

    fn test(&mut self, frame: &Frame, test: &Test, hops: &[Hop]) -> Result<(), Fault> {
        let Some((hop, rest)) = hops.split_first() else {
            return self.joined(&test.any, " OR ", FALSE, |b, cond| {
                b.cond(frame, &test.column, cond);
                Ok(())
            });
        };
        let (Hop::Field { to, .. } | Hop::Link { to, .. }) = hop;
        let shape = self.shapes.get(to)?;
        let next = self.frame(&shape.def);
        let (tables, id) = (Self::tables(&next), Self::spine(&next, "id"));
        // A condition that few records meet is best looked up first, once; otherwise each row asks for its own.
        let first = shape.def.cached || (rest.is_empty() && matches!(test.column, Column::Number | Column::Id));
        match hop {
            Hop::Field { column: column @ Column::Field(_, FieldKind::References { .. }), .. }
            | Hop::Field { column: column @ Column::Watchers, .. } => {
                let array = self.array(frame, column);
                let elements = self.elements(&array, "e");
                self.push(&format!("EXISTS (SELECT 1 FROM {elements}, {tables} WHERE {id} = e.value"));
            }
            Hop::Field { column, .. } => {
                let from = self.reference(frame, column);
                if first {
                    self.push(&format!("{from} IN (SELECT {id} FROM {tables} WHERE TRUE"));
                } else {
                    self.push(&format!("EXISTS (SELECT 1 FROM {tables} WHERE {id} = {from}"));
                }
            }
            Hop::Link { name, .. } => {
                let (from, l) = (Self::spine(frame, "id"), format!("l{}", next.r));
                let ends = format!("\"link\" {l}, {tables} WHERE {id} = {l}.to_id");
                if first {
                    self.push(&format!("{from} IN (SELECT {l}.from_id FROM {ends}"));
                } else {
                    self.push(&format!("EXISTS (SELECT 1 FROM {ends} AND {l}.from_id = {from}"));
                }
                self.push(&format!(" AND {l}.until IS NULL AND {l}.name = ")).bind(name);
            }
        }
        self.push(" AND ");
        self.test(&next, test, rest)?;
        self.push(")");
        Ok(())
    }

    /// The JSON array of a column with several values.
    fn array(&mut self, frame: &Frame, column: &Column) -> String {
        match column {
            Column::Field(name, _) => self.field(frame, name),
            _ => Self::spine(frame, "watchers"),
        }
    }

    fn cond(&mut self, frame: &Frame, column: &Column, cond: &Cond) {
        match column {
            Column::Field(name, kind) => self.field_cond(frame, column, name, kind, cond),
            Column::Id => match cond {
                Cond::Refers(refers) => self.refers(&Self::spine(frame, "id"), refers),
                _ => self.truth(true),
            },
            Column::Watchers => match cond {
                Cond::Refers(refers) => self.any_refers(&Self::spine(frame, "watchers"), refers),
                _ => {
                    self.push(&format!("{} <> '[]'", Self::spine(frame, "watchers")));
                }
            },
            Column::Type => self.truth(match cond {
                Cond::OneOf(names) => names.contains(&frame.def.name),
                _ => true,
            }),
            Column::Number => match cond {
                Cond::OneOf(names) => self.one_of(&Self::spine(frame, "number"), names),
                Cond::Present => self.present(&Self::spine(frame, "number")),
                _ => self.text(&format!("lower({})", Self::spine(frame, "number")), cond),
            },
            Column::State => match cond {
                Cond::OneOf(names) => self.one_of(&Self::spine(frame, "state"), names),
                _ => {
                    self.push(&format!("{} <> ''", Self::spine(frame, "state")));
                }
            },
            Column::Phase => match cond {
                Cond::OneOf(names) => self.phase(frame, names),
                _ => {
                    self.push(&format!("{} <> ''", Self::spine(frame, "phase")));
                }
            },
            Column::Version => match cond {
                Cond::Integer(low, high) => self.between(&Self::spine(frame, "version"), *low, *high),
                _ => self.truth(true),
            },
            Column::Created => self.time(&Self::spine(frame, "created_at"), cond),
            Column::Updated => self.time(&Self::spine(frame, "updated_at"), cond),
            Column::Due => {
                let due = Self::spine(frame, "due_at");
                self.push(&format!("({due} < {NEVER} AND "));
                self.time(&due, cond);
                self.push(")");
            }
            Column::Outcome(clock) => {
                let id = Self::spine(frame, "id");
                self.push(&format!("EXISTS (SELECT 1 FROM clock c WHERE c.record = {id} AND c.counted = 1 AND c.kind = "))
                    .bind(&clock.kind);
                self.push(" AND ");
                match cond {
                    Cond::OneOf(names) => self.one_of("c.outcome", names),
                    _ => self.present("c.outcome"),
                }
                self.push(")");
            }
            Column::Decided(clock) => {
                // The clocks decided in a stretch of time are few: they are looked up first, not each record's.
                let id = Self::spine(frame, "id");
                self.push(&format!("{id} IN (SELECT c.record FROM clock c WHERE c.counted = 1 AND c.kind = ")).bind(&clock.kind);
                self.push(" AND ");
                self.time("c.decided_at", cond);
                self.push(")");
            }
            Column::Missed => match cond {
                Cond::True => {
                    self.push(&format!("{} > 0", Self::spine(frame, "missed")));
                }
                _ => self.truth(true),
            },
        }
    }

    fn field_cond(&mut self, frame: &Frame, column: &Column, name: &Name, kind: &FieldKind, cond: &Cond) {
        let custom = Self::is_custom(frame, name);
        match (cond, kind) {
            (Cond::Present, _) => {
                let value = self.field(frame, name);
                self.present(&value);
            }
            (Cond::True, _) => {
                let value = self.boolean(frame, name);
                self.push(&format!("{value} = 1"));
            }
            (Cond::OneOf(names), FieldKind::MultiChoice { .. }) => {
                let array = self.field(frame, name);
                let elements = self.elements(&array, "e");
                self.push(&format!("EXISTS (SELECT 1 FROM {elements} WHERE "));
                self.one_of("e.value", names);
                self.push(")");
            }
            (Cond::OneOf(names), FieldKind::Choice { choices })
                if frame.def.spine.rank.as_ref() == Some(name) && one_rank_each(choices) =>
            {
                self.ranks(&Self::spine(frame, "rank"), names, choices);
            }
            (Cond::OneOf(names), _) => {
                let value = self.field(frame, name);
                self.one_of(&value, names);
            }
            (Cond::TextIs(_) | Cond::TextStarts(_) | Cond::TextHas(_), _) => {
                let value = self.folded(frame, name);
                self.text(&value, cond);
            }
            (Cond::Integer(low, high), _) => {
                let value = self.integer(frame, name, false);
                self.between(&value, *low, *high);
            }
            (Cond::Decimal(low, high), _) => {
                let value = self.integer(frame, name, true);
                self.between(&value, low.map(|(d, with)| least(d, with)), high.map(|(d, with)| greatest(d, with)));
            }
            (Cond::Money(currency, low, high), _) => {
                let (minor, code) = if custom {
                    (self.custom_int(frame, name, Some("minor")), self.custom(frame, name, Some("currency")))
                } else {
                    (self.own(frame, name), self.own(frame, &format!("{name}__cur")))
                };
                self.push(&format!("({code} = ")).bind(currency.as_str()).push(" AND ");
                self.between(&minor, *low, *high);
                self.push(")");
            }
            (Cond::Time(low, high), FieldKind::Date) => {
                let value = self.field(frame, name);
                let env = self.env;
                let day = |edge: &Option<Edge>| edge.as_ref().map(|e| e.day(env).to_string());
                self.range(&value, day(low), day(high));
            }
            (Cond::Time(low, high), _) if custom => {
                let value = self.custom_instant(frame, name);
                let env = self.env;
                let text = |edge: &Option<Edge>| edge.as_ref().map(|e| e.instant(env).to_string().trim_end_matches('Z').to_owned());
                self.range(&value, text(low), text(high));
            }
            (Cond::Time(..), _) => {
                let value = self.own(frame, name);
                self.time(&value, cond);
            }
            (Cond::Refers(refers), FieldKind::References { .. }) => {
                let array = self.field(frame, name);
                self.any_refers(&array, refers);
            }
            (Cond::Refers(refers), _) => {
                let value = self.reference(frame, column);
                self.refers(&value, refers);
            }
        }
    }

    fn truth(&mut self, truth: bool) {
        self.push(if truth { "TRUE" } else { FALSE });
    }

    fn present(&mut self, value: &str) {
        self.push(&format!("{value} IS NOT NULL"));
    }

    fn one_of(&mut self, value: &str, names: &[Name]) {
        if names.is_empty() {
            return self.truth(false);
        }
        self.push(value).within(names.iter());
    }

    /// A stretch of ranks keeps the order of an index that begins with it; a list of choices would not.
    fn ranks(&mut self, rank: &str, names: &[Name], choices: &[Choice]) {
        let mut all: Vec<(i64, bool)> = choices.iter().map(|c| (c.rank, names.contains(&c.name))).collect();
        all.sort_unstable();
        let wanted: Vec<i64> = all.iter().filter(|(_, w)| *w).map(|(r, _)| *r).collect();
        let (Some(low), Some(high)) = (wanted.first(), wanted.last()) else { return self.truth(false) };
        let whole = all.iter().filter(|(r, _)| low <= r && r <= high).all(|(_, w)| *w);
        match (whole, low == high) {
            (true, false) => {
                self.push(&format!("({rank} >= {low} AND {rank} <= {high} AND {rank} <> {NO_RANK})"));
            }
            _ => {
                self.push(rank).within(wanted);
            }
        }
    }

    fn phase(&mut self, frame: &Frame, names: &[Name]) {
        let is = |want: fn(Phase) -> bool| Phase::ALL.into_iter().all(|p| names.iter().any(|n| *n == *p.as_str()) == want(p));
        let active = Self::spine(frame, "active");
        if is(Phase::is_active) {
            self.push(&format!("{active} = 1"));
        } else if is(|p| !p.is_active()) {
            self.push(&format!("{active} = 0"));
        } else {
            self.one_of(&Self::spine(frame, "phase"), names);
        }
    }

    fn text(&mut self, value: &str, cond: &Cond) {
        match cond {
            Cond::TextIs(text) => {
                self.push(&format!("{value} = ")).bind(text.as_str());
            }
            Cond::TextStarts(text) => {
                self.push(&format!("{value} LIKE ")).bind(format!("{}%", escape(text))).push(" ESCAPE '!'");
            }
            Cond::TextHas(text) => {
                self.push(&format!("{value} LIKE ")).bind(format!("%{}%", escape(text))).push(" ESCAPE '!'");
            }
            _ => self.truth(false),
        }
    }

    fn between(&mut self, value: &str, low: Option<i64>, high: Option<i64>) {
        match (low, high) {
            (Some(low), Some(high)) if low == high => {
                self.push(&format!("{value} = ")).bind(low);
            }
            (Some(low), Some(high)) => {
                self.push(&format!("({value} >= ")).bind(low).push(&format!(" AND {value} <= ")).bind(high).push(")");
            }
            (Some(low), None) => {
                self.push(&format!("{value} >= ")).bind(low);
            }
            (None, Some(high)) => {
                self.push(&format!("{value} <= ")).bind(high);
            }
            (None, None) => self.present(value),
        }
    }

    fn time(&mut self, value: &str, cond: &Cond) {
        let Cond::Time(low, high) = cond else { return self.present(value) };
        let env = self.env;
        let instant = |edge: &Option<Edge>| edge.as_ref().map(|e| e.instant(env));
        self.range::<Timestamp>(value, instant(low), instant(high));
    }

    /// `low <= value < high`.
    fn range<T: Into<crate::Arg>>(&mut self, value: &str, low: Option<T>, high: Option<T>) {
        if low.is_none() && high.is_none() {
            return self.present(value);
        }
        self.push("(");
        let both = low.is_some() && high.is_some();
        if let Some(low) = low {
            self.push(&format!("{value} >= ")).bind(low);
        }
        if both {
            self.push(" AND ");
        }
        if let Some(high) = high {
            self.push(&format!("{value} < ")).bind(high);
        }
        self.push(")");
    }

    fn meant(&self, refers: &Refers) -> Vec<kernel::Id> {
        match refers {
            Refers::Me => self.env.me.into_iter().collect(),
            Refers::MyGroups => self.env.my_groups.clone(),
            Refers::MyCustomers => self.env.my_customers.clone(),
            Refers::Id(id) => vec![*id],
        }
    }

    fn refers(&mut self, value: &str, refers: &Refers) {
        let ids = self.meant(refers);
        if ids.is_empty() {
            return self.truth(false);
        }
        self.push(value).within(ids);
    }

    fn any_refers(&mut self, array: &str, refers: &Refers) {
        let elements = self.elements(array, "e");
        self.push(&format!("EXISTS (SELECT 1 FROM {elements} WHERE "));
        self.refers("e.value", refers);
        self.push(")");
    }
}

fn one_rank_each(choices: &[Choice]) -> bool {
    let mut ranks: Vec<i64> = choices.iter().map(|c| c.rank).collect();
    ranks.sort_unstable();
    ranks.windows(2).all(|w| w[0] != w[1])
}

/// The text as LIKE takes it literally.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '%' | '_' | '!') {
            out.push('!');
        }
        out.push(c);
    }
    out
}

/// The least number of millionths at or above (or strictly above) `d`.
fn least(d: Decimal, with: bool) -> i64 {
    let up = millionths(d, RoundingStrategy::ToPositiveInfinity);
    let exact = millionths(d, RoundingStrategy::ToNegativeInfinity) == up;
    if exact && !with { up.saturating_add(1) } else { up }
}

/// The greatest number of millionths at or below (or strictly below) `d`.
fn greatest(d: Decimal, with: bool) -> i64 {
    let down = millionths(d, RoundingStrategy::ToNegativeInfinity);
    let exact = millionths(d, RoundingStrategy::ToPositiveInfinity) == down;
    if exact && !with { down.saturating_sub(1) } else { down }
}

fn millionths(d: Decimal, strategy: RoundingStrategy) -> i64 {
    let end = if d.is_sign_negative() { i64::MIN } else { i64::MAX };
    d.checked_mul(Decimal::from(1_000_000)).and_then(|m| m.round_dp_with_strategy(0, strategy).to_i64()).unwrap_or(end)
}
