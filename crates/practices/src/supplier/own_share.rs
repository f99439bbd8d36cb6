//! The organisation itself runs part of the services, of their components and of the processes (8.2.3.1): the last of a
//! group is not made over to others.

use crate::handles::supplier::{f, state};
use engine::{Record, Work};
use kernel::Id;
use std::collections::BTreeSet;

/// Most suppliers that are looked through.
const MOST: usize = 1_000;

/// A list of a supplier, the type it names, and the state in which such a thing is in use.
const GROUPS: [(&str, &str, &str, &str); 3] = [
    ("services_provided", "service", "live", "service"),
    ("components_provided", "configuration_item", "live", "component"),
    ("processes_operated", "sms_process", "active", "process"),
];

/// Whether the party works for us, so that what it provides is made over to it.
pub(super) fn works_for_us(record: &Record) -> bool {
    matches!(record.state.as_deref(), Some(state::ACTIVE | state::UNDER_NOTICE))
}

/// Refuses when nothing of a group would be left to the organisation.
pub(super) fn check(work: &mut Work<'_>) {
    let own = work.record().id;
    let others = work.facts().find("supplier", "state:active,under_notice", MOST);
    for (field, type_name, in_use, word) in GROUPS {
        let listed = |record: &Record| match record.get(field) {
            Some(schema::Value::References(ids)) => ids.clone(),
            _ => Vec::new(),
        };
        let mine = listed(work.record());
        if mine.is_empty() {
            continue;
        }
        let theirs = others.iter().filter(|o| o.id != own).flat_map(|o| listed(o));
        let given: BTreeSet<Id> = mine.into_iter().chain(theirs).collect();
        // A type whose records have no such state is in use as long as it is there.
        let known = work.model().get(type_name).is_some_and(|def| def.state(in_use).is_some());
        let query = if known { format!("state:{in_use}") } else { String::new() };
        // Of one more than were given away, one at least is left, if there is any.
        let left = work.facts().find(type_name, &query, given.len() + 1).iter().any(|r| !given.contains(&r.id));
        if !left {
            let words = format!("The organisation must run at least one {word} itself; this would leave none.");
            work.refuse_guard(field, &words);
        }
    }
}

/// What the party contributes is said: something at least, and of the rest that there is none.
pub(super) fn contribution(work: &mut Work<'_>) {
    let record = work.record();
    let none = |name: &str| matches!(record.get(f::PROVIDES_NONE.as_str()), Some(schema::Value::Choices(all)) if all.iter().any(|n| *n == *name));
    let filled: Vec<bool> = GROUPS.iter().map(|(field, ..)| record.get(field).is_some()).collect();
    let said: Vec<bool> = ["services", "components", "processes"].iter().map(|name| none(name)).collect();
    if !filled.contains(&true) {
        work.refuse_guard("services_provided", "Say what it provides: services, components or processes.");
    }
    for ((field, _, _, word), (filled, said)) in GROUPS.iter().zip(filled.into_iter().zip(said)) {
        if !filled && !said {
            work.refuse_guard(field, &format!("Name each {word}, or say that it provides none."));
        }
    }
}
