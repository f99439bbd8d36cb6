//! What the program, its tests and its benchmarks share: the demonstration organisation.

pub mod demo;
