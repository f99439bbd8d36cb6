//! The order of a list: `priority,due` or `-updated`. Absent values come last whichever way a key runs; records that
//! are equal in every key are ordered by identity, in the direction of the last key.
//!
//! Choices sort by rank, states by their place in the lifecycle, texts by their folded form, references by the title
//! of the record referred to.

use super::QueryError;
use super::column::{self, Column, column_of};
use super::error::nearest;
use super::eval::Subject;
use crate::text::normalise;
use crate::{FieldKind, Model, Phase, TypeDef, Value};
use kernel::Name;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use std::cmp::Ordering;

/// A checked order.
#[derive(Clone, Debug, PartialEq)]
pub struct Sort {
    /// Keys, most significant first.
    pub keys: Vec<SortKey>,
}

/// One key.
#[derive(Clone, Debug, PartialEq)]
pub struct SortKey {
    /// The column.
    pub column: Column,
    /// Greatest first.
    pub descending: bool,
    /// For names that stand for an order (choices, states): names with their place.
    pub places: Vec<(Name, i64)>,
    /// For references: the type referred to and the field of its title.
    pub title_of: Option<(Name, Name)>,
}

/// A value to sort by.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum SortValue {
    /// Numbers, instants, ranks.
    Int(i64),
    /// Folded texts, ISO dates, identities.
    Text(String),
}

/// Most keys of an order.
const MAX_KEYS: usize = 5;

impl Sort {
    /// Reads an order for a type: names separated by commas, each with a leading `-` to reverse it. An empty text is the
    /// order of creation, newest first.
    ///
    /// # Errors
    /// The first name that cannot be sorted by.
    pub fn parse(text: &str, model: &Model, def: &TypeDef) -> Result<Self, QueryError> {
        let mut keys: Vec<SortKey> = Vec::new();
        let mut position = 0;
        for part in text.split(',') {
            let length = part.chars().count();
            let name = part.trim();
            let (descending, name) = name.strip_prefix('-').map_or((false, name), |rest| (true, rest));
            if !name.is_empty() {
                let key = key(name, descending, model, def).map_err(|e| QueryError { position, length: length.max(1), ..e })?;
                if keys.iter().all(|k| k.column != key.column) {
                    keys.push(key);
                }
                if keys.len() > MAX_KEYS {
                    return Err(QueryError::new(position, length, format!("A list is sorted by at most {MAX_KEYS} keys.")));
                }
            }
            position += length + 1;
        }
        if keys.is_empty() {
            keys.push(key("created", true, model, def)?);
        }
        Ok(Self { keys })
    }

    /// Whether ties are broken by falling identity.
    #[must_use]
    pub fn ties_descend(&self) -> bool {
        self.keys.last().is_some_and(|k| k.descending)
    }

    /// Which of two records comes first.
    #[must_use]
    pub fn compare(&self, a: &dyn Subject, b: &dyn Subject) -> Ordering {
        for key in &self.keys {
            let order = match (key.value(a), key.value(b)) {
                (Some(a), Some(b)) if key.descending => b.cmp(&a),
                (Some(a), Some(b)) => a.cmp(&b),
                (a, b) => b.is_some().cmp(&a.is_some()),
            };
            if order != Ordering::Equal {
                return order;
            }
        }
        if self.ties_descend() { b.id().cmp(&a.id()) } else { a.id().cmp(&b.id()) }
    }
}

impl std::fmt::Display for Sort {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for (i, key) in self.keys.iter().enumerate() {
            let comma = if i > 0 { "," } else { "" };
            write!(f, "{comma}{}{}", if key.descending { "-" } else { "" }, key.column.name())?;
        }
        Ok(())
    }
}

