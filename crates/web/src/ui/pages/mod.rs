//! Pages: pure functions from a view struct and the [`crate::ui::Screen`] to a whole document.

pub mod agenda;
pub mod calendar;
pub mod errors;
pub mod form;
pub mod gallery;
pub mod governance;
pub mod help;
pub mod history;
pub mod impact;
pub mod import;
pub mod list;
pub mod me;
pub mod moves;
pub mod portal;
pub mod practice;
pub mod proof;
pub mod record;
pub mod search;
pub mod service;
pub mod sign_in;
pub mod work;
