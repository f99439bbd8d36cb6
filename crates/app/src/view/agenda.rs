//! The calendar of obligations as a viewer sees it.

use super::Label;
use kernel::{Date, Id};
use schema::{DutyDef, TypeDef};
use std::collections::BTreeMap;
use std::sync::Arc;

/// What is to be done by when.
#[derive(Clone, Debug)]
pub struct AgendaView {
    /// Today, where the viewer is.
    pub today: Date,
    /// Only the viewer's own.
    pub own: bool,
    /// Soonest first, overdue ones before all.
    pub obligations: Vec<Obligation>,
    /// Faces of owners.
    pub names: BTreeMap<Id, Label>,
    /// There are more than are shown.
    pub more: bool,
}

/// One duty of one record.
#[derive(Clone, Debug)]
pub struct Obligation {
    /// Type of the record.
    pub def: Arc<TypeDef>,
    /// What is to be done.
    pub duty: DutyDef,
    /// The record.
    pub record: Id,
    /// Its number.
    pub number: Option<String>,
    /// Its title.
    pub title: String,
    /// By this day.
    pub day: Date,
    /// By whom.
    pub owner: Option<Id>,
}
