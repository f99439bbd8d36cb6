//! The record engine: one write path, decided purely. It knows types, states, moves, clocks and permissions, and no
//! practice by name.
//!
//! A wish arrives as a [`Command`]. [`plan()`] looks at what is known ([`Facts`]), at who asks ([`Viewer`]) and at the rules
//! of the practice ([`RuleBook`]), and answers with a [`Plan`] or with why not ([`Stop`]). A plan consists of journal
//! entries; [`fold`] says what an entry means. History from elsewhere takes the same way through [`plan_import`].
#![cfg_attr(test, allow(clippy::unwrap_used))]

mod access;
mod check;
mod clock;
mod command;
mod decode;
mod drive;
pub mod duties;
mod facts;
mod fold;
pub mod history;
mod import;
mod lifecycle;
mod links;
mod parts;
mod payload;
mod plan;
mod planner;
mod record;
mod rules;
mod scopes;
mod told;
mod viewer;
mod work;

pub use access::Eyes;
pub use clock::{
    ClockState, Correction, ExplainedInterval, ExplainedKind, Floor, Outcome, Pause, REOPENED, Reopen, RetargetMode, Retargeted, SlaClock,
    SlaTarget, Span, WARNING_LEVELS,
};
pub use command::{Action, Command, Cx, NewAttachment, NewMessage};
pub use decode::default_of;
pub use drive::WARN;
pub use facts::{Facts, Link, Question, Shelf};
pub use fold::fold;
pub use import::{ImportEvent, MAX_EVENTS, plan_import};
pub use lifecycle::AllowedMove;
pub use payload::{Attachment, LinkChange, Message, Payload, TimerChange, Visibility, WatchChange};
pub use plan::{Outbox, Plan, Write};
pub use planner::{MAX_RECORDS, Stop, allowed_moves, plan};
pub use record::Record;
pub use rules::{Agreements, NoAgreements, NoRules, Practice, Promise, RuleBook};
pub use scopes::{Scopes, Seen};
pub use viewer::{FieldSet, Grant, Grants, Verb, Viewer};
pub use work::{FollowUp, Work};
