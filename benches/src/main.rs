//! Measurements of the whole program, each a figure beside a floor or a bound, on the machine at hand.
//!
//! `cargo xtask bench` builds the program and this in release and runs it. Figures of CPU are of the server process with
//! everything in it, the database included, read from `/proc`: they hardly move with the machine's noise. Rates are given as
//! a ratio to bare single-row commits measured in the same run.

mod desk;
mod floor;
mod inside;
mod million;
mod open;
mod table;

use clap::Parser;
use std::path::PathBuf;
use table::{Figure, render};

/// What to measure.
#[derive(Parser)]
struct Args {
    /// The program, built in release.
    #[arg(long, env = "EVIDENT_TEST_PROGRAM", default_value = "target/release/evident")]
    program: PathBuf,
    /// Only parts whose name contains this: inside, desk, million
    #[arg(long, default_value = "")]
    only: String,
    /// Incidents of the large store.
    #[arg(long, default_value_t = 1_000_000)]
    incidents: u64,
    /// Keep (and use again) the large store in this folder.
    #[arg(long)]
    keep: Option<PathBuf>,
}

/// The allocator of the program.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

#[tokio::main]
#[allow(clippy::print_stdout)] // the table is what this is for
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let args = Args::parse();
    let mut figures: Vec<Figure> = Vec::new();
    if "inside".contains(&args.only) {
        figures.extend(inside::measure(&args.program).await?);
    }
    if "desk".contains(&args.only) {
        figures.extend(desk::measure(&args.program).await?);
    }
    if "million".contains(&args.only) {
        figures.extend(million::measure(&args.program, args.incidents, args.keep.as_deref()).await?);
    }
    println!("{}", render(&figures));
    if figures.iter().all(Figure::kept) { Ok(()) } else { Err("a bound is not kept".into()) }
}
