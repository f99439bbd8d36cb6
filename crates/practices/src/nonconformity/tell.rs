//! Who hears of a nonconformity: the owner at once, the owner of the SMS of a major one, whoever graded it of its end.

use super::is_major;
use crate::handles::nonconformity::{f, state};
use crate::measurement::records::{called, today};
use crate::measurement::telling::{holders, sms_owners, tell as to};
use engine::Work;

pub(super) fn tell(work: &mut Work<'_>) {
    let number = called(work.record());
    let text = f::STATEMENT.get(work.record()).unwrap_or_default().to_owned();
    let owner = f::OWNER.get(work.record());
    if work.creating() && owner.is_none() {
        // Somebody must grade it and name its owner.
        let managers = holders(work.facts(), "sms_manager", today(work));
        to(work, "nonconformity_raised", managers, &format!("{number}: a nonconformity was raised"), &text);
    }
    if work.changed("owner") {
        to(work, "nonconformity_yours", owner, &format!("{number}: a nonconformity is yours"), &text);
    }
    if work.changed("grade") && is_major(work.record()) {
        let people = sms_owners(work);
        to(work, "nonconformity_major", people, &format!("{number}: major nonconformity"), &text);
    }
    let ended = if work.entering(state::CLOSED) {
        Some("closed")
    } else if work.entering(state::WITHDRAWN) {
        Some("withdrawn")
    } else if work.entering(state::ANALYSED) && work.leaving(state::EFFECTIVENESS_CHECK) {
        Some("not effective, and analysed again")
    } else {
        None
    };
    if let Some(ended) = ended {
        to(work, "nonconformity_ended", owner, &format!("{number} is {ended}"), &text);
    }
}
