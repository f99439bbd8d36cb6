//! `evident openapi`: the description of the REST interface.

use crate::exit::Done;
use crate::output;

pub fn run() -> Done {
    output::json(&web::api::openapi(&practices::model()));
    Ok(())
}
