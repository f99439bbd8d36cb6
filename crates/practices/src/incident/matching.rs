//! Known errors that may explain an incident: offered to the desk when it is entered, and recorded, so that it can be seen
//! later what was offered.

use super::queue;
use crate::handles::incident::{f, state};
use crate::handles::known_error;
use engine::Work;
use kernel::Id;
use schema::Value;
use std::collections::BTreeSet;

/// Fields by which known errors are matched.
const SAID: [&str; 5] = ["service", "title", "description", "symptom", "configuration_item"];
/// Most known errors that are offered.
const OFFERED: usize = 5;
/// Most known errors of a service that are looked at.
const LOOKED_AT: usize = 100;
/// Shortest word that tells anything.
const TELLING: usize = 4;

/// How well a known error matches what was said (section 2.4): one point for every telling word both have, three for the
/// same configuration item. Words are compared without case; those of fewer than four characters tell nothing. Zero means
/// that nothing speaks for it.
#[must_use]
pub fn score(symptoms: &str, said: &str, same_item: bool) -> usize {
    let shared = words(symptoms).intersection(&words(said)).count();
    shared + if same_item { 3 } else { 0 }
}

fn words(text: &str) -> BTreeSet<String> {
    let all = text.split(|c: char| !c.is_alphanumeric()).map(str::to_lowercase);
    all.filter(|w| w.chars().count() >= TELLING).collect()
}

/// Two shared words, or the configuration item, are enough to be offered.
const fn is_match(score: usize) -> bool {
    score >= 2
}

/// Finds the known errors of the service that match best. Only for the desk: whoever reports does not see all of them.
pub(super) fn compute(work: &mut Work<'_>) {
    let said_anew = SAID.iter().any(|field| work.changed(field));
    let over = matches!(work.record().state.as_deref(), Some(state::RESOLVED | state::CLOSED | state::CANCELLED));
    let Some(service) = f::SERVICE.get(work.record()) else { return };
    if !said_anew || over || !queue::works_at_desk(work) {
        return;
    }
    let record = work.record();
    let said: Vec<&str> = [f::TITLE, f::DESCRIPTION, f::SYMPTOM].iter().filter_map(|field| field.get(record)).collect();
    let said = said.join(" ");
    let item = f::CONFIGURATION_ITEM.get(record).map(str::to_lowercase);
    let query = format!("state:published,fix_scheduled,accepted service:{service}");
    let known = work.facts().find(known_error::TYPE, &query, LOOKED_AT);
    let mut found: Vec<(usize, Id)> = Vec::new();
    for error in known {
        let title = known_error::f::TITLE.get(&*error).unwrap_or_default();
        let symptoms = format!("{title} {}", known_error::f::SYMPTOMS.get(&*error).unwrap_or_default());
        let its = known_error::f::CONFIGURATION_ITEM.get(&*error).map(str::to_lowercase);
        let points = score(&symptoms, &said, its.is_some() && its == item);
        if is_match(points) {
            found.push((points, error.id));
        }
    }
    found.sort_by_key(|(points, id)| (std::cmp::Reverse(*points), *id));
    let ids: Vec<Id> = found.into_iter().take(OFFERED).map(|(_, id)| id).collect();
    if ids.is_empty() {
        work.clear("known_error_matches");
    } else {
        work.set("known_error_matches", Value::References(ids));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_alike() {
        for (symptoms, said, same_item, points) in [
            ("", "", false, 0),
            ("", "", true, 3),
            ("Outlook cannot send mail", "Nobody can send mail", false, 2),
            ("OUTLOOK hangs", "outlook Hangs!", false, 2),
            ("the of and it", "the of and it", false, 0),
            ("printer printer printer", "printer", false, 1),
            ("Drucker läuft über", "über läuft nichts", false, 2),
            ("printer offline", "VPN drops", true, 3),
        ] {
            assert_eq!(score(symptoms, said, same_item), points, "{symptoms} / {said}");
        }
        assert!(!is_match(1) && is_match(2));
    }
}
