//! `evident openapi`: the description of the REST interface.

use crate::exit::{Done, Failure};

pub fn run() -> Done {
    Err(Failure::Refused("This build serves no REST interface yet.".to_owned()))
}
