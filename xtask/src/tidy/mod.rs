//! The house rules that no compiler keeps. Each rule is a function from what there is to what is wrong; each has a test
//! that breaks it on purpose.

mod direction;
mod documents;
mod licences;
mod ratchet;
mod scan;
mod source;

use crate::workspace::Workspace;

/// Something against a rule: where, and what.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding {
    /// File and line, or package.
    pub place: String,
    /// What is wrong and what to do instead.
    pub words: String,
}

impl Finding {
    pub fn new(place: impl Into<String>, words: impl Into<String>) -> Self {
        Self { place: place.into(), words: words.into() }
    }
}

/// Checks all rules.
pub fn run(workspace: &Workspace) -> Result<(), String> {
    let mut findings = direction::check(workspace);
    findings.extend(source::check(workspace)?);
    findings.extend(documents::check(workspace)?);
    findings.extend(licences::check(workspace)?);
    for finding in &findings {
        eprintln!("{}: {}", finding.place, finding.words);
    }
    if findings.is_empty() { Ok(()) } else { Err(format!("{} findings against the house rules", findings.len())) }
}
