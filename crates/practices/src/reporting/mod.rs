//! Service reporting: a definition says what a report is for, and every period brings the report it asks for.
//!
//! A report is issued when it contains what its definition promises, with three periods of trend once there are so many, and
//! is closed when what was found led to decisions and actions, and these were told to those concerned.

#[cfg(test)]
mod cases;
mod definition;
pub mod period;
mod report;

pub use definition::DefinitionRules;
pub use report::ReportRules;

/// Under whose name consequences are decided.
const AUTOMATION: &str = "reporting";

pub(crate) fn rules(book: engine::RuleBook, shared: &crate::Shared) -> engine::RuleBook {
    book.with("report_definition", DefinitionRules).with("service_report", ReportRules { calendars: shared.calendars.clone() })
}
