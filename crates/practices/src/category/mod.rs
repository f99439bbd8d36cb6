//! Categories: two levels, at most fifteen at the top.

use crate::handles::category::f;
use engine::{Practice, Work};

/// Most categories at the top.
const MOST_AT_TOP: usize = 15;

/// Rules of categories.
#[derive(Clone, Copy, Debug, Default)]
pub struct CategoryRules;

impl Practice for CategoryRules {
    fn check(&self, work: &mut Work<'_>) {
        let own = work.record().id;
        let Some(parent) = f::PARENT.get(work.record()) else {
            let top = work
                .facts()
                .all("category")
                .filter(|c| c.id != own && f::PARENT.get(&***c).is_none() && f::ACTIVE.get(&***c) == Some(true));
            if (work.creating() || work.changed("parent") || work.changed("active")) && top.count() >= MOST_AT_TOP {
                work.refuse_guard("parent", "There are already fifteen categories at the top; put this one within another.");
            }
            return;
        };
        if parent == own {
            work.refuse(kernel::Refusal::new(kernel::Code::SelfLink).on("parent"));
        }
        let deep = work.facts().shelved(parent).is_some_and(|p| f::PARENT.get(&**p).is_some());
        let has_children = work.facts().all("category").any(|c| f::PARENT.get(&**c) == Some(own));
        if deep || has_children {
            work.refuse_guard("parent", "Categories have two levels, not three.");
        }
    }
}

/// Hands the rules of its types to the book.
pub(crate) fn rules(book: engine::RuleBook, _shared: &crate::Shared) -> engine::RuleBook {
    book.with("category", CategoryRules)
}
