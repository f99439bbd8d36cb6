//! The web room: the only place that knows HTTP.
//!
//! A request travels from [`router`](crate) through a handler to a *view struct*, and from there through a pure function
//! to markup. Pages never fetch, decide or read a clock: what they need stands in the view struct and the
//! [`ui::Screen`], so every page can be drawn from sample data, looked at in the gallery and compared in a test.
#![cfg_attr(test, allow(clippy::unwrap_used))]

pub mod assets;
pub mod error;
pub mod ui;
