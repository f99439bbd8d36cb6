//! Asset management: what is valuable for the services, from the wish to its disposal, within its obligations.
//!
//! The definition says which way an asset goes; here stands what a definition cannot say: how many licences are left and what
//! follows from it, what a loss sets off, and who is reminded of what ends. The stock check's arithmetic stands in [`stock`].

#[cfg(test)]
mod cases;
mod lost;
mod rules;
pub mod stock;

pub use rules::AssetRules;

pub(crate) fn rules(book: engine::RuleBook, _shared: &crate::Shared) -> engine::RuleBook {
    book.with("asset", AssetRules)
}
