//! The change calendar as a viewer sees it.

use super::Label;
use engine::Record;
use kernel::{Date, Id, Name, Timestamp};
use schema::TypeDef;
use std::collections::BTreeMap;
use std::sync::Arc;

/// How much of it is shown at once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Span {
    /// The weeks of a month.
    #[default]
    Month,
    /// One week.
    Week,
}

/// What is wanted of it.
#[derive(Clone, Debug, Default)]
pub struct CalendarWish {
    /// How much.
    pub span: Span,
    /// A day within it; today unless said.
    pub on: Option<Date>,
    /// Only what touches this service.
    pub service: Option<Id>,
    /// Only changes of this type.
    pub kind: Option<Name>,
}

/// Changes and freezes of a month or a week.
#[derive(Clone, Debug)]
pub struct ChangeCalendar {
    /// What was wanted, `on` filled.
    pub wish: CalendarWish,
    /// The day it is about.
    pub on: Date,
    /// Today, where the viewer is.
    pub today: Date,
    /// First day shown, a Monday.
    pub first: Date,
    /// Last day shown, a Sunday.
    pub last: Date,
    /// The definition of changes.
    pub def: Arc<TypeDef>,
    /// Changes, by the beginning of their window.
    pub changes: Vec<PlannedChange>,
    /// Freezes, by their beginning.
    pub freezes: Vec<Freeze>,
    /// Changes that would get into each other's way.
    pub collisions: Vec<Collision>,
    /// Faces of services, owners and shared items.
    pub names: BTreeMap<Id, Label>,
    /// Services to choose from.
    pub services: Vec<Label>,
    /// There are more changes than are shown.
    pub more: bool,
}

/// A change and its window.
#[derive(Clone, Debug)]
pub struct PlannedChange {
    /// The change, reduced to what the calendar shows.
    pub record: Record,
    /// Its title.
    pub title: String,
    /// Begins.
    pub from: Timestamp,
    /// Ends; later than it begins.
    pub to: Timestamp,
    /// The window is the one in which it was done, not the planned one.
    pub actual: bool,
    /// Nobody has said when it ends.
    pub open: bool,
    /// How firm it is.
    pub standing: Standing,
    /// Freezes that stop it there, by identity.
    pub stopped_by: Vec<Id>,
    /// Changes it collides with, by identity.
    pub collides: Vec<Id>,
}

/// How firm a change is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Not decided yet.
    Proposed,
    /// Approved or scheduled.
    Agreed,
    /// Being done.
    Running,
    /// Done, successfully or without an outcome yet.
    Done,
    /// Done, and not successful.
    Unsuccessful,
}

impl Standing {
    /// In a word.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Proposed => "proposed",
            Self::Agreed => "agreed",
            Self::Running => "being done",
            Self::Done => "done",
            Self::Unsuccessful => "not successful",
        }
    }
}

/// A freeze.
#[derive(Clone, Debug)]
pub struct Freeze {
    /// The freeze, reduced to what the calendar shows.
    pub record: Record,
    /// Its title.
    pub title: String,
    /// Begins.
    pub from: Timestamp,
    /// Ends, or was lifted.
    pub to: Timestamp,
    /// Services it protects; empty for all.
    pub services: Vec<Id>,
    /// It is announced; else it is only planned, or over.
    pub announced: bool,
}

/// Two changes that would get into each other's way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Collision {
    /// Places of the two in [`ChangeCalendar::changes`].
    pub of: (usize, usize),
    /// Services and items both touch.
    pub shared: Vec<Id>,
    /// The owners acknowledged it.
    pub settled: bool,
}
