//! Reading: each use case loads what it needs in few statements, reduces it to what the viewer may see, and answers with
//! the types of [`crate::view`].

mod agenda;
mod beside;
mod clocks;
mod complete;
mod files;
mod form;
mod governance;
mod history;
mod home;
mod list;
mod past;
mod record;
mod search;
mod work;

pub(crate) use home::Figures;

pub use files::{Download, Upload};
pub use past::Moment;
