//! Shape as data: what a record type is stands in a definition, and this room reads, checks and explains it.
#![cfg_attr(test, allow(clippy::unwrap_used))]

mod model;
mod value;

pub use model::{
    Choice, ClockDef, ColumnDef, Effect, FieldDef, FieldKind, FieldName, FieldRule, FormGroup, Lifecycle, LinkDef, ListLayout, Model,
    MoveDef, Need, Phase, SavedView, Spine, StateDef, TypeDef,
};
pub use value::{Row, Value, ValueError};
