//! Plans: what will be written, decided. A plan can only be made by this crate, from a checked draft by an authorised
//! actor, and the store commits nothing else.

use crate::{Payload, Record};
use journal::{Entry, Header};
use kernel::{Id, Name, Timestamp};
use std::sync::Arc;

/// Everything one command writes, in order.
#[derive(Debug)]
pub struct Plan {
    pub(crate) command: Id,
    pub(crate) writes: Vec<Write>,
    pub(crate) outbox: Vec<Outbox>,
    pub(crate) wish: Option<String>,
}

impl Plan {
    /// What was wished for, as [`Command::digest`](crate::Command::digest) says it; absent for imports. Kept beside the outcome,
    /// so that an identity used again for another wish is noticed.
    #[must_use]
    pub fn wish(&self) -> Option<&str> {
        self.wish.as_deref()
    }
    /// The command; a second commit of the same command is answered with the first one's outcome.
    #[must_use]
    pub const fn command(&self) -> Id {
        self.command
    }
    /// The writes, in order. A decision writes at most once per record; an import may carry many entries of one record, in
    /// the order of their versions.
    #[must_use]
    pub fn writes(&self) -> &[Write] {
        &self.writes
    }
    /// Effects to be carried out after the commit.
    #[must_use]
    pub fn outbox(&self) -> &[Outbox] {
        &self.outbox
    }
    /// Takes it apart for the commit.
    #[must_use]
    pub fn into_parts(self) -> (Id, Vec<Write>, Vec<Outbox>) {
        (self.command, self.writes, self.outbox)
    }
}

/// One entry to append, and the record as it will stand after it.
#[derive(Debug)]
pub struct Write {
    pub(crate) header: Header,
    pub(crate) payload: Payload,
    pub(crate) salt: [u8; 16],
    pub(crate) after: Arc<Record>,
    pub(crate) number_prefix: Option<Name>,
}

impl Write {
    /// The header; its `version - 1` is the version that must still be current at commit (0: the record must not exist).
    #[must_use]
    pub const fn header(&self) -> &Header {
        &self.header
    }
    /// The payload before sealing.
    #[must_use]
    pub const fn payload(&self) -> &Payload {
        &self.payload
    }
    /// The record after the entry. Its number may still be missing: see [`Write::number_prefix`].
    #[must_use]
    pub const fn after(&self) -> &Arc<Record> {
        &self.after
    }
    /// When present, the store draws the next number with this prefix and passes it to [`Write::seal`].
    #[must_use]
    pub const fn number_prefix(&self) -> Option<&Name> {
        self.number_prefix.as_ref()
    }
    /// Gives the number, seals the payload and yields the final entry, payload and record.
    #[must_use]
    pub fn seal(mut self, number: Option<String>) -> (Entry, Payload, Arc<Record>) {
        if let Some(number) = number {
            self.payload.number = Some(number.clone());
            Arc::make_mut(&mut self.after).number = Some(number);
        }
        let text = self.payload.to_canonical_json();
        (Entry::seal(self.header, self.salt, text), self.payload, self.after)
    }
}

/// An effect outside the database, carried out by the worker after the commit, at least once.
#[derive(Clone, Debug, PartialEq)]
pub struct Outbox {
    /// Identity, also the receiver's means of noticing repetition.
    pub id: Id,
    /// Kind, for example `mail` or `notify`.
    pub kind: Name,
    /// Record it is about.
    pub record: Id,
    /// Not before this instant.
    pub not_before: Timestamp,
    /// What is needed to carry it out.
    pub body: serde_json::Value,
}
