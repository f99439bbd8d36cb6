//! Reading: each use case loads what it needs in few statements, reduces it to what the viewer may see, and answers with
//! the types of [`crate::view`].

mod agenda;
mod beside;
mod calendar;
mod clocks;
mod complete;
mod files;
mod form;
mod governance;
mod history;
mod home;
mod impact;
mod list;
mod past;
mod record;
mod search;
mod service;
mod work;

pub(crate) use home::Figures;

pub use files::{Download, Upload};
pub use past::Moment;
