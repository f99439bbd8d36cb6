//! Screens. `views` says what a page shows, `components` draws the small things, `pages` puts them together; `samples`
//! fills both, so that no screen exists without data to look at it with.

pub mod components;
pub mod form_data;
pub mod icons;
pub mod layout;
pub mod markdown;
pub mod pages;
pub mod samples;
pub mod screen;
pub mod time;
pub mod views;

pub use screen::{AsOf, Flash, NavItem, Screen, Theme, Who};
