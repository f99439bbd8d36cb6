//! Typed handles of fields: how rules name what they read and write.
//!
//! `cargo xtask gen` prints a module of handles per record type from its definition ([`crate::codegen`]). A rule says
//! `f::IMPACT.get(record)` and receives an `Impact`, not a text; a rule that names a field which is gone, or reads it as
//! something it is not, does not compile.

use crate::{FieldKind, Row, TypeDef, Value};
use kernel::{Date, Id, Money, Name, Timestamp};
use rust_decimal::Decimal;
use std::fmt;
use std::marker::PhantomData;

/// Anything with values by field name: a record, a draft, a set of changes.
pub trait Values {
    /// The value of a field; `None` when it is empty.
    fn value_of(&self, field: &str) -> Option<&Value>;
}

impl Values for std::collections::BTreeMap<Name, Value> {
    fn value_of(&self, field: &str) -> Option<&Value> {
        self.get(field)
    }
}

/// What a handle reads: a marker or type that knows its form among [`Value`]s.
pub trait Held {
    /// What reading gives.
    type Read<'v>;
    /// The value, when it has this form.
    fn read(value: &Value) -> Option<Self::Read<'_>>;
}

/// The choices of one field as an enum; implemented by generated code.
pub trait ChoiceEnum: Copy + Eq + 'static {
    /// All choices of the base definition, in order.
    const ALL: &'static [Self];
    /// The stored name.
    fn as_str(self) -> &'static str;
    /// The choice stored as `name`; `None` for a choice that an overlay added (read it through [`Field::based`]).
    #[must_use]
    fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|choice| choice.as_str() == name)
    }
    /// As a value.
    fn value(self) -> Value {
        Value::Choice(Name::from(self.as_str()))
    }
}

/// Marker for text and long text; reads as `&str`.
pub struct Text;
/// Marker for a duration; reads as whole seconds.
pub struct Seconds;
/// Marker for a person, group or reference; reads as an [`Id`].
pub struct Link;
/// Marker for several references.
pub struct Links;
/// Marker for a table; reads as its lines.
pub struct Table;
/// Marker for one choice of the enum `E`.
pub struct One<E>(PhantomData<E>);
/// Marker for several choices of the enum `E`.
pub struct Several<E>(PhantomData<E>);

macro_rules! held {
    ($($marker:ty => $read:ty, $pattern:pat => $result:expr;)*) => {$(
        impl Held for $marker {
            type Read<'v> = $read;
            fn read(value: &Value) -> Option<Self::Read<'_>> {
                match value { $pattern => Some($result), _ => None }
            }
        }
    )*};
}

held! {
    Text => &'v str, Value::Text(s) => s;
    bool => bool, Value::Boolean(b) => *b;
    i64 => i64, Value::Integer(n) => *n;
    Seconds => i64, Value::Duration(n) => *n;
    Decimal => Decimal, Value::Decimal(d) => *d;
    Money => Money, Value::Money(m) => *m;
    Date => Date, Value::Date(d) => *d;
    Timestamp => Timestamp, Value::Instant(t) => *t;
    Link => Id, Value::Reference(id) => *id;
    Links => &'v [Id], Value::References(ids) => ids;
    Table => &'v [Row], Value::Table(rows) => rows;
}

impl<E: ChoiceEnum> Held for One<E> {
    type Read<'v> = E;
    fn read(value: &Value) -> Option<E> {
        match value {
            Value::Choice(name) => E::from_name(name),
            _ => None,
        }
    }
}

impl<E: ChoiceEnum> Held for Several<E> {
    type Read<'v> = Vec<E>;
    fn read(value: &Value) -> Option<Vec<E>> {
        match value {
            Value::Choices(names) => Some(names.iter().filter_map(|name| E::from_name(name)).collect()),
            _ => None,
        }
    }
}

/// A field of known kind.
pub struct Field<T> {
    name: &'static str,
    held: PhantomData<fn() -> T>,
}

impl<T> Clone for Field<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for Field<T> {}
impl<T> fmt::Debug for Field<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)
    }
}
impl<T> From<Field<T>> for Name {
    fn from(field: Field<T>) -> Self {
        Self::from(field.name)
    }
}

impl<T> Field<T> {
    /// A handle; for generated code.
    #[must_use]
    pub const fn new(name: &'static str) -> Self {
        Self { name, held: PhantomData }
    }
    /// The field's name as text.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        self.name
    }
    /// The field's name.
    #[must_use]
    pub fn name(self) -> Name {
        Name::from(self.name)
    }
    /// Whether the field is filled.
    pub fn is_set(self, values: &(impl Values + ?Sized)) -> bool {
        values.value_of(self.name).is_some()
    }
}

impl<T: Held> Field<T> {
    /// The value, when the field is filled.
    pub fn get<'v>(self, values: &'v (impl Values + ?Sized)) -> Option<T::Read<'v>> {
        values.value_of(self.name).and_then(T::read)
    }
}

impl<E: ChoiceEnum> Field<One<E>> {
    /// The base choice: what rules read when an overlay may have added choices of its own.
    pub fn based(self, def: &TypeDef, values: &(impl Values + ?Sized)) -> Option<E> {
        let Value::Choice(name) = values.value_of(self.name)? else { return None };
        E::from_name(base_choice(def, self.name, name))
    }
}

/// The base of a choice: itself, or what the overlay that added it says with `as`.
#[must_use]
pub fn base_choice<'a>(def: &'a TypeDef, field: &str, choice: &'a str) -> &'a str {
    match def.field(field).map(|f| &f.kind) {
        Some(FieldKind::Choice { choices } | FieldKind::MultiChoice { choices }) => {
            choices.iter().find(|c| c.name == *choice).map_or(choice, |c| &c.base)
        }
        _ => choice,
    }
}
