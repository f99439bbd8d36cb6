//! Ports: what the application needs of the outside world, as traits. Adapters stand in the `connect` room; the worker
//! calls them after the commit, at least once, with the same identity each time so that a receiver can notice repetition.

use kernel::{Id, Timestamp};
use std::future::Future;
use std::pin::Pin;

/// A future behind a trait object.
pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// A mail address with a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mailbox {
    /// Display name; may be empty.
    pub name: String,
    /// Address.
    pub address: String,
}

/// A mail to one person. One event makes one mail per person, so that nobody sees who else was told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mail {
    /// Identity: the outbox item and the receiver; becomes the message id.
    pub id: String,
    /// Sender.
    pub from: Mailbox,
    /// Receiver.
    pub to: Mailbox,
    /// Subject.
    pub subject: String,
    /// Plain text.
    pub text: String,
    /// The record it is about: mails about one record form a thread.
    pub record: Id,
    /// When what it tells happened.
    pub at: Timestamp,
}

/// Carries mail away.
pub trait Mailer: Send + Sync {
    /// Hands over the mails about one event; when this returns, none will be lost. When it fails, all are handed over again.
    fn send<'a>(&'a self, mails: &'a [Mail]) -> BoxFuture<'a, Result<(), SendError>>;
}

/// Why a mail was not handed over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SendError {
    /// What the other side said.
    pub reason: String,
    /// Trying again cannot help.
    pub permanent: bool,
}

impl std::fmt::Display for SendError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.reason)
    }
}
impl std::error::Error for SendError {}
