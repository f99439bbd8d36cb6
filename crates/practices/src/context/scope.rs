//! The scope as it is stated beside the services as they are: what the statement covers and what is live should be the same.

use engine::Record;
use kernel::Id;
use std::collections::BTreeSet;

/// How a service stands to the scope statement in force.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// Live and within the scope by its record, and the statement does not name it.
    LiveUnstated,
    /// The statement names it, and its record says that it is outside.
    StatedFlaggedOut,
    /// The statement names it, and it is not live.
    StatedNotLive,
    /// Stated, live, within.
    Agrees,
    /// Live, and outside by both.
    Outside,
}

impl Standing {
    /// Whether statement and service disagree.
    #[must_use]
    pub const fn differs(self) -> bool {
        matches!(self, Self::LiveUnstated | Self::StatedFlaggedOut | Self::StatedNotLive)
    }
    /// What it means, and what to do.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::LiveUnstated => "Live and flagged as in scope, but the statement does not name it",
            Self::StatedFlaggedOut => "Named by the statement, but flagged as out of scope",
            Self::StatedNotLive => "Named by the statement, but not live",
            Self::Agrees => "Statement and service agree",
            Self::Outside => "Live, and outside the scope by both",
        }
    }
}

/// Whether customers can use a service: while it is retiring they still do.
#[must_use]
pub fn is_live(service: &Record) -> bool {
    matches!(service.state.as_deref(), Some("live" | "retiring"))
}

/// How a service stands to what is stated; nothing for one that is neither stated nor live.
#[must_use]
pub fn standing(service: &Record, stated: &BTreeSet<Id>) -> Option<Standing> {
    judged(stated.contains(&service.id), is_live(service), service.flag("in_scope"))
}

const fn judged(stated: bool, live: bool, flagged: bool) -> Option<Standing> {
    match (stated, live, flagged) {
        (true, false, _) => Some(Standing::StatedNotLive),
        (true, true, false) => Some(Standing::StatedFlaggedOut),
        (true, true, true) => Some(Standing::Agrees),
        (false, true, true) => Some(Standing::LiveUnstated),
        (false, true, false) => Some(Standing::Outside),
        (false, false, _) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_ways_are_named() {
        for (stated, live, flagged, expected) in [
            (true, true, true, Some(Standing::Agrees)),
            (true, true, false, Some(Standing::StatedFlaggedOut)),
            (true, false, true, Some(Standing::StatedNotLive)),
            (true, false, false, Some(Standing::StatedNotLive)),
            (false, true, true, Some(Standing::LiveUnstated)),
            (false, true, false, Some(Standing::Outside)),
            (false, false, true, None),
            (false, false, false, None),
        ] {
            assert_eq!(judged(stated, live, flagged), expected, "{stated} {live} {flagged}");
            assert_eq!(expected.is_some_and(Standing::differs), stated != (live && flagged), "a difference is what the two sides do not share");
        }
    }
}
