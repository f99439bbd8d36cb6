//! Availability.

use crate::Shared;
use engine::RuleBook;

pub(crate) fn rules(book: RuleBook, _shared: &Shared) -> RuleBook {
    book
}