fn key(name: &str, descending: bool, model: &Model, def: &TypeDef) -> Result<SortKey, QueryError> {
    let refused = |reason: String| QueryError::new(0, 1, reason);
    let Some(column) = column_of(def, name) else {
        let error = refused(format!("{} have no field “{name}” to sort by.", def.plural));
        return Err(match nearest(name, column::names(def).map(|(n, _)| n)) {
            Some(near) => error.suggest(near),
            None => error,
        });
    };
    let mut key = SortKey { column, descending, places: Vec::new(), title_of: None };
    match &key.column {
        Column::Field(_, FieldKind::Choice { choices }) => key.places = choices.iter().map(|c| (c.name.clone(), c.rank)).collect(),
        Column::State => {
            let states = def.lifecycle.iter().flat_map(|l| &l.states);
            key.places = states.zip(0..).map(|(s, i)| (s.name.clone(), i)).collect();
        }
        Column::Phase => key.places = Phase::ALL.into_iter().zip(0..).map(|(p, i)| (Name::from(p.as_str()), i)).collect(),
        Column::Field(_, FieldKind::MultiChoice { .. } | FieldKind::References { .. } | FieldKind::Table { .. } | FieldKind::Money)
        | Column::Watchers
        | Column::Outcome(_)
        | Column::Decided(_) => return Err(refused(format!("“{name}” has no order to sort by."))),
        column => {
            if let Some((to, _)) = column.refers_to() {
                let title = column::target(model, to).map(|d| d.spine.title.0.clone());
                key.title_of = Some((Name::from(to), title.ok_or_else(|| refused(format!("There is no record type “{to}”.")))?));
            }
        }
    }
    Ok(key)
}

impl SortKey {
    /// The value of a record for this key.
    #[must_use]
    pub fn value(&self, subject: &dyn Subject) -> Option<SortValue> {
        let place = |name: &str| self.places.iter().find(|(n, _)| *n == *name).map(|(_, place)| SortValue::Int(*place));
        match &self.column {
            Column::Id => Some(SortValue::Text(subject.id().text())),
            Column::Type => Some(SortValue::Text(subject.type_name().to_owned())),
            Column::Number => subject.number().map(|n| SortValue::Text(normalise(n))),
            Column::State => subject.state().and_then(place),
            Column::Phase => subject.phase().and_then(|p| place(p.as_str())),
            Column::Version => Some(SortValue::Int(i64::from(subject.version()))),
            Column::Created => Some(SortValue::Int(subject.created_at().micros())),
            Column::Updated => Some(SortValue::Int(subject.updated_at().micros())),
            Column::Due => subject.due_at().map(|t| SortValue::Int(t.micros())),
            Column::Missed => Some(SortValue::Int(i64::from(subject.missed()))),
            Column::Watchers | Column::Outcome(_) | Column::Decided(_) => None,
            Column::Field(name, kind) => match (subject.value(name), kind) {
                (Some(Value::Boolean(b)), _) => Some(SortValue::Int(i64::from(*b))),
                (None, FieldKind::Boolean) => Some(SortValue::Int(0)),
                (Some(Value::Text(text)), _) => Some(SortValue::Text(normalise(text))),
                (Some(Value::Integer(n) | Value::Duration(n)), _) => Some(SortValue::Int(*n)),
                (Some(Value::Decimal(d)), _) => Some(SortValue::Int(millionths(*d))),
                (Some(Value::Date(d)), _) => Some(SortValue::Text(d.to_string())),
                (Some(Value::Instant(t)), _) => Some(SortValue::Int(t.micros())),
                (Some(Value::Choice(choice)), _) => place(choice),
                (Some(Value::Reference(id)), _) => {
                    let (to, title) = self.title_of.as_ref()?;
                    let target = subject.follow(*id).filter(|t| *to == *t.type_name())?;
                    match target.value(title) {
                        Some(Value::Text(text)) => Some(SortValue::Text(normalise(text))),
                        _ => None,
                    }
                }
                _ => None,
            },
        }
    }
}

/// A decimal number in whole millionths, as the store sorts it; beyond the range of 64 bits the nearest end.
#[must_use]
pub fn millionths(d: Decimal) -> i64 {
    let end = if d.is_sign_negative() { i64::MIN } else { i64::MAX };
    d.checked_mul(Decimal::from(1_000_000)).and_then(|m| m.trunc().to_i64()).unwrap_or(end)
}
