//! Exit codes: what a script may rely on. They are part of `--help` and of `docs/cli.md`.

use app::AppError;
use std::fmt;

/// How a command ended when it did not do what was asked.
#[derive(Debug)]
pub enum Failure {
    /// Ours or the machine's: disk, database, network. Exit code 1.
    Fault(String),
    /// The call itself is wrong: unknown flag, setting or file. Exit code 2 (as for unknown flags).
    Usage(String),
    /// Refused for a reason the caller can mend: a query, a password, a record that is not there. Exit code 3.
    Refused(String),
    /// The check was carried out and found something: an altered journal, a difference, an error in the model. Exit code 4.
    Found(String),
    /// Another process has the data folder. Exit code 5.
    InUse(String),
}

/// What a command yields.
pub type Done<T = ()> = Result<T, Failure>;

impl Failure {
    /// The exit code.
    #[must_use]
    pub const fn code(&self) -> u8 {
        match self {
            Self::Fault(_) => 1,
            Self::Usage(_) => 2,
            Self::Refused(_) => 3,
            Self::Found(_) => 4,
            Self::InUse(_) => 5,
        }
    }
    /// A fault from its cause, with the whole chain.
    pub fn fault(cause: impl std::error::Error + Send + Sync + 'static) -> Self {
        Self::Fault(app::Fault(Box::new(cause)).chain())
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Fault(text) | Self::Usage(text) | Self::Refused(text) | Self::Found(text) | Self::InUse(text) => f.write_str(text),
        }
    }
}

impl From<AppError> for Failure {
    fn from(error: AppError) -> Self {
        match error {
            AppError::Fault(fault) => Self::Fault(fault.chain()),
            other => Self::Refused(other.to_string()),
        }
    }
}
