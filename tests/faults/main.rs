//! What must survive: processes killed in the middle of a write, disks that fill up or cannot be written, a second process
//! on the same data, a clock that jumps, bits that flip. The program runs as a process of its own wherever the fault is
//! one of processes or disks.
#![allow(clippy::unwrap_used, clippy::print_stdout, missing_docs)]

mod clock;
mod desk;
mod disk;
mod flip;
mod kill;
mod second;
mod seed;
