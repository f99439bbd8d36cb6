//! `evident verify`: a proof somebody handed over, checked without server or database.

use crate::cli::Verify;
use crate::exit::{Done, Failure};
use crate::output::{self, Format};
use serde_json::json;

pub fn run(args: &Verify) -> Done {
    let text = std::fs::read_to_string(&args.bundle).map_err(|e| Failure::Usage(format!("{}: {e}", args.bundle.display())))?;
    let key = args.key.as_deref().map(str::parse).transpose().map_err(|e| Failure::Usage(format!("--key: {e}")))?;
    let verdict = journal::verify_bundle(&text, key.as_ref());
    match args.output.format {
        Format::Json => output::json(&json!({"good": verdict.is_good(), "holds": verdict.holds, "fails": verdict.fails})),
        Format::Text => {
            for one in &verdict.holds {
                output::line(format!("✓ {one}"));
            }
            for one in &verdict.fails {
                output::line(format!("✗ {one}"));
            }
        }
    }
    if verdict.is_good() { Ok(()) } else { Err(Failure::Found("the proof is not good".to_owned())) }
}
