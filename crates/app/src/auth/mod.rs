//! Who is at the door. Passwords are kept as argon2id hashes, sessions and tokens as SHA-256 of 256 random bits that
//! only the holder has, attempts are counted per account and per address. Nothing here knows of HTTP: the web room
//! carries the secrets in cookies and headers, this room judges them.

pub mod password;
pub mod secret;
mod service;
mod setup;
mod tokens;
mod types;

pub use secret::{Secret, csrf_token, csrf_valid};
pub(crate) use service::Sessions;
pub use setup::Founding;
pub use tokens::MAX_DAYS;
pub use types::{ApiToken, NewToken, Scope, Session, SignIn, SignedIn};
