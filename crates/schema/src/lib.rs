//! Shape as data: what a record type is stands in a definition, and this room reads, checks and explains it.
//!
//! A definition is a TOML file of some eighty lines: fields, states, moves, clocks, links, list and form. What repeats
//! is a trait. [`load`] turns the files, and a customer's overlay of changes, into a [`Model`], or into
//! [`Diagnostics`] that name file, line, code and remedy. [`Value`] and [`read_field`] say what a field may hold.
#![cfg_attr(test, allow(clippy::unwrap_used))]

pub mod characters;
mod check;
pub mod codegen;
mod describe;
mod diagnostic;
mod form_text;
pub mod handle;
mod load;
mod model;
mod overlay;
pub mod query;
mod read_value;
pub mod text;
mod value;

pub use describe::describe;
pub use diagnostic::{DIAGNOSTICS, Diagnostic, Diagnostics, Place, diagnostics_page};
pub use form_text::{duration_text, form_text, minor_digits, money_text, read_form_text, table_cell, table_cells};
pub use handle::{ChoiceEnum, Field, Values};
pub use load::{Loaded, RuleNames, load, load_with_rules};
pub use model::{
    Choice, ClockDef, ColumnDef, DutyDef, Effect, FieldDef, FieldKind, FieldName, FieldRule, FormGroup, Lifecycle, LinkDef, ListLayout,
    Model, MoveDef, Need, Phase, SavedView, Spine, StateDef, TypeDef,
};
pub use read_value::{MAX_REFERENCES, MAX_ROWS, is_placeholder, read_field};
pub use value::{Row, Value, ValueError};
