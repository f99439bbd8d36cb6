//! By when a problem must have come how far (section 2.4, targets in business days).

use crate::handles::problem::Priority;

/// Business days within which a new problem is assessed.
pub const ASSESS: i32 = 2;
/// Business days after the cause is known within which its effect is softened.
pub const MITIGATE: i32 = 10;
/// Business days within which a known error is published.
pub const PUBLISH: i32 = 2;
/// Business days without an entry after which a pressing problem is escalated.
pub const STALLED: i32 = 10;
/// Calendar days without a cause after which a pressing problem is escalated.
pub const WITHOUT_CAUSE: i64 = 30;

/// Business days until the first cause hypothesis; none is asked of lesser priorities.
#[must_use]
pub const fn hypothesis(priority: Priority) -> Option<i32> {
    match priority {
        Priority::P1 => Some(3),
        Priority::P2 => Some(5),
        _ => None,
    }
}

/// Business days until the root cause; none is asked of P4 and P5.
#[must_use]
pub const fn root_cause(priority: Priority) -> Option<i32> {
    match priority {
        Priority::P1 => Some(10),
        Priority::P2 => Some(20),
        Priority::P3 => Some(40),
        _ => None,
    }
}

/// Calendar days for which a resolved problem is observed.
#[must_use]
pub const fn observation(priority: Option<Priority>) -> i64 {
    match priority {
        Some(Priority::P1 | Priority::P2) => 90,
        _ => 30,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn by_priority() {
        use Priority::{P1, P2, P3, P4, P5};
        for (priority, first, cause, observed) in
            [(P1, Some(3), Some(10), 90), (P2, Some(5), Some(20), 90), (P3, None, Some(40), 30), (P4, None, None, 30), (P5, None, None, 30)]
        {
            assert_eq!((hypothesis(priority), root_cause(priority), observation(Some(priority))), (first, cause, observed));
        }
        assert_eq!(observation(None), 30);
    }
}
