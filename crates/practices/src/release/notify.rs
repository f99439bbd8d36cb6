//! Who is told of what: those who are to act, and the service desk of what goes live.

use super::{ReleaseRules, called, changes};
use crate::change::people;
use crate::handles::change;
use crate::handles::release::{f, state, step};
use crate::organisation::Settings;
use engine::Work;
use kernel::Id;
use schema::Value;
use serde_json::json;

pub(super) fn notify(rules: &ReleaseRules, work: &mut Work<'_>) {
    let record = work.record();
    let owner = f::SERVICE.get(record).and_then(|s| people::owner_of(work.facts(), s));
    let manager = f::OWNER.get(record);
    let managers = || people::holders(work.facts(), "release_manager", people::today(&rules.calendars, work));
    let (event, what, to): (&str, &str, Vec<Id>) = if work.entering(state::VERIFYING) {
        ("release_to_verify", "is to be verified", owner.into_iter().chain(manager).collect())
    } else if work.taken() == Some(step::OWNER_APPROVE) {
        ("release_owner_approved", "is approved by the service owner", managers())
    } else if work.entering(state::APPROVED) {
        ("release_approved", "is approved", f::DEPLOYER.get(record).into_iter().chain(owner).collect())
    } else if work.entering(state::DEPLOYING) {
        ("release_deploying", "is being deployed", desk(work).into_iter().chain(owner).collect())
    } else if work.entering(state::DEPLOYED) {
        ("release_deployed", "is deployed", desk(work).into_iter().chain(owner).chain(manager).collect())
    } else if work.entering(state::BACKED_OUT) {
        ("release_backed_out", "was backed out", desk(work).into_iter().chain(owner).chain(manager).collect())
    } else if work.entering(state::IN_REVIEW) {
        ("release_review", "is to be reviewed", manager.into_iter().collect())
    } else if work.entering(state::CANCELLED) {
        let owners = changes(work).into_iter().filter_map(|c| change::f::ASSIGNED_TO.get(&*c));
        ("release_cancelled", "is cancelled; its changes are free", owners.chain(owner).collect())
    } else {
        return;
    };
    let mut to: Vec<Id> = to.into_iter().chain(work.record().watchers.iter().copied()).collect();
    to.sort_unstable();
    to.dedup();
    to.retain(|p| Some(*p) != work.actor().person());
    if to.is_empty() {
        return;
    }
    let subject = format!("{} {} {what}", called(work.record()), f::TITLE.get(work.record()).unwrap_or_default());
    let text = work.reason().unwrap_or_default().to_owned();
    let now = work.now();
    work.effect("notify", now, json!({"event": event, "to": to, "subject": subject, "text": text, "internal": true}));
}

fn desk(work: &Work<'_>) -> Vec<Id> {
    let group = Settings::of(work.facts()).service_desk().and_then(|g| work.facts().record(g));
    group.map_or_else(Vec::new, |g| match g.get("members") {
        Some(Value::References(ids)) => ids.clone(),
        _ => g.reference("lead").into_iter().collect(),
    })
}
