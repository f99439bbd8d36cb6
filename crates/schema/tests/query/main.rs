//! The query language from outside: reading, printing, refusing, selecting, saying in English, completing.
#![allow(clippy::unwrap_used, clippy::print_stdout)]

mod language;
mod printing;
mod sample;
mod selection;
mod times;
