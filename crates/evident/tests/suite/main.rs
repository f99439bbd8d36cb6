//! The program as a whole: moving in, the demonstration, the command line, and the guide, whose commands are run.
#![allow(clippy::unwrap_used, missing_docs)]

mod demonstration;
mod desk;
mod guide;
mod hostile;
mod imports;
mod lists;
mod past;
