//! The web room: the only place that knows HTTP.
//!
//! A request travels from the [`router`] through one of the [`desk`]'s handlers to the application, comes back as a view,
//! becomes a *page struct* in [`ui::views`] and, through a pure function, markup. Pages never fetch, decide or read a
//! clock: what they need stands in the struct and the [`ui::Screen`], so every page can be drawn from sample data, looked
//! at in the gallery and compared in a test.
#![cfg_attr(test, allow(clippy::unwrap_used))]
// A problem is large because it says everything about a failure, and is made once per failed request.
#![allow(clippy::result_large_err)]

pub mod api;
pub mod assets;
mod desk;
pub mod error;
mod extract;
mod presence;
mod present;
mod router;
mod security;
mod serve;
pub mod ui;

pub use extract::{Posted, Reader};
pub use router::{Web, WebOptions, router};
pub use serve::serve;
