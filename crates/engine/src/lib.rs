//! The record engine: one write path, decided purely. It knows types, states, moves, clocks and permissions, and no
//! practice by name.
#![cfg_attr(test, allow(clippy::unwrap_used))]

mod clock;
mod command;
mod fold;
mod payload;
mod plan;
mod record;
mod viewer;

pub use clock::{
    ClockState, Correction, ExplainedInterval, ExplainedKind, Floor, Outcome, Pause, REOPENED, Reopen, RetargetMode, Retargeted, SlaClock,
    SlaTarget, Span, WARNING_LEVELS,
};
pub use command::{Action, Command, Cx, NewAttachment, NewMessage};
pub use fold::fold;
pub use payload::{Attachment, LinkChange, Message, Payload, TimerChange, Visibility, WatchChange};
pub use plan::{Outbox, Plan, Write};
pub use record::Record;
pub use viewer::{FieldSet, Grant, Verb, Viewer};
